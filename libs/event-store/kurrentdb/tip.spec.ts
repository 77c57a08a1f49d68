import { accountsStream, bookOf, cooperationStream, type RecordedEvent } from '#kernel';
import { aBook, anEvent, naiveBook, someEvents, type Wanted } from '../contract/naive-book.ts';
import { type Append, EventIdTaken, WrongExpectedRevision } from '../port.ts';
import { type Ground, Tip, Unread } from './tip.ts';

/** What has been followed: the naive book of these appends, each an event of the log. */
function ground(...followed: Wanted[]): Ground {
  const events = naiveBook(followed) as RecordedEvent[];
  const of = (stream: string) => events.filter(({ metadata }) => metadata.stream === stream);
  return {
    endOf: () => ({
      logRevision: BigInt(events.length) - 1n,
      size: events.length,
      recorded: events.at(-1)?.recorded ?? '',
    }),
    headOf: (stream) => {
      const last = of(stream).at(-1);
      return last ? { revision: Number(last.revision), hash: last.hash } : null;
    },
    placesOf: (id) =>
      events
        .filter(({ metadata }) => metadata.id === id)
        .map(({ metadata: { stream }, revision }) => ({ stream, revision: Number(revision) })),
    slice: (stream, from, count) => of(stream).slice(from, from + count),
  };
}

describe('the tip of a book', () => {
  const book = aBook();
  const [main, year] = [cooperationStream(book), accountsStream(book, 2025)];
  const before: Wanted = { stream: main, events: someEvents(2) };

  /** Judges and writes; gives the indexes answered, or the refusal. */
  function write(tip: Tip, ...appends: Append[]): unknown {
    const draft = tip.draft();
    const { draft: own, judgement } = draft.judge(appends);
    if ('refusal' in judgement) return judgement.refusal;
    draft.add(own);
    tip.accept(draft, 100n, tip.logRevision + BigInt(draft.drafted.length), BigInt);
    return judgement.answers.map(({ events, repeated }) => [repeated, ...events.map(({ index }) => index)]);
  }

  it('counts on from what was followed, in every stream of the book', () => {
    const unread = new Unread();
    const tip = new Tip(book, ground(before), unread);
    const [a, b, c] = [someEvents(1), someEvents(2), someEvents(1)];
    expect(write(tip, { stream: year, expected: 'none', events: a })).toEqual([[false, 2]]);
    expect(write(tip, { stream: main, expected: 1n, events: b }, { stream: year, expected: 0n, events: c })).toEqual([
      [false, 3, 4],
      [false, 5],
    ]);
    expect([tip.size, tip.logRevision, unread.count]).toEqual([6, 5n, 4]);
    const all = naiveBook([
      before,
      { stream: year, events: a },
      { stream: main, events: b },
      { stream: year, events: c },
    ]);
    for (const { metadata, hash, index, revision } of all.slice(2)) {
      expect(unread.find(metadata.id)?.event).toMatchObject({ metadata, hash, index, revision });
    }
    unread.followed(book, 3n);
    expect([unread.count, unread.find(b[0]?.metadata.id as string)]).toEqual([2, undefined]);
    unread.followed(book, 5n);
    expect([unread.count, unread.bytes]).toEqual([0, 0]);
  });

  it('knows a repeat of what was followed, of what was appended since, and of both', () => {
    const tip = new Tip(book, ground(before), new Unread());
    const more = someEvents(1);
    write(tip, { stream: main, expected: 'any', events: more });
    const both = { stream: main, expected: 'none' as const, events: [...before.events, ...more] };
    expect(write(tip, both)).toEqual([[true, 0, 1, 2]]);
    expect(write(tip, { stream: main, expected: 9n, events: more })).toEqual([[true, 2]]);
    expect(write(tip, { stream: year, expected: 'any', events: more })).toEqual(
      new EventIdTaken(more[0]?.metadata.id as string),
    );
    expect(tip.size).toBe(3);
  });

  it('leaves nothing of a request that is refused, and takes what comes beside it', () => {
    const tip = new Tip(book, ground(before), new Unread());
    const draft = tip.draft();
    const good = draft.judge([{ stream: main, expected: 1n, events: someEvents(1) }]);
    draft.add(good.draft);
    const bad = draft.judge([
      { stream: year, expected: 'none', events: someEvents(3) },
      { stream: main, expected: 1n, events: someEvents(1) },
    ]);
    expect(bad.judgement).toEqual({ refusal: new WrongExpectedRevision(main, 1n, 2n) });
    draft.add(bad.draft);
    expect([draft.drafted.length, draft.size, draft.head(year)]).toEqual([1, 3, null]);
    expect([tip.size, tip.head(main)?.revision]).toEqual([2, 1]);
  });

  it('takes over what others have written, and nothing that is older than itself', () => {
    let now = ground(before);
    const forwarding: Ground = {
      endOf: (b) => now.endOf(b),
      headOf: (s) => now.headOf(s),
      placesOf: (id) => now.placesOf(id),
      slice: (...parameters) => now.slice(...parameters),
    };
    const tip = new Tip(book, forwarding, new Unread());
    const own = anEvent();
    write(tip, { stream: main, expected: 1n, events: [own] });
    expect([tip.settle(), tip.size]).toEqual([false, 3]);
    now = ground(before, { stream: main, events: [own] }, { stream: main, events: someEvents(2) });
    expect(bookOf(main)).toBe(book);
    expect([tip.settle(), tip.size, tip.head(main)?.revision]).toEqual([true, 5, 4]);
  });
});
