import { realpathSync } from 'node:fs';
import { type CopyProgress, copyBook, type EventStore, nothingToCopy } from '#event-store';
import { type BookId, isRefusal, type Language } from '#kernel';
import { type OpenStore, openStore, withoutSecrets } from '../book/locations.ts';
import { COPY_MESSAGES } from './copy-messages.ts';
import { Failure, refused } from './failure.ts';
import { type CommonOptions, progressOn } from './session.ts';

type CopyOptions = Pick<CommonOptions, 'lang'> & { from: string; to: string; cooperation?: string; replica?: string };

/** Copies one book of a store, or all of them, to another store, or goes on with it. */
export async function copy({ from, to, cooperation, replica, lang }: CopyOptions): Promise<void> {
  if (placeOf(from) === placeOf(to)) throw new Failure(COPY_MESSAGES.sameStore[lang](), 2);
  const source = await openStore(from, { write: false, holder: 'fellesbok copy', replica });
  let target: OpenStore | undefined;
  try {
    const known = await source.store.books();
    const books = known.filter((book) => cooperation === undefined || book === cooperation);
    if (books.length === 0 && cooperation !== undefined)
      throw refused(nothingToCopy({ book: cooperation, known: known.join(', ') || '—' }), lang);
    if (books.length === 0) throw new Failure(COPY_MESSAGES.sourceEmpty[lang](withoutSecrets(from)));
    target = await openStore(to, { write: true, holder: 'fellesbok copy', replica });
    for (const book of books) await copyOne(source.store, target.store, book, lang);
  } finally {
    await target?.close();
    await source.close();
  }
}

async function copyOne(source: EventStore, target: EventStore, book: BookId, lang: Language): Promise<void> {
  let reached: CopyProgress | undefined;
  const tell = {
    compare: progressOn(`${book}: ${COPY_MESSAGES.comparing[lang]()}`),
    copy: progressOn(`${book}: ${COPY_MESSAGES.copying[lang]()}`),
    verify: progressOn(`${book}: ${COPY_MESSAGES.verifying[lang]()}`),
  };
  try {
    const told = await copyBook(source, target, book, (progress) => {
      reached = progress;
      tell[progress.phase](progress.done);
    });
    if (isRefusal(told)) throw refused(told, lang);
    const { size, before, root, since } = told;
    process.stdout.write(`${COPY_MESSAGES.copied[lang](book, size, before, root)}\n`);
    if (since > 0) process.stdout.write(`${COPY_MESSAGES.cameSince[lang](book, since)}\n`);
  } catch (error) {
    // What went wrong is told by who called; this is how far it came.
    if (reached?.phase === 'copy')
      process.stderr.write(`${COPY_MESSAGES.copyStopped[lang](book, reached.done, reached.of)}\n`);
    throw error;
  }
}

/** The same directory by another name is the same place. */
function placeOf(location: string): string {
  try {
    return realpathSync(location);
  } catch {
    return location;
  }
}
