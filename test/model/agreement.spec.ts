import fc from 'fast-check';
import { BOOK, MemoryBook } from './books.ts';
import { lawsOf, naiveAnswers, questionOf, realAnswers } from './compare.ts';
import { histories, monthAfter, questions, READINGS, runsOf, SEED } from './histories.ts';
import { Naive } from './naive.ts';

const USUAL = 400;
const RUNS = runsOf(USUAL);

/** What must come up among so many questions, so that the answers that agree are not all of one kind. */
const EXPECTED = [
  ...['answered', 'no-cooperation-then', 'no-costs', 'no-terms-in-force', 'no-key-in-force', 'key-annulled'],
  ...['no-population', 'figure-missing', 'key-bounds-impossible', 'no-historic-cost', 'no-index-value'],
  ...['DRIFT', 'PROJECT', 'SHARED_SYSTEM', 'INDIVIDUAL_LICENCE', 'OWN_MEASURE', 'SYSTEM_SWITCH'].map(
    (c) => `pool ${c}`,
  ),
  ...['PENSION_TRANSFERRED', 'PENSION_FORMER', 'CLIENT_EQUIPMENT', 'HOST_ADMIN_EXTRA', 'INVESTMENT'].map(
    (c) => `pool ${c}`,
  ),
  ...['a decided key', 'a negative amount', 'another population date', 'a part of a year', 'more than a year'],
  ...['CATEGORY_NOT_IN_AGREEMENT', 'EXCLUDED_BY_AGREEMENT', 'EXCLUDED_CONTESTED', 'FIXED_AMOUNTS_REMAINDER'],
  ...['HOST_EXTRA_NOT_FIXED', 'NOT_DETERMINED', 'NO_PARTICIPANTS', 'PROJECT_NOT_APPROVED', 'SPLIT_NOT_AGREED'],
  ...['PENSION_NOT_RECHARGED', 'PENSION_OF_HOST', 'STAYS_WITH_HOST'],
  ...['ESTABLISHMENT_PERIOD_OVER', 'KEY_NOT_ADOPTED', 'KEY_NOT_RATIFIED', 'KEY_WITHOUT_COMPETENCE'],
  ...['ESTABLISHMENT_OVER', 'BEARER_NOT_STATED', 'PREMISES_NOT_SETTLED', 'somebody in the place of others'],
  ...READINGS.flatMap(([id, options]) => options.map((option) => `${id} read as ${option}`)),
  ...['OPT_OUT_NOT_ALLOWED', 'POPULATION_PROVISIONAL', 'SPLIT_NOT_UNANIMOUS'],
];

const kindsOf = ({ allocation }: Awaited<ReturnType<typeof realAnswers>>, from: string, to: string): string[] => {
  if (typeof allocation === 'string') return [allocation];
  const { pools, held, excluded, findings } = allocation;
  return [
    'answered',
    ...pools.map((p) => `pool ${p.category}`),
    ...(pools.some((p) => p.decision !== null) ? ['a decided key'] : []),
    ...(pools.some((p) => p.total < 0n) ? ['a negative amount'] : []),
    ...(pools.some((p) => p.populationDate !== null && !p.populationDate.startsWith(`${p.year}`))
      ? ['another population date']
      : []),
    from.slice(0, 4) === to.slice(0, 4) ? 'a part of a year' : 'more than a year',
    ...Object.keys({ ...held, ...excluded }).map((u) => u.slice(u.indexOf(' ') + 1)),
    ...findings.map((f) => f.slice(0, f.indexOf(' '))),
  ];
};

/** How open questions are read on the day, and whether somebody took the place of others by then. */
const readOf = (known: Naive, day: string): string[] => [
  ...READINGS.flatMap(([id]) => {
    const option = known.reading(id, day);
    return option === null ? [] : [`${id} read as ${option}`];
  }),
  ...known.all('MunicipalitiesMerged').flatMap((e) => (e.validFrom <= day ? ['somebody in the place of others'] : [])),
];

describe(`random histories, seed ${SEED}`, () => {
  test('a naive replay gives the answers of the program', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(histories, fc.array(questions, { minLength: 3, maxLength: 3 }), async (history, asked) => {
        const book = new MemoryBook(history);
        for (const pair of asked) {
          const question = questionOf(book.events, pair);
          const real = await realAnswers(book.questions, BOOK, question);
          for (const kind of kindsOf(real, question.from, question.to)) seen.add(kind);
          if (typeof real.allocation !== 'string')
            for (const kind of readOf(Naive.of(book.events, question.size), `${question.to}-01`)) seen.add(kind);
          expect({ question, ...real }).toEqual({ question, ...naiveAnswers(book.events, question) });
          expect(lawsOf(real.allocation)).toEqual([]);
        }
      }),
      RUNS,
    );
    if (RUNS.numRuns >= USUAL) expect(EXPECTED.filter((kind) => !seen.has(kind))).toEqual([]);
  }, 600_000);

  test('the months of a year sum to the year', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.constantFrom('2022', '2023', '2024', '2025'), async (history, year) => {
        const book = new MemoryBook(history);
        const ask = async (from: string, to: string) =>
          (await realAnswers(book.questions, BOOK, { size: book.events.length, from, to, day: `${from}-01` }))
            .allocation;
        const whole = await ask(`${year}-01`, `${year}-12`);
        if (typeof whole === 'string') return;
        const sums: Record<string, bigint> = {};
        for (let n = 0; n < 12; n++) {
          const month = await ask(monthAfter(`${year}-01`, n), monthAfter(`${year}-01`, n));
          if (typeof month === 'string') {
            expect(month).toBe('no-costs');
            continue;
          }
          for (const [m, amount] of Object.entries(month.shares)) sums[m] = (sums[m] ?? 0n) + amount;
        }
        const owing = (shares: Record<string, bigint>) =>
          Object.entries(shares)
            .filter(([, amount]) => amount !== 0n)
            .sort();
        expect(owing(sums)).toEqual(owing({ ...whole.shares }));
      }),
      runsOf(40),
    );
  }, 600_000);
});
