import type { Text } from '#kernel';

/** What a finding of the agreement says; the clause, the version, the decision or the municipality stands beside it. */
export const AGREEMENT_FINDING_TEXTS: Readonly<Record<string, Text>> = {
  AGREEMENT_GAP_20_4: {
    nb: 'Avtalen har ikke, eller har bare delvis, noe som loven krever at den skal si.',
    nn: 'Avtalen har ikkje, eller har berre delvis, noko som lova krev at han skal seie.',
    en: 'The agreement lacks, or has only in part, something that the law wants it to say.',
  },
  CLAUSE_CONTESTED: {
    nb: 'To ulike tekster av punktet har støtte i vedtak. Kommunestyret må vedta hvilken som gjelder.',
    nn: 'To ulike tekstar av punktet har støtte i vedtak. Kommunestyret må vedta kva for ein som gjeld.',
    en: 'Two different texts of the clause are backed by decisions. The council must decide which applies.',
  },
  CHANGE_WITHOUT_ALL_COUNCILS: {
    nb: 'Teksten er oppgitt å gjelde, men boka viser ikke at alle kommunestyrene har vedtatt den.',
    nn: 'Teksten er oppgitt å gjelde, men boka viser ikkje at alle kommunestyra har vedteke han.',
    en: 'The text is said to apply, but the book does not show that all councils adopted it.',
  },
  APPROVED_TEXT_DIFFERS: {
    nb: 'Kommunestyret vedtok en annen tekst enn den avtaleversjonen har. Vedtaket teller ikke for versjonen.',
    nn: 'Kommunestyret vedtok ein annan tekst enn den avtaleversjonen har. Vedtaket tel ikkje for versjonen.',
    en: 'The council adopted another text than that of the version. Its decision does not count for the version.',
  },
  AGREEMENT_EXPIRED: {
    nb: 'Avtalens siste dag er passert, og ingen ny avtale er i kraft.',
    nn: 'Siste dagen i avtalen er passert, og ingen ny avtale er i kraft.',
    en: 'The last day of the agreement has passed, and no new one is in force.',
  },
  DECISION_AFTER_EXPIRY: {
    nb: 'Vedtaket bygger på en avtale som var utløpt da det ble gjort.',
    nn: 'Vedtaket byggjer på ein avtale som var gått ut då det vart gjort.',
    en: 'The decision rests on an agreement that had expired when it was made.',
  },
  CHANGE_DEMAND_OPEN: {
    nb: 'En kommune har krevd at avtalen endres. Ingen har lagt fram eller avslått en endring.',
    nn: 'Ein kommune har kravd at avtalen blir endra. Ingen har lagt fram eller avslått ei endring.',
    en: 'A municipality demanded a change of the agreement. Nobody has proposed or declined one.',
  },
  ADMISSION_INCOMPLETE: {
    nb: 'Ikke alle kommunestyrene, og den nye deltakerens eget, har godkjent at kommunen blir med.',
    nn: 'Ikkje alle kommunestyra, og kommunestyret til den nye deltakaren, har godkjent at kommunen blir med.',
    en: 'Not all councils, and the newcomer’s own, have approved that the municipality joins.',
  },
  ADMISSION_WITHOUT_COUNCILS: {
    nb: 'Kommunen er ført som deltaker, men vedtakene i kommunestyrene er ikke i boka.',
    nn: 'Kommunen er ført som deltakar, men vedtaka i kommunestyra er ikkje i boka.',
    en: 'The municipality is recorded as a participant, but the decisions of the councils are not in the book.',
  },
  DISSOLUTION_INCOMPLETE: {
    nb: 'Noen kommunestyrer har vedtatt å oppløse samarbeidet. Det varer til alle har gjort det, eller noen trer ut.',
    nn: 'Nokre kommunestyre har vedteke å løyse opp samarbeidet. Det varer til alle har gjort det, eller nokon trer ut.',
    en: 'Some councils agreed to dissolve the cooperation. It goes on until all have, or somebody leaves.',
  },
};
