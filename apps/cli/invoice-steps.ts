import { AskInvoice, type CommandType } from '#cooperation';
import { yearOfInvoice } from '#invoicing';
import { kroner, parseKroner, type Text } from '#kernel';
import { Failure } from './failure.ts';
import { runTold } from './invoice-runs.ts';
import { say } from './messages.ts';
import {
  commandOf,
  hostEconomist,
  recordAsHost,
  recordBy,
  recordingIn,
  type Sentences,
  type Step,
  tellRecorded,
} from './record-command.ts';
import type { Session } from './session.ts';
import { money } from './table.ts';

/** What happens with one document after it is issued. Amounts are whole øre. */
const TOLD = {
  sent: say({
    nb: (invoice: string, on: string) => `${invoice} er ført som sendt ${on}.`,
    nn: (invoice: string, on: string) => `${invoice} er ført som send ${on}.`,
    en: (invoice: string, on: string) => `${invoice} is recorded as sent on ${on}.`,
  }),
  numbered: say({
    nb: (invoice: string, number: string) => `${invoice} har nummeret ${number} hos verten.`,
    nn: (invoice: string, number: string) => `${invoice} har nummeret ${number} hos verten.`,
    en: (invoice: string, number: string) => `${invoice} has the number ${number} in the host’s system.`,
  }),
  disputed: say({
    nb: (invoice: string) => `${invoice} er bestridt. Verten svarer med «invoices settle-dispute».`,
    nn: (invoice: string) => `${invoice} er bestridd. Verten svarar med «invoices settle-dispute».`,
    en: (invoice: string) => `${invoice} is disputed. The host answers with “invoices settle-dispute”.`,
  }),
  stands: say({
    nb: (invoice: string) => `${invoice}: tvisten er avsluttet, og kravet står.`,
    nn: (invoice: string) => `${invoice}: tvisten er avslutta, og kravet står.`,
    en: (invoice: string) => `${invoice}: the dispute is over, and the claim stands.`,
  }),
  credited: say({
    nb: (invoice: string) =>
      `${invoice}: tvisten er avsluttet med at kravet krediteres. Kreditnotaen klargjøres med «invoices credit».`,
    nn: (invoice: string) =>
      `${invoice}: tvisten er avslutta med at kravet blir kreditert. Kreditnotaen blir klargjord med «invoices credit».`,
    en: (invoice: string) =>
      `${invoice}: the dispute ended in crediting the claim. Prepare the credit note with “invoices credit”.`,
  }),
  writtenOff: say({
    nb: (invoice: string, amount: string) => `${invoice}: ${amount} kr er avskrevet.`,
    nn: (invoice: string, amount: string) => `${invoice}: ${amount} kr er avskrivne.`,
    en: (invoice: string, amount: string) => `${invoice}: NOK ${amount} is written off.`,
  }),
} as const satisfies Record<string, Sentences>;

const NOTHING_LEFT: Text = {
  nb: 'Det er ingenting åpent å avskrive på {invoice}.',
  nn: 'Det er ingenting ope å avskrive på {invoice}.',
  en: 'Nothing of {invoice} is open to be written off.',
};

export const send = (cooperation: string, invoice: string, step: Step & { readonly channel: string }): Promise<void> =>
  onInvoice(cooperation, 'SendInvoice', { invoice, channel: step.channel }, step, (on) =>
    TOLD.sent[step.lang](invoice, on),
  );

export const ownNumber = (cooperation: string, invoice: string, number: string, step: Step): Promise<void> =>
  onInvoice(cooperation, 'TakeInvoiceNumber', { invoice, number }, step, () =>
    TOLD.numbered[step.lang](invoice, number),
  );

/** By the host, or by the municipality that is named: then it must be the one that the document is to. */
export function dispute(
  cooperation: string,
  invoice: string,
  step: Step & { readonly ground: string; readonly amount?: string; readonly municipality?: string },
): Promise<void> {
  const { ground, amount, municipality, by, lang } = step;
  const data = { invoice, ground, ...(amount !== undefined && { amount }) };
  const command = commandOf({ command: 'DisputeInvoice', data }, step);
  return recordingIn(step, cooperation, async (session) => {
    const actor = municipality
      ? ({ id: by, role: 'PARTICIPANT_ECONOMIST', municipality } as const)
      : await hostEconomist(session, cooperation, by, command.decided);
    const recorded = await recordBy(session, cooperation, command, actor, step);
    tellRecorded(recorded, step, () => TOLD.disputed[lang](invoice));
  });
}

export const settleDispute = (
  cooperation: string,
  invoice: string,
  step: Step & { readonly outcome: 'STANDS' | 'CREDITED'; readonly ground: string },
): Promise<void> => {
  const { outcome, ground, lang } = step;
  const told = TOLD[outcome === 'STANDS' ? 'stands' : 'credited'];
  return onInvoice(cooperation, 'SettleDispute', { invoice, outcome, ground }, step, () => told[lang](invoice));
};

/** Gives up what is open of a claim on that day, or a part of it. */
export function writeOff(
  cooperation: string,
  invoice: string,
  step: Step & { readonly decision: string; readonly amount?: string },
): Promise<void> {
  const { decision, lang } = step;
  const said = (amount: string) => commandOf({ command: 'WriteOffClaim', data: { invoice, amount, decision } }, step);
  said('1');
  return recordingIn(step, cooperation, async (session) => {
    const amount = step.amount ?? (await onTheDay(session, cooperation, invoice, step, 'open'));
    if (step.amount === undefined && BigInt(amount) <= 0n)
      throw new Failure(NOTHING_LEFT[lang].replace('{invoice}', invoice));
    const command = said(amount);
    const actor = await hostEconomist(session, cooperation, step.by, command.decided);
    const recorded = await recordBy(session, cooperation, command, actor, step);
    tellRecorded(recorded, step, () => TOLD.writtenOff[lang](invoice, money(kroner(BigInt(amount)))));
  });
}

/** A claim is a run of its own, for the late interest to that day unless an amount is given. */
export function claimInterest(
  cooperation: string,
  invoice: string,
  step: Step & { readonly decision: string; readonly amount?: string; readonly run?: string },
): Promise<void> {
  const { decision, run = `rente-${invoice}` } = step;
  const said = (amount: string) =>
    commandOf(
      { command: 'PrepareInterest', data: { year: yearOfInvoice(invoice), run, invoice, amount, decision } },
      step,
    );
  said('1');
  return recordingIn(step, cooperation, async (session) => {
    const amount = step.amount ?? (await onTheDay(session, cooperation, invoice, step, 'interest'));
    const command = said(amount);
    const actor = await hostEconomist(session, cooperation, step.by, command.decided);
    tellRecorded(await recordBy(session, cooperation, command, actor, step), step, () =>
      runTold(run, 'prepared', step),
    );
  });
}

/** What is open of a document, or its late interest, on the day of the entry; whole øre. */
async function onTheDay(
  session: Session,
  cooperation: string,
  invoice: string,
  { on, lang }: Step,
  of: 'open' | 'interest',
): Promise<string> {
  const answer = await session.ask(new AskInvoice({ cooperation, invoice, validOn: on }, lang));
  const amount = answer.invoice[of];
  // A rate that is missing: the answer says which.
  if (amount === null) throw new Failure(answer.interestMissing?.detail ?? '');
  return String(parseKroner(amount));
}

function onInvoice(
  cooperation: string,
  command: CommandType,
  data: { readonly invoice: string; readonly [more: string]: string },
  step: Step,
  sentence: (on: string) => string,
): Promise<void> {
  return recordAsHost(cooperation, { command, data }, step, ({ events }) =>
    sentence(events[0]?.metadata.decided ?? ''),
  );
}
