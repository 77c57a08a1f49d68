import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { bookCatalogue } from '#cooperation';
import { published, stale, write } from '../../apps/schemas/published.ts';

const ROOT = join(import.meta.dirname, '../..');
const EXAMPLE = 'docs/events/DecisionAnnulled.v1.schema.json';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'fellesbok-schemas-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true });
});

test('the published schemas are what the code says (else: npm run schemas)', () => {
  expect(stale(ROOT)).toEqual([]);
});

test('every event type has a schema of its own name and version', () => {
  const schemas = [...published()].filter(([path]) => path.endsWith('.schema.json') && path.includes('/events/'));
  expect(schemas.map(([, text]) => JSON.parse(text)).map(({ $id, title }) => [$id, title])).toEqual(
    bookCatalogue.definitions
      .map(({ type, version }) => [`urn:fellesbok:event:${type}:v${version}`, type])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
});

test('a schema reads alone: it takes a payload of its type and refuses another', () => {
  const text = published().get(EXAMPLE) ?? '';
  const schema = JSON.parse(text);
  expect(schema).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:fellesbok:event:DecisionAnnulled:v1',
    title: 'DecisionAnnulled',
    type: 'object',
    required: ['decision', 'ground'],
    properties: {
      decision: { type: 'string', pattern: expect.any(String), description: expect.any(String) },
      ground: { enum: expect.arrayContaining(['MINUTES_CORRECTED', 'OTHER']) },
    },
    additionalProperties: false,
    description: expect.stringContaining('void'),
  });
  const check = Compile(schema);
  expect(check.Check({ decision: 'KS-090/24', ground: 'OTHER' })).toBe(true);
  expect(check.Check({ decision: 'KS-090/24' })).toBe(false);
  expect(check.Check({ decision: 'KS-090/24', ground: 'OTHER', more: 1 })).toBe(false);
});

test('made twice they are the same, byte for byte', () => {
  expect([...published()]).toEqual([...published()]);
  const made = folder();
  expect(write(made)).toEqual([...published().keys()]);
  expect(write(made)).toEqual([]);
  expect(stale(made)).toEqual([]);
});

describe('a stale file is found', () => {
  const copy = (): string => {
    const made = folder();
    write(made);
    return made;
  };

  test('when it says something else', () => {
    const made = copy();
    writeFileSync(join(made, EXAMPLE), readFileSync(join(made, EXAMPLE), 'utf8').replace('void', 'gone'));
    expect(stale(made)).toEqual([`${EXAMPLE} is not what the code says`]);
  });

  test('when it is missing', () => {
    const made = copy();
    rmSync(join(made, 'docs/history-file.schema.json'));
    expect(stale(made)).toEqual(['docs/history-file.schema.json is missing']);
  });

  test('when no event has that name any more', () => {
    const made = copy();
    cpSync(join(made, EXAMPLE), join(made, 'docs/events/Forgotten.v1.schema.json'));
    expect(stale(made)).toEqual(['docs/events/Forgotten.v1.schema.json belongs to no event type']);
  });
});
