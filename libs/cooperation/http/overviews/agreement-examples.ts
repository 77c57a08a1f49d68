/** Answers as the book gives them, shortened. That councils approved, and the amounts, are examples. */
const clocks = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-02-28T22:59:59.999Z',
  size: 121,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
};

const A = {
  version: 'AV-2024-A',
  title: 'Vertskommuneavtale for Lofoten IKT (2024), tekst A',
  text: 'Etter nøkkelen deles driften av Lofoten IKT.',
  hash: '2f6a4c1e0b7e45d38c1fa2e49b60d7538e2a4c1790fb36d5e8a7c0429d1b5f36',
  inForce: true,
  correction: null,
  words: [
    {
      said: 'APPROVED' as const,
      decision: 'KS-090/24',
      caseReference: 'KS-090/24',
      body: 'Vågan kommunestyre',
      municipality: '1865',
      decidedOn: '2024-09-24',
      outcome: 'ADOPTED',
      stands: true,
    },
  ],
};
const B = {
  version: 'AV-2024-B',
  title: 'Vertskommuneavtale for Lofoten IKT (2024), tekst B',
  text: 'Etter nøkkelen deles driften av Lofoten IKT medregnet vertens merkostnader.',
  hash: '9b1e7d2a5c0f4836a1c9e2d7b4f60853a2e8c1790db36f5e4a7c0429d1b5f862',
  inForce: false,
  correction: null,
  words: [
    {
      said: 'RECOMMENDED' as const,
      decision: 'FS-085/24',
      caseReference: 'FS-085/24',
      body: 'Vågan formannskap',
      municipality: '1865',
      decidedOn: '2024-09-16',
      outcome: 'ADOPTED',
      stands: true,
    },
  ],
};
const because = {
  code: 'ALL_APPROVED' as const,
  text: '5 councils have adopted the text, the last on 2024-11-26. It came into force then.',
};
const words = [
  { said: 'SAME' as const, text: 'Etter nøkkelen deles driften av Lofoten IKT' },
  { said: 'ADDED' as const, text: ' medregnet vertens merkostnader' },
  { said: 'SAME' as const, text: '.' },
];
const contested = {
  clause: '4.4',
  version: 'AV-2024-A',
  texts: [A, B],
  differences: [{ version: 'AV-2024-B', words }],
  because,
  effects: [
    {
      version: 'AV-2024-B',
      year: 2025,
      supposed: false,
      refused: null,
      total: { now: '10000000.00', other: '10480000.00', difference: '480000.00' },
      shares: [
        { municipality: '1865', name: 'Vågan', now: '3435912.17', other: '3600835.95', difference: '164923.78' },
      ],
    },
  ],
};
const finding = {
  code: 'CLAUSE_CONTESTED',
  severity: 'REMARK' as const,
  rule: 'L-H-2',
  clause: '4.4',
  about: 'AV-2024-A 4.4',
  responsible: { who: 'COUNCILS' as const, municipality: '1865' },
  text: 'Two different texts of the clause are backed by decisions. The council must decide which applies.',
  remedy: 'The council must adopt the text anew or correct its minutes.',
  events: [60, 61, 64, 67],
};

export const agreement = {
  ...clocks,
  validOn: '2025-02-28',
  form: 'HOST_MUNICIPALITY',
  inForce: 'AV-2024-A',
  version: 'AV-2024-A',
  because,
  termsOf: 'AV-2024-A',
  versions: [
    {
      version: 'AV-2024-A',
      title: A.title,
      proposedOn: '2024-09-16',
      amends: null,
      by: null,
      status: 'IN_FORCE' as const,
      inForceFrom: '2024-11-26',
      termsFrom: '2025-01-01',
      expires: null,
      attested: false,
      approvedBy: [{ municipality: '1865', name: 'Vågan', decision: 'KS-090/24', decidedOn: '2024-09-24' }],
      missing: [],
      overtakenBy: null,
      recommendedBy: [],
      correction: null,
      hash: A.hash,
      events: [60, 67],
    },
  ],
  clauses: [{ clause: '4.4', text: A.text, hash: A.hash, contested: true }],
  legalBasis: {
    written: '20-1-2, 20-4-5, 20-7-10',
    sections: ['20-1', '20-2', '20-4', '20-5', '20-7', '20-8', '20-9', '20-10'],
    read: '§§ 20-1–20-2, 20-4–20-5, 20-7–20-10',
    unread: [],
    clause: '1.3',
  },
  completeness: {
    law: 'kommuneloven § 20-4',
    matters: [
      {
        letter: 'e',
        matter: 'decisions the participants are told of',
        status: 'MISSING' as const,
        clauses: [],
        note: null,
      },
    ],
  },
  contested: [contested],
  demands: [],
  comparison: null,
  findings: [finding],
  events: [60, 61, 64, 67],
};

export const clause = {
  ...clocks,
  validOn: '2025-02-28',
  clause: '4.4',
  inForce: 'AV-2024-A',
  because,
  text: A.text,
  hash: A.hash,
  history: [
    {
      version: 'AV-2024-A',
      title: A.title,
      proposedOn: '2024-09-16',
      from: '2024-11-26',
      to: null,
      text: A.text,
      hash: A.hash,
      change: 'CHANGED' as const,
      correction: null,
      words,
    },
  ],
  contested,
  findings: [finding],
  events: [60, 61, 64, 67],
};
