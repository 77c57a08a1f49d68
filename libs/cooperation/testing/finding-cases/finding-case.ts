import type { CivilDate } from '#kernel';
import type { Terms } from '../../domain/terms.ts';
import { bookOfLofoten, council, decide, FIVE, lofotenUnder, TERMS_2024 } from '../lofoten.ts';
import type { DataOf, Miniature } from '../miniature.ts';

/** A history that has a finding, and what takes it away. Amounts, decisions and texts are examples. */
export interface FindingCase {
  readonly code: string;
  readonly raises: () => Miniature;
  /** A day on which it stands. */
  readonly on: CivilDate;
  /** What is recorded then; until it is known, the finding stands. */
  readonly clears?: (book: Miniature) => unknown;
  /** A day on which it is gone then; left out: the same day. */
  readonly by?: CivilDate;
  /** What was done too late or wrongly cannot be undone: the history in which it was done as it should be. */
  readonly instead?: () => Miniature;
}

export type Decision = Partial<DataOf<'RecordDecision'>> & { validFrom?: CivilDate };
export type Effect = NonNullable<DataOf<'RecordDecision'>['effect']>;

/** The agreement of 2024 with what the clauses of budget, control, bodies and withdrawal say. */
export const WHOLE: Terms = {
  ...TERMS_2024,
  budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' },
  control: { hostDecisions: '3.1', appeals: '3.3', locations: '1.2' },
  withdrawal: { noticeMonths: 12, effective: 'END_OF_NEXT_YEAR', written: true, clause: '6.2' },
  bodies: [
    {
      body: 'driftsstyret',
      seatPerParticipant: { office: 'kommunedirektør', clause: '2.1' },
      chair: { of: 'HOST', clause: '2.1' },
      userParticipation: { clause: '2.1' },
    },
  ],
};

export const under = (terms: Partial<Terms> = {}, from?: CivilDate): Miniature =>
  lofotenUnder({ ...WHOLE, ...terms }, from);
export const plain = (): Miniature => bookOfLofoten();

/** The same decision by several councils. */
export function councils(
  book: Miniature,
  effect: Effect,
  on: CivilDate,
  who: readonly string[] = FIVE,
  id = 'ks',
): Miniature {
  for (const m of who) decide(book, `${id}-${m}-${on}`, council(m), effect, on);
  return book;
}

/** A decision of the board, in which users were heard. */
export const board = (
  book: Miniature,
  id: string,
  effect: Effect | null,
  on: CivilDate,
  more: Decision = {},
): Miniature => decide(book, id, 'driftsstyret', effect, on, { userParticipation: 'Eksempel', ...more });

export const corrects = (book: Miniature, decision: string, said: Partial<DataOf<'CorrectDecision'>>, on: CivilDate) =>
  book.record('CorrectDecision', { decision, ground: 'MINUTES_CORRECTED', ...said }, { decided: on });

/** Another agreement takes the place of the one in force. */
export const next = (book: Miniature, terms: Terms, from: CivilDate): Miniature =>
  book
    .record('ProposeAgreement', { version: 'AV-NY', title: 'Ny avtale', clauses: [], terms }, { decided: from })
    .record('AttestAgreement', { version: 'AV-NY', basis: 'Eksempel' }, { decided: from });
