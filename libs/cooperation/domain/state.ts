import { Map as PersistentMap } from 'immutable';
import type { Static } from 'typebox';
import { type AllocationState, noAllocation } from '#allocation';
import { type BudgetState, noBudget } from '#budget';
import { type ControlState, noControl } from '#control';
import { type DeliveryState, noDelivery } from '#delivery';
import { type GovernanceState, noGovernance } from '#governance';
import { type BillingState, noBilling } from '#invoicing';
import { addDays, type CivilDate, canonicalJson, type Placed, type Segment, type Timeline, Timelines } from '#kernel';
import { type CostMappings, noCostMappings } from './cost-mappings/cost-mappings.ts';
import { type DefaultReadings, noDefaultReadings } from './default-readings/default-readings.ts';
import { type Erasures, noErasures } from './erasures/erasures.ts';
import type { ClauseSchema, FORMS, RegisterEvent } from './events.ts';
import { noRecords, type Records } from './restating/records.ts';
import type { Terms } from './terms.ts';

/** A part of the terms (`key`, `categories.DRIFT`, …) → the index of the event that gave it. */
export type Origins = Readonly<Record<string, number>>;

/** Text and terms of a version as they hold; a correction replaces them for a time. */
export interface AgreementContent {
  /** Which event said each part of the terms last: a correction that repeats a part leaves its origin as it was. */
  readonly origins: Origins;
  readonly clauses: readonly Static<typeof ClauseSchema>[];
  readonly terms: Terms;
  /** The correction that made it so; null: as proposed. */
  readonly correction: AgreementCorrection | null;
}

export interface AgreementCorrection {
  readonly ground: string;
  readonly authority: string;
  readonly correctedOn: CivilDate;
  readonly source: number;
}

export interface AgreementVersion {
  readonly id: string;
  readonly title: string;
  /** The version it proposes to change. */
  readonly amends: string | null;
  readonly by: string | null;
  /** The demand that it answers. */
  readonly answers: string | null;
  /** The whole text before any correction. */
  readonly asProposed: readonly Static<typeof ClauseSchema>[];
  readonly proposedOn: CivilDate;
  readonly content: Timeline<AgreementContent>;
  readonly source: number;
}

export interface Approval {
  readonly version: string;
  readonly municipality: string;
  readonly decision: string;
  readonly termsFrom: CivilDate | null;
  readonly amendments: readonly string[];
  readonly printed: readonly Static<typeof ClauseSchema>[];
  readonly source: number;
}

/** A participant’s demand that the agreement be changed. */
export interface ChangeDemand {
  readonly demand: string;
  readonly municipality: string;
  readonly matter: string;
  readonly clauses: readonly string[];
  readonly demandedOn: CivilDate;
  readonly source: number;
}

export interface Membership {
  readonly name: string;
  readonly organisationNumber: string;
}
/** A membership over time. */
export interface Stay extends Membership {
  /** The events that it began with; what ended it concerns the days near its end only. */
  readonly entered: readonly number[];
}

/** An entry, or an exit (null), as recorded. */
export interface MembershipChange {
  readonly on: CivilDate;
  readonly membership: Membership | null;
  readonly source: number;
  /** Further events that it rests on. */
  readonly also?: readonly number[];
}

/** That one council approved that a municipality joins. */
export interface AdmissionApproval {
  readonly newcomer: Membership & { readonly municipality: string };
  readonly from: CivilDate;
  /** Whose council. */
  readonly municipality: string;
  readonly decision: string;
  readonly source: number;
}

export type DissolutionApproval = Omit<AdmissionApproval, 'newcomer'>;

/** How far all councils that must decide on the same have come. */
export interface Unanimity {
  /** First day on which what they decided holds; null while somebody is missing. */
  readonly on: CivilDate | null;
  /** The earliest day that a council named, the latest of those. */
  readonly from: CivilDate;
  readonly since: CivilDate;
  readonly approvedBy: readonly {
    readonly municipality: string;
    readonly decision: string;
    readonly decidedOn: CivilDate;
  }[];
  readonly missing: readonly string[];
  readonly sources: readonly number[];
}
export type Admission = Unanimity & { readonly newcomer: AdmissionApproval['newcomer'] };
export type Dissolution = Unanimity;

/** That a notice is taken back; `alone`: that it was before all agreed to it. */
export interface TakenBack {
  readonly on: CivilDate;
  readonly agreed: boolean;
  readonly source: number;
  readonly alone?: { readonly on: CivilDate; readonly source: number };
}

/** A notice of withdrawal, as received. */
export interface WithdrawalNotice {
  readonly notice: string;
  readonly municipality: string;
  readonly receivedOn: CivilDate;
  readonly form: 'WRITTEN' | 'ORAL';
  readonly sentOn: CivilDate | null;
  readonly decision: string | null;
  /** Last day as participant; null: it has no effect. */
  readonly lastDay: CivilDate | null;
  readonly clause: string;
  /** Where the agreement says what who leaves receives or pays; left out: it does not say. */
  readonly release?: string;
  readonly takenBack: TakenBack | null;
  readonly source: number;
}

export interface Succession {
  readonly successor: string;
  readonly predecessors: readonly string[];
  readonly on: CivilDate;
  readonly source: number;
}

export interface Register {
  readonly established: {
    readonly name: string;
    readonly form: (typeof FORMS)[number];
    readonly from: CivilDate;
    readonly source: number;
  } | null;
  /** Municipality number → when it takes part. */
  readonly memberships: PersistentMap<string, Timeline<Stay>>;
  /** What the memberships follow from: what is learnt late has its place by its date. */
  readonly membershipChanges: PersistentMap<string, readonly MembershipChange[]>;
  readonly notices: readonly WithdrawalNotice[];
  readonly successions: readonly Succession[];
  readonly host: Timeline<string>;
  /** In the order in which they were proposed. */
  readonly versions: readonly AgreementVersion[];
  readonly recommendations: readonly { readonly version: string; readonly decision: string; readonly source: number }[];
  readonly approvals: readonly Approval[];
  readonly attestations: readonly { readonly version: string; readonly from: CivilDate; readonly source: number }[];
  readonly demands: readonly ChangeDemand[];
  readonly declined: readonly { readonly demand: string; readonly decision: string; readonly source: number }[];
  /** Recorded as such, without the councils’ decisions. */
  readonly admitted: readonly { readonly municipality: string; readonly from: CivilDate; readonly source: number }[];
  readonly admissionApprovals: readonly AdmissionApproval[];
  readonly dissolutionApprovals: readonly DissolutionApproval[];
  /** What the councils’ decisions amount to; the memberships follow them. */
  readonly admissions: readonly Admission[];
  readonly dissolution: Dissolution | null;
}

/** Everything one cooperation’s stream says, folded: a slice per module. */
export interface CooperationState {
  readonly register: Register;
  readonly governance: GovernanceState;
  readonly allocation: AllocationState;
  readonly budget: BudgetState;
  readonly control: ControlState;
  readonly delivery: DeliveryState;
  readonly erasures: Erasures;
  readonly records: Records;
  readonly billing: BillingState;
  readonly costMappings: CostMappings;
  readonly defaultReadings: DefaultReadings;
}

export const noRegister: Register = {
  established: null,
  memberships: PersistentMap(),
  membershipChanges: PersistentMap(),
  notices: [],
  successions: [],
  host: [],
  versions: [],
  recommendations: [],
  approvals: [],
  attestations: [],
  demands: [],
  declined: [],
  admitted: [],
  admissionApprovals: [],
  dissolutionApprovals: [],
  admissions: [],
  dissolution: null,
};

export const noCooperation: CooperationState = {
  register: noRegister,
  governance: noGovernance,
  allocation: noAllocation,
  budget: noBudget,
  control: noControl,
  delivery: noDelivery,
  erasures: noErasures,
  records: noRecords,
  billing: noBilling,
  costMappings: noCostMappings,
  defaultReadings: noDefaultReadings,
};

/** The first day of all: what a version says holds for whatever time it comes to apply to. */
const ALWAYS: CivilDate = '1900-01-01';

/** Folds an event; one that speaks of something unknown leaves the state as it is. */
export function evolveRegister(state: Register, event: Placed<RegisterEvent>): Register {
  const { at } = event;
  const segment = <T>(from: CivilDate, value: T, to: CivilDate | null = null): Segment<T> => ({
    from,
    to,
    value,
    sources: [at.index],
  });
  switch (event.type) {
    case 'CooperationEstablished': {
      const { name, form, host, participants } = event.data;
      let register: Register = {
        ...state,
        established: { name, form, from: at.validFrom, source: at.index },
        host: [segment(at.validFrom, host)],
      };
      for (const { municipality, ...membership } of participants)
        register = changed(register, municipality, { on: at.validFrom, membership, source: at.index });
      return register;
    }
    case 'ParticipantAdmitted': {
      const { municipality, ...membership } = event.data;
      const admitted = [...state.admitted, { municipality, from: at.validFrom, source: at.index }];
      return changed({ ...state, admitted }, municipality, { on: at.validFrom, membership, source: at.index });
    }
    case 'ParticipationEnded':
      return changed(state, event.data.municipality, { on: at.validFrom, membership: null, source: at.index });
    case 'WithdrawalNoticeReceived': {
      const { municipality, lastDay } = event.data;
      const notice = { ...event.data, receivedOn: at.decided, takenBack: null, source: at.index };
      const noted = { ...state, notices: [...state.notices, notice] };
      if (lastDay === null) return noted;
      return changed(noted, municipality, { on: addDays(lastDay, 1), membership: null, source: at.index });
    }
    case 'WithdrawalNoticeWithdrawn': {
      const { notice: id, agreed } = event.data;
      const notice = state.notices.find((n) => n.notice === id);
      const alone = notice?.takenBack && { on: notice.takenBack.on, source: notice.takenBack.source };
      const takenBack: TakenBack = { on: at.decided, agreed, source: at.index, ...(alone && { alone }) };
      const notices = state.notices.map((n) => (n.notice === id ? { ...n, takenBack } : n));
      const noted = { ...state, notices };
      return notice && agreed ? goesOn(noted, notice.municipality, notice.source, at.index) : noted;
    }
    case 'MunicipalitiesMerged': {
      const { successor, predecessors } = event.data;
      const { municipality, ...membership } = successor;
      const on = at.validFrom;
      let register: Register = {
        ...state,
        successions: [...state.successions, { successor: municipality, predecessors, on, source: at.index }],
      };
      for (const p of predecessors) register = changed(register, p, { on, membership: null, source: at.index });
      register = changed(register, municipality, { on, membership, source: at.index });
      const host = Timelines.at(state.host, on);
      if (!host || !predecessors.includes(host.value)) return register;
      const taken = { from: on, value: municipality, sources: [at.index] };
      return { ...register, host: Timelines.begin(state.host, taken) };
    }
    case 'HostChanged': {
      const { host } = event.data;
      return { ...state, host: Timelines.begin(state.host, { from: at.validFrom, value: host, sources: [at.index] }) };
    }
    case 'AgreementProposed': {
      const { version: id, title, clauses, terms, amends = null, by = null, answers = null } = event.data;
      const content = { clauses, terms, origins: originsOf(terms, at.index, null), correction: null };
      const version: AgreementVersion = {
        id,
        title,
        amends,
        by,
        answers,
        asProposed: clauses,
        proposedOn: at.decided,
        content: [segment(ALWAYS, content)],
        source: at.index,
      };
      return { ...state, versions: [...state.versions.filter((v) => v.id !== id), version] };
    }
    case 'AgreementRecommended':
      return { ...state, recommendations: [...state.recommendations, { ...event.data, source: at.index }] };
    case 'AgreementApproved': {
      const { amendments = [], printed = [], ...approval } = event.data;
      return { ...state, approvals: [...state.approvals, { ...approval, amendments, printed, source: at.index }] };
    }
    case 'AgreementInForceAttested':
      return {
        ...state,
        attestations: [...state.attestations, { version: event.data.version, from: at.validFrom, source: at.index }],
      };
    case 'AgreementCorrected': {
      const { version, clauses, terms, until, ground, authority } = event.data;
      const correction = { ground, authority, correctedOn: at.decided, source: at.index };
      return {
        ...state,
        versions: state.versions.map((v) => {
          if (v.id !== version) return v;
          const earlier = Timelines.at(v.content, at.validFrom)?.value ?? null;
          const kept = earlier?.clauses.filter((c) => !clauses.some((n) => n.clause === c.clause)) ?? [];
          const origins = originsOf(terms, at.index, earlier);
          return {
            ...v,
            content: Timelines.assign(
              v.content,
              segment(at.validFrom, { clauses: [...kept, ...clauses], terms, origins, correction }, until),
            ),
          };
        }),
      };
    }
    case 'ChangeDemanded': {
      const { clauses = [], ...demand } = event.data;
      return {
        ...state,
        demands: [...state.demands, { ...demand, clauses, demandedOn: at.decided, source: at.index }],
      };
    }
    case 'ChangeDeclined': {
      const { demand, decision } = event.data;
      return { ...state, declined: [...state.declined, { demand, decision, source: at.index }] };
    }
    case 'AdmissionApproved':
      return { ...state, admissionApprovals: [...state.admissionApprovals, { ...event.data, source: at.index }] };
    case 'DissolutionAgreed':
      return { ...state, dissolutionApprovals: [...state.dissolutionApprovals, { ...event.data, source: at.index }] };
    default:
      return state;
  }
}

function changed(state: Register, municipality: string, change: MembershipChange): Register {
  const changes = [...(state.membershipChanges.get(municipality) ?? []), change];
  return {
    ...state,
    membershipChanges: state.membershipChanges.set(municipality, changes),
    memberships: state.memberships.set(municipality, membershipOver(changes)),
  };
}

/** An exit that is taken back: from its day on the participation goes on, because of what took it back. */
function goesOn(state: Register, municipality: string, exit: number, source: number): Register {
  const changes = state.membershipChanges.get(municipality) ?? [];
  const held = (on: CivilDate) => Timelines.at(state.memberships.get(municipality) ?? [], addDays(on, -1))?.value;
  const replaced = changes.map((c) => (c.source === exit ? { on: c.on, membership: held(c.on) ?? null, source } : c));
  return {
    ...state,
    membershipChanges: state.membershipChanges.set(municipality, replaced),
    memberships: state.memberships.set(municipality, membershipOver(replaced)),
  };
}

/** Entries and exits in the order of their dates; of the same date, the one recorded last holds. */
export function membershipOver(changes: readonly MembershipChange[]): Timeline<Stay> {
  const ordered = [...changes].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.source - b.source));
  const timeline: Segment<Stay>[] = [];
  for (const { on, membership, source, also = [] } of ordered) {
    const open = timeline.at(-1)?.to === null ? timeline.pop() : undefined;
    // The segment that an exit ends rests on the exit too.
    if (open && open.from < on)
      timeline.push({ ...open, to: on, sources: membership ? open.sources : [...open.sources, ...also, source] });
    const entered = [...also, source];
    if (membership) timeline.push({ from: on, to: null, value: { ...membership, entered }, sources: entered });
  }
  return timeline;
}

/** Where each part of the terms comes from: from the event itself, unless it repeats what held before. */
function originsOf(terms: Terms, index: number, earlier: AgreementContent | null): Origins {
  const before = earlier ? partsOf(earlier.terms) : new Map<string, string>();
  const origins: Record<string, number> = {};
  for (const [part, text] of partsOf(terms))
    origins[part] = (before.get(part) === text ? earlier?.origins[part] : undefined) ?? index;
  return origins;
}

function partsOf({ categories, ...rest }: Terms): Map<string, string> {
  const parts = new Map(Object.entries(rest).map(([part, value]) => [part, canonicalJson(value)]));
  for (const [category, value] of Object.entries(categories)) parts.set(`categories.${category}`, canonicalJson(value));
  return parts;
}
