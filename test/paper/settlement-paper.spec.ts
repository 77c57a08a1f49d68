import { AskSettlement, AskSettlementPaper } from '#cooperation';
import { isRefusal, kronerForReaders, parseKroner } from '#kernel';
import { nodesOf, type ReadPaper, readPaper, type TaggedNode } from '../../libs/paper/testing/read-paper.ts';
import { BOOK, PaperBook } from './paper-book.ts';

let book: PaperBook;
beforeAll(async () => {
  book = await PaperBook.make();
});
afterAll(() => book.close());

const YEAR = { cooperation: BOOK, year: 2025 };
const bytesOf = async (more: { validOn?: string; knownAt?: string } = {}) =>
  (await book.ask(new AskSettlementPaper({ ...YEAR, ...more }))).bytes;
const amount = (kroner: string): string => kronerForReaders(parseKroner(kroner) ?? 0n).replaceAll('\u00a0', ' ');
/** The cells of a table’s rows, by its caption. */
const table = ({ trees }: ReadPaper, caption: string): string[][] => {
  const found = nodesOf(trees, 'Table').find((one) => one.children[0]?.text.startsWith(caption));
  return nodesOf(found ? [found] : [], 'TR').map(({ children }) => children.map(({ text }: TaggedNode) => text));
};

describe('the paper of a settlement', () => {
  it('has every municipality beside the others, as the question has them', async () => {
    const answer = await book.ask(new AskSettlement(YEAR));
    const paper = await readPaper(await bytesOf());
    const rows = answer.municipalities.map((m) => [
      `${m.municipality} ${m.name}`,
      ...[m.allocated, m.onAccount, m.settlement, m.settled, m.difference].map(amount),
    ]);
    expect(rows).toHaveLength(5);
    const [head, ...shown] = table(paper, 'Avregning per kommune (kr)');
    expect(head).toEqual(['Kommune', 'Andel av kostnadene', 'À konto', 'Avregning', 'Avregnet', 'Gjenstår']);
    expect(shown.slice(0, -1)).toEqual(rows);
    expect(shown.at(-1)).toEqual([
      'Sum',
      ...['12150000.01', '12200000.01', '-50000.00', '-50000.00', '0.00'].map(amount),
    ]);
    expect(nodesOf(paper.trees, 'H1').map(({ text }) => text)).toEqual(['Avregning 2025: Eksempel-IKT']);
  });

  it('tells where every krone went: shared, held and outside sum to what was booked', async () => {
    const rows = table(await readPaper(await bytesOf()), 'Ført = fordelt');
    expect(rows.slice(1)).toEqual([
      ['Fordelt på kommunene', '12 150 000,01'],
      ['Holdt tilbake', '300 000,00'],
      ['Utenfor fordelingen', '75 000,00'],
      ['Ført i alt', '12 525 000,01'],
    ]);
  });

  it('shows key, population and the arithmetic of each pool, whose parts sum to it', async () => {
    const paper = await readPaper(await bytesOf());
    // 10 900 000.01 × (0.3 × 1/5 + 0.7 × 677/24 365).
    expect(table(paper, 'Drift: 10 900 000,01 kr')).toContainEqual([
      '1857 Værøy',
      '7,9450 %',
      '866 005,3363',
      '866 005,33',
    ]);
    expect(table(paper, 'Drift: andeler etter')).toContainEqual([
      '1857 Værøy',
      '677',
      '6,0000 %',
      '1,9450 %',
      '7,9450 %',
    ]);
    for (const caption of ['Drift: 10 900 000,01 kr', 'Felles fagsystem: 1 250 000,00 kr']) {
      const [, ...rows] = table(paper, caption);
      const [parts, sum] = [rows.slice(0, -1), rows.at(-1)];
      const add = parts.reduce((all, cells) => all + (parseKroner(cells.at(-1) ?? '') ?? 0n), 0n);
      expect(add).toBe(parseKroner(sum?.at(-1) ?? ''));
    }
    expect(table(paper, 'Andel av kostnadene per kategori').at(-1)).toEqual([
      ...['Sum', '10 900 000,01', '1 250 000,00', '12 150 000,01'],
    ]);
  });

  it('is an estimate, and says so, until the year is settled and its accounts are closed', async () => {
    const said = async (validOn: string): Promise<string> =>
      (await readPaper(await bytesOf({ validOn }))).pages[0] ?? '';
    expect(await said('2026-01-19')).toContain('Året er ikke avregnet ennå. Dette er et anslag.');
    expect(await said('2026-02-19')).toContain('Regnskapet for året er ikke avsluttet (A-11).');
    expect(await said('2026-03-01')).not.toMatch(/anslag|ikke avsluttet/);
  });

  it('is the same for ever at a settled point of both clocks', async () => {
    const { size } = await book.ask(new AskSettlement({ ...YEAR, knownAt: '2026-01-20' }));
    const then = { knownAt: String(size), validOn: '2026-01-20' };
    const before = await bytesOf(then);
    await book.tell('RecordAudit', { year: 2025 }, '2026-05-02');
    expect(Buffer.compare(before, await bytesOf(then))).toBe(0);
    expect(Buffer.compare(before, await bytesOf())).not.toBe(0);
  });

  it.each([
    [{ year: 2031 }, 'no-costs'],
    [{ validOn: '2019-01-01' }, 'no-cooperation-then'],
    [{ validOn: '2025-02-30' }, 'date-malformed'],
    [{ knownAt: '999' }, 'size-out-of-book'],
  ])('asked for with %j is refused: %s', async (more, code) => {
    const answer = await book.tryToAsk(new AskSettlementPaper({ ...YEAR, ...more }));
    expect(isRefusal(answer) && answer.code).toBe(code);
  });

  it('names the accruals in it, how much of them each municipality bears, and what came instead of those released', async () => {
    const line = (id: string, oere: string, more: object) =>
      book.tell(
        'RecordCostLine',
        {
          ...{ line: id, category: 'DRIFT', label: `EKSEMPEL ${id}`, amount: oere, bookedOn: '2026-03-31' },
          ...{ vat: { amount: '0', treatment: 'COMPENSATED' }, service: { from: '2026-03', to: '2026-03' }, ...more },
        },
        '2026-03-31',
      );
    const accrual = { ground: 'EKSEMPEL: bestilling' };
    await line('PK-1', '10000000', { accrual });
    await line('PK-2', '3000000', { accrual });
    await line('F-1', '3100000', { settles: { year: 2026, line: 'PK-2' } });
    const of2026 = { cooperation: BOOK, year: 2026 };
    const answer = await book.ask(new AskSettlement(of2026));
    const paper = await readPaper((await book.ask(new AskSettlementPaper(of2026))).bytes);
    expect(paper.pages.join(' ')).toContain('Estimat: 100 000,00 kr av det som er ført');
    expect(table(paper, 'Påløpt og ikke fakturert')).toEqual([
      ['Linje', 'Bygger på', 'Beløp (kr)'],
      ['Drift: EKSEMPEL PK-1', 'EKSEMPEL: bestilling', '100 000,00'],
      ['Sum', '', '100 000,00'],
    ]);
    const [, ...each] = table(paper, 'Påløpt i andelen til hver kommune');
    expect(each).toEqual([
      ...answer.municipalities.map((m) => [`${m.municipality} ${m.name}`, 'Drift', amount(m.accruals)]),
      ['Sum', '', '100 000,00'],
    ]);
    expect(table(paper, 'Påløpt, tatt ut').at(-1)).toEqual([
      ...['Drift: EKSEMPEL PK-2', '31.03.2026', '30 000,00', '31 000,00', '1 000,00'],
    ]);
    expect(nodesOf((await readPaper(await bytesOf())).trees, 'H2').map(({ text }) => text)).not.toContain(
      'Påløpte kostnader',
    );
  });
});
