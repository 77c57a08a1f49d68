import { kroner } from '#kernel';
import {
  amounts,
  answered,
  book,
  cost,
  decide,
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

const ROEST = { municipality: '1856', name: 'Røst', organisationNumber: '938644500' };
const admit = (it: Miniature, validFrom: string, decided = validFrom) =>
  it.record('AdmitParticipant', ROEST, { decided, validFrom });
const leave = (it: Miniature, municipality: string, validFrom: string, decided = validFrom) =>
  it.record('EndParticipation', { municipality }, { decided, validFrom });
const stays = (it: Miniature, municipality: string) =>
  it
    .rows()
    .filter((r) => r.kind === 'participant' && r.name === municipality)
    .map((r) => [r.from, r.to]);
const hosts = (it: Miniature) =>
  it
    .rows()
    .filter((r) => r.kind === 'cooperation')
    .map((r) => [r.from, r.to, (r.value as { host: string }).host]);

describe('who takes part when', () => {
  it('a stay is from the day of joining until the day of leaving, not on it', () => {
    const it = leave(admit(lofotenUnder(TERMS_2024), '2024-07-01'), ROEST.municipality, '2026-01-01');
    expect(stays(it, '1856')).toEqual([['2024-07-01', '2026-01-01']]);
    expect(stays(it, VAAGAN)).toEqual([['2022-01-01', null]]);
  });

  it('an exit rests on both events, the entry and the exit', () => {
    const it = leave(lofotenUnder(TERMS_2024), VAEROEY, '2026-01-01');
    const row = it.on('participant', VAEROEY, '2025-01-01');
    expect(row?.sources.map((i) => it.events[i]?.type)).toEqual(['CooperationEstablished', 'ParticipationEnded']);
  });

  it('an earlier entry, learnt late, does not undo an exit decided for later', () => {
    const it = leave(admit(lofotenUnder(TERMS_2024), '2024-07-01'), '1856', '2026-01-01');
    admit(it, '2024-03-01', '2026-06-01');
    expect(stays(it, '1856')).toEqual([
      ['2024-03-01', '2024-07-01'],
      ['2024-07-01', '2026-01-01'],
    ]);
  });

  it('an earlier exit, learnt late, does not undo a later return', () => {
    const it = leave(lofotenUnder(TERMS_2024), VAEROEY, '2025-01-01');
    it.record(
      'AdmitParticipant',
      { municipality: VAEROEY, name: 'Værøy', organisationNumber: '964994307' },
      { decided: '2026-01-01' },
    );
    leave(it, VAEROEY, '2024-06-01', '2026-03-01');
    expect(stays(it, VAEROEY)).toEqual([
      ['2022-01-01', '2024-06-01'],
      ['2026-01-01', null],
    ]);
  });

  it('whoever entered and left on one day was never in', () => {
    const it = leave(admit(lofotenUnder(TERMS_2024), '2025-01-01'), '1856', '2025-01-01');
    expect(stays(it, '1856')).toEqual([]);
  });

  it('a change of host learnt late holds until the next that was decided for later', () => {
    const it = lofotenUnder(TERMS_2024);
    it.record('ChangeHost', { host: VESTVAAGOEY }, { decided: '2026-01-01' });
    it.record('ChangeHost', { host: FLAKSTAD }, { decided: '2024-06-01' });
    expect(hosts(it)).toEqual([
      ['2022-01-01', '2024-06-01', VAAGAN],
      ['2024-06-01', '2026-01-01', FLAKSTAD],
      ['2026-01-01', null, VESTVAAGOEY],
    ]);
  });
});

describe('costs follow who takes part on the first day of the month', () => {
  const april = () => book(lofotenUnder(TERMS_2024), cost('DRIFT', '1200'));

  it.each([
    ['left on the first of April: nothing of April', '2025-04-01', 4],
    ['left on the second: all of April', '2025-04-02', 5],
  ])('%s', (_, on, count) => {
    const answer = answered(leave(april(), VAEROEY, on).allocation('2025-04'));
    expect(answer.pools[0]?.participants).toHaveLength(count);
    expect(answer.shares.map((s) => s.municipality).includes(VAEROEY)).toBe(count === 5);
  });

  it('the year of one who leaves has a pool with it and one without, and the whole is shared', () => {
    const answer = answered(leave(april(), VAEROEY, '2025-07-01').allocation('2025-01', '2025-12'));
    expect(answer.pools.map((p) => [p.participants.length, kroner(p.total)])).toEqual([
      [5, '600.00'],
      [4, '600.00'],
    ]);
    expect(kroner(answer.total)).toBe('1200.00');
  });

  it('a new participant without a figure is refused, not charged nothing', () => {
    expect(admit(april(), '2025-04-01').allocation('2025-04')).toMatchObject({
      code: 'no-population',
      details: { municipality: '1856' },
    });
  });
});

describe('the reading of an open question over time', () => {
  const shared = () => {
    const it = lofotenUnder(TERMS_2024);
    it.record('RegisterService', { service: 'gis', kind: 'SYSTEM', name: 'Kart' }, { decided: '2024-01-01' });
    for (const m of [VAAGAN, VESTVAAGOEY, MOSKENES])
      it.record('JoinService', { service: 'gis', municipality: m }, { decided: '2024-01-01' });
    return book(it, cost('SHARED_SYSTEM', '500000', { sharedService: 'gis', evidence: 'Bilag' }));
  };
  const read = (
    it: Miniature,
    id: string,
    option: string,
    decided: string,
    validFrom = decided,
    body = 'driftsstyret',
  ) => decide(it, id, body, { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-09', option }, decided, { validFrom });
  const optionOf = (it: Miniature, month: string) =>
    answered(it.allocation(month))
      .interpretations.filter((i) => i.id === 'A-09')
      .map((i) => [i.option, i.decision]);

  it('by default the key is run again; each decided reading holds from its date (A-09)', () => {
    const it = read(shared(), 'DS-1', 'RENORMALISE', '2025-03-01');
    expect(optionOf(it, '2025-02')).toEqual([['RERUN', null]]);
    expect(optionOf(it, '2025-03')).toEqual([['RENORMALISE', 'DS-1']]);
  });

  it('a decision made later prevails, though it was recorded first', () => {
    const it = read(shared(), 'DS-9', 'EQUAL_REST', '2025-05-01', '2025-01-01');
    read(it, 'DS-1', 'RENORMALISE', '2025-03-01', '2025-01-01');
    expect(optionOf(it, '2025-06')).toEqual([['EQUAL_REST', 'DS-9']]);
  });

  it('an earlier decision, learnt late, does not wipe out a later one', () => {
    const it = read(shared(), 'DS-9', 'EQUAL_REST', '2025-05-01');
    read(it, 'DS-1', 'RENORMALISE', '2025-03-01');
    expect(['2025-02', '2025-03', '2025-04', '2025-05', '2025-12'].map((m) => optionOf(it, m)[0]?.[0])).toEqual([
      'RERUN',
      'RENORMALISE',
      'RENORMALISE',
      'EQUAL_REST',
      'EQUAL_REST',
    ]);
  });

  it('a reading follows the corrected day of its decision', () => {
    const it = read(shared(), 'DS-1', 'RENORMALISE', '2025-06-01');
    it.record(
      'CorrectDecision',
      { decision: 'DS-1', ground: 'MINUTES_CORRECTED', decidedOn: '2025-03-01' },
      { decided: '2025-07-01' },
    );
    expect(optionOf(it, '2025-03')).toEqual([['RENORMALISE', 'DS-1']]);
  });

  it.each([
    [
      'by a body without the competence',
      (it: Miniature) => read(it, 'FS-1', 'RENORMALISE', '2025-03-01', '2025-03-01', 'fs-vaagan'),
    ],
    [
      'that was annulled',
      (it: Miniature) =>
        read(it, 'DS-1', 'RENORMALISE', '2025-03-01').record(
          'AnnulDecision',
          { decision: 'DS-1', ground: 'REVERSAL' },
          { decided: '2025-04-01' },
        ),
    ],
  ])('a reading %s holds for nothing', (_, adopt) => {
    expect(optionOf(adopt(shared()), '2025-06')).toEqual([['RERUN', null]]);
  });

  it('the three readings of the abstention of Værøy from 500 000.00 kr', () => {
    const four = () => {
      const it = shared();
      it.record('JoinService', { service: 'gis', municipality: FLAKSTAD }, { decided: '2024-01-01' });
      return it.record('AbstainFromService', { service: 'gis', municipality: VAEROEY }, { decided: '2024-01-01' });
    };
    const year = (it: Miniature) => owed(it.allocation('2025-01', '2025-12'));
    expect(year(four())).toEqual(amounts('183348.11', '208628.84', '56205.67', '51817.38', '0.00'));
    expect(year(read(four(), 'DS-1', 'RENORMALISE', '2025-01-01'))).toEqual(
      amounts('186622.79', '213322.37', '52344.71', '47710.13', '0.00'),
    );
    expect(year(read(four(), 'DS-1', 'EQUAL_REST', '2025-01-01'))).toEqual(
      amounts('181726.86', '206305.15', '58117.18', '53850.81', '0.00'),
    );
  });

  it('a reading adopted in the middle of the year makes a pool of its own', () => {
    const it = read(shared(), 'DS-1', 'RENORMALISE', '2025-07-01');
    const answer = answered(it.allocation('2025-01', '2025-12'));
    expect(answer.pools.map((p) => kroner(p.total))).toEqual(['250000.00', '250000.00']);
  });
});
