import { diffWordsWithSpace } from 'diff';

/** A piece of two texts: in both, only in the first, or only in the second. */
export interface WordsView {
  readonly said: 'SAME' | 'REMOVED' | 'ADDED';
  readonly text: string;
}

/** Which words one has to strike and to add to get from the first text to the second; as written, with its spaces. */
export const wordsBetween = (before: string, after: string): WordsView[] =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    said: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME',
    text: value,
  }));
