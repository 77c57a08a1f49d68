import type { BookEvent } from './book-events.ts';
import type { MoneyMoment, MoneyTold } from './compare-money.ts';
import { Happened } from './money-events.ts';
import { nameOfRecorded, turnsOfAccruals } from './naive-accruals.ts';
import { putAgainst, rateOn } from './naive-money.ts';

/** What kinds of situations a moment in years of money shows. */
export function moneySituationsOf(book: readonly BookEvent[], moment: MoneyMoment, told: MoneyTold): string[] {
  const { size, day, year } = moment;
  const then = new Happened(book, size, day);
  const issued = then.all('InvoiceIssued');
  const closed = then.all('AccountsClosed');
  const documents = typeof told.documents === 'string' ? [] : told.documents;
  const put = putAgainst(then);
  const back = then.all('PaymentUnmatched');
  const ofDocument = (invoice: string) => documents.find((d) => d.invoice === invoice);
  const isClosed = (of: number, index: number) => closed.some((c) => c.year === of && c.index < index);
  const situations: (string | false)[] = [
    ...documents.map((d) => d.status),
    ...documents.map((d) => d.paid > d.payable && d.payable > 0n && 'an over-payment'),
    ...documents.map((d) => d.paid > 0n && d.creditedBy !== null && 'a credit of a paid invoice'),
    ...documents.map((d) => d.paid > 0n && d.writtenOff > 0n && 'paid in part, the rest given up'),
    ...documents.map((d) => d.claimed > 0n && 'interest claimed'),
    ...documents.map(
      (d) => d.accrued !== null && d.claimed > d.accrued && 'more claimed than has accrued, as known since',
    ),
    ...documents.map((d) => d.interest === null && 'interest not known'),
    ...documents.flatMap((d) => interestSpans(then, d.dueOn, d.interest)),
    ...documents.map((d) => d.disputed !== null && d.disputed !== 'ALL' && d.open > 0n && 'a part disputed'),
    ...documents.map((d) => d.kind === 'SETTLEMENT' && d.payable < 0n && 'a settlement below zero'),
    ...documents.map((d) => d.payable < 0n && d.paid < 0n && 'a credit note drawn off'),
    ...documents.map((d) => `document ${d.kind}`),
    ...issued.map(
      (e) => e.data.kind === 'CORRECTION' && isClosed(e.year, e.index) && 'a correction after the accounts are closed',
    ),
    ...issued.map(
      (e) => e.data.kind === 'CREDIT' && isClosed(e.year, e.index) && 'a credit after the accounts are closed',
    ),
    ...issued.map(
      (e) => issued.some((o) => o.year !== e.year && o.on.slice(0, 4) === e.on.slice(0, 4)) && 'two series in a year',
    ),
    ...issued.map((e) => creditsInterest(documents, e.data.kind, e.data.references) && 'a claim of interest credited'),
    ...put.flatMap((p) => {
      const d = ofDocument(p.invoice);
      return d
        ? [
            p.on > d.dueOn && 'a late payment',
            p.on < d.issuedOn && 'paid before it was issued',
            p.year !== Number(d.invoice.slice(0, 4)) && 'paid in another year than it concerns',
          ]
        : ['put against what is not issued yet'];
    }),
    ...then
      .all('PaymentReceived')
      .flatMap((e) => [
        isClosed(e.year, e.index) && 'booked by the bank in a year closed before it was known',
        BigInt(e.data.amount) < 0n && 'paid back',
        then.all('PaymentReceived').some((o) => o.data.payment === e.data.payment && o.year !== e.year) &&
          'payments of one name in two years',
        e.data.entry !== null && 'told by a file of the bank',
      ]),
    ...then
      .all('ClaimWrittenOff')
      .map((e) => isClosed(Number(e.on.slice(0, 4)), e.index) && 'given up in a year that was closed'),
    ...back.map((e) =>
      put.some((p) => p.year === e.year && p.payment === e.data.payment) ? 'taken back and put again' : 'taken back',
    ),
    ...back.map((e) => e.on.slice(0, 4) !== String(e.year) && 'taken back in a later year'),
    ...(typeof told.payments === 'string' ? [] : told.payments.map((line) => `payment ${line.split(' ')[2]}`)),
    ...(typeof told.drafts === 'string' ? [] : told.drafts.map((line) => `run ${line.split(' ')[2]}`)),
    ...book.map((e) => e.type === 'DecisionReversed' && e.index < size && e.validFrom <= day && 'a decision reversed'),
    then.all('InvoiceRunReturned').length > 0 && issued.length > 0 && 'a run given up among issued ones',
    then.all('OwnShareNoted').length > 0 && 'the own share of the host',
    ...(typeof told.settlement === 'string' ? [told.settlement] : told.settlement.flatMap(settled)),
    ...accrualSituations(then, year, told),
    typeof told.trial !== 'string' &&
      told.trial.some((line) => line.startsWith('equity')) &&
      'what earlier years earned',
    isClosed(year, size) && 'the ledger of a closed year',
    typeof told.trial === 'string' && told.trial,
  ];
  return situations.filter((s) => s !== false);
}

/** Estimates that count or not, and in whose books and when they were taken out. */
function accrualSituations({ book, size, day }: Happened, year: number, { accruals, trial }: MoneyTold) {
  if (typeof accruals === 'string' || typeof trial === 'string') return [];
  const known = book.filter((e) => e.index < size);
  const bookedOn = (name: string): string => {
    const of = known.find((e) => e.type === 'CostLineRecorded' && nameOfRecorded(e) === name);
    return (of?.data as unknown as { bookedOn?: string } | undefined)?.bookedOn ?? '';
  };
  return [
    ...accruals.map((line) => {
      const [, amount, , , , by = '', , actual] = line.split(' ');
      if (line.endsWith('counts')) return 'an estimate that counts';
      if (by === 'null') return 'an estimate taken out without a cost';
      return actual === amount ? 'a cost that came as estimated' : 'a cost that came otherwise';
    }),
    ...turnsOfAccruals(known).flatMap(({ accrual, back, event, on }) => [
      back && 'an estimate that counts again',
      !back && accrual.slice(0, 4) !== event.stream.slice(-4) && 'taken out in the books of a later year',
      !back && on < bookedOn(accrual) && 'taken out before it was booked',
      bookedOn(accrual) > day &&
        on <= day &&
        Number(event.stream.slice(-4)) <= year &&
        'taken out of what is not booked yet',
    ]),
  ];
}

function settled(line: string): string[] {
  const [, , , accruals, onAccount, , settled, difference] = line.split(' ');
  return [
    ...(accruals !== '0' ? ['an estimate in what each pays'] : []),
    ...(onAccount !== '0' && settled !== '0' && difference === '0' ? ['settled to the øre'] : []),
    ...(settled !== '0' && difference !== '0' ? ['changed since the settlement'] : []),
  ];
}

const creditsInterest = (documents: MoneyTold['documents'], kind: string, references: readonly string[]): boolean =>
  kind === 'CREDIT' &&
  typeof documents !== 'string' &&
  documents.some((d) => d.kind === 'INTEREST' && references.includes(d.invoice));

/** Interest that runs over a new rate, over a leap day or into another year. */
function interestSpans(then: Happened, dueOn: string, interest: bigint | null): string[] {
  if (interest === null || interest === 0n) return [];
  return [
    ...(rateOn(then, dueOn) !== rateOn(then, then.day) ? ['interest over a new rate'] : []),
    ...(dueOn < '2024-02-29' && then.day > '2024-02-29' ? ['interest over a leap day'] : []),
    ...(dueOn.slice(0, 4) !== then.day.slice(0, 4) ? ['interest into another year'] : []),
  ];
}

const each = (what: string, ...kinds: readonly string[]): string[] => kinds.map((kind) => `${what}${kind}`);

export const MUST_COME_UP: readonly string[] = [
  ...['ISSUED', 'SENT', 'PARTLY_PAID', 'PAID', 'OVERDUE', 'DISPUTED', 'CREDITED', 'WRITTEN_OFF'],
  ...each('document ', 'ON_ACCOUNT', 'SETTLEMENT', 'CORRECTION', 'CREDIT', 'INTEREST'),
  ...each('payment ', 'MATCHED', 'PARTLY_MATCHED', 'UNMATCHED'),
  ...each('run ', 'PREPARED', 'ATTESTED', 'APPROVED'),
  ...['a late payment', 'an over-payment', 'a credit of a paid invoice', 'paid in part, the rest given up'],
  ...['paid before it was issued', 'paid in another year than it concerns', 'paid back', 'a credit note drawn off'],
  ...['told by a file of the bank', 'payments of one name in two years', 'put against what is not issued yet'],
  ...['taken back', 'taken back and put again', 'taken back in a later year', 'a part disputed'],
  ...['interest not known', 'interest over a new rate', 'interest over a leap day', 'interest into another year'],
  ...[
    'interest claimed',
    'a claim of interest credited',
    'a settlement below zero',
    'settled to the øre',
    'changed since the settlement',
  ],
  ...['a correction after the accounts are closed', 'a credit after the accounts are closed', 'two series in a year'],
  ...['booked by the bank in a year closed before it was known', 'given up in a year that was closed'],
  ...['the ledger of a closed year', 'what earlier years earned', 'the own share of the host'],
  ...['an estimate that counts', 'an estimate in what each pays', 'an estimate taken out without a cost'],
  ...['a cost that came as estimated', 'a cost that came otherwise', 'an estimate that counts again'],
  ...[
    'taken out in the books of a later year',
    'taken out before it was booked',
    'taken out of what is not booked yet',
  ],
  ...['a run given up among issued ones', 'no-cooperation-then', 'no-costs', 'a decision reversed'],
];

/** What must be refused somewhere among them, by its code. */
export const MUST_REFUSE: readonly string[] = [
  ...['two-persons', 'accounting-year-not-over', 'accounts-closed', 'accounts-not-closed', 'invoice-runs-open'],
  ...['invoice-run-stale', 'matched-too-much', 'payment-taken', 'more-than-the-claim', 'amount-not-above-zero'],
  ...['dispute-order', 'booked-in-the-future', 'more-than-accrued', 'more-than-decided'],
  ...['accrual-released', 'accrual-not-corrected', 'accrual-ahead', 'not-an-accrual'],
  ...['money-decision-without-effect', 'claim-not-covered', 'vat-not-chosen'],
];
