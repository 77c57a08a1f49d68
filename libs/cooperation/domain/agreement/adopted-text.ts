import type { AgreementVersion, Approval } from '../state.ts';
import { type Clause, compareClauses, overlaid, sayTheSame } from './compare-clauses.ts';

/**
 * The text that a council adopted: that of the version named, with the amendments adopted with it, and as printed under
 * the decision where that is known (L-H-2). Null when the book lacks the version.
 */
export function adoptedText(
  { version, amendments, printed }: Pick<Approval, 'version' | 'amendments' | 'printed'>,
  versions: readonly AgreementVersion[],
): readonly Clause[] | null {
  const named = versions.find((v) => v.id === version);
  if (!named) return null;
  const amended = amendments.reduce<readonly Clause[]>((text, id) => {
    const amendment = versions.find((v) => v.id === id);
    return amendment ? overlaid(text, ownClauses(amendment, versions)) : text;
  }, named.asProposed);
  return overlaid(amended, printed);
}

/** The version whose text it is: the one named where that fits, else another; null when no version reads so. */
export function adoptedVersion(
  approval: Pick<Approval, 'version' | 'amendments' | 'printed'>,
  versions: readonly AgreementVersion[],
): string | null {
  if (approval.amendments.length === 0 && approval.printed.length === 0) return approval.version;
  const text = adoptedText(approval, versions);
  if (text === null) return null;
  const named = versions.filter((v) => v.id === approval.version);
  return [...named, ...versions].find((v) => sayTheSame(v.asProposed, text))?.id ?? null;
}

/** What an amendment changes in the version it amends; of one that amends none, its whole text. */
export function ownClauses(amendment: AgreementVersion, versions: readonly AgreementVersion[]): Clause[] {
  const base = versions.find((v) => v.id === amendment.amends)?.asProposed ?? [];
  return compareClauses(base, amendment.asProposed).flatMap(({ clause, change, after }) =>
    after !== null && (change === 'CHANGED' || change === 'ADDED') ? [{ clause, text: after }] : [],
  );
}
