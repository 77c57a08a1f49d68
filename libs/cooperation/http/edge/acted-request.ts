import type { Request } from 'express';
import type { Actor } from '#kernel';

/** A request once it has passed the edge: under a number, and on behalf of someone. */
export interface ActedRequest extends Request {
  /** Under which it stands in the log, in its answer and in the events it records. */
  correlation?: string;
  /** Absent when nobody said who asks; such a request only gets what anybody may have. */
  actor?: Actor;
  /** The route as its controller declares it, for the log; the address itself can say too much. */
  pattern?: string;
}
