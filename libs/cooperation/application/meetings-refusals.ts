import { refusalType } from '#kernel';

export const meetingNotThen = refusalType<{ meeting: string; on: string; known: string }>(
  'meeting-not-then',
  'unknown',
  {
    nb: (p) => `Boka har ikke noe møte «${p.meeting}» per ${p.on}. Møtene den har da, er: ${p.known}.`,
    nn: (p) => `Boka har ikkje noko møte «${p.meeting}» per ${p.on}. Møta ho har då, er: ${p.known}.`,
    en: (p) => `The book has no meeting “${p.meeting}” on ${p.on}. The meetings it has then are: ${p.known}.`,
  },
);

export const bodyNotThen = refusalType<{ body: string; known: string }>('body-not-then', 'unknown', {
  nb: (p) => `Organet «${p.body}» finnes ikke i boka på dette punktet. Organene er: ${p.known}.`,
  nn: (p) => `Organet «${p.body}» finst ikkje i boka på dette punktet. Organa er: ${p.known}.`,
  en: (p) => `The body “${p.body}” is not in the book at this point. The bodies are: ${p.known}.`,
});

export const decisionNotThen = refusalType<{ decision: string; on: string }>('decision-not-then', 'unknown', {
  nb: (p) => `Boka har ikke noe vedtak «${p.decision}» per ${p.on}. Sjekk id-en og datoen med «decisions».`,
  nn: (p) => `Boka har ikkje noko vedtak «${p.decision}» per ${p.on}. Sjekk id-en og datoen med «decisions».`,
  en: (p) => `The book has no decision “${p.decision}” on ${p.on}. Check its id and the day with “decisions”.`,
});

export const recipientNotParticipant = refusalType<{ municipality: string; on: string; known: string }>(
  'recipient-not-participant',
  'unknown',
  {
    nb: (p) =>
      `Kommune ${p.municipality} er ikke deltaker per ${p.on} og var det ikke da vedtaket ble gjort, så den får ingen særutskrift. Deltakerne er: ${p.known}.`,
    nn: (p) =>
      `Kommune ${p.municipality} er ikkje deltakar per ${p.on} og var det ikkje då vedtaket vart gjort, så han får inga særutskrift. Deltakarane er: ${p.known}.`,
    en: (p) =>
      `Municipality ${p.municipality} is no participant on ${p.on} and was none when the decision was made, so there is no extract for it. The participants are: ${p.known}.`,
  },
);

export const caseNotThen = refusalType<{ case: string; on: string; known: string }>('case-not-then', 'unknown', {
  nb: (p) => `Boka har ikke noen bestemt sak «${p.case}» per ${p.on}. Bruk id-en til en av disse sakene: ${p.known}.`,
  nn: (p) => `Boka har ikkje noka bestemt sak «${p.case}» per ${p.on}. Bruk id-en til ei av desse sakene: ${p.known}.`,
  en: (p) => `The book has no one case “${p.case}” on ${p.on}. Use the id of one of these cases: ${p.known}.`,
});
