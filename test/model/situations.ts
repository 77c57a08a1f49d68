import type { Moment, Told } from './compare-governing.ts';
import { monthsOn, plus } from './days.ts';
import type { Naive } from './naive.ts';
import { budgetOn, daysOf } from './naive-budget.ts';
import { hostDecisionsOn } from './naive-control.ts';
import { meetings } from './naive-meetings.ts';
import { lastDayOf, takenBack, termsOf } from './naive-participation.ts';
import { rulesFor } from './naive-votes.ts';

/** Every reason that votes can come to something. */
const REASONS = [
  ...['NOT_JUDGED', 'UNANIMITY_NOT_SHOWN', 'NO_NUMBERS', 'NOBODY_VOTED', 'UNANIMOUS', 'UNANIMOUS_AGAINST'],
  ...['NOT_UNANIMOUS_WITHOUT_RULES', 'TIE_WITHOUT_RULES', 'TOO_FEW_PRESENT', 'MAJORITY', 'NO_MAJORITY'],
  ...['CASTING_VOTE', 'TIE_WITHOUT_CASTING_VOTE', 'CHAIR_DID_NOT_VOTE', 'LOT', 'TIE_IN_ELECTION'],
  ...['CONSENSUS', 'LEADER', 'NO_CONSENSUS', 'NOBODY_FOR', 'OTHER_PROPOSAL_CARRIED'],
  ...['ELECTED', 'NO_SECOND_ROUND', 'BLANKS_DECIDE', 'ELECTION_WITHOUT_RULES', 'NOT_AGREED', 'AGREEMENT_NOT_SHOWN'],
  'OTHERS_ELECTED',
];

/** What kinds of situations a moment in a book shows: those on which a rule turns, and every finding and status by name. */
export function situationsOf(known: Naive, moment: Moment, told: Told): string[] {
  return [
    ...(told.findings ?? []).map((line) => line.split(' ')[1] ?? line),
    ...(told.deadlines ?? []).flatMap((line) => {
      const [date, code, , status, doneOn] = line.split(' ');
      if (status === undefined) return [];
      return [`${code} ${status}`, ...(date === doneOn ? [`${code} done on its last day`] : [])];
    }),
    ...meetings(known).flatMap(({ notices, cancelledOn, held }) => {
      const still = cancelledOn !== null && cancelledOn <= moment.day && (!held || moment.day < held.decided);
      const last = notices.findLast((n) => n.data.sentOn <= moment.day);
      return still && last?.data.sentOn === cancelledOn ? ['cancelled on the day of the notice'] : [];
    }),
    ...known.all('FollowUpOpened').flatMap((e) => (e.data.dueOn === moment.day ? ['the last day of a follow-up'] : [])),
    ...(told.meetings ?? []).map((line) => `meeting ${line.split(' ')[2]}`),
    ...(told.delegations ?? []).flatMap((line) => line.match(/REVOKED|NOT_GIVEN|NOT_INSTRUCTED|IN_FORCE/)?.[0] ?? []),
    ...(told.votes ?? []).flatMap((line) => line.match(/(NO_COMPETENCE|NOT_ADOPTED|ANNULLED) /)?.[1] ?? []),
    ...elections(known, moment.day),
    ...(known.host(moment.day) === null ? (told.participants ?? []) : inForceOn(known, moment)),
  ];
}

const inForceOn = (known: Naive, moment: Moment): string[] => [
  ...budgets(known, moment),
  ...votes(known, moment.day),
  ...notices(known, moment.day),
  ...known.all('RecordAnnulled', 'RecordCorrected').map((e) => `${e.type} ${e.data.type}`),
  ...hostDecisionsOn(known, moment.day).flatMap((d) =>
    d.reviewBy === plus(d.decided, 21) ? ['three weeks to the day'] : ['three weeks and a day off'],
  ),
];

function budgets(known: Naive, { year, day }: Moment): string[] {
  const budget = budgetOn(known, year, day);
  const by = daysOf(known, year)?.adoptBy;
  if (!budget || by === undefined) return [];
  const { versions, provisional, status, late } = budget;
  const valid = versions.filter((v) => v.status === 'VALID');
  const said: (string | false)[] = [
    `budget ${status}`,
    day === by && `the last day, budget ${status}`,
    day === plus(by, 1) && `the day after the last, budget ${status}`,
    late && `all adopted, too late: ${status}`,
    valid.filter((v) => v.kind === 'ORIGINAL').length > 1 && 'two valid budgets',
    valid.some((v) => v.kind === 'AMENDMENT') && 'a valid amendment',
    provisional !== null && `on account ${provisional.basis}${provisional.decision === null ? '' : ', decided'}`,
    ...versions.map((v) => v.kind === 'ORIGINAL' && v.sent === budget.draftBy && 'draft sent on its last day'),
    ...versions.flatMap((v) => v.adoptions.map((a) => `council: ${a.verdict}`)),
    ...versions
      .filter((v) => v.kind === 'ORIGINAL' && v.missing.length === 0 && v.adoptions.length > 1)
      .flatMap((v) => [
        v.since === by && `all adopted, the last on the last day: ${v.status}`,
        v.since === plus(by, 1) && `all adopted, the last a day late: ${v.status}`,
      ]),
  ];
  return said.filter((s) => s !== false);
}

function votes(known: Naive, day: string): string[] {
  return known.all('DecisionRecorded').flatMap(({ data: { decision: id } }) => {
    const decision = known.record(id);
    if (decision.decided > day || !known.isJudged(id)) return [];
    const { derived, count, quorum } = known.judged(id);
    const { basis } = rulesFor(known, decision);
    const cast = count.ballots.length > 0 ? 'by seat' : 'by numbers';
    return [
      `vote ${derived.reason}`,
      ...count.ballots.map((b) => `ballot ${b.because ?? b.vote}`),
      ...(quorum ? [`quorum ${quorum.met}${quorum.present === quorum.required ? ' by one' : ''}`] : []),
      ...(count.for !== null && count.for > 0 && count.for === count.against ? [`tie ${cast}, rules ${basis}`] : []),
      ...(derived.reason === 'CASTING_VOTE' ? [`casting vote ${derived.outcome}, said ${decision.outcome}`] : []),
    ];
  });
}

function elections(known: Naive, day: string): string[] {
  return known.all('DecisionRecorded').flatMap(({ data: { decision: id } }) => {
    const { election, decided, vote } = known.record(id);
    if (decided > day) return [];
    if (!election) {
      const all = known.all('DecisionRecorded').flatMap((e) => known.elected(e.data.decision));
      const voted = (vote?.ballots ?? []).some((b) => all.some((e) => e.candidate === b.seat));
      return voted ? ['a vote of one elected'] : [];
    }
    if (!known.stands(id, 'ELECT') || known.elected(id).length === 0) return [];
    return [
      ...(election.to === 'CHAIR' ? ['a chair elected'] : []),
      ...(election.until !== undefined && election.until < day ? ['a term that is over'] : []),
      ...(election.supplement ? ['elected beside others'] : []),
    ];
  });
}

const LAST = /-(06-30|12-31)$/;
const FIRST = /-(07-01|01-01)$/;

function notices(known: Naive, day: string): string[] {
  return known.all('WithdrawalNoticeReceived').flatMap((notice) => {
    if (notice.decided > day) return [];
    const last = lastDayOf(known, notice);
    if (last === null) return ['a notice without effect'];
    const terms = termsOf(known, notice);
    const back = takenBack(known, notice);
    return [
      `notice ${terms?.effective ?? 'by law'}`,
      ...(terms?.effective === 'END_OF_HALF_YEAR' && monthsOn(notice.decided, terms.noticeMonths) === last
        ? ['a notice that runs out with the half-year']
        : []),
      ...(LAST.test(notice.decided) ? [`notice on the last day of a half-year, ${terms?.effective ?? 'by law'}`] : []),
      ...(FIRST.test(notice.decided) ? [`notice on the first day of one, ${terms?.effective ?? 'by law'}`] : []),
      ...(last === day ? ['the last day of a participant'] : []),
      ...(plus(last, 1) === day ? ['the first day without one'] : []),
      ...(back && back.decided > last ? [`taken back too late, agreed ${back.data.agreed}`] : []),
      ...(back && back.decided === last ? [`taken back on the last day, agreed ${back.data.agreed}`] : []),
    ];
  });
}

const each = (what: string, ...kinds: readonly string[]): string[] => kinds.map((kind) => `${what}${kind}`);

/** What kinds of situations must come up, so that the answers that agree are not all of one kind. */
export const MUST_COME_UP: readonly string[] = [
  // Findings.
  ...['AGREEMENT_ATTESTED', 'AGREEMENT_NOT_APPROVED', 'EFFECT_WITHOUT_COMPETENCE'],
  ...['ADMISSION_INCOMPLETE', 'ADMISSION_WITHOUT_COUNCILS', 'DISSOLUTION_INCOMPLETE', 'MERGER_WITHOUT_NEW_AGREEMENT'],
  ...['HOST_LEAVES', 'NOTICE_NOT_WRITTEN', 'NOTICE_TAKEN_BACK', 'NOTICE_TAKEN_BACK_ALONE', 'NOTICE_WITHOUT_COUNCIL'],
  ...['RELEASE_NOT_REGULATED', 'BODY_WITHOUT_RULES', 'CHAIR_NOT_HOST', 'DEPUTY_VOTED_TOO', 'DISSENT_NOT_RECORDED'],
  ...['INHABIL_VOTED', 'LEADER_CANNOT_DECIDE', 'LEADER_DECIDED_WITHOUT_ATTEMPT', 'NO_QUORUM', 'OBSERVER_VOTED'],
  ...['OUTCOME_AGAINST_VOTES', 'OUTCOME_UNDETERMINED', 'PROCEDURE_NOT_ALLOWED', 'VOTE_WITHOUT_SEAT'],
  ...each('BUDGET_', 'ADOPTED_LATE', 'BY_OTHERS', 'CHANGED_BY_COUNCIL', 'DRAFT_LATE', 'FOR_MERGED', 'NOT_BY_COUNCIL'),
  ...each('BUDGET_', 'NOT_SENT', 'NOT_VALID', 'NO_DEADLINE', 'OWN_LINE_ONLY', 'POSTPONED', 'REJECTED', 'UNDETERMINED'),
  ...each('PROVISIONAL_BASIS_', 'MISSING', 'NOT_BY_HOST', 'NOT_DECIDED'),
  ...['DECIDED_WITHOUT_DELEGATION', 'DELEGATION_NOT_GIVEN', 'DELEGATION_NOT_INSTRUCTED', 'USER_PARTICIPATION_MISSING'],
  ...each('HOST_DECISION_', 'NOT_ASSESSED', 'OUTSIDE_BUDGET', 'PRINCIPLED'),
  ...['ELECTION_UNSETTLED', 'ELECTED_AGAINST_VOTES', 'ELECTION_METHOD', 'VOTED_WHILE_ABSENT'],
  ...each('PROPOSAL_', 'AGAINST_VOTES', 'NOT_NAMED', 'UNKNOWN', 'LATE', 'OFF_AGENDA'),
  ...['DECISION_OUTSIDE_AGENDA', 'CLOSED_WITHOUT_BASIS', 'CLOSING_VOTE_NOT_OPEN', 'CASE_UNKNOWN', 'MEETING_UNKNOWN'],
  ...each('RECORD_', 'NOT_CONFIRMED', 'OBJECTED'),
  ...['MEETING_WITHOUT_NOTICE', 'NOTICE_TOO_SHORT', 'MINUTES_INCOMPLETE', 'MINUTES_NOT_APPROVED', 'FOLLOW_UP_LATE'],
  ...['MEETINGS_TOO_FEW', 'COOPERATION_MEETING_MISSING', ...each('meeting ', 'CALLED', 'CANCELLED', 'HELD')],
  ...['cancelled on the day of the notice', 'the last day of a follow-up'],
  // Budgets about their last day.
  ...each('budget ', 'DRAFT', 'SENT', 'PARTLY_ADOPTED', 'VALID', 'NOT_VALID', 'UNDETERMINED'),
  ...each('the last day, budget ', 'PARTLY_ADOPTED', 'VALID'),
  ...each('the day after the last, budget ', 'VALID', 'NOT_VALID'),
  ...['all adopted, the last on the last day: VALID', 'all adopted, the last a day late: NOT_VALID'],
  ...each('all adopted, too late: ', 'VALID', 'NOT_VALID'),
  ...['two valid budgets', 'a valid amendment', 'BUDGET_ADOPTED done on its last day'],
  ...each('council: ', 'ADOPTED', 'DEVIATING', 'OWN_LINE', 'REJECTED', 'UNDETERMINED'),
  ...each('on account ', 'LAST_VALID_BUDGET', 'DRAFT'),
  ...each('BUDGET_ADOPTED ', 'DONE', 'LATE', 'DUE', 'MISSED'),
  ...each('BUDGET_RECOMMENDED ', 'DONE', 'LATE', 'DUE', 'MISSED', 'PASSED'),
  ...each('BUDGET_PUBLISHED ', 'DONE', 'LATE', 'DUE', 'MISSED', 'PASSED'),
  ...each('ANNUAL_REPORT ', 'DONE', 'LATE', 'DUE', 'MISSED', 'PASSED'),
  ...each('ACCOUNTS_ADOPTED ', 'DONE', 'LATE', 'DUE', 'MISSED', 'PASSED'),
  ...['INVOICES_SENT PASSED', 'SETTLEMENT_SENT PASSED'],
  ...['draft sent on its last day', ...each('BUDGET_DRAFT ', 'DONE', 'LATE', 'DUE', 'MISSED')],
  // Votes, above all those that tie.
  ...each('vote ', ...REASONS),
  ...each('casting vote PASSED, said ', 'ADOPTED', 'REJECTED', 'UNDETERMINED'),
  ...each('casting vote NOT_PASSED, said ', 'ADOPTED', 'REJECTED', 'UNDETERMINED'),
  ...each('tie by numbers, rules ', 'LAW', 'AGREEMENT', 'ADOPTED', 'NONE', 'UNKNOWN'),
  ...each('tie by seat, rules ', 'LAW', 'AGREEMENT', 'ADOPTED', 'NONE', 'UNKNOWN'),
  ...each('ballot ', 'FOR', 'AGAINST', 'ABSTAINS', 'ABSENT', 'EXCLUDED', 'NO_SEAT', 'OBSERVER', 'SEAT_TAKEN'),
  ...each('quorum ', 'true', 'true by one', 'false', 'null'),
  ...['NO_COMPETENCE', 'NOT_ADOPTED', 'ANNULLED'],
  // Notices at the turn of a period, and the days on which they take effect.
  ...each('notice on the last day of a half-year, ', 'END_OF_HALF_YEAR', 'END_OF_YEAR', 'END_OF_NEXT_YEAR'),
  ...each('notice on the first day of one, ', 'END_OF_HALF_YEAR', 'END_OF_YEAR', 'END_OF_NEXT_YEAR'),
  ...[
    'notice END_OF_NOTICE',
    'notice by law',
    'a notice without effect',
    'the last day of a participant',
    'the first day without one',
  ],
  ...each('PARTICIPATION_ENDS ', 'DONE', 'DUE'),
  // Delegation, what the host decided, and what is due.
  ...['IN_FORCE', 'NOT_GIVEN', 'NOT_INSTRUCTED', 'REVOKED', 'three weeks to the day', 'three weeks and a day off'],
  ...each('REVIEW_LAST_DAY ', 'DUE', 'PASSED'),
  ...each('MEETING ', 'DONE', 'DUE', 'MISSED', 'PASSED'),
  ...each('MEETING_NOTICE ', 'DONE', 'LATE'),
  ...each('COOPERATION_MEETING ', 'DONE', 'DUE', 'MISSED'),
  ...each('MEETINGS_OF_YEAR ', 'DONE', 'DUE', 'MISSED'),
  ...each('FOLLOW_UP ', 'DONE', 'LATE', 'DUE', 'MISSED'),
  ...each('POPULATION ', 'DONE', 'DUE', 'MISSED'),
  // Records that were wrong.
  // Votes of those who were elected, and of those who were not any more.
  ...['a vote of one elected', 'a chair elected', 'a term that is over', 'elected beside others'],
  ...each('RecordAnnulled ', 'WithdrawalNoticeReceived', 'SeatsDefined', 'DelegationGiven', 'AbsenceRecorded'),
  ...each('RecordCorrected ', 'ParticipationEnded', 'HostChanged', 'SeatsDefined', 'DelegationGiven'),
  ...['no-cooperation-then', 'cooperation-dissolved'],
];
