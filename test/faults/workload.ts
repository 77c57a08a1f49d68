import { createHash } from 'node:crypto';
import type { Append } from '#event-store';
import { accountsStream, cooperationStream, eventId, type NewEvent } from '#kernel';
import { randomFrom } from '../programs/numbers.ts';
import { numberOf } from './harness.ts';

export const BOOK = 'bok';

/** What one caller asks for in his n-th turn. The same seed gives the same bytes, in whatever process. */
export interface Request {
  /** `<caller>-<n>`. */
  readonly name: string;
  /** Events of all appends together. */
  readonly of: number;
  /** One, or two that must be written together. */
  readonly appends: readonly Append[];
}

/** What each event says of the request that it is part of. */
export type Part = { readonly request: string; readonly of: number; readonly n: number; readonly text: string };

export function requestOf(seed: number, caller: number, n: number): Request {
  const name = `${caller}-${n}`;
  const random = randomFrom(numberOf(`${seed} ${name}`));
  const of = 1 + random(8);
  const half = of >> 1;
  // A few are so large that they take many pages.
  const length = random(20) === 0 ? 20_000 : 50 + random(400);
  const events = Array.from({ length: of }, (_, i) => eventOf(name, of, i, textOf(`${seed} ${name} ${i}`, length)));
  const stream = accountsStream(BOOK, 2000 + caller);
  if (half === 0 || random(3) > 0) return { name, of, appends: [{ stream, expected: 'any', events }] };
  return {
    name,
    of,
    appends: [
      { stream, expected: 'any', events: events.slice(0, half) },
      { stream: cooperationStream(BOOK), expected: 'any', events: events.slice(half) },
    ],
  };
}

/** Letters without a pattern, so that a wrong byte is never the right one by chance. */
function textOf(what: string, length: number): string {
  const block = createHash('sha512').update(what).digest('base64');
  return block.repeat(Math.ceil(length / block.length)).slice(0, length);
}

function eventOf(request: string, of: number, n: number, text: string): NewEvent {
  const part: Part = { request, of, n, text };
  return {
    metadata: {
      id: eventId('writer', request, n),
      type: 'decision-recorded',
      schema: 1,
      recorded: '2025-01-02T09:00:00.000Z',
      decided: '2025-01-01',
      validFrom: '2025-01-01',
      actor: { id: 'writer', role: 'OPERATOR' },
      correlation: request,
      idempotencyKey: request,
      bodyHash: 'ab'.repeat(32),
    },
    data: part,
  };
}
