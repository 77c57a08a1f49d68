import type { CivilDate } from './civil-date.ts';
import { type Segment, sourcesOf, type Timeline } from './timeline.ts';

/**
 * Something that is not as the agreement or the law says, derived from what was recorded: BREACH = avvik, REMARK =
 * merknad (merely unclear). `code` has a sentence in each language; `about` names what it is about.
 */
export interface Finding {
  readonly code: string;
  readonly severity: 'BREACH' | 'REMARK';
  readonly rule: string;
  readonly clause: string;
  readonly about: string;
  /** Who has to do something about it. */
  readonly responsible: Responsible;
  /** Indexes of the events it rests on. */
  readonly sources: readonly number[];
}

/** `municipality` is null when it is no single one’s, or the host of the day. */
export interface Responsible {
  readonly who: 'HOST' | 'COUNCILS' | 'BOARD' | 'PARTICIPANTS' | 'LEADER';
  readonly municipality: string | null;
}

/** A finding, and the days [from, to) on which it stands; `to` null: until something changes. */
export interface FindingSpan {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly finding: Finding;
}

/** What stands on each day, in the order given. Days without a finding have no segment. */
export function findingsOverTime(spans: readonly FindingSpan[]): Timeline<{ readonly findings: readonly Finding[] }> {
  const turns = [...new Set(spans.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].sort();
  return turns.flatMap((from, i): Segment<{ readonly findings: readonly Finding[] }>[] => {
    const findings = spans
      .filter((span) => span.from <= from && (span.to === null || from < span.to))
      .map(({ finding }) => finding);
    if (findings.length === 0) return [];
    const sources = sourcesOf(...findings.map((finding) => finding.sources));
    return [{ from, to: turns[i + 1] ?? null, value: { findings }, sources }];
  });
}
