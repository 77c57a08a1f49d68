import { Map as PersistentMap } from 'immutable';
import type { Static } from 'typebox';
import { type CivilDate, type CivilMonth, monthNumber, type Placed, type Timeline, Timelines } from '#kernel';
import type { AccountsEvent, AllocationEvent, CostFileEvent, CostLineSchema, LineNameSchema } from './events.ts';
import type { KeyDefinition } from './key.ts';

export type CostLine = Static<typeof CostLineSchema>;
export type LineName = Static<typeof LineNameSchema>;

/** What the book says of an accrual that counts no more. */
export type AccrualRelease = Extract<AccountsEvent, { type: 'AccrualReleased' }>['data'];

/** A line’s name in the whole book: the same id may be used again in another year. */
export const nameOfLine = ({ year, line }: LineName): string => `${year}/${line}`;

/** Something an event said, with the date from which it holds and its place in the book. */
export interface Said<T> {
  readonly value: T;
  readonly decided: CivilDate;
  readonly from: CivilDate;
  readonly source: number;
}

export interface KeyDecision {
  readonly key: string;
  readonly decision: string;
  readonly effectiveFrom: CivilDate | null;
  readonly source: number;
}
export interface KeyRatification {
  readonly keyDecision: string;
  readonly municipality: string;
  readonly decision: string;
  readonly effectiveFrom: CivilDate | null;
  readonly source: number;
}

export type Participation =
  | {
      readonly kind: 'JOINED' | 'LEFT' | 'ABSTAINED';
      readonly municipality: string;
      readonly on: CivilDate;
      readonly source: number;
    }
  | {
      readonly kind: 'LEAVE_DATE_SET';
      readonly municipality: string;
      readonly on: CivilDate;
      readonly decision: string;
      readonly source: number;
    };

export interface Service {
  readonly id: string;
  readonly kind: 'SYSTEM' | 'PROJECT';
  readonly name: string;
  readonly from: CivilDate;
  readonly source: number;
  readonly approvals: readonly { readonly decision: string; readonly source: number }[];
  readonly participation: readonly Participation[];
}

export interface Transfer {
  readonly origin: string;
  readonly from: CivilDate;
  readonly endedOn: CivilDate | null;
  readonly sources: readonly number[];
}

export interface AllocationState {
  readonly keys: PersistentMap<string, Said<KeyDefinition>>;
  readonly keyDecisions: readonly KeyDecision[];
  readonly ratifications: readonly KeyRatification[];
  readonly services: PersistentMap<string, Service>;
  readonly splits: PersistentMap<string, Said<{ shares: Readonly<Record<string, string>>; decision: string }>>;
  /** Everything said of a year, in the order of the book: which of it stands depends on the decisions. */
  readonly hostExtra: PersistentMap<number, readonly Said<{ amount: string; decision: string }>[]>;
  readonly recharges: readonly Said<{ municipality: string; decision: string }>[];
  readonly determinations: PersistentMap<string, Said<{ method: 'KEYED_ALL' | 'STAYS_WITH_HOST'; decision: string }>>;
  readonly transfers: PersistentMap<string, Transfer>;
  /** Metric → units per municipality over time. */
  readonly usage: PersistentMap<string, Timeline<{ readonly figures: Readonly<Record<string, number>> }>>;
}

export const noAllocation: AllocationState = {
  keys: PersistentMap(),
  keyDecisions: [],
  ratifications: [],
  services: PersistentMap(),
  splits: PersistentMap(),
  hostExtra: PersistentMap(),
  recharges: [],
  determinations: PersistentMap(),
  transfers: PersistentMap(),
  usage: PersistentMap(),
};

/** Folds an event; one that speaks of something unknown leaves the state as it is. */
export function evolveAllocation(state: AllocationState, event: Placed<AllocationEvent>): AllocationState {
  const { at } = event;
  const said = <T>(value: T): Said<T> => ({ value, decided: at.decided, from: at.validFrom, source: at.index });
  const inService = (id: string, change: (service: Service) => Service): AllocationState => {
    const service = state.services.get(id);
    return service ? { ...state, services: state.services.set(id, change(service)) } : state;
  };
  const takesPart = (id: string, participation: Participation): AllocationState =>
    inService(id, (s) => ({ ...s, participation: [...s.participation, participation] }));

  switch (event.type) {
    case 'KeyDefined':
      return { ...state, keys: state.keys.set(event.data.key, said(event.data)) };
    case 'KeyDecided':
      return { ...state, keyDecisions: [...state.keyDecisions, { ...event.data, source: at.index }] };
    case 'KeyRatified':
      return { ...state, ratifications: [...state.ratifications, { ...event.data, source: at.index }] };
    case 'ServiceRegistered': {
      const { service: id, kind, name } = event.data;
      const service: Service = {
        id,
        kind,
        name,
        from: at.validFrom,
        source: at.index,
        approvals: [],
        participation: [],
      };
      return { ...state, services: state.services.set(id, service) };
    }
    case 'ServiceJoined':
      return takesPart(event.data.service, {
        kind: 'JOINED',
        municipality: event.data.municipality,
        on: at.validFrom,
        source: at.index,
      });
    case 'ServiceLeft':
      return takesPart(event.data.service, {
        kind: 'LEFT',
        municipality: event.data.municipality,
        on: at.validFrom,
        source: at.index,
      });
    case 'ServiceAbstained':
      return takesPart(event.data.service, {
        kind: 'ABSTAINED',
        municipality: event.data.municipality,
        on: at.validFrom,
        source: at.index,
      });
    case 'ServiceLeaveDateSet': {
      const { municipality, from: on, decision } = event.data;
      return takesPart(event.data.service, { kind: 'LEAVE_DATE_SET', municipality, on, decision, source: at.index });
    }
    case 'ProjectApproved':
      return inService(event.data.service, (s) => ({
        ...s,
        approvals: [...s.approvals, { decision: event.data.decision, source: at.index }],
      }));
    case 'CostSplitAgreed':
      return { ...state, splits: state.splits.set(event.data.split, said(event.data)) };
    case 'HostExtraFixed':
      return {
        ...state,
        hostExtra: state.hostExtra.update(event.data.year, [], (all) => [...all, said(event.data)]),
      };
    case 'PensionRechargeDecided':
      return { ...state, recharges: [...state.recharges, said(event.data)] };
    case 'AllocationDetermined':
      return { ...state, determinations: state.determinations.set(event.data.determination, said(event.data)) };
    case 'UsageRecorded': {
      const { metric, figures } = event.data;
      const known = state.usage.get(metric) ?? [];
      const segment = { from: at.validFrom, value: { figures }, sources: [at.index] };
      return { ...state, usage: state.usage.set(metric, Timelines.begin(known, segment)) };
    }
    case 'EmploymentTransferred': {
      const transfer: Transfer = { origin: event.data.origin, from: at.validFrom, endedOn: null, sources: [at.index] };
      return { ...state, transfers: state.transfers.set(event.data.transfer, transfer) };
    }
    case 'TransferredEmploymentEnded': {
      const known = state.transfers.get(event.data.transfer);
      if (!known) return state;
      const ended: Transfer = { ...known, endedOn: at.validFrom, sources: [...known.sources, at.index] };
      return { ...state, transfers: state.transfers.set(event.data.transfer, ended) };
    }
    default:
      return state;
  }
}

/** The months a cost line has ever said it serves, and whether it still stands. */
export interface KnownLine {
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly annulled: boolean;
  /** The events that speak of it. */
  readonly sources: readonly number[];
  /** Of an accrual: what it says, which is never corrected. */
  readonly accrual?: CostLine;
  /** The accrual that it released. */
  readonly settles?: LineName;
}

/** The folded state of one accounting year: which lines it has. What they say is read from the projection. */
export interface AccountsState {
  readonly lines: PersistentMap<string, KnownLine>;
  /** Hashes of files of cost lines. */
  readonly files: PersistentMap<string, number>;
  /** Accruals of this year and earlier ones that were released in the books of this year, by name. */
  readonly released: PersistentMap<string, AccrualRelease>;
}

export const noAccounts: AccountsState = { lines: PersistentMap(), files: PersistentMap(), released: PersistentMap() };

export function evolveAccounts(state: AccountsState, event: Placed<AccountsEvent | CostFileEvent>): AccountsState {
  const { index } = event.at;
  switch (event.type) {
    case 'CostLineRecorded': {
      const { line, service, accrual, settles } = event.data;
      const recorded: KnownLine = {
        ...{ from: service.from, to: service.to, annulled: false, sources: [index] },
        ...(accrual && { accrual: event.data }),
        ...(settles && { settles }),
      };
      return { ...state, lines: state.lines.set(line, recorded) };
    }
    case 'CostLineCorrected': {
      const { line, service } = event.data.line;
      const known = state.lines.get(line);
      if (!known) return state;
      const from = monthNumber(service.from) < monthNumber(known.from) ? service.from : known.from;
      const to = monthNumber(service.to) > monthNumber(known.to) ? service.to : known.to;
      const corrected: KnownLine = { ...known, from, to, annulled: false, sources: [...known.sources, index] };
      return { ...state, lines: state.lines.set(line, corrected) };
    }
    case 'CostLineAnnulled': {
      const known = state.lines.get(event.data.line);
      if (!known) return state;
      const annulled: KnownLine = { ...known, annulled: true, sources: [...known.sources, index] };
      return { ...state, lines: state.lines.set(event.data.line, annulled) };
    }
    case 'AccrualReleased': {
      return { ...state, released: state.released.set(nameOfLine(event.data.accrual), event.data) };
    }
    case 'AccrualReopened':
      return { ...state, released: state.released.delete(nameOfLine(event.data.accrual)) };
    case 'CostFileTaken':
      return { ...state, files: state.files.set(event.data.sha256, index) };
    default:
      return state;
  }
}
