import { kind } from './kind.ts';

const WHO = 'BOARD COUNCILS LEADER';

export const BODY_KINDS = {
  BODY_WITHOUT_RULES: kind('L-2.1-4 / A-04 / D-26', 'REMARK', '2.1', WHO, {
    nb: 'Organet må vedta et reglement for vedtaksførhet, flertall og stemmelikhet.',
    nn: 'Organet må vedta eit reglement for om det er vedtaksført, fleirtal og likt røystetal.',
    en: 'The body must adopt rules of quorum, majority and ties.',
  }),
  CHAIR_NOT_HOST: kind('L-2.1-2', 'BREACH', '2.1', WHO, {
    nb: 'La vertens kommunedirektør lede organet, eller rett setene.',
    nn: 'La kommunedirektøren til verten leie organet, eller rett seta.',
    en: 'Let the host’s chief executive chair the body, or correct the seats.',
  }),
  OUTCOME_UNDETERMINED: kind('A-04 / KL 11-9', 'EITHER', 'reglene for organet, ellers A-04', WHO, {
    nb: 'Behandle saken på nytt, enstemmig eller etter et reglement som er vedtatt før møtet.',
    nn: 'Handsam saka på nytt, samrøystes eller etter eit reglement som er vedteke før møtet.',
    en: 'Treat the case again, unanimously or under rules adopted before the meeting.',
  }),
  OUTCOME_AGAINST_VOTES: kind('A-04 / KL 11-9 / KL 11-8', 'BREACH', 'reglene for organet, ellers A-04', WHO, {
    nb: 'Rett utfallet eller stemmene etter møteboka, eller behandle saken på nytt.',
    nn: 'Rett utfallet eller røystene etter møteboka, eller handsam saka på nytt.',
    en: 'Correct the outcome or the votes by the minutes, or treat the case again.',
  }),
  MORE_VOTES_THAN_MEMBERS: kind(
    'A-04 / KL 11-9 / KL 11-8 / KL 7-4',
    'BREACH',
    'reglene for organet, ellers A-04',
    WHO,
    {
      nb: 'Rett stemmetallene eller hvor mange som var til stede, slik møteboka har det. Er møteboka feil, behandle saken på nytt.',
      nn: 'Rett røystetala eller kor mange som var til stades, slik møteboka har det. Er møteboka feil, handsam saka på nytt.',
      en: 'Correct the votes, or how many were present, by the minutes. If the minutes are wrong, treat the case again.',
    },
  ),
  ELECTION_UNSETTLED: kind('A-04 / KL 7-4', 'EITHER', 'kommuneloven § 7-4, kommuneloven § 7-8', WHO, {
    nb: 'Før loddtrekningen eller den nye avstemningen. Er den ikke holdt, hold den.',
    nn: 'Før loddtrekkinga eller den nye røystinga. Er ho ikkje halden, hald ho.',
    en: 'Record the lots or the second vote. If there was none, hold it.',
  }),
  ELECTED_AGAINST_VOTES: kind('A-04 / KL 7-4', 'BREACH', 'kommuneloven § 7-4, kommuneloven § 7-8', WHO, {
    nb: 'Rett stemmene eller hvem som er valgt, eller hold valget på nytt.',
    nn: 'Rett røystene eller kven som er vald, eller hald valet på nytt.',
    en: 'Correct the votes or who was elected, or hold the election again.',
  }),
  ELECTION_METHOD: kind('KL 7-4 / KL 7-7', 'BREACH', 'kommuneloven § 7-4', WHO, {
    nb: 'Hold valget på nytt slik loven sier. Er måten ført feil, rett den.',
    nn: 'Hald valet på nytt slik lova seier. Er måten ført feil, rett han.',
    en: 'Hold the election again as the law says. If the way was recorded wrongly, correct it.',
  }),
  PROPOSAL_AGAINST_VOTES: kind('A-04 / KL 11-9', 'BREACH', 'kommuneloven § 11-9', WHO, {
    nb: 'Rett hvilket forslag som ble vedtatt, eller stemmene, eller behandle saken på nytt.',
    nn: 'Rett kva framlegg som vart vedteke, eller røystene, eller handsam saka på nytt.',
    en: 'Correct which proposal was adopted, or the votes, or treat the case again.',
  }),
  NO_QUORUM: kind('A-04 / KL 11-9 / KL 11-8', 'EITHER', 'reglene for organet, ellers A-04', WHO, {
    nb: 'Behandle saken på nytt med nok medlemmer til stede, eller rett hvem som møtte.',
    nn: 'Handsam saka på nytt med nok medlemer til stades, eller rett kven som møtte.',
    en: 'Treat the case again with enough members present, or correct who was there.',
  }),
  OBSERVER_VOTED: kind('L-2.1-O1 / D-6', 'BREACH', 'reglene for organet, ellers A-04', WHO, {
    nb: 'Rett vedtaket: ta bort stemmen.',
    nn: 'Rett vedtaket: ta bort røysta.',
    en: 'Correct the decision: take the vote away.',
  }),
  INHABIL_VOTED: kind('KL 11-10', 'BREACH', 'kommuneloven § 11-10', WHO, {
    nb: 'Rett vedtaket hvis medlemmet ikke stemte. Ellers må organet behandle saken på nytt.',
    nn: 'Rett vedtaket viss medlemen ikkje røysta. Elles må organet handsame saka på nytt.',
    en: 'Correct the decision if the member did not vote. Otherwise the body must treat the case again.',
  }),
  VOTE_WITHOUT_SEAT: kind('L-2.1-1', 'BREACH', 'reglene for organet, ellers A-04', WHO, {
    nb: 'Rett setet i vedtaket, eller før setet i organet fra dagen det gjelder.',
    nn: 'Rett setet i vedtaket, eller før setet i organet frå dagen det gjeld.',
    en: 'Correct the seat in the decision, or record the seat of the body from its day.',
  }),
  VOTED_WHILE_ABSENT: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Rett stemmene i vedtaket, eller hvem som var til stede på møtet.',
    nn: 'Rett røystene i vedtaket, eller kven som var til stades på møtet.',
    en: 'Correct the votes of the decision, or who was present at the meeting.',
  }),
  DEPUTY_VOTED_TOO: kind('A-04', 'BREACH', 'reglene for organet, ellers A-04', WHO, {
    nb: 'Rett vedtaket: enten medlemmet eller varaen stemte.',
    nn: 'Rett vedtaket: anten medlemen eller varaen røysta.',
    en: 'Correct the decision: either the member or the deputy voted.',
  }),
  LEADER_CANNOT_DECIDE: kind('D-9', 'BREACH', 'reglene for organet, ellers A-04', WHO, {
    nb: 'La organet avgjøre saken etter sine regler.',
    nn: 'La organet avgjere saka etter reglane sine.',
    en: 'Let the body decide the case by its rules.',
  }),
  LEADER_DECIDED_WITHOUT_ATTEMPT: kind('D-9 / A-23', 'BREACH', 'reglene for organet, ellers A-04', WHO, {
    nb: 'Rett vedtaket med hva som ble gjort for å bli enige. Ble ikke noe gjort, behandle saken på nytt.',
    nn: 'Rett vedtaket med kva som vart gjort for å bli samde. Vart ikkje noko gjort, handsam saka på nytt.',
    en: 'Correct the decision with what was done to reach consensus. If nothing was done, treat the case again.',
  }),
  DISSENT_NOT_RECORDED: kind('D-9', 'REMARK', 'reglene for organet, ellers A-04', WHO, {
    nb: 'Rett vedtaket med hvem som var uenige.',
    nn: 'Rett vedtaket med kven som var usamde.',
    en: 'Correct the decision with who disagreed.',
  }),
  PROCEDURE_NOT_ALLOWED: kind('A-04', 'BREACH', 'reglene for organet, ellers A-04', WHO, {
    nb: 'Behandle saken i et møte som reglene tillater, eller endre reglene.',
    nn: 'Handsam saka i eit møte som reglane tillèt, eller endre reglane.',
    en: 'Treat the case in a meeting that the rules allow, or change the rules.',
  }),
  USER_PARTICIPATION_MISSING: kind('L-2.1-3', 'REMARK', '2.1', WHO, {
    nb: 'Rett vedtaket med hvordan brukere, tillitsvalgte og verneombud medvirket.',
    nn: 'Rett vedtaket med korleis brukarar, tillitsvalde og verneombod medverka.',
    en: 'Correct the decision with how users, union and safety representatives took part.',
  }),
};

export const MEETING_KINDS = {
  MEETING_WITHOUT_NOTICE: kind('KL 11-3', 'REMARK', 'kommuneloven § 11-3', WHO, {
    nb: 'Før innkallingen med sakslista, hvis den ble sendt.',
    nn: 'Før innkallinga med sakslista, viss ho vart send.',
    en: 'Record the notice with its list of cases, if it was sent.',
  }),
  MEETING_NOT_AS_CALLED: kind('KL 11-3', 'REMARK', 'kommuneloven § 11-3', WHO, {
    nb: 'Er dagen ført feil, rett den. Ble møtet flyttet, før innkallingen som ble sendt på nytt.',
    nn: 'Er dagen ført feil, rett han. Vart møtet flytt, før innkallinga som vart send på nytt.',
    en: 'If the day was recorded wrongly, correct it. If the meeting was moved, record the notice that was sent again.',
  }),
  MEETING_NOT_RECORDED: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Før møtet med det møteboka sier, eller før at det ble avlyst.',
    nn: 'Før møtet med det møteboka seier, eller før at det vart avlyst.',
    en: 'Record the meeting with what its minutes say, or that it was cancelled.',
  }),
  MINUTES_APPROVED_OUT_OF_ORDER: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Rett dagen for godkjenningen eller møtet den ble gjort i. Er møtet ikke ført, før det.',
    nn: 'Rett dagen for godkjenninga eller møtet ho vart gjord i. Er møtet ikkje ført, før det.',
    en: 'Correct the day of the approval, or the meeting in which it was given. If that is not recorded, record it.',
  }),
  DECISION_NOT_OF_MEETING: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Rett dagen for vedtaket, eller dagen møtet ble holdt.',
    nn: 'Rett dagen for vedtaket, eller dagen møtet vart halde.',
    en: 'Correct the day of the decision, or the day on which the meeting was held.',
  }),
  NOTICE_TOO_SHORT: kind('KL 11-3', 'BREACH', 'kommuneloven § 11-3', WHO, {
    nb: 'Send innkallingen tidligere neste gang. Er datoen ført feil, før den rette innkallingen.',
    nn: 'Send innkallinga tidlegare neste gong. Er datoen ført feil, før den rette innkallinga.',
    en: 'Send the notice earlier next time. If the date was recorded wrongly, record the right notice.',
  }),
  DECISION_OUTSIDE_AGENDA: kind('KL 11-3', 'EITHER', 'kommuneloven § 11-3', WHO, {
    nb: 'Før i møteboka at saken ble satt opp og hvem som var imot, eller behandle saken i neste møte.',
    nn: 'Før i møteboka at saka vart sett opp og kven som var imot, eller handsam saka i neste møte.',
    en: 'Record in the minutes that the case was added and who objected, or treat it in the next meeting.',
  }),
  MINUTES_INCOMPLETE: kind('KL 11-4', 'EITHER', 'kommuneloven § 11-4', WHO, {
    nb: 'Før det som mangler i møteboka.',
    nn: 'Før det som manglar i møteboka.',
    en: 'Record what the minutes lack.',
  }),
  MINUTES_NOT_APPROVED: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Godkjenn møteboka i neste møte, og før det.',
    nn: 'Godkjenn møteboka i neste møte, og før det.',
    en: 'Approve the minutes in the next meeting, and record it.',
  }),
  CLOSED_WITHOUT_BASIS: kind('KL 11-5', 'EITHER', 'kommuneloven § 11-5', WHO, {
    nb: 'Før hjemmelen i møteboka eller sakslista. Finnes den ikke, skal møtet være åpent.',
    nn: 'Før heimelen i møteboka eller sakslista. Finst han ikkje, skal møtet vere ope.',
    en: 'Record the legal basis in the minutes or the list of cases. If there is none, the meeting must be open.',
  }),
  CLOSING_VOTE_NOT_OPEN: kind('KL 11-5', 'BREACH', 'kommuneloven § 11-5', WHO, {
    nb: 'Stem over å lukke møtet for åpne dører. Er det ført feil, rett møteboka.',
    nn: 'Røyst over å lukke møtet for opne dører. Er det ført feil, rett møteboka.',
    en: 'Vote on closing in open meeting. If it was recorded wrongly, correct the minutes.',
  }),
  FOLLOW_UP_LATE: kind('KL 11-4', 'REMARK', 'vedtaket selv', WHO, {
    nb: 'Gjør det som gjenstår, og før at det er gjort.',
    nn: 'Gjer det som står att, og før at det er gjort.',
    en: 'Do what is left, and record that it is done.',
  }),
  RECORD_NOT_CONFIRMED: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Kommunen det gjelder, må bekrefte det som er ført, eller si hva som er feil.',
    nn: 'Kommunen det gjeld, må stadfeste det som er ført, eller seie kva som er feil.',
    en: 'The municipality concerned must confirm what was recorded, or say what is wrong.',
  }),
  RECORD_OBJECTED: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Rett vedtaket etter kommunens egen møtebok. Kommunen bekrefter etterpå.',
    nn: 'Rett vedtaket etter møteboka til kommunen. Kommunen stadfestar etterpå.',
    en: 'Correct the decision by the municipality’s own minutes. It confirms afterwards.',
  }),
  CASE_UNKNOWN: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Før saken, eller rett saken i vedtaket.',
    nn: 'Før saka, eller rett saka i vedtaket.',
    en: 'Record the case, or correct it in the decision.',
  }),
  MEETING_UNKNOWN: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Før møtet, eller rett møtet i vedtaket.',
    nn: 'Før møtet, eller rett møtet i vedtaket.',
    en: 'Record the meeting, or correct it in the decision.',
  }),
  PROPOSAL_NOT_NAMED: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Rett vedtaket med hvilket forslag som ble vedtatt.',
    nn: 'Rett vedtaket med kva framlegg som vart vedteke.',
    en: 'Correct the decision with which proposal was adopted.',
  }),
  PROPOSAL_LATE: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Er dagen feil, rett den. Ellers tas forslaget opp i et senere møte.',
    nn: 'Er dagen feil, rett han. Elles blir framlegget teke opp i eit seinare møte.',
    en: 'If the day is wrong, correct it. Otherwise the proposal is for a later meeting.',
  }),
  PROPOSAL_OFF_AGENDA: kind('KL 11-3', 'REMARK', 'kommuneloven § 11-3', WHO, {
    nb: 'Send sakslista på nytt med saken, eller rett hvilken sak forslaget gjelder.',
    nn: 'Send sakslista på nytt med saka, eller rett kva sak framlegget gjeld.',
    en: 'Send the list of cases anew with the item, or correct which item the proposal is for.',
  }),
  PROPOSAL_UNKNOWN: kind('KL 11-4', 'REMARK', 'kommuneloven § 11-4', WHO, {
    nb: 'Før forslaget, eller rett hvilket forslag vedtaket viser til.',
    nn: 'Før framlegget, eller rett kva framlegg vedtaket viser til.',
    en: 'Record the proposal, or correct which one the decision names.',
  }),
  MEETINGS_TOO_FEW: kind('D-8', 'BREACH', 'møteregler i avtalen', 'LEADER', {
    nb: 'Hold flere møter neste år. Mangler et møte i boka, før det.',
    nn: 'Hald fleire møte neste år. Manglar eit møte i boka, før det.',
    en: 'Hold more meetings next year. If a meeting is missing in the book, record it.',
  }),
  COOPERATION_MEETING_MISSING: kind('L-5.3-1', 'BREACH', '5.3', 'HOST', {
    nb: 'Kall inn til samarbeidsmøte. Er det holdt, før det.',
    nn: 'Kall inn til samarbeidsmøte. Er det halde, før det.',
    en: 'Call a cooperation meeting. If it was held, record it.',
  }),
  COOPERATION_MEETING_AGENDA: kind('L-5.3-1', 'BREACH', '5.3', 'HOST', {
    nb: 'Sett saken på sakslista neste gang. Sto den der, før den rette innkallingen.',
    nn: 'Set saka på sakslista neste gong. Stod ho der, før den rette innkallinga.',
    en: 'Put the case on the list next time. If it was there, record the right notice.',
  }),
};
