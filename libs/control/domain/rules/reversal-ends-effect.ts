import type { CivilDate, Ending } from '#kernel';
import { type Reversed, reversals } from '../cases.ts';
import type { ControlState } from '../state.ts';
import type { ReversalSurroundings } from '../surroundings.ts';

type When = { readonly decidedOn: CivilDate; readonly source: number };
const isEarlier = (a: When, b: When): boolean =>
  a.decidedOn < b.decidedOn || (a.decidedOn === b.decidedOn && a.source < b.source);

/**
 * Forvaltningsloven § 35, kommuneloven § 22-1: a decision of the register that a body with the power has reversed has no
 * effect from the day of the reversal on; until then it had. A reversal that is itself reversed before its day ends
 * nothing; after it, what it ended stays ended (A-36: nothing revives silently). `before`: only reversals decided before
 * that one are asked about, as what a reversal comes to may rest on what it reverses.
 */
export function endingByReversal(
  id: string,
  state: ControlState,
  around: ReversalSurroundings,
  before: When | null = null,
): Ending | null {
  const of = state.reversals.filter((r) => r.reverses === id && (!before || isEarlier(r, before)));
  if (of.length === 0) return null;
  const stands = ({ by, from }: Reversed): boolean => {
    const its = of.find((r) => r.decision === by);
    const own = endingByReversal(by, state, around, before);
    return its !== undefined && (own === null || own.from > from);
  };
  const [first] = reversals({ ...state, reversals: of, instructions: state.instructions.clear() }, around)
    .filter((r) => r.powerful && stands(r))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return first ? { from: first.from, by: first.by, sources: first.sources } : null;
}
