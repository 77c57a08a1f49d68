import { type Static, type TSchema, Type } from 'typebox';
import { KEY_STATES, type KeyView } from '#access';
import { ROLES } from '#kernel';
import { day, instant, list, municipality, orNull, text } from '../fields.ts';
import type { KeyAnswer, KeyMadeAnswer, KeysAnswer } from './answers.ts';

const OneOfThese = <const T extends readonly string[]>(words: T, how: { description: string; examples: string[] }) =>
  Type.Unsafe<T[number]>(Type.Enum([...words], how));

const OFFICE = {
  actor: Type.String({
    description: 'Id of the office, never of a person; whoever holds one of its keys is this actor.',
    examples: ['styresekretar'],
  }),
  role: OneOfThese(ROLES, { description: 'In which role the office acts.', examples: ['BOARD_SECRETARY'] }),
  label: text('What the office is called; never a person’s name.', 'Styresekretariatet'),
};

export const ApiKeySchema = Type.Object(
  {
    id: text('Id of the key; no secret.', '3f0c5c0e9d0e'),
    state: OneOfThese(KEY_STATES, { description: 'Whether it holds now.', examples: ['VALID'] }),
    ...OFFICE,
    municipality: orNull(municipality('The municipality of the office.'), 'Null when it has none.'),
    created: instant('When it was made.', '2026-01-05T08:00:00.000Z'),
    createdBy: text('Who made it: an actor, or `cli` on the machine itself.', 'cli'),
    expires: instant('The last moment at which it holds.', '2027-01-05T22:59:59.999Z'),
    revoked: orNull(instant('When it was revoked.'), 'Null when it was not.'),
    revokedBy: orNull(text('Who revoked it.', 'drift'), 'Null when it was not.'),
    lastUsed: orNull(day('When it was last used.', '2026-03-01'), 'Null when it never was.'),
  },
  { title: 'ApiKey', description: 'A key to the API; its secret is known to its holder alone.' },
);

export const KeysAnswerSchema = Type.Object(
  { keys: list(ApiKeySchema, 'Every key that was ever made, in that order.') },
  { title: 'KeysAnswer', description: 'The keys of this server.' },
);

export const KeyAnswerSchema = Type.Object({ key: ApiKeySchema }, { title: 'KeyAnswer', description: 'A key.' });

export const KeyMadeAnswerSchema = Type.Object(
  {
    key: ApiKeySchema,
    secret: text(
      'The whole key, for `Authorization: Bearer`. It is shown in this answer and never again.',
      'fbk_3f0c5c0e9d0e_…',
    ),
  },
  { title: 'KeyMadeAnswer', description: 'A key that was made, and its secret.' },
);

export const NewApiKeySchema = Type.Object(
  {
    ...OFFICE,
    municipality: Type.Optional(municipality('The municipality of the office; required of municipal roles.')),
    expires: Type.Optional(day('Its last day, at most five years from today; a year when left out.', '2027-01-05')),
  },
  { title: 'NewApiKey', description: 'A key to make.', additionalProperties: false },
);

/** What stands under `components/schemas`. */
export const ACCESS_SCHEMAS: readonly TSchema[] = [
  ApiKeySchema,
  KeyAnswerSchema,
  KeyMadeAnswerSchema,
  KeysAnswerSchema,
  NewApiKeySchema,
];

type Plain<T> = { -readonly [K in keyof T]: T[K] };
type Alike<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type All<_ extends readonly true[]> = true;

/** Does not compile when a schema says something else than the type that is answered with. */
export type SchemasSayWhatIsAnswered = All<
  [
    Alike<Static<typeof ApiKeySchema>, Plain<KeyView>>,
    Alike<Omit<Static<typeof KeyMadeAnswerSchema>, 'key'>, Omit<KeyMadeAnswer, 'key'>>,
    Alike<keyof Static<typeof KeyMadeAnswerSchema>, keyof KeyMadeAnswer>,
    Alike<keyof Static<typeof KeysAnswerSchema>, keyof KeysAnswer>,
    Alike<keyof Static<typeof KeyAnswerSchema>, keyof KeyAnswer>,
  ]
>;
