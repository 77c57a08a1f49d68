/** One book, as the list of cooperations shows it. */
export interface BookView {
  readonly cooperation: string;
  /** Null when the cooperation has no name today: its first day is still to come. */
  readonly name: string | null;
  readonly size: number;
  readonly lastRecorded: string;
}

export interface CooperationsAnswer {
  readonly cooperations: readonly BookView[];
}

export interface HealthAnswer {
  readonly status: 'ok';
  readonly books: number;
}
