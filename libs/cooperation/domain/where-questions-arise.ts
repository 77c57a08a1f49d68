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
