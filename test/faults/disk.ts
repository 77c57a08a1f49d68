import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes that a disk writes as one: a power cut leaves each of these old or new. */
const SECTOR = 512;
const HEAD = 24;
/** As in `disk.c`. */
const [STARTED, OPENED, WROTE, SYNCED, TRUNCATED, UNLINKED, RENAMED, PRINTED, FAILED] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** One call that a process made, in the order in which they were made. */
interface Noted {
  readonly what: number;
  readonly fd: number;
  readonly number: number;
  readonly bytes: Buffer;
}

/** What becomes of what was written and not synced when the power goes. */
export type Unsynced = 'nothing of it' | 'all of it' | 'any part of it';

/** Contents by name. */
export type Files = ReadonlyMap<string, Buffer>;

/** The environment that notes what a process does to the files of a directory, or why it cannot be done here. */
export class Recording {
  private constructor(
    private readonly library: string,
    private readonly log: string,
  ) {}

  /** Compiles `disk.c`; a text when there is no way to. */
  static prepare(directory: string): { readonly recording: Recording } | { readonly impossible: string } {
    if (process.platform !== 'linux') return { impossible: 'needs Linux' };
    const source = join(import.meta.dirname, '../../../test/faults/disk.c');
    const library = join(directory, 'disk.so');
    const flags = [
      '-shared',
      '-fPIC',
      '-O1',
      '-Wall',
      '-Wextra',
      '-Werror',
      '-o',
      library,
      source,
      '-ldl',
      '-lpthread',
    ];
    const { error, status, stderr } = spawnSync('cc', flags, { encoding: 'utf8' });
    if (error) return { impossible: 'no C compiler' };
    if (status !== 0) throw new Error(`disk.c does not compile: ${stderr}`);
    return { recording: new Recording(library, join(directory, 'calls')) };
  }

  /** Forgets what was noted, and notes what is done in the directory from now on. */
  of(directory: string): Readonly<Record<string, string>> {
    rmSync(this.log, { force: true });
    return this.goingOn(directory);
  }

  /** Notes what the next process does there after what the one before it did. */
  goingOn(directory: string): Readonly<Record<string, string>> {
    return { LD_PRELOAD: this.library, FAULT_DIR: directory, FAULT_LOG: this.log };
  }

  /** What was noted; `before` is what stood in the directory, safely. */
  disk(before: Files = new Map()): Disk {
    const log = readFileSync(this.log);
    const calls: Noted[] = [];
    for (let at = 0; at < log.length; ) {
      const length = Number(log.readBigUInt64LE(at + 16));
      calls.push({
        what: log.readUInt32LE(at),
        fd: log.readInt32LE(at + 4),
        number: Number(log.readBigUInt64LE(at + 8)),
        bytes: log.subarray(at + HEAD, at + HEAD + length),
      });
      at += HEAD + length;
    }
    return new Disk(calls, before);
  }
}

/** What a disk was asked to do, and what it may hold when the power goes at any moment. */
export class Disk {
  constructor(
    private readonly calls: readonly Noted[],
    private readonly before: Files,
  ) {}

  /** Moments at which the power can go. */
  get length(): number {
    return this.calls.length;
  }

  /** Calls that failed. */
  get failed(): number {
    return this.calls.filter(({ what }) => what === FAILED).length;
  }

  /** What the process had printed before the moment. */
  printedBefore(moment: number): string[] {
    const printed = this.calls.slice(0, moment).filter(({ what }) => what === PRINTED);
    return Buffer.concat(printed.map(({ bytes }) => bytes))
      .toString('utf8')
      .split('\n')
      .slice(0, -1);
  }

  /** The files after a power cut at the moment. A disk that lies has taken every sync for done and done nothing. */
  filesAt(moment: number, unsynced: Unsynced, random: (below: number) => number, lying = false): Files {
    const names = new Names(this.before);
    let open = new Map<number, File | 'directory'>();
    for (const { what, fd, number, bytes } of this.calls.slice(0, moment)) {
      const file = open.get(fd);
      switch (what) {
        case STARTED:
          open = new Map();
          break;
        case OPENED:
          open.set(fd, bytes.length === 0 ? 'directory' : names.open(bytes.toString('utf8'), number));
          break;
        case WROTE:
          if (file instanceof File) file.pending.push({ at: number, bytes });
          break;
        case TRUNCATED:
          if (file instanceof File) file.pending.push({ size: number });
          break;
        case SYNCED:
          if (lying) break;
          if (file === 'directory') names.sync();
          else file?.sync('all of it', random);
          break;
        case FAILED:
          // What could not be written is taken for clean, and no later sync writes it.
          if (bytes.length > 0 && file instanceof File) file.sync('any part of it', random);
          break;
        case UNLINKED:
          names.remove(bytes.toString('utf8'));
          break;
        case RENAMED: {
          const [from = '', to = ''] = bytes.toString('utf8').split('\0');
          names.rename(from, to);
        }
      }
    }
    return names.after(unsynced, random);
  }
}

/** Puts the files where nothing is yet. */
export function writeFiles(directory: string, files: Files): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(directory, name), bytes);
}

export const filesIn = (directory: string): Files =>
  new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name))]));

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly size: number };

class File {
  #bytes: Buffer;
  #size: number;
  /** Not synced, in order. */
  pending: Change[] = [];

  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.#bytes = Buffer.from(bytes);
    this.#size = bytes.length;
  }

  sync(how: Unsynced, random: (below: number) => number): void {
    for (const change of this.pending) this.#apply(change, how, random);
    this.pending = [];
  }

  after(unsynced: Unsynced, random: (below: number) => number): Buffer {
    const copy = new File(this.#bytes.subarray(0, this.#size));
    copy.pending = [...this.pending];
    copy.sync(unsynced, random);
    return copy.#bytes.subarray(0, copy.#size);
  }

  #apply(change: Change, how: Unsynced, random: (below: number) => number): void {
    if (how === 'nothing of it') return;
    if ('size' in change) {
      if (how === 'any part of it' && random(2) === 0) return;
      if (change.size < this.#size) this.#bytes.fill(0, change.size, this.#size);
      this.#grow(change.size);
      this.#size = change.size;
      return;
    }
    const { at, bytes } = change;
    for (let from = at; from < at + bytes.length; ) {
      const to = Math.min(at + bytes.length, from - (from % SECTOR) + SECTOR);
      if (how === 'all of it' || random(2) === 1) {
        this.#grow(to);
        bytes.copy(this.#bytes, from, from - at, to - at);
        this.#size = Math.max(this.#size, to);
      }
      from = to;
    }
  }

  #grow(size: number): void {
    if (size <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(size, this.#bytes.length * 2));
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }
}

/** Which names stand in the directory now, and which after a power cut. */
class Names {
  readonly #now: Map<string, File>;
  #safe: ReadonlyMap<string, File>;
  #pending: ((names: Map<string, File>) => void)[] = [];

  constructor(before: Files) {
    this.#now = new Map([...before].map(([name, bytes]) => [name, new File(bytes)]));
    this.#safe = new Map(this.#now);
  }

  open(name: string, flags: number): File {
    const there = this.#now.get(name);
    if (there && (flags & 1) === 0) {
      if ((flags & 2) !== 0) there.pending.push({ size: 0 });
      return there;
    }
    const made = new File();
    this.#change((names) => names.set(name, made));
    return made;
  }

  remove(name: string): void {
    this.#change((names) => names.delete(name));
  }

  rename(from: string, to: string): void {
    this.#change((names) => {
      const file = names.get(from);
      if (!file) return;
      names.delete(from);
      names.set(to, file);
    });
  }

  sync(): void {
    this.#safe = new Map(this.#now);
    this.#pending = [];
  }

  after(unsynced: Unsynced, random: (below: number) => number): Files {
    const names = new Map(this.#safe);
    // A file system keeps the order of changes to its names.
    const kept = {
      'nothing of it': 0,
      'all of it': this.#pending.length,
      'any part of it': random(this.#pending.length + 1),
    };
    for (const change of this.#pending.slice(0, kept[unsynced])) change(names);
    return new Map([...names].map(([name, file]) => [name, file.after(unsynced, random)]));
  }

  #change(change: (names: Map<string, File>) => void): void {
    change(this.#now);
    this.#pending.push(change);
  }
}
