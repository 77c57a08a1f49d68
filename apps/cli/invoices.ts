import { existsSync, writeFileSync } from 'node:fs';
import {
  AskBalances,
  AskConfirmation,
  AskInvoice,
  AskInvoiceDocument,
  AskInvoices,
  type BalancesAnswer,
  balancesCsv,
  type ConfirmationAnswer,
  confirmationCsv,
  type InvoiceAnswer,
  type InvoicesAnswer,
  type InvoiceView,
  invoiceCsv,
  invoicesCsv,
} from '#cooperation';
import { decimalIn, type Language, type Text } from '#kernel';
import { show } from './asking.ts';
import { COPY_MESSAGES } from './copy-messages.ts';
import { Failure } from './failure.ts';
import { MESSAGES, say } from './messages.ts';
import { Renderer } from './render.ts';
import { kindOfRun } from './run-kinds.ts';
import { type CommonOptions, Session } from './session.ts';
import { money, table } from './table.ts';
import { categoryIn } from './words.ts';

const WORDS = {
  invoices: { nb: 'Fakturaer og kreditnotaer', nn: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  number: { nb: 'Nr.', nn: 'Nr.', en: 'No.' },
  kind: { nb: 'Hva', nn: 'Kva', en: 'What' },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  period: { nb: 'Periode', nn: 'Periode', en: 'Period' },
  issued: { nb: 'Utstedt', nn: 'Utferda', en: 'Issued' },
  sent: { nb: 'Sendt', nn: 'Sendt', en: 'Sent' },
  due: { nb: 'Forfall', nn: 'Forfall', en: 'Due' },
  status: { nb: 'Status', nn: 'Status', en: 'Status' },
  payable: { nb: 'Å betale (kr)', nn: 'Å betale (kr)', en: 'Payable (NOK)' },
  paid: { nb: 'Betalt (kr)', nn: 'Betalt (kr)', en: 'Paid (NOK)' },
  credited: { nb: 'Kreditert (kr)', nn: 'Kreditert (kr)', en: 'Credited (NOK)' },
  writtenOff: { nb: 'Avskrevet (kr)', nn: 'Avskrive (kr)', en: 'Written off (NOK)' },
  open: { nb: 'Åpent (kr)', nn: 'Ope (kr)', en: 'Open (NOK)' },
  accrued: { nb: 'påløpt', nn: 'påløpt', en: 'accrued' },
  claimed: { nb: 'krevd', nn: 'kravd', en: 'claimed' },
  interest: { nb: 'Rente (kr)', nn: 'Rente (kr)', en: 'Interest (NOK)' },
  lateInterest: {
    nb: 'Forsinkelsesrente til dagen, vist og ikke krevd',
    nn: 'Forseinkingsrente til dagen, vist og ikkje kravd',
    en: 'Late interest to the day, shown and not claimed',
  },
  sum: { nb: 'Sum', nn: 'Sum', en: 'Total' },
  none: { nb: 'ingen', nn: 'ingen', en: 'none' },
  drafts: { nb: 'Klargjort, ikke utstedt', nn: 'Klargjord, ikkje utferda', en: 'Prepared, not issued' },
  run: { nb: 'Kjøring', nn: 'Køyring', en: 'Run' },
  ownShare: { nb: 'vertens egen andel', nn: 'verten sin eigen del', en: 'the host’s own share' },
  net: { nb: 'Uten mva. (kr)', nn: 'Utan mva. (kr)', en: 'Net (NOK)' },
  category: { nb: 'Kategori', nn: 'Kategori', en: 'Category' },
  vat: { nb: 'Mva.', nn: 'Mva.', en: 'VAT' },
  vatAmount: { nb: 'Merverdiavgift', nn: 'Meirverdiavgift', en: 'VAT' },
  own: { nb: 'Nummer hos verten', nn: 'Nummer hos verten', en: 'Number in the host’s system' },
  references: { nb: 'Gjelder', nn: 'Gjeld', en: 'Refers to' },
  reason: { nb: 'Grunn', nn: 'Grunn', en: 'Reason' },
  creditedBy: { nb: 'Kreditert av', nn: 'Kreditert av', en: 'Credited by' },
  payments: { nb: 'Betalinger', nn: 'Betalingar', en: 'Payments' },
  payment: { nb: 'Betaling', nn: 'Betaling', en: 'Payment' },
  booked: { nb: 'Bokført', nn: 'Bokført', en: 'Booked' },
  amount: { nb: 'Beløp (kr)', nn: 'Beløp (kr)', en: 'Amount (NOK)' },
  disputed: { nb: 'Bestridt siden', nn: 'Bestridd sidan', en: 'Disputed since' },
  history: { nb: 'Historikk', nn: 'Historikk', en: 'History' },
  event: { nb: 'Hendelse', nn: 'Hending', en: 'Event' },
  date: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  by: { nb: 'Av', nn: 'Av', en: 'By' },
  document: { nb: 'EHF, SHA-256', nn: 'EHF, SHA-256', en: 'EHF, SHA-256' },
  balances: { nb: 'Saldo per kommune', nn: 'Saldo per kommune', en: 'Balance per municipality' },
  invoiced: { nb: 'Fakturert (kr)', nn: 'Fakturert (kr)', en: 'Invoiced (NOK)' },
  overdue: { nb: 'Forfalt (kr)', nn: 'Forfalle (kr)', en: 'Overdue (NOK)' },
  disputedSum: { nb: 'Bestridt (kr)', nn: 'Bestridd (kr)', en: 'Disputed (NOK)' },
  ageing: {
    nb: 'Åpent, etter dager siden forfall (kr)',
    nn: 'Ope, etter dagar sidan forfall (kr)',
    en: 'Open, by days past due (NOK)',
  },
  unmatched: {
    nb: 'Innbetalt uten faktura (kr)',
    nn: 'Innbetalt utan faktura (kr)',
    en: 'Paid in and put against nothing (NOK)',
  },
  confirmation: { nb: 'Saldobekreftelse', nn: 'Saldostadfesting', en: 'Balance confirmation' },
  from: { nb: 'Fra', nn: 'Frå', en: 'From' },
  to: { nb: 'Til', nn: 'Til', en: 'To' },
  organisation: { nb: 'org.nr.', nn: 'org.nr.', en: 'org. no.' },
  stated: {
    nb: 'Etter vårt regnskap sto dette åpent ved utgangen av dagen:',
    nn: 'Etter rekneskapen vår stod dette ope ved utgangen av dagen:',
    en: 'By our accounts this was open at the end of the day:',
  },
  nothingOpen: {
    nb: 'Etter vårt regnskap sto ingenting åpent ved utgangen av dagen.',
    nn: 'Etter rekneskapen vår stod ingenting ope ved utgangen av dagen.',
    en: 'By our accounts nothing was open at the end of the day.',
  },
  confirmAsked: {
    nb: 'Vi ber om at kommunen bekrefter beløpet, eller oppgir hvilke dokumenter som avviker, og hvorfor.',
    nn: 'Vi ber om at kommunen stadfestar beløpet, eller oppgjev kva dokument som avvik, og kvifor.',
    en: 'We ask the municipality to confirm the amount, or to say which documents differ, and why.',
  },
} as const satisfies Record<string, Text>;

const CREDIT_NOTE: Text = { nb: 'til gode', nn: 'til gode', en: 'in favour' };

const STATUS: Readonly<Record<InvoiceView['status'], Text>> = {
  ISSUED: { nb: 'utstedt', nn: 'utferda', en: 'issued' },
  SENT: { nb: 'sendt', nn: 'sendt', en: 'sent' },
  PARTLY_PAID: { nb: 'delvis betalt', nn: 'delvis betalt', en: 'partly paid' },
  PAID: { nb: 'betalt', nn: 'betalt', en: 'paid' },
  OVERDUE: { nb: 'forfalt', nn: 'forfalle', en: 'overdue' },
  CREDITED: { nb: 'kreditert', nn: 'kreditert', en: 'credited' },
  DISPUTED: { nb: 'bestridt', nn: 'bestridd', en: 'disputed' },
  WRITTEN_OFF: { nb: 'avskrevet', nn: 'avskriven', en: 'written off' },
};
const STAGE: Readonly<Record<InvoicesAnswer['drafts'][number]['stage'], Text>> = {
  PREPARED: { nb: 'klargjort', nn: 'klargjord', en: 'prepared' },
  ATTESTED: { nb: 'attestert', nn: 'attestert', en: 'attested' },
  APPROVED: { nb: 'anvist', nn: 'tilvist', en: 'approved' },
};
const EVENT: Readonly<Record<string, Text>> = {
  InvoiceRunPrepared: { nb: 'kjøringen klargjort', nn: 'køyringa klargjord', en: 'run prepared' },
  InvoiceRunAttested: { nb: 'attestert', nn: 'attestert', en: 'attested' },
  InvoiceRunApproved: { nb: 'anvist', nn: 'tilvist', en: 'approved' },
  InvoiceIssued: { nb: 'utstedt', nn: 'utferda', en: 'issued' },
  InvoiceDocumentMade: { nb: 'EHF-dokumentet laget', nn: 'EHF-dokumentet laga', en: 'EHF document made' },
  InvoiceSent: { nb: 'sendt', nn: 'sendt', en: 'sent' },
  InvoiceNumberTaken: { nb: 'nummer hos verten', nn: 'nummer hos verten', en: 'number in the host’s system' },
  InvoiceDisputed: { nb: 'bestridt', nn: 'bestridd', en: 'disputed' },
  DisputeSettled: { nb: 'tvisten avsluttet', nn: 'tvisten avslutta', en: 'dispute settled' },
  ClaimWrittenOff: { nb: 'avskrevet', nn: 'avskriven', en: 'written off' },
  PaymentMatched: { nb: 'betaling ført mot den', nn: 'betaling ført mot han', en: 'payment put against it' },
};
const AGE: Readonly<Record<keyof BalancesAnswer['total']['ageing'], Text>> = {
  NOT_DUE: { nb: 'Ikke forfalt', nn: 'Ikkje forfalle', en: 'Not due' },
  DAYS_1_30: { nb: '1–30', nn: '1–30', en: '1–30' },
  DAYS_31_60: { nb: '31–60', nn: '31–60', en: '31–60' },
  DAYS_61_90: { nb: '61–90', nn: '61–90', en: '61–90' },
  DAYS_OVER_90: { nb: 'Over 90', nn: 'Over 90', en: 'Over 90' },
};
const AGES = Object.keys(AGE) as (keyof typeof AGE)[];

const WRITTEN = say({
  nb: (invoice: string, path: string, bytes: number, sha256: string) =>
    `${invoice}: ${bytes} byte i ${path}, SHA-256 ${sha256}.`,
  nn: (invoice: string, path: string, bytes: number, sha256: string) =>
    `${invoice}: ${bytes} byte i ${path}, SHA-256 ${sha256}.`,
  en: (invoice: string, path: string, bytes: number, sha256: string) =>
    `${invoice}: ${bytes} bytes in ${path}, SHA-256 ${sha256}.`,
});

interface Point {
  readonly knownAt?: string;
  readonly validOn?: string;
}

const wordsIn =
  (language: Language) =>
  (word: keyof typeof WORDS): string =>
    WORDS[word][language];

export function invoices(
  cooperation: string,
  year: number | undefined,
  options: CommonOptions & Point & { municipality?: string; status?: string },
): Promise<void> {
  const { validOn, knownAt, municipality, status, lang } = options;
  return Session.reading(options, async (session) => {
    const question = { cooperation, year, validOn, knownAt, municipality, status: status?.toUpperCase() };
    const answer = await session.ask(new AskInvoices(question, lang));
    show(answer, options, { table: (a) => invoicesTable(a, lang), csv: invoicesCsv });
  });
}

export function invoice(cooperation: string, number: string, options: CommonOptions & Point): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskInvoice({ cooperation, invoice: number, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => invoiceTable(a, lang), csv: invoiceCsv });
  });
}

/** The stored bytes on the screen or in a new file; never over another. */
export function ehf(
  cooperation: string,
  number: string,
  options: CommonOptions & { out?: string; knownAt?: string },
): Promise<void> {
  const { out, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const { bytes, sha256 } = await session.ask(new AskInvoiceDocument({ cooperation, invoice: number, knownAt }));
    if (out === undefined) {
      process.stdout.write(bytes.toString('utf8'));
      return;
    }
    if (existsSync(out)) throw new Failure(COPY_MESSAGES.alreadyThere[lang](out));
    try {
      writeFileSync(out, bytes, { flag: 'wx' });
    } catch (error) {
      throw new Failure(MESSAGES.documentNotWritten[lang](out, (error as Error).message));
    }
    process.stdout.write(`${WRITTEN[lang](number, out, bytes.byteLength, sha256)}\n`);
  });
}

export function balances(cooperation: string, options: CommonOptions & Point): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskBalances({ cooperation, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => balancesTable(a, lang), csv: balancesCsv });
  });
}

export function balanceConfirmation(
  cooperation: string,
  municipality: string,
  validOn: string,
  options: CommonOptions & { knownAt?: string },
): Promise<void> {
  const { knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskConfirmation({ cooperation, municipality, validOn, knownAt }));
    show(answer, options, { table: (a) => confirmationText(a, lang), csv: confirmationCsv });
  });
}

const kindIn = (language: Language, { kind, document }: Pick<InvoiceView, 'kind' | 'document'>): string =>
  document === 'CREDIT_NOTE' && kind !== 'CREDIT'
    ? `${kindOfRun(language, kind)}, ${CREDIT_NOTE[language]}`
    : kindOfRun(language, kind);
const months = ({ from, to }: InvoiceView['period']): string => (from === to ? from : `${from} – ${to}`);

/** A rate that is missing is told below the figures it is missing for. */
const unknownInterest = ({ interestMissing }: Pick<InvoicesAnswer, 'interestMissing'>): string[] =>
  interestMissing === null ? [] : [interestMissing.detail];

function invoicesTable(a: InvoicesAnswer, language: Language): string {
  const w = wordsIn(language);
  const of = a.year === null ? '' : ` ${a.year}`;
  const head = `${w('invoices')}${of}, ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${new Renderer(language).clock(a)}`;
  const parts = [head];
  if (a.invoices.length > 0) parts.push(invoiceRows(a, language));
  else if (a.drafts.length === 0) parts.push(w('none'));
  parts.push(...unknownInterest(a));
  if (a.drafts.length > 0)
    parts.push(
      `${w('drafts')}\n${table(
        [
          { head: w('run') },
          { head: w('kind') },
          { head: w('period') },
          { head: w('status') },
          { head: w('municipality') },
          { head: w('net'), align: 'right' },
        ],
        a.drafts.flatMap((d) =>
          d.parts.map((part, n) => [
            ...(n === 0
              ? [d.run, kindOfRun(language, d.kind), months(d.period), STAGE[d.stage][language]]
              : ['', '', '', '']),
            `${part.municipality} ${part.name}${part.memorandum ? ` (${w('ownShare')})` : ''}`,
            money(part.total),
          ]),
        ),
      )}`,
    );
  return parts.join('\n\n');
}

function invoiceRows(a: InvoicesAnswer, language: Language): string {
  const w = wordsIn(language);
  const credited = a.invoices.some((i) => i.credited !== '0.00');
  const lost = a.invoices.some((i) => i.writtenOff !== '0.00');
  const amounts = (i: InvoicesAnswer['total']): string[] => [
    money(i.payable),
    money(i.paid),
    ...(credited ? [money(i.credited)] : []),
    ...(lost ? [money(i.writtenOff)] : []),
    money(i.open),
    money(i.interest),
  ];
  const right = (head: keyof typeof WORDS) => ({ head: w(head), align: 'right' as const });
  return table(
    [
      ...[{ head: w('number') }, { head: w('kind') }, { head: w('municipality') }, { head: w('period') }],
      ...[{ head: w('issued') }, { head: w('due') }, { head: w('status') }],
      ...[right('payable'), right('paid'), ...(credited ? [right('credited')] : [])],
      ...[...(lost ? [right('writtenOff')] : []), right('open'), right('interest')],
    ],
    [
      ...a.invoices.map((i) => [
        ...[i.invoice, kindIn(language, i), `${i.municipality} ${i.name}`, months(i.period)],
        ...[i.issuedOn, i.dueOn, STATUS[i.status][language], ...amounts(i)],
      ]),
      ['', '', '', '', '', '', w('sum'), ...amounts(a.total)],
    ],
  );
}

function invoiceTable(a: InvoiceAnswer, language: Language): string {
  const w = wordsIn(language);
  const i = a.invoice;
  const eventIn = eventsIn(a, language);
  const renderer = new Renderer(language);
  const parts = [
    `${i.invoice} (${kindIn(language, i)}), ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${renderer.clock(a)}`,
    facts([
      [w('municipality'), `${i.municipality} ${i.name}`],
      [w('period'), months(i.period)],
      [w('issued'), i.issuedOn],
      [w('sent'), i.sentOn],
      [w('due'), i.dueOn],
      [w('status'), STATUS[i.status][language]],
      ['KID', i.kid],
      [w('own'), i.number],
      [w('references'), i.references.join(', ') || null],
      [w('reason'), a.reason],
      [w('creditedBy'), i.creditedBy],
      [
        w('disputed'),
        i.dispute &&
          `${i.dispute.since}${i.dispute.amount === null ? '' : ` (${money(i.dispute.amount)} kr)`}: ${i.dispute.ground}`,
      ],
      [w('document'), i.sha256],
    ]),
    table(
      [{ head: w('category') }, { head: w('vat') }, { head: w('net'), align: 'right' }],
      [
        ...i.lines.map((l) => [
          categoryIn(language, l.category),
          `${l.vat.code} ${decimalIn(language, l.vat.rate)} %`,
          money(l.amount),
        ]),
        [w('vatAmount'), '', money(i.vat)],
        [w('payable'), '', money(i.payable)],
        [w('paid'), '', money(i.paid)],
        ...(i.credited === '0.00' ? [] : [[w('credited'), '', money(i.credited)]]),
        ...(i.writtenOff === '0.00' ? [] : [[w('writtenOff'), '', money(i.writtenOff)]]),
        [w('open'), '', money(i.open)],
      ],
    ),
  ];
  if (i.payments.length > 0)
    parts.push(
      `${w('payments')}\n${table(
        [{ head: w('payment') }, { head: w('booked') }, { head: w('amount'), align: 'right' }],
        i.payments.map((p) => [p.payment, p.on, money(p.amount)]),
      )}`,
    );
  if (i.interestAccrued !== '0.00' || i.interestClaimed !== '0.00') {
    const claimed =
      i.interestClaimed === '0.00'
        ? ''
        : ` (${w('accrued')} ${money(i.interestAccrued)} kr, ${w('claimed')} ${money(i.interestClaimed)} kr)`;
    parts.push(`${w('lateInterest')}: ${money(i.interest)}${i.interest === null ? '' : ' kr'}${claimed}`);
  }
  parts.push(...unknownInterest(a));
  parts.push(
    `${w('history')}\n${table(
      [{ head: w('event'), align: 'right' }, { head: w('date') }, { head: w('kind') }, { head: w('by') }],
      a.events.map((e) => [String(e.index), e.decided, eventIn(e), e.actor.id]),
    )}`,
  );
  return parts.join('\n\n');
}

/** Of two issues in the history of a document the later is of the credit note that took it back. */
const eventsIn = (a: InvoiceAnswer, language: Language) => {
  const own = a.events.find((e) => e.type === 'InvoiceIssued');
  return (e: InvoiceAnswer['events'][number]): string =>
    e.type === 'InvoiceIssued' && e !== own ? STATUS.CREDITED[language] : (EVENT[e.type]?.[language] ?? e.type);
};

const facts = (rows: readonly (readonly [string, string | null])[]): string => {
  const told = rows.filter((row): row is [string, string] => row[1] !== null);
  return told.map(([name, value]) => `${name}: ${value}`).join('\n');
};

export function balancesTable(a: BalancesAnswer, language: Language): string {
  const w = wordsIn(language);
  const head = `${w('balances')}, ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${new Renderer(language).clock(a)}`;
  if (a.balances.length === 0) return [head, w('none')].join('\n\n');
  const lost = a.total.writtenOff !== '0.00';
  const right = (head: keyof typeof WORDS) => ({ head: w(head), align: 'right' as const });
  const amounts = (b: BalancesAnswer['total']): string[] => [
    ...[money(b.invoiced), money(b.paid), ...(lost ? [money(b.writtenOff)] : []), money(b.open)],
    ...[money(b.overdue), money(b.disputed), money(b.interest)],
  ];
  const parts = [
    head,
    table(
      [
        { head: w('municipality') },
        ...[right('invoiced'), right('paid'), ...(lost ? [right('writtenOff')] : []), right('open')],
        ...[right('overdue'), right('disputedSum'), right('interest')],
      ],
      [...a.balances.map((b) => [`${b.municipality} ${b.name}`, ...amounts(b)]), [w('sum'), ...amounts(a.total)]],
    ),
    ...unknownInterest(a),
    `${w('ageing')}\n${table(
      [{ head: w('municipality') }, ...AGES.map((age) => ({ head: AGE[age][language], align: 'right' as const }))],
      [
        ...a.balances.map((b) => [`${b.municipality} ${b.name}`, ...AGES.map((age) => money(b.ageing[age]))]),
        [w('sum'), ...AGES.map((age) => money(a.total.ageing[age]))],
      ],
    )}`,
  ];
  if (a.unmatched !== '0.00') parts.push(`${w('unmatched')}: ${money(a.unmatched)}`);
  return parts.join('\n\n');
}

/** As a letter from the host to the municipality. */
function confirmationText(a: ConfirmationAnswer, language: Language): string {
  const w = wordsIn(language);
  const party = ({ municipality, name, organisationNumber }: ConfirmationAnswer['municipality']): string =>
    `${municipality} ${name}${organisationNumber === null ? '' : `, ${w('organisation')} ${organisationNumber}`}`;
  const right = (head: keyof typeof WORDS) => ({ head: w(head), align: 'right' as const });
  const parts = [
    `${w('confirmation')} ${w('onDay')} ${a.validOn}: ${a.name}, ${new Renderer(language).clock(a)}`,
    facts([
      [w('from'), a.host && party(a.host)],
      [w('to'), party(a.municipality)],
    ]),
    a.documents.length === 0 ? w('nothingOpen') : w('stated'),
  ];
  if (a.documents.length > 0)
    parts.push(
      table(
        [
          ...[{ head: w('number') }, { head: w('kind') }, { head: w('period') }, { head: w('issued') }],
          ...[{ head: w('due') }, { head: 'KID' }, right('payable'), right('paid'), right('open')],
        ],
        [
          ...a.documents.map((d) => [
            ...[d.invoice, kindIn(language, d), months(d.period), d.issuedOn, d.dueOn, d.kid ?? '—'],
            ...[money(d.payable), money(d.paid), money(d.open)],
          ]),
          ['', '', '', '', '', '', '', w('sum'), money(a.open)],
        ],
      ),
    );
  return [...parts, w('confirmAsked')].join('\n\n');
}
