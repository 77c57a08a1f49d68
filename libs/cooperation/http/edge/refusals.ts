import { refusalType, type Text } from '#kernel';

/** Its text is what is wrong with each of the parameters. */
export const requestMalformed = refusalType<{ parameters: readonly string[] } & Text>(
  'request-malformed',
  'malformed',
  {
    nb: (p) => p.nb,
    nn: (p) => p.nn,
    en: (p) => p.en,
  },
);

export const parameterUnknown = refusalType<{ parameter: string; known: string }>('parameter-unknown', 'malformed', {
  nb: (p) => `Parameteret «${p.parameter}» finnes ikke her. Bruk: ${p.known}.`,
  nn: (p) => `Parameteret «${p.parameter}» finst ikkje her. Bruk: ${p.known}.`,
  en: (p) => `There is no parameter “${p.parameter}” here. Use: ${p.known}.`,
});

export const parameterRepeated = refusalType<{ parameter: string }>('parameter-repeated', 'malformed', {
  nb: (p) => `Parameteret «${p.parameter}» står flere ganger. Skriv det én gang.`,
  nn: (p) => `Parameteret «${p.parameter}» står fleire gonger. Skriv det éin gong.`,
  en: (p) => `The parameter “${p.parameter}” stands more than once. Write it once.`,
});

export const parameterMissing = refusalType<{ parameter: string; example: string }>('parameter-missing', 'malformed', {
  nb: (p) => `Parameteret «${p.parameter}» mangler. Skriv for eksempel ${p.parameter}=${p.example}.`,
  nn: (p) => `Parameteret «${p.parameter}» manglar. Skriv til dømes ${p.parameter}=${p.example}.`,
  en: (p) => `The parameter “${p.parameter}” is missing. Write for example ${p.parameter}=${p.example}.`,
});

type Wrong = { parameter: string; value: string };

export const dateWrong = refusalType<Wrong>('parameter-no-date', 'malformed', {
  nb: (p) => `«${p.parameter}» er «${p.value}», som ikke er en dato i kalenderen. Skriv ÅÅÅÅ-MM-DD.`,
  nn: (p) => `«${p.parameter}» er «${p.value}», som ikkje er ein dato i kalenderen. Skriv ÅÅÅÅ-MM-DD.`,
  en: (p) => `“${p.parameter}” is “${p.value}”, which is no date of the calendar. Write YYYY-MM-DD.`,
});

export const monthWrong = refusalType<Wrong>('parameter-no-month', 'malformed', {
  nb: (p) => `«${p.parameter}» er «${p.value}», som ikke er en måned. Skriv ÅÅÅÅ-MM.`,
  nn: (p) => `«${p.parameter}» er «${p.value}», som ikkje er ein månad. Skriv ÅÅÅÅ-MM.`,
  en: (p) => `“${p.parameter}” is “${p.value}”, which is no month. Write YYYY-MM.`,
});

export const pointWrong = refusalType<Wrong>('parameter-no-point', 'malformed', {
  nb: (p) =>
    `«${p.parameter}» er «${p.value}». Skriv en dato (2025-03-01), et tidspunkt med sone (2025-03-01T12:00:00Z) eller et antall hendelser (57).`,
  nn: (p) =>
    `«${p.parameter}» er «${p.value}». Skriv ein dato (2025-03-01), eit tidspunkt med sone (2025-03-01T12:00:00Z) eller eit tal på hendingar (57).`,
  en: (p) =>
    `“${p.parameter}” is “${p.value}”. Write a date (2025-03-01), an instant with its offset (2025-03-01T12:00:00Z) or a number of events (57).`,
});

export const municipalityWrong = refusalType<Wrong>('parameter-no-municipality', 'malformed', {
  nb: (p) => `«${p.parameter}» er «${p.value}», som ikke er et kommunenummer. Skriv fire siffer, for eksempel 1865.`,
  nn: (p) => `«${p.parameter}» er «${p.value}», som ikkje er eit kommunenummer. Skriv fire siffer, til dømes 1865.`,
  en: (p) => `“${p.parameter}” is “${p.value}”, which is no municipality number. Write four digits, for example 1865.`,
});

export const formatWrong = refusalType<Wrong>('parameter-no-format', 'malformed', {
  nb: (p) => `«${p.parameter}» er «${p.value}». Skriv json eller csv.`,
  nn: (p) => `«${p.parameter}» er «${p.value}». Skriv json eller csv.`,
  en: (p) => `“${p.parameter}” is “${p.value}”. Write json or csv.`,
});

export const parametersExclude = refusalType<{ parameter: string; other: string }>('parameters-exclude', 'malformed', {
  nb: (p) => `«${p.parameter}» kan ikke brukes sammen med «${p.other}». Velg ett av dem.`,
  nn: (p) => `«${p.parameter}» kan ikkje brukast saman med «${p.other}». Vel eitt av dei.`,
  en: (p) => `“${p.parameter}” cannot be used together with “${p.other}”. Choose one of them.`,
});

export const datesReversed = refusalType<{ from: string; to: string }>('dates-reversed', 'malformed', {
  nb: (p) => `Perioden går fra ${p.from} til ${p.to}: slutten er før starten. Bytt om på datoene.`,
  nn: (p) => `Perioden går frå ${p.from} til ${p.to}: slutten er før starten. Byt om på datoane.`,
  en: (p) => `The period runs from ${p.from} to ${p.to}: the end is before the start. Swap the dates.`,
});

export const routeUnknown = refusalType<{ path: string }>('route-unknown', 'unknown', {
  nb: (p) => `Det er ingenting på ${p.path}. Alt som kan spørres om, står på /api/docs.`,
  nn: (p) => `Det er ingenting på ${p.path}. Alt det går an å spørje om, står på /api/docs.`,
  en: (p) => `There is nothing at ${p.path}. Everything that can be asked stands at /api/docs.`,
});

export const methodNotAllowed = refusalType<{ method: string; path: string; allowed: string }>(
  'method-not-allowed',
  'malformed',
  {
    nb: (p) => `${p.method} kan ikke brukes på ${p.path}: her kan boka bare leses. Bruk ${p.allowed}.`,
    nn: (p) => `${p.method} kan ikkje brukast på ${p.path}: her kan boka berre lesast. Bruk ${p.allowed}.`,
    en: (p) => `${p.method} cannot be used on ${p.path}: here the book can only be read. Use ${p.allowed}.`,
  },
);

export const notAcceptable = refusalType<{ accept: string; offered: string }>('not-acceptable', 'malformed', {
  nb: (p) => `Svaret finnes ikke som «${p.accept}» (Accept). Be om ${p.offered}.`,
  nn: (p) => `Svaret finst ikkje som «${p.accept}» (Accept). Be om ${p.offered}.`,
  en: (p) => `The answer does not exist as “${p.accept}” (Accept). Ask for ${p.offered}.`,
});

export const addressTooLong = refusalType<{ length: number; limit: number }>('address-too-long', 'malformed', {
  nb: (p) => `Adressen er på ${p.length} tegn, men ${p.limit} er det meste. Kort den ned.`,
  nn: (p) => `Adressa er på ${p.length} teikn, men ${p.limit} er det meste. Kort ho ned.`,
  en: (p) => `The address is ${p.length} characters long, but ${p.limit} is the most. Shorten it.`,
});

export const addressMalformed = refusalType<Record<string, never>>('address-malformed', 'malformed', {
  nb: () => 'Adressen kan ikke leses: den må være en sti på denne tjeneren, med tegn utenfor ASCII skrevet som %XX.',
  nn: () => 'Adressa kan ikkje lesast: ho må vere ein stig på denne tenaren, med teikn utanfor ASCII skrivne som %XX.',
  en: () =>
    'The address cannot be read: it must be a path on this server, with characters outside ASCII written as %XX.',
});

export const hostRefused = refusalType<{ host: string }>('host-refused', 'unauthorised', {
  nb: (p) => `Tjeneren svarer bare når den spørres som localhost eller 127.0.0.1, ikke som «${p.host}» (Host).`,
  nn: (p) => `Tenaren svarer berre når han blir spurd som localhost eller 127.0.0.1, ikkje som «${p.host}» (Host).`,
  en: (p) => `The server answers only when asked as localhost or 127.0.0.1, not as “${p.host}” (Host).`,
});

export const notLocal = refusalType<Record<string, never>>('not-local', 'unauthorised', {
  nb: () => 'Boka kan bare leses fra maskinen den ligger på.',
  nn: () => 'Boka kan berre lesast frå maskina ho ligg på.',
  en: () => 'The book can only be read on the machine where it lies.',
});

export const notPermitted = refusalType<{ actor: string; permission: string }>('not-permitted', 'unauthorised', {
  nb: (p) => `«${p.actor}» har ikke tillatelsen «${p.permission}», som dette krever.`,
  nn: (p) => `«${p.actor}» har ikkje løyvet «${p.permission}», som dette krev.`,
  en: (p) => `“${p.actor}” does not have the permission “${p.permission}” that this requires.`,
});

export const headersTooLarge = refusalType<Record<string, never>>('headers-too-large', 'malformed', {
  nb: () => 'Forespørselens hode er for stort. Send færre eller kortere linjer.',
  nn: () => 'Hovudet i førespurnaden er for stort. Send færre eller kortare linjer.',
  en: () => 'The header of the request is too large. Send fewer or shorter lines.',
});

export const requestUnreadable = refusalType<Record<string, never>>('request-unreadable', 'malformed', {
  nb: () => 'Forespørselen er ikke gyldig HTTP.',
  nn: () => 'Førespurnaden er ikkje gyldig HTTP.',
  en: () => 'The request is not valid HTTP.',
});

export const requestTooSlow = refusalType<Record<string, never>>('request-too-slow', 'malformed', {
  nb: () => 'Forespørselen kom ikke fram i tide. Prøv igjen.',
  nn: () => 'Førespurnaden kom ikkje fram i tide. Prøv igjen.',
  en: () => 'The request did not arrive in time. Try again.',
});

export const unexpected = refusalType<{ correlation: string }>('unexpected', 'unavailable', {
  nb: (p) =>
    `Noe gikk galt i programmet, og spørsmålet ble ikke besvart. Meld det med nummeret ${p.correlation}, som også står i tjenerens logg.`,
  nn: (p) =>
    `Noko gjekk gale i programmet, og spørsmålet vart ikkje svara på. Meld det med nummeret ${p.correlation}, som òg står i loggen til tenaren.`,
  en: (p) =>
    `Something went wrong in the program and the question was not answered. Report it with the number ${p.correlation}, which also stands in the server’s log.`,
});
