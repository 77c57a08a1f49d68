import type { Allocation } from '#allocation';
import { isRefusal, kroner, type Refusal } from '#kernel';
import {
  answered,
  book,
  bookOfLofoten,
  cost,
  council,
  decide,
  FIVE,
  FLAKSTAD,
  MOSKENES,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

const YEAR = ['2025-01', '2025-12'] as const;

/** A book in which everything is decided properly, and most things are shared in some way. */
function fullBook(): Miniature {
  const it = bookOfLofoten({ population: [2024, 2025] });
  const when = { decided: '2024-10-01' };
  it.record(
    'ProposeAgreement',
    { version: 'AV-2024', title: 'Avtalen', clauses: [], terms: TERMS_2024 },
    { decided: '2024-09-01' },
  );
  for (const m of FIVE)
    decide(it, `KS-${m}`, council(m), { kind: 'APPROVE_AGREEMENT', version: 'AV-2024' }, '2024-10-30');
  for (const service of ['gis', 'arkiv'] as const)
    it.record('RegisterService', { service, kind: service === 'gis' ? 'SYSTEM' : 'PROJECT', name: service }, when);
  for (const m of [VAAGAN, VESTVAAGOEY]) it.record('JoinService', { service: 'gis', municipality: m }, when);
  for (const m of [FLAKSTAD, MOSKENES]) it.record('JoinService', { service: 'arkiv', municipality: m }, when);
  it.record('AbstainFromService', { service: 'gis', municipality: VAEROEY }, when);
  it.record('LeaveService', { service: 'gis', municipality: VESTVAAGOEY }, { decided: '2025-03-01' });
  it.record('RecordTransfer', { transfer: 'T-1', origin: FLAKSTAD }, when);
  it.record('RecordTransfer', { transfer: 'T-2', origin: MOSKENES }, when);
  it.record('EndTransferredEmployment', { transfer: 'T-2' }, { decided: '2025-05-31' });
  const board = (id: string, effect: Parameters<typeof decide>[3]) =>
    decide(it, id, 'driftsstyret', effect, '2024-11-15');
  board('DS-1', { kind: 'APPROVE_PROJECT', service: 'arkiv' });
  board('DS-2', { kind: 'RECHARGE_PENSION', municipality: FLAKSTAD });
  board('DS-3', { kind: 'AGREE_COST_SPLIT', split: 'erp', shares: { [VAEROEY]: '2/3', [VAAGAN]: '1/3' } });
  board('DS-4', { kind: 'DETERMINE_ALLOCATION', determination: 'I-1', method: 'KEYED_ALL' });
  board('DS-5', { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-09', option: 'RENORMALISE' });
  board('DS-6', { kind: 'SET_SERVICE_LEAVE_DATE', service: 'gis', municipality: VESTVAAGOEY, from: '2025-07-01' });
  const lines: Parameters<typeof cost>[] = [
    ['DRIFT', '1234567.89', {}],
    ['SHARED_SYSTEM', '100000.01', { sharedService: 'gis', evidence: 'B' }],
    ['PROJECT', '200000.03', { sharedService: 'arkiv', evidence: 'B' }],
    ['INDIVIDUAL_LICENCE', '3000', { evidence: 'B', distribution: { [VAAGAN]: '200000', [VAEROEY]: '100000' } }],
    ['OWN_MEASURE', '4000', { municipality: FLAKSTAD }],
    ['SYSTEM_SWITCH', '5000', { split: 'erp' }],
    ['PENSION_TRANSFERRED', '6000', { pension: { transfer: 'T-1', kind: 'PREMIUM' } }],
    ['PENSION_TRANSFERRED', '7000', { pension: { transfer: 'T-2', kind: 'PREMIUM' } }],
    ['INVESTMENT', '8000', { determination: 'I-1' }],
    ['INVESTMENT', '9000', {}],
    ['PREMISES_LOCAL', '10000', {}],
  ];
  for (const [n, [category, kr, said]] of lines.entries()) book(it, cost(category, kr, { ...said, line: `L-${n}` }));
  return it;
}

/** What an answer says in figures. */
const figures = (answer: Allocation | Refusal): unknown =>
  isRefusal(answer)
    ? answer.code
    : {
        pools: answer.pools.map((p) => [p.category, p.shares.map((s) => [s.municipality, kroner(s.amount)])]),
        left: [...answer.held, ...answer.excluded].map((u) => [u.name, u.reason, kroner(u.amount)]),
      };

describe('every figure rests on the events it names', () => {
  const full = fullBook();
  const answer = answered(full.allocation(...YEAR));

  it('everything is shared, held or left out, each in its way', () => {
    expect(new Set(answer.pools.map((p) => p.category))).toEqual(
      new Set([
        'DRIFT',
        'SHARED_SYSTEM',
        'PROJECT',
        'INDIVIDUAL_LICENCE',
        'OWN_MEASURE',
        'SYSTEM_SWITCH',
        'PENSION_TRANSFERRED',
        'PENSION_FORMER',
        'INVESTMENT',
      ]),
    );
    expect(answer.held.map((h) => h.reason)).toEqual(['NOT_DETERMINED']);
    expect(answer.excluded.map((h) => h.reason).sort()).toEqual(['EXCLUDED_BY_AGREEMENT', 'PENSION_NOT_RECHARGED']);
  });

  it.each(answer.pools.map((p) => [p.id, p] as const))(
    '%s: without any one of them the answer is another',
    (_, pool) => {
      const idle = pool.sources.filter(
        (index) => JSON.stringify(figures(full.allocationWithout(index, ...YEAR))) === JSON.stringify(figures(answer)),
      );
      expect(idle.map((index) => [index, full.events[index]?.type, full.events[index]?.data])).toEqual([]);
    },
  );

  it.each(['2025-03', '2025-09'])('and in %s no other event would change it', (month) => {
    const answer = answered(full.allocation(month));
    const shown = (p: Allocation['pools'][number] | Allocation['held'][number] | undefined) =>
      p &&
      JSON.stringify(
        'shares' in p ? p.shares.map((s) => [s.municipality, kroner(s.amount)]) : [p.reason, kroner(p.amount)],
      );
    const missing = full.events.flatMap(({ at: { index }, type }) => {
      const other = full.allocationWithout(index, month);
      if (isRefusal(other)) return [];
      const same = <T extends { sources: readonly number[] }>(
        all: readonly T[],
        others: readonly T[],
        id: (t: T) => string,
      ) =>
        all.filter(
          (p) =>
            shown(p as never) !== shown(others.find((o) => id(o) === id(p)) as never) && !p.sources.includes(index),
        );
      return [
        ...same(answer.pools, other.pools, (p) => p.id).map((p) => [type, p.id]),
        ...same(
          [...answer.held, ...answer.excluded],
          [...other.held, ...other.excluded],
          (u) => `${u.name} ${u.reason}`,
        ).map((u) => [type, u.name]),
      ];
    });
    expect(missing).toEqual([]);
  });
});
