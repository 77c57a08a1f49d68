import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import type { Vat } from '#invoicing';
import { type CivilDate, isRefusal, type Language, type Refusal, type Text, Timelines } from '#kernel';
import type { FactSource } from '#projections';
import type { RecordedDefault } from '../domain/default-readings/default-readings.ts';
import { OPEN_QUESTIONS, type Treatment } from '../domain/open-questions.ts';
import { readingText } from '../domain/reading-texts.ts';
import type { Terms } from '../domain/terms.ts';
import { clauseIn, settledBy } from '../domain/where-questions-arise.ts';
import type { Clocks } from './answers.ts';
import { BookReading, type DayOfBook, type DayQuestion } from './book-reading.ts';
import type { Clock } from './ports.ts';
import { clocks } from './views.ts';

/**
 * What the reading of a question rests on, on the day:
 * - `SETTLED_BY_TERMS`: the terms of the agreement say it; nothing is left to read
 * - `DECIDED`: a body has decided it
 * - `RECORDED_DEFAULT`: nobody has; the book has recorded the default
 * - `PROGRAM_DEFAULT`: nobody has, and the book has no default: this program's applies, a later one may read otherwise
 */
export type ReadingBasis = 'SETTLED_BY_TERMS' | 'DECIDED' | 'RECORDED_DEFAULT' | 'PROGRAM_DEFAULT';

/** A default that the book has recorded. */
export interface RecordedDefaultView {
  readonly option: string;
  readonly on: CivilDate;
  readonly event: number;
}

/** An open question and the reading that applies on the day. */
export interface OpenQuestionView {
  readonly id: string;
  /** Of the agreement whose terms apply; «—» where they say nothing of it. */
  readonly clause: string;
  readonly question: string;
  readonly reading: string;
  /** What that means, in a sentence; null where the book has no words for it. */
  readonly readingText: string | null;
  readonly basis: ReadingBasis;
  /** What it rests on, in a sentence. */
  readonly text: string;
  /** The decision that chose a reading; null: there is none. Where the terms settle it, it changes nothing. */
  readonly decision: string | null;
  readonly decidedBy: string | null;
  readonly decidedOn: CivilDate | null;
  /** From when the decision holds; null for a default. */
  readonly since: CivilDate | null;
  readonly recorded: RecordedDefaultView | null;
  readonly options: readonly string[];
  /** What each option means, in the order of the options. */
  readonly optionTexts: readonly string[];
  /** Why the default is the default, and the section of the law it is taken from. */
  readonly ground: string;
  readonly law: string | null;
  /** Whether the program follows the reading that is decided. */
  readonly applied: boolean;
  /** What becomes of the reading; see `Treatment`. */
  readonly treatment: Treatment;
  /** Why another reading is not followed; null where it is. */
  readonly because: string | null;
  readonly events: readonly number[];
}

/** A body that the agreement in force lets choose a reading. */
export interface ReadingOwner {
  readonly body: string;
  readonly clause: string;
}

export interface InterpretationsAnswer extends Clocks {
  readonly validOn: CivilDate;
  /** Who may choose a reading on the day; none where the agreement gives nobody the competence. */
  readonly owners: readonly ReadingOwner[];
  readonly interpretations: readonly OpenQuestionView[];
}

export class AskInterpretations extends Query<InterpretationsAnswer | Refusal> {
  constructor(
    readonly question: DayQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Where the agreement is silent or unclear: every open question, and which reading applies on a day. */
export class InterpretationsQuestions {
  readonly #book: BookReading;

  constructor(store: EventStore, facts: { readonly register: FactSource }, clock: Clock) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  async ask(question: DayQuestion, language: Language = 'nb'): Promise<InterpretationsAnswer | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const terms = termsOf(day);
    const decided = new Map(day.of('interpretation').map((r) => [r.name, r]));
    const defaults = recordedDefaults(day);
    const known = OPEN_QUESTIONS.map((open): OpenQuestionView => {
      const row = decided.get(open.id);
      decided.delete(open.id);
      const settled = settledBy(open.id, terms);
      const value = (row?.value ?? {}) as Partial<ReadingFact>;
      const decision = value.decision ?? null;
      const held = defaults[open.id];
      const recorded = held ? { option: held.option, on: held.recordedOn, event: held.source } : null;
      const chosen = open.id === 'A-20' ? vatChosen(day) : null;
      const said = {
        reading: settled?.value ?? chosen?.said ?? value.option ?? open.options[0] ?? '',
        decision,
        decidedBy: value.body ?? null,
        decidedOn: value.decidedOn ?? null,
        since: decision === null ? null : (row?.from ?? null),
        recorded,
      };
      const basis: ReadingBasis = settled
        ? 'SETTLED_BY_TERMS'
        : decision !== null
          ? 'DECIDED'
          : recorded
            ? 'RECORDED_DEFAULT'
            : 'PROGRAM_DEFAULT';
      return {
        id: open.id,
        clause: settled?.clause ?? clauseIn(open.id, terms),
        question: open.question[language],
        ...said,
        readingText: readingText(open.id, said.reading)?.[language] ?? null,
        basis,
        text: basisText(basis, { ...said, id: open.id, clause: settled?.clause ?? '' })[language],
        options: open.options,
        optionTexts: open.options.map((option) => readingText(open.id, option)?.[language] ?? option),
        ground: held?.ground ?? open.ground,
        law: held ? held.law : open.law,
        applied: open.treatment === 'SWITCHED',
        treatment: open.treatment,
        because: open.because?.[language] ?? null,
        events: chosen?.sources ?? row?.sources ?? [],
      };
    });
    // A cooperation may have questions of its own; what was decided on them is shown too.
    const own = [...decided.values()].map((row): OpenQuestionView => {
      const { option, decision, body = null, decidedOn = null } = row.value as unknown as ReadingFact;
      const said = { reading: option, decision, decidedBy: body, decidedOn, since: row.from, recorded: null };
      return {
        ...{
          id: row.name,
          clause: '—',
          question: row.name,
          ...said,
          basis: 'DECIDED',
          options: [option],
          optionTexts: [option],
        },
        readingText: null,
        text: basisText('DECIDED', { ...said, clause: '' })[language],
        ...{ ground: 'WORDING', law: null, applied: false, treatment: 'ONE_READING' },
        ...{ because: OF_ITS_OWN[language], events: row.sources },
      };
    });
    const { validOn } = day;
    const owners = ownersOf(day);
    return { ...clocks(question.cooperation, day.known), validOn, owners, interpretations: [...known, ...own] };
  }
}

/** How a question is read from a day on, as the register has it. */
interface ReadingFact {
  readonly option: string;
  readonly decision: string | null;
  readonly body?: string;
  readonly decidedOn?: CivilDate;
}

/** The defaults that the book has recorded, by question. */
export const recordedDefaults = (day: DayOfBook): Readonly<Partial<Record<string, RecordedDefault>>> =>
  (day.of('default-readings')[0]?.value ?? {}) as unknown as Record<string, RecordedDefault>;

/** what decisions have chosen, by category. */
function vatChosen(day: DayOfBook): { readonly said: string; readonly sources: readonly number[] } | null {
  const rows = day.of('vat');
  if (rows.length === 0) return null;
  const said = rows.map(({ name, value }) => `${name} ${(value as { vat: Vat }).vat.code}`);
  return { said: said.sort().join(', '), sources: Timelines.sourcesOf(...rows.map((r) => r.sources)) };
}

interface Rests {
  /** Of the question, where its readings have words. */
  readonly id?: string;
  readonly reading: string;
  readonly clause: string;
  readonly decision: string | null;
  readonly decidedBy: string | null;
  readonly decidedOn: CivilDate | null;
  readonly since: CivilDate | null;
  readonly recorded: RecordedDefaultView | null;
}

/** What a reading rests on, in a sentence. */
export function basisText(basis: ReadingBasis, of: Rests): Text {
  const { id = '', reading, clause, decision, decidedBy, decidedOn, since, recorded } = of;
  switch (basis) {
    case 'SETTLED_BY_TERMS': {
      const said = readingText(id, reading) ?? { nb: reading, nn: reading, en: reading };
      return {
        nb: `avgjort av avtalen, punkt ${clause}: ${said.nb}`,
        nn: `avgjort av avtalen, punkt ${clause}: ${said.nn}`,
        en: `settled by the agreement, clause ${clause}: ${said.en}`,
      };
    }
    case 'DECIDED':
      return {
        nb: `vedtak ${decision} av ${decidedBy} ${decidedOn}, fra ${since}`,
        nn: `vedtak ${decision} av ${decidedBy} ${decidedOn}, frå ${since}`,
        en: `decision ${decision} of ${decidedBy} on ${decidedOn}, from ${since}`,
      };
    case 'RECORDED_DEFAULT':
      return {
        nb: `standardvalg, registrert ${recorded?.on} (hendelse ${recorded?.event})`,
        nn: `standardval, registrert ${recorded?.on} (hending ${recorded?.event})`,
        en: `default, recorded ${recorded?.on} (event ${recorded?.event})`,
      };
    case 'PROGRAM_DEFAULT':
      return {
        nb: 'standardvalg i programmet, ikke registrert i boka',
        nn: 'standardval i programmet, ikkje registrert i boka',
        en: 'default of the program, not recorded in the book',
      };
  }
}

const OF_ITS_OWN: Text = {
  nb: 'Spørsmålet er samarbeidets eget. Programmet viser svaret, og regner ikke med det.',
  nn: 'Spørsmålet er samarbeidet sitt eige. Programmet viser svaret, og reknar ikkje med det.',
  en: 'The question is the cooperation’s own. The program shows the answer, and does not reckon with it.',
};

/** The terms that apply on the day; null while none do. */
export const termsOf = (day: DayOfBook): Terms | null =>
  (day.of('terms')[0]?.value as { terms: Terms } | undefined)?.terms ?? null;

export function ownersOf(day: DayOfBook): ReadingOwner[] {
  const [agreement] = day.of('agreement');
  const { competences = [] } = (agreement?.value ?? {}) as {
    competences?: readonly (ReadingOwner & { effect: string })[];
  };
  return competences
    .filter(({ effect }) => effect === 'ADOPT_INTERPRETATION')
    .map(({ body, clause }) => ({ body, clause }));
}

@QueryHandler(AskInterpretations)
export class AskInterpretationsHandler implements IQueryHandler<AskInterpretations> {
  constructor(private readonly interpretations: InterpretationsQuestions) {}

  execute({ question, language }: AskInterpretations) {
    return this.interpretations.ask(question, language);
  }
}
