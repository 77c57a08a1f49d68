import { join } from 'node:path';
import type { ReconciliationAnswer, RunProposalAnswer, SettlementAnswer } from '#cooperation';
import { HISTORY } from '../example/lofoten.ts';
import { fellesbok, temporaryDirectory } from './run.ts';

/** What a year is to be billed, at the terminal, in a copy of the example. */
const data = join(temporaryDirectory(), 'book');
const lofoten = (...args: string[]) => fellesbok(...args, '--data', data);
const asked = async <T>(...args: string[]): Promise<T> => {
  const { out, err, exitCode } = await lofoten(...args, '--format', 'json');
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  return JSON.parse(out) as T;
};
const propose = (year: string, ...more: string[]) => ['invoices', 'propose', 'lofoten-ikt', year, ...more];

beforeAll(async () => {
  expect(await lofoten('import', 'lofoten-ikt', HISTORY)).toMatchObject({ exitCode: 0 });
}, 60_000);

it('shows what the first instalment of a year goes by, before anything of the year was billed', async () => {
  const early = ['--kind', 'ON_ACCOUNT', '--valid-on', '2025-01-02'];
  const answer = await asked<RunProposalAnswer>(...propose('2025', ...early));
  expect(answer).toMatchObject({
    run: 'a-konto-2025-01',
    instalment: { number: 1, of: 12, rhythm: 'MONTHLY' },
    basis: { of: 'PROVISIONAL', provisional: true },
  });
  const { out } = await lofoten(...propose('2025', ...early));
  expect(out).toMatch(
    /FORELØPIG\. Periode 2025-01, à konto 1 av 12 \(punkt 4\.4\)\. Bygger på foreløpig grunnlag \(A-06\)/,
  );
  expect(out).toContain('Vågan (vertens egen andel)');
  const english = await lofoten(...propose('2025', ...early), '--lang', 'en');
  expect(english.out).toContain('PROVISIONAL. Period 2025-01, instalment 1 of 12');
  const csv = await lofoten(...propose('2025', ...early), '--format', 'csv');
  expect(csv.out.split('\r\n')[0]).toMatch(/^cooperation,.*,target,billed,amount$/);
});

it('needs a kind that it knows', async () => {
  expect(await lofoten(...propose('2025'))).toMatchObject({ exitCode: 2, out: '' });
  expect(await lofoten(...propose('2025', '--kind', 'ALL'))).toMatchObject({ exitCode: 2, out: '' });
});

it('records what it proposed, once; then it is under way', async () => {
  const kind = ['--kind', 'ON_ACCOUNT'];
  const on = '2027-01-04';
  const proposed = await asked<RunProposalAnswer>(...propose('2027', ...kind, '--valid-on', on));
  const prepared = await lofoten(
    'invoices',
    'prepare',
    'lofoten-ikt',
    '2027',
    ...kind,
    '--on',
    on,
    '--by',
    'okonom-1865',
  );
  expect(prepared).toMatchObject({ exitCode: 0, err: '' });
  expect(prepared.out).toContain(`«${proposed.run}» er klargjort. Nå må én attestere`);
  const again = await asked<RunProposalAnswer>(...propose('2027', ...kind, '--valid-on', on));
  expect(again).toMatchObject({ run: `${proposed.run}-2`, underWay: [proposed.run] });
  expect(again.parts.map((p) => p.amount)).toEqual(proposed.parts.map((p) => p.amount));
});

it('the settlement of a year, with what is not billed and why; every figure reconciles', async () => {
  const settlement = ['settlement', 'lofoten-ikt', '2025', '--valid-on', '2026-02-01'];
  const answer = await asked<SettlementAnswer>(...settlement);
  const oere = (amount: string) => BigInt(amount.replace('.', ''));
  expect(oere(answer.booked)).toBe(oere(answer.allocated) + oere(answer.held.total) + oere(answer.excluded.total));
  const sum = answer.municipalities.reduce((all, m) => all + oere(m.settlement), 0n);
  expect(sum).toBe(oere(answer.allocated) - oere(answer.total.onAccount));
  const { out } = await lofoten(...settlement);
  expect(out).toContain('Avregning 2025, lofoten-ikt, per 2026-02-01');
  expect(out).toMatch(/Ført [\d\s,]+ = fordelt [\d\s,]+ \+ holdt tilbake/);
  const reconciled = ['ledger', 'lofoten-ikt', '2025', '--reconcile', '--valid-on', '2026-02-01'];
  expect(await asked<ReconciliationAnswer>(...reconciled)).toMatchObject({ reconciled: true });
  expect((await lofoten(...reconciled)).out).toContain('Alt stemmer: hver forskjell er null eller har et navn.');
});
