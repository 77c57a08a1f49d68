/** Answers as the book gives them, shortened. Amounts are examples. */

const clocks = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-01-10T21:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
};
const line = {
  ...{ category: 'DRIFT', ofYear: '848727.53', target: '70727.29', billed: '0.00', amount: '70727.29' },
};

export const runProposal = {
  ...clocks,
  year: 2025,
  validOn: '2025-01-10',
  kind: 'ON_ACCOUNT',
  run: 'a-konto-2025-01',
  period: { from: '2025-01', to: '2025-01' },
  instalment: { number: 1, of: 12, rhythm: 'MONTHLY', last: 'INSTALMENT_AND_SETTLEMENT', clause: '4.4' },
  basis: {
    of: 'PROVISIONAL',
    provisional: true,
    budget: { year: 2024, version: 'B-2024', total: '11480000.00' },
    reason: 'Foreløpig: 2025 har ikke gyldig budsjett; siste gyldige budsjett (2024, B-2024) (A-06, vedtak FS-003/25).',
  },
  parts: [
    {
      ...{ municipality: '1857', name: 'Værøy', memorandum: false },
      ...{ ofYear: '848727.53', target: '70727.29', billed: '0.00', amount: '70727.29' },
      lines: [line],
    },
  ],
  total: '70727.29',
  invoiced: '70727.29',
  held: [
    {
      ...{ line: '5', category: 'PROJECT', label: 'PROJECT', amount: '200000.00', reason: 'NO_PARTICIPANTS' },
      ...{ text: 'no participant is recorded', clause: '4.4', events: [131] },
    },
  ],
  excluded: [],
  changes: null,
  underWay: [],
  findings: [],
  interpretations: [
    { id: 'A-03', question: 'Population of which 1 January?', option: 'LATEST_PUBLISHED', decision: null },
  ],
  events: [0, 12, 131],
  prepare: {
    year: 2025,
    run: 'a-konto-2025-01',
    kind: 'ON_ACCOUNT',
    period: { from: '2025-01', to: '2025-01' },
    basis: {
      of: 'PROVISIONAL',
      knownAt: 185,
      budget: 'B-2024',
      contentHash: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
      reason:
        'Foreløpig: 2025 har ikke gyldig budsjett; siste gyldige budsjett (2024, B-2024) (A-06, vedtak FS-003/25).',
    },
    instalment: { number: 1, of: 12 },
    targets: [{ municipality: '1857', category: 'DRIFT', amount: '84872753' }],
  },
};

const amounts = {
  ...{ allocated: '794500.31', accruals: '40000.00', onAccount: '848727.53', settlement: '-54227.22' },
  ...{ settled: '-54227.22', difference: '0.00' },
};

export const settlement = {
  ...{ ...clocks, knownAt: '2026-03-01T22:59:59.999Z', size: 320 },
  year: 2025,
  validOn: '2026-03-01',
  closedOn: '2026-02-20',
  auditedOn: null,
  estimate: false,
  booked: '944500.31',
  allocated: '794500.31',
  held: {
    total: '150000.00',
    lines: [
      {
        ...{ line: '2025/F-2025-3', category: 'PROJECT', label: 'Example', amount: '150000.00' },
        ...{ reason: 'PROJECT_NOT_APPROVED', text: 'the board has not approved the project' },
        ...{ clause: '4.4', events: [201] },
      },
    ],
  },
  excluded: { total: '0.00', lines: [] },
  accruals: {
    total: '40000.00',
    open: [
      {
        ...{ line: '2025/P-2025-12', category: 'DRIFT', label: 'Example', ground: 'Order 2025-118' },
        ...{ amount: '40000.00', bookedOn: '2025-12-31', put: 'ALLOCATED', events: [298] },
      },
    ],
    released: [
      {
        ...{ line: '2025/P-2025-11', category: 'DRIFT', label: 'Example', ground: 'Order 2025-104' },
        ...{ amount: '25000.00', releasedOn: '2026-01-20', because: null, settledBy: '2025/D-2025-77' },
        ...{ actual: '26500.31', difference: '1500.31', events: [297, 310, 311] },
      },
    ],
  },
  budget: { version: 'B-2025', budgeted: '900000.00', booked: '944500.31', difference: '44500.31' },
  total: amounts,
  municipalities: [
    {
      ...{ municipality: '1857', name: 'Værøy', memorandum: false, ...amounts },
      categories: [{ category: 'DRIFT', ...amounts }],
    },
  ],
  runs: [
    { run: 'a-konto-2025-12', kind: 'ON_ACCOUNT', issuedOn: '2025-12-03', documents: ['2025-0045'] },
    { run: 'avregning-2025', kind: 'SETTLEMENT', issuedOn: '2025-12-19', documents: ['2025-0049'] },
  ],
  underWay: [],
  changes: { run: 'avregning-2025', size: 300, figures: [], reasons: [] },
  findings: [],
  interpretations: [],
  events: [0, 12, 131, 201],
};

const step = (what: string, figure: boolean, text: string, amount: string) => ({ what, figure, text, amount });
const claims = [
  step('ALLOCATED', true, 'Allocated', '794500.31'),
  step('BILLED', true, 'Billed of the year’s costs', '794500.31'),
  step('INVOICED_NET', true, 'Invoices without VAT', '794500.31'),
  step('VAT', false, 'VAT', '198625.08'),
  step('INVOICED', true, 'Invoiced', '993125.39'),
  step('PAID', false, 'paid', '-993125.39'),
  step('OPEN', true, 'Open on the invoices', '0.00'),
  step('LEDGER_RECEIVABLE', true, 'Receivable in the ledger', '0.00'),
];

export const reconciliation = {
  ...{ ...clocks, knownAt: '2026-03-01T22:59:59.999Z', size: 320 },
  year: 2025,
  validOn: '2026-03-01',
  reconciled: true,
  costs: [
    step('LEDGER_COSTS', true, 'Costs in the ledger', '944500.31'),
    step('BOOKED', true, 'Booked on the year', '944500.31'),
    step('HELD', false, 'held', '-150000.00'),
    step('ALLOCATED', true, 'Allocated', '794500.31'),
  ],
  total: claims,
  municipalities: [{ municipality: '1857', name: 'Værøy', steps: claims }],
};
