import { isRefusal } from '#kernel';
import { changesOf } from './domain/preview-changes.ts';
import { budgetToShare, previewOfBudget, previewReading } from './domain/reading-preview.ts';
import { councils, under } from './testing/finding-cases/finding-case.ts';
import {
  answered,
  book,
  cost,
  council,
  decide,
  FIVE,
  FLAKSTAD,
  lofotenUnder,
  MOSKENES,
  owed,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

/** Amounts, decisions and texts are examples. */
const changes = (it: Miniature, id: string, option: string, year: number) =>
  changesOf(it.state, { id, option }, year).map(({ what, of, now, preview }) => `${what} ${of}: ${now} → ${preview}`);

const drafted = () =>
  under().record(
    'DraftBudget',
    { year: 2026, version: 'B1', lines: [{ category: 'HOST_ADMIN_EXTRA', amount: '120000' }] },
    { decided: '2025-09-01' },
  );
const adopted = (last = '2025-12-22') => {
  const it = drafted().record('SendBudget', { year: 2026, version: 'B1' }, { decided: '2025-09-02' });
  const B1 = { kind: 'TREAT_BUDGET', year: 2026, version: 'B1' } as const;
  councils(
    it,
    B1,
    '2025-12-10',
    FIVE.filter((m) => m !== VAEROEY),
  );
  return decide(it, 'sist', council(VAEROEY), B1, last);
};
const during = (it: Miniature, year: number) =>
  it.rows().filter((r) => r.from <= `${year}-12-31` && (r.to === null || r.to > `${year}-01-01`));

describe('a year that has no costs yet is reckoned from its budget', () => {
  it.each([
    ['its draft', drafted(), false],
    ['the valid one', adopted('2025-12-15'), true],
  ])('%s', (_, it, valid) => {
    const rows = during(it, 2026);
    const budget = budgetToShare(rows, 2026);
    expect([budget?.version.id, budget?.valid]).toEqual(['B1', valid]);
    if (!budget) throw new Error('no budget');
    expect(isRefusal(previewReading(rows, it.state, { id: 'A-01', option: 'IN_BASE', year: 2026 }))).toBe(true);
    const both = previewOfBudget(rows, it.state, { id: 'A-01', option: 'IN_BASE', year: 2026 }, budget.version);
    if (isRefusal(both)) throw new Error(both.text.en);
    expect([both.now.total, both.supposed.total]).toEqual([0n, 120000n]);
  });

  it('without either there is nothing', () => {
    expect(budgetToShare(during(under(), 2026), 2026)).toBeNull();
  });
});

const drift = (amount = '120000.00') => book(lofotenUnder(TERMS_2024), cost('DRIFT', amount));
const reads = (it: Miniature, id: string, option: string) =>
  decide(it, `V-${id}`, 'driftsstyret', { kind: 'ADOPT_INTERPRETATION', interpretation: id, option }, '2024-01-02');
const pension = () => {
  const it = lofotenUnder(TERMS_2024);
  it.record('RecordTransfer', { transfer: 'T-1', origin: FLAKSTAD }, { decided: '2024-01-01' });
  return book(it, cost('PENSION_TRANSFERRED', '1200', { pension: { transfer: 'T-1', kind: 'PREMIUM' } }));
};
const merged = () => {
  const successor = { municipality: '1870', name: 'EKSEMPEL', organisationNumber: '310000019' };
  return drift().record(
    'MergeMunicipalities',
    { successor, predecessors: [MOSKENES, VESTVAAGOEY] },
    { decided: '2024-06-01', validFrom: '2025-01-01' },
  );
};
const system = () => {
  const it = lofotenUnder(TERMS_2024);
  it.record('RegisterService', { service: 'x', kind: 'SYSTEM', name: 'Felles' }, { decided: '2024-01-01' });
  for (const municipality of [VAAGAN, VESTVAAGOEY, VAEROEY])
    it.record('JoinService', { service: 'x', municipality }, { decided: '2024-01-01' });
  it.record('LeaveService', { service: 'x', municipality: VESTVAAGOEY }, { decided: '2025-08-10' });
  return book(it, cost('SHARED_SYSTEM', '1200.00', { sharedService: 'x', evidence: 'Bilag' }));
};
/** A key that applied from January until its decision was reversed in May. */
const reversedKey = () => {
  const it = reads(drift(), 'A-02', 'SELF_EXECUTING');
  const key = { kind: 'DECIDE_KEY', key: '20-80', effectiveFrom: '2025-01-01' } as const;
  decide(it, 'LR-1', 'lofotraadet', key, '2024-12-01');
  return decide(it, 'LR-2', 'lofotraadet', { kind: 'REVERSE_DECISION', reverses: 'LR-1' }, '2025-05-01');
};

describe('the amounts previewed are those that hold once the reading is decided', () => {
  it.each<[string, string, () => Miniature]>([
    ['A-10', 'WHOLE_KRONER', () => drift('100000.77')],
    ['A-10', 'RESIDUAL_TO_HOST', () => drift('100000.77')],
    ['A-12', 'BY_KEY', () => book(drift(), cost('INVESTMENT', '1000.00', { line: 'L-2' }))],
    ['A-13', 'ALL', pension],
    ['A-18', 'SHARES_KEPT', merged],
    ['A-21', 'PRO_RATA', system],
  ])('%s %s', (id, option, start) => {
    const it = start();
    const both = previewReading(during(it, 2025), it.state, { id, option, year: 2025 });
    if (isRefusal(both)) throw new Error(both.text.en);
    const before = owed(it.allocation('2025-01', '2025-12'));
    expect(owed(both.now)).toEqual(before);
    expect(owed(both.supposed)).not.toEqual(before);
    reads(it, id, option);
    expect(owed(it.allocation('2025-01', '2025-12'))).toEqual(owed(both.supposed));
  });

  it('A-36: after a reversal no key applies, until a decision says that the one before does', () => {
    const it = reversedKey();
    expect(isRefusal(it.allocation('2025-01', '2025-12'))).toBe(true);
    expect(changes(it, 'A-36', 'REVIVES', 2025)).toEqual(['KEY 2025-12-31: KEY_REVERSED → 30-70']);
    reads(it, 'A-36', 'REVIVES');
    const { pools, interpretations } = answered(it.allocation('2025-01', '2025-12'));
    expect(pools.map((p) => [p.key?.id, p.total])).toEqual([
      ['20-80', 4000000n],
      ['30-70', 8000000n],
    ]);
    expect(interpretations.find((i) => i.id === 'A-36')).toMatchObject({ option: 'REVIVES', decision: 'V-A-36' });
  });
});

describe('where amounts are the same, what changes is told by trying the question with and without', () => {
  it.each([
    [
      'A-30',
      'NEXT_WORKING_DAY',
      ['BUDGET_ADOPT_BY 2026: 2025-12-20 → 2025-12-22', 'BUDGET_STATUS 2026: NOT_VALID → VALID'],
    ],
    ['A-33', 'VALID_FROM_LAST_ADOPTION', ['BUDGET_STATUS 2026: NOT_VALID → VALID']],
    ['A-06', 'DRAFT', ['PROVISIONAL_BASIS 2026: LAST_VALID_BUDGET → DRAFT B1']],
    ['A-06', 'LAST_VALID_BUDGET', []],
  ])('%s %s: %j', (id, option, expected) => {
    const told = changes(adopted(), id, option, 2026);
    expect(told.filter((c) => !c.startsWith('PROVISIONAL_BASIS') || id === 'A-06')).toEqual(expected);
  });

  it('A-04: the rules of a silent body, and what its votes come to', () => {
    const it = decide(under(), 'DS-1', 'driftsstyret', null, '2025-03-01', {
      votes: { for: 3, against: 2, unanimous: false },
    });
    expect(changes(it, 'A-04', 'BY_ANALOGY_WITH_LAW', 2025)).toEqual([
      'RULES_OF_BODY driftsstyret: NONE → SIMPLE, quorum HALF, kommuneloven § 11-9, A-04',
      'OUTCOME_OF_DECISION DS-1: UNDETERMINED → PASSED',
    ]);
  });

  it('A-05: the last day of a notice', () => {
    expect(changes(under(), 'A-05', 'CALENDAR_YEAR_FROM_SENDING', 2025)).toEqual([]);
    const short = under({
      withdrawal: { noticeMonths: 1, effective: 'END_OF_NEXT_YEAR', written: true, clause: '6.2' },
    });
    expect(changes(short, 'A-05', 'YEAR_FROM_ADOPTION', 2025)).toEqual([]);
  });

  it('A-07: what who leaves gets', () => {
    const it = under().record(
      'ReceiveWithdrawalNotice',
      { notice: 'U-1', municipality: FLAKSTAD, form: 'WRITTEN' },
      { decided: '2025-05-01' },
    );
    expect(changes(it, 'A-07', 'NET_VALUE', 2025)).toEqual(['NOTICE_RELEASE U-1: — → NET_VALUE']);
    expect(changes(it, 'A-09', 'EQUAL_REST', 2025)).toEqual([]);
  });

  it('A-29: the days of a report', () => {
    const it = under({ delivery: { reports: [{ kind: 'TERTIAL', periodEnds: '04-30', months: 4, clause: '5.1' }] } });
    expect(changes(it, 'A-29', 'REMIND_0_FIND_30', 2025)).toEqual([
      'REPORT_DAYS TERTIAL 04-30: 30 + 30 → 0 + 30',
      'REPORT_LAST_DAY TERTIAL 2025-01-01–2025-04-30: 2025-06-29 → 2025-05-30',
    ]);
  });

  // 29 June, 31 August and 1 June 2025 are Sundays; 30 October is a Thursday, 2 June a Monday.
  it('A-30: every last day that moves, of reports, evaluations and routines, and no other', () => {
    const it = under({
      delivery: {
        reports: [
          { kind: 'TERTIAL', periodEnds: '04-30', months: 4, clause: '5.1' },
          { kind: 'TERTIAL', periodEnds: '08-31', months: 4, clause: '5.1' },
        ],
        evaluations: [{ evaluation: 'drift', from: '2025-01-01', by: '2025-08-31', clause: '5.3' }],
      },
      routines: [
        { id: 'gjennomgang', day: '06-01', text: 'EKSEMPEL: gjennomgang', who: 'HOST', clause: '4.4' },
        { id: 'plan', day: '06-02', text: 'EKSEMPEL: plan', who: 'HOST', clause: '4.4' },
      ],
    });
    const moved = [
      'REPORT_LAST_DAY TERTIAL 2025-01-01–2025-04-30: 2025-06-29 → 2025-06-30',
      'EVALUATION_LAST_DAY drift: 2025-08-31 → 2025-09-01',
      'ROUTINE_DAY gjennomgang: 2025-06-01 → 2025-06-02',
    ];
    const told = (option: string) => changes(it, 'A-30', option, 2025).filter((c) => !c.startsWith('BUDGET'));
    expect(told('NEXT_WORKING_DAY')).toEqual(moved);
    expect(told('LITERAL_DATE')).toEqual([]);
    reads(it, 'A-30', 'NEXT_WORKING_DAY');
    expect(told('NEXT_WORKING_DAY')).toEqual([]);
    expect(told('LITERAL_DATE')).toHaveLength(moved.length);
  });

  it('and nothing is written by looking', () => {
    const it = book(adopted(), cost('DRIFT', '1200.00'));
    const [size, before] = [it.size, owed(it.allocation('2025-01', '2025-12'))];
    changes(it, 'A-30', 'NEXT_WORKING_DAY', 2026);
    expect([it.size, owed(answered(it.allocation('2025-01', '2025-12')))]).toEqual([size, before]);
  });
});
