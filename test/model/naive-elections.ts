import type { Election } from './book-events.ts';
import type { Decision, Known } from './naive-known.ts';
import { type CountOf, type DerivedOf, isBefore, quorumOf, type RulesOf, type SeatThen } from './naive-quorum.ts';

/**
 * The naive model of elections (kommuneloven §§ 7-4 to 7-8, 7-10): who is elected by the votes, whether the minutes say the
 * same, and who has a seat because of it.
 */

/** Of an election, how many voted and who is elected; `tied`: between whom lots are still to be drawn. */
export interface ElectedOf {
  readonly elected: readonly { readonly candidate: string; readonly list: string | null }[];
  readonly byLot: readonly string[];
  readonly tied: readonly string[];
  /** Of a proportional election, list → places. */
  readonly places: Readonly<Record<string, number>>;
}

const NOBODY: ElectedOf = { elected: [], byLot: [], tied: [], places: {} };
const just = (...candidates: string[]) => candidates.map((candidate) => ({ candidate, list: null }));
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** How many votes were cast, blank ones too: of a majority election in the last vote; null: it is counted like any vote. */
export function castIn(election: Election): number | null {
  if (election.method === 'AGREED') return null;
  const { votes, blank = 0 } = { ...election, votes: election.lists ?? [], ...election.rounds?.at(-1) };
  return sum(votes.map((v) => v.votes)) + blank;
}

type Result = [outcome: DerivedOf['outcome'], reason: string, elected: ElectedOf];

/** What an election comes to by the votes and the rules of the body that held it, and then by what the minutes say. */
export function electionOf(
  decision: Decision,
  election: Election,
  count: CountOf,
  rulesThen: RulesOf,
): { derived: DerivedOf; elected: ElectedOf } {
  const { rules, basis } = rulesThen;
  const law = { MAJORITY: '§ 7-8', PROPORTIONAL: '§ 7-6', AGREED: '§ 7-7' }[election.method];
  const clause = basis === 'LAW' ? `kommuneloven ${law}` : (rules?.clause ?? 'A-04');
  const come = (outcome: DerivedOf['outcome'], reason: string, elected = NOBODY) => ({
    derived: { outcome, reason, clause },
    elected,
  });
  if (decision.outcome === 'POSTPONED' || decision.outcome === 'NOTED') return come('AS_RECORDED', 'NOT_JUDGED');
  if (quorumOf(rulesThen, count)?.met === false) return come('NO_QUORUM', 'TOO_FEW_PRESENT');
  const [outcome, reason, who] = byVotes(decision, election, count, rulesThen);
  const named = election.elected;
  if (outcome !== 'PASSED' || named === undefined) return come(outcome, reason, who);
  const agreed = asNamed(named, election, who);
  return agreed ? come(outcome, reason, { ...who, elected: agreed }) : come('NOT_PASSED', 'OTHERS_ELECTED', who);
}

function byVotes(decision: Decision, election: Election, count: CountOf, rulesThen: RulesOf): Result {
  if (election.method === 'AGREED') return byAgreement(decision, election, count);
  if (election.method === 'PROPORTIONAL') return byLists(election, rulesThen);
  return byMajority(election, rulesThen);
}

/** § 7-7: one proposal, and everybody for it. */
function byAgreement({ votes }: Decision, { nominees = [] }: Election, count: CountOf): Result {
  const { for: yes, against: no } = count;
  const bySeat = count.ballots.length > 0;
  if (no || yes === 0 || (!bySeat && votes.unanimous === false)) return ['NOT_PASSED', 'NOT_AGREED', NOBODY];
  const all = bySeat ? yes !== null && yes > 0 : votes.unanimous === true || (yes !== null && yes > 0 && no === 0);
  if (!all) return ['UNDETERMINED', 'AGREEMENT_NOT_SHOWN', NOBODY];
  return ['PASSED', 'UNANIMOUS', { ...NOBODY, elected: just(...nominees) }];
}

const most = <T extends { readonly votes: number }>(all: readonly T[]): T[] =>
  all.filter((a) => a.votes > 0 && a.votes === Math.max(...all.map((x) => x.votes)));

/**
 * § 7-8: more than half of the votes, blank ones too; else in a second vote the most; else by lot. Without rules, only whom all
 * who voted agree on, in the first vote or the last.
 */
function byMajority({ rounds = [], lots = [] }: Election, { rules }: RulesOf): Result {
  const tally = ({ votes, blank = 0 }: NonNullable<Election['rounds']>[number]) => {
    const cast = sum(votes.map((v) => v.votes));
    const best = most(votes);
    const ahead = best[0]?.votes ?? 0;
    return { cast, best: best.map((v) => v.candidate), all: cast > 0 && ahead === cast && blank === 0, ahead, blank };
  };
  const held = rounds.map(tally);
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return ['UNDETERMINED', 'NOBODY_VOTED', NOBODY];
  const elects = (candidate = ''): ElectedOf => ({ ...NOBODY, elected: just(candidate) });
  const settled = !rules ? first.all : 2 * first.ahead > first.cast + first.blank;
  const decides = settled ? first : last;
  if (decides.all) return ['PASSED', 'UNANIMOUS', elects(decides.best[0])];
  if (decides.cast === 0) return ['UNDETERMINED', 'NOBODY_VOTED', NOBODY];
  if (!rules) return ['UNDETERMINED', 'ELECTION_WITHOUT_RULES', NOBODY];
  if (settled) return ['PASSED', 'ELECTED', elects(decides.best[0])];
  if (held.length === 1)
    return ['UNDETERMINED', 2 * first.ahead > first.cast ? 'BLANKS_DECIDE' : 'NO_SECOND_ROUND', NOBODY];
  const [only, ...others] = decides.best;
  if (others.length === 0) return ['PASSED', 'ELECTED', elects(only)];
  const tied = decides.best;
  const drawn = lots.find((c) => tied.includes(c));
  const byLot = { ...elects(drawn), byLot: drawn === undefined ? [] : [drawn] };
  if (drawn === undefined) return ['UNDETERMINED', 'TIE_IN_ELECTION', { ...NOBODY, tied }];
  if (!rules.electionsByLot) return ['UNDETERMINED', 'TIE_IN_ELECTION', { ...byLot, elected: [] }];
  return ['PASSED', 'LOT', byLot];
}

/** § 7-6: each place to the list with the highest quotient; of equal ones to that with the most votes; else by lot. */
function byLists({ lists = [], places = 0, lots = [], blank = 0 }: Election, { rules }: RulesOf): Result {
  const given: Record<string, number> = Object.fromEntries(lists.map((l) => [l.list, 0]));
  const with_ = lists.filter((l) => l.votes > 0);
  if (with_.length === 0) return ['UNDETERMINED', 'NOBODY_VOTED', NOBODY];
  const byLot: string[] = [];
  const draws = [...lots];
  let tied: string[] = [];
  for (let place = 0; place < places && tied.length === 0; place++) {
    const open = with_.map((l) => ({ ...l, divisor: (given[l.list] ?? 0) + 1 }));
    // a/x > b/y, in whole numbers; then the votes.
    const best = open.filter((a) =>
      open.every(
        (b) =>
          a.votes * b.divisor > b.votes * a.divisor ||
          (a.votes * b.divisor === b.votes * a.divisor && a.votes >= b.votes),
      ),
    );
    const rest = places - place;
    if (best.length > rest) {
      const drawn = draws.find((l) => best.some((b) => b.list === l));
      if (drawn === undefined) tied = best.map((b) => b.list);
      else {
        byLot.push(drawn);
        draws.splice(draws.indexOf(drawn), 1);
        given[drawn] = (given[drawn] ?? 0) + 1;
      }
      continue;
    }
    const [next] = best;
    if (next) given[next.list] = (given[next.list] ?? 0) + 1;
  }
  const elected = lists.flatMap(({ list, candidates }) =>
    candidates.slice(0, given[list]).map((candidate) => ({ candidate, list })),
  );
  const who: ElectedOf = { elected, byLot, tied: [], places: given };
  // All for one list: nobody was of another mind.
  if (with_.length === 1 && blank === 0) return ['PASSED', 'UNANIMOUS', who];
  if (!rules) return ['UNDETERMINED', 'ELECTION_WITHOUT_RULES', { ...who, elected: [], tied }];
  if (tied.length > 0) return ['UNDETERMINED', 'TIE_IN_ELECTION', { ...who, elected: [], tied }];
  if (byLot.length > 0 && !rules.electionsByLot) return ['UNDETERMINED', 'TIE_IN_ELECTION', { ...who, elected: [] }];
  return ['PASSED', byLot.length > 0 ? 'LOT' : 'ELECTED', who];
}

/** Whom the minutes name, where the votes say the same: of a list, as many as it has places, of its own. Null: others. */
function asNamed(
  named: readonly string[],
  { method, lists = [] }: Election,
  who: ElectedOf,
): ElectedOf['elected'] | null {
  if (new Set(named).size !== named.length || named.length !== who.elected.length) return null;
  if (method !== 'PROPORTIONAL') return who.elected.every((e) => named.includes(e.candidate)) ? who.elected : null;
  const elected = lists.flatMap(({ list, candidates }) =>
    candidates.filter((c) => named.includes(c)).map((candidate) => ({ candidate, list })),
  );
  const right = lists.every(
    (l) => elected.filter((e) => e.list === l.list).length === who.elected.filter((e) => e.list === l.list).length,
  );
  return right && elected.length === named.length ? elected : null;
}

/** § 7-4: chair and deputy chair of an elected body by majority, its members by lists, or as the council itself agrees (§ 7-7). */
export function wrongWay(known: Known, { body }: Decision, { body: to, to: what, method }: Election): string | null {
  if (!['COUNCIL', 'EXECUTIVE_COMMITTEE'].includes(known.body(to).kind)) return null;
  if ((what === 'MEMBERS') === (method === 'MAJORITY')) return '7-4';
  return method === 'AGREED' && known.body(body).kind !== 'COUNCIL' ? '7-7' : null;
}

/** Who is elected has the seat, also when its time was over; not when its municipality is out. */
const takes = (has: SeatThen | undefined, seat: string, role: string): SeatThen => ({
  ...(has ?? { municipality: null, standsInFor: null }),
  ...(has?.inactive === 'ENDED' && { standsInFor: null }),
  seat,
  role,
  votes: true,
  inactive: has?.inactive === 'NOT_PARTICIPANT' ? has.inactive : null,
});

/** Who sits by election beside those whose seats are defined: in the order in which it was decided, each in place of those before. */
export function seated(
  known: Known,
  body: string,
  day: string,
  defined: readonly SeatThen[],
  before?: Decision,
): { seats: SeatThen[]; partial: boolean } {
  const made = known
    .all('DecisionRecorded')
    .map((e) => known.record(e.data.decision))
    .flatMap((d) => (d.election?.body === body ? [{ ...d, election: d.election }] : []))
    .filter((d) => d.decided <= day && (!before || isBefore(d, before)))
    // Who sits is not changed by a vote that elected nobody.
    .filter((d) => known.stands(d.id, 'ELECT') && known.elected(d.id).length > 0)
    .sort((a, b) => (isBefore(a, b) ? -1 : 1));
  let seats = [...defined];
  const inForce = made.filter((d) => d.decided <= day && d.validFrom <= day);
  if (inForce.length === 0) return { seats, partial: false };
  const lasts = ({ election: { until } }: (typeof inForce)[number]) => until === undefined || day <= until;
  const members = inForce.filter((d) => d.election.to === 'MEMBERS');
  const from = members.findLastIndex((d) => !d.election.supplement);
  let some = false;
  for (const { id } of members.slice(Math.max(from, 0)).filter(lasts)) {
    some = true;
    for (const { candidate } of known.elected(id)) {
      const has = seats.find((s) => s.seat === candidate);
      const seat = takes(has, candidate, 'MEMBER');
      seats = [...seats.filter((s) => s !== has), seat];
    }
  }
  for (const role of ['CHAIR', 'DEPUTY_CHAIR']) {
    const last = inForce.findLast((d) => d.election.to === role);
    if (!last || !lasts(last)) continue;
    const [who] = known.elected(last.id);
    if (!who) continue;
    some = true;
    seats = seats.map((s) => (s.role === role ? { ...s, role: 'MEMBER' } : s));
    const has = seats.find((s) => s.seat === who.candidate);
    seats = [...seats.filter((s) => s !== has), takes(has, who.candidate, role)];
  }
  // Where only those elected are in the book, there may be others.
  const full = members[from];
  return { seats, partial: some && defined.length === 0 && !(full && lasts(full)) };
}
