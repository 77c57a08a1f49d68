import {
  acceptPopulation,
  book as booked,
  bookOfLofoten,
  cost,
  council,
  decide,
  FIVE,
  FLAKSTAD,
  lofotenUnder,
  TERMS_2022,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from '../lofoten.ts';
import type { DataOf, Miniature } from '../miniature.ts';
import { board, corrects, councils, type FindingCase, next, under, WHOLE } from './finding-case.ts';

const LINES: DataOf<'DraftBudget'>['lines'] = [{ category: 'DRIFT', amount: '1100000000' }];
const B1 = { kind: 'TREAT_BUDGET', year: 2026, version: 'B1' } as const;
/** The agreement is in force from 2025, so that the budget of 2026 is its first. */
const drafted = (book = under({}, '2025-01-01')) =>
  book.record('DraftBudget', { year: 2026, version: 'B1', lines: LINES }, { decided: '2025-09-01' });
const sent = (on = '2025-09-12') => drafted().record('SendBudget', { year: 2026, version: 'B1' }, { decided: on });
const others = FIVE.filter((m) => m !== VAEROEY);
/** The last council is that of Værøy. */
const adopted = (last = '2025-12-20', ownLine?: string) => {
  const book = councils(sent(), B1, '2025-12-10', others);
  return decide(book, 'ks-sist', council(VAEROEY), { ...B1, ...(ownLine !== undefined && { ownLine }) }, last);
};
const treats = (more: object, said: object = {}, body = council(VAEROEY)) =>
  decide(councils(sent(), B1, '2025-12-10', others), 'X-1', body, { ...B1, ...more }, '2025-12-15', said);
/** The council decides again, as it should have. */
const again = (book: Miniature, on = '2025-12-18') => decide(book, 'X-2', council(VAEROEY), B1, on);
const hostLeft = () => {
  const said = { notice: 'U-1', municipality: VAAGAN, form: 'WRITTEN', decision: 'KS-1' } as const;
  const book = under().record('ReceiveWithdrawalNotice', said, { decided: '2025-05-01' });
  const line = { bookedOn: '2027-01-10', service: { from: '2027-01', to: '2027-12' } };
  return booked(book, cost('DRIFT', '120', line), '2027-01-10');
};
const spends = (book: Miniature, amount: string, category = 'DRIFT') =>
  booked(
    book,
    cost(category, amount, { bookedOn: '2026-03-02', service: { from: '2026-01', to: '2026-12' } }),
    '2026-03-02',
  );
const amends = (book: Miniature) => {
  const lines: typeof LINES = [{ category: 'DRIFT', amount: '1300000000' }];
  book.record('DraftBudget', { year: 2026, version: 'E1', kind: 'AMENDMENT', lines }, { decided: '2026-04-01' });
  return councils(book, { ...B1, version: 'E1' }, '2026-05-20');
};
const onAccount = (book: Miniature, body: string, basis: 'DRAFT' | 'LAST_VALID_BUDGET' = 'DRAFT') =>
  decide(book, `A-${body}`, body, { kind: 'PROVISIONAL_ACCOUNT', year: 2026, basis }, '2026-01-13', {
    validFrom: '2026-01-01',
  });

export const BUDGET_CASES: readonly FindingCase[] = [
  { code: 'BUDGET_NO_DEADLINE', raises: () => drafted(lofotenUnder(TERMS_2024)), on: '2025-10-01', instead: drafted },
  { code: 'BUDGET_DRAFT_LATE', raises: () => sent('2025-09-16'), on: '2025-10-01', instead: () => sent('2025-09-15') },
  {
    code: 'BUDGET_NOT_SENT',
    raises: () => drafted(),
    on: '2025-10-01',
    clears: (book) => book.record('SendBudget', { year: 2026, version: 'B1' }, { decided: '2025-09-15' }),
  },
  {
    code: 'BUDGET_NOT_VALID',
    raises: () => adopted('2025-12-21'),
    on: '2026-01-31',
    clears: (book) => corrects(book, 'ks-sist', { decidedOn: '2025-12-18' }, '2026-01-20'),
  },
  {
    code: 'BUDGET_UNDETERMINED',
    raises: () => treats({ evidence: 'OWN_BUDGET_LINE' }),
    on: '2025-12-31',
    clears: again,
  },
  {
    code: 'BUDGET_NOT_BY_COUNCIL',
    raises: () => treats({}, {}, 'fs-vaagan'),
    on: '2025-12-31',
    clears: (book) => book.record('AnnulDecision', { decision: 'X-1', ground: 'OTHER' }, { decided: '2025-12-31' }),
  },
  {
    code: 'BUDGET_CHANGED_BY_COUNCIL',
    raises: () => treats({ changedTo: [{ category: 'DRIFT', amount: '1' }] }),
    on: '2025-12-31',
    clears: again,
  },
  {
    code: 'BUDGET_OWN_LINE_ONLY',
    raises: () => treats({ evidence: 'OWN_BUDGET_LINE' }),
    on: '2025-12-31',
    clears: again,
  },
  { code: 'BUDGET_REJECTED', raises: () => treats({}, { outcome: 'REJECTED' }), on: '2025-12-31', clears: again },
  {
    code: 'BUDGET_TAKEN_BACK',
    raises: () => decide(adopted('2025-12-15'), 'X-1', council(VAEROEY), B1, '2026-01-20', { outcome: 'REJECTED' }),
    on: '2026-01-31',
    clears: (book) => again(book, '2026-01-25'),
  },
  { code: 'BUDGET_POSTPONED', raises: () => treats({}, { outcome: 'POSTPONED' }), on: '2025-12-31', clears: again },
  {
    code: 'BUDGET_ADOPTED_LATE',
    raises: () => adopted('2025-12-21'),
    on: '2026-01-31',
    clears: (book) => corrects(book, 'ks-sist', { decidedOn: '2025-12-20' }, '2026-01-20'),
  },
  {
    code: 'BUDGET_BY_OTHERS',
    raises: () =>
      adopted().record(
        'EndParticipation',
        { municipality: VAEROEY },
        { decided: '2025-11-01', validFrom: '2026-01-01' },
      ),
    on: '2026-01-31',
    instead: () => adopted(),
  },
  {
    code: 'BUDGET_FOR_MERGED',
    raises: () =>
      sent().record(
        'MergeMunicipalities',
        {
          successor: { municipality: '1899', name: 'EKSEMPEL', organisationNumber: '974760673' },
          predecessors: [VAEROEY, FLAKSTAD],
        },
        { decided: '2025-09-12', validFrom: '2026-01-01' },
      ),
    on: '2026-01-31',
    clears: (book) => {
      const data = { body: council('1899'), name: 'Kommunestyret', kind: 'COUNCIL', municipality: '1899' } as const;
      return decide(
        book.record('EstablishBody', data, { decided: '2025-10-01' }),
        'ks-ny',
        council('1899'),
        B1,
        '2025-12-15',
      );
    },
  },
  {
    code: 'PROVISIONAL_BASIS_NOT_DECIDED',
    raises: () => adopted('2025-12-22'),
    on: '2026-01-31',
    clears: (book) => onAccount(book, 'fs-vaagan'),
  },
  {
    code: 'PROVISIONAL_BASIS_MISSING',
    raises: () => adopted('2025-12-22'),
    on: '2026-01-31',
    clears: (book) => onAccount(book, 'fs-vaagan'),
  },
  {
    code: 'PROVISIONAL_BASIS_NOT_BY_HOST',
    raises: () => onAccount(adopted('2025-12-22'), council(VAEROEY)),
    on: '2026-01-31',
    clears: (book) =>
      book.record('AnnulDecision', { decision: `A-${council(VAEROEY)}`, ground: 'OTHER' }, { decided: '2026-01-31' }),
  },
  // 30 % in five equal parts and 70 % by the population of 1 January 2025: 11 000 000 × (0.06 + 0.7 × 677/24365).
  {
    code: 'OWN_LINE_DIFFERS',
    raises: () => adopted('2025-12-20', '90000000'),
    on: '2025-12-31',
    instead: () => adopted('2025-12-20', '87395034'),
  },
  { code: 'COST_BEYOND_BUDGET', raises: () => spends(adopted(), '11000000.01'), on: '2026-06-01', clears: amends },
  { code: 'CATEGORY_BEYOND_BUDGET', raises: () => spends(adopted(), '11000000.01'), on: '2026-06-01', clears: amends },
  {
    code: 'COST_WITHOUT_BUDGET',
    raises: () => spends(adopted('2025-12-21'), '1.00'),
    on: '2026-06-01',
    clears: (book) => corrects(book, 'ks-sist', { decidedOn: '2025-12-18' }, '2026-05-20'),
  },
];

const charged = (category: string, more: Partial<DataOf<'RecordCostLine'>> = {}, start = under()) =>
  booked(start, cost(category, '1200.00', { ...more }));
const service = (kind: 'SYSTEM' | 'PROJECT', start = under()) =>
  start.record('RegisterService', { service: 'x', kind, name: 'Felles' }, { decided: '2024-01-01' });
const joins = (book: Miniature, ...who: string[]) => {
  for (const municipality of who) book.record('JoinService', { service: 'x', municipality }, { decided: '2024-01-01' });
  return book;
};
const shared = { sharedService: 'x', evidence: 'Bilag' };
const reads = (book: Miniature, interpretation: string, option: string) =>
  board(book, `DS-${interpretation}`, { kind: 'ADOPT_INTERPRETATION', interpretation, option }, '2025-01-01');
const OPEN_PREMISES = {
  categories: { ...WHOLE.categories, PREMISES_LOCAL: { method: 'EXCLUDED', clause: '2.2', interpretation: 'A-34' } },
} as const;
const splits = (book: Miniature, votes: DataOf<'RecordDecision'>['votes'], id = 'DS-3') =>
  board(book, id, { kind: 'AGREE_COST_SPLIT', split: 'erp', shares: { [VAEROEY]: '1' } }, '2025-02-01', { votes });
const BY_MAJORITY = {
  bodies: WHOLE.bodies?.map((b) => ({
    ...b,
    rules: { majority: 'SIMPLE', castingVote: false, clause: '2.1' } as const,
  })),
};
const UNKNOWN = { for: null, against: null, unanimous: null };
const ALL = { for: null, against: 0, unanimous: true };

const early = (booking: 'EXACT' | 'ABOVE' = 'ABOVE') => {
  const book = lofotenUnder(TERMS_2022, '2022-01-01', bookOfLofoten());
  book.record(
    'RecordIndex',
    { series: 'deflator', source: 'Eksempel', values: { 2021: '100', 2022: '100', 2024: '100' } },
    { decided: '2022-01-15' },
  );
  for (const municipality of FIVE)
    book.record('RecordHistoricCost', { municipality, year: 2021, amount: '10000000' }, { decided: '2022-01-15' });
  const line = { bookedOn: '2022-01-31', service: { from: '2022-01', to: '2022-12' } } as const;
  return booked(book, cost('DRIFT', booking === 'EXACT' ? '500000.00' : '600000.00', line), '2022-01-31');
};
const extra = () =>
  booked(
    early(),
    cost('HOST_ADMIN_EXTRA', '300000', {
      line: 'M-1',
      bookedOn: '2022-06-01',
      service: { from: '2022-01', to: '2022-12' },
    }),
    '2022-06-01',
  );
const fixed = (book: Miniature) =>
  board(book, 'DS-4', { kind: 'FIX_HOST_EXTRA', year: 2022, amount: '30000000' }, '2022-09-14');

export const ALLOCATION_CASES: readonly FindingCase[] = [
  {
    code: 'READING_NOT_BY_ALL_COUNCILS',
    raises: () => reads(under(), 'A-02', 'SELF_EXECUTING'),
    on: '2025-08-01',
    clears: (book) =>
      board(
        book,
        'DS-alle',
        { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-02', option: 'RATIFICATION_BY_ALL' },
        '2025-07-01',
      ),
  },
  {
    code: 'ESTABLISHMENT_OVER',
    raises: () =>
      board(
        booked(
          early(),
          cost('DRIFT', '1.00', { line: 'L-2', bookedOn: '2024-01-31', service: { from: '2024-01', to: '2024-12' } }),
          '2024-01-31',
        ),
        'DS-24',
        { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-24', option: 'AGREED_AD_HOC' },
        '2024-02-01',
        { validFrom: '2024-01-01' },
      ),
    on: '2024-12-01',
    clears: (book) =>
      board(
        book,
        'DS-24-2',
        { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-24', option: 'CONTINUE_UNTIL_REPLACED' },
        '2024-03-01',
        { validFrom: '2024-01-01' },
      ),
  },
  {
    code: 'ESTABLISHMENT_PERIOD_OVER',
    raises: () =>
      booked(
        early(),
        cost('DRIFT', '1.00', { line: 'L-2', bookedOn: '2024-01-31', service: { from: '2024-01', to: '2024-12' } }),
        '2024-01-31',
      ),
    on: '2024-06-30',
    clears: (book) => next(book, WHOLE, '2024-01-01'),
  },
  {
    code: 'KEY_WITHOUT_COMPETENCE',
    raises: () => decide(charged('DRIFT'), 'FS-7', 'fs-vaagan', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-04-10'),
    on: '2025-08-01',
    clears: (book) => book.record('AnnulDecision', { decision: 'FS-7', ground: 'OTHER' }, { decided: '2025-08-01' }),
  },
  {
    code: 'KEY_NOT_ADOPTED',
    raises: () =>
      decide(charged('DRIFT'), 'LR-7', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-04-10', {
        outcome: 'REJECTED',
      }),
    on: '2025-08-01',
    clears: (book) => corrects(book, 'LR-7', { outcome: 'ADOPTED' }, '2025-05-01'),
  },
  {
    code: 'OPT_OUT_NOT_ALLOWED',
    raises: () =>
      charged('SHARED_SYSTEM', shared, joins(service('SYSTEM', under({ optOutAllowed: false })), ...FIVE)).record(
        'AbstainFromService',
        { service: 'x', municipality: VAEROEY },
        { decided: '2025-01-01' },
      ),
    on: '2025-08-01',
    instead: () =>
      charged('SHARED_SYSTEM', shared, joins(service('SYSTEM'), ...FIVE)).record(
        'AbstainFromService',
        { service: 'x', municipality: VAEROEY },
        { decided: '2025-01-01' },
      ),
  },
  {
    code: 'POPULATION_PROVISIONAL',
    raises: () => charged('DRIFT', {}, lofotenUnder(WHOLE, '2024-01-01', bookOfLofoten({ population: [2023, 2024] }))),
    on: '2025-08-01',
    clears: (book) => acceptPopulation(book, 2025),
  },
  {
    code: 'SPLIT_NOT_UNANIMOUS',
    raises: () => splits(charged('SYSTEM_SWITCH', { split: 'erp', evidence: 'Bilag' }, under(BY_MAJORITY)), UNKNOWN),
    on: '2025-08-01',
    clears: (book) => corrects(book, 'DS-3', { votes: ALL }, '2025-03-01'),
  },
  {
    code: 'SHARED_WITHOUT_HOST',
    raises: hostLeft,
    on: '2027-01-31',
    clears: (book) =>
      book.record('ChangeHost', { host: VESTVAAGOEY }, { decided: '2027-01-20', validFrom: '2027-01-01' }),
  },
  { code: 'FIXED_AMOUNTS_REMAINDER', raises: () => early(), on: '2022-12-31', instead: () => early('EXACT') },
  {
    code: 'BEARER_NOT_STATED',
    raises: () => charged('CLIENT_EQUIPMENT', { municipality: VAEROEY }),
    on: '2025-08-01',
    clears: (book) => reads(book, 'A-12', 'RECEIVER_PAYS_INVESTMENTS_HELD'),
  },
  {
    code: 'PREMISES_NOT_SETTLED',
    raises: () => charged('PREMISES_LOCAL', {}, under(OPEN_PREMISES)),
    on: '2025-08-01',
    clears: (book) => reads(book, 'A-34', 'LOCAL_AND_DRIFT'),
  },
  {
    code: 'PROJECT_NOT_APPROVED',
    raises: () => charged('PROJECT', shared, joins(service('PROJECT'), VAAGAN, VESTVAAGOEY)),
    on: '2025-08-01',
    clears: (book) => board(book, 'DS-2', { kind: 'APPROVE_PROJECT', service: 'x' }, '2025-01-01'),
  },
  {
    code: 'NO_PARTICIPANTS',
    raises: () => charged('SHARED_SYSTEM', shared, service('SYSTEM')),
    on: '2025-08-01',
    clears: (book) => joins(book, VAAGAN, VESTVAAGOEY),
  },
  {
    code: 'TOO_FEW_PARTNERS',
    raises: () =>
      reads(charged('SHARED_SYSTEM', shared, joins(service('SYSTEM'), VAAGAN, FLAKSTAD)), 'A-08', 'EXCLUDES_HOST'),
    on: '2025-08-01',
    clears: (book) => joins(book, VESTVAAGOEY),
  },
  {
    code: 'HOST_EXTRA_NOT_FIXED',
    raises: extra,
    on: '2022-12-31',
    clears: fixed,
  },
  {
    code: 'HOST_EXTRA_NOT_DISTRIBUTED',
    raises: () => fixed(extra()),
    on: '2022-12-31',
    clears: (book) =>
      next(
        book,
        {
          ...TERMS_2022,
          categories: { ...TERMS_2022.categories, HOST_ADMIN_EXTRA: { method: 'EXCLUDED', clause: '4.4' } },
        },
        '2022-01-01',
      ),
  },
  {
    code: 'SPLIT_NOT_AGREED',
    raises: () => charged('SYSTEM_SWITCH', { split: 'erp', evidence: 'Bilag' }),
    on: '2025-08-01',
    clears: (book) => splits(book, ALL),
  },
  {
    code: 'NOT_DETERMINED',
    raises: () => charged('INVESTMENT', { determination: 'D-1' }),
    on: '2025-08-01',
    clears: (book) =>
      board(book, 'DS-5', { kind: 'DETERMINE_ALLOCATION', determination: 'D-1', method: 'KEYED_ALL' }, '2025-06-01'),
  },
  {
    code: 'CATEGORY_NOT_IN_AGREEMENT',
    raises: () => charged('TRANSITION'),
    on: '2025-08-01',
    instead: () => charged('DRIFT'),
  },
];
