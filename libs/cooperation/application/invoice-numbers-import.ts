import { parse } from 'csv-parse/sync';
import { type IssuedDocument, yearOfInvoice } from '#invoicing';
import { type BookId, dateInOslo, isRefusal, type Language, type Refusal, sha256, type Text } from '#kernel';
import type { BookCommand } from '../domain/commands.ts';
import type { Entry } from './draft.ts';
import { cooperationFor, type FileHandedIn, recordingOf, yearsOf } from './handed-in.ts';
import { numbersBad, numbersUnreadable } from './invoice-basis-refusals.ts';
import type { Recorder } from './recorder.ts';

/** Numbers that the host’s own accounting system gave our documents. */
export interface InvoiceNumbersAnswer {
  readonly cooperation: BookId;
  readonly sha256: string;
  /** Every document had the number that the file says: nothing was recorded now. */
  readonly repeated: boolean;
  /** What was recorded; `before` is the number that it takes the place of. */
  readonly taken: readonly { readonly invoice: string; readonly number: string; readonly before: string | null }[];
  /** How many documents had the number already. */
  readonly unchanged: number;
  /** What a question is asked `after` to see them; null when nothing was recorded. */
  readonly position: string | null;
}

interface Row {
  readonly row: number;
  readonly invoice: string;
  readonly number: string;
}

const LIMIT = 1024 * 1024;
const INVOICE = ['invoice', 'faktura', 'fakturagrunnlag'];
const NUMBER = ['number', 'nummer', 'fakturanummer', 'fakturanr'];
const IS_INVOICE = /^(19|2\d)\d{2}-\d{4,6}$/;
const MOST = 300;

/** Takes the numbers of a file: all of them, or none with the reason of every bad row. */
export class InvoiceNumbersImport {
  constructor(private readonly recorder: Recorder) {}

  async take(file: FileHandedIn): Promise<InvoiceNumbersAnswer | Refusal> {
    const { book, name, bytes, recorded } = file;
    const cooperation = await cooperationFor(this.recorder, file);
    if (isRefusal(cooperation)) return cooperation;
    const rows = readRows(bytes, name);
    if (isRefusal(rows)) return rows;

    const documents = new Map<string, IssuedDocument>();
    let last = 0;
    const named = rows.filter(({ invoice }) => IS_INVOICE.test(invoice)).map((r) => yearOfInvoice(r.invoice));
    for (const { last: end, state } of (await yearsOf(this.recorder, book, named)).values()) {
      last = Math.max(last, end?.index ?? 0);
      for (const [invoice, document] of state.money.documents) documents.set(invoice, document);
    }
    const bad = badRows(rows, documents);
    if (bad.length > 0) return refusalOf(name, bad);

    const news = rows.filter(({ invoice, number }) => documents.get(invoice)?.number !== number);
    const digest = sha256(bytes);
    const answer = {
      cooperation: book,
      sha256: digest,
      taken: news.map(({ invoice, number }) => ({ invoice, number, before: documents.get(invoice)?.number ?? null })),
      unchanged: rows.length - news.length,
    };
    if (news.length === 0) return { ...answer, repeated: true, position: null };
    const today = dateInOslo(recorded);
    const entries = news.map(({ row, invoice, number }): Entry => {
      const data = { invoice, number };
      const command: BookCommand = { type: 'TakeInvoiceNumber', decided: today, validFrom: today, data };
      // After other numbers were taken in between, the same file says something new.
      const key = `invoice-numbers ${book} ${digest} ${last} ${row}`;
      return { line: row, command, recording: recordingOf(file, key) };
    });
    const told = await this.recorder.recordAll(book, name, entries);
    if (isRefusal(told)) return told;
    if (told.repeated) return { ...answer, taken: [], unchanged: rows.length, repeated: true, position: null };
    return { ...answer, repeated: false, position: told.position === null ? null : told.position.toString() };
  }
}

const SHOWN = 20;

function refusalOf(file: string, bad: readonly { readonly row: number; readonly text: Text }[]): Refusal {
  const all = (language: Language, word: string): string =>
    [
      ...bad.slice(0, SHOWN).map(({ row, text }) => `${word} ${row}: ${text[language]}`),
      ...(bad.length > SHOWN ? [`… (+${bad.length - SHOWN})`] : []),
    ].join('; ');
  const text = { nb: all('nb', 'rad'), nn: all('nn', 'rad'), en: all('en', 'row') };
  return numbersBad({ file, ...text, rows: bad.map(({ row }) => row) });
}

function readRows(bytes: Uint8Array, file: string): readonly Row[] | Refusal {
  const unreadable = (nb: string, nn: string, en: string) => numbersUnreadable({ file, nb, nn, en });
  if (bytes.length > LIMIT)
    return unreadable('filen er større enn 1 MiB', 'fila er større enn 1 MiB', 'the file is larger than 1 MiB');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What is asked for are digits and signs that all encodings of Windows share.
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  const heading = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [';', '\t', ','].find((sign) => heading.includes(sign)) ?? ';';
  let records: readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    records = parse(text, {
      ...{ delimiter, bom: true, trim: true, info: true, skip_empty_lines: true, relax_column_count: true },
      skip_records_with_empty_values: true,
    }) as unknown as typeof records;
  } catch (error) {
    const problem = (error as Error).message;
    return unreadable(
      `filen kan ikke leses (${problem})`,
      `fila kan ikkje lesast (${problem})`,
      `cannot be read (${problem})`,
    );
  }
  const names = records[0]?.record.map((cell) => cell.toLowerCase()) ?? [];
  const [invoiceAt, numberAt] = [INVOICE, NUMBER].map((known) => names.findIndex((one) => known.includes(one)));
  if (invoiceAt === undefined || numberAt === undefined || invoiceAt < 0 || numberAt < 0)
    return unreadable(
      'første rad må ha overskriftene «invoice» og «number» («faktura» og «nummer»)',
      'fyrste rada må ha overskriftene «invoice» og «number» («faktura» og «nummer»)',
      'the first row must have the headings “invoice” and “number”',
    );
  const rows = records.slice(1).map(({ record, info }) => {
    return { row: info.lines, invoice: record[invoiceAt] ?? '', number: record[numberAt] ?? '' };
  });
  if (rows.length === 0)
    return unreadable('det er ingen numre under overskriften', 'det er ingen nummer under overskrifta', 'no numbers');
  return rows;
}

/** A number names one document, and a document has one number. */
function badRows(rows: readonly Row[], documents: ReadonlyMap<string, IssuedDocument>): { row: number; text: Text }[] {
  const bad: { row: number; text: Text }[] = [];
  const invoices = new Map<string, number>();
  const numbers = new Map<string, number>();
  const holders = new Map([...documents].map(([invoice, { number }]) => [number, invoice]));
  const given = new Map(rows.map(({ invoice, number }) => [invoice, number]));
  for (const { row, invoice, number } of rows) {
    const say = (nb: string, nn: string, en: string) => bad.push({ row, text: { nb, nn, en } });
    const holder = holders.get(number);
    if (!documents.has(invoice))
      say(`boka har ikke «${invoice}»`, `boka har ikkje «${invoice}»`, `the book has no “${invoice}”`);
    else if (number === '' || number.length > MOST)
      say(`${invoice} har ikke noe nummer`, `${invoice} har ikkje noko nummer`, `${invoice} has no number`);
    else if (invoices.has(invoice))
      say(`${invoice} står flere ganger`, `${invoice} står fleire gonger`, `${invoice} stands more than once`);
    else if (numbers.has(number))
      say(
        `nummeret ${number} står flere ganger`,
        `nummeret ${number} står fleire gonger`,
        `${number} stands more than once`,
      );
    else if (holder !== undefined && holder !== invoice && (given.get(holder) ?? number) === number)
      say(
        `${number} er nummeret til ${holder}`,
        `${number} er nummeret til ${holder}`,
        `${number} is the number of ${holder}`,
      );
    invoices.set(invoice, row);
    numbers.set(number, row);
  }
  return bad;
}
