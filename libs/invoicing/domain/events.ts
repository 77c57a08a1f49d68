import { type Static, Type } from 'typebox';
import {
  DateSchema,
  defineEvent,
  type EventOf,
  IdSchema,
  MonthSchema,
  MunicipalitySchema,
  OereSchema,
  OneOf,
  Sha256Schema,
  ShortText,
} from '#kernel';

const strict = { additionalProperties: false };
const none = Type.Null();

export const CategoryName = Type.String({
  pattern: '^[A-Z][A-Z0-9_]{1,39}$',
  description: 'Cost category, as in the agreement',
});
/** `2025-0001`: the accounting year that the document concerns, and its place in that year's series. */
export const InvoiceNumber = Type.String({
  pattern: '^(19|2\\d)\\d{2}-\\d{4,6}$',
  description: 'Number of an invoice or a credit note: accounting year and place in its series',
});
/** What of a payment was put against which documents; øre. */
export const MatchesSchema = Type.Array(Type.Object({ invoice: InvoiceNumber, amount: OereSchema }, strict), {
  minItems: 1,
  maxItems: 500,
});
/** Digits, the last of them a check digit, which is a hyphen where MOD11 has none. */
export const KidSchema = Type.String({ pattern: '^\\d{2,25}$|^\\d{1,24}-$' });
/** Every KID of a payment that names several; what of it is paid of that document, in øre, where the bank says it. */
export const KidsSchema = Type.Array(
  Type.Object({ kid: KidSchema, amount: Type.Optional(OereSchema) }, { additionalProperties: false }),
  { minItems: 2, maxItems: 500 },
);
export const PeriodSchema = Type.Object({ from: MonthSchema, to: MonthSchema }, strict);
export type Period = Static<typeof PeriodSchema>;

/**
 * ON_ACCOUNT: an instalment of the year (à konto); SETTLEMENT: what the year cost (avregning); CORRECTION: what changed
 * after it; CREDIT: takes back a document; INTEREST: late interest, on a decision.
 */
export const RUN_KINDS = ['ON_ACCOUNT', 'SETTLEMENT', 'CORRECTION', 'CREDIT', 'INTEREST'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** What the figures of a run rest on. */
export const BasisOfRun = Type.Object(
  {
    /** BUDGET: a valid budget; PROVISIONAL: what stands in for one; COSTS: booked costs; STATED: a document. */
    of: OneOf('BUDGET', 'PROVISIONAL', 'COSTS', 'STATED'),
    /** How many events of the book were known when the figures were taken; left out: all before the run's own. */
    knownAt: Type.Optional(Type.Integer({ minimum: 0 })),
    budget: Type.Optional(IdSchema),
    contentHash: Type.Optional(Sha256Schema),
    /** Of a correction: why, with references. */
    reason: Type.Optional(ShortText),
  },
  strict,
);

export type BasisOfRun = Static<typeof BasisOfRun>;

const PartLine = Type.Object(
  {
    category: CategoryName,
    /** Whole øre without VAT: what the year should have been billed with this run; what it was before; the difference. */
    target: OereSchema,
    billed: OereSchema,
    amount: OereSchema,
  },
  strict,
);
const Part = Type.Object(
  {
    municipality: MunicipalitySchema,
    /** The host's own share: shown and posted, never a claim (L-4.4-15). */
    memorandum: Type.Boolean(),
    lines: Type.Array(PartLine, { maxItems: 200 }),
    total: OereSchema,
  },
  strict,
);
export type RunPart = Static<typeof Part>;

export const invoiceRunPrepared = defineEvent(
  'InvoiceRunPrepared',
  'An invoice run of the accounting year was prepared: per municipality what should have been billed, and what is left (L-4.4-12 … 14).',
  Type.Object(
    {
      run: IdSchema,
      kind: OneOf(...RUN_KINDS),
      period: PeriodSchema,
      basis: BasisOfRun,
      /** ON_ACCOUNT: which instalment of how many. */
      instalment: Type.Union([
        Type.Object({ number: Type.Integer({ minimum: 1 }), of: Type.Integer({ minimum: 1 }) }, strict),
        none,
      ]),
      /** CREDIT and INTEREST: the document it is about, and the decision or the reason. */
      about: Type.Union([Type.Object({ invoice: InvoiceNumber, ground: ShortText }, strict), none]),
      parts: Type.Array(Part, { minItems: 1, maxItems: 500 }),
    },
    strict,
  ),
);

const ofRun = Type.Object({ run: IdSchema }, strict);
export const invoiceRunAttested = defineEvent(
  'InvoiceRunAttested',
  'Somebody vouches for the figures of a run (attestasjon).',
  ofRun,
);
export const invoiceRunApproved = defineEvent(
  'InvoiceRunApproved',
  'Another person orders the run to be issued (anvisning).',
  ofRun,
);
export const invoiceRunReturned = defineEvent(
  'InvoiceRunReturned',
  'A run was given up before it was issued.',
  Type.Object({ run: IdSchema, ground: ShortText }, strict),
);

/** S: with VAT; E: exempt; O: outside the scope. */
export const VatCode = OneOf('S', 'E', 'O');
export const VatSchema = Type.Object(
  {
    code: VatCode,
    /** Per cent, e.g. `25` or `12.5`; `0` with E and O. */
    rate: Type.String({ pattern: '^(0|[1-9]\\d?)(\\.\\d{1,2})?$', description: 'VAT rate in per cent' }),
  },
  strict,
);
export type Vat = Static<typeof VatSchema>;

const DocumentLine = Type.Object({ category: CategoryName, amount: OereSchema, vat: VatSchema }, strict);
export type DocumentLine = Static<typeof DocumentLine>;

export const invoiceIssued = defineEvent(
  'InvoiceIssued',
  'A document of a run got its number and became a claim, or a credit note took one back. Issued on the decided date.',
  Type.Object(
    {
      invoice: InvoiceNumber,
      run: IdSchema,
      document: OneOf('INVOICE', 'CREDIT_NOTE'),
      kind: OneOf(...RUN_KINDS),
      municipality: MunicipalitySchema,
      period: PeriodSchema,
      dueOn: DateSchema,
      /** Øre as billed: below zero on a credit note. */
      lines: Type.Array(DocumentLine, { minItems: 1, maxItems: 200 }),
      net: OereSchema,
      vat: OereSchema,
      payable: OereSchema,
      kid: Type.Union([KidSchema, none]),
      /** Earlier documents it settles, corrects or credits. */
      references: Type.Array(InvoiceNumber, { maxItems: 200 }),
    },
    strict,
  ),
);

export const invoiceDocumentMade = defineEvent(
  'InvoiceDocumentMade',
  'The document as it is sent, made when it was issued and given out byte for byte ever after.',
  Type.Object(
    {
      invoice: InvoiceNumber,
      format: OneOf('EHF_BILLING_3'),
      /** Of the document’s bytes. */
      sha256: Sha256Schema,
      /** The bytes: gzip, then base64. */
      content: Type.String({ pattern: '^[A-Za-z0-9+/]+={0,2}$', maxLength: 400_000 }),
    },
    strict,
  ),
);

export const ownShareNoted = defineEvent(
  'OwnShareNoted',
  'The host’s own share of a run, as memorandum (L-4.4-15).',
  Type.Object(
    {
      run: IdSchema,
      municipality: MunicipalitySchema,
      lines: Type.Array(Type.Object({ category: CategoryName, amount: OereSchema }, strict), { maxItems: 200 }),
      total: OereSchema,
    },
    strict,
  ),
);

export const invoiceSent = defineEvent(
  'InvoiceSent',
  'A document was sent on the decided date.',
  Type.Object({ invoice: InvoiceNumber, channel: OneOf('EHF', 'EMAIL', 'PAPER', 'OTHER') }, strict),
);

export const invoiceNumberTaken = defineEvent(
  'InvoiceNumberTaken',
  'The number that the host’s own accounting system gave a document.',
  Type.Object({ invoice: InvoiceNumber, number: ShortText }, strict),
);

export const invoiceDisputed = defineEvent(
  'InvoiceDisputed',
  'A participant disputes a document, or a part of it, from the decided date.',
  Type.Object({ invoice: InvoiceNumber, amount: Type.Union([OereSchema, none]), ground: ShortText }, strict),
);
export const disputeSettled = defineEvent(
  'DisputeSettled',
  'A dispute ended on the decided date: the claim stands, or is credited by a run of its own.',
  Type.Object({ invoice: InvoiceNumber, outcome: OneOf('STANDS', 'CREDITED'), ground: ShortText }, strict),
);
export const claimWrittenOff = defineEvent(
  'ClaimWrittenOff',
  'A claim, or a part of it, was given up by a decision.',
  Type.Object({ invoice: InvoiceNumber, amount: OereSchema, decision: IdSchema }, strict),
);

export const bankFileTaken = defineEvent(
  'BankFileTaken',
  'A file of the bank was read whole; its entries stand beside it. The same file is never counted twice.',
  Type.Object(
    {
      sha256: Sha256Schema,
      format: OneOf('CAMT_053', 'CAMT_054'),
      entries: Type.Integer({ minimum: 0 }),
    },
    strict,
  ),
);
export const paymentReceived = defineEvent(
  'PaymentReceived',
  'Money came in (above zero) or went back (below), booked by the bank on the decided date.',
  Type.Object(
    {
      payment: IdSchema,
      amount: OereSchema,
      /** The only KID it names; null when it names none or several. */
      kid: Type.Union([KidSchema, none]),
      kids: Type.Optional(KidsSchema),
      /** The bank's own reference of the entry: the same in every file that tells of it. */
      entry: Type.Union([ShortText, none]),
      file: Type.Union([Sha256Schema, none]),
    },
    strict,
  ),
);
export const paymentMatched = defineEvent(
  'PaymentMatched',
  'A payment, or what was left of it, was put against documents.',
  Type.Object(
    {
      payment: IdSchema,
      parts: MatchesSchema,
    },
    strict,
  ),
);
export const paymentUnmatched = defineEvent(
  'PaymentUnmatched',
  'What a payment was put against was wrong; it is unmatched again.',
  Type.Object({ payment: IdSchema, ground: ShortText }, strict),
);

export const accountsClosed = defineEvent(
  'AccountsClosed',
  'The accounts of the year were closed on the decided date: from then on only corrections are made.',
  Type.Object({}, strict),
);
export const accountsAudited = defineEvent(
  'AccountsAudited',
  'The auditor gave his report on the accounts of the year on the decided date.',
  Type.Object({}, strict),
);

/** Events of an accounts stream, beside the cost lines. */
export const INVOICING_EVENTS = [
  invoiceRunPrepared,
  invoiceRunAttested,
  invoiceRunApproved,
  invoiceRunReturned,
  invoiceIssued,
  invoiceDocumentMade,
  ownShareNoted,
  invoiceSent,
  invoiceNumberTaken,
  invoiceDisputed,
  disputeSettled,
  claimWrittenOff,
  bankFileTaken,
  paymentReceived,
  paymentMatched,
  paymentUnmatched,
  accountsClosed,
  accountsAudited,
] as const;
export type InvoicingEvent = EventOf<(typeof INVOICING_EVENTS)[number]>;
