import type { CivilDate, Finding, Responsible } from '#kernel';
import type { Adoption } from './rules/adoption-counts.ts';
import type { ProvisionalBasis } from './rules/provisional-basis.ts';
import type { VersionOnDay } from './rules/version-status.ts';
import type { ProvisionalDecision } from './state.ts';

/** Bases that go by a version of a budget. */
const NEEDS_VERSION = new Set(['LAST_VALID_BUDGET', 'DRAFT', 'ADOPTED_LATE']);

/** The days that the agreement sets for the budget of a year; of the year before. */
export interface BudgetDays {
  readonly draftBy: CivilDate;
  readonly adoptBy: CivilDate;
  readonly clause: string;
  readonly sources: readonly number[];
}

interface Judged {
  readonly year: number;
  readonly on: CivilDate;
  readonly main: VersionOnDay;
  readonly versions: readonly VersionOnDay[];
  readonly adoptions: readonly Adoption[];
  readonly required: readonly string[];
  readonly days: BudgetDays | null;
  readonly provisional: ProvisionalBasis | null;
  /** Decisions on the provisional basis by bodies that are not the host's. */
  readonly notByHost: readonly ProvisionalDecision[];
  /** Participants of the year that take the place of others only after the last day for the councils. */
  readonly merged: readonly { readonly municipality: string; readonly sources: readonly number[] }[];
}

/** What is wrong or unclear with the budget of a year on a day (L-4.2-1 … L-4.2-6, A-06, A-18, A-25). */
export function budgetFindings(judged: Judged): Finding[] {
  const { year, on, main, versions, adoptions, required, days, provisional, notByHost, merged } = judged;
  const clause = days?.clause ?? '—';
  const found: Finding[] = [];
  const add = (
    code: string,
    severity: Finding['severity'],
    rule: string,
    about: string,
    sources: readonly number[],
    responsible: Responsible = { who: 'COUNCILS', municipality: null },
  ) => found.push({ code, severity, rule, clause, about, responsible, sources });
  const host: Responsible = { who: 'HOST', municipality: null };

  const originals = versions.filter((v) => v.version.kind === 'ORIGINAL');
  if (days === null) add('BUDGET_NO_DEADLINE', 'REMARK', 'L-4.2-2', String(year), main.sources);
  else {
    const sent = originals.flatMap((v) => (v.version.sent && v.version.sent.on <= on ? [v.version.sent] : []));
    const first = [...sent].sort((a, b) => (a.on < b.on ? -1 : 1))[0];
    if (first && first.on > days.draftBy)
      add('BUDGET_DRAFT_LATE', 'BREACH', 'L-4.2-1', String(year), [first.source, ...days.sources], host);
    if (!first && on > days.draftBy)
      add('BUDGET_NOT_SENT', 'BREACH', 'L-4.2-1', String(year), [...main.sources, ...days.sources], host);
    if (originals.includes(main) && main.status === 'NOT_VALID')
      add('BUDGET_NOT_VALID', 'BREACH', 'L-4.2-2', String(year), [...main.sources, ...days.sources]);
    if (originals.includes(main) && main.status === 'UNDETERMINED')
      add('BUDGET_UNDETERMINED', 'REMARK', 'L-4.2-5', String(year), main.sources);
  }
  const counting = new Set(main.adoptions.flatMap((a) => (a.counts ? [a.decision] : [])));
  const told = new Set<string>();
  const isOriginal = new Set(originals.flatMap((v) => v.adoptions.map((a) => a.decision)));
  for (const { because, verdict, decision, decidedOn, counts, municipality, sources } of adoptions) {
    // L-4.2-6: until reversed. What the council itself adopted later takes the place of what was said before.
    const since = adoptions.some((a) => a.counts && a.municipality === municipality && a.decidedOn > decidedOn);
    if (!counts && since) continue;
    // One decision can speak of several versions with the same content, and change one of them into the one that leads.
    if (because === 'CHANGED' && counting.has(decision)) continue;
    if (told.has(`${decision} ${because}`)) continue;
    told.add(`${decision} ${because}`);
    const council: Responsible = { who: 'COUNCILS', municipality: municipality || null };
    if (because === 'NOT_COUNCIL') add('BUDGET_NOT_BY_COUNCIL', 'BREACH', 'L-4.2-5', decision, sources, council);
    if (because === 'CHANGED') add('BUDGET_CHANGED_BY_COUNCIL', 'BREACH', 'L-4.2-3', decision, sources, council);
    if (because === 'OWN_LINE_ONLY') add('BUDGET_OWN_LINE_ONLY', 'REMARK', 'L-4.2-5', decision, sources, council);
    if (because === 'NOT_ADOPTED' && verdict === 'REJECTED')
      add('BUDGET_REJECTED', 'REMARK', 'L-4.2-6', decision, sources, council);
    if (because === 'NOT_ADOPTED' && verdict === 'POSTPONED')
      add('BUDGET_POSTPONED', 'REMARK', 'L-4.2-6', decision, sources, council);
    if (counts && days !== null && isOriginal.has(decision) && decidedOn > days.adoptBy)
      add('BUDGET_ADOPTED_LATE', 'BREACH', 'L-4.2-4', decision, [...sources, ...days.sources], council);
    if (counts && !required.includes(municipality))
      add('BUDGET_BY_OTHERS', 'REMARK', 'L-4.2-2', decision, sources, council);
  }
  // Neither the clause nor the law says whether it ends a valid budget: it is read so, and told that it is.
  for (const { decision, municipality, sources } of main.takenBack)
    add('BUDGET_TAKEN_BACK', 'REMARK', 'L-4.2-6', decision, sources, { who: 'COUNCILS', municipality });
  for (const { municipality, sources } of merged)
    if (!main.adoptions.some((a) => a.counts && a.municipality === municipality))
      add('BUDGET_FOR_MERGED', 'REMARK', 'A-18', municipality, sources);
  if (provisional?.decision === null)
    add(
      'PROVISIONAL_BASIS_NOT_DECIDED',
      'REMARK',
      'A-06',
      String(year),
      [...main.sources, ...provisional.sources],
      host,
    );
  found.push(...provisionalFindings({ year, clause, provisional, notByHost, sources: main.sources }));
  return found;
}

interface JudgedBasis extends Pick<Judged, 'year' | 'provisional'> {
  readonly clause: string;
  readonly notByHost: readonly Pick<ProvisionalDecision, 'decision' | 'source'>[];
  /** Of what there is of the year. */
  readonly sources: readonly number[];
}

/** a basis that goes by a budget there is none of, and one that another than the host decided. */
export function provisionalFindings({ year, clause, provisional, notByHost, sources }: JudgedBasis): Finding[] {
  const responsible: Responsible = { who: 'HOST', municipality: null };
  const of = { rule: 'A-06', clause, responsible } as const;
  const none = provisional?.version === null && NEEDS_VERSION.has(provisional.basis) ? provisional : null;
  return [
    ...(none
      ? [
          {
            ...({ ...of, code: 'PROVISIONAL_BASIS_MISSING', severity: 'REMARK', about: String(year) } as const),
            sources: [...sources, ...none.sources],
          },
        ]
      : []),
    ...notByHost.map(({ decision: about, source }) => {
      const code = 'PROVISIONAL_BASIS_NOT_BY_HOST';
      return { ...of, code, severity: 'BREACH', about, sources: [source] } as const;
    }),
  ];
}
