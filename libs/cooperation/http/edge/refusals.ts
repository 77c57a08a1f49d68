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

export const yearWrong = refusalType<Wrong>('parameter-no-year', 'malformed', {
  nb: (p) => `«${p.parameter}» er «${p.value}», som ikke er et år. Skriv ÅÅÅÅ, f.eks. 2025.`,
  nn: (p) => `«${p.parameter}» er «${p.value}», som ikkje er eit år. Skriv ÅÅÅÅ, t.d. 2025.`,
  en: (p) => `“${p.parameter}” is “${p.value}”, which is no year. Write YYYY, e.g. 2025.`,
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

export const textWrong = refusalType<Wrong>('parameter-no-text', 'malformed', {
  nb: (p) => `«${p.parameter}» er tom eller for lang. Skriv fra 1 til 500 tegn.`,
  nn: (p) => `«${p.parameter}» er tom eller for lang. Skriv frå 1 til 500 teikn.`,
  en: (p) => `“${p.parameter}” is empty or too long. Write 1 to 500 characters.`,
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

export const routeUnknown = refusalType<{ path: string }>('route-unknown', 'unknown', {
  nb: (p) => `Det er ingenting på ${p.path}. Alt som kan spørres om, står på /api/docs.`,
  nn: (p) => `Det er ingenting på ${p.path}. Alt det går an å spørje om, står på /api/docs.`,
  en: (p) => `There is nothing at ${p.path}. Everything that can be asked stands at /api/docs.`,
});

export const methodNotAllowed = refusalType<{ method: string; path: string; allowed: string }>(
  'method-not-allowed',
  'malformed',
  {
    nb: (p) => `${p.method} kan ikke brukes på ${p.path}. Bruk ${p.allowed}.`,
    nn: (p) => `${p.method} kan ikkje brukast på ${p.path}. Bruk ${p.allowed}.`,
    en: (p) => `${p.method} cannot be used on ${p.path}. Use ${p.allowed}.`,
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
  nb: (p) =>
    `Tjeneren svarer ikke på navnet «${p.host}» (Host). Spør den som localhost eller 127.0.0.1 på sin egen maskin, ellers under et navn den er satt opp med (--allow-host).`,
  nn: (p) =>
    `Tenaren svarer ikkje på namnet «${p.host}» (Host). Spør han som localhost eller 127.0.0.1 på si eiga maskin, elles under eit namn han er sett opp med (--allow-host).`,
  en: (p) =>
    `The server does not answer to the name “${p.host}” (Host). Ask it as localhost or 127.0.0.1 on its own machine, else by a name that it was set up with (--allow-host).`,
});

export const notLocal = refusalType<Record<string, never>>('not-local', 'unauthorised', {
  nb: () => 'Boka kan bare leses fra maskinen den ligger på.',
  nn: () => 'Boka kan berre lesast frå maskina ho ligg på.',
  en: () => 'The book can only be read on the machine where it lies.',
});

export const notPermitted = refusalType<{ actor: string; role: string; permission: string }>(
  'not-permitted',
  'unauthorised',
  {
    nb: (p) =>
      `«${p.actor}» (${p.role}) har ikke tillatelsen «${p.permission}», som dette krever. Be et kontor som har den, om å gjøre det.`,
    nn: (p) =>
      `«${p.actor}» (${p.role}) har ikkje løyvet «${p.permission}», som dette krev. Be eit kontor som har det, om å gjere det.`,
    en: (p) =>
      `“${p.actor}” (${p.role}) does not have the permission “${p.permission}” that this requires. Ask an office that has it.`,
  },
);

export const tooMany = refusalType<{ limit: number; seconds: number }>('too-many-requests', 'unavailable', {
  nb: (p) => `For mange forespørsler: ${p.limit} i minuttet er det meste. Prøv igjen om ${p.seconds} sekunder.`,
  nn: (p) => `For mange førespurnader: ${p.limit} i minuttet er det meste. Prøv igjen om ${p.seconds} sekund.`,
  en: (p) => `Too many requests: ${p.limit} a minute is the most. Try again in ${p.seconds} seconds.`,
});

export const bodyTooLarge = refusalType<{ bytes: number; limit: number }>('body-too-large', 'malformed', {
  nb: (p) =>
    `Kroppen er på ${p.bytes} byte, men ${p.limit} er det meste. Del registreringen opp, eller legg teksten i et dokument.`,
  nn: (p) =>
    `Kroppen er på ${p.bytes} byte, men ${p.limit} er det meste. Del registreringa opp, eller legg teksten i eit dokument.`,
  en: (p) =>
    `The body has ${p.bytes} bytes, but ${p.limit} is the most. Split the recording, or put the text in a document.`,
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

export const bodyTooDeep = refusalType<{ limit: number }>('body-too-deep', 'malformed', {
  nb: (p) => `Kroppen har mer enn ${p.limit} lister og felter inni hverandre. Ingen registrering trenger så mange.`,
  nn: (p) => `Kroppen har meir enn ${p.limit} lister og felt inni kvarandre. Inga registrering treng så mange.`,
  en: (p) => `The body has more than ${p.limit} lists and objects inside each other. No recording needs so many.`,
});

export const bodyUnreadable = refusalType<{ problem: string }>('body-unreadable', 'malformed', {
  nb: (p) => `Kroppen er ikke gyldig JSON i UTF-8 (${p.problem}). Rett den og send på nytt.`,
  nn: (p) => `Kroppen er ikkje gyldig JSON i UTF-8 (${p.problem}). Rett han og send på nytt.`,
  en: (p) => `The body is not valid JSON in UTF-8 (${p.problem}). Mend it and send it again.`,
});

export const bodyMalformed = refusalType<{ fields: readonly string[] } & Text>('body-malformed', 'malformed', {
  nb: (p) => p.nb,
  nn: (p) => p.nn,
  en: (p) => p.en,
});

export const bodyNoObject = refusalType<{ known: string }>('body-no-object', 'malformed', {
  nb: (p) => `Kroppen må være et JSON-objekt med feltene ${p.known}.`,
  nn: (p) => `Kroppen må vere eit JSON-objekt med felta ${p.known}.`,
  en: (p) => `The body must be a JSON object with the fields ${p.known}.`,
});

export const fieldUnknown = refusalType<{ field: string; known: string }>('field-unknown', 'malformed', {
  nb: (p) => `Feltet ${p.field} finnes ikke. Bruk: ${p.known}.`,
  nn: (p) => `Feltet ${p.field} finst ikkje. Bruk: ${p.known}.`,
  en: (p) => `There is no field ${p.field}. Use: ${p.known}.`,
});

export const fieldMissing = refusalType<{ field: string }>('field-missing', 'malformed', {
  nb: (p) => `Feltet ${p.field} mangler. Skjemaet står på /api/docs.`,
  nn: (p) => `Feltet ${p.field} manglar. Skjemaet står på /api/docs.`,
  en: (p) => `The field ${p.field} is missing. The schema stands at /api/docs.`,
});

export const fieldUnstorable = refusalType<{ field: string }>('field-unstorable', 'malformed', {
  nb: (p) => `Feltet ${p.field} har et halvt Unicode-tegn. Skriv teksten på nytt.`,
  nn: (p) => `Feltet ${p.field} har eit halvt Unicode-teikn. Skriv teksten på nytt.`,
  en: (p) => `The field ${p.field} has half a Unicode character. Write the text anew.`,
});

export const fieldWrong = refusalType<{ field: string } & Text>('field-wrong', 'malformed', {
  nb: (p) => `Feltet ${p.field} ${p.nb}.`,
  nn: (p) => `Feltet ${p.field} ${p.nn}.`,
  en: (p) => `The field ${p.field} ${p.en}.`,
});

export const mediaTypeUnsupported = refusalType<{ type: string }>('media-type-unsupported', 'malformed', {
  nb: (p) => `Kroppen er «${p.type}». Send den som application/json i UTF-8, uten pakking.`,
  nn: (p) => `Kroppen er «${p.type}». Send han som application/json i UTF-8, utan pakking.`,
  en: (p) => `The body is “${p.type}”. Send it as application/json in UTF-8, not compressed.`,
});

export const fileTypeUnsupported = refusalType<{ type: string; takes: string }>('file-type-unsupported', 'malformed', {
  nb: (p) => `Filen er sendt som «${p.type}». Send den som den er, uten pakking, som en av: ${p.takes}.`,
  nn: (p) => `Fila er send som «${p.type}». Send henne som ho er, utan pakking, som ein av: ${p.takes}.`,
  en: (p) => `The file was sent as “${p.type}”. Send it as it is, not compressed, as one of: ${p.takes}.`,
});

export const fileTooLarge = refusalType<{ limit: number }>('file-too-large', 'malformed', {
  nb: (p) => `Filen er større enn ${p.limit} MiB, som er det meste. Del den opp. Ingenting ble lest.`,
  nn: (p) => `Fila er større enn ${p.limit} MiB, som er det meste. Del henne opp. Ingenting vart lese.`,
  en: (p) => `The file is larger than ${p.limit} MiB, which is the most. Divide it. Nothing was read.`,
});

export const flagWrong = refusalType<Wrong>('parameter-no-flag', 'malformed', {
  nb: (p) => `«${p.parameter}» er «${p.value}». Skriv true eller false.`,
  nn: (p) => `«${p.parameter}» er «${p.value}». Skriv true eller false.`,
  en: (p) => `“${p.parameter}” is “${p.value}”. Write true or false.`,
});

export const idempotencyKeyMissing = refusalType<{ given: boolean }>('idempotency-key', 'malformed', {
  nb: (p) =>
    `Idempotency-Key ${p.given ? 'kan ikke leses' : 'mangler'}. Gi hver registrering en nøkkel på 1 til 200 synlige ASCII-tegn, for eksempel en ny UUID, og bruk den samme når du sender det samme igjen.`,
  nn: (p) =>
    `Idempotency-Key ${p.given ? 'kan ikkje lesast' : 'manglar'}. Gi kvar registrering ein nøkkel på 1 til 200 synlege ASCII-teikn, til dømes ein ny UUID, og bruk den same når du sender det same igjen.`,
  en: (p) =>
    `Idempotency-Key ${p.given ? 'cannot be read' : 'is missing'}. Give each recording a key of 1 to 200 visible ASCII characters, for example a new UUID, and use the same one when you send the same again.`,
});

export const ifMatchMalformed = refusalType<{ asked: string }>('if-match', 'malformed', {
  nb: (p) => `If-Match er «${p.asked}». Skriv ETag-en slik du fikk den, med anførselstegn: "217".`,
  nn: (p) => `If-Match er «${p.asked}». Skriv ETag-en slik du fekk han, med hermeteikn: "217".`,
  en: (p) => `If-Match is “${p.asked}”. Write the ETag as you were given it, with its quotes: "217".`,
});

export const addressContradicts = refusalType<{ name: string; address: string; data: string }>(
  'address-contradicts',
  'malformed',
  {
    nb: (p) => `Adressen sier at «${p.name}» er «${p.address}», men kroppen sier «${p.data}». Rett den ene.`,
    nn: (p) => `Adressa seier at «${p.name}» er «${p.address}», men kroppen seier «${p.data}». Rett den eine.`,
    en: (p) =>
      `The address says that “${p.name}” is “${p.address}”, but the body says “${p.data}”. Correct one of them.`,
  },
);

export const resourceUnknown = refusalType<{ address: string }>('resource-unknown', 'unknown', {
  nb: (p) => `Boka har ingenting på ${p.address}. Sjekk id-en.`,
  nn: (p) => `Boka har ingenting på ${p.address}. Sjekk id-en.`,
  en: (p) => `The book has nothing at ${p.address}. Check the id.`,
});

export const positionWrong = refusalType<Wrong>('parameter-no-position', 'malformed', {
  nb: (p) => `«${p.parameter}» er «${p.value}». Skriv «position» fra svaret på registreringen.`,
  nn: (p) => `«${p.parameter}» er «${p.value}». Skriv «position» frå svaret på registreringa.`,
  en: (p) => `“${p.parameter}” is “${p.value}”. Write the “position” of the answer to the recording.`,
});

export const indexWrong = refusalType<Wrong>('parameter-no-index', 'malformed', {
  nb: (p) => `«${p.parameter}» er «${p.value}». Skriv et helt tall fra 0: plassen i boka.`,
  nn: (p) => `«${p.parameter}» er «${p.value}». Skriv eit heilt tal frå 0: plassen i boka.`,
  en: (p) => `“${p.parameter}” is “${p.value}”. Write a whole number from 0: the place in the book.`,
});

export const limitWrong = refusalType<Wrong>('parameter-no-limit', 'malformed', {
  nb: (p) => `«${p.parameter}» er «${p.value}». Skriv et helt tall fra 1 til 1000.`,
  nn: (p) => `«${p.parameter}» er «${p.value}». Skriv eit heilt tal frå 1 til 1000.`,
  en: (p) => `“${p.parameter}” is “${p.value}”. Write a whole number from 1 to 1000.`,
});

export const cursorWrong = refusalType<Wrong>('parameter-no-cursor', 'malformed', {
  nb: (p) => `«${p.parameter}» er «${p.value}», som ikke er fra en side her. Følg lenken «next» i svaret (Link).`,
  nn: (p) => `«${p.parameter}» er «${p.value}», som ikkje er frå ei side her. Følg lenkja «next» i svaret (Link).`,
  en: (p) => `“${p.parameter}” is “${p.value}”, which is of no page here. Follow the link “next” of the answer (Link).`,
});

export const followingStopped = refusalType<{ alarm: string }>('following-stopped', 'unavailable', {
  nb: (p) =>
    `Tjeneren følger ikke loggen lenger (${p.alarm}). Den svarer på det den har fra før, men får ikke vite noe nytt. Rett det som er galt, og start den på nytt.`,
  nn: (p) =>
    `Tenaren følgjer ikkje loggen lenger (${p.alarm}). Han svarer på det han har frå før, men får ikkje vite noko nytt. Rett det som er gale, og start han på nytt.`,
  en: (p) =>
    `The server no longer follows the log (${p.alarm}). It answers from what it has, but learns nothing new. Mend what is wrong and start it again.`,
});

export const notReached = refusalType<{
  position: string;
  waited: number;
  pending: number;
  delay: { readonly p50: number; readonly p95: number; readonly last: number } | null;
}>('not-reached', 'unavailable', {
  nb: (p) =>
    `Posisjon ${p.position} er ikke kommet hit etter ${p.waited} ms; ${p.pending} hendelser er på vei. Det som er ført, står trygt. Spør igjen om litt, eller vent lenger (Prefer: wait=30).`,
  nn: (p) =>
    `Posisjon ${p.position} er ikkje komen hit etter ${p.waited} ms; ${p.pending} hendingar er på veg. Det som er ført, står trygt. Spør igjen om litt, eller vent lenger (Prefer: wait=30).`,
  en: (p) =>
    `Position ${p.position} has not arrived here after ${p.waited} ms; ${p.pending} events are on their way. What was recorded is safe. Ask again in a while, or wait longer (Prefer: wait=30).`,
});
