import { csv } from './csv.ts';
import type { AppealsAnswer, DelegationsAnswer, HostDecisionsAnswer } from './delegation-questions.ts';

interface OnDay {
  readonly cooperation: string;
  readonly knownAt: string;
  readonly size: number;
  readonly validOn: string;
}
const COLUMNS = ['cooperation', 'knownAt', 'size', 'validOn'];
const cells = (a: OnDay) => [a.cooperation, a.knownAt, a.size, a.validOn];

/** One row per municipality and delegation. */
export function delegationsCsv(a: DelegationsAnswer): string {
  return csv(
    [
      ...COLUMNS,
      'municipality',
      'name',
      'delegation',
      'status',
      'scope',
      'tasks',
      'instruction',
      'instructedFrom',
      'givenFrom',
      'revocation',
    ],
    a.delegations.map((d) => [
      ...cells(a),
      d.municipality,
      d.name,
      d.delegation,
      d.status,
      d.scope,
      d.tasks?.join(' ') ?? null,
      d.instruction?.decision ?? null,
      d.instruction?.from ?? null,
      d.givenFrom,
      d.revocation?.decision ?? null,
    ]),
  );
}

/** One row per decision of the host. */
export function hostDecisionsCsv(a: HostDecisionsAnswer): string {
  return csv(
    [
      ...COLUMNS,
      'decision',
      'decidedOn',
      'for',
      'matter',
      'withinBudget',
      'principled',
      'individual',
      'task',
      'year',
      'amount',
      'notifiedOn',
      'appealBy',
      'reviewBy',
      'annulled',
      'reversedBy',
      'reversedFrom',
    ],
    a.decisions.map((d) => [
      ...cells(a),
      d.decision,
      d.decidedOn,
      d.for.join(' '),
      d.matter,
      d.withinBudget,
      d.principled,
      String(d.individual),
      d.task,
      d.commitment?.year ?? null,
      d.commitment?.amount ?? null,
      d.notifiedOn,
      d.appealBy,
      d.reviewBy,
      String(d.annulled),
      d.reversed?.by ?? null,
      d.reversed?.from ?? null,
    ]),
  );
}

/** One row per appeal and per legality review. */
export function appealsCsv(a: AppealsAnswer): string {
  return csv(
    [
      ...COLUMNS,
      'kind',
      'id',
      'decision',
      'municipality',
      'status',
      'receivedOn',
      'sentOn',
      'lastDay',
      'late',
      'members',
      'concludedOn',
      'concludedBy',
      'outcome',
    ],
    [
      ...a.appeals.map((x) => [
        ...cells(a),
        'APPEAL',
        x.appeal,
        x.decision,
        x.municipality,
        x.status,
        x.receivedOn,
        x.sentOn,
        x.lastDay,
        String(x.late),
        null,
        x.outcome?.on ?? null,
        x.outcome?.body ?? null,
        x.outcome?.outcome ?? null,
      ]),
      ...a.reviews.map((x) => [
        ...cells(a),
        'LEGALITY_REVIEW',
        x.review,
        x.decision,
        x.municipality,
        x.status,
        x.demandedOn,
        x.sentOn,
        x.lastDay,
        String(x.late),
        x.members,
        x.concludedOn,
        x.concludedBy,
        x.concludedOn === null ? null : x.status,
      ]),
    ],
  );
}
