import type { BudgetOnDay, BudgetTerms } from '#budget';
import type { ReportDay } from '#delivery';
import { addDays, type CivilDate, isPublicHoliday, isSaturday, isSunday, type Text, yearOf } from '#kernel';
import type { Terms } from './terms.ts';

export type Routine = NonNullable<Terms['routines']>[number];
export type DeadlineStatus = 'DONE' | 'DUE' | 'MISSED' | 'PASSED';

export type Falls = 'SATURDAY' | 'SUNDAY' | 'HOLIDAY';

/** Something that must be done by a day. */
export interface Deadline {
  readonly date: CivilDate;
  readonly code: string;
  /** Of a routine of the agreement: its own words; null where the code has a text. */
  readonly text: string | null;
  readonly clause: string;
  readonly who: 'HOST' | 'COUNCILS' | 'BOARD' | 'PARTICIPANTS';
  /** Whose it is; null: of all or of the host. */
  readonly municipality: string | null;
  /** PASSED: the day is over, and the book does not follow whether it was done. */
  readonly status: DeadlineStatus;
  readonly doneOn: CivilDate | null;
  /** The decision it is about; left out: it is about none. */
  readonly about?: string;
  /** A day of the agreement holds as it is written, also on such a day; null on others. */
  readonly falls: Falls | null;
  readonly sources: readonly number[];
}

/** The last days that follow from a decision of the host (L-3.3-1, L-3.3-2). */
export interface ControlDays {
  readonly decision: string;
  readonly for: readonly string[];
  readonly appealBy: CivilDate | null;
  readonly reviewBy: CivilDate;
  readonly sources: readonly number[];
}

export interface MeetingDay {
  readonly municipality: string;
  readonly kind: 'COUNCIL' | 'EXECUTIVE_COMMITTEE';
  readonly date: CivilDate;
  readonly sources: readonly number[];
}

/** A deadline before it is said on what kind of day it falls. */
type Due = Omit<Deadline, 'falls'>;

/** What the deadlines of a year follow from. */
export interface DeadlineGround {
  readonly validOn: CivilDate;
  readonly host: string;
  /** What the agreement in force says; null while none is. */
  readonly agreement: {
    readonly budget?: BudgetTerms;
    readonly routines?: readonly Routine[];
    readonly sources: readonly number[];
  } | null;
  /** Participants on 1 January of the year after: they adopt its budget. */
  readonly next: readonly string[];
  /** The budget of the year after, as it stands. */
  readonly budget: { readonly value: BudgetOnDay; readonly sources: readonly number[] } | null;
  readonly notices: readonly {
    readonly municipality: string;
    readonly lastDay: CivilDate | null;
    readonly clause: string;
    readonly sources: readonly number[];
  }[];
  /** Days on which reports are expected (L-5.1-1). */
  readonly reports?: readonly ReportDay[];
  /** Decisions of the host that can be appealed or reviewed. */
  readonly control?: readonly ControlDays[];
  /** Meetings of councils and executive committees that are called or held, of the municipalities they are of. */
  readonly meetings?: readonly MeetingDay[];
  /** 1 January figures that the book has, by date. */
  readonly populations: ReadonlyMap<CivilDate, readonly number[]>;
}

/** Days of the law for a host's accounts and for a council's budget (kommuneloven §§ 14-3, 14-6, 14-7, 24-8). */
const LAW: readonly (readonly [day: string, code: string, clause: string])[] = [
  ['02-22', 'ACCOUNTS', 'kommuneloven § 14-6'],
  ['03-31', 'ANNUAL_REPORT', 'kommuneloven § 14-7'],
  ['04-15', 'AUDIT_REPORT', 'kommuneloven § 24-8'],
  ['06-30', 'ACCOUNTS_ADOPTED', 'kommuneloven § 14-3'],
];
/** A council's budget lies open to the public this many days before it is treated (kommuneloven § 14-3). */
const PUBLICATION_DAYS = 14;

/** Everything due in a calendar year, by date. */
export function deadlinesOf(year: number, ground: DeadlineGround): Deadline[] {
  const { validOn, host, agreement, notices, populations } = ground;
  const untracked = (date: CivilDate): DeadlineStatus => (date < validOn ? 'PASSED' : 'DUE');
  const tracked = (date: CivilDate, doneOn: CivilDate | null): DeadlineStatus =>
    doneOn !== null ? 'DONE' : date < validOn ? 'MISSED' : 'DUE';
  const all: Due[] = [...budgetDeadlines(year, ground, { tracked, untracked })];
  for (const [day, code, clause] of LAW) {
    const date = `${year}-${day}`;
    const what = { text: null, who: 'HOST', municipality: host, doneOn: null, sources: [] } as const;
    all.push({ ...what, date, code, clause, status: untracked(date) });
  }
  for (const { kind, date, clause, status, doneOn, sources } of ground.reports ?? [])
    all.push({
      date,
      code: `REPORT_${kind}`,
      text: null,
      clause,
      who: 'HOST',
      municipality: host,
      status,
      doneOn,
      sources,
    });
  const figure = populations.get(`${year}-01-01`);
  all.push({
    date: `${year}-03-01`,
    code: 'POPULATION',
    text: null,
    clause: 'A-03',
    who: 'HOST',
    municipality: host,
    status: figure ? 'DONE' : untracked(`${year}-03-01`),
    doneOn: null,
    sources: figure ?? [],
  });
  for (const { id, day, text, who, clause } of agreement?.routines ?? []) {
    const date = `${year}-${day}`;
    const municipality = who === 'HOST' ? host : null;
    const sources = agreement?.sources ?? [];
    all.push({ date, code: id, text, clause, who, municipality, status: untracked(date), doneOn: null, sources });
  }
  for (const { decision: about, for: concerned, appealBy, reviewBy, sources } of ground.control ?? []) {
    const what = { text: null, doneOn: null, about, sources } as const;
    const [one = null, ...others] = concerned;
    const council = {
      clause: 'kommuneloven § 27-1',
      who: 'COUNCILS',
      municipality: others.length > 0 ? null : one,
    } as const;
    if (yearOf(reviewBy) === year)
      all.push({ ...what, ...council, date: reviewBy, code: 'REVIEW_LAST_DAY', status: untracked(reviewBy) });
    if (appealBy === null || yearOf(appealBy) !== year) continue;
    const party = { clause: 'forvaltningsloven § 29', who: 'HOST', municipality: host } as const;
    all.push({ ...what, ...party, date: appealBy, code: 'APPEAL_LAST_DAY', status: untracked(appealBy) });
  }
  for (const { municipality, lastDay, clause, sources } of notices) {
    if (lastDay === null || yearOf(lastDay) !== year) continue;
    const what = { text: null, clause, who: 'PARTICIPANTS', doneOn: null, sources } as const;
    all.push({ ...what, date: lastDay, code: 'PARTICIPATION_ENDS', municipality, status: untracked(lastDay) });
  }
  return all.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map((due) => ({ ...due, falls: fallsOn(due.date) }));
}

const fallsOn = (date: CivilDate): Falls | null =>
  isPublicHoliday(date) ? 'HOLIDAY' : isSunday(date) ? 'SUNDAY' : isSaturday(date) ? 'SATURDAY' : null;

const keyOf = ({ date, code, municipality, about = '' }: Due): string =>
  `${date} ${code} ${municipality ?? ''} ${about}`;

/**
 * L-4.2-1, L-4.2-2: the draft, and for each council its vote and, counted back from the last meeting it can vote in, the
 * publication and the recommendation of its executive committee. Without a called meeting: from the last day itself.
 */
function budgetDeadlines(
  year: number,
  { validOn, agreement, budget, next, host, meetings = [] }: DeadlineGround,
  status: {
    readonly tracked: (date: CivilDate, doneOn: CivilDate | null) => DeadlineStatus;
    readonly untracked: (date: CivilDate) => DeadlineStatus;
  },
): Due[] {
  const terms = agreement?.budget;
  if (!terms) return [];
  const { clause } = terms;
  const sources = [...agreement.sources, ...(budget?.sources ?? [])];
  const draftBy = `${year}-${terms.draftBy}`;
  const adoptBy = `${year}-${terms.adoptBy}`;
  const main = budget?.value.versions.find((v) => v.version.id === budget.value.version);
  const sent = main?.version.sent?.on ?? null;
  const sentOn = sent !== null && sent <= validOn ? sent : null;
  const draft: Due = {
    date: draftBy,
    code: 'BUDGET_DRAFT',
    text: null,
    clause,
    who: 'HOST',
    municipality: host,
    status: status.tracked(draftBy, sentOn),
    doneOn: sentOn,
    sources,
  };
  const councils = next.flatMap((municipality): Due[] => {
    const adoption = main?.adoptions.find((a) => a.municipality === municipality && a.counts);
    const doneOn = adoption?.decidedOn ?? null;
    const last = (kind: MeetingDay['kind'], by: CivilDate): MeetingDay | null =>
      meetings
        .filter((m) => m.kind === kind && m.municipality === municipality && m.date > draftBy && m.date <= by)
        .sort((a, b) => (a.date < b.date ? -1 : 1))
        .at(-1) ?? null;
    const council = last('COUNCIL', adoptBy);
    const publishBy = addDays(council?.date ?? adoptBy, -PUBLICATION_DAYS);
    const committee = last('EXECUTIVE_COMMITTEE', publishBy);
    const what = { text: null, who: 'COUNCILS', municipality } as const;
    const before = (date: CivilDate): Pick<Due, 'status' | 'doneOn'> => ({
      status: doneOn !== null ? 'DONE' : status.untracked(date),
      doneOn: null,
    });
    const meeting = (said: MeetingDay, code: string): Due => ({
      ...what,
      ...before(said.date),
      date: said.date,
      code,
      clause,
      sources: [...sources, ...said.sources],
    });
    const law = { ...what, ...before(publishBy), date: publishBy, clause: 'kommuneloven § 14-3' } as const;
    const counted = [...sources, ...(council?.sources ?? [])];
    return [
      { ...law, code: 'BUDGET_RECOMMENDED', sources: counted },
      { ...law, code: 'BUDGET_PUBLISHED', sources: counted },
      ...(committee ? [meeting(committee, 'COMMITTEE_MEETING')] : []),
      ...(council ? [meeting(council, 'COUNCIL_MEETING')] : []),
      {
        ...what,
        date: adoptBy,
        code: 'BUDGET_ADOPTED',
        clause,
        status: status.tracked(adoptBy, doneOn),
        doneOn,
        sources,
      },
    ];
  });
  return [draft, ...councils];
}

/** What is due; whose it is and by which clause stand beside it. */
export const DEADLINE_TEXTS: Readonly<Record<string, Text>> = {
  APPEAL_LAST_DAY: {
    nb: 'Siste dag for å klage på vertens vedtak',
    nn: 'Siste dag for å klage på vedtaket til verten',
    en: 'Last day for an appeal over the host’s decision',
  },
  REVIEW_LAST_DAY: {
    nb: 'Siste dag for å kreve lovlighetskontroll av vertens vedtak',
    nn: 'Siste dag for å krevje lovlegkontroll av vedtaket til verten',
    en: 'Last day for demanding a legality review of the host’s decision',
  },
  BUDGET_DRAFT: {
    nb: 'Verten sender budsjettforslaget for neste år til deltakerne',
    nn: 'Verten sender budsjettframlegget for neste år til deltakarane',
    en: 'The host sends the draft budget of next year to the participants',
  },
  BUDGET_RECOMMENDED: {
    nb: 'Formannskapet har gitt innstilling til budsjettet',
    nn: 'Formannskapet har gitt innstilling til budsjettet',
    en: 'The executive committee has recommended a budget',
  },
  COMMITTEE_MEETING: {
    nb: 'Formannskapets siste møte der innstillingen kan bli lagt ut i tide',
    nn: 'Det siste møtet i formannskapet der innstillinga kan bli lagd ut i tide',
    en: 'Last meeting of the executive committee after which its recommendation can be made public in time',
  },
  COUNCIL_MEETING: {
    nb: 'Kommunestyrets siste møte før fristen for budsjettet',
    nn: 'Det siste møtet i kommunestyret før fristen for budsjettet',
    en: 'Last meeting of the council before the last day for the budget',
  },
  BUDGET_PUBLISHED: {
    nb: 'Innstillingen til budsjettet legges ut, senest 14 dager før kommunestyret behandler det',
    nn: 'Innstillinga til budsjettet blir lagd ut, seinast 14 dagar før kommunestyret handsamar det',
    en: 'The recommended budget is made public, 14 days before the council treats it at the latest',
  },
  BUDGET_ADOPTED: {
    nb: 'Kommunestyret vedtar samarbeidets budsjett for neste år',
    nn: 'Kommunestyret vedtek budsjettet til samarbeidet for neste år',
    en: 'The council adopts the budget of the cooperation for next year',
  },
  ACCOUNTS: {
    nb: 'Verten avlegger regnskapet for året før',
    nn: 'Verten legg fram rekneskapen for året før',
    en: 'The host closes the accounts of the year before',
  },
  ANNUAL_REPORT: {
    nb: 'Årsberetningen for året før er ferdig',
    nn: 'Årsmeldinga for året før er ferdig',
    en: 'The annual report of the year before is ready',
  },
  AUDIT_REPORT: {
    nb: 'Revisor avgir revisjonsberetningen',
    nn: 'Revisor gir revisjonsmeldinga',
    en: 'The auditor gives the audit report',
  },
  ACCOUNTS_ADOPTED: {
    nb: 'Kommunestyret vedtar regnskap og årsberetning',
    nn: 'Kommunestyret vedtek rekneskap og årsmelding',
    en: 'The council adopts accounts and annual report',
  },
  POPULATION: {
    nb: 'Innbyggertallene per 1. januar er publisert og føres i boka',
    nn: 'Innbyggjartala per 1. januar er publiserte og blir førte i boka',
    en: 'The population of 1 January is published and goes into the book',
  },
  REPORT_TERTIAL: {
    nb: 'Tertialrapporten skal være levert',
    nn: 'Tertialrapporten skal vere levert',
    en: 'The tertial report is to be delivered',
  },
  REPORT_HALF_YEAR: {
    nb: 'Halvårsrapporten skal være levert',
    nn: 'Halvårsrapporten skal vere levert',
    en: 'The half-yearly report is to be delivered',
  },
  REPORT_ANNUAL: {
    nb: 'Årsrapporten skal være levert',
    nn: 'Årsrapporten skal vere levert',
    en: 'The annual report of the cooperation is to be delivered',
  },
  REPORT_ACCOUNTS: {
    nb: 'Rapporten til årsregnskapet skal være levert',
    nn: 'Rapporten til årsrekneskapen skal vere levert',
    en: 'The report on the annual accounts is to be delivered',
  },
  REPORT_BUDGET: {
    nb: 'Rapporten til budsjettbehandlingen skal være levert',
    nn: 'Rapporten til budsjetthandsaminga skal vere levert',
    en: 'The report for the treatment of the budget is to be delivered',
  },
  REPORT_EVALUATION: {
    nb: 'Evalueringen skal være levert',
    nn: 'Evalueringa skal vere levert',
    en: 'The evaluation is to be delivered',
  },
  REPORT_STATE_NOTICE: {
    nb: 'Meldingen til statsforvalteren skal være sendt',
    nn: 'Meldinga til statsforvaltaren skal vere send',
    en: 'The notice to the state’s governor (statsforvalteren) is to be sent',
  },
  PARTICIPATION_ENDS: {
    nb: 'Siste dag som deltaker etter varsel om uttreden',
    nn: 'Siste dag som deltakar etter varsel om uttreden',
    en: 'Last day as a participant after a notice of withdrawal',
  },
};

/** How it stands with a deadline. */
export const DEADLINE_STATUS_TEXTS: Readonly<Record<DeadlineStatus, Text>> = {
  DONE: { nb: 'gjort', nn: 'gjort', en: 'done' },
  DUE: { nb: 'gjenstår', nn: 'står att', en: 'due' },
  MISSED: { nb: 'ikke gjort i tide', nn: 'ikkje gjort i tide', en: 'not done in time' },
  PASSED: { nb: 'fristen er ute', nn: 'fristen er ute', en: 'the day has passed' },
};

/** On what kind of day a deadline falls. */
export const FALLS_TEXTS: Readonly<Record<Falls, Text>> = {
  SATURDAY: { nb: 'lørdag', nn: 'laurdag', en: 'a Saturday' },
  SUNDAY: { nb: 'søndag', nn: 'søndag', en: 'a Sunday' },
  HOLIDAY: { nb: 'helligdag', nn: 'heilagdag', en: 'a public holiday' },
};
