import type { Language, Text } from '#kernel';

const WORDS: Readonly<Record<'clause' | 'decision', Text>> = {
  clause: { nb: 'punkt', nn: 'punkt', en: 'clause' },
  decision: { nb: 'vedtak', nn: 'vedtak', en: 'decision' },
};

/** Findings whose basis is a decision, not a clause. */
const OF_DECISION: ReadonlySet<string> = new Set(['FOLLOW_UP_LATE']);

/** A clause of the agreement as it is referred to: «punkt 4.2». The law and readings are called what they are. */
export const clauseIn = (clause: string, language: Language): string =>
  /^\d/.test(clause) ? `${WORDS.clause[language]} ${clause}` : clause;

/** What a finding rests on: a clause, the law, or the decision itself. */
export const groundOf = (
  { code, clause }: { readonly code: string; readonly clause: string },
  language: Language,
): string => (OF_DECISION.has(code) ? `${WORDS.decision[language]} ${clause}` : clauseIn(clause, language));
