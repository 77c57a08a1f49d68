import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isRefusal, orThrow, type Refusal } from '#kernel';
import { type NewHolder, PEOPLE_FILE, People, type PeopleEdge, PeopleStore } from './index.ts';

/** Ids and times that count. */
function counting(): PeopleEdge {
  let [ids, seconds] = [0, 0];
  return {
    now: () => `2026-01-01T00:00:${String(seconds++ % 60).padStart(2, '0')}.000Z`,
    newHolder: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  };
}
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const GONE = { at: '2026-02-01T12:00:00.000Z', by: 'archive', ground: 'Data protection regulation art. 17' };
/** Everybody here is invented. */
const KARI: NewHolder = {
  cooperation: 'lofoten-ikt',
  body: 'styret',
  office: 'kommunedirektor-1865',
  municipality: '1865',
  from: '2025-01-01',
  name: 'Kari Eksempel',
  email: 'kari@example.no',
  phone: '+47 00 00 00 00',
  by: 'styresekretar',
};

let directory: string;
const opened: PeopleStore[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fellesbok-people-'));
});
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  rmSync(directory, { recursive: true, force: true });
});
function open(edge = counting()): PeopleStore {
  const store = orThrow(PeopleStore.open(directory, edge));
  opened.push(store);
  return store;
}
const added = (store: PeopleStore, asked: Partial<NewHolder> = {}) => orThrow(store.add({ ...KARI, ...asked })).holder;
const codeOf = (answer: unknown): string | null => (isRefusal(answer) ? (answer as Refusal).code : null);
/** The files of the directory, the log too, that hold the text. */
const filesWith = (text: string): string[] =>
  readdirSync(directory).filter((name) => readFileSync(join(directory, name)).includes(text));

describe('a person in an office', () => {
  it('is kept with who recorded it, and is there after reopening', () => {
    const holder = added(open());
    expect(holder).toEqual({
      holder: id(1),
      cooperation: 'lofoten-ikt',
      body: 'styret',
      office: 'kommunedirektor-1865',
      municipality: '1865',
      from: '2025-01-01',
      until: null,
      person: { name: 'Kari Eksempel', email: 'kari@example.no', phone: '+47 00 00 00 00' },
      erased: null,
      changes: [{ what: 'ADDED', at: '2026-01-01T00:00:00.000Z', by: 'styresekretar' }],
    });
    opened.pop()?.close();
    expect(open().list('lofoten-ikt')).toEqual([holder]);
    expect(open().list('another')).toEqual([]);
    for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['the day before', '2024-12-31', 0],
    ['the first day', '2025-01-01', 1],
    ['the last day', '2025-06-30', 1],
    ['the day after', '2025-07-01', 0],
  ])('is listed on the days the office is held: %s', (_, on, count) => {
    const store = open();
    added(store, { until: '2025-07-01' });
    expect(orThrow(store.list('lofoten-ikt', on))).toHaveLength(count);
  });

  it('is corrected; what it said before is in no file', () => {
    const store = open();
    added(store, { name: 'Kari Feilskrevet' });
    const right = { name: 'Kari Eksempel', email: null };
    expect(store.correct('lofoten-ikt', id(1), right, 'drift')).toMatchObject({
      person: { name: 'Kari Eksempel', email: null, phone: '+47 00 00 00 00' },
      changes: [{ what: 'ADDED' }, { what: 'CORRECTED', by: 'drift' }],
    });
    expect(filesWith('Feilskrevet')).toEqual([]);
    expect(filesWith('kari@example.no')).toEqual([]);
  });

  it('is ended from a day on, once', () => {
    const store = open();
    added(store);
    const ended = store.end('lofoten-ikt', id(1), '2026-01-01', 'drift');
    expect(ended).toMatchObject({ until: '2026-01-01', changes: [{ what: 'ADDED' }, { what: 'ENDED', by: 'drift' }] });
    expect(store.end('lofoten-ikt', id(1), '2026-01-01', 'drift')).toEqual(ended);
    expect(codeOf(store.end('lofoten-ikt', id(1), '2025-01-01', 'drift'))).toBe('holder-field-wrong');
  });

  it('does not share an office, but may follow another', () => {
    const store = open();
    added(store, { until: '2025-07-01' });
    expect(store.add({ ...KARI, name: 'Ola Eksempel', from: '2025-06-30' })).toMatchObject({
      code: 'office-held',
      details: { office: 'kommunedirektor-1865', holder: id(1) },
    });
    expect(added(store, { name: 'Ola Eksempel', from: '2025-07-01' })).toMatchObject({ holder: id(2) });
    expect(codeOf(store.end('lofoten-ikt', id(1), '2025-08-01', 'x'))).toBe(null);
    expect(codeOf(store.correct('lofoten-ikt', id(2), { from: '2025-06-01' }, 'x'))).toBe('office-held');
  });

  it('is added once by a request, however often it comes', () => {
    const store = open();
    const first = store.add({ ...KARI, request: 'r-1' });
    expect(store.add({ ...KARI, request: 'r-1' })).toEqual({ ...first, repeated: true });
    expect(store.add({ ...KARI, name: 'Ola Eksempel', request: 'r-1' })).toMatchObject({
      code: 'people-request-reused',
      details: { holder: id(1) },
    });
    expect(orThrow(store.list('lofoten-ikt'))).toHaveLength(1);
  });

  it.each([
    ['office', 'kommunedirektør i Vågan'],
    ['body', ' '],
    ['municipality', '18655'],
    ['name', ''],
    ['name', '01020312345'],
    ['name', 'To\nlinjer'],
    ['email', 'kari'],
    ['phone', '01020312345'],
    ['phone', 'ring meg'],
    ['from', '2025-02-30'],
    ['until', '2025-01-01'],
  ])('is refused with a wrong %s (%j), which is not repeated in the text', (field, value) => {
    const refused = open().add({ ...KARI, [field]: value }) as Refusal;
    expect([refused.code, refused.details.field]).toEqual(['holder-field-wrong', field]);
    if (value.length > 3) expect(JSON.stringify(refused)).not.toContain(value);
  });

  it('is nobody’s of another cooperation', () => {
    const store = open();
    added(store);
    for (const answer of [
      store.find('another', id(1)),
      store.correct('another', id(1), { name: 'X' }, 'x'),
      store.end('another', id(1), '2026-01-01', 'x'),
      store.erase('another', id(1), GONE),
    ])
      expect(codeOf(answer)).toBe('holder-unknown');
  });
});

describe('erasing', () => {
  it('leaves no byte of name, e-mail or telephone in any file; office and period stay', () => {
    const store = open();
    added(store);
    added(store, { name: 'Ola Eksempel', email: 'ola@example.no', office: 'ordforer-1860', municipality: '1860' });
    for (const text of ['Kari', 'kari@', '+47 00']) expect(filesWith(text)).not.toEqual([]);
    expect(store.erase('lofoten-ikt', id(1), GONE)).toEqual({ traces: false });
    for (const text of ['Kari', 'kari@']) expect(filesWith(text)).toEqual([]);
    expect(filesWith('Ola Eksempel')).toEqual([PEOPLE_FILE]);
    expect(store.find('lofoten-ikt', id(1))).toMatchObject({
      office: 'kommunedirektor-1865',
      from: '2025-01-01',
      person: null,
      erased: GONE,
      changes: [{ what: 'ADDED' }, { what: 'ERASED', at: GONE.at, by: 'archive' }],
    });
  });

  it('leaves none of many, in whatever order they go', () => {
    const store = open();
    let seed = 7;
    const random = (n: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % n;
    };
    const word = (n: number): string => [...String(n)].map((d) => 'abcdefghij'[Number(d)]).join('');
    const left = Array.from({ length: 120 }, (_, n) => {
      const name = `Marker ${word(n)} x${'y'.repeat(random(80))}`;
      return { name: `Marker ${word(n)} `, holder: added(store, { office: `o-${n}`, name }).holder };
    });
    const all = [...left];
    while (left.length > 12) {
      const [one] = left.splice(random(left.length), 1);
      expect(store.erase('lofoten-ikt', one?.holder ?? '', GONE)).toEqual({ traces: false });
    }
    const stored = readdirSync(directory).map((name) => readFileSync(join(directory, name)));
    expect(all.filter(({ name }) => stored.some((bytes) => bytes.includes(name)))).toEqual(left);
  });

  it('happens once; whoever is erased is not corrected, ended or brought back', () => {
    const store = open();
    added(store);
    orThrow(store.erase('lofoten-ikt', id(1), GONE));
    for (const answer of [
      store.erase('lofoten-ikt', id(1), { ...GONE, ground: 'another' }),
      store.correct('lofoten-ikt', id(1), { name: 'Kari Eksempel' }, 'x'),
      store.end('lofoten-ikt', id(1), '2026-01-01', 'x'),
    ])
      expect(answer).toMatchObject({ code: 'holder-erased', details: { ground: GONE.ground } });
    const db = new Database(join(directory, PEOPLE_FILE));
    expect(() =>
      db.exec("INSERT INTO contents (holder, zeros, name) VALUES (1, zeroblob(4096), 'Kari Eksempel')"),
    ).toThrow('does not come back');
    expect(() => db.exec('UPDATE holders SET erased_at = NULL, erased_by = NULL, ground = NULL')).toThrow(
      'is erased once',
    );
    expect(() => db.exec('DELETE FROM holders')).toThrow('never deleted');
    db.close();
  });

  it('while somebody reads leaves traces, and says so; the next opening overwrites them', () => {
    const store = open();
    added(store);
    const reader = new Database(join(directory, PEOPLE_FILE), { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM holders').get();
    expect(store.erase('lofoten-ikt', id(1), GONE)).toEqual({ traces: true });
    expect(filesWith('Kari')).not.toEqual([]);
    reader.exec('COMMIT');
    open();
    expect(filesWith('Kari')).toEqual([]);
    reader.close();
  });
});

describe('the names that a view shows', () => {
  const people = () => new People(directory, counting());
  const nameOn = (date: string, sees = true, seat: { office: string; body?: string } = { office: KARI.office }) =>
    orThrow(people().names('lofoten-ikt', () => sees)).nameOf('lofoten-ikt', seat, date);

  it('are none where nobody was ever added, and nothing is made', () => {
    expect(nameOn('2025-01-01')).toBeNull();
    expect(people().list('lofoten-ikt')).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('are those of the day, for whoever may see them', () => {
    const store = open();
    added(store, { until: '2025-07-01' });
    added(store, { name: 'Ola Eksempel', from: '2025-07-01' });
    expect(nameOn('2024-12-31')).toBeNull();
    expect(nameOn('2025-06-30')).toBe('Kari Eksempel');
    expect(nameOn('2025-07-01')).toBe('Ola Eksempel');
    expect(nameOn('2025-07-01', false)).toBeNull();
    expect(nameOn('2025-07-01', true, { office: KARI.office, body: 'styret' })).toBe('Ola Eksempel');
    expect(nameOn('2025-07-01', true, { office: KARI.office, body: 'another' })).toBeNull();
    expect(nameOn('2025-07-01', true, { office: 'another' })).toBeNull();
  });

  it('say that a name was erased, also to those who never saw it, until the office has another', () => {
    const store = open();
    added(store);
    orThrow(store.erase('lofoten-ikt', id(1), GONE));
    expect(nameOn('2025-06-30')).toBe('ERASED');
    expect(nameOn('2025-06-30', false)).toBe('ERASED');
    added(store, { name: 'Ola Eksempel', from: '2025-06-01' });
    expect(nameOn('2025-05-31')).toBe('ERASED');
    expect(nameOn('2025-06-30')).toBe('Ola Eksempel');
  });
});

it('a foreign file is left as it is', () => {
  writeFileSync(join(directory, PEOPLE_FILE), 'no database, but as long as one '.repeat(40));
  const before = readFileSync(join(directory, PEOPLE_FILE));
  for (const access of ['create', 'change', 'read'] as const)
    expect(codeOf(PeopleStore.open(directory, counting(), access))).toBe('people-foreign-file');
  expect(readFileSync(join(directory, PEOPLE_FILE))).toEqual(before);
  expect(codeOf(PeopleStore.open(join(directory, 'no'), counting(), 'change'))).toBe('no-people');
});
