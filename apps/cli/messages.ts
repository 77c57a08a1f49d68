import type { DirectoryLocked } from '#event-store';
import type { Language } from '#kernel';

type Holder = NonNullable<DirectoryLocked['holder']>;

type Say<P extends unknown[]> = Readonly<Record<Language, (...p: P) => string>>;
export const say = <P extends unknown[]>(texts: Say<P>): Say<P> => texts;

/** What the command line says besides answers and refusals: what happened, what is wrong, where, and what to do. */
export const MESSAGES = {
  fileMissing: say({
    nb: (file: string) => `${file}: filen finnes ikke. Sjekk stien.`,
    nn: (file: string) => `${file}: fila finst ikkje. Sjekk stien.`,
    en: (file: string) => `${file}: there is no such file. Check the path.`,
  }),
  fileNotRead: say({
    nb: (file: string, problem: string) => `${file}: filen kan ikke leses (${problem}).`,
    nn: (file: string, problem: string) => `${file}: fila kan ikkje lesast (${problem}).`,
    en: (file: string, problem: string) => `${file}: the file cannot be read (${problem}).`,
  }),
  notText: say({
    nb: (file: string, problem: string) =>
      `${file}: kan ikke leses som tekst i UTF-8 (${problem}). Lagre filen som UTF-8.`,
    nn: (file: string, problem: string) =>
      `${file}: kan ikkje lesast som tekst i UTF-8 (${problem}). Lagre fila som UTF-8.`,
    en: (file: string, problem: string) =>
      `${file}: cannot be read as UTF-8 text (${problem}). Save the file as UTF-8.`,
  }),
  notJson: say({
    nb: (file: string, problem: string) => `${file}: ikke gyldig JSON (${problem}). Ingenting ble skrevet.`,
    nn: (file: string, problem: string) => `${file}: ikkje gyldig JSON (${problem}). Ingenting vart skrive.`,
    en: (file: string, problem: string) => `${file}: no valid JSON (${problem}). Nothing was written.`,
  }),
  nothingOfFile: say({
    nb: () => 'Ingenting av filen ble skrevet.',
    nn: () => 'Ingenting av fila vart skrive.',
    en: () => 'Nothing of the file was written.',
  }),
  imported: say({
    nb: (file: string, book: string, what: string) => `${file} er importert til ${book}: ${what}.`,
    nn: (file: string, book: string, what: string) => `${file} er importert til ${book}: ${what}.`,
    en: (file: string, book: string, what: string) => `${file} is imported into ${book}: ${what}.`,
  }),
  importable: say({
    nb: (file: string, book: string, what: string) =>
      `${file} kan importeres til ${book}: ${what}. Ingenting ble skrevet.`,
    nn: (file: string, book: string, what: string) =>
      `${file} kan importerast til ${book}: ${what}. Ingenting vart skrive.`,
    en: (file: string, book: string, what: string) =>
      `${file} can be imported into ${book}: ${what}. Nothing was written.`,
  }),
  historyCounts: say({
    nb: (entries: number, events: number, first: string, last: string) =>
      `${entries} oppføringer, ${events} hendelser, ført ${first} – ${last}`,
    nn: (entries: number, events: number, first: string, last: string) =>
      `${entries} oppføringar, ${events} hendingar, ført ${first} – ${last}`,
    en: (entries: number, events: number, first: string, last: string) =>
      `${entries} entries, ${events} events, recorded ${first} – ${last}`,
  }),
  recorded: say({
    nb: (file: string, book: string, what: string) => `${file} er registrert i ${book}: ${what}.`,
    nn: (file: string, book: string, what: string) => `${file} er registrert i ${book}: ${what}.`,
    en: (file: string, book: string, what: string) => `${file} is recorded in ${book}: ${what}.`,
  }),
  recordable: say({
    nb: (file: string, book: string, what: string) =>
      `${file} kan registreres i ${book}: ${what}. Ingenting ble skrevet.`,
    nn: (file: string, book: string, what: string) =>
      `${file} kan registrerast i ${book}: ${what}. Ingenting vart skrive.`,
    en: (file: string, book: string, what: string) =>
      `${file} can be recorded in ${book}: ${what}. Nothing was written.`,
  }),
  recordedBefore: say({
    nb: (file: string, book: string) => `${file} er registrert fra før i ${book}; ingenting nytt ble skrevet.`,
    nn: (file: string, book: string) => `${file} er registrert frå før i ${book}; ingenting nytt vart skrive.`,
    en: (file: string, book: string) => `${file} was recorded in ${book} before; nothing new was written.`,
  }),
  populationOf: say({
    nb: (n: number, dates: string) => `innbyggertall for ${n} kommuner, ${dates}`,
    nn: (n: number, dates: string) => `innbyggjartal for ${n} kommunar, ${dates}`,
    en: (n: number, dates: string) => `population of ${n} municipalities, ${dates}`,
  }),
  costLines: say({
    nb: (n: number) => `${n} kostnadslinjer`,
    nn: (n: number) => `${n} kostnadslinjer`,
    en: (n: number) => `${n} cost lines`,
  }),
  building: say({ nb: () => 'bygger oversikter', nn: () => 'byggjer oversikter', en: () => 'building projections' }),
  rebuilt: say({
    nb: (events: number) => `Oversiktene er bygd på nytt fra ${events} hendelser.`,
    nn: (events: number) => `Oversiktene er bygde på nytt frå ${events} hendingar.`,
    en: (events: number) => `The projections are built anew from ${events} events.`,
  }),
  stopped: say({
    nb: (projector: string, book: string, size: number, error: string) =>
      `oversikten «${projector}» stanset i boka «${book}» etter ${size} hendelser: ${error}`,
    nn: (projector: string, book: string, size: number, error: string) =>
      `oversikta «${projector}» stansa i boka «${book}» etter ${size} hendingar: ${error}`,
    en: (projector: string, book: string, size: number, error: string) =>
      `the projection “${projector}” stopped in the book “${book}” after ${size} events: ${error}`,
  }),
  noBook: say({
    nb: (directory: string) =>
      `${directory}: her er det ingen bok. Importer en historikk først («fellesbok import»), eller oppgi --data.`,
    nn: (directory: string) =>
      `${directory}: her er det inga bok. Importer ein historikk først («fellesbok import»), eller oppgi --data.`,
    en: (directory: string) =>
      `${directory}: there is no book here. Import a history first (“fellesbok import”), or give --data.`,
  }),
  locked: say({
    nb: (directory: string, holder: Holder | null) =>
      `${directory}: en annen prosess skriver i denne boka${holder ? ` (${holder.command}, prosess ${holder.pid}, siden ${holder.since})` : ''}. Stans den, eller bruk en annen mappe.`,
    nn: (directory: string, holder: Holder | null) =>
      `${directory}: ein annan prosess skriv i denne boka${holder ? ` (${holder.command}, prosess ${holder.pid}, sidan ${holder.since})` : ''}. Stans han, eller bruk ei anna mappe.`,
    en: (directory: string, holder: Holder | null) =>
      `${directory}: another process writes to this book${holder ? ` (${holder.command}, process ${holder.pid}, since ${holder.since})` : ''}. Stop it, or use another directory.`,
  }),
  notDirectory: say({
    nb: (detail: string) =>
      `Mappa for boka kan ikke brukes (${detail}). Oppgi en annen med --data eller FELLESBOK_DATA.`,
    nn: (detail: string) =>
      `Mappa for boka kan ikkje brukast (${detail}). Oppgi ei anna med --data eller FELLESBOK_DATA.`,
    en: (detail: string) =>
      `The directory of the book cannot be used (${detail}). Give another with --data or FELLESBOK_DATA.`,
  }),
  foreign: say({
    nb: (detail: string) => `Dette er ikke en bok dette programmet kan åpne (${detail}). Ingenting er endret.`,
    nn: (detail: string) => `Dette er ikkje ei bok dette programmet kan opne (${detail}). Ingenting er endra.`,
    en: (detail: string) => `This is no book that this program can open (${detail}). Nothing was changed.`,
  }),
  unavailable: say({
    nb: (detail: string) => `Boka kan ikke brukes nå (${detail}).`,
    nn: (detail: string) => `Boka kan ikkje brukast no (${detail}).`,
    en: (detail: string) => `The book cannot be used now (${detail}).`,
  }),
  portWrong: say({
    nb: (port: string) => `porten «${port}» er ikke et tall fra 0 til 65535`,
    nn: (port: string) => `porten «${port}» er ikkje eit tal frå 0 til 65535`,
    en: (port: string) => `the port “${port}” is no number from 0 to 65535`,
  }),
  portTaken: say({
    nb: (port: string) => `port ${port} er opptatt av et annet program. Velg en annen med --port eller PORT.`,
    nn: (port: string) => `port ${port} er oppteken av eit anna program. Vel ein annan med --port eller PORT.`,
    en: (port: string) => `port ${port} is taken by another program. Choose another with --port or PORT.`,
  }),
  eitherDayOrPeriod: say({
    nb: () => 'bruk enten --valid-on eller --from og --to, ikke begge',
    nn: () => 'bruk anten --valid-on eller --from og --to, ikkje begge',
    en: () => 'use either --valid-on or --from and --to, not both',
  }),
  diffNeedsPoint: say({
    nb: () => 'oppgi --known-at: det første tidspunktet som skal sammenlignes',
    nn: () => 'oppgi --known-at: det første tidspunktet som skal samanliknast',
    en: () => 'give --known-at: the first point to be compared',
  }),
  documentWritten: say({
    nb: (reference: string, file: string, mediaType: string, bytes: number) =>
      `${reference} er skrevet til ${file} (${mediaType}, ${bytes} byte).`,
    nn: (reference: string, file: string, mediaType: string, bytes: number) =>
      `${reference} er skrive til ${file} (${mediaType}, ${bytes} byte).`,
    en: (reference: string, file: string, mediaType: string, bytes: number) =>
      `${reference} is written to ${file} (${mediaType}, ${bytes} bytes).`,
  }),
  documentNotRead: say({
    nb: (file: string, problem: string) => `${file}: kan ikke leses (${problem}). Ingenting ble lagt inn.`,
    nn: (file: string, problem: string) => `${file}: kan ikkje lesast (${problem}). Ingenting vart lagt inn.`,
    en: (file: string, problem: string) => `${file}: cannot be read (${problem}). Nothing was added.`,
  }),
  documentNotWritten: say({
    nb: (file: string, problem: string) => `${file}: kan ikke skrives (${problem}). Velg en fil som ikke finnes.`,
    nn: (file: string, problem: string) => `${file}: kan ikkje skrivast (${problem}). Vel ei fil som ikkje finst.`,
    en: (file: string, problem: string) =>
      `${file}: cannot be written (${problem}). Choose a file that does not exist.`,
  }),
  documentNotText: say({
    nb: (reference: string, mediaType: string) => `${reference} er ikke tekst (${mediaType}). Oppgi --out FIL.`,
    nn: (reference: string, mediaType: string) => `${reference} er ikkje tekst (${mediaType}). Oppgi --out FIL.`,
    en: (reference: string, mediaType: string) => `${reference} is no text (${mediaType}). Give --out FILE.`,
  }),
  erasedOn: say({
    nb: (at: string, by: string, ground: string) => `slettet ${at} av ${by}: ${ground}`,
    nn: (at: string, by: string, ground: string) => `sletta ${at} av ${by}: ${ground}`,
    en: (at: string, by: string, ground: string) => `erased ${at} by ${by}: ${ground}`,
  }),
  documentErased: say({
    nb: (reference: string) => `${reference} er slettet for godt. Referansen i boka står. Tenk på sikkerhetskopiene.`,
    nn: (reference: string) => `${reference} er sletta for godt. Referansen i boka står. Tenk på tryggingskopiane.`,
    en: (reference: string) =>
      `${reference} is erased for good. The reference in the book stays. Think of the backups.`,
  }),
  documentLeavesTraces: say({
    nb: (reference: string) =>
      `${reference} er slettet, men noen leste i filen, så gamle byte ligger igjen i loggen. De overskrives neste gang et dokument legges inn eller slettes.`,
    nn: (reference: string) =>
      `${reference} er sletta, men nokon las i fila, så gamle byte ligg att i loggen. Dei blir skrivne over neste gong eit dokument blir lagt inn eller sletta.`,
    en: (reference: string) =>
      `${reference} is erased, but somebody was reading the file, so old bytes stay in its log. They are overwritten when a document is next added or erased.`,
  }),
  eraseNeedsYes: say({
    nb: (reference: string) => `${reference} blir borte for godt; det kan ikke gjøres om. Gjenta med --yes.`,
    nn: (reference: string) => `${reference} blir borte for godt; det kan ikkje gjerast om. Gjenta med --yes.`,
    en: (reference: string) => `${reference} will be gone for good; that cannot be undone. Repeat with --yes.`,
  }),
  chooseCommand: say({ nb: () => 'velg en kommando', nn: () => 'vel ein kommando', en: () => 'choose a command' }),
  unknownCommand: say({
    nb: (what: string) => `kommandoen «${what}» finnes ikke`,
    nn: (what: string) => `kommandoen «${what}» finst ikkje`,
    en: (what: string) => `there is no command “${what}”`,
  }),
  unknownOption: say({
    nb: (what: string) => `valget «${what}» finnes ikke`,
    nn: (what: string) => `valet «${what}» finst ikkje`,
    en: (what: string) => `there is no option “${what}”`,
  }),
  missingOption: say({
    nb: (what: string) => `valget «${what}» mangler`,
    nn: (what: string) => `valet «${what}» manglar`,
    en: (what: string) => `the option “${what}” is missing`,
  }),
  missingValue: say({
    nb: (what: string) => `valget «${what}» mangler en verdi`,
    nn: (what: string) => `valet «${what}» manglar ein verdi`,
    en: (what: string) => `the option “${what}” lacks a value`,
  }),
  missingArgument: say({
    nb: (what: string) => `«${what}» mangler`,
    nn: (what: string) => `«${what}» manglar`,
    en: (what: string) => `“${what}” is missing`,
  }),
  excessArguments: say({
    nb: () => 'for mange argumenter',
    nn: () => 'for mange argument',
    en: () => 'too many arguments',
  }),
  wrongValue: say({
    nb: (option: string, detail: string) => `valget «${option}» kan ikke leses (${detail})`,
    nn: (option: string, detail: string) => `valet «${option}» kan ikkje lesast (${detail})`,
    en: (option: string, detail: string) => `the option “${option}” cannot be read (${detail})`,
  }),
  seeHelp: say({
    nb: () => '«fellesbok --help» viser bruken',
    nn: () => '«fellesbok --help» viser bruken',
    en: () => '“fellesbok --help” shows the usage',
  }),
} as const;

export const DOCUMENT_COLUMNS: Readonly<Record<Language, readonly string[]>> = {
  nb: ['Referanse', 'Lagt inn', 'Medietype', 'Byte', 'Tittel'],
  nn: ['Referanse', 'Lagt inn', 'Medietype', 'Byte', 'Tittel'],
  en: ['Reference', 'Added', 'Media type', 'Bytes', 'Title'],
};
