import { describeEventStoreContract } from '../contract/event-store-contract.ts';
import { removeTemporaryDirectories, temporaryDirectory } from './faults/temporary.ts';
import { SqliteEventStore } from './index.ts';

describeEventStoreContract('SQLite', async () => {
  const directory = temporaryDirectory();
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
      removeTemporaryDirectories();
    },
  };
});
