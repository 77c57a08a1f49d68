import { AGES } from '#invoicing';
import { csv } from './csv.ts';
import type {
  BalancesAnswer,
  ConfirmationAnswer,
  InvoiceAnswer,
  InvoicesAnswer,
  InvoiceView,
} from './invoices-answer.ts';

interface OfDay {
  readonly cooperation: string;
  readonly knownAt: string;
  readonly size: number;
  readonly validOn: string;
}
const HEAD = ['cooperation', 'knownAt', 'size', 'validOn'];
const head = (a: OfDay) => [a.cooperation, a.knownAt, a.size, a.validOn];

const INVOICE = [
  ...['invoice', 'document', 'kind', 'year', 'municipality', 'name', 'periodFrom', 'periodTo', 'issuedOn', 'sentOn'],
  ...['dueOn', 'status', 'net', 'vat', 'payable', 'paid', 'credited', 'writtenOff', 'open', 'interest', 'kid'],
  ...['number', 'references', 'creditedBy', 'disputedSince', 'disputedAmount', 'disputeGround', 'run', 'sha256'],
];
const invoiceRow = (i: InvoiceView) => [
  ...[i.invoice, i.document, i.kind, i.year, i.municipality, i.name, i.period.from, i.period.to, i.issuedOn, i.sentOn],
  ...[i.dueOn, i.status, i.net, i.vat, i.payable, i.paid, i.credited, i.writtenOff, i.open, i.interest, i.kid],
  ...[i.number, i.references.join(' '), i.creditedBy, i.dispute?.since ?? null, i.dispute?.amount ?? null],
  ...[i.dispute?.ground ?? null, i.run, i.sha256],
];

/** One row per document, then one per municipality of a run that is not issued. */
export const invoicesCsv = (a: InvoicesAnswer): string =>
  csv(
    [...HEAD, ...INVOICE],
    [
      ...a.invoices.map((i) => [...head(a), ...invoiceRow(i)]),
      ...a.drafts.flatMap((d) =>
        d.parts.map((part) => [
          ...head(a),
          ...[null, part.memorandum ? 'OWN_SHARE' : 'DRAFT', d.kind, d.year, part.municipality, part.name],
          ...[d.period.from, d.period.to, null, null, null, d.stage, part.total, null, null, null, null, null, null],
          ...[null, null, null, d.about, null, null, null, null, d.run, null],
        ]),
      ),
    ],
  );

/** One row per line of the document. */
export const invoiceCsv = (a: InvoiceAnswer): string =>
  csv(
    [...HEAD, ...INVOICE, 'category', 'lineAmount', 'vatCode', 'vatRate', 'reason'],
    a.invoice.lines.map((l) => [
      ...head(a),
      ...invoiceRow(a.invoice),
      ...[l.category, l.amount, l.vat.code, l.vat.rate, a.reason],
    ]),
  );

/** One row per municipality. */
export const balancesCsv = (a: BalancesAnswer): string =>
  csv(
    [
      ...HEAD,
      ...['municipality', 'name', 'invoiced', 'paid', 'writtenOff', 'open', 'overdue', 'disputed', 'interest'],
      ...AGES,
    ],
    a.balances.map((b) => [
      ...head(a),
      ...[b.municipality, b.name, b.invoiced, b.paid, b.writtenOff, b.open, b.overdue, b.disputed, b.interest],
      ...AGES.map((age) => b.ageing[age]),
    ]),
  );

/** One row per open document, with the two municipalities. */
export const confirmationCsv = (a: ConfirmationAnswer): string =>
  csv(
    [
      ...HEAD,
      ...['host', 'hostName', 'hostOrganisationNumber', 'municipality', 'name', 'organisationNumber', 'invoice'],
      ...['document', 'kind', 'periodFrom', 'periodTo', 'issuedOn', 'dueOn', 'kid', 'payable', 'paid', 'open'],
    ],
    a.documents.map((d) => [
      ...head(a),
      ...[a.host?.municipality ?? null, a.host?.name ?? null, a.host?.organisationNumber ?? null],
      ...[a.municipality.municipality, a.municipality.name, a.municipality.organisationNumber, d.invoice],
      ...[d.document, d.kind, d.period.from, d.period.to, d.issuedOn, d.dueOn, d.kid, d.payable, d.paid, d.open],
    ]),
  );
