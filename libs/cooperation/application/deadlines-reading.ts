import { FactBase, ONLY } from '#allocation';
import { type BudgetOnDay, type BudgetTerms, budgetTermsIn } from '#budget';
import { type AppealOnDay, type HostDecisionOnDay, madeOn, type ReviewOnDay } from '#control';
import type { DeliveredReport } from '#delivery';
import type { EventStore } from '#event-store';
import { type BodyOnDay, calledFor, type FollowUp, type Meeting, type MeetingTerms } from '#governance';
import { type BookId, dayInYear, earlier, firstOfYear, isRefusal, type Refusal, type Timeline, yearOf } from '#kernel';
import type { FactRow } from '#projections';
import type { BudgetPrepared } from '../domain/deadlines/budget-deadlines.ts';
import type { ControlDays } from '../domain/deadlines/control-deadlines.ts';
import type { Done } from '../domain/deadlines/deadline.ts';
import type { DeadlineGround, Routine } from '../domain/deadlines/deadlines.ts';
import type { FollowUpDay, MeetingDay, MeetingsGround } from '../domain/deadlines/meeting-deadlines.ts';
import type { OfAccounts } from '../domain/deadlines/money-deadlines.ts';
import { BookReading, type DayOfBook } from './book-reading.ts';
import { daysAsRead, reportDaysOf } from './delivery-questions.ts';
import { LedgerReading } from './ledger-reading.ts';
import type { BookFacts, Clock } from './ports.ts';

/** Before every day, and after it. */
const [BEGINNING, END] = ['1900-01-01', '2999-12-31'];

/** Reads what the deadlines of a year follow from, as it stands on a day. */
export class DeadlinesReading {
  readonly #book: BookReading;
  readonly #ledger: LedgerReading;

  constructor(
    private readonly store: EventStore,
    private readonly facts: BookFacts,
    clock: Clock,
  ) {
    this.#book = new BookReading(store, facts.register, clock);
    this.#ledger = new LedgerReading(store, facts, clock);
  }

  async groundOf(cooperation: BookId, day: DayOfBook, year: number): Promise<DeadlineGround | Refusal> {
    const { known, validOn } = day;
    const [agreement] = day.of('agreement');
    const budget = day.of('budget').find((r) => r.name === String(year + 1));
    const ofYear = this.#book.read(this.facts.register, (facts) => {
      const during = (kind: string) =>
        facts.during(cooperation, firstOfYear(year), firstOfYear(year + 1), known.size, kind);
      const next = facts.on(cooperation, firstOfYear(year + 1), known.size).filter((r) => r.kind === 'participant');
      // What is due in a year can be done before or after it, and be that of who was host on the last day of all.
      const ever = (kind: string) => facts.during(cooperation, BEGINNING, END, known.size, kind);
      const hosts = [...ever('cooperation'), ...ever('participant')];
      return { rules: [...during('cooperation'), ...during('terms')], hosts, next: next.map((r) => r.name).sort() };
    });
    if (isRefusal(ofYear)) return ofYear;
    const money = this.#ledger.money({ cooperation, known, validOn }, earlier(firstOfYear(year - 2), validOn));
    if (isRefusal(money)) return money;
    const population = await this.#populationOf(cooperation, day, year);
    if (isRefusal(population)) return population;
    const bodies = new Map(day.of('body-on-day').map((r) => [r.name, r.value as unknown as BodyOnDay]));
    const followUps = this.#book.read(this.facts.decisions, (facts) =>
      followUpsOf(day, bodies, (name) => {
        const row = facts.one(cooperation, { kind: 'decision', name }, validOn, known.size);
        return (row?.value as { body: string } | undefined)?.body ?? null;
      }),
    );
    if (isRefusal(followUps)) return followUps;
    return {
      validOn,
      host: (day.cooperation.value as { host: string }).host,
      hostOn: hostsIn(new FactBase([...ofYear.hosts, ...day.of('notice')])),
      since: day.since,
      until: day.until,
      agreement: agreement ? agreementIn(year, day, agreement) : null,
      next: ofYear.next,
      budget: budget ? { value: budget.value as unknown as BudgetOnDay, sources: budget.sources } : null,
      prepared: preparedOf(day, bodies),
      notices: noticesOf(day),
      reports: reportDaysOf(day, year),
      control: controlDaysOf(day),
      meetings: meetingsOf(day, bodies),
      meetingTerms: meetingTermsOf(day),
      followUps,
      rules: new FactBase(ofYear.rules),
      money,
      ofAccounts: ofAccountsOf(day, (day.cooperation.value as { host: string }).host),
      population,
    };
  }

  /** When the figures of 1 January were first entered: an entry of the same date later is a correction. */
  async #populationOf(
    cooperation: BookId,
    day: DayOfBook,
    year: number,
  ): Promise<DeadlineGround['population'] | Refusal> {
    const name = firstOfYear(year);
    const sizes = [day.known.size];
    const read = this.#book.read(this.facts.register, (facts) => {
      for (let size = day.known.size; size > 0; ) {
        const row = facts.one(cooperation, { kind: 'population', name }, name, size);
        const [source] = row?.sources ?? [];
        if (source === undefined || source >= size) break;
        sizes.unshift(source);
        size = source;
      }
    });
    if (isRefusal(read)) return read;
    const [index = 0] = sizes;
    if (sizes.length === 1) return day.of('population').length > 0 ? 'NOT_YET' : 'NEVER';
    const { events } = await this.store.readBook(cooperation, index, 1);
    const [event] = events;
    return event ? { on: event.metadata.decided, by: null, what: null, sources: [index] } : 'NOT_YET';
  }
}

/** The agreement with the last days of its budget and its routines as A-30 is read on the day. */
function agreementIn(year: number, day: DayOfBook, { value, sources }: FactRow): DeadlineGround['agreement'] {
  const said = value as { budget?: BudgetTerms; routines?: readonly Routine[] };
  const read = day.of('interpretation').find(({ name }) => name === 'A-30')?.value as { option: string } | undefined;
  const budget = said.budget && budgetTermsIn(year, said.budget, read?.option ?? null);
  const asRead = daysAsRead(day);
  const routines = said.routines?.map((routine) => ({
    ...routine,
    day: asRead(dayInYear(year, routine.day)).slice(5),
  }));
  return { ...said, ...(budget && { budget }), ...(routines && { routines }), sources };
}

/** Who is host on each day; nobody, when it takes no part any more. */
function hostsIn(base: FactBase): NonNullable<DeadlineGround['hostOn']> {
  return (on) => {
    const host = base.on('cooperation', ONLY, on)?.value.host ?? null;
    if (host === null || base.on('participant', host, on)) return { municipality: host, clause: null };
    const left = base.all('notice').find(({ value }) => value.municipality === host && (value.lastDay ?? on) < on);
    return { municipality: null, clause: left?.value.clause ?? 'kommuneloven § 20-1' };
  };
}

function noticesOf(day: DayOfBook): DeadlineGround['notices'] {
  return day.of('notice').flatMap(({ value, sources }) => {
    const { notice, municipality, lastDay, clause, takenBack } = value as unknown as {
      notice: string;
      municipality: string;
      lastDay: string | null;
      clause: string;
      takenBack: { agreed: boolean } | null;
    };
    return takenBack?.agreed ? [] : [{ notice, municipality, lastDay, clause, sources }];
  });
}

/** The last days for controlling the host’s decisions; one that was never valid needs no control. */
function controlDaysOf(day: DayOfBook): ControlDays[] {
  const appeals = day.of('appeal').map(({ value, sources }) => ({ ...(value as unknown as AppealOnDay), sources }));
  const reviews = day
    .of('legality-review')
    .map(({ value, sources }) => ({ ...(value as unknown as ReviewOnDay), sources }));
  return day.of('host-decision').flatMap(({ value, sources }) => {
    const { annulled, ...decision } = value as unknown as HostDecisionOnDay;
    if (annulled) return [];
    const ofIt = (other: { readonly decision: string }): boolean => other.decision === decision.decision;
    return [
      {
        ...decision,
        sources,
        appeals: appeals.filter(ofIt).map((a): Done => {
          const on = madeOn(a.sentOn ?? undefined, a.receivedOn);
          return { on, by: a.municipality, what: a.appeal, sources: a.sources };
        }),
        reviews: reviews.filter(ofIt).map((r): Done => {
          const on = madeOn(r.sentOn ?? undefined, r.demandedOn);
          return { on, by: r.municipality, what: r.review, sources: r.sources };
        }),
      },
    ];
  });
}

type Bodies = ReadonlyMap<string, Pick<BodyOnDay, 'kind' | 'municipality'>>;

/** What was recommended by executive committees, and what was made public, by the day. */
function preparedOf({ of }: DayOfBook, bodies: Bodies): BudgetPrepared[] {
  const recommended = of('budget-recommended').flatMap(({ from: on, value, sources }): BudgetPrepared[] => {
    const { year, version, municipality, decision, body } = value as unknown as Recommended;
    if (municipality === null || bodies.get(body)?.kind !== 'EXECUTIVE_COMMITTEE') return [];
    const done = { on, by: body, what: decision, sources };
    return [{ code: 'BUDGET_RECOMMENDED', year, version, municipality, done }];
  });
  const published = of('budget-published').map(({ from: on, value, sources }): BudgetPrepared => {
    const { year, version, municipality } = value as unknown as Omit<BudgetPrepared, 'code' | 'done'>;
    const done = { on, by: municipality, what: version, sources };
    return { code: 'BUDGET_PUBLISHED', year, version, municipality, done };
  });
  return [...recommended, ...published];
}

interface Recommended {
  readonly year: number;
  readonly version: string;
  readonly municipality: string | null;
  readonly decision: string;
  readonly body: string;
}

/** The annual reports that were delivered (kommuneloven § 14-7) and the accounts that were adopted, by the day. */
function ofAccountsOf({ of }: DayOfBook, host: string): OfAccounts[] {
  const reports = of('report').flatMap(({ value, sources }): OfAccounts[] => {
    const { report, kind, period, deliveredOn: on } = value as unknown as DeliveredReport;
    if (kind !== 'STATUTORY_ANNUAL') return [];
    return [{ code: 'ANNUAL_REPORT', year: yearOf(period.to), done: { on, by: host, what: report, sources } }];
  });
  const adopted = of('accounts-adopted').map(({ from: on, value, sources }): OfAccounts => {
    const { year, decision, body } = value as unknown as { year: number; decision: string; body: string };
    return { code: 'ACCOUNTS_ADOPTED', year, done: { on, by: body, what: decision, sources } };
  });
  return [...reports, ...adopted];
}

/** Meetings that are called or held, as known on the day. */
function meetingsOf({ validOn, of }: DayOfBook, bodies: Bodies): MeetingDay[] {
  return of('meeting').flatMap(({ value, sources }): MeetingDay[] => {
    const meeting = value as unknown as Meeting;
    const { id, body } = meeting;
    const held = meeting.held && meeting.held.on <= validOn ? meeting.held : null;
    const called = calledFor(meeting, validOn);
    const date = called ?? held?.on ?? null;
    const known = bodies.get(body);
    if (date === null || !known) return [];
    const [first] = meeting.notices;
    return [
      {
        meeting: id,
        body,
        kind: known.kind,
        municipality: known.municipality,
        date,
        called: first ? { on: first.sentOn, by: body, what: id, sources: [first.source] } : null,
        held: held && { on: held.on, by: body, what: id, sources: [held.source] },
        sources,
      },
    ];
  });
}

function meetingTermsOf(day: DayOfBook): MeetingsGround['meetingTerms'] {
  const [row] = day.of('meeting-terms');
  return row ? (row.value as unknown as { terms: Timeline<MeetingTerms> }).terms : [];
}

function followUpsOf(
  { of, validOn }: DayOfBook,
  bodies: Bodies,
  bodyOf: (decision: string) => string | null,
): FollowUpDay[] {
  return of('follow-up').flatMap(({ value, sources }): FollowUpDay[] => {
    const { id, decision, what, who, dueOn, closed } = value as unknown as FollowUp;
    if (dueOn === null) return [];
    const body = bodies.get(bodyOf(decision) ?? '') ?? null;
    const done =
      closed && closed.on <= validOn ? { on: closed.on, by: null, what: null, sources: [closed.source] } : null;
    return [{ followUp: id, decision, what, who, dueOn, body, done, sources }];
  });
}
