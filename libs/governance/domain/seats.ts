import { type Static, Type } from 'typebox';
import { type CivilDate, DateSchema, IdSchema, MunicipalitySchema, OneOf, ShortText } from '#kernel';

const strict = { additionalProperties: false };

export const SEAT_ROLES = ['CHAIR', 'DEPUTY_CHAIR', 'MEMBER', 'DEPUTY', 'OBSERVER'] as const;

/** A seat belongs to an office, not to a person: who holds the office holds the seat (L-2.1-1). */
export const SeatSchema = Type.Object(
  {
    seat: IdSchema,
    office: ShortText,
    municipality: Type.Optional(MunicipalitySchema),
    role: OneOf(...SEAT_ROLES),
    /** Left out: everyone but observers and deputies votes. */
    votes: Type.Optional(Type.Boolean()),
    /** Last day of the seat. */
    until: Type.Optional(DateSchema),
    /** Of a deputy: the seat it takes when that one is away. */
    standsInFor: Type.Optional(IdSchema),
  },
  strict,
);
export type Seat = Static<typeof SeatSchema>;

export const SEATS = {
  body: IdSchema,
  seats: Type.Array(SeatSchema, { maxItems: 200 }),
  /** How many voting members the body has, where they have no seats by name (a council). */
  members: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
};

export const ABSENCE = {
  absence: IdSchema,
  body: IdSchema,
  seat: IdSchema,
  /** Last day of it; left out: until it is said. */
  until: Type.Optional(DateSchema),
  /** The seat that acts meanwhile; left out: the deputy chair. */
  acting: Type.Optional(IdSchema),
};

export const votingSeat = ({ role, votes }: Seat): boolean => votes ?? (role !== 'OBSERVER' && role !== 'DEPUTY');

/** A seat as it is on a day. `inactive`: its office is of a municipality that does not take part, or its time is over. */
export interface SeatOnDay {
  readonly seat: string;
  readonly office: string;
  readonly municipality: string | null;
  readonly role: Seat['role'];
  readonly votes: boolean;
  readonly standsInFor: string | null;
  readonly until: CivilDate | null;
  readonly inactive: 'NOT_PARTICIPANT' | 'ENDED' | null;
  /** The decision by which it was elected to its part in the body, when it was. */
  readonly elected?: string;
}

export interface SeatsOnDay {
  readonly seats: readonly SeatOnDay[];
  /** The body has others beside these, which are not in the book. */
  readonly partial?: true;
  /** How many can vote; null when the book does not say. */
  readonly members: number | null;
  readonly sources: readonly number[];
}
