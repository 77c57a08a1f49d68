/** Answers as the book gives them, shortened; about an invented cooperation. */
const head = {
  cooperation: 'felles-arkiv',
  knownAt: '2025-06-30T21:59:59.999Z',
  size: 62,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  validOn: '2025-06-30',
};
const finding = (code: string, rule: string, clause: string, about: string, said: string) => ({
  code,
  severity: 'BREACH' as const,
  rule,
  clause,
  about,
  text: said,
  remedy: 'Submit the document, and let the body that the agreement names approve it.',
  responsible: { who: 'HOST' as const, municipality: null },
  events: [4, 31],
});

export const governing = {
  ...head,
  documents: [
    {
      document: 'tjenestekatalog',
      kind: 'SERVICE_CATALOGUE',
      inForce: '1.0',
      versions: [
        {
          version: '1.0',
          title: 'EKSEMPEL: Tjenestekatalog',
          status: 'APPROVED',
          since: '2025-03-27',
          submittedOn: '2025-03-10',
          appliesFrom: '2025-03-27',
          decision: { decision: 'DS-4/25', on: '2025-03-27', because: null },
          reference: null,
          period: null,
          services: ['sys-arkiv'],
          events: [31, 33, 34],
        },
      ],
    },
  ],
  wanted: [
    {
      kind: 'SLA',
      clause: '1.4',
      required: true,
      approvedBy: 'driftsstyret',
      revisedWithinMonths: null,
      there: false,
    },
  ],
  findings: [finding('SLA_MISSING', 'L-1.4-2', '1.4', 'SLA', 'There is no approved service level agreement.')],
};

export const portfolio = {
  ...head,
  measures: [
    {
      measure: 'FT-1',
      title: 'EKSEMPEL: Felles innsynsløsning',
      by: '9902',
      byName: 'Eksempelnes',
      municipalities: ['9901', '9902'],
      benefits: ['TIME', 'QUALITY'],
      strategy: null,
      fitsStrategy: true,
      service: null,
      beyondBudget: false,
      financing: null,
      status: 'APPROVED',
      since: '2025-03-27',
      priority: 1,
      decision: { decision: 'DS-5/25', on: '2025-03-27', verdict: 'APPROVED', because: null, reason: null },
      benefitsRealised: null,
      events: [35, 36, 37, 38, 39],
    },
  ],
  findings: [],
};

export const contracts = {
  ...head,
  contracts: [
    {
      contract: 'L-1',
      supplier: 'EKSEMPEL: Arkivleverandøren AS',
      subject: 'EKSEMPEL: drift av arkivsystem',
      owner: '9901',
      ownerName: 'Eksempelvik',
      participants: ['9901', '9902'],
      dataOwnership: true,
      byService: true,
      status: 'HOLDS',
      from: '2025-04-01',
      until: '2028-03-31',
      events: [40, 41],
    },
  ],
  procurements: [
    {
      procurement: 'K-1',
      municipality: '9902',
      name: 'Eksempelnes',
      subject: 'EKSEMPEL: skannere',
      on: '2025-04-28',
      reportedOn: '2025-05-06',
      settled: { on: '2025-05-20', how: 'TAKEN_OVER', decision: null },
      events: [42, 43],
    },
  ],
  findings: [],
};

export const reports = {
  ...head,
  due: [
    {
      kind: 'TERTIAL',
      period: { from: '2025-01-01', to: '2025-04-30' },
      remindOn: '2025-05-30',
      lastDay: '2025-06-29',
      clause: '5.1',
      of: null,
      status: 'DELIVERED',
      report: 'T1-2025',
      deliveredOn: '2025-05-26',
      events: [4, 44],
    },
  ],
  delivered: [
    {
      report: 'T1-2025',
      kind: 'TERTIAL',
      period: { from: '2025-01-01', to: '2025-04-30' },
      journalReference: null,
      deliveredOn: '2025-05-26',
      events: [44],
    },
  ],
  findings: [],
};
