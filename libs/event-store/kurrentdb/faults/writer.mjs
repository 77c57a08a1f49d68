// Appends to one book over and over, as one of several processes; prints the id of each event that was acknowledged.
import { randomUUID } from 'node:crypto';
import { KurrentEventStore } from '../index.js';

const [connection, directory, stream, count] = process.argv.slice(2);
const store = await KurrentEventStore.open({ connection, directory });
console.log('open');
for (let n = 0; n < Number(count); n++) {
  const id = randomUUID();
  const metadata = {
    id,
    type: 'decision-recorded',
    schema: 1,
    recorded: new Date().toISOString(),
    decided: '2025-02-24',
    validFrom: '2025-01-01',
    actor: { id: 'u-17', role: 'BOARD_SECRETARY' },
    correlation: id,
    idempotencyKey: id,
    bodyHash: 'cd'.repeat(32),
  };
  const { events } = await store.append({ stream, expected: 'any', events: [{ metadata, data: { n } }] });
  console.log(`${id} ${events[0].index} ${events[0].hash}`);
}
await store.close();
console.log('closed');
