import { type Language, refusalType, type Text } from '#kernel';

export const runNotIssued = refusalType<{ run: string; year: number; known: string }>(
  'invoice-run-not-issued',
  'unknown',
  {
    nb: (p) =>
      `Kjøringen «${p.run}» for ${p.year} er ikke utstedt, så den har ingen fakturagrunnlag. Utstedt er: ${p.known}.`,
    nn: (p) =>
      `Køyringa «${p.run}» for ${p.year} er ikkje utferda, så ho har ikkje noko fakturagrunnlag. Utferda er: ${p.known}.`,
    en: (p) => `The run “${p.run}” for ${p.year} is not issued, so it has no invoice basis. Issued are: ${p.known}.`,
  },
);

interface InFile {
  readonly file: string;
}

export const numbersUnreadable = refusalType<InFile & Text>('invoice-numbers-unreadable', 'malformed', {
  nb: (p) => `${p.file}: ${p.nb}. Ingenting ble lest.`,
  nn: (p) => `${p.file}: ${p.nn}. Ingenting vart lese.`,
  en: (p) => `${p.file}: ${p.en}. Nothing was read.`,
});

interface Rows extends InFile {
  readonly rows: readonly { readonly row: number; readonly text: Text }[];
}
const SHOWN = 20;
const listed = ({ rows }: Rows, language: Language, word: string): string =>
  [
    ...rows.slice(0, SHOWN).map(({ row, text }) => `${word} ${row}: ${text[language]}.`),
    ...(rows.length > SHOWN ? ['…'] : []),
  ].join(' ');

export const numbersBad = refusalType<Rows>('invoice-numbers-bad', 'malformed', {
  nb: (p) => `${p.file}: ingen numre ble ført. ${listed(p, 'nb', 'Rad')}`,
  nn: (p) => `${p.file}: ingen nummer vart førte. ${listed(p, 'nn', 'Rad')}`,
  en: (p) => `${p.file}: no numbers were recorded. ${listed(p, 'en', 'Row')}`,
});
