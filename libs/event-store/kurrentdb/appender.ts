import type { BookId } from '#kernel';
import { type Append, type Appended, OutcomeUnknown, StoreUnavailable } from '../port.ts';
import type { Follower } from './follower.ts';
import type { LogClient } from './log-client.ts';
import { type LogProposal, logIdOf, logStreamOf, MAX_LINKED, metastreamOf, positionOf } from './log-format.ts';
import { PROTECTION, protectionEvent } from './protection.ts';
import { stage } from './staging.ts';
import { type Answer, type Draft, type Ground, Tip, type Unread } from './tip.ts';

export interface Request {
  readonly appends: readonly Append[];
  resolve(answers: readonly Appended[]): void;
  reject(error: Error): void;
}

export interface AppenderOptions {
  readonly log: LogClient;
  readonly ground: Ground;
  readonly unread: Unread;
  readonly follower: Follower;
  /** How long to wait for what others have written to be followed, in milliseconds. */
  readonly patience: number;
}

const UTF8 = new TextEncoder();

interface Member {
  readonly request: Request;
  readonly answers: readonly Answer[];
}

/** Bytes of one append that a server takes unless it is told otherwise (1 MiB), less what it may count besides. */
const MOST_BYTES = 1_040_000;
/** Events of one append. */
const MOST_EVENTS = 512;
/** Bytes that may be durable and not followed yet, before appends wait. */
const MOST_UNREAD = 8 * 1024 * 1024;

/** Appends to one book, in groups, one after the other. */
class BookQueue {
  readonly #tip: Tip;
  #queue: Request[] = [];
  #protected = false;
  running: Promise<void> | null = null;

  constructor(
    private readonly book: BookId,
    private readonly options: AppenderOptions,
  ) {
    this.#tip = new Tip(book, options.ground, options.unread);
  }

  add(request: Request): void {
    this.#queue.push(request);
    this.running ??= this.#run();
  }

  async #run(): Promise<void> {
    // Whoever else appends in the same turn shares the append.
    await null;
    while (this.#queue.length > 0) await this.#next();
    this.running = null;
  }

  async #next(): Promise<void> {
    let members: readonly Member[] = [];
    try {
      await this.#getReady();
      const judged = this.#judge();
      members = judged.members;
      const { draft } = judged;
      if (draft.drafted.length === 0) return;
      const position = await this.#write(draft);
      if (position === null) this.#queue.unshift(...members.map(({ request }) => request));
      else for (const { request, answers } of members) request.resolve(answers.map((one) => answered(one, position)));
    } catch (error) {
      if (error instanceof OutcomeUnknown) this.#tip.doubtful = true;
      // With nobody judged it is the whole queue's trouble.
      const requests = members.length > 0 ? members.map(({ request }) => request) : this.#queue.splice(0);
      for (const request of requests) request.reject(asUnavailable(error));
    }
  }

  /** The tip is where the book ends as far as anyone here can know. @throws StoreUnavailable */
  async #getReady(): Promise<void> {
    const { follower, unread, log } = this.options;
    if (follower.failure) {
      throw new StoreUnavailable(`nothing was written: ${follower.failure.message}`, { cause: follower.failure });
    }
    if (unread.bytes > MOST_UNREAD && !(await this.#patiently((ms) => follower.reached(unread.position, ms)))) {
      throw new StoreUnavailable('nothing was written: what was written before cannot be read yet');
    }
    if (this.#tip.doubtful) {
      const last = (await log.last(logStreamOf(this.book)))?.revision ?? -1n;
      if (last > this.#tip.logRevision) await this.#learn(last);
      this.#tip.doubtful = false;
    }
    this.#tip.settle();
  }

  /** Judges from the head of the queue as many as go into one append; refusals and repeats are answered at once. */
  #judge(): { draft: Draft; members: Member[] } {
    let draft = this.#tip.draft();
    const members: Member[] = [];
    let weight = 0;
    for (;;) {
      const [request] = this.#queue;
      if (!request) break;
      const { draft: own, judgement } = draft.judge(request.appends);
      const ownWeight = weightOf(own);
      const fits = weight + ownWeight <= MOST_BYTES && draft.drafted.length + own.drafted.length <= MOST_EVENTS;
      if (draft.drafted.length > 0 && own.drafted.length > 0 && !fits) break;
      this.#queue.shift();
      if ('refusal' in judgement) {
        request.reject(judgement.refusal);
        continue;
      }
      if (draft.drafted.length === 0) draft = own;
      else draft.add(own);
      weight += ownWeight;
      const { answers } = judgement;
      if (answers.every(({ position }) => position !== null)) request.resolve(answers.map((one) => answered(one, 0n)));
      else members.push({ request, answers });
    }
    return { draft, members };
  }

  /** The position of the append; null when another was faster, and what he wrote has been followed. */
  async #write(draft: Draft): Promise<bigint | null> {
    const { log } = this.options;
    const tip = this.#tip;
    const stream = logStreamOf(this.book);
    if (!this.#protected && tip.logRevision < 0n) await beforehand(this.#protect());
    const staged = weightOf(draft) > MOST_BYTES ? await beforehand(stage(log, this.book, draft.drafted)) : null;
    const events: readonly LogProposal[] =
      staged?.links ??
      draft.drafted.map(({ sealed: { metadata, data, hash } }) => ({
        id: logIdOf(hash),
        type: metadata.value.type,
        data: data.value,
        // As bytes: the client would make them anew, by way of base64.
        metadata: UTF8.encode(metadata.text),
      }));
    const outcome = await log.append({ stream, expected: tip.logRevision, events });
    if (outcome.is === 'conflict') {
      await this.#learn(outcome.actual);
      return null;
    }
    const last = tip.logRevision + BigInt(events.length);
    const commit = outcome.commit ?? (await this.#commitAt(stream, last));
    const position = positionOf(commit, staged ? MAX_LINKED - 1 : 0);
    tip.accept(draft, position, last, staged?.heldBy ?? BigInt);
    this.options.follower.appended();
    return position;
  }

  /** Before the first event of a book: that its stream cannot be deleted or cut by just anyone. */
  async #protect(): Promise<void> {
    const stream = metastreamOf(logStreamOf(this.book));
    // A conflict: another node was faster, or an operator; what he set is looked at when it is followed.
    await this.options.log.append({ stream, expected: -1n, events: [protectionEvent(PROTECTION)] });
    this.#protected = true;
  }

  /** As long as the follower gets on, however slowly: only when nothing comes any more is it given up. */
  async #patiently(wait: (milliseconds: number) => Promise<boolean>): Promise<boolean> {
    const { follower, patience } = this.options;
    for (;;) {
      if (await wait(patience)) return true;
      if (follower.failure || follower.quiet > patience) return false;
    }
  }

  /** Another has written up to this revision. @throws StoreUnavailable */
  async #learn(revision: bigint): Promise<void> {
    const { follower } = this.options;
    if (revision < this.#tip.logRevision) {
      throw new StoreUnavailable(
        `nothing was written: ${logStreamOf(this.book)} ends at revision ${revision} on the server, and at ${this.#tip.logRevision} as it was written here`,
      );
    }
    if (!(await this.#patiently((ms) => follower.followed(this.book, revision, ms)))) {
      throw new StoreUnavailable('nothing was written: another was faster, and what he wrote cannot be read yet');
    }
    this.#tip.settle();
  }

  /** Where the event is that was certainly written. @throws OutcomeUnknown when it cannot be told */
  async #commitAt(stream: string, revision: bigint): Promise<bigint> {
    const [event] = (await this.options.log.read(stream, revision, 1).catch(() => null)) ?? [];
    if (!event) throw new OutcomeUnknown('the append stands, but not where: ask for the same again, with the same ids');
    return event.commit;
  }
}

/** Appends to every book; those to one book in order, those to several at once. */
export class Appender {
  readonly #queues = new Map<BookId, BookQueue>();

  constructor(private readonly options: AppenderOptions) {}

  add(book: BookId, request: Request): void {
    let queue = this.#queues.get(book);
    if (!queue) {
      queue = new BookQueue(book, this.options);
      this.#queues.set(book, queue);
    }
    queue.add(request);
  }

  /** Everything asked for has been answered. */
  async drained(): Promise<void> {
    for (const { running } of this.#queues.values()) await running;
  }
}

/** What is written before the append itself: whatever becomes of it, nothing of the append stands yet. */
async function beforehand<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error;
    throw new StoreUnavailable('nothing was written: the store did not answer', { cause: error });
  }
}

/** As a server counts it: both texts, and the type at two bytes a character. */
const weightOf = ({ bytes, drafted }: Draft): number =>
  drafted.reduce((sum, { event }) => sum + 2 * event.metadata.type.length, bytes);

const answered = ({ events, position, repeated }: Answer, appended: bigint): Appended => ({
  events,
  position: position ?? appended,
  repeated,
});

function asUnavailable(error: unknown): Error {
  if (error instanceof StoreUnavailable || error instanceof OutcomeUnknown) return error;
  return new StoreUnavailable(`nothing was written: ${(error as Error).message}`, { cause: error });
}
