/** Whether a body may instruct or reverse in a case of the host. NO_RULE: it belongs to no municipality. */
export type Power = 'OWN_CASE' | 'HOST_BODY' | 'CASE_OF_OTHERS' | 'NO_RULE';

/**
 * L-3.1-5, kommuneloven § 20-2: the host’s elected bodies have no power over delegated cases. A municipality that
 * delegated may instruct and reverse in a case that concerns itself only.
 */
export function powerOverCase(
  { municipality }: { readonly municipality: string | null },
  concerned: readonly string[],
  host: string | null,
): Power {
  if (municipality === null) return 'NO_RULE';
  const delegated = concerned.some((m) => m !== host);
  if (delegated && municipality === host) return 'HOST_BODY';
  return concerned.length === 1 && concerned[0] === municipality ? 'OWN_CASE' : 'CASE_OF_OTHERS';
}
