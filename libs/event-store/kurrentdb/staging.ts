import { createHash, randomUUID } from 'node:crypto';
import type { BookId } from '#kernel';
import { LogUnfit } from './errors.ts';
import type { LogClient } from './log-client.ts';
import {
  type BatchLink,
  LINK_TYPE,
  type LogEvent,
  type LogProposal,
  linkOf,
  MAX_LINKED,
  metastreamOf,
  PIECE_TYPE,
  stagingStreamOf,
} from './log-format.ts';
import { PROTECTION, protectionEvent } from './protection.ts';
import type { Unfolded } from './replica.ts';
import type { Drafted } from './tip.ts';

/** Bytes of one piece, and of one append of a piece: half of what a server takes unless it is told otherwise. */
const PIECE = 512 * 1024;
/** Bytes of events behind one link: what a follower holds in memory at once. */
const LINKED = 1024 * 1024;

interface Chunk {
  readonly lines: Buffer;
  readonly events: number;
}

/**
 * Writes events that are too many for one append to a stream beside the book, as lines of their canonical JSON cut into
 * pieces, and gives the links to them. Only an append of the links to the book commits them; until then, and when nobody
 * does, they are of no book. Which link holds the n-th event is given by `heldBy`.
 */
export async function stage(
  log: LogClient,
  book: BookId,
  drafted: readonly Drafted[],
): Promise<{ links: LogProposal[]; heldBy: (n: number) => bigint }> {
  const stream = stagingStreamOf(book, randomUUID());
  await log.append({ stream: metastreamOf(stream), expected: -1n, events: [protectionEvent(PROTECTION)] });
  const links: LogProposal[] = [];
  const held: number[] = [];
  let revision = 0;
  for (const { lines, events } of chunksOf(drafted)) {
    const first = revision;
    for (let at = 0; at < lines.length; at += PIECE) {
      const piece = lines.subarray(at, at + PIECE);
      const written = await log.append({
        stream,
        expected: BigInt(revision) - 1n,
        events: [{ id: randomUUID(), type: PIECE_TYPE, bytes: piece }],
      });
      if (written.is === 'conflict') throw new Error(`${stream} was written by another`);
      revision += 1;
    }
    for (let n = 0; n < events; n++) held.push(links.length);
    const sha256 = createHash('sha256').update(lines).digest('hex');
    const data: BatchLink = { staging: stream, first, pieces: revision - first, events, sha256 };
    links.push({ id: randomUUID(), type: LINK_TYPE, data });
  }
  return { links, heldBy: (n) => BigInt(held[n] as number) };
}

function* chunksOf(drafted: readonly Drafted[]): Generator<Chunk> {
  let lines: string[] = [];
  let bytes = 0;
  const chunk = (): Chunk => ({ lines: Buffer.from(lines.join('')), events: lines.length });
  for (const { sealed } of drafted) {
    if (lines.length === MAX_LINKED || (lines.length > 0 && bytes + sealed.bytes > LINKED)) {
      yield chunk();
      lines = [];
      bytes = 0;
    }
    lines.push(`{"data":${sealed.data.text},"metadata":${sealed.metadata.text}}\n`);
    bytes += sealed.bytes;
  }
  if (lines.length > 0) yield chunk();
}

/** The events of the book that an event of its stream in the log holds. @throws LogUnfit when they are not what they were */
export async function unfold(log: LogClient, from: LogEvent): Promise<Unfolded> {
  const link = linkOf(from);
  if (!link) return unfoldAlone(from);
  const where = `${from.stream} links at revision ${from.revision} to ${link.staging}`;
  const pieces = await log.read(link.staging, BigInt(link.first), link.pieces);
  if (pieces?.length !== link.pieces) throw new LogUnfit(`${where}, of which pieces are missing`);
  const lines = Buffer.concat(pieces.map(({ data }) => data as Uint8Array));
  if (createHash('sha256').update(lines).digest('hex') !== link.sha256) {
    throw new LogUnfit(`${where}, which holds something else than was linked to`);
  }
  const contents = lines
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Unfolded['contents'][number]);
  if (contents.length !== link.events || link.events > MAX_LINKED) {
    throw new LogUnfit(`${where}, which has ${contents.length} events, not ${link.events}`);
  }
  return { from, contents };
}

/** Of an event that stands for itself. */
export const unfoldAlone = (from: LogEvent): Unfolded => ({
  from,
  contents: [{ metadata: from.metadata, data: from.data }],
});
