import {
  AskContracts,
  AskGoverning,
  AskPortfolio,
  AskReports,
  type Clocks,
  type ContractsAnswer,
  contractsCsv,
  type FindingView,
  type GoverningAnswer,
  governingCsv,
  type PortfolioAnswer,
  portfolioCsv,
  type ReportsAnswer,
  reportsCsv,
} from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { namesIn } from './names.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { table } from './table.ts';
import { KINDS } from './words.ts';

type Asked = CommonOptions & { knownAt?: string; validOn?: string };

const WORDS = {
  governing: { nb: 'Styrende dokumenter', nn: 'Styrande dokument', en: 'Governing documents' },
  portfolio: { nb: 'Felles tiltak', nn: 'Felles tiltak', en: 'Joint measures' },
  contracts: { nb: 'Leverandøravtaler', nn: 'Leverandøravtalar', en: 'Contracts with suppliers' },
  reports: { nb: 'Rapporter', nn: 'Rapportar', en: 'Reports' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  document: { nb: 'Dokument', nn: 'Dokument', en: 'Document' },
  kind: { nb: 'Slag', nn: 'Slag', en: 'Kind' },
  version: { nb: 'Versjon', nn: 'Versjon', en: 'Version' },
  title: { nb: 'Tittel', nn: 'Tittel', en: 'Title' },
  status: { nb: 'Status', nn: 'Status', en: 'Status' },
  since: { nb: 'Fra', nn: 'Frå', en: 'Since' },
  until: { nb: 'Til og med', nn: 'Til og med', en: 'Until' },
  decision: { nb: 'Vedtak', nn: 'Vedtak', en: 'Decision' },
  wanted: { nb: 'Avtalen krever', nn: 'Avtalen krev', en: 'The agreement wants' },
  clause: { nb: 'Punkt', nn: 'Punkt', en: 'Clause' },
  approvedBy: { nb: 'Godkjennes av', nn: 'Blir godkjent av', en: 'Approved by' },
  there: { nb: 'Finnes', nn: 'Finst', en: 'There' },
  notRequired: { nb: 'ikke påkrevd', nn: 'ikkje påkravd', en: 'not required' },
  yes: { nb: 'ja', nn: 'ja', en: 'yes' },
  no: { nb: 'nei', nn: 'nei', en: 'no' },
  measure: { nb: 'Tiltak', nn: 'Tiltak', en: 'Measure' },
  by: { nb: 'Foreslått av', nn: 'Foreslått av', en: 'Proposed by' },
  forWhom: { nb: 'For', nn: 'For', en: 'For' },
  priority: { nb: 'Pri.', nn: 'Pri.', en: 'Prio.' },
  contract: { nb: 'Avtale', nn: 'Avtale', en: 'Contract' },
  supplier: { nb: 'Leverandør', nn: 'Leverandør', en: 'Supplier' },
  subject: { nb: 'Gjelder', nn: 'Gjeld', en: 'Subject' },
  owner: { nb: 'Inngått av', nn: 'Inngått av', en: 'Made by' },
  dataTerms: { nb: 'Data regulert', nn: 'Data regulert', en: 'Data terms' },
  byService: { nb: 'Felles', nn: 'Felles', en: 'Joint' },
  procurements: {
    nb: 'Anskaffelser utenom samarbeidet',
    nn: 'Innkjøp utanom samarbeidet',
    en: 'Bought past the service',
  },
  procurement: { nb: 'Anskaffelse', nn: 'Innkjøp', en: 'Procurement' },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  date: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  settled: { nb: 'Avklart', nn: 'Avklart', en: 'Settled' },
  period: { nb: 'Periode', nn: 'Periode', en: 'Period' },
  remindOn: { nb: 'Påminnelse', nn: 'Påminning', en: 'Reminder' },
  lastDay: { nb: 'Siste dag', nn: 'Siste dag', en: 'Last day' },
  delivered: { nb: 'Levert', nn: 'Levert', en: 'Delivered' },
  report: { nb: 'Rapport', nn: 'Rapport', en: 'Report' },
  journal: { nb: 'Journal', nn: 'Journal', en: 'Journal' },
  none: { nb: 'Boka har ingen.', nn: 'Boka har ingen.', en: 'The book has none.' },
} as const satisfies Record<string, Text>;

const CODES: Readonly<Record<string, Text>> = {
  ...KINDS,
  SUBMITTED: { nb: 'sendt inn, ikke godkjent', nn: 'send inn, ikkje godkjent', en: 'submitted, not approved' },
  NOT_YET: { nb: 'godkjent, gjelder senere', nn: 'godkjent, gjeld seinare', en: 'approved, applies later' },
  APPROVED: { nb: 'godkjent', nn: 'godkjent', en: 'approved' },
  REPLACED: { nb: 'avløst', nn: 'avløyst', en: 'replaced' },
  REVOKED: { nb: 'opphevet', nn: 'oppheva', en: 'revoked' },
  EXPIRED: { nb: 'utløpt', nn: 'gått ut', en: 'expired' },
  PROPOSED: { nb: 'foreslått', nn: 'foreslått', en: 'proposed' },
  ASSESSED: { nb: 'vurdert', nn: 'vurdert', en: 'assessed' },
  PUT_FORWARD: { nb: 'lagt fram for styret', nn: 'lagt fram for styret', en: 'put forward to the board' },
  REJECTED: { nb: 'avslått', nn: 'avslått', en: 'rejected' },
  IN_PORTFOLIO: { nb: 'i gang', nn: 'i gang', en: 'going on' },
  DONE: { nb: 'ferdig', nn: 'ferdig', en: 'done' },
  HOLDS: { nb: 'gjelder', nn: 'gjeld', en: 'holds' },
  ENDED: { nb: 'avsluttet', nn: 'avslutta', en: 'ended' },
  TAKEN_OVER: { nb: 'overtatt av samarbeidet', nn: 'overteke av samarbeidet', en: 'taken over by the service' },
  CANCELLED: { nb: 'avbestilt', nn: 'avbestilt', en: 'cancelled' },
  OUTSIDE_PURPOSE: { nb: 'utenfor formålet', nn: 'utanfor formålet', en: 'outside the purpose' },
  ACCEPTED: { nb: 'godtatt', nn: 'godteke', en: 'accepted' },
  DUE: { nb: 'kommer', nn: 'kjem', en: 'due' },
  REMINDER: { nb: 'påminnelse', nn: 'påminning', en: 'reminder' },
  MISSING: { nb: 'mangler', nn: 'manglar', en: 'missing' },
  DELIVERED: { nb: 'levert', nn: 'levert', en: 'delivered' },
};

/** Words, codes, and what stands at the head and the foot of each list, in a language. */
class Lists {
  constructor(private readonly language: Language) {}

  w(word: keyof typeof WORDS): string {
    return WORDS[word][this.language];
  }

  code(code: string): string {
    return CODES[code]?.[this.language] ?? code;
  }

  yes(value: boolean): string {
    return this.w(value ? 'yes' : 'no');
  }

  page(
    title: keyof typeof WORDS,
    a: Clocks & { validOn: string; findings: readonly FindingView[] },
    parts: readonly (string | null)[],
  ): string {
    const renderer = new Renderer(this.language);
    const head = `${this.w(title)} ${a.cooperation}, ${this.w('onDay')} ${a.validOn}, ${renderer.clock(a)}`;
    const found = renderer.basis({ ...a, interpretations: [] });
    return [head, ...parts.filter((part) => part !== null), ...found].join('\n\n');
  }

  /** A table, or nothing when it has no rows. */
  rows(heads: readonly (keyof typeof WORDS)[], rows: readonly (readonly string[])[], title?: string): string | null {
    if (rows.length === 0) return null;
    const body = table(
      heads.map((head) => ({ head: this.w(head) })),
      rows.map((row) => [...row]),
    );
    return title === undefined ? body : `${title}\n${body}`;
  }
}

export function governing(cooperation: string, options: Asked): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskGoverning({ cooperation, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => governingTable(a, new Lists(lang)), csv: governingCsv });
  });
}

function governingTable(a: GoverningAnswer, l: Lists): string {
  const versions = l.rows(
    ['document', 'kind', 'version', 'title', 'status', 'since', 'decision'],
    a.documents.flatMap((d) =>
      d.versions.map((v) => [
        d.document,
        l.code(d.kind),
        v.version,
        v.title,
        l.code(v.status),
        v.status === 'NOT_YET' ? (v.appliesFrom ?? v.since) : v.since,
        v.decision?.decision ?? '—',
      ]),
    ),
  );
  const wanted = l.rows(
    ['kind', 'clause', 'approvedBy', 'there'],
    a.wanted.map((w) => [
      l.code(w.kind),
      w.clause,
      w.approvedBy ?? '—',
      w.there || w.required ? l.yes(w.there) : `${l.yes(false)} (${l.w('notRequired')})`,
    ]),
    l.w('wanted'),
  );
  return l.page('governing', a, [versions ?? l.w('none'), wanted]);
}

export function portfolio(cooperation: string, options: Asked): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskPortfolio({ cooperation, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => portfolioTable(a, new Lists(lang)), csv: portfolioCsv });
  });
}

function portfolioTable(a: PortfolioAnswer, l: Lists): string {
  const measures = l.rows(
    ['priority', 'measure', 'title', 'by', 'forWhom', 'status', 'since', 'decision'],
    a.measures.map((m) => [
      m.priority === null ? '—' : String(m.priority),
      m.measure,
      m.title,
      m.byName,
      namesIn(a, m.municipalities),
      l.code(m.status),
      m.since,
      m.decision?.decision ?? '—',
    ]),
  );
  return l.page('portfolio', a, [measures ?? l.w('none')]);
}

export function contracts(cooperation: string, options: Asked): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskContracts({ cooperation, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => contractsTable(a, new Lists(lang)), csv: contractsCsv });
  });
}

function contractsTable(a: ContractsAnswer, l: Lists): string {
  const held = l.rows(
    ['contract', 'supplier', 'subject', 'owner', 'forWhom', 'since', 'until', 'status', 'dataTerms', 'byService'],
    a.contracts.map((c) => [
      c.contract,
      c.supplier,
      c.subject,
      c.ownerName,
      namesIn(a, c.participants),
      c.from,
      c.until ?? '—',
      l.code(c.status),
      l.yes(c.dataOwnership),
      l.yes(c.byService),
    ]),
  );
  const outside = l.rows(
    ['procurement', 'municipality', 'subject', 'date', 'settled'],
    a.procurements.map((p) => [
      p.procurement,
      p.name,
      p.subject,
      p.on,
      p.settled ? `${l.code(p.settled.how)} ${p.settled.on}` : '—',
    ]),
    l.w('procurements'),
  );
  return l.page('contracts', a, [held ?? l.w('none'), outside]);
}

export function reports(cooperation: string, options: Asked): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskReports({ cooperation, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => reportsTable(a, new Lists(lang)), csv: reportsCsv });
  });
}

function reportsTable(a: ReportsAnswer, l: Lists): string {
  const due = l.rows(
    ['kind', 'period', 'clause', 'remindOn', 'lastDay', 'status', 'report', 'delivered'],
    a.due.map((d) => [
      l.code(d.kind),
      `${d.period.from} – ${d.period.to}`,
      d.clause,
      d.remindOn,
      d.lastDay,
      l.code(d.status),
      d.report ?? '—',
      d.deliveredOn ?? '—',
    ]),
  );
  const answering = new Set(a.due.map((d) => d.report));
  const others = l.rows(
    ['report', 'kind', 'period', 'delivered', 'journal'],
    a.delivered
      .filter((r) => !answering.has(r.report))
      .map((r) => [
        r.report,
        l.code(r.kind),
        `${r.period.from} – ${r.period.to}`,
        r.deliveredOn,
        r.journalReference ?? '—',
      ]),
    l.w('delivered'),
  );
  return l.page('reports', a, [due === null && others === null ? l.w('none') : due, others]);
}
