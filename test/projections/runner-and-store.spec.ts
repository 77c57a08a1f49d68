import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { SqliteEventStore } from '#event-store';
import { accountsStream, cooperationStream, defineEvent, EventCatalogue, type NewEvent } from '#kernel';
import { ProjectionRunner, type Projector, SqliteFacts } from '#projections';

const catalogue = new EventCatalogue([
  defineEvent('CostRecorded', 'A cost.', Type.Object({ line: Type.String(), amount: Type.String() })),
]);

const costs = (broken = false): Projector<null> => ({
  name: 'costs',
  version: 1,
  initial: null,
  stateStream: cooperationStream,
  evolve: () => null,
  changes: ({ data, at }) => {
    const { line, amount } = data as { line: string; amount: string };
    if (broken && line === 'odd') throw new Error('cannot read the line');
    return [
      { op: 'assign', kind: 'cost', name: line, from: at.validFrom, to: null, value: amount, sources: [at.index] },
    ];
  },
});

const BOOK = 'lofoten';
let number = 0;
const cost = (line: string, amount: string): NewEvent => {
  number += 1;
  return {
    metadata: {
      id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      type: 'CostRecorded',
      schema: 1,
      recorded: '2025-02-01T12:00:00.000Z',
      decided: '2025-01-15',
      validFrom: '2025-01-01',
      actor: { id: 'u-1', role: 'HOST_ECONOMIST' },
      correlation: 'c',
      idempotencyKey: String(number),
      bodyHash: '',
    },
    data: { line, amount },
  };
};

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'projections-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

async function open(projector: Projector): Promise<{ store: SqliteEventStore; runner: ProjectionRunner }> {
  const runner = new ProjectionRunner({ catalogue, projectors: [projector] });
  const store = SqliteEventStore.open({ directory, inline: runner });
  runner.attach(store.database, store.stored);
  await runner.ready();
  return { store, runner };
}

const append = (store: SqliteEventStore, ...events: NewEvent[]) =>
  store.append({ stream: accountsStream(BOOK, 2025), expected: 'any', events });

it('an acknowledged append can be read as facts at once, also over a read-only connection', async () => {
  const { store } = await open(costs());
  const beside = SqliteEventStore.openReadOnly(directory);
  const facts = new SqliteFacts(beside.database, [costs()]);
  for (let i = 1; i <= 20; i++) {
    await Promise.all([append(store, cost('rent', `${i}`)), append(store, cost(`line ${i}`, '1'), cost('wages', '2'))]);
    const { size } = await beside.bookHead(BOOK);
    const rows = facts.read((reader) => reader.on(BOOK, '2025-01-01', size));
    expect(rows.find(({ name }) => name === 'rent')?.value).toBe(`${i}`);
    expect(rows).toHaveLength(2 + i);
  }
  await beside.close();
  await store.close();
});

it('an event on which a projector throws stands, and is projected by a program that can', async () => {
  const first = await open(costs(true));
  await append(first.store, cost('rent', '1'));
  const [appended] = await Promise.all([append(first.store, cost('odd', '2')), append(first.store, cost('rent', '3'))]);
  expect(appended.events[0]?.index).toBe(1);
  expect(first.runner.behind()).toEqual([
    { projector: 'costs', book: BOOK, size: 1, error: 'event 1: cannot read the line' },
  ]);
  expect((await first.store.bookHead(BOOK)).size).toBe(3);
  await first.store.close();

  const second = await open(costs());
  expect(second.runner.behind()).toEqual([]);
  const values = second.runner.facts().read((facts) => facts.on(BOOK, '2025-01-01', 3).map(({ value }) => value));
  expect(values).toEqual(['3', '2']);
  await second.store.close();
});

it('a refused append leaves no rows', async () => {
  const { store, runner } = await open(costs());
  const stream = accountsStream(BOOK, 2025);
  await append(store, cost('rent', '1'));
  const refused = store.append({ stream, expected: 'none', events: [cost('rent', '2')] });
  await expect(refused).rejects.toThrow('found 0');
  expect(runner.facts().read((facts) => facts.projected(BOOK))).toBe(1);
  await append(store, cost('rent', '3'));
  expect(runner.facts().read((facts) => facts.on(BOOK, '2025-01-01', 2))).toHaveLength(1);
  await store.close();
});
