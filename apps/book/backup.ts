import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { ACCESS_FILE } from '#access';
import { DOCUMENTS_FILE, type DocumentStore, type Listed } from '#documents';
import { copySqliteFile, fingerprint, problemsOf, SqliteEventStore } from '#event-store';
import { type Instant, isRefusal, type Refusal } from '#kernel';
import { PEOPLE_FILE } from '#people';
import { backupDamaged, erasuresMissing, notBackup, restoreNotEmpty } from './backup-refusals.ts';
import { peopleOf } from './beside.ts';
import {
  BOOK_FILE,
  ERASURES_FILE,
  type Erasure,
  eraseAgain,
  erasedOf,
  erasedPeopleOf,
  linesOf,
  peopleIn,
  readErasures,
  recordedIn,
  withDocuments,
} from './erasures.ts';
import { AlreadyThere, partOf, sync, syncDirectory } from './new-file.ts';

/** What a process has followed of a server that has the book; made again from there, so it is in no backup. */
const REPLICA_FILE = 'replica.sqlite';
/** The book first: what it refers to was there before it, so it is in the copy of the documents. */
const FILES = [BOOK_FILE, DOCUMENTS_FILE, PEOPLE_FILE, ACCESS_FILE] as const;
const MANIFEST = 'backup.json';
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Counted = Type.Union([Type.Object({ held: Type.Integer(), erased: Type.Integer() }), Type.Null()]);
const Manifest = Type.Object({
  format: Type.Literal('fellesbok-backup'),
  version: Type.Literal(1),
  at: Type.String(),
  files: Type.Array(Type.Object({ name: Type.Enum([...FILES]), bytes: Type.Integer(), sha256: Sha256 })),
  books: Type.Array(
    Type.Object({ cooperation: Type.String(), size: Type.Integer(), lastRecorded: Type.String(), root: Sha256 }),
  ),
  documents: Counted,
  /** Missing in backups from before there were names. */
  people: Type.Optional(Counted),
});
export type BackupManifest = Static<typeof Manifest>;
const manifestCheck = Compile(Manifest);

/**
 * Copies what lies in a data directory into a new directory, while others read and write: each file as it stands at one
 * moment, and verified. The new directory is there whole and durable, or not at all. A book that a server has is not in it:
 * that is the server's to back up, or can be copied from there.
 * @throws AlreadyThere, NoBook; what the disk throws
 */
export async function backUp(data: string, to: string, now: Instant): Promise<BackupManifest | Refusal> {
  if (existsSync(to)) throw new AlreadyThere(to);
  const bookElsewhere = existsSync(join(data, REPLICA_FILE)) && !existsSync(join(data, BOOK_FILE));
  // It says what is wrong with a directory that has no book, or another's.
  if (!bookElsewhere) await SqliteEventStore.openReadOnly(data).close();
  return makeDirectory(to, async (part) => {
    for (const name of FILES) {
      if (!existsSync(join(data, name))) continue;
      copySqliteFile(join(data, name), join(part, name));
      if (name !== BOOK_FILE) chmodSync(join(part, name), 0o600);
    }
    const found = await contentsOf(part);
    if (isRefusal(found)) return found;
    const { books, documents, people, erasures } = found;
    if (documents || people) writeFileSync(join(part, ERASURES_FILE), linesOf(erasures), { mode: 0o600 });
    const names = FILES.filter((name) => existsSync(join(part, name)));
    const files = await Promise.all(
      names.map(async (name) => ({
        name,
        bytes: statSync(join(part, name)).size,
        sha256: await sha256Of(join(part, name)),
      })),
    );
    const manifest: BackupManifest = {
      format: 'fellesbok-backup',
      version: 1,
      at: now,
      files,
      books,
      documents,
      people,
    };
    writeFileSync(join(part, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  });
}

export interface RestoreOptions {
  /**
   * What was erased after the backup: a file of erasures, or a directory with newer documents and names; false when nothing
   * was. Needed when the backup holds documents or names.
   */
  readonly erasures?: string | false;
  /** Also the keys of the server, as they were: one that was revoked since opens again. */
  readonly withAccess?: boolean;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** How many documents and names of the backup were erased again. */
  readonly erasedAgain: number;
  /** Whether the backup holds keys that were left out. */
  readonly accessLeftOut: boolean;
}

/**
 * Makes a data directory of a backup. The backup is verified first, and what was erased after it is erased again, before
 * the directory gets its name.
 * @throws what the disk throws; then nothing is left
 */
export async function restore(
  backup: string,
  data: string,
  { erasures, withAccess = false }: RestoreOptions,
): Promise<Restored | Refusal> {
  const manifest = readManifest(backup);
  if (isRefusal(manifest)) return manifest;
  if (existsSync(data) && !isEmptyDirectory(data)) return restoreNotEmpty({ directory: data });
  const held = (manifest.documents?.held ?? 0) + (manifest.people?.held ?? 0);
  if (erasures === undefined && held > 0) return erasuresMissing({ at: manifest.at });
  const since = typeof erasures === 'string' ? await readErasures(erasures) : [];
  if (isRefusal(since)) return since;

  const names = manifest.files.map(({ name }) => name);
  const wanted = manifest.files.filter(({ name }) => name !== ACCESS_FILE || withAccess);
  return makeDirectory(data, async (part) => {
    for (const { name, sha256 } of wanted) {
      copyFileSync(join(backup, name), join(part, name));
      const found = await sha256Of(join(part, name));
      if (found !== sha256) return backupDamaged({ file: join(backup, name), problem: `SHA-256 ${found}` });
    }
    const contents = await contentsOf(part);
    if (isRefusal(contents)) return contents;
    if (JSON.stringify(contents.books) !== JSON.stringify(manifest.books))
      return backupDamaged({ file: join(backup, BOOK_FILE), problem: 'not the books of backup.json' });
    // Also what its own book says is erased: the copy was taken before that was done.
    const recorded = await recordedIn(part);
    const erasedAgain = eraseAgain(part, [...since, ...recorded]);
    if (isRefusal(erasedAgain)) return erasedAgain;
    return { manifest, erasedAgain, accessLeftOut: !withAccess && names.includes(ACCESS_FILE) };
  });
}

interface Contents {
  readonly books: BackupManifest['books'];
  readonly documents: BackupManifest['documents'];
  readonly people: BackupManifest['documents'];
  readonly erasures: readonly Erasure[];
}

/** Reads everything in a directory and holds it against its own hashes. */
async function contentsOf(directory: string): Promise<Contents | Refusal> {
  for (const name of FILES) {
    const file = join(directory, name);
    const [problem] = existsSync(file) ? problemsOf(file) : [];
    if (problem !== undefined) return backupDamaged({ file: name, problem });
  }
  const books = await booksIn(directory);
  if (isRefusal(books)) return books;
  const hasDocuments = existsSync(join(directory, DOCUMENTS_FILE));
  const documents = hasDocuments ? withDocuments(directory, 'read', unalteredDocuments) : [];
  if (isRefusal(documents)) return documents;
  const people = peopleIn(directory);
  if (isRefusal(people)) return people;
  const [erasedDocuments, erasedPeople] = [erasedOf(documents), erasedPeopleOf(people)];
  return {
    books,
    documents: hasDocuments ? counted(documents.length, erasedDocuments.length) : null,
    people: peopleOf(directory).kept ? counted(people.length, erasedPeople.length) : null,
    erasures: [...erasedDocuments, ...erasedPeople],
  };
}

const counted = (all: number, erased: number) => ({ held: all - erased, erased });

async function booksIn(directory: string): Promise<BackupManifest['books'] | Refusal> {
  if (!existsSync(join(directory, BOOK_FILE))) return [];
  const store = SqliteEventStore.openReadOnly(directory);
  try {
    const books: BackupManifest['books'] = [];
    for (const cooperation of await store.books()) {
      const { size, lastRecorded } = await store.bookHead(cooperation);
      const root = await fingerprint(store, cooperation, size);
      if (isRefusal(root)) return root;
      books.push({ cooperation, size, lastRecorded: lastRecorded ?? '', root });
    }
    return books;
  } finally {
    await store.close();
  }
}

/** All documents, when each that is held still has its hash. */
function unalteredDocuments(store: DocumentStore): readonly Listed[] | Refusal {
  const documents = store.list();
  if (isRefusal(documents)) return documents;
  for (const { reference } of documents) {
    const told = store.verify(reference);
    if (isRefusal(told)) return told;
  }
  return documents;
}

function readManifest(backup: string): BackupManifest | Refusal {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(backup, MANIFEST), 'utf8'));
  } catch (error) {
    return notBackup({ directory: backup, problem: (error as Error).message });
  }
  return manifestCheck.Check(value) ? value : notBackup({ directory: backup, problem: MANIFEST });
}

/** Fills a directory under another name, syncs it, and gives it its own name when the work was not refused. */
async function makeDirectory<T>(path: string, fill: (part: string) => Promise<T | Refusal>): Promise<T | Refusal> {
  const part = partOf(path);
  try {
    mkdirSync(part, { mode: 0o700 });
    const filled = await fill(part);
    if (isRefusal(filled)) {
      rmSync(part, { recursive: true, force: true });
      return filled;
    }
    for (const name of readdirSync(part)) sync(join(part, name));
    syncDirectory(part);
    // POSIX takes the place of an empty directory in one step, and of no other.
    if (process.platform === 'win32' && existsSync(path)) rmdirSync(path);
    renameSync(part, path);
    syncDirectory(dirname(resolve(path)));
    return filled;
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') throw new AlreadyThere(path);
    throw error;
  }
}

const isEmptyDirectory = (path: string): boolean => statSync(path).isDirectory() && readdirSync(path).length === 0;

function sha256Of(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const digest = createHash('sha256');
    createReadStream(file)
      .on('data', (bytes) => digest.update(bytes))
      .on('end', () => resolve(digest.digest('hex')))
      .on('error', reject);
  });
}
