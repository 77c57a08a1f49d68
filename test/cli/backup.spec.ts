import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KeyStore } from '#access';
import type { Listed } from '#documents';
import { SqliteEventStore, verifyBook } from '#event-store';
import { cooperationStream, type DocumentReference, isRefusal, type RecordedEvent } from '#kernel';
import { anEvent } from '../../libs/event-store/contract/naive-book.ts';
import { SIZE, SIZE_WITH_COSTS } from '../example/lofoten.ts';
import { fellesbok, type Outcome, temporaryDirectory } from './run.ts';

const BOOK = 'lofoten-ikt';
const SECRET = 'Names a <person>.';
const directory = temporaryDirectory();
const data = join(directory, 'data');
let count = 0;
const fresh = (): string => join(directory, `fresh-${++count}`);

beforeAll(async () => {
  await fellesbok('import', BOOK, 'examples/lofoten-ikt/history.yaml', '--data', data);
});

async function booksIn(place: string): Promise<RecordedEvent[]> {
  const store = SqliteEventStore.openReadOnly(place);
  const events: RecordedEvent[] = [];
  for (const book of await store.books()) {
    expect(await verifyBook(store, book)).toEqual([]);
    events.push(...(await store.readBook(book, 0, 5_000)).events);
  }
  await store.close();
  return events;
}
const parts = () => readdirSync(directory).filter((name) => name.endsWith('.part'));
async function succeeds(...args: string[]): Promise<string> {
  const told = await fellesbok(...args);
  expect(told).toMatchObject({ exitCode: 0, err: '' });
  expect(parts()).toEqual([]);
  return told.out;
}
async function fails(...args: string[]): Promise<string> {
  const told: Outcome = await fellesbok(...args);
  expect(told).toMatchObject({ exitCode: 1, out: '' });
  expect(parts()).toEqual([]);
  return told.err;
}
const backup = async (from = data): Promise<string> => {
  const to = fresh();
  await succeeds('backup', to, '--data', from);
  return to;
};

describe('a backup', () => {
  it('restored is the same book, which answers at once and can be written to', async () => {
    const saved = fresh();
    const told = await succeeds('backup', saved, '--data', data);
    const restored = fresh();
    expect(await succeeds('restore', saved, '--data', restored)).toMatch(
      new RegExp(`gjenopprettet .* lofoten-ikt \\(${SIZE} hendelser`),
    );
    const before = await booksIn(data);
    expect(await booksIn(restored)).toEqual(before);
    const { books, at } = JSON.parse(readFileSync(join(saved, 'backup.json'), 'utf8'));
    expect(books).toEqual([
      {
        cooperation: BOOK,
        size: SIZE,
        lastRecorded: before.at(-1)?.recorded,
        root: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(told).toContain(`lofoten-ikt (${SIZE} hendelser, avtrykk ${books[0].root})`);
    expect(at).toMatch(/Z$/);

    const asked = [
      'allocation',
      BOOK,
      '--from',
      '2025-01',
      '--to',
      '2025-12',
      '--known-at',
      `${SIZE}`,
      '--format',
      'json',
    ];
    expect(await fellesbok(...asked, '--data', restored)).toEqual(await fellesbok(...asked, '--data', data));
    await succeeds('costs', 'import', BOOK, 'examples/lofoten-ikt/costs.csv', '--data', restored);
    expect(await booksIn(restored)).toHaveLength(SIZE_WITH_COSTS);
  });

  it('is taken while the book is written, and holds its beginning, whole', async () => {
    const writing = fresh();
    cpSync(data, writing, { recursive: true });
    const store = SqliteEventStore.open({ directory: writing });
    let stop = false;
    const write = async () => {
      while (!stop) {
        await store.append({ stream: cooperationStream('andre'), expected: 'any', events: [anEvent()] });
        await new Promise(setImmediate);
      }
    };
    const written = write();
    const saved = [await backup(writing), await backup(writing), await backup(writing)];
    stop = true;
    await written;
    const all = (await store.readBook('andre', 0, 5_000)).events;
    await store.close();
    const sizes: number[] = [];
    for (const one of saved) {
      const events = (await booksIn(one)).filter(({ metadata }) => metadata.stream === cooperationStream('andre'));
      expect(events).toEqual(all.slice(0, events.length));
      sizes.push(events.length);
    }
    expect(sizes[2]).toBeGreaterThan(sizes[0] as number);
    expect(all.length).toBeGreaterThan(sizes[2] as number);
  });

  it('needs no files beside it, also when it is read', async () => {
    const saved = await backup();
    expect(readdirSync(saved).sort()).toEqual(['backup.json', 'book.sqlite']);
    await booksIn(saved);
    expect(readdirSync(saved).sort()).toEqual(['backup.json', 'book.sqlite']);
    expect(statSync(saved).mode & 0o777).toBe(0o700);
  });

  it('never goes over anything', async () => {
    const there = fresh();
    mkdirSync(there);
    expect(await fails('backup', there, '--data', data)).toContain('finnes allerede');
    expect(readdirSync(there)).toEqual([]);
    expect(await fails('backup', join(fresh(), 'deep'), '--data', data)).toContain('ENOENT');
  });

  it('is not made of nothing, or of a damaged book', async () => {
    expect(await fails('backup', fresh(), '--data', fresh())).toContain('her er det ingen bok');
    const damaged = fresh();
    cpSync(data, damaged, { recursive: true });
    const db = new Database(join(damaged, 'book.sqlite'));
    db.exec("DROP TRIGGER events_never_change; UPDATE events SET data = '{}' WHERE idx = 17");
    db.close();
    const to = fresh();
    expect(await fails('backup', to, '--data', damaged)).toContain('er skadet i hendelse 17');
    expect(existsSync(to)).toBe(false);
  });

  it('of a file that is cut off is refused in a line, and so is a question to it', async () => {
    const cut = fresh();
    cpSync(data, cut, { recursive: true });
    truncateSync(join(cut, 'book.sqlite'), 200 * 1_024);
    expect(await fails('backup', fresh(), '--data', cut)).toMatch(/SQLITE_CORRUPT|er skadet/);
    expect(await fails('state', BOOK, '--data', cut)).toMatch(/^Boka kan ikke brukes nå \(.*SQLITE_CORRUPT\)\.$/);
  });

  it('takes away what processes that were killed left under its name', async () => {
    const to = fresh();
    mkdirSync(`${to}.999999999.part`);
    await succeeds('backup', to, '--data', data);
    expect(existsSync(`${to}.999999999.part`)).toBe(false);
  });
});

describe('a backup is restored', () => {
  it('only into an empty directory', async () => {
    const saved = await backup();
    const empty = fresh();
    mkdirSync(empty);
    await succeeds('restore', saved, '--data', empty);
    expect(await fails('restore', saved, '--data', empty)).toContain('er ikke en tom mappe');
    const other = fresh();
    mkdirSync(other);
    writeFileSync(join(other, 'note.txt'), 'mine');
    expect(await fails('restore', saved, '--data', other)).toContain('er ikke en tom mappe');
    expect(readdirSync(other)).toEqual(['note.txt']);
    expect(await fails('restore', saved, '--data', join(other, 'note.txt'))).toContain('er ikke en tom mappe');
  });

  it('only when every byte is as it was', async () => {
    const saved = await backup();
    const file = join(saved, 'book.sqlite');
    const bytes = readFileSync(file);
    for (const at of [100, bytes.length >> 1, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      writeFileSync(file, changed);
      const to = fresh();
      expect(await fails('restore', saved, '--data', to)).toMatch(/book\.sqlite er skadet \(SHA-256/);
      expect(existsSync(to)).toBe(false);
    }
    truncateSync(file, 8_192);
    expect(await fails('restore', saved, '--data', fresh())).toContain('er skadet');
    rmSync(file);
    expect(await fails('restore', saved, '--data', fresh())).toContain('ENOENT');
    expect(await fails('restore', data, '--data', fresh())).toContain('ingen sikkerhetskopi');
  });

  it('only when it holds the books that its list says', async () => {
    const [saved, other] = [await backup(), await backup()];
    const manifest = JSON.parse(readFileSync(join(saved, 'backup.json'), 'utf8'));
    manifest.books[0].size = SIZE - 1;
    writeFileSync(join(other, 'backup.json'), JSON.stringify(manifest));
    expect(await fails('restore', other, '--data', fresh())).toContain('not the books of backup.json');
  });
});

describe('documents', () => {
  const place = join(directory, 'with-documents');
  const references: string[] = [];
  let before: string;

  beforeAll(async () => {
    cpSync(data, place, { recursive: true });
    const file = join(directory, 'minutes.txt');
    writeFileSync(file, SECRET);
    for (let n = 0; n < 4; n++) {
      const { out } = await fellesbok('document', 'add', file, '--format', 'json', '--data', place);
      references.push((JSON.parse(out) as DocumentReference).reference);
    }
    await erase(0);
    before = await backup(place);
    await erase(1);
    await erase(2);
  });
  const erase = (n: number) =>
    fellesbok('document', 'erase', references[n] as string, '--ground', 'GDPR 17', '--yes', '--data', place);
  const listed = async (where: string): Promise<Listed[]> =>
    JSON.parse((await fellesbok('document', 'list', '--format', 'json', '--data', where)).out);
  /** In which files of a directory the text can be found. */
  const found = (where: string, text: string) =>
    readdirSync(where).filter((name) => readFileSync(join(where, name)).includes(text));

  it('are in the backup, for their owner alone', () => {
    expect(readdirSync(before).sort()).toEqual(['backup.json', 'book.sqlite', 'documents.sqlite', 'erasures.jsonl']);
    for (const name of ['documents.sqlite', 'erasures.jsonl'])
      expect(statSync(join(before, name)).mode & 0o777).toBe(0o600);
  });

  it('come back only when it is said what was erased since', async () => {
    const to = fresh();
    expect(await fails('restore', before, '--data', to)).toMatch(/Det som er slettet etter det, ville komme tilbake/);
    expect(existsSync(to)).toBe(false);
  });

  it.each(['a list', 'newer documents', 'a newer backup'])('erased since are erased again, by %s', async (by) => {
    const list = fresh();
    if (by === 'a list') writeFileSync(list, await succeeds('document', 'erasures', '--data', place));
    const erasures = by === 'a list' ? list : by === 'newer documents' ? place : await backup(place);
    const restored = fresh();
    expect(await succeeds('restore', before, '--erasures', erasures, '--data', restored)).toContain(
      '2 dokumenter og navn som er slettet siden, ble slettet igjen.',
    );
    expect(await listed(restored)).toEqual(await listed(place));
    expect((await listed(restored)).map(({ held }) => held !== null)).toEqual([false, false, false, true]);
    const shown = await fellesbok('document', 'show', references[1] as string, '--data', restored);
    expect(shown.err).toContain('ble slettet');
  });

  it('erased again leave nothing in the files', async () => {
    const secret = `Only once: ${'x'.repeat(40)}.`;
    const own = fresh();
    cpSync(data, own, { recursive: true });
    writeFileSync(join(directory, 'one.txt'), secret);
    const { out } = await fellesbok('document', 'add', join(directory, 'one.txt'), '--format', 'json', '--data', own);
    const old = await backup(own);
    expect(found(old, secret)).toEqual(['documents.sqlite']);
    const { reference } = JSON.parse(out) as DocumentReference;
    await fellesbok('document', 'erase', reference, '--ground', 'GDPR 17', '--yes', '--data', own);
    const restored = fresh();
    await succeeds('restore', old, '--erasures', own, '--data', restored);
    expect(found(restored, secret)).toEqual([]);
    expect(found(await backup(own), secret)).toEqual([]);
  });

  it('come back as they were when nothing was erased', async () => {
    const restored = fresh();
    await succeeds('restore', before, '--no-erasures', '--data', restored);
    expect((await listed(restored)).map(({ held }) => held !== null)).toEqual([false, true, true, true]);
    expect((await fellesbok('document', 'show', references[2] as string, '--data', restored)).out).toBe(SECRET);
  });

  it('are not restored by a list that cannot be read', async () => {
    const list = fresh();
    writeFileSync(list, `{"reference":"x","at":"2026-01-01T00:00:00.000Z","by":"cli","ground":"g"}\n{"reference":1}\n`);
    expect(await fails('restore', before, '--erasures', list, '--data', fresh())).toContain('linje 2: kan ikke leses');
    expect(await fails('restore', before, '--erasures', fresh(), '--data', fresh())).toContain('kan ikke leses');
  });

  it('that are altered stop the backup', async () => {
    const altered = fresh();
    cpSync(place, altered, { recursive: true });
    const db = new Database(join(altered, 'documents.sqlite'));
    db.exec("DROP TRIGGER contents_never_change; UPDATE contents SET content = x'00'");
    db.close();
    expect(await fails('backup', fresh(), '--data', altered)).toContain('er endret etter at det ble lagt inn');
  });
});

test('beside a server that has the book, the documents are backed up and restored', async () => {
  const place = fresh();
  writeFileSync(join(directory, 'beside.txt'), SECRET);
  await succeeds('document', 'add', join(directory, 'beside.txt'), '--data', place);
  writeFileSync(join(place, 'replica.sqlite'), 'followed');
  const saved = fresh();
  expect(await succeeds('backup', saved, '--data', place)).toContain('ingen bok (den ligger på serveren');
  const restored = fresh();
  await succeeds('restore', saved, '--no-erasures', '--data', restored);
  expect(readdirSync(restored)).toEqual(['documents.sqlite']);
});

describe('the keys of the server', () => {
  const place = join(directory, 'with-keys');
  const edge = { now: () => '2026-01-01T00:00:00.000Z', random: (bytes: number) => new Uint8Array(bytes).fill(7) };
  let saved: string;
  beforeAll(async () => {
    cpSync(data, place, { recursive: true });
    const keys = KeyStore.open(place, edge);
    if (isRefusal(keys)) throw new Error(keys.text.en);
    keys.create({ role: 'BOARD_SECRETARY', actor: 'sekretariatet', label: 'Test', by: 'cli' });
    keys.close();
    saved = await backup(place);
  });

  it('are in the backup, and left out when it is restored', async () => {
    expect(statSync(join(saved, 'access.sqlite')).mode & 0o777).toBe(0o600);
    const restored = fresh();
    expect(await succeeds('restore', saved, '--data', restored)).toContain('Nøklene til serveren er ikke med');
    expect(readdirSync(restored)).toEqual(['book.sqlite']);
  });

  it('come back as they were when that is asked for', async () => {
    const restored = fresh();
    expect(await succeeds('restore', saved, '--with-keys', '--data', restored)).toContain('nøklene til serveren. Alt');
    const listed = [place, restored].map((where) => {
      const keys = KeyStore.open(where, edge, 'change');
      if (isRefusal(keys)) throw new Error(keys.text.en);
      const all = keys.list();
      keys.close();
      return all;
    });
    expect(listed[1]).toEqual(listed[0]);
    expect(listed[1]).toHaveLength(1);
  });
});
