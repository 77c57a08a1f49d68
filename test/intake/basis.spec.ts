import { AskInvoiceBasis, ImportInvoiceNumbers, type InvoiceNumbersAnswer, invoiceBasisCsv } from '#cooperation';
import { type Actor, orThrow, type Refusal } from '#kernel';
import { BOOK, IntakeBook, kid, NOW } from './intake-book.ts';

const ECONOMIST: Actor = { id: 'okonom-9901', role: 'HOST_ECONOMIST', municipality: '9901' };

let book: IntakeBook;
beforeEach(async () => {
  book = await IntakeBook.open();
});
afterEach(() => book.close());

const basis = (run: string, more: object = {}) =>
  book.ask(new AskInvoiceBasis({ cooperation: BOOK, year: 2025, run, ...more }));
const take = (text: string | Uint8Array, actor = ECONOMIST) => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return book.do(new ImportInvoiceNumbers({ book: BOOK, name: 'numre.csv', bytes, actor, recorded: NOW }));
};
const taken = async (text: string): Promise<InvoiceNumbersAnswer> => orThrow(await take(text));
const numbers = async (run = 'AVR-25', more: object = {}) =>
  orThrow(await basis(run, more)).documents.map(({ invoice, number }) => [invoice, number]);

describe('the invoice basis of a run', () => {
  it('has what another system needs to make out each document, as the document itself has it', async () => {
    const answer = orThrow(await basis('AVR-25'));
    expect(answer).toEqual({
      ...{ cooperation: BOOK, knownAt: NOW, size: expect.any(Number), validOn: '2025-09-01' },
      names: { '9901': 'Strandvik', '9902': 'Fjordnes', '9903': 'Vikøy', ks: 'Kommunestyret' },
      ...{ year: 2025, run: 'AVR-25', kind: 'SETTLEMENT', payable: '375.00' },
      documents: [
        {
          ...{ invoice: '2025-0001', document: 'INVOICE', municipality: '9902', name: 'Fjordnes' },
          ...{ organisationNumber: '310000027', reference: 'Fellesarkivet 9902', order: null },
          ...{ issuedOn: '2025-02-10', dueOn: '2025-03-12', period: { from: '2025-01', to: '2025-12' } },
          ...{ kid: kid('2025-0001'), references: [], net: '100.00', vat: '25.00', payable: '125.00', number: null },
          lines: [{ category: 'DRIFT', text: 'Avregning: Drift', amount: '100.00', vat: { code: 'S', rate: '25' } }],
        },
        expect.objectContaining({ invoice: '2025-0002', municipality: '9903', payable: '250.00' }),
      ],
    });
    const [heading, first, second, end] = invoiceBasisCsv(answer).split('\r\n');
    expect(heading).toMatch(/,invoice,document,number,municipality,name,organisationNumber,reference,order,/);
    expect(first).toContain('2025-0001,INVOICE,,9902,Fjordnes,310000027,Fellesarkivet 9902,,2025-02-10,2025-03-12,');
    expect(first).toMatch(new RegExp(`,${kid('2025-0001')},,1,DRIFT,Avregning: Drift,100.00,S,25$`));
    expect([second?.includes('2025-0002'), end]).toEqual([true, '']);
  });

  it('has credit notes below zero, with what they are about', async () => {
    const { documents, payable } = orThrow(await basis('AVR-25-2'));
    expect([payable, documents]).toEqual([
      '-25.00',
      [
        expect.objectContaining({
          ...{ invoice: '2025-0003', document: 'CREDIT_NOTE', payable: '-25.00', references: ['2025-0001'] },
          lines: [expect.objectContaining({ amount: '-20.00' })],
        }),
      ],
    ]);
  });

  it('is there when the run is issued, on the day and as known', async () => {
    const early = (await basis('AVR-25-2', { validOn: '2025-02-28' })) as Refusal;
    expect([early.code, early.details.known]).toEqual(['invoice-run-not-issued', 'AVR-25']);
    expect(await basis('AVR-25', { knownAt: '8' })).toMatchObject({ code: 'invoice-run-not-issued' });
    expect(await basis('NOBODY')).toMatchObject({ code: 'invoice-run-not-issued' });
    expect(await book.ask(new AskInvoiceBasis({ cooperation: 'nobody', year: 2025, run: 'x' }))).toMatchObject({
      code: 'cooperation-unknown',
    });
  });
});

describe('numbers of the host’s own system', () => {
  it('are taken back, all of a file at once, and stand beside ours', async () => {
    const before = await book.size();
    const answer = await taken('invoice;number\r\n2025-0001;700123\r\n2025-0002;700124\r\n');
    expect(answer).toEqual({
      cooperation: BOOK,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      repeated: false,
      taken: [
        { invoice: '2025-0001', number: '700123', before: null },
        { invoice: '2025-0002', number: '700124', before: null },
      ],
      unchanged: 0,
      position: expect.any(String),
    });
    expect(await numbers()).toEqual([
      ['2025-0001', '700123'],
      ['2025-0002', '700124'],
    ]);
    expect(await numbers('AVR-25', { knownAt: String(before) })).toEqual([
      ['2025-0001', null],
      ['2025-0002', null],
    ]);
  });

  it('that stand already are passed over; another takes the place of the one before, and can be taken back', async () => {
    await taken('Faktura,Nummer\n2025-0001,A\n');
    const size = await book.size();
    expect(await taken('Faktura,Nummer\n2025-0001,A\n')).toMatchObject({ repeated: true, taken: [], unchanged: 1 });
    expect(await book.size()).toBe(size);
    expect((await taken('faktura\tnummer\n2025-0001\tB\n2024-0001\tC\n')).taken).toEqual([
      { invoice: '2025-0001', number: 'B', before: 'A' },
      { invoice: '2024-0001', number: 'C', before: null },
    ]);
    expect(await taken('Faktura,Nummer\n2025-0001,A\n')).toMatchObject({ repeated: false });
    expect((await numbers())[0]).toEqual(['2025-0001', 'A']);
  });

  it('can change places', async () => {
    await taken('invoice;number\n2025-0001;A\n2025-0002;B\n');
    await taken('invoice;number\n2025-0001;B\n2025-0002;A\n');
    expect(await numbers()).toEqual([
      ['2025-0001', 'B'],
      ['2025-0002', 'A'],
    ]);
  });

  it('with a bad row are not taken, and each bad row is named', async () => {
    await taken('invoice;number\n2025-0002;A\n');
    const size = await book.size();
    const refused = (await take(
      'invoice;number\n2025-0001;1\n2025-0001;2\n2025-0009;3\nx;4\n2024-0001;\n2025-0003;1\n2024-0002;A\n',
    )) as Refusal;
    expect([refused.code, refused.details.rows]).toEqual(['invoice-numbers-bad', [3, 4, 5, 6, 7, 8]]);
    expect(refused.text.en).toBe(
      'numre.csv: row 3: 2025-0001 stands more than once; row 4: the book has no “2025-0009”; row 5: the book has no “x”; row 6: 2024-0001 has no number; row 7: 1 stands more than once; row 8: A is the number of 2025-0002. No numbers were recorded.',
    );
    expect(await book.size()).toBe(size);
  });

  it('handed in twice at once are taken once', async () => {
    const text = 'invoice;number\n2025-0001;A\n';
    const before = await book.size();
    const answers = (await Promise.all([take(text), take(text)])) as InvoiceNumbersAnswer[];
    expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    expect(await book.size()).toBe(before + 1);
  });

  it.each([
    ['a PDF', '%PDF-1.7', 'invoice-numbers-unreadable'],
    ['nothing', '', 'invoice-numbers-unreadable'],
    ['a heading alone', 'invoice;number\n', 'invoice-numbers-unreadable'],
    ['other columns', 'a;b\n1;2\n', 'invoice-numbers-unreadable'],
    ['an open quote', 'invoice;number\n"2025-0001;1\n', 'invoice-numbers-unreadable'],
    ['2 MiB', 'x'.repeat(2 * 1024 * 1024), 'invoice-numbers-unreadable'],
  ])('are not read from %s', async (_, text, code) => {
    const size = await book.size();
    const answer = (await take(text)) as Refusal;
    expect([answer.code, await book.size()]).toEqual([code, size]);
    expect(answer.text.nb).toContain('numre.csv');
  });
});
