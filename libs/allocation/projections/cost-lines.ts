import { addMonths, type CivilMonth, earlier, firstOfMonth, type Json, later, type Placed, Timelines } from '#kernel';
import type { FactChange } from '#projections';
import type { AccountsEvent, AllocationEvent } from '../domain/events.ts';
import { type AllocationState, type LineName, nameOfLine } from '../domain/state.ts';

const ALWAYS = '1900-01-01';
/** Cost lines are named by the year in which they are booked. */
const nameOf = (year: number, line: string) => nameOfLine({ year, line });
/** Of an accrual in the books of a year: it may be released in others than its own. */
const releaseOf = (accrual: LineName, year: number) => `${nameOfLine(accrual)} ${year}`;
const months = (from: CivilMonth, to: CivilMonth) => ({ from: firstOfMonth(from), to: firstOfMonth(addMonths(to, 1)) });

/** What an event of the accounts changes: a line holds in the months it serves. */
export function accountsFacts(event: Placed<AccountsEvent>, year: number): FactChange[] {
  switch (event.type) {
    case 'CostLineRecorded': {
      const { line, service } = event.data;
      return [
        {
          op: 'assign',
          kind: 'cost',
          name: nameOf(year, line),
          ...months(service.from, service.to),
          value: event.data,
          sources: [event.at.index],
        },
      ];
    }
    case 'CostLineCorrected': {
      const { from, until, line } = event.data;
      const key = { kind: 'cost', name: nameOf(year, line.line) };
      const first = later(line.service.from, from);
      const last = earlier(line.service.to, until);
      const erased: FactChange = { op: 'erase', ...key, ...months(from, until) };
      if (last < first) return [erased];
      const assigned: FactChange = {
        op: 'assign',
        ...key,
        ...months(first, last),
        value: line,
        sources: [event.at.index],
      };
      return first === from && last === until ? [assigned] : [erased, assigned];
    }
    case 'CostLineAnnulled':
      return [{ op: 'erase', kind: 'cost', name: nameOf(year, event.data.line), from: ALWAYS, to: null }];
    case 'AccrualReleased': {
      const { accrual, service } = event.data;
      const key = { kind: 'accrual-release', name: releaseOf(accrual, year) };
      const value = { ...event.data, year };
      return [{ op: 'assign', ...key, ...months(service.from, service.to), value, sources: [event.at.index] }];
    }
    case 'AccrualReopened':
      return [
        { op: 'erase', kind: 'accrual-release', name: releaseOf(event.data.accrual, year), from: ALWAYS, to: null },
      ];
    default:
      return [];
  }
}

/** Facts that an event of the cooperation's stream says by itself; of the state, only what is of the same name. */
export function plainAllocationFacts(event: Placed<AllocationEvent>, state: AllocationState): FactChange[] {
  const { at } = event;
  const fact = (kind: string, name: string, from: string, value: Json): FactChange => ({
    op: 'assign',
    kind,
    name,
    from,
    to: null,
    value,
    sources: [at.index],
  });
  switch (event.type) {
    case 'KeyDefined':
      return [fact('key-definition', event.data.key, ALWAYS, event.data)];
    case 'PopulationAccepted': {
      const { referenceDate, figures, table, source, updated } = event.data;
      return [fact('population', referenceDate, referenceDate, { figures, table, source, updated })];
    }
    case 'UsageRecorded': {
      const { metric, figures } = event.data;
      const next = Timelines.at(state.usage.get(metric) ?? [], at.validFrom)?.to ?? null;
      return [{ ...fact('usage', metric, at.validFrom, { figures }), to: next } as FactChange];
    }
    case 'HistoricCostRecorded':
      return [fact('historic', `${event.data.year}/${event.data.municipality}`, ALWAYS, { amount: event.data.amount })];
    case 'IndexRecorded':
      return [fact('index', event.data.series, ALWAYS, { values: event.data.values, source: event.data.source })];
    default:
      return [];
  }
}
