import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { catchError, type Observable, throwError } from 'rxjs';
import { type EventStore, StoreUnavailable } from '#event-store';
import { RefusedError } from '#kernel';
import { EVENT_STORE } from '../application/ports.ts';
import { storeUnavailable } from '../application/refusals.ts';
import { HttpRefused } from './edge/problem.ts';
import { notReached } from './edge/refusals.ts';
import { waitOf } from './edge/request-headers.ts';

/** Of an answer while more is durable than can be read here: how many events are on their way. */
export const PENDING = 'Fellesbok-Pending';
/** When to ask again, in seconds, after the wait was too short. */
const RETRY_AFTER = '1';

/**
 * Lets a question wait until the events it is asked `after` can be read here, and says of its answer when more are on
 * their way. A store that cannot be reached is a refusal.
 */
@Injectable()
export class ReadYourWrite implements NestInterceptor {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    try {
      await this.#arrived(request, http.getResponse<Response>());
    } catch (error) {
      throw refusedIfUnavailable(error);
    }
    return next.handle().pipe(catchError((error: unknown) => throwError(() => refusedIfUnavailable(error))));
  }

  async #arrived(request: Request, response: Response): Promise<void> {
    const { after } = request.query;
    // What is not written as a position is refused where parameters are.
    if (typeof after === 'string' && /^\d{1,19}$/.test(after)) {
      const wait = waitOf(request.headers);
      if (!(await this.store.reached(BigInt(after), wait))) {
        const { pending, delay } = await this.store.lag();
        const refusal = notReached({ position: after, waited: wait, pending, delay });
        throw new HttpRefused({ refusal, headers: { 'Retry-After': RETRY_AFTER } });
      }
    }
    const { pending } = await this.store.lag();
    if (pending > 0) response.setHeader(PENDING, String(pending));
  }
}

const refusedIfUnavailable = (error: unknown): unknown =>
  error instanceof StoreUnavailable ? new RefusedError(storeUnavailable({ detail: error.message })) : error;
