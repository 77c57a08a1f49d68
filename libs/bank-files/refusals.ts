import { refusalType } from '#kernel';

interface InFile {
  readonly file: string;
}

/** Where in the file: the number of the entry (and of its transaction), and the path of the element. */
interface AtEntry extends InFile {
  readonly entry: string;
  readonly path: string;
}

export const bankFileTooLarge = refusalType<InFile & { limit: string }>('bank-file-too-large', 'malformed', {
  nb: (p) => `${p.file} er større enn ${p.limit} MiB. Be banken om en fil for færre dager. Ingenting ble lest.`,
  nn: (p) => `${p.file} er større enn ${p.limit} MiB. Be banken om ei fil for færre dagar. Ingenting vart lese.`,
  en: (p) => `${p.file} is larger than ${p.limit} MiB. Ask the bank for a file of fewer days. Nothing was read.`,
});

export const bankFileOutOfBounds = refusalType<InFile>('bank-file-out-of-bounds', 'malformed', {
  nb: (p) =>
    `${p.file} har flere eller lengre elementer enn filene fra en bank har. Be banken om en fil for færre dager. Ingenting ble lest.`,
  nn: (p) =>
    `${p.file} har fleire eller lengre element enn filene frå ein bank har. Be banken om ei fil for færre dagar. Ingenting vart lese.`,
  en: (p) =>
    `${p.file} has more or longer elements than the files of a bank have. Ask the bank for a file of fewer days. Nothing was read.`,
});

export const bankFileNotXml = refusalType<InFile>('bank-file-not-xml', 'malformed', {
  nb: (p) =>
    `${p.file} er ikke gyldig XML. Hent filen på nytt fra banken uten å åpne eller lagre den i et annet program.`,
  nn: (p) =>
    `${p.file} er ikkje gyldig XML. Hent fila på nytt frå banken utan å opne eller lagre henne i eit anna program.`,
  en: (p) =>
    `${p.file} is not well-formed XML. Fetch it from the bank again without opening or saving it in another program.`,
});

export const bankFileHasDoctype = refusalType<InFile>('bank-file-has-doctype', 'malformed', {
  nb: (p) => `${p.file} har en DOCTYPE, og det har ingen fil fra en bank. Bruk filen slik banken ga den.`,
  nn: (p) => `${p.file} har ein DOCTYPE, og det har inga fil frå ein bank. Bruk fila slik banken gav henne.`,
  en: (p) => `${p.file} has a DOCTYPE, and no file of a bank has. Use the file as the bank gave it.`,
});

export const bankFileNotCamt = refusalType<InFile & { root: string }>('bank-file-not-camt', 'malformed', {
  nb: (p) => `${p.file} er ikke camt.053 eller camt.054 (ISO 20022), men «${p.root}». Be banken om en av dem.`,
  nn: (p) => `${p.file} er ikkje camt.053 eller camt.054 (ISO 20022), men «${p.root}». Be banken om ei av dei.`,
  en: (p) => `${p.file} is not camt.053 or camt.054 (ISO 20022) but “${p.root}”. Ask the bank for one of these.`,
});

export const bankFileOtherAccount = refusalType<InFile & { asked: string; found: string }>(
  'bank-file-other-account',
  'conflict',
  {
    nb: (p) =>
      `${p.file} gjelder konto ${p.found}, ikke ${p.asked}. Velg filen for riktig konto, eller rett kontoen som er registrert.`,
    nn: (p) =>
      `${p.file} gjeld konto ${p.found}, ikkje ${p.asked}. Vel fila for rett konto, eller rett kontoen som er registrert.`,
    en: (p) =>
      `${p.file} is about account ${p.found}, not ${p.asked}. Choose the file of the right account, or correct the recorded one.`,
  },
);

export const bankEntryLacks = refusalType<AtEntry>('bank-entry-lacks', 'malformed', {
  nb: (p) => `${p.file}, post ${p.entry}: ${p.path} mangler. Be banken om en ny fil. Ingenting ble lest.`,
  nn: (p) => `${p.file}, post ${p.entry}: ${p.path} manglar. Be banken om ei ny fil. Ingenting vart lese.`,
  en: (p) => `${p.file}, entry ${p.entry}: ${p.path} is missing. Ask the bank for a new file. Nothing was read.`,
});

export const bankEntryUnreadable = refusalType<AtEntry & { value: string }>('bank-entry-unreadable', 'malformed', {
  nb: (p) =>
    `${p.file}, post ${p.entry}: ${p.path} er «${p.value}», som ikke kan leses. Be banken om en ny fil. Ingenting ble lest.`,
  nn: (p) =>
    `${p.file}, post ${p.entry}: ${p.path} er «${p.value}», som ikkje kan lesast. Be banken om ei ny fil. Ingenting vart lese.`,
  en: (p) =>
    `${p.file}, entry ${p.entry}: ${p.path} is “${p.value}”, which cannot be read. Ask the bank for a new file. Nothing was read.`,
});

export const bankEntryCurrency = refusalType<AtEntry & { currency: string }>('bank-entry-currency', 'malformed', {
  nb: (p) =>
    `${p.file}, post ${p.entry}: beløpet er i ${p.currency} (${p.path}), og bare NOK kan føres. Bruk filen for en konto i norske kroner.`,
  nn: (p) =>
    `${p.file}, post ${p.entry}: beløpet er i ${p.currency} (${p.path}), og berre NOK kan førast. Bruk fila for ein konto i norske kroner.`,
  en: (p) =>
    `${p.file}, entry ${p.entry}: the amount is in ${p.currency} (${p.path}), and only NOK can be booked. Use the file of an account in Norwegian kroner.`,
});

/** Amounts in kroner, for those who read. */
export const bankEntrySum = refusalType<AtEntry & { sum: string; amount: string }>('bank-entry-sum', 'malformed', {
  nb: (p) =>
    `${p.file}, post ${p.entry}: transaksjonene er til sammen ${p.sum}, men posten er på ${p.amount} (${p.path}). Spør banken hva som er riktig. Ingenting ble lest.`,
  nn: (p) =>
    `${p.file}, post ${p.entry}: transaksjonane er til saman ${p.sum}, men posten er på ${p.amount} (${p.path}). Spør banken kva som er rett. Ingenting vart lese.`,
  en: (p) =>
    `${p.file}, entry ${p.entry}: the transactions are ${p.sum} together, but the entry is ${p.amount} (${p.path}). Ask the bank which is right. Nothing was read.`,
});

export const bankEntryCount = refusalType<AtEntry & { says: string; has: string }>('bank-entry-count', 'malformed', {
  nb: (p) =>
    `${p.file}, post ${p.entry}: ${p.path} sier ${p.says} transaksjoner, men filen har ${p.has}. Be banken om en ny fil. Ingenting ble lest.`,
  nn: (p) =>
    `${p.file}, post ${p.entry}: ${p.path} seier ${p.says} transaksjonar, men fila har ${p.has}. Be banken om ei ny fil. Ingenting vart lese.`,
  en: (p) =>
    `${p.file}, entry ${p.entry}: ${p.path} says ${p.says} transactions, but the file has ${p.has}. Ask the bank for a new file. Nothing was read.`,
});
