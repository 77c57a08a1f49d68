import type { CivilDate } from '#kernel';

interface Proposed {
  readonly version: string;
  readonly proposedOn: CivilDate;
  /** Every version of the agreement, this one too. */
  readonly others: readonly { readonly version: string; readonly inForceFrom: CivilDate | null }[];
  readonly validOn: CivilDate;
}

/**
 * The last version that entered into force after this one was proposed, which did not: nobody is asked for it any more. It
 * can still be approved by all, and then takes over (L-6.4-1).
 */
export function overtakenBy({ version, proposedOn, others, validOn }: Proposed): string | null {
  const applied = others.flatMap((other) =>
    other.inForceFrom !== null && other.inForceFrom <= validOn
      ? [{ version: other.version, from: other.inForceFrom }]
      : [],
  );
  if (applied.some((other) => other.version === version)) return null;
  const later = applied.filter(({ from }) => from > proposedOn);
  return later.sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.version ?? null;
}
