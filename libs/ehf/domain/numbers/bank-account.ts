import { mod11 } from './check-digits.ts';

/** A Norwegian bank account as digits only; people write it `1234.56.78903` or with spaces. */
export const plainAccount = (text: string): string => text.replace(/[.\s]/g, '');

/** An account of eleven digits as people read it: `1234.56.78903`. */
export const norwegianAccount = (digits: string): string => digits.replace(/^(\d{4})(\d{2})(\d{5})$/, '$1.$2.$3');

/** Eleven digits whose last is the MOD11 check digit of the others. */
export const isBankAccount = (digits: string): boolean => /^\d{11}$/.test(digits) && digits.endsWith(checkOf(digits));

const checkOf = (digits: string): string => mod11(digits.slice(0, 10)) ?? 'none';
