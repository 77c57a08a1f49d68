import {
  type Allocation,
  allocate,
  endOfQuestion,
  type Fact,
  FactBase,
  isUndetermined,
  MonthRules,
  ONLY,
  type Pool,
  portion,
  questionRefusals,
} from '#allocation';
import type { EventStore } from '#event-store';
import { type Body, type Competence, type DecisionFact, effectByVotes, type Meeting } from '#governance';
import {
  addDays,
  approximate,
  type BookId,
  type CivilDate,
  type CivilMonth,
  dateInOslo,
  firstOfYear,
  formatRational,
  isCivilDate,
  isRefusal,
  kroner,
  type Language,
  monthOf,
  type Oere,
  type RecordedEvent,
  type Refusal,
  ratio,
  Timelines,
  times,
  yearOf,
} from '#kernel';
import type { FactReader, FactRow } from '#projections';
import type { JudgementFact } from '../projections/bodies.ts';
import type {
  AllocationAnswer,
  DecisionsAnswer,
  DecisionView,
  DiffAnswer,
  EventReference,
  ExplainAnswer,
  ExplainedPool,
  KeyView,
  StateAnswer,
  StateDiffAnswer,
  Unanswerable,
} from './answers.ts';
import { BookReading } from './book-reading.ts';
import { electionView, proposalsView } from './decided-views.ts';
import { effectView, reversedBy } from './effect-views.ts';
import type { KnownAt, KnownOn } from './known-at.ts';
import type { BookFacts, Clock } from './ports.ts';
import { dateMalformed, datesReversed, municipalityNotInAnswer } from './refusals.ts';
import { accrualViews, clocks, findingView, interpretationView, keyView, poolView, unallocatedView } from './views.ts';
import { voteView } from './vote-views.ts';

export interface AllocationQuestion {
  readonly cooperation: BookId;
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly knownAt?: string | null;
}

/** What the book can be asked, each answer resting on its two clocks. Amounts in answers are kroner with two decimals. */
export class Questions {
  readonly #book: BookReading;

  constructor(
    private readonly store: EventStore,
    private readonly facts: BookFacts,
    private readonly clock: Clock,
    private readonly language: Language = 'nb',
  ) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** The same questions, answered in another language. */
  in(language: Language): Questions {
    return new Questions(this.store, this.facts, this.clock, language);
  }

  async allocation(question: AllocationQuestion): Promise<AllocationAnswer | Refusal> {
    const known = await this.#book.knownOn(question, question.to);
    if (isRefusal(known)) return known;
    const computed = this.#allocate(question, known);
    return isRefusal(computed) ? computed : this.#allocationView(question, known, computed.allocation);
  }

  /** What holds on a day: participants, agreement, key, shares, services, cost lines. Default: today. */
  async state(question: {
    cooperation: BookId;
    validOn?: string | null;
    knownAt?: string | null;
  }): Promise<StateAnswer | Refusal> {
    const validOn = question.validOn ?? dateInOslo(this.clock.now());
    const known = await this.#book.knownOn(question, validOn);
    if (isRefusal(known)) return known;
    if (!isCivilDate(validOn)) return dateMalformed({ field: 'valid-on', value: String(validOn) });
    const rows = this.#book.read(this.facts.register, (facts) => holding(facts, question.cooperation, validOn, known));
    if (isRefusal(rows)) return rows;
    const cooperation = rows.find((r) => r.kind === 'cooperation');
    if (!cooperation) {
      return this.#book.whenAnswerable(
        questionRefusals.noCooperationThen({ on: validOn, from: null }),
        question.cooperation,
        known,
      );
    }
    return this.#stateView(question.cooperation, known, validOn, rows, cooperation);
  }

  /** The decisions of a period, or all up to a day, as known then. */
  async decisions(question: {
    cooperation: BookId;
    from?: string | null;
    to?: string | null;
    knownAt?: string | null;
    /** A page: so many are passed over, and so many given. Default: all. */
    skip?: number;
    limit?: number;
    /** These alone. Default: all. */
    only?: ReadonlySet<string>;
  }): Promise<DecisionsAnswer | Refusal> {
    const to = question.to ?? dateInOslo(this.clock.now());
    const known = await this.#book.knownOn(question, to);
    if (isRefusal(known)) return known;
    const from = question.from ?? null;
    if (from !== null && !isCivilDate(from)) return dateMalformed({ field: 'from', value: from });
    if (!isCivilDate(to)) return dateMalformed({ field: 'to', value: to });
    if (from !== null && to < from) return datesReversed({ from, to });
    const { cooperation } = question;
    const rows = this.#book.read(this.facts.decisions, (facts) => facts.on(cooperation, to, known.size));
    if (isRefusal(rows)) return rows;
    const agreement = this.#book.read(this.facts.register, (facts) =>
      facts
        .during(cooperation, '1900-01-01', addDays(to, 1), known.size)
        .filter((r) => ['agreement', 'cooperation', 'reversal', 'governing-document'].includes(r.kind)),
    );
    if (isRefusal(agreement)) return agreement;
    const bodies = new Map(rows.filter((r) => r.kind === 'body').map((r) => [r.name, r.value as unknown as Body]));
    const made = rows
      .filter((r) => r.kind === 'decision')
      .map((row) => ({ row, fact: row.value as unknown as DecisionFact }))
      .filter(({ fact }) => from === null || fact.decidedOn >= from)
      .filter(({ fact }) => question.only === undefined || question.only.has(fact.id))
      .sort((a, b) =>
        a.fact.decidedOn < b.fact.decidedOn
          ? -1
          : a.fact.decidedOn > b.fact.decidedOn
            ? 1
            : (a.row.sources[0] ?? 0) - (b.row.sources[0] ?? 0),
      );
    const { skip = 0, limit = made.length } = question;
    const decisions: DecisionView[] = [];
    for (const { row, fact } of made.slice(skip, skip + limit)) {
      const then = agreement.filter((a) => a.from <= fact.decidedOn && Timelines.before(fact.decidedOn, a.to));
      const inForce = then.find((a) => a.kind === 'agreement');
      const host = (then.find((a) => a.kind === 'cooperation')?.value as { host?: string } | undefined)?.host ?? null;
      const competences = ((inForce?.value as { competences?: Competence[] } | undefined)?.competences ??
        []) as Competence[];
      const body = bodies.get(fact.body);
      const votes = this.#book.read(this.facts.register, (facts) =>
        facts.one(cooperation, { kind: 'judgement', name: fact.id }, to, known.size),
      );
      if (isRefusal(votes)) return votes;
      const judgement = (votes?.value ?? null) as unknown as JudgementFact | null;
      const effect = judgement?.effect ?? fact.effect;
      const derived = () => judgement?.derived.outcome ?? 'AS_RECORDED';
      const byCompetence =
        effect === null ? null : effectByVotes({ ...fact, sources: [] }, effect, body, { competences, host }, derived);
      const reversed = reversedBy(fact.id, to, agreement);
      const shown = byCompetence && effectView(fact, byCompetence, { reversed, rows: agreement, competences });
      decisions.push({
        decision: fact.id,
        body: fact.body,
        bodyName: body?.name ?? fact.body,
        case: fact.case,
        caseReference: fact.caseReference,
        meeting: fact.meeting,
        decidedOn: fact.decidedOn,
        validFrom: fact.validFrom,
        outcome: fact.outcome,
        votes: fact.votes,
        vote: judgement && voteView(fact, judgement, this.language),
        proposals: proposalsView(fact, this.#meetingOf(fact, { cooperation, to, known })),
        election: electionView(fact, judgement),
        userParticipation: fact.userParticipation ?? null,
        annulled: fact.annulled,
        reversed,
        effect: fact.effect === null || shown === null ? null : { kind: fact.effect, ...shown },
        wording: fact.wording,
        events: await this.#references(cooperation, row.sources),
      });
    }
    return { ...clocks(cooperation, known), from, to, decisions };
  }

  /** Why a municipality owes what it owes: pools, key, population, cost lines, readings, down to the events. */
  async explain(question: AllocationQuestion & { municipality: string }): Promise<ExplainAnswer | Refusal> {
    const known = await this.#book.knownOn(question, question.to);
    if (isRefusal(known)) return known;
    const computed = this.#allocate(question, known);
    if (isRefusal(computed)) return computed;
    const { allocation, base } = computed;
    const { municipality } = question;
    const share = allocation.shares.find((s) => s.municipality === municipality);
    if (!share)
      return municipalityNotInAnswer({
        municipality,
        known: allocation.shares.map((s) => `${s.municipality} ${s.name}`).join(', '),
      });
    const pools = allocation.pools.filter((p) => p.participants.includes(municipality));
    const sources = Timelines.sourcesOf(...pools.map((p) => sourcesFor(p, municipality)));
    return {
      ...clocks(question.cooperation, known),
      from: question.from,
      to: question.to,
      municipality,
      name: share.name,
      amount: kroner(share.amount),
      pools: pools.map((p) => this.#explainPool(p, municipality, allocation, base)),
      findings: allocation.findings.map(findingView(this.language)),
      events: await this.#references(question.cooperation, sources),
    };
  }

  /** What the book learned between two points of the recorded axis that changed the allocation of a period. */
  async diff(
    question: Omit<AllocationQuestion, 'knownAt'> & { knownAt: readonly [string, string | null] },
  ): Promise<DiffAnswer | Refusal> {
    const [earlier, later] = question.knownAt;
    const before = await this.#book.knownAt({ ...question, knownAt: earlier });
    if (isRefusal(before)) return before;
    const after = await this.#book.knownOn({ ...question, knownAt: later }, question.to);
    if (isRefusal(after)) return after;
    const [one, two] = [this.#allocate(question, before), this.#allocate(question, after)];
    // What is malformed is so at both points; what cannot be answered at one of them is part of the difference.
    for (const side of [one, two]) if (isRefusal(side) && side.kind !== 'unanswerable') return side;
    const [a, b] = [one, two].map((side) => (isRefusal(side) ? null : side.allocation)) as [
      Allocation | null,
      Allocation | null,
    ];
    const names = new Map([...(a?.shares ?? []), ...(b?.shares ?? [])].map((s) => [s.municipality, s.name]));
    const owed = (side: Allocation | null, m: string): Oere | null =>
      side ? (side.shares.find((s) => s.municipality === m)?.amount ?? 0n) : null;
    const side = (known: KnownAt, answer: { allocation: Allocation } | Refusal) => ({
      knownAt: known.instant,
      size: known.size,
      total: isRefusal(answer) ? null : kroner(answer.allocation.total),
      unanswerable: isRefusal(answer) ? this.#unanswerable(answer).unanswerable : null,
    });
    return {
      cooperation: question.cooperation,
      from: question.from,
      to: question.to,
      before: side(before, one),
      after: side(after, two),
      names: after.names,
      shares: [...names].sort().map(([municipality, name]) => {
        const [x, y] = [owed(a, municipality), owed(b, municipality)];
        return {
          municipality,
          name,
          before: x === null ? null : kroner(x),
          after: y === null ? null : kroner(y),
          change: x === null || y === null ? null : kroner(y - x),
        };
      }),
      pools: compare(
        a?.pools ?? [],
        b?.pools ?? [],
        (p) => p.id,
        (p) => p.total,
      ).map(({ id, of, before: x, after: y }) => ({ pool: id, category: of.category, before: x, after: y })),
      held: compare(
        [...(a?.held ?? []), ...(a?.excluded ?? [])],
        [...(b?.held ?? []), ...(b?.excluded ?? [])],
        (u) => `${u.name} ${u.reason}`,
        (u) => u.amount,
      ).map(({ of, before: x, after: y }) => ({ line: of.name, label: of.label, before: x, after: y })),
      events: await this.#references(question.cooperation, this.#learnt(question, before, after, a, b)),
    };
  }

  /** What the book learned between two points of the recorded axis that changed the state of a day. */
  async stateDiff(question: {
    cooperation: BookId;
    validOn?: string | null;
    knownAt: readonly [string, string | null];
  }): Promise<StateDiffAnswer | Refusal> {
    const { cooperation } = question;
    const validOn = question.validOn ?? dateInOslo(this.clock.now());
    const sides: { known: KnownOn; answer: StateAnswer | Refusal }[] = [];
    for (const knownAt of question.knownAt) {
      const known = await this.#book.knownOn({ cooperation, knownAt }, validOn);
      if (isRefusal(known)) return known;
      const answer = await this.state({ cooperation, validOn, knownAt: String(known.size) });
      if (isRefusal(answer) && answer.kind !== 'unanswerable') return answer;
      sides.push({ known, answer });
    }
    const [one, two] = sides as [(typeof sides)[number], (typeof sides)[number]];
    const [before, after] = [one, two].map(({ answer }) =>
      isRefusal(answer) ? new Map<string, string>() : partsOf(answer),
    ) as [Map<string, string>, Map<string, string>];
    const side = ({ known, answer }: (typeof sides)[number]) => ({
      knownAt: known.instant,
      size: known.size,
      unanswerable: isRefusal(answer) ? this.#unanswerable(answer).unanswerable : null,
    });
    const changes = [...new Set([...before.keys(), ...after.keys()])]
      .sort()
      .map((part) => ({ part, before: before.get(part) ?? null, after: after.get(part) ?? null }))
      .filter((c) => c.before !== c.after);
    const [low, high] = one.known.size <= two.known.size ? [one.known, two.known] : [two.known, one.known];
    const rows = this.#book.read(this.facts.register, (facts) => ({
      low: holding(facts, cooperation, validOn, low),
      high: holding(facts, cooperation, validOn, high),
    }));
    const between = (index: number | null): index is number => index !== null && index >= low.size && index < high.size;
    const learnt = isRefusal(rows)
      ? []
      : [
          ...rows.high.filter((r) => between(r.knownFrom)).flatMap((r) => [r.knownFrom, ...r.sources]),
          ...rows.low.map((r) => r.knownTo),
        ];
    const events = changes.length === 0 ? [] : Timelines.sourcesOf(learnt.filter(between));
    return {
      cooperation,
      validOn,
      before: side(one),
      after: side(two),
      names: two.known.names,
      changes,
      events: await this.#references(cooperation, events),
    };
  }

  /** Events between the two points that the later answer rests on, or that ended what the earlier one rested on. */
  #learnt(
    question: Omit<AllocationQuestion, 'knownAt'>,
    before: KnownAt,
    after: KnownAt,
    a: Allocation | null,
    b: Allocation | null,
  ): number[] {
    const [low, high] = before.size <= after.size ? [before, after] : [after, before];
    const between = (index: number) => index >= low.size && index < high.size;
    const used = new Set([a, b].flatMap((x) => (x ? sourcesOfAllocation(x) : [])));
    const learnt = new Set([...used].filter(between));
    const rows = this.#book.read(this.facts.register, (facts) =>
      facts.during(question.cooperation, firstOfYear(yearOf(question.from)), endOfQuestion(question.to), low.size),
    );
    const later = this.#book.read(this.facts.register, (facts) =>
      facts.during(
        question.cooperation,
        firstOfYear(yearOf(question.from)),
        endOfQuestion(question.to),
        high.size,
        'accrual-release',
      ),
    );
    // A released accrual is no cost any more, though nothing stands in its place.
    for (const row of isRefusal(later) ? [] : later) for (const s of row.sources) if (between(s)) learnt.add(s);
    for (const row of isRefusal(rows) ? [] : rows) {
      const ended = row.knownTo !== null && between(row.knownTo) ? row.knownTo : null;
      if (ended !== null && row.sources.some((s) => used.has(s)) && (row.kind === 'cost' || learnt.has(ended)))
        learnt.add(ended);
    }
    return [...learnt].sort((x, y) => x - y);
  }

  #allocate(
    { cooperation, from, to }: Omit<AllocationQuestion, 'knownAt'>,
    known: KnownAt,
  ): { allocation: Allocation; base: FactBase } | Refusal {
    const rows = this.#book.during({ cooperation, from, to }, known);
    if (isRefusal(rows)) return rows;
    const allocation = allocate(rows, { from, to });
    return isRefusal(allocation)
      ? this.#book.whenAnswerable(allocation, cooperation, known)
      : { allocation, base: new FactBase(rows) };
  }

  async #references(book: BookId, indexes: readonly number[]): Promise<EventReference[]> {
    const references: EventReference[] = [];
    for (const index of indexes) {
      const { events } = await this.store.readBook(book, index, 1);
      if (events[0]) references.push(referenceOf(events[0]));
    }
    return references;
  }

  /** The meeting that a decision was made in, where its proposals stand. */
  #meetingOf(
    { meeting, proposals }: DecisionFact,
    { cooperation, to, known }: { cooperation: BookId; to: CivilDate; known: KnownAt },
  ): Meeting | undefined {
    if (meeting === null || !proposals) return undefined;
    const row = this.#book.read(this.facts.register, (facts) =>
      facts.one(cooperation, { kind: 'meeting', name: meeting }, to, known.size),
    );
    return isRefusal(row) ? undefined : (row?.value as unknown as Meeting | undefined);
  }

  #unanswerable(refusal: Refusal): Unanswerable {
    return { unanswerable: { code: refusal.code, detail: refusal.text[this.language] } };
  }

  #allocationView(question: AllocationQuestion, known: KnownOn, allocation: Allocation): AllocationAnswer {
    return {
      ...clocks(question.cooperation, known),
      from: allocation.from,
      to: allocation.to,
      total: kroner(allocation.total),
      booked: kroner(allocation.booked),
      shares: allocation.shares.map((s) => ({ ...s, amount: kroner(s.amount) })),
      pools: allocation.pools.map(poolView),
      held: allocation.held.map(unallocatedView(this.language)),
      excluded: allocation.excluded.map(unallocatedView(this.language)),
      accruals: accrualViews(allocation),
      interpretations: allocation.interpretations.map(interpretationView(this.language)),
      findings: allocation.findings.map(findingView(this.language)),
    };
  }

  #explainPool(pool: Pool, municipality: string, allocation: Allocation, base: FactBase): ExplainedPool {
    const own = pool.shares.find((s) => s.municipality === municipality);
    const snapshot =
      pool.populationDate === null ? null : base.all('population').find((p) => p.name === pool.populationDate);
    const keyFact = pool.key && base.all('key').find((k) => !isUndetermined(k.value) && k.value.key === pool.key?.id);
    const named = keyFact && !isUndetermined(keyFact.value) ? keyFact.value : null;
    return {
      pool: pool.id,
      category: pool.category,
      method: pool.method,
      clause: pool.clause,
      agreement: pool.version,
      amount: kroner(own?.amount ?? 0n),
      of: kroner(pool.total),
      share: own?.share
        ? { percent: approximate(times(own.share, ratio(100n)), 4), exact: formatRational(own.share) }
        : null,
      participants: pool.participants,
      key: pool.key
        ? {
            ...keyView(pool.key),
            name: named?.definition.name ?? pool.key.id,
            by: named?.by ?? 'AGREEMENT',
            clause: named?.clause ?? pool.clause,
          }
        : null,
      population: snapshot
        ? {
            date: snapshot.name,
            own: snapshot.value.figures[municipality] ?? 0,
            sum: pool.participants.reduce((sum, p) => sum + (snapshot.value.figures[p] ?? 0), 0),
            table: snapshot.value.table,
            source: snapshot.value.source,
          }
        : null,
      lines: pool.lines.map((l) => ({
        ...{ line: l.name, label: l.label, amount: kroner(l.amount), accrual: l.accrual ?? null },
        events: l.sources,
      })),
      interpretations: allocation.interpretations
        .filter((i) => pool.interpretations.includes(i.id))
        .map(interpretationView(this.language)),
      events: sourcesFor(pool, municipality),
    };
  }

  #stateView(
    cooperation: BookId,
    known: KnownOn,
    validOn: CivilDate,
    rows: readonly FactRow[],
    itself: FactRow,
  ): StateAnswer {
    const base = new FactBase(rows);
    const month = monthOf(validOn);
    const { name, form, host } = itself.value as { name: string; form: string; host: string };
    const agreement = rows.find((r) => r.kind === 'agreement');
    const terms = rows.find((r) => r.kind === 'terms');
    const noAgreement = this.#unanswerable(questionRefusals.noTermsInForce({ on: validOn, from: null }));
    const versions = rows.filter((r) => r.kind === 'version');
    const rules = MonthRules.on(base, validOn);
    const key = isRefusal(rules) ? rules : rules.key(null);
    const shares = isRefusal(key) || isRefusal(rules) ? (key as Refusal) : rules.shares(key, rules.participants, null);
    const termsValue = terms?.value as
      | { version: string; terms: { billing: { rhythm: string }; optOutAllowed: boolean } }
      | undefined;
    return {
      ...clocks(cooperation, known),
      validOn,
      name,
      form,
      host,
      participants: base.allOn('participant', validOn).map(({ name: municipality, value }) => ({
        ...{ municipality, name: value.name, organisationNumber: value.organisationNumber },
        host: municipality === host,
      })),
      agreement: agreement ? pick(agreement.value as { version: string; title: string }) : noAgreement,
      terms: termsValue
        ? {
            version: termsValue.version,
            billing: termsValue.terms.billing.rhythm,
            optOutAllowed: termsValue.terms.optOutAllowed,
          }
        : noAgreement,
      versions: versions.map((v) => ({
        version: v.name,
        ...(v.value as unknown as Omit<StateAnswer['versions'][number], 'version'>),
      })),
      key: isRefusal(key)
        ? this.#unanswerable(key)
        : {
            ...keyView({ id: key.id, components: key.definition.components, decision: key.decision }),
            name: key.definition.name,
            by: key.decision === null ? 'AGREEMENT' : 'DECISION',
            clause: (base.on('key', ONLY, validOn) as Fact<'key'> & { value: { clause: string } }).value.clause,
            minShare: key.definition.minShare ?? null,
            maxShare: key.definition.maxShare ?? null,
          },
      shares: isRefusal(shares)
        ? this.#unanswerable(shares)
        : {
            populationDate: shares.population?.date ?? null,
            of: [...shares.shares].sort().map(([municipality, share]) => ({
              municipality,
              share: approximate(share, 6),
              exact: formatRational(share),
            })),
          },
      keyDecisions: base.allOn('key-decision', validOn).map(({ value: { sources: _, ...value } }) => value),
      services: base.allOn('service', validOn).map((s) => ({
        service: s.name,
        kind: s.value.kind,
        name: s.value.name,
        // Who has left the cooperation shares nothing of it any more.
        participants: s.value.participants.filter((m) => base.on('participant', m, validOn)),
        approvedFrom: s.value.approvedFrom,
      })),
      costLines: base.allOn('cost', validOn).map((c) => ({
        line: c.name,
        category: c.value.category,
        label: c.value.label,
        month: kroner(portion(c.value, month)),
        accrual: c.value.accrual?.ground ?? null,
      })),
      interpretations: base
        .allOn('interpretation', validOn)
        .map((i) =>
          interpretationView(this.language)({ id: i.name, option: i.value.option, decision: i.value.decision }),
        ),
      events: Timelines.sourcesOf(...rows.map((r) => r.sources)),
    };
  }
}

const pick = ({ version, title }: { version: string; title: string }) => ({ version, title });

/** What holds on a day; that a key is defined holds nothing by itself. */
const holding = (facts: FactReader, cooperation: BookId, validOn: CivilDate, known: KnownAt): FactRow[] =>
  facts.on(cooperation, validOn, known.size).filter((r) => r.kind !== 'key-definition');

/** What a municipality’s figure of a pool rests on: not what is only the others’. */
function sourcesFor(pool: Pool, municipality: string): number[] {
  const others = new Set(pool.shares.filter((s) => s.municipality !== municipality).flatMap((s) => s.own));
  const own = pool.shares.find((s) => s.municipality === municipality)?.own ?? [];
  return Timelines.sourcesOf(
    pool.sources.filter((index) => !others.has(index)),
    own,
  );
}

const sourcesOfAllocation = (a: Allocation): number[] =>
  Timelines.sourcesOf(
    ...a.pools.map((p) => p.sources),
    ...a.held.map((u) => u.sources),
    ...a.excluded.map((u) => u.sources),
  );

export function referenceOf({ index, metadata, recorded, written }: RecordedEvent): EventReference {
  const { id, type, decided, validFrom, actor, caseReference = null } = metadata;
  const imported = metadata.import
    ? { by: metadata.import.by, file: metadata.import.file, sha256: metadata.import.sha256 }
    : null;
  return { index, id, type, decided, validFrom, recorded, written, actor, caseReference, imported };
}

/** The parts of a state that can be told apart, each as one text. */
function partsOf(s: StateAnswer): Map<string, string> {
  const said = (x: object, value: () => string) =>
    'unanswerable' in x ? (x as Unanswerable).unanswerable.detail : value();
  const { agreement, terms, key, shares } = s;
  return new Map([
    ['host', s.host],
    ['agreement', said(agreement, () => (agreement as { version: string }).version)],
    ['terms', said(terms, () => (terms as { version: string }).version)],
    ['key', said(key, () => (key as KeyView).id)],
    ...s.participants.map((p) => [`participant ${p.municipality}`, p.name] as const),
    ...('unanswerable' in shares ? [] : shares.of.map((x) => [`share ${x.municipality}`, x.exact] as const)),
    ...s.versions.map(
      (v) =>
        [
          `version ${v.version}`,
          `${v.inForceFrom ?? '—'} (${v.approvedBy.map((a) => a.municipality).join(' ')})`,
        ] as const,
    ),
    ...s.keyDecisions.map((k) => [`key decision ${k.decision}`, `${k.status} (${k.ratifiedBy.join(' ')})`] as const),
    ...s.services.map((x) => [`service ${x.service}`, x.participants.join(' ')] as const),
    ...s.interpretations.map((i) => [`interpretation ${i.id}`, i.option] as const),
    ...s.costLines.map((c) => [`cost ${c.line}`, `${c.category} ${c.month}`] as const),
  ]);
}

/** What differs between two lists, by id; null where one side has none. */
function compare<T>(one: readonly T[], two: readonly T[], idOf: (item: T) => string, amountOf: (item: T) => Oere) {
  const [a, b] = [one, two].map((list) => new Map(list.map((item) => [idOf(item), item])));
  const ids = [...new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])].sort();
  return ids.flatMap((id) => {
    const [x, y] = [a?.get(id), b?.get(id)];
    const of = (y ?? x) as T;
    const [before, after] = [x, y].map((item) => (item === undefined ? null : kroner(amountOf(item)))) as [
      string | null,
      string | null,
    ];
    return before === after ? [] : [{ id, of, before, after }];
  });
}
