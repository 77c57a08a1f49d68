import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import {
  ACCOUNTS_EVENTS,
  ALLOCATION_EVENTS,
  type Allocation,
  allocate,
  COST_FILE_EVENTS,
  endOfQuestion,
} from '#allocation';
import { BUDGET_EVENTS } from '#budget';
import { CONTROL_EVENTS } from '#control';
import { DELIVERY_EVENTS } from '#delivery';
import { GOVERNANCE_EVENTS } from '#governance';
import { BILLING_EVENTS, INVOICING_EVENTS } from '#invoicing';
import {
  accountsStream,
  type CivilDate,
  type CivilMonth,
  canonicalJson,
  cooperationStream,
  type Decided,
  type DomainEvent,
  EventCatalogue,
  endOfDayInOslo,
  firstOfYear,
  isRefusal,
  type Json,
  type Placed,
  type Refusal,
  type Segment,
  type StreamName,
  Timelines,
  yearOf,
} from '#kernel';
import type { FactChange, Projector } from '#projections';
import { accountingYearOf, decideInYear } from '../domain/accounting-year/year.ts';
import { evolveYear, noYear, type YearState } from '../domain/accounting-year/year-state.ts';
import { type BookCommand, COMMANDS, type CommandType, isYearCommand } from '../domain/commands.ts';
import { COST_MAPPING_EVENTS } from '../domain/cost-mappings/events.ts';
import { type CooperationEvent, cooperationDecider } from '../domain/decide.ts';
import { DEFAULT_READING_EVENTS } from '../domain/default-readings/events.ts';
import { ERASURE_EVENTS } from '../domain/erasures/events.ts';
import { COOPERATION_EVENTS } from '../domain/events.ts';
import { RESTATING_EVENTS } from '../domain/restating/events.ts';
import { type CooperationState, noCooperation } from '../domain/state.ts';
import { cooperationRegister } from '../projections/register.ts';

const BOOK = 'miniature';
const catalogue = new EventCatalogue([
  ...COOPERATION_EVENTS,
  ...GOVERNANCE_EVENTS,
  ...ALLOCATION_EVENTS,
  ...BUDGET_EVENTS,
  ...CONTROL_EVENTS,
  ...DELIVERY_EVENTS,
  ...ERASURE_EVENTS,
  ...RESTATING_EVENTS,
  ...BILLING_EVENTS,
  ...COST_MAPPING_EVENTS,
  ...DEFAULT_READING_EVENTS,
  ...ACCOUNTS_EVENTS,
  ...COST_FILE_EVENTS,
  ...INVOICING_EVENTS,
]);
const fits = new Map(Object.entries(COMMANDS).map(([type, schema]) => [type, Compile(schema)]));

export type DataOf<T extends CommandType> = Static<(typeof COMMANDS)[T]>;
export interface When {
  readonly decided: CivilDate;
  /** Default: the day it was decided. */
  readonly validFrom?: CivilDate;
  readonly caseReference?: string;
  /** Of the office that records it. */
  readonly actorMunicipality?: string;
  /** Id of who records it. */
  readonly by?: string;
}
export interface MiniatureRow extends Segment<Json> {
  readonly kind: string;
  readonly name: string;
}
interface Entry {
  readonly stream: StreamName;
  readonly event: Placed<DomainEvent>;
}

/**
 * A book in memory, as small as it can be: commands through the deciders, events in their order, rows by the projector
 * on plain timelines. What was known with the first N events is what the first N events give.
 */
export class Miniature {
  #entries: readonly Entry[] = [];
  #cooperation: CooperationState = noCooperation;
  readonly #accounts = new Map<number, YearState>();
  /** Rows of copies of the book with an event left out: made once, whatever years are asked about. */
  readonly #rowsWithout = new Map<string, readonly MiniatureRow[]>();
  /** Of the first N events; what comes after does not change them. */
  readonly #rows = new Map<string, readonly MiniatureRow[]>();

  get size(): number {
    return this.#entries.length;
  }

  get events(): readonly Placed<DomainEvent>[] {
    return this.#entries.map((e) => e.event);
  }

  get state(): CooperationState {
    return this.#cooperation;
  }

  /** Records a command; the events it gave, or its refusal. */
  attempt<T extends CommandType>(type: T, data: DataOf<T>, when: When): readonly Placed<DomainEvent>[] | Refusal {
    if (!fits.get(type)?.Check(data)) throw new Error(`${type} does not fit its schema: ${JSON.stringify(data)}`);
    const { decided, validFrom = decided } = when;
    const command = { type, data, decided, validFrom } as unknown as BookCommand;
    if (isYearCommand(command)) {
      const year = accountingYearOf(command);
      const events = decideInYear(command, {
        year: this.#accounts.get(year) ?? noYear,
        others: this.#accounts,
        cooperation: this.#cooperation,
        actor: when.by ?? '',
        today: decided,
      });
      return isRefusal(events) ? events : this.#append(accountsStream(BOOK, year), events, { ...when, validFrom });
    }
    const events = cooperationDecider.decide(command, this.#cooperation);
    return isRefusal(events) ? events : this.#append(cooperationStream(BOOK), events, { ...when, validFrom });
  }

  /** Records a command that must not be refused. */
  record<T extends CommandType>(type: T, data: DataOf<T>, when: When): this {
    const answer = this.attempt(type, data, when);
    if (isRefusal(answer)) throw new Error(`${type} was refused: ${answer.text.en}`);
    return this;
  }

  /** Appends an event of the cooperation as another program would have recorded it. */
  recordEvent(type: string, data: Json, when: When): this {
    const { validFrom = when.decided } = when;
    this.#append(cooperationStream(BOOK), [{ type, data }], { ...when, validFrom });
    return this;
  }

  /** The rows as known with the first `size` events; `without` leaves one event out, as in a copy of the book. */
  rows(size = this.size, without: number | null = null): readonly MiniatureRow[] {
    if (without !== null) return this.#project(cooperationRegister, size, without);
    return this.rowsBy(cooperationRegister, size);
  }

  /** The same by another projector. */
  rowsBy<S>(projector: Projector<S>, size = this.size): readonly MiniatureRow[] {
    const id = `${projector.name} ${size}`;
    const rows = this.#rows.get(id) ?? this.#project(projector, size, null);
    this.#rows.set(id, rows);
    return rows;
  }

  #project<S>(projector: Projector<S>, size: number, without: number | null): MiniatureRow[] {
    const timelines = new Map<string, { kind: string; name: string; timeline: Segment<Json>[] }>();
    let state = projector.initial;
    for (const { stream, event } of this.#entries.slice(0, size)) {
      if (event.at.index === without) continue;
      const after = stream === cooperationStream(BOOK) ? projector.evolve(state, event) : state;
      for (const change of projector.changes(event, state, after, stream)) {
        const { kind, name } = change;
        const id = `${kind} ${name}`;
        timelines.set(id, { kind, name, timeline: changed(timelines.get(id)?.timeline ?? [], change) });
      }
      state = after;
    }
    return [...timelines.values()].flatMap(({ kind, name, timeline }) =>
      timeline.map((s) => ({ kind, name, ...s, value: stored(s.value) })),
    );
  }

  /** The row of one key on a day, as known with the first `size` events. */
  on(kind: string, name: string, date: CivilDate, size = this.size): MiniatureRow | null {
    const rows = this.rows(size).filter((r) => r.kind === kind && r.name === name);
    return Timelines.at(rows, date) as MiniatureRow | null;
  }

  /** The allocation of a period from the rows that hold somewhere in it, as known with the first `size` events. */
  allocation(from: CivilMonth, to: CivilMonth = from, size = this.size): Allocation | Refusal {
    return this.#allocate(this.rows(size), from, to);
  }

  /** The allocation in a copy of the book that lacks one event. */
  allocationWithout(index: number, from: CivilMonth, to: CivilMonth = from): Allocation | Refusal {
    const key = `${this.size} ${index}`;
    const rows = this.#rowsWithout.get(key) ?? this.rows(this.size, index);
    this.#rowsWithout.set(key, rows);
    return this.#allocate(rows, from, to);
  }

  /** The allocation from the same rows in another order. */
  shuffled(seed: number, from: CivilMonth, to: CivilMonth): Allocation | Refusal {
    const mixed = this.rows().map((row, i) => ({ row, at: (i * 7919 + seed) % 10_007 }));
    return this.#allocate(
      mixed.sort((a, b) => a.at - b.at).map(({ row }) => row),
      from,
      to,
    );
  }

  #allocate(rows: readonly MiniatureRow[], from: CivilMonth, to: CivilMonth): Allocation | Refusal {
    const first = firstOfYear(yearOf(from));
    const end = endOfQuestion(to);
    return allocate(
      rows.filter((r) => r.from < end && Timelines.before(first, r.to)),
      { from, to },
    );
  }

  #append(
    stream: StreamName,
    events: readonly Decided<DomainEvent>[],
    when: When & { validFrom: CivilDate },
  ): readonly Placed<DomainEvent>[] {
    const placed = events.map(({ type, data, decided, validFrom }, n): Placed<DomainEvent> => {
      catalogue.assertValid(type, data);
      const index = this.size + n;
      const on = decided ?? when.decided;
      return {
        type,
        data,
        at: {
          index,
          id: `event-${index}`,
          decided: on,
          validFrom: validFrom ?? when.validFrom,
          recorded: endOfDayInOslo(on),
          ...(when.by !== undefined && { actor: when.by }),
          ...(when.caseReference !== undefined && { caseReference: when.caseReference }),
          ...(when.actorMunicipality !== undefined && { actorMunicipality: when.actorMunicipality }),
        },
      };
    });
    this.#entries = [...this.#entries, ...placed.map((event) => ({ stream, event }))];
    for (const event of placed) {
      const year = /^accounts-/.test(stream) ? Number(stream.slice(-4)) : null;
      if (year === null)
        this.#cooperation = cooperationDecider.evolve(this.#cooperation, event as Placed<CooperationEvent>);
      else this.#accounts.set(year, evolveYear(this.#accounts.get(year) ?? noYear, event as never));
    }
    return placed;
  }
}

/** As rows come back from a table: JSON. */
const stored = (value: Json): Json => JSON.parse(canonicalJson(value)) as Json;

function changed(timeline: readonly Segment<Json>[], change: FactChange): Segment<Json>[] {
  switch (change.op) {
    case 'assign': {
      const { from, to, value, sources } = change;
      return Timelines.assign(timeline, { from, to, value, sources });
    }
    case 'erase':
      return Timelines.clear(timeline, change.from, change.to);
    case 'replace':
      return [...change.timeline];
  }
}
