// Appends to the book `bok` of a directory until it is killed, and says on standard output what was acknowledged.
import { writeSync } from 'node:fs';
import { SqliteEventStore } from '#event-store';
import { eventId } from '#kernel';

const [directory, round] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);

say('opening');
const store = SqliteEventStore.open({ directory, holder: 'appender' });
say('open');

/** `of` events that say which request they are of, how many it has in all, and which one each is. */
const events = (request, of, from, to) =>
  Array.from({ length: to - from }, (_, i) => ({
    metadata: {
      id: eventId('appender', request, from + i),
      type: 'decision-recorded',
      schema: 1,
      recorded: new Date().toISOString(),
      decided: '2025-01-01',
      validFrom: '2025-01-01',
      actor: { id: 'appender', role: 'OPERATOR' },
      correlation: request,
      idempotencyKey: request,
      bodyHash: 'ab'.repeat(32),
    },
    data: { request, of, n: from + i, text: 'x'.repeat(200) },
  }));

async function append(writer) {
  const stream = `accounts-bok-${2000 + writer}`;
  for (let n = 0; ; n++) {
    const request = `${round}-${writer}-${n}`;
    const of = 1 + ((n * 7 + writer) % 12);
    const half = of >> 1;
    if (n % 3 === 0 && half > 0) {
      await store.appendAll([
        { stream, expected: 'any', events: events(request, of, 0, half) },
        { stream: 'cooperation-bok', expected: 'any', events: events(request, of, half, of) },
      ]);
    } else {
      await store.append({ stream, expected: 'any', events: events(request, of, 0, of) });
    }
    say(`${request} ${of}`);
  }
}

await Promise.all([0, 1, 2, 3, 4, 5].map(append));
