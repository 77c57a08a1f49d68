import { isRefusal, kroner } from '#kernel';
import { previewReading } from './domain/reading-preview.ts';
import { Asked } from './testing/asked.ts';
import { under } from './testing/finding-cases/finding-case.ts';
import {
  amounts,
  answered,
  book,
  bookOfLofoten,
  cost,
  council,
  decide,
  FIVE,
  KEY_20_80,
  lofotenUnder,
  owed,
  TERMS_2024,
  VAEROEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

/** Amounts are examples. */
const NOTHING = amounts('0.00', '0.00', '0.00', '0.00', '0.00');
const reads = (it: Miniature, interpretation: string, option: string, on = '2025-03-01') =>
  decide(it, `DS-${interpretation}`, 'driftsstyret', { kind: 'ADOPT_INTERPRETATION', interpretation, option }, on, {
    validFrom: '2025-01-01',
  });
const year = (it: Miniature, size = it.size) => it.allocation('2025-01', '2025-12', size);
const codes = (it: Miniature, size = it.size) => answered(year(it, size)).findings.map((f) => [f.code, f.about]);
const sum = (of: Readonly<Record<string, string>>) =>
  kroner(Object.values(of).reduce((a, b) => a + BigInt(b.replace('.', '')), 0n));

const EXTRA = cost('HOST_ADMIN_EXTRA', '1000000.00');
const withPremises = {
  ...TERMS_2024.categories,
  PREMISES_LOCAL: { method: 'EXCLUDED', clause: '2.2', interpretation: 'A-34' },
} as const;

describe('a decided reading changes what is shared, from when it is known', () => {
  it.each([
    ['A-01', 'IN_BASE', EXTRA, lofotenUnder(TERMS_2024)],
    ['A-01', 'CLERICAL_ERROR', EXTRA, lofotenUnder(TERMS_2024)],
    [
      'A-34',
      'ALL_DRIFT',
      cost('PREMISES_LOCAL', '1000000.00'),
      lofotenUnder({ ...TERMS_2024, categories: withPremises }),
    ],
  ])('%s %s: by the key among all', (id, option, line, start) => {
    const it = book(start, { ...line, line: 'L-9' });
    book(it, cost('DRIFT', '1000000.00'));
    const before = it.size;
    reads(it, id, option);
    expect(sum(owed(year(it, before)))).toBe('1000000.00');
    expect(sum(owed(year(it)))).toBe('2000000.00');
    const pool = answered(year(it)).pools.find((p) => p.category === line.category);
    expect([pool?.method, pool?.interpretations]).toEqual(['KEYED_ALL', expect.arrayContaining([id])]);
    expect(answered(year(it)).interpretations.find((i) => i.id === id)).toMatchObject({ option, decision: `DS-${id}` });
  });

  it('the default of A-01 and of A-34 keeps it out', () => {
    for (const [id, option] of [
      ['A-01', 'AS_PRINTED'],
      ['A-34', 'ALL_LOCAL'],
    ] as const) {
      const it = reads(book(lofotenUnder(TERMS_2024), EXTRA), id, option);
      expect(owed(year(it))).toEqual(NOTHING);
    }
  });
});

describe('a cost on a clause that does not say who bears it', () => {
  it('client equipment: a remark until A-12 is decided (L-4.4.2-1)', () => {
    const it = book(lofotenUnder(TERMS_2024), cost('CLIENT_EQUIPMENT', '5.00', { municipality: VAEROEY }));
    const before = it.size;
    expect(codes(it)).toContainEqual(['BEARER_NOT_STATED', '2025 CLIENT_EQUIPMENT']);
    reads(it, 'A-12', 'RECEIVER_PAYS_INVESTMENTS_HELD');
    expect(codes(it)).toEqual([]);
    expect(codes(it, before)).toHaveLength(1);
  });

  it('premises: a remark where the terms mark the category, until A-34 is decided (L-2.2-2)', () => {
    const line = cost('PREMISES_LOCAL', '5.00');
    const it = book(lofotenUnder({ ...TERMS_2024, categories: withPremises }), line);
    expect(codes(it)).toEqual([['PREMISES_NOT_SETTLED', '2025 PREMISES_LOCAL']]);
    expect(codes(reads(it, 'A-34', 'LOCAL_AND_DRIFT'))).toEqual([]);
    expect(codes(book(lofotenUnder(TERMS_2024), line))).toEqual([]);
  });
});

describe('A-30: a last day on a day off', () => {
  // 29 June, 31 August and 1 June 2025 are Sundays.
  const start = () =>
    under({
      delivery: {
        reports: [{ kind: 'TERTIAL', periodEnds: '04-30', months: 4, clause: '5.1' }],
        evaluations: [{ evaluation: 'drift', from: '2025-01-01', by: '2025-08-31', clause: '5.3' }],
      },
      routines: [{ id: 'gjennomgang', day: '06-01', text: 'EKSEMPEL: gjennomgang', who: 'HOST', clause: '4.4' }],
    });
  const missing = async (it: Miniature, on: string) =>
    (await new Asked(it).findings(on))
      .filter(({ about, code }) => !about.includes('2024') && /^(REPORT|EVALUATION)_MISSING$/.test(code))
      .map((f) => f.about);
  const days = async (it: Miniature, size = it.size) =>
    (await new Asked(it).deadlines(2025, '2025-12-31', size))
      .filter(({ code }) => ['gjennomgang', 'EVALUATION', 'TERTIAL'].some((of) => code.includes(of)))
      .map(({ date }) => date);

  it('holds for reports, evaluations and routines too: as written, or the next working day', async () => {
    const it = start();
    const before = it.size;
    expect(await missing(it, '2025-06-29')).toEqual([]);
    expect(await missing(it, '2025-06-30')).toEqual(['TERTIAL 2025-01-01–2025-04-30']);
    expect(await missing(it, '2025-09-01')).toContain('drift');
    expect(await days(it)).toEqual(['2025-06-01', '2025-06-29', '2025-08-31']);

    reads(it, 'A-30', 'NEXT_WORKING_DAY');
    expect(await missing(it, '2025-06-30')).toEqual([]);
    expect(await missing(it, '2025-07-01')).toEqual(['TERTIAL 2025-01-01–2025-04-30']);
    expect(await missing(it, '2025-09-01')).not.toContain('drift');
    expect(await missing(it, '2025-09-02')).toContain('drift');
    expect(await days(it)).toEqual(['2025-06-02', '2025-06-30', '2025-09-01']);
    expect(await days(it, before)).toEqual(['2025-06-01', '2025-06-29', '2025-08-31']);
  });
});

describe('the preview of a reading', () => {
  const preview = (it: Miniature, id: string, option: string, size = it.size) => {
    const both = previewReading(it.rows(size), it.state, { id, option, year: 2025 });
    if (isRefusal(both)) throw new Error(both.text.en);
    return both;
  };

  it.each(['IN_BASE', 'AS_PRINTED'])('A-01 %s is what the year would be had it been decided', (option) => {
    const it = book(book(lofotenUnder(TERMS_2024), { ...EXTRA, line: 'L-9' }), cost('DRIFT', '1000000.00'));
    const size = it.size;
    const { now, supposed } = preview(it, 'A-01', option);
    expect(owed(now)).toEqual(owed(year(it)));
    expect(owed(supposed)).toEqual(owed(year(reads(it, 'A-01', option))));
    // Nothing was written by looking.
    expect(owed(year(it, size))).toEqual(owed(now));
  });

  it('A-02: a key that waits for the councils is derived anew', () => {
    const it = lofotenUnder(TERMS_2024, '2024-01-01', bookOfLofoten());
    book(it, cost('DRIFT', '1000000.00'));
    const key = { kind: 'DECIDE_KEY', key: KEY_20_80.key, effectiveFrom: '2025-01-01' } as const;
    decide(it, 'LR-1', 'lofotraadet', key, '2024-12-01');
    const { now, supposed } = preview(it, 'A-02', 'SELF_EXECUTING');
    expect(owed(now)).not.toEqual(owed(supposed));
    for (const m of FIVE)
      decide(
        it,
        `ks-${m}`,
        council(m),
        { kind: 'RATIFY_KEY', keyDecision: 'LR-1', effectiveFrom: '2025-01-01' },
        '2024-12-15',
      );
    expect(owed(supposed)).toEqual(owed(year(it)));
  });

  it('of what only carries a marker changes nothing', () => {
    const it = book(lofotenUnder(TERMS_2024), cost('DRIFT', '1000000.00'));
    const { now, supposed } = preview(it, 'A-18', 'SHARES_KEPT');
    expect(owed(supposed)).toEqual(owed(now));
  });
});
