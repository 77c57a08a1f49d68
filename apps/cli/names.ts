import type { Clocks } from '#cooperation';

/** Of an answer: what it calls those that it names by number or id. */
export type Named = Pick<Clocks, 'names'>;

/** What a municipality or a body is called on the day of the answer; its number or id where the book has no name. */
export const nameIn = ({ names }: Named, id: string): string => names[id] ?? id;

/** A text of words and numbers, such as the id of a pool, with the names in it. */
export const namedIn = (answer: Named, text: string): string =>
  text
    .split(/([ ,()]+)/)
    .map((word) => nameIn(answer, word))
    .join('');

/** The same of several, in one line. */
export const namesIn = (answer: Named, ids: readonly string[]): string =>
  ids.map((id) => nameIn(answer, id)).join(', ');
