import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startCluster } from './index.ts';
import { Bench, events, rejection, until } from './spec-support.ts';

/**
 * What @eventstore/db-client 6.2.1 does and ought not to. The store works around each; a later client without one of
 * them fails here, and then the work-around can go.
 */
describe('the client', () => {
  const UNARY = { credentials: { username: 'somebody', password: 'secret' } };
  /** Well beyond the deadlines below, with a machine that is busy in mind. */
  const LATE = 1_500;

  /** The first append also asks what the server can do; on a busy machine that alone may outlast a short deadline. */
  async function knowing(): Promise<Bench> {
    const bench = await Bench.open();
    await bench.client.appendToStream('first', events(1));
    await bench.client.appendToStream('first', events(1), UNARY);
    return bench;
  }

  it('does not end a batch append at its deadline: silence is for ever', async () => {
    const bench = await knowing();
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
    const bench = await knowing();
    bench.cluster.fault({ kind: 'slow', ms: 600 });
    const asked = bench.client.appendToStream('a', events(1), { deadline: 200 });
    await expect(asked).resolves.toMatchObject({ success: true });
    await bench.close();
  });

  it('does end a unary append at its deadline', async () => {
    const bench = await knowing();
    bench.cluster.fault({ kind: 'silence' });
    const asked = rejection(bench.client.appendToStream('a', events(1), { deadline: 200, ...UNARY }));
    expect(await Promise.race([asked, pause(4_000)])).toMatchObject({ type: 'deadline-exceeded' });
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
    const held = well.fault({ kind: 'hold', commit: 'first', stream: 'a' });
    const broken = ill.fault({ kind: 'unavailable', stream: 'b' });
    const script = fileURLToPath(new URL('./client-traps/two-clients.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, well.url, ill.url], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const ended = once(child, 'exit');
    const [said] = await once(child.stdout, 'data');
    expect(JSON.parse(String(said))).toEqual({ well: 'unavailable', ill: 'unavailable' });
    await until(() => held.hits === 1);
    expect({ held: held.hits, broken: broken.hits, written: well.log.eventsOf('a').length }).toEqual({
      held: 1,
      broken: 1,
      written: 1,
    });
    held.release();
    expect(await ended).toEqual([1, null]);
    expect(stderr).toContain('TypeError');
    await well.close();
    await ill.close();
  }, 60_000);
});
