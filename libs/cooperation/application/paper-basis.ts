import {
  type Allocation,
  type FactBase,
  isUndetermined,
  type KeyDefinition,
  type Pool,
  type Unallocated,
} from '#allocation';
import {
  equals,
  formatRational,
  kronerForReaders,
  type Language,
  type Oere,
  over,
  parseRational,
  plus,
  type Rational,
  ratio,
  sum,
  times,
} from '#kernel';
import { type Block, dateForReaders, exactForReaders, percentForReaders, type Row, wholeForReaders } from '#paper';
import { categoryIn } from '../domain/category-words.ts';
import type { FindingView, InterpretationView } from './answers.ts';
import { methodIn, type PaperWords, paperWords } from './paper-words.ts';
import { unallocatedView } from './views.ts';

/** What each municipality bears of the costs of a year, with the facts that its figures are told by. */
export interface Shared {
  readonly allocation: Allocation;
  readonly base: FactBase;
  readonly names: ReadonlyMap<string, string>;
  readonly language: Language;
}

/** Costs by category: how they are shared and by which clause; with one municipality’s part, or without. */
export function costsByCategory({ allocation, names, language }: Shared, own: string | null): Block {
  const w = paperWords(language);
  const categories = [...new Set(allocation.pools.map(({ category }) => category))].sort();
  const line = (label: string, how: string, clause: string, pools: readonly Pool[], isSum = false): Row => ({
    cells: [
      ...[label, how, clause, kronerForReaders(totalOf(pools))],
      ...(own === null ? [] : [kronerForReaders(pools.reduce((all, pool) => all + amountOf(pool, own), 0n))]),
    ],
    ...(isSum && { sum: true }),
  });
  return {
    kind: 'table',
    caption: w('costsByCategory'),
    columns: [
      ...[{ head: w('category') }, { head: w('howShared') }, { head: w('clause') }, right(w('inAll'))],
      ...(own === null ? [] : [right(w('partOf', { name: names.get(own) ?? own }))]),
    ],
    rows: [
      ...categories.map((category) => {
        const pools = allocation.pools.filter((pool) => pool.category === category);
        const how = distinct(pools.map(({ method }) => methodIn(language, method)));
        return line(categoryIn(language, category), how, distinct(pools.map(({ clause }) => clause)), pools);
      }),
      line(w('sum'), '', '', allocation.pools, true),
    ],
  };
}

/** Every key that a pool was shared by, with the figures behind each share; for one municipality in one line as well. */
export function keyBlocks(shared: Shared, own: string | null): Block[] {
  const alike = new Map<string, Pool[]>();
  for (const pool of shared.allocation.pools) {
    const { key, populationDate, participants, shares } = pool;
    // A municipality is told of the keys that it is in.
    if (key === null || shares.some(({ share }) => share === null) || (own !== null && !participants.includes(own)))
      continue;
    const parts = shares.map(({ municipality, share }) => `${municipality} ${share && formatRational(share)}`);
    const id = [key.id, populationDate, ...parts].join(' ');
    alike.set(id, [...(alike.get(id) ?? []), pool]);
  }
  const said = new Set<string>();
  const sources = new Set<string>();
  const blocks = [...alike.values()].flatMap((pools) => {
    const { text, source, shares } = oneKey(shared, pools, own);
    if (source !== null) sources.add(source);
    const first = !said.has(text);
    said.add(text);
    return first ? [{ kind: 'paragraph', text } as const, ...shares] : shares;
  });
  return [...blocks, ...[...sources].map((text) => ({ kind: 'paragraph', style: 'small', text }) as const)];
}

function oneKey(
  { base, names, language }: Shared,
  pools: readonly Pool[],
  own: string | null,
): { readonly text: string; readonly source: string | null; readonly shares: Block[] } {
  const w = paperWords(language);
  const [pool] = pools as readonly [Pool];
  const inForce = base.all('key').find(({ value }) => !isUndetermined(value) && value.key === pool.key?.id)?.value;
  const definition = inForce && !isUndetermined(inForce) ? inForce.definition : null;
  const name = definition?.name ?? pool.key?.id ?? '';
  const { date, figures, source, table } = populationOf(base, pool);
  const decision = pool.key?.decision ?? null;
  const clause = inForce && !isUndetermined(inForce) ? inForce.clause : pool.clause;
  const said =
    decision === null ? w('keyByAgreement', { name, clause }) : w('keyByDecision', { name, clause, decision });
  const components = componentsOf(pool, definition, figures);
  const columns = components ?? [];
  const shareOf = (share: Rational | null): string => (share ? percentForReaders(share) : '—');
  const total = (of: (m: string) => Rational | null): string =>
    percentForReaders(sum(pool.participants.map((m) => of(m) ?? ratio(0n))));
  const of = distinct(pools.map(({ category }) => categoryIn(language, category)));
  const caption =
    date === null
      ? w('sharesPlain', { of, key: name })
      : w('sharesWith', { of, key: name, date: dateForReaders(date) });
  const blocks: Block[] = [
    {
      kind: 'table',
      caption,
      columns: [
        { head: w('municipality') },
        ...(figures ? [right(w('inhabitants'))] : []),
        ...columns.map(({ basis, weight }) =>
          right(w(basis === 'EQUAL' ? 'equalPart' : 'populationPart', { weight: percentInFew(weight) })),
        ),
        right(w('share')),
      ],
      rows: [
        ...pool.shares.map(({ municipality, share }) => ({
          cells: [
            named(municipality, names),
            ...(figures ? [wholeIn(figures.get(municipality))] : []),
            ...columns.map(({ of }) => shareOf(of(municipality))),
            shareOf(share),
          ],
        })),
        {
          sum: true,
          cells: [
            w('sum'),
            ...(figures ? [wholeIn(pool.participants.reduce((all, m) => all + (figures.get(m) ?? 0), 0))] : []),
            ...columns.map(({ of }) => total(of)),
            total((m) => pool.shares.find((s) => s.municipality === m)?.share ?? null),
          ],
        },
      ],
    },
  ];
  const share = pool.shares.find(({ municipality }) => municipality === own)?.share ?? null;
  if (own !== null && share && components)
    blocks.push({
      kind: 'paragraph',
      text: w('ownShare', {
        name: names.get(own) ?? own,
        sum: components.map(({ told }) => told(own)).join(' + '),
        share: percentForReaders(share),
      }),
    });
  return {
    text: [said, boundsIn(definition, w)].filter((text) => text !== '').join(' '),
    source: source && w('populationSource', { source, table }),
    shares: blocks,
  };
}

interface Component {
  readonly basis: 'EQUAL' | 'POPULATION';
  readonly weight: Rational;
  of(municipality: string): Rational | null;
  /** As `7/10 × 11 582/24 365`. */
  told(municipality: string): string;
}

/**
 * The parts that a share is the sum of, where the key has only flat parts and parts by inhabitants and nothing else moved
 * the shares (bounds, another reading of who pays); null where the parts would not sum to the share.
 */
function componentsOf(
  { participants, shares }: Pool,
  definition: KeyDefinition | null,
  figures: ReadonlyMap<string, number> | null,
): Component[] | null {
  const n = BigInt(participants.length);
  const people = BigInt(participants.reduce((all, m) => all + (figures?.get(m) ?? 0), 0));
  const parts = (definition?.components ?? []).map(({ basis, weight: written }): Component | null => {
    const weight = parseRational(written);
    if (!weight) return null;
    const told = (of: string): string => `${formatRational(weight)} × ${of}`;
    if (basis === 'EQUAL') return { basis, weight, of: () => times(weight, ratio(1n, n)), told: () => told(`1/${n}`) };
    if (basis !== 'POPULATION' || people === 0n) return null;
    const own = (m: string): bigint => BigInt(figures?.get(m) ?? 0);
    const of = (m: string): Rational => times(weight, ratio(own(m), people));
    return { basis, weight, of, told: (m) => told(`${wholeForReaders(own(m))}/${wholeForReaders(people)}`) };
  });
  const all = parts.filter((part) => part !== null);
  const adds = shares.every(({ municipality, share }) => {
    const added = all.reduce((so, { of }) => plus(so, of(municipality) ?? ratio(0n)), ratio(0n));
    return share !== null && equals(added, share);
  });
  return all.length > 0 && all.length === parts.length && adds ? all : null;
}

function populationOf(base: FactBase, { populationDate }: Pool) {
  const found =
    populationDate === null ? null : (base.all('population').find((p) => p.name === populationDate) ?? null);
  return {
    date: populationDate,
    figures: found && new Map(Object.entries(found.value.figures)),
    source: found?.value.source ?? null,
    table: found?.value.table ?? '',
  };
}

function boundsIn(definition: KeyDefinition | null, w: PaperWords): string {
  const { minShare, maxShare } = definition ?? {};
  if (minShare === undefined && maxShare === undefined) return '';
  const said = (share: string | undefined, else_: string): string => {
    const exact = share === undefined ? null : parseRational(share);
    return exact ? percentInFew(exact) : else_;
  };
  return w('keyBounds', { min: said(minShare, '0\u00a0%'), max: said(maxShare, '100\u00a0%') });
}

/**
 * L-4.4-O1: amounts that the agreement fixes: each municipality’s own cost of the base year, raised by the index that the
 * terms name. A part of a year is so many twelfths.
 */
export function fixedBlocks({ allocation, base, names, language }: Shared, own: string | null): Block[] {
  const w = paperWords(language);
  return allocation.pools.flatMap((pool): Block[] => {
    const { category, year, version, shares } = pool;
    const terms = base.all('terms').find(({ value }) => value.version === version)?.value.terms.categories[category];
    const some = shares.filter(({ municipality }) => own === null || municipality === own);
    if (pool.method !== 'FIXED_AMOUNTS' || !terms || some.length === 0) return [];
    const from = terms.baseYear ?? year - 1;
    const values = base.all('index').find(({ name }) => name === terms.index)?.value.values ?? {};
    const [then, now] = [values[String(from)], values[String(year)]].map((v) =>
      v === undefined ? null : parseRational(v),
    );
    const factor = then && now && then.n !== 0n ? over(now, then) : terms.index === undefined ? ratio(1n) : null;
    const historic = new Map(base.all('historic').map(({ name, value }) => [name, BigInt(value.amount)]));
    const told = { category: categoryIn(language, category), from, to: year, index: terms.index ?? '' };
    const caption =
      terms.index === undefined
        ? w('fixedPlain', told)
        : w('fixedCaption', { ...told, now: inFull(now), before: inFull(then) });
    return [
      {
        kind: 'table',
        caption,
        columns: [
          { head: w('municipality') },
          ...[w('ownCost', { year: from }), w('wholeYear'), w('rounded')].map(right),
        ],
        rows: some.map(({ municipality, amount }) => {
          const cost = historic.get(`${from}/${municipality}`);
          const whole = cost !== undefined && factor ? exactKroner(times(factor, ratio(cost))) : '—';
          const paid = cost === undefined ? '—' : kronerForReaders(cost);
          return { cells: [named(municipality, names), paid, whole, kronerForReaders(amount)] };
        }),
      },
    ];
  });
}

/** Cost times share is amount, pool by pool, for one municipality; what rounding did stands beside. */
export function arithmetic({ allocation, names, language }: Shared, own: string): Block[] {
  const w = paperWords(language);
  const pools = allocation.pools.filter((pool) => pool.shares.some(({ municipality }) => municipality === own));
  const name = names.get(own) ?? own;
  const rows = pools.map((pool): Row => {
    const share = pool.shares.find(({ municipality }) => municipality === own)?.share ?? null;
    const exact = share ? exactKroner(times(share, ratio(pool.total))) : '—';
    const part = share ? percentForReaders(share) : w('fixed');
    return {
      cells: [
        labelOf(pool, allocation, language),
        kronerForReaders(pool.total),
        part,
        exact,
        kronerForReaders(amountOf(pool, own)),
      ],
    };
  });
  const total = pools.reduce((all, pool) => all + amountOf(pool, own), 0n);
  return [
    {
      kind: 'table',
      caption: w('arithmeticOf', { name }),
      columns: [{ head: w('category') }, right(w('pot')), right(w('times')), right(w('exactly')), right(w('rounded'))],
      rows: [...rows, { sum: true, cells: [w('sum'), '', '', '', kronerForReaders(total)] }],
    },
    { kind: 'paragraph', text: w('rounding') },
  ];
}

/** Each pool with all its municipalities. */
export function poolTables({ allocation, names, language }: Shared): Block[] {
  const w = paperWords(language);
  return allocation.pools.map((pool) => ({
    kind: 'table',
    caption: w('poolCaption', {
      ...{ category: labelOf(pool, allocation, language), pot: kronerForReaders(pool.total) },
      ...{ how: methodIn(language, pool.method), clause: pool.clause },
    }),
    columns: [{ head: w('municipality') }, right(w('share')), right(w('exact')), right(w('rounded'))],
    rows: [
      ...pool.shares.map(({ municipality, share, amount }) => ({
        cells: [
          named(municipality, names),
          share ? percentForReaders(share) : w('fixed'),
          share ? exactKroner(times(share, ratio(pool.total))) : '—',
          kronerForReaders(amount),
        ],
      })),
      { sum: true, cells: [w('sum'), '', '', kronerForReaders(totalOf([pool]))] },
    ],
  }));
}

/** Of a category with several pools, each with what tells it from the others. */
function labelOf(pool: Pool, { pools }: Allocation, language: Language): string {
  const name = categoryIn(language, pool.category);
  const alike = pools.filter(({ category }) => category === pool.category);
  if (alike.length === 1) return name;
  return `${name} ${alike.indexOf(pool) + 1}: ${distinct(
    pool.lines.map(({ label }) => label),
    3,
  )}`;
}

/** Costs, or lines of a budget, that nobody is billed for, each with its reason. */
export function notShared({ allocation: { held, excluded }, language }: Shared): Block[] {
  if (held.length + excluded.length === 0) return [];
  const w = paperWords(language);
  const rows = (all: readonly Unallocated[], put: string): Row[] =>
    all.map((one) => {
      const { category, label, text, clause } = unallocatedView(language)(one);
      const what = label === category ? categoryIn(language, category) : `${categoryIn(language, category)}: ${label}`;
      return { cells: [what, put, text, clause, kronerForReaders(one.amount)] };
    });
  const total = [...held, ...excluded].reduce((all, { amount }) => all + amount, 0n);
  return [
    { kind: 'heading', level: 2, text: w('notShared') },
    {
      kind: 'table',
      caption: w('notSharedLines'),
      columns: [
        { head: w('line') },
        { head: w('status') },
        { head: w('reason') },
        { head: w('clause') },
        right(w('amount')),
      ],
      rows: [
        ...rows(held, w('held')),
        ...rows(excluded, w('excluded')),
        { sum: true, cells: [w('sum'), '', '', '', kronerForReaders(total)] },
      ],
    },
  ];
}

export function findingBlocks(findings: readonly FindingView[], language: Language): Block[] {
  if (findings.length === 0) return [];
  const w = paperWords(language);
  const items = findings.map(
    ({ severity, text, rule, clause, about }) =>
      `${w(severity === 'BREACH' ? 'breach' : 'remark')} (${rule}, ${w('clause').toLowerCase()} ${clause}, ${about}): ${text}`,
  );
  return [
    { kind: 'heading', level: 2, text: w('findings') },
    { kind: 'list', items: [...new Set(items)] },
  ];
}

export function readingBlocks(readings: readonly InterpretationView[], language: Language): Block[] {
  if (readings.length === 0) return [];
  const w = paperWords(language);
  const items = readings.map(({ id, question, option, decision }) => {
    const by = decision === null ? w('byDefault') : w('byDecision', { decision });
    return `${id}: ${question} ${option} (${by}).`;
  });
  return [
    { kind: 'heading', level: 2, text: w('readings') },
    { kind: 'list', items },
  ];
}

/** A chapter, unless it has nothing to say. */
export const under = (text: string, blocks: readonly Block[]): Block[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text }, ...blocks];

export const right = (head: string) => ({ head, align: 'right' as const });
export const named = (municipality: string, names: ReadonlyMap<string, string>): string =>
  `${municipality} ${names.get(municipality) ?? ''}`.trim();

const amountOf = ({ shares }: Pool, own: string): Oere =>
  shares.find(({ municipality }) => municipality === own)?.amount ?? 0n;
const totalOf = (pools: readonly Pool[]): Oere =>
  pools.reduce((all, { shares }) => shares.reduce((sum, { amount }) => sum + amount, all), 0n);
const exactKroner = (oere: Rational): string => exactForReaders(times(oere, ratio(1n, 100n)), 4);
const wholeIn = (n: number | undefined): string => (n === undefined ? '—' : wholeForReaders(n));
/** A figure of an index, with as many decimals as it has. */
const inFull = (value: Rational | null | undefined): string =>
  value ? exactForReaders(value, 6).replace(/,?0+$/, '') : '—';
/** A weight without the decimals that it does not need. */
const percentInFew = (share: Rational): string => percentForReaders(share).replace(/,?0+(?=\u00a0%$)/, '');
function distinct(texts: readonly string[], most = texts.length): string {
  const all = [...new Set(texts)];
  return all.length > most ? `${all.slice(0, most).join(', ')} …` : all.join(', ');
}
