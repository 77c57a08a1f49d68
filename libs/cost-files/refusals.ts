import { type Language, refusalType, type Text } from '#kernel';

interface InFile {
  readonly file: string;
}

export const costFileTooLarge = refusalType<InFile & { limit: string; nb: string; en: string }>(
  'cost-file-too-large',
  'malformed',
  {
    nb: (p) => `${p.file} har mer enn ${p.limit} ${p.nb}. Del den i flere filer. Ingenting ble lest.`,
    nn: (p) => `${p.file} har meir enn ${p.limit} ${p.nb}. Del henne i fleire filer. Ingenting vart lese.`,
    en: (p) => `${p.file} has more than ${p.limit} ${p.en}. Divide it into several files. Nothing was read.`,
  },
);

export const costFileNotText = refusalType<InFile>('cost-file-not-text', 'malformed', {
  nb: (p) => `${p.file} er verken CSV eller XLSX. Eksporter på nytt fra regnskapssystemet som en av dem.`,
  nn: (p) => `${p.file} er korkje CSV eller XLSX. Eksporter på nytt frå rekneskapssystemet som ein av dei.`,
  en: (p) => `${p.file} is neither CSV nor XLSX. Export it anew from the accounting system as one of these.`,
});

export const costFileOldExcel = refusalType<InFile>('cost-file-old-excel', 'malformed', {
  nb: (p) => `${p.file} er en gammel Excel-fil (.xls) eller beskyttet med passord. Lagre den som .xlsx uten passord.`,
  nn: (p) => `${p.file} er ei gammal Excel-fil (.xls) eller verna med passord. Lagre henne som .xlsx utan passord.`,
  en: (p) => `${p.file} is an old Excel file (.xls) or protected by a password. Save it as .xlsx without a password.`,
});

export const costFileBroken = refusalType<InFile>('cost-file-broken', 'malformed', {
  nb: (p) =>
    `${p.file} er skadet eller ikke en vanlig XLSX-fil. Åpne den i et regneark, og lagre den som .xlsx på nytt.`,
  nn: (p) =>
    `${p.file} er skadd eller inga vanleg XLSX-fil. Opne henne i eit rekneark, og lagre henne som .xlsx på nytt.`,
  en: (p) => `${p.file} is damaged or no ordinary XLSX file. Open it in a spreadsheet and save it as .xlsx anew.`,
});

export const costFileSheetUnknown = refusalType<InFile & { sheet: string; sheets: string }>(
  'cost-file-sheet-unknown',
  'conflict',
  {
    nb: (p) => `${p.file} har ikke arket «${p.sheet}». Arkene er: ${p.sheets}. Rett tilordningen eller filen.`,
    nn: (p) => `${p.file} har ikkje arket «${p.sheet}». Arka er: ${p.sheets}. Rett tilordninga eller fila.`,
    en: (p) => `${p.file} has no sheet “${p.sheet}”. The sheets are: ${p.sheets}. Correct the mapping or the file.`,
  },
);

export const costFileQuotes = refusalType<InFile & { row: string }>('cost-file-quotes', 'malformed', {
  nb: (p) => `${p.file}, rad ${p.row}: et anførselstegn åpner et felt og lukker det ikke. Rett raden, og prøv igjen.`,
  nn: (p) => `${p.file}, rad ${p.row}: eit hermeteikn opnar eit felt og lukkar det ikkje. Rett rada, og prøv igjen.`,
  en: (p) => `${p.file}, row ${p.row}: a quote opens a field and does not close it. Correct the row and try again.`,
});

export const costFileNoHeading = refusalType<
  InFile & { missing: string; found: string; searched: string; lacking: number }
>('cost-file-no-heading', 'conflict', {
  nb: (p) =>
    `${p.file}: ingen av de første ${p.searched} radene har alle overskriftene i tilordningen. Det mangler: ${p.missing}. Den raden som ligner mest, har: ${p.found}. Rett tilordningen eller filen.`,
  nn: (p) =>
    `${p.file}: inga av dei første ${p.searched} radene har alle overskriftene i tilordninga. Det manglar: ${p.missing}. Den rada som liknar mest, har: ${p.found}. Rett tilordninga eller fila.`,
  en: (p) =>
    `${p.file}: none of the first ${p.searched} rows has all headings of the mapping. Missing: ${p.missing}. The row most like it has: ${p.found}. Correct the mapping or the file.`,
});

export const costFileHeadingTwice = refusalType<InFile & { row: string; heading: string }>(
  'cost-file-heading-twice',
  'conflict',
  {
    nb: (p) => `${p.file}, rad ${p.row}: overskriften «${p.heading}» står to ganger. Gi kolonnene hver sitt navn.`,
    nn: (p) => `${p.file}, rad ${p.row}: overskrifta «${p.heading}» står to gonger. Gi kolonnane kvar sitt namn.`,
    en: (p) => `${p.file}, row ${p.row}: the heading “${p.heading}” stands twice. Give each column a name of its own.`,
  },
);

export const mappingIncomplete = refusalType<{ mapping: string; lacks: string }>(
  'cost-mapping-incomplete',
  'malformed',
  {
    nb: (p) => `Tilordningen «${p.mapping}» mangler kolonne for ${p.lacks}. Legg den til i «columns».`,
    nn: (p) => `Tilordninga «${p.mapping}» manglar kolonne for ${p.lacks}. Legg henne til i «columns».`,
    en: (p) => `The mapping “${p.mapping}” lacks a column for ${p.lacks}. Add it to “columns”.`,
  },
);

interface Rows extends InFile {
  readonly count: string;
  readonly rows: readonly { readonly row: number; readonly text: Text }[];
}
const SHOWN = 20;
const listed = ({ rows }: Rows, language: Language, row: string, more: string): string =>
  [
    ...rows.slice(0, SHOWN).map((bad) => `${row} ${bad.row}: ${bad.text[language]}`),
    ...(rows.length > SHOWN ? [`… ${rows.length - SHOWN} ${more}`] : []),
  ].join('\n');

export const costFileBadRows = refusalType<Rows>('cost-file-bad-rows', 'malformed', {
  nb: (p) =>
    `${p.file}: ${p.count} rader kan ikke føres, og derfor blir ingen av dem ført.\n${listed(p, 'nb', 'Rad', 'til')}`,
  nn: (p) =>
    `${p.file}: ${p.count} rader kan ikkje førast, og difor blir ingen av dei førte.\n${listed(p, 'nn', 'Rad', 'til')}`,
  en: (p) =>
    `${p.file}: ${p.count} rows cannot be recorded, and therefore none of them is.\n${listed(p, 'en', 'Row', 'more')}`,
});

export const costFileEmpty = refusalType<InFile & { row: string }>('cost-file-empty', 'malformed', {
  nb: (p) => `${p.file} har ingen kostnader under overskriften i rad ${p.row}. Se etter at det er riktig fil.`,
  nn: (p) => `${p.file} har ingen kostnader under overskrifta i rad ${p.row}. Sjå etter at det er rett fil.`,
  en: (p) => `${p.file} has no costs below the heading in row ${p.row}. See that it is the right file.`,
});
