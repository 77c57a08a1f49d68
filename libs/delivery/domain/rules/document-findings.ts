import {
  addDays,
  type CivilDate,
  type Finding,
  type FindingSpan,
  hasEnded,
  later,
  monthsLater,
  Timelines,
} from '#kernel';
import { type Days, partsOf } from '../days.ts';
import type { DeliverySurroundings } from '../delivery.ts';
import { DOCUMENT_KINDS } from '../events.ts';
import type { DeliveryState, DocumentKind } from '../state.ts';
import { documentInForce, judgedTreatments } from './document-in-force.ts';
import { demandOverTime, whereDemanded } from './what-is-demanded.ts';

const MISSING: Readonly<Record<DocumentKind, readonly [code: string, rule: string]>> = {
  SERVICE_CATALOGUE: ['CATALOGUE_MISSING', 'L-1.4-2'],
  SLA: ['SLA_MISSING', 'L-1.4-2'],
  STRATEGY: ['STRATEGY_MISSING', 'L-1.4.1-1'],
  DIGITALISATION_PLAN: ['PLAN_MISSING', 'T-4'],
  GUIDELINE: ['GUIDELINE_MISSING', 'D-10'],
  EVALUATION: ['EVALUATION_DOCUMENT_MISSING', 'L-5.3-1'],
  MANDATE: ['MANDATE_MISSING', 'D-21'],
};
const APPROVAL: Readonly<Partial<Record<DocumentKind, string>>> = {
  SERVICE_CATALOGUE: 'L-1.4-3',
  SLA: 'L-1.4-3',
  STRATEGY: 'T-16',
};
const BOARD = { who: 'BOARD', municipality: null } as const;
const LEADER = { who: 'LEADER', municipality: null } as const;

/** L-1.4-2, L-1.4-3, L-1.4.1-1, T-4, T-16, D-11, D-21: documents that are missing, not approved, or not revised in time. */
export function documentFindings(state: DeliveryState, around: DeliverySurroundings): FindingSpan[] {
  return DOCUMENT_KINDS.flatMap((kind) => {
    const demands = wanted(around, kind);
    if (demands.length === 0) return [];
    const documents = [...new Set(state.documents.filter((d) => d.kind === kind).map((d) => d.document))];
    return [
      ...missing(kind, documents, demands, state, around),
      ...documents.flatMap((document) => notApproved(document, kind, demands, state, around)),
      ...documents.flatMap((document) => wrongBody(document, kind, demands, state, around)),
      ...notRevised(kind, documents, demands, state, around),
    ];
  });
}

type Demands = ReturnType<typeof wanted>;
const wanted = (around: DeliverySurroundings, kind: DocumentKind) =>
  demandOverTime(around, (t) => t.documents?.find((d) => d.kind === kind));

/** From the first day on which it is required, as long as no document of the kind is approved. */
function missing(
  kind: DocumentKind,
  documents: readonly string[],
  demands: Demands,
  state: DeliveryState,
  around: DeliverySurroundings,
): FindingSpan[] {
  const [code, rule] = MISSING[kind];
  const required = demands.filter((s) => s.value.required);
  let lacking: Days[] = required.map(({ from, to }) => ({ from, to }));
  for (const document of documents) {
    const inForce = documentInForce(document, state, around);
    lacking = lacking.flatMap((days) => partsOf(days, inForce).filter((part) => !part.held));
  }
  const responsible =
    kind === 'SERVICE_CATALOGUE' || kind === 'SLA' ? { who: 'HOST' as const, municipality: null } : BOARD;
  const found = { code, rule, about: kind, responsible, sources: [] };
  return lacking.flatMap((days) => whereDemanded(days, required, found, state, around));
}

/** A version that was submitted, until it or a later one is approved, or a later one is submitted. It changes nothing. */
function notApproved(
  document: string,
  kind: DocumentKind,
  demands: Demands,
  state: DeliveryState,
  around: DeliverySurroundings,
): FindingSpan[] {
  const versions = state.documents.filter((d) => d.document === document);
  // What was reversed before its day approved nothing.
  const approvals = judgedTreatments(document, state, around).filter(
    (t) => t.stands && t.version !== null && !hasEnded(t.reversed, t.from),
  );
  return versions.flatMap(({ version, submittedOn, source }) => {
    const own = approvals.find((t) => t.version === version)?.decidedOn;
    const ends = [
      ...(own === undefined ? [] : [own]),
      ...approvals.map((t) => t.from).filter((from) => from > submittedOn),
      ...versions.filter((v) => v.source > source && v.submittedOn >= submittedOn).map((v) => v.submittedOn),
    ].sort();
    const to = ends[0] ?? null;
    if (to !== null && to <= submittedOn) return [];
    const finding = (clause: string, sources: readonly number[]): Finding => ({
      code: 'DOCUMENT_NOT_APPROVED',
      severity: 'REMARK',
      rule: APPROVAL[kind] ?? 'D-11',
      clause,
      about: `${document} ${version}`,
      responsible: BOARD,
      sources: Timelines.sourcesOf([source], sources),
    });
    return partsOf({ from: submittedOn, to }, demands).flatMap(({ from, to: until, held }) =>
      held ? [{ from, to: until, finding: finding(held.value.clause, held.sources) }] : [],
    );
  });
}

/** L-1.4-3, D-11: a body decided on it that approves other documents; until one that approves this kind has. */
function wrongBody(
  document: string,
  kind: DocumentKind,
  demands: Demands,
  state: DeliveryState,
  around: DeliverySurroundings,
): FindingSpan[] {
  const treatments = judgedTreatments(document, state, around);
  return treatments
    .filter((t) => t.wrongBody)
    .flatMap(({ decision, decidedOn, sources }) => {
      const after = treatments.filter((t) => t.stands && t.decidedOn > decidedOn).map((t) => t.decidedOn);
      const to = after.sort()[0] ?? null;
      const rule = APPROVAL[kind] ?? 'D-11';
      const found = { code: 'DOCUMENT_BY_WRONG_BODY', rule, about: decision, responsible: BOARD, sources };
      return whereDemanded({ from: decidedOn, to }, demands, found, state, around);
    });
}

/** When so many months have passed since the last approval, until the next; while the document is in force. */
function notRevised(
  kind: DocumentKind,
  documents: readonly string[],
  demands: Demands,
  state: DeliveryState,
  around: DeliverySurroundings,
): FindingSpan[] {
  const revised = demands.filter((s) => s.value.revisedWithinMonths !== undefined);
  return documents.flatMap((document) => {
    const inForce = documentInForce(document, state, around);
    return inForce.flatMap((held) =>
      revised.flatMap((demand) => {
        // To take back that it was revoked revises nothing.
        const approved = judgedTreatments(document, state, around).filter(
          (t) => t.stands && t.version === held.value.version && t.from <= held.from,
        );
        const since = approved.at(-1)?.from ?? held.from;
        const due: CivilDate = addDays(monthsLater(since, demand.value.revisedWithinMonths ?? 0), 1);
        const from = later(due, demand.from);
        const to = [held.to, demand.to].filter((day) => day !== null).sort()[0] ?? null;
        if (to !== null && to <= from) return [];
        const rule = kind === 'DIGITALISATION_PLAN' ? 'T-4' : kind === 'STRATEGY' ? 'L-1.4.1-1' : 'D-11';
        const about = `${document} ${held.value.version}`;
        const found = { code: 'PLAN_NOT_REVISED', rule, about, responsible: LEADER, sources: held.sources };
        return whereDemanded({ from, to }, [demand], found, state, around);
      }),
    );
  });
}
