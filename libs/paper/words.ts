import { approximate, type CivilDate, type CivilMonth, type Language, type Rational, ratio, times } from '#kernel';

/** As a reader of the screen must pronounce it (BCP 47). */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

const PAGE: Readonly<Record<Language, (number: number, of: number) => string>> = {
  nb: (number, of) => `Side ${number} av ${of}`,
  nn: (number, of) => `Side ${number} av ${of}`,
  en: (number, of) => `Page ${number} of ${of}`,
};
export const pageNumber = (language: Language, number: number, of: number): string => PAGE[language](number, of);

/** `31.12.2025`. */
export const dateForReaders = (date: CivilDate): string => date.split('-').reverse().join('.');

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  nb: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  nn: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** `januar–mars 2025`, `mars 2025`. */
export function monthsForReaders({ from, to }: { from: CivilMonth; to: CivilMonth }, language: Language): string {
  const name = (month: CivilMonth): string => MONTHS[language][Number(month.slice(5)) - 1] ?? month;
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (from === to) return `${name(from)} ${last}`;
  return first === last ? `${name(from)}–${name(to)} ${last}` : `${name(from)} ${first}–${name(to)} ${last}`;
}

/** A whole number with its thousands apart by a no-break space. */
export const wholeForReaders = (n: number | bigint): string => grouped(String(n));

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');

/** A share as a percentage, rounded for the eye: `28,4132 %`. Money is computed with the exact share. */
export const percentForReaders = (share: Rational, decimals = 4): string =>
  `${approximate(times(share, ratio(100n)), decimals).replace('.', ',')}\u00a0%`;

/** A number that is no whole øre, rounded for the eye: `454 321,2345`. */
export function exactForReaders(exact: Rational, decimals: number): string {
  const [whole = '0', rest] = approximate(exact, decimals).split('.');
  return `${grouped(whole).replace('-', '−')}${rest === undefined ? '' : `,${rest}`}`;
}
