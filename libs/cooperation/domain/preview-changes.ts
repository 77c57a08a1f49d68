import { derivedAllocationFacts, type KeyInForce } from '#allocation';
import { budgetDays, budgetTimelines, dayAsRead } from '#budget';
import { reportDays, reportPlan } from '#delivery';
import { type CivilDate, dayInYear, firstOfYear, type Text, Timelines, yearOf } from '#kernel';
import { defaultOf } from './open-questions.ts';
import { type Supposed, SupposedView } from './reading-preview.ts';
import { BY_LAW, lastDayByReading } from './rules/withdrawal-takes-effect.ts';
import type { CooperationState } from './state.ts';
import { type DerivedView, viewOf } from './view.ts';

/** What can be otherwise under another reading, besides amounts. */
export const CHANGED = [
  'BUDGET_STATUS',
  'BUDGET_DRAFT_BY',
  'BUDGET_ADOPT_BY',
  'PROVISIONAL_BASIS',
  'RULES_OF_BODY',
  'OUTCOME_OF_DECISION',
  'NOTICE_LAST_DAY',
  'NOTICE_RELEASE',
  'REPORT_DAYS',
  'REPORT_LAST_DAY',
  'EVALUATION_LAST_DAY',
  'ROUTINE_DAY',
  'KEY',
] as const;
export type Changed = (typeof CHANGED)[number];

/** One thing that would be otherwise: the same question answered with the readings that hold, and with the one supposed. */
export interface Change {
  readonly what: Changed;
  /** The year, body, decision, notice, report, evaluation or routine that it is of. */
  readonly of: string;
  readonly now: string;
  readonly preview: string;
}

type Answers = readonly (readonly [what: Changed, of: string, is: string])[];

const NONE = '—';

/** What is not amounts, in a year, as a view of the cooperation has it. */
function answersOf(state: CooperationState, view: DerivedView, year: number): Answers {
  return [
    ...ofBudget(state, view, year),
    ...ofBodies(state, view, year),
    ...ofNotices(state, view, year),
    ...ofReports(view, year),
    ...ofLastDays(view, year),
    ...ofKey(state, view, year),
  ];
}

function ofBudget(state: CooperationState, view: DerivedView, year: number): Answers {
  const days = budgetDays(year, view);
  const timeline = budgetTimelines(state.budget, view).get(year) ?? [];
  // On the first day of the year, or as soon as there is a draft.
  const budget = Timelines.at(timeline, firstOfYear(year))?.value ?? timeline[0]?.value;
  const of = String(year);
  // While nobody has drafted a budget of the year, the reading of A-06 alone says what is asked for.
  const undrafted = timeline.length === 0 ? view.reading('A-06', firstOfYear(year)).option : null;
  const { basis = undrafted ?? (timeline.length === 0 ? defaultOf('A-06') : NONE), version = null } =
    budget?.provisional ?? {};
  return [
    ['BUDGET_DRAFT_BY', of, days?.draftBy ?? NONE],
    ['BUDGET_ADOPT_BY', of, days?.adoptBy ?? NONE],
    ['BUDGET_STATUS', of, budget?.status ?? NONE],
    ['PROVISIONAL_BASIS', of, [basis, version?.id].filter(Boolean).join(' ')],
  ];
}

function ofBodies(state: CooperationState, view: DerivedView, year: number): Answers {
  const { judgements } = view;
  const { bodies, decisions } = state.governance;
  const rules = [...bodies.values()].map((body) => {
    const { basis, rules: said } = judgements.rulesOn(body, `${year}-12-31`);
    const is = said ? [said.majority, said.quorum === undefined ? '' : `quorum ${said.quorum}`, said.clause] : [basis];
    return ['RULES_OF_BODY', body.id, is.filter(Boolean).join(', ')] as const;
  });
  const decided = [...decisions.values()]
    .filter((d) => yearOf(d.decidedOn) === year)
    .map((d) => ['OUTCOME_OF_DECISION', d.id, judgements.of(d.id)?.derived.outcome ?? NONE] as const);
  return [...rules, ...decided];
}

/** Days of a year on which a notice could come: either side of where an agreement year could turn. */
const RECEIVED = ['02-01', '07-01', '11-01'];

function ofNotices(state: CooperationState, view: DerivedView, year: number): Answers {
  const { established, notices } = state.register;
  if (!established) return [];
  const last = RECEIVED.flatMap((day): Answers => {
    const received: CivilDate = `${year}-${day}`;
    const inForce = Timelines.at(view.agreement, received);
    if (!inForce) return [];
    const adopted = view.versions.find((v) => v.version.id === inForce.value.version)?.inForceFrom ?? null;
    // Sent at the end of the month before, as letters are.
    const sentOn: CivilDate = day === '02-01' ? `${year}-01-30` : received;
    const days = { received, sentOn, established: established.from, adopted };
    const option = view.reading('A-05', received).option ?? '';
    return [['NOTICE_LAST_DAY', received, lastDayByReading(option, days, inForce.value.terms.withdrawal ?? BY_LAW)]];
  });
  const release = notices
    .filter((n) => n.lastDay !== null && n.release === undefined && n.takenBack?.agreed !== true)
    .map((n) => {
      const read = Timelines.at(view.readings('A-07'), `${year}-12-31`)?.value;
      const said = read && (read.decision !== null || view instanceof SupposedView) ? read.option : NONE;
      return ['NOTICE_RELEASE', n.notice, said] as const;
    });
  return [...last, ...release];
}

function ofReports(view: DerivedView, year: number): Answers {
  const terms = Timelines.at(view.deliveryTerms, `${year}-12-31`)?.value;
  return (terms?.reports ?? []).map(({ kind, periodEnds, remindAfter = 30, missingAfter = 60 }) => [
    'REPORT_DAYS',
    `${kind} ${periodEnds}`,
    `${remindAfter} + ${missingAfter - remindAfter}`,
  ]);
}

/** the last days in the year of reports, evaluations and routines. */
function ofLastDays(view: DerivedView, year: number): Answers {
  const on: CivilDate = `${year}-12-31`;
  const asRead = dayAsRead(view.reading('A-30', on).option);
  const reports = reportDays(reportPlan(view), [], { year, on, asRead }).map(({ kind, about, date }) =>
    kind === 'EVALUATION'
      ? (['EVALUATION_LAST_DAY', about, date] as const)
      : (['REPORT_LAST_DAY', `${kind} ${about}`, date] as const),
  );
  const routines = Timelines.at(view.agreement, on)?.value.terms.routines ?? [];
  return [...reports, ...routines.map(({ id, day }) => ['ROUTINE_DAY', id, asRead(dayInYear(year, day))] as const)];
}

function ofKey(state: CooperationState, view: DerivedView, year: number): Answers {
  const changes = derivedAllocationFacts(state.allocation, view);
  const timeline = changes.flatMap((c) => (c.op === 'replace' && c.kind === 'key' ? c.timeline : []));
  const is = Timelines.at(timeline, `${year}-12-31`)?.value as unknown as KeyInForce | undefined;
  return [['KEY', `${year}-12-31`, is ? ('undetermined' in is ? is.undetermined : is.key) : NONE]];
}

/** What besides amounts would be otherwise in a year had the question been read in the given way all along. */
export function changesOf(state: CooperationState, supposed: Supposed, year: number): Change[] {
  const now = answersOf(state, viewOf(state), year);
  const then = new Map(
    answersOf(state, new SupposedView(state, supposed), year).map(([what, of, is]) => [`${what} ${of}`, is]),
  );
  return now.flatMap(([what, of, is]) => {
    // What is read of a notice is of this question alone.
    if (what === 'NOTICE_RELEASE' && supposed.id !== 'A-07') return [];
    const preview = then.get(`${what} ${of}`) ?? NONE;
    return preview === is ? [] : [{ what, of, now: is, preview }];
  });
}

export const CHANGED_TEXTS: Readonly<Record<Changed, Text>> = {
  BUDGET_STATUS: { nb: 'Budsjettets status', nn: 'Status for budsjettet', en: 'Status of the budget' },
  BUDGET_DRAFT_BY: {
    nb: 'Siste dag for budsjettutkastet',
    nn: 'Siste dag for budsjettutkastet',
    en: 'Last day for the draft of the budget',
  },
  BUDGET_ADOPT_BY: {
    nb: 'Siste dag for å vedta budsjettet',
    nn: 'Siste dag for å vedta budsjettet',
    en: 'Last day for adopting the budget',
  },
  PROVISIONAL_BASIS: {
    nb: 'Grunnlag for à konto uten gyldig budsjett',
    nn: 'Grunnlag for à konto utan gyldig budsjett',
    en: 'Basis of à konto without a valid budget',
  },
  RULES_OF_BODY: { nb: 'Regler for organet', nn: 'Reglar for organet', en: 'Rules of the body' },
  OUTCOME_OF_DECISION: {
    nb: 'Utfall etter stemmene',
    nn: 'Utfall etter røystene',
    en: 'Outcome by the votes',
  },
  NOTICE_LAST_DAY: {
    nb: 'Siste dag som deltaker etter et varsel mottatt',
    nn: 'Siste dag som deltakar etter eit varsel motteke',
    en: 'Last day as participant after a notice received',
  },
  NOTICE_RELEASE: {
    nb: 'Hva den som trer ut, får',
    nn: 'Kva den som trer ut, får',
    en: 'What who leaves gets',
  },
  REPORT_LAST_DAY: {
    nb: 'Siste dag for rapporten',
    nn: 'Siste dag for rapporten',
    en: 'Last day for the report',
  },
  EVALUATION_LAST_DAY: {
    nb: 'Siste dag for evalueringen',
    nn: 'Siste dag for evalueringa',
    en: 'Last day for the evaluation',
  },
  ROUTINE_DAY: {
    nb: 'Siste dag for rutinen',
    nn: 'Siste dag for rutinen',
    en: 'Last day of the routine',
  },
  KEY: { nb: 'Nøkkelen som gjelder', nn: 'Nøkkelen som gjeld', en: 'The key in force' },
  REPORT_DAYS: {
    nb: 'Dager til påminnelse, og videre til den mangler, for rapporten',
    nn: 'Dagar til påminning, og vidare til han manglar, for rapporten',
    en: 'Days until a reminder, and on until missing, of the report',
  },
};
