import { isCivilDate } from '#kernel';
import { type DeadlinesAnswer, deadlinesCalendar } from './application/deadlines-questions.ts';
import { DEADLINE_TEXTS, type DeadlineGround, deadlinesOf, type MeetingDay } from './domain/deadlines.ts';

const VAAGAN = '1865';
const ground: DeadlineGround = {
  validOn: '2025-10-01',
  host: VAAGAN,
  agreement: {
    budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' },
    routines: [{ id: 'tertial-1', day: '04-30', text: 'Tertialrapport', who: 'HOST', clause: '5.1' }],
    sources: [3],
  },
  next: ['1857', VAAGAN],
  budget: null,
  notices: [{ municipality: '1857', lastDay: '2025-12-31', clause: '6', sources: [9] }],
  populations: new Map([['2025-01-01', [5]]]),
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
    const due = deadlinesOf(2025, { ...ground, control }).filter((d) => d.about !== undefined);
    expect(due.map((d) => [d.date, d.code, d.about, d.municipality, d.status])).toEqual([
      ['2025-03-24', 'REVIEW_LAST_DAY', 'V-1', null, 'PASSED'],
      ['2025-03-24', 'REVIEW_LAST_DAY', 'V-2', '1857', 'PASSED'],
      ['2025-03-26', 'APPEAL_LAST_DAY', 'V-2', VAAGAN, 'PASSED'],
    ]);
  });

  it('are counted back from the last council meeting that is called before the last day', () => {
    const meeting = { municipality: VAAGAN, kind: 'COUNCIL', sources: [11] } as const;
    const meetings: MeetingDay[] = [
      { ...meeting, date: '2025-11-04' },
      { ...meeting, date: '2025-12-15', sources: [12] },
      { ...meeting, date: '2025-12-21' },
      { ...meeting, kind: 'EXECUTIVE_COMMITTEE', date: '2025-11-25' },
      { ...meeting, kind: 'EXECUTIVE_COMMITTEE', date: '2025-12-02' },
    ];
    const due = (of: readonly MeetingDay[]) =>
      deadlinesOf(2025, { ...ground, meetings: of })
        .filter((d) => d.municipality === VAAGAN && d.date > '2025-10-01' && d.code !== 'BUDGET_ADOPTED')
        .map((d) => [d.date, d.code]);
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

  it('without an agreement in force are those of the law', () => {
    const codes = deadlinesOf(2025, { ...ground, agreement: null, notices: [] }).map((d) => d.code);
    expect(codes).toEqual(['ACCOUNTS', 'POPULATION', 'ANNUAL_REPORT', 'AUDIT_REPORT', 'ACCOUNTS_ADOPTED']);
  });

  it('have a text each', () => {
    for (const { code, text } of deadlinesOf(2025, ground)) expect(text ?? DEADLINE_TEXTS[code]?.nb).toBeTruthy();
  });
});

it('the calendar has one whole day per deadline, and is the same each time', () => {
  const answer: DeadlinesAnswer = {
    cooperation: 'lofoten-ikt',
    knownAt: '2025-10-01T10:00:00.000Z',
    size: 10,
    validOn: '2025-10-01',
    year: 2025,
    deadlines: deadlinesOf(2025, ground).map(({ sources, about = null, ...d }) => ({
      ...d,
      about,
      text: d.code,
      note: d.falls,
      name: null,
      events: sources,
    })),
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
});
