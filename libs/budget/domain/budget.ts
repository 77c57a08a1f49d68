import {
  addDays,
  type CivilDate,
  dayInYear,
  type Finding,
  firstOfYear,
  lastOfYear,
  later,
  type Segment,
  type Timeline,
  Timelines,
  workingDayFrom,
  yearOf,
} from '#kernel';
import { type BudgetDays, budgetFindings } from './findings.ts';
import { type Adoption, adoptionOf, type JudgedDecision, takenBack } from './rules/adoption-counts.ts';
import {
  BASIS_READINGS,
  basisOfReading,
  type DecidedBasis,
  decidedBasis,
  type ProvisionalBasis,
} from './rules/provisional-basis.ts';
import { type BudgetStatus, type VersionOnDay, versionOnDay } from './rules/version-status.ts';
import { type BudgetState, type BudgetVersion, type ProvisionalDecision, versionKey } from './state.ts';
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
  /** Each time a municipality takes the place of others, and of which. */
  mergersInto(municipality: string): readonly Succession[];
}

export interface Succession {
  readonly on: CivilDate;
  readonly predecessors: readonly string[];
  readonly sources: readonly number[];
}

/** The budget of a year as it stands on a day. */
export interface BudgetOnDay {
  readonly year: number;
  readonly status: BudgetStatus;
  readonly late: boolean;
  /** The version the status is of: the one that became valid last, else the one that most councils adopted, else the latest. */
  readonly version: string;
  readonly since: CivilDate;
  readonly days: BudgetDays | null;
  readonly required: readonly string[];
  readonly versions: readonly VersionOnDay[];
  /** What may be spent: the latest valid amendment, else the valid budget. */
  readonly inForce: { readonly version: BudgetVersion; readonly since: CivilDate } | null;
  /** From 1 January of the year on, while no budget is valid as the agreement wants it: what is asked for on account. */
  readonly provisional: ProvisionalBasis | null;
  readonly findings: readonly Finding[];
  readonly interpretations: readonly {
    readonly id: string;
    readonly option: string;
    readonly decision: string | null;
  }[];
}

/** How many years back the last valid budget is looked for. */
export const YEARS_BACK = 10;
/** what a late but complete adoption means when nobody has decided. */
const LATE_DEFAULT = 'NEVER_VALID';
const LATE_IS_VALID = 'VALID_FROM_LAST_ADOPTION';
/** how a council adopts the budget of the cooperation. */
const NAMES_IT = 'NAMES_THE_BUDGET';
const OWN_LINE_IS_ENOUGH = 'OWN_LINE_IS_ENOUGH';
/** what a last day of the agreement is that falls on a weekend or a holiday. */
const NEXT_WORKING_DAY = 'NEXT_WORKING_DAY';
export const BUDGET_READINGS: Readonly<Record<string, readonly string[]>> = {
  'A-06': BASIS_READINGS,
  'A-25': [NAMES_IT, OWN_LINE_IS_ENOUGH],
  'A-30': ['LITERAL_DATE', NEXT_WORKING_DAY],
  'A-33': [LATE_DEFAULT, LATE_IS_VALID],
};

export const budgetYears = (state: BudgetState): number[] =>
  [...new Set([...state.versions.values()].map((v) => v.year))].sort();

/** In the order in which they were drafted; a map of more than a few keeps none. */
export const versionsOf = (state: BudgetState, year: number): BudgetVersion[] =>
  [...state.versions.values()].filter((v) => v.year === year).sort((a, b) => a.source - b.source);

/** Contents that councils adopted instead of a version, and that nobody drafted; each is named after the version that was changed. */
function versionsByCouncils(state: BudgetState, year: number): BudgetVersion[] {
  const known = new Set(versionsOf(state, year).map((v) => v.contentHash));
  return state.treatments.flatMap((t): BudgetVersion[] => {
    const { version, contentHash, changedTo: lines, on: draftedOn, source } = t;
    const changed = state.versions.get(versionKey(year, version));
    if (t.year !== year || !lines || !changed || known.has(contentHash)) return [];
    known.add(contentHash);
    const id = `${version}/${contentHash.slice(0, 8)}`;
    const { kind } = changed;
    return [{ year, id, kind, lines, contentHash, plan: null, draftedOn, sent: null, byCouncils: true, source }];
  });
}

/** How the budgets of all years stood, day by day, each from its first draft on. */
export function budgetTimelines(
  state: BudgetState,
  around: BudgetSurroundings,
): ReadonlyMap<number, Timeline<BudgetOnDay>> {
  const timelines = new Map<number, Timeline<BudgetOnDay>>();
  for (const year of budgetYears(state)) timelines.set(year, budgetTimeline(year, state, around, timelines));
  return timelines;
}

/** What is the same on every day of a year's budget. */
interface OfYear {
  readonly year: number;
  readonly versions: readonly BudgetVersion[];
  readonly said: ReadonlyMap<string, readonly Adoption[]>;
  readonly days: BudgetDays | null;
  readonly provisional: Timeline<DecidedBasis>;
  /** Decisions on the basis by bodies that are not the host's. */
  readonly notByHost: readonly ProvisionalDecision[];
  readonly around: BudgetSurroundings;
  /** The budgets of earlier years. */
  readonly earlier: ReadonlyMap<number, Timeline<BudgetOnDay>>;
}

function budgetTimeline(
  year: number,
  state: BudgetState,
  around: BudgetSurroundings,
  earlier: ReadonlyMap<number, Timeline<BudgetOnDay>>,
): Timeline<BudgetOnDay> {
  const versions = [...versionsOf(state, year), ...versionsByCouncils(state, year)];
  const said = adoptionsOf(versions, state, around);
  const days = budgetDays(year, around);
  const decided = state.provisional.filter((p) => p.year === year);
  const provisional = decidedBasis(decided, (id) => around.decision(id));
  const notByHost = decided.filter((p) => {
    const decision = around.decision(p.decision);
    return decision?.ofHost === false && !decision.annulled;
  });
  const turns = new Set<CivilDate>();
  for (const version of versions) {
    turns.add(version.draftedOn);
    if (version.sent) turns.add(version.sent.on);
    for (const { decidedOn } of said.get(version.id) ?? []) turns.add(decidedOn);
  }
  const first = [...turns].sort()[0];
  if (first === undefined) return [];
  const newYear = firstOfYear(year);
  turns.add(later(first, newYear));
  for (const id of Object.keys(BUDGET_READINGS))
    for (const reading of around.readings(id)) turns.add(later(first, reading.from));
  if (days) for (const last of [days.draftBy, days.adoptBy]) turns.add(later(first, addDays(last, 1)));
  for (const { from } of [...provisional, ...notByHost]) turns.add(later(first, from));
  // The last valid budget may itself come late, or be amended, after the year has begun.
  for (const timeline of earlier.values())
    for (const { from } of timeline) if (from > newYear) turns.add(later(first, from));
  const ofYear: OfYear = { year, versions, said, days, provisional, notByHost, around, earlier };
  const segments: Segment<BudgetOnDay>[] = [];
  for (const from of [...turns].sort()) {
    const value = onDay(from, ofYear);
    if (value === null) continue;
    const previous = segments.pop();
    if (previous) segments.push({ ...previous, to: from });
    segments.push({ from, to: null, value, sources: sourcesOf(value, around, year) });
  }
  return segments;
}

/**
 * What was said of each version, in the order in which it was decided. L-4.2-3: it is the content that a council adopts; what it
 * said of another version with the same content, or made of another one, it said of this one.
 */
function adoptionsOf(versions: readonly BudgetVersion[], state: BudgetState, around: BudgetSurroundings) {
  const said = new Map<string, Adoption[]>();
  for (const version of versions) {
    const adoptions = state.treatments
      .filter((t) => t.year === version.year && (t.version === version.id || t.contentHash === version.contentHash))
      .flatMap((treatment) => {
        const decision = around.decision(treatment.decision);
        const adoption = decision && adoptionOf(treatment, version, decision);
        return adoption ? [adoption, ...takenBack(adoption, decision)] : [];
      });
    // Stable: of one day, the one recorded last was said last.
    adoptions.sort((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0));
    said.set(version.id, adoptions);
  }
  return said;
}

/**
 * The last days for the budget of a year, null where the agreement sets none. The agreement in force on the last day itself
 * says that it is the last.
 */
export function budgetDays(year: number, around: BudgetSurroundings): BudgetDays | null {
  const before = year - 1;
  const named = around.budgetTerms(`${before}-12-31`) ?? around.budgetTerms(`${before}-09-01`);
  if (!named) return null;
  const { terms, sources } = around.budgetTerms(dayInYear(before, named.terms.adoptBy)) ?? named;
  const days = [terms.draftBy, terms.adoptBy].map((day) => lastDayOf(dayInYear(before, day), around));
  const [draft, adopt] = days as [LastDay, LastDay];
  return {
    draftBy: draft.on,
    adoptBy: adopt.on,
    clause: terms.clause,
    sources: Timelines.sourcesOf(sources, draft.sources, adopt.sources),
  };
}

interface LastDay {
  readonly on: CivilDate;
  readonly sources: readonly number[];
}

/** a last day that the agreement names, as the question is read on it. */
export function lastDayOf(literal: CivilDate, around: Pick<BudgetSurroundings, 'readings'>): LastDay {
  const reading = Timelines.at(around.readings('A-30'), literal);
  const on = reading?.value.option === NEXT_WORKING_DAY ? workingDayFrom(literal) : literal;
  return { on, sources: on === literal ? [] : (reading?.sources ?? []) };
}

/** what a day that the agreement names is read as; one that would come to lie in the next year stays. */
export const dayAsRead =
  (option: string | null) =>
  (literal: CivilDate): CivilDate => {
    const on = option === NEXT_WORKING_DAY ? workingDayFrom(literal) : literal;
    return yearOf(on) === yearOf(literal) ? on : literal;
  };

/** the terms with the last days that they come to in a year. A day that would come to lie in the next year stays. */
export function budgetTermsIn(year: number, terms: BudgetTerms, option: string | null): BudgetTerms {
  const dayIn = (literal: string): string => dayAsRead(option)(dayInYear(year, literal)).slice(5);
  return { ...terms, draftBy: dayIn(terms.draftBy), adoptBy: dayIn(terms.adoptBy) };
}

/** A-30, where it decides something: a last day was moved, or a council adopted between it and the next working day. */
function readingOfLastDay(
  { year, around }: Pick<OfYear, 'year' | 'around'>,
  adoptions: readonly Adoption[],
): { readonly option: string; readonly decision: string | null } | null {
  const before = year - 1;
  const terms = around.budgetTerms(`${before}-12-31`)?.terms;
  if (!terms) return null;
  const literal = dayInYear(before, terms.adoptBy);
  const read = Timelines.at(around.readings('A-30'), literal)?.value ?? { option: 'LITERAL_DATE', decision: null };
  const moved = workingDayFrom(literal);
  const between = adoptions.some((a) => a.counts && a.decidedOn > literal && a.decidedOn <= moved);
  return between || (moved !== literal && read.option === NEXT_WORKING_DAY) ? read : null;
}

function onDay(on: CivilDate, ofYear: OfYear): BudgetOnDay | null {
  const { year, versions, said, days, around, notByHost } = ofYear;
  const { municipalities: required } = around.participantsOn(firstOfYear(year));
  const reading = Timelines.at(around.readings('A-33'), on);
  const asked = { on, required, lastDay: days?.adoptBy ?? null, lateIsValid: reading?.value.option === LATE_IS_VALID };
  const ownLine = Timelines.at(around.readings('A-25'), on);
  const saidBy = ({ id }: BudgetVersion): Adoption[] =>
    (said.get(id) ?? []).filter((a) => a.decidedOn <= on).map((a) => readAs(a, ownLine?.value.option ?? NAMES_IT));
  const upTo = versions
    .filter((v) => v.draftedOn <= on)
    .map((v) => versionOnDay(v, saidBy(v), asked))
    // L-4.2-3: what a council made of a budget is one only when all have adopted the same.
    .filter((v) => !v.version.byCouncils || (required.length > 0 && v.missing.length === 0));
  const originals = upTo.filter((v) => v.version.kind === 'ORIGINAL');
  const main = leading(originals.length > 0 ? originals : upTo);
  if (!main) return null;
  const inForce = lastValid(upTo.filter((v) => v.version.kind === 'AMENDMENT')) ?? lastValid(originals);
  const all = upTo.flatMap((v) => saidBy(v.version));
  const provisional = inForce || days === null || on < firstOfYear(year) ? null : provisionalOn(on, main, upTo, ofYear);
  const merged = required.flatMap((municipality) => {
    const since = days?.adoptBy ?? lastOfYear(year - 1);
    const came = around.mergersInto(municipality).find((s) => s.on > since && s.on <= firstOfYear(year));
    return came ? [{ municipality, ...came }] : [];
  });
  const foreign = notByHost.filter((p) => p.from <= on);
  const judged = { year, on, main, versions: upTo, adoptions: all, required, days, provisional, merged };
  const late = reading?.value ?? { option: LATE_DEFAULT, decision: null };
  const onFree = readingOfLastDay(ofYear, all);
  const basis = Timelines.at(around.readings('A-06'), on)?.value ?? { option: BASIS_READINGS[0] ?? '', decision: null };
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
    provisional,
    findings: budgetFindings({ ...judged, notByHost: foreign }),
    interpretations: [
      ...(provisional?.decision === null ? [{ id: 'A-06', option: basis.option, decision: basis.decision }] : []),
      ...(all.some((a) => a.verdict === 'OWN_LINE')
        ? [{ id: 'A-25', option: ownLine?.value.option ?? NAMES_IT, decision: ownLine?.value.decision ?? null }]
        : []),
      ...(onFree ? [{ id: 'A-30', option: onFree.option, decision: onFree.decision }] : []),
      ...(main.late ? [{ id: 'A-33', option: late.option, decision: late.decision }] : []),
    ],
  };
}

/** a bare line in the own budget is an adoption where a decision reads it so. */
const readAs = (adoption: Adoption, reading: string): Adoption =>
  adoption.because === 'OWN_LINE_ONLY' && reading === OWN_LINE_IS_ENOUGH
    ? { ...adoption, counts: true, because: null }
    : adoption;

/** what the host decided; until it has, what the reading of the question says. */
function provisionalOn(
  on: CivilDate,
  main: VersionOnDay,
  versions: readonly VersionOnDay[],
  { year, provisional, around, earlier }: OfYear,
): ProvisionalBasis {
  const decided = Timelines.at(provisional, on);
  const reading = Timelines.at(around.readings('A-06'), on);
  const basis = decided?.value.basis ?? basisOfReading(reading?.value.option ?? null);
  const named = versions.find((v) => v.version.id === decided?.value.version) ?? main;
  const version = (): BudgetVersion | null => {
    if (basis === 'DRAFT') return named.version;
    if (basis === 'ADOPTED_LATE') return named.late ? named.version : null;
    return basis === 'LAST_VALID_BUDGET' ? lastValidBefore(year, on, earlier) : null;
  };
  const from = later(decided?.from ?? reading?.from ?? firstOfYear(year), firstOfYear(year));
  const found = version();
  const sources = Timelines.sourcesOf(decided?.sources ?? reading?.sources ?? [], found ? [found.source] : []);
  return { basis, decision: decided?.value.decision ?? null, from, version: found, sources };
}

/** The budget in force on a day of the nearest year before one that has any; null where none has. */
export function lastValidBefore(
  year: number,
  on: CivilDate,
  budgets: ReadonlyMap<number, Timeline<BudgetOnDay>>,
): BudgetVersion | null {
  for (let before = year - 1; before >= year - YEARS_BACK; before--) {
    const valid = Timelines.at(budgets.get(before) ?? [], on)?.value.inForce;
    if (valid) return valid.version;
  }
  return null;
}

/** The one that became valid last; else the one that most councils adopted; of equals the later. */
function leading(versions: readonly VersionOnDay[]): VersionOnDay | undefined {
  const counted = (v: VersionOnDay): number => v.adoptions.filter((a) => a.counts).length;
  return lastValid(versions) ?? [...versions].reverse().sort((a, b) => counted(b) - counted(a))[0];
}

/** L-4.2-6: what the councils adopted last takes the place of what they adopted before; of one day, the later drafted. */
const lastValid = (versions: readonly VersionOnDay[]): VersionOnDay | undefined =>
  versions
    .filter((v) => v.status === 'VALID')
    .reduce<VersionOnDay | undefined>((last, v) => (last && v.since < last.since ? last : v), undefined);

function sourcesOf(value: BudgetOnDay, around: BudgetSurroundings, year: number): number[] {
  return Timelines.sourcesOf(
    around.participantsOn(`${year}-01-01`).sources,
    value.days?.sources ?? [],
    value.provisional?.sources ?? [],
    ...value.findings.map((f) => f.sources),
    ...value.versions.map((v) => v.sources),
    ...(value.late ? around.readings('A-33').map((s) => s.sources) : []),
  );
}
