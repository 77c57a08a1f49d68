import { once } from 'node:events';
import { closeSync, createReadStream, existsSync, openSync, readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  bookCatalogue,
  type Exported,
  exportBook,
  Importer,
  isEventFile,
  type JournalProgram,
  readEventFile,
} from '#cooperation';
import { isRefusal, type Language } from '#kernel';
import { openStore } from '../book/locations.ts';
import { AlreadyThere, writeNewFile } from '../book/new-file.ts';
import { COPY_MESSAGES } from './copy-messages.ts';
import { Failure, refused } from './failure.ts';
import { journalOf } from './ledger.ts';
import { MESSAGES } from './messages.ts';
import { importHistory } from './recording.ts';
import { type CommonOptions, progressOn, Session, systemClock } from './session.ts';

/** No line of a file of events is longer: an event has at most 1 MiB. In UTF-16 code units. */
const LONGEST_LINE = 4 * 1024 * 1024;

type Exporting = Omit<CommonOptions, 'format'> & {
  readonly format: 'events' | JournalProgram;
  readonly out?: string;
  readonly knownAt?: string;
  readonly year?: number;
  readonly validOn?: string;
};

/** The stored events of a book, or its ledger as a journal, on the screen or in a new file. */
export async function exportBookAs(cooperation: string, options: Exporting): Promise<void> {
  const { format, year, validOn, ...common } = options;
  if (format !== 'events') return exportJournal(cooperation, { ...options, format });
  const [stray] = Object.entries({ year, 'valid-on': validOn }).find(([, value]) => value !== undefined) ?? [];
  if (stray !== undefined) throw new Failure(COPY_MESSAGES.ofJournalOnly[options.lang](stray), 2);
  return exportEvents(cooperation, common);
}

async function exportJournal(cooperation: string, options: Exporting & { format: JournalProgram }): Promise<void> {
  const { format: program, year = null, validOn, knownAt, out, lang } = options;
  const asked = { program, year, ...(validOn && { validOn }), ...(knownAt && { knownAt }) };
  const text = await journalOf(cooperation, { ...options, format: 'table' }, asked);
  if (out === undefined) await toScreen(text);
  else {
    await intoNewFile(out, lang, (file) => toFile(file, text));
    process.stdout.write(`${COPY_MESSAGES.journalWritten[lang](out)}\n`);
  }
}

async function exportEvents(
  cooperation: string,
  options: Pick<CommonOptions, 'data' | 'lang'> & { out?: string; knownAt?: string },
): Promise<void> {
  const { data, lang, out } = options;
  const { store, close } = await openStore(data, { write: false, holder: 'fellesbok export' });
  try {
    const exported = await exportBook(store, cooperation, options.knownAt ?? null, systemClock.now());
    if (isRefusal(exported)) throw refused(exported, lang);
    const told = COPY_MESSAGES.exported[lang](cooperation, exported.size, exported.root);
    if (out === undefined) {
      await write(exported, lang, toScreen);
      process.stderr.write(`${told}\n`);
    } else {
      await intoNewFile(out, lang, (file) => write(exported, lang, (text) => toFile(file, text)));
      process.stdout.write(`${out}: ${told}\n`);
    }
  } finally {
    await close();
  }
}

async function write(exported: Exported, lang: Language, to: (text: string) => Promise<void>): Promise<void> {
  const progress = progressOn(COPY_MESSAGES.writingEvents[lang]());
  let done = 0;
  for await (const { lines, events } of exported.text()) {
    await to(lines);
    done += events;
    progress(done);
  }
}

async function toScreen(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function toFile(file: FileHandle, text: string): Promise<void> {
  await file.writeFile(text);
}

async function intoNewFile(path: string, lang: Language, work: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await writeNewFile(path, work);
  } catch (error) {
    if (error instanceof AlreadyThere) throw new Failure(COPY_MESSAGES.alreadyThere[lang](path));
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || code.startsWith('ERR_')) throw error;
    throw new Failure(COPY_MESSAGES.notWritten[lang](path, message));
  }
}

/** A history of commands, in one file or several, or of events in one: the first line tells. */
export async function importFile(
  cooperation: string,
  paths: readonly string[],
  options: CommonOptions & { dryRun?: boolean },
): Promise<void> {
  const [path = ''] = paths;
  if (paths.length > 1 || !existsSync(path) || !isEventFile(firstLineOf(path)))
    return importHistory(cooperation, paths, options);
  const { lang } = options;
  const name = basename(path);
  const progress = progressOn(COPY_MESSAGES.readingEvents[lang]());
  const file = await readEventFile(name, linesOf(path, lang, progress), cooperation, bookCatalogue);
  if (isRefusal(file)) throw refused(file, lang);
  await (options.dryRun ? Session.rehearsing : Session.writing)(options, async ({ book }) => {
    const importer = new Importer(book.store, bookCatalogue);
    const told = await (options.dryRun ? importer.rehearseEvents(file) : importer.importEvents(file));
    if (isRefusal(told)) throw refused(told, lang);
    const what = COPY_MESSAGES.eventCounts[lang](told.size, told.firstRecorded, told.lastRecorded, told.root);
    process.stdout.write(`${MESSAGES[options.dryRun ? 'importable' : 'imported'][lang](name, cooperation, what)}\n`);
  });
}

/** The beginning of a file, up to its first line break; empty when it cannot be read, which reading it will tell. */
function firstLineOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(4096);
      return start.toString('utf8', 0, readSync(file, start, 0, start.length, 0)).split('\n', 1)[0] ?? '';
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/** The lines of a file, in the memory of one. */
async function* linesOf(path: string, lang: Language, progress: (lines: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let lines = 0;
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 1 << 18 })) {
      const parts = (rest + decoder.decode(bytes as Buffer, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      if (rest.length > LONGEST_LINE) throw new Failure(COPY_MESSAGES.lineTooLong[lang](path, lines + 1));
      for (const line of parts) yield line.endsWith('\r') ? line.slice(0, -1) : line;
      lines += parts.length;
      progress(lines);
    }
    rest += decoder.decode();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Failure(
      MESSAGES[code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'notText' : 'fileNotRead'][lang](path, message),
    );
  }
  if (rest !== '') yield rest;
}
