import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import {
  type Access,
  alreadyErased,
  DocumentStore,
  documentTooLarge,
  type Edge,
  type Erased,
  type Listed,
  MAX_CONTENT,
} from '#documents';
import { freshId, isRefusal, type Language, type Refusal } from '#kernel';
import { Failure, refused } from './failure.ts';
import { DOCUMENT_COLUMNS, MESSAGES } from './messages.ts';
import { recordErasure } from './people.ts';
import { type CommonOptions, systemClock } from './session.ts';
import { table } from './table.ts';

const EDGE: Edge = { now: systemClock.now, newReference: freshId, newSalt: () => randomBytes(32) };
/** Who works at this machine; an office, not a person. */
const OPERATOR = 'cli';

/** What a file is when nobody says it. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
};

export function addDocument(path: string, options: CommonOptions & { mediaType?: string; title?: string }): void {
  const { lang, format } = options;
  const content = readDocument(path, lang);
  const mediaType = options.mediaType ?? MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  const added = withDocuments(options, 'create', (store) =>
    store.add({ content, mediaType, title: options.title ?? basename(path) }),
  );
  // In quotes, because a hash of digits alone would be read as a number.
  const yaml = `- reference: "${added.reference}"\n  sha256: "${added.sha256}"`;
  print(format === 'json' ? JSON.stringify(added, null, 2) : yaml);
}

export function showDocument(reference: string, options: CommonOptions & { out?: string }): void {
  const { lang, out } = options;
  const { content, mediaType } = withDocuments(options, 'read', (store) => store.read(reference));
  if (out !== undefined) {
    try {
      // Never over another file; for its owner only.
      writeFileSync(out, content, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      throw new Failure(MESSAGES.documentNotWritten[lang](out, (error as Error).message));
    }
    print(MESSAGES.documentWritten[lang](reference, out, mediaType, content.byteLength));
  } else if (process.stdout.isTTY && !mediaType.startsWith('text/')) {
    throw new Failure(MESSAGES.documentNotText[lang](reference, mediaType));
  } else {
    process.stdout.write(content);
  }
}

export function listDocuments(options: CommonOptions): void {
  const { lang, format } = options;
  const documents = withDocuments(options, 'read', (store) => store.list());
  const columns = DOCUMENT_COLUMNS[lang].map((head, n) => ({
    head,
    ...(n === 3 && { align: 'right' as const }),
    ...(n === 4 && { width: 60 }),
  }));
  print(format === 'json' ? JSON.stringify(documents, null, 2) : table(columns, documents.map(rowIn(lang))));
}

/** With a cooperation it is recorded in the book first: then every copy that is restored is erased too. */
export async function eraseDocument(
  reference: string,
  options: CommonOptions & { ground: string; yes?: boolean; cooperation?: string; authority?: string },
): Promise<void> {
  const { lang, ground, cooperation, authority = OPERATOR } = options;
  if (!options.yes) throw new Failure(MESSAGES.eraseNeedsYes[lang](reference), 2);
  if (cooperation !== undefined) {
    const found = withDocuments(options, 'change', (store) => store.verify(reference));
    if (found.erased) throw refused(alreadyErased({ reference, erasedAt: found.erased.at, ...found.erased }), lang);
    await recordErasure(options, cooperation, { what: 'DOCUMENT', id: reference, ground, authority });
    print(MESSAGES.documentErased[lang](reference));
    return;
  }
  const erased: Erased = { at: systemClock.now(), by: OPERATOR, ground };
  const { traces } = withDocuments(options, 'change', (store) => store.erase(reference, erased));
  if (traces) throw new Failure(MESSAGES.documentLeavesTraces[lang](reference));
  print(MESSAGES.documentErased[lang](reference));
}

const rowIn =
  (lang: Language) =>
  ({ reference, erased, held }: Listed): string[] =>
    held
      ? [reference, held.addedAt, held.mediaType, String(held.bytes), held.title ?? '']
      : [reference, '', '', '', erased ? MESSAGES.erasedOn[lang](erased.at, erased.by, erased.ground) : ''];

/** Of a document, what an answer that refers to it says besides: when it was erased; empty where it was not, or nobody knows. */
export function erasuresOfDocuments({ data, lang }: CommonOptions): (reference: string) => string {
  const store = DocumentStore.open(data, EDGE, 'read');
  if (isRefusal(store)) return () => '';
  try {
    const listed = store.list();
    if (isRefusal(listed)) throw refused(listed, lang);
    const erased = new Map(listed.flatMap((d) => (d.erased ? [[d.reference, d.erased]] : [])));
    return (reference) => {
      const was = erased.get(reference);
      return was ? MESSAGES.erasedOn[lang](was.at, was.by, was.ground) : '';
    };
  } finally {
    store.close();
  }
}

/** Opens the documents for one answer; a refusal ends the command. */
function withDocuments<T>(
  { data, lang }: CommonOptions,
  access: Access,
  work: (store: DocumentStore) => T | Refusal,
): T {
  const store = DocumentStore.open(data, EDGE, access);
  if (isRefusal(store)) throw refused(store, lang);
  try {
    const answer = work(store);
    if (isRefusal(answer)) throw refused(answer, lang);
    return answer;
  } finally {
    store.close();
  }
}

/** The bytes of a file; one that is too large is refused before it is read. */
function readDocument(path: string, lang: Language): Uint8Array {
  try {
    const { size: bytes } = statSync(path);
    if (bytes > MAX_CONTENT) throw refused(documentTooLarge({ bytes, limit: MAX_CONTENT }), lang);
    return readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof Failure) throw error;
    throw new Failure(
      code === 'ENOENT' ? MESSAGES.fileMissing[lang](path) : MESSAGES.documentNotRead[lang](path, message),
    );
  }
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
