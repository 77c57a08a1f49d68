import { v4 as uuidv4, v5 as uuidv5 } from 'uuid';

/** Namespace of Fellesbok's event ids (RFC 9562). */
const EVENTS = '6b0f2a5e-3f0c-5c0e-9d0e-0f5c1b7a7e01';

/** The id of the n-th event that an actor's request gave rise to: the same request gives the same ids. */
export const eventId = (actorId: string, idempotencyKey: string, n: number): string =>
  uuidv5(JSON.stringify([actorId, idempotencyKey, n]), EVENTS);

/** A fresh id for a request; only at the edges. */
export const freshId = (): string => uuidv4();
