import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BookCommand, bookCatalogue, type Entry, Questions, Recorder } from '#cooperation';
import { type Actor, isRefusal } from '#kernel';
import { type OpenBook, openForWriting } from '../../apps/book/open-book.ts';
import { KEY_30_70, TERMS_2024 } from '../../libs/cooperation/testing/lofoten.ts';
import {
  type BenchRun,
  bench,
  digits,
  type Figure,
  interleave,
  median,
  micros,
  microsOf,
  ratioOf,
  time,
} from './harness.ts';
import { costRequest, found, NOW, YEAR } from './history.ts';

/** The money of a year, against summing the same lines in SQLite; as the lines grow, and as the book grows old. */
const BOOK = 'lofoten-ikt';
const MUNICIPALITIES = Array.from({ length: 43 }, (_, i) => String(1_000 + i));
const HOST = MUNICIPALITIES[0] as string;
const CATEGORIES = ['DRIFT', 'INDIVIDUAL_LICENCE'];
const EARLIER_YEARS = 10;
/** After every day of these books. */
const LAST = '2049-12-31T08:00:00.000Z';

/** The lines as a bare table has them. */
function sums(lines: readonly (readonly [group: string, amount: bigint])[]): () => void {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE line (grp TEXT NOT NULL, amount INTEGER NOT NULL)');
  const insert = db.prepare('INSERT INTO line VALUES (?, ?)');
  db.transaction(() => {
    for (const [group, amount] of lines) insert.run(group, amount);
  })();
  const sum = db.prepare('SELECT grp, SUM(amount) FROM line GROUP BY grp');
  return () => void sum.all();
}

async function manyLines({ directory, quick, progress }: BenchRun): Promise<Figure[]> {
  const [few, many, rounds] = quick ? [200, 2_000, 3] : [10_000, 100_000, 5];
  const sizes = [few, many];
  const asked = await Promise.all(
    sizes.map(async (size) => {
      const book = await openForWriting(join(directory, `lines-${size}`), 'bench');
      await found(book.store, BOOK);
      const recorder = new Recorder(book.store, bookCatalogue);
      const lines: (readonly [string, bigint])[] = [];
      for (let n = 0; n < size; n += 1_000) {
        const part = Array.from({ length: Math.min(1_000, size - n) }, (_, i) => costRequest(BOOK, n + i));
        const entries: Entry[] = part.map(({ command, recording }, i) => ({ line: n + i, command, recording }));
        const answer = await recorder.recordAll(BOOK, 'bench', entries);
        if (isRefusal(answer)) throw new Error(answer.text.en);
        for (const { command } of part)
          if (command.type === 'RecordCostLine') lines.push([command.data.category, BigInt(command.data.amount)]);
        if (n % 10_000 === 0) progress(`wrote ${n} of ${size} lines`);
      }
      return { book, bare: sums(lines), questions: new Questions(book.store, book.facts, { now: () => NOW }) };
    }),
  );
  const [small, large] = asked as [(typeof asked)[number], (typeof asked)[number]];
  const ask = ({ questions }: typeof small) =>
    micros(1, async () => {
      const answer = await questions.allocation({ cooperation: BOOK, from: `${YEAR}-01`, to: `${YEAR}-12` });
      if (isRefusal(answer)) throw new Error(answer.text.en);
    });
  const taken = await interleave(
    { rounds, progress: (text) => progress(`a year: ${text}`) },
    { small: () => ask(small), large: () => ask(large), bare: () => microsOf(1, large.bare) },
  );
  for (const { book } of asked) await book.close();
  const perLine = (micros: readonly number[], lines: number) => micros.map((m) => m / lines);
  return [
    {
      figure: `allocation of a year of ${digits(many)} cost lines, against a sum`,
      measured: `facts read, rules of twelve months, pools with their reasons, ${time(median(taken.large))}`,
      baseline: `SQLite sums the same lines by category, ${time(median(taken.bare))}`,
      value: ratioOf(taken.large, taken.bare),
      target: null,
      n: rounds,
    },
    {
      figure: 'allocation of a year, as the lines grow',
      measured: `a line of ${digits(many)}, ${time(median(perLine(taken.large, many)))}`,
      baseline: `a line of ${digits(few)}, ${time(median(perLine(taken.small, few)))}`,
      value: ratioOf(perLine(taken.large, many), perLine(taken.small, few)),
      target: { atMost: 1.5 },
      n: rounds,
    },
  ];
}

const actor = (id: string): Actor => ({ id, role: 'HOST_ECONOMIST', municipality: HOST });
const [ANNA, BERIT] = [actor('anna'), actor('berit')];

/** Tells a book of 43 municipalities, one command after the other. */
class Teller {
  readonly #recorder: Recorder;
  #told = 0;

  constructor(readonly book: OpenBook) {
    this.#recorder = new Recorder(book.store, bookCatalogue);
  }

  async tell(type: string, data: object, decided: string, by = ANNA): Promise<void> {
    const command = { type, data, decided, validFrom: decided } as unknown as BookCommand;
    const recording = { actor: by, idempotencyKey: `money-${this.#told++}`, recorded: LAST };
    const answer = await this.#recorder.record(BOOK, command, recording);
    if (isRefusal(answer)) throw new Error(`${type} was refused: ${answer.text.en}`);
  }

  async found(): Promise<void> {
    const on = '2010-01-01';
    const participants = MUNICIPALITIES.map((municipality, i) => ({
      municipality,
      name: `Eksempel ${i}`,
      organisationNumber: organisationNumber(i),
    }));
    await this.tell('EstablishCooperation', { name: BOOK, form: 'HOST_MUNICIPALITY', host: HOST, participants }, on);
    await this.tell('EstablishBody', { body: 'ks', name: 'Kommunestyret', kind: 'COUNCIL', municipality: HOST }, on);
    await this.tell('DefineKey', KEY_30_70, on);
    const terms = { ...TERMS_2024, competences: [] };
    await this.tell('ProposeAgreement', { version: 'A', title: 'Avtale', clauses: [], terms }, on);
    await this.tell('AttestAgreement', { version: 'A', basis: 'Eksempel' }, on);
    const address = { city: 'Eksempel', postalCode: '0001' };
    const kid = { method: 'MOD10', length: 12 };
    const seller = { account: '00000012343', address, vatRegistered: true, kid, paymentDays: 30 };
    await this.tell('RecordSeller', seller, on);
    for (const municipality of MUNICIPALITIES.slice(1))
      await this.tell('RecordBuyer', { municipality, reference: `R-${municipality}`, address }, on);
    for (const category of CATEGORIES) {
      const decision = `mva-${category}`;
      const effect = { kind: 'CHOOSE_VAT', category, vat: { code: 'S', rate: '25' }, legalBasis: 'Eksempel' };
      const votes = { for: 25, against: 0, unanimous: true };
      await this.tell('RecordDecision', { decision, body: 'ks', outcome: 'ADOPTED', votes, wording: 'x', effect }, on);
    }
  }

  /** A monthly instalment, by two persons, to the documents with their numbers. */
  async instalment(year: number, month: number): Promise<void> {
    const on = `${year}-${String(month).padStart(2, '0')}-01`;
    const run = `akonto-${month}`;
    const asked = { year, run };
    const targets = MUNICIPALITIES.flatMap((municipality, i) =>
      CATEGORIES.map((category, n) => ({ municipality, category, amount: String(1_000_000 + i * 7_919 + n) })),
    );
    const period = { from: on.slice(0, 7), to: on.slice(0, 7) };
    const run1 = {
      ...asked,
      kind: 'ON_ACCOUNT',
      period,
      basis: { of: 'STATED' },
      instalment: { number: month, of: 12 },
    };
    await this.tell('PrepareInvoiceRun', { ...run1, targets }, on);
    await this.tell('AttestInvoiceRun', asked, on);
    await this.tell('ApproveInvoiceRun', asked, on, BERIT);
    await this.tell('IssueInvoiceRun', asked, on);
  }

  async year(year: number): Promise<void> {
    for (let month = 1; month <= 12; month++) await this.instalment(year, month);
  }
}

async function invoiceRuns({ directory, quick, progress }: BenchRun): Promise<Figure[]> {
  const rounds = quick ? 2 : 5;
  const earlier = quick ? 2 : EARLIER_YEARS;
  const open = async (name: string) => {
    const teller = new Teller(await openForWriting(join(directory, name), 'bench'));
    await teller.found();
    return teller;
  };
  const [young, old] = [await open('young'), await open('old')];
  for (let year = 2011; year < 2011 + earlier; year++) {
    progress(`an old book: ${year}`);
    await old.year(year);
  }
  const lines = Array.from({ length: 12 }, (_, month) =>
    MUNICIPALITIES.flatMap((m, i) => CATEGORIES.map((c, n) => [`${m} ${c} ${month}`, BigInt(i + n)] as const)),
  ).flat();
  const bare = sums(lines);
  const firstYear = 2025;
  const yearIn = (teller: Teller) => (turn: number) => micros(1, () => teller.year(firstYear + turn));
  const taken = await interleave(
    { rounds, progress: (text) => progress(`runs of a year: ${text}`) },
    { young: yearIn(young), old: yearIn(old), bare: () => microsOf(1, bare) },
  );
  for (const { book } of [young, old]) await book.close();
  return [
    {
      figure: 'invoice runs of a year for 43 participants, against a sum',
      measured: `12 runs prepared, attested, approved, issued; ${12 * 42} documents checked and kept, ${time(median(taken.young))}`,
      baseline: `SQLite sums the same lines, ${time(median(taken.bare))}`,
      value: ratioOf(taken.young, taken.bare),
      target: null,
      n: rounds,
    },
    {
      figure: 'invoice runs of a year, as the book grows old',
      measured: `the 12 runs in a book with ${earlier} years before it, ${time(median(taken.old))}`,
      baseline: `the same in a new book, ${time(median(taken.young))}`,
      value: ratioOf(taken.old, taken.young),
      target: { atMost: 1.25 },
      n: rounds,
    },
  ];
}

/** Nine digits whose last is the check digit; made up. */
function organisationNumber(i: number): string {
  for (let n = 31_000_000 + i * 13; ; n += 7_919) {
    const digits = String(n);
    const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((s, w, at) => s + w * Number(digits[at]), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check !== 10) return `${digits}${check}`;
  }
}

await bench('money', async (run): Promise<Figure[]> => [...(await manyLines(run)), ...(await invoiceRuns(run))]);
