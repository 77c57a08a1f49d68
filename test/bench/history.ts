import { type BookCommand, bookCatalogue, Recorder } from '#cooperation';
import type { EventStore } from '#event-store';
import {
  type Actor,
  type AppendedEvent,
  type BookId,
  canonicalJson,
  eventId,
  instantOf,
  isRefusal,
  type Json,
  type NewEvent,
  type Recording,
  type StreamName,
  sha256,
} from '#kernel';
import { KEY_30_70, PARTICIPANTS, POPULATION, TERMS_2024, VAAGAN } from '../../libs/cooperation/testing/lofoten.ts';
import { randomFrom } from './harness.ts';

/** Made-up books of the size and shape of real ones. */
export const YEAR = 2025;
const ECONOMIST: Actor = { id: 'o-okonom', role: 'HOST_ECONOMIST', municipality: VAAGAN };
const SECRETARY: Actor = { id: 'o-sekretar', role: 'BOARD_SECRETARY' };

/** Recorded times: one event every ten seconds from the day after that on which the lines are booked. */
const START = Date.parse('2025-01-16T07:00:00Z');
export const recordedAt = (n: number): string => instantOf(START + n * 10_000);
/** After everything in these books. */
export const NOW = '2026-06-01T08:00:00.000Z';

const recording = (key: string, n: number, actor = ECONOMIST): Recording => ({
  actor,
  caseReference: 'FS-085/24',
  idempotencyKey: key,
  recorded: recordedAt(n),
});

export interface Request {
  readonly book: BookId;
  readonly command: BookCommand;
  readonly recording: Recording;
}

/** Seven events: a cooperation of five with a key, its inhabitants and an agreement in force. */
export function foundation(book: BookId): Request[] {
  const when = { decided: '2024-12-01', validFrom: '2024-01-01' };
  const commands: BookCommand[] = [
    {
      type: 'EstablishCooperation',
      data: { name: book, form: 'HOST_MUNICIPALITY', host: VAAGAN, participants: PARTICIPANTS },
      ...when,
    },
    { type: 'EstablishBody', data: { body: 'driftsstyret', name: 'Driftsstyret', kind: 'OPERATING_BOARD' }, ...when },
    { type: 'EstablishBody', data: { body: 'lofotraadet', name: 'Lofotrådet', kind: 'REGIONAL_COUNCIL' }, ...when },
    { type: 'DefineKey', data: KEY_30_70, ...when },
    {
      type: 'AcceptPopulation',
      data: {
        referenceDate: '2025-01-01',
        figures: POPULATION[YEAR] ?? {},
        table: '07459',
        source: 'Statistisk sentralbyrå',
      },
      ...when,
    },
    {
      type: 'ProposeAgreement',
      data: { version: 'AV-2024', title: 'Avtalen av 2024', clauses: [], terms: TERMS_2024 },
      ...when,
    },
    { type: 'AttestAgreement', data: { version: 'AV-2024', basis: 'Møtebok' }, ...when },
  ];
  return commands.map((command, n) => ({
    book,
    command,
    recording: recording(`${book}/foundation/${n}`, 0, SECRETARY),
  }));
}

/** A decision of the board without an effect. */
export const decisionRequest = (book: BookId, n: number): Request => ({
  book,
  command: {
    type: 'RecordDecision',
    data: {
      decision: `DS-${n}/25`,
      body: 'driftsstyret',
      outcome: 'ADOPTED',
      votes: { for: 5, against: 0, unanimous: true },
      wording: 'Driftsstyret tek saka til vitande og ber dagleg leiar om å leggje fram ei ny orientering til hausten.',
    },
    decided: '2025-03-14',
    validFrom: '2025-03-14',
  },
  recording: { ...recording(`${book}/decision/${n}`, n, SECRETARY), body: 'driftsstyret' },
});

const CATEGORIES = ['DRIFT', 'PREMISES_LOCAL', 'DRIFT', 'DRIFT'];

/** What version `v` of line `n` says. */
const lineOf = (n: number, v: number) => ({
  line: `L-${n}`,
  category: CATEGORIES[n % CATEGORIES.length] as string,
  label: `Lisens og drift av fagsystem ${n}`,
  amount: String(1_000_000 + n * 7_919 + v * 101),
  vat: { amount: String(250_000 + n), treatment: 'COMPENSATED' as const },
  bookedOn: `${YEAR}-01-15`,
  service: { from: `${YEAR}-01`, to: `${YEAR}-12` },
  evidence: `Bilag ${n}/${v}`,
  account: { art: '12400', funksjon: '120' },
});

/** A cost line that serves the whole year. */
export const costRequest = (book: BookId, n: number): Request => ({
  book,
  command: { type: 'RecordCostLine', data: lineOf(n, 0), decided: '2025-01-15', validFrom: '2025-01-01' },
  recording: recording(`${book}/cost/${n}`, n),
});

/** Asks the command path to record it; anything but an answer is an error of the bench. */
export async function record(
  recorder: Recorder,
  { book, command, recording }: Request,
): Promise<readonly AppendedEvent[]> {
  const answer = await recorder.record(book, command, recording);
  if (isRefusal(answer)) throw new Error(`${command.type} was refused: ${answer.text.en}`);
  return answer.events;
}

export async function found(store: EventStore, book: BookId): Promise<void> {
  const recorder = new Recorder(store, bookCatalogue);
  for (const request of foundation(book)) await record(recorder, request);
}

/** A stored event as it was before it was stored. */
export function asNew({ metadata, data }: AppendedEvent): NewEvent {
  const { stream: _, previous: __, ...rest } = metadata;
  return { metadata: rest, data };
}

/** Event `v` of line `n`, the `at`-th of all, as the command path would make it: recorded first, then corrected. */
export function lineEvent(book: BookId, n: number, v: number, at: number, restsOn: StreamName): NewEvent {
  const line = lineOf(n, v);
  const key = `${book}/${n}/${v}`;
  const data: Json = v === 0 ? line : { ...correctedMonths(n, v), ground: 'Rettet etter kontroll av bilag', line };
  const id = eventId(ECONOMIST.id, key, 0);
  return {
    metadata: {
      id,
      type: v === 0 ? 'CostLineRecorded' : 'CostLineCorrected',
      schema: 1,
      recorded: recordedAt(at),
      decided: `${YEAR}-01-15`,
      validFrom: `${YEAR}-01-01`,
      actor: ECONOMIST,
      caseReference: 'FS-085/24',
      correlation: id,
      idempotencyKey: key,
      bodyHash: sha256(canonicalJson(data)),
      restsOn: [{ stream: restsOn, revision: '6' }],
    },
    data,
  };
}

/** Three corrections of four are of the whole year, one is of some months only. */
function correctedMonths(n: number, v: number): { from: string; until: string } {
  if (v % 4 !== 3) return { from: `${YEAR}-01`, until: `${YEAR}-12` };
  const random = randomFrom(n * 1_000_003 + v);
  const from = 1 + random(12);
  const until = from + random(13 - from);
  return { from: monthOfYear(from), until: monthOfYear(until) };
}

const monthOfYear = (month: number): string => `${YEAR}-${String(month).padStart(2, '0')}`;
