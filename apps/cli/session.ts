import 'reflect-metadata';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Command, CommandBus, type Query, QueryBus } from '@nestjs/cqrs';
import { type Clock, CooperationModule, Erasing } from '#cooperation';
import { instantOf, isRefusal, type Language, type Refusal } from '#kernel';
import { besideOf } from '../book/beside.ts';
import { type OpenBook, openForReading, openForWriting } from '../book/open-book.ts';
import { Failure, refused } from './failure.ts';
import { MESSAGES } from './messages.ts';

export const systemClock: Clock = { now: () => instantOf(Date.now()) };

/** What every command can be told. */
export interface CommonOptions {
  readonly data: string;
  readonly lang: Language;
  readonly format: 'table' | 'json' | 'csv';
}

/** A book opened for one command, with its commands and queries. */
export class Session {
  private constructor(
    readonly book: OpenBook,
    private readonly context: INestApplicationContext,
    readonly options: CommonOptions,
  ) {}

  static async reading<T>(options: CommonOptions, work: (session: Session) => Promise<T>): Promise<T> {
    return Session.#run(await openForReading(options.data), options, work);
  }

  static async writing<T>(options: CommonOptions, work: (session: Session) => Promise<T>): Promise<T> {
    const progress = progressOn(MESSAGES.building[options.lang]());
    const book = await openForWriting(options.data, 'fellesbok', ({ done }) => progress(done));
    return Session.#run(book, options, async (session) => {
      await session.finishErasures();
      return work(session);
    });
  }

  /** For what only looks ahead: the book as it stands, or an empty one that leaves nothing behind when there is none. */
  static async rehearsing<T>(options: CommonOptions, work: (session: Session) => Promise<T>): Promise<T> {
    if (existsSync(bookFileOf(options.data))) return Session.reading(options, work);
    const data = mkdtempSync(join(tmpdir(), 'fellesbok-'));
    try {
      return await Session.writing({ ...options, data }, work);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }

  static async #run<T>(book: OpenBook, options: CommonOptions, work: (session: Session) => Promise<T>): Promise<T> {
    try {
      const context = await NestFactory.createApplicationContext(
        CooperationModule.over({ ...book, clock: systemClock, beside: besideOf(options.data) }),
        { logger: false },
      );
      const session = new Session(book, context, options);
      const result = await work(session);
      await context.close();
      return result;
    } finally {
      await book.close();
    }
  }

  /** Does what the book says is erased and is still here: where an erasure was cut short. A refusal ends the command. */
  async finishErasures(): Promise<void> {
    this.#accepted(await this.context.get(Erasing).finishAll(() => this.book.store.books()));
  }

  /** Asks; a refusal ends the command. */
  async ask<T>(query: Query<T | Refusal>): Promise<T> {
    return this.#accepted(await this.tryToAsk(query));
  }

  /** Asks; a refusal is for the caller to look at. */
  tryToAsk<T>(query: Query<T | Refusal>): Promise<T | Refusal> {
    return this.context.get(QueryBus).execute(query);
  }

  /** Does; a refusal ends the command. */
  async do<T>(command: Command<T | Refusal>): Promise<T> {
    return this.#accepted(await this.context.get(CommandBus).execute(command));
  }

  #accepted<T>(answer: T | Refusal): T {
    if (isRefusal(answer)) throw refused(answer, this.options.lang);
    return answer;
  }
}

/** A file as it is, or one line that says why it cannot be read. */
export function readBytes(file: string, { lang }: Pick<CommonOptions, 'lang'>): { name: string; bytes: Uint8Array } {
  if (!existsSync(file)) throw new Failure(MESSAGES.fileMissing[lang](file));
  try {
    return { name: basename(file), bytes: readFileSync(file) };
  } catch (error) {
    throw new Failure(MESSAGES.fileNotRead[lang](file, (error as Error).message));
  }
}

/** The text of a file, or one line that says what is wrong with it. */
export function readText(file: string, { lang }: Pick<CommonOptions, 'lang'>): { name: string; content: string } {
  const { name, bytes } = readBytes(file, { lang });
  try {
    return { name, content: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    throw new Failure(MESSAGES.notText[lang](file, (error as Error).message));
  }
}

/** Tells on stderr how far long work has come, at most four times a second; nothing for short work. */
export function progressOn(what: string): (done: number) => void {
  const started = Date.now();
  let told = started;
  return (done) => {
    const now = Date.now();
    if (now - started < 1_000 || now - told < 250) return;
    told = now;
    process.stderr.write(`${what}: ${done}\n`);
  };
}

export const bookFileOf = (directory: string): string => join(directory, 'book.sqlite');
