import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { isOereString } from './money.ts';
import { isRefusal, orThrow, RefusedError, refusalType } from './refusal.ts';
import {
  ByMunicipality,
  ByYear,
  DateSchema,
  IdSchema,
  MonthSchema,
  MunicipalitySchema,
  OereSchema,
  OneOf,
  RationalSchema,
  Sha256Schema,
} from './schema.ts';
import { accountingYearOf, accountsStream, bookOf, cooperationStream, isBookId } from './stream-name.ts';
import { assign, at, begin, clear, type Segment, sourcesOf } from './timeline.ts';

describe('schemas of values', () => {
  const check = (schema: TSchema) => {
    const compiled = Compile(schema);
    return (value: unknown) => compiled.Check(value);
  };

  it.each([
    [
      'a date',
      DateSchema,
      ['2025-01-31', '2024-02-29'],
      ['2025-02-29', '2025-02-30', '2025-04-31', '2025-13-01', '1899-12-31', '3000-01-01'],
    ],
    ['a month', MonthSchema, ['2025-01', '2025-12'], ['2025-00', '2025-13', '2025-1', '1899-12', '3000-01']],
    ['øre', OereSchema, ['0', '-1', '123456789012345678'], ['', '-', '01', '1.5', '+1', '1234567890123456789', 1]],
    ['a fraction', RationalSchema, ['3/10', '0.3', '-1', '1'], ['1/0', '.5', '1.', '1/2/3', '0,3']],
    ['a municipality', MunicipalitySchema, ['1865', '0301'], ['865', '18650', 1865]],
    ['an id', IdSchema, ['KS-090/24', 'Å', 'a_b.c'], ['', '-a', 'a-', 'a b', 'x'.repeat(81)]],
    ['a hash', Sha256Schema, ['a'.repeat(64)], ['A'.repeat(64), 'a'.repeat(63)]],
    ['one of two words', OneOf('A', 'B'), ['A', 'B'], ['C', '']],
    ['a value per municipality', ByMunicipality(OereSchema), [{ 1865: '1' }], [{}, { 865: '1' }, { 1865: 1 }]],
    ['a value per year', ByYear(RationalSchema), [{ 2025: '1/2' }], [{}, { 1899: '1' }, { 2025: 'x' }]],
  ])('%s', (_, schema, right, wrong) => {
    const fits = check(schema);
    expect(right.filter((value) => !fits(value))).toEqual([]);
    expect(wrong.filter((value) => fits(value))).toEqual([]);
  });

  it('øre as text, apart from minus zero', () => {
    expect(['0', '-5', '12'].every(isOereString)).toBe(true);
    expect(['-0', '1.0', '', 5].some(isOereString)).toBe(false);
  });
});

describe('names of streams', () => {
  it('say their book, and the year when they are accounts', () => {
    expect([cooperationStream('lofoten-ikt'), accountsStream('lofoten-ikt', 2025)]).toEqual([
      'cooperation-lofoten-ikt',
      'accounts-lofoten-ikt-2025',
    ]);
    expect(['cooperation-lofoten-ikt', 'accounts-lofoten-ikt-2025'].map(bookOf)).toEqual([
      'lofoten-ikt',
      'lofoten-ikt',
    ]);
    expect(['cooperation-lofoten-ikt', 'accounts-lofoten-ikt-2025'].map(accountingYearOf)).toEqual([null, 2025]);
    expect(['other-x', 'cooperation-', ''].map(bookOf)).toEqual([null, null, null]);
  });

  it.each([
    ['lofoten-ikt', true],
    ['a1', true],
    ['a', false],
    ['1a', false],
    ['A-b', false],
    ['a--b', false],
    ['a-', false],
    ['å-b', false],
    [`a${'b'.repeat(59)}`, true],
    [`a${'b'.repeat(60)}`, false],
  ])('%s as the id of a book: %s', (text, is) => {
    expect(isBookId(text)).toBe(is);
  });
});

describe('timelines', () => {
  const segment = (from: string, to: string | null, value: string, ...sources: number[]): Segment<string> => ({
    from,
    to,
    value,
    sources,
  });
  const year = [segment('2025-01-01', '2026-01-01', 'a', 1)];

  it('a segment holds from its first day until its last, not on it', () => {
    expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map((d) => at(year, d)?.value ?? null)).toEqual([
      null,
      'a',
      'a',
      null,
    ]);
  });

  it.each([
    [
      'in the middle',
      '2025-03-01',
      '2025-04-01',
      ['a 2025-01-01 2025-03-01', 'b 2025-03-01 2025-04-01', 'a 2025-04-01 2026-01-01'],
    ],
    ['over the start', '2024-06-01', '2025-02-01', ['b 2024-06-01 2025-02-01', 'a 2025-02-01 2026-01-01']],
    ['to no end', '2025-06-01', null, ['a 2025-01-01 2025-06-01', 'b 2025-06-01 null']],
    ['over all', '2024-01-01', null, ['b 2024-01-01 null']],
    ['apart, before', '2024-01-01', '2024-06-01', ['b 2024-01-01 2024-06-01', 'a 2025-01-01 2026-01-01']],
    ['touching the end', '2026-01-01', null, ['a 2025-01-01 2026-01-01', 'b 2026-01-01 null']],
    ['empty', '2025-06-01', '2025-06-01', ['a 2025-01-01 2026-01-01']],
  ])('a new segment %s', (_, from, to, expected) => {
    const shown = assign(year, segment(from, to, 'b', 2)).map((s) => `${s.value} ${s.from} ${s.to}`);
    expect(shown).toEqual(expected);
  });

  it('is cleared on a span, and keeps the rest with its sources', () => {
    expect(clear(year, '2025-03-01', '2025-04-01')).toEqual([
      segment('2025-01-01', '2025-03-01', 'a', 1),
      segment('2025-04-01', '2026-01-01', 'a', 1),
    ]);
    expect(clear(year, '2025-03-01', null)).toEqual([segment('2025-01-01', '2025-03-01', 'a', 1)]);
  });

  it('what begins late in the book, but early in time, ends where the next begins', () => {
    const later = begin([], { from: '2025-06-01', value: 'b', sources: [1] });
    expect(begin(later, { from: '2025-01-01', value: 'a', sources: [2] })).toEqual([
      segment('2025-01-01', '2025-06-01', 'a', 2),
      segment('2025-06-01', null, 'b', 1),
    ]);
    expect(begin(later, { from: '2025-06-01', value: 'c', sources: [2] })).toEqual([
      segment('2025-06-01', null, 'c', 2),
    ]);
  });

  it('sources are each named once, in the order of the book', () => {
    expect(sourcesOf([10, 2], [], [2, 1])).toEqual([1, 2, 10]);
    expect(sourcesOf()).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(30))), fc.boolean(), (lists, ascending) => {
        const given = ascending ? lists.map((list) => list.toSorted((a, b) => a - b)) : lists;
        expect(sourcesOf(...given)).toEqual([...new Set(given.flat())].sort((a, b) => a - b));
      }),
    );
  });
});

describe('refusals', () => {
  const tooLate = refusalType<{ day: string }>('too-late', 'conflict', {
    nb: (p) => `For sent: ${p.day}.`,
    nn: (p) => `For seint: ${p.day}.`,
    en: (p) => `Too late: ${p.day}.`,
  });

  it('are values: a code, a kind, a sentence in each language and what it is about', () => {
    expect(tooLate({ day: '21.12' })).toEqual({
      refused: true,
      code: 'too-late',
      kind: 'conflict',
      text: { nb: 'For sent: 21.12.', nn: 'For seint: 21.12.', en: 'Too late: 21.12.' },
      details: { day: '21.12' },
    });
    expect(tooLate.code).toBe('too-late');
  });

  it('are told from every other value', () => {
    expect(isRefusal(tooLate({ day: '' }))).toBe(true);
    for (const other of [null, undefined, [], {}, { refused: false }, 'refused']) expect(isRefusal(other)).toBe(false);
  });

  it('pass through code that can only throw, and come out as they were', () => {
    const refusal = tooLate({ day: '21.12' });
    expect(orThrow('a value')).toBe('a value');
    expect(() => orThrow(refusal)).toThrow(new RefusedError(refusal));
    try {
      orThrow(refusal);
    } catch (error) {
      expect((error as RefusedError).refusal).toBe(refusal);
    }
  });
});
