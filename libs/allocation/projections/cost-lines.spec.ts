import type { Decided, Placed } from '#kernel';
import { placed } from '#kernel/testing';
import type { AccountsEvent, AllocationEvent } from '../domain/events.ts';
import { type CostLine, evolveAllocation, noAllocation } from '../domain/state.ts';
import { accountsFacts, plainAllocationFacts } from './cost-lines.ts';

const line = (from: string, to: string, more: Partial<CostLine> = {}): CostLine => ({
  line: 'L-1',
  category: 'DRIFT',
  label: 'Lønn',
  amount: '100',
  vat: { amount: '0', treatment: 'COMPENSATED' },
  bookedOn: '2025-03-31',
  service: { from, to },
  ...more,
});
const key = { kind: 'cost', name: '2025/L-1' };
const facts = (event: Decided<AccountsEvent>) => accountsFacts(placed(event, 7) as Placed<AccountsEvent>, 2025);

describe('a cost line', () => {
  it('holds in the months it serves, named by the year of its accounts', () => {
    expect(facts({ type: 'CostLineRecorded', data: line('2025-11', '2026-02') })).toEqual([
      { op: 'assign', ...key, from: '2025-11-01', to: '2026-03-01', value: line('2025-11', '2026-02'), sources: [7] },
    ]);
  });

  const corrected = (from: string, until: string, by: CostLine): Decided<AccountsEvent> => ({
    type: 'CostLineCorrected',
    data: { from, until, ground: 'Feil', line: by },
  });
  const erased = (from: string, to: string) => ({ op: 'erase', ...key, from, to });
  const assigned = (from: string, to: string, value: CostLine) => ({
    op: 'assign',
    ...key,
    from,
    to,
    value,
    sources: [7],
  });

  it.each([
    ['in all its months', '2025-01', '2025-03', line('2025-01', '2025-03'), [['2025-01-01', '2025-04-01']]],
    ['in one of its months', '2025-02', '2025-02', line('2025-01', '2025-03'), [['2025-02-01', '2025-03-01']]],
  ])('corrected %s, holds anew there', (_, from, until, by, [span]) => {
    expect(facts(corrected(from, until, by))).toEqual([assigned(span?.[0] ?? '', span?.[1] ?? '', by)]);
  });

  it('corrected to fewer months, is gone from the others', () => {
    const by = line('2025-02', '2025-02');
    expect(facts(corrected('2025-01', '2025-03', by))).toEqual([
      erased('2025-01-01', '2025-04-01'),
      assigned('2025-02-01', '2025-03-01', by),
    ]);
  });

  it('corrected in months that it does not serve, is gone from them', () => {
    expect(facts(corrected('2025-01', '2025-03', line('2025-06', '2025-08')))).toEqual([
      erased('2025-01-01', '2025-04-01'),
    ]);
  });

  it('annulled, was never there', () => {
    expect(facts({ type: 'CostLineAnnulled', data: { line: 'L-1', ground: 'Feil' } })).toEqual([
      { op: 'erase', ...key, from: '1900-01-01', to: null },
    ]);
  });
});

describe('figures', () => {
  const changes = (...history: Decided<AllocationEvent>[]) => {
    const events = history.map(placed) as Placed<AllocationEvent>[];
    return plainAllocationFacts(
      events.at(-1) as Placed<AllocationEvent>,
      events.reduce(evolveAllocation, noAllocation),
    );
  };
  const usage = (validFrom: string): Decided<AllocationEvent> => ({
    type: 'UsageRecorded',
    data: { metric: 'users', figures: { 1865: 5 } },
    validFrom,
  });

  it('of a population hold from its reference date, under its name', () => {
    const data = {
      referenceDate: '2025-01-01',
      figures: { 1865: 9871 },
      table: '07459',
      source: 'SSB',
      updated: null,
      fileSha256: null,
    };
    expect(changes({ type: 'PopulationAccepted', data, decided: '2025-02-25' })).toEqual([
      {
        op: 'assign',
        kind: 'population',
        name: '2025-01-01',
        from: '2025-01-01',
        to: null,
        value: { figures: { 1865: 9871 }, table: '07459', source: 'SSB', updated: null },
        sources: [0],
      },
    ]);
  });

  it('a key that is defined is known whatever the day; which one applies is told elsewhere', () => {
    const data = { key: 'flat', name: 'Flat', components: [{ basis: 'EQUAL' as const, weight: '1' }] };
    expect(changes({ type: 'KeyDefined', data, decided: '2025-06-01' })).toEqual([
      { op: 'assign', kind: 'key-definition', name: 'flat', from: '1900-01-01', to: null, value: data, sources: [0] },
    ]);
  });

  it.each([
    ['nothing later: no end', [usage('2025-01-01')], null],
    ['later figures already in the book: until they begin', [usage('2025-07-01'), usage('2025-01-01')], '2025-07-01'],
    ['earlier figures: no end', [usage('2025-01-01'), usage('2025-07-01')], null],
  ])('of usage hold until the next; %s', (_, history, to) => {
    expect(changes(...history)).toMatchObject([{ op: 'assign', kind: 'usage', name: 'users', to }]);
  });

  it('of historic cost and of an index hold always', () => {
    expect(
      changes({ type: 'HistoricCostRecorded', data: { municipality: '1865', year: 2021, amount: '100' } }),
    ).toMatchObject([{ kind: 'historic', name: '2021/1865', from: '1900-01-01', to: null, value: { amount: '100' } }]);
    expect(
      changes({ type: 'IndexRecorded', data: { series: 'x', source: 'SSB', values: { 2021: '1' } } }),
    ).toMatchObject([{ kind: 'index', name: 'x', from: '1900-01-01', to: null, value: { values: { 2021: '1' } } }]);
  });
});
