import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { type BookId, bookOf, instantOf, type RecordedEvent } from '#kernel';
import { Delays } from './delays.ts';
import { LogUnfit, ReplicaOfAnotherLog } from './errors.ts';
import type { LogClient, LogSubscription } from './log-client.ts';
import { bookOfLogStream, commitOf, type LogEvent, linkOf, metastreamOf, ofMetastream } from './log-format.ts';
import { judgeSettings } from './protection.ts';
import type { LogMark, LogPlace, Replica, Unfolded } from './replica.ts';
import { unfold, unfoldAlone } from './staging.ts';
import { TookTooLong } from './timers.ts';
import type { Unread } from './tip.ts';

/** Something an operator has to look at. */
export interface Alarm {
  /** An instant. */
  readonly at: string;
  readonly text: string;
  /** True when nothing more is followed because of it. */
  readonly stopped: boolean;
}

export interface FollowerOptions {
  readonly log: LogClient;
  readonly replica: Replica;
  readonly unread: Unread;
  /** The connection is taken for dead when nothing has come for so long while something is waited for, in milliseconds. */
  readonly impatience: number;
  /** And when nothing at all has come for so long. */
  readonly silence: number;
  readonly onFollowed: () => void;
  readonly onAlarm: (alarm: Alarm) => void;
}

interface Waiter {
  readonly since: number;
  /** Whether it waits for what this event brings. */
  wants(event: LogPlace): boolean;
  fulfilled(): boolean;
  settle(fulfilled: boolean): void;
}

type Arrived = { readonly event: LogEvent } | { readonly place: LogPlace } | 'caught up';

/** How long events are gathered before they are written, unless somebody waits for one of them, in milliseconds. */
const GATHER = 25;
/** Events in one transaction. */
const TOGETHER = 128;
/** When so many wait to be written, the server is asked to wait too. */
const MOST_ARRIVED = 256;
/** How often to write down a place with no events before it, in milliseconds. */
const PLACE_EVERY = 5_000;
const LOOK_EVERY = 100;
/** So many appends within so many milliseconds, and nobody waiting for what they bring: following each would slow them. */
const HURRY = 5;
const HURRY_WITHIN = 50;
/** For how long nobody must have waited. */
const UNREAD_FOR = 1_000;
/** How long it then rests, unless somebody waits, before it follows all of them at once; in milliseconds. */
const REST = 500;

/** The subscription was given up for a while, on purpose. */
class Resting extends Error {}
const ALARMS_KEPT = 20;

/**
 * The one writer of the replica. Follows the log of all books from where the replica ends, over and over; what comes is
 * written in batches, each with the place in the log that it leads to. So nothing is missed and nothing comes twice,
 * wherever it is broken off.
 */
export class Follower {
  readonly delays = new Delays();
  readonly alarms: Alarm[] = [];
  #place: LogPlace | null;
  #arrived: Arrived[] = [];
  #draining: Promise<void> | null = null;
  #gathering: NodeJS.Timeout | null = null;
  #subscription: LogSubscription | null = null;
  #breakOff: ((error: unknown) => void) | null = null;
  #paused = false;
  #live = false;
  /** When anything came last. */
  #heard = performance.now();
  #placeWritten = 0;
  /** Appends of this stretch of time, and of the one before when that has just ended. */
  #pace = { since: 0, appends: 0, before: 0 };
  /** When somebody began to wait last. */
  #waited = performance.now();
  #awake: (() => void) | null = null;
  #failure: Error | null = null;
  #trouble: unknown = null;
  #loop: Promise<void> | null = null;
  readonly #stop = new AbortController();
  readonly #waiters = new Set<Waiter>();

  constructor(private readonly options: FollowerOptions) {
    this.#place = options.replica.place;
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Why nothing more is followed; null while it goes on. */
  get failure(): Error | null {
    return this.#failure;
  }

  /** What went wrong last, when it does not get on. */
  get trouble(): unknown {
    return this.#failure ?? this.#trouble;
  }

  /** Milliseconds since anything came from the server. */
  get quiet(): number {
    return performance.now() - this.#heard;
  }

  /** Whether everything there was has been followed once. */
  get live(): boolean {
    return this.#live;
  }

  /** Whether everything up to this place of the log is in the replica, after waiting so many milliseconds at most. */
  reached(position: bigint, timeout: number): Promise<boolean> {
    const commit = commitOf(position);
    return this.#wait(
      (event) => event.commit >= commit,
      () => isAt(this.#place, commit),
      timeout,
    );
  }

  /** Whether the book's stream of the log has been followed to this revision, after waiting so long at most. */
  followed(book: BookId, revision: bigint, timeout: number): Promise<boolean> {
    return this.#wait(
      () => true,
      () => this.options.replica.endOf(book).logRevision >= revision,
      timeout,
    );
  }

  /** This process has appended: what it wrote will come, and it knows it already. */
  appended(): void {
    const now = performance.now();
    const { since, appends } = this.#pace;
    const gone = now - since;
    if (gone <= HURRY_WITHIN) this.#pace.appends += 1;
    else this.#pace = { since: now, appends: 1, before: gone <= 2 * HURRY_WITHIN ? appends : 0 };
    if (this.#live && this.#isHurried()) this.#breakOff?.(new Resting());
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#awake?.();
    this.#breakOff?.(new Error('stopped'));
    await this.#loop;
    await this.#draining;
    if (this.#gathering) clearTimeout(this.#gathering);
    for (const waiter of [...this.#waiters]) waiter.settle(false);
    if (!this.#failure) this.#writePlace();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    let verdicts = 0;
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        await this.#verify();
        this.#trouble = null;
        await this.#follow(() => {
          failures = 0;
        });
      } catch (error) {
        if (signal.aborted) break;
        if (error instanceof Resting) {
          await this.#rest();
          continue;
        }
        this.#trouble = error;
        // Looked at again, over a new connection, before it is believed.
        const verdict = error instanceof LogUnfit || error instanceof ReplicaOfAnotherLog;
        verdicts = verdict ? verdicts + 1 : 0;
        if (verdict && verdicts > 1) return this.#fail(error);
        if (verdict) await this.options.log.renew();
      }
      await pause(Math.min(25 * 2 ** failures, 1_000), undefined, { signal }).catch(() => {});
    }
  }

  /** Until somebody waits, or long enough. */
  async #rest(): Promise<void> {
    if (this.#waiters.size > 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, REST);
      this.#awake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#awake = null;
  }

  /** Whether appends come so fast, with nobody reading, that they are better followed many at a time. */
  #isHurried(): boolean {
    const now = performance.now();
    const { since, appends, before } = this.#pace;
    const pace = now - since <= 2 * HURRY_WITHIN ? Math.max(appends, before) : 0;
    return pace >= HURRY && this.#waiters.size === 0 && now - this.#waited > UNREAD_FOR;
  }

  #fail(error: Error): void {
    this.#failure = error;
    this.#alarm(`${error.message}; nothing more is followed`, true);
    for (const waiter of [...this.#waiters]) waiter.settle(false);
  }

  /** Whether the log still is the one that the replica was made from. */
  async #verify(): Promise<void> {
    const { log, replica } = this.options;
    if (!this.#place) return;
    const end = await log.end();
    if (!end || end.commit < this.#place.commit) {
      throw new ReplicaOfAnotherLog(replica.database.name, 'the server’s ends before it does');
    }
    const { first, last } = replica.marks();
    // The first is looked at once in the life of a process; the last each time, for a log may lose its end.
    if (first && !this.#live) await this.#verifyMark(first);
    if (last) await this.#verifyMark(last);
  }

  async #verifyMark(mark: LogMark): Promise<void> {
    const { log, replica } = this.options;
    const [there] = (await log.read(mark.stream, mark.revision, 1)) ?? [];
    if (there?.id === mark.id && there.commit === mark.commit) return;
    const settings = await log.last(metastreamOf(mark.stream));
    if (settings && judgeSettings(settings) === 'truncating') {
      throw new LogUnfit(`${mark.stream} is set to lose events on the server, and has lost some`);
    }
    throw new ReplicaOfAnotherLog(
      replica.database.name,
      `${mark.stream} has another event at revision ${mark.revision}, or none`,
    );
  }

  /** One subscription, to its end; always ends by an error. */
  async #follow(onProgress: () => void): Promise<never> {
    const { log, impatience, silence } = this.options;
    const begun = performance.now();
    this.#arrived = [];
    this.#paused = false;
    let over = false;
    let look: NodeJS.Timeout | undefined;
    try {
      return await new Promise<never>((_, reject) => {
        this.#breakOff = reject;
        const arrive = (arrived: Arrived): void => {
          if (over) return;
          this.#heard = performance.now();
          onProgress();
          this.#arrive(arrived);
        };
        const listener = {
          onEvent: (event: LogEvent) => arrive({ event }),
          onCheckpoint: (place: LogPlace) => arrive({ place }),
          onCaughtUp: () => {
            arrive('caught up');
            if (this.#isHurried()) reject(new Resting());
          },
          onEnd: reject,
        };
        log.subscribe(this.#place, listener).then((subscription) => {
          if (over) subscription.close();
          else this.#subscription = subscription;
        }, reject);
        look = setInterval(() => {
          const [waiting] = this.#waiters;
          const waited = waiting ? performance.now() - waiting.since : 0;
          const busy = this.#draining !== null || this.#paused;
          const quiet = Math.min(this.quiet, performance.now() - begun);
          if (!busy && (quiet > silence || (quiet > impatience && waited > impatience))) {
            log.renew().catch(() => {});
            reject(new TookTooLong('anything from the subscription', Math.round(quiet)));
          }
        }, LOOK_EVERY);
      });
    } finally {
      over = true;
      clearInterval(look);
      this.#breakOff = null;
      this.#subscription?.close();
      this.#subscription = null;
      if (this.#arrived.length > 0) this.#drainSoon(0);
      await this.#draining;
    }
  }

  #arrive(arrived: Arrived): void {
    this.#arrived.push(arrived);
    if (this.#arrived.length >= MOST_ARRIVED && !this.#paused) {
      this.#paused = true;
      this.#subscription?.pause();
    }
    const wanted =
      arrived === 'caught up' ||
      this.#arrived.length >= TOGETHER ||
      ('event' in arrived
        ? [...this.#waiters].some((waiter) => waiter.wants(arrived.event))
        : this.#waiters.size > 0 || this.#arrived.length === 1);
    if (wanted) this.#drainSoon(0);
    else this.#drainSoon(GATHER);
  }

  #drainSoon(after: number): void {
    if (this.#draining !== null) return;
    if (after > 0) {
      this.#gathering ??= setTimeout(() => {
        this.#gathering = null;
        this.#drainSoon(0);
      }, after);
      return;
    }
    if (this.#gathering) clearTimeout(this.#gathering);
    this.#gathering = null;
    this.#draining = this.#drain()
      .catch((error) => {
        // What comes after something that was not taken in must not be taken in either.
        this.#arrived = [];
        this.#breakOff?.(error);
      })
      .finally(() => {
        this.#draining = null;
        if (this.#arrived.length > 0) this.#drainSoon(GATHER);
      });
  }

  async #drain(): Promise<void> {
    // What comes in the same turn goes along.
    await nextTurn();
    while (this.#arrived.length > 0) {
      const taken = this.#arrived.splice(0, TOGETHER);
      await this.#takeIn(taken);
      if (this.#paused && this.#arrived.length < TOGETHER) {
        this.#paused = false;
        this.#subscription?.resume();
      }
      await nextTurn();
    }
  }

  async #takeIn(arrived: readonly Arrived[]): Promise<void> {
    const { log } = this.options;
    let together: Unfolded[] = [];
    let place: LogPlace | null = null;
    const write = (): void => {
      if (place) this.#write(together, place);
      together = [];
    };
    for (const one of arrived) {
      if (one === 'caught up') {
        write();
        this.#live = true;
        this.#settleWaiters();
      } else if ('place' in one) {
        place = one.place;
      } else {
        const { event } = one;
        const about = ofMetastream(event.stream);
        const book = bookOfLogStream(event.stream);
        if (about !== null) {
          await this.#lookAtSettings(about, event, write);
        } else if (event.type === '$streamDeleted') {
          write();
          throw new LogUnfit(`${event.stream} was deleted on the server`);
        } else if (book !== null) {
          if (linkOf(event)) {
            write();
            together.push(await unfold(log, event));
            place = event;
            write();
          } else together.push({ ...unfoldAlone(event), own: this.options.unread.at(book, event.revision) });
        }
        place = event;
      }
    }
    write();
  }

  #write(together: readonly Unfolded[], place: LogPlace): void {
    const { replica } = this.options;
    try {
      if (together.length > 0) this.#tell(replica.apply(together, place), together);
      // After it is in the file: what somebody waits for can be read.
      this.#place = place;
      if (together.length === 0 && performance.now() - this.#placeWritten > PLACE_EVERY) this.#writePlace();
    } catch (error) {
      // What came before the part that does not fit was taken in.
      if (error instanceof LogUnfit) this.#place = replica.place;
      throw error;
    } finally {
      this.#settleWaiters();
    }
  }

  #tell(written: readonly RecordedEvent[], together: readonly Unfolded[]): void {
    const { replica, unread, onFollowed } = this.options;
    const books = new Set(written.map(({ metadata }) => bookOf(metadata.stream) as BookId));
    for (const book of books) unread.followed(book, replica.endOf(book).logRevision);
    if (this.#live) {
      const now = Date.now();
      for (const { from } of together) this.delays.add(now - from.created);
    }
    this.#placeWritten = performance.now();
    onFollowed();
  }

  #writePlace(): void {
    const { replica } = this.options;
    if (!this.#place) return;
    replica.apply([], this.#place);
    this.#placeWritten = performance.now();
  }

  async #lookAtSettings(stream: string, event: LogEvent, writeBefore: () => void): Promise<void> {
    if (bookOfLogStream(stream) === null) return;
    const meaning = judgeSettings(event);
    if (meaning === 'ours') return;
    if (meaning === 'truncating') {
      writeBefore();
      const now = await this.options.log.last(metastreamOf(stream));
      if (!now || judgeSettings(now) === 'truncating') {
        throw new LogUnfit(`${stream} is set to lose events on the server (metadata event ${event.revision})`);
      }
    }
    this.#alarm(`what the server has set for ${stream} was changed (metadata event ${event.revision})`, false);
  }

  #alarm(text: string, stopped: boolean): void {
    // Met again after a new beginning, it is no news.
    if (this.alarms.some((alarm) => alarm.text === text)) return;
    const alarm: Alarm = { at: instantOf(Date.now()), text, stopped };
    this.alarms.push(alarm);
    if (this.alarms.length > ALARMS_KEPT) this.alarms.shift();
    this.options.onAlarm(alarm);
  }

  #wait(wants: Waiter['wants'], fulfilled: () => boolean, timeout: number): Promise<boolean> {
    if (fulfilled()) return Promise.resolve(true);
    if (this.#failure || this.#stop.signal.aborted) return Promise.resolve(false);
    this.#waited = performance.now();
    this.#awake?.();
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.settle(false), timeout);
      const waiter: Waiter = {
        since: performance.now(),
        wants,
        fulfilled,
        settle: (answer) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(answer);
        },
      };
      this.#waiters.add(waiter);
      if (this.#arrived.length > 0) this.#drainSoon(0);
    });
  }

  #settleWaiters(): void {
    for (const waiter of [...this.#waiters]) if (waiter.fulfilled()) waiter.settle(true);
  }
}

/** Whether everything up to and with what stands at `commit` has been looked at. */
const isAt = (place: LogPlace | null, commit: bigint): boolean =>
  place !== null && (place.commit > commit || (place.commit === commit && place.prepare >= commit));
