import { type Decided, isRefusal, type Refusal } from '#kernel';
import type { ControlCommand, ControlEffect } from './commands.ts';
import type { ControlEvent } from './events.ts';
import {
  appealAlreadyDecided,
  appealUnknown,
  controlIdTaken,
  controlledDecisionUnknown,
  controllingBodyUnknown,
  hostDecisionAlreadyAnnulled,
  hostDecisionNotCorrected,
  hostDecisionUnknown,
  instructionOfNothing,
  reviewAlreadyConcluded,
  reviewUnknown,
} from './refusals.ts';
import type { ControlState } from './state.ts';

type Answer = readonly Decided<ControlEvent>[] | Refusal;

/** What the register of decisions holds. */
export interface RegisterOfDecisions {
  hasDecision(id: string): boolean;
  hasBody(id: string): boolean;
  readonly bodies: readonly string[];
}

/**
 * Refuses only what is malformed or impossible in sequence: a late appeal, a decision of principle, an appeal decided by
 * the wrong body are recorded.
 */
export function decideControl(command: ControlCommand, state: ControlState, register: RegisterOfDecisions): Answer {
  switch (command.type) {
    case 'GiveDelegation':
      return [{ type: 'DelegationGiven', data: command.data }];
    case 'RecordHostDecision': {
      const { decision: id } = command.data;
      if (state.hostDecisions.has(id) || register.hasDecision(id))
        return controlIdTaken({ what: 'HostDecisionRecorded', id });
      return [{ type: 'HostDecisionRecorded', data: command.data }];
    }
    case 'CorrectHostDecision': {
      const { decision, ground: _, ...corrected } = command.data;
      if (Object.keys(corrected).length === 0) return hostDecisionNotCorrected({ decision });
      return unknownHostDecision(state, decision) ?? [{ type: 'HostDecisionCorrected', data: command.data }];
    }
    case 'AnnulHostDecision': {
      const { decision } = command.data;
      if (state.hostDecisions.get(decision)?.annulled) return hostDecisionAlreadyAnnulled({ decision });
      return unknownHostDecision(state, decision) ?? [{ type: 'HostDecisionAnnulled', data: command.data }];
    }
    case 'RecordInstruction': {
      const { instruction: id, body, kind, decision, for: whose } = command.data;
      if (state.instructions.has(id)) return controlIdTaken({ what: 'HostInstructed', id });
      if (decision === undefined && (whose === undefined || kind === 'REVERSAL'))
        return instructionOfNothing({ instruction: id });
      return (
        unknownBody(register, body) ??
        (decision === undefined ? null : unknownHostDecision(state, decision)) ?? [
          { type: 'HostInstructed', data: command.data },
        ]
      );
    }
    case 'FileAppeal': {
      const { appeal: id, decision } = command.data;
      if (state.appeals.has(id)) return controlIdTaken({ what: 'AppealFiled', id });
      return unknownDecision(state, register, decision) ?? [{ type: 'AppealFiled', data: command.data }];
    }
    case 'PrepareAppeal':
      return openAppeal(state, command.data.appeal) ?? [{ type: 'AppealPrepared', data: command.data }];
    case 'DecideAppeal':
      return (
        openAppeal(state, command.data.appeal) ??
        unknownBody(register, command.data.body) ?? [{ type: 'AppealDecided', data: command.data }]
      );
    case 'DemandLegalityReview': {
      const { review: id, decision } = command.data;
      if (state.reviews.has(id)) return controlIdTaken({ what: 'LegalityReviewDemanded', id });
      return unknownDecision(state, register, decision) ?? [{ type: 'LegalityReviewDemanded', data: command.data }];
    }
    case 'ConcludeLegalityReview':
      return concludeReview(command.data, state);
    case 'MovePositions': {
      const { move: id } = command.data;
      if (state.moves.has(id)) return controlIdTaken({ what: 'PositionsMoved', id });
      return [{ type: 'PositionsMoved', data: command.data }];
    }
  }
}

/** What follows from a decision, whichever body made it. `municipality` is that of the body. */
export function decideControlEffect(
  effect: ControlEffect,
  { id, municipality }: { readonly id: string; readonly municipality: string },
  state: ControlState,
  register: RegisterOfDecisions,
): Answer {
  switch (effect.kind) {
    case 'INSTRUCT_DELEGATION': {
      const { kind: _, ...said } = effect;
      return [{ type: 'DelegationInstructed', data: { ...said, municipality, decision: id } }];
    }
    case 'REVOKE_DELEGATION': {
      const { delegation } = effect;
      return [{ type: 'DelegationRevoked', data: { delegation, municipality, decision: id } }];
    }
    case 'REVERSE_DECISION': {
      const { reverses } = effect;
      const unknown = unknownDecision(state, register, reverses);
      if (isRefusal(unknown)) return unknown;
      return [{ type: 'DecisionReversed', data: { reverses, decision: id } }];
    }
  }
}

type Conclusion = Extract<ControlCommand, { type: 'ConcludeLegalityReview' }>['data'];

/** The body first; when it upholds its decision, the State (kommuneloven § 27-1). */
function concludeReview(data: Conclusion, { reviews }: ControlState): Answer {
  const review = reviews.get(data.review);
  if (!review) return reviewUnknown({ review: data.review, known: listed(reviews.keys()) });
  const { byBody, byState } = review;
  const ended = byState ?? (byBody && (byBody.outcome !== 'UPHELD' || data.by === 'DECIDING_BODY') ? byBody : null);
  if (ended) return reviewAlreadyConcluded({ review: data.review, on: ended.decidedOn });
  return [{ type: 'LegalityReviewConcluded', data }];
}

const listed = (ids: Iterable<string>): string => [...ids].sort().join(', ') || '—';

function unknownHostDecision({ hostDecisions }: ControlState, decision: string): Refusal | null {
  return hostDecisions.has(decision) ? null : hostDecisionUnknown({ decision, known: listed(hostDecisions.keys()) });
}

function unknownDecision(state: ControlState, register: RegisterOfDecisions, decision: string): Refusal | null {
  if (state.hostDecisions.has(decision) || register.hasDecision(decision)) return null;
  return controlledDecisionUnknown({ decision });
}

function unknownBody(register: RegisterOfDecisions, body: string): Refusal | null {
  return register.hasBody(body) ? null : controllingBodyUnknown({ body, known: listed(register.bodies) });
}

function openAppeal({ appeals }: ControlState, id: string): Refusal | null {
  const appeal = appeals.get(id);
  if (!appeal) return appealUnknown({ appeal: id, known: listed(appeals.keys()) });
  return appeal.decided ? appealAlreadyDecided({ appeal: id, on: appeal.decided.decidedOn }) : null;
}
