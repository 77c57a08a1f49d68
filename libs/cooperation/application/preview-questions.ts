import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { BUDGET_READINGS } from '#budget';
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
import type { FactSource } from '#projections';
import { type CooperationEvent, cooperationDecider } from '../domain/decide.ts';
import { OPEN_QUESTIONS } from '../domain/open-questions.ts';
import { isDerivedFrom, previewReading } from '../domain/reading-preview.ts';
import type { CooperationState } from '../domain/state.ts';
import { clauseIn } from '../domain/where-questions-arise.ts';
import type { Clocks, UnallocatedView } from './answers.ts';
import { BookReading } from './book-reading.ts';
import { ownersOf, type ReadingOwner, termsOf } from './interpretations-questions.ts';
import type { Clock } from './ports.ts';
import { openQuestionUnknown, optionUnknown } from './preview-refusals.ts';
import { clocks, unallocatedView } from './views.ts';

/**
 * - `DIFFERENT`: some municipality would pay another amount
 * - `SAME`: the reading is reckoned with, and nobody would
 * - `BUDGET_ONLY`: the reading decides on budgets, not on who pays what of the costs
 * - `NOT_RECKONED`: the program only shows the reading
 */
export type PreviewEffect = 'DIFFERENT' | 'SAME' | 'BUDGET_ONLY' | 'NOT_RECKONED';

/** What another reading of an open question would mean in kroner over a year, beside what holds. */
export interface PreviewAnswer extends Clocks {
  readonly id: string;
  readonly clause: string;
  readonly question: string;
  readonly year: number;
  /** As it is read on the last day of the year; `decision` null: the default. */
  readonly now: { readonly option: string; readonly decision: string | null };
  readonly option: string;
  readonly options: readonly string[];
  readonly owners: readonly ReadingOwner[];
  readonly effect: PreviewEffect;
  /** What the effect means, in the language asked for. */
  readonly text: string;
  readonly total: { readonly now: string; readonly preview: string; readonly difference: string };
  readonly shares: readonly {
    readonly municipality: string;
    readonly name: string;
    readonly now: string;
    readonly preview: string;
    readonly difference: string;
  }[];
  /** What would not be shared, with the reading. */
  readonly held: readonly UnallocatedView[];
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
    const rows = this.#book.during({ cooperation, from: `${year}-01`, to: `${year}-12` }, known);
    if (isRefusal(rows)) return rows;
    const state = isDerivedFrom(id) ? await this.#stateAt(cooperation, known.size) : null;
    const both = previewReading(rows, state, { id, option, year });
    if (isRefusal(both)) return this.#book.whenAnswerable(both, cooperation, known);
    const { now, supposed } = both;
    const then = new Map(supposed.shares.map((s) => [s.municipality, s.amount]));
    const shares = now.shares.map(({ municipality, name, amount }) => {
      const other = then.get(municipality) ?? 0n;
      return { municipality, name, now: amount, preview: other, difference: other - amount };
    });
    const different = shares.some((s) => s.difference !== 0n);
    const inBudget = BUDGET_READINGS[id] !== undefined;
    const effect =
      open.treatment !== 'SWITCHED' ? 'NOT_RECKONED' : inBudget ? 'BUDGET_ONLY' : different ? 'DIFFERENT' : 'SAME';
    const decided = day.of('interpretation').find((r) => r.name === id)?.value as
      | { option: string; decision: string }
      | undefined;
    return {
      ...clocks(cooperation, known),
      id,
      clause: clauseIn(id, termsOf(day)),
      question: open.question[language],
      year,
      now: { option: decided?.option ?? options[0] ?? '', decision: decided?.decision ?? null },
      option,
      options,
      owners: ownersOf(day),
      effect,
      text: EFFECTS[effect][language],
      total: {
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
      held: supposed.held.map(unallocatedView(language)),
    };
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

const EFFECTS: Readonly<Record<PreviewEffect, Text>> = {
  DIFFERENT: {
    nb: 'Med denne lesemåten betaler kommunene andre beløp.',
    nn: 'Med denne lesemåten betaler kommunane andre beløp.',
    en: 'With this reading the municipalities pay other amounts.',
  },
  SAME: {
    nb: 'Med denne lesemåten betaler alle det samme dette året.',
    nn: 'Med denne lesemåten betaler alle det same dette året.',
    en: 'With this reading all pay the same in this year.',
  },
  BUDGET_ONLY: {
    nb: 'Lesemåten avgjør om budsjettet er gyldig eller hva à konto bygger på. Fordelingen av kostnadene endres ikke.',
    nn: 'Lesemåten avgjer om budsjettet er gyldig eller kva à konto byggjer på. Fordelinga av kostnadene blir ikkje endra.',
    en: 'The reading settles whether a budget is valid or what is asked for on account. How costs are shared does not change.',
  },
  NOT_RECKONED: {
    nb: 'Programmet regner ikke med lesemåten, det viser den bare. Ingenting endres i kroner.',
    nn: 'Programmet reknar ikkje med lesemåten, det viser han berre. Ingenting blir endra i kroner.',
    en: 'The program does not reckon with the reading, it only shows it. Nothing changes in kroner.',
  },
};

@QueryHandler(AskPreview)
export class AskPreviewHandler implements IQueryHandler<AskPreview> {
  constructor(private readonly previews: PreviewQuestions) {}

  execute({ question, language }: AskPreview) {
    return this.previews.ask(question, language);
  }
}
