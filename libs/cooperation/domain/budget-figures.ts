import { FactBase, ONLY, portion } from '#allocation';
import type { Adoption, BudgetOnDay, BudgetVersion } from '#budget';
import {
  type CivilDate,
  type Finding,
  firstOfMonth,
  firstOfYear,
  isRefusal,
  monthsBetween,
  type Oere,
  type Responsible,
  type Text,
  Timelines,
} from '#kernel';
import { planOfYear, type YearRows } from './billing/plan-of-year.ts';

type Rows = ConstructorParameters<typeof FactBase>[0];

/** A category of the budget in force beside what is booked on it; `difference` above zero: more is booked. */
export interface Spent {
  readonly category: string;
  readonly budgeted: Oere;
  readonly booked: Oere;
  readonly difference: Oere;
}

/** What was booked on the year by the day asked about; budgeted is null while no budget is in force. */
export interface Spending {
  readonly budgeted: Oere | null;
  readonly booked: Oere;
  readonly categories: readonly Spent[];
  readonly sources: readonly number[];
}

/** What a municipality put in its own budget beside its part of the version; øre. */
export interface OwnLine {
  readonly decision: string;
  readonly ownLine: Oere;
  /** Null where the version’s costs cannot be shared by rules alone. */
  readonly share: Oere | null;
}

export interface BudgetFigures {
  readonly spending: Spending;
  readonly ownLines: readonly OwnLine[];
  readonly findings: readonly Finding[];
}

/**
 * L-3.1-2: the budget of a year in øre: what is booked against it, and what it asks of each municipality
 * beside what that put in its own budget.
 *
 * @param rows every fact that holds somewhere in the budget year, as known at the point asked about
 */
export function budgetFigures(rows: Rows, budget: BudgetOnDay, validOn: CivilDate): BudgetFigures {
  const facts = [...rows];
  const spending = spendingOf(new FactBase(facts), budget, validOn);
  const ownLines = budget.versions.flatMap(({ version, adoptions }) => {
    const told = adoptions.filter((a): a is Adoption & { ownLine: string } => a.ownLine !== null);
    if (told.length === 0) return [];
    const shares = sharesOf(facts, version);
    return told.map(({ decision, municipality, ownLine, sources }) => {
      const share = shares?.amounts.get(municipality) ?? null;
      return {
        decision,
        municipality,
        ownLine: BigInt(ownLine),
        share,
        sources: [...sources, ...(shares?.sources ?? [])],
      };
    });
  });
  const { days, inForce } = budget;
  const found = { clause: days?.clause ?? '—' };
  const host: Responsible = { who: 'HOST', municipality: null };
  const findings: Finding[] = [];
  const about = String(budget.year);
  for (const { decision, municipality, ownLine, share, sources } of ownLines) {
    if (share === null || share === ownLine) continue;
    const responsible: Responsible = { who: 'COUNCILS', municipality };
    const code = 'OWN_LINE_DIFFERS';
    const what = { about: decision, responsible, sources: Timelines.sourcesOf(sources) };
    findings.push({ ...found, code, severity: 'REMARK', rule: 'A-25', ...what });
  }
  const { booked, budgeted, categories, sources } = spending;
  if (inForce && budgeted !== null && booked > budgeted)
    findings.push({
      ...found,
      code: 'COST_BEYOND_BUDGET',
      severity: 'BREACH',
      rule: 'A-35',
      about,
      responsible: host,
      sources,
    });
  if (inForce)
    for (const { category, difference } of categories)
      if (difference > 0n) {
        const what = { about: `${about} ${category}`, responsible: host, sources };
        findings.push({ ...found, code: 'CATEGORY_BEYOND_BUDGET', severity: 'REMARK', rule: 'A-35', ...what });
      }
  if (!inForce && days && booked > 0n && validOn >= firstOfYear(budget.year))
    findings.push({
      ...found,
      code: 'COST_WITHOUT_BUDGET',
      severity: 'BREACH',
      rule: 'L-3.1-2',
      about,
      responsible: host,
      sources,
    });
  return { spending, ownLines, findings };
}

/** Lines booked by the day, each with the months of the year that it serves; not what the agreement keeps out. */
function spendingOf(base: FactBase, { year, inForce }: BudgetOnDay, validOn: CivilDate): Spending {
  const booked = new Map<string, Oere>();
  const sources: number[] = [];
  for (const line of base.all('cost')) {
    if (line.value.bookedOn > validOn) continue;
    for (const month of monthsBetween(`${year}-01`, `${year}-12`)) {
      const day = firstOfMonth(month);
      if (day < line.from || !Timelines.before(day, line.to)) continue;
      const { category } = line.value;
      const method = base.on('terms', ONLY, day)?.value.terms.categories[category]?.method;
      const amount = portion(line.value, month);
      if (method === 'EXCLUDED' || amount === 0n) continue;
      booked.set(category, (booked.get(category) ?? 0n) + amount);
      sources.push(...line.sources);
    }
  }
  const budgeted = new Map<string, Oere>();
  for (const { category, amount } of inForce?.version.lines ?? [])
    budgeted.set(category, (budgeted.get(category) ?? 0n) + BigInt(amount));
  const categories = [...new Set([...budgeted.keys(), ...booked.keys()])].sort().map((category): Spent => {
    const [planned, spent] = [budgeted.get(category) ?? 0n, booked.get(category) ?? 0n];
    return { category, budgeted: planned, booked: spent, difference: spent - planned };
  });
  const sum = (amounts: Iterable<Oere>): Oere => [...amounts].reduce((a, b) => a + b, 0n);
  return {
    budgeted: inForce ? sum(budgeted.values()) : null,
    booked: sum(booked.values()),
    categories,
    sources: Timelines.sourcesOf(sources, inForce ? [inForce.version.source] : []),
  };
}

/**
 * what each municipality would pay if the year cost what the version says. Null where a line has no participants or
 * needs a decision of its own.
 */
function sharesOf(
  facts: YearRows,
  { year, lines, source }: BudgetVersion,
): { readonly amounts: ReadonlyMap<string, Oere>; readonly sources: readonly number[] } | null {
  const answer = planOfYear(facts, year, lines, source);
  if (isRefusal(answer) || answer.held.length > 0) return null;
  return {
    amounts: new Map(answer.shares.map((s) => [s.municipality, s.amount])),
    sources: Timelines.sourcesOf(...answer.pools.map((p) => p.sources)),
  };
}

export const BUDGET_FIGURE_TEXTS: Readonly<Record<string, Text>> = {
  OWN_LINE_DIFFERS: {
    nb: 'Kommunen har satt av et annet beløp i eget budsjett enn andelen den har av samarbeidets budsjett.',
    nn: 'Kommunen har sett av eit anna beløp i eige budsjett enn delen han har av budsjettet til samarbeidet.',
    en: 'The municipality put another amount in its own budget than its share of the cooperation’s budget.',
  },
  COST_BEYOND_BUDGET: {
    nb: 'Det er ført mer på året enn budsjettet som gjelder. Kostnaden fordeles likevel (A-35).',
    nn: 'Det er ført meir på året enn budsjettet som gjeld. Kostnaden blir likevel fordelt (A-35).',
    en: 'More is booked on the year than the budget in force. The cost is allocated all the same (A-35).',
  },
  CATEGORY_BEYOND_BUDGET: {
    nb: 'Det er ført mer på kategorien enn budsjettet som gjelder.',
    nn: 'Det er ført meir på kategorien enn budsjettet som gjeld.',
    en: 'More is booked on the category than the budget in force.',
  },
  COST_WITHOUT_BUDGET: {
    nb: 'Det er ført kostnader på et år som ikke har noe gyldig budsjett.',
    nn: 'Det er ført kostnader på eit år som ikkje har noko gyldig budsjett.',
    en: 'Costs are booked on a year that has no valid budget.',
  },
};
