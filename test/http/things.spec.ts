import type { Serving } from '../../apps/server/serve.ts';
import { bearer, Houses, keysIn } from './sample.ts';

/** Every recorded thing has an address of its own, a tag, and a history that corrections are part of. */
const houses = new Houses();
const directory = houses.directory();
let serving: Serving;
let keys: ReturnType<typeof keysIn>;
const AT = '/api/cooperations/samarbeid';
let counter = 0;

beforeAll(async () => {
  keys = keysIn(directory);
  serving = await houses.serving(undefined, { directory });
  const founded = { name: 'EKSEMPEL', form: 'HOST_MUNICIPALITY', host: '9901', participants: PARTICIPANTS };
  await sent('PUT', '', { decided: '2025-01-01', data: founded });
  await posted('bodies', { body: 'board', name: 'EKSEMPEL: Styret', kind: 'OPERATING_BOARD' });
  await posted('bodies', { body: 'ks-9902', name: 'EKSEMPEL', kind: 'COUNCIL', municipality: '9902' });
  await posted('host-decisions', HOST_DECISION);
  await posted('appeals', APPEAL);
});

const PARTICIPANTS = [
  { municipality: '9901', name: 'Eksempelvik', organisationNumber: '310000019' },
  { municipality: '9902', name: 'Eksempelnes', organisationNumber: '310000027' },
];
const HOST_DECISION = {
  ...{ decision: 'VV-1', for: ['9902'], matter: 'EKSEMPEL' },
  ...{ withinBudget: 'YES', principled: 'NO', individual: true },
};
const APPEAL = { appeal: 'K/1', decision: 'VV-1', by: 'PARTY' };

async function sent(method: string, path: string, body: object | null, headers: Record<string, string> = {}) {
  const response = await fetch(`${serving.url}${AT}${path && `/${path}`}`, {
    method,
    headers: {
      'accept-language': 'en',
      'content-type': 'application/json',
      ...(method !== 'GET' && { 'idempotency-key': `thing-${counter++}` }),
      ...bearer(keys.BOARD_SECRETARY),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  return { status: response.status, body: answer, headers: response.headers };
}
const got = (path: string, headers: Record<string, string> = {}) => sent('GET', path, null, headers);
async function posted(path: string, data: object, headers: Record<string, string> = {}) {
  const answer = await sent('POST', path, { decided: '2025-03-03', data }, headers);
  const events = answer.body.events as { index: number }[] | undefined;
  return { ...answer, index: events?.[0]?.index };
}
const tagOf = async (path: string): Promise<string> => (await got(path)).headers.get('etag') ?? '';

/** What brings each kind of thing into the book, and where it then is. */
const CREATED: readonly (readonly [address: string, path: string, data: object])[] = [
  [
    'measures/FT-1',
    'measures',
    { measure: 'FT-1', title: 'x', by: '9901', municipalities: ['9901'], benefits: ['TIME'] },
  ],
  [
    'contracts/L-1',
    'contracts',
    {
      ...{ contract: 'L-1', supplier: 'x', subject: 'x', owner: '9901', participants: ['9901'], from: '2025-01-01' },
      ...{ dataOwnership: true, byService: true },
    },
  ],
  [
    'outside-procurements/A-1',
    'outside-procurements',
    { procurement: 'A-1', municipality: '9902', subject: 'x', on: '2025-02-01' },
  ],
  ['reports/R-1', 'reports', { report: 'R-1', kind: 'STATE_NOTICE', period: { from: '2025-01-01', to: '2025-01-01' } }],
  ['governing-documents/sla', 'governing-documents', { document: 'sla', kind: 'SLA', version: '1', title: 'x' }],
  ['delegations/ikt', 'delegations', { delegation: 'ikt', municipality: '9902' }],
  ['host-decisions/VV-2', 'host-decisions', { ...HOST_DECISION, decision: 'VV-2' }],
  ['instructions/I-1', 'instructions', { instruction: 'I-1', body: 'ks-9902', kind: 'INSTRUCTION', decision: 'VV-1' }],
  ['appeals/K-2', 'appeals', { ...APPEAL, appeal: 'K-2' }],
  ['legality-reviews/LK-1', 'legality-reviews', { review: 'LK-1', decision: 'VV-1', municipality: '9902', members: 3 }],
  ['position-moves/F-1', 'position-moves', { move: 'F-1', from: '9902', to: '9901', positions: '1.5' }],
  ['withdrawal-notices/U-1', 'withdrawal-notices', { notice: 'U-1', municipality: '9902', form: 'WRITTEN' }],
  ['meetings/M-1/record', 'meetings', { meeting: 'M-1', body: 'board' }],
];

describe('a recorded thing', () => {
  it.each(CREATED)('has its own address, %s, with the index of its event as its tag', async (address, path, data) => {
    expect((await got(address)).status).toBe(404);
    const made = await posted(path, data);
    expect([made.status, made.headers.get('location')]).toEqual([201, `${AT}/${address}`]);
    const { status, body, headers } = await got(address);
    expect([status, headers.get('etag')]).toEqual([200, made.headers.get('etag')]);
    expect(body).toMatchObject({
      annulled: false,
      events: [made.index],
      recorded: [{ index: made.index, says: data }],
    });
    expect((await got(address, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('is written to only as it was read: 412 with what stands there now', async () => {
    const address = 'appeals/K%2F1';
    const read = await tagOf(address);
    const view = { appeal: 'K/1', view: 'UPHELD' };
    expect((await posted(`${address}/preparations`, view, { 'if-match': read })).status).toBe(201);
    const outcome = { appeal: 'K/1', body: 'ks-9902', outcome: 'UPHELD' };
    const late = await posted(`${address}/outcomes`, outcome, { 'if-match': read });
    expect([late.status, late.body.code]).toEqual([412, 'changed-since']);
    expect((await posted(`${address}/outcomes`, outcome, { 'if-match': await tagOf(address) })).status).toBe(201);
  });

  it('tells of its corrections and of its annulment, and its tag moves on', async () => {
    const made = await posted('appeals', { ...APPEAL, appeal: 'K-3' });
    const named = { event: made.index, type: 'AppealFiled', ground: 'REGISTRATION_ERROR', authority: 'EKSEMPEL' };
    const says = { ...APPEAL, appeal: 'K-3', by: 'OTHER' };
    const corrected = await posted(`records/${made.index}/corrections`, { ...named, says });
    const annulled = await posted(`records/${made.index}/annulments`, named);
    expect([corrected.status, annulled.status]).toEqual([201, 201]);
    const { body, headers } = await got('appeals/K-3');
    expect(headers.get('etag')).toBe(`"${annulled.index}"`);
    expect(body).toMatchObject({ annulled: true, events: [made.index, corrected.index, annulled.index] });
    const list = await got('appeals?validOn=2025-04-01');
    expect(JSON.stringify(list.body)).not.toContain('K-3');
    const known = await got(`appeals?validOn=2025-04-01&knownAt=${(made.index ?? 0) + 1}`);
    expect(JSON.stringify(known.body)).toContain('K-3');
  });

  it('a service whose joining is annulled has another tag than before the joining', async () => {
    await posted('services', { service: 'sys', kind: 'SYSTEM', name: 'x' });
    const before = await tagOf('services/sys');
    const joined = await posted('services/sys/participants', { service: 'sys', municipality: '9902' });
    const named = { event: joined.index, type: 'ServiceJoined', ground: 'OTHER', authority: 'EKSEMPEL' };
    await posted(`records/${joined.index}/annulments`, named);
    const { body, headers } = await got('services/sys');
    expect(body).toMatchObject({ participation: [] });
    expect(headers.get('etag')).not.toBe(before);
  });
});

describe('a joint measure', () => {
  it.each([
    ['the own municipality', '9901', 201, undefined],
    ['another municipality', '9902', 403, 'body-of-another'],
  ])('is proposed by a council’s secretary for %s: %s', async (_, by, status, code) => {
    const data = { measure: `FT-${by}`, title: 'x', by, municipalities: ['9901'], benefits: ['TIME'] };
    const answer = await posted('measures', data, bearer(keys.COUNCIL_SECRETARY));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('a correction is refused', () => {
  it('for an office that may not record such, or for another municipality’s record', async () => {
    const made = await posted('reports', {
      report: 'R-2',
      kind: 'STATE_NOTICE',
      period: { from: '2025-01-01', to: '2025-01-02' },
    });
    const named = { event: made.index, type: 'ReportDelivered', ground: 'OTHER', authority: 'EKSEMPEL' };
    const by = (role: 'COUNCIL_SECRETARY' | 'AUDITOR') =>
      posted(`records/${made.index}/annulments`, named, bearer(keys[role]));
    const secretary = await by('COUNCIL_SECRETARY');
    expect([secretary.status, secretary.body.code]).toEqual([403, 'record-not-of-office']);
    expect((await by('AUDITOR')).status).toBe(403);
    expect((await got('reports/R-2')).body).toMatchObject({ annulled: false });
    // Who records reports restates them, though the office has nothing to do with meetings; not who keeps other books.
    const byEconomist = (record: typeof named) =>
      posted(`records/${record.event}/annulments`, record, bearer(keys.HOST_ECONOMIST));
    const body = await posted('bodies', { body: 'utvalg-2', name: 'Utvalget', kind: 'OTHER' });
    const seats = await posted('bodies/utvalg-2/seats', {
      body: 'utvalg-2',
      seats: [{ seat: 'leder', office: 'leder', role: 'CHAIR' }],
    });
    expect([body.status, seats.status]).toEqual([201, 201]);
    const ofSeats = await byEconomist({ ...named, event: seats.index, type: 'SeatsDefined' });
    expect([ofSeats.status, ofSeats.body.code]).toEqual([403, 'record-not-of-office']);
    expect((await byEconomist(named)).status).toBe(201);
    expect((await got('reports/R-2')).body).toMatchObject({ annulled: true });
  });
});
