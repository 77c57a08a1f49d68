import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Allocation, questionRefusals } from '#allocation';
import type { EventStore } from '#event-store';
import {
  type BookId,
  cooperationStream,
  type EventCatalogue,
  isRefusal,
  kroner,
  type Language,
  type Placed,
  type Refusal,
  type Text,
} from '#kernel';
import type { FactRow, FactSource } from '#projections';
import { type CooperationEvent, cooperationDecider } from '../domain/decide.ts';
import { OPEN_QUESTIONS, type OpenQuestion } from '../domain/open-questions.ts';
import { CHANGED_TEXTS, type Change, changesOf } from '../domain/preview-changes.ts';
import { budgetToShare, previewOfBudget, previewReading, type Supposed } from '../domain/reading-preview.ts';
import type { CooperationState } from '../domain/state.ts';
import { clauseIn, type Settled, settledBy } from '../domain/where-questions-arise.ts';
import type { Clocks, UnallocatedView } from './answers.ts';
import { BookReading } from './book-reading.ts';
import { ownersOf, type ReadingOwner, termsOf } from './interpretations-questions.ts';
import type { KnownAt } from './known-at.ts';
import type { Clock } from './ports.ts';
import { openQuestionUnknown, optionUnknown } from './preview-refusals.ts';
import { clocks, unallocatedView } from './views.ts';

/**
 * - `DIFFERENT`: some municipality would pay another amount
 * - `NOT_KRONER`: nobody would, but something else would be otherwise; `changes` says what
 * - `SAME`: nothing would be otherwise in the year
 * - `SETTLED`: the terms of the agreement say it, so that no reading changes anything
 * - `NOT_FOLLOWED`: there is one reading alone, or decisions of another kind give the answer
 */
export type PreviewEffect = 'DIFFERENT' | 'NOT_KRONER' | 'SAME' | 'SETTLED' | 'NOT_FOLLOWED';

/**
 * What the amounts are of:
 * - `COSTS`: what is booked on the year
 * - `BUDGET`, `DRAFT`: nothing is booked on the year; its valid budget, else its draft
 * - `EARLIER_COSTS`: there is neither; what is booked on the last year that has costs
 * - `NONE`: there is nothing to reckon with
 */
export type PreviewBasis = 'COSTS' | 'BUDGET' | 'DRAFT' | 'EARLIER_COSTS' | 'NONE';

/** What another reading of an open question would mean over a year, beside what holds. */
export interface PreviewAnswer extends Clocks {
  readonly id: string;
  readonly clause: string;
  readonly question: string;
  readonly year: number;
  /** As it is read on the last day of the year; `decision` null: a default, or settled by the terms. */
  readonly now: { readonly option: string; readonly decision: string | null };
  readonly option: string;
  readonly options: readonly string[];
  readonly owners: readonly ReadingOwner[];
  readonly effect: PreviewEffect;
  /** What the effect means, in the language asked for. */
  readonly text: string;
  readonly basis: {
    readonly of: PreviewBasis;
    /** Whose costs or budget; the year asked about, or an earlier one. */
    readonly year: number;
    /** Of the budget. */
    readonly version: string | null;
    readonly text: string;
  };
  /** Null where there is nothing to reckon with. */
  readonly total: { readonly now: string; readonly preview: string; readonly difference: string } | null;
  readonly shares: readonly {
    readonly municipality: string;
    readonly name: string;
    readonly now: string;
    readonly preview: string;
    readonly difference: string;
  }[];
  /** What would not be shared, with the reading. */
  readonly held: readonly UnallocatedView[];
  /** What is not amounts, and would be otherwise. */
  readonly changes: readonly (Change & { readonly text: string })[];
}

export interface PreviewQuestion {
  readonly cooperation: BookId;
  readonly interpretation: string;
  readonly option: string;
  readonly year: number;
  readonly knownAt?: string | null;
}

export class AskPreview extends Query<PreviewAnswer | Refusal> {
  constructor(
    readonly question: PreviewQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** How many years back costs are looked for. */
const YEARS_BACK = 10;
const NO_COSTS = questionRefusals.noCosts.code;
/** Questions that are not about amounts at all. */
const NOT_OF_AMOUNTS: ReadonlySet<string> = new Set([
  'A-04',
  'A-05',
  'A-06',
  'A-07',
  'A-23',
  'A-25',
  'A-29',
  'A-30',
  'A-33',
]);

interface Asked {
  readonly cooperation: BookId;
  readonly known: KnownAt;
  readonly state: CooperationState;
  readonly supposed: Supposed;
  readonly year: number;
}
type Both = { readonly now: Allocation; readonly supposed: Allocation } | Refusal;
interface Reckoned {
  readonly of: PreviewBasis;
  readonly year: number;
  readonly version: string | null;
  readonly now: Allocation | null;
  readonly supposed: Allocation | null;
  /** Why there is nothing to reckon with. */
  readonly refused: Refusal | null;
}

/** Previews a reading. Nothing is written; to choose it, the body that may records a decision. */
export class PreviewQuestions {
  readonly #book: BookReading;

  constructor(
    private readonly store: EventStore,
    facts: { readonly register: FactSource },
    private readonly clock: Clock,
    private readonly catalogue: EventCatalogue,
  ) {
    this.#book = new BookReading(store, facts.register, this.clock);
  }

  async ask(question: PreviewQuestion, language: Language = 'nb'): Promise<PreviewAnswer | Refusal> {
    const { cooperation, interpretation: id, option, year } = question;
    const open = OPEN_QUESTIONS.find((q) => q.id === id);
    if (!open) return openQuestionUnknown({ interpretation: id });
    const { options } = open;
    if (!options.includes(option)) return optionUnknown({ interpretation: id, option, known: options.join(', ') });
    const day = await this.#book.onDay({ cooperation, validOn: `${year}-12-31`, knownAt: question.knownAt ?? null });
    if (isRefusal(day)) return day;
    const { known } = day;
    const state = await this.#stateAt(cooperation, known.size);
    const asked = { cooperation, known, state, supposed: { id, option }, year };
    const money = this.#money(asked);
    if (isRefusal(money)) return money;
    const changes = changesOf(state, { id, option }, year).map((c) => ({
      ...c,
      text: CHANGED_TEXTS[c.what][language],
    }));
    // Only amounts could be otherwise, and there are none to reckon with: that is not the same as nothing.
    if (money.refused && changes.length === 0 && !NOT_OF_AMOUNTS.has(id) && open.treatment === 'SWITCHED')
      return this.#book.whenAnswerable(money.refused, cooperation, known);
    const { now, supposed } = money;
    const then = new Map(supposed?.shares.map((s) => [s.municipality, s.amount]));
    const shares = (now?.shares ?? []).map(({ municipality, name, amount }) => {
      const other = then.get(municipality) ?? 0n;
      return { municipality, name, now: amount, preview: other, difference: other - amount };
    });
    const different = shares.some((s) => s.difference !== 0n);
    const terms = termsOf(day);
    const settled = settledBy(id, terms);
    const effect = effectOf({ open, settled, different, changes });
    const row = day.of('interpretation').find((r) => r.name === id);
    const decided = row?.value as { option: string; decision: string | null } | undefined;
    const { of, year: basisYear, version } = money;
    return {
      ...clocks(cooperation, known),
      id,
      clause: settled?.clause ?? clauseIn(id, terms),
      question: open.question[language],
      year,
      now: {
        option: settled?.value ?? decided?.option ?? options[0] ?? '',
        decision: settled ? null : (decided?.decision ?? null),
      },
      option,
      options,
      owners: ownersOf(day),
      effect,
      text: effectText(effect, { open, settled, amounts: now !== null })[language],
      basis: {
        of,
        year: basisYear,
        version,
        text: (money.refused?.text ?? basisText(of, basisYear, version))[language],
      },
      total: now &&
        supposed && {
          now: kroner(now.total),
          preview: kroner(supposed.total),
          difference: kroner(supposed.total - now.total),
        },
      shares: shares.map((s) => ({
        ...s,
        now: kroner(s.now),
        preview: kroner(s.preview),
        difference: kroner(s.difference),
      })),
      held: (supposed?.held ?? []).map(unallocatedView(language)),
      changes,
    };
  }

  /** The amounts with and without the reading, of whatever there is to reckon with; why there is nothing, else. */
  #money(asked: Asked): Reckoned | Refusal {
    const { year, supposed, state } = asked;
    const rows = this.#during(asked, year);
    if (isRefusal(rows)) return rows;
    const none = { version: null, now: null, supposed: null, refused: null };
    const reckoned = (of: PreviewBasis, whose: number, version: string | null, both: Both): Reckoned =>
      isRefusal(both)
        ? { ...none, of: 'NONE', year: whose, refused: both }
        : { ...both, of, year: whose, version, refused: null };
    const ofCosts = previewReading(rows, state, { ...supposed, year });
    if (!isRefusal(ofCosts) || ofCosts.code !== NO_COSTS) return reckoned('COSTS', year, null, ofCosts);
    const budget = budgetToShare(rows, year);
    if (budget) {
      const { version, valid } = budget;
      const both = previewOfBudget(rows, state, { ...supposed, year }, version);
      if (!isRefusal(both)) return reckoned(valid ? 'BUDGET' : 'DRAFT', year, version.id, both);
    }
    for (let before = year - 1; before >= year - YEARS_BACK; before--) {
      const earlier = this.#during(asked, before);
      if (isRefusal(earlier)) break;
      if (!earlier.some((row) => row.kind === 'cost')) continue;
      const both = previewReading(earlier, state, { ...supposed, year: before });
      if (!isRefusal(both)) return reckoned('EARLIER_COSTS', before, null, both);
    }
    return reckoned('NONE', year, null, ofCosts);
  }

  #during({ cooperation, known }: Asked, year: number): FactRow[] | Refusal {
    return this.#book.during({ cooperation, from: `${year}-01`, to: `${year}-12` }, known);
  }

  /** What the first `size` events of the book say of the cooperation. */
  async #stateAt(book: BookId, size: number): Promise<CooperationState> {
    let state = cooperationDecider.initial;
    for (let from = 0n; ; ) {
      const page = await this.store.readStream(cooperationStream(book), { direction: 'forwards', from, limit: 1_000 });
      for (const event of page.events) {
        if (event.index >= size) return state;
        state = cooperationDecider.evolve(state, this.catalogue.read(event) as Placed<CooperationEvent>);
        from = event.revision + 1n;
      }
      if (page.end) return state;
    }
  }
}

function effectOf({
  open,
  settled,
  different,
  changes,
}: {
  readonly open: OpenQuestion;
  readonly settled: Settled | null;
  readonly different: boolean;
  readonly changes: readonly Change[];
}): PreviewEffect {
  if (different) return 'DIFFERENT';
  if (settled) return 'SETTLED';
  if (open.treatment !== 'SWITCHED') return 'NOT_FOLLOWED';
  return changes.length > 0 ? 'NOT_KRONER' : 'SAME';
}

const EFFECTS: Readonly<Record<Exclude<PreviewEffect, 'SETTLED' | 'NOT_FOLLOWED'>, Text>> = {
  DIFFERENT: {
    nb: 'Med denne lesemåten betaler kommunene andre beløp.',
    nn: 'Med denne lesemåten betaler kommunane andre beløp.',
    en: 'With this reading the municipalities pay other amounts.',
  },
  NOT_KRONER: {
    nb: 'Med denne lesemåten betaler alle det samme, men noe annet endres.',
    nn: 'Med denne lesemåten betaler alle det same, men noko anna blir endra.',
    en: 'With this reading all pay the same, but something else changes.',
  },
  SAME: {
    nb: 'Med denne lesemåten endres ingenting dette året.',
    nn: 'Med denne lesemåten blir ingenting endra dette året.',
    en: 'With this reading nothing changes in this year.',
  },
};

const WITHOUT_AMOUNTS: Text = {
  nb: 'Beløpene kan ikke regnes ut slik det er nå. Med denne lesemåten endres dette.',
  nn: 'Beløpa kan ikkje reknast ut slik det er no. Med denne lesemåten blir dette endra.',
  en: 'The amounts cannot be reckoned as it is. With this reading the following changes.',
};

function effectText(
  effect: PreviewEffect,
  {
    open,
    settled,
    amounts,
  }: { readonly open: OpenQuestion; readonly settled: Settled | null; readonly amounts: boolean },
): Text {
  if (effect === 'SETTLED')
    return {
      nb: `Avtalen avgjør dette i punkt ${settled?.clause}: ${settled?.value}. En lesemåte endrer ingenting.`,
      nn: `Avtalen avgjer dette i punkt ${settled?.clause}: ${settled?.value}. Ein lesemåte endrar ingenting.`,
      en: `The agreement settles this in clause ${settled?.clause}: ${settled?.value}. A reading changes nothing.`,
    };
  if (effect === 'NOT_FOLLOWED') return open.because ?? EFFECTS.SAME;
  return effect === 'NOT_KRONER' && !amounts ? WITHOUT_AMOUNTS : EFFECTS[effect];
}

function basisText(of: PreviewBasis, year: number, version: string | null): Text {
  switch (of) {
    case 'COSTS':
      return {
        nb: `Regnet av det som er ført på ${year}.`,
        nn: `Rekna av det som er ført på ${year}.`,
        en: `Reckoned from what is booked on ${year}.`,
      };
    case 'BUDGET':
      return {
        nb: `Ingenting er ført på ${year}. Regnet av det gyldige budsjettet ${version}.`,
        nn: `Ingenting er ført på ${year}. Rekna av det gyldige budsjettet ${version}.`,
        en: `Nothing is booked on ${year}. Reckoned from the valid budget ${version}.`,
      };
    case 'DRAFT':
      return {
        nb: `Ingenting er ført på ${year}, og budsjettet er ikke gyldig. Regnet av utkastet ${version}.`,
        nn: `Ingenting er ført på ${year}, og budsjettet er ikkje gyldig. Rekna av utkastet ${version}.`,
        en: `Nothing is booked on ${year}, and its budget is not valid. Reckoned from the draft ${version}.`,
      };
    case 'EARLIER_COSTS':
      return {
        nb: `Året har verken kostnader eller budsjett. Regnet av det som er ført på ${year}, det siste året med kostnader.`,
        nn: `Året har verken kostnader eller budsjett. Rekna av det som er ført på ${year}, det siste året med kostnader.`,
        en: `The year has neither costs nor a budget. Reckoned from what is booked on ${year}, the last year with costs.`,
      };
    case 'NONE':
      return {
        nb: 'Boka har verken kostnader eller budsjett å regne av.',
        nn: 'Boka har verken kostnader eller budsjett å rekne av.',
        en: 'The book has neither costs nor a budget to reckon from.',
      };
  }
}

@QueryHandler(AskPreview)
export class AskPreviewHandler implements IQueryHandler<AskPreview> {
  constructor(private readonly previews: PreviewQuestions) {}

  execute({ question, language }: AskPreview) {
    return this.previews.ask(question, language);
  }
}
