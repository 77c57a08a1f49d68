import type { Response } from 'express';
import type { Language, Refusal, RefusalKind, Text } from '#kernel';
import type { ActedRequest } from './acted-request.ts';
import { languageOf } from './language.ts';

/** One wrong parameter of a request, or one wrong field of its body. */
export interface ParameterProblem {
  /** Name of the parameter; of a field, where in the body it stands (a JSON pointer). */
  readonly parameter: string;
  readonly code: string;
  readonly detail: string;
}

/** What stands in the book where a write was refused. */
export interface Current {
  readonly href: string;
  readonly etag: string;
  readonly resource: object;
}

/** RFC 9457. `code` is the last part of `type`; `details` are the values that `detail` speaks of. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  /** The request, as the log and `X-Correlation-Id` name it. */
  readonly correlation: string;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly errors?: readonly ParameterProblem[];
  readonly current?: Current;
}

const TITLES = {
  400: { nb: 'Forespørselen kan ikke leses', nn: 'Førespurnaden kan ikkje lesast', en: 'The request cannot be read' },
  401: { nb: 'Hvem spør?', nn: 'Kven spør?', en: 'Who asks?' },
  403: { nb: 'Ikke tillatt', nn: 'Ikkje tillate', en: 'Not allowed' },
  404: { nb: 'Finnes ikke', nn: 'Finst ikkje', en: 'Does not exist' },
  405: { nb: 'Metoden kan ikke brukes her', nn: 'Metoden kan ikkje brukast her', en: 'The method cannot be used here' },
  406: { nb: 'Finnes ikke i den formen', nn: 'Finst ikkje i den forma', en: 'Does not exist in that form' },
  408: { nb: 'Forespørselen tok for lang tid', nn: 'Førespurnaden tok for lang tid', en: 'The request took too long' },
  409: { nb: 'Strider mot boka', nn: 'Strir mot boka', en: 'Contradicts the book' },
  412: { nb: 'Endret i mellomtiden', nn: 'Endra i mellomtida', en: 'Changed in the meantime' },
  413: { nb: 'Kroppen er for stor', nn: 'Kroppen er for stor', en: 'The body is too large' },
  414: { nb: 'Adressen er for lang', nn: 'Adressa er for lang', en: 'The address is too long' },
  415: { nb: 'Kroppen har feil form', nn: 'Kroppen har feil form', en: 'The body has the wrong form' },
  422: { nb: 'Spørsmålet har ikke noe svar', nn: 'Spørsmålet har ikkje noko svar', en: 'The question has no answer' },
  429: { nb: 'For mange forespørsler', nn: 'For mange førespurnader', en: 'Too many requests' },
  431: { nb: 'Hodet er for stort', nn: 'Hovudet er for stort', en: 'The header is too large' },
  500: { nb: 'Noe gikk galt', nn: 'Noko gjekk gale', en: 'Something went wrong' },
  503: { nb: 'Ikke nå', nn: 'Ikkje no', en: 'Not now' },
} as const satisfies Readonly<Record<number, Text>>;
/** Every status that a problem can have. */
type Status = keyof typeof TITLES;

const STATUS: Readonly<Record<RefusalKind, Status>> = {
  malformed: 400,
  unauthorised: 403,
  unknown: 404,
  conflict: 409,
  unanswerable: 422,
  unavailable: 503,
};

/** What a refusal means over HTTP. `status` is for what only HTTP knows, e.g. 405. */
export interface HttpRefusal {
  readonly refusal: Refusal;
  readonly status?: Status;
  /** Headers that belong to the refusal, e.g. Retry-After. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly errors?: readonly { readonly parameter: string; readonly refusal: Refusal }[];
  readonly current?: Current;
}

/** Carries an `HttpRefusal` through the framework to the filter. */
export class HttpRefused extends Error {
  override readonly name = 'HttpRefused';
  constructor(readonly refused: HttpRefusal) {
    super(refused.refusal.text.en);
  }
}

export function problemOf(
  { refusal, status, errors, current }: HttpRefusal,
  language: Language,
  instance: string,
  correlation: string,
): Problem {
  const code = status ?? STATUS[refusal.kind];
  return {
    type: `urn:fellesbok:problem:${refusal.code}`,
    title: TITLES[code][language],
    status: code,
    detail: refusal.text[language],
    instance,
    correlation,
    code: refusal.code,
    details: refusal.details,
    ...(errors && {
      errors: errors.map(({ parameter, refusal: wrong }) => ({
        parameter,
        code: wrong.code,
        detail: wrong.text[language],
      })),
    }),
    ...(current && { current }),
  };
}

/** Of an address that is too long, the problem repeats only the beginning. */
const MAX_INSTANCE = 2_048;

/** Answers a request with a problem, in the language it asks for. */
export function sendProblem(request: ActedRequest, response: Response, refused: HttpRefusal): void {
  const language = languageOf(request.headers['accept-language']);
  const problem = problemOf(refused, language, request.originalUrl.slice(0, MAX_INSTANCE), request.correlation ?? '');
  response.status(problem.status);
  for (const [name, value] of Object.entries(refused.headers ?? {})) response.setHeader(name, value);
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.setHeader('Content-Language', language);
  response.setHeader('Cache-Control', 'no-store');
  response.removeHeader('Content-Disposition');
  response.vary('Accept, Accept-Language');
  response.send(JSON.stringify(problem));
}
