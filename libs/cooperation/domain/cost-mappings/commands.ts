import { type Static, Type } from 'typebox';
import { CostFileMappingSchema } from '#cost-files';
import type { Command } from '#kernel';

export const COST_MAPPING_COMMANDS = {
  RecordCostMapping: Type.Object(CostFileMappingSchema.properties, {
    additionalProperties: false,
    description: 'How the cost files of an accounting system are read, from the valid-from date on.',
  }),
};

export type CostMappingCommand = Command<
  'RecordCostMapping',
  Static<(typeof COST_MAPPING_COMMANDS)['RecordCostMapping']>
>;
