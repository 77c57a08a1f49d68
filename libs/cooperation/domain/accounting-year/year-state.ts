import { type AccountsEvent, type AccountsState, type CostFileEvent, evolveAccounts, noAccounts } from '#allocation';
import { evolveInvoicing, type InvoicingEvent, type InvoicingState, noInvoicing } from '#invoicing';
import type { Placed } from '#kernel';

export type YearEvent = AccountsEvent | CostFileEvent | InvoicingEvent;

/** The folded stream of one accounting year. */
export interface YearState {
  readonly costs: AccountsState;
  readonly money: InvoicingState;
}
export const noYear: YearState = { costs: noAccounts, money: noInvoicing };

export function evolveYear(state: YearState, event: Placed<YearEvent>): YearState {
  const costs = evolveAccounts(state.costs, event as Placed<AccountsEvent>);
  const money = evolveInvoicing(state.money, event as Placed<InvoicingEvent>);
  return costs === state.costs && money === state.money ? state : { costs, money };
}
