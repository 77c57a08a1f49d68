import type { Draft, Party } from '../index.ts';

/** Examples only: municipalities that do not exist, amounts that nobody owes. */
const HOST: Party = {
  endpoint: { scheme: '0192', id: '310000019' },
  name: 'Eksempelvik kommune',
  organisationNumber: '310000019',
  vatNumber: 'NO310000019MVA',
  address: { street: 'Eksempelgata 1', city: 'Eksempelvik', postalCode: '0001', country: 'NO' },
};

const PARTICIPANT: Party = {
  endpoint: { scheme: '0192', id: '310000027' },
  name: 'Eksempelnes kommune',
  organisationNumber: '310000027',
  vatNumber: null,
  address: { street: null, city: null, postalCode: null, country: 'NO' },
};

const PAYMENT = { meansCode: '30', kid: '00079927398713', account: '86011117947' };

/** À konto for a month, standard rated. */
export const A_KONTO: Draft = {
  number: '2025-0003',
  issueDate: '2025-01-06',
  dueDate: '2025-02-05',
  note: 'EKSEMPEL. À konto januar 2025. Nøkkel «60/40», innbyggertall per 2024-01-01.',
  buyerReference: '4711',
  orderReference: null,
  contract: 'Samarbeidsavtale 2024',
  period: { from: '2025-01-01', to: '2025-01-31' },
  seller: HOST,
  buyer: PARTICIPANT,
  payment: PAYMENT,
  paymentTerms: null,
  lines: [
    { name: 'Drift', amount: 1_000_050n, vat: { category: 'S', rate: 2500n } },
    { name: 'Lisenser', amount: 333_33n, vat: { category: 'S', rate: 2500n } },
  ],
};

/** The settlement of a year, exempt and standard rated, with à konto taken off. */
export const SETTLEMENT: Draft = {
  ...A_KONTO,
  number: '2025-0051',
  issueDate: '2025-12-31',
  dueDate: '2026-01-30',
  note: 'EKSEMPEL. Avregning 2025.',
  period: { from: '2025-01-01', to: '2025-12-31' },
  payment: { meansCode: '30', kid: null, account: 'NO9386011117947' },
  paymentTerms: '30 dager',
  orderReference: 'B-17',
  preceding: [
    { number: '2025-0003', issueDate: '2025-01-06' },
    { number: '2025-0007', issueDate: null },
  ],
  lines: [
    {
      name: 'Drift',
      description: 'Faktisk andel, 40 %',
      amount: 2_500_000n,
      vat: { category: 'E', rate: 0n },
      period: { from: '2025-01-01', to: '2025-12-31' },
    },
    { name: 'À konto 2025-0003', amount: -1_000_050n, vat: { category: 'E', rate: 0n } },
    { name: 'Lisenser', amount: 10_001n, vat: { category: 'S', rate: 1111n } },
  ],
  exemptions: { E: { reason: 'Merverdiavgiftsloven § 3-28', reasonCode: null } },
  prepaid: 5_000n,
  rounding: -12n,
};

/** A settlement outside the scope of VAT where more was asked for than was spent: a credit note. */
export const TOO_MUCH_ASKED: Draft = {
  ...A_KONTO,
  number: '2025-0052',
  issueDate: '2025-12-31',
  dueDate: '2026-01-30',
  note: null,
  contract: null,
  buyerReference: null,
  orderReference: 'B-17 & <18>',
  seller: { ...HOST, vatNumber: null },
  preceding: [{ number: '2025-0003', issueDate: '2025-01-06' }],
  lines: [
    { name: 'Drift', amount: 900_000n, vat: { category: 'O', rate: null } },
    { name: 'À konto 2025-0003', amount: -1_000_050n, vat: { category: 'O', rate: null } },
  ],
  exemptions: { O: { reason: 'Utenfor merverdiavgiftsloven', reasonCode: 'VATEX-EU-O' } },
};
