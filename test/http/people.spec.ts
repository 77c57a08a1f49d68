import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { ask } from './raw.ts';
import { bearer, Houses, keysIn, of, Told } from './sample.ts';

const houses = new Houses();
const directory = houses.directory();
const told = new Told();
let book: OpenBook;
let serving: Serving;
let keys: Readonly<Record<Role, string>>;
let count = 0;

beforeAll(async () => {
  book = await houses.book(directory);
  keys = keysIn(directory);
  serving = await houses.serving(book, { directory, log: told.log });
});

/** Everybody here is invented. */
const OF_9901 = { office: 'ordforer-9901', municipality: '9901', from: '2025-01-01', name: 'Kari Eksempel' };
const OF_9902 = { ...OF_9901, office: 'ordforer-9902', municipality: '9902', name: 'Ola Oppdiktet' };
const GROUND = { ground: 'Data protection regulation art. 17', authority: 'archive' };

interface Answer {
  readonly status: number;
  readonly json: { [field: string]: never } & { holder: Holder; people: Holder[]; code: string; repeated: boolean };
  readonly text: string;
}
interface Holder {
  readonly holder: string;
  readonly office: string;
  readonly state: string;
  readonly name: string | null;
}
async function sent(role: Role, method: string, path: string, body?: object, key = `k-${++count}`): Promise<Answer> {
  const headers = { ...bearer(keys[role]), 'content-type': 'application/json', 'idempotency-key': key };
  const answer = await ask(serving.url, of(path), {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: JSON.parse(answer.body), text: answer.body };
}
const read = (role: Role) => sent(role, 'GET', 'people?validOn=2025-06-30');
const namesFor = async (role: Role) => (await read(role)).json.people.map(({ office, name }) => [office, name]);
const filesWith = (text: string): string[] =>
  readdirSync(directory).filter((name) => readFileSync(join(directory, name)).includes(text));

describe('names of office holders', () => {
  let kari: string;
  let ola: string;

  it('are added once by a request, and stand in people.sqlite alone', async () => {
    const first = await sent('BOARD_SECRETARY', 'POST', 'people', OF_9901, 'one');
    expect([first.status, first.json.repeated]).toEqual([201, false]);
    const again = await sent('BOARD_SECRETARY', 'POST', 'people', OF_9901, 'one');
    expect([again.status, again.json]).toEqual([200, { ...first.json, repeated: true }]);
    const other = await sent('BOARD_SECRETARY', 'POST', 'people', { ...OF_9901, name: 'Ola Oppdiktet' }, 'one');
    expect([other.status, other.json.code]).toEqual([409, 'people-request-reused']);
    kari = first.json.holder.holder;
    ola = (await sent('BOARD_SECRETARY', 'POST', 'people', OF_9902)).json.holder.holder;
    expect(filesWith('Kari Eksempel').filter((name) => !name.startsWith('people.sqlite'))).toEqual([]);
    expect(filesWith('Kari Eksempel')).not.toEqual([]);
  });

  it.each<[Role, (string | null)[]]>([
    ['BOARD_SECRETARY', ['Kari Eksempel', 'Ola Oppdiktet']],
    ['COUNCIL_SECRETARY', ['Kari Eksempel', null]],
    ['HOST_ECONOMIST', ['Kari Eksempel', 'Ola Oppdiktet']],
    ['AUDITOR', ['Kari Eksempel', 'Ola Oppdiktet']],
    ['REGIONAL_SECRETARIAT', [null, null]],
  ])('are for %s as far as they are its own or necessary (A-31)', async (role, names) => {
    expect(await namesFor(role)).toEqual([
      ['ordforer-9901', names[0]],
      ['ordforer-9902', names[1]],
    ]);
  });

  it.each<Role>(['PARTICIPANT_ECONOMIST', 'OPERATOR'])('are not for %s', async (role) => {
    const { status, json, text } = await read(role);
    expect([status, json.code]).toEqual([403, 'not-permitted']);
    expect(text).not.toContain('Eksempel');
  });

  it('are corrected and ended by those whose they are, and by no other', async () => {
    const right = { name: 'Kari Eksempelsen', email: 'kari@example.no' };
    expect((await sent('COUNCIL_SECRETARY', 'POST', `people/${ola}/corrections`, right)).json.code).toBe(
      'holder-of-another',
    );
    const moved = await sent('COUNCIL_SECRETARY', 'POST', `people/${kari}/corrections`, { municipality: '9902' });
    expect([moved.status, moved.json.code]).toEqual([403, 'holder-of-another']);
    const corrected = await sent('COUNCIL_SECRETARY', 'POST', `people/${kari}/corrections`, right);
    expect([corrected.status, corrected.json.holder]).toEqual([200, expect.objectContaining(right)]);
    const ended = await sent('COUNCIL_SECRETARY', 'POST', `people/${kari}/ends`, { until: '2025-09-01' });
    expect([ended.status, ended.json.holder]).toEqual([200, expect.objectContaining({ until: '2025-09-01' })]);
    for (const role of ['AUDITOR', 'HOST_ECONOMIST', 'OPERATOR'] as const)
      expect((await sent(role, 'POST', `people/${kari}/ends`, { until: '2025-09-01' })).status).toBe(403);
  });

  it.each([
    [{ ...OF_9901, name: '' }, 400],
    [{ ...OF_9901, name: '01020312345' }, 400],
    [{ ...OF_9901, office: undefined }, 400],
    [{ ...OF_9901, more: 'x' }, 400],
    [{ ...OF_9902, name: 'Per Oppdiktet' }, 409],
  ])('are refused when something is wrong: %j', async (body, status) => {
    const refused = await sent('BOARD_SECRETARY', 'POST', 'people', body);
    expect(refused.status).toBe(status);
    for (const value of ['01020312345', 'Oppdiktet']) expect(refused.text).not.toContain(value);
  });

  it('are of no cooperation that is not there', async () => {
    const headers = { ...bearer(keys.AUDITOR) };
    expect((await ask(serving.url, '/api/cooperations/elsewhere/people', { headers })).status).toBe(404);
  });

  it('are erased for good, and the erasure stands in the book by its opaque id', async () => {
    const before = (await book.store.bookHead('archive')).size;
    const named = await sent('BOARD_SECRETARY', 'POST', `people/${kari}/erasures`, {
      ...GROUND,
      ground: 'Asked for by Eksempelsen',
    });
    expect([named.status, named.json.code]).toEqual([400, 'erasure-names-person']);
    const erased = await sent('BOARD_SECRETARY', 'POST', `people/${kari}/erasures`, GROUND, 'erase');
    expect([erased.status, erased.json]).toEqual([
      200,
      {
        holder: expect.objectContaining({ state: 'ERASED', name: null, email: null, office: 'ordforer-9901' }),
        repeated: false,
      },
    ]);
    expect(filesWith('Eksempelsen')).toEqual([]);
    expect(filesWith('kari@')).toEqual([]);
    const { events } = await book.store.readBook('archive', before, 10);
    expect(events.map(({ metadata, data }) => [metadata.type, data])).toEqual([
      ['ErasureRecorded', { what: 'OFFICE_HOLDER', id: kari, ...GROUND }],
    ]);
    const again = await sent('BOARD_SECRETARY', 'POST', `people/${kari}/erasures`, GROUND, 'erase');
    expect([again.status, again.json.repeated]).toEqual([200, true]);
    const twice = await sent('BOARD_SECRETARY', 'POST', `people/${kari}/erasures`, GROUND);
    expect([twice.status, twice.json.code]).toEqual([409, 'erasure-twice']);
    expect((await book.store.bookHead('archive')).size).toBe(before + 1);
  });

  it('are shown as erased to whoever sees the others', async () => {
    const { json } = await read('AUDITOR');
    expect(json.people.map(({ office, state, name }) => [office, state, name])).toEqual([
      ['ordforer-9901', 'ERASED', null],
      ['ordforer-9902', 'NAMED', 'Ola Oppdiktet'],
    ]);
  });

  it('are not kept for a body that the book does not have', async () => {
    const asked = { office: 'leder', body: 'styrt', from: '2025-01-01', name: 'Kari Eksempel' };
    const { status, json } = await sent('BOARD_SECRETARY', 'POST', 'people', asked);
    expect([status, json.code]).toEqual([409, 'body-unknown']);
  });

  it('are erased by the recording of an erasure as by their own address', async () => {
    const data = { what: 'OFFICE_HOLDER', id: ola, ...GROUND };
    const own = await sent('COUNCIL_SECRETARY', 'POST', 'erasures', {
      decided: '2025-06-01',
      body: 'council-9901',
      data,
    });
    expect([own.status, own.json.code]).toEqual([403, 'holder-of-another']);
    const { status } = await sent('BOARD_SECRETARY', 'POST', 'erasures', { decided: '2025-06-01', data });
    expect(status).toBe(201);
    expect(filesWith('Oppdiktet')).toEqual([]);
  });

  it('are in no event, no export and no line of the log', async () => {
    for (const text of ['Kari', 'Ola Oppdiktet', 'kari@example.no']) {
      expect(filesWith(text)).toEqual([]);
      expect(told.text).not.toContain(text);
    }
    expect(told.lines.length).toBeGreaterThan(20);
    expect(told.text).toContain('/people/:holder/erasures');
  });
});

it('a name whose erasure is in the book, but not done, is erased when the server starts', async () => {
  const place = houses.directory();
  const own = await houses.book(place);
  const { besideOf } = await import('../../apps/book/beside.ts');
  const { people } = besideOf(place);
  const asked = { ...OF_9901, cooperation: 'archive', name: 'Siri Halvveis', by: 'styresekretar' };
  const added = people.with('create', (store) => store.add(asked));
  const id = (added as { holder: { holder: string } }).holder.holder;
  const { Recorder, bookCatalogue } = await import('#cooperation');
  const recorder = new Recorder(own.store, bookCatalogue);
  await recorder.record(
    'archive',
    {
      type: 'RecordErasure',
      data: { what: 'OFFICE_HOLDER', id, ...GROUND },
      decided: '2025-06-01',
      validFrom: '2025-06-01',
    },
    {
      actor: { id: 'styresekretar', role: 'BOARD_SECRETARY' },
      idempotencyKey: 'x',
      recorded: '2025-06-17T10:00:00.000Z',
    },
  );
  const found = () => readdirSync(place).filter((name) => readFileSync(join(place, name)).includes('Siri Halvveis'));
  expect(found()).not.toEqual([]);
  await houses.serving(own, { directory: place });
  expect(found()).toEqual([]);
});
