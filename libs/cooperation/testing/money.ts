import { isRefusal, type Refusal } from '#kernel';
import type { CommandType } from '../domain/commands.ts';
import { FLAKSTAD, KEY_30_70, MOSKENES, PARTICIPANTS, TERMS_2024, VAAGAN, VAEROEY } from './lofoten.ts';
import { type DataOf, Miniature, type When } from './miniature.ts';

/** An account number that no bank gives out. */
export const ACCOUNT = '00000012343';
const address = { street: 'Rådhusgata 1', city: 'Eksempel', postalCode: '0001' };
export const SELLER: DataOf<'RecordSeller'> = {
  account: ACCOUNT,
  address,
  vatRegistered: true,
  kid: { method: 'MOD10', length: 12 },
  paymentDays: 30,
};

/** A book in which the host can invoice the year 2025; amounts are examples. */
export class MoneyBook extends Miniature {
  /** Commands of the year that fit each other are told in a row; by the first economist unless said. */
  tell<T extends CommandType>(type: T, data: DataOf<T>, on = '2025-03-01', by = 'anna'): Refusal | null {
    const answer = this.attempt(type, data, { decided: on, by } satisfies When);
    return isRefusal(answer) ? answer : null;
  }

  /** A run with these targets (øre), by two persons, to its documents. */
  bill(
    run: string,
    targets: Readonly<Record<string, Readonly<Record<string, bigint>>>>,
    {
      kind = 'SETTLEMENT',
      on = '2025-03-01',
      year = 2025,
    }: { kind?: 'SETTLEMENT' | 'CORRECTION'; on?: string; year?: number } = {},
  ): Refusal | null {
    const asked = Object.entries(targets).flatMap(([municipality, of]) =>
      Object.entries(of).map(([category, amount]) => ({ municipality, category, amount: amount.toString() })),
    );
    const period = { from: `${year}-01`, to: `${year}-12` };
    const basis = { of: 'STATED' as const, reason: 'EKSEMPEL' };
    return (
      this.tell('PrepareInvoiceRun', { year, run, kind, period, basis, targets: asked }, on) ??
      this.issue(run, on, year)
    );
  }

  issue(run: string, on = '2025-03-01', year = 2025): Refusal | null {
    return (
      this.tell('AttestInvoiceRun', { year, run }, on) ??
      this.tell('ApproveInvoiceRun', { year, run }, on, 'berit') ??
      this.tell('IssueInvoiceRun', { year, run }, on)
    );
  }

  /** The data of the events of a type, in order. */
  told<T>(type: string): T[] {
    return this.events.filter((e) => e.type === type).map((e) => e.data as unknown as T);
  }
}

const BUYERS = [VAEROEY, FLAKSTAD, MOSKENES];
const when = { decided: '2024-01-01' };

/** The host, three it invoices, and VAT of 25 % on DRIFT; OTHER is outside the scope. */
export function moneyBook(): MoneyBook {
  const book = new MoneyBook();
  const participants = PARTICIPANTS.filter(({ municipality }) => [VAAGAN, ...BUYERS].includes(municipality));
  book.record(
    'EstablishCooperation',
    { name: 'Eksempel', form: 'HOST_MUNICIPALITY', host: VAAGAN, participants },
    when,
  );
  book.record('EstablishBody', { body: 'ks', name: 'Kommunestyret', kind: 'COUNCIL', municipality: VAAGAN }, when);
  book.record('DefineKey', KEY_30_70, when);
  book.record('ProposeAgreement', { version: 'A-1', title: 'Avtale', clauses: [], terms: TERMS_2024 }, when);
  book.record('AttestAgreement', { version: 'A-1', basis: 'EKSEMPEL' }, when);
  book.record('RecordSeller', SELLER, when);
  for (const municipality of BUYERS)
    book.record('RecordBuyer', { municipality, reference: `1200-${municipality}`, address }, when);
  chooseVat(book, 'DRIFT', { code: 'S', rate: '25' });
  chooseVat(book, 'OTHER', { code: 'O', rate: '0' });
  return book;
}

/** A rate of late interest, and decisions of the host’s council to claim it (`rente`) and to give claims up (`avskrivning`). */
export function decideClaims(book: Miniature, decided = when.decided): void {
  book.record('RecordInterestRate', { percent: '12.50', regulation: 'EKSEMPEL' }, { decided });
  const votes = { for: 25, against: 0, unanimous: true };
  for (const [decision, kind] of [
    ['rente', 'CLAIM_INTEREST'],
    ['avskrivning', 'WRITE_OFF'],
  ] as const) {
    const said = { decision, body: 'ks', outcome: 'ADOPTED' as const, votes, wording: 'EKSEMPEL' };
    book.record('RecordDecision', { ...said, effect: { kind } }, { decided });
  }
}

export function chooseVat(
  book: Miniature,
  category: string,
  vat: { code: 'S' | 'E' | 'O'; rate: string },
  decided = when.decided,
  decision = `mva-${category}`,
): void {
  const effect = { kind: 'CHOOSE_VAT' as const, category, vat, legalBasis: `EKSEMPEL: grunnlag for ${category}` };
  const votes = { for: 25, against: 0, unanimous: true };
  book.record('RecordDecision', { decision, body: 'ks', outcome: 'ADOPTED', votes, wording: 'x', effect }, { decided });
}
