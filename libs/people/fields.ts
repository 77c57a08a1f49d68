import { type CivilDate, isCivilDate, type Refusal, type Text } from '#kernel';
import { holderFieldWrong } from './refusals.ts';

/** What names a person and says where to reach them. */
export interface Person {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Ids as the book has them. */
const ID = /^[A-Za-z0-9ÆØÅæøå](?:[A-Za-z0-9ÆØÅæøå._/-]{0,78}[A-Za-z0-9ÆØÅæøå])?$/;
/** Without digits: a national identity number does not slip in. */
const NAME = /^(?=.*\p{L})[\p{L}\p{M} .,'’()-]{1,120}$/u;
const EMAIL = /^[^\s@\p{C}]{1,64}@[^\s@\p{C}]{1,190}$/u;
const PHONE = /^\+?\d[\d ]{3,18}\d$/;
/** How many digits a national identity number has. */
const IDENTITY_NUMBER = 11;

const isPhone = (value: string): boolean =>
  PHONE.test(value) && (value.startsWith('+') || value.replaceAll(' ', '').length !== IDENTITY_NUMBER);

const CHECKS: Readonly<Record<string, { readonly takes: (value: string) => boolean; readonly must: Text }>> = {
  office: {
    takes: (value) => ID.test(value),
    must: {
      nb: 'må være id-en til et verv eller sete: 1 til 80 bokstaver, sifre og . _ / -, for eksempel ordforer-1860',
      nn: 'må vere id-en til eit verv eller sete: 1 til 80 bokstavar, siffer og . _ / -, til dømes ordforar-1860',
      en: 'must be the id of an office or seat: 1 to 80 letters, digits and . _ / -, for example mayor-1860',
    },
  },
  body: {
    takes: (value) => ID.test(value),
    must: { nb: 'må være id-en til et organ', nn: 'må vere id-en til eit organ', en: 'must be the id of a body' },
  },
  municipality: {
    takes: (value) => /^\d{4}$/.test(value),
    must: {
      nb: 'må være et kommunenummer med fire sifre',
      nn: 'må vere eit kommunenummer med fire siffer',
      en: 'must be a municipality number of four digits',
    },
  },
  name: {
    takes: (value) => NAME.test(value),
    must: {
      nb: 'må være et navn på én linje, 1 til 120 tegn uten sifre',
      nn: 'må vere eit namn på éi linje, 1 til 120 teikn utan siffer',
      en: 'must be a name on one line, 1 to 120 characters without digits',
    },
  },
  email: {
    takes: (value) => EMAIL.test(value),
    must: { nb: 'må være en e-postadresse', nn: 'må vere ei e-postadresse', en: 'must be an e-mail address' },
  },
  phone: {
    takes: isPhone,
    must: {
      nb: 'må være et telefonnummer, med landkode (+47) når det har elleve sifre',
      nn: 'må vere eit telefonnummer, med landkode (+47) når det har elleve siffer',
      en: 'must be a telephone number, with its country code (+47) when it has eleven digits',
    },
  },
  from: {
    takes: isCivilDate,
    must: { nb: 'må være en dato, ÅÅÅÅ-MM-DD', nn: 'må vere ein dato, ÅÅÅÅ-MM-DD', en: 'must be a date, YYYY-MM-DD' },
  },
  until: {
    takes: isCivilDate,
    must: { nb: 'må være en dato, ÅÅÅÅ-MM-DD', nn: 'må vere ein dato, ÅÅÅÅ-MM-DD', en: 'must be a date, YYYY-MM-DD' },
  },
};

/** The first field that is not as it must be; null and undefined are for the caller. The value itself is not repeated. */
export function wrongField(fields: object): Refusal | null {
  for (const [field, value] of Object.entries(fields) as [string, unknown][]) {
    const check = CHECKS[field];
    if (!check || value === null || value === undefined) continue;
    if (typeof value !== 'string' || !check.takes(value)) return holderFieldWrong({ field, ...check.must });
  }
  return null;
}

const AFTER: Text = {
  nb: 'må være etter første dag: det er den første dagen personen ikke lenger har vervet',
  nn: 'må vere etter første dag: det er den første dagen personen ikkje lenger har vervet',
  en: 'must be after the first day: it is the first day on which the person no longer has the office',
};

export const wrongPeriod = (from: CivilDate, until: CivilDate | null): Refusal | null =>
  until === null || until > from ? null : holderFieldWrong({ field: 'until', ...AFTER });
