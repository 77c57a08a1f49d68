import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fingerprint, NoBook, SqliteEventStore, verifyBook } from '#event-store';
import { SIZE } from '../example/lofoten.ts';
import { ProgramChildren } from './program-children.ts';
import { fellesbok, temporaryDirectory } from './run.ts';

const BOOK = 'lofoten-ikt';
const KILLS_OF_EACH = 2;
const LINES = 3_000;
const directory = temporaryDirectory();
const source = join(directory, 'source');
const costs = join(directory, 'costs.csv');
const seed = Number(process.env.SEED ?? Date.now() % 1e9);

let children: ProgramChildren;
let size: number;
let root: unknown;

beforeAll(async () => {
  children = new ProgramChildren();
  await fellesbok('import', BOOK, 'examples/lofoten-ikt/history.yaml', '--data', source);
  const rows = Array.from({ length: LINES }, (_, n) => `X-${n};DRIFT;EKSEMPEL ${n};${n},50;2025-0${1 + (n % 9)}-15`);
  writeFileSync(costs, ['line;category;label;amount;booked_on', ...rows].join('\n'));
  await fellesbok('costs', 'import', BOOK, costs, '--data', source);
  ({ size, root } = await stateOf(source));
  expect(size).toBe(LINES + SIZE);
}, 120_000);
afterAll(() => children.dispose());

/** How many events a directory has, which must be the first of the source, whole. */
async function stateOf(place: string): Promise<{ size: number; root: unknown }> {
  let store: SqliteEventStore;
  try {
    store = SqliteEventStore.openReadOnly(place);
  } catch (error) {
    if (error instanceof NoBook) return { size: 0, root: null };
    throw error;
  }
  try {
    const problems = await verifyBook(store, BOOK);
    expect(problems).toEqual([]);
    const { size } = await store.bookHead(BOOK);
    return { size, root: await fingerprint(store, BOOK, size) };
  } finally {
    await store.close();
  }
}

/** The command, killed a while after it began its work; what it did before is not of interest. */
async function killed(begun: () => boolean, round: number, longest: number, ...command: string[]): Promise<boolean> {
  const { child, ended } = children.start(...command);
  let over = false;
  const end = ended.then((told) => {
    over = true;
    return told;
  });
  while (!begun() && !over) await pause(2);
  await pause((((seed + round * 104_729) % 997) / 997) * longest);
  child.kill('SIGKILL');
  return (await end).signal === 'SIGKILL';
}

/**
 * Kills the command so many times while it is at work, and until one kill caught it half done; `check` looks at what
 * is left each time and tells whether it is half of the work. A slow machine is given longer, a fast one less.
 */
async function killAgainAndAgain(
  command: (round: number) => string[],
  begun: (round: number) => boolean,
  check: (round: number) => Promise<boolean>,
): Promise<void> {
  let longest = 400;
  let caught = false;
  for (let [round, hits] = [0, 0]; hits < KILLS_OF_EACH || !caught; round++) {
    expect(round).toBeLessThan(KILLS_OF_EACH * 10);
    const hit = await killed(() => begun(round), round, longest, ...command(round));
    caught = (await check(round)) || caught;
    if (!hit) longest /= 2;
    else if (!caught) longest *= 1.5;
    hits += Number(hit);
  }
  // What is there already was not touched by any of it.
  expect(await stateOf(source)).toEqual({ size, root });
}

const partsOf = (name: string) => readdirSync(directory).filter((entry) => entry.startsWith(`${name}.`));

async function succeeds(...command: string[]): Promise<void> {
  expect(await children.start(...command).ended).toMatchObject({
    code: 0,
    err: expect.not.stringContaining('fellesbok:'),
  });
}

describe(`kill -9 (seed ${seed})`, () => {
  it('of a copy leaves the first events of the book, and the next goes on', async () => {
    let target = join(directory, 'copy');
    let begun = 0;
    const command = () => ['copy', '--from', source, '--to', target];
    /** The log was written to since. */
    const started = () => {
      const log = statSync(join(target, 'book.sqlite-wal'), { throwIfNoEntry: false });
      return log !== undefined && log.size > 0 && log.mtimeMs > begun;
    };
    let before = 0;
    await killAgainAndAgain(
      () => {
        begun = Date.now();
        return command();
      },
      started,
      async (round) => {
        const there = await stateOf(target);
        if (there.size > 0) expect(there.root).toBe(await rootOfFirst(there.size));
        expect(there.size).toBeGreaterThanOrEqual(before);
        before = there.size;
        if (before < size) return before > 0;
        // There is nothing left to copy: the next goes somewhere else.
        target = join(directory, `copy-${round}`);
        before = 0;
        return false;
      },
    );
    await succeeds(...command());
    expect(await stateOf(target)).toEqual({ size, root });
    const asked = ['allocation', BOOK, '--from', '2025-01', '--to', '2025-12', '--known-at', String(size)];
    expect(await fellesbok(...asked, '--data', target)).toEqual(await fellesbok(...asked, '--data', source));
  }, 240_000);

  async function rootOfFirst(n: number): Promise<unknown> {
    const store = SqliteEventStore.openReadOnly(source);
    const found = await fingerprint(store, BOOK, n);
    await store.close();
    return found;
  }

  it('of an export leaves no file, or the whole of it', async () => {
    const whole = join(directory, 'whole.jsonl');
    await succeeds('export', BOOK, '--data', source, '--out', whole);
    const file = (round: number) => join(directory, `export-${round}.jsonl`);
    const left: number[] = [];
    await killAgainAndAgain(
      (round) => ['export', BOOK, '--data', source, '--out', file(round)],
      (round) => partsOf(`export-${round}.jsonl`).length > 0,
      async (round) => {
        if (existsSync(file(round))) expect(readFileSync(file(round)).equals(readFileSync(whole))).toBe(true);
        else left.push(round);
        return left.length > 0;
      },
    );
    const again = left[0] as number;
    await succeeds('export', BOOK, '--data', source, '--out', file(again));
    expect(readFileSync(file(again)).equals(readFileSync(whole))).toBe(true);
    expect(partsOf(`export-${again}.jsonl`)).toEqual([]);
  }, 240_000);

  it('of a backup leaves no directory, or the whole of it', async () => {
    const place = (round: number) => join(directory, `backup-${round}`);
    const isWhole = async (round: number) => {
      expect(readdirSync(place(round)).sort()).toEqual(['backup.json', 'book.sqlite']);
      expect(await stateOf(place(round))).toEqual({ size, root });
    };
    const left: number[] = [];
    await killAgainAndAgain(
      (round) => ['backup', place(round), '--data', source],
      (round) => partsOf(`backup-${round}`).length > 0,
      async (round) => {
        if (existsSync(place(round))) await isWhole(round);
        else left.push(round);
        return left.length > 0;
      },
    );
    const again = left[0] as number;
    await succeeds('backup', place(again), '--data', source);
    await isWhole(again);
    expect(partsOf(`backup-${again}`)).toEqual([]);
  }, 240_000);

  it('of a restore leaves the directory as it was, or the whole book', async () => {
    const saved = join(directory, 'saved');
    await succeeds('backup', saved, '--data', source);
    const place = (round: number) => join(directory, `restored-${round}`);
    const left: number[] = [];
    await killAgainAndAgain(
      (round) => {
        if (round % 2 === 0) mkdirSync(place(round), { recursive: true });
        return ['restore', saved, '--data', place(round)];
      },
      (round) => partsOf(`restored-${round}`).length > 0,
      async (round) => {
        const empty = existsSync(place(round)) && readdirSync(place(round)).length === 0;
        if (empty || !existsSync(place(round))) left.push(round);
        else expect(await stateOf(place(round))).toEqual({ size, root });
        return left.length > 0;
      },
    );
    const again = left[0] as number;
    await succeeds('restore', saved, '--data', place(again));
    expect(await stateOf(place(again))).toEqual({ size, root });
    expect(partsOf(`restored-${again}`)).toEqual([]);
  }, 240_000);
});

const onPosix = process.platform === 'win32' ? it.skip : it;
onPosix(
  'without room for it, nothing is left, and one line says so',
  async () => {
    const [room, place] = [1_000, (name: string) => join(directory, name)];
    const saved = place('saved-whole');
    await succeeds('backup', saved, '--data', source);
    const commands = {
      'full.jsonl': ['export', BOOK, '--data', source, '--out', place('full.jsonl')],
      'full-backup': ['backup', place('full-backup'), '--data', source],
      'full-restored': ['restore', saved, '--data', place('full-restored')],
    };
    for (const [name, command] of Object.entries(commands)) {
      const { code, out, err } = await children.startLimited(room, ...command);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err.split('\n').filter((line) => line.startsWith('fellesbok: '))).toEqual([
        expect.stringMatching(/kunne ikke skrives \(.*(?:EFBIG|SQLITE_(?:IOERR|FULL)).*\)\. Ingenting ligger igjen\.$/),
      ]);
      expect(readdirSync(directory).filter((entry) => entry.startsWith(name))).toEqual([]);
    }

    // A copy keeps what it has, which is whole, and goes on when there is room.
    const target = place('full-copy');
    const { code, err } = await children.startLimited(room * 4, 'copy', '--from', source, '--to', target);
    expect(code).toBe(1);
    expect(err).toMatch(/^fellesbok: Boka kan ikke brukes nå \(nothing was written: .*SQLITE_/m);
    const there = await stateOf(target);
    expect(there.size).toBeLessThan(size);
    await succeeds('copy', '--from', source, '--to', target);
    expect(await stateOf(target)).toEqual({ size, root });
  },
  240_000,
);
