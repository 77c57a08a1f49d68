import { accountsStream, cooperationStream, isRefusal, type RecordedEvent, type Refusal } from '#kernel';
import { anEvent, someEvents, wholeBook } from './contract/naive-book.ts';
import { type Copied, type CopyProgress, copyBook, fingerprint } from './copy.ts';
import { type Append, type EventStore, MAX_APPEND_BYTES, OutcomeUnknown } from './port.ts';
import { removeTemporaryDirectories, temporaryDirectory } from './sqlite/faults/temporary.ts';
import { SqliteEventStore } from './sqlite/index.ts';

const BOOK = 'bok';
const governance = cooperationStream(BOOK);
const accounts = (year: number) => accountsStream(BOOK, year);

const open: EventStore[] = [];
function aStore(): SqliteEventStore {
  const store = SqliteEventStore.open({ directory: temporaryDirectory() });
  open.push(store);
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  removeTemporaryDirectories();
});

/** Events of three streams, in turn and in runs; the clock of one writer is behind. */
async function write(store: EventStore, rounds: number, text = ''): Promise<void> {
  for (let n = 0; n < rounds; n++) {
    await store.append({ stream: governance, expected: 'any', events: someEvents(1 + (n % 3)) });
    const late = anEvent({ n, text }, { recorded: '2025-02-01T00:00:00.000Z' });
    await store.append({ stream: accounts(2024 + (n % 2)), expected: 'any', events: [anEvent({ n, text }), late] });
  }
}

/** All but what differs from store to store. */
const content = (events: readonly RecordedEvent[]) => events.map(({ written, position, ...same }) => same);
const contentOf = async (store: EventStore) => content(await wholeBook(store, BOOK));

async function copied(source: EventStore, target: EventStore): Promise<Copied> {
  const told = await copyBook(source, target, BOOK);
  if (isRefusal(told)) throw new Error(told.text.en);
  return told;
}

/** The store with some of its methods replaced. */
const but = (store: EventStore, changed: Partial<EventStore>): EventStore =>
  new Proxy(store, {
    get: (of, name) => {
      const value = Reflect.get(changed, name) ?? Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });

describe('a copy of a book', () => {
  it('has the same events in the same order, with the same hashes and effective times', async () => {
    const [source, target] = [aStore(), aStore()];
    await write(source, 40);
    const said: CopyProgress[] = [];
    const told = await copyBook(source, target, BOOK, (done) => said.push(done));
    const root = await fingerprint(source, BOOK, 159);
    expect(told).toEqual({ book: BOOK, size: 159, before: 0, root, since: 0 });
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect(said.at(-1)).toEqual({ phase: 'verify', done: 159, of: 159 });
    expect(said.filter(({ phase }) => phase === 'copy').at(-1)).toEqual({ phase: 'copy', done: 159, of: 159 });
  });

  it('leaves other books alone, and takes none along', async () => {
    const [source, target] = [aStore(), aStore()];
    await write(source, 2);
    await source.append({ stream: cooperationStream('annen'), expected: 'none', events: someEvents(3) });
    await target.append({ stream: cooperationStream('tredje'), expected: 'none', events: someEvents(3) });
    await copied(source, target);
    expect(await target.books()).toEqual([BOOK, 'tredje']);
  });

  it('goes in requests that a store takes, also when the events are large', async () => {
    const [source, target] = [aStore(), aStore()];
    await write(source, 12, 'x'.repeat(200_000));
    const requests: number[] = [];
    const counting = but(target, {
      appendAll: (appends) => {
        const bytes = appends.flatMap(({ events }) => events).map((event) => JSON.stringify(event).length);
        requests.push(bytes.reduce((a, b) => a + b, 0));
        return target.appendAll(appends);
      },
    });
    await copied(source, counting);
    expect(requests.length).toBeGreaterThan(4);
    expect(Math.max(...requests)).toBeLessThanOrEqual(MAX_APPEND_BYTES);
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  it('goes on from whatever prefix the target has', async () => {
    const source = aStore();
    await write(source, 3);
    const all = await wholeBook(source, BOOK);
    for (let before = 0; before <= all.length; before++) {
      const target = aStore();
      const prefix = but(source, {
        bookHead: async (book) => ({ ...(await source.bookHead(book)), size: before }),
      });
      if (before > 0) expect(await copied(prefix, target)).toMatchObject({ size: before });
      expect(await contentOf(target)).toEqual(content(all.slice(0, before)));
      expect(await copied(source, target)).toMatchObject({ size: all.length, before });
      expect(await contentOf(target)).toEqual(content(all));
    }
  });

  it('is of the book as it stood at the beginning, and says how much came since', async () => {
    const [source, target] = [aStore(), aStore()];
    await write(source, 10);
    const { size } = await source.bookHead(BOOK);
    let more = 3;
    const busy = but(source, {
      readBook: async (...asked) => {
        if (more-- > 0) await source.append({ stream: governance, expected: 'any', events: someEvents(1) });
        return source.readBook(...asked);
      },
    });
    expect(await copied(busy, target)).toMatchObject({ size, since: 3 });
    expect(await copied(source, target)).toMatchObject({ size: size + 3, before: size, since: 0 });
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  it.each(['written', 'not written'])(
    'asks again when it is unknown whether a part was written, and it was %s',
    async (was) => {
      const [source, target] = [aStore(), aStore()];
      await write(source, 5);
      let lost = 2;
      const flaky = but(target, {
        appendAll: async (appends: readonly Append[]) => {
          if (lost-- <= 0) return target.appendAll(appends);
          if (was === 'written') await target.appendAll(appends);
          throw new OutcomeUnknown('no answer');
        },
      });
      await copied(source, flaky);
      expect(lost).toBeLessThan(1);
      expect(await contentOf(target)).toEqual(await contentOf(source));
    },
  );
});

describe('a copy is refused', () => {
  const told = async (source: EventStore, target: EventStore): Promise<Refusal> => {
    const answer = await copyBook(source, target, BOOK);
    if (!isRefusal(answer)) throw new Error('copied');
    return answer;
  };

  it('when the source has no such book', async () => {
    const source = aStore();
    await source.append({ stream: cooperationStream('annen'), expected: 'none', events: someEvents(1) });
    expect(await told(source, aStore())).toMatchObject({ code: 'copy-nothing', details: { known: 'annen' } });
  });

  it.each([0, 1, 7, 10])('when the target holds another event at %d, and names it', async (index) => {
    const [source, target] = [aStore(), aStore()];
    await write(source, 4);
    const all = await wholeBook(source, BOOK);
    for (const { metadata, data } of all.slice(0, index))
      await target.append({ stream: metadata.stream, expected: 'any', events: [{ metadata, data }] });
    await target.append({ stream: governance, expected: 'any', events: someEvents(1) });
    const before = await contentOf(target);
    expect(await told(source, target)).toMatchObject({ code: 'copy-differs', details: { book: BOOK, index } });
    expect(await contentOf(target)).toEqual(before);
  });

  it('when the same events stand in another order', async () => {
    const [source, target] = [aStore(), aStore()];
    const [one, other] = [anEvent(), anEvent()];
    await source.append({ stream: governance, expected: 'none', events: [one] });
    await source.append({ stream: accounts(2025), expected: 'none', events: [other] });
    await target.append({ stream: accounts(2025), expected: 'none', events: [other] });
    await target.append({ stream: governance, expected: 'none', events: [one] });
    expect(await told(source, target)).toMatchObject({ code: 'copy-differs', details: { index: 0 } });
  });

  it('when the target has more than the source', async () => {
    const [source, target] = [aStore(), aStore()];
    await write(source, 2);
    const { size } = await copied(source, target);
    await write(target, 1);
    expect(await told(source, target)).toMatchObject({ code: 'copy-differs', details: { index: size } });
  });

  it('when the source is damaged; then nothing is written', async () => {
    const source = aStore();
    await write(source, 4);
    source.database.exec("DROP TRIGGER events_never_change; UPDATE events SET data = '{}' WHERE idx = 9");
    const target = aStore();
    expect(await told(source, target)).toMatchObject({ code: 'book-damaged', details: { index: 9 } });
    expect(await target.books()).toEqual([]);
  });

  it('when somebody else writes to the target meanwhile', async () => {
    for (const stream of [governance, accounts(2030)]) {
      const [source, target] = [aStore(), aStore()];
      await write(source, 4);
      const shared = but(target, {
        appendAll: async (appends: readonly Append[]) => {
          await target.append({ stream, expected: 'none', events: someEvents(1) });
          return target.appendAll(appends);
        },
      });
      expect(await told(source, shared)).toMatchObject({ code: 'copy-target-written', details: { index: 0 } });
    }
  });

  it('when another book of the target has used an id', async () => {
    const [source, target] = [aStore(), aStore()];
    const [first, second] = [anEvent(), anEvent()];
    await source.append({ stream: governance, expected: 'none', events: [first, second] });
    await target.append({ stream: cooperationStream('annen'), expected: 'none', events: [second] });
    expect(await told(source, target)).toMatchObject({
      code: 'copy-id-taken',
      details: { index: 1, id: second.metadata.id },
    });
    expect(await target.books()).toEqual(['annen']);
  });
});
