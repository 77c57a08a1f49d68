import { ibanOf, isBankAccount, isNorwegianIban, norwegianAccount, plainAccount } from '#ehf';
import { isRefusal, type Refusal } from '#kernel';
import { accountWrong, ibanWrong } from './refusals.ts';

/**
 * The account that invoices are paid to, as its eleven digits: people write it as a Norwegian account number or as an IBAN, with
 * dots or spaces or without. Refused with what is wrong: length, check digits, another country, or two accounts.
 */
export function accountOfSeller({ account, iban }: { account: string; iban?: string }): string | Refusal {
  const digits = digitsOf(account);
  if (isRefusal(digits) || iban === undefined) return digits;
  const second = digitsOf(iban);
  if (isRefusal(second) || second === digits) return second;
  return ibanWrong({ account: norwegianAccount(digits), iban, same: ibanOf(digits) });
}

function digitsOf(text: string): string | Refusal {
  const plain = plainAccount(text).toUpperCase();
  const wrong = (because: Parameters<typeof accountWrong>[0]['because']) => accountWrong({ account: text, because });
  if (/^[A-Z]{2}\d/.test(plain)) {
    if (!plain.startsWith('NO')) return wrong('OTHER_COUNTRY');
    if (!/^NO\d{13}$/.test(plain)) return wrong('IBAN_LENGTH');
  } else if (!/^\d+$/.test(plain)) return wrong('NO_ACCOUNT');
  else if (plain.length !== 11) return wrong('LENGTH');
  const digits = plain.slice(-11);
  if (!isBankAccount(digits)) return wrong('CHECK_DIGIT');
  if (plain.length === 11 || isNorwegianIban(plain)) return digits;
  return ibanWrong({ account: norwegianAccount(digits), iban: text, same: ibanOf(digits) });
}
