import { CommanderError } from 'commander';
import { AppendTooLarge, DirectoryLocked, ForeignFile, NoBook, OutcomeUnknown, StoreUnavailable } from '#event-store';
import { type Language, type Refusal, RefusedError } from '#kernel';
import { UnknownLocation } from '../book/locations.ts';
import { COPY_MESSAGES } from './copy-messages.ts';
import { formIn } from './forms.ts';
import { MESSAGES } from './messages.ts';

/** Ends the command: one line on stderr, and an exit code that is not zero: 1 refused, 2 wrong usage. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

export const refused = (refusal: Refusal, language: Language): Failure => new Failure(refusal.text[language]);

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

/** By name: their classes are loaded only with the client of a server. */
const OF_A_SERVER = new Set(['WrongConnectionString', 'ReplicaOfAnotherLog', 'LogUnfit']);

/** What to tell of anything that went wrong. An unexpected error names itself; FELLESBOK_DEBUG shows the whole of it. */
export function tell(error: unknown, language: Language): { line: string; exitCode: number } {
  if (error instanceof Failure) return { line: oneLine(error.message), exitCode: error.exitCode };
  if (error instanceof RefusedError) return { line: oneLine(error.refusal.text[language]), exitCode: 1 };
  if (error instanceof CommanderError)
    return { line: `${usage(error, language)} (${MESSAGES.seeHelp[language]()})`, exitCode: 2 };
  const detail = error instanceof Error ? oneLine(error.message) : String(error);
  if (error instanceof NoBook) return { line: MESSAGES.noBook[language](error.directory || '.'), exitCode: 1 };
  if (error instanceof DirectoryLocked)
    return { line: MESSAGES.locked[language](error.directory, error.holder), exitCode: 1 };
  if (error instanceof ForeignFile) return { line: MESSAGES.foreign[language](detail), exitCode: 1 };
  if (error instanceof UnknownLocation)
    return { line: COPY_MESSAGES.unknownLocation[language](error.location), exitCode: 2 };
  if (OF_A_SERVER.has((error as Error).name)) return { line: COPY_MESSAGES.serverUnfit[language](detail), exitCode: 1 };
  if (error instanceof StoreUnavailable || error instanceof AppendTooLarge || error instanceof OutcomeUnknown)
    return { line: MESSAGES.unavailable[language](detail), exitCode: 1 };
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return { line: MESSAGES.portTaken[language](String((error as { port?: number }).port)), exitCode: 1 };
  if (syscall === 'mkdir' || syscall === 'scandir')
    return { line: MESSAGES.notDirectory[language](detail), exitCode: 1 };
  // A disk that is full or a file that is damaged, met before the store could say so.
  if (code?.startsWith('SQLITE_')) return { line: MESSAGES.unavailable[language](`${detail}, ${code}`), exitCode: 1 };
  if (process.env.FELLESBOK_DEBUG) console.error(error);
  return { line: `${(error as Error).name ?? 'Error'}: ${detail}`, exitCode: 70 };
}

/** What is wrong with how the command was written; commander says it in English, with the name in quotes. */
function usage(error: CommanderError, language: Language): string {
  const named = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.help':
      return MESSAGES.chooseCommand[language]();
    case 'commander.unknownCommand':
      return MESSAGES.unknownCommand[language](named);
    case 'commander.unknownOption':
      return MESSAGES.unknownOption[language](named);
    case 'commander.missingMandatoryOptionValue':
      return MESSAGES.missingOption[language](named);
    case 'commander.optionMissingArgument':
      return MESSAGES.missingValue[language](named);
    case 'commander.missingArgument':
      return MESSAGES.missingArgument[language](named);
    case 'commander.excessArguments':
      return MESSAGES.excessArguments[language]();
    case 'commander.invalidArgument':
      return MESSAGES.wrongValue[language](
        named,
        formIn(
          language,
          oneLine(error.message)
            .replace(/^error: command-argument value '[^']*' is invalid for argument '[^']*'\. /, '')
            .replace(/^error: option '[^']+' argument /, ''),
        ),
      );
    default:
      return oneLine(error.message.replace(/^error: /, ''));
  }
}
