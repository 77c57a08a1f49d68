import { type Append, MAX_APPEND_BYTES } from '#event-store';
import {
  accountsStream,
  type BookId,
  cooperationStream,
  type Decided,
  type DomainEvent,
  dateInOslo,
  type EventCatalogue,
  type ImportBatch,
  isRefusal,
  type NewEvent,
  type Placed,
  type ReadRevision,
  type Recording,
  type Refusal,
  type StreamName,
} from '#kernel';
import { accountingYearOf, decideInYear } from '../domain/accounting-year/year.ts';
import { evolveYear, noYear, type YearEvent, type YearState } from '../domain/accounting-year/year-state.ts';
import { type BookCommand, isYearCommand } from '../domain/commands.ts';
import { type CooperationEvent, cooperationDecider } from '../domain/decide.ts';
import { type CooperationState, noCooperation } from '../domain/state.ts';
import type { Folded } from './folded-stream.ts';
import { newEvents } from './new-events.ts';

/** One thing to record, in its place in a file. */
export interface Entry {
  readonly line: number;
  readonly command: BookCommand;
  readonly recording: Recording;
  /** Its file, where an import has several. */
  readonly file?: { readonly name: string; readonly sha256: string };
}

/** Where a draft begins: an empty book, or what has been folded of one that stands. */
export interface DraftStart {
  readonly size: number;
  readonly cooperation: Folded<CooperationState>;
  readonly accounts: ReadonlyMap<number, Folded<YearState>>;
}

export const EMPTY_BOOK: DraftStart = {
  size: 0,
  cooperation: { state: noCooperation, revision: null, last: null },
  accounts: new Map(),
};

/**
 * Many commands decided in memory, one upon the other, before the first is written: what `appendAll` then writes in one
 * transaction.
 */
export class Draft {
  readonly appends: Append[] = [];
  #cooperation: CooperationState;
  readonly #accounts: Map<number, YearState>;
  readonly #revisions = new Map<StreamName, bigint>();
  #events = 0;

  constructor(
    private readonly book: BookId,
    private readonly start: DraftStart,
    private readonly catalogue: EventCatalogue,
  ) {
    this.#cooperation = start.cooperation.state;
    this.#accounts = new Map([...start.accounts].map(([year, folded]) => [year, folded.state]));
    if (start.cooperation.revision !== null) this.#revisions.set(cooperationStream(book), start.cooperation.revision);
    for (const [year, { revision }] of start.accounts)
      if (revision !== null) this.#revisions.set(accountsStream(book, year), revision);
  }

  /** How many events it would write. */
  get events(): number {
    return this.#events;
  }

  /** Decides one more command, of an import or of none; gives the refusal when it cannot be recorded. */
  add(command: BookCommand, recording: Recording, batch: ImportBatch | null = null): Refusal | null {
    const year = isYearCommand(command) ? accountingYearOf(command) : null;
    const stream = year === null ? cooperationStream(this.book) : accountsStream(this.book, year);
    const decided = isYearCommand(command)
      ? decideInYear(command, {
          year: this.#accounts.get(accountingYearOf(command)) ?? noYear,
          others: this.#accounts,
          cooperation: this.#cooperation,
          actor: recording.actor.id,
          today: dateInOslo(recording.recorded),
        })
      : cooperationDecider.decide(command, this.#cooperation);
    if (isRefusal(decided)) return decided;

    const events = newEvents(decided, this.book, command, recording, this.catalogue, {
      ...(batch && { import: batch }),
      ...(year !== null && this.#restsOn()),
    });
    for (const part of inParts(events)) {
      const last = this.#revisions.get(stream);
      this.appends.push({ stream, expected: last ?? 'none', events: part });
      this.#revisions.set(stream, (last ?? -1n) + BigInt(part.length));
    }
    for (const [n, event] of decided.entries())
      this.#fold(
        placedAt(event, events[n]?.metadata.id ?? '', this.start.size + this.#events, command, recording),
        year,
      );
    return null;
  }

  #fold(event: Placed<DomainEvent>, year: number | null): void {
    if (year === null)
      this.#cooperation = cooperationDecider.evolve(this.#cooperation, event as Placed<CooperationEvent>);
    else this.#accounts.set(year, evolveYear(this.#accounts.get(year) ?? noYear, event as Placed<YearEvent>));
    this.#events += 1;
  }

  #restsOn(): { restsOn?: readonly ReadRevision[] } {
    const stream = cooperationStream(this.book);
    const revision = this.#revisions.get(stream);
    return revision === undefined ? {} : { restsOn: [{ stream, revision: revision.toString() }] };
  }
}

/** So few events are never too many for one append. */
const FEW = 50;
/** The canonical text of an event is as long as any JSON of it; half is left for what is longer in UTF-8. */
const PART_LENGTH = MAX_APPEND_BYTES / 2;

/** The events of one command, in as many appends as they need: all are written in one transaction. */
function inParts(events: readonly NewEvent[]): (readonly NewEvent[])[] {
  if (events.length <= FEW) return [events];
  const parts: NewEvent[][] = [[]];
  let length = 0;
  for (const event of events) {
    const own = JSON.stringify(event).length;
    if (length > 0 && length + own > PART_LENGTH) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(event);
    length += own;
  }
  return parts;
}

/** The event as it will stand in the book. */
function placedAt(
  event: Decided<DomainEvent>,
  id: string,
  index: number,
  command: BookCommand,
  { actor, body, caseReference, recorded }: Recording,
): Placed<DomainEvent> {
  return {
    type: event.type,
    data: event.data,
    at: {
      index,
      id,
      decided: event.decided ?? command.decided,
      validFrom: event.validFrom ?? command.validFrom,
      recorded,
      actor: actor.id,
      ...(body !== undefined && { body }),
      ...(caseReference !== undefined && { caseReference }),
      ...(actor.municipality !== undefined && { actorMunicipality: actor.municipality }),
    },
  };
}
