import { randomUUID } from 'node:crypto';
import { EventStoreDBClient } from '@eventstore/db-client';
import { Delays } from './delays.ts';
import { IdFilter, uuidOf } from './id-filter.ts';
import { bookOfLogStream, commitOf, linkOf, MAX_LINKED, positionOf } from './log-format.ts';
import { judgeSettings, PROTECTION } from './protection.ts';
import { TookTooLong, within } from './timers.ts';

describe('ids that were seen', () => {
  it('are never taken for new, also when there are more than expected', () => {
    const seen = Array.from({ length: 50_000 }, () => randomUUID() as string);
    const half = seen.slice(0, 25_000);
    const filter = new IdFilter(() => half, half.length);
    for (const id of seen.slice(25_000)) {
      filter.add(id);
      half.push(id);
    }
    expect(seen.filter((id) => !filter.maybe(id))).toEqual([]);
    const strangers = Array.from({ length: 20_000 }, () => randomUUID()).filter((id) => filter.maybe(id));
    expect(strangers.length).toBeLessThan(20_000 * 0.3);
  });

  it('have one text', () => {
    const id = randomUUID();
    expect(uuidOf(Buffer.from(id.replaceAll('-', ''), 'hex'))).toBe(id);
  });
});

describe('positions', () => {
  it('grow with the log and within a link, and say where they are of', () => {
    expect([positionOf(7n), positionOf(7n, MAX_LINKED - 1), positionOf(8n)]).toEqual([3_584n, 4_095n, 4_096n]);
    expect(commitOf(4_095n)).toBe(7n);
    expect(() => positionOf(2n ** 45n)).toThrow(RangeError);
  });
});

describe('names and links', () => {
  it.each([
    ['book-lofoten-ikt', 'lofoten-ikt'],
    ['book-Lofoten', null],
    ['book-', null],
    ['orders-1', null],
    ['$$book-lofoten', null],
  ])('%s is of the book %s', (stream, book) => {
    expect(bookOfLogStream(stream)).toBe(book);
  });

  it('are links only when they say all of what they link to', () => {
    const data = { staging: 'staging-a-1', first: 0, pieces: 1, events: 3, sha256: 'ab' };
    expect(linkOf({ type: 'fellesbok.batch', isJson: true, data })).toEqual(data);
    expect(linkOf({ type: 'fellesbok.batch', isJson: true, data: { ...data, pieces: '1' } })).toBeNull();
    expect(linkOf({ type: 'decision-recorded', isJson: true, data })).toBeNull();
  });
});

describe('what is set for a stream', () => {
  it.each<[object, bigint, string]>([
    [PROTECTION, 0n, 'ours'],
    [{ $acl: { $d: '$admins', $mw: [] } }, 0n, 'ours'],
    [PROTECTION, 1n, 'changed'],
    [{}, 0n, 'changed'],
    [{ $acl: { $d: ['$admins', 'ola'], $mw: [] } }, 0n, 'changed'],
    [{ ...PROTECTION, $maxCount: 5 }, 0n, 'truncating'],
    [{ $tb: 3 }, 2n, 'truncating'],
    [{ $maxAge: 60 }, 2n, 'truncating'],
    [{ $tb: null }, 2n, 'changed'],
  ])('%j at revision %s is %s', (data, revision, meaning) => {
    expect(judgeSettings({ data, revision })).toBe(meaning);
  });
});

describe('delays', () => {
  it('are those of the latest, never below zero', () => {
    const delays = new Delays(4);
    expect(delays.summary()).toBeNull();
    for (const delay of [900, 800, -5, 1, 2, 3]) delays.add(delay);
    expect(delays.summary()).toEqual({ p50: 2, p95: 3, last: 3 });
  });
});

describe('timers of our own', () => {
  it('end what never ends, and hear nothing of what comes later', async () => {
    await expect(within(10, new Promise(() => {}), 'an answer')).rejects.toThrow(TookTooLong);
    await expect(within(1_000, Promise.resolve(3), 'an answer')).resolves.toBe(3);
    const late = new Promise((_, reject) => setTimeout(reject, 30, new Error('late')));
    await expect(within(5, late, 'an answer')).rejects.toThrow(TookTooLong);
    await new Promise((resolve) => setTimeout(resolve, 40));
  });
});

describe('the client of the package', () => {
  it('has inside what is mended and closed from outside', () => {
    const client = EventStoreDBClient.connectionString('esdb://127.0.0.1:9?tls=false') as unknown as Record<
      string,
      unknown
    >;
    expect([typeof client.handleError, typeof client.createChannel, typeof client.dispose]).toEqual(
      Array(3).fill('function'),
    );
  });
});
