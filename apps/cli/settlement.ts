import {
  AskRunProposal,
  AskSettlement,
  type RunProposalAnswer,
  runProposalCsv,
  type SettlementAnswer,
  settlementCsv,
} from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { clauseIn } from './clause-words.ts';
import { type Named, nameIn } from './names.ts';
import { commandOf, hostEconomist, recordBy, recordingIn, type Step, tellRecorded } from './record-command.ts';
import { Renderer } from './render.ts';
import { kindOfRun } from './run-kinds.ts';
import { type CommonOptions, Session } from './session.ts';
import { money, table } from './table.ts';
import { categoryIn } from './words.ts';

export const WORDS = {
  proposal: { nb: 'Forslag til kjøring', nn: 'Framlegg til køyring', en: 'Proposed run' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  period: { nb: 'Periode', nn: 'Periode', en: 'Period' },
  instalment: { nb: 'à konto', nn: 'à konto', en: 'instalment' },
  of: { nb: 'av', nn: 'av', en: 'of' },
  basis: { nb: 'Bygger på', nn: 'Byggjer på', en: 'Goes by' },
  provisional: { nb: 'FORELØPIG', nn: 'FØREBELS', en: 'PROVISIONAL' },
  number: { nb: 'Nr.', nn: 'Nr.', en: 'No.' },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  category: { nb: 'Kategori', nn: 'Kategori', en: 'Category' },
  ofYear: { nb: 'Hele året (kr)', nn: 'Heile året (kr)', en: 'Whole year (NOK)' },
  target: { nb: 'Fakturert med denne (kr)', nn: 'Fakturert med denne (kr)', en: 'Billed with this (NOK)' },
  billed: { nb: 'Fakturert før (kr)', nn: 'Fakturert før (kr)', en: 'Billed before (NOK)' },
  amount: { nb: 'Nå (kr)', nn: 'No (kr)', en: 'Now (NOK)' },
  sum: { nb: 'Sum', nn: 'Sum', en: 'Total' },
  invoiced: { nb: 'Faktureres', nn: 'Blir fakturert', en: 'Invoiced' },
  memorandum: { nb: 'vertens egen andel', nn: 'verten sin eigen del', en: 'the host’s own share' },
  notBilled: { nb: 'Faktureres ikke', nn: 'Blir ikkje fakturert', en: 'Not billed' },
  underWay: { nb: 'Klargjort, men ikke utstedt', nn: 'Klargjord, men ikkje utferda', en: 'Prepared, not issued' },
  changed: { nb: 'Endret siden', nn: 'Endra sidan', en: 'Changed since' },
  before: { nb: 'Før (kr)', nn: 'Før (kr)', en: 'Before (NOK)' },
  now: { nb: 'Nå (kr)', nn: 'No (kr)', en: 'Now (NOK)' },
  change: { nb: 'Endring (kr)', nn: 'Endring (kr)', en: 'Change (NOK)' },
  reasons: { nb: 'Grunnlag', nn: 'Grunnlag', en: 'Reasons' },
  case: { nb: 'sak', nn: 'sak', en: 'case' },
  settlement: { nb: 'Avregning', nn: 'Avrekning', en: 'Settlement' },
  notClosed: {
    nb: 'Regnskapet er ikke avsluttet: tallene er et anslag (A-11)',
    nn: 'Rekneskapen er ikkje avslutta: tala er eit overslag (A-11)',
    en: 'The accounts are not closed: the figures are an estimate (A-11)',
  },
  closed: { nb: 'Regnskapet ble avsluttet', nn: 'Rekneskapen vart avslutta', en: 'The accounts were closed on' },
  audited: { nb: 'revidert', nn: 'revidert', en: 'audited' },
  allocated: { nb: 'Fordelt (kr)', nn: 'Fordelt (kr)', en: 'Allocated (NOK)' },
  onAccount: { nb: 'À konto (kr)', nn: 'À konto (kr)', en: 'On account (NOK)' },
  settlementOf: { nb: 'Avregning (kr)', nn: 'Avrekning (kr)', en: 'Settlement (NOK)' },
  settled: { nb: 'Avregnet (kr)', nn: 'Avrekna (kr)', en: 'Settled (NOK)' },
  left: { nb: 'Gjenstår (kr)', nn: 'Står att (kr)', en: 'Left (NOK)' },
  booked: { nb: 'Ført', nn: 'Ført', en: 'Booked' },
  accruals: { nb: 'Herav påløpt (kr)', nn: 'Av dette påkome (kr)', en: 'Of it accrued (NOK)' },
  estimate: {
    nb: 'ESTIMAT: herav påløpt, ikke fakturert ennå (kommuneloven § 14-6)',
    nn: 'ESTIMAT: av dette påkome, ikkje fakturert enno (kommuneloven § 14-6)',
    en: 'ESTIMATE: of it accrued, not invoiced yet (kommuneloven § 14-6)',
  },
  openInAccounts: {
    nb: 'Påløpt og ikke fakturert; står i det avsluttede regnskapet (kommuneloven § 14-6)',
    nn: 'Påkome og ikkje fakturert; står i den avslutta rekneskapen (kommuneloven § 14-6)',
    en: 'Accrued and not invoiced; stays in the closed accounts (kommuneloven § 14-6)',
  },
  released: { nb: 'Påløpt, tatt ut', nn: 'Påkome, teke ut', en: 'Accruals released' },
  actual: { nb: 'faktisk', nn: 'faktisk', en: 'actual' },
  allocatedOf: { nb: 'fordelt', nn: 'fordelt', en: 'allocated' },
  held: { nb: 'holdt tilbake', nn: 'halde tilbake', en: 'held' },
  excluded: { nb: 'holdt utenfor', nn: 'halde utanfor', en: 'excluded' },
  budget: { nb: 'Budsjett', nn: 'Budsjett', en: 'Budget' },
  bookedByDay: { nb: 'ført', nn: 'ført', en: 'booked' },
  overBudget: { nb: 'over (+) / under (−)', nn: 'over (+) / under (−)', en: 'over (+) / under (−)' },
  runs: { nb: 'Utstedt', nn: 'Utferda', en: 'Issued' },
  prepared: {
    nb: 'er klargjort. Nå må én attestere og en annen anvise, før den kan utstedes.',
    nn: 'er klargjord. No må éin attestere og ein annan tilvise, før ho kan utferdast.',
    en: 'is prepared. Now one person must attest it and another approve it, before it can be issued.',
  },
} as const satisfies Record<string, Text>;

const BASIS: Readonly<Record<string, Text>> = {
  BUDGET: { nb: 'gyldig budsjett', nn: 'gyldig budsjett', en: 'the valid budget' },
  PROVISIONAL: { nb: 'foreløpig grunnlag (A-06)', nn: 'førebels grunnlag (A-06)', en: 'a provisional basis (A-06)' },
  COSTS: { nb: 'førte kostnader', nn: 'førte kostnader', en: 'booked costs' },
  STATED: { nb: 'faste beløp i avtalen', nn: 'faste beløp i avtalen', en: 'amounts fixed by the agreement' },
};

export const wordsIn =
  (language: Language) =>
  (word: keyof typeof WORDS): string =>
    WORDS[word][language];

interface Proposing {
  readonly kind: string;
  readonly validOn?: string;
  readonly knownAt?: string;
}

export function proposeRun(cooperation: string, year: number, options: CommonOptions & Proposing): Promise<void> {
  const { kind, validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskRunProposal({ cooperation, year, kind, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => proposalTable(a, lang), csv: runProposalCsv });
  });
}

/** Records the proposal as it stands. */
export function prepareRun(cooperation: string, year: number, step: Step & Pick<Proposing, 'kind'>): Promise<void> {
  const { kind, on, by, lang } = step;
  return recordingIn(step, cooperation, async (session) => {
    const answer = await session.ask(new AskRunProposal({ cooperation, year, kind, validOn: on }, lang));
    const command = commandOf({ command: 'PrepareInvoiceRun', data: answer.prepare }, { ...step, on: answer.validOn });
    const actor = await hostEconomist(session, cooperation, by, command.decided);
    const recorded = await recordBy(session, cooperation, command, actor, step);
    tellRecorded(recorded, step, () => `${proposalTable(answer, lang)}\n\n«${answer.run}» ${WORDS.prepared[lang]}`);
  });
}

function proposalTable(a: RunProposalAnswer, language: Language): string {
  const w = wordsIn(language);
  const renderer = new Renderer(language);
  const parts = [
    `${w('proposal')} ${a.run} (${kindOfRun(language, a.kind)} ${a.year}), ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${renderer.clock(a)}`,
    periodLine(a, language),
    table(
      [
        { head: w('number') },
        { head: w('municipality') },
        { head: w('category') },
        { head: w('ofYear'), align: 'right' },
        { head: w('billed'), align: 'right' },
        { head: w('amount'), align: 'right' },
      ],
      [
        ...a.parts.flatMap((part) => {
          const name = part.memorandum ? `${part.name} (${w('memorandum')})` : part.name;
          const sums = [part.ofYear, part.billed, part.amount].map(money);
          const lines = part.lines.map((line) => [
            ...['', '', categoryIn(language, line.category)],
            ...[line.ofYear, line.billed, line.amount].map(money),
          ]);
          return [[part.municipality, name, w('sum'), ...sums], ...(part.lines.length > 1 ? lines : [])];
        }),
        ['', w('sum'), '', '', '', money(a.total)],
        ['', w('invoiced'), '', '', '', money(a.invoiced)],
      ],
    ),
  ];
  const left = [...a.held, ...a.excluded];
  if (left.length > 0)
    parts.push(
      `${w('notBilled')}\n${left.map((u) => `  ${u.line} ${categoryIn(language, u.category)} ${money(u.amount)}: ${u.text}`).join('\n')}`,
    );
  if (a.changes && a.changes.figures.length > 0) parts.push(changesTable(a.changes, a, language));
  if (a.underWay.length > 0) parts.push(`${w('underWay')}: ${a.underWay.join(', ')}`);
  return [...parts, ...renderer.basis(a)].join('\n\n');
}

function periodLine({ period, instalment, basis }: RunProposalAnswer, language: Language): string {
  const w = wordsIn(language);
  const months = period.from === period.to ? period.from : `${period.from} – ${period.to}`;
  const which = instalment
    ? `, ${w('instalment')} ${instalment.number} ${w('of')} ${instalment.of} (${clauseIn(instalment.clause, language)})`
    : '';
  const budget = basis.budget ? `: ${basis.budget.year} ${basis.budget.version}, ${money(basis.budget.total)}` : '';
  const by = `${w('basis')} ${BASIS[basis.of]?.[language] ?? basis.of}${budget}`;
  const marked = basis.provisional ? `${w('provisional')}. ` : '';
  return `${marked}${w('period')} ${months}${which}. ${by}.${basis.reason === null ? '' : `\n${basis.reason}`}`;
}

/** What changed since a run, and by which events. */
export function changesTable(
  changes: NonNullable<RunProposalAnswer['changes']>,
  named: Named,
  language: Language,
): string {
  const w = wordsIn(language);
  const figures = table(
    [
      { head: w('number') },
      { head: w('municipality') },
      { head: w('category') },
      { head: w('before'), align: 'right' },
      { head: w('now'), align: 'right' },
      { head: w('change'), align: 'right' },
    ],
    changes.figures.map((f) => [
      ...[f.municipality, nameIn(named, f.municipality), categoryIn(language, f.category)],
      ...[f.before, f.now, f.change].map(money),
    ]),
  );
  const reasons = changes.reasons.map(
    ({ index, type, decided, caseReference }) =>
      `  ${index} ${type} ${decided}${caseReference === null ? '' : `, ${w('case')} ${caseReference}`}`,
  );
  return [`${w('changed')} ${changes.run}`, figures, ...(reasons.length > 0 ? [w('reasons'), ...reasons] : [])].join(
    '\n',
  );
}

export function settlement(
  cooperation: string,
  year: number,
  options: CommonOptions & Omit<Proposing, 'kind'>,
): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskSettlement({ cooperation, year, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => settlementTable(a, lang), csv: settlementCsv });
  });
}

function settlementTable(a: SettlementAnswer, language: Language): string {
  const w = wordsIn(language);
  const renderer = new Renderer(language);
  const accounts = a.closedOn === null ? w('notClosed') : `${w('closed')} ${a.closedOn}`;
  const audited = a.auditedOn === null ? '' : `, ${w('audited')} ${a.auditedOn}`;
  const accrued = a.accruals.open.length > 0;
  const shown = ({ allocated, accruals, onAccount, settlement, settled, difference }: SettlementAnswer['total']) =>
    [allocated, ...(accrued ? [accruals] : []), onAccount, settlement, settled, difference].map(money);
  const columns = ['allocated', 'accruals', 'onAccount', 'settlementOf', 'settled', 'left'] as const;
  const parts = [
    `${a.estimate ? `${w('provisional')}. ` : ''}${w('settlement')} ${a.year}, ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${renderer.clock(a)}`,
    `${accounts}${audited}.`,
    table(
      [
        { head: w('number') },
        { head: w('municipality') },
        { head: w('category') },
        ...columns
          .filter((word) => accrued || word !== 'accruals')
          .map((word) => ({ head: w(word), align: 'right' }) as const),
      ],
      [
        ...a.municipalities.flatMap((m) => {
          const name = m.memorandum ? `${m.name} (${w('memorandum')})` : m.name;
          const lines = m.categories.map((c) => ['', '', categoryIn(language, c.category), ...shown(c)]);
          return [[m.municipality, name, w('sum'), ...shown(m)], ...(lines.length > 1 ? lines : [])];
        }),
        ['', w('sum'), '', ...shown(a.total)],
      ],
    ),
    `${w('booked')} ${money(a.booked)} = ${w('allocatedOf')} ${money(a.allocated)} + ${w('held')} ${money(a.held.total)} + ${w('excluded')} ${money(a.excluded.total)}`,
  ];
  parts.push(...accrualsOf(a, language));
  if (a.budget)
    parts.push(
      `${w('budget')} ${a.budget.version} ${money(a.budget.budgeted)}, ${w('bookedByDay')} ${money(a.budget.booked)}: ${w('overBudget')} ${money(a.budget.difference)}`,
    );
  const left = [...a.held.lines, ...a.excluded.lines];
  if (left.length > 0)
    parts.push(
      `${w('notBilled')}\n${left.map((u) => `  ${u.line} ${categoryIn(language, u.category)} ${money(u.amount)}: ${u.text}`).join('\n')}`,
    );
  if (a.runs.length > 0)
    parts.push(
      `${w('runs')}\n${a.runs.map((r) => `  ${r.issuedOn} ${r.run} (${kindOfRun(language, r.kind)}): ${r.documents.join(', ') || '—'}`).join('\n')}`,
    );
  if (a.underWay.length > 0) parts.push(`${w('underWay')}: ${a.underWay.join(', ')}`);
  if (a.changes && a.changes.figures.length > 0) parts.push(changesTable(a.changes, a, language));
  return [...parts, ...renderer.basis(a)].join('\n\n');
}

/** Every accrual in the figures, and what became of those that are not in them any more. */
function accrualsOf({ accruals, closedOn }: SettlementAnswer, language: Language): string[] {
  const w = wordsIn(language);
  const { total, open, released } = accruals;
  const parts: string[] = [];
  if (open.length > 0) {
    const lines = open.map(
      (o) => `  ${o.line} ${categoryIn(language, o.category)} ${money(o.amount)} ${o.label}: ${o.ground}`,
    );
    parts.push([`${w(closedOn === null ? 'estimate' : 'openInAccounts')}: ${money(total)}`, ...lines].join('\n'));
  }
  if (released.length > 0) {
    const lines = released.map((r) => {
      const came = r.settledBy === null ? (r.because ?? '') : `${r.settledBy} ${w('actual')} ${money(r.actual)}`;
      const category = categoryIn(language, r.category);
      return `  ${r.releasedOn} ${r.line} ${category} ${money(r.amount)} → ${came} (${money(r.difference)})`;
    });
    parts.push([w('released'), ...lines].join('\n'));
  }
  return parts;
}
