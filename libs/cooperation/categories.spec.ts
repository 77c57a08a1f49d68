import { type Allocation, allocationRefusals } from '#allocation';
import { kroner, type Refusal } from '#kernel';
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
import type { DataOf, Miniature } from './testing/miniature.ts';

const YEAR = ['2025-01', '2025-12'] as const;
const ZEROES = amounts('0.00', '0.00', '0.00', '0.00', '0.00');
const only = (municipality: string, kr: string) => ({ ...ZEROES, [municipality]: kr });
const with2024 = (...lines: DataOf<'RecordCostLine'>[]) => {
  const it = lofotenUnder(TERMS_2024);
  for (const line of lines) book(it, line);
  return it;
};
const left = (put: 'held' | 'excluded', answer: Allocation | Refusal) =>
  answered(answer)[put].map((u) => [u.category, kroner(u.amount), u.reason]);

describe('individual licences (L-4.4-10): each at actual cost', () => {
  const licences = (distribution: Record<string, string>, kr: string, more = {}) =>
    cost('INDIVIDUAL_LICENCE', kr, { evidence: 'Bilag', distribution, ...more });
  const parts = { [VAAGAN]: '500001', [FLAKSTAD]: '33333', [VAEROEY]: '0' };

  it('as the line says, not by the key', () => {
    const answer = answered(with2024(licences(parts, '5333.34')).allocation(...YEAR));
    expect(owed(answer)).toEqual(amounts('5000.01', '0.00', '333.33', '0.00', '0.00'));
    expect(answer.pools.map((p) => [p.method, p.key])).toEqual([['ACTUAL', null]]);
  });

  it('for one municipality alone', () => {
    const line = cost('INDIVIDUAL_LICENCE', '99.99', { evidence: 'Bilag', municipality: MOSKENES });
    expect(owed(with2024(line).allocation(...YEAR))).toEqual(only(MOSKENES, '99.99'));
  });

  it('VAT that nobody gives back follows the parts', () => {
    const line = licences({ [VAAGAN]: '30000', [FLAKSTAD]: '10000' }, '400', {
      vat: { amount: '10000', treatment: 'COST' },
    });
    expect(owed(with2024(line).allocation(...YEAR))).toEqual(amounts('375.00', '0.00', '125.00', '0.00', '0.00'));
  });

  it('a credit of licences is each one’s own credit', () => {
    const line = licences({ [VAAGAN]: '-30000', [FLAKSTAD]: '-10000' }, '-400');
    expect(owed(with2024(line).allocation(...YEAR))).toEqual(amounts('-300.00', '0.00', '-100.00', '0.00', '0.00'));
  });

  it('parts corrected from July hold from July', () => {
    const before = licences({ [VAAGAN]: '60000', [FLAKSTAD]: '60000' }, '1200');
    const it = with2024(before).record(
      'CorrectCostLine',
      { ground: 'Opptelling', line: licences({ [VAAGAN]: '120000' }, '1200'), from: '2025-07', until: '2025-12' },
      { decided: '2025-08-01' },
    );
    expect(owed(it.allocation(...YEAR))).toEqual(amounts('900.00', '0.00', '300.00', '0.00', '0.00'));
    expect(owed(it.allocation('2025-06'))).toEqual(amounts('50.00', '0.00', '50.00', '0.00', '0.00'));
    expect(owed(it.allocation('2025-07'))).toEqual(amounts('100.00', '0.00', '0.00', '0.00', '0.00'));
  });

  it('parts of both cost and income are refused: by their size alone they would be charged wrongly', () => {
    const line = licences({ [VAAGAN]: '30000', [FLAKSTAD]: '-10000' }, '200');
    expect(lofotenUnder(TERMS_2024).attempt('RecordCostLine', line, { decided: '2025-01-31' })).toEqual(
      allocationRefusals.distributionSigns({ line: 'L-1' }),
    );
  });

  it('parts that do not sum to the line are refused', () => {
    expect(
      lofotenUnder(TERMS_2024).attempt('RecordCostLine', licences({ [VAAGAN]: '1' }, '200'), { decided: '2025-01-31' }),
    ).toEqual(allocationRefusals.distributionSum({ line: 'L-1', sum: '1', amount: '20000' }));
  });
});

describe('own measures (L-4.1.1-1)', () => {
  it('are paid in full by the one municipality', () => {
    const line = cost('OWN_MEASURE', '1234.56', { municipality: FLAKSTAD });
    const answer = answered(with2024(line).allocation(...YEAR));
    expect(owed(answer)).toEqual(only(FLAKSTAD, '1234.56'));
    expect(answer.pools[0]).toMatchObject({ method: 'OWN', clause: '4.1.1', key: null, populationDate: null });
  });
});

describe('VAT (L-4.4-16)', () => {
  it.each([
    ['COMPENSATED', '1000.00'],
    ['DEDUCTED', '1000.00'],
    ['COST', '1250.00'],
  ] as const)('%s: %s is shared', (treatment, total) => {
    const answer = answered(
      with2024(cost('DRIFT', '1000', { vat: { amount: '25000', treatment } })).allocation(...YEAR),
    );
    expect([kroner(answer.total), kroner(answer.booked)]).toEqual([total, total]);
  });
});

describe('a change of system (L-4.4.3-1)', () => {
  const split = (shares: Record<string, string>, more: Parameters<typeof decide>[5] = {}, body = 'driftsstyret') => {
    const it = with2024(cost('SYSTEM_SWITCH', '1000', { split: 'erp', evidence: 'Bilag' }));
    return decide(it, 'DS-3/25', body, { kind: 'AGREE_COST_SPLIT', split: 'erp', shares }, '2025-02-01', more);
  };

  it('without an agreed split is held', () => {
    const it = with2024(cost('SYSTEM_SWITCH', '1000', { split: 'erp', evidence: 'Bilag' }));
    expect(left('held', it.allocation(...YEAR))).toEqual([['SYSTEM_SWITCH', '1000.00', 'SPLIT_NOT_AGREED']]);
  });

  it('is shared as the board agreed, also in the months before it did', () => {
    const answer = answered(split({ [VAEROEY]: '2/3', [VAAGAN]: '1/3' }).allocation(...YEAR));
    expect(owed(answer)).toEqual(amounts('333.33', '0.00', '0.00', '0.00', '666.67'));
    expect([answer.findings, answer.interpretations]).toEqual([[], []]);
  });

  it('by a majority, under a reglement by which that is enough: shared, with a remark of what agreeing takes (A-04)', () => {
    const votes = { for: 4, against: 1, unanimous: false };
    const it = with2024(cost('SYSTEM_SWITCH', '1000', { split: 'erp', evidence: 'Bilag' }));
    const rules = { majority: 'SIMPLE', castingVote: false, clause: 'reglement § 4' } as const;
    decide(it, 'DS-1/25', 'driftsstyret', { kind: 'ADOPT_RULES', body: 'driftsstyret', rules }, '2025-01-15');
    const effect = { kind: 'AGREE_COST_SPLIT', split: 'erp', shares: { [VAEROEY]: '1' } } as const;
    const answer = answered(decide(it, 'DS-3/25', 'driftsstyret', effect, '2025-02-01', { votes }).allocation(...YEAR));
    expect(owed(answer)).toEqual(only(VAEROEY, '1000.00'));
    expect(answer.findings.map((f) => [f.code, f.severity, f.rule, f.about])).toEqual([
      ['SPLIT_NOT_UNANIMOUS', 'REMARK', 'L-4.4.3-1', 'erp'],
    ]);
    expect(answer.interpretations.map((i) => [i.id, i.option])).toEqual([['A-04', 'UNANIMITY_OF_PARTICIPATING']]);
  });

  it.each([
    ['four to one', { for: 4, against: 1, unanimous: false }],
    ['of unknown unanimity', { for: null, against: null, unanimous: null }],
  ])('%s, without a reglement, is no agreement: held (A-04)', (_, votes) => {
    expect(left('held', split({ [VAEROEY]: '1' }, { votes }).allocation(...YEAR))).toEqual([
      ['SYSTEM_SWITCH', '1000.00', 'SPLIT_NOT_AGREED'],
    ]);
  });

  it('by a body without the competence, or rejected, is none', () => {
    const none = [['SYSTEM_SWITCH', '1000.00', 'SPLIT_NOT_AGREED']];
    expect(left('held', split({ [VAEROEY]: '1' }, {}, 'fs-vaagan').allocation(...YEAR))).toEqual(none);
    expect(left('held', split({ [VAEROEY]: '1' }, { outcome: 'REJECTED' }).allocation(...YEAR))).toEqual(none);
  });

  it.each([
    [{ [VAAGAN]: '1/3', [VAEROEY]: '1/3' }, '2/3'],
    [{ [VAAGAN]: '2/3', [VAEROEY]: '2/3' }, '4/3'],
    [{ [VAAGAN]: '0.333', [VAEROEY]: '0.666' }, '999/1000'],
    [{ [VAAGAN]: '2', [VAEROEY]: '-1' }, '1'],
  ])('shares %j are refused: they must sum to exactly 1, none below zero', (shares, sum) => {
    const answer = lofotenUnder(TERMS_2024).attempt(
      'RecordDecision',
      {
        decision: 'DS-3/25',
        body: 'driftsstyret',
        outcome: 'ADOPTED',
        wording: 'Enighet.',
        effect: { kind: 'AGREE_COST_SPLIT', split: 'erp', shares },
      },
      { decided: '2025-02-01' },
    );
    expect(answer).toEqual(allocationRefusals.sharesMustSumToOne({ split: 'erp', sum }));
  });
});

describe('pension of transferred employees (L-2.5-2 … -4)', () => {
  const pension = (origin: string) => {
    const it = with2024();
    it.record('RecordTransfer', { transfer: 'T-1', origin }, { decided: '2022-01-01' });
    return book(it, cost('PENSION_TRANSFERRED', '1200', { pension: { transfer: 'T-1', kind: 'PREMIUM' } }));
  };
  const recharge = (it: Miniature, on: string, body = 'driftsstyret', municipality = FLAKSTAD) =>
    decide(it, `${body}-${on}`, body, { kind: 'RECHARGE_PENSION', municipality }, on);
  const ended = (it: Miniature, on: string) =>
    it.record('EndTransferredEmployment', { transfer: 'T-1' }, { decided: on });

  it('stays with the host until it is decided to recharge it: «kan»', () => {
    const answer = answered(pension(FLAKSTAD).allocation(...YEAR));
    expect(left('excluded', answer)).toEqual([['PENSION_TRANSFERRED', '1200.00', 'PENSION_NOT_RECHARGED']]);
    expect(answer.interpretations.map((i) => [i.id, i.option])).toEqual([['A-13', 'ORIGIN_AFTER_DECISION']]);
  });

  it.each([
    ['on 1 July: from July', '2025-07-01', '600.00'],
    ['on 2 July: from August', '2025-07-02', '500.00'],
  ])('decided %s, the municipality of origin pays, and nobody else', (_, on, own) => {
    const answer = answered(recharge(pension(FLAKSTAD), on).allocation(...YEAR));
    expect(owed(answer)).toEqual(only(FLAKSTAD, own));
    expect(answer.booked).toBe(120000n);
  });

  it('a recharge of another municipality, or by a body without the competence, charges nobody', () => {
    expect(owed(recharge(pension(FLAKSTAD), '2024-12-01', 'driftsstyret', MOSKENES).allocation(...YEAR))).toEqual(
      ZEROES,
    );
    expect(owed(recharge(pension(FLAKSTAD), '2024-12-01', 'fs-vaagan').allocation(...YEAR))).toEqual(ZEROES);
  });

  it('the corrected day of the decision moves the recharge', () => {
    const it = recharge(pension(FLAKSTAD), '2025-07-01').record(
      'CorrectDecision',
      { decision: 'driftsstyret-2025-07-01', ground: 'MINUTES_CORRECTED', decidedOn: '2025-10-01' },
      { decided: '2025-11-01' },
    );
    expect(owed(it.allocation(...YEAR))).toEqual(only(FLAKSTAD, '300.00'));
  });

  it('never for the host’s own: no decision changes that', () => {
    const answer = answered(recharge(pension(VAAGAN), '2024-12-01', 'driftsstyret', VAAGAN).allocation(...YEAR));
    expect(left('excluded', answer)).toEqual([['PENSION_TRANSFERRED', '1200.00', 'PENSION_OF_HOST']]);
  });

  it.each([
    ['on 31 May: from June', '2025-05-31', '500.00', '700.00'],
    ['on 1 June: from June', '2025-06-01', '500.00', '700.00'],
    ['on 2 June: from July', '2025-06-02', '600.00', '600.00'],
  ])('when the employment ended %s, all share by the key', (_, on, before, after) => {
    const answer = answered(ended(pension(FLAKSTAD), on).allocation(...YEAR));
    expect(left('excluded', answer)).toEqual([['PENSION_TRANSFERRED', before, 'PENSION_NOT_RECHARGED']]);
    expect(answer.pools.map((p) => [p.category, kroner(p.total), p.participants.length, p.key?.id])).toEqual([
      ['PENSION_FORMER', after, 5, '30-70'],
    ]);
  });

  it('by the key of the month in which the cost accrues, not that of the transfer (L-2.5-4)', () => {
    const it = ended(pension(FLAKSTAD), '2025-01-01');
    decide(it, 'LR-1', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-02-01');
    for (const m of FIVE)
      decide(
        it,
        `KS-${m}`,
        `ks-${m}`,
        { kind: 'RATIFY_KEY', keyDecision: 'LR-1', effectiveFrom: '2025-07-01' },
        '2025-03-01',
      );
    expect(answered(it.allocation(...YEAR)).pools.map((p) => [p.key?.id, kroner(p.total)])).toEqual([
      ['20-80', '600.00'],
      ['30-70', '600.00'],
    ]);
  });

  it('before the transfer there is nobody to charge: held', () => {
    const it = with2024();
    it.record('RecordTransfer', { transfer: 'T-1', origin: FLAKSTAD }, { decided: '2025-07-01' });
    book(it, cost('PENSION_TRANSFERRED', '1200', { pension: { transfer: 'T-1', kind: 'PREMIUM' } }));
    expect(left('held', it.allocation('2025-06'))).toEqual([['PENSION_TRANSFERRED', '100.00', 'NO_PARTICIPANTS']]);
    expect(left('excluded', it.allocation('2025-07'))).toEqual([
      ['PENSION_TRANSFERRED', '100.00', 'PENSION_NOT_RECHARGED'],
    ]);
  });
});

describe('investments (A-12)', () => {
  const investment = () => with2024(cost('INVESTMENT', '1200', { determination: 'D-1' }));
  const determine = (it: Miniature, method: 'KEYED_ALL' | 'STAYS_WITH_HOST', body = 'driftsstyret') =>
    decide(it, 'DS-4/25', body, { kind: 'DETERMINE_ALLOCATION', determination: 'D-1', method }, '2025-06-01');

  it('are held until a decision says how', () => {
    const answer = answered(investment().allocation(...YEAR));
    expect(left('held', answer)).toEqual([['INVESTMENT', '1200.00', 'NOT_DETERMINED']]);
    expect(answer.interpretations.map((i) => i.id)).toEqual(['A-12']);
  });

  it('are shared by the key when it says so', () => {
    const answer = answered(determine(investment(), 'KEYED_ALL').allocation(...YEAR));
    expect([kroner(answer.total), answer.held, answer.pools[0]?.key?.id]).toEqual(['1200.00', [], '30-70']);
  });

  it('stay with the host when it says so', () => {
    const answer = answered(determine(investment(), 'STAYS_WITH_HOST').allocation(...YEAR));
    expect(left('excluded', answer)).toEqual([['INVESTMENT', '1200.00', 'STAYS_WITH_HOST']]);
  });

  it('are held still when a body without the competence says so', () => {
    expect(left('held', determine(investment(), 'KEYED_ALL', 'fs-vaagan').allocation(...YEAR))).toHaveLength(1);
  });
});

describe('what the agreement does not share', () => {
  it('a category it does not name is held, with the rule', () => {
    const answer = answered(with2024(cost('TRANSITION', '1200')).allocation(...YEAR));
    expect(left('held', answer)).toEqual([['TRANSITION', '1200.00', 'CATEGORY_NOT_IN_AGREEMENT']]);
    expect(answer.findings.map((f) => [f.code, f.rule])).toEqual([['CATEGORY_NOT_IN_AGREEMENT', 'L-4.4-11']]);
  });

  it('own premises are excluded (L-2.2-2)', () => {
    expect(left('excluded', with2024(cost('PREMISES_LOCAL', '1200')).allocation(...YEAR))).toEqual([
      ['PREMISES_LOCAL', '1200.00', 'EXCLUDED_BY_AGREEMENT'],
    ]);
  });

  it('the host’s extra cost is excluded as printed, marked as contested, and included by text B (A-01)', () => {
    const line = cost('HOST_ADMIN_EXTRA', '1200');
    const printed = answered(with2024(line).allocation(...YEAR));
    expect(left('excluded', printed)).toEqual([['HOST_ADMIN_EXTRA', '1200.00', 'EXCLUDED_CONTESTED']]);
    expect(printed.interpretations.map((i) => i.id)).toEqual(['A-01']);
    const byB = answered(book(lofotenUnder(TERMS_2024_B), line).allocation(...YEAR));
    expect([kroner(byB.total), byB.excluded]).toEqual(['1200.00', []]);
  });
});

describe('a line corrected or annulled', () => {
  const drift = (kr: string, more = {}) => cost('DRIFT', kr, more);

  it('a correction of the whole line replaces it, as known from then on', () => {
    const it = with2024(drift('1200'));
    const before = it.size;
    it.record('CorrectCostLine', { ground: 'Feil beløp', line: drift('2400') }, { decided: '2025-06-01' });
    expect(kroner(answered(it.allocation(...YEAR)).total)).toBe('2400.00');
    expect(kroner(answered(it.allocation(...YEAR, before)).total)).toBe('1200.00');
  });

  it('a correction to fewer months leaves nothing in the others', () => {
    const it = with2024(drift('1200')).record(
      'CorrectCostLine',
      { ground: 'Feil periode', line: drift('1200', { service: { from: '2025-04', to: '2025-06' } }) },
      { decided: '2025-06-01' },
    );
    expect(kroner(answered(it.allocation('2025-04')).total)).toBe('400.00');
    expect(it.allocation('2025-01', '2025-03')).toMatchObject({ code: 'no-costs' });
    expect(it.allocation('2025-07', '2025-12')).toMatchObject({ code: 'no-costs' });
  });

  it('a correction of some months leaves the others as they were', () => {
    const it = with2024(drift('1200')).record(
      'CorrectCostLine',
      { ground: 'Pris', line: drift('2400'), from: '2025-10', until: '2025-12' },
      { decided: '2025-10-01' },
    );
    expect(['2025-09', '2025-10'].map((m) => kroner(answered(it.allocation(m)).total))).toEqual(['100.00', '200.00']);
  });

  it('an annulled line was never valid', () => {
    const it = with2024(drift('1200'), drift('100', { line: 'L-2' }));
    const before = it.size;
    it.record('AnnulCostLine', { line: 'L-1', year: 2025, ground: 'Dobbelt ført' }, { decided: '2025-06-01' });
    expect(kroner(answered(it.allocation(...YEAR)).total)).toBe('100.00');
    expect(kroner(answered(it.allocation(...YEAR, before)).total)).toBe('1300.00');
  });

  it('a line that serves two years is shared by each year’s inhabitants', () => {
    const it = with2024(drift('2400', { service: { from: '2025-01', to: '2026-12' } }));
    const answer = answered(it.allocation('2025-01', '2026-12'));
    expect(answer.pools.map((p) => [p.year, p.populationDate, kroner(p.total)])).toEqual([
      [2025, '2025-01-01', '1200.00'],
      [2026, '2026-01-01', '1200.00'],
    ]);
  });
});

describe('one municipality number twice in one answer', () => {
  it('never: everyone who took part in a month asked about is named once, also with nothing to pay', () => {
    const answer = answered(with2024(cost('OWN_MEASURE', '1', { municipality: VESTVAAGOEY })).allocation(...YEAR));
    expect(answer.shares.map((s) => [s.municipality, s.name, kroner(s.amount)])).toEqual([
      [VAEROEY, 'Værøy', '0.00'],
      [FLAKSTAD, 'Flakstad', '0.00'],
      [VESTVAAGOEY, 'Vestvågøy', '1.00'],
      [VAAGAN, 'Vågan', '0.00'],
      [MOSKENES, 'Moskenes', '0.00'],
    ]);
  });
});
