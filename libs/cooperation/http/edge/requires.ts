import { SetMetadata } from '@nestjs/common';
import type { Permission } from '#access';

export type { Permission } from '#access';

export const REQUIRES = 'fellesbok:requires';

/** Declares what a route requires of the actor. The server does not start with a route that declares nothing. */
export const Requires = (permission: Permission) => SetMetadata(REQUIRES, permission);
