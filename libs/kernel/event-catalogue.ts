import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { AppendedEvent, DomainEvent, Placed } from './event.ts';

/** One event type: its newest schema and how each older version becomes the next. */
export interface EventDefinition<T extends string = string, S extends TSchema = TSchema> {
  readonly type: T;
  readonly version: number;
  readonly schema: S;
  /** What it says happened, with the clause; goes into the published schema. */
  readonly description: string;
  /** `upcasts[n]` turns a payload of version n into one of version n + 1. Runs after hashing, never before. */
  readonly upcasts: Readonly<Record<number, (data: never) => unknown>>;
}

export function defineEvent<const T extends string, S extends TSchema>(
  type: T,
  description: string,
  schema: S,
  older: { version?: number; upcasts?: Record<number, (data: never) => unknown> } = {},
): EventDefinition<T, S> {
  return { type, description, schema, version: older.version ?? 1, upcasts: older.upcasts ?? {} };
}

export type EventOf<D> = D extends EventDefinition<infer T, infer S> ? DomainEvent<T, Static<S>> : never;

/** Thrown when what is stored or about to be stored does not fit its schema: a bug or a damaged book, not bad input. */
export class EventSchemaError extends Error {
  override readonly name = 'EventSchemaError';
}

/** Every event type the program knows; validates what is written and what is read. */
export class EventCatalogue {
  readonly #types = new Map<
    string,
    { definition: EventDefinition; check: (data: unknown) => boolean; errors: (data: unknown) => string }
  >();

  constructor(definitions: readonly EventDefinition[]) {
    for (const definition of definitions) {
      if (this.#types.has(definition.type)) throw new Error(`event type ${definition.type} is defined twice`);
      for (let v = 1; v < definition.version; v++) {
        if (!definition.upcasts[v]) throw new Error(`event type ${definition.type} lacks an upcast from version ${v}`);
      }
      const compiled = Compile(definition.schema);
      this.#types.set(definition.type, {
        definition,
        check: (data) => compiled.Check(data),
        errors: (data) => {
          const first = compiled.Errors(data)[0];
          return first ? `${first.instancePath || '/'}: ${first.message}` : 'unknown error';
        },
      });
    }
  }

  get definitions(): readonly EventDefinition[] {
    return [...this.#types.values()].map((t) => t.definition);
  }

  versionOf(type: string): number {
    return this.#of(type).definition.version;
  }

  /** Throws when the payload does not fit the newest schema of its type. */
  assertValid(type: string, data: unknown): void {
    const known = this.#of(type);
    if (!known.check(data)) throw new EventSchemaError(`event ${type}: ${known.errors(data)}`);
  }

  /** The stored event as the domain knows it today: upcast, then validated. */
  read(stored: AppendedEvent): Placed<DomainEvent> {
    const { metadata } = stored;
    const known = this.#of(metadata.type);
    let data: unknown = stored.data;
    if (metadata.schema > known.definition.version) {
      throw new EventSchemaError(
        `event ${metadata.type} has version ${metadata.schema}; this program knows ${known.definition.version}: upgrade it`,
      );
    }
    for (let v = metadata.schema; v < known.definition.version; v++) {
      data = (known.definition.upcasts[v] as (data: unknown) => unknown)(data);
    }
    if (!known.check(data))
      throw new EventSchemaError(`event ${metadata.type} at index ${stored.index}: ${known.errors(data)}`);
    return {
      type: metadata.type,
      data,
      at: {
        index: stored.index,
        id: metadata.id,
        decided: metadata.decided,
        validFrom: metadata.validFrom,
        recorded: stored.recorded,
        actor: metadata.actor.id,
        ...(metadata.body !== undefined && { body: metadata.body }),
        ...(metadata.caseReference !== undefined && { caseReference: metadata.caseReference }),
        ...(metadata.actor.municipality !== undefined && { actorMunicipality: metadata.actor.municipality }),
      },
    };
  }

  #of(type: string) {
    const known = this.#types.get(type);
    if (!known) throw new EventSchemaError(`unknown event type ${type}`);
    return known;
  }
}
