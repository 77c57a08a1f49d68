import { AskBudget, type BudgetAnswer, type BudgetVersionView, budgetCsv } from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { nameIn } from './names.ts';
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
  ownLine: { nb: 'Eget budsjett (kr)', nn: 'Eige budsjett (kr)', en: 'Own budget (NOK)' },
  share: { nb: 'Andel (kr)', nn: 'Del (kr)', en: 'Share (NOK)' },
  provisional: { nb: 'À konto bygger på', nn: 'À konto byggjer på', en: 'On account goes by' },
  byDefault: {
    nb: 'standardvalg, verten har ikke vedtatt',
    nn: 'standardval, verten har ikkje vedteke',
    en: 'default, the host has not decided',
  },
  byDecision: { nb: 'vedtak', nn: 'vedtak', en: 'decision' },
  budgeted: { nb: 'Budsjett (kr)', nn: 'Budsjett (kr)', en: 'Budget (NOK)' },
  booked: { nb: 'Ført (kr)', nn: 'Ført (kr)', en: 'Booked (NOK)' },
  over: { nb: 'Over (+) / under (−)', nn: 'Over (+) / under (−)', en: 'Over (+) / under (−)' },
  none: { nb: 'ingen', nn: 'ingen', en: 'none' },
} as const satisfies Record<string, Text>;

const STATUS: Readonly<Record<string, Text>> = {
  NOT_DRAFTED: {
    nb: 'ingen har lagt fram et budsjettforslag',
    nn: 'ingen har lagt fram eit budsjettframlegg',
    en: 'nobody has put forward a draft budget',
  },
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
  REVERSED: { nb: 'gjort om', nn: 'gjort om', en: 'reversed' },
  DEVIATING: { nb: 'vedtatt med endringer', nn: 'vedteke med endringar', en: 'adopted with changes' },
  OWN_LINE: { nb: 'linje i eget budsjett', nn: 'linje i eige budsjett', en: 'line in its own budget' },
  REJECTED: { nb: 'avvist', nn: 'avvist', en: 'rejected' },
  POSTPONED: { nb: 'utsatt', nn: 'utsett', en: 'postponed' },
  UNDETERMINED: { nb: 'ikke avgjort', nn: 'ikkje avgjort', en: 'undetermined' },
};
const BASIS: Readonly<Record<string, Text>> = {
  LAST_VALID_BUDGET: { nb: 'siste gyldige budsjett', nn: 'siste gyldige budsjett', en: 'the last valid budget' },
  DRAFT: { nb: 'budsjettforslaget', nn: 'budsjettframlegget', en: 'the draft budget' },
  ADOPTED_LATE: {
    nb: 'budsjettet som ble vedtatt for sent',
    nn: 'budsjettet som vart vedteke for seint',
    en: 'the budget adopted too late',
  },
  ACTUAL_COST: { nb: 'faktiske kostnader', nn: 'faktiske kostnader', en: 'actual cost' },
  NONE: { nb: 'ingenting kreves inn', nn: 'ingenting blir kravd inn', en: 'nothing is asked for' },
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

const wordsIn =
  (language: Language) =>
  (word: keyof typeof WORDS): string =>
    WORDS[word][language];

/** Whether the budget of a year was valid, and which council treated which version when. */
export function budgetMatrix(a: BudgetAnswer, language: Language): string {
  const w = wordsIn(language);
  const status = (code: string, late: boolean): string =>
    `${STATUS[code]?.[language] ?? code}${late ? `, ${LATE[language]}` : ''}`;
  const renderer = new Renderer(language);
  const head = `${w('budget')} ${a.year}, ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${renderer.clock(a)}`;
  const dated = a.version === null ? '' : ` ${w('since')} ${a.since} (${w('version')} ${a.version})`;
  const parts = [`${head}\n${status(a.status, a.late)}${dated}`];
  if (a.draftBy !== null && a.adoptBy !== null)
    parts.push(`${w('draftBy')} ${a.draftBy}. ${w('adoptBy')} ${a.adoptBy} (${a.clause}).`);
  const versionPart = (v: BudgetVersionView): string => {
    const sent = v.sentOn === null ? w('notSent') : `${w('sent')} ${v.sentOn}`;
    const title = `${w('version')} ${v.version} (${KIND[v.kind]?.[language] ?? v.kind}), ${sent}: ${status(v.status, v.late)} ${w('since')} ${v.since}`;
    const told = v.adoptions.some((s) => s.ownLine !== null);
    const councils = table(
      [
        { head: w('number') },
        { head: w('municipality') },
        { head: w('verdict') },
        { head: w('date') },
        { head: w('case') },
        { head: w('counts') },
        ...(told
          ? ([
              { head: w('ownLine'), align: 'right' },
              { head: w('share'), align: 'right' },
            ] as const)
          : []),
      ],
      v.adoptions.map((s) => [
        s.municipality,
        s.name,
        s.verdict === null ? '—' : (VERDICT[s.verdict]?.[language] ?? s.verdict),
        s.decidedOn ?? '—',
        s.caseReference ?? s.decision ?? '—',
        s.verdict === null ? '—' : s.counts ? w('yes') : w('no'),
        ...(told ? [money(s.ownLine), money(s.share)] : []),
      ]),
    );
    return `${title}\n${councils}`;
  };
  return [...parts, ...a.versions.map(versionPart)].join('\n\n');
}

function budgetTable(a: BudgetAnswer, language: Language): string {
  const w = wordsIn(language);
  const parts = [budgetMatrix(a, language)];
  if (a.inForce)
    parts.push(
      `${w('inForce')}: ${a.inForce.version}, ${w('since')} ${a.inForce.since}\n${table(
        [{ head: w('category') }, { head: w('amount'), align: 'right' }],
        [
          ...a.inForce.lines.map((l) => {
            const whose = l.municipality === null ? l.sharedService : nameIn(a, l.municipality);
            const category = categoryIn(language, l.category);
            return [whose === null ? category : `${category} (${whose})`, money(l.amount)];
          }),
          [w('sum'), money(a.inForce.total)],
        ],
      )}`,
    );
  else parts.push(`${w('inForce')}: ${w('none')}`);
  if (a.provisional) {
    const { basis, decision, from, budget: goesBy } = a.provisional;
    const by = decision === null ? w('byDefault') : `${w('byDecision')} ${decision}`;
    const named = goesBy ? `: ${goesBy.year} ${goesBy.version}, ${money(goesBy.total)}` : '';
    parts.push(`${w('provisional')} ${BASIS[basis]?.[language] ?? basis} ${w('since')} ${from} (${by})${named}`);
  }
  const { spending } = a;
  if (spending.categories.length > 0)
    parts.push(
      table(
        [
          { head: w('category') },
          { head: w('budgeted'), align: 'right' },
          { head: w('booked'), align: 'right' },
          { head: w('over'), align: 'right' },
        ],
        [
          ...spending.categories.map((c) => [
            categoryIn(language, c.category),
            money(c.budgeted),
            money(c.booked),
            money(c.difference),
          ]),
          [w('sum'), money(spending.budgeted), money(spending.booked), money(spending.difference)],
        ],
      ),
    );
  return [...parts, ...new Renderer(language).basis(a)].join('\n\n');
}
