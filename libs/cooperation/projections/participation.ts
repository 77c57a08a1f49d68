import { addDays, type CivilDate, later, type Segment, Timelines } from '#kernel';
import type { FactChange } from '#projections';
import type { Register, Succession, WithdrawalNotice } from '../domain/state.ts';
import { replace } from './replace.ts';

/** Who takes part, who has given notice, and which municipality took the place of which. */
export function participationFacts(register: Register, before: Register): FactChange[] {
  const changes: FactChange[] = [];
  if (register.memberships !== before.memberships) {
    for (const [municipality, timeline] of register.memberships)
      changes.push(replace('participant', municipality, timeline));
    // An admission whose decisions no longer stand.
    for (const municipality of before.memberships.keys())
      if (!register.memberships.has(municipality)) changes.push(replace('participant', municipality, []));
  }
  if (register.successions !== before.successions) {
    for (const successor of new Set(register.successions.map((s) => s.successor)))
      changes.push(replace('succession', successor, mergersInto(successor, register)));
  }
  const bearing = ['notices', 'host', 'successions', 'memberships'] as const;
  if (bearing.some((part) => register[part] !== before[part])) {
    for (const notice of register.notices)
      changes.push(replace('notice', notice.notice, noticeOverTime(notice, whatFollows(notice, register))));
  }
  return changes;
}

/** A municipality may take the place of others more than once: from each day all whose place it has, and by which mergers. */
function mergersInto(successor: string, register: Register): Segment<object>[] {
  const mergers = register.successions
    .filter((s) => s.successor === successor)
    .sort((a, b) => (a.on === b.on ? a.source - b.source : a.on < b.on ? -1 : 1))
    .map((s) => ({ ...s, renumbered: isRenumbered(register, s) }));
  const days = [...new Set(mergers.map(({ on }) => on))];
  return days.map((from, i) => {
    const until = mergers.filter(({ on }) => on <= from);
    return {
      from,
      to: days[i + 1] ?? null,
      value: {
        predecessors: [...new Set(until.flatMap(({ predecessors }) => predecessors))],
        mergers: until.map(({ on, predecessors, renumbered, source }) => ({
          on,
          predecessors,
          renumbered,
          event: source,
        })),
      },
      sources: Timelines.sourcesOf(until.map(({ source }) => source)),
    };
  });
}

/** One municipality that only has another number: the legal person is the same. */
function isRenumbered(
  { memberships }: Register,
  { successor, predecessors: [only, ...others], on }: Succession,
): boolean {
  if (only === undefined || others.length > 0) return false;
  const numberOn = (municipality: string, day: CivilDate) =>
    Timelines.at(memberships.get(municipality) ?? [], day)?.value.organisationNumber;
  return numberOn(only, addDays(on, -1)) === numberOn(successor, on);
}

/** What the book knows of the time after the last day: another host, and who has taken the place of the one that leaves. */
function whatFollows({ municipality, lastDay }: WithdrawalNotice, { host, successions, memberships }: Register) {
  if (lastDay === null) return { hostAfter: null, goesOnAs: null };
  const after = addDays(lastDay, 1);
  const next = Timelines.at(host, after)?.value ?? null;
  const merged = successions.find((s) => s.predecessors.includes(municipality) && s.on <= lastDay);
  const stays = merged && Timelines.at(memberships.get(merged.successor) ?? [], after);
  return {
    hostAfter: next === municipality ? null : next,
    goesOnAs: merged && stays && merged.successor !== municipality ? merged.successor : null,
  };
}

/** From its receipt on, and what became of it from when it was taken back: alone, then with the consent of all. */
function noticeOverTime({ source, takenBack, ...notice }: WithdrawalNotice, follows: object) {
  const said = { ...notice, ...follows };
  let told: Segment<object>[] = [
    { from: notice.receivedOn, to: null, value: { ...said, takenBack: null }, sources: [source] },
  ];
  if (!takenBack) return told;
  const steps = [...(takenBack.alone ? [{ ...takenBack.alone, agreed: false }] : []), takenBack];
  for (const { on, agreed, source: by } of steps) {
    const from = later(on, notice.receivedOn);
    told = Timelines.assign(told, {
      from,
      to: null,
      value: { ...said, takenBack: { on, agreed } },
      sources: [source, by],
    });
  }
  return told;
}
