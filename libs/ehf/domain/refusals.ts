import { refusalType } from '#kernel';

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
