import type { Body, Decision } from '../state.ts';
import { isElected } from './elected-bodies-by-law.ts';

/** One competence the agreement gives: which effect, to which body, by which clause. */
export interface Competence {
  readonly effect: string;
  readonly body: string;
  readonly clause: string;
}

export type Standing =
  | { readonly stands: true; readonly clause: string }
  | { readonly stands: false; readonly because: 'NOT_ADOPTED' | 'ANNULLED' | 'NO_COMPETENCE' | 'BODY_UNKNOWN' };

/** Effects that only the council itself can give, whatever the agreement says: kommuneloven §§ 14-2, 20-4, 20-8. */
const COUNCIL_EFFECTS = new Set([
  'APPROVE_AGREEMENT',
  'RATIFY_KEY',
  'DECLINE_CHANGE',
  'ADMIT_PARTICIPANT',
  'AGREE_TO_DISSOLVE',
]);

/** The council itself tells its chief executive to delegate to the host's, and takes it back: kommuneloven § 20-2. */
const DELEGATION_EFFECTS = new Set(['INSTRUCT_DELEGATION', 'REVOKE_DELEGATION']);

/** What a body advises its council to decide. */
const RECOMMENDATIONS = new Set(['RECOMMEND_AGREEMENT', 'RECOMMEND_BUDGET']);

/** Late interest is claimed, a claim is given up. */
const OF_CLAIMS = new Set(['CLAIM_INTEREST', 'WRITE_OFF']);

/** How ADOPT_RULES is asked about when a body gives rules to itself: it needs no competence but its own. */
export const OWN_RULES = 'ADOPT_OWN_RULES';

/** How ELECT is asked about when a body elects among its own, or a council to a body of its municipality (§ 7-4). */
export const OWN_SEATS = 'ELECT_OWN_SEATS';

/** Open questions, or the law, that say who decides where the agreement is silent. */
const WITHOUT_CLAUSE: Readonly<Record<string, string>> = {
  ADOPT_RULES: 'A-04',
  CHOOSE_VAT: 'A-20',
  ADOPT_ACCOUNTS: 'kommuneloven § 14-2',
};

/**
 * The clause that gives the competence, to whichever body: what to read when a body without it decided. Where neither the
 * law nor the agreement gives it, the agreement should say who decides (kommuneloven § 20-4 c).
 */
export function clauseOfCompetence(effect: string, competences: readonly Competence[]): string {
  if (DELEGATION_EFFECTS.has(effect)) return 'kommuneloven § 20-2';
  if (COUNCIL_EFFECTS.has(effect)) return 'kommuneloven § 20-4';
  const given = competences.find((c) => c.effect === effect)?.clause;
  return given ?? WITHOUT_CLAUSE[effect] ?? 'kommuneloven § 20-4';
}

/**
 * The decision stands as a fact in any case; does its effect? It must be adopted, not annulled, and made by a body
 * that the agreement in force on the day of the decision (or the law) gives the competence. A recommendation
 * (innstilling) needs none: it binds nobody (L-H-3). `host`: the municipality that is host on that day.
 */
export function effectStands(
  decision: Decision,
  effect: string,
  body: Body | undefined,
  competences: readonly Competence[],
  host: string | null = null,
): Standing {
  if (decision.annulled) return { stands: false, because: 'ANNULLED' };
  if (decision.outcome !== 'ADOPTED') return { stands: false, because: 'NOT_ADOPTED' };
  if (!body) return { stands: false, because: 'BODY_UNKNOWN' };
  if (RECOMMENDATIONS.has(effect)) return { stands: true, clause: '—' };
  if (COUNCIL_EFFECTS.has(effect)) {
    return body.kind === 'COUNCIL'
      ? { stands: true, clause: 'kommuneloven § 20-4' }
      : { stands: false, because: 'NO_COMPETENCE' };
  }
  if (DELEGATION_EFFECTS.has(effect)) {
    return body.kind === 'COUNCIL'
      ? { stands: true, clause: 'kommuneloven § 20-2' }
      : { stands: false, because: 'NO_COMPETENCE' };
  }
  if (effect === 'TREAT_BUDGET' && body.kind === 'COUNCIL') return { stands: true, clause: 'kommuneloven § 14-2' };
  if (effect === 'PROVISIONAL_ACCOUNT' && host !== null && body.municipality === host)
    return { stands: true, clause: 'A-06' };
  if (effect === 'ADOPT_ACCOUNTS' && body.kind === 'COUNCIL' && host !== null && body.municipality === host)
    return { stands: true, clause: 'kommuneloven § 14-2' };
  // The host keeps the accounts and answers for the tax (L-4.3-1).
  if (effect === 'CHOOSE_VAT' && host !== null && body.municipality === host) return { stands: true, clause: 'A-20' };
  // The claims stand in the host's accounts (L-4.3-1).
  if (OF_CLAIMS.has(effect) && host !== null && body.municipality === host)
    return { stands: true, clause: 'kommuneloven § 14-6' };
  if (effect === OWN_SEATS) return { stands: true, clause: isElected(body.kind) ? 'kommuneloven § 7-4' : 'A-04' };
  const given = competences.find((c) => c.effect === effect && c.body === body.id);
  if (!given && effect === OWN_RULES) return { stands: true, clause: 'A-04' };
  return given ? { stands: true, clause: given.clause } : { stands: false, because: 'NO_COMPETENCE' };
}
