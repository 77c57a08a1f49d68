import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyStore, type LimitSettings } from '#access';
import { bookCatalogue, type Clock, Importer, type Log, readHistoryFile } from '#cooperation';
import { isRefusal, orThrow, type Role } from '#kernel';
import { type OpenBook, openForWriting } from '../../apps/book/open-book.ts';
import { logTo } from '../../apps/server/log.ts';
import { type ServeOptions, type Serving, serve } from '../../apps/server/serve.ts';

/** It is always noon on this day. */
export const NOW = '2025-06-16T10:00:00.000Z';
export const clock: Clock = { now: () => NOW };

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** A test asks as often as it likes. */
export const UNLIMITED: LimitSettings = { actor: 0, address: 0, failures: 0 };

const secretary = { id: 'secretariat', role: 'BOARD_SECRETARY' };
const economist = { id: 'economist-9901', role: 'HOST_ECONOMIST', municipality: '9901' };

const approval = (municipality: string, decided: string, recorded: string, wording: string) => ({
  command: 'RecordDecision',
  decided,
  recorded,
  actor: { id: `secretary-${municipality}`, role: 'COUNCIL_SECRETARY', municipality },
  caseReference: `KS-${municipality}/24`,
  data: {
    decision: `approval-${municipality}`,
    body: `council-${municipality}`,
    outcome: 'ADOPTED',
    votes: { for: null, against: 0, unanimous: true },
    wording,
    effect: { kind: 'APPROVE_AGREEMENT', version: 'A-2025' },
  },
});

const cost = (line: string, category: string, amount: string, recorded: string, label: string) => ({
  command: 'RecordCostLine',
  decided: recorded.slice(0, 10),
  recorded,
  actor: economist,
  data: {
    ...{ line, category, label, amount },
    vat: { amount: '0', treatment: 'COMPENSATED' },
    bookedOn: recorded.slice(0, 10),
    service: { from: '2025-01', to: '2025-12' },
  },
});

/** A cooperation of two that nobody has ever seen: 13 events. A wording and a label try what they can do to a spreadsheet. */
export const ENTRIES = [
  {
    command: 'EstablishCooperation',
    decided: '2024-11-12',
    validFrom: '2025-01-01',
    recorded: '2024-11-20T08:00:00Z',
    actor: secretary,
    data: {
      name: 'Felles arkiv',
      form: 'HOST_MUNICIPALITY',
      host: '9901',
      participants: [
        { municipality: '9901', name: 'Strandvik', organisationNumber: '310000019' },
        { municipality: '9902', name: 'Fjordnes', organisationNumber: '310000027' },
      ],
    },
  },
  ...['9901', '9902'].map((municipality) => ({
    command: 'EstablishBody',
    decided: '2024-11-12',
    recorded: '2024-11-20T08:01:00Z',
    actor: secretary,
    data: {
      ...{ body: `council-${municipality}`, kind: 'COUNCIL', municipality },
      name: `Council of ${municipality}`,
    },
  })),
  {
    command: 'DefineKey',
    decided: '2024-11-12',
    recorded: '2024-11-20T08:03:00Z',
    actor: secretary,
    data: {
      key: 'half',
      name: 'half equally, half by population',
      components: [
        { basis: 'EQUAL', weight: '1/2' },
        { basis: 'POPULATION', weight: '1/2' },
      ],
    },
  },
  {
    command: 'ProposeAgreement',
    decided: '2024-11-12',
    recorded: '2024-11-20T08:04:00Z',
    actor: secretary,
    data: {
      version: 'A-2025',
      title: 'Agreement on a common archive',
      clauses: [{ clause: '3', text: 'Costs are shared by the key.' }],
      terms: {
        key: 'half',
        keyClause: '3',
        populationDate: 'FIRST_OF_YEAR',
        keyNeedsRatification: true,
        optOutAllowed: false,
        termsApply: 'NEXT_FIRST_OF_JANUARY',
        billing: { rhythm: 'QUARTERLY', clause: '3' },
        categories: { DRIFT: { method: 'KEYED_ALL', clause: '3' }, OTHER: { method: 'DETERMINED', clause: '5' } },
        competences: [],
      },
    },
  },
  approval('9901', '2024-11-26', '2024-12-02T09:00:00Z', '=HYPERLINK("x"), adopted;\nsecond line'),
  approval('9902', '2024-12-10', '2024-12-16T09:00:00Z', 'The council approves.'),
  {
    command: 'AcceptPopulation',
    decided: '2025-02-25',
    recorded: '2025-03-03T08:00:00Z',
    actor: economist,
    data: {
      referenceDate: '2025-01-01',
      figures: { '9901': 3000, '9902': 1000 },
      table: 'invented',
      source: 'invented figures',
    },
  },
  cost('D-1', 'DRIFT', '10000000', '2025-03-12T08:00:00Z', 'licence'),
  cost('D-2', 'DRIFT', '-2000000', '2025-04-14T08:00:00Z', '@refund, "half"'),
  cost('O-1', 'OTHER', '500000', '2025-04-14T08:01:00Z', 'cleaning'),
];

export const BOOK = 'archive';
export const SIZE = 13;

type Line = Readonly<Record<string, unknown>>;

/** The log of a server, as the program writes it. */
export class Told {
  text = '';
  readonly log: Log = logTo({
    write: (line: string) => {
      this.text += line;
    },
  });

  get lines(): readonly Line[] {
    return this.text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));
  }
  of(level: 'info' | 'warn' | 'error'): readonly Line[] {
    return this.lines.filter((line) => line.level === level);
  }
  /** One of each kind of message. */
  saying(message: string): readonly Line[] {
    return this.lines.filter(({ msg }) => msg === message);
  }
}

/** Directories and servers of a test file, gone after it. */
export class Houses {
  readonly #directories: string[] = [];
  readonly #closing: (() => Promise<void>)[] = [];

  constructor() {
    afterAll(async () => {
      for (const close of this.#closing.reverse()) await close();
      for (const directory of this.#directories) rmSync(directory, { recursive: true, force: true });
    });
  }

  /** A data directory that is not there yet. */
  directory(): string {
    const parent = mkdtempSync(join(tmpdir(), 'fellesbok-http-'));
    this.#directories.push(parent);
    return join(parent, 'data');
  }

  /** An open book with the sample in it. */
  async book(directory = this.directory()): Promise<OpenBook> {
    const book = await openForWriting(directory, 'a test');
    this.#closing.push(() => book.close());
    const file = readHistoryFile('sample.jsonl', ENTRIES.map((entry) => JSON.stringify(entry)).join('\n'));
    const imported = isRefusal(file)
      ? file
      : await new Importer(book.store, bookCatalogue).import(BOOK, file, NOW, 'test');
    if (isRefusal(imported)) throw new Error(imported.text.en);
    return book;
  }

  /** A data directory with the sample in it, closed. */
  async closedBook(): Promise<string> {
    const directory = this.directory();
    await (await this.book(directory)).close();
    return directory;
  }

  /** A server; of the book alone, or with keys when it is given where they lie. */
  async serving(book?: OpenBook, options: Partial<Omit<ServeOptions, 'book'>> = {}): Promise<Serving> {
    const serving = await serve({
      book: book ?? (await this.book()),
      directory: this.directory(),
      clock,
      log: SILENT,
      ...options,
      settings: { port: 0, limits: UNLIMITED, ...options.settings },
    });
    this.#closing.push(() => serving.close());
    return serving;
  }
}

/** The offices of the tests, one for each role. */
const OFFICES = [
  { role: 'BOARD_SECRETARY', actor: 'styresekretar' },
  { role: 'COUNCIL_SECRETARY', actor: 'kommunestyresekretar-9901', municipality: '9901' },
  { role: 'HOST_ECONOMIST', actor: 'okonom-9901', municipality: '9901' },
  { role: 'PARTICIPANT_ECONOMIST', actor: 'okonom-9902', municipality: '9902' },
  { role: 'AUDITOR', actor: 'revisor' },
  { role: 'REGIONAL_SECRETARIAT', actor: 'regionrad' },
  { role: 'OPERATOR', actor: 'drift' },
] as const satisfies readonly { role: Role; actor: string; municipality?: string }[];

/** Makes a key of each role; gives their texts. */
export function keysIn(directory: string, at: Clock = clock): Readonly<Record<Role, string>> {
  const store = orThrow(KeyStore.open(directory, { now: at.now, random: randomBytes }));
  const keys = OFFICES.map((office) => {
    const { text } = orThrow(store.create({ ...office, label: office.actor, by: 'cli' }));
    return [office.role, text];
  });
  store.close();
  return Object.fromEntries(keys) as Record<Role, string>;
}

/** What a request says of who asks. */
export const bearer = (key: string): { authorization: string } => ({ authorization: `Bearer ${key}` });

/** Asks a path of a server. */
export type Ask = (path: string, headers?: Record<string, string>, method?: string) => Promise<Response>;

export const asking =
  (serving: () => Serving): Ask =>
  (path, headers = {}, method = 'GET') =>
    fetch(`${serving().url}${path}`, { method, headers });

/** The questions of the sample's book. */
export const of = (question: string): string => `/api/cooperations/${BOOK}/${question}`;

/** The same book with one method of its store put in another's place. */
export const withStore = (book: OpenBook, method: string, other: unknown): OpenBook => ({
  ...book,
  store: new Proxy(book.store, {
    get: (store, name) => {
      if (name === method) return other;
      const value: unknown = Reflect.get(store, name, store);
      return typeof value === 'function' ? value.bind(store) : value;
    },
  }),
});
