import { canonicalJson, isRefusal } from '#kernel';
import type { CommandType } from './domain/commands.ts';
import { RESTATABLE } from './domain/restating/restatable.ts';
import {
  book as booked,
  cost,
  council,
  decide,
  FLAKSTAD,
  lofotenUnder,
  owed,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
} from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

const WHY = { ground: 'REGISTRATION_ERROR', authority: 'Eksempel: sak 25/1' } as const;
type Said = readonly [command: CommandType, data: object, decided?: string];
const said = (book: Miniature, [command, data, decided = '2025-06-01']: Said): Miniature =>
  book.record(command, data as never, { decided });

const HOST_DECISION: Said = [
  'RecordHostDecision',
  { decision: 'VV-1', for: [VAEROEY], matter: 'Eksempel', withinBudget: 'YES', principled: 'NO', individual: true },
];
const DECISION: Said = [
  'RecordDecision',
  {
    decision: 'KS-1',
    body: council(VAAGAN),
    outcome: 'ADOPTED',
    votes: { for: 20, against: 3, unanimous: false },
    wording: 'Eksempel',
  },
];
const APPEAL: Said = ['FileAppeal', { appeal: 'K-1', decision: 'VV-1', by: 'PARTY', notifiedOn: '2025-06-01' }];
const REVIEW: Said = ['DemandLegalityReview', { review: 'LK-1', decision: 'KS-1', municipality: VAAGAN, members: 2 }];
const MEETING: Said = [
  'CallMeeting',
  {
    meeting: 'M-1',
    body: 'driftsstyret',
    at: { date: '2025-06-15', time: '10:00' },
    place: 'Eksempel',
    agenda: [{ item: '1', title: 'Eksempel', public: true }],
    sentOn: '2025-06-01',
  },
];
const SYSTEM: Said = ['RegisterService', { service: 'sys', kind: 'SYSTEM', name: 'Eksempel' }];
const TRANSFER: Said = ['RecordTransfer', { transfer: 'T-1', origin: FLAKSTAD }];
const NOTICE: Said = ['ReceiveWithdrawalNotice', { notice: 'U-1', municipality: FLAKSTAD, form: 'WRITTEN' }];
const FOLLOW_UP: Said = ['OpenFollowUp', { followUp: 'O-1', decision: 'KS-1', what: 'Eksempel', who: 'Verten' }];
const MEASURE: Said = [
  'ProposeMeasure',
  { measure: 'FT-1', title: 'Eksempel', by: VAAGAN, municipalities: [VAAGAN], benefits: ['TIME'] },
];
const CONTRACT: Said = [
  'RegisterContract',
  {
    contract: 'L-1',
    supplier: 'Eksempel',
    subject: 'Eksempel',
    owner: VAAGAN,
    from: '2025-01-01',
    participants: [VAAGAN],
    dataOwnership: true,
    byService: true,
  },
];
const PROCUREMENT: Said = [
  'ReportOutsideProcurement',
  { procurement: 'A-1', municipality: VAEROEY, subject: 'Eksempel', on: '2025-05-01' },
];

/** By type of event: what comes before it, and the command that gives it. */
const RECORDS: Readonly<Record<string, { before?: readonly Said[]; it: Said }>> = {
  ParticipantAdmitted: {
    it: ['AdmitParticipant', { municipality: '1804', name: 'Bodø', organisationNumber: '972418013' }],
  },
  ParticipationEnded: { it: ['EndParticipation', { municipality: FLAKSTAD }] },
  WithdrawalNoticeReceived: { it: NOTICE },
  WithdrawalNoticeWithdrawn: {
    before: [NOTICE],
    it: ['TakeBackWithdrawalNotice', { notice: 'U-1', agreed: true }],
  },
  HostChanged: { it: ['ChangeHost', { host: FLAKSTAD }] },
  ChangeDemanded: { it: ['DemandChange', { demand: 'E-1', municipality: VAEROEY, matter: 'Eksempel' }] },
  SeatsDefined: {
    it: ['DefineSeats', { body: 'lofotraadet', seats: [{ seat: 'S-1', office: 'ordfører', role: 'CHAIR' }] }],
  },
  AbsenceRecorded: {
    before: [['DefineSeats', { body: 'lofotraadet', seats: [{ seat: 'S-1', office: 'ordfører', role: 'CHAIR' }] }]],
    it: ['RecordAbsence', { absence: 'F-1', body: 'lofotraadet', seat: 'S-1' }],
  },
  MeetingCalled: { it: MEETING },
  MeetingHeld: { before: [MEETING], it: ['HoldMeeting', { meeting: 'M-1', body: 'driftsstyret' }] },
  MeetingCancelled: { before: [MEETING], it: ['CancelMeeting', { meeting: 'M-1' }] },
  ProposalSubmitted: {
    before: [MEETING],
    it: ['SubmitProposal', { meeting: 'M-1', proposal: 'P-1', item: '1', by: { municipality: VAAGAN }, text: 'x' }],
  },
  MinutesApproved: {
    before: [MEETING, ['HoldMeeting', { meeting: 'M-1', body: 'driftsstyret' }]],
    it: ['ApproveMinutes', { meeting: 'M-1', approvedIn: 'M-1' }],
  },
  FollowUpOpened: { before: [DECISION], it: FOLLOW_UP },
  FollowUpClosed: { before: [DECISION, FOLLOW_UP], it: ['CloseFollowUp', { followUp: 'O-1', how: 'Eksempel' }] },
  RecordConfirmed: { before: [DECISION], it: ['ConfirmRecord', { decision: 'KS-1', by: VAAGAN, confirms: true }] },
  ServiceJoined: { before: [SYSTEM], it: ['JoinService', { service: 'sys', municipality: VAAGAN }] },
  ServiceLeft: {
    before: [SYSTEM, ['JoinService', { service: 'sys', municipality: VAAGAN }, '2025-01-01']],
    it: ['LeaveService', { service: 'sys', municipality: VAAGAN }],
  },
  ServiceAbstained: { before: [SYSTEM], it: ['AbstainFromService', { service: 'sys', municipality: VAAGAN }] },
  EmploymentTransferred: { it: TRANSFER },
  TransferredEmploymentEnded: { before: [TRANSFER], it: ['EndTransferredEmployment', { transfer: 'T-1' }] },
  BudgetPublished: {
    before: [['DraftBudget', { year: 2026, version: 'B-1', lines: [{ category: 'DRIFT', amount: '100' }] }]],
    it: ['PublishBudget', { year: 2026, version: 'B-1', municipality: VAEROEY }],
  },
  DelegationGiven: { it: ['GiveDelegation', { delegation: 'ikt', municipality: VAEROEY }] },
  HostInstructed: {
    before: [HOST_DECISION],
    it: ['RecordInstruction', { instruction: 'I-1', body: council(VAAGAN), kind: 'REVERSAL', decision: 'VV-1' }],
  },
  AppealFiled: { before: [HOST_DECISION], it: APPEAL },
  AppealPrepared: { before: [HOST_DECISION, APPEAL], it: ['PrepareAppeal', { appeal: 'K-1', view: 'UPHELD' }] },
  AppealDecided: {
    before: [HOST_DECISION, APPEAL],
    it: ['DecideAppeal', { appeal: 'K-1', body: council(VAAGAN), outcome: 'UPHELD' }],
  },
  LegalityReviewDemanded: { before: [DECISION], it: REVIEW },
  LegalityReviewConcluded: {
    before: [DECISION, REVIEW],
    it: ['ConcludeLegalityReview', { review: 'LK-1', outcome: 'UPHELD', by: 'DECIDING_BODY' }],
  },
  PositionsMoved: { it: ['MovePositions', { move: 'F-1', from: VAEROEY, to: VAAGAN, positions: '1.5' }] },
  DocumentSubmitted: {
    it: ['SubmitDocument', { document: 'sla', kind: 'SLA', version: '1', title: 'Eksempel' }],
  },
  MeasureProposed: { it: MEASURE },
  MeasureAssessed: { before: [MEASURE], it: ['AssessMeasure', { measure: 'FT-1', fitsStrategy: true }] },
  MeasurePutForward: { before: [MEASURE], it: ['PutForwardMeasure', { measure: 'FT-1', priority: 1 }] },
  MeasureStarted: { before: [MEASURE], it: ['StartMeasure', { measure: 'FT-1' }] },
  MeasureCompleted: { before: [MEASURE], it: ['CompleteMeasure', { measure: 'FT-1' }] },
  ContractRegistered: { it: CONTRACT },
  ContractAmended: { before: [CONTRACT], it: ['AmendContract', { contract: 'L-1', participants: [VAAGAN, VAEROEY] }] },
  ContractEnded: { before: [CONTRACT], it: ['EndContract', { contract: 'L-1' }] },
  OutsideProcurementReported: { it: PROCUREMENT },
  OutsideProcurementSettled: {
    before: [PROCUREMENT],
    it: ['SettleOutsideProcurement', { procurement: 'A-1', how: 'TAKEN_OVER' }],
  },
  ReportDelivered: {
    it: ['DeliverReport', { report: 'R-1', kind: 'STATE_NOTICE', period: { from: '2025-01-01', to: '2025-01-01' } }],
  },
};

const rowsOf = (book: Miniature, size = book.size, without: number | null = null): string[] =>
  book
    .rows(size, without)
    .map((row) => canonicalJson(row))
    .sort();
const recorded = (type: string): { book: Miniature; event: number } => {
  const { before = [], it } = RECORDS[type] as (typeof RECORDS)[string];
  const book = [...before, it].reduce(said, lofotenUnder(TERMS_2024));
  return { book, event: book.size - 1 };
};
const annul = (book: Miniature, event: number, type: string) =>
  book.attempt('AnnulRecord', { event, type, ...WHY }, { decided: '2025-07-01' });
const correct = (
  book: Miniature,
  event: number,
  type: string,
  says: object,
  more: Partial<DataOf<'CorrectRecord'>> = {},
) => book.attempt('CorrectRecord', { event, type, ...WHY, says: { ...says }, ...more }, { decided: '2025-07-01' });
const code = (answer: unknown): string | null =>
  isRefusal(answer as never) ? (answer as { code: string }).code : null;

describe('a record that is annulled', () => {
  it('is tried here for every type that can be', () => {
    expect(Object.keys(RECORDS).sort()).toEqual(Object.keys(RESTATABLE).sort());
  });

  it.each(Object.keys(RECORDS))('%s: all is as if it had never been recorded; before, it is known', (type) => {
    const { book, event } = recorded(type);
    expect(book.events.at(-1)?.type).toBe(type);
    const known = rowsOf(book);
    const never = rowsOf(book, book.size, event);
    expect(known).not.toEqual(never);
    expect(code(annul(book, event, type))).toBeNull();
    expect(rowsOf(book)).toEqual(never);
    expect(rowsOf(book, book.size - 1)).toEqual(known);
  });

  it('takes with it what was recorded of it later, and its id is free again', () => {
    const { book } = recorded('AppealDecided');
    const { at } = book.events.find((e) => e.type === 'AppealFiled') as (typeof book.events)[number];
    annul(book, at.index, 'AppealFiled');
    expect(book.on('appeal', 'K-1', '2026-01-01')).toBeNull();
    said(book, APPEAL);
    expect(book.on('appeal', 'K-1', '2026-01-01')?.value).toMatchObject({ status: 'FILED' });
  });

  it('that was a joining of a service changes what each pays, and what was known of it does not', () => {
    const join = (municipality: string): Said => ['JoinService', { service: 'sys', municipality }, '2024-12-01'];
    const book = [SYSTEM, join(VAAGAN), join(VAEROEY), join(FLAKSTAD)].reduce(said, lofotenUnder(TERMS_2024));
    const joined = book.size - 1;
    booked(book, cost('SHARED_SYSTEM', '120000', { sharedService: 'sys', evidence: 'Bilag' }));
    const size = book.size;
    annul(book, joined, 'ServiceJoined');
    expect(owed(book.allocation('2025-01', '2025-12', size))[FLAKSTAD]).not.toBe('0.00');
    const shares = owed(book.allocation('2025-01', '2025-12'));
    expect(shares[FLAKSTAD] ?? '0.00').toBe('0.00');
    expect(shares).toEqual(owed(book.allocationWithout(joined, '2025-01', '2025-12')));
  });
});

describe('a record that is corrected', () => {
  it('says the new from the recording on, and rests on the correction', () => {
    const { book, event } = recorded('AppealFiled');
    const before = book.size;
    correct(book, event, 'AppealFiled', { appeal: 'K-1', decision: 'VV-1', by: 'OTHER', notifiedOn: '2025-05-01' });
    const appeal = (size: number) => book.on('appeal', 'K-1', '2026-01-01', size);
    expect(appeal(before)?.value).toMatchObject({ by: 'PARTY', late: false });
    expect(appeal(book.size)?.value).toMatchObject({ by: 'OTHER', late: true });
    expect(appeal(book.size)?.sources).toContain(before);
  });

  it('can have another day; what came after it stands', () => {
    const { book } = recorded('AppealDecided');
    const { at, data } = book.events.find((e) => e.type === 'AppealFiled') as (typeof book.events)[number];
    correct(book, at.index, 'AppealFiled', data as object, { decidedOn: '2025-05-20' });
    expect(book.on('appeal', 'K-1', '2026-01-01')?.value).toMatchObject({
      receivedOn: '2025-05-20',
      status: 'DECIDED',
    });
  });

  it('can be corrected again, under the index of the first record, and then annulled', () => {
    const { book, event } = recorded('PositionsMoved');
    const content = { move: 'F-1', from: VAEROEY, to: VAAGAN };
    correct(book, event, 'PositionsMoved', { ...content, positions: '2' });
    correct(book, event, 'PositionsMoved', { ...content, positions: '3' });
    expect(book.on('positions-move', 'F-1', '2026-01-01')?.value).toMatchObject({ positions: '3' });
    annul(book, event, 'PositionsMoved');
    expect(book.on('positions-move', 'F-1', '2026-01-01')).toBeNull();
  });
});

describe('is refused', () => {
  const { book, event } = recorded('AppealFiled');
  const content = { appeal: 'K-1', decision: 'VV-1', by: 'PARTY', notifiedOn: '2025-06-01' };
  const gone = recorded('ReportDelivered');
  annul(gone.book, gone.event, 'ReportDelivered');

  it.each<[string, () => unknown, string]>([
    ['an index that the book has not', () => annul(book, 4000, 'AppealFiled'), 'record-unknown'],
    [
      'a correction as if it were the record',
      () => annul(gone.book, gone.book.size - 1, 'RecordAnnulled'),
      'record-unknown',
    ],
    ['an index of another type', () => annul(book, event, 'ReportDelivered'), 'record-of-other-type'],
    ['what is annulled already', () => annul(gone.book, gone.event, 'ReportDelivered'), 'record-already-annulled'],
    ['what has a correction of its own', () => annul(book, event - 1, 'HostDecisionRecorded'), 'record-not-restatable'],
    ['a correction that changes nothing', () => correct(book, event, 'AppealFiled', content), 'record-not-corrected'],
    [
      'a content that the type cannot have',
      () => correct(book, event, 'AppealFiled', { ...content, by: 'ANYBODY' }),
      'record-content-wrong',
    ],
    [
      'a correction that makes it of another thing',
      () => correct(book, event, 'AppealFiled', { ...content, appeal: 'K-2' }),
      'record-of-other-thing',
    ],
    [
      'a correction of what was worked out when it was recorded',
      () => {
        const { book: it, event: notice } = recorded('WithdrawalNoticeReceived');
        return correct(it, notice, 'WithdrawalNoticeReceived', { notice: 'U-1' });
      },
      'record-only-annulled',
    ],
    [
      'an organisation number with a wrong check digit',
      () => {
        const { book: it, event: entry } = recorded('ParticipantAdmitted');
        const says = { municipality: '1804', name: 'Bodø', organisationNumber: '972418014' };
        return correct(it, entry, 'ParticipantAdmitted', says);
      },
      'organisation-number',
    ],
    [
      'an entry of who is host',
      () => {
        const { book: it, event: entry } = recorded('ParticipantAdmitted');
        said(it, ['ChangeHost', { host: '1804' }, '2025-06-15']);
        return annul(it, entry, 'ParticipantAdmitted');
      },
      'host-not-participant',
    ],
    [
      'what a decision brought about: the decision is annulled',
      () => {
        const effect = { kind: 'INSTRUCT_DELEGATION', delegation: 'ikt', scope: 'Eksempel' } as const;
        const it = decide(lofotenUnder(TERMS_2024), 'KS-2', council(VAEROEY), effect, '2025-06-01');
        return annul(it, it.size - 1, 'DelegationInstructed');
      },
      'record-not-restatable',
    ],
  ])('%s', (_, attempt, refused) => {
    expect(code(attempt())).toBe(refused);
  });
});
