import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Text } from '#kernel';

/** Where a value does not fit its schema, as a JSON pointer, and what is wrong with it. */
export interface SchemaProblem {
  readonly at: string;
  readonly problem: Text;
}

interface Reported {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
}

/**
 * The first thing that is wrong, for a person to mend. Of a union whose members are told apart by `kind`, only the one
 * that was meant is reported.
 */
export function schemaProblem(schema: TSchema, value: unknown, at = ''): SchemaProblem {
  const parts = schema as { properties?: Record<string, TSchema>; anyOf?: TSchema[] };
  if (parts.anyOf && isObject(value)) {
    const kinds = parts.anyOf.map(
      (member) => (member as { properties?: { kind?: { const?: string } } }).properties?.kind?.const,
    );
    const meant = parts.anyOf[kinds.indexOf(value.kind as string)];
    if (meant) return schemaProblem(meant, value, at);
    if (kinds.every((k) => k !== undefined)) return { at: `${at}/kind`, problem: oneOf(kinds) };
  }
  for (const [name, property] of Object.entries(parts.properties ?? {})) {
    const inner = isObject(value) ? value[name] : undefined;
    if ((property as { anyOf?: unknown }).anyOf && isObject(inner) && !Compile(property).Check(inner)) {
      return schemaProblem(property, inner, `${at}/${name}`);
    }
  }
  const errors = Compile(schema).Errors(value) as readonly Reported[];
  // A name that does not belong is reported twice; its own report only says that nothing may stand there.
  const telling = errors.filter((e) => e.keyword !== 'boolean');
  const [first] = telling.length > 0 ? telling : errors;
  if (!first) return { at: at || '/', problem: same('?') };
  return { at: `${at}${first.instancePath}` || '/', problem: inWords(first) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (text: string): Text => ({ nb: text, nn: text, en: text });
const oneOf = (words: readonly unknown[]): Text => ({
  nb: `må være en av ${words.join(', ')}`,
  nn: `må vere ein av ${words.join(', ')}`,
  en: `must be one of ${words.join(', ')}`,
});

const TYPES: Readonly<Record<string, Text>> = {
  string: { nb: 'tekst (sett den i anførselstegn)', nn: 'tekst (set han i hermeteikn)', en: 'text (put it in quotes)' },
  integer: { nb: 'et helt tall', nn: 'eit heilt tal', en: 'a whole number' },
  boolean: { nb: 'true eller false', nn: 'true eller false', en: 'true or false' },
  array: { nb: 'en liste', nn: 'ei liste', en: 'a list' },
  object: { nb: 'et sett av felter', nn: 'eit sett av felt', en: 'a set of fields' },
};

const bounded = (comparison: string, limit: string): Text => {
  const [nb = comparison, nn = comparison, en = comparison] = COMPARISONS[comparison] ?? [];
  return { nb: `må være ${nb} ${limit}`, nn: `må vere ${nn} ${limit}`, en: `must be ${en} ${limit}` };
};
const COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  '>=': ['minst', 'minst', 'at least'],
  '<=': ['høyst', 'høgst', 'at most'],
  '>': ['større enn', 'større enn', 'greater than'],
  '<': ['mindre enn', 'mindre enn', 'less than'],
};

const CHARACTERS: Counted = { nb: ['tegn', 'tegn'], nn: ['teikn', 'teikn'], en: ['character', 'characters'] };
const ITEMS: Counted = { nb: ['ledd', 'ledd'], nn: ['ledd', 'ledd'], en: ['item', 'items'] };
const FIELDS: Counted = { nb: ['felt', 'felter'], nn: ['felt', 'felt'], en: ['field', 'fields'] };
type Counted = Readonly<Record<'nb' | 'nn' | 'en', readonly [one: string, more: string]>>;

function counted(nb: 'minst' | 'høyst', en: string, limit: number, of: Counted): Text {
  const what = ([one, more]: readonly [string, string]) => (limit === 1 ? one : more);
  return {
    nb: `må ha ${nb} ${limit} ${what(of.nb)}`,
    nn: `må ha ${nb === 'høyst' ? 'høgst' : nb} ${limit} ${what(of.nn)}`,
    en: `must have ${en} ${limit} ${what(of.en)}`,
  };
}

function inWords({ keyword, message, params }: Reported): Text {
  const p = params as {
    requiredProperties?: string[];
    additionalProperties?: string[];
    allowedValues?: unknown[];
    type?: string | string[];
    pattern?: string;
    comparison?: string;
    limit?: number | string;
    multipleOf?: number | string;
  };
  const names = (p.requiredProperties ?? p.additionalProperties ?? []).map((n) => `«${n}»`).join(', ');
  switch (keyword) {
    case 'required':
      return { nb: `mangler ${names}`, nn: `manglar ${names}`, en: `lacks ${names}` };
    case 'additionalProperties':
      return { nb: `kjenner ikke ${names}`, nn: `kjenner ikkje ${names}`, en: `does not know ${names}` };
    case 'enum':
      return oneOf(p.allowedValues ?? []);
    case 'type': {
      const type = TYPES[[p.type ?? []].flat()[0] ?? ''] ?? same(String(p.type));
      return { nb: `må være ${type.nb}`, nn: `må vere ${type.nn}`, en: `must be ${type.en}` };
    }
    case 'format':
      return {
        nb: 'må være en dato i kalenderen, ÅÅÅÅ-MM-DD',
        nn: 'må vere ein dato i kalenderen, ÅÅÅÅ-MM-DD',
        en: 'must be a date of the calendar, YYYY-MM-DD',
      };
    case 'pattern':
      return {
        nb: `har ikke rett form (${p.pattern})`,
        nn: `har ikkje rett form (${p.pattern})`,
        en: `does not have the right form (${p.pattern})`,
      };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return bounded(p.comparison ?? '', String(p.limit));
    case 'multipleOf':
      return {
        nb: `må kunne deles på ${p.multipleOf}`,
        nn: `må kunne delast på ${p.multipleOf}`,
        en: `must be a multiple of ${p.multipleOf}`,
      };
    case 'minLength':
      return counted('minst', 'at least', Number(p.limit), CHARACTERS);
    case 'maxLength':
      return counted('høyst', 'at most', Number(p.limit), CHARACTERS);
    case 'minItems':
      return counted('minst', 'at least', Number(p.limit), ITEMS);
    case 'maxItems':
      return counted('høyst', 'at most', Number(p.limit), ITEMS);
    case 'minProperties':
      return counted('minst', 'at least', Number(p.limit), FIELDS);
    case 'maxProperties':
      return counted('høyst', 'at most', Number(p.limit), FIELDS);
    case 'uniqueItems':
      return { nb: 'har noe to ganger', nn: 'har noko to gonger', en: 'has something twice' };
    case 'anyOf':
    case 'const':
    case 'not':
      return {
        nb: 'har en verdi som ikke kan stå her',
        nn: 'har ein verdi som ikkje kan stå her',
        en: 'has a value that cannot stand here',
      };
    default:
      return same(message);
  }
}
