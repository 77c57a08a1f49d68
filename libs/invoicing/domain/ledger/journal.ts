import { kroner } from '#kernel';
import type { Account, Posting } from './postings.ts';

/** A posting as a journal has it; `index` null: what earlier years left, of no single event. */
export type JournalEntry = Pick<Posting, 'dated' | 'reference' | 'text' | 'entries'> & {
  readonly index: number | null;
};

/** The ledger as a journal of hledger (https://hledger.org/hledger.html#journal-format): one transaction a posting. */
export function hledgerJournal(postings: readonly JournalEntry[]): string {
  const transactions = postings.map(({ dated, reference, text, index, entries }) =>
    [
      `${dated} (${plain(reference)}) ${text}${index === null ? '' : `  ; event: ${index}`}`,
      ...entries.map(({ account, amount }) => `    ${account}  ${kroner(amount)} NOK`),
    ].join('\n'),
  );
  return `; Amounts in NOK. One transaction for each money event; the comment tells its place in the book.\ncommodity 1000.00 NOK\n\n${transactions.join('\n\n')}\n`;
}

/** The ledger as a journal of beancount (https://beancount.github.io/docs/beancount_language_syntax.html). */
export function beancountJournal(postings: readonly JournalEntry[]): string {
  const opened = new Map<Account, string>();
  for (const { dated, entries } of postings)
    for (const { account } of entries) {
      const before = opened.get(account);
      if (before === undefined || dated < before) opened.set(account, dated);
    }
  const opens = [...opened.keys()]
    .sort()
    .map((account) => `${opened.get(account)} open ${beancountAccount(account)} NOK`);
  const transactions = postings.map(({ dated, reference, text, index, entries }) =>
    [
      `${dated} * "${plain(reference)}" "${text}"`,
      ...(index === null ? [] : [`  event: ${index}`]),
      ...entries.map(({ account, amount }) => `  ${beancountAccount(account)}  ${kroner(amount)} NOK`),
    ].join('\n'),
  );
  return `option "operating_currency" "NOK"\n\n${opens.join('\n')}\n\n${transactions.join('\n\n')}\n`;
}

const ROOTS: Readonly<Record<string, string>> = {
  assets: 'Assets',
  liabilities: 'Liabilities',
  income: 'Income',
  expenses: 'Expenses',
  // Beancount has five roots only; memoranda sum to zero among themselves.
  memorandum: 'Equity:Memorandum',
};

/** Parts begin with a capital letter or a digit and hold letters, digits and dashes: one for each other sign, so that none meet. */
export function beancountAccount(account: Account): string {
  const [root = '', ...parts] = account.split(':');
  const named = parts.map((part) => {
    const word = part.replace(/[^A-Za-z0-9]/g, '-');
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
  return [ROOTS[root] ?? 'Equity', ...named].join(':');
}

/** Neither quotes, parentheses nor line breaks end a field. */
const plain = (text: string): string => text.replace(/["()\\;\r\n]/g, ' ');
