import { type Element, parseXmlDocument } from 'slimdom';
import { type Oere, parseKroner, type Refusal } from '#kernel';
import type { EhfDocument, Line, Party, Payment, Period, Preceding, Vat, VatSubtotal } from '../domain/document.ts';
import { notEhf, notXml } from '../domain/refusals.ts';
import { CAC, CBC, ROOTS } from './element.ts';

/** The element that is missing or wrong; turned into a refusal before it leaves this file. */
class Unreadable extends Error {}

/**
 * A document that `ublOf` has written, read back. Refuses what is not well-formed, is no invoice or credit note, or lacks
 * what every document has. Elements that `ublOf` never writes are passed over.
 */
export function documentOfUbl(xml: string): EhfDocument | Refusal {
  const root = rootOf(xml);
  if (root === null) return notXml({});
  try {
    return documentIn(root);
  } catch (error) {
    if (error instanceof Unreadable) return notEhf({ element: error.message });
    throw error;
  }
}

function rootOf(xml: string): Element | null {
  try {
    return parseXmlDocument(xml).documentElement;
  } catch {
    return null;
  }
}

const childrenOf = (parent: Element, name: string): Element[] => {
  const [prefix, local] = name.split(':');
  const namespace = prefix === 'cac' ? CAC : CBC;
  return parent.children.filter((child) => child.localName === local && child.namespaceURI === namespace);
};

/** The element at the end of the path, or null. */
function find(parent: Element, ...path: readonly string[]): Element | null {
  let at: Element | null = parent;
  for (const name of path) at = at && (childrenOf(at, name)[0] ?? null);
  return at;
}

const textAt = (parent: Element, ...path: readonly string[]): string | null =>
  find(parent, ...path)?.textContent ?? null;

function needed<T>(value: T | null, what: string): T {
  if (value === null) throw new Unreadable(what);
  return value;
}

const text = (parent: Element, ...path: readonly string[]): string =>
  needed(textAt(parent, ...path), path.at(-1) as string);

function amountAt(parent: Element, ...path: readonly string[]): Oere | null {
  const written = textAt(parent, ...path);
  return written === null ? null : needed(parseKroner(written), path.at(-1) as string);
}

const amount = (parent: Element, ...path: readonly string[]): Oere =>
  needed(amountAt(parent, ...path), path.at(-1) as string);

function documentIn(root: Element): EhfDocument {
  const invoice = root.localName === 'Invoice' && root.namespaceURI === ROOTS.Invoice;
  if (!invoice && !(root.localName === 'CreditNote' && root.namespaceURI === ROOTS.CreditNote)) {
    throw new Unreadable(root.nodeName);
  }
  const totals = needed(find(root, 'cac:LegalMonetaryTotal'), 'cac:LegalMonetaryTotal');
  return {
    kind: invoice ? 'INVOICE' : 'CREDIT_NOTE',
    typeCode: text(root, invoice ? 'cbc:InvoiceTypeCode' : 'cbc:CreditNoteTypeCode'),
    number: text(root, 'cbc:ID'),
    issueDate: text(root, 'cbc:IssueDate'),
    dueDate: invoice ? textAt(root, 'cbc:DueDate') : textAt(root, 'cac:PaymentMeans', 'cbc:PaymentDueDate'),
    note: textAt(root, 'cbc:Note'),
    currency: text(root, 'cbc:DocumentCurrencyCode'),
    buyerReference: textAt(root, 'cbc:BuyerReference'),
    orderReference: textAt(root, 'cac:OrderReference', 'cbc:ID'),
    contract: textAt(root, 'cac:ContractDocumentReference', 'cbc:ID'),
    period: periodIn(root),
    preceding: childrenOf(root, 'cac:BillingReference').map(precedingIn),
    seller: partyIn(needed(find(root, 'cac:AccountingSupplierParty', 'cac:Party'), 'cac:AccountingSupplierParty')),
    buyer: partyIn(needed(find(root, 'cac:AccountingCustomerParty', 'cac:Party'), 'cac:AccountingCustomerParty')),
    payment: paymentIn(find(root, 'cac:PaymentMeans')),
    paymentTerms: textAt(root, 'cac:PaymentTerms', 'cbc:Note'),
    vat: childrenOf(needed(find(root, 'cac:TaxTotal'), 'cac:TaxTotal'), 'cac:TaxSubtotal').map(subtotalIn),
    totals: {
      lines: amount(totals, 'cbc:LineExtensionAmount'),
      withoutVat: amount(totals, 'cbc:TaxExclusiveAmount'),
      vat: amount(root, 'cac:TaxTotal', 'cbc:TaxAmount'),
      withVat: amount(totals, 'cbc:TaxInclusiveAmount'),
      prepaid: amountAt(totals, 'cbc:PrepaidAmount'),
      rounding: amountAt(totals, 'cbc:PayableRoundingAmount'),
      payable: amount(totals, 'cbc:PayableAmount'),
    },
    lines: childrenOf(root, invoice ? 'cac:InvoiceLine' : 'cac:CreditNoteLine').map((line) => lineIn(line, invoice)),
  };
}

function periodIn(parent: Element): Period | null {
  const period = find(parent, 'cac:InvoicePeriod');
  return period && { from: textAt(period, 'cbc:StartDate'), to: textAt(period, 'cbc:EndDate') };
}

const precedingIn = (reference: Element): Preceding => ({
  number: text(reference, 'cac:InvoiceDocumentReference', 'cbc:ID'),
  issueDate: textAt(reference, 'cac:InvoiceDocumentReference', 'cbc:IssueDate'),
});

function partyIn(party: Element): Party {
  const endpoint = find(party, 'cbc:EndpointID');
  const address = find(party, 'cac:PostalAddress');
  return {
    endpoint: endpoint && { scheme: endpoint.getAttribute('schemeID') ?? '', id: endpoint.textContent ?? '' },
    name: text(party, 'cac:PartyLegalEntity', 'cbc:RegistrationName'),
    organisationNumber: textAt(party, 'cac:PartyLegalEntity', 'cbc:CompanyID'),
    vatNumber: textAt(party, 'cac:PartyTaxScheme', 'cbc:CompanyID'),
    address: address && {
      street: textAt(address, 'cbc:StreetName'),
      city: textAt(address, 'cbc:CityName'),
      postalCode: textAt(address, 'cbc:PostalZone'),
      country: text(address, 'cac:Country', 'cbc:IdentificationCode'),
    },
  };
}

const paymentIn = (means: Element | null): Payment | null =>
  means && {
    meansCode: text(means, 'cbc:PaymentMeansCode'),
    kid: textAt(means, 'cbc:PaymentID'),
    account: textAt(means, 'cac:PayeeFinancialAccount', 'cbc:ID'),
  };

/** A percentage has at most two decimals, as an amount has: hundredths of a percent are read as øre are. */
const vatIn = (category: Element): Vat => ({
  category: text(category, 'cbc:ID'),
  rate: amountAt(category, 'cbc:Percent'),
});

function subtotalIn(subtotal: Element): VatSubtotal {
  const category = needed(find(subtotal, 'cac:TaxCategory'), 'cac:TaxCategory');
  return {
    ...vatIn(category),
    taxable: amount(subtotal, 'cbc:TaxableAmount'),
    tax: amount(subtotal, 'cbc:TaxAmount'),
    reason: textAt(category, 'cbc:TaxExemptionReason'),
    reasonCode: textAt(category, 'cbc:TaxExemptionReasonCode'),
  };
}

function lineIn(line: Element, invoice: boolean): Line {
  const quantityName = invoice ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity';
  const quantity = needed(find(line, quantityName), quantityName);
  const written = quantity.textContent ?? '';
  return {
    id: text(line, 'cbc:ID'),
    name: text(line, 'cac:Item', 'cbc:Name'),
    description: textAt(line, 'cac:Item', 'cbc:Description'),
    quantity: BigInt(needed(/^-?\d{1,18}$/.test(written) ? written : null, quantityName)),
    unit: quantity.getAttribute('unitCode') ?? '',
    price: amount(line, 'cac:Price', 'cbc:PriceAmount'),
    amount: amount(line, 'cbc:LineExtensionAmount'),
    vat: vatIn(needed(find(line, 'cac:Item', 'cac:ClassifiedTaxCategory'), 'cac:ClassifiedTaxCategory')),
    period: periodIn(line),
  };
}
