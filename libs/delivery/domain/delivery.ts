import type { CivilDate, Ending, Timeline } from '#kernel';
import type { DeliveryTerms } from './terms.ts';

/** What the service's deliveries need to know of the cooperation. */
export interface DeliverySurroundings {
  /** What the agreement in force says of them, over time; no segment where it says nothing. */
  readonly deliveryTerms: Timeline<DeliveryTerms>;
  participantsOn(date: CivilDate): { readonly municipalities: readonly string[]; readonly sources: readonly number[] };
  /** The decision as it stands after corrections; null when the book has none. */
  decision(id: string): {
    readonly decidedOn: CivilDate;
    readonly outcome: string;
    readonly annulled: boolean;
    readonly sources: readonly number[];
  } | null;
  /** Whether the decision's effect of this kind stands; null when the book has no such decision. */
  standing(
    id: string,
    effect: string,
  ): {
    readonly stands: boolean;
    readonly because: string | null;
    /** From when the decision has been reversed. */
    readonly reversed?: Ending | null;
    readonly decidedOn: CivilDate;
    readonly sources: readonly number[];
  } | null;
}
