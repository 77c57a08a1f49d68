import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { EventMetadata } from '#kernel';

/** Rows in a page: more is no faster. */
const PAGE = 5_000;

interface CostEvent {
  readonly line?: string | { readonly line: string };
  readonly from?: string;
  readonly until?: string;
}

/** Every event of the file, read in pages in the order of the file, both texts parsed; nothing else is done to it. */
export function* everyEvent(directory: string): Generator<{ metadata: EventMetadata; data: CostEvent }> {
  const db = new Database(join(directory, 'book.sqlite'), { readonly: true });
  const page = db
    .prepare<[number, number], [number, string, string]>(
      'SELECT position, metadata, data FROM events WHERE position > ? ORDER BY position LIMIT ?',
    )
    .raw();
  for (let after = 0; ; ) {
    const rows = page.all(after, PAGE);
    for (const [position, metadata, data] of rows) {
      yield { metadata: JSON.parse(metadata), data: JSON.parse(data) };
      after = position;
    }
    if (rows.length < PAGE) break;
  }
  db.close();
}

/**
 * What a program without projections does for an answer: it folds every event of the file into what each line says in
 * the month, as known at the instant. Returns how many events and lines it met.
 */
export function foldEverything(directory: string, month: string, knownAt: string): { events: number; lines: number } {
  const lines = new Map<string, unknown>();
  let events = 0;
  for (const { metadata, data } of everyEvent(directory)) {
    events += 1;
    if (metadata.recorded > knownAt) continue;
    if (metadata.type === 'CostLineRecorded') lines.set(`${metadata.stream} ${data.line}`, data);
    else if (metadata.type === 'CostLineCorrected' && typeof data.line === 'object') {
      const holds = (data.from ?? '') <= month && month <= (data.until ?? '');
      if (holds) lines.set(`${metadata.stream} ${data.line.line}`, data.line);
    }
  }
  return { events, lines: lines.size };
}
