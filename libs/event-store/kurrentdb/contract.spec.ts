import { describeEventStoreContract } from '../contract/event-store-contract.ts';
import { Children } from '../sqlite/faults/children.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../sqlite/faults/temporary.ts';
import { KurrentEventStore } from './index.ts';

// With KURRENTDB_URL the same suite runs against that server: every test has books of its own, so it may hold others.
let children: Children | undefined;
let connection = process.env.KURRENTDB_URL ?? '';
/** One replica for all tests: each follows only what the one before has written. */
let directory: string;

beforeAll(async () => {
  directory = temporaryDirectory();
  if (connection !== '') return;
  // In a process of its own, so that what it holds in memory is not counted here.
  children = new Children();
  for await (const line of children.start('kurrentdb/faults/server.mjs').lines) {
    connection = line;
    break;
  }
});
afterAll(async () => {
  await children?.dispose();
  removeTemporaryDirectories();
});

describeEventStoreContract('the KurrentDB store', async () => {
  const open = () => KurrentEventStore.open({ connection, directory });
  let store = await open();
  return {
    store,
    async reopen() {
      await store.close();
      store = await open();
      return store;
    },
    dispose: () => store.close(),
  };
});
