import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Instant, isRefusal, type Refusal } from '#kernel';
import { ACCESS_FILE, type AccessEdge, KeyRing, KeyStore, type NewKey } from './index.ts';

const accepted = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.text.en);
  return answer;
};

let directory: string;
let now: Instant;
const opened: { close(): void }[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fellesbok-access-'));
  now = '2026-03-01T12:00:00.000Z';
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
  rmSync(directory, { recursive: true, force: true });
});

const edge: AccessEdge = { now: () => now, random: randomBytes };
const file = (): string => join(directory, ACCESS_FILE);
function open(access?: 'create' | 'change'): KeyStore {
  const store = accepted(KeyStore.open(directory, edge, access));
  opened.push(store);
  return store;
}
function ring(): KeyRing {
  const made = new KeyRing(directory, edge);
  opened.push(made);
  return made;
}

const SECRETARY: NewKey = { role: 'BOARD_SECRETARY', actor: 'styresekretar', label: 'Styresekretariatet', by: 'cli' };
const COUNCIL: NewKey = {
  role: 'COUNCIL_SECRETARY',
  municipality: '1865',
  actor: 'kommunestyresekretar-1865',
  label: 'Politisk sekretariat',
  by: 'cli',
};

describe('a key', () => {
  it('is shown once, names its office and holds for a year', () => {
    const { key, text } = accepted(open().create(COUNCIL));
    expect(text).toMatch(/^fbk_[0-9a-f]{12}_[0-9a-f]{48}$/);
    expect(key).toEqual({
      id: text.slice(4, 16),
      state: 'VALID',
      actor: 'kommunestyresekretar-1865',
      role: 'COUNCIL_SECRETARY',
      municipality: '1865',
      label: 'Politisk sekretariat',
      created: '2026-03-01T12:00:00.000Z',
      createdBy: 'cli',
      expires: '2027-03-01T22:59:59.999Z',
      revoked: null,
      revokedBy: null,
      lastUsed: null,
    });
    expect(open().holderOf(text)).toEqual({
      actor: { id: 'kommunestyresekretar-1865', role: 'COUNCIL_SECRETARY', municipality: '1865' },
      key: key.id,
    });
    expect(open().list()).toEqual([{ ...key, lastUsed: '2026-03-01' }]);
  });

  it('is another each time, of the same actor', () => {
    const store = open();
    const texts = Array.from({ length: 50 }, () => accepted(store.create(SECRETARY)).text);
    expect(new Set(texts.map((text) => text.slice(17))).size).toBe(50);
    expect(new Set(texts.map((text) => JSON.stringify(accepted(store.holderOf(text)).actor)))).toEqual(
      new Set(['{"id":"styresekretar","role":"BOARD_SECRETARY"}']),
    );
  });

  it('is stored as the hash of all of it, in a file for its owner alone', () => {
    const store = open();
    const { key, text } = accepted(store.create(SECRETARY));
    const secret = text.slice(17);
    for (const name of readdirSync(directory)) {
      const content = readFileSync(join(directory, name));
      expect([name, content.includes(secret), content.includes(Buffer.from(secret, 'hex'))]).toEqual([
        name,
        false,
        false,
      ]);
      expect([name, statSync(join(directory, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
    const db = new Database(file(), { readonly: true });
    expect(db.prepare('SELECT hash FROM keys WHERE id = ?').pluck().get(key.id)).toEqual(
      createHash('sha256').update(text).digest(),
    );
    db.close();
  });

  it.each([
    ['the day it was made', '2026-03-01', '2026-03-01T22:59:59.999Z'],
    ['a day of summer time', '2026-07-01', '2026-07-01T21:59:59.999Z'],
    ['five years', '2031-02-28', '2031-02-28T22:59:59.999Z'],
  ])('holds to the last moment of its last day in Oslo: %s', (_, expires, end) => {
    const store = open();
    const { key, text } = accepted(store.create({ ...SECRETARY, expires }));
    expect(key.expires).toBe(end);
    now = end;
    expect(store.holderOf(text)).toMatchObject({ key: key.id });
    now = new Date(Date.parse(end) + 1).toISOString();
    expect(store.holderOf(text)).toMatchObject({ code: 'api-key-expired', details: { id: key.id, expires: end } });
    expect(store.list()).toMatchObject([{ state: 'EXPIRED' }]);
  });

  it('is revoked once and stays so; who, and when, is kept', () => {
    const store = open();
    const { key, text } = accepted(store.create(SECRETARY));
    now = '2026-03-02T08:00:00.000Z';
    const revoked = { ...key, state: 'REVOKED', revoked: now, revokedBy: 'drift' };
    expect(store.revoke(key.id, 'drift')).toEqual(revoked);
    expect(store.holderOf(text)).toMatchObject({ code: 'api-key-revoked', details: { id: key.id, revoked: now } });
    now = '2026-03-03T08:00:00.000Z';
    expect(store.revoke(key.id, 'another')).toEqual(revoked);
    expect(open().list()).toEqual([revoked]);
  });

  it('is marked as used once a day', () => {
    const store = open();
    const { text } = accepted(store.create(SECRETARY));
    const days = ['2026-03-01T12:00:00.000Z', '2026-03-01T22:59:00.000Z', '2026-03-01T23:00:00.000Z'].map((instant) => {
      now = instant;
      store.holderOf(text);
      return accepted(store.list())[0]?.lastUsed;
    });
    expect(days).toEqual(['2026-03-01', '2026-03-01', '2026-03-02']);
  });

  it('lets its holder in while another writes in the file', () => {
    const store = open();
    const { text } = accepted(store.create(SECRETARY));
    const other = new Database(file());
    other.exec('BEGIN IMMEDIATE');
    expect(store.holderOf(text)).toMatchObject({ actor: { id: 'styresekretar' } });
    other.exec('ROLLBACK');
    other.close();
  });

  it('cannot be deleted, changed or brought back, also not by hand', () => {
    const { key } = accepted(open().create(SECRETARY));
    open().revoke(key.id, 'drift');
    const db = new Database(file());
    expect(() => db.exec('DELETE FROM keys')).toThrow('never deleted');
    expect(() => db.exec("UPDATE keys SET expires = '2099-01-01T00:00:00.000Z'")).toThrow('never changed');
    expect(() => db.exec("UPDATE keys SET role = 'OPERATOR'")).toThrow('never changed');
    expect(() => db.exec('UPDATE keys SET revoked = NULL, revoked_by = NULL')).toThrow('revoked once');
    db.close();
  });
});

describe('what is presented as a key', () => {
  it.each([
    ['nothing', () => '', 'api-key-malformed'],
    ['a word', () => 'secret', 'api-key-malformed'],
    ['a key without its secret', (text: string) => text.slice(0, 17), 'api-key-malformed'],
    ['a key that is cut', (text: string) => text.slice(0, -1), 'api-key-malformed'],
    ['a key and more', (text: string) => `${text}0`, 'api-key-malformed'],
    ['a key with a line end', (text: string) => `${text}\n`, 'api-key-malformed'],
    ['a key in capitals', (text: string) => text.toUpperCase(), 'api-key-malformed'],
    ['another secret', (text: string) => `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`, 'api-key-unknown'],
    ['another id', (text: string) => `fbk_${'0'.repeat(12)}${text.slice(16)}`, 'api-key-unknown'],
    [
      'the hash',
      (text: string) => `${text.slice(0, 17)}${createHash('sha256').update(text).digest('hex').slice(0, 48)}`,
      'api-key-unknown',
    ],
  ])('%s lets nobody in, and is not repeated', (_, tampered, code) => {
    const store = open();
    const { text } = accepted(store.create(SECRETARY));
    const refusal = store.holderOf(tampered(text));
    expect(refusal).toMatchObject({ code, kind: 'unauthorised', details: {} });
    expect(JSON.stringify(refusal)).not.toContain(text.slice(17, 40));
    expect(store.list()).toMatchObject([{ lastUsed: null }]);
  });

  it('with a wrong secret does not learn whether the key was revoked', () => {
    const store = open();
    const { key, text } = accepted(store.create(SECRETARY));
    store.revoke(key.id, 'drift');
    expect(store.holderOf(`fbk_${key.id}_${'0'.repeat(48)}`)).toMatchObject({ code: 'api-key-unknown' });
    expect(store.holderOf(text)).toMatchObject({ code: 'api-key-revoked' });
  });
});

describe('a key is not made', () => {
  it.each<[string, Partial<NewKey>, string]>([
    ['for a role that there is not', { role: 'ADMIN' }, 'role-unknown'],
    [
      'for a council’s secretary without a municipality',
      { ...COUNCIL, municipality: undefined },
      'api-key-municipality-missing',
    ],
    ['for a host’s economist without one', { role: 'HOST_ECONOMIST' }, 'api-key-municipality-missing'],
    ['for a participant’s economist without one', { role: 'PARTICIPANT_ECONOMIST' }, 'api-key-municipality-missing'],
    ['for the board’s secretary with one', { municipality: '1865' }, 'api-key-municipality-not-for-role'],
    ['for the operator with one', { role: 'OPERATOR', municipality: '1865' }, 'api-key-municipality-not-for-role'],
    ['for a municipality by name', { ...COUNCIL, municipality: 'Vågan' }, 'api-key-municipality-malformed'],
    ['for nobody', { actor: '' }, 'api-key-actor-malformed'],
    ['for an actor in capitals', { actor: 'Styresekretar' }, 'api-key-actor-malformed'],
    ['for an address of e-mail', { actor: 'a@b.no' }, 'api-key-actor-malformed'],
    ['for a line of a log', { actor: 'a\nb' }, 'api-key-actor-malformed'],
    ['for 81 letters', { actor: 'a'.repeat(81) }, 'api-key-actor-malformed'],
    ['for the local reader', { actor: 'local-reader' }, 'api-key-actor-reserved'],
    ['for the command line', { actor: 'cli' }, 'api-key-actor-reserved'],
    ['without a label', { label: '  ' }, 'api-key-label-malformed'],
    ['with a label of two lines', { label: 'a\nb' }, 'api-key-label-malformed'],
    ['with somebody’s e-mail as label', { label: 'ola@example.org' }, 'api-key-label-malformed'],
    ['with a label of 121', { label: 'x'.repeat(121) }, 'api-key-label-malformed'],
    ['that ended yesterday', { expires: '2026-02-28' }, 'api-key-expiry-wrong'],
    ['for longer than five years', { expires: '2031-03-01' }, 'api-key-expiry-wrong'],
    ['to a day that there is not', { expires: '2026-02-30' }, 'api-key-expiry-wrong'],
    ['without end', { expires: '' }, 'api-key-expiry-wrong'],
  ])('%s', (_, change, code) => {
    const store = open();
    expect(store.create({ ...SECRETARY, ...change })).toMatchObject({ code });
    expect(store.list()).toEqual([]);
  });

  it('for an office that has another role or municipality, also when its keys no longer hold', () => {
    const store = open();
    const { key } = accepted(store.create(COUNCIL));
    store.revoke(key.id, 'drift');
    expect(store.create({ ...COUNCIL, municipality: '1860' })).toMatchObject({
      code: 'api-key-actor-other-role',
      details: { actor: COUNCIL.actor, role: 'COUNCIL_SECRETARY', municipality: '1865' },
    });
    expect(store.create({ ...COUNCIL, role: 'AUDITOR' })).toMatchObject({ code: 'api-key-actor-other-role' });
    expect(store.create(COUNCIL)).toMatchObject({ key: { actor: COUNCIL.actor } });
  });

  it('twice by one request: what is shown once cannot be repeated', () => {
    const store = open();
    const { key } = accepted(store.create({ ...SECRETARY, idempotencyKey: 'r-1' }));
    expect(store.create({ ...SECRETARY, idempotencyKey: 'r-1' })).toMatchObject({
      code: 'api-key-already-made',
      kind: 'conflict',
      details: { id: key.id },
    });
    expect(store.create({ ...SECRETARY, idempotencyKey: 'r-1', by: 'another' })).toMatchObject({ key: {} });
    expect(store.create({ ...SECRETARY, idempotencyKey: 'r-2' })).toMatchObject({ key: {} });
    expect(accepted(store.list())).toHaveLength(3);
  });

  it('an auditor has a municipality or not', () => {
    const store = open();
    expect(store.create({ ...SECRETARY, role: 'AUDITOR', actor: 'revisor' })).toMatchObject({
      key: { municipality: null },
    });
    expect(
      store.create({ ...SECRETARY, role: 'AUDITOR', actor: 'kontrollutvalg-1865', municipality: '1865' }),
    ).toMatchObject({ key: { municipality: '1865' } });
  });
});

it('a key that there is not cannot be revoked', () => {
  expect(open().revoke('000000000000', 'drift')).toMatchObject({ code: 'api-key-not-found', kind: 'unknown' });
});

describe('the file', () => {
  const made = (sql: string): void => {
    const db = new Database(file());
    db.exec(sql);
    db.close();
  };
  it.each<[string, () => void, string]>([
    ['no SQLite at all', () => writeFileSync(file(), 'no database, but as long as one '.repeat(40)), 'not a SQLite'],
    ['a database of somebody else', () => made('CREATE TABLE t (x)'), 'no mark'],
    [
      'keys of a newer program',
      () => made('CREATE TABLE t (x); PRAGMA application_id = 1179338073; PRAGMA user_version = 2'),
      'schema version 2',
    ],
  ])('%s is left as it is, and lets nobody in', (_, make, why) => {
    make();
    const before = readFileSync(file());
    const refused = {
      code: 'access-foreign-file',
      kind: 'unavailable',
      details: { why: expect.stringContaining(why) },
    };
    for (const access of ['create', 'change'] as const)
      expect(KeyStore.open(directory, edge, access)).toMatchObject(refused);
    expect(ring().everMade()).toMatchObject(refused);
    expect(ring().holderOf('x')).toMatchObject(refused);
    expect(readFileSync(file())).toEqual(before);
  });

  it('is not made to change what is there', () => {
    expect(KeyStore.open(directory, edge, 'change')).toMatchObject({ code: 'no-api-keys' });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('cannot be a directory', () => {
    mkdirSync(file());
    expect(KeyStore.open(directory, edge)).toMatchObject({ code: 'access-unavailable' });
    expect(ring().holderOf('x')).toMatchObject({ code: 'access-unavailable' });
  });
});

describe('a running server', () => {
  it('sees a key as soon as it is made beside it, and no longer when it is revoked', () => {
    const keys = ring();
    expect([keys.everMade(), keys.anyValid(), keys.holderOf('x')]).toEqual([
      false,
      false,
      expect.objectContaining({ code: 'api-key-malformed' }),
    ]);
    const other = open();
    const { key, text } = accepted(other.create(SECRETARY));
    expect([keys.everMade(), keys.anyValid()]).toEqual([true, true]);
    expect(keys.holderOf(text)).toMatchObject({ key: key.id });
    other.revoke(key.id, 'drift');
    expect(keys.holderOf(text)).toMatchObject({ code: 'api-key-revoked' });
    expect([keys.everMade(), keys.anyValid()]).toEqual([true, false]);
  });

  it('does not take an empty file for one with keys', () => {
    writeFileSync(file(), '');
    expect([ring().everMade(), ring().anyValid()]).toEqual([false, false]);
    expect(ring().holderOf(`fbk_${'0'.repeat(12)}_${'0'.repeat(48)}`)).toMatchObject({ code: 'api-key-unknown' });
  });

  it('sees a file that was put in the place of the other, within a second', async () => {
    const keys = ring();
    const { text } = accepted(open().create(SECRETARY));
    expect(keys.holderOf(text)).toMatchObject({ actor: {} });
    for (const one of opened.splice(1)) one.close();
    renameSync(file(), `${file()}.old`);
    for (const end of ['-wal', '-shm']) rmSync(file() + end, { force: true });
    const { text: another } = accepted(open().create(SECRETARY));
    await sleep(600);
    expect(keys.holderOf(another)).toMatchObject({ actor: {} });
    expect(keys.holderOf(text)).toMatchObject({ code: 'api-key-unknown' });
  });

  it('lets nobody in when its keys are gone, also not as before there were any', async () => {
    const keys = ring();
    const { text } = accepted(open().create(SECRETARY));
    expect(keys.holderOf(text)).toMatchObject({ actor: {} });
    for (const name of readdirSync(directory)) rmSync(join(directory, name));
    await sleep(600);
    expect(keys.holderOf(text)).toMatchObject({ code: 'access-unavailable' });
    expect(keys.anyValid()).toMatchObject({ code: 'access-unavailable' });
    expect(isRefusal(keys.everMade()) ? null : keys.everMade()).not.toBe(false);
  });
});

const onLinux = process.platform === 'linux' ? it : it.skip;
onLinux('a directory that nobody can make is refused at once instead of tried for ever', () => {
  expect(KeyStore.open('/proc/fellesbok/keys', edge, 'create')).toMatchObject({
    code: 'access-unavailable',
    details: { problem: expect.stringContaining('ENOENT') },
  });
});
