import { Type } from 'typebox';
import { CLOCKS, day, integer, kroner, list, object, orNull, text } from '../fields.ts';
import { validOn } from './schemas.ts';

const year = integer('Accounting year.', 2025);
const account = text('Account; what it is of stands after the colon.', 'assets:receivables:1857');
const sums = {
  opening: kroner('What earlier years left; debit above zero.', '0.00'),
  debit: kroner('Posted in debit this year.', '123750.00'),
  credit: kroner('Posted in credit this year.', '99000.00'),
  closing: kroner('Opening with debit less credit; debit above zero.', '24750.00'),
};

export const LedgerAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    year,
    closedOn: orNull(day('When the accounts were closed.', '2026-02-22'), 'Null: they are open on the day.'),
    auditedOn: orNull(day('When the auditor gave his report.', '2026-04-15'), 'Null: not by the day.'),
    accounts: list(object({ account, ...sums }), 'Every account that is not empty.'),
    total: object(sums, 'Opening and closing are zero, debit is credit: the ledger balances.'),
    reconciliation: list(
      object({
        what: Type.Unsafe<'RECEIVABLES' | 'INCOME' | 'BANK' | 'UNMATCHED_PAYMENTS'>(
          Type.Enum(['RECEIVABLES', 'INCOME', 'BANK', 'UNMATCHED_PAYMENTS'], {
            description: 'What is compared, over all years.',
          }),
        ),
        ledger: kroner('By the accounts.', '24750.00'),
        postedLater: kroner(
          'What happened by the day and is posted after it, because the books of that day were closed when it was recorded.',
          '0.00',
        ),
        documents: kroner('By the documents and payments themselves.', '24750.00'),
        difference: kroner('Ledger and posted later less documents; always zero.', '0.00'),
      }),
      'The ledger against what it is made of.',
    ),
  },
  { title: 'LedgerAnswer', description: 'The trial balance of an accounting year by a day.' },
);

export const StatementAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    year,
    account,
    opening: kroner('What earlier years left; debit above zero.', '0.00'),
    rows: list(
      object({
        dated: day('Its day in the year’s books.', '2025-03-04'),
        on: day('When it happened: later where the year’s books were still open after its end.', '2025-03-04'),
        text: text('What it is.', 'Invoice'),
        reference: text('Of which document, payment, run or cost line.', '2025-0001'),
        amount: kroner('Debit above zero.', '123750.00'),
        balance: kroner('After it.', '123750.00'),
        event: integer('The event, by its index in the book.', 101),
      }),
      'By day.',
    ),
    closing: kroner('After the last.', '24750.00'),
  },
  { title: 'StatementAnswer', description: 'One account of an accounting year, posting by posting.' },
);

export const LEDGER_SCHEMAS = [LedgerAnswerSchema, StatementAnswerSchema];
