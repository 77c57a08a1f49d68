/** Answers as the book gives them, shortened. The budget and the notice are examples. */
const clocks = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
};

const line = { category: 'DRIFT', municipality: null, sharedService: null, amount: '11000000.00' };
const lines = { total: '11000000.00', lines: [line] };
const late = {
  code: 'BUDGET_DRAFT_LATE',
  severity: 'BREACH' as const,
  rule: 'L-4.2-1',
  clause: '4.2',
  about: '2026',
  text: 'The draft budget was sent after the day in the agreement.',
  remedy: 'Treat the draft all the same. If the date was recorded wrongly, correct it.',
  responsible: { who: 'HOST' as const, municipality: null },
  events: [12, 140],
};

export const economicPlan = {
  ...clocks,
  year: 2026,
  validOn: '2025-12-31',
  version: 'B1',
  status: 'VALID',
  years: [
    { year: 2026, total: '11000000.00', shared: '11000000.00', held: [], because: null },
    { year: 2027, total: null, shared: null, held: [], because: null },
  ],
  municipalities: [
    {
      municipality: '1865',
      name: 'Vågan',
      amounts: [
        { year: 2026, amount: '3948210.44' },
        { year: 2027, amount: null },
      ],
    },
  ],
  events: [12, 140],
};

export const budget = {
  ...clocks,
  year: 2026,
  validOn: '2025-12-31',
  status: 'VALID',
  since: '2025-12-19',
  late: false,
  version: 'B1',
  draftBy: '2025-09-15',
  adoptBy: '2025-12-20',
  clause: '4.2',
  versions: [
    {
      version: 'B1',
      kind: 'ORIGINAL',
      contentHash: 'd2a84f4b8b650937ec8f73cd8be2c74add5a911ba64df27458ed8229da804a26',
      draftedOn: '2025-09-01',
      sentOn: '2025-09-18',
      status: 'VALID',
      since: '2025-12-19',
      late: false,
      adoptions: [
        {
          municipality: '1865',
          name: 'Vågan',
          verdict: 'ADOPTED',
          decidedOn: '2025-12-15',
          decision: 'ks-1865-budsjett-2026',
          caseReference: null,
          counts: true,
          because: null,
          ownLine: null,
          share: null,
          difference: null,
        },
      ],
      missing: [],
      ...lines,
    },
  ],
  inForce: { version: 'B1', since: '2025-12-19', ...lines },
  provisional: null,
  spending: {
    budgeted: '11000000.00',
    booked: '250000.00',
    difference: '-10750000.00',
    categories: [{ category: 'DRIFT', budgeted: '11000000.00', booked: '250000.00', difference: '-10750000.00' }],
  },
  findings: [late],
  interpretations: [],
  events: [12, 139, 140, 152],
};

export const participants = {
  ...clocks,
  validOn: '2025-12-31',
  participants: [
    {
      municipality: '1865',
      name: 'Vågan',
      organisationNumber: '938644500',
      host: true,
      from: '2022-01-01',
      until: null,
      events: [0],
    },
  ],
  notices: [
    {
      notice: 'U-1',
      municipality: '1859',
      name: 'Flakstad',
      form: 'WRITTEN',
      sentOn: '2025-04-30',
      receivedOn: '2025-05-02',
      decision: 'ks-1859-uttreden',
      lastDay: '2026-12-31',
      clause: '6.2',
      release: null,
      takenBack: null,
      events: [101],
    },
  ],
  successions: [],
  successionsToCome: [
    {
      successor: '1899',
      successorName: 'EKSEMPEL: Moskenes og Vestvågøy',
      predecessors: ['1860', '1874'],
      predecessorNames: ['Vestvågøy', 'Moskenes'],
      on: '2028-01-01',
      events: [260],
    },
  ],
  admissions: [],
  dissolution: null,
  findings: [],
};

export const findings = { ...clocks, validOn: '2025-12-31', findings: [late] };

export const interpretations = {
  ...clocks,
  validOn: '2025-12-31',
  owners: [{ body: 'driftsstyret', clause: '6.3' }],
  interpretations: [
    {
      id: 'A-09',
      clause: '4.4',
      question: 'How is a cost shared when only some take part?',
      reading: 'RENORMALISE',
      basis: 'DECIDED' as const,
      text: 'decision DS-2025-06 of driftsstyret on 2025-06-12, from 2025-07-01',
      decision: 'DS-2025-06',
      decidedBy: 'driftsstyret',
      decidedOn: '2025-06-12',
      since: '2025-07-01',
      recorded: { option: 'RERUN', on: '2024-11-12', event: 1 },
      readingText: 'The key is run again over those who take part.',
      options: ['RERUN', 'RENORMALISE', 'EQUAL_REST'],
      optionTexts: [
        'The key is run again over those who take part.',
        'The shares of all are scaled up in proportion.',
        'The share of those who do not is split equally.',
      ],
      ground: 'WORDING',
      law: null,
      applied: true,
      treatment: 'SWITCHED' as const,
      because: null,
      events: [4, 6, 133],
    },
  ],
};

export const preview = {
  ...clocks,
  id: 'A-01',
  clause: '4.4',
  question: 'Are the host’s administrative extra costs in the cost base?',
  year: 2025,
  now: { option: 'AS_PRINTED', decision: null },
  option: 'IN_BASE',
  options: ['AS_PRINTED', 'IN_BASE', 'CLERICAL_ERROR'],
  owners: [{ body: 'driftsstyret', clause: '6.3' }],
  effect: 'DIFFERENT' as const,
  text: 'With this reading the municipalities pay other amounts.',
  basis: { of: 'COSTS' as const, year: 2025, version: null, text: 'Reckoned from what is booked on 2025.' },
  total: { now: '10000000.00', preview: '10500000.00', difference: '500000.00' },
  shares: [{ municipality: '1865', name: 'Vågan', now: '3435883.43', preview: '3607677.60', difference: '171794.17' }],
  held: [],
  changes: [],
};

export const deadlines = {
  ...clocks,
  validOn: '2025-12-31',
  year: 2025,
  deadlines: [
    {
      date: '2025-12-20',
      code: 'BUDGET_ADOPTED',
      clause: '4.2',
      who: 'COUNCILS',
      municipality: '1865',
      hostless: null,
      body: null,
      bodyName: null,
      status: 'DONE',
      done: { on: '2025-12-15', by: '1865', byName: 'Vågan', what: 'KS-112/25', events: [152] },
      about: null,
      falls: 'SATURDAY' as const,
      text: 'The council adopts the budget of the cooperation for next year',
      note: 'a Saturday',
      name: 'Vågan',
      events: [12, 152],
    },
  ],
};

export const calendar = `BEGIN:VCALENDAR
VERSION:2.0
CALSCALE:GREGORIAN
PRODID:fellesbok
METHOD:PUBLISH
X-WR-CALNAME:lofoten-ikt
X-PUBLISHED-TTL:PT1H
BEGIN:VEVENT
UID:lofoten-ikt-2025-BUDGET_ADOPTED-1865@fellesbok
SUMMARY:The council adopts the budget of the cooperation for next year (Våga
	n)
DTSTAMP:20251230T230000Z
DTSTART;VALUE=DATE:20251220
DTEND;VALUE=DATE:20251221
DESCRIPTION:4.2: done 2025-12-15 by Vågan\\, KS-112/25 (a Saturday)
STATUS:CONFIRMED
CATEGORIES:done
END:VEVENT
END:VCALENDAR`;
