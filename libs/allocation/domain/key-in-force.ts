import { type CivilDate, nextFirstOfJanuary, type Segment, type Timeline, Timelines } from '#kernel';
import type { KeyDefinition } from './key.ts';
import type { AllocationState, KeyDecision } from './state.ts';

/** Whether a decision's effect stands, and since when; asked of the cooperation, which knows bodies and agreements. */
export interface DecisionStanding {
  readonly stands: boolean;
  readonly because: string | null;
  /** Index of the annulment when the decision is annulled but would stand otherwise; null in every other case. */
  readonly annulledAt: number | null;
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
    }
  | { readonly undetermined: 'KEY_ANNULLED'; readonly decision: string; readonly key: string };

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

export const isUndetermined = (key: KeyInForce): key is Extract<KeyInForce, { undetermined: string }> =>
  'undetermined' in key;

interface Start {
  readonly from: CivilDate;
  readonly value: KeyInForce;
  readonly sources: readonly number[];
  /** Order among starts of the same date: the agreement first, then decisions in the order of the book. */
  readonly order: number;
}

/**
 * Which key applies when (L-4.4-1, -4, -5, A-02, A-36): the key the terms name, until a decided key has become
 * effective. An annulled key that had become effective leaves the question open from its date on: the earlier key
 * does not silently revive.
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
    const { status, start } = judge(decided, state, view);
    if (start) starts.push(start);
    return status;
  });

  starts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.order - b.order));
  let timeline: Segment<KeyInForce>[] = [];
  for (const { from, value, sources } of starts)
    timeline = Timelines.assign(timeline, { from, to: null, value, sources });
  return { timeline, decisions };
}

function judge(
  decided: KeyDecision,
  state: AllocationState,
  view: CooperationView,
): { status: KeyDecisionStatus; start: Start | null } {
  const definition = state.keys.get(decided.key);
  const standing = view.standing(decided.decision, 'DECIDE_KEY');
  const said = { key: decided.key, decision: decided.decision };
  const open = { effectiveFrom: null, ratifiedBy: [], missing: [] };
  if (!definition || !standing || (!standing.stands && standing.annulledAt === null)) {
    const because = standing?.because ?? 'DECISION_UNKNOWN';
    const sources = Timelines.sourcesOf([decided.source], standing?.sources ?? []);
    return { status: { ...said, ...open, status: 'WITHOUT_EFFECT', because, sources }, start: null };
  }

  const base = Timelines.sourcesOf([decided.source, definition.source], standing.sources);
  const reading = view.reading('A-02', standing.decidedOn);
  const needsConsent = view.keyNeedsRatification(standing.decidedOn) && reading.option !== 'SELF_EXECUTING';
  const interpretations = view.keyNeedsRatification(standing.decidedOn)
    ? [{ id: 'A-02', option: reading.option ?? 'RATIFICATION_BY_ALL' }]
    : [];
  const consent: Consent = needsConsent
    ? consents(decided, state, view)
    : {
        complete: decided.effectiveFrom ?? standing.decidedOn,
        brokenAt: null,
        ratifiedBy: [],
        missing: [],
        sources: reading.sources,
      };
  const sources = Timelines.sourcesOf(base, consent.sources);
  const reached = { ratifiedBy: consent.ratifiedBy, missing: consent.missing, effectiveFrom: consent.complete };
  if (consent.complete === null) {
    const status = standing.annulledAt === null ? 'PENDING' : 'ANNULLED';
    return {
      status: {
        ...said,
        ...reached,
        status,
        because: status === 'PENDING' ? 'RATIFICATION_MISSING' : 'ANNULLED',
        sources,
      },
      start: null,
    };
  }

  const brokenAt = standing.annulledAt ?? consent.brokenAt;
  const order = decided.source;
  if (brokenAt !== null) {
    // An annulment recorded before the key had become effective simply prevents it.
    const hadBeenEffective = brokenAt > Math.max(...sources);
    const all = Timelines.sourcesOf(sources, [brokenAt]);
    const start: Start | null = hadBeenEffective
      ? {
          from: consent.complete,
          value: { undetermined: 'KEY_ANNULLED', decision: decided.decision, key: decided.key },
          sources: all,
          order,
        }
      : null;
    return { status: { ...said, ...reached, status: 'ANNULLED', because: 'ANNULLED', sources: all }, start };
  }
  const value: KeyInForce = {
    key: decided.key,
    definition: definition.value,
    by: 'DECISION',
    version: null,
    decision: decided.decision,
    clause: '4.4',
    interpretations,
  };
  return {
    status: { ...said, ...reached, status: 'EFFECTIVE', because: null, sources },
    start: { from: consent.complete, value, sources, order },
  };
}

interface Consent {
  /** From when the key applies; null while a council's consent is missing. */
  readonly complete: CivilDate | null;
  /** Index of the annulment of a consent without which the key would not have become effective. */
  readonly brokenAt: number | null;
  readonly ratifiedBy: readonly string[];
  readonly missing: readonly string[];
  readonly sources: readonly number[];
}

/**
 * the consent of every council of those who take part on the day of the last consent. The key then applies from
 * the date that all of them name, else from the 1 January after the last consent.
 */
function consents(decided: KeyDecision, state: AllocationState, view: CooperationView): Consent {
  const given = new Map<
    string,
    { on: CivilDate; from: CivilDate | null; annulledAt: number | null; sources: readonly number[] }
  >();
  for (const ratification of state.ratifications) {
    if (ratification.keyDecision !== decided.decision) continue;
    const standing = view.standing(ratification.decision, 'RATIFY_KEY');
    if (!standing || (!standing.stands && standing.annulledAt === null)) continue;
    const before = given.get(ratification.municipality);
    // A second consent of the same council counts only when the first was annulled.
    if (before && before.annulledAt === null) continue;
    given.set(ratification.municipality, {
      on: standing.decidedOn,
      from: ratification.effectiveFrom,
      annulledAt: standing.annulledAt,
      sources: Timelines.sourcesOf([ratification.source], standing.sources),
    });
  }
  const last = [...given.values()]
    .map((g) => g.on)
    .sort()
    .at(-1);
  const participants = view.participantsOn(last ?? decided.effectiveFrom ?? '2999-12-31');
  const missing = participants.municipalities.filter((m) => !given.has(m));
  const counted = participants.municipalities.flatMap((m) => given.get(m) ?? []);
  const valid = participants.municipalities.filter((m) => given.get(m)?.annulledAt === null);
  const sources = Timelines.sourcesOf(participants.sources, ...counted.map((g) => g.sources));
  if (last === undefined || missing.length > 0 || participants.municipalities.length === 0) {
    const waiting = participants.municipalities.filter((m) => !valid.includes(m));
    return { complete: null, brokenAt: null, ratifiedBy: valid, missing: waiting, sources };
  }
  const annulments = counted.flatMap((g) => g.annulledAt ?? []);
  const named = new Set(counted.map((g) => g.from));
  const [only] = named;
  const complete = named.size === 1 && only ? only : nextFirstOfJanuary(last);
  return {
    complete,
    brokenAt: annulments.length > 0 ? Math.max(...annulments) : null,
    ratifiedBy: valid,
    missing: participants.municipalities.filter((m) => !valid.includes(m)),
    sources,
  };
}
