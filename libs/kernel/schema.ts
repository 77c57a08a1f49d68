import { type TSchema, Type } from 'typebox';

/** Building blocks of event and command schemas. Their patterns also stand in the published JSON Schemas. */
const DATE_PATTERN = '^(19|2\\d)\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$';
const MONTH_PATTERN = '^(19|2\\d)\\d{2}-(0[1-9]|1[0-2])$';

export const DateSchema = Type.String({
  format: 'date',
  pattern: DATE_PATTERN,
  description: 'Civil date in Europe/Oslo, YYYY-MM-DD',
});
export const MonthSchema = Type.String({ pattern: MONTH_PATTERN, description: 'Civil month, YYYY-MM' });
export const OereSchema = Type.String({
  pattern: '^-?(0|[1-9]\\d{0,17})$',
  description: 'Whole øre as a decimal string',
});
export const RationalSchema = Type.String({
  pattern: '^-?\\d{1,18}(/[1-9]\\d{0,17}|\\.\\d{1,18})?$',
  description: 'An exact number: 3/10, 0.3 or 1',
});
/** Four digits, as Statistics Norway writes it. */
export const MunicipalitySchema = Type.String({ pattern: '^\\d{4}$', description: 'Municipality number, four digits' });
/** Ids of things inside a book: letters, digits, and `. / _ -` inside. */
export const IdSchema = Type.String({
  pattern: '^[A-Za-z0-9ÆØÅæøå]([A-Za-z0-9ÆØÅæøå._/-]{0,78}[A-Za-z0-9ÆØÅæøå])?$',
  description: 'Id inside the book, 1 to 80 characters',
});
export const ShortText = Type.String({ minLength: 1, maxLength: 300 });
export const LongText = Type.String({ minLength: 1, maxLength: 200_000 });
export const Sha256Schema = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** One of these words. */
export const OneOf = <const T extends readonly string[]>(...words: T) => Type.Unsafe<T[number]>(Type.Enum([...words]));

/** A value per municipality, at least one; no other keys. */
export const ByMunicipality = <T extends TSchema>(value: T) =>
  Type.Record(Type.String({ pattern: '^\\d{4}$' }), value, { minProperties: 1, additionalProperties: false });

/** A value per year, at least one; no other keys. */
export const ByYear = <T extends TSchema>(value: T) =>
  Type.Record(Type.String({ pattern: '^(19|2\\d)\\d{2}$' }), value, { minProperties: 1, additionalProperties: false });
