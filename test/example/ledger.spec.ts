import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  bookCatalogue,
  EconomicPlanQuestions,
  Importer,
  InvoicesQuestions,
  LedgerQuestions,
  mergedHistory,
  Reconciliations,
  RunProposalQuestions,
  readHistoryFile,
  SettlementQuestions,
} from '#cooperation';
import { documentOfUbl, violationsOf } from '#ehf';
import { accountsStream, orThrow, parseKroner, type RecordedEvent } from '#kernel';
import { type OpenBook, openForWriting } from '../../apps/book/open-book.ts';
import { askOfficialRules, OFFICIAL_RULES } from '../../libs/ehf/testing/ask-official-rules.ts';
import { temporaryDirectory } from '../cli/run.ts';
import { HISTORY, LEDGER } from './lofoten.ts';

const BOOK = 'lofoten-ikt';
const YEARS = [2022, 2023, 2024, 2025, 2026];
const NOW = '2026-11-21T12:00:00.000Z';
const VAEROEY = '1857';
const directory = temporaryDirectory();

interface Run {
  readonly run: string;
  readonly kind: string;
  readonly basis: { readonly of: string; readonly reason?: string };
  readonly parts: readonly {
    readonly municipality: string;
    readonly lines: readonly { readonly category: string; readonly amount: string }[];
  }[];
}

let book: OpenBook;
let invoices: InvoicesQuestions;
let ledger: LedgerQuestions;
let proposals: RunProposalQuestions;
let settlements: SettlementQuestions;
let reconciliations: Reconciliations;
let plans: EconomicPlanQuestions;
/** Every event of the money, by year. */
const told = new Map<number, readonly RecordedEvent[]>();

beforeAll(async () => {
  book = await openForWriting(directory, 'test');
  const files = [HISTORY, LEDGER].map((path) => orThrow(readHistoryFile(basename(path), readFileSync(path, 'utf8'))));
  orThrow(await new Importer(book.store, bookCatalogue).import(BOOK, orThrow(mergedHistory(files)), NOW, 'test'));
  const clock = { now: () => NOW };
  invoices = new InvoicesQuestions(book.store, book.facts, clock);
  ledger = new LedgerQuestions(book.store, book.facts, clock);
  proposals = new RunProposalQuestions(book.store, book.facts, clock);
  settlements = new SettlementQuestions(book.store, book.facts, clock);
  reconciliations = new Reconciliations(book.store, book.facts, clock);
  plans = new EconomicPlanQuestions(book.store, book.facts, clock);
  for (const year of YEARS) {
    const page = await book.store.readStream(accountsStream(BOOK, year), { direction: 'forwards', limit: 1_000 });
    told.set(year, page.events);
  }
}, 120_000);
afterAll(() => book.close());

const ofType = <T>(type: string, years = YEARS): { index: number; decided: string; data: T }[] =>
  years.flatMap((year) =>
    (told.get(year) ?? [])
      .filter(({ metadata }) => metadata.type === type)
      .map(({ index, metadata, data }) => ({ index, decided: metadata.decided, data: data as T })),
  );
const asked = (validOn: string, knownAt: string | null = null) => ({ cooperation: BOOK, validOn, knownAt });
const sumOf = (amounts: readonly string[]): bigint => amounts.reduce((sum, a) => sum + (parseKroner(a) ?? 0n), 0n);

describe('the money of Lofoten IKT 2022–2026 (an example)', () => {
  it('was billed as the rules asked for when each run was prepared, as the book was known then', async () => {
    const byRules = ofType<Run>('InvoiceRunPrepared').filter(({ data }) => data.basis.of !== 'STATED');
    // Quarterly by the budget of 2024, monthly in 2025 and 2026, three settlements, two corrections of the last.
    expect(byRules.map(({ data: { kind } }) => kind).sort()).toEqual([
      ...Array(2).fill('CORRECTION'),
      ...Array(4 + 12 + 11).fill('ON_ACCOUNT'),
      ...Array(3).fill('SETTLEMENT'),
    ]);
    for (const { index, decided, data } of byRules) {
      const year = Number(data.run.match(/\d{4}/)?.[0]);
      const then = orThrow(await proposals.ask({ ...asked(decided, String(index)), year, kind: data.kind }));
      const lines = (parts: Run['parts']) =>
        parts.flatMap(({ municipality, lines }) =>
          lines.filter(({ amount }) => amount !== '0').map((l) => `${municipality} ${l.category} ${l.amount}`),
        );
      const proposed = then.parts.map(({ municipality, lines }) => ({
        municipality,
        lines: lines.map(({ category, amount }) => ({ category, amount: String(parseKroner(amount)) })),
      }));
      expect([data.run, lines(data.parts)]).toEqual([data.run, lines(proposed)]);
    }
  }, 60_000);

  it('begins 2025 with a provisional instalment, and follows the budget once it is valid (A-06, A-33)', () => {
    const bases = ofType<Run>('InvoiceRunPrepared', [2025]).filter(({ data }) => data.kind === 'ON_ACCOUNT');
    expect(bases.map(({ data }) => data.basis.of)).toEqual(['PROVISIONAL', ...Array(11).fill('BUDGET')]);
    expect(bases[0]?.data.basis.reason).toContain('A-06');
  });

  it('has an unbroken series of numbers in each year', () => {
    for (const year of YEARS) {
      const numbers = ofType<{ invoice: string }>('InvoiceIssued', [year]).map(({ data }) => data.invoice);
      expect(numbers).toEqual(numbers.map((_, n) => `${year}-${String(n + 1).padStart(4, '0')}`));
      expect(numbers.length).toBeGreaterThan(15);
    }
  });

  it('settles what was allocated less what was on account, with nothing left over', async () => {
    for (const year of [2023, 2024, 2025]) {
      const { allocated, booked, held, excluded, total, changes } = orThrow(
        await settlements.ask({ ...asked('2026-11-20'), year }),
      );
      expect(sumOf([total.onAccount, total.settled])).toBe(parseKroner(allocated));
      expect(sumOf([allocated, held.total, excluded.total])).toBe(parseKroner(booked));
      expect([total.difference, changes?.figures ?? []]).toEqual(['0.00', []]);
    }
  });

  it('corrects the settlement of 2025 by documents of their own after clause 4.4 was corrected; the issued stand', async () => {
    const [correction] = ofType<Run>('InvoiceRunPrepared', [2025]).filter(({ data }) => data.kind === 'CORRECTION');
    expect(correction?.data.basis.reason).toEqual(
      expect.stringMatching(/rettet kostnad .*rettet avtaletekst 2026-03-12/),
    );
    const credits = ofType<{ run: string; document: string; references: string[]; net: string }>(
      'InvoiceIssued',
      [2025],
    )
      .map(({ data }) => data)
      .filter(({ run }) => run === correction?.data.run);
    expect(credits.map(({ document }) => document)).toEqual(Array(4).fill('CREDIT_NOTE'));
    const before = orThrow(await settlements.ask({ ...asked('2026-03-20', '2026-03-20'), year: 2025 }));
    // The host’s extra cost of 480 000 kroner, a cost that was corrected by 90 000, and one that was 12 000 dearer than estimated.
    expect(before.total.difference).toBe('-558000.00');
    for (const { references } of credits) expect(references).toHaveLength(13);
    const settlement = ofType<Run>('InvoiceRunPrepared', [2025]).find(({ data }) => data.kind === 'SETTLEMENT');
    const issued = await invoices.invoices({ ...asked('2026-11-20'), year: 2025 });
    const earlier = await invoices.invoices({ ...asked('2026-03-01', '2026-03-01'), year: 2025 });
    const settled = (answer: typeof issued) =>
      orThrow(answer)
        .invoices.filter(({ run }) => run === settlement?.data.run)
        .map(({ invoice, lines }) => [invoice, lines]);
    expect(settled(issued)).toEqual(settled(earlier));
  });

  it('settles December of 2025 as an estimate with its accruals, which are released as the costs come (kommuneloven § 14-6)', async () => {
    const of = async (day: string) => orThrow(await settlements.ask({ ...asked(day, day), year: 2025 }));
    const runs = ofType<Run>('InvoiceRunPrepared', [2025]).map(({ data }) => data);
    const reasonOf = (run: string) => runs.find((r) => r.run === run)?.basis.reason;

    const estimated = await of('2026-01-26');
    expect(estimated).toMatchObject({ estimate: true, accruals: { total: '290000.00', released: [] } });
    expect(estimated.total.accruals).toBe('290000.00');
    expect(sumOf(estimated.municipalities.map(({ accruals }) => accruals))).toBe(29_000_000n);
    expect(reasonOf('avregning-2025')).toMatch(/ikke avsluttet .*Estimat: herav 290 000,00 kr påløpt/);

    const closed = await of('2026-03-01');
    expect(closed).toMatchObject({
      estimate: false,
      accruals: {
        open: [{ line: '2025/PK-2025-2', amount: '40000.00', put: 'ALLOCATED' }],
        released: [{ line: '2025/PK-2025-1', settledBy: '2025/D-2025-12', difference: '12000.00' }],
      },
    });
    expect(reasonOf('korreksjon-2025')).toMatch(
      /påløpt kostnad tatt ut 2026-02-12 .*Estimat: herav 40 000,00 kr påløpt/,
    );

    const released = await of('2026-05-05');
    expect(released.accruals.open).toEqual([]);
    expect(released.accruals.released.map(({ line, settledBy, difference }) => [line, settledBy, difference])).toEqual([
      ['2025/PK-2025-1', '2025/D-2025-12', '12000.00'],
      ['2025/PK-2025-2', null, '-40000.00'],
    ]);
    expect(released.total.difference).toBe('-40000.00');
    expect(reasonOf('korreksjon-2025-2')).toContain('påløpt kostnad tatt ut 2026-05-04');
    expect((await of('2026-11-20')).total.difference).toBe('0.00');
    for (const year of [2025, 2026])
      expect(await reconciliations.ask({ ...asked('2026-11-20'), year })).toMatchObject({ reconciled: true });
  });

  it('sent every document on the day it was issued, but the last run, which waits', async () => {
    const on = async (day: string) => orThrow(await invoices.invoices(asked(day))).invoices;
    const waiting = async (day: string) => (await on(day)).filter(({ sentOn }) => sentOn === null);
    expect(await waiting('2026-11-11')).toEqual([]);
    expect((await waiting('2026-11-20')).map(({ run, status }) => [run, status])).toEqual(
      Array(4).fill(['a-konto-2026-11', 'ISSUED']),
    );
    const october = (await on('2026-10-20')).filter(({ run }) => run === 'a-konto-2026-10');
    expect(october.map(({ status }) => status)).toEqual(Array(4).fill('SENT'));
  });

  it('has figures for the economic plan of each municipality, from each budget three years on (kommuneloven § 14-2)', async () => {
    for (const year of [2024, 2025, 2026, 2027]) {
      const plan = orThrow(await plans.ask({ ...asked('2026-11-20'), year }));
      expect(plan.years.map((of) => of.year)).toEqual([year, year + 1, year + 2, year + 3]);
      for (const { year: of, total, shared, held, because } of plan.years) {
        expect([of, because]).toEqual([of, null]);
        const each = plan.municipalities.map(({ amounts }) => amounts.find((a) => a.year === of)?.amount ?? '0.00');
        expect(sumOf(each)).toBe(parseKroner(shared ?? ''));
        expect(sumOf([shared ?? '', ...held.map(({ amount }) => amount)])).toBe(parseKroner(total ?? ''));
      }
    }
  });

  it('has one credited, one disputed for a time, one paid in part, and Værøy’s overdue with interest', async () => {
    const on = async (day: string) => orThrow(await invoices.invoices(asked(day))).invoices;
    const now = await on('2026-11-20');
    const count = (status: string) =>
      now.filter((i) => i.document === 'INVOICE' && i.status === status).map(({ invoice }) => invoice);
    expect(count('CREDITED')).toEqual(['2024-0006']);
    expect(now.find(({ invoice }) => invoice === '2024-0006')?.creditedBy).toBe('2024-0009');
    const late = now.filter(({ status }) => status === 'OVERDUE');
    expect(late.map(({ municipality, period }) => [municipality, period.from])).toEqual([
      [VAEROEY, '2026-09'],
      [VAEROEY, '2026-10'],
    ]);
    expect(sumOf(late.map(({ interest }) => interest ?? ''))).toBeGreaterThan(0n);
    const [june] = (await on('2026-07-25')).filter(({ dispute }) => dispute !== null);
    expect(june).toMatchObject({ municipality: '1874', status: 'DISPUTED' });
    expect((await on('2026-08-11')).find(({ invoice }) => invoice === june?.invoice)?.status).toBe('OVERDUE');
    expect(now.find(({ invoice }) => invoice === june?.invoice)?.status).toBe('PAID');
  });

  it('balances: every year, at any two dates, and with the documents', async () => {
    for (const year of YEARS)
      for (const [day, known] of [
        ['2026-11-20', null],
        [`${year}-12-31`, null],
        [`${year}-11-15`, `${year}-11-15`],
      ] as const) {
        const { total, reconciliation } = orThrow(await ledger.trialBalance({ ...asked(day, known), year }));
        expect([year, day, total.opening, total.closing]).toEqual([year, day, '0.00', '0.00']);
        expect(total.debit).toBe(total.credit);
        expect(reconciliation.filter(({ difference }) => difference !== '0.00')).toEqual([]);
      }
  }, 60_000);

  it('was sent as documents that break no official rule, given out byte for byte', async () => {
    const all = orThrow(await invoices.invoices(asked('2026-11-20'))).invoices;
    for (const { invoice, sha256 } of all) {
      const document = orThrow(await invoices.document({ ...asked('2026-11-20'), invoice }));
      expect(document.sha256).toBe(sha256);
      expect([invoice, violationsOf(orThrow(documentOfUbl(document.bytes.toString('utf8'))))]).toEqual([invoice, []]);
    }
    expect(all.length).toBeGreaterThan(150);
  }, 60_000);

  const oracle = OFFICIAL_RULES === undefined ? it.skip : it;
  oracle(
    'was sent as documents in which the official rules find nothing (EN16931_DIR, docs/ehf.md)',
    async () => {
      const all = orThrow(await invoices.invoices(asked('2026-11-20'))).invoices;
      const documents: string[] = [];
      for (const { invoice } of all) {
        const { bytes } = orThrow(await invoices.document({ ...asked('2026-11-20'), invoice }));
        documents.push(bytes.toString('utf8'));
      }
      const found = askOfficialRules(documents).map((rules, n) => [all[n]?.invoice, rules]);
      expect(found.filter(([, rules]) => rules?.length !== 0)).toEqual([]);
    },
    600_000,
  );
});
