import { ONLY } from '#allocation';
import { type CivilDate, earlier, findingsOverTime, type Segment, Timelines } from '#kernel';
import type { FactChange } from '#projections';
import { agreementFindings } from '../domain/agreement/agreement-findings.ts';
import { textHash } from '../domain/agreement/compare-clauses.ts';
import { contestsOver } from '../domain/agreement/contests.ts';
import { type DemandOnDay, demandOver } from '../domain/agreement/demands.ts';
import { type Word, wordsOf } from '../domain/agreement/words.ts';
import type { AgreementContent, AgreementVersion, CooperationState, Unanimity } from '../domain/state.ts';
import type { DerivedView, VersionStatus } from '../domain/view.ts';
import { replace } from './replace.ts';

/** A version of the agreement with everything said of it, from the day it was proposed. */
export interface AgreementTextFact {
  readonly title: string;
  readonly amends: string | null;
  readonly by: string | null;
  readonly answers: string | null;
  readonly proposedOn: string;
  /** Of the whole text as proposed. */
  readonly hash: string;
  readonly asProposed: AgreementVersion['asProposed'];
  readonly contents: readonly Segment<Omit<AgreementContent, 'origins'>>[];
  readonly words: readonly Word[];
}

/** Texts, contests, demands, who is on the way in, and what is wrong with any of it; only when it can have changed. */
export function agreementFacts(state: CooperationState, before: CooperationState, view: DerivedView): FactChange[] {
  const { register, governance } = state;
  // A decision is derived from with the event of its effect; which one that is only matters to an agreement that expires.
  const expires = register.versions.some((v) => v.content.some((s) => s.value.terms.expires));
  const reversed = state.control.reversals !== before.control.reversals;
  const decided = governance.decisions !== before.governance.decisions || reversed;
  if (register === before.register && !decided && !expires) return [];
  const words = wordsOf(state, view);
  const inForce = view.agreement;
  const contests = contestsOver({ versions: register.versions, words, inForce });
  const started = view.versions.map((s) => ({ id: s.version.id, inForceFrom: s.inForceFrom }));
  const demands = new Map(register.demands.map((d) => [d.demand, demandOver(d, state, started)]));
  const facts = { state, view, versions: view.versions, inForce, words, contests, demands };
  return [
    ...view.versions.map((status) => textFact(status, words)),
    // A contest that is settled leaves no rows: every pair that ever had one is written again.
    ...pairsOf(register.versions).map((pair) =>
      replace('contest', pair, contests.find((c) => c.pair === pair)?.timeline ?? []),
    ),
    ...[...demands].map(([demand, timeline]) => replace('change-demand', demand, timeline satisfies Over<DemandOnDay>)),
    ...register.admissions.map(({ newcomer, ...admission }) =>
      replace('admission', newcomer.municipality, overTime({ ...admission, newcomer })),
    ),
    ...gone(before, state).map((municipality) => replace('admission', municipality, [])),
    ...(register.dissolution || before.register.dissolution
      ? [replace('dissolution', ONLY, register.dissolution ? overTime(register.dissolution) : [])]
      : []),
    replace('findings', 'agreement', findingsOverTime(agreementFindings(facts))),
  ];
}

/** The day it was proposed; the day it came into force, where the book dates the proposal later than that. */
export const knownSince = ({ version, inForceFrom }: Pick<VersionStatus, 'version' | 'inForceFrom'>): CivilDate =>
  inForceFrom === null ? version.proposedOn : earlier(version.proposedOn, inForceFrom);

type Over<T> = readonly Segment<T>[];

function textFact({ version, inForceFrom }: VersionStatus, all: readonly Word[]): FactChange {
  const { id, title, amends, by, answers, asProposed, proposedOn, content, source } = version;
  const words = all.filter((w) => w.named === id || w.version === id);
  const contents = content.map((s) => {
    const { origins: _, ...value } = s.value;
    return { ...s, value };
  });
  const hash = textHash(asProposed);
  const value: AgreementTextFact = { title, amends, by, answers, proposedOn, hash, asProposed, contents, words };
  const sources = Timelines.sourcesOf([source], ...content.map((s) => s.sources), ...words.map((w) => w.sources));
  return replace('agreement-text', id, [{ from: knownSince({ version, inForceFrom }), to: null, value, sources }]);
}

const pairsOf = (versions: readonly AgreementVersion[]): string[] =>
  versions.flatMap((one, i) => versions.slice(i + 1).map((two) => `${one.id} ${two.id}`));

const overTime = <T extends Unanimity>({ since, sources, ...value }: T) => [
  { from: since, to: null, value: { since, ...value }, sources },
];

/** Newcomers whose approvals no longer stand. */
const gone = (before: CooperationState, { register }: CooperationState): string[] =>
  before.register.admissions
    .map((a) => a.newcomer.municipality)
    .filter((m) => !register.admissions.some((a) => a.newcomer.municipality === m));
