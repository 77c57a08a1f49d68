import type { EventStore } from '#event-store';
import type { DecisionFact, Election, Meeting } from '#governance';
import type { CivilDate, Instant } from '#kernel';
import type { FactRow } from '#projections';
import type { JudgementFact } from '../projections/bodies.ts';
import { type ReversedView, reversedBy } from './effect-views.ts';

/** An election held in a decision: what was voted, who is elected by it, and who the minutes name. */
export interface ElectionView {
  /** The body whose seats it fills. */
  readonly body: string;
  readonly to: Election['to'];
  readonly method: Election['method'];
  readonly rounds: readonly {
    readonly votes: readonly { readonly candidate: string; readonly votes: number }[];
    readonly blank: number | null;
  }[];
  readonly lists: readonly {
    readonly list: string;
    readonly votes: number;
    /** By the votes; null while nobody can say. */
    readonly places: number | null;
    readonly candidates: readonly string[];
  }[];
  readonly blank: number | null;
  readonly places: number | null;
  readonly nominees: readonly string[];
  /** By the votes; those who take the seats when the effect stands. */
  readonly elected: readonly { readonly candidate: string; readonly list: string | null }[];
  readonly byLot: readonly string[];
  /** Those between whom lots are to be drawn. */
  readonly tied: readonly string[];
  /** As the minutes say; null when they do not. */
  readonly named: readonly string[] | null;
  readonly until: CivilDate | null;
  readonly supplement: boolean;
}

/** Which proposals were adopted, with their text, and how they were voted on. */
export interface ProposalsView {
  readonly adopted: readonly {
    readonly proposal: string;
    readonly kind: string | null;
    /** Null when the proposal is not in the book. */
    readonly text: string | null;
  }[];
  readonly votings: readonly {
    readonly between: readonly { readonly proposal: string; readonly votes: number | null }[];
    readonly against: number | null;
    readonly unanimous: boolean | null;
    readonly casting: string | null;
  }[];
}

/** Something recorded of a decision after it was made, and when the book learned it. */
export interface RestatedView {
  readonly on: CivilDate;
  readonly ground: string;
  readonly recorded: Instant;
  readonly event: number;
}

/** What became of a decision: its record was corrected, it was found void, another decision ended it. */
export interface AfterwardsView {
  readonly corrected: readonly RestatedView[];
  readonly annulled: RestatedView | null;
  readonly reversed: ReversedView | null;
}

export function electionView({ election }: DecisionFact, judgement: JudgementFact | null): ElectionView | null {
  if (!election) return null;
  const { elected = [], lists: counted = [], byLot = [], tied = [] } = judgement?.election ?? {};
  const { rounds = [], lists = [], nominees = [], blank = null, places = null, until = null } = election;
  return {
    body: election.body,
    to: election.to,
    method: election.method,
    rounds: rounds.map((round) => ({ votes: round.votes, blank: round.blank ?? null })),
    lists: lists.map(({ list, votes, candidates }) => {
      const won = counted.find((c) => c.list === list)?.places ?? null;
      return { list, votes, places: won, candidates };
    }),
    ...{ blank, places, nominees, elected, byLot, tied, until },
    named: election.elected ?? null,
    supplement: election.supplement ?? false,
  };
}

/** `meeting`: the one the decision was made in, as known on the day. */
export function proposalsView(
  { proposals }: DecisionFact,
  meeting: Pick<Meeting, 'proposals'> | undefined,
): ProposalsView | null {
  if (!proposals) return null;
  return {
    adopted: proposals.adopted.map((proposal) => {
      const said = meeting?.proposals.find((p) => p.proposal === proposal);
      return { proposal, kind: said?.kind ?? null, text: said?.text ?? null };
    }),
    votings: (proposals.votings ?? []).map(({ between, against = null, unanimous = null, casting = null }) => ({
      between,
      against,
      unanimous,
      casting,
    })),
  };
}

/** The judgement of a decision among the rows of a day. */
export const judgementIn = (rows: readonly FactRow[], decision: string): JudgementFact | null => {
  const row = rows.find(({ kind, name }) => kind === 'judgement' && name === decision);
  return (row?.value ?? null) as unknown as JudgementFact | null;
};

/**
 * What became of a decision by the day, as known then. What annuls a decision says that it was never valid, on whatever day is
 * asked about. `sources`: the events that made it what it is known to be; `rows`: of the day.
 */
export async function afterwardsOf(
  store: EventStore,
  book: string,
  decision: string,
  { sources, rows, validOn }: { sources: readonly number[]; rows: readonly FactRow[]; validOn: CivilDate },
): Promise<AfterwardsView> {
  const said: (RestatedView & { readonly type: string })[] = [];
  for (const index of sources) {
    const { events } = await store.readBook(book, index, 1);
    for (const { metadata, data, recorded } of events) {
      const { ground = '' } = data as { ground?: string };
      said.push({ type: metadata.type, on: metadata.decided, ground, recorded, event: index });
    }
  }
  const of = (type: string) => said.filter((s) => s.type === type).map(({ type: _, ...restated }) => restated);
  return {
    corrected: of('DecisionCorrected'),
    annulled: of('DecisionAnnulled')[0] ?? null,
    reversed: reversedBy(decision, validOn, rows),
  };
}
