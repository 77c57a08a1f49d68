import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openForWriting } from '../../apps/book/open-book.ts';
import { everyEvent } from './fold.ts';
import { bench, digits, type Figure, median, micros, microsOf, ratioOf, time } from './harness.ts';
import { FIFTY_THOUSAND, MILLION, registerFile } from './register-file.ts';

/**
 * Every projection built anew from the events, against reading and parsing the same events; each round in a process of
 * its own, whose memory is watched.
 */
const CHILD = 'build';
const [first, place = '', before = ''] = process.argv.slice(2);

interface Built {
  readonly events: number;
  readonly scan: number;
  readonly rebuild: number;
  readonly megabytes: number;
}

if (first === CHILD) process.stdout.write(JSON.stringify(await build()));
else
  await bench('rebuild', async ({ shared, quick, progress }): Promise<Figure[]> => {
    const rounds = quick ? 2 : 5;
    const file = await registerFile(shared, quick ? FIFTY_THOUSAND : MILLION, progress);
    const built = Array.from({ length: rounds }, (_, i) => {
      progress(`round ${i + 1} of ${rounds}`);
      return buildApart(file, i % 2 === 0);
    });
    const scans = built.map(({ scan }) => scan);
    const rebuilds = built.map(({ rebuild }) => rebuild);
    const events = built[0]?.events ?? 0;
    const megabytes = Math.max(...built.map((round) => round.megabytes));
    return [
      {
        figure: 'rebuild of all projections',
        measured: `${digits(events)} events to rows and index, ${time(median(rebuilds))}`,
        baseline: `reading and parsing the same events, ${time(median(scans))}`,
        value: ratioOf(scans, rebuilds),
        target: { atLeast: 0.05 },
        n: rounds,
      },
      {
        figure: 'memory of a rebuild',
        measured: `growth of the resident set while rebuilding ${digits(events)} events, the most of ${rounds} rounds`,
        baseline: 'the same process before it read anything',
        value: megabytes,
        shown: `${digits(megabytes)} MB`,
        target: { atMost: 400 },
        targetShown: '≤ 400 MB',
        n: rounds,
      },
    ];
  });

function buildApart(file: string, scanFirst: boolean): Built {
  const program = fileURLToPath(import.meta.url);
  const { status, stdout } = spawnSync(process.execPath, [program, CHILD, file, scanFirst ? 'scan' : ''], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('the rebuild failed');
  return JSON.parse(stdout);
}

async function build(): Promise<Built> {
  const book = await openForWriting(place, 'bench');
  const start = process.memoryUsage.rss();
  let events = 0;
  const scan = (): number =>
    microsOf(1, () => {
      events = 0;
      for (const _ of everyEvent(place)) events += 1;
    });
  const scannedFirst = before === 'scan' ? scan() : null;
  const rebuild = await micros(1, () => book.runner?.rebuild());
  // The most the process ever held, in kilobytes: of the scan too, when that came first.
  const peak = process.resourceUsage().maxRSS * 1024;
  const scanned = scannedFirst ?? scan();
  await book.close();
  return { events, scan: scanned, rebuild, megabytes: (peak - start) / 1e6 };
}
