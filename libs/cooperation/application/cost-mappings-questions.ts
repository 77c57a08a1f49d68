import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { CostFileMapping } from '#cost-files';
import type { EventStore } from '#event-store';
import { type BookId, type CivilDate, isRefusal, type Refusal } from '#kernel';
import type { FactSource } from '#projections';
import type { Clocks } from './answers.ts';
import { BookReading } from './book-reading.ts';
import { csv } from './csv.ts';
import type { Clock } from './ports.ts';
import { clocks } from './views.ts';

/** How the cost files of the accounting systems are read on a day. */
export interface CostMappingsAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly mappings: readonly {
    readonly mapping: string;
    readonly version: number;
    readonly name: string;
    readonly since: CivilDate;
    /** The whole mapping, as it was recorded. */
    readonly says: CostFileMapping;
    readonly events: readonly number[];
  }[];
}

export interface CostMappingsQuestion {
  readonly cooperation: BookId;
  readonly validOn?: string | null;
  readonly knownAt?: string | null;
}

export class AskCostMappings extends Query<CostMappingsAnswer | Refusal> {
  constructor(readonly question: CostMappingsQuestion) {
    super();
  }
}

export class CostMappingsQuestions {
  readonly #book: BookReading;

  constructor(store: EventStore, facts: { readonly register: FactSource }, clock: Clock) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: as they stand today. */
  async ask(question: CostMappingsQuestion): Promise<CostMappingsAnswer | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const mappings = day.of('cost-mapping').map(({ value, from, sources }) => {
      const says = value as unknown as CostFileMapping;
      const { mapping, version, name } = says;
      return { mapping, version, name, since: from, says, events: sources };
    });
    const byId = mappings.sort((a, b) => (a.mapping < b.mapping ? -1 : 1));
    return { ...clocks(question.cooperation, day.known), validOn: day.validOn, mappings: byId };
  }
}

@QueryHandler(AskCostMappings)
export class AskCostMappingsHandler implements IQueryHandler<AskCostMappings> {
  constructor(private readonly mappings: CostMappingsQuestions) {}

  execute({ question }: AskCostMappings) {
    return this.mappings.ask(question);
  }
}

/** One row per mapping. */
export function costMappingsCsv(a: CostMappingsAnswer): string {
  return csv(
    ['cooperation', 'knownAt', 'size', 'validOn', 'mapping', 'version', 'name', 'since'],
    a.mappings.map((m) => [a.cooperation, a.knownAt, a.size, a.validOn, m.mapping, m.version, m.name, m.since]),
  );
}
