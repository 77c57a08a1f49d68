import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import {
  type AgendaItem,
  approvedLast,
  type Body,
  type DecisionFact,
  type FollowUp,
  followUpStatus,
  type Meeting,
  type MeetingGround,
  type MeetingStatus,
  meetingOftenEnough,
  meetingStatus,
  noticeOn,
} from '#governance';
import { type CivilDate, type Finding, isRefusal, type Language, type Refusal } from '#kernel';
import type { FactRow } from '#projections';
import type { ConfirmationsRow } from '../projections/meetings.ts';
import type { Clocks, FindingView } from './answers.ts';
import { BookReading, type DayOfBook, type DayQuestion } from './book-reading.ts';
import {
  type AfterwardsView,
  afterwardsOf,
  type ElectionView,
  electionView,
  judgementIn,
  type ProposalsView,
  proposalsView,
} from './decided-views.ts';
import { bodyNotThen, meetingNotThen } from './meetings-refusals.ts';
import type { BookFacts, Clock } from './ports.ts';
import { clocks, findingView } from './views.ts';
import { type VoteView, voteOnDay } from './vote-views.ts';

/** A notice as it holds on the day. */
export interface NoticeOfMeetingView {
  readonly sentOn: CivilDate;
  readonly date: CivilDate;
  readonly time: string | null;
  readonly place: string | null;
  readonly remote: boolean;
  readonly agenda: readonly {
    readonly item: string;
    readonly case: string | null;
    readonly title: string;
    readonly public: boolean;
    readonly legalBasis: string | null;
  }[];
}

/** A proposal, readable by everyone with access to the book from the day it was sent. */
export interface ProposalView {
  readonly proposal: string;
  readonly item: string;
  /** RECOMMENDATION, ALTERNATIVE, ADDITION or POSTPONEMENT; null when it is not said. */
  readonly kind: string | null;
  readonly by: { readonly body: string | null; readonly municipality: string | null; readonly seat: string | null };
  readonly text: string;
  readonly sentOn: CivilDate;
}

/** What the minutes say of the meeting itself; null where they do not say. */
export interface HeldMeetingView {
  readonly on: CivilDate;
  readonly time: string | null;
  readonly place: string | null;
  readonly remote: boolean | null;
  readonly present: readonly string[] | null;
  readonly absent: readonly string[] | null;
  readonly treated: readonly string[] | null;
  readonly closed: readonly {
    readonly item: string;
    readonly legalBasis: string | null;
    readonly votedInOpenMeeting: boolean | null;
  }[];
  readonly excused: readonly {
    readonly seat: string;
    readonly item: string | null;
    readonly ground: string;
    readonly granted: boolean;
    readonly legalBasis: string | null;
  }[];
  readonly added: readonly {
    readonly item: string;
    readonly title: string;
    readonly objections: number;
    readonly chairObjected: boolean;
  }[];
}

export interface ConfirmationView {
  readonly by: string;
  readonly confirms: boolean;
  readonly remark: string | null;
  readonly on: CivilDate;
  /** Whether others changed the record afterwards, so that this was not said of what stands now. */
  readonly outdated: boolean;
}

export interface MeetingDecisionView {
  readonly decision: string;
  readonly item: string | null;
  readonly case: string | null;
  readonly caseReference: string | null;
  readonly decidedOn: CivilDate;
  readonly outcome: string;
  readonly votes: { readonly for: number | null; readonly against: number | null; readonly unanimous: boolean | null };
  /** What they come to by the rules of the body; null when there is nothing to count. */
  readonly vote: VoteView | null;
  /** Null when the record does not say which proposals were adopted. */
  readonly proposals: ProposalsView | null;
  /** Null when it is no election. */
  readonly election: ElectionView | null;
  readonly wording: string;
  readonly annulled: boolean;
  readonly afterwards: AfterwardsView;
  readonly confirmations: readonly ConfirmationView[];
}

export interface FollowUpView {
  readonly followUp: string;
  readonly decision: string;
  readonly what: string;
  readonly who: string;
  readonly openedOn: CivilDate;
  readonly dueOn: CivilDate | null;
  readonly status: 'OPEN' | 'LATE' | 'DONE' | 'LAPSED';
  readonly closedOn: CivilDate | null;
  readonly how: string | null;
  readonly events: readonly number[];
}

/** A meeting as it stands on a day. */
export interface MeetingView {
  readonly meeting: string;
  readonly body: string;
  readonly bodyName: string;
  readonly status: MeetingStatus;
  /** The day it was held, or is called for. */
  readonly date: CivilDate;
  readonly notice: NoticeOfMeetingView | null;
  /** When it was said not to be held, and why; null when it has not been, or was called again. */
  readonly cancelled: { readonly on: CivilDate; readonly reason: string | null } | null;
  readonly proposals: readonly ProposalView[];
  readonly held: HeldMeetingView | null;
  readonly approved: { readonly in: string; readonly on: CivilDate; readonly remarks: string | null } | null;
  readonly decisions: readonly MeetingDecisionView[];
  readonly followUps: readonly FollowUpView[];
  readonly events: readonly number[];
}

/** The meetings known on a day, by date. */
export interface MeetingsAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly name: string;
  readonly meetings: readonly MeetingView[];
  readonly findings: readonly FindingView[];
}

/** What has to be done because of decisions, as it stands on a day. */
export interface FollowUpsAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly followUps: readonly FollowUpView[];
  readonly findings: readonly FindingView[];
}

/** Default: all meetings. */
export interface MeetingsQuestion extends DayQuestion {
  readonly body?: string | null;
  readonly meeting?: string | null;
}

export class AskMeetings extends Query<MeetingsAnswer | Refusal> {
  constructor(
    readonly question: MeetingsQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskFollowUps extends Query<FollowUpsAnswer | Refusal> {
  constructor(
    readonly question: DayQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Meetings before and after they are held: notice, proposals, minutes, decisions, and what has to be done after. */
export class MeetingsQuestions {
  readonly #book: BookReading;

  constructor(
    private readonly store: EventStore,
    private readonly facts: BookFacts,
    clock: Clock,
  ) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: as they stand today. */
  async ask(question: MeetingsQuestion, language: Language = 'nb'): Promise<MeetingsAnswer | Refusal> {
    const { cooperation, body, meeting } = question;
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn } = day;
    const governance = this.#book.read(this.facts.decisions, (facts) => facts.on(cooperation, validOn, known.size));
    if (isRefusal(governance)) return governance;
    const bodies = new Map(
      governance.filter((r) => r.kind === 'body').map((r) => [r.name, r.value as unknown as Body]),
    );
    if (body != null && !bodies.has(body))
      return bodyNotThen({ body, known: [...bodies.keys()].sort().join(', ') || '—' });
    const rows = day.of('meeting');
    if (meeting != null && !rows.some((r) => r.name === meeting))
      return meetingNotThen({
        meeting,
        on: validOn,
        known:
          rows
            .map((r) => r.name)
            .sort()
            .join(', ') || '—',
      });
    const asked = rows.filter(
      (r) => (meeting == null || r.name === meeting) && (body == null || meetingOf(r).body === body),
    );
    const made = new Map<string, MeetingDecisionView[]>();
    for (const { name } of asked) made.set(name, []);
    for (const row of governance) {
      const of = row.kind === 'decision' ? made.get((row.value as unknown as DecisionFact).meeting ?? '') : undefined;
      if (of) of.push(await this.#decisionView(cooperation, row, day, language));
    }
    const views = asked
      .map((row) => meetingView(row, day, made.get(row.name) ?? [], bodies))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : (a.events[0] ?? 0) - (b.events[0] ?? 0)));
    const wanted = body == null && meeting == null ? null : namesOf(views);
    const everyYear = meeting == null ? meetingFindingsOn(day) : [];
    const yearly = everyYear.filter(({ about }) => body == null || about.startsWith(`${body} `));
    return {
      ...clocks(cooperation, known),
      validOn,
      name: (day.cooperation.value as { name: string }).name,
      meetings: views,
      findings: [...foundIn(day, wanted), ...yearly].map(findingView(language)),
    };
  }

  async #decisionView(
    cooperation: string,
    { value, sources }: FactRow,
    day: DayOfBook,
    language: Language,
  ): Promise<MeetingDecisionView> {
    const fact = value as unknown as DecisionFact;
    const { for: inFavour, against, unanimous } = fact.votes;
    const { validOn, rows } = day;
    const meeting = rows.find((r) => r.kind === 'meeting' && r.name === fact.meeting);
    return {
      decision: fact.id,
      item: fact.item ?? null,
      case: fact.case,
      caseReference: fact.caseReference,
      decidedOn: fact.decidedOn,
      outcome: fact.outcome,
      votes: { for: inFavour, against, unanimous },
      vote: voteOnDay(fact, rows, language),
      proposals: proposalsView(fact, meeting && meetingOf(meeting)),
      election: electionView(fact, judgementIn(rows, fact.id)),
      wording: fact.wording,
      annulled: fact.annulled,
      afterwards: await afterwardsOf(this.store, cooperation, fact.id, { sources, rows, validOn }),
      confirmations: confirmationsOn(day, fact.id),
    };
  }

  /** Default: as they stand today. */
  async followUps(question: DayQuestion, language: Language = 'nb'): Promise<FollowUpsAnswer | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const followUps = followUpsOn(day);
    const wanted = new Set(followUps.map(({ followUp }) => `follow-up ${followUp}`));
    return {
      ...clocks(question.cooperation, day.known),
      validOn: day.validOn,
      followUps,
      findings: foundIn(day, wanted).map(findingView(language)),
    };
  }
}

/** What depends on the day asked: whether bodies have met as often as the agreement wants. */
export function meetingFindingsOn(day: DayOfBook): Finding[] {
  const [said] = day.of('meeting-terms');
  if (!said) return [];
  const { since, terms } = said.value as unknown as { since: CivilDate; terms: MeetingGround['terms'] };
  const held = day.of('meeting').flatMap((row) => {
    const { body, held, notices } = meetingOf(row);
    if (!held || held.on > day.validOn) return [];
    const agenda = noticeOn({ notices }, held.on)?.agenda.map((item) => item.title);
    return [{ body, on: held.on, sources: [held.source], ...(agenda && { agenda }) }];
  });
  return meetingOftenEnough({ validOn: day.validOn, since, terms, held });
}

const ABOUT_MEETINGS = /^(meeting|decision of meeting|follow-up) /;

/** What stands of meetings on the day; null: all of it. */
function foundIn(day: DayOfBook, names: ReadonlySet<string> | null): Finding[] {
  const rows = day.of('findings').filter(({ name }) => (names ? names.has(name) : ABOUT_MEETINGS.test(name)));
  return rows.flatMap(({ value }) => (value as unknown as { findings: readonly Finding[] }).findings);
}

const namesOf = (meetings: readonly MeetingView[]): ReadonlySet<string> =>
  new Set(
    meetings.flatMap(({ meeting, decisions, followUps }) => [
      `meeting ${meeting}`,
      ...decisions.map(({ decision }) => `decision of meeting ${decision}`),
      ...followUps.map(({ followUp }) => `follow-up ${followUp}`),
    ]),
  );

const meetingOf = (row: FactRow) => row.value as unknown as Omit<Meeting, 'sources'>;

function meetingView(
  row: FactRow,
  day: DayOfBook,
  made: readonly MeetingDecisionView[],
  bodies: ReadonlyMap<string, Body>,
): MeetingView {
  const { validOn } = day;
  const meeting = meetingOf(row);
  const { id, body, held } = meeting;
  const approved = approvedLast(meeting, validOn);
  const notice = noticeOn(meeting, validOn);
  const isMade = new Set(made.map(({ decision }) => decision));
  const status = meetingStatus(meeting, validOn);
  const cancelledThen = status === 'CANCELLED' ? meeting.cancelled : null;
  const heldThen = held && held.on <= validOn ? held : null;
  return {
    meeting: id,
    body,
    bodyName: bodies.get(body)?.name ?? body,
    status,
    date: heldThen?.on ?? notice?.at.date ?? validOn,
    notice: notice && {
      sentOn: notice.sentOn,
      date: notice.at.date,
      time: notice.at.time ?? null,
      place: notice.place ?? null,
      remote: notice.remote ?? false,
      agenda: notice.agenda.map(agendaView),
    },
    cancelled: cancelledThen && { on: cancelledThen.on, reason: cancelledThen.reason },
    proposals: meeting.proposals
      .filter(({ on }) => on <= validOn)
      .map(({ proposal, item, by, kind = null, text, on }) => ({
        proposal,
        item,
        kind,
        by: { body: by.body ?? null, municipality: by.municipality ?? null, seat: by.seat ?? null },
        text,
        sentOn: on,
      })),
    held: heldThen && heldView(heldThen),
    approved: approved && { in: approved.in, on: approved.on, remarks: approved.remarks },
    decisions: made,
    followUps: followUpsOn(day).filter(({ decision }) => isMade.has(decision)),
    events: row.sources,
  };
}

const agendaView = ({ item, case: of, title, public: open, legalBasis }: AgendaItem) => ({
  ...{ item, title, public: open },
  case: of ?? null,
  legalBasis: legalBasis ?? null,
});

const heldView = (held: NonNullable<Meeting['held']>): HeldMeetingView => ({
  on: held.on,
  time: held.time ?? null,
  place: held.place ?? null,
  remote: held.remote ?? null,
  present: held.present ?? null,
  absent: held.absent ?? null,
  treated: held.treated ?? null,
  closed: (held.closed ?? []).map(({ item, legalBasis, votedInOpenMeeting }) => ({
    item,
    legalBasis: legalBasis ?? null,
    votedInOpenMeeting: votedInOpenMeeting ?? null,
  })),
  excused: (held.excused ?? []).map(({ seat, item, ground, granted, legalBasis }) => ({
    ...{ seat, ground, granted },
    item: item ?? null,
    legalBasis: legalBasis ?? null,
  })),
  added: (held.added ?? []).map(({ item, title, objections, chairObjected }) => ({
    ...{ item, title, objections },
    chairObjected: chairObjected ?? false,
  })),
});

/** What a municipality has said by the day of the record of a decision. */
export function confirmationsOn(day: DayOfBook, decision: string): ConfirmationView[] {
  const row = day.of('confirmations').find(({ name }) => name === decision);
  if (!row) return [];
  const { confirmations, changedByOthers } = row.value as unknown as ConfirmationsRow;
  const changed = changedByOthers.filter(({ on }) => on <= day.validOn);
  return confirmations
    .filter(({ on }) => on <= day.validOn)
    .map(({ by, confirms, remark, on, source }) => {
      return { by, confirms, remark, on, outdated: changed.some((c) => c.source > source) };
    });
}

function followUpsOn(day: DayOfBook): FollowUpView[] {
  const views = day.of('follow-up').map(({ value, sources }): FollowUpView => {
    const followUp = value as unknown as FollowUp;
    const closed = followUp.closed && followUp.closed.on <= day.validOn ? followUp.closed : null;
    const { id, decision, what, who, openedOn, dueOn } = followUp;
    const status = followUpStatus(followUp, day.validOn);
    const ended = { closedOn: closed?.on ?? null, how: closed?.how ?? null };
    return { followUp: id, decision, what, who, openedOn, dueOn, status, ...ended, events: sources };
  });
  const due = (view: FollowUpView): string => view.dueOn ?? '9999-12-31';
  return views.sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.followUp < b.followUp ? -1 : 1));
}

@QueryHandler(AskMeetings)
export class AskMeetingsHandler implements IQueryHandler<AskMeetings> {
  constructor(private readonly meetings: MeetingsQuestions) {}

  execute({ question, language }: AskMeetings) {
    return this.meetings.ask(question, language);
  }
}

@QueryHandler(AskFollowUps)
export class AskFollowUpsHandler implements IQueryHandler<AskFollowUps> {
  constructor(private readonly meetings: MeetingsQuestions) {}

  execute({ question, language }: AskFollowUps) {
    return this.meetings.followUps(question, language);
  }
}
