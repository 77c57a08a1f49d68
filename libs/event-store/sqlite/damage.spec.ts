import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { cooperationStream, type RecordedEvent } from '#kernel';
import { anEvent, someEvents, wholeBook } from '../contract/naive-book.ts';
import { DamagedEvent } from '../port.ts';
import { verifyBook } from '../verify.ts';
import { removeTemporaryDirectories, temporaryDirectory } from './faults/temporary.ts';
import { SqliteEventStore } from './index.ts';

const BOOK = 'bok';
const stream = cooperationStream(BOOK);
const MARK = 'Kostnader til felles journal';

describe('a damaged file', () => {
  let directory: string;
  let file: string;
  beforeEach(async () => {
    directory = temporaryDirectory();
    file = join(directory, 'book.sqlite');
    const store = SqliteEventStore.open({ directory });
    const marked = anEvent({ amount: '123456', text: MARK });
    await store.append({ stream, expected: 'none', events: [...someEvents(2), marked, ...someEvents(2)] });
    expect(await verifyBook(store, BOOK)).toEqual([]);
    await store.close();
  });
  afterEach(removeTemporaryDirectories);

  it('is found by its hashes, whichever bit of the payload was flipped, though SQLite sees nothing', async () => {
    const original = readFileSync(file);
    const payload = `{"amount":"123456","text":"${MARK}"}`;
    const start = original.indexOf(payload);
    expect(start).toBeGreaterThan(0);

    const missed: string[] = [];
    for (let bit = 0; bit < payload.length * 8; bit++) {
      const bytes = Buffer.from(original);
      bytes[start + (bit >> 3)] = (original[start + (bit >> 3)] as number) ^ (1 << (bit & 7));
      writeFileSync(file, bytes);
      const store = SqliteEventStore.openReadOnly(directory);
      expect(store.pragma('integrity_check')).toBe('ok');
      const found = (await verifyBook(store, BOOK)).filter(({ index }) => index === 2).map(({ kind }) => kind);
      if (found[0] !== 'hash' && found[0] !== 'unreadable') missed.push(`bit ${bit}: ${found}`);
      await store.close();
    }
    expect(missed).toEqual([]);
  });

  it('gives what can still be read, and says which event cannot', async () => {
    const bytes = readFileSync(file);
    bytes[bytes.indexOf(`","text":"${MARK}`)] = 0x20;
    writeFileSync(file, bytes);
    const store = SqliteEventStore.openReadOnly(directory);
    const attempt = store.readBook(BOOK, 0, 10);
    await expect(attempt).rejects.toThrow(DamagedEvent);
    await expect(attempt).rejects.toMatchObject({ index: 2, position: 3n });
    expect((await store.readBook(BOOK, 0, 2)).events.map((event) => event.index)).toEqual([0, 1]);
    expect((await store.readBook(BOOK, 3, 2)).events.map((event) => event.index)).toEqual([3, 4]);
    await store.close();
  });

  it('is not made by our own hands: SQL can neither change nor delete an event', () => {
    const db = new Database(file);
    expect(() => db.exec('UPDATE events SET data = 1')).toThrow('an event is never changed');
    expect(() => db.exec('DELETE FROM events')).toThrow('an event is never deleted');
    db.close();
  });

  it('holds the very bytes that were hashed', async () => {
    const db = new Database(file, { readonly: true });
    const rows = db.prepare('SELECT metadata, data FROM events ORDER BY idx').raw().all();
    db.close();
    const store = SqliteEventStore.openReadOnly(directory);
    const events = await wholeBook(store, BOOK);
    await store.close();
    expect(rows).toEqual(events.map(textsOf));
  });
});

/** RFC 8785 by its definition for these events, whose keys are letters: JSON with sorted keys. */
function textsOf({ metadata, data }: RecordedEvent): [string, string] {
  const sorted = (_: string, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return [JSON.stringify(metadata, sorted), JSON.stringify(data, sorted)];
}
