import type { Oere } from '#kernel';
import { split, type Weights } from '../split.ts';

/** How the øre of a pool that do not divide evenly are shared, and who is host where that matters. */
export interface Rounding {
  readonly option: string;
  readonly host: string;
}

const KRONE = 100n;

/**
 * by largest remainder, to the øre. `RESIDUAL_TO_HOST`: each pays the whole øre of its exact share, and the host
 * what is left. `WHOLE_KRONER`: whole kroner by largest remainder, and the host the øre that make no krone. Where the host
 * does not share the pool, nobody is there to take the rest: then always by largest remainder.
 */
export function splitRounded(total: Oere, weights: Weights, { option, host }: Rounding): Oere[] {
  const at = weights.municipalities.indexOf(host);
  if (at < 0) return split(total, weights);
  if (option === 'WHOLE_KRONER') {
    const kroner = total / KRONE;
    const parts = split(kroner, weights).map((part) => part * KRONE);
    return parts.map((part, i) => (i === at ? part + (total - kroner * KRONE) : part));
  }
  if (option !== 'RESIDUAL_TO_HOST') return split(total, weights);
  // Towards zero, so that a negative total is the mirror image.
  const parts = weights.weights.map((weight) => (total * weight) / weights.total);
  const left = total - parts.reduce((sum, part) => sum + part, 0n);
  return parts.map((part, i) => (i === at ? part + left : part));
}
