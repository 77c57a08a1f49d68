/** Answers about Lofoten IKT as its example history gives them, shortened: of a long list one or a few. */

export const cooperations = {
  cooperations: [
    { cooperation: 'lofoten-ikt', name: 'Lofoten IKT', size: 391, lastRecorded: '2026-11-09T08:00:00.000Z' },
  ],
};

export const state = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  validOn: '2025-06-30',
  name: 'Lofoten IKT',
  form: 'HOST_MUNICIPALITY',
  host: '1865',
  participants: [
    { municipality: '1857', name: 'Værøy', organisationNumber: '964994307', host: false },
    { municipality: '1859', name: 'Flakstad', organisationNumber: '863320852', host: false },
    { municipality: '1860', name: 'Vestvågøy', organisationNumber: '942570619', host: false },
    { municipality: '1865', name: 'Vågan', organisationNumber: '938644500', host: true },
    { municipality: '1874', name: 'Moskenes', organisationNumber: '945962151', host: false },
  ],
  agreement: { version: 'AV-2024-A', title: 'Vertskommuneavtale for Lofoten IKT (2024), tekst A' },
  terms: { version: 'AV-2024-A', billing: 'MONTHLY', optOutAllowed: true },
  versions: [
    {
      version: 'AV-2024-A',
      approvedBy: [
        { decidedOn: '2024-09-24', decision: 'KS-090/24', municipality: '1865' },
        { decidedOn: '2024-10-22', decision: 'ks-1860-avtale-2024', municipality: '1860' },
      ],
      attested: false,
      inForceFrom: '2024-11-26',
      missing: [],
      termsFrom: '2025-01-01',
      title: 'Vertskommuneavtale for Lofoten IKT (2024), tekst A',
    },
  ],
  key: {
    id: '30-70',
    components: [
      { basis: 'EQUAL', weight: '3/10' },
      { basis: 'POPULATION', weight: '7/10' },
    ],
    decision: null,
    name: '30 % likt, 70 % etter innbyggertall',
    by: 'AGREEMENT',
    clause: '4.4',
    minShare: null,
    maxShare: null,
  },
  shares: {
    populationDate: '2025-01-01',
    of: [
      { municipality: '1857', share: '0.079450', exact: '9679/121825' },
      { municipality: '1859', share: '0.096372', exact: '23481/243650' },
      { municipality: '1860', share: '0.392748', exact: '95693/243650' },
      { municipality: '1865', share: '0.343591', exact: '41858/121825' },
      { municipality: '1874', share: '0.087839', exact: '10701/121825' },
    ],
  },
  keyDecisions: [
    {
      because: null,
      decision: 'LR-2025-nokkel',
      effectiveFrom: '2026-01-01',
      key: '20-80',
      missing: [],
      ratifiedBy: ['1857', '1859', '1860', '1865', '1874'],
      status: 'EFFECTIVE',
    },
  ],
  services: [
    {
      service: 'prj-portal',
      kind: 'PROJECT',
      name: 'EKSEMPEL: innbyggerportal',
      participants: ['1857', '1859', '1860', '1865', '1874'],
      approvedFrom: '2025-04-15',
    },
  ],
  costLines: [
    { line: '2025/D-2025-02', category: 'DRIFT', label: 'EKSEMPEL: kontordrift', month: '51033.34', accrual: null },
    {
      ...{ line: '2025/D-2025-03', category: 'DRIFT', label: 'EKSEMPEL: datasentre', month: '98966.67' },
      accrual: null,
    },
  ],
  interpretations: [],
  events: [0, 1, 2, 3, 4],
};

export const allocation = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  from: '2025-01',
  to: '2025-12',
  total: '17035650.01',
  booked: '17382650.01',
  shares: [
    { municipality: '1857', name: 'Værøy', amount: '1200354.68' },
    { municipality: '1859', name: 'Flakstad', amount: '1479387.53' },
    { municipality: '1860', name: 'Vestvågøy', amount: '6905677.26' },
    { municipality: '1865', name: 'Vågan', amount: '5962966.98' },
    { municipality: '1874', name: 'Moskenes', amount: '1487263.56' },
  ],
  pools: [
    {
      id: '2025 DRIFT AV-2024-A 30-70 2025-01-01 1857,1859,1860,1865,1874',
      year: 2025,
      category: 'DRIFT',
      method: 'KEYED_ALL',
      clause: '4.4',
      agreement: 'AV-2024-A',
      participants: ['1857', '1859', '1860', '1865', '1874'],
      key: {
        id: '30-70',
        components: [
          { basis: 'EQUAL', weight: '3/10' },
          { basis: 'POPULATION', weight: '7/10' },
        ],
        decision: null,
      },
      populationDate: '2025-01-01',
      total: '10148750.00',
      shares: [
        { municipality: '1857', amount: '806318.50', share: '9679/121825' },
        { municipality: '1859', amount: '978053.76', share: '23481/243650' },
        { municipality: '1860', amount: '3985899.18', share: '95693/243650' },
        { municipality: '1865', amount: '3487021.36', share: '41858/121825' },
        { municipality: '1874', amount: '891457.20', share: '10701/121825' },
      ],
      interpretations: ['A-03'],
      events: [0, 1, 2, 3, 4, 5],
    },
  ],
  held: [
    {
      line: '2025/F-2025-2',
      category: 'PROJECT',
      label: 'EKSEMPEL: innbyggerportal, konsulent',
      clause: '4.4',
      amount: '90000.00',
      reason: 'PROJECT_NOT_APPROVED',
      text: 'the board has not approved the project',
      events: [0, 1, 2, 3],
    },
  ],
  excluded: [
    {
      line: '2025/G-2025-1',
      category: 'PREMISES_LOCAL',
      label: 'EKSEMPEL: rengjøring av kontoret på Leknes',
      clause: '2.2',
      amount: '75000.00',
      reason: 'EXCLUDED_BY_AGREEMENT',
      text: 'not shared under the agreement',
      events: [0, 1, 2, 3],
    },
  ],
  accruals: [],
  interpretations: [
    {
      id: 'A-01',
      question: 'Are the host’s administrative extra costs in the cost base?',
      option: 'AS_PRINTED',
      decision: null,
    },
  ],
  findings: [
    {
      code: 'PROJECT_NOT_APPROVED',
      severity: 'REMARK',
      rule: 'L-4.4-8',
      clause: '4.4',
      about: '2025/F-2025-2',
      text: 'the board has not approved the project',
      remedy: 'The board must approve the project. Until then the cost is held back.',
      responsible: { who: 'BOARD' as const, municipality: null },
      events: [0, 1, 2, 3],
    },
  ],
};

export const whatIf = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  from: '2025-01',
  to: '2025-12',
  keys: {
    now: [
      {
        id: '30-70',
        components: [
          { basis: 'EQUAL', weight: '3/10' },
          { basis: 'POPULATION', weight: '7/10' },
        ],
        name: '30 % likt, 70 % etter innbyggertall',
        minShare: null,
        maxShare: null,
        decision: null,
        from: '2025-01',
        to: '2025-12',
      },
    ],
    whatIf: {
      id: '20-80',
      components: [
        { basis: 'EQUAL', weight: '2/10' },
        { basis: 'POPULATION', weight: '8/10' },
      ],
      name: 'EKSEMPEL: 20 % likt, 80 % etter innbyggertall',
      minShare: null,
      maxShare: null,
    },
  },
  total: { now: '17035650.01', whatIf: '17035650.01', difference: '0.00' },
  shares: [
    {
      municipality: '1859',
      name: 'Flakstad',
      now: { amount: '1479387.53', share: { percent: '8.68', exact: '147938753/1703565001' } },
      whatIf: { amount: '1269721.45', share: { percent: '7.45', exact: '126972145/1703565001' } },
      difference: { amount: '-209666.08', change: { percent: '-14.17', exact: '-20966608/147938753' } },
    },
    {
      municipality: '1865',
      name: 'Vågan',
      now: { amount: '5962966.98', share: { percent: '35.00', exact: '596296698/1703565001' } },
      whatIf: { amount: '6246883.70', share: { percent: '36.67', exact: '624688370/1703565001' } },
      difference: { amount: '283916.72', change: { percent: '4.76', exact: '14195836/298148349' } },
    },
  ],
  parts: [
    {
      year: 2025,
      category: 'DRIFT',
      method: 'KEYED_ALL',
      clause: '4.4',
      agreement: 'AV-2024-A',
      participants: ['1857', '1859', '1860', '1865', '1874'],
      replaced: true,
      because: null,
      keys: ['30-70'],
      populationDates: { now: ['2025-01-01'], whatIf: ['2025-01-01'] },
      total: '10148750.00',
      shares: [
        { municipality: '1859', now: '978053.76', whatIf: '827811.44', difference: '-150242.32' },
        { municipality: '1865', now: '3487021.36', whatIf: '3695202.98', difference: '208181.62' },
      ],
      events: [0, 1, 2, 3, 4, 5],
    },
    {
      year: 2025,
      category: 'OWN_MEASURE',
      method: 'OWN',
      clause: '4.1.1',
      agreement: 'AV-2024-A',
      participants: ['1860'],
      replaced: false,
      because: { code: 'OWN_PART', text: 'each municipality pays its own part' },
      keys: [],
      populationDates: { now: [], whatIf: [] },
      total: '120000.00',
      shares: [{ municipality: '1860', now: '120000.00', whatIf: '120000.00', difference: '0.00' }],
      events: [0, 1, 2, 3, 4, 5],
    },
  ],
  held: [
    {
      line: '2025/F-2025-2',
      category: 'PROJECT',
      label: 'EKSEMPEL: innbyggerportal, konsulent',
      clause: '4.4',
      amount: '90000.00',
      reason: 'PROJECT_NOT_APPROVED',
      text: 'the board has not approved the project',
      events: [0, 1, 2, 3, 4, 5, 67, 73, 74, 75, 76, 77, 78, 79, 80, 81, 105, 106, 107, 108, 109, 110, 121, 122, 140],
    },
  ],
  excluded: [],
  interpretations: [
    { id: 'A-03', question: 'Population of which 1 January?', option: 'FIRST_OF_YEAR', decision: null },
  ],
  findings: [],
};

export const decisions = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  from: '2024-09-24',
  to: '2024-09-24',
  decisions: [
    {
      decision: 'KS-090/24',
      body: 'ks-1865',
      bodyName: 'Vågan kommunestyre',
      case: 'vertskommuneavtale-2024',
      caseReference: 'KS-090/24',
      meeting: 'ks-1865-2024-09-24',
      decidedOn: '2024-09-24',
      validFrom: '2024-09-24',
      outcome: 'ADOPTED',
      votes: { against: 0, for: null, unanimous: true },
      vote: null,
      proposals: null,
      election: null,
      userParticipation: null,
      annulled: false,
      reversed: null,
      effect: { kind: 'APPROVE_AGREEMENT', stands: true, because: null, clause: 'kommuneloven § 20-4' },
      wording:
        'Sammendrag: Kommunestyret vedtok enstemmig kommunedirektørens innstilling. Avtaleteksten gjengitt under vedtaket er tekst A, uten formannskapets tillegg i pkt. 4.4.',
      events: [
        {
          index: 73,
          id: 'a46c291f-7025-5dfb-a07b-be4a51598175',
          type: 'DecisionRecorded',
          decided: '2024-09-24',
          validFrom: '2024-09-24',
          recorded: '2024-10-07T07:21:00.000Z',
          written: '2026-11-20T22:36:02.918Z',
          actor: { id: 'kommunestyresekretar-1865', municipality: '1865', role: 'COUNCIL_SECRETARY' },
          caseReference: 'KS-090/24',
          imported: {
            by: 'cli',
            file: 'history.yaml',
            sha256: '363ef65093338df1c1b753c83e08546da405eb53564053268a7b00f0acabe9fa',
          },
        },
      ],
    },
  ],
};

export const explanation = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  from: '2025-01',
  to: '2025-01',
  municipality: '1859',
  name: 'Flakstad',
  amount: '104371.77',
  pools: [
    {
      pool: '2025 DRIFT AV-2024-A 30-70 2025-01-01 1857,1859,1860,1865,1874',
      category: 'DRIFT',
      method: 'KEYED_ALL',
      clause: '4.4',
      agreement: 'AV-2024-A',
      amount: '80558.85',
      of: '835916.81',
      share: { percent: '9.6372', exact: '23481/243650' },
      participants: ['1857', '1859', '1860', '1865', '1874'],
      key: {
        id: '30-70',
        components: [
          { basis: 'EQUAL', weight: '3/10' },
          { basis: 'POPULATION', weight: '7/10' },
        ],
        decision: null,
        name: '30 % likt, 70 % etter innbyggertall',
        by: 'AGREEMENT',
        clause: '4.4',
      },
      population: {
        date: '2025-01-01',
        own: 1266,
        sum: 24365,
        table: '07459',
        source: 'Statistisk sentralbyrå, tabell 07459, folkemengde 1. januar 2025',
      },
      lines: [
        {
          line: '2025/D-2025-01',
          label: 'EKSEMPEL: lønn og sosiale utgifter, 1. kvartal',
          amount: '470083.50',
          accrual: null,
          events: [125],
        },
        {
          ...{ line: '2025/D-2025-02', label: 'EKSEMPEL: kontordrift', amount: '51033.33' },
          ...{ accrual: null, events: [126] },
        },
      ],
      interpretations: [
        { id: 'A-03', question: 'Population of which 1 January?', option: 'FIRST_OF_YEAR', decision: null },
      ],
      events: [0, 1, 2, 3, 4, 5],
    },
  ],
  findings: [
    {
      code: 'PROJECT_NOT_APPROVED',
      severity: 'REMARK',
      rule: 'L-4.4-8',
      clause: '4.4',
      about: '2025/F-2025-2',
      text: 'the board has not approved the project',
      remedy: 'The board must approve the project. Until then the cost is held back.',
      responsible: { who: 'BOARD' as const, municipality: null },
      events: [0, 1, 2, 3, 4, 5, 67, 73, 74, 75, 76, 77, 78, 79, 80, 81, 105, 106, 107, 108, 109, 110, 121, 122, 140],
    },
  ],
  events: [
    {
      index: 125,
      id: '432401be-7730-548f-8036-f949564a279a',
      type: 'CostLineRecorded',
      decided: '2025-01-31',
      validFrom: '2025-01-01',
      recorded: '2025-02-12T08:00:00.000Z',
      written: '2026-11-20T22:36:02.918Z',
      actor: { id: 'okonom-1865', municipality: '1865', role: 'HOST_ECONOMIST' },
      caseReference: null,
      imported: {
        by: 'cli',
        file: 'history.yaml',
        sha256: '363ef65093338df1c1b753c83e08546da405eb53564053268a7b00f0acabe9fa',
      },
    },
  ],
};

export const diff = {
  cooperation: 'lofoten-ikt',
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  from: '2025-01',
  to: '2025-01',
  before: { knownAt: '2025-03-31T21:59:59.999Z', size: 143, total: '1113125.13', unanswerable: null },
  after: { knownAt: '2025-12-31T22:59:59.999Z', size: 185, total: '1149291.80', unanswerable: null },
  shares: [
    { municipality: '1857', name: 'Værøy', before: '82608.65', after: '85124.57', change: '2515.92' },
    { municipality: '1859', name: 'Flakstad', before: '101319.98', after: '104371.77', change: '3051.79' },
    { municipality: '1860', name: 'Vestvågøy', before: '443926.04', after: '460863.05', change: '16937.01' },
    { municipality: '1865', name: 'Vågan', before: '391401.58', after: '402281.96', change: '10880.38' },
    { municipality: '1874', name: 'Moskenes', before: '93868.88', after: '96650.45', change: '2781.57' },
  ],
  pools: [
    {
      pool: '2025 DRIFT AV-2024-A 30-70 2025-01-01 1857,1859,1860,1865,1874',
      category: 'DRIFT',
      before: '839250.14',
      after: '835916.81',
    },
  ],
  held: [
    { line: '2025/G-2025-1', label: 'EKSEMPEL: rengjøring av kontoret på Leknes', before: null, after: '6250.00' },
  ],
  events: [
    {
      index: 147,
      id: '0aea3720-797f-5aee-b5a6-36df517a2a6b',
      type: 'CostLineRecorded',
      decided: '2025-05-08',
      validFrom: '2025-01-01',
      recorded: '2025-05-19T07:03:00.000Z',
      written: '2026-11-20T22:36:02.918Z',
      actor: { id: 'okonom-1865', municipality: '1865', role: 'HOST_ECONOMIST' },
      caseReference: null,
      imported: {
        by: 'cli',
        file: 'history.yaml',
        sha256: '363ef65093338df1c1b753c83e08546da405eb53564053268a7b00f0acabe9fa',
      },
    },
  ],
};

export const stateDiff = {
  cooperation: 'lofoten-ikt',
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  validOn: '2025-01-31',
  before: { knownAt: '2025-01-31T22:59:59.999Z', size: 125, unanswerable: null },
  after: { knownAt: '2025-06-30T21:59:59.999Z', size: 157, unanswerable: null },
  changes: [
    { part: 'cost 2025/D-2025-01', before: null, after: 'DRIFT 470083.50' },
    { part: 'share 1857', before: '96739/1213900', after: '9679/121825' },
  ],
  events: [
    {
      index: 137,
      id: '8240c02d-6bbd-5cd1-b8f3-67e7b3ba274a',
      type: 'PopulationAccepted',
      decided: '2025-02-25',
      validFrom: '2025-01-01',
      recorded: '2025-02-27T08:00:00.000Z',
      written: '2026-11-20T22:36:02.918Z',
      actor: { id: 'okonom-1865', municipality: '1865', role: 'HOST_ECONOMIST' },
      caseReference: null,
      imported: {
        by: 'cli',
        file: 'history.yaml',
        sha256: '363ef65093338df1c1b753c83e08546da405eb53564053268a7b00f0acabe9fa',
      },
    },
  ],
};

export const health = { status: 'ok', books: 1, lag: { pending: 0, delay: null } };

export const events = {
  cooperation: 'eksempel',
  fromIndex: 0,
  size: 1,
  events: [
    {
      index: 0,
      revision: '0',
      position: '1',
      recorded: '2025-06-16T10:00:00.000Z',
      written: '2025-06-16T10:00:00.004Z',
      hash: '6f1d2c9a0b7e45d38c1fa2e49b60d7538e2a4c1790fb36d5e8a7c0429d1b5f36',
      metadata: {
        type: 'BodyEstablished',
        schema: 1,
        stream: 'cooperation-eksempel',
        actor: { id: 'sekretariat', role: 'BOARD_SECRETARY' },
        previous: null,
      },
      data: { body: 'ks-9901', name: 'Eksempelvik kommunestyre', kind: 'COUNCIL', municipality: '9901' },
    },
  ],
};
