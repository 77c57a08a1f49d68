import { type Static, Type } from 'typebox';
import type { Command } from '#kernel';

export const DEFAULT_READING_COMMANDS = {
  RecordDefaultReadings: Type.Object(
    {},
    {
      additionalProperties: false,
      description:
        'Records how the program reads the open questions where no body has decided; of those recorded before, nothing changes.',
    },
  ),
};

export type DefaultReadingCommand = Command<
  'RecordDefaultReadings',
  Static<(typeof DEFAULT_READING_COMMANDS)['RecordDefaultReadings']>
>;
