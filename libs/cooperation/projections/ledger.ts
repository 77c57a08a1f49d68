import { ACCOUNTS_EVENTS } from '#allocation';
import { INVOICING_EVENTS } from '#invoicing';
import { accountingYearOf, addDays, cooperationStream, type DomainEvent, type Json, type Placed } from '#kernel';
import type { FactChange, Projector } from '#projections';

const MONEY: ReadonlySet<string> = new Set(INVOICING_EVENTS.map(({ type }) => type));
const COSTS: ReadonlySet<string> = new Set(ACCOUNTS_EVENTS.map(({ type }) => type));

/**
 * What happened with money, each event on its day: rows that hold for one day, so that a period is read without what
 * lies before and after it. What stands on a day is folded from them (`libs/invoicing/domain/ledger`).
 */
export const moneyLedger: Projector<null> = {
  name: 'ledger',
  version: 3,
  initial: null,
  stateStream: cooperationStream,
  evolve: (state) => state,
  changes(event, _before, _after, stream) {
    const year = accountingYearOf(stream);
    return year === null ? [] : ledgerFacts(event, year);
  },
};

/** The row of an event of an accounting year’s stream. */
export function ledgerFacts({ type, data, at }: Placed<DomainEvent>, year: number): FactChange[] {
  const kind = MONEY.has(type) ? 'money' : COSTS.has(type) ? 'booked' : null;
  if (kind === null) return [];
  // A cost is booked on its day; what is said of it later, and all else, happens when it was decided.
  const { bookedOn } = data as { bookedOn?: string };
  const onItsDay = type === 'CostLineRecorded' || type === 'AccrualReleased';
  const from = onItsDay && bookedOn !== undefined ? bookedOn : at.decided;
  const value = { type, year, data: withoutBytes(data) } as unknown as Json;
  const row = { op: 'assign' as const, name: `${year}/${at.index}`, from, to: addDays(from, 1), value };
  const kinds = type === 'AccountsClosed' ? [kind, CLOSINGS] : [kind];
  return kinds.map((of) => ({ ...row, kind: of, sources: [at.index] }));
}

/** Closings once more by themselves: where a posting stands rests on all of them, on whichever day they were made. */
export const CLOSINGS = 'closing';

/** The bytes of a document are read from their event when they are asked for; its hash stays. */
function withoutBytes(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('content' in data)) return data;
  const { content, ...rest } = data;
  return rest;
}
