import { addDays, type CivilDate, type Ending, earlier, later, type Segment, type Timeline, Timelines } from '#kernel';
import type { DeliverySurroundings } from '../delivery.ts';
import type { DeliveryState, DocumentTreatment } from '../state.ts';

/** A decision on a document, and whether it did anything to it. */
export interface JudgedTreatment extends DocumentTreatment {
  readonly decidedOn: CivilDate;
  readonly stands: boolean;
  readonly because: string | null;
  /** The body may approve documents, but not of this kind. */
  readonly wrongBody: boolean;
  readonly reversed: Ending | null;
  readonly sources: readonly number[];
}

/**
 * L-1.4-3, D-11: adopted, not annulled, by a body with the competence; and by the body that the terms of the day name for
 * documents of this kind, when they name one.
 */
export function judgedTreatments(
  document: string,
  state: DeliveryState,
  around: DeliverySurroundings,
): JudgedTreatment[] {
  const kind = state.documents.find((d) => d.document === document)?.kind;
  return state.documentTreatments
    .filter((t) => t.document === document)
    .flatMap((treatment): JudgedTreatment[] => {
      const effect = treatment.version === null ? 'REVOKE_DOCUMENT' : 'APPROVE_DOCUMENT';
      const standing = around.standing(treatment.decision, effect);
      if (!standing) return [];
      const { decidedOn } = standing;
      const wanted = Timelines.at(around.deliveryTerms, decidedOn)?.value.documents?.find((d) => d.kind === kind);
      const wrongBody = standing.stands && wanted?.approvedBy !== undefined && wanted.approvedBy !== treatment.body;
      const stands = standing.stands && !wrongBody;
      const because = stands ? null : (standing.because ?? 'NO_COMPETENCE');
      const sources = Timelines.sourcesOf([treatment.source], standing.sources);
      const version = state.documents.find((d) => d.document === document && d.version === treatment.version);
      const from = [treatment.from, decidedOn, version?.period?.from ?? decidedOn].reduce(later);
      const reversed = standing.reversed ?? null;
      return [{ ...treatment, from, decidedOn, stands, because, wrongBody, reversed, sources }];
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.source - b.source));
}

/**
 * Which version of a document applies when: the one approved last, from the first day of the period it is made for, until
 * it is revoked, its approval reversed, or its period over. What it replaced does not revive; when a revocation is reversed, what it had revoked applies again.
 */
export function documentInForce(
  document: string,
  state: DeliveryState,
  around: DeliverySurroundings,
): Timeline<{ readonly version: string }> {
  let timeline: Segment<{ version: string }>[] = [];
  for (const { version, from, stands, reversed, sources } of judgedTreatments(document, state, around)) {
    if (!stands || (reversed && reversed.from <= from)) continue;
    const revoked = version === null && reversed ? Timelines.at(timeline, from) : null;
    timeline =
      version === null
        ? Timelines.clear(timeline, from, null)
        : Timelines.assign(timeline, { from, to: null, value: { version }, sources });
    if (!reversed) continue;
    timeline = revoked
      ? Timelines.assign(timeline, {
          ...revoked,
          from: reversed.from,
          sources: [...revoked.sources, ...reversed.sources],
        })
      : Timelines.clear(timeline, reversed.from, null);
  }
  return timeline.flatMap((s) => {
    const end = state.documents.find((d) => d.document === document && d.version === s.value.version)?.period?.to;
    if (end === undefined) return [s];
    const over = addDays(end, 1);
    return over <= s.from ? [] : [{ ...s, to: s.to === null ? over : earlier(s.to, over) }];
  });
}
