import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BodiesAnswer, ExtractAnswer, FollowUpsAnswer, MeetingsAnswer } from '#cooperation';
import { fellesbok, temporaryDirectory } from './run.ts';

/** The smallest example with a board of four that meets twice in 2026 and has no rules at first. All of it is made up. */
const BOARD = `
- command: EstablishBody
  decided: 2025-12-01
  recorded: 2026-01-05T09:00:00+01:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data: { body: styret, name: Styret, kind: OPERATING_BOARD }
- command: DefineSeats
  decided: 2025-12-01
  recorded: 2026-01-05T09:01:00+01:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data:
    body: styret
    seats:
      - { seat: leder, office: kommunedirektør i verten, role: CHAIR }
      - { seat: a, office: økonomisjef, role: MEMBER }
      - { seat: b, office: arkivleder, role: MEMBER }
      - { seat: c, office: personalsjef, role: MEMBER }
- command: CallMeeting
  decided: 2026-01-12
  recorded: 2026-01-12T10:00:00+01:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data:
    meeting: M-1
    body: styret
    at: { date: 2026-02-03, time: '10:00' }
    place: Møterom 1
    agenda:
      - { item: 1-26, title: 'EKSEMPEL: Nytt arkivrom', public: true }
    sentOn: 2026-01-12
- command: SubmitProposal
  decided: 2026-01-20
  recorded: 2026-01-20T10:00:00+01:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data:
    meeting: M-1
    item: 1-26
    proposal: F-1
    by: { seat: a }
    text: "EKSEMPEL: Arkivrommet bygges.\\n## Ikke en overskrift"
- command: HoldMeeting
  decided: 2026-02-03
  recorded: 2026-02-10T10:00:00+01:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data:
    meeting: M-1
    body: styret
    time: '10:00'
    place: Møterom 1
    present: [leder, a, b, c]
    absent: []
    treated: [1-26]
- command: RecordDecision
  decided: 2026-02-03
  recorded: 2026-02-10T10:01:00+01:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data:
    decision: S-1
    body: styret
    meeting: M-1
    item: 1-26
    outcome: ADOPTED
    votes: { for: 2, against: 2, unanimous: false }
    vote:
      ballots:
        - { seat: leder, vote: FOR }
        - { seat: a, vote: FOR }
        - { seat: b, vote: AGAINST }
        - { seat: c, vote: AGAINST }
    wording: 'EKSEMPEL: Arkivrommet bygges.'
- command: OpenFollowUp
  decided: 2026-02-03
  recorded: 2026-02-10T10:02:00+01:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data: { followUp: O-1, decision: S-1, what: 'EKSEMPEL: Hent inn tilbud', who: arkivleder, dueOn: 2026-03-01 }
- command: CloseFollowUp
  decided: 2026-03-10
  recorded: 2026-03-10T10:00:00+01:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data: { followUp: O-1, how: 'EKSEMPEL: Tilbudene er hentet inn.' }
- command: HoldMeeting
  decided: 2026-03-17
  recorded: 2026-03-20T10:00:00+01:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data: { meeting: M-2, body: styret, present: [leder, a, b], absent: [c], treated: [] }
- command: ApproveMinutes
  decided: 2026-03-17
  recorded: 2026-03-20T10:01:00+01:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data: { meeting: M-1, approvedIn: M-2 }
- command: RecordDecision
  decided: 2026-01-06
  validFrom: 2026-01-06
  recorded: 2026-04-07T10:00:00+02:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  data:
    decision: S-R
    body: styret
    outcome: ADOPTED
    votes: { for: 4, against: 0, unanimous: true }
    wording: 'EKSEMPEL: Flertallet avgjør; ved likhet møtelederens stemme.'
    effect:
      kind: ADOPT_RULES
      body: styret
      rules: { quorum: HALF, majority: SIMPLE, castingVote: true, clause: 'Reglementet § 2' }
`;
/** Before the rules of January were recorded in April; and after it. */
const EARLY = ['--known-at', '2026-03-31'];
const LATE = ['--known-at', '2026-04-08'];

const home = temporaryDirectory();
const data = join(home, 'data');
const run = (command: string, ...args: string[]) => fellesbok(command, 'minste', ...args, '--data', data);
async function told(command: string, ...args: string[]): Promise<string> {
  const { out, err, exitCode } = await run(command, ...args);
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  return out;
}
const asked = async <T>(command: string, ...args: string[]): Promise<T> =>
  JSON.parse(await told(command, ...args, '--format', 'json')) as T;

beforeAll(async () => {
  const file = join(home, 'history.yaml');
  writeFileSync(file, readFileSync('examples/minste/history.yaml', 'utf8') + BOARD);
  const { err, exitCode } = await fellesbok('import', 'minste', file, '--data', data);
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
}, 60_000);

describe('minutes', () => {
  it('say that a tie without rules is undetermined, until the rules are known', async () => {
    const early = await told('minutes', 'M-1', '--valid-on', '2026-03-31', ...EARLY, '--lang', 'en');
    expect(early).toContain('# Minutes: Styret, 2026-02-03');
    expect(early).toContain('By the rules: Undetermined.');
    expect(early).toContain('(A-04) Rules: no rules.');
    const late = await told('minutes', 'M-1', '--valid-on', '2026-03-31', ...LATE, '--lang', 'en');
    expect(late).toContain('By the rules: Carried.');
    expect(late).toContain('(Reglementet § 2) Rules: adopted.');
  });

  it.each([
    ['nb', 'Etter reglene: Uavklart.', 'Møteboka ble godkjent 2026-03-17'],
    ['nn', 'Etter reglane: Uavklart.', 'Møteboka vart godkjend 2026-03-17'],
    ['en', 'By the rules: Undetermined.', 'The minutes were approved 2026-03-17'],
  ])('in %s', async (lang, votes, approved) => {
    const printed = await told('minutes', 'M-1', '--valid-on', '2026-03-31', ...EARLY, '--lang', lang);
    expect(printed).toContain(votes);
    expect(printed).toContain(approved);
  });

  it('are the notice and the list of cases before the meeting; proposals are open, and cannot pass for a heading', async () => {
    const printed = await told('minutes', 'M-1', '--valid-on', '2026-01-31', '--known-at', '2026-01-31');
    expect(printed).toContain('# Innkalling og saksliste: Styret, 2026-02-03');
    expect(printed).toContain('- 1-26: EKSEMPEL: Nytt arkivrom');
    expect(printed).toContain('> ## Ikke en overskrift');
    expect(printed).not.toMatch(/^## Ikke/m);
  });
});

it('extract says the outcome by the rules, and where it stands in the book', async () => {
  const printed = await told('extract', 'S-1', '--valid-on', '2026-03-31', ...EARLY, '--lang', 'nn');
  expect(printed).toContain('# Særutskrift: S-1');
  expect(printed).toContain('- Etter reglane: Uavklart.');
  const { vote, record } = await asked<ExtractAnswer>('extract', 'S-1', '--valid-on', '2026-03-31', ...LATE);
  expect([vote?.derived.outcome, vote?.rules, vote?.counted.for]).toEqual(['PASSED', 'ADOPTED', 2]);
  expect(record.map((r) => r.type)).toEqual(['DecisionRecorded']);
  expect(record[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
});

it('meetings: called, held and approved, as known and as it was', async () => {
  const statuses = async (...args: string[]) =>
    (await asked<MeetingsAnswer>('meetings', ...args)).meetings.map((m) => [m.meeting, m.status]);
  expect(await statuses('--valid-on', '2026-01-31', ...LATE)).toEqual([['M-1', 'CALLED']]);
  expect(await statuses('--valid-on', '2026-03-31', '--known-at', '2026-02-01')).toEqual([['M-1', 'CALLED']]);
  expect(await statuses('--valid-on', '2026-03-31', ...LATE)).toEqual([
    ['M-1', 'MINUTES_APPROVED'],
    ['M-2', 'HELD'],
  ]);
  expect(await told('meetings', '--valid-on', '2026-03-31', '--lang', 'nn')).toContain('Møte minste');
  expect((await told('meetings', '--valid-on', '2026-03-31', '--format', 'csv')).split('\r\n')[1]).toMatch(/^.*M-1/);
});

it('follow-ups: open, late and done', async () => {
  const status = async (...args: string[]) =>
    (await asked<FollowUpsAnswer>('follow-ups', ...args)).followUps.map((f) => f.status);
  expect(await status('--valid-on', '2026-02-28', ...LATE)).toEqual(['OPEN']);
  expect(await status('--valid-on', '2026-03-09', ...LATE)).toEqual(['LATE']);
  expect(await status('--valid-on', '2026-03-31', '--known-at', '2026-03-01')).toEqual(['LATE']);
  expect(await status('--valid-on', '2026-03-31', ...LATE)).toEqual(['DONE']);
  expect(await told('follow-ups', '--valid-on', '2026-03-09', ...LATE)).toContain('over fristen');
});

it('bodies: seats, and by which rules they decide', async () => {
  const board = async (...args: string[]) =>
    (await asked<BodiesAnswer>('bodies', ...args)).bodies.find((b) => b.body === 'styret');
  const early = await board('--valid-on', '2026-02-03', ...EARLY);
  expect([early?.seats.map((s) => s.seat), early?.rules.basis]).toEqual([['leder', 'a', 'b', 'c'], 'NONE']);
  expect((await board('--valid-on', '2026-02-03', ...LATE))?.rules.basis).toBe('ADOPTED');
  expect(await told('bodies', '--valid-on', '2026-02-03', ...EARLY, '--lang', 'en')).toContain('no rules');
});

it.each([
  ['meetings', ['--valid-on', '2026-02-30'], '2026-02-30'],
  ['meetings', ['--body', 'ingen'], 'ingen'],
  ['meetings', ['--meeting', 'M-9'], 'M-9'],
  ['minutes', ['M-9'], 'M-9'],
  ['extract', ['S-9'], 'S-9'],
  ['extract', ['S-1', '--municipality', '9999'], '9999'],
  ['follow-ups', ['--valid-on', 'i morgen'], 'i morgen'],
  ['bodies', ['--valid-on', '2020-01-01'], '2020-01-01'],
])('%s %j is refused in one line that names it', async (command, args, named) => {
  const { out, err, exitCode } = await run(command, ...args);
  expect([out, exitCode === 0]).toEqual(['', false]);
  expect(err).toContain(named);
  expect(err.trim()).not.toContain('\n');
});
