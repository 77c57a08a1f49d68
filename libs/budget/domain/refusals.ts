import { refusalType } from '#kernel';

export const budgetVersionTaken = refusalType<{ year: string; version: string }>('budget-version-taken', 'conflict', {
  nb: (p) => `Versjonen «${p.version}» av budsjettet for ${p.year} står allerede i boka. Gi den nye en annen id.`,
  nn: (p) => `Versjonen «${p.version}» av budsjettet for ${p.year} står alt i boka. Gi den nye ein annan id.`,
  en: (p) => `Version “${p.version}” of the budget for ${p.year} is already in the book. Give the new one another id.`,
});

export const budgetVersionUnknown = refusalType<{ year: string; version: string; known: string }>(
  'budget-version-unknown',
  'conflict',
  {
    nb: (p) =>
      `Boka har ingen versjon «${p.version}» av budsjettet for ${p.year}. Registrer den først, eller bruk en av: ${p.known}.`,
    nn: (p) =>
      `Boka har ingen versjon «${p.version}» av budsjettet for ${p.year}. Registrer han først, eller bruk ein av: ${p.known}.`,
    en: (p) =>
      `The book has no version “${p.version}” of the budget for ${p.year}. Record it first, or use one of: ${p.known}.`,
  },
);

export const budgetAlreadySent = refusalType<{ year: string; version: string; on: string }>(
  'budget-already-sent',
  'conflict',
  {
    nb: (p) => `Versjonen «${p.version}» av budsjettet for ${p.year} er registrert som sendt ${p.on}.`,
    nn: (p) => `Versjonen «${p.version}» av budsjettet for ${p.year} er registrert som send ${p.on}.`,
    en: (p) => `Version “${p.version}” of the budget for ${p.year} is recorded as sent on ${p.on}.`,
  },
);

export const budgetAlreadyPublished = refusalType<{ year: string; version: string; municipality: string; on: string }>(
  'budget-already-published',
  'conflict',
  {
    nb: (p) =>
      `Det står allerede at ${p.municipality} la ut innstillingen til versjonen «${p.version}» av budsjettet for ${p.year} ${p.on}. Er dagen feil, rett det som er ført (CorrectRecord).`,
    nn: (p) =>
      `Det står alt at ${p.municipality} la ut innstillinga til versjonen «${p.version}» av budsjettet for ${p.year} ${p.on}. Er dagen feil, rett det som er ført (CorrectRecord).`,
    en: (p) =>
      `The book has it that ${p.municipality} made the recommended version “${p.version}” of the budget for ${p.year} public on ${p.on}. If the day is wrong, correct the record (CorrectRecord).`,
  },
);
