import { randomBytes } from 'node:crypto';
import type { Role } from '#kernel';
import type { Serving } from '../../apps/server/serve.ts';
import { BOOK, bearer } from './sample.ts';

/** What specs of a served book ask and record. Both arguments are there only when the tests run. */
export function overHttp(serving: () => Serving, keys: () => Readonly<Record<Role, string>>) {
  const at = (path: string): string => `${serving().url}/api/cooperations/${BOOK}/${path}`;
  return {
    /** Asks, in English, as the auditor unless other headers are given. */
    async get(path: string, headers: Record<string, string> = bearer(keys().AUDITOR)) {
      const response = await fetch(at(path), { headers: { 'accept-language': 'en', ...headers } });
      const text = await response.text();
      const json = response.headers.get('content-type')?.includes('json');
      return { status: response.status, text, body: json ? JSON.parse(text) : null };
    },

    /** Records by an office; `body` is the body on whose behalf. */
    async send(path: string, decided: string, data: object, role: Role, body?: string) {
      const response = await fetch(at(path), {
        method: 'POST',
        headers: {
          ...bearer(keys()[role]),
          'accept-language': 'en',
          'content-type': 'application/json',
          'idempotency-key': randomBytes(8).toString('hex'),
        },
        body: JSON.stringify({ decided, ...(body !== undefined && { body }), data }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}
