import fc from 'fast-check';
import { nextInstalment } from '#invoicing';
import { HOST, Money, onAccount, PLAN, targets } from './testing/money.ts';

describe('an invoice run', () => {
  it('goes from prepared to issued by two persons; the host’s share is noted, not invoiced (L-4.4-15)', () => {
    const money = new Money();
    expect(money.instalment(1, 12, PLAN)).toEqual(['OwnShareNoted', 'InvoiceIssued', 'InvoiceIssued']);
    expect(money.documents).toMatchObject([
      {
        invoice: '2025-0001',
        municipality: '1001',
        dueOn: '2025-03-31',
        lines: [
          { category: 'DRIFT', amount: '834' },
          { category: 'LICENCE', amount: '166' },
        ],
        net: '1000',
        vat: '250',
        payable: '1250',
        kid: '2025000001',
        references: [],
      },
      { invoice: '2025-0002', municipality: '1002', net: '2' },
    ]);
    expect(money.state.billed.get(HOST)?.get('DRIFT')).toBe(833n);
  });

  it('is refused out of order, to one person alone, and twice', () => {
    const money = new Money();
    const run = { year: 2025, run: 'A1' };
    expect(money.tell('AttestInvoiceRun', run)).toBe('invoice-run-unknown');
    money.tell('PrepareInvoiceRun', onAccount('A1', 1, 12, PLAN));
    expect(money.tell('PrepareInvoiceRun', onAccount('A1', 1, 12, PLAN))).toBe('invoice-run-taken');
    expect(money.tell('ApproveInvoiceRun', run)).toBe('invoice-run-order');
    expect(money.tell('IssueInvoiceRun', run)).toBe('invoice-run-order');
    money.tell('AttestInvoiceRun', run, { by: 'berit' });
    expect(money.tell('ApproveInvoiceRun', run, { by: 'anna' })).toBe('two-persons');
    expect(money.tell('ApproveInvoiceRun', run, { by: 'berit' })).toBe('two-persons');
    expect(money.tell('ApproveInvoiceRun', run, { by: 'carl' })).toEqual(['InvoiceRunApproved']);
    money.tell('IssueInvoiceRun', run);
    expect(money.tell('IssueInvoiceRun', run)).toBe('invoice-run-order');
    expect(money.tell('ReturnInvoiceRun', { ...run, ground: 'EKSEMPEL' })).toBe('invoice-run-order');
  });

  it('subtracts what stood when it was prepared: another in between makes it stale, and nothing is billed twice', () => {
    const money = new Money();
    money.tell('PrepareInvoiceRun', onAccount('A1', 1, 12, PLAN));
    money.tell('PrepareInvoiceRun', onAccount('B1', 1, 12, PLAN));
    money.through('A1');
    money.tell('AttestInvoiceRun', { year: 2025, run: 'B1' });
    money.tell('ApproveInvoiceRun', { year: 2025, run: 'B1' }, { by: 'berit' });
    expect(money.tell('IssueInvoiceRun', { year: 2025, run: 'B1' })).toBe('invoice-run-stale');
    expect(money.documents).toHaveLength(2);
    expect(money.tell('ReturnInvoiceRun', { year: 2025, run: 'B1', ground: 'EKSEMPEL' })).toEqual([
      'InvoiceRunReturned',
    ]);
  });

  it('needs a VAT treatment (A-20) that does not mix O with others, and a buyer', () => {
    const undecided = new Money();
    expect(undecided.instalment(1, 12, { '1001': { UNDECIDED: 100n } })).toBe('vat-not-chosen');
    expect(new Money().instalment(1, 1, { '1001': { OUTSIDE: 100n, DRIFT: 100n } })).toBe('vat-mixed');
    expect(new Money().instalment(1, 1, { '9999': { DRIFT: 100n } })).toBe('buyer-missing');
    expect(undecided.documents).toEqual([]);
    expect(undecided.state.numbers).toBe(0);
  });

  it('below zero takes back what was billed before, and says which documents', () => {
    const money = new Money();
    money.instalment(1, 2, PLAN);
    money.instalment(2, 2, { ...PLAN, '1001': { DRIFT: 10_00n } });
    const [back] = money.documents.filter(({ document }) => document === 'CREDIT_NOTE');
    expect(back).toMatchObject({ municipality: '1001', kind: 'ON_ACCOUNT', references: ['2025-0001'] });
    const asked = money.documents.filter(({ document }) => document === 'INVOICE');
    expect(asked.map(({ references }) => references)).toEqual(asked.map(() => []));
  });

  it.each([
    ['an instalment beyond the last', onAccount('A', 13, 12, PLAN), 'instalment-wrong'],
    [
      'a settlement with an instalment',
      { ...onAccount('A', 1, 12, PLAN), kind: 'SETTLEMENT' as const },
      'instalment-wrong',
    ],
    [
      'another year',
      { ...onAccount('A', 1, 12, PLAN), period: { from: '2024-12', to: '2025-01' } },
      'period-outside-year',
    ],
    [
      'a category twice',
      { ...onAccount('A', 1, 12, PLAN), targets: [...targets(PLAN), ...targets({ '1002': { DRIFT: 1n } })] },
      'target-twice',
    ],
    ['nothing', onAccount('A', 1, 12, { '1001': { DRIFT: 0n } }), 'nothing-to-bill'],
  ])('is refused with %s', (_, data, code) => {
    expect(new Money().tell('PrepareInvoiceRun', data)).toBe(code);
  });
});

describe('the settlement', () => {
  it('is the costs less what was on account, with references; a credit note where too much was asked', () => {
    const money = new Money();
    for (let n = 1; n <= 12; n++) money.instalment(n, 12, PLAN);
    money.settle('S', { ...PLAN, '1001': { DRIFT: 90_00n, LICENCE: 20_00n }, '1002': { DRIFT: 1_00n } });
    const [one, two] = money.documents.slice(-2);
    expect(one).toMatchObject({
      municipality: '1001',
      document: 'CREDIT_NOTE',
      net: '-1001',
      vat: '-250',
      payable: '-1251',
    });
    expect(one?.references).toHaveLength(12);
    expect(two).toMatchObject({ municipality: '1002', document: 'INVOICE', net: '67' });
    expect(money.settle('S2', { ...PLAN, '1001': { DRIFT: 90_00n, LICENCE: 20_00n }, '1002': { DRIFT: 1_00n } })).toBe(
      'nothing-to-bill',
    );
  });

  it('gives back what was billed to somebody who is asked for nothing any more', () => {
    const money = new Money();
    money.instalment(1, 12, PLAN);
    money.settle('S', { '1001': PLAN['1001'] });
    expect(money.documents.at(-1)).toMatchObject({ municipality: '1002', document: 'CREDIT_NOTE', net: '-2' });
  });

  it('after the accounts are closed only corrections, credit notes and interest can be made', () => {
    const money = new Money();
    money.instalment(1, 12, PLAN);
    money.tell('PrepareInvoiceRun', onAccount('A2', 2, 12, PLAN));
    expect(money.tell('CloseAccounts', { year: 2025 })).toBe('accounting-year-not-over');
    expect(money.tell('CloseAccounts', { year: 2025 }, { on: '2026-01-02' })).toBe('invoice-runs-open');
    money.tell('ReturnInvoiceRun', { year: 2025, run: 'A2', ground: 'EKSEMPEL' });
    expect(money.tell('RecordAudit', { year: 2025 })).toBe('accounts-not-closed');
    money.today = '2025-12-30';
    expect(money.tell('CloseAccounts', { year: 2025 }, { on: '2026-02-22' })).toBe('accounting-year-not-over');
    money.today = '2026-02-22';
    money.tell('CloseAccounts', { year: 2025 }, { on: '2026-02-22' });
    expect(money.tell('CloseAccounts', { year: 2025 })).toBe('accounts-closed');
    expect(money.instalment(2, 12, PLAN, 'A3')).toBe('accounts-closed');
    expect(money.settle('S', PLAN)).toBe('accounts-closed');
    expect(money.settle('K', PLAN, 'CORRECTION')).toEqual(['OwnShareNoted', 'InvoiceIssued', 'InvoiceIssued']);
    expect(money.tell('RecordAudit', { year: 2025 }, { on: '2026-02-21' })).toBe('accounting-year-not-over');
    expect(money.tell('RecordAudit', { year: 2025 }, { on: '2026-04-15' })).toEqual(['AccountsAudited']);
  });
});

describe('a credit note', () => {
  it('takes back a whole document with its VAT, once; the rest of the year is spread anew', () => {
    const money = new Money();
    money.instalment(1, 12, PLAN);
    const credit = { year: 2025, run: 'C1', invoice: '2025-0001', ground: 'EKSEMPEL: feil mottaker' };
    expect(money.tell('PrepareCredit', credit)).toEqual(['InvoiceRunPrepared']);
    expect(money.through('C1')).toEqual(['InvoiceIssued']);
    expect(money.documents.at(-1)).toMatchObject({
      invoice: '2025-0003',
      document: 'CREDIT_NOTE',
      payable: '-1250',
      references: ['2025-0001'],
    });
    expect(money.state.billed.get('1001')?.get('DRIFT')).toBe(0n);
    expect(money.tell('PrepareCredit', { ...credit, run: 'C2' })).toBe('already-credited');
    expect(money.tell('PrepareCredit', { ...credit, run: 'C2', invoice: '2025-0003' })).toBe('not-a-claim');
    expect(money.tell('PrepareCredit', { ...credit, run: 'C2', invoice: '2025-0009' })).toBe('invoice-unknown');
    money.instalment(2, 2, PLAN);
    expect(money.state.billed.get('1001')?.get('DRIFT')).toBe(PLAN['1001'].DRIFT);
  });

  it('of late interest leaves the year’s costs alone, as the claim did', () => {
    const money = new Money();
    money.instalment(1, 12, PLAN);
    const before = money.state.billed;
    const interest = { year: 2025, run: 'R', invoice: '2025-0001', amount: '20', decision: 'V-1' };
    expect(money.tell('PrepareInterest', interest)).toBe('no-interest-on-this');
    money.tell('PrepareInterest', interest, { on: '2025-06-01' });
    money.through('R', '2025-06-01');
    const ofInterest = { ...interest, run: 'RR', invoice: '2025-0003' };
    expect(money.tell('PrepareInterest', ofInterest, { on: '2025-09-01' })).toBe('no-interest-on-this');
    expect(money.documents.at(-1)).toMatchObject({ kind: 'INTEREST', net: '20', vat: '0', references: ['2025-0001'] });
    money.tell(
      'PrepareCredit',
      { year: 2025, run: 'C', invoice: '2025-0003', ground: 'EKSEMPEL' },
      { on: '2025-06-02' },
    );
    money.through('C', '2025-06-02');
    expect(money.documents.at(-1)).toMatchObject({ kind: 'CREDIT', payable: '-20' });
    expect(money.state.billed.equals(before)).toBe(true);
  });
});

describe('a claim of late interest', () => {
  // 1 250 øre due 31 March 2025: to 1 June 62 days at 12.5 %, 26.54 øre.
  const on = '2025-06-01';
  const claim = (run: string, amount: string, decision = 'V-1') => ({
    ...{ year: 2025, run, invoice: '2025-0001', amount, decision },
  });
  const late = () => {
    const money = new Money();
    money.instalment(1, 12, PLAN);
    return money;
  };

  it.each([
    ['27', ['InvoiceRunPrepared']],
    ['28', 'more-than-accrued'],
  ])('of %s øre, where 27 have accrued', (amount, answer) => {
    expect(late().tell('PrepareInterest', claim('R', amount), { on })).toEqual(answer);
  });

  it('is not made twice for the same days: not while a run is under way, not after it; the refusal says the amounts', () => {
    const money = late();
    money.tell('PrepareInterest', claim('R', '20'), { on });
    expect(money.tell('PrepareInterest', claim('R2', '8'), { on })).toBe('more-than-accrued');
    money.through('R', on);
    expect(money.refused('PrepareInterest', claim('R2', '8'), { on })).toBe(
      'On 2025-0001 27 øre of late interest have accrued to 2025-06-01, and 20 øre of them were claimed before. 7 øre are left to claim; 8 øre are more. Lower the amount.',
    );
    expect(money.tell('PrepareInterest', claim('R2', '7'), { on })).toEqual(['InvoiceRunPrepared']);
    money.tell('ReturnInvoiceRun', { year: 2025, run: 'R2', ground: 'EKSEMPEL' });
    // What a run given up and a credited claim asked for can be claimed again.
    money.tell('PrepareCredit', { year: 2025, run: 'C', invoice: '2025-0003', ground: 'EKSEMPEL' }, { on });
    money.through('C', on);
    expect(money.tell('PrepareInterest', claim('R3', '27'), { on })).toEqual(['InvoiceRunPrepared']);
  });

  it('goes by the bank’s day of what was paid, whenever it was put against the document, and not into the future', () => {
    const money = late();
    money.tell('RegisterPayment', { payment: 'P', amount: '1250' }, { on: '2025-04-30' });
    money.tell('MatchPayment', { year: 2025, payment: 'P', parts: [{ invoice: '2025-0001', amount: '1250' }] }, { on });
    // 30 days: 12.84 øre.
    expect(money.tell('PrepareInterest', claim('R', '14'), { on })).toBe('more-than-accrued');
    expect(money.tell('PrepareInterest', claim('R', '13'), { on })).toEqual(['InvoiceRunPrepared']);
    money.tell('UnmatchPayment', { year: 2025, payment: 'P', ground: 'EKSEMPEL' }, { on });
    // Today is 1 January 2030 here.
    expect(money.tell('PrepareInterest', claim('R2', '5000'), { on: '2099-01-01' })).toBe('more-than-accrued');
  });

  it('and a write-off rest on a decision that covers the document and the amount', () => {
    const money = late();
    const interest = (decision: string, amount = '5') =>
      money.tell('PrepareInterest', claim('R', amount, decision), { on });
    expect(interest('UNKNOWN')).toBe('money-decision-unknown');
    expect(interest('OF-1002')).toBe('claim-not-covered');
    expect(interest('AT-MOST-10', '7')).toBe('more-than-decided');
    expect(interest('AT-MOST-10', '6')).toEqual(['InvoiceRunPrepared']);
    money.through('R', on);
    // What rests on it here counts beside the four øre that do so in other years.
    const again = claim('R2', '1', 'AT-MOST-10');
    expect(money.tell('PrepareInterest', again, { on })).toBe('more-than-decided');

    const giveUp = (invoice: string, decision: string, amount = '2') =>
      money.tell('WriteOffClaim', { invoice, amount, decision }, { on });
    expect(giveUp('2025-0002', 'OF-FIRST')).toBe('claim-not-covered');
    expect(giveUp('2025-0001', 'OF-FIRST')).toEqual(['ClaimWrittenOff']);
    expect(giveUp('2025-0001', 'AT-MOST-10', '5')).toEqual(['ClaimWrittenOff']);
    expect(giveUp('2025-0001', 'AT-MOST-10')).toBe('more-than-decided');
    expect(giveUp('2025-0002', 'UNKNOWN')).toBe('money-decision-unknown');
  });
});

describe('days', () => {
  const ready = () => {
    const money = new Money();
    money.instalment(1, 12, PLAN);
    money.tell('PrepareInvoiceRun', onAccount('A2', 2, 12, PLAN), { on: '2025-04-01' });
    money.tell('AttestInvoiceRun', { year: 2025, run: 'A2' }, { on: '2025-04-02' });
    money.tell('ApproveInvoiceRun', { year: 2025, run: 'A2' }, { by: 'berit', on: '2025-04-03' });
    return money;
  };
  it.each([
    ['before it was approved', '2025-04-02'],
    ['before the last document of the series', '2025-02-28'],
    ['after today', '2099-01-01'],
  ])('a run is not issued %s', (_, on) => {
    expect(ready().tell('IssueInvoiceRun', { year: 2025, run: 'A2' }, { on })).toBe('issue-date-wrong');
  });

  it('nothing happens with a document before it was issued, nor a payment in the future', () => {
    const money = ready();
    const invoice = '2025-0001';
    const early = { on: '2025-02-28' };
    expect(money.tell('SendInvoice', { invoice, channel: 'EHF' }, early)).toBe('before-its-issue');
    expect(money.tell('DisputeInvoice', { invoice, ground: 'x' }, early)).toBe('before-its-issue');
    expect(money.tell('PrepareCredit', { year: 2025, run: 'C', invoice, ground: 'x' }, early)).toBe('before-its-issue');
    const future = new Money();
    expect(future.tell('RegisterPayment', { payment: 'p', amount: '1' }, { on: '2025-12-31' })).toEqual([
      'PaymentReceived',
    ]);
  });

  it('no more is disputed or given up than the claim was', () => {
    const money = ready();
    const invoice = '2025-0001';
    const whole = money.documents[0]?.payable ?? '';
    const more = String(BigInt(whole) + 1n);
    expect(money.tell('DisputeInvoice', { invoice, amount: more, ground: 'x' })).toBe('more-than-the-claim');
    expect(money.tell('WriteOffClaim', { invoice, amount: more, decision: 'V-1' })).toBe('more-than-the-claim');
    money.tell('WriteOffClaim', { invoice, amount: '1', decision: 'V-1' });
    expect(money.tell('WriteOffClaim', { invoice, amount: whole, decision: 'V-1' })).toBe('more-than-the-claim');
  });
});

describe('payments', () => {
  const taken = () => {
    const money = new Money();
    money.instalment(1, 12, PLAN);
    return money;
  };
  const entry = (payment: string, entry: string, amount = '1250') => ({
    payment,
    entry,
    amount,
    bookedOn: '2025-04-01',
  });

  it('of a file count once: by the file’s hash, and by the bank’s own reference in another file', () => {
    const money = taken();
    const file = { year: 2025, sha256: 'a'.repeat(64), format: 'CAMT_054' as const, entries: [entry('P1', 'E1')] };
    expect(money.tell('TakeBankFile', file)).toEqual(['BankFileTaken', 'PaymentReceived']);
    expect(money.tell('TakeBankFile', file)).toBe('bank-file-taken');
    const other = {
      ...file,
      sha256: 'b'.repeat(64),
      format: 'CAMT_053' as const,
      entries: [entry('P1b', 'E1'), entry('P2', 'E2')],
    };
    expect(money.tell('TakeBankFile', other)).toEqual(['BankFileTaken', 'PaymentReceived']);
    expect([...money.state.payments.keys()].sort()).toEqual(['P1', 'P2']);
    const twice = { ...file, sha256: 'c'.repeat(64), entries: [entry('P3', 'E3'), entry('P3', 'E4')] };
    expect(money.tell('TakeBankFile', twice)).toBe('payment-taken');
    const late = { ...file, sha256: 'd'.repeat(64), entries: [{ ...entry('P4', 'E5'), bookedOn: '2026-01-02' }] };
    expect(money.tell('TakeBankFile', late)).toBe('booked-in-another-year');
    expect(money.state.payments.size).toBe(2);
  });

  it('are put against documents from the day they are booked', () => {
    const money = taken();
    money.tell('RegisterPayment', { payment: 'P', amount: '1000' }, { on: '2025-06-01' });
    const put = { year: 2025, payment: 'P', parts: [{ invoice: '2025-0002', amount: '1000' }] };
    expect(money.tell('MatchPayment', put, { on: '2025-05-31' })).toBe('matched-too-early');
    expect(money.tell('MatchPayment', put, { on: '2025-06-01' })).toEqual(['PaymentMatched']);
  });

  it('are put against documents no further than they reach, and taken away again', () => {
    const money = taken();
    money.tell('RegisterPayment', { payment: 'P', amount: '1000', matches: [{ invoice: '2025-0001', amount: '400' }] });
    const asked = (amount: string) => ({ year: 2025, payment: 'P', parts: [{ invoice: '2025-0002', amount }] });
    expect(money.tell('MatchPayment', asked('601'))).toBe('matched-too-much');
    expect(money.tell('MatchPayment', asked('-1'))).toBe('matched-too-much');
    expect(money.tell('MatchPayment', asked('600'))).toEqual(['PaymentMatched']);
    expect(money.tell('MatchPayment', asked('1'))).toBe('matched-too-much');
    money.tell('UnmatchPayment', { year: 2025, payment: 'P', ground: 'EKSEMPEL' });
    expect(money.tell('MatchPayment', asked('1000'))).toEqual(['PaymentMatched']);
    money.tell('UnmatchPayment', { year: 2025, payment: 'P', ground: 'EKSEMPEL' }, { on: '2025-07-01' });
    // Before that day it was put against another: from two documents it would have been taken at once.
    expect(money.tell('MatchPayment', asked('1000'), { on: '2025-06-30' })).toBe('matched-too-early');
    expect(money.tell('MatchPayment', asked('1000'), { on: '2025-07-01' })).toEqual(['PaymentMatched']);
    expect(money.tell('MatchPayment', { ...asked('1'), payment: 'Q' })).toBe('payment-unknown');
  });

  it('are put against documents that were issued, of whichever year; no others', () => {
    const money = taken();
    const paid = (invoice: string) => ({ payment: invoice, amount: '2', matches: [{ invoice, amount: '2' }] });
    expect(money.tell('RegisterPayment', paid('2025-0003'))).toBe('invoice-unknown');
    expect(money.tell('RegisterPayment', paid('2025-0002'))).toEqual(['PaymentReceived', 'PaymentMatched']);
    expect(money.tell('RegisterPayment', paid('2024-0002'))).toEqual(['PaymentReceived', 'PaymentMatched']);
  });

  it('sent back to who paid too much are put against his credit note', () => {
    const money = taken();
    money.tell('RegisterPayment', { payment: 'BACK', amount: '-500' });
    const back = (amount: string) => ({ year: 2025, payment: 'BACK', parts: [{ invoice: '2025-0001', amount }] });
    expect(money.tell('MatchPayment', back('500'))).toBe('matched-too-much');
    expect(money.tell('MatchPayment', back('-500'))).toEqual(['PaymentMatched']);
  });

  it('a claim is disputed, settled and written off', () => {
    const money = taken();
    const invoice = '2025-0001';
    expect(money.tell('SettleDispute', { invoice, outcome: 'STANDS', ground: 'EKSEMPEL' })).toBe('dispute-order');
    expect(money.tell('DisputeInvoice', { invoice, ground: 'EKSEMPEL' })).toEqual(['InvoiceDisputed']);
    expect(money.tell('DisputeInvoice', { invoice, ground: 'EKSEMPEL' })).toBe('dispute-order');
    expect(money.tell('SettleDispute', { invoice, outcome: 'STANDS', ground: 'EKSEMPEL' })).toEqual(['DisputeSettled']);
    expect(money.tell('WriteOffClaim', { invoice, amount: '0', decision: 'V-1' })).toBe('amount-not-above-zero');
    expect(money.tell('WriteOffClaim', { invoice, amount: '10', decision: 'V-1' })).toEqual(['ClaimWrittenOff']);
    expect(money.state.documents.get(invoice)?.writtenOff).toBe(10n);
  });
});

describe('for any amounts', () => {
  const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  const rest = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), amount, { minKeys: 1 });

  it('the instalments of a year sum to its share per category, and differ by one øre at most (L-4.4-13)', () => {
    fc.assert(
      fc.property(rest, fc.integer({ min: 1, max: 12 }), (asked, of) => {
        const left = new Map(Object.entries(asked));
        const totals: bigint[] = [];
        for (let n = 1; n <= of; n++) {
          const now = nextInstalment(left, of - n + 1);
          totals.push([...now.values()].reduce((a, b) => a + b, 0n));
          for (const [category, part] of now) left.set(category, (left.get(category) as bigint) - part);
        }
        expect([...left.values()].every((v) => v === 0n)).toBe(true);
        const most = totals.reduce((a, b) => (a > b ? a : b));
        const least = totals.reduce((a, b) => (a < b ? a : b));
        expect(most - least <= 1n).toBe(true);
      }),
    );
  });

  it('whatever is done, numbers have no gap, nothing is billed twice, and the year’s documents sum to the costs', () => {
    const plan = fc.dictionary(
      fc.constantFrom('1000', '1001', '1002'),
      fc.dictionary(fc.constantFrom('DRIFT', 'LICENCE'), amount, { minKeys: 1 }),
      { minKeys: 1 },
    );
    const step = fc.oneof(
      fc.record({ kind: fc.constant('instalment' as const), number: fc.integer({ min: 1, max: 4 }), plan }),
      fc.record({ kind: fc.constant('settle' as const), plan }),
      fc.record({ kind: fc.constant('credit' as const), of: fc.integer({ min: 1, max: 20 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), plan, (steps, costs) => {
        const money = new Money();
        for (const [n, told] of steps.entries()) {
          if (told.kind === 'instalment') money.instalment(told.number, 4, told.plan, `R${n}`);
          else if (told.kind === 'settle') money.settle(`R${n}`, told.plan);
          else {
            const invoice = `2025-${String(told.of).padStart(4, '0')}`;
            const prepared = money.tell('PrepareCredit', { year: 2025, run: `R${n}`, invoice, ground: 'EKSEMPEL' });
            if (typeof prepared !== 'string') money.through(`R${n}`);
          }
        }
        money.settle('LAST', costs);
        expect(money.documents.map(({ invoice }) => invoice)).toEqual(
          money.documents.map((_, n) => `2025-${String(n + 1).padStart(4, '0')}`),
        );
        for (const municipality of ['1001', '1002'])
          for (const category of ['DRIFT', 'LICENCE']) {
            const billed = money.documents
              .filter((d) => d.municipality === municipality)
              .flatMap(({ lines }) => lines.filter((line) => line.category === category))
              .reduce((sum, line) => sum + BigInt(line.amount), 0n);
            expect(billed).toBe(costs[municipality]?.[category] ?? 0n);
          }
      }),
    );
  });
});
