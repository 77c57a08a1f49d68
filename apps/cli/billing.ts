import { decimalIn, type Language } from '#kernel';
import { wrongForm } from './forms.ts';
import { say } from './messages.ts';
import { commandOf, recordAsHost, recordBy, recordingIn, type Step, tellRecorded } from './record-command.ts';

const TOLD = {
  seller: say({
    nb: (from: string) => `Verten fakturerer slik fra ${from}.`,
    nn: (from: string) => `Verten fakturerer slik frå ${from}.`,
    en: (from: string) => `The host invoices like this from ${from}.`,
  }),
  buyer: say({
    nb: (municipality: string, from: string) => `Kommune ${municipality} blir fakturert slik fra ${from}.`,
    nn: (municipality: string, from: string) => `Kommune ${municipality} blir fakturert slik frå ${from}.`,
    en: (municipality: string, from: string) => `Municipality ${municipality} is invoiced like this from ${from}.`,
  }),
  rate: say({
    nb: (percent: string, from: string) => `Forsinkelsesrenten er ${percent} % fra ${from}.`,
    nn: (percent: string, from: string) => `Forseinkingsrenta er ${percent} % frå ${from}.`,
    en: (percent: string, from: string) => `Late interest is ${percent} % from ${from}.`,
  }),
  vat: say({
    nb: (category: string, code: string, from: string) => `Mva for ${category} er ${code} fra ${from}.`,
    nn: (category: string, code: string, from: string) => `Mva for ${category} er ${code} frå ${from}.`,
    en: (category: string, code: string, from: string) => `VAT of ${category} is ${code} from ${from}.`,
  }),
} as const;

/** `from`: the day it applies from; default the day of the entry. */
interface Applying extends Step {
  readonly from?: string;
}
interface Address {
  readonly street?: string;
  readonly city: string;
  readonly postalCode: string;
}
const addressOf = ({ street, city, postalCode }: Address) => ({
  ...(street !== undefined && { street }),
  city,
  postalCode,
});
const firstDay = (events: readonly { readonly metadata: { readonly validFrom: string } }[]): string =>
  events[0]?.metadata.validFrom ?? '';

export function recordSeller(
  cooperation: string,
  step: Applying &
    Address & {
      readonly account: string;
      readonly iban?: string;
      readonly bic?: string;
      readonly vatRegistered: boolean;
      readonly kid?: { readonly method: string; readonly length: number };
      readonly paymentDays: number;
    },
): Promise<void> {
  const { account, iban, bic, vatRegistered, kid, paymentDays, from, lang } = step;
  const data = {
    ...{ account, address: addressOf(step), vatRegistered, paymentDays },
    ...(iban !== undefined && { iban }),
    ...(bic !== undefined && { bic }),
    ...(kid !== undefined && { kid }),
  };
  return recordAsHost(cooperation, { command: 'RecordSeller', data, validFrom: from }, step, ({ events }) =>
    TOLD.seller[lang](firstDay(events)),
  );
}

export function recordBuyer(
  cooperation: string,
  municipality: string,
  step: Applying & Address & { readonly reference: string; readonly order?: string; readonly endpoint?: string },
): Promise<void> {
  const { reference, order, endpoint, from, lang } = step;
  const data = {
    ...{ municipality, reference, address: addressOf(step) },
    ...(order !== undefined && { order }),
    ...(endpoint !== undefined && { endpoint }),
  };
  return recordAsHost(cooperation, { command: 'RecordBuyer', data, validFrom: from }, step, ({ events }) =>
    TOLD.buyer[lang](municipality, firstDay(events)),
  );
}

export function recordRate(
  cooperation: string,
  percent: string,
  step: Applying & { readonly regulation: string },
): Promise<void> {
  const { regulation, from, lang } = step;
  const data = { percent: percent.replace(',', '.'), regulation };
  return recordAsHost(cooperation, { command: 'RecordInterestRate', data, validFrom: from }, step, ({ events }) =>
    TOLD.rate[lang](decimalIn(lang, percent), firstDay(events)),
  );
}

/** A decision of a body, recorded by the secretary of the board: the program itself chooses no VAT. */
export function chooseVat(
  cooperation: string,
  category: string,
  code: string,
  step: Applying & {
    readonly rate: string;
    readonly legalBasis: string;
    readonly decision: string;
    readonly body: string;
    readonly wording: string;
    readonly votes?: { readonly for: number; readonly against: number; readonly unanimous: boolean };
  },
): Promise<void> {
  const { rate, legalBasis, decision, body, wording, votes, from, by, lang } = step;
  const vat = { code, rate: rate.replace(',', '.') };
  const effect = { kind: 'CHOOSE_VAT', category, vat, legalBasis };
  const data = { decision, body, outcome: 'ADOPTED', wording, ...(votes && { votes }), effect };
  const command = commandOf({ command: 'RecordDecision', data, validFrom: from }, step);
  return recordingIn(step, cooperation, async (session) => {
    const recorded = await recordBy(session, cooperation, command, { id: by, role: 'BOARD_SECRETARY' }, step);
    tellRecorded(recorded, step, ({ events }) => TOLD.vat[lang](category, shown(vat, lang), firstDay(events)));
  });
}

const shown = ({ code, rate }: { code: string; rate: string }, language: Language): string =>
  code === 'S' ? `${code} ${decimalIn(language, rate)} %` : code;

/** `MOD10:12`: how the check digit of a KID is made, and how many digits it has. */
export function kidAsked(text: string): { method: string; length: number } {
  const [, method = '', length = ''] = /^(MOD10|MOD11):(\d{2})$/.exec(text) ?? [];
  if (method === '') throw wrongForm('kid');
  return { method, length: Number(length) };
}

/** `19-2`: votes for and against. */
export function votesAsked(text: string): { for: number; against: number; unanimous: boolean } {
  const [, inFavour, against] = /^(\d{1,3})-(\d{1,3})$/.exec(text) ?? [];
  if (inFavour === undefined || against === undefined) throw wrongForm('votes');
  return { for: Number(inFavour), against: Number(against), unanimous: Number(against) === 0 };
}
