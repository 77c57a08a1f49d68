import {
  type CivilDate,
  type Decided,
  type Decider,
  type FindingSpan,
  type Placed,
  type Segment,
  Timelines,
} from '#kernel';
import { command, given, placed } from '#kernel/testing';
import type { DeliveryCommand } from './domain/commands.ts';
import { decideDelivery, decideDeliveryEffect } from './domain/decide.ts';
import type { DeliverySurroundings } from './domain/delivery.ts';
import type { DeliveryEvent } from './domain/events.ts';
import { deliveryFindings } from './domain/findings.ts';
import * as refusals from './domain/refusals.ts';
import { contractTimeline, procurementTimeline } from './domain/rules/contract-status.ts';
import { documentTimeline } from './domain/rules/document-status.ts';
import { measureTimeline } from './domain/rules/measure-status.ts';
import { missingReports, reportDays, reportPlan, reportsDue } from './domain/rules/reports-due.ts';
import { evolveDelivery, noDelivery } from './domain/state.ts';
import { type DeliveryTerms, deliveryCompetences } from './domain/terms.ts';
import { DELIVERY_FINDING_TEXTS } from './domain/texts.ts';

/** Documents, measures and contracts here are examples. */
const [VAEROEY, VESTVAAGOEY, VAAGAN] = ['1857', '1860', '1865'] as const;
const ALL = [VAEROEY, VESTVAAGOEY, VAAGAN];
const REGISTER = { municipalities: ALL };
type Event = Decided<DeliveryEvent>;

const delivery: Decider<typeof noDelivery, DeliveryCommand, DeliveryEvent> = {
  initial: noDelivery,
  decide: (c, state) => decideDelivery(c, state, REGISTER),
  evolve: evolveDelivery,
};

/** What the agreement of 2022 says of deliveries, as terms. */
const TERMS: DeliveryTerms = {
  documents: [
    { kind: 'SERVICE_CATALOGUE', clause: '1.4', required: true, approvedBy: 'driftsstyret' },
    { kind: 'SLA', clause: '1.4', required: true, approvedBy: 'driftsstyret' },
    { kind: 'STRATEGY', clause: '1.4.1', required: false, approvedBy: 'driftsstyret' },
    {
      kind: 'DIGITALISATION_PLAN',
      clause: '1.1',
      of: 'strategi',
      required: false,
      approvedBy: 'driftsstyret',
      revisedWithinMonths: 12,
    },
  ],
  measures: {
    decidedBy: 'driftsstyret',
    demands: [
      { demand: 'FOR_ALL', clause: '4.1' },
      { demand: 'STRATEGY', clause: '4.1' },
      { demand: 'DECISION', clause: '4.1' },
      { demand: 'BENEFIT', clause: '4', of: 'strategi' },
      { demand: 'FINANCING', clause: '1.1', of: 'strategi' },
      { demand: 'STEPS', clause: '5', of: 'strategi' },
    ],
  },
  procurement: { clause: '1.4' },
  contractData: { clause: '5.1', of: 'strategi' },
  reports: [
    { kind: 'TERTIAL', periodEnds: '04-30', months: 4, clause: '5.1' },
    { kind: 'TERTIAL', periodEnds: '08-31', months: 4, clause: '5.1' },
    { kind: 'ACCOUNTS', periodEnds: '12-31', months: 12, clause: '5.1', remindAfter: 60, missingAfter: 90 },
  ],
  evaluations: [{ evaluation: 'to-aar', from: '2022-01-01', by: '2023-12-31', clause: '4.4' }],
  stateNotice: { clause: '5.2', withinDays: 30 },
};
const START: CivilDate = '2022-01-01';

interface Said {
  readonly body?: string;
  readonly on: CivilDate;
  readonly outcome?: string;
  readonly annulled?: boolean;
}
interface World {
  readonly events: readonly Event[];
  readonly decisions?: Readonly<Record<string, Said>>;
  readonly terms?: readonly Segment<DeliveryTerms>[];
}
const always = (terms: DeliveryTerms): Segment<DeliveryTerms>[] => [
  { from: START, to: null, value: terms, sources: [900] },
];

function worldOf({ events, decisions = {}, terms = always(TERMS) }: World) {
  const state = events.map(placed).reduce((s, e) => evolveDelivery(s, e as Placed<DeliveryEvent>), noDelivery);
  const around: DeliverySurroundings = {
    deliveryTerms: terms,
    participantsOn: () => ({ municipalities: ALL, sources: [901] }),
    decision: (id) => {
      const said = decisions[id];
      if (!said) return null;
      return {
        decidedOn: said.on,
        outcome: said.outcome ?? 'ADOPTED',
        annulled: said.annulled ?? false,
        sources: [800],
      };
    },
    standing: (id, effect) => {
      const said = decisions[id];
      if (!said) return null;
      const then = Timelines.at(terms, said.on)?.value;
      const competent = deliveryCompetences(then).some((c) => c.effect === effect && c.body === said.body);
      const because = said.annulled
        ? 'ANNULLED'
        : (said.outcome ?? 'ADOPTED') !== 'ADOPTED'
          ? 'NOT_ADOPTED'
          : competent
            ? null
            : 'NO_COMPETENCE';
      return { stands: because === null, because, decidedOn: said.on, sources: [800] };
    },
  };
  return { state, around };
}

const standing = (spans: readonly FindingSpan[], day: CivilDate) =>
  spans.filter((s) => s.from <= day && Timelines.before(day, s.to)).map(({ finding }) => finding);
/** Of the code, on the day: what each is about, and how grave it is. */
function found(world: World, code: string, day: CivilDate): string[] {
  const { state, around } = worldOf(world);
  return standing(deliveryFindings(state, around), day)
    .filter((f) => f.code === code)
    .map((f) => `${f.about} ${f.severity}`);
}

const submitted = (
  kind: 'SERVICE_CATALOGUE' | 'SLA' | 'STRATEGY' | 'DIGITALISATION_PLAN',
  document: string,
  version: string,
  decided: CivilDate,
  period?: { from: CivilDate; to: CivilDate },
): Event => ({
  type: 'DocumentSubmitted',
  data: { document, kind, version, title: 'Eksempel', ...(period && { period }) },
  decided,
});
const approved = (
  document: string,
  version: string,
  decision: string,
  decided: CivilDate,
  body = 'driftsstyret',
): Event => ({
  type: 'DocumentApproved',
  data: { document, version, decision, body },
  decided,
});
const byBoard = (on: CivilDate, more: Partial<Said> = {}): Said => ({ body: 'driftsstyret', on, ...more });

/** A strategy that applies from the first day. */
const STRATEGY = {
  events: [
    submitted('STRATEGY', 'strategi', '2.0', START),
    approved('strategi', '2.0', 'DS-strategi', START),
  ] as readonly Event[],
  decisions: { 'DS-strategi': byBoard(START) } as Readonly<Record<string, Said>>,
};

const proposed = (decided: CivilDate, more: object = {}): Event => ({
  type: 'MeasureProposed',
  data: {
    measure: 'FT-1',
    title: 'Eksempel',
    by: VAEROEY,
    municipalities: ALL,
    benefits: ['TIME'],
    strategy: 'strategi',
    ...more,
  },
  decided,
});
const assessed = (decided: CivilDate, more: object = {}): Event => ({
  type: 'MeasureAssessed',
  data: { measure: 'FT-1', fitsStrategy: true, ...more },
  decided,
});
const putForward = (decided: CivilDate): Event => ({
  type: 'MeasurePutForward',
  data: { measure: 'FT-1', priority: 2 },
  decided,
});
const decided = (decision: string, on: CivilDate, more: object = {}): Event => ({
  type: 'MeasureDecided',
  data: {
    measure: 'FT-1',
    decision,
    body: 'driftsstyret',
    priority: null,
    municipalities: null,
    reason: null,
    financing: null,
    ...more,
  },
  decided: on,
});
const started = (on: CivilDate, more: object = {}): Event => ({
  type: 'MeasureStarted',
  data: { measure: 'FT-1', ...more },
  decided: on,
});
const completed = (on: CivilDate): Event => ({ type: 'MeasureCompleted', data: { measure: 'FT-1' }, decided: on });

const CONTRACT = {
  contract: 'L-1',
  supplier: 'Eksempel AS',
  subject: 'drift',
  owner: VAAGAN,
  participants: ALL,
  from: '2023-01-01',
  to: '2025-12-31',
  dataOwnership: true,
  byService: true,
};
const registered = (more: object = {}): Event => ({
  type: 'ContractRegistered',
  data: { ...CONTRACT, ...more },
  decided: '2022-12-01',
});
const report = (id: string, kind: 'TERTIAL' | 'EVALUATION' | 'STATE_NOTICE', to: CivilDate, on: CivilDate): Event => ({
  type: 'ReportDelivered',
  data: { report: id, kind, period: { from: '2022-01-01', to } },
  decided: on,
});

describe('what is recorded', () => {
  it('a version of a document stands once, and all versions are of one kind', () => {
    const { when } = given(delivery, expect)(submitted('SLA', 'sla', '1.0', '2023-01-01'));
    const data = { document: 'sla', kind: 'SLA', version: '1.1', title: 'Eksempel' } as const;
    when(command('SubmitDocument', data)).gives({ type: 'DocumentSubmitted', data });
    when(command('SubmitDocument', { ...data, version: '1.0' })).isRefused(
      refusals.documentVersionTaken({ document: 'sla', version: '1.0' }),
    );
    when(command('SubmitDocument', { ...data, kind: 'STRATEGY' })).isRefused(
      refusals.documentOfOtherKind({ document: 'sla', kind: 'STRATEGY', before: 'SLA' }),
    );
    const period = { from: '2024-01-01', to: '2023-12-31' };
    when(command('SubmitDocument', { ...data, period })).isRefused(
      refusals.periodReversed({ thing: 'document', id: 'sla', ...period }),
    );
  });

  it('a step of a measure that skips others is recorded; the same step twice is not', () => {
    const none = given(delivery, expect)(proposed('2023-01-10'));
    none
      .when(command('StartMeasure', { measure: 'FT-1' }))
      .gives({ type: 'MeasureStarted', data: { measure: 'FT-1' } });
    none
      .when(command('AssessMeasure', { measure: 'FT-2', fitsStrategy: true }))
      .isRefused(refusals.notDelivered({ thing: 'measure', id: 'FT-2', known: 'FT-1' }));
    given(delivery, expect)(proposed('2023-01-10'), started('2023-02-01'))
      .when(command('StartMeasure', { measure: 'FT-1' }))
      .isRefused(refusals.measureAlreadyThere({ measure: 'FT-1', step: 'STARTED', on: '2023-02-01' }));
    given(delivery, expect)(proposed('2023-01-10'), completed('2023-02-01'))
      .when(command('CompleteMeasure', { measure: 'FT-1' }))
      .isRefused(refusals.measureAlreadyThere({ measure: 'FT-1', step: 'COMPLETED', on: '2023-02-01' }));
  });

  it('names only municipalities that take part or did', () => {
    given(delivery, expect)()
      .when(command('RegisterContract', { ...CONTRACT, participants: [VAAGAN, '0301'] }))
      .isRefused(
        refusals.neverParticipant({ thing: 'contract', id: 'L-1', municipality: '0301', known: ALL.join(', ') }),
      );
  });

  it('a contract is changed and ended while it holds, and a change says what changes', () => {
    const { when } = given(delivery, expect)(registered());
    const on = (date: CivilDate) => ({ decided: date });
    when(command('EndContract', { contract: 'L-1' }, on('2024-01-01'))).gives({
      type: 'ContractEnded',
      data: { contract: 'L-1' },
    });
    when(command('AmendContract', { contract: 'L-1' }, on('2024-01-01'))).isRefused(
      refusals.nothingAmended({ contract: 'L-1' }),
    );
    when(command('AmendContract', { contract: 'L-1', byService: false }, on('2026-01-01'))).isRefused(
      refusals.contractNotHolding({ contract: 'L-1', from: '2023-01-01', until: '2025-12-31', on: '2026-01-01' }),
    );
  });

  it('what a decision does to a document or a measure is recorded with its body', () => {
    const { state } = worldOf({ events: [submitted('SLA', 'sla', '1.0', '2023-01-01'), proposed('2023-01-10')] });
    const by = { id: 'DS-1', body: 'driftsstyret', from: '2023-03-01' };
    const effect = (e: Parameters<typeof decideDeliveryEffect>[0]) => decideDeliveryEffect(e, by, state, REGISTER);
    expect(effect({ kind: 'APPROVE_DOCUMENT', document: 'sla', version: '1.0' })).toEqual([
      {
        type: 'DocumentApproved',
        data: { document: 'sla', version: '1.0', decision: 'DS-1', body: 'driftsstyret' },
        validFrom: '2023-03-01',
      },
    ]);
    expect(effect({ kind: 'APPROVE_DOCUMENT', document: 'sla', version: '9' })).toEqual(
      refusals.notDelivered({ thing: 'document', id: 'sla 9', known: 'sla 1.0' }),
    );
    expect(effect({ kind: 'REVOKE_DOCUMENT', document: 'katalog' })).toEqual(
      refusals.notDelivered({ thing: 'document', id: 'katalog', known: 'sla' }),
    );
    expect(effect({ kind: 'DECIDE_MEASURE', measure: 'FT-1', priority: 1 })).toEqual([
      {
        type: 'MeasureDecided',
        data: {
          measure: 'FT-1',
          decision: 'DS-1',
          body: 'driftsstyret',
          priority: 1,
          municipalities: null,
          reason: null,
          financing: null,
        },
      },
    ]);
  });
});

describe('a governing document applies from its approval on (L-1.4-3)', () => {
  const events = [
    submitted('SLA', 'sla', '1.0', '2023-01-01'),
    approved('sla', '1.0', 'DS-1', '2023-02-01'),
    submitted('SLA', 'sla', '2.0', '2023-06-01'),
    approved('sla', '2.0', 'DS-2', '2023-09-01'),
    {
      type: 'DocumentRevoked',
      data: { document: 'sla', decision: 'DS-3', body: 'driftsstyret' },
      decided: '2024-01-01',
    },
  ] as const;
  const decisions = {
    'DS-1': byBoard('2023-02-01'),
    'DS-2': byBoard('2023-09-01'),
    'DS-3': byBoard('2024-01-01'),
  };
  const statuses = (world: World, version: string) => {
    const { state, around } = worldOf(world);
    const of = state.documents.find((d) => d.version === version);
    return of ? documentTimeline(of, state, around).map((s) => `${s.from} ${s.value.status} ${s.value.since}`) : [];
  };

  it('submitted, approved, replaced by the next, and revoked with it', () => {
    const world = { events, decisions };
    expect(statuses(world, '1.0')).toEqual([
      '2023-01-01 SUBMITTED 2023-01-01',
      '2023-02-01 APPROVED 2023-02-01',
      '2023-09-01 REPLACED 2023-09-01',
      '2024-01-01 REPLACED 2023-09-01',
    ]);
    expect(statuses(world, '2.0').slice(-2)).toEqual([
      '2023-09-01 APPROVED 2023-09-01',
      '2024-01-01 REVOKED 2024-01-01',
    ]);
    expect(found(world, 'SLA_MISSING', '2023-12-31')).toEqual([]);
    expect(found(world, 'SLA_MISSING', '2024-01-01')).toEqual(['SLA BREACH']);
  });

  it.each([
    ['another body', byBoard('2023-02-01', { body: 'ks-1865' }), 'NO_COMPETENCE'],
    ['a decision that was annulled', byBoard('2023-02-01', { annulled: true }), 'ANNULLED'],
    ['a rejection', byBoard('2023-02-01', { outcome: 'REJECTED' }), 'NOT_ADOPTED'],
  ])('%s approves nothing', (_, said, because) => {
    const body = said.body ?? '';
    const world = {
      events: [events[0], approved('sla', '1.0', 'DS-1', '2023-02-01', body)],
      decisions: { 'DS-1': said },
    };
    const { state, around } = worldOf(world);
    const [version] = state.documents;
    const last = version && documentTimeline(version, state, around).at(-1)?.value;
    expect(last).toMatchObject({ status: 'SUBMITTED', decision: { decision: 'DS-1', because } });
    expect(found(world, 'DOCUMENT_NOT_APPROVED', '2023-03-01')).toEqual(['sla 1.0 REMARK']);
  });

  it('a document with a period has expired after its last day', () => {
    const period = { from: '2023-01-01', to: '2023-12-31' };
    const world = { events: [submitted('SLA', 'sla', '1.0', '2023-01-01', period), events[1]], decisions };
    expect(statuses(world, '1.0').at(-1)).toBe('2024-01-01 EXPIRED 2024-01-01');
    expect(found(world, 'SLA_MISSING', '2024-01-01')).toEqual(['SLA BREACH']);
  });

  it('a document approved for a later time applies from its first day, and the one before it until then', () => {
    const period = { from: '2024-01-01', to: '2025-12-31' };
    const world = {
      events: [events[0], events[1], submitted('SLA', 'sla', '2.0', '2023-06-01', period), events[3]],
      decisions,
    };
    expect(statuses(world, '2.0')).toEqual([
      '2023-06-01 SUBMITTED 2023-06-01',
      '2023-09-01 NOT_YET 2023-09-01',
      '2024-01-01 APPROVED 2024-01-01',
      '2026-01-01 EXPIRED 2026-01-01',
    ]);
    expect(statuses(world, '1.0').slice(-2)[0]).toBe('2024-01-01 REPLACED 2024-01-01');
    expect(found(world, 'DOCUMENT_NOT_APPROVED', '2023-09-01')).toEqual([]);
    const alone = { events: world.events.slice(2), decisions };
    expect(found(alone, 'SLA_MISSING', '2023-12-31')).toEqual(['SLA BREACH']);
    expect(found(alone, 'SLA_MISSING', '2024-01-01')).toEqual([]);
  });

  it('an approval that holds from a later day is an approval when it is made', () => {
    const later = { ...approved('sla', '1.0', 'DS-1', '2023-02-01'), validFrom: '2023-04-01' };
    const world = { events: [events[0], later], decisions };
    expect(statuses(world, '1.0')).toEqual([
      '2023-01-01 SUBMITTED 2023-01-01',
      '2023-02-01 NOT_YET 2023-02-01',
      '2023-04-01 APPROVED 2023-04-01',
    ]);
    expect(found(world, 'DOCUMENT_NOT_APPROVED', '2023-02-01')).toEqual([]);
    expect(found(world, 'SLA_MISSING', '2023-03-31')).toEqual(['SLA BREACH']);
  });

  it('the strategy that was sent to the board twice is submitted, not adopted (T-16)', () => {
    const world = {
      events: [
        submitted('STRATEGY', 'strategi', '1.0', '2023-10-04'),
        submitted('STRATEGY', 'strategi', '2.0', '2023-11-27'),
      ],
    };
    expect(statuses(world, '1.0')).toEqual(['2023-10-04 SUBMITTED 2023-10-04']);
    expect(statuses(world, '2.0')).toEqual(['2023-11-27 SUBMITTED 2023-11-27']);
    expect(found(world, 'DOCUMENT_NOT_APPROVED', '2023-10-31')).toEqual(['strategi 1.0 REMARK']);
    expect(found(world, 'DOCUMENT_NOT_APPROVED', '2024-06-01')).toEqual(['strategi 2.0 REMARK']);
  });
});

describe('documents that the agreement wants', () => {
  it.each([
    ['SERVICE_CATALOGUE', 'CATALOGUE_MISSING'],
    ['SLA', 'SLA_MISSING'],
  ] as const)('%s: missing until one is approved (L-1.4-2)', (kind, code) => {
    const events = [submitted(kind, 'dok', '1.0', '2022-02-01'), approved('dok', '1.0', 'DS-1', '2022-03-01')];
    const world = { events, decisions: { 'DS-1': byBoard('2022-03-01') } };
    expect(found({ events: [] }, code, START)).toEqual([`${kind} BREACH`]);
    expect(found(world, code, '2022-02-28')).toEqual([`${kind} BREACH`]);
    expect(found(world, code, '2022-03-01')).toEqual([]);
  });

  it('nothing is missing where the agreement says nothing, or before it is in force', () => {
    const { state, around } = worldOf({ events: [], terms: [] });
    expect(deliveryFindings(state, around)).toEqual([]);
    expect(found({ events: [] }, 'SLA_MISSING', '2021-12-31')).toEqual([]);
  });

  it('a plan is revised within a year; a remark, since only the strategy wants it, adopted or not (T-4, P6)', () => {
    const plan = [
      submitted('DIGITALISATION_PLAN', 'plan', '2022', '2022-05-01'),
      approved('plan', '2022', 'DS-1', '2022-05-01'),
    ];
    const decisions = { 'DS-1': byBoard('2022-05-01'), 'DS-2': byBoard('2023-08-01') };
    const world = { events: plan, decisions };
    expect(found(world, 'PLAN_NOT_REVISED', '2023-05-01')).toEqual([]);
    expect(found(world, 'PLAN_NOT_REVISED', '2023-05-02')).toEqual(['plan 2022 REMARK']);
    const bound = { events: [...STRATEGY.events, ...plan], decisions: { ...STRATEGY.decisions, ...decisions } };
    expect(found(bound, 'PLAN_NOT_REVISED', '2023-05-02')).toEqual(['plan 2022 REMARK']);
    const revised = [
      ...bound.events,
      submitted('DIGITALISATION_PLAN', 'plan', '2023', '2023-07-01'),
      approved('plan', '2023', 'DS-2', '2023-08-01'),
    ];
    expect(found({ ...bound, events: revised }, 'PLAN_NOT_REVISED', '2023-07-31')).toEqual(['plan 2022 REMARK']);
    expect(found({ ...bound, events: revised }, 'PLAN_NOT_REVISED', '2023-08-01')).toEqual([]);
  });
});

describe('a joint measure', () => {
  const steps = [
    ...STRATEGY.events,
    proposed('2023-01-10'),
    assessed('2023-02-01'),
    putForward('2023-02-15'),
    decided('DS-1', '2023-03-01', { priority: 1 }),
    started('2023-04-01'),
    completed('2023-12-01'),
  ];
  const decisions = { ...STRATEGY.decisions, 'DS-1': byBoard('2023-03-01'), 'DS-2': byBoard('2023-06-01') };
  const MEASURE_CODES = /^MEASURE_/;
  const codes = (world: World, day: CivilDate) => {
    const { state, around } = worldOf(world);
    return standing(deliveryFindings(state, around), day)
      .filter((f) => MEASURE_CODES.test(f.code))
      .map((f) => f.code)
      .sort();
  };
  const onDay = (world: World, day: CivilDate) => {
    const { state, around } = worldOf(world);
    const measure = state.measures.get('FT-1');
    return measure ? Timelines.at(measureTimeline(measure, around), day)?.value : undefined;
  };

  it('goes from proposed to done, step by step, and lacks nothing (T-7)', () => {
    const world = { events: steps, decisions };
    const { state, around } = worldOf(world);
    const measure = state.measures.get('FT-1');
    expect(measure && measureTimeline(measure, around).map((s) => [s.from, s.value.status, s.value.priority])).toEqual([
      ['2023-01-10', 'PROPOSED', null],
      ['2023-02-01', 'ASSESSED', null],
      ['2023-02-15', 'PUT_FORWARD', 2],
      ['2023-03-01', 'APPROVED', 1],
      ['2023-04-01', 'IN_PORTFOLIO', 1],
      ['2023-12-01', 'DONE', 1],
    ]);
    for (const day of ['2023-01-10', '2023-03-01', '2023-04-01', '2024-01-01']) expect(codes(world, day)).toEqual([]);
  });

  it('a rejection is shown; the last decision holds', () => {
    const events = [...steps.slice(0, 6), decided('DS-2', '2023-06-01')];
    const turned = { ...decisions, 'DS-1': byBoard('2023-03-01', { outcome: 'REJECTED' }) };
    expect(onDay({ events, decisions: turned }, '2023-05-31')?.status).toBe('REJECTED');
    expect(onDay({ events, decisions: turned }, '2023-06-01')?.status).toBe('APPROVED');
  });

  it('for fewer than all needs a reason in the decision (L-4.1-1)', () => {
    const some = { municipalities: [VAEROEY, VAAGAN] };
    const events = [...steps.slice(0, 5), decided('DS-1', '2023-03-01', some)];
    expect(found({ events, decisions }, 'MEASURE_NOT_FOR_ALL', '2023-03-01')).toEqual(['FT-1 BREACH']);
    const again = [...events, decided('DS-2', '2023-06-01', { ...some, reason: 'Vestvågøy har systemet fra før.' })];
    expect(found({ events: again, decisions }, 'MEASURE_NOT_FOR_ALL', '2023-05-31')).toEqual(['FT-1 BREACH']);
    expect(found({ events: again, decisions }, 'MEASURE_NOT_FOR_ALL', '2023-06-01')).toEqual([]);
  });

  it('rests on a strategy that is adopted (L-4.1-2)', () => {
    const events = [proposed('2023-01-10'), decided('DS-1', '2023-03-01')];
    expect(found({ events, decisions }, 'MEASURE_WITHOUT_STRATEGY', '2023-03-01')).toEqual(['FT-1 BREACH']);
    const late = [
      ...events,
      submitted('STRATEGY', 'strategi', '2.0', '2023-05-01'),
      approved('strategi', '2.0', 'DS-2', '2023-06-01'),
    ];
    expect(found({ events: late, decisions }, 'MEASURE_WITHOUT_STRATEGY', '2023-05-31')).toEqual(['FT-1 BREACH']);
    expect(found({ events: late, decisions }, 'MEASURE_WITHOUT_STRATEGY', '2023-06-01')).toEqual([]);
  });

  it('that names its strategy at the assessment lacks it until then', () => {
    const events = [
      ...STRATEGY.events,
      proposed('2023-01-10', { strategy: undefined }),
      decided('DS-1', '2023-03-01'),
      assessed('2023-05-01', { strategy: 'strategi' }),
    ];
    expect(found({ events, decisions }, 'MEASURE_WITHOUT_STRATEGY', '2023-04-30')).toEqual(['FT-1 BREACH']);
    expect(found({ events, decisions }, 'MEASURE_WITHOUT_STRATEGY', '2023-05-01')).toEqual([]);
  });

  it('is begun on a decision of the board (L-4.1-2, T-6)', () => {
    const events = [...STRATEGY.events, proposed('2023-01-10'), started('2023-02-01')];
    expect(found({ events, decisions }, 'MEASURE_WITHOUT_DECISION', '2023-02-01')).toEqual(['FT-1 BREACH']);
    const after = [...events, decided('DS-1', '2023-03-01')];
    expect(found({ events: after, decisions }, 'MEASURE_WITHOUT_DECISION', '2023-02-28')).toEqual(['FT-1 BREACH']);
    expect(found({ events: after, decisions }, 'MEASURE_WITHOUT_DECISION', '2023-03-01')).toEqual([]);
    const other = { ...decisions, 'DS-1': { body: 'ks-1865', on: '2023-03-01' } };
    expect(found({ events: after, decisions: other }, 'MEASURE_WITHOUT_DECISION', '2023-03-01')).toEqual([
      'FT-1 BREACH',
    ]);
    expect(onDay({ events: after, decisions: other }, '2023-03-01')?.decision).toMatchObject({
      verdict: 'NONE',
      because: 'NO_COMPETENCE',
    });
  });

  it('has a benefit (T-9)', () => {
    const events = [...STRATEGY.events, proposed('2023-01-10', { benefits: [] })];
    expect(found({ events, decisions }, 'MEASURE_WITHOUT_BENEFIT', '2023-01-10')).toEqual(['FT-1 REMARK']);
    const named = [...events, assessed('2023-02-01', { benefits: ['COST'] })];
    expect(found({ events: named, decisions }, 'MEASURE_WITHOUT_BENEFIT', '2023-01-31')).toEqual(['FT-1 REMARK']);
    expect(found({ events: named, decisions }, 'MEASURE_WITHOUT_BENEFIT', '2023-02-01')).toEqual([]);
    const unadopted = [proposed('2023-01-10', { benefits: [] })];
    expect(found({ events: unadopted }, 'MEASURE_WITHOUT_BENEFIT', '2023-01-10')).toEqual(['FT-1 REMARK']);
  });

  it('beyond the budget says where the money comes from (T-5, D-17)', () => {
    const events = [...STRATEGY.events, proposed('2023-01-10', { beyondBudget: true }), decided('DS-1', '2023-03-01')];
    expect(found({ events, decisions }, 'MEASURE_BEYOND_BUDGET', '2023-02-28')).toEqual([]);
    expect(found({ events, decisions }, 'MEASURE_BEYOND_BUDGET', '2023-03-01')).toEqual(['FT-1 REMARK']);
    const financed = [...events, decided('DS-2', '2023-06-01', { financing: 'Økonomiplanene 2024–2027' })];
    expect(found({ events: financed, decisions }, 'MEASURE_BEYOND_BUDGET', '2023-06-01')).toEqual([]);
    const atStart = [...events, started('2023-04-01', { financing: 'Økonomiplanene 2024–2027' })];
    expect(found({ events: atStart, decisions }, 'MEASURE_BEYOND_BUDGET', '2023-03-31')).toEqual(['FT-1 REMARK']);
    expect(found({ events: atStart, decisions }, 'MEASURE_BEYOND_BUDGET', '2023-04-01')).toEqual([]);
  });

  it('that skips a step is recorded, and told until the step is taken (T-7)', () => {
    const events = [...STRATEGY.events, proposed('2023-01-10'), putForward('2023-02-15')];
    expect(found({ events, decisions }, 'MEASURE_STEP_SKIPPED', '2023-02-14')).toEqual([]);
    expect(found({ events, decisions }, 'MEASURE_STEP_SKIPPED', '2023-02-15')).toEqual(['FT-1 REMARK']);
    const after = [...events, assessed('2023-02-20')];
    expect(found({ events: after, decisions }, 'MEASURE_STEP_SKIPPED', '2023-02-19')).toEqual(['FT-1 REMARK']);
    expect(found({ events: after, decisions }, 'MEASURE_STEP_SKIPPED', '2023-02-20')).toEqual([]);
  });
});

describe('contracts and procurement', () => {
  const statusOf = (events: readonly Event[]) => {
    const contract = worldOf({ events }).state.contracts.get('L-1');
    return contract ? contractTimeline(contract).map((s) => [s.from, s.value.status, s.value.dataOwnership]) : [];
  };

  it('a contract holds until its last day, or until it is ended or its end is moved', () => {
    expect(statusOf([registered()])).toEqual([
      ['2023-01-01', 'HOLDS', true],
      ['2026-01-01', 'ENDED', true],
    ]);
    const ended: Event = { type: 'ContractEnded', data: { contract: 'L-1' }, decided: '2024-07-01' };
    expect(statusOf([registered(), ended])).toEqual([
      ['2023-01-01', 'HOLDS', true],
      ['2024-07-01', 'ENDED', true],
    ]);
    const longer: Event = {
      type: 'ContractAmended',
      data: { contract: 'L-1', to: '2027-12-31' },
      decided: '2024-07-01',
    };
    expect(statusOf([registered(), longer]).map(([from]) => from)).toEqual(['2023-01-01', '2024-07-01', '2028-01-01']);
  });

  it.each<[string, CivilDate, string[]]>([
    ['the day after', '2026-01-01', ['2023-01-01 HOLDS', '2026-01-01 HOLDS', '2028-01-01 ENDED']],
    ['some time after', '2026-03-01', ['2023-01-01 HOLDS', '2026-01-01 ENDED', '2026-03-01 HOLDS', '2028-01-01 ENDED']],
  ])('a contract is prolonged %s its last day', (_, on, said) => {
    const longer = command('AmendContract', { contract: 'L-1', to: '2027-12-31' }, { decided: on });
    const events = delivery.decide(longer, worldOf({ events: [registered()] }).state) as readonly Event[];
    expect(
      statusOf([registered(), ...events.map((e) => ({ ...e, decided: on }))]).map(([from, is]) => `${from} ${is}`),
    ).toEqual(said);
  });

  it('says who owns the data (T-12)', () => {
    const events = [...STRATEGY.events, registered({ dataOwnership: false })];
    const { decisions } = STRATEGY;
    expect(found({ events, decisions }, 'CONTRACT_WITHOUT_DATA_TERMS', '2023-01-01')).toEqual(['L-1 REMARK']);
    const amended: Event = {
      type: 'ContractAmended',
      data: { contract: 'L-1', dataOwnership: true },
      decided: '2024-01-01',
    };
    const world = { events: [...events, amended], decisions };
    expect(found(world, 'CONTRACT_WITHOUT_DATA_TERMS', '2023-12-31')).toEqual(['L-1 REMARK']);
    expect(found(world, 'CONTRACT_WITHOUT_DATA_TERMS', '2024-01-01')).toEqual([]);
    expect(
      found({ events: [registered({ dataOwnership: false })] }, 'CONTRACT_WITHOUT_DATA_TERMS', '2023-01-01'),
    ).toEqual(['L-1 REMARK']);
  });

  it('a contract that the service did not make is a procurement past it: by the agreement, or by the strategy alone (T-10)', () => {
    const rules = (procurement: DeliveryTerms['procurement']) => {
      const terms = always({ ...TERMS, ...(procurement && { procurement }) });
      const { state, around } = worldOf({ events: [registered({ byService: false })], terms });
      const spans = deliveryFindings(state, around).filter(({ finding }) => finding.code === 'OUTSIDE_PROCUREMENT');
      return spans.map(({ finding }) => `${finding.rule} ${finding.severity}`);
    };
    expect(rules({ clause: '1.4' })).toEqual(['L-1.4-4 BREACH']);
    expect(rules({ clause: '5.1', of: 'strategi' })).toEqual(['T-10 REMARK']);
    expect(found({ events: [registered({ byService: false })] }, 'OUTSIDE_PROCUREMENT', '2023-01-01')).toEqual([
      'L-1 BREACH',
    ]);
    expect(found({ events: [registered()] }, 'OUTSIDE_PROCUREMENT', '2023-01-01')).toEqual([]);
  });

  it('what a participant bought past the service stands until it is settled (L-1.4-4)', () => {
    const bought = (municipality: string, on = '2023-03-01'): Event => ({
      type: 'OutsideProcurementReported',
      data: { procurement: 'K-1', municipality, subject: 'Eksempel', on },
      decided: '2023-04-01',
    });
    const settled: Event = {
      type: 'OutsideProcurementSettled',
      data: { procurement: 'K-1', how: 'TAKEN_OVER' },
      decided: '2023-05-01',
    };
    expect(found({ events: [bought(VAAGAN)] }, 'OUTSIDE_PROCUREMENT', '2023-03-01')).toEqual(['K-1 BREACH']);
    expect(found({ events: [bought(VAAGAN), settled] }, 'OUTSIDE_PROCUREMENT', '2023-04-30')).toEqual(['K-1 BREACH']);
    expect(found({ events: [bought(VAAGAN), settled] }, 'OUTSIDE_PROCUREMENT', '2023-05-01')).toEqual([]);
    expect(found({ events: [bought('1859')] }, 'OUTSIDE_PROCUREMENT', '2023-03-01')).toEqual([]);
    expect(found({ events: [bought(VAAGAN, '2021-12-31')] }, 'OUTSIDE_PROCUREMENT', '2023-03-01')).toEqual([]);
    const { state, around } = worldOf({ events: [bought(VAAGAN), settled] });
    const procurement = state.procurements.get('K-1');
    expect(
      procurement && procurementTimeline(procurement, around).map((s) => [s.from, s.value.settled?.how ?? null]),
    ).toEqual([
      ['2023-04-01', null],
      ['2023-05-01', 'TAKEN_OVER'],
    ]);
  });
});

describe('reports', () => {
  const onDay = (events: readonly Event[], on: CivilDate, terms = always(TERMS)) => {
    const { state, around } = worldOf({ events, terms });
    const facts = [...state.reports.values()].map(({ id, source, ...said }) => ({
      value: { report: id, ...said },
      sources: [source],
    }));
    return { plan: reportPlan(around), facts, due: reportsDue(reportPlan(around), facts, { years: [2022, 2022], on }) };
  };
  const FIRST = { from: '2022-01-01', to: '2022-04-30' };

  it.each([
    ['2022-05-29', 'DUE', 0],
    ['2022-05-30', 'REMINDER', 0],
    ['2022-06-29', 'REMINDER', 0],
    ['2022-06-30', 'MISSING', 1],
  ])(
    'a tertial report on %s is %s: a reminder after 30 days, missing after 60 (L-5.1-1, A-29)',
    (on, status, missing) => {
      const { due } = onDay([], on);
      expect(due[0]).toMatchObject({ kind: 'TERTIAL', period: FIRST, status, clause: '5.1' });
      expect(missingReports(due).map((f) => `${f.about} ${f.severity}`)).toEqual(
        missing === 0 ? [] : ['TERTIAL 2022-01-01–2022-04-30 BREACH'],
      );
    },
  );

  it('a late report clears it from the day it was delivered', () => {
    const events = [report('T1', 'TERTIAL', '2022-04-30', '2022-08-15')];
    expect(missingReports(onDay(events, '2022-08-14').due)).toHaveLength(1);
    expect(onDay(events, '2022-08-15').due[0]).toMatchObject({ status: 'DELIVERED', delivered: { report: 'T1' } });
    expect(missingReports(onDay(events, '2022-08-15').due)).toEqual([]);
  });

  it('only what the agreement in force at the end of the period wants is missing', () => {
    const ended = [{ from: START, to: '2022-08-01', value: TERMS, sources: [900] }];
    expect(onDay([], '2023-12-31', ended).due.map((d) => d.period.to)).toEqual(['2022-04-30']);
    expect(onDay([], '2023-12-31', []).due).toEqual([]);
  });

  it('a report that only a document wants is a remark (P6)', () => {
    const wanted = {
      reports: [{ kind: 'ANNUAL', periodEnds: '02-29', months: 12, clause: '7', of: 'strategi' }],
    } as const;
    const { due } = onDay([], '2023-12-31', always(wanted as unknown as DeliveryTerms));
    expect(due[0]?.period).toEqual({ from: '2021-03-01', to: '2022-02-28' });
    expect(missingReports(due).map((f) => f.severity)).toEqual(['REMARK']);
  });

  it('their last days stand in the yearly cycle, not those of their reminders, and are done when delivered', () => {
    const events = [report('T1', 'TERTIAL', '2022-04-30', '2022-05-20')];
    const { plan, facts } = onDay(events, '2022-12-31');
    expect(reportDays(plan, facts, { year: 2022, on: '2022-12-31' }).map((d) => [d.date, d.kind, d.done?.on])).toEqual([
      ['2022-06-29', 'TERTIAL', '2022-05-20'],
      ['2022-10-30', 'TERTIAL', undefined],
    ]);
    expect(reportDays(plan, facts, { year: 2022, on: '2022-12-31' })[0]).toMatchObject({
      about: '2022-01-01–2022-04-30',
      done: { on: '2022-05-20', what: 'T1' },
    });
    expect(reportDays(plan, facts, { year: 2022, on: '2022-05-19' })[0]?.done).toBeNull();
    expect(reportDays(plan, facts, { year: 2023, on: '2023-02-15' }).map((d) => [d.date, d.kind, d.done])).toEqual([
      ['2023-03-31', 'ACCOUNTS', null],
      ['2023-06-29', 'TERTIAL', null],
      ['2023-10-30', 'TERTIAL', null],
      ['2023-12-31', 'EVALUATION', null],
    ]);
  });

  it.each([
    ['in its time', '2023-12-31', []],
    ['too late', '2024-05-01', ['to-aar BREACH']],
  ])('an evaluation that comes %s (L-4.4-O2, T-2, D-4)', (_, on, then) => {
    const events = [report('E1', 'EVALUATION', '2023-12-31', on)];
    expect(found({ events: [] }, 'EVALUATION_MISSING', '2023-12-31')).toEqual([]);
    expect(found({ events: [] }, 'EVALUATION_MISSING', '2024-01-01')).toEqual(['to-aar BREACH']);
    expect(found({ events }, 'EVALUATION_MISSING', '2024-01-01')).toEqual(then);
    expect(found({ events }, 'EVALUATION_MISSING', '2024-05-01')).toEqual([]);
  });

  it('the state is notified within 30 days (L-5.2-2)', () => {
    expect(found({ events: [] }, 'STATE_NOT_NOTIFIED', '2022-01-31')).toEqual([]);
    expect(found({ events: [] }, 'STATE_NOT_NOTIFIED', '2022-02-01')).toEqual(['STATE_NOTICE BREACH']);
    const events = [report('M1', 'STATE_NOTICE', '2022-01-01', '2022-03-01')];
    expect(found({ events }, 'STATE_NOT_NOTIFIED', '2022-02-28')).toEqual(['STATE_NOTICE BREACH']);
    expect(found({ events }, 'STATE_NOT_NOTIFIED', '2022-03-01')).toEqual([]);
  });
});

it('every finding has a text, a clause and somebody to act', () => {
  const { state, around } = worldOf({
    events: [
      proposed('2023-01-10', { benefits: [], beyondBudget: true, strategy: undefined }),
      decided('DS-1', '2023-03-01', { municipalities: [VAAGAN] }),
      started('2023-02-01'),
      registered({ dataOwnership: false, byService: false }),
      submitted('SLA', 'sla', '1.0', '2023-01-01'),
    ],
    decisions: { 'DS-1': byBoard('2023-03-01') },
  });
  const findings = deliveryFindings(state, around).map((s) => s.finding);
  expect(new Set(findings.map((f) => f.code)).size).toBeGreaterThanOrEqual(12);
  for (const { code, clause, responsible, sources } of findings) {
    expect([code, Object.keys(DELIVERY_FINDING_TEXTS[code] ?? {})]).toEqual([code, ['nb', 'nn', 'en']]);
    expect([code, clause.length > 0, responsible !== undefined, sources.length > 0]).toEqual([code, true, true, true]);
  }
});
