import { writeSync } from 'node:fs';
import { bookCatalogue, Recorder } from '#cooperation';
import { isRefusal } from '#kernel';
import { openForWriting } from '../../apps/book/open-book.ts';
import { costRequest, decisionRequest, foundation, type Request } from '../bench/history.ts';

export const COOPERATION = 'samarbeid';

/** The whole command path: look up, decide, append and project; until it is killed. */
export interface RecorderTask {
  readonly directory: string;
  /** Where each caller begins. */
  readonly from: readonly number[];
  /** Weakened on purpose: says that it stands before it does. */
  readonly weakened?: 'early';
}

/** What one caller asks for in his n-th turn: every other caller records decisions, the others costs. */
export function commandOf(callers: number, caller: number, n: number): Request {
  const number = n * callers + caller;
  return caller % 2 === 0 ? decisionRequest(COOPERATION, number) : costRequest(COOPERATION, number);
}

if (process.argv[1] === import.meta.filename) await work(JSON.parse(process.argv[2] ?? 'null') as RecorderTask);

async function work({ directory, from, weakened }: RecorderTask): Promise<void> {
  const say = (line: string): void => void writeSync(1, `${line}\n`);
  say('opening');
  const book = await openForWriting(directory, 'recorder');
  const recorder = new Recorder(book.store, bookCatalogue);
  const ask = async ({ book, command, recording }: Request): Promise<number> => {
    const answer = await recorder.record(book, command, recording);
    if (isRefusal(answer)) throw new Error(`${command.type} was refused: ${answer.text.en}`);
    return answer.events[0]?.index ?? -1;
  };
  for (const request of foundation(COOPERATION)) await ask(request);
  say('open');
  const call = async (first: number, caller: number): Promise<void> => {
    for (let n = first; ; n++) {
      const request = commandOf(from.length, caller, n);
      const asked = ask(request);
      if (weakened === 'early') say(`ok ${caller}-${n} 0`);
      const index = await asked;
      if (weakened !== 'early') say(`ok ${caller}-${n} ${index}`);
    }
  };
  await Promise.all(from.map(call));
}
