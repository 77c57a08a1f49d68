import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type {
  BalancesAnswer,
  ConfirmationAnswer,
  InvoiceAnswer,
  InvoicesAnswer,
  LedgerAnswer,
  StatementAnswer,
} from '#cooperation';
import { kroner, LANGUAGES, parseKroner, sha256 } from '#kernel';
import { INVOICED as BOOK, INVOICED_HISTORY } from '../money/invoiced.ts';
import { fellesbok, temporaryDirectory } from './run.ts';

const directory = temporaryDirectory();
const data = join(directory, 'data');
const run = (command: string, ...args: string[]) => fellesbok(command, BOOK, ...args, '--data', data);
async function told(command: string, ...args: string[]): Promise<string> {
  const { out, err, exitCode } = await run(command, ...args);
  expect([command, args, err, exitCode]).toEqual([command, args, '', 0]);
  return out;
}
const json = async <T>(command: string, ...args: string[]): Promise<T> =>
  JSON.parse(await told(command, ...args, '--format', 'json')) as T;
const rows = async (command: string, ...args: string[]): Promise<Record<string, string>[]> =>
  parse(await told(command, ...args, '--format', 'csv'), { columns: true });

beforeAll(async () => {
  const file = join(directory, 'history.jsonl');
  writeFileSync(file, INVOICED_HISTORY.map((entry) => JSON.stringify(entry)).join('\n'));
  const { err, exitCode } = await run('import', file);
  expect([err, exitCode]).toEqual(['', 0]);
});

describe('invoices on the command line', () => {
  it('are a table with their sums, in the words of the reader', async () => {
    const table = await told('invoices', '2025', '--valid-on', '2025-05-25');
    expect(table).toMatch(
      /^2025-0001 +à konto +9902 Fjordnes .* forfalt +125\s000,00 +99\s000,00 +26\s000,00 +2\s238,01$/m,
    );
    expect(table).toMatch(/^2025-0002 .* bestridt +125\s000,00 +0,00 +125\s000,00 +0,00$/m);
    expect(table).toMatch(/^ +Sum +250\s000,00 +99\s000,00 +151\s000,00 +2\s238,01$/m);
    expect(await told('invoices', '2025', '--valid-on', '2025-05-25', '--lang', 'en')).toMatch(
      / overdue .*\n.* disputed /,
    );
  });

  it('show what is prepared and not issued; the host’s own share is told apart', async () => {
    const table = await told('invoices', '--status', 'draft', '--valid-on', '2025-02-03');
    expect(table).toMatch(/^akonto-1 .* klargjort +9901 Strandvik \(vertens egen andel\) +150\s000,00$/m);
    expect(await told('invoices', '2024')).toMatch(/\n\ningen\n$/);
  });

  it('are the same as rows, one for each, whatever the book learned later', async () => {
    const all = await json<InvoicesAnswer>('invoices', '2025');
    const shown = await rows('invoices', '2025');
    expect(shown.map(({ invoice, status, open }) => [invoice, status, open])).toEqual(
      all.invoices.map(({ invoice, status, open }) => [invoice, status, open]),
    );
    expect(shown).toHaveLength(4);
    const known = await rows('invoices', '2025', '--valid-on', '2025-06-15', '--known-at', '2025-05-20');
    expect(known.map(({ invoice, status }) => [invoice, status])).toEqual([
      ['2025-0001', 'OVERDUE'],
      ['2025-0002', 'DISPUTED'],
    ]);
  });

  it('one by one, with both payments of the same id and who did what', async () => {
    const page = await told('invoice', '2025-0001');
    expect(page).toMatch(/^bank-1 +2025-04-20 +99\s000,00\nbank-1 +2026-01-05 +10\s000,00$/m);
    expect(page).toMatch(/^ +\d+ +2025-02-04 +anvist +okonom-2-9901$/m);
    expect(page).toMatch(/^Avskrevet \(kr\) +0,05$/m);
    expect(await told('invoice', '2025-0002')).toMatch(
      /2025-05-05 +utstedt [\s\S]*2025-05-30 +kreditert +okonom-9901$/m,
    );
    expect(await told('invoice', '2025-0003')).toMatch(/^Gjelder: 2025-0002\nGrunn: EKSEMPEL$/m);
    const { reason, invoice } = await json<InvoiceAnswer>('invoice', '2025-0003');
    expect([reason, invoice.references]).toEqual(['EKSEMPEL', ['2025-0002']]);
    expect(await rows('invoice', '2025-0003')).toMatchObject([{ references: '2025-0002', reason: 'EKSEMPEL' }]);
    expect(await json<InvoiceAnswer>('invoice', '2025-0004')).toMatchObject({ reason: 'EKSEMPEL' });
    const lines = await rows('invoice', '2025-0001');
    expect(lines).toMatchObject([{ category: 'DRIFT', lineAmount: '100000.00', vatRate: '25' }]);
  });

  it('give their documents byte for byte, on the screen or in a new file', async () => {
    const { invoices } = await json<InvoicesAnswer>('invoices');
    for (const { invoice, sha256: kept } of invoices) expect(sha256(await told('ehf', invoice))).toBe(kept);
    const out = join(directory, '2025-0001.xml');
    const { sha256: kept } = invoices[0] ?? {};
    expect(await told('ehf', '2025-0001', '--out', out)).toContain(`SHA-256 ${kept}`);
    expect(sha256(readFileSync(out))).toBe(kept);
    const again = await run('ehf', '2025-0001', '--out', out);
    expect([again.exitCode, again.err]).toEqual([1, expect.stringContaining('ingenting blir skrevet over')]);
    expect(await run('ehf', '2025-0001', '--out', join(directory, 'none', 'x.xml'))).toMatchObject({ exitCode: 1 });
  });

  it.each([
    ['invoice', ['2025-0009'], 'Utstedt for det året: 2025-0001 – 2025-0004'],
    ['invoices', ['--status', 'lost'], '«LOST» er ingen status for en faktura'],
    ['invoices', ['--municipality', '1234'], 'Kommune 1234 er verken deltaker eller fakturert'],
    ['ledger', ['2025', '--account', 'assets:gold'], 'har ingen konto «assets:gold»'],
    ['balance-confirmation', ['9902', '2025-13-01'], 'ikke er en dato i kalenderen'],
    ['invoices', ['25'], '(skriv året med fire sifre.)'],
    ['export', ['--year', '2025'], '«--year» gjelder bare en journal'],
  ])('%s %j is refused in one line', async (command, args, text) => {
    const { exitCode, out, err } = await run(command, ...args);
    expect([exitCode > 0, out, err]).toEqual([true, '', expect.stringContaining(text)]);
  });
});

describe('balances', () => {
  it('sum, and their age sums to what is open', async () => {
    const { balances, total, unmatched } = await json<BalancesAnswer>('balances', '--valid-on', '2025-12-31');
    expect(balances).toMatchObject([{ municipality: '9902', open: '25999.95', writtenOff: '0.05' }]);
    const ages = Object.values(total.ageing).map((amount) => parseKroner(amount) as bigint);
    expect(ages.reduce((a, b) => a + b, 0n)).toBe(parseKroner(total.open));
    expect(unmatched).toBe('1234.56');
    expect(await told('balances', '--valid-on', '2025-12-31')).toMatch(/^Innbetalt uten faktura \(kr\): 1\s234,56$/m);
    expect(await rows('balances')).toHaveLength(1);
  });

  it.each([
    ['nb', 'Saldobekreftelse', /^Etter vårt regnskap sto dette åpent ved utgangen av dagen:$/m],
    ['nn', 'Saldostadfesting', /^Etter rekneskapen vår stod dette ope ved utgangen av dagen:$/m],
    ['en', 'Balance confirmation', /^By our accounts this was open at the end of the day:$/m],
  ])('are confirmed in %s', async (lang, title, sentence) => {
    const letter = await told('balance-confirmation', '9902', '2025-12-31', '--lang', lang);
    expect(letter.startsWith(`${title} `)).toBe(true);
    expect(letter).toMatch(sentence);
    expect(letter).toMatch(/9901 Strandvik, org\. ?(?:nr\.|no\.) 310000019$/m);
    expect(letter).toMatch(/^2025-0001 .* 25\s999,95$/m);
    const { documents, open } = await json<ConfirmationAnswer>('balance-confirmation', '9902', '2025-12-31');
    expect([documents.length, open]).toEqual([1, '25999.95']);
    const before = await json<ConfirmationAnswer>('balance-confirmation', '9902', '2025-01-31');
    expect([before.documents, before.open]).toEqual([[], '0.00']);
    const csv = await rows('balance-confirmation', '9902', '2025-12-31');
    expect(csv.map(({ invoice, open }) => [invoice, open])).toEqual([['2025-0001', '25999.95']]);
  });
});

describe('the ledger', () => {
  const closings = async (year: number, ...args: string[]): Promise<Record<string, string>> => {
    const { accounts } = await json<LedgerAnswer>('ledger', String(year), ...args);
    return Object.fromEntries(accounts.flatMap((a) => (a.closing === '0.00' ? [] : [[a.account, a.closing]])));
  };

  it('of each year opens with what the year before left, and balances', async () => {
    const [first, second] = [await json<LedgerAnswer>('ledger', '2025'), await json<LedgerAnswer>('ledger', '2026')];
    for (const { total, reconciliation } of [first, second]) {
      expect([total.opening, total.closing, total.debit]).toEqual(['0.00', '0.00', total.credit]);
      expect(reconciliation.map(({ difference }) => difference)).toEqual(Array(4).fill('0.00'));
    }
    expect([first.closedOn, second.closedOn]).toEqual(['2026-02-22', null]);
    const opening = second.accounts.find(({ account }) => account === 'assets:receivables:9902')?.opening;
    expect(opening).toBe((await closings(2025))['assets:receivables:9902']);
  });

  it('has a cost as it was until it was corrected, and the year it belongs to after that', async () => {
    const cost = async (...args: string[]) => (await closings(2025, ...args))['expenses:costs:DRIFT'];
    expect(await cost('--valid-on', '2026-01-19')).toBe('80000.00');
    expect(await cost('--valid-on', '2026-01-20')).toBe('70000.00');
    expect(await cost('--known-at', '2026-01-19')).toBe('80000.00');
    const { rows } = await json<StatementAnswer>('ledger', '2025', '--account', 'expenses:costs:DRIFT');
    expect(rows.map(({ dated, on, text, amount }) => [dated, on, text, amount])).toEqual([
      ['2025-03-12', '2025-03-12', 'Cost', '100000.00'],
      ['2025-04-14', '2025-04-14', 'Cost', '-20000.00'],
      ['2025-12-31', '2026-01-20', 'Cost reversed', '-100000.00'],
      ['2025-12-31', '2026-01-20', 'Cost corrected', '90000.00'],
    ]);
  });

  it('is a table an auditor reads in each language', async () => {
    for (const lang of LANGUAGES) {
      const table = await told('ledger', '2025', '--lang', lang);
      expect(table).toMatch(/^assets:receivables:9902 .* 0,00 +250\s000,00 +224\s000,05 +25\s999,95$/m);
      expect(table).not.toContain('undefined');
    }
    const statement = await told('ledger', '2025', '--account', 'assets:receivables:9902');
    expect(statement).toMatch(/^2025-12-01 +Avskrevet +2025-0001 +\d+ +−0,05 +25\s999,95$/m);
    expect(await told('ledger', '2030')).toContain('Tidligere års resultat');
    expect(await told('ledger', '2024')).toContain('Ingenting er bokført.');
  });

  /** Balances as a small reader of either format sums them. */
  function sumsOf(journal: string): Record<string, string> {
    const sums = new Map<string, bigint>();
    for (const line of journal.split('\n')) {
      const [, account, amount] = /^\s+([A-Za-z][\w:-]*)\s{2,}(-?[\d.]+) NOK$/.exec(line) ?? [];
      if (account !== undefined && amount !== undefined)
        sums.set(account, (sums.get(account) ?? 0n) + (parseKroner(amount) as bigint));
    }
    return inKroner(sums);
  }
  const inKroner = (sums: ReadonlyMap<string, bigint>): Record<string, string> =>
    Object.fromEntries([...sums].flatMap(([account, sum]) => (sum === 0n ? [] : [[account, kroner(sum)]])));
  /** What another program sums a journal to; null where it is not installed. */
  function programSays(program: string, args: readonly string[]): Record<string, string> | null {
    const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return null;
    expect([program, stderr, status]).toEqual([program, '', 0]);
    const [, ...found] = parse(stdout, { trim: true }) as [string, string][];
    const sums = found.map(
      ([account, sum]) => [account, parseKroner(sum.replace(/ NOK$/, '') || '0') as bigint] as const,
    );
    return inKroner(new Map(sums));
  }

  it.each([2025, 2026, 2027])('as a journal of hledger sums to the trial balance of %d', async (year) => {
    const path = join(directory, `${year}.journal`);
    await told('export', '--format', 'hledger', '--year', String(year), '--out', path);
    const ours = await closings(year);
    expect(sumsOf(readFileSync(path, 'utf8'))).toEqual(ours);
    const theirs = programSays('hledger', ['-f', path, 'balance', '--no-total', '--flat', '--output-format', 'csv']);
    if (theirs) expect(theirs).toEqual(ours);
  });

  it.each([2025, 2026, 2027])('as a journal of beancount sums to the trial balance of %d', async (year) => {
    const path = join(directory, `${year}.beancount`);
    await told('export', '--format', 'beancount', '--year', String(year), '--out', path);
    const ours = Object.values(await closings(year)).sort();
    const text = readFileSync(path, 'utf8');
    expect(Object.values(sumsOf(text)).sort()).toEqual(ours);
    for (const account of Object.keys(sumsOf(text)))
      expect(text).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\d open ${account} NOK$`, 'm'));
    expect(programSays('bean-check', [path]) ?? {}).toEqual({});
    const query = 'SELECT account, sum(position) GROUP BY account ORDER BY account';
    const theirs = programSays('bean-query', ['-f', 'csv', path, query]);
    if (theirs) expect(theirs).toEqual(sumsOf(text));
  });

  it('of all years is one journal without an opening', async () => {
    const text = await told('export', '--format', 'hledger', '--valid-on', '2025-12-31');
    expect(text).not.toContain('Opening balance');
    expect(sumsOf(text)).toEqual(await closings(2025, '--valid-on', '2025-12-31'));
  });
});
