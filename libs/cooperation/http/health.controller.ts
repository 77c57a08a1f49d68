import { Controller, Get, Inject, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EventStore } from '#event-store';
import { RefusedError } from '#kernel';
import { EVENT_STORE } from '../application/ports.ts';
import type { HealthAnswer } from './answers.ts';
import { Described } from './described.ts';
import { followingStopped } from './edge/refusals.ts';
import { Shown } from './edge/representation.ts';
import { Requires } from './edge/requires.ts';
import { health } from './examples.ts';
import { NoParameters } from './questions.dto.ts';
import { ReadYourWrite } from './read-your-write.ts';

@ApiTags('server')
@UseInterceptors(ReadYourWrite)
@Controller('api/health')
export class HealthController {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  @Get()
  @Described({
    summary: 'Whether the server can answer',
    description:
      'Answers when the book can be read, and says how far reading is behind writing. 503 when nothing more is followed.',
    schema: 'HealthAnswer',
    example: health,
  })
  @Requires('health.read')
  async health(@Query() _: NoParameters): Promise<Shown> {
    const books = await this.store.books();
    const { stopped = false, ...lag } = await this.store.lag();
    if (stopped) throw new RefusedError(followingStopped({ alarm: lag.alarm ?? '—' }));
    const body: HealthAnswer = { status: 'ok', books: books.length, lag };
    return new Shown(body, { keeps: 'passing' });
  }
}
