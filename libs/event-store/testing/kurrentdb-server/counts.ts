/** What happened at a cluster since it was started. */
export interface Counts {
  /** TCP connections taken. */
  connections: number;
  /** Connections cut by the server: by faults and kills. */
  cut: number;
  /** Appends asked for by the unary call, and by the batch call. */
  unaryAppends: number;
  batchAppends: number;
  /** Streams of batch appends opened (a client keeps one). */
  batchStreams: number;
  /** Appends written, repeats recognised, conflicts told. */
  written: number;
  repeated: number;
  conflicts: number;
  /** Writes that a follower passed on to the leader. */
  forwarded: number;
  reads: number;
  subscriptions: number;
  /** Events sent to readers and subscribers. */
  eventsSent: number;
  checkpointsSent: number;
  caughtUpSent: number;
  gossips: number;
}

export const noCounts = (): Counts => ({
  connections: 0,
  cut: 0,
  unaryAppends: 0,
  batchAppends: 0,
  batchStreams: 0,
  written: 0,
  repeated: 0,
  conflicts: 0,
  forwarded: 0,
  reads: 0,
  subscriptions: 0,
  eventsSent: 0,
  checkpointsSent: 0,
  caughtUpSent: 0,
  gossips: 0,
});
