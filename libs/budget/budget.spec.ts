import { type CivilDate, type Decided, type Decider, type Placed, type Timeline, Timelines } from '#kernel';
import { command, given, placed } from '#kernel/testing';
import { type BudgetOnDay, type BudgetSurroundings, budgetTimelines } from './domain/budget.ts';
import type { BudgetCommand } from './domain/commands.ts';
import { decideBudget, decideBudgetEffect } from './domain/decide.ts';
import type { BudgetEvent } from './domain/events.ts';
import {
  budgetAlreadyPublished,
  budgetAlreadySent,
  budgetVersionTaken,
  budgetVersionUnknown,
} from './domain/refusals.ts';
import type { JudgedDecision } from './domain/rules/adoption-counts.ts';
import { contentHash } from './domain/rules/content-hash.ts';
import { type BudgetState, evolveBudget, noBudget } from './domain/state.ts';
import { BUDGET_FINDING_TEXTS } from './domain/texts.ts';

const budget: Decider<BudgetState, BudgetCommand, BudgetEvent> = {
  initial: noBudget,
  decide: decideBudget,
  evolve: evolveBudget,
};
type Event = Decided<BudgetEvent>;
type Drafted = Extract<BudgetEvent, { type: 'BudgetDrafted' }>;

const YEAR = 2026;
const [VAEROY, FLAKSTAD, VESTVAAGOEY, VAAGAN, MOSKENES] = ['1857', '1859', '1860', '1865', '1874'] as const;
const ALL = [VAEROY, FLAKSTAD, VESTVAAGOEY, VAAGAN, MOSKENES];
const LINES = [
  { category: 'DRIFT', amount: '1000000000' },
  { category: 'PROJECT', amount: '50000000' },
];
const HASH = contentHash(YEAR, 'ORIGINAL', LINES);

const drafted = (
  version = 'B1',
  decided = '2025-09-01',
  kind: 'ORIGINAL' | 'AMENDMENT' = 'ORIGINAL',
): Decided<Drafted> => ({
  type: 'BudgetDrafted',
  data: { year: YEAR, version, kind, lines: LINES, contentHash: contentHash(YEAR, kind, LINES) },
  decided,
});
const OTHER = [{ category: 'DRIFT', amount: '900000000' }];
const OTHER_HASH = contentHash(YEAR, 'ORIGINAL', OTHER);
/** A version with another content. */
const other = (version: string, decided: string): Event => ({
  type: 'BudgetDrafted',
  data: { year: YEAR, version, kind: 'ORIGINAL', lines: OTHER, contentHash: OTHER_HASH },
  decided,
});
const sent = (decided = '2025-09-10', version = 'B1'): Event => ({
  type: 'BudgetSent',
  data: { year: YEAR, version },
  decided,
});
/** A decision and the event of its effect, by the municipality's council unless told. */
interface Said {
  readonly by: string;
  readonly on: CivilDate;
  readonly version?: string;
  readonly outcome?: string;
  readonly annulled?: boolean;
  readonly ofCouncil?: boolean;
  readonly ofHost?: boolean;
  readonly contentHash?: string;
  readonly changedTo?: typeof LINES;
  readonly evidence?: 'OWN_BUDGET_LINE';
  readonly year?: number;
}
const said = (by: string, on: CivilDate, more: Partial<Said> = {}): Said => ({ by, on, ...more });

interface World {
  readonly drafts?: readonly Event[];
  readonly said?: readonly Said[];
  readonly participants?: (date: CivilDate) => string[];
  readonly terms?: boolean;
  readonly lateIsValidFrom?: CivilDate;
  /** A-06 as decided: the option, and from when. */
  readonly basisReading?: readonly [option: string, from: CivilDate];
  /** from when a line in the own budget is enough. */
  readonly ownLineIsEnoughFrom?: CivilDate;
  readonly bases?: readonly DecidedOn[];
  /** who takes the place of whom, and from when. */
  readonly merged?: { readonly successor: string; readonly on: readonly CivilDate[] };
}
/** A decision on the provisional basis, of a body of the host unless told. */
interface DecidedOn {
  readonly basis: 'LAST_VALID_BUDGET' | 'DRAFT' | 'ADOPTED_LATE' | 'ACTUAL_COST' | 'NONE';
  readonly from: CivilDate;
  readonly version?: string;
  readonly ofHost?: boolean;
  readonly outcome?: string;
}

function timelineOf({ drafts = [drafted(), sent()], said: treated = [], ...world }: World): Timeline<BudgetOnDay> {
  const decisions = new Map<string, JudgedDecision>();
  const events = [...drafts];
  for (const [n, s] of treated.entries()) {
    const decision = `D-${n}`;
    decisions.set(decision, {
      decidedOn: s.on,
      outcome: s.outcome ?? 'ADOPTED',
      annulled: s.annulled ?? false,
      ofCouncil: s.ofCouncil ?? true,
      ofHost: s.ofHost ?? false,
      caseReference: null,
      sources: [100 + n],
    });
    events.push({
      type: 'BudgetTreated',
      data: {
        year: s.year ?? YEAR,
        version: s.version ?? 'B1',
        decision,
        municipality: s.by,
        contentHash: s.contentHash ?? HASH,
        evidence: s.evidence ?? 'NAMES_BUDGET',
        ownLine: null,
        ...(s.changedTo && { changedTo: s.changedTo }),
      },
      decided: s.on,
    });
  }
  for (const [n, { basis, from, version = null, ofHost = true, outcome = 'ADOPTED' }] of (
    world.bases ?? []
  ).entries()) {
    const decision = `H-${n}`;
    const said = { decidedOn: from, outcome, annulled: false, ofCouncil: false, ofHost, caseReference: null };
    decisions.set(decision, { ...said, sources: [150 + n] });
    const data = { year: YEAR, decision, basis, version };
    events.push({ type: 'ProvisionalBasisDecided', data, decided: from, validFrom: from });
  }
  const state = events.map(placed).reduce((s, e) => evolveBudget(s, e as Placed<BudgetEvent>), noBudget);
  const reads = (option: string, from: CivilDate, decision: string) => [
    { from, to: null, value: { option, decision }, sources: [202] },
  ];
  const around: BudgetSurroundings = {
    participantsOn: (date) => ({ municipalities: world.participants?.(date) ?? ALL, sources: [200] }),
    decision: (id) => decisions.get(id) ?? null,
    budgetTerms: () =>
      world.terms === false ? null : { terms: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' }, sources: [201] },
    readings: (id) => {
      if (id === 'A-06') return world.basisReading ? reads(...world.basisReading, 'D-06') : [];
      if (id === 'A-25')
        return world.ownLineIsEnoughFrom ? reads('OWN_LINE_IS_ENOUGH', world.ownLineIsEnoughFrom, 'D-25') : [];
      return id === 'A-33' && world.lateIsValidFrom
        ? reads('VALID_FROM_LAST_ADOPTION', world.lateIsValidFrom, 'D-33')
        : [];
    },
    mergersInto: (m) =>
      (world.merged?.successor === m ? world.merged.on : []).map((day) => ({
        on: day,
        predecessors: [MOSKENES],
        sources: [203],
      })),
  };
  return budgetTimelines(state, around).get(YEAR) ?? [];
}

const on = (world: World, date: CivilDate) => {
  const value = Timelines.at(timelineOf(world), date)?.value;
  return value && { status: value.status, since: value.since, late: value.late };
};
const codesOn = (world: World, date: CivilDate) =>
  Timelines.at(timelineOf(world), date)
    ?.value.findings.map((f) => f.code)
    .sort();

const four = [VAAGAN, FLAKSTAD, MOSKENES, VESTVAAGOEY].map((m, n) => said(m, `2025-12-${15 + n}`));

describe('what is recorded of a budget', () => {
  const { when } = given(budget, expect)(drafted(), sent());

  it('a version has the hash of its content', () => {
    given(budget, expect)()
      .when(command('DraftBudget', { year: YEAR, version: 'B1', lines: LINES }, { decided: '2025-09-01' }))
      .gives({ type: 'BudgetDrafted', data: drafted().data });
  });

  it('a version stands once, and is sent once', () => {
    when(command('DraftBudget', { year: YEAR, version: 'B1', lines: LINES })).isRefused(
      budgetVersionTaken({ year: '2026', version: 'B1' }),
    );
    when(command('SendBudget', { year: YEAR, version: 'B1' })).isRefused(
      budgetAlreadySent({ year: '2026', version: 'B1', on: '2025-09-10' }),
    );
    when(command('SendBudget', { year: YEAR, version: 'B9' })).isRefused(
      budgetVersionUnknown({ year: '2026', version: 'B9', known: 'B1' }),
    );
  });

  it('a municipality makes a version public once; another one, or another version, is another publication', () => {
    const publishes = (municipality: string, version = 'B1', on = '2025-11-30') =>
      command('PublishBudget', { year: YEAR, version, municipality }, { decided: on });
    const data = { year: YEAR, version: 'B1', municipality: VAAGAN };
    when(publishes(VAAGAN)).gives({ type: 'BudgetPublished', data });
    const after = given(budget, expect)(drafted(), sent(), { type: 'BudgetPublished', data, decided: '2025-11-28' });
    const before = { year: '2026', version: 'B1', municipality: VAAGAN, on: '2025-11-28' };
    after.when(publishes(VAAGAN)).isRefused(budgetAlreadyPublished(before));
    after.when(publishes('1857')).gives({ type: 'BudgetPublished', data: { ...data, municipality: '1857' } });
    after.when(publishes(VAAGAN, 'B9')).isRefused(budgetVersionUnknown({ year: '2026', version: 'B9', known: 'B1' }));
  });

  it('a recommendation is of a version that the book has', () => {
    const state = [drafted()].map(placed).reduce((s, e) => evolveBudget(s, e as Placed<BudgetEvent>), noBudget);
    const effect = { kind: 'RECOMMEND_BUDGET', year: YEAR, version: 'B1' } as const;
    expect(decideBudgetEffect(effect, { id: 'FS-1', municipality: null }, state)).toEqual([
      { type: 'BudgetRecommended', data: { year: YEAR, version: 'B1', decision: 'FS-1', municipality: null } },
    ]);
    expect(decideBudgetEffect({ ...effect, version: 'B9' }, { id: 'FS-1', municipality: null }, state)).toEqual(
      budgetVersionUnknown({ year: '2026', version: 'B9', known: 'B1' }),
    );
  });

  it('the order of the lines, and into how many a category is cut, do not make another budget', () => {
    const cut = [
      { category: 'PROJECT', amount: '20000000' },
      { category: 'DRIFT', amount: '1000000000' },
      { category: 'PROJECT', amount: '30000000' },
    ];
    expect(contentHash(YEAR, 'ORIGINAL', cut)).toBe(HASH);
    expect(contentHash(YEAR, 'ORIGINAL', cut.slice(1))).not.toBe(HASH);
    // Whose a line is, is part of what is adopted.
    const named = cut.map((line) => ({ ...line, municipality: '1000' }));
    expect(contentHash(YEAR, 'ORIGINAL', named)).not.toBe(HASH);
    expect(contentHash(YEAR, 'ORIGINAL', [...named].reverse())).toBe(contentHash(YEAR, 'ORIGINAL', named));
    expect(contentHash(YEAR + 1, 'ORIGINAL', LINES)).not.toBe(HASH);
    expect(contentHash(YEAR, 'AMENDMENT', LINES)).not.toBe(HASH);
  });

  it('a decision says on what it was made, and on what else when the body changed it', () => {
    const state = [drafted()].map(placed).reduce((s, e) => evolveBudget(s, e as Placed<BudgetEvent>), noBudget);
    const effect = { kind: 'TREAT_BUDGET', year: YEAR, version: 'B1' } as const;
    const by = { id: 'D-1', municipality: VAAGAN };
    const told = { year: YEAR, version: 'B1', decision: 'D-1', municipality: VAAGAN };
    const plain = { ...told, contentHash: HASH, evidence: 'NAMES_BUDGET', ownLine: null };
    expect(decideBudgetEffect(effect, by, state)).toEqual([{ type: 'BudgetTreated', data: plain }]);
    const changedTo = [{ category: 'DRIFT', amount: '900000000' }];
    expect(decideBudgetEffect({ ...effect, changedTo, evidence: 'OWN_BUDGET_LINE', ownLine: '7' }, by, state)).toEqual([
      {
        type: 'BudgetTreated',
        data: {
          ...told,
          contentHash: contentHash(YEAR, 'ORIGINAL', changedTo),
          evidence: 'OWN_BUDGET_LINE',
          ownLine: '7',
          changedTo,
        },
      },
    ]);
  });
});

describe('a budget is valid when all councils have adopted it in time (L-4.2-2)', () => {
  it('goes from draft to valid on the day of the last adoption', () => {
    const world = { said: [...four, said(VAEROY, '2025-12-20')] };
    expect(timelineOf(world).map((s) => [s.from, s.value.status])).toEqual([
      ['2025-09-01', 'DRAFT'],
      ['2025-09-10', 'SENT'],
      ['2025-09-16', 'SENT'],
      ['2025-12-15', 'PARTLY_ADOPTED'],
      ['2025-12-16', 'PARTLY_ADOPTED'],
      ['2025-12-17', 'PARTLY_ADOPTED'],
      ['2025-12-18', 'PARTLY_ADOPTED'],
      ['2025-12-20', 'VALID'],
      ['2025-12-21', 'VALID'],
      ['2026-01-01', 'VALID'],
    ]);
    expect(on(world, '2026-05-01')).toEqual({ status: 'VALID', since: '2025-12-20', late: false });
    expect(codesOn(world, '2026-05-01')).toEqual([]);
  });

  it('is not valid from the day after, when one is missing', () => {
    expect(on({ said: four }, '2025-12-20')).toMatchObject({ status: 'PARTLY_ADOPTED' });
    expect(on({ said: four }, '2025-12-21')).toEqual({ status: 'NOT_VALID', since: '2025-12-21', late: false });
    expect(codesOn({ said: four }, '2025-12-21')).toEqual(['BUDGET_NOT_VALID']);
  });

  it('a vote on 21.12 comes too late; the four adoptions stay (scenario 1)', () => {
    const world = { said: [...four, said(VAEROY, '2025-12-21')] };
    expect(on(world, '2025-12-31')).toEqual({ status: 'NOT_VALID', since: '2025-12-21', late: true });
    const value = Timelines.at(timelineOf(world), '2025-12-31')?.value;
    expect(value?.findings).toEqual([
      expect.objectContaining({ code: 'BUDGET_NOT_VALID', about: '2026', clause: '4.2', rule: 'L-4.2-2' }),
      expect.objectContaining({ code: 'BUDGET_ADOPTED_LATE', about: 'D-4', severity: 'BREACH' }),
    ]);
    expect(value?.versions[0]?.adoptions.map((a) => [a.municipality, a.counts])).toEqual([
      ...[VAAGAN, FLAKSTAD, MOSKENES, VESTVAAGOEY, VAEROY].map((m) => [m, true]),
    ]);
    // 20.12.2025 is a Saturday: read otherwise, the day after would have been in time.
    expect(value?.interpretations).toEqual([
      { id: 'A-30', option: 'LITERAL_DATE', decision: null },
      { id: 'A-33', option: 'NEVER_VALID', decision: null },
    ]);
  });

  it('a decided reading makes a late but complete adoption valid from the last one, from its own day on (A-33)', () => {
    const world = { said: [...four, said(VAEROY, '2025-12-22')], lateIsValidFrom: '2026-01-10' };
    expect(on(world, '2026-01-09')).toEqual({ status: 'NOT_VALID', since: '2025-12-22', late: true });
    expect(on(world, '2026-01-10')).toEqual({ status: 'VALID', since: '2025-12-22', late: true });
    expect(codesOn(world, '2026-01-10')).toEqual(['BUDGET_ADOPTED_LATE']);
  });

  test.each<[string, 'B1' | 'B2', 'B1' | 'B2']>([
    ['the one drafted first', 'B1', 'B2'],
    ['the one drafted last', 'B2', 'B1'],
  ])('of two that all adopted, %s holds when they adopted it last (L-4.2-6)', (_, last, before) => {
    const hashes = { B1: HASH, B2: OTHER_HASH };
    const world = {
      drafts: [drafted('B1'), other('B2', '2025-10-01')],
      said: [
        ...ALL.map((m) => said(m, '2025-12-09', { version: before, contentHash: hashes[before] })),
        ...ALL.map((m) => said(m, '2025-12-19', { version: last, contentHash: hashes[last] })),
      ],
    };
    const between = Timelines.at(timelineOf(world), '2025-12-18')?.value;
    expect([between?.version, between?.inForce?.version.id]).toEqual([before, before]);
    const after = Timelines.at(timelineOf(world), '2026-01-01')?.value;
    expect([after?.version, after?.since, after?.inForce?.version.id]).toEqual([last, '2025-12-19', last]);
  });

  it('of as many versions as there may be, the one drafted last is told of when nobody has said anything', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `B${i + 1}`);
    const value = Timelines.at(timelineOf({ drafts: ids.map((id) => drafted(id)) }), '2025-10-01')?.value;
    expect(value?.versions.map((v) => v.version.id)).toEqual(ids);
    expect(value?.version).toBe('B12');
  });

  it('asks those who take part on 1 January of the budget year, and nobody else', () => {
    const world = {
      said: [...four, said(VAEROY, '2025-12-01')],
      participants: (date: CivilDate) => (date === '2026-01-01' ? ALL.filter((m) => m !== VAEROY) : ALL),
    };
    expect(on(world, '2025-12-31')).toMatchObject({ status: 'VALID', since: '2025-12-18' });
    expect(codesOn(world, '2025-12-31')).toEqual(['BUDGET_BY_OTHERS']);
  });

  it('an agreement without a last day leaves it undetermined', () => {
    const world = { said: [...four, said(VAEROY, '2025-12-20')], terms: false };
    expect(on(world, '2026-01-01')).toMatchObject({ status: 'UNDETERMINED' });
    expect(codesOn(world, '2026-01-01')).toEqual(['BUDGET_NO_DEADLINE']);
  });
});

describe('what does not count', () => {
  it.each<[string, Partial<Said>, string[]]>([
    ['a vote of the executive committee', { ofCouncil: false }, ['BUDGET_NOT_BY_COUNCIL', 'BUDGET_NOT_VALID']],
    ['a rejection', { outcome: 'REJECTED' }, ['BUDGET_NOT_VALID', 'BUDGET_REJECTED']],
    ['a postponement', { outcome: 'POSTPONED' }, ['BUDGET_NOT_VALID', 'BUDGET_POSTPONED']],
    ['another budget', { contentHash: 'ab'.repeat(32) }, ['BUDGET_CHANGED_BY_COUNCIL', 'BUDGET_NOT_VALID']],
    ['an annulled vote', { annulled: true }, ['BUDGET_NOT_VALID']],
    ['an undetermined vote', { outcome: 'UNDETERMINED' }, ['BUDGET_NOT_VALID']],
  ])('%s', (_, how, codes) => {
    const world = { said: [...four, said(VAEROY, '2025-12-19', how)] };
    expect(on(world, '2025-12-31')).toEqual({ status: 'NOT_VALID', since: '2025-12-21', late: false });
    expect(codesOn(world, '2025-12-31')).toEqual(codes);
  });

  it('a bare line in the own budget leaves it undetermined, not invalid (A-25)', () => {
    const world = { said: [...four, said(VAEROY, '2025-12-19', { evidence: 'OWN_BUDGET_LINE' })] };
    expect(on(world, '2025-12-31')).toMatchObject({ status: 'UNDETERMINED' });
    expect(codesOn(world, '2025-12-31')).toEqual(['BUDGET_OWN_LINE_ONLY', 'BUDGET_UNDETERMINED']);
  });

  it('a decided reading takes a bare line for an adoption, from its own day on (A-25)', () => {
    const bare = [...four, said(VAEROY, '2025-12-19', { evidence: 'OWN_BUDGET_LINE' })];
    const world = { said: bare, ownLineIsEnoughFrom: '2026-02-01' };
    expect(on(world, '2026-01-31')).toMatchObject({ status: 'UNDETERMINED' });
    expect(on(world, '2026-02-01')).toEqual({ status: 'VALID', since: '2025-12-19', late: false });
    const value = Timelines.at(timelineOf(world), '2026-02-01')?.value;
    expect(value?.interpretations).toEqual([{ id: 'A-25', option: 'OWN_LINE_IS_ENOUGH', decision: 'D-25' }]);
    expect(codesOn(world, '2026-02-01')).toEqual([]);
  });

  it('what a council said last holds: a rejection after an adoption, an adoption after a rejection', () => {
    const rejected = [...four, said(VAEROY, '2025-12-10'), said(VAEROY, '2025-12-19', { outcome: 'REJECTED' })];
    expect(on({ said: rejected }, '2025-12-31')).toMatchObject({ status: 'NOT_VALID' });
    const adopted = [...four, said(VAEROY, '2025-12-10', { outcome: 'REJECTED' }), said(VAEROY, '2025-12-19')];
    expect(on({ said: adopted }, '2025-12-31')).toMatchObject({ status: 'VALID', since: '2025-12-19' });
  });

  it('a council that adopts once more what it has adopted says nothing new, also after the last day', () => {
    const world = { said: [...four, said(VAEROY, '2025-12-10'), said(VAEROY, '2025-12-22')] };
    expect(on(world, '2025-12-31')).toEqual({ status: 'VALID', since: '2025-12-18', late: false });
    expect(codesOn(world, '2025-12-31')).toEqual([]);
    const between = [...four, said(VAEROY, '2025-12-10'), said(VAEROY, '2025-12-11', { outcome: 'REJECTED' })];
    const again = { said: [...between, said(VAEROY, '2025-12-22')] };
    expect(on(again, '2025-12-31')).toEqual({ status: 'NOT_VALID', since: '2025-12-22', late: true });
    expect(codesOn(again, '2025-12-31')).toEqual(['BUDGET_ADOPTED_LATE', 'BUDGET_NOT_VALID']);
  });

  it.each<[string, Partial<Said>, string]>([
    ['a rejection', { outcome: 'REJECTED' }, '2026-02-10'],
    ['another budget', { contentHash: 'ab'.repeat(32) }, '2026-02-10'],
  ])('%s of a valid budget ends it on its own day, not before', (_, how, since) => {
    const world = { said: [...four, said(VAEROY, '2025-12-19'), said(VAEROY, '2026-02-10', how)] };
    expect(on(world, '2026-02-09')).toEqual({ status: 'VALID', since: '2025-12-19', late: false });
    expect(on(world, '2026-02-10')).toEqual({ status: 'NOT_VALID', since, late: false });
    // It was never valid where somebody had come too late.
    const late = { said: [...four, said(VAEROY, '2025-12-22'), said(VAEROY, '2026-02-10', how)] };
    expect(on(late, '2026-02-10')).toEqual({ status: 'NOT_VALID', since: '2025-12-21', late: false });
  });
});

describe('it is the content that all must adopt (L-4.2-3)', () => {
  it('under whichever name: two versions that are the same are one budget', () => {
    const drafts = [drafted('B1'), sent(), drafted('B2', '2025-09-20')];
    const world = { drafts, said: [...four, said(VAEROY, '2025-12-19', { version: 'B2' })] };
    expect(on(world, '2025-12-31')).toEqual({ status: 'VALID', since: '2025-12-19', late: false });
    expect(codesOn(world, '2025-12-31')).toEqual([]);
    const late = { ...world, said: [...four, said(VAEROY, '2025-12-22', { version: 'B2' })] };
    expect(codesOn(late, '2025-12-31')).toEqual(['BUDGET_ADOPTED_LATE', 'BUDGET_NOT_VALID']);
  });

  it('a council that changes one version into another has adopted that other one', () => {
    const drafts = [drafted('B1'), sent(), other('B2', '2025-10-01')];
    const others = four.map((s) => ({ ...s, version: 'B2', contentHash: OTHER_HASH }));
    const world = { drafts, said: [...others, said(VAEROY, '2025-12-19', { contentHash: OTHER_HASH })] };
    expect(on(world, '2025-12-31')).toEqual({ status: 'VALID', since: '2025-12-19', late: false });
    expect(codesOn(world, '2025-12-31')).toEqual([]);
  });
});

describe('a budget that councils have changed (L-4.2-3)', () => {
  const changed = { contentHash: OTHER_HASH, changedTo: OTHER };
  const others = four.map((s) => ({ ...s, ...changed }));

  it('counts when all have adopted the same, and not before', () => {
    expect(on({ said: others }, '2025-12-31')).toEqual({ status: 'NOT_VALID', since: '2025-12-21', late: false });
    expect(codesOn({ said: others }, '2025-12-31')).toEqual([
      ...Array(4).fill('BUDGET_CHANGED_BY_COUNCIL'),
      'BUDGET_NOT_VALID',
    ]);
    const world = { said: [...others, said(VAEROY, '2025-12-19', changed)] };
    expect(on(world, '2025-12-18')).toMatchObject({ status: 'SENT' });
    expect(on(world, '2025-12-19')).toEqual({ status: 'VALID', since: '2025-12-19', late: false });
    expect(codesOn(world, '2025-12-31')).toEqual([]);
    const value = Timelines.at(timelineOf(world), '2026-01-01')?.value;
    expect(value?.inForce?.version).toMatchObject({ id: `B1/${OTHER_HASH.slice(0, 8)}`, lines: OTHER });
  });

  it('is late when the last of them was', () => {
    const world = { said: [...others, said(VAEROY, '2025-12-22', changed)] };
    expect(on(world, '2025-12-31')).toEqual({ status: 'NOT_VALID', since: '2025-12-22', late: true });
  });
});

describe('the draft (L-4.2-1)', () => {
  it.each<[string, readonly Event[], string[]]>([
    ['sent on the last day', [drafted(), sent('2025-09-15')], []],
    ['sent a day later', [drafted(), sent('2025-09-16')], ['BUDGET_DRAFT_LATE']],
    ['not sent', [drafted()], ['BUDGET_NOT_SENT']],
  ])('%s', (_, drafts, codes) => {
    expect(codesOn({ drafts }, '2025-10-01')).toEqual(codes);
  });
});

describe('an amendment during the year', () => {
  const amended = [drafted(), sent(), drafted('E1', '2026-03-01', 'AMENDMENT')];
  const hash = contentHash(YEAR, 'AMENDMENT', LINES);
  const later = ALL.map((m, n) => said(m, `2026-04-0${n + 1}`, { version: 'E1', contentHash: hash }));

  it('is in force from the last council’s adoption, whatever the last day was', () => {
    const world = { drafts: amended, said: [...four, said(VAEROY, '2025-12-20'), ...later] };
    const inForce = (date: CivilDate) => {
      const found = Timelines.at(timelineOf(world), date)?.value.inForce;
      return found && [found.version.id, found.since];
    };
    expect(inForce('2025-12-19')).toBeNull();
    expect(inForce('2026-04-04')).toEqual(['B1', '2025-12-20']);
    expect(inForce('2026-04-05')).toEqual(['E1', '2026-04-05']);
    expect(on(world, '2026-04-05')).toMatchObject({ status: 'VALID', since: '2025-12-20' });
  });
});

describe('a year that has no valid budget (A-06, A-33)', () => {
  const earlier = contentHash(2025, 'ORIGINAL', LINES);
  const of2025: Event = {
    type: 'BudgetDrafted',
    data: { year: 2025, version: 'B0', kind: 'ORIGINAL', lines: LINES, contentHash: earlier },
    decided: '2024-09-01',
  };
  const valid2025 = ALL.map((m) => said(m, '2024-12-10', { year: 2025, version: 'B0', contentHash: earlier }));
  const world: World = { drafts: [of2025, drafted(), sent()], said: [...valid2025, ...four] };
  const basisOn = (w: World, date: CivilDate) => {
    const value = Timelines.at(timelineOf(w), date)?.value;
    const { basis, decision, from, version } = value?.provisional ?? {};
    return value?.provisional
      ? [
          basis,
          decision,
          from,
          version ? `${version.year} ${version.id}` : null,
          value.interpretations.map((i) => i.option),
        ]
      : null;
  };

  it('goes by the last valid one from 1 January on, with a finding until the host has decided', () => {
    expect(basisOn(world, '2025-12-31')).toBeNull();
    const byDefault = ['LAST_VALID_BUDGET', null, '2026-01-01', '2025 B0', ['LAST_VALID_BUDGET']];
    expect(basisOn(world, '2026-01-01')).toEqual(byDefault);
    expect(codesOn(world, '2026-01-01')).toEqual(['BUDGET_NOT_VALID', 'PROVISIONAL_BASIS_NOT_DECIDED']);
    const decided = { ...world, bases: [{ basis: 'DRAFT', from: '2026-01-12' }] as const };
    expect(basisOn(decided, '2026-01-11')).toEqual(byDefault);
    expect(basisOn(decided, '2026-01-12')).toEqual(['DRAFT', 'H-0', '2026-01-12', '2026 B1', []]);
    expect(codesOn(decided, '2026-01-12')).toEqual(['BUDGET_NOT_VALID']);
  });

  it('looks for the last valid one further back, and says when the book has none', () => {
    expect(basisOn({ ...world, said: four }, '2026-01-01')).toEqual([
      'LAST_VALID_BUDGET',
      null,
      '2026-01-01',
      null,
      ['LAST_VALID_BUDGET'],
    ]);
    expect(codesOn({ ...world, said: four }, '2026-01-01')).toEqual([
      'BUDGET_NOT_VALID',
      'PROVISIONAL_BASIS_MISSING',
      'PROVISIONAL_BASIS_NOT_DECIDED',
    ]);
  });

  it('goes by the version that was adopted too late when the host decides so; the finding stays', () => {
    const late = [...valid2025, ...four, said(VAEROY, '2025-12-22')];
    const decided = { ...world, said: late, bases: [{ basis: 'ADOPTED_LATE', from: '2026-01-12' }] as const };
    expect(basisOn(decided, '2026-02-01')?.slice(0, 4)).toEqual(['ADOPTED_LATE', 'H-0', '2026-01-12', '2026 B1']);
    expect(codesOn(decided, '2026-02-01')).toEqual(['BUDGET_ADOPTED_LATE', 'BUDGET_NOT_VALID']);
    // What is not adopted by all is no such version.
    const never = { ...world, bases: [{ basis: 'ADOPTED_LATE', from: '2026-01-12' }] as const };
    expect(codesOn(never, '2026-02-01')).toEqual(['BUDGET_NOT_VALID', 'PROVISIONAL_BASIS_MISSING']);
  });

  it.each<[string, Partial<DecidedOn>, string[]]>([
    ['of another municipality', { ofHost: false }, ['PROVISIONAL_BASIS_NOT_BY_HOST', 'PROVISIONAL_BASIS_NOT_DECIDED']],
    ['that was not adopted', { outcome: 'REJECTED' }, ['PROVISIONAL_BASIS_NOT_DECIDED']],
  ])('a decision %s changes nothing', (_, how, codes) => {
    const decided = { ...world, bases: [{ basis: 'NONE', from: '2026-01-12', ...how } as const] };
    expect(basisOn(decided, '2026-02-01')?.slice(0, 2)).toEqual(['LAST_VALID_BUDGET', null]);
    expect(codesOn(decided, '2026-02-01')).toEqual(['BUDGET_NOT_VALID', ...codes]);
  });

  it('another reading is another default', () => {
    const read = { ...world, basisReading: ['NOTHING', '2026-02-01'] as const };
    expect(basisOn(read, '2026-01-31')?.[0]).toBe('LAST_VALID_BUDGET');
    expect(basisOn(read, '2026-02-01')).toEqual(['NONE', null, '2026-02-01', null, ['NOTHING']]);
  });

  it('a valid budget leaves nothing to be provisional', () => {
    const all = { ...world, said: [...valid2025, ...four, said(VAEROY, '2025-12-20')] };
    expect(basisOn(all, '2026-03-01')).toBeNull();
    expect(codesOn(all, '2026-03-01')).toEqual([]);
  });
});

describe('a municipality that comes into being by a merger (A-18)', () => {
  const merged = { successor: VESTVAAGOEY, on: ['2020-01-01', '2026-01-01', '2030-01-01'] };
  const without = four.filter((s) => s.by !== VESTVAAGOEY);

  it('is flagged until a budget is adopted for it', () => {
    expect(codesOn({ said: without, merged }, '2025-12-20')).toEqual(['BUDGET_FOR_MERGED']);
    expect(codesOn({ said: four, merged }, '2025-12-20')).toEqual([]);
  });

  it('is none when it was there on the last day', () => {
    expect(codesOn({ said: without, merged: { ...merged, on: ['2025-12-20', '2026-01-02'] } }, '2025-12-20')).toEqual(
      [],
    );
  });
});

it('every finding has its sentence', () => {
  const all = new Set<string>();
  const worlds: World[] = [
    { said: [...four, said(VAEROY, '2025-12-21')] },
    { drafts: [drafted()] },
    { drafts: [drafted(), sent('2025-10-01')] },
    { terms: false },
    ...(
      [
        { ofCouncil: false },
        { outcome: 'REJECTED' },
        { outcome: 'POSTPONED' },
        { contentHash: 'ab'.repeat(32) },
        { evidence: 'OWN_BUDGET_LINE' },
      ] as Partial<Said>[]
    ).map((how) => ({ said: [...four, said(VAEROY, '2025-12-19', how)] })),
    { said: four, participants: () => [VAAGAN] },
    { said: [...four, said(VAEROY, '2025-12-19'), said(VAEROY, '2026-01-20', { outcome: 'REJECTED' })] },
    {
      said: [],
      merged: { successor: VAEROY, on: ['2026-01-01'] },
      bases: [{ basis: 'DRAFT', from: '2026-01-01', ofHost: false }],
    },
  ];
  for (const world of worlds) for (const s of timelineOf(world)) for (const f of s.value.findings) all.add(f.code);
  expect([...all].sort()).toEqual(Object.keys(BUDGET_FINDING_TEXTS).sort());
});
