import type Database from 'better-sqlite3';
import type { BookId, CivilDate } from '#kernel';
import { BitemporalTable } from './bitemporal-table.ts';
import { type FactKey, type FactReader, type FactRow, type FactSource, FactsBehind, FactsNotBuilt } from './facts.ts';
import { Generations, type Version } from './generations.ts';

interface Current {
  readonly generation: number;
  readonly table: BitemporalTable;
}

/**
 * The facts of one or more projectors in a SQLite file, over any connection to it: the writer's own, or a read-only one
 * beside a server. A generation that is swapped meanwhile is noticed by the next `read`.
 */
export class SqliteFacts implements FactSource {
  readonly #current = new Map<string, Current>();
  readonly #transaction: (work: () => unknown) => unknown;
  #generations: Generations | null = null;

  constructor(
    private readonly db: Database.Database,
    /** Whose rows to read. A reader is as far as the slowest of them. */
    private readonly projectors: readonly Version[],
  ) {
    this.#transaction = db.transaction((work) => work());
  }

  read<T>(question: (facts: FactReader) => T): T {
    return this.#transaction(() => question(this.#reader())) as T;
  }

  #reader(): FactReader {
    const generations = this.#generationsOfFile();
    return new Reader(
      generations,
      this.projectors.map((projector) => this.#currentOf(generations, projector)),
    );
  }

  #generationsOfFile(): Generations {
    const [first] = this.projectors;
    if (!this.#generations && first && !Generations.exist(this.db)) throw new FactsNotBuilt(first.name, first.version);
    this.#generations ??= new Generations(this.db);
    return this.#generations;
  }

  #currentOf(generations: Generations, projector: Version): Current {
    const generation = generations.current(projector);
    if (generation === undefined) throw new FactsNotBuilt(projector.name, projector.version);
    const known = this.#current.get(projector.name);
    if (known?.generation === generation) return known;
    const current = { generation, table: new BitemporalTable(this.db, generation) };
    this.#current.set(projector.name, current);
    return current;
  }
}

class Reader implements FactReader {
  constructor(
    private readonly generations: Generations,
    private readonly current: readonly Current[],
  ) {}

  on(book: BookId, validOn: CivilDate, size: number): FactRow[] {
    const number = this.#numberAt(book, size);
    if (number === undefined) return [];
    return this.current.flatMap(({ table }) => table.on(number, validOn, size));
  }

  during(book: BookId, from: CivilDate, to: CivilDate, size: number, kind?: string): FactRow[] {
    const number = this.#numberAt(book, size);
    if (number === undefined) return [];
    return this.current.flatMap(({ table }) => table.during(number, from, to, size, kind));
  }

  one(book: BookId, key: FactKey, validOn: CivilDate, size: number): FactRow | null {
    const number = this.#numberAt(book, size);
    if (number === undefined) return null;
    for (const { table } of this.current) {
      const row = table.one(number, key, validOn, size);
      if (row) return row;
    }
    return null;
  }

  projected(book: BookId): number {
    return this.#projected(this.generations.numberOf(book));
  }

  #projected(number: number | undefined): number {
    if (number === undefined) return 0;
    return Math.min(...this.current.map(({ generation }) => this.generations.checkpoint(generation, number).size));
  }

  #numberAt(book: BookId, size: number): number | undefined {
    const number = this.generations.numberOf(book);
    const projected = this.#projected(number);
    if (size > projected) throw new FactsBehind(book, projected, size);
    return number;
  }
}
