import type { AppealOnDay, Delegation, HostDecisionOnDay, ReviewOnDay } from '#control';
import { type CivilDate, type Finding, isRefusal, Timelines } from '#kernel';
import {
  council,
  decide,
  FLAKSTAD,
  lofotenUnder,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

/** Amounts, decisions and appeals are examples. */
const CLAUSES = { hostDecisions: '3.1', appeals: '3.3', locations: '1.2' };
const TERMS = {
  ...TERMS_2024,
  budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' },
  control: CLAUSES,
};

const lofoten = (terms: typeof TERMS | typeof TERMS_2024 = TERMS): Miniature => lofotenUnder(terms);

const INSTRUCT = { kind: 'INSTRUCT_DELEGATION', delegation: 'ikt', scope: 'Drift av IKT' } as const;
const REVOKE = { kind: 'REVOKE_DELEGATION', delegation: 'ikt' } as const;
const instructs = (book: Miniature, municipality: string, on: CivilDate, more: object = {}): Miniature =>
  decide(book, `ks-${municipality}-deleg-${on}`, council(municipality), { ...INSTRUCT, ...more }, on);
const gives = (book: Miniature, municipality: string, on: CivilDate): Miniature =>
  book.record('GiveDelegation', { delegation: 'ikt', municipality }, { decided: on });
/** Værøy has delegated since March 2024. */
const delegated = (terms: typeof TERMS | typeof TERMS_2024 = TERMS): Miniature =>
  gives(instructs(lofoten(terms), VAEROEY, '2024-02-13'), VAEROEY, '2024-03-01');

type HostDecision = DataOf<'RecordHostDecision'>;
const FINE: HostDecision = {
  decision: 'VV-1',
  for: [VAEROEY],
  matter: 'Innsyn i en mappe',
  withinBudget: 'YES',
  principled: 'NO',
  individual: true,
  notifiedOn: '2025-09-02',
};
const hosts = (book: Miniature, said: Partial<HostDecision> = {}, on: CivilDate = '2025-09-01'): Miniature =>
  book.record('RecordHostDecision', { ...FINE, ...said }, { decided: on });

const findingsOn = (book: Miniature, on: CivilDate, size = book.size): readonly Finding[] =>
  book
    .rows(size)
    .filter((r) => r.kind === 'findings' && r.name.startsWith('control ') && Timelines.at([r], on) !== null)
    .flatMap((r) => (r.value as unknown as { findings: Finding[] }).findings);
const codes = (book: Miniature, on: CivilDate = '2026-06-30', size = book.size): string[] =>
  findingsOn(book, on, size).map((f) => f.code);
const delegationOn = (book: Miniature, on: CivilDate, size = book.size): Delegation | null =>
  (book.on('delegation', `${VAEROEY}/ikt`, on, size)?.value as unknown as Delegation | undefined) ?? null;
const hostDecision = (book: Miniature, on: CivilDate, id = 'VV-1'): HostDecisionOnDay | undefined =>
  book.on('host-decision', id, on)?.value as unknown as HostDecisionOnDay | undefined;

describe('delegation (L-3.1-4, kommuneloven § 20-2)', () => {
  it('is in force from the later of the council’s instruction and the giving, until the council takes it back', () => {
    const book = decide(delegated(), 'ks-tilbake', council(VAEROEY), REVOKE, '2025-05-20', { validFrom: '2025-07-01' });
    expect(
      ['2024-02-12', '2024-02-13', '2024-02-29', '2024-03-01', '2025-06-30', '2025-07-01'].map(
        (d) => delegationOn(book, d)?.status ?? null,
      ),
    ).toEqual([null, 'NOT_GIVEN', 'NOT_GIVEN', 'IN_FORCE', 'IN_FORCE', 'REVOKED']);
    expect(delegationOn(book, '2025-06-30')).toEqual({
      delegation: 'ikt',
      municipality: VAEROEY,
      status: 'IN_FORCE',
      scope: 'Drift av IKT',
      tasks: null,
      instruction: { decision: `ks-${VAEROEY}-deleg-2024-02-13`, from: '2024-02-13' },
      givenFrom: '2024-03-01',
      revocation: null,
    });
  });

  it('after it was taken back both must be done again', () => {
    const book = decide(delegated(), 'ks-tilbake', council(VAEROEY), REVOKE, '2025-05-20');
    instructs(book, VAEROEY, '2025-09-16');
    expect(delegationOn(book, '2025-09-16')?.status).toBe('NOT_GIVEN');
    gives(book, VAEROEY, '2025-09-20');
    expect(delegationOn(book, '2025-09-20')?.status).toBe('IN_FORCE');
  });

  it('an instruction without giving is a remark until it is given', () => {
    const book = instructs(lofoten(), VAEROEY, '2024-02-13');
    expect(findingsOn(book, '2024-02-20')).toMatchObject([
      {
        code: 'DELEGATION_NOT_GIVEN',
        severity: 'REMARK',
        rule: 'L-3.1-4',
        about: `ikt (${VAEROEY})`,
        responsible: { who: 'PARTICIPANTS', municipality: VAEROEY },
      },
    ]);
    expect(codes(gives(book, VAEROEY, '2024-03-01'), '2024-03-01')).toEqual([]);
  });

  it('giving without an instruction is a breach until the council’s instruction is known, on both clocks', () => {
    const book = gives(lofoten(), VAEROEY, '2024-03-01');
    expect(codes(book, '2024-03-01')).toEqual(['DELEGATION_NOT_INSTRUCTED']);
    const before = book.size;
    instructs(book, VAEROEY, '2024-02-13');
    expect(codes(book, '2024-03-01', before)).toEqual(['DELEGATION_NOT_INSTRUCTED']);
    expect(codes(book, '2024-03-01')).toEqual([]);
  });

  it('an instruction that is not the council’s own, or was annulled, is none', () => {
    const book = decide(lofoten(), 'FS-1', 'fs-vaagan', INSTRUCT, '2024-02-13');
    expect(book.on('delegation', `${VAAGAN}/ikt`, '2024-03-01')).toBeNull();
    const annulled = delegated().record(
      'AnnulDecision',
      { decision: `ks-${VAEROEY}-deleg-2024-02-13`, ground: 'OTHER' },
      { decided: '2025-01-10' },
    );
    expect(delegationOn(annulled, '2024-06-01')?.status).toBe('NOT_INSTRUCTED');
  });
});

describe('a decision of the host', () => {
  it('that says both, for one who delegated, has nothing wrong with it', () => {
    const book = hosts(delegated());
    expect(codes(book)).toEqual([]);
    expect(hostDecision(book, '2025-09-01')).toEqual({
      ...FINE,
      decidedOn: '2025-09-01',
      annulled: false,
      forAll: false,
      reversed: null,
      appealBy: '2025-09-23',
      reviewBy: '2025-09-22',
    });
  });

  it.each<[Partial<HostDecision>, string[]]>([
    [{ principled: 'NOT_ASSESSED' }, ['HOST_DECISION_NOT_ASSESSED']],
    [{ withinBudget: 'NOT_ASSESSED' }, ['HOST_DECISION_NOT_ASSESSED']],
    [{ principled: 'YES' }, ['HOST_DECISION_PRINCIPLED']],
    [{ withinBudget: 'NO' }, ['HOST_DECISION_OUTSIDE_BUDGET']],
    [{ principled: 'YES', withinBudget: 'NO' }, ['HOST_DECISION_PRINCIPLED', 'HOST_DECISION_OUTSIDE_BUDGET']],
  ])('with %j: %j, until its record is corrected (L-3.1-1)', (said, expected) => {
    const book = hosts(delegated(), said);
    expect(codes(book)).toEqual(expected);
    expect(new Set(findingsOn(book, '2026-06-30').map((f) => f.clause))).toEqual(new Set(['3.1']));
    book.record(
      'CorrectHostDecision',
      { decision: 'VV-1', ground: 'REGISTRATION_ERROR', principled: 'NO', withinBudget: 'YES' },
      { decided: '2025-10-01' },
    );
    expect(codes(book)).toEqual([]);
  });

  it('under an agreement that says nothing needs only the assessment of the law', () => {
    expect(codes(hosts(delegated(TERMS_2024), { withinBudget: 'NOT_ASSESSED' }))).toEqual([]);
    const book = hosts(delegated(TERMS_2024), { principled: 'NOT_ASSESSED' });
    expect(findingsOn(book, '2026-06-30')).toMatchObject([
      { code: 'HOST_DECISION_NOT_ASSESSED', clause: 'kommuneloven § 20-2' },
    ]);
  });

  it('for municipalities without a delegation in force is flagged for each, but not for the host itself (L-3.1-4)', () => {
    const book = hosts(delegated(), { for: 'ALL' });
    expect(findingsOn(book, '2025-09-01').map((f) => [f.code, f.responsible?.municipality])).toEqual([
      ['DECIDED_WITHOUT_DELEGATION', FLAKSTAD],
      ['DECIDED_WITHOUT_DELEGATION', VESTVAAGOEY],
      ['DECIDED_WITHOUT_DELEGATION', '1874'],
    ]);
    expect(codes(hosts(delegated(), {}, '2024-02-29'), '2024-02-29')).toContain('DECIDED_WITHOUT_DELEGATION');
    expect(codes(hosts(lofoten(), { for: [VAAGAN] }))).toEqual([]);
  });

  it('of a task that the delegation does not name has none', () => {
    const narrow = () =>
      gives(instructs(lofoten(), VAEROEY, '2024-02-13', { tasks: ['arkiv'] }), VAEROEY, '2024-03-01');
    expect(codes(hosts(narrow(), { task: 'drift' }))).toEqual(['DECIDED_WITHOUT_DELEGATION']);
    expect(codes(hosts(narrow(), { task: 'arkiv' }))).toEqual([]);
  });

  it('that was never valid has nothing wrong with it any more', () => {
    const book = hosts(delegated(), { principled: 'YES' }).record(
      'AnnulHostDecision',
      { decision: 'VV-1', ground: 'OTHER' },
      { decided: '2025-10-01' },
    );
    expect(codes(book)).toEqual([]);
    expect(hostDecision(book, '2025-10-01')?.annulled).toBe(true);
  });
});

describe('a commitment of the host (L-3.1-2)', () => {
  const BUDGET = { kind: 'TREAT_BUDGET', year: 2026, version: 'B1' } as const;
  const drafted = () =>
    delegated().record(
      'DraftBudget',
      { year: 2026, version: 'B1', lines: [{ category: 'DRIFT', amount: '100000' }] },
      { decided: '2025-09-10' },
    );
  const adopted = (book: Miniature, on: CivilDate) =>
    [VAEROEY, FLAKSTAD, VESTVAAGOEY, VAAGAN, '1874'].reduce(
      (b, m) => decide(b, `ks-${m}-budsjett`, council(m), BUDGET, on),
      book,
    );
  const commits = (book: Miniature, decision: string, amount: string, on: CivilDate) =>
    hosts(book, { decision, individual: false, commitment: { year: 2026, amount } }, on);

  it('is flagged while the budget of the year is not valid', () => {
    const book = adopted(commits(drafted(), 'VV-1', '50000', '2025-11-01'), '2025-12-10');
    expect(codes(book, '2025-11-01')).toEqual(['COMMITMENT_WITHOUT_VALID_BUDGET']);
    expect(codes(book, '2025-12-09')).toEqual(['COMMITMENT_WITHOUT_VALID_BUDGET']);
    expect(codes(book, '2025-12-10')).toEqual([]);
    const late = commits(adopted(drafted(), '2025-12-22'), 'VV-1', '50000', '2026-01-15');
    expect(codes(late, '2026-01-15')).toEqual(['COMMITMENT_WITHOUT_VALID_BUDGET']);
  });

  it('is flagged when it takes the sum beyond the budget, from its day on, until the budget is amended', () => {
    const book = adopted(drafted(), '2025-12-10');
    commits(book, 'VV-1', '60000', '2026-01-10');
    commits(book, 'VV-2', '40000', '2026-02-10');
    expect(codes(book, '2026-02-10')).toEqual([]);
    commits(book, 'VV-3', '1', '2026-03-10');
    expect(findingsOn(book, '2026-03-10')).toMatchObject([
      { code: 'COMMITMENT_BEYOND_BUDGET', about: 'VV-3', clause: '3.1', responsible: { who: 'HOST' } },
    ]);
    expect(codes(book, '2026-03-09')).toEqual([]);
    book.record(
      'DraftBudget',
      { year: 2026, version: 'B2', kind: 'AMENDMENT', lines: [{ category: 'DRIFT', amount: '100001' }] },
      { decided: '2026-03-20' },
    );
    for (const m of [VAEROEY, FLAKSTAD, VESTVAAGOEY, VAAGAN, '1874'])
      decide(book, `ks-${m}-endring`, council(m), { ...BUDGET, version: 'B2' }, '2026-04-20');
    expect(codes(book, '2026-04-19')).toEqual(['COMMITMENT_BEYOND_BUDGET']);
    expect(codes(book, '2026-04-20')).toEqual([]);
  });

  it('no longer counts from the day its decision is reversed', () => {
    const book = adopted(drafted(), '2025-12-10');
    commits(book, 'VV-1', '60000', '2026-01-10');
    commits(book, 'VV-2', '60000', '2026-02-10');
    expect(codes(book, '2026-02-10')).toEqual(['COMMITMENT_BEYOND_BUDGET']);
    decide(book, 'KS-V-1', council(VAEROEY), { kind: 'REVERSE_DECISION', reverses: 'VV-1' }, '2026-03-01');
    expect(codes(book, '2026-03-01')).toEqual([]);
  });
});

describe('instructing and reversing in delegated cases (L-3.1-5)', () => {
  const instruction = (body: string, more: object = {}) =>
    hosts(delegated()).record(
      'RecordInstruction',
      { instruction: 'I-1', body, kind: 'INSTRUCTION', decision: 'VV-1', ...more },
      { decided: '2025-09-10' },
    );

  it.each<[string, string[]]>([
    [council(VAEROEY), []],
    ['driftsstyret', []],
    [council(VAAGAN), ['INSTRUCTED_BY_HOST_BODY']],
    ['fs-vaagan', ['INSTRUCTED_BY_HOST_BODY']],
    [council(FLAKSTAD), ['INSTRUCTED_IN_CASE_OF_OTHERS']],
  ])('%s instructs in a case of Værøy: %j', (body, expected) => {
    expect(codes(instruction(body))).toEqual(expected);
  });

  it('an instruction may come before the host has decided; a case of several is nobody’s own', () => {
    const early = (whose: string[]) =>
      delegated().record(
        'RecordInstruction',
        { instruction: 'I-1', body: council(VAEROEY), kind: 'INSTRUCTION', for: whose },
        { decided: '2025-08-10' },
      );
    expect(codes(early([VAEROEY]))).toEqual([]);
    expect(codes(early([VAEROEY, FLAKSTAD]))).toEqual(['INSTRUCTED_IN_CASE_OF_OTHERS']);
  });

  it('a reversal by the municipality ends the decision from its day; one by the host’s bodies does not', () => {
    const own = instruction(council(VAEROEY), { kind: 'REVERSAL' });
    expect(codes(own)).toEqual([]);
    expect(hostDecision(own, '2025-09-09')?.reversed).toBeNull();
    expect(hostDecision(own, '2025-09-10')).toMatchObject({
      annulled: false,
      reversed: { by: 'I-1', from: '2025-09-10' },
    });
    const hostBody = instruction(council(VAAGAN), { kind: 'REVERSAL' });
    expect(codes(hostBody)).toEqual(['REVERSED_BY_HOST_BODY']);
    expect(hostDecision(hostBody, '2025-09-10')?.reversed).toBeNull();
  });

  const reverses = (of: string, by: string) =>
    decide(
      decide(hosts(delegated()), of, of === 'DS-1' ? 'driftsstyret' : 'fs-vaagan', null, '2025-09-01'),
      'OM-1',
      by,
      { kind: 'REVERSE_DECISION', reverses: of },
      '2025-10-01',
    );
  it.each<[string, string, string, string[]]>([
    ['its own decision', 'DS-1', 'driftsstyret', []],
    ['that of a body below it', 'FS-9', council(VAAGAN), []],
    ['that of another municipality’s body', 'FS-9', council(VAEROEY), ['REVERSED_WITHOUT_POWER']],
    ['that of the board', 'DS-1', council(VAAGAN), ['REVERSED_WITHOUT_POWER']],
  ])('a body that reverses %s (%s by %s): %j', (_, of, by, expected) => {
    expect(codes(reverses(of, by))).toEqual(expected);
  });

  it('by a decision: the municipality’s council can, the host’s cannot, and the agreement may give it', () => {
    const by = (body: string, terms = TERMS) =>
      decide(hosts(delegated(terms)), 'OM-1', body, { kind: 'REVERSE_DECISION', reverses: 'VV-1' }, '2025-10-01');
    expect(codes(by(council(VAEROEY)))).toEqual([]);
    expect(codes(by(council(VAAGAN)))).toEqual(['REVERSED_BY_HOST_BODY']);
    expect(codes(by('driftsstyret'))).toEqual(['REVERSED_WITHOUT_POWER']);
    const competences = [...TERMS.competences, { effect: 'REVERSE_DECISION', body: 'driftsstyret', clause: '3.1' }];
    expect(codes(by('driftsstyret', { ...TERMS, competences }))).toEqual([]);
    expect(
      codes(
        decide(
          hosts(delegated()),
          'OM-1',
          council(VAAGAN),
          { kind: 'REVERSE_DECISION', reverses: 'VV-1' },
          '2025-10-01',
          { outcome: 'REJECTED' },
        ),
      ),
    ).toEqual([]);
  });
});

describe('an appeal (L-3.3-1)', () => {
  const appeals = (said: Partial<DataOf<'FileAppeal'>> = {}, on: CivilDate = '2025-09-15', book = hosts(delegated())) =>
    book.record('FileAppeal', { appeal: 'K-1', decision: 'VV-1', by: 'PARTY', ...said }, { decided: on });
  const prepares = (book: Miniature) =>
    book.record('PrepareAppeal', { appeal: 'K-1', view: 'UPHELD' }, { decided: '2025-10-01' });
  const decides = (book: Miniature, body: string) =>
    book.record('DecideAppeal', { appeal: 'K-1', body, outcome: 'CHANGED' }, { decided: '2025-11-01' });
  const appealOn = (book: Miniature, on: CivilDate) =>
    book.on('appeal', 'K-1', on)?.value as unknown as AppealOnDay | undefined;

  it('in time, prepared by the host and decided by the municipality that delegated, is as it should be', () => {
    const book = decides(prepares(appeals()), council(VAEROEY));
    expect(codes(book)).toEqual([]);
    expect(['2025-09-14', '2025-09-15', '2025-10-01', '2025-11-01'].map((d) => appealOn(book, d)?.status)).toEqual([
      undefined,
      'FILED',
      'PREPARED',
      'DECIDED',
    ]);
    expect(appealOn(book, '2025-11-01')).toEqual({
      appeal: 'K-1',
      decision: 'VV-1',
      by: 'PARTY',
      municipality: null,
      status: 'DECIDED',
      receivedOn: '2025-09-15',
      sentOn: null,
      notifiedOn: '2025-09-02',
      lastDay: '2025-09-23',
      late: false,
      view: { on: '2025-10-01', view: 'UPHELD' },
      outcome: { on: '2025-11-01', body: council(VAEROEY), outcome: 'CHANGED' },
    });
  });

  it.each<[string, CivilDate, CivilDate | undefined, CivilDate, string[]]>([
    ['on the last day', '2025-09-02', undefined, '2025-09-23', []],
    ['the day after', '2025-09-02', undefined, '2025-09-24', ['APPEAL_LATE']],
    ['posted on the last day', '2025-09-02', '2025-09-23', '2025-09-26', []],
    ['posted the day after', '2025-09-02', '2025-09-24', '2025-09-26', ['APPEAL_LATE']],
    ['on the Monday after a last Saturday', '2025-09-06', undefined, '2025-09-29', []],
    ['on the Tuesday after a last Saturday', '2025-09-06', undefined, '2025-09-30', ['APPEAL_LATE']],
    ['after Easter, when the last day was Maundy Thursday', '2026-03-12', undefined, '2026-04-07', []],
    ['a day later than that', '2026-03-12', undefined, '2026-04-08', ['APPEAL_LATE']],
  ])('%s: told on %s, posted %s, received on %s: %j', (_, notifiedOn, sentOn, receivedOn, expected) => {
    const said = sentOn === undefined ? { notifiedOn } : { notifiedOn, sentOn };
    expect(codes(appeals(said, receivedOn))).toEqual(expected);
  });

  it('of which nobody knows when the party was told is undetermined until that is recorded', () => {
    const { notifiedOn: _, ...unknown } = FINE;
    const book = delegated().record('RecordHostDecision', unknown, { decided: '2025-09-01' });
    appeals({}, '2025-09-15', book);
    expect(codes(book)).toEqual(['APPEAL_LIMIT_UNKNOWN']);
    book.record(
      'CorrectHostDecision',
      { decision: 'VV-1', ground: 'LATE_INFORMATION', notifiedOn: '2025-09-03' },
      { decided: '2025-09-20' },
    );
    expect(codes(book)).toEqual([]);
  });

  it('over what is no individual decision is a remark: a budget vote, or a general decision of the host', () => {
    const general = hosts(delegated(), { individual: false });
    expect(codes(appeals({}, '2025-09-15', general))).toEqual(['APPEAL_NOT_INDIVIDUAL']);
    const vote = decide(delegated(), 'KS-B', council(VAEROEY), null, '2025-09-01');
    expect(codes(appeals({ decision: 'KS-B', notifiedOn: '2025-09-02' }, '2025-09-15', vote))).toEqual([
      'APPEAL_NOT_INDIVIDUAL',
    ]);
  });

  it.each([
    ['the host', council(VAAGAN)],
    ['another municipality', council(FLAKSTAD)],
    ['the board', 'driftsstyret'],
  ])('decided by %s is decided by the wrong body (kommuneloven § 20-5)', (_, body) => {
    expect(findingsOn(decides(prepares(appeals()), body), '2025-11-01')).toMatchObject([
      { code: 'APPEAL_WRONG_BODY', severity: 'BREACH', clause: '3.3' },
    ]);
  });

  it('over a decision for several belongs to the municipality of the party; over the host’s own to the host', () => {
    const several = () =>
      hosts(gives(instructs(delegated(), FLAKSTAD, '2024-03-01'), FLAKSTAD, '2024-03-02'), {
        for: [VAEROEY, FLAKSTAD],
      });
    expect(
      codes(decides(prepares(appeals({ municipality: FLAKSTAD }, '2025-09-15', several())), council(VAEROEY))),
    ).toEqual(['APPEAL_WRONG_BODY']);
    expect(
      codes(decides(prepares(appeals({ municipality: FLAKSTAD }, '2025-09-15', several())), council(FLAKSTAD))),
    ).toEqual([]);
    const own = hosts(delegated(), { for: [VAAGAN] });
    expect(codes(decides(prepares(appeals({}, '2025-09-15', own)), council(VAAGAN)))).toEqual([]);
  });

  it('decided before the host has prepared it is a remark, until the preparation is known', () => {
    const book = appeals();
    const prepared = prepares(appeals());
    expect(codes(decides(book, council(VAEROEY)))).toEqual(['APPEAL_NOT_PREPARED']);
    expect(codes(decides(prepared, council(VAEROEY)))).toEqual([]);
  });
});

describe('a legality review (L-3.3-2)', () => {
  const demands = (
    said: Partial<DataOf<'DemandLegalityReview'>> = {},
    on: CivilDate = '2025-09-15',
    book = hosts(delegated()),
  ) =>
    book.record(
      'DemandLegalityReview',
      { review: 'L-1', decision: 'VV-1', municipality: VAEROEY, members: 3, ...said },
      { decided: on },
    );
  const concludes = (
    book: Miniature,
    outcome: 'UPHELD' | 'ANNULLED' | 'DISMISSED',
    by: 'DECIDING_BODY' | 'STATE',
    on: CivilDate,
  ) => book.record('ConcludeLegalityReview', { review: 'L-1', outcome, by }, { decided: on });
  const reviewOn = (book: Miniature, on: CivilDate) =>
    book.on('legality-review', 'L-1', on)?.value as unknown as ReviewOnDay | undefined;

  it.each<[string, Partial<DataOf<'DemandLegalityReview'>>, CivilDate, string[]]>([
    ['by three members, in time', {}, '2025-09-15', []],
    ['on the last day', {}, '2025-09-22', []],
    ['by two', { members: 2 }, '2025-09-15', ['REVIEW_TOO_FEW']],
    ['after three weeks', {}, '2025-09-23', ['REVIEW_LATE']],
    ['posted in time', { sentOn: '2025-09-22' }, '2025-09-24', []],
    ['by members of the host’s council', { municipality: VAAGAN }, '2025-09-15', ['REVIEW_BY_HOST_MEMBERS']],
    ['by members of another council', { municipality: FLAKSTAD }, '2025-09-15', ['REVIEW_NOT_CONCERNED']],
  ])('demanded %s: %j on %s gives %j', (_, said, on, expected) => {
    expect(codes(demands(said, on))).toEqual(expected);
  });

  it('of a council’s own decision belongs to its own members; of the board’s the book has no rule', () => {
    const of = (body: string, municipality: string) =>
      demands({ decision: 'X-1', municipality }, '2025-09-15', decide(delegated(), 'X-1', body, null, '2025-09-01'));
    expect(codes(of(council(VAAGAN), VAAGAN))).toEqual([]);
    expect(codes(of(council(VAAGAN), VAEROEY))).toEqual(['REVIEW_NOT_CONCERNED']);
    expect(codes(of('driftsstyret', VAEROEY))).toEqual([]);
  });

  it('upheld by the body goes on to the State', () => {
    const book = concludes(demands(), 'UPHELD', 'DECIDING_BODY', '2025-10-10');
    expect(codes(book, '2025-10-10')).toEqual(['REVIEW_NOT_SENT_ON']);
    concludes(book, 'UPHELD', 'STATE', '2025-12-01');
    expect(codes(book, '2025-12-01')).toEqual([]);
    expect(['2025-09-15', '2025-10-10', '2025-12-01'].map((d) => reviewOn(book, d)?.status)).toEqual([
      'DEMANDED',
      'UPHELD_BY_BODY',
      'UPHELD',
    ]);
  });

  it('that finds the decision void asks for its annulment, and does not annul by itself', () => {
    const book = concludes(demands(), 'ANNULLED', 'STATE', '2025-12-01');
    expect(hostDecision(book, '2025-12-01')?.annulled).toBe(false);
    expect(codes(book, '2025-11-30')).toEqual([]);
    expect(codes(book, '2025-12-01')).toEqual(['ANNULMENT_DUE']);
    const before = book.size;
    book.record('AnnulHostDecision', { decision: 'VV-1', ground: 'LEGALITY_REVIEW' }, { decided: '2025-12-10' });
    expect(codes(book)).toEqual([]);
    expect(codes(book, '2025-12-20', before)).toEqual(['ANNULMENT_DUE']);
    const registered = demands(
      { decision: 'X-1', municipality: VAAGAN },
      '2025-09-15',
      decide(delegated(), 'X-1', council(VAAGAN), null, '2025-09-01'),
    );
    expect(codes(concludes(registered, 'ANNULLED', 'DECIDING_BODY', '2025-10-01'))).toEqual(['ANNULMENT_DUE']);
    registered.record('AnnulDecision', { decision: 'X-1', ground: 'LEGALITY_REVIEW' }, { decided: '2025-10-02' });
    expect(codes(registered)).toEqual([]);
  });
});

describe('positions that move (L-1.2-1)', () => {
  const moves = (move: string, from: string, to: string, positions: string, on: CivilDate, book: Miniature) =>
    book.record('MovePositions', { move, from, to, positions }, { decided: on });

  it('are flagged until as many have moved back', () => {
    const book = moves('F-1', VESTVAAGOEY, VAAGAN, '1.5', '2025-03-01', lofoten());
    expect(findingsOn(book, '2025-03-01')).toMatchObject([{ code: 'POSITIONS_MOVED', clause: '1.2', about: 'F-1' }]);
    moves('F-2', VAAGAN, VESTVAAGOEY, '1', '2025-05-01', book);
    expect(findingsOn(book, '2025-05-01').map((f) => f.about)).toEqual(['F-1']);
    moves('F-3', VAAGAN, VESTVAAGOEY, '0.5', '2025-07-01', book);
    expect(codes(book, '2025-07-01')).toEqual([]);
  });

  it('are nothing to an agreement that does not speak of it', () => {
    expect(codes(moves('F-1', VESTVAAGOEY, VAAGAN, '2', '2025-03-01', lofoten(TERMS_2024)))).toEqual([]);
  });
});

describe('what cannot be is refused', () => {
  const full = () =>
    hosts(delegated())
      .record('FileAppeal', { appeal: 'K-1', decision: 'VV-1', by: 'PARTY' }, { decided: '2025-09-10' })
      .record('DecideAppeal', { appeal: 'K-1', body: council(VAEROEY), outcome: 'UPHELD' }, { decided: '2025-10-10' })
      .record(
        'DemandLegalityReview',
        { review: 'L-1', decision: 'VV-1', municipality: VAEROEY, members: 3 },
        { decided: '2025-09-10' },
      )
      .record(
        'ConcludeLegalityReview',
        { review: 'L-1', outcome: 'DISMISSED', by: 'DECIDING_BODY' },
        { decided: '2025-10-10' },
      )
      .record('AnnulHostDecision', { decision: 'VV-1', ground: 'OTHER' }, { decided: '2025-11-01' });

  it.each<[Parameters<Miniature['attempt']>[0], object, string]>([
    ['RecordHostDecision', FINE, 'control-id-taken'],
    ['RecordHostDecision', { ...FINE, decision: `ks-${VAEROEY}-deleg-2024-02-13` }, 'control-id-taken'],
    [
      'RecordDecision',
      { decision: 'VV-1', body: council(VAEROEY), outcome: 'ADOPTED', wording: 'x' },
      'already-recorded',
    ],
    ['CorrectHostDecision', { decision: 'VV-9', ground: 'OTHER', matter: 'x' }, 'host-decision-unknown'],
    ['CorrectHostDecision', { decision: 'VV-1', ground: 'OTHER' }, 'host-decision-not-corrected'],
    ['AnnulHostDecision', { decision: 'VV-1', ground: 'OTHER' }, 'host-decision-already-annulled'],
    ['AnnulHostDecision', { decision: 'VV-9', ground: 'OTHER' }, 'host-decision-unknown'],
    [
      'RecordInstruction',
      { instruction: 'I', body: 'nobody', kind: 'INSTRUCTION', decision: 'VV-1' },
      'controlling-body-unknown',
    ],
    ['RecordInstruction', { instruction: 'I', body: 'driftsstyret', kind: 'INSTRUCTION' }, 'instruction-of-nothing'],
    [
      'RecordInstruction',
      { instruction: 'I', body: 'driftsstyret', kind: 'REVERSAL', for: [VAEROEY] },
      'instruction-of-nothing',
    ],
    ['FileAppeal', { appeal: 'K-1', decision: 'VV-1', by: 'PARTY' }, 'control-id-taken'],
    ['FileAppeal', { appeal: 'K-2', decision: 'VV-9', by: 'PARTY' }, 'controlled-decision-unknown'],
    ['PrepareAppeal', { appeal: 'K-9', view: 'UPHELD' }, 'appeal-unknown'],
    ['PrepareAppeal', { appeal: 'K-1', view: 'UPHELD' }, 'appeal-already-decided'],
    ['DecideAppeal', { appeal: 'K-1', body: council(VAEROEY), outcome: 'UPHELD' }, 'appeal-already-decided'],
    [
      'DemandLegalityReview',
      { review: 'L-1', decision: 'VV-1', municipality: VAEROEY, members: 3 },
      'control-id-taken',
    ],
    ['ConcludeLegalityReview', { review: 'L-9', outcome: 'UPHELD', by: 'STATE' }, 'legality-review-unknown'],
    ['ConcludeLegalityReview', { review: 'L-1', outcome: 'UPHELD', by: 'STATE' }, 'legality-review-already-concluded'],
  ])('%s %j: %s', (type, data, code) => {
    const answer = full().attempt(type, data as never, { decided: '2025-12-01' });
    expect(isRefusal(answer) && answer.code).toBe(code);
  });

  it('and a decision that reverses one that is not there, or delegates for no municipality', () => {
    const attempt = (body: string, effect: object) =>
      full().attempt('RecordDecision', { decision: 'N-1', body, outcome: 'ADOPTED', wording: 'x', effect } as never, {
        decided: '2025-12-01',
      });
    const code = (answer: ReturnType<typeof attempt>) => isRefusal(answer) && answer.code;
    expect(code(attempt(council(VAEROEY), { kind: 'REVERSE_DECISION', reverses: 'N-1' }))).toBe(
      'controlled-decision-unknown',
    );
    expect(code(attempt('driftsstyret', INSTRUCT))).toBe('council-only');
    expect(code(attempt('driftsstyret', REVOKE))).toBe('council-only');
  });
});
