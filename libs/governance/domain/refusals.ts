import { refusalType } from '#kernel';

export const bodyUnknown = refusalType<{ body: string; known: string }>('body-unknown', 'conflict', {
  nb: (p) =>
    `Organet «${p.body}» finnes ikke i boka. Registrer det først (EstablishBody), eller bruk ett av: ${p.known}.`,
  nn: (p) =>
    `Organet «${p.body}» finst ikkje i boka. Registrer det først (EstablishBody), eller bruk eitt av: ${p.known}.`,
  en: (p) => `The body “${p.body}” is not in the book. Record it first (EstablishBody), or use one of: ${p.known}.`,
});

export const alreadyRecorded = refusalType<{ what: string; id: string }>('already-recorded', 'conflict', {
  nb: (p) => `${p.what} «${p.id}» står allerede i boka. Velg en annen id, eller rett det som står der.`,
  nn: (p) => `${p.what} «${p.id}» står alt i boka. Vel ein annan id, eller rett det som står der.`,
  en: (p) => `${p.what} “${p.id}” is already in the book. Choose another id, or correct what stands there.`,
});

export const decisionUnknown = refusalType<{ decision: string }>('decision-unknown', 'conflict', {
  nb: (p) =>
    `Vedtaket «${p.decision}» finnes ikke i boka, så det kan ikke rettes eller vises til. Sjekk id-en med «decisions».`,
  nn: (p) =>
    `Vedtaket «${p.decision}» finst ikkje i boka, så det kan ikkje rettast eller visast til. Sjekk id-en med «decisions».`,
  en: (p) =>
    `The decision “${p.decision}” is not in the book, so it cannot be corrected or referred to. Check its id with “decisions”.`,
});

export const decisionAlreadyAnnulled = refusalType<{ decision: string }>('decision-already-annulled', 'conflict', {
  nb: (p) => `Vedtaket «${p.decision}» er allerede kjent ugyldig. Registrer et nytt vedtak i stedet.`,
  nn: (p) => `Vedtaket «${p.decision}» er alt kjent ugyldig. Registrer eit nytt vedtak i staden.`,
  en: (p) => `The decision “${p.decision}” is already annulled. Record a new decision instead.`,
});

export const nothingCorrected = refusalType<{ decision: string }>('nothing-corrected', 'malformed', {
  nb: (p) =>
    `Rettelsen av vedtaket «${p.decision}» endrer ingenting. Oppgi minst ett av: decidedOn, outcome, votes, wording.`,
  nn: (p) =>
    `Rettinga av vedtaket «${p.decision}» endrar ingenting. Oppgi minst eitt av: decidedOn, outcome, votes, wording.`,
  en: (p) =>
    `The correction of the decision “${p.decision}” changes nothing. Give at least one of: decidedOn, outcome, votes, wording.`,
});

export const councilNeedsMunicipality = refusalType<{ body: string }>('council-needs-municipality', 'malformed', {
  nb: (p) => `Kommunestyret «${p.body}» mangler kommunenummer. Oppgi «municipality».`,
  nn: (p) => `Kommunestyret «${p.body}» manglar kommunenummer. Oppgi «municipality».`,
  en: (p) => `The council “${p.body}” lacks a municipality number. Give “municipality”.`,
});

export const votesContradict = refusalType<{ decision: string }>('votes-contradict', 'malformed', {
  nb: (p) =>
    `Stemmetallene for «${p.decision}» motsier hverandre: enstemmig, men med stemmer imot. Rett stemmetallene.`,
  nn: (p) => `Røystetala for «${p.decision}» motseier kvarandre: samrøystes, men med røyster imot. Rett røystetala.`,
  en: (p) =>
    `The votes on “${p.decision}” contradict each other: unanimous, but with votes against. Correct the votes.`,
});

export const electionAndEffect = refusalType<{ decision: string }>('election-and-effect', 'malformed', {
  nb: (p) => `Vedtaket «${p.decision}» har både et valg og en annen virkning. Før valget som et vedtak for seg.`,
  nn: (p) => `Vedtaket «${p.decision}» har både eit val og ein annan verknad. Før valet som eit vedtak for seg.`,
  en: (p) =>
    `The decision “${p.decision}” has both an election and another effect. Record the election as a decision of its own.`,
});

export const electionIncomplete = refusalType<{ decision: string; method: string; missing: string }>(
  'election-incomplete',
  'malformed',
  {
    nb: (p) => `Valget i vedtaket «${p.decision}» (${p.method}) mangler det som skal telles. Oppgi: ${p.missing}.`,
    nn: (p) => `Valet i vedtaket «${p.decision}» (${p.method}) manglar det som skal teljast. Oppgi: ${p.missing}.`,
    en: (p) => `The election in the decision “${p.decision}” (${p.method}) lacks what is counted. Give: ${p.missing}.`,
  },
);

export const candidateTwice = refusalType<{ decision: string; candidate: string }>('candidate-twice', 'malformed', {
  nb: (p) =>
    `«${p.candidate}» står to ganger i samme avstemning eller liste i valget i vedtaket «${p.decision}». La hver stå én gang.`,
  nn: (p) =>
    `«${p.candidate}» står to gonger i same røysting eller liste i valet i vedtaket «${p.decision}». La kvar stå éin gong.`,
  en: (p) =>
    `“${p.candidate}” stands twice in the same vote or list in the election of the decision “${p.decision}”. Let each stand once.`,
});

export const councilOnly = refusalType<{ decision: string; body: string; effect: string }>(
  'council-only',
  'malformed',
  {
    nb: (p) =>
      `Vedtaket «${p.decision}» av «${p.body}» kan ikke ha virkningen ${p.effect}: den sier hvilken kommune som godkjenner, og organet hører ikke til en kommune. Før vedtaket uten virkningen.`,
    nn: (p) =>
      `Vedtaket «${p.decision}» av «${p.body}» kan ikkje ha verknaden ${p.effect}: han seier kva kommune som godkjenner, og organet høyrer ikkje til ein kommune. Før vedtaket utan verknaden.`,
    en: (p) =>
      `The decision “${p.decision}” of “${p.body}” cannot have the effect ${p.effect}: it says which municipality approves, and the body belongs to none. Record the decision without the effect.`,
  },
);

export const meetingUnknown = refusalType<{ meeting: string }>('meeting-unknown', 'conflict', {
  nb: (p) =>
    `Møtet «${p.meeting}» finnes ikke i boka. Før innkallingen (CallMeeting) eller møtet (HoldMeeting) først, eller sjekk id-en med «meetings».`,
  nn: (p) =>
    `Møtet «${p.meeting}» finst ikkje i boka. Før innkallinga (CallMeeting) eller møtet (HoldMeeting) først, eller sjekk id-en med «meetings».`,
  en: (p) =>
    `The meeting “${p.meeting}” is not in the book. Record its notice (CallMeeting) or the meeting (HoldMeeting) first, or check its id with “meetings”.`,
});

export const meetingNotHeld = refusalType<{ meeting: string }>('meeting-not-held', 'conflict', {
  nb: (p) =>
    `Møtet «${p.meeting}» er innkalt, men ikke ført som holdt. Før møtet (HoldMeeting) før møteboka godkjennes.`,
  nn: (p) =>
    `Møtet «${p.meeting}» er kalla inn, men ikkje ført som halde. Før møtet (HoldMeeting) før møteboka blir godkjend.`,
  en: (p) =>
    `The meeting “${p.meeting}” is called, but not recorded as held. Record it (HoldMeeting) before its minutes are approved.`,
});

export const presentAndAbsent = refusalType<{ meeting: string; seat: string }>('present-and-absent', 'malformed', {
  nb: (p) =>
    `Setet «${p.seat}» står både som til stede og som fraværende i møtet «${p.meeting}». La det stå ett sted, i «present» eller «absent».`,
  nn: (p) =>
    `Setet «${p.seat}» står både som til stades og som fråverande i møtet «${p.meeting}». La det stå éin stad, i «present» eller «absent».`,
  en: (p) =>
    `The seat “${p.seat}” stands both as present and as absent in the meeting “${p.meeting}”. Let it stand once, in “present” or in “absent”.`,
});

export const minutesApprovedAlready = refusalType<{ meeting: string; in: string; on: string }>(
  'minutes-approved-already',
  'conflict',
  {
    nb: (p) =>
      `Møteboka fra «${p.meeting}» er alt ført som godkjent i møtet «${p.in}» (${p.on}). Er den rettet og godkjent på nytt, oppgi det møtet i «approvedIn». Er godkjenningen ført feil, rett den (CorrectRecord).`,
    nn: (p) =>
      `Møteboka frå «${p.meeting}» er alt ført som godkjend i møtet «${p.in}» (${p.on}). Er ho retta og godkjend på nytt, oppgi det møtet i «approvedIn». Er godkjenninga ført feil, rett ho (CorrectRecord).`,
    en: (p) =>
      `The minutes of “${p.meeting}” are already recorded as approved in the meeting “${p.in}” (${p.on}). If they were corrected and approved anew, give that meeting in “approvedIn”. If the approval was recorded wrongly, correct it (CorrectRecord).`,
  },
);

export const meetingHeldAlready = refusalType<{ meeting: string; on: string }>('meeting-held-already', 'conflict', {
  nb: (p) => `Møtet «${p.meeting}» ble holdt ${p.on} og kan ikke avlyses. Sjekk id-en med «meetings».`,
  nn: (p) => `Møtet «${p.meeting}» vart halde ${p.on} og kan ikkje avlysast. Sjekk id-en med «meetings».`,
  en: (p) => `The meeting “${p.meeting}” was held on ${p.on} and cannot be cancelled. Check its id with “meetings”.`,
});

export const meetingOfOtherBody = refusalType<{ meeting: string; body: string; of: string }>(
  'meeting-of-other-body',
  'conflict',
  {
    nb: (p) => `Møtet «${p.meeting}» er et møte i «${p.of}», ikke i «${p.body}». Rett «body», eller velg en annen id.`,
    nn: (p) =>
      `Møtet «${p.meeting}» er eit møte i «${p.of}», ikkje i «${p.body}». Rett «body», eller vel ein annan id.`,
    en: (p) =>
      `The meeting “${p.meeting}” is one of “${p.of}”, not of “${p.body}”. Correct “body”, or choose another id.`,
  },
);

export const itemTwice = refusalType<{ item: string }>('item-twice', 'malformed', {
  nb: (p) => `Saken «${p.item}» står to ganger på sakslista. Gi hver sak sin egen id.`,
  nn: (p) => `Saka «${p.item}» står to gonger på sakslista. Gi kvar sak sin eigen id.`,
  en: (p) => `The item “${p.item}” stands twice on the list of cases. Give each item an id of its own.`,
});

export const followUpUnknown = refusalType<{ followUp: string }>('follow-up-unknown', 'conflict', {
  nb: (p) => `Oppfølgingen «${p.followUp}» finnes ikke i boka. Sjekk id-en med «follow-ups».`,
  nn: (p) => `Oppfølginga «${p.followUp}» finst ikkje i boka. Sjekk id-en med «follow-ups».`,
  en: (p) => `The follow-up “${p.followUp}” is not in the book. Check its id with “follow-ups”.`,
});

export const followUpClosedAlready = refusalType<{ followUp: string; on: string }>(
  'follow-up-closed-already',
  'conflict',
  {
    nb: (p) => `Oppfølgingen «${p.followUp}» ble avsluttet ${p.on}. Åpne en ny hvis noe gjenstår.`,
    nn: (p) => `Oppfølginga «${p.followUp}» vart avslutta ${p.on}. Opne ei ny om noko står att.`,
    en: (p) => `The follow-up “${p.followUp}” was closed on ${p.on}. Open a new one if something remains.`,
  },
);

export const recordOfOther = refusalType<{ decision: string; body: string; municipality: string }>(
  'record-of-other',
  'conflict',
  {
    nb: (p) =>
      `Vedtaket «${p.decision}» er gjort av «${p.body}», som ikke er et organ i kommune ${p.municipality}. Bare den kommunen organet hører til, kan bekrefte det som er ført.`,
    nn: (p) =>
      `Vedtaket «${p.decision}» er gjort av «${p.body}», som ikkje er eit organ i kommune ${p.municipality}. Berre den kommunen organet høyrer til, kan stadfeste det som er ført.`,
    en: (p) =>
      `The decision “${p.decision}” was made by “${p.body}”, which is no body of municipality ${p.municipality}. Only the municipality of the body can confirm what is recorded.`,
  },
);

export const seatTwice = refusalType<{ body: string; seat: string }>('seat-twice', 'malformed', {
  nb: (p) => `Setet «${p.seat}» er nevnt to ganger for organet «${p.body}». Gi hvert sete og hver stemme én linje.`,
  nn: (p) => `Setet «${p.seat}» er nemnt to gonger for organet «${p.body}». Gi kvart sete og kvar røyst éi linje.`,
  en: (p) => `The seat “${p.seat}” is named twice for the body “${p.body}”. Give each seat and each ballot one line.`,
});

export const chairTwice = refusalType<{ body: string; seats: string }>('chair-twice', 'malformed', {
  nb: (p) => `Organet «${p.body}» får mer enn én leder: ${p.seats}. La én ha rollen CHAIR.`,
  nn: (p) => `Organet «${p.body}» får meir enn éin leiar: ${p.seats}. La éin ha rolla CHAIR.`,
  en: (p) => `The body “${p.body}” gets more than one chair: ${p.seats}. Let one have the role CHAIR.`,
});

export const observerVotes = refusalType<{ body: string; seat: string }>('observer-votes', 'malformed', {
  nb: (p) =>
    `Setet «${p.seat}» i «${p.body}» er både observatør og stemmeberettiget. Velg en annen rolle, eller ta bort «votes».`,
  nn: (p) =>
    `Setet «${p.seat}» i «${p.body}» er både observatør og røysteføre. Vel ei anna rolle, eller ta bort «votes».`,
  en: (p) =>
    `The seat “${p.seat}” in “${p.body}” is both observer and voting. Choose another role, or leave out “votes”.`,
});

export const seatUnknown = refusalType<{ body: string; seat: string; known: string }>('seat-unknown', 'conflict', {
  nb: (p) =>
    `Organet «${p.body}» har ikke noe sete «${p.seat}». Registrer setene (DefineSeats), eller bruk ett av: ${p.known}.`,
  nn: (p) =>
    `Organet «${p.body}» har ikkje noko sete «${p.seat}». Registrer seta (DefineSeats), eller bruk eitt av: ${p.known}.`,
  en: (p) => `The body “${p.body}” has no seat “${p.seat}”. Record its seats (DefineSeats), or use one of: ${p.known}.`,
});

export const absenceReversed = refusalType<{ absence: string; from: string; until: string }>(
  'absence-reversed',
  'malformed',
  {
    nb: (p) =>
      `Fraværet «${p.absence}» slutter ${p.until}, før det begynner ${p.from}. Rett «until» eller «validFrom».`,
    nn: (p) => `Fråværet «${p.absence}» sluttar ${p.until}, før det byrjar ${p.from}. Rett «until» eller «validFrom».`,
    en: (p) =>
      `The absence “${p.absence}” ends on ${p.until}, before it begins on ${p.from}. Correct “until” or “validFrom”.`,
  },
);
