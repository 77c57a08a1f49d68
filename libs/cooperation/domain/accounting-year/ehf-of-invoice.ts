import { COUNTRY, checked, documentOf, type EhfDocument, ENDPOINT_SCHEME, packed, ublOf } from '#ehf';
import type { BuyerDetails, InvoicingEvent, RunKind, SellerDetails } from '#invoicing';
import {
  addDays,
  addMonths,
  type CivilDate,
  type Decided,
  firstOfMonth,
  isRefusal,
  kroner,
  parseRational,
  type Refusal,
} from '#kernel';
import { categoryIn } from '../category-words.ts';

type Issued = Extract<InvoicingEvent, { type: 'InvoiceIssued' }>['data'];
type Made = Extract<Decided<InvoicingEvent>, { type: 'InvoiceDocumentMade' }>;

/** What a document says of the two municipalities besides what was billed. */
export interface Correspondents {
  readonly seller: SellerDetails;
  readonly buyer: BuyerDetails;
  /** Names and organisation numbers, by municipality number. */
  readonly host: { readonly name: string; readonly organisationNumber: string };
  readonly billed: { readonly name: string; readonly organisationNumber: string };
  readonly cooperation: string;
  /** The version of the agreement in force. */
  readonly agreement: string | null;
  /** Of a correction or a provisional run: why. */
  readonly reason: string | null;
  /** When an earlier document was issued; null when it is not known here. */
  issuedOn(invoice: string): CivilDate | null;
  /** Why no VAT is charged on a category of VAT, as the decision says. */
  readonly exemptions: Readonly<Record<string, string>>;
}

/** What a buyer reads; documents are in bokmål, as is usual between Norwegian municipalities. */
const KIND_WORDS: Readonly<Record<RunKind, string>> = {
  ON_ACCOUNT: 'À konto',
  SETTLEMENT: 'Avregning',
  CORRECTION: 'Korreksjon',
  CREDIT: 'Kreditert',
  INTEREST: 'Forsinkelsesrente',
};

/** The document of an issue as Peppol BIS Billing 3.0 has it: EHF Billing 3.0. Refuses one that breaks an official rule. */
export function ehfOf(issued: Issued, issuedOn: CivilDate, of: Correspondents): EhfDocument | Refusal {
  const { seller, buyer, host, billed } = of;
  const { from, to } = issued.period;
  const months = from === to ? from : `${from}–${to}`;
  const words = KIND_WORDS[issued.kind];
  const outside = issued.lines.some(({ vat }) => vat.code === 'O');
  return checked(
    documentOf({
      number: issued.invoice,
      issueDate: issuedOn,
      dueDate: issued.dueOn,
      note: noteOf(`${words} ${months}`, of),
      buyerReference: buyer.reference,
      orderReference: buyer.order ?? null,
      contract: of.agreement,
      period: { from: firstOfMonth(from), to: addDays(firstOfMonth(addMonths(to, 1)), -1) },
      preceding: issued.references.map((number) => ({ number, issueDate: of.issuedOn(number) })),
      seller: {
        endpoint: { scheme: ENDPOINT_SCHEME, id: host.organisationNumber },
        name: host.name,
        organisationNumber: host.organisationNumber,
        // Outside the scope of VAT no party has a VAT number (BR-O-02).
        vatNumber: seller.vatRegistered && !outside ? `NO${host.organisationNumber}MVA` : null,
        address: addressOf(seller.address),
      },
      buyer: {
        endpoint: { scheme: ENDPOINT_SCHEME, id: buyer.endpoint ?? billed.organisationNumber },
        name: billed.name,
        organisationNumber: billed.organisationNumber,
        vatNumber: null,
        address: addressOf(buyer.address),
      },
      payment: { meansCode: '30', kid: issued.kid, account: seller.account },
      paymentTerms: null,
      exemptions: Object.fromEntries(
        Object.entries(of.exemptions).map(([code, reason]) => [code, { reason, reasonCode: null }]),
      ),
      lines: issued.lines.map(({ category, amount, vat }) => ({
        name: issued.kind === 'INTEREST' ? words : `${words}: ${categoryIn('nb', category)}`,
        amount: BigInt(amount),
        vat: { category: vat.code, rate: vat.code === 'O' ? null : hundredths(vat.rate) },
      })),
    }),
  );
}

const noteOf = (what: string, { cooperation, agreement, reason }: Correspondents): string =>
  [
    `${what}, ${cooperation}${agreement === null ? '' : `, avtale ${agreement}`}`,
    ...(reason === null ? [] : [reason]),
  ].join('. ');

/** The event that keeps the document’s bytes beside the number it got. */
export function documentMade(issued: Issued, issuedOn: CivilDate, of: Correspondents): Made | Refusal {
  const document = ehfOf(issued, issuedOn, of);
  if (isRefusal(document)) return document;
  const payable = document.kind === 'CREDIT_NOTE' ? -document.totals.payable : document.totals.payable;
  if (payable !== BigInt(issued.payable))
    throw new Error(`${issued.invoice}: the document asks for ${kroner(payable)}, the book for ${issued.payable} øre`);
  const bytes = packed(ublOf(document));
  return { type: 'InvoiceDocumentMade', data: { invoice: issued.invoice, format: 'EHF_BILLING_3', ...bytes } };
}

const addressOf = ({ street, city, postalCode }: SellerDetails['address']) => ({
  street: street ?? null,
  city,
  postalCode,
  country: COUNTRY,
});

/** `12.5` per cent as 1250n. */
function hundredths(rate: string): bigint {
  const percent = parseRational(rate);
  if (!percent) throw new Error(`${rate} is no rate of VAT`);
  return (100n * percent.n) / percent.d;
}
