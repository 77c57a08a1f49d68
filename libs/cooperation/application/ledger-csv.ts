import { csv } from './csv.ts';
import type { LedgerAnswer, StatementAnswer } from './ledger-questions.ts';

const HEAD = ['cooperation', 'knownAt', 'size', 'validOn', 'year'];
const head = (a: LedgerAnswer | StatementAnswer) => [a.cooperation, a.knownAt, a.size, a.validOn, a.year];

/** One row per account. */
export const ledgerCsv = (a: LedgerAnswer): string =>
  csv(
    [...HEAD, 'account', 'opening', 'debit', 'credit', 'closing'],
    a.accounts.map((x) => [...head(a), x.account, x.opening, x.debit, x.credit, x.closing]),
  );

/** One row per posting. */
export const statementCsv = (a: StatementAnswer): string =>
  csv(
    [...HEAD, 'account', 'dated', 'on', 'text', 'reference', 'amount', 'balance', 'event'],
    a.rows.map((r) => [...head(a), a.account, r.dated, r.on, r.text, r.reference, r.amount, r.balance, r.event]),
  );
