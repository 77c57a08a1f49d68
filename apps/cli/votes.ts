import type { DecisionView, VoteView } from '#cooperation';
import type { Language, Text } from '#kernel';
import { electionInWords, proposalsNamed } from './decided-words.ts';
import { type Named, nameIn, namesIn } from './names.ts';
import { RULES_BASIS } from './words.ts';

const WORDS = {
  for: { nb: 'for', nn: 'for', en: 'for' },
  against: { nb: 'mot', nn: 'mot', en: 'against' },
  abstained: { nb: 'stemte ikke', nn: 'røysta ikkje', en: 'abstained' },
  present: { nb: 'til stede', nn: 'til stades', en: 'present' },
  of: { nb: 'av', nn: 'av', en: 'of' },
  needed: { nb: 'må være til stede', nn: 'må vere til stades', en: 'must be present' },
  notCounted: { nb: 'ikke talt', nn: 'ikkje talt', en: 'not counted' },
  counted: { nb: 'Talt', nn: 'Talt', en: 'Counted' },
  away: { nb: 'Borte', nn: 'Borte', en: 'Absent' },
  notCountedHead: { nb: 'Ikke talt', nn: 'Ikkje talt', en: 'Not counted' },
  dissent: { nb: 'Uenige', nn: 'Usamde', en: 'Dissent' },
  excluded: { nb: 'Deltok ikke', nn: 'Deltok ikkje', en: 'Took no part' },
  rules: { nb: 'Regler', nn: 'Reglar', en: 'Rules' },
  nothing: {
    nb: 'Som ført. Det er ingen stemmer å telle.',
    nn: 'Som ført. Det er ingen røyster å telje.',
    en: 'As recorded. There are no votes to count.',
  },
  attempt: { nb: 'Forsøk på enighet', nn: 'Forsøk på semje', en: 'Attempt at consensus' },
} as const satisfies Record<string, Text>;

const OUTCOMES: Readonly<Record<VoteView['derived']['outcome'], Text>> = {
  PASSED: { nb: 'Stemmene holdt', nn: 'Røystene heldt', en: 'Carried' },
  NOT_PASSED: { nb: 'Stemmene holdt ikke', nn: 'Røystene heldt ikkje', en: 'Not carried' },
  NO_QUORUM: { nb: 'Ikke vedtaksført', nn: 'Ikkje vedtaksført', en: 'No quorum' },
  UNDETERMINED: { nb: 'Uavklart', nn: 'Uavklart', en: 'Undetermined' },
  AS_RECORDED: { nb: 'Som ført', nn: 'Som ført', en: 'As recorded' },
};
const BALLOTS: Readonly<Record<VoteView['ballots'][number]['vote'], Text>> = {
  FOR: { nb: 'for', nn: 'for', en: 'for' },
  AGAINST: { nb: 'mot', nn: 'mot', en: 'against' },
  ABSTAINS: { nb: 'stemte ikke', nn: 'røysta ikkje', en: 'abstained' },
  ABSENT: { nb: 'borte', nn: 'borte', en: 'absent' },
};
const EXCLUDED: Readonly<Record<VoteView['excluded'][number]['ground'], Text>> = {
  INHABIL: { nb: 'inhabil', nn: 'ugild', en: 'disqualified' },
  EXEMPT: { nb: 'fritatt', nn: 'friteken', en: 'exempted' },
};
const NOT_COUNTED: Readonly<Record<NonNullable<VoteView['ballots'][number]['because']>, Text>> = {
  OBSERVER: { nb: 'uten stemmerett', nn: 'utan røysterett', en: 'no vote' },
  EXCLUDED: { nb: 'inhabil eller fritatt', nn: 'ugild eller friteken', en: 'disqualified or exempted' },
  NO_SEAT: { nb: 'har ikke sete den dagen', nn: 'har ikkje sete den dagen', en: 'has no seat on the day' },
  SEAT_TAKEN: { nb: 'medlemmet stemte selv', nn: 'medlemmen røysta sjølv', en: 'the member voted' },
};

/** Whether there is more to tell than that all agreed. */
const worthTelling = ({ vote, election, proposals }: DecisionView): boolean =>
  election !== null ||
  proposals !== null ||
  (vote !== null && (vote.ballots.length > 0 || vote.excluded.length > 0 || vote.derived.reason !== 'UNANIMOUS'));

/** How the votes of each decision went, and what they come to. */
export const votesOf = (
  { decisions, names }: Named & { readonly decisions: readonly DecisionView[] },
  language: Language,
): string[] =>
  decisions
    .filter(worthTelling)
    .map((d) =>
      [
        d.vote ? voteInWords(d.decision, d.vote, { names }, language) : `${d.decision}:`,
        ...(d.election ? electionInWords(d.election, language) : []).map((line) => `  ${line}`),
        ...(d.proposals ? proposalsNamed(d.proposals, language) : []).map((line) => `  ${line}`),
      ].join('\n'),
    );

/** What the votes come to, why, and by which rules, on one line. */
export function derivedInWords(vote: VoteView | null, language: Language): string {
  if (vote === null) return WORDS.nothing[language];
  const { derived, rules } = vote;
  const by = `${WORDS.rules[language]}: ${RULES_BASIS[rules][language]}`;
  return `${OUTCOMES[derived.outcome][language]}. ${derived.text} (${derived.clause}) ${by}.`;
}

/**
 * Who was counted: for, against, blank, how many were there of how many and were needed; then who was away, took no part, or is
 * not counted, and why. Nothing when the record has no numbers.
 */
export function countedInWords(vote: VoteView | null, named: Named, language: Language): string[] {
  if (vote === null) return [];
  const w = (word: keyof typeof WORDS): string => WORDS[word][language];
  const away = vote.ballots.filter((b) => b.vote === 'ABSENT').map(({ seat }) => nameIn(named, seat));
  const not = vote.ballots.flatMap(({ seat, because, vote: said }) =>
    because === null || said === 'ABSENT' ? [] : [`${nameIn(named, seat)} (${NOT_COUNTED[because][language]})`],
  );
  const numbers = numbersOf(vote, w);
  return [
    ...(numbers.length > 0 ? [`${w('counted')}: ${numbers.join(', ')}`] : []),
    ...(away.length > 0 ? [`${w('away')}: ${away.join(', ')}`] : []),
    ...(vote.excluded.length > 0 ? [`${w('excluded')}: ${excludedOf(vote, named, language)}`] : []),
    ...(not.length > 0 ? [`${w('notCountedHead')}: ${not.join(', ')}`] : []),
  ];
}

const excludedOf = ({ excluded }: VoteView, named: Named, language: Language): string =>
  excluded
    .map(({ seat, ground, clause }) => `${nameIn(named, seat)} (${EXCLUDED[ground][language]}, ${clause})`)
    .join(', ');

function numbersOf({ counted, quorum }: VoteView, w: (word: keyof typeof WORDS) => string): string[] {
  const there =
    counted.present === null
      ? []
      : [`${counted.present}${counted.members === null ? '' : ` ${w('of')} ${counted.members}`} ${w('present')}`];
  return [
    ...(counted.for === null ? [] : [`${counted.for} ${w('for')}`]),
    ...(counted.against === null ? [] : [`${counted.against} ${w('against')}`]),
    ...(counted.abstained > 0 ? [`${counted.abstained} ${w('abstained')}`] : []),
    ...there,
    ...(quorum ? [`${quorum.required} ${w('needed')}`] : []),
  ];
}

function voteInWords(decision: string, vote: VoteView, named: Named, language: Language): string {
  const w = (word: keyof typeof WORDS): string => WORDS[word][language];
  const numbers = numbersOf(vote, w);
  const ballots = vote.ballots.map(({ seat, office, vote: said, because }) => {
    const not = because ? ` (${w('notCounted')}: ${NOT_COUNTED[because][language]})` : '';
    return `    ${nameIn(named, seat)}${office ? `, ${office}` : ''}: ${BALLOTS[said][language]}${not}`;
  });
  const more = [
    ...(vote.dissent.length > 0 ? [`  ${w('dissent')}: ${namesIn(named, vote.dissent)}`] : []),
    ...(vote.excluded.length > 0 ? [`  ${w('excluded')}: ${excludedOf(vote, named, language)}`] : []),
    ...(vote.attempt === null ? [] : [`  ${w('attempt')}: ${vote.attempt}`]),
  ];
  return [`${decision}: ${numbers.join(', ') || '—'}`, `  ${derivedInWords(vote, language)}`, ...ballots, ...more].join(
    '\n',
  );
}
