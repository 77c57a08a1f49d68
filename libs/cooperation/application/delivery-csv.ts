import { csv } from './csv.ts';
import type { ContractsAnswer, GoverningAnswer, PortfolioAnswer, ReportsAnswer } from './delivery-questions.ts';

interface OfDay {
  readonly cooperation: string;
  readonly knownAt: string;
  readonly size: number;
  readonly validOn: string;
}
const HEAD = ['cooperation', 'knownAt', 'size', 'validOn'];
const head = (a: OfDay) => [a.cooperation, a.knownAt, a.size, a.validOn];

/** One row per version of a document. */
export const governingCsv = (a: GoverningAnswer): string =>
  csv(
    [
      ...HEAD,
      'document',
      'kind',
      'version',
      'title',
      'status',
      'since',
      'submittedOn',
      'appliesFrom',
      'decision',
      'decidedOn',
      'because',
      'periodFrom',
      'periodTo',
      'services',
    ],
    a.documents.flatMap((d) =>
      d.versions.map((v) => [
        ...head(a),
        d.document,
        d.kind,
        v.version,
        v.title,
        v.status,
        v.since,
        v.submittedOn,
        v.appliesFrom,
        v.decision?.decision ?? null,
        v.decision?.on ?? null,
        v.decision?.because ?? null,
        v.period?.from ?? null,
        v.period?.to ?? null,
        v.services.join(' '),
      ]),
    ),
  );

/** One row per measure. */
export const portfolioCsv = (a: PortfolioAnswer): string =>
  csv(
    [
      ...HEAD,
      'measure',
      'title',
      'by',
      'byName',
      'municipalities',
      'status',
      'since',
      'priority',
      'benefits',
      'strategy',
      'service',
      'beyondBudget',
      'financing',
      'decision',
      'decidedOn',
      'reason',
      'benefitsRealised',
    ],
    a.measures.map((m) => [
      ...head(a),
      m.measure,
      m.title,
      m.by,
      m.byName,
      m.municipalities.join(' '),
      m.status,
      m.since,
      m.priority,
      m.benefits.join(' '),
      m.strategy,
      m.service,
      String(m.beyondBudget),
      m.financing,
      m.decision?.decision ?? null,
      m.decision?.on ?? null,
      m.decision?.reason ?? null,
      m.benefitsRealised,
    ]),
  );

/** One row per contract, then one per procurement past the service. */
export const contractsCsv = (a: ContractsAnswer): string =>
  csv(
    [
      ...HEAD,
      'what',
      'id',
      'subject',
      'supplier',
      'municipality',
      'name',
      'participants',
      'from',
      'until',
      'status',
      'dataOwnership',
      'byService',
    ],
    [
      ...a.contracts.map((c) => [
        ...head(a),
        'CONTRACT',
        c.contract,
        c.subject,
        c.supplier,
        c.owner,
        c.ownerName,
        c.participants.join(' '),
        c.from,
        c.until,
        c.status,
        String(c.dataOwnership),
        String(c.byService),
      ]),
      ...a.procurements.map((p) => [
        ...head(a),
        'OUTSIDE_PROCUREMENT',
        p.procurement,
        p.subject,
        null,
        p.municipality,
        p.name,
        null,
        p.on,
        null,
        p.settled?.how ?? 'REPORTED',
        null,
        'false',
      ]),
    ],
  );

/** One row per report that is wanted, then one per report that answers none of them. */
export function reportsCsv(a: ReportsAnswer): string {
  const answering = new Set(a.due.map((d) => d.report));
  return csv(
    [
      ...HEAD,
      'kind',
      'periodFrom',
      'periodTo',
      'clause',
      'remindOn',
      'lastDay',
      'status',
      'report',
      'deliveredOn',
      'journalReference',
    ],
    [
      ...a.due.map((d) => [
        ...head(a),
        d.kind,
        d.period.from,
        d.period.to,
        d.clause,
        d.remindOn,
        d.lastDay,
        d.status,
        d.report,
        d.deliveredOn,
        a.delivered.find((r) => r.report === d.report)?.journalReference ?? null,
      ]),
      ...a.delivered
        .filter((r) => !answering.has(r.report))
        .map((r) => [
          ...head(a),
          r.kind,
          r.period.from,
          r.period.to,
          null,
          null,
          null,
          'DELIVERED',
          r.report,
          r.deliveredOn,
          r.journalReference,
        ]),
    ],
  );
}
