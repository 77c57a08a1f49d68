import 'reflect-metadata';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { cwd, env, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  BudgetQuestions,
  bookCatalogue,
  Importer,
  InvoicesQuestions,
  mergedHistory,
  Questions,
  readHistoryFile,
} from '#cooperation';
import { isLanguage, type Language, orThrow } from '#kernel';
import { type OpenBook, openForReading, openForWriting } from '../book/open-book.ts';
import { budgetMatrix } from '../cli/budget.ts';
import { Failure, tell } from '../cli/failure.ts';
import { balancesTable } from '../cli/invoices.ts';
import { MESSAGES } from '../cli/messages.ts';
import { Renderer } from '../cli/render.ts';
import { untilStopped } from '../cli/serving.ts';
import { systemClock } from '../cli/session.ts';
import { table } from '../cli/table.ts';
import { wordsIn } from '../cli/words.ts';
import { serve } from '../server/serve.ts';
import { makeKeys, onlyDemoKeys } from './keys.ts';

/** Who imports the demo's history. A book in which anybody else has written is not the demo's own. */
const DEMO = 'demo';
const COOPERATION = 'lofoten-ikt';
/** Decisions and costs, and the invoices beside them. */
const FILES_OF_HISTORY = ['history.yaml', 'ledger.yaml'] as const;
/** Where the example’s last payment has come in. */
const BALANCES_ON = '2026-11-20';
const FILES = /^((book|access)\.sqlite(-wal|-shm|-journal)?|writer\.(lock|json)(-journal|-wal|-shm)?)$/;
const YEAR = { from: '2025-01', to: '2025-12' } as const;
/** The day before and the day of the correction of the minutes (an example) that put the host's extra cost in the cost base. */
const POINTS = ['2025-02-28', '2025-03-01'] as const;
/** The budget of the turn of a year (an example), before and after the book learned of the last council's decision. */
const BUDGET = { year: 2026, validOn: '2025-12-31', knownAt: ['2025-12-31', '2026-01-06'] } as const;

const TEXTS: Readonly<
  Record<
    Language,
    {
      intro: string;
      notOurs: (d: string) => string;
      api: (url: string) => string;
      keys: (until: string) => string;
      columns: readonly [role: string, actor: string, key: string];
      stop: string;
      own: (d: string) => string;
    }
  >
> = {
  nb: {
    intro: 'Lofoten IKT 2022–2026. Avtalen og innbyggertallene er ekte; beløp og vedtak merket EKSEMPEL er eksempler.',
    notOurs: (d) =>
      `${d} inneholder noe annet enn demoens egen bok. Demoen sletter aldri andres data; velg en annen mappe med FELLESBOK_DATA.`,
    api: (url) => `API: ${url}/api/docs`,
    keys: (until) =>
      `Nøkler til API-et, én for hver rolle. De gjelder til ${until}, bare for demoen; ekte nøkler vises én gang («fellesbok key create»).`,
    columns: ['Rolle', 'Aktør', 'Nøkkel'],
    stop: 'Ctrl-C stopper.',
    own: (d) => `Demoens bok ligger i ${d}.`,
  },
  nn: {
    intro: 'Lofoten IKT 2022–2026. Avtalen og innbyggjartala er ekte; beløp og vedtak merkte EKSEMPEL er eksempel.',
    notOurs: (d) =>
      `${d} inneheld noko anna enn demoen si eiga bok. Demoen slettar aldri andre sine data; vel ei anna mappe med FELLESBOK_DATA.`,
    api: (url) => `API: ${url}/api/docs`,
    keys: (until) =>
      `Nøklar til API-et, éin for kvar rolle. Dei gjeld til ${until}, berre for demoen; ekte nøklar blir viste éin gong («fellesbok key create»).`,
    columns: ['Rolle', 'Aktør', 'Nøkkel'],
    stop: 'Ctrl-C stoppar.',
    own: (d) => `Boka til demoen ligg i ${d}.`,
  },
  en: {
    intro:
      'Lofoten IKT 2022–2026. The agreement and the population are real; amounts and decisions marked EKSEMPEL are examples.',
    notOurs: (d) =>
      `${d} holds something else than the demo’s own book. The demo never deletes the data of others; choose another directory with FELLESBOK_DATA.`,
    api: (url) => `API: ${url}/api/docs`,
    keys: (until) =>
      `Keys to the API, one for each role. They hold until ${until}, for the demo alone; real keys are shown once (“fellesbok key create”).`,
    columns: ['Role', 'Actor', 'Key'],
    stop: 'Ctrl-C stops.',
    own: (d) => `The demo’s book is in ${d}.`,
  },
};

const language: Language = isLanguage(env.FELLESBOK_LANG) ? env.FELLESBOK_LANG : 'nb';
const directory = env.FELLESBOK_DATA || join('data', 'demo');
const say = (text: string): void => void stdout.write(`${text}\n\n`);

/** Empties the directory if all it holds is a book that only the demo has written; refuses otherwise. */
async function renew(): Promise<void> {
  if (!existsSync(directory)) return;
  const names = readdirSync(directory);
  if (names.length === 0) return;
  if (names.some((name) => !FILES.test(name)) || !onlyDemoKeys(directory))
    throw new Failure(TEXTS[language].notOurs(directory));
  if (names.includes('book.sqlite')) {
    const book = await openForReading(directory);
    const ours = await onlyTheDemo(book).finally(() => book.close());
    if (!ours) throw new Failure(TEXTS[language].notOurs(directory));
    // Taking the writer's place tells whether a server still runs on it, and that nobody has written since.
    const taken = await openForWriting(directory, 'fellesbok demo');
    const stillOurs = await onlyTheDemo(taken).finally(() => taken.close());
    if (!stillOurs) throw new Failure(TEXTS[language].notOurs(directory));
  }
  for (const name of names) rmSync(join(directory, name), { force: true });
}

async function onlyTheDemo({ store }: OpenBook): Promise<boolean> {
  const books = await store.books();
  if (books.some((book) => book !== COOPERATION)) return false;
  for (let from = 0; ; from += 1_000) {
    const { events, end } = await store.readBook(COOPERATION, from, 1_000);
    if (events.some(({ metadata }) => metadata.import?.by !== DEMO)) return false;
    if (end) return true;
  }
}

async function demo(): Promise<void> {
  const texts = TEXTS[language];
  const w = wordsIn(language);
  const port = env.PORT || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Failure(MESSAGES.portWrong[language](port), 2);
  await renew();
  const book = await openForWriting(directory, 'fellesbok demo');
  try {
    const paths = FILES_OF_HISTORY.map((name) =>
      fileURLToPath(new URL(`../../../examples/lofoten-ikt/${name}`, import.meta.url)),
    );
    const files = paths.map((path) => orThrow(readHistoryFile(basename(path), readFileSync(path, 'utf8'))));
    const file = orThrow(mergedHistory(files));
    const { entries, events } = orThrow(
      await new Importer(book.store, bookCatalogue).import(COOPERATION, file, systemClock.now(), DEMO),
    );
    say(
      `${texts.intro}\n${paths.map((path) => relative(cwd(), path)).join(' + ')}: ${entries} → ${events} ${w('events').toLowerCase()}. ${texts.own(directory)}`,
    );

    const questions = new Questions(book.store, book.facts, systemClock, language);
    say(
      new Renderer(language).diff(
        orThrow(await questions.diff({ cooperation: COOPERATION, ...YEAR, knownAt: POINTS })),
      ),
    );

    const budgets = new BudgetQuestions(book.store, book.facts, systemClock);
    for (const knownAt of BUDGET.knownAt)
      say(
        budgetMatrix(orThrow(await budgets.ask({ cooperation: COOPERATION, ...BUDGET, knownAt }, language)), language),
      );

    const invoices = new InvoicesQuestions(book.store, book.facts, systemClock);
    const balances = await invoices.balances({ cooperation: COOPERATION, validOn: BALANCES_ON }, language);
    say(balancesTable(orThrow(balances), language));

    const { keys, until } = makeKeys(directory);
    const settings = { port: Number(port), logLevel: 'warn' } as const;
    const { url, close } = await serve({ book, directory, settings, clock: systemClock });
    const columns = texts.columns.map((head) => ({ head }));
    const rows = keys.map(({ role, actor, text }) => [role, actor, text]);
    const auditor = keys.find(({ role }) => role === 'AUDITOR')?.text ?? '';
    const address = `${url}/api/cooperations/${COOPERATION}/allocation?from=${YEAR.from}&to=${YEAR.to}`;
    say(`${texts.keys(until)}\n${table(columns, rows)}`);
    say(`${texts.api(url)}\ncurl -H 'Authorization: Bearer ${auditor}' '${address}'\n${texts.stop}`);
    await untilStopped();
    await close();
  } finally {
    await book.close();
  }
}

try {
  await demo();
} catch (error) {
  const { line, exitCode } = tell(error, language);
  stderr.write(`fellesbok demo: ${line}\n`);
  process.exitCode = exitCode;
}
