import {
  AskInvoiceBasis,
  ImportInvoiceNumbers,
  type InvoiceBasisAnswer,
  type InvoiceNumbersAnswer,
  invoiceBasisCsv,
} from '#cooperation';
import { decimalIn, type Language, type Text } from '#kernel';
import { show } from './asking.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, readBytes, Session, systemClock } from './session.ts';
import { money, table } from './table.ts';

const WORDS = {
  basis: { nb: 'Fakturagrunnlag', nn: 'Fakturagrunnlag', en: 'Invoice basis' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  invoice: { nb: 'Faktura', nn: 'Faktura', en: 'Invoice' },
  number: { nb: 'Vertens nr.', nn: 'Nr. hos verten', en: 'Host’s no.' },
  buyer: { nb: 'Kjøper', nn: 'Kjøpar', en: 'Buyer' },
  reference: { nb: 'Referanse', nn: 'Referanse', en: 'Reference' },
  text: { nb: 'Tekst', nn: 'Tekst', en: 'Text' },
  amount: { nb: 'Beløp u. mva.', nn: 'Beløp u. mva.', en: 'Amount excl. VAT' },
  vat: { nb: 'Mva.', nn: 'Mva.', en: 'VAT' },
  kid: { nb: 'KID', nn: 'KID', en: 'KID' },
  due: { nb: 'Forfall', nn: 'Forfall', en: 'Due' },
  payable: { nb: 'Å betale i alt', nn: 'Å betale i alt', en: 'Payable in all' },
  taken: { nb: 'numre tatt imot', nn: 'nummer tekne imot', en: 'numbers taken' },
  unchanged: { nb: 'sto der fra før', nn: 'stod der frå før', en: 'were there before' },
  insteadOf: { nb: 'i stedet for', nn: 'i staden for', en: 'in place of' },
} as const satisfies Record<string, Text>;

const wordsIn =
  (language: Language) =>
  (word: keyof typeof WORDS): string =>
    WORDS[word][language];

/** What the host’s own accounting system needs to make out the documents of a run; as CSV for it to read. */
export function invoiceBasis(
  cooperation: string,
  year: number,
  run: string,
  options: CommonOptions & { knownAt?: string; validOn?: string },
): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskInvoiceBasis({ cooperation, year, run, validOn, knownAt }));
    show(answer, options, { table: (a) => basisTable(a, lang), csv: invoiceBasisCsv });
  });
}

function basisTable(a: InvoiceBasisAnswer, language: Language): string {
  const w = wordsIn(language);
  const of = `${w('basis')} ${a.year} ${a.run}, ${a.cooperation}, ${w('onDay')} ${a.validOn}`;
  const head = `${of}, ${new Renderer(language).clock(a)}`;
  const rows = a.documents.flatMap((d) =>
    d.lines.map((line, n) => {
      const first = [d.invoice, d.number ?? '—', `${d.municipality} ${d.name}`, d.reference ?? d.order ?? '—'];
      const last = [d.kid ?? '—', d.dueOn];
      const vat = line.vat.code === 'O' ? line.vat.code : `${line.vat.code} ${decimalIn(language, line.vat.rate)} %`;
      return [
        ...(n === 0 ? first : ['', '', '', '']),
        line.text,
        money(line.amount),
        vat,
        ...(n === 0 ? last : ['', '']),
      ];
    }),
  );
  const columns = [
    { head: w('invoice') },
    { head: w('number') },
    { head: w('buyer') },
    { head: w('reference') },
    { head: w('text') },
    { head: w('amount'), align: 'right' },
    { head: w('vat') },
    { head: w('kid') },
    { head: w('due') },
  ] as const;
  return [head, table(columns, rows), `${w('payable')}: ${money(a.payable)} kr`].join('\n\n');
}

/** Takes back the numbers that the host’s own system gave our documents: all of a file or none. */
export async function importNumbers(cooperation: string, path: string, options: CommonOptions): Promise<void> {
  const { name, bytes } = readBytes(path, options);
  await Session.writing(options, async (session) => {
    const actor = { id: 'cli', role: 'OPERATOR' } as const;
    const file = { book: cooperation, name, bytes, actor, recorded: systemClock.now() };
    const answer = await session.do(new ImportInvoiceNumbers(file));
    process.stdout.write(`${numbersTold(answer, name, options.lang)}\n`);
  });
}

function numbersTold(a: InvoiceNumbersAnswer, file: string, language: Language): string {
  const w = wordsIn(language);
  const head = `${file}: ${a.taken.length} ${w('taken')}, ${a.unchanged} ${w('unchanged')}.`;
  const changed = a.taken.filter(({ before }) => before !== null);
  return [head, ...changed.map((t) => `${t.invoice}: ${t.number} ${w('insteadOf')} ${t.before}`)].join('\n');
}
