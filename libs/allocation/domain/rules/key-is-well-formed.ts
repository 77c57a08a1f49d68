import { compare, equals, formatRational, ONE, parseRational, type Refusal, sum, ZERO } from '#kernel';
import type { KeyDefinition } from '../key.ts';
import { keyMalformed, weightsMustSumToOne } from '../refusals.ts';

/** 4.4, A-10: the weights of a key are exact and sum to 1; every component says what it needs; bounds leave room. */
export function keyIsWellFormed(definition: KeyDefinition): Refusal | null {
  const { key, components, minShare, maxShare } = definition;
  const weights = components.map((c) => parseRational(c.weight) ?? ZERO);
  if (weights.some((w) => compare(w, ZERO) <= 0)) {
    return keyMalformed({
      key,
      nb: 'en vekt er null eller negativ',
      nn: 'ei vekt er null eller negativ',
      en: 'a weight is zero or negative',
    });
  }
  const total = sum(weights);
  if (!equals(total, ONE)) return weightsMustSumToOne({ key, sum: formatRational(total) });
  for (const component of components) {
    if (component.basis === 'USAGE' && component.metric === undefined) {
      return keyMalformed({
        key,
        nb: 'USAGE må si hvilken «metric»',
        nn: 'USAGE må seie kva «metric»',
        en: 'USAGE must say which “metric”',
      });
    }
    if (component.basis === 'FIXED') {
      const shares = Object.values(component.shares ?? {}).map((s) => parseRational(s) ?? ZERO);
      if (shares.length === 0 || shares.some((s) => compare(s, ZERO) < 0)) {
        return keyMalformed({
          key,
          nb: 'FIXED må ha «shares» per kommune, ingen under null',
          nn: 'FIXED må ha «shares» per kommune, ingen under null',
          en: 'FIXED must have “shares” per municipality, none below zero',
        });
      }
    }
  }
  const min = minShare === undefined ? ZERO : parseRational(minShare);
  const max = maxShare === undefined ? ONE : parseRational(maxShare);
  if (!min || !max || compare(min, ZERO) < 0 || compare(max, ONE) > 0 || compare(min, max) > 0) {
    return keyMalformed({
      key,
      nb: 'minste og største andel må ligge mellom 0 og 1, den minste ikke over den største',
      nn: 'minste og største del må liggje mellom 0 og 1, den minste ikkje over den største',
      en: 'the smallest and largest share must lie between 0 and 1, the smallest not above the largest',
    });
  }
  return null;
}
