import type { BookFacts } from '#cooperation';
import { BudgetQuestions, DeliveryQuestions, FindingsQuestions, Questions } from '#cooperation';
import type { EventStore } from '#event-store';
import { isRefusal, type Refusal } from '#kernel';
import { BookReading } from '../../libs/cooperation/application/book-reading.ts';
import type { BookEvent } from './book-events.ts';
import { CLOCK } from './books.ts';
import type { Moment, Told } from './compare-governing.ts';
import { Naive } from './naive.ts';
import { boundFindingsOn } from './naive-bound.ts';
import { budgetOn, undraftedOn } from './naive-budget.ts';
import { contractsOn, deliveryFindingsOn, documentsOn, measuresOn, reportsOn } from './naive-delivery.ts';

/** What the program and the naive model say of what the service delivers, in one form: lines that can be compared. */

const OF_DELIVERY =
  /^(CATALOGUE_|SLA_|STRATEGY_|PLAN_|GUIDELINE_|DOCUMENT_|MEASURE_|CONTRACT_|OUTSIDE_|EVALUATION_|STATE_NOT|REPORT_)/;
const OF_CONTROL = /^(COMMITMENT_|INSTRUCTED_|REVERSED_|POSITIONS_)/;

const or = (value: unknown): string => (value === null || value === undefined ? '-' : String(value));

export async function programTells(
  store: EventStore,
  facts: BookFacts,
  cooperation: string,
  { size, day, year }: Moment,
  knownAt = String(size),
): Promise<Told> {
  const asked = { cooperation, validOn: day, knownAt };
  const tell = <A extends object>(answer: A | Refusal, lines: (answer: A) => readonly string[]) =>
    isRefusal(answer) ? [answer.code] : lines(answer);
  const deliveries = new DeliveryQuestions(store, facts, CLOCK);
  const questions = new Questions(store, facts, CLOCK);
  const findings = new FindingsQuestions(new BookReading(store, facts.register, CLOCK), questions);
  const budgets = new BudgetQuestions(store, facts, CLOCK);
  const found = await findings.ask(asked);
  const foundOf = (codes: RegExp) =>
    tell(found, (a) =>
      a.findings
        .filter((f) => codes.test(f.code))
        .map(
          (f) =>
            `${f.severity} ${f.code} ${f.rule} [${f.clause}] ${f.about} → ${f.responsible.who} ${or(f.responsible.municipality)}`,
        )
        .sort(),
    );
  return {
    documents: tell(await deliveries.governing(asked), ({ documents }) =>
      documents
        .flatMap(({ document, versions }) =>
          versions.map(
            (v) =>
              `${document} ${v.version} ${v.status} ${v.decision ? `${v.decision.decision} ${or(v.decision.because)}` : '-'}`,
          ),
        )
        .sort(),
    ),
    measures: tell(await deliveries.portfolio(asked), ({ measures }) =>
      measures
        .map((m) =>
          [
            ...[m.measure, m.status, or(m.priority), m.municipalities.join(','), m.benefits.join(',') || '-'],
            ...[or(m.strategy), or(m.fitsStrategy), or(m.financing)],
            m.decision
              ? `${m.decision.decision} ${m.decision.on} ${m.decision.verdict} ${or(m.decision.because)}`
              : '-',
          ].join(' '),
        )
        .sort(),
    ),
    contracts: tell(await deliveries.contracts(asked), ({ contracts, procurements }) => [
      ...contracts
        .map(
          (c) =>
            `${c.contract} ${c.status} until ${or(c.until)} ${c.participants.join(',')} ${c.dataOwnership} ${c.byService}`,
        )
        .sort(),
      ...procurements.map((p) => `${p.procurement} ${p.municipality} ${or(p.settled?.on)}`).sort(),
    ]),
    reports: tell(await deliveries.reports(asked), ({ due }) =>
      due
        .map((d) => `${d.kind} ${d.period.from}–${d.period.to} ${d.remindOn} ${d.lastDay} ${d.status} ${or(d.report)}`)
        .sort(),
    ),
    budget: tell(await budgets.ask({ ...asked, year }), (b) => [`${b.status} ${or(b.inForce?.version)}`]),
    delivery: foundOf(OF_DELIVERY),
    control: foundOf(OF_CONTROL),
  };
}

export function naiveTells(events: readonly BookEvent[], { size, day, year }: Moment): Told {
  const known = Naive.of(events, size);
  if (known.host(day) === null) {
    const chapters = ['documents', 'measures', 'contracts', 'reports', 'budget', 'delivery', 'control'];
    return Object.fromEntries(chapters.map((c) => [c, ['no-cooperation-then']]));
  }
  const budget = budgetOn(known, year, day);
  const undrafted = undraftedOn(known, year, day);
  return {
    documents: documentsOn(known, day),
    measures: measuresOn(known, day),
    contracts: contractsOn(known, day),
    reports: reportsOn(known, day),
    budget: budget
      ? [`${budget.status} ${or(budget.inForce?.version)}`]
      : [undrafted ? 'NOT_DRAFTED -' : 'budget-unknown'],
    delivery: deliveryFindingsOn(known, day),
    control: boundFindingsOn(known, day),
  };
}
