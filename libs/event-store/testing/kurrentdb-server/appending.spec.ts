import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import { all, Bench, events, rejection } from './spec-support.ts';

/** With credentials of its own an append takes the unary call, without them the batch call. */
const PATHS = [
  ['batch', {}],
  ['unary', { credentials: { username: 'somebody', password: 'secret' } }],
] as const;

describe.each(PATHS)('an append by the %s call', (path, options) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.open({ seed: 3 });
  });
  afterEach(() => bench.close());

  const append = (
    stream: string,
    expectedRevision: 'any' | 'no_stream' | 'stream_exists' | bigint,
    given = events(1),
  ) => bench.client.appendToStream(stream, given, { expectedRevision, ...options });

  it('takes this call and no other', async () => {
    await append('a', 'any');
    const { batchAppends, unaryAppends } = bench.cluster.counts;
    expect({ batchAppends, unaryAppends }).toEqual(
      path === 'batch' ? { batchAppends: 1, unaryAppends: 0 } : { batchAppends: 0, unaryAppends: 1 },
    );
  });

  it('answers with the revision and the position of its last event', async () => {
    const result = await append('a', 'no_stream', events(3));
    const [last] = await all(bench.client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }));
    expect(result).toEqual({ success: true, nextExpectedRevision: 2n, position: last?.event?.position });
  });

  it('keeps data, metadata, type and id as they came', async () => {
    const event = jsonEvent({
      id: randomUUID(),
      type: 'vedtak',
      data: { æ: 'ø', n: 1.5, none: null },
      metadata: { å: [true] },
    });
    await append('a', 'any', [event]);
    const [read] = await all(bench.client.readStream('a'));
    const { contentType: _, ...given } = event;
    expect(read?.event).toMatchObject({ ...given, streamId: 'a', revision: 0n, isJson: true });
    const stored = bench.cluster.log.eventsOf('a')[0];
    expect(Buffer.from(stored?.data ?? []).toString()).toBe('{"æ":"ø","n":1.5,"none":null}');
  });

  test.each([
    ['no_stream', false, true],
    ['no_stream', true, false],
    ['stream_exists', false, false],
    ['stream_exists', true, true],
    ['any', false, true],
    ['any', true, true],
    [1n, true, true],
    [0n, true, false],
    [2n, true, false],
    [0n, false, false],
  ] as const)('expecting %s of a stream that is there: %s → written: %s', async (expected, there, written) => {
    if (there) await append('a', 'no_stream', events(2));
    const asked = append('a', expected);
    if (written) await expect(asked).resolves.toMatchObject({ success: true });
    else {
      expect(await rejection(asked)).toMatchObject({
        type: 'wrong-expected-version',
        expectedVersion: expected,
        actualVersion: there ? 1n : 'no_stream',
      });
      expect(bench.cluster.log.eventsOf('a')).toHaveLength(there ? 2 : 0);
    }
  });

  it('of the same ids at the same expected version is a repeat: the first answer, and nothing more is written', async () => {
    const given = events(3);
    const first = await append('a', 'no_stream', given);
    await append('a', 2n, events(2));
    bench.cluster.log.forgetIds();
    expect(await append('a', 'no_stream', given)).toEqual(first);
    expect(bench.cluster.log.eventsOf('a')).toHaveLength(5);
    expect(bench.cluster.counts.repeated).toBe(1);
  });

  it('of a part of what is there, or of what is there and more, is a conflict', async () => {
    const given = events(2);
    await append('a', 'no_stream', given);
    expect(await append('a', 'no_stream', given.slice(0, 1))).toMatchObject({
      success: true,
      nextExpectedRevision: 0n,
    });
    for (const other of [[...given, ...events(1)], given.slice(1), [...given].reverse()]) {
      expect(await rejection(append('a', 'no_stream', other))).toMatchObject({ type: 'wrong-expected-version' });
    }
    expect(bench.cluster.log.eventsOf('a')).toHaveLength(2);
  });

  it('expecting nothing in particular recognises a repeat as long as the server remembers the ids', async () => {
    const given = events(2);
    const first = await append('a', 'any', given);
    expect(await append('a', 'any', given)).toEqual(first);
    for (const other of [
      [...given, ...events(1)],
      [...given.slice(0, 1), ...events(1), ...given.slice(1)],
    ]) {
      expect(await rejection(append('a', 'any', other))).toMatchObject({ type: 'wrong-expected-version' });
    }
    bench.cluster.log.forgetIds();
    await append('a', 'any', given);
    expect(bench.cluster.log.eventsOf('a')).toHaveLength(4);
  });

  it('of ids that another stream has is written', async () => {
    const given = events(1);
    await append('a', 'any', given);
    await append('b', 'any', given);
    expect(bench.cluster.log.eventsOf('b')).toHaveLength(1);
  });

  test.each([
    ['1 MiB, the limit,', 0, 'written', true],
    ['a byte more', 1, 'refused', false],
  ])('of %s in data, metadata and twice the type (%i over) is %s', async (_, more, __, allowed) => {
    const two = ['ab', 'ab'].map((type) => jsonEvent({ id: randomUUID(), type, data: { text: '' } }));
    const overhead = 2 * (2 * 2 + '{"text":""}'.length);
    const size = 1_048_576 - overhead + more;
    const given = two.map((event, n) => ({ ...event, data: { text: 'x'.repeat(n === 0 ? 1_000 : size - 1_000) } }));
    const asked = append('a', 'any', given);
    if (allowed) await expect(asked).resolves.toMatchObject({ success: true });
    else
      expect(await rejection(asked)).toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 1_048_576 });
    expect(bench.cluster.log.eventsOf('a')).toHaveLength(allowed ? 2 : 0);
  });

  it('of many callers at once: each exactly once, and one of those that expect the same wins', async () => {
    const free = await Promise.all(Array.from({ length: 200 }, (_, n) => append(`s${n % 7}`, 'any')));
    expect(new Set(free.map(({ position }) => position?.commit)).size).toBe(200);
    const racing = await Promise.allSettled(Array.from({ length: 20 }, () => append('race', 'no_stream')));
    expect(racing.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(bench.cluster.log.eventsOf('race')).toHaveLength(1);
  });
});

test('a batch append in several messages is one append', async () => {
  const bench = await Bench.open();
  const given = Array.from({ length: 40 }, (_, n) =>
    jsonEvent({ id: randomUUID(), type: 't', data: { n, text: 'x'.repeat(2_000) } }),
  );
  const result = await bench.client.appendToStream('a', given, { batchAppendSize: 10_000 });
  expect(result.nextExpectedRevision).toBe(39n);
  expect(bench.cluster.counts).toMatchObject({ batchAppends: 1, written: 1 });
  expect(bench.cluster.log.eventsOf('a').map(({ id }) => id)).toEqual(given.map(({ id }) => id));
  await bench.close();
});

test('a server without the batch call is appended to by the unary one', async () => {
  const bench = await Bench.open({ batchAppend: false });
  await bench.client.appendToStream('a', events(1));
  expect(bench.cluster.counts).toMatchObject({ batchAppends: 0, unaryAppends: 1 });
  await bench.close();
});

test('a batch append whose deadline has passed when it arrives is not written', async () => {
  const bench = await Bench.open();
  await bench.client.appendToStream('a', events(1));
  expect(await rejection(bench.client.appendToStream('a', events(1), { deadline: -1_000 }))).toMatchObject({
    type: 'deadline-exceeded',
  });
  expect(bench.cluster.log.eventsOf('a')).toHaveLength(1);
  await bench.close();
});
