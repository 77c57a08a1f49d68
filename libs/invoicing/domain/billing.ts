import { Map as PersistentMap } from 'immutable';
import { type Static, Type } from 'typebox';
import {
  type CivilDate,
  type Command,
  type Decided,
  defineEvent,
  type EventOf,
  IdSchema,
  isRefusal,
  lastOfYear,
  MunicipalitySchema,
  type Oere,
  OneOf,
  type Placed,
  type Refusal,
  ShortText,
  type Timeline,
  Timelines,
} from '#kernel';
import { accountOfSeller } from './account-of-seller.ts';
import { type ClaimEffect, ClaimInterestEffect, ClaimsDecidedSchema, WriteOffEffect } from './claims-decided.ts';
import { CategoryName, type Vat, VatSchema } from './events.ts';
import { amountNotAboveZero, yearNotOver } from './refusals.ts';

const strict = { additionalProperties: false };

/** How the host invoices; of a municipality, not of persons. */
export const SellerSchema = Type.Object(
  {
    /** Norwegian bank account, eleven digits. */
    account: Type.String({ pattern: '^\\d{11}$', description: 'Bank account, eleven digits' }),
    iban: Type.Optional(Type.String({ pattern: '^NO\\d{13}$', description: 'The same account as IBAN' })),
    bic: Type.Optional(Type.String({ pattern: '^[A-Z0-9]{8}([A-Z0-9]{3})?$', description: 'The bank’s BIC' })),
    address: Type.Object(
      { street: Type.Optional(ShortText), city: ShortText, postalCode: Type.String({ pattern: '^\\d{4}$' }) },
      strict,
    ),
    /** Whether the host stands in the register of VAT («MVA» after its number). */
    vatRegistered: Type.Boolean(),
    /** How a customer identification number (KID) is made; left out: none is used. */
    kid: Type.Optional(
      Type.Object(
        {
          method: OneOf('MOD10', 'MOD11'),
          length: Type.Integer({ minimum: 11, maximum: 25, description: 'Digits of a KID, its check digit counted' }),
        },
        strict,
      ),
    ),
    /** From issue to due date; at most 30 where the law on late payment says so (forsinkelsesrenteloven § 2 b). */
    paymentDays: Type.Integer({ minimum: 1, maximum: 60 }),
  },
  strict,
);
export type SellerDetails = Static<typeof SellerSchema>;

export const BuyerSchema = Type.Object(
  {
    municipality: MunicipalitySchema,
    /** What the buyer wants every invoice to carry: the code of a unit, never a person’s name. */
    reference: ShortText,
    order: Type.Optional(ShortText),
    address: Type.Object(
      { street: Type.Optional(ShortText), city: ShortText, postalCode: Type.String({ pattern: '^\\d{4}$' }) },
      strict,
    ),
    /** Electronic address, nine digits (scheme 0192); left out: the municipality’s organisation number. */
    endpoint: Type.Optional(
      Type.String({ pattern: '^\\d{9}$', description: 'Organisation number that receives invoices' }),
    ),
  },
  strict,
);
export type BuyerDetails = Static<typeof BuyerSchema>;

/** A yearly rate of late interest, as the ministry fixes it for each half-year (forsinkelsesrenteloven § 3). */
const InterestRateSchema = Type.Object(
  {
    /** Per cent a year, e.g. `12.25`. */
    percent: Type.String({ pattern: '^(0|[1-9]\\d?)(\\.\\d{1,2})?$', description: 'Rate in per cent a year' }),
    /** The regulation that fixed it. */
    regulation: ShortText,
  },
  strict,
);

/** As people write it: a Norwegian account number or an IBAN, with dots or spaces or without. */
const AccountAsked = Type.String({
  ...{ minLength: 1, maxLength: 60 },
  description: 'Norwegian account number or IBAN, with dots or spaces or without',
});
const SellerAsked = { ...SellerSchema.properties, account: AccountAsked, iban: Type.Optional(AccountAsked) };

export const BILLING_COMMANDS = {
  RecordSeller: Type.Object(SellerAsked, {
    ...strict,
    description: 'How the host invoices from the valid-from date on: account, KID, days to pay.',
  }),
  RecordBuyer: Type.Object(BuyerSchema.properties, {
    ...strict,
    description: 'How a municipality is invoiced from the valid-from date on.',
  }),
  RecordInterestRate: Type.Object(InterestRateSchema.properties, {
    ...strict,
    description: 'The rate of late interest from the valid-from date on, for running claims too.',
  }),
};
export type BillingCommand = {
  [K in keyof typeof BILLING_COMMANDS]: Command<K, Static<(typeof BILLING_COMMANDS)[K]>>;
}[keyof typeof BILLING_COMMANDS];

/** A decision on the VAT of a category of cost, from its valid-from date; the program chooses none. */
export const ChooseVatEffect = Type.Object(
  { kind: Type.Literal('CHOOSE_VAT'), category: CategoryName, vat: VatSchema, legalBasis: ShortText },
  strict,
);

/** The host's council adopts the accounts and the annual report of a year that is over (kommuneloven §§ 14-2, 14-3). */
export const AdoptAccountsEffect = Type.Object(
  {
    kind: Type.Literal('ADOPT_ACCOUNTS'),
    year: Type.Integer({ minimum: 1990, maximum: 2999, description: 'Accounting year' }),
  },
  strict,
);

export const BILLING_EFFECTS = [ChooseVatEffect, ClaimInterestEffect, WriteOffEffect, AdoptAccountsEffect] as const;
export type BillingEffect = Static<(typeof BILLING_EFFECTS)[number]>;

export const sellerRecorded = defineEvent(
  'SellerRecorded',
  'How the host invoices from the valid-from date on.',
  SellerSchema,
);
export const buyerRecorded = defineEvent(
  'BuyerRecorded',
  'How a municipality is invoiced from the valid-from date on.',
  BuyerSchema,
);
export const vatChosen = defineEvent(
  'VatChosen',
  'It was decided how value added tax is treated for a category of cost, from the valid-from date (A-20).',
  Type.Object({ decision: IdSchema, category: CategoryName, vat: VatSchema, legalBasis: ShortText }, strict),
);
export const interestRateRecorded = defineEvent(
  'InterestRateRecorded',
  'The rate of late interest from the valid-from date on (forsinkelsesrenteloven § 3).',
  InterestRateSchema,
);
export const claimsDecided = defineEvent(
  'ClaimsDecided',
  'It was decided that late interest is claimed, or that claims are given up: which, and how much at most.',
  ClaimsDecidedSchema,
);
export const accountsAdopted = defineEvent(
  'AccountsAdopted',
  'A body treated the accounts and the annual report of a year. Whether it adopted them, and could, its decision says (kommuneloven §§ 14-2, 14-3).',
  Type.Object({ year: Type.Integer({ minimum: 1990, maximum: 2999 }), decision: IdSchema }, strict),
);
export const BILLING_EVENTS = [
  sellerRecorded,
  buyerRecorded,
  vatChosen,
  interestRateRecorded,
  claimsDecided,
  accountsAdopted,
] as const;
export type BillingEvent = EventOf<(typeof BILLING_EVENTS)[number]>;

/** What the cooperation’s stream knows of invoicing. */
export interface BillingState {
  readonly seller: Timeline<SellerDetails>;
  readonly buyers: PersistentMap<string, Timeline<BuyerDetails>>;
  /** By category; whether the decision stands is asked of the decision. */
  readonly vat: PersistentMap<string, readonly ChosenVat[]>;
  /** Per cent a year. */
  readonly interest: Timeline<string>;
  /** By decision; whether it stands is asked of the decision. */
  readonly claims: PersistentMap<string, ClaimsCovered>;
  /** Decisions on the accounts of a year; whether one stands is asked of the decision. */
  readonly accounts: readonly { readonly year: number; readonly decision: string; readonly source: number }[];
}
/** What a decision lets be done with claims; null: of all of them. `atMost` in øre. */
export interface ClaimsCovered {
  readonly what: ClaimEffect;
  readonly documents: readonly string[] | null;
  readonly municipality: string | null;
  readonly atMost: Oere | null;
}
export interface ChosenVat {
  readonly from: CivilDate;
  readonly vat: Vat;
  readonly legalBasis: string;
  readonly decision: string;
  readonly source: number;
}
export const noBilling: BillingState = {
  seller: [],
  buyers: PersistentMap(),
  vat: PersistentMap(),
  interest: [],
  claims: PersistentMap(),
  accounts: [],
};

/** The VAT chosen for a category on a day, by the latest decision that `stands` then; null while nobody chose. */
export function vatOn(
  { vat }: BillingState,
  category: string,
  date: CivilDate,
  stands: (decision: string) => boolean,
): ChosenVat | null {
  const begun = (vat.get(category) ?? []).filter((one) => one.from <= date && stands(one.decision));
  return begun.reduce<ChosenVat | null>((last, one) => (last && one.from < last.from ? last : one), null);
}

export function decideBilling(command: BillingCommand): readonly Decided<BillingEvent>[] | Refusal {
  switch (command.type) {
    case 'RecordSeller': {
      const { account: _, iban: __, ...said } = command.data;
      const account = accountOfSeller(command.data);
      return isRefusal(account) ? account : [{ type: 'SellerRecorded', data: { account, ...said } }];
    }
    case 'RecordBuyer':
      return [{ type: 'BuyerRecorded', data: command.data }];
    case 'RecordInterestRate':
      return [{ type: 'InterestRateRecorded', data: command.data }];
  }
}

export function decideBillingEffect(
  effect: BillingEffect,
  { decision, decided }: { readonly decision: string; readonly decided: CivilDate },
): readonly Decided<BillingEvent>[] | Refusal {
  if (effect.kind === 'CHOOSE_VAT') {
    const { category, vat, legalBasis } = effect;
    return [{ type: 'VatChosen', data: { decision, category, vat, legalBasis } }];
  }
  if (effect.kind === 'ADOPT_ACCOUNTS') {
    const { year } = effect;
    const day = lastOfYear(year);
    return decided <= day
      ? yearNotOver({ year, on: decided, day })
      : [{ type: 'AccountsAdopted', data: { year, decision } }];
  }
  const { kind: what, ...covers } = effect;
  const { atMost } = covers;
  if (atMost !== undefined && BigInt(atMost) <= 0n) return amountNotAboveZero({ amount: atMost });
  return [{ type: 'ClaimsDecided', data: { decision, what, ...covers } }];
}

/** Folds an event; one that speaks of something unknown leaves the state as it is. */
export function evolveBilling(state: BillingState, event: Placed<BillingEvent>): BillingState {
  const { at } = event;
  const since = <T>(value: T) => ({ from: at.validFrom as CivilDate, value, sources: [at.index] });
  switch (event.type) {
    case 'SellerRecorded':
      return { ...state, seller: Timelines.begin(state.seller, since(event.data)) };
    case 'BuyerRecorded': {
      const { municipality } = event.data;
      const before = state.buyers.get(municipality) ?? [];
      return { ...state, buyers: state.buyers.set(municipality, Timelines.begin(before, since(event.data))) };
    }
    case 'VatChosen': {
      const { category, ...chosen } = event.data;
      const before = state.vat.get(category) ?? [];
      const now = { ...chosen, from: at.validFrom, source: at.index };
      return { ...state, vat: state.vat.set(category, [...before, now]) };
    }
    case 'ClaimsDecided': {
      const { decision, what, documents = null, municipality = null, atMost } = event.data;
      const covered = { what, documents, municipality, atMost: atMost === undefined ? null : BigInt(atMost) };
      return { ...state, claims: state.claims.set(decision, covered) };
    }
    case 'AccountsAdopted':
      return { ...state, accounts: [...state.accounts, { ...event.data, source: at.index }] };
    case 'InterestRateRecorded':
      return { ...state, interest: Timelines.begin(state.interest, since(event.data.percent)) };
    default:
      return state;
  }
}
