import { type CivilDate, later, type Segment, type Timeline, Timelines } from '#kernel';
import type { ControlState, Instructed } from '../state.ts';
import type { ControlSurroundings } from '../surroundings.ts';

/**
 * - `NOT_GIVEN`: the council has told its chief executive to delegate, who has not done it
 * - `NOT_INSTRUCTED`: the chief executive has delegated without the council
 */
export type DelegationStatus = 'IN_FORCE' | 'NOT_GIVEN' | 'NOT_INSTRUCTED' | 'REVOKED';

/** A municipality’s delegation as it stands. */
export interface Delegation {
  readonly delegation: string;
  readonly municipality: string;
  readonly status: DelegationStatus;
  /** As the council’s last instruction says it; null without one. */
  readonly scope: string | null;
  /** Null: every task. */
  readonly tasks: readonly string[] | null;
  readonly instruction: { readonly decision: string; readonly from: CivilDate } | null;
  readonly givenFrom: CivilDate | null;
  readonly revocation: { readonly decision: string; readonly from: CivilDate } | null;
}

interface Turn {
  readonly from: CivilDate;
  readonly source: number;
}

/** Later in the world; of one day, recorded later. */
const after = (a: Turn, b: Turn): boolean => (a.from === b.from ? a.source > b.source : a.from > b.from);
const lastOf = <T extends Turn>(turns: readonly T[], on: CivilDate): T | null =>
  turns.reduce<T | null>((last, t) => (t.from <= on && (last === null || after(t, last)) ? t : last), null);

/**
 * L-3.1-4, kommuneloven § 20-2: a delegation is a chain of two. The council itself tells its chief executive to
 * delegate, and the chief executive delegates to the host’s. It is in force from the later of the two until the council
 * takes it back; what was given before is then given no more.
 */
export function delegationOverTime(
  municipality: string,
  delegation: string,
  state: ControlState,
  around: ControlSurroundings,
): Timeline<Delegation> {
  const mine = <T extends { delegation: string; municipality: string }>(all: readonly T[]): T[] =>
    all.filter((one) => one.delegation === delegation && one.municipality === municipality);
  const standing = <T extends Turn & { decision: string }>(all: readonly T[], effect: string) =>
    all.flatMap((one) => {
      const its = around.standing(one.decision, effect);
      const { reversed = null } = its ?? {};
      // Reversed before its day, it never was.
      if (!its?.stands || (reversed && reversed.from <= its.validFrom)) return [];
      return [{ ...one, from: its.validFrom, reversed, sources: [one.source, ...its.sources] }];
    });
  const instructed = standing(mine<Instructed>(state.instructed), 'INSTRUCT_DELEGATION');
  // To reverse the instruction is to take it back.
  const takenBack = instructed.flatMap(({ reversed, from, source }) =>
    reversed
      ? [
          {
            decision: reversed.by,
            from: later(reversed.from, from),
            source: reversed.sources.at(-1) ?? source,
            sources: [source, ...reversed.sources],
          },
        ]
      : [],
  );
  const revoked = [...standing(mine(state.revoked), 'REVOKE_DELEGATION'), ...takenBack];
  const given = mine(state.given);

  const turns = [...new Set([...instructed, ...revoked, ...given].map((t) => t.from))].sort();
  return turns.map((from, i): Segment<Delegation> => {
    const revocation = lastOf(revoked, from);
    const still = <T extends Turn>(turn: T | null): T | null =>
      turn && (!revocation || after(turn, revocation)) ? turn : null;
    const instruction = still(lastOf(instructed, from));
    const giving = still(lastOf(given, from));
    const value: Delegation = {
      delegation,
      municipality,
      status: statusOf(instruction !== null, giving !== null),
      scope: instruction?.scope ?? null,
      tasks: instruction?.tasks ?? null,
      instruction: instruction && { decision: instruction.decision, from: instruction.from },
      givenFrom: giving?.from ?? null,
      revocation: revocation && { decision: revocation.decision, from: revocation.from },
    };
    const sources = Timelines.sourcesOf(
      instruction?.sources ?? [],
      giving ? [giving.source] : [],
      revocation?.sources ?? [],
    );
    return { from, to: turns[i + 1] ?? null, value, sources };
  });
}

function statusOf(instructed: boolean, given: boolean): DelegationStatus {
  if (instructed) return given ? 'IN_FORCE' : 'NOT_GIVEN';
  return given ? 'NOT_INSTRUCTED' : 'REVOKED';
}
