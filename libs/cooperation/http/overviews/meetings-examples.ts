/** Answers as the book gives them, shortened; all of it is an example. */
const clocks = {
  cooperation: 'eksempel',
  knownAt: '2024-12-31T22:59:59.999Z',
  size: 14,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
};
const validOn = '2024-12-31';
const name = 'EKSEMPEL: Felles arkiv';
const votes = { for: 15, against: 4, unanimous: false };
const vote = {
  derived: {
    outcome: 'PASSED',
    reason: 'MAJORITY',
    text: 'Flertallet som reglene krever, stemte for.',
    clause: 'kommuneloven § 11-9',
  },
  rules: 'LAW',
  counted: { for: 15, against: 4, abstained: 0, present: null, members: null },
  quorum: null,
  ballots: [],
  dissent: [],
  excluded: [],
  attempt: null,
};
const confirmations = [{ by: '9901', confirms: true, remark: null, on: '2024-12-11', outdated: false }];

const proposals = {
  adopted: [{ proposal: 'forslag-1', kind: 'ADDITION', text: 'EKSEMPEL: Avtalen evalueres etter to år.' }],
  votings: [{ between: [{ proposal: 'forslag-1', votes: 15 }], against: 4, unanimous: null, casting: null }],
};
const afterwards = { corrected: [], annulled: null, reversed: null };

const followUp = {
  followUp: 'oppf-1',
  decision: 'KS-012/24',
  what: 'EKSEMPEL: Melde vedtaket til de andre kommunene',
  who: 'kommunedirektøren',
  openedOn: '2024-11-27',
  dueOn: '2024-12-15',
  status: 'DONE' as const,
  closedOn: '2024-12-10',
  how: 'EKSEMPEL: Sendt 10. desember',
  events: [9, 10],
};

export const meetings = {
  ...clocks,
  validOn,
  name,
  meetings: [
    {
      meeting: 'ks-9901-2024-11-26',
      body: 'ks-9901',
      bodyName: 'Eksempelvik kommunestyre',
      status: 'MINUTES_APPROVED' as const,
      date: '2024-11-26',
      notice: {
        sentOn: '2024-11-15',
        date: '2024-11-26',
        time: '10:00',
        place: 'Rådhuset',
        remote: false,
        agenda: [
          {
            item: '12-24',
            title: 'EKSEMPEL: Avtale om felles arkiv',
            public: true,
            case: 'avtale-2025',
            legalBasis: null,
          },
        ],
      },
      cancelled: null,
      proposals: [
        {
          proposal: 'forslag-1',
          item: '12-24',
          kind: 'ADDITION',
          by: { body: null, municipality: null, seat: 'repr-7' },
          text: 'EKSEMPEL: Avtalen evalueres etter to år.',
          sentOn: '2024-11-20',
        },
      ],
      held: {
        on: '2024-11-26',
        time: '10:00',
        place: 'Rådhuset',
        remote: null,
        present: ['repr-1', 'repr-2', 'repr-7'],
        absent: ['repr-3'],
        treated: ['12-24'],
        closed: [],
        excused: [],
        added: [],
      },
      approved: { in: 'ks-9901-2024-12-17', on: '2024-12-17', remarks: null },
      decisions: [
        {
          decision: 'KS-012/24',
          item: '12-24',
          case: 'avtale-2025',
          caseReference: '12/24',
          decidedOn: '2024-11-26',
          outcome: 'ADOPTED',
          votes,
          vote,
          proposals,
          election: null,
          wording: 'EKSEMPEL: Kommunestyret godkjenner avtalen om felles arkiv.',
          annulled: false,
          afterwards,
          confirmations,
        },
      ],
      followUps: [followUp],
      events: [2, 3, 4, 8],
    },
  ],
  findings: [],
};

export const followUps = { ...clocks, validOn, followUps: [followUp], findings: [] };

export const extract = {
  ...clocks,
  validOn,
  name,
  recipients: [{ municipality: '9902', name: 'Eksempelnes' }],
  decision: 'KS-012/24',
  body: 'ks-9901',
  bodyName: 'Eksempelvik kommunestyre',
  bodyMunicipality: '9901',
  case: 'avtale-2025',
  caseTitle: 'EKSEMPEL: Avtale om felles arkiv',
  caseReference: '12/24',
  meeting: 'ks-9901-2024-11-26',
  place: 'Rådhuset',
  item: '12-24',
  closed: null,
  decidedOn: '2024-11-26',
  outcome: 'ADOPTED',
  votes,
  vote,
  proposals,
  election: null,
  effect: { kind: 'APPROVE_AGREEMENT', stands: true, because: null, clause: 'kommuneloven § 20-4' },
  wording: 'EKSEMPEL: Kommunestyret godkjenner avtalen om felles arkiv.',
  annulled: false,
  afterwards,
  minutesApprovedOn: '2024-12-17',
  confirmations,
  record: [
    {
      index: 7,
      type: 'DecisionRecorded',
      recorded: '2024-12-02T09:00:00.000Z',
      hash: '6f1d2c9a0b7e45d38c1fa2e49b60d7538e2a4c1790fb36d5e8a7c0429d1b5f36',
      documents: [
        {
          reference: '3f2b8c1e-6d0a-4c57-9b1f-0a4e8d2c7b60',
          sha256: '1d03fc90b21266c53297eba96e3ce41713532bf6d684530dbbcfcc26637b9b90',
        },
      ],
    },
  ],
};

const step = {
  on: '2024-11-26',
  what: 'DECIDED' as const,
  body: 'ks-9901',
  bodyName: 'Eksempelvik kommunestyre',
  municipality: '9901',
  meeting: 'ks-9901-2024-11-26',
  item: null,
  proposal: null,
  decision: 'KS-012/24',
  caseReference: '12/24',
  outcome: 'ADOPTED',
  text: 'EKSEMPEL: Kommunestyret godkjenner avtalen om felles arkiv.',
  events: [7],
};
export const oneCase = {
  ...clocks,
  validOn,
  case: 'avtale-2025',
  title: 'EKSEMPEL: Avtale om felles arkiv',
  references: [{ caseReference: '12/24', body: 'ks-9901' }],
  steps: [step],
  decisions: [],
  awaited: [
    {
      body: 'ks-9902',
      bodyName: 'Eksempelnes kommunestyre',
      municipality: '9902',
      because: 'NOT_TREATED' as const,
      meeting: null,
      on: null,
    },
  ],
  findings: [],
};
