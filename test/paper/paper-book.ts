import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Query, QueryBus } from '@nestjs/cqrs';
import { AskInvoices, AskRunProposal, bookCatalogue, CooperationModule, Recorder, readCommand } from '#cooperation';
import { type Actor, isRefusal, orThrow, type Refusal } from '#kernel';
import { type OpenBook, openForWriting } from '../../apps/book/open-book.ts';
import {
  cost,
  council,
  FIVE,
  FLAKSTAD,
  KEY_30_70,
  MOSKENES,
  PARTICIPANTS,
  POPULATION,
  TERMS_2024,
  VAAGAN,
  VESTVAAGOEY,
} from '../../libs/cooperation/testing/lofoten.ts';
import { SELLER } from '../../libs/cooperation/testing/money.ts';

export const BOOK = 'papirbok';
/** After everything that is recorded. */
export const NOW = '2026-11-20T11:00:00.000Z';

const economist = (id: string): Actor => ({ id, role: 'HOST_ECONOMIST', municipality: VAAGAN });
const [ANNA, BERIT] = [economist('okonom'), economist('radmann')];
const address = { city: 'Eksempel', postalCode: '0001' };

const TERMS = {
  ...TERMS_2024,
  billing: { rhythm: 'QUARTERLY', clause: '4.4' },
  budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' },
};

/**
 * A book of five that is billed through 2025 and into 2026: four instalments, one of them credited, a settlement before
 * the accounts are closed, a correction after a late cost, late interest, and 2026 on a provisional basis. Amounts are examples.
 */
export class PaperBook {
  #told = 0;

  private constructor(
    readonly directory: string,
    readonly open: OpenBook,
    private readonly context: INestApplicationContext,
  ) {}

  static async make(): Promise<PaperBook> {
    const directory = mkdtempSync(join(tmpdir(), 'fellesbok-paper-'));
    const open = await openForWriting(directory, 'test');
    const ports = { ...open, clock: { now: () => NOW } };
    const context = await NestFactory.createApplicationContext(CooperationModule.over(ports), { logger: false });
    const book = new PaperBook(directory, open, context);
    await book.#found();
    await book.#bill2025();
    await book.#bill2026();
    return book;
  }

  tryToAsk<T>(query: Query<T | Refusal>): Promise<T | Refusal> {
    return this.context.get(QueryBus).execute(query);
  }

  async ask<T>(query: Query<T | Refusal>): Promise<T> {
    return orThrow(await this.tryToAsk(query));
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.open.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  async tell(command: string, data: object, decided: string, by: Actor = ANNA): Promise<void> {
    const entry = { command, data, decided } as Parameters<typeof readCommand>[0];
    const recording = { actor: by, idempotencyKey: `t-${this.#told++}`, recorded: `${decided}T10:00:00.000Z` };
    const answer = await new Recorder(this.open.store, bookCatalogue).record(
      BOOK,
      orThrow(readCommand(entry)),
      recording,
    );
    if (isRefusal(answer)) throw new Error(`${command} ${decided}: ${answer.text.en}`);
  }

  async #found(): Promise<void> {
    const on = '2023-12-01';
    const host = { name: 'Eksempel-IKT', form: 'HOST_MUNICIPALITY', host: VAAGAN, participants: PARTICIPANTS };
    await this.tell('EstablishCooperation', host, on);
    for (const municipality of FIVE)
      await this.tell(
        'EstablishBody',
        { body: council(municipality), name: 'Kommunestyret', kind: 'COUNCIL', municipality },
        on,
      );
    await this.tell('DefineKey', KEY_30_70, on);
    await this.tell('ProposeAgreement', { version: 'AV-1', title: 'Avtale', clauses: [], terms: TERMS }, on);
    await this.tell('AttestAgreement', { version: 'AV-1', basis: 'EKSEMPEL' }, on);
    await this.tell('RegisterService', { service: 'fagsystem', kind: 'SYSTEM', name: 'Fagsystem' }, '2024-01-01');
    for (const municipality of [VESTVAAGOEY, VAAGAN, MOSKENES])
      await this.tell('JoinService', { service: 'fagsystem', municipality }, '2024-01-01');
    await this.tell('RecordSeller', SELLER, '2024-01-02');
    for (const municipality of FIVE)
      if (municipality !== VAAGAN)
        await this.tell('RecordBuyer', { municipality, reference: `1200-${municipality}`, address }, '2024-01-02');
    for (const category of ['DRIFT', 'SHARED_SYSTEM', 'INVESTMENT'])
      await this.#decide(`mva-${category}`, council(VAAGAN), '2024-01-03', {
        ...{ kind: 'CHOOSE_VAT', category, vat: { code: 'S', rate: '25' } },
        legalBasis: 'EKSEMPEL',
      });
    await this.#population(2024);
  }

  #population(year: number): Promise<void> {
    const source = { table: '07459', source: 'Statistisk sentralbyrå' };
    const figures = { referenceDate: `${year}-01-01`, figures: POPULATION[year], ...source };
    return this.tell('AcceptPopulation', figures, `${year}-02-25`);
  }

  async #bill2025(): Promise<void> {
    const lines = [
      { category: 'DRIFT', amount: '1100000000' },
      { category: 'SHARED_SYSTEM', amount: '120000001', sharedService: 'fagsystem' },
      { category: 'INVESTMENT', amount: '50000000' },
    ];
    await this.tell('DraftBudget', { year: 2025, version: 'B1', lines }, '2024-09-01');
    await this.tell('SendBudget', { year: 2025, version: 'B1' }, '2024-09-10');
    for (const m of FIVE)
      await this.#decide(`budsjett-${m}`, council(m), '2024-12-10', {
        kind: 'TREAT_BUDGET',
        year: 2025,
        version: 'B1',
      });
    await this.run(2025, 'ON_ACCOUNT', '2025-01-15');
    await this.#population(2025);
    await this.run(2025, 'ON_ACCOUNT', '2025-04-15');
    const second = await this.ask(new AskInvoices({ cooperation: BOOK, year: 2025, validOn: '2025-04-15' }));
    const invoice = second.invoices.filter(({ municipality }) => municipality === FLAKSTAD).at(-1)?.invoice;
    const credit = { year: 2025, run: 'kreditering', invoice, ground: 'Feil referanse hos kjøper.' };
    await this.tell('PrepareCredit', credit, '2025-05-02');
    await this.issue(2025, 'kreditering', '2025-05-02');
    await this.run(2025, 'ON_ACCOUNT', '2025-07-15');
    await this.run(2025, 'ON_ACCOUNT', '2025-10-15');
    await this.tell('RecordInterestRate', { percent: '12.50', regulation: 'EKSEMPEL' }, '2025-01-01');
    await this.#decide('rente', council(VAAGAN), '2025-11-03', { kind: 'CLAIM_INTEREST', documents: ['2025-0001'] });
    const interest = { year: 2025, run: 'rente', invoice: '2025-0001', amount: '12345', decision: 'rente' };
    await this.tell('PrepareInterest', interest, '2025-11-04');
    await this.issue(2025, 'rente', '2025-11-04');
    const booked = { bookedOn: '2025-12-30' };
    await this.tell(
      'RecordCostLine',
      cost('DRIFT', '10800000.01', { ...booked, line: 'D-1', label: 'Drift' }),
      '2025-12-30',
    );
    const shared = { line: 'S-1', label: 'Fagsystem', sharedService: 'fagsystem', evidence: 'EKSEMPEL' };
    await this.tell('RecordCostLine', cost('SHARED_SYSTEM', '1250000.00', { ...booked, ...shared }), '2025-12-30');
    const held = { line: 'I-1', label: 'Server' };
    await this.tell('RecordCostLine', cost('INVESTMENT', '300000.00', { ...booked, ...held }), '2025-12-30');
    await this.tell(
      'RecordCostLine',
      cost('PREMISES_LOCAL', '75000.00', { ...booked, line: 'P-1', label: 'Husleie' }),
      '2025-12-30',
    );
    await this.run(2025, 'SETTLEMENT', '2026-01-20');
    const late = { line: 'D-2', label: 'Etterfakturert linje', bookedOn: '2026-02-10' };
    await this.tell('RecordCostLine', cost('DRIFT', '100000.00', late), '2026-02-10');
    await this.tell('CloseAccounts', { year: 2025 }, '2026-02-20');
    await this.run(2025, 'CORRECTION', '2026-03-01');
  }

  /** No budget of 2026 is valid: the last valid one stands in. */
  async #bill2026(): Promise<void> {
    const lines = [{ category: 'DRIFT', amount: '1150000000' }];
    await this.tell('DraftBudget', { year: 2026, version: 'B2', lines }, '2026-03-02');
    await this.run(2026, 'ON_ACCOUNT', '2026-03-10');
  }

  async #decide(decision: string, body: string, on: string, effect?: object): Promise<void> {
    const votes = { for: 25, against: 0, unanimous: true };
    await this.tell(
      'RecordDecision',
      { decision, body, outcome: 'ADOPTED', votes, wording: 'Som innstilt.', ...(effect && { effect }) },
      on,
    );
  }

  /** The next run of a kind by the rules, by two persons, to its documents. */
  async run(year: number, kind: 'ON_ACCOUNT' | 'SETTLEMENT' | 'CORRECTION', on: string): Promise<void> {
    const { prepare } = await this.ask(new AskRunProposal({ cooperation: BOOK, year, kind, validOn: on }));
    await this.tell('PrepareInvoiceRun', prepare, on);
    await this.issue(year, prepare.run, on);
  }

  async issue(year: number, run: string, on: string): Promise<void> {
    await this.tell('AttestInvoiceRun', { year, run }, on);
    await this.tell('ApproveInvoiceRun', { year, run }, on, BERIT);
    await this.tell('IssueInvoiceRun', { year, run }, on);
  }
}
