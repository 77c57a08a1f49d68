import {
  addMonths,
  type CivilMonth,
  firstOfMonth,
  isRefusal,
  monthsBetween,
  type Oere,
  type Refusal,
  Timelines,
  yearOf,
} from '#kernel';
import type { Allocation, Found, InterpretationUsed, Pool, Unallocated } from './answer.ts';
import { type Fact, FactBase } from './facts.ts';
import { MonthRules } from './month.ts';
import { monthsReversed, noCosts } from './question-refusals.ts';
import { withResponsible } from './responsible.ts';
import { type FixedPool, fixedAmounts, fixedPool } from './rules/fixed-amounts.ts';
import { portion } from './rules/line-portion.ts';
import { type Rounding, splitRounded } from './rules/rounding.ts';
import type { Weights } from './split.ts';
import type { LeftOut, Pooled } from './treatment.ts';
import { Treatments } from './treatments.ts';

interface PoolSum {
  readonly id: string;
  readonly treatment: Pooled;
  readonly rounding: Rounding;
  readonly year: number;
  readonly version: string;
  /** As the last line gave them; the next of the month gives the very same. */
  weights: Weights;
  /** Running totals of the accounting year: before the asked months, and through them. */
  before: Oere;
  through: Oere;
  readonly lines: Map<string, { label: string; amount: Oere; sources: Set<number>; accrual?: string }>;
  readonly sources: Set<number>;
  /** Events of earlier months of the year. */
  readonly carried: Set<number>;
}

/**
 * The allocation of a period: each cost takes the rules in force in its own month. The øre are split once per pool, on
 * the accounting year's running total; a period is the difference of two running totals, so that months sum to
 * the year and municipalities to the whole, to the øre.
 *
 * @param rows every fact that holds somewhere from 1 January of the first year to the end of the period
 */
export function allocate(
  rows: ConstructorParameters<typeof FactBase>[0],
  period: { readonly from: CivilMonth; readonly to: CivilMonth },
): Allocation | Refusal {
  if (period.to < period.from) return monthsReversed(period);
  const ledger = new Ledger(new FactBase(rows), period);
  for (let year = yearOf(period.from); year <= yearOf(period.to); year++) {
    const first: CivilMonth = `${year}-01`;
    const last: CivilMonth = `${year}-12`;
    for (const month of monthsBetween(first, period.to < last ? period.to : last)) {
      const refused = ledger.add(month);
      if (refused) return refused;
    }
  }
  return ledger.answer();
}

/** The months of one question, added up. */
class Ledger {
  readonly #pools = new Map<string, PoolSum>();
  readonly #fixed = new Map<string, FixedPool>();
  readonly #unallocated = new Map<string, Unallocated & { put: 'HELD' | 'EXCLUDED'; sources: number[] }>();
  readonly #interpretations = new Map<string, InterpretationUsed>();
  readonly #findings = new Map<string, Found>();
  readonly #names = new Map<string, string>();
  readonly #lines: readonly Fact<'cost'>[];
  #booked: Oere = 0n;
  #anyCost = false;

  constructor(
    private readonly base: FactBase,
    private readonly period: { readonly from: CivilMonth; readonly to: CivilMonth },
  ) {
    this.#lines = base.all('cost');
  }

  /** Adds one month; months before the asked ones only count into the running totals. */
  add(month: CivilMonth): Refusal | null {
    const asked = month >= this.period.from;
    const rules = MonthRules.of(this.base, month);
    // What cannot be answered before the asked months shares no pool with them.
    if (isRefusal(rules)) return asked ? rules : null;
    const treatments = new Treatments(this.base, rules);
    const day = firstOfMonth(month);
    if (asked) {
      for (const p of this.base.allOn('participant', day)) this.#names.set(p.name, p.value.name);
      this.#observe(rules);
    }
    const refused = this.#addFixed(rules, asked);
    if (isRefusal(refused)) return refused;

    for (const line of this.#lines) {
      if (line.from > day || !Timelines.before(day, line.to)) continue;
      const amount = portion(line.value, month);
      const treatment = treatments.of(line);
      if (isRefusal(treatment)) {
        if (asked) return treatment;
        continue;
      }
      if (asked) {
        this.#booked += amount;
        this.#anyCost = true;
      }
      if ('put' in treatment) {
        if (asked) this.#leaveOut(line, amount, treatment, rules);
      } else this.#share(line, amount, treatment, rules, asked);
    }
    return null;
  }

  answer(): Allocation | Refusal {
    const fixedPools = [...this.#fixed.values()].filter((f) => f.asked);
    if (!this.#anyCost && fixedPools.length === 0) return noCosts(this.period);
    const pools = [...this.#pools.values()].filter((p) => p.lines.size > 0).map(toPool);
    for (const fixed of fixedPools) {
      const { pool, remainder } = fixedPool(fixed);
      pools.push(pool);
      if (remainder) {
        this.#unallocated.set(pool.id, { ...remainder, put: 'HELD', sources: [...remainder.sources] });
        this.#found(
          'FIXED_AMOUNTS_REMAINDER',
          'BREACH',
          'L-4.4-O1',
          pool.clause,
          `${pool.category} ${pool.year}`,
          pool.sources,
        );
      }
    }
    pools.sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1));
    const amounts = new Map<string, Oere>([...this.#names.keys()].map((m) => [m, 0n]));
    for (const pool of pools)
      for (const s of pool.shares) amounts.set(s.municipality, (amounts.get(s.municipality) ?? 0n) + s.amount);
    const shares = [...amounts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([municipality, amount]) => ({ municipality, name: this.#nameOf(municipality), amount }));
    const left = [...this.#unallocated.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
      ...this.period,
      total: shares.reduce((a, s) => a + s.amount, 0n),
      booked: this.#booked,
      shares,
      pools,
      held: left.filter((u) => u.put === 'HELD').map(({ put: _, ...u }) => u),
      excluded: left.filter((u) => u.put === 'EXCLUDED').map(({ put: _, ...u }) => u),
      interpretations: [...this.#interpretations.values()].sort((a, b) =>
        `${a.id} ${a.option}` < `${b.id} ${b.option}` ? -1 : 1,
      ),
      findings: [...this.#findings.values()]
        .map(withResponsible)
        .sort((a, b) => (`${a.rule} ${a.about}` < `${b.rule} ${b.about}` ? -1 : 1)),
    };
  }

  #nameOf(municipality: string): string {
    return (
      this.#names.get(municipality) ??
      this.base.all('participant').find((p) => p.name === municipality)?.value.name ??
      municipality
    );
  }

  #share(line: Fact<'cost'>, amount: Oere, treatment: Pooled, rules: MonthRules, asked: boolean): void {
    // The same pool by name, but other figures: a metric counted anew, a corrected distribution.
    const { readings, ...rounding } = rules.rounding();
    const rounded = rounding.option === 'LARGEST_REMAINDER' ? '' : `${rounding.option} ${rounding.host}`;
    const alike = `${rules.year} ${treatment.pool} ${rounded}`.trim();
    let id = alike;
    let pool = this.#pools.get(id);
    for (let n = 2; pool && !sameWeights(pool.weights, treatment.weights); n++) {
      id = `${alike} #${n}`;
      pool = this.#pools.get(id);
    }
    if (!pool) {
      pool = {
        id: id.trim(),
        treatment: { ...treatment, interpretations: [...treatment.interpretations, ...readings] },
        rounding,
        weights: treatment.weights,
        year: rules.year,
        version: rules.terms.value.version,
        before: 0n,
        through: 0n,
        lines: new Map(),
        sources: new Set(),
        carried: new Set(),
      };
      this.#pools.set(id, pool);
    }
    pool.weights = treatment.weights;
    pool.through += amount;
    for (const s of [...line.sources, ...treatment.sources, ...readings.flatMap((r) => r.sources)])
      (asked ? pool.sources : pool.carried).add(s);
    if (!asked) {
      pool.before += amount;
      return;
    }
    const { label, accrual } = line.value;
    const listed = pool.lines.get(line.name) ?? {
      ...{ label, amount: 0n, sources: new Set() },
      ...(accrual && { accrual: accrual.ground }),
    };
    listed.amount += amount;
    for (const s of line.sources) listed.sources.add(s);
    pool.lines.set(line.name, listed);
    this.#used([...treatment.interpretations, ...readings]);
    for (const f of treatment.findings) this.#findings.set(`${f.code} ${f.about}`, f);
  }

  #leaveOut(line: Fact<'cost'>, amount: Oere, treatment: LeftOut, rules: MonthRules): void {
    const { put } = treatment;
    if (put === 'COVERED') return;
    const id = `${put} ${line.name} ${treatment.reason}`;
    const readings = treatment.interpretations.map((i) => i.sources);
    const { category } = line.value;
    const byTerms = rules.category(category) ? rules.termsSources(`categories.${category}`) : rules.terms.sources;
    const sources = Timelines.sourcesOf(line.sources, treatment.sources, byTerms, ...readings);
    const before = this.#unallocated.get(id);
    this.#unallocated.set(id, {
      name: line.name,
      category,
      label: line.value.label,
      reason: treatment.reason,
      clause: treatment.clause,
      put,
      amount: (before?.amount ?? 0n) + amount,
      sources: Timelines.sourcesOf(before?.sources ?? [], sources),
    });
    this.#used(treatment.interpretations);
    for (const f of treatment.findings ?? []) this.#findings.set(`${f.code} ${f.about}`, f);
    if (put === 'HELD')
      this.#found(
        treatment.reason,
        'REMARK',
        RULE_OF_REASON[treatment.reason] ?? 'A-12',
        treatment.clause,
        line.name,
        sources,
      );
  }

  /** L-4.4-O1: each participant pays its own indexed cost of the base year, month by month of the twelve. */
  #addFixed(rules: MonthRules, asked: boolean): Refusal | null {
    for (const [category, terms] of Object.entries(rules.terms.value.terms.categories)) {
      if (terms.method !== 'FIXED_AMOUNTS' || rules.establishmentOver()) continue;
      const due = fixedAmounts(this.base, rules, category, terms);
      if (isRefusal(due)) {
        if (asked) return due;
        continue;
      }
      const { version } = rules.terms.value;
      const id = `${rules.year} ${category} ${version}`;
      const fixed: FixedPool = this.#fixed.get(id) ?? {
        id,
        year: rules.year,
        category,
        version,
        clause: terms.clause,
        amounts: new Map(),
        sources: new Set(),
        asked: false,
        booked: 0n,
        lines: new Map(),
      };
      this.#fixed.set(id, fixed);
      for (const [municipality, { annual, sources }] of due.amounts) {
        const paid = fixed.amounts.get(`${municipality} ${annual}`) ?? {
          municipality,
          annual,
          sources,
          before: 0,
          through: 0,
        };
        const before = paid.before + (asked ? 0 : 1);
        fixed.amounts.set(`${municipality} ${annual}`, { ...paid, before, through: paid.through + 1 });
      }
      for (const source of due.sources) fixed.sources.add(source);
      if (!asked) continue;
      fixed.asked = true;
      this.#used([rules.readingOr('A-27', terms.index ?? 'NO_INDEX')]);
      const day = firstOfMonth(rules.month);
      for (const line of this.#lines) {
        if (line.value.category !== category || line.from > day || !Timelines.before(day, line.to)) continue;
        const amount = portion(line.value, rules.month);
        fixed.booked += amount;
        const listed = fixed.lines.get(line.name) ?? { label: line.value.label, amount: 0n, sources: [] };
        fixed.lines.set(line.name, {
          ...listed,
          amount: listed.amount + amount,
          sources: Timelines.sourcesOf(listed.sources, line.sources),
        });
      }
    }
    return null;
  }

  /** What every asked month says besides its costs: expired periods, no host, keys decided but not in force. */
  #observe(rules: MonthRules): void {
    const expired = rules.establishmentFinding();
    if (expired) {
      this.#findings.set(`${expired.code} ${expired.about}`, expired);
      this.#used([rules.reading('A-24', 'CONTINUE_UNTIL_REPLACED')]);
    }
    const hostless = rules.hostFinding();
    if (hostless) this.#findings.set(`${hostless.code} ${hostless.about}`, hostless);
    const { keyClause } = rules.terms.value.terms;
    for (const decided of this.base.allOn('key-decision', rules.day)) {
      const { status, because } = decided.value;
      if (status === 'PENDING') {
        this.#found('KEY_NOT_RATIFIED', 'REMARK', 'L-4.4-5', keyClause, decided.name, decided.sources);
        this.#used([rules.reading('A-02', 'RATIFICATION_BY_ALL')]);
      } else if (status === 'WITHOUT_EFFECT') {
        // Who says no to a key breaks no rule.
        const [code, severity] =
          because === 'NO_COMPETENCE'
            ? (['KEY_WITHOUT_COMPETENCE', 'BREACH'] as const)
            : (['KEY_NOT_ADOPTED', 'REMARK'] as const);
        this.#found(code, severity, 'L-4.4-5', keyClause, decided.name, decided.sources);
      }
    }
    for (const service of this.base.allOn('service', rules.day)) {
      for (const municipality of service.value.abstentionsWithoutEffect) {
        this.#found(
          'OPT_OUT_NOT_ALLOWED',
          'BREACH',
          'L-4.4.3-2',
          keyClause,
          `${service.name} ${municipality}`,
          service.sources,
        );
      }
    }
  }

  #used(interpretations: readonly InterpretationUsed[]): void {
    for (const i of interpretations) this.#interpretations.set(`${i.id} ${i.option}`, i);
  }

  #found(
    code: string,
    severity: Found['severity'],
    rule: string,
    clause: string,
    about: string,
    sources: readonly number[],
  ): void {
    const id = `${code} ${about}`;
    this.#findings.set(id, {
      code,
      severity,
      rule,
      clause,
      about,
      sources: Timelines.sourcesOf(this.#findings.get(id)?.sources ?? [], sources),
    });
  }
}

const RULE_OF_REASON: Readonly<Record<string, string>> = {
  PROJECT_NOT_APPROVED: 'L-4.4-8',
  NO_PARTICIPANTS: 'L-4.4-9',
  TOO_FEW_PARTNERS: 'A-08',
  HOST_EXTRA_NOT_FIXED: 'A-28',
  HOST_EXTRA_NOT_DISTRIBUTED: 'L-4.4-O3',
  SPLIT_NOT_AGREED: 'L-4.4.3-1',
  NOT_DETERMINED: 'A-12',
  CATEGORY_NOT_IN_AGREEMENT: 'L-4.4-11',
  ESTABLISHMENT_OVER: 'A-24',
};

const sameWeights = (a: Weights, b: Weights): boolean =>
  a === b || (a.total === b.total && a.weights.every((weight, i) => weight === b.weights[i]));

function toPool({ id, treatment, rounding, year, version, before, through, lines, sources, carried }: PoolSum): Pool {
  const { municipalities } = treatment.weights;
  const upTo = splitRounded(through, treatment.weights, rounding);
  const earlier = splitRounded(before, treatment.weights, rounding);
  const shares = municipalities.map((municipality, i) => ({
    municipality,
    amount: (upTo[i] as Oere) - (earlier[i] as Oere),
    share: treatment.shares.get(municipality) ?? null,
    own: [],
  }));
  // Costs of earlier months matter only where their øre carry over into the asked ones.
  const alone = splitRounded(through - before, treatment.weights, rounding);
  const carries = shares.some((s, i) => s.amount !== alone[i]);
  return {
    id,
    year,
    category: treatment.category,
    method: treatment.method,
    clause: treatment.clause,
    version,
    participants: municipalities,
    key: treatment.key
      ? { id: treatment.key.id, components: treatment.key.definition.components, decision: treatment.key.decision }
      : null,
    populationDate: treatment.populationDate,
    total: through - before,
    shares,
    lines: [...lines].map(([name, l]) => ({
      name,
      label: l.label,
      amount: l.amount,
      sources: [...l.sources].sort((a, b) => a - b),
      ...(l.accrual !== undefined && { accrual: l.accrual }),
    })),
    interpretations: [...new Set(treatment.interpretations.map((i) => i.id))].sort(),
    sources: Timelines.sourcesOf([...sources], carries ? [...carried] : []),
  };
}

/** The month after the last one asked about: facts are read up to its first day. */
export const endOfQuestion = (to: CivilMonth): string => firstOfMonth(addMonths(to, 1));
