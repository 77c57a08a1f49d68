import { type Decided, isRefusal, type Refusal } from '#kernel';
import { decideBodies } from './bodies.ts';
import { isBodyCommand } from './body-commands.ts';
import type { GovernanceCommand, RecordDecision } from './commands.ts';
import { ELECT, type Election } from './election.ts';
import type { GovernanceEvent } from './events.ts';
import { isMeetingCommand } from './meeting-commands.ts';
import { decideMeetings } from './meetings.ts';
import {
  alreadyRecorded,
  bodyUnknown,
  councilNeedsMunicipality,
  decisionAlreadyAnnulled,
  decisionUnknown,
  electionAndEffect,
  electionIncomplete,
  nothingCorrected,
} from './refusals.ts';
import { ballotsOnce } from './rules/ballots-once.ts';
import { candidatesOnce } from './rules/candidates-once.ts';
import { votesAgree } from './rules/votes-agree.ts';
import type { GovernanceState } from './state.ts';

type Answer = readonly Decided<GovernanceEvent>[] | Refusal;

/** Refuses only what is malformed or impossible in sequence; a decision that breaks a rule is recorded. */
export function decideGovernance(command: GovernanceCommand, state: GovernanceState): Answer {
  if (isBodyCommand(command)) return decideBodies(command, state);
  if (isMeetingCommand(command)) return decideMeetings(command, state);
  switch (command.type) {
    case 'EstablishBody': {
      const { body, kind, municipality } = command.data;
      if (state.bodies.has(body)) return alreadyRecorded({ what: 'BodyEstablished', id: body });
      if (kind === 'COUNCIL' && municipality === undefined) return councilNeedsMunicipality({ body });
      return [{ type: 'BodyEstablished', data: command.data }];
    }
    case 'OpenCase':
      if (state.cases.has(command.data.case)) return alreadyRecorded({ what: 'CaseOpened', id: command.data.case });
      return [{ type: 'CaseOpened', data: command.data }];
    case 'RecordDecision':
      return recordDecision(command.data, state);
    case 'CorrectDecision': {
      const { decision, ground: _, ...corrected } = command.data;
      const known = state.decisions.get(decision);
      if (!known) return decisionUnknown({ decision });
      if (Object.keys(corrected).length === 0) return nothingCorrected({ decision });
      const refused =
        votesAgree(command.data) ??
        ballotsOnce(command.data) ??
        electionFits(state, decision, corrected.election, known.effect !== null && known.effect !== ELECT);
      return refused ?? [{ type: 'DecisionCorrected', data: command.data }];
    }
    case 'AnnulDecision': {
      const { decision } = command.data;
      const known = state.decisions.get(decision);
      if (!known) return decisionUnknown({ decision });
      if (known.annulled) return decisionAlreadyAnnulled({ decision });
      return [{ type: 'DecisionAnnulled', data: command.data }];
    }
  }
}

function recordDecision(data: RecordDecision, state: GovernanceState): Answer {
  if (state.decisions.has(data.decision)) return alreadyRecorded({ what: 'DecisionRecorded', id: data.decision });
  const refused = knownBody(state, data.body) ?? votesAgree(data) ?? ballotsOnce(data);
  if (isRefusal(refused)) return refused;
  const { effect, votes = { for: null, against: null, unanimous: null }, ...said } = data;
  const wrong = electionFits(state, data.decision, data.election, effect !== undefined);
  if (wrong) return wrong;
  const kind = (effect as { kind: string } | undefined)?.kind ?? (data.election === undefined ? undefined : ELECT);
  return [{ type: 'DecisionRecorded', data: { ...said, votes, ...(kind !== undefined && { effect: kind }) } }];
}

/** An election names a body of the book and has what its way of electing counts; it is the one thing its decision brings. */
function electionFits(
  state: GovernanceState,
  decision: string,
  election: Election | undefined,
  effectToo = false,
): Refusal | null {
  if (election === undefined) return null;
  if (effectToo) return electionAndEffect({ decision });
  const { method, rounds, lists, places, nominees } = election;
  const needed = { MAJORITY: { rounds }, PROPORTIONAL: { lists, places }, AGREED: { nominees } }[method];
  const missing = Object.entries(needed).flatMap(([name, said]) => (said === undefined ? [name] : []));
  if (missing.length > 0) return electionIncomplete({ decision, method, missing: missing.join(', ') });
  return knownBody(state, election.body) ?? candidatesOnce(decision, election);
}

function knownBody(state: GovernanceState, body: string): Refusal | null {
  if (state.bodies.has(body)) return null;
  return bodyUnknown({ body, known: [...state.bodies.keys()].sort().join(', ') || '—' });
}
