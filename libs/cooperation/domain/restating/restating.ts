import { Compile } from 'typebox/compile';
import { evolveAllocation, noAllocation } from '#allocation';
import { evolveBudget, noBudget } from '#budget';
import { evolveControl, noControl } from '#control';
import { evolveDelivery, noDelivery } from '#delivery';
import { evolveGovernance, noGovernance } from '#governance';
import {
  canonicalJson,
  type Decided,
  type DomainEvent,
  isOrganisationNumber,
  type Placed,
  type Refusal,
} from '#kernel';
import { organisationNumberWrong } from '../refusals.ts';
import { type CooperationState, evolveRegister, noRegister } from '../state.ts';
import type { RestatingCommand } from './commands.ts';
import type { RestatingEvent } from './events.ts';
import { added } from './records.ts';
import {
  recordAlreadyAnnulled,
  recordContentWrong,
  recordNotCorrected,
  recordNotRestatable,
  recordOfOtherThing,
  recordOfOtherType,
  recordOnlyAnnulled,
  recordUnknown,
} from './refusals.ts';
import { definitionOf, restatable, SLICE_OF, type Slice } from './restatable.ts';
import { thingOf } from './things.ts';

export const isRestatingEvent = (event: Placed<DomainEvent>): event is Placed<RestatingEvent> =>
  event.type === 'RecordAnnulled' || event.type === 'RecordCorrected';

type Fold = (state: CooperationState, said: readonly Placed<DomainEvent>[]) => Partial<CooperationState>;
/** Each slice from nothing; of governance, decisions and bodies stay as they are. */
const FOLD: Readonly<Record<Slice, Fold>> = {
  register: (_, said) => ({ register: folded(said, evolveRegister, noRegister) }),
  allocation: (_, said) => ({ allocation: folded(said, evolveAllocation, noAllocation) }),
  budget: (_, said) => ({ budget: folded(said, evolveBudget, noBudget) }),
  control: (_, said) => ({ control: folded(said, evolveControl, noControl) }),
  delivery: (_, said) => ({ delivery: folded(said, evolveDelivery, noDelivery) }),
  governance({ governance }, said) {
    const { meetings, composition } = noGovernance;
    return { governance: folded(said, evolveGovernance, { ...governance, meetings, composition }) };
  },
};

const folded = <S, E>(said: readonly Placed<DomainEvent>[], evolve: (state: S, event: E) => S, from: S): S =>
  said.reduce((state, event) => evolve(state, event as E), from);

/** The state as if the record had never been, or had said what the correction says. Nothing stored is touched. */
export function restated(state: CooperationState, event: Placed<RestatingEvent>): CooperationState {
  const { event: index } = event.data;
  const known = state.records.said.get(index);
  const slice = known && SLICE_OF.get(known.type);
  if (!known || !slice) return state;
  const said =
    event.type === 'RecordAnnulled'
      ? state.records.said.delete(index)
      : state.records.said.set(index, corrected(known, event));
  const annulled =
    event.type === 'RecordAnnulled' ? state.records.annulled.set(index, event.at.index) : state.records.annulled;
  const inOrder = [...said.entries()]
    .filter(([, { type }]) => SLICE_OF.get(type) === slice)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
  const thing = thingOf(known);
  const of = added(state.records.of, thing, event.at.index);
  const again = added(state.records.restated, thing, event.at.index);
  return { ...state, ...FOLD[slice](state, inOrder), records: { said, annulled, of, restated: again } };
}

type Correction = Extract<RestatingEvent, { type: 'RecordCorrected' }>;

/** In the place of what it corrects; what follows from it rests on the correction, which names the first record. */
function corrected(known: Placed<DomainEvent>, { data, at }: Placed<Correction>): Placed<DomainEvent> {
  const decided = data.decidedOn ?? known.at.decided;
  const sameDay = known.at.validFrom === known.at.decided;
  const validFrom = data.validFrom ?? (sameDay ? decided : known.at.validFrom);
  return { type: known.type, data: data.says, at: { ...known.at, decided, validFrom, index: at.index } };
}

/** Refuses what names no such record, one that is annulled, or a content that its type cannot have. */
export function decideRestating(
  command: RestatingCommand,
  { records }: CooperationState,
): readonly Decided<RestatingEvent>[] | Refusal {
  const { event, type } = command.data;
  const by = records.annulled.get(event);
  if (by !== undefined) return recordAlreadyAnnulled({ event, by });
  const known = records.said.get(event);
  if (!known) return recordUnknown({ event });
  const how = restatable(known.type);
  if (!how) return recordNotRestatable({ event, type: known.type });
  if (known.type !== type) return recordOfOtherType({ event, type, is: known.type });
  const content = known.data as Readonly<Record<string, unknown>>;
  const thing = Object.fromEntries(how.ids.map((name) => [name, String(content[name])]));
  if (command.type === 'AnnulRecord') return [{ type: 'RecordAnnulled', data: { ...command.data, thing } }];

  const { says, decidedOn, validFrom } = command.data;
  if (how.onlyAnnulled) return recordOnlyAnnulled({ event, type });
  const wrong = problemOf(type, says);
  if (wrong) return recordContentWrong({ event, type, ...wrong });
  const other = how.ids.find((name) => says[name] !== content[name]);
  if (other !== undefined)
    return recordOfOtherThing({ event, field: other, is: String(content[other]), says: String(says[other]) });
  const { organisationNumber, municipality } = says;
  if (typeof organisationNumber === 'string' && !isOrganisationNumber(organisationNumber))
    return organisationNumberWrong({ municipality: String(municipality), organisationNumber });
  const sameDays =
    (decidedOn ?? known.at.decided) === known.at.decided && (validFrom ?? known.at.validFrom) === known.at.validFrom;
  if (sameDays && canonicalJson(says) === canonicalJson(content)) return recordNotCorrected({ event });
  return [{ type: 'RecordCorrected', data: { ...command.data, thing } }];
}

function problemOf(type: string, says: unknown): { at: string; problem: string } | null {
  const definition = definitionOf(type);
  if (!definition) return null;
  const fits = Compile(definition.schema);
  if (fits.Check(says)) return null;
  const [first] = fits.Errors(says);
  return { at: first?.instancePath || '/', problem: first?.message ?? '' };
}
