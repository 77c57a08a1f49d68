import type { PrivateFile } from '#private-file';
import { accessForeignFile, accessUnavailable, noKeys } from './refusals.ts';

const TABLES = `
  CREATE TABLE keys (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    municipality TEXT,
    label TEXT NOT NULL,
    created TEXT NOT NULL,
    created_by TEXT NOT NULL,
    expires TEXT NOT NULL,
    request TEXT UNIQUE,
    revoked TEXT,
    revoked_by TEXT,
    last_used TEXT,
    CHECK ((revoked IS NULL) = (revoked_by IS NULL))
  ) STRICT;
  CREATE TRIGGER keys_never_go BEFORE DELETE ON keys
    BEGIN SELECT RAISE(ABORT, 'a key is never deleted'); END;
  CREATE TRIGGER keys_never_change
    BEFORE UPDATE OF number, id, hash, actor, role, municipality, label, created, created_by, expires, request ON keys
    BEGIN SELECT RAISE(ABORT, 'a key is never changed'); END;
  CREATE TRIGGER keys_are_revoked_once BEFORE UPDATE OF revoked, revoked_by ON keys WHEN OLD.revoked IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a key is revoked once'); END
`;

export const ACCESS: PrivateFile = {
  name: 'access.sqlite',
  /** `FKEY` */
  mark: 0x464b4559,
  version: 1,
  tables: TABLES,
  patience: 500,
  none: noKeys,
  foreign: accessForeignFile,
  unavailable: accessUnavailable,
};

export const ACCESS_FILE = ACCESS.name;

/**
 * - `create`: read and write; makes the directory and the file where they are missing
 * - `change`: read and write what is there
 */
export type Access = 'create' | 'change';
