import { type Actor, type CivilDate, type Refusal, refusalType, Timelines } from '#kernel';
import { type BookCommand, isBillingCommand, isYearCommand } from '../domain/commands.ts';
import type { Condition } from './recorder.ts';

export const notTheHost = refusalType<{ actor: string; municipality: string; host: string }>(
  'not-the-host',
  'unauthorised',
  {
    nb: (p) =>
      `«${p.actor}» (kommune ${p.municipality}) kan ikke føre kostnader, fakturaer og betalinger: det gjør økonomen i vertskommunen (${p.host}).`,
    nn: (p) =>
      `«${p.actor}» (kommune ${p.municipality}) kan ikkje føre kostnader, fakturaer og betalingar: det gjer økonomen i vertskommunen (${p.host}).`,
    en: (p) =>
      `“${p.actor}” (municipality ${p.municipality}) cannot record costs, invoices and payments: the economist of the host municipality (${p.host}) does.`,
  },
);

export const invoiceOfAnother = refusalType<{ actor: string; invoice: string; municipality: string }>(
  'invoice-of-another',
  'unauthorised',
  {
    nb: (p) => `«${p.actor}» kan ikke bestride ${p.invoice}: den er til kommune ${p.municipality}.`,
    nn: (p) => `«${p.actor}» kan ikkje bestride ${p.invoice}: han er til kommune ${p.municipality}.`,
    en: (p) => `“${p.actor}” cannot dispute ${p.invoice}: it is to municipality ${p.municipality}.`,
  },
);

/**
 * Costs and money are recorded by the economist of the host of the day (L-4.3-1, L-4.4-12); a participant disputes what is
 * sent to itself.
 */
export function ownMoneyOnly(actor: Actor, command: BookCommand): Condition | null {
  if (!isYearCommand(command) && !isBillingCommand(command) && command.type !== 'RecordCostMapping') return null;
  const { id, role, municipality = '' } = actor;
  const asHost = hostOnly(actor, command.decided);
  return (standing): Refusal | null => {
    const { accounts } = standing;
    if (role === 'PARTICIPANT_ECONOMIST' && command.type === 'DisputeInvoice') {
      const { invoice } = command.data;
      const document = accounts?.state.money.documents.get(invoice);
      const own = !document || document.municipality === municipality;
      return own ? null : invoiceOfAnother({ actor: id, invoice, municipality: document.municipality });
    }
    return asHost(standing);
  };
}

/** That the actor is of the host of the day. Before a host is known the book itself refuses. */
export const hostOnly =
  ({ id, municipality = '' }: Actor, day: CivilDate): Condition =>
  ({ cooperation }) => {
    const host = Timelines.at(cooperation.state.register.host, day)?.value;
    return host === undefined || host === municipality ? null : notTheHost({ actor: id, municipality, host });
  };
