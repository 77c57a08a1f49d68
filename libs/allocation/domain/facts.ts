import { type CivilDate, type Segment, Timelines } from '#kernel';
import type { KeyDefinition } from './key.ts';
import type { KeyDecisionStatus, KeyInForce } from './key-in-force.ts';
import type { Merger } from './rules/population-of-successor.ts';
import type { ServiceState } from './service-participation.ts';
import { type AccrualRelease, type CostLine, nameOfLine } from './state.ts';
import type { AllocationTerms } from './terms.ts';

/** What the book knows, by kind, as the allocation needs it: each fact is a name with values over time. */
export interface AllocationFactValues {
  cooperation: { readonly name: string; readonly form: string; readonly host: string };
  participant: {
    readonly name: string;
    readonly organisationNumber: string;
    /** The events that the participation began with. */
    readonly entered: readonly number[];
  };
  terms: {
    readonly version: string;
    readonly title: string;
    readonly terms: AllocationTerms;
    /** Events that the version's being in force rests on, and the event that gave each part of its terms. */
    readonly basis: readonly number[];
    readonly origins: Readonly<Record<string, number>>;
  };
  key: KeyInForce;
  /** Every key ever defined, whenever it is asked about: what it says does not depend on the day. */
  'key-definition': KeyDefinition;
  'key-decision': KeyDecisionStatus;
  service: ServiceState;
  population: {
    readonly figures: Readonly<Record<string, number>>;
    readonly table: string;
    readonly source: string;
    readonly updated: string | null;
  };
  /** A municipality that took the place of others: its number is the name. */
  succession: {
    readonly predecessors: readonly string[];
    readonly mergers: readonly Merger[];
  };
  /** A notice of withdrawal, and by which clause it has effect after its last day. */
  notice: { readonly municipality: string; readonly lastDay: CivilDate | null; readonly clause: string };
  usage: { readonly figures: Readonly<Record<string, number>> };
  historic: { readonly amount: string };
  index: { readonly values: Readonly<Record<string, string>>; readonly source: string };
  split: {
    readonly shares: Readonly<Record<string, string>>;
    readonly decision: string;
    readonly unanimous: boolean | null;
  };
  'host-extra': { readonly amount: string; readonly decision: string };
  recharge: { readonly decision: string };
  determination: { readonly method: 'KEYED_ALL' | 'STAYS_WITH_HOST'; readonly decision: string };
  transfer: { readonly origin: string; readonly endedOn: CivilDate | null };
  interpretation: { readonly option: string; readonly decision: string };
  cost: CostLine;
  /** Of an accrual, by its name and the year in whose books it was released. */
  'accrual-release': AccrualRelease & { readonly year: number };
  /** A line that an `accrual-release` speaks of: it is no cost any more. Made here, not stored. */
  'released-accrual': CostLine;
}
export type FactKind = keyof AllocationFactValues;

/** A fact of a kind, over the span on which it holds. */
export interface Fact<K extends FactKind = FactKind> extends Segment<AllocationFactValues[K]> {
  readonly name: string;
}

/** The facts of a question, indexed by kind and name; lookups never guess. A released accrual is not among the costs. */
export class FactBase {
  readonly #kinds = new Map<string, Map<string, Fact[]>>();

  constructor(rows: Iterable<{ readonly kind: string; readonly name: string } & Segment<unknown>>) {
    for (const row of rows) {
      const names = this.#kinds.get(row.kind) ?? new Map<string, Fact[]>();
      this.#kinds.set(row.kind, names);
      const facts = names.get(row.name) ?? [];
      names.set(row.name, facts);
      facts.push(row as Fact);
    }
    for (const names of this.#kinds.values()) {
      for (const facts of names.values()) facts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    }
    for (const { value } of this.all('accrual-release')) this.#release(nameOfLine(value.accrual));
  }

  #release(name: string): void {
    const costs = this.#kinds.get('cost');
    const line = costs?.get(name);
    if (!line) return;
    costs?.delete(name);
    const released = this.#kinds.get('released-accrual') ?? new Map<string, Fact[]>();
    this.#kinds.set('released-accrual', released.set(name, line));
  }

  /** Every fact of the kind, ascending by name, then by time. */
  all<K extends FactKind>(kind: K): Fact<K>[] {
    const names = this.#kinds.get(kind);
    if (!names) return [];
    return [...names.keys()].sort().flatMap((name) => names.get(name) as Fact<K>[]);
  }

  /** The fact of that name on the day, or null. */
  on<K extends FactKind>(kind: K, name: string, date: CivilDate): Fact<K> | null {
    const facts = this.#kinds.get(kind)?.get(name);
    return facts ? (Timelines.at(facts, date) as Fact<K> | null) : null;
  }

  /** Every fact of the kind that holds on the day, ascending by name. */
  allOn<K extends FactKind>(kind: K, date: CivilDate): Fact<K>[] {
    return this.all(kind).filter((f) => f.from <= date && Timelines.before(date, f.to));
  }
}

/** The name of facts of which there is only one at a time. */
export const ONLY = '-';
