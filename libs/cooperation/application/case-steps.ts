import type { DecisionFact, FollowUp, Meeting } from '#governance';
import { noticeOn } from '#governance';
import type { CivilDate } from '#kernel';
import type { FactRow } from '#projections';
import type { DecisionView } from './answers.ts';
import type { AfterwardsView } from './decided-views.ts';
import type { ConfirmationView } from './meetings-questions.ts';

export const CASE_STEPS = [
  'OPENED',
  'CALLED',
  'PROPOSED',
  'TREATED',
  'DECIDED',
  'CONFIRMED',
  'OBJECTED',
  'CORRECTED',
  'REVERSED',
  'ANNULLED',
  'APPEALED',
  'APPEAL_PREPARED',
  'APPEAL_DECIDED',
  'REVIEW_DEMANDED',
  'REVIEW_CONCLUDED',
  'FOLLOW_UP_OPENED',
  'FOLLOW_UP_CLOSED',
] as const;
type What = (typeof CASE_STEPS)[number];

/** One step of a case through the bodies. What does not apply to a step is null. */
export interface CaseStep {
  readonly on: CivilDate;
  readonly what: What;
  /** The body that takes the step, or whose decision it is about. */
  readonly body: string | null;
  readonly bodyName: string | null;
  readonly municipality: string | null;
  readonly meeting: string | null;
  readonly item: string | null;
  readonly proposal: string | null;
  readonly decision: string | null;
  /** Number of the case in the body’s own records. */
  readonly caseReference: string | null;
  /** ADOPTED, REJECTED …; of a step about a decision, what it came to: UPHELD, MINUTES_CORRECTED … */
  readonly outcome: string | null;
  /** In somebody’s own words: the wording, the proposal, the remark. */
  readonly text: string | null;
  readonly events: readonly number[];
}

interface BodyOfCase {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly municipality: string | null;
}

/** A decision of the case, with what came of it. */
export interface DecidedInCase {
  readonly view: DecisionView;
  readonly afterwards: AfterwardsView;
  readonly confirmations: readonly ConfirmationView[];
}

/** What is known of a case on a day. */
export interface CaseGround {
  readonly id: string;
  readonly validOn: CivilDate;
  readonly opened: FactRow | undefined;
  readonly bodies: ReadonlyMap<string, BodyOfCase>;
  readonly meetings: readonly { readonly meeting: Meeting; readonly items: ReadonlySet<string> }[];
  readonly decisions: readonly DecidedInCase[];
  /** Rows of the day: appeals, reviews, follow-ups. */
  readonly rows: readonly FactRow[];
}

/** The items of a meeting that are of the case: by its list of cases, by what was added, by a decision that names both. */
export function itemsOf(
  meeting: Pick<Meeting, 'notices' | 'held'>,
  id: string,
  made: readonly Pick<DecisionFact, 'case' | 'item'>[],
): Set<string> {
  const listed = [...meeting.notices.flatMap(({ agenda }) => agenda), ...(meeting.held?.added ?? [])];
  const named = made.filter((d) => d.case === id).flatMap(({ item }) => (item === undefined ? [] : [item]));
  return new Set([...listed.filter((entry) => entry.case === id).map(({ item }) => item), ...named]);
}

/** Every step of the case until the day, in the order of time; of one day, as they were recorded. */
export function stepsOf(ground: CaseGround): CaseStep[] {
  const steps = [
    ...(ground.opened
      ? [{ ...EMPTY, on: ground.opened.from, what: 'OPENED' as const, events: [...ground.opened.sources] }]
      : []),
    ...ground.meetings.flatMap((m) => ofMeeting(m, ground)),
    ...ground.decisions.flatMap((d) => ofDecision(d, ground)),
    ...ground.rows.flatMap((row) => ofRow(row, ground)),
  ].filter(({ on }) => on <= ground.validOn);
  const place = ({ events }: CaseStep): number => events[0] ?? 0;
  return steps.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : place(a) - place(b)));
}

const EMPTY = {
  body: null,
  bodyName: null,
  municipality: null,
  meeting: null,
  item: null,
  proposal: null,
  decision: null,
  caseReference: null,
  outcome: null,
  text: null,
} as const;

/** The fields that say which body it is. */
function of(body: string | null, { bodies }: CaseGround) {
  const known = body === null ? undefined : bodies.get(body);
  return { body, bodyName: known?.name ?? body, municipality: known?.municipality ?? null };
}

function ofMeeting({ meeting, items }: CaseGround['meetings'][number], ground: CaseGround): CaseStep[] {
  const { id, body, held, proposals } = meeting;
  const at = { ...EMPTY, ...of(body, ground), meeting: id };
  const notice = noticeOn(meeting, ground.validOn);
  const called = (notice?.agenda ?? []).filter(({ item }) => items.has(item));
  const treated = (held?.treated ?? []).filter((item) => items.has(item));
  return [
    ...called.map(({ item, title }): CaseStep => {
      const events = notice ? [notice.source] : [];
      return { ...at, on: notice?.sentOn ?? ground.validOn, what: 'CALLED', item, text: title, events };
    }),
    ...proposals
      .filter(({ item }) => items.has(item))
      .map(({ proposal, item, on, text, by, kind = null, source }): CaseStep => {
        const who = by.body === undefined ? EMPTY : of(by.body, ground);
        const municipality = by.municipality ?? who.municipality;
        const from = { body: who.body, bodyName: who.bodyName, municipality };
        return { ...at, ...from, on, what: 'PROPOSED', item, proposal, outcome: kind, text, events: [source] };
      }),
    ...treated.map((item): CaseStep => {
      const events = held ? [held.source] : [];
      return { ...at, on: held?.on ?? ground.validOn, what: 'TREATED', item, events };
    }),
  ];
}

function ofDecision({ view, afterwards, confirmations }: DecidedInCase, ground: CaseGround): CaseStep[] {
  const { decision, body, meeting, caseReference, decidedOn, outcome, wording, events } = view;
  const at = { ...EMPTY, ...of(body, ground), decision, meeting, caseReference };
  const { corrected, annulled, reversed } = afterwards;
  const [first] = events;
  const restated = (what: What) => (r: (typeof corrected)[number]) => {
    return { ...at, on: r.on, what, outcome: r.ground, events: [r.event] };
  };
  return [
    { ...at, on: decidedOn, what: 'DECIDED', outcome, text: wording, events: first ? [first.index] : [] },
    ...confirmations.map(({ on, confirms, by, remark }): CaseStep => {
      return { ...at, municipality: by, on, what: confirms ? 'CONFIRMED' : 'OBJECTED', text: remark, events: [] };
    }),
    ...corrected.map(restated('CORRECTED')),
    ...(reversed ? [{ ...at, on: reversed.from, what: 'REVERSED' as const, outcome: reversed.by, events: [] }] : []),
    ...(annulled ? [restated('ANNULLED')(annulled)] : []),
  ];
}

interface AppealSaid {
  readonly appeal: string;
  readonly decision: string;
  readonly municipality: string | null;
  readonly receivedOn: CivilDate;
  readonly view: { readonly on: CivilDate; readonly view: string } | null;
  readonly outcome: { readonly on: CivilDate; readonly body: string; readonly outcome: string } | null;
}
interface ReviewSaid {
  readonly decision: string;
  readonly municipality: string;
  readonly demandedOn: CivilDate;
  readonly status: string;
  readonly concludedOn: CivilDate | null;
}

function ofRow({ kind, value, sources }: FactRow, ground: CaseGround): CaseStep[] {
  const about = ground.decisions.find(({ view }) => view.decision === (value as { decision?: string }).decision)?.view;
  if (!about) return [];
  const { decision, body, caseReference } = about;
  const at = { ...EMPTY, ...of(body, ground), decision, caseReference, events: [...sources] };
  switch (kind) {
    case 'appeal': {
      const { receivedOn, view, outcome } = value as unknown as AppealSaid;
      const decidedBy = outcome && of(outcome.body, ground);
      return [
        { ...at, on: receivedOn, what: 'APPEALED' },
        ...(view ? [{ ...at, on: view.on, what: 'APPEAL_PREPARED' as const, outcome: view.view }] : []),
        ...(outcome
          ? [{ ...at, ...decidedBy, on: outcome.on, what: 'APPEAL_DECIDED' as const, outcome: outcome.outcome }]
          : []),
      ];
    }
    case 'legality-review': {
      const { demandedOn, municipality, status, concludedOn } = value as unknown as ReviewSaid;
      return [
        { ...at, municipality, on: demandedOn, what: 'REVIEW_DEMANDED' },
        ...(concludedOn === null
          ? []
          : [{ ...at, on: concludedOn, what: 'REVIEW_CONCLUDED' as const, outcome: status }]),
      ];
    }
    case 'follow-up': {
      const { openedOn, what, closed } = value as unknown as FollowUp;
      return [
        { ...at, on: openedOn, what: 'FOLLOW_UP_OPENED', text: what },
        ...(closed ? [{ ...at, on: closed.on, what: 'FOLLOW_UP_CLOSED' as const, text: closed.how }] : []),
      ];
    }
    default:
      return [];
  }
}
