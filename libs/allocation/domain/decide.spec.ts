import { type Decided, type Decider, isRefusal, type Refusal } from '#kernel';
import { command, given } from '#kernel/testing';
import type { AccountsCommand, AllocationCommand } from './commands.ts';
import { accountingYearOfCommand, decideAccounts, decideAllocation, decideAllocationEffect } from './decide.ts';
import type { AccountsEvent, AllocationEvent } from './events.ts';
import * as refusals from './refusals.ts';
import {
  type AllocationState,
  type CostLine,
  evolveAccounts,
  evolveAllocation,
  noAccounts,
  noAllocation,
} from './state.ts';

const register = { municipalities: ['1865', '1857'] };
const allocation: Decider<AllocationState, AllocationCommand, AllocationEvent> = {
  initial: noAllocation,
  decide: (asked, state) => decideAllocation(asked, state, register),
  evolve: evolveAllocation,
};
const when = (...history: Decided<AllocationEvent>[]) => {
  const { when } = given(allocation, expect)(...history);
  return (type: AllocationCommand['type'], data: object) => when(command(type, data) as AllocationCommand);
};

const key = { key: 'K', name: 'Flat', components: [{ basis: 'EQUAL' as const, weight: '1' }] };
const defined = { type: 'KeyDefined', data: key } as const;
const registered = { type: 'ServiceRegistered', data: { service: 'S', kind: 'SYSTEM', name: 'System' } } as const;
const transferred = { type: 'EmploymentTransferred', data: { transfer: 'T', origin: '1857' } } as const;
const stranger = refusals.municipalityUnknown({ municipality: '1856', known: '1857, 1865' });

describe('keys and figures', () => {
  it('a key is defined once, and must be well formed', () => {
    when()('DefineKey', key).gives(defined);
    when(defined)('DefineKey', key).isRefused(refusals.alreadyInBook({ what: 'KeyDefined', id: 'K' }));
    when()('DefineKey', { ...key, components: [{ basis: 'EQUAL', weight: '0.9' }] }).isRefused(
      refusals.weightsMustSumToOne({ key: 'K', sum: '9/10' }),
    );
  });

  it('a population is valid from its reference date, may hold strangers, and may come again', () => {
    const figures = { 1865: 9871, 1856: 458 };
    const asked = { referenceDate: '2025-01-01', figures, table: '07459', source: 'SSB' };
    const accepted = {
      type: 'PopulationAccepted',
      data: { ...asked, updated: null, fileSha256: null },
      validFrom: '2025-01-01',
    } as const;
    when()('AcceptPopulation', asked).gives(accepted);
    when(accepted)('AcceptPopulation', asked).gives(accepted);
  });

  it('usage and historic cost are of participants only', () => {
    when()('RecordUsage', { metric: 'users', figures: { 1865: 5, 1856: 1 } }).isRefused(stranger);
    when()('RecordHistoricCost', { municipality: '1856', year: 2021, amount: '100' }).isRefused(stranger);
    const usage = { metric: 'users', figures: { 1865: 5 } };
    when()('RecordUsage', usage).gives({ type: 'UsageRecorded', data: usage });
    const own = { municipality: '1857', year: 2021, amount: '100' };
    when()('RecordHistoricCost', own).gives({ type: 'HistoricCostRecorded', data: own });
  });
});

describe('services and transfers', () => {
  it('are registered once', () => {
    when(registered)('RegisterService', registered.data).isRefused(
      refusals.alreadyInBook({ what: 'ServiceRegistered', id: 'S' }),
    );
    when(transferred)('RecordTransfer', transferred.data).isRefused(
      refusals.alreadyInBook({ what: 'EmploymentTransferred', id: 'T' }),
    );
  });

  it.each([
    ['JoinService', 'ServiceJoined'],
    ['LeaveService', 'ServiceLeft'],
    ['AbstainFromService', 'ServiceAbstained'],
  ] as const)('%s is of a known service and a participant', (asked, event) => {
    const data = { service: 'S', municipality: '1857' };
    when(registered)(asked, data).gives({ type: event, data });
    when()(asked, data).isRefused(refusals.notInBook({ what: 'ServiceRegistered', id: 'S', known: '—' }));
    when(registered)(asked, { ...data, municipality: '1856' }).isRefused(stranger);
  });

  it('an employment that ends was transferred, from a participant', () => {
    when(transferred)('EndTransferredEmployment', { transfer: 'T' }).gives({
      type: 'TransferredEmploymentEnded',
      data: { transfer: 'T' },
    });
    when(transferred)('EndTransferredEmployment', { transfer: 'U' }).isRefused(
      refusals.notInBook({ what: 'EmploymentTransferred', id: 'U', known: 'T' }),
    );
    when()('RecordTransfer', { transfer: 'T', origin: '1856' }).isRefused(stranger);
  });
});

describe('what a decision can do to the allocation', () => {
  const fold = (...history: AllocationEvent[]) =>
    history.reduce(
      (state, event, index) =>
        evolveAllocation(state, {
          ...event,
          at: {
            index,
            id: `${index}`,
            decided: '2024-01-01',
            validFrom: '2024-01-01',
            recorded: '2024-01-01T12:00:00.000Z',
          },
        }),
      noAllocation,
    );
  const decided = (effect: object, ...history: AllocationEvent[]) =>
    decideAllocationEffect(effect as never, { id: 'D', municipality: '1865' }, fold(...history), register);
  const keyDecided: AllocationEvent = { type: 'KeyDecided', data: { key: 'K', decision: 'LR', effectiveFrom: null } };

  it.each([
    [
      'DECIDE_KEY',
      { key: 'K' },
      [defined],
      { type: 'KeyDecided', data: { key: 'K', decision: 'D', effectiveFrom: null } },
    ],
    [
      'RATIFY_KEY',
      { keyDecision: 'LR', effectiveFrom: '2025-01-01' },
      [keyDecided],
      {
        type: 'KeyRatified',
        data: { keyDecision: 'LR', municipality: '1865', decision: 'D', effectiveFrom: '2025-01-01' },
      },
    ],
    [
      'APPROVE_PROJECT',
      { service: 'S' },
      [registered],
      { type: 'ProjectApproved', data: { service: 'S', decision: 'D' } },
    ],
    [
      'AGREE_COST_SPLIT',
      { split: 'X', shares: { 1865: '1/2', 1857: '0.5' } },
      [],
      { type: 'CostSplitAgreed', data: { split: 'X', shares: { 1865: '1/2', 1857: '0.5' }, decision: 'D' } },
    ],
    [
      'FIX_HOST_EXTRA',
      { year: 2022, amount: '5' },
      [],
      { type: 'HostExtraFixed', data: { year: 2022, amount: '5', decision: 'D' } },
    ],
    [
      'RECHARGE_PENSION',
      { municipality: '1857' },
      [],
      { type: 'PensionRechargeDecided', data: { municipality: '1857', decision: 'D' } },
    ],
    [
      'DETERMINE_ALLOCATION',
      { determination: 'I', method: 'KEYED_ALL' },
      [],
      { type: 'AllocationDetermined', data: { determination: 'I', method: 'KEYED_ALL', decision: 'D' } },
    ],
    [
      'SET_SERVICE_LEAVE_DATE',
      { service: 'S', municipality: '1857', from: '2025-07-01' },
      [registered],
      {
        type: 'ServiceLeaveDateSet',
        data: { service: 'S', municipality: '1857', from: '2025-07-01', decision: 'D' },
        validFrom: '2025-07-01',
      },
    ],
  ] as const)('%s', (kind, effect, history, event) => {
    expect(decided({ kind, ...effect }, ...history)).toEqual([event]);
  });

  it.each([
    [
      'a key that is not in the book',
      { kind: 'DECIDE_KEY', key: 'L' },
      [defined],
      { what: 'KeyDefined', id: 'L', known: 'K' },
    ],
    [
      'a key decision that is not',
      { kind: 'RATIFY_KEY', keyDecision: 'LR' },
      [],
      { what: 'KeyDecided', id: 'LR', known: '—' },
    ],
    [
      'a project that is not',
      { kind: 'APPROVE_PROJECT', service: 'P' },
      [registered],
      { what: 'ServiceRegistered', id: 'P', known: 'S' },
    ],
    [
      'a service that is not',
      { kind: 'SET_SERVICE_LEAVE_DATE', service: 'P', municipality: '1857', from: '2025-07-01' },
      [],
      { what: 'ServiceRegistered', id: 'P', known: '—' },
    ],
  ] as const)('%s is refused', (_, effect, history, missing) => {
    expect(decided(effect, ...history)).toEqual(refusals.notInBook(missing));
  });

  it.each([
    [{ kind: 'RECHARGE_PENSION', municipality: '1856' }],
    [{ kind: 'AGREE_COST_SPLIT', split: 'X', shares: { 1856: '1' } }],
    [{ kind: 'SET_SERVICE_LEAVE_DATE', service: 'S', municipality: '1856', from: '2025-07-01' }],
  ])('%j names a stranger, and is refused', (effect) => {
    expect(decided(effect, registered)).toEqual(stranger);
  });

  it('a split and a determination are agreed once; the next has its own id', () => {
    const split: AllocationEvent = {
      type: 'CostSplitAgreed',
      data: { split: 'X', shares: { 1865: '1' }, decision: 'A' },
    };
    expect(decided({ kind: 'AGREE_COST_SPLIT', split: 'X', shares: { 1865: '1' } }, split)).toEqual(
      refusals.alreadyInBook({ what: 'CostSplitAgreed', id: 'X' }),
    );
    const determined: AllocationEvent = {
      type: 'AllocationDetermined',
      data: { determination: 'I', method: 'KEYED_ALL', decision: 'A' },
    };
    expect(decided({ kind: 'DETERMINE_ALLOCATION', determination: 'I', method: 'KEYED_ALL' }, determined)).toEqual(
      refusals.alreadyInBook({ what: 'AllocationDetermined', id: 'I' }),
    );
  });
});

describe('cost lines', () => {
  const line: CostLine = {
    line: 'L-1',
    category: 'DRIFT',
    label: 'Lønn',
    amount: '100000',
    vat: { amount: '0', treatment: 'COMPENSATED' },
    bookedOn: '2025-03-31',
    service: { from: '2025-01', to: '2025-03' },
  };
  const state = [registered, transferred].reduce(
    (s, event, index) =>
      evolveAllocation(s, {
        ...event,
        at: {
          index,
          id: `${index}`,
          decided: '2024-01-01',
          validFrom: '2024-01-01',
          recorded: '2024-01-01T12:00:00.000Z',
        },
      }),
    noAllocation,
  );
  const accounts = {
    initial: noAccounts,
    decide: (asked: AccountsCommand, s: typeof noAccounts) => decideAccounts(asked, s, 2025, state, register),
    evolve: evolveAccounts,
  };
  const when = (...history: Decided<AccountsEvent>[]) => {
    const { when } = given(accounts, expect)(...history);
    return (type: AccountsCommand['type'], data: object) => when(command(type, data) as AccountsCommand);
  };
  const recorded = { type: 'CostLineRecorded', data: line, validFrom: '2025-01-01' } as const;

  it('are recorded once in a year, valid from the first month they serve', () => {
    when()('RecordCostLine', line).gives(recorded);
    when(recorded)('RecordCostLine', line).isRefused(refusals.alreadyInBook({ what: 'CostLineRecorded', id: 'L-1' }));
  });

  it.each([
    ['PROJECT', { evidence: 'B' }, 'sharedService'],
    ['PROJECT', { sharedService: 'S' }, 'evidence'],
    ['SHARED_SYSTEM', { evidence: 'B' }, 'sharedService'],
    ['SHARED_SYSTEM', { sharedService: 'S' }, 'evidence'],
    ['INDIVIDUAL_LICENCE', { evidence: 'B' }, 'distribution / municipality'],
    ['INDIVIDUAL_LICENCE', { municipality: '1865' }, 'evidence'],
    ['CLIENT_EQUIPMENT', {}, 'distribution / municipality'],
    ['OWN_MEASURE', {}, 'municipality'],
    ['SYSTEM_SWITCH', {}, 'split'],
    ['PENSION_TRANSFERRED', {}, 'pension'],
  ])('a line of %s with %j lacks %s (L-4.4-11)', (category, said, field) => {
    when()('RecordCostLine', { ...line, category, ...said }).isRefused(
      refusals.lineLacks({ line: 'L-1', category, field, clause: 'L-4.4-11' }),
    );
  });

  it.each([
    [
      'a service that is not in the book',
      { sharedService: 'P' },
      refusals.notInBook({ what: 'ServiceRegistered', id: 'P', known: 'S' }),
    ],
    [
      'a transfer that is not',
      { pension: { transfer: 'U', kind: 'PREMIUM' } },
      refusals.notInBook({ what: 'EmploymentTransferred', id: 'U', known: 'T' }),
    ],
    ['a stranger', { municipality: '1856' }, stranger],
    ['a stranger’s part', { distribution: { 1856: '100000' } }, stranger],
    [
      'months in the wrong order',
      { service: { from: '2025-03', to: '2025-02' } },
      refusals.serviceMonths({ line: 'L-1', from: '2025-03', to: '2025-02' }),
    ],
    [
      'a booking date that is not in the calendar',
      { bookedOn: '2025-02-29' },
      refusals.lineLacks({ line: 'L-1', category: 'DRIFT', field: 'bookedOn', clause: 'L-4.4-16' }),
    ],
    [
      'parts that do not sum',
      { distribution: { 1865: '1' } },
      refusals.distributionSum({ line: 'L-1', sum: '1', amount: '100000' }),
    ],
    [
      'parts of both signs',
      { distribution: { 1865: '100001', 1857: '-1' } },
      refusals.distributionSigns({ line: 'L-1' }),
    ],
  ] as [string, object, Refusal][])(
    'a line that names %s is refused, when recorded and when corrected',
    (_, said, refusal) => {
      when()('RecordCostLine', { ...line, ...said }).isRefused(refusal);
      when(recorded)('CorrectCostLine', { ground: 'Feil', line: { ...line, ...said } }).isRefused(refusal);
    },
  );

  it.each([
    ['as many months: those', { from: '2025-01', to: '2025-03' }, { from: '2025-01', until: '2025-03' }],
    ['fewer months: all that it served', { from: '2025-02', to: '2025-02' }, { from: '2025-01', until: '2025-03' }],
    ['later months: both', { from: '2025-06', to: '2025-08' }, { from: '2025-01', until: '2025-08' }],
    ['earlier months: both', { from: '2024-11', to: '2025-01' }, { from: '2024-11', until: '2025-03' }],
  ])('a correction to %s', (_, service, span) => {
    when(recorded)('CorrectCostLine', { ground: 'Feil', line: { ...line, service } }).gives({
      type: 'CostLineCorrected',
      data: { ...span, ground: 'Feil', line: { ...line, service } },
      validFrom: `${span.from}-01`,
    });
  });

  it('a second correction reaches as far as the line has ever served', () => {
    const moved = { ...line, service: { from: '2025-06', to: '2025-08' } };
    const corrected = {
      type: 'CostLineCorrected',
      data: { from: '2025-01', until: '2025-08', ground: 'Feil', line: moved },
    } as const;
    when(recorded, corrected)('CorrectCostLine', { ground: 'Likevel ikke', line }).gives({
      type: 'CostLineCorrected',
      data: { from: '2025-01', until: '2025-08', ground: 'Likevel ikke', line },
      validFrom: '2025-01-01',
    });
  });

  it('a correction of some months says which; its end is not before its start', () => {
    const some = { ground: 'Feil', line, from: '2025-03', until: '2025-02' };
    when(recorded)('CorrectCostLine', some).isRefused(
      refusals.serviceMonths({ line: 'L-1', from: '2025-03', to: '2025-02' }),
    );
    when(recorded)('CorrectCostLine', { ...some, until: '2025-03' }).gives({
      type: 'CostLineCorrected',
      data: { from: '2025-03', until: '2025-03', ground: 'Feil', line },
      validFrom: '2025-03-01',
    });
  });

  it('what is not in the year, or annulled, cannot be corrected or annulled', () => {
    const annulled = { type: 'CostLineAnnulled', data: { line: 'L-1', ground: 'Feil' } } as const;
    for (const [type, data] of [
      ['CorrectCostLine', { ground: 'Feil', line }],
      ['AnnulCostLine', { line: 'L-1', year: 2025, ground: 'Feil' }],
    ] as const) {
      when()(type, data).isRefused(refusals.lineUnknown({ line: 'L-1', year: 2025 }));
      when(recorded, annulled)(type, data).isRefused(refusals.lineAnnulled({ line: 'L-1' }));
    }
    when(recorded)('AnnulCostLine', { line: 'L-1', year: 2025, ground: 'Feil' }).gives({
      ...annulled,
      validFrom: '2025-01-01',
    });
    when(recorded, annulled)('RecordCostLine', line).isRefused(
      refusals.alreadyInBook({ what: 'CostLineRecorded', id: 'L-1' }),
    );
  });

  it('belong to the accounts of the year in which they are booked, not of the months they serve', () => {
    const booked = { ...line, bookedOn: '2026-01-10' };
    const years = [
      command('RecordCostLine', booked),
      command('CorrectCostLine', { ground: 'Feil', line: booked }),
      command('AnnulCostLine', { line: 'L-1', year: 2026, ground: 'Feil' }),
    ].map((asked) => accountingYearOfCommand(asked as AccountsCommand));
    expect(years).toEqual([2026, 2026, 2026]);
  });
});

describe('every refusal of a command', () => {
  it.each(Object.entries(refusals))('%s speaks three languages, and names what it is about', (_, refuse) => {
    const said = new Proxy({}, { get: (_, name) => `<${String(name)}>` });
    const refusal = (refuse as (p: object) => Refusal)(said);
    expect(isRefusal(refusal)).toBe(true);
    for (const text of Object.values(refusal.text)) expect(text).toMatch(/^.+<\w+>.+[.]$/s);
    expect(Object.keys(refusal.text)).toEqual(['nb', 'nn', 'en']);
    expect(new Set(Object.values(refusal.text)).size).toBe(3);
  });
});
