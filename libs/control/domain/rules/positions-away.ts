import type { Segment, Timeline } from '#kernel';
import type { PositionsMove } from '../state.ts';

/** Hundredths of a position: an amount of work, not of money. */
const hundredths = ({ positions }: PositionsMove): bigint => {
  const [whole = '0', part = ''] = positions.split('.');
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
};

/**
 * L-1.2-1: jobs stay distributed as they are. A move is away from that as long as no moves the other way have made up
 * for it.
 */
export function positionsAway(move: PositionsMove, moves: readonly PositionsMove[]): Timeline<true> {
  const between = moves.filter(
    (m) => (m.away === move.away && m.to === move.to) || (m.away === move.to && m.to === move.away),
  );
  const days = [...new Set(between.map((m) => m.from))].sort().filter((day) => day >= move.from);
  return days.flatMap((from, i): Segment<true>[] => {
    const net = between
      .filter((m) => m.from <= from)
      .reduce((sum, m) => sum + (m.to === move.to ? hundredths(m) : -hundredths(m)), 0n);
    return net > 0n ? [{ from, to: days[i + 1] ?? null, value: true, sources: [move.source] }] : [];
  });
}
