import type { Text } from '#kernel';

/** What a finding on meetings says; the meeting, decision or follow-up it is about stands beside it. */
export const MEETING_FINDING_TEXTS: Readonly<Record<string, Text>> = {
  MEETING_WITHOUT_NOTICE: {
    nb: 'Møtet er ført, men boka har ingen innkalling som ble sendt før det.',
    nn: 'Møtet er ført, men boka har inga innkalling som vart send før det.',
    en: 'The meeting is recorded, but the book has no notice that was sent before it.',
  },
  MEETING_NOT_AS_CALLED: {
    nb: 'Møtet ble holdt en annen dag enn innkallingen sier, eller selv om det var avlyst.',
    nn: 'Møtet vart halde ein annan dag enn innkallinga seier, eller sjølv om det var avlyst.',
    en: 'The meeting was held on another day than its notice says, or although it was cancelled.',
  },
  MEETING_NOT_RECORDED: {
    nb: 'Det er innkalt til et møte på en dag som er over, men boka viser ikke at det ble holdt eller avlyst.',
    nn: 'Det er kalla inn til eit møte på ein dag som er over, men boka viser ikkje at det vart halde eller avlyst.',
    en: 'A meeting was called for a day that is over, but the book does not show that it was held or cancelled.',
  },
  MINUTES_APPROVED_OUT_OF_ORDER: {
    nb: 'Møteboka er ført som godkjent før møtet var holdt, i et annet organ, eller en dag organet ikke hadde møtet.',
    nn: 'Møteboka er ført som godkjend før møtet var halde, i eit anna organ, eller ein dag organet ikkje hadde møtet.',
    en: 'The minutes are recorded as approved before the meeting, by another body, or on a day on which the body did not hold that meeting.',
  },
  DECISION_NOT_OF_MEETING: {
    nb: 'Vedtaket viser til et møte i et annet organ, eller til et møte en annen dag.',
    nn: 'Vedtaket viser til eit møte i eit anna organ, eller til eit møte ein annan dag.',
    en: 'The decision names a meeting of another body, or one on another day.',
  },
  NOTICE_TOO_SHORT: {
    nb: 'Innkallingen ble sendt senere enn avtalen krever.',
    nn: 'Innkallinga vart send seinare enn avtalen krev.',
    en: 'The notice was sent later than the agreement requires.',
  },
  DECISION_OUTSIDE_AGENDA: {
    nb: 'Saken sto ikke på sakslista til møtet. Den kan avgjøres bare hvis verken møtelederen eller en tredel av de møtende er imot.',
    nn: 'Saka stod ikkje på sakslista til møtet. Ho kan avgjerast berre om verken møteleiaren eller ein tredel av dei møtande er imot.',
    en: 'The case was not on the meeting’s list. It may be decided only if neither the chair nor a third of those present object.',
  },
  MINUTES_INCOMPLETE: {
    nb: 'Møteboka mangler noe av det loven krever. Bokstavene som mangler, står i henvisningen.',
    nn: 'Møteboka manglar noko av det lova krev. Bokstavane som manglar, står i tilvisinga.',
    en: 'The minutes lack something that the law requires. The reference names the letters that are missing.',
  },
  MINUTES_NOT_APPROVED: {
    nb: 'Organet har møttes igjen, men møteboka fra dette møtet er ikke godkjent.',
    nn: 'Organet har møtst igjen, men møteboka frå dette møtet er ikkje godkjend.',
    en: 'The body has met again, but the minutes of this meeting are not approved.',
  },
  CLOSED_WITHOUT_BASIS: {
    nb: 'Dørene lukkes for saken uten at hjemmelen er oppgitt.',
    nn: 'Dørene blir lukka for saka utan at heimelen er oppgitt.',
    en: 'The doors are closed for the item, and no legal basis is given.',
  },
  CLOSING_VOTE_NOT_OPEN: {
    nb: 'Avstemningen om å lukke møtet ble ikke holdt for åpne dører.',
    nn: 'Røystinga om å lukke møtet vart ikkje halden for opne dører.',
    en: 'The vote on closing the meeting was not held in open meeting.',
  },
  FOLLOW_UP_LATE: {
    nb: 'Fristen for å følge opp vedtaket er ute, og boka viser ikke at det er gjort.',
    nn: 'Fristen for å følgje opp vedtaket er ute, og boka viser ikkje at det er gjort.',
    en: 'The day for following up the decision has passed, and the book does not show that it was done.',
  },
  RECORD_OBJECTED: {
    nb: 'Kommunen mener at vedtaket ikke er ført riktig. Sjekk møteboka og rett vedtaket, eller be kommunen bekrefte.',
    nn: 'Kommunen meiner at vedtaket ikkje er ført rett. Sjekk møteboka og rett vedtaket, eller be kommunen stadfeste.',
    en: 'The municipality says that the decision is not recorded rightly. Check the minutes and correct it, or ask the municipality to confirm.',
  },
  RECORD_NOT_CONFIRMED: {
    nb: 'Vedtaket er ført eller endret av andre enn kommunen det gjelder, og den har ikke bekreftet det.',
    nn: 'Vedtaket er ført eller endra av andre enn kommunen det gjeld, og han har ikkje stadfesta det.',
    en: 'The decision was recorded or changed by others than the municipality it is of, which has not confirmed it.',
  },
  CASE_UNKNOWN: {
    nb: 'Vedtaket viser til en sak som ikke er i boka. Før saken (OpenCase).',
    nn: 'Vedtaket viser til ei sak som ikkje er i boka. Før saka (OpenCase).',
    en: 'The decision names a case that is not in the book. Record the case (OpenCase).',
  },
  MEETING_UNKNOWN: {
    nb: 'Vedtaket viser til et møte som ikke er i boka. Før møtet (HoldMeeting).',
    nn: 'Vedtaket viser til eit møte som ikkje er i boka. Før møtet (HoldMeeting).',
    en: 'The decision names a meeting that is not in the book. Record the meeting (HoldMeeting).',
  },
  PROPOSAL_NOT_NAMED: {
    nb: 'Det lå forslag i saken, men vedtaket sier ikke hvilket som ble vedtatt.',
    nn: 'Det låg framlegg i saka, men vedtaket seier ikkje kva for eit som vart vedteke.',
    en: 'There were proposals in the case, but the decision does not say which was adopted.',
  },
  PROPOSAL_LATE: {
    nb: 'Forslaget er ført som sendt etter møtet, så det lå ikke på bordet da det ble stemt.',
    nn: 'Framlegget er ført som sendt etter møtet, så det låg ikkje på bordet då det vart røysta.',
    en: 'The proposal is recorded as sent after the meeting, so it was not on the table when it was voted.',
  },
  PROPOSAL_OFF_AGENDA: {
    nb: 'Forslaget gjelder en sak som verken står på sakslista eller ble tatt opp i møtet.',
    nn: 'Framlegget gjeld ei sak som verken står på sakslista eller vart teken opp i møtet.',
    en: 'The proposal is for an item that is neither on the list of cases nor was taken up in the meeting.',
  },
  PROPOSAL_UNKNOWN: {
    nb: 'Vedtaket viser til et forslag som ikke er ført for saken.',
    nn: 'Vedtaket viser til eit framlegg som ikkje er ført for saka.',
    en: 'The decision names a proposal that is not recorded for the case.',
  },
  MEETINGS_TOO_FEW: {
    nb: 'Organet møttes færre ganger i året enn avtalen krever.',
    nn: 'Organet møttest færre gonger i året enn avtalen krev.',
    en: 'The body met fewer times in the year than the agreement requires.',
  },
  COOPERATION_MEETING_MISSING: {
    nb: 'Boka viser ikke noe samarbeidsmøte dette året. Avtalen krever ett i året.',
    nn: 'Boka viser ikkje noko samarbeidsmøte dette året. Avtalen krev eitt i året.',
    en: 'The book shows no cooperation meeting in this year. The agreement requires one every year.',
  },
  COOPERATION_MEETING_AGENDA: {
    nb: 'Noe som avtalen krever, sto ikke på sakslista til samarbeidsmøtet dette året.',
    nn: 'Noko som avtalen krev, stod ikkje på sakslista til samarbeidsmøtet dette året.',
    en: 'Something that the agreement requires was not on the list of cases of the cooperation meeting in this year.',
  },
};
