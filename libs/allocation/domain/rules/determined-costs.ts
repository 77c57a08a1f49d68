import { held, leftOut, type SharingRule } from '../treatment.ts';
import { keyedAmong } from './keyed-costs.ts';

/** The default reading of A-12: receivers pay their equipment, investments are held until a decision says who pays. */
export const A12_DEFAULT = 'RECEIVER_PAYS_INVESTMENTS_HELD';

/**
 * A-12, L-4.4-16: where the agreement does not say who pays, nothing is charged before a decision does: on the cost itself,
 * or on how the agreement is read.
 */
export const determinedCosts: SharingRule = (cost) => {
  const { base, rules, line, terms } = cost;
  const reading = rules.reading('A-12', A12_DEFAULT);
  const marks = [...cost.marks, reading];
  const { determination } = line.value;
  const decided = determination === undefined ? null : base.on('determination', determination, rules.day);
  if (!decided && reading.option === 'BY_KEY') return keyedAmong({ ...cost, marks }, rules.participants, []);
  if (!decided) return held('NOT_DETERMINED', terms.clause, [], marks);
  if (decided.value.method === 'STAYS_WITH_HOST')
    return leftOut('EXCLUDED', 'STAYS_WITH_HOST', terms.clause, decided.sources, marks);
  return keyedAmong({ ...cost, marks }, rules.participants, decided.sources);
};
