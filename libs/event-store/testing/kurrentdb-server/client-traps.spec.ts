import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startCluster } from './index.ts';
import { Bench, events, rejection } from './spec-support.ts';

/**
 * What @eventstore/db-client 6.2.1 does and ought not to. The store works around each; a later client without one of
 * them fails here, and then the work-around can go.
 */
describe('the client', () => {
  const UNARY = { credentials: { username: 'somebody', password: 'secret' } };
  /** Well beyond the deadlines below, with a machine that is busy in mind. */
  const LATE = 1_500;

  it('does not end a batch append at its deadline: silence is for ever', async () => {
    const bench = await Bench.open();
    const fault = bench.cluster.fault({ kind: 'silence' });
    const asked = bench.client.appendToStream('a', events(1), { deadline: 200 }).then(
      () => 'answered',
      () => 'rejected',
    );
    expect(await Promise.race([asked, pause(LATE, 'still waiting')])).toBe('still waiting');
    expect(fault.hits).toBe(1);
    await bench.close();
    expect(await asked).toBe('rejected');
  });

  it('takes an answer that comes long after the deadline for a success', async () => {
    const bench = await Bench.open();
    bench.cluster.fault({ kind: 'slow', ms: 600 });
    const asked = bench.client.appendToStream('a', events(1), { deadline: 200 });
    await expect(asked).resolves.toMatchObject({ success: true });
    await bench.close();
  });

  it('does end a unary append at its deadline', async () => {
    const bench = await Bench.open();
    bench.cluster.fault({ kind: 'silence' });
    const asked = rejection(bench.client.appendToStream('a', events(1), { deadline: 200, ...UNARY }));
    expect(await Promise.race([asked, pause(LATE)])).toMatchObject({ type: 'deadline-exceeded' });
    await bench.close();
  });

  it('tells a wrong revision of a conflict in a batch append when it is not to throw', async () => {
    const bench = await Bench.open({}, '&throwOnAppendFailure=false');
    await bench.client.appendToStream('a', events(5));
    const conflict = { expectedRevision: 'no_stream' } as const;
    expect(await bench.client.appendToStream('a', events(1), conflict)).toMatchObject({
      success: false,
      nextExpectedRevision: 1n,
    });
    expect(await bench.client.appendToStream('a', events(1), { ...conflict, ...UNARY })).toMatchObject({
      success: false,
      nextExpectedRevision: 4n,
    });
    await bench.close();
  });

  it('rejects the append of another client of the process that is written, and then ends the process', async () => {
    const well = await startCluster();
    const ill = await startCluster();
    const slow = well.fault({ kind: 'slow', ms: 700, commit: 'first', stream: 'a' });
    const broken = ill.fault({ kind: 'unavailable', stream: 'b' });
    const { code, stdout, stderr } = await run('two-clients.mjs', well.url, ill.url);
    expect({ slow: slow.hits, broken: broken.hits, written: well.log.eventsOf('a').length }).toEqual({
      slow: 1,
      broken: 1,
      written: 1,
    });
    expect(JSON.parse(stdout)).toEqual({ well: 'unavailable', ill: 'unavailable' });
    expect(code).toBe(1);
    expect(stderr).toContain('TypeError');
    await well.close();
    await ill.close();
  });
});

function run(script: string, ...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const path = fileURLToPath(new URL(`./client-traps/${script}`, import.meta.url));
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [path, ...args], { timeout: 20_000 }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
