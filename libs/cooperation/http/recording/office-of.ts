import type { Actor } from '#kernel';

/** What of an actor goes into the events: the office, and nothing else that a key may carry. */
export const officeOf = ({ id, role, municipality }: Actor): Actor => ({
  id,
  role,
  ...(municipality !== undefined && { municipality }),
});
