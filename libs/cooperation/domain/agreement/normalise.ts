import { sha256 } from '#kernel';

/** One step towards the text that is compared. The text as written is kept beside it and is the one shown. */
export interface NormalisationStep {
  readonly name: string;
  /** Why two texts that differ only in this say the same. */
  readonly because: string;
  readonly apply: (text: string) => string;
}

/** Misspellings that stand in copies of agreements: what is written, and what is meant. */
const MISSPELT: readonly (readonly [RegExp, string])[] = [
  [/konstnad/g, 'kostnad'],
  [/administritativ/g, 'administrativ'],
];

/** L-H-4: what a copy changes without changing the agreement, in the order in which it is taken away. */
export const NORMALISATION: readonly NormalisationStep[] = [
  {
    name: 'characters',
    because: 'ligatures, wide letters and combined accents are other codes for the same letters',
    apply: (text) => text.normalize('NFKC'),
  },
  {
    name: 'capitals',
    because: 'additions are sometimes set in capitals to be seen',
    apply: (text) => text.toLowerCase(),
  },
  {
    name: 'list marks',
    because: 'the sign before an item of a list follows the program it was written in',
    apply: (text) => text.replace(/^[ \t]*[-–—•·*]\s+/gmu, ''),
  },
  {
    name: 'dashes',
    because: 'hyphen, dash and minus are mixed in copies',
    apply: (text) => text.replace(/[‐‑‒–—−]/gu, '-'),
  },
  {
    name: 'hyphenation',
    because: 'a word is divided where the line of one copy ends',
    apply: (text) => text.replace(/\u00ad/gu, '').replace(/(?<=\p{L})-\s*(?=\p{L})/gu, ''),
  },
  {
    name: 'quotes',
    because: 'each program has its own quotation marks and apostrophes',
    apply: (text) => text.replace(/[«»“”„‟‘’‚‛`´]/gu, '"').replaceAll("'", '"'),
  },
  {
    name: 'editorial brackets',
    because: 'letters that an editor added inside a word stand in brackets',
    apply: (text) => text.replace(/(?<=\p{L})\[(\p{L}{1,3})\](?=\p{L})/gu, '$1'),
  },
  {
    name: 'misspellings',
    because: 'a known misspelling is no other word',
    apply: (text) => MISSPELT.reduce((said, [written, meant]) => said.replace(written, meant), text),
  },
  {
    name: 'spaces',
    because: 'spaces and line ends get lost or are added when a text is moved',
    apply: (text) => text.replace(/\s+/gu, ''),
  },
];

/** The text that is compared. Numbers, words and punctuation stay: a comma may change what a clause says. */
export const normalise = (text: string): string => NORMALISATION.reduce((said, { apply }) => apply(said), text);

/** SHA-256 of the normalised text: the same clause in two copies has the same. */
export const clauseHash = (text: string): string => sha256(normalise(text));
