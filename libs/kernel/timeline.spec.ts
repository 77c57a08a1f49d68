import { type Timeline, Timelines } from '#kernel';

const until: Timeline<string> = [
  { from: '2024-01-01', to: '2025-01-01', value: 'a', sources: [1] },
  { from: '2025-01-01', to: null, value: 'b', sources: [2] },
];
const [first, last] = until as [Timeline<string>[number], Timeline<string>[number]];

describe('two timelines', () => {
  test.each<[string, Timeline<string>, string | null]>([
    ['the same', [...until], null],
    ['another value at the end', [first, { ...last, value: 'c' }], '2025-01-01'],
    ['other events behind the value', [{ ...first, sources: [1, 3] }, last], '2024-01-01'],
    ['an end where there was none', [first, { ...last, to: '2026-01-01' }], '2026-01-01'],
    ['an earlier end', [{ ...first, to: '2024-06-01' }, last], '2024-06-01'],
    ['a later beginning', [{ ...first, from: '2024-02-01' }, last], '2024-01-01'],
    ['nothing more at the end', [first], '2025-01-01'],
    ['nothing at all', [], '2024-01-01'],
  ])('differ, when one has %s, since that day', (_, other, since) => {
    expect(Timelines.differSince(until, other)).toBe(since);
    expect(Timelines.differSince(other, until)).toBe(since);
  });

  it('whose values are like each other in what is asked do not differ', () => {
    const shouted = until.map((s) => ({ ...s, value: s.value.toUpperCase() }));
    expect(Timelines.differSince(until, shouted)).toBe('2024-01-01');
    expect(Timelines.differSince(until, shouted, (a, b) => a.toLowerCase() === b.toLowerCase())).toBeNull();
  });
});
