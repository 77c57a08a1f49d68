import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import { approvedLast, type Body, type DecisionFact, type Meeting, noticeOn } from '#governance';
import { type CivilDate, isRefusal, type Language, type Refusal } from '#kernel';
import type { FactRow } from '#projections';
import type { Clocks, DecisionView } from './answers.ts';
import { BookReading, type DayQuestion } from './book-reading.ts';
import {
  type AfterwardsView,
  afterwardsOf,
  type ElectionView,
  electionView,
  judgementIn,
  type ProposalsView,
  proposalsView,
} from './decided-views.ts';
import { type ConfirmationView, confirmationsOn } from './meetings-questions.ts';
import { decisionNotThen, recipientNotParticipant } from './meetings-refusals.ts';
import type { BookFacts, Clock } from './ports.ts';
import { Questions } from './questions.ts';
import { clocks } from './views.ts';
import { type VoteView, voteOnDay } from './vote-views.ts';

/** An extract (særutskrift) of one decision for the municipalities it goes to, with where it stands in the book. */
export interface ExtractAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly name: string;
  readonly recipients: readonly { readonly municipality: string; readonly name: string }[];
  readonly decision: string;
  readonly body: string;
  readonly bodyName: string;
  /** Whose body it is, and so who confirms the record; null when it is the cooperation's. */
  readonly bodyMunicipality: string | null;
  readonly case: string | null;
  readonly caseTitle: string | null;
  readonly caseReference: string | null;
  readonly meeting: string | null;
  readonly place: string | null;
  /** Of the list of cases of the meeting; null when the decision names none. */
  readonly item: string | null;
  /** Treated, or to be treated, behind closed doors, by which provision; null when it was open. */
  readonly closed: { readonly legalBasis: string | null } | null;
  readonly decidedOn: CivilDate;
  readonly outcome: string;
  readonly votes: { readonly for: number | null; readonly against: number | null; readonly unanimous: boolean | null };
  /** What they come to by the rules of the body; null when there is nothing to count. */
  readonly vote: VoteView | null;
  /** Null when the record does not say which proposals were adopted. */
  readonly proposals: ProposalsView | null;
  /** Null when it is no election. */
  readonly election: ElectionView | null;
  /** What it was to bring about, and whether it does; null when nothing. */
  readonly effect: DecisionView['effect'];
  readonly wording: string;
  readonly annulled: boolean;
  readonly afterwards: AfterwardsView;
  readonly minutesApprovedOn: CivilDate | null;
  readonly confirmations: readonly ConfirmationView[];
  /** The events that say it, with the hashes by which they are found again. */
  readonly record: readonly {
    readonly index: number;
    readonly type: string;
    readonly recorded: string;
    readonly hash: string;
    /** What lies beside the book and the event refers to; the references stay when it is erased. */
    readonly documents: readonly { readonly reference: string; readonly sha256: string }[];
  }[];
}

export interface ExtractQuestion extends DayQuestion {
  readonly decision: string;
  /** Default: to all who take part on the day, or did when it was made. */
  readonly municipality?: string | null;
}

export class AskExtract extends Query<ExtractAnswer | Refusal> {
  constructor(
    readonly question: ExtractQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class ExtractQuestions {
  readonly #book: BookReading;

  constructor(
    private readonly store: EventStore,
    private readonly facts: BookFacts,
    private readonly clock: Clock,
  ) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: as it stands today. */
  async ask(question: ExtractQuestion, language: Language = 'nb'): Promise<ExtractAnswer | Refusal> {
    const { cooperation, decision, municipality } = question;
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn } = day;
    const rows = this.#book.read(this.facts.decisions, (facts) => facts.on(cooperation, validOn, known.size));
    if (isRefusal(rows)) return rows;
    const row = rows.find((r) => r.kind === 'decision' && r.name === decision);
    if (!row) return decisionNotThen({ decision, on: validOn });
    const fact = row.value as unknown as DecisionFact;
    const then = this.#book.read(this.facts.register, (facts) => facts.on(cooperation, fact.decidedOn, known.size));
    if (isRefusal(then)) return then;
    const participants = participantsIn([...day.rows, ...then]);
    const recipients = participants.filter((p) => municipality == null || p.municipality === municipality);
    if (municipality != null && recipients.length === 0) {
      const all = participants.map((p) => `${p.municipality} ${p.name}`).join(', ');
      return recipientNotParticipant({ municipality, on: validOn, known: all });
    }
    const questions = new Questions(this.store, this.facts, this.clock, language);
    const knownAt = String(known.size);
    const views = await questions.decisions({ cooperation, to: validOn, knownAt, only: new Set([decision]) });
    if (isRefusal(views)) return views;
    const named = (kind: string, id: string | null) => rows.find((r) => r.kind === kind && r.name === id)?.value;
    const body = named('body', fact.body) as unknown as Body | undefined;
    const meeting = day.of('meeting').find((r) => r.name === fact.meeting)?.value as unknown as Meeting | undefined;
    const { for: inFavour, against, unanimous } = fact.votes;
    const approved = meeting ? approvedLast(meeting, validOn) : null;
    return {
      ...clocks(cooperation, known),
      validOn,
      name: (day.cooperation.value as { name: string }).name,
      recipients,
      decision,
      body: fact.body,
      bodyName: body?.name ?? fact.body,
      bodyMunicipality: body?.municipality ?? null,
      case: fact.case,
      caseTitle: (named('case', fact.case) as { title?: string } | undefined)?.title ?? null,
      caseReference: fact.caseReference,
      meeting: fact.meeting,
      place: meeting?.held?.place ?? null,
      item: fact.item ?? null,
      closed: closedIn(meeting, fact),
      decidedOn: fact.decidedOn,
      outcome: fact.outcome,
      votes: { for: inFavour, against, unanimous },
      vote: voteOnDay(fact, day.rows, language),
      proposals: proposalsView(fact, meeting),
      election: electionView(fact, judgementIn(day.rows, decision)),
      effect: views.decisions[0]?.effect ?? null,
      wording: fact.wording,
      annulled: fact.annulled,
      afterwards: await afterwardsOf(this.store, cooperation, decision, { sources: row.sources, ...day }),
      minutesApprovedOn: approved?.on ?? null,
      confirmations: confirmationsOn(day, decision),
      record: await this.#record(cooperation, row.sources),
    };
  }

  async #record(cooperation: string, indexes: readonly number[]): Promise<ExtractAnswer['record']> {
    const record: ExtractAnswer['record'][number][] = [];
    for (const index of indexes) {
      const { events } = await this.store.readBook(cooperation, index, 1);
      for (const { metadata, recorded, hash } of events)
        record.push({ index, type: metadata.type, recorded, hash, documents: metadata.documents ?? [] });
    }
    return record;
  }
}

/** Each municipality once, in the order of the rows. */
function participantsIn(rows: readonly FactRow[]): ExtractAnswer['recipients'] {
  const of = new Map<string, { municipality: string; name: string }>();
  for (const { kind, name, value } of rows)
    if (kind === 'participant' && !of.has(name))
      of.set(name, { municipality: name, name: (value as { name: string }).name });
  return [...of.values()];
}

/** By the minutes; before there are any, and where they say nothing of it, by the list of cases. */
function closedIn(meeting: Meeting | undefined, { item, decidedOn }: DecisionFact): ExtractAnswer['closed'] {
  if (!meeting || item === undefined) return null;
  const announced = noticeOn(meeting, decidedOn)?.agenda.find((entry) => entry.item === item && !entry.public);
  const closed = meeting.held?.closed?.find((entry) => entry.item === item) ?? announced;
  return closed ? { legalBasis: closed.legalBasis ?? null } : null;
}

@QueryHandler(AskExtract)
export class AskExtractHandler implements IQueryHandler<AskExtract> {
  constructor(private readonly extracts: ExtractQuestions) {}

  execute({ question, language }: AskExtract) {
    return this.extracts.ask(question, language);
  }
}
