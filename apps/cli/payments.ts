import { AskPayments, type BankFileAnswer, ImportPayments, type PaymentsAnswer, paymentsCsv } from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, readBytes, Session, systemClock } from './session.ts';
import { money, table } from './table.ts';

const WORDS = {
  payments: { nb: 'Betalinger', nn: 'Betalingar', en: 'Payments' },
  toDay: { nb: 'til og med', nn: 'til og med', en: 'up to' },
  bookedOn: { nb: 'Bokført', nn: 'Bokført', en: 'Booked' },
  payment: { nb: 'Betaling', nn: 'Betaling', en: 'Payment' },
  amount: { nb: 'Beløp (kr)', nn: 'Beløp (kr)', en: 'Amount (NOK)' },
  kids: { nb: 'KID', nn: 'KID', en: 'KID' },
  status: { nb: 'Status', nn: 'Status', en: 'Status' },
  invoice: { nb: 'Faktura', nn: 'Faktura', en: 'Invoice' },
  part: { nb: 'Ført mot (kr)', nn: 'Ført mot (kr)', en: 'Put against (NOK)' },
  left: { nb: 'Igjen (kr)', nn: 'Att (kr)', en: 'Left (NOK)' },
  because: { nb: 'Hvorfor', nn: 'Kvifor', en: 'Why' },
  sum: { nb: 'Sum', nn: 'Sum', en: 'Total' },
  received: { nb: 'Inn', nn: 'Inn', en: 'Received' },
  matched: { nb: 'ført mot fakturaer', nn: 'ført mot fakturaer', en: 'put against invoices' },
  unmatched: { nb: 'uplassert', nn: 'uplassert', en: 'unmatched' },
  none: { nb: 'Ingen betalinger.', nn: 'Ingen betalingar.', en: 'No payments.' },
  takenBefore: {
    nb: 'Filen er lest inn før. Betalingene i den telles bare én gang; ingenting ble ført nå.',
    nn: 'Fila er lesen inn før. Betalingane i henne blir berre telte éin gong; ingenting vart ført no.',
    en: 'The file was taken before. Its payments count once only; nothing was recorded now.',
  },
  nothing: {
    nb: 'Filen har ingen bokførte betalinger. Ingenting ble ført.',
    nn: 'Fila har ingen bokførte betalingar. Ingenting vart ført.',
    en: 'The file has no booked payments. Nothing was recorded.',
  },
  before: {
    nb: 'fortalt av en annen fil før, ikke talt igjen',
    nn: 'fortalde av ei anna fil før, ikkje talde om att',
    en: 'told by another file before, not counted again',
  },
  recorded: { nb: 'ført', nn: 'ført', en: 'recorded' },
  recordable: { nb: 'kan føres', nn: 'kan førast', en: 'can be recorded' },
  leftOut: { nb: 'Ikke betalinger', nn: 'Ikkje betalingar', en: 'Not payments' },
  entry: { nb: 'post', nn: 'post', en: 'entry' },
  otherAccounts: { nb: 'Andre kontoer, ikke lest', nn: 'Andre kontoar, ikkje lesne', en: 'Other accounts, not read' },
} as const satisfies Record<string, Text>;

const STATUS: Readonly<Record<string, Text>> = {
  MATCHED: { nb: 'plassert', nn: 'plassert', en: 'matched' },
  PARTLY_MATCHED: { nb: 'delvis plassert', nn: 'delvis plassert', en: 'partly matched' },
  UNMATCHED: { nb: 'uplassert', nn: 'uplassert', en: 'unmatched' },
};
const BECAUSE: Readonly<Record<string, Text>> = {
  NO_KID: { nb: 'ingen KID', nn: 'ingen KID', en: 'no KID' },
  KID_UNKNOWN: { nb: 'ukjent KID', nn: 'ukjend KID', en: 'unknown KID' },
  CREDIT_NOTE: { nb: 'KID til en kreditnota', nn: 'KID til ein kreditnota', en: 'the KID of a credit note' },
  SEVERAL_KIDS: { nb: 'flere KID, delene er ikke sagt', nn: 'fleire KID, delane er ikkje sagde', en: 'several KIDs' },
  NOT_BOOKED: { nb: 'ikke bokført av banken', nn: 'ikkje bokført av banken', en: 'not booked by the bank' },
  COLLECTION: {
    nb: 'samlepost; betalingene står i en annen fil',
    nn: 'samlepost; betalingane står i ei anna fil',
    en: 'a sum; its payments stand in another file',
  },
};

type WordOf = (word: keyof typeof WORDS) => string;
const wordsIn =
  (language: Language): WordOf =>
  (word) =>
    WORDS[word][language];

/** Takes a file of the bank (camt.053, camt.054): all of it or nothing, each payment once. */
export async function importPayments(
  cooperation: string,
  path: string,
  options: CommonOptions & { dryRun?: boolean },
): Promise<void> {
  const { lang, dryRun = false } = options;
  const { name, bytes } = readBytes(path, options);
  const opened = dryRun ? Session.rehearsing : Session.writing;
  await opened(options, async (session) => {
    const actor = { id: 'cli', role: 'OPERATOR' } as const;
    const file = { book: cooperation, name, bytes, actor, recorded: systemClock.now() };
    const answer = await session.do(new ImportPayments(file, dryRun));
    show(answer, options, { table: (a) => takenTable(a, name, dryRun, lang), csv: (a) => JSON.stringify(a) });
  });
}

function takenTable(a: BankFileAnswer, name: string, dryRun: boolean, language: Language): string {
  const w = wordsIn(language);
  const parts: string[] = [];
  if (a.repeated) parts.push(`${name}: ${w('takenBefore')}`);
  else if (a.recorded.payments + a.before.payments === 0) parts.push(`${name}: ${w('nothing')}`);
  else {
    const done = w(dryRun ? 'recordable' : 'recorded');
    const matched = `${a.matched.payments} ${w('matched')} (${money(a.matched.amount)} kr)`;
    parts.push(
      `${name}: ${a.recorded.payments} ${done} (${money(a.recorded.amount)} kr), ${matched}, ${a.unmatched.length} ${w('unmatched')}.`,
    );
    if (a.before.payments > 0) parts.push(`${a.before.payments} (${money(a.before.amount)} kr) ${w('before')}.`);
  }
  if (a.unmatched.length > 0)
    parts.push(
      table(
        [
          { head: w('bookedOn') },
          { head: w('payment') },
          { head: w('amount'), align: 'right' },
          { head: w('left'), align: 'right' },
          { head: w('kids') },
          { head: w('because') },
        ],
        a.unmatched.map((u) => [
          u.bookedOn,
          u.payment,
          money(u.amount),
          money(u.left),
          u.kids.join(' ') || '—',
          BECAUSE[u.because]?.[language] ?? u.because,
        ]),
      ),
    );
  if (a.leftOut.length > 0)
    parts.push(
      `${w('leftOut')}: ${a.leftOut
        .map((l) => `${w('entry')} ${l.entry} (${money(l.amount)} kr, ${BECAUSE[l.because]?.[language] ?? l.because})`)
        .join('; ')}.`,
    );
  if (a.otherAccounts.length > 0) parts.push(`${w('otherAccounts')}: ${a.otherAccounts.join(', ')}.`);
  return parts.join('\n\n');
}

export function payments(
  cooperation: string,
  options: CommonOptions & { knownAt?: string; validOn?: string; year?: number; unmatched?: boolean },
): Promise<void> {
  const { validOn, knownAt, year, unmatched = false, lang } = options;
  return Session.reading(options, async (session) => {
    const question = { cooperation, validOn, knownAt, unmatched, year: year ?? null };
    const answer = await session.ask(new AskPayments(question));
    show(answer, options, { table: (a) => paymentsTable(a, lang), csv: paymentsCsv });
  });
}

function paymentsTable(a: PaymentsAnswer, language: Language): string {
  const w = wordsIn(language);
  const of = a.year === null ? '' : ` ${a.year}`;
  const head = `${w('payments')}${of}, ${a.cooperation}, ${w('toDay')} ${a.validOn}, ${new Renderer(language).clock(a)}`;
  const sums = `${w('received')} ${money(a.received)} kr: ${money(a.matched)} kr ${w('matched')}, ${money(a.unmatched)} kr ${w('unmatched')}.`;
  if (a.payments.length === 0) return [head, w('none'), sums].join('\n\n');
  const rows = a.payments.flatMap((p) => {
    const [first, ...more] = p.parts;
    const said = [p.bookedOn, p.payment, money(p.amount), p.kids.join(' ') || '—'];
    const status = STATUS[p.status]?.[language] ?? p.status;
    const left = p.status === 'MATCHED' ? '' : money(p.left);
    return [
      [...said, status, first?.invoice ?? '—', first ? money(first.amount) : '', left],
      ...more.map(({ invoice, amount }) => ['', '', '', '', '', invoice, money(amount), '']),
    ];
  });
  const columns = [
    { head: w('bookedOn') },
    { head: w('payment') },
    { head: w('amount'), align: 'right' },
    { head: w('kids') },
    { head: w('status') },
    { head: w('invoice') },
    { head: w('part'), align: 'right' },
    { head: w('left'), align: 'right' },
  ] as const;
  return [head, table(columns, rows), sums].join('\n\n');
}
