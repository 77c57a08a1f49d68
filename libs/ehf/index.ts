export { isBankAccount, plainAccount } from './domain/numbers/bank-account.ts';
export { ibanOf, isNorwegianIban } from './domain/numbers/iban.ts';
export { isKid, isSomeKid, type KidAgreement, kidOf } from './domain/numbers/kid.ts';
export * as ehfRefusals from './domain/refusals.ts';
