import {
  ACCOUNTS_COMMANDS,
  type AccountsCommand,
  accountingYearOfCommand,
  type CostLine,
  decideAccounts,
  otherAccountingYears,
} from '#allocation';
import {
  decideInvoicing,
  INVOICING_COMMANDS,
  type InvoicingCommand,
  type InvoicingEvent,
  type InvoicingState,
  invoicingRefusals,
  yearOfInvoice,
  yearOfInvoicing,
} from '#invoicing';
import { type CivilDate, type Decided, isRefusal, type Refusal, yearOf } from '#kernel';
import { costMappingUnknown, notEstablished } from '../refusals.ts';
import type { CooperationState } from '../state.ts';
import { documentMade } from './ehf-of-invoice.ts';
import { type MoneyOf, putByKid } from './payment-by-kid.ts';
import { correspondents, invoiceOfKid, invoicingSurroundings } from './surroundings.ts';
import type { YearEvent, YearState } from './year-state.ts';

/** What a command of an accounting year's stream is: of its costs, or of its money. */
export type YearCommand = AccountsCommand | InvoicingCommand;
export const YEAR_COMMANDS = { ...ACCOUNTS_COMMANDS, ...INVOICING_COMMANDS };

const isOfCosts = (command: YearCommand): command is AccountsCommand => Object.hasOwn(ACCOUNTS_COMMANDS, command.type);

/** The year whose stream a command belongs to. */
export const accountingYearOf = (command: YearCommand): number =>
  isOfCosts(command) ? accountingYearOfCommand(command) : yearOfInvoicing(command);

/**
 * Other years that a command speaks of: a payment may be put against documents of any, a cost settle an accrual. Ascending.
 *
 * @param today the day on which it is recorded, in Europe/Oslo
 */
export function otherYearsOf(command: YearCommand, cooperation: CooperationState, today: CivilDate): number[] {
  if (isOfCosts(command)) return otherAccountingYears(command, today);
  const own = accountingYearOf(command);
  const named = [...invoicesNamed(command).map(yearOfInvoice), ...yearsOfClaim(command, cooperation)];
  return [...new Set(named)].filter((year) => year !== own).sort((a, b) => a - b);
}

/**
 * Years in which a document may have been paid: from the one before it, in which the first instalment may be issued; and those
 * of other claims that may rest on the same decision, where it says how much at most.
 */
function yearsOfClaim(command: YearCommand, { billing, register }: CooperationState): number[] {
  if (command.type !== 'PrepareInterest' && command.type !== 'WriteOffClaim') return [];
  const [first, last] = [yearOfInvoice(command.data.invoice) - 1, yearOf(command.decided)];
  const covered = billing.claims.get(command.data.decision);
  if (covered?.documents) return [...yearsBetween(first, last), ...covered.documents.map(yearOfInvoice)];
  const since = covered?.atMost === null ? first : yearOf(register.established?.from ?? command.decided);
  return yearsBetween(Math.min(first, since), last);
}

const yearsBetween = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(last - first + 1, 0) }, (_, n) => first + n);

/** Each document issued, with its bytes; none is issued that breaks an official rule. */
function withDocuments(
  events: readonly Decided<InvoicingEvent>[],
  issuedOn: CivilDate,
  money: InvoicingState,
  cooperation: CooperationState,
): readonly Decided<InvoicingEvent>[] | Refusal {
  const all: Decided<InvoicingEvent>[] = [];
  for (const event of events) {
    all.push(event);
    if (event.type !== 'InvoiceIssued') continue;
    const of = correspondents(event.data, issuedOn, money, cooperation);
    const made = documentMade(event.data, issuedOn, of);
    if (isRefusal(made)) return made;
    all.push(made);
  }
  return all;
}

function invoicesNamed(command: YearCommand): string[] {
  switch (command.type) {
    case 'RegisterPayment': {
      const { matches = [], kid } = command.data;
      const byKid = kid === undefined ? null : invoiceOfKid(kid);
      return [...matches.map(({ invoice }) => invoice), ...(byKid === null ? [] : [byKid])];
    }
    case 'MatchPayment':
      return command.data.parts.map(({ invoice }) => invoice);
    case 'TakeBankFile':
      return command.data.entries.flatMap(({ matches }) => (matches ?? []).map(({ invoice }) => invoice));
    default:
      return [];
  }
}

/** What a command of a year is decided on. */
export interface YearStanding {
  readonly year: YearState;
  /** Of the years that `otherYearsOf` names. */
  readonly others: ReadonlyMap<number, YearState>;
  readonly cooperation: CooperationState;
  /** Id of who asks. */
  readonly actor: string;
  /** The day on which it is recorded, in Europe/Oslo. */
  readonly today: CivilDate;
}

/**
 * Decides in the stream of one accounting year; the cooperation's state is read beside it. In closed accounts no cost
 * is booked any more: it belongs to the year that is open, with the months that it served.
 */
export function decideInYear(
  command: YearCommand,
  { year: state, others, cooperation, actor, today }: YearStanding,
): readonly Decided<YearEvent>[] | Refusal {
  if (!cooperation.register.established) return notEstablished({});
  const year = accountingYearOf(command);
  if (!isOfCosts(command)) {
    const moneyOf: MoneyOf = (of) => (of === year ? state.money : others.get(of)?.money);
    const events = decideInvoicing(
      withMatches(command, moneyOf),
      state.money,
      invoicingSurroundings(year, { actor, today }, cooperation, others),
    );
    return isRefusal(events) ? events : withDocuments(events, command.decided, state.money, cooperation);
  }
  const future = bookedOnOf(command).find(({ bookedOn }) => bookedOn > today);
  if (future) return invoicingRefusals.costInFuture({ ...future, today });
  if (state.money.closedOn !== null) return invoicingRefusals.costsAreClosed({ year, on: state.money.closedOn });
  if (command.type === 'TakeCostFile') {
    const { mapping, version } = command.data.mapping;
    const versions = cooperation.costMappings.get(mapping) ?? [];
    if (!versions.some(({ says }) => says.version === version))
      return costMappingUnknown({
        mapping: `${mapping} ${version}`,
        known: [...cooperation.costMappings.keys()].sort().join(', ') || '—',
      });
  }
  const municipalities = [...cooperation.register.memberships.keys()];
  const costsOfOthers = new Map([...others].flatMap(([of, { costs }]) => (of === year ? [] : [[of, costs] as const])));
  return decideAccounts(command, state.costs, year, cooperation.allocation, { municipalities }, costsOfOthers);
}

/** A payment recorded by hand is put against the document whose KID it names, as one from a file of the bank is. */
function withMatches(command: InvoicingCommand, money: MoneyOf): InvoicingCommand {
  if (command.type !== 'RegisterPayment') return command;
  const { kid, amount, matches: said } = command.data;
  if (said !== undefined || kid === undefined) return command;
  const { matches } = putByKid({ amount: BigInt(amount), kids: [{ kid, amount: null }] }, money);
  return matches.length === 0 ? command : { ...command, data: { ...command.data, matches: [...matches] } };
}

/** The lines of costs that came that a command books, with the days on which it does. */
function bookedOnOf(command: AccountsCommand): readonly Pick<CostLine, 'line' | 'bookedOn'>[] {
  const lines = ((): readonly CostLine[] => {
    switch (command.type) {
      case 'RecordCostLine':
        return [command.data];
      case 'TakeCostFile':
        return command.data.lines;
      case 'CorrectCostLine':
        return [command.data.line];
      default:
        return [];
    }
  })();
  // An accrual is what the year’s end is expected to ask for: it may be told before that day.
  return lines.filter(({ accrual }) => accrual === undefined).map(({ line, bookedOn }) => ({ line, bookedOn }));
}
