import type { Decision, Known } from './naive-known.ts';

/** The naive model of minutes: what they say of who took part. */

/** FVL § 8, KL § 11-10: the seats that the minutes of the meeting say took no part in what was decided. */
export function excusedFrom(known: Known, { meeting, item }: Pick<Decision, 'meeting' | 'item'>): string[] {
  const held = known.all('MeetingHeld').find((e) => e.data.meeting === meeting);
  return (held?.data.excused ?? [])
    .filter((e) => e.granted && (e.item === undefined || e.item === item))
    .map((e) => e.seat);
}

/** § 11-4 b: what the minutes of the body’s own meeting say of who was there. */
export const minutesOf = (known: Known, { meeting, body }: Pick<Decision, 'meeting' | 'body'>) =>
  known.all('MeetingHeld').find((e) => e.data.meeting === meeting && e.data.body === body)?.data;
