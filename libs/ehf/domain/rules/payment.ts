import { PAYMENT_MEANS } from '../codes.ts';
import type { EhfDocument } from '../document.ts';
import { isBankAccount } from '../numbers/bank-account.ts';
import { isNorwegianIban } from '../numbers/iban.ts';
import { isSomeKid } from '../numbers/kid.ts';
import { at, blank, type Rule, when } from './rule.ts';

const accountOf = ({ payment }: EhfDocument): string => payment?.account ?? '';
const looksLikeIban = (account: string): boolean => /^[A-Za-z]/.test(account);

/** EN 16931-1 § 6.4.2 (BG-16, BG-17), and check digits that the official rules do not ask for. */
export const PAYMENT_RULES: readonly Rule[] = [
  {
    id: 'BR-49',
    text: {
      nb: 'Betalingsmåten mangler. Oppgi 30.',
      nn: 'Betalingsmåten manglar. Oppgje 30.',
      en: 'The means of payment is missing. Give 30.',
    },
    broken: ({ payment }) => when(payment !== null && blank(payment.meansCode), at('payment.meansCode', 'BT-81')),
  },
  {
    id: 'BR-CL-16',
    text: {
      nb: `Betalingsmåten brukes ikke her. Bruk en av ${PAYMENT_MEANS.join(', ')}.`,
      nn: `Betalingsmåten er ikkje i bruk her. Bruk ein av ${PAYMENT_MEANS.join(', ')}.`,
      en: `The means of payment is not used here. Use one of ${PAYMENT_MEANS.join(', ')}.`,
    },
    broken: ({ payment }) =>
      when(
        payment !== null && !blank(payment.meansCode) && !PAYMENT_MEANS.includes(payment.meansCode),
        at('payment.meansCode', 'BT-81'),
      ),
  },
  {
    id: 'BR-61',
    text: {
      nb: 'Betalingen er en overføring, men kontoen mangler. Oppgi kontonummeret til verten.',
      nn: 'Betalinga er ei overføring, men kontoen manglar. Oppgje kontonummeret til verten.',
      en: 'The payment is a transfer, but the account is missing. Give the account number of the host.',
    },
    broken: ({ payment }) =>
      when(payment?.meansCode === '30' && payment.account === null, at('payment.account', 'BT-84')),
  },
  {
    id: 'BR-50',
    text: {
      nb: 'Kontonummeret er tomt. Oppgi kontonummeret til verten.',
      nn: 'Kontonummeret er tomt. Oppgje kontonummeret til verten.',
      en: 'The account number is empty. Give the account number of the host.',
    },
    broken: ({ payment }) =>
      when(
        payment?.meansCode === '30' && payment.account !== null && blank(payment.account),
        at('payment.account', 'BT-84'),
      ),
  },
  {
    id: 'FB-PAYMENT',
    text: {
      nb: 'Det er noe å betale, men det står ikke hvor pengene skal. Oppgi betalingsmåte og kontonummer.',
      nn: 'Det er noko å betale, men det står ikkje kvar pengane skal. Oppgje betalingsmåte og kontonummer.',
      en: 'There is something to pay, but not where to. Give the means of payment and the account number.',
    },
    broken: (document) =>
      when(
        document.kind === 'INVOICE' && document.totals.payable > 0n && blank(accountOf(document)),
        at('payment.account', 'BT-84'),
      ),
  },
  {
    id: 'FB-ACCOUNT',
    text: {
      nb: 'Kontonummeret har ikke elleve sifre med riktig kontrollsiffer. Rett det.',
      nn: 'Kontonummeret har ikkje elleve siffer med rett kontrollsiffer. Rett det.',
      en: 'The account number is not eleven digits with a right check digit. Correct it.',
    },
    broken: (document) => {
      const account = accountOf(document);
      return when(
        !blank(account) && !looksLikeIban(account) && !isBankAccount(account),
        at('payment.account', 'BT-84'),
      );
    },
  },
  {
    id: 'FB-IBAN',
    text: {
      nb: 'IBAN er ikke NO og tretten sifre med riktige kontrollsifre. Rett det.',
      nn: 'IBAN er ikkje NO og tretten siffer med rette kontrollsiffer. Rett det.',
      en: 'The IBAN is not NO and thirteen digits with right check digits. Correct it.',
    },
    broken: (document) => {
      const account = accountOf(document);
      return when(looksLikeIban(account) && !isNorwegianIban(account), at('payment.account', 'BT-84'));
    },
  },
  {
    id: 'FB-KID',
    text: {
      nb: 'KID har ikke riktig kontrollsiffer (MOD10 eller MOD11), eller ikke 2 til 25 sifre. Lag den på nytt.',
      nn: 'KID har ikkje rett kontrollsiffer (MOD10 eller MOD11), eller ikkje 2 til 25 siffer. Lag han på nytt.',
      en: 'The KID has no right check digit (MOD10 or MOD11), or not 2 to 25 digits. Make it anew.',
    },
    broken: ({ payment }) =>
      when(!!payment?.kid && !blank(payment.kid) && !isSomeKid(payment.kid), at('payment.kid', 'BT-83')),
  },
  {
    id: 'FB-DUE',
    text: {
      nb: 'Fakturaen mangler forfall. Oppgi dagen den skal være betalt.',
      nn: 'Fakturaen manglar forfall. Oppgje dagen han skal vere betalt.',
      en: 'The invoice has no due date. Give the day by which it is to be paid.',
    },
    broken: ({ kind, dueDate }) => when(kind === 'INVOICE' && dueDate === null, at('dueDate', 'BT-9')),
  },
  {
    id: 'FB-DUE-PLACE',
    text: {
      nb: 'Kreditnotaen har forfall, men ingen betalingsmåte. Forfallet står sammen med betalingen: oppgi den, eller utelat forfallet.',
      nn: 'Kreditnotaen har forfall, men ingen betalingsmåte. Forfallet står saman med betalinga: oppgje ho, eller utelat forfallet.',
      en: 'The credit note has a due date, but no means of payment. The due date stands beside the payment: give that, or leave the due date out.',
    },
    broken: ({ kind, dueDate, payment }) =>
      when(kind === 'CREDIT_NOTE' && dueDate !== null && payment === null, at('dueDate', 'BT-9')),
  },
  {
    id: 'FB-DUE-ORDER',
    text: {
      nb: 'Forfallet er før dokumentet er utstedt. Rett en av datoene.',
      nn: 'Forfallet er før dokumentet er utferda. Rett ein av datoane.',
      en: 'The due date is before the issue date. Correct one of them.',
    },
    broken: ({ dueDate, issueDate }) => when(!!dueDate && dueDate < issueDate, at('dueDate', 'BT-9')),
  },
];
