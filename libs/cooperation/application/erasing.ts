import { type BookId, type Instant, isRefusal, type Refusal, refusalType } from '#kernel';
import type { Holder, People } from '#people';
import type { BookCommand } from '../domain/commands.ts';
import type { Erasable, Erasure } from '../domain/erasures/erasures.ts';
import type { Recorder } from './recorder.ts';

/** That something was erased: which, when, on whose authority and on what ground. */
export interface Erased {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly ground: string;
}

/** A store beside the book from which things can be erased. */
export interface ErasableStore {
  readonly what: Erasable;
  /** Whether it holds anything at all. */
  readonly kept: boolean;
  /** Erases what it still holds of these; gives how many. */
  erase(cooperation: BookId, erased: readonly Erased[]): number | Refusal;
}

/** What lies beside the book. */
export interface Beside {
  readonly people: People;
  readonly erasable: readonly ErasableStore[];
}

/** Token by which the framework hands it over; null where there is only a book. */
export const BESIDE = Symbol('Beside');

export const erasureNamesPerson = refusalType<{ field: string }>('erasure-names-person', 'malformed', {
  nb: (p) =>
    `Feltet «${p.field}» nevner personen som blir slettet, og det ville stå i boka for alltid. Oppgi loven eller vedtaket.`,
  nn: (p) =>
    `Feltet «${p.field}» nemner personen som blir sletta, og det ville stå i boka for alltid. Oppgi lova eller vedtaket.`,
  en: (p) =>
    `The field “${p.field}” names the person who is erased, and it would stand in the book for ever. Give the law or the decision.`,
});

export const erasureNotDone = refusalType<{ problem: string }>('erasure-not-done', 'unavailable', {
  nb: (p) =>
    `Slettingen står i boka, men er ikke gjort ennå (${p.problem}). Send det samme igjen; ellers blir den gjort neste gang boka åpnes.`,
  nn: (p) =>
    `Slettinga står i boka, men er ikkje gjord enno (${p.problem}). Send det same igjen; elles blir ho gjord neste gong boka blir opna.`,
  en: (p) =>
    `The erasure stands in the book, but is not done yet (${p.problem}). Send the same again; else it is done when the book is next opened.`,
});

/**
 * Does what the book says was erased. The book first: from there an erasure that was cut short, or that a restored copy or
 * another server knows nothing of, is found and done.
 */
export class Erasing {
  constructor(
    private readonly recorder: Pick<Recorder, 'standing'>,
    private readonly beside: Beside | null,
  ) {}

  /** A ground or an authority that says whom it concerns would outlive the erasure. */
  wouldName(book: BookId, command: BookCommand): Refusal | null {
    if (command.type !== 'RecordErasure' || command.data.what !== 'OFFICE_HOLDER' || !this.beside?.people.kept)
      return null;
    const { id, ground, authority } = command.data;
    const holder = this.beside.people.with('change', (store) => store.find(book, id));
    if (isRefusal(holder)) return null;
    const named = Object.entries({ ground, authority }).find(([, text]) => mentions(text, holder));
    return named ? erasureNamesPerson({ field: named[0] }) : null;
  }

  /** The same for every book, where there is anything to erase from. */
  async finishAll(books: () => Promise<readonly BookId[]>): Promise<Refusal | null> {
    if (!this.beside?.erasable.some(({ kept }) => kept)) return null;
    for (const book of await books()) {
      const refused = await this.finish(book);
      if (refused) return refused;
    }
    return null;
  }

  /** Erases what the book says is erased and is still here. */
  async finish(book: BookId): Promise<Refusal | null> {
    const stores = this.beside?.erasable.filter(({ kept }) => kept) ?? [];
    if (stores.length === 0) return null;
    const { erasures } = (await this.recorder.standing(book, null)).cooperation.state;
    for (const store of stores) {
      const wanted = erasures.filter(({ what }) => what === store.what).map(erasedOf);
      const done = wanted.length > 0 ? store.erase(book, wanted) : 0;
      if (isRefusal(done)) return erasureNotDone({ problem: `${done.code}: ${done.text.en}` });
    }
    return null;
  }
}

const erasedOf = ({ id, recorded, authority, ground }: Erasure): Erased => ({
  id,
  at: recorded,
  by: authority,
  ground,
});

/** A word of the name that is long enough to be no other, or an address. */
function mentions(text: string, { person }: Holder): boolean {
  if (!person) return false;
  const words = new Set(text.toLowerCase().split(/[^\p{L}\p{M}]+/u));
  const named = person.name.toLowerCase().split(/[^\p{L}\p{M}]+/u);
  return (
    named.some((word) => word.length >= 4 && words.has(word)) ||
    [person.email, person.phone].some((reached) => reached !== null && text.includes(reached))
  );
}
