import { kind } from './kind.ts';

const REVERSED = {
  nb: 'La organet som har myndigheten, omgjøre vedtaket, eller la det stå.',
  nn: 'La organet som har myndigheita, gjere om vedtaket, eller la det stå.',
  en: 'Let the body that has the power reverse the decision, or let it stand.',
};
const INSTRUCTED = {
  nb: 'Verten skal se bort fra instruksen. Trekk den tilbake.',
  nn: 'Verten skal sjå bort frå instruksen. Trekk han tilbake.',
  en: 'The host is to disregard the instruction. Take it back.',
};
const REVIEW_DISMISSED = {
  nb: 'Organet må avvise kravet og føre det, eller rette det som er ført feil.',
  nn: 'Organet må avvise kravet og føre det, eller rette det som er ført feil.',
  en: 'The body must dismiss the demand and record it, or correct what was recorded wrongly.',
};
const HOST_DECISION = {
  nb: 'Rett det som er ført om vedtaket, eller annuller det og la rett organ avgjøre saken.',
  nn: 'Rett det som er ført om vedtaket, eller annuller det og la rett organ avgjere saka.',
  en: 'Correct what was recorded of the decision, or annul it and let the right body decide the case.',
};

export const CONTROL_KINDS = {
  DELEGATION_NOT_GIVEN: kind('L-3.1-4', 'REMARK', 'kommuneloven § 20-2', 'PARTICIPANTS', {
    nb: 'Kommunedirektøren må delegere til verten. Før det når det er gjort.',
    nn: 'Kommunedirektøren må delegere til verten. Før det når det er gjort.',
    en: 'The chief executive must delegate to the host. Record it when it is done.',
  }),
  DELEGATION_NOT_INSTRUCTED: kind('L-3.1-4', 'BREACH', 'kommuneloven § 20-2', 'COUNCILS', {
    nb: 'Kommunestyret må gi instruksen selv. Er den gitt, før vedtaket.',
    nn: 'Kommunestyret må gi instruksen sjølv. Er han gitt, før vedtaket.',
    en: 'The council itself must give the instruction. If it has, record the decision.',
  }),
  HOST_DECISION_NOT_ASSESSED: kind('L-3.1-1', 'BREACH', '3.1', 'HOST', {
    nb: 'Vurder begge deler, og rett vedtaket med svaret.',
    nn: 'Vurder begge delar, og rett vedtaket med svaret.',
    en: 'Assess both, and correct the decision with the answer.',
  }),
  HOST_DECISION_PRINCIPLED: kind('L-3.1-1', 'BREACH', '3.1', 'HOST', HOST_DECISION),
  HOST_DECISION_OUTSIDE_BUDGET: kind('L-3.1-1', 'BREACH', '3.1', 'HOST', HOST_DECISION),
  COMMITMENT_WITHOUT_VALID_BUDGET: kind('L-3.1-2', 'BREACH', '3.1', 'HOST', {
    nb: 'Få budsjettet vedtatt av alle kommunestyrene, eller omgjør vedtaket.',
    nn: 'Få budsjettet vedteke av alle kommunestyra, eller gjer om vedtaket.',
    en: 'Have the budget adopted by all councils, or reverse the decision.',
  }),
  COMMITMENT_BEYOND_BUDGET: kind('L-3.1-2', 'BREACH', '3.1', 'HOST', {
    nb: 'Legg fram en budsjettendring, eller omgjør vedtak så summen holder.',
    nn: 'Legg fram ei budsjettendring, eller gjer om vedtak så summen held.',
    en: 'Put forward an amendment of the budget, or reverse decisions until the sum holds.',
  }),
  DECIDED_WITHOUT_DELEGATION: kind('L-3.1-4', 'BREACH', 'kommuneloven § 20-2', 'COUNCILS', {
    nb: 'Kommunen må avgjøre saken selv eller delegere. Er det delegert, før instruksen og delegeringen.',
    nn: 'Kommunen må avgjere saka sjølv eller delegere. Er det delegert, før instruksen og delegeringa.',
    en: 'The municipality must decide the case itself or delegate. If it has, record the instruction and the delegation.',
  }),
  INSTRUCTED_BY_HOST_BODY: kind('L-3.1-5', 'BREACH', 'kommuneloven § 20-2', 'COUNCILS', INSTRUCTED),
  INSTRUCTED_IN_CASE_OF_OTHERS: kind('L-3.1-5', 'BREACH', 'kommuneloven § 20-2', 'COUNCILS', INSTRUCTED),
  REVERSED_BY_HOST_BODY: kind('L-3.1-5', 'BREACH', 'kommuneloven § 20-2', 'COUNCILS', REVERSED),
  REVERSED_WITHOUT_POWER: kind(
    'L-3.1-5',
    'BREACH',
    'forvaltningsloven § 35, kommuneloven § 22-1, kommuneloven § 20-2',
    'COUNCILS',
    REVERSED,
  ),
  APPEAL_NOT_INDIVIDUAL: kind('L-3.3-1', 'REMARK', 'forvaltningsloven § 28', 'HOST', {
    nb: 'Avvis klagen, eller rett vedtaket hvis det er et enkeltvedtak.',
    nn: 'Avvis klaga, eller rett vedtaket viss det er eit enkeltvedtak.',
    en: 'Dismiss the appeal, or correct the decision if it is an individual one.',
  }),
  APPEAL_LIMIT_UNKNOWN: kind('L-3.3-1', 'REMARK', 'forvaltningsloven § 29', 'HOST', {
    nb: 'Rett vedtaket med dagen parten fikk vite om det.',
    nn: 'Rett vedtaket med dagen parten fekk vite om det.',
    en: 'Correct the decision with the day on which the party was told.',
  }),
  APPEAL_LATE: kind('L-3.3-1', 'BREACH', 'forvaltningsloven § 29', 'HOST', {
    nb: 'Avvis klagen, eller vurder den likevel etter forvaltningsloven § 31. Ble den postlagt i tide, før dagen.',
    nn: 'Avvis klaga, eller vurder ho likevel etter forvaltningsloven § 31. Vart ho postlagd i tide, før dagen.',
    en: 'Dismiss the appeal, or take it up under forvaltningsloven § 31. If it was posted in time, record the day.',
  }),
  APPEAL_NOT_PREPARED: kind('L-3.3-1', 'REMARK', '3.3', 'HOST', {
    nb: 'Før vertens forberedelse, hvis den er gjort.',
    nn: 'Før førebuinga til verten, viss ho er gjord.',
    en: 'Record the host’s preparation, if it was made.',
  }),
  APPEAL_WRONG_BODY: kind('L-3.3-1', 'BREACH', '3.3', 'HOST', {
    nb: 'Send klagen til klageorganet i kommunen som delegerte.',
    nn: 'Send klaga til klageorganet i kommunen som delegerte.',
    en: 'Send the appeal to the appeal body of the municipality that delegated.',
  }),
  REVIEW_TOO_FEW: kind('L-3.3-2', 'BREACH', 'kommuneloven § 27-1', 'COUNCILS', REVIEW_DISMISSED),
  REVIEW_LATE: kind('L-3.3-2', 'BREACH', 'kommuneloven § 27-1', 'COUNCILS', REVIEW_DISMISSED),
  REVIEW_BY_HOST_MEMBERS: kind('L-3.3-2', 'BREACH', 'kommuneloven § 20-7', 'COUNCILS', REVIEW_DISMISSED),
  REVIEW_NOT_CONCERNED: kind('L-3.3-2', 'BREACH', 'kommuneloven § 27-1', 'COUNCILS', REVIEW_DISMISSED),
  REVIEW_NOT_SENT_ON: kind('L-3.3-2', 'REMARK', 'kommuneloven § 27-1', 'HOST COUNCILS', {
    nb: 'Send saken til statsforvalteren, og før hva svaret ble.',
    nn: 'Send saka til statsforvaltaren, og før kva svaret vart.',
    en: 'Send the case to the State’s representative, and record the answer.',
  }),
  ANNULMENT_DUE: kind('L-3.3-2', 'BREACH', 'kommuneloven § 27-3', 'HOST COUNCILS', {
    nb: 'Før at vedtaket er opphevet.',
    nn: 'Før at vedtaket er oppheva.',
    en: 'Record that the decision is annulled.',
  }),
  POSITIONS_MOVED: kind('L-1.2-1', 'BREACH', '1.2', 'HOST', {
    nb: 'Flytt like mange stillinger tilbake, eller endre avtalen.',
    nn: 'Flytt like mange stillingar tilbake, eller endre avtalen.',
    en: 'Move as many positions back, or change the agreement.',
  }),
};
