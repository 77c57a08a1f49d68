import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore } from '#event-store';
import { accountsStream } from '#kernel';
import { bench, type Figure, median } from './harness.ts';
import { lineEvent, YEAR } from './history.ts';

/**
 * Whether a commit waits for the disk. SQLite as built for better-sqlite3 weakens `synchronous` to NORMAL when the
 * write-ahead log is switched on, and nothing but a power cut shows it. The system does: a process that waits for the disk gives up the processor of
 * its own accord, and the kernel counts that. Each measurement is a process of its own.
 */
const COMMITS = 500;
const CHILD = 'commit';
const [first, setting = '', place = ''] = process.argv.slice(2);

if (first === CHILD) await commit();
else
  await bench('syncs', async ({ directory, quick, progress }): Promise<Figure[]> => {
    const rounds = quick ? 3 : 7;
    const waits: Record<'FULL' | 'NORMAL', number[]> = { FULL: [], NORMAL: [] };
    for (let round = 1; round <= rounds; round++) {
      progress(`round ${round} of ${rounds}`);
      for (const setting of ['FULL', 'NORMAL'] as const) waits[setting].push(waitsUnder(setting, directory));
    }
    const [full, normal] = [median(waits.FULL), median(waits.NORMAL)];
    return [
      {
        figure: 'waits for the disk, as the book is opened',
        measured: `${COMMITS} commits under synchronous=FULL, ${full} voluntary context switches`,
        baseline: `the ${COMMITS} commits`,
        value: full / COMMITS,
        target: { atLeast: 1 },
        n: rounds,
      },
      {
        figure: 'waits for the disk, when it is weakened',
        measured: `${COMMITS} commits under synchronous=NORMAL, ${normal} voluntary context switches`,
        baseline: `the ${COMMITS} commits`,
        value: normal / COMMITS,
        target: { atMost: 0.2 },
        n: rounds,
      },
    ];
  });

function waitsUnder(setting: string, directory: string): number {
  const program = fileURLToPath(import.meta.url);
  const place = mkdtempSync(join(directory, `${setting}-`));
  const { status, stdout } = spawnSync(process.execPath, [program, CHILD, setting, place], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${COMMITS} commits under ${setting} failed`);
  return Number(stdout);
}

async function commit(): Promise<void> {
  const stream = accountsStream('lofoten-ikt', YEAR);
  const store = SqliteEventStore.open({ directory: place });
  if (setting === 'NORMAL') store.database.pragma('synchronous = NORMAL');
  const events = Array.from({ length: COMMITS }, (_, n) => lineEvent('lofoten-ikt', n, 0, n, stream));
  const before = process.resourceUsage().voluntaryContextSwitches;
  for (const event of events) await store.append({ stream, expected: 'any', events: [event] });
  process.stdout.write(String(process.resourceUsage().voluntaryContextSwitches - before));
  await store.close();
}
