import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INVOICED as BOOK, INVOICED_HISTORY } from '../money/invoiced.ts';
import { fellesbok, temporaryDirectory } from './run.ts';

const directory = temporaryDirectory();
const data = join(directory, 'data');
const run = (...args: string[]) => fellesbok('invoices', args[0] ?? '', BOOK, ...args.slice(1), '--data', data);
const by = (office: string, on = '2026-04-01') => ['--by', office, '--on', on];

beforeAll(async () => {
  const file = join(directory, 'history.jsonl');
  writeFileSync(file, INVOICED_HISTORY.map((entry) => JSON.stringify(entry)).join('\n'));
  expect(await fellesbok('import', BOOK, file, '--data', data)).toMatchObject({ err: '', exitCode: 0 });
});

const last = '2025-0001';

describe('a run on the command line', () => {
  it('is given up with a reason, and needs to know who does it', async () => {
    expect(await run('credit', last, '--ground', 'EKSEMPEL', ...by('okonom-9901'))).toMatchObject({ err: '' });
    const nobody = await run('return', '2025', 'kredit-2025-0001', '--ground', 'EKSEMPEL');
    expect([nobody.exitCode, nobody.err]).toEqual([2, expect.stringContaining('--by')]);
    const given = await run('return', '2025', 'kredit-2025-0001', '--ground', 'EKSEMPEL', ...by('okonom-9901'));
    expect([given.err, given.out]).toEqual(['', expect.stringContaining('gitt opp')]);
    const unknown = await run('attest', '2025', 'ingen', ...by('okonom-9901'));
    expect([unknown.exitCode, unknown.err]).toEqual([1, expect.stringMatching(/ingen fakturakjøring «ingen»/)]);
  });

  it('goes from prepared to issued by two offices; each step says what comes next', async () => {
    const credit = await run('credit', last, '--ground', 'EKSEMPEL', '--run', 'kredit-2', ...by('okonom-9901'));
    expect([credit.err, credit.exitCode, credit.out]).toEqual(['', 0, expect.stringContaining('kredit-2')]);
    const step = (name: string, office: string) => run(name, '2025', 'kredit-2', ...by(office));
    expect(await step('attest', 'okonom-9901')).toMatchObject({ err: '', exitCode: 0 });
    const alone = await step('approve', 'okonom-9901');
    expect([alone.exitCode, alone.err]).toEqual([1, expect.stringMatching(/Be en annen om å anvise/)]);
    expect(await step('approve', 'okonomisjef-9901')).toMatchObject({ err: '', exitCode: 0 });
    const issued = await step('issue', 'okonom-9901');
    expect([issued.err, issued.out]).toEqual(['', expect.stringMatching(/ 2025-\d{4}\n$/)]);
    const again = await step('issue', 'okonom-9901');
    expect([again.exitCode, again.err]).toEqual([1, expect.stringMatching(/er utstedt/)]);
  });
});
