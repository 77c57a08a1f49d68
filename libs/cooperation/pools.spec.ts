import fc from 'fast-check';
import { type CivilMonth, kroner, monthsBetween } from '#kernel';
import {
  acceptPopulation,
  amounts,
  answered,
  book,
  bookOfLofoten,
  cost,
  decide,
  FIVE,
  FLAKSTAD,
  lofotenUnder,
  MOSKENES,
  owed,
  POPULATION,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

const YEAR = ['2025-01', '2025-12'] as const;

/** What the parts of a partition of the year sum to, by municipality. */
function sumOf(it: Miniature, periods: readonly (readonly [CivilMonth, CivilMonth])[]): Record<string, string> {
  const sums = new Map<string, bigint>();
  for (const [from, to] of periods)
    for (const { municipality, amount } of answered(it.allocation(from, to)).shares)
      sums.set(municipality, (sums.get(municipality) ?? 0n) + amount);
  return Object.fromEntries([...sums].sort().map(([m, sum]) => [m, kroner(sum)]));
}
const months = monthsBetween(...YEAR).map((m) => [m, m] as const);

/** A key in place of 30/70, from 2024. */
function underKey(key: Omit<DataOf<'DefineKey'>, 'key' | 'name'>): Miniature {
  const it = bookOfLofoten();
  it.record('DefineKey', { key: 'other', name: 'Example', ...key }, { decided: '2024-01-01' });
  return lofotenUnder({ ...TERMS_2024, key: 'other' }, '2024-01-01', it);
}
const devices = (it: Miniature, from: string, figures: Record<string, number>) =>
  it.record('RecordUsage', { metric: 'devices', figures }, { decided: from });

describe('a key by usage', () => {
  const counted = () =>
    devices(underKey({ components: [{ basis: 'USAGE', weight: '1', metric: 'devices' }] }), '2025-01-01', {
      [VAAGAN]: 500,
      [VESTVAAGOEY]: 300,
      [FLAKSTAD]: 100,
      [MOSKENES]: 60,
      [VAEROEY]: 40,
    });
  const recounted = (it: Miniature, from = '2025-07-01') =>
    devices(it, from, { [VAAGAN]: 300, [VESTVAAGOEY]: 500, [FLAKSTAD]: 100, [MOSKENES]: 60, [VAEROEY]: 40 });

  it('shares by the units of the metric', () => {
    const answer = answered(book(counted(), cost('DRIFT', '1200000')).allocation(...YEAR));
    expect(owed(answer)).toEqual(amounts('600000.00', '360000.00', '120000.00', '72000.00', '48000.00'));
    expect(answer.pools.map((p) => p.populationDate)).toEqual([null]);
  });

  it('figures counted anew in July hold for the months from July, not for the year', () => {
    const it = book(recounted(counted()), cost('DRIFT', '1200000'));
    expect(owed(it.allocation(...YEAR))).toEqual(
      amounts('480000.00', '480000.00', '120000.00', '72000.00', '48000.00'),
    );
    expect(answered(it.allocation(...YEAR)).pools.map((p) => kroner(p.total))).toEqual(['600000.00', '600000.00']);
    expect(new Set(answered(it.allocation(...YEAR)).pools.map((p) => p.id)).size).toBe(2);
    expect(sumOf(it, months)).toEqual(owed(it.allocation(...YEAR)));
  });

  it('figures recorded late for an earlier date do not wipe out those of a later date', () => {
    const it = book(recounted(recounted(counted()), '2025-04-01'), cost('DRIFT', '1200000'));
    const late = devices(it, '2025-02-01', {
      [VAAGAN]: 0,
      [VESTVAAGOEY]: 900,
      [FLAKSTAD]: 50,
      [MOSKENES]: 50,
      [VAEROEY]: 0,
    });
    expect(owed(late.allocation('2025-01'))[VAAGAN]).toBe('50000.00');
    expect(owed(late.allocation('2025-02'))[VAAGAN]).toBe('0.00');
    expect(owed(late.allocation('2025-04'))[VAAGAN]).toBe('30000.00');
    expect(owed(late.allocation('2025-12'))[VAAGAN]).toBe('30000.00');
  });

  it('a missing figure is refused, not taken as zero', () => {
    const it = devices(underKey({ components: [{ basis: 'USAGE', weight: '1', metric: 'devices' }] }), '2025-01-01', {
      [VAAGAN]: 500,
    });
    expect(book(it, cost('DRIFT', '1200000')).allocation('2025-01')).toMatchObject({
      code: 'figure-missing',
      details: { what: 'USAGE devices', municipality: VAEROEY, on: '2025-01-01' },
    });
  });

  it('before the first figures the months are refused, and the later ones answered', () => {
    const it = book(
      devices(underKey({ components: [{ basis: 'USAGE', weight: '1', metric: 'devices' }] }), '2025-03-01', {
        [VAAGAN]: 1,
        [VESTVAAGOEY]: 1,
        [FLAKSTAD]: 1,
        [MOSKENES]: 1,
        [VAEROEY]: 1,
      }),
      cost('DRIFT', '1200000'),
    );
    expect(it.allocation('2025-02')).toMatchObject({ code: 'figure-missing' });
    expect(owed(it.allocation('2025-03'))).toEqual(amounts('20000.00', '20000.00', '20000.00', '20000.00', '20000.00'));
  });
});

describe('lines of one category under one key are one pool, split once (A-10)', () => {
  it('ten lines of one øre: whoever has the largest share of ten øre, not ten times that of one', () => {
    const it = lofotenUnder(TERMS_2024);
    for (let n = 0; n < 10; n++)
      book(it, cost('DRIFT', '0.01', { line: `L-${n}`, service: { from: '2025-01', to: '2025-01' } }));
    expect(owed(it.allocation('2025-01'))).toEqual(amounts('0.03', '0.04', '0.01', '0.01', '0.01'));
  });

  it('also those that say each municipality’s own part, when the key does not ask for it', () => {
    const it = lofotenUnder(TERMS_2024);
    for (let n = 0; n < 10; n++)
      book(
        it,
        cost('DRIFT', '0.01', {
          line: `L-${n}`,
          service: { from: '2025-01', to: '2025-01' },
          distribution: { [VAAGAN]: '1' },
        }),
      );
    const answer = answered(it.allocation('2025-01'));
    expect(answer.pools).toHaveLength(1);
    expect(owed(answer)).toEqual(amounts('0.03', '0.04', '0.01', '0.01', '0.01'));
  });

  it('an income is the mirror image of the cost', () => {
    const of = (amount: string) =>
      answered(book(lofotenUnder(TERMS_2024), cost('DRIFT', amount)).allocation('2025-01', '2025-07'));
    const [plus, minus] = [of('12345.67'), of('-12345.67')];
    expect(minus.shares.map((s) => -s.amount)).toEqual(plus.shares.map((s) => s.amount));
  });
});

describe('whatever the lines, municipalities sum to the whole and periods to the year', () => {
  const month = fc.integer({ min: 1, max: 12 }).map((n) => `2025-${String(n).padStart(2, '0')}`);
  const line = fc.record({
    amount: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
    vat: fc.bigInt({ min: 0n, max: 10n ** 6n }),
    treatment: fc.constantFrom('COMPENSATED' as const, 'DEDUCTED' as const, 'COST' as const),
    category: fc.constantFrom('DRIFT', 'SHARED_SYSTEM', 'INVESTMENT', 'PREMISES_LOCAL', 'UNHEARD_OF', 'OWN_MEASURE'),
    months: fc.tuple(month, month).map((m) => m.sort() as [string, string]),
  });
  const cuts = fc
    .uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 5 })
    .map((all) => all.sort((a, b) => a - b));

  function register(lines: readonly (typeof line extends fc.Arbitrary<infer T> ? T : never)[]): Miniature {
    const it = lofotenUnder(TERMS_2024);
    it.record('RegisterService', { service: 'gis', kind: 'SYSTEM', name: 'Kart' }, { decided: '2024-10-01' });
    for (const m of [VAAGAN, VESTVAAGOEY, FLAKSTAD])
      it.record('JoinService', { service: 'gis', municipality: m }, { decided: '2024-10-01' });
    it.record('JoinService', { service: 'gis', municipality: MOSKENES }, { decided: '2025-06-15' });
    it.record('EndParticipation', { municipality: VAEROEY }, { decided: '2024-11-01', validFrom: '2025-09-01' });
    for (const [
      n,
      {
        amount,
        vat,
        treatment,
        category,
        months: [from, to],
      },
    ] of lines.entries()) {
      it.record(
        'RecordCostLine',
        {
          ...cost(category, '0', { line: `L-${n}`, evidence: 'Bilag' }),
          amount: amount.toString(),
          vat: { amount: vat.toString(), treatment },
          service: { from, to },
          ...(category === 'SHARED_SYSTEM' && { sharedService: 'gis' }),
          ...(category === 'OWN_MEASURE' && { municipality: FLAKSTAD }),
        },
        { decided: '2025-01-31' },
      );
    }
    return it;
  }

  it('for any partition of the year', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), cuts, (lines, at) => {
        const it = register([
          ...lines,
          { amount: 1n, vat: 0n, treatment: 'COMPENSATED', category: 'DRIFT', months: ['2025-01', '2025-12'] },
        ]);
        const edges = [0, ...at, 12];
        const label = (n: number) => `2025-${String(n).padStart(2, '0')}`;
        const periods = edges.slice(1).map((to, i) => [label((edges[i] ?? 0) + 1), label(to)] as const);
        const year = answered(it.allocation(...YEAR));
        expect(sumOf(it, periods)).toEqual(owed(year));

        const sum = (all: readonly { amount: bigint }[]) => all.reduce((a, x) => a + x.amount, 0n);
        for (const answer of [year, ...periods.map((p) => answered(it.allocation(...p)))]) {
          expect(sum(answer.shares)).toBe(answer.total);
          expect(answer.total + sum(answer.held) + sum(answer.excluded)).toBe(answer.booked);
          for (const pool of answer.pools) {
            expect(sum(pool.shares)).toBe(pool.total);
            expect(sum(pool.lines)).toBe(pool.total);
          }
        }
        const borne = lines.reduce((a, l) => a + l.amount + (l.treatment === 'COST' ? l.vat : 0n), 1n);
        expect(year.booked).toBe(borne);
      }),
      { numRuns: 60 },
    );
  });

  it('in whatever order the rows come', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.integer(), (lines, seed) => {
        const it = register(lines);
        const [first, ...others] = [it.allocation(...YEAR), it.shuffled(seed, ...YEAR)];
        expect(others).toEqual([first]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the population of a year (A-03)', () => {
  it('of its own 1 January when that is known', () => {
    const answer = answered(book(lofotenUnder(TERMS_2024), cost('DRIFT', '100')).allocation('2025-01'));
    expect([answer.pools[0]?.populationDate, answer.findings]).toEqual(['2025-01-01', []]);
  });

  it('until it is known, the latest one published, provisionally and with a remark', () => {
    const it = book(
      lofotenUnder(TERMS_2024, '2024-01-01', bookOfLofoten({ population: [2023, 2024] })),
      cost('DRIFT', '10000000'),
    );
    const before = it.size;
    const provisional = answered(it.allocation(...YEAR));
    expect(owed(provisional)).toEqual(amounts('3423585.14', '3950070.02', '954353.74', '875063.84', '796927.26'));
    expect(provisional.findings.map((f) => [f.code, f.severity, f.about])).toEqual([
      ['POPULATION_PROVISIONAL', 'REMARK', '2025: 2024-01-01'],
    ]);
    expect(provisional.interpretations.map((i) => [i.id, i.option])).toEqual([['A-03', 'LATEST_PUBLISHED']]);

    acceptPopulation(it, 2025);
    expect(owed(it.allocation(...YEAR))).toEqual(
      amounts('3435912.17', '3927477.94', '963718.45', '878391.13', '794500.31'),
    );
    expect(it.allocation(...YEAR, before)).toEqual(provisional);
  });

  it('a corrected snapshot of the same date replaces the first, as known from then on', () => {
    const it = book(lofotenUnder(TERMS_2024), cost('DRIFT', '10000000'));
    const before = it.size;
    acceptPopulation(it, 2025, POPULATION[2024]);
    expect(owed(it.allocation(...YEAR))[VAAGAN]).toBe('3423585.14');
    expect(owed(it.allocation(...YEAR, before))[VAAGAN]).toBe('3435912.17');
  });

  it('of the year before, where the agreement or a decision says so', () => {
    const byTerms = lofotenUnder({ ...TERMS_2024, populationDate: 'FIRST_OF_PREVIOUS_YEAR' });
    const byDecision = decide(
      lofotenUnder(TERMS_2024),
      'DS-2/25',
      'driftsstyret',
      { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-03', option: 'PREVIOUS_YEAR' },
      '2025-01-01',
    );
    // What the terms say is no reading.
    for (const [it, readings] of [
      [byTerms, []],
      [byDecision, [['A-03', 'PREVIOUS_YEAR']]],
    ] as const) {
      const answer = answered(book(it, cost('DRIFT', '10000000')).allocation(...YEAR));
      expect(owed(answer)[VAAGAN]).toBe('3423585.14');
      expect([answer.pools[0]?.populationDate, answer.findings]).toEqual(['2024-01-01', []]);
      expect(answer.interpretations.map((i) => [i.id, i.option])).toEqual(readings);
    }
  });

  it('a snapshot that lacks a participant is refused, not passed over for an older one', () => {
    const { [MOSKENES]: _, ...four } = POPULATION[2025] ?? {};
    const it = book(lofotenUnder(TERMS_2024), cost('DRIFT', '100'));
    acceptPopulation(it, 2025, four);
    expect(it.allocation('2025-01')).toMatchObject({
      code: 'no-population',
      details: { date: '2025-01-01', municipality: MOSKENES },
    });
  });

  it('no figure at all is refused', () => {
    const it = book(
      lofotenUnder(TERMS_2024, '2024-01-01', bookOfLofoten({ population: [2026] })),
      cost('DRIFT', '100'),
    );
    expect(it.allocation('2025-01')).toMatchObject({
      code: 'no-population',
      details: { date: '2025-01-01', municipality: null },
    });
  });
});

describe('a question that has no answer says so', () => {
  it('a reversed period', () => {
    expect(lofotenUnder(TERMS_2024).allocation('2025-02', '2025-01')).toMatchObject({
      code: 'months-reversed',
      kind: 'malformed',
      details: { from: '2025-02', to: '2025-01' },
    });
  });

  it('before the first event, and before the cooperation began', () => {
    const it = lofotenUnder(TERMS_2024);
    expect(it.allocation('2025-01', '2025-01', 0)).toMatchObject({
      code: 'no-cooperation-then',
      details: { from: null },
    });
    expect(it.allocation('2021-12')).toMatchObject({ code: 'no-cooperation-then', details: { on: '2021-12-01' } });
  });

  it('before any agreement applied: never an empty list', () => {
    expect(lofotenUnder(TERMS_2024).allocation('2023-12')).toMatchObject({
      code: 'no-terms-in-force',
      kind: 'unanswerable',
    });
  });

  it('a period without any cost', () => {
    expect(lofotenUnder(TERMS_2024).allocation('2025-01')).toMatchObject({ code: 'no-costs' });
    const it = book(lofotenUnder(TERMS_2024), cost('DRIFT', '100', { service: { from: '2025-02', to: '2025-02' } }));
    expect(it.allocation('2025-01')).toMatchObject({ code: 'no-costs' });
    expect(answered(it.allocation('2025-01', '2025-02')).shares.map((s) => s.municipality)).toEqual([...FIVE]);
  });
});
