import { hrtime } from 'node:process';
import { Pool } from 'undici';
import { answering } from '../contestants.ts';
import { type Answers, bodyOf, idempotencyKeyOf, type Load } from './posts.ts';

/** So many clients that post one decision after the other, each over a connection of its own that it keeps. */
answering<Load, Answers>(async ({ url, path, key, clients, milliseconds, from }) => {
  const pool = new Pool(url, { connections: clients, pipelining: 1 });
  const headers = { 'content-type': 'application/json', ...(key !== null && { authorization: `Bearer ${key}` }) };
  const taken: number[] = [];
  const recorded: number[] = [];
  const failures: string[] = [];
  let next = from;
  const begin = hrtime.bigint();
  const end = begin + BigInt(milliseconds) * 1_000_000n;

  const client = async (): Promise<void> => {
    while (hrtime.bigint() < end) {
      const n = next++;
      const body = bodyOf(n);
      const sent = hrtime.bigint();
      try {
        const answer = await pool.request({
          method: 'POST',
          path,
          headers: { ...headers, 'idempotency-key': idempotencyKeyOf(n) },
          body,
        });
        const text = await answer.body.text();
        taken.push(Number(hrtime.bigint() - sent) / 1_000);
        if (answer.statusCode === 201) recorded.push(n);
        else failures.push(`${answer.statusCode} ${text.slice(0, 300)}`);
      } catch (error) {
        failures.push(String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const whole = Number(hrtime.bigint() - begin) / 1_000;
  await pool.close();
  return { taken, whole, recorded, failures };
});
