import {
  type AgreementAnswer,
  type AgreementVersionView,
  AskAgreement,
  AskClause,
  agreementCsv,
  type ClauseAnswer,
  type ContestedClauseView,
  type ContestedTextView,
  clauseCsv,
  type TextEffectView,
  type WordsView,
  type WordView,
} from '#cooperation';
import { addDays, type CivilDate, type Language, type Text } from '#kernel';
import { show } from './asking.ts';
import { nameIn, namesIn } from './names.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { money, table } from './table.ts';

const WORDS = {
  agreement: { nb: 'Avtale', nn: 'Avtale', en: 'Agreement' },
  clause: { nb: 'Punkt', nn: 'Punkt', en: 'Clause' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  inForce: { nb: 'Gjelder', nn: 'Gjeld', en: 'In force' },
  none: { nb: 'ingen avtale', nn: 'ingen avtale', en: 'no agreement' },
  shown: { nb: 'Viser', nn: 'Viser', en: 'Shown' },
  termsOf: { nb: 'Nøkkel og fakturering følger', nn: 'Nøkkel og fakturering følgjer', en: 'Keys and billing follow' },
  versions: { nb: 'Versjoner', nn: 'Versjonar', en: 'Versions' },
  version: { nb: 'Versjon', nn: 'Versjon', en: 'Version' },
  proposed: { nb: 'Foreslått', nn: 'Føreslått', en: 'Proposed' },
  amends: { nb: 'endrer', nn: 'endrar', en: 'amends' },
  status: { nb: 'Status', nn: 'Status', en: 'Status' },
  from: { nb: 'I kraft', nn: 'I kraft', en: 'In force' },
  approved: { nb: 'Vedtatt av', nn: 'Vedteke av', en: 'Adopted by' },
  overtaken: { nb: 'forbigått av', nn: 'forbigått av', en: 'overtaken by' },
  missing: { nb: 'Mangler', nn: 'Manglar', en: 'Missing' },
  basis: { nb: 'Hjemmel i kommuneloven', nn: 'Heimel i kommunelova', en: 'Basis in kommuneloven' },
  unread: { nb: 'kan ikke leses', nn: 'kan ikkje lesast', en: 'cannot be read' },
  completeness: { nb: 'Det loven krever', nn: 'Det lova krev', en: 'What the law requires' },
  letter: { nb: 'Bokstav', nn: 'Bokstav', en: 'Letter' },
  matter: { nb: 'Forhold', nn: 'Forhold', en: 'Matter' },
  assessed: { nb: 'Dekket', nn: 'Dekt', en: 'Covered' },
  contested: { nb: 'Omstridt', nn: 'Omstridd', en: 'Contested' },
  applies: { nb: 'gjelder', nn: 'gjeld', en: 'applies' },
  corrected: { nb: 'rettet', nn: 'retta', en: 'corrected' },
  uncorrected: { nb: 'før rettelsen', nn: 'før rettinga', en: 'before the correction' },
  noSuchClause: { nb: '(har ikke punktet)', nn: '(har ikkje punktet)', en: '(does not have the clause)' },
  ranOut: {
    nb: 'gikk ut, og ingen ny avtale er i kraft; siste dag',
    nn: 'gjekk ut, og ingen ny avtale er i kraft; siste dag',
    en: 'has run out, and no new agreement is in force; last day',
  },
  sameAmounts: { nb: 'ingen forskjell', nn: 'ingen skilnad', en: 'no difference' },
  nobody: { nb: 'ingen vedtak', nn: 'ingen vedtak', en: 'no decisions' },
  difference: { nb: 'Forskjell', nn: 'Skilnad', en: 'Difference' },
  effect: { nb: 'Hva det ville bety i', nn: 'Kva det ville bety i', en: 'What it would mean in' },
  supposed: {
    nb: 'om versjonen gjaldt hele året',
    nn: 'om versjonen galdt heile året',
    en: 'if the version applied all year',
  },
  number: { nb: 'Nr.', nn: 'Nr.', en: 'No.' },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  now: { nb: 'Nå (kr)', nn: 'No (kr)', en: 'Now (NOK)' },
  change: { nb: 'Endring (kr)', nn: 'Endring (kr)', en: 'Change (NOK)' },
  sum: { nb: 'Sum', nn: 'Sum', en: 'Total' },
  demands: { nb: 'Krav om endring', nn: 'Krav om endring', en: 'Demands for change' },
  history: { nb: 'Historie', nn: 'Historie', en: 'History' },
  never: { nb: 'aldri i kraft', nn: 'aldri i kraft', en: 'never in force' },
  compared: { nb: 'Sammenlikning', nn: 'Samanlikning', en: 'Comparison' },
  noClause: { nb: 'Ingen tekst i kraft.', nn: 'Ingen tekst i kraft.', en: 'No text in force.' },
} as const satisfies Record<string, Text>;

const STATUS: Readonly<Record<AgreementVersionView['status'], Text>> = {
  IN_FORCE: { nb: 'gjelder', nn: 'gjeld', en: 'in force' },
  EXPIRED: { nb: 'utløpt', nn: 'gått ut', en: 'expired' },
  REPLACED: { nb: 'avløst', nn: 'avløyst', en: 'replaced' },
  NOT_YET: { nb: 'gjelder senere', nn: 'gjeld seinare', en: 'in force later' },
  PENDING: { nb: 'mangler vedtak', nn: 'manglar vedtak', en: 'pending' },
};
const COVERED: Readonly<Record<string, Text>> = {
  COVERED: { nb: 'ja', nn: 'ja', en: 'yes' },
  PARTLY: { nb: 'delvis', nn: 'delvis', en: 'partly' },
  MISSING: { nb: 'nei', nn: 'nei', en: 'no' },
  NOT_ASSESSED: { nb: 'ikke vurdert', nn: 'ikkje vurdert', en: 'not assessed' },
};
const SAID: Readonly<Record<WordView['said'], Text>> = {
  RECOMMENDED: { nb: 'tilrådd', nn: 'tilrådd', en: 'recommended' },
  APPROVED: { nb: 'vedtatt', nn: 'vedteke', en: 'adopted' },
};
const CHANGE: Readonly<Record<string, Text>> = {
  SAME: { nb: 'uendret', nn: 'uendra', en: 'unchanged' },
  COPIED: {
    nb: 'samme tekst, annen skrivemåte',
    nn: 'same tekst, annan skrivemåte',
    en: 'same text, written otherwise',
  },
  CHANGED: { nb: 'endret', nn: 'endra', en: 'changed' },
  ADDED: { nb: 'nytt', nn: 'nytt', en: 'new' },
  REMOVED: { nb: 'tatt ut', nn: 'teke ut', en: 'removed' },
};
const DEMAND: Readonly<Record<string, Text>> = {
  OPEN: { nb: 'ubesvart', nn: 'utan svar', en: 'open' },
  PROPOSED: { nb: 'forslag lagt fram', nn: 'framlegg lagt fram', en: 'proposed' },
  MET: { nb: 'gjennomført', nn: 'gjennomført', en: 'met' },
  DECLINED: { nb: 'avslått', nn: 'avslått', en: 'declined' },
};

interface Asked {
  readonly knownAt?: string;
  readonly validOn?: string;
  readonly clause?: string;
  readonly compare?: readonly string[];
  readonly year?: number;
}

export function agreement(cooperation: string, options: CommonOptions & Asked): Promise<void> {
  const { validOn, knownAt, clause, compare = [], year, lang } = options;
  const day = { cooperation, validOn, knownAt, year };
  return Session.reading(options, async (session) => {
    if (clause !== undefined) {
      const answer = await session.ask(new AskClause({ ...day, clause }, lang));
      show(answer, options, { table: (a) => new Shown(lang).clause(a), csv: clauseCsv });
      return;
    }
    // One, or more than two, is for the question to refuse.
    const [one, two] = compare.length > 2 ? [compare.join(', ')] : compare;
    const answer = await session.ask(new AskAgreement({ ...day, compare: one, against: two }, lang));
    show(answer, options, { table: (a) => new Shown(lang).agreement(a), csv: agreementCsv });
  });
}

/** The agreement as readers see it. */
class Shown {
  readonly #renderer: Renderer;

  constructor(private readonly language: Language) {
    this.#renderer = new Renderer(language);
  }

  agreement(a: AgreementAnswer): string {
    const w = this.#word;
    const head = `${w('agreement')} ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${this.#renderer.clock(a)}`;
    const parts = [[head, ...this.#inForce(a)].join('\n'), this.#versions(a)];
    if (a.comparison) parts.push(this.#comparison(a.comparison));
    else {
      parts.push(
        a.clauses.map((c) => `${c.clause}${c.contested ? ` (${w('contested')})` : ''}  ${c.text}`).join('\n\n'),
      );
      if (a.legalBasis) {
        const { read, unread } = a.legalBasis;
        const rest = unread.length > 0 ? ` (${w('unread')}: ${unread.join(', ')})` : '';
        parts.push(`${w('basis')}: ${read}${rest}`);
      }
      parts.push(...this.#completeness(a), ...a.contested.map((c) => this.#contested(c)), ...this.#demands(a));
    }
    return [...parts, ...this.#renderer.basis({ ...a, interpretations: [] })].join('\n\n');
  }

  clause(a: ClauseAnswer): string {
    const w = this.#word;
    const head = `${w('clause')} ${a.clause}, ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${this.#renderer.clock(a)}`;
    const parts = [`${head}\n${w('inForce')}: ${a.inForce ?? w('none')}. ${a.because.text}`, a.text ?? w('noClause')];
    parts.push(
      `${w('history')}\n${a.history
        .map((t) => {
          const applied = t.from === null ? w('never') : `${t.from} – ${lastBefore(t.to)}`.trim();
          const corrected = t.correction ? `, ${w('corrected')} ${t.correction.correctedOn}` : '';
          const what = t.words.length > 0 ? this.#marked(t.words) : t.text;
          return `  ${t.version} (${applied}${corrected}), ${CHANGE[t.change]?.[this.language]}:\n    ${what}`;
        })
        .join('\n')}`,
    );
    if (a.contested) parts.push(this.#contested(a.contested));
    return [...parts, ...this.#renderer.basis({ ...a, interpretations: [] })].join('\n\n');
  }

  #word = (word: keyof typeof WORDS): string => WORDS[word][this.language];

  #inForce({ inForce, version, versions, because, termsOf }: AgreementAnswer): string[] {
    const w = this.#word;
    const over = versions.find((v) => v.version === inForce && v.status === 'EXPIRED');
    const applies = `${inForce ?? w('none')}${over ? ` (${w('ranOut')} ${over.expires})` : ''}`;
    const shown = inForce === version ? [] : [`${w('shown')}: ${version}`];
    const terms = termsOf !== null && termsOf !== inForce ? [`${w('termsOf')}: ${termsOf}`] : [];
    return [`${w('inForce')}: ${applies}`, ...shown, because.text, ...terms];
  }

  #versions(a: AgreementAnswer): string {
    const w = this.#word;
    const rows = a.versions.map((v) => [
      v.amends === null ? v.version : `${v.version} (${w('amends')} ${v.amends})`,
      v.proposedOn,
      v.overtakenBy === null ? STATUS[v.status][this.language] : `${w('overtaken')} ${v.overtakenBy}`,
      v.inForceFrom ?? '—',
      v.approvedBy.map((x) => x.name).join(', ') || '—',
      v.overtakenBy === null ? namesIn(a, v.missing) || '—' : '—',
    ]);
    const columns = [
      { head: w('version') },
      { head: w('proposed') },
      { head: w('status') },
      { head: w('from') },
      { head: w('approved'), width: 40 },
      { head: w('missing'), width: 30 },
    ];
    return `${w('versions')}\n${table(columns, rows)}`;
  }

  #comparison({ before, after, clauses }: NonNullable<AgreementAnswer['comparison']>): string {
    const lines = clauses.map((c) => {
      const what =
        c.change === 'CHANGED' ? this.#marked(c.words) : c.change === 'SAME' ? '' : (c.after ?? c.before ?? '');
      return `  ${c.clause}  ${CHANGE[c.change]?.[this.language]}${what === '' ? '' : `\n    ${what}`}`;
    });
    return `${this.#word('compared')} ${before} → ${after}\n${lines.join('\n')}`;
  }

  #completeness({ completeness }: AgreementAnswer): string[] {
    if (!completeness) return [];
    const w = this.#word;
    const rows = completeness.matters.map((m) => [
      m.letter,
      m.matter,
      COVERED[m.status]?.[this.language] ?? m.status,
      m.clauses.join(', '),
      m.note ?? '',
    ]);
    const columns = [
      { head: w('letter') },
      { head: w('matter') },
      { head: w('assessed') },
      { head: w('clause') },
      { head: '', width: 60 },
    ];
    return [`${w('completeness')} (${completeness.law})\n${table(columns, rows)}`];
  }

  #contested(c: ContestedClauseView): string {
    const w = this.#word;
    const texts = c.texts.map((t) => {
      const said = t.words.map(
        (x) => `${SAID[x.said][this.language]} ${x.decidedOn} ${x.body} (${x.caseReference ?? x.decision})`,
      );
      return `  ${this.#side(t, c.texts)}: ${said.join('; ') || w('nobody')}\n    ${t.text || w('noSuchClause')}`;
    });
    // From the first text to each of the others, in their order.
    const [first = '', ...others] = c.texts.map((t) => this.#side(t, c.texts, false));
    const differences = c.differences.map(
      (d, n) => `  ${w('difference')} → ${others[n] ?? d.version}: ${this.#marked(d.words)}`,
    );
    const effects = c.effects.map((e, n) => this.#effect(e, first, others[n] ?? e.version));
    return [
      `${w('contested')}: ${c.clause} (${c.version}). ${c.because.text}`,
      ...texts,
      ...differences,
      ...effects,
    ].join('\n');
  }

  /** A text by its version; where the same version has been corrected, which of its texts. */
  #side(t: ContestedTextView, texts: readonly ContestedTextView[], applies = true): string {
    const w = this.#word;
    const corrected = t.correction
      ? `${w('corrected')} ${t.correction.correctedOn}`
      : texts.some((other) => other.version === t.version && other.correction)
        ? w('uncorrected')
        : '';
    const marks = [applies && t.inForce ? w('applies') : '', corrected].filter((m) => m !== '');
    return `${t.version}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
  }

  #effect(e: TextEffectView, first: string, other: string): string {
    const w = this.#word;
    const head = `  ${w('effect')} ${e.year}${e.supposed ? `, ${w('supposed')}` : ''}, ${other}:`;
    if (e.refused || !e.total) return `${head} ${e.refused?.text ?? ''}`;
    if (e.shares.every((s) => s.now === s.other)) return `${head} ${w('sameAmounts')}`;
    const right = { align: 'right' as const };
    const rows = [
      ...e.shares.map((s) => [s.municipality, s.name, money(s.now), money(s.other), money(s.difference)]),
      ['', w('sum'), money(e.total.now), money(e.total.other), money(e.total.difference)],
    ];
    return `${head}\n${table(
      [
        { head: w('number') },
        { head: w('municipality') },
        { head: e.supposed ? `${first} (kr)` : w('now'), ...right },
        { head: `${other} (kr)`, ...right },
        { head: w('change'), ...right },
      ],
      rows,
    )}`;
  }

  #demands(a: AgreementAnswer): string[] {
    const { demands } = a;
    if (demands.length === 0) return [];
    const lines = demands.map((d) => {
      const answer = d.answeredBy === null ? '' : ` (${d.answeredBy})`;
      return `  ${d.demand}: ${nameIn(a, d.municipality)}, ${d.demandedOn}: ${d.matter}. ${DEMAND[d.status]?.[this.language] ?? d.status}${answer}`;
    });
    return [`${this.#word('demands')}\n${lines.join('\n')}`];
  }

  /** What is struck stands in [- -], what is added in {+ +}; plain signs, so that it can be pasted. */
  #marked = (words: readonly WordsView[]): string =>
    words
      .filter(({ text }) => text !== '')
      .map(({ said, text }) => (said === 'SAME' ? text : said === 'REMOVED' ? `[-${text}-]` : `{+${text}+}`))
      .join('');
}

/** The last day before one; of none, nothing. */
const lastBefore = (day: CivilDate | null): string => (day === null ? '' : addDays(day, -1));
