import type { BookEvent, Election, ProposalVotes, Terms, Vote, Votes } from './book-events.ts';

/** A decision as its record stands. */
export interface Decision {
  readonly id: string;
  readonly body: string;
  readonly effect: string | null;
  readonly outcome: string;
  readonly votes: Votes;
  readonly vote: Vote | null;
  readonly users: boolean;
  readonly election: Election | null;
  readonly proposals: ProposalVotes | null;
  readonly meeting: string | null;
  readonly item: string | null;
  readonly case: string | null;
  /** Place in the book of its record. */
  readonly index: number;
  readonly decided: string;
  readonly validFrom: string;
  readonly annulled: boolean;
}

/** What the parts of the naive model ask the whole: the same questions that everybody asks of it. */
export interface Known {
  all(...types: string[]): BookEvent[];
  before(event: BookEvent): Known;
  whenRecorded(event: BookEvent): Known;
  body(id: string): BookEvent['data'];
  record(id: string): Decision;
  stands(id: string, effect: string): boolean;
  /** Who is elected by a decision. */
  elected(id: string): readonly { readonly candidate: string; readonly list: string | null }[];
  host(day: string): string | null;
  participants(day: string): string[];
  entry(version: string): { readonly inForce: string } | null;
  reading(interpretation: string, day: string): string | null;
  /** Whether what agreements leave open of bodies is read into them. */
  readonly readsBodies: boolean;
  agreement(day: string): { readonly version: string; readonly terms: Terms } | null;
}
