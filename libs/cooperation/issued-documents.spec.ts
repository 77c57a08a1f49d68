import { documentOfUbl, type EhfDocument, ibanOf, isKid, type Packed, unpacked } from '#ehf';
import { isRefusal, orThrow } from '#kernel';
import { FLAKSTAD, MOSKENES, VAAGAN, VAEROEY } from './testing/lofoten.ts';
import { ACCOUNT, chooseVat, decideClaims, type MoneyBook, moneyBook, SELLER } from './testing/money.ts';

/** Of an account that no bank gives out. */
const OTHER_IBAN = ibanOf('86011117947');

type Made = Packed & { invoice: string };
const documentsIn = (book: MoneyBook): EhfDocument[] =>
  book.told<Made>('InvoiceDocumentMade').map((made) => orThrow(documentOfUbl(unpacked(made).toString('utf8'))));

const SHARES = {
  [VAAGAN]: { DRIFT: 400_00n },
  [VAEROEY]: { DRIFT: 100_00n },
  [FLAKSTAD]: { DRIFT: 133_33n },
};

describe('a document that is issued', () => {
  it('is kept as the bytes that the buyer gets, with what the buyer needs to pay it', () => {
    const book = moneyBook();
    expect(book.bill('S-1', SHARES)).toBeNull();
    const [flakstad, vaeroey] = documentsIn(book).sort((a, b) => (a.buyer.name < b.buyer.name ? -1 : 1));
    expect(flakstad).toMatchObject({
      kind: 'INVOICE',
      issueDate: '2025-03-01',
      dueDate: '2025-03-31',
      buyerReference: `1200-${FLAKSTAD}`,
      seller: { name: 'Vågan', organisationNumber: '938644500', vatNumber: 'NO938644500MVA' },
      buyer: { name: 'Flakstad', endpoint: { scheme: '0192', id: '863320852' } },
      payment: { account: ACCOUNT },
      period: { from: '2025-01-01', to: '2025-12-31' },
      totals: { withoutVat: 133_33n, vat: 33_33n, payable: 166_66n },
    });
    expect(vaeroey?.totals.payable).toBe(125_00n);
    for (const { payment } of [flakstad, vaeroey] as EhfDocument[])
      expect(isKid(payment?.kid ?? '', { algorithm: 'MOD10', length: 12 })).toBe(true);
    // The host’s own share is no document (L-4.4-15).
    expect(book.told('InvoiceIssued')).toHaveLength(2);
    expect(book.told('OwnShareNoted')).toHaveLength(1);
  });

  it('refers to what was billed before; what is given back is a credit note over amounts above zero', () => {
    const book = moneyBook();
    book.bill('S-1', SHARES);
    expect(
      book.bill('K-1', { ...SHARES, [VAEROEY]: { DRIFT: 60_00n } }, { kind: 'CORRECTION', on: '2025-05-02' }),
    ).toBeNull();
    const [, , credit] = documentsIn(book);
    const [, first] = book.told<{ invoice: string }>('InvoiceIssued').map(({ invoice }) => invoice);
    expect(credit).toMatchObject({ kind: 'CREDIT_NOTE', totals: { withoutVat: 40_00n, payable: 50_00n } });
    expect(credit?.preceding).toEqual([{ number: expect.stringMatching(/^2025-000[12]$/), issueDate: '2025-03-01' }]);
    expect(first).toBe('2025-0002');
  });

  it('outside the scope of VAT says why, and no party has a VAT number (BR-O-02)', () => {
    const book = moneyBook();
    expect(book.bill('S-1', { [MOSKENES]: { OTHER: 10_00n } })).toBeNull();
    const [document] = documentsIn(book);
    expect(document?.seller.vatNumber).toBeNull();
    expect(document?.vat).toEqual([expect.objectContaining({ category: 'O', reason: 'EKSEMPEL: grunnlag for OTHER' })]);
  });

  it('late interest is outside the scope of VAT whatever the claim was', () => {
    const book = moneyBook();
    decideClaims(book);
    book.bill('S-1', { [MOSKENES]: { DRIFT: 10_00n } });
    const asked = { year: 2025, run: 'R-1', invoice: '2025-0001', amount: '12', decision: 'rente' };
    expect(book.tell('PrepareInterest', asked, '2025-05-01') ?? book.issue('R-1', '2025-05-01')).toBeNull();
    const [, interest] = documentsIn(book);
    expect(interest).toMatchObject({ totals: { vat: 0n, payable: 12n }, preceding: [{ number: '2025-0001' }] });
  });

  it('that breaks an official rule is not issued: the refusal names the rule and the field, and no number is used', () => {
    const book = moneyBook();
    const wrong = { municipality: FLAKSTAD, reference: 'x', address: { city: 'x', postalCode: '0001' } };
    book.record('RecordBuyer', { ...wrong, endpoint: '123456789' }, { decided: '2025-02-01' });
    const refused = book.bill('S-1', SHARES);
    expect(isRefusal(refused) && refused.text.en).toMatch(/PEPPOL-COMMON-R041.*buyer\.endpoint/s);
    expect(book.told('InvoiceIssued')).toEqual([]);
    book.record('RecordBuyer', wrong, { decided: '2025-02-02' });
    expect(book.tell('IssueInvoiceRun', { year: 2025, run: 'S-1' })).toBeNull();
    expect(book.told<{ invoice: string }>('InvoiceIssued').map(({ invoice }) => invoice)).toEqual([
      '2025-0001',
      '2025-0002',
    ]);
  });
});

describe('value added tax (A-20)', () => {
  it('is that of the decision in force on the day of issue; a decision without competence chooses nothing', () => {
    const book = moneyBook();
    chooseVat(book, 'DRIFT', { code: 'E', rate: '0' }, '2025-06-01', 'mva-2');
    book.bill('S-1', { [MOSKENES]: { DRIFT: 10_00n } }, { on: '2025-05-31' });
    book.bill('S-2', { [MOSKENES]: { DRIFT: 20_00n } }, { on: '2025-06-01' });
    const codes = documentsIn(book).map(({ vat }) => vat.map(({ category }) => category));
    expect(codes).toEqual([['S'], ['E']]);

    book.record(
      'EstablishBody',
      { body: 'ks-2', name: 'x', kind: 'COUNCIL', municipality: MOSKENES },
      { decided: '2024-01-01' },
    );
    const effect = {
      kind: 'CHOOSE_VAT' as const,
      category: 'NEW',
      vat: { code: 'S' as const, rate: '25' },
      legalBasis: 'x',
    };
    const said = { decision: 'mva-3', body: 'ks-2', outcome: 'ADOPTED' as const, wording: 'x', effect };
    book.record(
      'RecordDecision',
      { ...said, votes: { for: 15, against: 0, unanimous: true } },
      { decided: '2024-02-01' },
    );
    expect(book.bill('S-3', { [MOSKENES]: { NEW: 1_00n, DRIFT: 20_00n } }, { on: '2025-06-02' })).toMatchObject({
      code: 'vat-not-chosen',
    });
  });
});

describe('what is recorded of the host as seller', () => {
  it.each([
    ['00000012344', 'bank-account-wrong', /check digit/],
    ['0000 00 1234', 'bank-account-wrong', /eleven digits/],
    ['konto 12', 'bank-account-wrong', /neither/],
    ['NO440000001234', 'bank-account-wrong', /NO and thirteen/],
    ['SE35 5000 0000 0549 1000 0003', 'bank-account-wrong', /another country/],
    ['NO44 0000 0012 344', 'bank-account-wrong', /check digit/],
    ['NO93 0000 0012 343', 'iban-wrong', /As IBAN that is NO4400000012343/],
  ])('is refused with the account %s', (account, code, text) => {
    const answer = moneyBook().attempt('RecordSeller', { ...SELLER, account }, { decided: '2025-01-01' });
    expect(answer).toMatchObject({ refused: true, code, text: { en: expect.stringMatching(text) } });
  });

  it.each(['0000.00.12343', '0000 00 12343', 'NO44 0000 0012 343', 'no4400000012343'])(
    'is the same account written %s, kept as its digits',
    (account) => {
      const book = moneyBook();
      book.record('RecordSeller', { ...SELLER, account, iban: 'NO44 0000 0012 343' }, { decided: '2025-01-01' });
      expect(book.told('SellerRecorded').at(-1)).toEqual(SELLER);
    },
  );

  it('and the IBAN beside it is of no other account', () => {
    const answer = moneyBook().attempt('RecordSeller', { ...SELLER, iban: OTHER_IBAN }, { decided: '2025-01-01' });
    expect(answer).toMatchObject({ code: 'iban-wrong', text: { en: expect.stringContaining('0000.00.12343') } });
  });

  it('and a buyer must be, or have been, a participant', () => {
    const stranger = { municipality: '0301', reference: 'x', address: { city: 'x', postalCode: '0001' } };
    expect(moneyBook().tell('RecordBuyer', stranger)).toMatchObject({ code: 'invoiced-municipality-unknown' });
  });
});

describe('closed accounts', () => {
  it('take no cost any more; a later one is booked in an open year with the months that it served', () => {
    const book = moneyBook();
    const line = { line: 'L-1', category: 'DRIFT', label: 'x', amount: '100', bookedOn: '2025-12-30' };
    const whole = {
      ...line,
      vat: { amount: '0', treatment: 'COMPENSATED' as const },
      service: { from: '2025-12', to: '2025-12' },
    };
    expect(book.tell('CloseAccounts', { year: 2025 }, '2026-02-22')).toBeNull();
    expect(book.tell('RecordCostLine', whole, '2026-02-23')).toMatchObject({ code: 'cost-accounts-closed' });
    expect(book.tell('RecordCostLine', { ...whole, bookedOn: '2026-03-01' }, '2026-03-01')).toBeNull();
  });
});
