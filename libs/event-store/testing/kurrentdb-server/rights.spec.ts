import { EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import { all, Bench, Ear, events, rejection, until } from './spec-support.ts';

const USERS = [
  { name: 'admin', password: 'changeit', groups: ['$admins'] },
  { name: 'book', password: 'p:ss', groups: ['writers'] },
];
const BOOK = { username: 'book', password: 'p:ss' };
const DENIED = { type: 'access-denied' };

describe('on a secure server', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.open({ secure: true, users: USERS });
  });
  afterEach(() => bench.close());

  it('who asks without credentials may nothing', async () => {
    const nobody = EventStoreDBClient.connectionString(bench.cluster.urlFor(null));
    expect(await rejection(nobody.appendToStream('a', events(1)))).toMatchObject(DENIED);
    expect(await rejection(all(nobody.readStream('a')))).toMatchObject(DENIED);
    await nobody.dispose();
    expect(bench.cluster.log.eventsOf('a')).toEqual([]);
  });

  it('a wrong password is refused', async () => {
    const credentials = { username: 'book', password: 'guess' };
    expect(await rejection(bench.client.appendToStream('a', events(1), { credentials }))).toMatchObject(DENIED);
    const guessing = EventStoreDBClient.connectionString(bench.cluster.urlFor('book').replace('p%3Ass', 'guess'));
    expect(await rejection(guessing.appendToStream('a', events(1)))).toMatchObject(DENIED);
    await guessing.dispose();
    expect(bench.cluster.counts).toMatchObject({ unaryAppends: 1, batchStreams: 1, written: 0 });
  });

  it('credentials of the call are those that count, by the unary call', async () => {
    await bench.client.appendToStream('a', events(1), { credentials: BOOK });
    expect(bench.cluster.counts).toMatchObject({ unaryAppends: 1, batchAppends: 0 });
    expect(await rejection(all(bench.client.readAll({ credentials: BOOK })))).toMatchObject(DENIED);
    expect(await all(bench.client.readAll())).toHaveLength(2);
  });

  it('credentials of the connection go by the batch call', async () => {
    const client = EventStoreDBClient.connectionString(bench.cluster.urlFor('book'));
    await client.appendToStream('a', events(1));
    expect(await rejection(client.appendToStream('$system', events(1)))).toMatchObject(DENIED);
    expect(bench.cluster.counts).toMatchObject({ unaryAppends: 0, batchAppends: 2 });
    await client.dispose();
  });

  it('faults happen to a connection with TLS as to any other', async () => {
    const fault = bench.cluster.fault({ kind: 'lose-answer' });
    const given = events(1);
    expect(await rejection(bench.client.appendToStream('a', given))).toMatchObject({ type: 'unavailable' });
    expect({ hits: fault.hits, cut: bench.cluster.counts.cut }).toEqual({ hits: 1, cut: 1 });
    await bench.client.appendToStream('a', given);
    expect(bench.cluster.log.eventsOf('a')).toHaveLength(1);
  });

  it('$all is for administrators, or those it says in its own ACL', async () => {
    const listen = () =>
      new Ear(bench.client.subscribeToAll({ credentials: BOOK, filter: streamNameFilter({ prefixes: ['book-'] }) }));
    const refused = listen();
    await until(() => refused.error !== null);
    expect(refused.error).toMatchObject(DENIED);
    await bench.client.setStreamMetadata('$all', { acl: { readRoles: ['writers'] } });
    const allowed = listen();
    await until(() => allowed.heard.includes('caught up'));
  });

  describe('a stream that keeps deletion and metadata for administrators', () => {
    beforeEach(async () => {
      await bench.client.setStreamMetadata('book-a', { acl: { deleteRoles: ['$admins'], metaWriteRoles: [] } });
    });

    it('can be written and read by others', async () => {
      await bench.client.appendToStream('book-a', events(1), { credentials: BOOK });
      expect(await all(bench.client.readStream('book-a', { credentials: BOOK }))).toHaveLength(1);
    });

    it('is not deleted, tombstoned or truncated by them', async () => {
      await bench.client.appendToStream('book-a', events(1), { credentials: BOOK });
      const options = { credentials: BOOK };
      for (const forbidden of [
        bench.client.deleteStream('book-a', options),
        bench.client.tombstoneStream('book-a', options),
        bench.client.setStreamMetadata('book-a', { truncateBefore: 1 }, options),
        bench.client.deleteStream('$$book-a', options),
      ]) {
        expect(await rejection(forbidden)).toMatchObject(DENIED);
      }
      expect(bench.cluster.log.eventsOf('$$book-a')).toHaveLength(1);
    });

    it('is still open to an administrator, whatever the ACL says', async () => {
      await bench.client.appendToStream('book-a', events(1));
      await bench.client.setStreamMetadata('book-a', { truncateBefore: 1 });
      await bench.client.deleteStream('book-a');
    });
  });
});

it('on an insecure server nobody is asked who he is, and the client sends no credentials', async () => {
  const bench = await Bench.open();
  await bench.client.setStreamMetadata('a', { acl: { writeRoles: [], deleteRoles: [] } });
  await bench.client.appendToStream('a', events(1), { credentials: BOOK });
  await bench.client.deleteStream('a', { credentials: BOOK });
  await bench.close();
});
