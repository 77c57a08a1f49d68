import type { BudgetOnDay } from '#budget';
import type { Delegation } from '#control';
import type { DocumentOnDay } from '#delivery';
import { type CivilDate, isRefusal } from '#kernel';
import type { JudgementFact } from './projections/bodies.ts';
import { Asked } from './testing/asked.ts';
import {
  answered,
  book,
  bookOfLofoten,
  cost,
  council,
  decide,
  FIVE,
  KEY_20_80,
  lofotenUnder,
  owed,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

/**
 * Forvaltningsloven § 35, kommuneloven § 22-1: what a decision brought about ends on the day of its reversal; until then
 * it was so. Annulled, it never was. Amounts are examples.
 */
const reverse = (it: Miniature, reverses: string, body: string, on: CivilDate, id = `om-${reverses}`) =>
  decide(it, id, body, { kind: 'REVERSE_DECISION', reverses }, on);
const annul = (it: Miniature, decision: string, on: CivilDate) =>
  it.record('AnnulDecision', { decision, ground: 'LEGALITY_REVIEW' }, { decided: on });

describe('a decided key (A-36)', () => {
  const keyOf = (it: Miniature, month: string, size = it.size): string => {
    const value = it.on('key', '-', `${month}-01`, size)?.value as { key: string; undetermined?: string } | undefined;
    return value?.undetermined ?? value?.key ?? 'none';
  };
  const yearOf2026 = (): Miniature =>
    book(
      lofotenUnder(TERMS_2024),
      cost('DRIFT', '1200.00', { service: { from: '2026-01', to: '2026-12' } }),
      '2026-01-05',
    );
  const ratified = (): Miniature => {
    const it = decide(yearOf2026(), 'LR-7', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-04-10');
    for (const m of FIVE) decide(it, `r-${m}`, council(m), { kind: 'RATIFY_KEY', keyDecision: 'LR-7' }, '2025-06-18');
    return it;
  };

  it('reversed from July applies until July; what holds then must be decided, not guessed', () => {
    const it = ratified();
    const before = it.size;
    reverse(it, 'LR-7', 'lofotraadet', '2026-07-01');
    expect(['2025-12', '2026-01', '2026-06', '2026-07'].map((m) => keyOf(it, m))).toEqual([
      '30-70',
      '20-80',
      '20-80',
      'KEY_REVERSED',
    ]);
    expect(keyOf(it, '2026-07', before)).toBe('20-80');
    expect(owed(it.allocation('2026-01', '2026-06'))).toEqual(owed(it.allocation('2026-01', '2026-06', before)));
    const refused = it.allocation('2026-07', '2026-07');
    expect(isRefusal(refused) && refused.code).toBe('key-reversed');
    expect(isRefusal(it.allocation('2026-07', '2026-07', before))).toBe(false);
  });

  it('a key that replaced it before that is not touched', () => {
    const it = ratified();
    decide(it, 'LR-8', 'lofotraadet', { kind: 'DECIDE_KEY', key: '30-70', effectiveFrom: '2026-04-01' }, '2026-03-01');
    for (const m of FIVE)
      decide(
        it,
        `r2-${m}`,
        council(m),
        { kind: 'RATIFY_KEY', keyDecision: 'LR-8', effectiveFrom: '2026-04-01' },
        '2026-03-15',
      );
    reverse(it, 'LR-7', 'lofotraadet', '2026-07-01');
    expect(['2026-03', '2026-04', '2026-07'].map((m) => keyOf(it, m))).toEqual(['20-80', '30-70', '30-70']);
  });

  it('reversed before its day never applies, and leaves what holds', () => {
    const it = reverse(ratified(), 'LR-7', 'lofotraadet', '2025-11-01');
    expect(keyOf(it, '2026-01')).toBe('30-70');
    expect(it.on('key-decision', 'LR-7', '2026-01-01')?.value).toMatchObject({
      status: 'WITHOUT_EFFECT',
      because: 'REVERSED',
    });
  });

  it('one council alone takes its consent back only while others are missing; all of them end it', () => {
    const early = decide(yearOf2026(), 'LR-7', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-04-10');
    for (const m of FIVE.slice(1))
      decide(early, `r-${m}`, council(m), { kind: 'RATIFY_KEY', keyDecision: 'LR-7' }, '2025-06-18');
    reverse(early, `r-${VAAGAN}`, council(VAAGAN), '2025-09-01');
    decide(early, `r-${VAEROEY}`, council(VAEROEY), { kind: 'RATIFY_KEY', keyDecision: 'LR-7' }, '2025-10-01');
    expect(keyOf(early, '2026-01')).toBe('30-70');
    expect(early.on('key-decision', 'LR-7', '2025-12-31')?.value).toMatchObject({ missing: [VAAGAN] });

    const all = reverse(ratified(), `r-${VAAGAN}`, council(VAAGAN), '2026-03-01');
    expect(keyOf(all, '2026-04')).toBe('20-80');
    for (const m of FIVE) if (m !== VAAGAN) reverse(all, `r-${m}`, council(m), '2026-05-01');
    expect([keyOf(all, '2026-05'), keyOf(all, '2026-04')]).toEqual(['KEY_REVERSED', '20-80']);
  });

  it('a reversal without power, not carried, annulled or itself reversed in time ends nothing', () => {
    const without = reverse(ratified(), 'LR-7', 'driftsstyret', '2026-07-01');
    expect(keyOf(without, '2026-07')).toBe('20-80');
    const rejected = decide(
      ratified(),
      'om',
      'lofotraadet',
      { kind: 'REVERSE_DECISION', reverses: 'LR-7' },
      '2026-07-01',
      { outcome: 'REJECTED' },
    );
    expect(keyOf(rejected, '2026-07')).toBe('20-80');
    expect(
      keyOf(annul(reverse(ratified(), 'LR-7', 'lofotraadet', '2026-07-01'), 'om-LR-7', '2026-08-01'), '2026-07'),
    ).toBe('20-80');
    const later = decide(
      ratified(),
      'om',
      'lofotraadet',
      { kind: 'REVERSE_DECISION', reverses: 'LR-7' },
      '2026-05-01',
      { validFrom: '2026-07-01' },
    );
    const inTime = reverse(later, 'om', 'lofotraadet', '2026-06-01');
    expect(keyOf(inTime, '2026-07')).toBe('20-80');
  });

  it('annulled after a legality review it never was: refused from its first day', () => {
    const it = ratified();
    const before = it.size;
    it.record(
      'DemandLegalityReview',
      { review: 'L-1', decision: 'LR-7', municipality: VAAGAN, members: 3 },
      { decided: '2025-04-20' },
    );
    it.record('ConcludeLegalityReview', { review: 'L-1', outcome: 'ANNULLED', by: 'STATE' }, { decided: '2026-05-01' });
    annul(it, 'LR-7', '2026-05-02');
    const refused = it.allocation('2026-01', '2026-01');
    expect(isRefusal(refused) && refused.code).toBe('key-annulled');
    expect(isRefusal(it.allocation('2026-01', '2026-01', before))).toBe(false);
  });

  it('the corrected vote of the reversal is what counts', () => {
    const it = reverse(ratified(), 'LR-7', 'lofotraadet', '2026-07-01');
    const before = it.size;
    it.record(
      'CorrectDecision',
      { decision: 'om-LR-7', ground: 'MINUTES_CORRECTED', outcome: 'REJECTED' },
      { decided: '2026-09-01' },
    );
    expect([keyOf(it, '2026-07', before), keyOf(it, '2026-07')]).toEqual(['KEY_REVERSED', '20-80']);
  });
});

describe('what the board decided of costs', () => {
  const held = (it: Miniature, month: string) => answered(it.allocation(month, month)).held.map((h) => h.reason);

  it('a project is shared while its approval stands', () => {
    const it = lofotenUnder(TERMS_2024).record(
      'RegisterService',
      { service: 'prj', name: 'Example', kind: 'PROJECT' },
      { decided: '2025-01-01' },
    );
    it.record('JoinService', { service: 'prj', municipality: VAAGAN }, { decided: '2025-01-01' });
    decide(it, 'DS-1', 'driftsstyret', { kind: 'APPROVE_PROJECT', service: 'prj' }, '2025-01-01');
    book(it, cost('PROJECT', '1200.00', { sharedService: 'prj', evidence: 'TICKET-1' }));
    const before = it.size;
    reverse(it, 'DS-1', 'driftsstyret', '2025-07-01');
    expect(owed(it.allocation('2025-06'))[VAAGAN]).toBe('100.00');
    expect(held(it, '2025-06')).toEqual([]);
    expect(held(it, '2025-07')).toHaveLength(1);
    expect(answered(it.allocation('2025-07', '2025-07', before)).held).toEqual([]);
  });

  it('a reading applies until it is reversed; then the default, not the one before it', () => {
    const reads = (it: Miniature, id: string, option: string, on: CivilDate) =>
      decide(it, id, 'driftsstyret', { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-01', option }, on);
    const it = book(lofotenUnder(TERMS_2024), cost('HOST_ADMIN_EXTRA', '1200.00'));
    book(it, cost('DRIFT', '1200.00', { line: 'L-2' }));
    reads(it, 'DS-1', 'IN_BASE', '2025-01-01');
    reverse(it, 'DS-1', 'driftsstyret', '2025-07-01');
    const total = (month: string) =>
      answered(it.allocation(month)).shares.reduce((sum, { amount }) => sum + amount, 0n);
    expect([total('2025-06'), total('2025-07')]).toEqual([20_000n, 10_000n]);
    const readings = it.rows().filter((r) => r.kind === 'interpretation');
    expect(readings.map((r) => [r.from, r.to])).toEqual([['2025-01-01', '2025-07-01']]);
  });

  it('an agreed split holds for the months before its reversal', () => {
    const it = book(lofotenUnder(TERMS_2024), cost('SYSTEM_SWITCH', '1200.00', { split: 'bytte', evidence: 'Bilag' }));
    decide(
      it,
      'DS-1',
      'driftsstyret',
      { kind: 'AGREE_COST_SPLIT', split: 'bytte', shares: { [VAAGAN]: '1' } },
      '2025-01-10',
    );
    reverse(it, 'DS-1', 'driftsstyret', '2025-07-01');
    expect(owed(it.allocation('2025-06'))).toMatchObject({ [VAAGAN]: '100.00' });
    expect(held(it, '2025-07')).toHaveLength(1);
  });
});

it('a body whose own rules are reversed decides without rules again (A-04)', () => {
  const rules = { majority: 'SIMPLE', castingVote: false, clause: 'Reglement § 2' } as const;
  const it = lofotenUnder(TERMS_2024);
  decide(it, 'DS-R', 'driftsstyret', { kind: 'ADOPT_RULES', body: 'driftsstyret', rules }, '2025-01-10');
  const votes = { for: 3, against: 2, unanimous: false };
  decide(it, 'DS-1', 'driftsstyret', null, '2025-02-01', { votes });
  decide(it, 'DS-2', 'driftsstyret', null, '2025-06-01', { votes });
  const before = it.size;
  reverse(it, 'DS-R', 'driftsstyret', '2025-05-01');
  const derived = (id: string, size = it.size) =>
    (it.on('judgement', id, '2025-12-31', size)?.value as unknown as JudgementFact | undefined)?.derived.outcome;
  expect([derived('DS-1'), derived('DS-2')]).toEqual(['PASSED', 'UNDETERMINED']);
  expect(derived('DS-2', before)).toBe('PASSED');
  const basis = (on: CivilDate) =>
    (it.on('body-on-day', 'driftsstyret', on)?.value as { rules: { basis: string } } | undefined)?.rules.basis;
  expect([basis('2025-04-30'), basis('2025-05-01')]).toEqual(['ADOPTED', 'NONE']);
});

describe('a budget that a council has adopted', () => {
  const TERMS = { ...TERMS_2024, budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' } };
  const adopted = (): Miniature => {
    const it = lofotenUnder(TERMS)
      .record(
        'DraftBudget',
        { year: 2026, version: 'B1', lines: [{ category: 'DRIFT', amount: '1100000000' }] },
        { decided: '2025-09-01' },
      )
      .record('SendBudget', { year: 2026, version: 'B1' }, { decided: '2025-09-12' });
    for (const m of FIVE)
      decide(it, `b-${m}`, council(m), { kind: 'TREAT_BUDGET', year: 2026, version: 'B1' }, '2025-12-01');
    return it;
  };
  const on = (it: Miniature, day: CivilDate, size = it.size) =>
    it.on('budget', '2026', day, size)?.value as unknown as BudgetOnDay;

  it('is not adopted by it any more from the day of the reversal, until it adopts it again', () => {
    const it = adopted();
    const before = it.size;
    reverse(it, `b-${VAEROEY}`, council(VAEROEY), '2025-12-10');
    expect(['2025-12-09', '2025-12-10', '2025-12-21'].map((d) => on(it, d).status)).toEqual([
      'VALID',
      'PARTLY_ADOPTED',
      'NOT_VALID',
    ]);
    expect(on(it, '2025-12-21', before).status).toBe('VALID');
    expect(on(it, '2025-12-10').versions[0]).toMatchObject({ missing: [VAEROEY] });
    decide(it, 'b-igjen', council(VAEROEY), { kind: 'TREAT_BUDGET', year: 2026, version: 'B1' }, '2025-12-18');
    expect(on(it, '2025-12-21')).toMatchObject({ status: 'VALID', since: '2025-12-18' });
  });

  it('reversed in the year it is for, it was valid until then', () => {
    const it = reverse(adopted(), `b-${VAEROEY}`, council(VAEROEY), '2026-02-10');
    expect([on(it, '2026-02-09').status, on(it, '2026-02-10')]).toMatchObject([
      'VALID',
      { status: 'NOT_VALID', since: '2026-02-10' },
    ]);
  });
});

it('an approved document applies until its approval is reversed; a revocation that is reversed revokes no more', () => {
  const TERMS = {
    ...TERMS_2024,
    delivery: {
      documents: [{ kind: 'SLA', clause: '1.4', required: true, approvedBy: 'driftsstyret' }],
    },
  } as const;
  const it = lofotenUnder({ ...TERMS, delivery: { documents: [...TERMS.delivery.documents] } }).record(
    'SubmitDocument',
    { document: 'sla', kind: 'SLA', version: '1.0', title: 'Example' },
    { decided: '2024-02-01' },
  );
  decide(it, 'DS-1', 'driftsstyret', { kind: 'APPROVE_DOCUMENT', document: 'sla', version: '1.0' }, '2024-02-20');
  decide(it, 'DS-2', 'driftsstyret', { kind: 'REVOKE_DOCUMENT', document: 'sla' }, '2024-05-01');
  const status = (on: CivilDate) =>
    (it.on('governing-document', 'sla 1.0', on)?.value as unknown as DocumentOnDay | undefined)?.status;
  expect([status('2024-03-01'), status('2024-06-01')]).toEqual(['APPROVED', 'REVOKED']);
  reverse(it, 'DS-2', 'driftsstyret', '2024-07-01');
  expect([status('2024-06-30'), status('2024-07-01')]).toEqual(['REVOKED', 'APPROVED']);
  reverse(it, 'DS-1', 'driftsstyret', '2024-09-01');
  expect([status('2024-08-31'), status('2024-09-01')]).toEqual(['APPROVED', 'REVOKED']);
});

it('an instruction to delegate that is reversed is taken back (kommuneloven § 20-2)', () => {
  const it = lofotenUnder(TERMS_2024);
  decide(
    it,
    'ks-1',
    council(VAEROEY),
    { kind: 'INSTRUCT_DELEGATION', delegation: 'ikt', scope: 'Drift av IKT' },
    '2025-01-10',
  );
  it.record('GiveDelegation', { delegation: 'ikt', municipality: VAEROEY }, { decided: '2025-01-20' });
  reverse(it, 'ks-1', council(VAEROEY), '2025-06-01');
  const on = (day: CivilDate) =>
    (it.on('delegation', `${VAEROEY}/ikt`, day)?.value as unknown as Delegation | undefined)?.status;
  expect([on('2025-05-31'), on('2025-06-01')]).toEqual(['IN_FORCE', 'REVOKED']);
});

describe('what all councils agreed to (kommuneloven § 20-4)', () => {
  const ROEST = '1856';
  const NEWCOMER = { municipality: ROEST, name: 'Røst', organisationNumber: '938644500' };
  const ALL = [...FIVE, ROEST];
  const admitted = (without: string | null = null): Miniature => {
    const it = bookOfLofoten().record(
      'EstablishBody',
      { body: council(ROEST), name: 'Kommunestyret', kind: 'COUNCIL', municipality: ROEST },
      { decided: '2025-01-01' },
    );
    for (const m of ALL)
      if (m !== without)
        decide(
          it,
          `opptak-${m}`,
          council(m),
          { kind: 'ADMIT_PARTICIPANT', ...NEWCOMER, from: '2026-01-01' },
          '2025-09-01',
        );
    return it;
  };
  const stay = (it: Miniature, size = it.size) =>
    it
      .rows(size)
      .filter((r) => r.kind === 'participant' && r.name === ROEST)
      .map((r) => [r.from, r.to]);

  it('an admission: taken back before all have approved it is missing; afterwards one alone undoes nothing', () => {
    const early = reverse(admitted(VAEROEY), `opptak-${VAAGAN}`, council(VAAGAN), '2025-09-10');
    decide(
      early,
      'opptak-sist',
      council(VAEROEY),
      { kind: 'ADMIT_PARTICIPANT', ...NEWCOMER, from: '2026-01-01' },
      '2025-10-01',
    );
    expect(stay(early)).toEqual([]);
    expect(early.on('admission', ROEST, '2025-12-01')?.value).toMatchObject({ on: null, missing: [VAAGAN] });
    expect(stay(reverse(admitted(), `opptak-${VAAGAN}`, council(VAAGAN), '2025-10-01'))).toEqual([
      ['2026-01-01', null],
    ]);
  });

  it('an admission: reversed by all before its day it does not come about, after it the participation ends', () => {
    const before = admitted();
    const known = before.size;
    for (const m of ALL) reverse(before, `opptak-${m}`, council(m), '2025-11-01');
    expect(stay(before)).toEqual([]);
    expect(stay(before, known)).toEqual([['2026-01-01', null]]);
    const after = admitted();
    for (const m of ALL) reverse(after, `opptak-${m}`, council(m), '2026-06-01');
    expect(stay(after)).toEqual([['2026-01-01', '2026-06-01']]);
  });

  it('an admission counts as the votes bear it out, not as the minutes call it', () => {
    const it = admitted(VAEROEY);
    decide(
      it,
      'opptak-mot',
      council(VAEROEY),
      { kind: 'ADMIT_PARTICIPANT', ...NEWCOMER, from: '2026-01-01' },
      '2025-09-01',
      { votes: { for: 4, against: 9, unanimous: false } },
    );
    expect(stay(it)).toEqual([]);
    it.record(
      'CorrectDecision',
      {
        decision: 'opptak-mot',
        ground: 'MINUTES_CORRECTED',
        votes: { for: 9, against: 4, unanimous: false },
      },
      { decided: '2025-12-01' },
    );
    expect(stay(it)).toEqual([['2026-01-01', null]]);
  });

  it('an agreement in force ends when all have reversed their approval; the one before it does not revive', () => {
    const it = lofotenUnder(TERMS_2024).record(
      'ProposeAgreement',
      { version: 'AV-2', title: 'Example', clauses: [], terms: { ...TERMS_2024, key: KEY_20_80.key } },
      { decided: '2024-06-01' },
    );
    for (const m of FIVE)
      decide(it, `a-${m}`, council(m), { kind: 'APPROVE_AGREEMENT', version: 'AV-2' }, '2024-10-01');
    const inForce = (on: CivilDate) => (it.on('agreement', '-', on)?.value as { version: string } | undefined)?.version;
    reverse(it, `a-${VAAGAN}`, council(VAAGAN), '2025-02-01');
    expect([inForce('2024-09-30'), inForce('2024-10-01'), inForce('2025-02-01')]).toEqual(['AV-2024', 'AV-2', 'AV-2']);
    for (const m of FIVE) if (m !== VAAGAN) reverse(it, `a-${m}`, council(m), '2025-03-01');
    expect([inForce('2025-02-28'), inForce('2025-03-01')]).toEqual(['AV-2', undefined]);
  });
});

describe('the list of decisions', () => {
  const effectOf = async (it: Miniature, decision: string, to: CivilDate, size = it.size) => {
    const found = (await new Asked(it).decisions(to, size)).find((d) => d.decision === decision);
    return [found?.effect?.stands, found?.effect?.because, found?.effect?.clause, found?.reversed];
  };

  it('says what has been reversed, from the day of the reversal and once that is known', async () => {
    const it = decide(
      lofotenUnder(TERMS_2024),
      'DS-1',
      'driftsstyret',
      { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-01', option: 'IN_BASE' },
      '2025-01-01',
    );
    const before = it.size;
    decide(it, 'om', 'driftsstyret', { kind: 'REVERSE_DECISION', reverses: 'DS-1' }, '2025-05-01', {
      validFrom: '2025-07-01',
    });
    const reversed = { by: 'om', from: '2025-07-01' };
    expect(await effectOf(it, 'DS-1', '2025-06-30')).toEqual([true, null, '6.3', null]);
    expect(await effectOf(it, 'DS-1', '2025-07-01')).toEqual([false, 'REVERSED', '6.3', reversed]);
    expect(await effectOf(it, 'DS-1', '2025-07-01', before)).toEqual([true, null, '6.3', null]);
    expect(await effectOf(it, 'om', '2025-07-01')).toEqual([true, null, 'forvaltningsloven § 35', null]);
  });

  it('shows a document that another body should approve as without effect, with the clause', async () => {
    const delivery = {
      documents: [{ kind: 'SLA' as const, clause: '1.4', required: true, approvedBy: 'lofotraadet' }],
    };
    const competences = [
      ...TERMS_2024.competences,
      { effect: 'APPROVE_DOCUMENT', body: 'driftsstyret', clause: '2.1' },
    ];
    const submitted = (terms = { ...TERMS_2024, competences, delivery }) =>
      lofotenUnder(terms).record(
        'SubmitDocument',
        { document: 'sla', kind: 'SLA', version: '1.0', title: 'Example' },
        { decided: '2024-02-01' },
      );
    const approves = { kind: 'APPROVE_DOCUMENT', document: 'sla', version: '1.0' } as const;
    const byBoard = decide(submitted(), 'DS-1', 'driftsstyret', approves, '2024-02-20');
    expect(await effectOf(byBoard, 'DS-1', '2024-03-01')).toEqual([false, 'NO_COMPETENCE', '1.4', null]);
    const byCouncil = decide(submitted(), 'LR-1', 'lofotraadet', approves, '2024-02-20');
    expect(await effectOf(byCouncil, 'LR-1', '2024-03-01')).toEqual([true, null, '1.4', null]);
  });

  it.each([
    ['of the agreement, where it gives another body the competence', 'APPROVE_PROJECT', '4.4'],
    ['of the law, where only councils can', 'RATIFY_KEY', 'kommuneloven § 20-4'],
    ['of the law, where nobody has it', 'FIX_HOST_EXTRA', 'kommuneloven § 20-4'],
  ])('an effect without competence names the clause %s', async (_, kind, clause) => {
    const it = lofotenUnder(TERMS_2024).record(
      'RegisterService',
      { service: 'prj', name: 'Example', kind: 'PROJECT' },
      { decided: '2025-01-01' },
    );
    decide(it, 'LR-7', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-02-01');
    const effects = {
      APPROVE_PROJECT: { kind: 'APPROVE_PROJECT', service: 'prj' },
      RATIFY_KEY: { kind: 'RATIFY_KEY', keyDecision: 'LR-7' },
      FIX_HOST_EXTRA: { kind: 'FIX_HOST_EXTRA', year: 2025, amount: '100' },
    } as const;
    decide(it, 'FS-1', 'fs-vaagan', effects[kind as keyof typeof effects], '2025-03-01');
    expect(await effectOf(it, 'FS-1', '2025-03-01')).toEqual([false, 'NO_COMPETENCE', clause, null]);
    const found = (await new Asked(it).findings('2025-03-01')).find((f) => f.about === 'FS-1');
    expect(found).toMatchObject({ code: 'EFFECT_WITHOUT_COMPETENCE', clause });
  });
});
