import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bookCatalogue, Questions, Recorder } from '#cooperation';
import { instantOf, isRefusal, later, type RecordedEvent } from '#kernel';
import { openForWriting } from '../../apps/book/open-book.ts';
import { foundation } from '../bench/history.ts';
import { type FaultRun, faults, type Row, type Tally } from './harness.ts';
import { checkBook } from './keys.ts';
import { COOPERATION, commandOf } from './recorder.ts';

/**
 * The server's clock goes back by hours, forth by years, and back again, while decisions and costs are recorded. The
 * clock is injected where the server takes it; the machine's own is left alone.
 */
const CALLERS = 4;
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const START = Date.parse('2026-01-05T08:00:00Z');

/** An answer, and what was asked at which point of the recorded axis. */
interface Answered {
  readonly knownAt: string;
  readonly text: string;
}

async function jumps(run: FaultRun, tally: Tally): Promise<Row> {
  for (const round of run.rounds(12, 1)) {
    if (round % 4 === 0) run.progress(`${tally.fault}: round ${round + 1}`);
    tally.begin();
    const random = run.random(round);
    const directory = join(run.directory, `${tally.control}-${round}`);
    const book = await openForWriting(directory, 'faults');
    const recorder = new Recorder(book.store, bookCatalogue);
    let now = START;
    const questions = new Questions(book.store, book.facts, { now: () => instantOf(now) });
    const before: number[] = [];
    const jump = (): void => {
      const kind = random(10);
      if (kind === 0) {
        now -= (1 + random(72)) * HOUR;
        tally.inject('back by hours');
      } else if (kind === 1) {
        before.push(now);
        now += (1 + random(3)) * YEAR;
        tally.inject('forth by years');
      } else if (kind === 2 && before.length > 0) {
        now = before.pop() ?? now;
        tally.inject('back again');
      } else now += random(600_000);
    };
    /** As recorded; the control takes every event for recorded when its server said so. */
    const recordedOf = ({ recorded, metadata }: Pick<RecordedEvent, 'recorded' | 'metadata'>): string =>
      tally.control ? metadata.recorded : recorded;

    const stateAt = async (knownAt: string): Promise<string> =>
      JSON.stringify(await questions.state({ cooperation: COOPERATION, validOn: '2025-06-01', knownAt }));
    const remembered: Answered[] = [];
    const times: string[] = [];
    const answered = new Map<string, number>();
    const requests = [
      ...foundation(COOPERATION),
      ...Array.from({ length: run.quick ? 40 : 100 }, (_, n) => commandOf(CALLERS, random(CALLERS), n)),
    ];
    for (const { command, recording } of requests) {
      jump();
      const proposed = instantOf(now);
      const answer = await recorder.record(COOPERATION, command, { ...recording, recorded: proposed });
      if (isRefusal(answer)) {
        tally.report(round, 'wrong', `refused: ${answer.text.en}`);
        continue;
      }
      for (const event of answer.events) {
        const last = times.at(-1) ?? '';
        const recorded = recordedOf(event);
        if (recorded < last) tally.report(round, 'wrong', `recorded ${recorded} after ${last}`);
        if (!tally.control && recorded !== later(last, proposed)) tally.report(round, 'wrong', `recorded ${recorded}`);
        times.push(recorded);
        answered.set(recording.idempotencyKey, event.index);
      }
      if (times.length > foundation(COOPERATION).length && random(4) === 0) {
        // A number of events, or an instant before that of the last event: later ones can get that of the last.
        const past = times.filter((time) => time < (times.at(-1) ?? '') && time <= instantOf(now));
        const knownAt = random(2) === 0 ? String(times.length) : past[random(past.length)];
        if (knownAt !== undefined) remembered.push({ knownAt, text: await stateAt(knownAt) });
      }
      const old = remembered[random(remembered.length)];
      // An instant that has become the future again is refused for as long.
      if (
        old &&
        !(old.knownAt.includes('T') && old.knownAt > instantOf(now)) &&
        (await stateAt(old.knownAt)) !== old.text
      )
        tally.report(round, 'wrong', `the answer at ${old.knownAt} is another now`);
      const instant = times[random(times.length)] as string;
      const size = await book.store.sizeAt(COOPERATION, instant);
      if (size !== times.filter((time) => time <= instant).length)
        tally.report(round, 'wrong', `size ${size} at ${instant}`);
    }
    await checkBook(book, COOPERATION, answered, tally, round);
    await book.close();
    rmSync(directory, { recursive: true });
  }
  return tally.row();
}

await faults('clock', async (run) => [
  await jumps(run, run.tally('clock jumps')),
  await jumps(run, run.tally('clock jumps, times taken as the server says them', 'control')),
]);
