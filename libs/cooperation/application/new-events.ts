import {
  type BookId,
  canonicalJson,
  type Decided,
  type DomainEvent,
  type EventCatalogue,
  eventId,
  type ImportBatch,
  type Json,
  type NewEvent,
  type ReadRevision,
  type Recording,
  sha256,
} from '#kernel';
import type { BookCommand } from '../domain/commands.ts';

/** What a request's events are known by when it comes again. */
export const bodyHashOf = (book: BookId, command: BookCommand, recording: Recording): string => {
  const { body, caseReference, documents } = recording;
  return sha256(canonicalJson({ book, command, body, caseReference, documents }));
};

/** The decided events as they go to the store. Ids follow from the request, so that a retry has the same. */
export function newEvents(
  decided: readonly Decided<DomainEvent>[],
  book: BookId,
  command: BookCommand,
  recording: Recording,
  catalogue: EventCatalogue,
  extra: { import?: ImportBatch; restsOn?: readonly ReadRevision[] } = {},
): NewEvent[] {
  const { actor, idempotencyKey, recorded, body, caseReference, documents, causation } = recording;
  const bodyHash = bodyHashOf(book, command, recording);
  const idOf = (n: number) => eventId(actor.id, idempotencyKey, n);
  const first = idOf(0);
  return decided.map((event, n) => {
    catalogue.assertValid(event.type, event.data);
    return {
      metadata: {
        id: n === 0 ? first : idOf(n),
        type: event.type,
        schema: catalogue.versionOf(event.type),
        recorded,
        decided: event.decided ?? command.decided,
        validFrom: event.validFrom ?? command.validFrom,
        actor,
        ...(body !== undefined && { body }),
        ...(caseReference !== undefined && { caseReference }),
        ...(documents !== undefined && { documents }),
        correlation: recording.correlation ?? first,
        // The effect of a decision is caused by the decision.
        ...(n > 0 ? { causation: first } : causation !== undefined && { causation }),
        idempotencyKey,
        bodyHash,
        ...extra,
      },
      data: event.data as Json,
    };
  });
}
