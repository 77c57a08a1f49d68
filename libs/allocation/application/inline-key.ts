import { Compile } from 'typebox/compile';
import {
  compare,
  equals,
  formatRational,
  IdSchema,
  isRefusal,
  ONE,
  over,
  parseRational,
  type Rational,
  type Refusal,
  ratio,
  sum,
  type Text,
} from '#kernel';
import { BASES } from '../domain/events.ts';
import type { KeyComponent, KeyDefinition } from '../domain/key.ts';
import { keyIsWellFormed } from '../domain/rules/key-is-well-formed.ts';
import { boundMalformed, componentsMalformed, componentsSum } from './inline-key-refusals.ts';

const HUNDRED = ratio(100n);
const MOST = 20;
const METRIC = Compile(IdSchema);

interface Written {
  readonly component: Omit<KeyComponent, 'weight'>;
  readonly weight: Rational;
  /** With a percent sign. */
  readonly percent: boolean;
}

/**
 * Reads a key that stands nowhere in the book: `EQUAL:30,POPULATION:70`. Weights are exact and make 100 (percent) or 1;
 * a basis that needs more says it after a stroke: `USAGE/users:20`, `FIXED/1857=1|1860=2:10`. The smallest and largest
 * share are percent (`10`, `10%`) or parts of one (`0.1`, `1/10`; 1 is all of it). Judged like a key that is defined.
 */
export function readInlineKey(
  text: string,
  bounds: { readonly minShare?: string | undefined; readonly maxShare?: string | undefined } = {},
): KeyDefinition | Refusal {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > MOST) return malformed(text, TOO_MANY);
  const written: Written[] = [];
  for (const part of parts) {
    const read = readComponent(part);
    if (isRefusal(read)) return read;
    written.push(read);
  }
  const plain = written.filter((w) => !w.percent);
  const signed = plain.length < written.length;
  if (signed && plain.length > 0) return malformed(text, MIXED);
  const total = sum(written.map((w) => w.weight));
  const percent = equals(total, HUNDRED);
  if (!percent && (signed || !equals(total, ONE)))
    return componentsSum({ written: text, sum: `${formatRational(total)}${signed ? ' %' : ''}` });

  const said: { minShare?: string; maxShare?: string } = {};
  for (const bound of ['minShare', 'maxShare'] as const) {
    const asked = bounds[bound];
    if (asked === undefined) continue;
    const share = partOfOne(asked.trim());
    if (share === null) return boundMalformed({ bound, written: asked });
    said[bound] = share;
  }
  const components = written.map(({ component, weight }) => {
    const { basis, ...more } = component;
    return { basis, weight: formatRational(percent ? over(weight, HUNDRED) : weight), ...more };
  });
  if (components.some(({ weight }) => parseRational(weight) === null)) return malformed(text, TOO_FINE);
  const key = [
    components.map((c) => `${nameOf(c)}:${c.weight}`).join(','),
    said.minShare && `min ${said.minShare}`,
    said.maxShare && `max ${said.maxShare}`,
  ]
    .filter(Boolean)
    .join(' ');
  const definition: KeyDefinition = { key, name: key, components, ...said };
  return keyIsWellFormed(definition) ?? definition;
}

const malformed = (written: string, why: Text): Refusal => componentsMalformed({ written, ...why });

function readComponent(part: string): Written | Refusal {
  const colon = part.lastIndexOf(':');
  if (colon < 1) return malformed(part, NO_WEIGHT);
  const [name = '', ...rest] = part.slice(0, colon).split('/');
  const detail = rest.length === 0 ? null : rest.join('/').trim();
  const basis = BASES.find((b) => b === name.trim().toUpperCase());
  if (!basis) return malformed(part, UNKNOWN_BASIS);
  const digits = part.slice(colon + 1).trim();
  const percent = digits.endsWith('%');
  const weight = parseRational(percent ? digits.slice(0, -1).trim() : digits);
  if (!weight || weight.n <= 0n) return malformed(part, NO_NUMBER);
  const more = detailOf(basis, detail);
  return more === null
    ? malformed(part, WRONG_DETAIL[basis] ?? NO_DETAIL)
    : { component: { basis, ...more }, weight, percent };
}

/** What a basis says besides its weight; null: it says what it should not, or lacks what it should say. */
function detailOf(basis: KeyComponent['basis'], detail: string | null): Pick<KeyComponent, 'metric' | 'shares'> | null {
  if (basis === 'USAGE') return detail !== null && METRIC.Check(detail) ? { metric: detail } : null;
  if (basis !== 'FIXED') return detail === null ? {} : null;
  const shares = new Map<string, string>();
  for (const entry of (detail ?? '').split('|')) {
    const [, municipality = '', share = ''] = /^\s*(\d{4})\s*=\s*(\S+)\s*$/.exec(entry) ?? [];
    if (parseRational(share) === null || shares.has(municipality)) return null;
    shares.set(municipality, share);
  }
  return { shares: Object.fromEntries(shares) };
}

const nameOf = ({ basis, metric, shares }: KeyComponent): string =>
  [
    basis,
    metric,
    shares &&
      Object.entries(shares)
        .map(([m, share]) => `${m}=${share}`)
        .join('|'),
  ]
    .filter((part) => part !== undefined)
    .join('/');

/** `10`, `10%`, `0.1` and `1/10` as the exact part of one that they mean; null when it is no number. */
function partOfOne(text: string): string | null {
  const percent = text.endsWith('%');
  const number = parseRational(percent ? text.slice(0, -1).trim() : text);
  if (!number) return null;
  const part = formatRational(percent || compare(number, ONE) > 0 ? over(number, HUNDRED) : number);
  return parseRational(part) === null ? null : part;
}

const NO_WEIGHT: Text = {
  nb: 'vekten mangler; den står etter et kolon, og et desimaltall har punktum',
  nn: 'vekta manglar; ho står etter eit kolon, og eit desimaltal har punktum',
  en: 'its weight is missing; it stands after a colon, and a decimal has a point',
};
const UNKNOWN_BASIS: Text = {
  nb: `grunnlaget finnes ikke, bruk ett av ${BASES.join(', ')}`,
  nn: `grunnlaget finst ikkje, bruk eitt av ${BASES.join(', ')}`,
  en: `there is no such basis, use one of ${BASES.join(', ')}`,
};
const NO_NUMBER: Text = {
  nb: 'vekten må være et tall over null, som 30, 33.3 eller 3/10',
  nn: 'vekta må vere eit tal over null, som 30, 33.3 eller 3/10',
  en: 'the weight must be a number above zero, such as 30, 33.3 or 3/10',
};
const NO_DETAIL: Text = {
  nb: 'dette grunnlaget sier ikke mer enn vekten',
  nn: 'dette grunnlaget seier ikkje meir enn vekta',
  en: 'this basis says no more than its weight',
};
const WRONG_DETAIL: Readonly<Record<string, Text>> = {
  USAGE: {
    nb: 'si hva som er talt opp, som USAGE/brukere:20',
    nn: 'sei kva som er talt opp, som USAGE/brukarar:20',
    en: 'say what is counted, as in USAGE/users:20',
  },
  FIXED: {
    nb: 'si andelen til hver kommune, som FIXED/1857=1|1860=2:10',
    nn: 'sei delen til kvar kommune, som FIXED/1857=1|1860=2:10',
    en: 'say the share of each municipality, as in FIXED/1857=1|1860=2:10',
  },
};
const MIXED: Text = {
  nb: 'noen vekter har prosenttegn og andre ikke; skriv alle likt',
  nn: 'nokre vekter har prosentteikn og andre ikkje; skriv alle likt',
  en: 'some weights have a percent sign and others not; write all alike',
};
const TOO_MANY: Text = {
  nb: `en nøkkel har ikke mer enn ${MOST} ledd`,
  nn: `ein nøkkel har ikkje meir enn ${MOST} ledd`,
  en: `a key has no more than ${MOST} components`,
};
const TOO_FINE: Text = {
  nb: 'en vekt har for mange sifre',
  nn: 'ei vekt har for mange siffer',
  en: 'a weight has too many digits',
};
