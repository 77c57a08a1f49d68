import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ACCOUNTS_EVENTS, ALLOCATION_EVENTS, COST_FILE_EVENTS } from '#allocation';
import { BUDGET_EVENTS } from '#budget';
import { CONTROL_EVENTS } from '#control';
import {
  bookCatalogue,
  COOPERATION_EVENTS,
  COST_MAPPING_EVENTS,
  DEFAULT_READING_EVENTS,
  ERASURE_EVENTS,
  historyFileSchema,
  RESTATING_EVENTS,
} from '#cooperation';
import { DELIVERY_EVENTS } from '#delivery';
import { GOVERNANCE_EVENTS } from '#governance';
import { BILLING_EVENTS, INVOICING_EVENTS } from '#invoicing';
import type { EventDefinition } from '#kernel';
import { findingsPage } from './findings-page.ts';

const EVENTS = 'docs/events';
const HISTORY_FILE = 'docs/history-file.schema.json';
const FINDINGS = 'docs/findings.md';
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Whose event it is, and in which kind of stream it stands. */
const OWNERS: readonly { module: string; stream: string; events: readonly EventDefinition[] }[] = [
  { module: 'cooperation', stream: 'cooperation', events: COOPERATION_EVENTS },
  { module: 'cooperation', stream: 'cooperation', events: ERASURE_EVENTS },
  { module: 'cooperation', stream: 'cooperation', events: COST_MAPPING_EVENTS },
  { module: 'cooperation', stream: 'cooperation', events: DEFAULT_READING_EVENTS },
  { module: 'cooperation', stream: 'cooperation', events: RESTATING_EVENTS },
  { module: 'governance', stream: 'cooperation', events: GOVERNANCE_EVENTS },
  { module: 'allocation', stream: 'cooperation', events: ALLOCATION_EVENTS },
  { module: 'budget', stream: 'cooperation', events: BUDGET_EVENTS },
  { module: 'control', stream: 'cooperation', events: CONTROL_EVENTS },
  { module: 'delivery', stream: 'cooperation', events: DELIVERY_EVENTS },
  { module: 'invoicing', stream: 'cooperation', events: BILLING_EVENTS },
  { module: 'allocation', stream: 'accounts', events: ACCOUNTS_EVENTS },
  { module: 'allocation', stream: 'accounts', events: COST_FILE_EVENTS },
  { module: 'invoicing', stream: 'accounts', events: INVOICING_EVENTS },
];

const ownerOf = (type: string) => {
  const owner = OWNERS.find(({ events }) => events.some((event) => event.type === type));
  if (!owner) throw new Error(`no module owns the event type ${type}: name it in apps/schemas`);
  return owner;
};

const fileOf = (type: string, version: number): string => `${type}.v${version}.schema.json`;
const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function schemaOf({ type, version, description, schema }: EventDefinition): string {
  const $id = `urn:fellesbok:event:${type}:v${version}`;
  return json({ $schema: DIALECT, $id, title: type, ...schema, description });
}

const inTable = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

function readme(definitions: readonly EventDefinition[]): string {
  const rows = definitions.map(({ type, version, description }) => {
    const { module, stream } = ownerOf(type);
    return `| [\`${type}\`](${fileOf(type, version)}) | ${version} | ${inTable(description)} | ${module} | \`${stream}\` |`;
  });
  return `# Events

Made by \`npm run schemas\` from the code; not written by hand.

Every event a book can hold: its type, the newest version of its payload, what it says happened, the module that owns it
and the kind of stream it stands in. \`cooperation\` is the one stream of a cooperation's governance, \`accounts\` the
stream of an accounting year.

A schema describes the payload (\`data\`). What stands beside it (who recorded it, when it was decided, from when it is
valid, on which case) is the same for all events: see \`EventMetadata\` in \`libs/kernel/event.ts\`. Dates are days in
Europe/Oslo, amounts are whole øre as decimal strings, instants are UTC.

A stored event is never rewritten. A new field or meaning is a new version with a schema of its own; the old ones stay
here.

| event | version | says | module | stream |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** Every file that is made from the code, by its path from the root, and what must stand in it. */
export function published(): ReadonlyMap<string, string> {
  const definitions = [...bookCatalogue.definitions].sort((a, b) => (a.type < b.type ? -1 : 1));
  return new Map([
    ...definitions.map((event): [string, string] => [
      `${EVENTS}/${fileOf(event.type, event.version)}`,
      schemaOf(event),
    ]),
    [`${EVENTS}/README.md`, readme(definitions)],
    [FINDINGS, findingsPage()],
    [HISTORY_FILE, json({ $id: 'urn:fellesbok:history-file', ...historyFileSchema() })],
  ]);
}

/** What is wrong with the files under a root: made anew they would be others, or they belong to no event. */
export function stale(root: string): string[] {
  const wanted = published();
  const differing = [...wanted].flatMap(([path, text]) => {
    if (!existsSync(join(root, path))) return [`${path} is missing`];
    return readFileSync(join(root, path), 'utf8') === text ? [] : [`${path} is not what the code says`];
  });
  const older = bookCatalogue.definitions.flatMap(({ type, version }) =>
    Array.from({ length: version - 1 }, (_, n) => `${EVENTS}/${fileOf(type, n + 1)}`),
  );
  const lost = older
    .filter((path) => !existsSync(join(root, path)))
    .map((path) => `${path} is missing: old versions stay`);
  const known = new Set([...wanted.keys(), ...older]);
  const there = existsSync(join(root, EVENTS))
    ? readdirSync(join(root, EVENTS)).map((name) => `${EVENTS}/${name}`)
    : [];
  const foreign = there.filter((path) => !known.has(path)).map((path) => `${path} belongs to no event type`);
  return [...differing, ...lost, ...foreign].sort();
}

/** Writes what is stale; returns the paths written. Old versions are left alone. */
export function write(root: string): string[] {
  const written: string[] = [];
  for (const [path, text] of published()) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    written.push(path);
  }
  return written;
}
