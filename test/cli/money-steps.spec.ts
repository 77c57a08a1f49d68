import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InvoiceAnswer, InvoicesAnswer, PaymentsAnswer } from '#cooperation';
import { INVOICED as BOOK, INVOICED_HISTORY } from '../money/invoiced.ts';
import { fellesbok, temporaryDirectory } from './run.ts';

const directory = temporaryDirectory();
const data = join(directory, 'data');
const DAY = '2026-04-01';
/** On one day after everything in the book, by the host’s office. */
const run = (...args: string[]) =>
  fellesbok(args[0] ?? '', args[1] ?? '', BOOK, ...args.slice(2), '--by', 'okonom-9901', '--on', DAY, '--data', data);
const asked = async <T>(...args: string[]): Promise<T> =>
  JSON.parse((await fellesbok(...args, '--data', data, '--format', 'json')).out) as T;
const invoice = async (number: string, validOn = DAY) =>
  (await asked<InvoiceAnswer>('invoice', BOOK, number, '--valid-on', validOn)).invoice;
const payment = async (year: number, id: string) =>
  (await asked<PaymentsAnswer>('payments', 'list', BOOK, '--year', String(year))).payments.find(
    (p) => p.payment === id,
  );
const ok = (out: unknown) => ({ exitCode: 0, err: '', out });
const refused = (text: RegExp, exitCode = 1) => ({ exitCode, out: '', err: expect.stringMatching(text) });

beforeAll(async () => {
  const file = join(directory, 'history.jsonl');
  writeFileSync(file, INVOICED_HISTORY.map((entry) => JSON.stringify(entry)).join('\n'));
  expect(await fellesbok('import', BOOK, file, '--data', data)).toMatchObject({ err: '', exitCode: 0 });
});

describe('a document on the command line', () => {
  it('is disputed by the municipality that it is to, and by no other', async () => {
    const ground = ['--ground', 'EKSEMPEL: feil periode', '--amount', '1 000,50'];
    const other = await run('invoices', 'dispute', '2025-0001', ...ground, '--municipality', '9903');
    expect(other).toEqual(refused(/kan ikke bestride 2025-0001: den er til kommune 9902/));
    const own = await run('invoices', 'dispute', '2025-0001', ...ground, '--municipality', '9902');
    expect(own).toEqual(ok('2025-0001 er bestridt. Verten svarer med «invoices settle-dispute».\n'));
    const { dispute, status } = await invoice('2025-0001');
    expect([status, dispute]).toEqual([
      'DISPUTED',
      { since: DAY, ground: 'EKSEMPEL: feil periode', amount: '1000.50' },
    ]);
    expect(await run('invoices', 'dispute', '2025-0001', ...ground)).toEqual(refused(/2025-0001 .*bestridt/));
  });

  it('stands again when the dispute is answered, and needs one that is open', async () => {
    const answer = ['settle-dispute', '2025-0001', '--outcome', 'STANDS', '--ground', 'EKSEMPEL'];
    expect(await run('invoices', ...answer)).toEqual(ok('2025-0001: tvisten er avsluttet, og kravet står.\n'));
    expect((await invoice('2025-0001')).dispute).toBeNull();
    expect(await run('invoices', ...answer)).toEqual(refused(/2025-0001/));
    const wrong = await run('invoices', 'settle-dispute', '2025-0001', '--outcome', 'MAYBE', '--ground', 'EKSEMPEL');
    expect(wrong).toEqual(refused(/--outcome/, 2));
  });

  it('is recorded as sent, with the number of the host’s own system', async () => {
    expect((await invoice('2025-0004')).sentOn).toBeNull();
    expect(await run('invoices', 'send', '2025-0004')).toEqual(ok(`2025-0004 er ført som sendt ${DAY}.\n`));
    const numbered = await run('invoices', 'own-number', '2025-0004', '700123', '--lang', 'en');
    expect(numbered).toEqual(ok('2025-0004 has the number 700123 in the host’s system.\n'));
    expect(await invoice('2025-0004')).toMatchObject({ sentOn: DAY, number: '700123' });
    expect(await run('invoices', 'send', '2025-0099')).toEqual(refused(/2025-0099/));
    expect(await run('invoices', 'send', 'faktura')).toEqual(refused(/faktura|SendInvoice/));
  });

  it('says what was recorded as JSON, as the server does', async () => {
    const { out } = await run('invoices', 'send', '2025-0001', '--channel', 'EMAIL', '--format', 'json');
    const told = JSON.parse(out);
    expect(told).toEqual({
      events: [expect.objectContaining({ type: 'InvoiceSent', stream: `accounts-${BOOK}-2025` })],
      position: expect.any(String),
      repeated: false,
    });
  });

  it.each([
    ['no office', ['send', '2025-0001', '--by', ''], /kan ikke være id for et kontor/, 1],
    ['a person', ['send', '2025-0001', '--by', 'Kari Eksempel'], /«Kari Eksempel» kan ikke være id for et kontor/, 1],
    ['no date', ['send', '2025-0001', '--on', '31.12.2025'], /«31\.12\.2025»/, 1],
    ['no amount', ['write-off', '2025-0001', '--decision', 'mva', '--amount', 'mye'], /--amount/, 2],
    ['a way that is none', ['send', '2025-0001', '--channel', 'DUE'], /--channel/, 2],
  ])('is refused with %s', async (_, [step = '', ...args], text, exitCode) => {
    const by = args.includes('--by') ? [] : ['--by', 'okonom-9901'];
    const { err, ...outcome } = await fellesbok('invoices', step, BOOK, ...args, ...by, '--data', data);
    expect([outcome.exitCode, outcome.out, err]).toEqual([exitCode, '', expect.stringMatching(text)]);
    expect(err).not.toContain('\n');
  });
});

describe('payments by hand on the command line', () => {
  it('are recorded and put against documents, what is left against the one without an amount', async () => {
    const recorded = await run('payments', 'record', 'bilag-7', '--amount', '100', '--entry', 'arkiv-7');
    expect(recorded).toEqual(ok('Betalingen «bilag-7» på 100,00 kr er ført.\n'));
    const again = await run('payments', 'record', 'bilag-7', '--amount', '100');
    expect(again).toEqual(refused(/bilag-7/));
    const matched = await run('payments', 'match', '2026', 'bilag-7', '2025-0004=40,25', '2025-0001');
    expect(matched).toEqual(ok('Betalingen «bilag-7» er satt mot 2025-0004 (40,25 kr), 2025-0001 (59,75 kr).\n'));
    expect(await payment(2026, 'bilag-7')).toMatchObject({
      status: 'MATCHED',
      parts: [
        { invoice: '2025-0004', amount: '40.25' },
        { invoice: '2025-0001', amount: '59.75' },
      ],
    });
  });

  it('are unmatched again, with a ground', async () => {
    expect(await run('payments', 'unmatch', '2026', 'bilag-7')).toEqual(refused(/--ground/, 2));
    const taken = await run('payments', 'unmatch', '2026', 'bilag-7', '--ground', 'EKSEMPEL', '--case', '26/12');
    expect(taken).toEqual(ok('Betalingen «bilag-7» er uplassert igjen.\n'));
    expect(await payment(2026, 'bilag-7')).toMatchObject({ status: 'UNMATCHED', left: '100.00', parts: [] });
  });

  it('are matched at once where the documents are named', async () => {
    const out = (await run('payments', 'record', 'bilag-8', '--amount', '50', '--invoice', '2025-0001')).out;
    expect(out).toBe(
      'Betalingen «bilag-8» på 50,00 kr er ført.\nBetalingen «bilag-8» er satt mot 2025-0001 (50,00 kr).\n',
    );
  });

  it.each([
    [['match', '2026', 'ingen', '2025-0001'], /Ingen betaling «ingen» er bokført i 2026/, 1],
    [['match', '2025', 'bilag-7', '2025-0001'], /Ingen betaling «bilag-7» er bokført i 2025/, 1],
    [['match', '2026', 'bilag-7', '2025-0001', '2025-0004'], /Bare ett dokument kan stå uten beløp/, 2],
    [['match', '2026', 'bilag-7', '2025-0001=mye'], /«2025-0001=mye» er ingen del av en betaling/, 2],
    [['match', '2026', 'bilag-7', '2025-0001=500'], /bilag-7/, 1],
    [['match', '2026', 'bilag-7', '2025-0099=1'], /2025-0099/, 1],
    [['record', 'bilag-9', '--amount', '1', '--kid', 'abc'], /kid/, 1],
  ])('%j are refused in one line', async (args, text, exitCode) => {
    const outcome = await run('payments', ...args);
    expect(outcome).toEqual(refused(text, exitCode));
    expect(outcome.err).not.toContain('\n');
  });
});

describe('how the host invoices, on the command line', () => {
  const address = ['--postal-code', '0001', '--city', 'Eksempel'];

  it('is recorded from a day: seller, buyer, interest and VAT', async () => {
    const from = ['--from', '2026-05-01'];
    const seller = ['--account', '00000012343', '--payment-days', '20', '--kid', 'MOD11:13', ...address, ...from];
    expect(await run('billing', 'seller', ...seller)).toEqual(ok('Verten fakturerer slik fra 2026-05-01.\n'));
    const buyer = ['9902', '--reference', '1300-EKSEMPEL', ...address, ...from];
    expect(await run('billing', 'buyer', ...buyer)).toEqual(ok('Kommune 9902 blir fakturert slik fra 2026-05-01.\n'));
    const rate = await run('billing', 'rate', '11,75', '--regulation', 'EKSEMPEL', ...from);
    expect(rate).toEqual(ok('Forsinkelsesrenten er 11,75 % fra 2026-05-01.\n'));
    const decision = ['--decision', 'mva-2', '--body', 'council-9901', '--wording', 'EKSEMPEL', '--votes', '19-0'];
    const vat = ['DRIFT', 'E', '--legal-basis', 'EKSEMPEL', ...decision, ...from];
    expect(await run('billing', 'vat', ...vat)).toEqual(ok('Mva for DRIFT er E fra 2026-05-01.\n'));
    const events = (await fellesbok('export', BOOK, '--data', data)).out.trim().split('\n').slice(-5);
    const said = events.map((line) => JSON.parse(line).data ?? {});
    expect(said.map(({ data: d, ...rest }) => d ?? rest)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ account: '00000012343', kid: { method: 'MOD11', length: 13 }, vatRegistered: true }),
        expect.objectContaining({ municipality: '9902', reference: '1300-EKSEMPEL' }),
        expect.objectContaining({ percent: '11.75' }),
        expect.objectContaining({ category: 'DRIFT', vat: { code: 'E', rate: '0' }, decision: 'mva-2' }),
      ]),
    );
  });

  it.each([
    ['seller', ['--account', '12345678901', '--payment-days', '20', ...address], /12345678901/, 1],
    ['seller', ['--account', '00000012343', '--payment-days', 'tjue', ...address], /--payment-days/, 2],
    ['seller', ['--account', '00000012343', '--payment-days', '20', '--kid', 'MOD12:9', ...address], /--kid/, 2],
    ['buyer', ['99', '--reference', 'x', ...address], /kommunenummeret/, 2],
    ['rate', ['mye', '--regulation', 'EKSEMPEL'], /percent/, 1],
  ])('%s %j is refused in one line', async (step, args, text, exitCode) => {
    expect(await run('billing', step, ...args)).toEqual(refused(text, exitCode));
  });
});

describe('the accounts of a year on the command line', () => {
  it('are closed once, then audited', async () => {
    expect(await run('accounts', 'close', '2025')).toEqual(refused(/2025/));
    expect(await run('accounts', 'close', '2027')).toEqual(refused(/2027/));
    expect(await run('accounts', 'audit', '2024')).toEqual(refused(/2024/));
    expect(await run('accounts', 'audit', '2025')).toEqual(ok('Regnskapet for 2025 er ført som revidert.\n'));
    expect(await run('accounts', 'close', '2024')).toEqual(
      ok('Regnskapet for 2024 er avsluttet. Det som kommer til etterpå, blir egne korreksjoner.\n'),
    );
    expect(await run('accounts', 'close', 'x')).toEqual(refused(/året med fire sifre/, 2));
  });
});

describe('a book that is not there', () => {
  it('is not made for an entry', async () => {
    const args = ['send', BOOK, '2025-0001', '--by', 'okonom-9901'];
    const none = join(directory, 'none');
    const outcome = await fellesbok('invoices', ...args, '--data', none);
    expect(outcome).toEqual(refused(/her er det ingen bok/));
    const other = await fellesbok('invoices', 'send', 'another', '2025-0001', '--by', 'okonom-9901', '--data', data);
    expect(other).toEqual(refused(/«another».*archive/));
    expect((await fellesbok('state', BOOK, '--data', none)).exitCode).toBe(1);
  });
});

describe('what a decision is needed for, on the command line', () => {
  const decide = async (decision: string, effect: string) => {
    const file = join(directory, `${decision}.yaml`);
    const votes = 'votes: { for: 19, against: 0, unanimous: true }';
    writeFileSync(
      file,
      `decision: ${decision}\nbody: council-9901\noutcome: ADOPTED\nwording: EKSEMPEL\n${votes}\neffect: ${effect}\n`,
    );
    const by = ['--by', 'styresekretar', '--role', 'BOARD_SECRETARY', '--on', DAY, '--data', data];
    expect(await fellesbok('record', BOOK, 'RecordDecision', file, ...by)).toMatchObject({ err: '', exitCode: 0 });
  };

  it('is late interest: all that is left on the day, and no more', async () => {
    const claim = ['interest', '2025-0001', '--decision', 'rente-1'];
    expect(await run('invoices', ...claim)).toEqual(refused(/rente-1/));
    await decide('rente-1', '{ kind: CLAIM_INTEREST, documents: ["2025-0001"] }');
    const { interest } = await invoice('2025-0001');
    expect(await run('invoices', ...claim, '--amount', '999999')).toEqual(refused(/2025-0001/));
    expect(await run('invoices', ...claim)).toEqual(
      ok('«rente-2025-0001» er klargjort. Nå må én attestere, og en annen anvise.\n'),
    );
    const { drafts } = await asked<InvoicesAnswer>('invoices', BOOK, '2025', '--status', 'DRAFT', '--valid-on', DAY);
    expect(drafts).toMatchObject([{ run: 'rente-2025-0001', kind: 'INTEREST', parts: [{ total: interest }] }]);
  });

  it('is a write-off: all that is open on the day, or a part', async () => {
    expect(await run('invoices', 'write-off', '2025-0001', '--decision', 'tap-1')).toEqual(refused(/tap-1/));
    await decide('tap-1', '{ kind: WRITE_OFF, documents: ["2025-0001"] }');
    const { open } = await invoice('2025-0001');
    const part = await run('invoices', 'write-off', '2025-0001', '--decision', 'tap-1', '--amount', '10,50');
    expect(part).toEqual(ok('2025-0001: 10,50 kr er avskrevet.\n'));
    const rest = await run('invoices', 'write-off', '2025-0001', '--decision', 'tap-1');
    expect([rest.err, rest.exitCode]).toEqual(['', 0]);
    expect(await invoice('2025-0001')).toMatchObject({ open: '0.00', status: 'WRITTEN_OFF' });
    expect(Number(open)).toBeGreaterThan(10.5);
    const nothing = await run('invoices', 'write-off', '2025-0001', '--decision', 'tap-1');
    expect(nothing).toEqual(refused(/Det er ingenting åpent å avskrive på 2025-0001/));
  });
});
