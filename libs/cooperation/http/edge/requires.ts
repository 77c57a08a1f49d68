import { SetMetadata } from '@nestjs/common';

/** What an actor may be allowed to do. */
export type Permission =
  | 'health.read'
  | 'docs.read'
  | 'book.read'
  /** Establish, participants, host, texts of the agreement. */
  | 'cooperation.record'
  /** Bodies, meetings, cases. */
  | 'governance.record'
  | 'decision.record'
  /** Keys, population, services, historic costs, usage, index. */
  | 'allocation.record'
  /** Lines of an accounting year. */
  | 'accounts.record'
  | 'keys.manage';

export const REQUIRES = 'fellesbok:requires';

/** Declares what a route requires of the actor. The server does not start with a route that declares nothing. */
export const Requires = (permission: Permission) => SetMetadata(REQUIRES, permission);
