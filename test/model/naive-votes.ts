import { placeOf, type Seat, type VoteRules } from './book-events.ts';
import { castIn, electionOf, seated } from './naive-elections.ts';
import type { Decision, Known } from './naive-known.ts';
import { excusedFrom, minutesOf } from './naive-minutes.ts';
import { asVoted, votesOf } from './naive-proposals.ts';
import { type CountOf, type DerivedOf, isBefore, quorumOf, type RulesOf, type SeatThen } from './naive-quorum.ts';

/** The naive model of votes: who sits, who counts, and what it comes to (A-04, kommuneloven § 11-9). */

type Judged = Decision;

const BY_LAW: VoteRules = {
  quorum: 'HALF',
  majority: 'SIMPLE',
  castingVote: true,
  electionsByLot: true,
  clause: 'kommuneloven § 11-9',
};
const elected = (kind: string) => kind === 'COUNCIL' || kind === 'EXECUTIVE_COMMITTEE';

/** What the agreement says of a body; of a council the law alone speaks. */
export const termsOfBody = (known: Known, body: string, day: string) =>
  known.body(body).kind === 'COUNCIL' ? undefined : known.agreement(day)?.terms.bodies?.find((b) => b.body === body);

/** By which rules a body decides on a day; of a decision, those adopted before it. */
export function rulesOn(known: Known, body: string, day: string, before?: Judged): RulesOf {
  const { kind } = known.body(body);
  if (elected(kind)) return { basis: 'LAW', rules: BY_LAW, decision: null };
  const terms = termsOfBody(known, body, day);
  const read = (question: string, option: string) => known.readsBodies && known.reading(question, day) === option;
  if (terms?.rules) {
    const open = terms.rules.majority === 'CONSENSUS_ELSE_LEADER' && terms.rules.quorum === undefined;
    const half = open && read('A-23', 'HALF_OF_MEMBERS') ? { quorum: 'HALF' } : {};
    return { basis: 'AGREEMENT', rules: { ...terms.rules, ...half }, decision: null };
  }
  const adopted = known
    .all('RulesAdopted')
    .filter((e) => e.data.body === body)
    .map((e) => ({ rules: e.data.rules, ...known.record(e.data.decision) }))
    .filter((a) => a.decided <= day && (!before || isBefore(a, before)) && a.validFrom <= day)
    .filter((a) => known.stands(a.id, 'ADOPT_RULES'))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1))
    .at(-1);
  if (adopted) return { basis: adopted.rules ? 'ADOPTED' : 'NONE', rules: adopted.rules, decision: adopted.id };
  const none = kind === 'OPERATING_BOARD' || kind === 'STEERING_GROUP' || terms?.rules === null;
  if (none && read('A-04', 'BY_ANALOGY_WITH_LAW'))
    return { basis: 'AGREEMENT', rules: { ...BY_LAW, clause: `${BY_LAW.clause}, A-04` }, decision: null };
  return { basis: none ? 'NONE' : 'UNKNOWN', rules: null, decision: null };
}

/** By which rules a decision was made: what an elected body decides in writing, all its members must agree to (§ 11-8). */
export function rulesFor(known: Known, decision: Judged): RulesOf {
  const then = rulesOn(known, decision.body, decision.decided, decision);
  const inWriting = then.basis === 'LAW' && decision.vote?.procedure === 'WRITTEN';
  return inWriting ? { ...then, rules: IN_WRITING } : then;
}
const IN_WRITING: VoteRules = {
  quorum: 'ALL',
  majority: 'UNANIMOUS',
  castingVote: false,
  clause: 'kommuneloven § 11-8',
};
/** L-2.1-1: the seats of a body on a day, and how many can vote (null: nobody has said). */
export function seatsOn(
  known: Known,
  body: string,
  day: string,
  before?: Judged,
): { seats: SeatThen[]; members: number | null; partial: boolean } {
  const defined = known
    .all('SeatsDefined')
    .filter((e) => e.data.body === body && e.validFrom <= day)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : placeOf(a) - placeOf(b)))
    .at(-1)?.data;
  const seats = (defined?.seats ?? []).map(
    (seat): SeatThen => ({ ...asDefined(seat), inactive: gone(known, seat, day, known.body(body).municipality) }),
  );
  const terms = termsOfBody(known, body, day);
  if (terms?.seatPerParticipant) {
    const chairFree = !seats.some((s) => s.role === 'CHAIR');
    for (const m of known.participants(day)) {
      if (seats.some((s) => s.votes && s.municipality === m)) continue;
      const role = chairFree && terms.chair && known.host(day) === m ? 'CHAIR' : 'MEMBER';
      seats.push({ seat: m, municipality: m, role, votes: true, standsInFor: null, inactive: null });
    }
  }
  const all = seated(known, body, day, seats, before);
  const voting = all.seats.filter((s) => s.votes && !s.inactive).length;
  const counted = all.partial || all.seats.length === 0 ? null : voting;
  return { ...all, members: defined?.members ?? counted };
}

const asDefined = ({ seat, role, municipality, standsInFor, ...said }: Seat) => {
  const votes = said.votes ?? !['OBSERVER', 'DEPUTY'].includes(role);
  return { seat, municipality: municipality ?? null, role, votes, standsInFor: standsInFor ?? null };
};
/** A municipality’s own body has its seats whether or not the municipality takes part. */
const gone = (known: Known, { until = '9999', municipality }: Seat, day: string, home?: string) =>
  until < day
    ? 'ENDED'
    : municipality !== undefined && municipality !== home && !known.participants(day).includes(municipality)
      ? 'NOT_PARTICIPANT'
      : null;

/** L-2.3-1: the seat that acts for the body, and as what. */
export function actsOn(known: Known, body: string, day: string): { seat: string; as: string } | null {
  const { seats } = seatsOn(known, body, day);
  const active = seats.filter((s) => !s.inactive);
  const awayNow = (seat: string) =>
    absences(known, body).filter((a) => a.seat === seat && a.from <= day && day <= a.until);
  const chair = active.find((s) => s.role === 'CHAIR');
  if (chair && awayNow(chair.seat).length === 0) return { seat: chair.seat, as: 'CHAIR' };
  const named = chair && active.find((s) => s.seat === awayNow(chair.seat).at(-1)?.acting);
  if (named) return { seat: named.seat, as: 'ACTING' };
  const deputy = active.find((s) => s.role === 'DEPUTY_CHAIR' && awayNow(s.seat).length === 0);
  return deputy ? { seat: deputy.seat, as: 'DEPUTY_CHAIR' } : null;
}

/** What was last said of each absence. */
const absences = (known: Known, body: string) => {
  const said = known.all('AbsenceRecorded');
  return said
    .filter((e, i) => e.data.body === body && !said.slice(i + 1).some((x) => x.data.absence === e.data.absence))
    .map(({ data, validFrom }) => ({
      seat: data.seat,
      acting: data.acting,
      from: validFrom,
      until: data.until ?? '9999',
    }));
};

/** What was cast and what of it counts. */
export function countOf(known: Known, decision: Judged): CountOf {
  const { votes, vote } = votesOf(decision.votes, decision.vote, decision.proposals);
  const cast = vote?.ballots ?? [];
  const quorum = rulesFor(known, decision).rules?.quorum;
  const sum = votes.for !== null && votes.against !== null ? votes.for + votes.against : null;
  // Whoever neither votes by seat nor must be counted, is not looked for.
  const asked = cast.length === 0 && quorum !== undefined && vote?.present === undefined;
  const minuted = asked ? (minutesOf(known, decision)?.present ?? null) : null;
  const counted = decision.election !== null || (vote?.present ?? votes.for ?? minuted) !== null;
  const looked = vote?.ballots !== undefined || (quorum !== undefined && counted);
  const { seats, members, partial }: ReturnType<typeof seatsOn> = looked
    ? seatsOn(known, decision.body, decision.decided, decision)
    : { seats: [], members: null, partial: false };
  const excluded = [...(vote?.excluded ?? []).map((e) => e.seat), ...excusedFrom(known, decision)];
  const inElection = decision.election && castIn(decision.election);
  if (inElection !== null)
    return { for: null, against: null, abstained: 0, present: inElection, members, casting: null, ballots: [] };
  if (cast.length === 0) {
    const present =
      vote?.present ??
      (minuted &&
        votersAmong(
          minuted.filter((s) => !excluded.includes(s)),
          seats,
          partial,
        ));
    const abstained = present !== null && sum !== null ? Math.max(0, present - sum) : 0;
    return {
      ...votes,
      for: votes.for,
      against: votes.against,
      abstained,
      present,
      members,
      casting: vote?.casting ?? null,
      ballots: [],
    };
  }
  const there = cast.filter((b) => b.vote !== 'ABSENT' && !excluded.includes(b.seat)).map((b) => b.seat);
  const whyNot = (name: string): string | null => {
    if (excluded.includes(name)) return 'EXCLUDED';
    if (seats.length === 0) return null;
    const seat = seats.find((s) => s.seat === name);
    // Of a body whose seats are not in the book, there are others than those it elected.
    if (!seat && partial) return null;
    if (!seat || seat.inactive) return 'NO_SEAT';
    if (seat.votes) return null;
    const inPlaceOf = seats.find((s) => s.seat === seat.standsInFor);
    if (seat.role === 'OBSERVER' || !inPlaceOf?.votes) return 'OBSERVER';
    if (inPlaceOf.inactive) return 'NO_SEAT';
    return there.includes(inPlaceOf.seat) ? 'SEAT_TAKEN' : null;
  };
  const ballots = cast.map((b) => ({ ...b, because: whyNot(b.seat) }));
  const valid = ballots.filter((b) => b.because === null && b.vote !== 'ABSENT');
  const of = (what: string) => valid.filter((b) => b.vote === what).length;
  const leads = (role: string) => seats.find((s) => s.role === role && !s.inactive)?.seat;
  const chairThere = valid.some((b) => b.seat === leads('CHAIR'));
  const leader = vote?.chairedBy ?? (chairThere ? leads('CHAIR') : leads('DEPUTY_CHAIR'));
  const own = valid.find((b) => b.seat === leader && b.vote !== 'ABSTAINS')?.vote;
  return {
    for: of('FOR'),
    against: of('AGAINST'),
    abstained: of('ABSTAINS'),
    present: valid.length,
    members,
    casting: own ?? vote?.casting ?? null,
    ballots,
  };
}

/** § 11-4 b, § 11-9: of those the minutes name, how many could vote: each seat once, by its member or a deputy. */
function votersAmong(there: readonly string[], seats: readonly SeatThen[], partial: boolean): number {
  const present = new Set(there);
  if (seats.length === 0 || partial) return present.size;
  const active = seats.filter((s) => !s.inactive);
  const deputies = active.filter((s) => !s.votes && s.role !== 'OBSERVER' && present.has(s.seat));
  const taken = (seat: string) => present.has(seat) || deputies.some((d) => d.standsInFor === seat);
  return active.filter((s) => s.votes && taken(s.seat)).length;
}

export function unanimousOf(known: Known, decision: Judged): boolean | null {
  const { votes, vote } = votesOf(decision.votes, decision.vote, decision.proposals);
  if ((vote?.ballots ?? []).length === 0) return votes.unanimous;
  const count = countOf(known, decision);
  return count.for !== null && count.for > 0 && count.against === 0;
}

/** What the votes come to. */
export function derivedOutcome(known: Known, decision: Judged): DerivedOf {
  const rulesThen = rulesFor(known, decision);
  const { rules } = rulesThen;
  const come = (outcome: DerivedOf['outcome'], reason: string) => ({
    outcome,
    reason,
    clause: rules?.clause ?? 'A-04',
  });
  const { outcome, election, proposals } = decision;
  if (election) return electionOf(decision, election, countOf(known, decision), rulesThen).derived;
  const derived = byRules();
  const judged = derived.outcome !== 'NO_QUORUM' && derived.reason !== 'NOT_JUDGED';
  return judged && proposals && !asVoted(proposals, rules) ? come('NOT_PASSED', 'OTHER_PROPOSAL_CARRIED') : derived;

  function byRules(): DerivedOf {
    const { votes, vote } = votesOf(decision.votes, decision.vote, decision.proposals);
    if (outcome === 'POSTPONED' || outcome === 'NOTED') return come('AS_RECORDED', 'NOT_JUDGED');
    const count = countOf(known, decision);
    const { for: yes, against: no } = count;
    if (quorumOf(rulesThen, count)?.met === false) return come('NO_QUORUM', 'TOO_FEW_PRESENT');
    const none = yes === 0 && no === 0;
    if (rules?.majority === 'CONSENSUS_ELSE_LEADER' && !(yes === 0 && !no && vote?.decidedBy === undefined)) {
      if (vote?.decidedBy === 'LEADER') {
        if (outcome === 'UNDETERMINED') return come('UNDETERMINED', 'LEADER');
        return come(outcome === 'ADOPTED' ? 'PASSED' : 'NOT_PASSED', 'LEADER');
      }
      const allSaid = vote?.decidedBy === 'CONSENSUS' || votes.unanimous === true;
      if ((vote?.dissent ?? []).length > 0) return come('UNDETERMINED', 'NO_CONSENSUS');
      if (no && (yes || (yes === null && !allSaid))) return come('UNDETERMINED', 'NO_CONSENSUS');
      if (no) return come('NOT_PASSED', 'CONSENSUS');
      if (yes) return come('PASSED', 'CONSENSUS');
      if (allSaid) return come(outcome === 'REJECTED' ? 'NOT_PASSED' : 'PASSED', 'CONSENSUS');
    }
    const bySeat = count.ballots.length > 0;
    if (none) return come('UNDETERMINED', 'NOBODY_VOTED');
    if (yes === 0) return come('NOT_PASSED', no !== null || votes.unanimous ? 'UNANIMOUS_AGAINST' : 'NOBODY_FOR');
    if (!bySeat && votes.unanimous && !yes && (no || outcome === 'REJECTED'))
      return come('NOT_PASSED', 'UNANIMOUS_AGAINST');
    if (bySeat ? yes && no === 0 : votes.unanimous) return come('PASSED', 'UNANIMOUS');
    if (yes === null || no === null) {
      if (rules) return come('AS_RECORDED', 'NO_NUMBERS');
      // One office of a municipality does not vote; of a body that may, nobody has shown that all agreed.
      const { kind, municipality } = known.body(decision.body);
      const office = kind === 'OTHER' && municipality !== undefined && municipality !== null;
      const silent = yes === null && no === null && votes.unanimous === null;
      return office && silent ? come('AS_RECORDED', 'NO_NUMBERS') : come('UNDETERMINED', 'UNANIMITY_NOT_SHOWN');
    }
    if (no === 0) return come('PASSED', 'UNANIMOUS');
    if (!rules) return come('UNDETERMINED', yes === no ? 'TIE_WITHOUT_RULES' : 'NOT_UNANIMOUS_WITHOUT_RULES');
    if (rules.majority === 'SIMPLE' && yes === no) {
      if (vote?.election)
        return rules.electionsByLot && vote.lot ? come('PASSED', 'LOT') : come('UNDETERMINED', 'TIE_IN_ELECTION');
      if (!rules.castingVote) return come('NOT_PASSED', 'TIE_WITHOUT_CASTING_VOTE');
      if (count.casting === null) return come('UNDETERMINED', 'CHAIR_DID_NOT_VOTE');
      return come(count.casting === 'FOR' ? 'PASSED' : 'NOT_PASSED', 'CASTING_VOTE');
    }
    const enough = rules.majority === 'SIMPLE' ? yes > no : rules.majority === 'TWO_THIRDS' && yes >= 2 * no;
    return enough ? come('PASSED', 'MAJORITY') : come('NOT_PASSED', 'NO_MAJORITY');
  }
}
