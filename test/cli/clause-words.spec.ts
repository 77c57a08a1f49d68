import { clauseIn, groundOf } from '../../apps/cli/clause-words.ts';

describe('what a finding rests on', () => {
  it.each([
    ['a clause of the agreement', 'BUDGET_NOT_VALID', '4.2', ['punkt 4.2', 'punkt 4.2', 'clause 4.2']],
    ['the law', 'MINUTES_INCOMPLETE', 'kommuneloven § 11-4 a, e', Array(3).fill('kommuneloven § 11-4 a, e')],
    ['a reading', 'BODY_WITHOUT_RULES', 'A-04', Array(3).fill('A-04')],
    ['a decision', 'FOLLOW_UP_LATE', '090/24', ['vedtak 090/24', 'vedtak 090/24', 'decision 090/24']],
  ])('%s is called what it is', (_, code, clause, expected) => {
    expect((['nb', 'nn', 'en'] as const).map((language) => groundOf({ code, clause }, language))).toEqual(expected);
  });

  it('a clause beside something else is called so too', () => {
    expect(clauseIn('4.4', 'nb')).toBe('punkt 4.4');
  });
});
