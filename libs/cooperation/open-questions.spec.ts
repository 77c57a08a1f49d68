import { readFileSync } from 'node:fs';
import type { BudgetOnDay } from '#budget';
import { isRefusal, orThrow, Timelines } from '#kernel';
import { readHistoryFile } from './application/history-file.ts';
import type { OpenQuestionView } from './application/interpretations-questions.ts';
import { OPEN_QUESTIONS, SWITCHED_READINGS } from './domain/open-questions.ts';
import { readingText } from './domain/reading-texts.ts';
import { viewOf } from './domain/view.ts';
import { clauseIn, settledBy } from './domain/where-questions-arise.ts';
import { Asked } from './testing/asked.ts';
import { councils, under, WHOLE } from './testing/finding-cases/finding-case.ts';
import {
  answered,
  book,
  bookOfLofoten,
  cost,
  council,
  decide,
  FIVE,
  FLAKSTAD,
  lofotenUnder,
  MOSKENES,
  owed,
  TERMS_2022,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import { type DataOf, Miniature } from './testing/miniature.ts';

const EXAMPLES = ['lofoten-ikt', 'regnskapskontoret', 'digitalt-nettverk', 'minste'];
const commandsOf = (example: string) =>
  orThrow(readHistoryFile('history.yaml', readFileSync(`examples/${example}/history.yaml`, 'utf8'))).entries.map(
    ({ command }) => command,
  );
const bookOf = (example: string) => {
  const it = new Miniature();
  for (const { type, data, decided, validFrom } of commandsOf(example))
    it.record(type, data as DataOf<typeof type>, { decided, validFrom });
  return it;
};
const viewsOn = async (it: Miniature, on: string, size = it.size) =>
  new Map((await new Asked(it).interpretations(on, size)).interpretations.map((i) => [i.id, i]));

it('the open questions are A-01 to A-36, each with a question, a default and its ground', () => {
  expect(OPEN_QUESTIONS.map((q) => q.id)).toEqual(
    Array.from({ length: 36 }, (_, n) => `A-${String(n + 1).padStart(2, '0')}`),
  );
  for (const { id, question, options, ground, law } of OPEN_QUESTIONS) {
    expect([id, options.length > 0, ground === 'LAW']).toEqual([id, true, law !== null]);
    for (const text of Object.values(question)) expect([id, text]).toEqual([id, expect.stringMatching(/\w.*\?$/)]);
  }
});

it('a question either has readings that are followed, or says why there is one', () => {
  for (const { id, options, treatment, because } of OPEN_QUESTIONS) {
    expect([id, because === null, options.length > 1]).toEqual([
      id,
      treatment === 'SWITCHED',
      treatment === 'SWITCHED',
    ]);
    for (const text of Object.values(because ?? {})) expect([id, text]).toEqual([id, expect.stringMatching(/\w.*\.$/)]);
  }
});

it.each([
  ['A-01', '4.4'],
  ['A-02', '4.4'],
  ['A-05', '10'],
  ['A-06', '5'],
  ['A-08', '4.4'],
  ['A-12', '4.4.2'],
  ['A-13', '2.5'],
  ['A-31', '—'],
])('where %s arises, the terms of the agreement say: %s', (id, clause) => {
  const withdrawal = { noticeMonths: 6, effective: 'END_OF_YEAR', written: true, clause: '10' } as const;
  const budget = { draftBy: '10-01', adoptBy: '12-10', clause: '5' };
  expect(clauseIn(id, { ...TERMS_2024, withdrawal, budget })).toBe(clause);
  expect(clauseIn(id, null)).toBe('—');
});

it('an agreement without a category, a notice or a budget of its own has no clause on them', () => {
  const terms = { ...TERMS_2024, categories: { DRIFT: { method: 'KEYED_ALL', clause: '7' } as const } };
  expect(['A-01', 'A-05', 'A-06', 'A-08', 'A-12', 'A-13'].map((id) => clauseIn(id, terms))).toEqual(Array(6).fill('—'));
});

describe('what the agreement settles is said, with its clause, and never as open', () => {
  const rules = { majority: 'TWO_THIRDS', quorum: 'HALF', castingVote: false, clause: '9' } as const;
  const leader = { ...rules, majority: 'CONSENSUS_ELSE_LEADER' } as const;
  const withdrawal = { noticeMonths: 6, effective: 'END_OF_YEAR', written: true, clause: '10' } as const;
  const report = { kind: 'TERTIAL', periodEnds: '04-30', months: 4, clause: '8' } as const;
  const extra = (category: object) => ({
    categories: { HOST_ADMIN_EXTRA: { clause: '6', ...category }, PREMISES_LOCAL: { clause: '2', ...category } },
  });
  it.each<[string, object, ReturnType<typeof settledBy>]>([
    ['A-01', extra({ method: 'KEYED_ALL' }), { clause: '6', value: 'IN_BASE' }],
    ['A-01', extra({ method: 'EXCLUDED' }), { clause: '6', value: 'AS_PRINTED' }],
    ['A-01', extra({ method: 'EXCLUDED', interpretation: 'A-01' }), null],
    ['A-01', { categories: {} }, null],
    ['A-02', { keyNeedsRatification: false }, { clause: '4.4', value: 'SELF_EXECUTING' }],
    ['A-02', { competences: [] }, { clause: '4.4', value: 'RATIFICATION_BY_ALL' }],
    ['A-02', {}, null],
    ['A-03', { populationDate: 'FIRST_OF_PREVIOUS_YEAR' }, { clause: '4.4', value: 'PREVIOUS_YEAR' }],
    ['A-03', {}, null],
    ['A-04', { bodies: [{ body: 'b', rules }] }, { clause: '9', value: 'TWO_THIRDS' }],
    ['A-04', { bodies: [{ body: 'b', rules }, { body: 'c' }] }, null],
    ['A-05', { withdrawal }, { clause: '10', value: 'END_OF_YEAR' }],
    ['A-05', { withdrawal: { ...withdrawal, effective: 'END_OF_NEXT_YEAR' } }, null],
    ['A-07', { withdrawal: { ...withdrawal, release: '11' } }, { clause: '11', value: 'IN_AGREEMENT' }],
    ['A-07', { withdrawal }, null],
    ['A-11', {}, { clause: '4.4', value: 'INSTALMENT_AND_SETTLEMENT' }],
    ['A-14', { expires: { lastDay: '2024-12-31', clause: '1' } }, { clause: '1', value: '2024-12-31' }],
    ['A-17', {}, { clause: '4.4', value: 'NEXT_FIRST_OF_JANUARY' }],
    ['A-23', { bodies: [{ body: 'b', rules: leader }] }, { clause: '9', value: 'HALF' }],
    ['A-23', { bodies: [{ body: 'b', rules: { ...leader, quorum: undefined } }] }, null],
    [
      'A-27',
      { categories: { D: { method: 'FIXED_AMOUNTS', index: 'deflator', clause: '4.4' } } },
      { clause: '4.4', value: 'deflator' },
    ],
    [
      'A-29',
      { delivery: { reports: [{ ...report, remindAfter: 20, missingAfter: 45 }] } },
      { clause: '8', value: 'REMIND_20_FIND_45' },
    ],
    ['A-29', { delivery: { reports: [report] } }, null],
    ['A-34', extra({ method: 'KEYED_ALL' }), { clause: '2', value: 'ALL_DRIFT' }],
    ['A-34', extra({ method: 'EXCLUDED', interpretation: 'A-34' }), null],
  ])('%s by %j: %j', (id, terms, expected) => {
    expect(settledBy(id, { ...TERMS_2024, ...terms } as typeof TERMS_2024)).toEqual(expected);
    expect(settledBy(id, null)).toBeNull();
  });

  it('a decision on what is settled is shown, and changes nothing', async () => {
    const it = lofotenUnder({ ...TERMS_2024, populationDate: 'FIRST_OF_PREVIOUS_YEAR' });
    book(it, cost('DRIFT', '120000.00'));
    const before = owed(it.allocation('2025-01', '2025-12'));
    adopts(it, 'A-03', 'FIRST_OF_YEAR');
    expect(owed(it.allocation('2025-01', '2025-12'))).toEqual(before);
    expect((await viewsOn(it, '2025-12-31')).get('A-03')).toMatchObject({
      reading: 'PREVIOUS_YEAR',
      basis: 'SETTLED_BY_TERMS',
      clause: '4.4',
      decision: 'V-A-03',
      text: 'avgjort av avtalen, punkt 4.4: 1. januar året før.',
    });
    const { interpretations } = answered(it.allocation('2025-01', '2025-12'));
    expect(interpretations.map((i) => i.id)).not.toContain('A-03');
  });

  it.each([
    ['regnskapskontoret', '2025-06-01', ['A-01', 'A-02', 'A-03', 'A-04', 'A-05', 'A-07', 'A-11', 'A-17', 'A-29']],
    ['digitalt-nettverk', '2022-06-01', ['A-02', 'A-04', 'A-11', 'A-14', 'A-17']],
    ['minste', '2025-06-01', ['A-02', 'A-11', 'A-17']],
    ['lofoten-ikt', '2023-06-01', ['A-01', 'A-02', 'A-11', 'A-17', 'A-27', 'A-34']],
    ['lofoten-ikt', '2026-06-01', ['A-11', 'A-16', 'A-17']],
  ])('in the example %s on %s: %j', async (example, on, expected) => {
    const all = [...(await viewsOn(bookOf(example), on)).values()];
    expect(all.filter((i) => i.basis === 'SETTLED_BY_TERMS').map((i) => i.id)).toEqual(expected);
    for (const i of all.filter((one) => one.basis === 'SETTLED_BY_TERMS'))
      expect([i.id, i.clause, i.reading]).toEqual([i.id, expect.stringMatching(/[\w]/), expect.stringMatching(/\w/)]);
  });
});

it('what an allocation applies undecided is the default that the list names', () => {
  const it = bookOf('lofoten-ikt');
  const defaults = new Map(OPEN_QUESTIONS.map((q) => [q.id, q.options[0]]));
  const applied = new Map<string, string>();
  // Until a year's own figures are known, the latest are used: a mark of the answer, not a reading of the clause.
  // Of an index the series is named, whichever was recorded.
  for (const year of [2022, 2023, 2024, 2025, 2026])
    for (const { id, option, decision } of orThrow(it.allocation(`${year}-01`, `${year}-12`)).interpretations)
      if (decision === null && option !== 'LATEST_PUBLISHED' && id !== 'A-27') applied.set(id, option);
  expect(applied.size).toBeGreaterThan(5);
  expect([...applied]).toEqual([...applied.keys()].map((id) => [id, defaults.get(id)]));
});

const FROM = '2025-07-01';
/** The board reads the question so; it may, by the terms of these books. */
const adopts = (it: Miniature, id: string, option: string, decided = '2024-01-02', validFrom = decided) =>
  decide(it, `V-${id}`, 'driftsstyret', { kind: 'ADOPT_INTERPRETATION', interpretation: id, option }, decided, {
    validFrom,
  });

describe('each open question is a recorded decision of the body that owns it, from a day', () => {
  const reads = (id: string, option: string, body: string) =>
    decide(
      lofotenUnder(TERMS_2024).record('RecordDefaultReadings', {}, { decided: '2024-02-01' }),
      `V-${id}`,
      body,
      { kind: 'ADOPT_INTERPRETATION', interpretation: id, option },
      '2025-06-01',
      { validFrom: FROM },
    );
  const asked = async (it: Miniature, id: string, on: string, size?: number) => {
    const { interpretations, owners } = await new Asked(it).interpretations(on, size);
    const view = interpretations.find((i) => i.id === id) as OpenQuestionView;
    return { owners, view };
  };

  it.each(OPEN_QUESTIONS.map((q) => [q.id, q] as const))('%s', async (id, { options, treatment }) => {
    const [first = '', other = first] = options;
    const it = reads(id, other, 'driftsstyret');
    const settled = settledBy(id, TERMS_2024);
    const { event } = (await asked(it, id, FROM)).view.recorded ?? {};
    const byDefault = { reading: first, basis: 'RECORDED_DEFAULT', decision: null, since: null };
    const decided = {
      ...{ reading: other, basis: 'DECIDED', decision: `V-${id}`, since: FROM },
      ...{ decidedBy: 'driftsstyret', decidedOn: '2025-06-01' },
    };
    const bySettled = settled && { reading: settled.value, clause: settled.clause, basis: 'SETTLED_BY_TERMS' };

    const before = await asked(it, id, '2025-06-30');
    expect(before.owners).toEqual([{ body: 'driftsstyret', clause: '6.3' }]);
    expect(before.view).toMatchObject({ options, treatment, clause: expect.stringMatching(/./) });
    expect(before.view).toMatchObject(bySettled ?? byDefault);
    expect(before.view.recorded).toEqual({ option: first, on: '2024-02-01', event });
    expect((await asked(it, id, FROM)).view).toMatchObject(bySettled ?? decided);
    // Not before it was known, and not by a body that has no say.
    expect((await asked(it, id, FROM, it.size - 1)).view).toMatchObject(bySettled ?? byDefault);
    expect((await asked(reads(id, other, 'fs-vaagan'), id, FROM)).view).toMatchObject(bySettled ?? byDefault);
    // Before the defaults were recorded, the program's own applies, and it is said that nothing holds it.
    const unknown = (await asked(it, id, FROM, event)).view;
    expect(unknown).toMatchObject(bySettled ?? { reading: first, basis: 'PROGRAM_DEFAULT', recorded: null });
    expect(unknown.recorded).toBeNull();
  });

  it('what is followed is said of each', () => {
    const by = (treatment: string) => OPEN_QUESTIONS.filter((q) => q.treatment === treatment).map((q) => q.id);
    expect(by('SWITCHED')).toEqual(Object.keys(SWITCHED_READINGS).sort());
    expect([by('SWITCHED').length, by('ONE_READING').length, by('BY_DECISION')]).toEqual([22, 13, ['A-20']]);
  });
});

/** What a history comes to under a reading: whatever the question decides. */
type Behaviour = (option: string | null) => unknown;
const year = (it: Miniature, of = 2025) => owed(it.allocation(`${of}-01`, `${of}-12`));
const read =
  (id: string, start: () => Miniature, then: (it: Miniature) => unknown, on = '2024-01-02'): Behaviour =>
  (option) => {
    const it = start();
    if (option !== null) adopts(it, id, option, on);
    return then(it);
  };

describe('another reading is another behaviour', () => {
  const allocated = (id: string, start: () => Miniature, of = 2025) => read(id, start, (it) => year(it, of));
  const drift = (it = lofotenUnder(TERMS_2024), amount = '120000.00') => book(it, cost('DRIFT', amount));
  const system = (from = '2024-01-01', who: readonly string[] = [VAAGAN, VAEROEY]) => {
    const it = lofotenUnder(TERMS_2024).record(
      'RegisterService',
      { service: 'x', kind: 'SYSTEM', name: 'Felles' },
      { decided: '2024-01-01' },
    );
    for (const municipality of who) it.record('JoinService', { service: 'x', municipality }, { decided: from });
    return it;
  };
  const shared = (it: Miniature) =>
    book(it, cost('SHARED_SYSTEM', '1200.00', { sharedService: 'x', evidence: 'Bilag' }));
  const premises = {
    ...TERMS_2024,
    categories: {
      ...TERMS_2024.categories,
      PREMISES_LOCAL: { method: 'EXCLUDED', clause: '2.2', interpretation: 'A-34' },
    },
  } as const;
  const key = (from: string | null) =>
    ['LR-1', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80', effectiveFrom: from }] as const;
  const B1 = { kind: 'TREAT_BUDGET', year: 2026, version: 'B1' } as const;
  const budget = (last: string | null, evidence?: 'OWN_BUDGET_LINE') => {
    const it = under()
      .record(
        'DraftBudget',
        { year: 2025, version: 'B0', lines: [{ category: 'DRIFT', amount: '100' }] },
        { decided: '2024-09-01' },
      )
      .record('SendBudget', { year: 2025, version: 'B0' }, { decided: '2024-09-02' });
    councils(it, { ...B1, year: 2025, version: 'B0' }, '2024-11-20', FIVE, 'b0');
    it.record(
      'DraftBudget',
      { year: 2026, version: 'B1', lines: [{ category: 'DRIFT', amount: '200' }] },
      { decided: '2025-09-01' },
    ).record('SendBudget', { year: 2026, version: 'B1' }, { decided: '2025-09-02' });
    const others = FIVE.filter((m) => m !== VAEROEY);
    councils(it, B1, '2025-12-10', others, 'b1');
    if (last) decide(it, 'ks-sist', council(VAEROEY), { ...B1, ...(evidence && { evidence }) }, last);
    return it;
  };
  const budgetOn = (it: Miniature, on = '2026-01-31') => {
    const row = it.rows().find((r) => r.kind === 'budget' && r.name === '2026' && r.from <= on && (r.to ?? '9') > on);
    const value = row?.value as unknown as BudgetOnDay | undefined;
    return [value?.status, value?.provisional?.basis ?? null, value?.provisional?.version?.id ?? null];
  };
  const notice = (it: Miniature, decided = '2025-01-02', sentOn = '2024-12-30') => {
    const said = { notice: 'U-1', municipality: FLAKSTAD, form: 'WRITTEN', sentOn } as const;
    const events = orThrow(it.attempt('ReceiveWithdrawalNotice', said, { decided }));
    return (events[0]?.data as { lastDay?: string } | undefined)?.lastDay;
  };
  const founded = () => {
    const it = new Miniature();
    // With a year's notice «neste avtaleår» makes no difference: the notice itself runs into it.
    const withdrawal = { noticeMonths: 1, effective: 'END_OF_NEXT_YEAR', written: true, clause: '6.2' } as const;
    const terms = { ...WHOLE, key: null, withdrawal };
    const participants = [VAAGAN, FLAKSTAD].map((municipality) => ({
      ...{ municipality, name: `Kommune ${municipality}` },
      organisationNumber: municipality === VAAGAN ? '938644500' : '863320852',
    }));
    it.record(
      'EstablishCooperation',
      { name: 'EKSEMPEL', form: 'HOST_MUNICIPALITY', host: VAAGAN, participants },
      { decided: '2023-10-01' },
    );
    it.record(
      'EstablishBody',
      { body: 'driftsstyret', name: 'Styret', kind: 'OPERATING_BOARD' },
      { decided: '2023-10-01' },
    );
    it.record('ProposeAgreement', { version: 'AV', title: 'EKSEMPEL', clauses: [], terms }, { decided: '2023-10-01' });
    return it.record('AttestAgreement', { version: 'AV', basis: 'Eksempel' }, { decided: '2023-12-05' });
  };
  const voted = (rules?: object) => {
    const it = under(rules ? ({ bodies: [{ body: 'driftsstyret', rules }] } as unknown as Partial<typeof WHOLE>) : {});
    return it;
  };
  const outcome = (votes: { for: number; against: number }) => (it: Miniature) => {
    decide(it, 'DS-9', 'driftsstyret', null, '2025-03-01', { votes: { ...votes, unanimous: false } });
    return viewOf(it.state).judgements.of('DS-9')?.derived.outcome;
  };
  const findings = async (it: Miniature, on: string, code: string) =>
    (await new Asked(it).findings(on)).filter((f) => f.code === code).map((f) => f.about);
  const reporting = () =>
    under({ delivery: { reports: [{ kind: 'TERTIAL', periodEnds: '04-30', months: 4, clause: '5.1' }] } });
  const fixed = () => {
    const it = lofotenUnder(TERMS_2022, '2022-01-01', bookOfLofoten());
    const values = { 2021: '100', 2024: '100' };
    it.record('RecordIndex', { series: 'deflator', source: 'Eksempel', values }, { decided: '2022-01-15' });
    for (const municipality of FIVE)
      it.record('RecordHistoricCost', { municipality, year: 2021, amount: '10000000' }, { decided: '2022-01-15' });
    const service = { from: '2024-01', to: '2024-12' } as const;
    return book(it, cost('DRIFT', '600000.00', { bookedOn: '2024-01-31', service }), '2024-01-31');
  };
  const merged = () => {
    const it = lofotenUnder(TERMS_2024);
    it.record(
      'MergeMunicipalities',
      {
        successor: { municipality: '1870', name: 'EKSEMPEL', organisationNumber: '310000019' },
        predecessors: [MOSKENES, VESTVAAGOEY],
      },
      { decided: '2024-06-01', validFrom: '2025-01-01' },
    );
    return drift(it);
  };
  const reversedKey = () => {
    const it = drift();
    adopts(it, 'A-02', 'SELF_EXECUTING', '2024-01-03');
    return it;
  };
  const annulsKey = (it: Miniature) => {
    decide(it, ...key('2025-01-01'), '2024-12-01');
    it.record('AnnulDecision', { decision: 'LR-1', ground: 'LEGALITY_REVIEW' }, { decided: '2025-02-01' });
    const answer = it.allocation('2025-01', '2025-12');
    return isRefusal(answer) ? answer.code : owed(answer);
  };
  const refusedOr = (it: Miniature) => {
    const answer = it.allocation('2024-01', '2024-12');
    return isRefusal(answer) ? answer.code : [owed(answer), answer.held.map((h) => h.reason)];
  };
  const pension = () => {
    const it = lofotenUnder(TERMS_2024);
    it.record('RecordTransfer', { transfer: 'T-1', origin: FLAKSTAD }, { decided: '2024-01-01' });
    return book(it, cost('PENSION_TRANSFERRED', '1200', { pension: { transfer: 'T-1', kind: 'PREMIUM' } }));
  };

  const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
    'A-01': allocated('A-01', () => book(lofotenUnder(TERMS_2024), cost('HOST_ADMIN_EXTRA', '1200.00'))),
    'A-02': read(
      'A-02',
      () => drift(),
      (it) => year(decide(it, ...key('2025-01-01'), '2024-12-01')),
    ),
    'A-03': allocated('A-03', () => drift()),
    'A-04': read('A-04', () => voted(), outcome({ for: 3, against: 2 })),
    'A-05': (option) =>
      (
        [
          ['2025-09-02', '2025-09-01'],
          ['2025-11-02', '2025-11-01'],
          ['2025-01-02', '2024-12-30'],
        ] as const
      ).map(([on, sent]) => read('A-05', founded, (it) => notice(it, on, sent))(option)),
    'A-06': read(
      'A-06',
      () => budget(null),
      (it) => budgetOn(it),
    ),
    'A-07': read(
      'A-07',
      () => under(),
      async (it) => {
        notice(it);
        return [
          await findings(it, '2025-06-01', 'RELEASE_NOT_REGULATED'),
          await findings(it, '2025-06-01', 'RELEASE_TO_BE_SETTLED'),
        ];
      },
    ),
    'A-08': allocated('A-08', () => shared(system())),
    'A-09': allocated('A-09', () => shared(system())),
    'A-10': allocated('A-10', () => drift(lofotenUnder(TERMS_2024), '100000.77')),
    'A-12': allocated('A-12', () =>
      book(lofotenUnder(TERMS_2024), cost('CLIENT_EQUIPMENT', '120000.00', { municipality: VAEROEY })),
    ),
    'A-13': allocated('A-13', pension),
    'A-18': allocated('A-18', merged),
    'A-21': read(
      'A-21',
      () => system('2024-01-01', [VAAGAN, VESTVAAGOEY]),
      (it) => {
        it.record('JoinService', { service: 'x', municipality: VAEROEY }, { decided: '2025-03-10' });
        it.record('LeaveService', { service: 'x', municipality: VESTVAAGOEY }, { decided: '2025-08-10' });
        return year(shared(it));
      },
    ),
    'A-23': read(
      'A-23',
      () => voted({ majority: 'CONSENSUS_ELSE_LEADER', castingVote: false, clause: '3' }),
      async (it) => {
        const said = { votes: { for: 1, against: 0, unanimous: true }, vote: { present: 1 } };
        decide(it, 'DS-9', 'driftsstyret', null, '2025-03-01', said);
        return viewOf(it.state).judgements.of('DS-9')?.rules.rules?.quorum ?? null;
      },
    ),
    'A-24': read('A-24', fixed, refusedOr),
    'A-25': read(
      'A-25',
      () => budget('2025-12-15', 'OWN_BUDGET_LINE'),
      (it) => budgetOn(it),
    ),
    'A-29': read('A-29', reporting, async (it) => {
      const days = ['2025-05-10', '2025-06-10', '2025-07-10', '2025-08-15'];
      return Promise.all(days.map((on) => findings(it, on, 'REPORT_MISSING')));
    }),
    'A-30': read(
      'A-30',
      () => budget('2025-12-22'),
      (it) => budgetOn(it),
    ),
    'A-33': read(
      'A-33',
      () => budget('2025-12-28'),
      (it) => budgetOn(it),
    ),
    'A-34': allocated('A-34', () => book(lofotenUnder(premises), cost('PREMISES_LOCAL', '1200.00'))),
    'A-36': read('A-36', reversedKey, annulsKey),
  };
  /** Readings that come to the same in the history above, and why. */
  const ALIKE: Readonly<Record<string, string>> = {
    // Whether a slip or a choice: in the base both.
    CLERICAL_ERROR: 'IN_BASE',
    // It keeps out no more than the categories that the terms mark.
    ALL_LOCAL: 'LOCAL_AND_DRIFT',
    // Both ask for a settlement.
    SETTLE_ASSETS: 'NET_VALUE',
  };

  it.each(Object.entries(SWITCHED_READINGS).sort())('%s: %j', async (id, options) => {
    const behaviour = BEHAVIOURS[id] as Behaviour;
    expect(behaviour).toBeDefined();
    const results = new Map<string, unknown>();
    for (const option of options) results.set(option, await behaviour(option));
    for (const [option, result] of results)
      for (const [other, otherwise] of results) {
        if (option >= other) continue;
        const alike = ALIKE[option] === other || ALIKE[other] === option;
        expect([option, other, JSON.stringify(result) === JSON.stringify(otherwise)]).toEqual([option, other, alike]);
      }
    // Undecided, it is the default; except of A-07, where nobody has said that nothing is paid.
    const [first = ''] = options;
    if (id !== 'A-07') expect(await behaviour(null)).toEqual(results.get(first));
  });
});

describe('a reading holds from its day on', () => {
  it('A-13: by the key from July', () => {
    const it = lofotenUnder(TERMS_2024);
    it.record('RecordTransfer', { transfer: 'T-1', origin: FLAKSTAD }, { decided: '2024-01-01' });
    book(it, cost('PENSION_TRANSFERRED', '1200', { pension: { transfer: 'T-1', kind: 'PREMIUM' } }));
    const before = it.size;
    adopts(it, 'A-13', 'ALL', '2025-06-01', FROM);
    const sum = (size: number) => answered(it.allocation('2025-01', '2025-12', size)).total;
    expect([sum(before), sum(it.size)]).toEqual([0n, 60000n]);
  });

  it('A-13: everybody’s goes on after the employment where the agreement names no category for that', () => {
    const { PENSION_TRANSFERRED, ...others } = TERMS_2024.categories;
    const { afterEnd: _, ...pension } = PENSION_TRANSFERRED ?? { method: 'ORIGIN', clause: '2.5' };
    const it = lofotenUnder({ ...TERMS_2024, categories: { ...others, PENSION_TRANSFERRED: pension } });
    it.record('RecordTransfer', { transfer: 'T-1', origin: FLAKSTAD }, { decided: '2024-01-01' });
    it.record('EndTransferredEmployment', { transfer: 'T-1' }, { decided: '2025-04-01' });
    book(it, cost('PENSION_TRANSFERRED', '1200', { pension: { transfer: 'T-1', kind: 'PREMIUM' } }));
    adopts(it, 'A-13', 'ALL', '2024-06-01');
    expect(answered(it.allocation('2025-01', '2025-12')).total).toBe(120000n);
  });

  it('A-10: the host takes what is left from July, and the parts sum to the whole in every month', () => {
    const it = book(lofotenUnder(TERMS_2024), cost('DRIFT', '100000.77'));
    adopts(it, 'A-10', 'RESIDUAL_TO_HOST', '2025-06-01', FROM);
    const whole = answered(it.allocation('2025-01', '2025-12'));
    expect([whole.total, whole.pools.length]).toEqual([10000077n, 2]);
    expect(whole.interpretations).toContainEqual(
      expect.objectContaining({ id: 'A-10', option: 'RESIDUAL_TO_HOST', decision: 'V-A-10' }),
    );
    let sum = 0n;
    for (let month = 1; month <= 12; month++) {
      const m = `2025-${String(month).padStart(2, '0')}`;
      sum += answered(it.allocation(m, m)).total;
    }
    expect(sum).toBe(whole.total);
  });

  it('A-04: a vote before it is judged as it was', () => {
    const it = under();
    decide(it, 'DS-1', 'driftsstyret', null, '2025-06-15', { votes: { for: 3, against: 2, unanimous: false } });
    adopts(it, 'A-04', 'BY_ANALOGY_WITH_LAW', '2025-06-01', FROM);
    decide(it, 'DS-2', 'driftsstyret', null, FROM, { votes: { for: 3, against: 2, unanimous: false } });
    const { judgements } = viewOf(it.state);
    expect(['DS-1', 'DS-2'].map((d) => judgements.of(d)?.derived.outcome)).toEqual(['UNDETERMINED', 'PASSED']);
  });

  it('A-04: rules that the body rejected, or adopted by too few, leave it as it was read; those it adopted go before', () => {
    const it = under();
    adopts(it, 'A-04', 'BY_ANALOGY_WITH_LAW', '2025-06-01', FROM);
    const rules = { majority: 'UNANIMOUS', castingVote: false, clause: 'Reglementet' } as const;
    const treats = (decision: string, outcome: 'ADOPTED' | 'REJECTED', on: string, votes: object) =>
      decide(it, decision, 'driftsstyret', { kind: 'ADOPT_RULES', body: 'driftsstyret', rules }, on, {
        outcome,
        votes: { for: null, against: null, unanimous: null, ...votes },
      });
    const voted = (decision: string, on: string) =>
      decide(it, decision, 'driftsstyret', null, on, { votes: { for: 3, against: 2, unanimous: false } });
    treats('R-1', 'REJECTED', '2025-08-01', { unanimous: true });
    voted('DS-1', '2025-08-02');
    treats('R-2', 'ADOPTED', '2025-09-01', { for: 2, against: 3 });
    voted('DS-2', '2025-09-02');
    treats('R-3', 'ADOPTED', '2025-10-01', { for: 3, against: 2 });
    voted('DS-3', '2025-10-02');
    const { judgements } = viewOf(it.state);
    expect(['DS-1', 'DS-2', 'DS-3'].map((d) => judgements.of(d)?.derived.outcome)).toEqual([
      'PASSED',
      'PASSED',
      'NOT_PASSED',
    ]);
  });

  it('A-04: a body cannot give itself rules by the votes that those rules would count', () => {
    const it = under();
    decide(
      it,
      'V-A-04',
      'driftsstyret',
      { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-04', option: 'BY_ANALOGY_WITH_LAW' },
      '2025-06-01',
      { votes: { for: 3, against: 2, unanimous: false } },
    );
    expect(viewOf(it.state).readings('A-04')).toEqual([]);
    expect(viewOf(it.state).judgements.of('V-A-04')?.derived.outcome).toBe('UNDETERMINED');
  });
});

describe('the defaults are recorded, so that a later program changes no history', () => {
  const recorded = (it: Miniature, on = '2025-02-01') => it.record('RecordDefaultReadings', {}, { decided: on });

  it('all of them, each with its ground, and those that are recorded once only', () => {
    const it = lofotenUnder(TERMS_2024);
    const events = orThrow(it.attempt('RecordDefaultReadings', {}, { decided: '2025-02-01' }));
    expect(events.map((e) => e.type)).toEqual(['DefaultReadingsRecorded']);
    expect((events[0]?.data as DefaultsData | undefined)?.readings).toEqual(
      OPEN_QUESTIONS.map(({ id, options: [option], ground, law }) => ({
        ...{ interpretation: id, option, ground },
        ...(law !== null && { source: law }),
      })),
    );
    const again = it.attempt('RecordDefaultReadings', {}, { decided: '2025-03-01' });
    expect(isRefusal(again) && [again.code, again.text.en]).toEqual([
      'defaults-recorded',
      expect.stringContaining('nothing was written'),
    ]);
  });

  it('a default of another program, once recorded, is what the book goes by', async () => {
    const it = book(lofotenUnder(TERMS_2024), cost('DRIFT', '120000.00'));
    const now = year(it);
    const other = { interpretation: 'A-03', option: 'PREVIOUS_YEAR', ground: 'PRACTICE' } as const;
    it.recordEvent('DefaultReadingsRecorded', { readings: [other] }, { decided: '2025-02-01' });
    expect(year(it)).not.toEqual(now);
    expect(owed(it.allocation('2025-01', '2025-12', it.size - 1))).toEqual(now);
    // The rest is added, and what is there stays.
    recorded(it, '2025-03-01');
    const views = await viewsOn(it, '2025-12-31');
    expect(views.get('A-03')).toMatchObject({
      reading: 'PREVIOUS_YEAR',
      basis: 'RECORDED_DEFAULT',
      ground: 'PRACTICE',
    });
    expect(views.get('A-04')).toMatchObject({ recorded: { on: '2025-03-01' } });
    // A decision goes before it, and rests on nothing of it.
    adopts(it, 'A-03', 'FIRST_OF_YEAR');
    expect(year(it)).toEqual(now);
  });

  it('answers rest on the event; amounts are as before', () => {
    const it = book(lofotenUnder(TERMS_2024), cost('HOST_ADMIN_EXTRA', '1200.00'));
    book(it, cost('DRIFT', '1200.00', { line: 'L-2' }));
    const before = it.size;
    const event = recorded(it).size - 1;
    const answer = answered(it.allocation('2025-01', '2025-12'));
    expect(owed(answer)).toEqual(owed(it.allocation('2025-01', '2025-12', before)));
    expect(answer.excluded[0]?.sources).toContain(event);
    expect(answer.interpretations.find((i) => i.id === 'A-01')).toMatchObject({
      ...{ option: 'AS_PRINTED', decision: null, sources: [event] },
    });
  });

  it('a reversed decision gives way to the recorded default', () => {
    const it = recorded(lofotenUnder(TERMS_2024));
    adopts(it, 'A-09', 'EQUAL_REST');
    it.record('AnnulDecision', { decision: 'V-A-09', ground: 'LEGALITY_REVIEW' }, { decided: '2025-05-01' });
    const at = Timelines.at(viewOf(it.state).readings('A-09'), FROM);
    expect(at?.value).toEqual({ option: 'RERUN', decision: null });
  });

  it('of the example, every figure and finding is as before', async () => {
    const it = bookOf('lofoten-ikt');
    const before = it.events.findIndex((e) => e.type === 'DefaultReadingsRecorded');
    expect(before).toBeGreaterThan(0);
    for (const whole of [2022, 2023, 2024, 2025, 2026]) {
      const amounts = (size: number) => {
        const { shares, pools, held, excluded } = answered(it.allocation(`${whole}-01`, `${whole}-12`, size));
        return [shares, pools.map((p) => [p.id, p.total]), held.map((h) => h.name), excluded.map((e) => e.name)];
      };
      expect(amounts(before + 1)).toEqual(amounts(before));
    }
    const codes = async (size: number) =>
      (await new Asked(it).findings('2026-11-21', size)).map((f) => `${f.code} ${f.about}`);
    expect(await codes(before + 1)).toEqual(
      (await codes(before)).filter((c) => !c.startsWith('DEFAULTS_NOT_RECORDED')),
    );
  });

  it.each(EXAMPLES)('in the example %s they are', async (example) => {
    const it = bookOf(example);
    const codes = (await new Asked(it).findings('2025-12-31').catch(() => [])).map((f) => f.code);
    expect(codes).not.toContain('DEFAULTS_NOT_RECORDED');
    expect(it.events.filter((e) => e.type === 'DefaultReadingsRecorded')).toHaveLength(1);
  });
});
type DefaultsData = { readings: readonly object[] };

test.each(OPEN_QUESTIONS.map((q) => [q.id, q.options] as const))(
  'each reading of %s has its words: %j',
  (id, options) => {
    for (const option of options)
      expect([option, Object.values(readingText(id, option) ?? {})]).toEqual([
        option,
        Array(3).fill(expect.stringMatching(/^\S.{1,68}[.]$/)),
      ]);
    // No two are told in the same words.
    for (const language of ['nb', 'nn', 'en'] as const)
      expect(new Set(options.map((o) => readingText(id, o)?.[language])).size).toBe(options.length);
  },
);
