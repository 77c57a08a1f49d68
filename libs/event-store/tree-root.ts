import { hash } from 'node:crypto';

/** The root of no events (RFC 9162, 2.1.1). */
const EMPTY = hash('sha256', '');

/**
 * The root of a book's Merkle tree (RFC 9162) over its events' hashes in order: one fingerprint of them all and of their
 * order, the same wherever the book lies. Keeps one hash for each level.
 */
export class TreeRoot {
  /** Whole subtrees from the left; each has as many leaves as its bit in `#size` says. */
  readonly #subtrees: Buffer[] = [];
  #size = 0;

  /** The hash of the next event, in hexadecimal: a leaf already (`hashOfStored`). */
  add(leaf: string): void {
    let node: Buffer = Buffer.from(leaf, 'hex');
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2)
      node = parentOf(this.#subtrees.pop() as Buffer, node);
    this.#subtrees.push(node);
    this.#size += 1;
  }

  /** In hexadecimal. */
  root(): string {
    const last = this.#subtrees.at(-1);
    if (!last) return EMPTY;
    return this.#subtrees
      .slice(0, -1)
      .reduceRight((right, left) => parentOf(left, right), last)
      .toString('hex');
  }
}

const parentOf = (left: Buffer, right: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from([1]), left, right]), 'buffer');
