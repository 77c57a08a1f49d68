import { Type } from 'typebox';
import { defineEvent, type EventOf, IdSchema, OneOf, ShortText } from '#kernel';

const strict = { additionalProperties: false };

/**
 * Why a reading is the default until somebody decides:
 * - `WORDING`: it is what the text says, read as it stands
 * - `LAW`: the law named as the source says so
 * - `PURPOSE`: it is what the clause is for
 * - `PRACTICE`: it is what is usually done
 * - `CAUTION`: nothing is presumed that costs somebody something, or takes a say from somebody
 */
export const DEFAULT_GROUNDS = ['WORDING', 'LAW', 'PURPOSE', 'PRACTICE', 'CAUTION'] as const;

export const defaultReadingsRecorded = defineEvent(
  'DefaultReadingsRecorded',
  'How open questions are read in this book where no body has decided: as the program read them on the decided date. They hold for all time, whatever a later program would read.',
  Type.Object(
    {
      readings: Type.Array(
        Type.Object(
          {
            interpretation: IdSchema,
            option: IdSchema,
            ground: OneOf(...DEFAULT_GROUNDS),
            /** The section of the law, where that is the ground. */
            source: Type.Optional(ShortText),
          },
          strict,
        ),
        { minItems: 1, maxItems: 200 },
      ),
    },
    strict,
  ),
);

export const DEFAULT_READING_EVENTS = [defaultReadingsRecorded] as const;
export type DefaultReadingEvent = EventOf<(typeof DEFAULT_READING_EVENTS)[number]>;
