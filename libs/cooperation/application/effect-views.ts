import { type Competence, clauseOfCompetence, type DecisionFact, type StandingByVotes } from '#governance';
import { type CivilDate, Timelines } from '#kernel';
import type { FactRow } from '#projections';

/** What ended the effect of a decision, and from when. */
export interface ReversedView {
  readonly by: string;
  readonly from: CivilDate;
}

/** Whether a decision brought about what it was to bring about, and why not. */
export interface StandingView {
  readonly stands: boolean;
  readonly because: string | null;
  readonly clause: string | null;
}

interface Reversal {
  readonly of: string;
  readonly powerful: boolean;
  readonly clause: string;
  readonly from: CivilDate;
}

const reversalsIn = (rows: readonly FactRow[]) =>
  rows.flatMap(({ kind, name, value }) =>
    kind === 'reversal' ? [{ by: name, ...(value as unknown as Reversal) }] : [],
  );

/** What has ended a decision by the day: a reversal with the power, that was not itself reversed before its day. */
export function reversedBy(decision: string, on: CivilDate, rows: readonly FactRow[]): ReversedView | null {
  const [first] = reversalsIn(rows)
    .filter((r) => r.of === decision && r.powerful && r.from <= on)
    .filter(({ by, from }) => reversedBy(by, from, rows) === null)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return first ? { by: first.by, from: first.from } : null;
}

interface Known {
  readonly reversed: ReversedView | null;
  /** The rows of the register that speak of it. */
  readonly rows: readonly FactRow[];
  readonly competences: readonly Competence[];
}

/** Whether the effect stands on the day, as competence and votes give it, and what came to end it. */
export function effectView(
  fact: DecisionFact,
  given: StandingByVotes,
  { reversed, rows, competences }: Known,
): StandingView {
  const without = (clause: string | null): StandingView => ({ stands: false, because: 'NO_COMPETENCE', clause });
  if (!given.stands) {
    if (given.because !== 'NO_COMPETENCE') return { ...given, clause: null };
    if (fact.effect !== 'REVERSE_DECISION') return without(clauseOfCompetence(fact.effect ?? '', competences));
    // It needs no competence of the agreement where the law gives the body the power over what it reverses.
    const its = reversalsIn(rows).find((r) => r.by === fact.id);
    return its?.powerful ? { stands: true, because: null, clause: its.clause } : without(null);
  }
  const clause = fact.effect === 'APPROVE_DOCUMENT' ? clauseOfOtherBody(fact, rows) : null;
  if (clause !== null) return without(clause);
  return reversed
    ? { stands: false, because: 'REVERSED', clause: given.clause }
    : { stands: true, because: null, clause: given.clause };
}

/** L-1.4-3: the clause by which another body approves documents of the kind; null when this one does. */
function clauseOfOtherBody({ id, body, decidedOn }: DecisionFact, rows: readonly FactRow[]): string | null {
  const about = rows.find(
    ({ kind, value }) =>
      kind === 'governing-document' && (value as { decision?: { decision: string } | null }).decision?.decision === id,
  );
  const agreement = rows.find(
    (r) => r.kind === 'agreement' && r.from <= decidedOn && Timelines.before(decidedOn, r.to),
  );
  const { delivery } = (agreement?.value ?? {}) as {
    delivery?: { documents?: readonly { kind: string; approvedBy?: string; clause: string }[] };
  };
  const wanted = delivery?.documents?.find((d) => d.kind === (about?.value as { kind?: string } | undefined)?.kind);
  return wanted?.approvedBy !== undefined && wanted.approvedBy !== body ? wanted.clause : null;
}
