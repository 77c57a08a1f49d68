/** What the naive model reads: the book as a plain list. */

/** An event as the book lists it. Which fields its data has follows from its type. */
export interface BookEvent {
  readonly index: number;
  readonly type: string;
  readonly data: Said;
  readonly decided: string;
  readonly validFrom: string;
  readonly recorded: string;
  readonly stream: string;
}

interface Said {
  readonly amount: string;
  readonly body: string;
  readonly decidedOn?: string;
  readonly decision: string;
  readonly determination: string;
  readonly effectiveFrom: string | null;
  readonly figures: Readonly<Record<string, number>>;
  readonly from: string;
  readonly host: string;
  readonly interpretation: string;
  readonly key: string;
  readonly keyDecision: string;
  readonly kind: string;
  readonly line: Line | string;
  readonly method: string;
  readonly metric: string;
  readonly municipality: string;
  readonly option: string;
  readonly origin: string;
  readonly outcome?: string;
  readonly participants: readonly { readonly municipality: string }[];
  readonly referenceDate: string;
  readonly series: string;
  readonly service: unknown;
  readonly shares: Readonly<Record<string, string>>;
  readonly split: string;
  readonly terms: Terms;
  readonly termsFrom: string | null;
  readonly transfer: string;
  readonly until: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly version: string;
  readonly votes?: { readonly unanimous: boolean | null };
  readonly year: number;
}

export interface Terms {
  readonly key: string | null;
  readonly populationDate: string;
  readonly categories: Readonly<Record<string, CategoryTerms>>;
  readonly keyNeedsRatification: boolean;
  readonly optOutAllowed: boolean;
  readonly establishment?: { readonly until: string };
  readonly competences: readonly { readonly effect: string; readonly body: string }[];
  readonly termsApply: string;
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
