import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { KeyRing, type KeyStore, type NewKey } from '#access';
import { orThrow } from '#kernel';
import { Described } from '../described.ts';
import type { ActedRequest } from '../edge/acted-request.ts';
import { bodyOf } from '../edge/body.ts';
import { LOG, type Log } from '../edge/log.ts';
import { HttpRefused } from '../edge/problem.ts';
import { fieldWrong } from '../edge/refusals.ts';
import { Shown } from '../edge/representation.ts';
import { idempotencyKeyOf } from '../edge/request-headers.ts';
import { Requires } from '../edge/requires.ts';
import { NoParameters } from '../questions.dto.ts';
import type { KeyAnswer, KeyMadeAnswer, KeysAnswer } from './answers.ts';
import { DescribedKeyMade, keyExample, OfKey } from './described.ts';

const REQUIRED = ['actor', 'role', 'label'] as const;
const OPTIONAL = ['municipality', 'expires'] as const;
const KNOWN: readonly string[] = [...REQUIRED, ...OPTIONAL];

/** Makes, lists and revokes keys. What is made and revoked stands in the log too, without the secret. */
@ApiTags('keys')
@Controller('api/keys')
@Requires('keys.manage')
export class KeysController {
  constructor(
    private readonly ring: KeyRing,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Get()
  @Described({
    summary: 'The keys',
    description: 'Every key that was ever made, without its secret.',
    schema: 'KeysAnswer',
    example: { keys: [keyExample] },
  })
  listKeys(@Query() _: NoParameters): Shown {
    const body: KeysAnswer = { keys: orThrow(this.#store().list()) };
    return new Shown(body, { keeps: 'passing' });
  }

  @Post()
  @DescribedKeyMade()
  async createKey(
    @Query() _: NoParameters,
    @Req() request: ActedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Shown> {
    const idempotencyKey = idempotencyKeyOf(request.headers);
    const asked = newKeyIn(await bodyOf(request, response));
    const by = request.actor?.id ?? '';
    const { key, text } = orThrow(this.#store().create({ ...asked, by, idempotencyKey }));
    const { id, actor, role, municipality, expires } = key;
    const { correlation } = request;
    this.log.info(
      { audit: true, correlation, actor: by, key: id, for: actor, role, municipality, expires },
      'key made',
    );
    response.setHeader('Location', `/api/keys/${id}`);
    const body: KeyMadeAnswer = { key, secret: text };
    return new Shown(body, { keeps: 'passing' });
  }

  @Delete(':key')
  @HttpCode(200)
  @OfKey()
  @Described({
    summary: 'Revoke a key',
    description: 'Ends a key for good, within a second. Of one that was revoked before, says when and by whom.',
    schema: 'KeyAnswer',
    example: { key: { ...keyExample, state: 'REVOKED', revoked: '2026-04-01T08:00:00.000Z', revokedBy: 'drift' } },
    problems: [404],
  })
  revokeKey(@Param('key') id: string, @Query() _: NoParameters, @Req() request: ActedRequest): Shown {
    const by = request.actor?.id ?? '';
    const key = orThrow(this.#store().revoke(id, by));
    this.log.info({ audit: true, correlation: request.correlation, actor: by, key: id, for: key.actor }, 'key revoked');
    const body: KeyAnswer = { key };
    return new Shown(body, { keeps: 'passing' });
  }

  #store(): KeyStore {
    return orThrow(this.ring.store());
  }
}

/** The fields of a body, each a text. What they may say, the keys themselves know. */
function newKeyIn(body: unknown): Omit<NewKey, 'by'> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrong('/', AN_OBJECT);
  const fields = body as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    if (!KNOWN.includes(name)) throw wrong(name, UNKNOWN);
    if (typeof value !== 'string') throw wrong(name, A_TEXT);
  }
  for (const name of REQUIRED) if (!(name in fields)) throw wrong(name, MISSING);
  return fields as unknown as Omit<NewKey, 'by'>;
}

const AN_OBJECT = { nb: 'må være et objekt med felt', nn: 'må vere eit objekt med felt', en: 'must be an object' };
const UNKNOWN = {
  nb: `kjennes ikke her; bruk ${KNOWN.join(', ')}`,
  nn: `er ikkje kjent her; bruk ${KNOWN.join(', ')}`,
  en: `is not known here; use ${KNOWN.join(', ')}`,
};
const A_TEXT = { nb: 'må være tekst', nn: 'må vere tekst', en: 'must be a text' };
const MISSING = { nb: 'mangler', nn: 'manglar', en: 'is missing' };

const wrong = (field: string, how: typeof MISSING): HttpRefused =>
  new HttpRefused({ refusal: fieldWrong({ field, ...how }) });
