import { stringify } from 'yaml';
import { isRefusal } from '#kernel';
import { type HistoryFile, readHistoryFile } from './history-file.ts';

const entry = (n: number) => ({
  command: 'EstablishBody',
  decided: '2024-11-12',
  recorded: '2024-11-20T09:00:00+01:00',
  actor: { id: 'sekretariat', role: 'BOARD_SECRETARY' },
  data: { body: `organ-${n}`, name: `Organ ${n}\n- ikke en oppføring`, kind: 'OPERATING_BOARD' },
});
const COUNT = 450;
const texts = Array.from({ length: COUNT }, (_, n) => stringify([entry(n)]));
const LINES_OF_ONE = (texts[0] as string).split('\n').length - 1;

function read(name: string, content: string): HistoryFile {
  const file = readHistoryFile(name, content);
  if (isRefusal(file)) throw new Error(file.text.en);
  return file;
}
const commands = (file: HistoryFile) => file.entries.map(({ command }) => command);

describe('a long history in YAML', () => {
  it('is read in parts as it would be read whole, each entry with its line', () => {
    const head = '# A comment\n\n';
    const file = read('long.yaml', head + texts.join(''));
    const jsonl = read('long.jsonl', Array.from({ length: COUNT }, (_, n) => JSON.stringify(entry(n))).join('\n'));
    expect(commands(file)).toEqual(commands(jsonl));
    expect(file.entries.map(({ line }) => line)).toEqual(texts.map((_, n) => 3 + n * LINES_OF_ONE));
  });

  it.each([
    ['anchors', '- &first', '- *first'],
    ['an anchor inside', '', ''],
  ])('with %s is read whole', (_, anchor, alias) => {
    const anchored = anchor
      ? texts[0]?.replace('- command', `${anchor}\n  command`)
      : texts[0]?.replace('actor:', 'actor: &who').replace(/\n {4}id/, '\n    id');
    const last = alias ? `${alias}\n` : (texts[1] as string).replace(/actor:\n.*\n.*\n/, 'actor: *who\n');
    const file = read('anchors.yaml', `${anchored}${texts.slice(1).join('')}${last}`);
    expect(file.entries).toHaveLength(COUNT + 1);
    expect(file.entries.at(-1)?.recording.actor).toEqual(entry(0).actor);
  });

  it.each([0, 199, 200, 449])('says the line where entry %d cannot be read', (n) => {
    const line = n * LINES_OF_ONE + 2;
    const unreadable = texts.with(n, (texts[n] as string).replace('decided: 2024-11-12', 'decided: "2024-11-12'));
    expect(readHistoryFile('wrong.yaml', unreadable.join(''))).toMatchObject({
      code: 'file-unreadable',
      details: { problem: expect.not.stringContaining('at line') },
    });
    const misspelt = texts.with(n, (texts[n] as string).replace('decided: 2024-11-12', 'decided: a day'));
    expect(readHistoryFile('wrong.yaml', misspelt.join(''))).toMatchObject({
      code: 'entry-refused',
      details: { line: line - 1 },
    });
    const twice = texts.with(n, (texts[n] as string).replace('decided:', 'command: Twice\n  decided:'));
    expect(readHistoryFile('wrong.yaml', twice.join(''))).toMatchObject({
      code: 'file-unreadable',
      details: { file: `wrong.yaml:${line}` },
    });
  });
});

test.each(['{"event":"BodyEstablished","index":0}', '{"format":"fellesbok-events","version":1}'])(
  'a stored event or its header among commands is refused: %s',
  (text) => {
    expect(readHistoryFile('mixed.jsonl', `${JSON.stringify(entry(1))}\n${text}`)).toMatchObject({
      code: 'entry-refused',
      details: { line: 2, code: 'event-file-mixed' },
    });
  },
);
