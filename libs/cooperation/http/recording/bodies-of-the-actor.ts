import { may } from '#access';
import type { Body } from '#governance';
import { type Actor, type Refusal, type Role, refusalType } from '#kernel';
import type { Condition } from '../../application/recorder.ts';
import type { BookCommand, CommandType } from '../../domain/commands.ts';
import type { RestatingCommand } from '../../domain/restating/commands.ts';
import { restatable } from '../../domain/restating/restatable.ts';
import { COMMAND_ROUTES } from './command-routes.ts';

type Office = Pick<Body, 'kind' | 'municipality'>;

/** The offices that keep the minutes of some bodies and of no others, and whose bodies these are. */
const OWN: Partial<Record<Role, (body: Office, actor: Actor) => boolean>> = {
  COUNCIL_SECRETARY: ({ municipality }, actor) => municipality !== null && municipality === actor.municipality,
  REGIONAL_SECRETARIAT: ({ kind }) => kind === 'REGIONAL_COUNCIL',
};

export const bodyOfAnother = refusalType<{ body: string; role: Role; actor: string }>(
  'body-of-another',
  'unauthorised',
  {
    nb: (p) => `«${p.actor}» (${p.role}) kan ikke føre noe for organet «${p.body}»: det hører ikke til det kontoret.`,
    nn: (p) =>
      `«${p.actor}» (${p.role}) kan ikkje føre noko for organet «${p.body}»: det høyrer ikkje til det kontoret.`,
    en: (p) => `“${p.actor}” (${p.role}) cannot record for the body “${p.body}”: it is not of that office.`,
  },
);

export const bodyNotNamed = refusalType<{ role: Role; actor: string }>('body-not-named', 'unauthorised', {
  nb: (p) => `«${p.actor}» (${p.role}) kan bare føre for egne organ. Si hvilket det er («body»).`,
  nn: (p) => `«${p.actor}» (${p.role}) kan berre føre for eigne organ. Sei kva organ det er («body»).`,
  en: (p) => `“${p.actor}” (${p.role}) can record only for bodies of that office. Say which it is (“body”).`,
});

export const recordOfAnother = refusalType<{ municipality: string; actor: string }>(
  'record-of-another',
  'unauthorised',
  {
    nb: (p) =>
      `«${p.actor}» kan ikke bekrefte det som er ført for kommune ${p.municipality}. Det kan bare sekretæren for kommunestyret der.`,
    nn: (p) =>
      `«${p.actor}» kan ikkje stadfeste det som er ført for kommune ${p.municipality}. Det kan berre sekretæren for kommunestyret der.`,
    en: (p) =>
      `“${p.actor}” cannot confirm what is recorded for municipality ${p.municipality}. Only the secretary of its council can.`,
  },
);

/** What is recorded on behalf of a council, its own secretary confirms; not who recorded it. */
function ownRecordOnly({ id, role, municipality }: Actor, by: string): Refusal | null {
  return role === 'COUNCIL_SECRETARY' && municipality === by ? null : recordOfAnother({ municipality: by, actor: id });
}

export const recordNotOfOffice = refusalType<{ actor: string; role: Role; event: number; type: string }>(
  'record-not-of-office',
  'unauthorised',
  {
    nb: (p) =>
      `«${p.actor}» (${p.role}) kan ikke rette eller annullere føring nr. ${p.event} (${p.type}). Det kan bare et kontor som selv kan føre slikt; for en kommunes føringer kommunens eget kontor eller styresekretæren.`,
    nn: (p) =>
      `«${p.actor}» (${p.role}) kan ikkje rette eller annullere føring nr. ${p.event} (${p.type}). Det kan berre eit kontor som sjølv kan føre slikt; for føringane til ein kommune kontoret til kommunen sjølv eller styresekretæren.`,
    en: (p) =>
      `“${p.actor}” (${p.role}) cannot correct or annul record ${p.event} (${p.type}). Only an office that can itself record such can; of what a municipality recorded, its own office or the secretary of the board.`,
  },
);

/** Whoever may record such may restate it; an office that records for some bodies only, what was recorded by itself. */
function ownRecordsOnly(actor: Actor, { data: { event } }: RestatingCommand): Condition {
  return ({ cooperation }) => {
    const known = cooperation.state.records.said.get(event);
    const how = known && restatable(known.type);
    if (!known || !how) return null;
    const { requires } = COMMAND_ROUTES[how.command as CommandType];
    const { role, municipality, id } = actor;
    const itsOwn = known.at.actor === id || (municipality !== undefined && known.at.actorMunicipality === municipality);
    if (may(role, requires) && (OWN[role] === undefined || itsOwn)) return null;
    return recordNotOfOffice({ actor: id, role, event, type: known.type });
  };
}

/**
 * A council's secretary records for bodies of the own municipality, the regional secretariat for regional councils;
 * whatever the route. What names a body or decision that is not in the book is left to the book to refuse.
 */
export function ownBodiesOnly(actor: Actor, command: BookCommand, onBehalfOf: string | undefined): Condition {
  if (command.type === 'ConfirmRecord') return () => ownRecordOnly(actor, command.data.by);
  if (command.type === 'AnnulRecord' || command.type === 'CorrectRecord') return ownRecordsOnly(actor, command);
  const own = OWN[actor.role];
  if (!own) return () => null;
  const { role, id } = actor;
  const refused = (body: Office & { id: string }) =>
    own(body, actor) ? null : bodyOfAnother({ body: body.id, role, actor: id });

  return ({ cooperation }): Refusal | null => {
    const { bodies, decisions, meetings } = cooperation.state.governance;
    const inBook = (body: string | undefined) => (body === undefined ? undefined : bodies.get(body));
    const about = (body: Body | undefined) => (body ? refused(body) : null);
    const ofMeeting = (id: string) => about(inBook(meetings.meetings.get(id)?.body));
    const ofDecision = (id: string) => about(inBook(decisions.get(id)?.body));
    if (onBehalfOf !== undefined) {
      const stranger = refused(inBook(onBehalfOf) ?? { id: onBehalfOf, kind: 'OTHER', municipality: null });
      if (stranger) return stranger;
    }
    switch (command.type) {
      case 'EstablishBody': {
        const { body, kind, municipality = null } = command.data;
        return refused({ id: body, kind, municipality });
      }
      case 'DefineSeats':
      case 'RecordAbsence':
      case 'HoldMeeting':
      case 'CallMeeting':
      case 'RecordDecision':
      case 'RecordInstruction':
      case 'DecideAppeal':
        return about(inBook(command.data.body));
      case 'GiveDelegation':
      case 'PublishBudget':
      case 'DemandLegalityReview': {
        const { municipality } = command.data;
        return refused({ id: municipality, kind: 'COUNCIL', municipality });
      }
      case 'ProposeMeasure': {
        const { by } = command.data;
        return refused({ id: by, kind: 'COUNCIL', municipality: by });
      }
      case 'SubmitProposal': {
        // A municipality and its bodies may put a proposal before a meeting of others.
        const { meeting, by } = command.data;
        const ofOwn = by.municipality !== undefined && by.municipality === actor.municipality;
        const body = inBook(by.body);
        return ofOwn || (body && !refused(body)) ? null : ofMeeting(meeting);
      }
      case 'CancelMeeting':
      case 'ApproveMinutes':
        return ofMeeting(command.data.meeting);
      case 'CorrectDecision':
      case 'AnnulDecision':
      case 'OpenFollowUp':
        return ofDecision(command.data.decision);
      case 'CloseFollowUp':
        return ofDecision(meetings.followUps.get(command.data.followUp)?.decision ?? '');
      default:
        return onBehalfOf === undefined ? bodyNotNamed({ role, actor: id }) : null;
    }
  };
}
