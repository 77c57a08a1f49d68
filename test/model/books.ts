import {
  AgreementQuestions,
  accountingYearOf,
  BodiesQuestions,
  type BookFacts,
  BudgetQuestions,
  bookCatalogue,
  type CooperationEvent,
  type CooperationState,
  cooperationDecider,
  cooperationRegister,
  DeadlinesQuestions,
  DelegationQuestions,
  decideInYear,
  evolveYear,
  FindingsQuestions,
  isYearCommand,
  MeetingsQuestions,
  moneyLedger,
  noCooperation,
  noYear,
  ParticipantsQuestions,
  Questions,
  WhatIfs,
  type YearEvent,
  type YearState,
} from '#cooperation';
import type { BookHead, EventStore, Page } from '#event-store';
import { decisionRegister } from '#governance';
import {
  accountsStream,
  canonicalJson,
  cooperationStream,
  type DomainEvent,
  dateInOslo,
  isRefusal,
  type Json,
  type Placed,
  type RecordedEvent,
  type Segment,
  Timelines,
} from '#kernel';
import type { FactChange, FactReader, FactRow, FactSource } from '#projections';
import { BookReading } from '../../libs/cooperation/application/book-reading.ts';
import { otherYearsOf, type YearCommand } from '../../libs/cooperation/domain/accounting-year/year.ts';
import type { BookEvent } from './book-events.ts';
import type { Entry } from './histories.ts';

export const CLOCK = { now: () => '2051-01-01T00:00:00.000Z' };
export const BOOK = 'samarbeidet';

/** An event of the store as the naive model reads it. */
export const listed = ({
  index,
  data,
  recorded,
  metadata,
}: Pick<RecordedEvent, 'index' | 'data' | 'recorded' | 'metadata'>): BookEvent => ({
  index,
  type: metadata.type,
  data: data as unknown as BookEvent['data'],
  decided: metadata.decided,
  validFrom: metadata.validFrom,
  recorded,
  stream: metadata.stream,
  ...(metadata.actor.municipality !== undefined && { actorMunicipality: metadata.actor.municipality }),
});

/** Every question that the models are compared by. */
export type Program = ReturnType<typeof programOf>;
export function programOf(store: EventStore, facts: BookFacts) {
  const questions = new Questions(store, facts, CLOCK);
  return {
    questions,
    agreements: new AgreementQuestions(store, facts, CLOCK),
    bodies: new BodiesQuestions(store, facts, CLOCK),
    budgets: new BudgetQuestions(store, facts, CLOCK),
    deadlines: new DeadlinesQuestions(store, facts, CLOCK),
    delegations: new DelegationQuestions(store, facts, CLOCK),
    findings: new FindingsQuestions(new BookReading(store, facts.register, CLOCK), questions),
    meetings: new MeetingsQuestions(store, facts, CLOCK),
    participants: new ParticipantsQuestions(store, facts, CLOCK),
  };
}

interface MemoryRow extends Segment<Json> {
  readonly kind: string;
  readonly name: string;
  readonly knownFrom: number;
  knownTo: number | null;
}

/** The rows of one projector, in a list. */
class MemoryRows implements FactSource {
  readonly #rows: MemoryRow[] = [];
  readonly #open = new Map<string, MemoryRow[]>();

  constructor(private readonly projected: () => number) {}

  read<T>(question: (facts: FactReader) => T): T {
    return question(this.#reader());
  }

  apply(change: FactChange, index: number): void {
    const id = `${change.kind} ${change.name}`;
    const open = this.#open.get(id) ?? [];
    const next =
      change.op === 'replace'
        ? change.timeline
        : change.op === 'erase'
          ? Timelines.clear(open, change.from, change.to)
          : Timelines.assign(open, change);
    const kept = next.map(({ from, to, value, sources }): MemoryRow => {
      const same = (row: MemoryRow) =>
        row.from === from &&
        row.to === to &&
        `${row.sources}` === `${sources}` &&
        (row.value === value || JSON.stringify(row.value) === JSON.stringify(value));
      return (
        open.find(same) ?? {
          kind: change.kind,
          name: change.name,
          from,
          to,
          value,
          sources,
          knownFrom: index,
          knownTo: null,
        }
      );
    });
    for (const row of open) if (!kept.includes(row)) row.knownTo = index;
    this.#rows.push(...kept.filter((row) => !open.includes(row)));
    this.#open.set(id, kept);
  }

  #reader(): FactReader {
    const known = (size: number) => (row: FactRow) =>
      row.knownFrom < size && (row.knownTo === null || row.knownTo >= size);
    const during = (from: string, to: string, size: number): FactRow[] =>
      this.#rows.filter(known(size)).filter((row) => row.from < to && (row.to === null || row.to > from));
    const on = (day: string, size: number) => during(day, `${day}~`, size);
    return {
      during: (_, from, to, size, kind) =>
        during(from, to, size).filter((row) => kind === undefined || row.kind === kind),
      on: (_, day, size) => on(day, size),
      one: (_, key, day, size) => on(day, size).find((row) => row.kind === key.kind && row.name === key.name) ?? null,
      projected: this.projected,
    };
  }
}

/**
 * A book in memory: commands through the real deciders, events through the real projector, rows in a list. What a store
 * does to events (canonical text and back, validation, times that never run backwards) is done here too.
 */
export class MemoryBook {
  readonly events: BookEvent[] = [];
  readonly refused: string[] = [];
  readonly #register = new MemoryRows(() => this.events.length);
  readonly #decisions = new MemoryRows(() => this.events.length);
  readonly #ledger = new MemoryRows(() => this.events.length);
  readonly #accounts = new Map<number, YearState>();
  #state: CooperationState = noCooperation;

  constructor(history: readonly Entry[] = []) {
    for (const entry of history) this.record(entry);
  }

  get questions(): Questions {
    return new Questions(this.store, this.facts, CLOCK);
  }

  get whatIfs(): WhatIfs {
    return new WhatIfs(this.store, this.facts, CLOCK);
  }

  get program(): Program {
    return programOf(this.store, this.facts);
  }

  get facts() {
    return { register: this.#register, decisions: this.#decisions, ledger: this.#ledger };
  }

  get store(): EventStore {
    const recordedAt = (index: number) => this.events[index]?.recorded ?? null;
    const store: Pick<EventStore, 'bookHead' | 'sizeAt' | 'books' | 'readBook'> = {
      bookHead: async (): Promise<BookHead> => ({
        size: this.events.length,
        firstRecorded: recordedAt(0),
        lastRecorded: recordedAt(this.events.length - 1),
      }),
      sizeAt: async (_, instant) => this.events.filter((e) => e.recorded <= instant).length,
      books: async () => [BOOK],
      readBook: async (_, from, limit): Promise<Page> => ({
        events: this.events.slice(from, from + limit).map((e) => ({ ...e, metadata: e })) as unknown as RecordedEvent[],
        end: from + limit >= this.events.length,
      }),
    };
    return store as EventStore;
  }

  /** As a recorder reads them: no years but those that a command names. */
  #besides(command: YearCommand, today: string): ReadonlyMap<number, YearState> {
    const named = otherYearsOf(command, this.#state, today);
    return new Map(named.map((of) => [of, this.#accounts.get(of) ?? noYear]));
  }

  /** The code of the refusal; null when it was recorded. */
  record({ command, recorded, actor = '', municipality }: Entry): string | null {
    const year = isYearCommand(command) ? accountingYearOf(command) : null;
    const decided = isYearCommand(command)
      ? decideInYear(command, {
          year: this.#accounts.get(year ?? 0) ?? noYear,
          others: this.#besides(command, dateInOslo(recorded)),
          cooperation: this.#state,
          actor,
          today: dateInOslo(recorded),
        })
      : cooperationDecider.decide(command, this.#state);
    if (isRefusal(decided)) {
      this.refused.push(decided.code);
      return decided.code;
    }
    const stream = year === null ? cooperationStream(BOOK) : accountsStream(BOOK, year);
    for (const event of decided) {
      const data = JSON.parse(canonicalJson(event.data));
      bookCatalogue.assertValid(event.type, data);
      const last = this.events.at(-1)?.recorded ?? '';
      const at = {
        index: this.events.length,
        id: `${this.events.length}`,
        decided: event.decided ?? command.decided,
        validFrom: event.validFrom ?? command.validFrom,
        recorded: recorded > last ? recorded : last,
        actor,
        ...(municipality !== undefined && { actorMunicipality: municipality }),
      };
      const placed: Placed<DomainEvent> = { type: event.type, data, at };
      const before = this.#state;
      if (year === null) this.#state = cooperationDecider.evolve(before, placed as Placed<CooperationEvent>);
      else this.#accounts.set(year, evolveYear(this.#accounts.get(year) ?? noYear, placed as Placed<YearEvent>));
      for (const change of cooperationRegister.changes(placed, before, this.#state, stream))
        this.#register.apply(change, at.index);
      const { governance } = this.#state;
      if (year === null)
        for (const change of decisionRegister.changes(placed, before.governance, governance, stream))
          this.#decisions.apply(change, at.index);
      for (const change of moneyLedger.changes(placed, null, null, stream)) this.#ledger.apply(change, at.index);
      this.events.push({ ...at, type: event.type, data, stream });
    }
    return null;
  }
}
