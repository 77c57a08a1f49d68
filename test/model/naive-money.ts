import { plus } from './days.ts';
import { frac, nearest, parse } from './exact.ts';
import { Happened, type Issued, type MoneyEvent } from './money-events.ts';

/**
 * The naive model of invoices and payments: each question looks at every event anew, and late interest is counted day by
 * day. Amounts are øre.
 */

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);
const years = (day: string): number => {
  const year = Number(day.slice(0, 4));
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;
};

/** A part of a payment that is put against a document; nobody has taken it back. */
export interface Put {
  readonly invoice: string;
  readonly amount: bigint;
  readonly payment: string;
  readonly year: number;
  /** The day of the bank. */
  readonly on: string;
}

export interface DocumentOn {
  readonly invoice: string;
  readonly kind: string;
  readonly municipality: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly sentOn: string | null;
  readonly number: string | null;
  readonly creditedBy: string | null;
  readonly disputed: bigint | 'ALL' | null;
  readonly status: string;
  readonly payable: bigint;
  readonly paid: bigint;
  readonly credited: bigint;
  readonly writtenOff: bigint;
  readonly open: bigint;
  /** Late interest: accrued to the day, claimed and not credited, and what is left of it. */
  readonly accrued: bigint | null;
  readonly claimed: bigint;
  readonly interest: bigint | null;
  readonly payments: readonly string[];
}

/** What payments are put against, by the day: a match stands until its payment is taken back, whenever that is said. */
export function putAgainst(then: Happened): Put[] {
  const back = then.all('PaymentUnmatched');
  const received = then.all('PaymentReceived');
  return then.all('PaymentMatched').flatMap(({ data: { payment, parts }, year, index, on }) => {
    const same = (e: MoneyEvent<'PaymentUnmatched' | 'PaymentReceived'>) =>
      e.year === year && e.data.payment === payment;
    if (back.some((e) => same(e) && e.index > index)) return [];
    const booked = received.find(same)?.on ?? on;
    return parts.map((part) => ({ invoice: part.invoice, amount: BigInt(part.amount), payment, year, on: booked }));
  });
}

/** Every document issued by the day, as it stands on it. */
export function documentsOn(then: Happened): DocumentOn[] {
  const issued = then.all('InvoiceIssued');
  const put = putAgainst(then);
  return issued
    .map((document) => documentOn(then, document, issued, put))
    .sort((a, b) => (a.invoice < b.invoice ? -1 : 1));
}

function documentOn(then: Happened, document: Issued, issued: readonly Issued[], put: readonly Put[]): DocumentOn {
  const { invoice, kind, municipality, dueOn, references } = document.data;
  const ours = <E extends { data: { invoice: string } }>(e: E) => e.data.invoice === invoice;
  const payable = BigInt(document.data.payable);
  const payments = put.filter((p) => p.invoice === invoice);
  const paid = sum(payments.map((p) => p.amount));
  const given = then.all('ClaimWrittenOff').filter(ours);
  const writtenOff = sum(given.map((e) => BigInt(e.data.amount)));
  const note = issued.find((e) => e.data.kind === 'CREDIT' && e.data.references.includes(invoice)) ?? null;
  const takesBack = kind === 'CREDIT' && issued.some((e) => references.includes(e.data.invoice));
  const credited = takesBack ? payable : note ? -BigInt(note.data.payable) : 0n;
  const open = payable - paid - credited - writtenOff;
  const said = [...then.all('InvoiceDisputed').filter(ours), ...then.all('DisputeSettled').filter(ours)];
  const last = said.sort((a, b) => a.index - b.index).at(-1);
  const disputed =
    last?.type === 'InvoiceDisputed' ? (last.data.amount === null ? 'ALL' : BigInt(last.data.amount)) : null;
  const sentOn = then.all('InvoiceSent').find(ours)?.on ?? null;
  const status = () => {
    if (takesBack || note) return 'CREDITED';
    if (open <= 0n && writtenOff > 0n) return 'WRITTEN_OFF';
    if (open === 0n || (open < 0n && paid > 0n)) return 'PAID';
    if (disputed !== null) return 'DISPUTED';
    if (open > 0n && dueOn < then.day) return 'OVERDUE';
    return paid !== 0n ? 'PARTLY_PAID' : sentOn !== null ? 'SENT' : 'ISSUED';
  };
  const less = [
    ...payments,
    ...given.map((e) => ({ on: e.on, amount: BigInt(e.data.amount) })),
    ...(note ? [{ on: note.on, amount: -BigInt(note.data.payable) }] : []),
  ];
  const bears = document.data.document === 'INVOICE' && kind !== 'INTEREST';
  const accrued = bears ? interestOf(then, payable, dueOn, less) : 0n;
  const claims = issued.filter((e) => e.data.kind === 'INTEREST' && e.data.references.includes(invoice));
  const standing = claims.filter(
    (claim) => !issued.some((e) => e.data.kind === 'CREDIT' && e.data.references.includes(claim.data.invoice)),
  );
  const claimed = sum(standing.map((e) => BigInt(e.data.payable)));
  return {
    ...{ invoice, kind, municipality, dueOn, sentOn, disputed, payable, paid, credited, writtenOff, open },
    issuedOn: document.on,
    number: then.all('InvoiceNumberTaken').findLast(ours)?.data.number ?? null,
    creditedBy: note?.data.invoice ?? null,
    status: status(),
    ...{ accrued, claimed, interest: accrued === null ? null : accrued - claimed },
    payments: payments.map((p) => `${p.year}/${p.payment} ${p.on} ${p.amount}`).sort(),
  };
}

/** Forsinkelsesrenteloven §§ 2 and 3, a day at a time; null where the rate of a day that counts is not known. */
function interestOf(
  then: Happened,
  payable: bigint,
  dueOn: string,
  less: readonly { readonly on: string; readonly amount: bigint }[],
): bigint | null {
  // Øre times hundredths of a per cent, over days of common years and of leap years.
  const counted = new Map([
    [365, 0n],
    [366, 0n],
  ]);
  for (let day = plus(dueOn, 1); day <= then.day; day = plus(day, 1)) {
    const open = payable - sum(less.filter((l) => l.on < day).map((l) => l.amount));
    if (open <= 0n) continue;
    const percent = rateOn(then, day);
    if (percent === null) return null;
    const { n, d } = parse(percent);
    counted.set(years(day), (counted.get(years(day)) ?? 0n) + (open * n * 100n) / d);
  }
  const whole = frac((counted.get(365) ?? 0n) * 366n + (counted.get(366) ?? 0n) * 365n, 10_000n * 365n * 366n);
  return nearest(whole);
}

/** The rate that began last by the day; of two from the same day the one recorded last. */
export function rateOn({ book, size }: Happened, day: string): string | null {
  const begun = book.filter((e) => e.type === 'InterestRateRecorded' && e.index < size && e.validFrom <= day);
  const [last] = [...begun].sort((a, b) =>
    a.validFrom === b.validFrom ? b.index - a.index : a.validFrom < b.validFrom ? 1 : -1,
  );
  return last ? (last.data as unknown as { percent: string }).percent : null;
}

export interface BalanceOn {
  readonly municipality: string;
  readonly paid: bigint;
  readonly writtenOff: bigint;
  readonly open: bigint;
  readonly overdue: bigint;
  readonly disputed: bigint;
  readonly interest: bigint | null;
  /** Not due, 1–30, 31–60, 61–90 and more than 90 days after. */
  readonly ageing: readonly bigint[];
}

const LATER = [0, 30, 60, 90];

export function balancesOn(documents: readonly DocumentOn[], day: string): BalanceOn[] {
  return [...new Set(documents.map((d) => d.municipality))].sort().map((municipality) => {
    const own = documents.filter((d) => d.municipality === municipality);
    const of = (amount: (d: DocumentOn) => bigint) => sum(own.map(amount));
    const age = (d: DocumentOn) => LATER.filter((days) => plus(d.dueOn, days) < day).length;
    return {
      municipality,
      paid: of((d) => d.paid),
      writtenOff: of((d) => d.writtenOff),
      open: of((d) => d.open),
      overdue: of((d) => (d.open > 0n && d.dueOn < day ? d.open : 0n)),
      disputed: of((d) => (d.disputed === null || d.open <= 0n ? 0n : d.disputed === 'ALL' ? d.open : d.disputed)),
      interest: own.some((d) => d.interest === null) ? null : of((d) => d.interest ?? 0n),
      ageing: [0, 1, 2, 3, 4].map((n) => of((d) => (age(d) === n ? d.open : 0n))),
    };
  });
}

/** `year/payment amount status left`: each payment that the bank had booked by the day. */
export function paymentsOn(then: Happened): string[] {
  const put = putAgainst(then);
  return then
    .all('PaymentReceived')
    .map(({ data: { payment, amount }, year }) => {
      const own = put.filter((p) => p.year === year && p.payment === payment);
      const left = BigInt(amount) - sum(own.map((p) => p.amount));
      const status = left === 0n ? 'MATCHED' : own.length > 0 ? 'PARTLY_MATCHED' : 'UNMATCHED';
      return `${year}/${payment} ${amount} ${status} ${left}`;
    })
    .sort();
}

/** What came in and stands in nobody’s balance: that which is put against a document not issued yet, too. */
export function unmatchedOn(then: Happened): bigint {
  const issued = then.all('InvoiceIssued').map((e) => e.data.invoice);
  const put = putAgainst(then).filter((p) => issued.includes(p.invoice));
  return sum(then.all('PaymentReceived').map((e) => BigInt(e.data.amount))) - sum(put.map((p) => p.amount));
}

/** `year/run kind stage`: what was prepared by the day and neither issued nor given up. */
export function draftsOn(then: Happened): string[] {
  const has = (type: Parameters<Happened['all']>[0], year: number, run: string) =>
    then.all(type).some((e) => e.year === year && (e.data as { run?: string }).run === run);
  return then
    .all('InvoiceRunPrepared')
    .filter(
      ({ year, data: { run } }) =>
        !(['InvoiceIssued', 'OwnShareNoted', 'InvoiceRunReturned'] as const).some((type) => has(type, year, run)),
    )
    .map(({ year, data: { run, kind } }) => {
      const stage = has('InvoiceRunApproved', year, run)
        ? 'APPROVED'
        : has('InvoiceRunAttested', year, run)
          ? 'ATTESTED'
          : 'PREPARED';
      return `${year}/${run} ${kind} ${stage}`;
    })
    .sort();
}

/** Øre billed of a year’s costs by instalments and by the settlement and its corrections, `municipality category`. */
export function billedOn(then: Happened, year: number): { onAccount: Sums; settled: Sums } {
  const issued = then.all('InvoiceIssued');
  const kinds = new Map(then.all('InvoiceRunPrepared').map((e) => [`${e.year}/${e.data.run}`, e.data.kind]));
  /** What a credit note takes back counts where the document did. */
  const kindOf = ({ data: { kind, references } }: Issued): string | undefined =>
    kind === 'CREDIT' ? issued.find((e) => e.data.invoice === references[0])?.data.kind : kind;
  const all = [
    ...issued.map((e) => ({ kind: kindOf(e), ...e })),
    ...then.all('OwnShareNoted').map((e) => ({ kind: kinds.get(`${e.year}/${e.data.run}`), ...e })),
  ].filter((e) => e.year === year);
  const of = (...which: string[]): Sums => {
    const sums: Sums = {};
    for (const { kind, data } of all)
      if (kind !== undefined && which.includes(kind))
        for (const { category, amount } of data.lines) {
          const id = `${data.municipality} ${category}`;
          sums[id] = (sums[id] ?? 0n) + BigInt(amount);
        }
    return sums;
  };
  return { onAccount: of('ON_ACCOUNT'), settled: of('SETTLEMENT', 'CORRECTION') };
}
export type Sums = Record<string, bigint>;

// -------------------------------------------------------------------------------------------- laws of the whole book

/** What no sequence of commands may bring about; each that is broken, in words. */
export function lawsBroken(then: Happened): string[] {
  return [...seriesBroken(then), ...figuresBroken(then), ...putTooMuch(then), ...claimedTooMuch(then)];
}

/** Forsinkelsesrenteloven § 2: when it is prepared, a claim is no more than has accrued and was not claimed before. */
function claimedTooMuch({ book, size, day: end }: Happened): string[] {
  return new Happened(book, size, end).all('InvoiceRunPrepared').flatMap(({ data, on, index, year }) => {
    if (data.kind !== 'INTEREST') return [];
    // What is known then, also of days to come, as it was on the day.
    const known = book.map((e) => (e.decided > on ? { ...e, decided: on } : e));
    const then = new Happened(known, index, on);
    const late = documentsOn(then).find((d) => d.invoice === data.about?.invoice);
    const asked = then
      .all('InvoiceRunPrepared')
      .filter((e) => e.data.kind === 'INTEREST' && e.data.about?.invoice === data.about?.invoice)
      .filter((e) => draftsOn(then).some((line) => line.startsWith(`${e.year}/${e.data.run} `)));
    const totalOf = (e: MoneyEvent<'InvoiceRunPrepared'>['data']) =>
      sum(e.parts.flatMap((p) => p.lines.map((l) => BigInt(l.amount))));
    const left = (late?.interest ?? 0n) - sum(asked.map((e) => totalOf(e.data)));
    return totalOf(data) <= left
      ? []
      : [`${year}/${data.run}: ${totalOf(data)} of interest, of which ${left} were left`];
  });
}

/** Bokføringsforskriften § 5-1-1: without gap and double, in the order of time. */
function seriesBroken(then: Happened): string[] {
  const last = new Map<number, { n: number; on: string }>();
  return then.all('InvoiceIssued').flatMap(({ data: { invoice }, year, on }) => {
    const before = last.get(year) ?? { n: 0, on: '' };
    last.set(year, { n: before.n + 1, on });
    const number = `${year}-${String(before.n + 1).padStart(4, '0')}`;
    return [
      ...(invoice === number ? [] : [`${invoice} stands in the place of ${number}`]),
      ...(on < before.on ? [`${invoice} of ${on} comes after ${before.on}`] : []),
    ];
  });
}

/** Documents sum, their VAT is that of each rate, their KID has its check digit, and a run bills what was prepared. */
function figuresBroken(then: Happened): string[] {
  return then.all('InvoiceIssued').flatMap(({ data, year }) => {
    const { invoice, run, municipality, lines, net, vat, payable, kid } = data;
    const rates = [...new Set(lines.map((l) => `${l.vat.code} ${l.vat.rate}`))];
    const taxes = rates.map((id) => {
      const [code, rate = '0'] = id.split(' ');
      const base = sum(lines.filter((l) => `${l.vat.code} ${l.vat.rate}` === id).map((l) => BigInt(l.amount)));
      const { n, d } = parse(rate);
      return code === 'S' ? nearest(frac(base * n, d * 100n)) : 0n;
    });
    const prepared = then.all('InvoiceRunPrepared').find((e) => e.year === year && e.data.run === run);
    const part = prepared?.data.parts.find((p) => p.municipality === municipality);
    const asked = sum((part?.lines ?? []).map((l) => BigInt(l.amount)));
    return [
      ...(BigInt(net) === sum(lines.map((l) => BigInt(l.amount))) ? [] : [`${invoice}: net`]),
      ...(BigInt(vat) === sum(taxes) ? [] : [`${invoice}: VAT`]),
      ...(BigInt(payable) === BigInt(net) + BigInt(vat) ? [] : [`${invoice}: payable`]),
      ...(BigInt(payable) < 0n === (data.document === 'CREDIT_NOTE') ? [] : [`${invoice}: sign`]),
      ...(kid === null || luhn(kid) ? [] : [`${invoice}: KID`]),
      ...(asked === BigInt(net) && part?.memorandum === false ? [] : [`${invoice}: not as prepared`]),
    ];
  });
}

function luhn(digits: string): boolean {
  const all = [...digits].reverse().map((digit, i) => {
    const weighed = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return weighed > 9 ? weighed - 9 : weighed;
  });
  return all.reduce((a, b) => a + b, 0) % 10 === 0;
}

/** No more of a payment is put against documents than it brought. */
export const putTooMuch = (then: Happened): string[] =>
  paymentsOn(then).flatMap((line) => {
    const [, amount = '0', , left = '0'] = line.split(' ');
    const over = BigInt(amount) < 0n ? BigInt(left) > 0n : BigInt(left) < 0n;
    return over ? [`${line}: more is put against documents than came`] : [];
  });

/** What an instalment bills each municipality, all categories together: an equal part of what is left of its year. */
export const instalmentOf = (rest: bigint, left: number): bigint => rest / BigInt(left);
