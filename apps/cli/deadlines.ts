import { AskDeadlines, AskDeadlinesCalendar, deadlinesCsv, statusInWords } from '#cooperation';
import type { Text } from '#kernel';
import { show } from './asking.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { table } from './table.ts';
import { whoIn } from './words.ts';

const WORDS = {
  deadlines: { nb: 'Årshjul', nn: 'Årshjul', en: 'Deadlines' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  date: { nb: 'Frist', nn: 'Frist', en: 'Due' },
  what: { nb: 'Hva', nn: 'Kva', en: 'What' },
  who: { nb: 'Hvem', nn: 'Kven', en: 'Who' },
  clause: { nb: 'Hjemmel', nn: 'Heimel', en: 'Basis' },
  none: { nb: 'ingen', nn: 'ingen', en: 'nobody' },
  status: { nb: 'Status', nn: 'Status', en: 'Status' },
} as const satisfies Record<string, Text>;

export function deadlines(
  cooperation: string,
  options: Omit<CommonOptions, 'format'> & {
    format: CommonOptions['format'] | 'ics';
    knownAt?: string;
    validOn?: string;
    year?: number;
  },
): Promise<void> {
  const { validOn, knownAt, year, lang, format } = options;
  const w = (word: keyof typeof WORDS): string => WORDS[word][lang];
  const plain: CommonOptions = { ...options, format: format === 'ics' ? 'json' : format };
  return Session.reading(plain, async (session) => {
    const question = { cooperation, validOn, knownAt, year };
    if (format === 'ics') {
      process.stdout.write((await session.ask(new AskDeadlinesCalendar(question, lang))).text);
      return;
    }
    const answer = await session.ask(new AskDeadlines(question, lang));
    const clock = new Renderer(lang).clock(answer);
    const head = `${w('deadlines')} ${answer.year}, ${cooperation}, ${w('onDay')} ${answer.validOn}, ${clock}`;
    const columns = [
      { head: w('date') },
      { head: w('what'), width: 60 },
      { head: w('who') },
      { head: w('clause') },
      { head: w('status'), width: 52 },
    ];
    const rows = answer.deadlines.map((d) => [
      d.note === null ? d.date : `${d.date} (${d.note})`,
      d.text,
      d.hostless === null
        ? ((d.who === 'HOST' ? d.name : (d.bodyName ?? d.name)) ?? whoIn(lang, d.who))
        : `${whoIn(lang, 'HOST')} (${w('none')}, ${d.hostless})`,
      d.clause,
      statusInWords(d, lang),
    ]);
    show(answer, plain, { table: () => `${head}\n\n${table(columns, rows)}`, csv: deadlinesCsv });
  });
}
