import { setTimeout as pause } from 'node:timers/promises';
import { accountsStream, bookOf, cooperationStream } from '#kernel';
import { aBook, anEvent, naiveBook, naiveBookInOrderOf, type Wanted, wholeBook } from '../contract/naive-book.ts';
import {
  type Append,
  type Appended,
  EventIdTaken,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../port.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../sqlite/faults/temporary.ts';
import { type Cluster, type ClusterOptions, type Fault, startCluster } from '../testing/kurrentdb-server/index.ts';
import { verifyBook } from '../verify.ts';
import { type Alarm, KurrentEventStore, type KurrentOptions, ReplicaOfAnotherLog } from './index.ts';

const TIMERS = { attempt: 250, append: 5_000, follow: 5_000, open: 5_000, silence: 2_000 };
const CREDENTIALS = { username: 'somebody', password: 'secret' };
const SEED = Number(process.env.SEED ?? 20261121);

let cluster: Cluster;
let stores: KurrentEventStore[] = [];
let alarms: Alarm[] = [];

async function start(options: ClusterOptions = {}): Promise<void> {
  cluster = await startCluster({ seed: SEED, ...options });
}

async function open(options: Partial<KurrentOptions> = {}): Promise<KurrentEventStore> {
  const store = await KurrentEventStore.open({
    connection: cluster.url,
    directory: temporaryDirectory(),
    onAlarm: (alarm) => alarms.push(alarm),
    ...options,
    timers: { ...TIMERS, ...options.timers },
  });
  stores.push(store);
  return store;
}

afterEach(async () => {
  cluster.faults.clear();
  await Promise.all(stores.map((store) => store.close()));
  await cluster.close();
  stores = [];
  alarms = [];
  removeTemporaryDirectories();
});

/** The ids of the events in the log of a book, in its order. */
const idsInLog = (book: string): string[] =>
  cluster.log.eventsOf(`book-${book}`).map(({ metadata }) => JSON.parse(Buffer.from(metadata).toString('utf8')).id);
const idsOf = (wanted: readonly Wanted[]): string[] => wanted.flatMap(({ events }) => events.map((e) => e.metadata.id));

describe.each([
  ['batch', {}],
  ['unary', { credentials: CREDENTIALS }],
])('appending by the %s call', (call, options) => {
  const appends: [string, Fault, 1 | 3][] = [
    ['a connection dropped before the commit', { kind: 'drop' }, 1],
    ['an acknowledgement that is lost', { kind: 'lose-answer' }, 1],
    ['a server that says nothing, and wrote nothing', { kind: 'silence' }, 1],
    ['a server that says nothing, though it wrote', { kind: 'silence', commit: true }, 1],
    ['a slow server that wrote at once', { kind: 'slow', ms: 600 }, 1],
    ['a slow server that writes when nobody waits any more', { kind: 'slow', ms: 600, commit: 'last' }, 1],
    ['a server that is unavailable', { kind: 'unavailable' }, 1],
    ['a server that is unavailable, though it wrote', { kind: 'unavailable', commit: true }, 1],
    ['a server that is not ready', { kind: 'not-ready' }, 1],
    ['a server that timed out', { kind: 'timeout' }, 1],
    ['a server that timed out, though it wrote', { kind: 'timeout', commit: true }, 1],
    ['another leader, named by the old', { kind: 'leader-change' }, 3],
    ['another leader, the connection to the old cut', { kind: 'leader-change', how: 'close' }, 3],
    ['another leader, after the old had written', { kind: 'leader-change', how: 'close', commit: true }, 3],
  ];

  it.each(appends)('answers truly after %s', async (_, fault, nodes) => {
    await start({ nodes });
    const store = await open(options);
    const book = aBook();
    const stream = cooperationStream(book);
    const wanted: Wanted[] = [];
    for (let n = 0; n < 4; n++) {
      const append = { stream, events: [anEvent({ n }), anEvent({ n, second: true })] };
      const armed = n === 2 ? cluster.fault({ ...fault, stream: 'book-' }) : null;
      const answer = await store.append({ ...append, expected: n === 0 ? 'none' : BigInt(2 * n - 1) });
      if (armed) expect(armed.hits).toBe(1);
      expect(answer).toMatchObject({ repeated: false, events: [{ index: 2 * n }, { index: 2 * n + 1 }] });
      expect(await store.reached(answer.position, 3_000)).toBe(true);
      wanted.push(append);
    }
    // What a slow server has still to do comes to nothing.
    if (fault.kind === 'slow') await pause(fault.ms);
    expect(idsInLog(book)).toEqual(idsOf(wanted));
    expect(await wholeBook(store, book)).toEqual(naiveBook(wanted));
    const taken = call === 'batch' ? cluster.counts.batchAppends : cluster.counts.unaryAppends;
    expect(taken).toBeGreaterThanOrEqual(4);
  });

  it('does not know the outcome while nobody answers, and answers the same append truly afterwards', async () => {
    await start();
    const store = await open({ ...options, timers: { append: 700 } });
    const book = aBook();
    const stream = cooperationStream(book);
    const first: Append = { stream, expected: 'none', events: [anEvent({ n: 1 })] };
    await store.append(first);
    for (const commit of [false, true]) {
      const silent = [
        cluster.fault({ kind: 'silence', commit, stream: 'book-', times: Number.POSITIVE_INFINITY }),
        cluster.fault({ kind: 'silence', on: 'read', times: Number.POSITIVE_INFINITY }),
        cluster.fault({ kind: 'silence', on: 'subscribe', times: Number.POSITIVE_INFINITY }),
      ];
      cluster.cutConnections();
      const append: Append = { stream, expected: 'any', events: [anEvent({ commit })] };
      await expect(store.append(append)).rejects.toThrow(OutcomeUnknown);
      for (const fault of silent) fault.disarm();
      expect(await store.append(append)).toMatchObject({ repeated: commit, events: [{ data: { commit } }] });
    }
    expect((await wholeBook(store, book)).map(({ data }) => data)).toEqual([
      { n: 1 },
      { commit: false },
      { commit: true },
    ]);
  });

  it('wrote nothing when what comes before the append was not answered', async () => {
    await start();
    const store = await open({ ...options, timers: { append: 400 } });
    const [book, text] = [aBook(), 'x'.repeat(700_000)];
    const year = (n: number): Append => ({
      stream: accountsStream(book, 2024 + n),
      expected: 'none',
      events: [anEvent({ n, text })],
    });
    for (const [stream, appends] of [
      ['$$book-', [year(0)]],
      ['staging-', [year(0), year(1)]],
    ] as const) {
      const silent = cluster.fault({ kind: 'silence', stream, commit: true, times: Number.POSITIVE_INFINITY });
      const reads = cluster.fault({ kind: 'silence', on: 'read', times: Number.POSITIVE_INFINITY });
      await expect(store.appendAll(appends)).rejects.toThrow(StoreUnavailable);
      expect(silent.hits).toBeGreaterThan(0);
      silent.disarm();
      reads.disarm();
      expect(idsInLog(book)).toEqual([]);
    }
    expect(await store.appendAll([year(0), year(1)])).toMatchObject([{ repeated: false }, { repeated: false }]);
    expect(await wholeBook(store, book)).toHaveLength(2);
  });

  it('wrote nothing when no server can be reached, and goes on when it is back', async () => {
    await start();
    const store = await open({ ...options, timers: { append: 500 } });
    const book = aBook();
    const stream = cooperationStream(book);
    await store.append({ stream, expected: 'none', events: [anEvent({ n: 1 })] });
    const [node] = cluster.nodes as [Cluster['nodes'][number]];
    await cluster.kill(node);
    const lost: Append = { stream, expected: 0n, events: [anEvent({ n: 2 })] };
    const refused = await store.append(lost).catch((error) => error);
    expect([StoreUnavailable, OutcomeUnknown].some((type) => refused instanceof type)).toBe(true);
    // What was followed can be read without it.
    expect((await wholeBook(store, book)).map(({ data }) => data)).toEqual([{ n: 1 }]);

    setTimeout(() => cluster.restart(node), 300);
    const next: Append = { stream, expected: 0n, events: [anEvent({ n: 3 })] };
    const until = performance.now() + 8_000;
    const again = (): Promise<Appended> =>
      store.append(next).catch((error) => (performance.now() < until ? again() : Promise.reject(error)));
    expect(await again()).toMatchObject({ events: [{ index: 1 }] });
    expect((await wholeBook(store, book)).map(({ data }) => data)).toEqual([{ n: 1 }, { n: 3 }]);
  });

  it('loses nothing and writes nothing twice in a storm of faults', async () => {
    await start({ nodes: 3 });
    const store = await open({ ...options, timers: { attempt: 300, append: 6_000 } });
    const other = await open({ ...options, timers: { attempt: 300, append: 6_000 } });
    const chance = { times: Number.POSITIVE_INFINITY, chance: 0.1 };
    const storm = [
      cluster.fault({ kind: 'drop', stream: 'book-', ...chance }),
      cluster.fault({ kind: 'lose-answer', stream: 'book-', ...chance }),
      cluster.fault({ kind: 'silence', stream: 'book-', commit: true, ...chance }),
      cluster.fault({ kind: 'slow', stream: 'book-', ms: 200, commit: 'last', ...chance }),
      cluster.fault({ kind: 'timeout', stream: 'book-', commit: true, ...chance }),
      cluster.fault({ kind: 'not-ready', stream: 'book-', ...chance }),
      cluster.fault({ kind: 'leader-change', how: 'close', commit: true, stream: 'book-', ...chance }),
      cluster.fault({ kind: 'drop', on: 'subscribe', after: 3, times: Number.POSITIVE_INFINITY, chance: 0.5 }),
      cluster.fault({ kind: 'drop', on: 'read', ...chance }),
    ];
    const books = [aBook(), aBook()];
    const acknowledged = new Map<string, Appended>();
    const wanted: Wanted[] = [];
    await Promise.all(
      Array.from({ length: 6 }, async (_, writer) => {
        for (let n = 0; n < 10; n++) {
          const book = books[(writer + n) % 2] as string;
          const stream = n % 3 === 0 ? cooperationStream(book) : accountsStream(book, 2020 + writer);
          const append: Append = { stream, expected: 'any', events: [anEvent({ writer, n })] };
          wanted.push(append);
          const by = writer % 2 ? store : other;
          for (;;) {
            try {
              const answer = await by.append(append);
              acknowledged.set((append.events[0] as (typeof append.events)[number]).metadata.id, answer);
              break;
            } catch (error) {
              if (!(error instanceof OutcomeUnknown || error instanceof StoreUnavailable)) throw error;
              await pause(20);
            }
          }
        }
      }),
    );
    for (const fault of storm) fault.disarm();
    expect(storm.reduce((sum, { hits }) => sum + hits, 0)).toBeGreaterThan(8);
    const end = [...acknowledged.values()].reduce((last, { position }) => (position > last ? position : last), 0n);
    for (const one of [store, other]) expect(await one.reached(end, 60_000)).toBe(true);
    for (const book of books) {
      const stored = await wholeBook(store, book);
      const ofBook = wanted.filter(({ stream }) => bookOf(stream) === book);
      expect(stored).toHaveLength(ofBook.length);
      expect(stored).toEqual(naiveBookInOrderOf(stored, ofBook));
      expect(idsInLog(book)).toEqual(stored.map(({ metadata }) => metadata.id));
      // What was answered is what stands.
      for (const event of stored) {
        const { events } = acknowledged.get(event.metadata.id) as Appended;
        expect(events[0]).toMatchObject({ index: event.index, revision: event.revision, hash: event.hash });
      }
      expect(await wholeBook(other, book)).toEqual(stored);
      expect(await verifyBook(other, book)).toEqual([]);
    }
  }, 600_000);
});

describe('two stores on one log', () => {
  it('let one of two racing writers win, round after round', async () => {
    await start();
    const both = [await open(), await open()] as const;
    const book = aBook();
    const stream = cooperationStream(book);
    const winners: Wanted[] = [];
    for (let round = 0; round < 25; round++) {
      const expected = round === 0 ? ('none' as const) : BigInt(round - 1);
      const events = both.map((_, n) => anEvent({ round, n }));
      const outcomes = await Promise.allSettled(
        both.map((store, n) => store.append({ stream, expected, events: [events[n] as (typeof events)[0]] })),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(lost?.reason).toEqual(new WrongExpectedRevision(stream, expected, BigInt(round)));
      winners.push({ stream, events: events.filter((_, n) => outcomes[n]?.status === 'fulfilled') });
    }
    expect(cluster.counts.conflicts).toBeGreaterThan(0);
    for (const store of both) expect(await wholeBook(store, book)).toEqual(naiveBook(winners));
  });

  it('take an id once in a book, and answer a repeat that the other has written', async () => {
    await start();
    const [one, other] = [await open(), await open()];
    const book = aBook();
    const append: Append = { stream: cooperationStream(book), expected: 'none', events: [anEvent(), anEvent()] };
    const outcomes = await Promise.all([one.append(append), other.append(append)]);
    expect(outcomes.map(({ events }) => events)).toEqual([outcomes[0]?.events, outcomes[0]?.events]);
    const elsewhere = { stream: accountsStream(book, 2025), expected: 'any' as const, events: append.events };
    await expect(other.append(elsewhere)).rejects.toThrow(EventIdTaken);
    expect(idsInLog(book)).toEqual(idsOf([append]));
  });

  it('are both told what stands when one id races with two contents', async () => {
    await start();
    const both = [await open(), await open()] as const;
    const book = aBook();
    const stream = cooperationStream(book);
    for (let round = 0; round < 10; round++) {
      // The same request at two moments: one id, for the server the same append.
      const event = anEvent({ round });
      const answers = await Promise.all(
        both.map((store, n) => {
          const metadata = { ...event.metadata, recorded: `2025-03-0${n + 1}T09:00:00.000Z` };
          return store.append({ stream, expected: 'any', events: [{ ...event, metadata }] });
        }),
      );
      const [stands] = (await both[0].readStream(stream, { direction: 'backwards', limit: 1 })).events;
      expect(answers.map(({ events }) => events.map(({ hash }) => hash))).toEqual([[stands?.hash], [stands?.hash]]);
    }
    expect(idsInLog(book)).toHaveLength(10);
  });

  it('keep an id that raced into two books in both, and find the first', async () => {
    await start();
    const event = anEvent();
    const books = [aBook(), aBook()] as const;
    const both = [await open(), await open()] as const;
    const answers = await Promise.all(
      both.map((store, n) =>
        store.append({ stream: cooperationStream(books[n as 0]), expected: 'none', events: [event] }),
      ),
    );
    const end = answers.reduce((last, { position }) => (position > last ? position : last), 0n);
    for (const store of both) {
      await store.reached(end, 5_000);
      const all = await Promise.all(books.map((book) => wholeBook(store, book)));
      const [first] = all.flat().sort((a, b) => (a.position < b.position ? -1 : 1));
      expect(all.map((events) => events.length)).toEqual([1, 1]);
      expect(await store.find(event.metadata.id)).toEqual(first);
    }
  });

  it('are of one log: a process has no client of a second', async () => {
    await start();
    await open();
    const second = await startCluster();
    await expect(open({ connection: second.url })).rejects.toThrow(/one log in a process/);
    await second.close();
  });
});

describe('a server with users', () => {
  it('does not let others delete a book, or set what would', async () => {
    await start({
      secure: true,
      users: [
        { name: 'bok', password: 'hemmelig', groups: ['$admins'] },
        { name: 'annen', password: 'ukjent', groups: [] },
      ],
    });
    const store = await open({ connection: cluster.urlFor('bok') });
    const book = aBook();
    const append: Append = { stream: cooperationStream(book), expected: 'none', events: [anEvent()] };
    await store.append(append);
    expect(await wholeBook(store, book)).toHaveLength(1);
    const other = { name: 'annen', password: 'ukjent', groups: [] };
    for (const action of ['write', 'delete'] as const) {
      expect(cluster.access.allows(other, action, action === 'write' ? `$$book-${book}` : `book-${book}`)).toBe(false);
    }
    expect(cluster.access.allows(other, 'delete', 'book-without')).toBe(true);
  });

  it('is told apart from one that does not answer, and its password is not told', async () => {
    await start({ secure: true });
    const url = cluster.urlFor('admin').replace('changeit', 'feil-passord');
    const refused = await open({ connection: url, timers: { open: 700 } }).catch((error) => error);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect(`${refused.message} ${refused.stack}`).not.toContain('feil-passord');
  });
});

describe('following', () => {
  it.each<[string, Fault]>([
    ['is cut', { kind: 'drop', on: 'subscribe', after: 2 }],
    ['ends as if all had been said', { kind: 'end', on: 'subscribe', after: 2 }],
    ['is refused for another leader', { kind: 'leader-change', on: 'subscribe', after: 2 }],
    ['falls silent', { kind: 'silence', on: 'subscribe', after: 2 }],
  ])('goes on where it was when a subscription %s', async (_, fault) => {
    await start({ nodes: 3 });
    const writer = await open();
    const armed = cluster.fault({ ...fault, node: 0 });
    cluster.cutSubscriptions();
    const book = aBook();
    const wanted: Wanted[] = [];
    for (let n = 0; n < 6; n++) {
      const append = { stream: cooperationStream(book), events: [anEvent({ n })] };
      await writer.append({ ...append, expected: 'any' });
      wanted.push(append);
    }
    expect(await wholeBook(writer, book)).toEqual(naiveBook(wanted));
    expect(armed.hits).toBe(1);
    expect(await writer.lag()).toMatchObject({ pending: 0, delay: { last: expect.any(Number) } });
  });

  it('shows what is durable and cannot be read yet, with how long it took', async () => {
    await start();
    const store = await open({ timers: { follow: 300 } });
    const book = aBook();
    const held = cluster.fault({ kind: 'hold', on: 'subscribe', times: Number.POSITIVE_INFINITY });
    const reads = cluster.fault({ kind: 'hold', on: 'read', times: Number.POSITIVE_INFINITY });
    cluster.cutSubscriptions();
    await pause(50);
    const { position } = await store.append({
      stream: cooperationStream(book),
      expected: 'none',
      events: [anEvent(), anEvent()],
    });
    expect(await store.lag()).toMatchObject({ pending: 2 });
    expect(await store.reached(position, 50)).toBe(false);
    await expect(store.bookHead(book)).rejects.toThrow(StoreUnavailable);
    held.release();
    reads.release();
    held.disarm();
    reads.disarm();
    expect(await store.reached(position, 5_000)).toBe(true);
    const { pending, delay } = await store.lag();
    expect(pending).toBe(0);
    expect(delay?.last).toBeGreaterThanOrEqual(350);
  });

  it('makes the same replica again, row for row', async () => {
    await start({ firstPosition: 5_000_000_000n });
    const [one, other] = [await open(), await open()];
    const book = aBook();
    for (let n = 0; n < 30; n++) {
      const by = n % 2 ? one : other;
      await by.append({ stream: accountsStream(book, 2020 + (n % 3)), expected: 'any', events: [anEvent({ n })] });
    }
    const text = 'x'.repeat(300_000);
    await one.appendAll(
      Array.from({ length: 8 }, (_, n) => ({
        stream: accountsStream(book, 2030),
        expected: 'any' as const,
        events: Array.from({ length: 100 }, (_, m) => anEvent({ n, m, ...(m === 0 && { text }) })),
      })),
    );
    await other.append({ stream: cooperationStream(book), expected: 'none', events: [anEvent({ last: true })] });
    expect(await wholeBook(other, book)).toHaveLength(831);
    expect(cluster.log.eventsOf(`book-${book}`).length).toBeLessThan(60);
    const anew = await open();
    const [end] = (await other.readBook(book, 830, 1)).events;
    for (const store of [one, anew]) expect(await store.reached(end?.position as bigint, 5_000)).toBe(true);
    expect(rowsOf(anew)).toEqual(rowsOf(one));
    expect(rowsOf(other)).toEqual(rowsOf(one));
    expect(await verifyBook(anew, book)).toEqual([]);
  });

  it('refuses a replica that was made of another log', async () => {
    await start();
    const directory = temporaryDirectory();
    const store = await open({ directory });
    const book = aBook();
    for (let n = 0; n < 3; n++) {
      await store.append({ stream: cooperationStream(book), expected: 'any', events: [anEvent({ n })] });
    }
    await store.bookHead(book);
    await store.close();
    await cluster.close();

    // A server that was set up anew: empty, then with other events.
    await start({ seed: SEED + 1 });
    await expect(open({ directory })).rejects.toThrow(ReplicaOfAnotherLog);
    const elsewhere = await open();
    for (let n = 0; n < 9; n++) {
      await elsewhere.append({ stream: cooperationStream(book), expected: 'any', events: [anEvent({ n })] });
    }
    await expect(open({ directory })).rejects.toThrow(/copy of another log.*delete the file/);
  });

  it.each<[string, object | 'delete', boolean]>([
    ['a limit of their number', { $maxCount: 2 }, true],
    ['a limit of their age', { $maxAge: 1 }, true],
    ['a truncation', { $tb: 2 }, true],
    ['rights for others', { $acl: { $d: ['$all'] } }, false],
  ])('raises an alarm when somebody sets for a book %s', async (_, settings, stops) => {
    await start();
    const store = await open();
    const book = aBook();
    const stream = cooperationStream(book);
    for (let n = 0; n < 4; n++) await store.append({ stream, expected: 'any', events: [anEvent({ n })] });
    expect(await wholeBook(store, book)).toHaveLength(4);
    expect(alarms).toEqual([]);
    somebodySets(book, settings);
    await alarmed();
    expect(alarms).toMatchObject([{ stopped: stops, text: expect.stringContaining(`book-${book}`) }]);
    const lag = await store.lag();
    expect(lag).toMatchObject({ alarm: expect.stringContaining(`book-${book}`) });
    expect(lag.stopped).toBe(stops ? true : undefined);
    const next = store.append({ stream, expected: 'any', events: [anEvent({ n: 4 })] });
    if (stops) await expect(next).rejects.toThrow(StoreUnavailable);
    else await expect(next).resolves.toMatchObject({ repeated: false });
    // What was followed stays.
    expect(await wholeBook(store, book)).toHaveLength(stops ? 4 : 5);
  });

  it('does not follow a book of which the beginning is gone', async () => {
    await start();
    const store = await open();
    const book = aBook();
    for (let n = 0; n < 4; n++) {
      await store.append({ stream: cooperationStream(book), expected: 'any', events: [anEvent({ n })] });
    }
    await store.bookHead(book);
    await store.close();
    somebodySets(book, { $tb: 2 });
    await expect(open()).rejects.toThrow(/lose events/);
    // Set back by an operator before anything was scavenged: it is a book again, with an alarm.
    somebodySets(book, { $acl: { $d: ['$admins'], $mw: ['$admins'] } });
    const again = await open();
    expect(await wholeBook(again, book)).toHaveLength(4);
    expect(alarms.map(({ stopped }) => stopped)).toContain(false);
  });

  it('does not follow what is no event of a book', async () => {
    await start();
    const store = await open();
    const book = aBook();
    await store.append({ stream: cooperationStream(book), expected: 'any', events: [anEvent()] });
    await store.bookHead(book);
    const { metadata, data } = anEvent();
    const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
    cluster.log.append(`book-${book}`, 'any', [
      {
        id: metadata.id,
        type: metadata.type,
        json: true,
        data: bytes(data),
        metadata: bytes({ ...metadata, stream: cooperationStream(book), previous: 'ab'.repeat(32) }),
      },
    ]);
    await alarmed();
    expect(alarms).toMatchObject([{ stopped: true, text: expect.stringMatching(/does not follow the last event/) }]);
    expect(await wholeBook(store, book)).toHaveLength(1);
  });
});

async function alarmed(): Promise<void> {
  for (let waited = 0; alarms.length === 0 && waited < 3_000; waited += 5) await pause(5);
}

function somebodySets(book: string, settings: object | 'delete'): void {
  cluster.log.append(`$$book-${book}`, 'any', [
    {
      id: anEvent().metadata.id,
      type: '$metadata',
      json: true,
      data: Buffer.from(JSON.stringify(settings)),
      metadata: Buffer.alloc(0),
    },
  ]);
}

/** Every row of what is made from the log. */
function rowsOf({ database }: KurrentEventStore): unknown {
  const all = (table: string) => database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
  return { books: all('books'), streams: all('streams'), events: all('events'), ends: all('log_ends') };
}
