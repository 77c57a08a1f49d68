import { type CivilDate, type Decided, isRefusal, type Placed } from '#kernel';
import type { InvoicingCommand } from '../domain/commands.ts';
import type { Authority } from '../domain/covered-by-decision.ts';
import { decideInvoicing, type InvoicingSurroundings } from '../domain/decide.ts';
import type { InvoicingEvent } from '../domain/events.ts';
import type { MoneyFact } from '../domain/ledger/facts.ts';
import { moneyDecisionUnknown } from '../domain/refusals.ts';
import type { InterestRate } from '../domain/rules/late-interest.ts';
import { evolveInvoicing, type InvoicingState, noInvoicing } from '../domain/state.ts';

type Type = InvoicingCommand['type'];
type Data<T extends Type> = Extract<InvoicingCommand, { type: T }>['data'];

/** Rates of forsinkelsesrenteloven § 3 (regulations of 14.12.2023, 26.6.2024, 19.12.2024, 23.6.2025 and 18.12.2025). */
export const RATES: InterestRate[] = [
  { from: '2024-01-01', percent: '12.5' },
  { from: '2025-07-01', percent: '12.25' },
  { from: '2026-01-01', percent: '12' },
];
/** Decisions that do not cover everything. */
const LIMITS: Readonly<Record<string, Partial<Authority>>> = {
  'OF-FIRST': { documents: ['2025-0001'] },
  'OF-1002': { municipality: '1002' },
  'AT-MOST-10': { atMost: 10n, usedElsewhere: 4n },
};

export const HOST = '1000';
const surroundings = (actor: string, today: CivilDate): InvoicingSurroundings => ({
  year: 2025,
  actor,
  today,
  hostOn: () => HOST,
  known: () => null,
  authority: (decision, what) =>
    decision === 'UNKNOWN'
      ? moneyDecisionUnknown({ decision })
      : { decision, what, documents: null, municipality: null, atMost: null, usedElsewhere: 0n, ...LIMITS[decision] },
  rates: RATES,
  paidElsewhere: () => [],
  seller: () => ({ paymentDays: 30, kid: (year, number) => `${year}${String(number).padStart(6, '0')}` }),
  issuedElsewhere: (invoice) => invoice.startsWith('2024-'),
  hasBuyer: (municipality) => municipality !== '9999',
  vat: (category) =>
    category === 'UNDECIDED'
      ? null
      : { code: category === 'OUTSIDE' ? 'O' : 'S', rate: category === 'OUTSIDE' ? '0' : '25' },
});

/** The money of 2025, command by command; what was decided is folded as it will stand in the book. */
export class Money {
  state: InvoicingState = noInvoicing;
  /** The day of recording. */
  today = '2030-01-01';
  readonly events: Placed<InvoicingEvent>[] = [];

  tell<T extends Type>(type: T, data: Data<T>, { by = 'anna', on = '2025-03-01' } = {}) {
    const command = { type, data, decided: on, validFrom: on } as InvoicingCommand;
    const answer = decideInvoicing(command, this.state, surroundings(by, this.today));
    if (isRefusal(answer)) return answer.code;
    for (const event of answer) this.#fold(event, on, by);
    return answer.map(({ type: told }) => told);
  }

  /** The text of the refusal that a command meets. */
  refused<T extends Type>(type: T, data: Data<T>, { by = 'anna', on = '2025-03-01' } = {}): string | null {
    const command = { type, data, decided: on, validFrom: on } as InvoicingCommand;
    const answer = decideInvoicing(command, this.state, surroundings(by, this.today));
    return isRefusal(answer) ? answer.text.en : null;
  }

  #fold(event: Decided<InvoicingEvent>, on: string, by: string): void {
    const { decided = on, validFrom = decided, ...said } = event;
    const index = this.events.length;
    const at = { index, id: `event-${index}`, decided, validFrom, recorded: `${on}T12:00:00.000Z`, actor: by };
    const placed = { ...said, at } as Placed<InvoicingEvent>;
    this.events.push(placed);
    this.state = evolveInvoicing(this.state, placed);
  }

  /** An instalment from the plan of the year, all the way. */
  instalment(number: number, of: number, plan: Record<string, Record<string, bigint>>, run = `A${number}`) {
    const told = this.tell('PrepareInvoiceRun', onAccount(run, number, of, plan));
    return typeof told === 'string' ? told : this.through(run);
  }

  settle(
    run: string,
    costs: Record<string, Record<string, bigint>>,
    kind: 'SETTLEMENT' | 'CORRECTION' = 'SETTLEMENT',
    on = '2025-03-01',
  ) {
    const period = { from: '2025-01', to: '2025-12' };
    const basis = { of: 'COSTS' as const, knownAt: 10 };
    const told = this.tell(
      'PrepareInvoiceRun',
      { year: 2025, run, kind, period, basis, targets: targets(costs) },
      { on },
    );
    return typeof told === 'string' ? told : this.through(run, on);
  }

  /** Attested by one, approved by another, issued. */
  through(run: string, on = '2025-03-01') {
    const asked = { year: 2025, run };
    this.tell('AttestInvoiceRun', asked, { by: 'anna', on });
    this.tell('ApproveInvoiceRun', asked, { by: 'berit', on });
    return this.tell('IssueInvoiceRun', asked, { on });
  }

  /** As the projection keeps them. */
  get facts(): MoneyFact[] {
    return this.events.map(
      ({ type, data, at }) => ({ type, data, on: at.decided, year: 2025, index: at.index }) as MoneyFact,
    );
  }

  get documents() {
    return this.events.filter((e) => e.type === 'InvoiceIssued').map(({ data }) => data as IssuedData);
  }
}
type IssuedData = Extract<InvoicingEvent, { type: 'InvoiceIssued' }>['data'];

export const targets = (plan: Record<string, Record<string, bigint>>) =>
  Object.entries(plan).flatMap(([municipality, categories]) =>
    Object.entries(categories).map(([category, amount]) => ({ municipality, category, amount: amount.toString() })),
  );

export const onAccount = (run: string, number: number, of: number, plan: Record<string, Record<string, bigint>>) => ({
  ...{ year: 2025, run, kind: 'ON_ACCOUNT' as const, instalment: { number, of }, targets: targets(plan) },
  ...{ period: { from: '2025-01', to: '2025-12' }, basis: { of: 'BUDGET' as const, knownAt: 5, budget: 'B1' } },
});

/** Shares of a year, øre: the host’s and two others’. */
export const PLAN = { '1000': { DRIFT: 100_00n }, '1001': { DRIFT: 100_01n, LICENCE: 20_00n }, '1002': { DRIFT: 33n } };
