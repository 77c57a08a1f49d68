/** An answer as the book gives it, shortened. The adoption of rules is an example. */
export const bodies = {
  cooperation: 'lofoten-ikt',
  knownAt: '2025-12-31T22:59:59.999Z',
  size: 185,
  names: { '1865': 'Vågan', '1874': 'Moskenes' },
  validOn: '2025-12-31',
  bodies: [
    {
      body: 'driftsstyret',
      name: 'Driftsstyret',
      kind: 'OPERATING_BOARD' as const,
      municipality: null,
      seats: [
        {
          seat: '1865',
          office: 'kommunedirektør',
          municipality: '1865',
          role: 'CHAIR' as const,
          votes: true,
          standsInFor: null,
          until: null,
          inactive: null,
        },
      ],
      members: 5,
      acts: { seat: '1865', office: 'kommunedirektør', as: 'CHAIR' as const, absence: null },
      rules: { basis: 'NONE' as const, rules: null, decision: null },
      events: [1, 4, 73],
    },
  ],
  findings: [
    {
      code: 'BODY_WITHOUT_RULES',
      severity: 'REMARK' as const,
      rule: 'L-2.1-4',
      clause: 'A-04',
      about: 'driftsstyret',
      text: 'The body has no rules on quorum, majority or ties. Only unanimous decisions are certain. Adopt rules of procedure.',
      remedy: 'The body must adopt rules of quorum, majority and ties.',
      responsible: { who: 'BOARD' as const, municipality: null },
      events: [4],
    },
  ],
};
