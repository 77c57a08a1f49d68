import type { Element } from 'slimdom';
import type { NamedKid } from '../bank-entry.ts';
import { readAmount } from './amount.ts';
import { childrenOf, textAt } from './element.ts';

/** The form alone: whether the check digit fits is for those to say who know the agreement with the bank. */
const KID = /^(?:\d{2,25}|\d{1,24}-)$/;

/**
 * Every KID that a transaction names as a structured reference of the creditor. What has not the form of a KID is not taken
 * along, nor is any free text: it can name a person.
 */
export function kidsOf(transaction: Element): readonly NamedKid[] {
  return childrenOf(transaction, 'RmtInf')
    .flatMap((remittance) => childrenOf(remittance, 'Strd'))
    .flatMap((structured) => {
      const kid = textAt(structured, 'CdtrRefInf/Ref')?.replace(/\s/g, '');
      return kid !== undefined && KID.test(kid) ? [{ kid, amount: partOf(structured) }] : [];
    });
}

/** What is paid of one document; a credit note that is drawn off is negative. */
function partOf(structured: Element): bigint | null {
  const paid = textAt(structured, 'RfrdDocAmt/RmtdAmt');
  const credited = textAt(structured, 'RfrdDocAmt/CdtNoteAmt');
  const amount = readAmount(paid ?? credited ?? '');
  return amount !== null && paid === null ? -amount : amount;
}
