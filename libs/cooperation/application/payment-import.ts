import { type BankEntry, type BankFile, bankFileRefusals, type EntryLeftOut, readBankFile } from '#bank-files';
import { invoicingRefusals, yearOfInvoice } from '#invoicing';
import { type BookId, dateInOslo, isRefusal, kroner, type Oere, type Refusal, sha256, yearOf } from '#kernel';
import {
  type Match,
  MOST_KIDS,
  type MoneyOf,
  type PutByKid,
  putByKid,
  UNMATCHED,
  type Unmatched,
} from '../domain/accounting-year/payment-by-kid.ts';
import { invoiceOfKid } from '../domain/accounting-year/surroundings.ts';
import type { BookCommand } from '../domain/commands.ts';
import type { CooperationState } from '../domain/state.ts';
import type { Entry } from './draft.ts';
import { cooperationFor, type FileHandedIn, recordingOf, yearsOf } from './handed-in.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { Recorder } from './recorder.ts';

export { UNMATCHED };

interface Counted {
  readonly payments: number;
  /** Kroner. */
  readonly amount: string;
}

/** What a file of the bank brought. Amounts in kroner; what went out is below zero. */
export interface BankFileAnswer {
  readonly cooperation: BookId;
  readonly sha256: string;
  readonly format: 'CAMT_053' | 'CAMT_054';
  readonly account: string;
  /** The same file was taken before: nothing was recorded now. */
  readonly repeated: boolean;
  /** Years in which the bank booked the payments, ascending. */
  readonly years: readonly number[];
  readonly recorded: Counted;
  /** Told by another file before, and not counted again. */
  readonly before: Counted;
  /** What was put against documents: of how many payments, and how much. */
  readonly matched: Counted;
  readonly unmatched: readonly {
    readonly payment: string;
    readonly year: number;
    readonly bookedOn: string;
    readonly amount: string;
    /** What of it is put against no document. */
    readonly left: string;
    readonly kids: readonly string[];
    readonly because: Unmatched;
  }[];
  /** Entries of the file that are no payments to be recorded. */
  readonly leftOut: readonly {
    readonly entry: string;
    readonly because: EntryLeftOut['because'];
    readonly amount: string;
    readonly reference: string | null;
    readonly payments: number | null;
  }[];
  /** Accounts in the file of which nothing was read. */
  readonly otherAccounts: readonly string[];
  /** What a question is asked `after` to see the payments; null when nothing was recorded. */
  readonly position: string | null;
}

interface Judged extends PutByKid {
  readonly entry: BankEntry;
  readonly payment: string;
}

/** Payments from files of the bank: all of a file or nothing, each payment once, put against the documents whose KID it names. */
export class PaymentImport {
  /** In memory a file is many times its size; and what another file tells of is known before this one is judged. */
  readonly #files = new OneAtATime();

  constructor(private readonly recorder: Recorder) {}

  take(file: FileHandedIn, dryRun = false): Promise<BankFileAnswer | Refusal> {
    return this.#files.do(() => this.#take(file, dryRun));
  }

  async #take(file: FileHandedIn, dryRun: boolean): Promise<BankFileAnswer | Refusal> {
    const { book, name, bytes, recorded } = file;
    const cooperation = await cooperationFor(this.recorder, file);
    if (isRefusal(cooperation)) return cooperation;
    const today = dateInOslo(recorded);
    const read = readForSeller(bytes, name, cooperation, today);
    if (isRefusal(read)) return read;

    const years = [...new Set(read.entries.map(({ bookedOn }) => yearOf(bookedOn)))].sort((a, b) => a - b);
    const money = await this.#moneyOf(book, [...years, ...yearsNamed(read.entries)]);
    const taken = (of: MoneyOf): boolean => years.some((year) => of(year)?.files.has(read.sha256));
    const judged = read.entries.map((entry): Judged => {
      return { entry, payment: paymentIdOf(entry.reference), ...putByKid(entry, money) };
    });
    if (taken(money)) return answerOf(book, read, judged, years, money, true, null);
    if (years.length === 0) return answerOf(book, read, [], years, money, false, null);

    const commands = years.map((year) => commandOf(year, read, judged, today));
    const entries = commands.map((command, n): Entry => {
      return { line: 1, command, recording: recordingOf(file, `bank-file ${book} ${read.sha256} ${years[n]}`) };
    });
    const told = await this.recorder.recordAll(book, name, entries, dryRun);
    if (isRefusal(told)) {
      // Somebody else may have handed in the same file in this moment.
      const now = await this.#moneyOf(book, years);
      return taken(now) ? answerOf(book, read, judged, years, now, true, null) : told;
    }
    return answerOf(book, read, judged, years, money, told.repeated, told.position);
  }

  async #moneyOf(book: BookId, years: readonly number[]): Promise<MoneyOf> {
    const folded = await yearsOf(this.recorder, book, years);
    return (year) => folded.get(year)?.state.money;
  }
}

/** The file as read for an account that the host has, or had, for its invoices. */
function readForSeller(
  bytes: Uint8Array,
  file: string,
  { billing }: CooperationState,
  today: string,
): BankFile | Refusal {
  const accounts = [...new Set(billing.seller.map(({ value }) => value.account).reverse())];
  if (accounts.length === 0) return invoicingRefusals.sellerMissing({ date: today });
  const [current] = accounts.map((account) => readBankFile(bytes, { file, account }));
  if (!isRefusal(current) || current.code !== bankFileRefusals.bankFileOtherAccount.code) return current as BankFile;
  for (const account of accounts.slice(1)) {
    const earlier = readBankFile(bytes, { file, account });
    if (!isRefusal(earlier)) return earlier;
  }
  return current;
}

const yearsNamed = (entries: readonly BankEntry[]): number[] =>
  entries
    .flatMap(({ kids }) => kids)
    .flatMap(({ kid }) => {
      const invoice = invoiceOfKid(kid);
      return invoice === null ? [] : [yearOfInvoice(invoice)];
    });

const FITS_ADDRESS = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,58}[A-Za-z0-9])?$/;

/** An id of ours from the bank's reference, which stands beside it: as it is, or as much as an address can hold, with a digest. */
function paymentIdOf(reference: string): string {
  if (FITS_ADDRESS.test(reference)) return `bank-${reference}`;
  const readable = reference
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return ['bank', ...(readable ? [readable] : []), sha256(reference).slice(0, 12)].join('-');
}

function commandOf(year: number, read: BankFile, judged: readonly Judged[], today: string): BookCommand {
  const entries = judged
    .filter(({ entry }) => yearOf(entry.bookedOn) === year)
    .map(({ entry, payment, matches }) => ({
      payment,
      bookedOn: entry.bookedOn,
      amount: entry.amount.toString(),
      ...(entry.kid !== null && { kid: entry.kid }),
      ...(entry.kids.length > 1 && { kids: entry.kids.slice(0, MOST_KIDS).map(saidOf) }),
      entry: entry.reference,
      ...(matches.length > 0 && { matches: [...matches] }),
    }));
  const data = { year, sha256: read.sha256, format: read.format, entries };
  return { type: 'TakeBankFile', decided: today, validFrom: today, data };
}

const saidOf = ({ kid, amount }: BankEntry['kids'][number]) => ({
  kid,
  ...(amount !== null && { amount: amount.toString() }),
});

function answerOf(
  book: BookId,
  read: BankFile,
  judged: readonly Judged[],
  years: readonly number[],
  money: MoneyOf,
  repeated: boolean,
  position: bigint | null,
): BankFileAnswer {
  const known = ({ entry }: Judged): boolean =>
    repeated || (money(yearOf(entry.bookedOn))?.entries.has(entry.reference) ?? false);
  const news = judged.filter((one) => !known(one));
  return {
    cooperation: book,
    sha256: read.sha256,
    format: read.format,
    account: read.account,
    repeated,
    years,
    recorded: counted(news),
    before: counted(judged.filter(known)),
    matched: {
      payments: news.filter(({ matches }) => matches.length > 0).length,
      amount: kroner(news.reduce((sum, { matches }) => sum + putOf(matches), 0n)),
    },
    unmatched: news.flatMap(({ entry, payment, matches, because }) =>
      because === null
        ? []
        : [
            {
              payment,
              year: yearOf(entry.bookedOn),
              bookedOn: entry.bookedOn,
              amount: kroner(entry.amount),
              left: kroner(entry.amount - putOf(matches)),
              kids: entry.kids.map(({ kid }) => kid),
              because,
            },
          ],
    ),
    leftOut: read.leftOut.map(({ amount, ...left }) => ({ ...left, amount: kroner(amount) })),
    otherAccounts: read.otherAccounts,
    position: position === null ? null : position.toString(),
  };
}

const putOf = (matches: readonly Match[]): Oere => matches.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

const counted = (judged: readonly Judged[]): Counted => ({
  payments: judged.length,
  amount: kroner(judged.reduce((sum, { entry }) => sum + entry.amount, 0n)),
});
