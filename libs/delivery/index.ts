export {
  DELIVERY_COMMANDS,
  DELIVERY_EFFECTS,
  type DeliveryCommand,
  type DeliveryEffect,
} from './domain/commands.ts';
export { decideDelivery, decideDeliveryEffect } from './domain/decide.ts';
export type { DeliverySurroundings } from './domain/delivery.ts';
export { DELIVERY_EVENTS, type DeliveryEvent, REPORT_KINDS } from './domain/events.ts';
export { deliveryFindings } from './domain/findings.ts';
export * as deliveryRefusals from './domain/refusals.ts';
export {
  type ContractOnDay,
  contractTimeline,
  type ProcurementOnDay,
  procurementTimeline,
} from './domain/rules/contract-status.ts';
export { type DocumentOnDay, documentTimeline } from './domain/rules/document-status.ts';
export { MEASURE_STATUSES, type MeasureOnDay, measureTimeline } from './domain/rules/measure-status.ts';
export {
  type DeliveredReport,
  firstYearOf,
  missingReports,
  type ReportDay,
  type ReportDue,
  type ReportFact,
  type ReportPlan,
  reportDays,
  reportPlan,
  reportsDue,
} from './domain/rules/reports-due.ts';
export { type DeliveryState, evolveDelivery, noDelivery } from './domain/state.ts';
export { DELIVERY_TERMS, type DeliveryTerms, deliveryCompetences } from './domain/terms.ts';
export { DELIVERY_FINDING_TEXTS } from './domain/texts.ts';
