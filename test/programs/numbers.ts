import { spawnSync } from 'node:child_process';
import { hrtime } from 'node:process';

/** Microseconds that the work took, divided by `times`. */
export async function micros(times: number, work: () => unknown): Promise<number> {
  const start = hrtime.bigint();
  await work();
  return Number(hrtime.bigint() - start) / 1_000 / times;
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value below which this part of all values lies, `0.95` for p95. */
export function percentile(values: readonly number[], part: number): number {
  return ascending(values)[Math.min(values.length - 1, Math.ceil(part * values.length) - 1)] ?? Number.NaN;
}

/** Three digits that matter. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '—';
  if (Math.abs(value) >= 1_000)
    return Math.round(value)
      .toString()
      .replace(/\B(?=(\d{3})+$)/g, ' ');
  return Number(value.toPrecision(3)).toString();
}

/** Microseconds as people read them. */
export function time(us: number): string {
  if (us >= 1e6) return `${digits(us / 1e6)} s`;
  return us >= 1e3 ? `${digits(us / 1e3)} ms` : `${digits(us)} µs`;
}

/** The same pseudo-random numbers in every run: from 0 up to `below`. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** The kind of file system under a directory, as `df` names it. */
export function fileSystemOf(directory: string): string {
  const { stdout } = spawnSync('df', ['--output=fstype', directory], { encoding: 'utf8' });
  return stdout?.trim().split('\n').at(-1)?.trim() || 'unknown';
}
