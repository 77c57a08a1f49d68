import { readFileSync } from 'node:fs';
import { orThrow } from '#kernel';
import { readHistoryFile } from './application/history-file.ts';
import { OPEN_QUESTIONS } from './domain/open-questions.ts';
import { clauseIn } from './domain/where-questions-arise.ts';
import { TERMS_2024 } from './testing/lofoten.ts';
import { type DataOf, Miniature } from './testing/miniature.ts';

it('the open questions are A-01 to A-36, each with a question and a default', () => {
  expect(OPEN_QUESTIONS.map((q) => q.id)).toEqual(
    Array.from({ length: 36 }, (_, n) => `A-${String(n + 1).padStart(2, '0')}`),
  );
  for (const { id, question, options } of OPEN_QUESTIONS) {
    expect([id, options.length > 0]).toEqual([id, true]);
    for (const text of Object.values(question)) expect([id, text]).toEqual([id, expect.stringMatching(/\w.*\?$/)]);
  }
});

it.each([
  ['A-01', '4.4'],
  ['A-02', '4.4'],
  ['A-05', '10'],
  ['A-06', '5'],
  ['A-08', '4.4'],
  ['A-12', '4.4.2'],
  ['A-13', '2.5'],
  ['A-31', '—'],
])('where %s arises, the terms of the agreement say: %s', (id, clause) => {
  const withdrawal = { noticeMonths: 6, effective: 'END_OF_YEAR', written: true, clause: '10' } as const;
  const budget = { draftBy: '10-01', adoptBy: '12-10', clause: '5' };
  expect(clauseIn(id, { ...TERMS_2024, withdrawal, budget })).toBe(clause);
  expect(clauseIn(id, null)).toBe('—');
});

it('an agreement without a category, a notice or a budget of its own has no clause on them', () => {
  const terms = { ...TERMS_2024, categories: { DRIFT: { method: 'KEYED_ALL', clause: '7' } as const } };
  expect(['A-01', 'A-05', 'A-06', 'A-08', 'A-12', 'A-13'].map((id) => clauseIn(id, terms))).toEqual(Array(6).fill('—'));
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
