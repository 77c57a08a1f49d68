import { type Body, type GovernanceState, type Reading, rulesByLaw } from '#governance';
import { type CivilDate, earlier, Timelines } from '#kernel';
import type { CooperationState } from '../domain/state.ts';
import { type AgreementInForce, type DerivedView, OF_BODIES, viewOf } from '../domain/view.ts';

/** The first day of all. */
const ALWAYS: CivilDate = '1900-01-01';

/** A decision that may change the rules of a body, or its seats. */
type Change = Pick<GovernanceState['composition']['adoptions'][number], 'decision' | 'body'>;
/** From which day on; null: on none. */
type Since = CivilDate | null;
const soonest = (...days: readonly Since[]): Since =>
  days.reduce<Since>((first, day) => (first === null || day === null ? (first ?? day) : earlier(first, day)), null);
const reaches = (since: Since, day: CivilDate): boolean => since !== null && since <= day;

/**
 * From which day on a body may be another than it was, or decide by other rules, because of one event. What was voted
 * before that day stands as it was judged, so that an event costs what it touches and not what the book holds. Bodies
 * that are as before are left out. `restated`: the decisions that the event says something new about.
 */
export function bodiesTurned(
  before: CooperationState,
  after: CooperationState,
  restated: ReadonlySet<string>,
): ReadonlyMap<string, CivilDate> {
  const [was, is] = [viewOf(before), viewOf(after)];
  const agreement = Timelines.differSince(was.agreement, is.agreement, sameAgreement);
  const host = Timelines.differSince(before.register.host, after.register.host);
  const members = membersTurned(before, after);
  const read = readingsTurned(was, is);
  const spokenOf = new Set([...bodiesInTerms(was), ...bodiesInTerms(is)]);

  const turned = new Map<string, CivilDate>();
  const turn = (body: string, since: Since): boolean => {
    const known = turned.get(body);
    if (since === null || (known !== undefined && known <= since)) return false;
    turned.set(body, since);
    return true;
  };
  for (const body of after.governance.bodies.values()) {
    const inTerms = spokenOf.has(body.id);
    turn(body.id, ownTurn(body, before, after));
    if (!rulesByLaw(body.kind)) turn(body.id, read);
    if (inTerms) turn(body.id, soonest(agreement, host));
    if (inTerms || seatsSomebody(body.id, after)) turn(body.id, members);
  }

  // Who adopted rules or elected somebody, or reversed that, may itself be another: then so are those rules, and what was voted by them.
  const { decisions } = after.governance;
  const competences = soonest(agreement, host);
  const shaken = (id: string): boolean => {
    const made = decisions.get(id);
    if (!made || restated.has(id)) return restated.has(id);
    return reaches(competences, made.decidedOn) || reaches(turned.get(made.body) ?? null, made.decidedOn);
  };
  const changeTurned = ({ decision }: Change): Since => {
    const reversing = after.control.reversals.filter((r) => r.reverses === decision);
    if (!shaken(decision) && !reversing.some((r) => shaken(r.decision))) return null;
    const was = before.governance.decisions.get(decision)?.decidedOn ?? null;
    return soonest(decisions.get(decision)?.decidedOn ?? null, was);
  };
  const adopted = new Set(before.governance.composition.adoptions);
  for (const adoption of after.governance.composition.adoptions)
    if (!adopted.has(adoption)) turn(adoption.body, decisions.get(adoption.decision)?.decidedOn ?? ALWAYS);
  for (const { decision, body } of electionsOf(after))
    if (before.governance.elections.get(decision) !== body) turn(body, decisions.get(decision)?.decidedOn ?? ALWAYS);
  // Of an election that was corrected to be of another body, the one it was of.
  for (const { decision, body } of electionsOf(before))
    if (after.governance.elections.get(decision) !== body) turn(body, decisions.get(decision)?.decidedOn ?? ALWAYS);
  const changes: readonly Change[] = [...after.governance.composition.adoptions, ...electionsOf(after)];
  for (let more = true; more; ) more = changes.map((change) => turn(change.body, changeTurned(change))).includes(true);
  return turned;
}

const electionsOf = ({ governance }: CooperationState): Change[] =>
  [...governance.elections].map(([decision, body]) => ({ decision, body }));

function ownTurn({ id }: Body, { governance: was }: CooperationState, { governance: is }: CooperationState): Since {
  if (was.bodies.get(id) !== is.bodies.get(id)) return ALWAYS;
  if (was.composition === is.composition) return null;
  return Timelines.differSince(was.composition.seats.get(id) ?? [], is.composition.seats.get(id) ?? []);
}

/** The first day on which the agreements' silence on bodies is read otherwise (A-04, A-23). */
function readingsTurned(was: DerivedView, is: DerivedView): Since {
  return soonest(...[...OF_BODIES].map((id) => Timelines.differSince(was.readings(id), is.readings(id), sameReading)));
}

const sameReading = (a: Reading, b: Reading): boolean => a.option === b.option;

/** The first day on which somebody else takes part. */
function membersTurned({ register: was }: CooperationState, { register: is }: CooperationState): Since {
  if (was.memberships === is.memberships) return null;
  const all = new Set([...was.memberships.keys(), ...is.memberships.keys()]);
  const days = [...all].map((m) => Timelines.differSince(was.memberships.get(m) ?? [], is.memberships.get(m) ?? []));
  return soonest(...days);
}

function bodiesInTerms({ agreement }: DerivedView): string[] {
  return agreement.flatMap(({ value }) => (value.terms.bodies ?? []).map(({ body }) => body));
}

const seatsSomebody = (body: string, { governance }: CooperationState): boolean =>
  (governance.composition.seats.get(body) ?? []).some(({ value }) =>
    value.seats.some(({ municipality }) => municipality !== undefined),
  );

const sameAgreement = (a: AgreementInForce, b: AgreementInForce): boolean =>
  a.version === b.version &&
  a.terms === b.terms &&
  a.origins === b.origins &&
  a.basis.length === b.basis.length &&
  a.basis.every((index, i) => index === b.basis[i]);
