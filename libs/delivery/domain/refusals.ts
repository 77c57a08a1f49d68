import { type Language, refusalType, type Text } from '#kernel';

/** What the texts call a thing, with its article where the language puts it in the word. */
export type Thing = 'document' | 'measure' | 'contract' | 'procurement' | 'report';
const NAMES: Readonly<Record<Thing, Text>> = {
  document: { nb: 'Dokumentet', nn: 'Dokumentet', en: 'The document' },
  measure: { nb: 'Tiltaket', nn: 'Tiltaket', en: 'The measure' },
  contract: { nb: 'Leverandøravtalen', nn: 'Leverandøravtalen', en: 'The contract' },
  procurement: { nb: 'Anskaffelsen', nn: 'Innkjøpet', en: 'The procurement' },
  report: { nb: 'Rapporten', nn: 'Rapporten', en: 'The report' },
};
const name = (thing: Thing, language: Language): string => NAMES[thing][language];

export const alreadyDelivered = refusalType<{ thing: Thing; id: string }>('delivery-already-in-book', 'conflict', {
  nb: (p) => `${name(p.thing, 'nb')} «${p.id}» står allerede i boka. Gi det nye en annen id.`,
  nn: (p) => `${name(p.thing, 'nn')} «${p.id}» står alt i boka. Gi det nye ein annan id.`,
  en: (p) => `${name(p.thing, 'en')} “${p.id}” is already in the book. Give the new one another id.`,
});

export const notDelivered = refusalType<{ thing: Thing; id: string; known: string }>(
  'delivery-not-in-book',
  'conflict',
  {
    nb: (p) => `${name(p.thing, 'nb')} «${p.id}» finnes ikke i boka. Før det inn først, eller bruk en av: ${p.known}.`,
    nn: (p) => `${name(p.thing, 'nn')} «${p.id}» finst ikkje i boka. Før det inn først, eller bruk ein av: ${p.known}.`,
    en: (p) => `${name(p.thing, 'en')} “${p.id}” is not in the book. Record it first, or use one of: ${p.known}.`,
  },
);

export const documentVersionTaken = refusalType<{ document: string; version: string }>(
  'document-version-taken',
  'conflict',
  {
    nb: (p) => `Versjon ${p.version} av dokumentet «${p.document}» står allerede i boka. Gi den nye et annet nummer.`,
    nn: (p) => `Versjon ${p.version} av dokumentet «${p.document}» står alt i boka. Gi den nye eit anna nummer.`,
    en: (p) =>
      `Version ${p.version} of the document “${p.document}” is already in the book. Give the new one another number.`,
  },
);

export const documentOfOtherKind = refusalType<{ document: string; kind: string; before: string }>(
  'document-of-other-kind',
  'conflict',
  {
    nb: (p) =>
      `Dokumentet «${p.document}» står i boka som ${p.before}, ikke ${p.kind}. Alle versjoner av et dokument er av samme slag: rett slaget, eller gi dokumentet en annen id.`,
    nn: (p) =>
      `Dokumentet «${p.document}» står i boka som ${p.before}, ikkje ${p.kind}. Alle versjonar av eit dokument er av same slag: rett slaget, eller gi dokumentet ein annan id.`,
    en: (p) =>
      `The document “${p.document}” is in the book as ${p.before}, not ${p.kind}. All versions of a document are of one kind: correct the kind, or give the document another id.`,
  },
);

export const measureAlreadyThere = refusalType<{ measure: string; step: 'STARTED' | 'COMPLETED'; on: string }>(
  'measure-already-there',
  'conflict',
  {
    nb: (p) =>
      `Tiltaket «${p.measure}» ble ført som ${p.step === 'STARTED' ? 'startet' : 'ferdig'} ${p.on}. Er det ført feil, rett føringen (CorrectRecord).`,
    nn: (p) =>
      `Tiltaket «${p.measure}» vart ført som ${p.step === 'STARTED' ? 'starta' : 'ferdig'} ${p.on}. Er det ført feil, rett føringa (CorrectRecord).`,
    en: (p) =>
      `The measure “${p.measure}” was recorded as ${p.step === 'STARTED' ? 'begun' : 'done'} on ${p.on}. If the record is wrong, correct it (CorrectRecord).`,
  },
);

export const contractNotHolding = refusalType<{ contract: string; from: string; until: string; on: string }>(
  'contract-not-holding',
  'conflict',
  {
    nb: (p) =>
      `Leverandøravtalen «${p.contract}» gjelder fra ${p.from} til og med ${p.until}, ikke ${p.on}. Sjekk datoen. Er den forlenget, før den nye siste dagen.`,
    nn: (p) =>
      `Leverandøravtalen «${p.contract}» gjeld frå ${p.from} til og med ${p.until}, ikkje ${p.on}. Sjekk datoen. Er han forlengd, før den nye siste dagen.`,
    en: (p) =>
      `The contract “${p.contract}” holds from ${p.from} until ${p.until}, not on ${p.on}. Check the date. If it was prolonged, record its new last day.`,
  },
);

export const procurementSettled = refusalType<{ procurement: string; on: string }>('procurement-settled', 'conflict', {
  nb: (p) =>
    `Anskaffelsen «${p.procurement}» ble ført som avklart ${p.on}. Den kan ikke avklares en gang til. Er det ført feil, rett føringen (CorrectRecord).`,
  nn: (p) =>
    `Innkjøpet «${p.procurement}» vart ført som avklart ${p.on}. Det kan ikkje avklarast ein gong til. Er det ført feil, rett føringa (CorrectRecord).`,
  en: (p) =>
    `The procurement “${p.procurement}” was recorded as settled on ${p.on}. It cannot be settled again. If the record is wrong, correct it (CorrectRecord).`,
});

export const nothingAmended = refusalType<{ contract: string }>('contract-nothing-amended', 'malformed', {
  nb: (p) => `Endringen av leverandøravtalen «${p.contract}» sier ikke hva som er endret. Skriv minst én opplysning.`,
  nn: (p) => `Endringa av leverandøravtalen «${p.contract}» seier ikkje kva som er endra. Skriv minst éi opplysning.`,
  en: (p) => `The amendment of the contract “${p.contract}” does not say what changed. Name at least one thing.`,
});

export const periodReversed = refusalType<{ thing: Thing; id: string; from: string; to: string }>(
  'delivery-period-reversed',
  'malformed',
  {
    nb: (p) => `${name(p.thing, 'nb')} «${p.id}» gjelder fra ${p.from} til ${p.to}: slutten kan ikke være før starten.`,
    nn: (p) => `${name(p.thing, 'nn')} «${p.id}» gjeld frå ${p.from} til ${p.to}: slutten kan ikkje vere før starten.`,
    en: (p) => `${name(p.thing, 'en')} “${p.id}” is about ${p.from} until ${p.to}: the end cannot be before the start.`,
  },
);

export const neverParticipant = refusalType<{ thing: Thing; id: string; municipality: string; known: string }>(
  'delivery-municipality-unknown',
  'conflict',
  {
    nb: (p) =>
      `${name(p.thing, 'nb')} «${p.id}» nevner kommune ${p.municipality}, som aldri har vært deltaker. Deltakerne er: ${p.known}.`,
    nn: (p) =>
      `${name(p.thing, 'nn')} «${p.id}» nemner kommune ${p.municipality}, som aldri har vore deltakar. Deltakarane er: ${p.known}.`,
    en: (p) =>
      `${name(p.thing, 'en')} “${p.id}” names municipality ${p.municipality}, which never was a participant. The participants are: ${p.known}.`,
  },
);
