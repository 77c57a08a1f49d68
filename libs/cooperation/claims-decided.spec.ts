import { FLAKSTAD, MOSKENES } from './testing/lofoten.ts';
import { type MoneyBook, moneyBook } from './testing/money.ts';

/** 1 000 kroner and VAT to Moskenes and Flakstad for 2025, due 31 March, and to Moskenes for 2026. Amounts are examples. */
function billed(): MoneyBook {
  const book = moneyBook();
  book.record('RecordInterestRate', { percent: '10.00', regulation: 'EKSEMPEL' }, { decided: '2024-01-01' });
  book.record('EstablishBody', { body: 'fs', name: 'x', kind: 'EXECUTIVE_COMMITTEE', municipality: '1865' }, JANUARY);
  book.record('EstablishBody', { body: 'ks-2', name: 'x', kind: 'COUNCIL', municipality: MOSKENES }, JANUARY);
  book.bill('A', { [FLAKSTAD]: { DRIFT: 100_000n }, [MOSKENES]: { DRIFT: 100_000n } });
  book.bill('B', { [MOSKENES]: { DRIFT: 100_000n } }, { year: 2026, on: '2026-03-01' });
  return book;
}
const JANUARY = { decided: '2025-01-01' };
const [OF_FLAKSTAD, OF_MOSKENES, NEXT_YEAR] = ['2025-0001', '2025-0002', '2026-0001'];

type Covers = { documents?: string[]; municipality?: string; atMost?: string };
function decide(
  book: MoneyBook,
  kind: 'CLAIM_INTEREST' | 'WRITE_OFF',
  covers: Covers = {},
  { body = 'fs', validFrom = '2025-05-01', decision = 'V', outcome = 'ADOPTED' as 'ADOPTED' | 'REJECTED' } = {},
) {
  const votes = { for: 5, against: 0, unanimous: true };
  const said = { decision, body, outcome, votes, wording: 'EKSEMPEL', effect: { kind, ...covers } };
  return book.attempt('RecordDecision', said, { decided: '2025-05-01', validFrom });
}
const give = (book: MoneyBook, invoice: string, amount: string, on = '2026-05-02', decision = 'V') =>
  book.tell('WriteOffClaim', { invoice, amount, decision }, on)?.code ?? 'given up';

describe('what rests on a decision about claims', () => {
  it('needs a decision of the host, or of a body that the agreement names, which stands and is in force', () => {
    const book = billed();
    expect(give(book, OF_FLAKSTAD, '1', '2026-05-02', 'none')).toBe('money-decision-unknown');
    const why = (decision: string, on = '2026-05-02') =>
      book.tell('WriteOffClaim', { invoice: OF_FLAKSTAD, amount: '1', decision }, on)?.text.en ?? 'given up';
    expect(why('mva-DRIFT')).toContain('was not recorded with the effect WRITE_OFF');
    decide(book, 'CLAIM_INTEREST', {}, { decision: 'rente' });
    expect(why('rente')).toContain('was not recorded with the effect WRITE_OFF');
    decide(book, 'WRITE_OFF', {}, { decision: 'other', body: 'ks-2' });
    expect(why('other')).toContain('has no competence for WRITE_OFF');
    decide(book, 'WRITE_OFF', {}, { decision: 'no', outcome: 'REJECTED' });
    expect(why('no')).toContain('was not adopted');
    decide(book, 'WRITE_OFF', {}, { decision: 'later', validFrom: '2026-06-01' });
    expect(why('later')).toContain('is not in force yet on 2026-05-02');
    expect(why('later', '2026-06-01')).toBe('given up');
    decide(book, 'WRITE_OFF', {}, { decision: 'gone' });
    expect(why('gone')).toBe('given up');
    const reversal = { decision: 'omgjort', body: 'fs', outcome: 'ADOPTED' as const, wording: 'EKSEMPEL' };
    const effect = { kind: 'REVERSE_DECISION' as const, reverses: 'gone' };
    const votes = { for: 5, against: 0, unanimous: true };
    book.record('RecordDecision', { ...reversal, votes, effect }, { decided: '2026-05-10' });
    expect(why('gone', '2026-05-09')).toBe('given up');
    expect(why('gone', '2026-05-10')).toContain('was reversed');
    book.record('AnnulDecision', { decision: 'later', ground: 'LEGALITY_REVIEW' }, { decided: '2026-06-02' });
    expect(why('later', '2026-06-03')).toContain('was annulled');
  });

  it('goes no further than it: its documents, its municipality, and its highest amount over all years', () => {
    const book = billed();
    decide(book, 'WRITE_OFF', { documents: [OF_FLAKSTAD] }, { decision: 'one' });
    expect(give(book, OF_MOSKENES, '1', '2026-05-02', 'one')).toBe('claim-not-covered');
    expect(give(book, OF_FLAKSTAD, '1', '2026-05-02', 'one')).toBe('given up');
    decide(book, 'WRITE_OFF', { municipality: MOSKENES, atMost: '1000' });
    expect(give(book, OF_FLAKSTAD, '1')).toBe('claim-not-covered');
    expect(give(book, OF_MOSKENES, '700')).toBe('given up');
    expect(give(book, NEXT_YEAR, '301')).toBe('more-than-decided');
    expect(give(book, NEXT_YEAR, '300')).toBe('given up');
    expect(give(book, OF_MOSKENES, '1')).toBe('more-than-decided');
  });

  it('is refused for who never took part, and for an amount that is none', () => {
    const book = billed();
    expect(decide(book, 'WRITE_OFF', { municipality: '0301' })).toMatchObject({
      code: 'invoiced-municipality-unknown',
    });
    expect(decide(book, 'CLAIM_INTEREST', { atMost: '0' })).toMatchObject({ code: 'amount-not-above-zero' });
  });

  it('interest stops with a payment that the bank booked in another year', () => {
    const book = billed();
    decide(book, 'CLAIM_INTEREST');
    const matches = [{ invoice: OF_MOSKENES, amount: '125000' }];
    book.record('RegisterPayment', { payment: 'P', amount: '125000', matches }, { decided: '2026-01-09' });
    // 125 000 øre at 10 %: 275 days of 2025 and 9 of 2026, 9 726 øre.
    const claim = (amount: string) => ({ year: 2025, run: 'R', invoice: OF_MOSKENES, amount, decision: 'V' });
    expect(book.tell('PrepareInterest', claim('9727'), '2026-05-02')).toMatchObject({ code: 'more-than-accrued' });
    expect(book.tell('PrepareInterest', claim('9726'), '2026-05-02')).toBeNull();
  });

  it('is not issued when the decision was reversed in between', () => {
    const book = billed();
    decide(book, 'CLAIM_INTEREST');
    const claim = { year: 2025, run: 'R', invoice: OF_MOSKENES, amount: '5', decision: 'V' };
    expect(book.tell('PrepareInterest', claim, '2025-05-02')).toBeNull();
    book.record('AnnulDecision', { decision: 'V', ground: 'LEGALITY_REVIEW' }, { decided: '2025-05-03' });
    expect(book.issue('R', '2025-05-04')).toMatchObject({ code: 'money-decision-without-effect' });
  });
});
