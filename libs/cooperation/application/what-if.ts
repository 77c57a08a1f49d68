import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type Allocation,
  FactBase,
  isUndetermined,
  type KeyDefinition,
  keptText,
  ONLY,
  paidOf,
  readInlineKey,
  type SupposedKey,
  type WhatIf,
  type WhatIfPart,
  whatIf,
} from '#allocation';
import type { EventStore } from '#event-store';
import {
  approximate,
  type CivilMonth,
  firstOfMonth,
  formatRational,
  isRefusal,
  kroner,
  type Language,
  monthsBetween,
  type Oere,
  type Rational,
  type Refusal,
  ratio,
  Timelines,
  times,
} from '#kernel';
import type { FactRow, FactSource } from '#projections';
import { BookReading } from './book-reading.ts';
import type { KnownOn } from './known-at.ts';
import type { Clock } from './ports.ts';
import type { AllocationQuestion } from './questions.ts';
import { clocks, findingView, interpretationView, keyView, unallocatedView } from './views.ts';
import type {
  AskedKeyView,
  KeyOfMonthsView,
  PaidView,
  PartView,
  WhatIfAnswer,
  WhatIfPartView,
} from './what-if-answer.ts';
import { boundsWithoutComponents, keyNotDefined, keyOrComponents } from './what-if-refusals.ts';

/** An allocation, and the key that is asked about: one that the book defines, or one written in the question. */
export interface WhatIfQuestion extends AllocationQuestion {
  readonly key?: string | null;
  /** As `EQUAL:30,POPULATION:70`; see `readInlineKey`. */
  readonly components?: string | null;
  readonly minShare?: string | null;
  readonly maxShare?: string | null;
}

export class AskWhatIf extends Query<WhatIfAnswer | Refusal> {
  constructor(
    readonly question: WhatIfQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Answers what a period would cost each with another key, beside what it costs. Nothing is written. */
export class WhatIfs {
  readonly #book: BookReading;

  constructor(store: EventStore, facts: { readonly register: FactSource }, clock: Clock) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  async ask(question: WhatIfQuestion, language: Language = 'nb'): Promise<WhatIfAnswer | Refusal> {
    const { cooperation, from, to } = question;
    const written = writtenKey(question);
    if (isRefusal(written)) return written;
    const known = await this.#book.knownOn(question, to);
    if (isRefusal(known)) return known;
    const rows = this.#book.during({ cooperation, from, to }, known);
    if (isRefusal(rows)) return rows;
    const key = written ?? definedKey(rows, question.key ?? '');
    if (isRefusal(key)) return key;
    const answer = whatIf(rows, { from, to }, key);
    return isRefusal(answer)
      ? this.#book.whenAnswerable(answer, cooperation, known)
      : view(question, known, answer, key.definition, keysOfMonths(new FactBase(rows), from, to), language);
  }
}

@QueryHandler(AskWhatIf)
export class AskWhatIfHandler implements IQueryHandler<AskWhatIf> {
  constructor(private readonly whatIfs: WhatIfs) {}

  execute({ question, language }: AskWhatIf) {
    return this.whatIfs.ask(question, language);
  }
}

/** The key written in the question; null when it names one of the book instead. */
function writtenKey({ key, components, minShare, maxShare }: WhatIfQuestion): SupposedKey | Refusal | null {
  const [named, written] = [key ?? null, components ?? null];
  if ((named === null) === (written === null)) return keyOrComponents({ both: named !== null });
  if (written === null) return (minShare ?? maxShare ?? null) === null ? null : boundsWithoutComponents({});
  const definition = readInlineKey(written, { minShare: minShare ?? undefined, maxShare: maxShare ?? undefined });
  return isRefusal(definition) ? definition : { definition, sources: [] };
}

function definedKey(rows: readonly FactRow[], key: string): SupposedKey | Refusal {
  const defined = rows.filter((r) => r.kind === 'key-definition');
  const row = defined.find((r) => r.name === key);
  if (row) return { definition: row.value as unknown as KeyDefinition, sources: row.sources };
  return keyNotDefined({
    key,
    known:
      defined
        .map((r) => r.name)
        .sort()
        .join(', ') || '—',
  });
}

/** The keys in force on the first day of each month, those of the same words in one. */
function keysOfMonths(base: FactBase, from: CivilMonth, to: CivilMonth): KeyOfMonthsView[] {
  const found: KeyOfMonthsView[] = [];
  for (const month of monthsBetween(from, to)) {
    const inForce = base.on('key', ONLY, firstOfMonth(month))?.value;
    if (!inForce || isUndetermined(inForce)) continue;
    const { key: id, definition, decision } = inForce;
    const last = found.at(-1);
    if (last && last.id === id && last.decision === decision) found[found.length - 1] = { ...last, to: month };
    else found.push({ ...askedView(definition), decision, from: month, to: month });
  }
  return found;
}

const askedView = (definition: KeyDefinition): AskedKeyView => {
  const { decision: _, ...said } = keyView({ id: definition.key, components: definition.components, decision: null });
  return {
    ...said,
    name: definition.name,
    minShare: definition.minShare ?? null,
    maxShare: definition.maxShare ?? null,
  };
};

function view(
  { cooperation, from, to }: WhatIfQuestion,
  known: KnownOn,
  { now, supposed, parts }: WhatIf,
  asked: KeyDefinition,
  keysNow: readonly KeyOfMonthsView[],
  language: Language,
): WhatIfAnswer {
  const [paidNow, paidThen] = [now, supposed].map(
    (side) => new Map(side.shares.map((s) => [s.municipality, s.amount])),
  );
  const difference = supposed.total - now.total;
  return {
    ...clocks(cooperation, known),
    from,
    to,
    keys: { now: keysNow, whatIf: askedView(asked) },
    total: { now: kroner(now.total), whatIf: kroner(supposed.total), difference: kroner(difference) },
    shares: now.shares.map(({ municipality, name }) => {
      const [before, after] = [paidNow?.get(municipality) ?? 0n, paidThen?.get(municipality) ?? 0n];
      return {
        municipality,
        name,
        now: paidView(before, now.total),
        whatIf: paidView(after, supposed.total),
        difference: { amount: kroner(after - before), change: partView(after - before, magnitude(before)) },
      };
    }),
    parts: parts.map((part) => partOf(part, language)),
    held: now.held.map(unallocatedView(language)),
    excluded: now.excluded.map(unallocatedView(language)),
    interpretations: ofBoth(now, supposed, 'interpretations', (i) => `${i.id} ${i.option}`).map(
      interpretationView(language),
    ),
    findings: ofBoth(now, supposed, 'findings', (f) => `${f.rule} ${f.code} ${f.about}`).map(findingView(language)),
  };
}

function partOf({ kept, now, supposed }: WhatIfPart, language: Language): WhatIfPartView {
  const first = now[0] as WhatIfPart['now'][number];
  const [before, after] = [paidOf(now), paidOf(supposed)];
  const dates = (pools: WhatIfPart['now']) => [...new Set(pools.flatMap((p) => p.populationDate ?? []))].sort();
  return {
    year: first.year,
    category: first.category,
    method: first.method,
    clause: first.clause,
    agreement: first.version,
    participants: first.participants,
    replaced: kept === null,
    because: kept && { code: kept, text: keptText(kept)[language] },
    keys: [...new Set(now.flatMap((p) => p.key?.id ?? []))],
    populationDates: { now: dates(now), whatIf: dates(supposed) },
    total: kroner(now.reduce((sum, p) => sum + p.total, 0n)),
    shares: first.participants.map((municipality) => {
      const [a, b] = [before.get(municipality) ?? 0n, after.get(municipality) ?? 0n];
      return { municipality, now: kroner(a), whatIf: kroner(b), difference: kroner(b - a) };
    }),
    events: Timelines.sourcesOf(...now.map((p) => p.sources), ...supposed.map((p) => p.sources)),
  };
}

const paidView = (amount: Oere, of: Oere): PaidView => ({ amount: kroner(amount), share: partView(amount, of) });

const partView = (part: Oere, whole: Oere): PartView | null => {
  if (whole === 0n) return null;
  const exact = ratio(part, whole);
  return { percent: percentOf(exact), exact: formatRational(exact) };
};

/** Of an amount that is to be paid back as of one to be paid: the sign of a change says which way it goes. */
const magnitude = (amount: Oere): Oere => (amount < 0n ? -amount : amount);

/** Two decimals; what rounds to nothing has no sign. */
const percentOf = (exact: Rational): string => {
  const text = approximate(times(exact, ratio(100n)), 2);
  return text === '-0.00' ? '0.00' : text;
};

function ofBoth<K extends 'interpretations' | 'findings'>(
  now: Allocation,
  supposed: Allocation,
  what: K,
  idOf: (item: Allocation[K][number]) => string,
): Allocation[K][number][] {
  const all = new Map<string, Allocation[K][number]>();
  for (const item of [...supposed[what], ...now[what]]) all.set(idOf(item), item);
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
