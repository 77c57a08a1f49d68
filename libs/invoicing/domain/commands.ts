import { type Static, Type } from 'typebox';
import {
  type Command,
  DateSchema,
  IdSchema,
  MunicipalitySchema,
  OereSchema,
  OneOf,
  Sha256Schema,
  ShortText,
} from '#kernel';
import {
  BasisOfRun,
  CategoryName,
  InvoiceNumber,
  KidSchema,
  KidsSchema,
  MatchesSchema,
  PeriodSchema,
} from './events.ts';

const strict = { additionalProperties: false };
const says = (description: string) => ({ ...strict, description });
const Year = Type.Integer({ minimum: 1990, maximum: 2999, description: 'Accounting year' });
const ofRun = { year: Year, run: IdSchema };
const ofInvoice = { invoice: InvoiceNumber };

/** What the whole year should be billed (ON_ACCOUNT: the year's plan; else: what the costs ask for), øre without VAT. */
const Targets = Type.Array(
  Type.Object({ municipality: MunicipalitySchema, category: CategoryName, amount: OereSchema }, strict),
  { minItems: 1, maxItems: 20_000 },
);

/** Commands of an accounts stream: that of the year which the documents concern, or in which the bank booked. */
export const INVOICING_COMMANDS = {
  PrepareInvoiceRun: Type.Object(
    {
      ...ofRun,
      kind: OneOf('ON_ACCOUNT', 'SETTLEMENT', 'CORRECTION'),
      period: PeriodSchema,
      basis: BasisOfRun,
      /** ON_ACCOUNT: which instalment of the year, of how many. */
      instalment: Type.Optional(
        Type.Object(
          { number: Type.Integer({ minimum: 1, maximum: 12 }), of: Type.Integer({ minimum: 1, maximum: 12 }) },
          strict,
        ),
      ),
      /** ON_ACCOUNT: who leaves during the year, and with which instalment it is billed its last. */
      leaving: Type.Optional(
        Type.Array(
          Type.Object({ municipality: MunicipalitySchema, last: Type.Integer({ minimum: 0, maximum: 12 }) }, strict),
          { maxItems: 500 },
        ),
      ),
      targets: Targets,
    },
    says('Prepares a run: what each municipality is to be billed, less what the year was billed before.'),
  ),
  PrepareCredit: Type.Object(
    { ...ofRun, ...ofInvoice, ground: ShortText },
    says('Prepares the credit note that takes back a whole document.'),
  ),
  PrepareInterest: Type.Object(
    { ...ofRun, ...ofInvoice, amount: OereSchema, decision: IdSchema },
    says('Prepares a claim for late interest on a document; only on a decision.'),
  ),
  AttestInvoiceRun: Type.Object(ofRun, says('Vouches for the figures of a run (attestasjon).')),
  ApproveInvoiceRun: Type.Object(
    ofRun,
    says('Orders a run to be issued (anvisning); another person than who attested.'),
  ),
  ReturnInvoiceRun: Type.Object({ ...ofRun, ground: ShortText }, says('Gives up a run that was not issued.')),
  IssueInvoiceRun: Type.Object(
    { ...ofRun, dueOn: Type.Optional(DateSchema) },
    says('Numbers and issues every document of a run on the decided date.'),
  ),
  SendInvoice: Type.Object(
    { ...ofInvoice, channel: OneOf('EHF', 'EMAIL', 'PAPER', 'OTHER') },
    says('A document was sent on the decided date.'),
  ),
  TakeInvoiceNumber: Type.Object(
    { ...ofInvoice, number: ShortText },
    says('The number that the host’s own accounting system gave a document.'),
  ),
  DisputeInvoice: Type.Object(
    { ...ofInvoice, amount: Type.Optional(OereSchema), ground: ShortText },
    says('A participant disputes a document, or a part of it.'),
  ),
  SettleDispute: Type.Object(
    { ...ofInvoice, outcome: OneOf('STANDS', 'CREDITED'), ground: ShortText },
    says('Ends a dispute.'),
  ),
  WriteOffClaim: Type.Object(
    { ...ofInvoice, amount: OereSchema, decision: IdSchema },
    says('Gives up a claim, or a part of it, by a decision.'),
  ),
  RegisterPayment: Type.Object(
    {
      payment: IdSchema,
      amount: OereSchema,
      kid: Type.Optional(KidSchema),
      entry: Type.Optional(ShortText),
      matches: Type.Optional(MatchesSchema),
    },
    says('A payment that the bank booked on the decided date, by hand.'),
  ),
  TakeBankFile: Type.Object(
    {
      year: Year,
      sha256: Sha256Schema,
      format: OneOf('CAMT_053', 'CAMT_054'),
      entries: Type.Array(
        Type.Object(
          {
            payment: IdSchema,
            bookedOn: DateSchema,
            amount: OereSchema,
            kid: Type.Optional(KidSchema),
            kids: Type.Optional(KidsSchema),
            entry: Type.Optional(ShortText),
            matches: Type.Optional(MatchesSchema),
          },
          strict,
        ),
        { maxItems: 20_000 },
      ),
    },
    says('The entries of a file of the bank, all of one year of booking; all or none.'),
  ),
  MatchPayment: Type.Object(
    {
      year: Year,
      payment: IdSchema,
      parts: MatchesSchema,
    },
    says('Puts a payment, or what is left of it, against documents.'),
  ),
  UnmatchPayment: Type.Object(
    { year: Year, payment: IdSchema, ground: ShortText },
    says('Takes back what a payment was put against.'),
  ),
  CloseAccounts: Type.Object({ year: Year }, says('Closes the accounts of the year on the decided date.')),
  RecordAudit: Type.Object({ year: Year }, says('The auditor gave his report on the accounts of the year.')),
};

export type InvoicingCommand = {
  [K in keyof typeof INVOICING_COMMANDS]: Command<K, Static<(typeof INVOICING_COMMANDS)[K]>>;
}[keyof typeof INVOICING_COMMANDS];

/** The accounting year that a document concerns: its number begins with it. */
export const yearOfInvoice = (invoice: string): number => Number(invoice.slice(0, 4));

/** The accounting year whose stream a command belongs to. */
export function yearOfInvoicing({ data, decided }: InvoicingCommand): number {
  if ('year' in data) return data.year;
  if ('invoice' in data) return yearOfInvoice(data.invoice);
  return Number(decided.slice(0, 4));
}
