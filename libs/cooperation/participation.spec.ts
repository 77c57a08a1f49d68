import { type CivilDate, isRefusal, monthsLater } from '#kernel';
import { alreadyLeft, noticeTaken, noticeTakenBack, noticeUnknown, notParticipant } from './domain/refusals.ts';
import { noticeFindings } from './domain/rules/participation-findings.ts';
import { BY_LAW, lastDayAfterNotice, type WithdrawalTerms } from './domain/rules/withdrawal-takes-effect.ts';
import { participantsOn } from './domain/view.ts';
import { Asked } from './testing/asked.ts';
import {
  acceptPopulation,
  answered,
  book as booked,
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
import type { Miniature, When } from './testing/miniature.ts';

const AGREEMENT: WithdrawalTerms = { noticeMonths: 12, effective: 'END_OF_NEXT_YEAR', written: true, clause: '6.2' };
const TERMS = { ...TERMS_2024, withdrawal: AGREEMENT };
const lofoten = (): Miniature => lofotenUnder(TERMS);
const municipalitiesOn = (book: Miniature, date: CivilDate) => participantsOn(book.state.register, date).municipalities;
const without = (...left: string[]) => FIVE.filter((m) => !left.includes(m));

const notice = (book: Miniature, received: CivilDate, more: object = {}) =>
  book.record(
    'ReceiveWithdrawalNotice',
    { notice: 'U-1', municipality: FLAKSTAD, form: 'WRITTEN', ...more },
    { decided: received },
  );

describe('the last day after a notice of withdrawal', () => {
  it.each<[CivilDate, CivilDate]>([
    ['2025-01-02', '2026-12-31'],
    ['2025-12-31', '2026-12-31'],
    ['2026-01-01', '2027-12-31'],
  ])('received %s: %s under 6.2 (scenario 6)', (received, lastDay) => {
    expect(lastDayAfterNotice(received, AGREEMENT)).toBe(lastDay);
    const book = notice(lofoten(), received);
    expect(municipalitiesOn(book, lastDay)).toEqual(FIVE);
    expect(municipalitiesOn(book, `${Number(lastDay.slice(0, 4)) + 1}-01-01`)).toEqual(without(FLAKSTAD));
  });

  it.each<[WithdrawalTerms['effective'], number, CivilDate, CivilDate]>([
    ['END_OF_NOTICE', 12, '2025-03-15', '2026-03-15'],
    ['END_OF_NOTICE', 12, '2024-02-29', '2025-02-28'],
    ['END_OF_YEAR', 6, '2025-06-30', '2025-12-31'],
    ['END_OF_YEAR', 6, '2025-07-01', '2026-12-31'],
    ['END_OF_NEXT_YEAR', 24, '2025-06-01', '2027-06-01'],
    ['END_OF_HALF_YEAR', 6, '2025-12-30', '2026-06-30'],
    ['END_OF_HALF_YEAR', 6, '2025-12-31', '2026-06-30'],
    ['END_OF_HALF_YEAR', 6, '2026-01-01', '2026-12-31'],
    ['END_OF_HALF_YEAR', 3, '2026-03-30', '2026-06-30'],
    ['END_OF_HALF_YEAR', 3, '2026-10-01', '2027-06-30'],
  ])('%s after %i months, received %s: %s', (effective, noticeMonths, received, lastDay) => {
    expect(lastDayAfterNotice(received, { ...AGREEMENT, effective, noticeMonths })).toBe(lastDay);
  });

  it('is a year after receipt where the agreement says nothing (kommuneloven § 20-8)', () => {
    const book = notice(lofotenUnder(TERMS_2024), '2025-03-15', { form: 'ORAL' });
    expect(book.state.register.notices).toMatchObject([{ lastDay: '2026-03-15', clause: BY_LAW.clause }]);
    expect(monthsLater('2025-03-15', BY_LAW.noticeMonths)).toBe('2026-03-15');
  });
});

describe('a notice', () => {
  it('has no effect when it is oral and the agreement wants it in writing (L-6.2-1)', () => {
    const book = notice(lofoten(), '2025-05-01', { form: 'ORAL' });
    expect(book.state.register.notices).toMatchObject([{ lastDay: null }]);
    expect(municipalitiesOn(book, '2030-01-01')).toEqual(FIVE);
  });

  it('taken back with the consent of all: the participation goes on; alone: the notice stands (L-6.2-5)', () => {
    const back = (agreed: boolean) =>
      notice(lofoten(), '2025-05-01').record(
        'TakeBackWithdrawalNotice',
        { notice: 'U-1', agreed },
        { decided: '2026-03-01' },
      );
    expect(municipalitiesOn(back(true), '2027-01-01')).toEqual(FIVE);
    expect(participantsOn(back(true).state.register, '2027-01-01').sources).toContain(back(true).size - 1);
    expect(municipalitiesOn(back(false), '2027-01-01')).toEqual(without(FLAKSTAD));
  });

  it('taken back alone, and later with the consent of all: it stands until then, and no longer (L-6.2-5)', async () => {
    const takes = (book: Miniature, agreed: boolean, decided: CivilDate) =>
      book.attempt('TakeBackWithdrawalNotice', { notice: 'U-1', agreed }, { decided });
    const book = notice(lofoten(), '2025-05-01', { decision: 'KS-1' });
    book.record('TakeBackWithdrawalNotice', { notice: 'U-1', agreed: false }, { decided: '2026-03-01' });
    expect(takes(book, false, '2026-04-01')).toEqual(noticeTakenBack({ notice: 'U-1', on: '2026-03-01' }));
    const alone = book.size;
    book.record('TakeBackWithdrawalNotice', { notice: 'U-1', agreed: true }, { decided: '2026-04-01' });
    expect(takes(book, true, '2026-05-01')).toEqual(noticeTakenBack({ notice: 'U-1', on: '2026-04-01' }));
    expect(municipalitiesOn(book, '2027-01-01')).toEqual(FIVE);
    const codes = async (on: CivilDate, size = book.size) =>
      (await new Asked(book).participants(on, size)).findings.map((f) => f.code);
    const open = ['NOTICE_TAKEN_BACK_ALONE', 'RELEASE_NOT_REGULATED'];
    expect(await codes('2026-02-28')).toEqual(['RELEASE_NOT_REGULATED']);
    expect(await codes('2026-03-31')).toEqual(open);
    expect(await codes('2026-04-01')).toEqual(['NOTICE_TAKEN_BACK']);
    expect(await codes('2026-04-01', alone)).toEqual(open);
  });

  it('what is found of it is the same wherever it is asked for, also when A-07 has been decided', async () => {
    const book = notice(lofoten(), '2025-05-01', { decision: 'KS-1' });
    const effect = { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-07', option: 'NET_VALUE' } as const;
    decide(book, 'DS-A-07', 'driftsstyret', effect, '2025-06-01');
    const asked = new Asked(book);
    const released = (found: readonly { code: string }[]) =>
      found.map((f) => f.code).filter((code) => code.startsWith('RELEASE_'));
    for (const [on, codes] of [
      ['2025-05-31', ['RELEASE_NOT_REGULATED']],
      ['2025-06-01', ['RELEASE_TO_BE_SETTLED']],
    ] as const) {
      expect(released((await asked.participants(on)).findings)).toEqual(codes);
      expect(released(await asked.findings(on))).toEqual(codes);
    }
  });

  it('in writing, after an oral one: nothing is lacking (L-6.2-1)', async () => {
    const book = notice(lofoten(), '2025-05-01', { form: 'ORAL', decision: 'KS-1' });
    const codes = async () => (await new Asked(book).participants('2025-07-01')).findings.map((f) => f.code);
    expect(await codes()).toEqual(['NOTICE_NOT_WRITTEN']);
    notice(book, '2025-06-01', { notice: 'U-2', municipality: VAEROEY, decision: 'KS-2' });
    expect(await codes()).toContain('NOTICE_NOT_WRITTEN');
    notice(book, '2025-06-02', { notice: 'U-3', decision: 'KS-1' });
    expect(await codes()).not.toContain('NOTICE_NOT_WRITTEN');
  });

  it('of the host is a breach until another is host after its last day (L-6.2-10)', async () => {
    const book = notice(lofoten(), '2025-05-01', { municipality: VAAGAN, decision: 'KS-1' });
    const codes = async (on: CivilDate) => (await new Asked(book).participants(on)).findings.map((f) => f.code);
    expect(await codes('2026-06-01')).toContain('HOST_LEAVES');
    expect(await codes('2027-01-01')).toContain('HOST_LEAVES');
    book.record('ChangeHost', { host: VESTVAAGOEY }, { decided: '2026-09-01', validFrom: '2027-01-01' });
    expect(await codes('2026-06-01')).not.toContain('HOST_LEAVES');
    expect(await codes('2027-01-01')).not.toContain('HOST_LEAVES');
  });

  it('taken back with the consent of all leaves the participation without a break, on whatever day it is asked about', async () => {
    const book = notice(lofoten(), '2025-05-01');
    const noticed = book.size;
    book.record('TakeBackWithdrawalNotice', { notice: 'U-1', agreed: true }, { decided: '2026-03-01' });
    const stay = async (on: CivilDate, size = book.size) => {
      const { participants } = await new Asked(book).participants(on, size);
      const { from, until, events } = participants.find((p) => p.municipality === FLAKSTAD) ?? {};
      return { from, until, events };
    };
    const whole = { from: '2022-01-01', until: null };
    expect(await stay('2025-06-01', noticed)).toMatchObject({ ...whole, until: '2026-12-31' });
    for (const on of ['2025-06-01', '2026-12-31', '2027-01-01']) {
      expect(await stay(on)).toMatchObject(whole);
      expect((await stay(on)).events).toContain(book.size - 1);
    }
  });

  it('leaves all rights and costs as they are until the last day (L-6.2-4)', () => {
    const plain = answered(
      booked(acceptPopulation(lofoten(), 2026), cost('DRIFT', '1000')).allocation('2025-01', '2025-12'),
    );
    const given = answered(
      booked(acceptPopulation(notice(lofoten(), '2025-01-02'), 2026), cost('DRIFT', '1000')).allocation(
        '2025-01',
        '2025-12',
      ),
    );
    expect(given.shares).toEqual(plain.shares);
  });

  const refused = (book: Miniature, type: Parameters<Miniature['attempt']>[0], data: object, when: When) =>
    book.attempt(type, data as never, when);
  it('is refused only when it cannot be', () => {
    const book = notice(lofoten(), '2025-05-01');
    const again = { notice: 'U-1', municipality: VAEROEY, form: 'WRITTEN' };
    expect(refused(book, 'ReceiveWithdrawalNotice', again, { decided: '2025-06-01' })).toEqual(
      noticeTaken({ notice: 'U-1' }),
    );
    const stranger = { notice: 'U-2', municipality: '1804', form: 'WRITTEN' };
    expect(refused(book, 'ReceiveWithdrawalNotice', stranger, { decided: '2025-06-01' })).toEqual(
      notParticipant({ municipality: '1804', on: '2025-06-01' }),
    );
    const takeBack = (id: string, decided: CivilDate) =>
      refused(book, 'TakeBackWithdrawalNotice', { notice: id, agreed: true }, { decided });
    expect(takeBack('U-9', '2025-06-01')).toEqual(noticeUnknown({ notice: 'U-9', known: 'U-1' }));
    expect(takeBack('U-1', '2027-01-01')).toEqual(alreadyLeft({ municipality: FLAKSTAD, lastDay: '2026-12-31' }));
    expect(isRefusal(takeBack('U-1', '2026-12-31'))).toBe(false);
    expect(takeBack('U-1', '2026-12-31')).toEqual(noticeTakenBack({ notice: 'U-1', on: '2026-12-31' }));
  });

  it.each<[string, object, { on: CivilDate; agreed: boolean } | null, string[]]>([
    ['in writing, by the council', { decision: 'KS-1' }, null, ['RELEASE_NOT_REGULATED']],
    ['under an agreement that regulates it', { decision: 'KS-1', release: '6.2' }, null, []],
    ['in writing, by nobody we know', {}, null, ['NOTICE_WITHOUT_COUNCIL', 'RELEASE_NOT_REGULATED']],
    ['oral', { form: 'ORAL', lastDay: null, decision: 'KS-1' }, null, ['NOTICE_NOT_WRITTEN']],
    ['of the host', { municipality: VAAGAN, decision: 'KS-1' }, null, ['HOST_LEAVES', 'RELEASE_NOT_REGULATED']],
    ['taken back by all', { decision: 'KS-1' }, { on: '2026-01-01', agreed: true }, ['NOTICE_TAKEN_BACK']],
    [
      'taken back alone',
      { decision: 'KS-1' },
      { on: '2026-01-01', agreed: false },
      ['NOTICE_TAKEN_BACK_ALONE', 'RELEASE_NOT_REGULATED'],
    ],
  ])('%s: its findings', (_, said, takenBack, codes) => {
    const value = {
      notice: 'U-1',
      municipality: FLAKSTAD,
      receivedOn: '2025-05-01',
      form: 'WRITTEN' as const,
      sentOn: null,
      decision: null,
      lastDay: '2026-12-31' as CivilDate | null,
      clause: '6.2',
      takenBack,
      ...said,
    };
    expect(noticeFindings([{ value, sources: [7] }], VAAGAN).map((f) => f.code)).toEqual(codes);
  });
});

describe('a merger (A-18)', () => {
  it('that only gives a municipality another number changes no list of participants', async () => {
    const renumbered = (organisationNumber: string) =>
      lofoten().record(
        'MergeMunicipalities',
        { successor: { municipality: '5857', name: 'Værøy', organisationNumber }, predecessors: [VAEROEY] },
        { decided: '2026-09-01', validFrom: '2027-01-01' },
      );
    const codes = async (book: Miniature) =>
      (await new Asked(book).participants('2027-06-01')).findings.map((f) => f.code);
    expect(await codes(renumbered('964994307'))).toEqual([]);
    expect(await codes(renumbered('974760673'))).toEqual(['MERGER_WITHOUT_NEW_AGREEMENT']);
  });

  /** The number and the organisation number are examples: the new municipality has none yet. */
  const successor = { municipality: '1899', name: 'EKSEMPEL: ny kommune', organisationNumber: '974760673' };
  const merged = (): Miniature =>
    lofoten().record(
      'MergeMunicipalities',
      { successor, predecessors: [MOSKENES, VESTVAAGOEY] },
      { decided: '2025-09-12', validFrom: '2028-01-01' },
    );

  it('into a municipality that took others in before keeps both mergers, each from its day', async () => {
    const { municipality } = successor;
    const twice = merged().record(
      'MergeMunicipalities',
      { successor, predecessors: [municipality, FLAKSTAD] },
      { decided: '2025-09-13', validFrom: '2030-01-01' },
    );
    const asked = new Asked(twice);
    const told = async (on: CivilDate) => {
      const { successions, successionsToCome, findings } = await asked.participants(on);
      const of = (all: typeof successions) => all.map((s) => `${s.on} ${s.predecessors}`);
      const remarks = findings.filter((f) => f.code === 'MERGER_WITHOUT_NEW_AGREEMENT').length;
      return [of(successions), of(successionsToCome), remarks];
    };
    const [first, second] = [`2028-01-01 ${[MOSKENES, VESTVAAGOEY]}`, `2030-01-01 ${[municipality, FLAKSTAD]}`];
    expect(await told('2027-12-31')).toEqual([[], [first, second], 0]);
    expect(await told('2029-12-31')).toEqual([[first], [second], 1]);
    expect(await told('2030-01-01')).toEqual([[first, second], [], 2]);
  });

  it('is told of before its day, and after it', async () => {
    const asked = new Asked(merged());
    const told = async (on: CivilDate) => {
      const { successions, successionsToCome } = await asked.participants(on);
      return [successions, successionsToCome].map((of) => of.map((s) => `${s.on} ${s.successor} ${s.predecessors}`));
    };
    const [said] = (await told('2028-01-01'))[0] as [string];
    expect(said).toContain('2028-01-01 1899');
    expect(await told('2027-12-31')).toEqual([[], [said]]);
    expect(await told('2028-01-01')).toEqual([[said], []]);
  });

  it('puts the new municipality in the place of the old ones from its day', () => {
    expect(municipalitiesOn(merged(), '2027-12-31')).toEqual(FIVE);
    expect(municipalitiesOn(merged(), '2028-01-01')).toEqual([VAEROEY, FLAKSTAD, VAAGAN, '1899']);
  });

  it('shares by four from then on, with the inhabitants of the old ones where the new has no figure', () => {
    const line = cost('DRIFT', '10000000', { bookedOn: '2028-01-15', service: { from: '2028-01', to: '2028-12' } });
    const book = booked(merged(), line, '2028-01-31');
    // 2026 is the last known: Værøy 656, Flakstad 1235, Vågan 9905, the new one 976 + 11606 = 12582; together 24378.
    const answer = answered(book.allocation('2028-01', '2028-12'));
    expect(owed(answer)).toEqual({
      [VAEROEY]: '938366.56',
      [FLAKSTAD]: '1104623.02',
      [VAAGAN]: '3594162.77',
      '1899': '4362847.65',
    });
    expect(answer.total).toBe(1_000_000_000n);
  });

  it('under the number of one of them has the inhabitants of all until it has been counted as one', () => {
    const line = cost('DRIFT', '10000000', { bookedOn: '2028-01-15', service: { from: '2028-01', to: '2028-12' } });
    const under = (municipality: string) =>
      booked(
        lofoten().record(
          'MergeMunicipalities',
          { successor: { ...successor, municipality }, predecessors: [MOSKENES, VESTVAAGOEY] },
          { decided: '2025-09-12', validFrom: '2028-01-01' },
        ),
        line,
        '2028-01-31',
      );
    const shared = (book: Miniature) => owed(answered(book.allocation('2028-01', '2028-12')));
    expect(shared(under(VESTVAAGOEY))[VESTVAAGOEY]).toBe(shared(under('1899'))['1899']);
  });

  it('takes part in the systems that the old ones shared, until it leaves them', () => {
    const book = merged();
    book.record('RegisterService', { service: 'arkiv', kind: 'SYSTEM', name: 'Arkiv' }, { decided: '2024-10-01' });
    for (const municipality of [VAAGAN, FLAKSTAD, MOSKENES, VESTVAAGOEY])
      book.record('JoinService', { service: 'arkiv', municipality }, { decided: '2024-10-01' });
    const sharing = { sharedService: 'arkiv', evidence: 'Bilag 1' };
    const line = { ...sharing, bookedOn: '2028-01-15', service: { from: '2028-01', to: '2028-12' } };
    booked(book, cost('SHARED_SYSTEM', '500000', line), '2028-01-31');
    // 30 % equally by three, 70 % by 1235, 9905 and 12582 of 23722.
    const answer = answered(book.allocation('2028-01', '2028-12'));
    expect(owed(answer)).toEqual({
      [VAEROEY]: '0.00',
      [FLAKSTAD]: '68221.48',
      [VAAGAN]: '196140.71',
      '1899': '235637.81',
    });

    const users = (day: CivilDate) =>
      (book.on('service', 'arkiv', day)?.value as { participants: string[] } | undefined)?.participants;
    expect(users('2027-12-31')).toEqual([FLAKSTAD, VESTVAAGOEY, VAAGAN, MOSKENES]);
    expect(users('2028-01-01')).toEqual([FLAKSTAD, VAAGAN, '1899']);
    book.record('LeaveService', { service: 'arkiv', municipality: '1899' }, { decided: '2028-05-01' });
    expect(users('2028-12-31')).toEqual([FLAKSTAD, VAAGAN, '1899']);
    expect(users('2029-01-01')).toEqual([FLAKSTAD, VAAGAN]);
  });

  it('makes the new one host when the old one was', () => {
    const book = lofoten().record(
      'MergeMunicipalities',
      { successor, predecessors: [VAAGAN, VAEROEY] },
      { decided: '2025-09-12', validFrom: '2028-01-01' },
    );
    expect(book.state.register.host.map((s) => [s.from, s.value])).toEqual([
      ['2022-01-01', VAAGAN],
      ['2028-01-01', '1899'],
    ]);
  });

  it('asks for participants', () => {
    expect(
      lofoten().attempt(
        'MergeMunicipalities',
        { successor, predecessors: ['1804'] },
        { decided: '2025-09-12', validFrom: '2028-01-01' },
      ),
    ).toEqual(notParticipant({ municipality: '1804', on: '2028-01-01' }));
  });
});
