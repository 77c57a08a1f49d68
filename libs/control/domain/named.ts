import type { ControlState } from './state.ts';

const named = new WeakMap<ControlState, ReadonlySet<string>>();

/** The decisions of the register that this chapter reads: another one changes nothing here. */
export function decisionsNamed(state: ControlState): ReadonlySet<string> {
  const known = named.get(state);
  if (known) return known;
  const { instructed, revoked, reversals, instructions, appeals, reviews, moves } = state;
  const ids = new Set<string>();
  for (const { decision } of [...instructed, ...revoked]) ids.add(decision);
  for (const { decision, reverses } of reversals) ids.add(decision).add(reverses);
  for (const { decision } of [...instructions.values(), ...appeals.values(), ...reviews.values(), ...moves.values()])
    if (decision != null) ids.add(decision);
  named.set(state, ids);
  return ids;
}
