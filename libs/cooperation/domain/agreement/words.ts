import { type CivilDate, Timelines } from '#kernel';
import type { CooperationState } from '../state.ts';
import type { DerivedView } from '../view.ts';
import { adoptedVersion } from './adopted-text.ts';

/** What a body said of a text of the agreement, by a decision as it stands after corrections. */
export interface Word {
  readonly decision: string;
  readonly said: 'RECOMMENDED' | 'APPROVED';
  /** The version that the decision names. */
  readonly named: string;
  /** The version whose text it is (L-H-2); null when no version in the book reads so. */
  readonly version: string | null;
  readonly body: string;
  readonly council: boolean;
  readonly municipality: string | null;
  readonly decidedOn: CivilDate;
  readonly case: string | null;
  readonly caseReference: string | null;
  readonly outcome: string;
  /** Adopted, carried by the votes, not annulled or reversed, and by a body that can. */
  readonly stands: boolean;
  readonly sources: readonly number[];
}

/** Every word said of any version, by the day of the decision; of one day, in the order recorded. */
export function wordsOf({ register, governance }: CooperationState, view: Pick<DerivedView, 'standing'>): Word[] {
  const approvals = register.approvals.map((a) => ({
    ...a,
    said: 'APPROVED' as const,
    adopted: adoptedVersion(a, register.versions),
  }));
  const recommendations = register.recommendations.map((r) => ({
    ...r,
    said: 'RECOMMENDED' as const,
    adopted: r.version,
  }));
  return [...approvals, ...recommendations]
    .flatMap(({ said, version: named, adopted, decision: id, source }): (Word & { source: number })[] => {
      const decision = governance.decisions.get(id);
      const body = decision && governance.bodies.get(decision.body);
      if (!decision || !body) return [];
      const effect = said === 'APPROVED' ? 'APPROVE_AGREEMENT' : 'RECOMMEND_AGREEMENT';
      const standing = view.standing(id, effect);
      const reversed = standing?.stands ? (standing.reversed ?? null) : null;
      return [
        {
          decision: id,
          said,
          named,
          version: adopted,
          body: body.name,
          council: body.kind === 'COUNCIL',
          municipality: body.municipality,
          decidedOn: decision.decidedOn,
          case: decision.case,
          caseReference: decision.caseReference,
          outcome: decision.annulled ? 'ANNULLED' : reversed ? 'REVERSED' : decision.outcome,
          stands: (standing?.stands ?? false) && reversed === null,
          sources: Timelines.sourcesOf(decision.sources, [body.source, source], reversed?.sources ?? []),
          source,
        },
      ];
    })
    .sort((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : a.source - b.source))
    .map(({ source: _, ...word }) => word);
}
