import { refusalType } from '#kernel';

export const noPeople = refusalType<{ directory: string }>('no-people', 'unknown', {
  nb: (p) =>
    `${p.directory}: her er ingen navn lagret. Legg inn ett først («fellesbok people add»), eller oppgi --data.`,
  nn: (p) =>
    `${p.directory}: her er ingen namn lagra. Legg inn eitt først («fellesbok people add»), eller oppgi --data.`,
  en: (p) => `${p.directory}: no names are kept here. Add one first (“fellesbok people add”), or give --data.`,
});

export const holderUnknown = refusalType<{ holder: string; cooperation: string }>('holder-unknown', 'unknown', {
  nb: (p) => `Ingen med id «${p.holder}» er lagret for «${p.cooperation}». Sjekk id-en med «fellesbok people».`,
  nn: (p) => `Ingen med id «${p.holder}» er lagra for «${p.cooperation}». Sjekk id-en med «fellesbok people».`,
  en: (p) => `Nobody of the id “${p.holder}” is kept for “${p.cooperation}”. Check the id with “fellesbok people”.`,
});

export const holderErased = refusalType<{ holder: string; erasedAt: string; by: string; ground: string }>(
  'holder-erased',
  'conflict',
  {
    nb: (p) => `Navnet til «${p.holder}» ble slettet ${p.erasedAt} av ${p.by}, for godt. Grunnlag: ${p.ground}`,
    nn: (p) => `Namnet til «${p.holder}» vart sletta ${p.erasedAt} av ${p.by}, for godt. Grunnlag: ${p.ground}`,
    en: (p) => `The name of “${p.holder}” was erased ${p.erasedAt} by ${p.by}, for good. Ground: ${p.ground}`,
  },
);

/** `problem` says in each language what the field must be; never what it was. */
export const holderFieldWrong = refusalType<{ field: string; nb: string; nn: string; en: string }>(
  'holder-field-wrong',
  'malformed',
  {
    nb: (p) => `Feltet «${p.field}» ${p.nb}.`,
    nn: (p) => `Feltet «${p.field}» ${p.nn}.`,
    en: (p) => `The field “${p.field}” ${p.en}.`,
  },
);

export const officeHeld = refusalType<{ office: string; holder: string; from: string; until: string }>(
  'office-held',
  'conflict',
  {
    nb: (p) =>
      `Vervet «${p.office}» har alt en person (${p.holder}) fra ${p.from} til ${p.until || 'videre'}. Avslutt den først («fellesbok people end»).`,
    nn: (p) =>
      `Vervet «${p.office}» har alt ein person (${p.holder}) frå ${p.from} til ${p.until || 'vidare'}. Avslutt den først («fellesbok people end»).`,
    en: (p) =>
      `The office “${p.office}” already has a person (${p.holder}) from ${p.from} until ${p.until || 'further notice'}. End that one first (“fellesbok people end”).`,
  },
);

export const requestReused = refusalType<{ holder: string }>('people-request-reused', 'conflict', {
  nb: (p) =>
    `Denne forespørselen (Idempotency-Key) la inn «${p.holder}», med et annet innhold. Bruk en ny nøkkel til det nye.`,
  nn: (p) =>
    `Denne førespurnaden (Idempotency-Key) la inn «${p.holder}», med eit anna innhald. Bruk ein ny nøkkel til det nye.`,
  en: (p) => `This request (Idempotency-Key) added “${p.holder}”, with another content. Use a new key for the new one.`,
});

export const namesLeaveTraces = refusalType<{ file: string }>('names-leave-traces', 'unavailable', {
  nb: (p) => `Noen leste i ${p.file}, så gamle byte står i loggen til filen åpnes neste gang.`,
  nn: (p) => `Nokon las i ${p.file}, så gamle byte står i loggen til fila blir opna neste gong.`,
  en: (p) => `Somebody was reading ${p.file}, so old bytes stay in its log until the file is next opened.`,
});

export const peopleForeignFile = refusalType<{ file: string; why: string }>('people-foreign-file', 'conflict', {
  nb: (p) => `${p.file} er ikke en navnefil dette programmet kan åpne (${p.why}). Den er ikke endret.`,
  nn: (p) => `${p.file} er ikkje ei namnefil dette programmet kan opne (${p.why}). Ho er ikkje endra.`,
  en: (p) => `${p.file} is no file of names that this program can open (${p.why}). It was not changed.`,
});

export const peopleUnavailable = refusalType<{ file: string; problem: string }>('people-unavailable', 'unavailable', {
  nb: (p) => `Navnene i ${p.file} kan ikke brukes nå (${p.problem}). Ingenting ble skrevet. Prøv igjen om litt.`,
  nn: (p) => `Namna i ${p.file} kan ikkje brukast no (${p.problem}). Ingenting vart skrive. Prøv igjen om litt.`,
  en: (p) => `The names in ${p.file} cannot be used now (${p.problem}). Nothing was written. Try again in a while.`,
});
