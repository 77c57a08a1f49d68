import { join } from 'node:path';
import { SqliteEventStore } from '#event-store';
import { fellesbok, temporaryDirectory } from '../cli/run.ts';
import { COSTS, ENTRIES, HISTORY, SIZE, SIZE_WITH_COSTS } from './lofoten.ts';

/** How many events the book has. */
async function sizeOf(data: string): Promise<number> {
  const store = SqliteEventStore.openReadOnly(data);
  const { events } = await store.readBook('lofoten-ikt', 0, 100_000);
  await store.close();
  return events.length;
}

const directory = temporaryDirectory();

test('the example has as many entries and events as the tests of it count on', async () => {
  const data = join(directory, 'lofoten');
  const { out } = await fellesbok('import', 'lofoten-ikt', HISTORY, '--data', data);
  expect(out).toContain(`${ENTRIES} `);
  expect(await sizeOf(data)).toBe(SIZE);
  await fellesbok('costs', 'import', 'lofoten-ikt', COSTS, '--data', data);
  expect(await sizeOf(data)).toBe(SIZE_WITH_COSTS);
}, 60_000);
