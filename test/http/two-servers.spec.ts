import { bookCatalogue, Importer, readHistoryFile } from '#cooperation';
import { isRefusal, type Role } from '#kernel';
import { type OpenBook, openForWriting } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { type Cluster, startCluster } from '../../libs/event-store/testing/kurrentdb-server/index.ts';
import { BOOK, bearer, ENTRIES, Houses, keysIn, NOW, of } from './sample.ts';

const PATIENCE = 60_000;
const houses = new Houses();
let cluster: Cluster;
const books: OpenBook[] = [];
/** Two processes on one log, each with a directory and keys of its own. */
const servers: { serving: Serving; keys: Readonly<Record<Role, string>> }[] = [];

beforeAll(async () => {
  cluster = await startCluster({ seed: 5 });
  for (const n of [0, 1]) {
    const directory = houses.directory();
    const keys = keysIn(directory);
    const book = await openForWriting({ directory, store: cluster.url }, `server ${n}`);
    books.push(book);
    if (n === 0) await importSample(book);
    servers.push({ serving: await houses.serving(book, { directory }), keys });
  }
  const { events } = (await books[0]?.store.readBook(BOOK, 0, 100)) ?? { events: [] };
  await books[1]?.store.reached(events.at(-1)?.position ?? 0n, PATIENCE);
}, PATIENCE);
afterAll(async () => {
  for (const { serving } of servers) await serving.close();
  for (const book of books) await book.close();
  await cluster.close();
}, PATIENCE);

async function importSample(book: OpenBook): Promise<void> {
  const file = readHistoryFile('sample.jsonl', ENTRIES.map((entry) => JSON.stringify(entry)).join('\n'));
  if (isRefusal(file)) throw new Error(file.text.en);
  const imported = await new Importer(book.store, bookCatalogue).import(BOOK, file, NOW, 'test');
  if (isRefusal(imported)) throw new Error(imported.text.en);
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}
async function asked(n: number, path: string, sent: { body?: object; headers?: Record<string, string> } = {}) {
  const server = servers[n] as (typeof servers)[number];
  const { body, headers = {} } = sent;
  const response = await fetch(`${server.serving.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...bearer(server.keys.BOARD_SECRETARY), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: Answer = {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
  return answer;
}
let counter = 0;
const record = (n: number, path: string, body: object, headers: Record<string, string> = {}) =>
  asked(n, of(path), { body, headers: { 'idempotency-key': `key-${counter++}`, ...headers } });
const decision = (id: string, wording = 'Decided.') => ({
  decided: '2025-06-02',
  data: { decision: id, body: 'council-9901', outcome: 'ADOPTED', wording },
});
const correction = (id: string, wording: string) => ({
  decided: '2025-06-10',
  data: { decision: id, ground: 'OTHER', wording },
});
const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).sort();

describe('two servers on one log', () => {
  it('what one records, the other answers with after its position', async () => {
    for (let round = 0; round < 5; round++) {
      const id = `seen-${round}`;
      const { status, body } = await record(round % 2, 'decisions', decision(id));
      expect(status).toBe(201);
      const after = `after=${body.position}`;
      const read = await asked((round + 1) % 2, of(`decisions?from=2025-06-01&${after}`));
      expect([read.status, (read.body.decisions as { decision: string }[]).map((d) => d.decision)]).toEqual([
        200,
        expect.arrayContaining([id]),
      ]);
      const [event] = body.events as { index: number; hash: string }[];
      const stored = await asked((round + 1) % 2, of(`events?fromIndex=${event?.index}&limit=1&${after}`));
      expect(stored.body.events).toEqual([expect.objectContaining({ hash: event?.hash })]);
    }
  });

  it('of two who record the same decision one wins, the other is shown what is there', async () => {
    for (let round = 0; round < 5; round++) {
      const id = `contested-${round}`;
      const answers = await Promise.all([0, 1].map((n) => record(n, 'decisions', decision(id, `Server ${n}.`))));
      expect(statuses(answers)).toEqual([201, 409]);
      const winner = answers.findIndex(({ status }) => status === 201);
      expect(answers[1 - winner]?.body).toMatchObject({
        code: 'already-recorded',
        current: {
          etag: answers[winner]?.headers.get('etag'),
          resource: { decision: id, wording: `Server ${winner}.` },
        },
      });
    }
  });

  it('If-Match lets one of many through, whichever server they ask', async () => {
    const made = await record(0, 'decisions', decision('raced'));
    const tag = { 'if-match': made.headers.get('etag') ?? '' };
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        record(n % 2, 'decisions/raced/corrections', correction('raced', `${n}`), tag),
      ),
    );
    expect(statuses(answers)).toEqual([201, ...Array(11).fill(412)]);
  });

  it('one key sent to both records once', async () => {
    const key = { 'idempotency-key': 'the-same' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => record(n % 2, 'decisions', decision('once'), key)),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.events))).size).toBe(1);
    expect(statuses(answers)).toEqual([...Array(7).fill(200), 201]);
  });

  it('one key sent to both for two things records one of them', async () => {
    const key = { 'idempotency-key': 'for-two' };
    const answers = await Promise.all([0, 1].map((n) => record(n, 'decisions', decision(`either-${n}`), key)));
    expect(statuses(answers)).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('idempotency-key-reused');
  });
});
