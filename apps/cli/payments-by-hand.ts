import { AskPayments } from '#cooperation';
import { kroner, parseKroner } from '#kernel';
import { Failure } from './failure.ts';
import { say } from './messages.ts';
import {
  commandOf,
  hostEconomist,
  recordAsHost,
  recordBy,
  recordingIn,
  type Step,
  tellRecorded,
} from './record-command.ts';
import type { Session } from './session.ts';
import { money } from './table.ts';

const TOLD = {
  recorded: say({
    nb: (payment: string, amount: string) => `Betalingen «${payment}» på ${amount} kr er ført.`,
    nn: (payment: string, amount: string) => `Betalinga «${payment}» på ${amount} kr er ført.`,
    en: (payment: string, amount: string) => `The payment “${payment}” of NOK ${amount} is recorded.`,
  }),
  matched: say({
    nb: (payment: string, parts: string) => `Betalingen «${payment}» er satt mot ${parts}.`,
    nn: (payment: string, parts: string) => `Betalinga «${payment}» er sett mot ${parts}.`,
    en: (payment: string, parts: string) => `The payment “${payment}” is put against ${parts}.`,
  }),
  unmatched: say({
    nb: (payment: string) => `Betalingen «${payment}» er uplassert igjen.`,
    nn: (payment: string) => `Betalinga «${payment}» er uplassert igjen.`,
    en: (payment: string) => `The payment “${payment}” is unmatched again.`,
  }),
  partWrong: say({
    nb: (part: string) =>
      `«${part}» er ingen del av en betaling. Skriv nummeret på dokumentet, eller nummer=beløp: 2025-0001=1234,50.`,
    nn: (part: string) =>
      `«${part}» er ingen del av ei betaling. Skriv nummeret på dokumentet, eller nummer=beløp: 2025-0001=1234,50.`,
    en: (part: string) =>
      `“${part}” is no part of a payment. Write the document’s number, or number=amount: 2025-0001=1234,50.`,
  }),
  oneRest: say({
    nb: (parts: string) =>
      `Bare ett dokument kan stå uten beløp: det får resten. Skriv nummer=beløp på de andre (${parts}).`,
    nn: (parts: string) =>
      `Berre eitt dokument kan stå utan beløp: det får resten. Skriv nummer=beløp på dei andre (${parts}).`,
    en: (parts: string) =>
      `Only one document can be without an amount: it gets the rest. Write number=amount for the others (${parts}).`,
  }),
  unknown: say({
    nb: (payment: string, year: number) =>
      `Ingen betaling «${payment}» er bokført i ${year}. «payments» viser dem boka har.`,
    nn: (payment: string, year: number) =>
      `Inga betaling «${payment}» er bokført i ${year}. «payments» viser dei boka har.`,
    en: (payment: string, year: number) =>
      `No payment “${payment}” is booked in ${year}. “payments” shows those of the book.`,
  }),
} as const;

interface Part {
  readonly invoice: string;
  /** Whole øre; null: what is left. */
  readonly amount: bigint | null;
}

/** `2025-0001=1234,50`, or `2025-0001` for all that is left; at most one of these. */
function partsOf(asked: readonly string[], { lang }: Pick<Step, 'lang'>): Part[] {
  const parts = asked.map((text): Part => {
    const [invoice = '', said, ...more] = text.split('=');
    const amount = said === undefined ? null : parseKroner(said);
    if (invoice === '' || more.length > 0 || (said !== undefined && amount === null))
      throw new Failure(TOLD.partWrong[lang](text), 2);
    return { invoice, amount };
  });
  const open = parts.filter(({ amount }) => amount === null);
  if (open.length > 1) throw new Failure(TOLD.oneRest[lang](open.map(({ invoice }) => invoice).join(', ')), 2);
  return parts;
}

/** The parts with what is left of the payment put where no amount is said; øre as text. */
function matchesOf(parts: readonly Part[], left: bigint): { invoice: string; amount: string }[] {
  const said = parts.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
  return parts.map(({ invoice, amount }) => ({ invoice, amount: String(amount ?? left - said) }));
}

const told = (parts: readonly { readonly invoice: string; readonly amount: string }[]): string =>
  parts.map(({ invoice, amount }) => `${invoice} (${money(kroner(BigInt(amount)))} kr)`).join(', ');

/** A payment that the bank booked on the day, put against documents where they are named. */
export function recordPayment(
  cooperation: string,
  payment: string,
  step: Step & {
    readonly amount: string;
    readonly kid?: string;
    readonly entry?: string;
    readonly invoice?: readonly string[];
  },
): Promise<void> {
  const { amount, kid, entry, invoice = [], lang } = step;
  const matches = matchesOf(partsOf(invoice, step), BigInt(amount));
  const data = {
    ...{ payment, amount },
    ...(kid !== undefined && { kid }),
    ...(entry !== undefined && { entry }),
    ...(matches.length > 0 && { matches }),
  };
  return recordAsHost(cooperation, { command: 'RegisterPayment', data }, step, () =>
    [
      TOLD.recorded[lang](payment, money(kroner(BigInt(amount)))),
      ...(matches.length > 0 ? [TOLD.matched[lang](payment, told(matches))] : []),
    ].join('\n'),
  );
}

/** Puts a payment, or what is left of it, against documents. */
export function matchPayment(
  cooperation: string,
  year: number,
  payment: string,
  asked: readonly string[],
  step: Step,
): Promise<void> {
  const { lang } = step;
  const parts = partsOf(asked, step);
  const said = (left: bigint) =>
    commandOf({ command: 'MatchPayment', data: { year, payment, parts: matchesOf(parts, left) } }, step);
  said(1n);
  return recordingIn(step, cooperation, async (session) => {
    const every = parts.every(({ amount }) => amount !== null);
    const left = every ? 0n : await leftOf(session, cooperation, year, payment, step);
    const command = said(left);
    const actor = await hostEconomist(session, cooperation, step.by, command.decided);
    const recorded = await recordBy(session, cooperation, command, actor, step);
    tellRecorded(recorded, step, () => TOLD.matched[lang](payment, told(matchesOf(parts, left))));
  });
}

export const unmatchPayment = (
  cooperation: string,
  year: number,
  payment: string,
  step: Step & { readonly ground: string },
): Promise<void> =>
  recordAsHost(cooperation, { command: 'UnmatchPayment', data: { year, payment, ground: step.ground } }, step, () =>
    TOLD.unmatched[step.lang](payment),
  );

/** What of a payment is put against no document; whole øre. */
async function leftOf(
  session: Session,
  cooperation: string,
  year: number,
  payment: string,
  { lang }: Step,
): Promise<bigint> {
  const { payments } = await session.ask(new AskPayments({ cooperation, year }));
  const found = payments.find((p) => p.payment === payment && p.year === year);
  if (!found) throw new Failure(TOLD.unknown[lang](payment, year));
  return parseKroner(found.left) ?? 0n;
}
