import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyView } from '#access';
import { fellesbok, type Outcome, temporaryDirectory } from './run.ts';

const directory = temporaryDirectory();
const data = join(directory, 'book');
const there = ['--data', data];
const SECRETARY = ['--role', 'BOARD_SECRETARY', '--actor', 'styresekretar', '--label', 'Styresekretariatet'];

/** A command, with what it says besides its answer. */
async function key(...args: string[]): Promise<Outcome & { readonly said: string }> {
  const write = process.stderr.write;
  let said = '';
  process.stderr.write = ((text: string) => {
    said += text;
    return true;
  }) as typeof process.stderr.write;
  try {
    return { ...(await fellesbok('key', ...args, ...(args.includes('--data') ? [] : there))), said };
  } finally {
    process.stderr.write = write;
  }
}
const listed = async (): Promise<KeyView[]> => JSON.parse((await key('list', '--format', 'json')).out) as KeyView[];

describe('keys on the command line', () => {
  it('are made: the key alone is the answer, in a file for its owner', async () => {
    const { out, err, said } = await key('create', ...SECRETARY, '--lang', 'en');
    expect([err, out]).toEqual(['', expect.stringMatching(/^fbk_[0-9a-f]{12}_[0-9a-f]{48}\n$/)]);
    expect(said).toMatch(/^The key [0-9a-f]{12} is made for styresekretar and holds until \d{4}-\d\d-\d\d\./);
    expect(said).not.toContain(out.slice(17, 60));
    for (const name of readdirSync(data)) expect([name, statSync(join(data, name)).mode & 0o077]).toEqual([name, 0]);
  });

  it('are made for an office of a municipality, to a day, as JSON', async () => {
    const office = [
      '--role',
      'HOST_ECONOMIST',
      '--municipality',
      '1865',
      '--actor',
      'okonom-1865',
      '--label',
      'Økonomi',
    ];
    const expires = `${new Date().getUTCFullYear() + 2}-01-05`;
    const { key: made, secret } = JSON.parse(
      (await key('create', ...office, '--expires', expires, '--format', 'json')).out,
    ) as { key: KeyView; secret: string };
    expect(made).toMatchObject({
      ...{ actor: 'okonom-1865', role: 'HOST_ECONOMIST', municipality: '1865', label: 'Økonomi', state: 'VALID' },
      ...{ createdBy: 'cli', expires: `${expires}T22:59:59.999Z`, lastUsed: null },
    });
    expect(secret).toContain(made.id);
  });

  it('are listed without their secrets', async () => {
    const { out } = await key('create', ...SECRETARY);
    const { out: table } = await key('list');
    expect(table).toContain(out.slice(4, 16));
    expect(table).toMatch(/Nøkkel +Status +Aktør +Rolle/);
    expect(table + JSON.stringify(await listed())).not.toContain(out.slice(17, 40));
  });

  it('are revoked, once', async () => {
    const { out } = await key('create', ...SECRETARY);
    const id = out.slice(4, 16);
    const { out: told } = await key('revoke', id, '--lang', 'en');
    expect(told).toMatch(new RegExp(`^The key ${id} \\(styresekretar\\) was revoked .* by cli\\.`));
    expect((await listed()).find((one) => one.id === id)).toMatchObject({ state: 'REVOKED', revokedBy: 'cli' });
    expect((await key('revoke', id, '--lang', 'en')).out).toBe(told);
  });
});

describe('what is refused on the command line', () => {
  const foreign = join(directory, 'foreign');
  beforeAll(() => {
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'access.sqlite'), 'no keys '.repeat(200));
  });

  it.each<[string, string[], number, string]>([
    [
      'a role that there is not',
      ['create', '--role', 'ADMIN', '--actor', 'a', '--label', 'x'],
      1,
      'Det er ingen rolle «ADMIN»',
    ],
    ['a key without a role', ['create', '--actor', 'a', '--label', 'x'], 2, '--role'],
    ['a key without an actor', ['create', '--role', 'AUDITOR', '--label', 'x'], 2, '--actor'],
    ['a key without a label', ['create', '--role', 'AUDITOR', '--actor', 'a'], 2, '--label'],
    [
      'a council’s secretary without a municipality',
      ['create', '--role', 'COUNCIL_SECRETARY', '--actor', 'a', '--label', 'x'],
      1,
      'hører til én kommune',
    ],
    [
      'an office of another role',
      ['create', '--role', 'AUDITOR', '--actor', 'styresekretar', '--label', 'x'],
      1,
      'har fra før rollen BOARD_SECRETARY',
    ],
    [
      'a label with an e-mail address',
      ['create', '--role', 'AUDITOR', '--actor', 'a', '--label', 'a@example.org'],
      1,
      'ikke en persons',
    ],
    ['a day that has been', ['create', ...SECRETARY, '--expires', '2020-01-01'], 1, 'kan ikke gjelde til «2020-01-01»'],
    ['a key that there is not', ['revoke', '000000000000'], 1, 'Det er ingen nøkkel «000000000000»'],
    ['a directory without keys', ['list', '--data', join(directory, 'nowhere')], 1, 'her er det ingen nøkler'],
    ['a foreign file', ['create', ...SECRETARY, '--data', foreign], 1, 'er ikke en nøkkelfil'],
  ])('%s', async (_, args, exitCode, line) => {
    const outcome = await key(...args);
    expect(outcome).toEqual({ exitCode, out: '', err: expect.stringContaining(line), said: '' });
    expect(outcome.err).not.toContain('\n');
  });
});
