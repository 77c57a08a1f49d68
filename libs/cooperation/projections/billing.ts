import { ONLY } from '#allocation';
import { type Timeline, Timelines, untilEnding } from '#kernel';
import type { FactChange } from '#projections';
import type { CooperationState } from '../domain/state.ts';
import type { DerivedView } from '../domain/view.ts';
import { replace } from './replace.ts';

/** How invoices are made out, and the rate of late interest: what was recorded, from its day on. */
export function billingFacts({ billing }: CooperationState, before: CooperationState): FactChange[] {
  const changes: FactChange[] = [];
  if (billing.seller !== before.billing.seller) changes.push(replace('seller', ONLY, billing.seller));
  if (billing.interest !== before.billing.interest) changes.push(replace('interest-rate', ONLY, billing.interest));
  for (const [municipality, timeline] of billing.buyers)
    if (timeline !== before.billing.buyers.get(municipality)) changes.push(replace('buyer', municipality, timeline));
  return changes;
}

/** The VAT chosen per category, for as long as the decision stands. */
export function vatFacts({ billing }: CooperationState, view: DerivedView): FactChange[] {
  return [...billing.vat].map(([category, chosen]) => {
    let timeline: Timeline<object> = [];
    for (const { from, source, ...said } of [...chosen].sort((a, b) =>
      a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
    )) {
      const standing = view.standing(said.decision, 'CHOOSE_VAT');
      if (!standing?.stands) continue;
      const segment = { from, to: null, value: said, sources: Timelines.sourcesOf([source], standing.sources) };
      for (const held of untilEnding(segment, standing.reversed)) timeline = Timelines.assign(timeline, held);
    }
    return replace('vat', category, timeline);
  });
}

/** Decisions by which the accounts of a year are adopted, each for as long as it stands (kommuneloven §§ 14-2, 14-3). */
export function accountsAdoptedFacts({ billing, governance }: CooperationState, view: DerivedView): FactChange[] {
  return billing.accounts.map(({ year, decision, source }) => {
    const standing = view.standing(decision, 'ADOPT_ACCOUNTS');
    if (!standing?.stands) return replace('accounts-adopted', decision, []);
    const value = { year, decision, body: governance.decisions.get(decision)?.body ?? null };
    const sources = Timelines.sourcesOf([source], standing.sources);
    const segment = { from: standing.decidedOn, to: null, value, sources };
    return replace('accounts-adopted', decision, untilEnding(segment, standing.reversed));
  });
}
