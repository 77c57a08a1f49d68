import { type CivilDate, nextFirstOfJanuary, type Segment, type Timeline, Timelines } from '#kernel';
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
  const approval = service.approvals
    .map((a) => ({ ...a, standing: view.standing(a.decision, 'APPROVE_PROJECT') }))
    .filter((a) => a.standing?.stands)
    .sort((a, b) => ((a.standing?.validFrom ?? '') < (b.standing?.validFrom ?? '') ? -1 : 1))[0];

  const perMunicipality = new Map<string, Segment<boolean>[]>();
  const withoutEffect: { municipality: string; on: CivilDate }[] = [];
  for (const [place, p] of service.participation.entries()) {
    const timeline = perMunicipality.get(p.municipality) ?? [];
    const put = (from: CivilDate, value: boolean, sources: readonly number[]) =>
      perMunicipality.set(p.municipality, Timelines.assign(timeline, { from, to: null, value, sources }));
    switch (p.kind) {
      case 'JOINED':
        put(p.on, true, [p.source]);
        break;
      case 'LEFT': {
        const set = leaveDateSet(service.participation, place, view);
        put(set?.on ?? nextFirstOfJanuary(p.on), false, Timelines.sourcesOf([p.source], set?.sources ?? []));
        break;
      }
      case 'ABSTAINED': {
        if (!view.optOutAllowed(p.on)) {
          withoutEffect.push({ municipality: p.municipality, on: p.on });
          break;
        }
        // Abstaining from a system already shared is leaving it: bound costs are not pushed onto the others.
        const shared = Timelines.at(timeline, p.on)?.value === true;
        const set = shared ? leaveDateSet(service.participation, place, view) : null;
        put(
          shared ? (set?.on ?? nextFirstOfJanuary(p.on)) : p.on,
          false,
          Timelines.sourcesOf([p.source], set?.sources ?? []),
        );
        break;
      }
      case 'LEAVE_DATE_SET':
        break;
    }
  }

  const dates = new Set<CivilDate>([service.from]);
  for (const timeline of perMunicipality.values()) for (const s of timeline) dates.add(s.from);
  for (const w of withoutEffect) dates.add(w.on);
  const ordered = [...dates].sort();
  return ordered.map((from, i) => {
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
      sources: Timelines.sourcesOf([service.source], ...here.map((h) => h.sources)),
    };
  });
}

/**
 * The date the board set for the leaving at `place`: the last one recorded for this stay (between joining and joining
 * again) that is not before the leaving itself.
 */
function leaveDateSet(
  all: readonly Participation[],
  place: number,
  view: CooperationView,
): { on: CivilDate; sources: readonly number[] } | null {
  const left = all[place] as Participation;
  const joins = (p: Participation) => p.kind === 'JOINED' && p.municipality === left.municipality;
  const start = all.slice(0, place).findLastIndex(joins) + 1;
  const next = all.slice(place).findIndex(joins);
  const stay = all.slice(start, next === -1 ? all.length : place + next);
  for (const p of stay.toReversed()) {
    if (p.kind !== 'LEAVE_DATE_SET' || p.municipality !== left.municipality || p.on < left.on) continue;
    const standing = view.standing(p.decision, 'SET_SERVICE_LEAVE_DATE');
    if (standing?.stands) return { on: p.on, sources: Timelines.sourcesOf([p.source], standing.sources) };
  }
  return null;
}
