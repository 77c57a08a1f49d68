import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { isAlias, isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import {
  isInstant,
  isRefusal,
  normaliseInstant,
  type Recording,
  type Refusal,
  ROLES,
  sha256,
  type Text,
} from '#kernel';
import { type BookCommand, COMMANDS } from '../domain/commands.ts';
import type { Entry } from './draft.ts';
import { eventFileMixed } from './event-file-refusals.ts';
import { EventEntry, EventFileHeader } from './event-file-schema.ts';
import { type AskedCommand, malformed, readCommand } from './read-command.ts';
import { entryRefused, fileUnreadable, nothingToImport, recordedRunsBackwards } from './refusals.ts';
import { schemaProblem } from './schema-problem.ts';

const strict = { additionalProperties: false };

/** One entry of a history file, apart from its command's data. */
export const ENTRY = {
  decided: Type.String({ description: 'When it happened in the world: YYYY-MM-DD' }),
  validFrom: Type.Optional(Type.String({ description: 'From when it applies: YYYY-MM-DD; default: decided' })),
  recorded: Type.String({
    description:
      'When the book learned it: an instant with an offset, e.g. 2024-09-30T10:00:00+02:00; never before the entry above',
  }),
  actor: Type.Object(
    {
      id: Type.String({ minLength: 1, maxLength: 80, description: 'An opaque id or an office, never a name' }),
      role: Type.Enum([...ROLES]),
      municipality: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
    },
    strict,
  ),
  body: Type.Optional(
    Type.String({ minLength: 1, maxLength: 80, description: 'On behalf of which body it is recorded' }),
  ),
  caseReference: Type.Optional(Type.String({ minLength: 1, maxLength: 80, description: 'E.g. KS-090/24' })),
  documents: Type.Optional(
    Type.Array(
      Type.Object(
        {
          reference: Type.String({ minLength: 1, maxLength: 200 }),
          sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of salt and content' }),
        },
        strict,
      ),
      { maxItems: 50 },
    ),
  ),
  key: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Idempotency key; default: from the file and the place of the entry in it',
    }),
  ),
};
const EntrySchema = Type.Object({ command: Type.String(), ...ENTRY, data: Type.Unknown() }, strict);
type WrittenEntry = Static<typeof EntrySchema>;
const entryCheck = Compile(EntrySchema);

/** The JSON Schema of a history file: a list of entries, one schema per command, and those of a file of events. */
export const historyFileSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Fellesbok history file',
  description:
    'One command per entry, in the order in which the book learned them. YAML list, or JSON Lines with one entry a line. Or, in JSON Lines only, the stored events of a book: the header first, then one event a line.',
  type: 'array',
  minItems: 1,
  items: {
    oneOf: [
      ...Object.entries(COMMANDS).map(([command, data]) =>
        Type.Object({ command: Type.Literal(command), ...ENTRY, data: data as TSchema }, { ...strict, title: command }),
      ),
      EventFileHeader,
      EventEntry,
    ],
  },
});

export interface HistoryFile {
  readonly name: string;
  readonly sha256: string;
  readonly entries: readonly Entry[];
}

/**
 * Several files as one history: their entries in the order in which the book learned them; of the same instant, those of
 * the earlier file first. Each entry keeps its file.
 */
export function mergedHistory(files: readonly HistoryFile[]): HistoryFile | Refusal {
  const [only] = files;
  if (only && files.length === 1) return only;
  for (const { name, entries } of files) {
    const late = entries.find((e, n) => e.recording.recorded < (entries[n - 1]?.recording.recorded ?? ''));
    const before = late && entries[entries.indexOf(late) - 1]?.recording.recorded;
    if (late && before !== undefined)
      return atLine(name, late.line, recordedRunsBackwards({ recorded: late.recording.recorded, before }));
  }
  const all = files.flatMap(({ name, sha256: digest, entries }) =>
    entries.map((entry) => ({ ...entry, file: { name, sha256: digest } })),
  );
  const recordedOf = ({ recording }: Entry): string => recording.recorded;
  return {
    name: files.map(({ name }) => name).join(' + '),
    sha256: sha256(files.map((file) => file.sha256).join('\n')),
    // The order of equals is kept.
    entries: all.sort((a, b) => (recordedOf(a) < recordedOf(b) ? -1 : recordedOf(a) > recordedOf(b) ? 1 : 0)),
  };
}

/** Wraps a refusal with the place in the file. */
export const atLine = (file: string, line: number, refusal: Refusal): Refusal =>
  entryRefused({ file, line, code: refusal.code, ...refusal.text });

/** Reads a history file: YAML (.yaml, .yml) or JSON Lines. The first thing that is wrong is told with its line. */
export function readHistoryFile(name: string, content: string): HistoryFile | Refusal {
  const raw = /\.ya?ml$/i.test(name) ? yamlEntries(name, content) : jsonLines(name, content);
  if (isRefusal(raw)) return raw;
  if (raw.length === 0) return nothingToImport({ file: name });
  const digest = sha256(content);
  const entries: Entry[] = [];
  for (const [place, { line, value }] of raw.entries()) {
    const entry = readEntry(value, `import ${digest} ${place}`);
    if (isRefusal(entry)) return atLine(name, line, entry);
    entries.push({ line, ...entry });
  }
  return { name, sha256: digest, entries };
}

function readEntry(value: unknown, defaultKey: string): { command: BookCommand; recording: Recording } | Refusal {
  if (isOfEventFile(value)) return eventFileMixed({});
  if (!entryCheck.Check(value)) return malformed(commandOf(value), schemaProblem(EntrySchema, value));
  const entry = value as WrittenEntry;
  const asked: AskedCommand = {
    command: entry.command,
    decided: entry.decided,
    data: entry.data,
    ...(entry.validFrom !== undefined && { validFrom: entry.validFrom }),
  };
  const command = readCommand(asked);
  if (isRefusal(command)) return command;
  if (!isInstant(entry.recorded)) return malformed(entry.command, { at: '/recorded', problem: NO_INSTANT });
  const { body, caseReference, documents } = entry;
  const recording: Recording = {
    actor: entry.actor as Recording['actor'],
    idempotencyKey: entry.key ?? defaultKey,
    recorded: normaliseInstant(entry.recorded),
    ...(body !== undefined && { body }),
    ...(caseReference !== undefined && { caseReference }),
    ...(documents !== undefined && { documents }),
  };
  return { command, recording };
}

/** A stored event, or the header of a file of them. */
const isOfEventFile = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !('command' in value) && ('event' in value || 'format' in value);

const NO_INSTANT: Text = {
  nb: 'må være et tidspunkt med klokkeslett og tidssone, f.eks. 2024-09-30T10:00:00+02:00',
  nn: 'må vere eit tidspunkt med klokkeslett og tidssone, t.d. 2024-09-30T10:00:00+02:00',
  en: 'must be an instant with the time of day and the offset, e.g. 2024-09-30T10:00:00+02:00',
};

const commandOf = (value: unknown): string => String((value as { command?: unknown } | null)?.command ?? 'entry');

type RawEntry = { readonly line: number; readonly value: unknown };

function jsonLines(name: string, content: string): RawEntry[] | Refusal {
  const entries: RawEntry[] = [];
  for (const [i, text] of content.split(/\r?\n/).entries()) {
    if (text.trim() === '') continue;
    try {
      entries.push({ line: i + 1, value: JSON.parse(i === 0 ? text.replace(/^\ufeff/, '') : text) });
    } catch (error) {
      return fileUnreadable({ file: `${name}:${i + 1}`, problem: (error as Error).message });
    }
  }
  return entries;
}

/** Entries of one part: the parser keeps some 70 times the text in memory while it works on it. */
const ENTRIES_AT_ONCE = 200;
/** What can reach from one entry into another, or seem to: anchors, aliases, directives, marks of documents. */
const REACHES_FURTHER = /^(?:---|\.\.\.|%)|[&*](?=[^\s&*])/m;

/** A piece of a file, and how many lines stand before it. */
interface Part {
  readonly text: string;
  readonly before: number;
}

/** The file in pieces of some entries each, where that says the same as the whole; otherwise in one. */
function partsOf(content: string): Part[] {
  const whole = [{ text: content, before: 0 }];
  const lines = content.split('\n');
  const starts = lines.flatMap((line, n) => (line.startsWith('- ') ? [n] : []));
  const [first] = starts;
  const head = lines.slice(0, first).every((line) => /^\s*(?:#|$)/.test(line));
  if (first === undefined || !head || starts.length <= ENTRIES_AT_ONCE || REACHES_FURTHER.test(content)) return whole;
  const cuts = starts.filter((_, n) => n % ENTRIES_AT_ONCE === 0);
  return cuts.map((from, n) => ({ text: lines.slice(from, cuts[n + 1]).join('\n'), before: from }));
}

/** Every entry of a list, part by part. */
function yamlEntries(name: string, content: string): RawEntry[] | Refusal {
  const entries: RawEntry[] = [];
  for (const part of partsOf(content.replace(/^\ufeff/, ''))) {
    const read = yamlPart(name, part);
    if (isRefusal(read)) return read;
    entries.push(...read);
  }
  return entries;
}

/** Dates and amounts stay text: the core schema of YAML 1.2 has no dates, and numbers are only what is meant as such. */
function yamlPart(name: string, { text, before }: Part): RawEntry[] | Refusal {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core', uniqueKeys: true });
  const [error] = document.errors;
  if (error)
    return fileUnreadable({
      file: `${name}:${before + (error.linePos?.[0].line ?? 1)}`,
      problem: (error.message.split('\n')[0] as string).replace(/ at line \d+, column \d+:?$/, ''),
    });
  if (document.contents === null) return [];
  if (!isSeq(document.contents))
    return fileUnreadable({ file: name, problem: 'not a list of entries; begin each with “- command:”' });
  try {
    return document.contents.items.map((item) => {
      const offset = isMap(item) || isAlias(item) ? (item.range?.[0] ?? 0) : 0;
      return {
        line: before + lines.linePos(offset).line,
        value: (item as { toJS(doc: unknown): unknown }).toJS?.(document) ?? null,
      };
    });
  } catch (problem) {
    return fileUnreadable({ file: name, problem: (problem as Error).message });
  }
}
