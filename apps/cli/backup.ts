import { isRefusal, type Language, type Refusal } from '#kernel';
import { type BackupManifest, backUp, restore } from '../book/backup.ts';
import { erasuresIn, linesOf } from '../book/erasures.ts';
import { AlreadyThere } from '../book/new-file.ts';
import { COPY_MESSAGES } from './copy-messages.ts';
import { Failure, refused } from './failure.ts';
import { type CommonOptions, systemClock } from './session.ts';

type DataOptions = Pick<CommonOptions, 'data' | 'lang'>;

export async function backupBook(to: string, { data, lang }: DataOptions): Promise<void> {
  const manifest = await made(to, lang, () => backUp(data, to, systemClock.now()));
  say(COPY_MESSAGES.backedUp[lang](to, contentsOf(manifest, lang)));
}

export async function restoreBook(
  backup: string,
  options: DataOptions & { erasures?: string | false; withKeys?: boolean },
): Promise<void> {
  const { data, lang, erasures, withKeys } = options;
  const told = await made(data, lang, () =>
    restore(backup, data, { ...(erasures !== undefined && { erasures }), withAccess: withKeys === true }),
  );
  const { manifest, erasedAgain, accessLeftOut } = told;
  say(COPY_MESSAGES.restored[lang](data, manifest.at, contentsOf(manifest, lang, withKeys === true)));
  if (erasedAgain > 0) say(COPY_MESSAGES.erasedAgain[lang](erasedAgain));
  if (accessLeftOut) say(COPY_MESSAGES.accessLeftOut[lang]());
}

/** What was erased, to be kept with the backups: a restored backup would bring it back. */
export async function listErasures({ data, lang }: DataOptions): Promise<void> {
  const erasures = await erasuresIn(data);
  if (isRefusal(erasures)) throw refused(erasures, lang);
  process.stdout.write(linesOf(erasures));
}

/** What was made; a refusal or a disk that does not take it ends the command. */
async function made<T>(path: string, lang: Language, work: () => Promise<T | Refusal>): Promise<T> {
  try {
    const told = await work();
    if (isRefusal(told)) throw refused(told, lang);
    return told;
  } catch (error) {
    if (error instanceof AlreadyThere) throw new Failure(COPY_MESSAGES.alreadyThere[lang](path));
    const { code, message } = error as { code?: string; message: string };
    if (code === undefined || !/^(?:E[A-Z]+|SQLITE_\w+)$/.test(code)) throw error;
    throw new Failure(COPY_MESSAGES.notWritten[lang](path, message.includes(code) ? message : `${code}: ${message}`));
  }
}

function contentsOf({ books, documents, people, files }: BackupManifest, lang: Language, withKeys = true): string {
  const keys = withKeys && files.some(({ name }) => name === 'access.sqlite');
  return [
    ...books.map(({ cooperation, size, root }) => COPY_MESSAGES.bookOf[lang](cooperation, size, root)),
    ...(books.length === 0 ? [COPY_MESSAGES.noBookHere[lang]()] : []),
    ...(documents ? [COPY_MESSAGES.documents[lang](documents.held, documents.erased)] : []),
    ...(people ? [COPY_MESSAGES.people[lang](people.held, people.erased)] : []),
    ...(keys ? [COPY_MESSAGES.keys[lang]()] : []),
  ].join(', ');
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
