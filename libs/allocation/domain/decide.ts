import {
  type CivilDate,
  compare,
  type Decided,
  earlier,
  equals,
  formatRational,
  isRefusal,
  later,
  monthNumber,
  ONE,
  parseRational,
  type Refusal,
  sum,
  yearOf,
  ZERO,
} from '#kernel';
import type { AccountsCommand, AllocationCommand, AllocationEffect } from './commands.ts';
import type { AccountsEvent, AllocationEvent, CostFileEvent } from './events.ts';
import {
  accrualNotCorrected,
  accrualReleasedBefore,
  alreadyInBook,
  costFileTakenBefore,
  costLineInAnotherYear,
  lineAnnulled,
  lineUnknown,
  municipalityUnknown,
  notInBook,
  settlesIsKept,
  sharesMustSumToOne,
} from './refusals.ts';
import { type AccountsOf, notReleased, openAccrual } from './rules/accrual-is-open.ts';
import { keyIsWellFormed } from './rules/key-is-well-formed.ts';
import { lineIsComplete } from './rules/line-is-complete.ts';
import { chargeable } from './rules/line-portion.ts';
import { type AccountsState, type AllocationState, type CostLine, type LineName, nameOfLine } from './state.ts';

/** What the allocation must know of its cooperation to decide: who has ever been a participant. */
export interface Register {
  readonly municipalities: readonly string[];
}

type Answer<E extends AllocationEvent | AccountsEvent | CostFileEvent> = readonly Decided<E>[] | Refusal;

export function decideAllocation(
  command: AllocationCommand,
  state: AllocationState,
  register: Register,
): Answer<AllocationEvent> {
  switch (command.type) {
    case 'DefineKey': {
      if (state.keys.has(command.data.key)) return alreadyInBook({ what: 'KeyDefined', id: command.data.key });
      return keyIsWellFormed(command.data) ?? [{ type: 'KeyDefined', data: command.data }];
    }
    case 'AcceptPopulation': {
      const { updated = null, fileSha256 = null, ...rest } = command.data;
      return [{ type: 'PopulationAccepted', data: { ...rest, updated, fileSha256 }, validFrom: rest.referenceDate }];
    }
    case 'RecordUsage':
      return allKnown(Object.keys(command.data.figures), register) ?? [{ type: 'UsageRecorded', data: command.data }];
    case 'RecordHistoricCost':
      return allKnown([command.data.municipality], register) ?? [{ type: 'HistoricCostRecorded', data: command.data }];
    case 'RecordIndex':
      return [{ type: 'IndexRecorded', data: command.data }];
    case 'RegisterService':
      if (state.services.has(command.data.service))
        return alreadyInBook({ what: 'ServiceRegistered', id: command.data.service });
      return [{ type: 'ServiceRegistered', data: command.data }];
    case 'JoinService':
      return inService(command.data, state, register) ?? [{ type: 'ServiceJoined', data: command.data }];
    case 'LeaveService':
      return inService(command.data, state, register) ?? [{ type: 'ServiceLeft', data: command.data }];
    case 'AbstainFromService':
      return inService(command.data, state, register) ?? [{ type: 'ServiceAbstained', data: command.data }];
    case 'RecordTransfer':
      if (state.transfers.has(command.data.transfer))
        return alreadyInBook({ what: 'EmploymentTransferred', id: command.data.transfer });
      return allKnown([command.data.origin], register) ?? [{ type: 'EmploymentTransferred', data: command.data }];
    case 'EndTransferredEmployment':
      return (
        known('EmploymentTransferred', command.data.transfer, state.transfers) ?? [
          { type: 'TransferredEmploymentEnded', data: command.data },
        ]
      );
  }
}

/** The events a decision's effect gives rise to, in the same append as the decision. `municipality` is the council's. */
export function decideAllocationEffect(
  effect: AllocationEffect,
  decision: { readonly id: string; readonly municipality: string | null },
  state: AllocationState,
  register: Register,
): Answer<AllocationEvent> {
  switch (effect.kind) {
    case 'DECIDE_KEY': {
      const { key, effectiveFrom = null } = effect;
      return (
        known('KeyDefined', key, state.keys) ?? [
          { type: 'KeyDecided', data: { key, decision: decision.id, effectiveFrom } },
        ]
      );
    }
    case 'RATIFY_KEY': {
      const { keyDecision, effectiveFrom = null } = effect;
      const decided = state.keyDecisions.map((d) => d.decision);
      if (!decided.includes(keyDecision))
        return notInBook({ what: 'KeyDecided', id: keyDecision, known: decided.join(', ') || '—' });
      const municipality = decision.municipality ?? '';
      return (
        allKnown([municipality], register) ?? [
          { type: 'KeyRatified', data: { keyDecision, municipality, decision: decision.id, effectiveFrom } },
        ]
      );
    }
    case 'APPROVE_PROJECT':
      return (
        known('ServiceRegistered', effect.service, state.services) ?? [
          { type: 'ProjectApproved', data: { service: effect.service, decision: decision.id } },
        ]
      );
    case 'AGREE_COST_SPLIT': {
      const { split, shares } = effect;
      if (state.splits.has(split)) return alreadyInBook({ what: 'CostSplitAgreed', id: split });
      const parts = Object.values(shares).map((s) => parseRational(s) ?? ZERO);
      const total = sum(parts);
      if (!equals(total, ONE) || parts.some((p) => compare(p, ZERO) < 0))
        return sharesMustSumToOne({ split, sum: formatRational(total) });
      return (
        allKnown(Object.keys(shares), register) ?? [
          { type: 'CostSplitAgreed', data: { split, shares, decision: decision.id } },
        ]
      );
    }
    case 'FIX_HOST_EXTRA':
      return [{ type: 'HostExtraFixed', data: { year: effect.year, amount: effect.amount, decision: decision.id } }];
    case 'RECHARGE_PENSION': {
      const { municipality } = effect;
      return (
        allKnown([municipality], register) ?? [
          { type: 'PensionRechargeDecided', data: { municipality, decision: decision.id } },
        ]
      );
    }
    case 'DETERMINE_ALLOCATION': {
      const { determination, method } = effect;
      if (state.determinations.has(determination))
        return alreadyInBook({ what: 'AllocationDetermined', id: determination });
      return [{ type: 'AllocationDetermined', data: { determination, method, decision: decision.id } }];
    }
    case 'SET_SERVICE_LEAVE_DATE': {
      const { service, municipality, from } = effect;
      return (
        inService(effect, state, register) ?? [
          {
            type: 'ServiceLeaveDateSet',
            data: { service, municipality, from, decision: decision.id },
            validFrom: from,
          },
        ]
      );
    }
  }
}

/**
 * Decides inside one accounting year. `year` is the stream's; `others` are the accounts of the years that
 * `otherAccountingYears` names.
 */
export function decideAccounts(
  command: AccountsCommand,
  state: AccountsState,
  year: number,
  allocation: AllocationState,
  register: Register,
  others: ReadonlyMap<number, AccountsState> = new Map(),
): Answer<AccountsEvent | CostFileEvent> {
  const accounts: AccountsOf = { year, own: state, others };
  switch (command.type) {
    case 'RecordCostLine': {
      const line = command.data;
      const released = mayRecord(line, state, allocation, register) ?? releasedBy(line, accounts);
      if (isRefusal(released)) return released;
      return [{ type: 'CostLineRecorded', data: line, validFrom: startOf(line) }, ...released];
    }
    case 'ReleaseAccrual': {
      const { accrual: name, ground } = command.data;
      const accrual = openAccrual(name, accounts);
      if (isRefusal(accrual)) return accrual;
      return [released(name, accrual, command.decided, { ground })];
    }
    case 'TakeCostFile': {
      const { sha256, mapping, lines } = command.data;
      if (state.files.has(sha256)) return costFileTakenBefore({ sha256 });
      const seen = new Set<string>();
      const settled = new Map<string, string>();
      const recorded: Decided<AccountsEvent>[] = [];
      for (const line of lines) {
        if (yearOf(line.bookedOn) !== year)
          return costLineInAnotherYear({ line: line.line, bookedOn: line.bookedOn, year });
        if (seen.has(line.line)) return alreadyInBook({ what: 'CostLineRecorded', id: line.line });
        seen.add(line.line);
        const releases = mayRecord(line, state, allocation, register) ?? releasedBy(line, accounts);
        if (isRefusal(releases)) return releases;
        if (line.settles) {
          const by = settled.get(nameOfLine(line.settles));
          if (by !== undefined) return accrualReleasedBefore({ ...line.settles, books: year, by });
          settled.set(nameOfLine(line.settles), line.line);
        }
        const times = { decided: line.bookedOn, validFrom: startOf(line) };
        recorded.push({ type: 'CostLineRecorded', data: line, ...times }, ...releases);
      }
      const total = lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n).toString();
      return [{ type: 'CostFileTaken', data: { sha256, mapping, lines: lines.length, total } }, ...recorded];
    }
    case 'CorrectCostLine': {
      const { line, ground } = command.data;
      const before = state.lines.get(line.line);
      if (!before) return lineUnknown({ line: line.line, year });
      if (before.annulled) return lineAnnulled({ line: line.line });
      if (before.accrual || line.accrual) return accrualNotCorrected({ line: line.line });
      const [was, is] = [before.settles, line.settles].map((name) => name && nameOfLine(name));
      if (is !== undefined && is !== was) return settlesIsKept({ line: line.line, settles: was ?? '—' });
      const refused = lineFits(line, allocation, register);
      if (isRefusal(refused)) return refused;
      const { from = earlier(before.from, line.service.from), until = later(before.to, line.service.to) } =
        command.data;
      if (monthNumber(until) < monthNumber(from))
        return lineIsComplete({ ...line, service: { from, to: until } }) ?? [];
      return [{ type: 'CostLineCorrected', data: { from, until, ground, line }, validFrom: `${from}-01` }];
    }
    case 'AnnulCostLine': {
      const before = state.lines.get(command.data.line);
      if (!before) return lineUnknown({ line: command.data.line, year });
      if (before.annulled) return lineAnnulled({ line: command.data.line });
      const gone = before.accrual ? notReleased({ year, line: command.data.line }, accounts) : null;
      if (gone) return gone;
      return [
        {
          type: 'CostLineAnnulled',
          data: { line: command.data.line, ground: command.data.ground },
          validFrom: `${before.from}-01`,
        },
        ...(before.settles ? reopened(before.settles, command.data.line, state) : []),
      ];
    }
  }
}

/** What a cost releases besides being recorded: the accrual that stood in for it. */
function releasedBy(line: CostLine, accounts: AccountsOf): Answer<AccountsEvent> {
  if (!line.settles) return [];
  const accrual = openAccrual(line.settles, accounts);
  if (isRefusal(accrual)) return accrual;
  return [released(line.settles, accrual, line.bookedOn, { settledBy: line.line })];
}

function released(
  name: LineName,
  accrual: CostLine,
  bookedOn: CivilDate,
  why: { readonly settledBy: string } | { readonly ground: string },
): Decided<AccountsEvent> {
  const { category, service } = accrual;
  const amount = chargeable(accrual).toString();
  const data = { accrual: name, category, amount, service, bookedOn, ...why };
  return { type: 'AccrualReleased', data };
}

/** The line that released it was never valid: the estimate counts again. */
function reopened(accrual: LineName, settledBy: string, { released }: AccountsState): Decided<AccountsEvent>[] {
  const release = released.get(nameOfLine(accrual));
  if (release?.settledBy !== settledBy) return [];
  const { category, amount } = release;
  return [{ type: 'AccrualReopened', data: { accrual, category, amount, settledBy } }];
}

const startOf = (line: CostLine): CivilDate => `${line.service.from}-01`;

/** The accounting year whose stream a command of the accounts belongs to. */
export function accountingYearOfCommand(command: AccountsCommand): number {
  switch (command.type) {
    case 'RecordCostLine':
      return yearOf(command.data.bookedOn);
    case 'CorrectCostLine':
      return yearOf(command.data.line.bookedOn);
    case 'AnnulCostLine':
    case 'ReleaseAccrual':
    case 'TakeCostFile':
      return command.data.year;
  }
}

/** How many years back an accrual may be that a cost settles. */
const YEARS_BACK = 10;

/**
 * The other years whose accounts may speak of an accrual that the command is about: from the accrual’s own to that of today,
 * for what is told late of an earlier day may have been released since. Ascending.
 */
export function otherAccountingYears(command: AccountsCommand, today: CivilDate): number[] {
  const own = accountingYearOfCommand(command);
  const named = accrualsNamed(command);
  if (named.length === 0) return [];
  const first = Math.max(Math.min(...named), own - YEARS_BACK);
  const last = Math.max(own, yearOf(command.decided), yearOf(today));
  const all = Array.from({ length: Math.max(last - first + 1, 0) }, (_, n) => first + n);
  return all.filter((year) => year !== own);
}

/** The years of the accruals that a command releases, or may annul. */
function accrualsNamed(command: AccountsCommand): number[] {
  switch (command.type) {
    case 'RecordCostLine':
      return command.data.settles ? [command.data.settles.year] : [];
    case 'TakeCostFile':
      return command.data.lines.flatMap(({ settles }) => (settles ? [settles.year] : []));
    case 'ReleaseAccrual':
      return [command.data.accrual.year];
    case 'AnnulCostLine':
      return [command.data.year];
    default:
      return [];
  }
}

/** What stands in the way of a line that is new; null when nothing does. */
export const mayRecord = (
  line: CostLine,
  { lines }: AccountsState,
  allocation: AllocationState,
  register: Register,
): Refusal | null =>
  lines.has(line.line)
    ? alreadyInBook({ what: 'CostLineRecorded', id: line.line })
    : lineFits(line, allocation, register);

function lineFits(line: CostLine, state: AllocationState, register: Register): Refusal | null {
  const named = [
    ...(line.municipality === undefined ? [] : [line.municipality]),
    ...Object.keys(line.distribution ?? {}),
  ];
  return (
    lineIsComplete(line) ??
    allKnown(named, register) ??
    (line.sharedService === undefined ? null : known('ServiceRegistered', line.sharedService, state.services)) ??
    (line.pension === undefined ? null : known('EmploymentTransferred', line.pension.transfer, state.transfers))
  );
}

function inService(
  { service, municipality }: { service: string; municipality: string },
  state: AllocationState,
  register: Register,
): Refusal | null {
  return known('ServiceRegistered', service, state.services) ?? allKnown([municipality], register);
}

function known(what: string, id: string, map: { has(key: string): boolean; keys(): Iterable<string> }): Refusal | null {
  return map.has(id) ? null : notInBook({ what, id, known: [...map.keys()].sort().slice(0, 20).join(', ') || '—' });
}

function allKnown(municipalities: readonly string[], register: Register): Refusal | null {
  const stranger = municipalities.find((m) => !register.municipalities.includes(m));
  return stranger === undefined
    ? null
    : municipalityUnknown({ municipality: stranger || '—', known: [...register.municipalities].sort().join(', ') });
}
