import { kroner } from '#kernel';
import {
  amounts,
  answered,
  book,
  cost,
  decide,
  FIVE,
  FLAKSTAD,
  lofotenUnder,
  MOSKENES,
  owed,
  TERMS_2024,
  TERMS_2024_B,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';

const YEAR = ['2025-01', '2025-12'] as const;

describe('scenario 3: the council printed text A, and the record is corrected to text B', () => {
  const register = () => {
    const it = lofotenUnder(TERMS_2024, '2024-09-24');
    book(it, cost('DRIFT', '10000000'));
    book(it, cost('HOST_ADMIN_EXTRA', '300000', { line: 'L-2', label: 'Merkostnader' }));
    return it;
  };
  const correction = {
    version: 'AV-2024',
    ground: 'MINUTES_CORRECTED' as const,
    authority: 'KS-090/24, protokollretting',
    clauses: [{ clause: '4.4', text: 'Drift av Lofoten IKT, også vertskommunens administrative merkostnader.' }],
    terms: TERMS_2024_B,
  };

  it('the extra cost stands outside the key base, and the answer says that this is contested', () => {
    const answer = answered(register().allocation(...YEAR));
    expect(kroner(answer.total)).toBe('10000000.00');
    expect(answer.excluded.map((u) => [u.category, kroner(u.amount), u.reason])).toEqual([
      ['HOST_ADMIN_EXTRA', '300000.00', 'EXCLUDED_CONTESTED'],
    ]);
    expect(answer.interpretations.map((i) => [i.id, i.option])).toEqual([
      ['A-01', 'AS_PRINTED'],
      ['A-03', 'FIRST_OF_YEAR'],
    ]);
  });

  it('the correction of 01.03.2025 includes it from then on; as known before, the answer is what it was', () => {
    const register3 = register();
    const before = register3.size;
    const asKnownBefore = register3.allocation(...YEAR);
    register3.record('CorrectAgreement', correction, { decided: '2025-03-01', validFrom: '2024-09-24' });

    expect(register3.allocation(...YEAR, before)).toEqual(asKnownBefore);
    const after = answered(register3.allocation(...YEAR));
    expect(kroner(after.total)).toBe('10300000.00');
    expect(after.excluded).toEqual([]);
    // 300 000.00 by the same key, each pool split by itself.
    expect(owed(after)).toEqual(amounts('3538989.54', '4045302.28', '992630.00', '904742.86', '818335.32'));
  });

  it('nothing is rewritten: the events recorded before the correction are the events after it', () => {
    const register3 = register();
    const events = [...register3.events];
    register3.record('CorrectAgreement', correction, { decided: '2025-03-01', validFrom: '2024-09-24' });
    expect(register3.events.slice(0, events.length)).toEqual(events);
    expect(register3.events.slice(events.length).map((e) => e.type)).toEqual(['AgreementCorrected']);
  });
});

describe('scenario 4: 10 000 000.00 kr of operation in 2025 by 30/70 and 1.1.2025', () => {
  const register4 = book(lofotenUnder(TERMS_2024), cost('DRIFT', '10000000'));
  const golden = amounts('3435912.17', '3927477.94', '963718.45', '878391.13', '794500.31');

  it('gives the golden values, and they sum to the whole', () => {
    const answer = answered(register4.allocation(...YEAR));
    expect(owed(answer)).toEqual(golden);
    expect(answer.total).toBe(1000000000n);
    expect(answer.pools.map((p) => [p.key?.id, p.populationDate])).toEqual([['30-70', '2025-01-01']]);
  });

  it('the months of the year sum to it, to the øre', () => {
    const sums = new Map<string, bigint>();
    for (let n = 1; n <= 12; n++) {
      const month = `2025-${String(n).padStart(2, '0')}`;
      for (const s of answered(register4.allocation(month)).shares)
        sums.set(s.municipality, (sums.get(s.municipality) ?? 0n) + s.amount);
    }
    expect(Object.fromEntries([...sums].map(([m, sum]) => [m, kroner(sum)]))).toEqual(golden);
  });
});

describe('scenario 5: Værøy abstains from a system of 500 000.00 kr', () => {
  it('pays nothing of it, and the key is run again over the four', () => {
    const register5 = lofotenUnder(TERMS_2024);
    register5.record('RegisterService', { service: 'arkiv', kind: 'SYSTEM', name: 'Arkiv' }, { decided: '2024-10-01' });
    for (const municipality of FIVE) {
      const type = municipality === VAEROEY ? 'AbstainFromService' : 'JoinService';
      register5.record(type, { service: 'arkiv', municipality }, { decided: '2024-10-01' });
    }
    book(register5, cost('SHARED_SYSTEM', '500000', { sharedService: 'arkiv', evidence: 'Bilag 1' }));

    const answer = answered(register5.allocation(...YEAR));
    expect(owed(answer)).toEqual(amounts('183348.11', '208628.84', '56205.67', '51817.38', '0.00'));
    expect(answer.pools.map((p) => p.participants)).toEqual([[FLAKSTAD, VESTVAAGOEY, VAAGAN, MOSKENES]]);
    expect(answer.interpretations.map((i) => [i.id, i.option])).toEqual([
      ['A-03', 'FIRST_OF_YEAR'],
      ['A-09', 'RERUN'],
    ]);
  });
});

describe('scenario 7: the host and one other municipality share a system', () => {
  const shared = () => {
    const it = lofotenUnder(TERMS_2024);
    it.record('RegisterService', { service: 'gis', kind: 'SYSTEM', name: 'Kart' }, { decided: '2024-10-01' });
    for (const municipality of [VAAGAN, VESTVAAGOEY])
      it.record('JoinService', { service: 'gis', municipality }, { decided: '2024-10-01' });
    return book(it, cost('SHARED_SYSTEM', '1000000.01', { sharedService: 'gis', evidence: 'Bilag 2' }));
  };

  it('by default any two participants share by the key, and the answer carries the marker A-08', () => {
    const answer = answered(shared().allocation(...YEAR));
    expect(owed(answer)).toEqual(amounts('472085.49', '527914.52', '0.00', '0.00', '0.00'));
    expect(answer.interpretations.map((i) => [i.id, i.option, i.decision])).toEqual([
      ['A-03', 'FIRST_OF_YEAR', null],
      ['A-08', 'ANY_TWO_PARTICIPANTS', null],
      ['A-09', 'RERUN', null],
    ]);
    expect(answer.pools.map((p) => p.interpretations)).toEqual([['A-03', 'A-08', 'A-09']]);
  });

  it('a decision that reads the clause literally holds the cost, and names itself', () => {
    const literal = decide(
      shared(),
      'DS-1/25',
      'driftsstyret',
      { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-08', option: 'EXCLUDES_HOST' },
      '2025-02-01',
      { validFrom: '2025-01-01' },
    );
    const answer = answered(literal.allocation(...YEAR));
    expect(kroner(answer.total)).toBe('0.00');
    expect(answer.held.map((h) => [kroner(h.amount), h.reason])).toEqual([['1000000.01', 'TOO_FEW_PARTNERS']]);
    expect(answer.interpretations.map((i) => [i.id, i.option, i.decision])).toEqual([
      ['A-08', 'EXCLUDES_HOST', 'DS-1/25'],
    ]);
  });
});

describe('like scenario 10: a key decided later for a time already allocated', () => {
  it('changes what is known from then on; every earlier answer can be given again', () => {
    const register10 = book(lofotenUnder(TERMS_2024), cost('DRIFT', '10000000'));
    const january = register10.size;
    const asKnownInJanuary = register10.allocation(...YEAR);

    decide(register10, 'LR-7/25', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-04-10');
    for (const m of FIVE)
      decide(
        register10,
        `KS-${m}-20/25`,
        `ks-${m}`,
        { kind: 'RATIFY_KEY', keyDecision: 'LR-7/25', effectiveFrom: '2025-01-01' },
        '2025-06-18',
      );

    expect(register10.allocation(...YEAR, january)).toEqual(asKnownInJanuary);
    expect(owed(register10.allocation(...YEAR, january))).toEqual(
      amounts('3435912.17', '3927477.94', '963718.45', '878391.13', '794500.31'),
    );
    expect(owed(register10.allocation(...YEAR))).toEqual(
      amounts('3641042.48', '4202831.93', '815678.23', '718161.30', '622286.06'),
    );
  });
});
