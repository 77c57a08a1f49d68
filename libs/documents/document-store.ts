import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { type DocumentReference, type Instant, isRefusal, type Refusal } from '#kernel';
import { type Access, emptyLog, guarded, openPrivate } from '#private-file';
import { DOCUMENTS, MAX_CONTENT, PAGE_SIZE } from './documents-file.ts';
import {
  alreadyErased,
  documentAltered,
  documentErased,
  documentTooLarge,
  documentUnknown,
  groundMissing,
  mediaTypeWrong,
  otherDocument,
} from './refusals.ts';

export type { Access } from '#private-file';

/** The clock and chance, which come from the edge. A reference is a random UUID, a salt is 32 random bytes. */
export interface Edge {
  readonly now: () => Instant;
  readonly newReference: () => string;
  readonly newSalt: () => Uint8Array;
}

export interface NewDocument {
  readonly content: Uint8Array;
  readonly mediaType: string;
  readonly title?: string;
}

export interface StoredDocument {
  readonly content: Uint8Array;
  readonly mediaType: string;
  readonly title: string | null;
  readonly addedAt: Instant;
}

/** That, when, by which office and on what ground. */
export interface Erased {
  readonly at: Instant;
  readonly by: string;
  readonly ground: string;
}

/** `traces`: somebody was still reading, so old bytes stay in the log until the file is next opened for writing. */
export interface Erasure extends DocumentReference {
  readonly erased: Erased;
  readonly traces: boolean;
}

/** A document that is what its hash says, or one that is erased and can no longer be compared. */
export interface Verified extends DocumentReference {
  readonly erased: Erased | null;
}

/** What is known of a document without reading it; `held` is null when it is erased. */
export interface Listed extends Verified {
  readonly held: {
    readonly mediaType: string;
    readonly title: string | null;
    readonly addedAt: Instant;
    readonly bytes: number;
  } | null;
}

interface DocumentRow {
  readonly id: number;
  readonly reference: string;
  readonly sha256: string;
  readonly erased_at: Instant | null;
  readonly erased_by: string;
  readonly ground: string;
}
interface ContentRow {
  readonly added_at: Instant;
  readonly media_type: string;
  readonly title: string | null;
  readonly salt: Buffer;
  readonly content: Buffer;
}
type ListRow = DocumentRow & Pick<ContentRow, 'added_at' | 'media_type' | 'title'> & { readonly bytes: number };

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}(?: *; *[\x20-\x7e]{1,200})?$/i;
const SALT_BYTES = 32;

/**
 * What can name a person, beside the book and erasable. The book holds `{reference, sha256}`, where sha256 is of salt and
 * content: without the salt, which goes with the content, nobody can test a guess against the book.
 */
export class DocumentStore {
  private constructor(
    private readonly db: Database.Database,
    private readonly edge: Edge,
  ) {}

  static open(directory: string, edge: Edge, access: Access = 'create'): DocumentStore | Refusal {
    const db = openPrivate(DOCUMENTS, directory, access);
    return isRefusal(db) ? db : new DocumentStore(db, edge);
  }

  close(): void {
    this.db.close();
  }

  /** Returns when the document would survive a power cut. */
  add({ content, mediaType, title }: NewDocument): DocumentReference | Refusal {
    if (content.byteLength > MAX_CONTENT) return documentTooLarge({ bytes: content.byteLength, limit: MAX_CONTENT });
    if (!MEDIA_TYPE.test(mediaType)) return mediaTypeWrong({ mediaType });
    const salt = bufferOf(this.edge.newSalt());
    if (salt.length !== SALT_BYTES) throw new Error(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
    const bytes = bufferOf(content);
    const added: DocumentReference = { reference: this.edge.newReference(), sha256: hashOf(salt, bytes) };
    return this.#written(() => {
      const { lastInsertRowid } = this.db
        .prepare('INSERT INTO documents (reference, sha256) VALUES (?, ?)')
        .run(added.reference, added.sha256);
      this.db
        .prepare(
          `INSERT INTO contents (document, zeros, added_at, media_type, title, salt, content)
           VALUES (?, zeroblob(${PAGE_SIZE}), ?, ?, ?, ?, ?)`,
        )
        .run(lastInsertRowid, this.edge.now(), mediaType, title ?? null, salt, bytes);
      return added;
    });
  }

  /** The document as it was added: one that was altered is refused. */
  read(reference: string): StoredDocument | Refusal {
    return this.#asked(reference, (row) => {
      if (row.erased_at !== null) return documentErased(goneOf(row));
      const held = this.#unaltered(row);
      if (isRefusal(held)) return held;
      const { content, media_type: mediaType, title, added_at: addedAt } = held;
      return { content, mediaType, title, addedAt };
    });
  }

  /** Whether the content still has its hash, and the hash is the one that the book holds, when that is given. */
  verify(reference: string, sha256?: string): Verified | Refusal {
    return this.#asked(reference, (row) => {
      if (sha256 !== undefined && sha256 !== row.sha256) return otherDocument({ reference, sha256, found: row.sha256 });
      const held = row.erased_at === null ? this.#unaltered(row) : null;
      return isRefusal(held) ? held : verifiedOf(row);
    });
  }

  /** Removes content, salt, title and the rest for good, and keeps that, when, by whom and on what ground. */
  erase(reference: string, { by, ground, at }: Erased): Erasure | Refusal {
    if (ground.trim() === '') return groundMissing({ reference });
    const erased = { at, by, ground: ground.trim() };
    const told = this.#written(() => {
      const row = this.#row(reference);
      if (!row) return documentUnknown({ reference });
      if (row.erased_at !== null) return alreadyErased(goneOf(row));
      this.db.prepare('DELETE FROM contents WHERE document = ?').run(row.id);
      this.db
        .prepare('UPDATE documents SET erased_at = ?, erased_by = ?, ground = ? WHERE id = ?')
        .run(erased.at, erased.by, erased.ground, row.id);
      return { reference, sha256: row.sha256, erased };
    });
    return isRefusal(told) ? told : { ...told, traces: !emptyLog(DOCUMENTS, this.db) };
  }

  /** All documents in the order they were added, the erased ones too. */
  list(): readonly Listed[] | Refusal {
    return guarded(DOCUMENTS, this.db.name, () =>
      this.db
        .prepare<[], ListRow>(
          `SELECT d.*, c.added_at, c.media_type, c.title, length(c.content) AS bytes
           FROM documents d LEFT JOIN contents c ON c.document = d.id ORDER BY d.id`,
        )
        .all()
        .map((row) => ({
          ...verifiedOf(row),
          held:
            row.erased_at === null
              ? { mediaType: row.media_type, title: row.title, addedAt: row.added_at, bytes: row.bytes }
              : null,
        })),
    );
  }

  #asked<T>(reference: string, answer: (row: DocumentRow) => T | Refusal): T | Refusal {
    return guarded(
      DOCUMENTS,
      this.db.name,
      this.db.transaction(() => {
        const row = this.#row(reference);
        return row ? answer(row) : documentUnknown({ reference });
      }),
    );
  }

  #written<T>(work: () => T | Refusal): T | Refusal {
    return guarded(DOCUMENTS, this.db.name, this.db.transaction(work).immediate);
  }

  #row(reference: string): DocumentRow | undefined {
    return this.db.prepare<[string], DocumentRow>('SELECT * FROM documents WHERE reference = ?').get(reference);
  }

  #unaltered({ id, reference, sha256 }: DocumentRow): ContentRow | Refusal {
    const held = this.db.prepare<[number], ContentRow>('SELECT * FROM contents WHERE document = ?').get(id);
    const found = held ? hashOf(held.salt, held.content) : 'none';
    return held && found === sha256 ? held : documentAltered({ reference, sha256, found });
  }
}

const hashOf = (salt: Buffer, content: Buffer): string =>
  createHash('sha256').update(salt).update(content).digest('hex');

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const erasedOf = ({ erased_at: at, erased_by: by, ground }: DocumentRow): Erased | null =>
  at === null ? null : { at, by, ground };

const goneOf = ({ reference, erased_at, erased_by: by, ground }: DocumentRow) => ({
  reference,
  erasedAt: erased_at ?? '',
  by,
  ground,
});

const verifiedOf = (row: DocumentRow): Verified => ({
  reference: row.reference,
  sha256: row.sha256,
  erased: erasedOf(row),
});
