import { parseRational, ZERO } from '#kernel';
import { byShares, held, type SharingRule } from '../treatment.ts';

/**
 * L-4.4.3-1: the cost of a change of system is shared as the board agreed on it; without agreement it is held. «Bli enige» is
 * read as unanimity: minutes that do not say so give a remark, not another split. Read by analogy with the law, a
 * majority agrees.
 */
export const agreedSplit: SharingRule = (cost) => {
  const { base, rules, line, terms, marks } = cost;
  const agreed = line.value.split === undefined ? null : base.on('split', line.value.split, rules.day);
  if (!agreed) return held('SPLIT_NOT_AGREED', terms.clause);
  const { name, sources, value } = agreed;
  const shares = new Map(Object.entries(value.shares).map(([m, share]) => [m, parseRational(share) ?? ZERO]));
  const pooled = byShares(cost, shares, name, sources);
  if (value.unanimous === true) return pooled;
  const reading = rules.reading('A-04', 'UNANIMITY_OF_PARTICIPATING');
  const interpretations = [...marks, reading];
  if (reading.option === 'BY_ANALOGY_WITH_LAW') return { ...pooled, interpretations };
  return {
    ...pooled,
    findings: [
      {
        code: 'SPLIT_NOT_UNANIMOUS',
        severity: 'REMARK',
        rule: 'L-4.4.3-1',
        clause: terms.clause,
        about: name,
        sources,
      },
    ],
    interpretations,
  };
};
