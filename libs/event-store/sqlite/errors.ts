/** Who holds a data directory, as it said of itself. `since` is an instant. */
export interface Holder {
  readonly pid: number;
  readonly command: string;
  readonly since: string;
}

/** Another writer has the data directory. Reading beside it is possible. */
export class DirectoryLocked extends Error {
  override readonly name = 'DirectoryLocked';
  constructor(
    readonly directory: string,
    readonly holder: Holder | null,
  ) {
    const who = holder ? `${holder.command} (process ${holder.pid}, since ${holder.since})` : 'another process';
    super(`${directory} is being written by ${who}: stop it first, or only read`);
  }
}

/** There is no book in the directory, so there is nothing to read. */
export class NoBook extends Error {
  override readonly name = 'NoBook';
  constructor(readonly directory: string) {
    super(`${directory} holds no book`);
  }
}

/** The file is not Fellesbok's, or of a newer Fellesbok. It was left as it is. */
export class ForeignFile extends Error {
  override readonly name = 'ForeignFile';
  constructor(
    readonly file: string,
    why: string,
  ) {
    super(`${file} ${why}`);
  }
}
