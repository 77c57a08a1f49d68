import type Database from 'better-sqlite3';
import { type BookId, type CivilDate, type Instant, isRefusal, type Refusal, Timelines } from '#kernel';
import { type Access, emptyLog, guarded, openPrivate } from '#private-file';
import { type Person, wrongField, wrongPeriod } from './fields.ts';
import { PEOPLE, ZEROS } from './people-file.ts';
import { holderErased, holderUnknown, officeHeld, requestReused } from './refusals.ts';

/** The clock and chance, which come from the edge. A holder is a random UUID. */
export interface Edge {
  readonly now: () => Instant;
  readonly newHolder: () => string;
}

/** An office or a seat that somebody has. */
interface Office {
  readonly cooperation: BookId;
  /** The body that the seat is of, when it is one. */
  readonly body: string | null;
  readonly office: string;
  readonly municipality: string | null;
  /** First day. */
  readonly from: CivilDate;
  /** First day on which it is no longer so; null: until further notice. */
  readonly until: CivilDate | null;
}

export interface NewHolder extends Pick<Office, 'cooperation' | 'office' | 'from'> {
  readonly body?: string | null | undefined;
  readonly municipality?: string | null | undefined;
  readonly until?: CivilDate | null | undefined;
  readonly name: string;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  /** Who records it: an office. */
  readonly by: string;
  /** The request it comes with; the same request adds nobody twice. */
  readonly request?: string | undefined;
}

/** What was wrong or has changed; what is left out stays, null takes away. */
export interface Correction {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly municipality?: string | null | undefined;
  readonly from?: CivilDate | undefined;
  readonly until?: CivilDate | null | undefined;
}

/** That, when, by which office and on what ground. */
export interface Erased {
  readonly at: Instant;
  readonly by: string;
  readonly ground: string;
}

/** Who recorded what, and when; never what it said. */
export interface Change {
  readonly what: 'ADDED' | 'CORRECTED' | 'ENDED' | 'ERASED';
  readonly at: Instant;
  readonly by: string;
}

/** Somebody in an office. `person` is null once it is erased. */
export interface Holder extends Office {
  readonly holder: string;
  readonly person: Person | null;
  readonly erased: Erased | null;
  readonly changes: readonly Change[];
}

interface Row {
  readonly id: number;
  readonly holder: string;
  readonly cooperation: BookId;
  readonly body: string | null;
  readonly office: string;
  readonly municipality: string | null;
  readonly valid_from: CivilDate;
  readonly valid_until: CivilDate | null;
  readonly erased_at: Instant | null;
  readonly erased_by: string;
  readonly ground: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

const HOLDERS =
  'SELECT h.*, c.name, c.email, c.phone FROM holders h LEFT JOIN contents c ON c.holder = h.id WHERE h.cooperation = ?';

/**
 * Who has an office, and how they are reached: beside the book, and erasable. The book knows offices and seats; a name
 * stands here and nowhere else.
 */
export class PeopleStore {
  private constructor(
    private readonly db: Database.Database,
    private readonly edge: Edge,
  ) {}

  static open(directory: string, edge: Edge, access: Access = 'create'): PeopleStore | Refusal {
    const db = openPrivate(PEOPLE, directory, access);
    return isRefusal(db) ? db : new PeopleStore(db, edge);
  }

  close(): void {
    this.db.close();
  }

  /** Adds somebody; it is kept when this returns. Of a request that came before, gives who it added. */
  add(asked: NewHolder): { readonly holder: Holder; readonly repeated: boolean } | Refusal {
    const { cooperation, office, from, by } = asked;
    const { body = null, municipality = null, until = null, email = null, phone = null } = asked;
    const wrong = wrongField({ office, body, municipality, name: asked.name, email, phone, from, until });
    if (wrong) return wrong;
    const period = wrongPeriod(from, until);
    if (period) return period;
    const name = asked.name.trim();
    const request = asked.request === undefined ? null : JSON.stringify([by, asked.request]);
    return this.#written(() => {
      const place = { cooperation, body, office, municipality, from, until };
      const before = request === null ? null : this.#addedBy(request);
      if (before) {
        const { holder, person } = before;
        const same = Object.entries({ ...place, name, email, phone }).every(
          ([field, value]) => ({ ...before, ...person })[field as keyof Office] === value,
        );
        return same ? { holder: before, repeated: true } : requestReused({ holder });
      }
      const taken = this.#taken(place, null);
      if (taken) return taken;
      const holder = this.edge.newHolder();
      const { lastInsertRowid: id } = this.db
        .prepare(
          `INSERT INTO holders (holder, cooperation, body, office, municipality, valid_from, valid_until, request)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(holder, cooperation, body, office, municipality, from, until, request);
      this.#keep(Number(id), { name, email, phone });
      this.#note(Number(id), 'ADDED', this.edge.now(), by);
      return { holder: this.#holder(cooperation, holder) as Holder, repeated: false };
    });
  }

  /** Replaces what was wrong; what it said before is overwritten in the file. */
  correct(cooperation: BookId, holder: string, to: Correction, by: string): Holder | Refusal {
    const wrong = wrongField(to);
    if (wrong) return wrong;
    const told = this.#changed(cooperation, holder, (row, before, person) => {
      const from = to.from ?? before.from;
      const until = to.until === undefined ? before.until : to.until;
      const municipality = to.municipality === undefined ? before.municipality : to.municipality;
      const refused = wrongPeriod(from, until) ?? this.#taken({ ...before, from, until }, holder);
      if (refused) return refused;
      this.db
        .prepare('UPDATE holders SET valid_from = ?, valid_until = ?, municipality = ? WHERE id = ?')
        .run(from, until, municipality, row.id);
      this.db.prepare('DELETE FROM contents WHERE holder = ?').run(row.id);
      this.#keep(row.id, {
        name: to.name?.trim() ?? person.name,
        email: to.email === undefined ? person.email : to.email,
        phone: to.phone === undefined ? person.phone : to.phone,
      });
      this.#note(row.id, 'CORRECTED', this.edge.now(), by);
      return this.#holder(cooperation, holder) as Holder;
    });
    if (!isRefusal(told)) emptyLog(PEOPLE, this.db);
    return told;
  }

  /** The office is somebody’s no longer from a day on. The name stays until it is erased. */
  end(cooperation: BookId, holder: string, until: CivilDate, by: string): Holder | Refusal {
    const wrong = wrongField({ until });
    if (wrong) return wrong;
    return this.#changed(cooperation, holder, (row, before) => {
      const refused = wrongPeriod(before.from, until);
      if (refused || before.until === until) return refused ?? before;
      this.db.prepare('UPDATE holders SET valid_until = ? WHERE id = ?').run(until, row.id);
      this.#note(row.id, 'ENDED', this.edge.now(), by);
      return this.#holder(cooperation, holder) as Holder;
    });
  }

  /**
   * Removes name and contact points for good, and keeps that, when, by which office and on what ground. `traces`: somebody
   * was still reading, so old bytes stay in the log until the file is next opened for writing.
   */
  erase(cooperation: BookId, holder: string, erased: Erased): { readonly traces: boolean } | Refusal {
    const { at, by, ground } = erased;
    const told = this.#changed(cooperation, holder, (row) => {
      this.db.prepare('DELETE FROM contents WHERE holder = ?').run(row.id);
      this.db
        .prepare('UPDATE holders SET erased_at = ?, erased_by = ?, ground = ? WHERE id = ?')
        .run(at, by, ground, row.id);
      this.#note(row.id, 'ERASED', at, by);
      return row.holder;
    });
    return isRefusal(told) ? told : { traces: !emptyLog(PEOPLE, this.db) };
  }

  find(cooperation: BookId, holder: string): Holder | Refusal {
    return guarded(
      PEOPLE,
      this.db.name,
      () => this.#holder(cooperation, holder) ?? holderUnknown({ holder, cooperation }),
    );
  }

  /** Everybody of a cooperation in the order they were added, those who are erased too; of one day, when it is named. */
  list(cooperation: BookId, on?: CivilDate): readonly Holder[] | Refusal {
    const held = ({ valid_from, valid_until }: Row): boolean =>
      on === undefined || (valid_from <= on && Timelines.before(on, valid_until));
    return guarded(PEOPLE, this.db.name, () =>
      this.db
        .prepare<[string], Row>(`${HOLDERS} ORDER BY h.id`)
        .all(cooperation)
        .filter(held)
        .map((row) => this.#holderOf(row)),
    );
  }

  /** The cooperations of which there is somebody, or was. */
  cooperations(): readonly BookId[] | Refusal {
    return guarded(
      PEOPLE,
      this.db.name,
      () => this.db.prepare('SELECT DISTINCT cooperation FROM holders ORDER BY 1').pluck().all() as BookId[],
    );
  }

  #changed<T>(
    cooperation: BookId,
    holder: string,
    work: (row: Row, before: Holder, person: Person) => T | Refusal,
  ): T | Refusal {
    return this.#written(() => {
      const row = this.#row(cooperation, holder);
      if (!row) return holderUnknown({ holder, cooperation });
      const before = this.#holderOf(row);
      if (before.erased) return holderErased({ holder, ...goneOf(before.erased) });
      return work(row, before, before.person as Person);
    });
  }

  /** Somebody else who has the office on a day of the period, and is not erased. */
  #taken({ cooperation, body, office, from, until }: Office, self: string | null): Refusal | null {
    const other = this.db
      .prepare<[string], Row>(HOLDERS)
      .all(cooperation)
      .find(
        (row) =>
          row.holder !== self &&
          row.office === office &&
          row.body === body &&
          row.erased_at === null &&
          Timelines.before(from, row.valid_until) &&
          Timelines.before(row.valid_from, until),
      );
    if (!other) return null;
    return officeHeld({ office, holder: other.holder, from: other.valid_from, until: other.valid_until ?? '' });
  }

  #keep(id: number, { name, email, phone }: Person): void {
    this.db
      .prepare('INSERT INTO contents (holder, zeros, name, email, phone) VALUES (?, ?, ?, ?, ?)')
      .run(id, ZEROS, name, email, phone);
  }

  #note(id: number, what: Change['what'], at: Instant, by: string): void {
    this.db.prepare('INSERT INTO changes (holder, what, at, by_office) VALUES (?, ?, ?, ?)').run(id, what, at, by);
  }

  #addedBy(request: string): Holder | null {
    const found = this.db
      .prepare<[string], { cooperation: BookId; holder: string }>(
        'SELECT cooperation, holder FROM holders WHERE request = ?',
      )
      .get(request);
    return found ? this.#holder(found.cooperation, found.holder) : null;
  }

  #row(cooperation: BookId, holder: string): Row | undefined {
    return this.db.prepare<[string, string], Row>(`${HOLDERS} AND h.holder = ?`).get(cooperation, holder);
  }

  #holder(cooperation: BookId, holder: string): Holder | null {
    const row = this.#row(cooperation, holder);
    return row ? this.#holderOf(row) : null;
  }

  #holderOf(row: Row): Holder {
    const { holder, cooperation, body, office, municipality, valid_from: from, valid_until: until } = row;
    const { name, email, phone, erased_at: at, erased_by: by, ground } = row;
    return {
      ...{ holder, cooperation, body, office, municipality, from, until },
      person: name === null ? null : { name, email, phone },
      erased: at === null ? null : { at, by, ground },
      changes: this.db
        .prepare<[number], Change>('SELECT what, at, by_office AS "by" FROM changes WHERE holder = ? ORDER BY id')
        .all(row.id),
    };
  }

  #written<T>(work: () => T | Refusal): T | Refusal {
    return guarded(PEOPLE, this.db.name, this.db.transaction(work).immediate);
  }
}

const goneOf = ({ at, by, ground }: Erased) => ({ erasedAt: at, by, ground });
