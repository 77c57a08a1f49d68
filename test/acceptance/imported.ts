import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Command, CommandBus, type Query, QueryBus } from '@nestjs/cqrs';
import {
  CooperationModule,
  type Imported,
  ImportHistory,
  RecordCommand,
  readCommand,
  readHistoryFile,
} from '#cooperation';
import { type Actor, isRefusal, orThrow, type Refusal } from '#kernel';
import { type OpenBook, openForWriting } from '../../apps/book/open-book.ts';

/** It is always noon on this day, after everything that the examples record. */
export const NOW = '2026-11-20T11:00:00.000Z';

/** A book on SQLite that a history file was imported into, with the program's own commands and queries. */
export class ImportedBook {
  private constructor(
    private readonly directory: string,
    private readonly open: OpenBook,
    private readonly context: INestApplicationContext,
    readonly cooperation: string,
    readonly imported: Imported,
  ) {}

  static async of(cooperation: string, path: string): Promise<ImportedBook> {
    const directory = mkdtempSync(join(tmpdir(), 'fellesbok-acceptance-'));
    const open = await openForWriting(directory, 'test');
    const ports = { ...open, clock: { now: () => NOW } };
    const context = await NestFactory.createApplicationContext(CooperationModule.over(ports), { logger: false });
    const file = orThrow(readHistoryFile(basename(path), readFileSync(path, 'utf8')));
    const commands = context.get(CommandBus);
    const imported = orThrow(await commands.execute(new ImportHistory(cooperation, file, NOW, 'test')));
    return new ImportedBook(directory, open, context, cooperation, imported);
  }

  async ask<T>(query: Query<T | Refusal>): Promise<T> {
    const answer = await this.tryToAsk(query);
    if (isRefusal(answer)) throw new Error(answer.text.en);
    return answer;
  }

  tryToAsk<T>(query: Query<T | Refusal>): Promise<T | Refusal> {
    return this.context.get(QueryBus).execute(query);
  }

  /** Records one more thing, as a secretary would unless another office is named, at an instant. */
  async record(
    entry: Parameters<typeof readCommand>[0],
    recorded: string,
    actor: Actor = { id: 'test', role: 'BOARD_SECRETARY' },
  ): Promise<void> {
    const command = orThrow(readCommand(entry));
    const message: Command<unknown> = new RecordCommand(this.cooperation, command, {
      ...{ actor, recorded },
      idempotencyKey: recorded,
    });
    const answer = await this.context.get(CommandBus).execute(message);
    if (isRefusal(answer)) throw new Error(answer.text.en);
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.open.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
