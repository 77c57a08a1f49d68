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

export const accrualOfNothing = refusalType<{ line: string }>('accrual-of-nothing', 'malformed', {
  nb: (p) => `Den påløpte kostnaden «${p.line}» er på 0 øre. Oppgi det beste anslaget (kommuneloven § 14-6).`,
  nn: (p) => `Den påkomne kostnaden «${p.line}» er på 0 øre. Oppgi det beste overslaget (kommuneloven § 14-6).`,
  en: (p) => `The accrual “${p.line}” is of 0 øre. State the best estimate (kommuneloven § 14-6).`,
});

export const accrualAhead = refusalType<{ line: string; to: string; bookedOn: string }>('accrual-ahead', 'malformed', {
  nb: (p) =>
    `Den påløpte kostnaden «${p.line}» gjelder til og med ${p.to}, men er bokført ${p.bookedOn}. Bare det som er levert, er påløpt: rett månedene eller bokføringsdatoen (kommuneloven § 14-6).`,
  nn: (p) =>
    `Den påkomne kostnaden «${p.line}» gjeld til og med ${p.to}, men er bokført ${p.bookedOn}. Berre det som er levert, er påkome: rett månadene eller bokføringsdatoen (kommuneloven § 14-6).`,
  en: (p) =>
    `The accrual “${p.line}” serves through ${p.to}, but is booked on ${p.bookedOn}. Only what was delivered is accrued: correct the months or the booking date (kommuneloven § 14-6).`,
});

export const notAnAccrual = refusalType<{ line: string; year: number }>('not-an-accrual', 'conflict', {
  nb: (p) =>
    `Kostnadslinja «${p.line}» i ${p.year} er ingen påløpt kostnad, så det er ikke noe å gjøre opp. Sjekk linje-id og år, eller rett linja med CorrectCostLine.`,
  nn: (p) =>
    `Kostnadslinja «${p.line}» i ${p.year} er ingen påkomen kostnad, så det er ikkje noko å gjere opp. Sjekk linje-id og år, eller rett linja med CorrectCostLine.`,
  en: (p) =>
    `The cost line “${p.line}” in ${p.year} is no accrual, so there is nothing to settle. Check the id and the year, or correct the line with CorrectCostLine.`,
});

export const accrualReleasedBefore = refusalType<{ line: string; year: number; books: number; by: string | null }>(
  'accrual-released',
  'conflict',
  {
    nb: (p) =>
      `Den påløpte kostnaden «${p.line}» i ${p.year} er alt tatt ut, i regnskapet for ${p.books}${p.by === null ? '' : ` med linje «${p.by}»`}. Er det feil, annuller den linja eller før en ny påløpt kostnad.`,
    nn: (p) =>
      `Den påkomne kostnaden «${p.line}» i ${p.year} er alt teken ut, i rekneskapen for ${p.books}${p.by === null ? '' : ` med linje «${p.by}»`}. Er det feil, annuller den linja eller før ein ny påkomen kostnad.`,
    en: (p) =>
      `The accrual “${p.line}” in ${p.year} is already released, in the accounts of ${p.books}${p.by === null ? '' : ` by the line “${p.by}”`}. If that is wrong, annul that line or record a new accrual.`,
  },
);

export const accrualAfterCost = refusalType<{ line: string; year: number; books: number }>(
  'accrual-of-later-year',
  'conflict',
  {
    nb: (p) =>
      `Den påløpte kostnaden «${p.line}» står i regnskapet for ${p.year} og kan ikke tas ut i regnskapet for ${p.books}. Før kostnaden i ${p.year} eller senere.`,
    nn: (p) =>
      `Den påkomne kostnaden «${p.line}» står i rekneskapen for ${p.year} og kan ikkje takast ut i rekneskapen for ${p.books}. Før kostnaden i ${p.year} eller seinare.`,
    en: (p) =>
      `The accrual “${p.line}” is in the accounts of ${p.year} and cannot be released in those of ${p.books}. Book the cost in ${p.year} or later.`,
  },
);

export const accrualNotCorrected = refusalType<{ line: string }>('accrual-not-corrected', 'conflict', {
  nb: (p) =>
    `Et anslag rettes ikke: «${p.line}» er, eller skulle bli, en påløpt kostnad. Før en ny linje med «accrual» og «settles», så erstatter den anslaget.`,
  nn: (p) =>
    `Eit overslag blir ikkje retta: «${p.line}» er, eller skulle bli, ein påkomen kostnad. Før ei ny linje med «accrual» og «settles», så erstattar ho overslaget.`,
  en: (p) =>
    `An estimate is not corrected: “${p.line}” is, or was to become, an accrual. Record a new line with “accrual” and “settles”, which takes its place.`,
});

export const settlesIsKept = refusalType<{ line: string; settles: string }>('settles-is-kept', 'conflict', {
  nb: (p) =>
    `En rettelse endrer ikke hva kostnadslinja «${p.line}» gjør opp (${p.settles}). Annuller linja og før en ny, eller la «settles» stå som det var.`,
  nn: (p) =>
    `Ei retting endrar ikkje kva kostnadslinja «${p.line}» gjer opp (${p.settles}). Annuller linja og før ei ny, eller la «settles» stå som det var.`,
  en: (p) =>
    `A correction does not change what the cost line “${p.line}” settles (${p.settles}). Annul the line and record a new one, or leave “settles” as it was.`,
});
