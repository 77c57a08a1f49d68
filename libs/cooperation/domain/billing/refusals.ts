import { refusalType } from '#kernel';

export const settledBefore = refusalType<{ year: number; run: string }>('year-settled', 'conflict', {
  nb: (p) =>
    `${p.year} er avregnet i «${p.run}». Det som er endret siden, faktureres med en korreksjon (kind CORRECTION).`,
  nn: (p) =>
    `${p.year} er avrekna i «${p.run}». Det som er endra sidan, blir fakturert med ein korreksjon (kind CORRECTION).`,
  en: (p) => `${p.year} was settled by “${p.run}”. What changed since is billed by a correction (kind CORRECTION).`,
});

export const notSettledYet = refusalType<{ year: number }>('year-not-settled', 'conflict', {
  nb: (p) => `${p.year} er ikke avregnet ennå, så det er ingenting å korrigere. Avregn året først (kind SETTLEMENT).`,
  nn: (p) => `${p.year} er ikkje avrekna enno, så det er ingenting å korrigere. Avrekn året først (kind SETTLEMENT).`,
  en: (p) => `${p.year} is not settled yet, so there is nothing to correct. Settle the year first (kind SETTLEMENT).`,
});

export const noInstalmentLeft = refusalType<{ year: number; to: string }>('no-instalment-left', 'conflict', {
  nb: (p) =>
    `Alle à konto-beløp for ${p.year} er fakturert (til og med ${p.to}). Resten kommer med avregningen (kind SETTLEMENT).`,
  nn: (p) =>
    `Alle à konto-beløp for ${p.year} er fakturerte (til og med ${p.to}). Resten kjem med avrekninga (kind SETTLEMENT).`,
  en: (p) =>
    `Every instalment of ${p.year} is billed (through ${p.to}). The rest comes with the settlement (kind SETTLEMENT).`,
});

export const nothingToGoBy = refusalType<{ year: number; on: string }>('no-budget-to-bill-by', 'unanswerable', {
  nb: (p) =>
    `${p.year} har ikke noe budsjett å kreve à konto etter per ${p.on}, og ikke noe tidligere gyldig budsjett. Før budsjettet, eller et vedtak i vertskommunen om hva à konto skal bygge på (PROVISIONAL_ACCOUNT, A-06).`,
  nn: (p) =>
    `${p.year} har ikkje noko budsjett å krevje à konto etter per ${p.on}, og ikkje noko tidlegare gyldig budsjett. Før budsjettet, eller eit vedtak i vertskommunen om kva à konto skal byggje på (PROVISIONAL_ACCOUNT, A-06).`,
  en: (p) =>
    `${p.year} has no budget to bill on account by on ${p.on}, and no earlier valid one. Record the budget, or a decision of the host on what to go by (PROVISIONAL_ACCOUNT, A-06).`,
});

export const nothingOnAccount = refusalType<{ year: number; decision: string | null }>(
  'nothing-on-account',
  'conflict',
  {
    nb: (p) =>
      `Så lenge ${p.year} ikke har et gyldig budsjett, kreves ingenting à konto (A-06, ${p.decision ?? 'standardvalg'}). Fakturer når budsjettet er gyldig, eller endre vedtaket.`,
    nn: (p) =>
      `Så lenge ${p.year} ikkje har eit gyldig budsjett, blir ingenting kravd à konto (A-06, ${p.decision ?? 'standardval'}). Fakturer når budsjettet er gyldig, eller endre vedtaket.`,
    en: (p) =>
      `While ${p.year} has no valid budget, nothing is billed on account (A-06, ${p.decision ?? 'default'}). Bill when the budget is valid, or change the decision.`,
  },
);
