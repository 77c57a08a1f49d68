import { type CommandType, RecordCommand, readCommand } from '#cooperation';
import { type Actor, type CivilDate, dateInOslo, freshId, isRefusal, type Language } from '#kernel';
import { refused } from './failure.ts';
import { systemClock } from './session.ts';

/** What somebody at this machine records; `on` is when it happened, today if left out. */
export interface Said {
  readonly command: CommandType;
  readonly data: object;
  readonly on?: CivilDate | undefined;
  readonly actor: Actor;
}

/** The message that records it, each time anew. @throws Failure when it is malformed: before a book is opened for it */
export function recordingOf(
  cooperation: string,
  { command, data, actor, on }: Said,
  language: Language,
): RecordCommand {
  const recorded = systemClock.now();
  const read = readCommand({ command, decided: on ?? dateInOslo(recorded), data });
  if (isRefusal(read)) throw refused(read, language);
  return new RecordCommand(cooperation, read, { actor, idempotencyKey: freshId(), recorded });
}
