import {
  AskAllocation,
  AskDecisions,
  AskDiff,
  AskExplain,
  AskState,
  AskStateDiff,
  AskWhatIf,
  allocationCsv,
  decisionsCsv,
  diffCsv,
  explainCsv,
  stateCsv,
  stateDiffCsv,
  whatIfCsv,
} from '#cooperation';
import { Failure } from './failure.ts';
import { MESSAGES } from './messages.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';

interface Point {
  readonly knownAt?: string;
}
interface Months {
  readonly from: string;
  readonly to: string;
}

const print = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** One answer in the format that was asked for. */
export function show<T>(
  answer: T,
  { format }: CommonOptions,
  as: { table: (answer: T) => string; csv: (answer: T) => string },
): void {
  print(format === 'json' ? JSON.stringify(answer, null, 2) : as[format](answer));
}

export function state(cooperation: string, options: CommonOptions & Point & { validOn?: string }): Promise<void> {
  return Session.reading(options, async (session) => {
    const answer = await session.ask(
      new AskState({ cooperation, validOn: options.validOn, knownAt: options.knownAt }, options.lang),
    );
    show(answer, options, { table: (a) => new Renderer(options.lang).state(a), csv: stateCsv });
  });
}

export function allocation(cooperation: string, options: CommonOptions & Point & Months): Promise<void> {
  return Session.reading(options, async (session) => {
    const { from, to, knownAt } = options;
    const answer = await session.ask(new AskAllocation({ cooperation, from, to, knownAt }, options.lang));
    show(answer, options, { table: (a) => new Renderer(options.lang).allocation(a), csv: allocationCsv });
  });
}

export function whatIf(
  cooperation: string,
  options: CommonOptions & Point & Months & { key?: string; components?: string; minShare?: string; maxShare?: string },
): Promise<void> {
  return Session.reading(options, async (session) => {
    const { from, to, knownAt, key, components, minShare, maxShare, lang } = options;
    const question = { cooperation, from, to, knownAt, key, components, minShare, maxShare };
    const answer = await session.ask(new AskWhatIf(question, lang));
    show(answer, options, { table: (a) => new Renderer(lang).whatIf(a), csv: whatIfCsv });
  });
}

export function decisions(
  cooperation: string,
  options: CommonOptions & Point & { validOn?: string; from?: string; to?: string },
): Promise<void> {
  const { validOn, from, to, knownAt } = options;
  if (validOn !== undefined && (from !== undefined || to !== undefined))
    throw new Failure(MESSAGES.eitherDayOrPeriod[options.lang](), 2);
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskDecisions({ cooperation, from, to: to ?? validOn, knownAt }, options.lang));
    show(answer, options, { table: (a) => new Renderer(options.lang).decisions(a), csv: decisionsCsv });
  });
}

export function explain(
  cooperation: string,
  options: CommonOptions & Point & Months & { municipality: string },
): Promise<void> {
  return Session.reading(options, async (session) => {
    const { from, to, knownAt, municipality } = options;
    const answer = await session.ask(new AskExplain({ cooperation, from, to, knownAt, municipality }, options.lang));
    show(answer, options, { table: (a) => new Renderer(options.lang).explain(a), csv: explainCsv });
  });
}

/** Of an allocation (`--from`, `--to`) or of the state of a day (`--valid-on`, default today). */
export function diff(
  cooperation: string,
  options: CommonOptions & Point & Partial<Months> & { validOn?: string; against?: string },
): Promise<void> {
  const { from, to, validOn, knownAt, against, lang } = options;
  if (knownAt === undefined) throw new Failure(MESSAGES.diffNeedsPoint[lang](), 2);
  const points = [knownAt, against ?? null] as const;
  if (validOn !== undefined && (from !== undefined || to !== undefined))
    throw new Failure(MESSAGES.eitherDayOrPeriod[lang](), 2);
  return Session.reading(options, async (session) => {
    if (from === undefined && to === undefined) {
      const answer = await session.ask(new AskStateDiff({ cooperation, validOn, knownAt: points }, lang));
      show(answer, options, { table: (a) => new Renderer(lang).stateDiff(a), csv: stateDiffCsv });
      return;
    }
    const [first, last] = [from ?? to ?? '', to ?? from ?? ''];
    const answer = await session.ask(new AskDiff({ cooperation, from: first, to: last, knownAt: points }, lang));
    show(answer, options, { table: (a) => new Renderer(lang).diff(a), csv: diffCsv });
  });
}
