import { InvalidArgumentError } from 'commander';
import type { Language, Text } from '#kernel';

/** How what is written after an option must look. */
const FORMS = {
  year: {
    nb: 'skriv året med fire sifre.',
    nn: 'skriv året med fire siffer.',
    en: 'write the year with four digits.',
  },
  municipality: {
    nb: 'skriv kommunenummeret med fire sifre.',
    nn: 'skriv kommunenummeret med fire siffer.',
    en: 'write the four-digit municipality number.',
  },
  kroner: {
    nb: 'skriv kroner, slik: 1234,50.',
    nn: 'skriv kroner, slik: 1234,50.',
    en: 'write kroner, such as 1234,50.',
  },
  number: {
    nb: 'skriv et helt tall på inntil tre sifre.',
    nn: 'skriv eit heilt tal på inntil tre siffer.',
    en: 'write a whole number of up to three digits.',
  },
  kid: {
    nb: 'skriv MOD10 eller MOD11 og hvor mange sifre, slik: MOD10:12.',
    nn: 'skriv MOD10 eller MOD11 og kor mange siffer, slik: MOD10:12.',
    en: 'write MOD10 or MOD11 and the number of digits, such as MOD10:12.',
  },
  votes: {
    nb: 'skriv stemmer for og mot, slik: 19-0.',
    nn: 'skriv røyster for og mot, slik: 19-0.',
    en: 'write the votes for and against, such as 19-0.',
  },
} as const satisfies Record<string, Text>;

export const wrongForm = (form: keyof typeof FORMS): InvalidArgumentError => new InvalidArgumentError(FORMS[form].en);

/** The same in the language of the reader: the language is read with the other options, and so known only afterwards. */
export function formIn(language: Language, message: string): string {
  const form = Object.values(FORMS).find(({ en }) => message.endsWith(en));
  return form ? message.slice(0, -form.en.length) + form[language] : message;
}
