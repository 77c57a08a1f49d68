import {
  AskFindings,
  AskInterpretations,
  AskPreview,
  findingsCsv,
  type InterpretationsAnswer,
  interpretationsCsv,
  type OpenQuestionView,
  type PreviewAnswer,
  previewCsv,
  previewRefusals,
  readingText,
} from '#cooperation';
import { type Language, RefusedError, type Text } from '#kernel';
import { show } from './asking.ts';
import { nameIn } from './names.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { money, table } from './table.ts';

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
  supposed: { nb: 'Med lesemåten', nn: 'Med lesemåten', en: 'With the reading' },
  decision: { nb: 'Vedtak', nn: 'Vedtak', en: 'Decision' },
  owners: { nb: 'Kan velge lesemåte', nn: 'Kan velje lesemåte', en: 'May choose a reading' },
  noOwner: { nb: 'avtalen nevner ingen', nn: 'avtalen nemner ingen', en: 'the agreement names nobody' },
  restsOn: { nb: 'Bygger på', nn: 'Byggjer på', en: 'Rests on' },
  oneReading: {
    nb: '* Bare én lesemåte kan følges, eller andre vedtak gir svaret.\nHvorfor, og hva som ellers kan velges: skriv spørsmålets id bak samarbeidet, som A-01.',
    nn: '* Berre éin lesemåte kan følgjast, eller andre vedtak gir svaret.\nKvifor, og kva som elles kan veljast: skriv id-en til spørsmålet bak samarbeidet, som A-01.',
    en: '* One reading alone can be followed, or other decisions give the answer.\nWhy, and what else can be chosen: write the id of the question behind the cooperation, such as A-01.',
  },
  SETTLED_BY_TERMS: { nb: 'avtalen', nn: 'avtalen', en: 'agreement' },
  DECIDED: { nb: 'vedtak', nn: 'vedtak', en: 'decision' },
  RECORDED_DEFAULT: { nb: 'standard', nn: 'standard', en: 'default' },
  PROGRAM_DEFAULT: { nb: 'programmet', nn: 'programmet', en: 'program' },
  options: { nb: 'Kan leses som', nn: 'Kan lesast som', en: 'Can be read as' },
  ground: { nb: 'Grunn til standardvalget', nn: 'Grunn til standardvalet', en: 'Ground of the default' },
  because: { nb: 'Hvorfor bare én', nn: 'Kvifor berre éin', en: 'Why only one' },
  preview: { nb: 'Forhåndsvisning', nn: 'Førehandsvising', en: 'Preview' },
  number: { nb: 'Nr.', nn: 'Nr.', en: 'No.' },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  now: { nb: 'Nå', nn: 'No', en: 'Now' },
  difference: { nb: 'Forskjell', nn: 'Skilnad', en: 'Difference' },
  sum: { nb: 'Sum', nn: 'Sum', en: 'Total' },
  otherwise: { nb: 'Dette endres også', nn: 'Dette blir også endra', en: 'This changes too' },
  byAgreement: { nb: 'avtalen', nn: 'avtalen', en: 'the agreement' },
  byDefault: { nb: 'standardvalg', nn: 'standardval', en: 'default' },
} as const satisfies Record<string, Text>;

/** Why a default is the default. */
const GROUNDS: Readonly<Record<string, Text>> = {
  WORDING: { nb: 'ordlyden', nn: 'ordlyden', en: 'the wording' },
  LAW: { nb: 'loven', nn: 'lova', en: 'the law' },
  PURPOSE: { nb: 'formålet', nn: 'formålet', en: 'the purpose' },
  PRACTICE: { nb: 'praksis', nn: 'praksis', en: 'practice' },
  CAUTION: { nb: 'forsiktighet', nn: 'varsemd', en: 'caution' },
};

interface Narrowed {
  readonly severity?: string;
  readonly responsible?: string;
  readonly municipality?: string;
  readonly rule?: string;
}

export function findings(cooperation: string, options: CommonOptions & Day & Narrowed): Promise<void> {
  const { validOn, knownAt, lang, severity, responsible, municipality, rule } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(
      new AskFindings({ cooperation, validOn, knownAt, severity, responsible, municipality, rule }, lang),
    );
    const renderer = new Renderer(lang);
    const head = `${cooperation}, ${WORDS.onDay[lang]} ${answer.validOn}, ${renderer.clock(answer)}`;
    const body = renderer.basis({ ...answer, interpretations: [] });
    const asTable = () => [head, ...(body.length > 0 ? body : [WORDS.none[lang]])].join('\n\n');
    show(answer, options, { table: asTable, csv: findingsCsv });
  });
}

interface Preview {
  /** As `A-01=IN_BASE`. */
  readonly preview?: string;
  readonly year?: number;
}

/** What another reading would mean in kroner over a year; default the year before this one. */
function preview(cooperation: string, asked: string, options: CommonOptions & Day & Preview): Promise<void> {
  const { knownAt, lang, year = new Date().getFullYear() - 1 } = options;
  const w = (word: keyof typeof WORDS): string => WORDS[word][lang];
  const [interpretation, option] = asked.split('=');
  return Session.reading(options, async (session) => {
    if (!interpretation || !option) throw new RefusedError(previewRefusals.previewMalformed({ preview: asked }));
    const answer = await session.ask(new AskPreview({ cooperation, interpretation, option, year, knownAt }, lang));
    const { now, total, changes } = answer;
    const head = `${w('preview')} ${answer.id}=${answer.option}, ${answer.year}, ${cooperation}, ${new Renderer(lang).clock(answer)}`;
    const supposed = `${w('supposed')}: ${inWords(answer.id, answer.option, lang)}`;
    const read = `${answer.question}\n${w('reading')}: ${inWords(answer.id, now.option, lang)} (${now.decision ?? (answer.effect === 'SETTLED' ? w('byAgreement') : w('byDefault'))}). ${w('owners')}: ${ownersIn(answer, lang)}`;
    const rows = answer.shares.map((s) => [
      s.municipality,
      s.name,
      money(s.now),
      money(s.preview),
      money(s.difference),
    ]);
    const columns = [
      { head: w('number') },
      { head: w('municipality') },
      { head: `${w('now')} (kr)`, align: 'right' },
      { head: answer.option, align: 'right' },
      { head: w('difference'), align: 'right' },
    ] as const;
    const sum = total && ['', w('sum'), money(total.now), money(total.preview), money(total.difference)];
    const amounts = sum ? [answer.basis.text, table(columns, [...rows, sum])] : [answer.basis.text];
    const others = changes.map((c) => `  ${c.text} (${c.of}): ${c.now} → ${c.preview}`);
    const otherwise = others.length > 0 ? [[w('otherwise'), ...others].join('\n')] : [];
    const asTable = () => [head, `${read}\n${supposed}`, answer.text, ...amounts, ...otherwise].join('\n\n');
    show(answer, options, { table: asTable, csv: previewCsv });
  });
}

/** What a reading means; its name where there are no words for it. */
const inWords = (id: string, option: string, lang: Language): string => readingText(id, option)?.[lang] ?? option;

const ownersIn = (answer: Pick<PreviewAnswer, 'owners' | 'names'>, lang: Language): string =>
  answer.owners.map(({ body, clause }) => `${nameIn(answer, body)} (${clause})`).join(', ') || WORDS.noOwner[lang];

/** Every open question in a line each, or all of one. */
export function interpretations(
  cooperation: string,
  id: string | undefined,
  options: CommonOptions & Day & Preview,
): Promise<void> {
  if (options.preview !== undefined) return preview(cooperation, options.preview, options);
  const { validOn, knownAt, lang } = options;
  const w = (word: keyof typeof WORDS): string => WORDS[word][lang];
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskInterpretations({ cooperation, validOn, knownAt }, lang));
    const head = `${w('interpretations')} ${cooperation}, ${w('onDay')} ${answer.validOn}, ${new Renderer(lang).clock(answer)}`;
    if (id !== undefined) {
      const one = answer.interpretations.find((i) => i.id === id);
      if (!one) throw new RefusedError(previewRefusals.openQuestionUnknown({ interpretation: id }));
      const alone = { ...answer, interpretations: [one] };
      show(alone, options, {
        table: () => [head, readingInWords(answer, one, lang)].join('\n\n'),
        csv: interpretationsCsv,
      });
      return;
    }
    const rows = answer.interpretations.map((i) => [
      i.id,
      i.clause,
      i.question,
      `${i.readingText ?? i.reading}${i.applied || i.basis === 'SETTLED_BY_TERMS' ? '' : ' *'}`,
      i.basis === 'DECIDED' ? (i.decision ?? w(i.basis)) : w(i.basis),
    ]);
    // Beside each other in a hundred columns; the rest is told of one question at a time.
    const columns = [
      { head: w('id') },
      { head: w('clause'), width: 12 },
      { head: w('question'), width: 31 },
      { head: w('reading'), width: 32 },
      { head: w('restsOn'), width: 12 },
    ];
    const owners = `${w('owners')}: ${ownersIn(answer, lang)}`;
    show(answer, options, {
      table: () => [head, owners, table(columns, rows), w('oneReading')].join('\n\n'),
      csv: interpretationsCsv,
    });
  });
}

/** One question: its readings, the one that applies, and why. */
function readingInWords(answer: InterpretationsAnswer, i: OpenQuestionView, lang: Language): string {
  const w = (word: keyof typeof WORDS): string => WORDS[word][lang];
  const facts = [
    [w('clause'), i.clause],
    [w('reading'), i.readingText === null ? i.reading : `${i.reading}: ${i.readingText}`],
    [w('restsOn'), i.text],
    ...i.options.map((option, n) => [n === 0 ? w('options') : '', `${option}: ${i.optionTexts[n]}`]),
    [w('ground'), [GROUNDS[i.ground]?.[lang] ?? i.ground, i.law].filter((said) => said !== null).join(', ')],
    ...(i.because === null || i.basis === 'SETTLED_BY_TERMS' ? [] : [[w('because'), i.because]]),
    [w('owners'), ownersIn(answer, lang)],
  ];
  const columns = [{ head: i.id }, { head: i.question, width: 72 }];
  return table(columns, facts as string[][]);
}
