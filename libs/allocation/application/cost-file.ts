import { parse } from 'csv-parse/sync';
import { isCivilDate, isCivilMonth, isRefusal, parseKroner, type Refusal, refusalType, type Text } from '#kernel';
import type { CostLine } from '../domain/state.ts';

export const costFileMalformed = refusalType<{ file: string; line: number; nb: string; nn: string; en: string }>(
  'cost-file-malformed',
  'malformed',
  {
    nb: (p) => `${p.file} linje ${p.line}: ${p.nb}. Ingenting av filen ble skrevet.`,
    nn: (p) => `${p.file} linje ${p.line}: ${p.nn}. Ingenting av fila vart skrive.`,
    en: (p) => `${p.file} line ${p.line}: ${p.en}. Nothing of the file was written.`,
  },
);

/** Columns of a cost file. Amounts in kroner, months YYYY-MM, `distribution` as `1865=100,00|1857=50,00`. */
const COLUMNS = [
  'line',
  'category',
  'label',
  'amount',
  'vat_amount',
  'vat_treatment',
  'booked_on',
  'service_from',
  'service_to',
  'evidence',
  'shared_service',
  'municipality',
  'distribution',
  'split',
  'determination',
  'pension_transfer',
  'pension_kind',
  'art',
  'funksjon',
] as const;
const REQUIRED = ['line', 'category', 'label', 'amount', 'booked_on'] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

export interface CostFileLine {
  /** Counts from 1; the heading is line 1. */
  readonly line: number;
  readonly cost: CostLine;
}

/** A row that is no cost line, and why. */
export interface BadCostRow {
  readonly line: number;
  /** Null: it is about the whole row. */
  readonly column: string | null;
  readonly value: string | null;
  readonly text: Text;
}

export interface CostRows {
  readonly lines: readonly CostFileLine[];
  readonly bad: readonly BadCostRow[];
}

/** Reads a cost file: CSV in UTF-8 with a heading, separated by semicolon, comma or tab. The first wrong line is told. */
export function readCostFile(file: string, content: string): readonly CostFileLine[] | Refusal {
  const read = readCostRows(file, content);
  if (isRefusal(read)) return read;
  const [first] = read.bad;
  return first ? costFileMalformed({ file, line: first.line, ...first.text }) : read.lines;
}

/** The same with every row that cannot be read; refused when the file itself cannot, or its heading. */
export function readCostRows(file: string, content: string): CostRows | Refusal {
  const bad = (line: number, nb: string, nn: string, en: string) => costFileMalformed({ file, line, nb, nn, en });
  const firstLine = content.slice(0, content.search(/\r?\n|$/));
  const delimiter = [';', '\t', ','].find((d) => firstLine.includes(d)) ?? ';';
  const wrong: BadCostRow[] = [];
  let rows: { record: Row; info: { lines: number } }[];
  try {
    const heading = headingOf(firstLine, delimiter);
    const unfit = headingProblem(heading);
    if (unfit) return bad(1, unfit.nb, unfit.nn, unfit.en);
    rows = parse(content, {
      bom: true,
      columns: (written: string[]) => written.map(plain),
      delimiter,
      info: true,
      skip_empty_lines: true,
      // A spreadsheet saves its empty rows as separators alone.
      skip_records_with_empty_values: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        if (error?.code !== 'CSV_RECORD_INCONSISTENT_COLUMNS') throw error;
        const { lines = 1 } = error as unknown as { lines?: number };
        wrong.push({ line: lines, column: null, value: null, text: notAsManyFields(delimiter) });
        return undefined;
      },
      trim: true,
    }) as unknown as typeof rows;
  } catch (error) {
    const { message, lines } = error as { message: string; lines?: number };
    return bad(
      lines ?? 1,
      `filen kan ikke leses (${message})`,
      `fila kan ikkje lesast (${message})`,
      `the file cannot be read (${message})`,
    );
  }
  if (rows.length + wrong.length === 0) return bad(1, 'ingen kostnadslinjer', 'ingen kostnadslinjer', 'no cost lines');
  const lines: CostFileLine[] = [];
  for (const { record, info } of rows) {
    const cost = costOf(record);
    if ('column' in cost) wrong.push({ line: info.lines, ...cost, text: cannotBeRead(cost) });
    else lines.push({ line: info.lines, cost });
  }
  return { lines, bad: wrong.sort((a, b) => a.line - b.line) };
}

const plain = (name: string): string => name.trim().toLowerCase();

/** The names of the columns; empty where there is no heading. */
function headingOf(line: string, delimiter: string): readonly string[] {
  const [names = []] = parse(line, { bom: true, delimiter, trim: true }) as string[][];
  return names.map(plain);
}

/** What is wrong with the heading; null when nothing is, or there is none. */
function headingProblem(names: readonly string[]): Text | null {
  if (names.length === 0) return null;
  const twice = names.find((n, i) => names.indexOf(n) !== i);
  if (twice !== undefined)
    return {
      nb: `kolonnen «${twice}» står to ganger`,
      nn: `kolonnen «${twice}» står to gonger`,
      en: `the column “${twice}” stands there twice`,
    };
  const strange = names.find((n) => !(COLUMNS as readonly string[]).includes(n));
  if (strange !== undefined) {
    const shown = strange.slice(0, 60);
    return {
      nb: `ukjent kolonne «${shown}»; kolonnene er ${COLUMNS.join(', ')}`,
      nn: `ukjend kolonne «${shown}»; kolonnane er ${COLUMNS.join(', ')}`,
      en: `unknown column “${shown}”; the columns are ${COLUMNS.join(', ')}`,
    };
  }
  const missing = REQUIRED.find((n) => !names.includes(n));
  return missing === undefined
    ? null
    : {
        nb: `kolonnen «${missing}» mangler`,
        nn: `kolonnen «${missing}» manglar`,
        en: `the column “${missing}” is missing`,
      };
}

const notAsManyFields = (delimiter: string): Text => ({
  nb: `raden har ikke like mange felt som overskriften, skilt med «${delimiter}»; et felt med dette tegnet i må stå i anførselstegn`,
  nn: `rada har ikkje like mange felt som overskrifta, skilde med «${delimiter}»; eit felt med dette teiknet i må stå i hermeteikn`,
  en: `the row has not as many fields as the heading, separated by “${delimiter}”; a field that holds this sign must stand in quotes`,
});

const cannotBeRead = ({ column, value }: { column: string; value: string }): Text => ({
  nb: `«${column}» er «${value}», som ikke kan leses`,
  nn: `«${column}» er «${value}», som ikkje kan lesast`,
  en: `“${column}” is “${value}”, which cannot be read`,
});

function costOf(row: Row): CostLine | { column: string; value: string } {
  const wrong = (column: keyof Row) => ({ column, value: row[column] ?? '' });
  const text = (column: keyof Row): string | undefined => row[column] || undefined;
  const amount = parseKroner(row.amount ?? '');
  if (amount === null) return wrong('amount');
  const vat = parseKroner(row.vat_amount || '0');
  if (vat === null) return wrong('vat_amount');
  const treatment = row.vat_treatment || 'COMPENSATED';
  if (treatment !== 'COMPENSATED' && treatment !== 'DEDUCTED' && treatment !== 'COST') return wrong('vat_treatment');
  if (!isCivilDate(row.booked_on)) return wrong('booked_on');
  const from = row.service_from || row.booked_on.slice(0, 7);
  if (!isCivilMonth(from)) return wrong('service_from');
  const to = row.service_to || from;
  if (!isCivilMonth(to)) return wrong('service_to');
  const distribution = row.distribution ? distributionOf(row.distribution) : undefined;
  if (distribution === null) return wrong('distribution');
  const kind = row.pension_kind || 'PREMIUM';
  if (kind !== 'PREMIUM' && kind !== 'PREMIUM_DEVIATION') return wrong('pension_kind');
  const { art, funksjon } = row;
  const [transfer, evidence, sharedService, municipality, split, determination] = (
    ['pension_transfer', 'evidence', 'shared_service', 'municipality', 'split', 'determination'] as const
  ).map(text);
  return {
    line: row.line ?? '',
    category: row.category ?? '',
    label: row.label ?? '',
    amount: amount.toString(),
    vat: { amount: vat.toString(), treatment },
    bookedOn: row.booked_on,
    service: { from, to },
    ...(evidence !== undefined && { evidence }),
    ...(sharedService !== undefined && { sharedService }),
    ...(municipality !== undefined && { municipality }),
    ...(distribution !== undefined && { distribution }),
    ...(split !== undefined && { split }),
    ...(determination !== undefined && { determination }),
    ...(transfer !== undefined && { pension: { transfer, kind } }),
    ...((art || funksjon) && { account: { ...(art && { art }), ...(funksjon && { funksjon }) } }),
  };
}

/** `1865=100,00|1857=50,00`; null when a part cannot be read or a municipality comes twice. */
function distributionOf(text: string): Record<string, string> | null {
  const parts: Record<string, string> = {};
  for (const part of text.split(/[|;]/)) {
    const [municipality = '', amount = '', ...more] = part.split('=').map((s) => s.trim());
    const own = parseKroner(amount);
    if (!/^\d{4}$/.test(municipality) || own === null || more.length > 0 || municipality in parts) return null;
    parts[municipality] = own.toString();
  }
  return parts;
}
