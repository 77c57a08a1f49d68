import { Map as PersistentMap } from 'immutable';
import { type CivilDate, type Ending, endOfAll, hasEnded, later, Timelines } from '#kernel';
import { CouncilDecisions } from '../council-decisions.ts';
import {
  type Admission,
  type AdmissionApproval,
  type CooperationState,
  type Dissolution,
  type DissolutionApproval,
  type MembershipChange,
  membershipOver,
  type Register,
  type Unanimity,
} from '../state.ts';

type Given<A> = A & {
  readonly decidedOn: CivilDate;
  readonly reversed: Ending | null;
  readonly sources: readonly number[];
};

/**
 * Who takes part once the councils’ decisions are counted: a newcomer when all participants’ councils and its own have
 * approved it (L-6.1-1, L-6.1-2), nobody once all have agreed to dissolve (L-6.2-9, kommuneloven § 20-8). Computed anew
 * from what was recorded, so that a decision annulled or corrected later counts as it stands. What a council reverses
 * before all have agreed is not given; afterwards one alone cannot undo it, only all who agreed: then it never came about
 * when that was before its day, and an admission ends when it was after.
 */
export function withCouncilDecisions(state: CooperationState): CooperationState {
  const { admissionApprovals, dissolutionApprovals, membershipChanges } = state.register;
  if (admissionApprovals.length + dissolutionApprovals.length === 0) return state;
  let changes = membershipChanges;
  const register = (): Register => ({ ...state.register, memberships: changes.map(membershipOver) });

  const decided = new CouncilDecisions(state);
  const admissions: Admission[] = [];
  for (const [municipality, approvals] of byNewcomer(standing(decided, admissionApprovals, 'ADMIT_PARTICIPANT'))) {
    const { newcomer } = approvals[0] as Given<AdmissionApproval>;
    const agreed = unanimity(approvals, register(), municipality);
    if (agreed === null) continue;
    const { ending, ...found } = agreed;
    const admission = { newcomer, ...found };
    admissions.push(admission);
    if (admission.on === null) continue;
    const { municipality: _, ...membership } = newcomer;
    changes = added(changes, municipality, entry(admission, admission.on, membership));
    if (ending) changes = added(changes, municipality, entry(ending, ending.from, null));
  }
  const agreed = standing(decided, dissolutionApprovals, 'AGREE_TO_DISSOLVE');
  const dissolution = dissolutionOf(unanimity(agreed, register(), null));
  if (dissolution !== null && dissolution.on !== null) {
    const end = dissolution.on;
    for (const [municipality, all] of changes) {
      const before = all.filter((c) => c.on < end);
      if (before.length > 0) changes = changes.set(municipality, [...before, entry(dissolution, end, null)]);
      else changes = changes.delete(municipality);
    }
  }
  return { ...state, register: { ...register(), membershipChanges, admissions, dissolution } };
}

/** A cooperation that is over does not come back because all reverse what ended it. */
const dissolutionOf = (agreed: Agreed | null): Dissolution | null => {
  if (agreed === null) return null;
  const { ending: _, ...dissolution } = agreed;
  return dissolution;
};

/** The approvals whose decisions stand, by the day of the decision. */
function standing<A extends DissolutionApproval>(
  decided: CouncilDecisions,
  approvals: readonly A[],
  effect: string,
): Given<A>[] {
  return approvals
    .flatMap((approval) => {
      const given = decided.standing(approval.decision, effect);
      return given ? [{ ...approval, ...given, sources: Timelines.sourcesOf(given.sources, [approval.source]) }] : [];
    })
    .sort((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : a.source - b.source));
}

function byNewcomer(approvals: readonly Given<AdmissionApproval>[]): Map<string, Given<AdmissionApproval>[]> {
  const groups = new Map<string, Given<AdmissionApproval>[]>();
  for (const approval of approvals) {
    const { municipality } = approval.newcomer;
    groups.set(municipality, [...(groups.get(municipality) ?? []), approval]);
  }
  return groups;
}

type Agreed = Unanimity & { readonly ending: Ending | null };

/**
 * A council’s first word counts, for as long as it has not reversed it. `newcomer` must decide too, and is not asked as a
 * participant. Null when nothing is left of what was said: reversed by each, or by all before it came about.
 */
function unanimity(
  given: readonly Given<DissolutionApproval>[],
  register: Register,
  newcomer: string | null,
): Agreed | null {
  const givenOn = (day: CivilDate) => {
    const first = new Map<string, Given<DissolutionApproval>>();
    for (const approval of given)
      if (approval.decidedOn <= day && !hasEnded(approval.reversed, day) && !first.has(approval.municipality))
        first.set(approval.municipality, approval);
    return first;
  };
  const askedOn = (day: CivilDate): string[] => {
    const required = participants(register, later(day, register.established?.from ?? day));
    return [...new Set([...required, ...(newcomer === null ? [] : [newcomer])])].sort();
  };
  const days = [...new Set(given.map((a) => a.decidedOn))];
  const complete = days.find((day) => askedOn(day).every((m) => givenOn(day).has(m))) ?? null;
  const left = complete === null ? givenOn('9999-12-31') : givenOn(complete);
  const counted = [...left.values()];
  const [since] = days;
  if (since === undefined || counted.length === 0) return null;
  const from = counted.map((a) => a.from).reduce(later);
  const on = complete === null ? null : later(from, complete);
  const ending = on === null ? null : endOfAll(counted.map((a) => a.reversed));
  if (ending && on !== null && ending.from <= on) return null;
  const reversed = on === null ? given.flatMap((a) => a.reversed?.sources ?? []) : [];
  return {
    on,
    from,
    since,
    approvedBy: counted.map(({ municipality, decision, decidedOn }) => ({ municipality, decision, decidedOn })),
    missing: complete === null ? askedOn(days.at(-1) as CivilDate).filter((m) => !left.has(m)) : [],
    sources: Timelines.sourcesOf(reversed, ...counted.map((a) => a.sources)),
    ending,
  };
}

/** Ascending by number. A copy of what the view does, without the view: it is folded before there is one. */
const participants = (register: Register, day: CivilDate): string[] =>
  [...register.memberships].flatMap(([m, timeline]) => (Timelines.at(timeline, day) ? [m] : []));

function entry(
  { sources }: Pick<Unanimity, 'sources'>,
  on: CivilDate,
  membership: MembershipChange['membership'],
): MembershipChange {
  return { on, membership, source: sources.at(-1) as number, also: sources.slice(0, -1) };
}

const added = (
  changes: PersistentMap<string, readonly MembershipChange[]>,
  municipality: string,
  change: MembershipChange,
) => changes.set(municipality, [...(changes.get(municipality) ?? []), change]);
