import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BookId, type CivilDate, isRefusal, type Refusal, Timelines } from '#kernel';
import type { Access } from '#private-file';
import { PEOPLE_FILE } from './people-file.ts';
import { type Edge, type Holder, PeopleStore } from './people-store.ts';

/** What stands in the place of a name that was erased. */
export const ERASED = 'ERASED';

/** A seat of a body, or an office. */
export interface Seat {
  readonly body?: string | null;
  readonly office: string;
}

/** How a view comes by the names it shows beside offices. */
export interface HolderNames {
  /** Who has the office on the day; null when nobody is known, or whoever asks may not see it. */
  nameOf(cooperation: BookId, seat: Seat, date: CivilDate): string | null | typeof ERASED;
}

/** For a view that shows offices only. */
export const NO_NAMES: HolderNames = { nameOf: () => null };

/** The people of a data directory. The file is opened for each piece of work: others use it, and it may be replaced. */
export class People {
  readonly #file: string;

  constructor(
    private readonly directory: string,
    private readonly edge: Edge,
  ) {
    this.#file = join(directory, PEOPLE_FILE);
  }

  /** Whether anybody was ever added here. */
  get kept(): boolean {
    return existsSync(this.#file);
  }

  with<T>(access: Access, work: (store: PeopleStore) => T | Refusal): T | Refusal {
    const store = PeopleStore.open(this.directory, this.edge, access);
    if (isRefusal(store)) return store;
    try {
      return work(store);
    } finally {
      store.close();
    }
  }

  /** Everybody of a cooperation; nobody where nobody was ever added. */
  list(cooperation: BookId, on?: CivilDate): readonly Holder[] | Refusal {
    return this.kept ? this.with('change', (store) => store.list(cooperation, on)) : [];
  }

  /** The names of a cooperation as they are now, of those that whoever asks may see. */
  names(cooperation: BookId, sees: (holder: Holder) => boolean): HolderNames | Refusal {
    const holders = this.list(cooperation);
    return isRefusal(holders) ? holders : namesAmong(holders, sees);
  }
}

export function namesAmong(holders: readonly Holder[], sees: (holder: Holder) => boolean): HolderNames {
  return {
    nameOf(cooperation, { body, office }, date) {
      const there = holders.filter(
        (h) =>
          h.cooperation === cooperation &&
          h.office === office &&
          (body === undefined || h.body === null || h.body === body) &&
          h.from <= date &&
          Timelines.before(date, h.until),
      );
      const holder = there.find(({ person }) => person) ?? there.at(-1);
      if (!holder) return null;
      if (holder.erased) return ERASED;
      return sees(holder) ? (holder.person?.name ?? null) : null;
    },
  };
}
