import type { Text } from '#kernel';
import type { EhfDocument, Line, Party, VatSubtotal } from '../document.ts';

/**
 * One rule of EN 16931 (BR-…), of Peppol BIS Billing 3.0 (PEPPOL-…), of Norway in Peppol (NO-R-…) or of Fellesbok (FB-…).
 * Rules of Fellesbok ask for what bokføringsloven § 6, the bank or the agreement needs and no official rule asks for.
 */
export interface Rule {
  readonly id: string;
  /** What is wrong and what to do. */
  readonly text: Text;
  /** Every place where the document breaks it; none when it holds. */
  readonly broken: (document: EhfDocument) => readonly Place[];
}

export interface Place {
  /** Where in the document: `lines[0].price`. */
  readonly field: string;
  /** The business term of EN 16931: BT-146. */
  readonly term: string;
}

export const at = (field: string, term: string): Place => ({ field, term });

/** The places, if so. */
export const when = (wrong: boolean, ...places: readonly Place[]): readonly Place[] => (wrong ? places : []);

export const blank = (text: string | null): boolean => text === null || text.trim() === '';

/** Asks of each line; the place is inside it. */
export const lines =
  (wrong: (line: Line) => boolean, field: string, term: string): Rule['broken'] =>
  (document) =>
    document.lines.flatMap((line, i) => when(wrong(line), at(`lines[${i}].${field}`, term)));

/** Asks of each VAT breakdown. */
export const subtotals =
  (wrong: (subtotal: VatSubtotal, document: EhfDocument) => boolean, field: string, term: string): Rule['broken'] =>
  (document) =>
    document.vat.flatMap((subtotal, i) => when(wrong(subtotal, document), at(`vat[${i}].${field}`, term)));

export const partiesOf = ({ seller, buyer }: EhfDocument): readonly (readonly ['seller' | 'buyer', Party])[] => [
  ['seller', seller],
  ['buyer', buyer],
];
