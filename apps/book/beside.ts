import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Beside, ErasableStore } from '#cooperation';
import { DOCUMENTS_FILE, DocumentStore, type Edge } from '#documents';
import { freshId, instantOf, isRefusal } from '#kernel';
import { PEOPLE_FILE, People, peopleRefusals } from '#people';

const now = () => instantOf(Date.now());
export const DOCUMENTS_EDGE: Edge = { now, newReference: freshId, newSalt: () => randomBytes(32) };

export const peopleOf = (directory: string): People => new People(directory, { now, newHolder: freshId });

/** Names and documents of a data directory, from which what the book says is erased. */
export function besideOf(directory: string): Beside {
  const people = peopleOf(directory);
  return { people, erasable: [namesIn(people), documentsIn(directory)] };
}

export const namesIn = (people: People): ErasableStore => ({
  what: 'OFFICE_HOLDER',
  get kept() {
    return people.kept;
  },
  erase: (cooperation, erased) =>
    people.with('change', (store) => {
      let count = 0;
      for (const { id, ...how } of erased) {
        const holder = store.find(cooperation, id);
        if (isRefusal(holder) || !holder.person) continue;
        const told = store.erase(cooperation, id, how);
        if (isRefusal(told)) return told;
        if (told.traces) return peopleRefusals.namesLeaveTraces({ file: PEOPLE_FILE });
        count += 1;
      }
      return count;
    }),
});

export const documentsIn = (directory: string): ErasableStore => ({
  what: 'DOCUMENT',
  get kept() {
    return existsSync(join(directory, DOCUMENTS_FILE));
  },
  erase(_, erased) {
    const store = DocumentStore.open(directory, DOCUMENTS_EDGE, 'change');
    if (isRefusal(store)) return store;
    try {
      const documents = store.list();
      if (isRefusal(documents)) return documents;
      const held = new Set(documents.filter((document) => document.held).map(({ reference }) => reference));
      let count = 0;
      for (const { id, ...how } of erased) {
        if (!held.delete(id)) continue;
        const told = store.erase(id, how);
        if (isRefusal(told)) return told;
        count += 1;
      }
      return count;
    } finally {
      store.close();
    }
  },
});
