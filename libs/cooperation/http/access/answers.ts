import type { KeyView } from '#access';

export interface KeysAnswer {
  readonly keys: readonly KeyView[];
}

export interface KeyAnswer {
  readonly key: KeyView;
}

/** `secret` is the whole key: it is in this answer and nowhere else. */
export interface KeyMadeAnswer extends KeyAnswer {
  readonly secret: string;
}
