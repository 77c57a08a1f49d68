import fc from 'fast-check';
import { isOrganisationNumber } from '#kernel';
import { mod11 } from './domain/numbers/check-digits.ts';
import { ibanOf, isBankAccount, isKid, isNorwegianIban, isSomeKid, kidOf, plainAccount } from './index.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

describe('a KID', () => {
  test.each([
    ['7992739871', { algorithm: 'MOD10', length: 11 }, '79927398713'],
    ['7992739871', { algorithm: 'MOD10', length: 14 }, '00079927398713'],
    ['0', { algorithm: 'MOD10', length: 2 }, '00'],
    ['93864450', { algorithm: 'MOD11', length: 9 }, '938644500'],
    ['94257061', { algorithm: 'MOD11', length: 9 }, '942570619'],
    // 6 · 2 = 12 leaves 1 of 11: the check digit is ten.
    ['6', { algorithm: 'MOD11', length: 4 }, '006-'],
  ] as const)('of %s by %p is %s', (reference, agreement, kid) => {
    expect(kidOf(reference, agreement)).toBe(kid);
    expect(isKid(kid, agreement)).toBe(true);
  });

  test.each([
    ['letters', 'A12', { algorithm: 'MOD10', length: 10 }, 'kid-reference-not-digits'],
    ['nothing', '', { algorithm: 'MOD10', length: 10 }, 'kid-reference-not-digits'],
    ['as many digits as the KID has', '1234567890', { algorithm: 'MOD11', length: 10 }, 'kid-too-long'],
  ] as const)('is refused of %s', (_, reference, agreement, code) => {
    expect(kidOf(reference, agreement)).toMatchObject({ refused: true, code });
  });

  test('that is read back holds, and with any one digit altered it does not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<'MOD10' | 'MOD11'>('MOD10', 'MOD11'),
        fc.integer({ min: 2, max: 25 }).chain((length) => fc.tuple(fc.constant(length), digits(length - 1))),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (algorithm, [length, reference], at, by) => {
          const kid = kidOf(reference, { algorithm, length }) as string;
          expect([kid.length, isKid(kid, { algorithm, length }), isSomeKid(kid)]).toEqual([length, true, true]);
          const i = at % (length - 1);
          const altered = kid.slice(0, i) + ((Number(kid[i]) + by) % 10) + kid.slice(i + 1);
          expect(isKid(altered, { algorithm, length })).toBe(false);
        },
      ),
    );
  });

  test.each(['', '0', '12a4', '12 3', '-', '12345678901234567890123456'])('is never %p', (text) => {
    expect(isSomeKid(text)).toBe(false);
  });

  test('has the length agreed with the bank', () => {
    expect(isKid('79927398713', { algorithm: 'MOD10', length: 12 })).toBe(false);
  });
});

test('MOD11 is the check digit of an organisation number too', () => {
  fc.assert(
    fc.property(digits(8), (eight) => {
      const check = mod11(eight);
      const fitting = [...'0123456789'].filter((last) => isOrganisationNumber(eight + last));
      expect(fitting).toEqual(check === null ? [] : [check]);
    }),
  );
});

describe('a bank account', () => {
  test.each(['86011117947', '8601.11.17947', '8601 11 17947'])('%s holds', (text) => {
    expect(isBankAccount(plainAccount(text))).toBe(true);
  });

  test.each(['86011117948', '8601111794', '860111179470', '8601111794x', ''])('%p does not', (text) => {
    expect(isBankAccount(text)).toBe(false);
  });
});

describe('a Norwegian IBAN', () => {
  test('of an account', () => {
    expect(ibanOf('86011117947')).toBe('NO9386011117947');
  });

  test('of every account holds, and with two digits exchanged it does not', () => {
    fc.assert(
      fc.property(digits(10), fc.integer({ min: 0, max: 9 }), (ten, i) => {
        const check = mod11(ten);
        fc.pre(check !== null);
        const iban = ibanOf(ten + check);
        expect(isNorwegianIban(iban)).toBe(true);
        const [a, b] = [iban[4 + i], iban[5 + i]];
        fc.pre(a !== b);
        expect(isNorwegianIban(`${iban.slice(0, 4 + i)}${b}${a}${iban.slice(6 + i)}`)).toBe(false);
      }),
    );
  });

  test.each([
    ['another check digit', 'NO9286011117947'],
    ['an account that does not hold', 'NO6686011117948'],
    ['another country', 'SE9386011117947'],
    ['spaces', 'NO93 8601 1117 947'],
    ['small letters', 'no9386011117947'],
  ])('does not hold with %s', (_, text) => {
    expect(isNorwegianIban(text)).toBe(false);
  });
});
