import type { EventStore } from '#event-store';
import { decisionRegister } from '#governance';
import { endOfDayInOslo, type Language, orThrow } from '#kernel';
import type { FactReader, FactRow, FactSource, Projector } from '#projections';
import type { DecisionView, FindingView } from '../application/answers.ts';
import { BookReading } from '../application/book-reading.ts';
import { BudgetQuestions } from '../application/budget-questions.ts';
import type { DeadlineView } from '../application/deadlines-answer.ts';
import { DeadlinesQuestions } from '../application/deadlines-questions.ts';
import { EconomicPlanQuestions } from '../application/economic-plan-questions.ts';
import { FindingsQuestions } from '../application/findings-questions.ts';
import { type InterpretationsAnswer, InterpretationsQuestions } from '../application/interpretations-questions.ts';
import { InvoicesQuestions } from '../application/invoices-questions.ts';
import { LedgerQuestions } from '../application/ledger-questions.ts';
import { type ParticipantsAnswer, ParticipantsQuestions } from '../application/participants-questions.ts';
import { Questions } from '../application/questions.ts';
import { moneyLedger } from '../projections/ledger.ts';
import { cooperationRegister } from '../projections/register.ts';
import type { Miniature } from './miniature.ts';

const BOOK = 'miniature';
/** Later than every day that a test asks about. */
const clock = { now: () => endOfDayInOslo('2035-12-31') };

/** The questions of the program, asked of a book in memory: same handlers, rows from the same projectors. */
export class Asked {
  readonly #deadlines: DeadlinesQuestions;
  readonly #findings: FindingsQuestions;
  readonly #interpretations: InterpretationsQuestions;
  readonly #participants: ParticipantsQuestions;
  readonly #questions: Questions;

  readonly budgets: BudgetQuestions;
  readonly economicPlans: EconomicPlanQuestions;
  readonly invoices: InvoicesQuestions;
  readonly ledger: LedgerQuestions;
  /** What was read of the ledger: from which day, and of which kind. */
  readonly read: (readonly [from: string, kind: string | undefined])[] = [];

  constructor(private readonly book: Miniature) {
    const store = storeOf(book);
    const facts = {
      register: rowsBy(book, cooperationRegister),
      decisions: rowsBy(book, decisionRegister),
      ledger: rowsBy(book, moneyLedger, (from, kind) => this.read.push([from, kind])),
    };
    const reading = new BookReading(store, facts.register, clock);
    this.#questions = new Questions(store, facts, clock);
    this.#interpretations = new InterpretationsQuestions(store, facts, clock);
    this.#deadlines = new DeadlinesQuestions(store, facts, clock);
    this.#findings = new FindingsQuestions(reading, this.#questions);
    this.#participants = new ParticipantsQuestions(store, facts, clock);
    this.budgets = new BudgetQuestions(store, facts, clock);
    this.economicPlans = new EconomicPlanQuestions(store, facts, clock);
    this.invoices = new InvoicesQuestions(store, facts, clock);
    this.ledger = new LedgerQuestions(store, facts, clock);
  }

  /** The decisions up to a day, as known with the first `size` events. */
  async decisions(to: string, size = this.book.size): Promise<readonly DecisionView[]> {
    const answer = await this.#questions.decisions({ cooperation: BOOK, to, knownAt: String(size) });
    return orThrow(answer).decisions;
  }

  async interpretations(validOn: string, size = this.book.size): Promise<InterpretationsAnswer> {
    return orThrow(await this.#interpretations.ask({ cooperation: BOOK, validOn, knownAt: String(size) }));
  }

  /** Who takes part on a day, and how long, as known with the first `size` events. */
  async participants(validOn: string, size = this.book.size): Promise<ParticipantsAnswer> {
    return orThrow(await this.#participants.ask({ cooperation: BOOK, validOn, knownAt: String(size) }));
  }

  /** What is due in a year as it stands on a day, as known with the first `size` events. */
  async deadlines(year: number, validOn: string, size = this.book.size): Promise<readonly DeadlineView[]> {
    const answer = await this.#deadlines.ask({ cooperation: BOOK, year, validOn, knownAt: String(size) });
    return orThrow(answer).deadlines;
  }

  /** What is found on a day, as known with the first `size` events. */
  async findings(validOn: string, size = this.book.size, language: Language = 'nb'): Promise<readonly FindingView[]> {
    const answer = await this.#findings.ask({ cooperation: BOOK, validOn, knownAt: String(size) }, language);
    return orThrow(answer).findings;
  }
}

/** As much of a store as questions ask of one. */
function storeOf(book: Miniature): EventStore {
  const recorded = () =>
    book.events.map(({ type, data, at: { index, id, decided, validFrom, recorded } }) => ({
      ...{ index, recorded, written: recorded, data, metadata: { id, type, decided, validFrom } },
    }));
  const store = {
    bookHead: async () => ({ size: book.size, firstRecorded: '2000-01-01T00:00:00.000Z', lastRecorded: null }),
    books: async () => [BOOK],
    readBook: async (_: string, from: number, limit: number) => ({ events: recorded().slice(from, from + limit) }),
  };
  return store as unknown as EventStore;
}

function rowsBy<S>(
  book: Miniature,
  projector: Projector<S>,
  watch: (from: string, kind?: string) => void = () => {},
): FactSource {
  const rows = (size: number): readonly FactRow[] =>
    book.rowsBy(projector, size).map((row) => ({ ...row, knownFrom: 0, knownTo: null }));
  const before = (date: string, to: string | null) => to === null || date < to;
  const reader: FactReader = {
    on: (_, date, size) => rows(size).filter((r) => r.from <= date && before(date, r.to)),
    during: (_, from, to, size, kind) => {
      watch(from, kind);
      return rows(size).filter((r) => r.from < to && before(from, r.to) && (kind === undefined || r.kind === kind));
    },
    one: (_, { kind, name }, date, size) =>
      rows(size).find((r) => r.kind === kind && r.name === name && r.from <= date && before(date, r.to)) ?? null,
    projected: () => book.size,
  };
  return { read: (question) => question(reader) };
}
