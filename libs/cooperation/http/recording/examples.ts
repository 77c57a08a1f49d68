import type { CommandType } from '../../domain/commands.ts';

/**
 * The body of a recording of each command, about an invented cooperation. Sent in this order to a new book, each is
 * recorded: a test does so.
 */
export const requestExamples: Readonly<Record<CommandType, object>> = {
  EstablishCooperation: {
    decided: '2024-11-12',
    validFrom: '2025-01-01',
    data: {
      name: 'EKSEMPEL: Felles arkiv',
      form: 'HOST_MUNICIPALITY',
      host: '9901',
      participants: [
        { municipality: '9901', name: 'Eksempelvik', organisationNumber: '310000019' },
        { municipality: '9902', name: 'Eksempelnes', organisationNumber: '310000027' },
      ],
    },
  },
  EstablishBody: {
    decided: '2024-11-12',
    data: { body: 'ks-9901', name: 'Eksempelvik kommunestyre', kind: 'COUNCIL', municipality: '9901' },
  },
  CallMeeting: {
    decided: '2024-11-15',
    data: {
      meeting: 'ks-9901-2024-11-26',
      body: 'ks-9901',
      at: { date: '2024-11-26', time: '10:00' },
      place: 'Rådhuset',
      agenda: [{ item: '12-24', case: 'avtale-2025', title: 'EKSEMPEL: Avtale om felles arkiv', public: true }],
      sentOn: '2024-11-15',
    },
  },
  CancelMeeting: {
    decided: '2024-11-20',
    data: { meeting: 'ks-9901-2024-11-26', reason: 'EKSEMPEL: For få kan møte' },
  },
  SubmitProposal: {
    decided: '2024-11-20',
    data: {
      meeting: 'ks-9901-2024-11-26',
      item: '12-24',
      proposal: 'forslag-1',
      by: { seat: 'repr-7' },
      kind: 'ADDITION',
      text: 'EKSEMPEL: Avtalen evalueres etter to år.',
    },
  },
  DefineSeats: {
    decided: '2024-11-12',
    data: {
      body: 'ks-9901',
      members: 19,
      seats: [
        { seat: 'ordforer', office: 'ordfører', role: 'CHAIR' },
        { seat: 'varaordforer', office: 'varaordfører', role: 'DEPUTY_CHAIR' },
      ],
    },
  },
  RecordAbsence: {
    decided: '2024-11-13',
    data: { absence: 'fravaer-ordforer-1', body: 'ks-9901', seat: 'ordforer', until: '2024-11-24' },
  },
  HoldMeeting: {
    decided: '2024-11-26',
    data: {
      meeting: 'ks-9901-2024-11-26',
      body: 'ks-9901',
      time: '10:00',
      place: 'Rådhuset',
      present: ['repr-1', 'repr-2', 'repr-7'],
      absent: ['repr-3'],
      treated: ['12-24'],
      excused: [
        {
          seat: 'repr-2',
          item: '12-24',
          ground: 'DISQUALIFIED',
          granted: false,
          legalBasis: 'forvaltningsloven § 6 andre ledd',
        },
      ],
    },
  },
  OpenCase: {
    decided: '2024-11-19',
    body: 'ks-9901',
    data: { case: 'avtale-2025', title: 'EKSEMPEL: Avtale om felles arkiv' },
  },
  DefineKey: {
    decided: '2024-11-12',
    data: {
      key: '50-50',
      name: 'halvparten likt, halvparten etter innbyggertall',
      components: [
        { basis: 'EQUAL', weight: '1/2' },
        { basis: 'POPULATION', weight: '1/2' },
      ],
    },
  },
  ProposeAgreement: {
    decided: '2024-11-12',
    data: {
      version: 'A-2025',
      title: 'EKSEMPEL: Avtale om felles arkiv',
      clauses: [{ clause: '3', text: 'Driften deles etter nøkkelen 50/50.' }],
      terms: {
        key: '50-50',
        keyClause: '3',
        populationDate: 'FIRST_OF_YEAR',
        keyNeedsRatification: true,
        optOutAllowed: true,
        termsApply: 'NEXT_FIRST_OF_JANUARY',
        billing: { rhythm: 'QUARTERLY', clause: '3' },
        categories: { DRIFT: { method: 'KEYED_ALL', clause: '3' } },
        competences: [],
      },
    },
  },
  RecordDecision: {
    decided: '2024-11-26',
    caseReference: '12/24',
    data: {
      decision: 'KS-012/24',
      body: 'ks-9901',
      case: 'avtale-2025',
      meeting: 'ks-9901-2024-11-26',
      item: '12-24',
      outcome: 'ADOPTED',
      votes: { for: 15, against: 4, unanimous: false },
      proposals: {
        adopted: ['forslag-1'],
        votings: [{ between: [{ proposal: 'forslag-1', votes: 11 }], against: 8 }],
      },
      wording: 'EKSEMPEL: Kommunestyret godkjenner avtalen om felles arkiv.',
      effect: { kind: 'APPROVE_AGREEMENT', version: 'A-2025' },
    },
  },
  ApproveMinutes: {
    decided: '2024-12-17',
    data: { meeting: 'ks-9901-2024-11-26', approvedIn: 'ks-9901-2024-11-26' },
  },
  OpenFollowUp: {
    decided: '2024-11-27',
    data: {
      followUp: 'oppf-1',
      decision: 'KS-012/24',
      what: 'EKSEMPEL: Melde vedtaket til de andre kommunene',
      who: 'kommunedirektøren',
      dueOn: '2024-12-15',
    },
  },
  CloseFollowUp: { decided: '2024-12-10', data: { followUp: 'oppf-1', how: 'EKSEMPEL: Sendt 10. desember' } },
  ConfirmRecord: { decided: '2024-12-11', data: { decision: 'KS-012/24', by: '9901', confirms: true } },
  CorrectDecision: {
    decided: '2025-01-15',
    data: { decision: 'KS-012/24', ground: 'MINUTES_CORRECTED', votes: { for: 16, against: 3, unanimous: false } },
  },
  DemandChange: {
    decided: '2025-01-14',
    data: { demand: 'krav-9902', municipality: '9902', matter: 'EKSEMPEL: avregning hver måned', clauses: ['3'] },
  },
  ProposeAmendment: {
    decided: '2025-01-16',
    data: {
      version: 'A-2025-tillegg',
      amends: 'A-2025',
      title: 'EKSEMPEL: tilleggsforslag om avregning',
      clauses: [{ clause: '3', text: 'Driften deles etter nøkkelen 50/50 og avregnes hver måned.' }],
      answers: 'krav-9902',
    },
  },
  AttestAgreement: {
    decided: '2025-01-20',
    validFrom: '2025-01-01',
    data: { version: 'A-2025', basis: 'EKSEMPEL: brev fra sekretariatet' },
  },
  CorrectAgreement: {
    decided: '2025-02-03',
    validFrom: '2025-01-01',
    data: {
      version: 'A-2025',
      ground: 'REGISTRATION_ERROR',
      authority: 'EKSEMPEL: sekretariatet',
      clauses: [{ clause: '3', text: 'Driften deles etter nøkkelen 50/50 med innbyggertall per 1. januar.' }],
      terms: {
        key: '50-50',
        keyClause: '3',
        populationDate: 'FIRST_OF_YEAR',
        keyNeedsRatification: true,
        optOutAllowed: true,
        termsApply: 'NEXT_FIRST_OF_JANUARY',
        billing: { rhythm: 'MONTHLY', clause: '3' },
        categories: { DRIFT: { method: 'KEYED_ALL', clause: '3' } },
        competences: [],
      },
    },
  },
  AdmitParticipant: {
    decided: '2025-02-11',
    validFrom: '2025-07-01',
    data: { municipality: '9903', name: 'Eksempelfjord', organisationNumber: '310000035' },
  },
  ChangeHost: { decided: '2025-03-04', validFrom: '2026-01-01', data: { host: '9902' } },
  AcceptPopulation: {
    decided: '2025-02-25',
    data: {
      referenceDate: '2025-01-01',
      figures: { '9901': 3000, '9902': 1000 },
      table: 'oppdiktet',
      source: 'EKSEMPEL: oppdiktede tall',
    },
  },
  RecordUsage: {
    decided: '2025-03-01',
    data: { metric: 'devices', figures: { '9901': 120, '9902': 45 }, source: 'EKSEMPEL: egen telling' },
  },
  RecordHistoricCost: {
    decided: '2025-03-01',
    data: { municipality: '9902', year: 2023, amount: '4250000', source: 'EKSEMPEL: regnskap 2023' },
  },
  RecordIndex: {
    decided: '2025-03-01',
    data: { series: 'deflator', source: 'EKSEMPEL: oppdiktet', values: { '2024': '1.041', '2025': '1.039' } },
  },
  RegisterService: {
    decided: '2025-01-10',
    data: { service: 'sys-arkiv', kind: 'SYSTEM', name: 'EKSEMPEL: arkivsystem' },
  },
  JoinService: { decided: '2025-01-10', data: { service: 'sys-arkiv', municipality: '9901' } },
  AbstainFromService: { decided: '2025-01-20', data: { service: 'sys-arkiv', municipality: '9902' } },
  LeaveService: {
    decided: '2025-05-05',
    validFrom: '2026-01-01',
    data: { service: 'sys-arkiv', municipality: '9901' },
  },
  RecordTransfer: { decided: '2025-01-01', data: { transfer: 'T-17', origin: '9902' } },
  EndTransferredEmployment: { decided: '2025-06-01', data: { transfer: 'T-17' } },
  CorrectRecord: {
    decided: '2025-09-30',
    data: {
      event: 6,
      type: 'AbsenceRecorded',
      ground: 'REGISTRATION_ERROR',
      authority: 'EKSEMPEL: styresekretær, sak 25/118',
      says: { absence: 'fravaer-ordforer-1', body: 'ks-9901', seat: 'ordforer', until: '2024-11-29' },
    },
  },
  AnnulRecord: {
    decided: '2025-10-07',
    data: {
      event: 6,
      type: 'AbsenceRecorded',
      ground: 'LATE_INFORMATION',
      authority: 'EKSEMPEL: styresekretær, sak 25/119',
    },
  },
  RecordErasure: {
    decided: '2026-03-02',
    data: {
      what: 'OFFICE_HOLDER',
      id: '00000000-0000-4000-8000-000000000001',
      ground: 'EKSEMPEL: personvernforordningen art. 17 nr. 1 a',
      authority: 'EKSEMPEL: arkivleder',
    },
  },
  RecordCostLine: {
    decided: '2025-03-10',
    data: {
      line: 'D-1',
      category: 'DRIFT',
      label: 'EKSEMPEL: arkivsystem, årslisens',
      amount: '10000000',
      vat: { amount: '2500000', treatment: 'COMPENSATED' },
      bookedOn: '2025-03-10',
      service: { from: '2025-01', to: '2025-12' },
    },
  },
  CorrectCostLine: {
    decided: '2025-04-28',
    data: {
      ground: 'EKSEMPEL: fakturaen var på 90 000, ikke 100 000',
      line: {
        line: 'D-1',
        category: 'DRIFT',
        label: 'EKSEMPEL: arkivsystem, årslisens',
        amount: '9000000',
        vat: { amount: '2250000', treatment: 'COMPENSATED' },
        bookedOn: '2025-03-10',
        service: { from: '2025-01', to: '2025-12' },
      },
    },
  },
  AnnulCostLine: {
    decided: '2025-05-12',
    data: { line: 'D-1', year: 2025, ground: 'EKSEMPEL: fakturaen gjaldt en annen' },
  },
  DraftBudget: {
    decided: '2024-09-02',
    data: { year: 2025, version: 'B-2025-1', lines: [{ category: 'DRIFT', amount: '10000000' }] },
  },
  SendBudget: { decided: '2024-09-09', data: { year: 2025, version: 'B-2025-1' } },
  PublishBudget: { decided: '2024-11-25', data: { year: 2025, version: 'B-2025-1', municipality: '9901' } },
  SubmitDocument: {
    decided: '2025-03-10',
    data: {
      document: 'tjenestekatalog',
      kind: 'SERVICE_CATALOGUE',
      version: '1.0',
      title: 'EKSEMPEL: Tjenestekatalog',
      services: ['sys-arkiv'],
    },
  },
  ProposeMeasure: {
    decided: '2025-03-12',
    data: {
      measure: 'FT-1',
      title: 'EKSEMPEL: Felles innsynsløsning',
      by: '9902',
      municipalities: ['9901', '9902'],
      benefits: ['TIME', 'QUALITY'],
    },
  },
  AssessMeasure: { decided: '2025-03-20', data: { measure: 'FT-1', fitsStrategy: true } },
  PutForwardMeasure: { decided: '2025-03-24', data: { measure: 'FT-1', priority: 1 } },
  StartMeasure: { decided: '2025-04-07', data: { measure: 'FT-1' } },
  CompleteMeasure: {
    decided: '2025-06-02',
    data: { measure: 'FT-1', benefitsRealised: 'EKSEMPEL: kortere svartid' },
  },
  RegisterContract: {
    decided: '2025-03-03',
    data: {
      contract: 'L-1',
      supplier: 'EKSEMPEL: Arkivleverandøren AS',
      subject: 'EKSEMPEL: drift av arkivsystem',
      owner: '9901',
      participants: ['9901', '9902'],
      from: '2025-04-01',
      to: '2028-03-31',
      dataOwnership: false,
      byService: true,
    },
  },
  AmendContract: { decided: '2025-05-05', data: { contract: 'L-1', dataOwnership: true } },
  EndContract: { decided: '2025-06-11', validFrom: '2027-01-01', data: { contract: 'L-1' } },
  ReportOutsideProcurement: {
    decided: '2025-05-06',
    data: {
      procurement: 'K-1',
      municipality: '9902',
      subject: 'EKSEMPEL: skannere',
      on: '2025-04-28',
    },
  },
  SettleOutsideProcurement: { decided: '2025-05-20', data: { procurement: 'K-1', how: 'TAKEN_OVER' } },
  DeliverReport: {
    decided: '2025-05-26',
    data: { report: 'T1-2025', kind: 'TERTIAL', period: { from: '2025-01-01', to: '2025-04-30' } },
  },
  GiveDelegation: {
    decided: '2025-01-06',
    data: { delegation: 'arkivdrift', municipality: '9902' },
  },
  RecordHostDecision: {
    decided: '2025-03-03',
    data: {
      decision: 'VV-3/25',
      for: ['9902'],
      matter: 'EKSEMPEL: innsyn i en personalmappe',
      withinBudget: 'YES',
      principled: 'NO',
      individual: true,
      commitment: { year: 2025, amount: '2500000' },
    },
  },
  CorrectHostDecision: {
    decided: '2025-03-05',
    data: { decision: 'VV-3/25', ground: 'LATE_INFORMATION', notifiedOn: '2025-03-05' },
  },
  RecordInstruction: {
    decided: '2025-03-10',
    body: 'ks-9901',
    data: { instruction: 'INS-1', body: 'ks-9901', kind: 'INSTRUCTION', decision: 'VV-3/25' },
  },
  FileAppeal: {
    decided: '2025-03-24',
    data: { appeal: 'KL-1', decision: 'VV-3/25', by: 'PARTY', sentOn: '2025-03-21' },
  },
  PrepareAppeal: { decided: '2025-04-02', data: { appeal: 'KL-1', view: 'UPHELD' } },
  DecideAppeal: { decided: '2025-04-29', data: { appeal: 'KL-1', body: 'ks-9901', outcome: 'CHANGED' } },
  DemandLegalityReview: {
    decided: '2025-03-20',
    data: { review: 'LK-1', decision: 'VV-3/25', municipality: '9902', members: 3 },
  },
  ConcludeLegalityReview: {
    decided: '2025-05-08',
    data: { review: 'LK-1', outcome: 'ANNULLED', by: 'STATE' },
  },
  AnnulHostDecision: { decided: '2025-05-09', data: { decision: 'VV-3/25', ground: 'LEGALITY_REVIEW' } },
  MovePositions: {
    decided: '2025-05-12',
    validFrom: '2025-08-01',
    data: { move: 'FL-1', from: '9902', to: '9901', positions: '1.5' },
  },
  ReceiveWithdrawalNotice: {
    decided: '2025-05-28',
    data: { notice: 'opps-9902', municipality: '9902', form: 'WRITTEN', sentOn: '2025-05-26' },
  },
  TakeBackWithdrawalNotice: { decided: '2025-06-10', data: { notice: 'opps-9902', agreed: true } },
  MergeMunicipalities: {
    decided: '2025-06-12',
    validFrom: '2028-01-01',
    data: {
      successor: { municipality: '9904', name: 'Nye Eksempelvik', organisationNumber: '310000043' },
      predecessors: ['9901', '9902'],
    },
  },
  AnnulDecision: { decided: '2025-05-20', data: { decision: 'KS-012/24', ground: 'LEGALITY_REVIEW' } },
  EndParticipation: { decided: '2025-05-27', validFrom: '2027-01-01', data: { municipality: '9903' } },
  RecordSeller: {
    decided: '2025-01-02',
    data: {
      account: '00000012343',
      iban: 'NO4400000012343',
      address: { street: 'Rådhusgata 1', city: 'Eksempelvik', postalCode: '0001' },
      vatRegistered: true,
      kid: { method: 'MOD10', length: 12 },
      paymentDays: 30,
    },
  },
  RecordBuyer: {
    decided: '2025-01-02',
    data: {
      municipality: '9902',
      reference: '1200-FELLES',
      address: { street: 'Torget 2', city: 'Eksempelnes', postalCode: '0002' },
    },
  },
  RecordInterestRate: {
    decided: '2025-01-01',
    data: { percent: '12.50', regulation: 'Forskrift 19. desember 2024 nr. 3279' },
  },
  RecordCostMapping: {
    decided: '2025-01-02',
    data: {
      mapping: 'hovedbok',
      version: 1,
      name: 'EKSEMPEL: hovedbok',
      columns: { line: 'Bilagsnr', label: 'Tekst', amount: 'Beløp', bookedOn: 'Bilagsdato', account: 'Konto' },
      rules: [{ when: { account: ['6700-6799'] }, category: 'DRIFT' }],
    },
  },
  TakeCostFile: {
    decided: '2025-03-02',
    data: {
      year: 2025,
      sha256: '0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6',
      mapping: { mapping: 'hovedbok', version: 1 },
      lines: [
        {
          ...{ line: '10023', category: 'DRIFT', label: 'EKSEMPEL: lisens', amount: '125000' },
          vat: { amount: '31250', treatment: 'COMPENSATED' },
          bookedOn: '2025-02-14',
          service: { from: '2025-02', to: '2025-02' },
        },
        {
          ...{ line: '10024', category: 'DRIFT', label: 'EKSEMPEL: strøm, ikke fakturert ennå', amount: '80000' },
          vat: { amount: '20000', treatment: 'COMPENSATED' },
          bookedOn: '2025-02-28',
          service: { from: '2025-02', to: '2025-02' },
          accrual: { ground: 'EKSEMPEL: måleren, anslått' },
        },
      ],
    },
  },
  ReleaseAccrual: {
    decided: '2025-03-03',
    data: {
      year: 2025,
      accrual: { year: 2025, line: '10024' },
      ground: 'EKSEMPEL: utleier dekker strømmen',
    },
  },
  PrepareInvoiceRun: {
    decided: '2025-03-03',
    data: {
      year: 2025,
      run: 'akonto-1',
      kind: 'ON_ACCOUNT',
      period: { from: '2025-01', to: '2025-03' },
      basis: { of: 'STATED', reason: 'EKSEMPEL: budsjettet for 2025' },
      instalment: { number: 1, of: 4 },
      targets: [
        { municipality: '9901', category: 'DRIFT', amount: '60000000' },
        { municipality: '9902', category: 'DRIFT', amount: '40000000' },
      ],
    },
  },
  AttestInvoiceRun: { decided: '2025-03-03', data: { year: 2025, run: 'akonto-1' } },
  ApproveInvoiceRun: { decided: '2025-03-04', data: { year: 2025, run: 'akonto-1' } },
  IssueInvoiceRun: { decided: '2025-03-04', data: { year: 2025, run: 'akonto-1' } },
  SendInvoice: { decided: '2025-03-04', data: { invoice: '2025-0001', channel: 'EHF' } },
  TakeInvoiceNumber: { decided: '2025-03-05', data: { invoice: '2025-0001', number: '880017' } },
  DisputeInvoice: {
    decided: '2025-03-20',
    data: { invoice: '2025-0001', ground: 'EKSEMPEL: Feil folketall i nøkkelen' },
  },
  SettleDispute: {
    decided: '2025-04-01',
    data: { invoice: '2025-0001', outcome: 'STANDS', ground: 'EKSEMPEL: Folketallet er kontrollert' },
  },
  RegisterPayment: {
    decided: '2025-04-10',
    data: { payment: 'bank-2025-17', amount: '9900000', entry: 'REF-17' },
  },
  MatchPayment: {
    decided: '2025-04-11',
    data: { year: 2025, payment: 'bank-2025-17', parts: [{ invoice: '2025-0001', amount: '9900000' }] },
  },
  UnmatchPayment: {
    decided: '2025-04-12',
    data: { year: 2025, payment: 'bank-2025-17', ground: 'EKSEMPEL: Betalingen gjaldt en annen faktura' },
  },
  TakeBankFile: {
    decided: '2025-05-03',
    data: {
      year: 2025,
      sha256: '5f0c1b9d3e7a48620f1d2c3b4a5968778695a4b3c2d1e0f9e8d7c6b5a4938271',
      format: 'CAMT_054',
      entries: [{ payment: 'bank-2025-18', bookedOn: '2025-05-02', amount: '100000', entry: 'REF-18' }],
    },
  },
  PrepareInterest: {
    decided: '2025-05-05',
    data: { year: 2025, run: 'rente-1', invoice: '2025-0001', amount: '34247', decision: 'FS-031/25' },
  },
  ReturnInvoiceRun: {
    decided: '2025-05-06',
    data: { year: 2025, run: 'rente-1', ground: 'EKSEMPEL: Renten kreves ikke' },
  },
  WriteOffClaim: {
    decided: '2025-05-07',
    data: { invoice: '2025-0001', amount: '100', decision: 'FS-032/25' },
  },
  PrepareCredit: {
    decided: '2025-05-08',
    data: { year: 2025, run: 'kredit-1', invoice: '2025-0001', ground: 'EKSEMPEL: Fakturaen gjaldt feil år' },
  },
  CloseAccounts: { decided: '2025-02-21', data: { year: 2024 } },
  RecordAudit: { decided: '2025-04-15', data: { year: 2024 } },
  RecordDefaultReadings: { decided: '2025-06-16', data: {} },
};

export const recordedExample = {
  events: [
    {
      index: 7,
      id: '3d7fb370-c333-5b22-a4c7-bcd4754ac307',
      type: 'DecisionRecorded',
      stream: 'cooperation-eksempel',
      revision: '7',
      recorded: '2025-06-16T10:00:00.000Z',
      hash: '6f1d2c9a0b7e45d38c1fa2e49b60d7538e2a4c1790fb36d5e8a7c0429d1b5f36',
    },
  ],
  position: '231',
  repeated: false,
};
