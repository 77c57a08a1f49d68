import type { BookEvent } from './book-events.ts';
import { Happened, type MoneyEvent } from './money-events.ts';

/** The naive model of what money rests on: a decision that lets it be done, and that was not reversed by the day. */

interface Lets {
  readonly decision: string;
  readonly what: string;
  readonly documents?: readonly string[];
  readonly municipality?: string;
  readonly atMost?: string;
}
interface Chosen {
  readonly category: string;
  readonly vat: { readonly code: string; readonly rate: string };
  readonly decision: string;
}

/** Whether a decision applies on a day, as far as was known when something was recorded. */
function applies(book: readonly BookEvent[], decision: string, index: number, on: string): boolean {
  const known = book.filter((e) => e.index < index);
  const made = known.find((e) => e.type === 'DecisionRecorded' && e.data.decision === decision);
  // From the day of the reversal on it has no effect (forvaltningsloven § 35).
  const reversed = known.some((e) => {
    const { reverses } = e.data as unknown as { reverses?: string };
    return e.type === 'DecisionReversed' && reverses === decision && e.validFrom <= on;
  });
  return made !== undefined && made.decided <= on && made.validFrom <= on && !reversed;
}

/** What was claimed, given up or billed without a decision that let it, in words. */
export function lawsOfAuthority(then: Happened): string[] {
  const { book } = then;
  const issued = then.all('InvoiceIssued');
  const lets = book.filter((e) => e.type === 'ClaimsDecided').map((e) => e.data as unknown as Lets);
  const used = new Map<string, bigint>();
  /** Null: it may be done. */
  const why = (what: string, decision: string, invoice: string, { index, on }: MoneyEvent): string | null => {
    const said = lets.find((l) => l.decision === decision);
    const municipality = issued.find((e) => e.data.invoice === invoice)?.data.municipality;
    if (said?.what !== what) return 'is let by nothing';
    if (!applies(book, decision, index, on)) return 'rests on a decision that does not apply';
    if (said.documents && !said.documents.includes(invoice)) return 'is about another document';
    return said.municipality !== undefined && said.municipality !== municipality ? 'is about somebody else' : null;
  };
  const broken: string[] = [];
  for (const e of then.all('ClaimWrittenOff')) {
    const { invoice, decision, amount } = e.data;
    const because = why('WRITE_OFF', decision, invoice, e);
    if (because !== null) broken.push(`given up of ${invoice}: ${because}`);
    used.set(decision, (used.get(decision) ?? 0n) + BigInt(amount));
    const { atMost } = lets.find((l) => l.decision === decision) ?? {};
    if (atMost !== undefined && (used.get(decision) ?? 0n) > BigInt(atMost))
      broken.push(`more given up than ${decision} lets`);
  }
  const prepared = then.all('InvoiceRunPrepared');
  for (const e of issued) {
    const run = prepared.find((p) => p.year === e.year && p.data.run === e.data.run)?.data;
    if (e.data.kind === 'INTEREST') {
      const because = why('CLAIM_INTEREST', run?.about?.ground ?? '', run?.about?.invoice ?? '', e);
      if (because !== null) broken.push(`${e.data.invoice}: ${because}`);
    } else if (e.data.kind !== 'CREDIT') broken.push(...vatBroken(book, e));
  }
  return broken;
}

/** the VAT of a document is that which was chosen last of the choices that applied on its day. */
function vatBroken(book: readonly BookEvent[], { data, index, on }: MoneyEvent<'InvoiceIssued'>): string[] {
  return data.lines.flatMap(({ category, vat }) => {
    const choices = book
      .filter((e) => e.type === 'VatChosen' && e.index < index && e.validFrom <= on)
      .filter((e) => (e.data as unknown as Chosen).category === category)
      .filter((e) => applies(book, (e.data as unknown as Chosen).decision, index, on))
      .sort((a, b) => (a.validFrom === b.validFrom ? a.index - b.index : a.validFrom < b.validFrom ? -1 : 1));
    const chosen = (choices.at(-1)?.data as unknown as Chosen | undefined)?.vat;
    return chosen?.code === vat.code && chosen.rate === vat.rate ? [] : [`${data.invoice}: VAT of ${category}`];
  });
}
