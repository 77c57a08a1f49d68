import { type Static, Type } from 'typebox';
import type { Command } from '#kernel';
import { CorrectionFields, RestatingFields } from './events.ts';

const says = (description: string) => ({ additionalProperties: false, description });

export const RESTATING_COMMANDS = {
  AnnulRecord: Type.Object(
    RestatingFields,
    says(
      'What was recorded by one event never happened. For what has no annulment of its own, such as an appeal or a contract.',
    ),
  ),
  CorrectRecord: Type.Object(
    { ...RestatingFields, ...CorrectionFields },
    says(
      'What was recorded by one event was wrong. For what has no correction of its own, such as an appeal or a contract.',
    ),
  ),
};

export type RestatingCommand = {
  [K in keyof typeof RESTATING_COMMANDS]: Command<K, Static<(typeof RESTATING_COMMANDS)[K]>>;
}[keyof typeof RESTATING_COMMANDS];
