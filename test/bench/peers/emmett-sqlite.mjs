import { getSQLiteEventStore, SQLiteEventStoreDefaultStreamVersion } from '@event-driven-io/emmett-sqlite';

/**
 * Opens the store of emmett in a file. `append` writes one event at the expected version and answers when it is
 * committed. Its connections use a write-ahead log; its SQLite syncs at every commit unless told otherwise.
 */
export function openStore(fileName) {
  const store = getSQLiteEventStore({ fileName, schema: { autoMigration: 'CreateOrUpdate' } });
  return {
    append: (stream, version, { metadata, data }) =>
      store.appendToStream(stream, [{ type: metadata.type, data, metadata }], {
        expectedStreamVersion: version === 0 ? SQLiteEventStoreDefaultStreamVersion : BigInt(version),
      }),
    count: async (stream) => (await store.readStream(stream)).events.length,
  };
}
