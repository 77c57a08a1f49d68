/** Two clients in one process, each of a server of its own; the second server breaks the second client's stream. */
import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

const [well, ill] = process.argv.slice(2).map((url) => EventStoreDBClient.connectionString(url));
const outcome = (promise) =>
  promise.then(
    () => 'written',
    (error) => error.type,
  );
const append = (client, stream) => client.appendToStream(stream, jsonEvent({ type: 'happened', data: {} }));

// So that both have their streams before it counts.
await append(well, 'warm');
await append(ill, 'warm');
const first = outcome(append(well, 'a'));
const second = outcome(append(ill, 'b'));
console.log(JSON.stringify({ well: await first, ill: await second }));
// The answer to the first is still to come; it ends the process.
await pause(20_000);
process.exit(0);
