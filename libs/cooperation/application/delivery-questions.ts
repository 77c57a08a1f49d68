import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { dayAsRead } from '#budget';
import {
  type ContractOnDay,
  type DeliveryTerms,
  type DocumentOnDay,
  firstYearOf,
  type MeasureOnDay,
  missingReports,
  type ProcurementOnDay,
  type ReportDay,
  type ReportDue,
  type ReportFact,
  type ReportPlan,
  reportDays,
  reportsDue,
} from '#delivery';
import type { EventStore } from '#event-store';
import { addDays, type CivilDate, type Finding, isRefusal, type Language, type Refusal, yearOf } from '#kernel';
import type { FactSource } from '#projections';
import type { Clocks, FindingView } from './answers.ts';
import { BookReading, type DayOfBook, type DayQuestion } from './book-reading.ts';
import type { Clock } from './ports.ts';
import { clocks, findingView } from './views.ts';

interface OfDay extends Clocks {
  readonly validOn: CivilDate;
  readonly findings: readonly FindingView[];
}

export interface DocumentVersionView extends Omit<DocumentOnDay, 'document' | 'kind'> {
  readonly events: readonly number[];
}
/** Governing documents with their versions, and what the agreement wants of them. */
export interface GoverningAnswer extends OfDay {
  readonly documents: readonly {
    readonly document: string;
    readonly kind: string;
    /** The version that applies; null: none does. */
    readonly inForce: string | null;
    readonly versions: readonly DocumentVersionView[];
  }[];
  readonly wanted: readonly {
    readonly kind: string;
    readonly clause: string;
    readonly required: boolean;
    readonly approvedBy: string | null;
    readonly revisedWithinMonths: number | null;
    /** Whether a document of the kind applies on the day. */
    readonly there: boolean;
  }[];
}

/** All measures, planned, going on and done, of all municipalities (T-8). */
export interface PortfolioAnswer extends OfDay {
  readonly measures: readonly (MeasureOnDay & { readonly byName: string; readonly events: readonly number[] })[];
}

export interface ContractView extends Omit<ContractOnDay, 'to'> {
  /** Last day; null: it goes on. */
  readonly until: CivilDate | null;
  readonly ownerName: string;
  readonly events: readonly number[];
}
/** Contracts with suppliers, and what was bought past the service. */
export interface ContractsAnswer extends OfDay {
  readonly contracts: readonly ContractView[];
  readonly procurements: readonly (ProcurementOnDay & { readonly name: string; readonly events: readonly number[] })[];
}

/** Which reports are wanted, and which were delivered. */
export interface ReportsAnswer extends OfDay {
  readonly due: readonly (Omit<ReportDue, 'sources' | 'delivered'> & {
    readonly report: string | null;
    readonly deliveredOn: CivilDate | null;
    readonly events: readonly number[];
  })[];
  readonly delivered: readonly (ReportFact['value'] & { readonly events: readonly number[] })[];
}

abstract class AskOfDay<A> extends Query<A | Refusal> {
  constructor(
    readonly question: DayQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}
export class AskGoverning extends AskOfDay<GoverningAnswer> {}
export class AskPortfolio extends AskOfDay<PortfolioAnswer> {}
export class AskContracts extends AskOfDay<ContractsAnswer> {}
export class AskReports extends AskOfDay<ReportsAnswer> {}

/** What the service delivers and reports, as it stands on a day; on both clocks. */
export class DeliveryQuestions {
  readonly #book: BookReading;

  constructor(store: EventStore, facts: { readonly register: FactSource }, clock: Clock) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: today. */
  governing(question: DayQuestion, language: Language = 'nb'): Promise<GoverningAnswer | Refusal> {
    return this.#on(question, (day) => {
      const rows = day
        .of('governing-document')
        .map(({ value, sources }) => ({ value: value as unknown as DocumentOnDay, events: sources }));
      const ids = [...new Set(rows.map((r) => r.value.document))].sort();
      const documents = ids.map((id) => {
        const of = rows.filter((r) => r.value.document === id).sort((a, b) => (firstEvent(a) < firstEvent(b) ? -1 : 1));
        const versions = of.map(({ value: { document: _document, kind: _kind, ...version }, events }) => ({
          ...version,
          events,
        }));
        const inForce = versions.find((v) => v.status === 'APPROVED')?.version ?? null;
        return { document: id, kind: of[0]?.value.kind ?? '', inForce, versions };
      });
      const applies = new Set(documents.flatMap((d) => (d.inForce === null ? [] : [d.kind])));
      const wanted = (termsOn(day)?.documents ?? []).map(
        ({ kind, clause, required, approvedBy, revisedWithinMonths }) => ({
          kind,
          clause,
          required,
          approvedBy: approvedBy ?? null,
          revisedWithinMonths: revisedWithinMonths ?? null,
          there: applies.has(kind),
        }),
      );
      return { ...head(question, day), documents, wanted, findings: foundOn(day, DOCUMENT_CODES, language) };
    });
  }

  portfolio(question: DayQuestion, language: Language = 'nb'): Promise<PortfolioAnswer | Refusal> {
    return this.#on(question, (day, name) => {
      const measures = day.of('measure').map(({ value, sources }) => {
        const measure = value as unknown as MeasureOnDay;
        return { ...measure, byName: name(measure.by), events: sources };
      });
      measures.sort((a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity) || (a.measure < b.measure ? -1 : 1));
      return { ...head(question, day), measures, findings: foundOn(day, /^MEASURE_/, language) };
    });
  }

  contracts(question: DayQuestion, language: Language = 'nb'): Promise<ContractsAnswer | Refusal> {
    return this.#on(question, (day, name) => {
      const contracts = day.of('contract').map(({ value, sources }) => {
        const { to, ...contract } = value as unknown as ContractOnDay;
        const until = to === null ? null : addDays(to, -1);
        return { ...contract, until, ownerName: name(contract.owner), events: sources };
      });
      const procurements = day.of('procurement').map(({ value, sources }) => {
        const procurement = value as unknown as ProcurementOnDay;
        return { ...procurement, name: name(procurement.municipality), events: sources };
      });
      contracts.sort((a, b) => (a.contract < b.contract ? -1 : 1));
      procurements.sort((a, b) => (a.procurement < b.procurement ? -1 : 1));
      return { ...head(question, day), contracts, procurements, findings: foundOn(day, CONTRACT_CODES, language) };
    });
  }

  reports(question: DayQuestion, language: Language = 'nb'): Promise<ReportsAnswer | Refusal> {
    return this.#on(question, (day) => {
      const due = dueOn(day).map(({ sources, delivered, ...rest }) => ({
        ...rest,
        report: delivered?.report ?? null,
        deliveredOn: delivered?.deliveredOn ?? null,
        events: sources,
      }));
      const delivered = factsOf(day).map(({ value, sources }) => ({ ...value, events: sources }));
      delivered.sort((a, b) => (a.deliveredOn + a.report < b.deliveredOn + b.report ? -1 : 1));
      const missing = missingReportsOn(day).map(findingView(language));
      const findings = [...foundOn(day, REPORT_CODES, language), ...missing];
      return { ...head(question, day), due, delivered, findings };
    });
  }

  async #on<A>(
    question: DayQuestion,
    answer: (day: DayOfBook, name: (municipality: string) => string) => A,
  ): Promise<A | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    return answer(day, day.nameOf);
  }
}

const DOCUMENT_CODES = /^(DOCUMENT|CATALOGUE|SLA|STRATEGY|PLAN|GUIDELINE|EVALUATION_DOCUMENT|MANDATE)_/;
const CONTRACT_CODES = /^(CONTRACT|OUTSIDE)_/;
const REPORT_CODES = /^(EVALUATION_MISSING|STATE_NOT_NOTIFIED)$/;

const firstEvent = ({ events }: { readonly events: readonly number[] }): number => events[0] ?? 0;
const head = ({ cooperation }: DayQuestion, { known, validOn }: DayOfBook) => ({
  ...clocks(cooperation, known),
  validOn,
});

function termsOn(day: DayOfBook): DeliveryTerms | null {
  const [agreement] = day.of('agreement');
  return (agreement?.value as { delivery?: DeliveryTerms } | undefined)?.delivery ?? null;
}

function foundOn(day: DayOfBook, codes: RegExp, language: Language): FindingView[] {
  const row = day.of('findings').find((r) => r.name === 'delivery');
  const findings = (row?.value as unknown as { findings: readonly Finding[] } | undefined)?.findings ?? [];
  return findings.filter(({ code }) => codes.test(code)).map(findingView(language));
}

const factsOf = (day: DayOfBook) => day.of('report') as unknown as ReportFact[];
const planOf = (day: DayOfBook): ReportPlan =>
  (day.of('report-plan')[0]?.value as unknown as { plan: ReportPlan } | undefined)?.plan ?? [];

/** A-30, as it is read on the day: literally, or the next working day. */
export function daysAsRead(day: DayOfBook): ReturnType<typeof dayAsRead> {
  const read = day.of('interpretation').find(({ name }) => name === 'A-30')?.value as { option: string } | undefined;
  return dayAsRead(read?.option ?? null);
}

/** Every report wanted of a period that ends in the year of the day or before. */
function dueOn(day: DayOfBook): ReportDue[] {
  const plan = planOf(day);
  const first = firstYearOf(plan);
  const { validOn: on } = day;
  if (first === null) return [];
  return reportsDue(plan, factsOf(day), { years: [first, yearOf(on)], on, asRead: daysAsRead(day) });
}

/** L-5.1-1: reports whose last day has passed by the day asked about. */
export const missingReportsOn = (day: DayOfBook): Finding[] => missingReports(dueOn(day));

/** The days on which reports are expected in a year, for the yearly cycle. */
export const reportDaysOf = (day: DayOfBook, year: number): ReportDay[] =>
  reportDays(planOf(day), factsOf(day), { year, on: day.validOn, asRead: daysAsRead(day) });

@QueryHandler(AskGoverning)
export class AskGoverningHandler implements IQueryHandler<AskGoverning> {
  constructor(private readonly deliveries: DeliveryQuestions) {}

  execute({ question, language }: AskGoverning) {
    return this.deliveries.governing(question, language);
  }
}

@QueryHandler(AskPortfolio)
export class AskPortfolioHandler implements IQueryHandler<AskPortfolio> {
  constructor(private readonly deliveries: DeliveryQuestions) {}

  execute({ question, language }: AskPortfolio) {
    return this.deliveries.portfolio(question, language);
  }
}

@QueryHandler(AskContracts)
export class AskContractsHandler implements IQueryHandler<AskContracts> {
  constructor(private readonly deliveries: DeliveryQuestions) {}

  execute({ question, language }: AskContracts) {
    return this.deliveries.contracts(question, language);
  }
}

@QueryHandler(AskReports)
export class AskReportsHandler implements IQueryHandler<AskReports> {
  constructor(private readonly deliveries: DeliveryQuestions) {}

  execute({ question, language }: AskReports) {
    return this.deliveries.reports(question, language);
  }
}

export const DELIVERY_HANDLERS = [AskGoverningHandler, AskPortfolioHandler, AskContractsHandler, AskReportsHandler];
