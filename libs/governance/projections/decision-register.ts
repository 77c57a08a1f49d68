import { type BookId, cooperationStream, type Json, type Placed } from '#kernel';
import type { FactChange, Projector } from '#projections';
import type { GovernanceEvent } from '../domain/events.ts';
import { type Decision, evolveGovernance, type GovernanceState, noGovernance } from '../domain/state.ts';

/** A decision as the register shows it; its wording too. Valid from the day it was made. */
export type DecisionFact = Omit<Decision, 'sources'>;

const ALWAYS = '1900-01-01';

/**
 * The register of bodies, meetings, cases and decisions. Whether a decision's effect stands is judged by who asks, with
 * the agreement in force then; here stands what was decided.
 */
export const decisionRegister: Projector<GovernanceState> = {
  name: 'decisions',
  version: 1,
  initial: noGovernance,
  stateStream: (book: BookId) => cooperationStream(book),
  evolve: (state, event) => evolveGovernance(state, event as Placed<GovernanceEvent>),
  changes(event, before, after) {
    return rows(event as Placed<GovernanceEvent>, before, after);
  },
};

function rows(event: Placed<GovernanceEvent>, before: GovernanceState, after: GovernanceState): FactChange[] {
  const { at } = event;
  const fact = (kind: string, name: string, from: string, value: Json): FactChange => ({
    op: 'assign',
    kind,
    name,
    from,
    to: null,
    value,
    sources: [at.index],
  });
  switch (event.type) {
    case 'BodyEstablished': {
      const { body, name, kind, municipality = null } = event.data;
      return [fact('body', body, ALWAYS, { id: body, name, kind, municipality })];
    }
    case 'MeetingHeld':
      return [fact('meeting', event.data.meeting, at.decided, { body: event.data.body, heldOn: at.decided })];
    case 'CaseOpened':
      return [fact('case', event.data.case, at.decided, { title: event.data.title })];
    case 'DecisionRecorded':
    case 'DecisionCorrected':
    case 'DecisionAnnulled': {
      const id = event.data.decision;
      const decision = after.decisions.get(id);
      if (!decision || decision === before.decisions.get(id)) return [];
      const { sources, ...value } = decision;
      const segment = { from: decision.decidedOn, to: null, value: value as unknown as Json, sources };
      return [{ op: 'replace', kind: 'decision', name: id, timeline: [segment] }];
    }
    default:
      return [];
  }
}
