import type { BookEvent, Key, Line, Terms } from './book-events.ts';
import { div, type Fraction, frac, mul, parse, total, within, written } from './exact.ts';

/**
 * A naive model of the book: what the rules say of a list of events. It answers each question by replaying the events
 * in the most direct way: no timelines, no running state, no index. It knows nothing of the program.
 *
 * Dates are `YYYY-MM-DD`, months `YYYY-MM`; both compare as text.
 */

/** An answer that does not exist, and why. */
export class Unanswerable extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export const fail = (code: string): never => {
  throw new Unanswerable(code);
};

/** The answer, or the code of the refusal. */
export function answer<T>(question: () => T): T | string {
  try {
    return question();
  } catch (error) {
    if (error instanceof Unanswerable) return error.code;
    throw error;
  }
}

/** Months from a month on. */
export const after = (month: string, n: number): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
};
export const months = (from: string, to: string): string[] => (from > to ? [] : [from, ...months(after(from, 1), to)]);
/** The 1 January on or after the date. */
const nextJanuary = (date: string) => (date.endsWith('-01-01') ? date : `${Number(date.slice(0, 4)) + 1}-01-01`);
/** In order; what is equal stays in the order of the book. */
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

export interface StateOn {
  readonly participants: readonly string[];
  readonly host: string;
  readonly agreement: string | null;
  readonly terms: string | null;
  /** The key in force, or why there is none. */
  readonly key: { readonly key: string; readonly decision: string | null } | string;
  /** Exact shares of the key over the participants, or why there are none. */
  readonly shares: Readonly<Record<string, string>> | string;
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly readings: Readonly<Record<string, string>>;
}

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
      this.all('CooperationEstablished', 'ParticipantAdmitted', 'ParticipationEnded'),
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
    const said = ascending(this.all('CooperationEstablished', 'HostChanged'), (e) => e.validFrom);
    return said.findLast((e) => e.validFrom <= day)?.data.host ?? null;
  }

  // -------------------------------------------------------------------------------------------- decisions

  /** A decision as its record stands. */
  record(id: string): Decision {
    const first = this.all('DecisionRecorded').find((e) => e.data.decision === id) as BookEvent;
    const { body } = first.data;
    let { outcome, votes } = first.data;
    let { decided, validFrom } = first;
    for (const { data } of this.all('DecisionCorrected').filter((e) => e.data.decision === id)) {
      outcome = data.outcome ?? outcome;
      votes = data.votes ?? votes;
      // What applied from the day of the decision applies from its right day.
      if (data.decidedOn && validFrom === decided) validFrom = data.decidedOn;
      decided = data.decidedOn ?? decided;
    }
    const annulled = this.all('DecisionAnnulled').some((e) => e.data.decision === id);
    return { body, outcome, unanimous: votes?.unanimous ?? null, decided, validFrom, annulled };
  }

  /** Why the effect of a decision does not stand; null when it does. */
  against(id: string, effect: string): string | null {
    return this.#once(`against ${id} ${effect}`, () => {
      const decision = this.record(id);
      if (decision.annulled) return 'ANNULLED';
      // what the minutes leave open is carried when all who voted agree.
      const carried = decision.outcome === 'UNDETERMINED' && decision.unanimous === true;
      if (decision.outcome !== 'ADOPTED' && !carried) return 'NOT_ADOPTED';
      if (effect === 'APPROVE_AGREEMENT' || effect === 'RATIFY_KEY') {
        const body = this.all('BodyEstablished').find((e) => e.data.body === decision.body);
        return body?.data.kind === 'COUNCIL' ? null : 'NO_COMPETENCE';
      }
      const given = this.agreement(decision.decided)?.terms.competences ?? [];
      return given.some((c) => c.effect === effect && c.body === decision.body) ? null : 'NO_COMPETENCE';
    });
  }

  stands = (id: string, effect: string) => this.against(id, effect) === null;

  /** The reading of an open question: of the decisions that apply by then, the one made last. */
  reading(interpretation: string, day: string): string | null {
    const adopted = this.all('InterpretationAdopted')
      .filter((e) => e.data.interpretation === interpretation && this.stands(e.data.decision, 'ADOPT_INTERPRETATION'))
      .map((e) => ({ option: e.data.option, ...this.record(e.data.decision) }));
    return ascending(adopted, (a) => a.decided).findLast((a) => a.validFrom <= day)?.option ?? null;
  }

  // -------------------------------------------------------------------------------------------- agreement

  /**
   * Entry into force of a version and of its keys (6.4, A-17): as attested; else the first day on which the councils of
   * all who take part that day have approved it.
   */
  #entry(version: string): { inForce: string; termsFrom: string } | null {
    return this.#once(`entry ${version}`, () => {
      const attested = this.all('AgreementInForceAttested').findLast((e) => e.data.version === version);
      if (attested) return { inForce: attested.validFrom, termsFrom: attested.validFrom };
      const approved = this.all('AgreementApproved')
        .filter((e) => e.data.version === version && this.stands(e.data.decision, 'APPROVE_AGREEMENT'))
        .map((e) => ({ ...e.data, on: this.record(e.data.decision).decided }));
      const complete = this.#whenAllHave(approved, this.all('CooperationEstablished')[0]?.validFrom);
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
    const said = this.all('AgreementProposed', 'AgreementCorrected').filter((e) => e.data.version === version);
    const holds = (e: BookEvent) =>
      e.type === 'AgreementProposed' || (e.validFrom <= day && (e.data.until === null || day < e.data.until));
    return (said.findLast(holds) as BookEvent).data.terms;
  }

  #latest(day: string, from: 'inForce' | 'termsFrom'): { version: string; terms: Terms } | null {
    const entered = this.all('AgreementProposed').flatMap(({ data: { version } }) => {
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

  definition(key: string): Key {
    return this.all('KeyDefined').find((e) => e.data.key === key)?.data as unknown as Key;
  }

  /** The key of a day (L-4.4-1): of all keys begun by then, the one that began last. */
  key(day: string): { key: string; decision: string | null } {
    const starts = ascending([...this.#keysOfAgreements(), ...this.#keysDecided()], (s) => s.from);
    const { key, decision, annulled } = starts.findLast((s) => s.from <= day) ?? fail('no-key-in-force');
    return annulled ? fail('key-annulled') : { key, decision };
  }

  /** A key begins when the terms that apply begin to name it. */
  #keysOfAgreements(): Start[] {
    return this.#once('keys of agreements', () => {
      const turns = this.all('AgreementProposed').flatMap((e) => this.#entry(e.data.version)?.termsFrom ?? []);
      const edges = this.all('AgreementCorrected').flatMap((e) => [e.validFrom, e.data.until ?? e.validFrom]);
      const days = [...new Set([...turns, ...edges])].sort();
      const named = days.map((from) => ({ from, key: this.terms(from)?.terms.key ?? null }));
      return named.flatMap(({ from, key }, i) =>
        key !== null && key !== (named[i - 1]?.key ?? null) ? [{ from, key, decision: null, annulled: false }] : [],
      );
    });
  }

  #keysDecided(): Start[] {
    return this.#once('keys decided', () =>
      this.all('KeyDecided').flatMap((decided): Start[] => {
        const { key, decision } = decided.data;
        const [from, open] = [this.effective(decided), this.leftOpenFrom(decided)];
        return [
          ...(open !== null && (from === null || open < from) ? [{ from: open, key, decision, annulled: true }] : []),
          ...(from !== null ? [{ from, key, decision, annulled: false }] : []),
        ];
      }),
    );
  }

  #consents(decided: BookEvent): BookEvent[] {
    return this.all('KeyRatified').filter((e) => e.data.keyDecision === decided.data.decision);
  }

  /** from when a decided key applies; null while it does not. */
  effective(decided: BookEvent): string | null {
    const { decision, effectiveFrom } = decided.data;
    if (!this.stands(decision, 'DECIDE_KEY')) return null;
    const on = this.record(decision).decided;
    const asked = this.agreement(on)?.terms.keyNeedsRatification ?? true;
    if (!asked || this.reading('A-02', on) === 'SELF_EXECUTING') return effectiveFrom ?? on;
    const consents = this.#consents(decided)
      .filter((e) => this.stands(e.data.decision, 'RATIFY_KEY'))
      .map((e) => ({ ...e.data, on: this.record(e.data.decision).decided }));
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
  leftOpenFrom(decided: BookEvent): string | null {
    const consents = this.#consents(decided);
    const own = new Set([decided, ...consents].map((e) => e.data.decision));
    const annulments = this.all('DecisionAnnulled').filter((e) => own.has(e.data.decision));
    // As if the book had learnt neither annulments nor consents from there on.
    const applied = (index: number) =>
      new Naive(
        this.events.filter((e) => e.index < index || !(annulments.includes(e) || consents.includes(e))),
      ).effective(decided);
    const broken = annulments.filter((a) => applied(a.index) !== applied(a.index + 1)).map((a) => applied(a.index));
    return broken.filter((from) => from !== null).sort()[0] ?? null;
  }

  // -------------------------------------------------------------------------------------------- services

  /** Who shares a system or project on a day (A-21, 4.4.3); null before anything is said of it. */
  service(id: string, day: string): string[] | null {
    const registered = this.all('ServiceRegistered').find((e) => e.data.service === id);
    const said = this.all('ServiceJoined', 'ServiceLeft', 'ServiceAbstained').filter((e) => e.data.service === id);
    if (!registered || [registered, ...said].every((e) => e.validFrom > day)) return null;
    const municipalities = [...new Set(said.map((e) => e.data.municipality))].sort();
    return municipalities.filter((m) =>
      this.#uses(
        ascending(said, (e) => e.validFrom).filter((e) => e.data.municipality === m),
        day,
      ),
    );
  }

  /** Whether one municipality shares a service on a day; what it did stands in order of date. */
  #uses(did: readonly BookEvent[], day: string): boolean {
    let on = false;
    for (const [i, e] of did.entries()) {
      if (e.type === 'ServiceJoined') {
        if (e.validFrom <= day) on = true;
        continue;
      }
      const abstained = e.type === 'ServiceAbstained';
      if (abstained && !this.mayAbstain(e.validFrom)) continue;
      const leaves = !abstained || this.#uses(did.slice(0, i), e.validFrom);
      const again = did.slice(i).find((x) => x.type === 'ServiceJoined')?.validFrom ?? '9999';
      const from = leaves ? (this.#leaveDate(e, again) ?? nextJanuary(e.validFrom)) : e.validFrom;
      if (from <= day) on = false;
    }
    return on;
  }

  /** 4.4.3: whether the agreement in force that day allows it. */
  mayAbstain = (day: string) => this.agreement(day)?.terms.optOutAllowed ?? false;

  /** The date the board set for this leaving, before the municipality joins again. */
  #leaveDate(left: BookEvent, again: string): string | null {
    const set = this.all('ServiceLeaveDateSet').findLast(
      ({ data }) =>
        data.service === left.data.service &&
        data.municipality === left.data.municipality &&
        data.from >= left.validFrom &&
        data.from < again &&
        this.stands(data.decision, 'SET_SERVICE_LEAVE_DATE'),
    );
    return set?.data.from ?? null;
  }

  // -------------------------------------------------------------------------------------------- shares

  /** inhabitants on the 1 January that counts for the year; until they are known, the latest figures before. */
  population(day: string): { date: string; provisional: boolean; figures: Readonly<Record<string, number>> } {
    const back =
      this.terms(day)?.terms.populationDate === 'FIRST_OF_PREVIOUS_YEAR' ||
      this.reading('A-03', day) === 'PREVIOUS_YEAR';
    const wanted = `${Number(day.slice(0, 4)) - (back ? 1 : 0)}-01-01`;
    const known = this.all('PopulationAccepted').filter((e) => e.data.referenceDate <= wanted);
    const latest = ascending(known, (e) => e.data.referenceDate).at(-1)?.data;
    if (!latest || this.participants(day).some((m) => latest.figures[m] === undefined))
      throw new Unanswerable('no-population');
    return { date: latest.referenceDate, provisional: latest.referenceDate !== wanted, figures: latest.figures };
  }

  /** Exact shares of a key (L-4.4-3): the weighted sum of its parts, within its bounds. */
  sharesOf(key: Key, among: readonly string[], day: string, line: Line | null): Map<string, Fraction> {
    const inhabitants = key.components.some((c) => c.basis === 'POPULATION') ? this.population(day).figures : {};
    const figuresOf = (part: Key['components'][number]): Readonly<Record<string, Fraction>> => {
      const of = (figures: Readonly<Record<string, number | string>> = {}) =>
        Object.fromEntries(Object.entries(figures).map(([m, f]) => [m, parse(String(f).replace('-', ''))]));
      switch (part.basis) {
        case 'EQUAL':
          return Object.fromEntries(among.map((m) => [m, frac(1n)]));
        case 'POPULATION':
          return of(inhabitants);
        case 'USAGE': {
          const said = this.all('UsageRecorded').filter((e) => e.data.metric === part.metric && e.validFrom <= day);
          return of(ascending(said, (e) => e.validFrom).at(-1)?.data.figures);
        }
        case 'FIXED':
          return of(part.shares);
        case 'HISTORIC': {
          const costs = this.all('HistoricCostRecorded').map((e) => e.data);
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
    const bounded =
      within(shares, parse(key.minShare ?? '0'), parse(key.maxShare ?? '1')) ?? fail('key-bounds-impossible');
    return new Map(among.map((m, i) => [m, bounded[i] as Fraction]));
  }

  // -------------------------------------------------------------------------------------------- state on a day

  state(day: string): StateOn {
    const host = this.host(day) ?? fail('no-cooperation-then');
    const participants = this.participants(day);
    const terms = this.terms(day)?.version ?? null;
    const key = answer(() => (terms === null ? fail('no-terms-in-force') : this.key(day)));
    const shares = (of: string) => {
      const exact = this.sharesOf(this.definition(of), participants, day, null);
      return Object.fromEntries([...exact].map(([m, share]) => [m, written(share)]));
    };
    const services = this.all('ServiceRegistered').map((e) => e.data.service as string);
    const questions = this.all('InterpretationAdopted').map((e) => e.data.interpretation);
    return {
      participants,
      host,
      agreement: this.agreement(day)?.version ?? null,
      terms,
      key,
      shares: typeof key === 'string' ? key : answer(() => shares(key.key)),
      services: present(services, (s) => this.service(s, day)),
      readings: present(questions, (q) => this.reading(q, day)),
    };
  }

  // -------------------------------------------------------------------------------------------- helpers

  /** Events of these types, in the order of the book. */
  all(...types: string[]): BookEvent[] {
    return this.#once(`all ${types}`, () => this.events.filter((e) => types.includes(e.type)));
  }

  /** The same question of the same events has the same answer. */
  #once<T>(question: string, work: () => T): T {
    if (!this.#kept.has(question)) this.#kept.set(question, work());
    return this.#kept.get(question) as T;
  }
}

const present = <T>(names: readonly string[], of: (name: string) => T | null): Record<string, T> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const found = of(name);
      return found === null ? [] : [[name, found]];
    }),
  );
