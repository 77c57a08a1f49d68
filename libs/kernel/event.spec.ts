import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Type } from 'typebox';
import { canonicalJson, sha256 } from './canonical.ts';
import type { EventMetadata, RecordedEvent } from './event.ts';
import { defineEvent, EventCatalogue, EventSchemaError } from './event-catalogue.ts';
import { hashOfEvent, hashOfStored } from './hash.ts';
import { eventId, freshId } from './ids.ts';

const metadata = (more: Partial<EventMetadata> = {}): EventMetadata => ({
  id: '6f3c0d2e-0000-5000-8000-000000000000',
  type: 'RateDecided',
  schema: 1,
  stream: 'cooperation-a-book',
  recorded: '2025-01-01T12:00:00.000Z',
  decided: '2025-01-01',
  validFrom: '2025-01-01',
  actor: { id: 'secretary', role: 'BOARD_SECRETARY' },
  correlation: 'c',
  idempotencyKey: 'k',
  bodyHash: 'b',
  previous: null,
  ...more,
});

describe('canonical JSON (RFC 8785)', () => {
  it('has its keys in order of UTF-16 code units, no spaces, and nothing undefined', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'x'], ø: 'Vågan', A: undefined, '\u{1F600}': 0, '\uFB33': 1 })).toBe(
      '{"a":[true,null,"x"],"b":1,"ø":"Vågan","\u{1F600}":0,"\uFB33":1}',
    );
  });

  it.each([
    ['"', '"\\""'],
    ['\u0007\n\u001f', '"\\u0007\\n\\u001f"'],
    ['€/æ', '"€/æ"'],
  ])('writes %j as %s', (text, written) => {
    expect(canonicalJson(text)).toBe(written);
  });

  it('is the same in whatever order the keys were given, and after a way through JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const mixed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(mixed)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  it.each([[undefined], [Number.NaN], [Number.POSITIVE_INFINITY]])('%p has none', (value) => {
    expect(() => canonicalJson(value)).toThrow();
  });
});

describe('the hash of an event', () => {
  it('is SHA-256 of 0x00 and the canonical text of data and metadata, a leaf of RFC 9162', () => {
    const data = { rate: 3, area: 'Værøy' };
    const text = `{"data":${canonicalJson(data)},"metadata":${canonicalJson(metadata())}}`;
    const leaf = createHash('sha256').update(Buffer.concat([Buffer.from([0]), Buffer.from(text, 'utf8')]));
    expect(hashOfEvent(metadata(), data)).toBe(leaf.digest('hex'));
    expect(hashOfStored(canonicalJson(data), canonicalJson(metadata()))).toBe(hashOfEvent(metadata(), data));
  });

  it.each([
    ['another amount', metadata(), { rate: 4 }],
    ['another day', metadata({ decided: '2025-01-02' }), { rate: 3 }],
    ['another event before it', metadata({ previous: 'x' }), { rate: 3 }],
    ['another actor', metadata({ actor: { id: 'other', role: 'BOARD_SECRETARY' } }), { rate: 3 }],
  ])('changes with %s', (_, m, data) => {
    expect(hashOfEvent(m, data)).not.toBe(hashOfEvent(metadata(), { rate: 3 }));
  });

  it('of text is that of its UTF-8 bytes', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('Værøy')).toBe(sha256(Buffer.from('Værøy', 'utf8')));
  });
});

describe('ids of events', () => {
  it('are the same for the same request, of version 5, and must never change', () => {
    expect(eventId('okonom-1865', 'r-1', 0)).toBe('0bbf563e-9ad5-56db-ad75-6b7f2248b964');
  });

  it('differ with the actor, the key and the number, also where the texts run together', () => {
    const ids = [
      eventId('a', 'bc', 0),
      eventId('ab', 'c', 0),
      eventId('a', 'b', 0),
      eventId('a', 'b', 1),
      eventId('a', 'b0', 0),
      eventId('a","b', 'c', 0),
      eventId('a', '","bc', 0),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of requests are fresh each time', () => {
    expect(freshId()).not.toBe(freshId());
  });
});

describe('the catalogue of events', () => {
  const v1 = defineEvent(
    'RateDecided',
    'A rate.',
    Type.Object({ rate: Type.Integer() }, { additionalProperties: false }),
  );
  const v3 = defineEvent(
    'RateDecided',
    'A rate in per mille, with its clause.',
    Type.Object({ permille: Type.Integer(), clause: Type.String() }, { additionalProperties: false }),
    {
      version: 3,
      upcasts: {
        1: ({ rate }: { rate: number }) => ({ permille: rate * 10 }),
        2: (data: { permille: number }) => ({ ...data, clause: '4.4' }),
      },
    },
  );
  const stored = (data: object, schema = 1, more: Partial<EventMetadata> = {}): RecordedEvent => {
    const m = metadata({ schema, ...more });
    return {
      metadata: m,
      data: data as never,
      revision: 0n,
      position: 1n,
      index: 7,
      recorded: '2025-01-02T12:00:00.000Z',
      written: '2025-01-03T12:00:00.000Z',
      hash: hashOfEvent(m, data),
    };
  };

  it('reads an event as the domain knows it, at its place in the book', () => {
    const event = stored({ rate: 3 }, 1, { body: 'board', caseReference: 'KS-090/24', validFrom: '2025-07-01' });
    expect(new EventCatalogue([v1]).read(event)).toEqual({
      type: 'RateDecided',
      data: { rate: 3 },
      at: {
        index: 7,
        id: event.metadata.id,
        decided: '2025-01-01',
        validFrom: '2025-07-01',
        recorded: '2025-01-02T12:00:00.000Z',
        actor: event.metadata.actor.id,
        body: 'board',
        caseReference: 'KS-090/24',
      },
    });
  });

  it.each([
    [1, { rate: 3 }],
    [2, { permille: 30 }],
    [3, { permille: 30, clause: '4.4' }],
  ])('reads a stored version %s as the newest; what is stored and its hash stay', (schema, data) => {
    const event = stored(data, schema);
    const before = structuredClone(event);
    expect(new EventCatalogue([v3]).read(event).data).toEqual({ permille: 30, clause: '4.4' });
    expect(event).toEqual(before);
    expect(hashOfEvent(event.metadata, event.data)).toBe(before.hash);
  });

  it('refuses a version newer than it knows, and says what to do', () => {
    expect(() => new EventCatalogue([v1]).read(stored({ rate: 3 }, 2))).toThrow(
      new EventSchemaError('event RateDecided has version 2; this program knows 1: upgrade it'),
    );
  });

  it('refuses a type that it does not know, and a payload that does not fit, naming the place', () => {
    const catalogue = new EventCatalogue([v1]);
    expect(() => catalogue.read(stored({ rate: 3 }, 1, { type: 'Unheard' }))).toThrow('unknown event type Unheard');
    expect(() => catalogue.read(stored({ rate: 'three' }))).toThrow(/^event RateDecided at index 7: \/rate: /);
    expect(() => catalogue.read(stored({ rate: 3, more: 1 }))).toThrow(EventSchemaError);
    expect(() => catalogue.assertValid('RateDecided', { rate: 0.5 })).toThrow(EventSchemaError);
    expect(() => catalogue.assertValid('Unheard', {})).toThrow(EventSchemaError);
    expect(() => catalogue.versionOf('Unheard')).toThrow(EventSchemaError);
  });

  it('an upcast that gives what does not fit is refused', () => {
    const broken = defineEvent('RateDecided', 'A rate.', Type.Object({ rate: Type.Integer() }), {
      version: 2,
      upcasts: { 1: () => ({}) },
    });
    expect(() => new EventCatalogue([broken]).read(stored({ rate: 3 }))).toThrow(EventSchemaError);
  });

  it('is not made of definitions that contradict each other', () => {
    expect(() => new EventCatalogue([v1, v3])).toThrow('event type RateDecided is defined twice');
    const gap = defineEvent('RateDecided', 'A rate.', Type.Object({}), { version: 3, upcasts: { 1: () => ({}) } });
    expect(() => new EventCatalogue([gap])).toThrow('event type RateDecided lacks an upcast from version 2');
  });

  it('knows its definitions and their versions', () => {
    const catalogue = new EventCatalogue([v3]);
    expect([catalogue.versionOf('RateDecided'), catalogue.definitions]).toEqual([3, [v3]]);
  });
});
