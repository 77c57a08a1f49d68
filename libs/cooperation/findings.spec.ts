import { readFileSync } from 'node:fs';
import { ALLOCATION_FINDING_TEXTS, ALLOCATION_RESPONSIBLE } from '#allocation';
import { orThrow } from '#kernel';
import { readHistoryFile } from './application/history-file.ts';
import { FINDING_TEXTS, textOfFinding } from './domain/finding-texts.ts';
import { Asked } from './testing/asked.ts';
import { FINDING_CASES } from './testing/finding-cases/finding-cases.ts';
import { type DataOf, Miniature } from './testing/miniature.ts';

it('every finding has a sentence in each language', () => {
  expect(Object.keys(FINDING_TEXTS).length).toBeGreaterThanOrEqual(30);
  for (const [code, { nb, nn, en }] of Object.entries(FINDING_TEXTS))
    for (const text of [nb, nn, en]) expect([code, text]).toEqual([code, expect.stringMatching(/^[A-ZÆØÅ«“].*[.]$/)]);
});

it('what an allocation finds has a sentence and somebody who must act', () => {
  const codes = Object.keys(ALLOCATION_RESPONSIBLE);
  expect(Object.keys(ALLOCATION_FINDING_TEXTS).filter((code) => !codes.includes(code))).toEqual([]);
  for (const code of codes) expect([code, textOfFinding(code).nb]).toEqual([code, expect.stringMatching(/\w{3}/)]);
});

it('what the allocations of the example find is somebody’s to act on', () => {
  const book = new Miniature();
  const file = orThrow(readHistoryFile('history.yaml', readFileSync('examples/lofoten-ikt/history.yaml', 'utf8')));
  for (const { command } of file.entries) {
    const { type, data, decided, validFrom } = command;
    book.record(type, data as DataOf<typeof type>, { decided, validFrom });
  }
  const found = [2022, 2023, 2024, 2025, 2026].flatMap((year) => [
    ...orThrow(book.allocation(`${year}-01`, `${year}-12`)).findings,
  ]);
  expect(found.length).toBeGreaterThan(5);
  for (const { code, responsible } of found)
    expect([code, responsible]).toEqual([code, { who: ALLOCATION_RESPONSIBLE[code], municipality: null }]);
});

describe('an agreement that all councils approve in the end', () => {
  const one = FINDING_CASES.find(({ code }) => code === 'AGREEMENT_NOT_APPROVED');
  const waitingFor = async (on: string) => {
    const book = one?.raises() ?? new Miniature();
    one?.clears?.(book);
    const found = (await new Asked(book).findings(on)).find(({ code }) => code === 'AGREEMENT_NOT_APPROVED');
    return found ? [found.about, found.responsible] : null;
  };

  it.each([
    ['2024-09-30', ['AV-2024', { who: 'COUNCILS', municipality: null }]],
    ['2024-11-19', ['AV-2024', { who: 'COUNCILS', municipality: null }]],
    ['2024-11-20', null],
  ])('is said to wait for councils as long as it did: %s', async (on, wanted) => {
    expect(await waitingFor(on)).toEqual(wanted);
  });
});
