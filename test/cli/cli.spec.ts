import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AllocationAnswer,
  DecisionsAnswer,
  DiffAnswer,
  ExplainAnswer,
  StateAnswer,
  StateDiffAnswer,
} from '#cooperation';
import { fellesbok, temporaryDirectory } from './run.ts';

const HISTORY = 'examples/lofoten-ikt/history.yaml';
const directory = temporaryDirectory();
const data = join(directory, 'lofoten');
const YEAR = ['lofoten-ikt', '--from', '2025-01', '--to', '2025-12'];
const json = async <T>(...args: string[]): Promise<T> => {
  const { out, err, exitCode } = await fellesbok(...args, '--data', data, '--format', 'json');
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  return JSON.parse(out) as T;
};

beforeAll(async () => {
  expect((await fellesbok('import', 'lofoten-ikt', HISTORY, '--data', data)).exitCode).toBe(0);
});

describe('answers on the command line', () => {
  it('shares 10 000 000.00 of operation by 30/70 and the population of 1.1.2025 to the øre', async () => {
    const answer = await json<AllocationAnswer>('allocation', ...YEAR);
    const drift = answer.pools.find((p) => p.category === 'DRIFT');
    expect(drift).toMatchObject({
      total: '10000000.00',
      populationDate: '2025-01-01',
      key: {
        id: '30-70',
        components: [
          { basis: 'EQUAL', weight: '3/10' },
          { basis: 'POPULATION', weight: '7/10' },
        ],
      },
      participants: ['1857', '1859', '1860', '1865', '1874'],
    });
    expect(drift?.shares.map((s) => [s.municipality, s.amount])).toEqual([
      ['1857', '794500.31'],
      ['1859', '963718.45'],
      ['1860', '3927477.94'],
      ['1865', '3435912.17'],
      ['1874', '878391.13'],
    ]);
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining([
        'cooperation',
        'from',
        'to',
        'knownAt',
        'size',
        'total',
        'shares',
        'pools',
        'held',
        'interpretations',
        'findings',
      ]),
    );
  });

  it.each([2022, 2023, 2024, 2025, 2026])(
    'answers for %d, and what is booked is shared, held or excluded to the øre',
    async (year) => {
      const answer = await json<AllocationAnswer>(
        'allocation',
        'lofoten-ikt',
        '--from',
        `${year}-01`,
        '--to',
        `${year}-12`,
      );
      const oere = (amount: string) => BigInt(amount.replace('.', ''));
      const sum = (amounts: readonly { amount: string }[]) => amounts.reduce((total, a) => total + oere(a.amount), 0n);
      expect(sum(answer.shares)).toBe(oere(answer.total));
      expect(oere(answer.booked)).toBe(oere(answer.total) + sum(answer.held) + sum(answer.excluded));
    },
  );

  it('says what the book learned between two days, and by which event', async () => {
    const answer = await json<DiffAnswer>('diff', ...YEAR, '--known-at', '2025-02-28', '--against', '2025-03-01');
    expect(answer.events.map((e) => [e.type, e.imported?.file])).toEqual([['AgreementCorrected', 'history.yaml']]);
    expect(answer.pools).toEqual([
      expect.objectContaining({ category: 'HOST_ADMIN_EXTRA', before: null, after: '480000.00' }),
    ]);
    expect(answer.after.size).toBe(answer.before.size + 1);
  });

  it('names what is shared in the words of the reader, also in a difference', async () => {
    const { before, after } = await json<DiffAnswer>(
      'diff',
      ...YEAR,
      '--known-at',
      '2025-02-28',
      '--against',
      '2025-03-01',
    );
    const sizes = ['--known-at', `${before.size}`, '--against', `${after.size}`];
    const { out } = await fellesbok('diff', ...YEAR, ...sizes, '--data', data);
    expect(out).toContain('2025 Vertens merkostnad AV-2024-A');
    expect(out).not.toContain('HOST_ADMIN_EXTRA');
  });

  it('gives the same answer for a date, its last instant and the number of events known then', async () => {
    const byDate = await json<AllocationAnswer>('allocation', ...YEAR, '--known-at', '2025-06-30');
    const byInstant = await json<AllocationAnswer>(
      'allocation',
      ...YEAR,
      '--known-at',
      '2025-06-30T23:59:59.999+02:00',
    );
    const bySize = await json<AllocationAnswer>('allocation', ...YEAR, '--known-at', String(byDate.size));
    expect(byInstant).toEqual(byDate);
    expect({ ...bySize, knownAt: '' }).toEqual({ ...byDate, knownAt: '' });
  });

  it('explains a share down to events that are told with their case and where they come from', async () => {
    const answer = await json<ExplainAnswer>('explain', ...YEAR, '--municipality', '1859');
    const drift = answer.pools.find((p) => p.category === 'DRIFT');
    expect(drift).toMatchObject({
      amount: '963718.45',
      share: { exact: '23481/243650' },
      population: { date: '2025-01-01', own: 1266, sum: 24_365 },
    });
    const cases = answer.events.filter((e) => drift?.events.includes(e.index)).map((e) => e.caseReference);
    expect(cases).toContain('KS-090/24');
    expect(answer.events.every((e) => e.imported !== null && e.written >= e.recorded)).toBe(true);
  });

  it.each([
    ['ks-1874-budsjett-2026', 'Bekreftet av Moskenes'],
    ['KS-090/24', 'Kommunen har ikke bekreftet føringen'],
  ])('prints an extract of %s that tells whether the municipality confirmed the record', async (decision, said) => {
    const { out } = await fellesbok('extract', 'lofoten-ikt', decision, '--data', data);
    expect(out).toContain(`- ${said}`);
    expect(out.match(/ekreftet/g)).toHaveLength(1);
  });

  it('lists decisions with what they had the competence to do', async () => {
    const { decisions } = await json<DecisionsAnswer>(
      'decisions',
      'lofoten-ikt',
      '--from',
      '2024-09-16',
      '--to',
      '2024-09-24',
    );
    expect(decisions.map((d) => [d.caseReference, d.decidedOn, d.outcome, d.effect?.kind, d.effect?.stands])).toEqual([
      ['FS-085/24', '2024-09-16', 'ADOPTED', 'RECOMMEND_AGREEMENT', true],
      ['KS-090/24', '2024-09-24', 'ADOPTED', 'APPROVE_AGREEMENT', true],
    ]);
  });

  it('shows the state of a day', async () => {
    const state = await json<StateAnswer>('state', 'lofoten-ikt', '--valid-on', '2024-06-01');
    expect(state).toMatchObject({
      agreement: { version: 'AV-2022' },
      host: '1865',
      key: { unanswerable: { code: 'no-key-in-force' } },
    });
    expect(state.participants).toHaveLength(5);
  });

  it('prints a table and CSV, in three languages', async () => {
    const table = await fellesbok('allocation', ...YEAR, '--data', data);
    expect(table.out).toContain('Vestvågøy');
    expect(table.out).toContain('10\u00a0000\u00a0000,00');
    expect((await fellesbok('allocation', ...YEAR, '--data', data, '--lang', 'en')).out).toContain('Municipality');
    expect((await fellesbok('state', 'lofoten-ikt', '--data', data, '--lang', 'nn')).out).toContain('i kraft frå');
    const csv = await fellesbok('allocation', ...YEAR, '--data', data, '--format', 'csv');
    expect(csv.out.split('\r\n')[0]).toContain('municipality');
  });
});

describe('what is refused, in one line and with a non-zero exit', () => {
  const files = join(directory, 'files');
  beforeAll(() => {
    mkdirSync(files);
    writeFileSync(join(files, 'empty.yaml'), '');
    writeFileSync(join(files, 'map.yaml'), 'command: X\n');
    writeFileSync(join(files, 'broken.yaml'), '- command: [\n');
    writeFileSync(join(files, 'latin1.yaml'), Buffer.from('- command: V\xe5gan\n', 'latin1'));
    writeFileSync(join(files, 'broken.jsonl'), '{"command":"X"}\n{not json}\n');
    writeFileSync(join(files, 'not-a-book'), '');
    mkdirSync(join(files, 'foreign'));
    writeFileSync(
      join(files, 'foreign', 'book.sqlite'),
      'this is no database, but long enough to look like a file of one'.repeat(20),
    );
    writeFileSync(join(files, 'costs.csv'), 'line;category;label;amount;booked_on\nX1;DRIFT;a;1.234,5;2025-01-01\n');
    writeFileSync(join(files, 'columns.csv'), 'line;kategori;label;amount;booked_on\n');
    writeFileSync(
      join(files, 'gap.json'),
      JSON.stringify({
        version: '2.0',
        class: 'dataset',
        id: ['Region', 'Tid'],
        size: [1, 1],
        dimension: { Region: { category: { index: ['1865'] } }, Tid: { category: { index: ['2025'] } } },
        value: [null],
      }),
    );
  });

  const there = ['--data', data];
  it.each<[string, string[], number, string]>([
    ['no command', [], 2, 'velg en kommando («fellesbok --help» viser bruken)'],
    ['an unknown command', ['fordel'], 2, 'kommandoen «fordel» finnes ikke («fellesbok --help» viser bruken)'],
    [
      'a missing option',
      ['allocation', 'lofoten-ikt', ...there],
      2,
      'valget «--from <month>» mangler («fellesbok --help» viser bruken)',
    ],
    [
      'an unknown option',
      ['state', 'lofoten-ikt', '--gyldig', '2025', ...there],
      2,
      'valget «--gyldig» finnes ikke («fellesbok --help» viser bruken)',
    ],
    [
      'an unknown cooperation',
      ['state', 'lofoten', ...there],
      1,
      'Det finnes ingen bok for «lofoten». Bøkene her er: lofoten-ikt.',
    ],
    [
      'a date that does not exist',
      ['state', 'lofoten-ikt', '--valid-on', '2025-02-30', ...there],
      1,
      '«valid-on» er «2025-02-30», som ikke er en dato i kalenderen. Skriv ÅÅÅÅ-MM-DD.',
    ],
    [
      'a month that does not exist',
      ['allocation', 'lofoten-ikt', '--from', '2025-13', '--to', '2025-12', ...there],
      1,
      '«from» er «2025-13», som ikke er en måned. Skriv ÅÅÅÅ-MM.',
    ],
    [
      'a period of decisions that ends before it starts',
      ['decisions', 'lofoten-ikt', '--from', '2025-01-01', '--to', '2024-12-31', ...there],
      1,
      'Perioden går fra 2025-01-01 til 2024-12-31: slutten er før starten. Bytt om på datoene.',
    ],
    ['a directory for a file', ['import', 'ny', 'examples', ...there], 1, 'examples: filen kan ikke leses (EISDIR'],
    ['a file for a directory', ['import', 'ny', HISTORY, '--data', HISTORY], 1, 'Mappa for boka kan ikke brukes ('],
    [
      'a day before the cooperation',
      ['state', 'lofoten-ikt', '--valid-on', '2021-12-31', ...there],
      1,
      'Samarbeidet fantes ikke 2021-12-31, slik boka var kjent da. Det finnes svar fra 2022-01-01.',
    ],
    [
      'a year before the cooperation',
      ['allocation', 'lofoten-ikt', '--from', '2021-01', '--to', '2021-12', ...there],
      1,
      'Samarbeidet fantes ikke 2021-01-01, slik boka var kjent da. Det finnes svar fra 2022-01-01.',
    ],
    [
      'a point before the first event',
      ['allocation', ...YEAR, '--known-at', '2022-01-09', ...there],
      1,
      'Boka visste ingenting 2022-01-09: den første hendelsen ble ført 2022-01-10T08:00:00.000Z. Spør om det tidspunktet eller senere.',
    ],
    [
      'more events than there are',
      ['allocation', ...YEAR, '--known-at', '99999', ...there],
      1,
      'så de første 99999 finnes ikke',
    ],
    [
      'a point that cannot be read',
      ['allocation', ...YEAR, '--known-at', 'i fjor', ...there],
      1,
      '«known-at» er «i fjor». Skriv en dato (2025-03-01), et tidspunkt (2025-03-01T12:00:00Z) eller et antall hendelser (57).',
    ],
    [
      'the future',
      ['allocation', ...YEAR, '--known-at', '2999-01-01', ...there],
      1,
      'Boka kan ikke si hva den vil vite 2999-01-01',
    ],
    [
      'a stranger’s share',
      ['explain', ...YEAR, '--municipality', '0301', ...there],
      1,
      'Kommune 0301 har ingen andel i dette svaret.',
    ],
    [
      'a history into a book that has one',
      ['import', 'lofoten-ikt', HISTORY, ...there],
      1,
      'En historikk hentes bare inn i en tom bok',
    ],
    [
      'a missing file',
      ['import', 'ny', 'finnes-ikke.yaml', ...there],
      1,
      'finnes-ikke.yaml: filen finnes ikke. Sjekk stien.',
    ],
    ['an id that is none', ['import', 'Ny bok', HISTORY, ...there], 1, '«Ny bok» kan ikke være id for et samarbeid.'],
    [
      'a directory without a book',
      ['state', 'lofoten-ikt', '--data', join(directory, 'nowhere')],
      1,
      'her er det ingen bok',
    ],
  ])('%s', async (_, args, exitCode, line) => {
    const outcome = await fellesbok(...args);
    expect(outcome).toEqual({ exitCode, out: '', err: expect.stringContaining(line) });
    expect(outcome.err).not.toContain('\n');
  });

  it.each([
    ['an empty history', ['import', 'ny', 'empty.yaml'], 'har ingen oppføringer'],
    ['a history that is no list', ['import', 'ny', 'map.yaml'], 'not a list of entries'],
    ['broken YAML, with its line', ['import', 'ny', 'broken.yaml'], 'broken.yaml:'],
    ['a file in another encoding', ['import', 'ny', 'latin1.yaml'], 'Lagre filen som UTF-8.'],
    ['a broken line of JSON, with its number', ['import', 'ny', 'broken.jsonl'], 'broken.jsonl:2'],
    [
      'an amount that can be read in two ways',
      ['costs', 'import', 'lofoten-ikt', 'costs.csv'],
      'costs.csv linje 2: «amount» er «1.234,5»',
    ],
    ['an unknown column', ['costs', 'import', 'lofoten-ikt', 'columns.csv'], 'linje 1'],
    ['a gap in the population', ['population', 'import', 'lofoten-ikt', 'gap.json'], 'Et hull er ikke null'],
  ])('%s', async (_, [command = '', ...args], line) => {
    const file = join(files, args.at(-1) ?? '');
    const outcome = await fellesbok(command, ...args.slice(0, -1), file, ...there);
    expect(outcome).toEqual({ exitCode: 1, out: '', err: expect.stringContaining(line) });
    expect(outcome.err).not.toContain('\n');
  });

  it('a file that is no book, without touching it', async () => {
    const outcome = await fellesbok('state', 'x', '--data', join(files, 'foreign'));
    expect(outcome).toMatchObject({ exitCode: 1, err: expect.stringContaining('ikke en bok') });
  });
});

describe('recording files', () => {
  const own = join(directory, 'own');
  beforeAll(async () => {
    mkdirSync(own);
    await fellesbok('import', 'lofoten-ikt', HISTORY, '--data', own);
  });

  it('keeps nothing of a history in which one line is wrong, and names the line', async () => {
    const text = [
      '- { command: EstablishCooperation, decided: 2022-01-01, recorded: "2022-01-10T09:00:00+01:00", actor: { id: x, role: OPERATOR }, data: { name: X, form: NETWORK, host: "1865", participants: [{ municipality: "1865", name: V, organisationNumber: "938644500" }] } }',
    ];
    text.push(
      '- { command: EstablishBody, decided: 2022-01-01, recorded: "2022-01-10T09:00:00+01:00", actor: { id: x, role: OPERATOR }, data: { body: ks, name: K, kind: COUNCIL } }',
    );
    const file = join(directory, 'wrong.yaml');
    writeFileSync(file, `${text.join('\n')}\n`);
    const data = join(directory, 'wrong');
    expect(await fellesbok('import', 'x-y', file, '--data', data)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('wrong.yaml linje 2: Kommunestyret «ks» mangler kommunenummer'),
    });
    expect(await fellesbok('state', 'x-y', '--data', data)).toMatchObject({
      exitCode: 1,
      err: 'Det finnes ingen bok for «x-y». Bøkene her er: —.',
    });
  });

  it('records population and costs once: the same file again changes nothing', async () => {
    for (const args of [
      ['population', 'import', 'lofoten-ikt', 'examples/lofoten-ikt/population.json'],
      ['costs', 'import', 'lofoten-ikt', 'examples/lofoten-ikt/costs.csv'],
    ]) {
      expect((await fellesbok(...args, '--data', own, '--dry-run')).out).toContain('Ingenting ble skrevet');
      expect((await fellesbok(...args, '--data', own)).out).toContain('er registrert i lofoten-ikt');
      expect((await fellesbok(...args, '--data', own)).out).toContain('registrert fra før');
    }
  });

  it('asks of each year for those who took part then: a newcomer needs no figures from before', async () => {
    const text = `
- { command: EstablishCooperation, decided: 2024-06-01, recorded: "2024-06-02T09:00:00+02:00", actor: { id: x, role: OPERATOR }, data: { name: X, form: NETWORK, host: "1865", participants: [{ municipality: "1865", name: Vågan, organisationNumber: "938644500" }] } }
- { command: AdmitParticipant, decided: 2025-01-01, recorded: "2025-01-02T09:00:00+01:00", actor: { id: x, role: OPERATOR }, data: { municipality: "1860", name: Vestvågøy, organisationNumber: "942570619" } }
`;
    const history = join(directory, 'newcomer.yaml');
    writeFileSync(history, text);
    const figures = join(directory, 'newcomer.json');
    const dataset = (value: (number | null)[]) =>
      writeFileSync(
        figures,
        JSON.stringify({
          version: '2.0',
          class: 'dataset',
          id: ['Tid', 'Region'],
          size: [3, 2],
          dimension: {
            Tid: { category: { index: ['2023', '2024', '2025'] } },
            Region: { category: { index: ['1860', '1865'] } },
          },
          value,
        }),
      );
    const at = ['--data', join(directory, 'newcomer')];
    expect((await fellesbok('import', 'ny-bok', history, ...at)).exitCode).toBe(0);
    dataset([null, 9736, null, 9793, null, 9871]);
    const gap = await fellesbok('population', 'import', 'ny-bok', figures, ...at);
    expect(gap).toMatchObject({ exitCode: 1, err: expect.stringContaining('kommune 1860 per 2025-01-01') });
    dataset([null, 9736, null, 9793, 11_582, 9871]);
    expect(await fellesbok('population', 'import', 'ny-bok', figures, ...at)).toMatchObject({ exitCode: 0, err: '' });
  });

  it('answers the same after a rebuild', async () => {
    const before = await fellesbok(
      'allocation',
      ...YEAR,
      '--known-at',
      '2026-01-01',
      '--data',
      own,
      '--format',
      'json',
    );
    expect((await fellesbok('rebuild', '--data', own)).exitCode).toBe(0);
    expect(
      await fellesbok('allocation', ...YEAR, '--known-at', '2026-01-01', '--data', own, '--format', 'json'),
    ).toEqual(before);
  });

  it('reads beside a writer, and refuses a second writer in one line that names the first', async () => {
    const { openForWriting } = await import('../../apps/book/open-book.ts');
    const writer = await openForWriting(own, 'another secretary');
    try {
      expect((await fellesbok('state', 'lofoten-ikt', '--data', own)).exitCode).toBe(0);
      const refused = await fellesbok('rebuild', '--data', own);
      expect(refused).toMatchObject({
        exitCode: 1,
        err: expect.stringMatching(
          /own: en annen prosess skriver i denne boka \(another secretary, prosess \d+, siden [^ ]+Z\)\. Stans den,/,
        ),
      });
    } finally {
      await writer.close();
    }
  });

  it('lets a copy of the directory be asked', async () => {
    const copy = join(directory, 'copy');
    cpSync(own, copy, { recursive: true });
    expect((await fellesbok('state', 'lofoten-ikt', '--data', copy)).exitCode).toBe(0);
  });
});

describe('the difference of the state of a day', () => {
  it('says what the last approval, recorded late, changed: agreement, terms, key and shares', async () => {
    const answer = await json<StateDiffAnswer>(
      'diff',
      'lofoten-ikt',
      '--valid-on',
      '2025-03-01',
      '--known-at',
      '2025-01-20',
      '--against',
      '2025-01-27',
    );
    expect(answer.changes).toEqual(
      expect.arrayContaining([
        { part: 'agreement', before: 'AV-2022', after: 'AV-2024-A' },
        { part: 'terms', before: 'AV-2022', after: 'AV-2024-A' },
        { part: 'key', before: expect.stringContaining('Ingen fordelingsnøkkel'), after: '30-70' },
      ]),
    );
    expect(answer.events.map((e) => e.type)).toEqual(['DecisionRecorded', 'AgreementApproved']);
  });

  it('says nothing of what changed nothing', async () => {
    const answer = await json<StateDiffAnswer>(
      'diff',
      'lofoten-ikt',
      '--valid-on',
      '2022-06-01',
      '--known-at',
      '2025-02-01',
      '--against',
      '2025-06-01',
    );
    expect(answer).toMatchObject({ changes: [], events: [] });
  });

  it('is refused without a point to compare with', async () => {
    expect(await fellesbok('diff', 'lofoten-ikt', '--data', data)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('--known-at'),
    });
  });
});
