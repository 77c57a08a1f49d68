import { existsSync } from 'node:fs';
import {
  AskCostMappings,
  type CostFileAnswer,
  type CostMappingsAnswer,
  costMappingsCsv,
  ImportCosts,
  readCostMapping,
} from '#cooperation';
import { isRefusal, type Language, type Text } from '#kernel';
import { show } from './asking.ts';
import { Failure, refused } from './failure.ts';
import { importCosts as importPlainCosts } from './recording.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, readBytes, readText, Session, systemClock } from './session.ts';
import { money, table } from './table.ts';
import { categoryIn } from './words.ts';

const WORDS = {
  mappings: { nb: 'Tilordninger', nn: 'Tilordningar', en: 'Mappings' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  mapping: { nb: 'Tilordning', nn: 'Tilordning', en: 'Mapping' },
  version: { nb: 'Versjon', nn: 'Versjon', en: 'Version' },
  name: { nb: 'Navn', nn: 'Namn', en: 'Name' },
  since: { nb: 'Fra', nn: 'Frå', en: 'From' },
  none: { nb: 'ingen', nn: 'ingen', en: 'none' },
  category: { nb: 'Kategori', nn: 'Kategori', en: 'Category' },
  lines: { nb: 'Linjer', nn: 'Linjer', en: 'Lines' },
  amount: { nb: 'Beløp (kr)', nn: 'Beløp (kr)', en: 'Amount (NOK)' },
  art: { nb: 'Art', nn: 'Art', en: 'Art' },
  funksjon: { nb: 'Funksjon', nn: 'Funksjon', en: 'Function' },
  vat: { nb: 'Mva. (kr)', nn: 'Mva. (kr)', en: 'VAT (NOK)' },
  sum: { nb: 'Sum', nn: 'Sum', en: 'Total' },
  row: { nb: 'Rad', nn: 'Rad', en: 'Row' },
  rows: { nb: 'rad', nn: 'rad', en: 'row' },
  wrong: { nb: 'Hva som er galt', nn: 'Kva som er gale', en: 'What is wrong' },
  ignored: { nb: 'Ikke kostnader', nn: 'Ikkje kostnader', en: 'Not costs' },
  takenBefore: {
    nb: 'Filen er lest inn før. Linjene i den telles bare én gang; ingenting ble ført nå.',
    nn: 'Fila er lesen inn før. Linjene i henne blir berre talde éin gong; ingenting vart ført no.',
    en: 'The file was taken before. Its lines count once only; nothing was recorded now.',
  },
} as const satisfies Record<string, Text>;

const DONE = {
  recorded: {
    nb: (file: string, n: number, years: string, sum: string) => `${file}: ${n} linjer ført i ${years}, ${sum} kr.`,
    nn: (file: string, n: number, years: string, sum: string) => `${file}: ${n} linjer førte i ${years}, ${sum} kr.`,
    en: (file: string, n: number, years: string, sum: string) =>
      `${file}: ${n} lines recorded in ${years}, NOK ${sum}.`,
  },
  recordable: {
    nb: (file: string, n: number, years: string, sum: string) =>
      `${file}: ${n} linjer kan føres i ${years}, ${sum} kr. Ingenting ble skrevet.`,
    nn: (file: string, n: number, years: string, sum: string) =>
      `${file}: ${n} linjer kan førast i ${years}, ${sum} kr. Ingenting vart skrive.`,
    en: (file: string, n: number, years: string, sum: string) =>
      `${file}: ${n} lines can be recorded in ${years}, NOK ${sum}. Nothing was written.`,
  },
  bad: {
    nb: (file: string, bad: number) => `${file}: ${bad} rader kan ikke føres, så ingenting av filen blir ført.`,
    nn: (file: string, bad: number) => `${file}: ${bad} rader kan ikkje førast, så ingenting av fila blir ført.`,
    en: (file: string, bad: number) => `${file}: ${bad} rows cannot be recorded, so nothing of the file is.`,
  },
} as const;

type WordOf = (word: keyof typeof WORDS) => string;
const wordsIn =
  (language: Language): WordOf =>
  (word) =>
    WORDS[word][language];

/** Takes a file of cost lines by a mapping: its own columns without one. */
export async function importCosts(
  cooperation: string,
  path: string,
  options: CommonOptions & { dryRun?: boolean; preview?: boolean; mapping?: string },
): Promise<void> {
  const { lang, mapping: named } = options;
  const dryRun = options.dryRun === true || options.preview === true;
  if (named === undefined && !dryRun) return importPlainCosts(cooperation, path, options);
  const mapping = named === undefined ? null : mappingOf(named, options);
  const { name, bytes } = readBytes(path, options);
  const opened = dryRun ? Session.rehearsing : Session.writing;
  await opened(options, async (session) => {
    const actor = { id: 'cli', role: 'OPERATOR' } as const;
    const file = { book: cooperation, name, bytes, actor, mapping, recorded: systemClock.now() };
    // All that is wrong is shown; a refusal alone would name it without what is right.
    const preview = await session.do(new ImportCosts(file, true, lang));
    if (dryRun || preview.repeated || preview.bad.length > 0) {
      process.stdout.write(`${takenTable(preview, name, 'recordable', lang)}\n`);
      if (preview.bad.length > 0) throw new Failure(DONE.bad[lang](name, preview.bad.length));
      return;
    }
    const answer = await session.do(new ImportCosts(file, false, lang));
    process.stdout.write(`${takenTable(answer, name, 'recorded', lang)}\n`);
  });
}

/** The mapping in a file, or the id of one that the book has. */
function mappingOf(named: string, options: CommonOptions) {
  if (!existsSync(named)) return named;
  const { name, content } = readText(named, options);
  const mapping = readCostMapping(name, content);
  if (isRefusal(mapping)) throw refused(mapping, options.lang);
  return mapping;
}

function takenTable(a: CostFileAnswer, file: string, done: 'recorded' | 'recordable', language: Language): string {
  const w = wordsIn(language);
  const parts: string[] = [];
  if (a.repeated) return `${file}: ${w('takenBefore')}`;
  if (a.bad.length === 0) parts.push(DONE[done][language](file, a.lines, a.years.join(', '), money(a.total)));
  parts.push(
    table(
      [
        { head: w('category') },
        { head: w('lines'), align: 'right' },
        { head: w('amount'), align: 'right' },
        { head: w('vat'), align: 'right' },
      ],
      [
        ...a.totals.map((t) => [categoryIn(language, t.category), String(t.lines), money(t.amount), money(t.vat)]),
        [w('sum'), String(a.lines), money(a.total), ''],
      ],
    ),
  );
  if (a.accounts.some(({ art, funksjon }) => art !== null || funksjon !== null))
    parts.push(
      table(
        [
          { head: w('category') },
          { head: w('art') },
          { head: w('funksjon') },
          { head: w('lines'), align: 'right' },
          { head: w('amount'), align: 'right' },
        ],
        a.accounts.map((one) => [
          ...[categoryIn(language, one.category), one.art ?? '—', one.funksjon ?? '—'],
          ...[String(one.lines), money(one.amount)],
        ]),
      ),
    );
  if (a.ignored.length > 0)
    parts.push(
      `${w('ignored')}: ${a.ignored.map(({ rule, rows }) => `${rule} (${w('rows')} ${rows.join(', ')})`).join('; ')}.`,
    );
  if (a.bad.length > 0)
    parts.push(
      table(
        [{ head: w('row'), align: 'right' }, { head: w('wrong') }],
        a.bad.map(({ row, text }) => [String(row), text]),
      ),
    );
  return parts.join('\n\n');
}

export function costMappings(
  cooperation: string,
  options: CommonOptions & { knownAt?: string; validOn?: string },
): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskCostMappings({ cooperation, validOn, knownAt }));
    show(answer, options, { table: (a) => mappingsTable(a, lang), csv: costMappingsCsv });
  });
}

function mappingsTable(a: CostMappingsAnswer, language: Language): string {
  const w = wordsIn(language);
  const head = `${w('mappings')}, ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${new Renderer(language).clock(a)}`;
  if (a.mappings.length === 0) return `${head}\n\n${w('none')}`;
  const rows = a.mappings.map((m) => [m.mapping, String(m.version), m.name, m.since]);
  const columns = [{ head: w('mapping') }, { head: w('version') }, { head: w('name') }, { head: w('since') }];
  return `${head}\n\n${table(columns, rows)}`;
}
