import { readFileSync } from 'node:fs';
import { ALLOCATION_FINDING_TEXTS, ALLOCATION_RESPONSIBLE } from '#allocation';
import { orThrow } from '#kernel';
import { readHistoryFile } from './application/history-file.ts';
import { FINDING_TEXTS, textOfFinding } from './domain/finding-texts.ts';
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
