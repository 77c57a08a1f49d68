import { Questions } from '#cooperation';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { asking, BOOK, clock, Houses, of, SIZE } from './sample.ts';

const houses = new Houses();
let book: OpenBook;
let serving: Serving;
beforeAll(async () => {
  book = await houses.book();
  serving = await houses.serving(book);
});
const ask = asking(() => serving);
const questions = () => new Questions(book.store, book.facts, clock).in('en');

/** Status and body of an answer in English. */
async function answered(path: string): Promise<{ status: number; body: unknown }> {
  const response = await ask(path, { 'accept-language': 'en' });
  return { status: response.status, body: await response.json() };
}

/** Status, code and details of a problem. */
async function refused(path: string) {
  const response = await ask(path, { 'accept-language': 'en' });
  const { status, code, details } = (await response.json()) as { status: number; code: string; details: object };
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  return { status, code, details };
}

const NAMES = {
  '9901': 'Strandvik',
  '9902': 'Fjordnes',
  'council-9901': 'Council of 9901',
  'council-9902': 'Council of 9902',
};

describe('the cooperations', () => {
  const path = '/api/cooperations';

  it('are listed with how far their books have come', async () => {
    expect(await answered(path)).toEqual({
      status: 200,
      body: {
        cooperations: [
          { cooperation: BOOK, name: 'Felles arkiv', size: SIZE, lastRecorded: '2025-04-14T08:01:00.000Z' },
        ],
      },
    });
  });

  it('are none when no book has an event', async () => {
    const { openForWriting } = await import('../../apps/book/open-book.ts');
    const empty = await openForWriting(houses.directory(), 'a test');
    const other = await houses.serving(empty);
    expect(await (await fetch(`${other.url}${path}`)).json()).toEqual({ cooperations: [] });
    await other.close();
    await empty.close();
  });

  it('take no point in time', async () => {
    expect(await refused(`${path}?knownAt=3`)).toMatchObject({ status: 400, details: { parameters: ['knownAt'] } });
  });
});

describe('the health', () => {
  it('is ok when the books can be read', async () => {
    expect(await answered('/api/health')).toEqual({
      status: 200,
      body: { status: 'ok', books: 1, lag: { pending: 0, delay: null } },
    });
  });

  it('takes no parameters', async () => {
    expect(await refused('/api/health?deep=true')).toMatchObject({ status: 400, details: { parameters: ['deep'] } });
  });

  it('is not there when the book is closed', async () => {
    const closed = await houses.book();
    const other = await houses.serving(closed);
    await closed.close();
    const response = await fetch(`${other.url}/api/health`);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([503, 'store-unavailable']);
  });
});

describe('the state', () => {
  it('of a date, as known at a point', async () => {
    const { status, body } = await answered(of('state?validOn=2025-06-01&knownAt=2025-05-01'));
    expect(status).toBe(200);
    expect(body).toEqual(await questions().state({ cooperation: BOOK, validOn: '2025-06-01', knownAt: '2025-05-01' }));
    expect(body).toMatchObject({
      size: SIZE,
      host: '9901',
      shares: {
        of: [
          { municipality: '9901', exact: '5/8' },
          { municipality: '9902', exact: '3/8' },
        ],
      },
    });
  });

  it('of today, as known now', async () => {
    expect((await answered(of('state'))).body).toMatchObject({
      validOn: '2025-06-16',
      knownAt: clock.now(),
      size: SIZE,
    });
  });

  it('says what has no answer at the point', async () => {
    expect((await answered(of('state?validOn=2025-06-01&knownAt=4'))).body).toMatchObject({
      size: 4,
      agreement: { unanswerable: { code: 'no-terms-in-force' } },
    });
  });

  it('is refused for a date before the first', async () => {
    expect(await refused(of('state?validOn=2024-12-31'))).toEqual({
      status: 422,
      code: 'no-cooperation-then',
      details: { on: '2024-12-31', from: '2025-01-01' },
    });
  });
});

describe('the allocation', () => {
  it('of a period, as known at a point', async () => {
    expect(await answered(of('allocation?from=2025-01&to=2025-03&knownAt=2025-03-31'))).toEqual({
      status: 200,
      body: {
        cooperation: BOOK,
        knownAt: '2025-03-31T21:59:59.999Z',
        size: 11,
        names: NAMES,
        from: '2025-01',
        to: '2025-03',
        total: '25000.00',
        booked: '25000.00',
        shares: [
          { municipality: '9901', name: 'Strandvik', amount: '15625.00' },
          { municipality: '9902', name: 'Fjordnes', amount: '9375.00' },
        ],
        pools: [
          {
            id: expect.stringContaining('DRIFT'),
            year: 2025,
            category: 'DRIFT',
            method: 'KEYED_ALL',
            clause: '3',
            agreement: 'A-2025',
            participants: ['9901', '9902'],
            key: {
              id: 'half',
              components: [
                { basis: 'EQUAL', weight: '1/2' },
                { basis: 'POPULATION', weight: '1/2' },
              ],
              decision: null,
            },
            populationDate: '2025-01-01',
            total: '25000.00',
            shares: [
              { municipality: '9901', amount: '15625.00', share: '5/8' },
              { municipality: '9902', amount: '9375.00', share: '3/8' },
            ],
            interpretations: ['A-03'],
            events: expect.arrayContaining([0, 3, 4, 9, 10]),
          },
        ],
        held: [],
        excluded: [],
        accruals: [],
        interpretations: [
          { id: 'A-03', question: 'Population of which 1 January?', option: 'FIRST_OF_YEAR', decision: null },
        ],
        findings: [],
      },
    });
  });

  it.each([
    ['a date', '2025-03-31', 11],
    ['an instant in UTC', '2025-03-12T08:00:00Z', 11],
    ['an instant with an offset, its plus as an address wants it', '2025-03-12T09:00:00%2B01:00', 11],
    ['an instant with an offset, its plus as people write it', '2025-03-12T09:00:00+01:00', 11],
    ['a number of events', '12', 12],
  ])('knownAt is %s', async (_, knownAt, size) => {
    const { status, body } = await answered(of(`allocation?from=2025-01&to=2025-12&knownAt=${knownAt}`));
    expect([status, (body as { size: number }).size]).toEqual([200, size]);
  });

  it.each([
    ['nothing was known yet', 'knownAt=2024-11-19', 'nothing-known-yet'],
    ['the point is in the future', 'knownAt=2025-06-17', 'known-at-future'],
    ['the book has fewer events', 'knownAt=14', 'size-out-of-book'],
    ['no cost was known', 'knownAt=9', 'no-'],
  ])('is refused when %s', async (_, point, code) => {
    expect(await refused(of(`allocation?from=2025-01&to=2025-12&${point}`))).toMatchObject({
      status: 422,
      code: expect.stringContaining(code),
    });
  });
});

describe('the decisions', () => {
  it('of a period, as known at a point', async () => {
    const { status, body } = await answered(of('decisions?from=2024-12-01&to=2024-12-31&knownAt=13'));
    expect(status).toBe(200);
    expect(body).toEqual({
      cooperation: BOOK,
      knownAt: '2025-04-14T08:01:00.000Z',
      size: SIZE,
      names: NAMES,
      from: '2024-12-01',
      to: '2024-12-31',
      decisions: [
        {
          decision: 'approval-9902',
          body: 'council-9902',
          bodyName: 'Council of 9902',
          case: null,
          caseReference: 'KS-9902/24',
          meeting: null,
          decidedOn: '2024-12-10',
          validFrom: '2024-12-10',
          outcome: 'ADOPTED',
          votes: { for: null, against: 0, unanimous: true },
          vote: {
            attempt: null,
            ballots: [],
            counted: { for: null, against: 0, abstained: 0, members: null, present: null },
            derived: {
              outcome: 'PASSED',
              reason: 'UNANIMOUS',
              clause: 'kommuneloven § 11-9',
              text: 'All who voted were in favour.',
            },
            dissent: [],
            excluded: [],
            quorum: null,
            rules: 'LAW',
          },
          proposals: null,
          election: null,
          userParticipation: null,
          reversed: null,
          annulled: false,
          effect: { kind: 'APPROVE_AGREEMENT', stands: true, because: null, clause: 'kommuneloven § 20-4' },
          wording: 'The council approves.',
          events: [
            {
              index: 7,
              id: expect.stringMatching(/^[0-9a-f-]{36}$/),
              type: 'DecisionRecorded',
              decided: '2024-12-10',
              validFrom: '2024-12-10',
              recorded: '2024-12-16T09:00:00.000Z',
              written: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
              actor: { id: 'secretary-9902', role: 'COUNCIL_SECRETARY', municipality: '9902' },
              caseReference: 'KS-9902/24',
              imported: { by: 'test', file: 'sample.jsonl', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
            },
          ],
        },
      ],
    });
  });

  it('up to a date are all that were made until then', async () => {
    const upTo = await answered(of('decisions?validOn=2024-11-30&knownAt=13'));
    expect(upTo).toEqual(await answered(of('decisions?to=2024-11-30&knownAt=13')));
    expect(upTo.body).toMatchObject({ from: null, to: '2024-11-30', decisions: [{ decision: 'approval-9901' }] });
  });

  it.each([
    ['a date and a period at once', 'validOn=2024-11-30&from=2024-01-01', ['validOn']],
    ['a date and an end at once', 'validOn=2024-11-30&to=2024-01-01', ['validOn']],
    ['a period that ends before it begins', 'from=2024-12-31&to=2024-12-01', ['to']],
  ])('are refused for %s', async (_, period, parameters) => {
    expect(await refused(of(`decisions?${period}`))).toEqual({
      status: 400,
      code: 'request-malformed',
      details: { parameters },
    });
  });
});

describe('the explanation', () => {
  const period = 'from=2025-01&to=2025-03&knownAt=2025-03-31';

  it('of what a municipality owes', async () => {
    const { status, body } = await answered(of(`explanation?${period}&municipality=9902`));
    expect(status).toBe(200);
    expect(body).toEqual(
      await questions().explain({
        ...{ cooperation: BOOK, from: '2025-01', to: '2025-03', knownAt: '2025-03-31' },
        municipality: '9902',
      }),
    );
    expect(body).toMatchObject({
      amount: '9375.00',
      pools: [{ amount: '9375.00', of: '25000.00', population: { own: 1000, sum: 4000 } }],
    });
  });

  it('is refused for a municipality that takes no part', async () => {
    expect(await refused(of(`explanation?${period}&municipality=9903`))).toMatchObject({
      status: 404,
      code: 'municipality-not-in-answer',
      details: { municipality: '9903' },
    });
  });
});

describe('the difference', () => {
  const period = 'from=2025-01&to=2025-03';

  it('of an allocation at two points', async () => {
    const { status, body } = await answered(of(`allocation-diff?${period}&knownAt=2025-03-31&against=12`));
    expect(status).toBe(200);
    expect(body).toEqual(
      await questions().diff({ cooperation: BOOK, from: '2025-01', to: '2025-03', knownAt: ['2025-03-31', '12'] }),
    );
    expect(body).toMatchObject({
      before: { size: 11, total: '25000.00' },
      after: { size: 12, total: '20000.00' },
      shares: [
        { municipality: '9901', before: '15625.00', after: '12500.00', change: '-3125.00' },
        { municipality: '9902', before: '9375.00', after: '7500.00', change: '-1875.00' },
      ],
      events: [{ index: 11, type: 'CostLineRecorded' }],
    });
  });

  it('of a state at two points', async () => {
    const { status, body } = await answered(of('state-diff?validOn=2025-01-15&knownAt=9&against=10'));
    expect(status).toBe(200);
    expect(body).toEqual(
      await questions().stateDiff({ cooperation: BOOK, validOn: '2025-01-15', knownAt: ['9', '10'] }),
    );
    expect(body).toMatchObject({ before: { size: 9 }, after: { size: 10 }, events: [{ index: 9 }] });
  });

  it('without a second point is against now', async () => {
    const { body } = await answered(of(`allocation-diff?${period}&knownAt=11`));
    expect(body).toMatchObject({ before: { size: 11 }, after: { size: SIZE, knownAt: clock.now() } });
  });

  it.each([
    ['allocation-diff', `allocation-diff?${period}`],
    ['state-diff', 'state-diff?validOn=2025-01-15'],
  ])('%s is refused without a first point', async (_, question) => {
    expect(await refused(of(question))).toEqual({
      status: 400,
      code: 'request-malformed',
      details: { parameters: ['knownAt'] },
    });
  });
});

describe('every question of a book', () => {
  const questionsAsked: [string, string][] = [
    ['state', ''],
    ['allocation', 'from=2025-01&to=2025-12'],
    ['decisions', ''],
    ['explanation', 'from=2025-01&to=2025-12&municipality=9901'],
    ['allocation-diff', 'from=2025-01&to=2025-12&knownAt=11'],
    ['state-diff', 'knownAt=11'],
  ];

  it.each(questionsAsked)('%s: a cooperation that has no book does not exist', async (question, parameters) => {
    expect(await refused(`/api/cooperations/nowhere/${question}?${parameters}`)).toEqual({
      status: 404,
      code: 'cooperation-unknown',
      details: { cooperation: 'nowhere', known: BOOK },
    });
  });

  it.each(questionsAsked)('%s: knows its parameters and no other', async (question, parameters) => {
    expect(await refused(of(`${question}?${parameters}&knownat=2025-01-01`))).toEqual({
      status: 400,
      code: 'request-malformed',
      details: { parameters: ['knownat'] },
    });
  });

  it('answers many at a time, each its own', async () => {
    const sizes = Array.from({ length: 60 }, (_, n) => 10 + (n % 4));
    const answers = await Promise.all(sizes.map((size) => answered(of(`state?validOn=2025-01-01&knownAt=${size}`))));
    expect(answers.map(({ body }) => (body as { size: number }).size)).toEqual(sizes);
  });
});
