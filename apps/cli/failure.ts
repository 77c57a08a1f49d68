import { AppendTooLarge, DirectoryLocked, ForeignFile, NoBook, StoreUnavailable } from '#event-store';
import { type Language, type Refusal, RefusedError } from '#kernel';

/** Ends the command: one line on stderr, and an exit code that is not zero. */
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

/** What to tell of anything that went wrong. An unexpected error names itself; the whole of it is shown with FELLESBOK_DEBUG. */
export function tell(error: unknown, language: Language): { line: string; exitCode: number } {
  if (error instanceof Failure) return { line: oneLine(error.message), exitCode: error.exitCode };
  if (error instanceof RefusedError) return { line: oneLine(error.refusal.text[language]), exitCode: 1 };
  const known = [DirectoryLocked, ForeignFile, NoBook, StoreUnavailable, AppendTooLarge].some(
    (type) => error instanceof type,
  );
  if (known) return { line: oneLine((error as Error).message), exitCode: 1 };
  if (process.env.FELLESBOK_DEBUG) console.error(error);
  return { line: oneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error)), exitCode: 70 };
}
