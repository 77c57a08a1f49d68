import { type BookEvent, placeOf, type WithdrawalTerms } from './book-events.ts';
import { latest, monthsOn, plus } from './days.ts';
import type { Known } from './naive-known.ts';

/** The naive model of who takes part: every entry and exit in one list. */

export interface Turn {
  readonly municipality: string;
  readonly on: string;
  readonly enters: boolean;
  /** The event that made it so; of one day, the last said holds. */
  readonly index: number;
  /** The cooperation ends. */
  readonly everyone?: true;
}

const inOrder = (turns: readonly Turn[]): Turn[] =>
  turns.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.index - b.index));

export function presentOn(turns: readonly Turn[], day: string): string[] {
  const on = new Set<string>();
  for (const { municipality, enters } of inOrder(turns).filter((t) => t.on <= day))
    if (enters) on.add(municipality);
    else on.delete(municipality);
  return [...on].sort();
}

/** The days [from, to) around a day on which a municipality takes part without a break. */
export function stayOf(turns: readonly Turn[], municipality: string, day: string) {
  const own = turns.filter((t) => t.municipality === municipality);
  const days = [...new Set(own.map((t) => t.on))].sort();
  const there = (on: string) => presentOn(own, on).includes(municipality);
  const breaks = days.filter((on) => !there(on));
  const since = breaks.filter((on) => on <= day).at(-1) ?? '';
  return {
    from: days.find((on) => on > since && there(on)) as string,
    to: breaks.find((on) => on > day) ?? null,
  };
}

/** L-6.2-2, A-05: the last day as participant, as it was counted when the host got the notice; null: it has no effect. */
export function lastDayOf(known: Known, notice: BookEvent): string | null {
  const terms = termsOf(known, notice);
  if (notice.data.form === 'ORAL' && terms?.written) return null;
  const run = monthsOn(notice.decided, terms?.noticeMonths ?? 12);
  const year = Number(run.slice(0, 4));
  switch (terms?.effective) {
    case 'END_OF_HALF_YEAR':
      return run <= `${year}-06-30` ? `${year}-06-30` : `${year}-12-31`;
    case 'END_OF_YEAR':
      return `${year}-12-31`;
    case 'END_OF_NEXT_YEAR':
      return endOfNextYear(known.whenRecorded(notice), notice, terms.noticeMonths);
    default:
      return run;
  }
}

/** 31 December of the next agreement year, and not before the notice has run; as it was read when the notice came. */
function endOfNextYear(known: Known, { decided, data }: BookEvent, noticeMonths: number): string {
  const reading = known.reading('A-05', decided);
  const counted = (reading === 'CALENDAR_YEAR_FROM_SENDING' && data.sentOn) || decided;
  const established = known.all('CooperationEstablished')[0]?.validFrom ?? '';
  const begins: Readonly<Record<string, string | undefined>> = {
    YEAR_FROM_ESTABLISHMENT: established,
    YEAR_FROM_ADOPTION: known.entry(known.agreement(decided)?.version ?? '')?.inForce,
  };
  const turn = begins[reading ?? '']?.slice(5) ?? '01-01';
  const year = Number(counted.slice(0, 4));
  // The first turn of the agreement year after the notice; the year that begins then is the next.
  const next = [year, year + 1].map((y) => `${y}-${turn}`).find((on) => on > counted) ?? '';
  const run = monthsOn(counted, noticeMonths);
  if (turn === '01-01') return latest(`${year + 1}-12-31`, run);
  return `${latest(next, run).slice(0, 4)}-12-31`;
}

/** What the agreement said of leaving when the notice came; null: nothing. */
export const termsOf = (known: Known, notice: BookEvent): WithdrawalTerms | null =>
  known.whenRecorded(notice).agreement(notice.decided)?.terms.withdrawal ?? null;

/** What takes a notice back. */
export const takenBack = (known: Known, notice: BookEvent): BookEvent | undefined =>
  known
    .all('WithdrawalNoticeWithdrawn')
    .find((e) => e.data.notice === notice.data.notice && placeOf(e) > placeOf(notice));

export function turnsOf(known: Known): Turn[] {
  const turns = known
    .all(
      'CooperationEstablished',
      'ParticipantAdmitted',
      'ParticipationEnded',
      'WithdrawalNoticeReceived',
      'MunicipalitiesMerged',
    )
    .flatMap((e) => asSaid(known, e));
  for (const { municipality, on, index } of admissionsOf(known, turns))
    if (on !== null) turns.push({ municipality, on, enters: true, index });
  const ended = dissolutionOf(known, turns);
  const end = ended?.on ?? null;
  if (end === null) return turns;
  const before = turns.filter((t) => t.on < end);
  const all = [...new Set(before.map((t) => t.municipality))];
  return [
    ...before,
    ...all.map((municipality) => ({
      municipality,
      on: end,
      enters: false,
      index: ended?.index ?? 0,
      everyone: true as const,
    })),
  ];
}

function asSaid(known: Known, e: BookEvent): Turn[] {
  const { index, validFrom: on, data } = e;
  const turn = (municipality: string, enters: boolean): Turn => ({ municipality, on, enters, index });
  switch (e.type) {
    case 'CooperationEstablished':
      return data.participants.map((p) => turn(p.municipality, true));
    case 'ParticipantAdmitted':
      return [turn(data.municipality, true)];
    case 'ParticipationEnded':
      return [turn(data.municipality, false)];
    case 'MunicipalitiesMerged':
      return [...data.predecessors.map((p) => turn(p, false)), turn(data.successor.municipality, true)];
    default: {
      const last = lastDayOf(known, e);
      if (last === null) return [];
      const exit = { ...turn(data.municipality, false), on: plus(last, 1) };
      const back = takenBack(known, e);
      if (!back?.data.agreed) return [exit];
      // L-6.2-5: what was to end goes on; there must be something that does.
      const there = known.before(back).participants(last).includes(data.municipality);
      return [{ ...exit, enters: there, index: back.index }];
    }
  }
}

/** How far the councils that must all decide on the same have come (L-6.1-1, L-6.1-2, L-6.2-9). */
export interface Agreed {
  readonly municipality: string;
  readonly on: string | null;
  readonly since: string;
  /** The day on which the last council decided; null while somebody is missing. */
  readonly complete: string | null;
  readonly approvedBy: readonly { municipality: string; decision: string; decidedOn: string }[];
  readonly missing: readonly string[];
  readonly index: number;
}

export const admissions = (known: Known): Agreed[] => admissionsOf(known, withoutCouncils(known));
export const dissolution = (known: Known): Agreed | null => {
  const turns = withoutCouncils(known);
  for (const { municipality, on, index } of admissionsOf(known, turns))
    if (on !== null) turns.push({ municipality, on, enters: true, index });
  return dissolutionOf(known, turns);
};

const withoutCouncils = (known: Known): Turn[] =>
  known
    .all(
      'CooperationEstablished',
      'ParticipantAdmitted',
      'ParticipationEnded',
      'WithdrawalNoticeReceived',
      'MunicipalitiesMerged',
    )
    .flatMap((e) => asSaid(known, e));

function admissionsOf(known: Known, said: readonly Turn[]): Agreed[] {
  const approved = given(known, 'AdmissionApproved', 'ADMIT_PARTICIPANT');
  const turns = [...said];
  const all: Agreed[] = [];
  for (const newcomer of new Set(approved.map((a) => a.event.data.newcomer.municipality))) {
    const own = approved.filter((a) => a.event.data.newcomer.municipality === newcomer);
    const agreed = agreement(known, own, turns, newcomer);
    all.push(agreed);
    if (agreed.on !== null) turns.push({ municipality: newcomer, on: agreed.on, enters: true, index: agreed.index });
  }
  return all;
}

function dissolutionOf(known: Known, turns: readonly Turn[]): Agreed | null {
  const agreed = given(known, 'DissolutionAgreed', 'AGREE_TO_DISSOLVE');
  return agreed.length === 0 ? null : agreement(known, agreed, turns, null);
}

interface Given {
  readonly event: BookEvent;
  readonly municipality: string;
  readonly decision: string;
  readonly decidedOn: string;
}

/** Approvals of councils that stand, by the day of the decision. */
function given(known: Known, type: string, effect: string): Given[] {
  return known
    .all(type)
    .filter((e) => known.stands(e.data.decision, effect))
    .map((event) => {
      const { municipality, decision } = event.data;
      return { event, municipality, decision, decidedOn: known.record(decision).decided };
    })
    .toSorted((a, b) =>
      a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : a.event.index - b.event.index,
    );
}

function agreement(known: Known, all: readonly Given[], turns: readonly Turn[], newcomer: string | null): Agreed {
  const first = all.filter((g, i) => all.findIndex((x) => x.municipality === g.municipality) === i);
  const began = known.all('CooperationEstablished')[0]?.validFrom ?? '';
  const missingOn = (day: string): string[] => {
    const asked = new Set([...presentOn(turns, latest(day, began)), ...(newcomer === null ? [] : [newcomer])]);
    return [...asked].sort().filter((m) => !first.some((g) => g.municipality === m && g.decidedOn <= day));
  };
  // A council that says it once more is a day on which all are looked for anew.
  const complete = all.find((g) => missingOn(g.decidedOn).length === 0)?.decidedOn ?? null;
  const counted = first.filter((g) => complete === null || g.decidedOn <= complete);
  const from = latest(...counted.map((g) => g.event.data.from));
  const rests = counted.flatMap((g) => [g.event.index, ...indexesOf(known, g.decision)]);
  return {
    municipality: newcomer ?? '',
    on: complete === null ? null : latest(from, complete),
    since: first[0]?.decidedOn ?? '',
    complete,
    approvedBy: counted.map(({ municipality, decision, decidedOn }) => ({ municipality, decision, decidedOn })),
    missing: complete === null ? missingOn(all.at(-1)?.decidedOn ?? '') : [],
    index: Math.max(...rests),
  };
}

/** The events that made a decision what it is. */
const indexesOf = (known: Known, decision: string): number[] =>
  known
    .all('DecisionRecorded', 'DecisionCorrected', 'DecisionAnnulled')
    .filter((e) => e.data.decision === decision)
    .map((e) => e.index);
