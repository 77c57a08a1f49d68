/** Answers as the book gives them, shortened. The decisions, the appeal and the review are examples. */
const day = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  validOn: '2025-12-31',
  findings: [],
};

export const delegations = {
  ...day,
  delegations: [
    {
      delegation: 'ikt-drift',
      municipality: '1857',
      name: 'Værøy',
      status: 'IN_FORCE',
      scope: 'EKSEMPEL: drift og utvikling av IKT',
      tasks: null,
      instruction: { decision: 'KS-8/24', from: '2024-02-13' },
      givenFrom: '2024-03-01',
      revocation: null,
      events: [31, 32, 35],
    },
  ],
  without: ['1859'],
};

export const hostDecisions = {
  ...day,
  decisions: [
    {
      decision: 'VV-3/25',
      decidedOn: '2025-03-03',
      for: ['1857'],
      forAll: false,
      matter: 'EKSEMPEL: innsyn i en mappe',
      withinBudget: 'YES',
      principled: 'NO',
      individual: true,
      task: null,
      commitment: { year: 2025, amount: '25000.00' },
      notifiedOn: '2025-03-05',
      appealBy: '2025-03-26',
      reviewBy: '2025-03-24',
      annulled: false,
      reversed: null,
      events: [140],
    },
  ],
  instructions: [
    {
      instruction: 'INS-1',
      body: 'ks-1857',
      kind: 'INSTRUCTION',
      decision: 'VV-3/25',
      for: ['1857'],
      on: '2025-03-10',
      events: [141],
    },
  ],
  moves: [
    { move: 'FL-1', away: '1860', to: '1865', positions: '1.5', decision: null, on: '2025-08-01', events: [150] },
  ],
};

export const appeals = {
  ...day,
  appeals: [
    {
      appeal: 'KL-1',
      decision: 'VV-3/25',
      by: 'PARTY',
      municipality: null,
      status: 'PREPARED',
      receivedOn: '2025-03-24',
      sentOn: '2025-03-21',
      notifiedOn: '2025-03-05',
      lastDay: '2025-03-26',
      late: false,
      view: { on: '2025-04-02', view: 'UPHELD' },
      outcome: null,
      events: [140, 142, 143],
    },
  ],
  reviews: [
    {
      review: 'LK-1',
      decision: 'VV-3/25',
      municipality: '1857',
      members: 3,
      status: 'ANNULLED',
      demandedOn: '2025-03-20',
      sentOn: null,
      lastDay: '2025-03-24',
      late: false,
      concludedOn: '2025-05-08',
      concludedBy: 'STATE',
      events: [140, 144, 145],
    },
  ],
};
