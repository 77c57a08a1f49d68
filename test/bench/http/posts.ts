import { decisionRequest } from '../history.ts';

export const BOOK = 'lofoten-ikt';

/** What the load is given to do. */
export interface Load {
  readonly url: string;
  readonly path: string;
  /** The key of whoever asks; null where nobody is asked for one. */
  readonly key: string | null;
  /** Clients, each waiting for its answer before it asks again. */
  readonly clients: number;
  readonly milliseconds: number;
  /** Where the numbers of its requests begin. */
  readonly from: number;
}

/** What came of it. */
export interface Answers {
  /** Of each answer, in microseconds. */
  readonly taken: readonly number[];
  /** Of the whole, in microseconds. */
  readonly whole: number;
  /** The numbers of the requests that were answered with 201. */
  readonly recorded: readonly number[];
  /** Every other answer, and every request without one. */
  readonly failures: readonly string[];
}

/** The n-th decision as it is sent. */
export function bodyOf(n: number): string {
  const { command } = decisionRequest(BOOK, n);
  const { decided, validFrom, data } = command;
  return JSON.stringify({ decided, validFrom, body: 'driftsstyret', caseReference: 'FS-085/24', data });
}

export const idempotencyKeyOf = (n: number): string => `bench-${n}`;
export const numberIn = (idempotencyKey: string): number => Number(idempotencyKey.slice('bench-'.length));
