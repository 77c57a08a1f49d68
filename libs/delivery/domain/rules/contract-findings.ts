import { type FindingSpan, Timelines } from '#kernel';
import type { DeliverySurroundings } from '../delivery.ts';
import type { DeliveryState } from '../state.ts';
import { settlementOf } from './procurement-settled.ts';
import { demandOverTime, whereDemanded } from './what-is-demanded.ts';

/** L-1.4-4, T-10, T-12: contracts without terms on data, and what was bought past the service. */
export function contractFindings(state: DeliveryState, around: DeliverySurroundings): FindingSpan[] {
  const procurement = demandOverTime(around, (t) => t.procurement);
  const wants = [
    { rule: 'L-1.4-4', demands: procurement.filter((d) => d.value.of === undefined) },
    { rule: 'T-10', demands: procurement.filter((d) => d.value.of !== undefined) },
  ];
  const data = demandOverTime(around, (t) => t.contractData);
  const contracts = [...state.contracts.values()].flatMap(({ id, owner, content }) =>
    content.flatMap(({ from, to, value, sources }) => {
      const found = { about: id, sources };
      const host = { who: 'HOST', municipality: null } as const;
      const own = { who: 'PARTICIPANTS', municipality: owner } as const;
      return [
        ...(value.dataOwnership
          ? []
          : whereDemanded(
              { from, to },
              data,
              {
                ...found,
                code: 'CONTRACT_WITHOUT_DATA_TERMS',
                rule: 'T-12',
                responsible: value.byService ? host : own,
              },
              state,
              around,
            )),
        ...(value.byService
          ? []
          : wants.flatMap(({ rule, demands }) => {
              const past = { ...found, code: 'OUTSIDE_PROCUREMENT', rule, responsible: own };
              return whereDemanded({ from, to }, demands, past, state, around);
            })),
      ];
    }),
  );
  const outside = [...state.procurements.values()].flatMap(({ id, municipality, on, settled, source }) => {
    // Only who takes part on the day is bound, and only by the agreement of that day.
    const participants = around.participantsOn(on);
    const bound = Timelines.at(procurement, on);
    if (!bound || !participants.municipalities.includes(municipality)) return [];
    const over = settled && settlementOf(settled, around);
    if (over && over.on <= on) return [];
    const found = {
      code: 'OUTSIDE_PROCUREMENT',
      rule: bound.value.of === undefined ? 'L-1.4-4' : 'T-10',
      about: id,
      responsible: { who: 'PARTICIPANTS', municipality } as const,
      sources: Timelines.sourcesOf([source], participants.sources),
    };
    const days = { from: on, to: over?.on ?? null };
    return whereDemanded(days, [{ ...bound, to: null }], found, state, around);
  });
  return [...contracts, ...outside];
}
