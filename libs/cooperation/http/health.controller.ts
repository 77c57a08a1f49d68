import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type EventStore, StoreUnavailable } from '#event-store';
import { RefusedError } from '#kernel';
import { EVENT_STORE } from '../application/ports.ts';
import { storeUnavailable } from '../application/refusals.ts';
import type { HealthAnswer } from './answers.ts';
import { Described } from './described.ts';
import { Shown } from './edge/representation.ts';
import { Requires } from './edge/requires.ts';
import { health } from './examples.ts';
import { NoParameters } from './questions.dto.ts';

@ApiTags('server')
@Controller('api/health')
export class HealthController {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  @Get()
  @Described({
    summary: 'Whether the server can answer',
    description: 'Answers when the book can be read.',
    schema: 'HealthAnswer',
    example: health,
  })
  @Requires('health.read')
  async health(@Query() _: NoParameters): Promise<Shown> {
    const body: HealthAnswer = { status: 'ok', books: (await this.#books()).length };
    return new Shown(body, { keeps: 'passing' });
  }

  async #books(): Promise<readonly string[]> {
    try {
      return await this.store.books();
    } catch (error) {
      if (error instanceof StoreUnavailable) throw new RefusedError(storeUnavailable({ detail: error.message }));
      throw error;
    }
  }
}
