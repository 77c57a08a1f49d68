/**
 * A naive model of the book. It reads the plain list of events and answers each question by replaying them, in the most
 * direct way that the rules allow: no timelines, no running state, no index. It knows nothing of the program.
 *
 * Dates are `YYYY-MM-DD`, months `YYYY-MM`; both compare as text. Amounts are whole øre.
 */

/** An event as the book lists it. Which fields its data has follows from its type. */
export interface BookEvent {
  readonly index: number;
  readonly type: string;
  readonly data: Said;
  readonly decided: string;
  readonly validFrom: string;
  readonly recorded: string;
  readonly stream: string;
}

interface Said {
  readonly amount: string;
  readonly body: string;
  readonly decidedOn?: string;
  readonly decision: string;
  readonly determination: string;
  readonly effectiveFrom: string | null;
  readonly figures: Readonly<Record<string, number>>;
  readonly from: string;
  readonly host: string;
  readonly interpretation: string;
  readonly key: string;
  readonly keyDecision: string;
  readonly kind: string;
  readonly line: Line | string;
  readonly method: string;
  readonly metric: string;
  readonly municipality: string;
  readonly option: string;
  readonly origin: string;
  readonly outcome?: string;
  readonly participants: readonly { readonly municipality: string }[];
  readonly referenceDate: string;
  readonly series: string;
  readonly service: unknown;
  readonly shares: Readonly<Record<string, string>>;
  readonly split: string;
  readonly terms: Terms;
  readonly termsFrom: string | null;
  readonly transfer: string;
  readonly until: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly version: string;
  readonly votes?: { readonly unanimous: boolean | null };
  readonly year: number;
}

interface Terms {
  readonly key: string | null;
  readonly populationDate: string;
  readonly categories: Readonly<Record<string, CategoryTerms>>;
  readonly keyNeedsRatification: boolean;
  readonly optOutAllowed: boolean;
  readonly establishment?: { readonly until: string };
  readonly competences: readonly { readonly effect: string; readonly body: string }[];
  readonly termsApply: string;
}

interface CategoryTerms {
  readonly method: string;
  readonly needsApproval?: boolean;
  readonly baseYear?: number;
  readonly index?: string;
  readonly afterEnd?: string;
  readonly interpretation?: string;
}

interface Key {
  readonly key: string;
  readonly components: readonly {
    readonly basis: string;
    readonly weight: string;
    readonly metric?: string;
    readonly shares?: Readonly<Record<string, string>>;
  }[];
  readonly minShare?: string;
  readonly maxShare?: string;
}

interface Line {
  readonly line: string;
  readonly category: string;
  readonly amount: string;
  readonly vat: { readonly amount: string; readonly treatment: string };
  readonly service: { readonly from: string; readonly to: string };
  readonly sharedService?: string;
  readonly municipality?: string;
  readonly distribution?: Readonly<Record<string, string>>;
  readonly split?: string;
  readonly determination?: string;
  readonly pension?: { readonly transfer: string };
}

/** An answer that does not exist, and why. */
export class Unanswerable extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** The answer, or the code of the refusal. */
export function answer<T>(question: () => T): T | string {
  try {
    return question();
  } catch (error) {
    if (error instanceof Unanswerable) return error.code;
    throw error;
  }
}

// ---------------------------------------------------------------------------------------------- exact numbers

export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const abs = (a: bigint): bigint => (a < 0n ? -a : a);
const frac = (n: bigint, d = 1n): Fraction => {
  const g = (gcd(abs(n), abs(d)) || 1n) * (d < 0n ? -1n : 1n);
  return { n: n / g, d: d / g };
};
const add = (a: Fraction, b: Fraction) => frac(a.n * b.d + b.n * a.d, a.d * b.d);
const mul = (a: Fraction, b: Fraction) => frac(a.n * b.n, a.d * b.d);
const div = (a: Fraction, b: Fraction) => frac(a.n * b.d, a.d * b.n);
const less = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d;
const total = (all: readonly Fraction[]) => all.reduce(add, frac(0n));
const clamp = (x: Fraction, low: Fraction, high: Fraction) => (less(x, low) ? low : less(high, x) ? high : x);
export const written = (a: Fraction): string => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);

function parse(text: string): Fraction {
  const [n = '', d = '1'] = text.split('/');
  const [whole = '', decimals = ''] = n.split('.');
  return div(frac(BigInt(whole + decimals), 10n ** BigInt(decimals.length)), frac(BigInt(d)));
}

/** whole øre of the exact parts, the øre left over to the largest fractions, ties to the lower number. */
function divide(amount: bigint, shares: ReadonlyMap<string, Fraction>): Map<string, bigint> {
  const sign = amount < 0n ? -1n : 1n;
  const parts = [...shares].map(([municipality, share]) => {
    const exact = mul(frac(abs(amount)), share);
    return { municipality, whole: exact.n / exact.d, rest: frac(exact.n % exact.d, exact.d) };
  });
  const left = abs(amount) - parts.reduce((sum, p) => sum + p.whole, 0n);
  parts.sort((a, b) =>
    less(b.rest, a.rest) ? -1 : less(a.rest, b.rest) ? 1 : a.municipality < b.municipality ? -1 : 1,
  );
  return new Map(parts.map((p, i) => [p.municipality, sign * (p.whole + (BigInt(i) < left ? 1n : 0n))]));
}

// ---------------------------------------------------------------------------------------------- dates

const after = (month: string, n: number): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
};
const months = (from: string, to: string): string[] => (from > to ? [] : [from, ...months(after(from, 1), to)]);
/** The 1 January on or after the date. */
const nextJanuary = (date: string) => (date.endsWith('-01-01') ? date : `${Number(date.slice(0, 4)) + 1}-01-01`);
const ascending = <T>(all: readonly T[], of: (item: T) => string): T[] =>
  [...all].sort((a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0));

/** How many events are known at an instant, or at the end of a day in Oslo. */
export function known(book: readonly BookEvent[], at: string): number {
  const end = at.length > 10 ? at : new Date(startOfDayInOslo(at, 1) - 1).toISOString();
  return book.filter((e) => e.recorded <= end).length;
}

/** The clock is put forward on the last Sunday of March and back on the last Sunday of October, in the night. */
function startOfDayInOslo(date: string, daysLater: number): number {
  const day = Date.parse(date) + daysLater * 86_400_000;
  const year = new Date(day).getUTCFullYear();
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(year, month, 31));
    return last.getTime() - last.getUTCDay() * 86_400_000;
  };
  return day - (day > lastSunday(2) && day <= lastSunday(9) ? 7_200_000 : 3_600_000);
}

// ---------------------------------------------------------------------------------------------- answers

export interface StateOn {
  readonly participants: readonly string[];
  readonly host: string;
  readonly agreement: string | null;
  readonly terms: string | null;
  /** The key in force, or why there is none. */
  readonly key: { readonly id: string; readonly decision: string | null } | string;
  /** Exact shares of the key over the participants, or why there are none. */
  readonly shares: Readonly<Record<string, string>> | string;
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly readings: Readonly<Record<string, string>>;
}

export interface PoolOf {
  readonly year: number;
  readonly category: string;
  readonly agreement: string;
  readonly key: string | null;
  readonly decision: string | null;
  readonly populationDate: string | null;
  readonly total: bigint;
  /** What each pays, and its exact share (null where amounts are fixed). */
  readonly shares: Readonly<Record<string, readonly [amount: bigint, share: string | null]>>;
}

export interface AllocationOf {
  readonly total: bigint;
  readonly booked: bigint;
  readonly shares: Readonly<Record<string, bigint>>;
  readonly pools: readonly PoolOf[];
  /** `line reason` → amount. */
  readonly held: Readonly<Record<string, bigint>>;
  readonly excluded: Readonly<Record<string, bigint>>;
  /** `code about`, ascending. */
  readonly findings: readonly string[];
}

/** How a line is shared in a month: by these shares, or not, and why. `apart` keeps pools of equal shares apart. */
type Treatment =
  | {
      readonly shares: ReadonlyMap<string, Fraction>;
      readonly category: string;
      readonly apart: string;
      readonly key: { readonly id: string; readonly decision: string | null } | null;
      readonly populationDate: string | null;
      readonly findings: readonly string[];
    }
  | { readonly held: string }
  | { readonly excluded: string }
  /** Covered by fixed amounts. */
  | null;

interface Decision {
  readonly body: string;
  readonly outcome: string | undefined;
  readonly unanimous: boolean | null;
  readonly decided: string;
  readonly validFrom: string;
  readonly annulled: boolean;
}

interface Start {
  readonly from: string;
  readonly key: string;
  readonly decision: string | null;
  readonly annulled: boolean;
}

/** What is known with some events, and nothing else. */
export class Naive {
  readonly #kept = new Map<string, unknown>();

  private constructor(private readonly events: readonly BookEvent[]) {}

  /** The first N events of the book. */
  static of(book: readonly BookEvent[], size: number): Naive {
    return new Naive(book.filter((e) => e.index < size));
  }

  // -------------------------------------------------------------------------------------------- register

  /** Participants of a day: whose last entry or exit up to that day is an entry (1.1, 6.1, 6.2). */
  participants(day: string): string[] {
    const said = ascending(
      this.#all('CooperationEstablished', 'ParticipantAdmitted', 'ParticipationEnded'),
      (e) => e.validFrom,
    );
    const on = new Set<string>();
    for (const e of said.filter((x) => x.validFrom <= day)) {
      if (e.type === 'ParticipationEnded') on.delete(e.data.municipality);
      else for (const p of e.data.participants ?? [e.data]) on.add(p.municipality);
    }
    return [...on].sort();
  }

  host(day: string): string | null {
    const said = ascending(this.#all('CooperationEstablished', 'HostChanged'), (e) => e.validFrom);
    return said.findLast((e) => e.validFrom <= day)?.data.host ?? null;
  }

  // -------------------------------------------------------------------------------------------- decisions

  /** A decision as its record stands. */
  #record(id: string): Decision {
    const first = this.#all('DecisionRecorded').find((e) => e.data.decision === id) as BookEvent;
    const { body } = first.data;
    let { outcome, votes } = first.data;
    let { decided, validFrom } = first;
    for (const { data } of this.#all('DecisionCorrected').filter((e) => e.data.decision === id)) {
      outcome = data.outcome ?? outcome;
      votes = data.votes ?? votes;
      // What applied from the day of the decision applies from its right day.
      if (data.decidedOn && validFrom === decided) validFrom = data.decidedOn;
      decided = data.decidedOn ?? decided;
    }
    const annulled = this.#all('DecisionAnnulled').some((e) => e.data.decision === id);
    return { body, outcome, unanimous: votes?.unanimous ?? null, decided, validFrom, annulled };
  }

  /** Why the effect of a decision does not stand; null when it does. */
  #against(id: string, effect: string): string | null {
    return this.#once(`against ${id} ${effect}`, () => {
      const decision = this.#record(id);
      if (decision.annulled) return 'ANNULLED';
      if (decision.outcome !== 'ADOPTED') return 'NOT_ADOPTED';
      if (effect === 'APPROVE_AGREEMENT' || effect === 'RATIFY_KEY') {
        const body = this.#all('BodyEstablished').find((e) => e.data.body === decision.body);
        return body?.data.kind === 'COUNCIL' ? null : 'NO_COMPETENCE';
      }
      const given = this.agreement(decision.decided)?.terms.competences ?? [];
      return given.some((c) => c.effect === effect && c.body === decision.body) ? null : 'NO_COMPETENCE';
    });
  }

  #stands = (id: string, effect: string) => this.#against(id, effect) === null;

  /** The reading of an open question: of the decisions that apply by then, the one made last. */
  reading(interpretation: string, day: string): string | null {
    const adopted = this.#all('InterpretationAdopted')
      .filter((e) => e.data.interpretation === interpretation && this.#stands(e.data.decision, 'ADOPT_INTERPRETATION'))
      .map((e) => ({ option: e.data.option, ...this.#record(e.data.decision) }));
    return ascending(adopted, (a) => a.decided).findLast((a) => a.validFrom <= day)?.option ?? null;
  }

  // -------------------------------------------------------------------------------------------- agreement

  /**
   * Entry into force of a version and of its keys (6.4, A-17): as attested; else the first day on which the councils of
   * all who take part that day have approved it.
   */
  #entry(version: string): { inForce: string; termsFrom: string } | null {
    return this.#once(`entry ${version}`, () => {
      const attested = this.#all('AgreementInForceAttested').findLast((e) => e.data.version === version);
      if (attested) return { inForce: attested.validFrom, termsFrom: attested.validFrom };
      const approved = this.#all('AgreementApproved')
        .filter((e) => e.data.version === version && this.#stands(e.data.decision, 'APPROVE_AGREEMENT'))
        .map((e) => ({ ...e.data, on: this.#record(e.data.decision).decided }));
      const complete = this.#whenAllHave(approved, this.#all('CooperationEstablished')[0]?.validFrom);
      if (!complete) return null;
      const named = new Set(complete.given.map((a) => a.termsFrom));
      const [only] = named;
      const atOnce = this.#textOf(version, complete.day).termsApply === 'ENTRY_INTO_FORCE';
      const usual = atOnce ? complete.day : nextJanuary(complete.day);
      return { inForce: complete.day, termsFrom: named.size === 1 && only ? only : usual };
    });
  }

  /**
   * The first day by which everyone who takes part that day has given what it takes; each one's first counts. Of what
   * was given before the cooperation began, they count who take part from its first day.
   */
  #whenAllHave<T extends { municipality: string; on: string }>(
    all: readonly T[],
    begun = '',
  ): { day: string; given: T[] } | null {
    const inOrder = ascending(all, (a) => a.on);
    for (const { on: day } of inOrder) {
      const wanted = this.participants(day < begun ? begun : day);
      const given = wanted.flatMap((m) => inOrder.find((a) => a.municipality === m && a.on <= day) ?? []);
      if (wanted.length > 0 && given.length === wanted.length) return { day, given };
    }
    return null;
  }

  /** The terms of a version on a day: as the last correction for that day says, else as proposed. */
  #textOf(version: string, day: string): Terms {
    const said = this.#all('AgreementProposed', 'AgreementCorrected').filter((e) => e.data.version === version);
    const holds = (e: BookEvent) =>
      e.type === 'AgreementProposed' || (e.validFrom <= day && (e.data.until === null || day < e.data.until));
    return (said.findLast(holds) as BookEvent).data.terms;
  }

  #latest(day: string, from: 'inForce' | 'termsFrom'): { version: string; terms: Terms } | null {
    const entered = this.#all('AgreementProposed').flatMap(({ data: { version } }) => {
      const entry = this.#entry(version);
      return entry && entry[from] <= day ? [{ version, from: entry[from] }] : [];
    });
    const last = ascending(entered, (e) => e.from).at(-1);
    return last ? { version: last.version, terms: this.#textOf(last.version, day) } : null;
  }

  /** The agreement in force on a day. */
  agreement = (day: string) => this.#latest(day, 'inForce');
  /** The agreement whose keys and billing apply on a day. */
  terms = (day: string) => this.#latest(day, 'termsFrom');

  // -------------------------------------------------------------------------------------------- keys

  #definition(key: string): Key {
    return this.#all('KeyDefined').find((e) => e.data.key === key)?.data as unknown as Key;
  }

  /** The key of a day (L-4.4-1): of all keys begun by then, the one that began last. */
  #keyStart(day: string): Start | null {
    const starts = ascending([...this.#keysOfAgreements(), ...this.#keysDecided()], (s) => s.from);
    return starts.findLast((s) => s.from <= day) ?? null;
  }

  /** A key begins when the terms that apply begin to name it. */
  #keysOfAgreements(): Start[] {
    return this.#once('keys of agreements', () => {
      const turns = this.#all('AgreementProposed').flatMap((e) => this.#entry(e.data.version)?.termsFrom ?? []);
      const edges = this.#all('AgreementCorrected').flatMap((e) => [e.validFrom, e.data.until ?? e.validFrom]);
      const days = [...new Set([...turns, ...edges])].sort();
      const named = days.map((from) => ({ from, key: this.terms(from)?.terms.key ?? null }));
      return named.flatMap(({ from, key }, i) =>
        key !== null && key !== (named[i - 1]?.key ?? null) ? [{ from, key, decision: null, annulled: false }] : [],
      );
    });
  }

  #keysDecided(): Start[] {
    return this.#once('keys decided', () =>
      this.#all('KeyDecided').flatMap((decided): Start[] => {
        const { key, decision } = decided.data;
        const [from, open] = [this.#effective(decided), this.#leftOpenFrom(decided)];
        return [
          ...(open !== null && (from === null || open < from) ? [{ from: open, key, decision, annulled: true }] : []),
          ...(from !== null ? [{ from, key, decision, annulled: false }] : []),
        ];
      }),
    );
  }

  #consents(decided: BookEvent): BookEvent[] {
    return this.#all('KeyRatified').filter((e) => e.data.keyDecision === decided.data.decision);
  }

  /** from when a decided key applies; null while it does not. */
  #effective(decided: BookEvent): string | null {
    const { decision, effectiveFrom } = decided.data;
    if (!this.#stands(decision, 'DECIDE_KEY')) return null;
    const on = this.#record(decision).decided;
    const asked = this.agreement(on)?.terms.keyNeedsRatification ?? true;
    if (!asked || this.reading('A-02', on) === 'SELF_EXECUTING') return effectiveFrom ?? on;
    const consents = this.#consents(decided)
      .filter((e) => this.#stands(e.data.decision, 'RATIFY_KEY'))
      .map((e) => ({ ...e.data, on: this.#record(e.data.decision).decided }));
    const complete = this.#whenAllHave(consents);
    if (!complete) return null;
    const named = new Set(complete.given.map((c) => c.effectiveFrom));
    const [only] = named;
    return named.size === 1 && only ? only : nextJanuary(complete.day);
  }

  /**
   * an annulment, of the decision or of a consent, by which a key ceased to apply leaves the question open from
   * the date on which it had come to apply. One that came before only prevents the key.
   */
  #leftOpenFrom(decided: BookEvent): string | null {
    const consents = this.#consents(decided);
    const own = new Set([decided, ...consents].map((e) => e.data.decision));
    const annulments = this.#all('DecisionAnnulled').filter((e) => own.has(e.data.decision));
    // As if the book had learnt neither annulments nor consents from there on.
    const applied = (index: number) =>
      new Naive(
        this.events.filter((e) => e.index < index || !(annulments.includes(e) || consents.includes(e))),
      ).#effective(decided);
    const broken = annulments.filter((a) => applied(a.index) !== applied(a.index + 1)).map((a) => applied(a.index));
    return broken.filter((from) => from !== null).sort()[0] ?? null;
  }

  // -------------------------------------------------------------------------------------------- services

  /** Who shares a system or project on a day (A-21, 4.4.3); null before anything is said of it. */
  service(id: string, day: string): string[] | null {
    const registered = this.#all('ServiceRegistered').find((e) => e.data.service === id);
    const said = this.#all('ServiceJoined', 'ServiceLeft', 'ServiceAbstained').filter((e) => e.data.service === id);
    if (!registered || [registered, ...said].every((e) => e.validFrom > day)) return null;
    const municipalities = [...new Set(said.map((e) => e.data.municipality))].sort();
    return municipalities.filter((m) =>
      this.#shares(
        ascending(said, (e) => e.validFrom).filter((e) => e.data.municipality === m),
        day,
      ),
    );
  }

  /** Whether one municipality shares a service on a day; what it did stands in order of date. */
  #shares(did: readonly BookEvent[], day: string): boolean {
    let on = false;
    for (const [i, e] of did.entries()) {
      if (e.type === 'ServiceJoined') {
        if (e.validFrom <= day) on = true;
        continue;
      }
      const abstained = e.type === 'ServiceAbstained';
      if (abstained && !this.#mayAbstain(e)) continue;
      const leaves = !abstained || this.#shares(did.slice(0, i), e.validFrom);
      const again = did.slice(i).find((x) => x.type === 'ServiceJoined')?.validFrom ?? '9999';
      const from = leaves ? (this.#leaveDate(e, again) ?? nextJanuary(e.validFrom)) : e.validFrom;
      if (from <= day) on = false;
    }
    return on;
  }

  #mayAbstain = (e: BookEvent) => this.agreement(e.validFrom)?.terms.optOutAllowed ?? false;

  /** The date the board set for this leaving, before the municipality joins again. */
  #leaveDate(left: BookEvent, again: string): string | null {
    const set = this.#all('ServiceLeaveDateSet').findLast(
      ({ data }) =>
        data.service === left.data.service &&
        data.municipality === left.data.municipality &&
        data.from >= left.validFrom &&
        data.from < again &&
        this.#stands(data.decision, 'SET_SERVICE_LEAVE_DATE'),
    );
    return set?.data.from ?? null;
  }

  // -------------------------------------------------------------------------------------------- shares

  /** inhabitants on the 1 January that counts for the year; until they are known, the latest figures before. */
  #population(day: string): { date: string; provisional: boolean; figures: Readonly<Record<string, number>> } {
    const back =
      this.terms(day)?.terms.populationDate === 'FIRST_OF_PREVIOUS_YEAR' ||
      this.reading('A-03', day) === 'PREVIOUS_YEAR';
    const wanted = `${Number(day.slice(0, 4)) - (back ? 1 : 0)}-01-01`;
    const known = this.#all('PopulationAccepted').filter((e) => e.data.referenceDate <= wanted);
    const latest = ascending(known, (e) => e.data.referenceDate).at(-1)?.data;
    if (!latest || this.participants(day).some((m) => latest.figures[m] === undefined))
      throw new Unanswerable('no-population');
    return { date: latest.referenceDate, provisional: latest.referenceDate !== wanted, figures: latest.figures };
  }

  /** Exact shares of a key (L-4.4-3): the weighted sum of its parts, within its bounds. */
  #sharesOf(key: Key, among: readonly string[], day: string, line: Line | null): Map<string, Fraction> {
    const inhabitants = key.components.some((c) => c.basis === 'POPULATION') ? this.#population(day).figures : {};
    const figuresOf = (part: Key['components'][number]): Readonly<Record<string, Fraction>> => {
      const of = (figures: Readonly<Record<string, number | string>> = {}) =>
        Object.fromEntries(Object.entries(figures).map(([m, f]) => [m, parse(String(f).replace('-', ''))]));
      switch (part.basis) {
        case 'EQUAL':
          return Object.fromEntries(among.map((m) => [m, frac(1n)]));
        case 'POPULATION':
          return of(inhabitants);
        case 'USAGE': {
          const said = this.#all('UsageRecorded').filter((e) => e.data.metric === part.metric && e.validFrom <= day);
          return of(ascending(said, (e) => e.validFrom).at(-1)?.data.figures);
        }
        case 'FIXED':
          return of(part.shares);
        case 'HISTORIC': {
          const costs = this.#all('HistoricCostRecorded').map((e) => e.data);
          const year = Math.max(...costs.map((c) => c.year));
          return of(Object.fromEntries(costs.filter((c) => c.year === year).map((c) => [c.municipality, c.amount])));
        }
        default:
          return of(line?.distribution);
      }
    };
    const parts = key.components.map((part) => {
      const figures = figuresOf(part);
      const own = among.map((m) => figures[m] ?? fail('figure-missing'));
      const sum = total(own);
      if (sum.n === 0n) throw new Unanswerable('figure-missing');
      return own.map((f) => mul(parse(part.weight), div(f, sum)));
    });
    const shares = among.map((_, i) => total(parts.map((part) => part[i] as Fraction)));
    const bounded = within(shares, parse(key.minShare ?? '0'), parse(key.maxShare ?? '1'));
    return new Map(among.map((m, i) => [m, bounded[i] as Fraction]));
  }

  // -------------------------------------------------------------------------------------------- state on a day

  state(day: string): StateOn {
    const host = this.host(day) ?? fail('no-cooperation-then');
    const begun = this.#keyStart(day);
    const terms = this.terms(day);
    const why = !terms ? 'no-terms-in-force' : !begun ? 'no-key-in-force' : begun.annulled ? 'key-annulled' : null;
    const participants = this.participants(day);
    const shares = () =>
      Object.fromEntries(
        [...this.#sharesOf(this.#definition(begun?.key ?? ''), participants, day, null)].map(([m, s]) => [
          m,
          written(s),
        ]),
      );
    const services = new Set(this.#all('ServiceRegistered').map((e) => e.data.service as string));
    const questions = new Set(this.#all('InterpretationAdopted').map((e) => e.data.interpretation));
    return {
      participants,
      host,
      agreement: this.agreement(day)?.version ?? null,
      terms: terms?.version ?? null,
      key: why ?? { id: begun?.key ?? '', decision: begun?.decision ?? null },
      shares: why ?? answer(shares),
      services: present([...services].sort().map((s) => [s, this.service(s, day)])),
      readings: present([...questions].sort().map((q) => [q, this.reading(q, day)])),
    };
  }

  // -------------------------------------------------------------------------------------------- allocation

  /** The allocation of the months from–to. */
  allocation(from: string, to: string): AllocationOf {
    const owed = new Map<string, bigint>();
    const left = { held: new Map<string, bigint>(), excluded: new Map<string, bigint>() };
    const pools = new Map<
      string,
      {
        pool: Omit<PoolOf, 'total' | 'shares'>;
        shares: ReadonlyMap<string, Fraction>;
        before: bigint;
        asked: bigint;
        any: boolean;
      }
    >();
    const fixed: PoolOf[] = [];
    const findings = new Set<string>();
    let booked = 0n;
    let anything = false;

    for (const month of months(`${from.slice(0, 4)}-01`, to)) {
      const asked = month >= from;
      const day = `${month}-01`;
      const rules = answer(() => this.#rules(day));
      if (typeof rules === 'string') {
        if (asked) throw new Unanswerable(rules);
        continue;
      }
      const year = Number(month.slice(0, 4));
      if (asked) for (const m of this.participants(day)) owed.set(m, owed.get(m) ?? 0n);
      if (asked) for (const f of this.#observations(day)) findings.add(f);
      if (asked)
        for (const [category, method] of Object.entries(rules.terms.categories))
          if (method.method === 'FIXED_AMOUNTS') this.#fixedOf(month, category);

      for (const [name, line] of this.#lines(month)) {
        const amount = portion(line, month);
        const treated = answer(() => this.#treat(name, line, day));
        if (typeof treated === 'string') {
          if (asked) throw new Unanswerable(treated);
          continue;
        }
        if (asked) booked += amount;
        if (asked) anything = true;
        if (treated === null) continue;
        if ('shares' in treated) {
          const pool = {
            year,
            category: treated.category,
            agreement: rules.version,
            key: treated.key?.id ?? null,
            decision: treated.key?.decision ?? null,
            populationDate: treated.populationDate,
          };
          const exact = [...treated.shares].map(([m, s]) => `${m}:${written(s)}`);
          const id = JSON.stringify([pool, treated.apart, exact]);
          const sum = pools.get(id) ?? { pool, shares: treated.shares, before: 0n, asked: 0n, any: false };
          pools.set(id, sum);
          sum[asked ? 'asked' : 'before'] += amount;
          if (asked) sum.any = true;
          if (asked) for (const f of treated.findings) findings.add(f);
        } else if (asked) {
          const [put, reason] =
            'held' in treated ? (['held', treated.held] as const) : (['excluded', treated.excluded] as const);
          left[put].set(`${name} ${reason}`, (left[put].get(`${name} ${reason}`) ?? 0n) + amount);
          if (put === 'held') findings.add(`${reason} ${name}`);
        }
      }
    }

    const keyed: PoolOf[] = [...pools.values()]
      .filter((p) => p.any)
      .map(({ pool, shares, before, asked }) => {
        // Money: the year's running total is divided; a period is the difference of two.
        const [through, earlier] = [divide(before + asked, shares), divide(before, shares)];
        const paid = [...shares].map(([m, share]) => [
          m,
          [(through.get(m) ?? 0n) - (earlier.get(m) ?? 0n), written(share)] as const,
        ]);
        return { ...pool, total: asked, shares: Object.fromEntries(paid) };
      });
    for (const { pool, remainder } of this.#fixedPools(from, to)) {
      fixed.push(pool);
      anything = true;
      if (remainder === 0n) continue;
      const name = `${pool.year}/${pool.category} FIXED_AMOUNTS_REMAINDER`;
      left.held.set(name, (left.held.get(name) ?? 0n) + remainder);
      findings.add(`FIXED_AMOUNTS_REMAINDER ${pool.category} ${pool.year}`);
    }
    if (!anything) throw new Unanswerable('no-costs');
    for (const pool of [...keyed, ...fixed])
      for (const [m, [amount]] of Object.entries(pool.shares)) owed.set(m, (owed.get(m) ?? 0n) + amount);
    return {
      total: [...owed.values()].reduce((a, b) => a + b, 0n),
      booked,
      shares: Object.fromEntries([...owed].sort()),
      pools: [...keyed, ...fixed],
      held: Object.fromEntries(left.held),
      excluded: Object.fromEntries(left.excluded),
      findings: [...findings].sort(),
    };
  }

  #rules(day: string): { version: string; terms: Terms; host: string } {
    const host = this.host(day) ?? fail('no-cooperation-then');
    return { ...(this.terms(day) ?? fail('no-terms-in-force')), host };
  }

  /** What stands in the accounts for a month: a correction replaces a line in its months and nowhere else. */
  #lines(month: string): [name: string, line: Line][] {
    const lines = new Map<string, Line>();
    const serves = (line: Line) => line.service.from <= month && month <= line.service.to;
    for (const e of this.#all('CostLineRecorded', 'CostLineCorrected', 'CostLineAnnulled')) {
      const line = e.type === 'CostLineCorrected' ? (e.data.line as Line) : (e.data as unknown as Line);
      const name = `${e.stream.slice(-4)}/${line.line}`;
      if (e.type === 'CostLineAnnulled') lines.delete(name);
      else if (e.type === 'CostLineRecorded') {
        if (serves(line)) lines.set(name, line);
      } else if (e.data.from <= month && month <= (e.data.until ?? '')) {
        if (serves(line)) lines.set(name, line);
        else lines.delete(name);
      }
    }
    return [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #treat(name: string, line: Line, day: string): Treatment {
    const { terms, host } = this.#rules(day);
    const { category } = line;
    const said = terms.categories[category];
    if (!said) return { held: 'CATEGORY_NOT_IN_AGREEMENT' };
    const everyone = this.participants(day);
    const alone = (municipality: string): Treatment =>
      plain(category, municipality, new Map([[municipality, frac(1n)]]));
    switch (said.method) {
      case 'KEYED_ALL':
        return this.#keyed(name, line, category, everyone, day);
      case 'KEYED_SERVICE': {
        const using = line.sharedService === undefined ? null : this.service(line.sharedService, day);
        if (!using) return { held: 'NO_PARTICIPANTS' };
        if (said.needsApproval && !this.#approved(line.sharedService ?? '', day))
          return { held: 'PROJECT_NOT_APPROVED' };
        const among = using.filter((m) => everyone.includes(m));
        const [first] = among;
        if (first === undefined) return { held: 'NO_PARTICIPANTS' };
        if (among.length === 1) return alone(first);
        if (this.reading('A-08', day) === 'EXCLUDES_HOST' && among.filter((m) => m !== host).length < 2)
          return { held: 'TOO_FEW_PARTNERS' };
        return this.#keyed(name, line, category, among, day);
      }
      case 'FIXED_AMOUNTS':
        return null;
      case 'ACTUAL':
      case 'OWN': {
        if (line.municipality !== undefined) return alone(line.municipality);
        const parts = Object.entries(line.distribution ?? {}).map(([m, part]) => [m, frac(abs(BigInt(part)))] as const);
        const sum = total(parts.map(([, part]) => part));
        return sum.n === 0n
          ? { held: 'NO_PARTICIPANTS' }
          : plain(category, name, new Map(parts.map(([m, part]) => [m, div(part, sum)])));
      }
      case 'ORIGIN': {
        const transferred = this.#all('EmploymentTransferred').find(
          (e) => e.data.transfer === line.pension?.transfer && e.validFrom <= day,
        );
        if (!transferred) return { held: 'NO_PARTICIPANTS' };
        const { transfer, origin } = transferred.data;
        const ended = this.#all('TransferredEmploymentEnded').findLast((e) => e.data.transfer === transfer);
        if (ended && ended.validFrom <= day && said.afterEnd) {
          if (!terms.categories[said.afterEnd]) return { held: 'CATEGORY_NOT_IN_AGREEMENT' };
          return this.#keyed(name, line, said.afterEnd, everyone, day);
        }
        if (origin === host) return { excluded: 'PENSION_OF_HOST' };
        const charged = this.#all('PensionRechargeDecided').some(
          ({ data }) =>
            data.municipality === origin &&
            this.#record(data.decision).validFrom <= day &&
            this.#stands(data.decision, 'RECHARGE_PENSION'),
        );
        return charged ? alone(origin) : { excluded: 'PENSION_NOT_RECHARGED' };
      }
      case 'AGREED': {
        const agreed = this.#all('CostSplitAgreed').find(
          (e) => e.data.split === line.split && this.#stands(e.data.decision, 'AGREE_COST_SPLIT'),
        );
        if (!agreed) return { held: 'SPLIT_NOT_AGREED' };
        const { split, shares, decision } = agreed.data;
        const findings = this.#record(decision).unanimous === true ? [] : [`SPLIT_NOT_UNANIMOUS ${split}`];
        return { ...plain(category, split, new Map(Object.entries(shares).map(([m, s]) => [m, parse(s)]))), findings };
      }
      case 'DETERMINED': {
        const decided = this.#all('AllocationDetermined').find(
          (e) => e.data.determination === line.determination && this.#stands(e.data.decision, 'DETERMINE_ALLOCATION'),
        );
        if (!decided) return { held: 'NOT_DETERMINED' };
        if (decided.data.method === 'STAYS_WITH_HOST') return { excluded: 'STAYS_WITH_HOST' };
        return this.#keyed(name, line, category, everyone, day);
      }
      case 'FIXED_BY_BOARD': {
        const fixed = this.#all('HostExtraFixed').some(
          (e) => e.data.year === Number(day.slice(0, 4)) && this.#stands(e.data.decision, 'FIX_HOST_EXTRA'),
        );
        return { held: fixed ? 'HOST_EXTRA_NOT_DISTRIBUTED' : 'HOST_EXTRA_NOT_FIXED' };
      }
      default:
        return { excluded: said.interpretation ? 'EXCLUDED_CONTESTED' : 'EXCLUDED_BY_AGREEMENT' };
    }
  }

  /** By the key of the day; among some of the participants as A-09 is read. */
  #keyed(name: string, line: Line, category: string, among: readonly string[], day: string): Treatment {
    const begun = this.#keyStart(day) ?? fail('no-key-in-force');
    if (begun.annulled) throw new Unanswerable('key-annulled');
    const definition = this.#definition(begun.key);
    const has = (basis: string) => definition.components.some((c) => c.basis === basis);
    const population = has('POPULATION') ? this.#population(day) : null;
    let shares = this.#sharesOf(definition, among, day, line);
    const everyone = this.participants(day);
    const subset = among.length < everyone.length;
    const method = (subset && this.reading('A-09', day)) || 'RERUN';
    if (method !== 'RERUN') {
      const whole = this.#sharesOf(definition, everyone, day, line);
      const own = among.map((m) => whole.get(m) as Fraction);
      const kept = total(own);
      const rest = div(add(frac(1n), frac(-kept.n, kept.d)), frac(BigInt(among.length)));
      shares = new Map(
        among.map((m, i) => [
          m,
          method === 'RENORMALISE' ? div(own[i] as Fraction, kept) : add(own[i] as Fraction, rest),
        ]),
      );
    }
    return {
      shares,
      category,
      apart: `${subset ? method : ''} ${has('ACTUAL') ? name : ''}`,
      key: { id: begun.key, decision: begun.decision },
      populationDate: population?.date ?? null,
      findings: population?.provisional ? [`POPULATION_PROVISIONAL ${day.slice(0, 4)}: ${population.date}`] : [],
    };
  }

  /** 4.4: a body that may do so has approved the project by the end of the month. */
  #approved(service: string, day: string): boolean {
    return this.#all('ProjectApproved').some(
      (e) =>
        e.data.service === service &&
        this.#stands(e.data.decision, 'APPROVE_PROJECT') &&
        this.#record(e.data.decision).validFrom.slice(0, 7) <= day.slice(0, 7),
    );
  }

  /** What a participant pays of a category for twelve months: its own cost of the base year, indexed (L-4.4-O1). */
  #fixedOf(month: string, category: string): Map<string, bigint> {
    const { categories } = this.#rules(`${month}-01`).terms;
    const year = Number(month.slice(0, 4));
    const { baseYear = year - 1, index } = categories[category] as CategoryTerms;
    let factor = frac(1n);
    if (index !== undefined) {
      const values = this.#all('IndexRecorded').findLast((e) => e.data.series === index)?.data.values ?? {};
      const [base, now] = [values[baseYear], values[year]];
      if (base === undefined || now === undefined || parse(base).n === 0n) throw new Unanswerable('no-index-value');
      factor = div(parse(now), parse(base));
    }
    const owns = this.participants(`${month}-01`).map((m) => {
      const said = this.#all('HistoricCostRecorded').findLast(
        (e) => e.data.municipality === m && e.data.year === baseYear,
      );
      return [m, nearest(mul(frac(BigInt(said?.data.amount ?? fail('no-historic-cost'))), factor))] as const;
    });
    return new Map(owns);
  }

  /** A pool per year, version and category: each its twelfths, to the øre over the months it pays. */
  #fixedPools(from: string, to: string): { pool: PoolOf; remainder: bigint }[] {
    const sums = new Map<
      string,
      {
        pool: Omit<PoolOf, 'total' | 'shares'>;
        months: Map<string, [annual: bigint, before: bigint, asked: bigint]>;
        booked: bigint;
        asked: boolean;
      }
    >();
    for (const month of months(`${from.slice(0, 4)}-01`, to)) {
      const asked = month >= from;
      const terms = this.host(`${month}-01`) === null ? null : this.terms(`${month}-01`);
      for (const [category, { method }] of Object.entries(terms?.terms.categories ?? {})) {
        const amounts = method === 'FIXED_AMOUNTS' ? answer(() => this.#fixedOf(month, category)) : '';
        if (typeof amounts === 'string') continue;
        const pool = {
          year: Number(month.slice(0, 4)),
          category,
          agreement: terms?.version ?? '',
          key: null,
          decision: null,
          populationDate: null,
        };
        const id = JSON.stringify(pool);
        const sum = sums.get(id) ?? { pool, months: new Map(), booked: 0n, asked: false };
        sums.set(id, sum);
        for (const [m, annual] of amounts) {
          const [, before, after] = sum.months.get(`${m} ${annual}`) ?? [0n, 0n, 0n];
          sum.months.set(`${m} ${annual}`, [annual, before + (asked ? 0n : 1n), after + (asked ? 1n : 0n)]);
        }
        if (!asked) continue;
        sum.asked = true;
        for (const [, line] of this.#lines(month)) if (line.category === category) sum.booked += portion(line, month);
      }
    }
    return [...sums.values()]
      .filter((s) => s.asked)
      .map(({ pool, months: paying, booked }) => {
        const shares: Record<string, [bigint, null]> = {};
        for (const [id, [annual, before, asked]] of [...paying].sort()) {
          const m = id.slice(0, 4);
          const due = (annual * (before + asked)) / 12n - (annual * before) / 12n;
          if (asked > 0n) shares[m] = [(shares[m]?.[0] ?? 0n) + due, null];
        }
        const sum = Object.values(shares).reduce((a, [amount]) => a + amount, 0n);
        return { pool: { ...pool, total: sum, shares }, remainder: booked - sum };
      });
  }

  /** Findings about a month that no cost is needed for. */
  #observations(day: string): string[] {
    const found: string[] = [];
    const { version, terms } = this.#rules(day);
    if (terms.establishment && day > terms.establishment.until)
      found.push(`ESTABLISHMENT_PERIOD_OVER ${version} ${day.slice(0, 4)}`);
    for (const decided of this.#all('KeyDecided')) {
      const { decision } = decided.data;
      const against = this.#against(decision, 'DECIDE_KEY');
      if (this.#record(decision).decided > day) continue;
      if (against === 'NO_COMPETENCE') found.push(`KEY_WITHOUT_COMPETENCE ${decision}`);
      if (against === 'NOT_ADOPTED') found.push(`KEY_NOT_ADOPTED ${decision}`);
      if (against === null && this.#effective(decided) === null && this.#leftOpenFrom(decided) === null)
        found.push(`KEY_NOT_RATIFIED ${decision}`);
    }
    for (const e of this.#all('ServiceAbstained'))
      if (e.validFrom <= day && !this.#mayAbstain(e))
        found.push(`OPT_OUT_NOT_ALLOWED ${e.data.service} ${e.data.municipality}`);
    return found;
  }

  // -------------------------------------------------------------------------------------------- helpers

  /** Events of these types, in the order of the book. */
  #all(...types: string[]): BookEvent[] {
    return this.#once(`all ${types}`, () => this.events.filter((e) => types.includes(e.type)));
  }

  /** The same question of the same events has the same answer. */
  #once<T>(question: string, work: () => T): T {
    if (!this.#kept.has(question)) this.#kept.set(question, work());
    return this.#kept.get(question) as T;
  }
}

function fail(code: string): never {
  throw new Unanswerable(code);
}

const plain = (category: string, apart: string, shares: ReadonlyMap<string, Fraction>) => ({
  shares,
  category,
  apart,
  key: null,
  populationDate: null,
  findings: [],
});

const present = <T>(all: readonly (readonly [string, T | null])[]): Record<string, T> =>
  Object.fromEntries(all.filter((pair): pair is readonly [string, T] => pair[1] !== null));

/** What the cooperation bears of a line in a month: equal parts of the months it serves, to the øre over the whole. */
function portion({ amount, vat, service }: Line, month: string): bigint {
  const borne = BigInt(amount) + (vat.treatment === 'COST' ? BigInt(vat.amount) : 0n);
  const served = months(service.from, service.to);
  const upTo = (n: number) => (borne * BigInt(n)) / BigInt(served.length);
  const place = served.indexOf(month);
  return upTo(place + 1) - upTo(place);
}

/** Nearest whole øre, halves away from zero. */
function nearest({ n, d }: Fraction): bigint {
  const rounded = (abs(n) * 2n + d) / (d * 2n);
  return n < 0n ? -rounded : rounded;
}

/**
 * Shares between a smallest and a largest: all are raised or lowered by one common factor, cut off at the bounds, so
 * that they sum to one. The factor lies between two of the points where somebody meets a bound.
 */
function within(shares: readonly Fraction[], min: Fraction, max: Fraction): Fraction[] {
  const n = frac(BigInt(shares.length));
  if (less(frac(1n), mul(min, n)) || less(mul(max, n), frac(1n))) throw new Unanswerable('figure-missing');
  const at = (factor: Fraction) => shares.map((s) => clamp(mul(s, factor), min, max));
  const one = frac(1n);
  const turns = shares.filter((s) => s.n > 0n).flatMap((s) => [div(min, s), div(max, s)]);
  const points = [frac(0n), ...turns].sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
  const high = points.findIndex((p) => !less(total(at(p)), one));
  if (high === -1) {
    // Whoever has something is at the largest share; those who have nothing share the rest alike.
    const rest = add(one, mul(max, frac(-BigInt(shares.filter((s) => s.n > 0n).length))));
    return shares.map((s) => (s.n > 0n ? max : div(rest, frac(BigInt(shares.filter((x) => x.n === 0n).length)))));
  }
  const [to, from] = [points[high] as Fraction, points[Math.max(high - 1, 0)] as Fraction];
  const [more, fewer] = [total(at(to)), total(at(from))];
  if (!less(fewer, more)) return at(to);
  // Between two neighbouring points the sum is a straight line.
  const part = div(add(one, frac(-fewer.n, fewer.d)), add(more, frac(-fewer.n, fewer.d)));
  return at(add(from, mul(part, add(to, frac(-from.n, from.d)))));
}
