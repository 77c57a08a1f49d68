import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Listed } from '#documents';
import type { DocumentReference } from '#kernel';
import { fellesbok, type Outcome, temporaryDirectory } from './run.ts';

const directory = temporaryDirectory();
const data = join(directory, 'book');
const there = ['--data', data];
const minutes = join(directory, 'minutes.txt');
const scan = join(directory, 'scan.PDF');
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const GROUND = 'GDPR 17';

beforeAll(() => {
  writeFileSync(minutes, 'Minutes with a <marker>.\n');
  writeFileSync(scan, Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00]));
});

const document = (...args: string[]): Promise<Outcome> => fellesbok('document', ...args);
async function added(file: string, ...args: string[]): Promise<DocumentReference> {
  const { out, err } = await document('add', file, '--format', 'json', ...args, ...there);
  expect(err).toBe('');
  return JSON.parse(out) as DocumentReference;
}
const listed = async (): Promise<Listed[]> => JSON.parse((await document('list', '--format', 'json', ...there)).out);

describe('documents on the command line', () => {
  it('are added with what an entry of a history takes', async () => {
    const { out, exitCode } = await document('add', minutes, ...there);
    expect(exitCode).toBe(0);
    const [entry] = await listed();
    expect(parse(out)).toEqual([{ reference: entry?.reference, sha256: entry?.sha256 }]);
    const history = join(directory, 'history.yaml');
    writeFileSync(
      history,
      `- command: EstablishCooperation
  decided: 2022-01-01
  recorded: 2022-01-10T09:00:00+01:00
  actor: { id: x, role: OPERATOR }
  documents:
${out.replace(/^/gm, '    ').trimEnd()}
  data:
    name: X
    form: NETWORK
    host: "1865"
    participants: [{ municipality: "1865", name: V, organisationNumber: "938644500" }]
`,
    );
    expect(await fellesbok('import', 'x-y', history, '--data', join(directory, 'other'))).toMatchObject({ err: '' });
  });

  it('are shown as they were added, on the screen or in a new file for the owner alone', async () => {
    const text = await added(minutes);
    expect(await document('show', text.reference, ...there)).toEqual({
      exitCode: 0,
      out: 'Minutes with a <marker>.\n',
      err: '',
    });
    const { reference } = await added(scan);
    const copy = join(directory, 'copy.pdf');
    expect((await document('show', reference, '--out', copy, ...there)).out).toBe(
      `${reference} er skrevet til ${copy} (application/pdf, 6 byte).\n`,
    );
    expect(readFileSync(copy)).toEqual(readFileSync(scan));
    expect(statSync(copy).mode & 0o777).toBe(0o600);
  });

  it('are listed with their kind and name', async () => {
    const { reference } = await added(minutes, '--media-type', 'text/markdown', '--title', 'Minutes 1/26');
    expect((await listed()).find((d) => d.reference === reference)).toMatchObject({
      erased: null,
      held: { mediaType: 'text/markdown', title: 'Minutes 1/26', bytes: 25 },
    });
    const { out } = await document('list', ...there, '--lang', 'en');
    expect(out).toMatch(/^Reference +Added +Media type +Bytes +Title$/m);
    expect(out).toMatch(new RegExp(`^${reference} .* text/markdown +25 +Minutes 1/26$`, 'm'));
  });

  it('are erased for good, and the reference stays', async () => {
    const own = ['--data', join(directory, 'erased')];
    const { out } = await document('add', minutes, '--format', 'json', ...own);
    const { reference, sha256 } = JSON.parse(out) as DocumentReference;
    expect(await document('erase', reference, '--ground', GROUND, '--yes', ...own)).toEqual({
      exitCode: 0,
      out: `${reference} er slettet for godt. Referansen i boka står. Tenk på sikkerhetskopiene.\n`,
      err: '',
    });
    const files = join(directory, 'erased');
    expect(
      readdirSync(files).filter((name) => /<marker>|minutes/.test(readFileSync(join(files, name), 'latin1'))),
    ).toEqual([]);
    expect(JSON.parse((await document('list', '--format', 'json', ...own)).out)).toEqual([
      { reference, sha256, erased: { at: expect.any(String), by: 'cli', ground: GROUND }, held: null },
    ]);
    expect((await document('list', ...own)).out).toContain(GROUND);
    for (const args of [
      ['show', reference],
      ['erase', reference, '--ground', 'another', '--yes'],
    ]) {
      const refused = await document(...args, ...own);
      expect(refused).toEqual({ exitCode: 1, out: '', err: expect.stringContaining(`Grunnlag: ${GROUND}`) });
      expect(refused.err).not.toContain('\n');
    }
  });
});

it('a document of a decision is named in its extract, and goes on to be when it is erased; every view answers as before', async () => {
  const own = ['--data', join(directory, 'of-a-decision')];
  const { reference, sha256 } = JSON.parse((await document('add', minutes, '--format', 'json', ...own)).out);
  const history = join(directory, 'with-document.yaml');
  const entry = `- command: RecordDecision
  decided: 2025-05-02
  recorded: 2025-05-03T09:00:00+02:00
  actor: { id: sekretariat, role: BOARD_SECRETARY }
  documents: [{ reference: ${reference}, sha256: "${sha256}" }]
  data: { decision: KS-9, body: ks-9901, outcome: NOTED, wording: 'EKSEMPEL: tatt til orientering.' }
`;
  writeFileSync(history, `${readFileSync('examples/minste/history.yaml', 'utf8')}${entry}`);
  expect((await fellesbok('import', 'minste', history, ...own)).exitCode).toBe(0);

  const known = ['--valid-on', '2025-06-30', '--known-at', '2025-06-30'];
  const views = ['state', 'bodies', 'meetings', 'follow-ups', 'findings', 'participants', 'agreement', 'deadlines'];
  const answers = () => Promise.all(views.map((view) => fellesbok(view, 'minste', ...known, ...own)));
  const extract = async () => (await fellesbok('extract', 'minste', 'KS-9', ...known, ...own)).out;
  const before = await answers();
  expect(before.map(({ exitCode }) => exitCode)).toEqual(views.map(() => 0));
  expect(await extract()).toContain(`\n  dokument ${reference}\n  ${sha256}`);

  const why = ['--ground', GROUND, '--cooperation', 'minste', '--authority', 'sekretariat', '--yes'];
  expect((await document('erase', reference, ...why, ...own)).exitCode).toBe(0);
  expect(await answers()).toEqual(before);
  const erased = await extract();
  expect(erased).toMatch(new RegExp(`dokument ${reference} \\(slettet \\S+ av sekretariat: ${GROUND}\\)\n  ${sha256}`));
});

describe('what is refused of documents, in one line and with a non-zero exit', () => {
  const large = join(directory, 'large.bin');
  const foreign = join(directory, 'foreign');
  beforeAll(async () => {
    writeFileSync(large, '');
    truncateSync(large, 50 * 1024 * 1024 + 1);
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'documents.sqlite'), 'no database, but as long as one '.repeat(40));
    await added(minutes);
  });

  it.each<[string, string[], number, string]>([
    ['no command', [], 2, 'velg en kommando'],
    ['a missing file', ['add', 'finnes-ikke.pdf'], 1, 'finnes-ikke.pdf: filen finnes ikke. Sjekk stien.'],
    ['a directory', ['add', directory], 1, 'kan ikke leses'],
    ['a file of more than 50 MiB', ['add', large], 1, 'Dokumentet er på 52428801 byte; grensen er 52428800 (50 MiB).'],
    ['a media type that is none', ['add', minutes, '--media-type', 'pdf'], 1, '«pdf» er ingen medietype.'],
    ['CSV', ['list', '--format', 'csv'], 2, 'valget «--format <format>» kan ikke leses'],
    ['an unknown reference', ['show', UNKNOWN], 1, `Dokumentet «${UNKNOWN}» finnes ikke her.`],
    ['erasing what is not there', ['erase', UNKNOWN, '--ground', 'x', '--yes'], 1, 'finnes ikke her'],
    ['erasing without --yes', ['erase', UNKNOWN, '--ground', 'x'], 2, 'Gjenta med --yes.'],
    ['erasing without a ground', ['erase', UNKNOWN, '--yes'], 2, 'valget «--ground <text>» mangler'],
    ['erasing on an empty ground', ['erase', UNKNOWN, '--ground', ' ', '--yes'], 1, 'mangler grunnlag'],
    ['a directory without documents', ['list', '--data', join(directory, 'nowhere')], 1, 'her er det ingen dokumenter'],
    ['a foreign file', ['list', '--data', foreign], 1, 'er ikke en dokumentfil'],
    ['a foreign file, to add to', ['add', minutes, '--data', foreign], 1, 'Den er ikke endret.'],
    ['a directory that is a file', ['add', minutes, '--data', minutes], 1, 'kan ikke brukes nå'],
  ])('%s', async (_, args, exitCode, line) => {
    const outcome = await document(...args, ...(args.includes('--data') || args.length === 0 ? [] : there));
    expect(outcome).toEqual({ exitCode, out: '', err: expect.stringContaining(line) });
    expect(outcome.err).not.toContain('\n');
  });

  it('writing over a file', async () => {
    const { reference } = await added(minutes);
    const outcome = await document('show', reference, '--out', scan, ...there);
    expect(outcome).toEqual({ exitCode: 1, out: '', err: expect.stringContaining('kan ikke skrives') });
  });

  it.each([
    ['nn', 'finst ikkje her'],
    ['en', 'is not here'],
  ])('in %s', async (lang, words) => {
    expect((await document('show', UNKNOWN, ...there, '--lang', lang)).err).toContain(words);
  });
});
