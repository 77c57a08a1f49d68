import { type Static, Type } from 'typebox';
import { IdSchema } from '#kernel';

const strict = { additionalProperties: false };
const Clause = Type.String({ minLength: 1, maxLength: 60 });

/** What an agreement says of meetings; left out: what the law says, and nothing for bodies that it does not speak of. */
export const MEETING_TERMS = {
  meetings: Type.Optional(
    Type.Array(
      Type.Object(
        {
          body: IdSchema,
          /** Whole days between the notice and the meeting, at least. */
          noticeDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })),
          /** Meetings in a calendar year, at least. */
          perYear: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
          /** Whether its minutes must hold what kommuneloven § 11-4 asks of elected bodies. */
          minutes: Type.Optional(Type.Boolean()),
          clause: Clause,
        },
        strict,
      ),
      { maxItems: 50 },
    ),
  ),
  /** The yearly meeting of the participants, and the body it is recorded as (L-5.3-1). */
  cooperationMeeting: Type.Optional(
    Type.Object(
      {
        body: IdSchema,
        clause: Clause,
        /** What must be on the list of cases once a year, such as the need for an evaluation: words of the title of an item. */
        agenda: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 10 })),
      },
      strict,
    ),
  ),
};
const MeetingTermsSchema = Type.Object(MEETING_TERMS);
export type MeetingTerms = Static<typeof MeetingTermsSchema>;
