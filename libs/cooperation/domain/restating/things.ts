import type { DomainEvent } from '#kernel';

/** What records can be of, beside what has a view of its own. */
export const THINGS = {
  meeting: 'meeting',
  followUp: 'followUp',
  governingDocument: 'document',
  measure: 'measure',
  contract: 'contract',
  procurement: 'procurement',
  report: 'report',
  delegation: 'delegation',
  hostDecision: 'decision',
  instruction: 'instruction',
  appeal: 'appeal',
  review: 'review',
  positionsMove: 'move',
  notice: 'notice',
  service: 'service',
  transfer: 'transfer',
  participant: 'municipality',
  body: 'body',
  budget: 'version',
} as const;
export type Thing = keyof typeof THINGS;

/** Types of events by what they are of: the name of the thing in the type, or the type itself. */
const OF: readonly (readonly [RegExp, Thing])[] = [
  [/^(Meeting|ProposalSubmitted|MinutesApproved)/, 'meeting'],
  [/^FollowUp/, 'followUp'],
  [/^Document/, 'governingDocument'],
  [/^Measure/, 'measure'],
  [/^Contract/, 'contract'],
  [/^OutsideProcurement/, 'procurement'],
  [/^ReportDelivered/, 'report'],
  [/^Delegation/, 'delegation'],
  [/^HostDecision/, 'hostDecision'],
  [/^HostInstructed/, 'instruction'],
  [/^Appeal/, 'appeal'],
  [/^LegalityReview/, 'review'],
  [/^PositionsMoved/, 'positionsMove'],
  [/^WithdrawalNotice/, 'notice'],
  [/^Service/, 'service'],
  [/^(EmploymentTransferred|TransferredEmployment)/, 'transfer'],
  [/^Participa/, 'participant'],
  [/^(SeatsDefined|AbsenceRecorded)/, 'body'],
  [/^BudgetPublished/, 'budget'],
];

/** A thing by its kind and id. */
export const thingKey = (thing: Thing, id: string): string => `${thing} ${id}`;

/** What an event is of; null for what is not kept by thing. */
export function thingOf({ type, data }: DomainEvent): string | null {
  const thing = OF.find(([named]) => named.test(type))?.[1];
  const said = data as Readonly<Record<string, unknown>>;
  const id = thing && said[THINGS[thing]];
  if (!thing || typeof id !== 'string') return null;
  // A version of a budget has its id within its year.
  return thingKey(thing, thing === 'budget' ? `${said.year}/${id}` : id);
}
