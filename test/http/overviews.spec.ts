import type { Role } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { overHttp } from './over-http.ts';
import { BOOK, bearer, Houses, keysIn } from './sample.ts';

/** A budget and a notice recorded over HTTP, and what the overviews then say. It is June 2025. */
const houses = new Houses();
const directory = houses.directory();
let book: OpenBook;
let serving: Serving;
let keys: Readonly<Record<Role, string>>;

const TERMS = {
  key: 'half',
  keyClause: '3',
  populationDate: 'FIRST_OF_YEAR',
  keyNeedsRatification: true,
  optOutAllowed: false,
  termsApply: 'NEXT_FIRST_OF_JANUARY',
  billing: { rhythm: 'QUARTERLY', clause: '3' },
  categories: { DRIFT: { method: 'KEYED_ALL', clause: '3' } },
  competences: [],
  budget: { draftBy: '05-01', adoptBy: '06-10', clause: '4' },
  withdrawal: { noticeMonths: 12, effective: 'END_OF_NEXT_YEAR', written: true, clause: '6' },
  routines: [{ id: 'meeting', day: '11-30', text: 'Yearly meeting', who: 'PARTICIPANTS', clause: '5' }],
};

const { get, send: recorded } = overHttp(
  () => serving,
  () => keys,
);
async function post(path: string, decided: string, data: object): Promise<Record<string, unknown>> {
  const { status, body } = await recorded(path, decided, data, 'BOARD_SECRETARY');
  expect([path, status, body.detail]).toEqual([path, 201, undefined]);
  return body;
}

beforeAll(async () => {
  keys = keysIn(directory);
  book = await houses.book(directory);
  serving = await houses.serving(book, { directory });
  await post('agreements', '2025-03-01', {
    version: 'A-2',
    title: 'Agreement with deadlines',
    clauses: [],
    terms: TERMS,
  });
  await post('agreements/A-2/attestations', '2025-03-01', { version: 'A-2', basis: 'Example' });
  const lines = [{ category: 'DRIFT', amount: '9000000' }];
  await post('budgets/2026/versions', '2025-04-20', { year: 2026, version: 'B1', lines });
  await post('budgets/2026/versions/B1/dispatches', '2025-05-05', { year: 2026, version: 'B1' });
  const adoption = (municipality: string, own: object = {}) => ({
    decision: `budget-${municipality}`,
    body: `council-${municipality}`,
    outcome: 'ADOPTED',
    wording: 'The budget is adopted.',
    effect: { kind: 'TREAT_BUDGET', year: 2026, version: 'B1', ...own },
  });
  await post('decisions', '2025-06-01', adoption('9901'));
  await post('decisions', '2025-06-09', adoption('9902', { ownLine: '4500000' }));
  await post('withdrawal-notices', '2025-06-12', { notice: 'U-1', municipality: '9902', form: 'WRITTEN' });
}, 30_000);

it('the budget of a year, on both clocks', async () => {
  const on = async (rest: string) => (await get(`budgets/2026?${rest}`)).body;
  expect(await on('validOn=2025-06-16')).toMatchObject({
    status: 'VALID',
    since: '2025-06-09',
    adoptBy: '2025-06-10',
    inForce: {
      ...{ version: 'B1', total: '90000.00' },
      lines: [{ category: 'DRIFT', municipality: null, sharedService: null, amount: '90000.00' }],
    },
    findings: [
      { code: 'BUDGET_DRAFT_LATE', text: 'The draft budget was sent after the day in the agreement.' },
      { code: 'OWN_LINE_DIFFERS', responsible: { who: 'COUNCILS', municipality: '9902' } },
    ],
  });
  expect(await on('validOn=2025-06-08')).toMatchObject({ status: 'PARTLY_ADOPTED', inForce: null });
  const { size } = await book.store.bookHead(BOOK);
  // Before the second vote was recorded (two events), and the notice.
  expect(await on(`validOn=2025-06-16&knownAt=${size - 3}`)).toMatchObject({
    status: 'NOT_VALID',
    since: '2025-06-11',
  });
  expect((await get('budgets/2030')).status).toBe(422);
  expect((await get('budgets/next')).status).toBe(404);
});

it('who takes part, and who is on the way out', async () => {
  const { body } = await get('participants?validOn=2025-06-16');
  expect(
    body.participants.map((p: { municipality: string; until: string | null }) => [p.municipality, p.until]),
  ).toEqual([
    ['9901', null],
    ['9902', '2026-12-31'],
  ]);
  expect(body.notices).toMatchObject([{ notice: 'U-1', receivedOn: '2025-06-12', lastDay: '2026-12-31', clause: '6' }]);
  expect((await get('participants?validOn=2027-01-01')).body.participants).toHaveLength(1);
});

it('what is not as the agreement says', async () => {
  const { body } = await get('findings?validOn=2025-06-16');
  expect(body.findings.map((f: { code: string; about: string }) => `${f.code} ${f.about}`)).toEqual([
    'AGREEMENT_ATTESTED A-2',
    'NOTICE_WITHOUT_COUNCIL U-1',
    'RELEASE_NOT_REGULATED U-1',
    'BUDGET_DRAFT_LATE 2026',
    'DEFAULTS_NOT_RECORDED A-01–A-36',
    'OWN_LINE_DIFFERS budget-9902',
    'NOT_DETERMINED 2025/O-1',
    'CATEGORY_NOT_IN_AGREEMENT 2025/O-1',
  ]);
});

it.each([
  ['severity=BREACH', ['BUDGET_DRAFT_LATE']],
  [
    'responsible=HOST',
    ['AGREEMENT_ATTESTED', 'BUDGET_DRAFT_LATE', 'DEFAULTS_NOT_RECORDED', 'CATEGORY_NOT_IN_AGREEMENT'],
  ],
  ['rule=L-6.2-6', ['RELEASE_NOT_REGULATED']],
  ['municipality=9902&rule=L-6.2-7', ['NOTICE_WITHOUT_COUNCIL']],
])('what is not, narrowed by %s: %j', async (filter, expected) => {
  const { body } = await get(`findings?validOn=2025-06-16&${filter}`);
  expect(body.findings.map((f: { code: string }) => f.code)).toEqual(expected);
});

it('what no finding can be is refused, not answered with an empty list', async () => {
  const { status, body } = await get('findings?severity=AVVIK');
  expect([status, body.code]).toEqual([400, 'findings-filter']);
});

it('how open questions are read', async () => {
  const { body } = await get('interpretations');
  expect(body.interpretations).toHaveLength(36);
  expect(body.interpretations[0]).toMatchObject({ id: 'A-01', decision: null, question: expect.stringMatching(/\?$/) });
  expect(body.interpretations[3]).toMatchObject({ basis: 'PROGRAM_DEFAULT', recorded: null, ground: 'CAUTION' });
});

it('what another reading would mean in kroner', async () => {
  const before = await book.store.bookHead(BOOK);
  const { status, body } = await get('interpretations/A-09/preview?option=EQUAL_REST&year=2025');
  expect([status, body.effect, body.now, body.owners]).toEqual([200, 'SAME', { option: 'RERUN', decision: null }, []]);
  expect(body.shares.map((s: { now: string; preview: string }) => s.now === s.preview)).toEqual([true, true]);
  expect(body.basis).toEqual({ of: 'COSTS', year: 2025, version: null, text: 'Reckoned from what is booked on 2025.' });
  const settled = await get('interpretations/A-02/preview?option=SELF_EXECUTING&year=2025');
  expect([settled.body.effect, settled.body.total.difference, settled.body.changes]).toEqual(['SETTLED', '0.00', []]);
  expect(settled.body.text).toMatch(/settles this in clause/);
  const alone = await get('interpretations/A-32/preview?option=LIKE_THE_OTHERS&year=2025');
  expect([alone.body.effect, alone.body.text]).toEqual(['NOT_FOLLOWED', expect.stringMatching(/itself a participant/)]);
  // Nothing is booked on the year: its budget is shared instead.
  const planned = await get('interpretations/A-30/preview?option=NEXT_WORKING_DAY&year=2026');
  expect([planned.body.effect, planned.body.basis.of]).toEqual(['NOT_KRONER', expect.stringMatching(/BUDGET|DRAFT/)]);
  expect(planned.body.changes).toContainEqual(expect.objectContaining({ what: 'BUDGET_DRAFT_BY', of: '2026' }));
  expect((await book.store.bookHead(BOOK)).size).toBe(before.size);
});

it.each([
  ['A-99/preview?option=X&year=2025', 404, 'interpretation-unknown'],
  ['A-09/preview?option=X&year=2025', 400, 'interpretation-option-unknown'],
  ['A-09/preview?year=2025', 400, null],
  ['A-09/preview?option=RERUN&year=1999', 422, null],
])('no preview of %s', async (path, status, code) => {
  const answer = await get(`interpretations/${path}`);
  expect(answer.status).toBe(status);
  if (code !== null) expect(answer.body.code).toBe(code);
});

it('what is booked beside the budget, and the own line of a council', async () => {
  const { body } = await get('budgets/2026?validOn=2025-06-16');
  expect(body.spending).toMatchObject({ budgeted: '90000.00', booked: '0.00', difference: '-90000.00' });
  expect(body.provisional).toBeNull();
  const adoptions = body.versions[0].adoptions as { municipality: string; ownLine: string | null }[];
  expect(adoptions.map((a) => [a.municipality, a.ownLine])).toEqual([
    ['9901', null],
    ['9902', '45000.00'],
  ]);
  expect(adoptions[1]).toMatchObject({ difference: expect.stringMatching(/^-?\d+\.\d\d$/) });
});

it('what is asked for on account is recorded by whom the host lets, and by no auditor', async () => {
  const data = {
    decision: 'account-2025',
    body: 'council-9901',
    outcome: 'ADOPTED',
    wording: 'Last year’s budget goes on.',
    effect: { kind: 'PROVISIONAL_ACCOUNT', year: 2026, basis: 'LAST_VALID_BUDGET' },
  };
  const send = (role: Role) =>
    fetch(`${serving.url}/api/cooperations/${BOOK}/decisions`, {
      method: 'POST',
      headers: { ...bearer(keys[role]), 'content-type': 'application/json', 'idempotency-key': `account-${role}` },
      body: JSON.stringify({ decided: '2025-06-13', validFrom: '2026-01-01', data }),
    });
  expect((await send('AUDITOR')).status).toBe(403);
  expect((await send('BOARD_SECRETARY')).status).toBe(201);
  const decided = (await get('decisions?from=2025-06-13&to=2025-06-13')).body.decisions;
  expect(decided).toMatchObject([{ decision: 'account-2025', effect: { kind: 'PROVISIONAL_ACCOUNT', stands: true } }]);
});

it('what is due in a year', async () => {
  const { body } = await get('deadlines?validOn=2025-06-16&year=2025');
  const due = body.deadlines.map((d: { code: string; municipality: string | null; status: string }) => [
    d.code,
    d.municipality,
    d.status,
  ]);
  expect(due).toEqual(
    expect.arrayContaining([
      ['BUDGET_DRAFT', '9901', 'LATE'],
      ['BUDGET_ADOPTED', '9901', 'DONE'],
      ['BUDGET_ADOPTED', '9902', 'DONE'],
      ['meeting', null, 'DUE'],
    ]),
  );
  expect((await get('deadlines?year=25')).status).toBe(400);
});

describe('what is due in a year, as a calendar', () => {
  const ask = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${serving.url}/api/cooperations/${BOOK}/deadlines/calendar${query}`, {
      headers: { ...bearer(keys.AUDITOR), ...headers },
    });
  /** Long lines go on after a line break and a tab. */
  const whole = async (response: Response) => (await response.text()).replace(/\r\n[\t ]/g, '');
  const QUERY = '?validOn=2025-06-16&year=2025';

  it.each([
    ['nb', 'Verten sender budsjettforslaget', '4: gjort for sent ', '5: gjenstår (søndag)', '3: fristen er ute'],
    ['nn', 'Verten sender budsjettframlegget', '4: gjort for seint ', '5: står att (søndag)', '3: fristen er ute'],
    ['en', 'The host sends the draft budget', '4: done too late ', '5: due (a Sunday)', '3: the day has passed'],
  ])('in %s, wholly', async (language, summary, ...descriptions) => {
    const response = await ask(QUERY, { 'accept-language': language, accept: 'text/calendar' });
    const { headers } = response;
    expect([response.status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect([headers.get('content-language'), headers.get('vary')]).toEqual([language, 'Accept, Accept-Language']);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${BOOK}-deadlines-2025.ics"`);
    const text = await whole(response);
    expect(text).toContain(`SUMMARY:${summary}`);
    for (const one of descriptions) expect(text).toContain(`DESCRIPTION:${one}`);
    expect(text).not.toMatch(/^(?:SUMMARY|DESCRIPTION):.*\b(?:DONE|LATE|DUE|MISSED|PASSED|SATURDAY|SUNDAY|HOLIDAY)\b/m);
  });

  it('has the days of the answer', async () => {
    const { body } = await get(`deadlines${QUERY}`);
    const days = [...(await whole(await ask(QUERY))).matchAll(/^DTSTART;VALUE=DATE:(\d+)/gm)].map(([, day]) => day);
    expect(days).toEqual(body.deadlines.map(({ date }: { date: string }) => date.replaceAll('-', '')));
  });

  it('is not sent again while nothing has changed, and is another text in another language', async () => {
    const first = await ask('');
    const tag = first.headers.get('etag') ?? '';
    expect([tag, first.headers.get('cache-control')]).toEqual([
      expect.stringMatching(/^"[\w-]{27}"$/),
      'private, no-cache',
    ]);
    expect((await ask('', { 'if-none-match': tag })).status).toBe(304);
    expect((await ask('', { 'if-none-match': tag, 'accept-language': 'en' })).status).toBe(200);
    expect((await ask('?year=2026', { 'if-none-match': tag })).status).toBe(200);
  });

  it('bears the time at which it last changed, not that of asking', async () => {
    const stamped = async (query: string) => {
      const [, stamp] = /^DTSTAMP:(.*)$/m.exec(await whole(await ask(query))) ?? [];
      return stamp?.trim();
    };
    const asked = ['2025-06-16T08:00:00Z', '2025-06-16T09:30:00Z'].map((at) => `?knownAt=${at}`);
    // Nothing was recorded between April and these: the day began, in Oslo.
    expect(await Promise.all(asked.map(stamped))).toEqual(['20250615T220000Z', '20250615T220000Z']);
    expect(await stamped('?knownAt=2025-06-16T08:00:00Z&validOn=2025-01-01')).toBe('20250414T080100Z');
    // A day to come has not begun.
    expect(await stamped('?knownAt=2025-06-16T08:00:00Z&validOn=2025-12-31')).toBe('20250616T080000Z');
    expect(await stamped('')).toBe('20250616T100000Z');
  });

  it.each([
    ['', { accept: 'application/json' }, 406],
    ['?year=25', {}, 400],
    ['?format=ics', {}, 400],
    ['?knownAt=2001-01-01', {}, 422],
    ['', { authorization: '' }, 401],
  ])('%s with %j is refused', async (query, headers, status) => {
    expect((await ask(query, headers as Record<string, string>)).status).toBe(status);
  });
});

it.each(['participants', 'budgets/2026', 'findings', 'interpretations', 'interpretations/A-09/preview', 'deadlines'])(
  '%s: as rows, and to nobody without a key',
  async (path) => {
    const needed = path.endsWith('preview') ? 'option=RERUN&year=2025&' : '';
    const rows = await get(`${path}?${needed}format=csv`);
    expect([rows.status, rows.text.split('\r\n').length > 2]).toEqual([200, true]);
    expect((await get(path, {})).status).toBe(401);
    expect((await get(`${path}?${needed}knownAt=2001-01-01`)).status).toBe(422);
    expect((await get(`${path}?${needed}colour=red`)).status).toBe(400);
  },
);

it('the defaults are recorded once, by whom may record the agreement, and seen from then on', async () => {
  const send = (role: Role, key = `defaults-${role}`) =>
    fetch(`${serving.url}/api/cooperations/${BOOK}/default-readings`, {
      method: 'POST',
      headers: { ...bearer(keys[role]), 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ decided: '2025-06-16', data: {} }),
    });
  const { size } = await book.store.bookHead(BOOK);
  for (const role of ['AUDITOR', 'HOST_ECONOMIST'] as const) expect((await send(role)).status).toBe(403);
  expect((await send('BOARD_SECRETARY')).status).toBe(201);
  // The same request gets the first answer; another has nothing to add.
  expect((await send('BOARD_SECRETARY')).status).toBe(200);
  const again = await send('BOARD_SECRETARY', 'defaults-again');
  expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, 'defaults-recorded']);
  expect((await book.store.bookHead(BOOK)).size).toBe(size + 1);
  const read = async (known: number) =>
    (await get(`interpretations?validOn=2025-06-16&knownAt=${known}`)).body.interpretations[3];
  expect(await read(size)).toMatchObject({ basis: 'PROGRAM_DEFAULT' });
  expect(await read(size + 1)).toMatchObject({
    basis: 'RECORDED_DEFAULT',
    recorded: { option: 'UNANIMITY_OF_PARTICIPATING', on: '2025-06-16', event: size },
    text: `default, recorded 2025-06-16 (event ${size})`,
  });
  const codes = async (known: number) =>
    (await get(`findings?validOn=2025-06-16&knownAt=${known}`)).body.findings.map((f: { code: string }) => f.code);
  expect(await codes(size)).toContain('DEFAULTS_NOT_RECORDED');
  expect(await codes(size + 1)).not.toContain('DEFAULTS_NOT_RECORDED');
});

describe('what the law asks for before a council’s budget', () => {
  const due = async (rest = '') => {
    const { body } = await get(`deadlines?validOn=2025-06-16&year=2025${rest}`);
    const all = body.deadlines as {
      code: string;
      municipality: string;
      status: string;
      done: { what: string } | null;
    }[];
    const of = all.filter((d) => /^BUDGET_(RECOMMENDED|PUBLISHED)$/.test(d.code));
    return of.map((d) => `${d.code} ${d.municipality} ${d.status} ${d.done?.what ?? '-'}`).sort();
  };
  const published = { year: 2026, version: 'B1', municipality: '9902' };

  it.each([
    ['an auditor', 'AUDITOR', 'not-permitted'],
    ['an economist of the host', 'HOST_ECONOMIST', 'not-permitted'],
    ['an economist of a participant', 'PARTICIPANT_ECONOMIST', 'not-permitted'],
    ['the secretary of another council', 'COUNCIL_SECRETARY', 'body-of-another'],
  ] as const)('%s does not say that a municipality made a budget public', async (_, role, code) => {
    const refused = await recorded('budgets/2026/versions/B1/publications', '2025-05-26', published, role);
    expect([refused.status, refused.body.code]).toEqual([403, code]);
  });

  it('is told by whom and whether in time, on both clocks, once it is recorded', async () => {
    const before = await due();
    const { body: head } = await get('');
    const committee = { body: 'committee-9901', name: 'Committee', kind: 'EXECUTIVE_COMMITTEE', municipality: '9901' };
    await post('bodies', '2025-01-01', committee);
    const decides = (decision: string, body: string, on: string, effect: object) =>
      post('decisions', on, { decision, body, outcome: 'ADOPTED', wording: 'Example.', effect });
    const recommends = { kind: 'RECOMMEND_BUDGET', year: 2026, version: 'B1' };
    await decides('committee-budget', 'committee-9901', '2025-05-27', recommends);
    const own = { ...published, municipality: '9901' };
    const path = 'budgets/2026/versions/B1/publications';
    expect((await recorded(path, '2025-05-28', own, 'COUNCIL_SECRETARY')).status).toBe(201);
    const twice = await recorded(path, '2025-05-29', own, 'COUNCIL_SECRETARY');
    expect([twice.status, twice.body.code]).toEqual([409, 'budget-already-published']);

    expect(await due()).toEqual([
      'BUDGET_PUBLISHED 9901 LATE B1',
      'BUDGET_PUBLISHED 9902 DONE -',
      'BUDGET_RECOMMENDED 9901 DONE committee-budget',
      'BUDGET_RECOMMENDED 9902 DONE -',
    ]);
    expect(before.every((line) => line.endsWith(' -'))).toBe(true);
    expect(await due(`&knownAt=${head.size}`)).toEqual(before);
    const { body: version } = await get('budgets/2026/versions/B1');
    expect([version.recommendations, version.published]).toEqual([
      ['committee-budget'],
      [{ municipality: '9901', on: '2025-05-28' }],
    ]);
  });
});
