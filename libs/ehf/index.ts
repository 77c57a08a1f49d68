export { checked, EHF_RULES, type Violation, violationsOf } from './domain/check.ts';
export { COUNTRY, CURRENCY, ENDPOINT_SCHEME, VAT_CATEGORIES } from './domain/codes.ts';
export { creditNoteOf, type Draft, type DraftLine, documentOf, invoiceOf, opposite } from './domain/complete.ts';
export type {
  Address,
  EhfDocument,
  Line as EhfLine,
  Party,
  Payment,
  Period,
  Preceding,
  Totals,
  Vat,
  VatCategory,
  VatSubtotal,
} from './domain/document.ts';
export { isBankAccount, norwegianAccount, plainAccount } from './domain/numbers/bank-account.ts';
export { ibanOf, isNorwegianIban } from './domain/numbers/iban.ts';
export { isKid, isSomeKid, type KidAgreement, kidOf } from './domain/numbers/kid.ts';
export * as ehfRefusals from './domain/refusals.ts';
export type { Place, Rule } from './domain/rules/rule.ts';
export { type Packed, packed, unpacked } from './ubl/packed.ts';
export { documentOfUbl } from './ubl/read.ts';
export { ublOf } from './ubl/write.ts';
