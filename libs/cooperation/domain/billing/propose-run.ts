import { type Allocation, allocate, type Fact, FactBase, ONLY } from '#allocation';
import {
  decideInvoicing,
  type InvoicingCommand,
  type InvoicingEvent,
  type InvoicingState,
  type InvoicingSurroundings,
  invoicingRefusals,
} from '#invoicing';
import {
  addDays,
  addMonths,
  type CivilDate,
  type CivilMonth,
  firstOfMonth,
  firstOfYear,
  isRefusal,
  lastOfYear,
  monthOf,
  type Refusal,
  Timelines,
} from '#kernel';
import { accrualsOfYear } from './accruals-of-year.ts';
import { type BasisOfPlan, basisOfPlan } from './basis-of-plan.ts';
import { type Figures, figureOf, figuresOf, keysOf } from './figures.ts';
import { type InstalmentDue, instalmentDue, instalmentOfMonth } from './instalment-due.ts';
import { costsOfYear, monthsOfYear, planOfYear, type YearRows } from './plan-of-year.ts';
import { reasonOfAccruals } from './reason-of-accruals.ts';
import { noInstalmentLeft, nothingOnAccount, nothingToGoBy, notSettledYet, settledBefore } from './refusals.ts';

export type ProposedKind = 'ON_ACCOUNT' | 'SETTLEMENT' | 'CORRECTION';
export type Prepare = Extract<InvoicingCommand, { type: 'PrepareInvoiceRun' }>['data'];
export type Prepared = Extract<InvoicingEvent, { type: 'InvoiceRunPrepared' }>['data'];

/** What is asked: the next run of the kind, as of a day and a point of the book. */
export interface Asked {
  readonly year: number;
  readonly kind: ProposedKind;
  readonly day: CivilDate;
  /** How many events are known. */
  readonly size: number;
}

/** What the next run of a kind bills by the rules: ready to be recorded, or the refusal when there is none. */
export interface Proposal {
  readonly prepare: Prepare;
  /** What preparing it gives: target, billed before, amount; the host's part as memorandum. */
  readonly prepared: Prepared;
  readonly due: InstalmentDue | null;
  /** ON_ACCOUNT: what it goes by. */
  readonly plan: BasisOfPlan | null;
  /** The year’s plan, or what its costs ask for. */
  readonly asks: Allocation;
  /** Of a settlement and a correction: the accounts were not closed yet, so it is an estimate. */
  readonly estimate: boolean;
  /** What is said of the accruals in it (kommuneloven § 14-6), in bokmål; null where there are none. */
  readonly accrued: string | null;
}

/**
 * L-4.4-12 … 15: what the next run of a year bills: the target by the rules as known, less what was billed (ADR 13). An
 * instalment goes by the plan of the year, a settlement and a correction by what the year cost. Nothing that was issued
 * changes.
 *
 * @param rows every fact that holds somewhere in the year
 * @param money the money of the year, as it stood on the day
 */
export function proposeRun(rows: YearRows, money: InvoicingState, asked: Asked): Proposal | Refusal {
  const { year, kind } = asked;
  const settled = [...money.runs.values()].find((run) => run.kind === 'SETTLEMENT' && run.status === 'ISSUED');
  if (settled && kind !== 'CORRECTION') return settledBefore({ year, run: settled.id });
  if (!settled && kind === 'CORRECTION') return notSettledYet({ year });
  return kind === 'ON_ACCOUNT' ? instalment(rows, money, asked) : bySums(rows, money, asked);
}

/** The plan of the year by what instalments go by on the day; refused where nothing is asked for. */
export function planOn(
  rows: YearRows,
  year: number,
  day: CivilDate,
  to: CivilMonth,
): { readonly plan: BasisOfPlan; readonly asks: Allocation } | Refusal {
  const plan = basisOfPlan(rows, year, day);
  if (plan.of === 'NONE') {
    if (plan.because === 'DECIDED') return nothingOnAccount({ year, decision: plan.decision });
    // Amounts that the agreement itself fixes need no budget (L-4.4-O1).
    const fixed = planOfYear(rows, year, [], null);
    // With no budget to compare with, nothing is left over.
    return isRefusal(fixed) ? nothingToGoBy({ year, on: day }) : { plan, asks: { ...fixed, held: [], findings: [] } };
  }
  const asks =
    plan.of === 'ACTUAL_COST'
      ? allocate(rows, { from: monthsOfYear(rows, year).from, to })
      : planOfYear(rows, year, plan.budget.lines, plan.budget.source);
  return isRefusal(asks) ? asks : { plan, asks };
}

function instalment(rows: YearRows, money: InvoicingState, asked: Asked): Proposal | Refusal {
  const { year, day } = asked;
  const covered = coveredTo(money);
  const base = new FactBase(rows);
  const due = instalmentDue(base, year, covered);
  if (isRefusal(due)) return due;
  if (due === null) return noInstalmentLeft({ year, to: covered ?? `${year}-12` });
  const planned = planOn(rows, year, day, due.period.to);
  if (isRefusal(planned)) return planned;
  const { plan, asks } = planned;
  // What was booked so far is billed whole: there is no rest of the year to spread.
  const of = plan.of === 'ACTUAL_COST' ? due.number : due.of;
  const joined = takingPart(base, firstOfYear(year), firstOfMonth(addMonths(due.period.to, 1)));
  const leaving = leavingIn(base, year, due);
  const instalment = { number: due.number, of };
  const basis = basisOf(plan, asks, asked);
  const said = { period: due.period, instalment, basis, ...(leaving.length > 0 && { leaving }) };
  return proposal(base, money, asked, said, (m) => joined.has(m))({ due, plan, asks, estimate: false, accrued: null });
}

function bySums(rows: YearRows, money: InvoicingState, asked: Asked): Proposal | Refusal {
  const { year, size } = asked;
  const period = { from: `${year}-01`, to: `${year}-12` };
  const asks = costsOfYear(rows, year);
  if (isRefusal(asks)) return asks;
  const estimate = money.closedOn === null;
  const accrued = reasonOfAccruals(accrualsOfYear(rows, year, asks));
  const said = [estimate ? `Foreløpig: regnskapet for ${year} er ikke avsluttet (A-11).` : null, accrued].filter(
    (text) => text !== null,
  );
  const reason = said.length === 0 ? null : said.join(' ');
  const basis = { of: 'COSTS' as const, knownAt: size, ...(reason !== null && { reason }) };
  return proposal(new FactBase(rows), money, asked, { period, basis })({
    due: null,
    plan: null,
    asks,
    estimate,
    accrued,
  });
}

/** The command, and what deciding it gives. */
function proposal(
  base: FactBase,
  money: InvoicingState,
  { year, kind, day }: Asked,
  said: Pick<Prepare, 'period' | 'basis' | 'instalment' | 'leaving'>,
  billable: (municipality: string) => boolean = () => true,
) {
  return ({ asks, ...rest }: Omit<Proposal, 'prepare' | 'prepared'>): Proposal | Refusal => {
    const figures = figuresOf(asks.pools);
    const targets = keysOf(figures, billedBefore(money))
      .map((key) => ({ ...key, amount: figureOf(figures, key.municipality, key.category) }))
      .filter(({ municipality, category, amount }) => {
        const billed = money.billed.get(municipality)?.get(category) ?? 0n;
        return billed !== 0n || (amount !== 0n && (money.billed.has(municipality) || billable(municipality)));
      })
      .map((target) => ({ ...target, amount: target.amount.toString() }));
    const run = freeName(money, kind, year, said.period.from);
    const prepare: Prepare = { year, run, kind, ...said, targets };
    if (targets.length === 0) return invoicingRefusals.nothingToBill({ run });
    const events = decideInvoicing(
      { type: 'PrepareInvoiceRun', data: prepare, decided: day, validFrom: day },
      money,
      around(base, year),
    );
    if (isRefusal(events)) return events;
    const [event] = events;
    if (event?.type !== 'InvoiceRunPrepared') throw new Error(`${run} was prepared by something else`);
    return { prepare, prepared: event.data, asks, ...rest };
  };
}

/** What the year was billed, as plain maps. */
const billedBefore = ({ billed }: InvoicingState): Figures =>
  new Map([...billed].map(([municipality, categories]) => [municipality, new Map(categories)]));

/** The last month that an issued instalment covers. */
export function coveredTo(money: InvoicingState): CivilMonth | null {
  const issued = [...money.runs.values()].filter((run) => run.kind === 'ON_ACCOUNT' && run.status === 'ISSUED');
  return (
    issued
      .map((run) => run.period.to)
      .sort()
      .at(-1) ?? null
  );
}

function basisOf(plan: BasisOfPlan, asks: Allocation, { size, year }: Asked): Prepare['basis'] {
  const fixed = asks.pools.find((pool) => pool.method === 'FIXED_AMOUNTS');
  // Whatever the budget says, the agreement alone says what is billed (L-4.4-O1).
  if (plan.of === 'NONE' || asks.pools.every((pool) => pool.method === 'FIXED_AMOUNTS')) {
    return {
      of: 'STATED',
      knownAt: size,
      reason: `Faste beløp etter ${fixed?.version ?? 'avtalen'} punkt ${fixed?.clause ?? '—'} (L-4.4-O1).`,
    };
  }
  const by = plan.decision === null ? 'standardvalg, verten har ikke vedtatt' : `vedtak ${plan.decision}`;
  if (plan.of === 'ACTUAL_COST')
    return { of: 'PROVISIONAL', knownAt: size, reason: `Foreløpig: faktiske kostnader så langt (A-06, ${by}).` };
  const { version, contentHash, year: ofYear, basis } = plan.budget;
  if (plan.of === 'BUDGET') return { of: 'BUDGET', knownAt: size, budget: version, contentHash };
  const which = PROVISIONAL_WORDS[basis ?? ''] ?? basis;
  const reason = `Foreløpig: ${year} har ikke gyldig budsjett; ${which} (${ofYear}, ${version}) (A-06, ${by}).`;
  return { of: 'PROVISIONAL', knownAt: size, budget: version, contentHash, reason };
}

/** What a document says of its basis; documents are in bokmål. */
const PROVISIONAL_WORDS: Readonly<Record<string, string>> = {
  LAST_VALID_BUDGET: 'siste gyldige budsjett',
  DRAFT: 'budsjettforslaget',
  ADOPTED_LATE: 'budsjettet som ble vedtatt for sent',
};

const NAMES: Readonly<Record<ProposedKind, (year: number, from: CivilMonth) => string>> = {
  ON_ACCOUNT: (_, from) => `a-konto-${from}`,
  SETTLEMENT: (year) => `avregning-${year}`,
  CORRECTION: (year) => `korreksjon-${year}`,
};

/** The first name of the kind that no run has. */
function freeName({ runs }: InvoicingState, kind: ProposedKind, year: number, from: CivilMonth): string {
  const name = NAMES[kind](year, from);
  for (let n = 1; ; n++) {
    const id = n === 1 ? name : `${name}-${n}`;
    if (!runs.has(id)) return id;
  }
}

/** Who takes part somewhere in [from, to): before a municipality joins, it is billed nothing. */
function takingPart(base: FactBase, from: CivilDate, to: CivilDate): ReadonlySet<string> {
  return new Set(
    base
      .all('participant')
      .filter((p) => p.from < to && Timelines.before(from, p.to))
      .map((p) => p.name),
  );
}

/** Who takes part no more at the end of the year, and the instalment of the last month in which it did. */
function leavingIn(base: FactBase, year: number, { rhythm }: InstalmentDue): NonNullable<Prepare['leaving']> {
  const at = (day: CivilDate) => new Set(base.allOn('participant', day).map((p) => p.name));
  const staying = at(lastOfYear(year));
  const left = new Map<string, number>();
  for (const { name, to } of base.all('participant'))
    if (to !== null && to <= lastOfYear(year) && !staying.has(name)) {
      const last = to <= firstOfYear(year) ? 0 : instalmentOfMonth(monthOf(addDays(to, -1)), rhythm);
      left.set(name, Math.max(last, left.get(name) ?? 0));
    }
  return [...left].sort().map(([municipality, last]) => ({ municipality, last }));
}

/** Preparing asks for the host of the day, and for nothing else. */
const around = (base: FactBase, year: number): InvoicingSurroundings => ({
  // Preparing looks at no day of recording.
  ...{ year, actor: '', today: lastOfYear(year) },
  hostOn: (date) => hostOn(base, date),
  ...{ known: () => null, seller: () => null, hasBuyer: () => false, rates: [] },
  ...{ issuedElsewhere: () => false, vat: () => null, paidElsewhere: () => [] },
  authority: (decision) => invoicingRefusals.moneyDecisionUnknown({ decision }),
});

/** The host of the day, or, for a day outside what is known of the year, of the nearest. */
export function hostOn(base: FactBase, day: CivilDate): string | null {
  const spans = base.all('cooperation') as Fact<'cooperation'>[];
  const on = base.on('cooperation', ONLY, day) ?? spans.findLast((s) => s.from <= day) ?? spans[0];
  return on?.value.host ?? null;
}
