import { Type } from 'typebox';
import { ROLES } from '#kernel';

export const FORMAT = 'fellesbok-events';
export const VERSION = 1;
const strict = { additionalProperties: false };
const Sha256 = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });
const Index = Type.Integer({ minimum: 0 });

/** The first line of a file of events. */
export const EventFileHeader = Type.Object(
  {
    format: Type.Literal(FORMAT),
    version: Type.Literal(VERSION),
    cooperation: Type.String({ description: 'The id of the book' }),
    size: Type.Integer({ minimum: 1, description: 'How many events follow, one a line' }),
    root: Sha256('Root of the Merkle tree (RFC 9162) over the hashes of the events: their fingerprint'),
  },
  { ...strict, title: 'Header of a file of events' },
);

/** Each line after it: an event as the book holds it. Fields of `metadata` that a later version adds are kept. */
export const EventEntry = Type.Object(
  {
    event: Type.String({ description: 'Its type, as in its metadata' }),
    index: { ...Index, description: 'Its place in the book, from 0' },
    hash: Sha256('SHA-256 of 0x00 and the RFC 8785 text of {"data", "metadata"}'),
    data: Type.Unknown({ description: 'The payload, by the schema of its type and version in docs/events' }),
    metadata: Type.Object({
      id: Type.String({ format: 'uuid' }),
      type: Type.String(),
      schema: Type.Integer({ minimum: 1, description: 'Version of the payload' }),
      stream: Type.String(),
      recorded: Type.String({ format: 'date-time', description: 'As proposed; the book never goes back before it' }),
      decided: Type.String({ format: 'date' }),
      validFrom: Type.String({ format: 'date' }),
      actor: Type.Object({ id: Type.String(), role: Type.Enum([...ROLES]) }),
      correlation: Type.String(),
      idempotencyKey: Type.String(),
      bodyHash: Type.String(),
      previous: Type.Union([Sha256('Hash of the event before it in its stream'), Type.Null()]),
    }),
  },
  {
    ...strict,
    title: 'An event as it is stored',
    description: 'In a file that begins with the header, and only there',
  },
);
