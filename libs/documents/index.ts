export {
  type Access,
  DocumentStore,
  type Edge,
  type Erased,
  type Erasure,
  type Listed,
  type NewDocument,
  type StoredDocument,
  type Verified,
} from './document-store.ts';
export { DOCUMENTS_FILE, MAX_CONTENT } from './documents-file.ts';
export { alreadyErased, documentTooLarge } from './refusals.ts';
