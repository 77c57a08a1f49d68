import type { CostLine } from '#allocation';
import type { EventStore } from '#event-store';
import type { BookId, RecordedEvent } from '#kernel';
import type { Standing } from '../../application/recorder.ts';
import { THINGS, type Thing, thingKey } from '../../domain/restating/things.ts';
import type {
  AccountsView,
  AgreementView,
  BodyView,
  BudgetVersionView,
  CooperationView,
  CostLineView,
  DecisionResourceView,
  KeyResourceView,
  ParticipantView,
  RecordsView,
  ServiceView,
  TransferView,
} from './schemas.ts';

/** The parts of an address that name a thing, by their names in the path. */
export type Ids = Readonly<Record<string, string>>;

/** Where a view comes from besides the folded streams. */
export interface BookSource {
  readonly cooperation: BookId;
  readonly store: Pick<EventStore, 'readBook'>;
}

/** A thing in a book that has an address: its ETag is the index of the last event that speaks of it. */
export interface Resource {
  /** Under the address of the cooperation. */
  readonly path: string;
  /** Where commands speak of it, when something else is answered there. */
  readonly of?: string;
  readonly summary: string;
  /** Title of the schema of its view. */
  readonly schema: string;
  /** Index of its last event; null when there is no such thing. */
  readonly last: (standing: Standing, ids: Ids) => number | null;
  /** What stands at its address; asked only when `last` is not null. */
  readonly view: (standing: Standing, ids: Ids, book: BookSource) => object | Promise<object>;
}

const id = (ids: Ids, name: string): string => ids[name] ?? '';
const lastOf = (sources: readonly number[] | undefined): number | null => sources?.at(-1) ?? null;
const ascending = (sources: readonly number[]): number[] => [...new Set(sources)].sort((a, b) => a - b);

/** Corrections and annulments of what was recorded of a thing: they move its tag on. */
const restatedOf = ({ cooperation }: Standing, thing: Thing, of: string): readonly number[] =>
  cooperation.state.records.restated.get(thingKey(thing, of)) ?? [];

/** A thing that is told by all that was recorded of it; its id has the name in the path that its events use. */
function recordsOf(thing: Thing, path: string, summary: string, of?: string) {
  const name = THINGS[thing];
  return {
    path,
    ...(of !== undefined && { of }),
    summary,
    schema: 'RecordsAnswer',
    last: ({ cooperation }: Standing, ids: Ids) =>
      lastOf(cooperation.state.records.of.get(thingKey(thing, id(ids, name)))),
    view: async ({ cooperation: { state } }: Standing, ids: Ids, { cooperation, store }: BookSource) => {
      const events = state.records.of.get(thingKey(thing, id(ids, name))) ?? [];
      const recorded = await readEach(events, cooperation, store);
      const { annulled } = state.records;
      const own = recorded.filter(({ type }) => type !== 'RecordAnnulled' && type !== 'RecordCorrected');
      const gone = own.every(({ index }) => annulled.has(index));
      return { cooperation, id: id(ids, name), annulled: gone, recorded, events: [...events] } satisfies RecordsView;
    },
  };
}

/** Everything that the events of these indexes say. */
async function readEach(events: readonly number[], cooperation: BookId, store: BookSource['store']) {
  const recorded: RecordsView['recorded'] = [];
  for (const index of events) {
    const { events: read } = await store.readBook(cooperation, index, 1);
    for (const { metadata, data, recorded: at } of read) {
      const { type, decided, validFrom } = metadata;
      recorded.push({ index, type, recorded: at, decided, validFrom, says: data as object });
    }
  }
  return recorded;
}

const MONEY = { run: 'runs', invoice: 'documents', payment: 'payments' } as const;
/** A thing of an accounting year’s money, told by all that was recorded of it. */
function moneyRecords(name: keyof typeof MONEY, path: string, summary: string) {
  const sources = ({ accounts }: Standing, ids: Ids) => accounts?.state.money[MONEY[name]].get(id(ids, name))?.sources;
  return {
    path,
    of: path.slice(0, path.lastIndexOf('/')),
    summary,
    schema: 'RecordsAnswer',
    last: (standing: Standing, ids: Ids) => lastOf(sources(standing, ids)),
    view: async (standing: Standing, ids: Ids, { cooperation, store }: BookSource) => {
      const events = [...(sources(standing, ids) ?? [])];
      const recorded = await readEach(events, cooperation, store);
      return { cooperation, id: id(ids, name), annulled: false, recorded, events } satisfies RecordsView;
    },
  };
}

const agreementOf = ({ cooperation }: Standing, ids: Ids) => {
  const { versions, approvals, recommendations, attestations } = cooperation.state.register;
  const found = versions.find((v) => v.id === id(ids, 'version'));
  const about = <T extends { version: string }>(all: readonly T[]) => all.filter((one) => one.version === found?.id);
  return {
    found,
    approvals: about(approvals),
    recommendations: about(recommendations),
    attestations: about(attestations),
  };
};
const agreementEvents = (of: ReturnType<typeof agreementOf>): number[] =>
  of.found
    ? ascending([
        of.found.source,
        ...of.found.content.flatMap((c) => c.sources),
        ...[...of.approvals, ...of.recommendations, ...of.attestations].map((one) => one.source),
      ])
    : [];

const participantEvents = ({ cooperation }: Standing, ids: Ids): number[] =>
  (cooperation.state.register.membershipChanges.get(id(ids, 'municipality')) ?? []).map((change) => change.source);
const participantHistory = (standing: Standing, ids: Ids): number[] =>
  ascending([...participantEvents(standing, ids), ...restatedOf(standing, 'participant', id(ids, 'municipality'))]);

/** What made the body, who sits there, who was away, and which rules it was given. */
function bodyEvents(standing: Standing, ids: Ids): number[] {
  const { bodies, composition } = standing.cooperation.state.governance;
  const body = bodies.get(id(ids, 'body'));
  if (!body) return [];
  const named = [...composition.absences.values(), ...composition.adoptions].filter((one) => one.body === body.id);
  const seats = (composition.seats.get(body.id) ?? []).flatMap((s) => s.sources);
  const restated = restatedOf(standing, 'body', body.id);
  return ascending([body.source, ...seats, ...named.map((one) => one.source), ...restated]);
}

const serviceOf = ({ cooperation }: Standing, ids: Ids) =>
  cooperation.state.allocation.services.get(id(ids, 'service'));
function serviceEvents(standing: Standing, ids: Ids): number[] {
  const of = serviceOf(standing, ids);
  if (!of) return [];
  const { source, approvals, participation, id: service } = of;
  const said = [...approvals, ...participation].map((one) => one.source);
  return ascending([source, ...said, ...restatedOf(standing, 'service', service)]);
}

function transferEvents(standing: Standing, ids: Ids): number[] {
  const of = standing.cooperation.state.allocation.transfers.get(id(ids, 'transfer'));
  return of ? ascending([...of.sources, ...restatedOf(standing, 'transfer', id(ids, 'transfer'))]) : [];
}

const budgetOf = ({ cooperation }: Standing, ids: Ids) =>
  cooperation.state.budget.versions.get(`${id(ids, 'year')}/${id(ids, 'version')}`);
const treatmentsOf = ({ cooperation }: Standing, ids: Ids) =>
  cooperation.state.budget.treatments.filter(
    (t) => String(t.year) === id(ids, 'year') && t.version === id(ids, 'version'),
  );
const preparedFor = ({ cooperation }: Standing, ids: Ids) => {
  const { recommendations, publications } = cooperation.state.budget;
  const about = <T extends { year: number; version: string }>(all: readonly T[]) =>
    all.filter((one) => String(one.year) === id(ids, 'year') && one.version === id(ids, 'version'));
  return { recommendations: about(recommendations), publications: about(publications) };
};
function budgetEvents(standing: Standing, ids: Ids): number[] {
  const of = budgetOf(standing, ids);
  if (!of) return [];
  const { recommendations, publications } = preparedFor(standing, ids);
  const said = [...treatmentsOf(standing, ids), ...recommendations, ...publications].map((one) => one.source);
  const restated = restatedOf(standing, 'budget', `${of.year}/${of.id}`);
  return ascending([of.source, ...(of.sent ? [of.sent.source] : []), ...said, ...restated]);
}

export const RESOURCES = {
  cooperation: {
    path: '',
    summary: 'A cooperation',
    schema: 'CooperationAnswer',
    last: ({ cooperation }) => cooperation.last?.index ?? null,
    view: ({ cooperation: { state, last } }, _, { cooperation }): CooperationView => {
      const { name = '', form = '', from = '' } = state.register.established ?? {};
      const self = `/api/cooperations/${cooperation}`;
      const links = Object.fromEntries(
        ['state', 'allocation', 'explanation', 'decisions', 'events'].map((one) => [one, `${self}/${one}`]),
      );
      const { index = -1, recorded = '' } = last ?? {};
      return { cooperation, name, form, from, size: index + 1, lastRecorded: recorded, links: { self, ...links } };
    },
  },
  participant: {
    path: 'participants/:municipality',
    summary: 'A municipality that takes part, or did',
    schema: 'ParticipantAnswer',
    last: (standing, ids) => lastOf(participantHistory(standing, ids)),
    view: (standing, ids, { cooperation }): ParticipantView => {
      const municipality = id(ids, 'municipality');
      const periods = (standing.cooperation.state.register.memberships.get(municipality) ?? []).map(
        ({ from, to, value: { name, organisationNumber } }) => ({ from, to, name, organisationNumber }),
      );
      return { cooperation, municipality, periods, events: participantHistory(standing, ids) };
    },
  },
  agreement: {
    path: 'agreements/:version',
    summary: 'A version of the agreement',
    schema: 'AgreementAnswer',
    last: (standing, ids) => lastOf(agreementEvents(agreementOf(standing, ids))),
    view: (standing, ids, { cooperation }): AgreementView => {
      const of = agreementOf(standing, ids);
      const { id: version = '', title = '', proposedOn = '', content = [] } = of.found ?? {};
      return {
        cooperation,
        version,
        title,
        proposedOn,
        content: content.map(({ from, to, value: { clauses, terms } }) => ({ from, to, clauses: [...clauses], terms })),
        approvals: of.approvals.map(({ municipality, decision, termsFrom }) => ({ municipality, decision, termsFrom })),
        recommendations: of.recommendations.map(({ decision }) => ({ decision })),
        attestations: of.attestations.map(({ from }) => ({ from })),
        events: agreementEvents(of),
      };
    },
  },
  body: {
    path: 'bodies/:body',
    summary: 'A body',
    schema: 'BodyAnswer',
    last: (standing, ids) => lastOf(bodyEvents(standing, ids)),
    view: (standing, ids, { cooperation }): BodyView => {
      const body = id(ids, 'body');
      const of = standing.cooperation.state.governance.bodies.get(body);
      const { name = '', kind = '', municipality = null } = of ?? {};
      return { cooperation, body, name, kind, municipality, events: bodyEvents(standing, ids) };
    },
  },
  decision: {
    path: 'decisions/:decision',
    summary: 'A decision',
    schema: 'DecisionAnswer',
    last: ({ cooperation }, ids) => lastOf(cooperation.state.governance.decisions.get(id(ids, 'decision'))?.sources),
    view: (standing, ids, { cooperation }) => {
      const of = standing.cooperation.state.governance.decisions.get(id(ids, 'decision'));
      const { id: decision = '', sources = [], ...said } = of ?? {};
      return { cooperation, decision, ...said, events: [...sources] } as DecisionResourceView;
    },
  },
  key: {
    path: 'keys/:key',
    summary: 'An allocation key',
    schema: 'AllocationKeyAnswer',
    last: ({ cooperation }, ids) => cooperation.state.allocation.keys.get(id(ids, 'key'))?.source ?? null,
    view: (standing, ids, { cooperation }) => {
      const of = standing.cooperation.state.allocation.keys.get(id(ids, 'key'));
      const { minShare = null, maxShare = null, ...defined } = of?.value ?? {};
      const view = { cooperation, ...defined, minShare, maxShare, decided: of?.decided, events: [of?.source] };
      return view as KeyResourceView;
    },
  },
  service: {
    path: 'services/:service',
    summary: 'A system or project',
    schema: 'ServiceAnswer',
    last: (standing, ids) => lastOf(serviceEvents(standing, ids)),
    view: (standing, ids, { cooperation }): ServiceView => {
      const of = serviceOf(standing, ids);
      const { id: service = '', kind = '', name = '', from = '', approvals = [], participation = [] } = of ?? {};
      return {
        cooperation,
        service,
        kind,
        name,
        from,
        approvals: approvals.map(({ decision }) => ({ decision })),
        participation: participation.map((p) => ({ kind: p.kind, municipality: p.municipality, on: p.on })),
        events: serviceEvents(standing, ids),
      };
    },
  },
  transfer: {
    path: 'transfers/:transfer',
    summary: 'A transferred employment',
    schema: 'TransferAnswer',
    last: (standing, ids) => lastOf(transferEvents(standing, ids)),
    view: (standing, ids, { cooperation }): TransferView => {
      const transfer = id(ids, 'transfer');
      const of = standing.cooperation.state.allocation.transfers.get(transfer);
      const { origin = '', from = '', endedOn = null } = of ?? {};
      return { cooperation, transfer, origin, from, endedOn, events: transferEvents(standing, ids) };
    },
  },
  budget: {
    path: 'budgets/:year/versions/:version',
    summary: 'A version of the budget of a year',
    schema: 'BudgetVersionAnswer',
    last: (standing, ids) => lastOf(budgetEvents(standing, ids)),
    view: (standing, ids, { cooperation }): BudgetVersionView => {
      const of = budgetOf(standing, ids);
      const { recommendations, publications } = preparedFor(standing, ids);
      return {
        cooperation,
        year: Number(id(ids, 'year')),
        version: id(ids, 'version'),
        kind: of?.kind ?? '',
        lines: [...(of?.lines ?? [])],
        plan: of?.plan ?? null,
        contentHash: of?.contentHash ?? '',
        draftedOn: of?.draftedOn ?? '',
        sentOn: of?.sent?.on ?? null,
        recommendations: recommendations.map(({ decision }) => decision),
        published: publications.map(({ municipality, on }) => ({ municipality, on })),
        decisions: treatmentsOf(standing, ids).map(({ decision }) => decision),
        events: budgetEvents(standing, ids),
      };
    },
  },
  meeting: recordsOf('meeting', 'meetings/:meeting/record', 'What was recorded of a meeting', 'meetings/:meeting'),
  followUp: recordsOf('followUp', 'follow-ups/:followUp', 'A follow-up of a decision'),
  governingDocument: recordsOf('governingDocument', 'governing-documents/:document', 'A governing document'),
  measure: recordsOf('measure', 'measures/:measure', 'A joint measure'),
  contract: recordsOf('contract', 'contracts/:contract', 'A contract with a supplier'),
  procurement: recordsOf('procurement', 'outside-procurements/:procurement', 'Something bought past the service'),
  report: recordsOf('report', 'reports/:report', 'A report that was delivered'),
  delegation: recordsOf('delegation', 'delegations/:delegation', 'A delegation, whichever municipalities gave it'),
  hostDecision: recordsOf('hostDecision', 'host-decisions/:decision', 'A decision of the host'),
  instruction: recordsOf('instruction', 'instructions/:instruction', 'An instruction to the host'),
  appeal: recordsOf('appeal', 'appeals/:appeal', 'An appeal'),
  review: recordsOf('review', 'legality-reviews/:review', 'A legality review'),
  positionsMove: recordsOf('positionsMove', 'position-moves/:move', 'A move of positions'),
  notice: recordsOf('notice', 'withdrawal-notices/:notice', 'A notice of withdrawal'),
  accounts: {
    path: 'accounts/:year',
    summary: 'The accounts of a year',
    schema: 'AccountsAnswer',
    last: ({ accounts }) => accounts?.last?.index ?? null,
    view: ({ accounts }, ids, { cooperation }): AccountsView => {
      const { index = -1, recorded = '' } = accounts?.last ?? {};
      const lines = accounts?.state.costs.lines;
      return {
        cooperation,
        year: Number(id(ids, 'year')),
        lines: lines?.size ?? 0,
        annulled: lines?.count((line) => line.annulled) ?? 0,
        size: index + 1,
        lastRecorded: recorded,
      };
    },
  },
  costLine: {
    path: 'accounts/:year/cost-lines/:line',
    summary: 'A cost line',
    schema: 'CostLineAnswer',
    last: ({ accounts }, ids) => lastOf(accounts?.state.costs.lines.get(id(ids, 'line'))?.sources),
    view: async ({ accounts }, ids, { cooperation, store }): Promise<CostLineView> => {
      const line = id(ids, 'line');
      const { annulled = false, sources = [] } = accounts?.state.costs.lines.get(line) ?? {};
      const recorded: CostLineView['recorded'] = [];
      for (const index of sources) {
        const { events } = await store.readBook(cooperation, index, 1);
        if (events[0]) recorded.push(saidOfLine(events[0]));
      }
      return { cooperation, year: Number(id(ids, 'year')), line, annulled, recorded, events: [...sources] };
    },
  },
  invoiceRun: moneyRecords('run', 'accounts/:year/invoice-runs/:run/record', 'What was recorded of an invoice run'),
  invoice: moneyRecords('invoice', 'invoices/:invoice/record', 'What was recorded of a document'),
  payment: moneyRecords('payment', 'accounts/:year/payments/:payment/record', 'What was recorded of a payment'),
} as const satisfies Record<string, Resource>;

export type ResourceKind = keyof typeof RESOURCES;
export const RESOURCE_KINDS = Object.keys(RESOURCES) as ResourceKind[];
export const resourceOf = (kind: ResourceKind): Resource => RESOURCES[kind];

function saidOfLine({ index, metadata: { type }, recorded, data }: RecordedEvent): CostLineView['recorded'][number] {
  const said = data as { service?: { from: string; to: string }; line?: CostLine; ground?: string } & {
    from?: string;
    until?: string;
  };
  const base = { index, type, recorded };
  switch (type) {
    case 'CostLineRecorded':
      return { ...base, from: said.service?.from ?? null, until: said.service?.to ?? null, ground: null, says: said };
    case 'CostLineCorrected': {
      const { from = null, until = null, ground = null, line = null } = said;
      return { ...base, from, until, ground, says: line };
    }
    default:
      return { ...base, from: null, until: null, ground: said.ground ?? null, says: null };
  }
}

/** The address of a thing: each id of the path written so that it stays one part of it. */
export function addressOf(cooperation: BookId, kind: ResourceKind, ids: Ids): string {
  const path = RESOURCES[kind].path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(id(ids, name)));
  return ['/api/cooperations', cooperation, ...(path === '' ? [] : [path])].join('/');
}

/** The tag of a thing whose last event has this index. */
export const tagOf = (last: number): string => `"${last}"`;

/** The accounting year whose accounts an address is about; null for none, `NaN` when what it names is no year. */
export function yearOf(kind: ResourceKind, ids: Ids): number | null {
  const ofInvoice = kind === 'invoice';
  if (!ofInvoice && !RESOURCES[kind].path.startsWith(RESOURCES.accounts.path)) return null;
  const year = ofInvoice ? id(ids, 'invoice').slice(0, 4) : id(ids, 'year');
  return /^(?:199\d|2\d{3})$/.test(year) ? Number(year) : Number.NaN;
}
