import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EventStore } from '#event-store';
import { isBookId, type RecordedEvent } from '#kernel';
import { EVENT_STORE } from '../application/ports.ts';
import { bookUnknown } from '../application/refusals.ts';
import type { EventsAnswer, StoredEventView } from './answers.ts';
import { Described, OfCooperation } from './described.ts';
import { limitOf, nextPage } from './edge/paging.ts';
import { HttpRefused } from './edge/problem.ts';
import { Shown } from './edge/representation.ts';
import { Requires } from './edge/requires.ts';
import { events as example } from './examples.ts';
import { EventsParameters } from './questions.dto.ts';
import { ReadYourWrite } from './read-your-write.ts';

const PAGE = 100;

/** The events themselves, as they are stored: what an auditor proves with, and what another system reads along. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation/events')
export class EventsController {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  @Get()
  @OfCooperation()
  @Described({
    summary: 'The stored events',
    description:
      'Events from `fromIndex` on, verbatim: `hash` is SHA-256 over a zero byte and the RFC 8785 JSON of {data, metadata}, and `metadata.previous` is the hash of the stream’s event before.',
    schema: 'EventsAnswer',
    example,
    problems: [404],
    paged: true,
  })
  @Requires('book.read')
  async events(
    @Param('cooperation') cooperation: string,
    @Query() { fromIndex = '0', limit: asked }: EventsParameters,
  ): Promise<Shown> {
    const { size } = isBookId(cooperation) ? await this.store.bookHead(cooperation) : { size: 0 };
    if (size === 0) {
      const known = (await this.store.books()).join(', ') || '—';
      throw new HttpRefused({ refusal: bookUnknown({ cooperation, known }) });
    }
    const from = Number(fromIndex);
    const limit = limitOf(asked, PAGE);
    const { events } = await this.store.readBook(cooperation, from, limit);
    const body: EventsAnswer = { cooperation, fromIndex: from, size, events: events.map(stored) };
    const next = from + events.length;
    const more = events.length > 0 && next < size;
    const path = `/api/cooperations/${cooperation}/events`;
    const headers = more ? nextPage(path, { fromIndex: String(next), limit: String(limit) }) : {};
    return new Shown(body, { keeps: 'passing', headers });
  }
}

function stored({
  index,
  revision,
  position,
  recorded,
  written,
  hash,
  metadata,
  data,
}: RecordedEvent): StoredEventView {
  return { index, revision: String(revision), position: String(position), recorded, written, hash, metadata, data };
}
