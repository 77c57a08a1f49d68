import { evolveInvoicing, type InvoicingEvent, type InvoicingState, type MoneyFact, noInvoicing } from '#invoicing';
import type { CivilDate, Placed } from '#kernel';
import { addFigure, type Figures } from './figures.ts';

/** What was billed of a year’s costs, credit notes deducted and the host's own share counted; late interest left out. */
export interface BilledSoFar {
  readonly onAccount: Figures;
  /** By the settlement and its corrections. */
  readonly settled: Figures;
}

/** What had happened with the money of a year by a day, in the order of the book. */
const upTo = (facts: readonly MoneyFact[], year: number, day: CivilDate): MoneyFact[] =>
  facts.filter((fact) => fact.year === year && fact.on <= day).sort((a, b) => a.index - b.index);

/** The money of an accounting year as it stood on a day: what a run of that day is decided on. */
export function moneyOn(facts: readonly MoneyFact[], year: number, day: CivilDate): InvoicingState {
  return upTo(facts, year, day).reduce(
    (state, { type, data, index, on }) =>
      evolveInvoicing(state, {
        ...{ type, data },
        at: { index, id: String(index), decided: on, validFrom: on, recorded: '' },
      } as Placed<InvoicingEvent>),
    noInvoicing,
  );
}

/** L-4.4-14: what the instalments billed, and what the settlement and its corrections did. */
export function billedOn(facts: readonly MoneyFact[], year: number, day: CivilDate): BilledSoFar {
  const onAccount = new Map<string, Map<string, bigint>>();
  const settled = new Map<string, Map<string, bigint>>();
  const kindOfRun = new Map<string, string>();
  const kindOfDocument = new Map<string, string>();
  const into = (kind: string | undefined) =>
    kind === 'ON_ACCOUNT' ? onAccount : kind === 'SETTLEMENT' || kind === 'CORRECTION' ? settled : null;
  for (const { type, data } of upTo(facts, year, day)) {
    if (type === 'InvoiceRunPrepared') kindOfRun.set(data.run, data.kind);
    if (type === 'InvoiceIssued') {
      // What takes back a document counts where the document did.
      const kind = data.kind === 'CREDIT' ? kindOfDocument.get(data.references[0] ?? '') : data.kind;
      if (kind !== undefined) kindOfDocument.set(data.invoice, kind);
      add(into(kind), data);
    }
    if (type === 'OwnShareNoted') add(into(kindOfRun.get(data.run)), data);
  }
  return { onAccount, settled };
}

function add(
  figures: Map<string, Map<string, bigint>> | null,
  { municipality, lines }: { municipality: string; lines: readonly { category: string; amount: string }[] },
): void {
  if (figures) for (const { category, amount } of lines) addFigure(figures, municipality, category, BigInt(amount));
}
