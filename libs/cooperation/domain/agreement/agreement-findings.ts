import {
  addDays,
  type CivilDate,
  type Finding,
  type FindingSpan,
  later,
  type Responsible,
  type Timeline,
  Timelines,
} from '#kernel';
import type { Admission, CooperationState } from '../state.ts';
import { type AgreementInForce, type DerivedView, participantsOn, type VersionStatus } from '../view.ts';
import { compareClauses } from './compare-clauses.ts';
import type { Contest } from './contests.ts';
import type { DemandOnDay } from './demands.ts';
import { REQUIRED_MATTERS } from './required-matters.ts';
import type { Word } from './words.ts';

/** What the findings of the agreement follow from. */
export interface AgreementFacts {
  readonly state: CooperationState;
  readonly view: Pick<DerivedView, 'standing' | 'judgements'>;
  readonly versions: readonly VersionStatus[];
  readonly inForce: Timeline<AgreementInForce>;
  readonly words: readonly Word[];
  readonly contests: readonly { readonly timeline: Timeline<Contest> }[];
  readonly demands: ReadonlyMap<string, Timeline<DemandOnDay>>;
}

/** What is wrong or unclear with the agreement and with who joins or ends it, over time. */
export function agreementFindings(facts: AgreementFacts): FindingSpan[] {
  return [
    ...gaps(facts),
    ...contested(facts),
    ...attestedWithoutAll(facts),
    ...correctedWithoutAll(facts),
    ...deviatingTexts(facts),
    ...expired(facts),
    ...openDemands(facts),
    ...admissions(facts),
    ...dissolution(facts),
  ];
}

const COUNCILS = { who: 'COUNCILS', municipality: null } as const;
const councilOf = (municipality: string | null): Responsible => ({ who: 'COUNCILS', municipality });
const span = (from: CivilDate, to: CivilDate | null, finding: Finding): FindingSpan[] =>
  to !== null && to <= from ? [] : [{ from, to, finding }];

/** The law that says what the agreement must settle and who adopts it. */
const lawOf = ({ register }: CooperationState): string =>
  (register.established && REQUIRED_MATTERS[register.established.form]?.law) ?? 'kommuneloven § 17-1';

/** Kommuneloven §§ 18-4, 19-4, 20-4: what the version in force leaves out, as those who entered it assessed. */
function gaps({ state, inForce }: AgreementFacts): FindingSpan[] {
  return inForce.flatMap(({ from, to, value: { version, terms, basis, origins } }) =>
    (terms.matters ?? [])
      .filter((m) => m.status !== 'COVERED')
      .flatMap(({ letter }) =>
        span(from, to, {
          code: 'AGREEMENT_GAP_20_4',
          severity: 'REMARK',
          rule: 'KL 20-4',
          clause: `${lawOf(state)} ${letter}`,
          about: `${version} ${letter}`,
          responsible: COUNCILS,
          sources: Timelines.sourcesOf(basis, origins.matters === undefined ? [] : [origins.matters]),
        }),
      ),
  );
}

function contested({ contests }: AgreementFacts): FindingSpan[] {
  return contests.flatMap(({ timeline }) =>
    timeline.flatMap(({ from, to, value, sources }) =>
      value.clauses.flatMap((clause) =>
        span(from, to, {
          code: 'CLAUSE_CONTESTED',
          severity: 'REMARK',
          rule: 'L-H-2',
          clause,
          about: `${value.version} ${clause}`,
          responsible: councilOf(value.municipality),
          sources,
        }),
      ),
    ),
  );
}

/** L-6.3-2: a version that a document says is in force, while the councils known to have treated it are not all. */
function attestedWithoutAll({ state, versions, inForce, words }: AgreementFacts): FindingSpan[] {
  return versions.flatMap(({ version, attested, sources }) => {
    const said = words.filter((w) => w.council && w.named === version.id);
    if (!attested || said.length === 0) return [];
    const complete = allApprovedOn(version.id, '0000-00-00', state, words);
    return inForce
      .filter((s) => s.value.version === version.id)
      .flatMap(({ from, to, value }) =>
        span(from, earliest(to, complete), {
          code: 'CHANGE_WITHOUT_ALL_COUNCILS',
          severity: 'BREACH',
          rule: 'L-6.3-2',
          clause: value.terms.procedures?.change ?? lawOf(state),
          about: version.id,
          responsible: COUNCILS,
          sources: Timelines.sourcesOf(sources, ...said.map((w) => w.sources)),
        }),
      );
  });
}

/** Corrections that say what the text was, not that the book had it wrong: for these the councils must have adopted it. */
const CHANGES_TEXT = new Set(['MINUTES_CORRECTED', 'LEGALITY_REVIEW', 'OTHER']);
/** Parts of the terms that are not the economic settlement of the agreement. */
const NO_SETTLEMENT = /^(matters|legalBasis|procedures|routines|competences|withdrawal|expires|termsApply)/;

/** L-6.3-2, kommuneloven § 20-4: a correction that changes what the law lists needs all councils, whatever its size. */
function correctedWithoutAll({ state, inForce, words }: AgreementFacts): FindingSpan[] {
  return inForce.flatMap(({ from, to, value: { version: id, terms, origins, basis } }) => {
    const version = state.register.versions.find((v) => v.id === id);
    const content = version && Timelines.at(version.content, from)?.value;
    const correction = content?.correction;
    if (!version || !content || !correction || !CHANGES_TEXT.has(correction.ground)) return [];
    const named = terms.matters?.flatMap((m) => m.clauses ?? []);
    const touched = compareClauses(version.asProposed, content.clauses).filter(
      ({ clause, change }) => change !== 'SAME' && change !== 'COPIED' && (!named || named.includes(clause)),
    );
    const settlement = Object.entries(origins).filter(
      ([part, index]) => index === correction.source && !NO_SETTLEMENT.test(part),
    );
    if (touched.length === 0 && settlement.length === 0) return [];
    return span(from, earliest(to, allApprovedOn(id, correction.correctedOn, state, words)), {
      code: 'CHANGE_WITHOUT_ALL_COUNCILS',
      severity: 'BREACH',
      rule: 'L-6.3-2',
      clause: terms.procedures?.change ?? lawOf(state),
      about: id,
      responsible: COUNCILS,
      sources: Timelines.sourcesOf(basis, [correction.source]),
    });
  });
}

/** The day on which every participant’s council had adopted the version, by decisions of the day given or later. */
function allApprovedOn(
  version: string,
  since: CivilDate,
  { register }: CooperationState,
  words: readonly Word[],
): CivilDate | null {
  const given = words.filter((w) => w.council && w.stands && w.version === version && w.decidedOn >= since);
  return (
    given
      .map((w) => w.decidedOn)
      .find((day) => {
        const by = new Set(given.filter((w) => w.decidedOn <= day).map((w) => w.municipality));
        return participantsOn(register, day).municipalities.every((m) => by.has(m));
      }) ?? null
  );
}

/** A council adopted another text than that of the version it named; until it adopts that one. */
function deviatingTexts({ state, words }: AgreementFacts): FindingSpan[] {
  const adopted = words.filter((w) => w.council && w.stands);
  return adopted
    .filter((w) => w.version !== w.named)
    .flatMap(({ named, decision, municipality, decidedOn, sources }) => {
      const later = adopted.find(
        (w) => w.municipality === municipality && w.version === named && w.decidedOn > decidedOn,
      );
      return span(decidedOn, later?.decidedOn ?? null, {
        code: 'APPROVED_TEXT_DIFFERS',
        severity: 'BREACH',
        rule: 'L-6.4-1',
        clause: lawOf(state),
        about: decision,
        responsible: councilOf(municipality),
        sources,
      });
    });
}

/** D-3, A-14: an agreement past its last day, and the decisions that rest on it after that. */
function expired({ state, inForce, view }: AgreementFacts): FindingSpan[] {
  return inForce.flatMap(({ from, to, value: { version, terms, basis, origins } }) => {
    if (!terms.expires) return [];
    const { lastDay, clause } = terms.expires;
    const since = later(from, addDays(lastDay, 1));
    const sources = Timelines.sourcesOf(basis, origins.expires === undefined ? [] : [origins.expires]);
    const remark = { severity: 'REMARK', rule: 'A-14' } as const;
    const { decisions } = state.governance;
    const resting = [...decisions.values()].flatMap((decision) => {
      const { effect, decidedOn } = decision;
      if (effect === null || decidedOn < since || !Timelines.before(decidedOn, to)) return [];
      // What stands by the law needs no agreement; what stands only with the terms rests on it.
      const standing = view.judgements.standing(decision, effect);
      const given = terms.competences.find((c) => c.effect === effect && c.body === decision.body);
      if (!standing.stands || standing.clause !== given?.clause) return [];
      return span(decidedOn, null, {
        ...remark,
        code: 'DECISION_AFTER_EXPIRY',
        clause: standing.clause,
        about: decision.id,
        responsible: COUNCILS,
        sources: Timelines.sourcesOf(sources, decision.sources),
      });
    });
    return [
      ...span(since, to, {
        ...remark,
        code: 'AGREEMENT_EXPIRED',
        clause,
        about: version,
        responsible: COUNCILS,
        sources,
      }),
      ...resting,
    ];
  });
}

function openDemands({ demands, inForce }: AgreementFacts): FindingSpan[] {
  return [...demands].flatMap(([demand, timeline]) =>
    timeline.flatMap(({ from, to, value, sources }) =>
      value.status === 'OPEN'
        ? span(from, to, {
            code: 'CHANGE_DEMAND_OPEN',
            severity: 'REMARK',
            rule: 'L-6.3-1',
            clause: Timelines.at(inForce, from)?.value.terms.procedures?.change ?? '—',
            about: demand,
            responsible: { who: 'HOST', municipality: null },
            sources,
          })
        : [],
    ),
  );
}

/** L-6.1-1, L-6.1-2: who joins needs the councils of all participants and its own. */
function admissions({ state, inForce }: AgreementFacts): FindingSpan[] {
  const { register } = state;
  const clause = (on: CivilDate) => Timelines.at(inForce, on)?.value.terms.procedures?.admission ?? lawOf(state);
  const joined = (municipality: string) => register.admitted.find((a) => a.municipality === municipality);
  const incomplete = register.admissions.flatMap((admission) => {
    const { newcomer, missing, since, sources } = admission;
    const entered = joined(newcomer.municipality);
    return span(since, completedOn(admission), {
      code: 'ADMISSION_INCOMPLETE',
      severity: entered ? 'BREACH' : 'REMARK',
      rule: missing.length === 1 && missing[0] === newcomer.municipality ? 'L-6.1-2' : 'L-6.1-1',
      clause: clause(since),
      about: newcomer.municipality,
      responsible: councilOf(missing.length === 1 ? (missing[0] ?? null) : null),
      sources: Timelines.sourcesOf(sources, entered ? [entered.source] : []),
    });
  });
  const without = register.admitted
    .filter((a) => !register.admissions.some((one) => one.newcomer.municipality === a.municipality))
    .flatMap(({ municipality, from, source }) =>
      span(from, null, {
        code: 'ADMISSION_WITHOUT_COUNCILS',
        severity: 'REMARK',
        rule: 'L-6.1-1',
        clause: clause(from),
        about: municipality,
        responsible: COUNCILS,
        sources: [source],
      }),
    );
  return [...incomplete, ...without];
}

/** L-6.2-9: the cooperation goes on while one council has not agreed to end it. */
function dissolution({ state, inForce }: AgreementFacts): FindingSpan[] {
  const ending = state.register.dissolution;
  if (ending === null) return [];
  const { since, missing, sources, approvedBy } = ending;
  return span(since, completedOn(ending), {
    code: 'DISSOLUTION_INCOMPLETE',
    severity: 'REMARK',
    rule: 'L-6.2-9',
    clause: Timelines.at(inForce, since)?.value.terms.procedures?.dissolution ?? 'kommuneloven § 20-8',
    about: approvedBy[0]?.decision ?? '—',
    responsible: councilOf(missing.length === 1 ? (missing[0] ?? null) : null),
    sources,
  });
}

/** The day of the decision that made it complete. */
const completedOn = ({ on, approvedBy }: Omit<Admission, 'newcomer'>): CivilDate | null =>
  on === null ? null : approvedBy.map((a) => a.decidedOn).reduce(later);

const earliest = (one: CivilDate | null, two: CivilDate | null): CivilDate | null =>
  one === null ? two : two === null || one < two ? one : two;
