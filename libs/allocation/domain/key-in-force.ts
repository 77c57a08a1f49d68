import {
  type CivilDate,
  type Ending,
  endOfAll,
  firstEnding,
  hasEnded,
  nextFirstOfJanuary,
  type Segment,
  type Timeline,
  Timelines,
} from '#kernel';
import type { KeyDefinition } from './key.ts';
import type { AllocationState, KeyDecision } from './state.ts';

/** Whether a decision's effect stands, and since when; asked of the cooperation, which knows bodies and agreements. */
export interface DecisionStanding {
  readonly stands: boolean;
  readonly because: string | null;
  /** Index of the annulment when the decision is annulled but would stand otherwise; null in every other case. */
  readonly annulledAt: number | null;
  /** From when its effect has ended because the decision was reversed (omgjøring); it had one until then. */
  readonly reversed?: Ending | null;
  readonly decidedOn: CivilDate;
  readonly validFrom: CivilDate;
  /** Null when the minutes do not say. */
  readonly unanimous: boolean | null;
  /** Events the standing rests on: decision, body, agreement in force; without the annulment. */
  readonly sources: readonly number[];
}

/** What the allocation asks of the cooperation it belongs to. */
export interface CooperationView {
  /** Key and rules named by the terms that apply, over time. */
  readonly terms: Timeline<{ readonly version: string; readonly key: string | null; readonly keyClause: string }>;
  participantsOn(date: CivilDate): { readonly municipalities: readonly string[]; readonly sources: readonly number[] };
  standing(decision: string, effect: string): DecisionStanding | null;
  /** Municipalities that took the place of others, in the order of the book. */
  readonly successions: readonly {
    readonly successor: string;
    readonly predecessors: readonly string[];
    readonly on: CivilDate;
    readonly source: number;
  }[];
  /** Whether the agreement in force on the date wants all councils' consent to a key. */
  keyNeedsRatification(date: CivilDate): boolean;
  optOutAllowed(date: CivilDate): boolean;
  reading(
    interpretation: string,
    date: CivilDate,
  ): { readonly option: string | null; readonly sources: readonly number[] };
}

export type KeyInForce =
  | {
      readonly key: string;
      readonly definition: KeyDefinition;
      readonly by: 'AGREEMENT' | 'DECISION';
      readonly version: string | null;
      readonly decision: string | null;
      readonly clause: string;
      readonly interpretations: readonly { readonly id: string; readonly option: string }[];
      /** Nobody has decided it: it is only asked what it would give. */
      readonly supposed?: true;
    }
  | { readonly undetermined: 'KEY_ANNULLED' | 'KEY_REVERSED'; readonly decision: string; readonly key: string };

export interface KeyDecisionStatus {
  readonly key: string;
  readonly decision: string;
  readonly status: 'EFFECTIVE' | 'PENDING' | 'WITHOUT_EFFECT' | 'ANNULLED';
  readonly because: string | null;
  readonly effectiveFrom: CivilDate | null;
  readonly ratifiedBy: readonly string[];
  readonly missing: readonly string[];
  readonly sources: readonly number[];
}

const REVIVES = 'REVIVES';

export const isUndetermined = (key: KeyInForce): key is Extract<KeyInForce, { undetermined: string }> =>
  'undetermined' in key;

interface Start {
  readonly from: CivilDate;
  readonly value: KeyInForce;
  readonly sources: readonly number[];
  /** where a reversal lets the key before apply again, the events of that reading; null where it does not. */
  readonly revives?: readonly number[];
  /** Order among starts of the same date: the agreement first, then decisions in the order of the book. */
  readonly order: number;
}

/**
 * Which key applies when (L-4.4-1, -4, -5, A-02, A-36): the key the terms name, until a decided key has become
 * effective. An annulled key that had become effective leaves the question open from its date on, one that is reversed
 * from the day of the reversal: the earlier key does not silently revive, unless a decision on A-36 says so.
 */
export function keysInForce(
  state: AllocationState,
  view: CooperationView,
): { timeline: Timeline<KeyInForce>; decisions: KeyDecisionStatus[] } {
  const starts: Start[] = [];
  let previous: string | null = null;
  for (const segment of view.terms) {
    const { key, version, keyClause } = segment.value;
    // A corrected text that names the same key is no new start: it must not end a decided key.
    if (key !== null && key !== previous) {
      const definition = state.keys.get(key);
      if (definition) {
        starts.push({
          from: segment.from,
          value: {
            key,
            definition: definition.value,
            by: 'AGREEMENT',
            version,
            decision: null,
            clause: keyClause,
            interpretations: [],
          },
          sources: Timelines.sourcesOf(segment.sources, [definition.source]),
          order: -1,
        });
      }
    }
    previous = key;
  }

  const decisions = state.keyDecisions.map((decided) => {
    const judged = judge(decided, state, view);
    starts.push(...judged.starts);
    return judged.status;
  });

  starts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.order - b.order));
  let timeline: Segment<KeyInForce>[] = [];
  for (const { from, value, sources, revives } of starts) {
    // A reversal ends a key only where that key still applies.
    const reversed = isUndetermined(value) && value.undetermined === 'KEY_REVERSED';
    const here = Timelines.at(timeline, from)?.value;
    if (reversed && (!here || isUndetermined(here) || here.decision !== value.decision)) continue;
    const again = revives ? before(from, value, revives, starts) : null;
    const all = Timelines.sourcesOf(sources, again?.sources ?? []);
    timeline = Timelines.assign(timeline, { from, to: null, value: again?.value ?? value, sources: all });
  }
  return { timeline, decisions };
}

/** the key that would apply on a day had the one that is reversed never been decided; null when there is none. */
function before(
  from: CivilDate,
  reversed: KeyInForce,
  reading: readonly number[],
  starts: readonly Start[],
): { value: KeyInForce; sources: readonly number[] } | null {
  const { decision } = reversed;
  const last = starts.filter((s) => s.from <= from && s.value.decision !== decision).at(-1);
  if (!last || isUndetermined(last.value)) return null;
  const interpretations = [...last.value.interpretations, { id: 'A-36', option: REVIVES }];
  return { value: { ...last.value, interpretations }, sources: Timelines.sourcesOf(last.sources, reading) };
}

function judge(
  decided: KeyDecision,
  state: AllocationState,
  view: CooperationView,
): { status: KeyDecisionStatus; starts: Start[] } {
  const definition = state.keys.get(decided.key);
  const standing = view.standing(decided.decision, 'DECIDE_KEY');
  const said = { key: decided.key, decision: decided.decision };
  if (!definition || !standing || (!standing.stands && standing.annulledAt === null)) {
    const because = standing?.because ?? 'DECISION_UNKNOWN';
    const sources = Timelines.sourcesOf([decided.source], standing?.sources ?? []);
    const open = { effectiveFrom: null, ratifiedBy: [], missing: [] };
    // A decision that is void breaks no rule, whatever it was made of.
    const status = because === 'ANNULLED' ? 'ANNULLED' : 'WITHOUT_EFFECT';
    return { status: { ...said, ...open, status, because, sources }, starts: [] };
  }

  const asks = view.keyNeedsRatification(standing.decidedOn);
  const reading = asks ? view.reading('A-02', standing.decidedOn) : { option: null, sources: [] };
  const base = Timelines.sourcesOf([decided.source, definition.source], standing.sources, reading.sources);
  const interpretations = asks ? [{ id: 'A-02', option: reading.option ?? 'RATIFICATION_BY_ALL' }] : [];
  const by =
    asks && reading.option !== 'SELF_EXECUTING'
      ? byConsent(decided, standing.annulledAt, state, view)
      : byItself(decided.effectiveFrom ?? standing.decidedOn, standing.annulledAt);
  const sources = Timelines.sourcesOf(base, by.sources);
  const reached = { ratifiedBy: by.ratifiedBy, missing: by.missing, effectiveFrom: by.now ?? by.broken };

  const starts: Start[] = [];
  const revives = (on: CivilDate) => {
    const read = view.reading('A-36', on);
    return read.option === REVIVES ? { revives: read.sources } : {};
  };
  // Nothing is left open where the key applies again, nor where the one before does.
  if (by.broken !== null && (by.now === null || by.broken < by.now) && !('revives' in revives(by.broken))) {
    const value = { undetermined: 'KEY_ANNULLED', decision: decided.decision, key: decided.key } as const;
    starts.push({ from: by.broken, value, sources, order: decided.source });
  }
  if (by.now === null && standing.reversed && by.broken === null && standing.annulledAt === null) {
    const all = Timelines.sourcesOf(sources, standing.reversed.sources);
    return { status: { ...said, ...reached, status: 'WITHOUT_EFFECT', because: 'REVERSED', sources: all }, starts };
  }
  if (by.now === null) {
    const annulled = standing.annulledAt !== null || by.broken !== null;
    const status = annulled ? 'ANNULLED' : 'PENDING';
    const because = annulled ? 'ANNULLED' : 'RATIFICATION_MISSING';
    const all = Timelines.sourcesOf(sources, standing.annulledAt === null ? [] : [standing.annulledAt]);
    return { status: { ...said, ...reached, status, because, sources: all }, starts };
  }
  const value: KeyInForce = {
    key: decided.key,
    definition: definition.value,
    by: 'DECISION',
    version: null,
    decision: decided.decision,
    clause: Timelines.at(view.terms, by.now)?.value.keyClause ?? 'kommuneloven § 20-4',
    interpretations,
  };
  const end = firstEnding(standing.reversed, by.takenBack);
  if (end && end.from <= by.now) {
    const all = Timelines.sourcesOf(sources, end.sources);
    return { status: { ...said, ...reached, status: 'WITHOUT_EFFECT', because: 'REVERSED', sources: all }, starts };
  }
  starts.push({ from: by.now, value, sources, order: decided.source });
  if (end) {
    const open = { undetermined: 'KEY_REVERSED', decision: decided.decision, key: decided.key } as const;
    starts.push({
      from: end.from,
      value: open,
      sources: Timelines.sourcesOf(sources, end.sources),
      order: decided.source,
      ...revives(end.from),
    });
  }
  return { status: { ...said, ...reached, status: 'EFFECTIVE', because: null, sources }, starts };
}

/** From when a decided key applies, and from when it had come to apply before an annulment broke it. */
interface Application {
  readonly now: CivilDate | null;
  readonly broken: CivilDate | null;
  /** All who consented have taken it back since. One alone cannot: a change needs all councils (kommuneloven § 20-4). */
  readonly takenBack?: Ending | null;
  readonly ratifiedBy: readonly string[];
  readonly missing: readonly string[];
  readonly sources: readonly number[];
}

/** A-02, self-executing: the decision is enough. */
function byItself(from: CivilDate, annulledAt: number | null): Application {
  const open = { ratifiedBy: [], missing: [] };
  return annulledAt === null
    ? { ...open, now: from, broken: null, sources: [] }
    : { ...open, now: null, broken: from, sources: [annulledAt] };
}

interface Consent {
  readonly municipality: string;
  readonly on: CivilDate;
  readonly from: CivilDate | null;
  /** Index in the book at which it was given. */
  readonly source: number;
  readonly annulledAt: number | null;
  readonly reversed: Ending | null;
  readonly sources: readonly number[];
}

interface Completion {
  readonly from: CivilDate;
  readonly counted: readonly Consent[];
  readonly sources: readonly number[];
}

/**
 * the consent of every council of those who take part. An annulment after that breaks it, one before only
 * leaves that council missing; so the consents and annulments are gone through in the order in which the book learned
 * them.
 */
function byConsent(
  decided: KeyDecision,
  annulledAt: number | null,
  state: AllocationState,
  view: CooperationView,
): Application {
  const all: Consent[] = state.ratifications.flatMap((r) => {
    if (r.keyDecision !== decided.decision) return [];
    const standing = view.standing(r.decision, 'RATIFY_KEY');
    if (!standing || (!standing.stands && standing.annulledAt === null)) return [];
    const { municipality, effectiveFrom: from, source } = r;
    const sources = Timelines.sourcesOf([source], standing.sources);
    return [
      {
        municipality,
        on: standing.decidedOn,
        from,
        source,
        annulledAt: standing.annulledAt,
        reversed: standing.reversed ?? null,
        sources,
      },
    ];
  });
  all.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.source - b.source));
  const standing = all.filter((c) => c.annulledAt === null);

  const breaks = [...all.map((c) => c.annulledAt), annulledAt].filter((index) => index !== null);
  let first: Completion | null = null;
  const brokenBy: number[] = [];
  for (const index of breaks) {
    // A decision that is annulled applies no more, so nothing breaks it a second time.
    if (annulledAt !== null && index > annulledAt) continue;
    const before = completion(
      all.filter((c) => c.source < index && (c.annulledAt === null || c.annulledAt >= index)),
      view,
    );
    const breaksIt = index === annulledAt || before?.counted.some((c) => c.annulledAt === index);
    if (!before || !breaksIt) continue;
    brokenBy.push(index);
    if (!first || before.from < first.from) first = before;
  }
  const now = annulledAt === null ? completion(standing, view) : null;
  const last = now?.counted.at(-1)?.on ?? standing.at(-1)?.on ?? decided.effectiveFrom ?? '2999-12-31';
  const participants = view.participantsOn(last);
  const given = now ? standing : standing.filter((c) => c.reversed === null);
  const ratifiedBy = participants.municipalities.filter((m) => given.some((c) => c.municipality === m));
  return {
    now: now?.from ?? null,
    broken: first?.from ?? null,
    takenBack: now && endOfAll(now.counted.map((c) => c.reversed)),
    ratifiedBy,
    missing: participants.municipalities.filter((m) => !ratifiedBy.includes(m)),
    sources: Timelines.sourcesOf(
      participants.sources,
      ...(now ? now.counted : standing).map((c) => c.sources),
      ...(now ? [] : standing.map((c) => c.reversed?.sources ?? [])),
      ...(first ? [first.sources, brokenBy] : []),
    ),
  };
}

/**
 * The first day on which everyone who took part had consented: a repeated consent, or one of a municipality that joins
 * later, moves nothing. The key applies from the date that all of them name, else from the 1 January after that day.
 */
function completion(consents: readonly Consent[], view: CooperationView): Completion | null {
  for (const day of new Set(consents.map((c) => c.on))) {
    const given = new Map<string, Consent>();
    for (const c of consents)
      if (c.on <= day && !hasEnded(c.reversed, day) && !given.has(c.municipality)) given.set(c.municipality, c);
    const participants = view.participantsOn(day);
    if (participants.municipalities.length === 0 || participants.municipalities.some((m) => !given.has(m))) continue;
    const counted = [...given.values()].filter((c) => participants.municipalities.includes(c.municipality));
    const [named, ...others] = new Set(counted.map((c) => c.from));
    return {
      from: named && others.length === 0 ? named : nextFirstOfJanuary(day),
      counted,
      sources: Timelines.sourcesOf(participants.sources, ...counted.map((c) => c.sources)),
    };
  }
  return null;
}
