import { Compile } from 'typebox/compile';
import { type CostFileMapping, CostFileMappingSchema } from '#cost-files';
import { isRefusal, type Refusal } from '#kernel';
import { malformed } from './read-command.ts';
import { schemaProblem } from './schema-problem.ts';
import { readValueFile } from './value-file.ts';

const check = Compile(CostFileMappingSchema);

/** Reads a mapping from a file. What does not fit is told with its place. */
export function readCostMapping(file: string, content: string): CostFileMapping | Refusal {
  const read = readValueFile(file, content);
  if (isRefusal(read)) return read;
  const { value } = read;
  if (check.Check(value)) return value;
  return malformed('RecordCostMapping', schemaProblem(CostFileMappingSchema, value));
}
