import fc from 'fast-check';
import { type BookCommand, type CommandType, RunProposalQuestions, type Terms } from '#cooperation';
import { isRefusal } from '#kernel';
import { BOOK, CLOCK, MemoryBook } from './books.ts';
import { latest, plus } from './days.ts';
import { type Entry, mostly, nth, participant, USUAL_KEY } from './histories.ts';
import { Happened } from './money-events.ts';
import { nameOfRecorded, releasedOf } from './naive-accruals.ts';
import { type DocumentOn, documentsOn, draftsOn, paymentsOn } from './naive-money.ts';

/** Years of money as moves: what somebody sets out to do. Which document is meant is found when the move is made. */

const HOST = '1865';
const EVERYONE = ['1856', '1860', HOST, '1874'];
export const YEARS = [2024, 2025];
const [ANNA, BERIT] = ['anna', 'berit'];

const WHAT = [
  ...['cost', 'cost', 'cost corrected', 'cost annulled', 'instalment', 'instalment', 'instalment', 'settlement'],
  ...['settlement', 'correction', 'step', 'returned', 'credit', 'credit', 'pay', 'pay', 'pay', 'pay', 'pay', 'file'],
  ...['drawn off', 'refund', 'match', 'match', 'unmatch', 'unmatch', 'dispute', 'dispute over', 'send', 'number'],
  ...['interest', 'interest', 'write off', 'close', 'close', 'audit', 'population', 'key', 'key annulled', 'protocol'],
  ...['accrued', 'accrued', 'came', 'came', 'came to nothing'],
  ...['rate', 'a late day', 'year end', 'reversed', 'reversed'],
] as const;

const move = fc.record({
  what: fc.constantFrom(...WHAT),
  n: fc.nat(40),
  m: fc.nat(11),
  amount: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 9_000_000 })),
  days: fc.oneof({ weight: 4, arbitrary: fc.nat(12) }, { weight: 2, arbitrary: fc.integer({ min: 20, max: 70 }) }),
  back: mostly(0, 0, 1, 3, 40),
});
export type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

/** Days from which a rate of late interest holds: now and then none is known of the first months. All are examples. */
const RATE_FROM = ['2024-01-01', '2024-01-01', '2024-04-01'];

export const years = fc.record({
  population: fc.array(fc.integer({ min: 400, max: 12_000 }), { minLength: 4, maxLength: 4 }),
  plan: fc.array(fc.integer({ min: 0, max: 9_000_000 }), { minLength: 8, maxLength: 8 }),
  costs: fc.array(fc.integer({ min: -4_000, max: 9_000_000 }), { minLength: 3, maxLength: 3 }),
  ratesFrom: fc.constantFrom(...RATE_FROM),
  moves: fc.array(move, { minLength: 25, maxLength: 70, size: 'max' }),
});
export type Years = typeof years extends fc.Arbitrary<infer T> ? T : never;

const said = (kind: 'KEYED_ALL' | 'OWN' | 'ACTUAL' | 'EXCLUDED' | 'DETERMINED', more = {}) => ({
  ...{ method: kind, clause: '4.4' },
  ...more,
});
const TERMS: Terms = {
  ...{ key: 'usual', keyClause: '4.4', populationDate: 'FIRST_OF_YEAR', keyNeedsRatification: false },
  ...{ optOutAllowed: true, termsApply: 'ENTRY_INTO_FORCE', billing: { rhythm: 'QUARTERLY', clause: '4.4' } },
  categories: {
    DRIFT: said('KEYED_ALL'),
    OWN_MEASURE: said('OWN'),
    INDIVIDUAL_LICENCE: said('ACTUAL'),
    HOST_ADMIN_EXTRA: said('EXCLUDED', { interpretation: 'A-01' }),
    INVESTMENT: said('DETERMINED'),
  },
  competences: [{ effect: 'DECIDE_KEY', body: 'region', clause: '4.4' }],
};
/** As the minutes turn out to have it. */
const CORRECTED: readonly Terms[] = [
  { ...TERMS, categories: { ...TERMS.categories, HOST_ADMIN_EXTRA: said('KEYED_ALL') } },
  { ...TERMS, key: 'equal' },
  TERMS,
];
const VAT = [
  ['DRIFT', 'S', '25'],
  ['OWN_MEASURE', 'S', '15'],
  ['INDIVIDUAL_LICENCE', 'E', '0'],
  ['HOST_ADMIN_EXTRA', 'S', '25'],
] as const;
const address = { city: 'Eksempel', postalCode: '0001' };

type Data = Readonly<Record<string, unknown>>;

/** Somebody who makes moves in a book, and knows of it what stands in it. */
export class Economist {
  readonly book = new MemoryBook();
  readonly entries: Entry[] = [];
  readonly refused: string[] = [];
  today = '2023-12-01';
  #named = 0;
  #decisions = 0;
  readonly #letBefore = new Map<string, string[]>();

  constructor(private readonly how: Years) {
    this.#found();
  }

  async play(): Promise<this> {
    for (const move of this.how.moves) {
      this.today = plus(this.today, move.days);
      await this.#make(move);
    }
    return this;
  }

  get #now(): Happened {
    return new Happened(this.book.events, this.book.events.length, this.today);
  }

  /** Asks for it to be recorded; what was refused is kept by its code. */
  #tell(
    type: CommandType,
    data: Data,
    { on = this.today, by = ANNA, from = on }: { on?: string; by?: string; from?: string } = {},
  ): boolean {
    const command = { type, data, decided: on, validFrom: from } as unknown as BookCommand;
    const entry = { command, recorded: `${this.today}T10:00:00.000Z`, actor: by };
    this.entries.push(entry);
    const code = this.book.record(entry);
    if (code !== null) this.refused.push(`${type} ${code}`);
    return code === null;
  }

  #name(of: string): string {
    this.#named += 1;
    return `${of}${this.#named}`;
  }

  #decide(body: string, effect: Data, on = this.today, from = on): string {
    this.#decisions += 1;
    const decision = `d${this.#decisions}`;
    const votes = { for: null, against: null, unanimous: true };
    this.#tell(
      'RecordDecision',
      { decision, body, outcome: 'ADOPTED', votes, wording: 'Vedtatt.', effect },
      { on, from },
    );
    return decision;
  }

  #found(): void {
    const participants = EVERYONE.map(participant);
    this.#tell('EstablishCooperation', { name: 'Samarbeidet', form: 'HOST_MUNICIPALITY', host: HOST, participants });
    const council = { body: 'council', name: 'Kommunestyret', kind: 'COUNCIL', municipality: HOST };
    this.#tell('EstablishBody', council);
    this.#tell('EstablishBody', { body: 'region', name: 'Rådet', kind: 'REGIONAL_COUNCIL' });
    this.#tell('DefineKey', { key: 'usual', name: 'usual', ...USUAL_KEY });
    this.#tell('DefineKey', { key: 'equal', name: 'equal', components: [{ basis: 'EQUAL', weight: '1' }] });
    this.#tell('ProposeAgreement', { version: 'v1', title: 'v1', clauses: [], terms: TERMS });
    this.#tell('AttestAgreement', { version: 'v1', basis: 'Brev' });
    const kid = { method: 'MOD10', length: 12 };
    this.#tell('RecordSeller', { account: '00000012343', address, vatRegistered: true, paymentDays: 30, kid });
    for (const municipality of EVERYONE.filter((m) => m !== HOST))
      this.#tell('RecordBuyer', { municipality, reference: 'x', address });
    for (const [category, code, rate] of VAT)
      this.#decide('council', { kind: 'CHOOSE_VAT', category, vat: { code, rate }, legalBasis: 'EKSEMPEL' });
    const rates = { [this.how.ratesFrom]: '12.5', '2024-07-01': '12.25' };
    for (const [from, percent] of Object.entries(rates))
      this.#tell('RecordInterestRate', { percent, regulation: 'EKSEMPEL' }, { from });
    const figures = this.#figures(this.how.population);
    this.#tell('AcceptPopulation', { referenceDate: '2023-01-01', figures, table: 'x', source: 'SSB' });
    this.today = '2024-01-02';
    for (const [i, amount] of this.how.costs.entries())
      this.#cost({ what: 'cost', n: i, m: 0, amount, days: 0, back: 0 });
  }

  #figures = (counts: readonly number[]): Data => Object.fromEntries(EVERYONE.map((m, i) => [m, counts[i] ?? 1]));

  /** A claim of this kind, or any where there is none. */
  #claim(n: number, wanted: (d: DocumentOn) => boolean): DocumentOn | undefined {
    const all = documentsOn(this.#now).filter((d) => d.payable > 0n);
    return nth(all.filter(wanted), n) ?? nth(all, n);
  }

  async #make(move: Move): Promise<void> {
    const { what, n, m, amount, back } = move;
    // Now and then what happened before the turn of the year is told after it.
    const then = m === 8 || (what === 'write off' && m % 3 === 2);
    const on = then ? `${this.#closing(m)}-12-${two(28 - (n % 20))}` : plus(this.today, -back);
    const year = this.#year(m);
    switch (what) {
      case 'cost':
      case 'cost corrected':
      case 'cost annulled':
        return this.#cost(move);
      case 'accrued':
      case 'came':
      case 'came to nothing':
        return this.#accrual(move);
      case 'instalment':
        return this.#instalment(move);
      case 'settlement':
      case 'correction':
        return this.#settle(move, what === 'settlement' ? 'SETTLEMENT' : 'CORRECTION');
      case 'step':
      case 'returned':
        return this.#step(move);
      case 'credit': {
        const claim = this.#claim(
          n,
          (d) => d.creditedBy === null && (m < 4 ? d.paid > 0n : m > 7 || d.kind === 'INTEREST'),
        );
        if (!claim) return;
        const run = this.#name('k');
        const data = { year: yearOf(claim), run, invoice: claim.invoice, ground: 'Feil' };
        if (this.#tell('PrepareCredit', data)) this.#through(yearOf(claim), run, n);
        return;
      }
      case 'pay':
      case 'drawn off':
      case 'refund':
        return this.#pay(move, on);
      case 'file':
        return this.#file(move);
      case 'match':
      case 'unmatch':
        return this.#rematch(move, on);
      case 'dispute': {
        const claim = this.#claim(n, (d) => d.open > 0n);
        if (!claim) return;
        const half = String(claim.payable / 2n + 1n);
        const part = m === 9 ? { amount: String(amount) } : m % 2 === 0 ? { amount: half } : {};
        this.#tell('DisputeInvoice', { invoice: claim.invoice, ground: 'Feil periode', ...part }, { on });
        return;
      }
      case 'dispute over': {
        const claim = this.#claim(n, (d) => d.disputed !== null);
        const outcome = m % 2 === 0 ? 'STANDS' : 'CREDITED';
        if (claim) this.#tell('SettleDispute', { invoice: claim.invoice, outcome, ground: 'Avklart' }, { on });
        return;
      }
      case 'send':
      case 'number': {
        const document = nth(documentsOn(this.#now), n);
        if (!document) return;
        const { invoice } = document;
        if (what === 'send') this.#tell('SendInvoice', { invoice, channel: 'EHF' }, { on });
        else this.#tell('TakeInvoiceNumber', { invoice, number: `R-${n}` }, { on });
        return;
      }
      case 'interest':
        return this.#interest(move);
      case 'write off':
        return this.#writeOff(move, on);
      case 'close':
        this.#tell('CloseAccounts', { year: this.#closing(m) }, { on });
        return;
      case 'audit':
        this.#tell('RecordAudit', { year: this.#closing(m) }, { on });
        return;
      case 'population': {
        const counts = this.how.population.map((count, i) => count + ((amount >> i) % 300));
        const figures = { figures: this.#figures(counts), table: 'x', source: 'SSB' };
        this.#tell('AcceptPopulation', { referenceDate: `${year}-01-01`, ...figures });
        return;
      }
      case 'key': {
        const effectiveFrom = `${year}-${m % 2 === 0 ? '01' : '07'}-01`;
        this.#decide('region', { kind: 'DECIDE_KEY', key: m % 3 === 0 ? 'usual' : 'equal', effectiveFrom });
        return;
      }
      case 'key annulled': {
        const keys = this.book.events.filter((e) => e.type === 'KeyDecided');
        const decision = nth(keys, n)?.data.decision;
        if (decision !== undefined) this.#tell('AnnulDecision', { decision, ground: 'LEGALITY_REVIEW' });
        return;
      }
      case 'protocol': {
        const data = { version: 'v1', ground: 'MINUTES_CORRECTED', authority: 'KS', clauses: [] };
        const from = `${year}-${m % 2 === 0 ? '01' : '05'}-01`;
        this.#tell('CorrectAgreement', { ...data, terms: nth(CORRECTED, n) }, { from });
        return;
      }
      case 'reversed': {
        // What the council let be done, or its choice of VAT, in whose place it mostly chooses anew.
        const chosen = this.book.events.filter((e) => e.type === 'VatChosen' || e.type === 'ClaimsDecided');
        const reverses = nth(chosen, n)?.data.decision;
        const from = plus(this.today, m > 8 ? 30 : 0);
        this.#decide('council', { kind: 'REVERSE_DECISION', reverses }, this.today, from);
        // Somebody goes by it still.
        const claim = this.#claim(m, (d) => d.open > 0n);
        const asked = { invoice: claim?.invoice, amount: '1', decision: reverses };
        if (claim) this.#tell('WriteOffClaim', asked);
        const [category, code, rate] = nth(VAT, n) as (typeof VAT)[number];
        const vat = { code, rate: rate === '25' ? '12' : rate };
        if (m > 1) this.#decide('council', { kind: 'CHOOSE_VAT', category, vat, legalBasis: 'EKSEMPEL' });
        return;
      }
      case 'rate': {
        const from = m % 3 === 0 ? this.today : `${year}-07-01`;
        this.#tell('RecordInterestRate', { percent: `${10 + m}.${n}`, regulation: 'EKSEMPEL' }, { from });
        return;
      }
      case 'year end': {
        // Settled and closed; then the minutes turn out to have been wrong.
        const over = this.#closing(0);
        this.today = latest(this.today, `${over + 1}-01-20`);
        await this.#settle({ ...move, n: 0 }, 'SETTLEMENT', over);
        this.#tell('CloseAccounts', { year: over });
        // What happened before the turn of the year is told after it.
        this.#writeOff({ ...move, m: 1, amount: 50 }, `${over}-12-20`);
        this.#pay({ ...move, what: 'pay', m: 5 }, `${over}-12-30`);
        const data = { version: 'v1', ground: 'MINUTES_CORRECTED', authority: 'KS', clauses: [] };
        this.#tell('CorrectAgreement', { ...data, terms: nth(CORRECTED, n) }, { from: `${over}-01-01` });
        return this.#settle({ ...move, n: 0 }, 'CORRECTION', over);
      }
      case 'a late day':
        this.today = plus(this.today, 90);
        return;
    }
  }

  /** Mostly that of today, else the one before. */
  #year(m: number): number {
    const now = Number(this.today.slice(0, 4));
    const year = m % 3 === 0 ? now - 1 : now;
    return Math.min(Math.max(year, YEARS[0] as number), YEARS[1] as number);
  }

  /** The last year that is over; now and then one that is not. */
  #closing(m: number): number {
    const last = Number(this.today.slice(0, 4)) - (m % 6 === 5 ? 0 : 1);
    return Math.min(Math.max(last, YEARS[0] as number), YEARS[1] as number);
  }

  #cost({ what, n, m, amount, back }: Move): void {
    const lines = this.book.events.filter((e) => e.type === 'CostLineRecorded');
    const before = nth(lines, n);
    const was = before?.data as unknown as { line: string; bookedOn: string } | undefined;
    if (what === 'cost annulled') {
      if (was) this.#tell('AnnulCostLine', { line: was.line, year: Number(was.bookedOn.slice(0, 4)), ground: 'Feil' });
      return;
    }
    const category = nth(
      ['DRIFT', 'DRIFT', 'DRIFT', 'OWN_MEASURE', 'INDIVIDUAL_LICENCE', 'HOST_ADMIN_EXTRA', 'INVESTMENT'],
      n,
    );
    const year = this.#year(m);
    const [from, to] = m % 2 === 0 ? ['01', '12'] : ['04', '06'];
    const named = category === 'OWN_MEASURE' || category === 'INDIVIDUAL_LICENCE';
    const data = {
      ...{ category, label: 'Kostnad', evidence: 'Bilag', amount: String(m === 7 ? -amount : amount) },
      ...{ vat: { amount: String(m), treatment: m === 5 ? 'COST' : 'COMPENSATED' } },
      service: { from: `${year}-${from}`, to: `${m === 4 ? year + 1 : year}-${to}` },
      ...(named && { municipality: nth(EVERYONE, n) }),
    };
    if (what === 'cost') {
      const bookedOn = plus(this.today, -back);
      this.#tell('RecordCostLine', { line: this.#name('l'), ...data, bookedOn }, { on: this.today });
    } else if (was) {
      const period = m % 4 === 1 ? { from: `${year}-05` } : {};
      const { line, bookedOn } = was;
      this.#tell('CorrectCostLine', { ground: 'Feil', line: { ...data, line, bookedOn }, ...period });
    }
  }

  /** A cost that is known before its invoice; the invoice comes, as estimated or not; or somebody knows that none will. */
  #accrual({ what, n, m, amount, back }: Move): void {
    const year = this.#year(m);
    const none = { amount: String(m), treatment: m === 5 ? 'COST' : 'COMPENSATED' };
    const said = { label: 'Påløpt', evidence: 'Bestilling', vat: none };
    if (what === 'accrued') {
      const category = nth(['DRIFT', 'DRIFT', 'HOST_ADMIN_EXTRA', 'OWN_MEASURE'], n);
      // Mostly at the end of the year, which may be to come; now and then of what is still to be delivered.
      const bookedOn = n % 3 === 2 ? this.today : `${year}-12-31`;
      const to = n % 5 === 4 ? `${year + 1}-01` : bookedOn.slice(0, 7);
      const from = m % 2 === 0 ? to : `${to.slice(0, 4)}-01`;
      const ofOne = category === 'OWN_MEASURE' ? { municipality: nth(EVERYONE, m) } : {};
      const estimate = String(m === 7 ? -amount : amount);
      const data = { ...said, ...ofOne, category, amount: estimate, bookedOn, service: { from, to } };
      this.#tell('RecordCostLine', { line: this.#name('l'), ...data, accrual: { ground: 'Bestilt' } });
      return;
    }
    const recorded = this.book.events.filter((e) => e.type === 'CostLineRecorded');
    const estimates = recorded.filter((e) => (e.data as { accrual?: object }).accrual);
    const out = releasedOf({ all: (...types) => this.book.events.filter((e) => types.includes(e.type)) });
    const left = estimates.filter((e) => !out.has(nameOfRecorded(e)));
    // Mostly one that counts still; now and then another, or what is no estimate.
    const chosen = n % 7 === 6 ? nth(recorded, n) : (nth(m > 8 ? estimates : left, n) ?? nth(estimates, n));
    if (!chosen) return;
    const was = chosen.data as unknown as { line: string; bookedOn: string; amount: string; service: object };
    const accrual = { year: Number(chosen.stream.slice(-4)), line: was.line };
    const on = plus(this.today, -back);
    if (what === 'came to nothing') {
      const books = m % 4 === 3 ? accrual.year : Number(on.slice(0, 4));
      this.#tell('ReleaseAccrual', { year: books, accrual, ground: 'Avbestilt' }, { on });
      return;
    }
    const { category, municipality } = chosen.data as unknown as { category: string; municipality?: string };
    const one = municipality === undefined ? {} : { municipality };
    const sum = m % 3 === 0 ? { ...chosen.data, amount: was.amount } : { ...said, amount: String(amount) };
    const { accrual: _, ...cost } = { ...sum, category, ...one, service: was.service } as Record<string, unknown>;
    const line = this.#name('l');
    const booked = this.#tell('RecordCostLine', { ...cost, line, bookedOn: on, settles: accrual }, { on });
    // Now and then it was somebody else’s invoice.
    if (!booked || n % 4 !== 1) return;
    this.#tell('AnnulCostLine', { year: Number(on.slice(0, 4)), line, ground: 'En annens' });
  }

  /** What the year is planned to cost each. */
  #plan(year: number, m: number) {
    return EVERYONE.flatMap((municipality, i) =>
      ['DRIFT', 'OWN_MEASURE'].map((category, j) => {
        const amount = (this.how.plan[i * 2 + j] ?? 0) + (m > 8 ? (year - 2023) * 101 * (m - 8) : 0);
        return { municipality, category, amount: String(amount) };
      }),
    );
  }

  #instalment({ n, m }: Move): void {
    const year = m > 9 ? this.#year(0) : this.#year(1);
    const issued = this.#now.all('InvoiceIssued').filter((e) => e.year === year && e.data.kind === 'ON_ACCOUNT');
    const number = new Set(issued.map((e) => e.data.run)).size + 1;
    if (number > 4) return;
    const period = { from: `${year}-${two(number * 3 - 2)}`, to: `${year}-${two(number * 3)}` };
    const run = this.#name('a');
    const basis = { of: 'STATED', reason: 'EKSEMPEL' };
    const instalment = { number, of: 4 };
    const data = { year, run, kind: 'ON_ACCOUNT', period, basis, instalment, targets: this.#plan(year, m) };
    // Now and then prepared twice: when the one is issued, the other says that less was billed than is.
    const twin = n % 16 === 3 && this.#tell('PrepareInvoiceRun', { ...data, run: `${run}-twin` });
    if (this.#tell('PrepareInvoiceRun', data)) this.#through(year, run, n);
    if (twin) this.#through(year, `${run}-twin`, 0);
  }

  /** As the program proposes it. */
  async #settle({ n, m }: Move, kind: string, year = this.#year(m)): Promise<void> {
    const { store, facts } = this.book;
    const asked = { cooperation: BOOK, year, kind, validOn: this.today };
    const proposal = await new RunProposalQuestions(store, facts, CLOCK).ask(asked);
    if (isRefusal(proposal)) {
      this.refused.push(`proposal ${proposal.code}`);
      return;
    }
    if (this.#tell('PrepareInvoiceRun', proposal.prepare as unknown as Data))
      this.#through(year, proposal.prepare.run, n);
  }

  /** Mostly all the way; now and then the same person tries both, or it is left on the way. */
  #through(year: number, run: string, n: number): void {
    const asked = { year, run };
    if (n % 8 === 7) return;
    if (!this.#tell('AttestInvoiceRun', asked)) return;
    if (n % 8 === 6) this.#tell('ApproveInvoiceRun', asked);
    if (n % 8 === 5 || !this.#tell('ApproveInvoiceRun', asked, { by: BERIT })) return;
    this.#tell('IssueInvoiceRun', { ...asked, ...(n % 9 === 0 && { dueOn: plus(this.today, 14) }) });
  }

  #step({ what, n, m }: Move): void {
    const drafts = draftsOn(this.#now);
    const [id = '', , stage] = (nth(drafts, n) ?? '').split(' ');
    if (id === '') return;
    const asked = { year: Number(id.slice(0, 4)), run: id.slice(5) };
    if (what === 'returned') this.#tell('ReturnInvoiceRun', { ...asked, ground: 'Feil grunnlag' });
    else if (stage === 'PREPARED') this.#tell('AttestInvoiceRun', asked);
    else if (stage === 'ATTESTED') this.#tell('ApproveInvoiceRun', asked, { by: m % 4 === 0 ? ANNA : BERIT });
    else this.#tell('IssueInvoiceRun', asked, { on: plus(this.today, m === 0 ? -20 : 0) });
  }

  #pay({ what, n, m, amount }: Move, on: string): void {
    // Each year of the bank begins to count anew; now and then one is told twice.
    const booked = this.book.events.filter(
      (e) => e.type === 'PaymentReceived' && e.stream.endsWith(on.slice(0, 4)),
    ).length;
    const payment = `p${m === 11 ? booked : booked + 1}`;
    const claim = this.#claim(n, (d) => d.open > 0n);
    if (!claim || m === 10) {
      this.#tell('RegisterPayment', { payment, amount: String(amount) }, { on });
      return;
    }
    const { invoice, open, municipality } = claim;
    if (what === 'refund') {
      const over = documentsOn(this.#now).find((d) => d.open < 0n);
      if (!over) return;
      const back = String(over.open);
      this.#tell(
        'RegisterPayment',
        { payment, amount: back, matches: [{ invoice: over.invoice, amount: back }] },
        { on },
      );
      return;
    }
    const note = documentsOn(this.#now).find((d) => d.payable < 0n && d.open < 0n && d.municipality === municipality);
    if (what === 'drawn off' && note && open + note.open > 0n) {
      const parts = [
        { invoice, amount: String(open) },
        { invoice: note.invoice, amount: String(note.open) },
      ];
      this.#tell('RegisterPayment', { payment, amount: String(open + note.open), matches: parts }, { on });
      return;
    }
    const paid = [open, open, open, open / 2n, open + BigInt(amount), BigInt(amount)][m % 6] as bigint;
    const whole = String(paid === 0n ? 1n : paid);
    const put = m % 6 === 5 && m > 6 ? {} : { matches: [{ invoice, amount: whole }] };
    // The bank may have booked more than what is put against the document.
    const more = m === 9 ? String(BigInt(whole) + 7n) : whole;
    this.#tell('RegisterPayment', { payment, amount: more, ...put }, { on });
  }

  /** A file of the bank: some of its entries were told by another before. */
  #file({ n, m, amount, back }: Move): void {
    const on = latest(plus(this.today, -back), `${this.today.slice(0, 4)}-01-01`);
    const claims = documentsOn(this.#now).filter((d) => d.open > 0n);
    const entries = [0, 1, 2].slice(0, (m % 3) + 1).map((i) => {
      const claim = nth(claims, n + i);
      const of = m % 4 === 0 || !claim ? String(amount) : String(claim.open);
      const matches = claim && m % 4 !== 0 ? { matches: [{ invoice: claim.invoice, amount: of }] } : {};
      const entry = `b${(n + i) % 12}`;
      return { payment: `${on.slice(0, 4)}-${entry}`, bookedOn: on, amount: of, entry, ...matches };
    });
    const sha256 = `${n}${m}`.padStart(64, '0');
    this.#tell('TakeBankFile', { year: Number(on.slice(0, 4)), sha256, format: 'CAMT_054', entries });
  }

  #rematch({ what, n, m, amount }: Move, on: string): void {
    const payments = paymentsOn(this.#now).filter((line) => what === 'unmatch' || !line.includes(' MATCHED'));
    const [id = '', , , left = '0'] = (nth(payments, n) ?? '').split(' ');
    if (id === '') return;
    const asked = { year: Number(id.slice(0, 4)), payment: id.slice(5) };
    if (what === 'unmatch') {
      this.#tell('UnmatchPayment', { ...asked, ground: 'Feil faktura' }, { on });
      return;
    }
    const claim = this.#claim(n, (d) => d.open > 0n);
    if (!claim) return;
    const all = BigInt(left);
    const part = m === 0 ? all + BigInt(amount) : m % 3 === 0 ? all / 2n : all;
    if (part !== 0n)
      this.#tell('MatchPayment', { ...asked, parts: [{ invoice: claim.invoice, amount: String(part) }] }, { on });
  }

  #interest({ n, m }: Move): void {
    const claim = this.#claim(n, (d) => (d.interest ?? 0n) > 0n);
    if (!claim) return;
    const accrued = claim.interest ?? 1n;
    const amount = String([accrued, accrued, accrued / 2n, accrued + 100n][m % 4]);
    const run = this.#name('r');
    const decision = this.#let('CLAIM_INTEREST', claim, m, BigInt(amount));
    const data = { year: yearOf(claim), run, invoice: claim.invoice, amount, decision };
    if (this.#tell('PrepareInterest', data)) this.#through(yearOf(claim), run, n);
    // Now and then it is taken back again.
    const claimed = this.#now.all('InvoiceIssued').find((e) => e.data.run === run && e.data.kind === 'INTEREST');
    if (m > 3 || !claimed) return;
    const back = { year: claimed.year, run: this.#name('k'), invoice: claimed.data.invoice, ground: 'Ettergitt' };
    if (this.#tell('PrepareCredit', back)) this.#through(claimed.year, back.run, 0);
  }

  #writeOff({ n, m, amount }: Move, on: string): void {
    const claim = this.#claim(n, (d) => d.open > 0n && d.issuedOn <= on);
    if (!claim) return;
    const given = String(m % 3 === 0 ? claim.open : BigInt(amount));
    const decision = this.#let('WRITE_OFF', claim, m, BigInt(given), on);
    this.#tell('WriteOffClaim', { invoice: claim.invoice, amount: given, decision }, { on });
  }

  /** The council lets it be done: mostly wholly, with a highest amount, of the document alone, or of somebody else’s. */
  #let(kind: string, { invoice, municipality }: DocumentOn, m: number, amount: bigint, on = this.today): string {
    const atMost = { atMost: String(m === 5 && amount > 1n ? amount - 1n : amount + 50n) };
    const of =
      m === 3 ? { municipality: m % 2 === 0 ? municipality : '1856' } : m === 4 ? { documents: [invoice] } : {};
    const before = nth(this.#letBefore.get(kind) ?? [], m);
    // Now and then one decision is used again, or one that says something else.
    if (m === 6 && before !== undefined) return before;
    const said = m === 7 ? 'CLAIM_INTEREST' : kind;
    const decision = this.#decide(
      'council',
      { kind: said, ...of, ...(m % 2 === 1 && atMost) },
      m === 9 ? this.today : plus(on, -10),
    );
    this.#letBefore.set(said, [...(this.#letBefore.get(said) ?? []), decision]);
    return decision;
  }
}

const two = (n: number): string => String(n).padStart(2, '0');
/** The accounting year that a document concerns. */
export const yearOf = ({ invoice }: Pick<DocumentOn, 'invoice'>): number => Number(invoice.slice(0, 4));
