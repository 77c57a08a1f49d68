import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AskRunProposal, type RunProposalAnswer } from '#cooperation';
import type { Actor } from '#kernel';
import {
  FIVE,
  KEY_20_80,
  KEY_30_70,
  PARTICIPANTS,
  POPULATION,
  TERMS_2024,
  VAAGAN,
} from '../../libs/cooperation/testing/lofoten.ts';
import { ACCOUNT } from '../../libs/cooperation/testing/money.ts';
import { ImportedBook } from './imported.ts';

/** A cooperation like Lofoten IKT that can invoice; amounts, decisions and addresses are examples. */
export const COOPERATION = 'eksempel';
export const BILLING_TERMS = { ...TERMS_2024, budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' } };

const secretary = { id: 'styresekretar', role: 'BOARD_SECRETARY' };
const economist = (id: string): Actor => ({ id, role: 'HOST_ECONOMIST', municipality: VAAGAN });
const [ANNA, BERIT] = [economist('okonom-a'), economist('okonom-b')];
const address = { street: 'Rådhusgata 1', city: 'Eksempel', postalCode: '0001' };
const votes = { for: 25, against: 0, unanimous: true };

type Entry = readonly [command: string, decided: string, data: object, validFrom?: string];

const CATEGORIES = ['DRIFT', 'HOST_ADMIN_EXTRA'];
const COUNCILS: readonly Entry[] = FIVE.map((municipality) => [
  'EstablishBody',
  '2021-12-01',
  { body: `ks-${municipality}`, name: 'Kommunestyret', kind: 'COUNCIL', municipality },
]);
const FOUNDATION: readonly Entry[] = [
  [
    'EstablishCooperation',
    '2021-12-01',
    { name: 'Eksempel', form: 'HOST_MUNICIPALITY', host: VAAGAN, participants: PARTICIPANTS },
    '2022-01-01',
  ],
  ...COUNCILS,
  ['EstablishBody', '2021-12-01', { body: 'lofotraadet', name: 'Lofotrådet', kind: 'REGIONAL_COUNCIL' }],
  ['DefineKey', '2021-12-01', KEY_30_70],
  ['DefineKey', '2021-12-01', KEY_20_80],
  ['ProposeAgreement', '2021-12-01', { version: 'A-1', title: 'Avtale', clauses: [], terms: BILLING_TERMS }],
  ['AttestAgreement', '2021-12-01', { version: 'A-1', basis: 'EKSEMPEL' }, '2022-01-01'],
  ['RecordSeller', '2021-12-01', { account: ACCOUNT, address, vatRegistered: true, paymentDays: 30 }],
  ...FIVE.filter((m) => m !== VAAGAN).map(
    (municipality): Entry => [
      'RecordBuyer',
      '2021-12-01',
      { municipality, reference: `1200-${municipality}`, address },
    ],
  ),
  ...CATEGORIES.map(
    (category): Entry => [
      'RecordDecision',
      '2022-01-03',
      {
        ...{ decision: `mva-${category}`, body: `ks-${VAAGAN}`, outcome: 'ADOPTED', votes, wording: 'EKSEMPEL' },
        effect: { kind: 'CHOOSE_VAT', category, vat: { code: 'E', rate: '0' }, legalBasis: 'EKSEMPEL: unntatt' },
      },
    ],
  ),
];

const population = (year: number): Entry => [
  'AcceptPopulation',
  `${year}-02-25`,
  { referenceDate: `${year}-01-01`, figures: POPULATION[year] ?? {}, table: '07459', source: 'Statistisk sentralbyrå' },
];

const adopted = (year: number, lines: object): Entry[] => [
  ['DraftBudget', `${year - 1}-09-01`, { year, version: `B-${year}`, lines }],
  ...FIVE.map(
    (m): Entry => [
      'RecordDecision',
      `${year - 1}-12-10`,
      {
        ...{ decision: `ks-${m}-b${year}`, body: `ks-${m}`, outcome: 'ADOPTED', votes, wording: 'EKSEMPEL' },
        effect: { kind: 'TREAT_BUDGET', year, version: `B-${year}` },
      },
    ],
  ),
];

/** A book on SQLite whose host bills: each thing is recorded on its day, one second after the one before. */
export class BillingHistory {
  #second = 0;

  private constructor(readonly book: ImportedBook) {}

  static async of(...budgets: readonly { year: number; lines: object }[]): Promise<BillingHistory> {
    const all = [
      ...FOUNDATION,
      ...budgets.flatMap(({ year, lines }) => [population(year - 1), ...adopted(year, lines)]),
    ];
    const entries = [...all]
      .sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([command, decided, data, validFrom = decided], n) => ({
        ...{ command, decided, validFrom, data, actor: command.startsWith('Record') ? ANNA : secretary },
        recorded: `${decided}T10:00:${String(n % 60).padStart(2, '0')}Z`,
      }));
    const path = join(mkdtempSync(join(tmpdir(), 'fellesbok-billing-')), 'history.yaml');
    writeFileSync(path, JSON.stringify(entries));
    return new BillingHistory(await ImportedBook.of(COOPERATION, path));
  }

  /** Records on the day at noon. */
  async tell(command: string, decided: string, data: object, { validFrom = decided, on = decided, by = ANNA } = {}) {
    const second = this.#second++ % 3600;
    const clock = `${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}`;
    await this.book.record({ command, decided, validFrom, data }, `${on}T12:${clock}.000Z`, by);
  }

  /** The inhabitants of 1 January of a year, recorded on a day. */
  population(year: number, on: string): Promise<void> {
    const [command, decided, data] = population(year);
    return this.tell(command, decided, data, { on });
  }

  async decide(decision: string, body: string, effect: object, decided: string): Promise<void> {
    const said = { decision, body, outcome: 'ADOPTED', votes, wording: 'EKSEMPEL', effect };
    await this.tell('RecordDecision', decided, said);
  }

  propose(kind: RunProposalAnswer['kind'], year: number, validOn: string): Promise<RunProposalAnswer> {
    return this.book.ask(new AskRunProposal({ cooperation: COOPERATION, year, kind, validOn }));
  }

  /** Proposes the next run and issues it as proposed, by two persons. */
  async run(kind: RunProposalAnswer['kind'], year: number, on: string): Promise<RunProposalAnswer> {
    const proposed = await this.propose(kind, year, on);
    await this.tell('PrepareInvoiceRun', on, proposed.prepare);
    await this.issue(year, proposed.run, on);
    return proposed;
  }

  /** A run that is prepared, by two persons to its documents. */
  async issue(year: number, run: string, on: string): Promise<void> {
    await this.tell('AttestInvoiceRun', on, { year, run });
    await this.tell('ApproveInvoiceRun', on, { year, run }, { by: BERIT });
    await this.tell('IssueInvoiceRun', on, { year, run });
  }

  cost(line: string, category: string, amount: string, bookedOn: string, served?: object): Promise<void> {
    const year = bookedOn.slice(0, 4);
    return this.tell('RecordCostLine', bookedOn, {
      ...{ line, category, label: 'EKSEMPEL', amount, bookedOn, vat: { amount: '0', treatment: 'COMPENSATED' } },
      service: served ?? { from: `${year}-01`, to: `${year}-12` },
    });
  }
}
