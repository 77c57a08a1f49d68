import { documentOfUbl, type EhfDocument, unpacked } from '#ehf';
import type { EventStore } from '#event-store';
import { isMoneyOf, type MoneyFact } from '#invoicing';
import { type BookId, type Instant, isRefusal, type Refusal } from '#kernel';
import { documentDamaged, documentMissing } from './ledger-refusals.ts';

/** The document of an invoice, byte for byte as it was made when it was issued (ADR 16). */
export interface StoredDocument {
  readonly cooperation: BookId;
  readonly invoice: string;
  readonly sha256: string;
  readonly bytes: Buffer;
  /** When its event was recorded. */
  readonly recorded: Instant;
}

/** The bytes from the event that one of the facts tells of; refused when they are not those whose hash stands beside them. */
export async function storedDocument(
  store: Pick<EventStore, 'readBook'>,
  cooperation: BookId,
  invoice: string,
  facts: readonly MoneyFact[],
): Promise<StoredDocument | Refusal> {
  const made = facts.find((fact) => isMoneyOf(fact, 'InvoiceDocumentMade') && fact.data.invoice === invoice);
  const stored = made && (await store.readBook(cooperation, made.index, 1)).events[0];
  if (!stored) return documentMissing({ invoice });
  const { sha256, content } = stored.data as { sha256: string; content: string };
  try {
    return { cooperation, invoice, sha256, bytes: unpacked({ sha256, content }), recorded: stored.recorded };
  } catch {
    // What was packed does not unpack to it any more.
    return documentDamaged({ invoice, sha256 });
  }
}

/** What the bytes say. */
export function ehfOf({ invoice, sha256, bytes }: StoredDocument): EhfDocument | Refusal {
  const document = documentOfUbl(bytes.toString('utf8'));
  return isRefusal(document) ? documentDamaged({ invoice, sha256 }) : document;
}
