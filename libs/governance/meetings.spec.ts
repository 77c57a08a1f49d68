import type { Decided, Decider, Placed } from '#kernel';
import { command, given, placed } from '#kernel/testing';
import type { GovernanceCommand } from './domain/commands.ts';
import { decideGovernance } from './domain/decide.ts';
import type { GovernanceEvent } from './domain/events.ts';
import { followUpStatus, type Meeting, meetingStatus, noticeOn } from './domain/meetings.ts';
import * as refusals from './domain/refusals.ts';
import { type MeetingsOfTheDay, meetingOftenEnough } from './domain/rules/meeting-often-enough.ts';
import { evolveGovernance, type GovernanceState, noGovernance } from './domain/state.ts';

const governance: Decider<GovernanceState, GovernanceCommand, GovernanceEvent> = {
  initial: noGovernance,
  decide: decideGovernance,
  evolve: evolveGovernance,
};
type Event = Decided<GovernanceEvent>;
const when = (...history: Event[]) => {
  const { when } = given(governance, expect)(...history);
  return (type: GovernanceCommand['type'], data: object) => when(command(type, data) as GovernanceCommand);
};
const meetingAfter = (...history: Event[]): Meeting | undefined =>
  history
    .map(placed)
    .reduce((s, e) => evolveGovernance(s, e as Placed<GovernanceEvent>), noGovernance)
    .meetings.meetings.get('M-1');

const board: Event = { type: 'BodyEstablished', data: { body: 'board', name: 'Styret', kind: 'OPERATING_BOARD' } };
const council: Event = {
  type: 'BodyEstablished',
  data: { body: 'ks', name: 'Kommunestyret', kind: 'COUNCIL', municipality: '1865' },
};
const agenda = [{ item: '1', title: 'Sak', public: true }];
const notice = { meeting: 'M-1', body: 'board', at: { date: '2024-02-01' }, agenda, sentOn: '2024-01-20' };
const called: Event = { type: 'MeetingCalled', data: notice };
const held: Event = { type: 'MeetingHeld', data: { meeting: 'M-1', body: 'board' } };
const proposal = { meeting: 'M-1', item: '1', proposal: 'P-1', by: { seat: 'kd-1' }, text: 'Forslag' };
const proposed: Event = { type: 'ProposalSubmitted', data: proposal };
const approval = { meeting: 'M-1', approvedIn: 'M-1' };
const decided: Event = {
  type: 'DecisionRecorded',
  data: {
    decision: 'D-1',
    body: 'ks',
    outcome: 'ADOPTED',
    votes: { for: null, against: null, unanimous: null },
    wording: 'Som innstilt.',
  },
};
const followUp = { followUp: 'F-1', decision: 'D-1', what: 'Melde fra', who: 'daglig leder' };
const opened: Event = { type: 'FollowUpOpened', data: followUp };
const closing = { followUp: 'F-1', how: 'Gjort' };
const closed: Event = { type: 'FollowUpClosed', data: closing };
const confirmation = { decision: 'D-1', by: '1865', confirms: true };

describe('a meeting', () => {
  it('is called, and called again with another list', () => {
    when(board)('CallMeeting', notice).gives(called);
    when(board, called)('CallMeeting', notice).gives(called);
  });

  it('is held once, called or not; its notice may be recorded late', () => {
    const said = { meeting: 'M-1', body: 'board' };
    when(board)('HoldMeeting', said).gives(held);
    when(board, called)('HoldMeeting', said).gives(held);
    when(
      board,
      called,
      held,
    )('HoldMeeting', said).isRefused(refusals.alreadyRecorded({ what: 'MeetingHeld', id: 'M-1' }));
    when(board, held)('CallMeeting', notice).gives(called);
  });

  it('is of one body, which is in the book', () => {
    const unknown = refusals.bodyUnknown({ body: 'board', known: 'ks' });
    when(council)('CallMeeting', notice).isRefused(unknown);
    const other = refusals.meetingOfOtherBody({ meeting: 'M-1', body: 'ks', of: 'board' });
    when(board, council, called)('HoldMeeting', { meeting: 'M-1', body: 'ks' }).isRefused(other);
    when(board, council, held)('CallMeeting', { ...notice, body: 'ks' }).isRefused(other);
  });

  it('has each item once on its list', () => {
    when(board)('CallMeeting', { ...notice, agenda: [...agenda, ...agenda] }).isRefused(
      refusals.itemTwice({ item: '1' }),
    );
  });

  it('takes proposals, each once, also on what is not on the list', () => {
    when(board, called)('SubmitProposal', proposal).gives(proposed);
    const other = { ...proposal, item: '9' };
    when(board, called)('SubmitProposal', other).gives({ type: 'ProposalSubmitted', data: other });
    when(board)('SubmitProposal', proposal).isRefused(refusals.meetingUnknown({ meeting: 'M-1' }));
    when(
      board,
      called,
      proposed,
    )('SubmitProposal', proposal).isRefused(refusals.alreadyRecorded({ what: 'ProposalSubmitted', id: 'P-1' }));
  });

  it('is refused where its record names a seat both as present and as absent', () => {
    const data = { meeting: 'M-1', body: 'board', present: ['s-1', 's-2'], absent: ['s-3'] };
    when(board)('HoldMeeting', data).gives({ type: 'MeetingHeld', data });
    when(board)('HoldMeeting', { ...data, absent: ['s-3', 's-2'] }).isRefused(
      refusals.presentAndAbsent({ meeting: 'M-1', seat: 's-2' }),
    );
  });

  it('has its minutes approved once in a meeting, and in a later one when they were corrected; when it has been held', () => {
    const approved: Event = { type: 'MinutesApproved', data: approval };
    when(board, held)('ApproveMinutes', approval).gives(approved);
    when(board, called)('ApproveMinutes', approval).isRefused(refusals.meetingNotHeld({ meeting: 'M-1' }));
    when(board)('ApproveMinutes', approval).isRefused(refusals.meetingUnknown({ meeting: 'M-1' }));
    when(board, held)('ApproveMinutes', { ...approval, approvedIn: 'M-2' }).isRefused(
      refusals.meetingUnknown({ meeting: 'M-2' }),
    );
    when(
      board,
      held,
      approved,
    )('ApproveMinutes', approval).isRefused(
      refusals.minutesApprovedAlready({ meeting: 'M-1', in: approval.approvedIn, on: '2024-01-01' }),
    );
    const corrected = { ...approval, approvedIn: 'M-3', remarks: 'Rettet.' };
    when(
      board,
      held,
      { ...called, data: { ...called.data, meeting: 'M-3' } } as Event,
      approved,
    )('ApproveMinutes', corrected).gives({ type: 'MinutesApproved', data: corrected });
  });

  it('that was recorded before minutes could be, folds and shows', () => {
    const meeting = meetingAfter(board, { ...held, decided: '2024-02-01' }) as Meeting;
    expect(meeting).toEqual({
      id: 'M-1',
      body: 'board',
      notices: [],
      proposals: [],
      cancelled: null,
      held: { on: '2024-02-01', source: 1 },
      approvals: [],
      sources: [1],
    });
    expect(meetingStatus(meeting, '2024-02-01')).toBe('HELD');
    expect(meetingStatus(meeting, '2024-01-31')).toBe('CALLED');
  });

  it('is as its last notice says, by the day it was sent', () => {
    const moved: Event = {
      type: 'MeetingCalled',
      data: { ...notice, at: { date: '2024-02-08' }, sentOn: '2024-01-25' },
    };
    const meeting = meetingAfter(board, moved, called) as Meeting;
    const dateOn = (day: string) => noticeOn(meeting, day)?.at.date ?? null;
    expect(['2024-01-19', '2024-01-20', '2024-01-25'].map(dateOn)).toEqual([null, '2024-02-01', '2024-02-08']);
  });
});

describe('what comes after a decision', () => {
  it('is opened and closed once', () => {
    when(council, decided)('OpenFollowUp', followUp).gives(opened);
    when(council)('OpenFollowUp', followUp).isRefused(refusals.decisionUnknown({ decision: 'D-1' }));
    when(
      council,
      decided,
      opened,
    )('OpenFollowUp', followUp).isRefused(refusals.alreadyRecorded({ what: 'FollowUpOpened', id: 'F-1' }));
    when(council, decided, opened)('CloseFollowUp', closing).gives(closed);
    when(council, decided)('CloseFollowUp', closing).isRefused(refusals.followUpUnknown({ followUp: 'F-1' }));
    when(
      council,
      decided,
      opened,
      closed,
    )('CloseFollowUp', closing).isRefused(refusals.followUpClosedAlready({ followUp: 'F-1', on: '2024-01-01' }));
  });

  it.each([
    ['the day before it is due', '2024-02-28', 'OPEN'],
    ['the day it is due', '2024-02-29', 'OPEN'],
    ['the day after', '2024-03-01', 'LATE'],
    ['when it is done', '2024-03-02', 'DONE'],
  ])('%s', (_, day, status) => {
    const done = { on: '2024-03-02', how: 'Gjort', source: 3 };
    expect(followUpStatus({ dueOn: '2024-02-29', closed: done }, day)).toBe(status);
    expect(followUpStatus({ dueOn: null, closed: null }, day)).toBe('OPEN');
  });

  it('is confirmed by the municipality whose body decided, as often as it changes its mind', () => {
    const confirmed: Event = { type: 'RecordConfirmed', data: confirmation };
    when(council, decided)('ConfirmRecord', confirmation).gives(confirmed);
    when(council, decided, confirmed)('ConfirmRecord', confirmation).gives(confirmed);
    when(council)('ConfirmRecord', confirmation).isRefused(refusals.decisionUnknown({ decision: 'D-1' }));
    when(council, decided)('ConfirmRecord', { ...confirmation, by: '1860' }).isRefused(
      refusals.recordOfOther({ decision: 'D-1', body: 'ks', municipality: '1860' }),
    );
  });
});

describe('how often a body meets (D-8), and the yearly meeting of the participants (L-5.3-1)', () => {
  const meetings = [{ body: 'group', perYear: 4, clause: '5' }];
  const value = { meetings, cooperationMeeting: { body: 'together', clause: '5.3' } };
  const terms = [{ from: '2021-03-01', to: null, value, sources: [2] }];
  const held = (body: string, ...days: string[]) => days.map((on, n) => ({ body, on, sources: [10 + n] }));
  const on = (validOn: string, ...met: MeetingsOfTheDay['held']) =>
    meetingOftenEnough({ validOn, since: '2021-01-01', terms, held: met }).map(
      ({ code, about, clause, sources }) => `${code} ${about} ${clause} ${sources.join(' ')}`,
    );
  const together = held('together', '2022-09-01');

  it('are judged when a year is over in which the terms held all the time', () => {
    expect(on('2022-12-31')).toEqual([]);
    expect(on('2023-01-01')).toEqual(['MEETINGS_TOO_FEW group 2022 5 2', 'COOPERATION_MEETING_MISSING 2022 5.3 2']);
    expect(on('2024-01-01')).toHaveLength(4);
  });

  it.each([
    [3, ['MEETINGS_TOO_FEW group 2022 5 2 10 11 12']],
    [4, []],
  ])('%i meetings where four are wanted', (count, expected) => {
    const days = ['2022-01-10', '2022-04-10', '2022-07-10', '2022-10-10'].slice(0, count);
    expect(on('2023-01-01', ...held('group', ...days), ...together)).toEqual(expected);
  });

  it('a meeting counts in its own year only', () => {
    const days = ['2021-12-31', '2022-04-10', '2022-07-10', '2023-01-01'];
    expect(on('2023-01-01', ...held('group', ...days), ...together)).toHaveLength(1);
  });

  describe('a year in which the agreement changes', () => {
    const other = {
      meetings: [{ body: 'group', perYear: 2, clause: '6' }],
      cooperationMeeting: { body: 'all', clause: '8' },
    };
    const turn = '2022-07-01';
    const changing = (after: MeetingsOfTheDay['terms'], ...met: MeetingsOfTheDay['held']) =>
      meetingOftenEnough({
        validOn: '2023-01-01',
        since: '2021-01-01',
        terms: [{ from: '2021-03-01', to: turn, value, sources: [2] }, ...after],
        held: met,
      }).map(({ code, clause, sources }) => `${code} ${clause} ${sources.join(' ')}`);
    const changed = [{ from: turn, to: null, value: other, sources: [3] }];

    it('is judged by what both texts ask for, by the clause of the last', () => {
      expect(changing(changed)).toEqual(['MEETINGS_TOO_FEW 6 2 3', 'COOPERATION_MEETING_MISSING 8 2 3']);
      expect(changing(changed, ...held('group', '2022-01-10'), ...together)).toEqual(['MEETINGS_TOO_FEW 6 2 3 10']);
      expect(changing(changed, ...held('group', '2022-01-10', '2022-03-10'), ...held('all', '2022-09-01'))).toEqual([]);
    });

    it.each([
      ['one of them says nothing of meetings', [{ ...changed[0], value: {} }]],
      ['nothing is in force for a while', [{ ...changed[0], from: '2022-07-02' }]],
      ['nothing is in force at its end', [{ ...changed[0], to: '2022-12-31' }]],
    ])('is not judged when %s', (_, after) => {
      expect(changing(after as MeetingsOfTheDay['terms'])).toEqual([]);
    });
  });

  it('an agreement that says nothing of it has no such finding', () => {
    expect(meetingOftenEnough({ validOn: '2030-01-01', since: '2021-01-01', terms: [], held: [] })).toEqual([]);
  });
});
