import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { keyMissing } from '#access';
import { governanceRefusals } from '#governance';
import { bookUnknown, changedSince, nothingKnownYet, projectionsBehind } from '../application/refusals.ts';
import { refusedFor } from './edge/parameters.ts';
import { type HttpRefusal, type Problem, problemOf } from './edge/problem.ts';
import {
  addressTooLong,
  bodyTooLarge,
  mediaTypeUnsupported,
  monthWrong,
  notAcceptable,
  notPermitted,
  parameterUnknown,
  tooMany,
  unexpected,
} from './edge/refusals.ts';

const asked = '/api/cooperations/lofoten-ikt/allocation';
const CORRELATION_EXAMPLE = '0d2b5f3e-6a0c-4b8e-9a51-3c1f2f0a7d11';
const inEnglish = (refused: HttpRefusal, instance = `${asked}?from=2025-01&to=2025-12`): Problem =>
  problemOf(refused, 'en', instance, CORRELATION_EXAMPLE);

const alreadyThere = governanceRefusals.alreadyRecorded({ what: 'DecisionRecorded', id: 'KS-090/24' });

/** What can come instead of an answer, each as the program says it. */
const PROBLEMS: Readonly<Record<number, { readonly description: string; readonly example: Problem }>> = {
  400: {
    description: 'A parameter is unknown, missing, repeated or cannot be read.',
    example: inEnglish(
      refusedFor([
        { parameter: 'month', refusal: parameterUnknown({ parameter: 'month', known: 'from, to, knownAt, format' }) },
        { parameter: 'from', refusal: monthWrong({ parameter: 'from', value: '2025-13' }) },
      ]).refused,
      `${asked}?from=2025-13&to=2025-12&month=5`,
    ),
  },
  401: {
    description: 'No key was sent, or one that does not hold.',
    example: inEnglish({ refusal: keyMissing({}), status: 401 }),
  },
  403: {
    description: 'The actor may not do this, or the server was not asked by its own name.',
    example: inEnglish({
      refusal: notPermitted({ actor: 'drift', role: 'OPERATOR', permission: 'decision.record' }),
    }),
  },
  404: {
    description: 'There is no such cooperation, municipality or address.',
    example: inEnglish(
      { refusal: bookUnknown({ cooperation: 'lofoten', known: 'lofoten-ikt' }) },
      '/api/cooperations/lofoten/state',
    ),
  },
  406: {
    description: 'The answer does not exist in the form that Accept asks for.',
    example: inEnglish({
      refusal: notAcceptable({ accept: 'image/png', offered: 'application/json, text/csv' }),
      status: 406,
    }),
  },
  409: {
    description: 'It contradicts what the book holds. `current` is what stands there, where there is something.',
    example: inEnglish(
      {
        refusal: alreadyThere,
        current: {
          href: '/api/cooperations/lofoten-ikt/decisions/KS-090%2F24',
          etag: '"73"',
          resource: {
            cooperation: 'lofoten-ikt',
            decision: 'KS-090/24',
            body: 'ks-1865',
            decidedOn: '2024-09-24',
            outcome: 'ADOPTED',
            events: [73],
          },
        },
      },
      '/api/cooperations/lofoten-ikt/decisions',
    ),
  },
  412: {
    description: 'It has changed since it was read: `If-Match` does not hold. `current` is what stands there now.',
    example: inEnglish({
      refusal: changedSince({ address: '/api/cooperations/lofoten-ikt/decisions/KS-090%2F24', asked: '"73"' }),
      status: 412,
    }),
  },
  413: {
    description: 'The body is over 1 MiB.',
    example: inEnglish({ refusal: bodyTooLarge({ bytes: 1_500_000, limit: 1_048_576 }), status: 413 }),
  },
  414: {
    description: 'The address is too long.',
    example: inEnglish({ refusal: addressTooLong({ length: 2_500, limit: 2_048 }), status: 414 }),
  },
  415: {
    description: 'The body is not application/json in UTF-8.',
    example: inEnglish({ refusal: mediaTypeUnsupported({ type: 'text/plain' }), status: 415 }),
  },
  422: {
    description:
      'The question is well formed, but has no answer at that point: before the first event, in the future, nothing in force.',
    example: inEnglish(
      { refusal: nothingKnownYet({ value: '2021-12-31', from: '2022-01-10T08:00:00.000Z' }) },
      `${asked}?from=2025-01&to=2025-12&knownAt=2021-12-31`,
    ),
  },
  429: {
    description: 'Too many requests of this actor, or from this address; `Retry-After` says when to come again.',
    example: inEnglish({ refusal: tooMany({ limit: 1_200, seconds: 12 }), status: 429 }),
  },
  500: {
    description: 'The program failed; the problem carries the number under which the server has logged it.',
    example: inEnglish({ refusal: unexpected({ correlation: CORRELATION_EXAMPLE }), status: 500 }),
  },
  503: {
    description: 'The book or its projections cannot be read now.',
    example: inEnglish({ refusal: projectionsBehind({ detail: 'at 120 of 391 events' }) }),
  },
};

const headers = {
  'Content-Language': { description: 'nb, nn or en.', schema: { type: 'string' as const } },
  'Cache-Control': {
    description:
      'no-store for what is true only now; private, max-age for an answer at a settled point of the past, which never changes.',
    schema: { type: 'string' as const },
  },
  ETag: {
    description:
      'Of an answer that may be kept: changes when the content does. Of a thing with an address of its own it is the index of its last event, for `If-Match`.',
    schema: { type: 'string' as const },
  },
  'Fellesbok-Pending': {
    description: 'Only while events are durable that cannot be read here yet: how many.',
    schema: { type: 'string' as const },
  },
};

const NEXT = {
  description: 'rel="next": where the next page is, if there is one.',
  schema: { type: 'string' as const },
};

export const refTo = (title: string) => ({ $ref: `#/components/schemas/${title}` });

interface Told {
  readonly summary: string;
  readonly description: string;
  /** Title of the schema of the answer. */
  readonly schema: string;
  readonly example: object;
  /** Of the answer as CSV: what a row is; without it there is no CSV. */
  readonly row?: string;
  /** Whether it comes in pages. */
  readonly paged?: boolean;
  /** Statuses besides those that any route can answer. */
  readonly problems?: readonly number[];
}

/** How a route stands in the API's description: what it answers, and every problem it can answer instead. */
export function Described({
  summary,
  description,
  schema,
  example,
  row,
  paged = false,
  problems = [],
}: Told): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary, description }),
    ApiResponse({
      status: 200,
      description: row === undefined ? 'The answer.' : `The answer. As CSV: ${row}`,
      headers: { ...headers, ...(paged && { Link: NEXT }) },
      content: {
        'application/json': { schema: refTo(schema), example },
        ...(row !== undefined && { 'text/csv': { schema: { type: 'string', description: row } } }),
      },
    }),
    ApiResponse({ status: 304, description: 'The content is still that of the ETag in If-None-Match.' }),
    ...problemResponses(statusesWith(problems)),
  );
}

/** The same of a route that answers with a text of another form. */
export function DescribedText({
  summary,
  description,
  media,
  example,
  problems = [],
}: Pick<Told, 'summary' | 'description' | 'problems'> & {
  readonly media: string;
  readonly example: string;
}): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary, description }),
    ApiResponse({
      status: 200,
      description: 'The text.',
      headers,
      content: { [media]: { schema: { type: 'string', description: 'The text, UTF-8.' }, example } },
    }),
    ApiResponse({ status: 304, description: 'The content is still that of the ETag in If-None-Match.' }),
    ...problemResponses(statusesWith(problems)),
  );
}

/** Those that any question can be answered with, and its own. */
const statusesWith = (problems: readonly number[]): number[] =>
  [...new Set([400, 401, 403, 406, 414, 429, 500, 503, ...problems])].sort((a, b) => a - b);

/** The problems a route can answer, each with an example. */
export const problemResponses = (statuses: readonly number[]): MethodDecorator[] =>
  statuses.flatMap((status) => {
    const problem = PROBLEMS[status];
    if (!problem) return [];
    const { description, example } = problem;
    return [
      ApiResponse({
        status,
        description,
        content: { 'application/problem+json': { schema: refTo('Problem'), example } },
      }),
    ];
  });

/** The cooperation in the path. */
export const OfCooperation = (): MethodDecorator =>
  ApiParam({
    name: 'cooperation',
    description: 'Id of the cooperation.',
    schema: { type: 'string', example: 'lofoten-ikt' },
  });
