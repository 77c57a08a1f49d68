import { isRefusal, oere, type Refusal, Timelines } from '#kernel';
import type { Found } from '../answer.ts';
import { subsetShares } from '../month.ts';
import { weightsOf } from '../split.ts';
import { type CostInMonth, magnitude, type Pooled, type SharingRule } from '../treatment.ts';

/** L-4.4-6: all participants share by the key in force. */
export const keyedAmongAll: SharingRule = (cost) => keyedAmong(cost, cost.rules.participants, []);

/**
 * L-4.4-3, A-03, A-09: by the key in force in the month, run on those who take part (or as a decision reads the
 * agreement), with the population of the year's 1 January, or the latest published until that is known.
 */
export function keyedAmong(cost: CostInMonth, among: readonly string[], sources: readonly number[]): Pooled | Refusal {
  const { rules, line, category, terms, marks } = cost;
  const key = rules.key(category);
  if (isRefusal(key)) return key;
  const asksActual = key.definition.components.some((c) => c.basis === 'ACTUAL');
  const { distribution } = line.value;
  const actual =
    asksActual && distribution
      ? new Map(Object.entries(distribution).map(([m, part]) => [m, magnitude(oere(part))]))
      : null;
  const computed = rules.shares(key, among, actual);
  if (isRefusal(computed)) return computed;

  const interpretations = [...marks, ...key.interpretations];
  let { shares } = computed;
  let subset = '';
  if (among.length < rules.participants.length) {
    const reading = rules.reading('A-09', 'RERUN');
    interpretations.push(reading);
    subset = reading.option;
    if (subset !== 'RERUN') {
      const whole = rules.shares(key, rules.participants, actual);
      if (isRefusal(whole)) return whole;
      shares = subsetShares(subset, whole.shares, shares);
    }
  }
  const { population } = computed;
  const findings: Found[] = [];
  if (population && (population.provisional || !rules.populationSettled))
    interpretations.push(rules.readingOr('A-03', population.reading));
  interpretations.push(...rules.places().readings);
  if (population?.provisional) {
    const about = `${rules.year}: ${population.date}`;
    findings.push({
      code: 'POPULATION_PROVISIONAL',
      severity: 'REMARK',
      rule: 'A-03',
      clause: terms.clause,
      about,
      sources: population.sources,
    });
  }
  const name = [
    category,
    rules.terms.value.version,
    key.id,
    key.decision,
    key.supposed && 'SUPPOSED',
    population?.date,
    subset,
    rules.places().readings[0]?.option,
    among.join(','),
    actual && line.name,
  ];
  return {
    pool: name.filter(Boolean).join(' '),
    weights: weightsOf(shares),
    shares,
    key,
    populationDate: population?.date ?? null,
    method: terms.method,
    category,
    clause: terms.clause,
    interpretations,
    findings,
    sources: Timelines.sourcesOf(
      sources,
      key.sources,
      population?.sources ?? [],
      computed.sources,
      rules.participantSources(among),
      rules.termsSources(`categories.${category}`),
      population ? rules.termsSources('populationDate') : [],
      ...interpretations.map((i) => i.sources),
    ),
  };
}
