import { type Oere, parseKroner } from '#kernel';
import type { Cell } from '../table.ts';
import { shownNumber } from './decimal.ts';

export type DecimalSign = 'COMMA' | 'POINT';

/** Thousands apart by one and the same sign, in groups of three, or not at all. */
const BODY: Readonly<Record<DecimalSign, RegExp>> = {
  COMMA: /^(?:\d+|\d{1,3}([ .'])\d{3}(?:\1\d{3})*)(?:,\d{1,2})?$/,
  POINT: /^(?:\d+|\d{1,3}([ ,'])\d{3}(?:\1\d{3})*)(?:\.\d{1,2})?$/,
};
/** A sign before or after, or parentheses; never two of them. */
const FORMS: readonly (readonly [RegExp, negative: boolean])[] = [
  [/^(\d.*)$/, false],
  [/^\+ ?(\d.*)$/, false],
  [/^- ?(\d.*)$/, true],
  [/^(\d.*\d|\d) ?-$/, true],
  [/^\( ?(\d.*\d|\d) ?\)$/, true],
];

/**
 * An amount in øre as accounting systems write it: `-1 234,50`, `1.234,50-`, `(1 234,50)`. Null when it can be read in no
 * way or in two, or has more than two decimals: nothing is rounded.
 */
export function readAmount(cell: Cell, decimal: DecimalSign): Oere | null {
  if (typeof cell !== 'string') {
    const shown = 'number' in cell ? shownNumber(cell.number) : null;
    // With more than 13 digits before the point a spreadsheet no longer holds the øre.
    return shown === null || /^-?\d{14}/.test(shown) ? null : parseKroner(shown);
  }
  const written = cell.trim().replace(/\s/g, ' ').replace('−', '-');
  for (const [form, negative] of FORMS) {
    const body = form.exec(written)?.[1] ?? '';
    if (!BODY[decimal].test(body)) continue;
    const amount = parseKroner(body.replace(decimal === 'COMMA' ? /[ .']/g : /[ ,']/g, ''));
    return amount !== null && negative ? -amount : amount;
  }
  return null;
}
