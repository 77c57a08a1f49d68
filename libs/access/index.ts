export { ACCESS_FILE, type Access } from './access-file.ts';
export { KeyRing } from './key-ring.ts';
export {
  type Edge as AccessEdge,
  type Holder,
  KEY_STATES,
  type KeyState,
  KeyStore,
  type KeyView,
  type MadeKey,
  type NewKey,
  officeMalformed,
} from './key-store.ts';
export { addressKey, LIMITS, type Limited, type LimitSettings, Limits } from './limits.ts';
export { ANYBODY_MAY, LOCAL_READER, may, mayAs, municipalityOf, PERMISSIONS, type Permission } from './permissions.ts';
export { keyMissing } from './refusals.ts';
