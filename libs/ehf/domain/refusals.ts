import { type Language, refusalType, type Text } from '#kernel';

export const kidReferenceNotDigits = refusalType<{ reference: string }>('kid-reference-not-digits', 'malformed', {
  nb: (p) => `KID kan ikke lages av «${p.reference}». Referansen må være bare sifre.`,
  nn: (p) => `KID kan ikkje lagast av «${p.reference}». Referansen må vere berre siffer.`,
  en: (p) => `No KID can be made of “${p.reference}”. The reference must be digits only.`,
});

export const kidTooLong = refusalType<{ reference: string; length: string }>('kid-too-long', 'conflict', {
  nb: (p) =>
    `Referansen ${p.reference} er for lang: KID har ${p.length} sifre i avtalen med banken, og det siste er kontrollsiffer. Bruk en kortere referanse, eller avtal en lengre KID.`,
  nn: (p) =>
    `Referansen ${p.reference} er for lang: KID har ${p.length} siffer i avtalen med banken, og det siste er kontrollsiffer. Bruk ein kortare referanse, eller avtal ein lengre KID.`,
  en: (p) =>
    `The reference ${p.reference} is too long: by the agreement with the bank a KID has ${p.length} digits, the last a check digit. Use a shorter reference, or agree on a longer KID.`,
});

interface Broken {
  readonly number: string;
  readonly violations: readonly { rule: string; field: string; term: string; text: Text }[];
}

const listed = ({ violations }: Broken, language: Language): string =>
  violations.map(({ rule, field, term, text }) => `${rule}, ${field} (${term}): ${text[language]}`).join(' ');

export const documentBreaksRules = refusalType<Broken>('ehf-rules-broken', 'conflict', {
  nb: (p) => `EHF-dokumentet «${p.number}» kan ikke sendes. ${listed(p, 'nb')}`,
  nn: (p) => `EHF-dokumentet «${p.number}» kan ikkje sendast. ${listed(p, 'nn')}`,
  en: (p) => `The EHF document “${p.number}” cannot be sent. ${listed(p, 'en')}`,
});

export const notXml = refusalType<Record<string, never>>('ehf-not-xml', 'malformed', {
  nb: () => 'Fila er ikke XML som kan leses. Se etter at den er hel og uendret.',
  nn: () => 'Fila er ikkje XML som kan lesast. Sjå etter at ho er heil og uendra.',
  en: () => 'The file is no XML that can be read. See that it is whole and unaltered.',
});

export const notEhf = refusalType<{ element: string }>('ehf-not-readable', 'malformed', {
  nb: (p) =>
    `Fila er ikke et EHF-dokument som kan leses: ${p.element} mangler eller er feil. Se etter at den er uendret.`,
  nn: (p) =>
    `Fila er ikkje eit EHF-dokument som kan lesast: ${p.element} manglar eller er feil. Sjå etter at ho er uendra.`,
  en: (p) =>
    `The file is no EHF document that can be read: ${p.element} is missing or wrong. See that it is unaltered.`,
});
