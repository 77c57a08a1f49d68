import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import {
  addDays,
  type BookId,
  type CivilDate,
  type Finding,
  isRefusal,
  type Language,
  type Refusal,
  Timelines,
} from '#kernel';
import type { FactRow, FactSource } from '#projections';
import { mergerFindings, mergersOf, type NoticeFact, noticeFindings } from '../domain/rules/participation-findings.ts';
import type { Admission, Membership, Unanimity } from '../domain/state.ts';
import type { Clocks, FindingView } from './answers.ts';
import { BookReading } from './book-reading.ts';
import { releaseDecided } from './findings-questions.ts';
import type { Clock } from './ports.ts';
import { clocks, findingView } from './views.ts';

export interface ParticipantView {
  readonly municipality: string;
  readonly name: string;
  readonly organisationNumber: string;
  readonly host: boolean;
  /** First day of this participation. */
  readonly from: CivilDate;
  /** Last day, when one is known; null: it goes on. */
  readonly until: CivilDate | null;
  readonly events: readonly number[];
}

/** A notice of withdrawal as it stands on the day. */
export interface NoticeView {
  readonly notice: string;
  readonly municipality: string;
  readonly name: string;
  readonly form: 'WRITTEN' | 'ORAL';
  readonly sentOn: CivilDate | null;
  readonly receivedOn: CivilDate;
  readonly decision: string | null;
  readonly lastDay: CivilDate | null;
  readonly clause: string;
  /** Where the agreement says what who leaves receives or pays; null: it does not say. */
  readonly release: string | null;
  readonly takenBack: { readonly on: CivilDate; readonly agreed: boolean } | null;
  readonly events: readonly number[];
}

/** A matter that needs the decision of every council, as it stands on the day. */
export interface UnanimityView {
  /** First day on which it holds; null: councils are missing. */
  readonly on: CivilDate | null;
  readonly approvedBy: readonly {
    readonly municipality: string;
    readonly decision: string;
    readonly decidedOn: CivilDate;
  }[];
  readonly missing: readonly string[];
  readonly events: readonly number[];
}
export interface AdmissionView extends UnanimityView {
  readonly municipality: string;
  readonly name: string;
  readonly organisationNumber: string;
}

/** That a municipality takes the place of others. */
export interface SuccessionView {
  readonly successor: string;
  readonly successorName: string;
  readonly predecessors: readonly string[];
  /** In the order of their numbers in `predecessors`. */
  readonly predecessorNames: readonly string[];
  readonly on: CivilDate;
  readonly events: readonly number[];
}

/** Who takes part on a day, who is on the way out, and which municipality took the place of which. */
export interface ParticipantsAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly participants: readonly ParticipantView[];
  readonly notices: readonly NoticeView[];
  readonly successions: readonly SuccessionView[];
  /** Known, and not yet on the day. */
  readonly successionsToCome: readonly SuccessionView[];
  /** Municipalities that councils have approved to join. */
  readonly admissions: readonly AdmissionView[];
  /** What councils have decided on ending the cooperation; null: nothing. */
  readonly dissolution: UnanimityView | null;
  readonly findings: readonly FindingView[];
}

export interface ParticipantsQuestion {
  readonly cooperation: BookId;
  readonly validOn?: string | null;
  readonly knownAt?: string | null;
}

export class AskParticipants extends Query<ParticipantsAnswer | Refusal> {
  constructor(
    readonly question: ParticipantsQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Later than every day that a book can name. */
const LAST_DAY = '2999-12-31';

export class ParticipantsQuestions {
  readonly #book: BookReading;

  constructor(
    store: EventStore,
    private readonly facts: { readonly register: FactSource },
    clock: Clock,
  ) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: today. */
  async ask(question: ParticipantsQuestion, language: Language = 'nb'): Promise<ParticipantsAnswer | Refusal> {
    const { cooperation } = question;
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn, of: ofKind, cooperation: named } = day;
    const { host } = named.value as { host: string };
    const notices = ofKind('notice') as unknown as NoticeFact[];
    const findings = [
      ...noticeFindings(notices, host, releaseDecided(day)),
      ...mergerFindings(ofKind('succession'), ofKind('agreement')[0]?.from ?? null),
    ];
    const read = this.#book.read(this.facts.register, (rows) => ({
      stays: ofKind('participant').map((row) => withoutBreak(row, (on) => rows.one(cooperation, row, on, known.size))),
      toCome: rows
        .during(cooperation, validOn, LAST_DAY, known.size, 'succession')
        .filter(({ from }) => from > validOn)
        .sort((one, two) => (one.from < two.from ? -1 : 1)),
    }));
    if (isRefusal(read)) return read;
    const { stays, toCome } = read;
    const about = new Set(['ADMISSION_INCOMPLETE', 'ADMISSION_WITHOUT_COUNCILS', 'DISSOLUTION_INCOMPLETE']);
    const joining = ofKind('findings')
      .flatMap((row) => (row.value as unknown as { findings: readonly Finding[] }).findings)
      .filter((f) => about.has(f.code));
    return {
      ...clocks(cooperation, known),
      validOn,
      participants: stays.map((row) => participantView(row, host)),
      notices: notices.map(({ value: { hostAfter: _host, goesOnAs: _as, ...value }, sources }) => ({
        ...value,
        name: day.nameOf(value.municipality),
        release: value.release ?? null,
        events: sources,
      })),
      successions: ofKind('succession').flatMap(successionViews(day.nameOf)),
      // Each row to come also keeps the mergers before it.
      successionsToCome: toCome.flatMap((row) => successionViews(day.nameOf)(row).filter(({ on }) => on === row.from)),
      admissions: ofKind('admission').map((row) => {
        const { newcomer, ...admission } = row.value as unknown as Admission;
        return { ...newcomer, ...unanimityView(admission, validOn), events: row.sources };
      }),
      dissolution:
        ofKind('dissolution').map((row) => ({
          ...unanimityView(row.value as unknown as Unanimity, validOn),
          events: row.sources,
        }))[0] ?? null,
      findings: [...findings, ...joining].map(findingView(language)),
    };
  }
}

/** As it stood on the day: a council that decided later is still missing. */
function unanimityView({ on, approvedBy, missing }: Unanimity, validOn: CivilDate) {
  const given = approvedBy.filter((a) => a.decidedOn <= validOn);
  const later = approvedBy.filter((a) => a.decidedOn > validOn).map((a) => a.municipality);
  return { on: later.length > 0 ? null : on, approvedBy: given, missing: [...missing, ...later].sort() };
}

const successionViews =
  (nameOf: (municipality: string) => string) =>
  ({ name, value }: FactRow): SuccessionView[] =>
    mergersOf(value).map(({ on, predecessors, event }) => {
      const [successorName, predecessorNames] = [nameOf(name), predecessors.map(nameOf)];
      return { successor: name, successorName, predecessors, predecessorNames, on, events: [event] };
    });

/** The row with the days of those before and after it: a notice that is taken back ends nothing (L-6.2-5). */
function withoutBreak(row: FactRow, on: (day: CivilDate) => FactRow | null): FactRow {
  let [{ from, to }, sources] = [row, row.sources];
  for (let next = to === null ? null : on(to); next; next = to === null ? null : on(to)) {
    to = next.to;
    sources = Timelines.sourcesOf(sources, next.sources);
  }
  for (let last = on(addDays(from, -1)); last; last = on(addDays(from, -1))) {
    from = last.from;
    sources = Timelines.sourcesOf(sources, last.sources);
  }
  return { ...row, from, to, sources };
}

function participantView({ name: municipality, value, from, to, sources }: FactRow, host: string): ParticipantView {
  const { name, organisationNumber } = value as unknown as Membership;
  const until = to === null ? null : addDays(to, -1);
  return { municipality, name, organisationNumber, host: municipality === host, from, until, events: sources };
}

@QueryHandler(AskParticipants)
export class AskParticipantsHandler implements IQueryHandler<AskParticipants> {
  constructor(private readonly participants: ParticipantsQuestions) {}

  execute({ question, language }: AskParticipants) {
    return this.participants.ask(question, language);
  }
}
