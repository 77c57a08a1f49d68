/** The latest measured delays, in milliseconds. */
export class Delays {
  readonly #latest: number[] = [];
  #next = 0;

  constructor(private readonly kept = 512) {}

  add(delay: number): void {
    this.#latest[this.#next] = Math.max(0, delay);
    this.#next = (this.#next + 1) % this.kept;
  }

  /** Null when nothing was measured. */
  summary(): { readonly p50: number; readonly p95: number; readonly last: number } | null {
    const count = this.#latest.length;
    if (count === 0) return null;
    const sorted = [...this.#latest].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(count - 1, Math.floor(count * share))] as number;
    const last = this.#latest[(this.#next + count - 1) % count] as number;
    return { p50: at(0.5), p95: at(0.95), last };
  }
}
