import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store';
import type { DocumentReference } from '#kernel';
import type { Holder } from '#people';
import { ProgramChildren } from './program-children.ts';
import { fellesbok, type Outcome, temporaryDirectory } from './run.ts';

const BOOK = 'lofoten-ikt';
const directory = temporaryDirectory();
const data = join(directory, 'data');
/** Everybody here is invented. */
const KARI = ['--office', 'ordforer-1865', '--municipality', '1865', '--from', '2025-01-01', '--name', 'Kari Eksempel'];
const GROUND = ['--ground', 'personvernforordningen art. 17', '--authority', 'arkivleder', '--yes'];
/** A cooperation with a body of two seats, and a meeting of it. */
const WITH_SEATS = `
- command: EstablishCooperation
  decided: 2024-11-12
  recorded: 2024-11-20T08:00:00Z
  actor: { id: styresekretar, role: BOARD_SECRETARY }
  validFrom: 2025-01-01
  data:
    name: "EKSEMPEL: Felles arkiv"
    form: HOST_MUNICIPALITY
    host: "9901"
    participants: [{ municipality: "9901", name: Eksempelvik, organisationNumber: "310000019" }]
- command: EstablishBody
  decided: 2025-01-01
  recorded: 2025-01-02T08:00:00Z
  actor: { id: styresekretar, role: BOARD_SECRETARY }
  data: { body: styret, name: Styret, kind: OPERATING_BOARD }
- command: DefineSeats
  decided: 2025-01-01
  recorded: 2025-01-02T08:01:00Z
  actor: { id: styresekretar, role: BOARD_SECRETARY }
  data:
    body: styret
    members: 2
    seats:
      - { seat: leder, office: kommunedirektør, municipality: "9901", role: CHAIR }
      - { seat: medlem, office: økonomisjef, municipality: "9901", role: MEMBER }
- command: HoldMeeting
  decided: 2025-03-03
  recorded: 2025-03-04T08:00:00Z
  actor: { id: styresekretar, role: BOARD_SECRETARY }
  data: { meeting: m-1, body: styret, present: [leder, medlem] }
`;
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
    expect(await fails('people', 'erase', BOOK, holder, ...GROUND, '--data', place)).toContain(
      'Den skjer bare én gang',
    );
  });

  it('stand beside seats where that is asked for, and «(slettet)» where one was', async () => {
    const place = fresh();
    const history = join(directory, 'seats.yaml');
    writeFileSync(history, WITH_SEATS);
    await succeeds('import', BOOK, history, '--data', place);
    const asked = ['people', 'add', BOOK, '--body', 'styret', '--from', '2025-01-01', '--format', 'json'];
    const nowhere = ['people', 'add', BOOK, '--body', 'styrt', '--office', 'leder', '--from', '2025-01-01'];
    const refused = await fellesbok(...nowhere, '--name', 'Kari Eksempel', '--data', place);
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toContain('«styrt»');
    expect(refused.err).toContain('styret');
    const noSeat = await fellesbok(...asked, '--office', 'ledr', '--name', 'Kari Eksempel', '--data', place);
    expect(noSeat).toMatchObject({ exitCode: 1, out: '' });
    expect(noSeat.err).toContain('«ledr»');
    const kari = await succeeds(...asked, '--office', 'leder', '--name', 'Kari Eksempel', '--data', place);
    await succeeds(...asked, '--office', 'medlem', '--name', 'Ola Oppdiktet', '--data', place);
    const bodies = (...more: string[]) =>
      succeeds('bodies', BOOK, '--valid-on', '2025-06-30', ...more, '--data', place);
    const minutes = (...more: string[]) => succeeds('minutes', BOOK, 'm-1', ...more, '--data', place);
    for (const text of [await bodies(), await minutes()]) expect(text).not.toMatch(/Kari|Ola/);
    expect(await bodies('--names')).toMatch(/^leder +kommunedirektør +Kari Eksempel /m);
    expect(await minutes('--names')).toContain('leder (Kari Eksempel), medlem (Ola Oppdiktet)');
    await succeeds('people', 'erase', BOOK, (JSON.parse(kari) as Holder).holder, ...GROUND, '--data', place);
    expect(await bodies('--names')).toMatch(/^leder +kommunedirektør +\(slettet\) /m);
    expect(await minutes('--names')).toContain('leder (slettet), medlem (Ola Oppdiktet)');
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

it('a document is erased through the book too, once, and nothing is recorded of one that is not there', async () => {
  const place = copied();
  const file = join(directory, 'minutes.txt');
  writeFileSync(file, 'Minutes that name Kari Eksempel.');
  const { reference } = JSON.parse(
    await succeeds('document', 'add', file, '--format', 'json', '--data', place),
  ) as DocumentReference;
  const erase = (id: string) => ['document', 'erase', id, '--cooperation', BOOK, ...GROUND, '--data', place];
  expect(await succeeds(...erase(reference))).toContain('er slettet for godt');
  expect(filesWith(place, 'Kari')).toEqual([]);
  const erasure = { what: 'DOCUMENT', id: reference, ground: GROUND[1], authority: 'arkivleder' };
  expect(await erasuresIn(place)).toEqual([erasure]);
  expect((await fellesbok('document', 'show', reference, '--data', place)).err).toContain('av arkivleder');
  expect(await fails(...erase(reference))).toContain('er alt slettet');
  expect(await fails(...erase('00000000-0000-4000-8000-000000000000'))).toContain('finnes ikke her');
  expect(await erasuresIn(place)).toEqual([erasure]);
});

describe('a backup', () => {
  it('has the names, for their owner alone; restored, what was erased since is erased again', async () => {
    const place = copied();
    const holder = await added(place);
    const ola = ['--office', 'ordforer-1860', '--name', 'Ola Oppdiktet', '--from', '2025-01-01'];
    await succeeds('people', 'add', BOOK, ...ola, '--data', place);
    const saved = fresh();
    expect(await succeeds('backup', saved, '--data', place)).toContain('2 navn og 0 slettede');
    expect(statSync(join(saved, 'people.sqlite')).mode & 0o777).toBe(0o600);
    expect(await fails('restore', saved, '--data', fresh())).toContain('Det som er slettet etter det');
    await succeeds('people', 'erase', BOOK, holder, ...GROUND, '--data', place);

    const list = fresh();
    writeFileSync(list, await succeeds('document', 'erasures', '--data', place));
    const newer = fresh();
    expect(await succeeds('backup', newer, '--data', place)).toContain('1 navn og 1 slettede');
    for (const erasures of [list, place, newer]) {
      const restored = fresh();
      expect(await succeeds('restore', saved, '--erasures', erasures, '--data', restored)).toContain(
        '1 dokumenter og navn som er slettet siden, ble slettet igjen.',
      );
      expect(filesWith(restored, 'Kari')).toEqual([]);
      expect(await listed(restored, '--all')).toMatchObject([
        { holder, person: null, erased: { by: 'arkivleder', ground: 'personvernforordningen art. 17' } },
        { person: { name: 'Ola Oppdiktet' } },
      ]);
    }
    const asItWas = fresh();
    await succeeds('restore', saved, '--no-erasures', '--data', asItWas);
    expect(filesWith(asItWas, 'Kari Eksempel')).toEqual(['people.sqlite']);
    expect(filesWith(newer, 'Kari')).toEqual([]);
  }, 60_000);

  it('taken before an erasure was done does it when it is restored: its own book says so', async () => {
    const place = copied();
    const holder = await added(place);
    const { default: Database } = await import('better-sqlite3');
    const other = new Database(join(place, 'people.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    expect(await fails('people', 'erase', BOOK, holder, ...GROUND, '--data', place)).toContain('ikke gjort ennå');
    other.exec('ROLLBACK');
    other.close();
    const saved = fresh();
    await succeeds('backup', saved, '--data', place);
    expect(filesWith(saved, 'Kari Eksempel')).not.toEqual([]);
    const restored = fresh();
    await succeeds('restore', saved, '--no-erasures', '--data', restored);
    expect(filesWith(restored, 'Kari')).toEqual([]);
  }, 60_000);
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
