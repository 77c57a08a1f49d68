import type { Refusal } from '#kernel';
import type { Election } from '../election.ts';
import { candidateTwice } from '../refusals.ts';

/** Kommuneloven §§ 7-5, 7-8: in one vote a candidate has one number, and so has a list; a list has each candidate in one place. */
export function candidatesOnce(decision: string, { rounds = [], lists = [], nominees = [] }: Election): Refusal | null {
  const named = [
    ...rounds.map(({ votes }) => votes.map(({ candidate }) => candidate)),
    lists.map(({ list }) => list),
    ...lists.map(({ candidates }) => candidates),
    nominees,
  ];
  const twice = named.flatMap((ids) => ids.filter((id, n) => ids.indexOf(id) !== n))[0];
  return twice === undefined ? null : candidateTwice({ decision, candidate: twice });
}
