import { readFileSync } from 'node:fs';
import type { Allocation } from '#allocation';
import { readHistoryFile } from '#cooperation';
import { isRefusal, orThrow, type Refusal } from '#kernel';
import { type DataOf, Miniature } from '../../libs/cooperation/testing/miniature.ts';

/**
 * An explanation is complete and lean when each event it names is needed: leave one out of a copy of the book, and the
 * figure is another one, or cannot be given.
 */
const book = new Miniature();
const file = orThrow(readHistoryFile('history.yaml', readFileSync('examples/lofoten-ikt/history.yaml', 'utf8')));
for (const { command } of file.entries) {
  const { type, data, decided, validFrom } = command;
  book.record(type, data as DataOf<typeof type>, { decided, validFrom });
}

const figure = (allocation: Allocation | Refusal, pool: string, municipality: string): bigint | null => {
  if (isRefusal(allocation)) return null;
  return (
    allocation.pools.find((p) => p.id === pool)?.shares.find((s) => s.municipality === municipality)?.amount ?? null
  );
};

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

  it.each(allocation.pools.map((p) => [p.id, p] as const))('%s', (id, pool) => {
    for (const share of pool.shares) {
      const others = new Set(pool.shares.filter((s) => s !== share).flatMap((s) => s.own));
      const explained = pool.sources.filter((index) => !others.has(index) || share.own.includes(index));
      const idle = explained.filter((index) => figure(copyWithout(index), id, share.municipality) === share.amount);
      expect([share.municipality, idle.map(nameOf)]).toEqual([share.municipality, []]);
    }
  });
});
