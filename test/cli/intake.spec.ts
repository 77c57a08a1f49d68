import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, camt } from '../../libs/bank-files/testing/camt-files.ts';
import { csv, HEADING, MAPPING } from '../../libs/cost-files/testing/files.ts';
import { ACCOUNT, BOOK, entries, kid } from '../intake/intake-book.ts';
import { fellesbok, type Outcome, temporaryDirectory } from './run.ts';

const directory = temporaryDirectory();
const data = join(directory, 'book');
const written = (name: string, content: string | Uint8Array): string => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};
const run = (...args: string[]): Promise<Outcome> => fellesbok(...args, '--data', data, '--lang', 'en');

beforeAll(async () => {
  const history = written(
    'history.jsonl',
    entries()
      .map((one) => JSON.stringify(one))
      .join('\n'),
  );
  expect((await run('import', BOOK, history)).err).toBe('');
});

const bank = (name: string, ...payments: (readonly [reference: string, amount: string, ...kids: string[]])[]) =>
  written(
    name,
    bytesOf(
      camt({
        account: ACCOUNT,
        entries: payments.map(([reference, amount, ...kids]) => ({
          ...{ reference, amount, bookedOn: '2025-03-20' },
          transactions: [{ kids }],
        })),
      }),
    ),
  );

describe('payments on the command line', () => {
  it('are taken from a file of the bank once, and what is unmatched is shown', async () => {
    const file = bank('mars.xml', ['A1', '125.00', kid('2025-0001')], ['A2', '20.00']);
    const tried = await run('payments', 'import', BOOK, file, '--dry-run');
    expect(tried.out).toMatch(
      /^mars\.xml: 2 can be recorded \(145,00 kr\), 1 put against invoices \(125,00 kr\), 1 unmatched\./,
    );
    const { out, err, exitCode } = await run('payments', 'import', BOOK, file);
    expect([err, exitCode]).toEqual(['', 0]);
    expect(out).toMatch(
      /^mars\.xml: 2 recorded \(145,00 kr\), .*\n\nBooked +Payment +Amount.*\n.*\n2025-03-20 +bank-A2 +20,00 +20,00 +— +no KID\n$/,
    );
    const again = await run('payments', 'import', BOOK, file);
    expect([again.exitCode, again.out]).toEqual([0, expect.stringMatching(/^mars\.xml: The file was taken before\./)]);
  });

  it('are listed, all or what is unmatched, as a table, JSON and CSV', async () => {
    const { out } = await run('payments', BOOK);
    expect(out).toMatch(/^Payments, arkiv, up to .*\n\nBooked/);
    expect(out).toMatch(/2025-03-20 +bank-A1 +125,00 +0+20250000013 +matched +2025-0001 +125,00\n/);
    expect(out).toMatch(/Received 145,00 kr: 125,00 kr put against invoices, 20,00 kr unmatched\./);
    const unmatched = await run('payments', BOOK, '--unmatched', '--format', 'json');
    expect(JSON.parse(unmatched.out).payments).toMatchObject([{ payment: 'bank-A2', left: '20.00' }]);
    expect((await run('payments', BOOK, '--year', '2024')).out).toContain('No payments.');
    expect((await run('payments', BOOK, '--format', 'csv')).out.split('\r\n')).toHaveLength(4);
  });

  it('of a wrong file are refused in one line', async () => {
    const outcome = await run('payments', 'import', BOOK, written('bill.pdf', '%PDF-1.7'));
    expect([outcome.exitCode, outcome.out, outcome.err]).toEqual([
      1,
      '',
      expect.stringMatching(/^bill\.pdf is not well-formed XML\./),
    ]);
    expect((await run('payments', 'import', BOOK, join(directory, 'no.xml'))).exitCode).toBe(1);
  });
});

describe('cost files on the command line', () => {
  const rows = (...more: string[][]) =>
    csv([HEADING, ['10023', '05.03.2025', '6800', '195', '120', 'Rekvisita', '1 234,50'], ...more]);
  let mapping: string;
  beforeAll(() => {
    mapping = written('mapping.json', JSON.stringify(MAPPING));
  });

  it('are tried out, taken by a mapping that is then kept, and known again', async () => {
    const file = written('mars.csv', rows());
    const tried = await run('costs', 'import', BOOK, file, '--mapping', mapping, '--dry-run');
    expect(tried.out).toMatch(
      /^mars\.csv: 1 lines can be recorded in 2025, NOK 1\s234,50\. Nothing was written\.\n\nCategory/,
    );
    expect((await run('costs', 'mappings', BOOK)).out).toMatch(/none/);
    const taken = await run('costs', 'import', BOOK, file, '--mapping', mapping);
    expect([taken.err, taken.out]).toEqual(['', expect.stringMatching(/^mars\.csv: 1 lines recorded in 2025/)]);
    expect((await run('costs', 'mappings', BOOK)).out).toMatch(/eksempel +3 +Example of a ledger export/);
    const again = await run('costs', 'import', BOOK, file, '--mapping', 'eksempel');
    expect([again.exitCode, again.out]).toEqual([0, expect.stringMatching(/^mars\.csv: The file was taken before\./)]);
  });

  it('with bad rows name each of them and are not recorded', async () => {
    const file = written('april.csv', rows(['10030', '31.02.2025', '6800', '195', '120', 'x', '1,00']));
    for (const how of [['--dry-run'], []]) {
      const { out, err, exitCode } = await run('costs', 'import', BOOK, file, '--mapping', 'eksempel', ...how);
      expect([exitCode, err]).toEqual([1, 'april.csv: 2 rows cannot be recorded, so nothing of the file is.']);
      expect(out).toMatch(/\n +2 .*10023-1.*already/);
      expect(out).toMatch(/\n +3 .*31\.02\.2025/);
    }
  });

  it('need a mapping that can be read', async () => {
    const file = written('mai.csv', rows());
    const wrong = written('wrong.yaml', 'mapping: x\nversion: 0\n');
    expect((await run('costs', 'import', BOOK, file, '--mapping', wrong)).err).toMatch(/RecordCostMapping/);
    const broken = written('broken.yaml', 'mapping: [');
    expect((await run('costs', 'import', BOOK, file, '--mapping', broken)).err).toMatch(/broken\.yaml cannot be read/);
    expect((await run('costs', 'import', BOOK, file, '--mapping', 'nobody')).err).toMatch(/no mapping “nobody”/);
  });
});

describe('a cost file of the program’s own columns', () => {
  const HEAD = 'line;category;label;amount;booked_on;art;funksjon';
  const plain = (name: string, ...lines: string[]) => written(name, [HEAD, ...lines].join('\n'));
  const lines = async () => (await run('export', BOOK)).out.split('\n').length;

  it('is previewed by category and account, and nothing is written', async () => {
    const before = await lines();
    const file = plain(
      'egne.csv',
      'E-1;DRIFT;a;100,50;2025-03-05;190;120',
      'E-2;DRIFT;b;20;2025-03-05;190;120',
      'E-3;DRIFT;c;1;2025-03-05;;',
    );
    const { err, exitCode, out } = await run('costs', 'import', BOOK, file, '--preview');
    expect([err, exitCode]).toEqual(['', 0]);
    expect(out).toMatch(/^egne\.csv: 3 lines can be recorded in 2025, NOK 121,50\./);
    expect(out).toMatch(/^\S+ +— +— +1 +1,00\n\S+ +190 +120 +2 +120,50$/m);
    expect(await lines()).toBe(before);
    expect((await run('costs', 'import', BOOK, file)).err).toBe('');
    const again = await run('costs', 'import', BOOK, file, '--preview');
    expect(again.out).toMatch(/^egne\.csv: The file was taken before\./);
  });

  it('names every row that cannot be recorded', async () => {
    const file = plain(
      'gale.csv',
      'F-1;DRIFT;a;mye;2025-03-05;;',
      'F-2;DRIFT;b;1;2025-03-05',
      'E-1;DRIFT;c;1;2025-03-05;;',
      'F-4;drift;d;1;2025-03-05;;',
      'F-5;DRIFT;d;7;2025-03-05;;',
    );
    const { err, exitCode, out } = await run('costs', 'import', BOOK, file, '--preview');
    expect([exitCode, err]).toEqual([1, 'gale.csv: 4 rows cannot be recorded, so nothing of the file is.']);
    expect(out).toMatch(
      /^ +2 +“amount” is “mye”.*\n +3 +the row has not as many fields.*\n(.*\n)*? +4 +the line “E-1” is already/m,
    );
    expect(out).toMatch(/^ +5 .*category/m);
  });
});

describe('the invoice basis on the command line', () => {
  it('is shown, written as CSV, and its numbers are taken back', async () => {
    const { out } = await run('invoices', 'basis', BOOK, '2025', 'AVR-25');
    expect(out).toMatch(/^Invoice basis 2025 AVR-25, arkiv, on /);
    expect(out).toMatch(
      /2025-0001 +— +9902 Fjordnes +Fellesarkivet 9902 +Avregning: Drift +100,00 +S 25 % +0+20250000013/,
    );
    expect(out).toMatch(/Payable in all: 375,00 kr\n$/);
    const file = written('numre.csv', 'invoice;number\n2025-0001;700123\n');
    expect((await run('invoices', 'numbers', BOOK, file)).out).toBe(
      'numre.csv: 1 numbers taken, 0 were there before.\n',
    );
    const changed = written('numre-2.csv', 'invoice;number\n2025-0001;700124\n');
    expect((await run('invoices', 'numbers', BOOK, changed)).out).toMatch(/\n2025-0001: 700124 in place of 700123\n$/);
    const table = await run('invoices', 'basis', BOOK, '2025', 'AVR-25', '--format', 'csv');
    expect(table.out).toContain('2025-0001,INVOICE,700124,9902');
  });

  it('is refused in one line while the run is not issued', async () => {
    const { exitCode, out, err } = await run('invoices', 'basis', BOOK, '2025', 'NO');
    expect([exitCode, out, err]).toEqual([1, '', expect.stringMatching(/^The run “NO” for 2025 is not issued/)]);
  });
});
