import type { Decided, Refusal } from '#kernel';
import type { BudgetCommand, ProvisionalAccount, RecommendBudget, TreatBudget } from './commands.ts';
import type { BudgetEvent } from './events.ts';
import { budgetAlreadyPublished, budgetAlreadySent, budgetVersionTaken, budgetVersionUnknown } from './refusals.ts';
import { contentHash } from './rules/content-hash.ts';
import { type BudgetState, type BudgetVersion, versionKey } from './state.ts';

type Answer = readonly Decided<BudgetEvent>[] | Refusal;

/** Refuses only what is malformed or impossible in sequence: a late draft and a late vote are recorded. */
export function decideBudget(command: BudgetCommand, state: BudgetState): Answer {
  const { year, version } = command.data;
  const known = state.versions.get(versionKey(year, version));
  switch (command.type) {
    case 'DraftBudget': {
      if (known) return budgetVersionTaken({ year: String(year), version });
      const { kind = 'ORIGINAL', lines, ...rest } = command.data;
      return [{ type: 'BudgetDrafted', data: { ...rest, kind, lines, contentHash: contentHash(year, kind, lines) } }];
    }
    case 'SendBudget':
      if (!known) return unknownVersion(state, year, version);
      if (known.sent) return budgetAlreadySent({ year: String(year), version, on: known.sent.on });
      return [{ type: 'BudgetSent', data: { year, version } }];
    case 'PublishBudget': {
      if (!known) return unknownVersion(state, year, version);
      const { municipality } = command.data;
      const before = state.publications.find(
        (p) => p.year === year && p.version === version && p.municipality === municipality,
      );
      return before
        ? budgetAlreadyPublished({ year: String(year), version, municipality, on: before.on })
        : [{ type: 'BudgetPublished', data: command.data }];
    }
  }
}

/** What follows from a decision on the budget, whichever body made it. */
export function decideBudgetEffect(
  effect: TreatBudget | RecommendBudget | ProvisionalAccount,
  { id, municipality }: { readonly id: string; readonly municipality: string | null },
  state: BudgetState,
): Answer {
  if (effect.kind === 'PROVISIONAL_ACCOUNT') {
    const { year, basis, version = null } = effect;
    if (version !== null && !state.versions.has(versionKey(year, version))) return unknownVersion(state, year, version);
    return [{ type: 'ProvisionalBasisDecided', data: { year, decision: id, basis, version } }];
  }
  if (effect.kind === 'RECOMMEND_BUDGET') {
    const { year, version } = effect;
    if (!state.versions.has(versionKey(year, version))) return unknownVersion(state, year, version);
    return [{ type: 'BudgetRecommended', data: { year, version, decision: id, municipality } }];
  }
  const { year, version, changedTo, evidence = 'NAMES_BUDGET', ownLine = null } = effect;
  const known = state.versions.get(versionKey(year, version));
  if (!known) return unknownVersion(state, year, version);
  const adopted = changedTo ? contentHash(year, known.kind, changedTo) : known.contentHash;
  return [
    {
      type: 'BudgetTreated',
      data: {
        year,
        version,
        decision: id,
        municipality,
        contentHash: adopted,
        evidence,
        ownLine,
        ...(changedTo && { changedTo }),
      },
    },
  ];
}

function unknownVersion(state: BudgetState, year: number, version: string): Refusal {
  const ofYear = [...state.versions.values()].filter((v: BudgetVersion) => v.year === year).map((v) => v.id);
  return budgetVersionUnknown({ year: String(year), version, known: ofYear.sort().join(', ') || '—' });
}
