import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { KeyStore } from '#access';
import { instantOf, orThrow } from '#kernel';
import { openForReading, openForWriting } from '../../apps/book/open-book.ts';
import { startCluster } from '../../libs/event-store/testing/kurrentdb-server/index.ts';
import { bearer, Houses } from '../http/sample.ts';
import { ANNA, BOOK, HOST, LATE, numbersIn, Teller, unbroken } from './book.ts';

const houses = new Houses();
const PATIENCE = 120_000;
const runs = (count: number): string[] => Array.from({ length: count }, (_, n) => `run-${n}`);

describe('the numbers of a year (bokføringsforskriften § 5-1-1)', () => {
  it(
    'have no gap and no double when two servers issue at once',
    async () => {
      const cluster = await startCluster({ seed: 11 });
      const books = await Promise.all(
        [0, 1].map((n) => openForWriting({ directory: houses.directory(), store: cluster.url }, `server ${n}`)),
      );
      const [one, other] = books.map(({ store }, n) => new Teller(store, `server-${n}`)) as [Teller, Teller];
      await one.found();
      await one.first();
      const all = runs(12);
      for (const run of all) expect(await one.ready(run)).toBeNull();
      // Both servers are asked to issue every run: each is issued once, by whoever comes first.
      const asked = all.flatMap((run) =>
        [one, other].map((server) => server.tell('IssueInvoiceRun', { year: 2025, run }, ANNA, LATE)),
      );
      const refusals = (await Promise.all(asked)).filter((refused) => refused !== null);
      expect(refusals.map(({ code }) => code)).toEqual(all.map(() => 'invoice-run-order'));
      const [book] = books;
      expect(await numbersIn((book as (typeof books)[number]).store)).toEqual(unbroken(13));
      for (const { close } of books) await close();
      await cluster.close();
    },
    PATIENCE,
  );

  it(
    'have no gap and no double when the server is killed while many are issued, and asked again',
    async () => {
      const directory = houses.directory();
      const all = runs(16);
      const book = await openForWriting(directory, 'test');
      const teller = new Teller(book.store, 'founding');
      await teller.found();
      await teller.first();
      for (const run of all) expect(await teller.ready(run)).toBeNull();
      await book.close();
      const keys = orThrow(KeyStore.open(directory, { now: () => instantOf(Date.now()), random: randomBytes }));
      const office = { role: 'HOST_ECONOMIST', municipality: HOST, actor: 'anna' } as const;
      const { text } = orThrow(keys.create({ ...office, label: 'x', by: 'cli' }));
      keys.close();

      const acknowledged = new Map<string, string>();
      let rounds = 0;
      for (let round = 0; acknowledged.size < all.length && round < 12; round++) {
        const left = all.filter((run) => !acknowledged.has(run));
        const { child, url } = await served(directory);
        rounds += 1;
        // The last round is let through, however slow the machine.
        if (round < 3) setTimeout(() => child.kill('SIGKILL'), 20 + 30 * round);
        await Promise.all(
          left.map(async (run) => {
            const number = await issued(url, text, run);
            if (number !== null) acknowledged.set(run, number);
          }),
        );
        child.kill('SIGKILL');
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      }
      // It was killed with some of them still to issue.
      expect(rounds).toBeGreaterThan(1);
      const after = await openForReading(directory);
      const numbers = await numbersIn(after.store);
      await after.close();
      expect(numbers).toEqual(unbroken(all.length + 1));
      // What was acknowledged is there, each under the number that was told.
      expect([...acknowledged.values()].sort()).toEqual(unbroken(all.length + 1).slice(1));
    },
    PATIENCE,
  );
});

/** A server of the directory in a process of its own. */
async function served(directory: string): Promise<{ child: ChildProcess; url: string }> {
  const program = join(import.meta.dirname, '../../dist/apps/server/main.js');
  const env = { ...process.env, PORT: '0', FELLESBOK_DATA: directory };
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout as NonNullable<typeof child.stdout> });
  for await (const line of lines) {
    const [url] = /http:\/\/[\d.]+:\d+/.exec(line) ?? [];
    if (url) return { child, url };
  }
  throw new Error('the server ended before it listened');
}

/** The number that the server acknowledges; null when it died before it could. */
async function issued(url: string, key: string, run: string): Promise<string | null> {
  try {
    const response = await fetch(`${url}/api/cooperations/${BOOK}/accounts/2025/invoice-runs/${run}/issues`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `issue-${run}`, ...bearer(key) },
      body: JSON.stringify({ decided: LATE, data: { year: 2025, run } }),
    });
    const { events, code } = (await response.json()) as { events?: { index: number }[]; code?: string };
    if (!events) throw new Error(`${run}: ${response.status} ${code}`);
    const read = await fetch(`${url}/api/cooperations/${BOOK}/events?fromIndex=${events[0]?.index}&limit=1`, {
      headers: bearer(key),
    });
    const body = (await read.json()) as { events: { data: { invoice: string } }[] };
    return body.events[0]?.data.invoice ?? null;
  } catch (error) {
    // The connection ended before the answer, or within it.
    const { message } = error as Error;
    if (/fetch failed|terminated/.test(message) || error instanceof SyntaxError) return null;
    throw error;
  }
}
