import fc from 'fast-check';
import { type CostLine, portion } from '#allocation';
import { postingsUntil } from '#invoicing';
import { addMonths, type CivilMonth, isRefusal, monthOf } from '#kernel';
import { bookedCosts, type CostFact } from './domain/accounting-year/booked-costs.ts';
import { moneyLedger } from './projections/ledger.ts';
import { Miniature } from './testing/miniature.ts';

const EXAMPLE: CostLine = {
  line: 'L-1',
  category: 'DRIFT',
  label: 'EKSEMPEL',
  amount: '1000',
  vat: { amount: '250', treatment: 'COMPENSATED' },
  bookedOn: '2025-03-10',
  service: { from: '2025-01', to: '2025-03' },
};

function established(): Miniature {
  const participants = [{ municipality: '1000', name: 'Vert', organisationNumber: '938644500' }];
  const data = { name: 'EKSEMPEL', form: 'HOST_MUNICIPALITY' as const, host: '1000', participants };
  return new Miniature().record('EstablishCooperation', data, { decided: '2024-01-01' });
}

/** Costs as the projection keeps them. */
const factsOf = (book: Miniature, size = book.size): CostFact[] =>
  book
    .rowsBy(moneyLedger, size)
    .filter(({ kind }) => kind === 'booked')
    .map(
      ({ value, from, sources }) =>
        ({ ...(value as object), on: from, index: sources[0] ?? -1 }) as unknown as CostFact,
    );
const told = (book: Miniature) =>
  bookedCosts(factsOf(book)).map(({ text, on, category, amount }) => [text, on, category, amount]);

describe('a cost in the ledger', () => {
  it('is posted on the day it was booked; VAT that is given back is no cost, VAT that is not is one', () => {
    const vat = { amount: '250', treatment: 'COST' as const };
    const book = established()
      .record('RecordCostLine', EXAMPLE, { decided: '2025-03-12' })
      .record('RecordCostLine', { ...EXAMPLE, line: 'L-2', vat }, { decided: '2025-03-12' });
    expect(told(book)).toEqual([
      ['Cost', '2025-03-10', 'DRIFT', 1000n],
      ['Cost', '2025-03-10', 'DRIFT', 1250n],
    ]);
  });

  it('corrected in one month is taken back in that month only, on the day of the decision', () => {
    const book = established().record('RecordCostLine', EXAMPLE, { decided: '2025-03-12' });
    const line = { ...EXAMPLE, category: 'LICENCE', amount: '900' };
    const data = { line, from: '2025-02', until: '2025-02', ground: 'EKSEMPEL' };
    book.record('CorrectCostLine', data, { decided: '2025-05-01' });
    // 1000 over three months: 333, 333, 334.
    expect(told(book)).toEqual([
      ['Cost', '2025-03-10', 'DRIFT', 1000n],
      ['Cost reversed', '2025-05-01', 'DRIFT', -333n],
      ['Cost corrected', '2025-05-01', 'LICENCE', 300n],
    ]);
    book.record('AnnulCostLine', { year: 2025, line: 'L-1', ground: 'EKSEMPEL' }, { decided: '2025-06-01' });
    expect(told(book).slice(3)).toEqual([
      ['Cost reversed', '2025-06-01', 'DRIFT', -667n],
      ['Cost reversed', '2025-06-01', 'LICENCE', -300n],
    ]);
  });

  it('corrected after the year’s end belongs to the year, dated its last day', () => {
    const book = established().record('RecordCostLine', EXAMPLE, { decided: '2025-03-12' });
    book.record('AnnulCostLine', { year: 2025, line: 'L-1', ground: 'EKSEMPEL' }, { decided: '2026-01-20' });
    const costs = bookedCosts(factsOf(book));
    const [, back] = postingsUntil([], costs, '2026-01-20');
    expect(back).toMatchObject({ on: '2026-01-20', year: 2025, dated: '2025-12-31', text: 'Cost reversed' });
    expect(postingsUntil([], costs, '2026-01-19')).toHaveLength(1);
  });

  it('of a line sums to what its months are charged with, whatever was corrected, at every point of the book', () => {
    const month = fc.integer({ min: 0, max: 14 }).map((n) => addMonths('2025-01', n));
    const months = fc.tuple(month, month).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));
    const step = fc.record({
      what: fc.constantFrom('record', 'correct', 'annul'),
      line: fc.constantFrom('L-1', 'L-2'),
      category: fc.constantFrom('DRIFT', 'LICENCE'),
      amount: fc.integer({ min: -5000, max: 5000 }),
      treatment: fc.constantFrom('COST' as const, 'COMPENSATED' as const),
      service: months,
      span: fc.option(months),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        const book = established();
        for (const { what, line: id, category, amount, treatment, service, span } of steps) {
          const vat = { amount: '100', treatment };
          const line = { ...EXAMPLE, line: id, category, amount: String(amount), vat };
          const data = { ...line, service: { from: service[0], to: service[1] } };
          const when = { decided: '2025-04-01' };
          const year = 2025;
          if (what === 'record') book.attempt('RecordCostLine', data, when);
          else if (what === 'annul') book.attempt('AnnulCostLine', { year, line: id, ground: 'EKSEMPEL' }, when);
          else {
            const part = span && { from: span[0], until: span[1] };
            const answer = book.attempt('CorrectCostLine', { line: data, ground: 'EKSEMPEL', ...part }, when);
            if (isRefusal(answer)) expect(answer.kind).not.toBe('malformed');
          }
        }
        for (let size = 1; size <= book.size; size++)
          expect(sumsByLine(bookedCosts(factsOf(book, size)))).toEqual(chargedByLine(book, size));
      }),
    );
  });
});

function sumsByLine(costs: ReturnType<typeof bookedCosts>): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { line, category, amount } of costs)
    sums[`${line} ${category}`] = (sums[`${line} ${category}`] ?? 0n) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
}

/** Month by month, from the rows that the allocation reads. */
function chargedByLine(book: Miniature, size: number): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { kind, value, from, to } of book.rows(size)) {
    if (kind !== 'cost') continue;
    const line = value as unknown as CostLine;
    const end = monthOf(to ?? '');
    for (let month: CivilMonth = monthOf(from); month < end; month = addMonths(month, 1)) {
      const id = `${line.line} ${line.category}`;
      sums[id] = (sums[id] ?? 0n) + portion(line, month);
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
}
