import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { problemResponses, refTo } from '../described.ts';
import type { KeyMadeAnswer } from './answers.ts';

export const keyExample: KeyMadeAnswer['key'] = {
  id: '3f0c5c0e9d0e',
  state: 'VALID',
  actor: 'kommunestyresekretar-1865',
  role: 'COUNCIL_SECRETARY',
  municipality: '1865',
  label: 'Politisk sekretariat',
  created: '2026-01-05T08:00:00.000Z',
  createdBy: 'drift',
  expires: '2027-01-05T22:59:59.999Z',
  revoked: null,
  revokedBy: null,
  lastUsed: '2026-03-01',
};

const { actor, role, municipality, label } = keyExample;
const asked = { actor, role, municipality, label, expires: '2027-01-05' };
const made: KeyMadeAnswer = {
  key: { ...keyExample, lastUsed: null },
  secret: 'fbk_3f0c5c0e9d0e_000000000000000000000000000000000000000000000000',
};

/** The key in the path. */
export const OfKey = (): MethodDecorator =>
  ApiParam({ name: 'key', description: 'Id of the key.', schema: { type: 'string', example: keyExample.id } });

/** How the making of a key stands in the API's description. */
export const DescribedKeyMade = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'Make a key',
      description:
        'Makes a key for an office and shows it, once. Sent again with the same `Idempotency-Key` it makes no other and is told 409 with the id of the first: if its answer was lost, revoke it and make another.',
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'One per key to make, 1 to 200 visible ASCII characters, for example a new UUID.',
      schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
    }),
    ApiBody({ required: true, schema: refTo('NewApiKey'), examples: { office: { value: asked } } }),
    ApiResponse({
      status: 201,
      description: 'The key, and its secret.',
      headers: { Location: { description: 'Address of the key.', schema: { type: 'string' } } },
      content: { 'application/json': { schema: refTo('KeyMadeAnswer'), example: made } },
    }),
    ...problemResponses([400, 401, 403, 409, 413, 414, 415, 429, 500, 503]),
  );
