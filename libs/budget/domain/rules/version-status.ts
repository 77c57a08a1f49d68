import { addDays, type CivilDate, later, Timelines } from '#kernel';
import type { BudgetVersion } from '../state.ts';
import type { Adoption } from './adoption-counts.ts';

/**
 * - `NOT_VALID`: the last day has passed and a council is missing; or all adopted, but too late (`late`, A-33)
 * - `UNDETERMINED`: the last day has passed and those missing put a line in their own budget only; or the
 *   agreement in force names no last day
 */
export type BudgetStatus = 'DRAFT' | 'SENT' | 'PARTLY_ADOPTED' | 'VALID' | 'NOT_VALID' | 'UNDETERMINED';

export interface VersionOnDay {
  readonly version: BudgetVersion;
  readonly status: BudgetStatus;
  readonly since: CivilDate;
  /** All adopted it, the last of them after the last day. */
  readonly late: boolean;
  /** What stands of what each council said of it: the last, or where it adopted it over again, the first. */
  readonly adoptions: readonly Adoption[];
  readonly missing: readonly string[];
  /** All had adopted it in time, and these have said otherwise since. */
  readonly takenBack: readonly Adoption[];
  readonly sources: readonly number[];
}

export interface Asked {
  readonly on: CivilDate;
  /** Participants on 1 January of the budget year (L-4.2-2). */
  readonly required: readonly string[];
  /** The last day on which an adoption makes the budget valid; null when the agreement names none. */
  readonly lastDay: CivilDate | null;
  /** whether a late but complete adoption makes it valid from the last adoption. */
  readonly lateIsValid: boolean;
}

/**
 * L-4.2-2, L-4.2-4: valid from the last council’s adoption, when that came on the last day or before. An amendment is
 * bound by no day. Whoever says once more what it has said, says nothing new: the first time stands. `adoptions` are all
 * that was said of the version up to the day, the later said last.
 */
export function versionOnDay(version: BudgetVersion, adoptions: readonly Adoption[], asked: Asked): VersionOnDay {
  const { on, required, lastDay, lateIsValid } = asked;
  const lastSaid = new Map<string, Adoption>();
  /** What each council had adopted, and when it said otherwise. */
  const broken = new Map<string, { readonly adoptedOn: CivilDate; readonly on: CivilDate; readonly by: Adoption }>();
  for (const adoption of adoptions) {
    if (adoption.because === 'ANNULLED' || adoption.because === 'NOT_COUNCIL') continue;
    const { municipality, decidedOn: on } = adoption;
    const before = lastSaid.get(municipality);
    if (before?.counts && adoption.counts) continue;
    if (before?.counts) broken.set(municipality, { adoptedOn: before.decidedOn, on, by: adoption });
    lastSaid.set(municipality, adoption);
  }
  const ofCouncils = [...lastSaid.values()].filter((a) => required.includes(a.municipality));
  const counted = ofCouncils.filter((a) => a.counts);
  const missing = required.filter((m) => !counted.some((a) => a.municipality === m));
  const sources = Timelines.sourcesOf(
    [version.source],
    version.sent && version.sent.on <= on ? [version.sent.source] : [],
    ...adoptions.map((a) => a.sources),
  );
  const bound = version.kind === 'ORIGINAL' ? lastDay : '9999-12-31';
  // Valid until a council took its adoption back, or said otherwise of what it had adopted.
  const otherwise = missing.flatMap((m) => broken.get(m) ?? []);
  const adoptedOn = [...otherwise.map((b) => b.adoptedOn), ...counted.map((a) => a.decidedOn)].sort();
  const inTime = bound !== null && adoptedOn.every((d) => d <= bound);
  const wasValid = otherwise.length === missing.length && (inTime || lateIsValid);
  const [firstOtherwise] = otherwise.map((b) => b.on).sort();
  const complete = adoptedOn.at(-1);
  const allAtOnce = wasValid && bound !== null && complete && firstOtherwise && complete < firstOtherwise;
  const takenBack = allAtOnce ? otherwise.map(({ by }) => by) : [];
  const told = { version, adoptions: ofCouncils, missing, takenBack, sources };

  if (required.length > 0 && missing.length === 0) {
    const last = complete as CivilDate;
    const late = bound !== null && last > bound;
    if (bound === null) return { ...told, status: 'UNDETERMINED', since: last, late: false };
    return { ...told, status: late && !lateIsValid ? 'NOT_VALID' : 'VALID', since: last, late };
  }
  if (bound !== null && on > bound) {
    const onlyOwnLines = missing.every((m) => lastSaid.get(m)?.because === 'OWN_LINE_ONLY');
    const first = wasValid ? firstOtherwise : undefined;
    const status = onlyOwnLines ? 'UNDETERMINED' : 'NOT_VALID';
    return { ...told, status, since: later(first ?? addDays(bound, 1), addDays(bound, 1)), late: false };
  }
  const first = counted.map((a) => a.decidedOn).sort()[0];
  if (first !== undefined) return { ...told, status: 'PARTLY_ADOPTED', since: first, late: false };
  if (version.sent && version.sent.on <= on) return { ...told, status: 'SENT', since: version.sent.on, late: false };
  return { ...told, status: 'DRAFT', since: version.draftedOn, late: false };
}
