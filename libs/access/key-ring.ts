import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal, type Refusal } from '#kernel';
import { ACCESS_FILE, type Access } from './access-file.ts';
import { idIn } from './api-key.ts';
import { type Edge, type Holder, KeyStore } from './key-store.ts';
import { accessUnavailable, keyMalformed, keyUnknown, noKeys } from './refusals.ts';

/** How often it is looked whether the file is still the one that was opened, in milliseconds. */
const LOOK_AGAIN = 500;

/**
 * The keys as a running server sees them: made and revoked beside it, also while it runs. Nothing is remembered of a key
 * from one request to the next. A file that cannot be read lets nobody in.
 */
export class KeyRing {
  #store: KeyStore | undefined;
  #identity = '';
  #looked = 0;
  #everMade = false;
  readonly #file: string;

  constructor(
    private readonly directory: string,
    private readonly edge: Edge,
  ) {
    this.#file = join(directory, ACCESS_FILE);
  }

  /** Who holds the key that was presented. */
  holderOf(presented: string): Holder | Refusal {
    const store = this.#current();
    if (isRefusal(store)) return store;
    if (store) return store.holderOf(presented);
    return idIn(presented) === null ? keyMalformed({}) : keyUnknown({});
  }

  /** Whether a key was ever made here. From then on nobody reads without one. */
  everMade(): boolean | Refusal {
    if (this.#everMade) return true;
    const store = this.#current();
    const made = store && !isRefusal(store) ? store.everMade() : (store ?? false);
    this.#everMade = made === true;
    return made;
  }

  /** Whether there is a key that holds now. */
  anyValid(): boolean | Refusal {
    const store = this.#current();
    if (!store || isRefusal(store)) return store ?? false;
    const keys = store.list();
    return isRefusal(keys) ? keys : keys.some(({ state }) => state === 'VALID');
  }

  /** For making, listing and revoking; makes the file where there is none. */
  store(): KeyStore | Refusal {
    return this.#current() ?? this.#open('create');
  }

  close(): void {
    this.#store?.close();
    this.#store = undefined;
  }

  /** The open file; undefined while there is none and never was. */
  #current(): KeyStore | Refusal | undefined {
    const now = performance.now();
    if (this.#store && now - this.#looked < LOOK_AGAIN) return this.#store;
    this.#looked = now;
    const found = this.#identityNow();
    if (this.#store && found === this.#identity) return this.#store;
    this.close();
    // Once there was a file, its absence is no permission.
    if (found === '')
      return this.#identity === '' ? undefined : accessUnavailable({ file: this.#file, problem: 'ENOENT' });
    const store = this.#open('change');
    // A file that is being made, or whose maker died: there is no key in it.
    return isRefusal(store) && store.code === noKeys.code && this.#identity === '' ? undefined : store;
  }

  #open(access: Access): KeyStore | Refusal {
    const store = KeyStore.open(this.directory, this.edge, access);
    if (isRefusal(store)) return store;
    this.#store = store;
    this.#identity = this.#identityNow();
    return store;
  }

  #identityNow(): string {
    const found = statSync(this.#file, { throwIfNoEntry: false });
    return found ? `${found.dev}:${found.ino}` : '';
  }
}
