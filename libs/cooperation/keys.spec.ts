import { isRefusal, kroner } from '#kernel';
import {
  answered,
  book,
  cost,
  council,
  decide,
  FIVE,
  FLAKSTAD,
  lofotenUnder,
  MOSKENES,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

const register = (terms = TERMS_2024) => book(lofotenUnder(terms), cost('DRIFT', '1200'));

const decideKey = (
  it: Miniature,
  {
    id = 'LR-7/25',
    body = 'lofotraadet',
    key = '20-80',
    on = '2025-04-10',
    effectiveFrom = undefined as string | undefined,
  } = {},
) => decide(it, id, body, { kind: 'DECIDE_KEY', key, ...(effectiveFrom && { effectiveFrom }) }, on);

const ratify = (
  it: Miniature,
  municipality: string,
  {
    of = 'LR-7/25' as string,
    on = '2025-06-18',
    effectiveFrom = undefined as string | undefined,
    id = undefined as string | undefined,
    body = council(municipality),
  } = {},
) =>
  decide(
    it,
    id ?? `KS-${municipality}-${of}`,
    body,
    { kind: 'RATIFY_KEY', keyDecision: of, ...(effectiveFrom && { effectiveFrom }) },
    on,
  );

const annul = (it: Miniature, decision: string) =>
  it.record('AnnulDecision', { decision, ground: 'LEGALITY_REVIEW' }, { decided: '2026-05-01' });

/** The key of each month: its id, or why there is none. */
const keyOf = (it: Miniature, month: string, size = it.size): string => {
  const row = it.on('key', '-', `${month}-01`, size);
  const value = row?.value as { key: string; undetermined?: string } | undefined;
  return value === undefined ? 'none' : (value.undetermined ?? value.key);
};
const statusOf = (it: Miniature, decision: string, on: string) => {
  const value = it.on('key-decision', decision, on)?.value as Record<string, unknown> | undefined;
  if (!value) return null;
  const { status, because, effectiveFrom, ratifiedBy, missing } = value;
  return { status, because, effectiveFrom, ratifiedBy, missing };
};
const findings = (it: Miniature, from: string, to = from) =>
  answered(it.allocation(from, to)).findings.map((f) => [f.code, f.severity, f.rule, f.about]);

describe('a key that the regional council decided (A-02)', () => {
  it('nobody has ratified: the interim key goes on, with a remark', () => {
    const it = decideKey(register());
    expect(keyOf(it, '2025-12')).toBe('30-70');
    expect(statusOf(it, 'LR-7/25', '2025-05-01')).toEqual({
      status: 'PENDING',
      because: 'RATIFICATION_MISSING',
      effectiveFrom: null,
      ratifiedBy: [],
      missing: [...FIVE],
    });
    expect(findings(it, '2025-04')).toEqual([]);
    expect(findings(it, '2025-05')).toEqual([['KEY_NOT_RATIFIED', 'REMARK', 'L-4.4-5', 'LR-7/25']]);
  });

  it('four of five is not all', () => {
    const it = decideKey(register());
    for (const m of FIVE) if (m !== MOSKENES) ratify(it, m);
    expect(keyOf(it, '2027-01')).toBe('30-70');
    expect(statusOf(it, 'LR-7/25', '2026-01-01')).toMatchObject({ status: 'PENDING', missing: [MOSKENES] });
  });

  it('five of five: from the 1 January after the last, when they name no common date', () => {
    const it = decideKey(register());
    for (const m of FIVE) ratify(it, m, { on: m === VAEROEY ? '2025-09-01' : '2025-06-18' });
    expect([keyOf(it, '2025-12'), keyOf(it, '2026-01')]).toEqual(['30-70', '20-80']);
    expect(statusOf(it, 'LR-7/25', '2025-12-31')).toMatchObject({ status: 'EFFECTIVE', effectiveFrom: '2026-01-01' });
    expect(statusOf(it, 'LR-7/25', '2026-01-01')).toBeNull();
  });

  it.each([
    ['all name one: from it', '2025-07-01', '2025-07-01'],
    ['four name one and one another: from the next 1 January', '2025-08-01', '2026-01-01'],
    ['four name one and one none: from the next 1 January', undefined, '2026-01-01'],
  ])('the date the councils name, %s', (_, fifth, from) => {
    const it = decideKey(register());
    for (const m of FIVE) ratify(it, m, { effectiveFrom: m === FLAKSTAD ? fifth : '2025-07-01' });
    expect(it.on('key', '-', from)).toMatchObject({
      from,
      value: { key: '20-80', by: 'DECISION', decision: 'LR-7/25' },
    });
  });

  it('the answer names the decision, the reading and every event it rests on', () => {
    const it = decideKey(register());
    for (const m of FIVE) ratify(it, m, { effectiveFrom: '2025-07-01' });
    const answer = answered(it.allocation('2025-07'));
    expect(answer.pools[0]?.key).toMatchObject({ id: '20-80', decision: 'LR-7/25' });
    expect(answer.interpretations.map((i) => [i.id, i.option])).toContainEqual(['A-02', 'RATIFICATION_BY_ALL']);
    const used = it.events.filter((e) => answer.pools[0]?.sources.includes(e.at.index)).map((e) => e.type);
    expect(used.filter((t) => t === 'KeyRatified')).toHaveLength(5);
    expect(used).toEqual(expect.arrayContaining(['KeyDefined', 'KeyDecided', 'DecisionRecorded', 'BodyEstablished']));
  });

  it('without any one of the events it rests on, the answer is another', () => {
    const it = decideKey(register());
    for (const m of FIVE) ratify(it, m, { effectiveFrom: '2025-07-01' });
    const shares = JSON.stringify(answered(it.allocation('2025-07')).shares.map((s) => kroner(s.amount)));
    const changedBy = answered(it.allocation('2025-07')).pools.flatMap((p) => p.sources);
    const unchanged = changedBy.filter((index) => {
      const other = it.allocationWithout(index, '2025-07');
      return !isRefusal(other) && JSON.stringify(other.shares.map((s) => kroner(s.amount))) === shares;
    });
    expect(unchanged).toEqual([]);
  });

  it('a council of a municipality that is not a participant cannot ratify for it', () => {
    const it = decideKey(register());
    it.record(
      'EstablishBody',
      { body: 'ks-1856', name: 'Røst kommunestyre', kind: 'COUNCIL', municipality: '1856' },
      { decided: '2025-05-01' },
    );
    const answer = it.attempt(
      'RecordDecision',
      {
        decision: 'KS-1856',
        body: 'ks-1856',
        outcome: 'ADOPTED',
        wording: 'Vedtatt.',
        effect: { kind: 'RATIFY_KEY', keyDecision: 'LR-7/25' },
      },
      { decided: '2025-06-18' },
    );
    expect(answer).toMatchObject({ refused: true, code: 'municipality-unknown' });
  });

  it('a consent dated before anyone took part is not everybody’s', () => {
    const it = ratify(decideKey(register()), VAAGAN, { on: '2021-06-01' });
    expect(keyOf(it, '2026-01')).toBe('30-70');
    expect(statusOf(it, 'LR-7/25', '2026-01-01')).toMatchObject({ status: 'PENDING' });
  });

  it('an executive committee’s consent is none', () => {
    const it = decideKey(register());
    for (const m of FIVE) ratify(it, m, m === VAAGAN ? { body: 'fs-vaagan' } : {});
    expect(statusOf(it, 'LR-7/25', '2026-01-01')).toMatchObject({ status: 'PENDING', missing: [VAAGAN] });
  });

  it('the consent of one who joins later moves no date', () => {
    const it = decideKey(register());
    for (const m of FIVE) ratify(it, m);
    it.record(
      'AdmitParticipant',
      { municipality: '1856', name: 'Røst', organisationNumber: '938644500' },
      { decided: '2026-01-01', validFrom: '2027-01-01' },
    );
    it.record(
      'EstablishBody',
      { body: 'ks-1856', name: 'Røst kommunestyre', kind: 'COUNCIL', municipality: '1856' },
      { decided: '2026-01-01' },
    );
    ratify(it, '1856', { on: '2026-03-01' });
    expect([keyOf(it, '2025-12'), keyOf(it, '2026-01')]).toEqual(['30-70', '20-80']);
  });

  it('by the reading that it is self-executing, from the day of the decision or the date it names', () => {
    const selfExecuting = () =>
      decide(
        register(),
        'DS-1/25',
        'driftsstyret',
        { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-02', option: 'SELF_EXECUTING' },
        '2025-02-01',
      );
    const at = decideKey(selfExecuting());
    expect(at.on('key', '-', '2025-04-10')).toMatchObject({ from: '2025-04-10', value: { key: '20-80' } });
    expect(answered(at.allocation('2025-05')).interpretations.map((i) => [i.id, i.option, i.decision])).toContainEqual([
      'A-02',
      'SELF_EXECUTING',
      'DS-1/25',
    ]);
    const later = decideKey(selfExecuting(), { effectiveFrom: '2025-10-01' });
    expect([keyOf(later, '2025-09'), keyOf(later, '2025-10')]).toEqual(['30-70', '20-80']);
  });

  it('a reading adopted after the decision of the key does not reach back to it', () => {
    const it = decide(
      decideKey(register()),
      'DS-1/25',
      'driftsstyret',
      { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-02', option: 'SELF_EXECUTING' },
      '2025-04-11',
    );
    expect(keyOf(it, '2025-12')).toBe('30-70');
  });

  it('where the agreement asks for no consent, the decision is enough and no reading is needed', () => {
    const it = decideKey(register({ ...TERMS_2024, keyNeedsRatification: false }));
    expect(keyOf(it, '2025-05')).toBe('20-80');
    expect(answered(it.allocation('2025-05')).interpretations.map((i) => i.id)).toEqual(['A-03']);
  });

  it.each([['a body without the competence', { body: 'driftsstyret' }, 'NO_COMPETENCE', 'KEY_WITHOUT_COMPETENCE']])(
    '%s: the decision stands, the effect does not, and a breach is found',
    (_, by, because, code) => {
      const it = decideKey(register(), by);
      for (const m of FIVE) ratify(it, m);
      expect(keyOf(it, '2026-01')).toBe('30-70');
      expect(statusOf(it, 'LR-7/25', '2026-01-01')).toMatchObject({ status: 'WITHOUT_EFFECT', because });
      expect(findings(it, '2025-05')).toEqual([[code, 'BREACH', 'L-4.4-5', 'LR-7/25']]);
    },
  );

  it('a rejected proposal of a key has no effect', () => {
    const it = decide(register(), 'LR-7/25', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-04-10', {
      outcome: 'REJECTED',
    });
    expect(statusOf(it, 'LR-7/25', '2025-05-01')).toMatchObject({ status: 'WITHOUT_EFFECT', because: 'NOT_ADOPTED' });
    expect(findings(it, '2025-05')).toEqual([['KEY_NOT_ADOPTED', 'REMARK', 'L-4.4-5', 'LR-7/25']]);
  });
});

describe('an annulled key (A-36)', () => {
  const effective = () => {
    const it = decideKey(register());
    for (const m of FIVE) ratify(it, m, { effectiveFrom: '2025-07-01' });
    return it;
  };

  it('leaves the question open from the day it had come to apply: the earlier key does not revive', () => {
    const it = effective();
    const before = it.size;
    annul(it, 'LR-7/25');
    expect([keyOf(it, '2025-06'), keyOf(it, '2025-07'), keyOf(it, '2026-12')]).toEqual([
      '30-70',
      'KEY_ANNULLED',
      'KEY_ANNULLED',
    ]);
    expect(it.allocation('2025-07')).toMatchObject({ refused: true, code: 'key-annulled', kind: 'unanswerable' });
    expect(keyOf(it, '2025-07', before)).toBe('20-80');
  });

  it('until a later decision says what holds', () => {
    const it = annul(effective(), 'LR-7/25');
    decideKey(it, { id: 'LR-9/26', key: '30-70', on: '2026-06-01' });
    for (const m of FIVE) ratify(it, m, { of: 'LR-9/26', on: '2026-06-20', effectiveFrom: '2025-07-01' });
    expect(keyOf(it, '2025-07')).toBe('30-70');
    expect(answered(it.allocation('2025-07')).pools[0]?.key).toMatchObject({ id: '30-70', decision: 'LR-9/26' });
  });

  it('a later decision for a later date leaves the time between open', () => {
    const it = annul(effective(), 'LR-7/25');
    decideKey(it, { id: 'LR-9/26', key: '30-70', on: '2026-06-01' });
    for (const m of FIVE) ratify(it, m, { of: 'LR-9/26', on: '2026-06-20' });
    expect([keyOf(it, '2026-12'), keyOf(it, '2027-01')]).toEqual(['KEY_ANNULLED', '30-70']);
  });

  it('annulled before it had been ratified by all, it never applied, and the earlier key goes on', () => {
    const it = decideKey(register());
    for (const m of FIVE) if (m !== MOSKENES) ratify(it, m, { effectiveFrom: '2025-07-01' });
    annul(it, 'LR-7/25');
    expect(keyOf(it, '2025-12')).toBe('30-70');
    ratify(it, MOSKENES, { effectiveFrom: '2025-07-01' });
    expect(keyOf(it, '2025-12')).toBe('30-70');
    expect(statusOf(it, 'LR-7/25', '2025-12-01')).toMatchObject({ status: 'ANNULLED' });
  });

  it('the annulment of one council’s consent leaves it open too', () => {
    const it = annul(effective(), `KS-${MOSKENES}-LR-7/25`);
    expect([keyOf(it, '2025-06'), keyOf(it, '2025-07')]).toEqual(['30-70', 'KEY_ANNULLED']);
    expect(statusOf(it, 'LR-7/25', '2025-12-01')).toMatchObject({ status: 'ANNULLED', missing: [MOSKENES] });
  });

  it('a consent annulled before the last council had consented only leaves that council missing', () => {
    const it = decideKey(register());
    ratify(it, MOSKENES, { effectiveFrom: '2025-07-01' });
    annul(it, `KS-${MOSKENES}-LR-7/25`);
    for (const m of FIVE) if (m !== MOSKENES) ratify(it, m, { effectiveFrom: '2025-07-01' });
    expect(keyOf(it, '2025-12')).toBe('30-70');
    expect(statusOf(it, 'LR-7/25', '2025-12-01')).toMatchObject({ status: 'PENDING', missing: [MOSKENES] });
  });

  it('a new consent in place of the annulled one makes the key apply anew; the time between stays open', () => {
    const it = annul(effective(), `KS-${MOSKENES}-LR-7/25`);
    ratify(it, MOSKENES, { id: 'KS-anew', on: '2026-06-10' });
    expect([keyOf(it, '2025-06'), keyOf(it, '2025-07'), keyOf(it, '2026-12'), keyOf(it, '2027-01')]).toEqual([
      '30-70',
      'KEY_ANNULLED',
      'KEY_ANNULLED',
      '20-80',
    ]);
  });

  it('a new consent that names the old date makes the key apply as before', () => {
    const it = annul(effective(), `KS-${MOSKENES}-LR-7/25`);
    ratify(it, MOSKENES, { id: 'KS-anew', on: '2026-06-10', effectiveFrom: '2025-07-01' });
    expect([keyOf(it, '2025-06'), keyOf(it, '2025-07')]).toEqual(['30-70', '20-80']);
  });

  it('does not revive it when a participant later leaves, nor when the wording is corrected', () => {
    const it = annul(effective(), 'LR-7/25');
    it.record('EndParticipation', { municipality: VAEROEY }, { decided: '2026-06-01', validFrom: '2028-01-01' });
    expect(keyOf(it, '2025-07')).toBe('KEY_ANNULLED');
    it.record(
      'CorrectDecision',
      { decision: 'LR-7/25', ground: 'REGISTRATION_ERROR', wording: 'Nøkkel 20/80 vedtas.' },
      { decided: '2026-06-02' },
    );
    expect(keyOf(it, '2025-07')).toBe('KEY_ANNULLED');
  });
});

describe('the key that the terms name', () => {
  it('a corrected text that names the same key does not end a decided key', () => {
    const it = decideKey(register());
    for (const m of FIVE) ratify(it, m, { effectiveFrom: '2025-07-01' });
    it.record(
      'CorrectAgreement',
      { version: 'AV-2024', ground: 'MINUTES_CORRECTED', authority: 'Example', clauses: [], terms: TERMS_2024 },
      { decided: '2025-09-01' },
    );
    expect(keyOf(it, '2025-10')).toBe('20-80');
  });

  it('no key named and none decided: refused, not shared equally', () => {
    const it = register({ ...TERMS_2024, key: null });
    expect(it.allocation('2025-01')).toMatchObject({
      refused: true,
      code: 'no-key-in-force',
      details: { on: '2025-01-01', category: 'DRIFT' },
    });
  });

  it('lasts until another is decided, however long that takes (L-4.4-4)', () => {
    expect(keyOf(register(), '2031-05')).toBe('30-70');
  });

  it('is the same for everyone who takes part', () => {
    expect(answered(register().allocation('2025-01')).pools[0]?.participants).toEqual([
      VAEROEY,
      FLAKSTAD,
      VESTVAAGOEY,
      VAAGAN,
      MOSKENES,
    ]);
  });
});
