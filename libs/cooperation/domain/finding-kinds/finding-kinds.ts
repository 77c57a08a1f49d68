import type { Text } from '#kernel';
import { AGREEMENT_KINDS, PARTICIPATION_KINDS } from './agreement-kinds.ts';
import { ALLOCATION_KINDS } from './allocation-kinds.ts';
import { BODY_KINDS, MEETING_KINDS } from './body-kinds.ts';
import { BUDGET_KINDS } from './budget-kinds.ts';
import { CONTROL_KINDS } from './control-kinds.ts';
import { DELIVERY_KINDS } from './delivery-kinds.ts';
import type { FindingKind } from './kind.ts';

/** Every finding that a book can have, by chapter and code. */
export const FINDING_CHAPTERS: readonly (readonly [chapter: Text, kinds: Readonly<Record<string, FindingKind>>])[] = [
  [{ nb: 'Avtalen', nn: 'Avtalen', en: 'The agreement' }, AGREEMENT_KINDS],
  [{ nb: 'Deltakerne', nn: 'Deltakarane', en: 'Who takes part' }, PARTICIPATION_KINDS],
  [{ nb: 'Organer og stemmer', nn: 'Organ og røyster', en: 'Bodies and votes' }, BODY_KINDS],
  [{ nb: 'Møter og møtebøker', nn: 'Møte og møtebøker', en: 'Meetings and minutes' }, MEETING_KINDS],
  [
    { nb: 'Delegering, kontroll og klage', nn: 'Delegering, kontroll og klage', en: 'Delegation and control' },
    CONTROL_KINDS,
  ],
  [{ nb: 'Budsjettet', nn: 'Budsjettet', en: 'The budget' }, BUDGET_KINDS],
  [{ nb: 'Fordelingen', nn: 'Fordelinga', en: 'The allocation' }, ALLOCATION_KINDS],
  [{ nb: 'Leveransene', nn: 'Leveransane', en: 'What the service delivers' }, DELIVERY_KINDS],
];

export const FINDING_KINDS: Readonly<Record<string, FindingKind>> = Object.assign(
  {},
  ...FINDING_CHAPTERS.map(([, kinds]) => kinds),
);

const LOOK: Text = { nb: 'Se hendelsene.', nn: 'Sjå hendingane.', en: 'See the events.' };
/** What to do about a finding. */
export const remedyOf = (code: string): Text => FINDING_KINDS[code]?.remedy ?? LOOK;
