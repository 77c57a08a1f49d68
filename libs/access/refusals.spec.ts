import type { Refusal } from '#kernel';
import * as refusals from './refusals.ts';

type Make = ((parameters: object) => Refusal) & { readonly code: string };
const all = Object.entries(refusals as unknown as Record<string, Make>);
/** Whatever a sentence asks for, it gets its name in angle brackets. */
const asked = new Proxy({}, { get: (_, name) => `<${String(name)}>` });

it.each(all)('%s has a sentence in bokmål, nynorsk and English that names the same', (_, make) => {
  const sentences = Object.values(make(asked).text);
  expect(sentences).toHaveLength(3);
  for (const sentence of sentences) expect(sentence).toMatch(/[.]$/);
  const [nb, nn, en] = sentences.map((sentence) => [...new Set(sentence.match(/<\w+>/g) ?? [])].sort());
  expect([nn, en]).toEqual([nb, nb]);
  expect(sentences.slice(0, 2)).not.toContain(sentences[2]);
});

it('each has a code that no other has', () => {
  const codes = all.map(([, make]) => make.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
