/** What the naive model reads: the book as a plain list. */

/** An event as the book lists it. Which fields its data has follows from its type. */
export interface BookEvent {
  readonly index: number;
  /** Of a record that was corrected: where it first stood; its index is that of the correction. */
  readonly place?: number;
  readonly type: string;
  readonly data: Said;
  readonly decided: string;
  readonly validFrom: string;
  readonly recorded: string;
  readonly stream: string;
  /** Whose office recorded it; left out: nobody’s in particular. */
  readonly actorMunicipality?: string;
}

interface Said {
  readonly absence: string;
  readonly acting?: string;
  readonly absent?: readonly string[];
  readonly added?: readonly {
    readonly item: string;
    readonly case?: string;
    readonly objections: number;
    readonly chairObjected?: boolean;
  }[];
  readonly agenda: readonly AgendaItem[];
  readonly approvedIn: string;
  readonly by: unknown;
  readonly changedTo?: unknown;
  readonly case?: string;
  readonly closed?: readonly {
    readonly item: string;
    readonly legalBasis?: string;
    readonly votedInOpenMeeting?: boolean;
  }[];
  readonly confirms: boolean;
  readonly election?: Election;
  readonly excused?: readonly {
    readonly seat: string;
    readonly item?: string;
    readonly granted: boolean;
    readonly legalBasis?: string;
  }[];
  readonly item?: string;
  readonly proposal: string;
  readonly proposals?: ProposalVotes;
  readonly agreed: boolean;
  readonly amount: string;
  readonly at: { readonly date: string };
  readonly basis: string;
  readonly benefits?: readonly string[];
  readonly beyondBudget?: boolean;
  readonly body: string;
  readonly byService?: boolean;
  readonly clauses: readonly ClauseText[];
  readonly commitment?: { readonly year: number; readonly amount: string };
  readonly contentHash: string;
  readonly contract: string;
  readonly dataOwnership?: boolean;
  readonly decidedOn?: string;
  readonly decision: string;
  readonly how: string;
  readonly delegation: string;
  readonly determination: string;
  readonly effect?: string;
  readonly effectiveFrom: string | null;
  readonly event: number;
  readonly document: string;
  readonly dueOn?: string;
  readonly evidence: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly financing?: string | null;
  readonly fitsStrategy: boolean;
  readonly followUp: string;
  readonly for: string | readonly string[];
  readonly form: string;
  readonly from: string;
  readonly host: string;
  readonly individual: boolean;
  readonly interpretation: string;
  readonly key: string;
  readonly keyDecision: string;
  readonly kind: string;
  readonly line: Line | string;
  readonly lines: readonly { readonly category: string; readonly amount: string }[];
  readonly measure: string;
  readonly meeting: string;
  readonly members?: number;
  readonly method: string;
  readonly move: string;
  readonly municipalities: readonly string[] | null;
  readonly instruction: string;
  readonly metric: string;
  readonly municipality: string;
  readonly newcomer: { readonly municipality: string };
  readonly notice: string;
  readonly notifiedOn?: string;
  readonly on: string;
  readonly option: string;
  readonly origin: string;
  readonly outcome?: string;
  readonly owner: string;
  readonly participants: readonly { readonly municipality: string }[];
  readonly period: { readonly from: string; readonly to: string };
  readonly positions: string;
  readonly place?: string;
  readonly predecessors: readonly string[];
  readonly present?: readonly string[];
  readonly principled: string;
  readonly priority?: number | null;
  readonly procurement: string;
  readonly reason: string | null;
  readonly report: string;
  readonly reverses: string;
  readonly referenceDate: string;
  readonly rules: VoteRules | null;
  readonly says: Said;
  readonly scope: string;
  readonly seat: string;
  readonly seats: readonly Seat[];
  readonly sentOn: string;
  readonly series: string;
  readonly service: unknown;
  readonly shares: Readonly<Record<string, string>>;
  readonly split: string;
  readonly strategy?: string;
  readonly successor: { readonly municipality: string };
  readonly task?: string;
  readonly tasks?: readonly string[];
  readonly terms: Terms;
  readonly to: string;
  readonly termsFrom: string | null;
  readonly time?: string;
  readonly transfer: string;
  readonly treated?: readonly string[];
  readonly type: string;
  readonly until: string | null;
  readonly userParticipation?: string;
  readonly validFrom?: string;
  readonly values: Readonly<Record<string, string>>;
  readonly version: string;
  readonly vote?: Vote;
  readonly votes?: Votes;
  readonly withinBudget: string;
  readonly year: number;
}

export interface ClauseText {
  readonly clause: string;
  readonly text: string;
}

export interface Votes {
  readonly for: number | null;
  readonly against: number | null;
  readonly unanimous: boolean | null;
}

export interface Vote {
  readonly procedure?: string;
  readonly ballots?: readonly { readonly seat: string; readonly vote: string }[];
  readonly present?: number;
  readonly chairedBy?: string;
  readonly casting?: string;
  readonly election?: boolean;
  readonly lot?: boolean;
  readonly decidedBy?: string;
  readonly attempt?: string;
  readonly dissent?: readonly string[];
  readonly excluded?: readonly { readonly seat: string }[];
}

export interface AgendaItem {
  readonly item: string;
  readonly case?: string;
  readonly public: boolean;
  readonly legalBasis?: string;
}

export interface Election {
  readonly body: string;
  readonly to: string;
  readonly method: 'MAJORITY' | 'PROPORTIONAL' | 'AGREED';
  readonly rounds?: readonly {
    readonly votes: readonly { readonly candidate: string; readonly votes: number }[];
    readonly blank?: number;
  }[];
  readonly lists?: readonly { readonly list: string; readonly votes: number; readonly candidates: readonly string[] }[];
  readonly blank?: number;
  readonly places?: number;
  readonly nominees?: readonly string[];
  readonly lots?: readonly string[];
  readonly elected?: readonly string[];
  readonly until?: string;
  readonly supplement?: boolean;
}

export interface ProposalVotes {
  readonly adopted: readonly string[];
  readonly votings?: readonly {
    readonly between: readonly { readonly proposal: string; readonly votes: number | null }[];
    readonly against?: number | null;
    readonly unanimous?: boolean;
    readonly casting?: string;
  }[];
}

export interface VoteRules {
  readonly quorum?: string | number;
  readonly majority: string;
  readonly castingVote: boolean;
  readonly electionsByLot?: boolean;
  readonly remote?: boolean;
  readonly written?: boolean;
  readonly clause: string;
}

export interface Seat {
  readonly seat: string;
  readonly office: string;
  readonly municipality?: string;
  readonly role: string;
  readonly votes?: boolean;
  readonly until?: string;
  readonly standsInFor?: string;
}

export interface Terms {
  readonly key: string | null;
  readonly populationDate: string;
  readonly categories: Readonly<Record<string, CategoryTerms>>;
  readonly keyNeedsRatification: boolean;
  readonly optOutAllowed: boolean;
  readonly establishment?: { readonly until: string };
  readonly competences: readonly { readonly effect: string; readonly body: string; readonly clause: string }[];
  readonly termsApply: string;
  readonly budget?: { readonly draftBy: string; readonly adoptBy: string; readonly clause: string };
  readonly withdrawal?: WithdrawalTerms;
  readonly bodies?: readonly BodyTerms[];
  readonly procedures?: { readonly admission?: string; readonly change?: string; readonly dissolution?: string };
  readonly meetings?: readonly {
    readonly body: string;
    readonly noticeDays?: number;
    readonly perYear?: number;
    readonly minutes?: boolean;
    readonly clause: string;
  }[];
  readonly cooperationMeeting?: { readonly body: string; readonly clause: string };
  readonly control?: { readonly hostDecisions?: string; readonly locations?: string };
  readonly delivery?: DeliveryTerms;
  readonly billing: { readonly rhythm: string; readonly days?: readonly string[] };
  readonly routines?: readonly {
    readonly id: string;
    readonly day: string;
    readonly who: string;
    readonly clause: string;
  }[];
}

/** A clause that demands something; of a document, when that does and not the agreement itself. */
export interface Demand {
  readonly clause: string;
  readonly of?: string;
}
export interface DeliveryTerms {
  readonly documents?: readonly (Demand & {
    readonly kind: string;
    readonly required: boolean;
    readonly approvedBy?: string;
    readonly revisedWithinMonths?: number;
  })[];
  readonly measures?: {
    readonly decidedBy?: string;
    readonly demands: readonly (Demand & { readonly demand: string })[];
  };
  readonly procurement?: Demand;
  readonly contractData?: Demand;
  readonly reports?: readonly (Demand & {
    readonly kind: string;
    readonly periodEnds: string;
    readonly months: number;
    readonly remindAfter?: number;
    readonly missingAfter?: number;
  })[];
  readonly evaluations?: readonly (Demand & {
    readonly evaluation: string;
    readonly from: string;
    readonly by: string;
  })[];
  readonly stateNotice?: Demand & { readonly withinDays: number };
}

export interface WithdrawalTerms {
  readonly noticeMonths: number;
  readonly effective: string;
  readonly written: boolean;
  readonly release?: string;
  readonly clause: string;
}

export interface BodyTerms {
  readonly body: string;
  readonly rules?: VoteRules | null;
  readonly seatPerParticipant?: { readonly office: string; readonly clause: string };
  readonly chair?: { readonly of: string; readonly clause: string };
  readonly userParticipation?: { readonly clause: string };
}

export interface CategoryTerms {
  readonly method: string;
  readonly needsApproval?: boolean;
  readonly baseYear?: number;
  readonly index?: string;
  readonly afterEnd?: string;
  readonly interpretation?: string;
}

export interface Key {
  readonly key: string;
  readonly components: readonly {
    readonly basis: string;
    readonly weight: string;
    readonly metric?: string;
    readonly shares?: Readonly<Record<string, string>>;
  }[];
  readonly minShare?: string;
  readonly maxShare?: string;
}

export interface Line {
  readonly line: string;
  readonly category: string;
  readonly amount: string;
  readonly vat: { readonly amount: string; readonly treatment: string };
  readonly service: { readonly from: string; readonly to: string };
  readonly sharedService?: string;
  readonly municipality?: string;
  readonly distribution?: Readonly<Record<string, string>>;
  readonly split?: string;
  readonly determination?: string;
  readonly pension?: { readonly transfer: string };
}

export const placeOf = ({ place, index }: BookEvent): number => place ?? index;

/** The book as its records stand: those annulled are gone, those corrected say what was said of them last. */
export function asRestated(book: readonly BookEvent[]): BookEvent[] {
  const again = book.filter((e) => e.type === 'RecordAnnulled' || e.type === 'RecordCorrected');
  if (again.length === 0) return [...book];
  return book.flatMap((first) => {
    const own = again.filter((e) => e.data.event === first.index);
    if (own.some((e) => e.type === 'RecordAnnulled')) return [];
    let said = first;
    for (const { index, data } of own) {
      const decided = data.decidedOn ?? said.decided;
      // What applied from its day applies from its right day.
      const validFrom = data.validFrom ?? (said.validFrom === said.decided ? decided : said.validFrom);
      said = { ...said, index, place: first.index, data: data.says, decided, validFrom };
    }
    return [said];
  });
}
