/**
 * Something that is not as the agreement or the law says, derived from what was recorded: BREACH = avvik, REMARK =
 * merknad (merely unclear). `code` has a sentence in each language; `about` names what it is about.
 */
export interface Finding {
  readonly code: string;
  readonly severity: 'BREACH' | 'REMARK';
  readonly rule: string;
  readonly clause: string;
  readonly about: string;
  /** Indexes of the events it rests on. */
  readonly sources: readonly number[];
}
