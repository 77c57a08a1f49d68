import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { Type } from 'typebox';
import {
  accountsStream,
  type BookId,
  cooperationStream,
  defineEvent,
  EventCatalogue,
  type Json,
  type RecordedEvent,
  type StreamName,
} from '#kernel';
import type { FactChange, FactReader, Projector } from './facts.ts';
import { ProjectionRunner, type RunnerOptions } from './runner.ts';
import { SqliteFacts } from './sqlite-facts.ts';
import type { StoredEvents } from './stored-events.ts';
import { currentRows } from './testing/rows.ts';

const catalogue = new EventCatalogue([
  defineEvent('RateDecided', 'The rate costs are multiplied with.', Type.Object({ rate: Type.Integer() })),
  defineEvent('CostRecorded', 'A cost.', Type.Object({ line: Type.String(), amount: Type.Integer() })),
]);

const rate = (n: number) => ({ type: 'RateDecided', data: { rate: n } });
const cost = (line: string, amount: number) => ({ type: 'CostRecorded', data: { line, amount } });
type Said = ReturnType<typeof rate> | ReturnType<typeof cost>;

const A = 'a-book';
const B = 'b-book';
const DAY = '2025-06-01';
const BAD = 666;

/** How many events were folded into states. */
let evolved = 0;
/** The line at which the projector throws, whatever the amount; at BAD it always does. */
let poison: string | null = null;
beforeEach(() => {
  evolved = 0;
  poison = null;
});

/** What a cost is worth at the rate in force when it was recorded. The rates are in the cooperation's stream. */
const worth = (version = 1): Projector<number> => ({
  name: 'worth',
  version,
  initial: 1,
  stateStream: cooperationStream,
  evolve: (state, { type, data }) => {
    evolved += 1;
    return type === 'RateDecided' ? (data as { rate: number }).rate : state;
  },
  changes: ({ type, data, at }, before, after): readonly FactChange[] => {
    if (type === 'RateDecided') {
      const value = { from: before, to: after };
      return [{ op: 'assign', kind: 'rate', name: '-', from: at.validFrom, to: null, value, sources: [at.index] }];
    }
    const { line, amount } = data as { line: string; amount: number };
    if (amount === BAD || line === poison) throw new Error(`cannot work with ${line}`);
    const value = amount * before * version;
    return [{ op: 'assign', kind: 'worth', name: line, from: at.validFrom, to: null, value, sources: [at.index] }];
  },
});

/** Counts; never fails. */
const count: Projector<null> = {
  name: 'count',
  version: 1,
  initial: null,
  stateStream: cooperationStream,
  evolve: () => null,
  changes: ({ at }) => [
    { op: 'assign', kind: 'count', name: '-', from: '2025-01-01', to: null, value: at.index + 1, sources: [at.index] },
  ],
};

/** Events in memory and rows in a file, written as an event store would. */
class TestBook implements StoredEvents {
  readonly events: RecordedEvent[] = [];
  readonly runner: ProjectionRunner;
  constructor(
    readonly db: Database.Database = new Database(':memory:'),
    options: Partial<RunnerOptions> = {},
    events: readonly RecordedEvent[] = [],
  ) {
    this.events.push(...events);
    this.runner = new ProjectionRunner({ catalogue, projectors: [worth(), count], page: 3, ...options });
    this.runner.attach(db, this);
  }

  books(): BookId[] {
    return [A, B].filter((book) => this.book(book, 0, 1).length > 0);
  }

  book(book: BookId, fromIndex: number, limit: number): RecordedEvent[] {
    const ofBook = this.events.filter(({ metadata }) => metadata.stream.includes(book));
    return ofBook.slice(fromIndex, fromIndex + limit);
  }

  stream(stream: StreamName, fromRevision: bigint, limit: number): RecordedEvent[] {
    const ofStream = this.events.filter(({ metadata }) => metadata.stream === stream);
    return ofStream.slice(Number(fromRevision), Number(fromRevision) + limit);
  }

  /** One transaction, of which nothing may be kept, or no `rows`: then only the events stand. */
  append(group: readonly (readonly [BookId, Said])[], takeBack: 'all' | 'rows' | null = null): void {
    const before = this.events.length;
    for (const [book, said] of group) this.#store(book, said);
    this.db.exec('BEGIN IMMEDIATE');
    this.runner.apply(this.db, this.events.slice(before));
    this.db.exec(takeBack ? 'ROLLBACK' : 'COMMIT');
    if (takeBack === 'all') this.events.length = before;
    if (takeBack) this.runner.rolledBack();
    else this.runner.committed();
  }

  /** Each event in a transaction of its own. */
  record(book: BookId, ...said: Said[]): void {
    for (const one of said) this.append([[book, one]]);
  }

  on(book: BookId, size: number): unknown[] {
    return this.runner.facts().read((facts) => facts.on(book, DAY, size).map((row) => [row.name, row.value]));
  }

  rows(): unknown {
    return currentRows(this.db);
  }

  tables(): string[] {
    const names = `SELECT name FROM sqlite_schema WHERE name GLOB 'fact_rows_*' AND type = 'table' ORDER BY name`;
    return this.db.prepare<[], string>(names).pluck().all();
  }

  #store(book: BookId, { type, data }: Said): void {
    const stream = type === 'RateDecided' ? cooperationStream(book) : accountsStream(book, 2025);
    const index = this.book(book, 0, Number.POSITIVE_INFINITY).length;
    const recorded = '2025-01-01T00:00:00.000Z';
    this.events.push({
      metadata: {
        id: `${book}-${index}`,
        type,
        schema: 1,
        stream,
        recorded,
        decided: '2025-01-01',
        validFrom: '2025-01-01',
        actor: { id: 'x', role: 'OPERATOR' },
        correlation: '',
        idempotencyKey: '',
        bodyHash: '',
        previous: null,
      },
      data: data as Json,
      revision: BigInt(this.stream(stream, 0n, Number.POSITIVE_INFINITY).length),
      position: BigInt(this.events.length + 1),
      index,
      recorded,
      written: recorded,
      hash: '',
    });
  }
}

const history: readonly (readonly [BookId, Said])[] = [
  [A, cost('rent', 10)],
  [B, rate(7)],
  [A, rate(2)],
  [B, cost('rent', 1)],
  [A, cost('rent', 20)],
  [A, cost('wages', 5)],
  [A, rate(3)],
  [B, cost('cloud', 2)],
  [A, cost('rent', 30)],
  [A, cost('cloud', 1)],
];

describe('rows written in the append', () => {
  it('follow the state before each event, for several books in one transaction', () => {
    const book = new TestBook();
    book.append(history);
    expect(book.on(A, 7)).toEqual([
      ['rent', 90],
      ['-', { from: 2, to: 3 }],
      ['wages', 10],
      ['cloud', 3],
      ['-', 7],
    ]);
    expect(book.on(B, 2)).toEqual([
      ['-', { from: 1, to: 7 }],
      ['rent', 7],
      ['-', 2],
    ]);
    expect(book.runner.behind()).toEqual([]);
  });

  it('are refused beyond the book, and for a book that is not there there are none', () => {
    const book = new TestBook();
    book.append(history);
    expect(() => book.on(A, 8)).toThrow('the projections of a-book rest on its first 7 events; 8 were asked about');
    expect(book.on('c-book', 0)).toEqual([]);
    expect(() => book.on('c-book', 1)).toThrow('rest on its first 0 events');
  });

  it('take up the state from before when the transaction fails, without folding it again', () => {
    const book = new TestBook();
    book.record(A, rate(2), cost('rent', 10));
    expect(evolved).toBe(1);
    book.append(
      [
        [A, rate(100)],
        [A, cost('rent', 1)],
        [B, rate(9)],
      ],
      'all',
    );
    book.record(A, cost('rent', 11));
    expect(evolved).toBe(3);
    expect(book.on(A, 3).slice(0, 2)).toEqual([
      ['-', { from: 1, to: 2 }],
      ['rent', 22],
    ]);
    book.record(B, cost('rent', 1));
    expect(book.on(B, 1)[0]).toEqual(['rent', 1]);
  });

  it('need only the states of the books in use in memory', () => {
    const few = new TestBook(new Database(':memory:'), { booksKept: 1 });
    const many = new TestBook();
    for (const [book, said] of [...history, ...history]) {
      few.record(book, said);
      many.record(book, said);
    }
    expect(few.rows()).toEqual(many.rows());
  });

  it('go on from a file without any state in memory, in pages', () => {
    const book = new TestBook();
    book.record(A, ...[1, 2, 3, 4, 5, 6, 7].map(rate), cost('rent', 10));
    const reopened = new TestBook(book.db, {}, book.events);
    evolved = 0;
    reopened.record(A, cost('rent', 10));
    expect(evolved).toBe(7);
    expect(reopened.on(A, 9)[1]).toEqual(['rent', 70]);
  });
});

describe('a projector that throws', () => {
  it('stops before the event in that book; the event stands, others go on, and it catches up later', async () => {
    const book = new TestBook();
    poison = 'rent';
    book.append([
      [A, rate(2)],
      [A, cost('rent', 10)],
      [B, cost('cloud', 1)],
      [A, cost('wages', 1)],
    ]);
    book.record(A, rate(3));
    expect(book.events).toHaveLength(5);
    const behind = { projector: 'worth', book: A, size: 1, error: 'event 1: cannot work with rent' };
    expect(book.runner.behind()).toEqual([behind]);
    expect(() => book.on(A, 4)).toThrow('rest on its first 1 events');
    expect(book.on(A, 1)[0]).toEqual(['-', { from: 1, to: 2 }]);
    expect(book.on(B, 1)[0]).toEqual(['cloud', 1]);
    const counted = new SqliteFacts(book.db, [count]).read((facts) => facts.projected(A));
    expect(counted).toBe(4);

    await book.runner.catchUp(A);
    expect(book.runner.behind()).toEqual([behind]);

    poison = null;
    await book.runner.catchUp(A);
    expect(book.runner.behind()).toEqual([]);
    const never = new TestBook();
    for (const { metadata, data } of book.events) {
      never.record(metadata.stream.includes(A) ? A : B, { type: metadata.type, data } as Said);
    }
    expect(book.rows()).toEqual(never.rows());
  });

  it('is not asked again by every append', () => {
    const book = new TestBook();
    book.record(A, cost('rent', BAD));
    evolved = 0;
    book.record(A, rate(1), rate(2));
    expect(evolved).toBe(0);
  });

  it('for want of a type the program does not know, stops every projector', () => {
    const book = new TestBook();
    book.append([[A, { type: 'Unheard', data: {} } as unknown as Said]]);
    expect(book.runner.behind().map(({ error }) => error)).toEqual([
      'event 0: unknown event type Unheard',
      'event 0: unknown event type Unheard',
    ]);
  });

  it('is not blamed for a full disk: the append is refused, and the next one finds all as it was', () => {
    const book = new TestBook();
    book.record(A, rate(2));
    book.db.pragma(`max_page_count = ${book.db.pragma('page_count', { simple: true })}`);
    const many = Array.from({ length: 100 }, (_, i) => [A, cost(`line ${i}`, i)] as const);
    expect(() => book.append(many)).toThrow('database or disk is full');
    expect(book.db.inTransaction).toBe(false);
    book.runner.rolledBack();
    book.events.length = 1;
    book.db.pragma('max_page_count = 100000');
    book.record(A, cost('rent', 5));
    expect(book.runner.behind()).toEqual([]);
    expect(book.on(A, 2)[1]).toEqual(['rent', 10]);
  });

  it('or whose rows were taken back without an error of its own, is led on by the next append', () => {
    const book = new TestBook();
    book.record(A, rate(2));
    book.append(
      [
        [A, rate(3)],
        [A, cost('rent', 5)],
      ],
      'rows',
    );
    expect(() => book.on(A, 3)).toThrow('rest on its first 1 events');
    book.record(A, cost('cloud', 1));
    expect(book.on(A, 4)[1]).toEqual(['rent', 15]);
  });
});

it('is written the same however the events come: in groups, behind and caught up, or in a rebuild', async () => {
  const said = fc.oneof(
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map(rate) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom('rent', 'wages', 'cloud'),
          fc.oneof({ weight: 9, arbitrary: fc.nat(9) }, fc.constant(BAD)),
        )
        .map(([line, amount]) => cost(line, amount)),
    },
  );
  const entry = fc.tuple(fc.constantFrom(A, B), said);
  const groups = fc.array(fc.array(entry, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
  const check = fc.asyncProperty(groups, fc.constantFrom(null, 'rent', 'wages'), async (all, line) => {
    const live = new TestBook();
    poison = line;
    for (const group of all) live.append(group);
    poison = null;
    await live.runner.catchUp();
    const rows = live.rows();
    await live.runner.rebuild();
    expect(live.rows()).toEqual(rows);

    const single = new TestBook();
    for (const [book, one] of all.flat()) single.record(book, one);
    expect(single.rows()).toEqual(rows);
  });
  // A failure prints the seed and the path: give them to `assert` to see it again.
  await fc.assert(check, { numRuns: 150 });
}, 60_000);

describe('a file', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'projections-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const create = (): Database.Database => {
    const db = new Database(join(directory, 'book.sqlite'));
    db.pragma('journal_mode = WAL');
    return db;
  };
  const valueOfRent = (facts: FactReader) => facts.one(A, { kind: 'worth', name: 'rent' }, DAY, 7)?.value;

  it('answers a read-only connection, which sees one moment of it', () => {
    const book = new TestBook(create());
    book.append(history);
    const reading = new Database(join(directory, 'book.sqlite'), { readonly: true });
    const facts = new SqliteFacts(reading, [worth(), count]);
    facts.read((reader) => {
      expect(reader.projected(A)).toBe(7);
      book.record(A, cost('rent', 1));
      expect(reader.projected(A)).toBe(7);
      expect(valueOfRent(reader)).toBe(90);
    });
    expect(facts.read((reader) => reader.projected(A))).toBe(8);
  });

  it('without projections says so', () => {
    create().exec('CREATE TABLE something (id INTEGER)');
    const reading = new Database(join(directory, 'book.sqlite'), { readonly: true });
    expect(() => new SqliteFacts(reading, [worth()]).read(() => null)).toThrow(
      'projection worth version 1 has not been built',
    );
  });

  it('with events but no rows has them built by ready', async () => {
    const book = new TestBook();
    book.append(history);
    const other = new TestBook(create(), {}, book.events);
    expect(other.runner.missing()).toEqual(['worth', 'count']);
    expect(() => other.on(A, 7)).toThrow('has not been built');
    other.record(A, cost('rent', 1));
    book.record(A, cost('rent', 1));
    await other.runner.ready();
    expect(other.runner.missing()).toEqual([]);
    expect(other.rows()).toEqual(book.rows());
  });

  it('with an older version refuses to answer for the new one, and swaps it when it is built', async () => {
    const old = new TestBook(create());
    old.append(history);
    const tables = old.tables();
    const upgraded = new TestBook(old.db, { projectors: [worth(2), count] }, old.events);
    expect(upgraded.runner.missing()).toEqual(['worth']);
    const reading = new Database(join(directory, 'book.sqlite'), { readonly: true });
    const [first, second] = [1, 2].map((version) => new SqliteFacts(reading, [worth(version)]));
    expect(() => second?.read(valueOfRent)).toThrow('projection worth version 2 has not been built');
    expect(first?.read(valueOfRent)).toBe(90);
    await upgraded.runner.ready();
    expect(() => first?.read(valueOfRent)).toThrow('projection worth version 1 has not been built');
    expect(second?.read(valueOfRent)).toBe(180);
    // The other projector was left alone.
    expect(upgraded.tables()).toEqual([tables[1], 'fact_rows_3']);
  });

  it('with tables of another layout has them built anew', async () => {
    const book = new TestBook(create());
    book.append(history);
    const rows = book.rows();
    book.db.exec('UPDATE projection_generations SET layout = 0; DROP TABLE fact_keys_1');
    const upgraded = new TestBook(book.db, {}, book.events);
    expect(() => upgraded.on(A, 7)).toThrow('has not been built');
    await upgraded.runner.ready();
    expect(upgraded.rows()).toEqual(rows);
  });

  it('is rebuilt beside appends: the old rows answer until the new ones do, and nothing is missed', async () => {
    const book = new TestBook(create(), { page: 2 });
    book.append(history);
    const reading = new SqliteFacts(new Database(join(directory, 'book.sqlite'), { readonly: true }), [worth(), count]);
    const phases = new Set<string>();
    let appended = 0;
    await book.runner.rebuild(({ phase }) => {
      phases.add(phase);
      expect(reading.read(valueOfRent)).toBe(90);
      if (appended < 12) book.append([[appended % 2 ? A : B, cost(`late ${appended++}`, 1)]]);
    });
    expect([...phases]).toEqual(['events', 'index']);
    expect(reading.read(valueOfRent)).toBe(90);
    const live = new TestBook();
    live.append(history);
    for (let i = 0; i < 12; i++) live.record(i % 2 ? A : B, cost(`late ${i}`, 1));
    expect(book.rows()).toEqual(live.rows());
    expect(book.tables()).toEqual(['fact_rows_3', 'fact_rows_4']);
    // What comes after goes to the new rows.
    book.record(A, cost('rent', 100));
    expect(reading.read(valueOfRent)).toBe(90);
    expect(book.runner.facts().read((facts) => facts.one(A, { kind: 'worth', name: 'rent' }, DAY, 14)?.value)).toBe(
      300,
    );
  });

  it('in which a rebuild was killed, at any moment, answers as before and forgets the rest', async () => {
    const book = new TestBook(create(), { page: 2 });
    book.append(history);
    const rows = book.rows();
    let killed = 0;
    await book.runner.rebuild(() => {
      // What the disk holds at this moment is what a killed process leaves.
      const copy = join(directory, `killed-${killed++}.sqlite`);
      for (const part of ['', '-wal']) {
        const from = join(directory, `book.sqlite${part}`);
        if (existsSync(from)) copyFileSync(from, `${copy}${part}`);
      }
      const facts = new SqliteFacts(new Database(copy, { readonly: true }), [worth(), count]);
      expect(facts.read(valueOfRent)).toBe(90);
      const after = new TestBook(new Database(copy), {}, book.events);
      expect(after.runner.missing()).toEqual([]);
      expect(after.rows()).toEqual(rows);
      expect(after.tables()).toEqual(['fact_rows_1', 'fact_rows_2']);
    });
    expect(killed).toBeGreaterThan(5);
  });

  it('in which a rebuild failed goes on with the old rows, and can be rebuilt again', async () => {
    const book = new TestBook(create());
    book.append(history);
    const rows = book.rows();
    const giveUp = () => {
      throw new Error('enough');
    };
    await expect(book.runner.rebuild(giveUp)).rejects.toThrow('enough');
    expect(book.rows()).toEqual(rows);
    await book.runner.rebuild();
    expect(book.rows()).toEqual(rows);
    expect(book.tables()).toHaveLength(2);
  });

  it('is not rebuilt twice at the same time', async () => {
    const book = new TestBook(create());
    const first = book.runner.rebuild();
    await expect(book.runner.rebuild()).rejects.toThrow('being built already');
    await first;
  });
});
