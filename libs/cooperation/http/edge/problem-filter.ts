import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { Response } from 'express';
import { RefusedError } from '#kernel';
import type { ActedRequest } from './acted-request.ts';
import { LOG, type Log, whoIn } from './log.ts';
import { type HttpRefusal, HttpRefused, sendProblem } from './problem.ts';
import { addressMalformed, requestUnreadable, routeUnknown, unexpected } from './refusals.ts';

/** Every error leaves as problem+json. What nobody foresaw is logged under the request's number, and only that goes out. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ActedRequest>();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      this.#logged(error, request);
      response.destroy();
      return;
    }
    sendProblem(request, response, this.#refusalOf(error, request));
  }

  #refusalOf(error: unknown, request: ActedRequest): HttpRefusal {
    if (error instanceof RefusedError) return { refusal: error.refusal };
    if (error instanceof HttpRefused) return error.refused;
    const status = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown } | null)?.status;
    if (status === 404) return { refusal: routeUnknown({ path: request.path }) };
    if (status === 400) return { refusal: addressMalformed({}) };
    if (typeof status === 'number' && status > 400 && status < 500) return { refusal: requestUnreadable({}) };
    return { refusal: unexpected({ correlation: this.#logged(error, request) }), status: 500 };
  }

  #logged(err: unknown, request: ActedRequest): string {
    const { correlation = '', method, pattern = '(none)' } = request;
    this.log.error({ correlation, ...whoIn(request), method, route: pattern, err }, 'unexpected error');
    return correlation;
  }
}
