import { isRefusal } from '#kernel';
import { Asked } from './testing/asked.ts';
import { under } from './testing/finding-cases/finding-case.ts';
import { council, decide, FLAKSTAD, VAAGAN, VAEROEY } from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

/** The budget of 2026, whose last day is 20 December 2025; the publication is due fourteen days before. */
const YEAR = 2026;
const LINES = [{ category: 'DRIFT', amount: '1100000000' }];
const RECOMMENDS = { kind: 'RECOMMEND_BUDGET', year: YEAR, version: 'B1' } as const;
const ADOPTS = { kind: 'ADOPT_ACCOUNTS', year: 2024 } as const;

function drafted(): Miniature {
  const book = under();
  book.record(
    'EstablishBody',
    { body: 'fs-flakstad', name: 'Flakstad formannskap', kind: 'EXECUTIVE_COMMITTEE', municipality: FLAKSTAD },
    { decided: '2024-01-01' },
  );
  return book.record('DraftBudget', { year: YEAR, version: 'B1', lines: LINES }, { decided: '2025-09-01' });
}
const publishes = (book: Miniature, on: string, municipality = FLAKSTAD) =>
  book.record('PublishBudget', { year: YEAR, version: 'B1', municipality }, { decided: on });
const delivers = (
  book: Miniature,
  report: string,
  year: number,
  on: string,
  kind: 'ANNUAL' | 'STATUTORY_ANNUAL' = 'STATUTORY_ANNUAL',
) =>
  book.record(
    'DeliverReport',
    { report, kind, period: { from: `${year}-01-01`, to: `${year}-12-31` } },
    { decided: on },
  );
/** How a deadline stands: status, day, who and what. */
async function standing(
  book: Miniature,
  code: string,
  validOn: string,
  { size = book.size, municipality = FLAKSTAD } = {},
) {
  const all = await new Asked(book).deadlines(2025, validOn, size);
  const found = all.find((d) => d.code === code && [municipality, VAAGAN].includes(d.municipality ?? VAAGAN));
  return [found?.status, found?.done?.on ?? null, found?.done?.byName ?? null, found?.done?.what ?? null];
}
const MISSED = ['MISSED', null, null, null];
const PASSED = ['PASSED', null, null, null];

describe('the recommendation of a budget (kommuneloven § 14-3)', () => {
  const recommended = (on: string, body = 'fs-flakstad', said: object = {}) =>
    decide(drafted(), 'FS-1', body, RECOMMENDS, on, said);
  const DONE = ['DONE', '2025-12-06', 'Flakstad formannskap', 'FS-1'];

  it('is done by the executive committee’s decision, in time or late', async () => {
    expect(await standing(recommended('2025-12-06'), 'BUDGET_RECOMMENDED', '2025-12-31')).toEqual(DONE);
    expect(await standing(recommended('2025-12-07'), 'BUDGET_RECOMMENDED', '2025-12-31')).toEqual([
      'LATE',
      '2025-12-07',
      ...DONE.slice(2),
    ]);
  });
  it('on both clocks: not before its day, and not before the book knew it', async () => {
    const book = recommended('2025-12-06');
    expect((await standing(book, 'BUDGET_RECOMMENDED', '2025-12-05'))[0]).toBe('DUE');
    expect(await standing(book, 'BUDGET_RECOMMENDED', '2025-12-31', { size: book.size - 1 })).toEqual(PASSED);
    expect(await standing(book, 'BUDGET_RECOMMENDED', '2025-12-31')).toEqual(DONE);
  });
  it.each([
    ['a council', council(FLAKSTAD), {}],
    ['a body of no municipality', 'driftsstyret', {}],
    ['a committee that rejected it', 'fs-flakstad', { outcome: 'REJECTED' }],
    ['a committee against its votes', 'fs-flakstad', { votes: { for: 2, against: 3, unanimous: false } }],
  ])('by %s is none', async (_, body, said) => {
    expect(await standing(recommended('2025-12-01', body, said), 'BUDGET_RECOMMENDED', '2025-12-31')).toEqual(PASSED);
  });
  it('that is void was never given; one that is reversed stood until then', async () => {
    const book = recommended('2025-12-01');
    const { size } = book;
    book.record('AnnulDecision', { decision: 'FS-1', ground: 'LEGALITY_REVIEW' }, { decided: '2025-12-10' });
    expect(await standing(book, 'BUDGET_RECOMMENDED', '2025-12-31')).toEqual(PASSED);
    expect((await standing(book, 'BUDGET_RECOMMENDED', '2025-12-31', { size }))[0]).toBe('DONE');
    const reversed = decide(
      recommended('2025-12-01'),
      'FS-2',
      'fs-flakstad',
      { kind: 'REVERSE_DECISION', reverses: 'FS-1' },
      '2025-12-04',
    );
    expect((await standing(reversed, 'BUDGET_RECOMMENDED', '2025-12-03'))[0]).toBe('DONE');
    expect((await standing(reversed, 'BUDGET_RECOMMENDED', '2025-12-05'))[0]).toBe('DUE');
    expect((await standing(reversed, 'BUDGET_RECOMMENDED', '2025-12-31'))[0]).toBe('PASSED');
  });
  it('is of one version: another that leads has to be recommended itself', async () => {
    const book = recommended('2025-12-01');
    book.record('DraftBudget', { year: YEAR, version: 'B2', lines: LINES }, { decided: '2025-12-02' });
    expect((await standing(book, 'BUDGET_RECOMMENDED', '2025-12-01'))[0]).toBe('DONE');
    expect(await standing(book, 'BUDGET_RECOMMENDED', '2025-12-31')).toEqual(MISSED);
  });
});

describe('the publication of a budget (kommuneloven § 14-3)', () => {
  const DONE = ['DONE', '2025-12-06', 'Flakstad', 'B1'];

  it('is the municipality’s own, in time or late', async () => {
    expect(await standing(publishes(drafted(), '2025-12-06'), 'BUDGET_PUBLISHED', '2025-12-31')).toEqual(DONE);
    expect((await standing(publishes(drafted(), '2025-12-07'), 'BUDGET_PUBLISHED', '2025-12-31'))[0]).toBe('LATE');
    expect(await standing(publishes(drafted(), '2025-12-06', VAEROEY), 'BUDGET_PUBLISHED', '2025-12-31')).toEqual(
      PASSED,
    );
  });
  it('that was recorded with a wrong day is corrected, and both clocks show before and after', async () => {
    const book = publishes(drafted(), '2025-12-08');
    const [
      {
        at: { index: event },
      } = { at: { index: -1 } },
    ] = book.events.slice(-1);
    const { size } = book;
    const says = { year: YEAR, version: 'B1', municipality: FLAKSTAD };
    const why = { event, type: 'BudgetPublished', ground: 'REGISTRATION_ERROR', authority: 'Flakstad' } as const;
    book.record('CorrectRecord', { ...why, says, decidedOn: '2025-12-06' }, { decided: '2026-01-10' });
    expect(await standing(book, 'BUDGET_PUBLISHED', '2025-12-31')).toEqual(DONE);
    expect((await standing(book, 'BUDGET_PUBLISHED', '2025-12-31', { size }))[0]).toBe('LATE');
    book.record('AnnulRecord', why, { decided: '2026-01-11' });
    expect(await standing(book, 'BUDGET_PUBLISHED', '2025-12-31')).toEqual(PASSED);
    expect(await standing(publishes(book, '2025-12-05'), 'BUDGET_PUBLISHED', '2025-12-31')).toEqual([
      'DONE',
      '2025-12-05',
      ...DONE.slice(2),
    ]);
  });
});

describe('the annual report that the law asks for (kommuneloven § 14-7)', () => {
  it.each([
    ['2025-03-31', 'DONE'],
    ['2025-04-01', 'LATE'],
  ])('delivered on %s is %s', async (on, status) => {
    const book = delivers(under(), 'AB-2024', 2024, on);
    expect(await standing(book, 'ANNUAL_REPORT', '2025-12-31')).toEqual([status, on, 'Vågan', 'AB-2024']);
    expect(await standing(book, 'ANNUAL_REPORT', '2025-12-31', { size: book.size - 1 })).toEqual(PASSED);
  });
  it('is missed where that of the year before was delivered; that of the service is another', async () => {
    const book = delivers(under(), 'AB-2023', 2023, '2024-03-20');
    expect(await standing(book, 'ANNUAL_REPORT', '2025-03-31')).toEqual(['DUE', null, null, null]);
    expect(await standing(book, 'ANNUAL_REPORT', '2025-04-01')).toEqual(MISSED);
    expect(
      await standing(delivers(book, 'AR-2024', 2024, '2025-03-01', 'ANNUAL'), 'ANNUAL_REPORT', '2025-04-01'),
    ).toEqual(MISSED);
  });
});

describe('the adoption of the accounts (kommuneloven § 14-3)', () => {
  const adopted = (on: string, body = council(VAAGAN), said: object = {}) =>
    decide(under(), 'KS-40', body, ADOPTS, on, said);

  it('is done by the council of the host, in time or late', async () => {
    expect(await standing(adopted('2025-06-30'), 'ACCOUNTS_ADOPTED', '2025-12-31')).toMatchObject([
      'DONE',
      '2025-06-30',
      'Kommunestyret',
      'KS-40',
    ]);
    expect((await standing(adopted('2025-07-01'), 'ACCOUNTS_ADOPTED', '2025-12-31'))[0]).toBe('LATE');
    const book = adopted('2025-06-30');
    expect((await standing(book, 'ACCOUNTS_ADOPTED', '2025-06-29'))[0]).toBe('DUE');
    expect(await standing(book, 'ACCOUNTS_ADOPTED', '2025-12-31', { size: book.size - 1 })).toEqual(PASSED);
  });
  it('by the council of another has no effect, and is found', async () => {
    const book = adopted('2025-06-20', council(FLAKSTAD));
    expect(await standing(book, 'ACCOUNTS_ADOPTED', '2025-12-31')).toEqual(PASSED);
    const found = await new Asked(book).findings('2025-12-31');
    expect(found.filter((f) => f.about === 'KS-40')).toMatchObject([
      { code: 'EFFECT_WITHOUT_COMPETENCE', clause: 'kommuneloven § 14-2', responsible: { who: 'COUNCILS' } },
    ]);
    const own = await new Asked(adopted('2025-06-20')).findings('2025-12-31');
    expect(own.filter((f) => f.about === 'KS-40')).toEqual([]);
  });
  it('that is reversed is none from then on, and the one made after it is', async () => {
    const book = decide(
      adopted('2025-05-20'),
      'KS-41',
      council(VAAGAN),
      { kind: 'REVERSE_DECISION', reverses: 'KS-40' },
      '2025-06-10',
    );
    expect((await standing(book, 'ACCOUNTS_ADOPTED', '2025-06-01'))[0]).toBe('DONE');
    expect((await standing(book, 'ACCOUNTS_ADOPTED', '2025-12-31'))[0]).toBe('PASSED');
    const again = decide(book, 'KS-42', council(VAAGAN), ADOPTS, '2025-06-25');
    expect((await standing(again, 'ACCOUNTS_ADOPTED', '2025-12-31')).slice(0, 2)).toEqual(['DONE', '2025-06-25']);
  });
  it('of a year that is not over is refused: the last day of the year is not after it', () => {
    const adopts = (on: string) =>
      under().attempt(
        'RecordDecision',
        { decision: 'KS-40', body: council(VAAGAN), outcome: 'ADOPTED', wording: 'EKSEMPEL', effect: ADOPTS },
        { decided: on },
      );
    const early = adopts('2024-12-31');
    expect(isRefusal(early) && early.code).toBe('accounting-year-not-over');
    expect(isRefusal(adopts('2025-01-01'))).toBe(false);
  });
});
