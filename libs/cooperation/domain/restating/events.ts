import { Type } from 'typebox';
import { DateSchema, defineEvent, type EventOf, IdSchema, OneOf, ShortText } from '#kernel';

const strict = { additionalProperties: false };

/** Which record it is about, why, and on whose authority. */
export const RestatingFields = {
  event: Type.Integer({
    minimum: 0,
    description: 'The record, by its index in the book; of one corrected before, the first.',
  }),
  type: Type.String({
    pattern: '^[A-Z][A-Za-z]{2,59}$',
    description: 'Type of that event, so that a wrong index is found.',
  }),
  ground: OneOf('REGISTRATION_ERROR', 'MINUTES_CORRECTED', 'LATE_INFORMATION', 'OTHER'),
  /** The office, body or document that says so; never a name. */
  authority: ShortText,
};
/** What it is of, by the names that its content uses. */
const ThingField = Type.Record(Type.String(), IdSchema, { description: 'The ids of what the record is of.' });
export const CorrectionFields = {
  says: Type.Record(Type.String(), Type.Unknown(), {
    description: 'The whole content of the record as it should be: the fields of an event of its type.',
  }),
  decidedOn: Type.Optional(DateSchema),
  validFrom: Type.Optional(DateSchema),
};

export const recordAnnulled = defineEvent(
  'RecordAnnulled',
  'What a record says never happened; the record stays readable as known before. What was recorded of it later goes with it.',
  Type.Object({ ...RestatingFields, thing: ThingField }, strict),
);
export const recordCorrected = defineEvent(
  'RecordCorrected',
  'A record was wrong; what stands here is known instead of it, from the recording on.',
  Type.Object({ ...RestatingFields, thing: ThingField, ...CorrectionFields }, strict),
);

export const RESTATING_EVENTS = [recordAnnulled, recordCorrected] as const;
export type RestatingEvent = EventOf<(typeof RESTATING_EVENTS)[number]>;
