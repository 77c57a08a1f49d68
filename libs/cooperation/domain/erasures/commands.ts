import { type Static, Type } from 'typebox';
import type { Command } from '#kernel';
import { ErasureFields } from './events.ts';

export const ERASURE_COMMANDS = {
  RecordErasure: Type.Object(ErasureFields, {
    additionalProperties: false,
    description:
      'Erases a name or a document beside the book for good. The erasure stands in the book; what was erased stands nowhere.',
  }),
};

export type ErasureCommand = Command<'RecordErasure', Static<(typeof ERASURE_COMMANDS)['RecordErasure']>>;
