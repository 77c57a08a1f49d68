import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { StreamsService } from './wire.ts';

const own = createRequire(import.meta.url);
const client = createRequire(own.resolve('@eventstore/db-client'));

test.each(['@grpc/grpc-js', 'google-protobuf'])(
  '%s is the copy that the client uses: a message of another copy is refused as of the wrong type',
  (name) => {
    expect(own.resolve(name)).toBe(client.resolve(name));
  },
);

test('the definitions are those of the client that is installed', () => {
  const { version } = JSON.parse(readFileSync(client.resolve('@eventstore/db-client/package.json'), 'utf8'));
  expect(version).toBe('6.2.1');
  expect(Object.keys(StreamsService).sort()).toEqual(['append', 'batchAppend', 'delete', 'read', 'tombstone']);
});
