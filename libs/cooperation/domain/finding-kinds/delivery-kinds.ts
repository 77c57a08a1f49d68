import { kind } from './kind.ts';

const APPROVE_ONE = {
  nb: 'Send inn dokumentet, og la organet som avtalen nevner, godkjenne det.',
  nn: 'Send inn dokumentet, og la organet som avtalen nemner, godkjenne det.',
  en: 'Submit the document, and let the body that the agreement names approve it.',
};

export const DELIVERY_KINDS = {
  CATALOGUE_MISSING: kind('L-1.4-2', 'EITHER', '1.4', 'HOST', APPROVE_ONE),
  SLA_MISSING: kind('L-1.4-2', 'EITHER', '1.4', 'HOST', APPROVE_ONE),
  STRATEGY_MISSING: kind('L-1.4.1-1', 'EITHER', '1.4.1', 'BOARD', APPROVE_ONE),
  PLAN_MISSING: kind('T-4', 'EITHER', 'strategien 1.1', 'BOARD', APPROVE_ONE),
  GUIDELINE_MISSING: kind('D-10', 'EITHER', '—', 'BOARD', APPROVE_ONE),
  EVALUATION_DOCUMENT_MISSING: kind('L-5.3-1', 'EITHER', '5.3', 'BOARD', APPROVE_ONE),
  MANDATE_MISSING: kind('D-21', 'EITHER', '—', 'BOARD', APPROVE_ONE),
  DOCUMENT_NOT_APPROVED: kind('L-1.4-3 / T-16 / D-11', 'REMARK', '1.4', 'BOARD', {
    nb: 'La organet behandle versjonen. Før vedtaket.',
    nn: 'La organet handsame versjonen. Før vedtaket.',
    en: 'Let the body treat the version. Record the decision.',
  }),
  DOCUMENT_BY_WRONG_BODY: kind('L-1.4-3 / T-16 / D-11', 'EITHER', '1.4', 'BOARD', {
    nb: 'La organet som avtalen nevner, godkjenne dokumentet.',
    nn: 'La organet som avtalen nemner, godkjenne dokumentet.',
    en: 'Let the body that the agreement names approve the document.',
  }),
  PLAN_NOT_REVISED: kind('T-4 / L-1.4.1-1 / D-11', 'EITHER', '1.4.1', 'LEADER', {
    nb: 'Send inn en ny versjon, og få den godkjent.',
    nn: 'Send inn ein ny versjon, og få han godkjend.',
    en: 'Submit a new version, and have it approved.',
  }),
  MEASURE_NOT_FOR_ALL: kind('L-4.1-1', 'EITHER', '4.1', 'BOARD', {
    nb: 'Vedta tiltaket for alle, eller vedta på nytt med grunnen til at noen ikke er med.',
    nn: 'Vedta tiltaket for alle, eller vedta på nytt med grunnen til at nokon ikkje er med.',
    en: 'Approve the measure for all, or decide again with the reason why some are left out.',
  }),
  MEASURE_WITHOUT_STRATEGY: kind('L-4.1-2', 'EITHER', '4.1', 'LEADER', {
    nb: 'Vis hvilken strategi tiltaket bygger på, og få strategien vedtatt.',
    nn: 'Vis kva strategi tiltaket byggjer på, og få strategien vedteken.',
    en: 'Name the strategy that the measure rests on, and have the strategy adopted.',
  }),
  MEASURE_WITHOUT_DECISION: kind('L-4.1-2 / T-6 / D-19', 'EITHER', '4.1', 'BOARD', {
    nb: 'La styret behandle tiltaket.',
    nn: 'La styret handsame tiltaket.',
    en: 'Let the board treat the measure.',
  }),
  MEASURE_WITHOUT_BENEFIT: kind('T-9', 'EITHER', 'strategien 4', 'LEADER', {
    nb: 'Vurder tiltaket, og før minst én gevinst.',
    nn: 'Vurder tiltaket, og før minst éin gevinst.',
    en: 'Assess the measure, and record at least one benefit.',
  }),
  MEASURE_BEYOND_BUDGET: kind('T-5 / D-17', 'EITHER', 'strategien 1.1', 'PARTICIPANTS', {
    nb: 'Før i vedtaket hvor pengene kommer fra.',
    nn: 'Før i vedtaket kvar pengane kjem frå.',
    en: 'Record in the decision where the money comes from.',
  }),
  MEASURE_STEP_SKIPPED: kind('T-7', 'EITHER', 'strategien 5', 'LEADER', {
    nb: 'Ta leddet som mangler, og før det.',
    nn: 'Ta leddet som manglar, og før det.',
    en: 'Take the step that is missing, and record it.',
  }),
  CONTRACT_WITHOUT_DATA_TERMS: kind('T-12', 'EITHER', 'strategien 5.1', 'HOST PARTICIPANTS', {
    nb: 'Ta eierskap og tilgang til data inn i leverandøravtalen, og før endringen.',
    nn: 'Ta eigarskap og tilgang til data inn i leverandøravtalen, og før endringa.',
    en: 'Put ownership of and access to data into the contract, and record the change.',
  }),
  OUTSIDE_PROCUREMENT: kind('L-1.4-4 / T-10', 'EITHER', '1.4', 'PARTICIPANTS', {
    nb: 'La samarbeidet overta avtalen, avslutt den, eller få unntaket vedtatt. Før hvordan det ble løst.',
    nn: 'La samarbeidet overta avtalen, avslutt han, eller få unntaket vedteke. Før korleis det vart løyst.',
    en: 'Let the service take the contract over, end it, or have the exception decided. Record how it was settled.',
  }),
  REPORT_MISSING: kind('L-5.1-1 / A-29', 'EITHER', '5.1', 'HOST', {
    nb: 'Lever rapporten, og før det.',
    nn: 'Lever rapporten, og før det.',
    en: 'Deliver the report, and record it.',
  }),
  EVALUATION_MISSING: kind('L-4.4-O2 / T-2 / D-4', 'EITHER', '4.4', 'HOST', {
    nb: 'Gjennomfør evalueringen, og før at den er levert.',
    nn: 'Gjennomfør evalueringa, og før at ho er levert.',
    en: 'Carry out the evaluation, and record that it was delivered.',
  }),
  STATE_NOT_NOTIFIED: kind('L-5.2-2', 'EITHER', '5.2', 'HOST', {
    nb: 'Send melding til statsforvalteren, og før den med journalnummer.',
    nn: 'Send melding til statsforvaltaren, og før ho med journalnummer.',
    en: 'Notify the State’s representative, and record it with its journal number.',
  }),
};
