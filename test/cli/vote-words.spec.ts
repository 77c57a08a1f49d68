import type { ElectionView, VoteView } from '#cooperation';
import type { Language } from '#kernel';
import { afterwardsInWords, electionInWords, proposalsInWords } from '../../apps/cli/decided-words.ts';
import { resultIn } from '../../apps/cli/meeting-words.ts';
import { countedInWords } from '../../apps/cli/votes.ts';

type Ballot = VoteView['ballots'][number];
const SILENT = { for: null, against: null, unanimous: null };
const LANGUAGES = ['nb', 'nn', 'en'] as const satisfies readonly Language[];

const ballot = (seat: string, vote: Ballot['vote'], because: Ballot['because'] = null): Ballot => ({
  ...{ seat, vote, because, office: null, municipality: null },
  counts: because === null && vote !== 'ABSENT',
});
function judged(ballots: readonly Ballot[], more: Partial<VoteView> = {}): VoteView {
  const of = (vote: Ballot['vote']) => ballots.filter((b) => b.counts && b.vote === vote).length;
  const [inFavour, against, abstained] = [of('FOR'), of('AGAINST'), of('ABSTAINS')];
  return {
    derived: { outcome: 'PASSED', reason: 'MAJORITY', text: '', clause: '' },
    rules: 'LAW',
    counted: { for: inFavour, against, abstained, present: inFavour + against + abstained, members: 5 },
    quorum: null,
    ballots,
    dissent: [],
    excluded: [],
    attempt: null,
    ...more,
  };
}
const result = (language: Language, votes: typeof SILENT | object, vote: VoteView | null = null, outcome = 'ADOPTED') =>
  resultIn(language, { outcome, annulled: false, votes: { ...SILENT, ...votes }, vote });

describe('the outcome and the votes', () => {
  it.each<[string, object, string, [string, string, string]]>([
    ['nothing is said', {}, 'ADOPTED', ['vedtatt', 'vedteke', 'adopted']],
    [
      'numbers on both sides',
      { for: 12, against: 7, unanimous: false },
      'ADOPTED',
      ['vedtatt (12 for, 7 mot)', 'vedteke (12 for, 7 mot)', 'adopted (12 for, 7 against)'],
    ],
    [
      'unanimous without numbers',
      { unanimous: true },
      'ADOPTED',
      ['vedtatt (enstemmig)', 'vedteke (samrøystes)', 'adopted (unanimous)'],
    ],
    [
      'unanimous, for',
      { for: 19, against: 0, unanimous: true },
      'ADOPTED',
      ['vedtatt (enstemmig, 19 for)', 'vedteke (samrøystes, 19 for)', 'adopted (unanimous, 19 for)'],
    ],
    [
      'unanimous, against',
      { for: 0, against: 17, unanimous: true },
      'REJECTED',
      ['avvist (enstemmig, 17 mot)', 'avvist (samrøystes, 17 mot)', 'rejected (unanimous, 17 against)'],
    ],
    [
      'called unanimous, with numbers on both sides',
      { for: 12, against: 7, unanimous: true },
      'ADOPTED',
      ['vedtatt (12 for, 7 mot)', 'vedteke (12 for, 7 mot)', 'adopted (12 for, 7 against)'],
    ],
    [
      'called unanimous, and nobody voted',
      { for: 0, against: 0, unanimous: true },
      'ADOPTED',
      ['vedtatt (0 for, 0 mot)', 'vedteke (0 for, 0 mot)', 'adopted (0 for, 0 against)'],
    ],
    [
      'one number alone',
      { for: 0, against: null },
      'REJECTED',
      ['avvist (0 for)', 'avvist (0 for)', 'rejected (0 for)'],
    ],
  ])('%s', (_, votes, outcome, expected) => {
    expect(LANGUAGES.map((language) => result(language, votes, null, outcome))).toEqual(expected);
  });

  it('ballots say who voted, whatever the minutes call it', () => {
    const divided = judged([ballot('a', 'FOR'), ballot('b', 'FOR'), ballot('c', 'AGAINST')]);
    expect(LANGUAGES.map((l) => result(l, { unanimous: true }, divided))).toEqual([
      'vedtatt (2 for, 1 mot)',
      'vedteke (2 for, 1 mot)',
      'adopted (2 for, 1 against)',
    ]);
    const agreed = judged([ballot('a', 'FOR'), ballot('b', 'FOR'), ballot('c', 'AGAINST', 'EXCLUDED')]);
    expect(result('nb', { for: 2, against: 1, unanimous: false }, agreed)).toBe('vedtatt (enstemmig, 2 for)');
    const blank = judged([ballot('a', 'ABSTAINS'), ballot('b', 'ABSTAINS')]);
    expect(result('en', { unanimous: true }, blank, 'UNDETERMINED')).toBe('undetermined (0 for, 0 against)');
  });

  it('who was for, against, blank, away, took no part or is not counted', () => {
    const vote = judged(
      [
        ballot('a', 'FOR'),
        ballot('b', 'AGAINST'),
        ballot('c', 'ABSTAINS'),
        ballot('d', 'ABSENT'),
        ballot('e', 'FOR', 'EXCLUDED'),
        ballot('o', 'FOR', 'OBSERVER'),
      ],
      {
        excluded: [{ seat: 'e', ground: 'INHABIL', clause: 'forvaltningsloven § 6' }],
        quorum: { required: 3, present: 3, met: true },
      },
    );
    expect(LANGUAGES.map((language) => countedInWords(vote, { names: {} }, language))).toEqual([
      [
        'Talt: 1 for, 1 mot, 1 stemte ikke, 3 av 5 til stede, 3 må være til stede',
        'Borte: d',
        'Deltok ikke: e (inhabil, forvaltningsloven § 6)',
        'Ikke talt: e (inhabil eller fritatt), o (uten stemmerett)',
      ],
      [
        'Talt: 1 for, 1 mot, 1 røysta ikkje, 3 av 5 til stades, 3 må vere til stades',
        'Borte: d',
        'Deltok ikkje: e (ugild, forvaltningsloven § 6)',
        'Ikkje talt: e (ugild eller friteken), o (utan røysterett)',
      ],
      [
        'Counted: 1 for, 1 against, 1 abstained, 3 of 5 present, 3 must be present',
        'Absent: d',
        'Took no part: e (disqualified, forvaltningsloven § 6)',
        'Not counted: e (disqualified or exempted), o (no vote)',
      ],
    ]);
    expect(countedInWords(null, { names: {} }, 'nb')).toEqual([]);
    const counted = { for: 3, against: 0, abstained: 0, present: 3, members: null };
    expect(countedInWords(judged([], { counted }), { names: {} }, 'nb')).toEqual(['Talt: 3 for, 0 mot, 3 til stede']);
  });
});

describe('elections, proposals and what came after', () => {
  const NONE = { rounds: [], lists: [], nominees: [], byLot: [], tied: [], named: null, until: null };
  const election = (more: Partial<ElectionView>): ElectionView => ({
    ...{ body: 'nemnda', to: 'CHAIR', method: 'MAJORITY', ...NONE, blank: null, places: null, elected: [] },
    supplement: false,
    ...more,
  });
  it('a majority election with lots', () => {
    const rounds = [{ votes: [{ candidate: 'a', votes: 2 }], blank: 1 }];
    const said = election({ rounds, elected: [{ candidate: 'a', list: null }], byLot: ['a'], named: ['b'] });
    expect(LANGUAGES.map((language) => electionInWords(said, language))).toEqual([
      [
        'Valg: leder, nemnda (flertallsvalg)',
        '1. avstemning: a (2), 1 blanke',
        'Valgt: a (ved loddtrekning)',
        'Møteboka sier: b',
      ],
      [
        'Val: leiar, nemnda (fleirtalsval)',
        '1. røysting: a (2), 1 blanke',
        'Valde: a (ved loddtrekking)',
        'Møteboka seier: b',
      ],
      ['Election: chair, nemnda (by majority)', '1. vote: a (2), 1 blank', 'Elected: a (by lot)', 'The minutes say: b'],
    ]);
  });

  it('lists that are tied; nominees agreed on', () => {
    const lists = [{ list: 'A', votes: 7, places: 0, candidates: ['a1', 'a2'] }];
    const tied = election({ to: 'MEMBERS', method: 'PROPORTIONAL', lists, blank: 2, tied: ['A', 'B'] });
    expect(electionInWords(tied, 'nb').slice(1)).toEqual([
      'liste A: 7 stemmer, 0 plasser: a1, a2',
      '2 blanke',
      'Valgt: ingen',
      'Lodd trekkes mellom: A, B',
    ]);
    const agreed = election({ to: 'MEMBERS', method: 'AGREED', nominees: ['a', 'b'], until: '2027-09-30' });
    expect(electionInWords(agreed, 'en')[0]).toBe('Election: members, nemnda (by agreement), until 2027-09-30');
  });

  it('proposals set against each other, or voted on alone', () => {
    const votings = [
      {
        between: [
          { proposal: 'F-1', votes: 5 },
          { proposal: 'F-2', votes: 5 },
        ],
        against: null,
        unanimous: null,
        casting: 'F-2',
      },
      { between: [{ proposal: 'F-3', votes: 4 }], against: 6, unanimous: null, casting: null },
      { between: [{ proposal: 'F-2', votes: null }], against: null, unanimous: true, casting: null },
    ];
    const adopted = [
      { proposal: 'F-2', kind: 'ALTERNATIVE', text: 'EKSEMPEL: Ja.' },
      { proposal: 'F-9', kind: null, text: null },
    ];
    expect(proposalsInWords({ adopted, votings }, 'nb', (text) => `> ${text}`)).toEqual([
      'Vedtatt forslag: F-2 (alternativt forslag)\n\n> EKSEMPEL: Ja.',
      'Vedtatt forslag: F-9, forslaget er ikke i boka',
      [
        'Avstemning 1: F-1: 5 satt opp mot F-2: 5, møtelederens stemme avgjorde: F-2',
        'Avstemning 2: F-3: 4 for, 6 mot',
        'Avstemning 3: F-2, enstemmig',
      ].join('\n'),
    ]);
    expect(proposalsInWords({ adopted: [], votings: [] }, 'nn', String)).toEqual(['Ingen framlegg vart vedtekne.']);
  });

  it('corrections, reversals and annulments, with the day the book learned it', () => {
    const restated = { on: '2026-09-10', ground: 'LEGALITY_REVIEW', recorded: '2026-09-20T22:30:00.000Z', event: 7 };
    const afterwards = {
      corrected: [{ ...restated, ground: 'MINUTES_CORRECTED' }],
      annulled: restated,
      reversed: { by: 'V-2', from: '2026-08-01' },
    } as Parameters<typeof afterwardsInWords>[0];
    expect(LANGUAGES.map((language) => afterwardsInWords(afterwards, language))).toEqual([
      [
        'Rettet 2026-09-10 (møteboka er rettet), ført 2026-09-21',
        'Omgjort fra 2026-08-01 ved V-2',
        'Kjent ugyldig 2026-09-10 (lovlighetskontroll), ført 2026-09-21',
      ],
      [
        'Retta 2026-09-10 (møteboka er retta), ført 2026-09-21',
        'Omgjort frå 2026-08-01 ved V-2',
        'Kjent ugyldig 2026-09-10 (lovlegkontroll), ført 2026-09-21',
      ],
      [
        'Corrected 2026-09-10 (the minutes were corrected), recorded 2026-09-21',
        'Reversed from 2026-08-01 by V-2',
        'Annulled 2026-09-10 (legality review), recorded 2026-09-21',
      ],
    ]);
    expect(afterwardsInWords({ corrected: [], annulled: null, reversed: null }, 'nb')).toEqual([]);
  });
});
