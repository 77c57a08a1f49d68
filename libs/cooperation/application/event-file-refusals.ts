import { refusalType } from '#kernel';

export const eventFileHeader = refusalType<{ file: string }>('event-file-header', 'malformed', {
  nb: (p) =>
    `${p.file}, linje 1: dette er ikke hodet til en fil med hendelser som dette programmet kan lese. Eksporter boka på nytt, eller oppgrader.`,
  nn: (p) =>
    `${p.file}, linje 1: dette er ikkje hovudet til ei fil med hendingar som dette programmet kan lese. Eksporter boka på nytt, eller oppgrader.`,
  en: (p) =>
    `${p.file}, line 1: this is no header of a file of events that this program can read. Export the book anew, or upgrade.`,
});

export const eventFileOfOtherBook = refusalType<{ file: string; written: string; asked: string }>(
  'event-file-other-book',
  'conflict',
  {
    nb: (p) =>
      `${p.file} er boka til «${p.written}», ikke «${p.asked}». Hendelsene kan ikke skifte bok; importer dem til «${p.written}».`,
    nn: (p) =>
      `${p.file} er boka til «${p.written}», ikkje «${p.asked}». Hendingane kan ikkje skifte bok; importer dei til «${p.written}».`,
    en: (p) =>
      `${p.file} is the book of “${p.written}”, not “${p.asked}”. Events cannot change book; import them into “${p.written}”.`,
  },
);

export const eventFileMixed = refusalType<object>('event-file-mixed', 'malformed', {
  nb: () =>
    'Hendelser og kommandoer kan ikke stå i samme fil. Hendelser leses bare fra en fil som «export» har skrevet, med hodet på første linje.',
  nn: () =>
    'Hendingar og kommandoar kan ikkje stå i same fil. Hendingar blir berre lesne frå ei fil som «export» har skrive, med hovudet på første linje.',
  en: () =>
    'Events and commands cannot stand in one file. Events are read only from a file that “export” has written, with its header on the first line.',
});

export const eventUnreadable = refusalType<{ problem: string }>('event-unreadable', 'malformed', {
  nb: (p) => `Her står ingen hendelse (${p.problem}). Eksporter boka på nytt.`,
  nn: (p) => `Her står inga hending (${p.problem}). Eksporter boka på nytt.`,
  en: (p) => `There is no event here (${p.problem}). Export the book anew.`,
});

export const eventAltered = refusalType<{ index: number }>('event-altered', 'malformed', {
  nb: (p) => `Hendelse ${p.index} er ikke slik den ble eksportert: noe på linja er endret. Eksporter boka på nytt.`,
  nn: (p) => `Hending ${p.index} er ikkje slik ho vart eksportert: noko på linja er endra. Eksporter boka på nytt.`,
  en: (p) => `Event ${p.index} is not as it was exported: something on the line was changed. Export the book anew.`,
});

export const eventOutOfPlace = refusalType<{ index: number; expected: number }>('event-out-of-place', 'malformed', {
  nb: (p) =>
    `Her står hendelse ${p.index} der hendelse ${p.expected} skulle stå: en linje mangler, står to ganger eller er flyttet. Eksporter boka på nytt.`,
  nn: (p) =>
    `Her står hending ${p.index} der hending ${p.expected} skulle stå: ei linje manglar, står to gonger eller er flytta. Eksporter boka på nytt.`,
  en: (p) =>
    `Event ${p.index} stands here where event ${p.expected} should: a line is missing, stands twice or was moved. Export the book anew.`,
});

export const eventNotLinked = refusalType<{ index: number; stream: string }>('event-not-linked', 'malformed', {
  nb: (p) => `Hendelse ${p.index} følger ikke den forrige i strømmen «${p.stream}». Eksporter boka på nytt.`,
  nn: (p) => `Hending ${p.index} følgjer ikkje den førre i straumen «${p.stream}». Eksporter boka på nytt.`,
  en: (p) => `Event ${p.index} does not follow the one before it in the stream “${p.stream}”. Export the book anew.`,
});

export const eventNotKnown = refusalType<{ index: number; problem: string }>('event-not-known', 'malformed', {
  nb: (p) => `Dette programmet kan ikke lese hendelse ${p.index} (${p.problem}). Oppgrader det.`,
  nn: (p) => `Dette programmet kan ikkje lese hending ${p.index} (${p.problem}). Oppgrader det.`,
  en: (p) => `This program cannot read event ${p.index} (${p.problem}). Upgrade it.`,
});

export const eventFileIncomplete = refusalType<{ file: string; size: number; found: number }>(
  'event-file-incomplete',
  'malformed',
  {
    nb: (p) =>
      `${p.file} har ${p.found} hendelser, men hodet sier ${p.size}: filen er ikke hel. Ingenting av filen ble skrevet. Eksporter boka på nytt.`,
    nn: (p) =>
      `${p.file} har ${p.found} hendingar, men hovudet seier ${p.size}: fila er ikkje heil. Ingenting av fila vart skrive. Eksporter boka på nytt.`,
    en: (p) =>
      `${p.file} has ${p.found} events, but its header says ${p.size}: the file is not whole. Nothing of the file was written. Export the book anew.`,
  },
);

export const eventFileOtherRoot = refusalType<{ file: string; root: string; found: string }>(
  'event-file-other-root',
  'malformed',
  {
    nb: (p) =>
      `${p.file}: hendelsene har avtrykket ${p.found}, men hodet sier ${p.root}. Ingenting av filen ble skrevet. Eksporter boka på nytt.`,
    nn: (p) =>
      `${p.file}: hendingane har avtrykket ${p.found}, men hovudet seier ${p.root}. Ingenting av fila vart skrive. Eksporter boka på nytt.`,
    en: (p) =>
      `${p.file}: the events have the fingerprint ${p.found}, but the header says ${p.root}. Nothing of the file was written. Export the book anew.`,
  },
);

export const eventIdElsewhere = refusalType<{ id: string }>('event-id-elsewhere', 'conflict', {
  nb: (p) =>
    `En annen bok i denne mappa har alt en hendelse med id-en ${p.id}. Ingenting ble skrevet. Importer til en annen mappe.`,
  nn: (p) =>
    `Ei anna bok i denne mappa har alt ei hending med id-en ${p.id}. Ingenting vart skrive. Importer til ei anna mappe.`,
  en: (p) =>
    `Another book in this directory already has an event with the id ${p.id}. Nothing was written. Import into another directory.`,
});
