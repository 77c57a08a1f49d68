import type { Element } from 'slimdom';
import { isNorwegianIban, plainAccount } from '#ehf';
import { textAt } from './element.ts';

/** A Norwegian account as eleven digits, whether it is written as IBAN or not; any other without blanks and points. */
export function sameAccount(text: string): string {
  const plain = plainAccount(text).toUpperCase();
  return isNorwegianIban(plain) ? plain.slice(4) : plain;
}

/** The account that a statement or notification is about; null when it does not say. */
export function accountOf(statement: Element): string | null {
  const account = textAt(statement, 'Acct/Id/IBAN') ?? textAt(statement, 'Acct/Id/Othr/Id');
  return account === null ? null : sameAccount(account);
}
