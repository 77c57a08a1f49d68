import type Database from 'better-sqlite3';
import {
  type Actor,
  addDays,
  type CivilDate,
  dateInOslo,
  endOfDayInOslo,
  type Instant,
  isCivilDate,
  isRefusal,
  type Refusal,
  ROLES,
  type Role,
} from '#kernel';
import { guarded, openPrivate } from '#private-file';
import { ACCESS, type Access } from './access-file.ts';
import { hashOf, ID_BYTES, idFrom, idIn, keyText, SECRET_BYTES, sameHash } from './api-key.ts';
import { municipalityOf } from './permissions.ts';
import {
  actorMalformed,
  actorOther,
  actorReserved,
  expiryWrong,
  keyAlreadyMade,
  keyExpired,
  keyMalformed,
  keyRevoked,
  keyUnknown,
  labelMalformed,
  municipalityMalformed,
  municipalityMissing,
  municipalityNotFor,
  noSuchKey,
  roleUnknown,
} from './refusals.ts';

/** The clock and chance, which come from the edge. */
export interface Edge {
  readonly now: () => Instant;
  readonly random: (bytes: number) => Uint8Array;
}

/** A key to make. `expires` is its last day in Oslo; without it, a year from today. */
export interface NewKey {
  readonly role: string;
  readonly municipality?: string | undefined;
  /** The office, for ever: whoever holds one of its keys is this actor. */
  readonly actor: string;
  readonly label: string;
  readonly expires?: string | undefined;
  /** Who makes it. */
  readonly by: string;
  /** The request it is made by; the same request makes no second key. */
  readonly idempotencyKey?: string | undefined;
}

export const KEY_STATES = ['VALID', 'EXPIRED', 'REVOKED'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** What is known of a key; its secret is not. */
export interface KeyView {
  readonly id: string;
  readonly state: KeyState;
  readonly actor: string;
  readonly role: Role;
  readonly municipality: string | null;
  readonly label: string;
  readonly created: Instant;
  readonly createdBy: string;
  /** The last moment at which it is valid. */
  readonly expires: Instant;
  readonly revoked: Instant | null;
  readonly revokedBy: string | null;
  /** The day in Oslo; no finer, so that it says nothing of anybody's hours. */
  readonly lastUsed: CivilDate | null;
}

/** `text` is the key itself: shown now and never again. */
export interface MadeKey {
  readonly key: KeyView;
  readonly text: string;
}

/** Who holds a key. */
export interface Holder {
  readonly actor: Actor;
  readonly key: string;
}

interface KeyRow {
  readonly id: string;
  readonly hash: Buffer;
  readonly actor: string;
  readonly role: Role;
  readonly municipality: string | null;
  readonly label: string;
  readonly created: Instant;
  readonly created_by: string;
  readonly expires: Instant;
  readonly revoked: Instant | null;
  readonly revoked_by: string | null;
  readonly last_used: CivilDate | null;
}

/** What the program calls itself. Nobody has a key in these names. */
const RESERVED = new Set(['anonymous', 'cli', 'demo', 'local-reader']);
const ACTOR = /^[a-z0-9æøå](?:[a-z0-9æøå.-]{0,78}[a-z0-9æøå])?$/;
const LABEL = /^[^\p{C}\p{Zl}\p{Zp}@]+$/u;
const LONGEST_LABEL = 120;
const DAYS_OF_A_YEAR = 365;
/** Of no key: that any text has it is as unlikely as guessing one. */
const NO_HASH = Buffer.alloc(32);
const LONGEST_LIFE = 5 * DAYS_OF_A_YEAR;

/** The keys of a data directory, in a file of their own beside the book and beside a running server. */
export class KeyStore {
  readonly #find: Database.Statement<[string], KeyRow>;
  readonly #used: Database.Statement<[CivilDate, string]>;
  /** Until when each key is known to be marked as used. */
  readonly #marked = new Map<string, CivilDate>();

  #day: { readonly hour: string; readonly date: CivilDate } = { hour: '', date: '' };

  private constructor(
    private readonly db: Database.Database,
    private readonly edge: Edge,
  ) {
    this.#find = db.prepare('SELECT * FROM keys WHERE id = ?');
    this.#used = db.prepare('UPDATE keys SET last_used = ? WHERE id = ?');
  }

  static open(directory: string, edge: Edge, access: Access = 'create'): KeyStore | Refusal {
    const db = openPrivate(ACCESS, directory, access);
    return isRefusal(db) ? db : new KeyStore(db, edge);
  }

  close(): void {
    this.db.close();
  }

  /** Makes a key; it holds when this returns. */
  create(asked: NewKey): MadeKey | Refusal {
    const wrong = whatIsWrong(asked);
    if (wrong) return wrong;
    const now = this.edge.now();
    const expires = expiryOf(asked.expires, now);
    if (isRefusal(expires)) return expires;
    const { actor, role, municipality = null, label, by, idempotencyKey } = asked;
    const request = idempotencyKey === undefined ? null : JSON.stringify([by, idempotencyKey]);
    const id = idFrom(this.edge.random(ID_BYTES));
    const text = keyText(id, this.edge.random(SECRET_BYTES));
    return guarded(
      ACCESS,
      this.db.name,
      this.db.transaction((): MadeKey | Refusal => {
        const made = this.#madeBy(request);
        if (made) return keyAlreadyMade({ id: made });
        const other = this.#otherOffice(actor, role, municipality);
        if (other) return other;
        this.db
          .prepare(
            `INSERT INTO keys (id, hash, actor, role, municipality, label, created, created_by, expires, request)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(id, hashOf(text), actor, role, municipality, label.trim(), now, by, expires, request);
        return { key: viewOf(this.#find.get(id) as KeyRow, now), text };
      }).immediate,
    );
  }

  /** All keys in the order they were made, also those that no longer hold. */
  list(): readonly KeyView[] | Refusal {
    const now = this.edge.now();
    return guarded(ACCESS, this.db.name, () =>
      this.db
        .prepare<[], KeyRow>('SELECT * FROM keys ORDER BY number')
        .all()
        .map((row) => viewOf(row, now)),
    );
  }

  /** Whether there is a key, valid or not. */
  everMade(): boolean | Refusal {
    return guarded(
      ACCESS,
      this.db.name,
      () => this.db.prepare('SELECT EXISTS (SELECT 1 FROM keys)').pluck().get() === 1,
    );
  }

  /** The key does not hold when this returns. Of one that was revoked before, says when that was. */
  revoke(id: string, by: string): KeyView | Refusal {
    const now = this.edge.now();
    return guarded(
      ACCESS,
      this.db.name,
      this.db.transaction((): KeyView | Refusal => {
        this.db
          .prepare('UPDATE keys SET revoked = ?, revoked_by = ? WHERE id = ? AND revoked IS NULL')
          .run(now, by, id);
        const row = this.#find.get(id);
        return row ? viewOf(row, now) : noSuchKey({ id });
      }).immediate,
    );
  }

  /** Who holds the key that was presented. Only who knows all of it learns that it was revoked or has expired. */
  holderOf(presented: string): Holder | Refusal {
    const id = idIn(presented);
    if (id === null) return keyMalformed({});
    const now = this.edge.now();
    return guarded(ACCESS, this.db.name, (): Holder | Refusal => {
      // The same work whether there is such an id or not.
      const row = this.#find.get(id);
      const hash = hashOf(presented);
      if (!sameHash(row?.hash ?? NO_HASH, hash) || !row) return keyUnknown({});
      if (row.revoked !== null) return keyRevoked({ id, revoked: row.revoked });
      if (row.expires < now) return keyExpired({ id, expires: row.expires });
      this.#markUsed(row, this.#dayOf(now));
      const { actor, role, municipality } = row;
      return { actor: { id: actor, role, ...(municipality !== null && { municipality }) }, key: id };
    });
  }

  /** The day in Oslo; looked up once an hour of UTC, within which it does not change. */
  #dayOf(now: Instant): CivilDate {
    const hour = now.slice(0, 13);
    if (hour !== this.#day.hour) this.#day = { hour, date: dateInOslo(now) };
    return this.#day.date;
  }

  /** Once a day and key. That it could not be written turns nobody away; it is tried again the next day. */
  #markUsed({ id, last_used }: KeyRow, today: CivilDate): void {
    if (last_used === today || this.#marked.get(id) === today) return;
    this.#marked.set(id, today);
    guarded(ACCESS, this.db.name, () => this.#used.run(today, id));
  }

  #madeBy(request: string | null): string | undefined {
    return this.db.prepare<[string | null], string>('SELECT id FROM keys WHERE request = ?').pluck().get(request);
  }

  #otherOffice(actor: string, role: string, municipality: string | null): Refusal | null {
    const had = this.db
      .prepare<[string], KeyRow>('SELECT * FROM keys WHERE actor = ? ORDER BY number LIMIT 1')
      .get(actor);
    if (!had || (had.role === role && had.municipality === municipality)) return null;
    return actorOther({ actor, role: had.role, municipality: had.municipality ?? '' });
  }
}

/** Refuses what cannot be the id of an office: a name of a person, for one. */
export const officeMalformed = (actor: string): Refusal | null =>
  ACTOR.test(actor) ? null : actorMalformed({ actor });

function whatIsWrong({ role, municipality, actor, label }: NewKey): Refusal | null {
  if (!isRole(role)) return roleUnknown({ role, known: ROLES.join(', ') });
  const belongs = municipalityOf(role);
  if (municipality === undefined && belongs === 'required') return municipalityMissing({ role });
  if (municipality !== undefined && belongs === 'none') return municipalityNotFor({ role });
  if (municipality !== undefined && !/^\d{4}$/.test(municipality)) return municipalityMalformed({ municipality });
  const unfit = officeMalformed(actor);
  if (unfit) return unfit;
  if (RESERVED.has(actor)) return actorReserved({ actor });
  const told = label.trim();
  if (told.length > LONGEST_LABEL || !LABEL.test(told)) return labelMalformed({ longest: LONGEST_LABEL });
  return null;
}

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

/** The end of its last day in Oslo. */
function expiryOf(asked: string | undefined, now: Instant): Instant | Refusal {
  const today = dateInOslo(now);
  const last = addDays(today, LONGEST_LIFE);
  const day = asked ?? addDays(today, DAYS_OF_A_YEAR);
  if (!isCivilDate(day) || day < today || day > last) return expiryWrong({ expires: day, first: today, last });
  return endOfDayInOslo(day);
}

const viewOf = (row: KeyRow, now: Instant): KeyView => ({
  id: row.id,
  state: row.revoked !== null ? 'REVOKED' : row.expires < now ? 'EXPIRED' : 'VALID',
  actor: row.actor,
  role: row.role,
  municipality: row.municipality,
  label: row.label,
  created: row.created,
  createdBy: row.created_by,
  expires: row.expires,
  revoked: row.revoked,
  revokedBy: row.revoked_by,
  lastUsed: row.last_used,
});
