import { refusalType } from '#kernel';

export const monthsReversed = refusalType<{ from: string; to: string }>('months-reversed', 'malformed', {
  nb: (p) => `Perioden går fra ${p.from} til ${p.to}: slutten er før starten. Bytt om på månedene.`,
  nn: (p) => `Perioden går frå ${p.from} til ${p.to}: slutten er før starten. Byt om på månadene.`,
  en: (p) => `The period runs from ${p.from} to ${p.to}: the end is before the start. Swap the months.`,
});

export const noCooperationThen = refusalType<{ on: string; from: string | null }>(
  'no-cooperation-then',
  'unanswerable',
  {
    nb: (p) =>
      `Samarbeidet fantes ikke ${p.on}, slik boka var kjent da.${p.from ? ` Det finnes svar fra ${p.from}.` : ' Spør om en dag eller periode etter at samarbeidet begynte, eller med et senere «known-at» hvis boka ikke hadde det ennå.'}`,
    nn: (p) =>
      `Samarbeidet fanst ikkje ${p.on}, slik boka var kjend då.${p.from ? ` Det finst svar frå ${p.from}.` : ' Spør om ein dag eller periode etter at samarbeidet byrja, eller med eit seinare «known-at» om boka ikkje hadde det enno.'}`,
    en: (p) =>
      `The cooperation did not exist on ${p.on}, as the book was known then.${p.from ? ` There is an answer from ${p.from}.` : ' Ask about a day or period after it began, or with a later “known-at” if the book did not have it yet.'}`,
  },
);

export const noTermsInForce = refusalType<{ on: string; from: string | null }>('no-terms-in-force', 'unanswerable', {
  nb: (p) =>
    `Ingen avtale gjaldt ${p.on}, slik boka var kjent da.${p.from ? ` Den første gjelder fra ${p.from}.` : ' Registrer avtalen og godkjenningene, eller spør med et senere «known-at».'}`,
  nn: (p) =>
    `Ingen avtale galdt ${p.on}, slik boka var kjend då.${p.from ? ` Den første gjeld frå ${p.from}.` : ' Registrer avtalen og godkjenningane, eller spør med eit seinare «known-at».'}`,
  en: (p) =>
    `No agreement was in force on ${p.on}, as the book was known then.${p.from ? ` The first applies from ${p.from}.` : ' Record the agreement and its approvals, or ask with a later “known-at”.'}`,
});

export const noKeyInForce = refusalType<{ on: string; category: string | null }>('no-key-in-force', 'unanswerable', {
  nb: (p) =>
    `Ingen fordelingsnøkkel gjaldt ${p.on}${p.category ? `, så ${p.category} kan ikke fordeles. Registrer vedtaket om nøkkel, eller spør om en annen periode.` : ', slik boka var kjent da.'}`,
  nn: (p) =>
    `Ingen fordelingsnøkkel galdt ${p.on}${p.category ? `, så ${p.category} kan ikkje fordelast. Registrer vedtaket om nøkkel, eller spør om ein annan periode.` : ', slik boka var kjend då.'}`,
  en: (p) =>
    `No allocation key was in force on ${p.on}${p.category ? `, so ${p.category} cannot be shared. Record the decision on a key, or ask about another period.` : ', as the book was known then.'}`,
});

export const keyAnnulled = refusalType<{ on: string; key: string; decision: string }>('key-annulled', 'unanswerable', {
  nb: (p) =>
    `Nøkkelen «${p.key}» (vedtak ${p.decision}) er kjent ugyldig, og boka sier ikke hva som gjelder ${p.on} i stedet (A-36). Registrer et vedtak som sier det.`,
  nn: (p) =>
    `Nøkkelen «${p.key}» (vedtak ${p.decision}) er kjend ugyldig, og boka seier ikkje kva som gjeld ${p.on} i staden (A-36). Registrer eit vedtak som seier det.`,
  en: (p) =>
    `The key “${p.key}” (decision ${p.decision}) was annulled, and the book does not say what holds on ${p.on} instead (A-36). Record a decision that says so.`,
});

export const keyReversed = refusalType<{ on: string; key: string; decision: string }>('key-reversed', 'unanswerable', {
  nb: (p) =>
    `Vedtaket om nøkkelen «${p.key}» (${p.decision}) er gjort om, og boka sier ikke hva som gjelder ${p.on} i stedet (A-36). Registrer et vedtak som sier det.`,
  nn: (p) =>
    `Vedtaket om nøkkelen «${p.key}» (${p.decision}) er gjort om, og boka seier ikkje kva som gjeld ${p.on} i staden (A-36). Registrer eit vedtak som seier det.`,
  en: (p) =>
    `The decision on the key “${p.key}” (${p.decision}) was reversed, and the book does not say what holds on ${p.on} instead (A-36). Record a decision that says so.`,
});

export const noPopulation = refusalType<{ date: string; municipality: string | null }>(
  'no-population',
  'unanswerable',
  {
    nb: (p) =>
      `Innbyggertall mangler ${p.municipality ? `for kommune ${p.municipality} ` : ''}per ${p.date} eller tidligere, slik boka var kjent da. Hent tallene med «population import».`,
    nn: (p) =>
      `Innbyggjartal manglar ${p.municipality ? `for kommune ${p.municipality} ` : ''}per ${p.date} eller tidlegare, slik boka var kjend då. Hent tala med «population import».`,
    en: (p) =>
      `Population is missing ${p.municipality ? `for municipality ${p.municipality} ` : ''}on ${p.date} or before, as the book was known then. Bring the figures in with “population import”.`,
  },
);

export const figureMissing = refusalType<{ what: string; municipality: string | null; on: string }>(
  'figure-missing',
  'unanswerable',
  {
    nb: (p) =>
      `${p.what} mangler${p.municipality ? ` for kommune ${p.municipality}` : ''} (${p.on}), så nøkkelen kan ikke regnes ut. Registrer tallet.`,
    nn: (p) =>
      `${p.what} manglar${p.municipality ? ` for kommune ${p.municipality}` : ''} (${p.on}), så nøkkelen kan ikkje reknast ut. Registrer talet.`,
    en: (p) =>
      `${p.what} is missing${p.municipality ? ` for municipality ${p.municipality}` : ''} (${p.on}), so the key cannot be computed. Record the figure.`,
  },
);

export const boundsImpossible = refusalType<{ key: string; participants: number; on: string }>(
  'key-bounds-impossible',
  'unanswerable',
  {
    nb: (p) =>
      `Minste eller største andel i nøkkelen «${p.key}» kan ikke holdes når ${p.participants} kommuner deler (${p.on}): andelene ville ikke blitt én til sammen. Velg en lavere minste eller en høyere største andel.`,
    nn: (p) =>
      `Minste eller største del i nøkkelen «${p.key}» kan ikkje haldast når ${p.participants} kommunar deler (${p.on}): delane ville ikkje blitt éin til saman. Vel ein lågare minste eller ein høgare største del.`,
    en: (p) =>
      `The smallest or largest share of the key “${p.key}” cannot hold when ${p.participants} municipalities share (${p.on}): the shares would not make one. Choose a lower smallest or a higher largest share.`,
  },
);

export const noIndexValue = refusalType<{ index: string; year: number }>('no-index-value', 'unanswerable', {
  nb: (p) =>
    `Indeksen «${p.index}» mangler verdi for ${p.year} (A-27: ingen er innebygd). Registrer indeksen med kilde.`,
  nn: (p) =>
    `Indeksen «${p.index}» manglar verdi for ${p.year} (A-27: ingen er innebygd). Registrer indeksen med kjelde.`,
  en: (p) =>
    `The index “${p.index}” has no value for ${p.year} (A-27: none is built in). Record the index with its source.`,
});

export const noHistoricCost = refusalType<{ municipality: string; year: number }>('no-historic-cost', 'unanswerable', {
  nb: (p) => `Kommune ${p.municipality} mangler egen kostnad for ${p.year}, som avtalen bygger på. Registrer beløpet.`,
  nn: (p) =>
    `Kommune ${p.municipality} manglar eigen kostnad for ${p.year}, som avtalen byggjer på. Registrer beløpet.`,
  en: (p) =>
    `Municipality ${p.municipality} lacks its own cost of ${p.year}, on which the agreement rests. Record the amount.`,
});

export const noCosts = refusalType<{ from: string; to: string; first?: string | null; last?: string | null }>(
  'no-costs',
  'unanswerable',
  {
    nb: (p) =>
      `Ingen kostnader er ført på ${p.from} til ${p.to}, slik boka var kjent da.${p.first ? ` Det finnes kostnader fra ${p.first} til ${p.last}.` : ''} Hent dem med «costs import», eller spør om en annen periode eller et senere «known-at».`,
    nn: (p) =>
      `Ingen kostnader er førte på ${p.from} til ${p.to}, slik boka var kjend då.${p.first ? ` Det finst kostnader frå ${p.first} til ${p.last}.` : ''} Hent dei med «costs import», eller spør om ein annan periode eller eit seinare «known-at».`,
    en: (p) =>
      `No costs are recorded for ${p.from} to ${p.to}, as the book was known then.${p.first ? ` There are costs from ${p.first} to ${p.last}.` : ''} Bring them in with “costs import”, or ask about another period or with a later “known-at”.`,
  },
);
