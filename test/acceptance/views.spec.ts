import { join } from 'node:path';
import type { FindingsAnswer } from '#cooperation';
import { fellesbok, temporaryDirectory } from '../cli/run.ts';
import { HISTORY } from '../example/lofoten.ts';

/** Every view of the example, as a control committee would ask: as it stood at the end of the history, and of a past day. */
const data = join(temporaryDirectory(), 'lofoten');
const LAST = '2026-11-09';
beforeAll(async () => {
  expect(await fellesbok('import', 'lofoten-ikt', HISTORY, '--data', data)).toMatchObject({ exitCode: 0, err: '' });
}, 60_000);

/** The number of a municipality without its name; as a part of an id, or before the name, it may stand. */
const BARE = new RegExp(
  '1857(?! +Værøy)|1859(?! +Flakstad)|1860(?! +Vestvågøy)|1865(?! +Vågan)|1874(?! +Moskenes)'
    .split('|')
    .map((number) => `(?<![\\w/-])${number}(?![\\w-])`)
    .join('|'),
  'g',
);

const told = async (command: string, on: string, args: readonly string[] = []): Promise<string> => {
  const [first = '', ...rest] = command.split(' ');
  const days = first === 'minutes' || first === 'extract' ? [] : ['--valid-on', on];
  const { out, err, exitCode } = await fellesbok(
    ...[first, 'lofoten-ikt', ...rest, ...days, '--known-at', LAST, '--data', data, ...args],
  );
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  return out;
};

it.each([
  ['agreement', LAST, ['AV-2024-A', 'Teksten ble rettet 2025-02-27', 'Omstridt']],
  ['agreement', '2024-06-01', ['Gjelder: AV-2022']],
  ['case minsteandel-2026', LAST, ['Saken venter på:', 'Moskenes kommunestyre: ikke behandlet', 'LR-2026-minsteandel']],
  ['bodies', LAST, ['vedtatt (DS-2026-04)', 'Stemmeberettigede: 5']],
  ['bodies', '2023-06-01', ['Regler: ingen', 'Fagforbundet Vestvågøy']],
  ['budget 2026', LAST, ['gyldig fra 2025-12-19', 'Gjeldende budsjett: B-2026-1, fra 2026-09-22']],
  ['budget 2026', '2025-10-01', ['sendt 2025-09-12', 'Gjeldende budsjett: ingen']],
  ['contracts', LAST, ['avtale-2025-05', 'kjop-2026-1']],
  ['contracts', '2024-06-01', ['ingen']],
  ['deadlines', LAST, ['2026-12-20 (søndag)', 'gjort i tide 2026-10-27 av Værøy', 'gjort for sent 2026-09-17']],
  ['deadlines --year 2027', LAST, ['2027-02-22', 'gjenstår']],
  ['deadlines --year 2023', '2023-10-01', ['2023-12-20', '4.2', 'Vurder vertens administrative merkostnad']],
  [
    'deadlines --year 2026 --format ics',
    LAST,
    ['BEGIN:VCALENDAR', 'DESCRIPTION:4.2: gjort i tide 2026-10-27 av Værøy'],
  ],
  ['delegations', LAST, ['Uten delegering som gjelder: Moskenes']],
  ['delegations', '2022-12-31', ['Uten delegering som gjelder: Værøy, Moskenes']],
  ['findings', LAST, ['avvik', 'merknad', 'Ansvarlig: verten']],
  ['findings', '2023-06-01', ['L-2.1-4', 'drift (Moskenes)']],
  ['follow-ups', LAST, ['oppfolging-2026-1', 'over fristen']],
  ['governing', LAST, ['sendt inn, ikke godkjent', 'tjenestekatalog', 'utløpt']],
  ['governing', '2022-06-01', ['DS-2022-02']],
  ['host-decisions', LAST, ['VV-2025-1', 'flytting-2026-1']],
  ['appeals', LAST, ['klage-2026-1', 'kjent ugyldig 2026-09-10']],
  ['interpretations', LAST, ['A-09', 'Andelene av alle økes', 'DS-2025-06']],
  ['interpretations', '2024-06-01', ['A-09', 'Nøkkelen regnes på nytt']],
  ['meetings', LAST, ['ds-2026-12-10', 'innkalt', 'møtebok godkjent']],
  ['meetings', '2024-10-01', ['ks-1865-2024-09-24']],
  ['minutes ds-2026-08-27', LAST, ['forslag-2026-1', 'DS-2026-03', 'Møteboka ble godkjent 2026-10-08']],
  ['extract DS-2025-05 --municipality 1859', LAST, ['DS-2025-05', 'Lagringsenhetene']],
  ['participants', LAST, ['uttreden-flakstad', '1859  Flakstad', 'trukket tilbake 2026-10-06', '1874']],
  ['participants', '2028-01-01', ['1899', '310000078', 'tok plassen til 1860 Vestvågøy, 1874 Moskenes']],
  ['portfolio', LAST, ['tiltak-samtale', 'DS-2026-05']],
  ['portfolio', '2025-01-31', ['tiltak-ki', 'tiltak-portal']],
  ['portfolio', '2028-02-01', ['Flakstad, Vestvågøy, Vågan']],
  ['reports', LAST, ['T1-2026', 'mangler']],
  ['reports', '2025-07-31', ['mangler', 'T3-2024']],
] as const)(
  '%s on %s says %j',
  async (command, on, parts) => {
    const out = await told(command, on);
    for (const part of parts) expect(out).toContain(part);
    expect(out).not.toMatch(/undefined|\[object|NaN/);
    expect(out.match(BARE) ?? []).toEqual([]);
  },
  30_000,
);

it.each(['nb', 'nn', 'en'])(
  'the open questions are read in a terminal of a hundred columns in %s',
  async (language) => {
    const [, ...table] = (await told('interpretations', LAST, ['--lang', language])).split('\n');
    expect(table.filter((line) => line.length > 100 && !line.includes(': '))).toEqual([]);
    expect(table.filter((line) => /^A-\d\d /.test(line))).toHaveLength(36);
    const one = (await told('interpretations A-31', LAST, ['--lang', language])).split('\n').slice(1);
    expect(Math.max(...one.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(one.join(' ')).toContain('offentleglova § 3');
  },
);

it.each([
  ['--valid-on', '2025-12-31'],
  ['--from', '2025-01', '--to', '2025-12'],
])(
  'what changed of %s %s is told by names',
  async (...period) => {
    const args = ['diff', 'lofoten-ikt', ...period, '--known-at', '2025-02-28', '--against', LAST, '--data', data];
    const { out, err } = await fellesbok(...args);
    expect(err).toBe('');
    // The events at the end have the numbers in their ids.
    const [changes = ''] = out.split('Dette lærte boka imellom');
    expect(changes).toContain('Flakstad');
    expect(changes.match(BARE) ?? []).toEqual([]);
  },
  30_000,
);

describe('the findings of the example', () => {
  const findings = async (on: string): Promise<FindingsAnswer['findings']> =>
    (JSON.parse(await told('findings', on, ['--format', 'json'])) as FindingsAnswer).findings;

  it.each(['2022-06-30', '2023-12-31', '2024-12-31', '2025-12-31', LAST])('on %s say one thing once', async (on) => {
    const all = await findings(on);
    const said = all.map((f) => `${f.code} ${f.about}`);
    expect(said.filter((one, n) => said.indexOf(one) !== n)).toEqual([]);
    expect(all.length).toBeGreaterThan(0);
    expect(all.length).toBeLessThan(70);
  });

  it('are gone when what was wrong is put right, and come on the day it goes wrong', async () => {
    const on = async (day: string, code: string) =>
      (await findings(day)).filter((f) => f.code === code).map((f) => f.about);
    expect(await on('2023-12-31', 'EVALUATION_MISSING')).toEqual([]);
    expect(await on('2024-06-19', 'EVALUATION_MISSING')).toEqual(['driftsform']);
    expect(await on('2024-06-20', 'EVALUATION_MISSING')).toEqual([]);
    expect(await on('2022-12-31', 'DELEGATION_NOT_INSTRUCTED')).toEqual(['drift (1857)']);
    expect(await on('2023-02-21', 'DELEGATION_NOT_INSTRUCTED')).toEqual([]);
    expect(await on('2024-12-31', 'SLA_MISSING')).toEqual([]);
    expect(await on('2025-01-01', 'SLA_MISSING')).toEqual(['SLA']);
    expect(await on('2026-10-07', 'BODY_WITHOUT_RULES')).toEqual(['driftsstyret']);
    expect(await on('2026-10-08', 'BODY_WITHOUT_RULES')).toEqual([]);
    expect(await on('2026-03-09', 'OUTSIDE_PROCUREMENT')).toEqual(['kjop-2025-1']);
    expect(await on('2026-03-10', 'OUTSIDE_PROCUREMENT')).toEqual([]);
  });
});

it('the yearly cycle says what the law asked for was done, by whom, as known on the day it was recorded and not before', async () => {
  const done = [
    'gjort i tide 2026-11-17 av Vågan formannskap',
    'gjort i tide 2026-11-18 av Vågan',
    'aarsberetning-2025',
    'gjort i tide 2026-06-16 av Vågan kommunestyre',
  ];
  const on = async (knownAt: string) => {
    const days = ['--year', '2026', '--valid-on', '2026-11-20', '--known-at', knownAt];
    const { out } = await fellesbok('deadlines', 'lofoten-ikt', ...days, '--data', data);
    return done.filter((part) => out.includes(part));
  };
  expect(await on('2026-11-20')).toEqual(done);
  expect(await on('2026-11-19')).toEqual([]);
});
