import { type BookCommand, COMMANDS, type CommandType } from '../../domain/commands.ts';
import type { Permission } from '../edge/requires.ts';
import { type Ids, RESOURCE_KINDS, type ResourceKind, resourceOf } from '../resources/resources.ts';

/** How one command is reached. What its body holds, its schema in `COMMANDS` says. */
export interface CommandRoute {
  readonly method: 'post' | 'put';
  /** Under the address of the cooperation. What it names must be what the data names. */
  readonly path: string;
  readonly requires: Permission;
  readonly summary: string;
}

/** The one table of what can be recorded, and where. */
export const COMMAND_ROUTES: Readonly<Record<CommandType, CommandRoute>> = {
  EstablishCooperation: put('', 'cooperation.record', 'Establish a cooperation'),
  AdmitParticipant: post('participants', 'cooperation.record', 'Admit a participant'),
  EndParticipation: post('participants/:municipality/ends', 'cooperation.record', 'End a participation'),
  ReceiveWithdrawalNotice: post('withdrawal-notices', 'cooperation.record', 'Receive a notice of withdrawal'),
  TakeBackWithdrawalNotice: post(
    'withdrawal-notices/:notice/withdrawals',
    'cooperation.record',
    'Record that a notice was taken back',
  ),
  MergeMunicipalities: post('mergers', 'cooperation.record', 'Record that municipalities merge'),
  ChangeHost: post('hosts', 'cooperation.record', 'Change the host'),
  ProposeAgreement: post('agreements', 'cooperation.record', 'Propose a version of the agreement'),
  ProposeAmendment: post(
    'agreements/:amends/amendments',
    'cooperation.record',
    'Propose other words for some clauses of a version',
  ),
  DemandChange: post('change-demands', 'cooperation.record', 'Record that a participant demands a change'),
  AttestAgreement: post('agreements/:version/attestations', 'cooperation.record', 'Attest that a version is in force'),
  CorrectAgreement: post('agreements/:version/corrections', 'cooperation.record', 'Correct the text of a version'),
  RecordDefaultReadings: post(
    'default-readings',
    'cooperation.record',
    'Record how open questions are read by default',
  ),

  EstablishBody: post('bodies', 'governance.record', 'Establish a body'),
  DefineSeats: post('bodies/:body/seats', 'governance.record', 'Record the seats of a body'),
  RecordAbsence: post('bodies/:body/absences', 'governance.record', 'Record that the holder of a seat is away'),
  HoldMeeting: post('meetings', 'governance.record', 'Record that a body met'),
  CallMeeting: post('meetings/:meeting/notices', 'governance.record', 'Call a meeting'),
  CancelMeeting: post('meetings/:meeting/cancellations', 'governance.record', 'Cancel a called meeting'),
  SubmitProposal: post(
    'meetings/:meeting/proposals',
    'governance.record',
    'Submit a proposal for an item of a meeting',
  ),
  ApproveMinutes: post('meetings/:meeting/approvals', 'governance.record', 'Record that minutes were approved'),
  OpenFollowUp: post('follow-ups', 'governance.record', 'Open a follow-up of a decision'),
  CloseFollowUp: post('follow-ups/:followUp/closings', 'governance.record', 'Close a follow-up'),
  OpenCase: post('cases', 'governance.record', 'Open a case'),

  RecordDecision: post('decisions', 'decision.record', 'Record a decision'),
  CorrectDecision: post('decisions/:decision/corrections', 'decision.record', 'Correct the record of a decision'),
  AnnulDecision: post('decisions/:decision/annulments', 'decision.record', 'Record that a decision was never valid'),
  ConfirmRecord: post('confirmations', 'decision.record', 'Confirm, or object to, the record of an own decision'),

  DefineKey: post('keys', 'allocation.record', 'Define an allocation key'),
  AcceptPopulation: post('population', 'allocation.record', 'Accept population figures'),
  RecordUsage: post('usage', 'allocation.record', 'Record units of a metric'),
  RecordHistoricCost: post('historic-costs', 'allocation.record', 'Record a municipality’s own cost of a base year'),
  RecordIndex: post('indexes', 'allocation.record', 'Record an index of wages and prices'),
  RegisterService: post('services', 'allocation.record', 'Register a system or project'),
  JoinService: post('services/:service/participants', 'allocation.record', 'A municipality joins a service'),
  LeaveService: post('services/:service/departures', 'allocation.record', 'A municipality leaves a system'),
  AbstainFromService: post(
    'services/:service/abstentions',
    'allocation.record',
    'A municipality abstains from a system',
  ),
  RecordTransfer: post('transfers', 'allocation.record', 'Record a transferred employment'),
  EndTransferredEmployment: post(
    'transfers/:transfer/ends',
    'allocation.record',
    'Record that such an employment ended',
  ),

  DraftBudget: post('budgets/:year/versions', 'allocation.record', 'Draft a version of the budget of a year'),
  SendBudget: post(
    'budgets/:year/versions/:version/dispatches',
    'allocation.record',
    'Record that a version of a budget was sent',
  ),
  PublishBudget: post(
    'budgets/:year/versions/:version/publications',
    'decision.record',
    'Record that a municipality made the recommended budget public',
  ),

  SubmitDocument: post('governing-documents', 'governance.record', 'Submit a version of a governing document'),
  ProposeMeasure: post('measures', 'governance.record', 'Propose a joint measure'),
  AssessMeasure: post('measures/:measure/assessments', 'governance.record', 'Record the assessment of a measure'),
  PutForwardMeasure: post(
    'measures/:measure/submissions',
    'governance.record',
    'Record that a measure was put forward to the board',
  ),
  StartMeasure: post('measures/:measure/starts', 'governance.record', 'Record that a measure was begun'),
  CompleteMeasure: post('measures/:measure/completions', 'governance.record', 'Record that a measure is done'),
  RegisterContract: post('contracts', 'allocation.record', 'Register a contract with a supplier'),
  AmendContract: post('contracts/:contract/amendments', 'allocation.record', 'Record that a contract was changed'),
  EndContract: post('contracts/:contract/ends', 'allocation.record', 'Record that a contract ended'),
  ReportOutsideProcurement: post(
    'outside-procurements',
    'allocation.record',
    'Report something bought past the service',
  ),
  SettleOutsideProcurement: post(
    'outside-procurements/:procurement/settlements',
    'allocation.record',
    'Record what became of something bought past the service',
  ),
  DeliverReport: post('reports', 'allocation.record', 'Record that a report was delivered'),

  GiveDelegation: post('delegations', 'decision.record', 'Record that a delegation was given to the host'),
  RecordHostDecision: post('host-decisions', 'decision.record', 'Record a decision of the host for municipalities'),
  CorrectHostDecision: post(
    'host-decisions/:decision/corrections',
    'decision.record',
    'Correct the record of a decision of the host',
  ),
  AnnulHostDecision: post(
    'host-decisions/:decision/annulments',
    'decision.record',
    'Record that a decision of the host was never valid',
  ),
  RecordInstruction: post('instructions', 'decision.record', 'Record that a body instructed the host'),
  FileAppeal: post('appeals', 'decision.record', 'Record that an appeal was received'),
  PrepareAppeal: post('appeals/:appeal/preparations', 'decision.record', 'Record the host’s view of an appeal'),
  DecideAppeal: post('appeals/:appeal/outcomes', 'decision.record', 'Record how an appeal was decided'),
  DemandLegalityReview: post('legality-reviews', 'decision.record', 'Record a demand for a legality review'),
  ConcludeLegalityReview: post(
    'legality-reviews/:review/conclusions',
    'decision.record',
    'Record how a legality review was concluded',
  ),
  MovePositions: post('position-moves', 'decision.record', 'Record that positions moved to another place of work'),

  AnnulRecord: post('records/:event/annulments', 'corrections.record', 'Record that what a record says never happened'),
  CorrectRecord: post('records/:event/corrections', 'corrections.record', 'Correct what a record says'),

  RecordErasure: post('erasures', 'people.record', 'Erase a name or a document beside the book'),

  RecordCostLine: post('accounts/:year/cost-lines', 'accounts.record', 'Record a cost line'),
  CorrectCostLine: post('accounts/:year/cost-lines/:line/corrections', 'accounts.record', 'Correct a cost line'),
  RecordCostMapping: post('cost-mappings', 'accounts.record', 'Record how cost files are read'),
  TakeCostFile: post('accounts/:year/cost-files', 'accounts.record', 'Record the cost lines of a file'),
  AnnulCostLine: post('accounts/:year/cost-lines/:line/annulments', 'accounts.record', 'Annul a cost line'),
  ReleaseAccrual: post('accounts/:year/accrual-releases', 'accounts.record', 'Release an accrual without a cost'),

  RecordSeller: post('sellers', 'money.record', 'Record how the host invoices'),
  RecordBuyer: post('buyers', 'money.record', 'Record how a municipality is invoiced'),
  RecordInterestRate: post('interest-rates', 'money.record', 'Record a rate of late interest'),
  PrepareInvoiceRun: post('accounts/:year/invoice-runs', 'money.record', 'Prepare an invoice run'),
  PrepareCredit: post('accounts/:year/credit-runs', 'money.record', 'Prepare a credit note'),
  PrepareInterest: post('accounts/:year/interest-runs', 'money.record', 'Prepare a claim for late interest'),
  AttestInvoiceRun: post('accounts/:year/invoice-runs/:run/attestations', 'money.record', 'Attest an invoice run'),
  ApproveInvoiceRun: post('accounts/:year/invoice-runs/:run/approvals', 'money.record', 'Approve an invoice run'),
  ReturnInvoiceRun: post('accounts/:year/invoice-runs/:run/returns', 'money.record', 'Give up an invoice run'),
  IssueInvoiceRun: post('accounts/:year/invoice-runs/:run/issues', 'money.record', 'Issue the documents of a run'),
  SendInvoice: post('invoices/:invoice/dispatches', 'money.record', 'Record that a document was sent'),
  TakeInvoiceNumber: post(
    'invoices/:invoice/numbers',
    'money.record',
    'Record the number that the host’s own system gave a document',
  ),
  DisputeInvoice: post('invoices/:invoice/disputes', 'money.dispute', 'Dispute a document'),
  SettleDispute: post('invoices/:invoice/dispute-outcomes', 'money.record', 'Record how a dispute ended'),
  WriteOffClaim: post('invoices/:invoice/write-offs', 'money.record', 'Give up a claim by a decision'),
  RegisterPayment: post('payments', 'money.record', 'Record a payment'),
  TakeBankFile: post('accounts/:year/bank-files', 'money.record', 'Record the entries of a file of the bank'),
  MatchPayment: post('accounts/:year/payments/:payment/matches', 'money.record', 'Put a payment against documents'),
  UnmatchPayment: post(
    'accounts/:year/payments/:payment/unmatchings',
    'money.record',
    'Take back what a payment was put against',
  ),
  CloseAccounts: post('accounts/:year/closings', 'money.record', 'Close the accounts of a year'),
  RecordAudit: post('accounts/:year/audits', 'money.record', 'Record the auditor’s report on the accounts of a year'),
};

function post(path: string, requires: Permission, summary: string): CommandRoute {
  return { method: 'post', path, requires, summary };
}
function put(path: string, requires: Permission, summary: string): CommandRoute {
  return { method: 'put', path, requires, summary };
}

export const COMMAND_TYPES = Object.keys(COMMANDS) as CommandType[];

/** Where commands speak of a thing. */
const placeOf = (kind: ResourceKind): string => resourceOf(kind).of ?? resourceOf(kind).path;
const resourceAt = (path: string): ResourceKind | null => RESOURCE_KINDS.find((kind) => placeOf(kind) === path) ?? null;
const without = (path: string): string => path.split('/').slice(0, -1).join('/');

/** What `If-Match` speaks of: the thing whose address comes before the last part of the route's. */
export const guardedBy = (type: CommandType): ResourceKind =>
  resourceAt(without(COMMAND_ROUTES[type].path)) ?? 'cooperation';

/** The thing that the command brings into the book or changes; null when it has no address of its own. */
export function changedBy(type: CommandType): ResourceKind | null {
  const { path } = COMMAND_ROUTES[type];
  const member = RESOURCE_KINDS.find((kind) => without(placeOf(kind)) === path && kind !== 'cooperation');
  const parent = guardedBy(type);
  if (path === '') return 'cooperation';
  return member ?? (parent === 'cooperation' || parent === 'accounts' ? null : parent);
}

/** What the data of a command names, by the names that addresses use. */
export function namedIn(command: BookCommand): Ids {
  switch (command.type) {
    case 'RecordCostLine':
      return { year: command.data.bookedOn.slice(0, 4), line: command.data.line };
    case 'CorrectCostLine':
      return { year: command.data.line.bookedOn.slice(0, 4), line: command.data.line.line };
    default:
      return Object.fromEntries(
        Object.entries(command.data).flatMap(([name, value]) =>
          typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
        ),
      );
  }
}
