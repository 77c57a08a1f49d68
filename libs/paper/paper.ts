import type { Instant, Language } from '#kernel';

/** A document to be printed, as plain data: what it says, in its order. Texts are final: nothing is translated or computed. */
export interface Paper {
  readonly language: Language;
  /** Shown by readers in place of the name of the file. */
  readonly title: string;
  readonly author: string;
  /** What it rests on, not when it is printed: the same paper has the same bytes. */
  readonly madeAt: Instant;
  /** At the foot of each page, beside its number. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly style?: 'small' | 'strong' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Facts
  /** Two blocks of facts beside each other; the left is read first. */
  | { readonly kind: 'beside'; readonly left: Facts; readonly right: Facts }
  | Table
  | { readonly kind: 'new-page' };

/** Names and values, such as a due date: each name is the header of its row. */
export interface Facts {
  readonly kind: 'facts';
  readonly title?: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

/** The first column names the rows; the heads name the columns, again on each page. */
export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
export interface Column {
  readonly head: string;
  /** Amounts stand to the right. */
  readonly align?: 'right';
}
export interface Row {
  /** As many as there are columns. */
  readonly cells: readonly string[];
  /** A sum. */
  readonly sum?: boolean;
}
