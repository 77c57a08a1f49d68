import type { BookEvent } from './book-events.ts';
import { threeWeeksAfter } from './days.ts';
import type { Naive } from './naive.ts';

/** The naive model of delegation and of the host's decisions (chapter 3). */

export interface DelegationOf {
  readonly delegation: string;
  readonly municipality: string;
  readonly status: string;
  readonly tasks: readonly string[] | null;
  readonly instruction: string | null;
  readonly givenFrom: string | null;
  readonly revocation: string | null;
}

/** L-3.1-4: a council's instruction and its chief executive's delegation, both after the council last took it back. */
export function delegationsOn(known: Naive, day: string): DelegationOf[] {
  const standing = (type: string, effect: string) =>
    known
      .all(type)
      .filter((e) => known.stands(e.data.decision, effect))
      .map((e) => ({ ...e, from: known.record(e.data.decision).validFrom }));
  const said = [
    ...standing('DelegationInstructed', 'INSTRUCT_DELEGATION'),
    ...standing('DelegationRevoked', 'REVOKE_DELEGATION'),
    ...known.all('DelegationGiven').map((e) => ({ ...e, from: e.validFrom })),
  ]
    .filter((e) => e.from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.index - b.index));
  const names = new Set(said.map((e) => `${e.data.municipality}/${e.data.delegation}`));
  return [...names].sort().map((name) => {
    const own = said.filter((e) => `${e.data.municipality}/${e.data.delegation}` === name);
    const revokedAt = own.findLastIndex((e) => e.type === 'DelegationRevoked');
    const still = own.slice(revokedAt + 1);
    const instructed = still.findLast((e) => e.type === 'DelegationInstructed');
    const given = still.findLast((e) => e.type === 'DelegationGiven');
    const status = instructed ? (given ? 'IN_FORCE' : 'NOT_GIVEN') : given ? 'NOT_INSTRUCTED' : 'REVOKED';
    const [municipality = '', delegation = ''] = name.split('/');
    return {
      delegation,
      municipality,
      status,
      tasks: instructed?.data.tasks ?? null,
      instruction: instructed?.data.decision ?? null,
      givenFrom: given?.from ?? null,
      revocation: own[revokedAt]?.data.decision ?? null,
    };
  });
}

export interface HostDecisionOf {
  readonly decision: string;
  readonly decided: string;
  readonly for: readonly string[];
  readonly withinBudget: string;
  readonly principled: string;
  readonly task: string | null;
  readonly annulled: boolean;
  readonly appealBy: string | null;
  readonly reviewBy: string;
}

/** The host's decisions as their records stand, those made by the day. */
export function hostDecisionsOn(known: Naive, day: string): HostDecisionOf[] {
  return known
    .all('HostDecisionRecorded')
    .map((first) => hostDecision(known, first))
    .filter((d) => d.decided <= day);
}

function hostDecision(known: Naive, first: BookEvent): HostDecisionOf {
  const id = first.data.decision;
  let said = first.data;
  let { decided } = first;
  for (const { data } of known.all('HostDecisionCorrected').filter((e) => e.data.decision === id)) {
    said = { ...said, ...data };
    decided = data.decidedOn ?? decided;
  }
  const annulled = known.all('HostDecisionAnnulled').some((e) => e.data.decision === id);
  const { withinBudget, principled, task = null } = said;
  return {
    decision: id,
    decided,
    for: typeof said.for === 'string' ? known.participants(decided) : said.for,
    withinBudget,
    principled,
    task,
    annulled,
    appealBy: said.individual && said.notifiedOn ? threeWeeksAfter(said.notifiedOn) : null,
    reviewBy: threeWeeksAfter(decided),
  };
}

/** Whether a municipality had delegated what a decision was about. */
export const delegated = (known: Naive, municipality: string, { decided, task }: HostDecisionOf): boolean =>
  delegationsOn(known, decided).some(
    (d) =>
      d.municipality === municipality &&
      d.status === 'IN_FORCE' &&
      (d.tasks === null || (task !== null && d.tasks.includes(task))),
  );
