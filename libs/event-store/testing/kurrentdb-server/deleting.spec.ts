import { all, Bench, events, rejection } from './spec-support.ts';

/** The highest revision, 2^63 - 1, as the client's JSON gives it. */
const HIGHEST = 2 ** 63;

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open({ seed: 2 });
  await bench.client.appendToStream('a', events(3));
});
afterEach(() => bench.close());

describe('a soft-deleted stream', () => {
  beforeEach(() => bench.client.deleteStream('a', { expectedRevision: 2n }));

  it('is not found, and $all still has its events', async () => {
    expect(await rejection(all(bench.client.readStream('a')))).toMatchObject({ type: 'stream-not-found' });
    expect((await all(bench.client.readAll())).filter(({ event }) => event?.streamId === 'a')).toHaveLength(3);
  });

  it('was deleted by an event in its metadata stream', async () => {
    const [written] = await all(bench.client.readStream('$$a'));
    expect(written?.event).toMatchObject({ type: '$metadata', data: { $tb: HIGHEST } });
  });

  test.each(['any', 'no_stream', 2n] as const)(
    'opens again after its last revision, expecting %s',
    async (expected) => {
      const given = events(1);
      const { nextExpectedRevision } = await bench.client.appendToStream('a', given, { expectedRevision: expected });
      expect(nextExpectedRevision).toBe(3n);
      expect((await all(bench.client.readStream('a'))).map(({ event }) => event?.id)).toEqual([given[0]?.id]);
    },
  );

  it('does not count as existing', async () => {
    const asked = bench.client.appendToStream('a', events(1), { expectedRevision: 'stream_exists' });
    expect(await rejection(asked)).toMatchObject({ type: 'stream-deleted' });
  });
});

it('loses the rights it had given: deleting writes its metadata anew', async () => {
  await bench.client.setStreamMetadata('a', { acl: { deleteRoles: [] }, kept: 'no' });
  await bench.client.deleteStream('a');
  expect((await bench.client.getStreamMetadata('a')).metadata).toEqual({ truncateBefore: HIGHEST });
});

it('is not deleted at the wrong version', async () => {
  expect(await rejection(bench.client.deleteStream('a', { expectedRevision: 1n }))).toMatchObject({
    type: 'wrong-expected-version',
    expectedVersion: 1n,
    actualVersion: 2n,
  });
  expect(await all(bench.client.readStream('a'))).toHaveLength(3);
});

describe('a tombstoned stream', () => {
  beforeEach(() => bench.client.tombstoneStream('a', { expectedRevision: 2n }));

  it('is deleted for reads', async () => {
    expect(await rejection(all(bench.client.readStream('a')))).toMatchObject({ type: 'stream-deleted' });
  });

  test.each([
    ['batch', {}],
    ['unary', { credentials: { username: 'a', password: 'b' } }],
  ])('can never be written again (%s)', async (_, options) => {
    const asked = bench.client.appendToStream('a', events(1), options);
    expect(await rejection(asked)).toMatchObject({ type: 'stream-deleted', streamName: 'a' });
  });

  it('cannot be deleted again', async () => {
    expect(await rejection(bench.client.deleteStream('a'))).toMatchObject({ type: 'stream-deleted' });
  });

  it('has its tombstone in $all', async () => {
    const [last] = await all(bench.client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }));
    expect(last?.event).toMatchObject({ streamId: 'a', type: '$streamDeleted', revision: 9_223_372_036_854_775_807n });
  });
});
