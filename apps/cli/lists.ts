import { AskFindings, AskInterpretations, findingsCsv, interpretationsCsv } from '#cooperation';
import type { Text } from '#kernel';
import { show } from './asking.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { table } from './table.ts';

interface Day {
  readonly knownAt?: string;
  readonly validOn?: string;
}

const WORDS = {
  none: { nb: 'Ingen avvik eller merknader.', nn: 'Ingen avvik eller merknader.', en: 'No findings.' },
  interpretations: { nb: 'Tolkninger', nn: 'Tolkingar', en: 'Interpretations' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  id: { nb: 'Id', nn: 'Id', en: 'Id' },
  clause: { nb: 'Punkt', nn: 'Punkt', en: 'Clause' },
  question: { nb: 'Spørsmål', nn: 'Spørsmål', en: 'Question' },
  reading: { nb: 'Lesemåte', nn: 'Lesemåte', en: 'Reading' },
  decision: { nb: 'Vedtak', nn: 'Vedtak', en: 'Decision' },
  byDefault: { nb: 'standardvalg', nn: 'standardval', en: 'default' },
} as const satisfies Record<string, Text>;

export function findings(cooperation: string, options: CommonOptions & Day): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskFindings({ cooperation, validOn, knownAt }, lang));
    const renderer = new Renderer(lang);
    const head = `${cooperation}, ${WORDS.onDay[lang]} ${answer.validOn}, ${renderer.clock(answer)}`;
    const body = renderer.basis({ findings: answer.findings, interpretations: [] });
    const asTable = () => [head, ...(body.length > 0 ? body : [WORDS.none[lang]])].join('\n\n');
    show(answer, options, { table: asTable, csv: findingsCsv });
  });
}

export function interpretations(cooperation: string, options: CommonOptions & Day): Promise<void> {
  const { validOn, knownAt, lang } = options;
  const w = (word: keyof typeof WORDS): string => WORDS[word][lang];
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskInterpretations({ cooperation, validOn, knownAt }, lang));
    const head = `${w('interpretations')} ${cooperation}, ${w('onDay')} ${answer.validOn}, ${new Renderer(lang).clock(answer)}`;
    const rows = answer.interpretations.map((i) => [
      i.id,
      i.clause,
      i.question,
      i.reading,
      i.decision ?? w('byDefault'),
    ]);
    const columns = [
      { head: w('id') },
      { head: w('clause') },
      { head: w('question'), width: 60 },
      { head: w('reading') },
      { head: w('decision') },
    ];
    show(answer, options, { table: () => `${head}\n\n${table(columns, rows)}`, csv: interpretationsCsv });
  });
}
