import { type Decided, type Decider, type Placed, type Refusal, Timelines } from '#kernel';
import { command, given, placed } from '#kernel/testing';
import type { GovernanceCommand } from './domain/commands.ts';
import { decideGovernance } from './domain/decide.ts';
import { BODY_KINDS, type GovernanceEvent, OUTCOMES } from './domain/events.ts';
import { readingsOf } from './domain/interpretations.ts';
import * as refusals from './domain/refusals.ts';
import { effectStands } from './domain/rules/effect-stands.ts';
import { type Decision, evolveGovernance, type GovernanceState, noGovernance } from './domain/state.ts';
import { decisionRegister } from './projections/decision-register.ts';

const governance: Decider<GovernanceState, GovernanceCommand, GovernanceEvent> = {
  initial: noGovernance,
  decide: decideGovernance,
  evolve: evolveGovernance,
};
type Event = Decided<GovernanceEvent>;
const when = (...history: Event[]) => {
  const { when } = given(governance, expect)(...history);
  return (type: GovernanceCommand['type'], data: object) => when(command(type, data) as GovernanceCommand);
};
const fold = (...history: Event[]) =>
  history.map(placed).reduce((s, e) => evolveGovernance(s, e as Placed<GovernanceEvent>), noGovernance);

const board: Event = {
  type: 'BodyEstablished',
  data: { body: 'board', name: 'Driftsstyret', kind: 'OPERATING_BOARD' },
};
const said = { decision: 'D-1', body: 'board', outcome: 'ADOPTED' as const, wording: 'Som innstilt.' };
const silent = { for: null, against: null, unanimous: null };
const recorded = (
  more: Partial<Extract<GovernanceEvent, { type: 'DecisionRecorded' }>['data']> = {},
  decided?: string,
): Event => ({
  type: 'DecisionRecorded',
  data: { ...said, votes: silent, ...more },
  ...(decided !== undefined && { decided }),
});
const annulled: Event = { type: 'DecisionAnnulled', data: { decision: 'D-1', ground: 'LEGALITY_REVIEW' } };

describe('bodies, meetings and cases', () => {
  it.each([
    ['EstablishBody', board, board.data, 'BodyEstablished', 'board'],
    [
      'HoldMeeting',
      { type: 'MeetingHeld', data: { meeting: 'M-1', body: 'board' } },
      { meeting: 'M-1', body: 'board' },
      'MeetingHeld',
      'M-1',
    ],
    [
      'OpenCase',
      { type: 'CaseOpened', data: { case: 'K-1', title: 'Sak' } },
      { case: 'K-1', title: 'Sak' },
      'CaseOpened',
      'K-1',
    ],
  ] as const)('%s is recorded once', (type, event, data, what, id) => {
    const before = type === 'EstablishBody' ? [] : [board];
    when(...before)(type, data).gives(event);
    when(...before, event)(type, data).isRefused(refusals.alreadyRecorded({ what, id }));
  });

  it('a council names its municipality', () => {
    when()('EstablishBody', { body: 'ks', name: 'Kommunestyret', kind: 'COUNCIL' }).isRefused(
      refusals.councilNeedsMunicipality({ body: 'ks' }),
    );
    const council = { body: 'ks', name: 'Kommunestyret', kind: 'COUNCIL', municipality: '1865' } as const;
    when()('EstablishBody', council).gives({ type: 'BodyEstablished', data: council });
  });

  it('nobody meets or decides that is not in the book', () => {
    const unknown = refusals.bodyUnknown({ body: 'other', known: 'board' });
    when(board)('HoldMeeting', { meeting: 'M-1', body: 'other' }).isRefused(unknown);
    when(board)('RecordDecision', { ...said, body: 'other' }).isRefused(unknown);
    when()('RecordDecision', said).isRefused(refusals.bodyUnknown({ body: 'board', known: '—' }));
  });
});

describe('decisions', () => {
  it('are recorded once, with what the minutes do not say left open', () => {
    when(board)('RecordDecision', said).gives(recorded());
    when(board, recorded())('RecordDecision', said).isRefused(
      refusals.alreadyRecorded({ what: 'DecisionRecorded', id: 'D-1' }),
    );
  });

  it('carry the kind of their effect; the effect itself is another event', () => {
    when(board)('RecordDecision', { ...said, effect: { kind: 'APPROVE_PROJECT', service: 'S' } }).gives(
      recorded({ effect: 'APPROVE_PROJECT' }),
    );
  });

  it.each(OUTCOMES.map((o) => [o]))('that were %s are recorded: it happened', (outcome) => {
    when(board)('RecordDecision', { ...said, outcome }).gives(recorded({ outcome }));
  });

  it.each([
    ['unanimous, no numbers', { for: null, against: 0, unanimous: true }, true],
    ['unanimous, with numbers', { for: 25, against: 0, unanimous: true }, true],
    ['unanimous, and one against', { for: 24, against: 1, unanimous: true }, false],
    ['unanimous, all against', { for: 0, against: 17, unanimous: true }, true],
    ['unanimous, and only those against counted', { for: null, against: 17, unanimous: true }, true],
    ['one against', { for: 24, against: 1, unanimous: false }, true],
    ['numbers alone', { for: 24, against: 1, unanimous: null }, true],
    ['nothing', silent, true],
  ])('votes (L-H-5): %s', (_, votes, agree) => {
    const asked = when(board)('RecordDecision', { ...said, votes });
    const corrected = when(board, recorded())('CorrectDecision', { decision: 'D-1', ground: 'OTHER', votes });
    if (agree) {
      asked.gives(recorded({ votes }));
      corrected.gives({ type: 'DecisionCorrected', data: { decision: 'D-1', ground: 'OTHER', votes } });
    } else {
      asked.isRefused(refusals.votesContradict({ decision: 'D-1' }));
      corrected.isRefused(refusals.votesContradict({ decision: 'D-1' }));
    }
  });

  it('that are not in the book cannot be corrected or annulled', () => {
    const unknown = refusals.decisionUnknown({ decision: 'D-1' });
    when(board)('CorrectDecision', { decision: 'D-1', ground: 'OTHER', outcome: 'REJECTED' }).isRefused(unknown);
    when(board)('AnnulDecision', { decision: 'D-1', ground: 'OTHER' }).isRefused(unknown);
  });

  it('a correction corrects something', () => {
    when(board, recorded())('CorrectDecision', { decision: 'D-1', ground: 'OTHER' }).isRefused(
      refusals.nothingCorrected({ decision: 'D-1' }),
    );
  });

  it('are annulled once', () => {
    const asked = { decision: 'D-1', ground: 'LEGALITY_REVIEW' };
    when(board, recorded())('AnnulDecision', asked).gives(annulled);
    when(
      board,
      recorded(),
      annulled,
    )('AnnulDecision', asked).isRefused(refusals.decisionAlreadyAnnulled({ decision: 'D-1' }));
  });
});

describe('the record of a decision', () => {
  const D1 = (...history: Event[]) => fold(board, ...history).decisions.get('D-1');
  const corrected = (data: object): Event => ({
    type: 'DecisionCorrected',
    data: { decision: 'D-1', ground: 'MINUTES_CORRECTED', ...data },
  });

  it('is what was recorded, as last corrected; it names every event that made it', () => {
    const history = [
      recorded({ case: 'K-1', meeting: 'M-1' }, '2025-02-01'),
      corrected({ outcome: 'REJECTED', wording: 'Ikke vedtatt.' }),
      corrected({ votes: { for: 2, against: 3, unanimous: false } }),
    ];
    expect(D1(...history)).toEqual({
      id: 'D-1',
      body: 'board',
      case: 'K-1',
      meeting: 'M-1',
      decidedOn: '2025-02-01',
      validFrom: '2025-02-01',
      outcome: 'REJECTED',
      votes: { for: 2, against: 3, unanimous: false },
      wording: 'Ikke vedtatt.',
      effect: null,
      caseReference: null,
      annulled: false,
      sources: [1, 2, 3],
    });
  });

  it.each([
    ['valid from the day it was made: follows it', {}, '2025-01-15'],
    ['valid from another day: stays', { validFrom: '2025-07-01' }, '2025-07-01'],
  ])('whose day is corrected, %s', (_, dates, validFrom) => {
    const first = { ...recorded({}, '2025-02-01'), ...dates };
    expect(D1(first, corrected({ decidedOn: '2025-01-15' }))).toMatchObject({ decidedOn: '2025-01-15', validFrom });
  });

  it('that is annulled knows by which event, also when corrected after', () => {
    const state = fold(board, recorded(), annulled, corrected({ wording: 'Rettet.' }));
    expect(state.annulments.get('D-1')).toBe(2);
    expect(state.decisions.get('D-1')).toMatchObject({ annulled: true, wording: 'Rettet.', sources: [1, 2, 3] });
  });

  it('an event about something unknown leaves everything as it was', () => {
    const state = fold(board);
    for (const event of [annulled, corrected({ outcome: 'REJECTED' }), { type: 'Unheard', data: {} }])
      expect(evolveGovernance(state, placed(event as Event, 9) as Placed<GovernanceEvent>)).toBe(state);
  });
});

describe('whether an effect stands', () => {
  const body = (kind: (typeof BODY_KINDS)[number], id = 'board') => ({
    id,
    name: id,
    kind,
    municipality: null,
    source: 0,
  });
  const competences = [{ effect: 'DECIDE_KEY', body: 'region', clause: '4.4' }];
  const decision = fold(board, recorded()).decisions.get('D-1') as Decision;

  it('a body with the competence: it does, by the clause', () => {
    expect(effectStands(decision, 'DECIDE_KEY', body('REGIONAL_COUNCIL', 'region'), competences)).toEqual({
      stands: true,
      clause: '4.4',
    });
  });

  it('another body, or another effect: it does not', () => {
    const none = { stands: false, because: 'NO_COMPETENCE' };
    expect(effectStands(decision, 'DECIDE_KEY', body('OPERATING_BOARD'), competences)).toEqual(none);
    expect(effectStands(decision, 'APPROVE_PROJECT', body('REGIONAL_COUNCIL', 'region'), competences)).toEqual(none);
    expect(effectStands(decision, 'DECIDE_KEY', body('REGIONAL_COUNCIL', 'region'), [])).toEqual(none);
  });

  it.each(['APPROVE_AGREEMENT', 'RATIFY_KEY'])(
    '%s: by law the council itself, whatever the agreement says',
    (effect) => {
      const generous = [...BODY_KINDS.map((kind) => ({ effect, body: kind, clause: '6.4' }))];
      for (const kind of BODY_KINDS) {
        const stands = effectStands(decision, effect, body(kind, kind), generous);
        expect(stands).toEqual(
          kind === 'COUNCIL'
            ? { stands: true, clause: 'kommuneloven § 20-4' }
            : { stands: false, because: 'NO_COMPETENCE' },
        );
      }
    },
  );

  it.each(BODY_KINDS)('a recommendation binds nobody, and any body can give it: %s', (kind) => {
    for (const effect of ['RECOMMEND_AGREEMENT', 'RECOMMEND_BUDGET'])
      expect(effectStands(decision, effect, body(kind), [])).toEqual({ stands: true, clause: '—' });
  });

  it('the council of the host adopts the accounts; another body only where the agreement says so', () => {
    const none = { stands: false, because: 'NO_COMPETENCE' };
    const council = { ...body('COUNCIL'), municipality: '1865' };
    const adopts = (by: Parameters<typeof effectStands>[2], host: string | null, given: typeof competences = []) =>
      effectStands(decision, 'ADOPT_ACCOUNTS', by, given, host);
    expect(adopts(council, '1865')).toEqual({ stands: true, clause: 'kommuneloven § 14-2' });
    for (const other of [
      { ...council, municipality: '1857' },
      { ...council, kind: 'EXECUTIVE_COMMITTEE' as const },
    ])
      expect(adopts(other, '1865')).toEqual(none);
    expect(adopts(council, null)).toEqual(none);
    const given = [{ effect: 'ADOPT_ACCOUNTS', body: 'region', clause: '8' }];
    expect(adopts(body('REGIONAL_COUNCIL', 'region'), '1865', given)).toEqual({ stands: true, clause: '8' });
  });

  it.each(OUTCOMES.filter((o) => o !== 'ADOPTED').map((o) => [o]))('%s: it does not', (outcome) => {
    expect(
      effectStands({ ...decision, outcome }, 'DECIDE_KEY', body('REGIONAL_COUNCIL', 'region'), competences),
    ).toEqual({
      stands: false,
      because: 'NOT_ADOPTED',
    });
  });

  it('annulled, or by a body the book does not know: it does not', () => {
    expect(
      effectStands({ ...decision, annulled: true }, 'DECIDE_KEY', body('REGIONAL_COUNCIL', 'region'), competences),
    ).toEqual({
      stands: false,
      because: 'ANNULLED',
    });
    expect(effectStands(decision, 'DECIDE_KEY', undefined, competences)).toEqual({
      stands: false,
      because: 'BODY_UNKNOWN',
    });
  });
});

describe('the readings of a question', () => {
  const adopted = (decision: string, option: string, decided: string, validFrom = decided): Event[] => [
    { ...recorded({ decision }, decided), validFrom },
    { type: 'InterpretationAdopted', data: { interpretation: 'A-09', option, decision }, decided, validFrom },
  ];
  const optionsOn = (events: Event[], ...dates: string[]) => {
    const timeline = readingsOf(fold(board, ...events), 'A-09', () => ({ sources: [] }));
    return dates.map((d) => Timelines.at(timeline, d)?.value.option ?? null);
  };

  it('hold from their dates; before the first there is none', () => {
    const events = [...adopted('D-1', 'X', '2025-03-01'), ...adopted('D-2', 'Y', '2025-06-01')];
    expect(optionsOn(events, '2025-02-28', '2025-03-01', '2025-05-31', '2025-06-01')).toEqual([null, 'X', 'X', 'Y']);
  });

  it('a later decision for an earlier date prevails from that date', () => {
    const events = [...adopted('D-1', 'X', '2025-03-01'), ...adopted('D-2', 'Y', '2025-06-01', '2025-01-01')];
    expect(optionsOn(events, '2025-01-01', '2025-04-01')).toEqual(['Y', 'Y']);
  });

  it('are in the order in which they were decided, not recorded', () => {
    const events = [...adopted('D-2', 'Y', '2025-06-01', '2025-01-01'), ...adopted('D-1', 'X', '2025-03-01')];
    expect(optionsOn(events, '2025-04-01')).toEqual(['Y']);
  });

  it('only those count whose decision stands', () => {
    const state = fold(board, ...adopted('D-1', 'X', '2025-03-01'), ...adopted('D-2', 'Y', '2025-06-01'));
    const timeline = readingsOf(state, 'A-09', (a) => (a.decision === 'D-2' ? null : { sources: [] }));
    expect(timeline.map((s) => [s.from, s.to, s.value])).toEqual([
      ['2025-03-01', null, { option: 'X', decision: 'D-1', body: 'board', decidedOn: '2025-03-01' }],
    ]);
    expect(readingsOf(state, 'A-08', () => ({ sources: [] }))).toEqual([]);
  });

  it('where nobody has decided, the default that the book has recorded: for all time, and again after a reversal', () => {
    const state = fold(board, ...adopted('D-1', 'X', '2025-03-01'));
    const standing = () => ({ sources: [0], reversed: { from: '2025-05-01', by: 'D-9', sources: [8] } });
    const byDefault = { option: 'Z', source: 7 };
    expect(readingsOf(state, 'A-09', standing, byDefault)).toEqual([
      { from: '1900-01-01', to: '2025-03-01', value: { option: 'Z', decision: null }, sources: [7] },
      expect.objectContaining({ from: '2025-03-01', to: '2025-05-01' }),
      { from: '2025-05-01', to: null, value: { option: 'Z', decision: null }, sources: [7, 8] },
    ]);
    expect(readingsOf(state, 'A-08', standing, byDefault)).toHaveLength(1);
  });

  it('rest on the event of the effect, and on what the standing of its decision rests on', () => {
    const state = fold(board, ...adopted('D-1', 'X', '2025-03-01'));
    expect(readingsOf(state, 'A-09', () => ({ sources: [0, 1] }))[0]?.sources).toEqual([0, 1, 2]);
  });
});

describe('the register of decisions', () => {
  const changesOf = (...history: Event[]) => {
    const before = history.slice(0, -1);
    const event = placed(history.at(-1) as Event, before.length) as Placed<GovernanceEvent>;
    const state = fold(...before);
    return decisionRegister.changes(event, state, decisionRegister.evolve(state, event), 'cooperation-x');
  };

  it('shows a decision from the day it was made, as last recorded', () => {
    const { sources: _, ...value } = fold(board, recorded({}, '2025-02-01')).decisions.get('D-1') as Decision;
    expect(changesOf(board, recorded({}, '2025-02-01'))).toEqual([
      {
        op: 'replace',
        kind: 'decision',
        name: 'D-1',
        timeline: [{ from: '2025-02-01', to: null, value, sources: [1] }],
      },
    ]);
    const correction: Event = {
      type: 'DecisionCorrected',
      data: { decision: 'D-1', ground: 'OTHER', decidedOn: '2025-01-15' },
    };
    expect(changesOf(board, recorded({}, '2025-02-01'), correction)).toMatchObject([
      { timeline: [{ from: '2025-01-15', value: { decidedOn: '2025-01-15' }, sources: [1, 2] }] },
    ]);
    expect(changesOf(board, recorded(), annulled)).toMatchObject([{ timeline: [{ value: { annulled: true } }] }]);
  });

  it('shows bodies, meetings and cases', () => {
    expect(changesOf(board)).toEqual([
      {
        op: 'assign',
        kind: 'body',
        name: 'board',
        from: '1900-01-01',
        to: null,
        value: { id: 'board', name: 'Driftsstyret', kind: 'OPERATING_BOARD', municipality: null },
        sources: [0],
      },
    ]);
    expect(
      changesOf(board, { type: 'MeetingHeld', data: { meeting: 'M', body: 'board' }, decided: '2025-02-01' }),
    ).toMatchObject([
      { kind: 'meeting', name: 'M', from: '2025-02-01', value: { body: 'board', heldOn: '2025-02-01' } },
    ]);
    expect(changesOf(board, { type: 'CaseOpened', data: { case: 'K', title: 'Sak' } })).toMatchObject([
      { kind: 'case', name: 'K', value: { title: 'Sak' } },
    ]);
  });

  it('is silent about what is not its own', () => {
    expect(changesOf(board, annulled)).toEqual([]);
  });
});

describe('every refusal', () => {
  it.each(Object.entries(refusals))('%s speaks three languages, and names what it is about', (_, refuse) => {
    const parameters = new Proxy({}, { get: (_, name) => `<${String(name)}>` });
    const { text } = (refuse as (p: object) => Refusal)(parameters);
    expect(Object.keys(text)).toEqual(['nb', 'nn', 'en']);
    for (const sentence of Object.values(text)) expect(sentence).toMatch(/^.+<\w+>.+[.]$/s);
    expect(new Set(Object.values(text)).size).toBe(3);
  });
});
