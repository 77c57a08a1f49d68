import { createHash, timingSafeEqual } from 'node:crypto';

/** 6 bytes name a key, 24 are its secret: 192 bits. */
export const ID_BYTES = 6;
export const SECRET_BYTES = 24;

/** The prefix lets scanners for leaked secrets find one. */
const FORM = /^fbk_([0-9a-f]{12})_([0-9a-f]{48})$/;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const idFrom = (bytes: Uint8Array): string => hex(bytes);
export const keyText = (id: string, secret: Uint8Array): string => `fbk_${id}_${hex(secret)}`;

/** The id in the text of a key; null when the text has not the form of one. */
export const idIn = (text: string): string | null => FORM.exec(text)?.[1] ?? null;

/**
 * What is stored instead of the key. A plain hash is enough: the secret is 192 random bits, so there is nothing to guess
 * and nothing that salt or a slow hash would protect, and it is computed for every request.
 */
export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Takes the same time however much of them is equal. */
export const sameHash = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
