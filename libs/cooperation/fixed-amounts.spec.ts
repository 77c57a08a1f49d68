import { kroner } from '#kernel';
import type { Terms } from './domain/terms.ts';
import {
  amounts,
  answered,
  book,
  bookOfLofoten,
  cost,
  decide,
  FIVE,
  lofotenUnder,
  owed,
  TERMS_2022,
  TERMS_2024,
  VAEROEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

/** Own cost of 2021, in kroner. Every amount is an example. */
const OWN: Record<string, string> = {
  1865: '4000000',
  1860: '4500000',
  1859: '600000',
  1874: '500000',
  1857: '400000',
};

function establishment({ without = '', index = true, terms = TERMS_2022 as Terms } = {}): Miniature {
  const it = bookOfLofoten();
  for (const municipality of FIVE) {
    if (municipality === without) continue;
    const amount = `${OWN[municipality]}00`;
    it.record('RecordHistoricCost', { municipality, year: 2021, amount }, { decided: '2022-01-15' });
  }
  if (index) {
    const values = { 2021: '100', 2022: '104', 2023: '108.16' };
    it.record('RecordIndex', { series: 'deflator', source: 'Example', values }, { decided: '2022-01-15' });
  }
  return lofotenUnder(terms, '2022-01-01', it);
}
const drift = (amount: string, line = 'D-1') =>
  cost('DRIFT', amount, { line, bookedOn: '2022-06-01', service: { from: '2022-01', to: '2022-12' } });

describe('the establishment period: own cost of the base year, indexed (L-4.4-O1)', () => {
  it('each pays its own amount raised by the index, whatever the actual cost was', () => {
    const answer = answered(book(establishment(), drift('11000000')).allocation('2022-01', '2022-12'));
    expect(owed(answer)).toEqual(amounts('4160000.00', '4680000.00', '624000.00', '520000.00', '416000.00'));
    expect(answer.pools.map((p) => [p.method, p.key, p.populationDate, p.shares.map((s) => s.share)])).toEqual([
      ['FIXED_AMOUNTS', null, null, [null, null, null, null, null]],
    ]);
  });

  it.each([
    ['above the amounts', '11000000', '600000.00'],
    ['below the amounts', '10000000', '-400000.00'],
  ])('an actual cost %s leaves a remainder that is held with a breach', (_, actual, remainder) => {
    const answer = answered(book(establishment(), drift(actual)).allocation('2022-01', '2022-12'));
    expect(answer.held.map((h) => [h.name, kroner(h.amount), h.reason])).toEqual([
      ['2022/DRIFT', remainder, 'FIXED_AMOUNTS_REMAINDER'],
    ]);
    expect(answer.findings.map((f) => [f.code, f.severity, f.rule])).toEqual([
      ['FIXED_AMOUNTS_REMAINDER', 'BREACH', 'L-4.4-O1'],
    ]);
    expect(kroner(answer.booked)).toBe(`${actual}.00`);
  });

  it('an actual cost that equals the amounts leaves nothing', () => {
    const answer = answered(book(establishment(), drift('10400000')).allocation('2022-01', '2022-12'));
    expect([answer.held, answer.findings]).toEqual([[], []]);
  });

  it('the amounts are owed also before any cost is booked', () => {
    const answer = answered(establishment().allocation('2022-01', '2022-03'));
    expect(owed(answer)).toEqual(amounts('1040000.00', '1170000.00', '156000.00', '130000.00', '104000.00'));
    expect(kroner(answer.held[0]?.amount ?? 0n)).toBe('-2600000.00');
  });

  it('the twelve months sum to the year', () => {
    const it = book(establishment({ terms: TERMS_2022 }), drift('10400000'));
    it.record(
      'RecordHistoricCost',
      { municipality: VAEROEY, year: 2021, amount: '40000001' },
      { decided: '2022-05-01' },
    );
    let sum = 0n;
    for (let n = 1; n <= 12; n++) {
      const month = `2022-${String(n).padStart(2, '0')}`;
      sum += answered(it.allocation(month)).shares.find((s) => s.municipality === VAEROEY)?.amount ?? 0n;
    }
    expect(sum).toBe(41600001n);
    expect(owed(it.allocation('2022-01', '2022-12'))[VAEROEY]).toBe('416000.01');
  });

  it('each year by its own index value, always from the one base year', () => {
    expect(owed(establishment().allocation('2023-01', '2023-12'))).toEqual(
      amounts('4326400.00', '4867200.00', '648960.00', '540800.00', '432640.00'),
    );
  });

  it('a missing value of the index is refused, and the missing year is named', () => {
    expect(establishment().allocation('2024-01')).toMatchObject({
      code: 'no-index-value',
      details: { index: 'deflator', year: 2024 },
    });
    expect(establishment({ index: false }).allocation('2022-01')).toMatchObject({
      code: 'no-index-value',
      details: { index: 'deflator', year: 2021 },
    });
  });

  it('no index is built in: without one in the terms the amounts stand as they were (A-27)', () => {
    const { index: _, ...unindexed } = {
      ...TERMS_2022.categories.DRIFT,
      method: 'FIXED_AMOUNTS' as const,
      clause: '4.4',
    };
    const terms = { ...TERMS_2022, categories: { ...TERMS_2022.categories, DRIFT: unindexed } };
    const answer = answered(establishment({ terms, index: false }).allocation('2022-01', '2022-12'));
    expect(owed(answer)).toEqual(amounts('4000000.00', '4500000.00', '600000.00', '500000.00', '400000.00'));
    expect(answer.interpretations.map((i) => [i.id, i.option])).toEqual([['A-27', 'NO_INDEX']]);
  });

  it('a participant without a recorded own cost is refused, not charged nothing', () => {
    expect(establishment({ without: VAEROEY }).allocation('2022-01')).toMatchObject({
      code: 'no-historic-cost',
      details: { municipality: VAEROEY, year: 2021 },
    });
  });

  it('who leaves in the year pays for the months it took part, the others as before', () => {
    const it = establishment();
    it.record('EndParticipation', { municipality: VAEROEY }, { decided: '2022-03-01', validFrom: '2022-07-01' });
    const year = amounts('4160000.00', '4680000.00', '624000.00', '520000.00', '208000.00');
    expect(owed(it.allocation('2022-01', '2022-12'))).toEqual(year);
    expect(owed(it.allocation('2022-07', '2022-12'))).not.toHaveProperty(VAEROEY);
  });

  it('who joins in the year pays from the month it takes part', () => {
    const it = establishment();
    it.record(
      'AdmitParticipant',
      { municipality: '1856', name: 'Røst', organisationNumber: '938644500' },
      { decided: '2022-06-01', validFrom: '2022-10-01' },
    );
    expect(answered(it.allocation('2022-01', '2022-09')).shares).toHaveLength(5);
    expect(it.allocation('2022-01', '2022-12')).toMatchObject({ code: 'no-historic-cost' });
    it.record(
      'RecordHistoricCost',
      { municipality: '1856', year: 2021, amount: '20000000' },
      { decided: '2022-10-01' },
    );
    expect(owed(it.allocation('2022-01', '2022-12'))).toMatchObject({ 1856: '52000.00', 1857: '416000.00' });
  });

  it('two versions with fixed amounts in one year leave two remainders, none over the other', () => {
    const it = book(establishment(), drift('11000000'));
    it.record(
      'ProposeAgreement',
      { version: 'AV-B', title: 'En annen tekst', clauses: [], terms: TERMS_2022 },
      { decided: '2022-05-01' },
    );
    it.record('AttestAgreement', { version: 'AV-B', basis: 'Example' }, { decided: '2022-07-01' });
    const answer = answered(it.allocation('2022-01', '2022-12'));
    expect(answer.held.map((h) => kroner(h.amount))).toEqual(['300000.00', '300000.00']);
    expect(answer.booked).toBe(answer.total + 60000000n);
    expect(owed(answer)).toEqual(amounts('4160000.00', '4680000.00', '624000.00', '520000.00', '416000.00'));
  });

  it('when the period is over and nothing new applies, its rules go on with a breach (A-24)', () => {
    const it = establishment();
    it.record(
      'RecordIndex',
      { series: 'deflator', source: 'Example', values: { 2021: '100', 2023: '108', 2024: '112' } },
      { decided: '2024-01-15' },
    );
    expect(answered(it.allocation('2023-12')).findings.map((f) => f.code)).not.toContain('ESTABLISHMENT_PERIOD_OVER');
    const answer = answered(it.allocation('2024-01'));
    expect(answer.findings.map((f) => [f.code, f.rule, f.about])).toContainEqual([
      'ESTABLISHMENT_PERIOD_OVER',
      'A-24',
      'AV-2024 2024',
    ]);
    expect(answer.interpretations.map((i) => [i.id, i.option])).toContainEqual(['A-24', 'CONTINUE_UNTIL_REPLACED']);
  });
});

describe('the host’s administrative extra cost under the agreement of 2022 (L-4.4-O3, A-28)', () => {
  const extra = () =>
    book(
      establishment(),
      cost('HOST_ADMIN_EXTRA', '300000', {
        line: 'M-1',
        bookedOn: '2022-06-01',
        service: { from: '2022-01', to: '2022-12' },
      }),
    );
  const heldAs = (it: Miniature, year = '2022') =>
    answered(it.allocation(`${year}-01`, `${year}-12`))
      .held.filter((h) => h.category === 'HOST_ADMIN_EXTRA')
      .map((h) => [kroner(h.amount), h.reason]);
  const fix = (it: Miniature, id: string, body: string, amount = '30000000') =>
    decide(it, id, body, { kind: 'FIX_HOST_EXTRA', year: 2022, amount }, '2022-09-14');

  it('is held while the board has not fixed it', () => {
    expect(heldAs(extra())).toEqual([['300000.00', 'HOST_EXTRA_NOT_FIXED']]);
  });

  it('and when it has, as the agreement does not say how it is shared', () => {
    expect(heldAs(fix(extra(), 'DS-4/22', 'driftsstyret'))).toEqual([['300000.00', 'HOST_EXTRA_NOT_DISTRIBUTED']]);
  });

  it('another body cannot fix it, nor undo what the board has fixed', () => {
    expect(heldAs(fix(extra(), 'FS-1/22', 'fs-vaagan'))).toEqual([['300000.00', 'HOST_EXTRA_NOT_FIXED']]);
    expect(heldAs(fix(fix(extra(), 'DS-4/22', 'driftsstyret'), 'FS-1/22', 'fs-vaagan'))).toEqual([
      ['300000.00', 'HOST_EXTRA_NOT_DISTRIBUTED'],
    ]);
  });

  it('when the board’s second decision is annulled, the first stands', () => {
    const it = fix(fix(extra(), 'DS-4/22', 'driftsstyret'), 'DS-5/22', 'driftsstyret', '31000000');
    it.record('AnnulDecision', { decision: 'DS-5/22', ground: 'REVERSAL' }, { decided: '2022-10-01' });
    expect(heldAs(it)).toEqual([['300000.00', 'HOST_EXTRA_NOT_DISTRIBUTED']]);
  });

  it('carries the markers of both open questions', () => {
    expect(
      answered(extra().allocation('2022-01'))
        .interpretations.map((i) => i.id)
        .filter((id) => id !== 'A-27'),
    ).toEqual(['A-01', 'A-28']);
  });

  it('and while the text of 2024 has one approval of five, still under that of 2022 (A-01)', () => {
    const it = establishment();
    it.record(
      'RecordIndex',
      { series: 'deflator', source: 'Example', values: { 2021: '100', 2025: '115' } },
      { decided: '2025-01-15' },
    );
    it.record(
      'ProposeAgreement',
      { version: 'AV-2024-A', title: 'Avtalen av 2024', clauses: [], terms: TERMS_2024 },
      { decided: '2024-09-16' },
    );
    decide(it, 'KS-090/24', 'ks-1865', { kind: 'APPROVE_AGREEMENT', version: 'AV-2024-A' }, '2024-09-24');
    book(it, cost('HOST_ADMIN_EXTRA', '300000', { line: 'M-1' }));
    expect(heldAs(it, '2025')).toEqual([['300000.00', 'HOST_EXTRA_NOT_FIXED']]);
    for (const m of FIVE)
      if (m !== '1865')
        decide(it, `KS-${m}`, `ks-${m}`, { kind: 'APPROVE_AGREEMENT', version: 'AV-2024-A' }, '2024-12-10');
    expect(heldAs(it, '2025')).toEqual([]);
    expect(answered(it.allocation('2025-01')).excluded.map((u) => u.reason)).toEqual(['EXCLUDED_CONTESTED']);
  });
});
