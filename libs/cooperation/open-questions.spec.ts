import { readFileSync } from 'node:fs';
import { BUDGET_READINGS } from '#budget';
import { orThrow } from '#kernel';
import { readHistoryFile } from './application/history-file.ts';
import { OPEN_QUESTIONS } from './domain/open-questions.ts';
import { previewReading } from './domain/reading-preview.ts';
import { clauseIn } from './domain/where-questions-arise.ts';
import { Asked } from './testing/asked.ts';
import { book, cost, decide, lofotenUnder, owed, TERMS_2024, VAAGAN, VAEROEY } from './testing/lofoten.ts';
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

describe('each open question is a recorded decision of the body that owns it, from a day', () => {
  const FROM = '2025-07-01';
  const reads = (id: string, option: string, body: string) =>
    decide(
      lofotenUnder(TERMS_2024),
      `V-${id}`,
      body,
      { kind: 'ADOPT_INTERPRETATION', interpretation: id, option },
      '2025-06-01',
      {
        validFrom: FROM,
      },
    );
  const asked = async (book: Miniature, id: string, on: string, size?: number) => {
    const { interpretations, owners } = await new Asked(book).interpretations(on, size);
    const view = interpretations.find((i) => i.id === id);
    return { owners, read: [view?.reading, view?.decision ?? null], view };
  };

  it.each(OPEN_QUESTIONS.map((q) => [q.id, q] as const))('%s', async (id, { options, treatment, applied }) => {
    const [first = '', other = first] = options;
    const book = reads(id, other, 'driftsstyret');
    const { owners, view, read } = await asked(book, id, '2025-06-30');
    expect(owners).toEqual([{ body: 'driftsstyret', clause: '6.3' }]);
    expect(view).toMatchObject({ options, treatment, clause: expect.stringMatching(/./) });
    expect(read).toEqual([first, null]);
    expect((await asked(book, id, FROM)).read).toEqual([other, `V-${id}`]);
    // Not before it was known, and not by a body that has no say.
    expect((await asked(book, id, FROM, book.size - 1)).read).toEqual([first, null]);
    expect((await asked(reads(id, other, 'fs-vaagan'), id, FROM)).read).toEqual([first, null]);
    expect(applied).toBe(treatment === 'SWITCHED');
  });

  it('what is reckoned with is said of each', () => {
    const by = (treatment: string) => OPEN_QUESTIONS.filter((q) => q.treatment === treatment).map((q) => q.id);
    expect(by('SWITCHED')).toEqual(['A-01', 'A-02', 'A-03', 'A-06', 'A-08', 'A-09', 'A-25', 'A-33', 'A-34']);
    expect([by('TERMS').length, by('DEFAULT_ONLY').length, by('SHOWN').length]).toEqual([7, 14, 6]);
  });
});

describe('a reading that touches money is previewed in kroner', () => {
  const system = () => {
    const it = lofotenUnder(TERMS_2024).record(
      'RegisterService',
      { service: 'x', kind: 'SYSTEM', name: 'Felles' },
      { decided: '2024-01-01' },
    );
    for (const municipality of [VAAGAN, VAEROEY])
      it.record('JoinService', { service: 'x', municipality }, { decided: '2024-01-01' });
    return book(it, cost('SHARED_SYSTEM', '1200.00', { sharedService: 'x', evidence: 'Bilag' }));
  };
  const premises = { method: 'EXCLUDED', clause: '2.2', interpretation: 'A-34' } as const;
  const key = () =>
    decide(
      book(lofotenUnder(TERMS_2024), cost('DRIFT', '1200.00')),
      'LR-1',
      'lofotraadet',
      { kind: 'DECIDE_KEY', key: '20-80', effectiveFrom: '2025-01-01' },
      '2024-12-01',
    );
  const MONEY: readonly (readonly [string, string, () => Miniature])[] = [
    ['A-01', 'IN_BASE', () => book(lofotenUnder(TERMS_2024), cost('HOST_ADMIN_EXTRA', '1200.00'))],
    ['A-02', 'SELF_EXECUTING', key],
    ['A-03', 'PREVIOUS_YEAR', () => book(lofotenUnder(TERMS_2024), cost('DRIFT', '120000.00'))],
    ['A-08', 'EXCLUDES_HOST', system],
    ['A-09', 'RENORMALISE', system],
    [
      'A-34',
      'ALL_DRIFT',
      () =>
        book(
          lofotenUnder({ ...TERMS_2024, categories: { ...TERMS_2024.categories, PREMISES_LOCAL: premises } }),
          cost('PREMISES_LOCAL', '1200.00'),
        ),
    ],
  ];

  it.each(MONEY)('%s %s: other amounts, and those that hold once it is decided', (id, option, history) => {
    const it = history();
    const { now, supposed } = orThrow(previewReading(it.rows(), it.state, { id, option, year: 2025 }));
    expect(owed(supposed)).not.toEqual(owed(now));
    expect(owed(now)).toEqual(owed(it.allocation('2025-01', '2025-12')));
    const effect = { kind: 'ADOPT_INTERPRETATION', interpretation: id, option } as const;
    // A body that the agreement names may choose; that A-02 is for all councils is found, not refused.
    decide(it, `V-${id}`, 'driftsstyret', effect, '2024-11-01', { validFrom: '2024-01-01' });
    expect(owed(it.allocation('2025-01', '2025-12'))).toEqual(owed(supposed));
  });

  it('of the questions that are reckoned with, the others decide on budgets', () => {
    const switched = OPEN_QUESTIONS.filter((q) => q.treatment === 'SWITCHED').map((q) => q.id);
    expect(switched.filter((id) => !MONEY.some(([m]) => m === id))).toEqual(Object.keys(BUDGET_READINGS));
  });
});
