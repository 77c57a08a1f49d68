import { AskStanding, applicationRefusals, bodyOfOfficeUnknown, RecordCommand } from '#cooperation';
import { type CivilDate, dateInOslo, freshId, isCivilDate, isRefusal, type Language, type Refusal } from '#kernel';
import { ERASED, type Holder } from '#people';
import { peopleOf } from '../book/beside.ts';
import { Failure, refused } from './failure.ts';
import { NAME_ERASED, PEOPLE_COLUMNS, PEOPLE_MESSAGES } from './people-messages.ts';
import { type CommonOptions, Session, systemClock } from './session.ts';
import { table } from './table.ts';

/** Who works at this machine; an office, not a person. Whoever can read the data directory can read the names in it. */
const OPERATOR = { id: 'cli', role: 'OPERATOR' } as const;

interface Fields {
  readonly body?: string;
  readonly municipality?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly from?: string;
  readonly until?: string;
}

/** Who has which office on a day, or ever had; first is done what the book says is erased. */
export function listPeople(
  cooperation: string,
  options: CommonOptions & { validOn?: string; all?: boolean },
): Promise<void> {
  const { lang, format, validOn = dateInOslo(systemClock.now()), all } = options;
  return Session.reading(options, async (session) => {
    await known(session, cooperation);
    await session.finishErasures();
    const holders = accepted(peopleOf(options.data).list(cooperation, all ? undefined : day(validOn, lang)), lang);
    if (format === 'json') return print(JSON.stringify(holders, null, 2));
    if (holders.length === 0) return print(PEOPLE_MESSAGES.nobody[lang](cooperation));
    const columns = PEOPLE_COLUMNS[lang].map((head) => ({ head }));
    print(table(columns, holders.map(rowIn(lang))));
  });
}

export function addPerson(
  cooperation: string,
  options: CommonOptions & Fields & { office: string; name: string; from: string },
): Promise<void> {
  const { lang, format, office, body, municipality, name, email, phone, from, until, data } = options;
  return Session.reading(options, async (session) => {
    await known(session, cooperation);
    await knownBody(session, cooperation, body, office);
    const asked = { cooperation, office, body, municipality, name, email, phone, from, until, by: OPERATOR.id };
    const { holder } = accepted(
      peopleOf(data).with('create', (store) => store.add(asked)),
      lang,
    );
    print(format === 'json' ? JSON.stringify(holder, null, 2) : PEOPLE_MESSAGES.added[lang](holder.holder, office));
  });
}

export function correctPerson(cooperation: string, holder: string, options: CommonOptions & Fields): void {
  const { lang, name, email, phone, municipality, from, until } = options;
  const given = { name, email, phone, municipality, from, until };
  const to = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(to).length === 0) throw new Failure(PEOPLE_MESSAGES.nothingToCorrect[lang](), 2);
  // Nothing in quotes takes a value away.
  const emptied = Object.fromEntries(Object.entries(to).map(([field, value]) => [field, value || null]));
  accepted(
    peopleOf(options.data).with('change', (store) => store.correct(cooperation, holder, emptied, OPERATOR.id)),
    lang,
  );
  print(PEOPLE_MESSAGES.corrected[lang](holder));
}

export function endPerson(cooperation: string, holder: string, options: CommonOptions & { until: string }): void {
  const { lang, until } = options;
  accepted(
    peopleOf(options.data).with('change', (store) => store.end(cooperation, holder, until, OPERATOR.id)),
    lang,
  );
  print(PEOPLE_MESSAGES.ended[lang](holder, until));
}

/** Recorded in the book, then done. Needs the writer's place: while a server runs, it is asked over HTTP. */
export async function erasePerson(
  cooperation: string,
  holder: string,
  options: CommonOptions & { ground: string; authority: string; yes?: boolean },
): Promise<void> {
  const { lang, ground, authority, yes, data } = options;
  if (!yes) throw new Failure(PEOPLE_MESSAGES.eraseNeedsYes[lang](holder), 2);
  const holderHere = peopleOf(data).with('change', (store) => store.find(cooperation, holder));
  accepted(holderHere, lang);
  await recordErasure(options, cooperation, { what: 'OFFICE_HOLDER', id: holder, ground, authority });
  print(PEOPLE_MESSAGES.erased[lang](holder));
}

/** Records that something beside the book is erased, which does it. */
export async function recordErasure(
  options: CommonOptions,
  cooperation: string,
  data: { what: 'OFFICE_HOLDER' | 'DOCUMENT'; id: string; ground: string; authority: string },
): Promise<void> {
  // A book is not made for it.
  await Session.reading(options, (session) => known(session, cooperation));
  const recorded = systemClock.now();
  const on = dateInOslo(recorded);
  const command = { type: 'RecordErasure', data, decided: on, validFrom: on } as const;
  const recording = { actor: OPERATOR, idempotencyKey: freshId(), recorded };
  await Session.writing(options, (session) => session.do(new RecordCommand(cooperation, command, recording)));
}

/** Who has a seat of a body on a day, as a view shows it; empty where nobody is known. */
export type SeatName = (body: string, seat: string, date: CivilDate) => string;
export const WITHOUT_NAMES: SeatName = () => '';

/** As the names are now: first is done what the book says is erased. */
export async function seatNames(session: Session, cooperation: string): Promise<SeatName> {
  const { data, lang } = session.options;
  await session.finishErasures();
  const names = accepted(
    peopleOf(data).names(cooperation, () => true),
    lang,
  );
  return (body, office, date) => {
    const name = names.nameOf(cooperation, { body, office }, date);
    return name === ERASED ? NAME_ERASED[lang] : (name ?? '');
  };
}

const rowIn =
  (lang: Language) =>
  ({ office, body, municipality, person, from, until, holder }: Holder): string[] => [
    office,
    body ?? '',
    municipality ?? '',
    person?.name ?? NAME_ERASED[lang],
    person?.email ?? '',
    person?.phone ?? '',
    from,
    until ?? '',
    holder,
  ];

/** Refuses a body that is not in the book, and a seat that it does not have. */
async function knownBody(
  session: Session,
  cooperation: string,
  body: string | undefined,
  office: string,
): Promise<void> {
  if (body === undefined) return;
  const { state } = (await session.ask(new AskStanding(cooperation, null))).cooperation;
  const nowhere = bodyOfOfficeUnknown(state, body, office);
  if (nowhere) throw refused(nowhere, session.options.lang);
}

/** Refuses a cooperation that is not in the book. */
async function known(session: Session, cooperation: string): Promise<void> {
  const books = await session.book.store.books();
  if (!books.includes(cooperation))
    throw refused(
      applicationRefusals.bookUnknown({ cooperation, known: books.join(', ') || '—' }),
      session.options.lang,
    );
}

function day(text: string, lang: Language): CivilDate {
  if (isCivilDate(text)) return text;
  throw refused(applicationRefusals.dateMalformed({ field: 'validOn', value: text }), lang);
}

function accepted<T>(answer: T | Refusal, lang: Language): T {
  if (isRefusal(answer)) throw refused(answer, lang);
  return answer;
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
