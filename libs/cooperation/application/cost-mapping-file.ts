import { Compile } from 'typebox/compile';
import { parseDocument } from 'yaml';
import { type CostFileMapping, CostFileMappingSchema } from '#cost-files';
import type { Refusal } from '#kernel';
import { malformed } from './read-command.ts';
import { fileUnreadable } from './refusals.ts';
import { schemaProblem } from './schema-problem.ts';

const check = Compile(CostFileMappingSchema);

/** Reads a mapping from a file: YAML, of which JSON is a part. What does not fit is told with its place. */
export function readCostMapping(file: string, content: string): CostFileMapping | Refusal {
  const document = parseDocument(content, { version: '1.2', schema: 'core', uniqueKeys: true });
  const [error] = document.errors;
  if (error) return fileUnreadable({ file, problem: error.message.split('\n')[0] ?? '' });
  let value: unknown;
  try {
    value = document.toJS();
  } catch (problem) {
    // Aliases that would grow beyond all measure.
    return fileUnreadable({ file, problem: (problem as Error).message });
  }
  if (check.Check(value)) return value;
  return malformed('RecordCostMapping', schemaProblem(CostFileMappingSchema, value));
}
