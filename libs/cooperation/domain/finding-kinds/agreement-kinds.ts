import { kind } from './kind.ts';

export const AGREEMENT_KINDS = {
  DEFAULTS_NOT_RECORDED: kind('P5', 'REMARK', '—', 'HOST', {
    nb: 'Registrer standardvalgene (RecordDefaultReadings). Ingenting endres av det nå.',
    nn: 'Registrer standardvala (RecordDefaultReadings). Ingenting blir endra av det no.',
    en: 'Record the defaults (RecordDefaultReadings). Nothing changes by that now.',
  }),
  AGREEMENT_NOT_APPROVED: kind('L-6.4-1', 'REMARK', 'kommuneloven § 20-4', 'COUNCILS', {
    nb: 'Kommunestyrene som mangler, må behandle avtaleversjonen. Før vedtaket når det er gjort.',
    nn: 'Kommunestyra som manglar, må handsame avtaleversjonen. Før vedtaket når det er gjort.',
    en: 'The councils that are missing must treat the version. Record the decision when it is made.',
  }),
  AGREEMENT_ATTESTED: kind('L-6.4-1', 'REMARK', 'kommuneloven § 20-4', 'HOST', {
    nb: 'Finn vedtakene i kommunestyrene og før dem.',
    nn: 'Finn vedtaka i kommunestyra og før dei.',
    en: 'Find the decisions of the councils and record them.',
  }),
  AGREEMENT_GAP_20_4: kind('KL 20-4 / D-26', 'REMARK', 'kommuneloven § 20-4', 'COUNCILS', {
    nb: 'Ta punktet inn i avtalen neste gang den endres, med vedtak i alle kommunestyrene.',
    nn: 'Ta punktet inn i avtalen neste gong han blir endra, med vedtak i alle kommunestyra.',
    en: 'Put it into the agreement the next time it is changed, with decisions of all councils.',
  }),
  CLAUSE_CONTESTED: kind('L-H-2 / A-01', 'REMARK', '4.4', 'COUNCILS', {
    nb: 'Kommunestyret må vedta teksten på nytt eller rette møteboka.',
    nn: 'Kommunestyret må vedta teksten på nytt eller rette møteboka.',
    en: 'The council must adopt the text anew or correct its minutes.',
  }),
  CHANGE_WITHOUT_ALL_COUNCILS: kind('L-6.3-2', 'BREACH', '6.3', 'COUNCILS', {
    nb: 'Legg endringen fram for kommunestyrene som ikke har vedtatt den.',
    nn: 'Legg endringa fram for kommunestyra som ikkje har vedteke ho.',
    en: 'Put the change before the councils that have not adopted it.',
  }),
  APPROVED_TEXT_DIFFERS: kind('L-6.4-1', 'BREACH', 'kommuneloven § 20-4', 'COUNCILS', {
    nb: 'Kommunestyret må vedta teksten i versjonen, eller de andre må vedta kommunestyrets tekst.',
    nn: 'Kommunestyret må vedta teksten i versjonen, eller dei andre må vedta teksten til kommunestyret.',
    en: 'The council must adopt the text of the version, or the others must adopt that of the council.',
  }),
  AGREEMENT_EXPIRED: kind('A-14 / D-3', 'REMARK', '—', 'COUNCILS', {
    nb: 'Forleng avtalen eller vedta en ny, skriftlig og av alle parter.',
    nn: 'Forleng avtalen eller vedta ein ny, skriftleg og av alle partar.',
    en: 'Extend the agreement or adopt a new one, in writing and by all parties.',
  }),
  DECISION_AFTER_EXPIRY: kind('A-14 / D-3', 'REMARK', '—', 'COUNCILS', {
    nb: 'La kommunestyrene bekrefte vedtaket, eller omgjør det.',
    nn: 'La kommunestyra stadfeste vedtaket, eller gjer det om.',
    en: 'Let the councils confirm the decision, or reverse it.',
  }),
  CHANGE_DEMAND_OPEN: kind('L-6.3-1', 'REMARK', '6.3', 'HOST', {
    nb: 'Legg fram en endring som svarer på kravet, eller la kommunestyret avslå det.',
    nn: 'Legg fram ei endring som svarer på kravet, eller la kommunestyret avslå det.',
    en: 'Propose a change that answers the demand, or let the council decline it.',
  }),
  ADMISSION_INCOMPLETE: kind('L-6.1-1 / L-6.1-2', 'EITHER', '6.1', 'COUNCILS', {
    nb: 'Kommunestyrene som mangler, må behandle opptaket.',
    nn: 'Kommunestyra som manglar, må handsame opptaket.',
    en: 'The councils that are missing must treat the admission.',
  }),
  ADMISSION_WITHOUT_COUNCILS: kind('L-6.1-1', 'REMARK', '6.1', 'COUNCILS', {
    nb: 'Før vedtakene i kommunestyrene om at kommunen blir med.',
    nn: 'Før vedtaka i kommunestyra om at kommunen blir med.',
    en: 'Record the decisions of the councils that the municipality joins.',
  }),
  DISSOLUTION_INCOMPLETE: kind('L-6.2-9', 'REMARK', 'kommuneloven § 20-8', 'COUNCILS', {
    nb: 'Kommunestyrene som mangler, må si ja eller nei til å oppløse samarbeidet.',
    nn: 'Kommunestyra som manglar, må seie ja eller nei til å løyse opp samarbeidet.',
    en: 'The councils that are missing must say yes or no to dissolving the cooperation.',
  }),
  EFFECT_WITHOUT_COMPETENCE: kind('KL 20-4', 'BREACH', 'kommuneloven § 20-4', 'COUNCILS BOARD', {
    nb: 'La organet som har myndigheten, behandle saken.',
    nn: 'La organet som har myndigheita, handsame saka.',
    en: 'Let the body that has the competence treat the case.',
  }),
};

export const PARTICIPATION_KINDS = {
  NOTICE_NOT_WRITTEN: kind('L-6.2-1', 'BREACH', '6.2', 'COUNCILS', {
    nb: 'Kommunen må sende et skriftlig varsel. Fristen regnes fra det er mottatt.',
    nn: 'Kommunen må sende eit skriftleg varsel. Fristen blir rekna frå det er motteke.',
    en: 'The municipality must send a notice in writing. Time is counted from its receipt.',
  }),
  NOTICE_WITHOUT_COUNCIL: kind('L-6.2-7', 'REMARK', '6.2', 'COUNCILS', {
    nb: 'Be kommunen om vedtaket i kommunestyret, og før varselet med henvisning til det.',
    nn: 'Be kommunen om vedtaket i kommunestyret, og før varselet med tilvising til det.',
    en: 'Ask the municipality for the decision of its council, and record the notice with a reference to it.',
  }),
  HOST_LEAVES: kind('L-6.2-10', 'BREACH', '6.2', 'COUNCILS', {
    nb: 'Kommunestyrene må avtale hvem som blir vert, eller oppløse samarbeidet, før siste dag.',
    nn: 'Kommunestyra må avtale kven som blir vert, eller løyse opp samarbeidet, før siste dag.',
    en: 'The councils must agree on a new host, or dissolve the cooperation, before the last day.',
  }),
  NOTICE_TAKEN_BACK: kind('L-6.2-5', 'REMARK', '6.2', 'COUNCILS', {
    nb: 'Ingenting haster. Ta inn i avtalen hvordan et varsel kan trekkes tilbake.',
    nn: 'Ingenting hastar. Ta inn i avtalen korleis eit varsel kan trekkjast tilbake.',
    en: 'Nothing is urgent. Put into the agreement how a notice can be taken back.',
  }),
  NOTICE_TAKEN_BACK_ALONE: kind('L-6.2-5', 'REMARK', '6.2', 'COUNCILS', {
    nb: 'Få de andre deltakernes samtykke, og før at alle er enige. Ellers trer kommunen ut.',
    nn: 'Få samtykke frå dei andre deltakarane, og før at alle er samde. Elles trer kommunen ut.',
    en: 'Get the consent of the other participants, and record that all agree. Otherwise the municipality leaves.',
  }),
  NOTICE_OF_MERGED: kind('A-18', 'REMARK', '6.2', 'COUNCILS', {
    nb: 'Bli enige om varselet gjelder. Før at alle er enige om å trekke det tilbake, eller dagen da den nye kommunen går ut.',
    nn: 'Bli samde om varselet gjeld. Før at alle er samde om å trekkje det tilbake, eller dagen då den nye kommunen går ut.',
    en: 'Agree on whether the notice holds. Record that all agree to take it back, or the day on which the new municipality leaves.',
  }),
  RELEASE_TO_BE_SETTLED: kind('L-6.2-6 / A-07', 'REMARK', '6.2', 'COUNCILS', {
    nb: 'Bli enige om oppgjøret, og vedta at kommunen deretter bare er løst fra avtalen (A-07).',
    nn: 'Bli samde om oppgjeret, og vedta at kommunen deretter berre er løyst frå avtalen (A-07).',
    en: 'Agree on the settlement, and decide that the municipality is then only released (A-07).',
  }),
  RELEASE_NOT_REGULATED: kind('L-6.2-6 / A-07', 'REMARK', '6.2', 'COUNCILS', {
    nb: 'Bli enige om et sluttoppgjør: eiendeler, leieavtaler, pensjon og avregning.',
    nn: 'Bli samde om eit sluttoppgjer: eigedelar, leigeavtalar, pensjon og avrekning.',
    en: 'Agree on a final settlement: assets, leases, pensions and accounts.',
  }),
  MERGER_WITHOUT_NEW_AGREEMENT: kind('A-18', 'REMARK', 'kommuneloven § 20-4 a', 'COUNCILS', {
    nb: 'Vedta en avtaleversjon med de nye deltakerne i alle kommunestyrene.',
    nn: 'Vedta ein avtaleversjon med dei nye deltakarane i alle kommunestyra.',
    en: 'Adopt a version with the new participants in all councils.',
  }),
};
