import { AskInvoicePaper, AskInvoices, AskRunProposal, type InvoicesAnswer } from '#cooperation';
import { isRefusal, kronerForReaders, type Language, parseKroner } from '#kernel';
import { VESTVAAGOEY } from '../../libs/cooperation/testing/lofoten.ts';
import { nodesOf, type ReadPaper, readPaper } from '../../libs/paper/testing/read-paper.ts';
import { BOOK, PaperBook } from './paper-book.ts';

let book: PaperBook;
let invoices: InvoicesAnswer['invoices'];
beforeAll(async () => {
  book = await PaperBook.make();
  invoices = (await book.ask(new AskInvoices({ cooperation: BOOK }))).invoices;
});
afterAll(() => book.close());

const bytesOf = async (invoice: string, more: { knownAt?: string; validOn?: string } = {}, language: Language = 'nb') =>
  (await book.ask(new AskInvoicePaper({ cooperation: BOOK, invoice, ...more }, language))).bytes;
const read = async (invoice: string, language: Language = 'nb'): Promise<ReadPaper> =>
  readPaper(await bytesOf(invoice, {}, language));
const rows = ({ trees }: ReadPaper): string[] => nodesOf(trees, 'TR').map(({ text }) => text.replace(/ +/g, ' '));
const texts = ({ trees }: ReadPaper): string[] =>
  ['P', 'LBody'].flatMap((role) => nodesOf(trees, role).map(({ text }) => text.replace(/\s+/g, ' ')));
/** As pdf.js reads an amount in kroner. */
const amount = (kroner: string): string => kronerForReaders(parseKroner(kroner) ?? 0n).replaceAll('\u00a0', ' ');
const invoiceOf = (kind: string, municipality: string, year = 2025): string =>
  invoices.find((i) => i.kind === kind && i.municipality === municipality && i.year === year)?.invoice ?? '';

describe('the paper of an invoice', () => {
  it('says what the document says, and ends in its amount, for documents of every kind', async () => {
    const some = invoices.filter(
      ({ municipality, kind }) => municipality === VESTVAAGOEY || kind === 'CREDIT' || kind === 'INTEREST',
    );
    expect(new Set(some.map(({ kind }) => kind)).size).toBe(5);
    for (const { invoice, document, payable, net, kid, dueOn, name } of some) {
      const paper = await read(invoice);
      const isInvoice = document === 'INVOICE';
      const said = (kroner: string): string => amount(isInvoice ? kroner : kroner.replace('-', ''));
      expect(paper.title).toBe(`${isInvoice ? 'Faktura' : 'Kreditnota'} ${invoice}`);
      const all = rows(paper);
      expect(all.find((row) => row.startsWith(isInvoice ? 'Å betale' : 'Godskrives'))?.endsWith(said(payable))).toBe(
        true,
      );
      expect(all).toContain(`Sum ${said(net)}`);
      expect(all.filter((row) => row === `Navn ${name}`)).toHaveLength(1);
      expect(all.includes(`KID ${kid}`)).toBe(isInvoice);
      expect(all.includes(`Forfall ${dueOn.split('-').reverse().join('.')}`)).toBe(isInvoice);
      expect(nodesOf(paper.trees, 'H1').map(({ text }) => text)).toEqual([
        paper.title,
        `Fordelingsnotat: ${paper.title}`,
      ]);
      const table = nodesOf(paper.trees, 'Table').find((t) => t.children[0]?.text === 'Fakturert nå');
      const sum = nodesOf(table ? [table] : [], 'TR').at(-1);
      expect(sum?.children.at(-1)?.text).toBe(amount(net));
    }
  });
});

describe('how an instalment came about', () => {
  // 11 000 000 × (0.3 × 1/5 + 0.7 × 11 619/24 278), and 1 200 000.01 × (0.3 × 1/3 + 0.7 × 11 619/22 366).
  const STEPS = [
    '1860 Vestvågøy 11 619 6,0000 % 33,5007 % 39,5007 %',
    'Drift 11 000 000,00 39,5007 % 4 345 077,0245 4 345 077,02',
    'Felles fagsystem 1 200 000,01 46,3646 % 556 374,8593 556 374,86',
    'Investering Holdt tilbake avtalen sier ikke hvem som betaler; vedtak mangler 4.4.1 500 000,00',
  ];

  it('can be followed from the budget, by population and key, to the øre', async () => {
    const paper = await read(invoiceOf('ON_ACCOUNT', VESTVAAGOEY));
    expect(rows(paper)).toEqual(expect.arrayContaining(STEPS));
    expect(rows(paper)).toContain('Drift 4 345 077,02 0,00 4 345 077,02 1 086 269,26');
    expect(texts(paper)).toEqual(
      expect.arrayContaining([
        'Budsjettet for 2025, versjon B1, på 12 700 000,01 kr.',
        'Andelen til Vestvågøy: 3/10 × 1/5 + 7/10 × 11 619/24 278 = 39,5007 %.',
        'Andelen til Vestvågøy: 3/10 × 1/3 + 7/10 × 11 619/22 366 = 46,3646 %.',
        'Kilde: Statistisk sentralbyrå, 07459.',
      ]),
    );
    expect(nodesOf(paper.trees, 'Caption').map(({ text }) => text)).toContain(
      'Drift: andeler etter 30 % flatt, 70 % etter innbyggertall, innbyggere per 01.01.2024',
    );
    expect(texts(paper).some((text) => text.startsWith('Dette er termin 1 av 4.'))).toBe(true);
  });

  it('never changes with what the book learns later', async () => {
    const invoice = invoiceOf('ON_ACCOUNT', VESTVAAGOEY);
    const { size } = await book.ask(new AskInvoices({ cooperation: BOOK, knownAt: '2025-01-15' }));
    const then = await bytesOf(invoice, { knownAt: String(size), validOn: '2025-01-15' });
    expect(Buffer.compare(then, await bytesOf(invoice))).toBe(0);
  });

  it('shows what was billed before, credit notes deducted, and divides the rest', async () => {
    const third = invoices.filter((i) => i.municipality === '1859' && i.kind === 'ON_ACCOUNT')[2]?.invoice ?? '';
    expect(rows(await read(third))).toContain('Drift 1 049 789,11 262 447,27 787 341,84 393 670,92');
  });

  it('names a provisional basis, and the findings', async () => {
    const said = texts(await read(invoiceOf('ON_ACCOUNT', VESTVAAGOEY, 2026)));
    expect(said).toContain('Foreløpig grunnlag');
    expect(said.some((text) => text.includes('siste gyldige budsjett (2025, B1) (A-06'))).toBe(true);
    expect(said.some((text) => text.startsWith('Avvik (L-4.2-2, punkt 4.2, 2026): Budsjettet er ikke gyldig'))).toBe(
      true,
    );
  });
});

describe('how the other documents came about', () => {
  it('a settlement: the share of the costs less what was billed, with the documents that billed it', async () => {
    const paper = await read(invoiceOf('SETTLEMENT', VESTVAAGOEY));
    expect(rows(paper)).toEqual(
      expect.arrayContaining([
        'Drift 10 800 000,01 39,2748 % 4 241 676,1788 4 241 676,18',
        'Drift 4 241 676,18 4 345 077,02 −103 400,84',
        '2025-0003 15.01.2025 À konto 1 225 362,97',
        'Egne lokaler: Husleie Utenfor fordelingen fordeles ikke etter avtalen 2.2 75 000,00',
      ]),
    );
    expect(texts(paper)).toContain('Foreløpig: regnskapet for 2025 er ikke avsluttet (A-11).');
  });

  it('a correction: by what is known now', async () => {
    const paper = await read(invoiceOf('CORRECTION', VESTVAAGOEY));
    expect(rows(paper)).toContain('Drift 10 900 000,01 39,2748 % 4 280 950,9582 4 280 950,96');
    expect(rows(paper)).toContain('Drift 4 280 950,96 4 241 676,18 39 274,78');
  });

  it('a credit note and a claim for interest: what they are about and on what ground', async () => {
    const credit = invoices.find(({ kind }) => kind === 'CREDIT');
    const about = credit?.references[0] ?? '';
    expect(texts(await read(credit?.invoice ?? ''))).toContain(
      `Kreditnotaen tar tilbake hele faktura ${about}. Grunn: Feil referanse hos kjøper.`,
    );
    const interest = invoices.find(({ kind }) => kind === 'INTEREST')?.invoice ?? '';
    expect(texts(await read(interest))).toContain('Forsinkelsesrente på faktura 2025-0001, krevd etter vedtak rente.');
    expect(rows(await read(interest))).toContain('Forsinkelsesrente Utenfor mva. 123,45');
  });

  it('a run with other amounts than the rules give: both are told', async () => {
    const question = { cooperation: BOOK, year: 2026, kind: 'ON_ACCOUNT', validOn: '2026-04-15' };
    const { prepare } = await book.ask(new AskRunProposal(question));
    const targets = prepare.targets.map((target) =>
      target.municipality === VESTVAAGOEY && target.category === 'DRIFT'
        ? { ...target, amount: String(BigInt(target.amount) + 300n) }
        : target,
    );
    await book.tell('PrepareInvoiceRun', { ...prepare, run: 'annet', targets }, '2026-04-15');
    await book.issue(2026, 'annet', '2026-04-15');
    const { invoices: now } = await book.ask(new AskInvoices({ cooperation: BOOK, year: 2026, validOn: '2026-04-15' }));
    const wrong = now.filter(({ municipality, run }) => municipality === VESTVAAGOEY && run === 'annet');
    expect(texts(await read(wrong[0]?.invoice ?? ''))).toContain(
      'Beløpene er ført av den som klargjorde kjøringen. Etter reglene i boka skulle summen vært 1 218 531,14 kr; kjøringen har 1 218 532,14 kr.',
    );
    const right = now.find(({ municipality, run }) => municipality === '1859' && run === 'annet');
    expect(texts(await read(right?.invoice ?? '')).filter((text) => text.startsWith('Beløpene er ført'))).toEqual([]);
  });
});

describe('asking for a paper', () => {
  it.each([
    ['nn', 'nn-NO', 'Fordelingsnotat: Faktura 2025-0003', 'Delen til Vestvågøy'],
    ['en', 'en-GB', 'How the amount came about: Invoice 2025-0003', 'The share of Vestvågøy'],
  ] as const)('in %s', async (language, tag, heading, share) => {
    const paper = await read('2025-0003', language);
    expect(paper.language).toBe(tag);
    expect(nodesOf(paper.trees, 'H1')[1]?.text).toBe(heading);
    expect(texts(paper).some((text) => text.startsWith(share))).toBe(true);
  });

  it.each([
    ['2025-0099', undefined, 'invoice-unknown-then'],
    ['faktura', undefined, 'invoice-unknown-then'],
    ['2025-0003', '2025-01-14', 'invoice-unknown-then'],
    ['2025-0003', '2019-01-01', 'no-cooperation-then'],
    ['2025-0003', '2025-13-01', 'date-malformed'],
  ])('of %s on %s is refused: %s', async (invoice, validOn, code) => {
    const answer = await book.tryToAsk(new AskInvoicePaper({ cooperation: BOOK, invoice, validOn: validOn ?? null }));
    expect(isRefusal(answer) && answer.code).toBe(code);
  });
});
