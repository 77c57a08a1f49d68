import { Asked } from './testing/asked.ts';
import { decide, lofotenUnder, TERMS_2024, VAEROEY } from './testing/lofoten.ts';

const bought = () =>
  lofotenUnder({ ...TERMS_2024, delivery: { procurement: { clause: '1.4' } } }).record(
    'ReportOutsideProcurement',
    { procurement: 'K-1', municipality: VAEROEY, subject: 'Eksempel', on: '2024-03-01' },
    { decided: '2024-04-01' },
  );
type Book = ReturnType<typeof bought>;
const accept = (book: Book, decided: string, decision?: string) =>
  book.attempt(
    'SettleOutsideProcurement',
    { procurement: 'K-1', how: 'ACCEPTED', ...(decision !== undefined && { decision }) },
    { decided },
  );
const breaches = async (book: Book, on = '2024-12-01', size = book.size) =>
  (await new Asked(book).findings(on, size)).filter((f) => f.code === 'OUTSIDE_PROCUREMENT').map((f) => f.about);

describe('what was bought past the service is accepted by a decision only (L-1.4-4)', () => {
  it.each([[undefined], ['DS-9']])('not by a record with the decision %s, which can be made good', async (said) => {
    const book = bought();
    accept(book, '2024-05-01', said);
    expect(await breaches(book)).toEqual(['K-1']);
    decide(book, 'DS-1', 'driftsstyret', null, '2024-06-01');
    const before = book.size;
    accept(book, '2024-06-02', 'DS-1');
    expect(await breaches(book, '2024-06-01')).toEqual(['K-1']);
    expect(await breaches(book, '2024-06-02')).toEqual([]);
    expect(await breaches(book, '2024-06-02', before)).toEqual(['K-1']);
    expect(accept(book, '2024-07-01', 'DS-1')).toMatchObject({ code: 'procurement-settled' });
  });

  it('not by one that was rejected, nor by one that is annulled', async () => {
    const book = decide(bought(), 'DS-1', 'driftsstyret', null, '2024-04-20', { outcome: 'REJECTED' });
    accept(book, '2024-05-01', 'DS-1');
    expect(await breaches(book)).toEqual(['K-1']);
    decide(book, 'DS-2', 'driftsstyret', null, '2024-05-20');
    accept(book, '2024-06-01', 'DS-2');
    expect(await breaches(book)).toEqual([]);
    book.record('AnnulDecision', { decision: 'DS-2', ground: 'OTHER' }, { decided: '2024-07-01' });
    expect(await breaches(book)).toEqual(['K-1']);
  });
});
