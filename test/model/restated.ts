import fc from 'fast-check';
import type { BookCommand } from '#cooperation';
import type { BookEvent } from './book-events.ts';
import { MemoryBook } from './books.ts';
import { date, type History, nth } from './histories.ts';

/** Records that turn out to be wrong: the book says so at its end, by the index that each got. */

/** What the naive model knows, of what has no correction of its own. */
const RECORDS = [
  ...['ParticipantAdmitted', 'ParticipationEnded', 'WithdrawalNoticeReceived', 'WithdrawalNoticeWithdrawn'],
  ...['MeetingCalled', 'MeetingCancelled', 'MeetingHeld', 'MinutesApproved', 'FollowUpOpened', 'FollowUpClosed'],
  ...['HostChanged', 'SeatsDefined', 'AbsenceRecorded', 'DelegationGiven', 'BudgetPublished', 'ReportDelivered'],
  ...['DocumentSubmitted', 'MeasureProposed', 'MeasureAssessed', 'MeasurePutForward', 'MeasureStarted'],
  ...['MeasureCompleted', 'ContractRegistered', 'ContractAmended'],
  ...['OutsideProcurementReported', 'OutsideProcurementSettled', 'HostInstructed', 'PositionsMoved'],
];

const wrong = fc.record({
  n: fc.nat(20),
  how: fc.constantFrom('annulled', 'another day', 'another validity', 'otherwise', 'otherwise'),
  day: date,
});
export type Wrong = typeof wrong extends fc.Arbitrary<infer T> ? T : never;
/** Mostly none. */
export const wrongs = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Wrong[]>([]) },
  { weight: 1, arbitrary: fc.array(wrong, { minLength: 1, maxLength: 4 }) },
);

/** Another content of the same kind, of the same thing. */
function otherwise(type: string, data: BookEvent['data']): object {
  switch (type) {
    case 'WithdrawalNoticeWithdrawn':
      return { ...data, agreed: !data.agreed };
    case 'SeatsDefined':
      return { ...data, seats: data.seats.slice(0, -1), members: 3 };
    case 'AbsenceRecorded': {
      // For good, and nobody named in the place of who is away.
      const { acting: _, until: __, ...rest } = data;
      return rest;
    }
    default:
      return data;
  }
}

export function restated(history: History, wrongs: readonly Wrong[]): History {
  if (wrongs.length === 0) return history;
  const records = new MemoryBook(history).events.filter((e) => RECORDS.includes(e.type));
  const { command, recorded } = history[history.length - 1] as History[number];
  const again = wrongs.flatMap(({ n, how, day }) => {
    const record = nth(records, n);
    if (!record) return [];
    const { index, type, data } = record;
    const of = { event: index, type, ground: 'REGISTRATION_ERROR', authority: 'Verten' };
    const days = how === 'another day' ? { decidedOn: day } : how === 'another validity' ? { validFrom: day } : {};
    const says = how === 'otherwise' ? otherwise(type, data) : data;
    const said =
      how === 'annulled' || type === 'WithdrawalNoticeReceived'
        ? { type: 'AnnulRecord', data: of }
        : { type: 'CorrectRecord', data: { ...of, says, ...days } };
    const at = { decided: command.decided, validFrom: command.decided };
    return [{ command: { ...said, ...at } as unknown as BookCommand, recorded }];
  });
  return [...history, ...again];
}
