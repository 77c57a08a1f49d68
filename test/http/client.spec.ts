import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Role } from '#kernel';
import type { Serving } from '../../apps/server/serve.ts';
import { BOOK, bearer, Houses, keysIn } from './sample.ts';

/** A client is made of the description alone, as a stranger would: types generated, a program checked, built and run. */
const ROOT = join(import.meta.dirname, '../..');
const MODULES = join(ROOT, 'node_modules');
const run = promisify(execFile);
const node = (script: string, ...args: string[]) => run(process.execPath, [join(MODULES, script), ...args]);
/** Generating and compiling take their time on a busy machine. */
const PATIENCE = 180_000;

const houses = new Houses();
let serving: Serving;
let keys: Readonly<Record<Role, string>>;
/** Inside node_modules, so that the program finds its one library; gone afterwards. */
let place: string;
beforeAll(async () => {
  const directory = houses.directory();
  keys = keysIn(directory);
  serving = await houses.serving(undefined, { directory });
  const cache = join(MODULES, '.cache/fellesbok');
  mkdirSync(cache, { recursive: true });
  place = mkdtempSync(join(cache, 'client-'));
  const description = await fetch(`${serving.url}/api/docs-json`);
  writeFileSync(join(place, 'api.json'), await description.text());
  await node('openapi-typescript/bin/cli.js', join(place, 'api.json'), '-o', join(place, 'api.d.ts'));
  writeFileSync(join(place, 'package.json'), JSON.stringify({ type: 'module' }));
}, PATIENCE);
afterAll(() => rmSync(place, { recursive: true, force: true }));

const PROGRAM = `
import createClient from 'openapi-fetch';
import type { components, paths } from './api.d.ts';

const [, , baseUrl = '', key = '', cooperation = ''] = process.argv;
const client = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl, headers: { Authorization: \`Bearer \${key}\` } });
const path = { cooperation };

const said: components['schemas']['RecordDecisionRequest'] = {
  decided: '2025-06-02',
  caseReference: '7/25',
  data: {
    decision: 'BOARD-7/25',
    body: 'council-9901',
    outcome: 'ADOPTED',
    votes: { for: 5, against: 2, unanimous: false },
    wording: 'The key is adopted.',
    effect: { kind: 'DECIDE_KEY', key: 'half', effectiveFrom: '2026-01-01' },
  },
};
const recorded = await client.POST('/api/cooperations/{cooperation}/decisions', {
  params: { path, header: { 'Idempotency-Key': 'client-1' } },
  body: said,
});
if (!recorded.data) throw new Error(recorded.error?.detail);
const events: string[] = recorded.data.events.map(({ type }) => type);

const listed = await client.GET('/api/cooperations/{cooperation}/decisions', {
  params: { path, query: { from: '2025-06-01', after: recorded.data.position } },
});
const effects = listed.data?.decisions.map(({ decision, effect }) => [decision, effect?.kind ?? null]);

const decision = await client.GET('/api/cooperations/{cooperation}/decisions/{decision}', {
  params: { path: { ...path, decision: said.data.decision } },
});
const outcome: string | undefined = decision.data?.outcome;

const corrected = await client.POST('/api/cooperations/{cooperation}/decisions/{decision}/corrections', {
  params: {
    path: { ...path, decision: said.data.decision },
    header: { 'Idempotency-Key': 'client-2', 'If-Match': decision.response.headers.get('ETag') ?? '' },
  },
  body: { decided: '2025-06-10', data: { decision: said.data.decision, ground: 'OTHER', outcome: 'REJECTED' } },
});
const again = await client.POST('/api/cooperations/{cooperation}/decisions', {
  params: { path, header: { 'Idempotency-Key': 'client-3' } },
  body: said,
});
const there = again.error?.current?.resource;
console.log(
  JSON.stringify({ events, effects, outcome, corrected: corrected.response.status, code: again.error?.code, there }),
);
`;

/** What the compiler says of programs, line by line; nothing when they fit the description. */
async function checked(programs: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [name, program] of Object.entries(programs)) writeFileSync(join(place, name), program);
  const compilerOptions = {
    ...{ target: 'ES2023', module: 'NodeNext', moduleResolution: 'NodeNext', moduleDetection: 'force', strict: true },
    ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: true },
    ...{ outDir: 'built', rootDir: '.', types: ['node'], typeRoots: [join(MODULES, '@types')] },
  };
  const project = join(place, 'tsconfig.json');
  writeFileSync(project, JSON.stringify({ compilerOptions, files: Object.keys(programs) }));
  const said = await node('typescript/bin/tsc', '-p', project).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );
  return said.split('\n').filter((line) => line !== '');
}

describe('a client generated from the description', () => {
  it(
    'records a decision and reads it back',
    async () => {
      expect(await checked({ 'program.ts': PROGRAM })).toEqual([]);
      const program = join(place, 'built/program.js');
      const { stdout } = await run(process.execPath, [program, serving.url, keys.BOARD_SECRETARY, BOOK]);
      expect(JSON.parse(stdout)).toEqual({
        events: ['DecisionRecorded', 'KeyDecided'],
        effects: [['BOARD-7/25', 'DECIDE_KEY']],
        outcome: 'ADOPTED',
        corrected: 201,
        code: 'already-recorded',
        there: expect.objectContaining({ decision: 'BOARD-7/25', outcome: 'REJECTED' }),
      });
      const read = await fetch(`${serving.url}/api/cooperations/${BOOK}/decisions/BOARD-7%2F25`, {
        headers: bearer(keys.AUDITOR),
      });
      expect(await read.json()).toMatchObject({ caseReference: '7/25', outcome: 'REJECTED' });
    },
    PATIENCE,
  );

  it(
    'does not compile with what the server would refuse',
    async () => {
      const wrong: [from: string, to: string, code: string][] = [
        ["outcome: 'ADOPTED'", "outcome: 'CARRIED'", 'TS2322'],
        ["wording: 'The key is adopted.',", '', 'TS2741'],
        ["kind: 'DECIDE_KEY', key: 'half'", "kind: 'DECIDE_KEY', service: 'half'", 'TS2353'],
        ["header: { 'Idempotency-Key': 'client-3' } }", '}', 'TS2741'],
        ['/api/cooperations/{cooperation}/decisions/{decision}/corrections', '/api/decisions', 'TS2345'],
        ['recorded.data.position', 'recorded.data.index', 'TS2339'],
      ];
      const programs = wrong.map(([from, to], n): [string, string] => {
        const changed = PROGRAM.replaceAll(from, to);
        expect(changed).not.toBe(PROGRAM);
        return [`wrong-${n}.ts`, changed];
      });
      const said = await checked(Object.fromEntries(programs));
      for (const [n, [from, , code]] of wrong.entries()) {
        const about = said.filter((line) => line.startsWith(`wrong-${n}.ts`) || line.includes(`/wrong-${n}.ts`));
        expect([from, about.join('\n')]).toEqual([from, expect.stringContaining(`error ${code}`)]);
      }
    },
    PATIENCE,
  );
});
