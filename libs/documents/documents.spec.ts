import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { isRefusal, type Refusal } from '#kernel';
import { type Access, DOCUMENTS_FILE, DocumentStore, type Edge, MAX_CONTENT } from './index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const accepted = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.text.en);
  return answer;
};

/** Ids, salts and times that count. */
function counting(start = 0): Edge {
  let ids = start;
  let salts = start;
  let seconds = start;
  return {
    now: () => `2026-01-01T00:00:${String(seconds++).padStart(2, '0')}.000Z`,
    newReference: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    newSalt: () => new Uint8Array(32).fill(++salts),
  };
}

const FIRST = '00000000-0000-4000-8000-000000000001';
const UNKNOWN = '00000000-0000-4000-8000-999999999999';
const ERASED = { at: '2026-02-01T12:00:00.000Z', by: 'archive', ground: 'Personal data that is no longer needed' };

let directory: string;
const opened: DocumentStore[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fellesbok-documents-'));
});
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  rmSync(directory, { recursive: true, force: true });
});

function open(edge: Edge = counting(), access?: Access): DocumentStore {
  const store = accepted(DocumentStore.open(directory, edge, access));
  opened.push(store);
  return store;
}

const file = (): string => join(directory, DOCUMENTS_FILE);

/** The files of the directory, the log and the rest too, that hold the text. */
const filesWith = (text: string): string[] =>
  readdirSync(directory).filter((name) => readFileSync(join(directory, name)).includes(text));

describe('a document', () => {
  it('is read as it was added', () => {
    const store = open();
    const content = bytes('Minutes of the board');
    const added = store.add({ content, mediaType: 'text/plain', title: 'Minutes' });
    expect(added).toEqual({
      reference: FIRST,
      sha256: createHash('sha256').update(new Uint8Array(32).fill(1)).update(content).digest('hex'),
    });
    expect(store.read(FIRST)).toEqual({
      content: Buffer.from(content),
      mediaType: 'text/plain',
      title: 'Minutes',
      addedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(store.verify(FIRST, accepted(added).sha256)).toEqual({ ...added, erased: null });
  });

  it('has another hash than an equal one', () => {
    const store = open();
    const one = accepted(store.add({ content: bytes('the same'), mediaType: 'text/plain' }));
    const other = accepted(store.add({ content: bytes('the same'), mediaType: 'text/plain' }));
    expect(one.sha256).not.toBe(other.sha256);
    expect(one.sha256).not.toBe(createHash('sha256').update('the same').digest('hex'));
  });

  it('is there after reopening, also for one who only reads', () => {
    const added = open().add({ content: new Uint8Array(), mediaType: 'application/octet-stream' });
    opened.pop()?.close();
    expect(open(counting(), 'read').list()).toEqual([
      {
        ...added,
        erased: null,
        held: { mediaType: 'application/octet-stream', title: null, addedAt: '2026-01-01T00:00:00.000Z', bytes: 0 },
      },
    ]);
    expect(open(counting(), 'change').read(FIRST)).toMatchObject({ content: Buffer.alloc(0) });
  });

  it('is kept in a file that only its owner reads', () => {
    open().add({ content: bytes('x'), mediaType: 'text/plain' });
    for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  });

  it('with a flipped bit is found and not shown', () => {
    const store = open();
    const added = accepted(store.add({ content: bytes('<marker> and more'), mediaType: 'text/plain' }));
    opened.pop()?.close();
    const stored = readFileSync(file());
    const at = stored.indexOf('<marker>');
    stored[at] = (stored[at] ?? 0) ^ 1;
    writeFileSync(file(), stored);
    const altered = { refused: true, code: 'document-altered', details: { reference: FIRST, sha256: added.sha256 } };
    expect(open().verify(FIRST)).toMatchObject(altered);
    expect(open().read(FIRST)).toMatchObject(altered);
  });

  it('that is not the one of the book is found', () => {
    const store = open();
    const { sha256 } = accepted(store.add({ content: bytes('x'), mediaType: 'text/plain' }));
    expect(store.verify(FIRST, '0'.repeat(64))).toMatchObject({
      code: 'document-other',
      details: { sha256: '0'.repeat(64), found: sha256 },
    });
  });

  it('is never changed, whoever tries', () => {
    open().add({ content: bytes('x'), mediaType: 'text/plain' });
    const db = new Database(file());
    expect(() => db.exec("UPDATE contents SET content = x'79'")).toThrow('a document is never changed');
    expect(() => db.exec("UPDATE documents SET sha256 = 'y'")).toThrow('a reference is never changed');
    expect(() => db.exec('DELETE FROM documents')).toThrow('a reference is never deleted');
    db.close();
  });
});

describe('erasing', () => {
  it.each([
    ['a short document', 1],
    ['a document of many pages', 20_000],
  ])('leaves no byte of %s in any file', (_, times) => {
    const store = open();
    const content = bytes('<secret-content>'.repeat(times));
    store.add({ content, mediaType: 'text/x-secret-type', title: '<secret-title>' });
    store.add({ content: bytes('<kept>'), mediaType: 'text/plain' });
    const salt = Buffer.alloc(32, 1).toString('latin1');
    for (const text of ['<secret-content>', '<secret-title>', 'x-secret-type', salt])
      expect(filesWith(text)).not.toEqual([]);

    expect(store.erase(FIRST, ERASED)).toEqual({
      reference: FIRST,
      sha256: createHash('sha256').update(new Uint8Array(32).fill(1)).update(content).digest('hex'),
      erased: ERASED,
      traces: false,
    });
    for (const text of ['secret-', salt]) expect(filesWith(text)).toEqual([]);
    expect(filesWith('<kept>')).toEqual([DOCUMENTS_FILE]);
  });

  it('leaves none of many documents, in whatever order they go', () => {
    const store = open();
    let seed = 1;
    const random = (n: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % n;
    };
    const markers = new Map<string, string>();
    const left: string[] = [];
    for (let n = 0; n < 150; n++) {
      const marker = `<marker-${n}>`;
      const content = bytes(marker.padEnd(20 + random(600), 'x'));
      const { reference } = accepted(store.add({ content, mediaType: 'text/plain', title: marker }));
      markers.set(reference, marker);
      left.push(reference);
    }
    while (left.length > 15) {
      const [reference = ''] = left.splice(random(left.length), 1);
      expect(store.erase(reference, ERASED)).toMatchObject({ traces: false });
    }
    const found = [...markers].filter(([, marker]) => filesWith(marker).length > 0).map(([reference]) => reference);
    expect(found).toEqual(left);
    for (const reference of left) expect(store.verify(reference)).toMatchObject({ reference, erased: null });
  });

  it('keeps the reference of the book, and when and on what ground the document was erased', () => {
    const store = open();
    const added = accepted(store.add({ content: bytes('x'), mediaType: 'text/plain', title: 'X' }));
    store.erase(FIRST, ERASED);
    opened.pop()?.close();
    const again = open();
    expect(again.verify(FIRST, added.sha256)).toEqual({ ...added, erased: ERASED });
    expect(again.verify(FIRST, '0'.repeat(64))).toMatchObject({ code: 'document-other' });
    expect(again.list()).toEqual([{ ...added, erased: ERASED, held: null }]);
    expect(again.read(FIRST)).toMatchObject({
      code: 'document-erased',
      kind: 'unanswerable',
      text: {
        nb: `Dokumentet «${FIRST}» ble slettet ${ERASED.at} av archive. Grunnlag: ${ERASED.ground}`,
        nn: `Dokumentet «${FIRST}» vart sletta ${ERASED.at} av archive. Grunnlag: ${ERASED.ground}`,
        en: `The document “${FIRST}” was erased ${ERASED.at} by archive. Ground: ${ERASED.ground}`,
      },
    });
  });

  it('happens once, of what is there, and says why', () => {
    const store = open();
    store.add({ content: bytes('x'), mediaType: 'text/plain' });
    expect(store.erase(FIRST, { ...ERASED, ground: '  ' })).toMatchObject({ code: 'ground-missing' });
    expect(store.erase(UNKNOWN, ERASED)).toMatchObject({ code: 'document-unknown', details: { reference: UNKNOWN } });
    expect(store.erase(FIRST, ERASED)).toMatchObject({ erased: ERASED });
    expect(store.erase(FIRST, { ...ERASED, ground: 'another' })).toMatchObject({
      code: 'document-already-erased',
      details: { erasedAt: ERASED.at, ground: ERASED.ground },
    });
  });

  it('says that a reader holds old bytes; the next opening overwrites them', () => {
    const store = open();
    store.add({ content: bytes('<secret>'), mediaType: 'text/plain' });
    const reader = new Database(file(), { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM documents').get();
    expect(store.erase(FIRST, ERASED)).toMatchObject({ erased: ERASED, traces: true });
    expect(store.read(FIRST)).toMatchObject({ code: 'document-erased' });
    expect(filesWith('<secret>')).not.toEqual([]);
    reader.exec('COMMIT');
    open(counting(), 'change');
    expect(filesWith('<secret>')).toEqual([]);
    reader.close();
  });
});

describe('several at once', () => {
  it('add to one directory that none of them had opened before', () => {
    const stores = [0, 20, 40].map((start) => open(counting(start)));
    const added = Array.from({ length: 12 }, (_, n) =>
      accepted(
        (stores[n % 3] as DocumentStore).add({
          content: bytes(`document ${n}`),
          mediaType: 'text/plain',
          title: `${n}`,
        }),
      ),
    );
    for (const store of stores) {
      expect(accepted(store.list()).map(({ reference, held }) => [reference, held?.title])).toEqual(
        added.map(({ reference }, n) => [reference, String(n)]),
      );
      added.forEach(({ reference, sha256 }, n) => {
        expect(store.verify(reference, sha256)).toMatchObject({ reference });
        expect(store.read(reference)).toMatchObject({ content: Buffer.from(`document ${n}`) });
      });
    }
  });

  /** Another thread that holds the right to write for a while. */
  async function holding<T>(milliseconds: number, work: () => T): Promise<T> {
    const worker = new Worker(
      `const { workerData, parentPort } = require('node:worker_threads');
       const db = new (require(workerData.sqlite))(workerData.file);
       db.exec('BEGIN IMMEDIATE');
       parentPort.postMessage('held');
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, workerData.milliseconds);
       db.exec('COMMIT');
       db.close();`,
      {
        eval: true,
        workerData: { milliseconds, file: file(), sqlite: createRequire(import.meta.url).resolve('better-sqlite3') },
      },
    );
    await new Promise((resolve) => worker.once('message', resolve));
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    const result = work();
    await ended;
    return result;
  }

  it('wait for each other', async () => {
    const store = open();
    const added = await holding(300, () => store.add({ content: bytes('x'), mediaType: 'text/plain' }));
    expect(store.verify(FIRST)).toEqual({ ...added, erased: null });
  });

  it('are refused when the other does not end, and nothing is written', async () => {
    const store = open();
    const refused = await holding(3_000, () => store.add({ content: bytes('<marker>'), mediaType: 'text/plain' }));
    expect(refused).toMatchObject({ code: 'documents-unavailable', kind: 'unavailable', details: { file: file() } });
    expect(store.list()).toEqual([]);
  });
});

describe('what is refused', () => {
  it('more than 50 MiB, by one byte', () => {
    const store = open();
    expect(store.add({ content: new Uint8Array(MAX_CONTENT + 1), mediaType: 'text/plain' })).toMatchObject({
      code: 'document-too-large',
      details: { bytes: 52_428_801, limit: 52_428_800 },
    });
    const { reference } = accepted(store.add({ content: new Uint8Array(MAX_CONTENT), mediaType: 'text/plain' }));
    expect(store.verify(reference)).toMatchObject({ reference });
  });

  it.each(['', 'pdf', 'text/', 'text/plain\nx', 'text plain', 'text/plain; a\nb'])('the media type %j', (mediaType) => {
    const store = open();
    expect(store.add({ content: bytes('x'), mediaType })).toMatchObject({ code: 'media-type-wrong' });
    expect(store.list()).toEqual([]);
  });

  it.each(['application/pdf', 'text/plain; charset=utf-8', 'application/vnd.oasis.opendocument.text'])(
    'but not the media type %s',
    (mediaType) => {
      expect(open().add({ content: bytes('x'), mediaType })).toMatchObject({ reference: FIRST });
    },
  );

  it('an unknown reference', () => {
    const store = open();
    expect(store.read('minutes')).toMatchObject({ code: 'document-unknown', details: { reference: 'minutes' } });
    expect(store.verify(UNKNOWN)).toMatchObject({ code: 'document-unknown' });
  });

  it.each<Access>(['read', 'change'])('a directory without documents, to %s; nothing is made in it', (access) => {
    expect(DocumentStore.open(directory, counting(), access)).toMatchObject({ code: 'no-documents' });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('a place that cannot be a directory', () => {
    writeFileSync(join(directory, 'taken'), '');
    expect(DocumentStore.open(join(directory, 'taken', 'x'), counting())).toMatchObject({
      code: 'documents-unavailable',
    });
  });

  describe('a foreign file, which is left as it is:', () => {
    const made = (sql: string): void => {
      const db = new Database(file());
      db.exec(sql);
      db.close();
    };
    it.each<[string, () => void, string]>([
      ['no SQLite at all', () => writeFileSync(file(), 'no database, but as long as one '.repeat(40)), 'not a SQLite'],
      ['a database of somebody else', () => made('CREATE TABLE t (x)'), 'no mark'],
      ['a book', () => made('CREATE TABLE t (x); PRAGMA application_id = 1178750795'), 'no mark'],
      [
        'documents of a newer program',
        () => made('CREATE TABLE t (x); PRAGMA application_id = 1178881859; PRAGMA user_version = 2'),
        'schema version 2',
      ],
      [
        'documents whose pages have another size',
        () =>
          made(
            'PRAGMA page_size = 8192; CREATE TABLE t (x); PRAGMA application_id = 1178881859; PRAGMA user_version = 1',
          ),
        'page size 8192',
      ],
    ])('%s', (_, make, why) => {
      make();
      const before = readFileSync(file());
      for (const access of ['create', 'change', 'read'] as const)
        expect(DocumentStore.open(directory, counting(), access)).toMatchObject({
          code: 'documents-foreign-file',
          details: { file: file(), why: expect.stringContaining(why) },
        });
      expect(readFileSync(file())).toEqual(before);
    });
  });
});
