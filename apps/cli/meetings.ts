import {
  AskExtract,
  AskFollowUps,
  AskMeetings,
  type FollowUpsAnswer,
  followUpsCsv,
  type MeetingsAnswer,
  meetingsCsv,
} from '#cooperation';
import type { Language } from '#kernel';
import { show } from './asking.ts';
import { erasuresOfDocuments } from './documents.ts';
import { meetingWords, statusIn } from './meeting-words.ts';
import { seatNames, WITHOUT_NAMES } from './people.ts';
import { printedExtract } from './printed-extract.ts';
import { printedMinutes } from './printed-minutes.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { table } from './table.ts';

interface Day {
  readonly knownAt?: string;
  readonly validOn?: string;
}
/** Of what is printed on paper. */
type Printing = Omit<CommonOptions, 'format'> & Day & { readonly format: 'text' | 'json' };

export function meetings(
  cooperation: string,
  options: CommonOptions & Day & { body?: string; meeting?: string },
): Promise<void> {
  const { validOn, knownAt, lang, body, meeting } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskMeetings({ cooperation, validOn, knownAt, body, meeting }, lang));
    show(answer, options, { table: (a) => meetingsTable(a, lang), csv: meetingsCsv });
  });
}

export function followUps(cooperation: string, options: CommonOptions & Day): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskFollowUps({ cooperation, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => followUpsTable(a, lang), csv: followUpsCsv });
  });
}

export function minutes(cooperation: string, meeting: string, options: Printing & { names?: boolean }): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(asCommon(options), async (session) => {
    const answer = await session.ask(new AskMeetings({ cooperation, validOn, knownAt, meeting }, lang));
    const names = options.names ? await seatNames(session, cooperation) : WITHOUT_NAMES;
    const printed = (a: MeetingsAnswer) => a.meetings.map((m) => printedMinutes(a, m, lang, names)).join('\n\n');
    show(answer, asCommon(options), { table: printed, csv: meetingsCsv });
  });
}

export function extract(
  cooperation: string,
  decision: string,
  options: Printing & { municipality?: string },
): Promise<void> {
  const { validOn, knownAt, municipality, lang } = options;
  return Session.reading(asCommon(options), async (session) => {
    const answer = await session.ask(new AskExtract({ cooperation, decision, validOn, knownAt, municipality }, lang));
    const printed = () => printedExtract(answer, lang, erasuresOfDocuments(asCommon(options)));
    show(answer, asCommon(options), { table: printed, csv: printed });
  });
}

const asCommon = (options: Printing): CommonOptions => ({
  ...options,
  format: options.format === 'json' ? 'json' : 'table',
});

function meetingsTable(a: MeetingsAnswer, language: Language): string {
  const w = meetingWords(language);
  const renderer = new Renderer(language);
  const head = `${w('meetings')} ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${renderer.clock(a)}`;
  const rows = a.meetings.map((m) => [
    m.date,
    m.meeting,
    m.bodyName,
    statusIn(language, m.status),
    m.notice === null ? w('noNotice') : `${w('sentOn')} ${m.notice.sentOn}`,
    (m.notice?.agenda ?? []).map(({ item, title }) => `${item} ${title}`).join('\n'),
    m.proposals.length === 0 ? '' : String(m.proposals.length),
    m.decisions.map(({ decision, caseReference }) => caseReference ?? decision).join('\n'),
  ]);
  const columns = [
    { head: w('date') },
    { head: w('meeting'), width: 24 },
    { head: w('body'), width: 24 },
    { head: w('status') },
    { head: w('notice') },
    { head: w('items'), width: 36 },
    { head: w('proposals'), align: 'right' as const },
    { head: w('decisions'), width: 20 },
  ];
  const body = rows.length > 0 ? table(columns, rows) : w('noMeetings');
  return [head, body, ...renderer.basis({ ...a, interpretations: [] })].join('\n\n');
}

function followUpsTable(a: FollowUpsAnswer, language: Language): string {
  const w = meetingWords(language);
  const renderer = new Renderer(language);
  const head = `${w('followUps')} ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${renderer.clock(a)}`;
  const rows = a.followUps.map((f) => [
    f.dueOn ?? '—',
    f.followUp,
    f.decision,
    f.what,
    f.who,
    `${statusIn(language, f.status)}${f.closedOn === null ? '' : ` ${f.closedOn}`}`,
  ]);
  const columns = [
    { head: w('due') },
    { head: 'Id' },
    { head: w('decision') },
    { head: w('what'), width: 48 },
    { head: w('who'), width: 30 },
    { head: w('status') },
  ];
  const body = rows.length > 0 ? table(columns, rows) : w('noFollowUps');
  return [head, body, ...renderer.basis({ ...a, interpretations: [] })].join('\n\n');
}
