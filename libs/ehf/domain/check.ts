import type { Refusal, Text } from '#kernel';
import type { EhfDocument } from './document.ts';
import { documentBreaksRules } from './refusals.ts';
import { HEADER_RULES } from './rules/header.ts';
import { LINE_RULES } from './rules/lines.ts';
import { PARTY_RULES } from './rules/parties.ts';
import { PAYMENT_RULES } from './rules/payment.ts';
import { PERIOD_RULES } from './rules/periods.ts';
import type { Rule } from './rules/rule.ts';
import { TEXT_RULES } from './rules/texts.ts';
import { TOTALS_RULES } from './rules/totals.ts';
import { VAT_RULES } from './rules/vat.ts';

/** Every rule, in the order in which violations are listed. */
export const EHF_RULES: readonly Rule[] = [
  ...HEADER_RULES,
  ...PERIOD_RULES,
  ...PARTY_RULES,
  ...PAYMENT_RULES,
  ...LINE_RULES,
  ...VAT_RULES,
  ...TOTALS_RULES,
  ...TEXT_RULES,
];

/** One rule broken in one place. */
export interface Violation {
  readonly rule: string;
  /** Where in the document: `lines[0].price`. */
  readonly field: string;
  /** The business term of EN 16931: BT-146. */
  readonly term: string;
  readonly text: Text;
}

/** Every rule that the document breaks, wherever it does; none when it may be sent. */
export const violationsOf = (document: EhfDocument): readonly Violation[] =>
  EHF_RULES.flatMap(({ id, text, broken }) =>
    broken(document).map(({ field, term }) => ({ rule: id, field, term, text })),
  );

/** The document, or the refusal that lists every violation. */
export function checked(document: EhfDocument): EhfDocument | Refusal {
  const violations = violationsOf(document);
  return violations.length === 0 ? document : documentBreaksRules({ number: document.number, violations });
}
