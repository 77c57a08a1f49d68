import { describeEventStoreContract } from '../contract/event-store-contract.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../sqlite/faults/temporary.ts';
import { type Cluster, startCluster } from '../testing/kurrentdb-server/index.ts';
import { KurrentEventStore } from './index.ts';

let cluster: Cluster;
let url: string;
let directory: string;
beforeAll(async () => {
  cluster = await startCluster({ nodes: 1, seed: 7 });
  url = process.env.KURRENTDB_URL ?? cluster.url;
});
beforeAll(() => { directory = temporaryDirectory(); });
afterAll(async () => {
  await cluster.close();
  removeTemporaryDirectories();
});

describeEventStoreContract('the KurrentDB store', async () => {
  const open = () => KurrentEventStore.open({ connection: url, directory });
  let store = await open();
  return {
    store,
    async reopen() {
      await store.close();
      store = await open();
      return store as never;
    },
    async dispose() {
      await store.close();
    },
  };
});
