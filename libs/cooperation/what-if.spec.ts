import {
  inlineKeyRefusals,
  type KeyDefinition,
  paidOf,
  questionRefusals,
  readInlineKey,
  type WhatIf,
  whatIf,
} from '#allocation';
import { isRefusal, kroner, type Refusal } from '#kernel';
import type { Terms } from './domain/terms.ts';
import {
  amounts,
  book,
  cost,
  decide,
  FIVE,
  FLAKSTAD,
  lofotenUnder,
  MOSKENES,
  TERMS_2022,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

const YEAR = ['2025-01', '2025-12'] as const;
const TERMS_20_80: Terms = { ...TERMS_2024, key: '20-80' };

const written = (components: string, bounds: Parameters<typeof readInlineKey>[1] = {}): KeyDefinition => {
  const key = readInlineKey(components, bounds);
  if (isRefusal(key)) throw new Error(key.text.en);
  return key;
};

const asked = (
  from: Miniature,
  key: string | KeyDefinition,
  period: readonly [string, string] = YEAR,
): WhatIf | Refusal => {
  const definition =
    typeof key === 'string' ? (from.on('key-definition', key, '2025-01-01')?.value as unknown as KeyDefinition) : key;
  return whatIf(from.rows(), { from: period[0], to: period[1] }, { definition, sources: [] });
};

function answered(answer: WhatIf | Refusal): WhatIf {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.text.en}`);
  return answer;
}

const owedWith = (answer: WhatIf | Refusal): Record<string, string> =>
  Object.fromEntries(answered(answer).supposed.shares.map((s) => [s.municipality, kroner(s.amount)]));
const kept = (answer: WhatIf | Refusal) =>
  answered(answer).parts.map((p) => [p.now[0]?.category, p.kept, p.now.map((pool) => pool.key?.id ?? null)]);

describe('10 000 000.00 kr of operation in 2025, shared by 30/70', () => {
  const register = () => book(lofotenUnder(TERMS_2024), cost('DRIFT', '10000000'));

  it.each([
    ['20-80 of the book', '20-80', amounts('3641042.48', '4202831.93', '815678.23', '718161.30', '622286.06')],
    [
      '20/80',
      written('EQUAL:20,POPULATION:80'),
      amounts('3641042.48', '4202831.93', '815678.23', '718161.30', '622286.06'),
    ],
    [
      '50/50',
      written('EQUAL:1/2,POPULATION:1/2'),
      amounts('3025651.55', '3376769.96', '1259798.89', '1198850.81', '1138928.79'),
    ],
    [
      'population only',
      written('POPULATION:100'),
      amounts('4051303.10', '4753539.92', '519597.78', '397701.62', '277857.58'),
    ],
    [
      'equal parts',
      written('EQUAL:100'),
      amounts('2000000.00', '2000000.00', '2000000.00', '2000000.00', '2000000.00'),
    ],
    [
      '30/70',
      written('EQUAL:30,POPULATION:70'),
      amounts('3435912.17', '3927477.94', '963718.45', '878391.13', '794500.31'),
    ],
  ])('would by %s cost what the tables say', (_, key, expected) => {
    const answer = asked(register(), key);
    expect(owedWith(answer)).toEqual(expected);
    expect(answered(answer).supposed.total).toBe(1000000000n);
  });

  it('costs now what it costs, whatever is asked', () => {
    const it = register();
    expect(answered(asked(it, '20-80')).now).toEqual(it.allocation(...YEAR));
  });

  it.each([
    ['2024', ['2024-01', '2024-12'], amounts('3423585.14', '3950070.02', '954353.74', '875063.84', '796927.26')],
    ['2026', ['2026-01', '2026-12'], amounts('3444162.77', '3932594.96', '954623.02', '880252.69', '788366.56')],
  ] as const)('takes the inhabitants of %s, as the real key does', (year, period, expected) => {
    const service = { from: period[0], to: period[1] };
    const it = book(
      lofotenUnder(TERMS_20_80),
      cost('DRIFT', '10000000', { bookedOn: `${year}-01-15`, service }),
      `${year}-12-31`,
    );
    const answer = answered(asked(it, '30-70', period));
    expect(owedWith(answer)).toEqual(expected);
    expect(answer.supposed.pools.map((p) => p.populationDate)).toEqual([`${year}-01-01`]);
  });

  it('with a smallest share of a tenth, who falls below it pays it and the others share the rest', () => {
    const answer = asked(register(), written('EQUAL:30,POPULATION:70', { minShare: '10' }));
    const { supposed } = answered(answer);
    const paid = new Map(supposed.shares.map((s) => [s.municipality, s.amount]));
    expect([FLAKSTAD, MOSKENES, VAEROEY].map((m) => paid.get(m))).toEqual([100000000n, 100000000n, 100000000n]);
    expect((paid.get(VAAGAN) ?? 0n) + (paid.get(VESTVAAGOEY) ?? 0n)).toBe(700000000n);
  });
});

describe('costs that only some share', () => {
  it('a project of Vågan and Vestvågøy, 1 000 000.01 kr, would by 30/70 be run over the two', () => {
    const register = lofotenUnder(TERMS_20_80);
    register.record('RegisterService', { service: 'gis', kind: 'SYSTEM', name: 'Kart' }, { decided: '2024-10-01' });
    for (const municipality of [VAAGAN, VESTVAAGOEY])
      register.record('JoinService', { service: 'gis', municipality }, { decided: '2024-10-01' });
    book(register, cost('SHARED_SYSTEM', '1000000.01', { sharedService: 'gis', evidence: 'Example' }));
    expect(owedWith(asked(register, '30-70'))).toEqual(amounts('472085.49', '527914.52', '0.00', '0.00', '0.00'));
  });

  it.each([
    ['RERUN', amounts('183348.11', '208628.84', '56205.67', '51817.38', '0.00')],
    ['RENORMALISE', amounts('186622.79', '213322.37', '52344.71', '47710.13', '0.00')],
    ['EQUAL_REST', amounts('181726.86', '206305.15', '58117.18', '53850.81', '0.00')],
  ])(
    'a system of 500 000.00 kr from which Værøy abstains follows the reading of A-09 that holds: %s',
    (option, expected) => {
      const register = lofotenUnder(TERMS_20_80);
      register.record(
        'RegisterService',
        { service: 'arkiv', kind: 'SYSTEM', name: 'Arkiv' },
        { decided: '2024-10-01' },
      );
      for (const municipality of FIVE) {
        const type = municipality === VAEROEY ? 'AbstainFromService' : 'JoinService';
        register.record(type, { service: 'arkiv', municipality }, { decided: '2024-10-01' });
      }
      const reading = { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-09', option } as const;
      decide(register, 'DS-1/24', 'driftsstyret', reading, '2024-11-01');
      book(register, cost('SHARED_SYSTEM', '500000', { sharedService: 'arkiv', evidence: 'Example' }));
      const answer = answered(asked(register, '30-70'));
      expect(owedWith(answer)).toEqual(expected);
      expect(answer.supposed.interpretations.map((i) => [i.id, i.option])).toContainEqual(['A-09', option]);
    },
  );
});

describe('what no key shares', () => {
  it('stays as it is and says why; what is held stays held', () => {
    const register = lofotenUnder(TERMS_2024);
    book(register, cost('DRIFT', '1000'));
    book(register, cost('OWN_MEASURE', '200', { line: 'L-2', municipality: VAAGAN }));
    book(register, cost('INVESTMENT', '300', { line: 'L-3' }));
    book(register, cost('PREMISES_LOCAL', '400', { line: 'L-4' }));
    const answer = answered(asked(register, written('EQUAL:100')));
    expect(kept(answer)).toEqual([
      ['DRIFT', null, ['30-70']],
      ['OWN_MEASURE', 'OWN_PART', [null]],
    ]);
    expect([answer.supposed.held, answer.supposed.excluded]).toEqual([answer.now.held, answer.now.excluded]);
    expect(answer.now.held.map((h) => h.reason)).toEqual(['NOT_DETERMINED']);
  });

  it('is all there is in the establishment period: its amounts are fixed', () => {
    const register = lofotenUnder({ ...TERMS_2022, establishment: { until: '2025-12-31', clause: '4.4' } });
    for (const municipality of FIVE)
      register.record('RecordHistoricCost', { municipality, year: 2021, amount: '100000' }, { decided: '2022-01-10' });
    register.record(
      'RecordIndex',
      { series: 'deflator', source: 'Example', values: { 2021: '1', 2025: '1.1' } },
      { decided: '2022-01-10' },
    );
    book(register, cost('DRIFT', '6000'));
    const answer = answered(asked(register, '20-80'));
    expect(kept(answer)).toEqual([['DRIFT', 'FIXED_AMOUNTS', [null]]]);
    expect(answer.supposed).toEqual(answer.now);
  });
});

describe('where the key asked about applies already', () => {
  const changed = () => {
    const register = book(lofotenUnder(TERMS_2024), cost('DRIFT', '10000000.07'));
    decide(register, 'LR-7/25', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-04-10');
    for (const m of FIVE) {
      const effect = { kind: 'RATIFY_KEY', keyDecision: 'LR-7/25', effectiveFrom: '2025-07-01' } as const;
      decide(register, `KS-${m}-20/25`, `ks-${m}`, effect, '2025-06-18');
    }
    return register;
  };

  it.each([
    ['its id', '20-80'],
    ['what it says', written('POPULATION:0.8,EQUAL:0.2')],
  ])('nothing is touched, told by %s', (_, key) => {
    const answer = asked(changed(), key, ['2025-07', '2025-12']);
    expect(kept(answer)).toEqual([['DRIFT', 'SAME_KEY', ['20-80']]]);
    expect(answered(answer).supposed).toEqual(answered(answer).now);
  });

  it('only the other months are', () => {
    expect(kept(asked(changed(), '20-80'))).toEqual([
      ['DRIFT', 'SAME_KEY', ['20-80']],
      ['DRIFT', null, ['30-70']],
    ]);
    const answer = answered(asked(changed(), '20-80'));
    const [same] = answer.parts;
    expect(paidOf(same?.supposed ?? [])).toEqual(paidOf(same?.now ?? []));
  });

  it('a third key replaces both, in one part', () => {
    expect(kept(asked(changed(), written('EQUAL:100')))).toEqual([['DRIFT', null, ['20-80', '30-70']]]);
  });

  it('a key of the same weights but other bounds, or another metric, is another key', () => {
    expect(kept(asked(changed(), written('EQUAL:20,POPULATION:80', { minShare: '5' })))[0]?.[1]).toBeNull();
  });
});

describe('a what-if has no answer', () => {
  const register = () => book(lofotenUnder(TERMS_2024), cost('DRIFT', '1000'));

  it('where the real allocation has none', () => {
    const it = register();
    expect(asked(it, '20-80', ['2030-01', '2030-12'])).toEqual(it.allocation('2030-01', '2030-12'));
    expect(asked(it, '20-80', ['2025-12', '2025-01'])).toEqual(it.allocation('2025-12', '2025-01'));
  });

  it('where the key needs figures that the book lacks', () => {
    expect(asked(register(), written('USAGE/users:20,EQUAL:80'))).toEqual(
      questionRefusals.figureMissing({ what: 'USAGE users', municipality: null, on: '2025-01-01' }),
    );
    const counted = register().record(
      'RecordUsage',
      { metric: 'users', figures: { [VAAGAN]: 10 } },
      { decided: '2024-12-01' },
    );
    expect(asked(counted, written('USAGE/users:100'))).toEqual(
      questionRefusals.figureMissing({ what: 'USAGE users', municipality: VAEROEY, on: '2025-01-01' }),
    );
  });

  it('where its bounds cannot hold', () => {
    const key = written('EQUAL:100', { minShare: '21%' });
    expect(asked(register(), key)).toEqual(
      questionRefusals.boundsImpossible({ key: key.name, participants: 5, on: '2025-01-01' }),
    );
  });

  it('and a key that is not well formed is refused as it is written', () => {
    expect(readInlineKey('EQUAL:20,POPULATION:70')).toEqual(
      inlineKeyRefusals.componentsSum({ written: 'EQUAL:20,POPULATION:70', sum: '90' }),
    );
  });
});
