import { refusalType } from '#kernel';

export const controlIdTaken = refusalType<{ what: string; id: string }>('control-id-taken', 'conflict', {
  nb: (p) => `${p.what} «${p.id}» står allerede i boka. Velg en annen id, eller rett det som står der.`,
  nn: (p) => `${p.what} «${p.id}» står alt i boka. Vel ein annan id, eller rett det som står der.`,
  en: (p) => `${p.what} “${p.id}” is already in the book. Choose another id, or correct what stands there.`,
});

export const hostDecisionUnknown = refusalType<{ decision: string; known: string }>(
  'host-decision-unknown',
  'conflict',
  {
    nb: (p) =>
      `Boka har ikke vertens vedtak «${p.decision}». Registrer det først (RecordHostDecision), eller bruk ett av: ${p.known}.`,
    nn: (p) =>
      `Boka har ikkje vedtaket «${p.decision}» av verten. Registrer det først (RecordHostDecision), eller bruk eitt av: ${p.known}.`,
    en: (p) =>
      `The book has no decision “${p.decision}” of the host. Record it first (RecordHostDecision), or use one of: ${p.known}.`,
  },
);

export const hostDecisionAlreadyAnnulled = refusalType<{ decision: string }>(
  'host-decision-already-annulled',
  'conflict',
  {
    nb: (p) => `Vertens vedtak «${p.decision}» er allerede kjent ugyldig. Registrer et nytt vedtak i stedet.`,
    nn: (p) => `Vedtaket «${p.decision}» av verten er alt kjent ugyldig. Registrer eit nytt vedtak i staden.`,
    en: (p) => `The host’s decision “${p.decision}” is already annulled. Record a new decision instead.`,
  },
);

export const hostDecisionNotCorrected = refusalType<{ decision: string }>('host-decision-not-corrected', 'malformed', {
  nb: (p) =>
    `Rettelsen av vertens vedtak «${p.decision}» endrer ingenting. Oppgi minst én opplysning som skal være en annen.`,
  nn: (p) =>
    `Rettinga av vedtaket «${p.decision}» av verten endrar ingenting. Oppgi minst éi opplysning som skal vere ei anna.`,
  en: (p) =>
    `The correction of the host’s decision “${p.decision}” changes nothing. Give at least one thing that is to be another.`,
});

export const controlledDecisionUnknown = refusalType<{ decision: string }>('controlled-decision-unknown', 'conflict', {
  nb: (p) =>
    `Vedtaket «${p.decision}» finnes ikke i boka, verken blant vertens vedtak eller i vedtaksregisteret. Registrer det først.`,
  nn: (p) =>
    `Vedtaket «${p.decision}» finst ikkje i boka, verken blant vedtaka til verten eller i vedtaksregisteret. Registrer det først.`,
  en: (p) =>
    `The decision “${p.decision}” is not in the book, neither among the host’s nor in the register of decisions. Record it first.`,
});

export const controllingBodyUnknown = refusalType<{ body: string; known: string }>(
  'controlling-body-unknown',
  'conflict',
  {
    nb: (p) =>
      `Organet «${p.body}» finnes ikke i boka, så det kan ikke stå som den som avgjorde eller instruerte. Bruk ett av: ${p.known}.`,
    nn: (p) =>
      `Organet «${p.body}» finst ikkje i boka, så det kan ikkje stå som den som avgjorde eller instruerte. Bruk eitt av: ${p.known}.`,
    en: (p) =>
      `The body “${p.body}” is not in the book, so it cannot stand as the one that decided or instructed. Use one of: ${p.known}.`,
  },
);

export const instructionOfNothing = refusalType<{ instruction: string }>('instruction-of-nothing', 'malformed', {
  nb: (p) =>
    `Instruksen «${p.instruction}» sier ikke hva den gjelder. Oppgi vertens vedtak («decision») eller hvem saken gjelder («for»); en omgjøring må nevne vedtaket.`,
  nn: (p) =>
    `Instruksen «${p.instruction}» seier ikkje kva han gjeld. Oppgi vedtaket til verten («decision») eller kven saka gjeld («for»); ei omgjering må nemne vedtaket.`,
  en: (p) =>
    `The instruction “${p.instruction}” does not say what it is about. Give the host’s decision (“decision”) or whose case it is (“for”); a reversal must name the decision.`,
});

export const appealUnknown = refusalType<{ appeal: string; known: string }>('appeal-unknown', 'conflict', {
  nb: (p) => `Boka har ingen klage «${p.appeal}». Registrer den først (FileAppeal), eller bruk en av: ${p.known}.`,
  nn: (p) => `Boka har ingen klage «${p.appeal}». Registrer han først (FileAppeal), eller bruk ein av: ${p.known}.`,
  en: (p) => `The book has no appeal “${p.appeal}”. Record it first (FileAppeal), or use one of: ${p.known}.`,
});

export const appealAlreadyDecided = refusalType<{ appeal: string; on: string }>('appeal-already-decided', 'conflict', {
  nb: (p) => `Klagen «${p.appeal}» ble avgjort ${p.on}. En ny klage får en ny id.`,
  nn: (p) => `Klagen «${p.appeal}» vart avgjord ${p.on}. Ein ny klage får ein ny id.`,
  en: (p) => `The appeal “${p.appeal}” was decided on ${p.on}. A new appeal gets a new id.`,
});

export const reviewUnknown = refusalType<{ review: string; known: string }>('legality-review-unknown', 'conflict', {
  nb: (p) =>
    `Boka har ingen lovlighetskontroll «${p.review}». Registrer kravet først (DemandLegalityReview), eller bruk en av: ${p.known}.`,
  nn: (p) =>
    `Boka har ingen lovlegkontroll «${p.review}». Registrer kravet først (DemandLegalityReview), eller bruk ein av: ${p.known}.`,
  en: (p) =>
    `The book has no legality review “${p.review}”. Record the demand first (DemandLegalityReview), or use one of: ${p.known}.`,
});

export const reviewAlreadyConcluded = refusalType<{ review: string; on: string }>(
  'legality-review-already-concluded',
  'conflict',
  {
    nb: (p) => `Lovlighetskontrollen «${p.review}» ble avsluttet ${p.on}. Et nytt krav får en ny id.`,
    nn: (p) => `Lovlegkontrollen «${p.review}» vart avslutta ${p.on}. Eit nytt krav får ein ny id.`,
    en: (p) => `The legality review “${p.review}” was concluded on ${p.on}. A new demand gets a new id.`,
  },
);
