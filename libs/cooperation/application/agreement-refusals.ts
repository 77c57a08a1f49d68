import { refusalType } from '#kernel';

export const agreementUnknown = refusalType<{ on: string }>('agreement-unknown', 'unanswerable', {
  nb: (p) => `Boka har ingen avtaletekst per ${p.on}. Spør om en senere dag, eller registrer den (ProposeAgreement).`,
  nn: (p) => `Boka har ingen avtaletekst per ${p.on}. Spør om ein seinare dag, eller registrer han (ProposeAgreement).`,
  en: (p) => `The book has no text of an agreement on ${p.on}. Ask about a later day, or record it (ProposeAgreement).`,
});

export const textUnknown = refusalType<{ version: string; on: string; known: string }>(
  'agreement-version-unknown',
  'unknown',
  {
    nb: (p) => `Boka har ingen avtaleversjon «${p.version}» per ${p.on}. Bruk en av: ${p.known}.`,
    nn: (p) => `Boka har ingen avtaleversjon «${p.version}» per ${p.on}. Bruk ein av: ${p.known}.`,
    en: (p) => `The book has no version “${p.version}” of the agreement on ${p.on}. Use one of: ${p.known}.`,
  },
);

export const clauseUnknown = refusalType<{ clause: string; on: string; known: string }>('clause-unknown', 'unknown', {
  nb: (p) => `Ingen avtaleversjon i boka har punkt ${p.clause} per ${p.on}. Bruk et av: ${p.known}.`,
  nn: (p) => `Ingen avtaleversjon i boka har punkt ${p.clause} per ${p.on}. Bruk eit av: ${p.known}.`,
  en: (p) => `No version of the agreement in the book has clause ${p.clause} on ${p.on}. Use one of: ${p.known}.`,
});

export const compareNeedsTwo = refusalType<{ given: string }>('compare-needs-two', 'malformed', {
  nb: (p) => `Du ga «${p.given}». Oppgi to avtaleversjoner å sammenlikne.`,
  nn: (p) => `Du gav «${p.given}». Oppgi to avtaleversjonar å samanlikne.`,
  en: (p) => `You gave “${p.given}”. Name two versions of the agreement to compare.`,
});

export const cooperationDissolved = refusalType<{ on: string; dissolvedOn: string }>(
  'cooperation-dissolved',
  'unanswerable',
  {
    nb: (p) => `Samarbeidet er oppløst fra ${p.dissolvedOn}, og finnes ikke ${p.on}. Spør om en tidligere dag.`,
    nn: (p) => `Samarbeidet er oppløyst frå ${p.dissolvedOn}, og finst ikkje ${p.on}. Spør om ein tidlegare dag.`,
    en: (p) =>
      `The cooperation is dissolved from ${p.dissolvedOn} and does not exist on ${p.on}. Ask about an earlier day.`,
  },
);
