import { ROLES, type Role } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { BOOK, bearer, Houses, keysIn } from './sample.ts';

/** A meeting of a council from its notice to the approval of its minutes, over HTTP. It is June 2025. */
const houses = new Houses();
const directory = houses.directory();
let book: OpenBook;
let serving: Serving;
let keys: Readonly<Record<Role, string>>;
let counter = 0;
/** What the book held when all below began. */
let began: number;

const COUNCIL = 'council-9901';
const agenda = [{ item: '7-25', case: 'sharing', title: 'Example: sharing of costs', public: true }];
const called = {
  decided: '2025-04-01',
  data: {
    meeting: 'M-1',
    body: COUNCIL,
    at: { date: '2025-04-15', time: '10:00' },
    place: 'Town hall',
    agenda,
    sentOn: '2025-04-01',
  },
};
const proposed = {
  decided: '2025-04-08',
  data: {
    meeting: 'M-1',
    item: '7-25',
    proposal: 'P-1',
    by: { municipality: '9901' },
    kind: 'ALTERNATIVE',
    text: 'Example: by population.',
  },
};
const held = {
  decided: '2025-04-15',
  data: {
    meeting: 'M-1',
    body: COUNCIL,
    time: '10:00',
    place: 'Town hall',
    present: ['s-1', 's-2'],
    absent: [],
    treated: ['7-25'],
  },
};
const decided = {
  decided: '2025-04-15',
  caseReference: '7/25',
  data: {
    decision: 'KS-7/25',
    body: COUNCIL,
    meeting: 'M-1',
    item: '7-25',
    outcome: 'ADOPTED',
    case: 'sharing',
    votes: { for: 2, against: 0, unanimous: true },
    proposals: { adopted: ['P-1'], votings: [{ between: [{ proposal: 'P-1', votes: 2 }], against: 0 }] },
    wording: 'Example: costs are shared by population.',
  },
};
const opened = {
  decided: '2025-04-16',
  data: {
    followUp: 'F-1',
    decision: 'KS-7/25',
    what: 'Example: tell the others',
    who: 'director',
    dueOn: '2025-05-01',
  },
};
const confirmed = { decided: '2025-04-20', data: { decision: 'KS-7/25', by: '9901', confirms: true } };

async function post(path: string, body: object, role: Role = 'BOARD_SECRETARY') {
  const response = await fetch(`${serving.url}/api/cooperations/${BOOK}/${path}`, {
    method: 'POST',
    headers: {
      ...bearer(keys[role]),
      'accept-language': 'en',
      'content-type': 'application/json',
      'idempotency-key': `meetings-${counter++}`,
    },
    body: JSON.stringify(body),
  });
  const { code = null } = (await response.json()) as { code?: string };
  return [response.status, code];
}
async function get(path: string, role: Role = 'AUDITOR') {
  const response = await fetch(`${serving.url}/api/cooperations/${BOOK}/${path}`, {
    headers: { 'accept-language': 'en', ...bearer(keys[role]) },
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, text, body: json ? JSON.parse(text) : null };
}

beforeAll(async () => {
  keys = keysIn(directory);
  book = await houses.book(directory);
  serving = await houses.serving(book, { directory });
  const recorded = [
    await post('cases', { decided: '2025-03-15', data: { case: 'sharing', title: 'Example: sharing of costs' } }),
    await post('meetings/M-1/notices', called),
    await post('meetings/M-1/proposals', proposed),
    await post('meetings', held),
    await post('decisions', decided),
    await post('follow-ups', opened),
    await post('confirmations', confirmed, 'COUNCIL_SECRETARY'),
  ];
  expect(recorded).toEqual(recorded.map(() => [201, null]));
  began = (await book.store.bookHead(BOOK)).size;
}, 30_000);

const one = async (rest: string) => (await get(`meetings/M-1?${rest}`)).body.meetings[0];

it('a meeting comes as far as it had come on the day', async () => {
  expect(await one('validOn=2025-04-14')).toMatchObject({
    status: 'CALLED',
    date: '2025-04-15',
    notice: { sentOn: '2025-04-01', agenda: [{ item: '7-25', public: true, legalBasis: null }] },
    held: null,
    decisions: [],
  });
  expect(await one('validOn=2025-04-15')).toMatchObject({
    status: 'HELD',
    held: { present: ['s-1', 's-2'], absent: [] },
    decisions: [{ decision: 'KS-7/25', caseReference: '7/25', confirmations: [] }],
  });
  expect(await one('validOn=2025-06-16')).toMatchObject({
    approved: null,
    decisions: [{ confirmations: [{ by: '9901', confirms: true, on: '2025-04-20' }] }],
    followUps: [{ followUp: 'F-1', status: 'LATE' }],
  });
});

it('and as far as the book knew', async () => {
  const { size } = await book.store.bookHead(BOOK);
  // Before the follow-up and the confirmation, and before the decision.
  expect(await one(`validOn=2025-06-16&knownAt=${size - 2}`)).toMatchObject({ followUps: [], status: 'HELD' });
  expect(await one(`validOn=2025-06-16&knownAt=${size - 4}`)).toMatchObject({ decisions: [], status: 'CALLED' });
  expect((await get(`meetings/M-1?validOn=2025-06-16&knownAt=${size - 6}`)).body.code).toBe('meeting-not-then');
});

it.each(ROLES)('%s reads a proposal from the day it was sent: there is no closed deliberation', async (role) => {
  const proposals = async (validOn: string) =>
    (await get(`meetings/M-1?validOn=${validOn}`, role)).body.meetings[0].proposals;
  expect(await proposals('2025-04-07')).toEqual([]);
  expect(await proposals('2025-04-08')).toEqual([
    {
      proposal: 'P-1',
      item: '7-25',
      kind: 'ALTERNATIVE',
      by: { body: null, municipality: '9901', seat: null },
      text: 'Example: by population.',
      sentOn: '2025-04-08',
    },
  ]);
});

it('lists meetings of a body, and what is found of them', async () => {
  const { body } = await get(`meetings?body=${COUNCIL}`);
  expect(body.meetings.map((m: { meeting: string }) => m.meeting)).toEqual(['M-1']);
  expect(body.findings.map((f: { code: string; about: string }) => `${f.code} ${f.about}`)).toEqual([
    'FOLLOW_UP_LATE F-1',
  ]);
  expect((await get('meetings?body=council-9902')).body.meetings).toEqual([]);
  expect(await get('meetings?body=nobody')).toMatchObject({ status: 404, body: { code: 'body-not-then' } });
  const all = (await get('findings')).body.findings.map((f: { code: string }) => f.code);
  expect(all).toContain('FOLLOW_UP_LATE');
});

it('what has to be done, until it is done', async () => {
  const status = async (validOn: string) =>
    (await get(`follow-ups?validOn=${validOn}`)).body.followUps.map((f: { status: string }) => f.status);
  expect([await status('2025-04-15'), await status('2025-05-01'), await status('2025-05-02')]).toEqual([
    [],
    ['OPEN'],
    ['LATE'],
  ]);
  const closed = { decided: '2025-05-20', data: { followUp: 'F-1', how: 'Example: told' } };
  expect(await post('follow-ups/F-1/closings', closed)).toEqual([201, null]);
  expect([await status('2025-05-19'), await status('2025-05-20')]).toEqual([['LATE'], ['DONE']]);
  expect(await post('follow-ups/F-1/closings', closed)).toEqual([409, 'follow-up-closed-already']);
});

it('the minutes are approved at the next meeting', async () => {
  const next = { decided: '2025-05-27', data: { ...held.data, meeting: 'M-2' } };
  expect(await post('meetings', next)).toEqual([201, null]);
  const codes = async () => (await get('meetings/M-1')).body.findings.map((f: { code: string }) => f.code);
  expect(await codes()).toEqual(['MINUTES_NOT_APPROVED']);
  const approval = { decided: '2025-05-27', data: { meeting: 'M-1', approvedIn: 'M-2' } };
  expect(await post('meetings/M-1/approvals', approval)).toEqual([201, null]);
  expect(await codes()).toEqual([]);
  expect(await one('validOn=2025-05-27')).toMatchObject({ status: 'MINUTES_APPROVED', approved: { in: 'M-2' } });
});

it('an extract says where in the book the decision stands', async () => {
  const address = `decisions/${encodeURIComponent('KS-7/25')}/extract`;
  const { body } = await get(`${address}?municipality=9902`);
  const [event] = (await book.store.readBook(BOOK, body.record[0].index, 1)).events;
  expect(body).toMatchObject({
    recipients: [{ municipality: '9902', name: 'Fjordnes' }],
    caseReference: '7/25',
    wording: decided.data.wording,
    votes: { for: 2, against: 0, unanimous: true },
    vote: { derived: { outcome: 'PASSED', reason: 'UNANIMOUS', clause: 'kommuneloven § 11-9' }, rules: 'LAW' },
    record: [{ type: 'DecisionRecorded', hash: event?.hash }],
  });
  expect((await get(address)).body.recipients).toHaveLength(2);
  expect((await get(`${address}?municipality=1111`)).body.code).toBe('recipient-not-participant');
  expect((await get(`${address}?validOn=2025-04-14`)).body.code).toBe('decision-not-then');
});

describe('who may', () => {
  const objection = { decided: '2025-06-01', data: { decision: 'KS-7/25', by: '9901', confirms: false } };
  it.each([
    ['BOARD_SECRETARY', 403, 'record-of-another'],
    ['REGIONAL_SECRETARIAT', 403, 'record-of-another'],
    ['HOST_ECONOMIST', 403, 'not-permitted'],
    ['AUDITOR', 403, 'not-permitted'],
  ] as const)('confirm a record for a council: not %s', async (role, status, code) => {
    expect(await post('confirmations', objection, role)).toEqual([status, code]);
  });

  it('not a secretary for the council of another municipality', async () => {
    const theirs = { ...objection, data: { ...objection.data, by: '9902' } };
    expect(await post('confirmations', theirs, 'COUNCIL_SECRETARY')).toEqual([403, 'record-of-another']);
  });

  const board = { body: 'board', name: 'Board', kind: 'OPERATING_BOARD' };
  const ofBoard = { ...called, data: { ...called.data, meeting: 'B-1', body: 'board' } };
  const proposal = (id: string, by: object) => ({
    ...proposed,
    data: { ...proposed.data, meeting: 'B-1', proposal: id, by },
  });
  const minutes = { decided: '2025-04-15', data: { meeting: 'B-1', approvedIn: 'B-1' } };
  const ofTheirs = { ...decided, data: { ...decided.data, decision: 'B-7/25', body: 'board', meeting: 'B-1' } };
  const follow = { ...opened, data: { ...opened.data, followUp: 'F-2', decision: 'B-7/25' } };

  it('a council’s secretary records of own meetings only, and puts proposals before those of others', async () => {
    expect(await post('bodies', { decided: '2025-01-01', data: board })).toEqual([201, null]);
    const secretary = 'COUNCIL_SECRETARY';
    expect(await post('meetings/B-1/notices', ofBoard, secretary)).toEqual([403, 'body-of-another']);
    expect(await post('meetings/B-1/notices', ofBoard)).toEqual([201, null]);
    const seat = proposal('P-2', { seat: 's-1' });
    expect(await post('meetings/B-1/proposals', seat, secretary)).toEqual([403, 'body-of-another']);
    const own = proposal('P-2', { municipality: '9901' });
    expect(await post('meetings/B-1/proposals', own, secretary)).toEqual([201, null]);
    const ofCouncil = proposal('P-3', { body: COUNCIL });
    expect(await post('meetings/B-1/proposals', ofCouncil, secretary)).toEqual([201, null]);
    expect(await post('meetings', { ...held, data: { ...held.data, meeting: 'B-1', body: 'board' } })).toEqual([
      201,
      null,
    ]);
    expect(await post('meetings/B-1/approvals', minutes, secretary)).toEqual([403, 'body-of-another']);
    expect(await post('decisions', ofTheirs)).toEqual([201, null]);
    expect(await post('follow-ups', follow, secretary)).toEqual([403, 'body-of-another']);
    expect(await post('follow-ups', follow)).toEqual([201, null]);
    const closing = { decided: '2025-05-20', data: { followUp: 'F-2', how: 'Example' } };
    expect(await post('follow-ups/F-2/closings', closing, secretary)).toEqual([403, 'body-of-another']);
  });

  it.each([
    ['meetings/M-9/notices', called],
    ['meetings/M-9/proposals', proposed],
    ['meetings/M-9/approvals', minutes],
    ['follow-ups', opened],
    ['follow-ups/F-9/closings', { decided: '2025-05-20', data: { followUp: 'F-9', how: 'x' } }],
  ])('POST %s: no economist, no auditor', async (path, body) => {
    for (const role of ['HOST_ECONOMIST', 'PARTICIPANT_ECONOMIST', 'AUDITOR', 'OPERATOR'] as const)
      expect(await post(path, body, role)).toEqual([403, 'not-permitted']);
  });
});

it.each(['meetings', 'meetings/M-1', 'follow-ups', 'decisions/KS-7%2F25/extract'])(
  '%s: as rows, not without a key',
  async (path) => {
    const rows = await get(`${path}?format=csv`);
    expect([rows.status, rows.text.split('\r\n').length > 2]).toEqual([200, true]);
    expect((await fetch(`${serving.url}/api/cooperations/${BOOK}/${path}`)).status).toBe(401);
    expect((await get(`${path}?knownAt=2001-01-01`)).status).toBe(422);
    expect((await get(`${path}?colour=red`)).status).toBe(400);
  },
);

it('says which proposal was adopted, with its text, wherever the decision is shown', async () => {
  const adopted = [{ proposal: 'P-1', kind: 'ALTERNATIVE', text: 'Example: by population.' }];
  const [voting] = decided.data.proposals.votings;
  const proposals = { adopted, votings: [{ ...voting, unanimous: null, casting: null }] };
  expect((await one('validOn=2025-04-15')).decisions[0].proposals).toEqual(proposals);
  expect((await get(`decisions/${encodeURIComponent('KS-7/25')}/extract`)).body.proposals).toEqual(proposals);
  const { decisions } = (await get('decisions?from=2025-04-15&to=2025-04-15')).body;
  expect(decisions.find((d: { decision: string }) => d.decision === 'KS-7/25').proposals).toEqual(proposals);
});

describe('a case on its way through the bodies', () => {
  const OTHER = 'council-9902';
  const steps = async (rest = '') =>
    ((await get(`cases/sharing${rest}`)).body.steps as Record<'on' | 'what' | 'body' | 'outcome', string | null>[]).map(
      ({ on, what, body, outcome }) => [on, what, body, outcome].filter((x) => x !== null).join(' '),
    );

  it.each(ROLES)('is read by %s, in the order of time, with both clocks', async (role) => {
    const { status, body } = await get('cases/sharing', role);
    expect([status, body.case, body.title]).toEqual([200, 'sharing', 'Example: sharing of costs']);
    expect(await steps(`?validOn=2025-04-14&knownAt=${began}`)).toEqual([
      '2025-03-15 OPENED',
      `2025-04-01 CALLED ${COUNCIL}`,
      '2025-04-08 PROPOSED ALTERNATIVE',
    ]);
  });

  it('shows decisions, what became of them, and who is awaited; it is found by the number of the body too', async () => {
    const { size } = await book.store.bookHead(BOOK);
    const others = { ...decided.data, decision: 'KS-9/25', body: OTHER, meeting: undefined, item: undefined };
    const postponed = { ...others, proposals: undefined, outcome: 'POSTPONED', votes: undefined };
    expect(await post('decisions', { decided: '2025-04-29', data: postponed })).toEqual([201, null]);
    const all = await steps();
    expect(all).toEqual(
      expect.arrayContaining([
        `2025-04-15 TREATED ${COUNCIL}`,
        `2025-04-15 DECIDED ${COUNCIL} ADOPTED`,
        `2025-04-20 CONFIRMED ${COUNCIL}`,
        `2025-04-29 DECIDED ${OTHER} POSTPONED`,
        `2025-05-20 FOLLOW_UP_CLOSED ${COUNCIL}`,
      ]),
    );
    expect(all).toEqual([...all].sort((a, b) => (a.slice(0, 10) < b.slice(0, 10) ? -1 : 1)));
    const awaited = async (rest = '') => (await get(`cases/sharing${rest}`)).body.awaited;
    expect(await awaited()).toMatchObject([{ body: OTHER, because: 'POSTPONED', on: '2025-04-29' }]);
    expect(await awaited(`?knownAt=${size}`)).toEqual([]);
    expect(await steps(`?knownAt=${size}`)).not.toContain(`2025-04-29 DECIDED ${OTHER} POSTPONED`);
    expect((await get(`cases/${encodeURIComponent('7/25')}`)).body.case).toBe('sharing');
    const csv = await get('cases/sharing?format=csv');
    expect(csv.text.split('\r\n').filter((line) => line.includes('AWAITED'))).toHaveLength(1);
  });

  it('void decisions are told of, and waited for again', async () => {
    const annulled = { decided: '2025-06-01', data: { decision: 'KS-7/25', ground: 'LEGALITY_REVIEW' } };
    expect(await post(`decisions/${encodeURIComponent('KS-7/25')}/annulments`, annulled)).toEqual([201, null]);
    expect(await steps()).toContain(`2025-06-01 ANNULLED ${COUNCIL} LEGALITY_REVIEW`);
    const { awaited } = (await get('cases/sharing')).body;
    expect(awaited).toMatchObject([
      { body: COUNCIL, because: 'ENDED' },
      { body: OTHER, because: 'POSTPONED' },
    ]);
    const { size } = await book.store.bookHead(BOOK);
    const afterwards = async (rest = '') => (await one(`validOn=2025-06-16${rest}`)).decisions[0].afterwards;
    expect(await afterwards()).toMatchObject({
      annulled: { on: '2025-06-01', ground: 'LEGALITY_REVIEW', event: size - 1 },
    });
    expect(await afterwards(`&knownAt=${size - 1}`)).toEqual({ corrected: [], annulled: null, reversed: null });
  });

  it('that is not in the book is not found; the cases that are, are named', async () => {
    const { status, body } = await get('cases/nothing');
    expect([status, body.code, body.detail.includes('sharing')]).toEqual([404, 'case-not-then', true]);
  });
});

describe('an election over HTTP', () => {
  const election = {
    body: COUNCIL,
    to: 'CHAIR',
    method: 'MAJORITY',
    rounds: [
      {
        votes: [
          { candidate: 's-1', votes: 9 },
          { candidate: 's-2', votes: 8 },
        ],
        blank: 0,
      },
    ],
    elected: ['s-1'],
  };
  const held = {
    decided: '2025-06-03',
    data: { decision: 'KS-V/25', body: COUNCIL, outcome: 'ADOPTED', election, wording: 'Example: s-1 is chair.' },
  };
  const chair = async (validOn: string) => {
    const { bodies } = (await get(`bodies?validOn=${validOn}`)).body;
    const { seats } = bodies.find((b: { body: string }) => b.body === COUNCIL);
    return seats.find((s: { role: string }) => s.role === 'CHAIR')?.elected ?? null;
  };

  it.each(['HOST_ECONOMIST', 'AUDITOR', 'REGIONAL_SECRETARIAT'] as const)('is not recorded by %s', async (role) => {
    expect((await post('decisions', held, role))[0]).toBe(403);
  });

  it('is refused when a candidate stands twice in a vote, or it has another effect besides', async () => {
    const twice = {
      ...election,
      rounds: [{ votes: [...(election.rounds[0]?.votes ?? []), { candidate: 's-1', votes: 1 }] }],
    };
    expect(await post('decisions', { ...held, data: { ...held.data, election: twice } })).toEqual([
      400,
      'candidate-twice',
    ]);
    const effect = { kind: 'ADOPT_RULES', body: COUNCIL, rules: null };
    expect(await post('decisions', { ...held, data: { ...held.data, effect } })).toEqual([400, 'election-and-effect']);
  });

  it('fills the seat, and is shown with what was voted', async () => {
    expect(await post('decisions', held, 'COUNCIL_SECRETARY')).toEqual([201, null]);
    expect([await chair('2025-06-02'), await chair('2025-06-03')]).toEqual([null, 'KS-V/25']);
    const { decisions } = (await get('decisions?from=2025-06-03&to=2025-06-03')).body;
    expect(decisions[0]).toMatchObject({
      effect: { kind: 'ELECT', stands: true, clause: 'kommuneloven § 7-4' },
      vote: { derived: { outcome: 'PASSED', reason: 'ELECTED', clause: 'kommuneloven § 7-8' } },
      election: { elected: [{ candidate: 's-1', list: null }], named: ['s-1'], tied: [] },
    });
    const { text } = await get('decisions?from=2025-06-03&to=2025-06-03&format=csv');
    expect(text.trim().split('\r\n').at(-1)?.endsWith(',,s-1')).toBe(true);
  });
});

describe('a case behind closed doors', () => {
  const EXTRACT = `decisions/${encodeURIComponent('KS-99/25')}/extract`;
  const basis = 'kommuneloven § 11-5';
  const item = (more: object) => ({ item: '9-25', title: 'Example: a closed case', public: false, ...more });
  const notice = (more: object) => ({
    decided: '2025-06-01',
    data: { meeting: 'M-99', body: COUNCIL, at: { date: '2025-06-10' }, agenda: [item(more)], sentOn: '2025-06-01' },
  });
  const decision = {
    decided: '2025-06-10',
    data: { decision: 'KS-99/25', body: COUNCIL, meeting: 'M-99', item: '9-25', outcome: 'NOTED', wording: 'Example.' },
  };

  it('is told of in the extract, with the provision: of the minutes, else of the list of cases', async () => {
    expect(await post('meetings/M-99/notices', notice({}))).toEqual([201, null]);
    expect(await post('decisions', decision)).toEqual([201, null]);
    const closed = async () => (await get(EXTRACT)).body.closed;
    expect(await closed()).toEqual({ legalBasis: null });
    const held = { meeting: 'M-99', body: COUNCIL, closed: [{ item: '9-25', legalBasis: basis }] };
    expect(await post('meetings', { decided: '2025-06-10', data: held })).toEqual([201, null]);
    expect(await closed()).toEqual({ legalBasis: basis });
    expect((await get(`decisions/${encodeURIComponent('KS-7/25')}/extract`)).body).toMatchObject({
      item: '7-25',
      closed: null,
    });
  });
});
