import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store';
import type { Holder } from '#people';
import { ProgramChildren } from './program-children.ts';
import { fellesbok, type Outcome, temporaryDirectory } from './run.ts';

const BOOK = 'lofoten-ikt';
const directory = temporaryDirectory();
const data = join(directory, 'data');
/** Everybody here is invented. */
const KARI = ['--office', 'ordforer-1865', '--municipality', '1865', '--from', '2025-01-01', '--name', 'Kari Eksempel'];
const GROUND = ['--ground', 'personvernforordningen art. 17', '--authority', 'arkivleder', '--yes'];
let count = 0;
const fresh = (): string => join(directory, `fresh-${++count}`);

beforeAll(async () => {
  await fellesbok('import', BOOK, 'examples/lofoten-ikt/history.yaml', '--data', data);
});

/** A data directory of its own with the book in it. */
function copied(): string {
  const place = fresh();
  cpSync(data, place, { recursive: true });
  return place;
}
async function succeeds(...args: string[]): Promise<string> {
  const told: Outcome = await fellesbok(...args);
  expect(told).toMatchObject({ exitCode: 0, err: '' });
  return told.out;
}
async function fails(...args: string[]): Promise<string> {
  const told = await fellesbok(...args);
  expect([told.exitCode > 0, told.out]).toEqual([true, '']);
  expect(told.err).not.toContain('\n');
  return told.err;
}
async function added(place: string, ...args: string[]): Promise<string> {
  const out = await succeeds('people', 'add', BOOK, ...KARI, ...args, '--format', 'json', '--data', place);
  return (JSON.parse(out) as Holder).holder;
}
const listed = async (place: string, ...args: string[]): Promise<Holder[]> =>
  JSON.parse(await succeeds('people', BOOK, '--format', 'json', ...args, '--data', place));
const filesWith = (place: string, text: string): string[] =>
  readdirSync(place).filter((name) => readFileSync(join(place, name)).includes(text));
async function erasuresIn(place: string): Promise<unknown[]> {
  const store = SqliteEventStore.openReadOnly(place);
  const { events } = await store.readBook(BOOK, 0, 5_000);
  await store.close();
  return events.filter(({ metadata }) => metadata.type === 'ErasureRecorded').map((event) => event.data);
}

describe('names on the command line', () => {
  it('are added, listed, corrected and ended', async () => {
    const place = copied();
    const holder = await added(place, '--email', 'kari@example.no');
    expect(await succeeds('people', BOOK, '--valid-on', '2025-06-30', '--data', place)).toMatch(
      new RegExp(`^ordforer-1865 +1865 +Kari Eksempel +kari@example.no +2025-01-01 +${holder}$`, 'm'),
    );
    expect(await listed(place, '--valid-on', '2024-12-31')).toEqual([]);
    await succeeds('people', 'correct', BOOK, holder, '--name', 'Kari Eksempelsen', '--email', '', '--data', place);
    await succeeds('people', 'end', BOOK, holder, '--until', '2025-09-01', '--data', place);
    expect(await listed(place, '--valid-on', '2025-09-01')).toEqual([]);
    expect(await listed(place, '--all')).toEqual([
      expect.objectContaining({
        holder,
        until: '2025-09-01',
        person: { name: 'Kari Eksempelsen', email: null, phone: null },
      }),
    ]);
    expect(filesWith(place, 'kari@example.no')).toEqual([]);
  });

  it('are erased for good; the book has the erasure and no name', async () => {
    const place = copied();
    const holder = await added(place);
    expect(filesWith(place, 'Kari Eksempel').filter((name) => !name.startsWith('people.sqlite'))).toEqual([]);
    expect(await fails('people', 'erase', BOOK, holder, ...GROUND.slice(0, -1), '--data', place)).toContain('--yes');
    expect(await succeeds('people', 'erase', BOOK, holder, ...GROUND, '--data', place)).toContain('slettet for godt');
    expect(filesWith(place, 'Kari')).toEqual([]);
    expect(await erasuresIn(place)).toEqual([
      { what: 'OFFICE_HOLDER', id: holder, ground: 'personvernforordningen art. 17', authority: 'arkivleder' },
    ]);
    expect(await succeeds('people', BOOK, '--all', '--data', place)).toMatch(/^ordforer-1865 +1865 +\(slettet\) /m);
    expect(await fails('people', 'erase', BOOK, holder, ...GROUND, '--data', place)).toContain('Den skjer bare én gang');
  });

  it('are in no export', async () => {
    const place = copied();
    await added(place);
    expect(await succeeds('export', BOOK, '--data', place)).not.toContain('Kari');
  });

  it.each<[string, string[], string]>([
    ['another cooperation', ['people', 'elsewhere'], 'elsewhere'],
    ['a day that is none', ['people', BOOK, '--valid-on', '2025-02-30'], '2025-02-30'],
    ['an unknown id', ['people', 'end', BOOK, 'x', '--until', '2026-01-01'], 'her er ingen navn lagret'],
    ['nothing to correct', ['people', 'correct', BOOK, 'x'], 'oppgi hva som skal rettes'],
    ['a name of digits', ['people', 'add', BOOK, ...KARI.slice(0, -1), '01020312345'], '«name» må være et navn'],
    ['an office that is none', ['people', 'add', BOOK, '--office', 'a b', ...KARI.slice(2)], '«office» må være id-en'],
  ])('are refused in one line: %s', async (_, args, line) => {
    expect(await fails(...args, '--data', data)).toContain(line);
  });
});

describe('an erasure that is cut short', () => {
  let children: ProgramChildren;
  beforeAll(() => {
    children = new ProgramChildren();
  }, 60_000);
  afterAll(() => children.dispose());

  it('by kill -9 between book and file is done when names are next asked for', async () => {
    const place = copied();
    const holder = await added(place);
    // Another connection that writes keeps the erasure waiting just there.
    const { default: Database } = await import('better-sqlite3');
    const other = new Database(join(place, 'people.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const { child, ended } = children.start('people', 'erase', BOOK, holder, ...GROUND, '--data', place);
    while ((await erasuresIn(place)).length === 0 && child.exitCode === null)
      await new Promise((r) => setTimeout(r, 10));
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    other.exec('ROLLBACK');
    other.close();
    expect(await erasuresIn(place)).toHaveLength(1);
    expect(filesWith(place, 'Kari Eksempel')).not.toEqual([]);
    expect(await listed(place, '--all')).toMatchObject([{ holder, person: null, erased: { by: 'arkivleder' } }]);
    expect(filesWith(place, 'Kari')).toEqual([]);
  }, 60_000);

  it('by a file that is busy is refused, stands in the book, and is done when the book is next opened', async () => {
    const place = copied();
    const holder = await added(place);
    const { default: Database } = await import('better-sqlite3');
    const other = new Database(join(place, 'people.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const { code, err } = await children.start('people', 'erase', BOOK, holder, ...GROUND, '--data', place).ended;
    expect([code, err]).toEqual([1, expect.stringContaining('Slettingen står i boka, men er ikke gjort ennå')]);
    other.exec('ROLLBACK');
    other.close();
    expect(filesWith(place, 'Kari Eksempel')).not.toEqual([]);
    await succeeds('costs', 'import', BOOK, 'examples/lofoten-ikt/costs.csv', '--data', place);
    expect(filesWith(place, 'Kari')).toEqual([]);
  }, 60_000);
});
