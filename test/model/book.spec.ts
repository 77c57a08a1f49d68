import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { bookCatalogue, cooperationRegister, moneyLedger, Questions, Recorder } from '#cooperation';
import { SqliteEventStore } from '#event-store';
import { decisionRegister } from '#governance';
import type { Actor } from '#kernel';
import { ProjectionRunner, type Projector, SqliteFacts } from '#projections';
import { BOOK, CLOCK, listed } from './books.ts';
import { lawsOf, naiveAnswers, questionOf, realAnswers } from './compare.ts';
import { type Asked, type History, histories, questions, runsOf, SEED } from './histories.ts';
import { known } from './naive.ts';

const ACTOR: Actor = { id: 'secretary', role: 'BOARD_SECRETARY' };
const PROJECTORS = [cooperationRegister as Projector, decisionRegister as Projector, moneyLedger as Projector];

/** Records a history in a SQLite book of its own, command by command, and asks it. */
async function compared(history: History, pairs: readonly Asked[], directory: string): Promise<void> {
  const runner = new ProjectionRunner({ catalogue: bookCatalogue, projectors: PROJECTORS });
  const store = SqliteEventStore.open({ directory, inline: runner });
  try {
    // What is asked here does not depend on the disk.
    store.database.pragma('synchronous = OFF');
    runner.attach(store.database, store.stored);
    const recorder = new Recorder(store, bookCatalogue);
    for (const [i, { command, recorded }] of history.entries())
      await recorder.record(BOOK, command, { actor: ACTOR, idempotencyKey: `${i}`, recorded });
    expect(runner.behind()).toEqual([]);
    const events = (await store.readBook(BOOK, 0, 5_000)).events.map(listed);

    const [register, decisions, ledger] = PROJECTORS.map((p) => new SqliteFacts(store.database, [p])) as [
      SqliteFacts,
      SqliteFacts,
      SqliteFacts,
    ];
    const program = new Questions(store, { register, decisions, ledger }, CLOCK);
    for (const [i, pair] of pairs.entries()) {
      // The same point of the book as a size, as an instant and as a date.
      const question = questionOf(events, pair);
      const last = events[question.size - 1]?.recorded ?? '';
      const knownAt = [`${question.size}`, last, last.slice(0, 10)][i % 3] as string;
      const size = i % 3 === 0 ? question.size : known(events, knownAt);
      const real = await realAnswers(program, BOOK, question, knownAt);
      expect({ knownAt, question, ...real }).toEqual({
        knownAt,
        question,
        ...naiveAnswers(events, { ...question, size }),
      });
      expect(lawsOf(real.allocation)).toEqual([]);
    }

    const facts = new SqliteFacts(store.database, PROJECTORS);
    const rows = () =>
      facts.read((reader) =>
        [1, Math.ceil(events.length / 2), events.length].map((size) =>
          reader.during(BOOK, '1900-01-01', '2999-12-31', size),
        ),
      );
    const live = rows();
    await runner.rebuild();
    expect(rows()).toEqual(live);
  } finally {
    await store.close();
  }
}

test(`random histories through recorder, SQLite book and projections, live and rebuilt, seed ${SEED}`, async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.array(questions, { minLength: 6, maxLength: 6 }), async (history, pairs) => {
      const directory = mkdtempSync(join(tmpdir(), 'fellesbok-model-'));
      try {
        await compared(history, pairs, directory);
      } finally {
        rmSync(directory, { recursive: true });
      }
    }),
    runsOf(30),
  );
}, 600_000);
