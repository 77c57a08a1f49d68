import { isOrganisationNumber } from './organisation-number.ts';

describe('an organisation number (L-1.1-2): nine digits, the last the modulus-11 check digit', () => {
  it.each([
    ['Vågan', '938644500'],
    ['Værøy', '964994307'],
    ['Moskenes', '945962151'],
    ['Flakstad', '863320852'],
    ['Vestvågøy', '942570619'],
  ])('%s', (_, digits) => {
    expect(isOrganisationNumber(digits)).toBe(true);
  });

  it('no other last digit will do', () => {
    const others = Array.from({ length: 10 }, (_, d) => `93864450${d}`).filter(isOrganisationNumber);
    expect(others).toEqual(['938644500']);
  });

  it('two digits that changed places are found', () => {
    expect(isOrganisationNumber('936844500')).toBe(false);
  });

  it.each(['98765432', '9386445000', '938 644 500', '93864450x', '', '９38644500'])('%p is not nine digits', (text) => {
    expect(isOrganisationNumber(text)).toBe(false);
  });

  it('where the check digit would be ten there is no number', () => {
    // 3·1 + 3·3 = 12, and 12 leaves 1 of 11: the check digit would be 10.
    const never = Array.from({ length: 10 }, (_, d) => `10000030${d}`);
    expect(never.filter(isOrganisationNumber)).toEqual([]);
  });
});
