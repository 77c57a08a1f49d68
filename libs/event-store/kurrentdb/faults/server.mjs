// A test server in a process of its own; prints where it is.
import { startCluster } from '../../testing/kurrentdb-server/index.js';

const cluster = await startCluster({ seed: Number(process.argv[2] ?? 1) });
console.log(cluster.url);
