import { FactBase, ONLY } from '#allocation';
import type { BudgetOnDay } from '#budget';
import type { MeetingTerms } from '#governance';
import type { MoneyFact } from '#invoicing';
import { isCivilDate, type Timeline } from '#kernel';
import type { DeadlinesAnswer } from './application/deadlines-answer.ts';
import { deadlinesCalendar, statusInWords } from './application/deadlines-calendar.ts';
import type { BudgetPrepared } from './domain/deadlines/budget-deadlines.ts';
import type { Done } from './domain/deadlines/deadline.ts';
import { type DeadlineGround, deadlinesOf } from './domain/deadlines/deadlines.ts';
import type { MeetingDay } from './domain/deadlines/meeting-deadlines.ts';
import type { OfAccounts } from './domain/deadlines/money-deadlines.ts';
import { DEADLINE_STATUS_TEXTS, DEADLINE_TEXTS } from './domain/deadlines/texts.ts';

const VAAGAN = '1865';
const ground: DeadlineGround = {
  validOn: '2025-10-01',
  host: VAAGAN,
  since: '2022-01-01',
  agreement: {
    budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' },
    routines: [{ id: 'tertial-1', day: '04-30', text: 'Tertialrapport', who: 'HOST', clause: '5.1' }],
    sources: [3],
  },
  next: ['1857', VAAGAN],
  budget: null,
  notices: [{ notice: 'N-1', municipality: '1857', lastDay: '2025-12-31', clause: '6', sources: [9] }],
  population: { on: '2025-02-25', by: null, what: null, sources: [5] },
};

describe('the deadlines of a year', () => {
  it('come in the order of their dates, from the agreement, the law and what has been recorded', () => {
    expect(deadlinesOf(2025, ground).map((d) => [d.date, d.code, d.municipality, d.status])).toEqual([
      ['2025-02-22', 'ACCOUNTS', VAAGAN, 'PASSED'],
      ['2025-03-01', 'POPULATION', VAAGAN, 'DONE'],
      ['2025-03-31', 'ANNUAL_REPORT', VAAGAN, 'PASSED'],
      ['2025-04-15', 'AUDIT_REPORT', VAAGAN, 'PASSED'],
      ['2025-04-30', 'tertial-1', VAAGAN, 'PASSED'],
      ['2025-06-30', 'ACCOUNTS_ADOPTED', VAAGAN, 'PASSED'],
      ['2025-09-15', 'BUDGET_DRAFT', VAAGAN, 'MISSED'],
      ['2025-12-06', 'BUDGET_PUBLISHED', '1857', 'DUE'],
      ['2025-12-06', 'BUDGET_PUBLISHED', VAAGAN, 'DUE'],
      ['2025-12-06', 'BUDGET_RECOMMENDED', '1857', 'DUE'],
      ['2025-12-06', 'BUDGET_RECOMMENDED', VAAGAN, 'DUE'],
      ['2025-12-20', 'BUDGET_ADOPTED', '1857', 'DUE'],
      ['2025-12-20', 'BUDGET_ADOPTED', VAAGAN, 'DUE'],
      ['2025-12-31', 'PARTICIPATION_ENDS', '1857', 'DUE'],
    ]);
    expect(deadlinesOf(2025, ground).at(-1)?.clause).toBe('6');
  });

  it('for controlling the host’s decisions stand there by decision, those of one day beside each other', () => {
    const one = { for: ['1857'], appealBy: '2025-03-26', reviewBy: '2025-03-24', sources: [7] };
    const control = [
      { ...one, decision: 'V-2' },
      { ...one, decision: 'V-1', for: ['1857', '1859'], appealBy: null },
      { ...one, decision: 'V-0', reviewBy: '2024-12-30', appealBy: '2026-01-02' },
    ];
    const due = deadlinesOf(2025, { ...ground, notices: [], control }).filter((d) => d.about !== undefined);
    expect(due.map((d) => [d.date, d.code, d.about, d.municipality, d.status])).toEqual([
      ['2025-03-24', 'REVIEW_LAST_DAY', 'V-1', null, 'PASSED'],
      ['2025-03-24', 'REVIEW_LAST_DAY', 'V-2', '1857', 'PASSED'],
      ['2025-03-26', 'APPEAL_LAST_DAY', 'V-2', VAAGAN, 'PASSED'],
    ]);
  });

  it('are counted back from the last council meeting that is called before the last day', () => {
    const council = { ...meetingOn('ks', '2025-11-04'), kind: 'COUNCIL', municipality: VAAGAN, sources: [11] } as const;
    const committee = { ...council, body: 'fs', kind: 'EXECUTIVE_COMMITTEE' } as const;
    const meetings: MeetingDay[] = [
      { ...council, meeting: 'ks-1', date: '2025-11-04' },
      { ...council, meeting: 'ks-2', date: '2025-12-15', sources: [12] },
      { ...council, meeting: 'ks-3', date: '2025-12-21' },
      { ...committee, meeting: 'fs-1', date: '2025-11-25' },
      { ...committee, meeting: 'fs-2', date: '2025-12-02' },
    ];
    const due = (of: readonly MeetingDay[], others = ['BUDGET_ADOPTED', 'MEETING']) =>
      deadlinesOf(2025, { ...ground, meetings: of })
        .filter((d) => d.municipality === VAAGAN && d.date > '2025-10-01' && !others.includes(d.code))
        .map((d) => [d.date, d.code]);
    // Each meeting stands there once.
    expect(due(meetings, []).filter(([, code]) => /MEETING$/.test(code ?? ''))).toHaveLength(meetings.length);
    expect(due(meetings)).toEqual([
      ['2025-11-25', 'COMMITTEE_MEETING'],
      ['2025-12-01', 'BUDGET_PUBLISHED'],
      ['2025-12-01', 'BUDGET_RECOMMENDED'],
      ['2025-12-15', 'COUNCIL_MEETING'],
    ]);
    expect(due([])).toEqual([
      ['2025-12-06', 'BUDGET_PUBLISHED'],
      ['2025-12-06', 'BUDGET_RECOMMENDED'],
    ]);
    const published = deadlinesOf(2025, { ...ground, meetings }).find((d) => d.date === '2025-12-01');
    expect(published?.sources).toEqual([3, 12]);
  });

  it.each([
    [2025, '2025-12-20', 'SATURDAY'],
    [2026, '2026-12-20', 'SUNDAY'],
    [2027, '2027-12-20', null],
  ])('of the agreement hold on the day they name, and say when it is a day off: %s (A-30)', (year, date, falls) => {
    const adopted = deadlinesOf(year, ground).find((d) => d.code === 'BUDGET_ADOPTED');
    expect([adopted?.date, adopted?.falls]).toEqual([date, falls]);
  });

  it('on a public holiday say so', () => {
    const routines = [{ id: 'dag', day: '05-17', text: 'EKSEMPEL: rapport', who: 'HOST', clause: '5' }] as const;
    const due = deadlinesOf(2027, { ...ground, agreement: { routines, sources: [] } });
    expect(due.find((d) => d.code === 'dag')?.falls).toBe('HOLIDAY');
  });

  it.each([
    [2027, '02-29', '2027-02-28'],
    [2028, '02-29', '2028-02-29'],
    [2100, '02-29', '2100-02-28'],
    [2027, '04-31', '2027-04-30'],
  ])('that a month of %s does not have are its last day: %s is %s', (year, day, date) => {
    const routines = [{ id: 'dag', day, text: 'EKSEMPEL: rapport', who: 'HOST', clause: '5' }] as const;
    const budget = { draftBy: day, adoptBy: day, clause: '4.2' };
    const due = deadlinesOf(year, { ...ground, agreement: { routines, budget, sources: [] } });
    for (const code of ['dag', 'BUDGET_DRAFT', 'BUDGET_ADOPTED'])
      expect(due.find((d) => d.code === code)?.date).toBe(date);
  });

  it('without an agreement in force are those of the law', () => {
    const codes = deadlinesOf(2025, { ...ground, agreement: null, notices: [] }).map((d) => d.code);
    expect(codes).toEqual(['ACCOUNTS', 'POPULATION', 'ANNUAL_REPORT', 'AUDIT_REPORT', 'ACCOUNTS_ADOPTED']);
  });

  it('have a text each', () => {
    for (const { code, text } of deadlinesOf(2025, ground)) expect(text ?? DEADLINE_TEXTS[code]?.nb).toBeTruthy();
  });
});

/** A meeting of the board that is called for a day, and not held. */
function meetingOn(body: string, date: string): MeetingDay {
  return {
    meeting: `${body}-${date}`,
    body,
    kind: 'OPERATING_BOARD',
    municipality: null,
    date,
    called: null,
    held: null,
    sources: [20],
  };
}

const did = (on: string | null, by: string | null, what: string | null): Done | null =>
  on === null ? null : { on, by, what, sources: [30] };
const ever = <T>(value: T): Timeline<T> => [{ from: '2022-01-01', to: null, value, sources: [3] }];
const money = (type: string, year: number, on: string, data: object = {}): MoneyFact =>
  ({ type, year, on, data, index: 30 }) as unknown as MoneyFact;
const run = (kind: string, from: string, to: string): MoneyFact =>
  money('InvoiceRunPrepared', 2025, '2025-01-10', { run: 'R-1', kind, period: { from, to } });
const issued = (on: string | null): MoneyFact[] =>
  on === null ? [] : [money('InvoiceIssued', 2025, on, { run: 'R-1', invoice: '2025-0001' })];
const rules = (billing: object): FactBase =>
  new FactBase([
    { kind: 'cooperation', name: ONLY, from: '2022-01-01', to: null, value: {}, sources: [0] },
    { kind: 'terms', name: ONLY, from: '2022-01-01', to: null, value: { terms: { billing } }, sources: [3] },
  ]);
const budgetWith = (said: object): DeadlineGround['budget'] => ({
  value: {
    version: 'B-26',
    versions: [{ version: { id: 'B-26', sent: null }, adoptions: [], ...said }],
  } as unknown as BudgetOnDay,
  sources: [30],
});
const ASKED: Ground = { budget: budgetWith({ adoptions: [] }), next: ['1857'] };
const QUARTERS = rules({ rhythm: 'QUARTERLY', days: ['02-15', '05-15', '08-15', '11-15'], clause: '7' });
const sent = (on: string | null): MoneyFact[] =>
  on === null ? [] : [money('InvoiceSent', 2025, on, { invoice: '2025-0001', channel: 'EHF' })];
const board: MeetingTerms = {
  meetings: [{ body: 'styret', noticeDays: 7, perYear: 1, clause: '2.1' }],
  cooperationMeeting: { body: 'styret', clause: '5.3' },
};
const decision = { decision: 'V-1', for: ['1857'], appealBy: '2025-03-26', reviewBy: '2025-03-24', sources: [7] };
const report = (on: string | null): DeadlineGround['reports'] => [
  {
    kind: 'TERTIAL',
    date: '2025-06-29',
    about: '2025-01-01–2025-04-30',
    clause: '5.1',
    done: on === null ? null : { on, what: 'T-1', sources: [30] },
    sources: [3],
  },
];

type Ground = Partial<DeadlineGround>;
type Row = readonly [
  code: string,
  lastDay: string,
  /** The ground of a year in which it was done on a day, or not. */
  done: (on: string | null) => Ground,
  by: string | null,
  what: string | null,
];

/** Every kind of deadline that the book follows: what happened, done on its last day, a day later, and not at all. */
const KINDS: readonly Row[] = [
  ['ACCOUNTS', '2025-02-22', (on) => ({ money: closed('AccountsClosed', on) }), VAAGAN, null],
  ['AUDIT_REPORT', '2025-04-15', (on) => ({ money: closed('AccountsAudited', on) }), VAAGAN, null],
  [
    'INSTALMENT',
    '2025-03-31',
    (on) => ({
      rules: rules({ rhythm: 'QUARTERLY', clause: '4.4' }),
      money: [run('ON_ACCOUNT', '2025-01', '2025-03'), ...issued(on)],
    }),
    VAAGAN,
    'R-1',
  ],
  [
    'SETTLEMENT',
    '2025-12-31',
    (on) => ({
      rules: rules({ rhythm: 'MONTHLY', clause: '4.4' }),
      money: [run('SETTLEMENT', '2025-01', '2025-12'), ...issued(on)],
    }),
    VAAGAN,
    'R-1',
  ],
  [
    'INVOICES_SENT',
    '2025-02-15',
    (on) => ({
      rules: QUARTERS,
      money: [run('ON_ACCOUNT', '2025-01', '2025-03'), ...issued('2025-02-01'), ...sent(on)],
    }),
    VAAGAN,
    'R-1',
  ],
  [
    'SETTLEMENT_SENT',
    '2025-11-15',
    (on) => ({
      rules: QUARTERS,
      money: [run('SETTLEMENT', '2025-01', '2025-12'), ...issued('2025-11-01'), ...sent(on)],
    }),
    VAAGAN,
    'R-1',
  ],
  [
    'ANNUAL_REPORT',
    '2025-03-31',
    (on) => ({ ofAccounts: ofAccounts('ANNUAL_REPORT', did(on, VAAGAN, 'AB-2024')) }),
    VAAGAN,
    'AB-2024',
  ],
  [
    'ACCOUNTS_ADOPTED',
    '2025-06-30',
    (on) => ({ ofAccounts: ofAccounts('ACCOUNTS_ADOPTED', did(on, 'ks-vaagan', 'KS-40/25')) }),
    'ks-vaagan',
    'KS-40/25',
  ],
  [
    'BUDGET_RECOMMENDED',
    '2025-12-06',
    (on) => ({ ...ASKED, prepared: prepared('BUDGET_RECOMMENDED', did(on, 'fs-1857', 'FS-1')) }),
    'fs-1857',
    'FS-1',
  ],
  [
    'BUDGET_PUBLISHED',
    '2025-12-06',
    (on) => ({ ...ASKED, prepared: prepared('BUDGET_PUBLISHED', did(on, '1857', 'B-26')) }),
    '1857',
    'B-26',
  ],
  ['POPULATION', '2025-03-01', (on) => ({ population: did(on, null, null) ?? 'NOT_YET' }), null, null],
  ['REPORT_TERTIAL', '2025-06-29', (on) => ({ reports: report(on) }), VAAGAN, 'T-1'],
  [
    'BUDGET_DRAFT',
    '2025-09-15',
    (on) => ({ budget: budgetWith({ version: { id: 'B-26', sent: on && { on, source: 30 } } }) }),
    VAAGAN,
    'B-26',
  ],
  [
    'BUDGET_ADOPTED',
    '2025-12-20',
    (on) => ({
      budget: budgetWith({
        adoptions:
          on === null ? [] : [{ municipality: '1857', decidedOn: on, decision: 'KS-1', counts: true, sources: [30] }],
      }),
      next: ['1857'],
    }),
    '1857',
    'KS-1',
  ],
  [
    'MEETING',
    '2025-05-20',
    (on) => ({ meetings: [{ ...meetingOn('styret', '2025-05-20'), held: did(on, 'styret', 'M-1') }] }),
    'styret',
    'M-1',
  ],
  [
    'MEETING_NOTICE',
    '2025-05-13',
    (on) => ({
      meetings: [{ ...meetingOn('styret', '2025-05-20'), called: did(on, 'styret', 'M-1') }],
      meetingTerms: ever(board),
    }),
    'styret',
    'M-1',
  ],
  ['FOLLOW_UP', '2025-08-01', (on) => ({ followUps: [followUp(on)] }), null, null],
  [
    'REVIEW_LAST_DAY',
    '2025-03-24',
    (on) => ({ control: [{ ...decision, reviews: [did(on, '1857', 'L-1')].flatMap((d) => d ?? []) }] }),
    '1857',
    'L-1',
  ],
  [
    'APPEAL_LAST_DAY',
    '2025-03-26',
    (on) => ({ control: [{ ...decision, appeals: [did(on, null, 'K-1')].flatMap((d) => d ?? []) }] }),
    null,
    'K-1',
  ],
];
/** Of the year before, there are invoices in any case: the book keeps its money. */
const closed = (event: string, on: string | null): MoneyFact[] => [
  money('InvoiceIssued', 2024, '2024-03-01', { run: 'R-0' }),
  ...(on === null ? [] : [money(event, 2024, on)]),
];
/** What follows: the same of the year before is in the book. */
const ofAccounts = (code: OfAccounts['code'], done: Done | null): OfAccounts[] => [
  { code, year: 2023, done: { on: '2024-03-20', by: VAAGAN, what: 'before', sources: [8] } },
  ...(done === null ? [] : [{ code, year: 2024, done }]),
];
const prepared = (code: BudgetPrepared['code'], done: Done | null): BudgetPrepared[] => {
  const of = { code, municipality: '1857', version: 'B-26' };
  return [
    { ...of, year: 2025, version: 'B-25', done: { on: '2024-11-20', by: '1857', what: 'before', sources: [8] } },
    ...(done === null ? [] : [{ ...of, year: 2026, done }]),
  ];
};
const followUp = (on: string | null) => ({
  followUp: 'O-1',
  decision: 'DS-1',
  what: 'EKSEMPEL: rapporter',
  who: 'styret',
  dueOn: '2025-08-01',
  body: null,
  done: did(on, null, null),
  sources: [21],
});
const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
/** Nobody has to appeal or to demand a review. */
const RIGHTS = ['REVIEW_LAST_DAY', 'APPEAL_LAST_DAY'];

describe.each(KINDS)('%s', (code, lastDay, done, by, what) => {
  const late = dayAfter(lastDay);
  const standing = (on: string | null, validOn: string) => {
    const asked = { ...ground, notices: [], population: 'NOT_YET', ...done(on), validOn } as const;
    const [one, ...others] = deadlinesOf(2025, asked).filter((d) => d.code === code && d.status !== undefined);
    const first = ['INSTALMENT', 'INVOICES_SENT'].includes(code) ? one : others.length === 0 ? one : undefined;
    return [first?.status, first?.done];
  };
  const happened = (on: string) => ({ on, by, what, sources: [30] });

  it.each([
    ['done on its last day', lastDay, '2026-06-01', 'DONE'],
    ['done a day later', late, '2026-06-01', 'LATE'],
  ])('%s: says on which day, by whom and what', (_, on, validOn, status) => {
    expect(standing(on, validOn)).toEqual([status, happened(on)]);
  });
  it('not done on its last day is due, and the day after it is not any more', () => {
    expect(standing(null, lastDay)).toEqual(['DUE', null]);
    expect(standing(null, late)).toEqual([RIGHTS.includes(code) ? 'PASSED' : 'MISSED', null]);
  });
  it('what is done later is not known on an earlier day', () => {
    expect(standing(late, lastDay)).toEqual(['DUE', null]);
  });
});

describe('deadlines that cannot be late', () => {
  const meeting = (on: string): MeetingDay => ({ ...meetingOn('styret', on), held: did(on, 'styret', 'M-1') });
  const ofYear = (asked: Ground, code: string) => {
    const found = deadlinesOf(2025, { ...ground, notices: [], meetingTerms: ever(board), ...asked }).find(
      (d) => d.code === code,
    );
    return [found?.date, found?.status, found?.done?.on ?? null];
  };

  it.each(['COOPERATION_MEETING', 'MEETINGS_OF_YEAR'])('%s: done by the year’s end, due, or missed', (code) => {
    const end = '2025-12-31';
    expect(ofYear({ meetings: [meeting('2025-05-20')] }, code)).toEqual([end, 'DONE', '2025-05-20']);
    expect(ofYear({ meetings: [meeting('2025-05-20')], validOn: '2025-05-19' }, code)).toEqual([end, 'DUE', null]);
    expect(ofYear({ meetings: [meeting('2024-12-31'), meeting('2026-01-01')], validOn: end }, code)).toEqual([
      end,
      'DUE',
      null,
    ]);
    expect(ofYear({ meetings: [meeting('2026-01-01')], validOn: '2026-01-01' }, code)).toEqual([end, 'MISSED', null]);
  });

  it.each([
    ['both agreements of the year ask for it', board, 'MISSED'],
    ['the one that ended in the year does not', {}, 'PASSED'],
  ])('the meeting of a year in which the agreement changes: %s', (_, before, status) => {
    const meetingTerms: Timeline<MeetingTerms> = [
      { from: '2022-01-01', to: '2025-06-01', value: before, sources: [3] },
      { from: '2025-06-01', to: null, value: board, sources: [4] },
    ];
    const found = ofYear({ meetingTerms, validOn: '2026-01-01' }, 'COOPERATION_MEETING');
    expect(found).toEqual(['2025-12-31', status, null]);
  });

  it('a participation that has ended: on its last day it goes on', () => {
    const notices = ground.notices;
    expect(ofYear({ notices, validOn: '2025-12-31' }, 'PARTICIPATION_ENDS')).toEqual(['2025-12-31', 'DUE', null]);
    expect(ofYear({ notices, validOn: '2026-01-01' }, 'PARTICIPATION_ENDS')).toEqual([
      '2025-12-31',
      'DONE',
      '2025-12-31',
    ]);
  });
});

describe('what comes before a council’s budget, by the law (kommuneloven § 14-3)', () => {
  const CODES = ['BUDGET_RECOMMENDED', 'BUDGET_PUBLISHED'] as const;
  const standing = (code: BudgetPrepared['code'], asked: Ground, validOn = '2026-06-01') => {
    const all = deadlinesOf(2025, { ...ground, notices: [], ...ASKED, ...asked, validOn });
    const found = all.find((d) => d.code === code);
    return [found?.status, found?.done?.on ?? null];
  };
  const adopted = (on: string): Ground => ({
    budget: budgetWith({
      adoptions: [{ municipality: '1857', decidedOn: on, decision: 'KS-1', counts: true, sources: [30] }],
    }),
  });

  it.each(CODES)('%s: of a municipality of which it never was recorded it has passed, and is not missed', (code) => {
    const other = prepared(code, null).map((p) => ({ ...p, municipality: '1859' }));
    expect(standing(code, {})).toEqual(['PASSED', null]);
    expect(standing(code, { prepared: other })).toEqual(['PASSED', null]);
    expect(standing(code, { prepared: prepared(code, null) })).toEqual(['MISSED', null]);
  });
  it.each(CODES)('%s: the budget of a later year says nothing of whether it was followed', (code) => {
    const later = prepared(code, null).map((p) => ({ ...p, year: 2027 }));
    expect(standing(code, { prepared: later })).toEqual(['PASSED', null]);
  });
  it.each(CODES)('%s: another version, another year and the other step do not count', (code) => {
    const done = did('2025-11-20', '1857', 'x');
    const before = prepared(code, null);
    const [, it] = prepared(code, done) as [BudgetPrepared, BudgetPrepared];
    const other = CODES.find((c) => c !== code) ?? code;
    for (const wrong of [{ version: 'B-26b' }, { year: 2025 }, { code: other }, { municipality: '1859' }])
      expect(standing(code, { prepared: [...before, { ...it, ...wrong }] })).toEqual(['MISSED', null]);
    expect(standing(code, { prepared: [...before, it] })).toEqual(['DONE', '2025-11-20']);
  });
  it.each(CODES)(
    '%s: who has adopted need not do it any more; what is recorded of it still says whether it was late',
    (code) => {
      expect(standing(code, adopted('2025-12-15'))).toEqual(['DONE', null]);
      const late = prepared(code, did('2025-12-10', '1857', 'x'));
      expect(standing(code, { ...adopted('2025-12-15'), prepared: late })).toEqual(['LATE', '2025-12-10']);
      expect(standing(code, { ...adopted('2025-12-15'), prepared: late }, '2025-12-09')).toEqual(['MISSED', null]);
    },
  );
});

describe('the annual report and the adoption of the accounts', () => {
  it.each(['ANNUAL_REPORT', 'ACCOUNTS_ADOPTED'] as const)('%s: missed where the book follows it', (code) => {
    const standing = (asked: Ground) =>
      deadlinesOf(2025, { ...ground, ...asked, validOn: '2026-06-01' }).find((d) => d.code === code)?.status;
    expect(standing({})).toBe('PASSED');
    expect(standing({ money: [money('InvoiceIssued', 2024, '2024-03-01', { run: 'R-0' })] })).toBe('MISSED');
    expect(standing({ ofAccounts: ofAccounts(code, null) })).toBe('MISSED');
    const later = ofAccounts(code, null).map((one) => ({ ...one, year: 2025 }));
    expect(standing({ ofAccounts: later })).toBe('PASSED');
  });
});

describe('sending invoices', () => {
  const [date, run1] = ['2025-05-15', run('ON_ACCOUNT', '2025-01', '2025-03')];
  const second = money('InvoiceIssued', 2025, '2025-02-01', { run: 'R-1', invoice: '2025-0002' });
  const own = money('OwnShareNoted', 2025, '2025-02-01', { run: 'R-1' });
  const standing = (facts: readonly MoneyFact[]) => {
    const all = deadlinesOf(2025, { ...ground, rules: QUARTERS, money: facts, validOn: date });
    const found = all.find((d) => d.code === 'INVOICES_SENT' && d.about === '2025-01–2025-03');
    return [found?.date, found?.status, found?.done?.on ?? null, found?.clause];
  };
  const late = money('InvoiceSent', 2025, '2025-02-16', { invoice: '2025-0002', channel: 'EMAIL' });

  it('is done with the last document of the run', () => {
    const facts = [run1, ...issued('2025-02-01'), second, own, ...sent('2025-02-02')];
    expect(standing(facts)).toEqual(['2025-02-15', 'MISSED', null, '7']);
    expect(standing([...facts, late])).toEqual(['2025-02-15', 'LATE', '2025-02-16', '7']);
  });
  it('is done where only the host has a share: that goes to nobody', () => {
    expect(standing([run1, own])).toEqual(['2025-02-15', 'DONE', '2025-02-01', '7']);
  });
  it('is not done before a document is there', () => {
    expect(standing([run1])).toEqual(['2025-02-15', 'MISSED', null, '7']);
  });
  it('has a deadline only where the terms name the days', () => {
    const codes = (billing: object) =>
      deadlinesOf(2025, { ...ground, rules: rules({ clause: '7', ...billing }) }).filter((d) => /_SENT$/.test(d.code));
    expect(codes({ rhythm: 'QUARTERLY' })).toEqual([]);
    expect(codes({ rhythm: 'QUARTERLY', days: ['02-15', '05-15', '08-15', '11-15'] })).toHaveLength(5);
  });
});

describe('instalments follow the rhythm of the terms', () => {
  const days = (billing: object) =>
    deadlinesOf(2025, { ...ground, rules: rules({ clause: '7', ...billing }) })
      .filter((d) => ['INSTALMENT', 'SETTLEMENT'].includes(d.code))
      .map((d) => [d.date, d.code, d.about ?? null, d.clause, d.status]);

  it.each([
    [
      { rhythm: 'QUARTERLY', days: ['02-15', '05-15', '08-15', '11-15'] },
      [
        ['2025-02-15', 'INSTALMENT', '2025-01–2025-03', '7', 'PASSED'],
        ['2025-05-15', 'INSTALMENT', '2025-04–2025-06', '7', 'PASSED'],
        ['2025-08-15', 'INSTALMENT', '2025-07–2025-09', '7', 'PASSED'],
        ['2025-11-15', 'INSTALMENT', '2025-10–2025-12', '7', 'DUE'],
        ['2025-11-15', 'SETTLEMENT', null, '7', 'DUE'],
      ],
    ],
    [
      { rhythm: 'QUARTERLY', last: 'SETTLEMENT_ONLY' },
      [
        ['2025-03-31', 'INSTALMENT', '2025-01–2025-03', '7', 'PASSED'],
        ['2025-06-30', 'INSTALMENT', '2025-04–2025-06', '7', 'PASSED'],
        ['2025-09-30', 'INSTALMENT', '2025-07–2025-09', '7', 'PASSED'],
        ['2025-12-31', 'SETTLEMENT', null, '7', 'DUE'],
      ],
    ],
  ])('%j', (billing, wanted) => {
    expect(days(billing)).toEqual(wanted);
  });

  it('each month has one, and the year a settlement', () => {
    const all = days({ rhythm: 'MONTHLY' });
    expect([all.length, all[1]]).toEqual([13, ['2025-02-28', 'INSTALMENT', '2025-02', '7', 'PASSED']]);
  });

  it.each([
    [2023, 'MISSED'],
    [2024, 'MISSED'],
    [2025, 'MISSED'],
    [2026, 'PASSED'],
  ])('are missed once the book has begun to keep money: with that of %s it is %s', (year, status) => {
    const asked = {
      rules: rules({ rhythm: 'QUARTERLY', clause: '7' }),
      money: [money('InvoiceSent', year, `${year}-05-02`)],
    };
    const found = deadlinesOf(2025, { ...ground, ...asked }).find((d) => d.code === 'INSTALMENT');
    expect([found?.date, found?.status]).toEqual(['2025-03-31', status]);
  });

  it('are not followed in a book that keeps no money, nor are accounts of years before it', () => {
    const codes = deadlinesOf(2025, { ...ground, since: '2025-01-01' }).map((d) => d.code);
    expect(codes).not.toEqual(expect.arrayContaining(['ACCOUNTS']));
    const accounts = deadlinesOf(2025, ground).find((d) => d.code === 'ACCOUNTS');
    expect(accounts?.status).toBe('PASSED');
  });
});

const SENT = { on: '2025-09-16', source: 30 };

it.each(['nb', 'nn', 'en'] as const)('every status has words of its own in %s', (language) => {
  const words = Object.values(DEADLINE_STATUS_TEXTS).map((text) => text[language]);
  expect([new Set(words).size, words.every((w) => w.length > 0)]).toEqual([5, true]);
  const done = { on: '2025-09-16', by: null, byName: null, what: null, events: [] };
  const code = 'BUDGET_DRAFT';
  const said = statusInWords({ status: 'LATE', done, code }, language);
  expect(said).toBe(`${DEADLINE_STATUS_TEXTS.LATE[language]} 2025-09-16`);
  expect(statusInWords({ status: 'DONE', done, code }, language)).toBe(
    { nb: 'gjort i tide 2025-09-16', nn: 'gjort i tide 2025-09-16', en: 'done in time 2025-09-16' }[language],
  );
});

it('the calendar has one whole day per deadline, and is the same each time', () => {
  const answer: DeadlinesAnswer = {
    cooperation: 'lofoten-ikt',
    knownAt: '2025-10-01T10:00:00.000Z',
    size: 10,
    names: {},
    validOn: '2025-10-01',
    year: 2025,
    deadlines: deadlinesOf(2025, { ...ground, budget: budgetWith({ version: { id: 'B-26', sent: SENT } }) }).map(
      ({ sources, about = null, body = null, done, ...d }) => ({
        ...d,
        ...{ about, body, hostless: null, bodyName: null, text: d.code, note: d.falls, name: null, events: sources },
        done: done && { on: done.on, by: done.by, byName: 'Vågan', what: done.what, events: done.sources },
      }),
    ),
  };
  const calendar = deadlinesCalendar(answer, answer.knownAt, 'nb');
  expect(calendar).toBe(deadlinesCalendar(answer, answer.knownAt, 'nb'));
  const starts = [...calendar.matchAll(/DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)/g)].map(
    ([, y, m, d]) => `${y}-${m}-${d}`,
  );
  expect(starts).toEqual(answer.deadlines.map((d) => d.date));
  expect(starts.every(isCivilDate)).toBe(true);
  expect(new Set(calendar.match(/^UID:.*$/gm)).size).toBe(answer.deadlines.length);
  expect(calendar).not.toContain('DURATION');
  expect(calendar.match(/DTEND;VALUE=DATE:20250223/g)).toHaveLength(1);
  expect(calendar.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
  expect(calendar).toContain('4.2: gjort for sent 2025-09-16 av Vågan\\, B-26\r\n');
  expect(calendar.match(/^STATUS:CONFIRMED\r$/gm)).toHaveLength(answer.deadlines.length);
  expect(calendar).toContain('CATEGORIES:gjort for sent\r\n');
  // A day that is moved keeps its id.
  const ids = (of: DeadlinesAnswer) => deadlinesCalendar(of, answer.knownAt, 'nb').match(/^UID:.*$/gm);
  const moved = answer.deadlines.map((d) => ({ ...d, date: '2025-11-11' }));
  expect(ids({ ...answer, deadlines: moved })).toEqual(ids(answer));
});
