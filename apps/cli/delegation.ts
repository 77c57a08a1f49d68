import {
  type AppealsAnswer,
  AskAppeals,
  AskDelegations,
  AskHostDecisions,
  appealsCsv,
  type DelegationsAnswer,
  delegationsCsv,
  type HostDecisionsAnswer,
  hostDecisionsCsv,
} from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { nameIn, namesIn } from './names.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { money, table } from './table.ts';

type Asked = CommonOptions & { knownAt?: string; validOn?: string };

const WORDS = {
  delegations: { nb: 'Delegeringer', nn: 'Delegeringar', en: 'Delegations' },
  hostDecisions: { nb: 'Vertens vedtak', nn: 'Vedtak av verten', en: 'Decisions of the host' },
  appeals: { nb: 'Klager og lovlighetskontroll', nn: 'Klager og lovlegkontroll', en: 'Appeals and legality reviews' },
  appealsOnly: { nb: 'Klager', nn: 'Klager', en: 'Appeals' },
  reviews: { nb: 'Lovlighetskontroll', nn: 'Lovlegkontroll', en: 'Legality reviews' },
  instructions: {
    nb: 'Instrukser og omgjøringer',
    nn: 'Instruksar og omgjeringar',
    en: 'Instructions and reversals',
  },
  moves: { nb: 'Flyttede stillinger', nn: 'Flytte stillingar', en: 'Positions moved' },
  none: { nb: 'ingen', nn: 'ingen', en: 'none' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  without: {
    nb: 'Uten delegering som gjelder',
    nn: 'Utan delegering som gjeld',
    en: 'Without a delegation in force',
  },
  number: { nb: 'Nr.', nn: 'Nr.', en: 'No.' },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  delegation: { nb: 'Delegering', nn: 'Delegering', en: 'Delegation' },
  status: { nb: 'Status', nn: 'Status', en: 'Status' },
  instruction: { nb: 'Instruks', nn: 'Instruks', en: 'Instruction' },
  given: { nb: 'Gitt fra', nn: 'Gitt frå', en: 'Given from' },
  scope: { nb: 'Gjelder', nn: 'Gjeld', en: 'Scope' },
  everything: { nb: 'alle oppgaver', nn: 'alle oppgåver', en: 'every task' },
  decision: { nb: 'Vedtak', nn: 'Vedtak', en: 'Decision' },
  date: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  for: { nb: 'For', nn: 'For', en: 'For' },
  all: { nb: 'alle', nn: 'alle', en: 'all' },
  matter: { nb: 'Sak', nn: 'Sak', en: 'Matter' },
  within: { nb: 'Innenfor budsjett', nn: 'Innanfor budsjett', en: 'Within budget' },
  principled: { nb: 'Prinsipiell', nn: 'Prinsipiell', en: 'Of principle' },
  commitment: { nb: 'Binder (kr)', nn: 'Bind (kr)', en: 'Commits (NOK)' },
  appealBy: { nb: 'Klagefrist', nn: 'Klagefrist', en: 'Appeal by' },
  body: { nb: 'Organ', nn: 'Organ', en: 'Body' },
  kind: { nb: 'Slag', nn: 'Slag', en: 'Kind' },
  from: { nb: 'Fra', nn: 'Frå', en: 'From' },
  to: { nb: 'Til', nn: 'Til', en: 'To' },
  positions: { nb: 'Årsverk', nn: 'Årsverk', en: 'Positions' },
  move: { nb: 'Flytting', nn: 'Flytting', en: 'Move' },
  appeal: { nb: 'Klage', nn: 'Klage', en: 'Appeal' },
  received: { nb: 'Mottatt', nn: 'Motteke', en: 'Received' },
  lastDay: { nb: 'Frist', nn: 'Frist', en: 'Last day' },
  outcome: { nb: 'Avgjørelse', nn: 'Avgjerd', en: 'Outcome' },
  review: { nb: 'Krav', nn: 'Krav', en: 'Demand' },
  members: { nb: 'Medlemmer', nn: 'Medlemer', en: 'Members' },
  demanded: { nb: 'Krevd', nn: 'Kravd', en: 'Demanded' },
  late: { nb: 'for sent', nn: 'for seint', en: 'late' },
  notKnown: { nb: 'ukjent', nn: 'ukjend', en: 'not known' },
  annulled: { nb: 'ugyldig', nn: 'ugyldig', en: 'annulled' },
  reversed: { nb: 'omgjort', nn: 'gjort om', en: 'reversed' },
} as const satisfies Record<string, Text>;

const CODES: Readonly<Record<string, Text>> = {
  IN_FORCE: { nb: 'gjelder', nn: 'gjeld', en: 'in force' },
  NOT_GIVEN: { nb: 'ikke gitt', nn: 'ikkje gitt', en: 'not given' },
  NOT_INSTRUCTED: { nb: 'uten instruks', nn: 'utan instruks', en: 'without instruction' },
  REVOKED: { nb: 'trukket tilbake', nn: 'trekt tilbake', en: 'taken back' },
  YES: { nb: 'ja', nn: 'ja', en: 'yes' },
  NO: { nb: 'nei', nn: 'nei', en: 'no' },
  NOT_ASSESSED: { nb: 'ikke vurdert', nn: 'ikkje vurdert', en: 'not assessed' },
  INSTRUCTION: { nb: 'instruks', nn: 'instruks', en: 'instruction' },
  REVERSAL: { nb: 'omgjøring', nn: 'omgjering', en: 'reversal' },
  FILED: { nb: 'mottatt', nn: 'motteken', en: 'received' },
  PREPARED: { nb: 'forberedt av verten', nn: 'førebudd av verten', en: 'prepared by the host' },
  DECIDED: { nb: 'avgjort', nn: 'avgjord', en: 'decided' },
  CHANGED: { nb: 'endret', nn: 'endra', en: 'changed' },
  RETURNED: { nb: 'opphevet og sendt tilbake', nn: 'oppheva og send tilbake', en: 'set aside and sent back' },
  DISMISSED: { nb: 'avvist', nn: 'avvist', en: 'dismissed' },
  DEMANDED: { nb: 'krevd', nn: 'kravd', en: 'demanded' },
  UPHELD_BY_BODY: { nb: 'opprettholdt av organet', nn: 'halde ved lag av organet', en: 'upheld by the body' },
  UPHELD: { nb: 'opprettholdt', nn: 'halde ved lag', en: 'upheld' },
  ANNULLED: { nb: 'kjent ugyldig', nn: 'kjent ugyldig', en: 'found void' },
};

/** The words of one answer, in the reader’s language. */
class Said {
  readonly #renderer: Renderer;

  constructor(readonly language: Language) {
    this.#renderer = new Renderer(language);
  }

  w(word: keyof typeof WORDS): string {
    return WORDS[word][this.language];
  }

  code(code: string): string {
    return CODES[code]?.[this.language] ?? code;
  }

  head(word: keyof typeof WORDS, a: { cooperation: string; validOn: string; knownAt: string; size: number }): string {
    return `${this.w(word)} ${a.cooperation}, ${this.w('onDay')} ${a.validOn}, ${this.#renderer.clock(a)}`;
  }

  /** A table under its title, or that there is nothing. */
  part(title: string, columns: Parameters<typeof table>[0], rows: Parameters<typeof table>[1]): string {
    return rows.length > 0 ? `${title}\n${table(columns, rows)}` : `${title}: ${this.w('none')}`;
  }

  findings({ findings, names }: Pick<DelegationsAnswer, 'findings' | 'names'>): string[] {
    return this.#renderer.basis({ findings, names, interpretations: [] });
  }
}

export function delegations(cooperation: string, options: Asked): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskDelegations({ cooperation, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => delegationsTable(a, new Said(lang)), csv: delegationsCsv });
  });
}

function delegationsTable(a: DelegationsAnswer, said: Said): string {
  const w = said.w.bind(said);
  const columns = [
    { head: w('number') },
    { head: w('municipality') },
    { head: w('delegation') },
    { head: w('status') },
    { head: w('instruction') },
    { head: w('given') },
    { head: w('scope'), width: 40 },
  ];
  const rows = a.delegations.map((d) => [
    d.municipality,
    d.name,
    d.delegation,
    d.status === 'REVOKED' && d.revocation
      ? `${said.code(d.status)} ${d.revocation.from} (${d.revocation.decision})`
      : said.code(d.status),
    d.instruction ? `${d.instruction.decision}, ${d.instruction.from}` : '—',
    d.givenFrom ?? '—',
    d.scope === null ? '—' : `${d.scope} (${d.tasks?.join(', ') ?? w('everything')})`,
  ]);
  const without = `${w('without')}: ${namesIn(a, a.without) || w('none')}`;
  return [said.part(said.head('delegations', a), columns, rows), without, ...said.findings(a)].join('\n\n');
}

export function hostDecisions(cooperation: string, options: Asked): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskHostDecisions({ cooperation, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => hostDecisionsTable(a, new Said(lang)), csv: hostDecisionsCsv });
  });
}

function hostDecisionsTable(a: HostDecisionsAnswer, said: Said): string {
  const w = said.w.bind(said);
  const standing = (d: HostDecisionsAnswer['decisions'][number]): string => {
    if (d.annulled) return w('annulled');
    return d.reversed ? `${w('reversed')} ${d.reversed.from} (${d.reversed.by})` : '';
  };
  const decisions = said.part(
    said.head('hostDecisions', a),
    [
      { head: w('decision') },
      { head: w('date') },
      { head: w('for'), width: 24 },
      { head: w('matter'), width: 40 },
      { head: w('within') },
      { head: w('principled') },
      { head: w('commitment'), align: 'right' },
      { head: w('appealBy') },
      { head: '' },
    ],
    a.decisions.map((d) => [
      d.decision,
      d.decidedOn,
      d.forAll ? w('all') : namesIn(a, d.for),
      d.matter,
      said.code(d.withinBudget),
      said.code(d.principled),
      d.commitment ? `${money(d.commitment.amount)} (${d.commitment.year})` : '—',
      d.individual ? (d.appealBy ?? w('notKnown')) : '—',
      standing(d),
    ]),
  );
  const instructions = said.part(
    w('instructions'),
    [
      { head: w('instruction') },
      { head: w('kind') },
      { head: w('body') },
      { head: w('date') },
      { head: w('decision') },
      { head: w('for') },
    ],
    a.instructions.map((i) => [
      i.instruction,
      said.code(i.kind),
      nameIn(a, i.body),
      i.on,
      i.decision ?? '—',
      namesIn(a, i.for),
    ]),
  );
  const moves = said.part(
    w('moves'),
    [
      { head: w('move') },
      { head: w('date') },
      { head: w('from') },
      { head: w('to') },
      { head: w('positions'), align: 'right' },
      { head: w('decision') },
    ],
    a.moves.map((m) => [m.move, m.on, nameIn(a, m.away), nameIn(a, m.to), m.positions, m.decision ?? '—']),
  );
  return [decisions, instructions, moves, ...said.findings(a)].join('\n\n');
}

export function appeals(cooperation: string, options: Asked): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskAppeals({ cooperation, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => appealsTable(a, new Said(lang)), csv: appealsCsv });
  });
}

function appealsTable(a: AppealsAnswer, said: Said): string {
  const w = said.w.bind(said);
  const until = (lastDay: string | null, late: boolean): string =>
    lastDay === null ? w('notKnown') : `${lastDay}${late ? `, ${w('late')}` : ''}`;
  const appealed = said.part(
    w('appealsOnly'),
    [
      { head: w('appeal') },
      { head: w('decision') },
      { head: w('received') },
      { head: w('lastDay') },
      { head: w('status') },
      { head: w('outcome') },
    ],
    a.appeals.map((x) => [
      x.appeal,
      x.decision,
      x.receivedOn,
      until(x.lastDay, x.late),
      said.code(x.status),
      x.outcome ? `${said.code(x.outcome.outcome)}, ${nameIn(a, x.outcome.body)} ${x.outcome.on}` : '—',
    ]),
  );
  const reviewed = said.part(
    w('reviews'),
    [
      { head: w('review') },
      { head: w('decision') },
      { head: w('municipality') },
      { head: w('members'), align: 'right' },
      { head: w('demanded') },
      { head: w('lastDay') },
      { head: w('status') },
    ],
    a.reviews.map((x) => [
      x.review,
      x.decision,
      nameIn(a, x.municipality),
      String(x.members),
      x.demandedOn,
      until(x.lastDay, x.late),
      `${said.code(x.status)}${x.concludedOn === null ? '' : ` ${x.concludedOn}`}`,
    ]),
  );
  return [said.head('appeals', a), appealed, reviewed, ...said.findings(a)].join('\n\n');
}
