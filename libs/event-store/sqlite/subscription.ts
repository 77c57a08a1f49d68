import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Page, Subscriber, Subscription } from '../port.ts';

/**
 * Reads on from a position until there is no more, sleeps, and reads on when woken. Because it always reads what is
 * stored and never what it is told, it misses nothing; because one loop does it, batches never overlap.
 */
export class CatchUpSubscription implements Subscription {
  #after: bigint;
  #woken = false;
  #ended = false;
  /** The loop under way, null while asleep. */
  #loop: Promise<void> | null = null;

  constructor(
    after: bigint,
    private readonly read: (after: bigint) => Page,
    private readonly subscriber: Subscriber,
    private readonly onEnded: (subscription: CatchUpSubscription) => void,
  ) {
    this.#after = after;
    this.#loop = this.#run(true);
  }

  /** There may be news. */
  wake(): void {
    this.#woken = true;
    if (!this.#ended) this.#loop ??= this.#run(false);
  }

  async close(): Promise<void> {
    this.#end();
    await this.#loop;
  }

  async #run(first: boolean): Promise<void> {
    try {
      let news = first;
      do {
        // Between batches everyone else gets a turn, however much there is to catch up on.
        await nextTurn();
        if (this.#ended) break;
        this.#woken = false;
        const page = this.read(this.#after);
        const last = page.events.at(-1);
        if (last) {
          await this.subscriber.onEvents(page.events);
          this.#after = last.position;
          news = true;
        }
        if (!page.end) this.#woken = true;
        if (!this.#woken && news && !this.#ended) {
          news = false;
          this.subscriber.onCaughtUp?.();
        }
      } while (this.#woken && !this.#ended);
    } catch (error) {
      this.#end();
      this.subscriber.onError?.(error);
    } finally {
      // In the same breath as the last look at #woken: a wake in between would find a loop that no longer looks.
      this.#loop = null;
    }
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.onEnded(this);
  }
}
