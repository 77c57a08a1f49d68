import type { Refusal } from '#kernel';
import { kidReferenceNotDigits, kidTooLong } from '../refusals.ts';
import { mod10, mod11 } from './check-digits.ts';

/** What the host has agreed with its bank: which check digit, and how many digits a KID has with it (2 to 25). */
export interface KidAgreement {
  readonly algorithm: 'MOD10' | 'MOD11';
  readonly length: number;
}

const SHAPE = /^\d{1,24}[\d-]$/;

/**
 * The KID of a reference: filled up with zeros from the left, and the check digit last. Where MOD11 gives ten, the bank
 * writes a hyphen. Refuses a reference that is not digits or that has no room.
 */
export function kidOf(reference: string, { algorithm, length }: KidAgreement): string | Refusal {
  if (!/^\d+$/.test(reference)) return kidReferenceNotDigits({ reference });
  if (reference.length > length - 1) return kidTooLong({ reference, length: String(length) });
  const digits = reference.padStart(length - 1, '0');
  return digits + (algorithm === 'MOD10' ? mod10(digits) : (mod11(digits) ?? '-'));
}

/** Whether the text is a KID by the agreement with the bank. */
export function isKid(text: string, { algorithm, length }: KidAgreement): boolean {
  if (text.length !== length || !SHAPE.test(text)) return false;
  const digits = text.slice(0, -1);
  return text.endsWith(algorithm === 'MOD10' ? mod10(digits) : (mod11(digits) ?? '-'));
}

/** Whether the text is a KID by some agreement: 2 to 25 digits whose last fits MOD10 or MOD11. */
export const isSomeKid = (text: string): boolean =>
  isKid(text, { algorithm: 'MOD10', length: text.length }) || isKid(text, { algorithm: 'MOD11', length: text.length });
