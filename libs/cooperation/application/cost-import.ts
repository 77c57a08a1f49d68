import { type CostLine, mayRecord } from '#allocation';
import { type BadRow, type CostFileMapping, costLinesOf, previewCostFile } from '#cost-files';
import { invoicingRefusals } from '#invoicing';
import {
  type BookId,
  canonicalJson,
  dateInOslo,
  isRefusal,
  kroner,
  type Language,
  oere,
  type Recording,
  type Refusal,
  type Text,
  yearOf,
} from '#kernel';
import type { YearState } from '../domain/accounting-year/year-state.ts';
import type { BookCommand } from '../domain/commands.ts';
import { costMappingUnknown, costMappingVersionTaken } from '../domain/refusals.ts';
import type { CooperationState } from '../domain/state.ts';
import type { Entry } from './draft.ts';
import { cooperationFor, type FileHandedIn, recordingOf, yearsOf } from './handed-in.ts';
import { previewPlainCosts, type ReadCosts } from './plain-cost-file.ts';
import type { Recorder } from './recorder.ts';

export interface CostFileHandedIn extends FileHandedIn {
  /**
   * The id of a mapping that the book has, read by its last version; or one, which is kept if the book has it not; or null:
   * the file has the columns of the program itself.
   */
  readonly mapping: string | CostFileMapping | null;
}

/** What a file of cost lines says, and what became of it. Amounts in kroner; costs are above zero. */
export interface CostFileAnswer {
  readonly cooperation: BookId;
  readonly sha256: string;
  readonly format: 'CSV' | 'XLSX';
  /** Of a CSV file. */
  readonly encoding: string | null;
  /** Null: the file has the columns of the program itself. */
  readonly mapping: { readonly mapping: string; readonly version: number } | null;
  /** The same file was taken before: nothing was recorded now. */
  readonly repeated: boolean;
  /** Accounting years of the lines, ascending. */
  readonly years: readonly number[];
  /** Rows below the heading in which something stands. */
  readonly rows: number;
  readonly lines: number;
  readonly total: string;
  readonly totals: readonly {
    readonly category: string;
    readonly lines: number;
    readonly amount: string;
    readonly vat: string;
  }[];
  /** The same by account, as KOSTRA has it; null where a line names none. */
  readonly accounts: readonly {
    readonly category: string;
    readonly art: string | null;
    readonly funksjon: string | null;
    readonly lines: number;
    readonly amount: string;
  }[];
  /** Rows that a rule of the mapping leaves out. */
  readonly ignored: readonly { readonly rule: string; readonly rows: readonly number[] }[];
  /** Rows that cannot be recorded; with one of them nothing of the file is. */
  readonly bad: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly value: string | null;
    /** In the language of the answer. */
    readonly text: string;
  }[];
  /** What a question is asked `after` to see the lines; null when nothing was recorded. */
  readonly position: string | null;
}

type YearOf = (year: number) => YearState | undefined;

/** Cost lines from files of accounting systems: previewed with every bad row named, and recorded whole or not at all. */
export class CostImport {
  constructor(private readonly recorder: Recorder) {}

  /** Records the file, or with `preview` says what would be recorded. */
  async take(
    file: CostFileHandedIn,
    { preview = false, language = 'nb' }: { preview?: boolean; language?: Language } = {},
  ): Promise<CostFileAnswer | Refusal> {
    const { book, name, bytes } = file;
    const cooperation = await cooperationFor(this.recorder, file);
    if (isRefusal(cooperation)) return cooperation;
    const mapping = file.mapping === null ? null : mappingOf(file.mapping, cooperation);
    if (isRefusal(mapping)) return mapping;
    const read = mapping === null ? previewPlainCosts(bytes, name) : await previewCostFile(bytes, name, mapping);
    if (isRefusal(read)) return read;
    const answer = (of: ReadCosts, repeated: boolean, position: bigint | null) =>
      answerOf(book, of, mapping, language, repeated, position);

    const years = await this.#years(book, read.years);
    const taken = (of: YearOf): boolean => read.years.some((year) => of(year)?.costs.files.has(read.sha256));
    if (taken(years) || (mapping === null && (await this.#repeated(file, read)))) return answer(read, true, null);
    const closed = closedYear(read.years, years);
    if (closed) return closed;
    const judged = { ...read, bad: [...read.bad, ...badInBook(read, cooperation, years)].sort(byRow) };
    if (preview) return answer(judged, false, null);
    const lines = costLinesOf(judged);
    if (isRefusal(lines)) return lines;

    const entries = mapping === null ? plainEntries(file, read) : entriesOf(file, read, mapping, cooperation, lines);
    const told = await this.recorder.recordAll(book, name, entries);
    if (isRefusal(told)) {
      // Somebody else may have handed in the same file in this moment.
      return taken(await this.#years(book, read.years)) ? answer(read, true, null) : told;
    }
    return answer(read, told.repeated, told.position);
  }

  /** Whether the same file of plain columns was recorded before by who hands it in; nothing is written. */
  async #repeated(file: CostFileHandedIn, read: ReadCosts): Promise<boolean> {
    const told = await this.recorder.recordAll(file.book, file.name, plainEntries(file, read).slice(0, 1), true);
    return !isRefusal(told) && told.repeated;
  }

  async #years(book: BookId, wanted: readonly number[]): Promise<YearOf> {
    const folded = await yearsOf(this.recorder, book, wanted);
    return (year) => folded.get(year)?.state;
  }
}

/** The mapping that is named, or the one that is given: where the book has that version, it must say the same. */
function mappingOf(asked: string | CostFileMapping, { costMappings }: CooperationState): CostFileMapping | Refusal {
  if (typeof asked === 'string') {
    const known = [...costMappings.keys()].sort().join(', ') || '—';
    return costMappings.get(asked)?.at(-1)?.says ?? costMappingUnknown({ mapping: asked, known });
  }
  const { mapping, version } = asked;
  const last = costMappings.get(mapping)?.at(-1)?.says.version ?? 0;
  return version > last || isKept(asked, costMappings) ? asked : costMappingVersionTaken({ mapping, version, last });
}

/** Whether the book has the mapping, word for word. */
const isKept = (says: CostFileMapping, costMappings: CooperationState['costMappings']): boolean =>
  (costMappings.get(says.mapping) ?? []).some((kept) => canonicalJson(kept.says) === canonicalJson(says));

/** What the book itself refuses of the lines, row by row. */
function badInBook(read: ReadCosts, cooperation: CooperationState, years: YearOf): BadRow[] {
  const municipalities = [...cooperation.register.memberships.keys()];
  return read.lines.flatMap(({ row, cost }) => {
    const year = yearOf(cost.bookedOn);
    const costs = years(year)?.costs;
    if (!costs) return [];
    const text = costs.lines.has(cost.line)
      ? standsAlready(cost.line, year)
      : mayRecord(cost, costs, cooperation.allocation, { municipalities })?.text;
    return text ? [{ row, column: null, value: null, text }] : [];
  });
}

const standsAlready = (line: string, year: number): Text => ({
  nb: `linjen «${line}» står allerede i regnskapet for ${year}; ta bare med det som er nytt`,
  nn: `linja «${line}» står alt i rekneskapen for ${year}; ta berre med det som er nytt`,
  en: `the line “${line}” is already in the accounts of ${year}; take along only what is new`,
});

const byRow = (a: BadRow, b: BadRow): number => a.row - b.row;

function closedYear(years: readonly number[], of: YearOf): Refusal | null {
  for (const year of years) {
    const on = of(year)?.money.closedOn;
    if (on) return invoicingRefusals.costsAreClosed({ year, on });
  }
  return null;
}

/** The mapping first, if the book has it not; then the lines of each year. */
function entriesOf(
  file: CostFileHandedIn,
  { sha256, years }: ReadCosts,
  says: CostFileMapping,
  { costMappings }: CooperationState,
  lines: readonly CostLine[],
): Entry[] {
  const recording = (of: string): Recording => recordingOf(file, `cost-file ${file.book} ${sha256} ${of}`);
  const today = dateInOslo(file.recorded);
  const day = { decided: today, validFrom: today };
  const keep: BookCommand = { type: 'RecordCostMapping', ...day, data: says };
  return [
    ...(isKept(says, costMappings) ? [] : [{ line: 1, command: keep, recording: recording('mapping') }]),
    ...years.map((year): Entry => {
      const own = lines.filter(({ bookedOn }) => yearOf(bookedOn) === year);
      const { mapping, version } = says;
      const data = { year, sha256, mapping: { mapping, version }, lines: own };
      return { line: 1, command: { type: 'TakeCostFile', ...day, data }, recording: recording(String(year)) };
    }),
  ];
}

/** A file of plain columns is its lines, one by one. */
const plainEntries = (file: CostFileHandedIn, { sha256, lines }: ReadCosts): Entry[] =>
  lines.map(({ row, cost }, i) => ({
    line: row,
    command: { type: 'RecordCostLine', decided: cost.bookedOn, validFrom: cost.bookedOn, data: cost },
    recording: recordingOf(file, `costs ${file.book} ${sha256} ${i}`),
  }));

/** Sums by category and account, in their order. */
function byAccount(lines: ReadCosts['lines']): CostFileAnswer['accounts'] {
  const sums = new Map<
    string,
    { category: string; art: string | null; funksjon: string | null; lines: number; amount: bigint }
  >();
  for (const { cost } of lines) {
    const { art = null, funksjon = null } = cost.account ?? {};
    const key = [cost.category, art ?? '', funksjon ?? ''].join(' ');
    const before = sums.get(key) ?? { category: cost.category, art, funksjon, lines: 0, amount: 0n };
    sums.set(key, { ...before, lines: before.lines + 1, amount: before.amount + oere(cost.amount) });
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { amount, ...of }]) => ({ ...of, amount: kroner(amount) }));
}

function answerOf(
  book: BookId,
  read: ReadCosts,
  mapping: CostFileMapping | null,
  language: Language,
  repeated: boolean,
  position: bigint | null,
): CostFileAnswer {
  const rules = new Map<string, number[]>();
  for (const { rule, row } of read.ignored) rules.set(rule, [...(rules.get(rule) ?? []), row]);
  return {
    cooperation: book,
    sha256: read.sha256,
    format: read.format,
    encoding: read.encoding,
    mapping: mapping && { mapping: mapping.mapping, version: mapping.version },
    repeated,
    years: read.years,
    rows: read.rowsRead,
    lines: read.lines.length,
    total: kroner(read.total),
    totals: read.totals.map((t) => ({ ...t, amount: kroner(t.amount), vat: kroner(t.vat) })),
    accounts: byAccount(read.lines),
    ignored: [...rules].map(([rule, rows]) => ({ rule, rows })),
    bad: read.bad.map(({ row, column, value, text }) => ({ row, column, value, text: text[language] })),
    position: position === null ? null : position.toString(),
  };
}
