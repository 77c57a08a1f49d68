import { say } from './messages.ts';

/** What is said of exports, imports of events, copies and backups. */
export const COPY_MESSAGES = {
  exported: say({
    nb: (book: string, size: number, root: string) => `${size} hendelser i ${book}, avtrykk ${root}.`,
    nn: (book: string, size: number, root: string) => `${size} hendingar i ${book}, avtrykk ${root}.`,
    en: (book: string, size: number, root: string) => `${size} events of ${book}, fingerprint ${root}.`,
  }),
  journalWritten: say({
    nb: (path: string) => `${path}: journalen er skrevet.`,
    nn: (path: string) => `${path}: journalen er skriven.`,
    en: (path: string) => `${path}: the journal is written.`,
  }),
  ofJournalOnly: say({
    nb: (option: string) =>
      `«--${option}» gjelder bare en journal. Oppgi «--format hledger» eller «--format beancount».`,
    nn: (option: string) =>
      `«--${option}» gjeld berre ein journal. Oppgje «--format hledger» eller «--format beancount».`,
    en: (option: string) => `“--${option}” is of a journal only. Give “--format hledger” or “--format beancount”.`,
  }),
  eventCounts: say({
    nb: (events: number, first: string, last: string, root: string) =>
      `${events} hendelser, ført ${first} – ${last}, avtrykk ${root}`,
    nn: (events: number, first: string, last: string, root: string) =>
      `${events} hendingar, ført ${first} – ${last}, avtrykk ${root}`,
    en: (events: number, first: string, last: string, root: string) =>
      `${events} events, recorded ${first} – ${last}, fingerprint ${root}`,
  }),
  readingEvents: say({ nb: () => 'leser hendelser', nn: () => 'les hendingar', en: () => 'reading events' }),
  writingEvents: say({ nb: () => 'skriver hendelser', nn: () => 'skriv hendingar', en: () => 'writing events' }),
  comparing: say({ nb: () => 'sammenligner', nn: () => 'samanliknar', en: () => 'comparing' }),
  copying: say({ nb: () => 'kopierer', nn: () => 'kopierer', en: () => 'copying' }),
  verifying: say({ nb: () => 'kontrollerer', nn: () => 'kontrollerer', en: () => 'verifying' }),
  alreadyThere: say({
    nb: (path: string) => `${path} finnes allerede, og ingenting blir skrevet over. Velg et annet navn.`,
    nn: (path: string) => `${path} finst alt, og ingenting blir skrive over. Vel eit anna namn.`,
    en: (path: string) => `${path} is there already, and nothing is written over. Choose another name.`,
  }),
  notWritten: say({
    nb: (path: string, problem: string) => `${path} kunne ikke skrives (${problem}). Ingenting ligger igjen.`,
    nn: (path: string, problem: string) => `${path} kunne ikkje skrivast (${problem}). Ingenting ligg att.`,
    en: (path: string, problem: string) => `${path} could not be written (${problem}). Nothing is left of it.`,
  }),
  lineTooLong: say({
    nb: (file: string, line: number) => `${file} linje ${line}: linja er for lang til å være en hendelse.`,
    nn: (file: string, line: number) => `${file} linje ${line}: linja er for lang til å vere ei hending.`,
    en: (file: string, line: number) => `${file} line ${line}: the line is too long to be an event.`,
  }),
  copied: say({
    nb: (book: string, size: number, before: number, root: string) =>
      `${book}: ${size} hendelser i målet, ${before} av dem fra før. Hver hendelse er sammenlignet med kilden (hash, plass, strøm, tid) og regnet etter. Avtrykk ${root}.`,
    nn: (book: string, size: number, before: number, root: string) =>
      `${book}: ${size} hendingar i målet, ${before} av dei frå før. Kvar hending er samanlikna med kjelda (hash, plass, straum, tid) og rekna etter. Avtrykk ${root}.`,
    en: (book: string, size: number, before: number, root: string) =>
      `${book}: ${size} events in the target, ${before} of them from before. Each was compared with the source (hash, place, stream, time) and recomputed. Fingerprint ${root}.`,
  }),
  cameSince: say({
    nb: (book: string, since: number) =>
      `${book}: kilden har fått ${since} hendelser til mens kopieringen gikk. Kjør den samme kommandoen igjen for å få dem med.`,
    nn: (book: string, since: number) =>
      `${book}: kjelda har fått ${since} hendingar til medan kopieringa gjekk. Køyr den same kommandoen igjen for å få dei med.`,
    en: (book: string, since: number) =>
      `${book}: the source has got ${since} more events while the copy ran. Run the same command again to bring them.`,
  }),
  copyStopped: say({
    nb: (book: string, size: number, of: number) =>
      `${book}: kopien er ikke ferdig. Målet har de første ${size} av ${of} hendelser. Kjør den samme kommandoen igjen; den fortsetter der den slapp.`,
    nn: (book: string, size: number, of: number) =>
      `${book}: kopien er ikkje ferdig. Målet har dei første ${size} av ${of} hendingar. Køyr den same kommandoen igjen; han held fram der han slapp.`,
    en: (book: string, size: number, of: number) =>
      `${book}: the copy is not complete. The target has the first ${size} of ${of} events. Run the same command again; it goes on where it stopped.`,
  }),
  backedUp: say({
    nb: (to: string, what: string) => `${to}: sikkerhetskopi av ${what}. Alt er lest igjen og kontrollert.`,
    nn: (to: string, what: string) => `${to}: tryggingskopi av ${what}. Alt er lese igjen og kontrollert.`,
    en: (to: string, what: string) => `${to}: backup of ${what}. All of it was read again and verified.`,
  }),
  restored: say({
    nb: (data: string, at: string, what: string) =>
      `${data}: gjenopprettet fra sikkerhetskopien av ${at}: ${what}. Alt er kontrollert.`,
    nn: (data: string, at: string, what: string) =>
      `${data}: gjenoppretta frå tryggingskopien av ${at}: ${what}. Alt er kontrollert.`,
    en: (data: string, at: string, what: string) =>
      `${data}: restored from the backup of ${at}: ${what}. All of it was verified.`,
  }),
  bookOf: say({
    nb: (book: string, size: number, root: string) => `${book} (${size} hendelser, avtrykk ${root})`,
    nn: (book: string, size: number, root: string) => `${book} (${size} hendingar, avtrykk ${root})`,
    en: (book: string, size: number, root: string) => `${book} (${size} events, fingerprint ${root})`,
  }),
  noBookHere: say({
    nb: () => 'ingen bok (den ligger på serveren; hent den med «copy»)',
    nn: () => 'inga bok (ho ligg på serveren; hent ho med «copy»)',
    en: () => 'no book (it is on the server; bring it with “copy”)',
  }),
  documents: say({
    nb: (held: number, erased: number) => `${held} dokumenter og ${erased} slettede`,
    nn: (held: number, erased: number) => `${held} dokument og ${erased} sletta`,
    en: (held: number, erased: number) => `${held} documents and ${erased} erased`,
  }),
  people: say({
    nb: (held: number, erased: number) => `${held} navn og ${erased} slettede`,
    nn: (held: number, erased: number) => `${held} namn og ${erased} sletta`,
    en: (held: number, erased: number) => `${held} names and ${erased} erased`,
  }),
  keys: say({ nb: () => 'nøklene til serveren', nn: () => 'nøklane til serveren', en: () => 'the keys of the server' }),
  erasedAgain: say({
    nb: (n: number) => `${n} dokumenter og navn som er slettet siden, ble slettet igjen.`,
    nn: (n: number) => `${n} dokument og namn som er sletta sidan, vart sletta igjen.`,
    en: (n: number) => `${n} documents and names that were erased since were erased again.`,
  }),
  accessLeftOut: say({
    nb: () =>
      'Nøklene til serveren er ikke med: en som er trukket tilbake siden, ville virke igjen. Lag nye, eller gjenopprett med --with-keys.',
    nn: () =>
      'Nøklane til serveren er ikkje med: ein som er trekt tilbake sidan, ville verke igjen. Lag nye, eller gjenopprett med --with-keys.',
    en: () =>
      'The keys of the server were left out: one that was revoked since would open again. Make new ones, or restore with --with-keys.',
  }),
  sourceEmpty: say({
    nb: (from: string) => `${from}: her er det ingen bøker å kopiere.`,
    nn: (from: string) => `${from}: her er det ingen bøker å kopiere.`,
    en: (from: string) => `${from}: there are no books here to copy.`,
  }),
  sameStore: say({
    nb: () => 'kilden og målet er samme sted: oppgi to forskjellige.',
    nn: () => 'kjelda og målet er same stad: oppgi to ulike.',
    en: () => 'the source and the target are the same place: give two different ones.',
  }),
  unknownLocation: say({
    nb: (location: string) =>
      `${location}: her kan ikke hendelser lagres. Oppgi en datamappe, eller en adresse som begynner med esdb:// eller kurrentdb://.`,
    nn: (location: string) =>
      `${location}: her kan ikkje hendingar lagrast. Oppgi ei datamappe, eller ei adresse som byrjar med esdb:// eller kurrentdb://.`,
    en: (location: string) =>
      `${location}: no events can be kept here. Give a data directory, or an address that begins with esdb:// or kurrentdb://.`,
  }),
  serverUnfit: say({
    nb: (detail: string) => `Serveren kan ikke brukes (${detail}).`,
    nn: (detail: string) => `Serveren kan ikkje brukast (${detail}).`,
    en: (detail: string) => `The server cannot be used (${detail}).`,
  }),
} as const;
