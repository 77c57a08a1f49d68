import { ascending, type Naive } from './naive.ts';

/** The naive model of decisions that end others (omgjøring): forvaltningsloven § 35, kommuneloven § 22-1. */

export interface Reversal {
  readonly by: string;
  readonly of: string;
  readonly body: string;
  readonly from: string;
  readonly powerful: boolean;
}

/** Every reversal of a decision of the register that was adopted. */
export const reversals = (known: Naive): Reversal[] =>
  known.all('DecisionReversed').flatMap(({ data: { decision: by, reverses: of } }) => {
    const { annulled, body, validFrom: from } = known.record(by);
    const reversed = known.all('DecisionRecorded').find((e) => e.data.decision === of);
    if (annulled || known.outcome(by) !== 'ADOPTED' || !reversed) return [];
    const [own, other] = [known.body(body), known.body(reversed.data.body)];
    const above = own.kind === 'COUNCIL' && own.municipality !== undefined && own.municipality === other.municipality;
    const powerful = body === reversed.data.body || above || known.stands(by, 'REVERSE_DECISION');
    return [{ by, of, body, from, powerful }];
  });

/** From when a decision says nothing any more; null: it still does. A reversal that was itself reversed before its day is none. */
export function reversedFrom(known: Naive, decision: string): string | null {
  const own = reversals(known).filter((r) => r.of === decision && r.powerful);
  const ending = own.filter((r) => {
    const undone = reversedFrom(known, r.by);
    return undone === null || undone > r.from;
  });
  return ascending(ending, (r) => r.from)[0]?.from ?? null;
}
