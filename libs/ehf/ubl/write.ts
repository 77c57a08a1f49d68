import { kroner, type Oere } from '#kernel';
import { CUSTOMIZATION, ENDPOINT_SCHEME, PROFILE } from '../domain/codes.ts';
import type {
  Address,
  EhfDocument,
  Line,
  Party,
  Payment,
  Period,
  Preceding,
  Totals,
  Vat,
  VatSubtotal,
} from '../domain/document.ts';
import { group, leaf, type Node, type Optional, xmlOf } from './element.ts';

/**
 * The document as UBL 2.1, byte for byte the same each time. The order of the elements is that of the schema. What the
 * rules say of it is not asked here: only a document without violations is sent.
 */
export function ublOf(document: EhfDocument): string {
  const { currency } = document;
  const invoice = document.kind === 'INVOICE';
  return xmlOf(
    invoice ? 'Invoice' : 'CreditNote',
    leaf('CustomizationID', CUSTOMIZATION),
    leaf('ProfileID', PROFILE),
    leaf('ID', document.number),
    leaf('IssueDate', document.issueDate),
    invoice ? leaf('DueDate', document.dueDate) : null,
    leaf(invoice ? 'InvoiceTypeCode' : 'CreditNoteTypeCode', document.typeCode),
    leaf('Note', document.note),
    leaf('DocumentCurrencyCode', currency),
    leaf('BuyerReference', document.buyerReference),
    periodOf(document.period),
    document.orderReference === null ? null : group('OrderReference', leaf('ID', document.orderReference)),
    document.preceding.map(billingReferenceOf),
    document.contract === null ? null : group('ContractDocumentReference', leaf('ID', document.contract)),
    group('AccountingSupplierParty', partyOf(document.seller)),
    group('AccountingCustomerParty', partyOf(document.buyer)),
    document.payment && paymentOf(document.payment, invoice ? null : document.dueDate),
    document.paymentTerms === null ? null : group('PaymentTerms', leaf('Note', document.paymentTerms)),
    group(
      'TaxTotal',
      amountOf('TaxAmount', document.totals.vat, currency),
      document.vat.map((subtotal) => subtotalOf(subtotal, currency)),
    ),
    totalsOf(document.totals, currency),
    document.lines.map((line) => lineOf(line, document)),
  );
}

const amountOf = (name: string, amount: Oere | null, currency: string): Node | null =>
  amount === null ? null : leaf(name, kroner(amount), { currencyID: currency });

const periodOf = (period: Period | null): Node | null =>
  period && group('InvoicePeriod', leaf('StartDate', period.from), leaf('EndDate', period.to));

const billingReferenceOf = ({ number, issueDate }: Preceding): Node =>
  group('BillingReference', group('InvoiceDocumentReference', leaf('ID', number), leaf('IssueDate', issueDate)));

const VAT_SCHEME = group('TaxScheme', leaf('ID', 'VAT'));

const partyOf = ({ endpoint, name, organisationNumber, vatNumber, address }: Party): Node =>
  group(
    'Party',
    endpoint && leaf('EndpointID', endpoint.id, { schemeID: endpoint.scheme }),
    address && addressOf(address),
    vatNumber === null ? null : group('PartyTaxScheme', leaf('CompanyID', vatNumber), VAT_SCHEME),
    group(
      'PartyLegalEntity',
      leaf('RegistrationName', name),
      leaf('CompanyID', organisationNumber, { schemeID: ENDPOINT_SCHEME }),
    ),
  );

const addressOf = ({ street, city, postalCode, country }: Address): Node =>
  group(
    'PostalAddress',
    leaf('StreetName', street),
    leaf('CityName', city),
    leaf('PostalZone', postalCode),
    group('Country', leaf('IdentificationCode', country)),
  );

const paymentOf = ({ meansCode, kid, account }: Payment, dueDate: string | null): Node =>
  group(
    'PaymentMeans',
    leaf('PaymentMeansCode', meansCode),
    leaf('PaymentDueDate', dueDate),
    leaf('PaymentID', kid),
    account === null ? null : group('PayeeFinancialAccount', leaf('ID', account)),
  );

const percentOf = (rate: bigint | null): Node | null =>
  rate === null ? null : leaf('Percent', kroner(rate).replace(/\.?0+$/, ''));

const categoryOf = (name: string, { category, rate }: Vat, ...reason: readonly Optional[]): Node =>
  group(name, leaf('ID', category), percentOf(rate), ...reason, VAT_SCHEME);

const subtotalOf = (subtotal: VatSubtotal, currency: string): Node =>
  group(
    'TaxSubtotal',
    amountOf('TaxableAmount', subtotal.taxable, currency),
    amountOf('TaxAmount', subtotal.tax, currency),
    categoryOf(
      'TaxCategory',
      subtotal,
      leaf('TaxExemptionReasonCode', subtotal.reasonCode),
      leaf('TaxExemptionReason', subtotal.reason),
    ),
  );

const totalsOf = (totals: Totals, currency: string): Node =>
  group(
    'LegalMonetaryTotal',
    amountOf('LineExtensionAmount', totals.lines, currency),
    amountOf('TaxExclusiveAmount', totals.withoutVat, currency),
    amountOf('TaxInclusiveAmount', totals.withVat, currency),
    amountOf('PrepaidAmount', totals.prepaid, currency),
    amountOf('PayableRoundingAmount', totals.rounding, currency),
    amountOf('PayableAmount', totals.payable, currency),
  );

const lineOf = (line: Line, { kind, currency }: EhfDocument): Node =>
  group(
    kind === 'INVOICE' ? 'InvoiceLine' : 'CreditNoteLine',
    leaf('ID', line.id),
    leaf(kind === 'INVOICE' ? 'InvoicedQuantity' : 'CreditedQuantity', String(line.quantity), { unitCode: line.unit }),
    amountOf('LineExtensionAmount', line.amount, currency),
    periodOf(line.period),
    group(
      'Item',
      leaf('Description', line.description),
      leaf('Name', line.name),
      categoryOf('ClassifiedTaxCategory', line.vat),
    ),
    group('Price', amountOf('PriceAmount', line.price, currency)),
  );
