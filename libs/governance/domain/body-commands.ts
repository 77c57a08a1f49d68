import { type Static, Type } from 'typebox';
import { type Command, IdSchema } from '#kernel';
import { ABSENCE, SEATS } from './seats.ts';
import { RulesSchema } from './terms.ts';

const strict = { additionalProperties: false };
const says = (description: string) => ({ ...strict, description });

/** How bodies are made up, and who acts for whom: the schema of the data of each command. */
export const BODY_COMMANDS = {
  DefineSeats: Type.Object(
    SEATS,
    says(
      'The seats of a body from the valid-from date, each the seat of an office; they take the place of the earlier.',
    ),
  ),
  RecordAbsence: Type.Object(
    ABSENCE,
    says(
      'Who has a seat is away from the valid-from date; said again of the same absence, it takes the place of what was said.',
    ),
  ),
};
export type BodyCommand = {
  [K in keyof typeof BODY_COMMANDS]: Command<K, Static<(typeof BODY_COMMANDS)[K]>>;
}[keyof typeof BODY_COMMANDS];

export const isBodyCommand = (command: { readonly type: string }): command is BodyCommand =>
  Object.hasOwn(BODY_COMMANDS, command.type);

/** A decision that gives a body its rules (reglement), or takes them away. A body may do so for itself. */
export const AdoptRulesEffect = Type.Object(
  { kind: Type.Literal('ADOPT_RULES'), body: IdSchema, rules: Type.Union([RulesSchema, Type.Null()]) },
  strict,
);
export type AdoptRules = Static<typeof AdoptRulesEffect>;
