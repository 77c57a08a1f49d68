import { held, type SharingRule } from '../treatment.ts';

/**
 * L-4.4-O3, A-28: the agreement of 2022 lets the board fix the host's administrative extra cost, but does not say how it
 * is shared: without a fixed amount there is nothing to compensate, with one it is held.
 */
export const hostExtraCost: SharingRule = ({ base, rules, terms, marks }) => {
  const fixed = base.on('host-extra', String(rules.year), rules.day);
  const readings = [...marks, rules.reading('A-28', 'ONLY_DECIDED_AMOUNTS')];
  return fixed
    ? held('HOST_EXTRA_NOT_DISTRIBUTED', terms.clause, fixed.sources, readings)
    : held('HOST_EXTRA_NOT_FIXED', terms.clause, [], readings);
};
