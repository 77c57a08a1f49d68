/**
 * L-3.3-1, kommuneloven § 20-5: an appeal over a decision that the host made for others is decided by the municipality
 * that delegated. Over a decision for the host itself, by the host.
 */
export function mayDecideAppeal(
  municipality: string | null,
  {
    of,
    concerned,
    host,
  }: { readonly of: string | null; readonly concerned: readonly string[]; readonly host: string | null },
): boolean {
  if (municipality === null) return false;
  if (of !== null) return municipality === of;
  const delegating = concerned.filter((m) => m !== host);
  return (delegating.length > 0 ? delegating : concerned).includes(municipality);
}
