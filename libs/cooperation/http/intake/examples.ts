/** Answers as the book gives them. Every amount, account and reference is an example. */
const SHA = '9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab';
const KID = '000020250000012';

export const bankFile = {
  cooperation: 'lofoten-ikt',
  sha256: SHA,
  format: 'CAMT_054',
  account: '12345678903',
  repeated: false,
  years: [2025],
  recorded: { payments: 2, amount: '145.00' },
  before: { payments: 0, amount: '0.00' },
  matched: { payments: 1, amount: '125.00' },
  unmatched: [
    {
      ...{ payment: 'bank-EKSEMPEL-2', year: 2025, bookedOn: '2025-03-20', amount: '20.00', left: '20.00', kids: [] },
      because: 'NO_KID',
    },
  ],
  leftOut: [],
  otherAccounts: [],
  position: '2210',
};

export const payments = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  validOn: '2025-12-31',
  year: 2025,
  unmatchedOnly: false,
  received: '125.00',
  matched: '125.00',
  unmatched: '0.00',
  payments: [
    {
      ...{ payment: 'bank-EKSEMPEL-1', year: 2025, bookedOn: '2025-03-20', amount: '125.00', status: 'MATCHED' },
      ...{ left: '0.00', kids: [KID], entry: 'EKSEMPEL-1', file: SHA },
      parts: [{ invoice: '2025-0001', amount: '125.00', on: '2025-03-20' }],
      takenBack: null,
      events: [170, 171],
    },
  ],
};

export const costFile = {
  cooperation: 'lofoten-ikt',
  sha256: SHA,
  format: 'CSV',
  encoding: 'windows-1252',
  mapping: { mapping: 'hovedbok', version: 1 },
  repeated: false,
  years: [2025],
  rows: 3,
  lines: 2,
  total: '2250.00',
  totals: [{ category: 'DRIFT', lines: 2, amount: '2250.00', vat: '562.50' }],
  accounts: [{ category: 'DRIFT', art: '190', funksjon: '120', lines: 2, amount: '2250.00' }],
  ignored: [{ rule: 'Sumlinjer', rows: [4] }],
  bad: [],
  position: '2214',
};

export const costMappings = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  validOn: '2025-12-31',
  mappings: [
    {
      ...{ mapping: 'hovedbok', version: 1, name: 'EKSEMPEL: hovedbok', since: '2025-01-02' },
      says: {
        ...{ mapping: 'hovedbok', version: 1, name: 'EKSEMPEL: hovedbok' },
        columns: { line: 'Bilagsnr', label: 'Tekst', amount: 'Beløp', bookedOn: 'Bilagsdato', account: 'Konto' },
        rules: [{ when: { account: ['6700-6799'] }, category: 'DRIFT' }],
      },
      events: [40],
    },
  ],
};

export const invoiceBasis = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  validOn: '2025-12-31',
  year: 2025,
  run: 'akonto-1',
  kind: 'ON_ACCOUNT',
  payable: '125.00',
  documents: [
    {
      ...{ invoice: '2025-0001', document: 'INVOICE', municipality: '1857', name: 'Værøy' },
      ...{ organisationNumber: '310000027', reference: 'EKSEMPEL-REF', order: null },
      ...{ issuedOn: '2025-03-03', dueOn: '2025-04-02', period: { from: '2025-01', to: '2025-03' } },
      ...{ kid: KID, references: [], net: '100.00', vat: '25.00', payable: '125.00', number: '700123' },
      lines: [{ category: 'DRIFT', text: 'À konto: DRIFT', amount: '100.00', vat: { code: 'S', rate: '25' } }],
    },
  ],
};

export const invoiceNumbers = {
  cooperation: 'lofoten-ikt',
  sha256: SHA,
  repeated: false,
  taken: [{ invoice: '2025-0001', number: '700123', before: null }],
  unchanged: 0,
  position: '2216',
};
