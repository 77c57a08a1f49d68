import { ACCOUNTS_EVENTS, ALLOCATION_EVENTS, COST_FILE_EVENTS } from '#allocation';
import { BUDGET_EVENTS } from '#budget';
import { CONTROL_EVENTS } from '#control';
import { DELIVERY_EVENTS } from '#delivery';
import { GOVERNANCE_EVENTS } from '#governance';
import { BILLING_EVENTS, INVOICING_EVENTS } from '#invoicing';
import { EventCatalogue } from '#kernel';
import { COST_MAPPING_EVENTS } from '../domain/cost-mappings/events.ts';
import { DEFAULT_READING_EVENTS } from '../domain/default-readings/events.ts';
import { ERASURE_EVENTS } from '../domain/erasures/events.ts';
import { COOPERATION_EVENTS } from '../domain/events.ts';
import { RESTATING_EVENTS } from '../domain/restating/events.ts';

/** Every event type of a cooperation's book, of all modules. */
export const bookCatalogue = new EventCatalogue([
  ...COOPERATION_EVENTS,
  ...GOVERNANCE_EVENTS,
  ...ALLOCATION_EVENTS,
  ...BUDGET_EVENTS,
  ...CONTROL_EVENTS,
  ...DELIVERY_EVENTS,
  ...ERASURE_EVENTS,
  ...RESTATING_EVENTS,
  ...BILLING_EVENTS,
  ...COST_MAPPING_EVENTS,
  ...DEFAULT_READING_EVENTS,
  ...ACCOUNTS_EVENTS,
  ...COST_FILE_EVENTS,
  ...INVOICING_EVENTS,
]);
