import { Map as PersistentMap } from 'immutable';
import { addDays, type CivilDate, type Placed, type Timeline, Timelines } from '#kernel';
import type { BENEFITS, DeliveryEvent, DOCUMENT_KINDS, REPORT_KINDS, SETTLEMENTS } from './events.ts';

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export type Benefit = (typeof BENEFITS)[number];
export type ReportKind = (typeof REPORT_KINDS)[number];
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface DocumentVersion {
  readonly document: string;
  readonly version: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly submittedOn: CivilDate;
  readonly reference: { readonly reference: string; readonly sha256: string } | null;
  readonly period: Period | null;
  readonly services: readonly string[];
  readonly source: number;
}

/** That a body treated a document; `version` is null when it treated its end. What it decided stands in the decision. */
export interface DocumentTreatment {
  readonly document: string;
  readonly version: string | null;
  readonly decision: string;
  readonly body: string;
  readonly from: CivilDate;
  readonly source: number;
}

export interface Assessment {
  readonly on: CivilDate;
  readonly fitsStrategy: boolean;
  readonly strategy: string | null;
  readonly benefits: readonly Benefit[] | null;
  readonly source: number;
}
export interface MeasureTreatment {
  readonly decision: string;
  readonly body: string;
  readonly priority: number | null;
  readonly municipalities: readonly string[] | null;
  readonly reason: string | null;
  readonly financing: string | null;
  readonly source: number;
}
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly by: string;
  readonly municipalities: readonly string[];
  readonly benefits: readonly Benefit[];
  readonly strategy: string | null;
  readonly service: string | null;
  readonly beyondBudget: boolean;
  readonly proposedOn: CivilDate;
  readonly assessments: readonly Assessment[];
  readonly putForward: readonly { readonly on: CivilDate; readonly priority: number; readonly source: number }[];
  readonly treatments: readonly MeasureTreatment[];
  readonly started: { readonly on: CivilDate; readonly financing: string | null; readonly source: number } | null;
  readonly completed: { readonly on: CivilDate; readonly realised: string | null; readonly source: number } | null;
  readonly source: number;
}

/** What a contract says for a time. */
export interface ContractContent {
  readonly participants: readonly string[];
  readonly dataOwnership: boolean;
  readonly byService: boolean;
}
export interface Contract {
  readonly id: string;
  readonly supplier: string;
  readonly subject: string;
  readonly owner: string;
  /** The days on which it holds. */
  readonly content: Timeline<ContractContent>;
  readonly source: number;
}
export interface Procurement {
  readonly id: string;
  readonly municipality: string;
  readonly subject: string;
  readonly on: CivilDate;
  readonly reportedOn: CivilDate;
  readonly settled: {
    readonly on: CivilDate;
    readonly how: (typeof SETTLEMENTS)[number];
    readonly decision: string | null;
    readonly source: number;
  } | null;
  readonly source: number;
}
export interface Report {
  readonly id: string;
  readonly kind: ReportKind;
  readonly period: Period;
  readonly journalReference: string | null;
  readonly deliveredOn: CivilDate;
  readonly source: number;
}

/** Everything in the order in which it came into the book. */
export interface DeliveryState {
  readonly documents: readonly DocumentVersion[];
  readonly documentTreatments: readonly DocumentTreatment[];
  readonly measures: PersistentMap<string, Measure>;
  readonly contracts: PersistentMap<string, Contract>;
  readonly procurements: PersistentMap<string, Procurement>;
  readonly reports: PersistentMap<string, Report>;
}

export const noDelivery: DeliveryState = {
  documents: [],
  documentTreatments: [],
  measures: PersistentMap(),
  contracts: PersistentMap(),
  procurements: PersistentMap(),
  reports: PersistentMap(),
};

/** Folds an event; one that speaks of something unknown leaves the state as it is. */
export function evolveDelivery(state: DeliveryState, event: Placed<DeliveryEvent>): DeliveryState {
  const { at } = event;
  const source = at.index;
  switch (event.type) {
    case 'DocumentSubmitted': {
      const { reference = null, period = null, services = [], ...said } = event.data;
      const version = { ...said, reference, period, services, submittedOn: at.decided, source };
      return { ...state, documents: [...state.documents, version] };
    }
    case 'DocumentApproved':
    case 'DocumentRevoked': {
      const treated = { version: null, ...event.data, from: at.validFrom, source };
      return { ...state, documentTreatments: [...state.documentTreatments, treated] };
    }
    case 'MeasureProposed': {
      const { measure: id, strategy = null, service = null, beyondBudget = false, ...said } = event.data;
      const nothing = { assessments: [], putForward: [], treatments: [], started: null, completed: null };
      const proposed = { ...said, id, strategy, service, beyondBudget, proposedOn: at.decided, ...nothing, source };
      return { ...state, measures: state.measures.set(id, proposed) };
    }
    case 'MeasureAssessed': {
      const { fitsStrategy, strategy = null, benefits = null } = event.data;
      const assessment = { on: at.decided, fitsStrategy, strategy, benefits, source };
      return measure(state, event.data.measure, (m) => ({ ...m, assessments: [...m.assessments, assessment] }));
    }
    case 'MeasurePutForward': {
      const put = { on: at.decided, priority: event.data.priority, source };
      return measure(state, event.data.measure, (m) => ({ ...m, putForward: [...m.putForward, put] }));
    }
    case 'MeasureDecided': {
      const { measure: id, ...treated } = event.data;
      return measure(state, id, (m) => ({ ...m, treatments: [...m.treatments, { ...treated, source }] }));
    }
    case 'MeasureStarted': {
      const started = { on: at.decided, financing: event.data.financing ?? null, source };
      return measure(state, event.data.measure, (m) => ({ ...m, started }));
    }
    case 'MeasureCompleted': {
      const completed = { on: at.decided, realised: event.data.benefitsRealised ?? null, source };
      return measure(state, event.data.measure, (m) => ({ ...m, completed }));
    }
    case 'ContractRegistered': {
      const { contract: id, supplier, subject, owner, from, to, ...value } = event.data;
      const content = [{ from, to: to === undefined ? null : addDays(to, 1), value, sources: [source] }];
      return { ...state, contracts: state.contracts.set(id, { id, supplier, subject, owner, content, source }) };
    }
    case 'ContractAmended': {
      const { contract: id, to, ...changed } = event.data;
      return contract(state, id, (content) => {
        const last = content.at(-1);
        // A contract whose last day is over goes on from the day of the amendment; until then nobody had it.
        const over = last !== undefined && last.to !== null && last.to <= at.validFrom;
        // A record that was corrected may have its day after the last day that it names.
        if (over && to !== undefined && at.validFrom <= to) {
          const value = { ...last.value, ...changed };
          return [...content, { from: at.validFrom, to: addDays(to, 1), value, sources: [...last.sources, source] }];
        }
        const amended = content.flatMap((s) => {
          if (s.to !== null && s.to <= at.validFrom) return [s];
          const after = { ...s, value: { ...s.value, ...changed }, sources: [...s.sources, source] };
          return s.from < at.validFrom
            ? [
                { ...s, to: at.validFrom },
                { ...after, from: at.validFrom },
              ]
            : [after];
        });
        return to === undefined ? amended : upTo(amended, addDays(to, 1), source);
      });
    }
    case 'ContractEnded':
      return contract(state, event.data.contract, (content) =>
        Timelines.clear(content, at.validFrom, null).map((s) =>
          s.to === at.validFrom ? { ...s, sources: [...s.sources, source] } : s,
        ),
      );
    case 'OutsideProcurementReported': {
      const { procurement: id, ...said } = event.data;
      const reported = { id, ...said, reportedOn: at.decided, settled: null, source };
      return { ...state, procurements: state.procurements.set(id, reported) };
    }
    case 'OutsideProcurementSettled': {
      const { procurement: id, how, decision = null } = event.data;
      const known = state.procurements.get(id);
      if (!known) return state;
      const settled = { on: at.decided, how, decision, source };
      return { ...state, procurements: state.procurements.set(id, { ...known, settled }) };
    }
    case 'ReportDelivered': {
      const { report: id, journalReference = null, ...said } = event.data;
      const report = { id, ...said, journalReference, deliveredOn: at.decided, source };
      return { ...state, reports: state.reports.set(id, report) };
    }
    default:
      return state;
  }
}

function measure(state: DeliveryState, id: string, change: (known: Measure) => Measure): DeliveryState {
  const known = state.measures.get(id);
  return known ? { ...state, measures: state.measures.set(id, change(known)) } : state;
}

function contract(
  state: DeliveryState,
  id: string,
  change: (content: Timeline<ContractContent>) => Timeline<ContractContent>,
): DeliveryState {
  const known = state.contracts.get(id);
  if (!known) return state;
  return { ...state, contracts: state.contracts.set(id, { ...known, content: change(known.content) }) };
}

/** The last content holds to another end: earlier or later than it did. */
function upTo(content: Timeline<ContractContent>, end: CivilDate, source: number): Timeline<ContractContent> {
  return content
    .filter((s, n) => n === 0 || s.from < end)
    .map((s, n, kept) => {
      if (n < kept.length - 1) return s;
      return { ...s, to: end, sources: Timelines.sourcesOf(s.sources, [source]) };
    });
}
