import type { Language, Text } from './language.ts';

/**
 * Why a refusal is given; decides the HTTP status and nothing else.
 *
 * - `malformed`: the input cannot be read (400)
 * - `unauthorised`: the actor may not do this (403)
 * - `unknown`: what is named does not exist (404)
 * - `conflict`: it contradicts what the book already holds (409)
 * - `unanswerable`: the question is well formed, but no answer exists at that point (422)
 * - `unavailable`: not now; the outcome is known to be "nothing happened" (503)
 */
export type RefusalKind = 'malformed' | 'unauthorised' | 'unknown' | 'conflict' | 'unanswerable' | 'unavailable';

/**
 * A refusal is a value, never an exception. Its text says what is wrong, where, and what to do.
 * `details` are the parameters of the text, safe to show and to serialise.
 */
export interface Refusal {
  readonly refused: true;
  readonly code: string;
  readonly kind: RefusalKind;
  readonly text: Text;
  readonly details: Readonly<Record<string, unknown>>;
}

type Template<P> = Readonly<Record<Language, (p: P) => string>>;

/**
 * Declares one kind of refusal: a stable code and a sentence per language.
 * The function it returns makes a refusal from its parameters.
 */
export function refusalType<P extends object>(
  code: string,
  kind: RefusalKind,
  template: Template<P>,
): ((parameters: P) => Refusal) & { readonly code: string } {
  const make = (parameters: P): Refusal => ({
    refused: true,
    code,
    kind,
    text: { nb: template.nb(parameters), nn: template.nn(parameters), en: template.en(parameters) },
    details: parameters as Record<string, unknown>,
  });
  return Object.assign(make, { code });
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}

/**
 * Carries a refusal through code that can only throw (a framework's pipe, a stream). It is caught at the
 * edge and turned back into its refusal; nothing in a domain throws it.
 */
export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.text.en);
    this.name = 'RefusedError';
  }
}

/** Gives the value, or throws the refusal for the edge to catch. Not for domain code. */
export function orThrow<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new RefusedError(value);
  return value;
}
