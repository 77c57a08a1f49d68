import { type CivilDate, later, type Segment, type Timeline, Timelines } from '#kernel';
import type { DeliverySurroundings } from '../delivery.ts';
import type { Contract, ContractContent, Procurement } from '../state.ts';
import { settlementOf } from './procurement-settled.ts';

/** L-1.4-5: a contract on a day, from its first on; it stays in the register when it has ended. */
export interface ContractOnDay extends ContractContent {
  readonly contract: string;
  readonly supplier: string;
  readonly subject: string;
  readonly owner: string;
  readonly status: 'HOLDS' | 'ENDED';
  readonly from: CivilDate;
  /** First day without it, as it stands; null: it goes on. */
  readonly to: CivilDate | null;
}

export function contractTimeline({
  id: contract,
  supplier,
  subject,
  owner,
  content,
}: Contract): Timeline<ContractOnDay> {
  const first = content[0];
  const last = content.at(-1);
  if (!first || !last) return [];
  const told = { contract, supplier, subject, owner, from: first.from, to: last.to };
  return content.flatMap((s, n): Segment<ContractOnDay>[] => {
    const holds: Segment<ContractOnDay> = { ...s, value: { ...told, ...s.value, status: 'HOLDS' } };
    const next = content[n + 1]?.from ?? null;
    if (s.to === null || s.to === next) return [holds];
    // Until it is prolonged, its last day is that which is over.
    const ended = { ...told, ...s.value, to: s.to, status: 'ENDED' } as const;
    return [holds, { from: s.to, to: next, value: ended, sources: s.sources }];
  });
}

/** L-1.4-4: something bought past the service, from the day on which it was reported. */
export interface ProcurementOnDay extends Omit<Procurement, 'id' | 'settled' | 'source'> {
  readonly procurement: string;
  readonly settled: { readonly on: CivilDate; readonly how: string; readonly decision: string | null } | null;
}

export function procurementTimeline(
  { id, settled, source, ...said }: Procurement,
  around: Pick<DeliverySurroundings, 'decision'>,
): Timeline<ProcurementOnDay> {
  const value: ProcurementOnDay = { procurement: id, ...said, settled: null };
  const reported: Segment<ProcurementOnDay> = { from: said.reportedOn, to: null, value, sources: [source] };
  const over = settled && settlementOf(settled, around);
  if (!over) return [reported];
  const { how, decision, on, sources } = over;
  return Timelines.assign([reported], {
    from: later(on, said.reportedOn),
    to: null,
    value: { ...value, settled: { on, how, decision } },
    sources: Timelines.sourcesOf([source], sources),
  });
}
