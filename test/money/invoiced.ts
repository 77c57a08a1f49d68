import { ENTRIES } from '../http/sample.ts';

export const INVOICED = 'archive';
const HOST = '9901';
const address = { street: 'Torget 1', city: 'Eksempel', postalCode: '0001' };

interface Told {
  readonly by?: string;
  readonly role?: string;
}
const told = (
  decided: string,
  command: string,
  data: object,
  { by = 'okonom-9901', role = 'HOST_ECONOMIST' }: Told = {},
) => ({
  ...{ command, decided, recorded: `${decided}T12:00:00Z`, data },
  actor: { id: by, role, ...(role === 'HOST_ECONOMIST' && { municipality: HOST }) },
});
/** By two persons, to its documents. */
const issued = (year: number, run: string, on: string) => [
  told(on, 'AttestInvoiceRun', { year, run }),
  told(on, 'ApproveInvoiceRun', { year, run }, { by: 'okonom-2-9901' }),
  told(on, 'IssueInvoiceRun', { year, run }),
];
const targets = (host: string, other: string) => [
  { municipality: HOST, category: 'DRIFT', amount: host },
  { municipality: '9902', category: 'DRIFT', amount: other },
];
const period = { from: '2025-01', to: '2025-12' };

/**
 * The sample with a year of money: two instalments, one credited; a payment in part, one of the same id a year later, one for
 * nothing; a cost corrected after the year’s end, a closing, a correction after it, a dispute and what was given up. All
 * amounts are examples.
 */
export const INVOICED_HISTORY = [
  ...ENTRIES.filter(({ recorded }) => recorded < '2025-01-01'),
  told('2025-01-02', 'RecordSeller', {
    ...{ account: '00000012343', address, vatRegistered: true, paymentDays: 30 },
    kid: { method: 'MOD10', length: 12 },
  }),
  told('2025-01-02', 'RecordBuyer', { municipality: '9902', reference: '1200-FELLES', address }),
  told('2025-01-02', 'RecordInterestRate', { percent: '12.50', regulation: 'EKSEMPEL' }),
  told(
    '2025-01-15',
    'RecordDecision',
    {
      ...{ decision: 'mva', body: 'council-9901', outcome: 'ADOPTED', wording: 'EKSEMPEL' },
      votes: { for: 19, against: 0, unanimous: true },
      effect: { kind: 'CHOOSE_VAT', category: 'DRIFT', vat: { code: 'S', rate: '25' }, legalBasis: 'EKSEMPEL' },
    },
    { by: 'secretariat', role: 'BOARD_SECRETARY' },
  ),
  told('2025-02-03', 'PrepareInvoiceRun', {
    ...{ year: 2025, run: 'akonto-1', kind: 'ON_ACCOUNT', instalment: { number: 1, of: 4 } },
    ...{ period: { from: '2025-01', to: '2025-03' }, basis: { of: 'STATED', reason: 'EKSEMPEL' } },
    targets: targets('60000000', '40000000'),
  }),
  ...issued(2025, 'akonto-1', '2025-02-04'),
  told('2025-02-04', 'SendInvoice', { invoice: '2025-0001', channel: 'EHF' }),
  ...ENTRIES.filter(({ recorded }) => recorded >= '2025-01-01'),
  told('2025-04-20', 'RegisterPayment', {
    ...{ payment: 'bank-1', amount: '9900000', matches: [{ invoice: '2025-0001', amount: '9900000' }] },
  }),
  told('2025-05-02', 'PrepareInvoiceRun', {
    ...{ year: 2025, run: 'akonto-2', kind: 'ON_ACCOUNT', instalment: { number: 2, of: 4 } },
    ...{ period: { from: '2025-04', to: '2025-06' }, basis: { of: 'STATED', reason: 'EKSEMPEL' } },
    targets: targets('60000000', '40000000'),
  }),
  ...issued(2025, 'akonto-2', '2025-05-05'),
  told('2025-05-20', 'DisputeInvoice', { invoice: '2025-0002', ground: 'EKSEMPEL: feil periode' }),
  told('2025-05-28', 'PrepareCredit', { year: 2025, run: 'kredit', invoice: '2025-0002', ground: 'EKSEMPEL' }),
  ...issued(2025, 'kredit', '2025-05-30'),
  told('2025-06-10', 'RegisterPayment', { payment: 'bank-2', amount: '123456' }),
  told(
    '2025-12-01',
    'RecordDecision',
    {
      ...{ decision: 'avskrivning', body: 'council-9901', outcome: 'ADOPTED', wording: 'EKSEMPEL' },
      votes: { for: 19, against: 0, unanimous: true },
      effect: { kind: 'WRITE_OFF', documents: ['2025-0001'], atMost: '500' },
    },
    { by: 'secretariat', role: 'BOARD_SECRETARY' },
  ),
  told('2025-12-01', 'WriteOffClaim', { invoice: '2025-0001', amount: '5', decision: 'avskrivning' }),
  told('2026-01-05', 'RegisterPayment', {
    ...{ payment: 'bank-1', amount: '1000000', matches: [{ invoice: '2025-0001', amount: '1000000' }] },
  }),
  told('2026-01-20', 'CorrectCostLine', {
    ground: 'EKSEMPEL',
    line: {
      ...{ line: 'D-1', category: 'DRIFT', label: 'licence', amount: '9000000', bookedOn: '2025-03-12' },
      vat: { amount: '0', treatment: 'COMPENSATED' },
      service: { from: '2025-01', to: '2025-12' },
    },
  }),
  told('2026-02-22', 'CloseAccounts', { year: 2025 }),
  told('2026-03-10', 'PrepareInvoiceRun', {
    ...{ year: 2025, run: 'korreksjon', kind: 'CORRECTION', period, basis: { of: 'STATED', reason: 'EKSEMPEL' } },
    targets: targets('30000000', '9000000'),
  }),
  ...issued(2025, 'korreksjon', '2026-03-12'),
];
