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

export const councilOnly = refusalType<{ decision: string; body: string; effect: string }>(
  'council-only',
  'malformed',
  {
    nb: (p) =>
      `Vedtaket «${p.decision}» av «${p.body}» kan ikke ha virkningen ${p.effect}: den sier hvilken kommune som godkjenner, og organet hører ikke til en kommune.`,
    nn: (p) =>
      `Vedtaket «${p.decision}» av «${p.body}» kan ikkje ha verknaden ${p.effect}: han seier kva kommune som godkjenner, og organet høyrer ikkje til ein kommune.`,
    en: (p) =>
      `The decision “${p.decision}” of “${p.body}” cannot have the effect ${p.effect}: it says which municipality approves, and the body belongs to none.`,
  },
);
