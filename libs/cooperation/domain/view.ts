import type { CooperationView, DecisionStanding } from '#allocation';
import type { BudgetSurroundings, JudgedDecision } from '#budget';
import { endingByReversal } from '#control';
import type { DeliverySurroundings, DeliveryTerms } from '#delivery';
import { type GovernanceSurroundings, Judgements, type Reading, readingsOf } from '#governance';
import {
  type CivilDate,
  type Ending,
  endOfAll,
  hasEnded,
  later,
  nextFirstOfJanuary,
  type Segment,
  type Timeline,
  Timelines,
} from '#kernel';
import { adoptedVersion } from './agreement/adopted-text.ts';
import { bodyTermsAsRead, evaluationsAsRead, REPORT_DAYS_READINGS, reportsAsRead } from './readings-of-terms.ts';
import { reversalSurroundings } from './reversal-surroundings.ts';
import type { AgreementVersion, CooperationState, Origins, Register } from './state.ts';
import { competencesOf, type Terms } from './terms.ts';

/** A version's way into force (L-6.4-1): valid when the councils of all participants have approved it. */
export interface VersionStatus {
  readonly version: AgreementVersion;
  /** From when it is in force; null while approvals are missing. */
  readonly inForceFrom: CivilDate | null;
  /** From when its keys and billing apply. */
  readonly termsFrom: CivilDate | null;
  readonly attested: boolean;
  /** From when it is in force no more: all who approved it have reversed that. One alone cannot end it (6.3, § 20-4). */
  readonly ending: Ending | null;
  readonly approvedBy: readonly {
    readonly municipality: string;
    readonly decision: string;
    readonly decidedOn: CivilDate;
  }[];
  readonly missing: readonly string[];
  readonly sources: readonly number[];
}

export interface AgreementInForce {
  readonly version: string;
  readonly title: string;
  readonly terms: Terms;
  /** Events that the version's being in force rests on, and the event that gave each part of its terms. */
  readonly basis: readonly number[];
  readonly origins: Origins;
}

/** The questions of how bodies decide. */
export const OF_BODIES: ReadonlySet<string> = new Set(['A-04', 'A-23']);

/** The participants of a day, ascending by number, and the events by which they are: an exit after it is none of them. */
export function participantsOn(register: Register, date: CivilDate): { municipalities: string[]; sources: number[] } {
  const municipalities: string[] = [];
  const sources: number[] = [];
  for (const [municipality, timeline] of register.memberships) {
    const segment = Timelines.at(timeline, date);
    if (!segment) continue;
    municipalities.push(municipality);
    sources.push(...segment.value.entered);
  }
  return { municipalities: municipalities.sort(), sources: Timelines.sourcesOf(sources) };
}

const earlierEnd = (a: CivilDate | null, b: CivilDate | null): CivilDate | null =>
  a === null ? b : b === null || a < b ? a : b;

const byDate = (a: { decidedOn: CivilDate }, b: { decidedOn: CivilDate }): number =>
  a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0;

/** What follows from the folded state: agreements in force, terms, standing of decisions. Computed once per state. */
export class DerivedView implements CooperationView, BudgetSurroundings, DeliverySurroundings, GovernanceSurroundings {
  readonly versions: readonly VersionStatus[];
  /** Which version is in force when, with its terms as they stand then. Competence follows this. */
  readonly agreement: Timeline<AgreementInForce>;
  /** Which version's keys and billing apply when. */
  readonly termsInForce: Timeline<AgreementInForce>;
  #deliveryTerms: Timeline<DeliveryTerms> | null = null;
  #judgements: Judgements | null = null;
  #withoutReadings: DerivedView | null = null;
  readonly #readings = new Map<string, Timeline<Reading>>();
  /** Whether what agreements leave open of their bodies is read into them. */
  protected readonly readsBodies: boolean = true;

  constructor(private readonly state: CooperationState) {
    this.versions = state.register.versions.map((v) => this.#status(v));
    this.agreement = this.#timeline((s) => s.inForceFrom);
    this.termsInForce = this.#timeline((s) => s.termsFrom);
  }

  /** What the votes of each decision come to. Until the agreements are known, only councils can be judged: by law. */
  get judgements(): Judgements {
    const judgements = this.#judgements ?? new Judgements(this.state.governance, this);
    if (this.agreement) this.#judgements = judgements;
    return judgements;
  }

  get terms(): CooperationView['terms'] {
    return this.termsInForce.map((s) => ({
      ...s,
      value: { version: s.value.version, key: s.value.terms.key, keyClause: s.value.terms.keyClause },
      sources: Timelines.sourcesOf(originOf(s.value, 'key')),
    }));
  }

  participantsOn(date: CivilDate) {
    return participantsOn(this.state.register, date);
  }

  hostOn(date: CivilDate) {
    return Timelines.at(this.state.register.host, date);
  }

  bodyTerms(body: string, date: CivilDate): ReturnType<GovernanceSurroundings['bodyTerms']> {
    if (!this.agreement) return null;
    const inForce = Timelines.at(this.agreement, date);
    const said = inForce?.value.terms.bodies?.find((b) => b.body === body) ?? null;
    const sources = inForce && said ? Timelines.sourcesOf(originOf(inForce.value, 'bodies')) : [];
    const { governance } = this.state;
    const known = inForce && this.readsBodies ? governance.bodies.get(body) : undefined;
    if (!known) return said && { value: said, sources };
    const read = bodyTermsAsRead(known, said, (id) => this.reading(id, date));
    return read && { value: read.value, sources: Timelines.sourcesOf(sources, read.sources) };
  }

  competences(date: CivilDate): ReturnType<GovernanceSurroundings['competences']> {
    const inForce = Timelines.at(this.agreement ?? [], date);
    if (!inForce) return { value: [], sources: [] };
    const given = originOf(inForce.value, 'competences');
    const named = inForce.value.terms.delivery ? originOf(inForce.value, 'delivery') : [];
    return { value: competencesOf(inForce.value.terms), sources: Timelines.sourcesOf(given, named) };
  }

  keyNeedsRatification(date: CivilDate): boolean {
    return Timelines.at(this.agreement, date)?.value.terms.keyNeedsRatification ?? true;
  }

  optOutAllowed(date: CivilDate): boolean {
    return Timelines.at(this.agreement, date)?.value.terms.optOutAllowed ?? false;
  }

  reading(interpretation: string, date: CivilDate) {
    const segment = Timelines.at(this.readings(interpretation), date);
    return { option: segment?.value.option ?? null, sources: segment?.sources ?? [] };
  }

  readings(interpretation: string): Timeline<Reading> {
    // How bodies decide is itself decided by the rules that they have without it.
    if (this.readsBodies && OF_BODIES.has(interpretation)) return this.#unread().readings(interpretation);
    const known = this.#readings.get(interpretation) ?? this.#readingsOf(interpretation);
    if (this.agreement) this.#readings.set(interpretation, known);
    return known;
  }

  #unread(): DerivedView {
    this.#withoutReadings ??= new UnreadView(this.state);
    return this.#withoutReadings;
  }

  #readingsOf(interpretation: string): Timeline<Reading> {
    const recorded = this.state.defaultReadings.get(interpretation) ?? null;
    const standing = ({ decision }: { readonly decision: string }) => {
      const its = this.standing(decision, 'ADOPT_INTERPRETATION');
      return its?.stands ? its : null;
    };
    return readingsOf(this.state.governance, interpretation, standing, recorded);
  }

  /** Whoever made it: what the budget makes of it depends on its outcome and its body. */
  decision(id: string): JudgedDecision | null {
    const { governance } = this.state;
    const decision = governance.decisions.get(id);
    if (!decision) return null;
    const body = governance.bodies.get(decision.body);
    const { decidedOn, annulled, caseReference } = decision;
    const outcome = this.judgements.of(id)?.outcome ?? decision.outcome;
    const sources = Timelines.sourcesOf(decision.sources, body ? [body.source] : []);
    const reversed = this.ending(id, null);
    const host = Timelines.at(this.state.register.host, decidedOn)?.value;
    const ofHost = host !== undefined && body?.municipality === host;
    return {
      decidedOn,
      outcome,
      annulled,
      caseReference,
      ofCouncil: body?.kind === 'COUNCIL',
      ofHost,
      reversed,
      sources,
    };
  }

  get successions() {
    return this.state.register.successions;
  }

  mergersInto(municipality: string) {
    return this.state.register.successions
      .filter((s) => s.successor === municipality)
      .map(({ on, predecessors, source }) => ({ on, predecessors, sources: [source] }));
  }

  budgetTerms(date: CivilDate): ReturnType<BudgetSurroundings['budgetTerms']> {
    const inForce = Timelines.at(this.agreement, date);
    const terms = inForce?.value.terms.budget;
    return inForce && terms ? { terms, sources: Timelines.sourcesOf(originOf(inForce.value, 'budget')) } : null;
  }

  get deliveryTerms(): Timeline<DeliveryTerms> {
    this.#deliveryTerms ??= this.agreement.flatMap((s) => {
      if (!s.value.terms.delivery) return [];
      const delivery = evaluationsAsRead(s.value.terms.delivery, this);
      const said = { ...s, value: delivery, sources: Timelines.sourcesOf(originOf(s.value, 'delivery')) };
      return this.readings('A-29').reduce<Segment<DeliveryTerms>[]>(
        (held, read) => {
          const from = later(read.from, s.from);
          const to = earlierEnd(read.to, s.to);
          if (read.value.option === REPORT_DAYS_READINGS[0] || (to !== null && to <= from)) return held;
          const value = reportsAsRead(delivery, read.value.option);
          return Timelines.assign(held, { from, to, value, sources: Timelines.sourcesOf(said.sources, read.sources) });
        },
        [said],
      );
    });
    return this.#deliveryTerms;
  }

  ending(id: string, before: Parameters<NonNullable<GovernanceSurroundings['ending']>>[1]): Ending | null {
    const { control } = this.state;
    if (control.reversals.length === 0) return null;
    return endingByReversal(id, control, reversalSurroundings(this.state, this), before);
  }

  standing(id: string, effect: string): DecisionStanding | null {
    const { governance } = this.state;
    const decision = governance.decisions.get(id);
    if (!decision) return null;
    const body = governance.bodies.get(decision.body);
    const asIs = this.judgements.standing(decision, effect);
    const unlessAnnulled = decision.annulled
      ? this.judgements.standing({ ...decision, annulled: false }, effect)
      : asIs;
    const byAgreement = unlessAnnulled.stands && unlessAnnulled.clause !== 'kommuneloven § 20-4';
    const annulledAt = unlessAnnulled.stands ? (governance.annulments.get(id) ?? null) : null;
    const own = decision.sources.filter((index) => index !== annulledAt);
    return {
      stands: asIs.stands,
      because: asIs.stands ? null : asIs.because,
      annulledAt,
      reversed: effect === 'REVERSE_DECISION' ? null : this.ending(id, null),
      decidedOn: decision.decidedOn,
      validFrom: decision.validFrom,
      unanimous: this.judgements.of(id)?.unanimous ?? decision.votes.unanimous,
      sources: Timelines.sourcesOf(
        own,
        body ? [body.source] : [],
        byAgreement ? this.competences(decision.decidedOn).sources : [],
        unlessAnnulled.stands ? (this.judgements.of(id)?.basis ?? []) : [],
      ),
    };
  }

  #status(version: AgreementVersion): VersionStatus {
    const { register } = this.state;
    const attested = register.attestations.filter((a) => a.version === version.id).at(-1);
    if (attested) {
      const sources = Timelines.sourcesOf([version.source, attested.source]);
      return {
        version,
        inForceFrom: attested.from,
        termsFrom: attested.from,
        attested: true,
        ending: null,
        approvedBy: [],
        missing: [],
        sources,
      };
    }
    const all = register.approvals
      .filter((approval) => adoptedVersion(approval, register.versions) === version.id)
      .flatMap((approval) => {
        const standing = this.standing(approval.decision, 'APPROVE_AGREEMENT');
        if (!standing?.stands) return [];
        const { decidedOn, reversed = null } = standing;
        return [
          { ...approval, decidedOn, reversed, sources: Timelines.sourcesOf([approval.source], standing.sources) },
        ];
      })
      .sort(byDate);
    // A council's first approval counts; a repetition, or one of a council that joins later, moves no date.
    const by = (date: CivilDate) => {
      const first = new Map<string, (typeof all)[number]>();
      for (const given of all)
        if (given.decidedOn <= date && !hasEnded(given.reversed, date) && !first.has(given.municipality))
          first.set(given.municipality, given);
      // Councils approve before the cooperation begins: then those count who take part from its first day.
      const required = participantsOn(register, later(date, register.established?.from ?? date));
      return { first, required, missing: required.municipalities.filter((m) => !first.has(m)) };
    };
    // Once a cooperation has ended, nobody takes part: what is approved then is approved by none.
    const byAll = ({ required, missing }: ReturnType<typeof by>) =>
      required.municipalities.length > 0 && missing.length === 0;
    const complete = all.map((a) => a.decidedOn).find((date) => byAll(by(date))) ?? null;
    const last = complete ?? all.at(-1)?.decidedOn ?? version.proposedOn;
    const ever = by('9999-12-31').first;
    const { required, ...then } = by(last);
    // What is reversed before all have approved is given no more; afterwards it was given.
    const first = complete === null ? ever : then.first;
    const missing = required.municipalities.filter((m) => !first.has(m));
    const counted = required.municipalities.flatMap((m) => first.get(m) ?? []);
    const approvedBy = [...new Map([...ever, ...first]).values()]
      .sort(byDate)
      .map(({ municipality, decision, decidedOn }) => ({ municipality, decision, decidedOn }));
    const ending = complete === null ? null : endOfAll(counted.map((g) => g.reversed));
    const taken = complete === null ? all.flatMap((g) => g.reversed?.sources ?? []) : (ending?.sources ?? []);
    const sources = Timelines.sourcesOf([version.source], required.sources, ...counted.map((g) => g.sources), taken);
    const said = { version, attested: false, ending, approvedBy, missing, sources };
    if (complete === null) return { ...said, inForceFrom: null, termsFrom: null };

    const [named, ...others] = new Set(counted.map((g) => g.termsFrom));
    const applies = Timelines.at(version.content, last)?.value.terms.termsApply ?? 'NEXT_FIRST_OF_JANUARY';
    const byDefault = applies === 'ENTRY_INTO_FORCE' ? last : nextFirstOfJanuary(last);
    const termsFrom = named && others.length === 0 ? named : byDefault;
    return { ...said, inForceFrom: last, termsFrom };
  }

  #timeline(start: (status: VersionStatus) => CivilDate | null): Timeline<AgreementInForce> {
    const starts = this.versions
      .flatMap((status) => {
        const from = start(status);
        return from === null ? [] : [{ from, status }];
      })
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.status.version.source - b.status.version.source));
    let timeline: Segment<VersionStatus>[] = [];
    for (const { from, status } of starts) {
      timeline = Timelines.assign(timeline, { from, to: null, value: status, sources: status.sources });
      // The version before it does not silently revive.
      if (status.ending) timeline = Timelines.clear(timeline, later(status.ending.from, from), null);
    }
    return timeline.flatMap((s) =>
      s.value.version.content.flatMap((content) => {
        const from = later(content.from, s.from);
        const to = content.to === null ? s.to : s.to === null || content.to < s.to ? content.to : s.to;
        if (to !== null && to <= from) return [];
        const { id: version, title } = s.value.version;
        const value = { version, title, terms: content.value.terms, basis: s.sources, origins: content.value.origins };
        return [{ from, to, value, sources: Timelines.sourcesOf(s.sources, content.sources) }];
      }),
    );
  }
}

/** The bodies by what the agreements say of them alone. */
class UnreadView extends DerivedView {
  protected override readonly readsBodies: boolean = false;
}

const views = new WeakMap<CooperationState, DerivedView>();

/** The view of a state: the same one whoever asks, so that what an event leaves as it was is derived once. */
export function viewOf(state: CooperationState): DerivedView {
  const known = views.get(state) ?? new DerivedView(state);
  views.set(state, known);
  return known;
}

/** The events that a part of the terms rests on. */
const originOf = ({ basis, origins }: AgreementInForce, part: string): number[] => [
  ...basis,
  ...(origins[part] === undefined ? [] : [origins[part]]),
];
