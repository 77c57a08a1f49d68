import type { PrivateFile } from '#private-file';
import { documentsUnavailable, foreignFile, noDocuments } from './refusals.ts';

/** 50 MiB. */
export const MAX_CONTENT = 50 * 1024 * 1024;
/** At least as much as SQLite keeps of a row in a page that it shares with others. */
export const PAGE_SIZE = 4096;

const TABLES = `
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    erased_at TEXT,
    erased_by TEXT,
    ground TEXT,
    CHECK ((erased_at IS NULL) = (ground IS NULL) AND (erased_at IS NULL) = (erased_by IS NULL))
  ) STRICT;
  CREATE TABLE contents (
    document INTEGER PRIMARY KEY REFERENCES documents (id),
    zeros BLOB NOT NULL CHECK (length(zeros) = ${PAGE_SIZE}),
    added_at TEXT NOT NULL,
    media_type TEXT NOT NULL,
    title TEXT,
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    content BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER documents_never_go BEFORE DELETE ON documents
    BEGIN SELECT RAISE(ABORT, 'a reference is never deleted'); END;
  CREATE TRIGGER documents_are_erased_once BEFORE UPDATE ON documents WHEN OLD.erased_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a document is erased once'); END;
  CREATE TRIGGER references_never_change BEFORE UPDATE OF id, reference, sha256 ON documents
    BEGIN SELECT RAISE(ABORT, 'a reference is never changed'); END;
  CREATE TRIGGER contents_never_change BEFORE UPDATE ON contents
    BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END
`;

export const DOCUMENTS: PrivateFile = {
  name: 'documents.sqlite',
  /** `FDOC` */
  mark: 0x46444f43,
  version: 1,
  tables: TABLES,
  patience: 2_000,
  erasablePages: PAGE_SIZE,
  none: noDocuments,
  foreign: foreignFile,
  unavailable: documentsUnavailable,
};

export const DOCUMENTS_FILE = DOCUMENTS.name;
