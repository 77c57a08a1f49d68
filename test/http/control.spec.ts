import type { Role } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { overHttp } from './over-http.ts';
import { BOOK, Houses, keysIn } from './sample.ts';

/** Delegation, a decision of the host, an appeal and a review recorded over HTTP. It is June 2025; all are examples. */
const houses = new Houses();
const directory = houses.directory();
let book: OpenBook;
let serving: Serving;
let keys: Readonly<Record<Role, string>>;

const { get, send } = overHttp(
  () => serving,
  () => keys,
);
const post = (path: string, decided: string, data: object, role: Role = 'BOARD_SECRETARY') =>
  send(path, decided, data, role);
async function recorded(path: string, decided: string, data: object): Promise<void> {
  const { status, body } = await post(path, decided, data);
  expect([path, status, body.detail]).toEqual([path, 201, undefined]);
}
const codes = (body: { findings: { code: string }[] }) => body.findings.map((f) => f.code);

const APPEAL = { appeal: 'K-1', decision: 'V-1', by: 'PARTY' };
const REVIEW = { review: 'L-1', decision: 'V-1', municipality: '9902', members: 3 };

let delegated = 0;
beforeAll(async () => {
  keys = keysIn(directory);
  book = await houses.book(directory);
  serving = await houses.serving(book, { directory });
  await recorded('decisions', '2025-01-14', {
    decision: 'delegation-9902',
    body: 'council-9902',
    outcome: 'ADOPTED',
    wording: 'The chief executive delegates.',
    effect: { kind: 'INSTRUCT_DELEGATION', delegation: 'archive', scope: 'The archive' },
  });
  delegated = (await book.store.bookHead(BOOK)).size;
  await recorded('delegations', '2025-01-20', { delegation: 'archive', municipality: '9902' });
  await recorded('host-decisions', '2025-03-03', {
    decision: 'V-1',
    for: ['9902'],
    matter: 'Access to a file',
    withinBudget: 'YES',
    principled: 'YES',
    individual: true,
    notifiedOn: '2025-03-05',
  });
  await recorded('appeals', '2025-04-02', APPEAL);
  await recorded('appeals/K-1/preparations', '2025-04-10', { appeal: 'K-1', view: 'UPHELD' });
  await recorded('legality-reviews', '2025-03-20', REVIEW);
  await recorded('legality-reviews/L-1/conclusions', '2025-05-20', { review: 'L-1', outcome: 'ANNULLED', by: 'STATE' });
}, 30_000);

it('who has delegated what, on both clocks', async () => {
  const { body } = await get('delegations?validOn=2025-06-16');
  expect(body.delegations).toMatchObject([
    {
      delegation: 'archive',
      municipality: '9902',
      name: 'Fjordnes',
      status: 'IN_FORCE',
      instruction: { decision: 'delegation-9902', from: '2025-01-14' },
      givenFrom: '2025-01-20',
    },
  ]);
  expect([body.without, codes(body)]).toEqual([[], []]);
  const early = (await get(`delegations?validOn=2025-06-16&knownAt=${delegated}`)).body;
  expect([early.delegations[0].status, early.without, codes(early)]).toEqual([
    'NOT_GIVEN',
    ['9902'],
    ['DELEGATION_NOT_GIVEN'],
  ]);
  expect((await get('delegations?validOn=2025-01-13')).body.delegations).toEqual([]);
});

it('what the host decided, and what is wrong with it', async () => {
  const { body } = await get('host-decisions?validOn=2025-06-16');
  expect(body.decisions).toMatchObject([
    {
      decision: 'V-1',
      for: ['9902'],
      commitment: null,
      appealBy: '2025-03-26',
      reviewBy: '2025-03-24',
      annulled: false,
    },
  ]);
  expect(body.findings).toMatchObject([
    {
      code: 'HOST_DECISION_PRINCIPLED',
      clause: 'kommuneloven § 20-2',
      text: 'The host decided a matter of principle. That is for the municipality itself.',
      responsible: { who: 'HOST', municipality: null },
    },
  ]);
});

it('appeals and reviews, in the list of everything found too', async () => {
  const { body } = await get('appeals?validOn=2025-06-16');
  expect(body.appeals).toMatchObject([{ appeal: 'K-1', status: 'PREPARED', lastDay: '2025-03-26', late: true }]);
  expect(body.reviews).toMatchObject([{ review: 'L-1', status: 'ANNULLED', concludedOn: '2025-05-20', late: false }]);
  expect(codes(body)).toEqual(['APPEAL_LATE', 'ANNULMENT_DUE']);
  const all = (await get('findings?validOn=2025-06-16')).body;
  expect(codes(all)).toEqual(expect.arrayContaining(['HOST_DECISION_PRINCIPLED', 'APPEAL_LATE', 'ANNULMENT_DUE']));
});

it('a reversal stands by the law, or does not, and is found once', async () => {
  const reverses = (decision: string, body: string) =>
    recorded('decisions', '2025-06-10', {
      decision,
      body,
      outcome: 'ADOPTED',
      wording: 'The decision of the host is reversed.',
      effect: { kind: 'REVERSE_DECISION', reverses: 'V-1' },
    });
  await reverses('R-host', 'council-9901');
  await reverses('R-own', 'council-9902');
  const { body } = await get('decisions?from=2025-06-10&to=2025-06-16');
  expect(body.decisions.map((d: { decision: string; effect: object }) => [d.decision, d.effect])).toEqual([
    ['R-host', { kind: 'REVERSE_DECISION', stands: false, because: 'NO_COMPETENCE', clause: null }],
    ['R-own', { kind: 'REVERSE_DECISION', stands: true, because: null, clause: 'kommuneloven § 20-2' }],
  ]);
  const host = (await get('host-decisions?validOn=2025-06-16')).body;
  expect(host.decisions).toMatchObject([{ decision: 'V-1', reversed: { by: 'R-own', from: '2025-06-10' } }]);
  const found = (await get('findings?validOn=2025-06-16')).body.findings as { code: string; about: string }[];
  expect(found.filter((f) => f.about.startsWith('R-')).map((f) => [f.code, f.about])).toEqual([
    ['REVERSED_BY_HOST_BODY', 'R-host'],
  ]);
});

it('the last days stand among what is due', async () => {
  const { body } = await get('deadlines?validOn=2025-03-10&year=2025');
  const due = body.deadlines.map((d: { date: string; code: string; about: string; status: string }) => [
    d.date,
    d.code,
    d.about,
    d.status,
  ]);
  expect(due).toEqual(
    expect.arrayContaining([
      ['2025-03-24', 'REVIEW_LAST_DAY', 'V-1', 'DUE'],
      ['2025-03-26', 'APPEAL_LAST_DAY', 'V-1', 'DUE'],
    ]),
  );
});

it.each([
  ['delegations', { delegation: 'archive', municipality: '9902' }],
  ['host-decisions', { decision: 'V-2' }],
  ['host-decisions/V-1/corrections', { decision: 'V-1' }],
  ['host-decisions/V-1/annulments', { decision: 'V-1' }],
  ['instructions', { instruction: 'I-1' }],
  ['appeals', { ...APPEAL, appeal: 'K-2' }],
  ['appeals/K-1/preparations', { appeal: 'K-1', view: 'UPHELD' }],
  ['appeals/K-1/outcomes', { appeal: 'K-1' }],
  ['legality-reviews', { ...REVIEW, review: 'L-2' }],
  ['legality-reviews/L-1/conclusions', { review: 'L-1' }],
  ['position-moves', { move: 'F-1' }],
])('%s is not for an economist or an auditor to record', async (path, data) => {
  const { size } = await book.store.bookHead(BOOK);
  for (const role of ['HOST_ECONOMIST', 'PARTICIPANT_ECONOMIST', 'AUDITOR', 'OPERATOR'] as const)
    expect(await post(path, '2025-06-01', data, role)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  expect((await book.store.bookHead(BOOK)).size).toBe(size);
});

it('a council’s secretary records for the own municipality only', async () => {
  // The key of the test is of 9901, the host.
  const strange = { status: 403, body: { code: 'body-of-another' } };
  const other = 'COUNCIL_SECRETARY';
  expect(await post('delegations', '2025-06-01', { delegation: 'x', municipality: '9902' }, other)).toMatchObject(
    strange,
  );
  expect(await post('legality-reviews', '2025-06-01', { ...REVIEW, review: 'L-3' }, other)).toMatchObject(strange);
  const outcome = { appeal: 'K-1', body: 'council-9902', outcome: 'CHANGED' };
  expect(await post('appeals/K-1/outcomes', '2025-06-01', outcome, other)).toMatchObject(strange);
  const instruction = { instruction: 'I-2', body: 'council-9902', kind: 'INSTRUCTION', decision: 'V-1' };
  expect(await post('instructions', '2025-06-01', instruction, other)).toMatchObject(strange);
});

it('a day that is not in the calendar is malformed', async () => {
  const wrong = await post('appeals', '2025-06-01', { ...APPEAL, appeal: 'K-9', notifiedOn: '2025-02-30' });
  expect([wrong.status, wrong.body.code]).toEqual([400, 'body-malformed']);
});

it.each(['delegations', 'host-decisions', 'appeals'])('%s: as rows, and to nobody without a key', async (path) => {
  const rows = await get(`${path}?format=csv`);
  expect([rows.status, rows.text.split('\r\n').length > 2]).toEqual([200, true]);
  expect((await get(path, {})).status).toBe(401);
  expect((await get(`${path}?knownAt=2001-01-01`)).status).toBe(422);
  expect((await get(`${path}?colour=red`)).status).toBe(400);
});
