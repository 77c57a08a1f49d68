import { addDays, type CivilDate, type Decided, type Refusal, Timelines } from '#kernel';
import type { DeliveryCommand, DeliveryEffect } from './commands.ts';
import type { DeliverySurroundings } from './delivery.ts';
import type { DeliveryEvent } from './events.ts';
import {
  alreadyDelivered,
  contractNotHolding,
  documentOfOtherKind,
  documentVersionTaken,
  measureAlreadyThere,
  neverParticipant,
  notDelivered,
  nothingAmended,
  periodReversed,
  procurementSettled,
  type Thing,
} from './refusals.ts';
import { settlementOf } from './rules/procurement-settled.ts';
import type { Contract, DeliveryState, Measure, Period } from './state.ts';

type Answer = readonly Decided<DeliveryEvent>[] | Refusal;

/** Everyone who has ever been a participant: what is recorded may be about the past. */
export interface Register {
  readonly municipalities: readonly string[];
}

/** Refuses only what is malformed or impossible in sequence: a step that was skipped is recorded. */
export function decideDelivery(
  command: DeliveryCommand,
  state: DeliveryState,
  register: Register,
  decisions: Pick<DeliverySurroundings, 'decision'> = { decision: () => null },
): Answer {
  const on = command.validFrom;
  switch (command.type) {
    case 'SubmitDocument': {
      const { document, version, kind, period } = command.data;
      const before = state.documents.filter((d) => d.document === document);
      if (before.some((d) => d.version === version)) return documentVersionTaken({ document, version });
      const [first] = before;
      if (first && first.kind !== kind) return documentOfOtherKind({ document, kind, before: first.kind });
      return reversed('document', document, period) ?? [{ type: 'DocumentSubmitted', data: command.data }];
    }
    case 'ProposeMeasure': {
      const { measure: id, by, municipalities } = command.data;
      if (state.measures.has(id)) return alreadyDelivered({ thing: 'measure', id });
      return (
        stranger('measure', id, [by, ...municipalities], register) ?? [{ type: 'MeasureProposed', data: command.data }]
      );
    }
    case 'AssessMeasure':
      return onMeasure(state, command.data.measure, () => [{ type: 'MeasureAssessed', data: command.data }]);
    case 'PutForwardMeasure':
      return onMeasure(state, command.data.measure, () => [{ type: 'MeasurePutForward', data: command.data }]);
    case 'StartMeasure':
      return onMeasure(state, command.data.measure, ({ id, started }) =>
        started
          ? measureAlreadyThere({ measure: id, step: 'STARTED', on: started.on })
          : [{ type: 'MeasureStarted', data: command.data }],
      );
    case 'CompleteMeasure':
      return onMeasure(state, command.data.measure, ({ id, completed }) =>
        completed
          ? measureAlreadyThere({ measure: id, step: 'COMPLETED', on: completed.on })
          : [{ type: 'MeasureCompleted', data: command.data }],
      );
    case 'RegisterContract': {
      const { contract: id, owner, participants, from, to } = command.data;
      if (state.contracts.has(id)) return alreadyDelivered({ thing: 'contract', id });
      const refused =
        stranger('contract', id, [owner, ...participants], register) ??
        reversed('contract', id, to === undefined ? undefined : { from, to });
      return refused ?? [{ type: 'ContractRegistered', data: command.data }];
    }
    case 'AmendContract': {
      const { contract, to, participants = [], ...changed } = command.data;
      const known = state.contracts.get(contract);
      if (!known) return unknown('contract', contract, state.contracts.keys());
      if (to === undefined && participants.length === 0 && Object.keys(changed).length === 0)
        return nothingAmended({ contract });
      const refused =
        // With a last day it is prolonged, also when the last that it had is over.
        (to === undefined || before(known, on) ? holding(known, on) : null) ??
        stranger('contract', contract, participants, register) ??
        reversed('contract', contract, to === undefined ? undefined : { from: on, to });
      return refused ?? [{ type: 'ContractAmended', data: command.data }];
    }
    case 'EndContract': {
      const known = state.contracts.get(command.data.contract);
      if (!known) return unknown('contract', command.data.contract, state.contracts.keys());
      // The first day without it may be the day after its last.
      return holding(known, addDays(on, -1)) ?? [{ type: 'ContractEnded', data: command.data }];
    }
    case 'ReportOutsideProcurement': {
      const { procurement: id, municipality } = command.data;
      if (state.procurements.has(id)) return alreadyDelivered({ thing: 'procurement', id });
      return (
        stranger('procurement', id, [municipality], register) ?? [
          { type: 'OutsideProcurementReported', data: command.data },
        ]
      );
    }
    case 'SettleOutsideProcurement': {
      const { procurement } = command.data;
      const known = state.procurements.get(procurement);
      if (!known) return unknown('procurement', procurement, state.procurements.keys());
      // What was accepted by nothing that accepts it can be settled again, by the right decision.
      if (known.settled && settlementOf(known.settled, decisions))
        return procurementSettled({ procurement, on: known.settled.on });
      return [{ type: 'OutsideProcurementSettled', data: command.data }];
    }
    case 'DeliverReport': {
      const { report: id, period } = command.data;
      if (state.reports.has(id)) return alreadyDelivered({ thing: 'report', id });
      return reversed('report', id, period) ?? [{ type: 'ReportDelivered', data: command.data }];
    }
  }
}

/** What follows from a decision on a document or a measure, whichever body made it. */
export function decideDeliveryEffect(
  effect: DeliveryEffect,
  { id: decision, body, from }: { readonly id: string; readonly body: string; readonly from: CivilDate },
  state: DeliveryState,
  register: Register,
): Answer {
  if (effect.kind === 'DECIDE_MEASURE') {
    const { measure, priority = null, municipalities = null, reason = null, financing = null } = effect;
    const data = { measure, decision, body, priority, municipalities, reason, financing };
    return onMeasure(
      state,
      measure,
      () => stranger('measure', measure, municipalities ?? [], register) ?? [{ type: 'MeasureDecided', data }],
    );
  }
  const { document } = effect;
  const versions = state.documents.filter((d) => d.document === document);
  if (effect.kind === 'REVOKE_DOCUMENT')
    return versions.length === 0
      ? unknownDocument(document, state)
      : [{ type: 'DocumentRevoked', data: { document, decision, body }, validFrom: from }];
  const { version } = effect;
  if (!versions.some((d) => d.version === version))
    return versions.length === 0
      ? unknownDocument(document, state)
      : unknown(
          'document',
          `${document} ${version}`,
          versions.map((d) => `${document} ${d.version}`),
        );
  return [{ type: 'DocumentApproved', data: { document, version, decision, body }, validFrom: from }];
}

const unknownDocument = (document: string, state: DeliveryState): Refusal =>
  unknown('document', document, new Set(state.documents.map((d) => d.document)));

function onMeasure(state: DeliveryState, id: string, decided: (measure: Measure) => Answer): Answer {
  const known = state.measures.get(id);
  return known ? decided(known) : unknown('measure', id, state.measures.keys());
}

const unknown = (thing: Thing, id: string, known: Iterable<string>): Refusal =>
  notDelivered({ thing, id, known: [...known].sort().join(', ') || '—' });

const reversed = (thing: Thing, id: string, period: Period | undefined): Refusal | null =>
  period && period.to < period.from ? periodReversed({ thing, id, from: period.from, to: period.to }) : null;

function stranger(thing: Thing, id: string, named: readonly string[], { municipalities }: Register): Refusal | null {
  const municipality = named.find((m) => !municipalities.includes(m));
  if (municipality === undefined) return null;
  return neverParticipant({ thing, id, municipality, known: [...municipalities].sort().join(', ') });
}

const before = ({ content: [first] }: Contract, on: CivilDate): boolean => first !== undefined && on < first.from;

function holding({ id, content }: Contract, on: CivilDate): Refusal | null {
  if (Timelines.at(content, on)) return null;
  const last = content.at(-1);
  const until = last && last.to !== null ? addDays(last.to, -1) : '—';
  return contractNotHolding({ contract: id, from: content[0]?.from ?? '—', until, on });
}
