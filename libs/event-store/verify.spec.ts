import { accountsStream, cooperationStream, hashOfEvent, type RecordedEvent } from '#kernel';
import { anEvent, naiveBook, someEvents } from './contract/naive-book.ts';
import { DamagedEvent, type EventStore, MAX_PAGE } from './port.ts';
import { type BookProblem, verifyBook } from './verify.ts';

const BOOK = 'bok';
const [main, year] = [cooperationStream(BOOK), accountsStream(BOOK, 2025)];

/** A sound book of six events: 0, 1, 3, 5 in the one stream, 2 and 4 in the other. */
const sound = (): RecordedEvent[] =>
  naiveBook([
    { stream: main, events: someEvents(2) },
    { stream: year, events: [anEvent({ amount: '100' }, { recorded: '2025-03-02T00:00:00.000Z' })] },
    { stream: main, events: someEvents(1) },
    { stream: year, events: someEvents(1) },
    { stream: main, events: someEvents(1) },
  ]);

/** A store that has no more than a verifier reads, and `null` where an event cannot be read. */
function holding(events: readonly (RecordedEvent | null)[]): EventStore {
  const readBook: EventStore['readBook'] = async (_, from, limit) => {
    const indexed = events
      .map((event, n) => ({ event, index: event?.index ?? n }))
      .filter(({ index }) => index >= from);
    const page = indexed.slice(0, Math.min(limit, MAX_PAGE));
    const damaged = page.find(({ event }) => event === null);
    if (damaged) throw new DamagedEvent(BigInt(damaged.index), damaged.index, new SyntaxError('no JSON'));
    return { events: page.map(({ event }) => event as RecordedEvent), end: page.length === indexed.length };
  };
  return { readBook } as EventStore;
}

describe('verifying a book', () => {
  const kinds = (problems: readonly BookProblem[]) => problems.map(({ index, kind }) => `${index} ${kind}`);
  const change = (n: number, by: (event: RecordedEvent) => RecordedEvent) =>
    sound().map((event, i) => (i === n ? by(event) : event));
  const rehashed = (event: RecordedEvent) => ({ ...event, hash: hashOfEvent(event.metadata, event.data) });

  it('finds nothing in a sound one, and nothing in none', async () => {
    expect(await verifyBook(holding(sound()), BOOK)).toEqual([]);
    expect(await verifyBook(holding([]), BOOK)).toEqual([]);
  });

  it.each<[string, () => (RecordedEvent | null)[], string[]]>([
    ['a payload altered', () => change(2, (e) => ({ ...e, data: { amount: '900' } })), ['2 hash']],
    [
      'the metadata altered',
      () => change(0, (e) => ({ ...e, metadata: { ...e.metadata, decided: '2024-01-01' } })),
      ['0 hash'],
    ],
    [
      'a payload altered and its hash made to fit',
      () => change(1, (e) => rehashed({ ...e, data: { n: 7 } })),
      ['3 link'],
    ],
    ['the last payload altered and its hash made to fit', () => change(5, (e) => rehashed({ ...e, data: 7 })), []],
    ['an event left out', () => sound().filter((_, n) => n !== 3), ['4 order', '5 order', '5 link']],
    [
      'an event left out and those after it moved up',
      () =>
        sound()
          .filter((_, n) => n !== 3)
          .map((e, index) => ({ ...e, index })),
      ['4 order', '4 link'],
    ],
    [
      'two events exchanged',
      () => {
        const [a, b, c, d, ...rest] = sound() as [RecordedEvent, RecordedEvent, RecordedEvent, RecordedEvent];
        return [a, { ...c, index: 1 }, { ...b, index: 2 }, d, ...rest];
      },
      ['2 recorded'],
    ],
    ['a recorded time set back', () => change(3, (e) => ({ ...e, recorded: e.metadata.recorded })), ['3 recorded']],
    [
      'a recorded time set forward',
      () => change(1, (e) => ({ ...e, recorded: '2025-03-01T12:00:00.000Z' })),
      ['1 recorded'],
    ],
    [
      'an event of another book',
      () => change(0, (e) => rehashed({ ...e, metadata: { ...e.metadata, stream: cooperationStream('annen') } })),
      ['0 order', '1 order', '1 link'],
    ],
    [
      'an event that cannot be read',
      () => sound().map((e, n) => (n === 2 ? null : e)),
      ['2 unreadable', '4 order', '4 link'],
    ],
    ['the last event unreadable', () => sound().map((e, n) => (n === 5 ? null : e)), ['5 unreadable']],
    ['a payload that has no hash', () => change(5, (e) => ({ ...e, data: '\ud800' })), ['5 hash']],
  ])('finds %s', async (_, events, problems) => {
    expect(kinds(await verifyBook(holding(events()), BOOK))).toEqual(problems);
  });

  it('says what it found', async () => {
    const events = change(2, (e) => ({ ...e, data: { amount: '900' } }));
    const [found] = events.slice(2) as [RecordedEvent];
    expect(await verifyBook(holding(events), BOOK)).toEqual([
      {
        index: 2,
        kind: 'hash',
        detail: `the content hashes to ${hashOfEvent(found.metadata, found.data)}, not ${found.hash}`,
      },
    ]);
  });
});
