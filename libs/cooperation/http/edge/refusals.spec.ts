import type { Refusal } from '#kernel';
import * as refusals from './refusals.ts';

type Make = ((parameters: object) => Refusal) & { readonly code: string };
const all = Object.entries(refusals as unknown as Record<string, Make>);
/** Whatever a sentence asks for, it gets its name in angle brackets. */
const asked = new Proxy({}, { get: (_, name) => `<${String(name)}>` });
/** What differs by language is given by language. */
const common = (sentence: string): string[] =>
  [...new Set(sentence.match(/<\w+>/g) ?? [])].filter((found) => !/<(?:nb|nn|en)>/.test(found)).sort();

it.each(all)('%s has a sentence in bokmål, nynorsk and English that names the same', (_, make) => {
  const sentences = Object.values(make(asked).text);
  expect(sentences).toHaveLength(3);
  for (const sentence of sentences) expect(sentence).not.toMatch(/\b(?:undefined|null|NaN)\b|\[object/);
  const [nb = '', nn = '', en = ''] = sentences;
  expect([common(nn), common(en)]).toEqual([common(nb), common(nb)]);
  expect([nb, nn]).not.toContain(en);
});

it('each has a code that no other has', () => {
  const codes = all.map(([, make]) => make.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
