import {
  addMonths,
  type CivilMonth,
  firstOfMonth,
  isRefusal,
  monthNumber,
  monthsBetween,
  type Oere,
  oere,
  parseRational,
  type Rational,
  type Refusal,
  ratio,
  Timelines,
  times,
  yearOf,
  ZERO,
} from '#kernel';
import type { Allocation, Finding, InterpretationUsed, Pool, Unallocated } from './answer.ts';
import { type Fact, FactBase } from './facts.ts';
import { indexed, type KeyOfMonth, MonthRules, nearestOere, subsetShares } from './month.ts';
import { monthsReversed, noCosts, noHistoricCost, noIndexValue } from './question-refusals.ts';
import { split, type Weights, weightsOf } from './split.ts';
import type { CostLine } from './state.ts';
import type { CategoryTerms } from './terms.ts';

/** How one line is shared in one month: in a pool, or not at all and why. */
type Treatment =
  | {
      readonly pool: string;
      readonly weights: Weights;
      readonly shares: ReadonlyMap<string, Rational>;
      readonly key: KeyOfMonth | null;
      readonly populationDate: string | null;
      readonly method: string;
      readonly category: string;
      readonly clause: string;
      readonly interpretations: readonly InterpretationUsed[];
      readonly findings: readonly Finding[];
      readonly sources: readonly number[];
    }
  | {
      readonly put: 'HELD' | 'EXCLUDED' | 'COVERED';
      readonly reason: string;
      readonly clause: string;
      readonly interpretations: readonly InterpretationUsed[];
      readonly sources: readonly number[];
    };

interface PoolSum {
  readonly id: string;
  readonly treatment: Extract<Treatment, { pool: string }>;
  readonly year: number;
  readonly version: string;
  /** As the last line gave them; the next of the month gives the very same. */
  weights: Weights;
  /** Running totals of the accounting year: before the asked months, and through them. */
  before: Oere;
  through: Oere;
  readonly lines: Map<string, { label: string; amount: Oere; sources: Set<number> }>;
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
  readonly #findings = new Map<string, Finding>();
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
      findings: [...this.#findings.values()].sort((a, b) => (`${a.rule} ${a.about}` < `${b.rule} ${b.about}` ? -1 : 1)),
    };
  }

  #nameOf(municipality: string): string {
    return (
      this.#names.get(municipality) ??
      this.base.all('participant').find((p) => p.name === municipality)?.value.name ??
      municipality
    );
  }

  #share(
    line: Fact<'cost'>,
    amount: Oere,
    treatment: Extract<Treatment, { pool: string }>,
    rules: MonthRules,
    asked: boolean,
  ): void {
    // The same pool by name, but other figures: a metric counted anew, a corrected distribution.
    const alike = `${rules.year} ${treatment.pool}`;
    let id = alike;
    let pool = this.#pools.get(id);
    for (let n = 2; pool && !sameWeights(pool.weights, treatment.weights); n++) {
      id = `${alike} #${n}`;
      pool = this.#pools.get(id);
    }
    if (!pool) {
      pool = {
        id: id.trim(),
        treatment,
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
    for (const s of [...line.sources, ...treatment.sources]) (asked ? pool.sources : pool.carried).add(s);
    if (!asked) {
      pool.before += amount;
      return;
    }
    const listed = pool.lines.get(line.name) ?? { label: line.value.label, amount: 0n, sources: new Set() };
    listed.amount += amount;
    for (const s of line.sources) listed.sources.add(s);
    pool.lines.set(line.name, listed);
    this.#used(treatment.interpretations);
    for (const f of treatment.findings) this.#findings.set(`${f.code} ${f.about}`, f);
  }

  #leaveOut(line: Fact<'cost'>, amount: Oere, treatment: Extract<Treatment, { put: string }>, rules: MonthRules): void {
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
      if (terms.method !== 'FIXED_AMOUNTS') continue;
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
      this.#used([rules.reading('A-27', terms.index ?? 'NO_INDEX')]);
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

  /** What every asked month says besides its costs: expired periods, keys decided but not in force. */
  #observe(rules: MonthRules): void {
    const expired = rules.establishmentFinding();
    if (expired) {
      this.#findings.set(`${expired.code} ${expired.about}`, expired);
      this.#used([rules.reading('A-24', 'CONTINUE_UNTIL_REPLACED')]);
    }
    for (const decided of this.base.allOn('key-decision', rules.day)) {
      const { status, because } = decided.value;
      if (status === 'PENDING') {
        this.#found('KEY_NOT_RATIFIED', 'REMARK', 'L-4.4-5', '4.4', decided.name, decided.sources);
        this.#used([rules.reading('A-02', 'RATIFICATION_BY_ALL')]);
      } else if (status === 'WITHOUT_EFFECT') {
        this.#found(
          because === 'NO_COMPETENCE' ? 'KEY_WITHOUT_COMPETENCE' : 'KEY_NOT_ADOPTED',
          'BREACH',
          'L-4.4-5',
          '4.4',
          decided.name,
          decided.sources,
        );
      }
    }
    for (const service of this.base.allOn('service', rules.day)) {
      for (const municipality of service.value.abstentionsWithoutEffect) {
        this.#found(
          'OPT_OUT_NOT_ALLOWED',
          'BREACH',
          'L-4.4.3-2',
          '4.4.3',
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
    severity: Finding['severity'],
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

/** The default reading of a question that a category of the terms is marked with. */
const A12_DEFAULT = 'RECEIVER_PAYS_INVESTMENTS_HELD';
const MARKED: Readonly<Record<string, string>> = { 'A-01': 'AS_PRINTED', 'A-12': A12_DEFAULT };

const RULE_OF_REASON: Readonly<Record<string, string>> = {
  PROJECT_NOT_APPROVED: 'L-4.4-8',
  NO_PARTICIPANTS: 'L-4.4-9',
  TOO_FEW_PARTNERS: 'A-08',
  HOST_EXTRA_NOT_FIXED: 'A-28',
  HOST_EXTRA_NOT_DISTRIBUTED: 'L-4.4-O3',
  SPLIT_NOT_AGREED: 'L-4.4.3-1',
  NOT_DETERMINED: 'A-12',
  CATEGORY_NOT_IN_AGREEMENT: 'L-4.4-11',
};

/** A line's cost of one month: equal parts of the months it serves, to the øre over the whole (L-4.4-16). */
export function portion(line: CostLine, month: CivilMonth): Oere {
  const start = monthNumber(line.service.from);
  const n = BigInt(monthNumber(line.service.to) - start + 1);
  const k = BigInt(monthNumber(month) - start);
  if (k < 0n || k >= n) return 0n;
  const amount = chargeable(line);
  return (amount * (k + 1n)) / n - (amount * k) / n;
}

/** What the cooperation bears: VAT counts only when nobody gives it back (L-4.4-16). */
const chargeable = (line: CostLine): Oere =>
  oere(line.amount) + (line.vat.treatment === 'COST' ? oere(line.vat.amount) : 0n);

/** Decides, once per month, how each line is shared. */
class Treatments {
  readonly #known = new Map<string, Treatment | Refusal>();

  constructor(
    private readonly base: FactBase,
    private readonly rules: MonthRules,
  ) {}

  of(line: Fact<'cost'>): Treatment | Refusal {
    const {
      category,
      sharedService = '',
      municipality = '',
      split: agreed = '',
      determination = '',
      pension,
      distribution,
    } = line.value;
    const alike = distribution
      ? line.name
      : [category, sharedService, municipality, agreed, determination, pension?.transfer ?? ''].join('|');
    const known = this.#known.get(alike);
    if (known) return known;
    const treatment = this.#treat(line, category);
    this.#known.set(alike, treatment);
    return treatment;
  }

  #treat(line: Fact<'cost'>, category: string): Treatment | Refusal {
    const { rules } = this;
    const terms = rules.category(category);
    if (!terms) return this.#held('CATEGORY_NOT_IN_AGREEMENT', '4.4', []);
    const marks = terms.interpretation
      ? [rules.reading(terms.interpretation, MARKED[terms.interpretation] ?? 'AS_IN_TERMS')]
      : [];
    switch (terms.method) {
      case 'KEYED_ALL':
        return this.#keyed(category, terms, rules.participants, [], marks, line);
      case 'KEYED_SERVICE':
        return this.#keyedService(line, category, terms, marks);
      case 'FIXED_AMOUNTS':
        // The amounts are fixed; what the lines cost beyond them is the remainder, added up with the amounts.
        return {
          put: 'COVERED',
          reason: 'COVERED_BY_FIXED_AMOUNTS',
          clause: terms.clause,
          interpretations: marks,
          sources: [],
        };
      case 'ACTUAL':
      case 'OWN':
        return this.#own(line, category, terms, marks);
      case 'ORIGIN':
        return this.#pension(line, category, terms, marks);
      case 'AGREED':
        return this.#agreed(line, category, terms, marks);
      case 'DETERMINED':
        return this.#determined(line, category, terms, marks);
      case 'FIXED_BY_BOARD': {
        const fixed = this.base.on('host-extra', String(rules.year), rules.day);
        const reading = [...marks, rules.reading('A-28', 'ONLY_DECIDED_AMOUNTS')];
        return fixed
          ? this.#held('HOST_EXTRA_NOT_DISTRIBUTED', terms.clause, fixed.sources, reading)
          : this.#held('HOST_EXTRA_NOT_FIXED', terms.clause, [], reading);
      }
      case 'EXCLUDED':
        return {
          put: 'EXCLUDED',
          reason: terms.interpretation ? 'EXCLUDED_CONTESTED' : 'EXCLUDED_BY_AGREEMENT',
          clause: terms.clause,
          interpretations: marks,
          sources: [],
        };
    }
  }

  #held(
    reason: string,
    clause: string,
    sources: readonly number[],
    interpretations: readonly InterpretationUsed[] = [],
  ): Treatment {
    return { put: 'HELD', reason, clause, interpretations, sources };
  }

  #keyed(
    category: string,
    terms: CategoryTerms,
    among: readonly string[],
    sources: readonly number[],
    marks: readonly InterpretationUsed[],
    line: Fact<'cost'>,
  ): Treatment | Refusal {
    const { rules } = this;
    const key = rules.key(category);
    if (isRefusal(key)) return key;
    const asked = key.definition.components.some((c) => c.basis === 'ACTUAL');
    const actual =
      asked && line.value.distribution
        ? new Map(Object.entries(line.value.distribution).map(([m, part]) => [m, magnitude(oere(part))]))
        : null;
    const computed = rules.shares(key, among, actual);
    if (isRefusal(computed)) return computed;
    const { population } = computed;
    const interpretations = [...marks, ...key.interpretations];
    let { shares } = computed;
    if (among.length < rules.participants.length) {
      const reading = rules.reading('A-09', 'RERUN');
      interpretations.push(reading);
      if (reading.option !== 'RERUN') {
        const whole = rules.shares(key, rules.participants, actual);
        if (isRefusal(whole)) return whole;
        shares = subsetShares(reading.option, whole.shares, shares);
      }
    }
    const findings: Finding[] = [];
    if (population) {
      interpretations.push(rules.reading('A-03', population.reading));
      if (population.provisional) {
        findings.push({
          code: 'POPULATION_PROVISIONAL',
          severity: 'REMARK',
          rule: 'A-03',
          clause: terms.clause,
          about: `${rules.year}: ${population.date}`,
          sources: population.sources,
        });
      }
    }
    const a09 = interpretations.find((i) => i.id === 'A-09')?.option ?? '';
    return {
      pool: [
        category,
        rules.terms.value.version,
        key.id,
        key.decision ?? '',
        population?.date ?? '',
        a09,
        among.join(','),
        actual ? line.name : '',
      ].join(' '),
      weights: weightsOf(shares),
      shares,
      key,
      populationDate: population?.date ?? null,
      method: terms.method,
      category,
      clause: terms.clause,
      interpretations,
      findings,
      sources: Timelines.sourcesOf(
        sources,
        key.sources,
        population?.sources ?? [],
        computed.sources,
        rules.participantSources,
        rules.termsSources(`categories.${category}`),
        population ? rules.termsSources('populationDate') : [],
        ...interpretations.map((i) => i.sources),
      ),
    };
  }

  /** L-4.4-7, -8, -9, L-4.4.3-2, -3: among those who take part; approved first where the terms say so. */
  #keyedService(
    line: Fact<'cost'>,
    category: string,
    terms: CategoryTerms,
    marks: readonly InterpretationUsed[],
  ): Treatment | Refusal {
    const { rules } = this;
    const service =
      line.value.sharedService === undefined ? null : this.base.on('service', line.value.sharedService, rules.day);
    if (!service) return this.#held('NO_PARTICIPANTS', terms.clause, []);
    const { approvedFrom, approval } = service.value;
    if (terms.needsApproval && (approvedFrom === null || approvedFrom >= rules.after)) {
      return this.#held('PROJECT_NOT_APPROVED', terms.clause, service.sources);
    }
    const among = service.value.participants.filter((m) => rules.participants.includes(m));
    const sources = Timelines.sourcesOf(service.sources, terms.needsApproval ? approval : []);
    if (among.length === 0) return this.#held('NO_PARTICIPANTS', terms.clause, sources);
    if (among.length === 1) return this.#alone(category, terms, among[0] as string, sources, marks, '4.1.1');
    if (among.length === 2 && among.includes(rules.host)) {
      const reading = rules.reading('A-08', 'ANY_TWO_PARTICIPANTS');
      const hosted = Timelines.sourcesOf(sources, rules.hostSources);
      if (reading.option === 'EXCLUDES_HOST') return this.#held('TOO_FEW_PARTNERS', terms.clause, hosted, [reading]);
      return this.#keyed(category, terms, among, hosted, [...marks, reading], line);
    }
    return this.#keyed(category, terms, among, sources, marks, line);
  }

  /** One municipality bears all of it (4.1.1). */
  #alone(
    category: string,
    terms: CategoryTerms,
    municipality: string,
    sources: readonly number[],
    marks: readonly InterpretationUsed[],
    clause = terms.clause,
  ): Treatment {
    return this.#by(category, terms, new Map([[municipality, ratio(1n)]]), municipality, sources, marks, clause);
  }

  #by(
    category: string,
    terms: CategoryTerms,
    shares: ReadonlyMap<string, Rational>,
    name: string,
    sources: readonly number[],
    marks: readonly InterpretationUsed[],
    clause = terms.clause,
  ): Treatment {
    return {
      pool: `${category} ${this.rules.terms.value.version} ${name}`,
      weights: weightsOf(shares),
      shares,
      key: null,
      populationDate: null,
      method: terms.method,
      category,
      clause,
      interpretations: marks,
      findings: [],
      sources: Timelines.sourcesOf(
        sources,
        this.rules.termsSources(`categories.${category}`),
        ...marks.map((m) => m.sources),
      ),
    };
  }

  /** L-4.4-10, L-4.1.1-1, A-12: each its own, as the line says. */
  #own(line: Fact<'cost'>, category: string, terms: CategoryTerms, marks: readonly InterpretationUsed[]): Treatment {
    const { municipality, distribution } = line.value;
    if (municipality !== undefined) return this.#alone(category, terms, municipality, [], marks);
    const parts = Object.entries(distribution ?? {}).map(([m, part]) => [m, magnitude(oere(part))] as const);
    const total = parts.reduce((a, [, part]) => a + part, 0n);
    if (total === 0n) return this.#held('NO_PARTICIPANTS', terms.clause, []);
    return this.#by(category, terms, new Map(parts.map(([m, part]) => [m, ratio(part, total)])), line.name, [], marks);
  }

  /** L-2.5-2 … -4, A-13: the origin pays after a decision; when the employment has ended, all by the key of the month. */
  #pension(
    line: Fact<'cost'>,
    category: string,
    terms: CategoryTerms,
    marks: readonly InterpretationUsed[],
  ): Treatment | Refusal {
    const { rules } = this;
    const transfer = line.value.pension ? this.base.on('transfer', line.value.pension.transfer, rules.day) : null;
    if (!transfer) return this.#held('NO_PARTICIPANTS', terms.clause, []);
    const reading = [...marks, rules.reading('A-13', 'ORIGIN_AFTER_DECISION')];
    const { origin, endedOn } = transfer.value;
    if (endedOn !== null && endedOn <= rules.day && terms.afterEnd) {
      const after = rules.category(terms.afterEnd);
      if (!after) return this.#held('CATEGORY_NOT_IN_AGREEMENT', terms.clause, transfer.sources);
      return this.#keyed(terms.afterEnd, after, rules.participants, transfer.sources, reading, line);
    }
    const out = (reason: string, sources: readonly number[]): Treatment => ({
      put: 'EXCLUDED',
      reason,
      clause: terms.clause,
      interpretations: reading,
      sources,
    });
    if (origin === rules.host) return out('PENSION_OF_HOST', Timelines.sourcesOf(transfer.sources, rules.hostSources));
    const recharge = this.base.on('recharge', origin, rules.day);
    if (!recharge) return out('PENSION_NOT_RECHARGED', transfer.sources);
    return this.#alone(category, terms, origin, Timelines.sourcesOf(transfer.sources, recharge.sources), reading);
  }

  /** L-4.4.3-1: as the board agreed on this very change of system; without agreement it is held. */
  #agreed(line: Fact<'cost'>, category: string, terms: CategoryTerms, marks: readonly InterpretationUsed[]): Treatment {
    const agreed = line.value.split === undefined ? null : this.base.on('split', line.value.split, this.rules.day);
    if (!agreed) return this.#held('SPLIT_NOT_AGREED', terms.clause, []);
    const shares = new Map(Object.entries(agreed.value.shares).map(([m, share]) => [m, parseRational(share) ?? ZERO]));
    const treatment = this.#by(category, terms, shares, agreed.name, agreed.sources, marks);
    if (agreed.value.unanimous === true || 'put' in treatment) return treatment;
    const finding: Finding = {
      code: 'SPLIT_NOT_UNANIMOUS',
      severity: 'REMARK',
      rule: 'L-4.4.3-1',
      clause: terms.clause,
      about: agreed.name,
      sources: agreed.sources,
    };
    return {
      ...treatment,
      findings: [finding],
      interpretations: [...marks, this.rules.reading('A-04', 'UNANIMITY_OF_PARTICIPATING')],
    };
  }

  /** nothing is charged before a decision says how. */
  #determined(
    line: Fact<'cost'>,
    category: string,
    terms: CategoryTerms,
    marks: readonly InterpretationUsed[],
  ): Treatment | Refusal {
    const reading = [...marks, this.rules.reading('A-12', A12_DEFAULT)];
    const decided =
      line.value.determination === undefined
        ? null
        : this.base.on('determination', line.value.determination, this.rules.day);
    if (!decided) return this.#held('NOT_DETERMINED', terms.clause, [], reading);
    if (decided.value.method === 'STAYS_WITH_HOST') {
      return {
        put: 'EXCLUDED',
        reason: 'STAYS_WITH_HOST',
        clause: terms.clause,
        interpretations: reading,
        sources: decided.sources,
      };
    }
    return this.#keyed(category, terms, this.rules.participants, decided.sources, reading, line);
  }
}

const magnitude = (amount: Oere): Oere => (amount < 0n ? -amount : amount);

const sameWeights = (a: Weights, b: Weights): boolean =>
  a === b || (a.total === b.total && a.weights.every((weight, i) => weight === b.weights[i]));

function toPool({ id, treatment, year, version, before, through, lines, sources, carried }: PoolSum): Pool {
  const { municipalities } = treatment.weights;
  const upTo = split(through, treatment.weights);
  const earlier = split(before, treatment.weights);
  const shares = municipalities.map((municipality, i) => ({
    municipality,
    amount: (upTo[i] as Oere) - (earlier[i] as Oere),
    share: treatment.shares.get(municipality) ?? null,
    own: [],
  }));
  // Costs of earlier months matter only where their øre carry over into the asked ones.
  const alone = split(through - before, treatment.weights);
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
    })),
    interpretations: [...new Set(treatment.interpretations.map((i) => i.id))].sort(),
    sources: Timelines.sourcesOf([...sources], carries ? [...carried] : []),
  };
}

interface FixedAmount {
  readonly municipality: string;
  readonly annual: Oere;
  /** What this amount rests on, and the others’ do not. */
  readonly sources: readonly number[];
  readonly before: number;
  readonly through: number;
}

interface FixedPool {
  readonly id: string;
  readonly year: number;
  readonly category: string;
  readonly version: string;
  readonly clause: string;
  /** What each pays for twelve months, and for how many: before the asked months, and through them. */
  readonly amounts: Map<string, FixedAmount>;
  readonly sources: Set<number>;
  asked: boolean;
  booked: Oere;
  readonly lines: Map<string, { label: string; amount: Oere; sources: readonly number[] }>;
}

function fixedAmounts(
  base: FactBase,
  rules: MonthRules,
  category: string,
  terms: CategoryTerms,
): { amounts: Map<string, { annual: Oere; sources: readonly number[] }>; sources: number[] } | Refusal {
  const baseYear = terms.baseYear ?? rules.year - 1;
  const index = terms.index === undefined ? null : base.on('index', terms.index, rules.day);
  let factor = ratio(1n);
  if (terms.index !== undefined) {
    const found = index ? indexed(index.value.values, baseYear, rules.year) : null;
    if (!found) {
      const missing = index && indexed(index.value.values, baseYear, baseYear) ? rules.year : baseYear;
      return noIndexValue({ index: terms.index, year: missing });
    }
    factor = found;
  }
  const amounts = new Map<string, { annual: Oere; sources: readonly number[] }>();
  const sources = [
    ...(index?.sources ?? []),
    ...rules.participantSources,
    ...rules.termsSources(`categories.${category}`),
  ];
  for (const municipality of rules.participants) {
    const own = base.on('historic', `${baseYear}/${municipality}`, rules.day);
    if (!own) return noHistoricCost({ municipality, year: baseYear });
    const annual = nearestOere(times(ratio(oere(own.value.amount)), factor));
    amounts.set(municipality, { annual, sources: own.sources });
  }
  return { amounts, sources: Timelines.sourcesOf(sources) };
}

function fixedPool(fixed: FixedPool): { pool: Pool; remainder: Unallocated | null } {
  const due = (annual: Oere, months: number): Oere => (annual * BigInt(months)) / 12n;
  const owed = new Map<string, { amount: Oere; own: readonly number[] }>();
  for (const { municipality, annual, sources, before, through } of fixed.amounts.values()) {
    if (through === before) continue;
    const { amount = 0n, own = [] } = owed.get(municipality) ?? {};
    owed.set(municipality, {
      amount: amount + due(annual, through) - due(annual, before),
      own: Timelines.sourcesOf(own, sources),
    });
  }
  const shares = [...owed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([municipality, { amount, own }]) => ({ municipality, amount, share: null, own }));
  const sources = Timelines.sourcesOf([...fixed.sources], ...shares.map((s) => s.own));
  const total = shares.reduce((a, s) => a + s.amount, 0n);
  const lines = [...fixed.lines].map(([name, l]) => ({ name, ...l }));
  const pool: Pool = {
    id: fixed.id,
    year: fixed.year,
    category: fixed.category,
    method: 'FIXED_AMOUNTS',
    clause: fixed.clause,
    version: fixed.version,
    participants: shares.map((s) => s.municipality),
    key: null,
    populationDate: null,
    total,
    shares,
    lines,
    interpretations: ['A-27'],
    sources,
  };
  if (fixed.booked === total) return { pool, remainder: null };
  return {
    pool,
    remainder: {
      name: `${fixed.year}/${fixed.category}`,
      category: fixed.category,
      label: fixed.version,
      amount: fixed.booked - total,
      reason: 'FIXED_AMOUNTS_REMAINDER',
      clause: fixed.clause,
      sources: Timelines.sourcesOf(sources, ...lines.map((l) => l.sources)),
    },
  };
}

/** The month after the last one asked about: facts are read up to its first day. */
export const endOfQuestion = (to: CivilMonth): string => firstOfMonth(addMonths(to, 1));
