import { Command, Query } from '@nestjs/cqrs';
import type { BookId, Instant, Language, Recording, Refusal } from '#kernel';
import type { BookCommand } from '../domain/commands.ts';
import type {
  AllocationAnswer,
  DecisionsAnswer,
  DiffAnswer,
  ExplainAnswer,
  StateAnswer,
  StateDiffAnswer,
} from './answers.ts';
import type { Entry } from './draft.ts';
import type { HistoryFile } from './history-file.ts';
import type { Imported } from './importer.ts';
import type { AllocationQuestion, Questions } from './questions.ts';
import type { Condition, Recorded, RecordedFile, Standing } from './recorder.ts';

/** Record one command in a cooperation’s book. */
export class RecordCommand extends Command<Recorded | Refusal> {
  constructor(
    readonly book: BookId,
    readonly command: BookCommand,
    readonly recording: Recording,
    readonly condition?: Condition | undefined,
  ) {
    super();
  }
}

/** Record every entry of a file, or none. */
export class RecordFile extends Command<RecordedFile | Refusal> {
  constructor(
    readonly book: BookId,
    readonly file: string,
    readonly entries: readonly Entry[],
    /** Decide only; write nothing. */
    readonly dryRun = false,
  ) {
    super();
  }
}

/** Import a history into an empty book, all of it or nothing. */
export class ImportHistory extends Command<Imported | Refusal> {
  constructor(
    readonly book: BookId,
    readonly file: HistoryFile,
    readonly now: Instant,
    readonly by: string,
  ) {
    super();
  }
}

/** What an import would do; writes nothing. */
export class RehearseImport extends Query<Imported | Refusal> {
  constructor(
    readonly book: BookId,
    readonly file: HistoryFile,
    readonly now: Instant,
    readonly by: string,
  ) {
    super();
  }
}

/** The streams of a book as they stand, and the accounts of a year: what things with an address of their own are read from. */
export class AskStanding extends Query<Standing> {
  constructor(
    readonly book: BookId,
    readonly year: number | null,
  ) {
    super();
  }
}

export class AskState extends Query<StateAnswer | Refusal> {
  constructor(
    readonly question: Parameters<Questions['state']>[0],
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskAllocation extends Query<AllocationAnswer | Refusal> {
  constructor(
    readonly question: AllocationQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskDecisions extends Query<DecisionsAnswer | Refusal> {
  constructor(
    readonly question: Parameters<Questions['decisions']>[0],
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskExplain extends Query<ExplainAnswer | Refusal> {
  constructor(
    readonly question: Parameters<Questions['explain']>[0],
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskDiff extends Query<DiffAnswer | Refusal> {
  constructor(
    readonly question: Parameters<Questions['diff']>[0],
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskStateDiff extends Query<StateDiffAnswer | Refusal> {
  constructor(
    readonly question: Parameters<Questions['stateDiff']>[0],
    readonly language: Language = 'nb',
  ) {
    super();
  }
}
