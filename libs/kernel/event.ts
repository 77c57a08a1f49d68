import type { Json } from './canonical.ts';
import type { CivilDate, Instant } from './civil-date.ts';
import type { StreamName } from './stream-name.ts';

/** Who may act, as the design names them. */
export const ROLES = [
  'BOARD_SECRETARY',
  'COUNCIL_SECRETARY',
  'HOST_ECONOMIST',
  'PARTICIPANT_ECONOMIST',
  'AUDITOR',
  'REGIONAL_SECRETARIAT',
  'OPERATOR',
] as const;
export type Role = (typeof ROLES)[number];

/** An opaque id and the office; never a person's name. `municipality` is its four-digit number. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly municipality?: string;
}

/** A document outside the book. `sha256` is of salt and content, so that it cannot be guessed from the book. */
export interface DocumentReference {
  readonly reference: string;
  readonly sha256: string;
}

/** Where an imported event comes from. */
export interface ImportBatch {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly by: string;
}

/** Another stream, and how far it was read when the decision was made. */
export interface ReadRevision {
  readonly stream: StreamName;
  readonly revision: string;
}

/**
 * What is stored beside the payload, as RFC 8785 JSON. `recorded` is the time proposed by the writer; the book's
 * effective time is max(previous, proposed) and is given in the order of the book.
 */
export interface EventMetadata {
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  readonly stream: StreamName;
  readonly recorded: Instant;
  readonly decided: CivilDate;
  readonly validFrom: CivilDate;
  readonly actor: Actor;
  readonly body?: string;
  readonly caseReference?: string;
  readonly documents?: readonly DocumentReference[];
  readonly correlation: string;
  readonly causation?: string;
  readonly idempotencyKey: string;
  readonly bodyHash: string;
  readonly import?: ImportBatch;
  readonly restsOn?: readonly ReadRevision[];
  /** Hash of the previous event of the stream; null for the first. Set by the store. */
  readonly previous: string | null;
}

/** An event on its way to the store; the store adds `stream` and `previous`. */
export interface NewEvent {
  readonly metadata: Omit<EventMetadata, 'stream' | 'previous'>;
  readonly data: Json;
}

/**
 * An event as the store holds it. `revision` counts in its stream from 0, `index` in its book from 0, `position` is
 * the store's own. `recorded` is the effective time in the order of the book; `written` is when the store really
 * wrote it. `hash` covers metadata and data: not index, not written.
 */
export interface RecordedEvent {
  readonly metadata: EventMetadata;
  readonly data: Json;
  readonly revision: bigint;
  readonly position: bigint;
  readonly index: number;
  readonly recorded: Instant;
  readonly written: Instant;
  readonly hash: string;
}

/** What the answer to an append says of an event: all but what some stores know only when it is read again. */
export type AppendedEvent = Omit<RecordedEvent, 'position' | 'written'>;

/** Where and when an event stands in its book: what `evolve` and projections may know beside the payload. */
export interface Placement {
  readonly index: number;
  readonly id: string;
  readonly decided: CivilDate;
  readonly validFrom: CivilDate;
  readonly recorded: Instant;
  /** Id of who recorded it. */
  readonly actor?: string;
  readonly body?: string;
  readonly caseReference?: string;
  /** Of the office that recorded it, when it is one municipality’s. */
  readonly actorMunicipality?: string;
}

/** A domain event: its type and payload. */
export interface DomainEvent<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
}

/** A domain event with its place in the book. */
export type Placed<E extends DomainEvent> = E & { readonly at: Placement };

/** A domain event decided but not yet in the book; the dates default to the command's. */
export type Decided<E extends DomainEvent> = E & { readonly decided?: CivilDate; readonly validFrom?: CivilDate };
