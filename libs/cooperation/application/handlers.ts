import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { isRefusal } from '#kernel';
import { Erasing } from './erasing.ts';
import { Importer } from './importer.ts';
import {
  AskAllocation,
  AskDecisions,
  AskDiff,
  AskExplain,
  AskStanding,
  AskState,
  AskStateDiff,
  ImportHistory,
  RecordCommand,
  RecordFile,
  RehearseImport,
} from './messages.ts';
import { Questions } from './questions.ts';
import { Recorder } from './recorder.ts';

/** Dispatch only: each handler passes its message on. What happens is in `Recorder`, `Importer` and `Questions`. */
@CommandHandler(RecordCommand)
export class RecordCommandHandler implements ICommandHandler<RecordCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly erasing: Erasing,
  ) {}

  async execute({ book, command, recording, condition }: RecordCommand) {
    const named = this.erasing.wouldName(book, command);
    if (named) return named;
    const recorded = await this.recorder.record(book, command, recording, condition);
    if (isRefusal(recorded) || command.type !== 'RecordErasure') return recorded;
    return (await this.erasing.finish(book)) ?? recorded;
  }
}

@CommandHandler(RecordFile)
export class RecordFileHandler implements ICommandHandler<RecordFile> {
  constructor(private readonly recorder: Recorder) {}

  execute({ book, file, entries, dryRun }: RecordFile) {
    return this.recorder.recordAll(book, file, entries, dryRun);
  }
}

@CommandHandler(ImportHistory)
export class ImportHistoryHandler implements ICommandHandler<ImportHistory> {
  constructor(private readonly importer: Importer) {}

  execute({ book, file, now, by }: ImportHistory) {
    return this.importer.import(book, file, now, by);
  }
}

@QueryHandler(RehearseImport)
export class RehearseImportHandler implements IQueryHandler<RehearseImport> {
  constructor(private readonly importer: Importer) {}

  execute({ book, file, now, by }: RehearseImport) {
    return this.importer.rehearse(book, file, now, by);
  }
}

@QueryHandler(AskStanding)
export class AskStandingHandler implements IQueryHandler<AskStanding> {
  constructor(private readonly recorder: Recorder) {}

  execute({ book, year }: AskStanding) {
    return this.recorder.standing(book, year);
  }
}

@QueryHandler(AskState)
export class AskStateHandler implements IQueryHandler<AskState> {
  constructor(private readonly questions: Questions) {}

  execute({ question, language }: AskState) {
    return this.questions.in(language).state(question);
  }
}

@QueryHandler(AskAllocation)
export class AskAllocationHandler implements IQueryHandler<AskAllocation> {
  constructor(private readonly questions: Questions) {}

  execute({ question, language }: AskAllocation) {
    return this.questions.in(language).allocation(question);
  }
}

@QueryHandler(AskDecisions)
export class AskDecisionsHandler implements IQueryHandler<AskDecisions> {
  constructor(private readonly questions: Questions) {}

  execute({ question, language }: AskDecisions) {
    return this.questions.in(language).decisions(question);
  }
}

@QueryHandler(AskExplain)
export class AskExplainHandler implements IQueryHandler<AskExplain> {
  constructor(private readonly questions: Questions) {}

  execute({ question, language }: AskExplain) {
    return this.questions.in(language).explain(question);
  }
}

@QueryHandler(AskDiff)
export class AskDiffHandler implements IQueryHandler<AskDiff> {
  constructor(private readonly questions: Questions) {}

  execute({ question, language }: AskDiff) {
    return this.questions.in(language).diff(question);
  }
}

@QueryHandler(AskStateDiff)
export class AskStateDiffHandler implements IQueryHandler<AskStateDiff> {
  constructor(private readonly questions: Questions) {}

  execute({ question, language }: AskStateDiff) {
    return this.questions.in(language).stateDiff(question);
  }
}

export const HANDLERS = [
  RecordCommandHandler,
  RecordFileHandler,
  ImportHistoryHandler,
  RehearseImportHandler,
  AskStandingHandler,
  AskStateHandler,
  AskAllocationHandler,
  AskDecisionsHandler,
  AskExplainHandler,
  AskDiffHandler,
  AskStateDiffHandler,
];
