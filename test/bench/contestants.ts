import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

type Answer = { readonly answer: unknown } | { readonly failed: string };

/** A program of a folder beside this file, in a process of its own, that answers one question after the other. */
export class Contestant {
  readonly #child: ChildProcess;

  /** @param environment besides that of this process */
  constructor(program: string, task: unknown = null, environment: Readonly<Record<string, string>> = {}) {
    this.#child = fork(join(import.meta.dirname, `${program}.js`), [JSON.stringify(task)], {
      // Nothing of it may come among the figures.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
      env: { ...process.env, ...environment },
    });
    process.once('exit', this.#kill);
  }

  /** @throws what the program threw; that it ended without an answer */
  async ask<T>(question: unknown = null): Promise<T> {
    const ended = new AbortController();
    const { signal } = ended;
    try {
      const said = once(this.#child, 'message', { signal });
      const gone = once(this.#child, 'exit', { signal }).then(([code, by]) => {
        throw new Error(`${this.#child.spawnargs[1]} ended (${code ?? by})`);
      });
      this.#child.send(question as object);
      const [answer] = (await Promise.race([said, gone])) as [Answer];
      if ('failed' in answer) throw new Error(answer.failed);
      return answer.answer as T;
    } finally {
      ended.abort();
    }
  }

  /** Lets it end, and waits for that. */
  async end(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
    process.off('exit', this.#kill);
  }

  readonly #kill = (): void => void this.#child.kill('SIGKILL');
}

/** What the program was started with. */
export const task = <T>(): T => JSON.parse(process.argv[2] ?? 'null') as T;

/** In the program: answers what it is asked until nobody asks any more, then closes. */
export function answering<Q, A>(answer: (question: Q) => A | Promise<A>, close: () => unknown = () => {}): void {
  process.on('message', async (question: Q) => {
    let said: Answer;
    try {
      said = { answer: await answer(question) };
    } catch (error) {
      said = { failed: (error as Error).stack ?? String(error) };
    }
    process.send?.(said);
  });
  process.once('disconnect', async () => {
    await close();
    process.exit();
  });
}
