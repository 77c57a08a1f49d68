/** A projector's state for one book, with the book's first `size` events behind it. */
export interface Folded {
  readonly state: unknown;
  readonly size: number;
}

/**
 * The states most recently used. States are immutable values, so taking back a transaction is taking up the references
 * from before it.
 */
export class FoldedStates {
  /** In the order of last use. */
  readonly #states = new Map<string, Folded>();
  /** What stood before the transaction under way, for each key it has set; undefined: nothing. */
  readonly #before = new Map<string, Folded | undefined>();

  /** @param limit how many states to keep. */
  constructor(private readonly limit: number) {}

  get(key: string): Folded | undefined {
    return this.#states.get(key);
  }

  set(key: string, folded: Folded): void {
    if (!this.#before.has(key)) this.#before.set(key, this.#states.get(key));
    this.#put(key, folded);
  }

  committed(): void {
    this.#before.clear();
  }

  rolledBack(): void {
    for (const [key, folded] of this.#before) {
      if (folded) this.#put(key, folded);
      else this.#states.delete(key);
    }
    this.#before.clear();
  }

  #put(key: string, folded: Folded): void {
    this.#states.delete(key);
    this.#states.set(key, folded);
    if (this.#states.size <= this.limit) return;
    for (const oldest of this.#states.keys()) {
      this.#states.delete(oldest);
      return;
    }
  }
}
