import { type Actor, ROLES, type Role } from '#kernel';

/**
 * What an actor may be allowed to do.
 *
 * - `health.read`, `docs.read`: whether the server answers, and what can be asked
 * - `book.read`: every question to every book
 * - `cooperation.record`: establish, participants, host, texts of the agreement
 * - `governance.record`: bodies, meetings, cases
 * - `decision.record`: what a body decided
 * - `allocation.record`: keys, population, services, historic costs, usage, index
 * - `corrections.record`: correct or annul a record of a kind that the same actor may record
 * - `accounts.record`: lines of an accounting year
 * - `money.record`: invoice runs, documents, payments and closing of an accounting year
 * - `money.dispute`: dispute a document
 * - `people.read`: names and contact points of office holders: the own municipality’s, or all where the office needs them
 * - `people.record`: add, correct, end and erase them
 * - `keys.manage`: make, list and revoke API keys
 */
export const PERMISSIONS = [
  'health.read',
  'docs.read',
  'book.read',
  'cooperation.record',
  'governance.record',
  'decision.record',
  'allocation.record',
  'corrections.record',
  'accounts.record',
  'money.record',
  'money.dispute',
  'people.read',
  'people.record',
  'keys.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What whoever asks may do, without a key. */
export const ANYBODY_MAY: ReadonlySet<Permission> = new Set(['health.read', 'docs.read']);

/** Beyond reading. Of what one may record, the book itself still looks at whose it is: a council's, a municipality's. */
const MORE: Readonly<Record<Role, readonly Permission[]>> = {
  BOARD_SECRETARY: [
    'cooperation.record',
    'governance.record',
    'decision.record',
    'allocation.record',
    'corrections.record',
    'people.read',
    'people.record',
  ],
  COUNCIL_SECRETARY: ['governance.record', 'decision.record', 'corrections.record', 'people.read', 'people.record'],
  HOST_ECONOMIST: [
    'allocation.record',
    'corrections.record',
    'accounts.record',
    'money.record',
    'money.dispute',
    'people.read',
  ],
  PARTICIPANT_ECONOMIST: ['money.dispute'],
  AUDITOR: ['people.read'],
  REGIONAL_SECRETARIAT: ['governance.record', 'decision.record', 'corrections.record', 'people.read', 'people.record'],
  OPERATOR: ['keys.manage'],
};

const MAY = Object.fromEntries(
  ROLES.map((role) => [role, new Set<Permission>([...ANYBODY_MAY, 'book.read', ...MORE[role]])]),
) as unknown as Readonly<Record<Role, ReadonlySet<Permission>>>;

/** Whether a role has a permission; null is somebody without a key. */
export const may = (role: Role | null, permission: Permission): boolean =>
  (role === null ? ANYBODY_MAY : MAY[role]).has(permission);

/** Whoever reads on the machine where the book lies, as long as no key was ever made. */
export const LOCAL_READER: Actor = { id: 'local-reader', role: 'AUDITOR' };

/** Whether an actor has a permission. Names are shown to known offices only: not to whoever happens to be on the machine. */
export const mayAs = (actor: Actor | null, permission: Permission): boolean =>
  may(actor?.role ?? null, permission) && !(permission === 'people.read' && actor?.id === LOCAL_READER.id);

/** The offices of one municipality. The others are the cooperation's, the region's or the operator's. */
const OF_A_MUNICIPALITY: ReadonlySet<Role> = new Set(['COUNCIL_SECRETARY', 'HOST_ECONOMIST', 'PARTICIPANT_ECONOMIST']);
/** A control committee audits for its municipality; the auditor of the cooperation audits for all. */
const OF_A_MUNICIPALITY_OR_NOT: ReadonlySet<Role> = new Set(['AUDITOR']);

/** Whether a role belongs to a municipality. */
export const municipalityOf = (role: Role): 'required' | 'optional' | 'none' => {
  if (OF_A_MUNICIPALITY.has(role)) return 'required';
  return OF_A_MUNICIPALITY_OR_NOT.has(role) ? 'optional' : 'none';
};
