import { council, decide, FLAKSTAD, VAAGAN, VAEROEY, VESTVAAGOEY } from '../lofoten.ts';
import type { DataOf, Miniature } from '../miniature.ts';
import { councils, type FindingCase, under } from './finding-case.ts';

const ON = '2026-06-30';
const KS = council(VAEROEY);
const instructs = (book: Miniature, on = '2024-02-13') =>
  decide(book, 'KS-deleg', KS, { kind: 'INSTRUCT_DELEGATION', delegation: 'ikt', scope: 'Drift av IKT' }, on);
const gives = (book: Miniature, on = '2024-03-01') =>
  book.record('GiveDelegation', { delegation: 'ikt', municipality: VAEROEY }, { decided: on });
const delegated = () => gives(instructs(under()));

type HostDecision = DataOf<'RecordHostDecision'>;
const FINE: HostDecision = {
  decision: 'VV-1',
  for: [VAEROEY],
  matter: 'Innsyn i en mappe',
  withinBudget: 'YES',
  principled: 'NO',
  individual: true,
};
const hosts = (said: Partial<HostDecision> = { notifiedOn: '2025-09-02' }, book = delegated(), on = '2025-09-01') =>
  book.record('RecordHostDecision', { ...FINE, ...said }, { decided: on });
const corrected = (said: object) => (book: Miniature) =>
  book.record(
    'CorrectHostDecision',
    { decision: 'VV-1', ground: 'LATE_INFORMATION', ...said },
    { decided: '2025-10-01' },
  );

const B1 = { kind: 'TREAT_BUDGET', year: 2026, version: 'B1' } as const;
const draft = (version: string, amount: string, kind: 'ORIGINAL' | 'AMENDMENT', book: Miniature, on: string) =>
  book.record('DraftBudget', { year: 2026, version, kind, lines: [{ category: 'DRIFT', amount }] }, { decided: on });
const commits = (book: Miniature) =>
  hosts({ individual: false, commitment: { year: 2026, amount: '200000' } }, book, '2026-01-10');
const drafted = () => draft('B1', '100000', 'ORIGINAL', delegated(), '2025-09-01');

const instruction = (body: string, kind: 'INSTRUCTION' | 'REVERSAL' = 'INSTRUCTION') =>
  hosts().record('RecordInstruction', { instruction: 'I-1', body, kind, decision: 'VV-1' }, { decided: '2025-09-10' });
const reverses = (by: string) =>
  decide(hosts(), 'OM-1', by, { kind: 'REVERSE_DECISION', reverses: 'VV-1' }, '2025-10-01');

const appeals = (said: Partial<DataOf<'FileAppeal'>> = {}, on = '2025-09-15', book = hosts()) =>
  book.record('FileAppeal', { appeal: 'K-1', decision: 'VV-1', by: 'PARTY', ...said }, { decided: on });
const prepares = (book: Miniature) =>
  book.record('PrepareAppeal', { appeal: 'K-1', view: 'UPHELD' }, { decided: '2025-10-01' });
const decides = (book: Miniature, body = KS) =>
  book.record('DecideAppeal', { appeal: 'K-1', body, outcome: 'CHANGED' }, { decided: '2025-11-01' });

const reviews = (said: Partial<DataOf<'DemandLegalityReview'>> = {}, on = '2025-09-15') =>
  hosts().record(
    'DemandLegalityReview',
    { review: 'L-1', decision: 'VV-1', municipality: VAEROEY, members: 3, ...said },
    { decided: on },
  );
const concludes = (book: Miniature, outcome: 'UPHELD' | 'ANNULLED', by: 'DECIDING_BODY' | 'STATE', on: string) =>
  book.record('ConcludeLegalityReview', { review: 'L-1', outcome, by }, { decided: on });
const moves = (book: Miniature, move: string, from: string, to: string, on: string) =>
  book.record('MovePositions', { move, from, to, positions: '1' }, { decided: on });

export const CONTROL_CASES: readonly FindingCase[] = [
  { code: 'DELEGATION_NOT_GIVEN', raises: () => instructs(under()), on: ON, clears: (book) => gives(book) },
  { code: 'DELEGATION_NOT_INSTRUCTED', raises: () => gives(under()), on: ON, clears: (book) => instructs(book) },
  {
    code: 'HOST_DECISION_NOT_ASSESSED',
    raises: () => hosts({ principled: 'NOT_ASSESSED' }),
    on: ON,
    clears: corrected({ principled: 'NO' }),
  },
  {
    code: 'HOST_DECISION_PRINCIPLED',
    raises: () => hosts({ principled: 'YES' }),
    on: ON,
    clears: corrected({ principled: 'NO' }),
  },
  {
    code: 'HOST_DECISION_OUTSIDE_BUDGET',
    raises: () => hosts({ withinBudget: 'NO' }),
    on: ON,
    clears: (book) =>
      book.record('AnnulHostDecision', { decision: 'VV-1', ground: 'OTHER' }, { decided: '2025-10-01' }),
  },
  {
    code: 'COMMITMENT_WITHOUT_VALID_BUDGET',
    raises: () => commits(drafted()),
    on: ON,
    clears: (book) => councils(book, B1, '2025-12-10'),
  },
  {
    code: 'COMMITMENT_BEYOND_BUDGET',
    raises: () => commits(councils(drafted(), B1, '2025-12-10')),
    on: ON,
    clears: (book) =>
      councils(draft('B2', '200000', 'AMENDMENT', book, '2026-03-20'), { ...B1, version: 'B2' }, '2026-04-20'),
  },
  {
    code: 'DECIDED_WITHOUT_DELEGATION',
    raises: () => hosts({}, under()),
    on: ON,
    clears: (book) => gives(instructs(book)),
  },
  {
    code: 'INSTRUCTED_BY_HOST_BODY',
    raises: () => instruction(council(VAAGAN)),
    on: ON,
    instead: () => instruction(KS),
  },
  {
    code: 'INSTRUCTED_IN_CASE_OF_OTHERS',
    raises: () => instruction(council(FLAKSTAD)),
    on: ON,
    instead: () => instruction(KS),
  },
  {
    code: 'REVERSED_BY_HOST_BODY',
    raises: () => reverses(council(VAAGAN)),
    on: ON,
    clears: (book) => book.record('AnnulDecision', { decision: 'OM-1', ground: 'OTHER' }, { decided: '2025-11-01' }),
  },
  {
    code: 'REVERSED_WITHOUT_POWER',
    raises: () => reverses('driftsstyret'),
    on: ON,
    clears: (book) => book.record('AnnulDecision', { decision: 'OM-1', ground: 'OTHER' }, { decided: '2025-11-01' }),
  },
  {
    code: 'APPEAL_NOT_INDIVIDUAL',
    raises: () => appeals({}, '2025-09-15', hosts({ individual: false, notifiedOn: '2025-09-02' })),
    on: ON,
    clears: corrected({ individual: true }),
  },
  {
    code: 'APPEAL_LIMIT_UNKNOWN',
    raises: () => appeals({}, '2025-09-15', hosts({})),
    on: ON,
    clears: corrected({ notifiedOn: '2025-09-03' }),
  },
  {
    code: 'APPEAL_LATE',
    raises: () => appeals({}, '2025-09-24'),
    on: ON,
    clears: corrected({ notifiedOn: '2025-09-10' }),
  },
  {
    code: 'APPEAL_NOT_PREPARED',
    raises: () => decides(appeals()),
    on: ON,
    instead: () => decides(prepares(appeals())),
  },
  {
    code: 'APPEAL_WRONG_BODY',
    raises: () => decides(appeals(), council(VAAGAN)),
    on: ON,
    instead: () => decides(appeals()),
  },
  { code: 'REVIEW_TOO_FEW', raises: () => reviews({ members: 2 }), on: ON, instead: () => reviews() },
  { code: 'REVIEW_LATE', raises: () => reviews({}, '2025-09-23'), on: ON, instead: () => reviews({}, '2025-09-22') },
  { code: 'REVIEW_BY_HOST_MEMBERS', raises: () => reviews({ municipality: VAAGAN }), on: ON, instead: () => reviews() },
  { code: 'REVIEW_NOT_CONCERNED', raises: () => reviews({ municipality: FLAKSTAD }), on: ON, instead: () => reviews() },
  {
    code: 'REVIEW_NOT_SENT_ON',
    raises: () => concludes(reviews(), 'UPHELD', 'DECIDING_BODY', '2025-10-10'),
    on: ON,
    clears: (book) => concludes(book, 'UPHELD', 'STATE', '2025-12-01'),
  },
  {
    code: 'ANNULMENT_DUE',
    raises: () => concludes(reviews(), 'ANNULLED', 'STATE', '2025-12-01'),
    on: ON,
    clears: (book) =>
      book.record('AnnulHostDecision', { decision: 'VV-1', ground: 'LEGALITY_REVIEW' }, { decided: '2025-12-10' }),
  },
  {
    code: 'POSITIONS_MOVED',
    raises: () => moves(under(), 'F-1', VESTVAAGOEY, VAAGAN, '2025-03-01'),
    on: ON,
    clears: (book) => moves(book, 'F-2', VAAGAN, VESTVAAGOEY, '2025-05-01'),
  },
];
