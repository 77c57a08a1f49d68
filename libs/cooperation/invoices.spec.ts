import { type CivilDate, isRefusal, orThrow, parseKroner, sha256 } from '#kernel';
import type { InvoiceView } from './application/invoices-answer.ts';
import { Asked } from './testing/asked.ts';
import { FLAKSTAD, MOSKENES, VAAGAN, VAEROEY } from './testing/lofoten.ts';
import { type MoneyBook, moneyBook } from './testing/money.ts';

const cooperation = 'miniature';
const FIRST = '2025-0001';

/** One run of 2025, issued on 1 March and due on the 31st; the first document is 1 250.00 kroner to Flakstad. */
function billed(): MoneyBook {
  const book = moneyBook();
  book.bill('A1', { [VAAGAN]: { DRIFT: 500_00n }, [FLAKSTAD]: { DRIFT: 1000_00n }, [MOSKENES]: { OTHER: 200_00n } });
  book.tell('RecordInterestRate', { percent: '12.5', regulation: 'EKSEMPEL' }, '2025-01-01');
  return book;
}
const about = (book: MoneyBook, validOn: CivilDate, size = book.size) => ({
  ...{ cooperation, validOn, knownAt: String(size) },
});
const listed = async (book: MoneyBook, validOn: CivilDate, more: object = {}, size = book.size) =>
  orThrow(await new Asked(book).invoices.invoices({ ...about(book, validOn, size), ...more }));
const code = (answer: unknown) => (isRefusal(answer) ? answer.code : null);
const inOere = (amount: string) => parseKroner(amount) as bigint;

/** Of a document and of any sum of them. */
const addsUp = (i: Pick<InvoiceView, 'payable' | 'paid' | 'credited' | 'writtenOff' | 'open'>) =>
  inOere(i.payable) - inOere(i.paid) - inOere(i.credited) - inOere(i.writtenOff) === inOere(i.open);

describe('the invoices of a year', () => {
  it('stand with all that is said of them; the host’s own share is none', async () => {
    const book = billed();
    const { invoices, drafts, total, rates } = await listed(book, '2025-03-01', { year: 2025 });
    expect(invoices.map(({ municipality, payable }) => [municipality, payable])).toEqual([
      [FLAKSTAD, '1250.00'],
      [MOSKENES, '200.00'],
    ]);
    expect(invoices[0]).toEqual({
      ...{ invoice: FIRST, year: 2025, run: 'A1', document: 'INVOICE', kind: 'SETTLEMENT', municipality: FLAKSTAD },
      ...{ name: 'Flakstad', period: { from: '2025-01', to: '2025-12' }, issuedOn: '2025-03-01', sentOn: null },
      ...{ dueOn: '2025-03-31', status: 'ISSUED', net: '1000.00', vat: '250.00', payable: '1250.00' },
      lines: [{ category: 'DRIFT', amount: '1000.00', vat: { code: 'S', rate: '25' } }],
      ...{ kid: expect.stringMatching(/^\d{12}$/), number: null, references: [], creditedBy: null, payments: [] },
      ...{ paid: '0.00', credited: '0.00', writtenOff: '0.00', open: '1250.00', dispute: null, interest: '0.00' },
      ...{ interestAccrued: '0.00', interestClaimed: '0.00' },
      ...{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), events: expect.any(Array) },
    });
    expect([drafts, total.open, rates]).toEqual([[], '1450.00', []]);
  });

  it('are drafts until they are issued, at each step of the way and at each point of the book', async () => {
    const book = billed();
    const run = { year: 2025, run: 'B' };
    const period = { from: '2025-01', to: '2025-12' };
    const targets = [{ municipality: FLAKSTAD, category: 'DRIFT', amount: '150000' }];
    const basis = { of: 'STATED' as const };
    book.tell('PrepareInvoiceRun', { ...run, kind: 'CORRECTION', period, basis, targets }, '2025-04-01');
    const prepared = book.size;
    book.tell('AttestInvoiceRun', run, '2025-04-02');
    book.tell('ApproveInvoiceRun', run, '2025-04-03', 'berit');
    const stage = async (day: CivilDate, size = book.size) => {
      const { drafts, invoices } = await listed(book, day, { status: 'DRAFT' }, size);
      expect(invoices).toEqual([]);
      return drafts.map((d) => [d.stage, d.attestedOn, d.approvedOn, d.parts.map((p) => [p.municipality, p.total])]);
    };
    // Who is asked for nothing any more gets back what was billed.
    const parts = [
      [FLAKSTAD, '500.00'],
      [MOSKENES, '-200.00'],
      [VAAGAN, '-500.00'],
    ].sort();
    expect(await stage('2025-03-31')).toEqual([]);
    expect(await stage('2025-04-01')).toEqual([['PREPARED', null, null, parts]]);
    expect(await stage('2025-04-02')).toEqual([['ATTESTED', '2025-04-02', null, parts]]);
    expect(await stage('2025-04-30')).toEqual([['APPROVED', '2025-04-02', '2025-04-03', parts]]);
    expect(await stage('2025-04-30', prepared)).toEqual([['PREPARED', null, null, parts]]);
    book.tell('IssueInvoiceRun', run, '2025-05-01');
    expect(await stage('2025-04-30')).toHaveLength(1);
    expect(await stage('2025-05-01')).toEqual([]);
    expect((await listed(book, '2025-05-01', { year: 2025 })).invoices).toHaveLength(4);
  });

  it('are of one municipality, of one status, of one year', async () => {
    const book = billed();
    book.bill('N', { [VAEROEY]: { DRIFT: 100n } }, { year: 2026, on: '2026-02-01' });
    const numbers = async (more: object) =>
      (await listed(book, '2026-02-01', more)).invoices.map(({ invoice }) => invoice);
    expect(await numbers({})).toEqual([FIRST, '2025-0002', '2026-0001']);
    expect(await numbers({ year: 2026 })).toEqual(['2026-0001']);
    expect(await numbers({ year: 2024 })).toEqual([]);
    expect(await numbers({ municipality: MOSKENES })).toEqual(['2025-0002']);
    expect(await numbers({ municipality: VAAGAN })).toEqual([]);
    expect(await numbers({ status: 'OVERDUE' })).toEqual([FIRST, '2025-0002']);
    const asked = new Asked(book).invoices;
    expect(code(await asked.invoices({ ...about(book, '2026-02-01'), status: 'LOST' }))).toBe('invoice-status-unknown');
    expect(code(await asked.invoices({ ...about(book, '2026-02-01'), municipality: '9999' }))).toBe(
      'municipality-never-billed',
    );
    expect(code(await asked.invoices(about(book, '2019-01-01')))).toBe('no-cooperation-then');
  });

  it('stand on both clocks: before a credit note was known, and before it was issued', async () => {
    const book = billed();
    const before = book.size;
    book.tell('PrepareCredit', { year: 2025, run: 'K', invoice: FIRST, ground: 'EKSEMPEL' }, '2025-04-10');
    book.issue('K', '2025-04-10');
    const status = async (day: CivilDate, size = book.size) =>
      (await listed(book, day, { year: 2025 }, size)).invoices.map(({ invoice, status }) => [invoice, status]);
    const overdue = [
      [FIRST, 'OVERDUE'],
      ['2025-0002', 'OVERDUE'],
    ];
    expect(await status('2025-04-10', before)).toEqual(overdue);
    expect(await status('2025-04-09')).toEqual(overdue);
    const after = await listed(book, '2025-04-10', { year: 2025 });
    expect(after.invoices.map(({ status, credited, open }) => [status, credited, open])).toEqual([
      ['CREDITED', '1250.00', '0.00'],
      ['OVERDUE', '0.00', '200.00'],
      ['CREDITED', '-1250.00', '0.00'],
    ]);
    expect(after.invoices[2]?.references).toEqual([FIRST]);
    expect([...after.invoices, after.total].every(addsUp)).toBe(true);
  });

  it('carry late interest day by day; a rate that nobody recorded is named', async () => {
    const book = billed();
    // 1 250.00 kroner × 12,5 % × 10 days of 365.
    const { invoices, rates, interestMissing } = await listed(book, '2025-04-10', { year: 2025 });
    expect(invoices.map(({ interest }) => interest)).toEqual(['4.28', '0.68']);
    expect([rates, interestMissing]).toEqual([[{ from: '2025-01-01', percent: '12.5' }], null]);
    const unrated = await listed(book, '2025-04-10', { year: 2025 }, book.size - 1);
    expect([unrated.invoices[0]?.interest, unrated.total.interest, unrated.interestMissing]).toEqual([
      null,
      null,
      {
        code: 'interest-rate-missing',
        detail: expect.stringContaining('mangler rentesatsen fra 2025-04-01 til 2025-04-10'),
      },
    ]);
    expect((await listed(book, '2025-06-30', { year: 2025 })).interestMissing).toBeNull();
    expect((await listed(book, '2025-07-01', { year: 2025 })).interestMissing).toEqual({
      code: 'interest-rate-assumed',
      detail: expect.stringContaining(
        'mangler rentesatsen fra 2025-07-01. Forsinkelsesrenten er regnet videre med 12,5 %',
      ),
    });
    book.tell('RecordInterestRate', { percent: '12.25', regulation: 'EKSEMPEL' }, '2025-07-01');
    expect((await listed(book, '2025-12-31', { year: 2025 })).interestMissing).toBeNull();
    expect((await listed(book, '2025-12-31', { year: 2025 })).rates).toHaveLength(2);
  });

  it('of one year are read without costs, and without what lies before the year preceding it', async () => {
    const book = billed();
    book.bill('N', { [VAEROEY]: { DRIFT: 100n } }, { year: 2026, on: '2026-02-01' });
    const asked = new Asked(book);
    orThrow(await asked.invoices.invoices({ ...about(book, '2026-06-01'), year: 2026 }));
    orThrow(await asked.invoices.invoice({ ...about(book, '2026-06-01'), invoice: '2026-0001' }));
    expect(asked.read).toEqual([
      ['2025-01-01', 'money'],
      ['2025-01-01', 'money'],
    ]);
  });

  it('know a payment that the bank booked long before it was put against them', async () => {
    const book = billed();
    book.tell('RegisterPayment', { payment: 'P', amount: '125000' }, '2023-06-01');
    const parts = [{ invoice: FIRST, amount: '125000' }];
    book.tell('MatchPayment', { year: 2023, payment: 'P', parts }, '2025-06-01');
    const asked = new Asked(book);
    const [first] = orThrow(await asked.invoices.invoices({ ...about(book, '2025-06-01'), year: 2025 })).invoices;
    expect(first).toMatchObject({ status: 'PAID', interest: '0.00' });
    expect(asked.read.map(([from]) => from)).toEqual(['2024-01-01', '2023-01-01']);
    expect(first?.payments).toEqual([{ payment: 'P', year: 2023, on: '2023-06-01', amount: '1250.00' }]);
  });
});

describe('one invoice', () => {
  it('has the events of its run and of itself, in order', async () => {
    const book = billed();
    book.tell('SendInvoice', { invoice: FIRST, channel: 'EHF' }, '2025-03-02');
    const answer = orThrow(await new Asked(book).invoices.invoice({ ...about(book, '2025-03-02'), invoice: FIRST }));
    expect(answer.invoice).toMatchObject({ invoice: FIRST, status: 'SENT', sentOn: '2025-03-02' });
    const types = answer.events.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['InvoiceRunPrepared', 'InvoiceRunAttested', 'InvoiceRunApproved']);
    expect(types).toEqual(expect.arrayContaining(['InvoiceIssued', 'InvoiceDocumentMade']));
    expect(types.at(-1)).toBe('InvoiceSent');
  });

  it.each(['2025-0009', '2024-0001', '2025-1', 'x', ''])('that is not there (%s) is named', async (invoice) => {
    const book = billed();
    const asked = new Asked(book).invoices;
    const answer = await asked.invoice({ ...about(book, '2025-03-01'), invoice });
    expect(code(answer)).toBe('invoice-unknown-then');
    if (invoice === '2025-0009' && isRefusal(answer)) expect(answer.details.known).toBe('2025-0001 – 2025-0002');
    expect(code(await asked.document({ ...about(book, '2025-03-01'), invoice }))).toBe('invoice-unknown-then');
  });

  it('gives its document byte for byte, and gives none out that is another', async () => {
    const book = billed();
    const asked = new Asked(book).invoices;
    const found = orThrow(await asked.document({ ...about(book, '2025-03-01'), invoice: FIRST }));
    const { sha256: kept } = book.told<{ invoice: string; sha256: string }>('InvoiceDocumentMade')[0] ?? {};
    expect([found.sha256, sha256(found.bytes)]).toEqual([kept, kept]);
    expect(found.bytes.toString('utf8')).toContain(`<cbc:ID>${FIRST}</cbc:ID>`);
    // The stored event is another one’s: as if the book had been tampered with.
    const [made, other] = book.events.filter(({ type }) => type === 'InvoiceDocumentMade');
    (made as unknown as { data: object }).data = { ...(made?.data as object), content: content(other) };
    expect(code(await new Asked(book).invoices.document({ ...about(book, '2025-03-01'), invoice: FIRST }))).toBe(
      'invoice-document-damaged',
    );
  });
});

const content = (event?: { readonly data: unknown }): string =>
  (event?.data as { content?: string } | undefined)?.content ?? '';

describe('the balances', () => {
  it('tell what each owes, how old it is, and what came in for nothing', async () => {
    const book = billed();
    const matches = [{ invoice: FIRST, amount: '25000' }];
    book.tell('RegisterPayment', { payment: 'P', amount: '30000', matches }, '2025-04-20');
    book.tell('DisputeInvoice', { invoice: '2025-0002', amount: '5000', ground: 'EKSEMPEL' }, '2025-04-21');
    const asked = new Asked(book).invoices;
    const answer = orThrow(await asked.balances(about(book, '2025-05-15')));
    expect(answer.balances.map(({ events, interest, ageing, ...b }) => ({ ...b, late: ageing.DAYS_31_60 }))).toEqual(
      [
        {
          ...{ municipality: FLAKSTAD, name: 'Flakstad', invoiced: '1250.00', writtenOff: '0.00', paid: '250.00' },
          ...{ open: '1000.00', overdue: '1000.00', disputed: '0.00', late: '1000.00' },
        },
        {
          ...{ municipality: MOSKENES, name: 'Moskenes', invoiced: '200.00', writtenOff: '0.00', paid: '0.00' },
          ...{ open: '200.00', overdue: '200.00', disputed: '50.00', late: '200.00' },
        },
      ].sort((a, b) => (a.municipality < b.municipality ? -1 : 1)),
    );
    expect([answer.total.open, answer.total.ageing.DAYS_31_60, answer.unmatched]).toEqual([
      '1200.00',
      '1200.00',
      '50.00',
    ]);
    expect(orThrow(await asked.balances(about(book, '2025-04-19'))).unmatched).toBe('0.00');
    expect(orThrow(await asked.balances(about(book, '2025-02-28'))).balances).toEqual([]);
  });

  it('are confirmed to one municipality, document by document', async () => {
    const book = billed();
    const asked = new Asked(book).invoices;
    const confirmed = (municipality: string, day: CivilDate) =>
      asked.confirmation({ ...about(book, day), municipality });
    const answer = orThrow(await confirmed(FLAKSTAD, '2025-12-31'));
    expect(answer).toMatchObject({
      ...{ name: 'Eksempel', host: { municipality: VAAGAN, name: 'Vågan' }, open: '1250.00' },
      municipality: { municipality: FLAKSTAD, name: 'Flakstad', organisationNumber: expect.stringMatching(/^\d{9}$/) },
      documents: [{ invoice: FIRST, dueOn: '2025-03-31', payable: '1250.00', paid: '0.00', open: '1250.00' }],
    });
    const matches = [{ invoice: FIRST, amount: '125000' }];
    book.tell('RegisterPayment', { payment: 'P', amount: '125000', matches }, '2026-01-05');
    expect(orThrow(await confirmed(FLAKSTAD, '2025-12-31')).open).toBe('1250.00');
    expect(orThrow(await confirmed(FLAKSTAD, '2026-01-05'))).toMatchObject({ open: '0.00', documents: [] });
    expect(code(await confirmed('9999', '2025-12-31'))).toBe('municipality-never-billed');
  });
});
