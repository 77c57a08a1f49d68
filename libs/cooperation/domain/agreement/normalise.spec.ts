import { clauseHash, NORMALISATION } from './normalise.ts';

describe('what a copy changes does not make another clause (L-H-4)', () => {
  const clause = 'Drift: samt vertskommunens administrative merkostnader inngår i kostnadsgrunnlaget.';
  it.each([
    ['spaces and line ends', 'Drift:  samt vertskommunens administrative\nmerkostnader inngår i kostnadsgrunnlaget. '],
    ['a space that got lost', 'Drift: samt vertskommunens administrative merkostnaderinngår i kostnadsgrunnlaget.'],
    ['capitals', 'DRIFT: SAMT VERTSKOMMUNENS ADMINISTRATIVE MERKOSTNADER INNGÅR I KOSTNADSGRUNNLAGET.'],
    [
      'the misspelling ADMINISTRITATIVE',
      'Drift: samt vertskommunens ADMINISTRITATIVE merkostnader inngår i kostnadsgrunnlaget.',
    ],
    [
      'the misspelling konstnad',
      'Drift: samt vertskommunens administrative merkostnader inngår i konstnadsgrunnlaget.',
    ],
    [
      'brackets inside a word',
      'Drift: samt vertskommunens administrative merkostnader inngår i kon[st]nadsgrunnlaget.',
    ],
    [
      'a word divided at the end of a line',
      'Drift: samt vertskommunens administra-\ntive merkostnader inngår i kostnads-\ngrunnlaget.',
    ],
    ['a soft hyphen', 'Drift: samt verts\u00adkommunens administrative merkostnader inngår i kostnadsgrunnlaget.'],
    ['a bullet', '• Drift: samt vertskommunens administrative merkostnader inngår i kostnadsgrunnlaget.'],
    [
      'an accent of two characters',
      'Drift: samt vertskommunens administrative merkostnader innga\u030ar i kostnadsgrunnlaget.',
    ],
  ])('%s', (_, copy) => {
    expect(copy).not.toBe(clause);
    expect(clauseHash(copy)).toBe(clauseHash(clause));
  });

  it('quotation marks and dashes', () => {
    expect(clauseHash('«kreve seg utløst» – 2024')).toBe(clauseHash('"kreve seg utløst" - 2024'));
  });
});

describe('what says something else stays another clause', () => {
  it.each([
    ['a number', '30 % likt', '70 % likt'],
    ['a minus before a number', 'inntil -5', 'inntil 5'],
    ['a range', '20-1-2', '20-12'],
    ['a word', 'kan kreves', 'skal kreves'],
    ['a negation', 'er bindende', 'er ikke bindende'],
    ['a comma', 'verten, ikke deltakerne', 'verten ikke, deltakerne'],
  ])('%s', (_, one, two) => {
    expect(clauseHash(one)).not.toBe(clauseHash(two));
  });
});

it('each step has a name of its own and a reason', () => {
  expect(new Set(NORMALISATION.map((s) => s.name)).size).toBe(NORMALISATION.length);
  expect(NORMALISATION.filter((s) => s.because === '')).toEqual([]);
});
