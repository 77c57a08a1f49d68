import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hrtime } from 'node:process';
import { median, micros } from '../programs/numbers.ts';

export * from '../programs/numbers.ts';

/** What a figure must reach: at least or at most this much. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

/** One line of the table: something measured against something else in the same run. */
export interface Figure {
  readonly figure: string;
  /** What was measured, and what it took. */
  readonly measured: string;
  /** What it is held against, and what that took. */
  readonly baseline: string;
  /** The figure itself; for most the ratio of the two. */
  readonly value: number;
  /** How to write `value`. Default: the ratio with `×`. */
  readonly shown?: string;
  /** Null: told for information. */
  readonly target: Target | null;
  /** How to write the target's number. Default: as a ratio with `×`. */
  readonly targetShown?: string;
  /** Rounds that count. */
  readonly n: number;
}

export const isMet = ({ value, target }: Figure): boolean =>
  target === null || ('atLeast' in target ? value >= target.atLeast : value <= target.atMost);

export interface BenchRun {
  /** A directory of this bench alone. */
  readonly directory: string;
  /** A directory that every bench of the run shares, for files that take long to make. */
  readonly shared: string;
  /** Fewer rounds over smaller files: shows that the bench works; its figures are not for quoting. */
  readonly quick: boolean;
  progress(text: string): void;
}

/**
 * One bench: a program of its own, so that none inherits the heap of another. It prints its figures to stdout as JSON;
 * `main.ts` starts it and cleans up after it.
 */
export async function bench(name: string, measure: (run: BenchRun) => Promise<Figure[]>): Promise<void> {
  const [shared, mode] = process.argv.slice(2);
  if (shared === undefined) throw new Error('run `npm run bench`');
  const directory = join(shared, name);
  mkdirSync(directory, { recursive: true });
  const progress = (text: string): void => void process.stderr.write(`  ${name}: ${text}\n`);
  process.stdout.write(JSON.stringify(await measure({ directory, shared, quick: mode === 'quick', progress })));
}

/** Does its work for the `turn`-th time (from 0) and says what it took, in whatever unit the bench speaks of. */
export type Case = (turn: number) => number | Promise<number>;

export interface Rounds {
  readonly rounds: number;
  /** Turns that a case has in a round; a round's value is their mean. Default 1. */
  readonly turns?: number;
  /** Rounds before those that count, in which the engine compiles what runs often. Default 1. */
  readonly warmUp?: number;
  readonly progress?: (text: string) => void;
}

/**
 * Gives every case its turns in every round, one after the other and each time beginning with another, so that what
 * else the machine does hits all of them alike.
 */
export async function interleave<Name extends string>(
  { rounds, turns = 1, warmUp = 1, progress = () => {} }: Rounds,
  cases: Readonly<Record<Name, Case>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(cases) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < warmUp + rounds; round++) {
    const counts = round >= warmUp;
    if (counts || round === 0) progress(counts ? `round ${round - warmUp + 1} of ${rounds}` : 'warming up');
    const sums = new Map<Name, number>();
    for (let turn = round * turns; turn < (round + 1) * turns; turn++) {
      for (let i = 0; i < names.length; i++) {
        const name = names[(i + turn) % names.length] as Name;
        sums.set(name, (sums.get(name) ?? 0) + (await cases[name](turn)));
      }
    }
    if (counts) for (const [name, sum] of sums) taken[name].push(sum / turns);
  }
  return taken;
}

/** The same for work that never waits: nothing of the event loop is in it. */
export function microsOf(times: number, work: () => void): number {
  const start = hrtime.bigint();
  work();
  return Number(hrtime.bigint() - start) / 1_000 / times;
}

/** Microseconds that the work took for one of the items, on average; it never waits. */
export function microsForEach<T>(items: readonly T[], work: (item: T) => unknown): number {
  return microsOf(items.length, () => {
    for (const item of items) work(item);
  });
}

/** Microseconds of each of the works, one after the other. */
export async function each<T>(items: readonly T[], work: (item: T) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (const item of items) taken.push(await micros(1, () => work(item)));
  return taken;
}

/** The median of the rounds' ratios: each round is compared with itself, so that a slow minute counts for nothing. */
export function ratioOf(over: readonly number[], under: readonly number[]): number {
  return median(over.map((value, round) => value / (under[round] as number)));
}
