import { type BookCommand, Recorder } from '#cooperation';
import type { EventStore } from '#event-store';
import { type Actor, accountsStream, type BookId, isRefusal, type Refusal } from '#kernel';
import { bookCatalogue } from '../../libs/cooperation/application/catalogue.ts';
import { ACCOUNT } from '../../libs/cooperation/testing/money.ts';

export const BOOK: BookId = 'eksempel';
export const NOW = '2025-06-01T08:00:00.000Z';
export const HOST = '1865';
/** When the first document is due, and interest runs. */
export const LATE = '2025-04-01';
const BUYER = '1860';

const economist = (id: string): Actor => ({ id, role: 'HOST_ECONOMIST', municipality: HOST });
export const [ANNA, BERIT] = [economist('anna'), economist('berit')];
const address = { city: 'Eksempel', postalCode: '0001' };

/** What a host needs before its first invoice. */
export const FOUNDATION: readonly (readonly [type: string, data: object])[] = [
  [
    'EstablishCooperation',
    {
      ...{ name: 'Eksempel', form: 'HOST_MUNICIPALITY', host: HOST },
      participants: [
        { municipality: HOST, name: 'Vågan', organisationNumber: '938644500' },
        { municipality: BUYER, name: 'Vestvågøy', organisationNumber: '942570619' },
      ],
    },
  ],
  ['EstablishBody', { body: 'ks', name: 'Kommunestyret', kind: 'COUNCIL', municipality: HOST }],
  ['RecordSeller', { account: ACCOUNT, address, vatRegistered: true, paymentDays: 30 }],
  ['RecordBuyer', { municipality: BUYER, reference: 'x', address }],
  ['RecordInterestRate', { percent: '12.50', regulation: 'EKSEMPEL' }],
  [
    'RecordDecision',
    {
      ...{ decision: 'rente', body: 'ks', outcome: 'ADOPTED', wording: 'x' },
      votes: { for: 25, against: 0, unanimous: true },
      effect: { kind: 'CLAIM_INTEREST' },
    },
  ],
  [
    'RecordDecision',
    {
      ...{ decision: 'mva', body: 'ks', outcome: 'ADOPTED', wording: 'x' },
      votes: { for: 25, against: 0, unanimous: true },
      effect: { kind: 'CHOOSE_VAT', category: 'DRIFT', vat: { code: 'S', rate: '25' }, legalBasis: 'EKSEMPEL' },
    },
  ],
];

/** Records commands of a test, each once. */
export class Teller {
  readonly recorder: Recorder;
  #told = 0;

  constructor(
    store: EventStore,
    private readonly name = '',
  ) {
    this.recorder = new Recorder(store, bookCatalogue);
  }

  async tell(type: string, data: object, by = ANNA, on = '2025-01-02'): Promise<Refusal | null> {
    const when = { decided: on, validFrom: on };
    const command = { type, data, ...when } as unknown as BookCommand;
    const recording = { actor: by, idempotencyKey: `${this.name}-${this.#told++}`, recorded: NOW };
    const answer = await this.recorder.record(BOOK, command, recording);
    return isRefusal(answer) ? answer : null;
  }

  async found(): Promise<void> {
    for (const [type, data] of FOUNDATION) {
      const refused = await this.tell(type, data);
      if (refused) throw new Error(refused.text.en);
    }
  }

  /** Interest for a document: runs that do not stand in each other's way. */
  async ready(run: string): Promise<Refusal | null> {
    const asked = { year: 2025, run };
    const interest = { ...asked, invoice: '2025-0001', amount: '100', decision: 'rente' };
    return (
      (await this.tell('PrepareInterest', interest, ANNA, LATE)) ??
      (await this.tell('AttestInvoiceRun', asked, ANNA, LATE)) ??
      this.tell('ApproveInvoiceRun', asked, BERIT, LATE)
    );
  }

  /** The first document of the year’s series, which interest can be claimed for. */
  async first(): Promise<void> {
    const period = { from: '2025-01', to: '2025-12' };
    const targets = [{ municipality: BUYER, category: 'DRIFT', amount: '100000' }];
    const asked = { year: 2025, run: 'first' };
    const run = { ...asked, kind: 'SETTLEMENT', period, basis: { of: 'STATED' }, targets };
    for (const [type, data, by] of [
      ['PrepareInvoiceRun', run, ANNA],
      ['AttestInvoiceRun', asked, ANNA],
      ['ApproveInvoiceRun', asked, BERIT],
      ['IssueInvoiceRun', asked, ANNA],
    ] as const) {
      const refused = await this.tell(type, data, by);
      if (refused) throw new Error(refused.text.en);
    }
  }
}

/** The numbers of the year’s documents, in the order of its stream. */
export async function numbersIn(store: EventStore): Promise<string[]> {
  const { events } = await store.readStream(accountsStream(BOOK, 2025), { direction: 'forwards', limit: 1_000 });
  return events.flatMap(({ metadata, data }) =>
    metadata.type === 'InvoiceIssued' ? [(data as { invoice: string }).invoice] : [],
  );
}

/** As many numbers as there are, without a gap. */
export const unbroken = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `2025-${String(n + 1).padStart(4, '0')}`);
