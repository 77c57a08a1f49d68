import { asRestated, type BookEvent, type Key, type Line, placeOf, type Terms } from './book-events.ts';
import { div, type Fraction, frac, mul, parse, total, within, written } from './exact.ts';
import { electionOf } from './naive-elections.ts';
import type { Decision, Known } from './naive-known.ts';
import { presentOn, stayOf, type Turn, turnsOf } from './naive-participation.ts';
import { quorumOf } from './naive-quorum.ts';
import { countOf, derivedOutcome, rulesFor, termsOfBody, unanimousOf } from './naive-votes.ts';

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
/** Bodies of no municipality and committees cannot decide these, whatever the agreement says. */
export const COUNCILS_ONLY = [
  'APPROVE_AGREEMENT',
  'RATIFY_KEY',
  'DECLINE_CHANGE',
  'ADMIT_PARTICIPANT',
  'AGREE_TO_DISSOLVE',
];
/** The 1 January on or after the date. */
const nextJanuary = (date: string) => (date.endsWith('-01-01') ? date : `${Number(date.slice(0, 4)) + 1}-01-01`);
/** In order; what is equal stays in the order of the book. */
export const ascending = <T>(all: readonly T[], of: (item: T) => string): T[] =>
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

interface Start {
  readonly from: string;
  readonly key: string;
  readonly decision: string | null;
  readonly annulled: boolean;
}

/** What is known with some events, and nothing else. */
export class Naive implements Known {
  readonly #kept = new Map<string, unknown>();

  private constructor(
    private readonly events: readonly BookEvent[],
    private readonly book: readonly BookEvent[] = events,
    readonly readsBodies = true,
  ) {}

  /** The first N events of the book. */
  static of(book: readonly BookEvent[], size: number): Naive {
    const known = book.filter((e) => e.index < size);
    return new Naive(asRestated(known), known);
  }

  // -------------------------------------------------------------------------------------------- register

  /** Entries and exits (1.1, 6.1, 6.2, A-18), those that follow from decisions of the councils too. */
  turns = (): readonly Turn[] => this.#once('turns', () => turnsOf(this));

  /** Participants of a day: whose last entry or exit up to that day is an entry. */
  participants = (day: string): string[] => this.#once(`participants ${day}`, () => presentOn(this.turns(), day));

  /** From when to when (exclusive; null: on and on) a participant of the day takes part without a break. */
  stay = (municipality: string, day: string) => stayOf(this.turns(), municipality, day);

  /** The host of a day; null before the cooperation begins and after it has ended. */
  host(day: string): string | null {
    return this.ended(day) ? null : (this.hosts().findLast((h) => h.from <= day)?.host ?? null);
  }

  /** Whether the cooperation is dissolved by the day. */
  ended = (day: string): boolean => this.turns().some((t) => t.everyone && t.on <= day);

  /** Who becomes host when: as established, as changed, or in the place of a host that is merged into another. */
  hosts = (): readonly { from: string; host: string }[] =>
    this.#once('hosts', () => {
      let hosts: { from: string; host: string }[] = [];
      for (const e of this.all('CooperationEstablished', 'HostChanged', 'MunicipalitiesMerged')) {
        const merged = e.type === 'MunicipalitiesMerged';
        const now = hosts.findLast((h) => h.from <= e.validFrom)?.host ?? '';
        if (merged && !e.data.predecessors.includes(now)) continue;
        const host = merged ? e.data.successor.municipality : e.data.host;
        hosts = ascending([...hosts, { from: e.validFrom, host }], (h) => h.from);
      }
      return hosts;
    });

  /** Versions that are told of on a day: from their proposal, or from their entry into force if that came before. */
  versions = (day: string): BookEvent[] =>
    this.all('AgreementProposed').filter((e) => {
      const inForce = this.entry(e.data.version)?.inForce;
      return e.decided <= day || (inForce !== undefined && inForce <= day);
    });

  form = (): string => this.all('CooperationEstablished')[0]?.data.form ?? '';

  /** What stands before an event, as it stands now. */
  before = (event: BookEvent): Naive =>
    this.#once(`before ${placeOf(event)}`, () => {
      const before = this.events.filter((e) => placeOf(e) < placeOf(event));
      return new Naive(before, before, this.readsBodies);
    });

  /** What was known when an event was recorded. */
  whenRecorded = (event: BookEvent): Naive =>
    this.#once(`when recorded ${event.index}`, () => Naive.of(this.book, event.index));

  // -------------------------------------------------------------------------------------------- decisions

  /** A decision as its record stands. */
  record(id: string): Decision {
    return this.#once(`record ${id}`, () => {
      const first = this.all('DecisionRecorded').find((e) => e.data.decision === id) as BookEvent;
      const { body, effect = null, meeting = null, item = null, case: of = null } = first.data;
      let { outcome = '', votes, vote, userParticipation, election, proposals } = first.data;
      let { decided, validFrom } = first;
      for (const { data } of this.all('DecisionCorrected').filter((e) => e.data.decision === id)) {
        outcome = data.outcome ?? outcome;
        votes = data.votes ?? votes;
        vote = data.vote ?? vote;
        userParticipation = data.userParticipation ?? userParticipation;
        election = data.election ?? election;
        proposals = data.proposals ?? proposals;
        // What applied from the day of the decision applies from its right day.
        if (data.decidedOn && validFrom === decided) validFrom = data.decidedOn;
        decided = data.decidedOn ?? decided;
      }
      const annulled = this.all('DecisionAnnulled').some((e) => e.data.decision === id);
      const said = { id, body, effect, outcome, vote: vote ?? null, users: userParticipation !== undefined };
      const none = { for: null, against: null, unanimous: null };
      const named = { election: election ?? null, proposals: proposals ?? null, meeting, item, case: of };
      return { ...said, ...named, votes: votes ?? none, decided, validFrom, annulled, index: first.index };
    });
  }

  body = (id: string) => this.all('BodyEstablished').find((e) => e.data.body === id)?.data ?? fail('no-body');

  /** What the votes come to by the rules of the body. */
  derived = (id: string) => this.#once(`derived ${id}`, () => derivedOutcome(this, this.record(id)));

  /** Of an election, what the votes come to and who is elected. */
  election = (id: string) =>
    this.#once(`election ${id}`, () => {
      const decision = this.record(id);
      const { election } = decision;
      return election && electionOf(decision, election, countOf(this, decision), rulesFor(this, decision));
    });
  elected = (id: string) => this.election(id)?.elected.elected ?? [];

  /** Everything that the votes of a decision come to. */
  judged(id: string) {
    const decision = this.record(id);
    const count = countOf(this, decision);
    const rules = rulesFor(this, decision);
    return { derived: this.derived(id), count, quorum: quorumOf(rules, count) };
  }

  /** Whether the record says anything of the vote, or must, or is about rules. */
  isJudged(id: string): boolean {
    const { vote, votes, body, decided, election, proposals } = this.record(id);
    if (election || proposals?.votings) return true;
    if (vote || votes.unanimous !== null || (votes.for !== null && votes.against !== null)) return true;
    if (this.all('RulesAdopted').some((e) => e.data.decision === id)) return true;
    if (termsOfBody(this, body, decided)?.userParticipation !== undefined) return true;
    // The minutes can show that too few were there, and where no rules are it is not shown that all agreed.
    return ['NO_QUORUM', 'UNDETERMINED'].includes(this.derived(id).outcome);
  }

  /** Whether all who voted agreed. */
  unanimous = (id: string): boolean => this.#once(`unanimous ${id}`, () => unanimousOf(this, this.record(id))) === true;

  /** The outcome to go by: what is called adopted against the votes is not; what is left open is, when they carry it. */
  outcome(id: string): string {
    const { outcome } = this.record(id);
    if (outcome !== 'ADOPTED' && outcome !== 'UNDETERMINED') return outcome;
    const votes = this.derived(id).outcome;
    if (votes === 'PASSED') return 'ADOPTED';
    if (outcome === 'UNDETERMINED' || votes === 'AS_RECORDED') return outcome;
    return votes === 'NOT_PASSED' ? 'REJECTED' : 'UNDETERMINED';
  }

  /** Why the effect of a decision does not stand; null when it does. */
  against(id: string, effect: string): string | null {
    return this.#once(`against ${id} ${effect}`, () => {
      const { annulled, outcome } = this.record(id);
      if (annulled) return 'ANNULLED';
      const open = outcome === 'UNDETERMINED';
      if (outcome !== 'ADOPTED' && !open) return 'NOT_ADOPTED';
      if (open && this.derived(id).outcome !== 'PASSED') return 'NOT_ADOPTED';
      if (this.clauseOf(id, effect) === null) return 'NO_COMPETENCE';
      const votes = this.derived(id).outcome;
      return votes === 'PASSED' || votes === 'AS_RECORDED' ? null : votes;
    });
  }

  /** What gives the body the power to decide it: a clause of the law or of the agreement in force that day. */
  clauseOf(id: string, effect: string): string | null {
    const { body, decided } = this.record(id);
    const { kind, municipality } = this.body(body);
    if (effect === 'RECOMMEND_AGREEMENT' || effect === 'RECOMMEND_BUDGET') return '—';
    if (COUNCILS_ONLY.includes(effect)) return kind === 'COUNCIL' ? 'kommuneloven § 20-4' : null;
    if (effect.endsWith('_DELEGATION')) return kind === 'COUNCIL' ? 'kommuneloven § 20-2' : null;
    if (effect === 'TREAT_BUDGET' && kind === 'COUNCIL') return 'kommuneloven § 14-2';
    // § 7-4: a body elects among its own, a council to the bodies of its municipality.
    const { election } = this.record(id);
    if (effect === 'ELECT' && election) {
      const to = this.body(election.body);
      if (election.body === body || (kind === 'COUNCIL' && to.municipality === municipality))
        return ['COUNCIL', 'EXECUTIVE_COMMITTEE'].includes(kind) ? 'kommuneloven § 7-4' : 'A-04';
    }
    const host = this.host(decided);
    if (effect === 'ADOPT_ACCOUNTS' && kind === 'COUNCIL' && host !== null && municipality === host)
      return 'kommuneloven § 14-2';
    if (effect === 'PROVISIONAL_ACCOUNT' && host !== null && municipality === host) return 'A-06';
    // A body gives rules to itself.
    const own = this.all('RulesAdopted').some((e) => e.data.decision === id && e.data.body === body);
    if (effect === 'ADOPT_RULES' && own) return 'A-04';
    const terms = this.agreement(decided)?.terms;
    const given = [...(terms?.competences ?? []), ...namedBy(terms)].find(
      (c) => c.effect === effect && c.body === body,
    );
    return given?.clause ?? null;
  }

  stands = (id: string, effect: string) => this.against(id, effect) === null;

  /** Of the decisions of a kind that stand and apply by then, the one made last. */
  lastDecided(type: string, effect: string, day: string, about: (e: BookEvent) => boolean) {
    const said = this.all(type)
      .filter((e) => about(e) && this.stands(e.data.decision, effect))
      .map((event) => ({ event, ...this.record(event.data.decision) }));
    return ascending(said, (a) => a.decided).findLast((a) => a.validFrom <= day) ?? null;
  }

  /** The reading of an open question. */
  readingOn = (interpretation: string, day: string) =>
    this.lastDecided(
      'InterpretationAdopted',
      'ADOPT_INTERPRETATION',
      day,
      (e) => e.data.interpretation === interpretation,
    );
  /** say by which rules bodies decide; they are themselves decided by the rules that bodies have without them. */
  reading = (interpretation: string, day: string): string | null => {
    const ofBodies = interpretation === 'A-04' || interpretation === 'A-23';
    const known = ofBodies && this.readsBodies ? this.#unread() : this;
    return known.readingOn(interpretation, day)?.event.data.option ?? null;
  };
  #unread = (): Naive => this.#once('unread', () => new Naive(this.events, this.book, false));

  // -------------------------------------------------------------------------------------------- agreement

  /**
   * Entry into force of a version and of its keys (6.4, A-17): as attested; else the first day on which the councils of
   * all who take part that day have approved it.
   */
  entry(version: string): { inForce: string; termsFrom: string } | null {
    return this.#once(`entry ${version}`, () => {
      const attested = this.all('AgreementInForceAttested').findLast((e) => e.data.version === version);
      if (attested) return { inForce: attested.validFrom, termsFrom: attested.validFrom };
      const approved = this.all('AgreementApproved')
        .filter((e) => e.data.version === version && this.ofCouncil(e.data.decision))
        .filter((e) => this.stands(e.data.decision, 'APPROVE_AGREEMENT'))
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

  /** Whose councils have not approved a version; asked on the day by which all, or as many as ever will, have. */
  missingFor(version: string, proposed: string): string[] {
    if (this.entry(version)) return [];
    const approved = this.all('AgreementApproved')
      .filter((e) => e.data.version === version && this.ofCouncil(e.data.decision))
      .filter((e) => this.stands(e.data.decision, 'APPROVE_AGREEMENT'))
      .map((e) => ({ municipality: e.data.municipality, on: this.record(e.data.decision).decided }));
    const begun = this.all('CooperationEstablished')[0]?.validFrom ?? '';
    const last =
      approved
        .map((a) => a.on)
        .sort()
        .at(-1) ?? proposed;
    return this.participants(last < begun ? begun : last).filter((m) => !approved.some((a) => a.municipality === m));
  }

  /** Since when what the agreement in force says has been so; null: none is in force. */
  agreementSince(day: string): string | null {
    if (!this.agreement(day)) return null;
    const entries = this.all('AgreementProposed').flatMap((e) => this.entry(e.data.version)?.inForce ?? []);
    const edges = this.all('AgreementCorrected')
      .filter((e) => e.data.version === this.agreement(day)?.version)
      .flatMap((e) => [e.validFrom, e.data.until ?? e.validFrom]);
    return (
      [...entries, ...edges]
        .filter((d) => d <= day)
        .sort()
        .at(-1) ?? null
    );
  }

  ofCouncil = (decision: string): boolean => this.body(this.record(decision).body).kind === 'COUNCIL';

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

  /** The clauses of a version on a day, as `number text`: as proposed, those corrected for the day as corrected. */
  clauses(version: string, day: string): string[] {
    const said = this.all('AgreementProposed', 'AgreementCorrected').filter((e) => e.data.version === version);
    // A correction builds on what held on its first day, as it was known then.
    const content = (on: string, until: number): Map<string, string> => {
      const last = said.findLast(
        (e) =>
          e.index < until &&
          (e.type === 'AgreementProposed' || (e.validFrom <= on && (e.data.until === null || on < e.data.until))),
      );
      if (!last) return new Map();
      const base = last.type === 'AgreementProposed' ? new Map() : content(last.validFrom, last.index);
      return new Map([...base, ...last.data.clauses.map((c) => [c.clause, c.text] as const)]);
    };
    return [...content(day, Number.POSITIVE_INFINITY)].map(([clause, text]) => `${clause} ${text}`).sort();
  }

  #latest(day: string, from: 'inForce' | 'termsFrom'): { version: string; terms: Terms } | null {
    const entered = this.all('AgreementProposed').flatMap(({ data: { version } }) => {
      const entry = this.entry(version);
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
      const turns = this.all('AgreementProposed').flatMap((e) => this.entry(e.data.version)?.termsFrom ?? []);
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
        const [from, left] = [this.effective(decided), this.leftOpenFrom(decided)];
        const open = left !== null && this.reading('A-36', left) === 'REVIVES' ? null : left;
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
    // who takes the place of others takes part in what they took part in.
    const merged = this.all('MunicipalitiesMerged');
    const tookThePlace = (m: string, until: string) =>
      merged.filter((e) => e.data.successor.municipality === m && e.validFrom < until);
    // Those who go on by the number of one of them begin anew: what that one did before is of the old one.
    const uses = (m: string, at: string, until: string): boolean => {
      const own = tookThePlace(m, until).filter((e) => e.data.predecessors.includes(m));
      const since = own.map((e) => e.validFrom).findLast((from) => from <= at) ?? '';
      return this.#uses(
        ascending(said, (e) => e.validFrom).filter(
          (e) => e.data.municipality === m && since <= e.validFrom && e.validFrom < until,
        ),
        at,
        (then) =>
          tookThePlace(m, until).some(
            (e) =>
              e.validFrom <= then &&
              e.data.predecessors.some((p: string) => uses(p, then, p === m ? e.validFrom : '9999')),
          ),
      );
    };
    const gone = merged
      .filter((e) => e.validFrom <= day)
      .flatMap((e) => (e.data.predecessors as string[]).filter((p) => p !== e.data.successor.municipality));
    const named = [...said.map((e) => e.data.municipality), ...merged.map((e) => e.data.successor.municipality)];
    return [...new Set<string>(named)].sort().filter((m) => !gone.includes(m) && uses(m, day, '9999'));
  }

  /** Whether one municipality shares a service on a day; what it did stands in order of date. */
  #uses(did: readonly BookEvent[], day: string, inherited: (then: string) => boolean): boolean {
    let on = inherited(day);
    for (const [i, e] of did.entries()) {
      if (e.type === 'ServiceJoined') {
        if (this.#joinDate(e) <= day) on = true;
        continue;
      }
      const abstained = e.type === 'ServiceAbstained';
      if (abstained && !this.mayAbstain(e.validFrom)) continue;
      const leaves = !abstained || this.#uses(did.slice(0, i), e.validFrom, inherited);
      const again = did.slice(i).find((x) => x.type === 'ServiceJoined')?.validFrom ?? '9999';
      const from = leaves ? (this.#leaveDate(e, again) ?? this.#usualLeaveDate(e.validFrom)) : e.validFrom;
      if (from <= day) on = false;
    }
    return on;
  }

  /** 4.4.3: whether the agreement in force that day allows it. */
  mayAbstain = (day: string) => this.agreement(day)?.terms.optOutAllowed ?? false;

  /** A-21, read for whole years: from the first day of the year, or of the service if that came later. */
  #joinDate({ data: { service }, validFrom }: BookEvent): string {
    if (this.reading('A-21', validFrom) !== 'WHOLE_YEAR') return validFrom;
    const begun = this.all('ServiceRegistered').find((e) => e.data.service === service)?.validFrom ?? '';
    return [`${validFrom.slice(0, 4)}-01-01`, begun].sort().at(-1) as string;
  }

  /** out at the turn of the year; read by months, at the turn of the month. */
  #usualLeaveDate(left: string): string {
    if (this.reading('A-21', left) !== 'PRO_RATA') return nextJanuary(left);
    return left.endsWith('-01') ? left : `${after(left.slice(0, 7), 1)}-01`;
  }

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
    const latest = ascending(known, (e) => e.data.referenceDate).at(-1)?.data ?? fail('no-population');
    // for who took the place of others, theirs together, until it has figures of its own.
    const merged = this.all('MunicipalitiesMerged').filter((e) => e.validFrom <= day);
    const of = (m: string): number => {
      const own = latest.figures[m];
      const into = merged.filter((e) => e.data.successor.municipality === m);
      if (own === undefined) {
        if (into.length === 0) return fail('no-population');
        const others = new Set(into.flatMap((e) => e.data.predecessors));
        return [...others].reduce((sum, p) => sum + (p === m ? fail('no-population') : of(p)), 0);
      }
      // Under a number that was one of theirs: what is counted before the merger is that one alone.
      const later = into.filter((e) => e.validFrom > latest.referenceDate && e.data.predecessors.includes(m));
      const joined = new Set(later.flatMap((e) => e.data.predecessors));
      joined.delete(m);
      return [...joined].reduce((sum, p) => sum + of(p), own);
    };
    const figures = Object.fromEntries(this.participants(day).map((m) => [m, of(m)]));
    return { date: latest.referenceDate, provisional: latest.referenceDate !== wanted, figures };
  }

  /** how many equal parts one has: one; read so that shares are kept, as many as those whose place it took. */
  #places(municipality: string, day: string): number {
    if (this.reading('A-18', day) !== 'SHARES_KEPT') return 1;
    const merged = this.all('MunicipalitiesMerged').find(
      (e) => e.data.successor.municipality === municipality && e.validFrom <= day,
    );
    const parts = (merged?.data.predecessors ?? []).map((p: string) => (p === municipality ? 1 : this.#places(p, day)));
    return parts.reduce((sum, part) => sum + part, 0) || 1;
  }

  /** Exact shares of a key (L-4.4-3): the weighted sum of its parts, within its bounds. */
  sharesOf(key: Key, among: readonly string[], day: string, line: Line | null): Map<string, Fraction> {
    // Equal parts among nobody are none.
    if (among.length === 0 && key.components.every((c) => c.basis === 'EQUAL')) return new Map();
    const inhabitants = key.components.some((c) => c.basis === 'POPULATION') ? this.population(day).figures : {};
    const figuresOf = (part: Key['components'][number]): Readonly<Record<string, Fraction>> => {
      const of = (figures: Readonly<Record<string, number | string>> = {}) =>
        Object.fromEntries(Object.entries(figures).map(([m, f]) => [m, parse(String(f).replace('-', ''))]));
      switch (part.basis) {
        case 'EQUAL':
          return Object.fromEntries(among.map((m) => [m, frac(BigInt(this.#places(m, day)))]));
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
    const host = this.host(day) ?? fail(this.ended(day) ? 'cooperation-dissolved' : 'no-cooperation-then');
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
      services: present(services, (s) => this.service(s, day)?.filter((m) => participants.includes(m)) ?? null),
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

/** L-1.4-3, T-6: whom the terms name to approve documents of a kind, or to decide on measures, may do it. */
const namedBy = (terms?: Terms) => [
  ...(terms?.delivery?.documents ?? []).flatMap(({ approvedBy: body, clause }) =>
    ['APPROVE_DOCUMENT', 'REVOKE_DOCUMENT'].map((effect) => ({ effect, body, clause })),
  ),
  { effect: 'DECIDE_MEASURE', body: terms?.delivery?.measures?.decidedBy, clause: '—' },
];

const present = <T>(names: readonly string[], of: (name: string) => T | null): Record<string, T> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const found = of(name);
      return found === null ? [] : [[name, found]];
    }),
  );
