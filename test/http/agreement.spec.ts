import type { Role } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { BOOK, bearer, Houses, keysIn } from './sample.ts';

/** An amendment recommended beside the agreement that the councils adopted, a demand, an admission; June 2025. */
const houses = new Houses();
const directory = houses.directory();
let book: OpenBook;
let serving: Serving;
let keys: Readonly<Record<Role, string>>;
let counter = 0;
let before: number;

const TERMS = {
  key: 'half',
  keyClause: '3',
  populationDate: 'FIRST_OF_YEAR',
  keyNeedsRatification: true,
  optOutAllowed: false,
  termsApply: 'NEXT_FIRST_OF_JANUARY',
  billing: { rhythm: 'QUARTERLY', clause: '3' },
  categories: { DRIFT: { method: 'KEYED_ALL', clause: '3' }, OTHER: { method: 'KEYED_ALL', clause: '3' } },
  competences: [],
  legalBasis: { text: '20-1-2, 20-4-5', clause: '3' },
  matters: [{ letter: 'f', status: 'COVERED', clauses: ['3'] }],
};

const send = (path: string, decided: string, data: object, role: Role = 'BOARD_SECRETARY') =>
  fetch(`${serving.url}/api/cooperations/${BOOK}/${path}`, {
    method: 'POST',
    headers: {
      ...bearer(keys[role]),
      'content-type': 'application/json',
      'idempotency-key': `agreement-${counter++}`,
    },
    body: JSON.stringify({ decided, data }),
  });
async function post(path: string, decided: string, data: object): Promise<void> {
  const response = await send(path, decided, data);
  const body = (await response.json()) as { detail?: string };
  expect([path, response.status, body.detail]).toEqual([path, 201, undefined]);
}
async function get(path: string, headers: Record<string, string> = bearer(keys.AUDITOR)) {
  const response = await fetch(`${serving.url}/api/cooperations/${BOOK}/${path}`, {
    headers: { 'accept-language': 'en', ...headers },
  });
  const text = await response.text();
  return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
}

const AMENDMENT = {
  version: 'A-2025-B',
  amends: 'A-2025',
  title: 'Amendment: all costs by the key',
  clauses: [{ clause: '3', text: 'Costs, cleaning included, are shared by the key.' }],
  terms: TERMS,
};

beforeAll(async () => {
  keys = keysIn(directory);
  book = await houses.book(directory);
  serving = await houses.serving(book, { directory });
  before = (await book.store.bookHead(BOOK)).size;
  await post('agreements/A-2025/amendments', '2024-11-15', AMENDMENT);
  const committee = { body: 'fs-9901', name: 'Committee of 9901', kind: 'EXECUTIVE_COMMITTEE', municipality: '9901' };
  await post('bodies', '2024-11-15', committee);
  await post('decisions', '2024-11-20', {
    decision: 'FS-1',
    body: 'fs-9901',
    outcome: 'ADOPTED',
    wording: 'The committee recommends the amendment.',
    effect: { kind: 'RECOMMEND_AGREEMENT', version: 'A-2025-B' },
  });
  await post('change-demands', '2025-02-01', { demand: 'D-1', municipality: '9902', matter: 'Monthly billing' });
  await post('decisions', '2025-03-01', {
    decision: 'KS-admit',
    body: 'council-9901',
    outcome: 'ADOPTED',
    wording: 'Eksempelfjord is welcome.',
    effect: {
      kind: 'ADMIT_PARTICIPANT',
      municipality: '9903',
      name: 'Eksempelfjord',
      organisationNumber: '310 000 035',
      from: '2026-01-01',
    },
  });
}, 30_000);

it('which text applies and why; as known before, nothing was contested', async () => {
  const { body } = await get('agreement?validOn=2025-06-01');
  expect(body).toMatchObject({
    inForce: 'A-2025',
    version: 'A-2025',
    because: { code: 'ALL_APPROVED', text: expect.stringMatching(/^2 councils .* 2024-12-10\./) },
    clauses: [{ clause: '3', text: 'Costs are shared by the key.', contested: true }],
    completeness: {
      law: 'kommuneloven § 20-4',
      matters: expect.arrayContaining([expect.objectContaining({ letter: 'e', status: 'NOT_ASSESSED' })]),
    },
    demands: [{ demand: 'D-1', status: 'OPEN' }],
  });
  expect(
    body.versions.map((v: { version: string; status: string; amends: string | null }) => [
      v.version,
      v.status,
      v.amends,
    ]),
  ).toEqual([
    ['A-2025', 'IN_FORCE', null],
    ['A-2025-B', 'PENDING', 'A-2025'],
  ]);
  const earlier = (await get(`agreement?validOn=2025-06-01&knownAt=${before}`)).body;
  expect([earlier.versions.length, earlier.contested, earlier.demands]).toEqual([1, [], []]);
});

it('a day before the cooperation begins has no answer', async () => {
  expect((await get('agreement?validOn=2025-01-01')).body.inForce).toBe('A-2025');
  expect((await get('agreement?validOn=2024-12-01')).status).toBe(422);
});

it('what the other text would mean in kroner for a year', async () => {
  const { body } = await get('agreement/clauses/3?validOn=2025-06-01');
  expect(body.contested.texts.map((t: { version: string; inForce: boolean }) => [t.version, t.inForce])).toEqual([
    ['A-2025', true],
    ['A-2025-B', false],
  ]);
  expect(body.contested.effects).toEqual([
    {
      version: 'A-2025-B',
      year: 2025,
      supposed: false,
      refused: null,
      total: { now: '80000.00', other: '85000.00', difference: '5000.00' },
      shares: [
        { municipality: '9901', name: 'Strandvik', now: '50000.00', other: '53125.00', difference: '3125.00' },
        { municipality: '9902', name: 'Fjordnes', now: '30000.00', other: '31875.00', difference: '1875.00' },
      ],
    },
  ]);
  expect(
    body.history.map((t: { version: string; from: string | null; change: string }) => [t.version, t.from, t.change]),
  ).toEqual([
    ['A-2025', '2024-12-10', 'ADDED'],
    ['A-2025-B', null, 'CHANGED'],
  ]);
});

it('a year without costs is told plainly, and the rest is answered', async () => {
  const { status, body } = await get('agreement/clauses/3?validOn=2025-06-01&year=2027');
  expect([status, body.text]).toEqual([200, 'Costs are shared by the key.']);
  expect(body.contested.effects).toMatchObject([{ refused: { code: 'no-costs' }, total: null, shares: [] }]);
});

it('two versions, word by word', async () => {
  const { body } = await get('agreement?validOn=2025-06-01&compare=A-2025&against=A-2025-B');
  expect(body.comparison).toMatchObject({
    before: 'A-2025',
    after: 'A-2025-B',
    clauses: [{ clause: '3', change: 'CHANGED' }],
  });
  const words: { said: string; text: string }[] = body.comparison.clauses[0].words;
  const kept = words.filter((w) => w.said !== 'REMOVED').map((w) => w.text);
  expect(kept.join('')).toBe('Costs, cleaning included, are shared by the key.');
  expect(words.filter((w) => w.said === 'ADDED').length).toBeGreaterThan(0);
  expect((await get('agreement?compare=A-2025')).status).toBe(400);
  expect((await get('agreement?compare=A-2025&against=none')).status).toBe(404);
  expect((await get('agreement/clauses/9.9?validOn=2025-06-01')).status).toBe(404);
});

it('who is on the way in, and which councils are missing', async () => {
  const { body } = await get('participants?validOn=2025-06-01');
  expect(body.admissions).toMatchObject([{ municipality: '9903', on: null, missing: ['9902', '9903'] }]);
  expect(body.findings).toMatchObject([{ code: 'ADMISSION_INCOMPLETE', about: '9903' }]);
  expect(body.dissolution).toBeNull();
});

it('what is wrong with it stands among the findings', async () => {
  const { body } = await get('findings?validOn=2025-06-01');
  const codes = body.findings.map((f: { code: string }) => f.code);
  expect(codes).toEqual(expect.arrayContaining(['CLAUSE_CONTESTED', 'CHANGE_DEMAND_OPEN', 'ADMISSION_INCOMPLETE']));
});

it('only who may record it can demand a change or propose an amendment', async () => {
  const demand = { demand: 'D-2', municipality: '9902', matter: 'M' };
  expect((await send('change-demands', '2025-02-02', demand, 'AUDITOR')).status).toBe(403);
  const again = { ...AMENDMENT, version: 'A-2025-C' };
  expect((await send('agreements/A-2025/amendments', '2025-02-02', again, 'AUDITOR')).status).toBe(403);
  expect((await send('agreements/A-2024/amendments', '2025-02-02', again)).status).toBe(400);
  expect((await send('change-demands', '2025-02-02', { ...demand, demand: 'D-1' })).status).toBe(409);
});

it.each(['agreement', 'agreement/clauses/3'])('%s: as rows, and to nobody without a key', async (path) => {
  const rows = await get(`${path}?format=csv`);
  expect([rows.status, rows.text.split('\r\n').length > 2]).toEqual([200, true]);
  expect((await get(path, {})).status).toBe(401);
  expect((await get(`${path}?knownAt=2001-01-01`)).status).toBe(422);
  expect((await get(`${path}?colour=red`)).status).toBe(400);
});

it('after the cooperation is dissolved, questions about later days say so', async () => {
  for (const municipality of ['9901', '9902'])
    await post('decisions', '2025-06-10', {
      decision: `end-${municipality}`,
      body: `council-${municipality}`,
      outcome: 'ADOPTED',
      wording: 'The cooperation ends.',
      effect: { kind: 'AGREE_TO_DISSOLVE', from: '2025-07-01' },
    });
  expect((await get('participants?validOn=2025-06-30')).body.dissolution).toMatchObject({ on: '2025-07-01' });
  for (const path of ['participants', 'agreement', 'state']) {
    const { status, body } = await get(`${path}?validOn=2025-07-01`);
    expect([path, status, body.detail]).toEqual([path, 422, expect.stringContaining('dissolved from 2025-07-01')]);
  }
});
