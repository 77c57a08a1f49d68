import { accountsStream, cooperationStream } from '#kernel';
import { anEvent, naiveBook, someEvents, wholeBook } from '../contract/naive-book.ts';
import { StoreUnavailable } from '../port.ts';
import { verifyBook } from '../verify.ts';
import { Children } from './faults/children.ts';
import { removeTemporaryDirectories, temporaryDirectory } from './faults/temporary.ts';
import { SqliteEventStore } from './index.ts';

const BOOK = 'bok';
const stream = cooperationStream(BOOK);
const large = () => anEvent({ text: 'x'.repeat(200_000) });

describe('a full disk', () => {
  let store: SqliteEventStore;
  /** Lets the file grow by no more than these pages. */
  const roomFor = (pages: number) =>
    store.database.pragma(`max_page_count = ${Number(store.pragma('page_count')) + pages}`);

  beforeEach(() => {
    store = SqliteEventStore.open({ directory: temporaryDirectory() });
  });
  afterEach(async () => {
    await store.close();
    removeTemporaryDirectories();
  });

  it('refuses the whole group, leaves nothing of it, goes on reading, and writes again when there is room', async () => {
    const there = someEvents(3);
    await store.append({ stream, expected: 'none', events: there });
    const before = await wholeBook(store, BOOK);
    const position = (await store.readAll('start', 10)).events.at(-1)?.position;

    for (let round = 0; round < 5; round++) {
      roomFor(20);
      const group = [
        store.append({ stream, expected: 2n, events: someEvents(1) }),
        store.append({ stream: accountsStream(BOOK, 2025), expected: 'none', events: [large()] }),
        store.append({ stream: cooperationStream('annen'), expected: 'none', events: someEvents(1) }),
      ];
      for (const outcome of await Promise.allSettled(group)) {
        expect(outcome).toEqual({ status: 'rejected', reason: expect.any(StoreUnavailable) });
        expect(String((outcome as PromiseRejectedResult).reason.message)).toMatch(
          /^nothing was written: .*SQLITE_FULL/,
        );
      }
      expect(await wholeBook(store, BOOK)).toEqual(before);
      expect(await store.books()).toEqual([BOOK]);
      expect(await store.readAll(position ?? 'start', 10)).toEqual({ events: [], end: true });
    }

    store.database.pragma('max_page_count = 1000000');
    const [more, other] = [someEvents(1), [large()]];
    await Promise.all([
      store.append({ stream, expected: 2n, events: more }),
      store.append({ stream: accountsStream(BOOK, 2025), expected: 'none', events: other }),
    ]);
    expect(await wholeBook(store, BOOK)).toEqual(
      naiveBook([
        { stream, events: [...there, ...more] },
        { stream: accountsStream(BOOK, 2025), events: other },
      ]),
    );
    expect(await verifyBook(store, BOOK)).toEqual([]);
  });

  it('takes a small append in the turn after a large one that did not fit', async () => {
    await store.append({ stream, expected: 'none', events: someEvents(1) });
    roomFor(20);
    await expect(store.append({ stream, expected: 0n, events: [large()] })).rejects.toThrow(StoreUnavailable);
    await store.append({ stream, expected: 0n, events: someEvents(1) });
    expect((await store.bookHead(BOOK)).size).toBe(2);
    expect(await verifyBook(store, BOOK)).toEqual([]);
  });

  it('can be retried with the same ids', async () => {
    const append = { stream, expected: 'none', events: [large(), anEvent()] } as const;
    roomFor(20);
    await expect(store.append(append)).rejects.toThrow(StoreUnavailable);
    store.database.pragma('max_page_count = 1000000');
    expect(await store.append(append)).toMatchObject({ events: naiveBook([append]), repeated: false });
  });
});

describe('a write that fails for another reason', () => {
  afterEach(removeTemporaryDirectories);

  const onPosix = process.platform === 'win32' ? it.skip : it;
  onPosix(
    'stops all writing by that process, and loses nothing acknowledged',
    async () => {
      const directory = temporaryDirectory();
      const children = new Children();
      let report = '';
      try {
        for await (const line of children.startLimited(2_000, 'limited.mjs', directory).lines) report += line;
      } finally {
        await children.dispose();
      }
      const { acknowledged, size, name, message, again } = JSON.parse(report);
      expect(acknowledged).toBeGreaterThan(2);
      expect({ size, name }).toEqual({ size: acknowledged, name: 'StoreUnavailable' });
      expect(message).toMatch(
        /^nothing was written: .*SQLITE_IOERR.*no more is written until the book has been opened anew$/,
      );
      expect(again).toBe(message);

      const store = SqliteEventStore.open({ directory });
      expect((await store.bookHead(BOOK)).size).toBe(acknowledged);
      await store.append({ stream, expected: BigInt(acknowledged - 1), events: someEvents(1) });
      expect(await verifyBook(store, BOOK)).toEqual([]);
      await store.close();
    },
    60_000,
  );
});
