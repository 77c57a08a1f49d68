import { refusalType, type Text } from '#kernel';

export const runNotIssued = refusalType<{ run: string; year: number; known: string }>(
  'invoice-run-not-issued',
  'unknown',
  {
    nb: (p) =>
      `Kjøringen «${p.run}» for ${p.year} er ikke utstedt, så den har ikke noe fakturagrunnlag. Utstedt er: ${p.known}.`,
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

/** Its text ends with what is wrong with each row. */
export const numbersBad = refusalType<InFile & Text & { rows: readonly number[] }>('invoice-numbers-bad', 'malformed', {
  nb: (p) => `${p.file}: ${p.nb}. Ingen numre ble ført.`,
  nn: (p) => `${p.file}: ${p.nn}. Ingen nummer vart førte.`,
  en: (p) => `${p.file}: ${p.en}. No numbers were recorded.`,
});
