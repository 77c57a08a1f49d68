import type { Refusal } from '#kernel';
import type { Fact, FactBase } from './facts.ts';
import type { MonthRules } from './month.ts';
import { agreedSplit } from './rules/agreed-split.ts';
import { A12_DEFAULT, determinedCosts } from './rules/determined-costs.ts';
import { coveredByFixedAmounts, excludedCosts } from './rules/excluded-costs.ts';
import { hostExtraCost } from './rules/host-extra-cost.ts';
import { keyedAmongAll } from './rules/keyed-costs.ts';
import { ownCosts } from './rules/own-costs.ts';
import { pensionCosts } from './rules/pension-costs.ts';
import { serviceCosts } from './rules/service-costs.ts';
import type { CategoryTerms } from './terms.ts';
import { held, type SharingRule, type Treatment } from './treatment.ts';

/** Which rule answers for which method that the terms of an agreement can name. */
const RULES: Readonly<Record<CategoryTerms['method'], SharingRule>> = {
  KEYED_ALL: keyedAmongAll,
  KEYED_SERVICE: serviceCosts,
  FIXED_AMOUNTS: coveredByFixedAmounts,
  ACTUAL: ownCosts,
  OWN: ownCosts,
  ORIGIN: pensionCosts,
  AGREED: agreedSplit,
  DETERMINED: determinedCosts,
  FIXED_BY_BOARD: hostExtraCost,
  EXCLUDED: excludedCosts,
};

/** The default reading of a question that a category of the terms is marked with. */
const MARKED: Readonly<Record<string, string>> = {
  'A-01': 'AS_PRINTED',
  'A-12': A12_DEFAULT,
  'A-34': 'LOCAL_AND_DRIFT',
};

/** Decides, once per month, how each line is shared. */
export class Treatments {
  readonly #known = new Map<string, Treatment | Refusal>();

  constructor(
    private readonly base: FactBase,
    private readonly rules: MonthRules,
  ) {}

  /** Lines that say the same of how they are to be shared are treated alike. */
  of(line: Fact<'cost'>): Treatment | Refusal {
    const {
      category,
      sharedService = '',
      municipality = '',
      split = '',
      determination = '',
      pension,
      distribution,
    } = line.value;
    const alike = distribution
      ? line.name
      : [category, sharedService, municipality, split, determination, pension?.transfer ?? ''].join('|');
    const known = this.#known.get(alike) ?? this.#treat(line, category);
    this.#known.set(alike, known);
    return known;
  }

  #treat(line: Fact<'cost'>, category: string): Treatment | Refusal {
    const { base, rules } = this;
    const terms = rules.category(category);
    if (!terms) return held('CATEGORY_NOT_IN_AGREEMENT', rules.terms.value.terms.keyClause);
    const over = rules.establishmentOver();
    if (over) return held('ESTABLISHMENT_OVER', terms.clause, rules.terms.sources, [over]);
    const { interpretation } = terms;
    const marks = interpretation ? [rules.reading(interpretation, MARKED[interpretation] ?? 'AS_IN_TERMS')] : [];
    return RULES[terms.method]({ base, rules, line, category, terms, marks });
  }
}
