/**
 * Tells ids that were certainly never seen from those that may have been, in two bytes an id: looking up in the file an
 * id that is not there takes as long as all else that an append needs. Ids are UUIDs, so their own digits are the hash.
 */
export class IdFilter {
  #bits: Uint32Array;
  #count = 0;

  constructor(
    /** Gives every id there is, to fill a larger filter when this one is full. */
    private readonly everyId: () => Iterable<string>,
    expected: number,
  ) {
    this.#bits = new Uint32Array(sizeFor(expected));
    this.#fill();
  }

  add(id: string): void {
    if (this.#count >= this.#bits.length * 2) {
      this.#bits = new Uint32Array(this.#bits.length * 4);
      this.#count = 0;
      this.#fill();
    }
    this.#set(id);
  }

  /** False: it was never added. */
  maybe(id: string): boolean {
    return this.#has(parseInt(id.slice(0, 8), 16)) && this.#has(parseInt(id.slice(28), 16));
  }

  #fill(): void {
    for (const id of this.everyId()) this.#set(id);
  }

  #set(id: string): void {
    this.#count += 1;
    for (const at of [parseInt(id.slice(0, 8), 16), parseInt(id.slice(28), 16)]) {
      const bit = at % (this.#bits.length * 32);
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }

  #has(at: number): boolean {
    const bit = at % (this.#bits.length * 32);
    return ((this.#bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }
}

/** Words for so many ids at 16 bits each: about one in seventy that were never added looks as if it had been. */
const sizeFor = (ids: number): number => 2 ** Math.max(12, Math.ceil(Math.log2((ids + 1) / 2)) + 1);

/** The text of the 16 bytes of a UUID. */
export const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
