import type { KeyState } from '#access';
import type { Language } from '#kernel';
import { say } from './messages.ts';

/** What is said of API keys. */
export const KEY_MESSAGES = {
  made: say({
    nb: (id: string, actor: string, expires: string) =>
      `Nøkkelen ${id} er laget for ${actor} og gjelder til ${expires}. Den vises bare nå: gi den til kontoret på en trygg måte.`,
    nn: (id: string, actor: string, expires: string) =>
      `Nøkkelen ${id} er laga for ${actor} og gjeld til ${expires}. Han blir vist berre no: gi han til kontoret på ein trygg måte.`,
    en: (id: string, actor: string, expires: string) =>
      `The key ${id} is made for ${actor} and holds until ${expires}. It is shown only now: give it to the office in a safe way.`,
  }),
  revoked: say({
    nb: (id: string, actor: string, at: string, by: string) =>
      `Nøkkelen ${id} (${actor}) er trukket tilbake ${at} av ${by}. En tjener som kjører, slipper den ikke inn lenger.`,
    nn: (id: string, actor: string, at: string, by: string) =>
      `Nøkkelen ${id} (${actor}) er trekt tilbake ${at} av ${by}. Ein tenar som køyrer, slepper han ikkje inn lenger.`,
    en: (id: string, actor: string, at: string, by: string) =>
      `The key ${id} (${actor}) was revoked ${at} by ${by}. A running server no longer lets it in.`,
  }),
};

export const KEY_COLUMNS: Readonly<Record<Language, readonly string[]>> = {
  nb: ['Nøkkel', 'Status', 'Aktør', 'Rolle', 'Kommune', 'Navn', 'Laget av', 'Gjelder til', 'Sist brukt'],
  nn: ['Nøkkel', 'Status', 'Aktør', 'Rolle', 'Kommune', 'Namn', 'Laga av', 'Gjeld til', 'Sist brukt'],
  en: ['Key', 'State', 'Actor', 'Role', 'Municipality', 'Label', 'Made by', 'Holds until', 'Last used'],
};

export const KEY_STATE: Readonly<Record<Language, Readonly<Record<KeyState, string>>>> = {
  nb: { VALID: 'gjelder', EXPIRED: 'utløpt', REVOKED: 'trukket tilbake' },
  nn: { VALID: 'gjeld', EXPIRED: 'utgått', REVOKED: 'trekt tilbake' },
  en: { VALID: 'holds', EXPIRED: 'expired', REVOKED: 'revoked' },
};
