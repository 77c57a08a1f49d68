import { refusalType } from '#kernel';

export const commandUnknown = refusalType<{ command: string; known: string }>('command-unknown', 'malformed', {
  nb: (p) => `Kommandoen «${p.command}» finnes ikke. Bruk en av: ${p.known}.`,
  nn: (p) => `Kommandoen «${p.command}» finst ikkje. Bruk ein av: ${p.known}.`,
  en: (p) => `There is no command “${p.command}”. Use one of: ${p.known}.`,
});

export const commandMalformed = refusalType<{ command: string; at: string; nb: string; nn: string; en: string }>(
  'command-malformed',
  'malformed',
  {
    nb: (p) => `${p.command}, feltet ${p.at}: ${p.nb}. Skjemaet står i docs/history-file.schema.json.`,
    nn: (p) => `${p.command}, feltet ${p.at}: ${p.nn}. Skjemaet står i docs/history-file.schema.json.`,
    en: (p) => `${p.command}, field ${p.at}: ${p.en}. The schema is in docs/history-file.schema.json.`,
  },
);

export const dateMalformed = refusalType<{ field: string; value: string }>('date-malformed', 'malformed', {
  nb: (p) => `«${p.field}» er «${p.value}», som ikke er en dato i kalenderen. Skriv ÅÅÅÅ-MM-DD.`,
  nn: (p) => `«${p.field}» er «${p.value}», som ikkje er ein dato i kalenderen. Skriv ÅÅÅÅ-MM-DD.`,
  en: (p) => `“${p.field}” is “${p.value}”, which is no date of the calendar. Write YYYY-MM-DD.`,
});

export const monthMalformed = refusalType<{ field: string; value: string }>('month-malformed', 'malformed', {
  nb: (p) => `«${p.field}» er «${p.value}», som ikke er en måned. Skriv ÅÅÅÅ-MM.`,
  nn: (p) => `«${p.field}» er «${p.value}», som ikkje er ein månad. Skriv ÅÅÅÅ-MM.`,
  en: (p) => `“${p.field}” is “${p.value}”, which is no month. Write YYYY-MM.`,
});

export const datesReversed = refusalType<{ from: string; to: string }>('dates-reversed', 'malformed', {
  nb: (p) => `Perioden går fra ${p.from} til ${p.to}: slutten er før starten. Bytt om på datoene.`,
  nn: (p) => `Perioden går frå ${p.from} til ${p.to}: slutten er før starten. Byt om på datoane.`,
  en: (p) => `The period runs from ${p.from} to ${p.to}: the end is before the start. Swap the dates.`,
});

export const bookUnknown = refusalType<{ cooperation: string; known: string }>('cooperation-unknown', 'unknown', {
  nb: (p) => `Det finnes ingen bok for «${p.cooperation}». Bøkene her er: ${p.known}.`,
  nn: (p) => `Det finst inga bok for «${p.cooperation}». Bøkene her er: ${p.known}.`,
  en: (p) => `There is no book for “${p.cooperation}”. The books here are: ${p.known}.`,
});

export const bookIdMalformed = refusalType<{ cooperation: string }>('cooperation-id', 'malformed', {
  nb: (p) =>
    `«${p.cooperation}» kan ikke være id for et samarbeid. Bruk små bokstaver a–z, tall og bindestrek, f.eks. lofoten-ikt.`,
  nn: (p) =>
    `«${p.cooperation}» kan ikkje vere id for eit samarbeid. Bruk små bokstavar a–z, tal og bindestrek, t.d. lofoten-ikt.`,
  en: (p) =>
    `“${p.cooperation}” cannot be the id of a cooperation. Use lower-case letters a–z, digits and hyphens, e.g. lofoten-ikt.`,
});

export const knownAtMalformed = refusalType<{ value: string }>('known-at-malformed', 'malformed', {
  nb: (p) =>
    `«known-at» er «${p.value}». Skriv en dato (2025-03-01), et tidspunkt (2025-03-01T12:00:00Z) eller et antall hendelser (57).`,
  nn: (p) =>
    `«known-at» er «${p.value}». Skriv ein dato (2025-03-01), eit tidspunkt (2025-03-01T12:00:00Z) eller eit tal på hendingar (57).`,
  en: (p) =>
    `“known-at” is “${p.value}”. Write a date (2025-03-01), an instant (2025-03-01T12:00:00Z) or a number of events (57).`,
});

export const knownAtInFuture = refusalType<{ value: string; now: string }>('known-at-future', 'unanswerable', {
  nb: (p) => `Boka kan ikke si hva den vil vite ${p.value}: nå er ${p.now}. Spør om et tidligere tidspunkt.`,
  nn: (p) => `Boka kan ikkje seie kva ho vil vite ${p.value}: no er ${p.now}. Spør om eit tidlegare tidspunkt.`,
  en: (p) => `The book cannot say what it will know at ${p.value}: now is ${p.now}. Ask about an earlier time.`,
});

export const nothingKnownYet = refusalType<{ value: string; from: string }>('nothing-known-yet', 'unanswerable', {
  nb: (p) =>
    `Boka visste ingenting ${p.value}: den første hendelsen ble ført ${p.from}. Spør om det tidspunktet eller senere.`,
  nn: (p) =>
    `Boka visste ingenting ${p.value}: den første hendinga vart ført ${p.from}. Spør om det tidspunktet eller seinare.`,
  en: (p) =>
    `The book knew nothing at ${p.value}: its first event was recorded ${p.from}. Ask about that time or later.`,
});

export const sizeOutOfBook = refusalType<{ size: string; head: number }>('size-out-of-book', 'unanswerable', {
  nb: (p) => `Boka har ${p.head} hendelser, så de første ${p.size} finnes ikke. Oppgi et antall fra 1 til ${p.head}.`,
  nn: (p) => `Boka har ${p.head} hendingar, så dei første ${p.size} finst ikkje. Oppgi eit tal frå 1 til ${p.head}.`,
  en: (p) => `The book has ${p.head} events, so the first ${p.size} do not exist. Give a number from 1 to ${p.head}.`,
});

export const municipalityNotInAnswer = refusalType<{ municipality: string; known: string }>(
  'municipality-not-in-answer',
  'unknown',
  {
    nb: (p) => `Kommune ${p.municipality} har ingen andel i dette svaret. Kommunene er: ${p.known}.`,
    nn: (p) => `Kommune ${p.municipality} har ingen del i dette svaret. Kommunane er: ${p.known}.`,
    en: (p) => `Municipality ${p.municipality} has no share in this answer. The municipalities are: ${p.known}.`,
  },
);

export const projectionsBehind = refusalType<{ detail: string }>('projections-behind', 'unavailable', {
  nb: (p) =>
    `Oversiktene er ikke oppdatert til dette punktet i boka (${p.detail}). Prøv igjen, eller bygg dem på nytt med «rebuild».`,
  nn: (p) =>
    `Oversiktene er ikkje oppdaterte til dette punktet i boka (${p.detail}). Prøv igjen, eller bygg dei på nytt med «rebuild».`,
  en: (p) =>
    `The projections have not reached this point of the book (${p.detail}). Try again, or build them anew with “rebuild”.`,
});

export const keyReused = refusalType<{ key: string }>('idempotency-key-reused', 'conflict', {
  nb: (p) => `Nøkkelen «${p.key}» er allerede brukt til noe annet. Bruk en ny Idempotency-Key for en ny registrering.`,
  nn: (p) => `Nøkkelen «${p.key}» er alt brukt til noko anna. Bruk ein ny Idempotency-Key for ei ny registrering.`,
  en: (p) => `The key “${p.key}” was already used for something else. Use a new Idempotency-Key for a new recording.`,
});

export const changedSince = refusalType<{ address: string; asked: string }>('changed-since', 'conflict', {
  nb: (p) =>
    `${p.address} er ikke slik du så det (If-Match: ${p.asked}). Ingenting ble ført. Les det på nytt, og send med den nye ETag-en.`,
  nn: (p) =>
    `${p.address} er ikkje slik du såg det (If-Match: ${p.asked}). Ingenting vart ført. Les det på nytt, og send med den nye ETag-en.`,
  en: (p) =>
    `${p.address} is not as you saw it (If-Match: ${p.asked}). Nothing was recorded. Read it again, and send with the new ETag.`,
});

export const tooMuchAtOnce = refusalType<{ bytes: number; limit: number }>('too-large', 'malformed', {
  nb: (p) =>
    `Registreringen er på ${p.bytes} byte, men ${p.limit} er det meste på én gang. Del den opp, eller legg teksten i et dokument.`,
  nn: (p) =>
    `Registreringa er på ${p.bytes} byte, men ${p.limit} er det meste på éin gong. Del ho opp, eller legg teksten i eit dokument.`,
  en: (p) =>
    `The recording is ${p.bytes} bytes, but ${p.limit} is the most at once. Split it, or put the text in a document.`,
});

export const storeUnavailable = refusalType<{ detail: string }>('store-unavailable', 'unavailable', {
  nb: (p) => `Boka kan ikke ta imot nå (${p.detail}). Ingenting ble skrevet. Prøv igjen når årsaken er borte.`,
  nn: (p) => `Boka kan ikkje ta imot no (${p.detail}). Ingenting vart skrive. Prøv igjen når årsaka er borte.`,
  en: (p) => `The book cannot take it now (${p.detail}). Nothing was written. Try again when the cause is gone.`,
});

export const outcomeUnknown = refusalType<{ detail: string }>('outcome-unknown', 'unavailable', {
  nb: (p) =>
    `Det er ikke kjent om dette ble skrevet (${p.detail}). Send det samme igjen med samme nøkkel: da skrives det ikke to ganger.`,
  nn: (p) =>
    `Det er ikkje kjent om dette vart skrive (${p.detail}). Send det same igjen med same nøkkel: då blir det ikkje skrive to gonger.`,
  en: (p) =>
    `It is not known whether this was written (${p.detail}). Send the same again with the same key: it is not written twice.`,
});

export const busyStream = refusalType<{ stream: string }>('stream-busy', 'unavailable', {
  nb: (p) => `Andre skriver i «${p.stream}» hele tiden. Ingenting ble skrevet. Prøv igjen.`,
  nn: (p) => `Andre skriv i «${p.stream}» heile tida. Ingenting vart skrive. Prøv igjen.`,
  en: (p) => `Others keep writing to “${p.stream}”. Nothing was written. Try again.`,
});

export const fileUnreadable = refusalType<{ file: string; problem: string }>('file-unreadable', 'malformed', {
  nb: (p) => `Filen ${p.file} kan ikke leses: ${p.problem}. Ingenting ble skrevet.`,
  nn: (p) => `Fila ${p.file} kan ikkje lesast: ${p.problem}. Ingenting vart skrive.`,
  en: (p) => `The file ${p.file} cannot be read: ${p.problem}. Nothing was written.`,
});

export const entryRefused = refusalType<{
  file: string;
  line: number;
  nb: string;
  nn: string;
  en: string;
  code: string;
}>('entry-refused', 'malformed', {
  nb: (p) => `${p.file} linje ${p.line}: ${p.nb} Ingenting av filen ble skrevet.`,
  nn: (p) => `${p.file} linje ${p.line}: ${p.nn} Ingenting av fila vart skrive.`,
  en: (p) => `${p.file} line ${p.line}: ${p.en} Nothing of the file was written.`,
});

export const recordedRunsBackwards = refusalType<{ recorded: string; before: string }>(
  'recorded-backwards',
  'malformed',
  {
    nb: (p) =>
      `«recorded» er ${p.recorded}, men oppføringen før er ført ${p.before}. Tidspunktene kan ikke gå bakover.`,
    nn: (p) => `«recorded» er ${p.recorded}, men oppføringa før er ført ${p.before}. Tidspunkta kan ikkje gå bakover.`,
    en: (p) =>
      `“recorded” is ${p.recorded}, but the entry before is recorded ${p.before}. The times must not run backwards.`,
  },
);

export const recordedInFuture = refusalType<{ recorded: string; now: string }>('recorded-future', 'malformed', {
  nb: (p) => `«recorded» er ${p.recorded}, men nå er ${p.now}. Ingenting kan være ført i framtiden.`,
  nn: (p) => `«recorded» er ${p.recorded}, men no er ${p.now}. Ingenting kan vere ført i framtida.`,
  en: (p) => `“recorded” is ${p.recorded}, but now is ${p.now}. Nothing can have been recorded in the future.`,
});

export const bookNotEmpty = refusalType<{ cooperation: string; size: number }>('book-not-empty', 'conflict', {
  nb: (p) =>
    `Boka for «${p.cooperation}» har allerede ${p.size} hendelser. En historikk hentes bare inn i en tom bok; bruk en annen id eller en annen mappe.`,
  nn: (p) =>
    `Boka for «${p.cooperation}» har alt ${p.size} hendingar. Ein historikk blir berre henta inn i ei tom bok; bruk ein annan id eller ei anna mappe.`,
  en: (p) =>
    `The book of “${p.cooperation}” already has ${p.size} events. A history is imported only into an empty book; use another id or another directory.`,
});

export const nothingToImport = refusalType<{ file: string }>('nothing-to-import', 'malformed', {
  nb: (p) => `Filen ${p.file} har ingen oppføringer.`,
  nn: (p) => `Fila ${p.file} har ingen oppføringar.`,
  en: (p) => `The file ${p.file} has no entries.`,
});

export const budgetUnknown = refusalType<{ year: string; on: string; known: string }>(
  'budget-unknown',
  'unanswerable',
  {
    nb: (p) =>
      `Boka har ikke noe budsjett for ${p.year} per ${p.on}. ${p.known ? `Budsjettene den har da, er for: ${p.known}.` : 'Den har ikke budsjett for noe år da.'}`,
    nn: (p) =>
      `Boka har ikkje noko budsjett for ${p.year} per ${p.on}. ${p.known ? `Budsjetta ho har då, er for: ${p.known}.` : 'Ho har ikkje budsjett for noko år då.'}`,
    en: (p) =>
      `The book has no budget for ${p.year} on ${p.on}. ${p.known ? `The budgets it has then are for: ${p.known}.` : 'It has then no budget of any year.'}`,
  },
);
