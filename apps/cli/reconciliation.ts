import { AskReconciliation, type ReconciliationAnswer, reconciliationCsv } from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { money, table } from './table.ts';

const WORDS = {
  reconciliation: { nb: 'Avstemming', nn: 'Avstemming', en: 'Reconciliation' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  amount: { nb: 'Beløp (kr)', nn: 'Beløp (kr)', en: 'Amount (NOK)' },
  costs: { nb: 'Kostnader', nn: 'Kostnader', en: 'Costs' },
  all: { nb: 'Alle kommunene', nn: 'Alle kommunane', en: 'All municipalities' },
  reconciled: {
    nb: 'Alt stemmer: hver forskjell er null eller har et navn.',
    nn: 'Alt stemmer: kvar skilnad er null eller har eit namn.',
    en: 'It reconciles: every difference is zero or has a name.',
  },
  unexplained: {
    nb: 'Det stemmer ikke: se etter UFORKLART.',
    nn: 'Det stemmer ikkje: sjå etter UFORKLART.',
    en: 'It does not reconcile: look for UNEXPLAINED.',
  },
} as const satisfies Record<string, Text>;

export function reconciliation(
  cooperation: string,
  year: number,
  options: CommonOptions & { readonly validOn?: string; readonly knownAt?: string },
): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskReconciliation({ cooperation, year, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => reconciliationTable(a, lang), csv: reconciliationCsv });
  });
}

function reconciliationTable(a: ReconciliationAnswer, language: Language): string {
  const part = (title: string, steps: ReconciliationAnswer['costs']): string =>
    table(
      [{ head: title }, { head: WORDS.amount[language], align: 'right' }],
      steps.map(({ figure, text, amount }) => [figure ? text : `  ${text}`, money(amount)]),
    );
  return [
    `${WORDS.reconciliation[language]} ${a.year}, ${a.cooperation}, ${WORDS.onDay[language]} ${a.validOn}, ${new Renderer(language).clock(a)}`,
    WORDS[a.reconciled ? 'reconciled' : 'unexplained'][language],
    part(WORDS.costs[language], a.costs),
    part(WORDS.all[language], a.total),
    ...a.municipalities.map(({ municipality, name, steps }) => part(`${municipality} ${name}`, steps)),
  ].join('\n\n');
}
