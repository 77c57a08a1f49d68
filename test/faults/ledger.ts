import { type EventStore, verifyBook } from '#event-store';
import { readToEnd } from '../../libs/event-store/contract/naive-book.ts';
import { groupedBy, type Tally } from './harness.ts';
import { BOOK, type Part, requestOf } from './workload.ts';

/** An answer as the writer prints it: the request and the index of its first event. */
export interface Acknowledged {
  readonly name: string;
  readonly index: number;
}

/** What callers asked of one book and what they were told: the model that the book is held against. */
export class Ledger {
  readonly #acknowledged = new Map<string, number>();
  /** Told that nothing was written, and not asked again since. */
  readonly #refused = new Set<string>();
  readonly #next: number[];

  constructor(
    private readonly seed: number,
    callers: number,
  ) {
    this.#next = Array.from({ length: callers }, () => 0);
  }

  /** Which request of each caller comes next: the one after the last that was acknowledged. */
  get next(): readonly number[] {
    return this.#next;
  }

  get size(): number {
    return this.#acknowledged.size;
  }

  acknowledge({ name, index }: Acknowledged): void {
    const [caller, n] = name.split('-').map(Number) as [number, number];
    this.#next[caller] = Math.max(this.#next[caller] ?? 0, n + 1);
    this.#acknowledged.set(name, index);
    this.#refused.delete(name);
  }

  /** Nothing of it was written, its caller was told. */
  refuse(name: string): void {
    this.#refused.add(name);
  }

  /** Its caller was told that it may or may not stand. */
  leaveOpen(name: string): void {
    this.#refused.delete(name);
  }

  /** Reads the whole book and counts what is not as the callers were told. */
  async check(store: EventStore, tally: Tally, round: number): Promise<void> {
    const events = await readToEnd((before) => store.readBook(BOOK, before.length, 5_000));
    const parts = groupedBy(events, ({ data }) => (data as Part).request);

    for (const [name, index] of this.#acknowledged) {
      const { of } = this.#request(name);
      tally.checked += of;
      const found = parts.get(name) ?? [];
      if (found.length < of) tally.report(round, 'lost', `${name}, acknowledged at ${index}`, of - found.length);
      else if (found[0]?.index !== index)
        tally.report(round, 'wrong', `${name} was acknowledged at ${index} and is at ${found[0]?.index}`);
    }
    for (const [name, found] of parts) {
      const { of, appends } = this.#request(name);
      const ids = new Set(found.map(({ metadata: { id } }) => id));
      if (found.length > of) tally.report(round, 'doubled', name, found.length - of);
      else if (ids.size < of && !this.#acknowledged.has(name)) tally.report(round, 'torn', name);
      const wanted = appends.flatMap(({ events }) => events);
      if (
        found.some(
          ({ metadata: { id }, data }, n) => id !== wanted[n]?.metadata.id || textOf(data) !== textOf(wanted[n]?.data),
        )
      )
        tally.report(round, 'wrong', `${name} is not what was asked for`);
      if (found.some(({ index }, n) => index !== (found[0]?.index ?? 0) + n))
        tally.report(round, 'torn', `${name} lies apart`);
      if (this.#refused.has(name)) tally.report(round, 'wrong', `${name} is there, and its caller was told it is not`);
    }
    const problems = await verifyBook(store, BOOK);
    for (const problem of problems) tally.report(round, 'wrong', JSON.stringify(problem));
  }

  #request(name: string) {
    const [caller, n] = name.split('-').map(Number) as [number, number];
    return requestOf(this.seed, caller, n);
  }
}

const textOf = (data: unknown): string => (data as Part | undefined)?.text ?? '';
