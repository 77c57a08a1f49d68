import { EventEmitter, once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore, verifyBook } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { run } from '../../apps/server/run.ts';
import { Children } from '../../libs/event-store/sqlite/faults/children.ts';
import { SIZE, SIZE_WITH_COSTS } from '../example/lofoten.ts';
import { fellesbok, temporaryDirectory } from './run.ts';

const BOOK = 'lofoten-ikt';
const directory = temporaryDirectory();
const source = join(directory, 'source');
let count = 0;
const fresh = (): string => join(directory, `fresh-${++count}`);

beforeAll(async () => {
  await fellesbok('import', BOOK, 'examples/lofoten-ikt/history.yaml', '--data', source);
  await fellesbok('import', 'minste', 'examples/minste/history.yaml', '--data', source);
});

async function contentOf(place: string, book = BOOK) {
  const store = SqliteEventStore.openReadOnly(place);
  expect(await verifyBook(store, book)).toEqual([]);
  const { events } = await store.readBook(book, 0, 5_000);
  await store.close();
  return events.map(({ written, position, ...same }: RecordedEvent) => same);
}
async function succeeds(...args: string[]): Promise<string> {
  const told = await fellesbok(...args);
  expect(told).toMatchObject({ exitCode: 0, err: '' });
  return told.out;
}
const ASKED = ['allocation', BOOK, '--from', '2025-01', '--to', '2025-12', '--known-at', `${SIZE}`, '--format', 'json'];

describe('fellesbok copy', () => {
  it('copies every book of a directory, says what it verified, and the copy answers', async () => {
    const target = fresh();
    const out = await succeeds('copy', '--from', source, '--to', target);
    expect(out).toMatch(
      new RegExp(`^lofoten-ikt: ${SIZE} hendelser i målet, 0 av dem fra før\\. .* Avtrykk [0-9a-f]{64}\\.$`, 'm'),
    );
    expect(out).toMatch(/^minste: \d+ hendelser i målet/m);
    for (const book of [BOOK, 'minste']) expect(await contentOf(target, book)).toEqual(await contentOf(source, book));
    expect(await fellesbok(...ASKED, '--data', target)).toEqual(await fellesbok(...ASKED, '--data', source));
    expect(await succeeds('copy', '--from', source, '--to', target)).toContain(`${SIZE} av dem fra før`);
  });

  it('copies one book, and brings later what came since', async () => {
    const [growing, target] = [fresh(), fresh()];
    await succeeds('copy', '--from', source, '--to', growing, '--cooperation', BOOK);
    await succeeds('copy', '--from', growing, '--to', target);
    await succeeds('costs', 'import', BOOK, 'examples/lofoten-ikt/costs.csv', '--data', growing);
    expect(await succeeds('copy', '--from', growing, '--to', target)).toContain(
      `${SIZE_WITH_COSTS} hendelser i målet, ${SIZE} av dem`,
    );
    expect(await contentOf(target)).toEqual(await contentOf(growing));
    // The other way round, the source is the one that lags behind.
    expect(await succeeds('copy', '--from', target, '--to', growing)).toContain(`${SIZE_WITH_COSTS} av dem fra før`);
  });

  it('takes the places from the environment, where a password is not seen by others', async () => {
    const target = fresh();
    process.env.FELLESBOK_COPY_TO = target;
    try {
      await succeeds('copy', '--from', source);
    } finally {
      delete process.env.FELLESBOK_COPY_TO;
    }
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect(await fellesbok('copy', '--from', source)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('--to'),
    });
  });

  it.each([
    ['a source without books', () => ['--from', fresh(), '--to', fresh()], 1, 'her er det ingen bok'],
    [
      'an unknown book',
      () => ['--from', source, '--to', fresh(), '--cooperation', 'ukjent'],
      1,
      'ingen bok for «ukjent»',
    ],
    ['one place', () => ['--from', source, '--to', `${source}/../source`], 2, 'samme sted'],
    ['an unknown kind of store', () => ['--from', 'ftp://user:pw@host/x', '--to', fresh()], 2, 'ftp://host/x: her kan'],
    ['an address that is none', () => ['--from', source, '--to', 'esdb://'], 1, 'Serveren kan ikke brukes'],
  ])('refuses %s', async (_, args, exitCode, text) => {
    const asked = args();
    const told = await fellesbok('copy', ...asked);
    expect(told).toMatchObject({ exitCode, out: '', err: expect.stringContaining(text) });
    expect(existsSync(asked[3] as string) && asked[3] !== `${source}/../source`).toBe(false);
  });

  it('refuses a target that is written by another, and one that is another book', async () => {
    const target = fresh();
    await succeeds('import', BOOK, 'examples/minste/history.yaml', '--data', target);
    const before = await contentOf(target);
    expect(await fellesbok('copy', '--from', source, '--to', target)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('skiller seg fra kilden første gang i hendelse 0'),
    });
    expect(await contentOf(target)).toEqual(before);
    const holder = SqliteEventStore.open({ directory: target, holder: 'serveren' });
    expect(await fellesbok('copy', '--from', source, '--to', target)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('en annen prosess skriver i denne boka (serveren'),
    });
    await holder.close();
  });
});

describe('fellesbok copy to a server and back', () => {
  // Without a real one, a server of the same service definitions in a process of its own.
  let connection = process.env.KURRENTDB_URL ?? '';
  let children: Children | undefined;
  beforeAll(async () => {
    if (connection !== '') return;
    children = new Children();
    for await (const line of children.start('kurrentdb/faults/server.mjs').lines) {
      connection = line;
      break;
    }
  });
  afterAll(() => children?.dispose());

  it('gives the same book', async () => {
    const replicas = () => readdirSync(tmpdir()).filter((name) => name.startsWith('fellesbok-replica-'));
    const before = replicas();
    const back = fresh();
    expect(await succeeds('copy', '--from', source, '--to', connection, '--cooperation', BOOK)).toContain(
      `${SIZE} hendelser`,
    );
    expect(await succeeds('copy', '--from', source, '--to', connection, '--cooperation', BOOK)).toContain(
      `${SIZE} av dem`,
    );
    await succeeds('copy', '--from', connection, '--to', back, '--cooperation', BOOK, '--replica', fresh());
    expect(await contentOf(back)).toEqual(await contentOf(source));
    expect(await fellesbok(...ASKED, '--data', back)).toEqual(await fellesbok(...ASKED, '--data', source));
    expect(replicas()).toEqual(before);
  }, 120_000);

  it('and a server on it answers as one on the directory', async () => {
    const place = fresh();
    await succeeds('copy', '--from', source, '--to', connection, '--cooperation', BOOK);
    const [before, after] = [
      await answered({ FELLESBOK_DATA: source }),
      await answered({ FELLESBOK_DATA: place, FELLESBOK_STORE: connection }),
    ];
    expect(after).toEqual(before);
    expect(after).toMatchObject({ size: SIZE });
  }, 120_000);

  /** What a server with these settings says of 2025. */
  async function answered(env: Record<string, string>): Promise<unknown> {
    const signals = new EventEmitter();
    const said = new EventEmitter();
    const started = once(said, 'out');
    const ended = run({
      env: { PORT: '0', ...env },
      signals,
      out: (line) => said.emit('out', line),
      err: (text) => said.emit('error', new Error(text)),
      log: { info: () => {}, warn: () => {}, error: () => {} },
    });
    const [line] = (await started) as [string];
    const url = /http:\/\/[\d.:]+/.exec(line)?.[0];
    const asked = `${url}/api/cooperations/${BOOK}/allocation?from=2025-01&to=2025-12&knownAt=${SIZE}`;
    const answer = await fetch(asked);
    signals.emit('SIGTERM');
    expect(await ended).toBe(0);
    expect(answer.status).toBe(200);
    return answer.json();
  }
});
