import { AskEconomicPlan, type EconomicPlanAnswer, economicPlanCsv } from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { money, table } from './table.ts';
import { categoryIn } from './words.ts';

const WORDS = {
  plan: { nb: 'Økonomiplan', nn: 'Økonomiplan', en: 'Economic plan' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  version: { nb: 'Versjon', nn: 'Versjon', en: 'Version' },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  shared: { nb: 'Fordelt', nn: 'Fordelt', en: 'Shared' },
  total: { nb: 'Plan', nn: 'Plan', en: 'Plan' },
  held: {
    nb: 'Fordeles ikke av reglene alene',
    nn: 'Blir ikkje fordelt av reglane åleine',
    en: 'Not shared by the rules alone',
  },
} as const satisfies Record<string, Text>;

/** Four years of a budget per municipality, as each should put them in its own economic plan. */
export function economicPlan(
  cooperation: string,
  year: number,
  options: CommonOptions & { knownAt?: string; validOn?: string },
): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskEconomicPlan({ cooperation, year, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => planTable(a, lang), csv: economicPlanCsv });
  });
}

function planTable(a: EconomicPlanAnswer, language: Language): string {
  const w = (word: keyof typeof WORDS): string => WORDS[word][language];
  const amount = (kroner: string | null): string => (kroner === null ? '—' : money(kroner));
  const head = `${w('plan')} ${a.year}–${a.year + a.years.length - 1}, ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${new Renderer(language).clock(a)}`;
  const rows = [
    ...a.municipalities.map((m) => [`${m.municipality} ${m.name}`, ...m.amounts.map((one) => amount(one.amount))]),
    [w('shared'), ...a.years.map(({ shared }) => amount(shared))],
    [w('total'), ...a.years.map(({ total }) => amount(total))],
  ];
  const columns = [{ head: w('municipality') }, ...a.years.map(({ year }) => ({ head: String(year), right: true }))];
  const held = a.years.flatMap(({ year, held: lines, because }) => [
    ...lines.map(
      ({ category, amount: kroner, text }) => `  ${year} ${categoryIn(language, category)} ${money(kroner)}: ${text}`,
    ),
    ...(because === null ? [] : [`  ${year}: ${because}`]),
  ]);
  const parts = [`${head}\n${w('version')} ${a.version} (${a.status})`, table(columns, rows)];
  if (held.length > 0) parts.push([w('held'), ...held].join('\n'));
  return parts.join('\n\n');
}
