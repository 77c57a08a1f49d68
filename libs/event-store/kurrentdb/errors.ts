/** The replica was made of another log, or the log has lost events that the replica has. Nothing was changed. */
export class ReplicaOfAnotherLog extends Error {
  override readonly name = 'ReplicaOfAnotherLog';
  constructor(
    readonly file: string,
    why: string,
  ) {
    super(
      `${file} is a copy of another log than the server's: ${why}. Look at the connection string. If the server was restored or replaced on purpose, delete the file: it is made again from the log`,
    );
  }
}

/** What the log holds is not a book, or a part of it was taken away: it is not followed further. */
export class LogUnfit extends Error {
  override readonly name = 'LogUnfit';
}
