import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { percentile, randomFrom } from '../programs/numbers.ts';

/**
 * What can be wrong after a fault:
 * - `lost`: an acknowledged event is not there
 * - `doubled`: what was asked for once is there twice
 * - `torn`: of what was asked for together a part is there
 * - `wrong`: anything else that is not as it should be: an answer, an order, a hash, a projection, a refusal
 */
export const WRONGS = ['lost', 'doubled', 'torn', 'wrong'] as const;
export type Wrong = (typeof WRONGS)[number];

/** One line of the table. */
export interface Row {
  readonly fault: string;
  /** Something was weakened on purpose: the row shows that the program notices. */
  readonly control: boolean;
  /** Why it could not be run here. */
  readonly notRun: string | null;
  readonly rounds: number;
  /** Faults injected, by kind. */
  readonly injected: Readonly<Record<string, number>>;
  /** Acknowledged events looked for. */
  readonly checked: number;
  readonly wrongs: Readonly<Record<Wrong, number>>;
  /** Milliseconds until the book could be used again; null when nothing had to be opened. */
  readonly recovery: { readonly p50: number; readonly p99: number } | null;
}

/** As it must be: nothing wrong though faults hit, or in a control something. */
export function isRight({ control, notRun, injected, checked, wrongs }: Row): boolean {
  if (notRun !== null) return true;
  const wrong = WRONGS.some((kind) => wrongs[kind] > 0);
  const hit = Object.values(injected).some((times) => times > 0);
  return control ? wrong : !wrong && hit && checked > 0;
}

/** At most this many things that are wrong are told of one row; the rest are counted. */
const TOLD = 5;

/** Counts one line of the table. */
export class Tally {
  checked = 0;
  readonly recovery: number[] = [];
  readonly #injected: Record<string, number> = {};
  readonly #wrongs: Record<Wrong, number> = { lost: 0, doubled: 0, torn: 0, wrong: 0 };
  #rounds = 0;
  #told = 0;

  constructor(
    readonly fault: string,
    readonly control: boolean,
    private readonly tell: (text: string, round: number) => void,
  ) {}

  begin(): void {
    this.#rounds += 1;
  }

  inject(kind: string, times = 1): void {
    this.#injected[kind] = (this.#injected[kind] ?? 0) + times;
  }

  report(round: number, wrong: Wrong, what: string, times = 1): void {
    this.#wrongs[wrong] += times;
    this.#told += 1;
    if (!this.control && this.#told <= TOLD) this.tell(`${this.fault}: ${wrong}: ${what}`, round);
  }

  /** Something went wrong so far. */
  get failed(): boolean {
    return this.#told > 0;
  }

  /** @param notRun Why there were no rounds; a quick run leaves out some. */
  row(notRun = 'not in a quick run'): Row {
    const { fault, control, checked, recovery } = this;
    return {
      fault,
      control,
      notRun: this.#rounds === 0 ? notRun : null,
      rounds: this.#rounds,
      injected: this.#injected,
      checked,
      wrongs: this.#wrongs,
      recovery: recovery.length === 0 ? null : { p50: percentile(recovery, 0.5), p99: percentile(recovery, 0.99) },
    };
  }
}

export interface Settings {
  readonly seed: number;
  /** Few rounds: shows that the program works. */
  readonly quick: boolean;
  /** Multiplies the usual number of rounds. */
  readonly times: number;
  /** The one round to run. */
  readonly round: number | null;
}

export interface FaultRun extends Settings {
  /** A directory of this program alone. */
  readonly directory: string;
  /** The numbers of the rounds to run. */
  rounds(usual: number, quick: number): number[];
  /** Chance that depends on the seed, the program and the round only. */
  random(round: number): (below: number) => number;
  tally(fault: string, control?: 'control'): Tally;
  progress(text: string): void;
}

/** One kind of fault: a program of its own that prints its rows to stdout as JSON; `main.ts` starts it. */
export async function faults(name: string, inject: (run: FaultRun) => Promise<Row[]>): Promise<void> {
  const [place, said] = process.argv.slice(2);
  if (place === undefined || said === undefined) throw new Error('run `npm run faults`');
  const settings = JSON.parse(said) as Settings;
  const { seed, quick, times, round } = settings;
  const directory = join(place, name);
  mkdirSync(directory, { recursive: true });
  const progress = (text: string): void => void process.stderr.write(`  ${name}: ${text}\n`);
  const tell = (text: string, at: number): void =>
    progress(`${text}; again: npm run faults -- --only ${name} --seed ${seed} --round ${at}`);
  const run: FaultRun = {
    ...settings,
    directory,
    rounds: (usual, few) =>
      round === null ? Array.from({ length: quick ? few : Math.ceil(usual * times) }, (_, n) => n) : [round],
    random: (n) => randomFrom(numberOf(`${seed} ${name} ${n}`)),
    tally: (fault, control) => new Tally(fault, control !== undefined, tell),
    progress,
  };
  process.stdout.write(JSON.stringify(await inject(run)));
}

/** A number that depends on every letter of the text (FNV-1a). */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Runs the work for every item, so many at a time. */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
