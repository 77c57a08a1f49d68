import { wordsBetween } from './clause-words.ts';

const joined = (words: ReturnType<typeof wordsBetween>, ...kept: string[]) =>
  words.flatMap(({ said, text }) => (kept.includes(said) ? [text] : [])).join('');

const A = 'Etter nøkkelen deles driften, prosjekter og felles systemer.';
const B = 'Etter nøkkelen deles driften medregnet vertens merkostnader, prosjekter og felles systemer.';

it('shows what was added, and both texts can be put together again', () => {
  const words = wordsBetween(A, B);
  expect(joined(words, 'ADDED')).toBe(' medregnet vertens merkostnader');
  expect([joined(words, 'SAME', 'REMOVED'), joined(words, 'SAME', 'ADDED')]).toEqual([A, B]);
});

it('two texts with little in common are shown one after the other', () => {
  const other = 'I to år svarer hver kommune for det den selv brukte.';
  expect(wordsBetween(A, other)).toEqual([
    { said: 'REMOVED', text: A },
    { said: 'ADDED', text: other },
  ]);
});
