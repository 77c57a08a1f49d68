import type { MoneyFact } from '#invoicing';
import { kronerForReaders, type Language, type Oere, parseKroner } from '#kernel';
import { type Block, dateForReaders, type Row } from '#paper';
import { figureOf, figuresOf } from '../domain/billing/figures.ts';
import { categoryIn } from '../domain/category-words.ts';
import {
  findingBlocks,
  fixedBlocks,
  keyBlocks,
  named,
  notShared,
  poolTables,
  readingBlocks,
  right,
  type Shared,
  under,
} from './paper-basis.ts';
import { kindIn, type PaperWords, paperWords } from './paper-words.ts';
import type { SettledAmountsView, SettlementAnswer } from './settlement-answer.ts';

/** The settlement of a year with what its figures rest on, both at the same point. */
export interface SettlementOnPaper {
  readonly cooperation: string;
  readonly language: Language;
  readonly answer: SettlementAnswer;
  readonly shared: Shared;
  /** Of the year, in the order of their numbers. */
  readonly documents: readonly MoneyFact<'InvoiceIssued'>[];
}

export const settlementTitle = ({
  answer: { year },
  language,
}: Pick<SettlementOnPaper, 'answer' | 'language'>): string => `${paperWords(language)('settlement')} ${year}`;

/** All municipalities beside each other: what the year cost them, what was billed, and how the shares came about. */
export function settlementBlocks(of: SettlementOnPaper): Block[] {
  const { answer, language, shared } = of;
  const w = paperWords(language);
  const { year, validOn, size, estimate, runs } = answer;
  const settled = runs.some(({ kind }) => kind === 'SETTLEMENT');
  const host = answer.municipalities.find(({ memorandum }) => memorandum);
  const warning = settled ? (estimate ? w('notClosed') : null) : w('notSettled');
  return [
    { kind: 'heading', level: 1, text: `${settlementTitle(of)}: ${of.cooperation}` },
    { kind: 'paragraph', text: w('settlementIntro', { year, on: dateForReaders(validOn), size }) },
    ...(warning === null ? [] : [{ kind: 'paragraph', style: 'strong', text: warning } as const]),
    perMunicipality(answer, w),
    ...(host ? [{ kind: 'paragraph', text: w('hostIs', { name: host.name }) } as const] : []),
    { kind: 'heading', level: 2, text: w('whereCostsWent') },
    whereCostsWent(answer, w),
    { kind: 'heading', level: 2, text: w('costs') },
    ...byCategory(shared, w),
    ...under(w('accruals'), accrualBlocks(of, w)),
    ...under(w('keys'), keyBlocks(shared, null)),
    ...under(w('fixedAmounts'), fixedBlocks(shared, null)),
    { kind: 'heading', level: 2, text: w('arithmetic') },
    { kind: 'paragraph', text: w('rounding') },
    ...poolTables(shared),
    ...notShared(shared),
    ...documentsOf(of, w),
    ...findingBlocks(answer.findings, language),
    ...readingBlocks(answer.interpretations, language),
  ];
}

function perMunicipality({ municipalities, total }: SettlementAnswer, w: PaperWords): Block {
  const row = (name: string, amounts: SettledAmountsView): string[] => [
    name,
    ...[amounts.allocated, amounts.onAccount, amounts.settlement, amounts.settled, amounts.difference].map(inKroner),
  ];
  return {
    kind: 'table',
    caption: w('perMunicipality'),
    columns: [
      { head: w('municipality') },
      ...(['shareOfCosts', 'onAccount', 'settlement', 'settledWith', 'remaining'] as const).map((word) =>
        right(w(word)),
      ),
    ],
    rows: [
      ...municipalities.map((one) => ({ cells: row(`${one.municipality} ${one.name}`, one) })),
      { sum: true, cells: row(w('sum'), total) },
    ],
  };
}

/** booked = shared + held + excluded. */
const whereCostsWent = ({ booked, allocated, held, excluded }: SettlementAnswer, w: PaperWords): Block => ({
  kind: 'table',
  caption: w('bookedIs'),
  columns: [{ head: w('what') }, right(w('amount'))],
  rows: [
    { cells: [w('shared'), inKroner(allocated)] },
    { cells: [w('held'), inKroner(held.total)] },
    { cells: [w('excluded'), inKroner(excluded.total)] },
    { sum: true, cells: [w('booked'), inKroner(booked)] },
  ],
});

/** What is estimated, how much of it each municipality bears, and what became of earlier estimates. */
function accrualBlocks({ answer, language }: SettlementOnPaper, w: PaperWords): Block[] {
  const { accruals, closedOn, municipalities } = answer;
  const { open, released, total } = accruals;
  const bears = municipalities.flatMap(({ municipality, name, categories }) =>
    categories
      .filter((of) => inOere(of.accruals) !== 0n)
      .map((of) => ({
        cells: [`${municipality} ${name}`, categoryIn(language, of.category), inKroner(of.accruals)],
      })),
  );
  const what = (line: { category: string; label: string }) => `${categoryIn(language, line.category)}: ${line.label}`;
  const blocks: Block[] = [];
  if (open.length > 0)
    blocks.push(
      { kind: 'paragraph', text: w('accrualsIntro', { amount: inKroner(total) }) },
      ...(closedOn === null ? [] : [{ kind: 'paragraph', text: w('accrualsStay') } as const]),
      {
        kind: 'table',
        caption: w('openAccruals'),
        columns: [{ head: w('line') }, { head: w('restsOn') }, right(w('amount'))],
        rows: [
          ...open.map((line) => ({ cells: [what(line), line.ground, inKroner(line.amount)] })),
          { sum: true, cells: [w('sum'), '', inKroner(total)] },
        ],
      },
    );
  if (bears.length > 0)
    blocks.push({
      kind: 'table',
      caption: w('accrualsPerMunicipality'),
      columns: [{ head: w('municipality') }, { head: w('category') }, right(w('amount'))],
      rows: [...bears, { sum: true, cells: [w('sum'), '', inKroner(answer.total.accruals)] }],
    });
  if (released.length > 0)
    blocks.push({
      kind: 'table',
      caption: w('releasedAccruals'),
      columns: [
        ...[{ head: w('line') }, { head: w('releasedOn') }],
        ...(['estimated', 'actualCost', 'change'] as const).map((word) => right(w(word))),
      ],
      rows: released.map((line) => ({
        cells: [
          ...[line.because === null ? what(line) : `${what(line)}. ${line.because}`, dateForReaders(line.releasedOn)],
          ...[line.amount, line.actual, line.difference].map(inKroner),
        ],
      })),
    });
  return blocks;
}

/** So many categories stand beside each other. */
const ABREAST = 5;

/** A row for each municipality; of many categories several tables, the last with the sums. */
function byCategory({ allocation, names, language }: Shared, w: PaperWords): Block[] {
  const figures = figuresOf(allocation.pools);
  const municipalities = [...figures.keys()].sort();
  const categories = [...new Set(allocation.pools.map(({ category }) => category))].sort();
  const parts = Array.from({ length: Math.ceil(categories.length / ABREAST) }, (_, n) =>
    categories.slice(n * ABREAST, (n + 1) * ABREAST),
  );
  const add = (amounts: readonly Oere[]): Oere => amounts.reduce((all, amount) => all + amount, 0n);
  const allOf = (municipality: string): Oere => add([...(figures.get(municipality)?.values() ?? [])]);
  return parts.map((some, n) => {
    const last = n === parts.length - 1;
    const row = (name: string, of: (category: string) => Oere, all: Oere): string[] => [
      ...[name, ...some.map((category) => kronerForReaders(of(category)))],
      ...(last ? [kronerForReaders(all)] : []),
    ];
    const rows: Row[] = municipalities.map((m) => ({
      cells: row(named(m, names), (category) => figureOf(figures, m, category), allOf(m)),
    }));
    const total = (category: string): Oere => add(municipalities.map((m) => figureOf(figures, m, category)));
    return {
      kind: 'table',
      caption: w('byCategory'),
      columns: [
        { head: w('municipality') },
        ...some.map((category) => right(categoryIn(language, category))),
        ...(last ? [right(w('sum'))] : []),
      ],
      rows: [...rows, { sum: true, cells: row(w('sum'), total, add(municipalities.map(allOf))) }],
    };
  });
}

/** What was issued for the costs of the year; late interest is no part of them. */
function documentsOf({ documents, answer: { year }, shared, language }: SettlementOnPaper, w: PaperWords): Block[] {
  const some = documents.filter(({ data }) => data.kind !== 'INTEREST');
  if (some.length === 0) return [];
  const net = some.reduce((sum, { data }) => sum + BigInt(data.net), 0n);
  return [
    { kind: 'heading', level: 2, text: w('documents') },
    {
      kind: 'table',
      caption: w('documentsOf', { year }),
      columns: [
        ...(['number', 'issuedOn', 'kind', 'municipality'] as const).map((word) => ({ head: w(word) })),
        right(w('withoutVat')),
      ],
      rows: [
        ...some.map(({ data, on }) => ({
          cells: [
            ...[data.invoice, dateForReaders(on), kindIn(language, data.kind), named(data.municipality, shared.names)],
            kronerForReaders(BigInt(data.net)),
          ],
        })),
        { sum: true, cells: [w('sum'), '', '', '', kronerForReaders(net)] },
      ],
    },
  ];
}

const inOere = (amount: string): Oere => parseKroner(amount) ?? 0n;
const inKroner = (amount: string): string => kronerForReaders(inOere(amount));
