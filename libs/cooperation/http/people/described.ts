import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { OfCooperation, problemResponses, refTo } from '../described.ts';
import type { HolderAnswer, HolderView, PeopleAnswer } from './answers.ts';

export const holderExample: HolderView = {
  holder: '3f0c5c0e-9d0e-4b8e-9a51-3c1f2f0a7d11',
  body: 'styret',
  office: 'kommunedirektor-1865',
  municipality: '1865',
  from: '2025-01-01',
  until: null,
  state: 'NAMED',
  name: 'Kari Eksempel',
  email: 'kari@example.no',
  phone: null,
  erased: null,
  changes: [{ what: 'ADDED', at: '2025-01-06T08:00:00.000Z', by: 'styresekretar' }],
};
export const peopleExample: PeopleAnswer = {
  cooperation: 'lofoten-ikt',
  validOn: '2025-06-30',
  people: [holderExample],
};
const answerExample: HolderAnswer = { holder: holderExample, repeated: false };

const { body, office, municipality, from, name, email } = holderExample;
export const BODIES = {
  NewHolder: { body, office, municipality, from, name, email },
  HolderEnd: { until: '2027-01-01' },
  HolderCorrection: { name: 'Kari Eksempel', email: null },
  HolderErasure: { ground: 'EKSEMPEL: personvernforordningen art. 17 nr. 1 a', authority: 'EKSEMPEL: arkivleder' },
} as const;
export type BodyTitle = keyof typeof BODIES;

interface Told {
  readonly summary: string;
  readonly description: string;
  /** Title of the schema of the body. */
  readonly body: BodyTitle;
  readonly status: 200 | 201;
}

/** Whoever is in the path. */
export const OfHolder = (): MethodDecorator =>
  ApiParam({ name: 'holder', description: 'Opaque id of the person in the office.', schema: { type: 'string' } });

/** How a route that changes people stands in the API's description. */
export const DescribedPeople = ({ summary, description, body: title, status }: Told): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary, description }),
    OfCooperation(),
    ...(title === 'NewHolder' ? [] : [OfHolder()]),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'One per request, 1 to 200 visible ASCII characters, for example a new UUID.',
      schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
    }),
    ApiBody({ required: true, schema: refTo(title), examples: { example: { value: BODIES[title] } } }),
    ApiResponse({
      status,
      description: 'As it stands now.',
      content: { 'application/json': { schema: refTo('HolderAnswer'), example: answerExample } },
    }),
    ...problemResponses([400, 401, 403, 404, 409, 413, 414, 415, 429, 500, 503]),
  );
