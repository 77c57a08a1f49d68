import { readFileSync } from 'node:fs';
import { orThrow } from '#kernel';
import { readHistoryFile } from './application/history-file.ts';
import { OPEN_QUESTIONS } from './domain/open-questions.ts';
import { type DataOf, Miniature } from './testing/miniature.ts';

it('the open questions are A-01 to A-36, each with a question, a clause and a default', () => {
  expect(OPEN_QUESTIONS.map((q) => q.id)).toEqual(
    Array.from({ length: 36 }, (_, n) => `A-${String(n + 1).padStart(2, '0')}`),
  );
  for (const { id, clause, question, options } of OPEN_QUESTIONS) {
    expect([id, clause, options.length > 0]).toEqual([id, expect.stringMatching(/./), true]);
    for (const text of Object.values(question)) expect([id, text]).toEqual([id, expect.stringMatching(/\w.*\?$/)]);
  }
});

it('what an allocation applies undecided is the default that the list names', () => {
  const book = new Miniature();
  const file = orThrow(readHistoryFile('history.yaml', readFileSync('examples/lofoten-ikt/history.yaml', 'utf8')));
  for (const { command } of file.entries) {
    const { type, data, decided, validFrom } = command;
    book.record(type, data as DataOf<typeof type>, { decided, validFrom });
  }
  const defaults = new Map(OPEN_QUESTIONS.map((q) => [q.id, q.options[0]]));
  const applied = new Map<string, string>();
  // Until a year's own figures are known, the latest are used: a mark of the answer, not a reading of the clause.
  // Of an index the series is named, whichever was recorded.
  for (const year of [2022, 2023, 2024, 2025, 2026])
    for (const { id, option, decision } of orThrow(book.allocation(`${year}-01`, `${year}-12`)).interpretations)
      if (decision === null && option !== 'LATEST_PUBLISHED' && id !== 'A-27') applied.set(id, option);
  expect(applied.size).toBeGreaterThan(5);
  expect([...applied]).toEqual([...applied.keys()].map((id) => [id, defaults.get(id)]));
});
