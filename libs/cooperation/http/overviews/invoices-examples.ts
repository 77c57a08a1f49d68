/** Answers as the book gives them, shortened. Amounts and municipalities are examples. */
const clocks = {
  cooperation: 'felles-arkiv',
  knownAt: '2025-05-01T08:00:00.000Z',
  size: 48,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
};
const period = { from: '2025-01', to: '2025-03' };

const shown = {
  invoice: '2025-0001',
  document: 'INVOICE' as const,
  kind: 'ON_ACCOUNT' as const,
  period,
  issuedOn: '2025-03-04',
  dueOn: '2025-04-03',
  payable: '125000.00',
  paid: '99000.00',
  open: '26000.00',
  kid: '202500000017',
  dispute: null,
  events: [31, 32, 40],
};
const document = {
  ...shown,
  year: 2025,
  run: 'akonto-1',
  municipality: '9902',
  name: 'Fjordnes',
  sentOn: '2025-03-04',
  status: 'OVERDUE' as const,
  lines: [{ category: 'DRIFT', amount: '100000.00', vat: { code: 'S' as const, rate: '25' } }],
  net: '100000.00',
  vat: '25000.00',
  number: '880017',
  references: [],
  creditedBy: null,
  payments: [{ payment: 'bank-2025-17', year: 2025, on: '2025-04-10', amount: '99000.00' }],
  credited: '0.00',
  writtenOff: '0.00',
  interest: '477.74',
  interestAccrued: '477.74',
  interestClaimed: '0.00',
  sha256: '6c1f8f6b0a8d1be2c0b9a54e7c6ad1d9f6b0f1a7e3f3a5b1f0a1c2d3e4f50617',
};
const total = {
  payable: '125000.00',
  paid: '99000.00',
  credited: '0.00',
  writtenOff: '0.00',
  open: '26000.00',
  interest: '477.74',
};
const rates = [{ from: '2025-01-01', percent: '12.50' }];

export const invoices = {
  ...clocks,
  validOn: '2025-04-30',
  year: 2025,
  invoices: [document],
  drafts: [
    {
      run: 'akonto-2',
      year: 2025,
      kind: 'ON_ACCOUNT' as const,
      period: { from: '2025-04', to: '2025-06' },
      instalment: { number: 2, of: 4 },
      about: null,
      stage: 'ATTESTED' as const,
      preparedOn: '2025-04-28',
      attestedOn: '2025-04-29',
      approvedOn: null,
      parts: [
        {
          municipality: '9902',
          name: 'Fjordnes',
          memorandum: false,
          lines: [{ category: 'DRIFT', amount: '100000.00' }],
          total: '100000.00',
        },
      ],
      events: [46, 47],
    },
  ],
  total,
  rates,
  interestMissing: null,
};

export const invoice = {
  ...clocks,
  validOn: '2025-04-30',
  invoice: document,
  reason: null,
  rates,
  interestMissing: null,
  events: [
    {
      index: 31,
      id: '3d7fb370-c333-5b22-a4c7-bcd4754ac307',
      type: 'InvoiceIssued',
      decided: '2025-03-04',
      validFrom: '2025-03-04',
      recorded: '2025-03-04T09:12:00.000Z',
      written: '2025-03-04T09:12:00.000Z',
      actor: { id: 'okonom-9901', role: 'HOST_ECONOMIST', municipality: '9901' },
      caseReference: null,
      imported: null,
    },
  ],
};

const balance = {
  invoiced: '125000.00',
  writtenOff: '0.00',
  paid: '99000.00',
  open: '26000.00',
  overdue: '26000.00',
  disputed: '0.00',
  interest: '477.74',
  ageing: {
    NOT_DUE: '0.00',
    DAYS_1_30: '26000.00',
    DAYS_31_60: '0.00',
    DAYS_61_90: '0.00',
    DAYS_OVER_90: '0.00',
  },
};

export const balances = {
  ...clocks,
  validOn: '2025-04-30',
  balances: [{ municipality: '9902', name: 'Fjordnes', ...balance, events: [31, 32, 40] }],
  total: balance,
  unmatched: '1000.00',
  rates,
  interestMissing: null,
};

export const confirmation = {
  ...clocks,
  validOn: '2025-04-30',
  name: 'Felles arkiv',
  host: { municipality: '9901', name: 'Strandvik', organisationNumber: '310000019' },
  municipality: { municipality: '9902', name: 'Fjordnes', organisationNumber: '310000027' },
  documents: [shown],
  open: '26000.00',
};

export const ehf = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">…</Invoice>`;

export const ledger = {
  ...clocks,
  validOn: '2025-04-30',
  year: 2025,
  closedOn: null,
  auditedOn: null,
  accounts: [
    {
      account: 'assets:receivables:9902',
      opening: '0.00',
      debit: '125000.00',
      credit: '99000.00',
      closing: '26000.00',
    },
    { account: 'income:DRIFT', opening: '0.00', debit: '0.00', credit: '100000.00', closing: '-100000.00' },
  ],
  total: { opening: '0.00', debit: '224000.00', credit: '224000.00', closing: '0.00' },
  reconciliation: [
    {
      what: 'RECEIVABLES' as const,
      ledger: '26000.00',
      postedLater: '0.00',
      documents: '26000.00',
      difference: '0.00',
    },
    { what: 'UNMATCHED_PAYMENTS' as const, ledger: '0.00', postedLater: '0.00', documents: '0.00', difference: '0.00' },
  ],
};

export const statement = {
  ...clocks,
  validOn: '2025-04-30',
  year: 2025,
  account: 'assets:receivables:9902',
  opening: '0.00',
  rows: [
    {
      dated: '2025-03-04',
      on: '2025-03-04',
      text: 'Invoice',
      reference: '2025-0001',
      amount: '125000.00',
      balance: '125000.00',
      event: 31,
    },
  ],
  closing: '26000.00',
};

export const journal = `2025-03-04 (2025-0001) Invoice  ; event: 31
    assets:receivables:9902  125000.00 NOK
    income:DRIFT  -100000.00 NOK
    liabilities:vat  -25000.00 NOK
`;
