import fc from 'fast-check';
import {
  AskInvoices,
  AskPayments,
  type BankFileAnswer,
  bookCatalogue,
  ImportPayments,
  type PaymentsAnswer,
  Recorder,
} from '#cooperation';
import { type Actor, isRefusal, orThrow, type Refusal } from '#kernel';
import { bytesOf, type CamtFile, camt } from '../../libs/bank-files/testing/camt-files.ts';
import { PaymentImport } from '../../libs/cooperation/application/payment-import.ts';
import { ACCOUNT, BOOK, EARLIER_ACCOUNT, IntakeBook, kid, NOW } from './intake-book.ts';

const ECONOMIST: Actor = { id: 'okonom-9901', role: 'HOST_ECONOMIST', municipality: '9901' };
const OTHER: Actor = { ...ECONOMIST, id: 'okonom-2-9901' };

let book: IntakeBook;
beforeEach(async () => {
  book = await IntakeBook.open();
});
afterEach(() => book.close());

const take = (bytes: Uint8Array, { actor = ECONOMIST, dryRun = false, cooperation = BOOK } = {}) =>
  book.do(new ImportPayments({ book: cooperation, name: 'bank.xml', bytes, actor, recorded: NOW }, dryRun));
const taken = async (file: Partial<CamtFile> & Pick<CamtFile, 'entries'>): Promise<BankFileAnswer> =>
  orThrow(await take(fileOf(file)));
const fileOf = (file: Partial<CamtFile> & Pick<CamtFile, 'entries'>) => bytesOf(camt({ account: ACCOUNT, ...file }));
const asked = async (question: object = {}): Promise<PaymentsAnswer> =>
  orThrow(await book.ask(new AskPayments({ cooperation: BOOK, ...question })));

/** A payment that names these KIDs, as a bank tells of it. */
const paid = (reference: string, amount: string, kids: readonly string[] = [], more: object = {}) => ({
  ...{ reference, amount, bookedOn: '2025-03-20' },
  transactions: [{ kids }],
  ...more,
});
const parts = ({ payments }: PaymentsAnswer) =>
  payments.map(({ amount, status, left, parts: put }) => [
    amount,
    status,
    left,
    put.map(({ invoice, amount: of }) => `${invoice} ${of}`).join(' '),
  ]);

describe('a file of the bank', () => {
  it('puts each payment against the document whose KID it names, whichever year, under- and over-paid', async () => {
    const answer = await taken({
      entries: [
        paid('A1', '125.00', [kid('2025-0001')]),
        paid('A2', '1000.00', [kid('2024-0001')]),
        paid('A3', '300.00', [kid('2025-0002')]),
      ],
    });
    expect(answer).toEqual({
      cooperation: BOOK,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      format: 'CAMT_054',
      account: ACCOUNT,
      repeated: false,
      years: [2025],
      recorded: { payments: 3, amount: '1425.00' },
      before: { payments: 0, amount: '0.00' },
      matched: { payments: 3, amount: '1425.00' },
      unmatched: [],
      leftOut: [],
      otherAccounts: [],
      position: expect.stringMatching(/^\d+$/),
    });
    expect(parts(await asked())).toEqual([
      ['125.00', 'MATCHED', '0.00', '2025-0001 125.00'],
      ['1000.00', 'MATCHED', '0.00', '2024-0001 1000.00'],
      ['300.00', 'MATCHED', '0.00', '2025-0002 300.00'],
    ]);
  });

  it('leaves a document open, paid or over-paid as states', async () => {
    await taken({
      entries: [
        paid('A1', '125.00', [kid('2025-0001')]),
        paid('A2', '1000.00', [kid('2024-0001')]),
        paid('A3', '300.00', [kid('2025-0002')]),
      ],
    });
    const { invoices } = orThrow(await book.ask(new AskInvoices({ cooperation: BOOK, validOn: '2025-03-20' })));
    const stands = Object.fromEntries(invoices.map(({ invoice, status, open }) => [invoice, `${status} ${open}`]));
    expect(stands).toMatchObject({
      '2024-0001': 'OVERDUE 250.00',
      '2024-0002': 'OVERDUE 2500.00',
      '2025-0001': 'PAID 0.00',
      '2025-0002': 'PAID -50.00',
    });
  });

  it('keeps what names no KID, one of nobody or one of a credit note, and says why', async () => {
    const answer = await taken({
      entries: [
        paid('B1', '10.00'),
        paid('B2', '20.00', ['123456789']),
        paid('B3', '30.00', [kid('2025-0009')]),
        paid('B4', '40.00', [kid('2025-0003')]),
      ],
    });
    expect(answer.matched).toEqual({ payments: 0, amount: '0.00' });
    expect(answer.unmatched).toEqual(
      (
        [
          ['bank-B1', '10.00', [], 'NO_KID'],
          ['bank-B2', '20.00', ['123456789'], 'KID_UNKNOWN'],
          ['bank-B3', '30.00', [kid('2025-0009')], 'KID_UNKNOWN'],
          ['bank-B4', '40.00', [kid('2025-0003')], 'CREDIT_NOTE'],
        ] as const
      ).map(([payment, amount, kids, because]) => {
        return { payment, year: 2025, bookedOn: '2025-03-20', amount, left: amount, kids, because };
      }),
    );
    const { unmatched, payments } = await asked({ unmatched: true });
    expect([unmatched, payments.map(({ payment, kids }) => [payment, ...kids])]).toEqual([
      '100.00',
      [['bank-B1'], ['bank-B2', '123456789'], ['bank-B3', kid('2025-0009')], ['bank-B4', kid('2025-0003')]],
    ]);
  });

  it('divides a payment among several KIDs where the file says how, also when a credit note is drawn off', async () => {
    const several = [`${kid('2024-0001')}=1250.00`, `${kid('2025-0001')}=125.00`, `${kid('2025-0003')}=-25.00`];
    await taken({ entries: [paid('C1', '1350.00', several)] });
    const answer = await asked();
    expect(parts(answer)).toEqual([
      ['1350.00', 'MATCHED', '0.00', '2024-0001 1250.00 2025-0001 125.00 2025-0003 -25.00'],
    ]);
    expect(answer.payments[0]?.kids).toEqual(['2024-0001', '2025-0001', '2025-0003'].map(kid));
  });

  it('divides it by what the documents ask for when that is the payment to the øre, and else leaves it', async () => {
    const both = [kid('2025-0001'), kid('2025-0002')];
    const answer = await taken({ entries: [paid('D1', '375.00', both), paid('D2', '374.99', both)] });
    expect(answer.unmatched).toMatchObject([{ payment: 'bank-D2', kids: both, because: 'SEVERAL_KIDS' }]);
    expect(parts(await asked())).toEqual([
      ['375.00', 'MATCHED', '0.00', '2025-0001 125.00 2025-0002 250.00'],
      ['374.99', 'UNMATCHED', '374.99', ''],
    ]);
  });

  it('puts what it can of several KIDs and leaves the rest', async () => {
    const several = [`${kid('2025-0001')}=125.00`, '123456789=75.00'];
    expect(await taken({ entries: [paid('E1', '200.00', several)] })).toMatchObject({
      matched: { payments: 1, amount: '125.00' },
      unmatched: [{ payment: 'bank-E1', amount: '200.00', left: '75.00', because: 'KID_UNKNOWN' }],
    });
    expect(parts(await asked())).toEqual([['200.00', 'PARTLY_MATCHED', '75.00', '2025-0001 125.00']]);
  });

  it('takes money that goes back from what was paid', async () => {
    const back = { direction: 'DBIT', reversal: 'true', bookedOn: '2025-03-21' };
    await taken({
      entries: [paid('F1', '125.00', [kid('2025-0001')]), paid('F2', '125.00', [kid('2025-0001')], back)],
    });
    expect(parts(await asked())).toEqual([
      ['125.00', 'MATCHED', '0.00', '2025-0001 125.00'],
      ['-125.00', 'MATCHED', '0.00', '2025-0001 -125.00'],
    ]);
  });

  it('is recorded in the year in which the bank booked, all of it at once', async () => {
    const answer = await taken({
      entries: [
        paid('G1', '1250.00', [kid('2024-0001')], { bookedOn: '2024-12-31' }),
        paid('G2', '2500.00', [kid('2024-0002')], { bookedOn: '2025-01-02' }),
      ],
    });
    expect(answer.years).toEqual([2024, 2025]);
    const events = (await book.book.store.readBook(BOOK, 0, 1000)).events.slice(-6);
    expect(events.map(({ metadata }) => [metadata.type, metadata.stream, metadata.decided])).toEqual([
      ['BankFileTaken', 'accounts-arkiv-2024', '2025-09-01'],
      ['PaymentReceived', 'accounts-arkiv-2024', '2024-12-31'],
      ['PaymentMatched', 'accounts-arkiv-2024', '2024-12-31'],
      ['BankFileTaken', 'accounts-arkiv-2025', '2025-09-01'],
      ['PaymentReceived', 'accounts-arkiv-2025', '2025-01-02'],
      ['PaymentMatched', 'accounts-arkiv-2025', '2025-01-02'],
    ]);
    expect(parts(await asked({ year: 2024 }))).toEqual([['1250.00', 'MATCHED', '0.00', '2024-0001 1250.00']]);
    expect((await asked({ validOn: '2025-01-01' })).payments).toHaveLength(1);
  });

  it('keeps the bank’s reference beside an id that an address can hold', async () => {
    const references = ['9/5 Ø', '9/5 Å', '*', 'R'.repeat(35)];
    await taken({ entries: references.map((reference) => paid(reference, '1.00')) });
    const { payments } = await asked();
    expect(payments.map(({ entry }) => entry)).toEqual(references);
    const ids = payments.map(({ payment }) => payment);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^bank-[A-Za-z0-9-]+$/);
  });

  it('counts once: the same file, and an entry that another file tells of', async () => {
    const entries = [paid('H1', '125.00', [kid('2025-0001')]), paid('H2', '10.00')];
    await taken({ entries });
    const size = await book.size();
    for (const actor of [ECONOMIST, OTHER]) {
      const again = orThrow(await take(fileOf({ entries }), { actor }));
      expect(again).toMatchObject({
        repeated: true,
        recorded: { payments: 0, amount: '0.00' },
        before: { payments: 2, amount: '135.00' },
        unmatched: [],
        position: null,
      });
    }
    expect(await book.size()).toBe(size);
    const statement = await taken({ message: '053', entries: [...entries, paid('H3', '7.00')] });
    expect(statement).toMatchObject({
      ...{ format: 'CAMT_053', repeated: false },
      recorded: { payments: 1, amount: '7.00' },
      before: { payments: 2, amount: '135.00' },
    });
    expect((await asked()).received).toBe('142.00');
  });

  it.each([
    ['by the same office', ECONOMIST],
    ['by two offices', OTHER],
  ])('handed in twice at once %s is taken once, and the other is told', async (_, other) => {
    const bytes = fileOf({ entries: [paid('I1', '125.00', [kid('2025-0001')])] });
    const answers = await Promise.all([take(bytes), take(bytes, { actor: other })]);
    expect(answers.map((a) => !isRefusal(a) && a.repeated).sort()).toEqual([false, true]);
    expect((await asked()).payments).toHaveLength(1);
  });

  it.each([
    ['by the same office', ECONOMIST],
    ['by two offices', OTHER],
  ])('handed in %s at two servers at once is taken once, and the other is told', async (_, other) => {
    const bytes = fileOf({ entries: [paid('T1', '125.00', [kid('2025-0001')])] });
    const handedIn = { book: BOOK, name: 'bank.xml', bytes, recorded: NOW };
    const [one, two] = [1, 2].map(() => new PaymentImport(new Recorder(book.book.store, bookCatalogue)));
    const size = await book.size();
    const answers = await Promise.all([
      one?.take({ ...handedIn, actor: ECONOMIST }),
      two?.take({ ...handedIn, actor: other }),
    ]);
    expect(answers.map((a) => !!a && !isRefusal(a) && a.repeated).sort()).toEqual([false, true]);
    expect(await book.size()).toBe(size + 3);
  });

  it('handed in beside another that tells of the same payment brings what the other does not', async () => {
    const one = fileOf({ entries: [paid('S1', '1.00'), paid('S2', '2.00')] });
    const other = fileOf({ message: '053', entries: [paid('S2', '2.00'), paid('S3', '3.00')] });
    const answers = (await Promise.all([take(one), take(other)])) as BankFileAnswer[];
    expect(answers.map(({ recorded, before }) => [recorded.amount, before.amount])).toEqual([
      ['3.00', '0.00'],
      ['3.00', '2.00'],
    ]);
    expect((await asked()).received).toBe('6.00');
  });

  it('is read for the account that the host has, or had', async () => {
    const answer = await taken({ account: EARLIER_ACCOUNT, entries: [paid('J1', '5.00')] });
    expect(answer).toMatchObject({ account: EARLIER_ACCOUNT, recorded: { payments: 1 } });
  });

  it('without a booked payment records nothing, and says what was left out', async () => {
    const size = await book.size();
    const answer = await taken({ entries: [paid('K1', '5.00', [], { status: 'PDNG' })] });
    expect(answer).toMatchObject({
      ...{ repeated: false, recorded: { payments: 0 }, position: null },
      leftOut: [{ because: 'NOT_BOOKED', amount: '5.00' }],
    });
    expect(await book.size()).toBe(size);
  });

  it('of thousands of payments is taken in one piece', async () => {
    const entries = Array.from({ length: 3_000 }, (_, n) => paid(`L${n}`, '1.00', [kid('2025-0001')]));
    const size = await book.size();
    expect((await taken({ entries })).matched).toEqual({ payments: 3_000, amount: '3000.00' });
    expect(await book.size()).toBe(size + 6_001);
  });

  it('tried out writes nothing', async () => {
    const size = await book.size();
    const bytes = fileOf({ entries: [paid('M1', '125.00', [kid('2025-0001')])] });
    const answer = orThrow(await take(bytes, { dryRun: true }));
    expect([answer.recorded.payments, answer.position, await book.size()]).toEqual([1, null, size]);
  });

  it.each<[string, () => Uint8Array, string]>([
    ['a PDF', () => bytesOf('%PDF-1.7\n%âãÏÓ'), 'bank-file-not-xml'],
    ['an empty file', () => bytesOf(''), 'bank-file-not-xml'],
    ['text in UTF-16', () => Buffer.from('\ufeffDato;Beløp\n', 'utf16le'), 'bank-file-not-xml'],
    ['XML of another kind', () => bytesOf('<Invoice xmlns="urn:x"/>'), 'bank-file-not-camt'],
    ['XML with a DOCTYPE', () => bytesOf('<!DOCTYPE a><Document/>'), 'bank-file-has-doctype'],
    ['a file of 50 MiB', () => new Uint8Array(50 * 1024 * 1024), 'bank-file-too-large'],
    [
      'another account',
      () => fileOf({ account: '98765432103', entries: [paid('N', '1.00')] }),
      'bank-file-other-account',
    ],
    ['a wrong amount', () => fileOf({ entries: [paid('N', '1.005')] }), 'bank-entry-unreadable'],
  ])('that is %s is refused and leaves nothing', async (_, bytes, code) => {
    const size = await book.size();
    const answer = (await take(bytes())) as Refusal;
    expect(answer.code).toBe(code);
    expect(answer.text.nb).toContain('bank.xml');
    expect(await book.size()).toBe(size);
  });

  it('is for a book that is there', async () => {
    const bytes = fileOf({ entries: [] });
    expect(await take(bytes, { cooperation: 'nobody' })).toMatchObject({ code: 'not-established' });
    expect(await take(bytes, { cooperation: 'No Book' })).toMatchObject({ code: 'cooperation-id' });
  });
});

describe('files that tell of the same payments', () => {
  it('in any order and however they overlap, bring each of them once', async () => {
    const references = ['1', '2', '3', '4', '5', '6'];
    const files = fc.array(
      fc.record({
        message: fc.constantFrom('053' as const, '054' as const),
        tells: fc.uniqueArray(fc.constantFrom(...references), { minLength: 1 }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(files, async (told) => {
        // Payments of another run are others.
        const prefix = `R${run++}-`;
        const before = await asked();
        const known = new Set<string>();
        for (const { message, tells } of told) {
          const entries = tells.map((n) => paid(`${prefix}${n}`, `${n}.00`, Number(n) % 2 ? [kid('2025-0001')] : []));
          const news = tells.filter((n) => !known.has(n));
          const answer = await taken({ message, entries });
          expect([answer.recorded.payments, answer.before.payments]).toEqual([news.length, tells.length - news.length]);
          for (const n of tells) known.add(n);
        }
        const after = await asked();
        const own = after.payments.filter(({ entry }) => entry?.startsWith(prefix));
        expect(own.map(({ entry }) => entry?.slice(prefix.length)).sort()).toEqual([...known].sort());
        const sum = [...known].reduce((total, n) => total + Number(n) * 100, 0);
        expect(oereOf(after.received) - oereOf(before.received)).toBe(BigInt(sum));
        expect(oereOf(after.matched) + oereOf(after.unmatched)).toBe(oereOf(after.received));
      }),
      { numRuns: 25 },
    );
  });
});

const oereOf = (kroner: string): bigint => BigInt(kroner.replace('.', ''));

describe('payments', () => {
  it('stand as they were known and as they stood on a day', async () => {
    const before = await book.size();
    await taken({ entries: [paid('O1', '125.00', [kid('2025-0001')])] });
    expect((await asked({ knownAt: String(before) })).payments).toEqual([]);
    expect((await asked({ validOn: '2025-03-19' })).payments).toEqual([]);
    expect((await asked({ validOn: '2025-03-20' })).payments).toHaveLength(1);
  });

  it('are put against documents by hand, and taken away again with the reason', async () => {
    await taken({ entries: [paid('P1', '125.00')] });
    const day = { decided: '2025-04-01', validFrom: '2025-04-01' };
    const of = { year: 2025, payment: 'bank-P1' };
    const parts = [{ invoice: '2025-0001', amount: '12500' }];
    orThrow(await book.record({ type: 'MatchPayment', data: { ...of, parts }, ...day }, ECONOMIST));
    const put = (await asked()).payments;
    expect(put).toMatchObject([{ status: 'MATCHED', parts: [{ invoice: '2025-0001', on: '2025-04-01' }] }]);
    const ground = 'EKSEMPEL: gjaldt en annen';
    const back = {
      type: 'UnmatchPayment',
      data: { ...of, ground },
      decided: '2025-04-03',
      validFrom: '2025-04-03',
    } as const;
    orThrow(await book.record(back, ECONOMIST));
    expect((await asked()).payments).toMatchObject([
      { status: 'UNMATCHED', left: '125.00', parts: [], takenBack: { on: '2025-04-03', ground } },
    ]);
    expect((await asked({ validOn: '2025-04-02' })).payments).toEqual(put);
    expect((await asked({ validOn: '2025-03-31' })).payments).toMatchObject([{ status: 'UNMATCHED', takenBack: null }]);
  });

  it('are refused before there is a cooperation', async () => {
    const early = { cooperation: BOOK, validOn: '2023-12-31' };
    expect(await book.ask(new AskPayments(early))).toMatchObject({ code: 'no-cooperation-then' });
  });
});
