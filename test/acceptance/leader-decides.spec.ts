import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BodiesAnswer, DecisionsAnswer, FindingsAnswer } from '#cooperation';
import { fellesbok, temporaryDirectory } from '../cli/run.ts';

/**
 * Scenario 9: a steering group that seeks agreement, and whose leader decides where there is none. All of it is made up;
 * the municipalities do not exist.
 */
const BOOK = 'eksempel-nettverk';
const GROUP = 'styringsgruppa';
const directory = temporaryDirectory();
const data = join(directory, 'book');

const recorded = (day: string) => `${day}T12:00:00+01:00`;
const entry = (command: string, decided: string, told: object, known = decided) => ({
  ...{ command, decided, recorded: recorded(known) },
  actor: { id: 'sekretariat', role: 'BOARD_SECRETARY' },
  data: told,
});
const decision = (id: string, day: string, vote: object, known = day) =>
  entry(
    'RecordDecision',
    day,
    {
      ...{ decision: id, body: GROUP, outcome: 'ADOPTED', vote },
      wording: 'EKSEMPEL: Gruppa går videre med et felles prosjekt.',
      effect: { kind: 'APPROVE_PROJECT', service: 'prosjekt' },
    },
    known,
  );
const ballots = (said: Record<string, 'FOR' | 'AGAINST'>) =>
  Object.entries(said).map(([seat, vote]) => ({ seat, vote }));
const participant = (municipality: string, name: string, organisationNumber: string) => ({
  ...{ municipality, name, organisationNumber },
});
const DIVIDED = { leder: 'FOR', medlem: 'FOR', medlem2: 'AGAINST' } as const;

const HISTORY = [
  entry('EstablishCooperation', '2025-01-01', {
    ...{ name: 'EKSEMPEL: et nettverk', form: 'NETWORK', host: '9901' },
    participants: [
      participant('9901', 'Eksempelvik', '310000019'),
      participant('9902', 'Eksempelnes', '310000027'),
      participant('9903', 'Eksempeldal', '310000035'),
    ],
  }),
  entry('EstablishBody', '2025-01-01', { body: GROUP, name: 'Styringsgruppa', kind: 'STEERING_GROUP' }),
  entry('ProposeAgreement', '2025-01-01', {
    ...{ version: 'A-2025', title: 'EKSEMPEL: avtale om et nettverk', clauses: [] },
    terms: {
      ...{ key: null, keyClause: '5', populationDate: 'FIRST_OF_YEAR', keyNeedsRatification: false },
      ...{ optOutAllowed: true, termsApply: 'ENTRY_INTO_FORCE', billing: { rhythm: 'QUARTERLY', clause: '5' } },
      ...{ categories: {}, competences: [{ effect: 'APPROVE_PROJECT', body: GROUP, clause: '3' }] },
      bodies: [{ body: GROUP, rules: { majority: 'CONSENSUS_ELSE_LEADER', castingVote: false, clause: '3' } }],
    },
  }),
  entry('AttestAgreement', '2025-01-01', { version: 'A-2025', basis: 'EKSEMPEL: underskrevet avtale' }),
  entry('RegisterService', '2025-01-01', { service: 'prosjekt', kind: 'PROJECT', name: 'EKSEMPEL: felles prosjekt' }),
  entry('DefineSeats', '2025-01-02', {
    body: GROUP,
    seats: [
      { seat: 'leder', office: 'kommunaldirektør', municipality: '9901', role: 'CHAIR' },
      { seat: 'medlem', office: 'kommunedirektør', municipality: '9902', role: 'MEMBER' },
      { seat: 'medlem2', office: 'kommunedirektør', municipality: '9903', role: 'MEMBER' },
      { seat: 'observator', office: 'Statsforvaltaren', role: 'OBSERVER' },
    ],
  }),
  decision('SG-1', '2025-01-15', { ballots: ballots({ leder: 'FOR', medlem: 'FOR', medlem2: 'FOR' }) }),
  decision('SG-2', '2025-01-16', { ballots: ballots(DIVIDED) }),
  decision('SG-3', '2025-01-17', {
    ...{ decidedBy: 'LEADER', attempt: 'EKSEMPEL: to møter uten enighet', dissent: ['medlem2'] },
    ballots: ballots({ ...DIVIDED, observator: 'FOR' }),
  }),
  decision('SG-4', '2025-01-20', { decidedBy: 'LEADER', ballots: ballots(DIVIDED) }),
  entry(
    'CorrectDecision',
    '2025-01-20',
    {
      ...{ decision: 'SG-4', ground: 'MINUTES_CORRECTED' },
      vote: { decidedBy: 'LEADER', attempt: 'EKSEMPEL: ett møte uten enighet', ballots: ballots(DIVIDED) },
    },
    '2025-02-03',
  ),
];

const asked = async <T>(command: string, ...args: string[]): Promise<T> => {
  const { out, err, exitCode } = await fellesbok(command, BOOK, ...args, '--data', data, '--format', 'json');
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  return JSON.parse(out) as T;
};
const decided = async (id: string, knownAt = '2025-12-31') => {
  const period = ['--from', '2025-01-01', '--to', '2025-01-31', '--known-at', knownAt];
  return (await asked<DecisionsAnswer>('decisions', ...period)).decisions.find((d) => d.decision === id);
};
const found = async (about: string, knownAt = '2025-12-31') => {
  const { findings } = await asked<FindingsAnswer>('findings', '--valid-on', '2025-01-31', '--known-at', knownAt);
  return findings.filter((f) => f.about === about).map((f) => f.code);
};

beforeAll(async () => {
  const file = join(directory, 'history.jsonl');
  writeFileSync(file, HISTORY.map((e) => `${JSON.stringify(e)}\n`).join(''));
  expect(await fellesbok('import', BOOK, file, '--data', data)).toMatchObject({ exitCode: 0, err: '' });
});

describe('scenario 9: agreement is sought, and where there is none the leader decides', () => {
  it('when all agree, the group has decided', async () => {
    expect((await decided('SG-1'))?.vote?.derived).toMatchObject({
      outcome: 'PASSED',
      reason: 'CONSENSUS',
      clause: '3',
    });
    expect(await found('SG-1')).toEqual([]);
  });

  it('two of three are not agreement: nothing is decided until the leader has', async () => {
    const divided = await decided('SG-2');
    expect(divided?.vote?.derived).toMatchObject({ outcome: 'UNDETERMINED', reason: 'NO_CONSENSUS' });
    expect(divided?.effect?.stands).toBe(false);
    expect(await found('SG-2')).toEqual(['OUTCOME_UNDETERMINED']);
  });

  it('the leader decides, who disagreed is listed, and the vote of an observer is not counted', async () => {
    const byLeader = await decided('SG-3');
    expect(byLeader?.vote).toMatchObject({
      derived: { outcome: 'PASSED', reason: 'LEADER' },
      counted: { for: 2, against: 1, members: 3 },
      dissent: ['medlem2'],
    });
    expect(byLeader?.vote?.ballots.find((b) => b.seat === 'observator')).toMatchObject({
      counts: false,
      because: 'OBSERVER',
    });
    expect(byLeader?.effect?.stands).toBe(true);
    expect(await found('SG-3')).toEqual(['OBSERVER_VOTED']);
  });

  it('without a word of what was tried, it is a finding until the minutes are corrected', async () => {
    expect(await found('SG-4', '2025-02-02')).toEqual(['LEADER_DECIDED_WITHOUT_ATTEMPT']);
    expect(await found('SG-4', '2025-02-03')).toEqual([]);
  });

  it('the group is shown with its rule and its observer', async () => {
    const { bodies } = await asked<BodiesAnswer>('bodies', '--valid-on', '2025-02-01');
    expect(bodies[0]).toMatchObject({ members: 3, rules: { basis: 'AGREEMENT', rules: { clause: '3' } } });
  });
});
