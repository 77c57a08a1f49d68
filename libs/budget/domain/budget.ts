import { addDays, type CivilDate, type Finding, later, type Segment, type Timeline, Timelines } from '#kernel';
import { type BudgetDays, budgetFindings } from './findings.ts';
import { type Adoption, adoptionOf, type JudgedDecision } from './rules/adoption-counts.ts';
import { type BudgetStatus, type VersionOnDay, versionOnDay } from './rules/version-status.ts';
import type { BudgetState, BudgetVersion } from './state.ts';
import type { BudgetTerms } from './terms.ts';

/** What the budget needs to know of the cooperation. */
export interface BudgetSurroundings {
  participantsOn(date: CivilDate): { readonly municipalities: readonly string[]; readonly sources: readonly number[] };
  /** The decision as it stands after corrections; null when the book has none. */
  decision(id: string): JudgedDecision | null;
  /** What the agreement in force on a day says of budgets. */
  budgetTerms(date: CivilDate): { readonly terms: BudgetTerms; readonly sources: readonly number[] } | null;
  /** The decided readings of an open question over time; no segment where the default applies. */
  readings(interpretation: string): Timeline<{ readonly option: string; readonly decision: string | null }>;
}

/** The budget of a year as it stands on a day. */
export interface BudgetOnDay {
  readonly year: number;
  readonly status: BudgetStatus;
  readonly late: boolean;
  /** The version the status is of: the valid one, else the one that most councils adopted, else the latest. */
  readonly version: string;
  readonly since: CivilDate;
  readonly days: BudgetDays | null;
  readonly required: readonly string[];
  readonly versions: readonly VersionOnDay[];
  /** What may be spent: the latest valid amendment, else the valid budget. */
  readonly inForce: { readonly version: BudgetVersion; readonly since: CivilDate } | null;
  readonly findings: readonly Finding[];
  readonly interpretations: readonly {
    readonly id: string;
    readonly option: string;
    readonly decision: string | null;
  }[];
}

/** what a late but complete adoption means when nobody has decided. */
const LATE_DEFAULT = 'NEVER_VALID';
const LATE_IS_VALID = 'VALID_FROM_LAST_ADOPTION';
export const BUDGET_READINGS: Readonly<Record<string, readonly string[]>> = { 'A-33': [LATE_DEFAULT, LATE_IS_VALID] };

export const budgetYears = (state: BudgetState): number[] =>
  [...new Set([...state.versions.values()].map((v) => v.year))].sort();

/** How the budget of a year stood, day by day, from its first draft on. */
export function budgetTimeline(year: number, state: BudgetState, around: BudgetSurroundings): Timeline<BudgetOnDay> {
  const versions = [...state.versions.values()].filter((v) => v.year === year);
  const said = adoptionsOf(versions, state, around);
  const days = daysOf(year, around);
  const turns = new Set<CivilDate>();
  for (const version of versions) {
    turns.add(version.draftedOn);
    if (version.sent) turns.add(version.sent.on);
    for (const { decidedOn } of said.get(version.id) ?? []) turns.add(decidedOn);
  }
  const first = [...turns].sort()[0];
  if (first === undefined) return [];
  for (const reading of around.readings('A-33')) turns.add(later(first, reading.from));
  if (days) for (const last of [days.draftBy, days.adoptBy]) turns.add(later(first, addDays(last, 1)));
  const segments: Segment<BudgetOnDay>[] = [];
  for (const from of [...turns].sort()) {
    const value = onDay(year, from, versions, said, days, around);
    if (value === null) continue;
    const previous = segments.pop();
    if (previous) segments.push({ ...previous, to: from });
    segments.push({ from, to: null, value, sources: sourcesOf(value, around, year) });
  }
  return segments;
}

/** What was said of each version, in the order in which it was decided. */
function adoptionsOf(versions: readonly BudgetVersion[], state: BudgetState, around: BudgetSurroundings) {
  const said = new Map<string, Adoption[]>();
  for (const version of versions) {
    const adoptions = state.treatments
      .filter((t) => t.year === version.year && t.version === version.id)
      .flatMap((treatment) => {
        const decision = around.decision(treatment.decision);
        return decision ? [adoptionOf(treatment, version, decision)] : [];
      });
    // Stable: of one day, the one recorded last was said last.
    adoptions.sort((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0));
    said.set(version.id, adoptions);
  }
  return said;
}

/** The agreement in force on the last day itself says that it is the last. */
function daysOf(year: number, around: BudgetSurroundings): BudgetDays | null {
  const before = year - 1;
  const named = around.budgetTerms(`${before}-12-31`) ?? around.budgetTerms(`${before}-09-01`);
  if (!named) return null;
  const adoptBy = `${before}-${named.terms.adoptBy}`;
  const { terms, sources } = around.budgetTerms(adoptBy) ?? named;
  return {
    draftBy: `${before}-${terms.draftBy}`,
    adoptBy: `${before}-${terms.adoptBy}`,
    clause: terms.clause,
    sources,
  };
}

function onDay(
  year: number,
  on: CivilDate,
  versions: readonly BudgetVersion[],
  said: ReadonlyMap<string, readonly Adoption[]>,
  days: BudgetDays | null,
  around: BudgetSurroundings,
): BudgetOnDay | null {
  const { municipalities: required } = around.participantsOn(`${year}-01-01`);
  const reading = Timelines.at(around.readings('A-33'), on);
  const asked = { on, required, lastDay: days?.adoptBy ?? null, lateIsValid: reading?.value.option === LATE_IS_VALID };
  const upTo = versions
    .filter((v) => v.draftedOn <= on)
    .map((v) =>
      versionOnDay(
        v,
        (said.get(v.id) ?? []).filter((a) => a.decidedOn <= on),
        asked,
      ),
    );
  const originals = upTo.filter((v) => v.version.kind === 'ORIGINAL');
  const main = leading(originals.length > 0 ? originals : upTo);
  if (!main) return null;
  const valid = upTo.filter((v) => v.status === 'VALID').sort((a, b) => (a.since < b.since ? -1 : 1));
  const amended = valid.filter((v) => v.version.kind === 'AMENDMENT').at(-1);
  const inForce = amended ?? valid[0];
  const all = upTo.flatMap((v) => (said.get(v.version.id) ?? []).filter((a) => a.decidedOn <= on));
  return {
    year,
    status: main.status,
    late: main.late,
    version: main.version.id,
    since: main.since,
    days,
    required,
    versions: upTo,
    inForce: inForce ? { version: inForce.version, since: inForce.since } : null,
    findings: budgetFindings({ year, on, main, versions: upTo, adoptions: all, required, days }),
    interpretations: main.late
      ? [{ id: 'A-33', option: reading?.value.option ?? LATE_DEFAULT, decision: reading?.value.decision ?? null }]
      : [],
  };
}

/** The valid one; else the one that most councils adopted; of equals the later. */
function leading(versions: readonly VersionOnDay[]): VersionOnDay | undefined {
  const rank = (v: VersionOnDay): number =>
    v.status === 'VALID' ? 1_000_000 : v.adoptions.filter((a) => a.counts).length;
  return [...versions].reverse().sort((a, b) => rank(b) - rank(a))[0];
}

function sourcesOf(value: BudgetOnDay, around: BudgetSurroundings, year: number): number[] {
  return Timelines.sourcesOf(
    around.participantsOn(`${year}-01-01`).sources,
    value.days?.sources ?? [],
    ...value.versions.map((v) => v.sources),
    ...(value.late ? around.readings('A-33').map((s) => s.sources) : []),
  );
}
