import { Decimal } from 'decimal.js';

/** A spreadsheet holds 15 significant digits; what stands behind them in the file (1.1000000000000001) is not the user's. */
const Sheet = Decimal.clone({ precision: 15, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** The number that a spreadsheet shows, without an exponent: `1.1000000000000001` is `1.1`, `1.2E3` is `1200`; else null. */
export function shownNumber(written: string): string | null {
  return NUMBER.test(written) ? new Sheet(written).plus(0).toString() : null;
}
