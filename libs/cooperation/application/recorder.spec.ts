import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store';
import { type Actor, cooperationStream, isRefusal, type Recording, type Refusal } from '#kernel';
import type { BookCommand } from '../domain/commands.ts';
import { bookCatalogue } from './catalogue.ts';
import type { Entry } from './draft.ts';
import { readCommand } from './read-command.ts';
import { type Condition, type Recorded, Recorder } from './recorder.ts';
import { changedSince } from './refusals.ts';

const BOOK = 'a-b';
const secretary: Actor = { id: 'styresekretar', role: 'BOARD_SECRETARY' };
const command = (type: string, data: unknown, decided = '2025-03-01'): BookCommand => {
  const read = readCommand({ command: type, decided, data });
  if (isRefusal(read)) throw new Error(read.text.en);
  return read;
};
const recording = (idempotencyKey: string, actor = secretary): Recording => ({
  actor,
  idempotencyKey,
  recorded: '2025-03-02T10:00:00.000Z',
});

const establish = command('EstablishCooperation', {
  name: 'AB',
  form: 'HOST_MUNICIPALITY',
  host: '1865',
  participants: [
    { municipality: '1865', name: 'Vågan', organisationNumber: '938644500' },
    { municipality: '1860', name: 'Vestvågøy', organisationNumber: '942570619' },
  ],
});
const board = command('EstablishBody', { body: 'styret', name: 'Styret', kind: 'OPERATING_BOARD' });
const decision = (id: string, effect?: object) =>
  command('RecordDecision', {
    decision: id,
    body: 'styret',
    outcome: 'ADOPTED',
    wording: `Vedtak ${id}`,
    ...(effect && { effect }),
  });
const costLine = (line: string, amount = '100') =>
  command('RecordCostLine', {
    line,
    category: 'DRIFT',
    label: 'x',
    amount,
    vat: { amount: '0', treatment: 'COMPENSATED' },
    bookedOn: '2025-02-01',
    service: { from: '2025-01', to: '2025-01' },
  });

describe('recording', () => {
  let directory: string;
  let store: SqliteEventStore;
  let recorder: Recorder;
  const accepted = (answer: Recorded | Refusal): Recorded => {
    if (isRefusal(answer)) throw new Error(answer.text.en);
    return answer;
  };
  const size = async () => (await store.bookHead(BOOK)).size;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'fellesbok-recorder-'));
    store = SqliteEventStore.open({ directory });
    recorder = new Recorder(store, bookCatalogue);
    accepted(await recorder.record(BOOK, establish, recording('1')));
    accepted(await recorder.record(BOOK, board, recording('2')));
  });
  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('gives the first answer when the same request comes again, whatever happened in between', async () => {
    const first = accepted(await recorder.record(BOOK, decision('d1'), recording('k')));
    accepted(await recorder.record(BOOK, decision('d2'), recording('k2')));
    const again = accepted(await new Recorder(store, bookCatalogue).record(BOOK, decision('d1'), recording('k')));
    expect(again).toEqual({ ...first, repeated: true });
    expect(await size()).toBe(4);
  });

  it('refuses another request under a key that is used, and keeps keys of different actors apart', async () => {
    accepted(await recorder.record(BOOK, decision('d1'), recording('k')));
    expect(await recorder.record(BOOK, decision('d2'), recording('k'))).toMatchObject({
      code: 'idempotency-key-reused',
    });
    accepted(await recorder.record(BOOK, decision('d2'), recording('k', { id: 'okonom', role: 'HOST_ECONOMIST' })));
  });

  it('stores no refusal: the same key may be used for what is right', async () => {
    expect(
      await recorder.record(BOOK, command('HoldMeeting', { meeting: 'm', body: 'nemnda' }), recording('k')),
    ).toMatchObject({ code: 'body-unknown' });
    expect(await size()).toBe(2);
    accepted(await recorder.record(BOOK, command('HoldMeeting', { meeting: 'm', body: 'styret' }), recording('k')));
  });

  it('appends a decision and its effect together, the effect caused by the decision', async () => {
    accepted(
      await recorder.record(
        BOOK,
        command('DefineKey', { key: 'likt', name: 'Likt', components: [{ basis: 'EQUAL', weight: '1' }] }),
        recording('k1'),
      ),
    );
    const { events } = accepted(
      await recorder.record(BOOK, decision('d1', { kind: 'DECIDE_KEY', key: 'likt' }), recording('k2')),
    );
    const [made, effect] = events;
    expect(events.map((e) => [e.metadata.type, e.index])).toEqual([
      ['DecisionRecorded', 3],
      ['KeyDecided', 4],
    ]);
    expect(effect?.metadata).toMatchObject({
      causation: made?.metadata.id,
      correlation: made?.metadata.correlation,
      idempotencyKey: 'k2',
      previous: made?.hash,
    });
  });

  it('lets one of two win who record the same decision at once, through two recorders', async () => {
    const other = new Recorder(store, bookCatalogue);
    const answers = await Promise.all([
      recorder.record(BOOK, decision('d1'), recording('a')),
      other.record(BOOK, decision('d1'), recording('b')),
    ]);
    expect(answers.filter((a) => !isRefusal(a))).toHaveLength(1);
    expect(answers.filter(isRefusal)).toEqual([expect.objectContaining({ code: 'already-recorded' })]);
    expect(await size()).toBe(3);
  });

  it('takes every one of 60 different decisions of three recorders at once', async () => {
    const recorders = [recorder, new Recorder(store, bookCatalogue), new Recorder(store, bookCatalogue)];
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => recorders[i % 3]?.record(BOOK, decision(`d${i}`), recording(`k${i}`))),
    );
    expect(answers.filter((a) => a === undefined || isRefusal(a))).toEqual([]);
    const { events } = await store.readStream(cooperationStream(BOOK), { direction: 'forwards', limit: 100 });
    expect(events.map((e) => e.revision)).toEqual(Array.from({ length: 62 }, (_, i) => BigInt(i)));
  });

  it('asks a condition of just the state that is decided on, also when another writer was first', async () => {
    const others = [new Recorder(store, bookCatalogue), new Recorder(store, bookCatalogue)];
    const unchanged: Condition = ({ cooperation }) =>
      cooperation.last?.index === 1 ? null : changedSince({ address: BOOK, asked: '"1"' });
    const answers = await Promise.all(
      [recorder, ...others].map((one, i) => one.record(BOOK, decision(`d${i}`), recording(`k${i}`), unchanged)),
    );
    expect(answers.filter((a) => !isRefusal(a))).toHaveLength(1);
    expect(answers.filter(isRefusal).map((r) => r.code)).toEqual(['changed-since', 'changed-since']);
    expect(await size()).toBe(3);
  });

  it('gives the first answer whatever the condition says by now', async () => {
    const first = accepted(await recorder.record(BOOK, decision('d1'), recording('k')));
    const never: Condition = () => changedSince({ address: BOOK, asked: '"1"' });
    expect(await recorder.record(BOOK, decision('d1'), recording('k'), never)).toEqual({ ...first, repeated: true });
    expect(await recorder.record(BOOK, decision('d2'), recording('k2'), never)).toMatchObject({
      code: 'changed-since',
    });
  });

  it('gives the first answer when the request is written elsewhere just after it was looked for', async () => {
    let first: Recorded | undefined;
    const find = async (id: string) => {
      if (first) return store.find(id);
      first = accepted(await recorder.record(BOOK, decision('d1'), recording('k')));
      return null;
    };
    const late = new Proxy(store, {
      get: (of, name) => {
        const value: unknown = name === 'find' ? find : Reflect.get(of, name, of);
        return typeof value === 'function' ? value.bind(of) : value;
      },
    });
    const second = await new Recorder(late, bookCatalogue).record(BOOK, decision('d1'), recording('k'));
    expect(second).toEqual({ ...first, repeated: true });
    expect(await size()).toBe(3);
  });

  it.each([
    ['in another stream', costLine('L1')],
    ['for another decision', decision('d2')],
  ])('refuses the key that is used at the same moment %s', async (_, second) => {
    const other = new Recorder(store, bookCatalogue);
    const answers = await Promise.all([
      recorder.record(BOOK, decision('d1'), recording('k')),
      other.record(BOOK, second, recording('k')),
    ]);
    expect(answers.filter((a) => !isRefusal(a))).toHaveLength(1);
    expect(answers.filter(isRefusal)).toEqual([expect.objectContaining({ code: 'idempotency-key-reused' })]);
    expect(await size()).toBe(3);
  });

  it('notes in the accounts how far the cooperation was read', async () => {
    const { events } = accepted(await recorder.record(BOOK, costLine('L1'), recording('k')));
    expect(events[0]?.metadata).toMatchObject({
      stream: 'accounts-a-b-2025',
      restsOn: [{ stream: 'cooperation-a-b', revision: '1' }],
      previous: null,
    });
  });

  it('refuses what is too large, and leaves nothing', async () => {
    const large = command('RecordDecision', {
      decision: 'd',
      body: 'styret',
      outcome: 'ADOPTED',
      wording: 'å'.repeat(199_000),
    });
    accepted(await recorder.record(BOOK, large, recording('k')));
    const clauses = Array.from({ length: 6 }, (_, i) => ({ clause: `${i}`, text: 'x'.repeat(199_000) }));
    const terms = {
      key: null,
      keyClause: '4',
      populationDate: 'FIRST_OF_YEAR',
      categories: {},
      competences: [],
      keyNeedsRatification: true,
      termsApply: 'ENTRY_INTO_FORCE',
      optOutAllowed: true,
      billing: { rhythm: 'MONTHLY', clause: '4' },
    };
    const tooLarge = command('ProposeAgreement', { version: 'v', title: 't', clauses, terms });
    expect(await recorder.record(BOOK, tooLarge, recording('k2'))).toMatchObject({ code: 'too-large' });
    expect(await size()).toBe(3);
  });

  describe('a file', () => {
    const entries = (...lines: BookCommand[]): Entry[] =>
      lines.map((c, i) => ({ line: i + 2, command: c, recording: recording(`file ${i}`) }));

    it('is recorded whole, across streams, as the single commands would be', async () => {
      const file = entries(costLine('L1'), decision('d1'), costLine('L2', '-50'));
      const told = await recorder.recordAll(BOOK, 'f.csv', file);
      const again = await recorder.recordAll(BOOK, 'f.csv', file);
      const { events } = await store.readBook(BOOK, 2, 10);
      expect(told).toEqual({ entries: 3, events: 3, repeated: false, position: events.at(-1)?.position });
      expect(again).toEqual({ entries: 3, events: 0, repeated: true, position: null });
      expect(events.map((e) => [e.metadata.type, e.metadata.stream, e.revision])).toEqual([
        ['CostLineRecorded', 'accounts-a-b-2025', 0n],
        ['DecisionRecorded', 'cooperation-a-b', 2n],
        ['CostLineRecorded', 'accounts-a-b-2025', 1n],
      ]);
      expect(events[2]?.metadata.restsOn).toEqual([{ stream: 'cooperation-a-b', revision: '2' }]);
      expect(isRefusal(await recorder.record(BOOK, costLine('L1'), recording('again')))).toBe(true);
    });

    it('is refused whole with the line of the first that is wrong', async () => {
      const answer = await recorder.recordAll(BOOK, 'f.csv', entries(costLine('L1'), costLine('L1'), costLine('L3')));
      expect(answer).toMatchObject({ code: 'entry-refused', details: { line: 3, code: 'already-in-book' } });
      expect(await size()).toBe(2);
    });

    it('is only decided in a dry run', async () => {
      expect(await recorder.recordAll(BOOK, 'f.csv', entries(costLine('L1')), true)).toEqual({
        entries: 1,
        events: 1,
        repeated: false,
        position: null,
      });
      expect(await size()).toBe(2);
    });
  });
});
