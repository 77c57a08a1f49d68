import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStoreContract } from '../contract/event-store-contract.ts';
import { SqliteEventStore } from './index.ts';

describeEventStoreContract('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'fellesbok-'));
  let store = SqliteEventStore.open({ directory });
  return {
    store,
    async reopen() {
      await store.close();
      store = SqliteEventStore.open({ directory });
      return store;
    },
    async dispose() {
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
});
