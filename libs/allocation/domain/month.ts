import {
  type CivilDate,
  type CivilMonth,
  endOfMonth,
  firstOfMonth,
  firstOfYear,
  isRefusal,
  monthOf,
  over,
  parseRational,
  type Rational,
  type Refusal,
  ratio,
  sum,
  Timelines,
  times,
  yearOf,
  ZERO,
} from '#kernel';
import type { Found, InterpretationUsed } from './answer.ts';
import { type Fact, type FactBase, ONLY } from './facts.ts';
import { isMissing, type KeyDefinition, type KeyFigures, type Shares, sharesOf } from './key.ts';
import { isUndetermined } from './key-in-force.ts';
import {
  boundsImpossible,
  figureMissing,
  keyAnnulled,
  keyReversed,
  noCooperationThen,
  noKeyInForce,
  noPopulation,
  noTermsInForce,
} from './question-refusals.ts';
import { populationOf } from './rules/population-of-successor.ts';
import type { CategoryTerms } from './terms.ts';

export interface KeyOfMonth {
  readonly id: string;
  readonly definition: KeyDefinition;
  readonly decision: string | null;
  readonly sources: readonly number[];
  readonly interpretations: readonly InterpretationUsed[];
  /** Only asked what it would give. */
  readonly supposed: boolean;
}

export interface PopulationOfYear {
  readonly date: CivilDate;
  readonly figures: ReadonlyMap<string, bigint>;
  readonly sources: readonly number[];
  readonly provisional: boolean;
  /** How A-03 was read, unless a decision says so. */
  readonly reading: 'FIRST_OF_YEAR' | 'PREVIOUS_YEAR' | 'LATEST_PUBLISHED';
}

/** What holds on the first day of one month, as far as sharing costs goes. Everything is looked up, nothing guessed. */
export class MonthRules {
  readonly month: CivilMonth;
  readonly year: number;
  readonly participants: readonly string[];
  readonly #members: readonly Fact<'participant'>[];
  readonly host: string;
  readonly hostSources: readonly number[];
  readonly terms: Fact<'terms'>;

  static of(base: FactBase, month: CivilMonth): MonthRules | Refusal {
    return MonthRules.on(base, firstOfMonth(month));
  }

  /** The same for any day of the month. */
  static on(base: FactBase, day: CivilDate): MonthRules | Refusal {
    const cooperation = base.on('cooperation', ONLY, day);
    if (!cooperation) return noCooperationThen({ on: day, from: base.all('cooperation')[0]?.from ?? null });
    const terms = base.on('terms', ONLY, day);
    if (!terms) return noTermsInForce({ on: day, from: base.all('terms')[0]?.from ?? null });
    return new MonthRules(base, day, cooperation, terms);
  }

  private constructor(
    private readonly base: FactBase,
    readonly day: CivilDate,
    cooperation: Fact<'cooperation'>,
    terms: Fact<'terms'>,
  ) {
    this.month = monthOf(day);
    this.year = yearOf(day);
    const participants = base.allOn('participant', day);
    this.participants = participants.map((p) => p.name);
    this.#members = participants;
    this.host = cooperation.value.host;
    this.hostSources = cooperation.sources;
    this.terms = terms;
  }

  /**
   * The events by which those who take part do. Of one of the sharers, also what ends its participation in the year: in
   * the years before that is no reason of a figure, nor is it one of what others share.
   */
  participantSources(sharers: readonly string[] = this.participants): number[] {
    const next = firstOfYear(this.year + 1);
    const leaves = ({ name, to }: Fact<'participant'>): boolean => to !== null && to < next && sharers.includes(name);
    return this.#members.flatMap((p) => (leaves(p) ? p.sources : p.value.entered));
  }

  /** The events that a part of the terms rests on, e.g. `categories.DRIFT`. */
  termsSources(part: string): number[] {
    const { basis, origins } = this.terms.value;
    return [...basis, ...(origins[part] === undefined ? [] : [origins[part]])];
  }

  category(category: string): CategoryTerms | null {
    return this.terms.value.terms.categories[category] ?? null;
  }

  /** The key in force this month (L-4.4-1), or why there is none. */
  key(category: string | null): KeyOfMonth | Refusal {
    const fact = this.base.on('key', ONLY, this.day);
    if (!fact) return noKeyInForce({ on: this.day, category });
    if (isUndetermined(fact.value)) {
      const { key, decision, undetermined } = fact.value;
      return (undetermined === 'KEY_REVERSED' ? keyReversed : keyAnnulled)({ on: this.day, key, decision });
    }
    const { key, definition, decision, interpretations, supposed = false } = fact.value;
    return {
      id: key,
      definition,
      decision,
      supposed,
      sources: fact.sources,
      interpretations: interpretations.map(({ id, option }) => {
        // The reading was made when the key was decided; what has been adopted since is not its reason.
        const now = this.reading(id, option);
        return now.option === option ? now : { id, option, decision: null, sources: [] };
      }),
    };
  }

  reading(id: string, fallback: string): InterpretationUsed {
    const fact = this.base.on('interpretation', id, this.day);
    return {
      id,
      option: fact?.value.option ?? fallback,
      decision: fact?.value.decision ?? null,
      sources: fact?.sources ?? [],
    };
  }

  /** The reading that somebody decided; undecided, what the circumstances make of the question. */
  readingOr(id: string, otherwise: string): InterpretationUsed {
    const read = this.reading(id, otherwise);
    return read.decision === null ? { ...read, option: otherwise } : read;
  }

  /** Whether the terms say outright that it is the 1 January of the year before. */
  get populationSettled(): boolean {
    return this.terms.value.terms.populationDate === 'FIRST_OF_PREVIOUS_YEAR';
  }

  /** how øre that do not divide evenly are shared. */
  rounding(): { readonly option: string; readonly host: string; readonly readings: readonly InterpretationUsed[] } {
    const read = this.reading('A-10', 'LARGEST_REMAINDER');
    const readings = read.decision === null ? [] : [read];
    return { option: read.option, host: this.host, readings };
  }

  /**
   * how many equal parts each has of what is shared equally. One, also who took the place of several; read so that
   * the shares are kept, as many as those had. Then the reading is named.
   */
  places(): { readonly of: (municipality: string) => bigint; readonly readings: readonly InterpretationUsed[] } {
    const read = this.reading('A-18', 'SUCCESSOR_TAKES_BOTH_PLACES');
    if (read.option !== 'SHARES_KEPT') return { of: () => 1n, readings: [] };
    const of = (municipality: string): bigint => {
      const merged = this.base.on('succession', municipality, this.day)?.value.predecessors ?? [];
      const parts = merged.map((p) => (p === municipality ? 1n : of(p)));
      return parts.length === 0 ? 1n : parts.reduce((sum, part) => sum + part, 0n);
    };
    const anybody = this.participants.some((p) => of(p) > 1n);
    return { of, readings: anybody ? [read] : [] };
  }

  /** whether the time the version set itself is over, and it is read so that nothing goes on without an agreement. */
  establishmentOver(): InterpretationUsed | null {
    const limit = this.terms.value.terms.establishment;
    if (!limit || this.day <= limit.until) return null;
    const read = this.reading('A-24', 'CONTINUE_UNTIL_REPLACED');
    return read.option === 'AGREED_AD_HOC' ? read : null;
  }

  /**
   * a year is shared by the inhabitants of its own 1 January; until that figure is known, by the latest one
   * published. A snapshot of the right date that lacks a participant is refused, not passed over.
   */
  population(): PopulationOfYear | Refusal {
    const previous = this.populationSettled || this.reading('A-03', '').option === 'PREVIOUS_YEAR';
    const wanted = firstOfYear(previous ? this.year - 1 : this.year);
    const snapshots = this.base.allOn('population', wanted);
    const latest = snapshots.at(-1);
    if (!latest) return noPopulation({ date: wanted, municipality: null });
    const figures = new Map<string, bigint>();
    const succession: number[] = [];
    for (const p of this.participants) {
      const figure = populationOf(p, latest.name, latest.value.figures, (m) => {
        const fact = this.base.on('succession', m, this.day);
        succession.push(...(fact?.sources ?? []));
        return fact?.value.mergers ?? [];
      });
      if (figure === null) return noPopulation({ date: latest.name, municipality: p });
      figures.set(p, figure);
    }
    const provisional = latest.name !== wanted;
    const reading = provisional ? 'LATEST_PUBLISHED' : previous ? 'PREVIOUS_YEAR' : 'FIRST_OF_YEAR';
    return {
      date: latest.name,
      figures,
      sources: Timelines.sourcesOf(latest.sources, succession),
      provisional,
      reading,
    };
  }

  /** Exact shares of the key over some participants, with the population date if the key asks for one. */
  shares(
    key: KeyOfMonth,
    among: readonly string[],
    actual: ReadonlyMap<string, bigint> | null,
  ): { shares: Shares; population: PopulationOfYear | null; sources: readonly number[] } | Refusal {
    const needs = (basis: string) => key.definition.components.some((c) => c.basis === basis);
    let population: PopulationOfYear | null = null;
    const sources: number[] = [];
    if (needs('POPULATION')) {
      const found = this.population();
      if (isRefusal(found)) return found;
      population = found;
    }
    const figures: KeyFigures = {
      population: population?.figures ?? null,
      usage: (metric) => {
        const fact = this.base.on('usage', metric, this.day);
        sources.push(...(fact?.sources ?? []));
        return fact ? new Map(Object.entries(fact.value.figures).map(([m, n]) => [m, BigInt(n)])) : null;
      },
      historic: needs('HISTORIC') ? this.#historic(sources) : null,
      actual,
      places: this.places().of,
    };
    const shares = sharesOf(key.definition, among, figures);
    if (isMissing(shares)) {
      if (shares.missing === 'BOUNDS')
        return boundsImpossible({ key: key.definition.name, participants: among.length, on: this.day });
      const what = shares.metric ? `${shares.missing} ${shares.metric}` : shares.missing;
      return figureMissing({ what, municipality: shares.municipality, on: this.day });
    }
    return { shares, population, sources };
  }

  /** Own cost of the latest base year recorded, as weights. */
  #historic(sources: number[]): ReadonlyMap<string, Rational> | null {
    const facts = this.base.all('historic');
    const year = facts
      .map((f) => f.name.split('/')[0] as string)
      .sort()
      .at(-1);
    if (year === undefined) return null;
    const own = facts.filter((f) => f.name.startsWith(`${year}/`));
    sources.push(...own.flatMap((f) => f.sources));
    return new Map(own.map((f) => [f.name.slice(5), ratio(BigInt(f.value.amount))]));
  }

  /** the version's own time limit has passed, and its rules go on. */
  establishmentFinding(): Found | null {
    const limit = this.terms.value.terms.establishment;
    if (!limit || this.day <= limit.until) return null;
    return {
      code: 'ESTABLISHMENT_PERIOD_OVER',
      severity: 'BREACH',
      rule: 'A-24',
      clause: limit.clause,
      about: `${this.terms.value.version} ${this.year}`,
      sources: this.terms.sources,
    };
  }

  /**
   * L-6.2-10: the host has left, and nobody is host after it. No clause lets the cooperation go on by itself then; what is
   * shared says so.
   */
  hostFinding(): Found | null {
    if (this.participants.includes(this.host)) return null;
    const notice = this.base
      .allOn('notice', this.day)
      .find(({ value: { municipality, lastDay } }) => municipality === this.host && (lastDay ?? this.day) < this.day);
    return {
      code: 'SHARED_WITHOUT_HOST',
      severity: 'BREACH',
      rule: 'L-6.2-10',
      clause: notice?.value.clause ?? 'kommuneloven § 20-1',
      about: `${this.host} ${this.year}`,
      sources: Timelines.sourcesOf(this.hostSources, notice?.sources ?? []),
    };
  }

  /** The end of the month, for what must have happened in it. */
  get after(): CivilDate {
    return endOfMonth(this.month);
  }
}

/** Shares of a subset under A-09: the key run again on the subset (default), renormalised, or the rest split equally. */
export function subsetShares(option: string, whole: Shares, rerun: Shares): Shares {
  const subset = [...rerun.keys()];
  if (option === 'RERUN') return rerun;
  const kept = sum(subset.map((m) => whole.get(m) ?? ZERO));
  if (option === 'RENORMALISE') return new Map(subset.map((m) => [m, over(whole.get(m) ?? ZERO, kept)]));
  const extra = over({ n: kept.d - kept.n, d: kept.d }, ratio(BigInt(subset.length)));
  return new Map(subset.map((m) => [m, sum([whole.get(m) ?? ZERO, extra])]));
}

/** An index from one year to another, exact. */
export function indexed(values: Readonly<Record<string, string>>, from: number, to: number): Rational | null {
  const [base, now] = [values[String(from)], values[String(to)]].map((v) =>
    v === undefined ? null : parseRational(v),
  );
  return base && now && base.n !== 0n ? over(now, base) : null;
}

/** Nearest whole øre, halves away from zero. */
export function nearestOere(exact: Rational): bigint {
  const twice = times(exact, ratio(2n));
  const n = twice.n < 0n ? -twice.n : twice.n;
  const rounded = (n / twice.d + 1n) / 2n;
  return twice.n < 0n ? -rounded : rounded;
}
