import type { Role } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { overHttp } from './over-http.ts';
import { Houses, keysIn } from './sample.ts';

/** A board with seats that ties, and a reglement that is recorded afterwards, over HTTP. It is June 2025. */
const houses = new Houses();
const directory = houses.directory();
let book: OpenBook;
let serving: Serving;
let keys: Readonly<Record<Role, string>>;

const seats = {
  body: 'joint-board',
  seats: [
    { seat: 'one', office: 'director', municipality: '9901', role: 'CHAIR' },
    { seat: 'two', office: 'director', municipality: '9902', role: 'MEMBER' },
    { seat: 'union', office: 'representative', role: 'OBSERVER', until: '2025-05-31' },
  ],
};
const tie = {
  decision: 'B-1',
  body: 'joint-board',
  outcome: 'ADOPTED',
  vote: {
    mode: 'SHOW_OF_HANDS',
    ballots: [
      { seat: 'one', vote: 'FOR' },
      { seat: 'two', vote: 'AGAINST' },
      { seat: 'union', vote: 'AGAINST' },
    ],
  },
  wording: 'Example: the board meets monthly.',
};
const rules = { quorum: 'ALL', majority: 'SIMPLE', castingVote: true, clause: 'Rules 4' };
const reglement = {
  decision: 'B-0',
  body: 'joint-board',
  outcome: 'ADOPTED',
  votes: { for: 2, against: 0, unanimous: true },
  wording: 'Example: rules of procedure.',
  effect: { kind: 'ADOPT_RULES', body: 'joint-board', rules },
};

const { get, send } = overHttp(
  () => serving,
  () => keys,
);
async function post(path: string, decided: string, data: object, role: Role = 'BOARD_SECRETARY') {
  const { status, body } = await send(path, decided, data, role);
  const { code = null, events = [] } = body as { code?: string; events?: { index: number }[] };
  return { said: [status, code], size: (events.at(-1)?.index ?? 0) + 1 };
}
const decision = async (rest: string, id = 'B-1') =>
  (await get(`decisions?validOn=2025-06-16&${rest}`)).body.decisions.find(
    (d: { decision: string }) => d.decision === id,
  );
const board = async (rest: string) =>
  (await get(`bodies?${rest}`)).body.bodies.find((b: { body: string }) => b.body === 'joint-board');

let before = 0;

beforeAll(async () => {
  keys = keysIn(directory);
  book = await houses.book(directory);
  serving = await houses.serving(book, { directory });
  const established = { body: 'joint-board', name: 'The board', kind: 'OPERATING_BOARD' };
  const recorded = [
    await post('bodies', '2025-01-10', established),
    await post('bodies/joint-board/seats', '2025-01-10', seats),
    await post('bodies/joint-board/absences', '2025-05-01', {
      absence: 'A-1',
      body: 'joint-board',
      seat: 'one',
      until: '2025-05-09',
      acting: 'two',
    }),
    await post('decisions', '2025-03-01', tie),
  ];
  before = recorded.at(-1)?.size ?? 0;
  recorded.push(await post('decisions', '2025-02-01', reglement));
  expect(recorded.map(({ said }) => said)).toEqual(recorded.map(() => [201, null]));
}, 30_000);

it('a tie is undetermined as long as no rules are known, and carried once they are', async () => {
  expect(await decision(`knownAt=${before}`)).toMatchObject({
    outcome: 'ADOPTED',
    vote: {
      derived: { outcome: 'UNDETERMINED', reason: 'TIE_WITHOUT_RULES', clause: 'A-04' },
      rules: 'NONE',
      counted: { for: 1, against: 1, abstained: 0, present: 2, members: 2 },
      quorum: null,
      ballots: [
        { seat: 'one', office: 'director', municipality: '9901', vote: 'FOR', counts: true, because: null },
        { seat: 'two', vote: 'AGAINST', counts: true },
        { seat: 'union', vote: 'AGAINST', counts: false, because: 'OBSERVER' },
      ],
    },
  });
  expect((await decision('')).vote).toMatchObject({
    derived: { outcome: 'PASSED', reason: 'CASTING_VOTE', text: expect.stringContaining('tie'), clause: 'Rules 4' },
    rules: 'ADOPTED',
    quorum: { required: 2, present: 2, met: true },
    dissent: ['two'],
  });
  expect(await decision('', 'B-0')).toMatchObject({ effect: { kind: 'ADOPT_RULES', stands: true, clause: 'A-04' } });
});

it('the body on a day: its seats, who signs, and its rules, on both clocks', async () => {
  expect(await board('validOn=2025-06-16')).toMatchObject({
    members: 2,
    acts: { seat: 'one', as: 'CHAIR', absence: null },
    rules: { basis: 'ADOPTED', decision: 'B-0', rules },
    seats: [{ inactive: null }, { inactive: null }, { seat: 'union', inactive: 'ENDED' }],
  });
  expect(await board(`validOn=2025-06-16&knownAt=${before}`)).toMatchObject({ rules: { basis: 'NONE', rules: null } });
  expect((await board('validOn=2025-05-05')).acts).toEqual({
    seat: 'two',
    office: 'director',
    as: 'ACTING',
    absence: 'A-1',
  });
});

it('tells what is found, and gives a row per seat', async () => {
  const found = async (rest: string) =>
    (await get(`findings?validOn=2025-06-16&${rest}`)).body.findings
      .filter((f: { about: string }) => ['B-1', 'joint-board'].includes(f.about))
      .map((f: { code: string }) => f.code);
  expect(await found(`knownAt=${before}`)).toEqual(['BODY_WITHOUT_RULES', 'OUTCOME_UNDETERMINED', 'OBSERVER_VOTED']);
  expect(await found('')).toEqual(['OBSERVER_VOTED']);
  const { text } = await get('bodies?validOn=2025-06-16&format=csv');
  const rows = text.split('\n').filter((row) => row.includes('joint-board'));
  expect(rows).toHaveLength(3);
});

it.each<[string, Role, number, string | null]>([
  ['an auditor', 'AUDITOR', 403, 'not-permitted'],
  ['an economist', 'HOST_ECONOMIST', 403, 'not-permitted'],
  ['the secretary of a council', 'COUNCIL_SECRETARY', 403, 'body-of-another'],
])('%s does not record seats or absences of the board', async (_, role, status, code) => {
  const absence = { absence: 'A-2', body: 'joint-board', seat: 'one' };
  const refused = [
    await post('bodies/joint-board/seats', '2025-06-01', seats, role),
    await post('bodies/joint-board/absences', '2025-06-01', absence, role),
  ];
  expect(refused.map(({ said }) => said)).toEqual([
    [status, code],
    [status, code],
  ]);
});

it('a seat named twice is refused, and nothing is recorded', async () => {
  const twice = { ...seats, seats: [seats.seats[0], seats.seats[0]] };
  expect((await post('bodies/joint-board/seats', '2025-06-01', twice)).said).toEqual([400, 'seat-twice']);
});
