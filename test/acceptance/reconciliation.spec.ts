import { AskInvoices, AskReconciliation, type ReconciliationAnswer } from '#cooperation';
import { FLAKSTAD, MOSKENES, VAAGAN, VAEROEY, VESTVAAGOEY } from '../../libs/cooperation/testing/lofoten.ts';
import { BillingHistory, COOPERATION } from './billing-history.ts';

/** A year with everything that can stand between what a municipality bears and what it owes. Amounts are examples. */
let history: BillingHistory;
beforeAll(async () => {
  history = await BillingHistory.of({ year: 2024, lines: [{ category: 'DRIFT', amount: '1200000000' }] });
  await history.cost('L-1', 'DRIFT', '300000000', '2024-01-02');
  for (let month = 1; month <= 12; month++)
    await history.run('ON_ACCOUNT', 2024, `2024-${String(month).padStart(2, '0')}-05`);
  const { invoices } = await history.book.ask(
    new AskInvoices({ cooperation: COOPERATION, year: 2024, validOn: '2024-12-06' }),
  );
  const of = (municipality: string) => invoices.filter((i) => i.municipality === municipality).map((i) => i.invoice);
  const pay = (payment: string, amount: string, invoice: string, on: string) =>
    history.tell('RegisterPayment', on, { payment, amount, matches: [{ invoice, amount }] });
  const [vaeroey = '', vaeroeyLater = ''] = of(VAEROEY);
  const [flakstad = '', taken = ''] = of(FLAKSTAD);
  await pay('P-1', '1000000', vaeroey, '2024-12-07');
  await pay('P-2', '900000000', flakstad, '2024-12-08');
  await history.tell(
    'RecordInterestRate',
    '2024-12-09',
    { percent: '12.50', regulation: 'EKSEMPEL' },
    {
      validFrom: '2024-01-01',
    },
  );
  for (const [decision, kind] of [
    ['avskrivning', 'WRITE_OFF'],
    ['rente', 'CLAIM_INTEREST'],
  ] as const) {
    const votes = { for: 25, against: 0, unanimous: true };
    const said = { decision, body: `ks-${VAAGAN}`, outcome: 'ADOPTED', votes, wording: 'EKSEMPEL', effect: { kind } };
    await history.tell('RecordDecision', '2024-12-09', said);
  }
  await history.tell('WriteOffClaim', '2024-12-09', { invoice: vaeroeyLater, amount: '100', decision: 'avskrivning' });
  await history.tell('PrepareCredit', '2024-12-10', {
    year: 2024,
    run: 'kredit-1',
    invoice: taken,
    ground: 'EKSEMPEL',
  });
  await history.issue(2024, 'kredit-1', '2024-12-10');
  const interest = {
    year: 2024,
    run: 'rente-1',
    invoice: of(MOSKENES)[0] ?? '',
    amount: '12345',
    decision: 'rente',
  };
  await history.tell('PrepareInterest', '2024-12-11', interest);
  await history.issue(2024, 'rente-1', '2024-12-11');
  await history.cost('L-2', 'DRIFT', '900000012', '2024-12-12', { from: '2024-01', to: '2025-06' });
  await history.cost('L-3', 'HOST_ADMIN_EXTRA', '5000000', '2024-12-12');
  await history.cost('L-4', 'INVESTMENT', '7000000', '2024-12-12');
  await history.run('SETTLEMENT', 2024, '2024-12-20');
  // Paid in the year after.
  await pay('P-3', '2000000', of(VESTVAAGOEY)[0] ?? '', '2025-01-10');
  await history.cost('L-5', 'DRIFT', '80000000', '2025-02-01', { from: '2024-07', to: '2025-06' });
}, 60_000);
afterAll(() => history.book.close());

const asked = (validOn: string, knownAt?: string): Promise<ReconciliationAnswer> =>
  history.book.ask(new AskReconciliation({ cooperation: COOPERATION, year: 2024, validOn, knownAt }));
const told = (steps: ReconciliationAnswer['costs']) => Object.fromEntries(steps.map((s) => [s.what, s.amount]));
const of = ({ municipalities }: ReconciliationAnswer, municipality: string) =>
  told(municipalities.find((m) => m.municipality === municipality)?.steps ?? []);

it('every difference is zero or has a name, on every day and at every point of the book', async () => {
  for (const [validOn, knownAt] of [
    ['2024-03-01', '2024-03-01'],
    ['2024-12-10', '2024-12-11'],
    ['2024-12-31', '2024-12-31'],
    ['2024-12-31', '2025-12-31'],
    ['2025-12-31', '2025-12-31'],
  ] as const) {
    const answer = await asked(validOn, knownAt);
    expect([validOn, knownAt, answer.reconciled]).toEqual([validOn, knownAt, true]);
    const all = [answer.total, ...answer.municipalities.map(({ steps }) => steps)];
    for (const steps of all) expect(told(steps).OPEN).toBe(told(steps).LEDGER_RECEIVABLE);
  }
});

it('the costs: what is booked later, in other years and for other years, what is held and kept out', async () => {
  const then = await asked('2024-12-31', '2025-01-31');
  expect(told(then.costs)).toEqual({
    LEDGER_COSTS: '12120000.12',
    SERVES_OTHER_YEARS: '-3000000.04',
    BOOKED: '9120000.08',
    HELD: '-70000.00',
    EXCLUDED: '-50000.00',
    ALLOCATED: '9000000.08',
  });
  // Known later: half of a cost booked in 2025 serves 2024.
  expect(told((await asked('2024-12-31', '2025-12-31')).costs)).toMatchObject({
    LEDGER_COSTS: '12120000.12',
    FROM_OTHER_YEARS: '400000.00',
    ALLOCATED: '9400000.08',
  });
  expect(told((await asked('2024-06-30', '2025-01-31')).costs)).toMatchObject({
    LEDGER_COSTS: '3000000.00',
    NOT_BOOKED_YET: '9120000.12',
  });
});

it('a municipality: not settled, then settled, then changed; paid, credited, given up, late', async () => {
  const before = await asked('2024-12-10', '2024-12-11');
  expect(of(before, VAEROEY)).toMatchObject({
    PAID: '-10000.00',
    WRITTEN_OFF: '-1.00',
    NOT_SETTLED: expect.any(String),
  });
  const settled = await asked('2024-12-31', '2025-01-31');
  expect(settled.municipalities.map(({ steps }) => told(steps).CHANGED_SINCE_SETTLEMENT ?? '0.00')).toEqual(
    Array(5).fill('0.00'),
  );
  expect(of(settled, VAAGAN)).toMatchObject({
    INVOICED: '0.00',
    OPEN: '0.00',
    OWN_SHARE: `-${of(settled, VAAGAN).ALLOCATED}`,
  });
  expect(of(settled, MOSKENES)).toMatchObject({ LATE_INTEREST: '123.45' });
  // Too much was paid: a state, shown as what the host owes.
  expect(of(settled, FLAKSTAD)).toMatchObject({ PAID: '-9000000.00', OPEN: expect.stringMatching(/^-/) });
  expect(of(settled, VESTVAAGOEY).PAID).toBeUndefined();
  expect(of(await asked('2025-01-31', '2025-01-31'), VESTVAAGOEY).PAID).toBe('-20000.00');
  expect(told((await asked('2025-12-31', '2025-12-31')).total)).toMatchObject({
    CHANGED_SINCE_SETTLEMENT: '-400000.00',
  });
});
