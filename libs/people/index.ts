export type { Person } from './fields.ts';
export { ERASED, type HolderNames, NO_NAMES, namesAmong, People, type Seat } from './people.ts';
export { PEOPLE_FILE } from './people-file.ts';
export {
  type Change,
  type Correction,
  type Edge as PeopleEdge,
  type Erased as HolderErased,
  type Holder,
  type NewHolder,
  PeopleStore,
} from './people-store.ts';
export * as peopleRefusals from './refusals.ts';
