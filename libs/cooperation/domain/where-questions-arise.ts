import type { CategoryTerms } from '#allocation';
import type { Terms } from './terms.ts';

type Clause = string | undefined;
type Where = (terms: Terms) => Clause;

const keys: Where = ({ keyClause }) => keyClause;
const budgets: Where = ({ budget }) => budget?.clause;
const leaving: Where = ({ withdrawal }) => withdrawal?.clause;
const invoices: Where = ({ billing }) => billing.clause;
const category =
  (...names: readonly string[]): Where =>
  ({ categories }) =>
    names.map((name) => categories[name]?.clause).find((clause) => clause !== undefined);
const method =
  (...methods: readonly CategoryTerms['method'][]): Where =>
  ({ categories }) =>
    Object.values(categories).find((c) => methods.includes(c.method))?.clause;
/** A body that the agreement makes up without giving it rules; else the first that it makes up. */
const boards: Where = ({ bodies = [] }) => {
  const said = bodies.find((b) => !b.rules) ?? bodies[0];
  return said?.chair?.clause ?? said?.seatPerParticipant?.clause ?? said?.rules?.clause;
};

/** Which part of the terms an open question (rulebook 7.7) is about. */
const WHERE: Readonly<Record<string, Where>> = {
  'A-01': category('HOST_ADMIN_EXTRA'),
  'A-02': keys,
  'A-03': keys,
  'A-04': boards,
  'A-05': leaving,
  'A-06': budgets,
  'A-07': leaving,
  'A-08': method('KEYED_SERVICE'),
  'A-09': method('KEYED_SERVICE'),
  'A-10': keys,
  'A-11': invoices,
  'A-12': category('CLIENT_EQUIPMENT', 'INVESTMENT'),
  'A-13': method('ORIGIN'),
  'A-14': ({ expires }) => expires?.clause,
  'A-16': ({ delivery }) => delivery?.contractData?.clause,
  'A-17': ({ procedures }) => procedures?.change,
  'A-18': ({ procedures }) => procedures?.admission,
  'A-19': ({ legalBasis }) => legalBasis?.clause,
  'A-20': invoices,
  'A-21': method('KEYED_SERVICE'),
  'A-22': invoices,
  'A-23': ({ bodies }) => bodies?.find((b) => b.rules?.majority === 'CONSENSUS_ELSE_LEADER')?.rules?.clause,
  'A-24': ({ establishment }) => establishment?.clause,
  'A-25': budgets,
  'A-26': keys,
  'A-27': method('FIXED_AMOUNTS'),
  'A-28': category('HOST_ADMIN_EXTRA'),
  'A-29': ({ delivery }) => delivery?.reports?.[0]?.clause,
  'A-30': budgets,
  'A-32': keys,
  'A-33': budgets,
  'A-34': category('PREMISES_LOCAL'),
  'A-35': ({ control, budget }) => control?.hostDecisions ?? budget?.clause,
  'A-36': keys,
};

/** Where the question arises in an agreement; «—» where none is in force, or it says nothing of the matter. */
export const clauseIn = (id: string, terms: Terms | null): string => (terms && WHERE[id]?.(terms)) ?? '—';

/** What the terms of an agreement settle, so that nothing is left to read. */
export interface Settled {
  readonly clause: string;
  /** What they say, in the words of the reading where there is one, else in those of the terms. */
  readonly value: string;
}

type Settles = (terms: Terms) => Settled | null;

/** A category that no question is marked at, and that has a rule of its own: what it says holds. */
const unmarked =
  (question: string, read: Readonly<Partial<Record<CategoryTerms['method'], string>>>, ...names: string[]): Settles =>
  ({ categories }) => {
    const named = names.flatMap((name) => categories[name] ?? []);
    const [first] = named;
    if (!first || named.some(({ interpretation, method }) => interpretation === question || !(method in read)))
      return null;
    return { clause: first.clause, value: [...new Set(named.map((c) => read[c.method] ?? c.method))].join(' ') };
  };
const CATEGORY_OWN = { KEYED_ALL: 'KEYED_ALL', OWN: 'OWN', ACTUAL: 'ACTUAL', EXCLUDED: 'EXCLUDED' } as const;

/** Where the terms of an agreement say outright what a question would leave open. */
const SETTLED: Readonly<Record<string, Settles>> = {
  'A-01': unmarked(
    'A-01',
    { KEYED_ALL: 'IN_BASE', EXCLUDED: 'AS_PRINTED', FIXED_BY_BOARD: 'FIXED_BY_BOARD' },
    'HOST_ADMIN_EXTRA',
  ),
  'A-02': ({ keyNeedsRatification, competences, keyClause: clause }) => {
    if (!keyNeedsRatification) return { clause, value: 'SELF_EXECUTING' };
    // Where no body may decide a key, only a changed agreement brings another, and that takes all councils.
    return competences.some(({ effect }) => effect === 'DECIDE_KEY') ? null : { clause, value: 'RATIFICATION_BY_ALL' };
  },
  'A-03': ({ populationDate, keyClause: clause }) =>
    populationDate === 'FIRST_OF_PREVIOUS_YEAR' ? { clause, value: 'PREVIOUS_YEAR' } : null,
  'A-04': ({ bodies = [] }) => {
    const [first, ...others] = bodies.flatMap(({ rules }) => rules ?? []);
    if (!first || bodies.some(({ rules }) => !rules)) return null;
    return { clause: first.clause, value: [...new Set([first, ...others].map((r) => r.majority))].join(' ') };
  },
  'A-05': ({ withdrawal }) =>
    withdrawal && withdrawal.effective !== 'END_OF_NEXT_YEAR'
      ? { clause: withdrawal.clause, value: withdrawal.effective }
      : null,
  'A-07': ({ withdrawal }) =>
    withdrawal?.release === undefined ? null : { clause: withdrawal.release, value: 'IN_AGREEMENT' },
  'A-11': ({ billing }) => ({ clause: billing.clause, value: billing.last ?? 'INSTALMENT_AND_SETTLEMENT' }),
  'A-12': unmarked('A-12', CATEGORY_OWN, 'CLIENT_EQUIPMENT', 'INVESTMENT'),
  'A-14': ({ expires }) => (expires ? { clause: expires.clause, value: expires.lastDay } : null),
  'A-16': ({ delivery }) =>
    delivery?.contractData ? { clause: delivery.contractData.clause, value: 'IN_CONTRACTS' } : null,
  'A-17': ({ termsApply, procedures, billing }) => ({
    clause: procedures?.change ?? billing.clause,
    value: termsApply,
  }),
  'A-23': ({ bodies = [] }) => {
    const leaders = bodies.flatMap(({ rules }) => (rules?.majority === 'CONSENSUS_ELSE_LEADER' ? [rules] : []));
    const [first] = leaders;
    if (!first || leaders.some(({ quorum }) => quorum === undefined)) return null;
    return { clause: first.clause, value: String(first.quorum) };
  },
  'A-27': ({ categories }) => {
    const fixed = Object.values(categories).find((c) => c.method === 'FIXED_AMOUNTS' && c.index !== undefined);
    return fixed ? { clause: fixed.clause, value: fixed.index ?? '' } : null;
  },
  'A-29': ({ delivery }) => {
    const [first, ...others] = delivery?.reports ?? [];
    if (!first || [first, ...others].some((r) => r.remindAfter === undefined || r.missingAfter === undefined))
      return null;
    const days = [first, ...others].map((r) => `REMIND_${r.remindAfter}_FIND_${r.missingAfter}`);
    return { clause: first.clause, value: [...new Set(days)].join(' ') };
  },
  'A-34': unmarked('A-34', { EXCLUDED: 'ALL_LOCAL', KEYED_ALL: 'ALL_DRIFT' }, 'PREMISES_LOCAL'),
};

/** What the terms settle of a question; null where they leave it open, or none are in force. */
export const settledBy = (id: string, terms: Terms | null): Settled | null => (terms && SETTLED[id]?.(terms)) ?? null;
