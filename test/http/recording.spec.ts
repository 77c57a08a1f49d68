import { randomBytes } from 'node:crypto';
import { KeyStore } from '#access';
import { COMMANDS, type CommandType, cooperationHttp } from '#cooperation';
import { type EventMetadata, hashOfEvent, orThrow, type Role } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { BOOK, bearer, Houses, keysIn, NOW, SIZE } from './sample.ts';

const http = await cooperationHttp();
const COMMAND_TYPES = Object.keys(http.requestExamples) as CommandType[];

const houses = new Houses();
const directory = houses.directory();
let book: OpenBook;
let serving: Serving;
let keys: Readonly<Record<Role, string>>;
/** Of another economist of the host. */
let second: string;
beforeAll(async () => {
  keys = keysIn(directory);
  const store = orThrow(KeyStore.open(directory, { now: () => NOW, random: randomBytes }));
  const economist = { role: 'HOST_ECONOMIST', municipality: '9901' } as const;
  second = orThrow(store.create({ ...economist, actor: 'okonom-2-9901', label: 'x', by: 'cli' })).text;
  store.close();
  book = await houses.book(directory);
  serving = await houses.serving(book, { directory });
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}
let counter = 0;
const freshKey = (): string => `key-${counter++}`;

async function send(
  method: string,
  path: string,
  body: unknown,
  { role = 'BOARD_SECRETARY', ...headers }: { role?: Role } & Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${serving.url}${path}`, {
    method,
    headers: {
      'accept-language': 'en',
      'content-type': 'application/json',
      'idempotency-key': freshKey(),
      ...bearer(keys[role]),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Record<string, unknown> };
}
const post = (path: string, body: unknown, headers: { role?: Role } & Record<string, string> = {}) =>
  send('POST', path.startsWith('/') ? path : `/api/cooperations/${BOOK}/${path}`, body, headers);
async function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${serving.url}${path.startsWith('/') ? path : `/api/cooperations/${BOOK}/${path}`}`, {
    headers: { 'accept-language': 'en', ...bearer(keys.AUDITOR), ...headers },
  });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}
const size = async (cooperation = BOOK): Promise<number> => (await book.store.bookHead(cooperation)).size;
const eventsIn = ({ body }: Answer) => body.events as { index: number; type: string; hash: string; revision: string }[];

/** Where a command is sent, its address made of what its data names. */
function addressed(type: CommandType, body: object, cooperation: string): [method: string, path: string] {
  const { method, path } = http.COMMAND_ROUTES[type];
  const { data } = body as { data: never };
  const named = http.namedIn({ type, data } as never);
  const full = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(named[name] ?? ''));
  return [method.toUpperCase(), `/api/cooperations/${cooperation}${full === '' ? '' : `/${full}`}`];
}
const ECONOMISTS: ReadonlySet<string> = new Set(['accounts.record', 'money.record', 'money.dispute']);
const roleOf = (type: CommandType): Role => {
  if (type === 'ConfirmRecord') return 'COUNCIL_SECRETARY';
  return ECONOMISTS.has(http.COMMAND_ROUTES[type].requires) ? 'HOST_ECONOMIST' : 'BOARD_SECRETARY';
};
const ACTORS: Partial<Record<Role, object>> = {
  COUNCIL_SECRETARY: { id: 'kommunestyresekretar-9901', role: 'COUNCIL_SECRETARY', municipality: '9901' },
  BOARD_SECRETARY: { id: 'styresekretar', role: 'BOARD_SECRETARY' },
  HOST_ECONOMIST: { id: 'okonom-9901', role: 'HOST_ECONOMIST', municipality: '9901' },
};

const decision = (id: string, more: object = {}) => ({
  decided: '2025-06-02',
  data: { decision: id, body: 'council-9901', outcome: 'ADOPTED', wording: `Decision ${id}.`, ...more },
});
const correction = (id: string, wording: string) => ({
  decided: '2025-06-10',
  data: { decision: id, ground: 'MINUTES_CORRECTED', wording },
});
const costLine = (line: string, more: object = {}) => ({
  decided: '2025-06-02',
  data: {
    ...{ line, category: 'DRIFT', label: 'x', amount: '100', bookedOn: '2025-06-02' },
    vat: { amount: '0', treatment: 'COMPENSATED' },
    service: { from: '2025-06', to: '2025-06' },
    ...more,
  },
});

/** A decision of a body of the host, which the examples do not show. */
const chooseVat = () =>
  send('POST', '/api/cooperations/eksempel/decisions', {
    decided: '2025-01-02',
    data: {
      ...{ decision: 'mva-1', body: 'ks-9901', outcome: 'ADOPTED', wording: 'EKSEMPEL: 25 prosent' },
      votes: { for: 19, against: 0, unanimous: true },
      effect: {
        ...{ kind: 'CHOOSE_VAT', category: 'DRIFT', vat: { code: 'S', rate: '25' } },
        legalBasis: 'EKSEMPEL: merverdiavgiftsloven § 3-1',
      },
    },
  });

/** Decisions of the same body that late interest is claimed, and that a claim is given up. */
const decideClaims = async () => {
  for (const [decision, kind] of [
    ['FS-031/25', 'CLAIM_INTEREST'],
    ['FS-032/25', 'WRITE_OFF'],
  ])
    await send('POST', '/api/cooperations/eksempel/decisions', {
      decided: '2025-05-05',
      data: {
        ...{ decision, body: 'ks-9901', outcome: 'ADOPTED', wording: 'EKSEMPEL' },
        votes: { for: 19, against: 0, unanimous: true },
        effect: { kind, documents: ['2025-0001'] },
      },
    });
};

describe('every command', () => {
  it('has a route in the table, and an example of its body', () => {
    expect(Object.keys(http.COMMAND_ROUTES).sort()).toEqual(Object.keys(COMMANDS).sort());
    expect([...COMMAND_TYPES].sort()).toEqual(Object.keys(COMMANDS).sort());
    const routes = Object.values(http.COMMAND_ROUTES).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  // In the order of the examples, which tell one story; the book begins empty.
  it.each(COMMAND_TYPES)('%s is recorded, and read back', async (type) => {
    const body = http.requestExamples[type] as { decided: string; validFrom?: string; data: object };
    const [method, path] = addressed(type, body, 'eksempel');
    const role = roleOf(type);
    // Whoever orders a run to be issued is another person than who made it.
    const another = type === 'ApproveInvoiceRun';
    const other: Record<string, string> = another ? bearer(second) : {};
    if (type === 'PrepareInvoiceRun') await chooseVat();
    if (type === 'PrepareInterest') await decideClaims();
    const before = await size('eksempel');
    const correlation = `3f2b8c1e-0000-4000-8000-${String(before).padStart(12, '0')}`;
    const answer = await send(method, path, body, { role, 'x-correlation-id': correlation, ...other });
    expect([answer.status, answer.body]).toEqual([
      201,
      { events: expect.any(Array), position: expect.stringMatching(/^\d+$/), repeated: false },
    ]);
    expect(answer.headers.get('x-correlation-id')).toBe(correlation);
    const events = eventsIn(answer);
    expect(events.map(({ index }) => index)).toEqual(events.map((_, n) => before + n));

    const read = await get(`/api/cooperations/eksempel/events?fromIndex=${before}&after=${answer.body.position}`);
    const stored = read.body.events as { hash: string; metadata: EventMetadata; data: object; recorded: string }[];
    expect(stored.map(({ hash }) => hash)).toEqual(events.map(({ hash }) => hash));
    for (const { hash, metadata, data, recorded } of stored) {
      expect(hashOfEvent(metadata, data)).toBe(hash);
      expect([recorded, metadata.correlation, metadata.actor]).toEqual([
        NOW,
        correlation,
        { ...ACTORS[role], ...(another && { id: 'okonom-2-9901' }) },
      ]);
    }
    expect(stored[0]?.metadata.decided).toBe(body.decided);
    if (type !== 'AcceptPopulation' && !type.includes('CostLine'))
      expect(stored[0]?.metadata.validFrom).toBe(body.validFrom ?? body.decided);

    const location = answer.headers.get('location');
    if (location !== null) {
      const thing = await get(location);
      expect([thing.status, thing.headers.get('etag')]).toEqual([200, answer.headers.get('etag')]);
    }
  });

  it.each(COMMAND_TYPES)('%s is not recorded by who may not', async (type) => {
    const [method, path] = addressed(type, http.requestExamples[type], 'eksempel');
    const before = await size('eksempel');
    const others = ['AUDITOR', 'OPERATOR', ...(type === 'DisputeInvoice' ? [] : ['PARTICIPANT_ECONOMIST'])] as Role[];
    for (const role of others) {
      const { status, body } = await send(method, path, http.requestExamples[type], { role });
      expect([status, body.code]).toEqual([403, 'not-permitted']);
    }
    expect(await size('eksempel')).toBe(before);
  });

  it.each(COMMAND_TYPES)('%s that is malformed is refused, with the place', async (type) => {
    const { decided, data } = http.requestExamples[type] as { decided: string; data: Record<string, unknown> };
    const [method, path] = addressed(type, http.requestExamples[type], 'eksempel');
    const before = await size('eksempel');
    const [first] = Object.keys(data);
    const { [first ?? '']: _, ...less } = data;
    const wrong: [unknown, string, RegExp][] = [
      [{ decided, data: { ...data, surplus: 1 } }, '/data', /surplus/],
      // A command without content has nothing to leave out.
      ...(first === undefined
        ? []
        : ([
            [{ decided, data: less }, '/data', new RegExp(first)],
            [{ decided, data: { ...data, [first]: { no: 'such' } } }, `/data/${first}`, /must|lacks/],
          ] as [unknown, string, RegExp][])),
      [{ decided: '2025-02-30', data }, '/decided', /2025-02-30/],
      [{ data }, '/decided', /missing/],
      [{ decided }, '/data', /missing/],
      [{ decided, data, recorded: '2020-01-01T00:00:00Z' }, '/recorded', /no field/],
    ];
    for (const [body, place, text] of wrong) {
      const answer = await send(method, path, body, { role: roleOf(type) });
      const [error] = answer.body.errors as { parameter: string; detail: string }[];
      expect([answer.status, answer.body.code, error]).toEqual([
        400,
        'body-malformed',
        {
          parameter: expect.stringMatching(new RegExp(`^${place}`)),
          code: expect.any(String),
          detail: expect.stringMatching(text),
        },
      ]);
    }
    expect(await size('eksempel')).toBe(before);
  });
});

describe('a body', () => {
  const at = 'decisions';
  const right = JSON.stringify(decision('never'));

  it.each<[string, string | undefined, Record<string, string>, number, string]>([
    ['of another type', right, { 'content-type': 'text/plain' }, 415, 'media-type-unsupported'],
    ['of a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'media-type-unsupported'],
    ['of a like type', right, { 'content-type': 'application/json5' }, 415, 'media-type-unsupported'],
    [
      'in another charset',
      right,
      { 'content-type': 'application/json; charset=latin1' },
      415,
      'media-type-unsupported',
    ],
    ['that is packed', right, { 'content-encoding': 'gzip' }, 415, 'media-type-unsupported'],
    ['that is broken', '{"decided":', {}, 400, 'body-unreadable'],
    ['that is a list', '[]', {}, 400, 'body-no-object'],
    ['that is a number', '1', {}, 400, 'body-unreadable'],
    ['that is empty', '', {}, 400, 'body-malformed'],
    ['too deep', `{"data":${'['.repeat(40)}${']'.repeat(40)}}`, {}, 400, 'body-too-deep'],
    ['much too deep', `{"data":${'['.repeat(400_000)}${']'.repeat(400_000)}}`, {}, 400, 'body-too-deep'],
    ['over 1 MiB', `{"data":"${'x'.repeat(1_048_576)}"}`, {}, 413, 'body-too-large'],
    [
      'with a name that every object has',
      '{"__proto__":{"decided":"2025-01-01"},"data":{}}',
      {},
      400,
      'body-malformed',
    ],
  ])('%s is refused', async (_, body, headers, status, code) => {
    const before = await size();
    const answer = await post(at, body, headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await size()).toBe(before);
  });

  it('of 1 MiB is read', async () => {
    const start = `{"decided":"2025-06-02","data":{"x":"`;
    const body = `${start}${'x'.repeat(1_048_576 - start.length - 3)}"}}`;
    expect((await post(at, body)).body.code).toBe('body-malformed');
  });

  it('that is not UTF-8 is refused', async () => {
    const response = await fetch(`${serving.url}/api/cooperations/${BOOK}/decisions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': freshKey(), ...bearer(keys.BOARD_SECRETARY) },
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'body-unreadable']);
  });

  it('with several fields wrong is told of them all', async () => {
    const { body } = await post(at, { decidde: '2025-01-01', body: 7, documents: [{ reference: 'x' }], data: null });
    expect(body.details).toEqual({ fields: ['/decidde', '/decided', '/body', '/documents', '/data'] });
    expect((body.errors as { detail: string }[]).map(({ detail }) => detail)).toEqual([
      'There is no field /decidde. Use: decided, validFrom, body, caseReference, documents, data.',
      'The field /decided is missing. The schema stands at /api/docs.',
      'The field /body must be text (put it in quotes).',
      'The field /documents/0 lacks «sha256».',
      'The field /data is missing. The schema stands at /api/docs.',
    ]);
  });

  it.each([
    ['/caseReference', { ...decision('half'), caseReference: '7/25 \ud83d' }],
    ['/body', { ...decision('half'), body: '\ude00' }],
    ['/documents', { ...decision('half'), documents: [{ reference: 'x\ud800', sha256: 'a'.repeat(64) }] }],
    ['/data', decision('half', { wording: 'half \ud83d' })],
  ])('with half a character in %s is refused', async (field, body) => {
    const answer = await post('decisions', body);
    expect([answer.status, answer.body.code, answer.body.details]).toEqual([
      400,
      'body-malformed',
      { fields: [field] },
    ]);
  });

  it('says of another thing than the address', async () => {
    await post('decisions', decision('address-1'));
    const { status, body } = await post('decisions/address-2/corrections', correction('address-1', 'Otherwise.'));
    expect([status, body.code, body.details]).toEqual([
      400,
      'address-contradicts',
      { name: 'decision', address: 'address-2', data: 'address-1' },
    ]);
    const booked = await post('accounts/2024/cost-lines', costLine('L-1'), { role: 'HOST_ECONOMIST' });
    expect([booked.status, booked.body.details]).toEqual([400, { name: 'year', address: '2024', data: '2025' }]);
  });
});

describe('an address', () => {
  it.each([
    ['decisions/nothing', 404, 'resource-unknown'],
    ['accounts/2031', 404, 'resource-unknown'],
    ['accounts/year', 404, 'resource-unknown'],
    ['accounts/2025/cost-lines/nothing', 404, 'resource-unknown'],
    ['/api/cooperations/nowhere', 404, 'cooperation-unknown'],
    ['/api/cooperations/No%20where', 404, 'cooperation-unknown'],
    ['/api/cooperations/nowhere/events', 404, 'cooperation-unknown'],
  ])('%s has nothing', async (path, status, code) => {
    const answer = await get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('of a book that is not there is not recorded at', async () => {
    const unknown = await post('/api/cooperations/nowhere/decisions', decision('d'));
    expect([unknown.status, unknown.body.code]).toEqual([404, 'cooperation-unknown']);
    const malformed = await send('PUT', '/api/cooperations/No%20where', http.requestExamples.EstablishCooperation);
    expect([malformed.status, malformed.body.code]).toEqual([400, 'cooperation-id']);
  });

  it('may have a slash in an id', async () => {
    const made = await post('decisions', decision('KS-001/25'));
    expect(made.headers.get('location')).toBe(`/api/cooperations/${BOOK}/decisions/KS-001%2F25`);
    expect((await get('decisions/KS-001%2F25')).body).toMatchObject({ decision: 'KS-001/25' });
  });
});

describe('an Idempotency-Key', () => {
  it('gives the first answer again, whatever has happened since', async () => {
    const key = { 'idempotency-key': freshKey() };
    const first = await post('decisions', decision('again'), key);
    await post('decisions/again/corrections', correction('again', 'Corrected.'));
    const before = await size();
    const second = await post('decisions', decision('again'), { ...key, 'if-match': '"0"' });
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect([second.status, second.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(second.body).toEqual({ ...first.body, repeated: true });
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await size()).toBe(before);
  });

  it('is refused for another body, and for another book', async () => {
    const key = { 'idempotency-key': freshKey() };
    await post('decisions', decision('one'), key);
    for (const answer of [
      await post('decisions', decision('two'), key),
      await post('cases', { decided: '2025-06-02', data: { case: 'c', title: 'C' } }, key),
      await post('/api/cooperations/eksempel/decisions', decision('one'), key),
    ]) {
      expect([answer.status, answer.body.code, answer.body.current]).toEqual([
        409,
        'idempotency-key-reused',
        undefined,
      ]);
    }
  });

  it('is the actor’s own: another’s says nothing of what was done with it', async () => {
    const key = { 'idempotency-key': freshKey() };
    await post('decisions', decision('mine'), key);
    const other = await post('decisions', decision('theirs'), { ...key, role: 'COUNCIL_SECRETARY' });
    expect([other.status, other.body.repeated]).toEqual([201, false]);
  });

  it('sent by many at once records once', async () => {
    const key = { 'idempotency-key': freshKey() };
    const before = await size();
    const answers = await Promise.all(Array.from({ length: 12 }, () => post('decisions', decision('many'), key)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(11).fill(200), 201]);
    expect(new Set(answers.map((answer) => eventsIn(answer)[0]?.hash)).size).toBe(1);
    expect(await size()).toBe(before + 1);
  });

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['has a space', 'a b'],
    ['is not ASCII', 'nøkkel'],
    ['is too long', 'x'.repeat(201)],
  ])('that %s is refused, and told what to do', async (_, key) => {
    const response = await fetch(`${serving.url}/api/cooperations/${BOOK}/decisions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        ...bearer(keys.BOARD_SECRETARY),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      body: JSON.stringify(decision('x')),
    });
    const { code, detail } = (await response.json()) as { code: string; detail: string };
    expect([response.status, code, detail]).toEqual([400, 'idempotency-key', expect.stringMatching(/a new UUID/)]);
  });

  it('of 200 characters is taken', async () => {
    expect((await post('decisions', decision('long-key'), { 'idempotency-key': '~'.repeat(200) })).status).toBe(201);
  });
});

describe('If-Match', () => {
  it.each<[string, (tag: string) => string, number]>([
    ['the tag', (tag) => tag, 201],
    ['it among others', (tag) => `"1", ${tag}`, 201],
    ['anything', () => '*', 201],
    ['another tag', () => '"1"', 412],
    ['a tag made of content', () => '"47DEQpj8HBSa-_TImW-5JCeuQe"', 412],
    ['the tag, weakly', (tag) => `W/${tag}`, 412],
    ['no tag', () => 'last', 400],
    ['a tag without quotes', (tag) => tag.replaceAll('"', ''), 400],
  ])('with %s', async (name, asked, status) => {
    const id = `match-${name.replace(/\W/g, '-')}`;
    const made = await post('decisions', decision(id));
    const before = await size();
    const tag = made.headers.get('etag') ?? '';
    const answer = await post(`decisions/${id}/corrections`, correction(id, 'Otherwise.'), { 'if-match': asked(tag) });
    expect(answer.status).toBe(status);
    expect(await size()).toBe(status === 201 ? before + 1 : before);
    if (status === 201) expect((await get(`decisions/${id}`)).headers.get('etag')).toBe(answer.headers.get('etag'));
    if (status === 412) {
      const current = await get(`decisions/${id}`);
      expect([answer.body.code, answer.body.current]).toEqual([
        'changed-since',
        { href: `/api/cooperations/${BOOK}/decisions/${id}`, etag: tag, resource: current.body },
      ]);
    }
  });

  it('does not hold of what is not there', async () => {
    const answer = await post('decisions/none/corrections', correction('none', 'x'), { 'if-match': '*' });
    expect([answer.status, answer.body.code, answer.body.current]).toEqual([412, 'changed-since', undefined]);
  });

  it('of the cooperation holds until its governance has one more event', async () => {
    const { headers } = await get(`/api/cooperations/${BOOK}`);
    const tag = headers.get('etag') ?? '';
    await post('accounts/2025/cost-lines', costLine('other-stream'), { role: 'HOST_ECONOMIST' });
    expect((await post('decisions', decision('first'), { 'if-match': tag })).status).toBe(201);
    const second = await post('decisions', decision('second'), { 'if-match': tag });
    expect([second.status, (second.body.current as { etag: string }).etag]).toEqual([
      412,
      (await get(`/api/cooperations/${BOOK}`)).headers.get('etag'),
    ]);
  });

  it('lets one of many through who saw the same decision', async () => {
    const made = await post('decisions', decision('raced'));
    const tag = { 'if-match': made.headers.get('etag') ?? '' };
    const before = await size();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, n) => post('decisions/raced/corrections', correction('raced', `${n}`), tag)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(15).fill(412)]);
    expect(await size()).toBe(before + 1);
  });

  it('lets one of many through who saw the same accounts', async () => {
    const tag = { 'if-match': (await get('accounts/2025')).headers.get('etag') ?? '', role: 'HOST_ECONOMIST' as Role };
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, n) => post('accounts/2025/cost-lines', costLine(`raced-${n}`), tag)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(15).fill(412)]);
  });
});

describe('two who record the same decision at once', () => {
  it('one wins, the other is shown what is there', async () => {
    const said = decision('contested', { outcome: 'REJECTED' });
    const answers = await Promise.all([
      post('decisions', decision('contested')),
      post('decisions', said, { role: 'COUNCIL_SECRETARY' }),
    ]);
    const won = answers.find(({ status }) => status === 201);
    const lost = answers.find(({ status }) => status === 409);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [event] = won ? eventsIn(won) : [];
    expect(lost?.body).toMatchObject({
      code: 'already-recorded',
      title: 'Contradicts the book',
      current: {
        href: won?.headers.get('location'),
        etag: won?.headers.get('etag'),
        resource: {
          decision: 'contested',
          body: 'council-9901',
          decidedOn: '2025-06-02',
          outcome: answers[0]?.status === 201 ? 'ADOPTED' : 'REJECTED',
          events: [event?.index],
        },
      },
    });
    const current = lost?.body.current as { href: string; resource: object } | undefined;
    expect((await get(current?.href ?? '')).body).toEqual(current?.resource);
  });

  it('each of many different ones is recorded', async () => {
    const before = await size();
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => post('decisions', decision(`own-${n}`))));
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(201));
    expect(answers.map((a) => eventsIn(a)[0]?.index ?? 0).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, n) => before + n),
    );
  });

  it('a cooperation is established once', async () => {
    const answer = await send('PUT', `/api/cooperations/${BOOK}`, http.requestExamples.EstablishCooperation);
    expect([answer.status, answer.body.code, answer.body.current]).toEqual([
      409,
      'already-established',
      expect.objectContaining({ href: `/api/cooperations/${BOOK}` }),
    ]);
  });
});

describe('whose bodies', () => {
  const bodies = [
    { body: 'council-9901', name: 'Council', kind: 'COUNCIL', municipality: '9901' },
    { body: 'committee-9901', name: 'Committee', kind: 'EXECUTIVE_COMMITTEE', municipality: '9901' },
    { body: 'region', name: 'Regional council', kind: 'REGIONAL_COUNCIL' },
    { body: 'board', name: 'Board', kind: 'OPERATING_BOARD' },
  ];
  beforeAll(async () => {
    for (const data of bodies) await post('bodies', { decided: '2025-06-01', data });
    for (const body of ['council-9901', 'council-9902', 'committee-9901', 'region', 'board']) {
      await post('decisions', { ...decision(`of-${body}`, { body }) });
    }
  });

  const of = (body: string, onBehalfOf?: string): Record<string, [path: string, body: object]> => {
    const id = `${body}-${counter++}`;
    const envelope = { decided: '2025-06-02', ...(onBehalfOf !== undefined && { body: onBehalfOf }) };
    return {
      decision: ['decisions', { ...envelope, data: { decision: id, body, outcome: 'NOTED', wording: 'x' } }],
      meeting: ['meetings', { ...envelope, data: { meeting: id, body } }],
      correction: [
        `decisions/of-${body}/corrections`,
        { ...envelope, data: { decision: `of-${body}`, ground: 'OTHER', wording: id } },
      ],
      case: ['cases', { ...envelope, data: { case: id, title: 'x' } }],
    };
  };

  it.each<[Role, keyof ReturnType<typeof of>, string, string | undefined, string | null]>([
    ['COUNCIL_SECRETARY', 'decision', 'council-9901', undefined, null],
    ['COUNCIL_SECRETARY', 'decision', 'committee-9901', undefined, null],
    ['COUNCIL_SECRETARY', 'decision', 'council-9902', undefined, 'body-of-another'],
    ['COUNCIL_SECRETARY', 'decision', 'board', undefined, 'body-of-another'],
    ['COUNCIL_SECRETARY', 'decision', 'region', undefined, 'body-of-another'],
    ['COUNCIL_SECRETARY', 'decision', 'council-9902', 'council-9901', 'body-of-another'],
    ['COUNCIL_SECRETARY', 'decision', 'council-9901', 'board', 'body-of-another'],
    ['COUNCIL_SECRETARY', 'decision', 'council-9901', 'nobody', 'body-of-another'],
    ['COUNCIL_SECRETARY', 'meeting', 'council-9901', undefined, null],
    ['COUNCIL_SECRETARY', 'meeting', 'council-9902', undefined, 'body-of-another'],
    ['COUNCIL_SECRETARY', 'correction', 'council-9901', undefined, null],
    ['COUNCIL_SECRETARY', 'correction', 'council-9902', undefined, 'body-of-another'],
    ['COUNCIL_SECRETARY', 'case', 'x', undefined, 'body-not-named'],
    ['COUNCIL_SECRETARY', 'case', 'x', 'council-9901', null],
    ['COUNCIL_SECRETARY', 'case', 'x', 'council-9902', 'body-of-another'],
    ['REGIONAL_SECRETARIAT', 'decision', 'region', undefined, null],
    ['REGIONAL_SECRETARIAT', 'decision', 'board', undefined, 'body-of-another'],
    ['REGIONAL_SECRETARIAT', 'decision', 'council-9901', undefined, 'body-of-another'],
    ['REGIONAL_SECRETARIAT', 'meeting', 'region', undefined, null],
    ['REGIONAL_SECRETARIAT', 'correction', 'board', undefined, 'body-of-another'],
    ['REGIONAL_SECRETARIAT', 'case', 'x', undefined, 'body-not-named'],
    ['BOARD_SECRETARY', 'decision', 'board', undefined, null],
    ['BOARD_SECRETARY', 'decision', 'council-9902', undefined, null],
    ['BOARD_SECRETARY', 'case', 'x', undefined, null],
  ])('%s, a %s of %s, on behalf of %s: %s', async (role, what, body, onBehalfOf, refused) => {
    const [path, asked] = of(body, onBehalfOf)[what] ?? ['', {}];
    const before = await size();
    const answer = await post(path, asked, { role });
    expect([answer.status, answer.body.code ?? null]).toEqual(refused === null ? [201, null] : [403, refused]);
    expect(await size()).toBe(refused === null ? before + 1 : before);
    if (refused === 'body-of-another')
      expect(answer.body.details).toEqual({ body: expect.stringMatching(/\w/), role, actor: expect.any(String) });
  });

  it.each<[Role, object, number]>([
    ['COUNCIL_SECRETARY', { body: 'e1', name: 'x', kind: 'OTHER', municipality: '9901' }, 201],
    ['COUNCIL_SECRETARY', { body: 'e2', name: 'x', kind: 'COUNCIL', municipality: '9902' }, 403],
    ['COUNCIL_SECRETARY', { body: 'e3', name: 'x', kind: 'OTHER' }, 403],
    ['REGIONAL_SECRETARIAT', { body: 'e4', name: 'x', kind: 'REGIONAL_COUNCIL' }, 201],
    ['REGIONAL_SECRETARIAT', { body: 'e5', name: 'x', kind: 'OPERATING_BOARD' }, 403],
  ])('%s establishing %j: %i', async (role, data, status) => {
    expect((await post('bodies', { decided: '2025-06-02', data }, { role })).status).toBe(status);
  });

  it('a body that is not in the book is told of as such', async () => {
    const answer = await post('decisions', decision('x', { body: 'counsil-9901' }), { role: 'COUNCIL_SECRETARY' });
    expect([answer.status, answer.body.code]).toEqual([409, 'body-unknown']);
  });
});

describe('what is recorded', () => {
  it('has the server’s time, the office that recorded it, and what it belongs to', async () => {
    const digest = 'a'.repeat(64);
    const { body } = await post(
      'decisions',
      {
        ...decision('whole'),
        body: 'council-9901',
        caseReference: '7/25',
        documents: [{ reference: 'minutes', sha256: digest }],
      },
      { role: 'COUNCIL_SECRETARY', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
    );
    const [event] = body.events as { index: number }[];
    const { body: read } = await get(`events?fromIndex=${event?.index}&limit=1`);
    expect(read.events).toEqual([
      expect.objectContaining({
        recorded: NOW,
        metadata: expect.objectContaining({
          recorded: NOW,
          actor: { id: 'kommunestyresekretar-9901', role: 'COUNCIL_SECRETARY', municipality: '9901' },
          body: 'council-9901',
          caseReference: '7/25',
          documents: [{ reference: 'minutes', sha256: digest }],
          correlation: '4bf92f3577b34da6a3ce929d0e0e4736',
        }),
      }),
    ]);
  });

  it('can be asked about at once, and by everybody', async () => {
    const { body } = await post('accounts/2025/cost-lines', costLine('mine', { amount: '12300' }), {
      role: 'HOST_ECONOMIST',
    });
    const { body: state } = await get(`state?validOn=2025-06-10&after=${body.position}`);
    expect((state as { costLines: object[] }).costLines).toContainEqual(
      expect.objectContaining({ line: '2025/mine', month: '123.00' }),
    );
  });

  it('leaves a refusal without a trace', async () => {
    const key = { 'idempotency-key': freshKey() };
    expect((await post('meetings', { decided: '2025-06-02', data: { meeting: 'm', body: 'none' } }, key)).status).toBe(
      409,
    );
    const answer = await post('meetings', { decided: '2025-06-02', data: { meeting: 'm', body: 'council-9901' } }, key);
    expect(answer.status).toBe(201);
    expect((await get(answer.headers.get('location') as string)).status).toBe(200);
  });

  it('stands beside what was imported', async () => {
    expect(await size()).toBeGreaterThan(SIZE);
    const { body } = await get('events?fromIndex=0&limit=1');
    expect(body).toMatchObject({ fromIndex: 0, events: [{ index: 0, metadata: { import: { by: 'test' } } }] });
  });
});
