import { diffWordsWithSpace } from 'diff';

/** A piece of two texts: in both, only in the first, or only in the second. */
export interface WordsView {
  readonly said: 'SAME' | 'REMOVED' | 'ADDED';
  readonly text: string;
}

/**
 * Which words one has to strike and to add to get from the first text to the second; as written, with its spaces. Texts
 * that share less than half of the longer one are two texts: word by word nobody could read them.
 */
export function wordsBetween(before: string, after: string): WordsView[] {
  const words = diffWordsWithSpace(before, after).map(
    ({ value, added, removed }): WordsView => ({ said: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME', text: value }),
  );
  const shared = words.reduce((sum, { said, text }) => sum + (said === 'SAME' ? text.trim().length : 0), 0);
  if (2 * shared >= Math.max(before.length, after.length)) return words;
  return [
    { said: 'REMOVED', text: before },
    { said: 'ADDED', text: after },
  ];
}
