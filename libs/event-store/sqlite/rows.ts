import { type Instant, instantOf, type RecordedEvent } from '#kernel';
import { DamagedEvent } from '../port.ts';

/** The columns of an event, in the order in which every statement reads them. */
export const COLUMNS = 'position, revision, idx, recorded, written, hash, metadata, data';
export type Row = [
  position: number,
  revision: number,
  index: number,
  recorded: number,
  written: number,
  hash: Buffer,
  metadata: string,
  data: string,
];

/** Neighbours in a book often share their times, and writing an instant takes as long as parsing a small event. */
function rememberingLast(instant: (ms: number) => Instant): (ms: number) => Instant {
  let [last, text] = [Number.NaN, ''];
  return (ms) => {
    if (ms !== last) [last, text] = [ms, instant(ms)];
    return text;
  };
}
const recordedOf = rememberingLast(instantOf);
const writtenOf = rememberingLast(instantOf);

/** @throws DamagedEvent */
export function eventOfRow([position, revision, index, recorded, written, hash, metadata, data]: Row): RecordedEvent {
  try {
    return {
      metadata: JSON.parse(metadata),
      data: JSON.parse(data),
      revision: BigInt(revision),
      position: BigInt(position),
      index,
      recorded: recordedOf(recorded),
      written: writtenOf(written),
      hash: hash.toString('hex'),
    };
  } catch (error) {
    throw new DamagedEvent(BigInt(position), index, error);
  }
}
