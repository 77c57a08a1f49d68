import { addDays, type CivilDate, earlier, hasEnded, type Segment, type Timeline, Timelines } from '#kernel';
import type { DeliverySurroundings } from '../delivery.ts';
import type { DeliveryState, DocumentKind, DocumentVersion, Period } from '../state.ts';
import { documentInForce, type JudgedTreatment, judgedTreatments } from './document-in-force.ts';

/**
 * - `SUBMITTED`: nobody with the competence has approved it (T-16)
 * - `NOT_YET`: approved, and applies from a later day
 * - `REPLACED`: another version was approved after it
 * - `EXPIRED`: the period it was made for is over
 */
export type DocumentStatus = 'SUBMITTED' | 'NOT_YET' | 'APPROVED' | 'REPLACED' | 'REVOKED' | 'EXPIRED';

/** A version of a governing document on a day. */
export interface DocumentOnDay {
  readonly document: string;
  readonly version: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly status: DocumentStatus;
  readonly since: CivilDate;
  readonly submittedOn: CivilDate;
  /** First day on which it applies, once it is approved; null: it is not. */
  readonly appliesFrom: CivilDate | null;
  /** The last decision on it up to the day, and why it did nothing; null when it approved it. */
  readonly decision: { readonly decision: string; readonly on: CivilDate; readonly because: string | null } | null;
  readonly reference: DocumentVersion['reference'];
  readonly period: Period | null;
  readonly services: readonly string[];
}

/** How a version stood, day by day, from when it was submitted or approved. */
export function documentTimeline(
  version: DocumentVersion,
  state: DeliveryState,
  around: DeliverySurroundings,
): Timeline<DocumentOnDay> {
  const { document, submittedOn, source, ...said } = version;
  const inForce = documentInForce(document, state, around);
  const treatments = judgedTreatments(document, state, around);
  const own = treatments.filter((t) => t.version === version.version);
  const first = own.map((t) => t.decidedOn).reduce((a, b) => earlier(a, b), submittedOn);
  const ends = inForce.flatMap((s) => (s.to === null ? [] : [s.to]));
  const treated = treatments.flatMap((t) => [t.decidedOn, t.from, ...(t.reversed ? [t.reversed.from] : [])]);
  const turns = new Set([first, ...treated, ...inForce.map((s) => s.from), ...ends].filter((day) => day >= first));
  const segments: Segment<DocumentOnDay>[] = [];
  for (const from of [...turns].sort()) {
    const status = statusOn(from, version, inForce, treatments);
    const before = segments.pop();
    if (before) segments.push({ ...before, to: from });
    const last = own.filter((t) => t.decidedOn <= from).at(-1);
    segments.push({
      from,
      to: null,
      value: {
        document,
        ...said,
        status,
        since: before?.value.status === status ? before.value.since : from,
        submittedOn,
        appliesFrom: own.find((t) => t.stands && t.decidedOn <= from && !hasEnded(t.reversed, t.from))?.from ?? null,
        decision: last ? { decision: last.decision, on: last.decidedOn, because: becauseOn(last, from) } : null,
      },
      sources: Timelines.sourcesOf(
        [source],
        ...(status === 'SUBMITTED' ? own : treatments).filter((t) => t.decidedOn <= from).map((t) => t.sources),
        ...treatments.map((t) => (hasEnded(t.reversed, from) ? (t.reversed?.sources ?? []) : [])),
      ),
    });
  }
  return segments;
}

const becauseOn = ({ because, reversed }: JudgedTreatment, day: CivilDate) =>
  because === null && hasEnded(reversed, day) ? 'REVERSED' : because;

function statusOn(
  day: CivilDate,
  { version, period }: DocumentVersion,
  inForce: ReturnType<typeof documentInForce>,
  treatments: ReturnType<typeof judgedTreatments>,
): DocumentStatus {
  if (Timelines.at(inForce, day)?.value.version === version) return 'APPROVED';
  const acted = treatments.filter(
    (t) =>
      t.stands && t.from <= day && !hasEnded(t.reversed, t.from) && (t.version !== null || !hasEnded(t.reversed, day)),
  );
  const approved = acted.findLastIndex((t) => t.version === version);
  if (approved === -1) {
    const ahead = treatments.some(
      (t) => t.version === version && t.stands && t.decidedOn <= day && !hasEnded(t.reversed, day),
    );
    return ahead ? 'NOT_YET' : 'SUBMITTED';
  }
  // What ended it first.
  const next = acted[approved + 1];
  const over = period ? addDays(period.to, 1) : null;
  const until = next && next.from <= day ? next.from : day;
  const reversed = acted[approved]?.reversed ?? null;
  if (reversed && hasEnded(reversed, until) && (over === null || reversed.from <= over)) return 'REVOKED';
  if (over !== null && over <= until) return 'EXPIRED';
  return next?.version === null ? 'REVOKED' : 'REPLACED';
}
