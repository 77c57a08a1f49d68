import fc from 'fast-check';
import type { Rules } from '#governance';
import { type CivilDate, canonicalJson, type DomainEvent, type Placed } from '#kernel';
import { noCooperation } from './domain/state.ts';
import { bodyFacts } from './projections/bodies.ts';
import { FIVE, lofotenUnder, TERMS_2024 } from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

const BOARD = {
  body: 'driftsstyret',
  seatPerParticipant: { office: 'kommunedirektør', clause: '2.1' },
  chair: { of: 'HOST', clause: '2.1' },
} as const;
const HOLDS: readonly Rules[] = [
  { quorum: 'HALF', majority: 'SIMPLE', castingVote: true, clause: 'reglement § 4' },
  { majority: 'UNANIMOUS', castingVote: false, clause: 'reglement § 4' },
];

/** An attempt: what the book refuses is passed over. */
type Step = (book: Miniature, n: number) => unknown;
const day: fc.Arbitrary<CivilDate> = fc
  .integer({ min: 0, max: 47 })
  .map((n) => `${2022 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-15`);
const municipality = fc.constantFrom(...FIVE);
const body = fc.constantFrom('driftsstyret', 'lofotraadet');
const earlier = fc.nat({ max: 40 });
const NOTHING = { for: null, against: null, unanimous: null };
const ballots = fc
  .array(fc.constantFrom('FOR' as const, 'AGAINST' as const), { minLength: FIVE.length, maxLength: FIVE.length })
  .map((said) => FIVE.map((seat, i) => ({ seat, vote: said[i] ?? ('FOR' as const) })));

const voted = fc.tuple(day, body, ballots).map(
  ([decided, of, said]): Step =>
    (book, n) =>
      book.attempt('RecordDecision', decision(n, of, { vote: { ballots: said } }), { decided }),
);
const adoptsRules = fc.tuple(day, body, body, fc.constantFrom(...HOLDS, null), ballots).map(
  ([decided, by, of, rules, said]): Step =>
    (book, n) => {
      const effect = { kind: 'ADOPT_RULES' as const, body: of, rules };
      return book.attempt('RecordDecision', decision(n, by, { effect, vote: { ballots: said } }), { decided });
    },
);
const election = fc.tuple(body, fc.constantFrom('CHAIR' as const, 'MEMBERS' as const), municipality, day).map(
  ([of, to, first, until]): NonNullable<DataOf<'RecordDecision'>['election']> => ({
    ...{ body: of, to, method: 'MAJORITY', rounds: [{ votes: [{ candidate: first, votes: 5 }] }] },
    ...(until > '2024-06-01' && { until }),
  }),
);
const elects = fc.tuple(day, day, body, election).map(
  ([decided, validFrom, by, said]): Step =>
    (book, n) =>
      book.attempt('RecordDecision', decision(n, by, { election: said }), { decided, validFrom }),
);
const electsOther = fc.tuple(earlier, election).map(
  ([which, said]): Step =>
    (book) => {
      const data = { decision: `D-${which}`, ground: 'MINUTES_CORRECTED' as const, election: said };
      return book.attempt('CorrectDecision', data, { decided: '2026-01-01' });
    },
);
const reverses = fc.tuple(day, body, earlier).map(
  ([decided, by, which]): Step =>
    (book, n) => {
      const effect = { kind: 'REVERSE_DECISION' as const, reverses: `D-${which}` };
      return book.attempt('RecordDecision', decision(n, by, { effect }), { decided });
    },
);
const corrects = fc.tuple(day, earlier, ballots).map(
  ([on, which, said]): Step =>
    (book) => {
      const data = { decision: `D-${which}`, ground: 'MINUTES_CORRECTED' as const, vote: { ballots: said } };
      return book.attempt('CorrectDecision', { ...data, decidedOn: on }, { decided: '2026-01-01' });
    },
);
const annuls = earlier.map(
  (which): Step =>
    (book) =>
      book.attempt('AnnulDecision', { decision: `D-${which}`, ground: 'OTHER' }, { decided: '2026-01-01' }),
);
/** whether a body without rules decides by the law's; mostly all who voted agree, else it is not decided. */
const reads = fc
  .record({ decided: day, validFrom: day, analogy: fc.boolean(), unanimous: fc.constantFrom(true, true, true, false) })
  .map(({ decided, validFrom, analogy, unanimous }): Step => {
    const option = analogy ? 'BY_ANALOGY_WITH_LAW' : 'UNANIMITY_OF_PARTICIPATING';
    const effect = { kind: 'ADOPT_INTERPRETATION' as const, interpretation: 'A-04', option };
    const votes = { ...NOTHING, unanimous };
    return (book, n) =>
      book.attempt('RecordDecision', decision(n, 'driftsstyret', { effect, votes }), { decided, validFrom });
  });
const seats = fc.tuple(day, body, fc.subarray([...FIVE])).map(([decided, of, some]): Step => {
  const defined = some.map((m) => ({ seat: m, office: 'kommunedirektør', municipality: m, role: 'MEMBER' as const }));
  return (book) => book.attempt('DefineSeats', { body: of, seats: defined }, { decided });
});
const comesOrGoes = fc.tuple(day, municipality, fc.boolean()).map(([decided, m, comes]): Step => {
  const participant = { municipality: m, name: m, organisationNumber: '938644500' };
  return (book) =>
    comes
      ? book.attempt('AdmitParticipant', participant, { decided })
      : book.attempt('EndParticipation', { municipality: m }, { decided });
});
const otherHost = fc.tuple(day, municipality).map(
  ([decided, host]): Step =>
    (book) =>
      book.attempt('ChangeHost', { host }, { decided }),
);
const away = fc.tuple(day, municipality).map(
  ([decided, seat]): Step =>
    (book, n) =>
      book.attempt('RecordAbsence', { absence: `F-${n}`, body: 'driftsstyret', seat }, { decided }),
);
const otherText = fc.tuple(day, fc.boolean(), fc.option(fc.constantFrom(...HOLDS), { nil: undefined })).map(
  ([decided, users, rules]): Step =>
    (book, n) => {
      const board = { ...BOARD, ...(users && { userParticipation: { clause: '2.1' } }), ...(rules && { rules }) };
      const version = `AV-${n}`;
      const terms = { ...TERMS_2024, bodies: [board] };
      book.attempt('ProposeAgreement', { version, title: 'Example', clauses: [], terms }, { decided });
      return book.attempt('AttestAgreement', { version, basis: 'Example' }, { decided });
    },
);
const step = fc.oneof(
  { weight: 6, arbitrary: voted },
  { weight: 3, arbitrary: adoptsRules },
  { weight: 3, arbitrary: elects },
  ...[reads, reverses, corrects, annuls, electsOther, seats, comesOrGoes, otherHost, away, otherText].map(
    (arbitrary) => ({
      weight: 1,
      arbitrary,
    }),
  ),
);

function decision(n: number, by: string, more: Partial<DataOf<'RecordDecision'>>): DataOf<'RecordDecision'> {
  return { decision: `D-${n}`, body: by, outcome: 'ADOPTED', votes: NOTHING, wording: 'Som innstilt.', ...more };
}

/** The rows that are written event by event, and those that the last state alone gives when all is derived from it. */
function rowsOf(book: Miniature): { written: unknown; derived: unknown } {
  const last = book.events.at(-1) as Placed<DomainEvent>;
  const all = bodyFacts({ ...last, type: 'CooperationEstablished' }, noCooperation, book.state);
  const keys = new Set(all.map(({ kind, name }) => `${kind} ${name}`));
  const written = book.rows().filter((r) => keys.has(`${r.kind} ${r.name}`));
  const derived = all.flatMap((change) => {
    const { kind, name } = change;
    return change.op === 'replace' ? change.timeline.map((s) => ({ kind, name, ...s })) : [];
  });
  const inOrder = (rows: readonly object[]) => rows.map((row) => canonicalJson(row)).sort();
  return { written: inOrder(written), derived: inOrder(derived) };
}

describe('bodies and what was voted in them', () => {
  test('are the same, written as the events came and derived from the last state as a whole', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        const book = lofotenUnder({ ...TERMS_2024, bodies: [BOARD] }, '2022-01-01');
        for (const [n, take] of steps.entries()) take(book, n);
        const { written, derived } = rowsOf(book);
        expect(written).toEqual(derived);
      }),
      { seed: 2026, numRuns: 60 },
    );
  });

  test('A-04: the board decides by the law’s rules from the day on which its silence is read so, until that is annulled', () => {
    const book = lofotenUnder({ ...TERMS_2024, bodies: [BOARD] }, '2022-01-01');
    const votes = { for: 3, against: 2, unanimous: false };
    const basis = (on: CivilDate) => book.on('body-on-day', 'driftsstyret', on)?.value as { rules: { basis: string } };
    const told = () => ({
      bases: ['2025-06-30', '2025-07-01'].map((on) => basis(on).rules.basis),
      votes: ['D-1', 'D-2'].map((id) => {
        const row = book.rows().find((r) => r.kind === 'judgement' && r.name === id);
        return (row?.value as { derived?: { outcome: string } } | undefined)?.derived?.outcome;
      }),
    });
    book.record('RecordDecision', decision(1, 'driftsstyret', { votes }), { decided: '2025-06-30' });
    book.record('RecordDecision', decision(2, 'driftsstyret', { votes }), { decided: '2025-07-01' });
    const without = { bases: ['NONE', 'NONE'], votes: ['UNDETERMINED', 'UNDETERMINED'] };
    expect(told()).toEqual(without);
    const effect = { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-04', option: 'BY_ANALOGY_WITH_LAW' } as const;
    const read = decision(3, 'driftsstyret', { effect, votes: { ...NOTHING, unanimous: true } });
    book.record('RecordDecision', read, { decided: '2025-06-01', validFrom: '2025-07-01' });
    expect(told()).toEqual({ bases: ['NONE', 'AGREEMENT'], votes: ['UNDETERMINED', 'PASSED'] });
    book.record('AnnulDecision', { decision: 'D-3', ground: 'OTHER' }, { decided: '2026-01-01' });
    expect(told()).toEqual(without);
  });
});
