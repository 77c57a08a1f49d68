import { writeFileSync } from 'node:fs';
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

it('tells of accruals, open and released, in the language asked for', async () => {
  const line = (id: string, amount: string, more: string) =>
    `{ line: ${id}, category: DRIFT, label: EKSEMPEL, amount: '${amount}', vat: { amount: '0', treatment: COMPENSATED }, bookedOn: 2026-09-30, service: { from: 2026-09, to: 2026-09 }, ${more} }`;
  const file = join(data, '../line.yaml');
  const by = ['--by', 'okonom-1865', '--role', 'HOST_ECONOMIST', '--municipality', '1865', '--on', '2026-09-30'];
  const record = (data: string) => {
    writeFileSync(file, data);
    return lofoten('record', 'lofoten-ikt', 'RecordCostLine', file, ...by);
  };
  for (const data of [
    line('PK-1', '25000000', "accrual: { ground: 'EKSEMPEL: bestilling' }"),
    line('PK-2', '1000000', "accrual: { ground: 'EKSEMPEL: måleren' }"),
    line('F-1', '1200000', 'settles: { year: 2026, line: PK-2 }'),
  ])
    expect(await record(data)).toMatchObject({ err: '', exitCode: 0 });
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  const { out } = await lofoten('settlement', 'lofoten-ikt', '2026');
  expect(plain(out)).toContain('ESTIMAT: herav påløpt, ikke fakturert ennå (kommuneloven § 14-6): 250 000,00');
  expect(plain(out)).toContain('2026/PK-1 Drift 250 000,00 EKSEMPEL: EKSEMPEL: bestilling');
  expect(plain(out)).toContain('2026-09-30 2026/PK-2 Drift 10 000,00 → 2026/F-1 faktisk 12 000,00 (2 000,00)');
  const english = await lofoten('settlement', 'lofoten-ikt', '2026', '--lang', 'en');
  expect(english.out).toContain('ESTIMATE: of it accrued');
  const allocation = await lofoten('allocation', 'lofoten-ikt', '--from', '2026-09', '--to', '2026-09');
  expect(plain(allocation.out)).toContain(
    'Påløpt, ikke fakturert ennå (estimat, med i beløpene)\n  2026/PK-1 Drift 250 000,00',
  );
  const reconciled = ['ledger', 'lofoten-ikt', '2026', '--reconcile'];
  expect((await lofoten(...reconciled)).out).toContain('Alt stemmer: hver forskjell er null eller har et navn.');
});
