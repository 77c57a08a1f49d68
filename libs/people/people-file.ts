import type { PrivateFile } from '#private-file';
import { noPeople, peopleForeignFile, peopleUnavailable } from './refusals.ts';

/** At least as much as SQLite keeps of a row in a page that it shares with others. */
const PAGE_SIZE = 4096;

/**
 * Name and contact points stand in `contents` behind a page of zeros: what SQLite keeps of a row in a page that rows share
 * is copied when pages are rearranged, and such copies outlive an erasure. The rest of the row has pages of its own, which
 * are overwritten when they are freed. Nothing of it is in an index.
 */
const TABLES = `
  CREATE TABLE holders (
    id INTEGER PRIMARY KEY,
    holder TEXT NOT NULL UNIQUE,
    cooperation TEXT NOT NULL,
    body TEXT,
    office TEXT NOT NULL,
    municipality TEXT,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    request TEXT UNIQUE,
    erased_at TEXT,
    erased_by TEXT,
    ground TEXT,
    CHECK (valid_until IS NULL OR valid_until > valid_from),
    CHECK ((erased_at IS NULL) = (ground IS NULL) AND (erased_at IS NULL) = (erased_by IS NULL))
  ) STRICT;
  CREATE TABLE contents (
    holder INTEGER PRIMARY KEY REFERENCES holders (id),
    zeros BLOB NOT NULL CHECK (length(zeros) = ${PAGE_SIZE}),
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT
  ) STRICT;
  CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    holder INTEGER NOT NULL REFERENCES holders (id),
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    by_office TEXT NOT NULL
  ) STRICT;
  CREATE INDEX changes_of_holders ON changes (holder);
  CREATE TRIGGER holders_never_go BEFORE DELETE ON holders
    BEGIN SELECT RAISE(ABORT, 'that an office was held is never deleted'); END;
  CREATE TRIGGER holders_are_erased_once BEFORE UPDATE OF erased_at, erased_by, ground ON holders
    WHEN OLD.erased_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a person is erased once'); END;
  CREATE TRIGGER holders_stay_who_they_are BEFORE UPDATE OF id, holder, cooperation, body, office, request ON holders
    BEGIN SELECT RAISE(ABORT, 'which office it is never changes'); END;
  CREATE TRIGGER erased_stay_erased BEFORE INSERT ON contents
    WHEN (SELECT erased_at FROM holders WHERE id = NEW.holder) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a person who was erased does not come back'); END
`;

export const PEOPLE: PrivateFile = {
  name: 'people.sqlite',
  /** `FPPL` */
  mark: 0x4650504c,
  version: 1,
  tables: TABLES,
  patience: 2_000,
  erasablePages: PAGE_SIZE,
  none: noPeople,
  foreign: peopleForeignFile,
  unavailable: peopleUnavailable,
};

export const PEOPLE_FILE = PEOPLE.name;
/** What stands before a name, so that nothing of it comes into a page that rows share. */
export const ZEROS = Buffer.alloc(PAGE_SIZE);
