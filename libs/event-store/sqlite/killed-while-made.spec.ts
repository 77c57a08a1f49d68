import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { removeTemporaryDirectories, temporaryDirectory } from './faults/temporary.ts';
import { NoBook, SqliteEventStore } from './index.ts';

afterAll(removeTemporaryDirectories);

/** What kill -9 leaves of a file that was being made: pages already written, and the journal that would undo them. */
function leftBehind(): string {
  const root = temporaryDirectory();
  const [made, left] = [join(root, 'made'), join(root, 'left')];
  mkdirSync(made);
  mkdirSync(left);
  const db = new Database(join(made, 'book.sqlite'));
  db.pragma('cache_size = 1');
  db.exec('BEGIN IMMEDIATE; CREATE TABLE half (text TEXT)');
  const insert = db.prepare('INSERT INTO half VALUES (?)');
  for (let i = 0; i < 200; i++) insert.run('x'.repeat(3_000));
  for (const name of ['book.sqlite', 'book.sqlite-journal']) copyFileSync(join(made, name), join(left, name));
  db.exec('ROLLBACK');
  db.close();
  return left;
}

test('a directory whose first writer died while it made the file is no book to a reader, and is made by the next writer', async () => {
  const directory = leftBehind();
  expect(() => SqliteEventStore.openReadOnly(directory)).toThrow(NoBook);
  const store = SqliteEventStore.open({ directory });
  expect(await store.books()).toEqual([]);
  expect(store.pragma('journal_mode')).toBe('wal');
  await store.close();
  await SqliteEventStore.openReadOnly(directory).close();
});
