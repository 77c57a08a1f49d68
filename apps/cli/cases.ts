import { AskCase, type CaseAnswer, type CaseStep, caseCsv } from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { groundIn, proposalKindIn } from './decided-words.ts';
import { nameIn } from './names.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { table } from './table.ts';
import { votesOf } from './votes.ts';
import { outcomeIn } from './words.ts';

const STEPS: Readonly<Record<CaseStep['what'], Text>> = {
  OPENED: { nb: 'opprettet', nn: 'oppretta', en: 'opened' },
  CALLED: { nb: 'på saksliste', nn: 'på sakliste', en: 'on a list of cases' },
  PROPOSED: { nb: 'forslag', nn: 'framlegg', en: 'proposal' },
  TREATED: { nb: 'behandlet', nn: 'handsama', en: 'treated' },
  DECIDED: { nb: 'vedtak', nn: 'vedtak', en: 'decision' },
  CONFIRMED: { nb: 'føringen bekreftet', nn: 'føringa stadfesta', en: 'record confirmed' },
  OBJECTED: { nb: 'føringen bestridt', nn: 'føringa bestriden', en: 'record objected to' },
  CORRECTED: { nb: 'føringen rettet', nn: 'føringa retta', en: 'record corrected' },
  REVERSED: { nb: 'omgjort', nn: 'omgjort', en: 'reversed' },
  ANNULLED: { nb: 'kjent ugyldig', nn: 'kjent ugyldig', en: 'annulled' },
  APPEALED: { nb: 'klage', nn: 'klage', en: 'appeal' },
  APPEAL_PREPARED: { nb: 'klage forberedt', nn: 'klage førebudd', en: 'appeal prepared' },
  APPEAL_DECIDED: { nb: 'klage avgjort', nn: 'klage avgjord', en: 'appeal decided' },
  REVIEW_DEMANDED: { nb: 'lovlighetskontroll krevd', nn: 'lovlegkontroll kravd', en: 'legality review demanded' },
  REVIEW_CONCLUDED: { nb: 'lovlighetskontroll avgjort', nn: 'lovlegkontroll avgjord', en: 'legality review concluded' },
  FOLLOW_UP_OPENED: { nb: 'oppfølging åpnet', nn: 'oppfølging opna', en: 'follow-up opened' },
  FOLLOW_UP_CLOSED: { nb: 'oppfølging gjort', nn: 'oppfølging gjord', en: 'follow-up done' },
};
/** What appeals and legality reviews come to. */
const ENDS: Readonly<Record<string, Text>> = {
  UPHELD: { nb: 'opprettholdt', nn: 'halden ved lag', en: 'upheld' },
  UPHELD_BY_BODY: { nb: 'opprettholdt av organet', nn: 'halden ved lag av organet', en: 'upheld by the body' },
  CHANGED: { nb: 'endret', nn: 'endra', en: 'changed' },
  ANNULLED: { nb: 'opphevet', nn: 'oppheva', en: 'set aside' },
  DISMISSED: { nb: 'avvist', nn: 'avvist', en: 'dismissed' },
};
const AWAITED: Readonly<Record<CaseAnswer['awaited'][number]['because'], Text>> = {
  NOT_TREATED: { nb: 'ikke behandlet', nn: 'ikkje handsama', en: 'not treated' },
  CALLED: { nb: 'på saksliste til møte', nn: 'på sakliste til møte', en: 'on the list of a meeting' },
  NOT_DECIDED: {
    nb: 'behandlet, vedtak ikke ført',
    nn: 'handsama, vedtak ikkje ført',
    en: 'treated, no decision recorded',
  },
  POSTPONED: { nb: 'utsatt', nn: 'utsett', en: 'postponed' },
  UNDETERMINED: { nb: 'uavklart', nn: 'uavklart', en: 'undetermined' },
  ENDED: { nb: 'ugyldig eller omgjort', nn: 'ugyldig eller omgjort', en: 'void or reversed' },
};
const WORDS = {
  case: { nb: 'Sak', nn: 'Sak', en: 'Case' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  references: { nb: 'Saksnummer', nn: 'Saksnummer', en: 'Case numbers' },
  date: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  step: { nb: 'Steg', nn: 'Steg', en: 'Step' },
  body: { nb: 'Organ', nn: 'Organ', en: 'Body' },
  reference: { nb: 'Nummer', nn: 'Nummer', en: 'Number' },
  result: { nb: 'Utfall', nn: 'Utfall', en: 'Outcome' },
  text: { nb: 'Tekst', nn: 'Tekst', en: 'Text' },
  votes: { nb: 'Stemmer', nn: 'Røyster', en: 'Votes' },
  awaited: { nb: 'Saken venter på', nn: 'Saka ventar på', en: 'The case waits for' },
  nobody: { nb: 'Saken venter ikke på noen.', nn: 'Saka ventar ikkje på nokon.', en: 'The case waits for nobody.' },
  council: { nb: 'kommunestyret i', nn: 'kommunestyret i', en: 'the council of' },
} as const satisfies Record<string, Text>;

/** A case through the bodies that treat it, in the order of time, and those that it waits for. */
export function oneCase(
  cooperation: string,
  asked: string,
  options: CommonOptions & { readonly knownAt?: string; readonly validOn?: string },
): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskCase({ cooperation, case: asked, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => caseTable(a, lang), csv: caseCsv });
  });
}

function caseTable(a: CaseAnswer, language: Language): string {
  const w = (word: keyof typeof WORDS): string => WORDS[word][language];
  const renderer = new Renderer(language);
  const title = a.title === null ? '' : `: ${a.title}`;
  const head = `${w('case')} ${a.case}${title}\n${a.cooperation}, ${w('onDay')} ${a.validOn}, ${renderer.clock(a)}`;
  const numbers = a.references.map(({ caseReference, body }) => `${caseReference} (${body})`);
  const rows = a.steps.map((s) => [
    s.on,
    STEPS[s.what][language],
    s.bodyName ?? (s.municipality === null ? '' : nameIn(a, s.municipality)),
    s.caseReference ?? s.decision ?? s.proposal ?? s.meeting ?? '',
    outcomeOf(s, language),
    s.text === null ? '' : s.text.length > 120 ? `${s.text.slice(0, 117)}…` : s.text,
  ]);
  const columns = [
    { head: w('date') },
    { head: w('step'), width: 20 },
    { head: w('body'), width: 24 },
    { head: w('reference'), width: 22 },
    { head: w('result'), width: 20 },
    { head: w('text'), width: 44 },
  ];
  const awaited = a.awaited.map(({ bodyName, municipality, because, meeting, on }) => {
    const who = bodyName ?? `${w('council')} ${municipality === null ? '—' : nameIn(a, municipality)}`;
    const where = [meeting, on].filter((x) => x !== null).join(', ');
    return `  ${who}: ${AWAITED[because][language]}${where === '' ? '' : ` (${where})`}`;
  });
  const votes = votesOf(a, language);
  return [
    head,
    ...(numbers.length > 0 ? [`${w('references')}: ${numbers.join(', ')}`] : []),
    table(columns, rows),
    ...(votes.length > 0 ? [[`${w('votes')}:`, ...votes].join('\n')] : []),
    awaited.length > 0 ? [`${w('awaited')}:`, ...awaited].join('\n') : w('nobody'),
    ...renderer.basis({ ...a, interpretations: [] }),
  ].join('\n\n');
}

function outcomeOf({ what, outcome }: CaseStep, language: Language): string {
  if (outcome === null) return '';
  if (what === 'PROPOSED') return proposalKindIn(language, outcome);
  if (what === 'CORRECTED' || what === 'ANNULLED') return groundIn(language, outcome);
  return what === 'DECIDED' ? outcomeIn(language, outcome) : (ENDS[outcome]?.[language] ?? outcome);
}
