import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, type JSONEventData, type Position, streamNameFilter } from '@eventstore/db-client';
import { startCluster } from './index.ts';
import { all, Ear, events, rejection, until } from './spec-support.ts';

/**
 * The rules again, by nothing but the client: what holds here is also asked of a real server, when `KURRENTDB_URL` names
 * one. What fails there is a rule that the test server has wrong. Streams have names of their own; nothing is cleaned up.
 */
const SERVERS: [string, () => Promise<{ url: string; close(): Promise<void> }>][] = [
  ['the test server', () => startCluster({ seed: 8 })],
];
const { KURRENTDB_URL } = process.env;
if (KURRENTDB_URL)
  SERVERS.push(['the server at KURRENTDB_URL', async () => ({ url: KURRENTDB_URL, close: async () => {} })]);

describe.each(SERVERS)('%s', (_, open) => {
  let client: EventStoreDBClient;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const server = await open();
    client = EventStoreDBClient.connectionString(server.url);
    close = async () => {
      await client.dispose();
      await server.close();
    };
  });
  afterAll(() => close());

  let stream: string;
  beforeEach(() => {
    stream = `conformance-${randomUUID()}`;
  });

  const append = (expectedRevision: 'any' | 'no_stream' | 'stream_exists' | bigint, given: JSONEventData[]) =>
    client.appendToStream(stream, given, { expectedRevision });
  const revisions = async (source: AsyncIterable<{ event?: { revision: bigint } }>): Promise<(bigint | undefined)[]> =>
    (await all(source)).map(({ event }) => event?.revision);
  const position = async (revision: bigint): Promise<Position> => {
    const [one] = await all(client.readStream(stream, { fromRevision: revision, maxCount: 1 }));
    if (!one?.event?.position) throw new Error(`the server gives no position of ${stream}@${revision}`);
    return one.event.position;
  };

  it('answers an append with its last revision and the position of its last event', async () => {
    const result = await append('no_stream', events(3));
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 2n });
    expect(result.position?.commit).toBe((await position(2n)).commit);
  });

  test.each([
    ['no_stream', 'no_stream', 1n],
    ['stream_exists', 'stream_exists', 'no_stream'],
    [0n, 0n, 1n],
    [2n, 2n, 1n],
    [0n, 0n, 'no_stream'],
  ] as const)('refuses an append expecting %s', async (expected, expectedVersion, actualVersion) => {
    if (actualVersion !== 'no_stream') await append('no_stream', events(2));
    expect(await rejection(append(expected, events(1)))).toMatchObject({
      type: 'wrong-expected-version',
      expectedVersion,
      actualVersion,
    });
  });

  it('takes the same ids at the same expected version for a repeat, and answers it as the first', async () => {
    const given = events(3);
    const first = await append('no_stream', given);
    await append(2n, events(1));
    expect(await append('no_stream', given)).toEqual(first);
    expect(await revisions(client.readStream(stream))).toEqual([0n, 1n, 2n, 3n]);
  });

  it('takes a part of what is there for a repeat, and that and more for a conflict', async () => {
    const given = events(2);
    await append('no_stream', given);
    expect(await append('no_stream', given.slice(0, 1))).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(await rejection(append('no_stream', [...given, ...events(1)]))).toMatchObject({
      type: 'wrong-expected-version',
    });
    expect(await rejection(append('no_stream', given.slice(1)))).toMatchObject({ type: 'wrong-expected-version' });
  });

  it('recognises ids it has just written also when nothing is expected', async () => {
    const given = events(2);
    const first = await append('any', given);
    expect(await append('any', given)).toEqual(first);
  });

  it('reads a stream from a revision on and backwards, that one included', async () => {
    await append('no_stream', events(4));
    expect(await revisions(client.readStream(stream, { fromRevision: 2n }))).toEqual([2n, 3n]);
    expect(await revisions(client.readStream(stream, { fromRevision: 1n, direction: 'backwards' }))).toEqual([1n, 0n]);
    expect(await revisions(client.readStream(stream, { fromRevision: 9n }))).toEqual([]);
    expect(
      await revisions(client.readStream(stream, { fromRevision: 'end', direction: 'backwards', maxCount: 1 })),
    ).toEqual([3n]);
  });

  it('does not find a stream that never was', async () => {
    expect(await rejection(all(client.readStream(stream)))).toMatchObject({ type: 'stream-not-found' });
  });

  it('reads $all from a position with that event forwards, without it backwards', async () => {
    await append('no_stream', events(3));
    const fromPosition = await position(1n);
    expect((await revisions(client.readAll({ fromPosition, maxCount: 1 })))[0]).toBe(1n);
    expect((await revisions(client.readAll({ fromPosition, maxCount: 1, direction: 'backwards' })))[0]).toBe(0n);
  });

  it('subscribes after a position, says that it caught up, and gives what comes', async () => {
    await append('no_stream', events(3));
    const filter = streamNameFilter({ prefixes: [stream] });
    const ear = new Ear(client.subscribeToAll({ fromPosition: await position(0n), filter }));
    await until(() => ear.heard.includes('caught up'));
    await append(2n, events(1));
    await until(() => ear.heard.length === 4);
    expect(ear.heard).toEqual([`${stream}@1`, `${stream}@2`, 'caught up', `${stream}@3`]);
    await ear.subscription.unsubscribe();
  });

  it('gives checkpoints of a filtered subscription from which nothing is missed', async () => {
    const start = (await append('no_stream', events(1))).position as Position;
    for (let n = 0; n < 40; n++) await client.appendToStream(`other-${stream}`, events(3));
    await append(0n, events(1));
    const listen = (fromPosition: Position): Ear => {
      const filter = streamNameFilter({
        prefixes: [stream],
        maxSearchWindow: 10,
        checkpointInterval: 1,
        checkpointReached: (_subscription, checkpoint) => void ear.checkpoints.push(checkpoint),
      });
      const ear: Ear = new Ear(client.subscribeToAll({ fromPosition, filter }));
      return ear;
    };
    const first = listen(start);
    await until(() => first.heard.includes('caught up'));
    expect(first.heard).toEqual([`${stream}@1`, 'caught up']);
    const last = await position(1n);
    const before = first.checkpoints.filter(({ commit }) => commit < last.commit);
    expect(before.length).toBeGreaterThan(5);
    for (const checkpoint of [before[0], before.at(-1)] as Position[]) {
      const again = listen(checkpoint);
      await until(() => again.heard.includes('caught up'));
      expect(again.heard).toEqual([`${stream}@1`, 'caught up']);
      await again.subscription.unsubscribe();
    }
    await first.subscription.unsubscribe();
  });

  it('keeps a soft-deleted stream from readers, opens it again after its last revision, and forgets its ACL', async () => {
    await append('no_stream', events(2));
    await client.setStreamMetadata(stream, { acl: { deleteRoles: ['$admins'] } });
    await client.deleteStream(stream);
    expect(await rejection(all(client.readStream(stream)))).toMatchObject({ type: 'stream-not-found' });
    expect((await client.getStreamMetadata(stream)).metadata).not.toHaveProperty('acl');
    expect(await append('no_stream', events(1))).toMatchObject({ nextExpectedRevision: 2n });
    expect(await revisions(client.readStream(stream))).toEqual([2n]);
  });

  it('never opens a tombstoned stream again', async () => {
    await append('no_stream', events(1));
    await client.tombstoneStream(stream);
    expect(await rejection(append('any', events(1)))).toMatchObject({ type: 'stream-deleted' });
    expect(await rejection(all(client.readStream(stream)))).toMatchObject({ type: 'stream-deleted' });
  });

  it('hides what lies before $tb', async () => {
    await append('no_stream', events(4));
    await client.setStreamMetadata(stream, { truncateBefore: 2 });
    expect(await revisions(client.readStream(stream))).toEqual([2n, 3n]);
  });
});
