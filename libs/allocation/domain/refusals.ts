import { refusalType } from '#kernel';

export const alreadyInBook = refusalType<{ what: string; id: string }>('already-in-book', 'conflict', {
  nb: (p) => `${p.what} «${p.id}» står allerede i boka. Velg en annen id, eller rett det som står der.`,
  nn: (p) => `${p.what} «${p.id}» står alt i boka. Vel ein annan id, eller rett det som står der.`,
  en: (p) => `${p.what} “${p.id}” is already in the book. Choose another id, or correct what stands there.`,
});

export const notInBook = refusalType<{ what: string; id: string; known: string }>('not-in-book', 'conflict', {
  nb: (p) => `${p.what} «${p.id}» finnes ikke i boka. Registrer det først, eller bruk ett av: ${p.known}.`,
  nn: (p) => `${p.what} «${p.id}» finst ikkje i boka. Registrer det først, eller bruk eitt av: ${p.known}.`,
  en: (p) => `${p.what} “${p.id}” is not in the book. Record it first, or use one of: ${p.known}.`,
});

export const municipalityUnknown = refusalType<{ municipality: string; known: string }>(
  'municipality-unknown',
  'conflict',
  {
    nb: (p) => `Kommune ${p.municipality} er ikke deltaker i samarbeidet. Deltakerne er: ${p.known}.`,
    nn: (p) => `Kommune ${p.municipality} er ikkje deltakar i samarbeidet. Deltakarane er: ${p.known}.`,
    en: (p) => `Municipality ${p.municipality} is no participant of the cooperation. The participants are: ${p.known}.`,
  },
);

export const weightsMustSumToOne = refusalType<{ key: string; sum: string }>('key-weights', 'malformed', {
  nb: (p) =>
    `Vektene i nøkkelen «${p.key}» summerer til ${p.sum}, ikke 1. Rett vektene (brøk som 3/10 eller desimal som 0.3).`,
  nn: (p) =>
    `Vektene i nøkkelen «${p.key}» summerer til ${p.sum}, ikkje 1. Rett vektene (brøk som 3/10 eller desimal som 0.3).`,
  en: (p) =>
    `The weights of the key “${p.key}” sum to ${p.sum}, not 1. Correct them (a fraction such as 3/10 or a decimal such as 0.3).`,
});

export const keyMalformed = refusalType<{ key: string; nb: string; nn: string; en: string }>(
  'key-malformed',
  'malformed',
  {
    nb: (p) => `Nøkkelen «${p.key}» kan ikke brukes: ${p.nb}.`,
    nn: (p) => `Nøkkelen «${p.key}» kan ikkje brukast: ${p.nn}.`,
    en: (p) => `The key “${p.key}” cannot be used: ${p.en}.`,
  },
);

export const serviceMonths = refusalType<{ line: string; from: string; to: string }>('service-months', 'malformed', {
  nb: (p) => `Kostnadslinja «${p.line}» gjelder fra ${p.from} til ${p.to}: slutten er før starten. Rett månedene.`,
  nn: (p) => `Kostnadslinja «${p.line}» gjeld frå ${p.from} til ${p.to}: slutten er før starten. Rett månadene.`,
  en: (p) =>
    `The cost line “${p.line}” serves from ${p.from} to ${p.to}: the end is before the start. Correct the months.`,
});

export const lineLacks = refusalType<{ line: string; category: string; field: string; clause: string }>(
  'line-lacks',
  'malformed',
  {
    nb: (p) => `Kostnadslinja «${p.line}» i kategori ${p.category} mangler «${p.field}» (${p.clause}). Fyll det ut.`,
    nn: (p) => `Kostnadslinja «${p.line}» i kategori ${p.category} manglar «${p.field}» (${p.clause}). Fyll det ut.`,
    en: (p) => `The cost line “${p.line}” in category ${p.category} lacks “${p.field}” (${p.clause}). Fill it in.`,
  },
);

export const distributionSum = refusalType<{ line: string; sum: string; amount: string }>(
  'distribution-sum',
  'malformed',
  {
    nb: (p) =>
      `Delene på kostnadslinja «${p.line}» summerer til ${p.sum} øre, men linja er på ${p.amount} øre. Rett delene eller beløpet.`,
    nn: (p) =>
      `Delane på kostnadslinja «${p.line}» summerer til ${p.sum} øre, men linja er på ${p.amount} øre. Rett delane eller beløpet.`,
    en: (p) =>
      `The parts of the cost line “${p.line}” sum to ${p.sum} øre, but the line is ${p.amount} øre. Correct the parts or the amount.`,
  },
);

export const distributionSigns = refusalType<{ line: string }>('distribution-signs', 'malformed', {
  nb: (p) =>
    `Delene på kostnadslinja «${p.line}» er både kostnad og inntekt. Før kostnaden og inntekten på hver sin linje.`,
  nn: (p) =>
    `Delane på kostnadslinja «${p.line}» er både kostnad og inntekt. Før kostnaden og inntekta på kvar si linje.`,
  en: (p) =>
    `The parts of the cost line “${p.line}” are both cost and income. Record the cost and the income on a line each.`,
});

export const lineUnknown = refusalType<{ line: string; year: number }>('line-unknown', 'conflict', {
  nb: (p) => `Kostnadslinja «${p.line}» finnes ikke i regnskapsåret ${p.year}. Sjekk linje-id og bokføringsdato.`,
  nn: (p) => `Kostnadslinja «${p.line}» finst ikkje i rekneskapsåret ${p.year}. Sjekk linje-id og bokføringsdato.`,
  en: (p) => `The cost line “${p.line}” is not in the accounting year ${p.year}. Check its id and booking date.`,
});

export const lineAnnulled = refusalType<{ line: string }>('line-annulled', 'conflict', {
  nb: (p) => `Kostnadslinja «${p.line}» er annullert. Registrer en ny linje i stedet.`,
  nn: (p) => `Kostnadslinja «${p.line}» er annullert. Registrer ei ny linje i staden.`,
  en: (p) => `The cost line “${p.line}” is annulled. Record a new line instead.`,
});

export const sharesMustSumToOne = refusalType<{ split: string; sum: string }>('split-shares', 'malformed', {
  nb: (p) => `Andelene i fordelingen «${p.split}» summerer til ${p.sum}, ikke 1. Rett andelene.`,
  nn: (p) => `Delane i fordelinga «${p.split}» summerer til ${p.sum}, ikkje 1. Rett delane.`,
  en: (p) => `The shares of the split “${p.split}” sum to ${p.sum}, not 1. Correct them.`,
});

export const readingUnknown = refusalType<{ interpretation: string; option: string; known: string }>(
  'reading-unknown',
  'malformed',
  {
    nb: (p) => `Boka kjenner ikke lesemåten «${p.option}» av ${p.interpretation}. Bruk én av: ${p.known}.`,
    nn: (p) => `Boka kjenner ikkje lesemåten «${p.option}» av ${p.interpretation}. Bruk éin av: ${p.known}.`,
    en: (p) => `The book does not know the reading “${p.option}” of ${p.interpretation}. Use one of: ${p.known}.`,
  },
);

export const fixedAmountsTwice = refusalType<{ version: string; categories: string }>(
  'fixed-amounts-twice',
  'malformed',
  {
    nb: (p) =>
      `Avtaleversjonen «${p.version}» har faste beløp i flere kategorier (${p.categories}), så hver kommune ville betalt sitt faste beløp flere ganger. La én kategori ha FIXED_AMOUNTS.`,
    nn: (p) =>
      `Avtaleversjonen «${p.version}» har faste beløp i fleire kategoriar (${p.categories}), så kvar kommune ville betalt det faste beløpet sitt fleire gonger. La éin kategori ha FIXED_AMOUNTS.`,
    en: (p) =>
      `The agreement version “${p.version}” has fixed amounts in several categories (${p.categories}), so each municipality would pay its fixed amount several times. Let one category have FIXED_AMOUNTS.`,
  },
);

export const costFileTakenBefore = refusalType<{ sha256: string }>('cost-file-taken', 'conflict', {
  nb: (p) => `Kostnadsfilen ${p.sha256.slice(0, 12)}… er lest inn før. Linjene i den telles bare én gang.`,
  nn: (p) => `Kostnadsfila ${p.sha256.slice(0, 12)}… er lesen inn før. Linjene i henne blir berre talde éin gong.`,
  en: (p) => `The cost file ${p.sha256.slice(0, 12)}… was taken before. Its lines count once only.`,
});

export const costLineInAnotherYear = refusalType<{ line: string; bookedOn: string; year: number }>(
  'cost-line-other-year',
  'malformed',
  {
    nb: (p) => `Linjen «${p.line}» er bokført ${p.bookedOn}, ikke i ${p.year}. Del filen etter år.`,
    nn: (p) => `Linja «${p.line}» er bokført ${p.bookedOn}, ikkje i ${p.year}. Del fila etter år.`,
    en: (p) => `The line “${p.line}” was booked on ${p.bookedOn}, not in ${p.year}. Divide the file by year.`,
  },
);
