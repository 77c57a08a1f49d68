import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import { type BookId, isBookId, type Refusal } from '#kernel';
import { AskStanding } from '../../application/messages.ts';
import { EVENT_STORE } from '../../application/ports.ts';
import type { Standing } from '../../application/recorder.ts';
import { bookUnknown } from '../../application/refusals.ts';
import { type Current, HttpRefused } from '../edge/problem.ts';
import { resourceUnknown } from '../edge/refusals.ts';
import { addressOf, type Ids, type ResourceKind, resourceOf, tagOf, yearOf } from './resources.ts';

/** The things of a book at their addresses, read from the folded streams: as fresh as what a command is decided on. */
@Injectable()
export class Resources {
  constructor(
    private readonly queries: QueryBus,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** What stands at the address, with its tag. @throws HttpRefused when there is nothing */
  async at(cooperation: BookId, kind: ResourceKind, ids: Ids): Promise<Current> {
    const found = await this.find(cooperation, kind, ids);
    if (found) return found;
    const exists = isBookId(cooperation) && (await this.store.bookHead(cooperation)).size > 0;
    const address = addressOf(cooperation, kind, ids);
    throw new HttpRefused({ refusal: exists ? resourceUnknown({ address }) : await this.unknown(cooperation) });
  }

  /** The same; null when there is nothing. */
  async find(cooperation: BookId, kind: ResourceKind, ids: Ids): Promise<Current | null> {
    const year = yearOf(kind, ids);
    if (!isBookId(cooperation) || Number.isNaN(year)) return null;
    const standing: Standing = await this.queries.execute(new AskStanding(cooperation, year));
    const resource = resourceOf(kind);
    const last = resource.last(standing, ids);
    if (last === null) return null;
    const view = await resource.view(standing, ids, { cooperation, store: this.store });
    return { href: addressOf(cooperation, kind, ids), etag: tagOf(last), resource: view };
  }

  async unknown(cooperation: BookId): Promise<Refusal> {
    return bookUnknown({ cooperation, known: (await this.store.books()).join(', ') || '—' });
  }
}
