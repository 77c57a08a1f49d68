import { SetMetadata } from '@nestjs/common';

/** What an actor may be allowed to do. */
export type Permission = 'book.read' | 'book.write';

export const REQUIRES = 'fellesbok:requires';

/** Declares what a route requires of the actor. The server does not start with a route that declares nothing. */
export const Requires = (permission: Permission) => SetMetadata(REQUIRES, permission);
