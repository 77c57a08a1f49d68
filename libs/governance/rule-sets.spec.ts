import type { Decided, Placed } from '#kernel';
import { placed } from '#kernel/testing';
import type { GovernanceEvent } from './domain/events.ts';
import { Judgements } from './domain/judgements.ts';
import { evolveGovernance, noGovernance } from './domain/state.ts';
import type { GovernanceSurroundings } from './domain/surroundings.ts';

const BOARD = 'driftsstyret';
const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
const decided = (decision: string, n: number): Decided<GovernanceEvent> => ({
  type: 'DecisionRecorded',
  data: {
    ...{ decision, body: BOARD, outcome: 'ADOPTED', wording: 'EKSEMPEL: som innstilt.' },
    votes: { for: 3, against: 2, unanimous: null },
  },
  decided: day(n),
  validFrom: day(n),
});
const rules = { majority: 'SIMPLE', castingVote: true, clause: '1' } as const;

/** A board that adopts its rules anew day after day, the first unanimously, and then decides something by the last. */
function asked(sets: number) {
  const events: Decided<GovernanceEvent>[] = [
    { type: 'BodyEstablished', data: { body: BOARD, name: 'Driftsstyret', kind: 'OPERATING_BOARD' } },
  ];
  for (let n = 0; n < sets; n++) {
    const made = decided(`R-${n}`, n);
    events.push(
      n > 0
        ? made
        : ({ ...made, data: { ...made.data, votes: { for: 5, against: 0, unanimous: true } } } as typeof made),
    );
    events.push({
      type: 'RulesAdopted',
      data: { decision: `R-${n}`, body: BOARD, rules },
      decided: day(n),
      validFrom: day(n),
    });
  }
  events.push(decided('V-1', sets));
  const state = events.map(placed).reduce((s, e) => evolveGovernance(s, e as Placed<GovernanceEvent>), noGovernance);
  let competences = 0;
  const around = {
    competences: () => ({ value: [], sources: [], from: day(0), to: null, count: competences++ }),
    hostOn: () => null,
    bodyTerms: () => null,
  } as unknown as GovernanceSurroundings;
  const judgement = new Judgements(state, around).of('V-1');
  return { judgement, competences };
}

describe('a body that has adopted its rules many times', () => {
  it('decides by those adopted last', () => {
    const { judgement } = asked(40);
    expect(judgement?.rules).toMatchObject({ basis: 'ADOPTED', decision: 'R-39' });
    expect(judgement?.derived).toMatchObject({ outcome: 'PASSED', reason: 'MAJORITY' });
  });

  it('is asked of each of them once whether it stands: ten times as many cost ten times as much', () => {
    expect([asked(10), asked(100)].map(({ competences }) => competences)).toEqual([10, 100]);
  });
});
