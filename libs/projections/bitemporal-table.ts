import type Database from 'better-sqlite3';
import { type CivilDate, canonicalJson, dateOfDay, dayNumber, type Json, type Segment } from '#kernel';
import type { FactChange, FactKey, FactRow } from './facts.ts';

/** Counts changes of the tables below: tables of another layout are built anew, as those of another projector version are. */
export const LAYOUT = 1;

/** `rt` of a row that still stands. */
const OPEN = 2_147_483_647;
/**
 * `vt` of a row without an end: the day after the last civil date (2999-12-31), 3000-01-01. A sentinel near the data, since an
 * R*Tree splits its nodes by area and one of 2³¹ days would drown every difference.
 */
const NO_END = 376_200;

/** A book's keys are numbered in one block, so that one range of the R*Tree is the whole book. */
const KEYS_A_BOOK = 2 ** 20;
/** Books have numbers from 1 to this, so that every key fits the tree's 32 bits. */
export const MAX_BOOKS = 2 ** 11 - 1;

/** An open row as the writing side needs it. Days since 1970-01-01, event indexes, texts as stored. */
interface OpenRow {
  readonly id: number;
  readonly vf: number;
  readonly vt: number;
  readonly rf: number;
  readonly value: string;
  readonly sources: string;
}

type Span = Omit<OpenRow, 'id' | 'rf'>;

type Change<Op> = Extract<FactChange, { op: Op }>;

type FoundRow = [
  kind: string,
  name: string,
  vf: number,
  vt: number,
  rf: number,
  rt: number,
  value: string,
  sources: string,
  key: number,
];

/**
 * Facts over two axes: days of validity, and the order in which the book learned them.
 *
 * A row is the rectangle [vf, vt) × [rf, rt): `vf` and `vt` are days since 1970-01-01, `rf` and `rt` event indexes. The
 * rectangles of one key never overlap and cover exactly what was asserted. With the first N events known, the rows seen
 * are those with rf < N <= rt: those that hold the point N - 1.
 *
 * Three tables of one generation: the keys, the rows, and an R*Tree of the rows' rectangles (closed, so `vt - 1` and
 * `rt - 1`) that answers any pair of points. What holds and is known without an end is not in the tree: a key has at most
 * one such row, a B-tree index finds it as fast, and most of what is decided is decided until further notice, so that
 * writing it costs nothing in the tree until it ends.
 *
 * It keeps nothing in memory, so a rolled back transaction needs no care.
 */
export class BitemporalTable {
  readonly #keyOf;
  readonly #addKey;
  readonly #overlapping;
  readonly #openOf;
  readonly #add;
  readonly #close;
  readonly #remove;
  readonly #index;
  readonly #indexClosed;
  readonly #unindex;
  readonly #fill;
  readonly #within;
  readonly #withinKind;

  /**
   * Opens the tables that `create` made.
   * `indexed: false` leaves the R*Tree alone for a bulk load: only writing works, until `fillIndex` has added every row.
   */
  constructor(
    db: Database.Database,
    generation: number,
    private readonly indexed = true,
  ) {
    const { keys, rows, tree } = namesOf(generation);
    this.#keyOf = db
      .prepare<[number, string, string], number>(`SELECT id FROM ${keys} WHERE book = ? AND kind = ? AND name = ?`)
      .pluck();
    this.#addKey = db.prepare<[number, number, string, string, number, number]>(
      `INSERT INTO ${keys} (id, book, kind, name) SELECT ifnull(max(id) + 1, ?), ?, ?, ? FROM ${keys} WHERE id BETWEEN ? AND ?`,
    );
    // Open rows with an end and those without, each over its own index.
    const open = 'SELECT id, vf, vt, rf, value, sources';
    const ending = `FROM ${rows} INDEXED BY ${rows}_ending WHERE rt = ${OPEN} AND vt < ${NO_END} AND key = ?`;
    const endless = `FROM ${rows} INDEXED BY ${rows}_endless WHERE rt = ${OPEN} AND vt = ${NO_END} AND key = ?`;
    // Open rows of a key do not overlap, so of those that begin before the span only the last can reach into it.
    this.#overlapping = db.prepare<[number, number, number, number, number, number, number, number], OpenRow>(
      `${open} ${ending} AND vf < ? AND vt > ? AND vf >= ifnull((SELECT max(vf) ${ending} AND vf <= ?), ?)
       UNION ALL ${open} ${endless} AND vf < ?`,
    );
    this.#openOf = db.prepare<[number, number], OpenRow>(`${open} ${ending} UNION ALL ${open} ${endless}`);
    this.#add = db.prepare<[number, number, number, number, string, string]>(
      `INSERT INTO ${rows} (key, vf, vt, rf, rt, value, sources) VALUES (?, ?, ?, ?, ${OPEN}, ?, ?)`,
    );
    this.#close = db.prepare<[number, number]>(`UPDATE ${rows} SET rt = ? WHERE id = ?`);
    this.#remove = db.prepare<[number]>(`DELETE FROM ${rows} WHERE id = ?`);
    this.#index = db.prepare<[number | bigint, number, number, number, number, number, number]>(
      `INSERT INTO ${tree} (id, k0, k1, v0, v1, r0, r1) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#indexClosed = db.prepare<[number, number]>(`UPDATE ${tree} SET r1 = ? WHERE id = ?`);
    this.#unindex = db.prepare<[number]>(`DELETE FROM ${tree} WHERE id = ?`);
    this.#fill = {
      upTo: db
        .prepare<[number, number], number | null>(
          `SELECT max(id) FROM (SELECT id FROM ${rows} WHERE id > ? ORDER BY id LIMIT ?)`,
        )
        .pluck(),
      // In order of key, neighbours land in the same nodes of the tree.
      add: db.prepare<[number, number]>(
        `INSERT INTO ${tree} (id, k0, k1, v0, v1, r0, r1)
         SELECT id, key, key, vf, vt - 1, rf, rt - 1 FROM ${rows}
         WHERE id > ? AND id <= ? AND NOT (rt = ${OPEN} AND vt = ${NO_END}) ORDER BY key, rf, vf`,
      ),
    };
    const found = 'SELECT k.kind, k.name, r.vf, r.vt, r.rf, r.rt, r.value, r.sources, r.key';
    const held = 't.k1 >= ? AND t.k0 <= ? AND t.v1 >= ? AND t.v0 <= ? AND t.r1 >= ? AND t.r0 <= ?';
    const lasting = `r.rt = ${OPEN} AND r.vt = ${NO_END} AND r.key BETWEEN ? AND ? AND r.vf <= ? AND r.rf <= ?`;
    this.#within = db
      .prepare<[number, number, number, number, number, number, number, number, number, number], FoundRow>(
        `${found} FROM ${tree} t CROSS JOIN ${rows} r ON r.id = t.id CROSS JOIN ${keys} k ON k.id = r.key
         WHERE ${held}
         UNION ALL
         ${found} FROM ${rows} r INDEXED BY ${rows}_endless CROSS JOIN ${keys} k ON k.id = r.key
         WHERE ${lasting}
         ORDER BY r.key, r.vf`,
      )
      .raw();
    // The kind stands with the key, which the tree names: rows of other kinds are not looked up.
    this.#withinKind = db
      .prepare<
        [string, number, number, number, number, number, number, string, number, number, number, number],
        FoundRow
      >(
        `${found} FROM ${tree} t CROSS JOIN ${keys} k ON k.id = t.k0 AND k.kind = ? CROSS JOIN ${rows} r ON r.id = t.id
         WHERE ${held}
         UNION ALL
         ${found} FROM ${rows} r INDEXED BY ${rows}_endless CROSS JOIN ${keys} k ON k.id = r.key AND k.kind = ?
         WHERE ${lasting}
         ORDER BY r.key, r.vf`,
      )
      .raw();
  }

  /** Makes the empty tables of a generation. */
  static create(db: Database.Database, generation: number): void {
    const { keys, rows, tree } = namesOf(generation);
    db.exec(`
      CREATE TABLE ${keys} (
        id INTEGER PRIMARY KEY, book INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        UNIQUE (book, kind, name),
        CONSTRAINT "a book has at most ${KEYS_A_BOOK} keys" CHECK (id / ${KEYS_A_BOOK} = book)
      ) STRICT;
      CREATE TABLE ${rows} (
        id INTEGER PRIMARY KEY, key INTEGER NOT NULL,
        vf INTEGER NOT NULL, vt INTEGER NOT NULL, rf INTEGER NOT NULL, rt INTEGER NOT NULL,
        value TEXT NOT NULL, sources TEXT NOT NULL
      ) STRICT;
      CREATE INDEX ${rows}_ending ON ${rows} (key, vf) WHERE rt = ${OPEN} AND vt < ${NO_END};
      CREATE INDEX ${rows}_endless ON ${rows} (key, vf, rf) WHERE rt = ${OPEN} AND vt = ${NO_END};
      CREATE VIRTUAL TABLE ${tree} USING rtree_i32 (id, k0, k1, v0, v1, r0, r1);
    `);
  }

  /** Removes the tables of a generation, whatever there is of them. */
  static drop(db: Database.Database, generation: number): void {
    for (const table of Object.values(namesOf(generation))) db.exec(`DROP TABLE IF EXISTS ${table}`);
  }

  /** SQLite's own check of the R*Tree: `ok`, or what is wrong with it. */
  static check(db: Database.Database, generation: number): string {
    return db.prepare<[string], string>('SELECT rtreecheck(?)').pluck().get(namesOf(generation).tree) as string;
  }

  /**
   * Writes what the event at `index` changes, known from then on; run it in a transaction. Indexes of one book never go
   * down; changes of one index are made one upon the other, and only what the last of them leaves is kept. An empty
   * span changes nothing.
   * @throws for a timeline out of order, an index that runs backwards, more keys than a book can have, or a date that
   * is none.
   */
  apply(book: number, index: number, change: FactChange): void {
    if (change.op === 'assign') this.#assign(book, index, change);
    else if (change.op === 'erase') this.#erase(book, index, change);
    else this.#replace(book, index, change);
  }

  /** Adds up to `limit` rows with an id above `after` to the R*Tree; gives the last id, null when there were none. */
  fillIndex(after: number, limit: number): number | null {
    const last = this.#fill.upTo.get(after, limit) ?? null;
    if (last !== null) this.#fill.add.run(after, last);
    return last;
  }

  /** The rows of the book that hold somewhere in [from, to), with the first `size` events known, all or of a kind; by key, then by day. */
  during(book: number, from: CivilDate, to: CivilDate, size: number, kind?: string): FactRow[] {
    return this.#read(blockOf(book), dayNumber(from), dayNumber(to) - 1, size, kind);
  }

  /** The rows of the book that hold on the day, with the first `size` events known; by key. */
  on(book: number, validOn: CivilDate, size: number): FactRow[] {
    const day = dayNumber(validOn);
    return this.#read(blockOf(book), day, day, size);
  }

  /** The row of the key on the day, with the first `size` events known. */
  one(book: number, key: FactKey, validOn: CivilDate, size: number): FactRow | null {
    const id = this.#keyOf.get(book, key.kind, key.name);
    if (id === undefined) return null;
    const day = dayNumber(validOn);
    return this.#read([id, id], day, day, size)[0] ?? null;
  }

  #assign(book: number, index: number, change: Change<'assign'>): void {
    const span = spanOf(change);
    if (span.vt <= span.vf) return;
    const known = this.#keyOf.get(book, change.kind, change.name);
    const standing = known === undefined ? [] : this.#openWithin(known, span.vf, span.vt);
    if (standing.length === 1 && standing.every((row) => same(row, span))) return;
    const key = known ?? this.#newKey(book, change);
    this.#cut(key, index, standing, span.vf, span.vt);
    this.#insert(key, index, span);
  }

  #erase(book: number, index: number, change: Change<'erase'>): void {
    const key = this.#keyOf.get(book, change.kind, change.name);
    const [vf, vt] = daysOf(change);
    if (key !== undefined && vf < vt) this.#cut(key, index, this.#openWithin(key, vf, vt), vf, vt);
  }

  /**
   * A segment that already stands as given (same span, value and sources) is left alone, so that what did not change
   * keeps the index from which it is known.
   */
  #replace(book: number, index: number, change: Change<'replace'>): void {
    const spans = change.timeline.map(spanOf);
    let end = Number.NEGATIVE_INFINITY;
    for (const { vf, vt } of spans) {
      if (vf < end || vt <= vf) throw new RangeError(`the timeline of ${change.kind} ${change.name} is not in order`);
      end = vt;
    }
    const key = this.#keyOf.get(book, change.kind, change.name) ?? this.#newKey(book, change);
    const standing = new Map(this.#openOf.all(key, key).map((row) => [row.vf, row]));
    const missing = spans.filter((span) => {
      const row = standing.get(span.vf);
      return !(row && same(row, span) && standing.delete(span.vf));
    });
    for (const row of standing.values()) this.#retire(key, row, index);
    for (const span of missing) this.#insert(key, index, span);
  }

  #read([firstKey, lastKey]: KeyRange, firstDay: number, lastDay: number, size: number, kind?: string): FactRow[] {
    const point = size - 1;
    if (point < 0 || lastDay < firstDay) return [];
    const held = [firstKey, lastKey, firstDay, lastDay, point, point] as const;
    const lasting = [firstKey, lastKey, lastDay, point] as const;
    const found =
      kind === undefined
        ? this.#within.all(...held, ...lasting)
        : this.#withinKind.all(kind, ...held, kind, ...lasting);
    return found.map(factOf);
  }

  #newKey(book: number, { kind, name }: FactKey): number {
    const [first, last] = blockOf(book);
    return Number(this.#addKey.run(first, book, kind, name, first, last).lastInsertRowid);
  }

  #openWithin(key: number, vf: number, vt: number): OpenRow[] {
    return this.#overlapping.all(key, vt, vf, key, vf, vf, key, vt);
  }

  /** Ends what is known of the rows at `index`; what of them lies outside [vf, vt) is known on. */
  #cut(key: number, index: number, rows: readonly OpenRow[], vf: number, vt: number): void {
    for (const row of rows) {
      this.#retire(key, row, index);
      if (row.vf < vf) this.#insert(key, index, { ...row, vt: vf });
      if (row.vt > vt) this.#insert(key, index, { ...row, vf: vt });
    }
  }

  #insert(key: number, index: number, { vf, vt, value, sources }: Span): void {
    const { lastInsertRowid } = this.#add.run(key, vf, vt, index, value, sources);
    if (this.indexed && vt !== NO_END) this.#index.run(lastInsertRowid, key, key, vf, vt - 1, index, OPEN - 1);
  }

  /** Nothing of the row is known from `index` on. */
  #retire(key: number, row: OpenRow, index: number): void {
    const { id, vf, vt, rf } = row;
    if (rf > index) throw new RangeError(`event ${index} comes after event ${rf}: the book runs backwards`);
    if (rf === index) {
      // Nobody can ask between two changes of one event.
      this.#remove.run(id);
      if (this.indexed && vt !== NO_END) this.#unindex.run(id);
      return;
    }
    this.#close.run(index, id);
    if (!this.indexed) return;
    if (vt === NO_END) this.#index.run(id, key, key, vf, vt - 1, rf, index - 1);
    else this.#indexClosed.run(index - 1, id);
  }
}

const namesOf = (generation: number) => ({
  tree: `fact_tree_${generation}`,
  rows: `fact_rows_${generation}`,
  keys: `fact_keys_${generation}`,
});

type KeyRange = readonly [first: number, last: number];

const blockOf = (book: number): KeyRange => [book * KEYS_A_BOOK, (book + 1) * KEYS_A_BOOK - 1];

const daysOf = ({ from, to }: { from: CivilDate; to: CivilDate | null }): [vf: number, vt: number] => [
  dayNumber(from),
  to === null ? NO_END : dayNumber(to),
];

function spanOf(segment: Segment<Json>): Span {
  const [vf, vt] = daysOf(segment);
  return { vf, vt, value: canonicalJson(segment.value), sources: JSON.stringify(segment.sources) };
}

const same = (a: Span, b: Span): boolean =>
  a.vf === b.vf && a.vt === b.vt && a.value === b.value && a.sources === b.sources;

const factOf = ([kind, name, vf, vt, rf, rt, value, sources]: FoundRow): FactRow => ({
  kind,
  name,
  from: dateOfDay(vf),
  to: vt === NO_END ? null : dateOfDay(vt),
  knownFrom: rf,
  knownTo: rt === OPEN ? null : rt,
  value: JSON.parse(value),
  sources: JSON.parse(sources),
});
