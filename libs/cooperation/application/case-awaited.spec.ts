import { awaitedIn } from './case-awaited.ts';
import type { CaseGround } from './case-steps.ts';

/** A case in which the executive committee of one of two municipalities has decided; no council has. */
const ground = (kind: string): CaseGround => {
  const view = {
    ...{ decision: 'FS-1', body: 'fs', effect: { kind }, outcome: 'ADOPTED', annulled: false, reversed: false },
    ...{ vote: null, meeting: null, decidedOn: '2025-12-01' },
  };
  const bodies = [
    { id: 'fs', name: 'Formannskapet', kind: 'EXECUTIVE_COMMITTEE', municipality: '1859' },
    { id: 'ks', name: 'Kommunestyret', kind: 'COUNCIL', municipality: '1859' },
  ];
  return {
    validOn: '2025-12-02',
    bodies: new Map(bodies.map((body) => [body.id, body])),
    decisions: [{ view }],
    meetings: [],
  } as unknown as CaseGround;
};

it.each([
  ['RECOMMEND_BUDGET', ['1859', '1865']],
  ['RECOMMEND_AGREEMENT', ['1859', '1865']],
  ['CHOOSE_VAT', []],
])('a case in which a committee decided %s waits for the councils of %j', (kind, councils) => {
  const awaited = awaitedIn(ground(kind), { municipalities: ['1859', '1865'], keyNeedsRatification: true });
  expect(awaited.map(({ municipality, because }) => [municipality, because])).toEqual(
    councils.map((m) => [m, 'NOT_TREATED']),
  );
});
