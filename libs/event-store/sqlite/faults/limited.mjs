// Appends to the book `bok` until a write fails, and says what happened; started where files may not grow for ever.
import { randomUUID } from 'node:crypto';
import { SqliteEventStore } from '#event-store';

// Without a listener the signal would end the process; with one the write fails.
process.on('SIGXFSZ', () => undefined);

const [directory] = process.argv.slice(2);
const store = SqliteEventStore.open({ directory });
const append = (size) =>
  store.append({
    stream: 'cooperation-bok',
    expected: 'any',
    events: [
      {
        metadata: {
          id: randomUUID(),
          type: 'decision-recorded',
          schema: 1,
          recorded: '2025-01-01T00:00:00.000Z',
          decided: '2025-01-01',
          validFrom: '2025-01-01',
          actor: { id: 'limited', role: 'OPERATOR' },
          correlation: 'c',
          idempotencyKey: 'k',
          bodyHash: 'ab'.repeat(32),
        },
        data: { text: 'x'.repeat(size) },
      },
    ],
  });

for (let acknowledged = 0; ; acknowledged++) {
  try {
    await append(200_000);
  } catch (error) {
    // One for which there would be room.
    const again = await append(1).then(
      () => 'written',
      (reason) => reason.message,
    );
    const { size } = await store.bookHead('bok');
    console.log(JSON.stringify({ acknowledged, size, name: error.name, message: error.message, again }));
    process.exit();
  }
}
