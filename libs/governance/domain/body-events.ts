import { Type } from 'typebox';
import { defineEvent, type EventOf, IdSchema } from '#kernel';
import { ABSENCE, SEATS } from './seats.ts';
import { RulesSchema } from './terms.ts';

const strict = { additionalProperties: false };

export const seatsDefined = defineEvent(
  'SeatsDefined',
  'From the valid-from date the body has these seats, each the seat of an office (L-2.1-1).',
  Type.Object(SEATS, strict),
);

export const absenceRecorded = defineEvent(
  'AbsenceRecorded',
  'Who has the seat is away from the valid-from date; another acts meanwhile (L-2.3-1).',
  Type.Object(ABSENCE, strict),
);

export const rulesAdopted = defineEvent(
  'RulesAdopted',
  'A decision gave the body these rules on quorum and votes from the valid-from date; null: it has none any more (A-04).',
  Type.Object({ body: IdSchema, rules: Type.Union([RulesSchema, Type.Null()]), decision: IdSchema }, strict),
);

export const BODY_EVENTS = [seatsDefined, absenceRecorded, rulesAdopted] as const;
export type BodyEvent = EventOf<(typeof BODY_EVENTS)[number]>;
