import { fixedAmountsOnce } from '#allocation';
import { type Decided, isOrganisationNumber, type Refusal } from '#kernel';
import type { Effect, RegisterCommand } from '../commands.ts';
import type { RegisterEvent } from '../events.ts';
import {
  clauseTwice,
  demandTaken,
  demandUnknown,
  matterClauseUnknown,
  matterTwice,
  matterUnknown,
  notParticipant,
  organisationNumberWrong,
  termsNameUnknownKey,
  versionTaken,
  versionUnknown,
} from '../refusals.ts';
import type { CooperationState, Register } from '../state.ts';
import type { Terms } from '../terms.ts';
import { participantsOn } from '../view.ts';
import { byClause, type Clause, overlaid } from './compare-clauses.ts';
import { REQUIRED_MATTERS } from './required-matters.ts';

type Answer = readonly Decided<RegisterEvent>[] | Refusal;
type CommandOf<T extends RegisterCommand['type']> = Extract<RegisterCommand, { type: T }>;
type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

export type AgreementEffect = EffectOf<
  'RECOMMEND_AGREEMENT' | 'APPROVE_AGREEMENT' | 'DECLINE_CHANGE' | 'ADMIT_PARTICIPANT' | 'AGREE_TO_DISSOLVE'
>;

export function proposeAgreement({ data }: CommandOf<'ProposeAgreement'>, state: CooperationState): Answer {
  const { version, terms, clauses, answers } = data;
  return (
    newVersion(state.register, version) ??
    knownDemand(state.register, answers) ??
    wellFormed(version, clauses, terms, state) ?? [{ type: 'AgreementProposed', data }]
  );
}

/** The whole text is written into the event: what an amendment says does not change with the version it amends. */
export function proposeAmendment({ data }: CommandOf<'ProposeAmendment'>, state: CooperationState): Answer {
  const { version, amends, answers } = data;
  const refused =
    newVersion(state.register, version) ??
    knownVersion(state.register, amends) ??
    knownDemand(state.register, answers) ??
    clausesOnce(version, data.clauses);
  if (refused) return refused;
  const amended = state.register.versions.find((v) => v.id === amends);
  const clauses = overlaid(amended?.asProposed ?? [], data.clauses);
  const terms = data.terms ?? (amended?.content[0]?.value.terms as Terms);
  return (
    wellFormed(version, clauses, terms, state) ?? [{ type: 'AgreementProposed', data: { ...data, clauses, terms } }]
  );
}

export function demandChange({ data, decided }: CommandOf<'DemandChange'>, { register }: CooperationState): Answer {
  const { demand, municipality } = data;
  if (register.demands.some((d) => d.demand === demand)) return demandTaken({ demand });
  if (!participantsOn(register, decided).municipalities.includes(municipality))
    return notParticipant({ municipality, on: decided });
  return [{ type: 'ChangeDemanded', data }];
}

/** What follows from a decision on the agreement or on who takes part; but for a recommendation it is a council’s. */
export function decideAgreementEffect(
  effect: AgreementEffect,
  { id: decision, municipality }: { readonly id: string; readonly municipality: string },
  { register }: CooperationState,
): Answer {
  switch (effect.kind) {
    case 'RECOMMEND_AGREEMENT': {
      const { version } = effect;
      return knownVersion(register, version) ?? [{ type: 'AgreementRecommended', data: { version, decision } }];
    }
    case 'APPROVE_AGREEMENT': {
      const { version, termsFrom = null, amendments, printed } = effect;
      const unknown = amendments?.map((a) => knownVersion(register, a)).find((refused) => refused !== null);
      const data = {
        version,
        municipality,
        decision,
        termsFrom,
        ...(amendments && { amendments }),
        ...(printed && { printed }),
      };
      return (
        knownVersion(register, version) ??
        unknown ??
        clausesOnce(version, printed ?? []) ?? [{ type: 'AgreementApproved', data }]
      );
    }
    case 'DECLINE_CHANGE': {
      const { demand } = effect;
      return knownDemand(register, demand) ?? [{ type: 'ChangeDeclined', data: { demand, municipality, decision } }];
    }
    case 'ADMIT_PARTICIPANT': {
      const { kind: _, from, ...asked } = effect;
      const newcomer = { ...asked, organisationNumber: asked.organisationNumber.replaceAll(' ', '') };
      return isOrganisationNumber(newcomer.organisationNumber)
        ? [{ type: 'AdmissionApproved', data: { newcomer, from, municipality, decision } }]
        : organisationNumberWrong(newcomer);
    }
    case 'AGREE_TO_DISSOLVE':
      return [{ type: 'DissolutionAgreed', data: { from: effect.from, municipality, decision } }];
  }
}

/** Refuses clauses and terms that contradict themselves; what is missing in them is a finding. */
export function wellFormed(
  version: string,
  clauses: readonly Clause[],
  terms: Terms,
  state: CooperationState,
): Refusal | null {
  return (
    clausesOnce(version, clauses) ??
    mattersInText(version, clauses, terms, state.register) ??
    knownKey(state, version, terms.key) ??
    fixedAmountsOnce(version, terms)
  );
}

export function knownVersion(register: Register, version: string): Refusal | null {
  return register.versions.some((v) => v.id === version)
    ? null
    : versionUnknown({ version, known: register.versions.map((v) => v.id).join(', ') || '—' });
}

const newVersion = (register: Register, version: string): Refusal | null =>
  register.versions.some((v) => v.id === version) ? versionTaken({ version }) : null;

function knownDemand({ demands }: Register, demand: string | undefined): Refusal | null {
  if (demand === undefined || demands.some((d) => d.demand === demand)) return null;
  return demandUnknown({ demand, known: demands.map((d) => d.demand).join(', ') || '—' });
}

export function clausesOnce(version: string, clauses: readonly Clause[]): Refusal | null {
  const numbers = clauses.map((c) => c.clause);
  const twice = numbers.find((c, i) => numbers.indexOf(c) !== i);
  return twice === undefined ? null : clauseTwice({ version, clause: twice });
}

function knownKey(state: CooperationState, version: string, key: string | null): Refusal | null {
  return key === null || state.allocation.keys.has(key) ? null : termsNameUnknownKey({ version, key });
}

/** Letters of the law for this form, each once; what is covered is covered by a clause of the text. */
function mattersInText(
  version: string,
  clauses: readonly Clause[],
  { matters = [] }: Terms,
  { established }: Register,
): Refusal | null {
  const required = established && REQUIRED_MATTERS[established.form];
  const letters = matters.map((m) => m.letter);
  const known = clauses.map((c) => c.clause).sort(byClause);
  for (const { letter, status, clauses: named = [] } of matters) {
    if (!required?.matters.some((m) => m.letter === letter))
      return matterUnknown({ version, letter, law: required?.law ?? 'Loven' });
    if (letters.filter((l) => l === letter).length > 1) return matterTwice({ version, letter });
    const absent = named.find((clause) => !known.includes(clause));
    if (absent !== undefined || (status === 'COVERED' && named.length === 0))
      return matterClauseUnknown({ version, letter, clause: absent ?? null, known: known.join(', ') || '—' });
  }
  return null;
}
