import { type CivilDate, weeksAfter } from '#kernel';

const WEEKS = 3;

/**
 * L-3.3-1, forvaltningsloven §§ 29–30, A-30: the last day for an appeal is three weeks after word of the decision
 * reached the party, or the next working day.
 */
export const lastDayOfAppeal = (notifiedOn: CivilDate): CivilDate => weeksAfter(notifiedOn, WEEKS);

/**
 * L-3.3-2, kommuneloven § 27-1, A-30: the last day for demanding a review is three weeks after the decision was made,
 * or the next working day.
 */
export const lastDayOfReview = (decidedOn: CivilDate): CivilDate => weeksAfter(decidedOn, WEEKS);
