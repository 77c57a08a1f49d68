import { type Allocation, questionRefusals } from '#allocation';
import { kroner, type Refusal } from '#kernel';
import {
  amounts,
  answered,
  book,
  cost,
  decide,
  FIVE,
  FLAKSTAD,
  lofotenUnder,
  MOSKENES,
  owed,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

const ZEROES = amounts('0.00', '0.00', '0.00', '0.00', '0.00');
const system = (terms = TERMS_2024, kind: 'SYSTEM' | 'PROJECT' = 'SYSTEM') =>
  lofotenUnder(terms).record('RegisterService', { service: 'x', kind, name: 'Felles' }, { decided: '2024-01-01' });
const join = (it: Miniature, on: string, ...who: string[]) => {
  for (const municipality of who) it.record('JoinService', { service: 'x', municipality }, { decided: on });
  return it;
};
const leave = (it: Miniature, municipality: string, on: string) =>
  it.record('LeaveService', { service: 'x', municipality }, { decided: on });
const abstain = (it: Miniature, municipality: string, on: string) =>
  it.record('AbstainFromService', { service: 'x', municipality }, { decided: on });
const setLeaveDate = (it: Miniature, municipality: string, from: string, id = 'DS-1/25', body = 'driftsstyret') =>
  decide(it, id, body, { kind: 'SET_SERVICE_LEAVE_DATE', service: 'x', municipality, from }, '2025-02-01');
const charge = (it: Miniature, category = 'SHARED_SYSTEM', amount = '1200') =>
  book(it, cost(category, amount, { sharedService: 'x', evidence: 'Bilag' }));

const users = (it: Miniature, date: string) =>
  (it.on('service', 'x', date)?.value as { participants?: string[] } | null)?.participants ?? null;
const monthsOf = (it: Miniature, municipality: string, ...months: string[]) =>
  months.map((m) => users(it, `${m}-01`)?.includes(municipality) ?? null);
const heldIn = (answer: Allocation | Refusal) => answered(answer).held.map((h) => [kroner(h.amount), h.reason]);

describe('joining (A-21): whoever takes part on the first day of a month shares that month', () => {
  it.each([
    ['joined on 30 June: July', '2025-06-30', [false, true, true]],
    ['joined on 1 July: July', '2025-07-01', [false, true, true]],
    ['joined on 2 July: August', '2025-07-02', [false, false, true]],
  ])('%s', (_, on, expected) => {
    const it = join(join(system(), '2024-01-01', VAAGAN, VESTVAAGOEY), on, FLAKSTAD);
    expect(monthsOf(it, FLAKSTAD, '2025-06', '2025-07', '2025-08')).toEqual(expected);
  });

  it('a July joiner takes his part of a licence booked in January for the year (L-4.4-16)', () => {
    const it = charge(
      join(join(system(), '2024-01-01', VAAGAN, VESTVAAGOEY), '2025-07-01', FLAKSTAD),
      'SHARED_SYSTEM',
      '120000',
    );
    const answer = answered(it.allocation('2025-01', '2025-12'));
    expect(answer.pools.map((p) => [p.participants.length, kroner(p.total)])).toEqual([
      [3, '60000.00'],
      [2, '60000.00'],
    ]);
    // 60 000.00 by the key over two and 60 000.00 by the key over three.
    expect(owed(answer)).toEqual(amounts('52573.38', '59086.20', '8340.42', '0.00', '0.00'));
    expect(owed(it.allocation('2025-06'))[FLAKSTAD]).toBe('0.00');
    expect(owed(it.allocation('2025-07'))[FLAKSTAD]).not.toBe('0.00');
  });

  it('before the service is registered, and before anyone joined, the cost is held', () => {
    const it = charge(system());
    expect(heldIn(it.allocation('2025-01'))).toEqual([['100.00', 'NO_PARTICIPANTS']]);
    const late = lofotenUnder(TERMS_2024).record(
      'RegisterService',
      { service: 'x', kind: 'SYSTEM', name: 'Felles' },
      { decided: '2025-03-02' },
    );
    charge(join(late, '2025-03-02', VAAGAN, VESTVAAGOEY));
    expect(heldIn(late.allocation('2025-03'))).toEqual([['100.00', 'NO_PARTICIPANTS']]);
    expect(heldIn(late.allocation('2025-04'))).toEqual([]);
  });
});

describe('leaving a system in use (A-21)', () => {
  const used = () => join(system(), '2024-01-01', ...FIVE);

  it.each([
    ['on 31 December: from the day after', '2024-12-31', [false, false]],
    ['on 1 January: from that day', '2025-01-01', [false, false]],
    ['on 2 January: from the next 1 January', '2025-01-02', [true, false]],
  ])('%s', (_, on, expected) => {
    expect(monthsOf(leave(used(), FLAKSTAD, on), FLAKSTAD, '2025-12', '2026-01')).toEqual(expected);
  });

  it('from the date the board sets', () => {
    const it = setLeaveDate(leave(used(), FLAKSTAD, '2025-03-10'), FLAKSTAD, '2025-07-01');
    expect(monthsOf(it, FLAKSTAD, '2025-06', '2025-07', '2026-01')).toEqual([true, false, false]);
  });

  it('whether the date was set before or after the leaving was recorded', () => {
    const it = leave(setLeaveDate(used(), FLAKSTAD, '2025-07-01'), FLAKSTAD, '2025-03-10');
    expect(monthsOf(it, FLAKSTAD, '2025-06', '2025-07')).toEqual([true, false]);
  });

  it.each([
    ['the earlier', '2025-10-01', '2025-06-01'],
    ['the later', '2025-06-01', '2025-10-01'],
  ])('of two dates the one set last holds, though it is %s', (_, first, last) => {
    const it = setLeaveDate(leave(used(), FLAKSTAD, '2025-03-10'), FLAKSTAD, first);
    setLeaveDate(it, FLAKSTAD, last, 'DS-2/25');
    const expected = last === '2025-06-01' ? [true, false, false] : [true, true, false];
    expect(monthsOf(it, FLAKSTAD, '2025-05', '2025-06', '2025-10')).toEqual(expected);
  });

  it.each([
    [
      'by a body without the competence',
      (it: Miniature) => setLeaveDate(it, FLAKSTAD, '2025-07-01', 'FS-1', 'fs-vaagan'),
    ],
    ['for another municipality', (it: Miniature) => setLeaveDate(it, MOSKENES, '2025-07-01')],
    ['before the leaving itself', (it: Miniature) => setLeaveDate(it, FLAKSTAD, '2025-03-01')],
    [
      'by a decision that was annulled',
      (it: Miniature) =>
        setLeaveDate(it, FLAKSTAD, '2025-07-01').record(
          'AnnulDecision',
          { decision: 'DS-1/25', ground: 'REVERSAL' },
          { decided: '2025-04-01' },
        ),
    ],
  ])('a date set %s changes nothing', (_, set) => {
    const it = set(leave(used(), FLAKSTAD, '2025-03-10'));
    expect(monthsOf(it, FLAKSTAD, '2025-07', '2025-12', '2026-01')).toEqual([true, true, false]);
  });

  it('a date set without any leaving changes nothing', () => {
    expect(monthsOf(setLeaveDate(used(), FLAKSTAD, '2025-07-01'), FLAKSTAD, '2026-01')).toEqual([true]);
  });

  it('who joins again before the leaving took effect never left', () => {
    const it = join(leave(used(), FLAKSTAD, '2025-03-10'), '2025-09-01', FLAKSTAD);
    expect(monthsOf(it, FLAKSTAD, '2025-12', '2026-01')).toEqual([true, true]);
  });

  it('a date set for the first leaving does not move the second', () => {
    const it = setLeaveDate(leave(used(), FLAKSTAD, '2025-03-10'), FLAKSTAD, '2025-04-01');
    leave(join(it, '2025-06-01', FLAKSTAD), FLAKSTAD, '2025-08-10');
    expect(monthsOf(it, FLAKSTAD, '2025-03', '2025-04', '2025-06', '2025-12', '2026-01')).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('an earlier joining, learnt late, does not undo the leaving', () => {
    const it = join(join(system(), '2024-06-01', ...FIVE), '2024-06-01');
    leave(it, FLAKSTAD, '2024-11-01');
    join(it, '2024-03-01', FLAKSTAD);
    expect(monthsOf(it, FLAKSTAD, '2024-02', '2024-03', '2024-12', '2025-01')).toEqual([false, true, true, false]);
  });

  it('whoever leaves the cooperation shares nothing more, though still a user', () => {
    const it = charge(used()).record('EndParticipation', { municipality: VAEROEY }, { decided: '2025-07-01' });
    expect(answered(it.allocation('2025-07')).pools[0]?.participants).toEqual([
      FLAKSTAD,
      VESTVAAGOEY,
      VAAGAN,
      MOSKENES,
    ]);
  });
});

describe('abstaining (avstå, L-4.4.3-2)', () => {
  it('before taking part: never a participant, and from that day', () => {
    const it = abstain(join(system(), '2024-01-01', VAAGAN, VESTVAAGOEY), FLAKSTAD, '2025-05-10');
    expect(monthsOf(it, FLAKSTAD, '2025-05', '2025-06', '2026-01')).toEqual([false, false, false]);
  });

  it('from a system already shared is leaving it: from the next 1 January', () => {
    const it = abstain(join(system(), '2024-01-01', ...FIVE), FLAKSTAD, '2025-05-10');
    expect(monthsOf(it, FLAKSTAD, '2025-06', '2025-12', '2026-01')).toEqual([true, true, false]);
  });

  it('or from the date the board sets', () => {
    const it = setLeaveDate(
      abstain(join(system(), '2024-01-01', ...FIVE), FLAKSTAD, '2025-05-10'),
      FLAKSTAD,
      '2025-09-01',
    );
    expect(monthsOf(it, FLAKSTAD, '2025-08', '2025-09')).toEqual([true, false]);
  });

  it('its part is borne by the others, and it pays nothing', () => {
    const all = owed(charge(join(system(), '2024-01-01', ...FIVE)).allocation('2025-01', '2025-12'));
    const it = charge(
      abstain(join(system(), '2024-01-01', VAAGAN, VESTVAAGOEY, FLAKSTAD, MOSKENES), VAEROEY, '2024-01-01'),
    );
    const four = owed(it.allocation('2025-01', '2025-12'));
    expect(four[VAEROEY]).toBe('0.00');
    for (const m of FIVE) if (m !== VAEROEY) expect(Number(four[m])).toBeGreaterThan(Number(all[m]));
  });

  it('the explanation of the others’ parts names the abstention', () => {
    const it = charge(abstain(join(system(), '2024-01-01', VAAGAN, VESTVAAGOEY, FLAKSTAD), VAEROEY, '2024-01-01'));
    const sources = answered(it.allocation('2025-01')).pools[0]?.sources ?? [];
    expect(sources.map((i) => it.events[i]?.type)).toContain('ServiceAbstained');
  });

  it('where the agreement allows no opt-out it has no effect, and is a breach from its day on', () => {
    const it = charge(join(system({ ...TERMS_2024, optOutAllowed: false }), '2024-01-01', ...FIVE));
    abstain(it, VAEROEY, '2025-03-15');
    expect(monthsOf(it, VAEROEY, '2025-04', '2026-01')).toEqual([true, true]);
    expect(answered(it.allocation('2025-03')).findings).toEqual([]);
    expect(answered(it.allocation('2025-04')).findings.map((f) => [f.code, f.severity, f.rule, f.about])).toEqual([
      ['OPT_OUT_NOT_ALLOWED', 'BREACH', 'L-4.4.3-2', `x ${VAEROEY}`],
    ]);
  });

  it('that leaves one user makes it his own measure (L-4.4.3-3)', () => {
    const it = charge(join(system(), '2024-01-01', FLAKSTAD));
    for (const m of FIVE) if (m !== FLAKSTAD) abstain(it, m, '2024-01-01');
    const answer = answered(it.allocation('2025-01', '2025-12'));
    expect(owed(answer)).toEqual({ ...ZEROES, [FLAKSTAD]: '1200.00' });
    expect(answer.pools.map((p) => [p.clause, p.key])).toEqual([['4.1.1', null]]);
  });
});

it('those who merge under the number of one of them take part in what either took part in (A-18)', () => {
  const it = join(system(), '2024-01-01', MOSKENES, VAAGAN);
  // What the one whose number it is did before is of the old municipality.
  leave(it, FLAKSTAD, '2024-02-01');
  const successor = { municipality: FLAKSTAD, name: 'Flakstad', organisationNumber: '863320852' };
  const predecessors = [FLAKSTAD, MOSKENES];
  it.record('MergeMunicipalities', { successor, predecessors }, { decided: '2025-07-01' });
  expect([users(it, '2025-06-30'), users(it, '2025-07-01')]).toEqual([
    [VAAGAN, MOSKENES],
    [FLAKSTAD, VAAGAN],
  ]);
  leave(it, FLAKSTAD, '2025-09-01');
  expect(users(it, '2026-01-01')).toEqual([VAAGAN]);
});

describe('two or more (A-08)', () => {
  const literal = (it: Miniature) =>
    decide(
      it,
      'DS-8/25',
      'driftsstyret',
      { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-08', option: 'EXCLUDES_HOST' },
      '2025-01-01',
    );

  it.each([
    ['the host and one other', [VAAGAN, FLAKSTAD], true, true],
    ['two others', [MOSKENES, FLAKSTAD], false, false],
    ['the host and two others', [VAAGAN, FLAKSTAD, MOSKENES], false, false],
  ])('%s: marker %s, held when read literally %s', (_, who, marker, held) => {
    const it = charge(join(system(), '2024-01-01', ...who));
    const answer = answered(it.allocation('2025-01'));
    expect(answer.interpretations.some((i) => i.id === 'A-08')).toBe(marker);
    expect(answer.held).toEqual([]);
    expect(heldIn(literal(it).allocation('2025-01'))).toEqual(held ? [['100.00', 'TOO_FEW_PARTNERS']] : []);
  });

  it('who is host on the day decides: after a change of host the marker goes', () => {
    const it = charge(join(system(), '2024-01-01', VAAGAN, FLAKSTAD)).record(
      'ChangeHost',
      { host: VESTVAAGOEY },
      { decided: '2025-07-01' },
    );
    const marked = (m: string) => answered(it.allocation(m)).interpretations.some((i) => i.id === 'A-08');
    expect([marked('2025-06'), marked('2025-07')]).toEqual([true, false]);
  });

  it('what is held names the reading and the host it rests on', () => {
    const it = literal(charge(join(system(), '2024-01-01', VAAGAN, FLAKSTAD)));
    const types = answered(it.allocation('2025-01')).held[0]?.sources.map((i) => it.events[i]?.type);
    expect(types).toEqual(
      expect.arrayContaining(['InterpretationAdopted', 'CooperationEstablished', 'ServiceJoined', 'CostLineRecorded']),
    );
  });
});

describe('a project (L-4.4-7, -8)', () => {
  const project = () => charge(join(system(TERMS_2024, 'PROJECT'), '2024-01-01', FLAKSTAD, MOSKENES), 'PROJECT');
  const approve = (it: Miniature, on: string, body = 'driftsstyret', validFrom = on, id = `${body}-${on}`) =>
    decide(it, id, body, { kind: 'APPROVE_PROJECT', service: 'x' }, on, { validFrom });

  it('that the board has not decided is held, and found', () => {
    const answer = answered(project().allocation('2025-01', '2025-12'));
    expect(owed(answer)).toEqual(ZEROES);
    expect(heldIn(answer)).toEqual([['1200.00', 'PROJECT_NOT_APPROVED']]);
    expect(answer.findings.map((f) => [f.code, f.severity, f.rule, f.clause])).toEqual([
      ['PROJECT_NOT_APPROVED', 'REMARK', 'L-4.4-8', '4.4'],
    ]);
  });

  it.each([
    ['on 31 March: from March', '2025-03-31', '200.00'],
    ['on 1 April: from April', '2025-04-01', '300.00'],
  ])('decided %s; what it cost before stays held', (_, on, held) => {
    const answer = answered(approve(project(), on).allocation('2025-01', '2025-12'));
    expect(heldIn(answer)).toEqual([[held, 'PROJECT_NOT_APPROVED']]);
    expect(answer.total + (answer.held[0]?.amount ?? 0n)).toBe(120000n);
  });

  it('decided to apply from January shares the whole year, as known from the recording on', () => {
    const it = project();
    const before = it.size;
    approve(it, '2025-06-01', 'driftsstyret', '2025-01-01');
    expect(heldIn(it.allocation('2025-01', '2025-12'))).toEqual([]);
    expect(heldIn(it.allocation('2025-01', '2025-12', before))).toEqual([['1200.00', 'PROJECT_NOT_APPROVED']]);
  });

  it('a decision by another body, or one that was annulled, is none', () => {
    const it = approve(project(), '2024-12-01', 'fs-vaagan');
    expect(heldIn(it.allocation('2025-01'))).toEqual([['100.00', 'PROJECT_NOT_APPROVED']]);
    approve(it, '2024-12-01').record(
      'AnnulDecision',
      { decision: 'driftsstyret-2024-12-01', ground: 'REVERSAL' },
      { decided: '2025-01-10' },
    );
    expect(heldIn(it.allocation('2025-01'))).toEqual([['100.00', 'PROJECT_NOT_APPROVED']]);
  });

  it('among several decisions the earliest counts', () => {
    const it = approve(approve(project(), '2025-06-01'), '2025-02-01');
    expect(heldIn(it.allocation('2025-01', '2025-12'))).toEqual([['100.00', 'PROJECT_NOT_APPROVED']]);
  });

  it('with one participant is that one’s own (4.1.1)', () => {
    const it = charge(join(system(TERMS_2024, 'PROJECT'), '2024-01-01', FLAKSTAD), 'PROJECT');
    const answer = answered(approve(it, '2024-12-01').allocation('2025-01', '2025-12'));
    expect(owed(answer)).toEqual({ ...ZEROES, [FLAKSTAD]: '1200.00' });
    expect(answer.pools[0]?.clause).toBe('4.1.1');
  });

  it('a system needs no decision of the board', () => {
    expect(heldIn(charge(join(system(), '2024-01-01', FLAKSTAD, MOSKENES)).allocation('2025-01'))).toEqual([]);
  });
});

it('a system shared by the key refuses a month without one, as the whole does', () => {
  const it = charge(join(system({ ...TERMS_2024, key: null }), '2024-01-01', FLAKSTAD, MOSKENES));
  expect(it.allocation('2025-01')).toEqual(
    questionRefusals.noKeyInForce({ on: '2025-01-01', category: 'SHARED_SYSTEM' }),
  );
});
