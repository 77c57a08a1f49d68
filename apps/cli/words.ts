import type { VoteView } from '#cooperation';
import type { Language, Text } from '#kernel';

export { categoryIn } from '#cooperation';

/** The words of tables and messages on the command line. */
const WORDS = {
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  number: { nb: 'Nr.', nn: 'Nr.', en: 'No.' },
  amount: { nb: 'Beløp (kr)', nn: 'Beløp (kr)', en: 'Amount (NOK)' },
  sum: { nb: 'Sum', nn: 'Sum', en: 'Total' },
  category: { nb: 'Kategori', nn: 'Kategori', en: 'Category' },
  key: { nb: 'Nøkkel', nn: 'Nøkkel', en: 'Key' },
  populationDate: { nb: 'Innbyggere per', nn: 'Innbyggjarar per', en: 'Population of' },
  participants: { nb: 'Deltakere', nn: 'Deltakarar', en: 'Participants' },
  clause: { nb: 'Punkt', nn: 'Punkt', en: 'Clause' },
  agreement: { nb: 'Avtale', nn: 'Avtale', en: 'Agreement' },
  accruals: {
    nb: 'Påløpt, ikke fakturert ennå (estimat, med i beløpene)',
    nn: 'Påkome, ikkje fakturert enno (estimat, med i beløpa)',
    en: 'Accrued, not invoiced yet (estimates, in the amounts)',
  },
  accrued: { nb: 'påløpt', nn: 'påkome', en: 'accrued' },
  held: { nb: 'Holdt tilbake (ikke fordelt)', nn: 'Halde tilbake (ikkje fordelt)', en: 'Held (not shared)' },
  excluded: { nb: 'Ikke med i fordelingen', nn: 'Ikkje med i fordelinga', en: 'Not part of the allocation' },
  line: { nb: 'Linje', nn: 'Linje', en: 'Line' },
  label: { nb: 'Tekst', nn: 'Tekst', en: 'Text' },
  reason: { nb: 'Grunn', nn: 'Grunn', en: 'Reason' },
  findings: { nb: 'Avvik og merknader', nn: 'Avvik og merknader', en: 'Findings' },
  breach: { nb: 'avvik', nn: 'avvik', en: 'breach' },
  responsible: { nb: 'Ansvarlig', nn: 'Ansvarleg', en: 'Responsible' },
  remark: { nb: 'merknad', nn: 'merknad', en: 'remark' },
  interpretations: {
    nb: 'Tolkninger svaret bygger på',
    nn: 'Tolkingar svaret byggjer på',
    en: 'Interpretations this rests on',
  },
  byDefault: { nb: 'standardvalg, ikke vedtatt', nn: 'standardval, ikkje vedteke', en: 'default, not decided' },
  byDecision: { nb: 'vedtak', nn: 'vedtak', en: 'decision' },
  allocationOf: { nb: 'Fordeling', nn: 'Fordeling', en: 'Allocation' },
  knownAt: { nb: 'slik boka var kjent', nn: 'slik boka var kjend', en: 'as known at' },
  firstEvents: { nb: 'de første {n} hendelsene', nn: 'dei første {n} hendingane', en: 'the first {n} events' },
  stateOn: { nb: 'Tilstand', nn: 'Tilstand', en: 'State' },
  host: { nb: 'vert', nn: 'vert', en: 'host' },
  share: { nb: 'Andel', nn: 'Del', en: 'Share' },
  decisions: { nb: 'Vedtak', nn: 'Vedtak', en: 'Decisions' },
  decidedOn: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  body: { nb: 'Organ', nn: 'Organ', en: 'Body' },
  caseReference: { nb: 'Sak', nn: 'Sak', en: 'Case' },
  outcome: { nb: 'Utfall', nn: 'Utfall', en: 'Outcome' },
  effect: { nb: 'Virkning', nn: 'Verknad', en: 'Effect' },
  recorded: { nb: 'Ført', nn: 'Ført', en: 'Recorded' },
  wording: { nb: 'Ordlyd', nn: 'Ordlyd', en: 'Wording' },
  annulled: { nb: 'kjent ugyldig', nn: 'kjend ugyldig', en: 'annulled' },
  imported: { nb: 'importert', nn: 'importert', en: 'imported' },
  because: { nb: 'Hvorfor', nn: 'Kvifor', en: 'Why' },
  events: { nb: 'Hendelser', nn: 'Hendingar', en: 'Events' },
  of: { nb: 'av', nn: 'av', en: 'of' },
  before: { nb: 'Før', nn: 'Før', en: 'Before' },
  after: { nb: 'Etter', nn: 'Etter', en: 'After' },
  change: { nb: 'Endring', nn: 'Endring', en: 'Change' },
  learnt: { nb: 'Dette lærte boka imellom', nn: 'Dette lærte boka imellom', en: 'What the book learned in between' },
  pending: {
    nb: 'Nøkkelvedtak uten virkning ennå',
    nn: 'Nøkkelvedtak utan verknad enno',
    en: 'Key decisions without effect yet',
  },
  services: { nb: 'Fellessystemer og prosjekter', nn: 'Fellessystem og prosjekt', en: 'Common systems and projects' },
  costLines: { nb: 'Kostnadslinjer denne måneden', nn: 'Kostnadslinjer denne månaden', en: 'Cost lines this month' },
  missing: { nb: 'mangler', nn: 'manglar', en: 'missing' },
  inForceFrom: { nb: 'i kraft fra', nn: 'i kraft frå', en: 'in force from' },
  pendingApproval: { nb: 'ikke i kraft', nn: 'ikkje i kraft', en: 'not in force' },
  votes: { nb: 'Stemmer', nn: 'Røyster', en: 'Votes' },
  nothing: { nb: 'ingen', nn: 'ingen', en: 'none' },
  whatIf: { nb: 'Hva om', nn: 'Kva om', en: 'What if' },
  now: { nb: 'Nå', nn: 'No', en: 'Now' },
  withKey: { nb: 'Med nøkkelen', nn: 'Med nøkkelen', en: 'With the key' },
  difference: { nb: 'Forskjell', nn: 'Skilnad', en: 'Difference' },
  noKey: {
    nb: 'ingen nøkkel gjelder i perioden',
    nn: 'ingen nøkkel gjeld i perioden',
    en: 'no key applies in the period',
  },
  minShare: { nb: 'minste andel', nn: 'minste del', en: 'smallest share' },
  maxShare: { nb: 'største andel', nn: 'største del', en: 'largest share' },
  replaced: { nb: 'erstattes', nn: 'blir erstatta', en: 'replaced' },
  untouched: { nb: 'urørt', nn: 'urørt', en: 'untouched' },
  population: { nb: 'innbyggere', nn: 'innbyggjarar', en: 'inhabitants' },
} as const satisfies Record<string, Record<Language, string>>;

export type Word = keyof typeof WORDS;

export const wordsIn =
  (language: Language) =>
  (word: Word, n?: number): string =>
    WORDS[word][language].replace('{n}', String(n ?? ''));

const OUTCOMES: Readonly<Record<string, Record<Language, string>>> = {
  ADOPTED: { nb: 'vedtatt', nn: 'vedteke', en: 'adopted' },
  REJECTED: { nb: 'avvist', nn: 'avvist', en: 'rejected' },
  POSTPONED: { nb: 'utsatt', nn: 'utsett', en: 'postponed' },
  NOTED: { nb: 'tatt til orientering', nn: 'teke til orientering', en: 'noted' },
  UNDETERMINED: { nb: 'uavklart', nn: 'uavklart', en: 'undetermined' },
};
export const outcomeIn = (language: Language, outcome: string): string => OUTCOMES[outcome]?.[language] ?? outcome;

/** The parts of a state, as a difference names them. */
const PARTS: Readonly<Record<string, Record<Language, string>>> = {
  host: { nb: 'vert', nn: 'vert', en: 'host' },
  agreement: { nb: 'avtale', nn: 'avtale', en: 'agreement' },
  terms: { nb: 'vilkår', nn: 'vilkår', en: 'terms' },
  key: { nb: 'nøkkel', nn: 'nøkkel', en: 'key' },
  'key decision': { nb: 'nøkkelvedtak', nn: 'nøkkelvedtak', en: 'key decision' },
  participant: { nb: 'deltaker', nn: 'deltakar', en: 'participant' },
  share: { nb: 'andel', nn: 'del', en: 'share' },
  version: { nb: 'avtaleversjon', nn: 'avtaleversjon', en: 'agreement version' },
  service: { nb: 'system eller prosjekt', nn: 'system eller prosjekt', en: 'system or project' },
  interpretation: { nb: 'tolkning', nn: 'tolking', en: 'interpretation' },
  cost: { nb: 'kostnadslinje', nn: 'kostnadslinje', en: 'cost line' },
};
export const partIn = (language: Language, part: string): string =>
  part.replace(/^(key decision|[a-z]+)/, (name) => PARTS[name]?.[language] ?? name);

const WHO: Readonly<Record<string, Record<Language, string>>> = {
  HOST: { nb: 'verten', nn: 'verten', en: 'the host' },
  COUNCILS: { nb: 'kommunestyrene', nn: 'kommunestyra', en: 'the councils' },
  // Not every cooperation has a board: a meeting of the participants is as joint.
  BOARD: { nb: 'fellesorganet', nn: 'fellesorganet', en: 'the joint body' },
  PARTICIPANTS: { nb: 'deltakerne', nn: 'deltakarane', en: 'the participants' },
  LEADER: { nb: 'lederen', nn: 'leiaren', en: 'the leader' },
};
const WHO_OF_ONE: Readonly<Record<string, Record<Language, string>>> = {
  COUNCILS: { nb: 'kommunestyret i', nn: 'kommunestyret i', en: 'the council of' },
  PARTICIPANTS: { nb: 'kommune', nn: 'kommune', en: 'municipality' },
};
/** Who has to act: all of a kind, or the one of a municipality that is named behind it. */
export const whoIn = (language: Language, who: string, ofOne = false): string =>
  (ofOne ? WHO_OF_ONE[who]?.[language] : undefined) ?? WHO[who]?.[language] ?? who;

/** By which rules a body decides. */
export const RULES_BASIS: Readonly<Record<VoteView['rules'], Text>> = {
  LAW: { nb: 'etter loven', nn: 'etter lova', en: 'by law' },
  AGREEMENT: { nb: 'etter avtalen', nn: 'etter avtalen', en: 'by the agreement' },
  ADOPTED: { nb: 'vedtatt', nn: 'vedtekne', en: 'adopted' },
  NONE: { nb: 'ingen regler', nn: 'ingen reglar', en: 'no rules' },
  UNKNOWN: { nb: 'står ikke i boka', nn: 'står ikkje i boka', en: 'not in the book' },
};

/** Kinds of governing documents and of reports. */
export const KINDS: Readonly<Record<string, Text>> = {
  SERVICE_CATALOGUE: { nb: 'tjenestekatalog', nn: 'tenestekatalog', en: 'service catalogue' },
  SLA: { nb: 'tjenestenivåavtale', nn: 'tenestenivåavtale', en: 'service level agreement' },
  STRATEGY: { nb: 'strategi', nn: 'strategi', en: 'strategy' },
  DIGITALISATION_PLAN: { nb: 'digitaliseringsplan', nn: 'digitaliseringsplan', en: 'digitalisation plan' },
  GUIDELINE: { nb: 'retningslinjer', nn: 'retningslinjer', en: 'guidelines' },
  EVALUATION: { nb: 'evaluering', nn: 'evaluering', en: 'evaluation' },
  MANDATE: { nb: 'mandat', nn: 'mandat', en: 'mandate' },
  TERTIAL: { nb: 'tertialrapport', nn: 'tertialrapport', en: 'tertial report' },
  HALF_YEAR: { nb: 'halvårsrapport', nn: 'halvårsrapport', en: 'half-yearly report' },
  ANNUAL: { nb: 'årsrapport', nn: 'årsrapport', en: 'annual report' },
  STATUTORY_ANNUAL: { nb: 'årsberetning', nn: 'årsmelding', en: 'statutory annual report' },
  ACCOUNTS: { nb: 'rapport til regnskapet', nn: 'rapport til rekneskapen', en: 'report on the accounts' },
  BUDGET: { nb: 'rapport til budsjettet', nn: 'rapport til budsjettet', en: 'report for the budget' },
  STATE_NOTICE: { nb: 'melding til statsforvalteren', nn: 'melding til statsforvaltaren', en: 'notice to the state' },
};
