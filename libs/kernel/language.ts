/** The languages a user can read: bokmål first, nynorsk and English selectable. */
export const LANGUAGES = ['nb', 'nn', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One sentence (or a few) in each language. */
export type Text = Readonly<Record<Language, string>>;

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** A decimal number, such as a rate in per cent, as text shows it: with a comma in Norwegian, a point in English. */
export const decimalIn = (language: Language, number: string): string =>
  language === 'en' ? number.replace(',', '.') : number.replace('.', ',');
