import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { canonicalCopy } from './canonical-copy.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('10', '9', '1a', '-1', '01', '', 'toString', 'constructor', '\\ud83d', '\u2028'),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.maxSafeInteger(),
    fc.constantFrom(true, false, null, -0),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      fc.oneof(tie('value'), fc.constant(undefined)),
      { maxKeys: 40 },
    ),
  ),
})).value;
const value = json.filter((v) => v !== undefined);

describe('canonicalCopy', () => {
  it('gives the canonical text, and what that text parses to', () => {
    fc.assert(
      fc.property(value, (v) => {
        const copy = canonicalCopy(v);
        expect(copy.text).toBe(canonicalJson(v));
        expect(isDeepStrictEqual(copy.value, JSON.parse(copy.text))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses what the canonical text refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((n) => String.fromCharCode(n)), maxLength: 3 }), (s) => {
        const attempt = (make: () => unknown) => {
          try {
            make();
            return 'fine';
          } catch {
            return 'refused';
          }
        };
        for (const v of [s, [s], { [s]: 1 }]) {
          expect(attempt(() => canonicalCopy(v))).toBe(attempt(() => canonicalJson(v)));
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('refuses a circle', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(() => canonicalCopy(circle)).toThrow();
  });

  it.each([
    new Date(0),
    new Map(),
    new Set([1]),
    /a/,
    new Uint8Array(1),
    { toJSON: () => 1 },
    Object(1n),
    () => 1,
    Symbol('a'),
    1n,
  ])('refuses %p, which JSON would bend', (v) => {
    expect(() => canonicalCopy(v)).toThrow(TypeError);
    expect(() => canonicalCopy({ a: [v] })).toThrow(TypeError);
  });

  it('shares nothing with the value', () => {
    const v = { list: [{ a: 1 }] };
    const copy = canonicalCopy(v);
    v.list.push({ a: 2 });
    (v.list[0] as { a: number }).a = 3;
    expect(copy).toEqual({ value: { list: [{ a: 1 }] }, text: '{"list":[{"a":1}]}' });
  });
});
