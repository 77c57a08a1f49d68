import { FLAKSTAD, VAEROEY } from './testing/lofoten.ts';
import { type MoneyBook, moneyBook } from './testing/money.ts';

/** Amounts are examples: 1 250 kroner to Flakstad, and a credit note to Værøy after 1 250 to it. */
function billed(): MoneyBook {
  const book = moneyBook();
  book.bill('A', { [FLAKSTAD]: { DRIFT: 100_000n }, [VAEROEY]: { DRIFT: 100_000n } });
  book.bill('K', { [FLAKSTAD]: { DRIFT: 100_000n } }, { kind: 'CORRECTION', on: '2025-04-01' });
  return book;
}
const kidOf = (book: MoneyBook, invoice: string): string =>
  book.told<{ invoice: string; kid: string }>('InvoiceIssued').find((i) => i.invoice === invoice)?.kid ?? '';
const matched = (book: MoneyBook) => book.told<{ payment: string; parts: object[] }>('PaymentMatched');

describe('a payment recorded by hand', () => {
  it('that names the KID of a document is put against it, over-paid or not, in whichever year the bank booked it', () => {
    const book = billed();
    const kid = kidOf(book, '2025-0001');
    expect(book.tell('RegisterPayment', { payment: 'P', amount: '130000', kid }, '2026-01-05')).toBeNull();
    expect(matched(book)).toEqual([{ payment: 'P', parts: [{ invoice: '2025-0001', amount: '130000' }] }]);
  });

  it.each([
    ['no KID', () => ({})],
    ['a KID of no document', () => ({ kid: '020250000998' })],
    ['the KID of a credit note', (book: MoneyBook) => ({ kid: kidOf(book, '2025-0003') })],
  ])('that names %s is kept, and put against none', (_, named) => {
    const book = billed();
    expect(book.tell('RegisterPayment', { payment: 'P', amount: '125000', ...named(book) }, '2025-04-10')).toBeNull();
    expect([book.told('PaymentReceived').length, matched(book)]).toEqual([1, []]);
  });

  it('is put against what is said of it, whatever KID it names', () => {
    const book = billed();
    const matches = [{ invoice: '2025-0002', amount: '5' }];
    book.record(
      'RegisterPayment',
      { payment: 'P', amount: '125000', kid: kidOf(book, '2025-0001'), matches },
      { decided: '2025-04-10' },
    );
    expect(matched(book)).toEqual([{ payment: 'P', parts: matches }]);
  });

  it('that was too much is moved to another document, or paid back; interest goes by the bank’s day all the while', () => {
    const book = billed();
    const kid = kidOf(book, '2025-0001');
    book.record('RegisterPayment', { payment: 'P', amount: '130000', kid }, { decided: '2025-04-10' });
    const parts = [
      { invoice: '2025-0001', amount: '125000' },
      { invoice: '2025-0002', amount: '3000' },
    ];
    expect(
      book.tell(
        'MatchPayment',
        { year: 2025, payment: 'P', parts: [{ invoice: '2025-0002', amount: '1' }] },
        '2025-04-11',
      ),
    ).toMatchObject({
      code: 'matched-too-much',
    });
    expect(book.tell('UnmatchPayment', { year: 2025, payment: 'P', ground: 'EKSEMPEL' }, '2025-04-11')).toBeNull();
    expect(book.tell('MatchPayment', { year: 2025, payment: 'P', parts }, '2025-04-11')).toBeNull();
    expect(
      book.tell(
        'MatchPayment',
        { year: 2025, payment: 'P', parts: [{ invoice: '2025-0001', amount: '2000' }] },
        '2025-04-11',
      ),
    ).toBeNull();
    const back = { payment: 'BACK', amount: '-2000', matches: [{ invoice: '2025-0001', amount: '-2000' }] };
    expect(book.tell('RegisterPayment', back, '2025-04-20')).toBeNull();
  });
});

describe('what has not happened is not booked', () => {
  const line = {
    ...{ line: 'L-1', category: 'DRIFT', label: 'EKSEMPEL', amount: '100', bookedOn: '2025-03-02' },
    vat: { amount: '0', treatment: 'COMPENSATED' as const },
    service: { from: '2025-03', to: '2025-03' },
  };
  it.each([
    ['2025-03-01', 'cost-in-the-future'],
    ['2025-03-02', undefined],
  ])('a cost booked on 2 March, recorded on %s', (today, code) => {
    expect(moneyBook().tell('RecordCostLine', line, today)?.code).toBe(code);
  });

  it('nor by a file of costs, nor by a correction', () => {
    const book = moneyBook();
    book.record('RecordCostLine', line, { decided: '2025-03-02' });
    const later = { ...line, bookedOn: '2025-03-20' };
    expect(book.tell('CorrectCostLine', { line: later, ground: 'EKSEMPEL' }, '2025-03-19')?.code).toBe(
      'cost-in-the-future',
    );
    const file = { year: 2025, sha256: 'a'.repeat(64), mapping: { mapping: 'm', version: 1 } };
    const lines = [
      { ...line, line: 'L-2' },
      { ...later, line: 'L-3' },
    ];
    expect(book.tell('TakeCostFile', { ...file, lines }, '2025-03-19')?.text.en).toContain(
      '“L-3” is booked on 2025-03-20',
    );
  });
});
