/// <reference types="jest" />
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type AppendedEvent,
  accountsStream,
  bookOf,
  canonicalJson,
  cooperationStream,
  hashOfEvent,
  type Json,
  type NewEvent,
  type RecordedEvent,
} from '#kernel';
import {
  type Append,
  type Appended,
  AppendTooLarge,
  EventIdTaken,
  type EventStore,
  InvalidAppend,
  MAX_APPEND_BYTES,
  MAX_PAGE,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../port.ts';
import { verifyBook } from '../verify.ts';
import {
  aBook,
  anEvent,
  endOf,
  naiveBook,
  naiveBookInOrderOf,
  ofBook,
  readToEnd,
  someEvents,
  type Wanted,
  wholeBook,
  wholeStream,
} from './naive-book.ts';

/** The part of an event that the answer to an append has with every store. */
const answered = (events: readonly AppendedEvent[]): AppendedEvent[] =>
  events.map(({ metadata, data, revision, index, recorded, hash }) => ({
    metadata,
    data,
    revision,
    index,
    recorded,
    hash,
  }));
const told = ({ events, repeated }: Appended) => ({ events: answered(events), repeated });

/** A store under test. It may hold events of others: each test has books of its own. */
export interface ContractSubject {
  readonly store: EventStore;
  /** Closes the store and opens it again, as a restarted process would. */
  reopen(): Promise<EventStore>;
  /** Closes what is open and takes away what was made. */
  dispose(): Promise<void>;
}

/**
 * What every event store must do, whatever is below. Whole events are compared, with those of a naive book.
 * Takes about half a minute.
 */
export function describeEventStoreContract(name: string, create: () => Promise<ContractSubject>): void {
  describe(`${name} keeps the contract of an event store`, () => {
    let subject: ContractSubject;
    let store: EventStore;

    beforeEach(async () => {
      subject = await create();
      store = subject.store;
    });
    afterEach(() => subject.dispose());

    describe('order', () => {
      it('keeps the events of a stream in the order of the appends, chained by their hashes', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        const [first, second, third] = [someEvents(2), someEvents(1), someEvents(3)];
        const answers = [
          await store.append({ stream, expected: 'none', events: first }),
          await store.append({ stream, expected: 1n, events: second }),
          await store.append({ stream, expected: 'any', events: third }),
        ];

        const expected = naiveBook([{ stream, events: [...first, ...second, ...third] }]);
        expect(answers.map(told)).toEqual([
          { events: answered(expected.slice(0, 2)), repeated: false },
          { events: answered(expected.slice(2, 3)), repeated: false },
          { events: answered(expected.slice(3)), repeated: false },
        ]);
        const stored = await wholeStream(store, stream);
        expect(stored).toEqual(expected);
        expect(answered(stored)).toEqual(answers.flatMap((answer) => told(answer).events));
      });

      it('gives every book an index without gaps, however the books take turns', async () => {
        const books = [aBook(), aBook(), aBook()];
        const wanted: Wanted[] = Array.from({ length: 90 }, (_, n) => {
          const book = books[(n * 7) % 3] as string;
          return {
            stream: n % 4 === 0 ? cooperationStream(book) : accountsStream(book, 2020 + (n % 5)),
            events: someEvents((n % 3) + 1),
          };
        });
        await Promise.all(
          wanted.map(async (append, n) => {
            await pause(n % 5);
            await store.append({ ...append, expected: 'any' });
          }),
        );

        for (const book of books) {
          const stored = await wholeBook(store, book);
          expect(stored).toEqual(
            naiveBookInOrderOf(
              stored,
              wanted.filter(({ stream }) => bookOf(stream) === book),
            ),
          );
          expect(stored).toHaveLength(
            wanted.reduce((sum, { stream, events }) => sum + (bookOf(stream) === book ? events.length : 0), 0),
          );
          expect(await verifyBook(store, book)).toEqual([]);
        }
      });

      it('gives positions that only grow, in the order of each book', async () => {
        const before = await endOf(store);
        const [one, other] = [aBook(), aBook()];
        for (let n = 0; n < 20; n++) {
          await store.append({
            stream: cooperationStream(n % 3 ? one : other),
            expected: 'any',
            events: someEvents(2),
          });
        }
        const all = await readToEnd((events) => store.readAll(events.at(-1)?.position ?? before, 7));
        const positions = all.map((event) => event.position);
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => (a < b ? -1 : 1)));
        expect(ofBook(all, one)).toEqual(await wholeBook(store, one));
        expect(ofBook(all, other)).toEqual(await wholeBook(store, other));
      });

      it('never lets the recorded time run backwards, though what is proposed does', async () => {
        const [book, other] = [aBook(), aBook()];
        const at = (time: string) => anEvent({}, { recorded: `2025-03-01T${time}.000Z` });
        const wanted: Wanted[] = [
          { stream: cooperationStream(book), events: [at('10:00:00'), at('09:00:00')] },
          { stream: accountsStream(book, 2025), events: [at('08:00:00')] },
          { stream: cooperationStream(book), events: [at('11:00:00'), at('10:59:59')] },
        ];
        for (const append of wanted) await store.append({ ...append, expected: 'any' });
        await store.append({ stream: cooperationStream(other), expected: 'none', events: [at('07:00:00')] });

        const stored = await wholeBook(store, book);
        expect(stored).toEqual(naiveBook(wanted));
        expect(stored.map((event) => event.recorded.slice(11, 16))).toEqual([
          '10:00',
          '10:00',
          '10:00',
          '11:00',
          '11:00',
        ]);
        expect(stored.map((event) => event.metadata.recorded.slice(11, 16))).toEqual([
          '10:00',
          '09:00',
          '08:00',
          '11:00',
          '10:59',
        ]);
        expect((await wholeBook(store, other)).map((event) => event.recorded)).toEqual(['2025-03-01T07:00:00.000Z']);
      });

      it('goes on where it stopped after a restart', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        const [first, second] = [
          [anEvent({ n: 1 }, { recorded: '2025-06-01T00:00:00.000Z' })],
          [anEvent({ n: 2 }, { recorded: '2025-05-01T00:00:00.000Z' })],
        ];
        await store.append({ stream, expected: 'none', events: first });
        store = await subject.reopen();
        expect(await wholeBook(store, book)).toEqual(naiveBook([{ stream, events: first }]));

        await store.append({ stream, expected: 0n, events: second });
        expect(await wholeBook(store, book)).toEqual(naiveBook([{ stream, events: [...first, ...second] }]));
      });
    });

    describe('expected revision', () => {
      it.each<[string, number, Append['expected'], bigint | null | 'taken']>([
        ['any of a new stream', 0, 'any', 'taken'],
        ['any of an old stream', 2, 'any', 'taken'],
        ['none of a new stream', 0, 'none', 'taken'],
        ['none of an old stream', 2, 'none', 1n],
        ['the last revision', 2, 1n, 'taken'],
        ['an earlier revision', 2, 0n, 1n],
        ['a later revision', 2, 2n, 1n],
        ['a revision of a new stream', 0, 0n, null],
        ['a revision below zero', 0, -1n, null],
      ])('%s', async (_, before, expected, outcome) => {
        const book = aBook();
        const stream = cooperationStream(book);
        const there = someEvents(before);
        if (before > 0) await store.append({ stream, expected: 'none', events: there });
        const more = someEvents(2);
        const attempt = store.append({ stream, expected, events: more });

        if (outcome === 'taken') {
          await expect(attempt).resolves.toMatchObject({ repeated: false });
          expect(await wholeBook(store, book)).toEqual(naiveBook([{ stream, events: [...there, ...more] }]));
        } else {
          await expect(attempt).rejects.toEqual(new WrongExpectedRevision(stream, expected, outcome));
          await expect(attempt).rejects.toMatchObject({ stream, expected, actual: outcome });
          expect(await wholeBook(store, book)).toEqual(naiveBook([{ stream, events: there }]));
        }
      });

      it('lets a stream come into being once', async () => {
        const stream = cooperationStream(aBook());
        const outcomes = await Promise.allSettled(
          Array.from({ length: 2 }, () => store.append({ stream, expected: 'none', events: someEvents(1) })),
        );
        expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(await wholeStream(store, stream)).toHaveLength(1);
        await expect(store.append({ stream, expected: 'none', events: someEvents(1) })).rejects.toThrow(
          WrongExpectedRevision,
        );
      });

      it('lets exactly one of several racing writers win, round after round', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        const winners: NewEvent[] = [];
        for (let round = 0; round < 60; round++) {
          const expected = round === 0 ? ('none' as const) : BigInt(round - 1);
          const attempts = Array.from({ length: 8 }, (_, writer) => anEvent({ round, writer }));
          const outcomes = await Promise.allSettled(
            attempts.map(async (event, writer) => {
              // In some rounds all come at once, in others one by one.
              if (round % 3 > 0) await pause((writer * round) % 3);
              return store.append({ stream, expected, events: [event] });
            }),
          );
          const won = attempts.filter((_, writer) => outcomes[writer]?.status === 'fulfilled');
          expect(won).toHaveLength(1);
          winners.push(...won);
          const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
          expect(refusals).toEqual(Array(7).fill(new WrongExpectedRevision(stream, expected, BigInt(round))));
        }
        expect(await wholeBook(store, book)).toEqual(naiveBook([{ stream, events: winners }]));
      });

      it('serves 128 appenders at once without a failure', async () => {
        const book = aBook();
        const wanted: Wanted[] = [];
        await Promise.all(
          Array.from({ length: 128 }, async (_, appender) => {
            const own = accountsStream(book, 1900 + appender);
            for (let n = 0; n < 6; n++) {
              const [mine, shared] = [
                { stream: own, events: [anEvent({ appender, n })] },
                { stream: cooperationStream(book), events: [anEvent({ appender, n, shared: true })] },
              ];
              wanted.push(mine, shared);
              await Promise.all([
                store.append({ ...mine, expected: n === 0 ? 'none' : BigInt(n - 1) }),
                store.append({ ...shared, expected: 'any' }),
              ]);
            }
          }),
        );
        const stored = await wholeBook(store, book);
        expect(stored).toHaveLength(128 * 6 * 2);
        expect(stored).toEqual(naiveBookInOrderOf(stored, wanted));
      });
    });

    describe('the position of an append', () => {
      it('is at or after its events, and grows', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        const positions: bigint[] = [];
        for (let n = 0; n < 3; n++) {
          const { position } = await store.append({ stream, expected: 'any', events: someEvents(2) });
          expect(await store.reached(position, 5_000)).toBe(true);
          expect((await wholeStream(store, stream)).map((e) => e.position <= position)).toEqual(
            Array((n + 1) * 2).fill(true),
          );
          positions.push(position);
        }
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => (a < b ? -1 : 1)));
      });

      it('is waited for no longer than told when nobody has got so far', async () => {
        const { position } = await store.append({
          stream: cooperationStream(aBook()),
          expected: 'none',
          events: someEvents(1),
        });
        expect(await store.reached(position + 1_000_000_000n, 20)).toBe(false);
      });

      it('is of the first writing when the append is repeated', async () => {
        const append: Append = { stream: cooperationStream(aBook()), expected: 'none', events: someEvents(2) };
        const { position } = await store.append(append);
        const again = await store.append(append);
        expect(again.position).toBeLessThanOrEqual(position);
        const { events } = await store.readStream(append.stream, { direction: 'backwards', limit: 1 });
        expect(again.position).toBeGreaterThanOrEqual((events[0] as RecordedEvent).position);
      });

      it('leaves nothing pending once it is reached', async () => {
        const { position } = await store.append({
          stream: cooperationStream(aBook()),
          expected: 'none',
          events: someEvents(1),
        });
        await store.reached(position, 5_000);
        expect(await store.lag()).toMatchObject({ pending: 0 });
      });
    });

    describe('a repeated append', () => {
      it('gives the first answer again, whatever is expected and whatever came after', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        const [first, second] = [someEvents(3), someEvents(1)];
        const { events } = await store.append({ stream, expected: 'none', events: first });
        await store.append({ stream, expected: 2n, events: second });

        for (const expected of ['none', 'any', 0n, 2n, 99n] as const) {
          expect(told(await store.append({ stream, expected, events: first }))).toEqual({
            events: answered(events),
            repeated: true,
          });
        }
        const middle = { stream, expected: 'any' as const, events: first.slice(1, 2) };
        expect(told(await store.append(middle))).toEqual({ events: answered(events.slice(1, 2)), repeated: true });
        expect(await wholeBook(store, book)).toEqual(naiveBook([{ stream, events: [...first, ...second] }]));
      });

      it('gives the first answer again after a restart', async () => {
        const append: Append = { stream: cooperationStream(aBook()), expected: 'none', events: someEvents(2) };
        const { events } = await store.append(append);
        store = await subject.reopen();
        expect(told(await store.append(append))).toEqual({ events: answered(events), repeated: true });
      });

      it('is written once when its copies race', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        for (let round = 0; round < 10; round++) {
          const append: Append = {
            stream,
            expected: round === 0 ? 'none' : BigInt(round * 2 - 1),
            events: someEvents(2),
          };
          const answers = await Promise.all(
            Array.from({ length: 20 }, async (_, n) => {
              if (round % 2) await pause(n % 3);
              return store.append(append);
            }),
          );
          expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
          const [{ events }] = answers as [Appended];
          expect(answers.map((answer) => told(answer).events)).toEqual(Array(20).fill(answered(events)));
        }
        expect(await wholeBook(store, book)).toHaveLength(20);
        expect(await verifyBook(store, book)).toEqual([]);
      });

      it('is part of a repeated request of several appends', async () => {
        const book = aBook();
        const appends: Append[] = [
          { stream: cooperationStream(book), expected: 'none', events: someEvents(2) },
          { stream: accountsStream(book, 2025), expected: 'none', events: someEvents(1) },
        ];
        const answers = await store.appendAll(appends);
        expect((await store.appendAll(appends)).map(told)).toEqual(
          answers.map(({ events }) => ({ events: answered(events), repeated: true })),
        );
        expect(await wholeBook(store, book)).toEqual(naiveBook(appends));
      });
    });

    describe('an event id', () => {
      let book: string;
      let stream: string;
      let there: [NewEvent, NewEvent, NewEvent];
      const idOf = (event: NewEvent) => event.metadata.id;

      beforeEach(async () => {
        book = aBook();
        stream = cooperationStream(book);
        there = someEvents(3) as typeof there;
        await store.append({ stream, expected: 'none', events: there });
      });
      afterEach(async () => {
        expect(await wholeBook(store, book)).toEqual(naiveBook([{ stream, events: there }]));
      });

      it('is not taken again in another stream of the book', async () => {
        const append: Append = { stream: accountsStream(book, 2025), expected: 'none', events: [there[0]] };
        await expect(store.append(append)).rejects.toEqual(new EventIdTaken(idOf(there[0])));
      });

      it('is not taken again in another book, new or old', async () => {
        const other = cooperationStream(aBook());
        const append: Append = { stream: other, expected: 'any', events: [there[0]] };
        await expect(store.append(append)).rejects.toEqual(new EventIdTaken(idOf(there[0])));
        const own = someEvents(3);
        await store.append({ stream: other, expected: 'none', events: own });
        await expect(store.append(append)).rejects.toEqual(new EventIdTaken(idOf(there[0])));
        expect(await wholeStream(store, other)).toEqual(naiveBook([{ stream: other, events: own }]));
      });

      it.each<[string, () => NewEvent[], () => NewEvent]>([
        ['with a new one after it', () => [there[2], anEvent()], () => there[2]],
        ['with a new one before it', () => [anEvent(), there[0]], () => there[0]],
        ['in another order', () => [there[1], there[0]], () => there[1]],
        ['with one left out', () => [there[0], there[2]], () => there[0]],
      ])('is not taken again %s', async (_, events, taken) => {
        const attempt = store.append({ stream, expected: 2n, events: events() });
        await expect(attempt).rejects.toThrow(EventIdTaken);
        await expect(attempt).rejects.toMatchObject({ eventId: idOf(taken()) });
      });

      it('does not come twice in one append', async () => {
        const twin = anEvent();
        const attempt = store.append({ stream, expected: 2n, events: [anEvent(), twin, twin] });
        await expect(attempt).rejects.toEqual(new EventIdTaken(idOf(twin)));
      });

      it('goes to one of two racing streams', async () => {
        const other = aBook();
        const event = anEvent();
        const outcomes = await Promise.allSettled(
          [2024, 2025].map((year) =>
            store.append({ stream: accountsStream(other, year), expected: 'none', events: [event] }),
          ),
        );
        expect(outcomes.map((o) => (o.status === 'rejected' ? o.reason : 'taken'))).toEqual(
          expect.arrayContaining(['taken', new EventIdTaken(idOf(event))]),
        );
        expect(await wholeBook(store, other)).toHaveLength(1);
      });

      it('finds its event', async () => {
        const [, second] = await wholeBook(store, book);
        expect(await store.find(idOf(there[1]))).toEqual(second);
        expect(await store.find(randomUUID())).toBeNull();
        expect(await store.find('not an id')).toBeNull();
      });
    });

    describe('a refused append', () => {
      const notJson: [string, unknown][] = [
        ['nothing', undefined],
        ['NaN', { n: Number.NaN }],
        ['infinity', [Number.POSITIVE_INFINITY]],
        ['a fraction', { share: 0.3 }],
        ['a number too large to be exact', 2 ** 53],
        ['a bigint', { amount: 1n }],
        ['half a character', { text: 'a\ud83d' }],
        ['half a character in a key', { '\ude00': 1 }],
        ['a hole', [1, undefined, 3]],
        ['a date', { on: new Date(0) }],
        ['a map', new Map([['a', 1]])],
        ['a function', { f: () => 1 }],
        ['a symbol', Symbol('s')],
        ['a property called __proto__', JSON.parse('{"__proto__": 1}')],
      ];

      it.each(notJson)('leaves nothing behind: %s as payload', async (_, data) => {
        await leavesNothing((event) => [anEvent(), { ...event, data: data as Json }], InvalidAppend);
      });

      it.each<[string, Partial<NewEvent['metadata']>]>([
        ['an id that is no UUID', { id: 'event-1' }],
        ['an id in upper case', { id: randomUUID().toUpperCase() }],
        ['a recorded time without milliseconds', { recorded: '2025-03-01T09:00:00Z' }],
        ['a recorded time that does not exist', { recorded: '2025-02-30T09:00:00.000Z' }],
        ['a recorded time in another zone', { recorded: '2025-03-01T09:00:00.000+01:00' }],
        ['metadata that is not JSON', { correlation: '\ud800' }],
      ])('leaves nothing behind: %s', async (_, metadata) => {
        await leavesNothing(() => [anEvent(), anEvent({}, metadata)], InvalidAppend);
      });

      it('leaves nothing behind: no events', async () => {
        await leavesNothing(() => [], InvalidAppend);
      });

      it('leaves nothing behind: one byte too large', async () => {
        await leavesNothing((_, stream) => eventsOfBytes(stream, MAX_APPEND_BYTES + 1), AppendTooLarge);
      });

      it.each(['orders-1', 'cooperation-', 'cooperation-a', 'cooperation-Bok', 'accounts-bok', 'accounts-bok-25', ''])(
        'leaves nothing behind: the stream "%s", which is of no book',
        async (stream) => {
          await expect(store.append({ stream, expected: 'any', events: [anEvent()] })).rejects.toThrow(InvalidAppend);
          expect(await store.readStream(stream, { direction: 'forwards', limit: 1 })).toEqual({
            events: [],
            end: true,
          });
        },
      );

      /** On a new book and on an old one, alone and beside an append that succeeds. */
      async function leavesNothing(
        events: (event: NewEvent, stream: string) => NewEvent[],
        refusal: new (...parameters: never[]) => Error,
      ): Promise<void> {
        const [fresh, old] = [aBook(), aBook()];
        const good = [anEvent({ n: 1 }), anEvent({ n: 2 })];
        const stream = cooperationStream(old);
        await store.append({ stream, expected: 'none', events: good.slice(0, 1) });
        const books = await store.books();

        const [alone, beside, succeeds] = await Promise.allSettled([
          store.append({
            stream: cooperationStream(fresh),
            expected: 'none',
            events: events(anEvent(), cooperationStream(fresh)),
          }),
          store.append({
            stream: accountsStream(old, 2025),
            expected: 'any',
            events: events(anEvent(), accountsStream(old, 2025)),
          }),
          store.append({ stream, expected: 0n, events: good.slice(1) }),
        ]);
        expect([alone, beside].map((o) => o.status === 'rejected' && o.reason.constructor)).toEqual([refusal, refusal]);
        expect(succeeds?.status).toBe('fulfilled');
        expect(await store.books()).toEqual(books);
        expect(await store.bookHead(fresh)).toEqual({ size: 0, firstRecorded: null, lastRecorded: null });
        expect(await wholeBook(store, fresh)).toEqual([]);
        expect(await wholeBook(store, old)).toEqual(naiveBook([{ stream, events: good }]));
      }
    });

    describe('size', () => {
      it('takes an append at the limit, whatever its letters weigh', async () => {
        const stream = cooperationStream(aBook());
        const events = eventsOfBytes(stream, MAX_APPEND_BYTES);
        const answer = await store.append({ stream, expected: 'none', events });
        const bytes = answer.events.reduce((sum, e) => sum + bytesOf(e.metadata) + bytesOf(e.data), 0);
        expect(bytes).toBe(MAX_APPEND_BYTES);
        expect(await wholeStream(store, stream)).toEqual(naiveBook([{ stream, events }]));
      });

      it('says how much too large an append is', async () => {
        const stream = cooperationStream(aBook());
        const attempt = store.append({ stream, expected: 'none', events: eventsOfBytes(stream, MAX_APPEND_BYTES + 1) });
        await expect(attempt).rejects.toEqual(new AppendTooLarge(MAX_APPEND_BYTES + 1, MAX_APPEND_BYTES));
      });

      it('counts each append of a request by itself', async () => {
        const book = aBook();
        const appends: Append[] = [2024, 2025].map((year) => {
          const stream = accountsStream(book, year);
          return { stream, expected: 'none', events: eventsOfBytes(stream, MAX_APPEND_BYTES) };
        });
        expect(await store.appendAll(appends)).toHaveLength(2);
      });
    });

    describe('several appends in one request', () => {
      it('are written in the order given, across the streams of a book', async () => {
        const book = aBook();
        const [main, year] = [cooperationStream(book), accountsStream(book, 2025)];
        const appends: Append[] = [
          { stream: main, expected: 'none', events: someEvents(2) },
          { stream: year, expected: 'none', events: someEvents(1) },
          { stream: main, expected: 1n, events: someEvents(2) },
          { stream: year, expected: 'any', events: someEvents(1) },
        ];
        const answers = await store.appendAll(appends);
        const stored = await wholeBook(store, book);
        expect(stored).toEqual(naiveBook(appends));
        expect(answers.map(told)).toEqual([
          { events: answered(stored.slice(0, 2)), repeated: false },
          { events: answered(stored.slice(2, 3)), repeated: false },
          { events: answered(stored.slice(3, 5)), repeated: false },
          { events: answered(stored.slice(5)), repeated: false },
        ]);
      });

      it.each<[string, (book: string, taken: NewEvent) => Append]>([
        [
          'expects another revision',
          (book) => ({ stream: accountsStream(book, 2025), expected: 7n, events: [anEvent()] }),
        ],
        [
          'uses an id again',
          (book, taken) => ({ stream: accountsStream(book, 2025), expected: 'any', events: [taken] }),
        ],
        ['is empty', (book) => ({ stream: accountsStream(book, 2025), expected: 'any', events: [] })],
        ['is of another book', () => ({ stream: cooperationStream(aBook()), expected: 'any', events: [anEvent()] })],
      ])('are all refused when one %s, and appends beside them stand', async (_, wrong) => {
        const book = aBook();
        const stream = cooperationStream(book);
        const [there, beside, after] = [someEvents(1), someEvents(1), someEvents(1)] as [
          NewEvent[],
          NewEvent[],
          NewEvent[],
        ];
        await store.append({ stream, expected: 'none', events: there });
        const [first, all, last] = await Promise.allSettled([
          store.append({ stream, expected: 0n, events: beside }),
          store.appendAll([
            { stream, expected: 'any', events: someEvents(2) },
            { stream: accountsStream(book, 2024), expected: 'none', events: someEvents(1) },
            wrong(book, there[0] as NewEvent),
            { stream, expected: 'any', events: someEvents(1) },
          ]),
          store.append({ stream, expected: 1n, events: after }),
        ]);
        expect([first.status, all.status, last.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect(await wholeBook(store, book)).toEqual(naiveBook([{ stream, events: [...there, ...beside, ...after] }]));
        expect(await wholeStream(store, accountsStream(book, 2024))).toEqual([]);
      });

      it('may be none', async () => {
        expect(await store.appendAll([])).toEqual([]);
      });
    });

    describe('what is stored', () => {
      const texts: [string, string][] = [
        ['norsk', 'Vågan kommunestyre vedtok fordelingsnøkkelen, også for Værøy og Røst'],
        ['emoji', '🏛️ 👩🏽‍⚖️ 🇳🇴'],
        ['combining marks, not composed', 'a\u030a o\u0308 e\u0301'],
        ['composed letters', '\u00e5 \u00f6 \u00e9'],
        ['beyond the basic plane', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u{1F600} \u{10FFFF}'],
        ['controls and quotes', '\u0000\u0001\b\t\n\f\r\u001f"\\/\u007f\u2028\u2029\ufeff\uffff'],
        ['what looks like an escape', '\\ud83d \\u0000 \\n'],
        ['right to left', 'עברית العربية'],
      ];

      it.each(texts)('comes back letter for letter: %s', async (_, text) => {
        const book = aBook();
        const stream = cooperationStream(book);
        const event = anEvent({ [text]: text, list: [text, { [`${text}2`]: [text] }] }, { caseReference: text });
        const answer = await store.append({ stream, expected: 'none', events: [event] });
        const [read] = (await wholeBook(store, book)) as [RecordedEvent];

        expect([read]).toEqual(naiveBook([{ stream, events: [event] }]));
        expect(told(answer).events).toEqual(answered([read]));
        expect(canonicalJson(read.data)).toBe(canonicalJson(event.data));
        expect(hashOfEvent(read.metadata, read.data)).toBe(read.hash);
      });

      it('sorts keys by UTF-16 code units, numbers among them', async () => {
        const keys = [
          'b',
          'a',
          'B',
          '10',
          '9',
          '1',
          '-1',
          '',
          'æ',
          '\u{1F600}',
          '\ufb33',
          'aa',
          '1a',
          '01',
          'é',
          'e\u0301',
        ];
        const data = Object.fromEntries(keys.map((key, n) => [key, n]));
        const stream = cooperationStream(aBook());
        await store.append({ stream, expected: 'none', events: [anEvent(data), anEvent({ inner: data })] });
        const stored = await wholeStream(store, stream);
        expect(stored).toEqual(
          naiveBook([{ stream, events: [anEvent(data), anEvent({ inner: data })] }]).map((e, n) => ({
            ...e,
            metadata: expect.anything(),
            hash: hashOfEvent((stored[n] as RecordedEvent).metadata, (stored[n] as RecordedEvent).data),
          })),
        );
      });

      it.each<[string, Json, Json]>([
        ['nothing', null, null],
        ['an empty object', {}, {}],
        ['an empty list', [], []],
        ['a text', '', ''],
        ['truth', false, false],
        ['the largest whole numbers', [2 ** 53 - 1, -(2 ** 53) + 1], [2 ** 53 - 1, -(2 ** 53) + 1]],
        ['minus zero, which JSON does not have', -0, 0],
        ['a property that is undefined, which JSON leaves out', { a: 1, b: undefined }, { a: 1 }],
        ['a deep payload', nested(200), nested(200)],
      ])('may be %s', async (_, data, expected) => {
        const book = aBook();
        const stream = cooperationStream(book);
        const event = anEvent(data);
        const answer = await store.append({ stream, expected: 'none', events: [event] });
        const stored = await wholeBook(store, book);
        expect(stored.map((e) => e.data)).toStrictEqual([expected]);
        expect(answer.events.map((e) => e.data)).toStrictEqual([expected]);
        expect(stored).toEqual(naiveBook([{ stream, events: [{ ...event, data: expected }] }]));
      });

      it('is not what the caller does to his own objects afterwards', async () => {
        const stream = cooperationStream(aBook());
        const data = { lines: ['1'] };
        const { events } = await store.append({ stream, expected: 'none', events: [anEvent(data)] });
        data.lines.push('2');
        expect(events.map((e) => e.data)).toEqual([{ lines: ['1'] }]);
      });

      it('has the stream and the previous hash of the store, not of the caller', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        const event = anEvent({}, { stream: 'cooperation-other', previous: 'ff' } as object);
        await store.append({ stream, expected: 'none', events: [event] });
        expect(await wholeBook(store, book)).toEqual(naiveBook([{ stream, events: [event] }]));
      });
    });

    describe('pages', () => {
      const pagesOf = async (next: (after: readonly RecordedEvent[]) => ReturnType<EventStore['readAll']>) => {
        const sizes: number[] = [];
        const events = await readToEnd(async (before) => {
          const page = await next(before);
          sizes.push(page.events.length);
          return page;
        });
        return { sizes, events };
      };

      it.each([
        [25, 10, [10, 10, 5]],
        [20, 10, [10, 10]],
        [1, 10, [1]],
        [5, 1, [1, 1, 1, 1, 1]],
      ])('of %i events by %i end exactly where the events do', async (count, limit, sizes) => {
        const book = aBook();
        const stream = cooperationStream(book);
        const before = await endOf(store);
        await store.append({ stream, expected: 'none', events: someEvents(count) });
        const events = await wholeStream(store, stream);
        expect(events).toHaveLength(count);

        const forwards = await pagesOf((read) =>
          store.readStream(stream, { direction: 'forwards', from: BigInt(read.length), limit }),
        );
        expect(forwards).toEqual({ sizes, events });
        const backwards = await pagesOf((read) =>
          store.readStream(stream, {
            direction: 'backwards',
            limit,
            ...(read.length > 0 && { from: (read.at(-1) as RecordedEvent).revision - 1n }),
          }),
        );
        expect(backwards).toEqual({ sizes, events: [...events].reverse() });
        expect(await pagesOf((read) => store.readBook(book, read.length, limit))).toEqual({ sizes, events });
        expect(await pagesOf((read) => store.readAll(read.at(-1)?.position ?? before, limit))).toEqual({
          sizes,
          events,
        });
      });

      it('start where they are told', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        await store.append({ stream, expected: 'none', events: someEvents(6) });
        const events = await wholeStream(store, stream);
        const read = (direction: 'forwards' | 'backwards', from?: bigint, limit = 2) =>
          store.readStream(stream, { direction, limit, ...(from !== undefined && { from }) });

        expect(await read('forwards')).toEqual({ events: events.slice(0, 2), end: false });
        expect(await read('forwards', 3n)).toEqual({ events: events.slice(3, 5), end: false });
        expect(await read('forwards', 4n)).toEqual({ events: events.slice(4), end: true });
        expect(await read('forwards', 6n)).toEqual({ events: [], end: true });
        expect(await read('forwards', 2n ** 70n)).toEqual({ events: [], end: true });
        expect(await read('backwards')).toEqual({ events: [events[5], events[4]], end: false });
        expect(await read('backwards', 2n)).toEqual({ events: [events[2], events[1]], end: false });
        expect(await read('backwards', 1n)).toEqual({ events: [events[1], events[0]], end: true });
        expect(await read('backwards', 2n ** 70n, 1)).toEqual({ events: [events[5]], end: false });
        expect(await store.readBook(book, 5, 2)).toEqual({ events: events.slice(5), end: true });
        expect(await store.readBook(book, 6, 2)).toEqual({ events: [], end: true });
      });

      it('are empty and at their end where there is nothing', async () => {
        const nothing = { events: [], end: true };
        for (const direction of ['forwards', 'backwards'] as const) {
          expect(await store.readStream(cooperationStream(aBook()), { direction, limit: 5 })).toEqual(nothing);
        }
        expect(await store.readBook(aBook(), 0, 5)).toEqual(nothing);
        expect(await store.readAll(await endOf(store), 5)).toEqual(nothing);
      });

      it.each([0, -1, 1.5, Number.NaN])('of %d events are refused', async (limit) => {
        await expect(store.readAll('start', limit)).rejects.toThrow(RangeError);
        await expect(store.readBook(aBook(), 0, limit)).rejects.toThrow(RangeError);
        await expect(store.readStream(cooperationStream(aBook()), { direction: 'forwards', limit })).rejects.toThrow(
          RangeError,
        );
      });
    });

    describe('the book', () => {
      it('says how many events it has, and when the first and the last were recorded', async () => {
        const book = aBook();
        expect(await store.bookHead(book)).toEqual({ size: 0, firstRecorded: null, lastRecorded: null });
        expect(await store.books()).not.toContain(book);
        const [early, late] = ['2025-01-01T00:00:00.000Z', '2025-02-01T00:00:00.000Z'];
        await store.append({
          stream: cooperationStream(book),
          expected: 'none',
          events: [anEvent({}, { recorded: early })],
        });
        await store.append({
          stream: accountsStream(book, 2025),
          expected: 'none',
          events: [anEvent({}, { recorded: late })],
        });
        await store.append({
          stream: cooperationStream(book),
          expected: 'any',
          events: [anEvent({}, { recorded: early })],
        });
        expect(await store.bookHead(book)).toEqual({ size: 3, firstRecorded: early, lastRecorded: late });
        const books = await store.books();
        expect(books).toContain(book);
        expect(books).toEqual([...books].sort());
      });

      it('knows how many events were recorded at an instant', async () => {
        const book = aBook();
        const [t1, t2, t3] = ['2025-01-01T10:00:00.000Z', '2025-01-01T10:00:00.001Z', '2025-06-01T00:00:00.000Z'];
        const events = [t1, t1, t2, t1, t3].map((recorded) => anEvent({}, { recorded }));
        await store.append({ stream: cooperationStream(book), expected: 'none', events });
        const sizes = async (...instants: string[]) =>
          Promise.all(instants.map((instant) => store.sizeAt(book, instant)));

        expect(await sizes('1999-12-31T23:59:59.999Z', '2025-01-01T09:59:59.999Z')).toEqual([0, 0]);
        expect(await sizes(t1, t2, '2025-01-01T10:00:00.002Z')).toEqual([2, 4, 4]);
        expect(await sizes('2025-05-31T23:59:59.999Z', t3, '2025-06-01T00:00:00.001Z')).toEqual([4, 5, 5]);
        expect(await sizes('2999-01-01T00:00:00.000Z', '2025-06-01T02:00:00+02:00')).toEqual([5, 5]);
        expect(await store.sizeAt(aBook(), t3)).toBe(0);
        await expect(store.sizeAt(book, 'yesterday')).rejects.toThrow(RangeError);
      });

      it('finds the size at any instant as counting would', async () => {
        const book = aBook();
        const seed = Number(process.env.SEED ?? Date.now() % 1e9);
        const random = generator(seed);
        const instant = () => new Date(Date.UTC(2025, 0, 1) + Math.floor(random() * 50)).toISOString();
        const events = Array.from({ length: 200 }, (_, n) => anEvent({ n }, { recorded: instant() }));
        await store.append({ stream: cooperationStream(book), expected: 'none', events });
        const stored = await wholeBook(store, book);
        for (let n = -1; n < 52; n++) {
          const at = new Date(Date.UTC(2025, 0, 1) + n).toISOString();
          const counted = stored.filter((event) => event.recorded <= at).length;
          expect({ seed, at, size: await store.sizeAt(book, at) }).toEqual({ seed, at, size: counted });
        }
      });
    });

    describe('a subscription', () => {
      it('misses nothing while writers race, gives one batch at a time and each event once, in order', async () => {
        const book = aBook();
        const before = await endOf(store);
        const wanted: Wanted[] = [];
        const write = async (writer: number) => {
          for (let n = 0; n < 40; n++) {
            const append = { stream: accountsStream(book, 2000 + writer), events: someEvents((n % 3) + 1) };
            wanted.push(append);
            await store.append({ ...append, expected: 'any' });
            if (n % 7 === writer % 7) await pause(1);
          }
        };
        const writers = Promise.all(Array.from({ length: 12 }, (_, writer) => write(writer)));
        await pause(3);

        const seen: RecordedEvent[] = [];
        let busy = 0;
        let mostBusy = 0;
        const total = 12 * (13 * 6 + 1);
        await new Promise<void>((done, failed) => {
          const subscription = store.subscribe(before, {
            async onEvents(events) {
              busy += 1;
              mostBusy = Math.max(mostBusy, busy);
              await pause(seen.length % 4);
              seen.push(...ofBook(events, book));
              busy -= 1;
              if (seen.length >= total) subscription.close().catch(failed);
              if (seen.length >= total) done();
            },
            onError: failed,
          });
        });
        await writers;

        expect(mostBusy).toBe(1);
        const stored = await wholeBook(store, book);
        expect(stored).toHaveLength(total);
        expect(stored).toEqual(naiveBookInOrderOf(stored, wanted));
        expect(seen).toEqual(stored);
      });

      it('sees what was written while it was busy with a batch, though nothing comes after', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        const before = await endOf(store);
        await store.append({ stream, expected: 'none', events: someEvents(1) });
        const seen: RecordedEvent[] = [];
        const subscription = store.subscribe(before, {
          async onEvents(events) {
            seen.push(...ofBook(events, book));
            if (seen.length === 1) await store.append({ stream, expected: 0n, events: someEvents(1) });
            await pause(10);
          },
        });
        await until(() => seen.length === 2);
        await subscription.close();
        expect(seen).toEqual(await wholeBook(store, book));
      });

      it('resumes from its checkpoint, also after a restart', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        const before = await endOf(store);
        await store.append({ stream, expected: 'none', events: someEvents(30) });
        const all = await wholeBook(store, book);
        const checkpoint = (all[11] as RecordedEvent).position;

        const rest = await collect(checkpoint, book, 18);
        expect(rest).toEqual(all.slice(12));
        store = await subject.reopen();
        expect(await collect(checkpoint, book, 18)).toEqual(all.slice(12));
        expect(await collect(before, book, 30)).toEqual(all);
      });

      it('says each time that it has caught up, and only then', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        const log: string[] = [];
        let caughtUp: () => void = () => undefined;
        const nextCaughtUp = () => new Promise<void>((resolve) => (caughtUp = resolve));
        let next = nextCaughtUp();
        const subscription = store.subscribe(await endOf(store), {
          async onEvents(events) {
            await pause(1);
            log.push(`${ofBook(events, book).length} events`);
          },
          onCaughtUp() {
            log.push('caught up');
            caughtUp();
          },
        });
        await next;
        for (const count of [3, 2]) {
          next = nextCaughtUp();
          const append: Append = { stream, expected: 'any', events: someEvents(count) };
          await store.append(append);
          await next;
          // A retry writes nothing, so there is nothing to catch up on.
          await store.append(append);
        }
        await pause(20);
        await subscription.close();
        expect(log).toEqual(['caught up', '3 events', 'caught up', '2 events', 'caught up']);
      });

      it('has seen everything there was when it says so', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        for (let n = 0; n < 4; n++) await store.append({ stream, expected: 'any', events: someEvents(500) });
        let seen = 0;
        await new Promise<void>((done, failed) => {
          const subscription = store.subscribe('start', {
            onEvents(events) {
              seen += ofBook(events, book).length;
            },
            onCaughtUp() {
              subscription.close().then(done, failed);
            },
            onError: failed,
          });
        });
        expect(seen).toBe(2_000);
      });

      it('ends by an error, of its own batch or of its own making, and tells once', async () => {
        const stream = cooperationStream(aBook());
        const before = await endOf(store);
        await store.append({ stream, expected: 'none', events: someEvents(1) });
        const errors: unknown[] = [];
        let batches = 0;
        store.subscribe(before, {
          async onEvents() {
            batches += 1;
            throw new Error('the projection is wrong');
          },
          onError: (error) => errors.push(error),
        });
        await until(() => errors.length > 0);
        await store.append({ stream, expected: 'any', events: someEvents(1) });
        await pause(30);
        expect({ errors, batches }).toEqual({ errors: [new Error('the projection is wrong')], batches: 1 });
      });

      it('waits with closing for the batch under way, and gives none after it', async () => {
        const stream = cooperationStream(aBook());
        const before = await endOf(store);
        await store.append({ stream, expected: 'none', events: someEvents(1) });
        const log: string[] = [];
        const subscription = store.subscribe(before, {
          async onEvents() {
            log.push('begins');
            await pause(40);
            log.push('ends');
          },
          onCaughtUp: () => log.push('caught up'),
        });
        await until(() => log.length > 0);
        await store.append({ stream, expected: 'any', events: someEvents(1) });
        await subscription.close();
        log.push('closed');
        await store.append({ stream, expected: 'any', events: someEvents(1) });
        await subscription.close();
        await pause(30);
        expect(log).toEqual(['begins', 'ends', 'closed']);
      });

      async function collect(after: bigint | 'start', book: string, count: number): Promise<RecordedEvent[]> {
        const seen: RecordedEvent[] = [];
        await new Promise<void>((done, failed) => {
          const subscription = store.subscribe(after, {
            onEvents(events) {
              seen.push(...ofBook(events, book));
              if (seen.length >= count) subscription.close().catch(failed);
              if (seen.length >= count) done();
            },
            onError: failed,
          });
        });
        return seen;
      }
    });

    describe('closing', () => {
      it('finishes what was asked before, and is unavailable after', async () => {
        const book = aBook();
        const stream = cooperationStream(book);
        const append: Append = { stream, expected: 'none', events: someEvents(1) };
        const asked = store.append(append);
        const closed = store.close();
        const late = store.append({ stream, expected: 'any', events: someEvents(1) });
        await expect(late).rejects.toThrow(StoreUnavailable);
        await closed;
        await store.close();
        await expect(store.readAll('start', 1)).rejects.toThrow(StoreUnavailable);

        store = await subject.reopen();
        const stored = await wholeBook(store, book);
        expect(stored).toEqual(naiveBook([append]));
        expect(told(await asked)).toEqual({ events: answered(stored), repeated: false });
      });
    });

    describe('much', () => {
      const COUNT = 50_000;
      const MEBIBYTE = 2 ** 20;
      /** All of it in memory would be some 100 MiB. */
      const ALLOWED = 48 * MEBIBYTE;

      it('is written and read in bounded memory', async () => {
        const book = aBook();
        const streams = [cooperationStream(book), accountsStream(book, 2024), accountsStream(book, 2025)];
        const before = await endOf(store);
        const heap = heapMeter();

        await Promise.all(
          streams.map(async (stream, s) => {
            const own = Math.floor((COUNT + 2 - s) / 3);
            for (let n = 0; n < own; n += 200) {
              const events = Array.from({ length: Math.min(200, own - n) }, (_, i) =>
                anEvent({ n: n + i, text: 'Budsjettvedtak for det interkommunale samarbeidet '.repeat(5) }),
              );
              await store.append({ stream, expected: 'any', events });
              if (n % 4_000 === 0) heap.look();
            }
          }),
        );

        const count = async (next: (last: RecordedEvent | null) => ReturnType<EventStore['readAll']>) => {
          let last: RecordedEvent | null = null;
          let seen = 0;
          for (let page = 0; ; page++) {
            const { events, end }: Awaited<ReturnType<EventStore['readAll']>> = await next(last);
            seen += ofBook(events, book).length;
            last = events.at(-1) ?? last;
            if (page % 5 === 0) heap.look();
            if (end) return seen;
          }
        };
        expect(await count((last) => store.readAll(last?.position ?? before, 1_000))).toBe(COUNT);
        expect(await count((last) => store.readBook(book, last ? last.index + 1 : 0, 1_000))).toBe(COUNT);
        const [stream] = streams as [string];
        const backwards = await count((last) =>
          store.readStream(stream, { direction: 'backwards', limit: 1_000, ...(last && { from: last.revision - 1n }) }),
        );
        expect(backwards).toBe(Math.floor((COUNT + 2) / 3));

        let subscribed = 0;
        await new Promise<void>((done, failed) => {
          const subscription = store.subscribe(before, {
            onEvents(events) {
              subscribed += ofBook(events, book).length;
              if (subscribed % 5_000 < 500) heap.look();
            },
            onCaughtUp: () => subscription.close().then(done, failed),
            onError: failed,
          });
        });
        expect(subscribed).toBe(COUNT);

        const page = await store.readBook(book, 0, 1_000_000);
        expect([page.events.length, page.end]).toEqual([MAX_PAGE, false]);
        expect(await store.bookHead(book)).toMatchObject({ size: COUNT });
        expect(heap.growth()).toBeLessThan(ALLOWED);
        expect(await verifyBook(store, book)).toEqual([]);
      }, 600_000);
    });
  });
}

const bytesOf = (value: unknown): number => Buffer.byteLength(canonicalJson(value));

/** Two events for a new stream that weigh exactly so much together as they will be stored. */
function eventsOfBytes(stream: string, bytes: number): NewEvent[] {
  const first = anEvent({ text: 'første 🏛️' });
  const second = anEvent({ text: '' });
  const small = naiveBook([{ stream, events: [first, second] }]).reduce(
    (n, e) => n + bytesOf(e.metadata) + bytesOf(e.data),
    0,
  );
  // Letters of two bytes, and one of one byte where the rest is odd.
  const rest = bytes - small;
  return [first, { ...second, data: { text: 'ø'.repeat(Math.floor(rest / 2)) + 'o'.repeat(rest % 2) } }];
}

function nested(depth: number): Json {
  return depth === 0 ? 'innerst' : [{ i: nested(depth - 1) }];
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(2);
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How far the heap grew beyond where it began, each time after a full collection. */
function heapMeter(): { look(): void; growth(): number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const start = used();
  let most = start;
  return {
    look: () => {
      most = Math.max(most, used());
    },
    growth: () => most - start,
  };
}
