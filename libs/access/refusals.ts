import { refusalType } from '#kernel';

export const keyMalformed = refusalType<Record<string, never>>('api-key-malformed', 'unauthorised', {
  nb: () =>
    'Authorization er ikke en nøkkel. Skriv «Bearer», et mellomrom og hele nøkkelen (fbk_…) slik den ble vist da den ble laget.',
  nn: () =>
    'Authorization er ikkje ein nøkkel. Skriv «Bearer», eit mellomrom og heile nøkkelen (fbk_…) slik han vart vist då han vart laga.',
  en: () =>
    'Authorization is not a key. Write “Bearer”, a space and the whole key (fbk_…) as it was shown when it was made.',
});

export const keyUnknown = refusalType<Record<string, never>>('api-key-unknown', 'unauthorised', {
  nb: () => 'Nøkkelen finnes ikke her. Sjekk at hele er kopiert, og at den er laget for denne boka.',
  nn: () => 'Nøkkelen finst ikkje her. Sjekk at heile er kopiert, og at han er laga for denne boka.',
  en: () => 'There is no such key here. Check that all of it was copied, and that it was made for this book.',
});

export const keyRevoked = refusalType<{ id: string; revoked: string }>('api-key-revoked', 'unauthorised', {
  nb: (p) => `Nøkkelen ${p.id} ble trukket tilbake ${p.revoked}. Be driften om en ny.`,
  nn: (p) => `Nøkkelen ${p.id} vart trekt tilbake ${p.revoked}. Be drifta om ein ny.`,
  en: (p) => `The key ${p.id} was revoked ${p.revoked}. Ask the operator for a new one.`,
});

export const keyExpired = refusalType<{ id: string; expires: string }>('api-key-expired', 'unauthorised', {
  nb: (p) => `Nøkkelen ${p.id} gjaldt til ${p.expires}. Be driften om en ny.`,
  nn: (p) => `Nøkkelen ${p.id} gjaldt til ${p.expires}. Be drifta om ein ny.`,
  en: (p) => `The key ${p.id} was valid until ${p.expires}. Ask the operator for a new one.`,
});

export const keyMissing = refusalType<Record<string, never>>('api-key-missing', 'unauthorised', {
  nb: () => 'Dette krever en nøkkel: send «Authorization: Bearer fbk_…». Driften lager en med «fellesbok key create».',
  nn: () => 'Dette krev ein nøkkel: send «Authorization: Bearer fbk_…». Drifta lagar ein med «fellesbok key create».',
  en: () =>
    'This requires a key: send “Authorization: Bearer fbk_…”. The operator makes one with “fellesbok key create”.',
});

export const noSuchKey = refusalType<{ id: string }>('api-key-not-found', 'unknown', {
  nb: (p) => `Det er ingen nøkkel «${p.id}» her. Se dem med «fellesbok key list» eller GET /api/keys.`,
  nn: (p) => `Det er ingen nøkkel «${p.id}» her. Sjå dei med «fellesbok key list» eller GET /api/keys.`,
  en: (p) => `There is no key “${p.id}” here. See them with “fellesbok key list” or GET /api/keys.`,
});

export const noKeys = refusalType<{ directory: string }>('no-api-keys', 'unknown', {
  nb: (p) => `${p.directory}: her er det ingen nøkler. Lag en med «fellesbok key create», eller oppgi --data.`,
  nn: (p) => `${p.directory}: her er det ingen nøklar. Lag ein med «fellesbok key create», eller oppgi --data.`,
  en: (p) => `${p.directory}: there are no keys here. Make one with “fellesbok key create”, or give --data.`,
});

export const roleUnknown = refusalType<{ role: string; known: string }>('role-unknown', 'malformed', {
  nb: (p) => `Det er ingen rolle «${p.role}». Velg en av ${p.known}.`,
  nn: (p) => `Det er inga rolle «${p.role}». Vel ei av ${p.known}.`,
  en: (p) => `There is no role “${p.role}”. Choose one of ${p.known}.`,
});

export const municipalityMissing = refusalType<{ role: string }>('api-key-municipality-missing', 'malformed', {
  nb: (p) => `Rollen ${p.role} hører til én kommune. Oppgi kommunenummeret, for eksempel 1865.`,
  nn: (p) => `Rolla ${p.role} høyrer til éin kommune. Oppgi kommunenummeret, til dømes 1865.`,
  en: (p) => `The role ${p.role} belongs to one municipality. Give its number, for example 1865.`,
});

export const municipalityNotFor = refusalType<{ role: string }>('api-key-municipality-not-for-role', 'malformed', {
  nb: (p) => `Rollen ${p.role} hører ikke til en kommune. Utelat kommunenummeret.`,
  nn: (p) => `Rolla ${p.role} høyrer ikkje til ein kommune. Utelat kommunenummeret.`,
  en: (p) => `The role ${p.role} does not belong to a municipality. Leave the number out.`,
});

export const municipalityMalformed = refusalType<{ municipality: string }>(
  'api-key-municipality-malformed',
  'malformed',
  {
    nb: (p) => `«${p.municipality}» er ikke et kommunenummer. Skriv fire siffer, for eksempel 1865.`,
    nn: (p) => `«${p.municipality}» er ikkje eit kommunenummer. Skriv fire siffer, til dømes 1865.`,
    en: (p) => `“${p.municipality}” is no municipality number. Write four digits, for example 1865.`,
  },
);

export const actorMalformed = refusalType<{ actor: string }>('api-key-actor-malformed', 'malformed', {
  nb: (p) =>
    `«${p.actor}» kan ikke være id for et kontor. Skriv 1 til 80 små bokstaver, sifre, punktum eller bindestreker, for eksempel styresekretar.`,
  nn: (p) =>
    `«${p.actor}» kan ikkje vere id for eit kontor. Skriv 1 til 80 små bokstavar, siffer, punktum eller bindestrekar, til dømes styresekretar.`,
  en: (p) =>
    `“${p.actor}” cannot be the id of an office. Write 1 to 80 small letters, digits, full stops or hyphens, for example styresekretar.`,
});

export const actorReserved = refusalType<{ actor: string }>('api-key-actor-reserved', 'conflict', {
  nb: (p) => `«${p.actor}» er programmets egen id. Velg kontorets.`,
  nn: (p) => `«${p.actor}» er programmet sin eigen id. Vel den til kontoret.`,
  en: (p) => `“${p.actor}” is an id of the program’s own. Choose that of the office.`,
});

export const actorOther = refusalType<{ actor: string; role: string; municipality: string }>(
  'api-key-actor-other-role',
  'conflict',
  {
    nb: (p) =>
      `«${p.actor}» har fra før rollen ${p.role}${p.municipality && ` i kommune ${p.municipality}`}. Et kontor har én rolle: velg en annen id for den nye.`,
    nn: (p) =>
      `«${p.actor}» har frå før rolla ${p.role}${p.municipality && ` i kommune ${p.municipality}`}. Eit kontor har éi rolle: vel ein annan id for den nye.`,
    en: (p) =>
      `“${p.actor}” already has the role ${p.role}${p.municipality && ` in municipality ${p.municipality}`}. An office has one role: choose another id for the new one.`,
  },
);

export const labelMalformed = refusalType<{ longest: number }>('api-key-label-malformed', 'malformed', {
  nb: (p) =>
    `Navnet på nøkkelen må være kontorets, ikke en persons: 1 til ${p.longest} tegn på én linje, uten e-postadresse. Skriv for eksempel «Styresekretariatet».`,
  nn: (p) =>
    `Namnet på nøkkelen må vere til kontoret, ikkje til ein person: 1 til ${p.longest} teikn på éi linje, utan e-postadresse. Skriv til dømes «Styresekretariatet».`,
  en: (p) =>
    `The label of a key must be that of the office, not of a person: 1 to ${p.longest} characters on one line, without an e-mail address. Write for example “Board secretariat”.`,
});

export const expiryWrong = refusalType<{ expires: string; first: string; last: string }>(
  'api-key-expiry-wrong',
  'malformed',
  {
    nb: (p) =>
      `Nøkkelen kan ikke gjelde til «${p.expires}». Skriv siste gyldige dag, ÅÅÅÅ-MM-DD, fra ${p.first} til ${p.last}.`,
    nn: (p) =>
      `Nøkkelen kan ikkje gjelde til «${p.expires}». Skriv siste gyldige dag, ÅÅÅÅ-MM-DD, frå ${p.first} til ${p.last}.`,
    en: (p) =>
      `The key cannot be valid until “${p.expires}”. Write its last day, YYYY-MM-DD, from ${p.first} to ${p.last}.`,
  },
);

export const keyAlreadyMade = refusalType<{ id: string }>('api-key-already-made', 'conflict', {
  nb: (p) =>
    `Denne forespørselen (Idempotency-Key) har alt laget nøkkelen ${p.id}. Den vises bare én gang. Kom svaret ikke fram, trekk den tilbake og lag en ny med en ny Idempotency-Key.`,
  nn: (p) =>
    `Denne førespurnaden (Idempotency-Key) har alt laga nøkkelen ${p.id}. Han blir vist berre éin gong. Kom svaret ikkje fram, trekk han tilbake og lag ein ny med ein ny Idempotency-Key.`,
  en: (p) =>
    `This request (Idempotency-Key) already made the key ${p.id}. It is shown only once. If the answer did not arrive, revoke it and make another with a new Idempotency-Key.`,
});

export const accessForeignFile = refusalType<{ file: string; why: string }>('access-foreign-file', 'unavailable', {
  nb: (p) => `${p.file} er ikke en nøkkelfil dette programmet kan åpne (${p.why}). Den er ikke endret.`,
  nn: (p) => `${p.file} er ikkje ei nøkkelfil dette programmet kan opne (${p.why}). Ho er ikkje endra.`,
  en: (p) => `${p.file} is no file of keys that this program can open (${p.why}). It was not changed.`,
});

export const accessUnavailable = refusalType<{ file: string; problem: string }>('access-unavailable', 'unavailable', {
  nb: (p) => `Nøklene i ${p.file} kan ikke brukes nå (${p.problem}). Ingenting ble skrevet.`,
  nn: (p) => `Nøklane i ${p.file} kan ikkje brukast no (${p.problem}). Ingenting vart skrive.`,
  en: (p) => `The keys in ${p.file} cannot be used now (${p.problem}). Nothing was written.`,
});
