import type { CommandType, Recorded } from '#cooperation';
import { yearOfInvoice } from '#invoicing';
import type { Text } from '#kernel';
import { recordAsHost, type Step } from './record-command.ts';

const TOLD = {
  attested: {
    nb: 'er attestert. Nå må en annen anvise den.',
    nn: 'er attestert. No må ein annan tilvise henne.',
    en: 'is attested. Now another person must approve it.',
  },
  approved: {
    nb: 'er anvist og kan utstedes.',
    nn: 'er tilvist og kan utferdast.',
    en: 'is approved and can be issued.',
  },
  issued: { nb: 'er utstedt:', nn: 'er utferda:', en: 'is issued:' },
  returned: { nb: 'er gitt opp.', nn: 'er gitt opp.', en: 'is given up.' },
  prepared: {
    nb: 'er klargjort. Nå må én attestere, og en annen anvise.',
    nn: 'er klargjord. No må éin attestere, og ein annan tilvise.',
    en: 'is prepared. Now one person must attest it and another approve it.',
  },
} as const satisfies Record<string, Text>;

const step =
  (type: CommandType, told: keyof typeof TOLD) =>
  (cooperation: string, year: number, run: string, options: Step): Promise<void> =>
    recordRun(cooperation, type, { year, run }, told, options);

export const attest = step('AttestInvoiceRun', 'attested');
export const approve = step('ApproveInvoiceRun', 'approved');

export function issue(
  cooperation: string,
  year: number,
  run: string,
  options: Step & { readonly due?: string },
): Promise<void> {
  const { due } = options;
  return recordRun(cooperation, 'IssueInvoiceRun', { year, run, ...(due && { dueOn: due }) }, 'issued', options);
}

export const giveUp = (
  cooperation: string,
  year: number,
  run: string,
  options: Step & { readonly ground: string },
): Promise<void> =>
  recordRun(cooperation, 'ReturnInvoiceRun', { year, run, ground: options.ground }, 'returned', options);

/** A credit note is a run of its own, with an id after the document unless another is given. */
export function credit(
  cooperation: string,
  invoice: string,
  options: Step & { readonly ground: string; readonly run?: string },
): Promise<void> {
  const { ground, run = `kredit-${invoice}` } = options;
  const data = { year: yearOfInvoice(invoice), run, invoice, ground };
  return recordRun(cooperation, 'PrepareCredit', data, 'prepared', options);
}

function recordRun(
  cooperation: string,
  command: CommandType,
  data: { readonly year: number; readonly run: string; readonly [more: string]: string | number },
  told: keyof typeof TOLD,
  options: Step,
): Promise<void> {
  const documents = ({ events }: Recorded): string[] =>
    events.flatMap(({ metadata, data: said }) =>
      metadata.type === 'InvoiceIssued' ? [(said as { invoice: string }).invoice] : [],
    );
  return recordAsHost(cooperation, { command, data }, options, (recorded) =>
    runTold(data.run, told, options, documents(recorded)),
  );
}

/** What became of a run, and what comes next. */
export const runTold = (run: string, told: keyof typeof TOLD, { lang }: Step, more: readonly string[] = []): string =>
  `«${run}» ${[TOLD[told][lang], ...more].join(' ')}`;
