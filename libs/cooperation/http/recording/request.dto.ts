import { plainToInstance } from 'class-transformer';
import { IsDefined, ValidateBy, ValidateIf, validateSync } from 'class-validator';
import { type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { canonicalJson, type DocumentReference, type Language, type Refusal } from '#kernel';
import { ENTRY } from '../../application/history-file.ts';
import { schemaProblem } from '../../application/schema-problem.ts';
import { COMMANDS, type CommandType } from '../../domain/commands.ts';
import { HttpRefused } from '../edge/problem.ts';
import {
  bodyMalformed,
  bodyNoObject,
  fieldMissing,
  fieldUnknown,
  fieldUnstorable,
  fieldWrong,
} from '../edge/refusals.ts';

/** Beside the data: what an entry of a history file says too, in the same words. */
const { decided, validFrom, body, caseReference, documents } = ENTRY;
const ENVELOPE: Readonly<Record<string, TSchema>> = { decided, validFrom, body, caseReference, documents };

/** A field as history files have it, so that there is one description of what it takes. */
const Field = (schema: TSchema): PropertyDecorator => {
  const compiled = Compile(schema);
  const validate = (value: unknown): boolean => compiled.Check(value) && hasCanonicalForm(value);
  return ValidateBy({ name: 'field', validator: { validate } });
};

/** Whether it can be stored byte for byte: not with a broken half of a Unicode character. */
function hasCanonicalForm(value: unknown): boolean {
  try {
    canonicalJson(value);
    return true;
  } catch {
    return false;
  }
}
/** May be left out. Null is a value, and one that no field takes. */
const Optional = ValidateIf((_, value) => value !== undefined);

/** What a recording asks, apart from who asks and when: an entry of a history file without these. */
export class RecordingRequest {
  @IsDefined()
  @Field(decided)
  readonly decided!: string;

  @Optional
  @Field(validFrom)
  readonly validFrom?: string;

  /** On behalf of which body. */
  @Optional
  @Field(body)
  readonly body?: string;

  @Optional
  @Field(caseReference)
  readonly caseReference?: string;

  @Optional
  @Field(documents)
  readonly documents?: readonly DocumentReference[];

  /** What the command says; held against the schema of the command. */
  @IsDefined()
  readonly data!: unknown;
}

const FIELDS = [...Object.keys(ENVELOPE), 'data'];

/** The body of a recording, or everything that is wrong with it, field by field. */
export function readRequest(asked: unknown): RecordingRequest {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked))
    throw new HttpRefused({ refusal: bodyNoObject({ known: FIELDS.join(', ') }) });
  const given = asked as Record<string, unknown>;
  const strangers = Object.keys(given).filter((name) => !FIELDS.includes(name));
  // Only what is known is copied: a name such as __proto__ is told of and never set. The data is left as it is.
  const { data, ...beside } = Object.fromEntries(Object.entries(given).filter(([name]) => FIELDS.includes(name)));
  const request = Object.assign(plainToInstance(RecordingRequest, beside), { data });
  const failed = new Set(validateSync(request, { forbidUnknownValues: false }).map(({ property }) => property));
  const wrong = [...strangers, ...FIELDS.filter((name) => failed.has(name))];
  if (wrong.length > 0)
    throw wrongFields(wrong.map((name) => ({ parameter: `/${name}`, refusal: refusalOf(name, given) })));
  return request;
}

function refusalOf(name: string, given: Readonly<Record<string, unknown>>): Refusal {
  const field = `/${name}`;
  if (!FIELDS.includes(name)) return fieldUnknown({ field, known: FIELDS.join(', ') });
  const value = given[name];
  const schema = ENVELOPE[name];
  if (value === undefined || value === null || !schema) return fieldMissing({ field });
  if (Compile(schema).Check(value)) return fieldUnstorable({ field });
  const { at, problem } = schemaProblem(schema, value, field);
  return fieldWrong({ field: at, ...problem });
}

type Wrong = { readonly parameter: string; readonly refusal: Refusal };

/** The refusal of a body with these fields wrong. */
export function wrongFields(errors: readonly Wrong[]): HttpRefused {
  const all = (language: Language) => errors.map(({ refusal }) => refusal.text[language]).join(' ');
  const fields = errors.map(({ parameter }) => parameter);
  const refusal = bodyMalformed({ fields, nb: all('nb'), nn: all('nn'), en: all('en') });
  return new HttpRefused({ refusal: { ...refusal, details: { fields } }, errors });
}

export const requestTitle = (type: CommandType): string => `${type}Request`;

/** The body of each command, of the same schemas as the history file, by its title. */
export const REQUEST_SCHEMAS: Readonly<Record<string, TSchema>> = Object.fromEntries(
  Object.entries(COMMANDS).map(([type, data]): [string, TSchema] => {
    const title = requestTitle(type as CommandType);
    const { description = title } = data as { description?: string };
    const properties = { ...ENVELOPE, data: data as TSchema };
    return [title, Type.Object(properties, { title, description, additionalProperties: false })];
  }),
);
