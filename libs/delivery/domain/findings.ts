import type { FindingSpan } from '#kernel';
import type { DeliverySurroundings } from './delivery.ts';
import { contractFindings } from './rules/contract-findings.ts';
import { documentFindings } from './rules/document-findings.ts';
import { measureFindings } from './rules/measure-findings.ts';
import { reportFindings } from './rules/report-findings.ts';
import type { DeliveryState } from './state.ts';

/**
 * What is not as the agreement says of documents, measures, contracts and reports, on the days it is so. Reports of a
 * period (L-5.1-1) are not among them: they are found on the day asked, since a new one is due every year.
 */
export function deliveryFindings(state: DeliveryState, around: DeliverySurroundings): FindingSpan[] {
  return [
    ...documentFindings(state, around),
    ...measureFindings(state, around),
    ...contractFindings(state, around),
    ...reportFindings(state, around),
  ];
}
