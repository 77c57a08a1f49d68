import { Type } from 'typebox';
import { defineEvent, type EventOf, IdSchema, OneOf, ShortText } from '#kernel';

/** What lies beside the book and can be erased: the name of whoever has an office, and documents. */
export const ERASABLE = ['OFFICE_HOLDER', 'DOCUMENT'] as const;

/** Of the erasure itself; nothing of what was erased. */
export const ErasureFields = {
  what: OneOf(...ERASABLE),
  /** The opaque id under which it lay. */
  id: IdSchema,
  /** The law or the decision that it rests on; not whom it concerns. */
  ground: ShortText,
  /** The office or body on whose authority it was done. */
  authority: ShortText,
};

export const erasureRecorded = defineEvent(
  'ErasureRecorded',
  'Personal data beside the book is erased for good: what, by its opaque id, on which ground and whose authority. A copy that is restored is erased again (personvernforordningen art. 17).',
  Type.Object(ErasureFields, { additionalProperties: false }),
);

export const ERASURE_EVENTS = [erasureRecorded] as const;
export type ErasureEvent = EventOf<(typeof ERASURE_EVENTS)[number]>;
