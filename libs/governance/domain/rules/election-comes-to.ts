import type { Election } from '../election.ts';
import type { RulesInForce } from '../rules-in-force.ts';
import type { Decision } from '../state.ts';
import type { Count } from './ballots-count.ts';
import { majorityElects } from './majority-elects.ts';
import { placesByQuotient } from './places-by-quotient.ts';
import { quorumOf } from './quorum-is-met.ts';
import type { DerivedOutcome } from './vote-carries.ts';

/** Who is elected by the votes. */
export interface Elected {
  readonly elected: readonly { readonly candidate: string; readonly list: string | null }[];
  /** Of a proportional election. */
  readonly lists: readonly { readonly list: string; readonly votes: number; readonly places: number }[];
  /** Candidates or lists that have their place by lot. */
  readonly byLot: readonly string[];
  /** Candidates or lists between whom lots must still be drawn, or be recorded. */
  readonly tied: readonly string[];
}

type Judged = Pick<Decision, 'outcome' | 'votes' | 'vote'> & { readonly election: Election };
type Verdict = [DerivedOutcome['outcome'], DerivedOutcome['reason']];

const NOBODY: Elected = { elected: [], lists: [], byLot: [], tied: [] };
const LAW = {
  MAJORITY: 'kommuneloven § 7-8',
  PROPORTIONAL: 'kommuneloven § 7-6',
  AGREED: 'kommuneloven § 7-7',
} as const;

/**
 * Kommuneloven chapter 7 for elected bodies; other bodies with rules of their own elect in the same ways, and draw lots only
 * where their rules say so. Without rules only those on whom all who voted agreed are elected. Who the minutes name is
 * not taken at its word: when the votes elect others, nobody takes a seat. The balance between the sexes (§§ 7-5 to 7-7) is
 * not judged, as the book knows no persons; so a candidate further down may stand in the minutes for one above on the list.
 */
export function electionComesTo(
  decision: Judged,
  count: Count,
  inForce: RulesInForce,
): { readonly derived: DerivedOutcome; readonly elected: Elected } {
  const { rules, basis } = inForce;
  const { election, outcome } = decision;
  const clause = basis === 'LAW' ? LAW[election.method] : (rules?.clause ?? 'A-04');
  const is = ([what, reason]: Verdict, elected = NOBODY) => ({ derived: { outcome: what, reason, clause }, elected });
  if (outcome === 'POSTPONED' || outcome === 'NOTED') return is(['AS_RECORDED', 'NOT_JUDGED']);
  if (rules && quorumOf(rules, count, basis === 'LAW')?.met === false) return is(['NO_QUORUM', 'TOO_FEW_PRESENT']);
  const held = !rules ? { ...decision, election: withoutRules(election) } : decision;
  const [verdict, elected] = HELD[election.method](held, count);
  const byRules: Verdict = ruled(verdict, elected, held, inForce);
  // Nobody is elected while that is not settled; what the lists got is shown all the same.
  if (byRules[0] !== 'PASSED') return is(byRules, { ...elected, elected: [] });
  const asSaid = asInMinutes(elected, election);
  return asSaid ? is(byRules, asSaid) : is(['NOT_PASSED', 'OTHERS_ELECTED'], elected);
}

const named = (candidates: readonly string[]): Elected => ({
  ...NOBODY,
  elected: candidates.map((candidate) => ({ candidate, list: null })),
});

const HELD: Readonly<Record<Election['method'], (decision: Judged, count: Count) => [Verdict, Elected]>> = {
  MAJORITY({ election }) {
    const { elected, because, tied } = majorityElects(election);
    if (elected === null) return [['UNDETERMINED', because], { ...NOBODY, tied }];
    const by = named([elected]);
    return [['PASSED', because], because === 'LOT' ? { ...by, byLot: [elected] } : by];
  },
  PROPORTIONAL({ election }) {
    const { lists = [], places = 1, lots = [] } = election;
    const { places: given, byLot, tied } = placesByQuotient(lists, places, lots);
    const of = lists.map(({ list, votes }) => ({ list, votes, places: given.get(list) ?? 0 }));
    const found = { elected: firstOfLists(lists, given), lists: of, byLot, tied };
    if (lists.every(({ votes }) => votes === 0)) return [['UNDETERMINED', 'NOBODY_VOTED'], { ...found, tied: [] }];
    if (tied.length > 0) return [['UNDETERMINED', 'TIE_IN_ELECTION'], found];
    return [['PASSED', byLot.length > 0 ? 'LOT' : 'ELECTED'], found];
  },
  AGREED({ election, votes, vote }, count) {
    const found = named(election.nominees ?? []);
    const against = (count.against ?? 0) > 0 || count.for === 0 || votes.unanimous === false;
    if (against || (vote?.dissent ?? []).length > 0) return [['NOT_PASSED', 'NOT_AGREED'], NOBODY];
    const shown = count.for !== null && count.against !== null;
    if (!shown && votes.unanimous !== true) return [['UNDETERMINED', 'AGREEMENT_NOT_SHOWN'], found];
    return [['PASSED', 'UNANIMOUS'], found];
  },
};

/** In the order of each list; who stands on two lists has the seat of the first. */
function firstOfLists(lists: NonNullable<Election['lists']>, places: ReadonlyMap<string, number>): Elected['elected'] {
  const taken = new Set<string>();
  return lists.flatMap(({ list, candidates }) => {
    const first = [...new Set(candidates)].filter((c) => !taken.has(c)).slice(0, places.get(list) ?? 0);
    for (const candidate of first) taken.add(candidate);
    return first.map((candidate) => ({ candidate, list }));
  });
}

/** What the rules of the body make of it. */
function ruled(verdict: Verdict, { elected }: Elected, { election }: Judged, { rules }: RulesInForce): Verdict {
  if (election.method === 'AGREED' || allForOne(election))
    return verdict[0] === 'PASSED' ? [verdict[0], 'UNANIMOUS'] : verdict;
  if (!rules) return verdict[1] === 'NOBODY_VOTED' ? verdict : ['UNDETERMINED', 'ELECTION_WITHOUT_RULES'];
  const byLot = verdict[1] === 'LOT' && rules.electionsByLot !== true;
  return byLot && elected.length > 0 ? ['UNDETERMINED', 'TIE_IN_ELECTION'] : verdict;
}

/** Nobody voted blank, or for anybody else, in the vote that decided. */
function allForOne(election: Election): boolean {
  const { method, rounds = [], lists = [], blank = 0 } = election;
  if (method !== 'MAJORITY') return agreedOnOne({ votes: lists, blank });
  const [first] = rounds;
  const inFirst = majorityElects({ rounds: rounds.slice(0, 1) }).elected !== null;
  const decisive = inFirst ? first : rounds.at(-1);
  return decisive !== undefined && agreedOnOne(decisive);
}

const agreedOnOne = ({ votes, blank = 0 }: { votes: readonly { readonly votes: number }[]; blank?: number }): boolean =>
  blank === 0 && votes.filter((v) => v.votes > 0).length === 1;

/** A majority in the first vote settles nothing where no rule says so: then the last vote is what they may agree in. */
function withoutRules(election: Election): Election {
  const { rounds = [] } = election;
  const decisive = rounds.find(agreedOnOne) ?? rounds.at(-1);
  return decisive ? { ...election, rounds: [decisive] } : election;
}

/**
 * Those the minutes name, when the votes elect them: the very same, or as many of each list, who stand on it. Null when they
 * elect others.
 */
function asInMinutes(byVotes: Elected, { elected: named, lists = [] }: Election): Elected | null {
  if (named === undefined) return byVotes;
  const votes = byVotes.elected.map(({ candidate }) => candidate);
  if (named.length !== votes.length || new Set(named).size !== named.length) return null;
  if (named.every((candidate) => votes.includes(candidate))) return byVotes;
  const onLists: { candidate: string; list: string }[] = [];
  for (const { list, places } of byVotes.lists) {
    const candidates = lists.find((l) => l.list === list)?.candidates ?? [];
    const its = named.filter((c) => candidates.includes(c) && !onLists.some((o) => o.candidate === c));
    const expected = byVotes.elected.filter((e) => e.list === list).length;
    if (its.length !== Math.min(places, expected)) return null;
    onLists.push(...its.map((candidate) => ({ candidate, list })));
  }
  return onLists.length === named.length ? { ...byVotes, elected: onLists } : null;
}

/** Blank votes are votes in the case: they count for the quorum (§ 11-9, § 8-1). */
export function castIn({ method, rounds = [], lists = [], blank = 0 }: Election): number | null {
  if (method === 'AGREED') return null;
  const last = rounds.at(-1);
  const sum = (of: readonly { readonly votes: number }[]) => of.reduce((all, { votes }) => all + votes, 0);
  return method === 'MAJORITY' ? sum(last?.votes ?? []) + (last?.blank ?? 0) : sum(lists) + blank;
}

/** The count of an election: how many voted. Votes for and against there are only of an agreed one. */
export function countOfElection(count: Count, election: Election): Count {
  const cast = castIn(election);
  if (cast === null) return count;
  const { rounds = [], blank = 0 } = election;
  const abstained = election.method === 'MAJORITY' ? (rounds.at(-1)?.blank ?? 0) : blank;
  const none = { for: null, against: null, casting: null, ballots: [] };
  return { ...none, abstained, present: cast, members: count.members };
}
