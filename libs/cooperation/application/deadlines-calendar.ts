import { createEvents } from 'ics';
import { addDays, type CivilDate, type Instant, type Language, millisOf, type Text } from '#kernel';
import { DEADLINE_STATUS_TEXTS } from '../domain/deadlines/texts.ts';
import type { DeadlinesAnswer, DeadlineView } from './deadlines-answer.ts';

/** Nobody is host, and by which clause the host left. */
const noHost = (clause: string): Text => ({
  nb: `verten: ingen, ${clause}`,
  nn: `verten: ingen, ${clause}`,
  en: `the host: nobody, ${clause}`,
});
const IN_TIME: Text = { nb: 'gjort i tide', nn: 'gjort i tide', en: 'done in time' };
const BY: Text = { nb: 'av', nn: 'av', en: 'by' };

/** How it stands, in words: what happened, on which day, by whom and what the book calls it. */
export function statusInWords(
  { status, done, code }: Pick<DeadlineView, 'status' | 'done' | 'code'>,
  language: Language,
): string {
  const said = DEADLINE_STATUS_TEXTS[status][language];
  if (done === null) return said;
  // Who leaves has nothing to do in time.
  const when = status === 'DONE' && code !== 'PARTICIPATION_ENDS' ? IN_TIME[language] : said;
  const by = done.byName === null ? '' : ` ${BY[language]} ${done.byName}`;
  return `${when} ${done.on}${by}${done.what === null ? '' : `, ${done.what}`}`;
}

/**
 * The deadlines as an iCalendar feed (RFC 5545): whole days, with ids that stay the same from one time to the next, also
 * when the day is moved.
 */
export function deadlinesCalendar(a: DeadlinesAnswer, changed: Instant, language: Language): string {
  const { error, value } = createEvents(
    a.deadlines.map((d) => ({
      uid: idOf(a, d),
      title:
        d.hostless !== null
          ? `${d.text} (${noHost(d.hostless)[language]})`
          : d.name === null
            ? d.text
            : `${d.text} (${d.name})`,
      description: `${d.clause}: ${statusInWords(d, language)}${d.note === null ? '' : ` (${d.note})`}`,
      // The status of an event says whether it takes place; how it stands with the deadline is its category.
      status: 'CONFIRMED' as const,
      categories: [DEADLINE_STATUS_TEXTS[d.status][language]],
      busyStatus: 'FREE' as const,
      start: partsOf(d.date),
      end: partsOf(addDays(d.date, 1)),
      // Not the time of asking: who asks again and nothing has changed is to get the same bytes.
      timestamp: millisOf(changed),
      productId: 'fellesbok',
      calName: a.cooperation,
    })),
  );
  if (error) throw error;
  return value ?? '';
}

/** The year, what it is, whose and what it is about: of those there is one. */
const idOf = ({ cooperation, year }: DeadlinesAnswer, { code, municipality, about }: DeadlineView): string =>
  `${cooperation}-${year}-${code}-${municipality ?? 'alle'}${about === null ? '' : `-${about.replace('–', '_')}`}@fellesbok`;

const partsOf = (date: CivilDate) => date.split('-').map(Number) as [year: number, month: number, day: number];
