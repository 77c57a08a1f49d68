import { setTimeout as pause } from 'node:timers/promises';

/** What a client asks for, as far as a fault can be hung on it. */
export type Operation = 'append' | 'delete' | 'read' | 'subscribe' | 'features' | 'gossip';

/**
 * What goes wrong. `commit` says whether an append (or deletion) is in the log all the same.
 * - `drop`: the connection is cut, and nothing was written.
 * - `lose-answer`: it is written, and the connection is cut instead of an answer.
 * - `silence`: the connection stays and no answer ever comes. `commit` default false.
 * - `slow`: the answer comes after `ms`. `commit: 'first'` (default) writes before the wait, `'last'` after it.
 * - `hold`: as `slow`, but until the test says `release()`.
 * - `unavailable`: refused with UNAVAILABLE; in a batch append this ends the client's stream. `commit` default false.
 * - `not-ready`: as while a leader is elected; in a batch append an error of this request alone. Nothing is written.
 * - `timeout`: the server says that it gave up waiting; whether it was written only the log knows. `commit` default false.
 * - `leader-change`: another node leads from now on; this one refuses the request (`how: 'refuse'`, the default, naming
 *   the new leader as it does to a client that requires one) or cuts the connection (`'close'`). `commit` default false.
 * - `end`: a subscription or a read ends as if all had been said.
 */
export type FaultKind =
  | { readonly kind: 'drop' | 'lose-answer' | 'not-ready' | 'end' }
  | { readonly kind: 'silence' | 'unavailable' | 'timeout'; readonly commit?: boolean }
  | { readonly kind: 'slow'; readonly ms: number; readonly commit?: 'first' | 'last' }
  | { readonly kind: 'hold'; readonly commit?: 'first' | 'last' }
  | { readonly kind: 'leader-change'; readonly how?: 'refuse' | 'close'; readonly commit?: boolean };

export type Fault = FaultKind & {
  /** Default `append`. */
  readonly on?: Operation;
  /** Only for streams whose names begin so; `$all` is the name of a read or subscription of everything. */
  readonly stream?: string;
  /** Only on this node, by its number. */
  readonly node?: number;
  /** How often at most; default 1, `Infinity` for always. */
  readonly times?: number;
  /** In a read or subscription: after so many events were sent; default 0. */
  readonly after?: number;
  /** The share of matching requests that it hits, drawn from the cluster's seed; default 1. */
  readonly chance?: number;
};

/** A fault that waits to happen, and what became of it. */
export interface ArmedFault {
  readonly fault: Fault;
  /** How often it happened. A test that arms a fault asserts this: else it may have tested fair weather. */
  readonly hits: number;
  disarm(): void;
  /** Lets what a `hold` holds go on, and what it would hold later. */
  release(): void;
}

/** A fault that happens now. */
export interface StruckFault {
  readonly fault: Fault;
  /** Ends the wait of a `hold`. */
  readonly released: Promise<void>;
}

/** The faults of a cluster, in the order in which they were armed; the first that fits a request hits it. */
export class FaultPlan {
  #armed: (ArmedFault & StruckFault & { hits: number })[] = [];

  constructor(private readonly random: () => number) {}

  arm(fault: Fault): ArmedFault {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const armed = {
      fault,
      hits: 0,
      released,
      release,
      disarm: () => {
        this.#armed = this.#armed.filter((other) => other !== armed);
      },
    };
    this.#armed.push(armed);
    return armed;
  }

  /** The fault that hits this request, counted as having happened; null in fair weather. */
  take(on: Operation, node: number, stream: string): StruckFault | null {
    for (const armed of this.#armed) {
      const { fault } = armed;
      if ((fault.on ?? 'append') !== on) continue;
      if (fault.node !== undefined && fault.node !== node) continue;
      if (fault.stream !== undefined && !stream.startsWith(fault.stream)) continue;
      if (fault.chance !== undefined && this.random() >= fault.chance) continue;
      armed.hits++;
      if (armed.hits >= (fault.times ?? 1)) armed.disarm();
      return armed;
    }
    return null;
  }

  clear(): void {
    this.#armed = [];
  }
}

/** Waits for as long as a `slow` or a `hold` says; shorter when the signal ends it. */
export async function held({ fault, released }: StruckFault, end: AbortSignal): Promise<void> {
  if (fault.kind === 'slow') await pause(fault.ms, undefined, { signal: end }).catch(() => {});
  if (fault.kind !== 'hold' || end.aborted) return;
  await new Promise<void>((resolve) => {
    end.addEventListener('abort', () => resolve(), { once: true });
    void released.then(resolve);
  });
}
