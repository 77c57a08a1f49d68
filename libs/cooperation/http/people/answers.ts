import type { Change, HolderErased } from '#people';

/** `NAMED`: with name and contact points. `HIDDEN`: they are for others. `ERASED`: they are no more. */
export const NAME_STATES = ['NAMED', 'HIDDEN', 'ERASED'] as const;

/** Somebody in an office. */
export interface HolderView {
  readonly holder: string;
  readonly body: string | null;
  readonly office: string;
  readonly municipality: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly state: (typeof NAME_STATES)[number];
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly erased: HolderErased | null;
  readonly changes: readonly Change[];
}

export interface PeopleAnswer {
  readonly cooperation: string;
  readonly validOn: string;
  readonly people: readonly HolderView[];
}

/** `repeated`: the same request added them before. */
export interface HolderAnswer {
  readonly holder: HolderView;
  readonly repeated: boolean;
}
