import type { CivilDate } from './civil-date.ts';
import type { Command, Decider } from './decider.ts';
import type { Decided, DomainEvent, Placed } from './event.ts';
import type { Refusal } from './refusal.ts';

/** How the test runner compares: `expect` of Jest fits. */
export type Expect = (actual: unknown) => { toEqual(expected: unknown): void };

const DAY: CivilDate = '2024-01-01';

/** The event as if it stood at this index of a book; dates it does not say are 1 January 2024. */
export function placed<E extends DomainEvent>(event: Decided<E>, index: number): Placed<E> {
  const { decided = DAY, validFrom = decided, ...said } = event;
  const at = { index, id: `event-${index}`, decided, validFrom, recorded: `${decided}T12:00:00.000Z` };
  return { ...(said as unknown as E), at };
}

/** A command; what it does not say of dates is 1 January 2024. */
export function command<T extends string, D>(
  type: T,
  data: D,
  { decided = DAY, validFrom = decided }: { decided?: CivilDate; validFrom?: CivilDate } = {},
): Command<T, D> {
  return { type, data, decided, validFrom };
}

/** The rules of a decider as sentences: `given(...events).when(command)` gives whole events, or is refused. */
export function given<State, C extends Command, E extends DomainEvent>(
  decider: Decider<State, C, E>,
  expect: Expect,
): (...history: readonly Decided<E>[]) => {
  when(command: C): { gives(...events: readonly Decided<E>[]): void; isRefused(refusal: Refusal): void };
} {
  return (...history) => ({
    when(command) {
      const state = history.map(placed).reduce((s, event) => decider.evolve(s, event as Placed<E>), decider.initial);
      const answer = decider.decide(command, state);
      return {
        gives: (...events) => expect(answer).toEqual(events),
        isRefused: (refusal) => expect(answer).toEqual(refusal),
      };
    },
  });
}
