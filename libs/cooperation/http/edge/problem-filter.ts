import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { Request, Response } from 'express';
import { freshId, RefusedError } from '#kernel';
import { type HttpRefusal, HttpRefused, sendProblem } from './problem.ts';
import { addressMalformed, requestUnreadable, routeUnknown, unexpected } from './refusals.ts';

/** Where what went wrong inside is told; one line or more of text. */
export type Log = (text: string) => void;
export const LOG = Symbol('Log');

/** Every error leaves as problem+json. What nobody foresaw is logged under a number, and only the number goes out. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      this.#logged(error, request);
      response.destroy();
      return;
    }
    sendProblem(request, response, this.#refusalOf(error, request));
  }

  #refusalOf(error: unknown, request: Request): HttpRefusal {
    if (error instanceof RefusedError) return { refusal: error.refusal };
    if (error instanceof HttpRefused) return error.refused;
    const status = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown } | null)?.status;
    if (status === 404) return { refusal: routeUnknown({ path: request.path }) };
    if (status === 400) return { refusal: addressMalformed({}) };
    if (typeof status === 'number' && status > 400 && status < 500) return { refusal: requestUnreadable({}) };
    return { refusal: unexpected({ correlation: this.#logged(error, request) }), status: 500 };
  }

  #logged(error: unknown, request: Request): string {
    const correlation = freshId();
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.log(`${correlation} ${request.method} ${request.originalUrl}\n${told}`);
    return correlation;
  }
}
