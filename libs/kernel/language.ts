/** The languages a user can read: bokmål first, nynorsk and English selectable. */
export const LANGUAGES = ['nb', 'nn', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One sentence (or a few) in each language. */
export type Text = Readonly<Record<Language, string>>;

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}
