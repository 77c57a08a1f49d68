import {
  AskJournal,
  AskLedger,
  AskStatement,
  type LedgerAnswer,
  ledgerCsv,
  type StatementAnswer,
  statementCsv,
} from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { money, table } from './table.ts';
import { categoryIn } from './words.ts';

const WORDS = {
  trialBalance: { nb: 'Saldobalanse', nn: 'Saldobalanse', en: 'Trial balance' },
  statement: { nb: 'Kontoutskrift', nn: 'Kontoutskrift', en: 'Statement of account' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  open: { nb: 'Regnskapet er åpent', nn: 'Rekneskapen er open', en: 'The accounts are open' },
  closed: { nb: 'Regnskapet ble avsluttet', nn: 'Rekneskapen vart avslutta', en: 'The accounts were closed on' },
  audited: { nb: 'revidert', nn: 'revidert', en: 'audited' },
  account: { nb: 'Konto', nn: 'Konto', en: 'Account' },
  name: { nb: 'Navn', nn: 'Namn', en: 'Name' },
  opening: { nb: 'Inngående (kr)', nn: 'Inngåande (kr)', en: 'Opening (NOK)' },
  debit: { nb: 'Debet (kr)', nn: 'Debet (kr)', en: 'Debit (NOK)' },
  credit: { nb: 'Kredit (kr)', nn: 'Kredit (kr)', en: 'Credit (NOK)' },
  closing: { nb: 'Utgående (kr)', nn: 'Utgåande (kr)', en: 'Closing (NOK)' },
  sum: { nb: 'Sum', nn: 'Sum', en: 'Total' },
  nothing: { nb: 'Ingenting er bokført', nn: 'Ingenting er bokført', en: 'Nothing is booked' },
  reconciliation: { nb: 'Avstemming, alle år', nn: 'Avstemming, alle år', en: 'Reconciliation, all years' },
  what: { nb: 'Hva', nn: 'Kva', en: 'What' },
  ledger: { nb: 'Regnskapet (kr)', nn: 'Rekneskapen (kr)', en: 'Ledger (NOK)' },
  postedLater: { nb: 'Bokført senere (kr)', nn: 'Bokført seinare (kr)', en: 'Posted later (NOK)' },
  happened: { nb: 'skjedd', nn: 'hendt', en: 'happened' },
  documents: { nb: 'Bilagene (kr)', nn: 'Bilaga (kr)', en: 'Documents (NOK)' },
  difference: { nb: 'Avvik (kr)', nn: 'Avvik (kr)', en: 'Difference (NOK)' },
  date: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  event: { nb: 'Hendelse', nn: 'Hending', en: 'Event' },
  text: { nb: 'Tekst', nn: 'Tekst', en: 'Text' },
  reference: { nb: 'Bilag', nn: 'Bilag', en: 'Document' },
  amount: { nb: 'Beløp (kr)', nn: 'Beløp (kr)', en: 'Amount (NOK)' },
  balance: { nb: 'Saldo (kr)', nn: 'Saldo (kr)', en: 'Balance (NOK)' },
} as const satisfies Record<string, Text>;

const RECONCILED: Readonly<Record<LedgerAnswer['reconciliation'][number]['what'], Text>> = {
  RECEIVABLES: {
    nb: 'Kundefordringer mot åpne fakturaer',
    nn: 'Kundefordringar mot opne fakturaer',
    en: 'Receivables against open invoices',
  },
  INCOME: {
    nb: 'Inntekt mot fakturaene uten mva.',
    nn: 'Inntekt mot fakturaene utan mva.',
    en: 'Income against the invoices without VAT',
  },
  BANK: { nb: 'Bank mot betalingene', nn: 'Bank mot betalingane', en: 'Bank against the payments' },
  UNMATCHED_PAYMENTS: {
    nb: 'Innbetalt uten faktura mot betalingene',
    nn: 'Innbetalt utan faktura mot betalingane',
    en: 'Unmatched payments against the payments',
  },
};

/** Accounts by how their name begins; the longest that fits, with what it is of behind it. */
const ACCOUNTS: readonly (readonly [begins: string, name: Text])[] = [
  ['assets:receivables:', { nb: 'Kundefordring', nn: 'Kundefordring', en: 'Receivable' }],
  ['assets:bank', { nb: 'Bank', nn: 'Bank', en: 'Bank' }],
  [
    'liabilities:unmatched-payments',
    { nb: 'Innbetalt uten faktura', nn: 'Innbetalt utan faktura', en: 'Unmatched payments' },
  ],
  ['liabilities:vat', { nb: 'Utgående merverdiavgift', nn: 'Utgåande meirverdiavgift', en: 'Output VAT' }],
  ['liabilities:host', { nb: 'Gjeld til verten', nn: 'Gjeld til verten', en: 'Owed to the host' }],
  ['income:late-interest', { nb: 'Forsinkelsesrente', nn: 'Forseinkingsrente', en: 'Late interest' }],
  ['income:', { nb: 'Inntekt', nn: 'Inntekt', en: 'Income' }],
  ['expenses:costs:', { nb: 'Kostnad', nn: 'Kostnad', en: 'Cost' }],
  ['expenses:losses', { nb: 'Tap på fordringer', nn: 'Tap på fordringar', en: 'Losses on claims' }],
  [
    'memorandum:own-share-contra',
    { nb: 'Vertens egen andel, motkonto', nn: 'Verten sin eigen del, motkonto', en: 'The host’s own share, contra' },
  ],
  ['memorandum:own-share:', { nb: 'Vertens egen andel', nn: 'Verten sin eigen del', en: 'The host’s own share' }],
  [
    'equity:earlier-years',
    { nb: 'Tidligere års resultat', nn: 'Resultat frå tidlegare år', en: 'Result of earlier years' },
  ],
];
function accountIn(language: Language, account: string): string {
  const [begins, name] = ACCOUNTS.find(([start]) => account.startsWith(start)) ?? [];
  if (begins === undefined || name === undefined) return account;
  const of = account.slice(begins.length);
  return of === '' ? name[language] : `${name[language]}, ${categoryIn(language, of)}`;
}

const TEXT: Readonly<Record<string, Text>> = {
  Invoice: { nb: 'Faktura', nn: 'Faktura', en: 'Invoice' },
  'Credit note': { nb: 'Kreditnota', nn: 'Kreditnota', en: 'Credit note' },
  'Own share': { nb: 'Vertens egen andel', nn: 'Verten sin eigen del', en: 'Own share' },
  Payment: { nb: 'Innbetaling', nn: 'Innbetaling', en: 'Payment' },
  'Payment matched': { nb: 'Betaling ført mot faktura', nn: 'Betaling ført mot faktura', en: 'Payment matched' },
  'Payment unmatched': { nb: 'Betaling løst fra faktura', nn: 'Betaling løyst frå faktura', en: 'Payment unmatched' },
  'Written off': { nb: 'Avskrevet', nn: 'Avskrive', en: 'Written off' },
  Cost: { nb: 'Kostnad', nn: 'Kostnad', en: 'Cost' },
  'Cost reversed': { nb: 'Kostnad tilbakeført', nn: 'Kostnad tilbakeført', en: 'Cost reversed' },
  'Cost corrected': { nb: 'Kostnad rettet', nn: 'Kostnad retta', en: 'Cost corrected' },
};

/** The trial balance of a year, or the statement of one account. */
export function ledger(
  cooperation: string,
  year: number,
  options: CommonOptions & { knownAt?: string; validOn?: string; account?: string },
): Promise<void> {
  const { validOn, knownAt, account, lang } = options;
  return Session.reading(options, async (session) => {
    const question = { cooperation, year, validOn, knownAt };
    if (account === undefined) {
      const answer = await session.ask(new AskLedger(question));
      show(answer, options, { table: (a) => ledgerTable(a, lang), csv: ledgerCsv });
    } else {
      const answer = await session.ask(new AskStatement({ ...question, account }));
      show(answer, options, { table: (a) => statementTable(a, lang), csv: statementCsv });
    }
  });
}

/** The ledger as a journal of another program. */
export function journalOf(
  cooperation: string,
  options: CommonOptions,
  asked: { program: string; year: number | null; validOn?: string; knownAt?: string },
): Promise<string> {
  return Session.reading(options, async (session) => {
    const { text } = await session.ask(new AskJournal({ cooperation, ...asked }));
    return text;
  });
}

const wordsIn =
  (language: Language) =>
  (word: keyof typeof WORDS): string =>
    WORDS[word][language];

function ledgerTable(a: LedgerAnswer, language: Language): string {
  const w = wordsIn(language);
  const right = (head: keyof typeof WORDS) => ({ head: w(head), align: 'right' as const });
  const amounts = (x: LedgerAnswer['total']) => [x.opening, x.debit, x.credit, x.closing].map(money);
  const audited = a.auditedOn === null ? '' : `, ${w('audited')} ${a.auditedOn}`;
  const parts = [
    `${w('trialBalance')} ${a.year}, ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${new Renderer(language).clock(a)}`,
    a.closedOn === null ? `${w('open')}.` : `${w('closed')} ${a.closedOn}${audited}.`,
  ];
  if (a.accounts.length === 0) return [...parts, `${w('nothing')}.`].join('\n\n');
  parts.push(
    table(
      [
        ...[{ head: w('account') }, { head: w('name') }],
        ...[right('opening'), right('debit'), right('credit'), right('closing')],
      ],
      [
        ...a.accounts.map((x) => [x.account, accountIn(language, x.account), ...amounts(x)]),
        [w('sum'), '', ...amounts(a.total)],
      ],
    ),
    `${w('reconciliation')}\n${table(
      [{ head: w('what') }, right('ledger'), right('postedLater'), right('documents'), right('difference')],
      a.reconciliation.map((r) => [
        RECONCILED[r.what][language],
        ...[r.ledger, r.postedLater, r.documents, r.difference].map(money),
      ]),
    )}`,
  );
  return parts.join('\n\n');
}

function statementTable(a: StatementAnswer, language: Language): string {
  const w = wordsIn(language);
  const right = (head: keyof typeof WORDS) => ({ head: w(head), align: 'right' as const });
  // What happened on another day than that of the books says so.
  const textOf = ({ text, on, dated }: StatementAnswer['rows'][number]): string =>
    `${TEXT[text]?.[language] ?? text}${on === dated ? '' : ` (${w('happened')} ${on})`}`;
  const head = `${w('statement')} ${a.account} (${accountIn(language, a.account)}) ${a.year}`;
  return [
    `${head}, ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${new Renderer(language).clock(a)}`,
    table(
      [
        ...[{ head: w('date') }, { head: w('text') }, { head: w('reference') }, right('event')],
        ...[right('amount'), right('balance')],
      ],
      [
        ['', w('opening').replace(' (kr)', '').replace(' (NOK)', ''), '', '', '', money(a.opening)],
        ...a.rows.map((r) => [
          ...[r.dated, textOf(r), r.reference, String(r.event)],
          ...[money(r.amount), money(r.balance)],
        ]),
        ['', w('closing').replace(' (kr)', '').replace(' (NOK)', ''), '', '', '', money(a.closing)],
      ],
    ),
  ].join('\n\n');
}
