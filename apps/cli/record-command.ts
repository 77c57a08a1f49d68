import { existsSync } from 'node:fs';
import { officeMalformed } from '#access';
import {
  AskStanding,
  applicationRefusals,
  type BookCommand,
  type CommandType,
  type Condition,
  ownMoneyOnly,
  RecordCommand,
  type Recorded,
  readCommand,
  recordedAnswer,
} from '#cooperation';
import { NoBook } from '#event-store';
import { type Actor, type CivilDate, dateInOslo, freshId, isRefusal, type Language, Timelines } from '#kernel';
import { refused } from './failure.ts';
import { bookFileOf, type CommonOptions, Session, systemClock } from './session.ts';

/** Of everything that is recorded here: which office does it, on which day (default today), in which case. */
export interface Step extends CommonOptions {
  readonly by: string;
  readonly on?: string;
  readonly case?: string;
}

/** What is said; `validFrom` is the day it applies from, default the day it happened. */
export interface Said {
  readonly command: CommandType;
  readonly data: object;
  readonly validFrom?: string | undefined;
}

/** The command of what is said. @throws Failure when it is malformed: before a book is opened for it */
export function commandOf({ command, data, validFrom }: Said, { by, on, lang }: Step): BookCommand {
  const unfit = officeMalformed(by);
  if (unfit) throw refused(unfit, lang);
  const decided = on ?? dateInOslo(systemClock.now());
  const read = readCommand({ command, decided, data, ...(validFrom !== undefined && { validFrom }) });
  if (isRefusal(read)) throw refused(read, lang);
  return read;
}

/** Opens a book that is there for one more entry; none is made for it. */
export function recordingIn<T>(
  options: CommonOptions,
  cooperation: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  if (!existsSync(bookFileOf(options.data))) throw new NoBook(options.data);
  return Session.writing(options, async (session) => {
    const books = await session.book.store.books();
    if (!books.includes(cooperation))
      throw refused(applicationRefusals.bookUnknown({ cooperation, known: books.join(', ') || '—' }), options.lang);
    return work(session);
  });
}

/** Records by an actor, each time anew. What the server would refuse the actor is refused here too. */
export function recordBy(
  session: Session,
  cooperation: string,
  command: BookCommand,
  actor: Actor,
  { case: caseReference, body }: Pick<Step, 'case'> & { readonly body?: string },
  condition: Condition | null = ownMoneyOnly(actor, command),
): Promise<Recorded> {
  const recording = {
    ...{ actor, idempotencyKey: freshId(), recorded: systemClock.now() },
    ...(caseReference !== undefined && { caseReference }),
    ...(body !== undefined && { body }),
  };
  return session.do(new RecordCommand(cooperation, command, recording, condition ?? undefined));
}

/** An economist of the municipality that is host on the day. */
export async function hostEconomist(session: Session, cooperation: string, by: string, day: CivilDate): Promise<Actor> {
  const standing = await session.ask(new AskStanding(cooperation, null));
  const host = Timelines.at(standing.cooperation.state.register.host, day)?.value;
  return { id: by, role: 'HOST_ECONOMIST', ...(host !== undefined && { municipality: host }) };
}

/** What most commands here do: one entry by the host’s economist, and a sentence that says so. */
export function recordAsHost(
  cooperation: string,
  said: Said,
  step: Step,
  sentence: (recorded: Recorded) => string,
): Promise<void> {
  const command = commandOf(said, step);
  return recordingIn(step, cooperation, async (session) => {
    const actor = await hostEconomist(session, cooperation, step.by, command.decided);
    tellRecorded(await recordBy(session, cooperation, command, actor, step), step, sentence);
  });
}

/** What became of it: a sentence, or what the server answers. */
export function tellRecorded(recorded: Recorded, { format }: CommonOptions, sentence: (r: Recorded) => string): void {
  const text = format === 'json' ? JSON.stringify(recordedAnswer(recorded), null, 2) : sentence(recorded);
  process.stdout.write(`${text}\n`);
}

/** Sentences about a thing, by language. */
export type Sentences = Readonly<Record<Language, (...of: string[]) => string>>;
