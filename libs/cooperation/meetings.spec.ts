import { calledFor, type Meeting, meetingStatus } from '#governance';
import { type Finding, isRefusal } from '#kernel';
import { bookOfLofoten, decide, lofotenUnder, TERMS_2024, VAAGAN, VESTVAAGOEY } from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

/** Meetings of the council of Vågan and of the board; texts are examples. */
const KS = 'ks-1865';
const ITEM = { item: '90-24', case: 'avtale', title: 'EKSEMPEL: Avtalen', public: true };
const notice = (more: Partial<DataOf<'CallMeeting'>> = {}): DataOf<'CallMeeting'> => ({
  meeting: 'M-1',
  body: KS,
  at: { date: '2024-09-24', time: '10:00' },
  place: 'Rådhuset',
  agenda: [ITEM],
  sentOn: '2024-09-10',
  ...more,
});
const minutes = (more: Partial<DataOf<'HoldMeeting'>> = {}): DataOf<'HoldMeeting'> => ({
  meeting: 'M-1',
  body: KS,
  time: '10:00',
  place: 'Rådhuset',
  present: ['s-1', 's-2', 's-3'],
  absent: [],
  treated: ['90-24'],
  ...more,
});
const decision = (more: Partial<DataOf<'RecordDecision'>> = {}): DataOf<'RecordDecision'> => ({
  decision: 'KS-090/24',
  body: KS,
  meeting: 'M-1',
  item: '90-24',
  outcome: 'ADOPTED',
  votes: { for: 25, against: 0, unanimous: true },
  wording: 'EKSEMPEL: Som innstilt.',
  ...more,
});
const held = { decided: '2024-09-24' };

const called = (book = bookOfLofoten(), more: Partial<DataOf<'CallMeeting'>> = {}) =>
  book.record('CallMeeting', notice(more), { decided: notice(more).sentOn });
const complete = (book = called()) =>
  book.record('HoldMeeting', minutes(), held).record('RecordDecision', decision(), held);

/** What is found of meetings on a day, as known with the first `size` events. */
const found = (book: Miniature, date = '2024-12-31', size = book.size): string[] =>
  book
    .rows(size)
    .filter((r) => r.kind === 'findings' && /meeting|follow-up/.test(r.name))
    .filter((r) => r.from <= date && (r.to === null || date < r.to))
    .flatMap((r) => (r.value as unknown as { findings: Finding[] }).findings)
    .map((f) => `${f.severity} ${f.code} ${f.about} ${f.clause}`);

describe('a meeting that is called, held and written down', () => {
  it('has no finding', () => {
    expect(found(complete())).toEqual([]);
  });

  it('recorded without more than its body has a remark each on its notice and its minutes, as old records have', () => {
    const book = bookOfLofoten().record('HoldMeeting', { meeting: 'M-1', body: KS }, held);
    expect(found(book)).toEqual([
      'REMARK MEETING_WITHOUT_NOTICE M-1 kommuneloven § 11-3',
      'REMARK MINUTES_INCOMPLETE M-1 kommuneloven § 11-4 a, b, c',
    ]);
    expect(found(book, '2024-09-23')).toEqual([]);
    const before = book.size;
    called(book);
    expect(found(book)).toEqual(['REMARK MINUTES_INCOMPLETE M-1 kommuneloven § 11-4 a, b, c']);
    expect(found(book, '2024-12-31', before)).toHaveLength(2);
  });
});

describe('the notice', () => {
  const terms = (noticeDays: number) => ({ ...TERMS_2024, meetings: [{ body: KS, noticeDays, clause: '2.6' }] });

  it.each([
    [14, []],
    [15, ['BREACH NOTICE_TOO_SHORT M-1 2.6']],
  ])('sent 14 days before, where the agreement wants %i', (days, expected) => {
    const book = complete(called(lofotenUnder(terms(days))));
    expect(found(book)).toEqual(expected);
    expect(found(book, '2024-09-09')).toEqual([]);
  });

  it('counts from the first one, when the list of cases is sent again', () => {
    const book = called(called(lofotenUnder(terms(14))), { agenda: [ITEM], sentOn: '2024-09-20' });
    expect(found(complete(book))).toEqual([]);
  });

  it('has no number of days by law alone', () => {
    expect(found(complete(called(bookOfLofoten(), { sentOn: '2024-09-23' })))).toEqual([]);
  });

  it('is judged anew when an agreement that speaks of it comes to hold', () => {
    const book = complete();
    expect(found(book)).toEqual([]);
    expect(found(lofotenUnder(terms(15), '2024-01-01', book))).toEqual(['BREACH NOTICE_TOO_SHORT M-1 2.6']);
  });
});

describe('a decision in a meeting', () => {
  const other = { item: '91-24', title: 'EKSEMPEL: En annen sak' };
  it.each([
    [
      'nobody says whether anybody objected',
      undefined,
      ['REMARK DECISION_OUTSIDE_AGENDA KS-090/24 kommuneloven § 11-3'],
    ],
    ['no one objects', { objections: 0 }, []],
    [
      'a third of those present object',
      { objections: 1 },
      ['BREACH DECISION_OUTSIDE_AGENDA KS-090/24 kommuneloven § 11-3'],
    ],
    [
      'the chair objects',
      { objections: 0, chairObjected: true },
      ['BREACH DECISION_OUTSIDE_AGENDA KS-090/24 kommuneloven § 11-3'],
    ],
  ])('on an item that is not on the list: %s', (_, said, expected) => {
    const added = said && [{ ...other, ...said }];
    const book = called().record('HoldMeeting', minutes({ ...(added && { added }) }), held);
    book.record('RecordDecision', decision({ item: '91-24' }), held);
    expect(found(book)).toEqual(expected);
  });

  it('fewer than a third of those present is not enough', () => {
    const present = ['s-1', 's-2', 's-3', 's-4'];
    const added = [{ ...other, objections: 1 }];
    const book = called().record('HoldMeeting', minutes({ present, added }), held);
    expect(found(book.record('RecordDecision', decision({ item: '91-24' }), held))).toEqual([]);
  });

  it('is found on the list by its case too', () => {
    const { item: _, ...unnamed } = decision({ case: 'avtale' });
    const book = called().record('OpenCase', { case: 'avtale', title: 'EKSEMPEL' }, held);
    book.record('HoldMeeting', minutes(), held).record('RecordDecision', unnamed, held);
    expect(found(book)).toEqual([]);
  });

  it('may name a case and a meeting that are not in the book; recorded later, they are', () => {
    const book = bookOfLofoten().record('RecordDecision', decision({ case: 'avtale' }), held);
    expect(found(book)).toEqual([
      'REMARK CASE_UNKNOWN KS-090/24 kommuneloven § 11-4',
      'REMARK MEETING_UNKNOWN KS-090/24 kommuneloven § 11-4',
    ]);
    book.record('OpenCase', { case: 'avtale', title: 'EKSEMPEL' }, { decided: '2024-09-01' });
    expect(found(book)).toEqual(['REMARK MEETING_UNKNOWN KS-090/24 kommuneloven § 11-4']);
    called(book).record('HoldMeeting', minutes(), held);
    expect(found(book)).toEqual([]);
  });
});

describe('the minutes', () => {
  it.each([
    ['a', { time: undefined }],
    ['b', { absent: undefined }],
    ['c', { treated: undefined }],
    ['2. ledd', { excused: [{ seat: 's-1', ground: 'DISQUALIFIED', granted: true }] }],
  ] as const)('that lack %s of § 11-4', (letter, lacking) => {
    const whole = { ...minutes(), ...lacking };
    const data = Object.fromEntries(Object.entries(whole).filter(([, v]) => v !== undefined)) as DataOf<'HoldMeeting'>;
    const book = called().record('HoldMeeting', data, held).record('RecordDecision', decision(), held);
    expect(found(book)).toEqual([`BREACH MINUTES_INCOMPLETE M-1 kommuneloven § 11-4 ${letter}`]);
  });

  it('that lack the decisions, then the result of the vote, then nothing', () => {
    const book = called().record('HoldMeeting', minutes(), held);
    expect(found(book)).toEqual(['BREACH MINUTES_INCOMPLETE M-1 kommuneloven § 11-4 d']);
    book.record('RecordDecision', decision({ votes: { for: null, against: null, unanimous: null } }), held);
    expect(found(book)).toEqual(['BREACH MINUTES_INCOMPLETE M-1 kommuneloven § 11-4 e']);
    const votes = { for: 24, against: 1, unanimous: false };
    book.record('CorrectDecision', { decision: 'KS-090/24', ground: 'MINUTES_CORRECTED', votes }, held);
    expect(found(book)).toEqual([]);
  });

  it('of a board are its own matter, unless the agreement asks', () => {
    const meeting = { meeting: 'M-2', body: 'driftsstyret', place: 'Kontoret' };
    const without = bookOfLofoten().record('HoldMeeting', meeting, held);
    expect(found(without)).toEqual(['REMARK MEETING_WITHOUT_NOTICE M-2 A-04']);
    const meetings = [{ body: 'driftsstyret', minutes: true, clause: '2.1' }];
    const book = lofotenUnder({ ...TERMS_2024, meetings }).record('HoldMeeting', meeting, held);
    expect(found(book)).toContain('BREACH MINUTES_INCOMPLETE M-2 kommuneloven § 11-4 a, b, c, 2.1');
    expect(found(book)).toContain('REMARK MEETING_WITHOUT_NOTICE M-2 2.1');
  });

  it('are approved when the body next meets; until then it is remarked', () => {
    const book = complete();
    book.record('CallMeeting', notice({ meeting: 'M-2', at: { date: '2024-10-29' }, sentOn: '2024-10-15' }), {
      decided: '2024-10-15',
    });
    const next = minutes({ meeting: 'M-2' });
    book.record('HoldMeeting', next, { decided: '2024-10-29' });
    book.record('RecordDecision', decision({ decision: 'KS-100/24', meeting: 'M-2' }), { decided: '2024-10-29' });
    const remark = 'REMARK MINUTES_NOT_APPROVED M-1 kommuneloven § 11-4';
    expect(found(book)).toEqual([remark]);
    expect(found(book, '2024-10-28')).toEqual([]);
    book.record('ApproveMinutes', { meeting: 'M-1', approvedIn: 'M-2' }, { decided: '2024-10-29' });
    expect(found(book)).toEqual([]);
  });

  it.each([
    ['in the meeting itself', { approvedIn: 'M-1' }, '2024-09-24', false],
    ['on a day on which the approving meeting was not held', { approvedIn: 'M-1' }, '2024-09-25', true],
    ['before they met', { approvedIn: 'M-1' }, '2024-09-23', true],
    ['by another body', { approvedIn: 'DS-1' }, '2024-09-30', true],
    ['in a meeting that was called and is not recorded', { approvedIn: 'M-3' }, '2024-10-01', true],
  ])('approved %s', (_, said, decided, odd) => {
    const book = complete().record('HoldMeeting', { meeting: 'DS-1', body: 'driftsstyret' }, { decided: '2024-09-30' });
    called(book, { meeting: 'M-3', at: { date: '2024-10-01' } });
    book.record('ApproveMinutes', { meeting: 'M-1', ...said }, { decided });
    const about = (on: string) => found(book, on).filter((f) => f.includes('OUT_OF_ORDER'));
    const expected = odd ? ['REMARK MINUTES_APPROVED_OUT_OF_ORDER M-1 kommuneloven § 11-4'] : [];
    expect([about(decided), about('2024-12-31')]).toEqual([expected, expected]);
    expect(meetingStatus(book.on('meeting', 'M-1', '2024-09-23')?.value as unknown as Meeting, '2024-09-23')).toBe(
      'CALLED',
    );
  });

  it('approved in a meeting that is recorded afterwards are in order then', () => {
    const book = called(complete(), { meeting: 'M-3', at: { date: '2024-10-01' } });
    book.record('ApproveMinutes', { meeting: 'M-1', approvedIn: 'M-3' }, { decided: '2024-10-01' });
    const about = () => found(book).filter((f) => f.includes('OUT_OF_ORDER'));
    expect(about()).toHaveLength(1);
    book.record('HoldMeeting', { meeting: 'M-3', body: KS }, { decided: '2024-10-01' });
    expect(about()).toEqual([]);
  });

  it.each([
    ['of the body that met, on its day', {}, '2024-09-24', []],
    ['on another day', {}, '2024-09-25', ['REMARK DECISION_NOT_OF_MEETING KS-090/24 kommuneloven § 11-4']],
    [
      'of another body',
      { body: 'ks-1860' },
      '2024-09-24',
      ['REMARK DECISION_NOT_OF_MEETING KS-090/24 kommuneloven § 11-4'],
    ],
  ])('hold the decisions %s', (_, more, decided, expected) => {
    const book = called().record('HoldMeeting', minutes(), held).record('RecordDecision', decision(more), { decided });
    expect(found(book).filter((f) => !f.includes('INCOMPLETE'))).toEqual(expected);
  });
});

describe('closed doors', () => {
  const closing = (closed: NonNullable<DataOf<'HoldMeeting'>['closed']>) =>
    called().record('HoldMeeting', minutes({ closed }), held).record('RecordDecision', decision(), held);
  it.each([
    ['with a legal basis and a vote in the open', { legalBasis: 'kommuneloven § 11-5', votedInOpenMeeting: true }, []],
    ['without a legal basis', {}, ['BREACH CLOSED_WITHOUT_BASIS M-1 90-24 kommuneloven § 11-5']],
    [
      'voted on behind them',
      { legalBasis: 'kommuneloven § 11-5', votedInOpenMeeting: false },
      ['BREACH CLOSING_VOTE_NOT_OPEN M-1 90-24 kommuneloven § 11-5'],
    ],
  ])('%s', (_, said, expected) => {
    expect(found(closing([{ item: '90-24', ...said }]))).toEqual(expected);
  });

  it('announced in the list of cases without a legal basis', () => {
    const agenda = [{ ...ITEM, public: false }];
    expect(found(called(bookOfLofoten(), { agenda }), '2024-09-24')).toEqual([
      'REMARK CLOSED_WITHOUT_BASIS M-1 90-24 kommuneloven § 11-5',
    ]);
    const named = [{ ...ITEM, public: false, legalBasis: 'offentleglova § 13' }];
    expect(found(called(bookOfLofoten(), { agenda: named }), '2024-09-24')).toEqual([]);
  });
});

it('a follow-up is late from the day after it was due until it is closed', () => {
  const book = complete().record(
    'OpenFollowUp',
    { followUp: 'F-1', decision: 'KS-090/24', what: 'EKSEMPEL', who: 'kommunedirektøren', dueOn: '2024-10-31' },
    held,
  );
  const late = ['REMARK FOLLOW_UP_LATE F-1 KS-090/24'];
  expect([found(book, '2024-10-31'), found(book, '2024-11-01')]).toEqual([[], late]);
  book.record('CloseFollowUp', { followUp: 'F-1', how: 'EKSEMPEL' }, { decided: '2024-11-10' });
  expect([found(book, '2024-11-09'), found(book, '2024-11-10')]).toEqual([late, []]);
});

describe('a proposal', () => {
  const sent = (item: string, on: string, book = called()) =>
    book.record(
      'SubmitProposal',
      { meeting: 'M-1', item, proposal: 'F-1', by: { body: 'fsk-1865' }, text: 'EKSEMPEL' },
      { decided: on },
    );
  const told = (book: Miniature, on: string) => found(book, on).filter((line) => line.includes('PROPOSAL'));
  const late = ['REMARK PROPOSAL_LATE F-1 kommuneloven § 11-4'];
  const off = ['REMARK PROPOSAL_OFF_AGENDA F-1 kommuneloven § 11-3'];

  it.each([
    ['the day of the meeting', '2024-09-24', []],
    ['the day after', '2024-09-25', late],
  ])('sent %s', (_, on, expected) => {
    expect(told(sent('90-24', on).record('HoldMeeting', minutes(), held), '2024-12-31')).toEqual(expected);
  });

  it('for an item that is not on the list, until the list is sent with it', () => {
    const book = sent('91-24', '2024-09-12');
    expect([told(book, '2024-09-11'), told(book, '2024-09-12')]).toEqual([[], off]);
    called(book, { agenda: [ITEM, { ...ITEM, item: '91-24' }], sentOn: '2024-09-16' });
    expect([told(book, '2024-09-15'), told(book, '2024-09-16')]).toEqual([off, []]);
  });

  it('for an item that the meeting took up', () => {
    const added = [{ item: '91-24', title: 'EKSEMPEL', objections: 0 }];
    const book = sent('91-24', '2024-09-12').record('HoldMeeting', minutes({ added }), held);
    expect([told(book, '2024-09-23'), told(book, '2024-09-24')]).toEqual([off, []]);
  });

  it('before any list was sent belongs to none yet', () => {
    const book = called(bookOfLofoten(), { sentOn: '2024-09-16' });
    expect(told(sent('91-24', '2024-09-12', book), '2024-09-15')).toEqual([]);
  });
});

describe('a follow-up of a decision that stands no more', () => {
  const late = ['REMARK FOLLOW_UP_LATE F-1 KS-090/24'];
  const due = () =>
    complete().record(
      'OpenFollowUp',
      { followUp: 'F-1', decision: 'KS-090/24', what: 'EKSEMPEL', who: 'kommunedirektøren', dueOn: '2024-10-31' },
      held,
    );
  const follows = (book: Miniature, on: string) => found(book, on).filter((line) => line.includes('FOLLOW_UP_LATE'));

  it('was never due when the decision is annulled', () => {
    const book = due();
    const before = follows(book, '2024-12-01');
    book.record('AnnulDecision', { decision: 'KS-090/24', ground: 'LEGALITY_REVIEW' }, { decided: '2024-12-01' });
    expect([before, follows(book, '2024-11-30'), follows(book, '2024-12-01')]).toEqual([late, [], []]);
  });

  it.each([
    ['2024-12-01', late, []],
    ['2024-10-31', [], []],
  ])('is due no more from the day it is reversed, %s', (on, before, after) => {
    const book = due();
    decide(book, 'om', KS, { kind: 'REVERSE_DECISION', reverses: 'KS-090/24' }, on);
    expect([follows(book, '2024-11-30'), follows(book, '2024-12-01')]).toEqual([before, after]);
    expect(book.on('follow-up', 'F-1', '2024-12-01')?.value).toMatchObject({ lapsedOn: on });
    book.record('AnnulDecision', { decision: 'om', ground: 'LEGALITY_REVIEW' }, { decided: '2024-12-02' });
    expect([follows(book, '2024-11-30'), follows(book, '2024-12-01')]).toEqual([late, late]);
  });
});

describe('doors that the list of cases announces as closed', () => {
  const open = { ...ITEM, public: false };
  const about = (book: Miniature, on: string) => found(book, on).filter((f) => f.includes('CLOSED_WITHOUT_BASIS'));
  const remark = ['REMARK CLOSED_WITHOUT_BASIS M-1 90-24 kommuneloven § 11-5'];

  it('are a remark until the list is sent anew with the provision', () => {
    const book = called(bookOfLofoten(), { agenda: [open] });
    called(book, { agenda: [{ ...open, legalBasis: 'kommuneloven § 11-5' }], sentOn: '2024-09-15' });
    expect([about(book, '2024-09-14'), about(book, '2024-09-15')]).toEqual([remark, []]);
  });

  it('are a remark until the meeting is cancelled', () => {
    const book = called(bookOfLofoten(), { agenda: [open] });
    book.record('CancelMeeting', { meeting: 'M-1' }, { decided: '2024-09-20' });
    expect([about(book, '2024-09-19'), about(book, '2024-09-20')]).toEqual([remark, []]);
  });

  it('of a board are by the agreement, as the law speaks of elected bodies', () => {
    const book = called(bookOfLofoten(), { meeting: 'DS-1', body: 'driftsstyret', agenda: [open] });
    expect(about(book, '2024-09-10')).toEqual(['REMARK CLOSED_WITHOUT_BASIS DS-1 90-24 A-04']);
  });
});

it('a notice that was corrected keeps its place among those sent the same day', () => {
  const book = called();
  const first = book.size - 1;
  called(book, { agenda: [] });
  book.record(
    'CorrectRecord',
    {
      event: first,
      type: 'MeetingCalled',
      ground: 'REGISTRATION_ERROR',
      authority: 'Verten',
      says: notice({ place: 'Salen' }),
    } as never,
    { decided: '2024-09-12' },
  );
  const meeting = book.on('meeting', 'M-1', '2024-09-12')?.value as unknown as Meeting;
  expect(meeting.notices.map(({ place, agenda }) => [place, agenda.length])).toEqual([
    ['Salen', 1],
    ['Rådhuset', 0],
  ]);
});

describe('what was recorded on behalf of a council', () => {
  const recorded = (actorMunicipality?: string) => {
    const book = called().record('HoldMeeting', minutes(), held);
    return book.record('RecordDecision', decision(), { ...held, ...(actorMunicipality && { actorMunicipality }) });
  };
  const says = (book: Miniature, confirms: boolean, decided: string) =>
    book.record('ConfirmRecord', { decision: 'KS-090/24', by: VAAGAN, confirms }, { decided });

  it.each([
    ['its own office', VAAGAN, []],
    ['nobody’s in particular', undefined, []],
    ['another municipality', VESTVAAGOEY, ['REMARK RECORD_NOT_CONFIRMED KS-090/24 kommuneloven § 11-4']],
  ])('by %s', (_, by, expected) => {
    expect(found(recorded(by))).toEqual(expected);
  });

  it('is confirmed, or objected to and then confirmed', () => {
    const book = says(recorded(VESTVAAGOEY), false, '2024-10-01');
    expect([found(book, '2024-09-30'), found(book)]).toEqual([
      ['REMARK RECORD_NOT_CONFIRMED KS-090/24 kommuneloven § 11-4'],
      ['REMARK RECORD_OBJECTED KS-090/24 kommuneloven § 11-4'],
    ]);
    says(book, true, '2024-10-10');
    expect([found(book, '2024-10-09'), found(book, '2024-10-10')]).toEqual([
      ['REMARK RECORD_OBJECTED KS-090/24 kommuneloven § 11-4'],
      [],
    ]);
  });
});

describe('a confirmation is of what was recorded when it came', () => {
  const [open, none] = [['REMARK RECORD_NOT_CONFIRMED KS-090/24 kommuneloven § 11-4'], []];
  const recorded = (actorMunicipality?: string) =>
    complete().record('RecordDecision', decision({ decision: 'KS-091/24' }), {
      ...held,
      ...(actorMunicipality && { actorMunicipality }),
    });
  const about = (book: Miniature, day?: string, size?: number) =>
    found(book, day, size).filter((f) => f.includes('KS-091/24'));
  const says = (book: Miniature, confirms: boolean, decided: string) =>
    book.record('ConfirmRecord', { decision: 'KS-091/24', by: VAAGAN, confirms }, { decided });
  const corrected = (book: Miniature, actorMunicipality?: string) =>
    book.record(
      'CorrectDecision',
      { decision: 'KS-091/24', ground: 'REGISTRATION_ERROR', outcome: 'REJECTED' },
      { decided: '2024-10-20', ...(actorMunicipality && { actorMunicipality }) },
    );
  const about91 = open.map((f) => f.replace('KS-090/24', 'KS-091/24'));

  it.each([
    ['another municipality', VESTVAAGOEY, about91],
    ['an office of no municipality', undefined, about91],
    ['its own office', VAAGAN, none],
  ])('so it is asked for anew when %s corrects the record', (_, by, expected) => {
    const book = says(recorded(VESTVAAGOEY), true, '2024-10-10');
    expect(about(book)).toEqual([]);
    const before = book.size;
    corrected(book, by);
    expect([about(book, '2024-10-19'), about(book, '2024-10-20'), about(book, '2024-12-31', before)]).toEqual([
      [],
      expected,
      [],
    ]);
    says(book, true, '2024-11-01');
    expect([about(book, '2024-10-31'), about(book, '2024-11-01')]).toEqual([expected, []]);
  });

  it('also when others annul what it had recorded itself and nobody had asked about', () => {
    const book = recorded(VAAGAN);
    book.record(
      'AnnulDecision',
      { decision: 'KS-091/24', ground: 'REGISTRATION_ERROR' },
      { decided: '2024-10-20', actorMunicipality: VESTVAAGOEY },
    );
    expect(about(book)).toEqual(about91);
    expect(about(says(book, false, '2024-11-01'))).toEqual(['REMARK RECORD_OBJECTED KS-091/24 kommuneloven § 11-4']);
  });

  it('once, however often it is corrected; an objection stands beside a correction', () => {
    expect(about(corrected(corrected(recorded(VESTVAAGOEY), VESTVAAGOEY)))).toEqual(about91);
    expect(about(corrected(says(recorded(VESTVAAGOEY), false, '2024-10-10')))).toEqual([
      'REMARK RECORD_OBJECTED KS-091/24 kommuneloven § 11-4',
    ]);
  });
});

describe('a called meeting that is cancelled or moved', () => {
  const statusOn = (book: Miniature, day: string, size = book.size) => {
    const value = book.on('meeting', 'M-1', day, size)?.value as unknown as Meeting;
    return [meetingStatus(value, day), calledFor(value, day)];
  };
  const cancelled = (on = '2024-09-18') =>
    called().record('CancelMeeting', { meeting: 'M-1', reason: 'EKSEMPEL: For få kan møte' }, { decided: on });

  it('is cancelled from that day, and called again by a notice sent later', () => {
    const book = cancelled();
    const before = book.size;
    called(book, { at: { date: '2024-10-01' }, sentOn: '2024-09-20' });
    expect([statusOn(book, '2024-09-17'), statusOn(book, '2024-09-18'), statusOn(book, '2024-09-20')]).toEqual([
      ['CALLED', '2024-09-24'],
      ['CANCELLED', null],
      ['CALLED', '2024-10-01'],
    ]);
    expect(statusOn(book, '2024-09-20', before)).toEqual(['CANCELLED', null]);
  });

  it('is moved by its notice sent again, without being cancelled', () => {
    const book = called(called(), { at: { date: '2024-10-01' }, sentOn: '2024-09-12' });
    expect([statusOn(book, '2024-09-11'), statusOn(book, '2024-09-12')]).toEqual([
      ['CALLED', '2024-09-24'],
      ['CALLED', '2024-10-01'],
    ]);
  });

  it('was not called too late from the day it is cancelled', () => {
    const terms = { ...TERMS_2024, meetings: [{ body: KS, noticeDays: 15, clause: '2.6' }] };
    const book = called(lofotenUnder(terms)).record('CancelMeeting', { meeting: 'M-1' }, { decided: '2024-09-18' });
    expect([found(book, '2024-09-17'), found(book, '2024-09-18')]).toEqual([['BREACH NOTICE_TOO_SHORT M-1 2.6'], []]);
  });

  it('that was held all the same is recorded as held, and remarked', () => {
    const book = cancelled().record('HoldMeeting', minutes(), held).record('RecordDecision', decision(), held);
    expect(statusOn(book, '2024-09-24')[0]).toBe('HELD');
    expect(found(book)).toEqual(['REMARK MEETING_NOT_AS_CALLED M-1 kommuneloven § 11-3']);
  });

  it('that was held on another day than it was called for is remarked, until the notice that moved it is known', () => {
    const book = called().record('HoldMeeting', minutes(), { decided: '2024-09-25' });
    book.record('RecordDecision', decision(), { decided: '2024-09-25' });
    const remark = 'REMARK MEETING_NOT_AS_CALLED M-1 kommuneloven § 11-3';
    expect([found(book, '2024-09-24'), found(book)]).toEqual([[], [remark]]);
    called(book, { at: { date: '2024-09-25' }, sentOn: '2024-09-26' });
    expect(found(book)).toEqual([remark]);
    called(book, { at: { date: '2024-09-25' }, sentOn: '2024-09-12' });
    expect(found(book)).toEqual([]);
  });

  it('whose notice was sent after it was called by nobody', () => {
    const book = complete(called(bookOfLofoten(), { sentOn: '2024-09-25' }));
    expect(found(book)).toEqual(['REMARK MEETING_WITHOUT_NOTICE M-1 kommuneloven § 11-3']);
  });

  it('of which nothing was heard is remarked from the day after it', () => {
    const remark = ['REMARK MEETING_NOT_RECORDED M-1 kommuneloven § 11-4'];
    const book = called();
    expect([found(book, '2024-09-24'), found(book, '2024-09-25')]).toEqual([[], remark]);
    const before = book.size;
    called(book, { at: { date: '2024-10-08' }, sentOn: '2024-10-01' });
    expect(['2024-09-30', '2024-10-01', '2024-10-08', '2024-10-09'].map((on) => found(book, on))).toEqual([
      remark,
      [],
      [],
      remark,
    ]);
    complete(book);
    expect([found(book).filter((f) => f.includes('NOT_RECORDED')), found(book, '2024-12-31', before)]).toEqual([
      [],
      remark,
    ]);
    expect(found(cancelled('2024-09-24'))).toEqual([]);
    expect([found(cancelled('2024-09-30'), '2024-09-29'), found(cancelled('2024-09-30'))]).toEqual([remark, []]);
  });

  it.each<[string, () => Miniature, string, string]>([
    ['that is not in the book', () => bookOfLofoten(), '2024-09-18', 'meeting-unknown'],
    ['that was held', () => complete(), '2024-09-25', 'meeting-held-already'],
    ['that is cancelled', () => cancelled(), '2024-09-19', 'already-recorded'],
  ])('is refused for one %s', (_, start, decided, code) => {
    const answer = start().attempt('CancelMeeting', { meeting: 'M-1' }, { decided });
    expect(isRefusal(answer) && answer.code).toBe(code);
  });
});
