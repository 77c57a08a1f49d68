import { kroner, kronerForReaders, parseKroner } from './money.ts';

describe('kroner as people write them', () => {
  it.each([
    ['1234.56', 123456n],
    ['1234,56', 123456n],
    ['1 234 567,80', 123456780n],
    ['1\u00a0234,5', 123450n],
    ['-50', -5000n],
    ['−50', -5000n],
    ['0', 0n],
  ])('reads %s', (text, amount) => {
    expect(parseKroner(text)).toBe(amount);
  });

  it.each(['', 'abc', '1.234', '1,2,3', '1.234,56', '12e3', '0.001', '--1'])('refuses %s rather than guess', (text) => {
    expect(parseKroner(text)).toBeNull();
  });

  it('prints every øre, also below one krone and below zero', () => {
    expect([5n, -5n, 100n, -123456n].map(kroner)).toEqual(['0.05', '-0.05', '1.00', '-1234.56']);
    expect(kronerForReaders(-123456789n)).toBe('−1\u00a0234\u00a0567,89');
  });
});
