import { type Allocation, allocate, type FactBase, type KeyDefinition, type KeyInForce, ONLY } from '#allocation';
import { isRefusal, kroner, type Language, type Refusal } from '#kernel';
import type { Terms } from '../domain/terms.ts';
import type { TextEffectView } from './agreement-answer.ts';

type Row = ConstructorParameters<typeof FactBase>[0] extends Iterable<infer R> ? R : never;
interface OfVersion {
  readonly version: string;
  readonly terms: Terms;
}

/**
 * What the costs of a year would be with the terms of another text in place of those of the contested version. Where the
 * contested version applies to no part of the year, both sides suppose that it does. What the allocation refuses is told.
 */
export function textEffect(
  facts: readonly Row[],
  year: number,
  contested: OfVersion,
  other: OfVersion,
  language: Language,
): TextEffectView {
  const applies = facts.some((r) => isTermsOf(r, contested.version));
  const [now, then] = applies
    ? [facts, facts.map((r) => (isTermsOf(r, contested.version) ? withTerms(r, other.terms) : r))]
    : [supposing(facts, year, contested), supposing(facts, year, other)];
  const period = { from: `${year}-01`, to: `${year}-12` };
  const [paid, would] = [allocate(now, period), allocate(then, period)];
  const base = { version: other.version, year, supposed: !applies };
  if (isRefusal(paid)) return { ...base, ...refusedBecause(paid, language) };
  if (isRefusal(would)) return { ...base, ...refusedBecause(would, language) };
  return { ...base, refused: null, ...difference(paid, would) };
}

const refusedBecause = ({ code, text }: Refusal, language: Language) => ({
  refused: { code, text: text[language] },
  total: null,
  shares: [],
});

function difference(paid: Allocation, would: Allocation): Pick<TextEffectView, 'total' | 'shares'> {
  const others = new Map(would.shares.map((s) => [s.municipality, s]));
  const all = [
    ...paid.shares,
    ...would.shares.filter((s) => !paid.shares.some((p) => p.municipality === s.municipality)),
  ];
  return {
    total: { now: kroner(paid.total), other: kroner(would.total), difference: kroner(would.total - paid.total) },
    shares: all.map(({ municipality, name }) => {
      const now = paid.shares.find((s) => s.municipality === municipality)?.amount ?? 0n;
      const other = others.get(municipality)?.amount ?? 0n;
      return { municipality, name, now: kroner(now), other: kroner(other), difference: kroner(other - now) };
    }),
  };
}

const isTermsOf = (row: Row, version: string): boolean =>
  row.kind === 'terms' && (row.value as { version: string }).version === version;

const withTerms = (row: Row, terms: Terms): Row => ({ ...row, value: { ...(row.value as object), terms } });

/** The facts of the year as if the version applied to all of it, with the key it names where no key applies. */
function supposing(facts: readonly Row[], year: number, { version, terms }: OfVersion): Row[] {
  const rest = facts.filter((r) => r.kind !== 'terms' && r.kind !== 'key');
  const [from, to] = [`${year}-01-01`, `${year + 1}-01-01`];
  const row = (kind: string, value: object): Row => ({ kind, name: ONLY, from, to, value, sources: [] });
  const said = row('terms', { version, title: version, terms, basis: [], origins: {} });
  const keys = facts.filter((r) => r.kind === 'key');
  const defined = facts.find((r) => r.kind === 'key-definition' && r.name === terms.key);
  if (keys.length > 0 || !defined) return [...rest, ...keys, said];
  const definition = defined.value as unknown as KeyDefinition;
  const key: KeyInForce = {
    key: definition.key,
    definition,
    by: 'AGREEMENT',
    version,
    decision: null,
    clause: terms.keyClause,
    interpretations: [],
    supposed: true,
  };
  return [...rest, said, row('key', key)];
}
