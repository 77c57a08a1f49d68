import { parseDocument } from 'yaml';
import type { Refusal } from '#kernel';
import { fileUnreadable } from './refusals.ts';

/** What a file of one value says: YAML, of which JSON is a part. Refuses what cannot be read. */
export function readValueFile(file: string, content: string): { readonly value: unknown } | Refusal {
  const document = parseDocument(content, { version: '1.2', schema: 'core', uniqueKeys: true });
  const [error] = document.errors;
  if (error) return fileUnreadable({ file, problem: error.message.split('\n')[0] ?? '' });
  try {
    return { value: document.toJS() };
  } catch (problem) {
    // Aliases that would grow beyond all measure.
    return fileUnreadable({ file, problem: (problem as Error).message });
  }
}
