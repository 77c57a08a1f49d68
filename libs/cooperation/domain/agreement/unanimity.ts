import { Map as PersistentMap } from 'immutable';
import { effectStands } from '#governance';
import { type CivilDate, later, Timelines } from '#kernel';
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

type Given<A> = A & { readonly decidedOn: CivilDate; readonly sources: readonly number[] };

/**
 * Who takes part once the councils’ decisions are counted: a newcomer when all participants’ councils and its own have
 * approved it (L-6.1-1, L-6.1-2), nobody once all have agreed to dissolve (L-6.2-9, kommuneloven § 20-8). Computed anew
 * from what was recorded, so that a decision annulled or corrected later counts as it stands.
 */
export function withCouncilDecisions(state: CooperationState): CooperationState {
  const { admissionApprovals, dissolutionApprovals, membershipChanges } = state.register;
  if (admissionApprovals.length + dissolutionApprovals.length === 0) return state;
  let changes = membershipChanges;
  const register = (): Register => ({ ...state.register, memberships: changes.map(membershipOver) });

  const admissions: Admission[] = [];
  for (const [municipality, approvals] of byNewcomer(standing(state, admissionApprovals, 'ADMIT_PARTICIPANT'))) {
    const { newcomer } = approvals[0] as Given<AdmissionApproval>;
    const admission = { newcomer, ...unanimity(approvals, register(), municipality) };
    admissions.push(admission);
    if (admission.on === null) continue;
    const { municipality: _, ...membership } = newcomer;
    changes = added(changes, municipality, entry(admission, admission.on, membership));
  }
  const agreed = standing(state, dissolutionApprovals, 'AGREE_TO_DISSOLVE');
  const dissolution: Dissolution | null = agreed.length === 0 ? null : unanimity(agreed, register(), null);
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

/** The approvals whose decisions stand, by the day of the decision. */
function standing<A extends DissolutionApproval>(
  { governance }: CooperationState,
  approvals: readonly A[],
  effect: string,
): Given<A>[] {
  return approvals
    .flatMap((approval) => {
      const decision = governance.decisions.get(approval.decision);
      const body = decision && governance.bodies.get(decision.body);
      if (!decision || !body || !effectStands(decision, effect, body, []).stands) return [];
      const sources = Timelines.sourcesOf(decision.sources, [body.source, approval.source]);
      return [{ ...approval, decidedOn: decision.decidedOn, sources }];
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

/** A council’s first word counts. `newcomer` must decide too, and is not asked as a participant. */
function unanimity(
  given: readonly Given<DissolutionApproval>[],
  register: Register,
  newcomer: string | null,
): Unanimity {
  const first = new Map<string, Given<DissolutionApproval>>();
  for (const approval of given) if (!first.has(approval.municipality)) first.set(approval.municipality, approval);
  const days = [...first.values()].map((a) => a.decidedOn);
  const missingOn = (day: CivilDate): string[] => {
    const required = participants(register, later(day, register.established?.from ?? day));
    const asked = new Set([...required, ...(newcomer === null ? [] : [newcomer])]);
    return [...asked].sort().filter((m) => (first.get(m)?.decidedOn ?? '9999-12-31') > day);
  };
  const complete = days.find((day) => missingOn(day).length === 0) ?? null;
  const counted = [...first.values()].filter((a) => complete === null || a.decidedOn <= complete);
  const from = counted.map((a) => a.from).reduce(later);
  return {
    on: complete === null ? null : later(from, complete),
    from,
    since: days[0] as CivilDate,
    approvedBy: counted.map(({ municipality, decision, decidedOn }) => ({ municipality, decision, decidedOn })),
    missing: complete === null ? missingOn(days.at(-1) as CivilDate) : [],
    sources: Timelines.sourcesOf(...counted.map((a) => a.sources)),
  };
}

/** Ascending by number. A copy of what the view does, without the view: it is folded before there is one. */
const participants = (register: Register, day: CivilDate): string[] =>
  [...register.memberships].flatMap(([m, timeline]) => (Timelines.at(timeline, day) ? [m] : []));

function entry({ sources }: Unanimity, on: CivilDate, membership: MembershipChange['membership']): MembershipChange {
  return { on, membership, source: sources.at(-1) as number, also: sources.slice(0, -1) };
}

const added = (
  changes: PersistentMap<string, readonly MembershipChange[]>,
  municipality: string,
  change: MembershipChange,
) => changes.set(municipality, [...(changes.get(municipality) ?? []), change]);
