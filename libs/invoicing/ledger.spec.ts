import fc from 'fast-check';
import {
  balancesOn,
  beancountJournal,
  hledgerJournal,
  invoicesOn,
  lateInterest,
  type MoneyFact,
  postedAfter,
  postingsUntil,
  statementOf,
  trialBalance,
} from '#invoicing';
import { parseKroner } from '#kernel';
import { Money, PLAN, RATES } from './testing/money.ts';

const FIRST = '2025-0001';

/** One instalment issued on 1 March, due on the 31st: 12.50 kroner to 1001, 2 øre and no VAT to 1002. */
function issued(): Money {
  const money = new Money();
  money.instalment(1, 12, PLAN);
  return money;
}
const first = (money: Money, day: string) => {
  const [found] = invoicesOn(money.facts, day, RATES);
  return found ?? null;
};

describe('an invoice on a day', () => {
  it('is issued, sent, overdue, partly paid, paid; and was so on those days whatever came later', () => {
    const money = issued();
    money.tell('SendInvoice', { invoice: FIRST, channel: 'EHF' }, { on: '2025-03-02' });
    const part = { payment: 'P1', amount: '250', matches: [{ invoice: FIRST, amount: '250' }] };
    money.tell('RegisterPayment', part, { on: '2025-04-10' });
    const rest = { payment: 'P2', amount: '1000', matches: [{ invoice: FIRST, amount: '1000' }] };
    money.tell('RegisterPayment', rest, { on: '2025-05-10' });
    const on = (day: string) => {
      const found = first(money, day);
      return found && { status: found.status, open: found.open, paid: found.paid };
    };
    expect(on('2025-02-28')).toBeNull();
    expect(on('2025-03-01')).toEqual({ status: 'ISSUED', open: 1250n, paid: 0n });
    expect(on('2025-03-31')).toEqual({ status: 'SENT', open: 1250n, paid: 0n });
    expect(on('2025-04-01')).toEqual({ status: 'OVERDUE', open: 1250n, paid: 0n });
    expect(on('2025-04-10')).toEqual({ status: 'OVERDUE', open: 1000n, paid: 250n });
    expect(on('2025-05-10')).toEqual({ status: 'PAID', open: 0n, paid: 1250n });
    money.tell('UnmatchPayment', { year: 2025, payment: 'P2', ground: 'EKSEMPEL' }, { on: '2025-06-01' });
    expect(on('2025-05-31')?.status).toBe('PAID');
    expect(on('2025-06-01')).toEqual({ status: 'OVERDUE', open: 1000n, paid: 250n });
  });

  it('paid in part before it is due is partly paid; paid too much shows what is to go back', () => {
    const money = issued();
    const part = (payment: string, amount: string) => ({ payment, amount, matches: [{ invoice: FIRST, amount }] });
    money.tell('RegisterPayment', part('P1', '50'), { on: '2025-03-10' });
    expect(first(money, '2025-03-10')).toMatchObject({ status: 'PARTLY_PAID', open: 1200n });
    money.tell('RegisterPayment', part('P2', '1300'), { on: '2025-03-11' });
    expect(first(money, '2025-03-11')).toMatchObject({ status: 'PAID', open: -100n });
    money.tell('RegisterPayment', part('BACK', '-100'), { on: '2025-03-12' });
    expect(first(money, '2025-03-12')).toMatchObject({ status: 'PAID', open: 0n });
  });

  it('is paid by a payment of its own year’s bank, whatever another year calls its own', () => {
    const money = issued();
    const matches = [{ invoice: FIRST, amount: '250' }];
    money.tell('RegisterPayment', { payment: 'P1', amount: '250', matches }, { on: '2025-04-10' });
    const [received, matched] = money.facts.slice(-2);
    const next = [received, matched].map((fact, n) => ({ ...fact, year: 2026, on: '2026-01-05', index: 100 + n }));
    const data = { payment: 'P1', ground: 'EKSEMPEL' };
    const back = { type: 'PaymentUnmatched', data, on: '2026-02-01', year: 2026, index: 102 };
    const facts = [...money.facts, ...next, back] as MoneyFact[];
    const paid = (day: string) => invoicesOn(facts, day, RATES)[0]?.payments.map(({ year, on }) => [year, on]);
    expect(paid('2026-01-05')).toEqual([
      [2025, '2025-04-10'],
      [2026, '2026-01-05'],
    ]);
    expect(paid('2026-02-01')).toEqual([[2025, '2025-04-10']]);
    const bank = (day: string) =>
      trialBalance(postingsUntil(facts, [], day), 2026).find(
        ({ account }) => account === 'liabilities:unmatched-payments',
      );
    expect(bank('2026-02-01')?.closing).toBe(-250n);
  });

  it('is credited, disputed and written off', () => {
    const credited = issued();
    credited.tell('PrepareCredit', { year: 2025, run: 'C', invoice: FIRST, ground: 'EKSEMPEL' });
    credited.through('C', '2025-03-20');
    expect(first(credited, '2025-03-19')?.status).toBe('ISSUED');
    expect(first(credited, '2025-03-20')).toMatchObject({ status: 'CREDITED', open: 0n, creditedBy: '2025-0003' });
    const note = invoicesOn(credited.facts, '2025-03-20', RATES).at(-1);
    expect(note).toMatchObject({ invoice: '2025-0003', document: 'CREDIT_NOTE', payable: -1250n, open: 0n });

    const disputed = issued();
    disputed.tell('DisputeInvoice', { invoice: FIRST, amount: '500', ground: 'EKSEMPEL' }, { on: '2025-04-05' });
    disputed.tell('SettleDispute', { invoice: FIRST, outcome: 'STANDS', ground: 'EKSEMPEL' }, { on: '2025-04-20' });
    expect(first(disputed, '2025-04-05')).toMatchObject({ status: 'DISPUTED', dispute: { amount: 500n } });
    expect(first(disputed, '2025-04-20')).toMatchObject({ status: 'OVERDUE', dispute: null });

    const lost = issued();
    lost.tell('WriteOffClaim', { invoice: FIRST, amount: '1250', decision: 'V-1' }, { on: '2025-09-01' });
    expect(first(lost, '2025-09-01')).toMatchObject({ status: 'WRITTEN_OFF', open: 0n, writtenOff: 1250n });
  });
});

describe('late interest (forsinkelsesrenteloven §§ 2 and 3)', () => {
  it('of a document is what accrued, what was claimed of it, and what is left; a credited claim is left again', () => {
    const money = issued();
    const claim = { year: 2025, run: 'R', invoice: FIRST, amount: '20', decision: 'V-1' };
    money.tell('PrepareInterest', claim, { on: '2025-05-31' });
    money.through('R', '2025-06-01');
    const on = (day: string) => {
      const { accrued, claimed, interest } = first(money, day) ?? {};
      return [accrued, claimed, interest];
    };
    expect(on('2025-05-31')).toEqual([26n, 0n, 26n]);
    expect(on('2025-06-01')).toEqual([27n, 20n, 7n]);
    money.tell(
      'PrepareCredit',
      { year: 2025, run: 'C', invoice: '2025-0003', ground: 'EKSEMPEL' },
      { on: '2025-06-10' },
    );
    money.through('C', '2025-06-10');
    expect(on('2025-06-09')).toEqual([30n, 20n, 10n]);
    expect(on('2025-06-10')).toEqual([30n, 0n, 30n]);
    // Known later: it was paid before; more was claimed than had accrued.
    const again = { ...claim, run: 'R2', amount: '30' };
    expect(money.tell('PrepareInterest', again, { on: '2025-06-10' })).toEqual(['InvoiceRunPrepared']);
    money.through('R2', '2025-06-10');
    const matches = [{ invoice: FIRST, amount: '1250' }];
    money.tell('RegisterPayment', { payment: 'P', amount: '1250', matches }, { on: '2025-04-30' });
    expect(on('2025-06-10')).toEqual([13n, 30n, -17n]);
  });

  const open = (amount: bigint, from = '2020-01-01') => [{ from, amount }];

  it('counts the days after the due date by 365ths of the rate; a new rate holds from its day', () => {
    // 10 000.00 due 20 June 2025: ten days of June at 12.5 %, ten of July at 12.25 %.
    // 1 000 000 × 0.125 × 10 / 365 = 3 424.66; 1 000 000 × 0.1225 × 10 / 365 = 3 356.16; together 6 780.82 øre.
    expect(lateInterest(open(1_000_000n), '2025-06-20', '2025-07-10', RATES)).toBe(6_781n);
    expect(lateInterest(open(1_000_000n), '2025-06-20', '2025-06-20', RATES)).toBe(0n);
    // One day: 342.47 øre.
    expect(lateInterest(open(1_000_000n), '2025-06-20', '2025-06-21', RATES)).toBe(342n);
  });

  it('counts a day of a leap year as a 366th', () => {
    // 29 February and 1 March 2024: 1 000 000 × 0.125 × 2 / 366 = 683.06 øre.
    expect(lateInterest(open(1_000_000n), '2024-02-28', '2024-03-01', RATES)).toBe(683n);
    // 31 December 2024 (a 366th) and 1 January 2025 (a 365th): 341.53 + 342.47 = 684.00 øre.
    expect(lateInterest(open(1_000_000n), '2024-12-30', '2025-01-01', RATES)).toBe(684n);
  });

  it('counts the day of payment, and after it what is left', () => {
    const paid = [...open(1_000_000n), { from: '2025-06-25', amount: 400_000n }];
    // Five days of 1 000 000 (1 712.33) and five of 400 000 (684.93): 2 397.26 øre.
    expect(lateInterest(paid, '2025-06-20', '2025-06-30', RATES)).toBe(2_397n);
  });

  it('is not known where a rate is not known; a paid claim bears none', () => {
    expect(lateInterest(open(1_000_000n), '2023-12-30', '2023-12-31', RATES)).toBeNull();
    expect(lateInterest(open(0n), '2023-12-30', '2024-12-31', RATES)).toBe(0n);
  });
});

describe('the ledger', () => {
  /** A year with most of what can happen in it. */
  function year(): Money {
    const money = issued();
    money.tell('RegisterPayment', { payment: 'P1', amount: '2000', matches: [{ invoice: FIRST, amount: '1250' }] });
    money.instalment(2, 12, PLAN);
    money.tell('PrepareCredit', { year: 2025, run: 'C', invoice: '2025-0003', ground: 'EKSEMPEL' });
    money.through('C', '2025-06-01');
    money.tell('WriteOffClaim', { invoice: '2025-0002', amount: '2', decision: 'V-1' }, { on: '2025-07-01' });
    const interest = { year: 2025, run: 'R', invoice: '2025-0003', amount: '7', decision: 'V-2' };
    money.tell('PrepareInterest', interest, { on: '2025-08-01' });
    money.through('R', '2025-08-01');
    money.settle('S', PLAN, 'SETTLEMENT', '2025-08-02');
    return money;
  }
  const COSTS = [
    { index: 0, line: 'L-1', category: 'DRIFT', amount: 20_034n, on: '2025-02-01', year: 2025, text: 'Cost' as const },
  ];

  it('balances every event to zero, and the year in each column', () => {
    const postings = postingsUntil(year().facts, COSTS, '2025-12-31');
    for (const { entries } of postings) expect(entries.reduce((sum, { amount }) => sum + amount, 0n)).toBe(0n);
    const rows = trialBalance(postings, 2025);
    const balance = Object.fromEntries(rows.map(({ account, closing }) => [account, closing]));
    expect(balance).toMatchObject({
      'assets:bank': 2000n,
      'liabilities:unmatched-payments': -750n,
      'memorandum:own-share:DRIFT': 10_000n,
      'memorandum:own-share-contra': -10_000n,
      'expenses:costs:DRIFT': 20_034n,
      'liabilities:host': -20_034n,
      'income:late-interest': -7n,
      'expenses:losses': 2n,
      'income:DRIFT': -(10_001n + 33n),
      'income:LICENCE': -2_000n,
    });
    for (const column of ['opening', 'movement', 'closing'] as const)
      expect(rows.reduce((sum, row) => sum + row[column], 0n)).toBe(0n);
  });

  it('agrees with the invoices: what is open of each is what its municipality’s account holds', () => {
    const money = year();
    const day = '2025-12-31';
    const rows = trialBalance(postingsUntil(money.facts, COSTS, day), 2025);
    const balances = balancesOn(invoicesOn(money.facts, day, RATES), day);
    expect(balances.map(({ municipality }) => municipality)).toEqual(['1001', '1002']);
    for (const { municipality, open, ageing } of balances) {
      expect(rows.find(({ account }) => account === `assets:receivables:${municipality}`)?.closing ?? 0n).toBe(open);
      expect(Object.values(ageing).reduce((a, b) => a + b, 0n)).toBe(open);
    }
  });

  it('puts a settlement of the year into the year until it is closed, a correction after that into its own', () => {
    const money = issued();
    const before = { '1001': { DRIFT: 50_00n }, '1002': { DRIFT: 33n }, '1000': { DRIFT: 100_00n } };
    money.settle('S', before);
    const last = money.events.length;
    money.tell('CloseAccounts', { year: 2025 }, { on: '2026-02-22' });
    const asked = {
      year: 2025,
      run: 'K',
      period: { from: '2025-01', to: '2025-12' },
      basis: { of: 'COSTS' as const, knownAt: 1 },
    };
    const targets = [{ municipality: '1001', category: 'DRIFT', amount: '6000' }];
    money.tell('PrepareInvoiceRun', { ...asked, kind: 'CORRECTION', targets }, { on: '2026-04-01' });
    money.through('K', '2026-04-20');
    const postings = postingsUntil(money.facts, [], '2026-12-31');
    expect(postings.filter(({ year }) => year === 2026).map(({ text, dated }) => ({ text, dated }))).toEqual([
      { text: 'Own share', dated: '2026-04-20' },
      { text: 'Invoice', dated: '2026-04-20' },
      { text: 'Credit note', dated: '2026-04-20' },
    ]);
    expect(postings.filter(({ year }) => year === 2025).every(({ index }) => index < last)).toBe(true);
    const [next] = trialBalance(postings, 2026).filter(({ account }) => account === 'assets:receivables:1001');
    const [closed] = trialBalance(postings, 2025).filter(({ account }) => account === 'assets:receivables:1001');
    expect(next?.opening).toBe(closed?.closing);
    expect(trialBalance(postings, 2026).reduce((sum, { opening }) => sum + opening, 0n)).toBe(0n);
  });

  it('never changes a closed year: what is recorded after the closing stands on the first day open then, the bank’s day beside it', () => {
    const money = issued();
    money.tell('CloseAccounts', { year: 2025 }, { on: '2026-02-22' });
    const closed = trialBalance(postingsUntil(money.facts, COSTS, '2026-12-31'), 2025);
    const paid = { payment: 'P1', amount: '1250', matches: [{ invoice: FIRST, amount: '1250' }] };
    money.tell('RegisterPayment', paid, { on: '2025-12-30' });
    money.tell('WriteOffClaim', { invoice: '2025-0002', amount: '2', decision: 'V-1' }, { on: '2025-12-31' });
    for (const day of ['2025-12-31', '2026-01-01', '2026-02-21', '2026-12-31'])
      expect([day, trialBalance(postingsUntil(money.facts, COSTS, day), 2025)]).toEqual([day, closed]);
    const last = postingsUntil(money.facts, COSTS, '2026-12-31').slice(-3);
    expect(last.map(({ text, on, dated, year }) => [text, on, dated, year])).toEqual([
      ['Payment', '2025-12-30', '2026-01-01', 2026],
      ['Payment matched', '2025-12-30', '2026-01-01', 2026],
      ['Written off', '2025-12-31', '2026-01-01', 2026],
    ]);
    // The debtor paid on the bank’s day; until the ledger has it, it is named.
    expect(first(money, '2025-12-30')).toMatchObject({ status: 'PAID', open: 0n });
    expect(postedAfter(money.facts, COSTS, '2025-12-30').map(({ text }) => text)).toEqual([
      'Payment',
      'Payment matched',
    ]);
    expect(postedAfter(money.facts, COSTS, '2026-01-01')).toEqual([]);
  });

  it('holds a year whose successor is closed: it opens with what that left', () => {
    const money = issued();
    const closing = { type: 'AccountsClosed', data: {}, on: '2027-02-20', year: 2026, index: money.events.length };
    const [before] = money.facts;
    const late = { payment: 'P9', amount: '5', kid: null, entry: null, file: null };
    const payment = { ...before, type: 'PaymentReceived', data: late, on: '2025-12-01', index: closing.index + 1 };
    const [posted] = postingsUntil([...money.facts, closing, payment] as MoneyFact[], [], '2027-03-01').slice(-1);
    expect(posted).toMatchObject({ reference: 'P9', on: '2025-12-01', dated: '2027-01-01', year: 2027 });
  });

  it('lets money that came before its document wait for it', () => {
    const money = issued();
    const matches = [{ invoice: FIRST, amount: '250' }];
    money.tell('RegisterPayment', { payment: 'P1', amount: '250', matches }, { on: '2025-02-10' });
    const held = (day: string) => {
      const rows = trialBalance(postingsUntil(money.facts, [], day), 2025);
      return ['assets:bank', 'liabilities:unmatched-payments', 'assets:receivables:1001'].map(
        (name) => rows.find(({ account }) => account === name)?.closing ?? 0n,
      );
    };
    expect(held('2025-02-28')).toEqual([250n, -250n, 0n]);
    expect(held('2025-03-01')).toEqual([250n, 0n, 1000n]);
    expect(first(money, '2025-03-01')).toMatchObject({ open: 1000n, payments: [{ on: '2025-02-10' }] });
    money.tell('UnmatchPayment', { year: 2025, payment: 'P1', ground: 'EKSEMPEL' }, { on: '2025-02-20' });
    expect(held('2025-03-01')).toEqual([250n, -250n, 1250n]);
  });

  it('states an account line by line', () => {
    const { rows, opening, closing } = statementOf(
      postingsUntil(year().facts, COSTS, '2025-12-31'),
      'assets:bank',
      2025,
    );
    expect({ opening, closing, n: rows.length }).toEqual({ opening: 0n, closing: 2000n, n: 1 });
  });

  it('is written as journals that another program sums to the same balances', () => {
    const postings = postingsUntil(year().facts, COSTS, '2025-12-31');
    const rows = trialBalance(postings, 2025).filter(({ closing }) => closing !== 0n);
    const ours = Object.fromEntries(rows.map(({ account, closing }) => [account, closing]));
    expect(sumsOf(hledgerJournal(postings))).toEqual(ours);
    const beancount = beancountJournal(postings);
    const theirs = sumsOf(beancount);
    expect(Object.values(theirs).sort()).toEqual(Object.values(ours).sort());
    for (const account of Object.keys(theirs)) {
      expect(account).toMatch(/^(Assets|Liabilities|Equity|Income|Expenses)(:[A-Z0-9][A-Za-z0-9-]*)+$/);
      expect(beancount).toMatch(new RegExp(`^\\d{4}-\\d{2}-\\d{2} open ${account} NOK$`, 'm'));
    }
  });

  it('balances and agrees whatever happens', () => {
    const step = fc.record({
      what: fc.constantFrom('instalment', 'pay', 'credit', 'unmatch', 'write-off'),
      n: fc.integer({ min: 1, max: 9 }),
      amount: fc.integer({ min: 1, max: 3000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const money = new Money();
        for (const [i, { what, n, amount }] of steps.entries()) {
          const invoice = `2025-000${n}`;
          if (what === 'instalment') money.instalment(n, 12, PLAN, `A${i}`);
          else if (what === 'pay') {
            const paid = String(money.state.documents.has(invoice) ? amount : 1);
            money.tell('RegisterPayment', { payment: `P${n}`, amount: paid, matches: [{ invoice, amount: paid }] });
          } else if (what === 'unmatch')
            money.tell('UnmatchPayment', { year: 2025, payment: `P${n}`, ground: 'EKSEMPEL' });
          else if (what === 'write-off')
            money.tell('WriteOffClaim', { invoice, amount: String(amount), decision: 'V-1' });
          else if (
            typeof money.tell('PrepareCredit', { year: 2025, run: `C${i}`, invoice, ground: 'EKSEMPEL' }) !== 'string'
          )
            money.through(`C${i}`);
        }
        const postings = postingsUntil(money.facts, [], '2025-12-31');
        for (const { entries } of postings) expect(entries.reduce((sum, { amount }) => sum + amount, 0n)).toBe(0n);
        const rows = trialBalance(postings, 2025);
        for (const { municipality, open } of balancesOn(invoicesOn(money.facts, '2025-12-31', RATES), '2025-12-31'))
          expect(rows.find(({ account }) => account === `assets:receivables:${municipality}`)?.closing ?? 0n).toBe(
            open,
          );
      }),
    );
  });
});

/** Balances as a small reader of either format sums them: indented lines of an account and an amount. */
function sumsOf(journal: string): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const line of journal.split('\n')) {
    const [, account, amount] = /^\s+([A-Za-z][\w:-]*)\s{2,}(-?[\d.]+) NOK$/.exec(line) ?? [];
    if (account === undefined || amount === undefined) continue;
    sums[account] = (sums[account] ?? 0n) + (parseKroner(amount) as bigint);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
}
