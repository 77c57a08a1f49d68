import { AGREEMENT_CASES, PARTICIPATION_CASES } from './agreement-cases.ts';
import { BODY_CASES, MEETING_CASES } from './body-cases.ts';
import { ALLOCATION_CASES, BUDGET_CASES } from './budget-cases.ts';
import { CONTROL_CASES } from './control-cases.ts';
import { DELIVERY_CASES } from './delivery-cases.ts';
import type { FindingCase } from './finding-case.ts';

/** One history for every finding there is. */
export const FINDING_CASES: readonly FindingCase[] = [
  ...AGREEMENT_CASES,
  ...PARTICIPATION_CASES,
  ...BODY_CASES,
  ...MEETING_CASES,
  ...CONTROL_CASES,
  ...BUDGET_CASES,
  ...ALLOCATION_CASES,
  ...DELIVERY_CASES,
];
