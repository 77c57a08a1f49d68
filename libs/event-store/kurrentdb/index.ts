export { isConnectionString, redacted, WrongConnectionString } from './connection.ts';
export { LogUnfit, ReplicaOfAnotherLog } from './errors.ts';
export type { Alarm } from './follower.ts';
export { KurrentEventStore, type KurrentOptions, type Timers } from './kurrent-event-store.ts';
