import {
  addMonths,
  type CivilDate,
  firstOfMonth,
  firstOfYear,
  hasEnded,
  later,
  monthOf,
  nextFirstOfJanuary,
  type Segment,
  type Timeline,
  Timelines,
  yearOf,
} from '#kernel';
import type { CooperationView } from './key-in-force.ts';
import type { Participation, Service } from './state.ts';

/** A system or project as it stands on a day. Whoever takes part on the first day of a month shares that month. */
export interface ServiceState {
  readonly kind: 'SYSTEM' | 'PROJECT';
  readonly name: string;
  readonly participants: readonly string[];
  /** From when a body with the competence has approved it; null while none has. */
  readonly approvedFrom: CivilDate | null;
  /** Events that the approval rests on. */
  readonly approval: readonly number[];
  /** Who abstained although the agreement allows no opt-out: without effect, but said. */
  readonly abstentionsWithoutEffect: readonly string[];
}

/** A-21, L-4.4.3-2: who shares a service when. */
export function serviceTimeline(service: Service, view: CooperationView): Timeline<ServiceState> {
  const approvals = service.approvals
    .map((a) => ({ ...a, standing: view.standing(a.decision, 'APPROVE_PROJECT') }))
    .filter((a) => a.standing?.stands)
    .sort((a, b) => ((a.standing?.validFrom ?? '') < (b.standing?.validFrom ?? '') ? -1 : 1));

  const perMunicipality = new Map<string, Segment<boolean>[]>();
  const withoutEffect: { municipality: string; on: CivilDate }[] = [];
  // What is learnt late has its place by its date.
  const participation = [...service.participation].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : a.source - b.source,
  );
  const record = (p: Participation): void => {
    const timeline = perMunicipality.get(p.municipality) ?? [];
    const put = (from: CivilDate, value: boolean, sources: readonly number[]) =>
      perMunicipality.set(p.municipality, Timelines.assign(timeline, { from, to: null, value, sources }));
    switch (p.kind) {
      case 'JOINED': {
        const read = view.reading('A-21', p.on);
        const on = read.option === 'WHOLE_YEAR' ? later(firstOfYear(yearOf(p.on)), service.from) : p.on;
        put(on, true, Timelines.sourcesOf([p.source], on === p.on ? [] : read.sources));
        break;
      }
      case 'LEFT': {
        const { on, sources } = leaves(p, participation, view);
        put(on, false, Timelines.sourcesOf([p.source], sources));
        break;
      }
      case 'ABSTAINED': {
        if (!view.optOutAllowed(p.on)) {
          withoutEffect.push({ municipality: p.municipality, on: p.on });
          break;
        }
        // Abstaining from a system already shared is leaving it: bound costs are not pushed onto the others.
        const shared = Timelines.at(timeline, p.on)?.value === true;
        const { on, sources } = shared ? leaves(p, participation, view) : { on: p.on, sources: [] };
        put(on, false, Timelines.sourcesOf([p.source], sources));
        break;
      }
      case 'LEAVE_DATE_SET':
        break;
    }
  };
  const { successions } = view;
  // What a municipality did before others joined it under its number is of the old one, like theirs.
  const ofOld = ({ municipality, on }: Participation) =>
    successions.find((s) => s.successor === municipality && s.predecessors.includes(municipality) && on < s.on);
  const successors = new Set(successions.map((s) => s.successor));
  for (const p of participation) if (!successors.has(p.municipality) || ofOld(p)) record(p);
  for (const succession of successions) {
    inherit(perMunicipality, succession);
    for (const p of participation) if (p.municipality === succession.successor && !ofOld(p)) record(p);
  }

  const dates = new Set<CivilDate>([service.from]);
  for (const timeline of perMunicipality.values()) for (const s of timeline) dates.add(s.from);
  for (const w of withoutEffect) dates.add(w.on);
  for (const { standing } of approvals)
    if (standing?.reversed && standing.reversed.from > service.from) dates.add(standing.reversed.from);
  const ordered = [...dates].sort();
  return ordered.map((from, i) => {
    const approval = approvals.find((a) => !hasEnded(a.standing?.reversed, from));
    const reversed = approvals.flatMap((a) => a.standing?.reversed?.sources ?? []);
    const here = [...perMunicipality].flatMap(([municipality, timeline]) => {
      const segment = Timelines.at(timeline, from);
      return segment ? [{ municipality, ...segment }] : [];
    });
    return {
      from,
      to: ordered[i + 1] ?? null,
      value: {
        kind: service.kind,
        name: service.name,
        participants: here
          .filter((h) => h.value)
          .map((h) => h.municipality)
          .sort(),
        approvedFrom: approval?.standing?.validFrom ?? null,
        approval: approval ? Timelines.sourcesOf([approval.source], approval.standing?.sources ?? []) : [],
        abstentionsWithoutEffect: [
          ...new Set(withoutEffect.filter((w) => w.on <= from).map((w) => w.municipality)),
        ].sort(),
      },
      sources: Timelines.sourcesOf([service.source], reversed, ...here.map((h) => h.sources)),
    };
  });
}

/** who takes the place of others takes part in what they took part in, from its day, until it says otherwise. */
function inherit(
  perMunicipality: Map<string, Segment<boolean>[]>,
  { successor, predecessors, on, source }: CooperationView['successions'][number],
): void {
  const old = predecessors.map((p) => perMunicipality.get(p) ?? []);
  const turns = new Set([on, ...old.flatMap((timeline) => timeline.map((s) => s.from).filter((from) => from > on))]);
  let timeline: Segment<boolean>[] = [];
  for (const from of [...turns].sort()) {
    const then = old.flatMap((one) => Timelines.at(one, from) ?? []);
    if (then.length === 0) continue;
    const sources = Timelines.sourcesOf([source], ...then.map((s) => s.sources));
    timeline = Timelines.assign(timeline, { from, to: null, value: then.some((s) => s.value), sources });
  }
  if (timeline.length === 0) return;
  for (const p of predecessors) perMunicipality.set(p, Timelines.clear(perMunicipality.get(p) ?? [], on, null));
  const before = predecessors.includes(successor) ? (perMunicipality.get(successor) ?? []) : [];
  perMunicipality.set(successor, [...before, ...timeline]);
}

/**
 * who leaves a system in use shares it until the date that the board set, else until the turn of the year; read pro
 * rata, until the end of the month.
 */
function leaves(
  left: Participation,
  all: readonly Participation[],
  view: CooperationView,
): { on: CivilDate; sources: readonly number[] } {
  const set = leaveDateSet(left, all, view);
  if (set) return set;
  const read = view.reading('A-21', left.on);
  if (read.option !== 'PRO_RATA') return { on: nextFirstOfJanuary(left.on), sources: [] };
  const first = firstOfMonth(monthOf(left.on));
  return { on: first === left.on ? first : firstOfMonth(addMonths(monthOf(left.on), 1)), sources: read.sources };
}

/** The date the board set for a leaving, not before it nor after joining again: the one recorded last. */
function leaveDateSet(
  left: Participation,
  all: readonly Participation[],
  view: CooperationView,
): { on: CivilDate; sources: readonly number[] } | null {
  const own = all.filter((p) => p.municipality === left.municipality);
  const again = own.slice(own.indexOf(left)).find((p) => p.kind === 'JOINED')?.on ?? null;
  const set = own
    .filter((p) => p.kind === 'LEAVE_DATE_SET' && p.on >= left.on && Timelines.before(p.on, again))
    .sort((a, b) => b.source - a.source);
  for (const p of set) {
    if (p.kind !== 'LEAVE_DATE_SET') continue;
    const standing = view.standing(p.decision, 'SET_SERVICE_LEAVE_DATE');
    if (standing?.stands && !hasEnded(standing.reversed, p.on))
      return { on: p.on, sources: Timelines.sourcesOf([p.source], standing.sources) };
  }
  return null;
}
