import type { Finding, Responsible, Text } from '#kernel';

/** What is known of a finding whatever book it is found in. */
export interface FindingKind {
  /** Ids of the rulebook (L-…, T-…, D-…, A-…) or of a law (KL …); the finding itself names one of them. */
  readonly rules: readonly string[];
  /** Both, where it is a breach only under circumstances. */
  readonly severities: readonly Finding['severity'][];
  /** Where the rule stands in the first agreement that was modelled or in a law; the terms of another may name another. */
  readonly clause: string;
  readonly who: readonly Responsible['who'][];
  /** What to do about it: what makes it go away, or what to decide. */
  readonly remedy: Text;
}

const SEVERITIES = { BREACH: ['BREACH'], REMARK: ['REMARK'], EITHER: ['BREACH', 'REMARK'] } as const;

/** @param rules several are parted by “ / ”. @param who several are parted by a space. */
export const kind = (
  rules: string,
  severity: keyof typeof SEVERITIES,
  clause: string,
  who: string,
  remedy: Text,
): FindingKind => ({
  rules: rules.split(' / '),
  severities: SEVERITIES[severity],
  clause,
  who: who.split(' ') as Responsible['who'][],
  remedy,
});
