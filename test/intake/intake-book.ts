import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { Command, Query } from '@nestjs/cqrs';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  type BookCommand,
  bookCatalogue,
  CooperationModule,
  Importer,
  RecordCommand,
  readHistoryFile,
} from '#cooperation';
import { kidOf } from '#ehf';
import type { EventStore } from '#event-store';
import { type Actor, orThrow, type Refusal } from '#kernel';
import { type OpenBook, openForWriting } from '../../apps/book/open-book.ts';

export const BOOK = 'arkiv';
export const NOW = '2025-09-01T08:00:00.000Z';
export const clock = { now: () => NOW };
/** An example: the check digit fits, the account is nobody’s. */
export const ACCOUNT = '12345678903';
export const EARLIER_ACCOUNT = '12345678911';

const HOST = { id: 'okonom-9901', role: 'HOST_ECONOMIST', municipality: '9901' };
const SECOND = { ...HOST, id: 'okonom-2-9901' };
const address = { city: 'Eksempel', postalCode: '0001' };
const seller = (account: string) => ({
  ...{ account, address, vatRegistered: true, paymentDays: 30 },
  kid: { method: 'MOD10', length: 15 },
});

let at = 0;
const entry = (command: string, decided: string, data: object, actor: object = HOST) => ({
  ...{ command, decided, data, actor },
  recorded: new Date(Date.parse('2025-08-01T08:00:00Z') + at++ * 60_000).toISOString(),
});

/** A run of the year, all the way: 9902 and 9903 owe these amounts of øre without VAT; below zero is a credit note. */
function run(year: number, name: string, owed: Record<string, string>, decided: string) {
  const asked = { year, run: name };
  const period = { from: `${year}-01`, to: `${year}-12` };
  const targets = Object.entries(owed).map(([municipality, amount]) => ({ municipality, category: 'DRIFT', amount }));
  const prepare = { ...asked, kind: 'SETTLEMENT', period, basis: { of: 'STATED' }, targets };
  return [
    entry('PrepareInvoiceRun', decided, prepare),
    entry('AttestInvoiceRun', decided, asked),
    entry('ApproveInvoiceRun', decided, asked, SECOND),
    entry('IssueInvoiceRun', decided, asked),
  ];
}

const participant = (municipality: string, name: string, organisationNumber: string) => ({
  ...{ municipality, name, organisationNumber },
});

/**
 * Invoices 2024-0001 (9902, 1 250,00 kr) and 2024-0002 (9903, 2 500,00 kr), 2025-0001 (9902, 125,00 kr) and 2025-0002
 * (9903, 250,00 kr), and the credit note 2025-0003 over 25,00 kr to 9902. Every amount is an example.
 */
export const entries = () => {
  at = 0;
  return [
    entry('EstablishCooperation', '2024-01-01', {
      ...{ name: 'Felles arkiv', form: 'HOST_MUNICIPALITY', host: '9901' },
      participants: [
        participant('9901', 'Strandvik', '310000019'),
        participant('9902', 'Fjordnes', '310000027'),
        participant('9903', 'Vikøy', '310000035'),
      ],
    }),
    entry('EstablishBody', '2024-01-01', { body: 'ks', name: 'Kommunestyret', kind: 'COUNCIL', municipality: '9901' }),
    entry('RecordSeller', '2024-01-01', seller(EARLIER_ACCOUNT)),
    entry('RecordSeller', '2025-01-01', seller(ACCOUNT)),
    ...['9902', '9903'].map((municipality) =>
      entry('RecordBuyer', '2024-01-01', { municipality, reference: `Fellesarkivet ${municipality}`, address }),
    ),
    entry('RecordDecision', '2024-01-02', {
      ...{ decision: 'mva', body: 'ks', outcome: 'ADOPTED', wording: 'EKSEMPEL: 25 prosent' },
      votes: { for: 25, against: 0, unanimous: true },
      effect: { kind: 'CHOOSE_VAT', category: 'DRIFT', vat: { code: 'S', rate: '25' }, legalBasis: 'EKSEMPEL' },
    }),
    ...run(2024, 'AVR-24', { '9902': '100000', '9903': '200000' }, '2024-12-10'),
    ...run(2025, 'AVR-25', { '9902': '10000', '9903': '20000' }, '2025-02-10'),
    ...run(2025, 'AVR-25-2', { '9902': '8000', '9903': '20000' }, '2025-03-10'),
  ];
};

/** The KID of a document of the book. */
export const kid = (invoice: string): string => {
  const [year = '', number = ''] = invoice.split('-');
  return orThrow(kidOf(`${year}${number.padStart(6, '0')}`, { algorithm: 'MOD10', length: 15 }));
};

/** Puts the book into a store that is empty. */
export async function filled(store: EventStore): Promise<void> {
  const lines = entries().map((one) => JSON.stringify(one));
  const file = orThrow(readHistoryFile('book.jsonl', lines.join('\n')));
  orThrow(await new Importer(store, bookCatalogue).import(BOOK, file, NOW, 'test'));
}

/** The book in a directory of its own, closed and gone after the tests of the file. */
export class IntakeBook {
  #told = 0;

  private constructor(
    readonly directory: string,
    readonly book: OpenBook,
    private readonly context: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>,
  ) {}

  static async open(): Promise<IntakeBook> {
    const parent = mkdtempSync(join(tmpdir(), 'fellesbok-intake-'));
    const directory = join(parent, 'data');
    const book = await openForWriting(directory, 'a test');
    await filled(book.store);
    const context = await NestFactory.createApplicationContext(CooperationModule.over({ ...book, clock }), {
      logger: false,
    });
    return new IntakeBook(parent, book, context);
  }

  do<T>(command: Command<T | Refusal>): Promise<T | Refusal> {
    return this.context.get(CommandBus).execute(command);
  }
  ask<T>(query: Query<T | Refusal>): Promise<T | Refusal> {
    return this.context.get(QueryBus).execute(query);
  }
  /** A single command, as an office records it. */
  record(command: BookCommand, actor: Actor, recorded = NOW) {
    const recording = { actor, idempotencyKey: `single ${this.#told++}`, recorded };
    return this.do(new RecordCommand(BOOK, command, recording));
  }
  async size(): Promise<number> {
    return (await this.book.store.bookHead(BOOK)).size;
  }
  async close(): Promise<void> {
    await this.context.close();
    await this.book.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
