import { kidOf } from '#ehf';
import {
  type ClaimEffect,
  type ClaimsCovered,
  INTEREST,
  type InvoicingEvent,
  type InvoicingState,
  type InvoicingSurroundings,
  invoicingRefusals,
  putAgainst,
  type Seller,
  type SellerDetails,
  usedOf,
  vatOn,
  yearOfInvoice,
} from '#invoicing';
import { type CivilDate, hasEnded, isRefusal, type Refusal, Timelines } from '#kernel';
import type { CooperationState, Membership, Register } from '../state.ts';
import { viewOf } from '../view.ts';
import type { Correspondents } from './ehf-of-invoice.ts';
import type { YearState } from './year-state.ts';

type Issued = Extract<InvoicingEvent, { type: 'InvoiceIssued' }>['data'];

/** What the money of a year is decided beside: the host and its terms of billing, the decisions, other years' documents. */
export function invoicingSurroundings(
  year: number,
  asked: Pick<InvoicingSurroundings, 'actor' | 'today'>,
  cooperation: CooperationState,
  others: ReadonlyMap<number, YearState>,
): InvoicingSurroundings {
  const { register, billing } = cooperation;
  const otherYears = [...others].filter(([other]) => other !== year).map(([, state]) => state);
  return {
    year,
    ...asked,
    hostOn: (date) => Timelines.at(register.host, date)?.value ?? null,
    known(municipalities) {
      const stranger = municipalities.find((m) => !register.memberships.has(m));
      if (stranger === undefined) return null;
      const known = [...register.memberships.keys()].sort().join(', ');
      return invoicingRefusals.invoicedStranger({ municipality: stranger, known });
    },
    authority(decision, effect, date) {
      const covered = claimsLet(cooperation, decision, effect, date);
      if (isRefusal(covered)) return covered;
      const usedElsewhere = otherYears.reduce((sum, { money }) => sum + usedOf(money, effect, decision), 0n);
      return { decision, ...covered, usedElsewhere };
    },
    rates: billing.interest.map(({ from, value }) => ({ from, percent: value })),
    paidElsewhere: (invoice) => otherYears.flatMap(({ money }) => putAgainst(money, invoice)),
    seller(date) {
      const said = Timelines.at(billing.seller, date)?.value;
      return said ? sellerOf(said) : null;
    },
    hasBuyer: (municipality, date) => Timelines.at(billing.buyers.get(municipality) ?? [], date) !== null,
    issuedElsewhere: (invoice) => others.get(yearOfInvoice(invoice))?.money.documents.has(invoice) ?? false,
    vat: (category, date) => vatOn(billing, category, date, (id) => standsOn(cooperation, id, date))?.vat ?? null,
  };
}

/** What a decision lets be done with claims on a day; refused where it is not in force then, or lets something else. */
function claimsLet(
  cooperation: CooperationState,
  decision: string,
  effect: ClaimEffect,
  on: CivilDate,
): ClaimsCovered | Refusal {
  const standing = viewOf(cooperation).standing(decision, effect);
  if (!standing) return invoicingRefusals.moneyDecisionUnknown({ decision });
  const covered = cooperation.billing.claims.get(decision);
  const not = (because: string) => invoicingRefusals.decisionLetsNot({ decision, effect, because, on });
  if (covered?.what !== effect) return not('NO_EFFECT');
  if (standing.because !== null) return not(standing.because);
  if (standing.decidedOn > on || standing.validFrom > on) return not('NOT_YET');
  return hasEnded(standing.reversed, on) ? not('ENDED') : covered;
}

/** Whether a decision on VAT stands and was not reversed by the day. */
export function standsOn(cooperation: CooperationState, decision: string, date: CivilDate): boolean {
  const standing = viewOf(cooperation).standing(decision, 'CHOOSE_VAT');
  return standing?.stands === true && !hasEnded(standing.reversed, date);
}

const sellerOf = ({ paymentDays, kid }: SellerDetails): Seller => ({
  paymentDays,
  // The year and the place in its series: what a person sees on the document, digits only.
  kid(year, number) {
    if (!kid) return null;
    const made = kidOf(`${year}${String(number).padStart(KID_DIGITS, '0')}`, {
      algorithm: kid.method,
      length: kid.length,
    });
    if (isRefusal(made)) throw new Error(`a KID of ${kid.length} digits has no room for ${year}-${number}`);
    return made;
  },
});

/**
 * The document that a KID would be of, if it is one of ours: only the document itself says whether it is. Whatever was
 * recorded of KIDs since, year and place are the digits before the check digit.
 */
export function invoiceOfKid(kid: string): string | null {
  const [, year = '', number = ''] = /(\d{4})(\d{6})[\d-]$/.exec(kid) ?? [];
  if (!/^(19|2\d)\d{2}$/.test(year) || Number(number) === 0) return null;
  return `${year}-${String(Number(number)).padStart(4, '0')}`;
}

/** With the year ten digits, so that eleven with the check digit are the least a KID may have here. */
const KID_DIGITS = 6;

/** Who sends a document and who receives it, on the day of issue. */
export function correspondents(
  { municipality, lines, run }: Pick<Issued, 'municipality' | 'lines' | 'run'>,
  issuedOn: CivilDate,
  money: InvoicingState,
  cooperation: CooperationState,
): Correspondents {
  const { register, billing } = cooperation;
  const seller = Timelines.at(billing.seller, issuedOn)?.value;
  const buyer = Timelines.at(billing.buyers.get(municipality) ?? [], issuedOn)?.value;
  const host = Timelines.at(register.host, issuedOn)?.value;
  if (!seller || !buyer || host === undefined)
    throw new Error(`a document of ${issuedOn} was issued without its parties`);
  const chosen = lines.flatMap(({ category, vat: { code } }) => {
    const { legalBasis } = vatOn(billing, category, issuedOn, (id) => standsOn(cooperation, id, issuedOn)) ?? {};
    const reason = legalBasis ?? (category === INTEREST ? INTEREST_BASIS : undefined);
    return code === 'S' || reason === undefined ? [] : [[code, reason] as const];
  });
  return {
    seller,
    buyer,
    host: memberOf(register, host, issuedOn),
    billed: memberOf(register, municipality, issuedOn),
    cooperation: register.established?.name ?? '',
    agreement: Timelines.at(viewOf(cooperation).agreement, issuedOn)?.value.version ?? null,
    reason: money.runs.get(run)?.basis.reason ?? null,
    issuedOn: (invoice) => money.documents.get(invoice)?.issuedOn ?? null,
    exemptions: Object.fromEntries(chosen),
  };
}

const INTEREST_BASIS = 'Merverdiavgiftsloven § 4-1';

/** A municipality that has left is still called what it was last. */
function memberOf({ memberships }: Register, municipality: string, date: CivilDate): Membership {
  const timeline = memberships.get(municipality) ?? [];
  const member = Timelines.at(timeline, date) ?? timeline.findLast(({ from }) => from <= date) ?? timeline[0];
  if (!member) throw new Error(`${municipality} never took part`);
  return member.value;
}
