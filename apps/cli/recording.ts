import { type CostFileLine, readCostFile, readPopulation } from '#allocation';
import {
  AskState,
  type Entry,
  ImportHistory,
  mergedHistory,
  RecordFile,
  RehearseImport,
  readCommand,
  readHistoryFile,
} from '#cooperation';
import { costFileRefusals } from '#cost-files';
import { type CivilDate, dateInOslo, isCivilDate, isRefusal, type Recording, sha256 } from '#kernel';
import { Failure, refused } from './failure.ts';
import { MESSAGES } from './messages.ts';
import { type CommonOptions, progressOn, readText, Session, systemClock } from './session.ts';

interface DryRun {
  readonly dryRun?: boolean;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** As large as a file of costs may be that is read by a mapping. */
const LIMIT_MIB = 50;

/** Who works at this machine; an office, not a person. */
const OPERATOR = { id: 'cli', role: 'OPERATOR' } as const;

export async function importHistory(
  cooperation: string,
  paths: readonly string[],
  options: CommonOptions & DryRun,
): Promise<void> {
  const { lang } = options;
  const files = paths.map((path) => {
    const { name, content } = readText(path, options);
    const file = readHistoryFile(name, content);
    if (isRefusal(file)) throw refused(file, lang);
    return file;
  });
  const file = mergedHistory(files);
  if (isRefusal(file)) throw refused(file, lang);
  const { name } = file;
  const now = systemClock.now();
  await opened(options)(options, async (session) => {
    const told = options.dryRun
      ? await session.ask(new RehearseImport(cooperation, file, now, OPERATOR.id))
      : await session.do(new ImportHistory(cooperation, file, now, OPERATOR.id));
    const what = MESSAGES.historyCounts[lang](told.entries, told.events, told.firstRecorded, told.lastRecorded);
    say(MESSAGES[options.dryRun ? 'importable' : 'imported'][lang](name, cooperation, what));
  });
}

export async function importPopulation(
  cooperation: string,
  path: string,
  options: CommonOptions & DryRun,
): Promise<void> {
  const { name, content } = readText(path, options);
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw new Failure(MESSAGES.notJson[options.lang](name, (error as Error).message));
  }
  await opened(options)(options, async (session) => {
    const dates = readPopulation(name, json, []);
    if (isRefusal(dates)) throw refused(dates, options.lang);
    const participants = await participantsOn(
      session,
      cooperation,
      dates.snapshots.map((s) => s.referenceDate),
    );
    const table = readPopulation(name, json, (date) => participants.get(date) ?? []);
    if (isRefusal(table)) throw refused(table, options.lang);
    const wanted = new Set([...participants.values()].flat());
    const published = table.updated?.slice(0, 10);
    const decided = isCivilDate(published) ? published : dateInOslo(systemClock.now());
    const fileSha256 = sha256(content);
    const entries = table.snapshots.map((snapshot, i) => ({
      line: 1,
      command: command(
        'AcceptPopulation',
        decided,
        snapshot.referenceDate,
        {
          ...snapshot,
          table: table.table,
          source: table.source,
          updated: table.updated,
          fileSha256,
        },
        options,
      ),
      recording: recordingOf(`population ${cooperation} ${fileSha256} ${i}`),
    }));
    await recordFile(
      session,
      cooperation,
      name,
      entries,
      options,
      MESSAGES.populationOf[options.lang](wanted.size, table.snapshots.map((s) => s.referenceDate).join(', ')),
    );
  });
}

export async function importCosts(cooperation: string, path: string, options: CommonOptions & DryRun): Promise<void> {
  const { name, content } = readText(path, options);
  if (content.length > LIMIT_MIB * 1024 * 1024) {
    const limit = { limit: String(LIMIT_MIB), nb: 'MiB', en: 'MiB' };
    throw refused(costFileRefusals.costFileTooLarge({ file: name, ...limit }), options.lang);
  }
  const lines = readCostFile(name, content);
  if (isRefusal(lines)) throw refused(lines, options.lang);
  const digest = sha256(content);
  await opened(options)(options, async (session) => {
    const entries = lines.map(({ line, cost }: CostFileLine, i) => ({
      line,
      command: command('RecordCostLine', cost.bookedOn, undefined, cost, options, `${name}:${line}`),
      recording: recordingOf(`costs ${cooperation} ${digest} ${i}`),
    }));
    await recordFile(session, cooperation, name, entries, options, MESSAGES.costLines[options.lang](lines.length));
  });
}

export async function rebuild(options: CommonOptions): Promise<void> {
  const { lang } = options;
  const progress = progressOn(MESSAGES.building[lang]());
  await Session.writing(options, async ({ book }) => {
    await book.runner?.rebuild(({ done }) => progress(done));
    const [first] = book.runner?.behind() ?? [];
    if (first) throw new Failure(MESSAGES.stopped[lang](first.projector, first.book, first.size, first.error));
    const sizes = await Promise.all((await book.store.books()).map((one) => book.store.bookHead(one)));
    say(MESSAGES.rebuilt[lang](sizes.reduce((sum, { size }) => sum + size, 0)));
  });
}

/** Who takes part on each date; on a date before the cooperation began, those it began with. */
async function participantsOn(
  session: Session,
  cooperation: string,
  dates: readonly CivilDate[],
): Promise<Map<CivilDate, string[]>> {
  const { lang } = session.options;
  const participants = new Map<CivilDate, string[]>();
  for (const date of dates) {
    const asked = await session.tryToAsk(new AskState({ cooperation, validOn: date }, lang));
    const begun = isRefusal(asked) ? (asked.details as { from?: CivilDate | null }).from : null;
    if (isRefusal(asked) && !begun) throw refused(asked, lang);
    const state = isRefusal(asked) ? await session.ask(new AskState({ cooperation, validOn: begun }, lang)) : asked;
    participants.set(
      date,
      state.participants.map((p) => p.municipality),
    );
  }
  return participants;
}

/** A dry run takes no writer's place and makes no directory. */
const opened = ({ dryRun }: DryRun) => (dryRun ? Session.rehearsing : Session.writing);

function recordingOf(idempotencyKey: string): Recording {
  return { actor: OPERATOR, idempotencyKey, recorded: systemClock.now() };
}

function command(
  type: string,
  decided: string,
  validFrom: string | undefined,
  data: unknown,
  { lang }: CommonOptions,
  where?: string,
): Entry['command'] {
  const read = readCommand({ command: type, decided, data, ...(validFrom !== undefined && { validFrom }) });
  if (isRefusal(read))
    throw new Failure(`${where ? `${where}: ` : ''}${read.text[lang]} ${MESSAGES.nothingOfFile[lang]()}`);
  return read;
}

async function recordFile(
  session: Session,
  cooperation: string,
  name: string,
  entries: readonly Entry[],
  options: CommonOptions & DryRun,
  what: string,
): Promise<void> {
  const told = await session.do(new RecordFile(cooperation, name, entries, options.dryRun === true));
  const { lang } = options;
  if (told.repeated) say(MESSAGES.recordedBefore[lang](name, cooperation));
  else say(MESSAGES[options.dryRun ? 'recordable' : 'recorded'][lang](name, cooperation, what));
}
