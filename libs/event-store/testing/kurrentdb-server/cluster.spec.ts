import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { Cluster, Node } from './index.ts';
import { all, Bench, events, rejection, until } from './spec-support.ts';

let bench: Bench;
afterEach(() => bench.close());

const leading = (cluster: Cluster): Node => {
  if (!cluster.leader) throw new Error('nobody leads');
  return cluster.leader;
};

/** Tries until it succeeds, at most 5 s: what a caller does while a cluster elects. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += 20) {
    try {
      return await work();
    } catch (error) {
      if (waited > 5_000) throw error;
      await pause(20);
    }
  }
}

describe('three nodes', () => {
  beforeEach(async () => {
    bench = await Bench.open({ nodes: 3, seed: 6 }, '&discoveryInterval=10');
  });

  it('are found by gossip, and the client goes to the leader', async () => {
    bench.cluster.changeLeader();
    await bench.client.appendToStream('a', events(1));
    expect(bench.cluster.nodes.map(({ connections }) => connections > 0)).toEqual([false, true, false]);
    expect(bench.cluster.counts).toMatchObject({ gossips: 1, forwarded: 0 });
  });

  it('have one log', async () => {
    await bench.client.appendToStream('a', events(3));
    for (const node of bench.cluster.nodes) {
      const one = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${node.port}?tls=false`);
      expect(await all(one.readStream('a'))).toHaveLength(3);
      await one.dispose();
    }
  });

  test.each([
    ['batch', {}],
    ['unary', { credentials: { username: 'a', password: 'b' } }],
  ])('when another leads: the old leader refuses whoever requires one, and names the new one (%s)', async (_, path) => {
    const options = { ...path, requiresLeader: true };
    await bench.client.appendToStream('a', events(1), options);
    bench.cluster.changeLeader();
    const leader = { address: '127.0.0.1', port: leading(bench.cluster).port };
    expect(await rejection(bench.client.appendToStream('b', events(1), options))).toMatchObject({
      type: 'not-leader',
      leader,
    });
    expect(bench.cluster.log.eventsOf('b')).toEqual([]);
    await bench.client.appendToStream('b', events(1), options);
    expect(bench.cluster.counts).toMatchObject({ written: 2, forwarded: 0 });
    expect(leading(bench.cluster).connections).toBe(1);
  });

  it('know of a batch stream only whether its first append required a leader', async () => {
    await bench.client.appendToStream('a', events(1));
    bench.cluster.changeLeader();
    await bench.client.appendToStream('a', events(1), { requiresLeader: true });
    expect(bench.cluster.counts).toMatchObject({ batchStreams: 1, forwarded: 1 });
  });

  it('when one asks a follower: it passes a write on to the leader', async () => {
    const client = EventStoreDBClient.connectionString(`${bench.cluster.url}&nodePreference=follower`);
    await client.appendToStream('a', events(1));
    expect(bench.cluster.counts).toMatchObject({ forwarded: 1, written: 1 });
    expect(await rejection(all(client.readStream('a', { requiresLeader: true })))).toMatchObject({
      type: 'not-leader',
      leader: { port: leading(bench.cluster).port },
    });
    expect(await all(client.readStream('a'))).toHaveLength(1);
    await client.dispose();
  });

  test.each([
    ['refuse', 'not-leader'],
    ['close', 'unavailable'],
  ] as const)(
    'change the leader in the middle of an append (%s), which is written once in the end',
    async (how, type) => {
      const given = events(1);
      const fault = bench.cluster.fault({ kind: 'leader-change', how, commit: true });
      const before = leading(bench.cluster);
      expect(await rejection(bench.client.appendToStream('a', given, { expectedRevision: 'no_stream' }))).toMatchObject(
        {
          type,
        },
      );
      expect({ hits: fault.hits, same: leading(bench.cluster) === before }).toEqual({ hits: 1, same: false });
      await eventually(() => bench.client.appendToStream('a', given, { expectedRevision: 'no_stream' }));
      expect(bench.cluster.log.eventsOf('a')).toHaveLength(1);
      expect(leading(bench.cluster).connections).toBeGreaterThan(0);
    },
  );

  it('elect when the leader is killed, and it comes back as a follower on its port', async () => {
    await bench.client.appendToStream('a', events(1));
    const killed = leading(bench.cluster);
    const { port } = killed;
    await bench.cluster.kill(killed);
    expect(bench.cluster.leader).toBeNull();
    await eventually(() => bench.client.appendToStream('a', events(1), { expectedRevision: 0n }));
    expect(leading(bench.cluster)).not.toBe(killed);
    await bench.cluster.restart(killed);
    expect(killed).toMatchObject({ port, alive: true });
    expect(leading(bench.cluster)).not.toBe(killed);
    const one = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);
    expect(await all(one.readStream('a'))).toHaveLength(2);
    await one.dispose();
  });

  it('do not write without a majority, and still read', async () => {
    await bench.client.appendToStream('a', events(1));
    const [first, second, third] = bench.cluster.nodes as [Node, Node, Node];
    await bench.cluster.kill(second);
    await bench.client.appendToStream('a', events(1));
    await bench.cluster.kill(third);
    await pause(100);
    const one = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${first.port}?tls=false`);
    expect((await rejection(one.appendToStream('a', events(1)))).message).toContain('Server Is Not Ready');
    expect(await all(one.readStream('a'))).toHaveLength(2);
    await bench.cluster.restart(third);
    await eventually(() => one.appendToStream('a', events(1)));
    await one.dispose();
  });

  it('cannot be found when all are gone', async () => {
    await Promise.all(bench.cluster.nodes.map((node) => bench.cluster.kill(node)));
    expect((await rejection(bench.client.appendToStream('a', events(1)))).message).toContain('Failed to discover');
  });
});

describe('one node', () => {
  beforeEach(async () => {
    bench = await Bench.open({ seed: 6 });
  });

  it('that is killed is unavailable, and back on its port has the log, but not the ids in its cache', async () => {
    const given = events(2);
    await bench.client.appendToStream('a', given, { expectedRevision: 'no_stream' });
    const node = leading(bench.cluster);
    await bench.cluster.kill(node);
    expect(await rejection(bench.client.appendToStream('a', events(1)))).toMatchObject({ type: 'unavailable' });
    await bench.cluster.restart(node);
    expect(bench.cluster.leader).toBeNull();
    const again = await eventually(() => bench.client.appendToStream('a', given, { expectedRevision: 'no_stream' }));
    expect(again).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(bench.cluster.log.eventsOf('a')).toHaveLength(2);
    await bench.client.appendToStream('a', given, { expectedRevision: 'any' });
    expect(bench.cluster.log.eventsOf('a')).toHaveLength(4);
  });

  it('that is restored from a backup knows nothing of what came after it', async () => {
    const given = events(2);
    await bench.client.appendToStream('a', given);
    const size = bench.cluster.log.events.length;
    const end = bench.cluster.log.end;
    await bench.client.appendToStream('a', events(1));
    await bench.client.tombstoneStream('b');
    await bench.cluster.restoreBackup(size);
    expect(bench.cluster.log.end).toBe(end);
    const read = await eventually(() => all(bench.client.readStream('a')));
    expect(read.map(({ event }) => event?.id)).toEqual(given.map(({ id }) => id));
    await eventually(() => bench.client.appendToStream('a', events(1), { expectedRevision: 1n }));
    await bench.client.appendToStream('b', events(1), { expectedRevision: 'no_stream' });
    expect(await all(bench.client.readAll())).toHaveLength(1 + 2 + 1 + 1);
  });

  it('cuts what waits when it is killed', async () => {
    bench.cluster.fault({ kind: 'slow', ms: 60_000, commit: 'last' });
    const waiting = rejection(bench.client.appendToStream('a', events(1)));
    await until(() => bench.cluster.counts.batchAppends === 1);
    await bench.cluster.kill(leading(bench.cluster));
    expect(await waiting).toMatchObject({ type: 'unavailable' });
    expect(bench.cluster.log.eventsOf('a')).toEqual([]);
  });
});

describe('one node behind a relay', () => {
  it('that is frozen is found out by the keep-alive of the client, and thawed goes on', async () => {
    // The client warns of an interval below 10 s.
    const { warn } = console;
    console.warn = () => {};
    bench = await Bench.open({ relay: true }, '&keepAliveInterval=100&keepAliveTimeout=100');
    console.warn = warn;
    const [node] = bench.cluster.nodes as [Node];
    const given = events(1);
    await bench.client.appendToStream('a', events(1));
    node.freeze();
    const waiting = rejection(bench.client.appendToStream('b', given, { expectedRevision: 'no_stream' }));
    expect(await waiting).toMatchObject({ type: 'unavailable' });
    expect(bench.cluster.log.eventsOf('b')).toEqual([]);
    node.thaw();
    await eventually(() => bench.client.appendToStream('b', given, { expectedRevision: 'no_stream' }));
    expect(bench.cluster.log.eventsOf('b')).toHaveLength(1);
  });

  it('can be killed and comes back', async () => {
    bench = await Bench.open({ relay: true });
    await bench.client.appendToStream('a', events(1));
    const node = leading(bench.cluster);
    await bench.cluster.kill(node);
    expect(await rejection(bench.client.appendToStream('a', events(1)))).toMatchObject({ type: 'unavailable' });
    await bench.cluster.restart(node);
    await eventually(() => bench.client.appendToStream('a', events(1), { expectedRevision: 0n }));
  });
});
