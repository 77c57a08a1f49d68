import { council, decide, FIVE, FLAKSTAD, MOSKENES, TERMS_2024, VAAGAN, VESTVAAGOEY } from '../lofoten.ts';
import type { Miniature } from '../miniature.ts';
import { councils, type FindingCase, next, plain, under } from './finding-case.ts';

const CLAUSES = [
  { clause: '1.1', text: 'Deltakere.' },
  { clause: '4.4', text: 'Driften deles etter nøkkelen.' },
];
const CASE = { decided: '2024-09-01' };
const [A, B] = ['AV-2024', 'AV-2024-B'];
const proposed = (terms = TERMS_2024): Miniature =>
  plain().record('ProposeAgreement', { version: A, title: 'Tekst A', clauses: CLAUSES, terms }, CASE);
const approve = (book: Miniature, on: string, who: readonly string[] = FIVE, said: object = {}) =>
  councils(book, { kind: 'APPROVE_AGREEMENT', version: A, ...said }, on, who);
const attest = (book: Miniature, version = A, on = '2024-10-01') =>
  book.record('AttestAgreement', { version, basis: 'Eksempel' }, { decided: on });
const amendment = (book: Miniature, more: object = {}) =>
  book.record(
    'ProposeAmendment',
    { version: B, amends: A, title: 'Tekst B', clauses: [{ clause: '4.4', text: 'Også merkostnader.' }], ...more },
    { decided: '2024-09-10' },
  );
const recommended = (book: Miniature) =>
  decide(book, 'FS-085/24', 'fs-vaagan', { kind: 'RECOMMEND_AGREEMENT', version: B }, '2024-09-16');

const ROEST = '1856';
const NEWCOMER = { municipality: ROEST, name: 'Røst', organisationNumber: '938644500' };
const withRoest = () =>
  plain().record(
    'EstablishBody',
    { body: council(ROEST), name: 'Røst kommunestyre', kind: 'COUNCIL', municipality: ROEST },
    { decided: '2025-01-01' },
  );
const admit = (book: Miniature, who: readonly string[], on: string) =>
  councils(book, { kind: 'ADMIT_PARTICIPANT', ...NEWCOMER, from: '2026-01-01' }, on, who);

const expiring = () => attest(proposed({ ...TERMS_2024, expires: { lastDay: '2024-12-31', clause: '8' } }));
const covered = (letter: string) => ({ letter, status: 'COVERED' as const, clauses: ['1.1'] });
const withMatters = (last: { letter: string; status: 'MISSING' } | ReturnType<typeof covered>) =>
  attest(proposed({ ...TERMS_2024, matters: [...'abcdefgh'.split('').map(covered), last] }));

const reads = (book: Miniature, id: string, option: string, on: string): Miniature =>
  decide(book, id, 'driftsstyret', { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-07', option }, on);

export const AGREEMENT_CASES: readonly FindingCase[] = [
  {
    code: 'DEFAULTS_NOT_RECORDED',
    raises: () => plain(),
    on: '2024-12-01',
    clears: (book) => book.record('RecordDefaultReadings', {}, { decided: '2024-11-20' }),
  },
  {
    code: 'AGREEMENT_NOT_APPROVED',
    raises: () => approve(proposed(), '2024-10-01', [VAAGAN]),
    on: '2024-12-01',
    clears: (book) =>
      approve(
        book,
        '2024-11-20',
        FIVE.filter((m) => m !== VAAGAN),
      ),
  },
  {
    code: 'AGREEMENT_ATTESTED',
    raises: () => attest(proposed()),
    on: '2024-12-01',
    instead: () => approve(proposed(), '2024-10-01'),
  },
  {
    code: 'AGREEMENT_GAP_20_4',
    raises: () => withMatters({ letter: 'i', status: 'MISSING' }),
    on: '2024-12-01',
    instead: () => withMatters(covered('i')),
  },
  {
    code: 'CLAUSE_CONTESTED',
    raises: () => approve(recommended(amendment(proposed())), '2024-09-24', [VAAGAN]),
    on: '2024-12-01',
    clears: (book) => approve(book, '2024-11-20', [VAAGAN]),
  },
  {
    code: 'CHANGE_WITHOUT_ALL_COUNCILS',
    raises: () => attest(approve(proposed(), '2024-09-24', [VAAGAN])),
    on: '2024-12-01',
    clears: (book) =>
      approve(
        book,
        '2024-11-20',
        FIVE.filter((m) => m !== VAAGAN),
      ),
  },
  {
    code: 'APPROVED_TEXT_DIFFERS',
    raises: () =>
      approve(proposed(), '2024-10-01', [FLAKSTAD], { printed: [{ clause: '4.4', text: 'Driften deles likt.' }] }),
    on: '2024-12-01',
    clears: (book) => approve(book, '2024-11-20', [FLAKSTAD]),
  },
  {
    code: 'AGREEMENT_EXPIRED',
    raises: expiring,
    on: '2025-03-01',
    clears: (book) => next(book, TERMS_2024, '2025-01-02'),
  },
  {
    code: 'DECISION_AFTER_EXPIRY',
    raises: () =>
      decide(
        expiring(),
        'LR-1',
        'lofotraadet',
        { kind: 'DECIDE_KEY', key: '20-80', effectiveFrom: '2026-01-01' },
        '2025-02-01',
      ),
    on: '2025-03-01',
    clears: (book) => book.record('AnnulDecision', { decision: 'LR-1', ground: 'OTHER' }, { decided: '2025-03-01' }),
  },
  {
    code: 'CHANGE_DEMAND_OPEN',
    raises: () =>
      proposed().record(
        'DemandChange',
        { demand: 'K-1', municipality: FLAKSTAD, matter: 'Nøkkelen' },
        { decided: '2024-09-05' },
      ),
    on: '2024-12-01',
    clears: (book) => decide(book, 'KS-nei', council(VAAGAN), { kind: 'DECLINE_CHANGE', demand: 'K-1' }, '2024-11-20'),
  },
  {
    code: 'ADMISSION_INCOMPLETE',
    raises: () => admit(withRoest(), [...FIVE.filter((m) => m !== MOSKENES), ROEST], '2025-09-01'),
    on: '2026-02-01',
    clears: (book) => admit(book, [MOSKENES], '2026-01-20'),
  },
  {
    code: 'ADMISSION_WITHOUT_COUNCILS',
    raises: () => withRoest().record('AdmitParticipant', NEWCOMER, { decided: '2026-01-01' }),
    on: '2026-02-01',
    clears: (book) => admit(book, [...FIVE, ROEST], '2025-12-01'),
  },
  {
    code: 'DISSOLUTION_INCOMPLETE',
    raises: () => councils(plain(), { kind: 'AGREE_TO_DISSOLVE', from: '2026-01-01' }, '2025-06-01', [VAAGAN]),
    on: '2025-08-01',
    clears: (book) =>
      councils(
        book,
        { kind: 'AGREE_TO_DISSOLVE', from: '2026-01-01' },
        '2025-07-01',
        FIVE.filter((m) => m !== VAAGAN),
      ),
  },
  {
    code: 'EFFECT_WITHOUT_COMPETENCE',
    raises: () =>
      decide(under(), 'FS-1', 'fs-vaagan', { kind: 'FIX_HOST_EXTRA', year: 2025, amount: '100' }, '2025-02-01'),
    on: '2025-03-01',
    clears: (book) => book.record('AnnulDecision', { decision: 'FS-1', ground: 'OTHER' }, { decided: '2025-03-01' }),
  },
  {
    code: 'KEY_NOT_RATIFIED',
    raises: () => decide(under(), 'LR-7', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-04-10'),
    on: '2025-08-01',
    clears: (book) => councils(book, { kind: 'RATIFY_KEY', keyDecision: 'LR-7' }, '2025-06-18'),
  },
];

const notice = (said: object = {}) =>
  under().record(
    'ReceiveWithdrawalNotice',
    { notice: 'U-1', municipality: FLAKSTAD, form: 'WRITTEN', decision: 'KS-1', ...said },
    { decided: '2025-05-01' },
  );
const back = (book: Miniature, agreed: boolean) =>
  book.record('TakeBackWithdrawalNotice', { notice: 'U-1', agreed }, { decided: '2025-07-01' });
const merged = () =>
  under().record(
    'MergeMunicipalities',
    {
      successor: { municipality: '1899', name: 'EKSEMPEL: ny kommune', organisationNumber: '974760673' },
      predecessors: [MOSKENES, VESTVAAGOEY],
    },
    { decided: '2025-09-12', validFrom: '2028-01-01' },
  );

export const PARTICIPATION_CASES: readonly FindingCase[] = [
  { code: 'NOTICE_NOT_WRITTEN', raises: () => notice({ form: 'ORAL' }), on: '2025-06-01', instead: () => notice() },
  {
    code: 'NOTICE_WITHOUT_COUNCIL',
    raises: () =>
      under().record(
        'ReceiveWithdrawalNotice',
        { notice: 'U-1', municipality: FLAKSTAD, form: 'WRITTEN' },
        { decided: '2025-05-01' },
      ),
    on: '2025-06-01',
    instead: () => notice(),
  },
  {
    code: 'HOST_LEAVES',
    raises: () => notice({ municipality: VAAGAN }),
    on: '2025-08-01',
    clears: (book) => back(book, true),
  },
  { code: 'NOTICE_TAKEN_BACK', raises: () => back(notice(), true), on: '2025-08-01', instead: () => notice() },
  {
    code: 'NOTICE_TAKEN_BACK_ALONE',
    raises: () => back(notice(), false),
    on: '2025-08-01',
    instead: () => back(notice(), true),
  },
  {
    code: 'NOTICE_OF_MERGED',
    raises: () => {
      const said = { notice: 'U-1', municipality: MOSKENES, form: 'WRITTEN', decision: 'KS-1' } as const;
      return merged().record('ReceiveWithdrawalNotice', said, { decided: '2027-05-01' });
    },
    on: '2027-06-01',
    clears: (book) =>
      book.record('EndParticipation', { municipality: '1899' }, { decided: '2027-06-01', validFrom: '2029-01-01' }),
  },
  { code: 'RELEASE_NOT_REGULATED', raises: () => notice(), on: '2025-08-01', clears: (book) => back(book, true) },
  {
    code: 'RELEASE_TO_BE_SETTLED',
    raises: () => reads(notice(), 'DS-A-07', 'NET_VALUE', '2025-06-01'),
    on: '2025-08-01',
    clears: (book) => reads(book, 'DS-A-07-2', 'RELEASE_ONLY', '2025-07-01'),
  },
  {
    code: 'MERGER_WITHOUT_NEW_AGREEMENT',
    raises: merged,
    on: '2028-06-01',
    clears: (book) => next(book, TERMS_2024, '2028-01-01'),
  },
];
