import { ALLOCATION_EVENTS } from '#allocation';
import { BUDGET_EVENTS } from '#budget';
import { CONTROL_EVENTS } from '#control';
import { DELIVERY_EVENTS } from '#delivery';
import { GOVERNANCE_EVENTS } from '#governance';
import type { EventDefinition } from '#kernel';
import { COOPERATION_EVENTS } from '../events.ts';

/** The part of the state that is folded anew. */
export type Slice = 'register' | 'governance' | 'allocation' | 'budget' | 'control' | 'delivery';

/** How a type of event can be restated. */
export interface Restatable {
  readonly slice: Slice;
  /** The command that records it: whoever may give that, may restate. */
  readonly command: string;
  /** What it is of, by the fields of its content; a correction is of the same. */
  readonly ids: readonly string[];
  /** Some of its content was worked out when it was recorded: it is annulled and recorded anew, not corrected. */
  readonly onlyAnnulled?: true;
}

const of =
  (slice: Slice) =>
  (command: string, ...ids: string[]): Restatable => ({ slice, command, ids });
const [register, governance, allocation, budget, control, delivery] = [
  of('register'),
  of('governance'),
  of('allocation'),
  of('budget'),
  of('control'),
  of('delivery'),
];

/**
 * What can be annulled and corrected as a record. Not here: what has a correction of its own (decisions, the host’s
 * decisions, cost lines, texts of the agreement), what a decision brought about (the decision is annulled), and figures
 * that a later one replaces.
 */
export const RESTATABLE: Readonly<Record<string, Restatable>> = {
  ParticipantAdmitted: register('AdmitParticipant', 'municipality'),
  ParticipationEnded: register('EndParticipation', 'municipality'),
  WithdrawalNoticeReceived: { ...register('ReceiveWithdrawalNotice', 'notice'), onlyAnnulled: true },
  WithdrawalNoticeWithdrawn: register('TakeBackWithdrawalNotice', 'notice'),
  HostChanged: register('ChangeHost'),
  ChangeDemanded: register('DemandChange', 'demand'),

  SeatsDefined: governance('DefineSeats', 'body'),
  AbsenceRecorded: governance('RecordAbsence', 'absence'),
  MeetingCalled: governance('CallMeeting', 'meeting'),
  MeetingCancelled: governance('CancelMeeting', 'meeting'),
  MeetingHeld: governance('HoldMeeting', 'meeting'),
  ProposalSubmitted: governance('SubmitProposal', 'meeting', 'proposal'),
  MinutesApproved: governance('ApproveMinutes', 'meeting'),
  FollowUpOpened: governance('OpenFollowUp', 'followUp'),
  FollowUpClosed: governance('CloseFollowUp', 'followUp'),
  RecordConfirmed: governance('ConfirmRecord', 'decision', 'by'),

  ServiceJoined: allocation('JoinService', 'service', 'municipality'),
  ServiceLeft: allocation('LeaveService', 'service', 'municipality'),
  ServiceAbstained: allocation('AbstainFromService', 'service', 'municipality'),
  EmploymentTransferred: allocation('RecordTransfer', 'transfer'),
  TransferredEmploymentEnded: allocation('EndTransferredEmployment', 'transfer'),

  BudgetPublished: budget('PublishBudget', 'year', 'version', 'municipality'),

  DelegationGiven: control('GiveDelegation', 'delegation', 'municipality'),
  HostInstructed: control('RecordInstruction', 'instruction'),
  AppealFiled: control('FileAppeal', 'appeal'),
  AppealPrepared: control('PrepareAppeal', 'appeal'),
  AppealDecided: control('DecideAppeal', 'appeal'),
  LegalityReviewDemanded: control('DemandLegalityReview', 'review'),
  LegalityReviewConcluded: control('ConcludeLegalityReview', 'review'),
  PositionsMoved: control('MovePositions', 'move'),

  DocumentSubmitted: delivery('SubmitDocument', 'document', 'version'),
  MeasureProposed: delivery('ProposeMeasure', 'measure'),
  MeasureAssessed: delivery('AssessMeasure', 'measure'),
  MeasurePutForward: delivery('PutForwardMeasure', 'measure'),
  MeasureStarted: delivery('StartMeasure', 'measure'),
  MeasureCompleted: delivery('CompleteMeasure', 'measure'),
  ContractRegistered: delivery('RegisterContract', 'contract'),
  ContractAmended: delivery('AmendContract', 'contract'),
  ContractEnded: delivery('EndContract', 'contract'),
  OutsideProcurementReported: delivery('ReportOutsideProcurement', 'procurement'),
  OutsideProcurementSettled: delivery('SettleOutsideProcurement', 'procurement'),
  ReportDelivered: delivery('DeliverReport', 'report'),
};

export const restatable = (type: string): Restatable | null =>
  Object.hasOwn(RESTATABLE, type) ? (RESTATABLE[type] ?? null) : null;

const EVENTS_OF: Readonly<Record<Slice, readonly EventDefinition[]>> = {
  register: COOPERATION_EVENTS,
  governance: GOVERNANCE_EVENTS,
  allocation: ALLOCATION_EVENTS,
  budget: BUDGET_EVENTS,
  control: CONTROL_EVENTS,
  delivery: DELIVERY_EVENTS,
};

/** Of governance only what meetings and the bodies’ composition follow from: decisions are corrected by themselves. */
const KEPT: ReadonlySet<string> = new Set([
  'BodyEstablished',
  'CaseOpened',
  'DecisionRecorded',
  'DecisionCorrected',
  'DecisionAnnulled',
  'InterpretationAdopted',
]);

/** Slice by type of event, for what a slice is folded from. */
export const SLICE_OF: ReadonlyMap<string, Slice> = new Map(
  (Object.keys(EVENTS_OF) as Slice[]).flatMap((slice) =>
    EVENTS_OF[slice].flatMap(({ type }): [string, Slice][] => (KEPT.has(type) ? [] : [[type, slice]])),
  ),
);

export const definitionOf = (type: string): EventDefinition | undefined => {
  const slice = SLICE_OF.get(type);
  return slice && EVENTS_OF[slice].find((definition) => definition.type === type);
};
