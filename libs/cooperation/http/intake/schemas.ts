import { Type } from 'typebox';
import type { CostFileMapping } from '#cost-files';
import {
  CLOCKS,
  day,
  eventIndexes,
  flag,
  integer,
  kroner,
  list,
  month,
  municipality,
  object,
  orNull,
  text,
} from '../fields.ts';
import { validOn } from '../overviews/schemas.ts';

const cooperation = text('Id of the cooperation; its book.', 'lofoten-ikt');
const sha256 = text('SHA-256 of the file, hexadecimal.', 'a'.repeat(64));
const year = integer('The year in which the bank booked it; its accounts hold it.', 2025);
const payment = text('Id of the payment, made of the bank’s reference.', 'bank-EKSEMPEL-1');
const kids = list(text('A customer identification number (KID).', '000020250000010'), 'Every KID that it names.');
const counted = (description: string) =>
  object({ payments: integer('How many.', 12), amount: kroner('Their sum.', '125000.00') }, description);
const position = orNull(text('What a question is asked `after` to see it.', '2210'), 'Null when nothing was recorded.');
const oneOf = <const T extends readonly string[]>(words: T, description: string) =>
  Type.Unsafe<T[number]>(Type.Enum([...words], { description }));

export const BankFileAnswerSchema = Type.Object(
  {
    cooperation,
    sha256,
    format: oneOf(['CAMT_053', 'CAMT_054'], 'CAMT_053: a statement. CAMT_054: a notification.'),
    account: text('The account that was read.', '12345678903'),
    repeated: flag('The same file was taken before: nothing was recorded now.'),
    years: list(year, 'Years in which the bank booked the payments, ascending.'),
    recorded: counted('What was recorded; with `preview`, what would be.'),
    before: counted('What another file, or this one, told of before; it counts once.'),
    matched: counted('Of how many payments something was put against documents, and how much.'),
    unmatched: list(
      object({
        payment,
        year,
        bookedOn: day('When the bank booked it.', '2025-03-20'),
        amount: kroner('What came in; below zero: what went out.', '125.00'),
        left: kroner('What of it is put against no document.', '125.00'),
        kids,
        because: oneOf(
          ['NO_KID', 'KID_UNKNOWN', 'CREDIT_NOTE', 'SEVERAL_KIDS'],
          'NO_KID: it names none. KID_UNKNOWN: no document has it. CREDIT_NOTE: money came in for a document by which the host owes. SEVERAL_KIDS: what is paid of each is not said.',
        ),
      }),
      'Payments that are put against no document, or not all of them.',
    ),
    leftOut: list(
      object({
        entry: text('Number of the entry in the file, from 1.', '3'),
        because: oneOf(
          ['NOT_BOOKED', 'COLLECTION'],
          'NOT_BOOKED: the bank has announced it only. COLLECTION: a sum; its payments stand in another file.',
        ),
        amount: kroner('What it says.', '125.00'),
        reference: orNull(text('The bank’s own reference.', 'EKSEMPEL-3'), 'Null: it gives none.'),
        payments: orNull(integer('How many it says it collects.', 4), 'Null: it does not say.'),
      }),
      'Entries that are no payments to be recorded.',
    ),
    otherAccounts: list(text('An account.', '12345678911'), 'Accounts in the file of which nothing was read.'),
    position,
  },
  { title: 'BankFileAnswer', description: 'What a file of the bank brought.' },
);

export const PaymentsAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    year: orNull(year, 'Null: of all years.'),
    unmatchedOnly: flag('Only what is not wholly put against documents is listed.'),
    received: kroner('What the bank booked, in and out.', '125000.00'),
    matched: kroner('What of it is put against documents.', '124000.00'),
    unmatched: kroner('The rest.', '1000.00'),
    payments: list(
      object({
        payment,
        year,
        bookedOn: day('When the bank booked it.', '2025-03-20'),
        amount: kroner('What came in; below zero: what went out.', '125.00'),
        status: oneOf(['MATCHED', 'PARTLY_MATCHED', 'UNMATCHED'], 'How much of it is put against documents.'),
        left: kroner('What is put against none.', '0.00'),
        kids,
        entry: orNull(text('The bank’s own reference.', 'EKSEMPEL-1'), 'Null: recorded by hand without one.'),
        file: orNull(sha256, 'The file that told of it first; null: recorded by hand.'),
        parts: list(
          object({
            invoice: text('Number of the document.', '2025-0001'),
            amount: kroner('How much.', '125.00'),
            on: day('From when.', '2025-03-20'),
          }),
          'What it is put against.',
        ),
        takenBack: orNull(
          object({ on: day('When.', '2025-04-01'), ground: text('Why.', 'EKSEMPEL: feil KID') }),
          'When it was last taken away from documents; null: never.',
        ),
        events: eventIndexes,
      }),
      'In the order of the days on which the bank booked them.',
    ),
  },
  { title: 'PaymentsAnswer', description: 'What the bank booked and what it was put against, as it stands on a day.' },
);

const mapped = { mapping: text('Id of the mapping.', 'hovedbok'), version: integer('Its version.', 1) };

export const CostFileAnswerSchema = Type.Object(
  {
    cooperation,
    sha256,
    format: oneOf(['CSV', 'XLSX'], 'By what the file holds, not by its name.'),
    encoding: orNull(text('How the text of a CSV file is written.', 'windows-1252'), 'Null: it is no CSV.'),
    mapping: orNull(object(mapped, 'How it was read.'), 'Null: the file has the columns of the program itself.'),
    repeated: flag('The same file was taken before: nothing was recorded now.'),
    years: list(integer('An accounting year.', 2025), 'Years in which the lines are booked, ascending.'),
    rows: integer('Rows below the heading in which something stands.', 214),
    lines: integer('Rows that are cost lines.', 212),
    total: kroner('Their sum, without tax.', '125000.00'),
    totals: list(
      object({
        category: text('Category of cost.', 'DRIFT'),
        lines: integer('How many lines.', 212),
        amount: kroner('Without tax.', '125000.00'),
        vat: kroner('The tax.', '31250.00'),
      }),
      'By category, ascending.',
    ),
    accounts: list(
      object({
        category: text('Category of cost.', 'DRIFT'),
        art: orNull(text('KOSTRA art.', '190'), 'Null: the lines name none.'),
        funksjon: orNull(text('KOSTRA function.', '120'), 'Null: the lines name none.'),
        lines: integer('How many lines.', 212),
        amount: kroner('Without tax.', '125000.00'),
      }),
      'By category and account, ascending.',
    ),
    ignored: list(
      object({
        rule: text('Name of the rule of the mapping.', 'Sumlinjer'),
        rows: list(integer('A row.', 214), 'The rows, from 1.'),
      }),
      'Rows that a rule of the mapping leaves out.',
    ),
    bad: list(
      object({
        row: integer('The row, from 1.', 17),
        column: orNull(text('Heading of the column.', 'Beløp'), 'Null: it is about the whole row.'),
        value: orNull(text('What stands there.', '1.005,555'), 'Null: it is about the whole row.'),
        text: text('What is wrong, in the language of the answer.'),
      }),
      'Rows that cannot be recorded; with one of them nothing of the file is.',
    ),
    position,
  },
  { title: 'CostFileAnswer', description: 'What a file of cost lines says, and whether it was recorded.' },
);

export const CostMappingsAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    mappings: list(
      object({
        ...mapped,
        name: text('What it is called.', 'EKSEMPEL: hovedbok'),
        since: day('From when.', '2025-01-02'),
        says: Type.Unsafe<CostFileMapping>({
          type: 'object',
          description: 'The whole mapping, as RecordCostMapping takes it.',
        }),
        events: eventIndexes,
      }),
      'By id, ascending.',
    ),
  },
  { title: 'CostMappingsAnswer', description: 'How the files of accounting systems are read, as it stands on a day.' },
);

const invoice = text('Number of the document.', '2025-0001');
const number = text('The number in the host’s own accounting system.', '700123');

export const InvoiceBasisAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    year: integer('The accounting year.', 2025),
    run: text('Id of the run.', 'akonto-1'),
    kind: oneOf(['ON_ACCOUNT', 'SETTLEMENT', 'CORRECTION', 'CREDIT', 'INTEREST'], 'What kind of run it is.'),
    payable: kroner('What all documents ask for; credit notes are drawn off.', '156250.00'),
    documents: list(
      object({
        invoice,
        document: oneOf(['INVOICE', 'CREDIT_NOTE'], 'An invoice or a credit note.'),
        municipality: municipality('The buyer.'),
        name: text('Its name, as the document has it.', 'Fjordnes'),
        organisationNumber: orNull(text('Its organisation number.', '310000027'), 'Null: the document has none.'),
        reference: orNull(text('What the buyer wants it to carry.', '1200-FELLES'), 'Null: nothing.'),
        order: orNull(text('The buyer’s order.', 'PO-17'), 'Null: none.'),
        issuedOn: day('When it was issued.', '2025-03-03'),
        dueOn: day('When it is due.', '2025-04-02'),
        period: object(
          { from: month('First month.', '2025-01'), to: month('Last month.', '2025-03') },
          'What it covers.',
        ),
        kid: orNull(text('Its KID.', '000020250000013'), 'Null: the host uses none.'),
        references: list(invoice, 'Earlier documents that it settles, corrects or credits.'),
        net: kroner('Without VAT.', '125000.00'),
        vat: kroner('The VAT.', '31250.00'),
        payable: kroner('To be paid; below zero: owed to the buyer.', '156250.00'),
        number: orNull(number, 'Null: none was taken back.'),
        lines: list(
          object({
            category: text('Category of cost.', 'DRIFT'),
            text: text('As the document has it.', 'À konto: DRIFT'),
            amount: kroner('Without VAT.', '125000.00'),
            vat: object({ code: text('Category of VAT.', 'S'), rate: text('Per cent.', '25') }, 'How VAT is charged.'),
          }),
          'The lines of the document.',
        ),
      }),
      'By number, ascending.',
    ),
  },
  {
    title: 'InvoiceBasisAnswer',
    description: 'What the host’s own accounting system needs to make out the documents of a run.',
  },
);

export const InvoiceNumbersAnswerSchema = Type.Object(
  {
    cooperation,
    sha256,
    repeated: flag('Every document had its number already: nothing was recorded now.'),
    taken: list(
      object({ invoice, number, before: orNull(number, 'The number it had before; null: none.') }),
      'What was recorded.',
    ),
    unchanged: integer('How many documents had the number already.', 0),
    position,
  },
  { title: 'InvoiceNumbersAnswer', description: 'Numbers taken back from the host’s own accounting system.' },
);

export const INTAKE_SCHEMAS = [
  InvoiceBasisAnswerSchema,
  InvoiceNumbersAnswerSchema,

  CostFileAnswerSchema,
  CostMappingsAnswerSchema,
  BankFileAnswerSchema,
  PaymentsAnswerSchema,
];
