import { InvoicesQuestions, LedgerQuestions, Reconciliations, SettlementQuestions } from '#cooperation';
import type { EventStore } from '#event-store';
import { isRefusal, type Refusal } from '#kernel';
import { PaymentsQuestions } from '../../libs/cooperation/application/payments-questions.ts';
import type { BookEvent } from './book-events.ts';
import { BOOK, CLOCK } from './books.ts';
import { Happened } from './money-events.ts';
import { answer, months, Naive } from './naive.ts';
import { isAccrual, nameOfRecorded, releasedOf } from './naive-accruals.ts';
import { allocation, bookedLinesOf, linesOf, portion } from './naive-allocation.ts';
import { trialBalanceOn } from './naive-ledger.ts';
import {
  type BalanceOn,
  balancesOn,
  billedOn,
  type DocumentOn,
  documentsOn,
  draftsOn,
  paymentsOn,
  unmatchedOn,
} from './naive-money.ts';

type Facts = ConstructorParameters<typeof InvoicesQuestions>[1];
/** What is asked: so many events are known, the day, an accounting year. */
export interface MoneyMoment {
  readonly size: number;
  readonly day: string;
  readonly year: number;
}

/** What is told of the money of a book. */
export interface MoneyTold {
  readonly documents: readonly DocumentOn[] | string;
  readonly drafts: readonly string[] | string;
  readonly balances: readonly BalanceOn[] | string;
  readonly payments: readonly string[] | string;
  /** Came in and stands in nobody’s balance. */
  readonly unmatched: bigint | string;
  readonly trial: readonly string[] | string;
  readonly settlement: readonly string[] | string;
  /** Of what the year cost: each estimate that counts, and each beside the cost that came in its place. */
  readonly accruals: readonly string[] | string;
  /** What does not add up. */
  readonly wrong: readonly string[];
}

const oere = (kroner: string): bigint => BigInt(kroner.replace('.', ''));
const orNull = (kroner: string | null): bigint | null => (kroner === null ? null : oere(kroner));
const codeOr = <T extends object, R>(told: T | Refusal, read: (told: T) => R): R | string =>
  isRefusal(told) ? told.code : read(told as T);

export async function programTells(
  store: EventStore,
  facts: Facts,
  { size, day, year }: MoneyMoment,
  book: string = BOOK,
  knownAt = String(size),
): Promise<MoneyTold> {
  const asked = { cooperation: book, validOn: day, knownAt };
  const invoices = new InvoicesQuestions(store, facts, CLOCK);
  const all = await invoices.invoices(asked);
  const balances = await invoices.balances(asked);
  const payments = await new PaymentsQuestions(store, facts, CLOCK).ask(asked);
  const trial = await new LedgerQuestions(store, facts, CLOCK).trialBalance({ ...asked, year });
  const settlement = await new SettlementQuestions(store, facts, CLOCK).ask({ ...asked, year });
  const reconciliation = await new Reconciliations(store, facts, CLOCK).ask({ ...asked, year });
  const wrong = [
    ...(isRefusal(trial) ? [] : trial.reconciliation.filter((r) => r.difference !== '0.00').map((r) => r.what)),
    ...(isRefusal(trial)
      ? []
      : [trial.total.opening, trial.total.closing]
          .filter((sum) => sum !== '0.00')
          .map((sum) => `ledger off by ${sum}`)),
    ...(isRefusal(reconciliation) || reconciliation.reconciled
      ? []
      : [`not reconciled ${JSON.stringify(reconciliation.total)}`]),
    ...(isRefusal(balances) || isRefusal(all) || balances.total.open === all.total.open
      ? []
      : ['balances and invoices']),
  ];
  return {
    documents: codeOr(all, (a) =>
      a.invoices.map((i): DocumentOn => {
        const { invoice, kind, municipality, issuedOn, dueOn, sentOn, number, creditedBy, dispute, status } = i;
        return {
          ...{ invoice, kind, municipality, issuedOn, dueOn, sentOn, number, creditedBy, status },
          disputed: dispute && (orNull(dispute.amount) ?? 'ALL'),
          ...{ payable: oere(i.payable), paid: oere(i.paid), credited: oere(i.credited), open: oere(i.open) },
          ...{ writtenOff: oere(i.writtenOff), interest: orNull(i.interest) },
          ...{ accrued: orNull(i.interestAccrued), claimed: oere(i.interestClaimed) },
          payments: i.payments.map((p) => `${p.year}/${p.payment} ${p.on} ${oere(p.amount)}`).sort(),
        };
      }),
    ),
    drafts: codeOr(all, (a) => a.drafts.map((d) => `${d.year}/${d.run} ${d.kind} ${d.stage}`).sort()),
    balances: codeOr(balances, (a) =>
      a.balances.map((b) => ({
        ...{ municipality: b.municipality, paid: oere(b.paid), writtenOff: oere(b.writtenOff), open: oere(b.open) },
        ...{ overdue: oere(b.overdue), disputed: oere(b.disputed), interest: orNull(b.interest) },
        ageing: Object.values(b.ageing).map(oere),
      })),
    ),
    payments: codeOr(payments, (a) =>
      a.payments.map((p) => `${p.year}/${p.payment} ${oere(p.amount)} ${p.status} ${oere(p.left)}`).sort(),
    ),
    unmatched: codeOr(balances, (a) => oere(a.unmatched)),
    trial: codeOr(trial, (a) =>
      a.accounts.flatMap(({ account, opening, debit, credit, closing }) => {
        const movement = oere(debit) - oere(credit);
        const nothing = oere(opening) === 0n && movement === 0n;
        return nothing ? [] : [`${account} ${oere(opening)} ${movement} ${oere(closing)}`];
      }),
    ),
    settlement: codeOr(settlement, (a) =>
      a.municipalities.flatMap(({ municipality, categories }) =>
        categories.map((c) => {
          const amounts = [c.allocated, c.accruals, c.onAccount, c.settlement, c.settled, c.difference].map(oere);
          return `${municipality} ${c.category} ${amounts.join(' ')}`;
        }),
      ),
    ),
    accruals: codeOr(settlement, ({ accruals: { open, released } }) => [
      ...open.map((a) => `${a.line} ${oere(a.amount)} counts`),
      ...released.map((a) => `${a.line} ${oere(a.amount)} taken out by ${a.settledBy} of ${oere(a.actual)}`),
    ]),
    wrong,
  };
}

export function naiveTells(book: readonly BookEvent[], { size, day, year }: MoneyMoment): MoneyTold {
  const then = new Happened(book, size, day);
  const known = Naive.of(book, size);
  return {
    ...naiveMoney(then, known, year),
    settlement: answer(() => settlementOn(then, known, year)),
    accruals: answer(() => accrualsIn(known, year)),
    wrong: [],
  };
}

function naiveMoney(then: Happened, known: Naive, year: number) {
  // Before its first day nothing is told of a cooperation.
  if (known.host(then.day) === null) {
    const none = 'no-cooperation-then';
    return { documents: none, drafts: none, balances: none, payments: none, unmatched: none, trial: none };
  }
  const documents = documentsOn(then);
  return {
    documents,
    drafts: draftsOn(then),
    balances: balancesOn(documents, then.day),
    payments: paymentsOn(then),
    unmatched: unmatchedOn(then),
    trial: trialBalanceOn(then, year),
  };
}

/** L-4.4-14: what the year costs each less what was billed on account, and what the settlement billed of that. */
function settlementOn(then: Happened, known: Naive, year: number): string[] {
  const allocated = allocatedOf(known, year);
  const { onAccount, settled } = billedOn(then, year);
  const estimates = new Set(linesOfYear(known, year).flatMap(([name, line]) => (isAccrual(line) ? [name] : [])));
  const came = then.book.filter((e) => e.type !== 'CostLineRecorded' || !estimates.has(nameOfRecorded(e)));
  const without = estimates.size === 0 ? allocated : answer(() => allocatedOf(Naive.of(came, then.size), year));
  const rest = typeof without === 'string' ? {} : without;
  return [...new Set([allocated, onAccount, settled].flatMap(Object.keys))].sort().flatMap((id) => {
    const [a, b, c] = [allocated[id] ?? 0n, onAccount[id] ?? 0n, settled[id] ?? 0n];
    return a === 0n && b === 0n && c === 0n
      ? []
      : [`${id} ${a} ${a - (rest[id] ?? 0n)} ${b} ${a - b} ${c} ${a - b - c}`];
  });
}

/** `municipality category` → øre of what a year costs. */
function allocatedOf(known: Naive, year: number): Record<string, bigint> {
  const allocated: Record<string, bigint> = {};
  for (const { category, shares } of allocation(known, `${year}-01`, `${year}-12`).pools)
    for (const [municipality, [amount]] of Object.entries(shares)) {
      const id = `${municipality} ${category}`;
      allocated[id] = (allocated[id] ?? 0n) + amount;
    }
  return allocated;
}

const monthsOf = (year: number) => months(`${year}-01`, `${year}-12`);
const linesOfYear = (known: Naive, year: number) => monthsOf(year).flatMap((month) => linesOf(known, month));

/** § 14-6: the estimates in a year's costs, and those taken out beside what came. */
function accrualsIn(known: Naive, year: number): string[] {
  // What nothing can be said of has no estimates either.
  allocation(known, `${year}-01`, `${year}-12`);
  const released = releasedOf(known);
  const sums: Record<string, bigint> = {};
  const estimates = new Set<string>();
  for (const month of monthsOf(year))
    for (const [name, line] of bookedLinesOf(known, month)) {
      sums[name] = (sums[name] ?? 0n) + portion(line, month);
      if (isAccrual(line)) estimates.add(name);
    }
  const all = [...estimates].sort();
  return [
    ...all.flatMap((name) => (released.has(name) ? [] : [`${name} ${sums[name]} counts`])),
    ...all.flatMap((name) => {
      const by = released.get(name);
      return by === undefined ? [] : [`${name} ${sums[name]} taken out by ${by} of ${sums[by ?? ''] ?? 0n}`];
    }),
  ];
}
