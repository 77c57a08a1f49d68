import { EventEmitter } from 'node:events';
import { bookCatalogue, Importer, readHistoryFile } from '#cooperation';
import { cooperationStream, isRefusal } from '#kernel';
import { type OpenBook, openForReading, openForWriting } from '../../apps/book/open-book.ts';
import { run } from '../../apps/server/run.ts';
import { anEvent } from '../../libs/event-store/contract/naive-book.ts';
import { type Cluster, startCluster } from '../../libs/event-store/testing/kurrentdb-server/index.ts';
import { asking, BOOK, clock, ENTRIES, Houses, NOW, of, Told } from './sample.ts';

const PASSWORD = 'hemmelig-passord';

describe('a book on a KurrentDB server', () => {
  const houses = new Houses();
  let cluster: Cluster;
  let books: OpenBook[] = [];

  const open = async (directory = houses.directory()): Promise<OpenBook> => {
    const book = await openForWriting({ directory, store: cluster.url }, 'a test');
    books.push(book);
    return book;
  };
  const importSample = async (book: OpenBook): Promise<void> => {
    const file = readHistoryFile('sample.jsonl', ENTRIES.map((entry) => JSON.stringify(entry)).join('\n'));
    if (isRefusal(file)) throw new Error(file.text.en);
    const imported = await new Importer(book.store, bookCatalogue).import(BOOK, file, NOW, 'test');
    if (isRefusal(imported)) throw new Error(imported.text.en);
  };

  beforeEach(async () => {
    cluster = await startCluster({ seed: 3 });
  });
  afterEach(async () => {
    await Promise.all(books.map((book) => book.close()));
    books = [];
    await cluster.close();
  });

  it('answers the same from every process, and the same as SQLite', async () => {
    const one = await open();
    await importSample(one);
    const { events } = await one.store.readBook(BOOK, 0, 5_000);
    const end = events.at(-1)?.position as bigint;
    const other = await open();
    expect(await other.store.reached(end, 5_000)).toBe(true);

    const servings = await Promise.all([one, other, await houses.book()].map((book) => houses.serving(book)));
    for (const question of [
      'state?validOn=2025-06-01',
      'state?validOn=2025-06-01&knownAt=9',
      'decisions',
      'allocation?from=2025-01&to=2025-12',
      'explanation?from=2025-01&to=2025-12&municipality=9901',
    ]) {
      const answers = await Promise.all(
        servings.map(async (serving) => {
          const answer = await asking(() => serving)(of(question));
          return { status: answer.status, body: await answer.text() };
        }),
      );
      const [first, second, sqlite] = answers;
      expect(first?.status).toBe(200);
      expect(second).toEqual(first);
      // When it was written is the server's to say.
      expect(withoutWritten(sqlite?.body)).toEqual(withoutWritten(first?.body));
    }
  });

  it('has what one process writes projected in the other', async () => {
    const [one, other] = [await open(), await open()];
    await importSample(one);
    const { size } = await one.store.bookHead(BOOK);
    const { position } = await one.store.append({
      stream: cooperationStream(BOOK),
      expected: 'any',
      events: [anEvent({}, { type: 'nobody-knows-this-type' })],
    });
    expect(await other.store.reached(position, 5_000)).toBe(true);
    expect((await other.store.bookHead(BOOK)).size).toBe(size + 1);
    // A projector that cannot go on with an event is behind; the event stands, on every node.
    for (const book of [one, other]) {
      await book.store.bookHead(BOOK);
      expect(book.facts.register.read((facts) => facts.projected(BOOK))).toBe(size);
      const projectors = ['register', 'decisions', 'ledger'];
      expect(book.runner?.behind()).toMatchObject(projectors.map((projector) => ({ book: BOOK, size, projector })));
    }
  });

  it('can be read beside the process that follows it, and built again when the replica is deleted', async () => {
    const directory = houses.directory();
    const one = await open(directory);
    await importSample(one);
    const head = await one.store.bookHead(BOOK);
    const beside = await openForReading({ directory, store: cluster.url });
    expect(await beside.store.bookHead(BOOK)).toEqual(head);
    expect(beside.facts.register.read((facts) => facts.projected(BOOK))).toBe(head.size);
    await beside.close();
    const anew = await open();
    expect(rows(anew)).toEqual(rows(one));
  });

  it('is served without its password in what is printed', async () => {
    const [node] = cluster.nodes as [Cluster['nodes'][number]];
    const store = `esdb://somebody:${PASSWORD}@${node.host}:${node.port}?tls=false`;
    const [out, err]: [string[], string[]] = [[], []];
    const signals = new EventEmitter();
    const env = { PORT: '0', FELLESBOK_DATA: houses.directory(), FELLESBOK_STORE: store };
    const told = new Told();
    const ended = run({
      env,
      signals,
      clock,
      log: told.log,
      out: (line) => {
        out.push(line);
        signals.emit('SIGTERM');
      },
      err: (line) => err.push(line),
    });
    // The listener for the signal is there when the line has been printed.
    const stop = setInterval(() => signals.emit('SIGTERM'), 50);
    expect(await ended).toBe(0);
    clearInterval(stop);
    expect(out.join()).toContain(`Fellesbok serves esdb://${node.host}:${node.port} at http://`);
    expect([...out, ...err, told.text].join()).not.toContain(PASSWORD);
  });

  it.each([
    ['an option that is not known', () => `esdb://somebody:${PASSWORD}@127.0.0.1:9?colour=${PASSWORD}`],
    ['an append that does not throw', () => `esdb://u:${PASSWORD}@127.0.0.1:9?throwOnAppendFailure=false`],
    ['another scheme', () => `postgres://somebody:${PASSWORD}@127.0.0.1:9`],
  ])('is refused without its password when the connection string has %s', async (_, store) => {
    const err: string[] = [];
    const env = { PORT: '0', FELLESBOK_DATA: houses.directory(), FELLESBOK_STORE: store() };
    expect(await run({ env, signals: new EventEmitter(), out: () => {}, err: (text) => err.push(text) })).toBe(1);
    expect(err.join()).toMatch(/^fellesbok: the store cannot be used: /);
    expect(err.join()).not.toContain(PASSWORD);
  });
});

const withoutWritten = (body = ''): string => body.replaceAll(/"written":"[^"]*"/g, '');
const rows = (book: OpenBook): unknown => book.store.database.prepare('SELECT * FROM events ORDER BY position').all();
