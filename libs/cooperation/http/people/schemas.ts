import { type Static, type TSchema, Type } from 'typebox';
import { day, flag, instant, list, municipality, orNull, text } from '../fields.ts';
import { type HolderAnswer, type HolderView, NAME_STATES, type PeopleAnswer } from './answers.ts';

const OneOfThese = <const T extends readonly string[]>(words: T, how: { description: string; examples: string[] }) =>
  Type.Unsafe<T[number]>(Type.Enum([...words], how));

const name = text('Name of the person. Kept here alone, never in the book.', 'Kari Eksempel');
const email = text('E-mail address.', 'kari@example.no');
const phone = text('Telephone number.', '+47 00 00 00 00');
const office = text('Id of the office or seat.', 'kommunedirektor-1865');
const body = text('The body that the seat is of.', 'styret');
const from = day('The first day.', '2025-01-01');
const until = day('The first day on which it is no longer so.', '2027-01-01');
const ground = text('The law or the decision that the erasure rests on, not whom it concerns.', 'GDPR art. 17 (1) a');
const byOffice = text('By which office.', 'styresekretar');

export const HolderSchema = Type.Object(
  {
    holder: text('Opaque id of this person in this office.', '3f0c5c0e-9d0e-4b8e-9a51-3c1f2f0a7d11'),
    body: orNull(body, 'Null when it is no seat of a body.'),
    office,
    municipality: orNull(municipality('Whose office it is.'), 'Null when it is of no municipality.'),
    from,
    until: orNull(until, 'Null until further notice.'),
    state: OneOfThese(NAME_STATES, {
      description: 'NAMED: the name is here. HIDDEN: it is not for whoever asks. ERASED: it was erased for good.',
      examples: ['NAMED'],
    }),
    name: orNull(name, 'Null when hidden or erased.'),
    email: orNull(email, 'Null when hidden, erased or not known.'),
    phone: orNull(phone, 'Null when hidden, erased or not known.'),
    erased: orNull(
      Type.Object(
        { at: instant('When it was recorded.'), by: text('On whose authority.', 'arkivleder'), ground },
        { description: 'When, on whose authority and on what ground the name was erased.' },
      ),
      'Null when it was not.',
    ),
    changes: list(
      Type.Object({
        what: OneOfThese(['ADDED', 'CORRECTED', 'ENDED', 'ERASED'], {
          description: 'What was done.',
          examples: ['ADDED'],
        }),
        at: instant('When.'),
        by: byOffice,
      }),
      'Who recorded what, and when; never what it said.',
    ),
  },
  { title: 'Holder', description: 'Somebody in an office.' },
);

export const PeopleAnswerSchema = Type.Object(
  {
    cooperation: text('Id of the cooperation.', 'lofoten-ikt'),
    validOn: day('The day asked about.'),
    people: list(HolderSchema, 'Whoever has an office on the day.'),
  },
  { title: 'PeopleAnswer', description: 'Who has which office on a day, as it is known now.' },
);

export const HolderAnswerSchema = Type.Object(
  {
    holder: HolderSchema,
    repeated: flag('Whether the same request had added them before; then nobody was added now.'),
  },
  { title: 'HolderAnswer', description: 'Somebody in an office, as it stands after the request.' },
);

export const NewHolderSchema = Type.Object(
  {
    office,
    body: Type.Optional(body),
    municipality: Type.Optional(municipality('Whose office it is, when it is a municipality’s.')),
    from,
    until: Type.Optional(until),
    name,
    email: Type.Optional(email),
    phone: Type.Optional(phone),
  },
  { title: 'NewHolder', description: 'Somebody to add in an office.', additionalProperties: false },
);

export const HolderCorrectionSchema = Type.Object(
  {
    name: Type.Optional(name),
    email: Type.Optional(orNull(email, 'Null takes it away.')),
    phone: Type.Optional(orNull(phone, 'Null takes it away.')),
    municipality: Type.Optional(orNull(municipality('Whose office it is.'), 'Null: of no municipality.')),
    from: Type.Optional(from),
    until: Type.Optional(orNull(until, 'Null: until further notice.')),
  },
  { title: 'HolderCorrection', description: 'What was wrong; what is left out stays.', additionalProperties: false },
);

export const HolderEndSchema = Type.Object(
  { until },
  { title: 'HolderEnd', description: 'When somebody no longer has the office.', additionalProperties: false },
);

export const HolderErasureSchema = Type.Object(
  { ground, authority: text('The office or body on whose authority it is done.', 'arkivleder') },
  { title: 'HolderErasure', description: 'On what ground a name is erased for good.', additionalProperties: false },
);

/** What stands under `components/schemas`. */
export const PEOPLE_SCHEMAS: readonly TSchema[] = [
  HolderAnswerSchema,
  HolderCorrectionSchema,
  HolderEndSchema,
  HolderErasureSchema,
  HolderSchema,
  NewHolderSchema,
  PeopleAnswerSchema,
];

/** A type without `readonly` and without the brands of instants. */
type Plain<T> = T extends string
  ? string extends T
    ? string
    : T
  : T extends readonly (infer U)[]
    ? Plain<U>[]
    : T extends object
      ? { -readonly [K in keyof T]: Plain<T[K]> }
      : T;
type Alike<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type All<_ extends readonly true[]> = true;

/** Does not compile when a schema says something else than the type that is answered with. */
export type SchemasSayWhatIsAnswered = All<
  [
    Alike<Static<typeof HolderSchema>, Plain<HolderView>>,
    Alike<Static<typeof PeopleAnswerSchema>, Plain<PeopleAnswer>>,
    Alike<Static<typeof HolderAnswerSchema>, Plain<HolderAnswer>>,
  ]
>;
