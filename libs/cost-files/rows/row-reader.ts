import { Compile } from 'typebox/compile';
import { ACCOUNTS_COMMANDS, type CostLine, lineIsComplete } from '#allocation';
import { monthOf, type Oere } from '#kernel';
import { readAmount } from '../cells/amount.ts';
import { readDate, readMonth } from '../cells/date.ts';
import { textOf } from '../cells/text.ts';
import type { Heading } from '../heading.ts';
import type { CategoryRule, ColumnName, CostFileMapping } from '../mapping.ts';
import type { Cell, Table } from '../table.ts';
import { type Fits, fits } from './patterns.ts';
import {
  isEmpty,
  noCategory,
  notADay,
  notAMonth,
  notKroner,
  notOfThatForm,
  type Problem,
  saidByRefusal,
  sameLineTwice,
  tooManyFields,
} from './problems.ts';

export type RowRead =
  | { readonly is: 'EMPTY' }
  | { readonly is: 'IGNORED'; readonly rule: string }
  | { readonly is: 'BAD'; readonly problem: Problem }
  | { readonly is: 'LINE'; readonly cost: CostLine };

const LINE = Compile(ACCOUNTS_COMMANDS.RecordCostLine);

/** Reads the rows below a heading, one after the other from the top. */
export class RowReader {
  readonly #ignore: readonly { readonly name: string; readonly suits: Fits }[];
  readonly #rules: readonly { readonly rule: CategoryRule; readonly suits: Fits }[];
  readonly #rowOfLine = new Map<string, number>();
  readonly #numbers = new Map<string, number>();

  constructor(
    private readonly mapping: CostFileMapping,
    private readonly heading: Heading,
    private readonly from1904: Table['from1904'],
  ) {
    this.#ignore = (mapping.ignore ?? []).map(({ name, when }) => ({ name, suits: fits(when) }));
    this.#rules = mapping.rules.map((rule) => ({ rule, suits: fits(rule.when) }));
  }

  read(cells: readonly Cell[], row: number): RowRead {
    if (cells.every((cell) => textOf(cell) === '')) return { is: 'EMPTY' };
    const text = (column: ColumnName): string => textOf(this.#cell(cells, column));
    const ignored = this.#ignore.find(({ suits }) => suits(text));
    if (ignored) return { is: 'IGNORED', rule: ignored.name };
    const cost = this.#line(cells, row, text);
    return 'text' in cost ? { is: 'BAD', problem: cost } : { is: 'LINE', cost };
  }

  #line(cells: readonly Cell[], row: number, text: (column: ColumnName) => string): CostLine | Problem {
    const { mapping } = this;
    const surplus = cells
      .slice(this.heading.width)
      .map(textOf)
      .find((t) => t !== '');
    if (surplus !== undefined) return tooManyFields(surplus);

    const id = this.#idOf(text);
    if (typeof id !== 'string') return id;
    const label = text('label');
    if (label === '') return isEmpty(this.#name('label'));
    const amount = this.#amountOf(cells);
    if (typeof amount !== 'bigint') return amount;
    const vat = this.#kroner(cells, 'vatAmount') ?? 0n;
    if (typeof vat !== 'bigint') return vat;
    const bookedCell = this.#cell(cells, 'bookedOn');
    if (textOf(bookedCell) === '') return isEmpty(this.#name('bookedOn'));
    const bookedOn = readDate(bookedCell, this.from1904);
    if (bookedOn === null) return notADay(this.#name('bookedOn'), textOf(bookedCell));
    const from = this.#month(cells, 'serviceFrom') ?? monthOf(bookedOn);
    if (typeof from !== 'string') return from;
    const to = this.#month(cells, 'serviceTo') ?? from;
    if (typeof to !== 'string') return to;

    const rule = this.#rules.find(({ suits }) => suits(text))?.rule;
    const category = text('category') || rule?.category;
    if (category === undefined) return noCategory();
    const { pensionKind, vatTreatment, ...set } = rule?.set ?? {};
    const said = (column: 'sharedService' | 'municipality' | 'split' | 'determination') => {
      const value = text(column) || set[column];
      return value ? { [column]: value } : {};
    };
    const distribution = this.#distribution(text('distribution'));
    if ('text' in distribution) return distribution;
    const [art, funksjon, evidence, transfer] = [
      text('art'),
      text('funksjon'),
      text('evidence'),
      text('pensionTransfer'),
    ];
    const cost: CostLine = {
      line: id,
      category,
      label,
      amount: (mapping.includesVat ? amount - vat : amount).toString(),
      vat: { amount: vat.toString(), treatment: vatTreatment ?? mapping.vatTreatment ?? 'COMPENSATED' },
      bookedOn,
      service: { from, to },
      ...(evidence && { evidence }),
      ...said('sharedService'),
      ...said('municipality'),
      ...distribution,
      ...said('split'),
      ...said('determination'),
      ...(transfer && { pension: { transfer, kind: pensionKind ?? 'PREMIUM' } }),
      ...((art || funksjon) && { account: { ...(art && { art }), ...(funksjon && { funksjon }) } }),
    };
    return this.#wrongWith(cost) ?? this.#seenBefore(id, row) ?? cost;
  }

  #cell(cells: readonly Cell[], column: ColumnName): Cell {
    const at = this.heading.at.get(column);
    return (at === undefined ? undefined : cells[at]) ?? '';
  }

  /** What the file calls the column. */
  #name(column: ColumnName): string {
    return this.mapping.columns[column] ?? column;
  }

  #idOf(text: (column: ColumnName) => string): string | Problem {
    const { columns, numbered } = this.mapping.lineId ?? { columns: ['line' as const] };
    const empty = columns.find((column) => text(column) === '');
    if (empty !== undefined) return isEmpty(this.#name(empty));
    const base = columns.map((column) => text(column).replaceAll(' ', '-')).join('-');
    if (!numbered) return base;
    const number = (this.#numbers.get(base) ?? 0) + 1;
    this.#numbers.set(base, number);
    return `${base}-${number}`;
  }

  #amountOf(cells: readonly Cell[]): Oere | Problem {
    if (this.mapping.columns.amount !== undefined)
      return this.#kroner(cells, 'amount') ?? isEmpty(this.#name('amount'));
    const debit = this.#kroner(cells, 'debit');
    const credit = this.#kroner(cells, 'credit');
    if (debit === null && credit === null) return isEmpty(`${this.#name('debit')} / ${this.#name('credit')}`);
    if (debit !== null && typeof debit !== 'bigint') return debit;
    if (credit !== null && typeof credit !== 'bigint') return credit;
    return (debit ?? 0n) - (credit ?? 0n);
  }

  /** Null when the cell is empty. */
  #kroner(cells: readonly Cell[], column: ColumnName): Oere | Problem | null {
    const cell = this.#cell(cells, column);
    const written = textOf(cell);
    if (written === '') return null;
    const sign = this.mapping.decimal ?? 'COMMA';
    return readAmount(cell, sign) ?? notKroner(this.#name(column), written, sign);
  }

  #month(cells: readonly Cell[], column: ColumnName): string | Problem | null {
    const cell = this.#cell(cells, column);
    const written = textOf(cell);
    if (written === '') return null;
    return readMonth(cell, this.from1904) ?? notAMonth(this.#name(column), written);
  }

  /** Own parts as `1865=100,00|1857=50,00`; nothing when the cell is empty. */
  #distribution(written: string): Pick<CostLine, 'distribution'> | Problem {
    if (written === '') return {};
    const distribution: Record<string, string> = {};
    for (const part of written.split('|')) {
      const [municipality = '', amount = '', ...more] = part.split('=').map((text) => text.trim());
      const own = readAmount(amount, this.mapping.decimal ?? 'COMMA');
      if (!/^\d{4}$/.test(municipality) || own === null || more.length > 0 || municipality in distribution)
        return notOfThatForm(this.#name('distribution'), written);
      distribution[municipality] = own.toString();
    }
    return { distribution };
  }

  #wrongWith(cost: CostLine): Problem | null {
    if (!LINE.Check(cost)) {
      const [field = '', inner] = (LINE.Errors(cost)[0]?.instancePath ?? '').split('/').slice(1);
      const value = (cost as unknown as Record<string, unknown>)[field];
      const within = inner !== undefined && value !== null && typeof value === 'object' ? inner : null;
      const column = within ?? (field === 'line' ? (this.mapping.lineId?.columns[0] ?? 'line') : field);
      const written = within ? (value as Record<string, unknown>)[within] : value;
      return notOfThatForm(this.#name(column as ColumnName), String(written));
    }
    const refusal = lineIsComplete(cost);
    return refusal && saidByRefusal(refusal.text);
  }

  #seenBefore(line: string, row: number): Problem | null {
    const first = this.#rowOfLine.get(line);
    if (first !== undefined) return sameLineTwice(this.#name('line'), line, first);
    this.#rowOfLine.set(line, row);
    return null;
  }
}
