import type { WithdrawalTerms } from './domain/rules/withdrawal-takes-effect.ts';
import { Asked } from './testing/asked.ts';
import {
  acceptPopulation,
  answered,
  book as booked,
  cost,
  lofotenUnder,
  POPULATION,
  TERMS_2024,
  VAAGAN,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

const withdrawal: WithdrawalTerms = { noticeMonths: 12, effective: 'END_OF_NEXT_YEAR', written: true, clause: '6.2' };
/** The host gives notice in May 2025: its last day is 31 December 2026. */
const hostLeaves = (terms: object = {}): Miniature =>
  lofotenUnder({ ...TERMS_2024, withdrawal, ...terms }).record(
    'ReceiveWithdrawalNotice',
    { notice: 'U-1', municipality: VAAGAN, form: 'WRITTEN', decision: 'KS-1' },
    { decided: '2025-05-01' },
  );

describe('a host that has left, with nobody after it (L-6.2-10)', () => {
  it('what is shared after its last day says that nobody is host, and by which clause', async () => {
    const served = { line: 'L-1', bookedOn: '2026-12-31', service: { from: '2026-12', to: '2027-01' } } as const;
    const book = booked(
      acceptPopulation(hostLeaves(), 2027, POPULATION[2026]),
      cost('DRIFT', '200', served),
      '2026-12-31',
    );
    const said = (month: string, size = book.size) =>
      answered(book.allocation(month, month, size)).findings.filter((f) => f.code === 'SHARED_WITHOUT_HOST');
    expect(said('2026-12')).toEqual([]);
    expect(said('2027-01')).toMatchObject([
      { severity: 'BREACH', rule: 'L-6.2-10', clause: '6.2', about: '1865 2027' },
    ]);
    const found = await new Asked(book).findings('2027-01-15');
    expect(found.filter((f) => f.code === 'SHARED_WITHOUT_HOST').map((f) => f.responsible.who)).toEqual(['COUNCILS']);
    const before = book.size;
    book.record('ChangeHost', { host: VESTVAAGOEY }, { decided: '2027-02-01', validFrom: '2027-01-01' });
    expect(said('2027-01')).toEqual([]);
    expect(said('2027-01', before)).toHaveLength(1);
  });

  it('what is the host’s after its last day is nobody’s, whenever it is asked about', async () => {
    const book = hostLeaves({ budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' } });
    const drafts = async (year: number, on: string, size = book.size) =>
      (await new Asked(book).deadlines(year, on, size))
        .filter((d) => d.who === 'HOST' && d.code === 'BUDGET_DRAFT')
        .map((d) => [d.municipality, d.name, d.hostless]);
    for (const on of ['2026-06-01', '2027-06-01']) {
      expect(await drafts(2026, on)).toEqual([[VAAGAN, 'Vågan', null]]);
      expect(await drafts(2027, on)).toEqual([[null, null, '6.2']]);
    }
    const before = book.size;
    book.record('ChangeHost', { host: VESTVAAGOEY }, { decided: '2027-02-01', validFrom: '2027-01-01' });
    expect(await drafts(2026, '2027-06-01')).toEqual([[VAAGAN, 'Vågan', null]]);
    expect(await drafts(2027, '2026-06-01')).toEqual([[VESTVAAGOEY, 'Vestvågøy', null]]);
    expect(await drafts(2027, '2026-06-01', before)).toEqual([[null, null, '6.2']]);
  });
});
