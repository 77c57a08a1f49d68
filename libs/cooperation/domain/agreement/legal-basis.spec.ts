import { readLegalBasis } from './legal-basis.ts';

it('the agreement’s «20-1-2, 20-4-5, 20-7-10» names eight sections, § 20-9 among them (A-19)', () => {
  expect(readLegalBasis('20-1-2, 20-4-5, 20-7-10')).toEqual({
    written: '20-1-2, 20-4-5, 20-7-10',
    sections: ['20-1', '20-2', '20-4', '20-5', '20-7', '20-8', '20-9', '20-10'],
    read: '§§ 20-1–20-2, 20-4–20-5, 20-7–20-10',
    unread: [],
  });
});

it.each([
  ['17-1', ['17-1'], '§ 17-1'],
  ['§§ 17-1, 20-1–20-2', ['17-1', '20-1', '20-2'], '§§ 17-1, 20-1–20-2'],
  ['§ 17-1 og § 20-2', ['17-1', '20-2'], '§§ 17-1, 20-2'],
  ['kommuneloven 20-1 til 20-4', ['20-1', '20-2', '20-3', '20-4'], '§§ 20-1–20-4'],
  ['Kommunelova §§ 20-1 til 3 og § 20-7', ['20-1', '20-2', '20-3', '20-7'], '§§ 20-1–20-3, 20-7'],
  ['kommuneloven § 17-1, kommuneloven § 20-2', ['17-1', '20-2'], '§§ 17-1, 20-2'],
])('%s', (written, sections, read) => {
  expect(readLegalBasis(written)).toMatchObject({ sections, read, unread: [] });
});

it.each([
  ...['20-5-4', 'kapittel 20', '20', '20-1-21-2', '20-4 til 20-1', '20-1 til 21-2'],
  ...['kommuneloven', 'forvaltningsloven 28-1'],
])('%s is not guessed at', (written) => {
  expect(readLegalBasis(written)).toMatchObject({ sections: [], unread: [written] });
});
