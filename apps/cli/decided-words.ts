import type { AfterwardsView, ElectionView, ProposalsView } from '#cooperation';
import { dateInOslo, type Language, type Text } from '#kernel';

const WORDS = {
  adopted: { nb: 'Vedtatt forslag', nn: 'Vedteke framlegg', en: 'Adopted proposal' },
  noneAdopted: { nb: 'Ingen forslag ble vedtatt', nn: 'Ingen framlegg vart vedtekne', en: 'No proposal was adopted' },
  notInBook: {
    nb: 'forslaget er ikke i boka',
    nn: 'framlegget er ikkje i boka',
    en: 'the proposal is not in the book',
  },
  voting: { nb: 'Avstemning', nn: 'Røysting', en: 'Voting' },
  for: { nb: 'for', nn: 'for', en: 'for' },
  against: { nb: 'mot', nn: 'mot', en: 'against' },
  versus: { nb: 'satt opp mot', nn: 'sett opp mot', en: 'against' },
  unanimous: { nb: 'enstemmig', nn: 'samrøystes', en: 'unanimous' },
  casting: {
    nb: 'møtelederens stemme avgjorde',
    nn: 'røysta til møteleiaren avgjorde',
    en: 'the chair’s vote decided',
  },
  election: { nb: 'Valg', nn: 'Val', en: 'Election' },
  round: { nb: 'avstemning', nn: 'røysting', en: 'vote' },
  list: { nb: 'liste', nn: 'liste', en: 'list' },
  votes: { nb: 'stemmer', nn: 'røyster', en: 'votes' },
  places: { nb: 'plasser', nn: 'plassar', en: 'seats' },
  blank: { nb: 'blanke', nn: 'blanke', en: 'blank' },
  nominees: { nb: 'Felles forslag', nn: 'Felles framlegg', en: 'Agreed proposal' },
  elected: { nb: 'Valgt', nn: 'Valde', en: 'Elected' },
  nobody: { nb: 'ingen', nn: 'ingen', en: 'nobody' },
  lot: { nb: 'ved loddtrekning', nn: 'ved loddtrekking', en: 'by lot' },
  lots: { nb: 'Lodd trekkes mellom', nn: 'Lodd blir trekte mellom', en: 'Lots are drawn between' },
  named: { nb: 'Møteboka sier', nn: 'Møteboka seier', en: 'The minutes say' },
  until: { nb: 'til og med', nn: 'til og med', en: 'until' },
  corrected: { nb: 'Rettet', nn: 'Retta', en: 'Corrected' },
  annulled: { nb: 'Kjent ugyldig', nn: 'Kjent ugyldig', en: 'Annulled' },
  reversed: { nb: 'Omgjort fra', nn: 'Omgjort frå', en: 'Reversed from' },
  by: { nb: 'ved', nn: 'ved', en: 'by' },
  recorded: { nb: 'ført', nn: 'ført', en: 'recorded' },
} as const satisfies Record<string, Text>;

const GROUNDS: Readonly<Record<string, Text>> = {
  MINUTES_CORRECTED: { nb: 'møteboka er rettet', nn: 'møteboka er retta', en: 'the minutes were corrected' },
  REGISTRATION_ERROR: { nb: 'feil føring', nn: 'feil føring', en: 'recorded wrongly' },
  LATE_INFORMATION: { nb: 'sene opplysninger', nn: 'seine opplysningar', en: 'late information' },
  LEGALITY_REVIEW: { nb: 'lovlighetskontroll', nn: 'lovlegkontroll', en: 'legality review' },
  REVERSAL: { nb: 'omgjøring', nn: 'omgjering', en: 'reversal' },
  OTHER: { nb: 'annen grunn', nn: 'annan grunn', en: 'another reason' },
};
const METHODS: Readonly<Record<ElectionView['method'], Text>> = {
  MAJORITY: { nb: 'flertallsvalg', nn: 'fleirtalsval', en: 'by majority' },
  PROPORTIONAL: { nb: 'forholdsvalg', nn: 'forholdsval', en: 'proportional' },
  AGREED: { nb: 'avtalevalg', nn: 'avtaleval', en: 'by agreement' },
};
const FILLED: Readonly<Record<ElectionView['to'], Text>> = {
  CHAIR: { nb: 'leder', nn: 'leiar', en: 'chair' },
  DEPUTY_CHAIR: { nb: 'nestleder', nn: 'nestleiar', en: 'deputy chair' },
  MEMBERS: { nb: 'medlemmer', nn: 'medlemer', en: 'members' },
};
const PROPOSAL_KINDS: Readonly<Record<string, Text>> = {
  RECOMMENDATION: { nb: 'innstilling', nn: 'innstilling', en: 'recommendation' },
  ALTERNATIVE: { nb: 'alternativt forslag', nn: 'alternativt framlegg', en: 'alternative' },
  ADDITION: { nb: 'tilleggsforslag', nn: 'tilleggsframlegg', en: 'addition' },
  POSTPONEMENT: { nb: 'utsettelsesforslag', nn: 'utsetjingsframlegg', en: 'postponement' },
};

type Words = (word: keyof typeof WORDS) => string;
const wordsOf =
  (language: Language): Words =>
  (word) =>
    WORDS[word][language];

export const groundIn = (language: Language, ground: string): string => GROUNDS[ground]?.[language] ?? ground;
export const proposalKindIn = (language: Language, kind: string): string => PROPOSAL_KINDS[kind]?.[language] ?? kind;

/** Which proposals were adopted and how they were voted on, a line each; the texts stand apart, as `quoted` sets them. */
export function proposalsInWords(
  { adopted, votings }: ProposalsView,
  language: Language,
  quoted: (text: string) => string,
): string[] {
  const w = wordsOf(language);
  const each = adopted.map((one) => {
    const head = namedInWords(one, language);
    return one.text === null ? `${head}, ${w('notInBook')}` : `${head}\n\n${quoted(one.text)}`;
  });
  const held = votings.map((voting, n) => `${w('voting')} ${n + 1}: ${votingInWords(voting, w)}`);
  return [...(each.length > 0 ? each : [`${w('noneAdopted')}.`]), ...(held.length > 0 ? [held.join('\n')] : [])];
}

/** The same without the texts. */
export const proposalsNamed = ({ adopted }: ProposalsView, language: Language): string[] =>
  adopted.length > 0 ? adopted.map((one) => namedInWords(one, language)) : [`${wordsOf(language)('noneAdopted')}.`];

const namedInWords = ({ proposal, kind }: ProposalsView['adopted'][number], language: Language): string =>
  `${wordsOf(language)('adopted')}: ${proposal}${kind === null ? '' : ` (${proposalKindIn(language, kind)})`}`;

function votingInWords({ between, against, unanimous, casting }: ProposalsView['votings'][number], w: Words): string {
  const numbered = between.map(({ proposal, votes }) => {
    const side = between.length === 1 ? ` ${w('for')}` : '';
    return votes === null ? proposal : `${proposal}: ${votes}${side}`;
  });
  const parts = [
    numbered.join(` ${w('versus')} `),
    ...(against === null ? [] : [`${against} ${w('against')}`]),
    ...(unanimous ? [w('unanimous')] : []),
    ...(casting === null ? [] : [`${w('casting')}: ${casting === 'AGAINST' ? w('against') : casting}`]),
  ];
  return parts.join(', ');
}

/** What was voted in an election and who is elected by it, a line each. */
export function electionInWords(election: ElectionView, language: Language): string[] {
  const w = wordsOf(language);
  const { to, method, body, until, rounds, lists, blank, nominees, elected, byLot, tied, named } = election;
  const blanks = (n: number | null): string[] => (n === null ? [] : [`${n} ${w('blank')}`]);
  const end = until === null ? '' : `, ${w('until')} ${until}`;
  const who = elected.map(({ candidate, list }) => {
    const lot = byLot.includes(candidate) ? `, ${w('lot')}` : '';
    return list === null && lot === ''
      ? candidate
      : `${candidate} (${[list, lot.slice(2)].filter(Boolean).join(', ')})`;
  });
  return [
    `${w('election')}: ${FILLED[to][language]}, ${body} (${METHODS[method][language]})${end}`,
    ...rounds.map(({ votes, blank: none }, n) => {
      const all = [...votes.map((v) => `${v.candidate} (${v.votes})`), ...blanks(none)];
      return `${n + 1}. ${w('round')}: ${all.join(', ')}`;
    }),
    ...lists.map(({ list, votes, places, candidates }) => {
      const won = places === null ? '' : `, ${places} ${w('places')}`;
      const lot = byLot.includes(list) ? ` (${w('lot')})` : '';
      return `${w('list')} ${list}: ${votes} ${w('votes')}${won}${lot}: ${candidates.join(', ')}`;
    }),
    ...(method === 'PROPORTIONAL' ? blanks(blank) : []),
    ...(nominees.length > 0 ? [`${w('nominees')}: ${nominees.join(', ')}`] : []),
    `${w('elected')}: ${who.join(', ') || w('nobody')}`,
    ...(tied.length > 0 ? [`${w('lots')}: ${tied.join(', ')}`] : []),
    ...(named === null ? [] : [`${w('named')}: ${named.join(', ')}`]),
  ];
}

/** What became of a decision, a line each: when it was decided, and when the book learned it. */
export function afterwardsInWords({ corrected, annulled, reversed }: AfterwardsView, language: Language): string[] {
  const w = wordsOf(language);
  const restated = (word: 'corrected' | 'annulled', { on, ground, recorded }: AfterwardsView['corrected'][number]) =>
    `${w(word)} ${on} (${groundIn(language, ground)}), ${w('recorded')} ${dateInOslo(recorded)}`;
  return [
    ...corrected.map((one) => restated('corrected', one)),
    ...(reversed ? [`${w('reversed')} ${reversed.from} ${w('by')} ${reversed.by}`] : []),
    ...(annulled ? [restated('annulled', annulled)] : []),
  ];
}

/** Behind the outcome of a decision that another has ended; nothing of one that stands. */
export const reversedInWords = (
  { reversed }: { readonly reversed: AfterwardsView['reversed'] },
  language: Language,
): string => (reversed ? ` (${REVERSED[language]} ${reversed.from})` : '');
const REVERSED: Text = { nb: 'omgjort', nn: 'omgjort', en: 'reversed' };
