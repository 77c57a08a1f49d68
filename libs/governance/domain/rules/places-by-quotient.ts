export interface ListOfVotes {
  readonly list: string;
  readonly votes: number;
}

export interface Places {
  /** By list, in the order given. */
  readonly places: ReadonlyMap<string, number>;
  /** Lists that got a place by lot. */
  readonly byLot: readonly string[];
  /** Lists that draw lots for the places that are left; none: every place is given. */
  readonly tied: readonly string[];
}

/**
 * Kommuneloven § 7-6: the places go one by one to the list with the largest quotient, its votes divided by 1, 2, 3, 4 and so
 * on. Of equal quotients the list with the most votes comes first; of equal votes, the one that the lot falls on. A list
 * without votes gets none. `lots`: in the order in which they were drawn.
 */
export function placesByQuotient(lists: readonly ListOfVotes[], places: number, lots: readonly string[] = []): Places {
  const given = new Map(lists.map(({ list }) => [list, 0]));
  const next = ({ list }: ListOfVotes): number => (given.get(list) ?? 0) + 1;
  const compare = (a: ListOfVotes, b: ListOfVotes): number =>
    b.votes * next(a) - a.votes * next(b) || b.votes - a.votes;
  const voted = lists.filter(({ votes }) => votes > 0);
  for (let left = places; left > 0 && voted.length > 0; ) {
    const [best] = [...voted].sort(compare);
    const first = voted.filter((one) => best !== undefined && compare(one, best) === 0).map(({ list }) => list);
    const drawn = first.length <= left ? first : [...new Set(lots)].filter((l) => first.includes(l)).slice(0, left);
    for (const list of drawn) given.set(list, (given.get(list) ?? 0) + 1);
    left -= drawn.length;
    if (first.length > drawn.length)
      return { places: given, byLot: drawn, tied: left > 0 ? first.filter((l) => !drawn.includes(l)) : [] };
  }
  return { places: given, byLot: [], tied: voted.length === 0 ? lists.map(({ list }) => list) : [] };
}
