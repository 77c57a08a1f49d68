import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { cooperationStream } from '#kernel';
import { anEvent, naiveBook, someEvents, wholeBook } from '../contract/naive-book.ts';
import { StoreUnavailable } from '../port.ts';
import { makeDurable } from './book-file.ts';
import { Children, kill } from './faults/children.ts';
import { removeTemporaryDirectories, temporaryDirectory } from './faults/temporary.ts';
import { DirectoryLocked, ForeignFile, NoBook, SqliteEventStore } from './index.ts';

const BOOK = 'bok';
const stream = cooperationStream(BOOK);

describe('opening a book', () => {
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(removeTemporaryDirectories);

  it('syncs every commit in full, at every open: SQLite forgets it', async () => {
    for (let n = 0; n < 3; n++) {
      const store = SqliteEventStore.open({ directory });
      expect([store.pragma('synchronous'), store.pragma('journal_mode')]).toEqual([2, 'wal']);
      await store.append({ stream, expected: 'any', events: someEvents(1) });
      expect(store.pragma('synchronous')).toBe(2);
      await store.close();
    }
    // What a connection gets that does not ask: the reason for asking.
    const careless = new Database(join(directory, 'book.sqlite'));
    careless.pragma('journal_mode = WAL');
    expect(careless.pragma('synchronous', { simple: true })).toBe(1);
    careless.close();
  });

  it.each([
    ['synchronous stays at NORMAL', { synchronous: 1, 'journal_mode = WAL': 'wal' }, 'synchronous is 1'],
    ['there can be no write-ahead log', { synchronous: 2, 'journal_mode = WAL': 'delete' }, 'journal_mode is delete'],
  ])('refuses to go on when %s', (_, answers: Record<string, unknown>, message) => {
    expect(() => makeDurable({ pragma: (source) => answers[source] })).toThrow(message);
  });

  it('makes the directory, and leaves nothing but the book when it is closed', async () => {
    const deep = join(directory, 'a', 'b');
    const store = SqliteEventStore.open({ directory: deep });
    await store.append({ stream, expected: 'none', events: someEvents(1) });
    await store.close();
    expect(readdirSync(deep).sort()).toEqual(['book.sqlite', 'writer.lock']);
  });

  it('keeps the log file for the next commits instead of cutting it off', async () => {
    const store = SqliteEventStore.open({ directory });
    expect([store.pragma('journal_size_limit'), store.pragma('wal_autocheckpoint')]).toEqual([-1, 4000]);
    await store.close();
  });

  it('takes what a writer that was killed left in the log into the file, before it writes on', async () => {
    const left = SqliteEventStore.open({ directory: join(directory, 'left') });
    await left.append({ stream, expected: 'none', events: someEvents(3) });
    const [found, alone] = ['found', 'alone'].map((name) => join(directory, name)) as [string, string];
    cpSync(join(directory, 'left'), found, { recursive: true });
    await left.close();
    expect(statSync(join(found, 'book.sqlite-wal')).size).toBeGreaterThan(0);

    const store = SqliteEventStore.open({ directory: found });
    mkdirSync(alone);
    copyFileSync(join(found, 'book.sqlite'), join(alone, 'book.sqlite'));
    await store.close();
    const reader = SqliteEventStore.openReadOnly(alone);
    expect((await reader.bookHead(BOOK)).size).toBe(3);
    await reader.close();
  });

  describe('as the second writer', () => {
    it('is refused in the same process, and names the holder in one line', async () => {
      const store = SqliteEventStore.open({ directory, holder: 'fellesbok serve' });
      const second = () => SqliteEventStore.open({ directory });
      expect(second).toThrow(DirectoryLocked);
      expect(second).toThrow(
        new RegExp(
          `^${directory} is being written by fellesbok serve \\(process ${process.pid}, since \\d{4}-.*Z\\): .*$`,
        ),
      );
      await store.append({ stream, expected: 'none', events: someEvents(1) });
      await store.close();
      await SqliteEventStore.open({ directory }).close();
    });

    it('is refused while another process holds it, and welcome as soon as that is killed', async () => {
      const children = new Children();
      try {
        const { child, lines } = children.start('holder.mjs', directory, 'fellesbok import');
        expect(await firstOf(lines)).toBe('open');
        expect(() => SqliteEventStore.open({ directory })).toThrow(
          expect.objectContaining({
            name: 'DirectoryLocked',
            directory,
            holder: { pid: child.pid, command: 'fellesbok import', since: expect.stringMatching(/Z$/) },
          }),
        );
        await kill(child);
        const store = SqliteEventStore.open({ directory, holder: 'this one' });

        const other = children.start('holder.mjs', directory, 'the third');
        expect(await firstOf(other.lines)).toMatch(
          new RegExp(`^DirectoryLocked: ${directory} is being written by this one \\(process ${process.pid}, .*$`),
        );
        await store.close();
      } finally {
        await children.dispose();
      }
    }, 60_000);

    const onLinux = process.platform === 'linux' ? it : it.skip;
    onLinux(
      'says so at once where no directory can be made',
      async () => {
        const children = new Children();
        try {
          // In another process, because one that tries for ever could not be stopped here.
          const { lines } = children.start('holder.mjs', '/proc/fellesbok/book', 'test');
          expect(await firstOf(lines)).toMatch(/^Error: ENOENT: .* mkdir '\/proc\/fellesbok'/);
        } finally {
          await children.dispose();
        }
      },
      30_000,
    );

    it('is refused even when nobody wrote down who holds it', async () => {
      const store = SqliteEventStore.open({ directory });
      writeFileSync(join(directory, 'writer.json'), '{');
      expect(() => SqliteEventStore.open({ directory })).toThrow(`${directory} is being written by another process`);
      await store.close();
    });

    async function firstOf(lines: AsyncIterable<string>): Promise<string | undefined> {
      for await (const line of lines) return line;
      return undefined;
    }
  });

  describe('for reading only', () => {
    it('sees what the writer commits, beside it', async () => {
      const writer = SqliteEventStore.open({ directory });
      const reader = SqliteEventStore.openReadOnly(directory);
      const events = someEvents(3);
      for (const [n, event] of events.entries()) {
        await writer.append({ stream, expected: 'any', events: [event] });
        expect(await wholeBook(reader, BOOK)).toEqual(naiveBook([{ stream, events: events.slice(0, n + 1) }]));
      }
      await writer.close();
      expect(await wholeBook(reader, BOOK)).toHaveLength(3);
      await reader.close();
    });

    it('follows the writer with a subscription', async () => {
      const writer = SqliteEventStore.open({ directory });
      const reader = SqliteEventStore.openReadOnly(directory, { pollEvery: 5 });
      const seen: unknown[] = [];
      let caughtUp = 0;
      const subscription = reader.subscribe('start', {
        onEvents: (events) => void seen.push(...events),
        onCaughtUp: () => {
          caughtUp += 1;
        },
      });
      for (let n = 0; n < 10; n++) {
        await writer.append({ stream, expected: 'any', events: someEvents(5) });
        await new Promise((resolve) => setTimeout(resolve, n % 3 ? 0 : 15));
      }
      while (seen.length < 50) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(seen).toEqual(await wholeBook(writer, BOOK));
      expect(caughtUp).toBeGreaterThan(1);
      await subscription.close();
      await Promise.all([reader.close(), writer.close()]);
    });

    it('works without a writer, after one was killed, and takes no lock', async () => {
      const children = new Children();
      const { child, lines } = children.start('appender.mjs', directory, 'run');
      let acknowledged = 0;
      for await (const line of lines) {
        if (line.split(' ').length === 2) acknowledged += 1;
        if (acknowledged === 20) await kill(child);
      }
      await children.dispose();
      const reader = SqliteEventStore.openReadOnly(directory);
      expect((await reader.bookHead(BOOK)).size).toBeGreaterThanOrEqual(20);
      const writer = SqliteEventStore.open({ directory });
      await Promise.all([reader.close(), writer.close()]);
    }, 60_000);

    it('takes no appends', async () => {
      await SqliteEventStore.open({ directory }).close();
      const reader = SqliteEventStore.openReadOnly(directory);
      const append = { stream, expected: 'any', events: [anEvent()] } as const;
      await expect(reader.append(append)).rejects.toEqual(new StoreUnavailable('the book is opened for reading only'));
      await expect(reader.appendAll([append])).rejects.toThrow(StoreUnavailable);
      await reader.close();
    });

    it.each<[string, (directory: string) => void]>([
      ['there is no directory', () => undefined],
      ['there is no file', () => undefined],
      ['the file is empty', (at) => writeFileSync(join(at, 'book.sqlite'), '')],
    ])('is refused when %s', (what, prepare) => {
      const at = what.endsWith('directory') ? join(directory, 'nowhere') : directory;
      prepare(at);
      const before = existsSync(at) ? readdirSync(at) : [];
      expect(() => SqliteEventStore.openReadOnly(at)).toThrow(new NoBook(at));
      expect(existsSync(at) ? readdirSync(at) : []).toEqual(before);
    });
  });

  describe('that is none', () => {
    it.each<[string, (file: string) => void, string]>([
      [
        'another SQLite file',
        (file) => new Database(file).exec('CREATE TABLE t (a)').close(),
        'is not a book of Fellesbok',
      ],
      [
        "another program's SQLite file",
        (file) => new Database(file).exec('CREATE TABLE t (a); PRAGMA application_id = 7').close(),
        'is not a book of Fellesbok',
      ],
      ['a text', (file) => writeFileSync(file, 'Kjære styre! '.repeat(100)), 'is not a SQLite file'],
      [
        'a book of a newer program',
        (file) =>
          new Database(file)
            .exec('CREATE TABLE t (a); PRAGMA application_id = 1178750795; PRAGMA user_version = 99')
            .close(),
        'has schema version 99; this program knows 1: upgrade it',
      ],
    ])('%s is refused and left as it is', (_, make, why) => {
      const file = join(directory, 'book.sqlite');
      make(file);
      const before = readFileSync(file);
      const refusal = new ForeignFile(file, why);
      expect(() => SqliteEventStore.open({ directory })).toThrow(refusal);
      expect(() => SqliteEventStore.openReadOnly(directory)).toThrow(refusal);
      expect(refusal.message).toBe(`${file} ${why}`);
      expect(readFileSync(file)).toEqual(before);
      expect(readdirSync(directory)).toEqual(['book.sqlite']);
    });
  });
});
