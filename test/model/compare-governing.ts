import type {
  AgreementAnswer,
  BodiesAnswer,
  BudgetAnswer,
  DeadlinesAnswer,
  DelegationsAnswer,
  FindingsAnswer,
  HostDecisionsAnswer,
  MeetingsAnswer,
  ParticipantsAnswer,
} from '#cooperation';
import { isRefusal, type Refusal } from '#kernel';
import type { BookEvent } from './book-events.ts';
import type { Program } from './books.ts';
import { plus } from './days.ts';
import { Naive } from './naive.ts';
import { budgetOn, type UndraftedOf, undraftedOn } from './naive-budget.ts';
import { delegationsOn, hostDecisionsOn } from './naive-control.ts';
import { deadlinesOn } from './naive-deadlines.ts';
import { findingsOn } from './naive-findings.ts';
import { meetingsOn } from './naive-meetings.ts';
import { admissions, dissolution, lastDayOf, takenBack } from './naive-participation.ts';
import { actsOn, rulesOn, seatsOn } from './naive-votes.ts';

/** What the program and the naive model say of how a cooperation is governed, in one form: lines that can be compared. */
export type Told = Readonly<Record<string, readonly string[]>>;

export interface Moment {
  readonly size: number;
  readonly day: string;
  readonly year: number;
}

/** Findings of chapters that the naive model does not know. */
const ELSEWHERE =
  /^(KEY_|COST_|CATEGORY_|OWN_LINE_|POPULATION_|OPT_OUT|EXCLUDED|NO_PARTICIPANTS|ESTABLISHMENT|CHANGE_WITHOUT|READING_|SHARED_WITHOUT_HOST)/;

const or = (value: unknown): string => (value === null || value === undefined ? '-' : String(value));
const list = (all: readonly string[]): string => all.join(',') || '-';

// -------------------------------------------------------------------------------------------- the program

export async function programTells(
  program: Program,
  cooperation: string,
  { size, day, year }: Moment,
  knownAt = String(size),
): Promise<Told> {
  const asked = { cooperation, validOn: day, knownAt };
  const tell = <A extends object>(answer: A | Refusal, lines: (answer: A) => readonly string[]) =>
    isRefusal(answer) ? [answer.code] : lines(answer);
  const { agreements, bodies, budgets, deadlines, delegations, findings, meetings, participants, questions } = program;
  const decisions = await questions.decisions({ cooperation, to: day, knownAt });
  return {
    agreement: tell(await agreements.ask(asked), agreementLines),
    participants: tell(await participants.ask(asked), participantLines),
    bodies: tell(await bodies.ask(asked), bodyLines),
    votes: tell(decisions, (a) => a.decisions.map(voteLine).sort()),
    budget: tell(await budgets.ask({ ...asked, year }), budgetLines),
    delegations: tell(await delegations.delegations(asked), delegationLines),
    hostDecisions: tell(await delegations.hostDecisions(asked), hostDecisionLines),
    meetings: tell(await meetings.ask(asked), meetingLines),
    deadlines: tell(await deadlines.ask({ ...asked, year }), deadlineLines),
    findings: tell(await findings.ask(asked), findingLines),
  };
}

const agreementLines = ({ inForce, termsOf, versions, clauses, version }: AgreementAnswer) => [
  `in force ${or(inForce)}, terms ${or(termsOf)}`,
  ...versions.map((v) => `${v.version} from ${or(v.inForceFrom)}, terms from ${or(v.termsFrom)}`).sort(),
  ...(inForce === version ? clauses.map((c) => `${c.clause} ${c.text}`).sort() : []),
];

const participantLines = ({ participants, notices, successions, admissions, dissolution }: ParticipantsAnswer) => [
  ...participants.map((p) => `${p.municipality} ${p.from}–${or(p.until)}${p.host ? ' host' : ''}`).sort(),
  ...notices
    .map(
      (n) =>
        `${n.notice} ${n.municipality} ${or(n.lastDay)} ${n.takenBack ? `${n.takenBack.on} ${n.takenBack.agreed}` : '-'}`,
    )
    .sort(),
  ...successions.map((s) => `${s.successor} after ${list(s.predecessors)} on ${s.on}`).sort(),
  ...admissions.map((a) => `${a.municipality} ${unanimityLine(a)}`).sort(),
  ...(dissolution ? [`end ${unanimityLine(dissolution)}`] : []),
];
const unanimityLine = (a: {
  on: string | null;
  missing: readonly string[];
  approvedBy: readonly { municipality: string; decision: string }[];
}) =>
  `on ${or(a.on)}: ${list(a.approvedBy.map((x) => `${x.municipality}/${x.decision}`).sort())} without ${list(a.missing)}`;

const bodyLines = ({ bodies }: BodiesAnswer) =>
  bodies
    .flatMap(({ body, seats, members, acts, rules }) => [
      `${body} of ${or(members)} by ${rules.basis} ${or(rules.decision)} ${or(rules.rules?.majority)}, ${acts ? `${acts.seat} acts as ${acts.as}` : 'nobody acts'}`,
      ...seats.map(
        (s) => `${body}/${s.seat} ${s.role} ${or(s.municipality)} ${s.votes} ${or(s.standsInFor)} ${or(s.inactive)}`,
      ),
    ])
    .sort();

type DecisionView = Exclude<Awaited<ReturnType<Program['questions']['decisions']>>, Refusal>['decisions'][number];
function voteLine({ decision, effect, vote, election, outcome, annulled, decidedOn, validFrom }: DecisionView): string {
  const judged = vote && {
    derived: `${vote.derived.outcome} ${vote.derived.reason}`,
    counted: `${vote.counted.for}:${vote.counted.against}:${vote.counted.abstained} of ${vote.counted.present}/${vote.counted.members}`,
    quorum: vote.quorum ? `${vote.quorum.present}/${vote.quorum.required} ${vote.quorum.met}` : '-',
    ballots: list(vote.ballots.map((b) => `${b.seat} ${b.vote} ${or(b.because)}`)),
  };
  const stands = effect ? (effect.stands ? `stands by ${effect.clause}` : effect.because) : '-';
  if (judged && election) {
    const places = election.lists.map((l) => `${l.list}=${l.places ?? 0}`);
    judged.counted = electedLine({ ...election, places: election.method === 'PROPORTIONAL' ? places : [] });
  }
  return `${decision} ${decidedOn} ${validFrom} ${outcome} ${annulled} ${stands} ${judged ? Object.values(judged).join('; ') : '-'}`;
}

const electedLine = (e: {
  elected: readonly { candidate: string; list: string | null }[];
  byLot: readonly string[];
  tied: readonly string[];
  places: readonly string[];
}) =>
  `elected ${list(e.elected.map((x) => `${x.candidate}/${or(x.list)}`))} lot ${list(e.byLot)} tied ${list(e.tied)} ${list(e.places)}`;

const budgetLines = (b: BudgetAnswer) => [
  `${b.status} since ${b.since} ${b.version}${b.late ? ' late' : ''}, ${or(b.draftBy)} ${or(b.adoptBy)}`,
  ...b.versions.map(
    (v) =>
      `${v.version} ${v.kind} ${v.status} since ${v.since}${v.late ? ' late' : ''} sent ${or(v.sentOn)} without ${list(v.missing)}`,
  ),
  ...b.versions.flatMap((v) =>
    v.adoptions.map(
      (a) =>
        `${v.version}/${a.municipality} ${or(a.verdict)} ${or(a.decision)} ${or(a.decidedOn)} ${a.counts} ${or(a.because)}`,
    ),
  ),
  `in force ${b.inForce ? `${b.inForce.version} since ${b.inForce.since}` : '-'}`,
  b.provisional
    ? `on account ${b.provisional.basis} ${or(b.provisional.decision)} ${b.provisional.from} ${b.provisional.budget ? `${b.provisional.budget.year}/${b.provisional.budget.version}` : '-'}`
    : 'on account -',
];

const delegationLines = ({ delegations, without }: DelegationsAnswer) => [
  ...delegations
    .map(
      (d) =>
        `${d.municipality}/${d.delegation} ${d.status} ${d.tasks ? list(d.tasks) : 'all'} ${or(d.instruction?.decision)} ${or(d.givenFrom)} ${or(d.revocation?.decision)}`,
    )
    .sort(),
  `without ${list(without)}`,
];
const meetingLines = ({ meetings }: MeetingsAnswer) => meetings.map((m) => `${m.meeting} ${m.body} ${m.status}`).sort();
const hostDecisionLines = ({ decisions }: HostDecisionsAnswer) =>
  decisions
    .map(
      (d) =>
        `${d.decision} ${d.decidedOn} for ${list(d.for.toSorted())} ${d.annulled} appeal ${or(d.appealBy)} review ${d.reviewBy}`,
    )
    .sort();
const deadlineLines = ({ deadlines }: DeadlinesAnswer) =>
  deadlines.map((d) => `${d.date} ${d.code} ${or(d.municipality)} ${d.status} ${or(d.done?.on)} ${or(d.falls)}`).sort();
const findingLines = ({ findings }: FindingsAnswer) =>
  findings
    .filter((f) => !ELSEWHERE.test(f.code))
    .map(
      (f) =>
        `${f.severity} ${f.code} ${f.rule} [${f.clause}] ${f.about} → ${f.responsible.who} ${or(f.responsible.municipality)}`,
    )
    .sort();

// -------------------------------------------------------------------------------------------- the naive model

export function naiveTells(events: readonly BookEvent[], { size, day, year }: Moment): Told {
  const known = Naive.of(events, size);
  const votes = voteLinesOf(known, day);
  if (known.host(day) === null) {
    const code = [known.ended(day) ? 'cooperation-dissolved' : 'no-cooperation-then'];
    const chapters = [
      'agreement',
      'participants',
      'bodies',
      'budget',
      'delegations',
      'hostDecisions',
      'meetings',
      'deadlines',
      'findings',
    ];
    return { ...Object.fromEntries(chapters.map((c) => [c, code])), votes };
  }
  return {
    agreement: agreementLinesOf(known, day),
    participants: participantLinesOf(known, day),
    bodies: bodyLinesOf(known, day),
    votes,
    budget: budgetLinesOf(known, year, day),
    delegations: delegationLinesOf(known, day),
    hostDecisions: hostDecisionsOn(known, day)
      .map(
        (d) =>
          `${d.decision} ${d.decided} for ${list(d.for.toSorted())} ${d.annulled} appeal ${or(d.appealBy)} review ${d.reviewBy}`,
      )
      .sort(),
    meetings: meetingsOn(known, day),
    deadlines: deadlineLinesOf(known, year, day),
    findings: findingsOn(known, day),
  };
}

function deadlineLinesOf(known: Naive, year: number, day: string): string[] {
  const due = deadlinesOn(known, year, day);
  // Of a year after its end in which nothing is left to do, there is no answer.
  return due.length === 0 && known.ended(`${year}-01-01`) ? ['cooperation-dissolved'] : due;
}

function agreementLinesOf(known: Naive, day: string): string[] {
  const proposed = known.versions(day);
  if (proposed.length === 0) return ['agreement-unknown'];
  const inForce = known.agreement(day)?.version ?? null;
  return [
    `in force ${or(inForce)}, terms ${or(known.terms(day)?.version)}`,
    ...proposed
      .map(({ data: { version } }) => {
        const entry = known.entry(version);
        return `${version} from ${or(entry?.inForce)}, terms from ${or(entry?.termsFrom)}`;
      })
      .sort(),
    ...(inForce !== null && proposed.some((e) => e.data.version === inForce) ? known.clauses(inForce, day) : []),
  ];
}

function participantLinesOf(known: Naive, day: string): string[] {
  const on = (
    complete: string | null,
    all: {
      on: string | null;
      approvedBy: readonly { municipality: string; decision: string; decidedOn: string }[];
      missing: readonly string[];
    },
  ) => {
    const given = all.approvedBy.filter((a) => a.decidedOn <= day);
    const later = all.approvedBy.filter((a) => a.decidedOn > day).map((a) => a.municipality);
    return unanimityLine({
      on: complete === null || later.length > 0 ? null : all.on,
      approvedBy: given,
      missing: [...all.missing, ...later].sort(),
    });
  };
  const ending = dissolution(known);
  return [
    ...known.participants(day).map((m) => {
      const { from, to } = known.stay(m, day);
      return `${m} ${from}–${to === null ? '-' : plus(to, -1)}${known.host(day) === m ? ' host' : ''}`;
    }),
    ...known
      .all('WithdrawalNoticeReceived')
      .filter((e) => e.decided <= day)
      .map((e) => {
        const back = takenBack(known, e);
        const taken = back && back.decided <= day ? `${back.decided} ${back.data.agreed}` : '-';
        return `${e.data.notice} ${e.data.municipality} ${or(lastDayOf(known, e))} ${taken}`;
      })
      .sort(),
    ...known
      .all('MunicipalitiesMerged')
      .filter((e) => e.validFrom <= day)
      .map((e) => `${e.data.successor.municipality} after ${list(e.data.predecessors)} on ${e.validFrom}`)
      .sort(),
    ...admissions(known)
      .filter((a) => a.since <= day)
      .map((a) => `${a.municipality} ${on(a.complete, a)}`)
      .sort(),
    ...(ending && ending.since <= day ? [`end ${on(ending.complete, ending)}`] : []),
  ];
}

const bodyLinesOf = (known: Naive, day: string): string[] =>
  known
    .all('BodyEstablished')
    .flatMap(({ data: { body } }) => {
      const { seats, members } = seatsOn(known, body, day);
      const { basis, decision, rules } = rulesOn(known, body, day);
      const acts = actsOn(known, body, day);
      return [
        `${body} of ${or(members)} by ${basis} ${or(decision)} ${or(rules?.majority)}, ${acts ? `${acts.seat} acts as ${acts.as}` : 'nobody acts'}`,
        ...seats.map(
          (s) => `${body}/${s.seat} ${s.role} ${or(s.municipality)} ${s.votes} ${or(s.standsInFor)} ${or(s.inactive)}`,
        ),
      ];
    })
    .sort();

const voteLinesOf = (known: Naive, day: string): string[] =>
  known
    .all('DecisionRecorded')
    .map((e) => known.record(e.data.decision))
    .filter((d) => d.decided <= day)
    .map((d) => {
      const { derived, count, quorum } = known.judged(d.id);
      const counted = `${count.for}:${count.against}:${count.abstained} of ${count.present}/${count.members}`;
      const elected = known.election(d.id)?.elected;
      const places = d.election?.lists?.map(({ list: l }) => `${l}=${elected?.places[l] ?? 0}`) ?? [];
      const said = [
        `${derived.outcome} ${derived.reason}`,
        elected ? electedLine({ ...elected, places }) : counted,
        quorum ? `${quorum.present}/${quorum.required} ${quorum.met}` : '-',
        list(count.ballots.map((b) => `${b.seat} ${b.vote} ${or(b.because)}`)),
      ].join('; ');
      const because = d.effect === null ? '-' : known.against(d.id, d.effect);
      const stands = because ?? `stands by ${known.clauseOf(d.id, d.effect ?? '')}`;
      return `${d.id} ${d.decided} ${d.validFrom} ${d.outcome} ${d.annulled} ${stands} ${known.isJudged(d.id) ? said : '-'}`;
    })
    .sort();

function budgetLinesOf(known: Naive, year: number, day: string): string[] {
  const b = budgetOn(known, year, day);
  if (!b) return undraftedLines(undraftedOn(known, year, day));
  const adoptions = b.versions.flatMap((v) =>
    b.required.map((m) => {
      const a = v.adoptions.find((x) => x.municipality === m);
      return `${v.version}/${m} ${or(a?.verdict)} ${or(a?.decision)} ${or(a?.decided)} ${a?.counts ?? false} ${or(a?.because)}`;
    }),
  );
  const p = b.provisional;
  return [
    `${b.status} since ${b.since} ${b.version}${b.late ? ' late' : ''}, ${or(b.draftBy)} ${or(b.adoptBy)}`,
    ...b.versions.map(
      (v) =>
        `${v.version} ${v.kind} ${v.status} since ${v.since}${v.late ? ' late' : ''} sent ${or(v.sent)} without ${list(v.missing)}`,
    ),
    ...adoptions,
    `in force ${b.inForce ? `${b.inForce.version} since ${b.inForce.since}` : '-'}`,
    p ? `on account ${p.basis} ${or(p.decision)} ${p.from} ${or(p.budget)}` : 'on account -',
  ];
}

function undraftedLines(undrafted: UndraftedOf | null): string[] {
  if (!undrafted) return ['budget-unknown'];
  const { agreed, provisional: p } = undrafted;
  return [
    `NOT_DRAFTED since null null, ${or(agreed?.draftBy)} ${or(agreed?.adoptBy)}`,
    'in force -',
    p ? `on account ${p.basis} ${or(p.decision)} ${p.from} ${or(p.budget)}` : 'on account -',
  ];
}

function delegationLinesOf(known: Naive, day: string): string[] {
  const all = delegationsOn(known, day);
  const without = known
    .participants(day)
    .filter((m) => m !== known.host(day) && !all.some((d) => d.municipality === m && d.status === 'IN_FORCE'));
  return [
    ...all
      .map(
        (d) =>
          `${d.municipality}/${d.delegation} ${d.status} ${d.tasks ? list(d.tasks) : 'all'} ${or(d.instruction)} ${or(d.givenFrom)} ${or(d.revocation)}`,
      )
      .sort(),
    `without ${list(without)}`,
  ];
}
