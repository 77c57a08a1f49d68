import { Type } from 'typebox';
import {
  DateSchema,
  defineEvent,
  type EventOf,
  IdSchema,
  LongText,
  MunicipalitySchema,
  OneOf,
  ShortText,
} from '#kernel';
import { TermsSchema } from './terms.ts';

const strict = { additionalProperties: false };

/** Legal forms: host municipality, municipal task community, inter-municipal council, company, informal network. */
export const FORMS = [
  'HOST_MUNICIPALITY',
  'MUNICIPAL_TASK_COMMUNITY',
  'INTERMUNICIPAL_COUNCIL',
  'COMPANY',
  'NETWORK',
] as const;

export const ParticipantSchema = Type.Object(
  {
    municipality: MunicipalitySchema,
    name: ShortText,
    /** Nine digits that pass the check digit (L-1.1-2). */
    organisationNumber: Type.String({ pattern: '^\\d{9}$' }),
  },
  strict,
);

export const ClauseSchema = Type.Object(
  { clause: Type.String({ pattern: '^[0-9A-Za-z.]{1,12}$' }), text: LongText },
  strict,
);

export const cooperationEstablished = defineEvent(
  'CooperationEstablished',
  'A cooperation exists from the valid-from date, with these participants; one of them is host (1.1, kommuneloven § 20-4 a, b).',
  Type.Object(
    {
      name: ShortText,
      form: OneOf(...FORMS),
      host: MunicipalitySchema,
      participants: Type.Array(ParticipantSchema, { minItems: 1, maxItems: 500 }),
    },
    strict,
  ),
);

export const participantAdmitted = defineEvent(
  'ParticipantAdmitted',
  'A municipality is a participant from the valid-from date (6.1).',
  ParticipantSchema,
);

export const participationEnded = defineEvent(
  'ParticipationEnded',
  'A municipality is a participant until the valid-from date of this event, not on it (6.2).',
  Type.Object({ municipality: MunicipalitySchema }, strict),
);

export const noticeReceived = defineEvent(
  'WithdrawalNoticeReceived',
  'The host received a notice of withdrawal on the decided date (6.2). The last day as participant is counted when it is recorded, by the clause named; null: the notice has no effect.',
  Type.Object(
    {
      notice: IdSchema,
      municipality: MunicipalitySchema,
      form: OneOf('WRITTEN', 'ORAL'),
      /** Date of the letter; null when it has none. */
      sentOn: Type.Union([DateSchema, Type.Null()]),
      /** The council’s own decision to leave, when the book has it. */
      decision: Type.Union([IdSchema, Type.Null()]),
      lastDay: Type.Union([DateSchema, Type.Null()]),
      clause: ShortText,
      /** Where the agreement says what who leaves receives or pays; left out: it does not say. */
      release: Type.Optional(ShortText),
    },
    strict,
  ),
);

export const noticeWithdrawn = defineEvent(
  'WithdrawalNoticeWithdrawn',
  'A notice of withdrawal was taken back on the decided date. Only when all agreed does the participation go on (L-6.2-5).',
  Type.Object({ notice: IdSchema, agreed: Type.Boolean() }, strict),
);

export const municipalitiesMerged = defineEvent(
  'MunicipalitiesMerged',
  'From the valid-from date a new municipality takes the place of others: they are participants until that date, it from that date (A-18).',
  Type.Object(
    { successor: ParticipantSchema, predecessors: Type.Array(MunicipalitySchema, { minItems: 1, maxItems: 50 }) },
    strict,
  ),
);

export const hostChanged = defineEvent(
  'HostChanged',
  'Another participant is host from the valid-from date; exactly one is host at any time (kommuneloven § 20-4 b).',
  Type.Object({ host: MunicipalitySchema }, strict),
);

export const agreementProposed = defineEvent(
  'AgreementProposed',
  'A version of the agreement: its clauses as written and its terms as data. In force only when approved by all councils (6.4).',
  Type.Object(
    {
      version: IdSchema,
      title: ShortText,
      clauses: Type.Array(ClauseSchema),
      terms: TermsSchema,
      /** The version it proposes to change (tilleggsforslag); `clauses` is the whole text all the same. */
      amends: Type.Optional(IdSchema),
      /** The body that proposed it. */
      by: Type.Optional(IdSchema),
      /** The demand for change that it answers (L-6.3-1). */
      answers: Type.Optional(IdSchema),
    },
    strict,
  ),
);

export const agreementRecommended = defineEvent(
  'AgreementRecommended',
  'A body recommended a version (innstilling). It binds nobody (L-H-3).',
  Type.Object({ version: IdSchema, decision: IdSchema }, strict),
);

export const agreementApproved = defineEvent(
  'AgreementApproved',
  'A council approved a version (6.4). It may name the date from which its keys and billing apply (A-17).',
  Type.Object(
    {
      version: IdSchema,
      municipality: MunicipalitySchema,
      decision: IdSchema,
      termsFrom: Type.Union([DateSchema, Type.Null()]),
      /** Amendments adopted with it: the text approved is that of the version with their clauses. */
      amendments: Type.Optional(Type.Array(IdSchema, { minItems: 1, maxItems: 20 })),
      /** Clauses as printed under the decision. */
      printed: Type.Optional(Type.Array(ClauseSchema, { minItems: 1, maxItems: 200 })),
    },
    strict,
  ),
);

export const agreementInForceAttested = defineEvent(
  'AgreementInForceAttested',
  'A document says that a version is in force from the valid-from date; the single approvals are not in the book (T-1).',
  Type.Object({ version: IdSchema, basis: ShortText }, strict),
);

export const agreementCorrected = defineEvent(
  'AgreementCorrected',
  'The adopted text was not as recorded: from the valid-from date until the given date these clauses and terms hold.',
  Type.Object(
    {
      version: IdSchema,
      ground: OneOf('MINUTES_CORRECTED', 'REGISTRATION_ERROR', 'LATE_INFORMATION', 'LEGALITY_REVIEW', 'OTHER'),
      authority: ShortText,
      clauses: Type.Array(ClauseSchema),
      terms: TermsSchema,
      /** First day on which it no longer holds; null: no end had been decided when it was recorded. */
      until: Type.Union([DateSchema, Type.Null()]),
    },
    strict,
  ),
);

export const changeDemanded = defineEvent(
  'ChangeDemanded',
  'A participant demanded on the decided date that the agreement be changed; one is enough to start it (6.3, L-6.3-1).',
  Type.Object(
    {
      demand: IdSchema,
      municipality: MunicipalitySchema,
      matter: ShortText,
      /** Clauses it is about. */
      clauses: Type.Optional(Type.Array(ClauseSchema.properties.clause, { minItems: 1, maxItems: 50 })),
    },
    strict,
  ),
);

export const changeDeclined = defineEvent(
  'ChangeDeclined',
  'A council declined a demanded change of the agreement (6.3). The demand is answered by it.',
  Type.Object({ demand: IdSchema, municipality: MunicipalitySchema, decision: IdSchema }, strict),
);

export const admissionApproved = defineEvent(
  'AdmissionApproved',
  'A council approved that a municipality joins. It joins when the councils of all participants and its own have (6.1, kommuneloven § 20-4).',
  Type.Object(
    {
      newcomer: ParticipantSchema,
      /** Earliest day on which it takes part. */
      from: DateSchema,
      municipality: MunicipalitySchema,
      decision: IdSchema,
    },
    strict,
  ),
);

export const dissolutionAgreed = defineEvent(
  'DissolutionAgreed',
  'A council agreed to end the cooperation. It ends when the councils of all participants have (kommuneloven § 20-8).',
  Type.Object(
    {
      /** Earliest first day without the cooperation. */
      from: DateSchema,
      municipality: MunicipalitySchema,
      decision: IdSchema,
    },
    strict,
  ),
);

export const COOPERATION_EVENTS = [
  cooperationEstablished,
  participantAdmitted,
  participationEnded,
  noticeReceived,
  noticeWithdrawn,
  municipalitiesMerged,
  hostChanged,
  agreementProposed,
  agreementRecommended,
  agreementApproved,
  agreementInForceAttested,
  agreementCorrected,
  changeDemanded,
  changeDeclined,
  admissionApproved,
  dissolutionAgreed,
] as const;

export type RegisterEvent = EventOf<(typeof COOPERATION_EVENTS)[number]>;
