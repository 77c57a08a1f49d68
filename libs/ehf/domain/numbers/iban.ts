import { isBankAccount } from './bank-account.ts';

const NORWEGIAN = /^NO\d{13}$/;

/** What is left of 97 when the first four characters stand last and letters are numbers from A = 10 (ISO 13616). */
function remainder(iban: string): bigint {
  const moved = iban.slice(4) + iban.slice(0, 4);
  return BigInt(moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n;
}

/** A Norwegian IBAN without spaces: NO, two check digits (mod 97), and a bank account that holds. */
export const isNorwegianIban = (text: string): boolean =>
  NORWEGIAN.test(text) && remainder(text) === 1n && isBankAccount(text.slice(4));

/** The IBAN of a Norwegian bank account (eleven digits). */
export function ibanOf(account: string): string {
  const check = 98n - remainder(`NO00${account}`);
  return `NO${String(check).padStart(2, '0')}${account}`;
}
