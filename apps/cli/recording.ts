import { type CostFileLine, readCostFile, readPopulation } from '#allocation';
import {
  AskState,
  type Entry,
  ImportHistory,
  RecordFile,
  RehearseImport,
  readCommand,
  readHistoryFile,
} from '#cooperation';
import { dateInOslo, isCivilDate, isRefusal, type Recording, sha256 } from '#kernel';
import { Failure, refused } from './failure.ts';
import { type CommonOptions, progressOn, readText, Session, systemClock } from './session.ts';

interface DryRun {
  readonly dryRun?: boolean;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Who works at this machine; an office, not a person. */
const OPERATOR = { id: 'cli', role: 'OPERATOR' } as const;

export async function importHistory(cooperation: string, path: string, options: CommonOptions & DryRun): Promise<void> {
  const { name, content } = readText(path);
  const file = readHistoryFile(name, content);
  if (isRefusal(file)) throw refused(file, options.lang);
  const now = systemClock.now();
  await Session.writing(options, async (session) => {
    const told = options.dryRun
      ? await session.ask(new RehearseImport(cooperation, file, now, OPERATOR.id))
      : await session.do(new ImportHistory(cooperation, file, now, OPERATOR.id));
    const what = `${told.entries} oppføringer, ${told.events} hendelser, ført ${told.firstRecorded} – ${told.lastRecorded}`;
    say(
      options.dryRun
        ? `${name} kan importeres til ${cooperation}: ${what}. Ingenting ble skrevet.`
        : `${name} er importert til ${cooperation}: ${what}.`,
    );
  });
}

export async function importPopulation(
  cooperation: string,
  path: string,
  options: CommonOptions & DryRun,
): Promise<void> {
  const { name, content } = readText(path);
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw new Failure(`${name}: ikke gyldig JSON (${(error as Error).message}). Ingenting ble skrevet.`);
  }
  await Session.writing(options, async (session) => {
    const { participants } = await session.ask(new AskState({ cooperation }, options.lang));
    const wanted = participants.map((p) => p.municipality);
    const table = readPopulation(name, json, wanted);
    if (isRefusal(table)) throw refused(table, options.lang);
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
      `innbyggertall for ${wanted.length} kommuner, ${table.snapshots.map((s) => s.referenceDate).join(', ')}`,
    );
  });
}

export async function importCosts(cooperation: string, path: string, options: CommonOptions & DryRun): Promise<void> {
  const { name, content } = readText(path);
  const lines = readCostFile(name, content);
  if (isRefusal(lines)) throw refused(lines, options.lang);
  const digest = sha256(content);
  await Session.writing(options, async (session) => {
    const entries = lines.map(({ line, cost }: CostFileLine, i) => ({
      line,
      command: command('RecordCostLine', cost.bookedOn, undefined, cost, options, `${name}:${line}`),
      recording: recordingOf(`costs ${cooperation} ${digest} ${i}`),
    }));
    await recordFile(session, cooperation, name, entries, options, `${lines.length} kostnadslinjer`);
  });
}

export async function rebuild(options: CommonOptions): Promise<void> {
  const progress = progressOn('bygger oversikter');
  await Session.writing(options, async ({ book }) => {
    const started = Date.now();
    await book.runner?.rebuild(({ done }) => progress(done));
    const behind = book.runner?.behind() ?? [];
    const [first] = behind;
    if (first)
      throw new Failure(
        `oversikten «${first.projector}» stanset i boka «${first.book}» etter ${first.size} hendelser: ${first.error}`,
      );
    say(`Oversiktene er bygd på nytt (${((Date.now() - started) / 1000).toLocaleString('nb-NO')} s).`);
  });
}

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
    throw new Failure(`${where ? `${where}: ` : ''}${read.text[lang]} Ingenting av filen ble skrevet.`);
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
  if (told.repeated) say(`${name} er registrert fra før i ${cooperation}; ingenting nytt ble skrevet.`);
  else if (options.dryRun) say(`${name} kan registreres i ${cooperation}: ${what}. Ingenting ble skrevet.`);
  else say(`${name} er registrert i ${cooperation}: ${what}.`);
}
