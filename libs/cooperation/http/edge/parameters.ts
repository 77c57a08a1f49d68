import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import { IsOptional, ValidateBy, type ValidationError, validateSync } from 'class-validator';
import { isCivilDate, isCivilMonth, isInstant, type Language, type Refusal } from '#kernel';
import { HttpRefused } from './problem.ts';
import {
  cursorWrong,
  dateWrong,
  flagWrong,
  formatWrong,
  indexWrong,
  limitWrong,
  monthWrong,
  municipalityWrong,
  parameterMissing,
  parameterRepeated,
  parameterUnknown,
  pointWrong,
  positionWrong,
  requestMalformed,
  textWrong,
  yearWrong,
} from './refusals.ts';

/** A kind of parameter: which texts it takes, what is said of others, and how it stands in the API's description. */
interface Kind {
  readonly name: string;
  readonly takes: (value: unknown) => boolean;
  readonly refusal: (wrong: { parameter: string; value: string }) => Refusal;
  readonly schema: ApiPropertyOptions;
}

/** A number of events, as `knownAt` may name it. */
export const isSize = (value: unknown): value is string => typeof value === 'string' && /^\d{1,9}$/.test(value);

const KINDS = {
  month: {
    name: 'month',
    takes: isCivilMonth,
    refusal: monthWrong,
    schema: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
  },
  year: {
    name: 'year',
    takes: (value) => typeof value === 'string' && /^(19|2\d)\d{2}$/.test(value),
    refusal: yearWrong,
    schema: { type: 'string', pattern: '^(19|2\\d)\\d{2}$' },
  },
  date: { name: 'date', takes: isCivilDate, refusal: dateWrong, schema: { type: 'string', format: 'date' } },
  point: {
    name: 'point',
    takes: (value) => isCivilDate(value) || isInstant(value) || isSize(value),
    refusal: pointWrong,
    schema: { type: 'string' },
  },
  municipality: {
    name: 'municipality',
    takes: (value) => typeof value === 'string' && /^\d{4}$/.test(value),
    refusal: municipalityWrong,
    schema: { type: 'string', pattern: '^\\d{4}$' },
  },
  position: {
    name: 'position',
    takes: (value) => typeof value === 'string' && /^\d{1,19}$/.test(value),
    refusal: positionWrong,
    schema: { type: 'string', pattern: '^\\d{1,19}$' },
  },
  index: {
    name: 'index',
    takes: isSize,
    refusal: indexWrong,
    schema: { type: 'string', pattern: '^\\d{1,9}$' },
  },
  limit: {
    name: 'limit',
    takes: (value) => typeof value === 'string' && /^(?:[1-9]\d{0,2}|1000)$/.test(value),
    refusal: limitWrong,
    schema: { type: 'string', pattern: '^([1-9][0-9]{0,2}|1000)$' },
  },
  cursor: {
    name: 'cursor',
    takes: (value) => typeof value === 'string' && /^[a-z0-9-]{1,60}$/.test(value),
    refusal: cursorWrong,
    schema: { type: 'string', pattern: '^[a-z0-9-]{1,60}$' },
  },
  text: {
    name: 'text',
    takes: (value) => typeof value === 'string' && value.trim().length > 0 && value.length <= 500,
    refusal: textWrong,
    schema: { type: 'string', minLength: 1, maxLength: 500 },
  },
  flag: {
    name: 'flag',
    takes: (value) => value === 'true' || value === 'false',
    refusal: flagWrong,
    schema: { type: 'string', enum: ['true', 'false'] },
  },
  format: {
    name: 'format',
    takes: (value) => value === 'json' || value === 'csv',
    refusal: formatWrong,
    schema: { type: 'string', enum: ['json', 'csv'] },
  },
} as const satisfies Record<string, Kind>;

interface Told {
  readonly description: string;
  /** With what the page of the API begins; every required parameter has one. */
  readonly example?: string;
  readonly optional?: boolean;
}

/** What is known of each parameter of a class, by its name. */
const DECLARED = new WeakMap<object, Map<string, Told>>();

/** Those of a class and of what it extends. */
function declared(prototype: object | null): ReadonlyMap<string, Told> {
  if (prototype === null) return new Map();
  return new Map([...declared(Object.getPrototypeOf(prototype)), ...(DECLARED.get(prototype) ?? [])]);
}

/** A parameter of the address: validated and described in one place. */
function parameter(kind: Kind, told: Told): PropertyDecorator {
  const { description, example, optional = false } = told;
  const decorators = [
    ApiProperty({
      ...kind.schema,
      description,
      required: !optional,
      ...(example !== undefined && { example }),
    } as ApiPropertyOptions),
    ValidateBy({
      name: kind.name,
      validator: { validate: kind.takes, defaultMessage: () => `$property is no ${kind.name}` },
    }),
    ...(optional ? [IsOptional()] : []),
  ];
  return (target, name) => {
    const all = DECLARED.get(target) ?? new Map<string, Told>();
    DECLARED.set(target, all.set(String(name), told));
    for (const decorate of decorators) decorate(target, name);
  };
}

export const Month = (told: Told) => parameter(KINDS.month, told);
export const Year = (told: Told) => parameter(KINDS.year, told);
export const CalendarDate = (told: Told) => parameter(KINDS.date, told);
export const Municipality = (told: Told) => parameter(KINDS.municipality, told);
export const Position = (told: Told) => parameter(KINDS.position, told);
export const EventIndex = (told: Told) => parameter(KINDS.index, told);
export const Limit = (told: Told) => parameter(KINDS.limit, told);
export const Cursor = (told: Told) => parameter(KINDS.cursor, told);
export const PlainText = (told: Told) => parameter(KINDS.text, told);
export const Flag = (told: Told) => parameter(KINDS.flag, told);
export const Format = (told: Told) => parameter(KINDS.format, told);

/** A point of the recorded axis. In an address a bare `+` means a space; before an offset it can only have been a plus. */
export const PointInTime =
  (told: Told): PropertyDecorator =>
  (target, name) => {
    parameter(KINDS.point, told)(target, name);
    Transform(({ value }) => (typeof value === 'string' ? value.replace(/(T[\d:.]+) (\d\d:\d\d)$/, '$1+$2') : value))(
      target,
      name,
    );
  };

/** A class without any parameter is known to us, though the library never met it. */
const CHECKS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false, stopAtFirstError: true };

type Wrong = { readonly parameter: string; readonly refusal: Refusal };

/** Reads the parameters of an address into their class, or refuses with everything that is wrong with them. */
@Injectable()
export class ParametersPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'query' || !metatype) return value;
    const known = declared(metatype.prototype);
    const given = Object.entries(value as Record<string, unknown>);
    const wrong = given.flatMap(([name, text]): Wrong[] => {
      if (!known.has(name)) {
        const names = [...known.keys()].join(', ') || '—';
        return [{ parameter: name, refusal: parameterUnknown({ parameter: name, known: names }) }];
      }
      return typeof text === 'string' ? [] : [{ parameter: name, refusal: parameterRepeated({ parameter: name }) }];
    });
    const single = Object.fromEntries(given.filter(([name, text]) => known.has(name) && typeof text === 'string'));
    const parameters = plainToInstance(metatype, single) as object;
    const told = new Set(wrong.map((w) => w.parameter));
    for (const error of validateSync(parameters, CHECKS))
      if (!told.has(error.property)) wrong.push({ parameter: error.property, refusal: refusalOf(error, known) });
    // Those that do not exist first, then in the order they are described.
    const place = [...known.keys()];
    wrong.sort((a, b) => place.indexOf(a.parameter) - place.indexOf(b.parameter));
    if (wrong.length > 0) throw refusedFor(wrong);
    return parameters;
  }
}

/** The refusal of a request with these parameters wrong. */
export function refusedFor(errors: readonly Wrong[]): HttpRefused {
  const all = (language: Language) => errors.map(({ refusal }) => refusal.text[language]).join(' ');
  const parameters = errors.map(({ parameter }) => parameter);
  const refusal = requestMalformed({ parameters, nb: all('nb'), nn: all('nn'), en: all('en') });
  return new HttpRefused({ refusal: { ...refusal, details: { parameters } }, errors });
}

function refusalOf({ property, value, constraints = {} }: ValidationError, known: ReadonlyMap<string, Told>): Refusal {
  if (value === undefined) {
    return parameterMissing({ parameter: property, example: known.get(property)?.example ?? '…' });
  }
  const kind = Object.values(KINDS).find(({ name }) => name in constraints) as Kind;
  return kind.refusal({ parameter: property, value: String(value) });
}
