import fc from 'fast-check';
import { addDays, type CivilDate, kroner, type Oere, orThrow, parseKroner } from '#kernel';
import { Asked } from './testing/asked.ts';
import { FLAKSTAD, MOSKENES, VAAGAN } from './testing/lofoten.ts';
import { decideClaims, type MoneyBook, moneyBook } from './testing/money.ts';

const cooperation = 'miniature';
const YEARS = [2024, 2025, 2026, 2027];
const oere = (amount: string): Oere => parseKroner(amount) as Oere;

const cost = (line: string, amount: string, bookedOn: CivilDate) => ({
  ...{ line, category: 'DRIFT', label: 'EKSEMPEL', amount, bookedOn },
  vat: { amount: '0', treatment: 'COMPENSATED' as const },
  service: { from: bookedOn.slice(0, 7), to: '2026-12' },
});

const OFTEN = [
  'bill',
  'pay',
  'pay',
  'match',
  'unmatch',
  'credit',
  'interest',
  'lose',
  'cost',
  'correct',
  'annul',
] as const;
const step = fc.record({
  what: fc.constantFrom(...OFTEN, ...OFTEN, 'close' as const),
  year: fc.constantFrom(2025, 2026),
  n: fc.integer({ min: 1, max: 3 }),
  amount: fc.integer({ min: 1, max: 900 }),
  day: fc.integer({ min: 0, max: 800 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Closing {
  readonly year: number;
  /** How many events the book had with it. */
  readonly size: number;
}

/** What of it is refused has not happened. */
function happen(book: MoneyBook, { what, year, n, amount, day }: Step, at: number, closings: Closing[]): void {
  const on = addDays('2025-01-10', day);
  const invoice = `${year}-000${n}`;
  const [payment, ground] = [`P${n}`, 'EKSEMPEL'];
  const run = { year, run: `R${at}` };
  switch (what) {
    case 'bill': {
      const targets = { [VAAGAN]: { DRIFT: BigInt(amount) }, [FLAKSTAD]: { DRIFT: BigInt(n * amount) } };
      book.bill(run.run, n === 3 ? { ...targets, [MOSKENES]: { OTHER: 55n } } : targets, {
        year,
        on,
        kind: 'CORRECTION',
      });
      break;
    }
    case 'pay': {
      const matches = n % 2 === 0 ? { matches: [{ invoice, amount: String(amount) }] } : {};
      book.tell('RegisterPayment', { payment, amount: String(amount + n), ...matches }, on);
      break;
    }
    case 'match':
      book.tell('MatchPayment', { year, payment, parts: [{ invoice, amount: String(n) }] }, on);
      break;
    case 'unmatch':
      book.tell('UnmatchPayment', { year, payment, ground }, on);
      break;
    case 'credit':
      if (!book.tell('PrepareCredit', { ...run, invoice, ground }, on)) book.issue(run.run, on, year);
      break;
    case 'interest':
      if (!book.tell('PrepareInterest', { ...run, invoice, amount: String(n), decision: 'rente' }, on))
        book.issue(run.run, on, year);
      break;
    case 'lose':
      book.tell('WriteOffClaim', { invoice, amount: String(n), decision: 'avskrivning' }, on);
      break;
    case 'cost':
      book.tell('RecordCostLine', cost(`L-${n}`, String(amount), on), on);
      break;
    case 'correct':
      book.tell('CorrectCostLine', { line: cost(`L-${n}`, String(amount), `${year}-02-01`), ground }, on);
      break;
    case 'annul':
      book.tell('AnnulCostLine', { year, line: `L-${n}`, ground }, on);
      break;
    case 'close':
      if (!book.tell('CloseAccounts', { year }, on)) closings.push({ year, size: book.size });
  }
}

describe('the ledger', () => {
  it('balances on any day, as known at any point, whatever happened; years hang together and nothing is left out', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 50 }),
        fc.integer({ min: 0, max: 900 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (steps, day, known) => {
          const book = moneyBook();
          decideClaims(book);
          const founded = book.size;
          for (const year of [2025, 2026])
            book.bill('A', { [FLAKSTAD]: { DRIFT: 100n } }, { year, on: `${year}-02-01` });
          const closings: Closing[] = [];
          for (const [at, one] of steps.entries()) happen(book, one, at, closings);
          for (const { type } of book.events.slice(founded)) seen.add(type);
          const size = founded + Math.round((book.size - founded) * known);
          const question = { cooperation, validOn: addDays('2025-01-01', day), knownAt: String(size) };
          const { ledger, invoices } = new Asked(book);

          let left = new Map<string, Oere>();
          for (const year of YEARS) {
            const answer = orThrow(await ledger.trialBalance({ ...question, year }));
            expect([answer.total.opening, answer.total.closing]).toEqual(['0.00', '0.00']);
            expect(answer.total.debit).toBe(answer.total.credit);
            expect(answer.reconciliation.filter(({ difference }) => difference !== '0.00')).toEqual([]);
            // What a year opens with is what the one before left: income and expenses as one result.
            const opening = answer.accounts
              .filter((a) => a.opening !== '0.00')
              .map((a) => [a.account, oere(a.opening)]);
            expect(new Map(opening as [string, Oere][])).toEqual(left);
            left = carried(answer.accounts);
            for (const { account, closing, opening } of answer.accounts) {
              if (account === 'equity:earlier-years') continue;
              const statement = orThrow(await ledger.statement({ ...question, year, account }));
              expect([account, statement.opening, statement.closing]).toEqual([account, opening, closing]);
            }
          }
          const { balances } = orThrow(await invoices.balances(question));
          const { reconciliation } = orThrow(await ledger.trialBalance({ ...question, year: 2027 }));
          const later = oere(reconciliation.find(({ what }) => what === 'RECEIVABLES')?.postedLater ?? '');
          const posted = (municipality: string) => left.get(`assets:receivables:${municipality}`) ?? 0n;
          const open = balances.reduce((sum, b) => sum + oere(b.open), 0n);
          expect(open).toBe(balances.reduce((sum, b) => sum + posted(b.municipality), later));
          if (later === 0n)
            expect(balances.map(({ open }) => open)).toEqual(
              balances.map(({ municipality }) => kroner(posted(municipality))),
            );
          await neverChanges(book, closings, addDays('2025-01-01', day));
        },
      ),
      { numRuns: 40 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...[
          'InvoiceIssued',
          'OwnShareNoted',
          'PaymentReceived',
          'PaymentMatched',
          'PaymentUnmatched',
          'ClaimWrittenOff',
        ],
        ...['CostLineRecorded', 'CostLineCorrected', 'CostLineAnnulled', 'AccountsClosed'],
      ]),
    );
  }, 60_000);
});

/** The trial balance of each closed year is the same at every point of the book since, whatever day it is asked for. */
async function neverChanges(book: MoneyBook, closings: readonly Closing[], validOn: CivilDate): Promise<void> {
  const { ledger } = new Asked(book);
  for (const { year, size } of closings) {
    const balance = async (known: number) =>
      orThrow(await ledger.trialBalance({ cooperation, validOn, knownAt: String(known), year })).accounts;
    const atClosing = await balance(size);
    for (let known = book.size; known > size; known -= 3) expect(await balance(known)).toEqual(atClosing);
  }
}

/** What an account leaves to the next year. */
function carried(accounts: readonly { readonly account: string; readonly closing: string }[]): Map<string, Oere> {
  const left = new Map<string, Oere>();
  for (const { account, closing } of accounts) {
    const name = /^(income|expenses):/.test(account) ? 'equity:earlier-years' : account;
    left.set(name, (left.get(name) ?? 0n) + oere(closing));
  }
  return new Map([...left].filter(([, sum]) => sum !== 0n));
}
