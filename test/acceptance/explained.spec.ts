import { readFileSync } from 'node:fs';
import type { Allocation } from '#allocation';
import { BUDGET_COMMANDS, ProvisionalAccountEffect, RecommendBudgetEffect, TreatBudgetEffect } from '#budget';
import { CONTROL_COMMANDS, CONTROL_EFFECTS } from '#control';
import { type HistoryFile, readHistoryFile } from '#cooperation';
import { DELIVERY_COMMANDS, DELIVERY_EFFECTS } from '#delivery';
import { MEETING_COMMANDS } from '#governance';
import { isRefusal, orThrow, type Refusal } from '#kernel';
import { type DataOf, Miniature } from '../../libs/cooperation/testing/miniature.ts';
import { HISTORY } from '../example/lofoten.ts';

/**
 * An explanation is complete and lean when each event it names is needed: leave one out of a copy of the book, and the
 * figure is another one, or cannot be given.
 */
const { entries } = orThrow(readHistoryFile('history.yaml', readFileSync(HISTORY, 'utf8')));
const bookOf = (some: HistoryFile['entries']): Miniature => {
  const made = new Miniature();
  for (const { command } of some) {
    const { type, data, decided, validFrom } = command;
    made.record(type, data as DataOf<typeof type>, { decided, validFrom });
  }
  return made;
};

/** Chapters that no allocation reads. The copies are made without them: each is projected anew. */
const COMMANDS = { ...BUDGET_COMMANDS, ...CONTROL_COMMANDS, ...DELIVERY_COMMANDS, ...MEETING_COMMANDS };
const EFFECTS = [
  TreatBudgetEffect,
  RecommendBudgetEffect,
  ProvisionalAccountEffect,
  ...CONTROL_EFFECTS,
  ...DELIVERY_EFFECTS,
];
const kinds = new Set<string>(EFFECTS.map(({ properties }) => properties.kind.const));
const ofOtherChapters = ({ command: { type, data } }: HistoryFile['entries'][number]): boolean => {
  const { effect } = data as { effect?: { kind: string } };
  return Object.hasOwn(COMMANDS, type) || (effect !== undefined && kinds.has(effect.kind));
};
const book = bookOf(entries.filter((entry) => !ofOtherChapters(entry)));

/** They hold fast how a question is read where nobody has decided: this program reads it so without them, another may not. */
const isDefaults = (index: number): boolean => book.events[index]?.type === 'DefaultReadingsRecorded';

const figure = (allocation: Allocation | Refusal, pool: string, municipality: string): bigint | null => {
  if (isRefusal(allocation)) return null;
  return (
    allocation.pools.find((p) => p.id === pool)?.shares.find((s) => s.municipality === municipality)?.amount ?? null
  );
};

test('budgets, meetings, control and delivery change no øre of any year', () => {
  const whole = bookOf(entries);
  expect(whole.size).toBeGreaterThan(book.size);
  for (const year of [2022, 2023, 2024, 2025, 2026]) {
    const told = (of: Miniature) => {
      const { total, shares, pools } = orThrow(of.allocation(`${year}-01`, `${year}-12`));
      const amounts = pools.map((p) => [p.id, p.total, p.shares.map((s) => [s.municipality, s.amount])]);
      return [year, total, shares.map((s) => [s.municipality, s.amount]), amounts];
    };
    expect(told(whole)).toEqual(told(book));
  }
}, 60_000);

describe.each([2022, 2024, 2025, 2026])('every event that explains a figure of %d is needed', (year) => {
  const [from, to] = [`${year}-01`, `${year}-12`];
  const allocation = orThrow(book.allocation(from, to));
  const without = new Map<number, Allocation | Refusal>();
  const copyWithout = (index: number) => {
    const known = without.get(index) ?? book.allocationWithout(index, from, to);
    without.set(index, known);
    return known;
  };
  const nameOf = (index: number) =>
    `${index} ${book.events[index]?.type} ${JSON.stringify(book.events[index]?.data).slice(0, 60)}`;

  it.each(allocation.pools.map((p) => [p.id, p] as const))(
    '%s',
    (id, pool) => {
      for (const share of pool.shares) {
        const others = new Set(pool.shares.filter((s) => s !== share).flatMap((s) => s.own));
        const explained = pool.sources.filter(
          (index) => !isDefaults(index) && (!others.has(index) || share.own.includes(index)),
        );
        const idle = explained.filter((index) => figure(copyWithout(index), id, share.municipality) === share.amount);
        expect([share.municipality, idle.map(nameOf)]).toEqual([share.municipality, []]);
      }
    },
    180_000,
  );
});

describe.each([
  ['in the middle of 2025', '2025-07-01', [2025]],
  ['with the end of 2025', '2026-01-01', []],
])('an exit %s explains figures of the year in which it comes, and of no year before', (_, on, years) => {
  const left = bookOf(entries.filter((entry) => !ofOtherChapters(entry)));
  const exit = left.size;
  left.record('EndParticipation', { municipality: '1857' }, { decided: on });

  it.each([2022, 2024, 2025])('%d', (year) => {
    const [from, to] = [`${year}-01`, `${year}-12`];
    const naming = orThrow(left.allocation(from, to)).pools.filter((p) => p.sources.includes(exit));
    expect(naming.length > 0 ? [year] : []).toEqual(years.filter((y) => y === year));
    const without = orThrow(left.allocationWithout(exit, from, to));
    for (const { id, shares } of naming) expect(without.pools.find((p) => p.id === id)?.shares).not.toEqual(shares);
  });
});
