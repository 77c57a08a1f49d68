import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { BudgetOnDay } from '#budget';
import { type CivilDate, type Finding, isRefusal, type Language, type Refusal } from '#kernel';
import { REQUIRED_MATTERS } from '../domain/agreement/required-matters.ts';
import { budgetFigures } from '../domain/budget-figures.ts';
import { defaultFindings } from '../domain/default-readings/default-readings.ts';
import { overtakenBy } from '../domain/rules/overtaken-proposal.ts';
import {
  mergerFindings,
  type NoticeFact,
  noticeFindings,
  type ReleaseDecided,
} from '../domain/rules/participation-findings.ts';
import type { Terms } from '../domain/terms.ts';
import { settledBy } from '../domain/where-questions-arise.ts';
import type { Clocks, FindingView } from './answers.ts';
import type { BookReading, DayOfBook, DayQuestion } from './book-reading.ts';
import { missingReportsOn } from './delivery-questions.ts';
import { type FindingsFilter, filterIsKnown, passes } from './findings-filter.ts';
import { allocationFindings, yearsWithoutBudget } from './findings-of-years.ts';
import { recordedDefaults, termsOf } from './interpretations-questions.ts';
import { meetingFindingsOn } from './meetings-questions.ts';
import type { Questions } from './questions.ts';
import { clocks, findingView } from './views.ts';

/** What is not as the agreement or the law says, as it stands on a day. */
export interface FindingsAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly findings: readonly FindingView[];
}

/** The findings of a day, all or some of them. */
export type FindingsQuestion = DayQuestion & FindingsFilter;

export class AskFindings extends Query<FindingsAnswer | Refusal> {
  constructor(
    readonly question: FindingsQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Gathers what every chapter finds: agreement, participation, budgets, decisions, and the allocations of the years. */
export class FindingsQuestions {
  constructor(
    private readonly book: BookReading,
    private readonly questions: Questions,
  ) {}

  async ask(question: FindingsQuestion, language: Language = 'nb'): Promise<FindingsAnswer | Refusal> {
    const unknown = filterIsKnown(question);
    if (unknown) return unknown;
    const day = await this.book.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn } = day;
    const asked = { cooperation: question.cooperation, knownAt: String(known.size) };
    const decisions = await this.questions.in(language).decisions({ ...asked, to: validOn });
    if (isRefusal(decisions)) return decisions;
    const without = decisions.decisions.flatMap(({ decision, effect, events }): Finding[] =>
      effect && !effect.stands && effect.because === 'NO_COMPETENCE' && !JUDGED_BY_ITS_CHAPTER.has(effect.kind)
        ? [
            {
              code: 'EFFECT_WITHOUT_COMPETENCE',
              severity: 'BREACH',
              rule: 'KL 20-4',
              clause: effect.clause ?? 'kommuneloven § 20-4',
              about: decision,
              responsible: { who: COUNCILS_DECIDE.has(effect.kind) ? 'COUNCILS' : 'BOARD', municipality: null },
              sources: events.map((e) => e.index),
            },
          ]
        : [],
    );
    const ofAllocation = await allocationFindings(this.questions.in(language), question, day);
    const ofBudgets = await this.#ofBudgets(question, day);
    if (isRefusal(ofBudgets)) return ofBudgets;
    const all = [...ofRegister(day), ...meetingFindingsOn(day), ...ofBudgets, ...without].map(findingView(language));
    const found = all.filter(passes(question));
    // A pending key is found in the register, and again by the allocation of the year: told once.
    const isTold = (f: FindingView) => found.some(({ code, about }) => code === f.code && about === f.about);
    const more = ofAllocation.filter(passes(question)).filter((f) => !isTold(f));
    return { ...clocks(question.cooperation, known), validOn, findings: [...found, ...more] };
  }

  /** What costs and the municipalities' own budgets make of the budgets of each year; drafts that never came. */
  async #ofBudgets(question: DayQuestion, day: DayOfBook): Promise<Finding[] | Refusal> {
    const { known, validOn } = day;
    const { cooperation } = question;
    const found: Finding[] = [];
    for (const { name: year, value } of day.of('budget')) {
      const rows = this.book.during({ cooperation, from: `${year}-01`, to: `${year}-12` }, known);
      if (isRefusal(rows)) return rows;
      found.push(...budgetFigures(rows, value as unknown as BudgetOnDay, validOn).findings);
    }
    const without = await yearsWithoutBudget(this.book, question, day);
    return isRefusal(without) ? without : [...found, ...without];
  }
}

/** What is made of these is found with the budget, or with the decision, that they are about. */
const JUDGED_BY_ITS_CHAPTER = new Set(['TREAT_BUDGET', 'PROVISIONAL_ACCOUNT', 'REVERSE_DECISION']);
/** What only the councils themselves can decide, and so must decide anew. */
const COUNCILS_DECIDE = new Set([
  'APPROVE_AGREEMENT',
  'RATIFY_KEY',
  'INSTRUCT_DELEGATION',
  'REVOKE_DELEGATION',
  'ADOPT_ACCOUNTS',
]);

type Form = keyof typeof REQUIRED_MATTERS;

function ofRegister(day: DayOfBook): Finding[] {
  const { host, form } = day.cooperation.value as { host: string; form: Form };
  const law = REQUIRED_MATTERS[form]?.law ?? 'kommuneloven § 17-1';
  const terms = day.of('terms')[0]?.value as { terms: Pick<Terms, 'keyClause'> } | undefined;
  const all = day.of('version');
  const versions = all.flatMap(({ name, from, value, sources }): Finding[] => {
    const { attested } = value as { attested: boolean };
    const others = all.map((other) => ({
      version: other.name,
      inForceFrom: (other.value as unknown as Approvals).inForceFrom,
    }));
    const closed = attested || overtakenBy({ version: name, proposedOn: from, others, validOn: day.validOn }) !== null;
    const missing = closed ? [] : missingOn(day, value as unknown as Approvals);
    const found = { severity: 'REMARK', rule: 'L-6.4-1', clause: law, about: name, sources } as const;
    if (attested) return [{ ...found, code: 'AGREEMENT_ATTESTED', responsible: { who: 'HOST', municipality: null } }];
    const municipality = missing.length === 1 ? (missing[0] ?? null) : null;
    return missing.length > 0
      ? [{ ...found, code: 'AGREEMENT_NOT_APPROVED', responsible: { who: 'COUNCILS', municipality } }]
      : [];
  });
  const keys = day.of('key-decision').flatMap(({ value, sources }): Finding[] => {
    const { status, decision } = value as { status: string; decision: string };
    if (status !== 'PENDING') return [];
    const responsible = { who: 'COUNCILS', municipality: null } as const;
    const clause = terms?.terms.keyClause ?? law;
    const found = { code: 'KEY_NOT_RATIFIED', severity: 'REMARK', rule: 'A-02', clause } as const;
    return [{ ...found, about: decision, responsible, sources }];
  });
  // Kommuneloven § 20-4 second paragraph and letter f: the councils themselves adopt the economic settlement and its changes.
  // A body that reads the agreement so that a key needs no councils does what is theirs; what the agreement says itself, they said.
  const readings = day.of('interpretation').flatMap(({ name, value, sources }): Finding[] => {
    const { option, decision } = value as { option: string; decision: string | null };
    if (decision === null || name !== 'A-02' || option !== 'SELF_EXECUTING') return [];
    if (settledBy(name, termsOf(day))) return [];
    const found = { code: 'READING_NOT_BY_ALL_COUNCILS', severity: 'BREACH', rule: 'A-02' } as const;
    const responsible = { who: 'COUNCILS', municipality: null } as const;
    return [{ ...found, clause: 'kommuneloven § 20-4 f', about: decision, responsible, sources }];
  });
  return [
    ...versions,
    ...noticeFindings(day.of('notice') as unknown as NoticeFact[], host, releaseDecided(day)),
    ...mergerFindings(day.of('succession'), day.of('agreement')[0]?.from ?? null),
    ...day.of('budget').flatMap(({ value }) => (value as unknown as BudgetOnDay).findings),
    ...keys,
    ...readings,
    ...defaultFindings(recordedDefaults(day), day.cooperation.sources),
    ...missingReportsOn(day),
    ...day.of('findings').flatMap(({ value }) => (value as unknown as { findings: readonly Finding[] }).findings),
  ];
}

interface Approvals {
  readonly inForceFrom: CivilDate | null;
  readonly approvedBy: readonly { readonly municipality: string; readonly decidedOn: CivilDate }[];
  readonly missing: readonly string[];
}

/**
 * Whose councils have not approved a version by the day; what they decided later is not known on it. Where all who take
 * part on the day have, and it is not in force, it is those it waited for when the last council approved it.
 */
function missingOn({ validOn, of }: DayOfBook, { inForceFrom, approvedBy, missing }: Approvals): readonly string[] {
  if (inForceFrom !== null && inForceFrom <= validOn) return [];
  const given = new Set(approvedBy.filter((a) => a.decidedOn <= validOn).map((a) => a.municipality));
  const open = of('participant').flatMap(({ name }) => (given.has(name) ? [] : [name]));
  return open.length === 0 && inForceFrom === null ? missing : open.sort();
}

/** How A-07 is read on the day, where a body has decided. */
export function releaseDecided(day: DayOfBook): ReleaseDecided | null {
  const row = day.of('interpretation').find(({ name }) => name === 'A-07');
  const { option, decision } = (row?.value ?? { option: '', decision: null }) as {
    option: string;
    decision: string | null;
  };
  return row && decision !== null ? { option, sources: row.sources } : null;
}

@QueryHandler(AskFindings)
export class AskFindingsHandler implements IQueryHandler<AskFindings> {
  constructor(private readonly findings: FindingsQuestions) {}

  execute({ question, language }: AskFindings) {
    return this.findings.ask(question, language);
  }
}
