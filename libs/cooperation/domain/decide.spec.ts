import { allocationRefusals } from '#allocation';
import { governanceRefusals } from '#governance';
import type { Decided } from '#kernel';
import { command, given } from '#kernel/testing';
import { council, KEY_30_70, PARTICIPANTS, TERMS_2022, TERMS_2024, VAAGAN, VAEROEY } from '../testing/lofoten.ts';
import { decideInYear } from './accounting-year/year.ts';
import { noYear } from './accounting-year/year-state.ts';
import type { BookCommand, CooperationCommand } from './commands.ts';
import { type CooperationEvent, cooperationDecider } from './decide.ts';
import * as refusals from './refusals.ts';
import { noCooperation } from './state.ts';

type Event = Decided<CooperationEvent>;
const when = (...all: Event[]) => {
  const { when } = given(cooperationDecider, expect)(...all);
  return (type: BookCommand['type'], data: unknown, dates: { decided?: string; validFrom?: string } = {}) =>
    when(command(type, data, dates) as unknown as CooperationCommand);
};

const two = PARTICIPANTS.slice(0, 2);
const founding = { name: 'Lofoten IKT', form: 'HOST_MUNICIPALITY' as const, host: VAAGAN, participants: two };
const established: Event = { type: 'CooperationEstablished', data: founding, validFrom: '2022-01-01' };
const ended = (municipality: string, validFrom: string): Event => ({
  type: 'ParticipationEnded',
  data: { municipality },
  validFrom,
});
const admitted = (municipality: string, validFrom: string): Event => ({
  type: 'ParticipantAdmitted',
  data: { municipality, name: 'Example', organisationNumber: '945962151' },
  validFrom,
});
const hosting = (host: string, validFrom: string): Event => ({ type: 'HostChanged', data: { host }, validFrom });
const keyDefined: Event = { type: 'KeyDefined', data: KEY_30_70 };
const proposed = (version = 'AV-1'): Event => ({
  type: 'AgreementProposed',
  data: { version, title: 'Avtale', clauses: [], terms: TERMS_2024 },
});
const body = (id: string, kind: 'COUNCIL' | 'OPERATING_BOARD' = 'OPERATING_BOARD', municipality?: string): Event => ({
  type: 'BodyEstablished',
  data: { body: id, name: id, kind, ...(municipality !== undefined && { municipality }) },
});
const votes = { for: null, against: 0, unanimous: true };
const decision = (id: string, by: string, effect?: object) => ({
  decision: id,
  body: by,
  outcome: 'ADOPTED' as const,
  votes,
  wording: 'Vedtatt.',
  ...(effect && { effect }),
});
const recorded = (id: string, by: string, effect?: string): Event => ({
  type: 'DecisionRecorded',
  data: { decision: id, body: by, outcome: 'ADOPTED', votes, wording: 'Vedtatt.', ...(effect && { effect }) },
});

describe('the first entry of a book', () => {
  it('establishes the cooperation', () => {
    when()('EstablishCooperation', founding).gives({ type: 'CooperationEstablished', data: founding });
  });

  it('happens once', () => {
    when(established)('EstablishCooperation', founding).isRefused(refusals.alreadyEstablished({ name: 'Lofoten IKT' }));
  });

  it.each([
    ['OpenCase', { case: 'K-1', title: 'Sak' }],
    ['DefineKey', KEY_30_70],
    ['AdmitParticipant', PARTICIPANTS[2]],
    ['RecordDecision', decision('D-1', 'driftsstyret')],
  ] as const)('nothing goes before it: %s is refused', (type, data) => {
    when()(type, data).isRefused(refusals.notEstablished({}));
  });

  it('no cost goes before it either', () => {
    const line = { type: 'AnnulCostLine', data: { line: 'L-1', year: 2025, ground: 'Feil' } } as const;
    const asked = { ...line, decided: '2025-01-01', validFrom: '2025-01-01' };
    const standing = { year: noYear, others: new Map(), cooperation: noCooperation, actor: 'x', today: '2025-01-01' };
    expect(decideInYear(asked, standing)).toEqual(refusals.notEstablished({}));
  });

  it('names nobody twice', () => {
    when()('EstablishCooperation', { ...founding, participants: [...two, two[0]] }).isRefused(
      refusals.participantTwice({ municipality: VAAGAN }),
    );
  });

  it('has the host among the participants (kommuneloven § 20-4 b)', () => {
    when()('EstablishCooperation', { ...founding, host: '1804' }).isRefused(
      refusals.hostNotParticipant({ host: '1804', participants: '1865, 1857' }),
    );
  });
});

describe('organisation numbers (L-1.1-2)', () => {
  it('are held as digits, however they are grouped', () => {
    const asked = two.map((p) => ({ ...p, organisationNumber: p.organisationNumber.replace(/(...)(...)/, '$1 $2 ') }));
    expect(asked.map((p) => p.organisationNumber)).toEqual(['938 644 500', '964 994 307']);
    when()('EstablishCooperation', { ...founding, participants: asked }).gives(
      established && {
        type: 'CooperationEstablished',
        data: founding,
      },
    );
    when(established)('AdmitParticipant', {
      municipality: '1874',
      name: 'Moskenes',
      organisationNumber: '945 96 2151',
    }).gives({
      type: 'ParticipantAdmitted',
      data: { municipality: '1874', name: 'Moskenes', organisationNumber: '945962151' },
    });
  });

  it('with a wrong check digit are refused', () => {
    const wrong = { municipality: '1874', name: 'Moskenes', organisationNumber: '945962152' };
    const refused = refusals.organisationNumberWrong({ municipality: '1874', organisationNumber: '945962152' });
    when(established)('AdmitParticipant', wrong).isRefused(refused);
    when()('EstablishCooperation', { ...founding, participants: [...two, wrong] }).isRefused(refused);
  });
});

describe('participants', () => {
  it('nobody joins twice, but may come back after leaving', () => {
    const [, vaeroey] = two;
    when(established)('AdmitParticipant', vaeroey).isRefused(refusals.participantTwice({ municipality: VAEROEY }));
    when(established, ended(VAEROEY, '2025-01-01'))('AdmitParticipant', vaeroey, { validFrom: '2026-01-01' }).gives({
      type: 'ParticipantAdmitted',
      data: vaeroey as never,
    });
  });

  it.each([
    ['before it joined', '2021-12-31', false],
    ['on the day it joined', '2022-01-01', true],
    ['on the day before it left', '2024-12-31', true],
    ['on the day it left', '2025-01-01', false],
  ])('%s, a municipality that left on 1.1.2025 can leave: %s, %s', (_, on, can) => {
    const then = when(established, ended(VAEROEY, '2025-01-01'))(
      'EndParticipation',
      { municipality: VAEROEY },
      { validFrom: on },
    );
    if (can) then.gives({ type: 'ParticipationEnded', data: { municipality: VAEROEY } });
    else then.isRefused(refusals.notParticipant({ municipality: VAEROEY, on }));
  });

  it('the host cannot leave while it is host, nor when it is to be host later', () => {
    const leave = (municipality: string) =>
      ['EndParticipation', { municipality }, { validFrom: '2025-01-01' }] as const;
    when(established)(...leave(VAAGAN)).isRefused(refusals.hostNotParticipant({ host: VAAGAN, participants: VAEROEY }));
    when(
      established,
      hosting(VAEROEY, '2026-01-01'),
    )(...leave(VAEROEY)).isRefused(refusals.hostNotParticipant({ host: VAEROEY, participants: VAAGAN }));
  });

  it('the host of before can leave', () => {
    when(established, hosting(VAEROEY, '2024-01-01'))(
      'EndParticipation',
      { municipality: VAAGAN },
      { validFrom: '2024-01-01' },
    ).gives({ type: 'ParticipationEnded', data: { municipality: VAAGAN } });
  });

  it('who has left may host again after coming back', () => {
    when(
      established,
      ended(VAEROEY, '2024-01-01'),
      admitted(VAEROEY, '2026-01-01'),
      hosting(VAEROEY, '2026-01-01'),
      admitted(VAEROEY, '2024-06-01'),
    )('EndParticipation', { municipality: VAEROEY }, { validFrom: '2025-01-01' }).gives({
      type: 'ParticipationEnded',
      data: { municipality: VAEROEY },
    });
  });

  it('only a participant becomes host, and only for as long as it stays', () => {
    when(established)('ChangeHost', { host: '1804' }).isRefused(
      refusals.hostNotParticipant({ host: '1804', participants: '1857, 1865' }),
    );
    when(established, ended(VAEROEY, '2026-01-01'))(
      'ChangeHost',
      { host: VAEROEY },
      { validFrom: '2025-01-01' },
    ).isRefused(refusals.notParticipant({ municipality: VAEROEY, on: '2026-01-01' }));
    when(established, hosting(VAEROEY, '2025-01-01'), ended(VAAGAN, '2026-01-01'))(
      'ChangeHost',
      { host: VAAGAN },
      { validFrom: '2024-01-01' },
    ).gives({ type: 'HostChanged', data: { host: VAAGAN } });
  });
});

describe('versions of the agreement', () => {
  const version = { version: 'AV-1', title: 'Avtale', clauses: [], terms: TERMS_2024 };
  const correction = {
    version: 'AV-1',
    ground: 'MINUTES_CORRECTED',
    authority: 'Protokoll',
    clauses: [],
    terms: TERMS_2024,
  };
  const corrected = (from: string, until: string | null): Event => ({
    type: 'AgreementCorrected',
    data: { ...correction, ground: 'MINUTES_CORRECTED', until },
    validFrom: from,
  });

  it('are proposed once, with a key that the book knows', () => {
    when(established, keyDefined)('ProposeAgreement', version).gives({ type: 'AgreementProposed', data: version });
    when(
      established,
      keyDefined,
      proposed(),
    )('ProposeAgreement', version).isRefused(refusals.versionTaken({ version: 'AV-1' }));
    when(established)('ProposeAgreement', version).isRefused(
      refusals.termsNameUnknownKey({ version: 'AV-1', key: '30-70' }),
    );
  });

  it('charge fixed amounts in one category only: in two each would pay twice', () => {
    const terms = {
      ...TERMS_2022,
      categories: { ...TERMS_2022.categories, SECURITY: { method: 'FIXED_AMOUNTS' as const, clause: '4.4' } },
    };
    const refused = allocationRefusals.fixedAmountsTwice({ version: 'AV-1', categories: 'DRIFT, SECURITY' });
    when(established)('ProposeAgreement', { ...version, terms }).isRefused(refused);
    when(established, proposed())('CorrectAgreement', { ...correction, terms }).isRefused(refused);
  });

  it('must be in the book to be attested, corrected, recommended or approved', () => {
    const unknown = refusals.versionUnknown({ version: 'AV-1', known: '—' });
    when(established)('AttestAgreement', { version: 'AV-1', basis: 'Brev' }).isRefused(unknown);
    when(established)('CorrectAgreement', correction).isRefused(unknown);
    const council = body('ks-1865', 'COUNCIL', VAAGAN);
    for (const kind of ['RECOMMEND_AGREEMENT', 'APPROVE_AGREEMENT'])
      when(established, council)('RecordDecision', decision('D-1', 'ks-1865', { kind, version: 'AV-1' })).isRefused(
        unknown,
      );
  });

  it.each([
    ['nothing decided for later: no end', [], null],
    ['a change decided for later: until it', [corrected('2026-01-01', null)], '2026-01-01'],
    [
      'two changes: until the next',
      [corrected('2027-01-01', null), corrected('2026-01-01', '2027-01-01')],
      '2026-01-01',
    ],
    ['a change that has been: no end', [corrected('2024-01-01', null)], null],
    ['a change that ends later: until its end', [corrected('2024-01-01', '2025-06-01')], '2025-06-01'],
  ])('a correction holds until the next decided change, as it is known when recorded; %s', (_, before, until) => {
    when(
      established,
      keyDefined,
      proposed(),
      ...before,
    )('CorrectAgreement', correction, { validFrom: '2025-01-01' }).gives({
      type: 'AgreementCorrected',
      data: { ...correction, ground: 'MINUTES_CORRECTED', until },
    });
  });

  it('a correction says its own end when it has one, after its start', () => {
    const dated = (until: string) =>
      when(established, keyDefined, proposed())(
        'CorrectAgreement',
        { ...correction, until },
        { validFrom: '2025-01-01' },
      );
    dated('2025-01-02').gives({
      type: 'AgreementCorrected',
      data: { ...correction, ground: 'MINUTES_CORRECTED', until: '2025-01-02' },
    });
    dated('2025-01-01').isRefused(refusals.endBeforeStart({ from: '2025-01-01', until: '2025-01-01' }));
  });
});

describe('a decision and its effect are decided together', () => {
  const board = [established, body('driftsstyret')];

  it('without an effect: the decision alone', () => {
    when(...board)('RecordDecision', decision('D-1', 'driftsstyret')).gives(recorded('D-1', 'driftsstyret'));
  });

  it('an approval names the municipality of the council', () => {
    when(
      established,
      keyDefined,
      proposed(),
      body(council(VAEROEY), 'COUNCIL', VAEROEY),
    )(
      'RecordDecision',
      decision('D-1', council(VAEROEY), { kind: 'APPROVE_AGREEMENT', version: 'AV-1', termsFrom: '2025-01-01' }),
    ).gives(recorded('D-1', council(VAEROEY), 'APPROVE_AGREEMENT'), {
      type: 'AgreementApproved',
      data: { version: 'AV-1', municipality: VAEROEY, decision: 'D-1', termsFrom: '2025-01-01' },
    });
  });

  it.each(['APPROVE_AGREEMENT', 'RATIFY_KEY'])('%s by a body of no municipality is refused', (kind) => {
    when(
      ...board,
      keyDefined,
      proposed(),
    )('RecordDecision', decision('D-1', 'driftsstyret', { kind, version: 'AV-1', keyDecision: 'LR-1' })).isRefused(
      governanceRefusals.councilOnly({ decision: 'D-1', body: 'driftsstyret', effect: kind } as never),
    );
  });

  it('an interpretation holds from the valid-from date of the decision', () => {
    when(...board)(
      'RecordDecision',
      decision('D-1', 'driftsstyret', { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-09', option: 'RENORMALISE' }),
      { decided: '2025-02-01', validFrom: '2025-01-01' },
    ).gives(recorded('D-1', 'driftsstyret', 'ADOPT_INTERPRETATION'), {
      type: 'InterpretationAdopted',
      data: { interpretation: 'A-09', option: 'RENORMALISE', decision: 'D-1' },
      validFrom: '2025-01-01',
    });
  });

  it.each([
    ['A-02', 'BY_ALL', 'RATIFICATION_BY_ALL, SELF_EXECUTING'],
    ['A-03', 'LAST_YEAR', 'FIRST_OF_YEAR, PREVIOUS_YEAR'],
    ['A-08', 'LITERAL', 'ANY_TWO_PARTICIPANTS, EXCLUDES_HOST'],
    ['A-09', 'RENORMALIZE', 'RERUN, RENORMALISE, EQUAL_REST'],
  ])(
    'a reading of %s that cannot be applied (%s) is refused, not taken for another',
    (interpretation, option, known) => {
      when(...board)(
        'RecordDecision',
        decision('D-1', 'driftsstyret', { kind: 'ADOPT_INTERPRETATION', interpretation, option }),
      ).isRefused(allocationRefusals.readingUnknown({ interpretation, option, known }));
    },
  );

  it('a reading that changes no figure is recorded in whatever words', () => {
    when(...board)(
      'RecordDecision',
      decision('D-1', 'driftsstyret', { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-28', option: 'AS_DECIDED' }),
    ).gives(recorded('D-1', 'driftsstyret', 'ADOPT_INTERPRETATION'), {
      type: 'InterpretationAdopted',
      data: { interpretation: 'A-28', option: 'AS_DECIDED', decision: 'D-1' },
      validFrom: '2024-01-01',
    });
  });

  it('when the effect is refused nothing is recorded', () => {
    when(...board)('RecordDecision', decision('D-1', 'driftsstyret', { kind: 'DECIDE_KEY', key: 'x' })).isRefused(
      allocationRefusals.notInBook({ what: 'KeyDefined', id: 'x', known: '—' }),
    );
  });

  it('a decision of a body without the competence is recorded with its effect: whether it stands is judged later', () => {
    when(...board, keyDefined)(
      'RecordDecision',
      decision('D-1', 'driftsstyret', { kind: 'DECIDE_KEY', key: '30-70' }),
    ).gives(recorded('D-1', 'driftsstyret', 'DECIDE_KEY'), {
      type: 'KeyDecided',
      data: { key: '30-70', decision: 'D-1', effectiveFrom: null },
    });
  });
});
