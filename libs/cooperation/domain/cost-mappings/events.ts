import { Type } from 'typebox';
import { CostFileMappingSchema } from '#cost-files';
import { defineEvent, type EventOf } from '#kernel';

export const costMappingRecorded = defineEvent(
  'CostMappingRecorded',
  'How the cost files of an accounting system are read, from the valid-from date on. A changed reading is another version.',
  Type.Object(CostFileMappingSchema.properties, { additionalProperties: false }),
);

export const COST_MAPPING_EVENTS = [costMappingRecorded] as const;
export type CostMappingEvent = EventOf<(typeof COST_MAPPING_EVENTS)[number]>;
