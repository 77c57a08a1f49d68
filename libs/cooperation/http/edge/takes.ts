import { SetMetadata } from '@nestjs/common';

/** What a route takes as its body, where that is a file and no JSON. */
export interface FileTaken {
  /** Most bytes. */
  readonly bytes: number;
  /** Media types, in small letters. */
  readonly types: readonly string[];
}

export const TAKES = 'fellesbok:takes';

/** Declares that a route takes a file. Every other route takes JSON, of no more bytes than an append holds. */
export const Takes = (file: FileTaken) => SetMetadata(TAKES, file);

export const mebibytes = (bytes: number): number => Math.floor(bytes / (1024 * 1024));
