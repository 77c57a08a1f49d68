import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WhatIfAnswer } from '#cooperation';
import { fellesbok, temporaryDirectory } from './run.ts';

const data = join(temporaryDirectory(), 'lofoten');
const inYear = (year: number) => ['lofoten-ikt', '--from', `${year}-01`, '--to', `${year}-12`, '--data', data];
const asked = async (year: number, ...args: string[]): Promise<WhatIfAnswer> => {
  const { out, err, exitCode } = await fellesbok('what-if', ...inYear(year), ...args, '--format', 'json');
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  return JSON.parse(out) as WhatIfAnswer;
};
const oere = (amount: string) => BigInt(amount.replace('.', ''));

beforeAll(async () => {
  expect((await fellesbok('import', 'lofoten-ikt', 'examples/lofoten-ikt/history.yaml', '--data', data)).exitCode).toBe(
    0,
  );
});

describe('what-if on the command line', () => {
  it('gives the 10 000 000.00 of operation in 2025 by 20/80, beside 30/70', async () => {
    const answer = await asked(2025, '--components', 'EQUAL:20,POPULATION:80');
    const drift = answer.parts.find((p) => p.category === 'DRIFT');
    expect(drift).toMatchObject({ replaced: true, because: null, keys: ['30-70'], total: '10000000.00' });
    expect(drift?.shares).toEqual([
      { municipality: '1857', now: '794500.31', whatIf: '622286.06', difference: '-172214.25' },
      { municipality: '1859', now: '963718.45', whatIf: '815678.23', difference: '-148040.22' },
      { municipality: '1860', now: '3927477.94', whatIf: '4202831.93', difference: '275353.99' },
      { municipality: '1865', now: '3435912.17', whatIf: '3641042.48', difference: '205130.31' },
      { municipality: '1874', now: '878391.13', whatIf: '718161.30', difference: '-160229.83' },
    ]);
    expect([...new Set(answer.parts.map((p) => p.because?.code ?? null))].sort()).toEqual([
      'AGREED_SPLIT',
      'ORIGIN',
      'OWN_PART',
      null,
    ]);
  });

  it.each([2022, 2023, 2024, 2025, 2026])('moves no øre in %d with the key that applied', async (year) => {
    const first = await asked(year, '--key', '30-70');
    const { now } = first.keys;
    expect(now.map((k) => k.id)).toEqual(year < 2025 ? [] : year < 2026 ? ['30-70'] : ['20-80']);
    const answer = await asked(year, '--key', now[0]?.id ?? '30-70');
    expect(answer.shares.map((s) => s.difference.amount)).toEqual(['0.00', '0.00', '0.00', '0.00', '0.00']);
    expect(answer.parts.filter((p) => p.replaced)).toEqual([]);
    const { out } = await fellesbok('allocation', ...inYear(year), '--format', 'json');
    const { total, shares } = JSON.parse(out) as { total: string; shares: { amount: string }[] };
    expect([answer.total.now, answer.shares.map((s) => s.now.amount)]).toEqual([total, shares.map((s) => s.amount)]);
  });

  it.each([2024, 2025, 2026])('takes from some in %d what it gives to others, to the øre', async (year) => {
    const { shares, total } = await asked(year, '--components', 'EQUAL:37,POPULATION:63', '--min-share', '6.5%');
    expect(shares.reduce((sum, s) => sum + oere(s.difference.amount), 0n)).toBe(0n);
    expect(total.whatIf).toBe(total.now);
  });

  it('writes nothing', async () => {
    const fingerprint = () =>
      readdirSync(data)
        .filter((file) => !/-(wal|shm)$/.test(file))
        .sort()
        .map((file) => [
          file,
          createHash('sha256')
            .update(readFileSync(join(data, file)))
            .digest('hex'),
        ]);
    const before = fingerprint();
    await asked(2025, '--key', '20-80');
    await asked(2025, '--components', 'EQUAL:1');
    expect(fingerprint()).toEqual(before);
    expect(before.map(([file]) => file)).toContain('book.sqlite');
  });

  it('is a table for people, and CSV', async () => {
    const { out } = await fellesbok('what-if', ...inYear(2025), '--key', '20-80');
    for (const part of [
      'Hva om lofoten-ikt, 2025-01 – 2025-12',
      'Med nøkkelen: 20-80',
      '−19,98',
      '388\u00a0922,29',
      'urørt: ',
    ])
      expect(out).toContain(part);
    const csv = await fellesbok('what-if', ...inYear(2025), '--key', '20-80', '--format', 'csv');
    expect(csv.out.split('\r\n')[4]?.split(',').slice(3)).toEqual([
      '2025-01',
      '2025-12',
      '30-70',
      '20-80',
      '1865',
      'Vågan',
      '5911857.79',
      '35.01',
      '6192723.20',
      '36.67',
      '280865.41',
      '4.75',
    ]);
  });

  it.each([
    [['--key', '10-90'], 'Boka har ingen nøkkel «10-90», slik den var kjent da. Nøklene er: 20-80, 20-80-min, 30-70.'],
    [[], 'Spørsmålet sier ikke hvilken nøkkel.'],
    [['--key', '20-80', '--components', 'EQUAL:1'], 'Spørsmålet har to nøkler.'],
    [['--key', '20-80', '--max-share', '40'], 'hører til en nøkkel som skrives med «components»'],
    [['--components', 'EQUAL:20,POPULATION:70'], 'summerer til 90. De må bli 100 (prosent) eller 1'],
    [['--components', 'FLAT:20,POPULATION:80'], 'bruk ett av EQUAL, POPULATION, USAGE, FIXED, HISTORIC, ACTUAL'],
    [['--components', 'USAGE/brukere:20,EQUAL:80'], 'USAGE brukere mangler (2025-01-01)'],
    [['--components', 'EQUAL:1', '--min-share', '30'], 'kan ikke holdes når 5 kommuner deler'],
  ])('with %j it says what is wrong', async (args, told) => {
    const { err, exitCode } = await fellesbok('what-if', ...inYear(2025), ...args);
    expect(exitCode).toBe(1);
    expect(err).toContain(told);
  });
});
