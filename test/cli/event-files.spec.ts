import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore, verifyBook } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { SIZE, SIZE_WITH_COSTS } from '../example/lofoten.ts';
import { fellesbok, type Outcome, temporaryDirectory } from './run.ts';

const BOOK = 'lofoten-ikt';
const directory = temporaryDirectory();
const original = join(directory, 'original');
const copy = join(directory, 'copy');
const file = join(directory, 'events.jsonl');
let lines: string[];
let exported: Outcome;
let imported: Outcome;

beforeAll(async () => {
  await fellesbok('import', BOOK, 'examples/lofoten-ikt/history.yaml', '--data', original);
  await fellesbok('costs', 'import', BOOK, 'examples/lofoten-ikt/costs.csv', '--data', original);
  exported = await fellesbok('export', BOOK, '--data', original, '--out', file);
  imported = await fellesbok('import', BOOK, file, '--data', copy);
  lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
});

async function eventsIn(data: string): Promise<RecordedEvent[]> {
  const store = SqliteEventStore.openReadOnly(data);
  expect(await verifyBook(store, BOOK)).toEqual([]);
  const { events, end } = await store.readBook(BOOK, 0, 5_000);
  expect(end).toBe(true);
  await store.close();
  return [...events];
}

describe('an export', () => {
  it('is a header and a line for each event, for its owner alone', async () => {
    const events = await eventsIn(original);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      format: 'fellesbok-events',
      version: 1,
      cooperation: BOOK,
      size: events.length,
      root: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(lines.slice(1).map((line) => JSON.parse(line))).toEqual(
      events.map(({ metadata, data, hash, index }) => ({ event: metadata.type, index, hash, data, metadata })),
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(exported.out).toContain(`${events.length} hendelser i ${BOOK}, avtrykk ${JSON.parse(lines[0] ?? '').root}.`);
  });

  it('is the same on the screen', async () => {
    expect(await fellesbok('export', BOOK, '--data', original)).toEqual({
      exitCode: 0,
      out: readFileSync(file, 'utf8'),
      err: '',
    });
  });

  it('of what the book knew at a point has the events until then', async () => {
    const { out } = await fellesbok('export', BOOK, '--data', original, '--known-at', '57');
    expect(out.split('\n').slice(1, -1)).toEqual(lines.slice(1, 58));
    expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({ size: 57 });
    const early = await fellesbok('export', BOOK, '--data', original, '--known-at', '2021-01-01');
    expect(early).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining('Boka visste ingenting') });
  });

  it('never writes over another file, and leaves nothing beside it', async () => {
    expect(await fellesbok('export', BOOK, '--data', original, '--out', file)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('finnes allerede'),
    });
    expect(readdirSync(directory).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('says where it could not be written', async () => {
    const nowhere = join(directory, 'nowhere', 'events.jsonl');
    expect(await fellesbok('export', BOOK, '--data', original, '--out', nowhere)).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/events\.jsonl kunne ikke skrives \(ENOENT/),
    });
  });
});

describe('an import of events', () => {
  it('gives the same book: ids, hashes, order, effective times, and marks of the first import', async () => {
    const [before, after] = [await eventsIn(original), await eventsIn(copy)];
    const same = ({ written, position, ...event }: RecordedEvent) => event;
    expect(after.map(same)).toEqual(before.map(same));
    expect(after[0]?.metadata.import).toMatchObject({ file: 'history.yaml' });
    expect(after[0]?.written).not.toBe(before[0]?.written);
    expect(imported).toEqual({
      exitCode: 0,
      err: '',
      out: `events.jsonl er importert til ${BOOK}: ${before.length} hendelser, ført ${before[0]?.recorded} – ${before.at(-1)?.recorded}, avtrykk ${JSON.parse(lines[0] ?? '').root}.\n`,
    });
  });

  it('and exported again is the same file', async () => {
    expect((await fellesbok('export', BOOK, '--data', copy)).out).toBe(readFileSync(file, 'utf8'));
  });

  /** When the store really wrote an event is the one thing that is new. */
  const apartFromWritten = (told: Outcome) => ({ ...told, out: told.out.replace(/"written": "[^"]+"/g, '') });
  const YEAR = ['--from', '2025-01', '--to', '2025-12'];
  const QUESTIONS: readonly (readonly string[])[] = [
    ['state', BOOK, '--valid-on', '2025-06-01'],
    ['allocation', BOOK, ...YEAR],
    ['allocation', BOOK, '--from', '2022-01', '--to', '2026-12'],
    ['decisions', BOOK, '--from', '2022-01-01', '--to', '2026-12-31'],
    ['explain', BOOK, ...YEAR, '--municipality', '1859'],
    ['diff', BOOK, ...YEAR, '--against', '10'],
  ];
  it.each(['30', '2023-06-30', '2025-02-28', '2025-03-01', `${SIZE}`, `${SIZE_WITH_COSTS}`])(
    'answers every question as known at %s as before',
    async (knownAt) => {
      for (const question of QUESTIONS) {
        const asked = [...question, '--known-at', knownAt, '--format', 'json'];
        const before = await fellesbok(...asked, '--data', original);
        expect(apartFromWritten(await fellesbok(...asked, '--data', copy))).toEqual(apartFromWritten(before));
        if (knownAt === `${SIZE_WITH_COSTS}`) expect(before).toMatchObject({ exitCode: 0 });
      }
    },
    60_000,
  );

  it('can be tried without writing', async () => {
    const data = join(directory, 'tried');
    const { out } = await fellesbok('import', BOOK, file, '--data', data, '--dry-run');
    expect(out).toContain('kan importeres');
    expect(existsSync(data)).toBe(false);
  });

  it('goes on to be written to like any book', async () => {
    const data = join(directory, 'live');
    cpSync(copy, data, { recursive: true });
    const costs = join(directory, 'more.csv');
    const [head, first] = readFileSync('examples/lofoten-ikt/costs.csv', 'utf8').split('\n');
    writeFileSync(costs, `${head}\n${first?.replace(/^[^;,\t]+/, 'NY-1')}\n`);
    expect(await fellesbok('costs', 'import', BOOK, costs, '--data', data)).toMatchObject({ exitCode: 0, err: '' });
    expect(await eventsIn(data)).toHaveLength(lines.length);
  });
});

describe('nothing of the file is kept, and the line is told, when', () => {
  let tries = 0;
  async function refused(changed: readonly string[] | Buffer, book = BOOK): Promise<string> {
    tries += 1;
    const name = join(directory, `changed-${tries}.jsonl`);
    const data = join(directory, `changed-${tries}`);
    writeFileSync(name, Buffer.isBuffer(changed) ? changed : changed.map((line) => `${line}\n`).join(''));
    const { exitCode, err, out } = await fellesbok('import', book, name, '--data', data);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(existsSync(join(data, 'book.sqlite'))).toBe(false);
    return err.replaceAll(`changed-${tries}.jsonl`, 'FILE').replaceAll(directory, '');
  }
  const except = (n: number, ...instead: string[]) => [...lines.slice(0, n - 1), ...instead, ...lines.slice(n)];
  const line = (n: number) => lines[n - 1] as string;

  it('a line is missing', async () => {
    expect(await refused(except(100))).toMatch(/^FILE linje 100: Her står hendelse 99 der hendelse 98 skulle stå/);
    expect(await refused(except(2))).toMatch(/^FILE linje 2: Her står hendelse 1 der hendelse 0 /);
    expect(await refused(lines.slice(0, -1))).toContain(
      `har ${SIZE_WITH_COSTS - 1} hendelser, men hodet sier ${SIZE_WITH_COSTS}: filen er ikke hel`,
    );
    expect(await refused(lines.slice(1))).toMatch(/^FILE linje 1: Hendelser og kommandoer kan ikke stå i samme fil/);
    expect(await refused(lines.slice(0, 1))).toMatch(/har 0 hendelser/);
  });
  it('a line stands twice, or two have changed places', async () => {
    expect(await refused(except(100, line(100), line(100)))).toMatch(/^FILE linje 101: Her står hendelse 98 der/);
    expect(await refused([...lines, line(SIZE_WITH_COSTS + 1)])).toMatch(
      new RegExp(`^FILE linje ${SIZE_WITH_COSTS + 2}: `),
    );
    const swapped = [...lines];
    [swapped[99], swapped[100]] = [line(101), line(100)];
    expect(await refused(swapped)).toMatch(/^FILE linje 100: Her står hendelse 99 der hendelse 98 /);
  });
  it('two have changed places and numbers, so that only the chain and the fingerprint know', async () => {
    const renumbered = (text: string, index: number) =>
      text.replace(/"index":\d+,"metadata"/, `"index":${index},"metadata"`);
    const pairs = [...lines.keys()].slice(1, -1).map((n) => {
      const swapped = [...lines];
      swapped[n] = renumbered(lines[n + 1] as string, n - 1);
      swapped[n + 1] = renumbered(lines[n] as string, n);
      return { line: n + 1, swapped, same: streamOf(n) === streamOf(n + 1) };
    });
    const [chained, apart] = [pairs.filter(({ same }) => same), pairs.filter(({ same }) => !same)];
    expect(Math.min(chained.length, apart.length)).toBeGreaterThan(3);
    for (const pair of chained.slice(0, 4))
      expect(await refused(pair.swapped)).toMatch(`FILE linje ${pair.line}: Hendelse ${pair.line - 2} følger ikke`);
    for (const pair of apart.slice(0, 4)) expect(await refused(pair.swapped)).toMatch(/men hodet sier/);
  });
  const streamOf = (n: number): string => JSON.parse(lines[n] as string).metadata.stream;

  it('a command stands among events, or events among commands', async () => {
    const command = '{"command":"EstablishBody","decided":"2025-01-01","data":{}}';
    expect(await refused([...lines, command])).toMatch(
      new RegExp(`^FILE linje ${SIZE_WITH_COSTS + 2}: Hendelser og kommandoer kan ikke stå i samme fil`),
    );
    expect(await refused([command, ...lines])).toMatch(/^FILE linje 1: /);
  });
  it('the header is of another format or book', async () => {
    const header = JSON.parse(line(1));
    const withHeader = (changed: object) => except(1, JSON.stringify({ ...header, ...changed }));
    expect(await refused(withHeader({ version: 2 }))).toMatch(/linje 1: dette er ikke hodet/);
    expect(await refused(withHeader({ cooperation: 'annen' }))).toMatch(/er boka til «annen», ikke «lofoten-ikt»/);
    expect(await refused(withHeader({ cooperation: 'annen' }), 'annen')).toMatch(/linje 2: Hendelse 0 følger ikke/);
    expect(await refused(withHeader({ size: 10 }))).toMatch(/linje 12: /);
  });
  it('an event is of a type or a version that this program does not know', async () => {
    // Only a program that knows it can have written it, so the hash must be right.
    const { createHash } = await import('node:crypto');
    const { canonicalJson } = await import('#kernel');
    const { data, metadata } = JSON.parse(line(2));
    const unknown = { ...metadata, type: 'FutureEvent' };
    const hash = createHash('sha256')
      .update(`\u0000${canonicalJson({ data, metadata: unknown })}`)
      .digest('hex');
    const written = canonicalJson({ data, event: 'FutureEvent', hash, index: 0, metadata: unknown });
    expect(await refused(except(2, written))).toMatch(/^FILE linje 2: Dette programmet kan ikke lese hendelse 0 /);
  });
  it('any byte is changed, wherever', async () => {
    const bytes = readFileSync(file);
    let seed = 20_261_121;
    const next = (n: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed % n;
    };
    for (let round = 0; round < 60; round++) {
      const at = next(bytes.length - 1);
      const changed = Buffer.from(bytes);
      changed[at] = (bytes[at] as number) ^ (1 << next(7));
      const err = await refused(changed);
      const expected = bytes.subarray(0, at).filter((byte) => byte === 10).length + 1;
      const told = Number(/linje (\d+)/.exec(err)?.[1] ?? 1);
      // A line break that is gone joins two lines; one that is not text is told before its line.
      if (!/UTF-8|er ikke hel|men hodet sier/.test(err)) expect([expected, expected + 1, expected - 1]).toContain(told);
    }
  }, 120_000);
  it('a value is written in another way, though it means the same', async () => {
    expect(await refused(except(50, line(50).replace('{', '{ ')))).toMatch(/^FILE linje 50: Hendelse 48 er ikke slik/);
  });
  it('a line has no end', async () => {
    expect(await refused(Buffer.concat([readFileSync(file), Buffer.alloc(5_000_000, 'x')]))).toContain(
      `linje ${SIZE_WITH_COSTS + 2}: linja er for lang`,
    );
  });
  it('the book has begun', async () => {
    const data = join(directory, 'begun');
    mkdirSync(data);
    cpSync(copy, data, { recursive: true });
    const before = await eventsIn(data);
    expect(await fellesbok('import', BOOK, file, '--data', data)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining(`har allerede ${SIZE_WITH_COSTS} hendelser`),
    });
    expect(await eventsIn(data)).toEqual(before);
  });
});

test('line ends of Windows and a mark of byte order are taken', async () => {
  const windows = join(directory, 'windows.jsonl');
  writeFileSync(windows, `\ufeff${lines.join('\r\n')}\r\n`);
  expect(await fellesbok('import', BOOK, windows, '--data', join(directory, 'windows'))).toMatchObject({
    exitCode: 0,
    err: '',
  });
});
