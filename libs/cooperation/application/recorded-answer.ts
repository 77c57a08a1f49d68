import type { Recorded } from './recorder.ts';

/** One event as an answer to a recording names it. */
export interface RecordedEventView {
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly recorded: string;
  readonly hash: string;
}

/** What a recording wrote, and what to ask a question `after` so that it sees it. */
export interface RecordedAnswer {
  readonly events: readonly RecordedEventView[];
  readonly position: string;
  readonly repeated: boolean;
}

/** A recording as it is told to whoever asked for it, over HTTP or on the command line. */
export const recordedAnswer = ({ events, position, repeated }: Recorded): RecordedAnswer => ({
  events: events.map(({ index, metadata, revision, recorded, hash }) => ({
    index,
    id: metadata.id,
    type: metadata.type,
    stream: metadata.stream,
    revision: String(revision),
    recorded,
    hash,
  })),
  position: String(position),
  repeated,
});
