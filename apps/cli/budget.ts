import { AskBudget, type BudgetAnswer, type BudgetVersionView, budgetCsv } from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { money, table } from './table.ts';
import { categoryIn } from './words.ts';

const WORDS = {
  budget: { nb: 'Budsjett', nn: 'Budsjett', en: 'Budget' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  since: { nb: 'fra', nn: 'frå', en: 'since' },
  draftBy: { nb: 'Forslag sendes innen', nn: 'Framlegg blir sendt innan', en: 'Draft to be sent by' },
  adoptBy: { nb: 'Vedtas av alle innen', nn: 'Blir vedteke av alle innan', en: 'To be adopted by all by' },
  version: { nb: 'Versjon', nn: 'Versjon', en: 'Version' },
  sent: { nb: 'sendt', nn: 'sendt', en: 'sent' },
  notSent: { nb: 'ikke sendt', nn: 'ikkje sendt', en: 'not sent' },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  number: { nb: 'Nr.', nn: 'Nr.', en: 'No.' },
  verdict: { nb: 'Behandling', nn: 'Handsaming', en: 'Treatment' },
  date: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  case: { nb: 'Sak', nn: 'Sak', en: 'Case' },
  counts: { nb: 'Teller', nn: 'Tel', en: 'Counts' },
  yes: { nb: 'ja', nn: 'ja', en: 'yes' },
  no: { nb: 'nei', nn: 'nei', en: 'no' },
  category: { nb: 'Kategori', nn: 'Kategori', en: 'Category' },
  amount: { nb: 'Beløp (kr)', nn: 'Beløp (kr)', en: 'Amount (NOK)' },
  sum: { nb: 'Sum', nn: 'Sum', en: 'Total' },
  inForce: { nb: 'Gjeldende budsjett', nn: 'Gjeldande budsjett', en: 'Budget in force' },
  none: { nb: 'ingen', nn: 'ingen', en: 'none' },
} as const satisfies Record<string, Text>;

const STATUS: Readonly<Record<string, Text>> = {
  DRAFT: { nb: 'utkast', nn: 'utkast', en: 'draft' },
  SENT: { nb: 'sendt til kommunene', nn: 'sendt til kommunane', en: 'sent to the municipalities' },
  PARTLY_ADOPTED: { nb: 'vedtatt av noen', nn: 'vedteke av nokre', en: 'adopted by some' },
  VALID: { nb: 'gyldig', nn: 'gyldig', en: 'valid' },
  NOT_VALID: { nb: 'ikke gyldig', nn: 'ikkje gyldig', en: 'not valid' },
  UNDETERMINED: { nb: 'ikke avgjort', nn: 'ikkje avgjort', en: 'undetermined' },
};
const LATE: Text = { nb: 'vedtatt for sent', nn: 'vedteke for seint', en: 'adopted too late' };
const VERDICT: Readonly<Record<string, Text>> = {
  ADOPTED: { nb: 'vedtatt', nn: 'vedteke', en: 'adopted' },
  DEVIATING: { nb: 'vedtatt med endringer', nn: 'vedteke med endringar', en: 'adopted with changes' },
  OWN_LINE: { nb: 'linje i eget budsjett', nn: 'linje i eige budsjett', en: 'line in its own budget' },
  REJECTED: { nb: 'avvist', nn: 'avvist', en: 'rejected' },
  POSTPONED: { nb: 'utsatt', nn: 'utsett', en: 'postponed' },
  UNDETERMINED: { nb: 'ikke avgjort', nn: 'ikkje avgjort', en: 'undetermined' },
};
const KIND: Readonly<Record<string, Text>> = {
  ORIGINAL: { nb: 'årsbudsjett', nn: 'årsbudsjett', en: 'annual budget' },
  AMENDMENT: { nb: 'budsjettendring', nn: 'budsjettendring', en: 'amendment' },
};

export function budget(
  cooperation: string,
  year: number,
  options: CommonOptions & { knownAt?: string; validOn?: string },
): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskBudget({ cooperation, year, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => budgetTable(a, lang), csv: budgetCsv });
  });
}

function budgetTable(a: BudgetAnswer, language: Language): string {
  const w = (word: keyof typeof WORDS): string => WORDS[word][language];
  const status = (code: string, late: boolean): string =>
    `${STATUS[code]?.[language] ?? code}${late ? `, ${LATE[language]}` : ''}`;
  const renderer = new Renderer(language);
  const head = `${w('budget')} ${a.year}, ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${renderer.clock(a)}`;
  const parts = [`${head}\n${status(a.status, a.late)} ${w('since')} ${a.since} (${w('version')} ${a.version})`];
  if (a.draftBy !== null && a.adoptBy !== null)
    parts.push(`${w('draftBy')} ${a.draftBy}. ${w('adoptBy')} ${a.adoptBy} (${a.clause}).`);
  const versionPart = (v: BudgetVersionView): string => {
    const sent = v.sentOn === null ? w('notSent') : `${w('sent')} ${v.sentOn}`;
    const title = `${w('version')} ${v.version} (${KIND[v.kind]?.[language] ?? v.kind}), ${sent}: ${status(v.status, v.late)} ${w('since')} ${v.since}`;
    const councils = table(
      [
        { head: w('number') },
        { head: w('municipality') },
        { head: w('verdict') },
        { head: w('date') },
        { head: w('case') },
        { head: w('counts') },
      ],
      v.adoptions.map((s) => [
        s.municipality,
        s.name,
        s.verdict === null ? '—' : (VERDICT[s.verdict]?.[language] ?? s.verdict),
        s.decidedOn ?? '—',
        s.caseReference ?? s.decision ?? '—',
        s.verdict === null ? '—' : s.counts ? w('yes') : w('no'),
      ]),
    );
    return `${title}\n${councils}`;
  };
  parts.push(...a.versions.map(versionPart));
  if (a.inForce)
    parts.push(
      `${w('inForce')}: ${a.inForce.version}, ${w('since')} ${a.inForce.since}\n${table(
        [{ head: w('category') }, { head: w('amount'), align: 'right' }],
        [
          ...a.inForce.lines.map((l) => [categoryIn(language, l.category), money(l.amount)]),
          [w('sum'), money(a.inForce.total)],
        ],
      )}`,
    );
  else parts.push(`${w('inForce')}: ${w('none')}`);
  return [...parts, ...renderer.basis(a)].join('\n\n');
}
