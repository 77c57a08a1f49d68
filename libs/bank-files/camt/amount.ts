import type { Oere } from '#kernel';

const DECIMAL = /^\+?(\d{1,15})(?:\.(\d*))?$/;

/** An amount of ISO 20022 (never negative, a point, at most two decimals that are not zero) in øre; null otherwise. */
export function readAmount(text: string): Oere | null {
  const [, whole, decimals = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined || /[1-9]/.test(decimals.slice(2))) return null;
  return BigInt(whole + decimals.slice(0, 2).padEnd(2, '0'));
}
