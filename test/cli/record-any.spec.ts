import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DecisionsAnswer } from '#cooperation';
import { INVOICED as BOOK, INVOICED_HISTORY } from '../money/invoiced.ts';
import { fellesbok, temporaryDirectory } from './run.ts';

const directory = temporaryDirectory();
const data = join(directory, 'data');
const written = (name: string, content: string): string => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};
const run = (...args: string[]) => fellesbok('record', BOOK, ...args, '--on', '2026-04-01', '--data', data);
const BOARD = ['--by', 'styresekretar', '--role', 'BOARD_SECRETARY'];
const councilOf = (municipality: string) => [
  ...['--by', `sekretar-${municipality}`, '--role', 'COUNCIL_SECRETARY', '--municipality', municipality],
];

beforeAll(async () => {
  const file = written('history.jsonl', INVOICED_HISTORY.map((entry) => JSON.stringify(entry)).join('\n'));
  expect(await fellesbok('import', BOOK, file, '--data', data)).toMatchObject({ err: '', exitCode: 0 });
});

const decision = (id: string, body = 'council-9901') =>
  written(`${id}.yaml`, `decision: ${id}\nbody: ${body}\noutcome: ADOPTED\nwording: EKSEMPEL\n`);

describe('any entry on the command line', () => {
  it('is recorded from YAML or JSON, by a role that may', async () => {
    const { err, out } = await run('RecordDecision', decision('K-1'), ...BOARD, '--case', '26/1');
    expect([err, out]).toEqual(['', expect.stringMatching(/^RecordDecision er ført \(DecisionRecorded \d+\)\.\n$/)]);
    const json = written('line.json', JSON.stringify({ line: 'D-1', year: 2025, ground: 'EKSEMPEL' }));
    const closed = await run('AnnulCostLine', json, '--by', 'okonom-9901', '--role', 'HOST_ECONOMIST');
    expect([closed.exitCode, closed.err]).toEqual([1, expect.stringMatching(/9901/)]);
    const asked = await fellesbok('decisions', BOOK, '--format', 'json', '--data', data);
    const { decisions } = JSON.parse(asked.out) as DecisionsAnswer;
    expect(decisions.find(({ decision }) => decision === 'K-1')).toMatchObject({ caseReference: '26/1' });
  });

  it.each([
    [
      'a role that may not',
      ['RecordDecision', 'K-2', '--by', 'okonom-9901', '--role', 'HOST_ECONOMIST'],
      /«decision\.record»/,
    ],
    ['the secretary of another council', ['RecordDecision', 'K-2', ...councilOf('9902')], /council-9901/],
    [
      'the economist of another',
      ['CloseAccounts', 'K-2', '--by', 'x', '--role', 'HOST_ECONOMIST', '--municipality', '9902'],
      /CloseAccounts|9901/,
    ],
    ['a command that is none', ['DoSomething', 'K-2', ...BOARD], /DoSomething/],
    ['data that does not fit', ['OpenCase', 'K-2', ...BOARD], /OpenCase/],
  ])('is refused to %s', async (_, [command = '', id = '', ...by], text) => {
    const { exitCode, out, err } = await run(command, decision(id), ...by);
    expect([exitCode, out, err]).toEqual([1, '', expect.stringMatching(text)]);
  });

  it('is refused when its file is no value', async () => {
    const { exitCode, err } = await run('OpenCase', written('broken.yaml', 'case: ['), ...BOARD);
    expect([exitCode, err]).toEqual([1, expect.stringMatching(/broken\.yaml/)]);
    const role = await run('OpenCase', decision('K-3'), '--by', 'x', '--role', 'KING');
    expect([role.exitCode, role.err]).toEqual([2, expect.stringMatching(/--role/)]);
  });

  it('is the secretary’s of the council that decided', async () => {
    const { err, exitCode } = await run('RecordDecision', decision('K-4'), ...councilOf('9901'), '--format', 'json');
    expect([err, exitCode]).toEqual(['', 0]);
  });
});
